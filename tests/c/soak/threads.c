/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * threads SECONDS [ROUNDS]: eight threads live the lives of domains on one
 * connection while the default event loop delivers the events, and others
 * register and drop callbacks, timers and connections. At the end everything
 * has to add up: each event delivered once, each free callback called once, no
 * domain left, every reference released.
 *
 * Ends after SECONDS, or after ROUNDS rounds of each thread if that comes first.
 */
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

enum { LIVES = 8, EVENTS_OF_A_LIFE = 6, MOST_WAITING = 10000 };

static virConnectPtr shared;
static atomic_int stopping, loop_stopping, failures;
static atomic_long lives, events, registered, freed, timers, timers_freed, connections;
static long most_rounds;

static void
ignore_error(void *opaque, virErrorPtr error)
{
    (void) opaque;
    (void) error;
}

#define CHECK(condition)                                                                          \
    do {                                                                                          \
        if (!(condition)) {                                                                       \
            printf("line %d: %s: %s\n", __LINE__, #condition, virGetLastErrorMessage());          \
            atomic_fetch_add(&failures, 1);                                                       \
        }                                                                                         \
    } while (0)

static int
goes_on(long round)
{
    return !atomic_load(&stopping) && !atomic_load(&failures) &&
           (most_rounds == 0 || round < most_rounds);
}

static int
on_lifecycle(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) event;
    (void) detail;
    (void) opaque;
    /* Callbacks may call the library. */
    if (strncmp(virDomainGetName(domain), "life", 4) == 0)
        atomic_fetch_add(&events, 1);
    return 0;
}

static int
on_any(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) event;
    (void) detail;
    (void) opaque;
    CHECK(virDomainGetConnect(domain) == conn);
    return 0;
}

static void
count_free(void *opaque)
{
    atomic_fetch_add((atomic_long *) opaque, 1);
}

static void
nothing(int timer, void *opaque)
{
    (void) timer;
    (void) opaque;
}

static void *
live(void *opaque)
{
    long number = (long) opaque, round;
    char name[32], xml[512];
    virDomainInfo info;

    snprintf(name, sizeof(name), "life%ld", number);
    snprintf(xml, sizeof(xml),
             "<domain type='test'><name>%s</name><memory>%d</memory><vcpu>1</vcpu>"
             "<os><type>hvm</type></os></domain>",
             name, 65536);
    for (round = 0; goes_on(round); round++) {
        virDomainPtr *list = NULL;
        virDomainPtr domain = virDomainDefineXML(shared, xml), found;
        int i, n, seen = 0;

        CHECK(domain);
        if (!domain)
            break;
        CHECK(virDomainCreate(domain) == 0);
        CHECK(virDomainSuspend(domain) == 0);
        CHECK(virDomainGetInfo(domain, &info) == 0 && info.state == VIR_DOMAIN_PAUSED);
        CHECK(virDomainResume(domain) == 0);
        CHECK((found = virDomainLookupByName(shared, name)));
        CHECK(virDomainGetID(found) == virDomainGetID(domain));
        virDomainFree(found);
        /* The others come and go meanwhile; ours is there. */
        n = virConnectListAllDomains(shared, &list, VIR_CONNECT_LIST_DOMAINS_ACTIVE);
        CHECK(n >= 2 && n <= LIVES + 1);
        for (i = 0; i < n; i++) {
            seen += strcmp(virDomainGetName(list[i]), name) == 0;
            virDomainFree(list[i]);
        }
        free(list);
        CHECK(seen == 1);
        free(virDomainGetXMLDesc(domain, 0));
        CHECK(virDomainDestroy(domain) == 0);
        CHECK(virDomainUndefine(domain) == 0);
        /* An error of this thread is no other's. */
        CHECK(virDomainLookupByName(shared, name) == NULL);
        CHECK(virGetLastErrorCode() == VIR_ERR_NO_DOMAIN);
        virDomainFree(domain);
        atomic_fetch_add(&lives, 1);
        /* One thread delivers what eight make happen: what waits must not grow without end. */
        while (goes_on(round) &&
               atomic_load(&lives) * EVENTS_OF_A_LIFE - atomic_load(&events) > MOST_WAITING)
            usleep(100);
    }
    return NULL;
}

