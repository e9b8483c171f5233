/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The default event loop: numbers, results, the order of calls, changes inside callbacks. */
#include "support/watch.h"

static int watches[4], timers[4];

static void
ignore(void *opaque, virErrorPtr error)
{
    (void) opaque;
    (void) error;
}

static void
without_loop(void)
{
    printf("-- before one is registered\n");
    printf("add %d", watch("none", 0, 1));
    printf(" remove %d", virEventRemoveHandle(1));
    printf(" add %d", timer("none", 1));
    printf(" remove %d", virEventRemoveTimeout(1));
    virEventUpdateHandle(1, 1);
    virEventUpdateTimeout(1, 1);
    printf(" error: %s\n", virGetLastErrorMessage());
    virConnectClose(NULL);
    printf("registered %d", virEventRegisterDefaultImpl());
    printf(" error: %s\n", virGetLastErrorMessage());
    printf("again %d\n", virEventRegisterDefaultImpl());
}

static void
order(int a, int b)
{
    printf("-- numbers and order\n");
    watches[0] = watch("a", a, VIR_EVENT_HANDLE_READABLE);
    timers[0] = timer("t", 0);
    watches[1] = watch("b", b, VIR_EVENT_HANDLE_READABLE);
    printf("watches %d %d, timer %d\n", watches[0], watches[1], timers[0]);
    run("as added", 2);
    virEventUpdateHandle(watches[0], VIR_EVENT_HANDLE_READABLE | VIR_EVENT_HANDLE_WRITABLE);
    run("a changed", 1);
    virEventUpdateHandle(watches[1], VIR_EVENT_HANDLE_READABLE);
    run("b set to what it was", 1);
    virEventUpdateTimeout(timers[0], 0);
    run("t set to what it was", 1);
    virEventUpdateHandle(watches[1], 0);
    run("b off", 1);
    virEventUpdateHandle(watches[1], VIR_EVENT_HANDLE_READABLE);
    run("b on", 1);
    virEventUpdateTimeout(timers[0], -1);
    run("t off", 1);
    virEventUpdateTimeout(timers[0], 0);
    run("t on", 1);
}

static void
removal(void)
{
    printf("-- removal\n");
    virConnectClose(NULL);
    printf("remove a %d", virEventRemoveHandle(watches[0]));
    printf(" again %d", virEventRemoveHandle(watches[0]));
    printf(" t %d", virEventRemoveTimeout(timers[0]));
    printf(" again %d", virEventRemoveTimeout(timers[0]));
    printf(" unknown %d %d", virEventRemoveHandle(1000), virEventRemoveTimeout(-1));
    virEventUpdateHandle(watches[0], 1);
    virEventUpdateTimeout(timers[0], 0);
    virEventUpdateHandle(-7, 1);
    printf(" error: %s\n", virGetLastErrorMessage());
    run("watches are freed first, timers last", 2);
    printf("error after the loop: %s\n", virGetLastErrorMessage());
    printf("remove b %d\n", virEventRemoveHandle(watches[1]));
    run("two iterations", 2);
}

static void
change_others(int number, int fd, int events, void *opaque)
{
    on_handle(number, fd, events, opaque);
    virEventUpdateHandle(watches[1], VIR_EVENT_HANDLE_READABLE | VIR_EVENT_HANDLE_HANGUP);
    virEventUpdateHandle(watches[2], VIR_EVENT_HANDLE_READABLE);
    virEventRemoveHandle(watches[3]);
    virEventUpdateTimeout(timers[1], 0);
    virEventUpdateTimeout(timers[2], -1);
    virEventRemoveTimeout(timers[3]);
    timers[0] = timer("new", 0);
    virEventRemoveHandle(watches[0]);
}

static void
inside_callbacks(int a)
{
    int i;

    printf("-- changes inside a callback\n");
    watches[0] = virEventAddHandle(a, VIR_EVENT_HANDLE_READABLE, change_others, (void *) "first", on_free);
    watches[1] = watch("changed", a, VIR_EVENT_HANDLE_READABLE);
    watches[2] = watch("same", a, VIR_EVENT_HANDLE_READABLE);
    watches[3] = watch("removed", a, VIR_EVENT_HANDLE_READABLE);
    timers[1] = timer("again", 0);
    timers[2] = timer("off", 0);
    timers[3] = timer("gone", 0);
    run("it changes", 1);
    run("frees", 1);
    run("what is left", 2);
    for (i = 1; i < 3; i++) {
        virEventRemoveHandle(watches[i]);
        virEventRemoveTimeout(timers[i]);
    }
    virEventRemoveTimeout(timers[0]);
    run("end", 2);
}

static void
remove_itself(int number, void *opaque)
{
    int first, second;

    on_timer(number, opaque);
    first = virEventRemoveTimeout(number);
    second = virEventRemoveTimeout(number);
    printf("    remove %d, again %d\n", first, second);
}

static void
remove_watch_itself(int number, int fd, int events, void *opaque)
{
    int first, second;

    on_handle(number, fd, events, opaque);
    first = virEventRemoveHandle(number);
    second = virEventRemoveHandle(number);
    printf("    remove %d, again %d\n", first, second);
}

static void
themselves(int a)
{
    printf("-- removing itself\n");
    virEventAddHandle(a, VIR_EVENT_HANDLE_READABLE, remove_watch_itself, (void *) "watch", on_free);
    virEventAddTimeout(0, remove_itself, (void *) "timer", on_free);
    run("three iterations", 3);
}

static int depth;

static void
nested(int number, int fd, int events, void *opaque)
{
    on_handle(number, fd, events, opaque);
    if (depth++ == 0) {
        run("    > nested", 2);
        printf("    < nested\n");
    }
    depth--;
}

static void
nested_timer(int number, void *opaque)
{
    on_timer(number, opaque);
    if (depth++ == 0) {
        run("    > nested", 1);
        printf("    < nested\n");
    }
    depth--;
}

static void
running_inside(int a, int b)
{
    printf("-- the loop inside a callback\n");
    watches[0] = virEventAddHandle(a, VIR_EVENT_HANDLE_READABLE, nested, (void *) "outer", on_free);
    watches[1] = watch("inner", b, VIR_EVENT_HANDLE_READABLE);
    run("watches", 2);
    virEventRemoveHandle(watches[0]);
    run("free", 1);
    timers[0] = virEventAddTimeout(0, nested_timer, (void *) "timer", on_free);
    run("timer", 2);
    virEventRemoveHandle(watches[1]);
    virEventRemoveTimeout(timers[0]);
    run("end", 2);
}

static void
fail(int number, void *opaque)
{
    on_timer(number, opaque);
    virConnectClose(NULL);
}

int
main(void)
{
    int a[2], b[2];

    setvbuf(stdout, NULL, _IONBF, 0);
    virInitialize();
    virSetErrorFunc(NULL, ignore);
    without_loop();
    make_pipe(a, 1);
    make_pipe(b, 1);
    order(a[0], b[0]);
    removal();
    inside_callbacks(a[0]);
    themselves(a[0]);
    running_inside(a[0], b[0]);

    printf("-- an error set by a callback\n");
    timers[0] = virEventAddTimeout(0, fail, (void *) "fails", NULL);
    run("one iteration", 1);
    printf("error: %s\n", virGetLastErrorMessage());
    virEventRemoveTimeout(timers[0]);
    run("next", 1);
    printf("error: %s\n", virGetLastErrorMessage());
    return 0;
}
