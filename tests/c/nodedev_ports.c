/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Virtual ports on a Fibre Channel: made and taken away, with the events of it. */
#include "support/objects.h"
#include "support/loop.h"

static virConnectPtr conn;

static void
on_life(virConnectPtr from, virNodeDevicePtr device, int event, int detail, void *opaque)
{
    printf("  %s: %s event %d detail %d%s\n", (const char *) opaque, virNodeDeviceGetName(device), event,
           detail, from == conn ? "" : " (other connection)");
}

static void
on_update(virConnectPtr from, virNodeDevicePtr device, void *opaque)
{
    printf("  %s: %s%s\n", (const char *) opaque, virNodeDeviceGetName(device),
           from == conn ? "" : " (other connection)");
}

static void
on_free(void *opaque)
{
    printf("  free %s\n", (const char *) opaque);
}

static int
watch(virNodeDevicePtr device, int event, const char *name)
{
    int update = event == VIR_NODE_DEVICE_EVENT_ID_UPDATE;
    int id = virConnectNodeDeviceEventRegisterAny(conn, device, event,
                                                  update ? VIR_NODE_DEVICE_EVENT_CALLBACK(on_update)
                                                         : VIR_NODE_DEVICE_EVENT_CALLBACK(on_life),
                                                  (void *) name, on_free);

    printf("register %s: %s | ", name, id >= 0 ? "done" : "failed");
    print_last_error();
    return id;
}

static void
create(const char *what, const char *xml)
{
    virNodeDevicePtr device = virNodeDeviceCreateXML(conn, xml, 0);

    printf("-- %s: ", what);
    print_last_error();
    run_loop();
    if (!device)
        return;
    REPORT_NAME(virNodeDeviceGetName(device));
    REPORT_NAME(virNodeDeviceGetParent(device));
    REPORT(virNodeDeviceIsActive(device));
    REPORT(virNodeDeviceIsPersistent(device));
    REPORT_STRING(virNodeDeviceGetXMLDesc(device, 0));
    REPORT_STRING(virNodeDeviceGetXMLDesc(device, VIR_NODE_DEVICE_XML_INACTIVE));
    REPORT(virNodeNumOfDevices(conn, "fc_host", 0));
    REPORT(virConnectListAllNodeDevices(conn, NULL, VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE));
    REPORT(virNodeDeviceDestroy(device));
    run_loop();
    REPORT(virNodeDeviceDestroy(device));
    REPORT_STRING(virNodeDeviceGetXMLDesc(device, 0));
    REPORT(virNodeDeviceIsActive(device));
    REPORT(virNodeDeviceIsPersistent(device));
    REPORT(virNodeDeviceNumOfCaps(device));
    REPORT_NAME(virNodeDeviceGetParent(device));
    virNodeDeviceFree(device);
}

#define PORT(parent) \
    "<device>" parent "<capability type='scsi_host'><capability type='fc_host'>" \
    "<wwnn>2000000099999999</wwnn><wwpn>1000000099999999</wwpn></capability></capability></device>"

static void
destroy(const char *name)
{
    virNodeDevicePtr device = virNodeDeviceLookupByName(conn, name);
    int result;

    printf("-- away with %s: ", name);
    print_last_error();
    if (!device)
        return;
    virNodeDeviceDestroy(device);
    /* The reference succeeds whether it takes the device away or not: the error tells. */
    printf("%s | ", virGetLastError() ? "refused" : "gone");
    print_last_error();
    run_loop();
    virNodeDeviceFree(device);
    device = virNodeDeviceLookupByName(conn, name);
    result = device != NULL;
    printf("still there: %d | ", result);
    print_last_error();
    if (device)
        virNodeDeviceFree(device);
}

int
main(void)
{
    virNodeDevicePtr device;
    int all, one, update;

    begin_quietly();
    REPORT(virEventRegisterDefaultImpl());
    conn = open_test(0);
    device = virNodeDeviceLookupByName(conn, "scsi_host2");
    all = watch(NULL, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE, "all");
    one = watch(device, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE, "one");
    update = watch(NULL, VIR_NODE_DEVICE_EVENT_ID_UPDATE, "update");
    watch(NULL, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE, "the same");
    watch(device, 7, "unknown");
    watch(NULL, -1, "negative");
    REPORT(virConnectNodeDeviceEventRegisterAny(conn, NULL, 0, NULL, NULL, on_free));
    create("without parent", PORT(""));
    create("by name", PORT("<parent>scsi_host1</parent>"));
    create("by port", PORT("<parent wwnn='2000000012341234' wwpn='1000000012341234'/>"));
    create("by fabric", PORT("<parent fabric_wwn='2000000043214321'/>"));
    create("by other fabric", PORT("<parent fabric_wwn='2000000043214322'/>"));
    create("by other port", PORT("<parent wwnn='2000000012341234' wwpn='1000000012341235'/>"));
    create("by half a port", PORT("<parent wwnn='2000000012341234'/>"));
    create("by a port that makes none", PORT("<parent wwnn='2000000034563456' wwpn='1000000034563456'/>"));
    create("by a name that makes none", PORT("<parent>scsi_host11</parent>"));
    create("by the computer", PORT("<parent>computer</parent>"));
    create("by an unknown name", PORT("<parent>scsi_host9</parent>"));
    create("no port", "<device><capability type='drm'><type>render</type></capability></device>");
    create("no channel", "<device><capability type='scsi_host'/></device>");
    create("no capability", "<device/>");
    create("other root", "<pool/>");
    create("malformed", "<device>");
    REPORT_POINTER(virNodeDeviceCreateXML(conn, PORT(""), 2));

    /* Both names are made up. */
    virNodeDeviceFree(virNodeDeviceCreateXML(conn, "<device><capability type='scsi_host'>"
                      "<capability type='fc_host'/></capability></device>", 0));
    printf("made up: ");
    print_last_error();
    run_loop();
    virNodeDeviceFree(virNodeDeviceCreateXML(conn, PORT(""), 0));
    printf("a second one has the same name: %d\n", virNodeNumOfDevices(conn, NULL, 0));
    run_loop();
    destroy("scsi_host12");
    destroy("computer");
    destroy("scsi_host2");
    destroy("scsi_host1");
    destroy("scsi_host11");
    create("without a model", PORT("<parent>scsi_host9</parent>"));
    REPORT(virNodeNumOfDevices(conn, NULL, 0));
    REPORT(virConnectNodeDeviceEventDeregisterAny(conn, one));
    REPORT(virConnectNodeDeviceEventDeregisterAny(conn, one));
    REPORT(virConnectNodeDeviceEventDeregisterAny(conn, update));
    REPORT(virConnectNodeDeviceEventDeregisterAny(conn, all));
    REPORT(virConnectNodeDeviceEventDeregisterAny(conn, -1));
    virNodeDeviceFree(device);
    close_test(conn);
    return 0;
}
