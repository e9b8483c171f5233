/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* For programs whose daemon is stopped, ended or started again: whoever runs them does so when a file
 * of the given folder asks for it, and answers with another file. */
#ifndef TESTS_C_SUPPORT_STEPS_H
#define TESTS_C_SUPPORT_STEPS_H

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *folder;

static inline void quiet(void *opaque, virErrorPtr error)
{
    (void)opaque;
    (void)error;
}

static inline void tick(int timer, void *opaque)
{
    (void)timer;
    (void)opaque;
}

static inline void must(int worked, const char *what)
{
    if (!worked) {
        printf("%s: %s\n", what, virGetLastErrorMessage());
        exit(1);
    }
}

/* Asks for something, and sleeps until it is done. */
static inline void ask(const char *what)
{
    char path[4096];
    int fd;

    fflush(stdout);
    snprintf(path, sizeof(path), "%s/%s", folder, what);
    must((fd = open(path, O_CREAT | O_WRONLY, 0600)) >= 0, path);
    close(fd);
    snprintf(path, sizeof(path), "%s/%s.done", folder, what);
    while (access(path, F_OK) < 0)
        usleep(10000);
}

/* Takes the arguments, a URI and the folder. */
static inline void begin(int argc, char **argv)
{
    if (argc != 3)
        exit(1);
    folder = argv[2];
    virSetErrorFunc(NULL, quiet);
}

/* Opens the URI with a loop that is never still for long. */
static inline virConnectPtr begin_with_loop(int argc, char **argv)
{
    virConnectPtr conn;

    begin(argc, argv);
    must(virEventRegisterDefaultImpl() == 0, "event loop");
    must(virEventAddTimeout(100, tick, NULL, NULL) >= 0, "timer");
    must((conn = virConnectOpen(argv[1])) != NULL, "open");
    return conn;
}

#endif
