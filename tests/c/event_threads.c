/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Other threads, signals and children against a sleeping default loop. */
#include "support/watch.h"

#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>

static int far, fds[2], idle[2], shared;

static void
add_timer(void)
{
    shared = timer("added", 0);
}

static void
remove_timer(void)
{
    virEventRemoveTimeout(shared);
}

static void
set_timer(void)
{
    virEventUpdateTimeout(far, 0);
}

static void
add_watch(void)
{
    shared = watch("added", fds[0], VIR_EVENT_HANDLE_READABLE);
}

static void
remove_watch(void)
{
    virEventRemoveHandle(shared);
}

static void
make_ready(void)
{
    if (write(idle[1], "x", 1) != 1)
        perror("write");
}

static void
update_watch(void)
{
    virEventUpdateHandle(shared, VIR_EVENT_HANDLE_READABLE);
}

static void *
meanwhile(void *opaque)
{
    void (**act)(void) = opaque;

    usleep(50000);
    (*act)();
    return NULL;
}

/* Runs the loop until what another thread does has shown. An iteration may end, and be
 * followed by another, without a call: which of them has the call is not promised. */
static void
with(const char *what, void (*act)(void))
{
    pthread_t thread;
    int before = seen;

    printf("%s\n", what);
    pthread_create(&thread, NULL, meanwhile, &act);
    while (seen == before)
        virEventRunDefaultImpl();
    pthread_join(thread, NULL);
}

static void
on_signal(int number)
{
    (void) number;
}

static void
child(int watched)
{
    int own[2], i;

    printf("  child\n");
    printf("    remove the parent's %d\n", virEventRemoveHandle(watched));
    make_pipe(own, 1);
    watch("child's own", own[0], VIR_EVENT_HANDLE_READABLE);
    for (i = 0; i < 2; i++)
        virEventRunDefaultImpl();
    fflush(stdout);
    _exit(0);
}

int
main(void)
{
    struct sigaction action;
    int status, watched;
    pid_t pid;

    set_up();
    make_pipe(fds, 1);
    make_pipe(idle, 0);
    far = timer("far", 2000000000);
    watched = watch("idle", idle[0], VIR_EVENT_HANDLE_READABLE);

    printf("-- another thread\n");
    with("sets a timer", set_timer);
    virEventUpdateTimeout(far, 2000000000);
    with("adds a watch", add_watch);
    virEventUpdateHandle(shared, 0);
    with("turns it on", update_watch);
    virEventUpdateHandle(shared, 0);
    with("removes it", remove_watch);
    with("adds a timer", add_timer);
    virEventUpdateTimeout(shared, -1);
    with("removes it", remove_timer);
    with("makes a descriptor ready", make_ready);

    printf("-- a signal ends the sleep\n");
    virEventUpdateHandle(watched, 0);
    memset(&action, 0, sizeof(action));
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigaction(SIGALRM, &action, NULL);
    ualarm(50000, 50000);
    run("asleep", 1);
    ualarm(0, 0);
    printf("awake\n");

    printf("-- a child\n");
    virEventUpdateHandle(watched, VIR_EVENT_HANDLE_READABLE);
    run("parent", 1);
    fflush(stdout);
    if ((pid = fork()) == 0)
        child(watched);
    waitpid(pid, &status, 0);
    printf("child ended with %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    run("parent, which still watches", 2);
    printf("remove %d\n", virEventRemoveHandle(watched));
    run("freed", 1);
    return 0;
}
