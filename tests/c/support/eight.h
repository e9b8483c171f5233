/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Eight threads do the same on one connection, SECONDS long or for ROUNDS rounds each, while the
 * default event loop delivers the events. A program says what a round is, and what must be true
 * when all are done.
 */
#ifndef SUPPORT_EIGHT_H
#define SUPPORT_EIGHT_H

#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

/* Queues and tables keep the room they once needed. */
#ifndef MOST_KEPT
#define MOST_KEPT (1 << 20)
#endif

enum { THREADS = 8, MOST_WAITING = 10000 };

static virConnectPtr shared;
static atomic_int stopping, loop_stopping, failures;
static atomic_long rounds_done, events_told;
static long most_rounds;

#define CHECK(condition)                                                                \
    do {                                                                                \
        if (!(condition)) {                                                             \
            printf("line %d: %s: %s\n", __LINE__, #condition, virGetLastErrorMessage()); \
            atomic_fetch_add(&failures, 1);                                             \
        }                                                                               \
    } while (0)

/* A call that may be refused because of what other threads do, but for no other reason. */
#define MAY_FAIL(call, code)                                                            \
    do {                                                                                \
        if ((call) < 0)                                                                 \
            CHECK(virGetLastErrorCode() == (code));                                     \
    } while (0)

static void
ignore_error(void *opaque, virErrorPtr error)
{
    (void) opaque;
    (void) error;
}

static int
goes_on(long round)
{
    return !atomic_load(&stopping) && !atomic_load(&failures) && (most_rounds == 0 || round < most_rounds);
}

/* What a program does: one round of one thread, and how many events each must make. */
static void one_round(long thread, long round);
static void check_at_the_end(void);

static void *
live(void *opaque)
{
    long round;

    for (round = 0; goes_on(round); round++) {
        one_round((long) opaque, round);
        atomic_fetch_add(&rounds_done, 1);
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

/* One thread delivers what eight make happen: what waits must not grow without end. */
static inline void
wait_for_events(long each, long round)
{
    while (goes_on(round) && atomic_load(&rounds_done) * each - atomic_load(&events_told) > MOST_WAITING)
        usleep(100);
}

/* Until as many events were delivered as the rounds made, or for long enough. */
static inline void
expect_events(long each)
{
    long waited;

    for (waited = 0; waited < 10000 && atomic_load(&events_told) < atomic_load(&rounds_done) * each; waited++)
        usleep(1000);
    CHECK(atomic_load(&events_told) == atomic_load(&rounds_done) * each);
}

static void prepare(void);

int
main(int argc, char **argv)
{
    long seconds = argc > 1 ? atol(argv[1]) : 60, before, after, i;
    pthread_t workers[THREADS], loop;
    int ticker;

    setvbuf(stdout, NULL, _IONBF, 0);
    most_rounds = argc > 2 ? atol(argv[2]) : 0;
    virInitialize();
    virSetErrorFunc(NULL, ignore_error);
    CHECK(virEventRegisterDefaultImpl() == 0);
    CHECK((shared = virConnectOpen("test:///default")));
    if (failures)
        return 1;
    prepare();
    before = (long) mallinfo2().uordblks;
    /* So that the loop turns often enough to see that it shall stop. */
    ticker = virEventAddTimeout(20, wake, NULL, NULL);
    pthread_create(&loop, NULL, run_loop, NULL);
    for (i = 0; i < THREADS; i++)
        pthread_create(&workers[i], NULL, live, (void *) i);
    for (i = 0; i < seconds * 10 && !atomic_load(&failures); i++) {
        usleep(100000);
        if (most_rounds && atomic_load(&rounds_done) >= most_rounds * THREADS)
            break;
    }
    atomic_store(&stopping, 1);
    for (i = 0; i < THREADS; i++)
        pthread_join(workers[i], NULL);
    check_at_the_end();
    usleep(50000);
    atomic_store(&loop_stopping, 1);
    pthread_join(loop, NULL);
    virEventRemoveTimeout(ticker);
    after = (long) mallinfo2().uordblks;
    CHECK(virConnectClose(shared) == 0);
    CHECK(after - before < MOST_KEPT);
    printf("%ld rounds, %ld events, %ld bytes more\n", atomic_load(&rounds_done), atomic_load(&events_told),
           after - before);
    puts(atomic_load(&failures) ? "FAILED" : "everything adds up");
    return atomic_load(&failures) != 0;
}

#endif
