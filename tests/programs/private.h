/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * For the programs beside this file: a release's private functions. Nothing can be linked with
 * them, so they are looked up with their node.
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

static char node[40];

static void *find(const char *name)
{
    void *function = dlvsym(RTLD_DEFAULT, name, node);

    if (!function) {
        printf("no %s\n", name);
        fflush(stdout);
        exit(1);
    }
    return function;
}

#define GET(ret, name, ...) ret (*name)(__VA_ARGS__) = (ret (*)(__VA_ARGS__))find(#name)

static void said(void)
{
    virErrorPtr error = virGetLastError();

    if (error)
        printf("  error %d domain %d: %s\n", error->code, error->domain, error->message);
    virResetLastError();
}

static void ignore(void *data, virErrorPtr error)
{
    (void)data;
    (void)error;
}

/* For main: RELEASE is the first argument. */
static void start(int argc, char **argv)
{
    if (argc != 2 || virInitialize() < 0)
        exit(1);
    snprintf(node, sizeof(node), "LIBVIRT_PRIVATE_%s", argv[1]);
    virSetErrorFunc(NULL, ignore);
}
