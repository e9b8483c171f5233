/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Timers of the default loop: which fire, in what order, how often. */
#include "support/watch.h"

#include <time.h>

static long
now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int slow_calls;

static void
slow(int number, void *opaque)
{
    on_timer(number, opaque);
    if (slow_calls++ == 0)
        usleep(60000);
}

/* Until that timer has fired so often; iterations without a call do not show. */
static int fired;

static void
counting(int number, void *opaque)
{
    (void) number;
    (void) opaque;
    fired++;
}

int
main(void)
{
    int zero, never, tick, i;
    int set[3];
    long start;

    set_up();

    printf("-- zero and less\n");
    zero = timer("zero", 0);
    never = timer("never", -1);
    timer("much less", -1000);
    run("zero only", 3);
    virEventUpdateTimeout(zero, -1);
    virEventUpdateTimeout(zero, -1);
    virEventUpdateTimeout(never, 0);
    run("the other one", 2);
    virEventUpdateTimeout(never, -2);
    printf("remove %d", virEventRemoveTimeout(never));
    printf(" %d\n", virEventRemoveTimeout(never));
    run("freed", 1);

    printf("-- the earliest, wherever it stands\n");
    set[0] = timer("far", 2000000000);
    set[1] = timer("near", 20);
    set[2] = timer("day", 86400000);
    run("near", 2);
    virEventUpdateTimeout(set[1], 86400000);
    virEventUpdateTimeout(set[0], 20);
    run("far no more", 2);
    virEventRemoveTimeout(set[0]);
    run("freed", 1);
    virEventUpdateTimeout(set[2], 10);
    run("now the day", 1);
    virEventUpdateTimeout(set[2], 86400000);
    virEventRemoveTimeout(set[1]);
    virEventRemoveTimeout(set[2]);
    run("freed", 1);

    printf("-- due at the same time: in the order in which they were set\n");
    set[0] = timer("30", 30);
    set[1] = timer("10", 10);
    set[2] = timer("20", 20);
    virEventUpdateTimeout(set[0], 5);
    usleep(60000);
    run("all", 1);
    for (i = 0; i < 3; i++)
        virEventRemoveTimeout(set[i]);
    run("freed", 1);

    printf("-- again and again, not before its time\n");
    tick = virEventAddTimeout(20, counting, NULL, NULL);
    start = now();
    while (fired < 5)
        virEventRunDefaultImpl();
    printf("not before: %d\n", now() - start >= 100);
    virEventRemoveTimeout(tick);
    virEventRunDefaultImpl();

    printf("-- missed while its callback was busy: once, not three times\n");
    tick = virEventAddTimeout(20, slow, (void *) "slow", on_free);
    run("late, then in time", 3);
    virEventRemoveTimeout(tick);
    run("freed", 1);
    return 0;
}
