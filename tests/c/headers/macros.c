/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Macros with arguments mean what programs compiled so far take them to mean. */
#include <libvirt/libvirt.h>
#include <stdio.h>
#include <string.h>

static int failed;

#define CHECK(condition) \
    do { \
        if (!(condition)) { \
            printf("line %d: %s\n", __LINE__, #condition); \
            failed = 1; \
        } \
    } while (0)

/* The preprocessor must be able to take it. */
#if !LIBVIR_CHECK_VERSION(12, 8, 0) || LIBVIR_CHECK_VERSION(12, 8, 1)
# error "LIBVIR_CHECK_VERSION"
#endif

static void versions(void)
{
    int one = 1;

    CHECK(LIBVIR_CHECK_VERSION(0, 0, 1));
    CHECK(LIBVIR_CHECK_VERSION(11, 999, 999));
    CHECK(!LIBVIR_CHECK_VERSION(12, 9, 0));
    CHECK(!LIBVIR_CHECK_VERSION(13, 0, 0));
    /* Arguments are expressions. */
    CHECK(LIBVIR_CHECK_VERSION(one ? 12 : 13, one + 6, 3 - 1));
}

static void topology(void)
{
    virNodeInfo info;
    virNodeInfo *pointer = &info;

    memset(&info, 0, sizeof(info));
    info.nodes = 2;
    info.sockets = 3;
    info.cores = 5;
    info.threads = 7;
    CHECK(VIR_NODEINFO_MAXCPUS(info) == 210);
    CHECK(VIR_NODEINFO_MAXCPUS(*pointer) == 210);
    CHECK(420 / VIR_NODEINFO_MAXCPUS(info) == 2);
}

static void bitmaps(void)
{
    unsigned char map[3] = { 0, 0, 0 };
    unsigned char maps[6] = { 1, 2, 4, 0, 16, 128 };
    unsigned char copy[3] = { 9, 9, 9 };
    int i = 1;

    VIR_USE_CPU(map, 0);
    VIR_USE_CPU(map, 9);
    VIR_USE_CPU(map + 1, i + 14);
    CHECK(map[0] == 1 && map[1] == 2 && map[2] == 128);
    CHECK(VIR_CPU_USED(map, 0) && VIR_CPU_USED(map, 9) && VIR_CPU_USED(map, 23));
    CHECK(!VIR_CPU_USED(map, 1) && !VIR_CPU_USED(map, 8) && !VIR_CPU_USED(map, 22));
    VIR_UNUSE_CPU(map, 9);
    VIR_UNUSE_CPU(map, 10);
    CHECK(map[0] == 1 && map[1] == 0 && map[2] == 128);

    CHECK(VIR_CPU_MAPLEN(0) == 0 && VIR_CPU_MAPLEN(1) == 1);
    CHECK(VIR_CPU_MAPLEN(8) == 1 && VIR_CPU_MAPLEN(9) == 2);
    CHECK(VIR_CPU_MAPLEN(i << 4) == 2);

    CHECK(VIR_GET_CPUMAP(maps, 3, 0) == maps);
    CHECK(VIR_GET_CPUMAP(maps, 3, i) == maps + 3);
    CHECK(VIR_GET_CPUMAP(maps, 1 + 2, i + 0) == maps + 3);
    CHECK(VIR_CPU_USABLE(maps, 3, 0, 9) && !VIR_CPU_USABLE(maps, 3, 0, 8));
    CHECK(VIR_CPU_USABLE(maps, 3, 1, 12) && VIR_CPU_USABLE(maps, 3, 1, 23));
    CHECK(!VIR_CPU_USABLE(maps, 3, 1, 0));
    VIR_COPY_CPUMAP(maps, 3, 1, copy);
    CHECK(copy[0] == 0 && copy[1] == 16 && copy[2] == 128);
}

static void job(virConnectPtr c, virDomainPtr d, const char *disk, int type, int status, void *o)
{
    (void)c, (void)d, (void)disk, (void)type, (void)status, (void)o;
}

static void network(virConnectPtr c, virNetworkPtr n, int event, int detail, void *o)
{
    (void)c, (void)n, (void)event, (void)detail, (void)o;
}

static void device(virConnectPtr c, virNodeDevicePtr d, int event, int detail, void *o)
{
    (void)c, (void)d, (void)event, (void)detail, (void)o;
}

static void secret(virConnectPtr c, virSecretPtr s, int event, int detail, void *o)
{
    (void)c, (void)s, (void)event, (void)detail, (void)o;
}

static void pool(virConnectPtr c, virStoragePoolPtr p, int event, int detail, void *o)
{
    (void)c, (void)p, (void)event, (void)detail, (void)o;
}

static void callbacks(void)
{
    /* Each is of the type that the register function takes, and points to the same function. */
    virConnectDomainEventGenericCallback d = VIR_DOMAIN_EVENT_CALLBACK(job);
    virConnectNetworkEventGenericCallback n = VIR_NETWORK_EVENT_CALLBACK(network);
    virConnectNodeDeviceEventGenericCallback v = VIR_NODE_DEVICE_EVENT_CALLBACK(device);
    virConnectSecretEventGenericCallback s = VIR_SECRET_EVENT_CALLBACK(secret);
    virConnectStoragePoolEventGenericCallback p = VIR_STORAGE_POOL_EVENT_CALLBACK(pool);

    CHECK((virConnectDomainEventBlockJobCallback)d == job);
    CHECK((virConnectNetworkEventLifecycleCallback)n == network);
    CHECK((virConnectNodeDeviceEventLifecycleCallback)v == device);
    CHECK((virConnectSecretEventLifecycleCallback)s == secret);
    CHECK((virConnectStoragePoolEventLifecycleCallback)p == pool);
}

int main(void)
{
    versions();
    topology();
    bitmaps();
    callbacks();
    return failed;
}
