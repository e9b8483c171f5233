/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Threads that load the library, use it, unload it and end: what the library
 * keeps per thread must not run after its code has gone.
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

typedef void *(*open_function)(const char *);
typedef int (*close_function)(void *);
typedef int (*code_function)(void);

static int failures;

static void *
run(void *opaque)
{
    void *library = dlopen("libvirt.so.0", RTLD_NOW | RTLD_LOCAL);
    open_function open_it = library ? (open_function) dlsym(library, "virConnectOpen") : NULL;
    close_function close_it = library ? (close_function) dlsym(library, "virConnectClose") : NULL;
    code_function code = library ? (code_function) dlsym(library, "virGetLastErrorCode") : NULL;
    void *conn;

    if (!open_it || !close_it || !code) {
        failures++;
        return NULL;
    }
    conn = open_it("test:///default");
    if (!conn || close_it(conn) != 0)
        failures++;
    /* Leaves an error behind for the thread's end. */
    if (open_it("test:///nonexistent.xml") || code() == 0)
        failures++;
    dlclose(library);
    return NULL;
}

static void
ignore(void *opaque, void *error)
{
}

static void
quiet(void)
{
    void *library = dlopen("libvirt.so.0", RTLD_NOW | RTLD_LOCAL);
    void (*set)(void *, void (*)(void *, void *)) = NULL;

    if (library)
        *(void **) &set = dlsym(library, "virSetErrorFunc");
    if (set)
        set(NULL, ignore);
    if (library)
        dlclose(library);
}

int
main(void)
{
    char line[1024];
    int mapped = 0;
    int each;
    FILE *maps;

    quiet();
    run(NULL);
    for (each = 0; each < 50; each++) {
        pthread_t thread;

        if (pthread_create(&thread, NULL, run, NULL) != 0)
            return 1;
        pthread_join(thread, NULL);
    }
    maps = fopen("/proc/self/maps", "r");
    while (maps && fgets(line, sizeof(line), maps))
        mapped |= strstr(line, "/libvirt.so.0") != NULL;
    if (maps)
        fclose(maps);
    printf("failures %d, still mapped %d\n", failures, mapped);
    return 0;
}
