/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Callbacks of the event loop that print who is called. Their data is a name. */
#ifndef SUPPORT_WATCH_H
#define SUPPORT_WATCH_H

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How many calls there were. */
static int seen;

static void
on_handle(int watch, int fd, int events, void *opaque)
{
    (void) fd;
    seen++;
    printf("    %s: watch %d, events %d\n", (const char *) opaque, watch, events);
}

static void
on_timer(int timer, void *opaque)
{
    seen++;
    printf("    %s: timer %d\n", (const char *) opaque, timer);
}

static void
on_free(void *opaque)
{
    seen++;
    printf("    %s: freed\n", (const char *) opaque);
}

static inline int
watch(const char *name, int fd, int events)
{
    return virEventAddHandle(fd, events, on_handle, (void *) name, on_free);
}

static inline int
timer(const char *name, int ms)
{
    return virEventAddTimeout(ms, on_timer, (void *) name, on_free);
}

/* Iterations, each of which has something to do. */
static inline void
run(const char *what, int count)
{
    printf("%s\n", what);
    while (count--) {
        printf("  iteration\n");
        if (virEventRunDefaultImpl() < 0)
            printf("  failed: %s\n", virGetLastErrorMessage());
    }
}

/* A pipe; the first is for reading. Full: there is something to read. */
static inline void
make_pipe(int fds[2], int full)
{
    if (pipe(fds) < 0 || (full && write(fds[1], "x", 1) != 1)) {
        perror("pipe");
        exit(2);
    }
}

static inline void
set_up(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    if (virInitialize() < 0 || virEventRegisterDefaultImpl() < 0) {
        printf("no event loop: %s\n", virGetLastErrorMessage());
        exit(2);
    }
}

#endif