static void *
register_callbacks(void *opaque)
{
    long round;

    (void) opaque;
    for (round = 0; goes_on(round); round++) {
        int id = virConnectDomainEventRegisterAny(shared, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                                  VIR_DOMAIN_EVENT_CALLBACK(on_any), &freed, count_free);
        int timer = virEventAddTimeout(round % 3, nothing, &timers_freed, count_free);

        CHECK(id >= 0);
        CHECK(timer > 0);
        atomic_fetch_add(&registered, 1);
        atomic_fetch_add(&timers, 1);
        virEventUpdateTimeout(timer, 1);
        usleep(200);
        CHECK(virEventRemoveTimeout(timer) == 0);
        CHECK(virConnectDomainEventDeregisterAny(shared, id) == 0);
    }
    return NULL;
}

static void *
connect_again(void *opaque)
{
    long round;

    (void) opaque;
    for (round = 0; goes_on(round); round++) {
        virConnectPtr conn = virConnectOpen("test:///default");
        virDomainPtr domain = conn ? virDomainLookupByName(conn, "test") : NULL;

        CHECK(domain);
        CHECK(virConnectClose(conn) == 1);
        CHECK(domain && virDomainFree(domain) == 0);
        atomic_fetch_add(&connections, 1);
        usleep(100);
    }
    return NULL;
}

static void *
run_loop(void *opaque)
{
    (void) opaque;
    while (!atomic_load(&loop_stopping))
        CHECK(virEventRunDefaultImpl() == 0);
    return NULL;
}

static void
wake(int timer, void *opaque)
{
    (void) timer;
    (void) opaque;
}

/* What is allocated, whatever the allocator keeps for later. */
static long
bytes_in_use(void)
{
    return (long) mallinfo2().uordblks;
}

int
main(int argc, char **argv)
{
    long seconds = argc > 1 ? atol(argv[1]) : 60, before, after, waited, i;
    pthread_t workers[LIVES + 2], loop;
    int id, ticker;

    setvbuf(stdout, NULL, _IONBF, 0);
    most_rounds = argc > 2 ? atol(argv[2]) : 0;
    virInitialize();
    virSetErrorFunc(NULL, ignore_error);
    CHECK(virEventRegisterDefaultImpl() == 0);
    CHECK((shared = virConnectOpen("test:///default")));
    if (failures)
        return 1;
    id = virConnectDomainEventRegisterAny(shared, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), &freed, count_free);
    CHECK(id >= 0);
    atomic_fetch_add(&registered, 1);
    before = bytes_in_use();
    /* So that the loop turns often enough to see that it shall stop. */
    ticker = virEventAddTimeout(20, wake, NULL, NULL);
    pthread_create(&loop, NULL, run_loop, NULL);
    for (i = 0; i < LIVES; i++)
        pthread_create(&workers[i], NULL, live, (void *) i);
    pthread_create(&workers[LIVES], NULL, register_callbacks, NULL);
    pthread_create(&workers[LIVES + 1], NULL, connect_again, NULL);

    for (i = 0; i < seconds * 10 && !atomic_load(&failures); i++) {
        usleep(100000);
        if (most_rounds && atomic_load(&lives) >= most_rounds * LIVES)
            break;
    }
    atomic_store(&stopping, 1);
    for (i = 0; i < LIVES + 2; i++)
        pthread_join(workers[i], NULL);

    /* What still waits for the loop. */
    for (waited = 0; waited < 10000; waited++) {
        if (atomic_load(&events) >= atomic_load(&lives) * EVENTS_OF_A_LIFE &&
            atomic_load(&timers_freed) >= atomic_load(&timers))
            break;
        usleep(1000);
    }
    CHECK(virConnectDomainEventDeregisterAny(shared, id) == 0);
    usleep(50000);
    atomic_store(&loop_stopping, 1);
    pthread_join(loop, NULL);
    virEventRemoveTimeout(ticker);

    CHECK(atomic_load(&events) == atomic_load(&lives) * EVENTS_OF_A_LIFE);
    CHECK(atomic_load(&freed) == atomic_load(&registered));
    CHECK(atomic_load(&timers_freed) == atomic_load(&timers));
    CHECK(virConnectNumOfDomains(shared) == 1 && virConnectNumOfDefinedDomains(shared) == 0);
    after = bytes_in_use();
    CHECK(virConnectClose(shared) == 0);
    /* Queues and tables keep the room they once needed. */
    CHECK(after - before < 1 << 20);
    printf("%ld lives, %ld events, %ld callbacks, %ld timers, %ld connections, %ld bytes more\n",
           atomic_load(&lives), atomic_load(&events), atomic_load(&registered), atomic_load(&timers),
           atomic_load(&connections), after - before);
    puts(atomic_load(&failures) ? "FAILED" : "everything adds up");
    return atomic_load(&failures) != 0;
}
