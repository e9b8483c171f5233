/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Eight threads live lives on one node while a ninth delivers the events,
 * for as many seconds as the argument says. Every event must come, in the
 * order in which it happened, and every callback must be released once.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "../support/objects.h"

#define THREADS 8
#define CHECK(condition)                                        \
    do {                                                        \
        if (!(condition)) {                                     \
            fprintf(stderr, "line %d: %s\n", __LINE__, #condition); \
            atomic_fetch_add(&failures, 1);                     \
        }                                                       \
    } while (0)

static const int order[] = {
    VIR_DOMAIN_EVENT_DEFINED, VIR_DOMAIN_EVENT_STARTED, VIR_DOMAIN_EVENT_SUSPENDED,
    VIR_DOMAIN_EVENT_RESUMED, VIR_DOMAIN_EVENT_STOPPED, VIR_DOMAIN_EVENT_UNDEFINED,
};
#define STEPS (sizeof(order) / sizeof(order[0]))

static atomic_int failures;
static atomic_int done;
static atomic_int stop_loop;
static atomic_llong registered;
static atomic_llong released;
static virConnectPtr conn;
static time_t end;

/* Of the shared callback: only the loop's thread touches seen. */
static long long seen[THREADS];
static atomic_llong lives[THREADS];

static void
count_release(void *opaque)
{
    atomic_fetch_add(&released, 1);
}

static int
on_event(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    int number = -1;

    if (sscanf(virDomainGetName(domain), "soak-%d", &number) != 1)
        return 0;
    CHECK(number >= 0 && number < THREADS);
    CHECK(event == order[seen[number] % STEPS]);
    seen[number]++;
    return 0;
}

/* Of a thread's own connection, filtered for its own domain. */
static int
on_own_event(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    int number = *(int *) opaque;
    char name[40];

    snprintf(name, sizeof(name), "soak-%d", number);
    CHECK(strcmp(virDomainGetName(domain), name) == 0);
    return 0;
}

static void *
loop(void *opaque)
{
    while (!atomic_load(&stop_loop))
        CHECK(virEventRunDefaultImpl() == 0);
    return NULL;
}

static void *
live(void *opaque)
{
    int number = *(int *) opaque;
    virConnectPtr own = virConnectOpen("test:///default");
    char name[40];
    char xml[500];

    CHECK(own != NULL);
    snprintf(name, sizeof(name), "soak-%d", number);
    snprintf(xml, sizeof(xml),
             "<domain type='test'><name>%s</name>"
             "<uuid>77777777-2222-3333-4444-55555555555%d</uuid>"
             "<memory>8192</memory><os><type>hvm</type></os></domain>", name, number);
    while (time(NULL) < end) {
        virDomainPtr domain = virDomainDefineXML(number % 2 ? own : conn, xml);
        virDomainPtr mine;
        virDomainPtr *all = NULL;
        char *document;
        int count;
        int state = -1;
        int id;

        CHECK(domain != NULL);
        if (!domain)
            break;
        mine = virDomainLookupByName(own, name);
        CHECK(mine != NULL);
        id = virConnectDomainEventRegisterAny(own, mine, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(on_own_event), opaque,
                                              count_release);
        CHECK(id >= 0);
        atomic_fetch_add(&registered, 1);
        CHECK(virDomainCreate(domain) == 0);
        CHECK(virDomainSuspend(mine) == 0);
        CHECK(virDomainGetState(domain, &state, NULL, 0) == 0 && state == VIR_DOMAIN_PAUSED);
        document = virDomainGetXMLDesc(mine, 0);
        CHECK(document != NULL && strstr(document, name) != NULL);
        free(document);
        CHECK(virDomainResume(domain) == 0);
        count = virConnectListAllDomains(conn, &all, VIR_CONNECT_LIST_DOMAINS_ACTIVE);
        CHECK(count >= 2);
        while (count > 0)
            virDomainFree(all[--count]);
        free(all);
        CHECK(virDomainDestroy(mine) == 0);
        CHECK(virConnectDomainEventDeregisterAny(own, id) == 0);
        CHECK(virDomainUndefine(domain) == 0);
        CHECK(virDomainCreate(domain) == -1 && virGetLastErrorCode() == VIR_ERR_NO_DOMAIN);
        virDomainFree(mine);
        virDomainFree(domain);
        atomic_fetch_add(&lives[number], 1);
    }
    /* The loop may be about to call back, and holds the connection for that. */
    CHECK(virConnectClose(own) >= 0);
    atomic_fetch_add(&done, 1);
    return NULL;
}

/* Keeps the loop turning, so that it sees when to end. */
static void
tick(int timer, void *opaque)
{
    int each;

    if (atomic_load(&done) < THREADS)
        return;
    for (each = 0; each < THREADS; each++) {
        if (seen[each] < atomic_load(&lives[each]) * (long long) STEPS)
            return;
    }
    atomic_store(&stop_loop, 1);
}

int
main(int argc, char **argv)
{
    pthread_t threads[THREADS];
    pthread_t loop_thread;
    int numbers[THREADS];
    long long total = 0;
    int timer;
    int id;
    int each;

    begin_quietly();
    CHECK(virEventRegisterDefaultImpl() == 0);
    conn = open_test(0);
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, count_release);
    CHECK(id >= 0);
    atomic_fetch_add(&registered, 1);
    timer = virEventAddTimeout(10, tick, NULL, NULL);
    end = time(NULL) + (argc > 1 ? atoi(argv[1]) : 5);
    /* All before the loop: helgrind does not see that the library's locks order the rest. */
    for (each = 0; each < THREADS; each++)
        numbers[each] = each;
    pthread_create(&loop_thread, NULL, loop, NULL);
    for (each = 0; each < THREADS; each++)
        pthread_create(&threads[each], NULL, live, &numbers[each]);
    for (each = 0; each < THREADS; each++)
        pthread_join(threads[each], NULL);
    /* Ends when all events have come, or is killed by whoever waits. */
    pthread_join(loop_thread, NULL);
    virEventRemoveTimeout(timer);
    CHECK(virConnectDomainEventDeregisterAny(conn, id) == 0);
    for (each = 0; each < THREADS; each++) {
        CHECK(seen[each] == atomic_load(&lives[each]) * (long long) STEPS);
        CHECK(atomic_load(&lives[each]) > 0);
        total += atomic_load(&lives[each]);
    }
    CHECK(atomic_load(&registered) == atomic_load(&released));
    CHECK(virConnectNumOfDefinedDomains(conn) == 0);
    close_test(conn);
    printf("%lld lives, %d failures\n", total, atomic_load(&failures));
    return atomic_load(&failures) ? 1 : 0;
}
