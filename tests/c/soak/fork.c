/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* not-under: memcheck: what the parent's threads have in hand is lost to a child, and counts as its leak */
/*
 * fork SECONDS [ROUNDS]: six threads live the lives of domains while one runs the event loop and
 * the main thread forks all the time. A child leaves at once, executes another program, works
 * with what belongs to its only thread, or is killed; none of it may hang, and the parent must
 * not notice.
 */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../support/objects.h"

#define THREADS 6
#define EVENTS_OF_A_LIFE 4
#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "line %d: %s: %s\n", __LINE__, #condition, virGetLastErrorMessage());  \
            atomic_fetch_add(&failures, 1);                                                        \
        }                                                                                          \
    } while (0)

static virConnectPtr conn;
static atomic_int failures, stopping, stop_loop;
static atomic_long lives, events, released;

static int
on_event(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    if (strncmp(virDomainGetName(domain), "fork-", 5) == 0)
        atomic_fetch_add(&events, 1);
    return 0;
}

static void
count_release(void *opaque)
{
    atomic_fetch_add(&released, 1);
}

static void
tick(int timer, void *opaque)
{
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
    char name[40];
    char xml[500];

    snprintf(name, sizeof(name), "fork-%d", number);
    snprintf(xml, sizeof(xml),
             "<domain type='test'><name>%s</name><memory>8192</memory>"
             "<os><type>hvm</type></os></domain>", name);
    while (!atomic_load(&stopping)) {
        virDomainPtr domain = virDomainDefineXML(conn, xml);

        CHECK(domain != NULL);
        if (!domain)
            break;
        CHECK(virDomainCreate(domain) == 0);
        CHECK(virDomainDestroy(domain) == 0);
        CHECK(virDomainUndefine(domain) == 0);
        virDomainFree(domain);
        atomic_fetch_add(&lives, 1);
        usleep(500);
    }
    return NULL;
}

/* What a child does that has only the thread that forked. */
static void
in_child(long round)
{
    virTypedParameterPtr params = NULL;
    int count = 0;
    int room = 0;
    int timer;

    /* Ends a child that hangs. */
    alarm(120);
    switch (round % 4) {
    case 0:
        break;
    case 1:
        execl("/bin/true", "true", (char *) NULL);
        break;
    case 2:
        if (virDomainLookupByName(NULL, "x") || virGetLastErrorCode() != VIR_ERR_INVALID_CONN)
            _exit(2);
        if (virTypedParamsAddString(&params, &count, &room, "name", "value") < 0)
            _exit(3);
        virTypedParamsFree(params, count);
        /* The loop is the child's own, whoever held it at the fork. */
        timer = virEventAddTimeout(-1, tick, NULL, NULL);
        if (timer < 0 || virEventRemoveTimeout(timer) != 0)
            _exit(4);
        if (virConnectRef(conn) != 0)
            _exit(5);
        break;
    case 3:
        for (;;)
            pause();
    }
    _exit(0);
}

int
main(int argc, char **argv)
{
    long seconds = argc > 1 ? atol(argv[1]) : 5;
    long rounds = argc > 2 ? atol(argv[2]) : 0;
    time_t end = time(NULL) + seconds;
    pthread_t threads[THREADS];
    pthread_t loop_thread;
    int numbers[THREADS];
    long round;
    int each;
    int timer;
    int id;

    begin_quietly();
    CHECK(virEventRegisterDefaultImpl() == 0);
    conn = open_test(0);
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, count_release);
    CHECK(id >= 0);
    timer = virEventAddTimeout(10, tick, NULL, NULL);
    pthread_create(&loop_thread, NULL, loop, NULL);
    for (each = 0; each < THREADS; each++) {
        numbers[each] = each;
        pthread_create(&threads[each], NULL, live, &numbers[each]);
    }
    for (round = 0; time(NULL) < end && !atomic_load(&failures) && (!rounds || round < rounds); round++) {
        int status = -1;
        pid_t child = fork();

        if (child == 0)
            in_child(round);
        CHECK(child > 0);
        if (round % 4 == 3) {
            CHECK(kill(child, SIGKILL) == 0);
            CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status) &&
                  WTERMSIG(status) == SIGKILL);
        } else {
            CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) &&
                  WEXITSTATUS(status) == 0);
        }
    }
    atomic_store(&stopping, 1);
    for (each = 0; each < THREADS; each++)
        pthread_join(threads[each], NULL);
    /* Ends when all events have come, or is killed by whoever waits. */
    while (atomic_load(&events) < atomic_load(&lives) * EVENTS_OF_A_LIFE)
        usleep(1000);
    CHECK(virConnectDomainEventDeregisterAny(conn, id) == 0);
    atomic_store(&stop_loop, 1);
    pthread_join(loop_thread, NULL);
    virEventRemoveTimeout(timer);
    CHECK(atomic_load(&events) == atomic_load(&lives) * EVENTS_OF_A_LIFE);
    CHECK(atomic_load(&released) == 1);
    CHECK(virConnectNumOfDefinedDomains(conn) == 0);
    close_test(conn);
    printf("%ld children, %s\n", round, atomic_load(&failures) ? "failures" : "no failure");
    return atomic_load(&failures) ? 1 : 0;
}
