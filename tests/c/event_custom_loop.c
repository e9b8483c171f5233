/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* An event loop of the program's own: what reaches its functions, and who may register when.
 * Each case is a child, since a process registers once. */
#include "support/watch.h"

#include <sys/wait.h>

static int
add_handle(int fd, int events, virEventHandleCallback callback, void *opaque, virFreeCallback release)
{
    printf("    addHandle fd %d events %d %s %s %s\n", fd, events, callback == on_handle ? "callback" : "other",
           opaque ? (const char *) opaque : "NULL", release == on_free ? "free" : "other");
    return 77;
}

static void
update_handle(int number, int events)
{
    printf("    updateHandle %d %d\n", number, events);
}

static int
remove_handle(int number)
{
    printf("    removeHandle %d\n", number);
    return 5;
}

static int
add_timeout(int ms, virEventTimeoutCallback callback, void *opaque, virFreeCallback release)
{
    printf("    addTimeout %d %s %s %s\n", ms, callback == on_timer ? "callback" : "other",
           opaque ? (const char *) opaque : "NULL", release == on_free ? "free" : "other");
    return 0;
}

static void
update_timeout(int number, int ms)
{
    printf("    updateTimeout %d %d\n", number, ms);
}

static int
remove_timeout(int number)
{
    printf("    removeTimeout %d\n", number);
    return -1;
}

static int
add_handle_2(int fd, int events, virEventHandleCallback callback, void *opaque, virFreeCallback release)
{
    printf("    the second loop's addHandle\n");
    return add_handle(fd, events, callback, opaque, release);
}

static void
use(void)
{
    printf("  add %d\n", watch("w", 3, 5));
    printf("  add %d\n", virEventAddHandle(-9, -1, NULL, NULL, NULL));
    virEventUpdateHandle(42, 9);
    printf("  remove %d\n", virEventRemoveHandle(-3));
    printf("  add %d\n", timer("t", -4));
    printf("  add %d\n", virEventAddTimeout(1, NULL, NULL, NULL));
    virEventUpdateTimeout(43, -9);
    printf("  remove %d\n", virEventRemoveTimeout(8));
    printf("  error: %s\n", virGetLastErrorMessage());
}

static void
register_all(void)
{
    virEventRegisterImpl(add_handle, update_handle, remove_handle, add_timeout, update_timeout, remove_timeout);
}

static void
own(void)
{
    virConnectClose(NULL);
    register_all();
    printf("  error: %s\n", virGetLastErrorMessage());
    use();
}

static void
own_twice(void)
{
    register_all();
    virEventRegisterImpl(add_handle_2, update_handle, remove_handle, add_timeout, update_timeout,
                         remove_timeout);
    virEventRegisterImpl(NULL, NULL, NULL, NULL, NULL, NULL);
    use();
}

static void
nothing_then_own(void)
{
    virEventRegisterImpl(NULL, NULL, NULL, NULL, NULL, NULL);
    printf("  add %d\n", watch("w", 3, 5));
    register_all();
    use();
}

static void
timers_only(void)
{
    virEventRegisterImpl(NULL, NULL, NULL, add_timeout, update_timeout, remove_timeout);
    register_all();
    use();
}

static void
handles_only(void)
{
    virEventRegisterImpl(add_handle, update_handle, remove_handle, NULL, NULL, NULL);
    use();
}

static void
own_then_default(void)
{
    register_all();
    printf("  default %d\n", virEventRegisterDefaultImpl());
    use();
}

static void
default_then_own(void)
{
    int fds[2];

    printf("  default %d\n", virEventRegisterDefaultImpl());
    register_all();
    make_pipe(fds, 1);
    printf("  add %d\n", watch("w", fds[0], VIR_EVENT_HANDLE_READABLE));
    printf("  add %d\n", timer("t", 0));
    run("  default loop", 2);
}

static void
ignore(void *opaque, virErrorPtr error)
{
    (void) opaque;
    (void) error;
}

static void
try(const char *what, void (*act)(void))
{
    int status;
    pid_t pid;

    printf("%s\n", what);
    if ((pid = fork()) == 0) {
        act();
        _exit(0);
    }
    waitpid(pid, &status, 0);
    if (status)
        printf("  ended with status %d\n", status);
}

int
main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    virInitialize();
    virSetErrorFunc(NULL, ignore);
    try("own loop", own);
    try("own loop, then others", own_twice);
    try("nothing, then own loop", nothing_then_own);
    try("timers only", timers_only);
    try("handles only", handles_only);
    try("own loop, then the default", own_then_default);
    try("the default, then own loop", default_then_own);
    return 0;
}
