/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A guest that writes to its memory all the time, so that moving it slowly never comes to an end by
 * itself, and a thread that moves it while others look on. */
#ifndef SUPPORT_MOVES_H
#define SUPPORT_MOVES_H

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include "hosts.h"

/* Both hosts are one machine: what is unsafe in a disk that both see is safe here. */
#define LIVE (VIR_MIGRATE_LIVE | VIR_MIGRATE_UNSAFE)
#define DIRECTLY (LIVE | VIR_MIGRATE_PEER2PEER)

/* Connections for those who look on. */
static virConnectPtr watchers[2];
static char guest_disk[4096];

/* What the guest boots: it fills eight MiB, from 0x400000 on, and then eighteen times a second two
 * MiB, from 0x200000 on, with the next number. In 16-bit code:
 *
 *       cli; ax = ds = ss = 0; sp = 0x7c00; lgdt; es = flat, by a moment in protected mode; cld
 *       edi = 0x400000; ecx = 0x200000; rep stosl; edx = 0
 *   again: edx++; edi = 0x200000; ecx = 0x80000; eax = edx; rep stosl; sti; hlt; cli; jmp again
 *
 * and the table for es. */
static const unsigned char BOOT[] = {
    0xfa, 0x31, 0xc0, 0x8e, 0xd8, 0x8e, 0xd0, 0xbc, 0x00, 0x7c, 0x66, 0x0f, 0x01, 0x16, 0x60, 0x7c, 0x0f, 0x20,
    0xc0, 0x0c, 0x01, 0x0f, 0x22, 0xc0, 0xbb, 0x08, 0x00, 0x8e, 0xc3, 0x24, 0xfe, 0x0f, 0x22, 0xc0, 0xfc, 0x66,
    0xbf, 0x00, 0x00, 0x40, 0x00, 0x66, 0xb9, 0x00, 0x00, 0x20, 0x00, 0x67, 0x66, 0xf3, 0xab, 0x66, 0x31, 0xd2,
    0x66, 0x42, 0x66, 0xbf, 0x00, 0x00, 0x20, 0x00, 0x66, 0xb9, 0x00, 0x00, 0x08, 0x00, 0x66, 0x89, 0xd0, 0x67,
    0x66, 0xf3, 0xab, 0xfb, 0xf4, 0xfa, 0xeb, 0xe6, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff,
    0x00, 0x00, 0x00, 0x92, 0xcf, 0x00, 0x0f, 0x00, 0x50, 0x7c, 0x00, 0x00,
};

/* Makes the disk that the guest boots: `mib` large, and full of something. */
static inline void
make_disk(const char *path, int mib)
{
    static unsigned char block[1048576];
    int file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0644);

    for (int i = 0; i < mib; i++) {
        memset(block, i + 1, sizeof(block));
        if (i == 0) {
            memcpy(block, BOOT, sizeof(BOOT));
            block[510] = 0x55;
            block[511] = 0xaa;
        }
        if (file < 0 || write(file, block, sizeof(block)) != sizeof(block)) {
            printf("no disk\n");
            exit(1);
        }
    }
    close(file);
}

static inline virDomainPtr
guest_of(virConnectPtr conn)
{
    virDomainPtr domain = virDomainLookupByName(conn, "guest");

    require(domain, "the guest");
    return domain;
}

/* Stops a test that hangs. */
static inline void
patience(int *left)
{
    if (--*left == 0) {
        printf("waited in vain\n");
        exit(1);
    }
    usleep(20000);
}

/* The guest goes on counting. */
static inline void
runs_on(void)
{
    virDomainPtr domain = guest_of(hosts[here]);
    unsigned int first = 0, now = 0;
    int left = 3000;

    do {
        if (virDomainMemoryPeek(domain, 0x201000, 4, first ? &now : &first, VIR_MEMORY_PHYSICAL) < 0) {
            printf("  no look at the guest: ");
            print_last_error();
            break;
        }
        patience(&left);
    } while (!first || first == now || !now);
    printf("  runs\n");
    virDomainFree(domain);
}

/* A way from one host to the other. */
struct journey {
    const char *name;
    virDomainPtr domain;
    virTypedParameterPtr params;
    int nparams, capacity;
    unsigned int flags;
    /* By a URI instead of the connection. */
    int by_uri;
    pthread_t thread;
    int done;
    virDomainPtr arrived;
    int result;
    virErrorPtr error;
};

