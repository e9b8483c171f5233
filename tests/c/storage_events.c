/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Events of pools, and of the devices that pools bring along: what comes, in which order. */
#include "support/storage.h"
#include "support/loop.h"

static virConnectPtr conn;

static void
on_life(virConnectPtr from, virStoragePoolPtr pool, int event, int detail, void *opaque)
{
    char uuid[VIR_UUID_STRING_BUFLEN];

    virStoragePoolGetUUIDString(pool, uuid);
    printf("  %s: %s %s event %d detail %d%s\n", (const char *) opaque, virStoragePoolGetName(pool), uuid,
           event, detail, from == conn ? "" : " (other connection)");
}

static void
on_refresh(virConnectPtr from, virStoragePoolPtr pool, void *opaque)
{
    printf("  %s: %s%s\n", (const char *) opaque, virStoragePoolGetName(pool),
           from == conn ? "" : " (other connection)");
}

static void
on_device(virConnectPtr from, virNodeDevicePtr device, int event, int detail, void *opaque)
{
    printf("  %s: %s event %d detail %d%s\n", (const char *) opaque, virNodeDeviceGetName(device), event,
           detail, from == conn ? "" : " (other connection)");
}

static void
on_free(void *opaque)
{
    printf("  free %s\n", (const char *) opaque);
}

static int
watch(virConnectPtr where, virStoragePoolPtr pool, int event, const char *name)
{
    int refresh = event == VIR_STORAGE_POOL_EVENT_ID_REFRESH;
    int id = virConnectStoragePoolEventRegisterAny(where, pool, event,
                                                   refresh ? VIR_STORAGE_POOL_EVENT_CALLBACK(on_refresh)
                                                           : VIR_STORAGE_POOL_EVENT_CALLBACK(on_life),
                                                   (void *) name, on_free);

    printf("register %s: %s | ", name, id >= 0 ? "done" : "failed");
    print_last_error();
    return id;
}

static void
step(const char *what, int result)
{
    printf("%s %d | ", what, result);
    print_last_error();
    run_loop();
}

static void
a_life(void)
{
    virStoragePoolPtr pool = virStoragePoolDefineXML(conn, SMALL_POOL("life", "1"), 0);

    step("define", pool != NULL);
    step("build", virStoragePoolBuild(pool, 0));
    step("refresh", virStoragePoolRefresh(pool, 0));
    step("create", virStoragePoolCreate(pool, 0));
    step("create again", virStoragePoolCreate(pool, 0));
    step("build", virStoragePoolBuild(pool, 0));
    step("refresh", virStoragePoolRefresh(pool, 0));
    step("delete", virStoragePoolDelete(pool, 0));
    step("autostart", virStoragePoolSetAutostart(pool, 1));
    step("undefine", virStoragePoolUndefine(pool));
    step("define while it runs", (virStoragePoolFree(pool),
                                  pool = virStoragePoolDefineXML(conn, SMALL_POOL("life", "1"), 0)) != NULL);
    step("destroy", virStoragePoolDestroy(pool));
    step("destroy again", virStoragePoolDestroy(pool));
    step("delete", virStoragePoolDelete(pool, 0));
    step("undefine", virStoragePoolUndefine(pool));
    virStoragePoolFree(pool);
    pool = virStoragePoolCreateXML(conn, SMALL_POOL("passing", "2"), 0);
    step("create passing", pool != NULL);
    step("a volume", (virStorageVolFree(virStorageVolCreateXML(pool, SMALL_VOLUME("v"), 0)), 0));
    step("destroy passing", virStoragePoolDestroy(pool));
    virStoragePoolFree(pool);
}

static void
a_port(void)
{
    static const char xml[] = POOL("scsi", "port", "3", "<source><adapter type='fc_host' "
                                   "wwnn='2000000099999999' wwpn='1000000099999999'/></source>"
                                   "<target><path>/dev</path></target>");
    virNodeDevicePtr device;
    virStoragePoolPtr pool = virStoragePoolCreateXML(conn, xml, 0);

    step("create with a port", pool != NULL);
    device = virNodeDeviceLookupByName(conn, "scsi_host12");
    REPORT_STRING(virNodeDeviceGetXMLDesc(device, 0));
    step("destroy", virStoragePoolDestroy(pool));
    REPORT_STRING(virNodeDeviceGetXMLDesc(device, 0));
    virNodeDeviceFree(device);
    virStoragePoolFree(pool);
    pool = virStoragePoolDefineXML(conn, xml, 0);
    step("define with a port", pool != NULL);
    step("create makes none", virStoragePoolCreate(pool, 0));
    step("destroy finds none", virStoragePoolDestroy(pool));
    print_pool(pool);
    step("undefine", virStoragePoolUndefine(pool));
    virStoragePoolFree(pool);
}

int
main(void)
{
    virConnectPtr other;
    virStoragePoolPtr pool, theirs;
    int all, one, refresh, away, devices;

    begin_quietly();
    REPORT(virEventRegisterDefaultImpl());
    conn = open_test(0);
    pool = virStoragePoolLookupByName(conn, "default-pool");
    all = watch(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE, "all");
    one = watch(conn, pool, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE, "one");
    refresh = watch(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_REFRESH, "refresh");
    watch(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE, "the same");
    watch(conn, pool, 7, "unknown");
    watch(conn, NULL, -1, "negative");
    devices = virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
                                                   VIR_NODE_DEVICE_EVENT_CALLBACK(on_device), "device",
                                                   on_free);
    REPORT(virConnectStoragePoolEventRegisterAny(conn, NULL, 0, NULL, NULL, on_free));
    a_life();
    a_port();
    printf("-- two connections\n");
    other = virConnectOpen("test:///default");
    theirs = virStoragePoolLookupByName(other, "default-pool");
    away = watch(other, theirs, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE, "other");
    step("destroy", virStoragePoolDestroy(theirs));
    virStoragePoolCreate(pool, 0);
    virStoragePoolRefresh(pool, 0);
    virStoragePoolDestroy(pool);
    printf("nothing yet\n");
    run_loop();
    REPORT(virConnectStoragePoolEventDeregisterAny(conn, one));
    step("create", virStoragePoolCreate(pool, 0));
    REPORT(virConnectStoragePoolEventDeregisterAny(other, away));
    REPORT(virConnectStoragePoolEventDeregisterAny(conn, one));
    REPORT(virConnectStoragePoolEventDeregisterAny(conn, refresh));
    REPORT(virConnectNodeDeviceEventDeregisterAny(conn, devices));
    REPORT(virConnectStoragePoolEventDeregisterAny(conn, -1));
    REPORT(virConnectStoragePoolEventDeregisterAny(conn, all));
    virStoragePoolFree(theirs);
    REPORT(virConnectClose(other));
    run_loop();
    virStoragePoolFree(pool);
    close_test(conn);
    return 0;
}
