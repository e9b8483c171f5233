/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Eight threads on one connection: lives, look-ups and errors of their own. */
#include <pthread.h>

#include "support/domains.h"

#define THREADS 8
#define ROUNDS 40

static virConnectPtr conn;
static int failures[THREADS];

#define CHECK(condition)                                                    \
    do {                                                                    \
        if (!(condition)) {                                                 \
            printf("thread %d, line %d: %s\n", number, __LINE__, #condition); \
            failures[number]++;                                             \
        }                                                                   \
    } while (0)

static void
one_life(int number, const char *name, const char *xml)
{
    virDomainPtr domain = virDomainDefineXML(conn, xml);
    virDomainPtr found;
    virDomainInfo info;
    int state = -1;
    int reason = -1;

    CHECK(domain != NULL);
    if (!domain)
        return;
    CHECK(virDomainCreate(domain) == 0);
    found = virDomainLookupByName(conn, name);
    CHECK(found != NULL && virDomainIsActive(found) == 1);
    if (found)
        virDomainFree(found);
    found = virDomainLookupByID(conn, virDomainGetID(domain));
    CHECK(found != NULL && strcmp(virDomainGetName(found), name) == 0);
    if (found)
        virDomainFree(found);
    CHECK(virDomainSuspend(domain) == 0);
    CHECK(virDomainGetState(domain, &state, &reason, 0) == 0 && state == VIR_DOMAIN_PAUSED);
    CHECK(virDomainResume(domain) == 0);
    CHECK(virDomainGetInfo(domain, &info) == 0 && info.state == VIR_DOMAIN_RUNNING);
    CHECK(virDomainDestroy(domain) == 0);
    CHECK(virDomainGetState(domain, &state, &reason, 0) == 0 && state == VIR_DOMAIN_SHUTOFF);
    CHECK(virDomainUndefine(domain) == 0);
    CHECK(virDomainGetState(domain, &state, &reason, 0) == -1);
    CHECK(virGetLastErrorCode() == VIR_ERR_NO_DOMAIN);
    CHECK(strstr(virGetLastErrorMessage(), name) != NULL);
    CHECK(virDomainFree(domain) == 0);
}

static void
look_around(int number)
{
    virDomainPtr *domains = NULL;
    int count = virConnectListAllDomains(conn, &domains, 0);
    int each;

    CHECK(count >= 1);
    for (each = 0; each < count; each++) {
        char *xml;

        /* It may be gone, but then there must be an error that says so. */
        virResetLastError();
        xml = virDomainGetXMLDesc(domains[each], 0);
        CHECK(xml != NULL || virGetLastErrorCode() == VIR_ERR_NO_DOMAIN);
        free(xml);
        CHECK(virDomainFree(domains[each]) == 0);
    }
    free(domains);
    CHECK(virConnectNumOfDomains(conn) >= 1);
}

static void *
run(void *opaque)
{
    int number = *(int *) opaque;
    char name[40];
    char xml[500];
    int round;

    snprintf(name, sizeof(name), "thread-%d", number);
    snprintf(xml, sizeof(xml),
             "<domain type='test'><name>%s</name>"
             "<uuid>66666666-2222-3333-4444-55555555555%d</uuid>"
             "<memory>8192</memory><os><type>hvm</type></os></domain>", name, number);
    for (round = 0; round < ROUNDS; round++) {
        one_life(number, name, xml);
        if (round % 8 == number)
            look_around(number);
    }
    return NULL;
}

/* Every thread opens and closes connections of its own. */
static void *
open_and_close(void *opaque)
{
    int number = *(int *) opaque;
    int round;

    for (round = 0; round < ROUNDS; round++) {
        virConnectPtr own = virConnectOpen("test:///default");
        virDomainPtr domain = own ? virDomainLookupByName(own, "test") : NULL;

        CHECK(domain != NULL);
        CHECK(virConnectRef(conn) == 0);
        CHECK(virConnectClose(conn) == 1);
        CHECK(virConnectClose(own) == 1);
        CHECK(virDomainIsActive(domain) == 1);
        CHECK(virDomainFree(domain) == 0);
    }
    return NULL;
}

static void
all(const char *what, void *(*body)(void *opaque))
{
    pthread_t threads[THREADS];
    int numbers[THREADS];
    int each;
    int failed = 0;

    for (each = 0; each < THREADS; each++) {
        numbers[each] = each;
        pthread_create(&threads[each], NULL, body, &numbers[each]);
    }
    for (each = 0; each < THREADS; each++) {
        pthread_join(threads[each], NULL);
        failed += failures[each];
    }
    printf("%s: %d failures\n", what, failed);
}

int
main(void)
{
    conn = open_test(0);
    all("lives", run);
    all("connections", open_and_close);
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_PERSISTENT);
    close_test(conn);
    return 0;
}