static inline void *
travel(void *opaque)
{
    struct journey *journey = opaque;

    if (journey->by_uri)
        journey->result = virDomainMigrateToURI3(journey->domain, uris[1 - here], journey->params, journey->nparams,
                                                 journey->flags);
    else
        journey->arrived =
            virDomainMigrate3(journey->domain, hosts[1 - here], journey->params, journey->nparams, journey->flags);
    journey->error = virSaveLastError();
    __atomic_store_n(&journey->done, 1, __ATOMIC_SEQ_CST);
    return NULL;
}

static inline struct journey
journey_of(const char *name, unsigned int flags)
{
    struct journey journey = {.name = name, .flags = flags, .by_uri = (flags & VIR_MIGRATE_PEER2PEER) != 0};

    journey.domain = guest_of(hosts[here]);
    return journey;
}

#define WITH(journey, kind, name, value) \
    virTypedParamsAdd##kind(&(journey)->params, &(journey)->nparams, &(journey)->capacity, name, value)

/* So slow that it never ends by itself. */
static inline void
slowly(struct journey *journey)
{
    virTypedParamsAddULLong(&journey->params, &journey->nparams, &journey->capacity, VIR_MIGRATE_PARAM_BANDWIDTH, 1);
}

static inline void
set_out(struct journey *journey)
{
    if (pthread_create(&journey->thread, NULL, travel, journey) != 0) {
        printf("no thread\n");
        exit(1);
    }
}

/* Waits until a figure of the running job is at least that. */
static inline void
on_the_way(struct journey *journey, const char *figure, unsigned long long least)
{
    virDomainPtr domain = guest_of(watchers[here]);
    int left = 3000;

    for (;;) {
        virTypedParameterPtr params = NULL;
        int nparams = 0, type = 0;
        unsigned long long value = 0;
        int found = virDomainGetJobStats(domain, &type, &params, &nparams, 0) == 0 &&
                    virTypedParamsGetULLong(params, nparams, figure, &value) == 1 && value >= least;

        virTypedParamsFree(params, nparams);
        if (found || __atomic_load_n(&journey->done, __ATOMIC_SEQ_CST))
            break;
        patience(&left);
    }
    virResetLastError();
    virDomainFree(domain);
    printf("%s: on its way %d\n", journey->name, !__atomic_load_n(&journey->done, __ATOMIC_SEQ_CST));
}

/* Who notices first that a host or a guest is gone, and so what is said of it, is chance. */
static int by_chance;

/* Waits for the end, tells it, and knows from then on where the guest is. */
static inline int
ended(struct journey *journey)
{
    int moved;

    pthread_join(journey->thread, NULL);
    moved = journey->by_uri ? journey->result == 0 : journey->arrived != NULL;
    printf("%s = %s | ", journey->name, moved ? "moved" : "stayed");
    if (by_chance)
        printf("%s\n", journey->error ? "an error" : "no error");
    else
        print_error(journey->error);
    if (moved)
        here = 1 - here;
    if (journey->arrived)
        virDomainFree(journey->arrived);
    virFreeError(journey->error);
    virTypedParamsFree(journey->params, journey->nparams);
    virDomainFree(journey->domain);
    where("guest");
    return moved;
}

/* All of it, without anybody who does something on the way. */
static inline int
go(struct journey *journey)
{
    set_out(journey);
    return ended(journey);
}

/* Opens the two hosts, twice each. */
static inline void
open_hosts(char **words, const char *folder)
{
    begin_quietly();
    setvbuf(stdout, NULL, _IOLBF, 0);
    snprintf(own_directory, sizeof(own_directory), "%s", folder);
    snprintf(guest_disk, sizeof(guest_disk), "%s/disk.raw", folder);
    for (int i = 0; i < 2; i++) {
        uris[i] = words[i];
        hosts[i] = virConnectOpen(uris[i]);
        require(hosts[i], uris[i]);
        watchers[i] = virConnectOpen(uris[i]);
        require(watchers[i], uris[i]);
    }
}

static inline void
close_hosts(void)
{
    for (int i = 0; i < 2; i++) {
        REPORT(virConnectClose(watchers[i]));
        REPORT(virConnectClose(hosts[i]));
    }
}

static inline void
no_guest(void)
{
    virDomainPtr domain;

    for (here = 0; here < 2; here++) {
        domain = virDomainLookupByName(hosts[here], "guest");
        if (domain) {
            virDomainDestroy(domain);
            virDomainUndefine(domain);
            virDomainFree(domain);
        }
    }
    virResetLastError();
    here = 0;
}

/* A new guest at the first host, in place of whatever there was. */
static inline void
new_guest(void)
{
    virDomainPtr domain;

    no_guest();
    domain = virDomainCreateXML(hosts[0], document("guest", "plain", guest_disk), 0);
    require(domain, "the guest");
    virDomainFree(domain);
    runs_on();
}

#endif
