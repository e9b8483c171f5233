/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What storage programs have in common: documents and ways to show pools and volumes. */
#ifndef SUPPORT_STORAGE_H
#define SUPPORT_STORAGE_H

#include "objects.h"

/* The last digit of a UUID tells pools apart. */
#define UUID_ENDING(digit) "77777777-2222-3333-4444-55555555555" digit

#define POOL(type, name, digit, inside) \
    "<pool type='" type "'><name>" name "</name><uuid>" UUID_ENDING(digit) "</uuid>" inside "</pool>"

#define SMALL_POOL(name, digit) POOL("dir", name, digit, "<target><path>/" name "</path></target>")

#define VOLUME(name, inside) "<volume><name>" name "</name>" inside "</volume>"

#define SMALL_VOLUME(name) VOLUME(name, "<capacity>1048576</capacity>")

static inline int
pool_by_name(const void *left, const void *right)
{
    return strcmp(virStoragePoolGetName(*(virStoragePoolPtr *) left),
                  virStoragePoolGetName(*(virStoragePoolPtr *) right));
}

static inline int
volume_by_name(const void *left, const void *right)
{
    return strcmp(virStorageVolGetName(*(virStorageVolPtr *) left),
                  virStorageVolGetName(*(virStorageVolPtr *) right));
}

static inline int
by_text(const void *left, const void *right)
{
    return strcmp(*(char **) left, *(char **) right);
}

/* Prints names that the caller owns, sorted, and frees them. */
static inline void
print_names(const char *what, char **names, int count)
{
    int each;

    printf("%s: %d ", what, count);
    if (count > 0)
        qsort(names, count, sizeof(*names), by_text);
    for (each = 0; each < count; each++) {
        printf("'%s' ", names[each]);
        free(names[each]);
    }
    print_last_error();
}

static inline void
print_pool(virStoragePoolPtr pool)
{
    char uuid[VIR_UUID_STRING_BUFLEN] = "none";
    virStoragePoolInfo info;
    int autostart = -9;
    int result;

    virStoragePoolGetUUIDString(pool, uuid);
    printf("%s %s: active %d persistent %d", virStoragePoolGetName(pool), uuid,
           virStoragePoolIsActive(pool), virStoragePoolIsPersistent(pool));
    virStoragePoolGetAutostart(pool, &autostart);
    memset(&info, 1, sizeof(info));
    result = virStoragePoolGetInfo(pool, &info);
    printf(" autostart %d info %d: state %d capacity %llu allocation %llu available %llu | ", autostart,
           result, info.state, info.capacity, info.allocation,
           info.available);
    print_last_error();
}

static inline void
print_volume(virStorageVolPtr volume)
{
    virStorageVolInfo info;
    int result;
    char *path = virStorageVolGetPath(volume);

    printf("%s key %s path %s", virStorageVolGetName(volume), virStorageVolGetKey(volume), text(path));
    free(path);
    memset(&info, 1, sizeof(info));
    result = virStorageVolGetInfo(volume, &info);
    printf(" info %d: type %d capacity %llu allocation %llu | ", result, info.type, info.capacity, info.allocation);
    print_last_error();
}

/* All pools of a connection, by name. */
static inline void
print_pools(virConnectPtr conn, unsigned int flags)
{
    virStoragePoolPtr *pools = NULL;
    int count = virConnectListAllStoragePools(conn, &pools, flags);
    int each;

    printf("0x%x: %d pools", flags, count);
    if (count < 0) {
        printf(", list %s | ", pools ? "set" : "NULL");
        print_last_error();
        return;
    }
    printf(", ended %d, counted %d\n", pools[count] == NULL,
           virConnectListAllStoragePools(conn, NULL, flags));
    qsort(pools, count, sizeof(*pools), pool_by_name);
    for (each = 0; each < count; each++) {
        printf("  ");
        print_pool(pools[each]);
        virStoragePoolFree(pools[each]);
    }
    free(pools);
}

/* All volumes of a pool, by name. */
static inline void
print_volumes(virStoragePoolPtr pool, unsigned int flags)
{
    virStorageVolPtr *volumes = NULL;
    int count = virStoragePoolListAllVolumes(pool, &volumes, flags);
    int each;

    printf("%d volumes", count);
    if (count < 0) {
        printf(", list %s | ", volumes ? "set" : "NULL");
        print_last_error();
        return;
    }
    printf(", ended %d, counted %d\n", volumes[count] == NULL,
           virStoragePoolListAllVolumes(pool, NULL, flags));
    qsort(volumes, count, sizeof(*volumes), volume_by_name);
    for (each = 0; each < count; each++) {
        printf("  ");
        print_volume(volumes[each]);
        virStorageVolFree(volumes[each]);
    }
    free(volumes);
}

/* Tells what became of a pool that was to be made, and lets go of it. */
static inline void
made_pool(const char *what, virStoragePoolPtr pool)
{
    printf("%s: ", what);
    if (!pool) {
        print_last_error();
        return;
    }
    print_pool(pool);
    virStoragePoolFree(pool);
}

static inline void
made_volume(const char *what, virStorageVolPtr volume)
{
    printf("%s: ", what);
    if (!volume) {
        print_last_error();
        return;
    }
    print_volume(volume);
    virStorageVolFree(volume);
}

#endif
