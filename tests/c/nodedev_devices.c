/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The host's devices: lists with all filters, look-ups, what a device says of itself. */
#include "support/objects.h"

static virConnectPtr conn;

static int
by_name(const void *left, const void *right)
{
    return strcmp(virNodeDeviceGetName(*(virNodeDevicePtr *) left),
                  virNodeDeviceGetName(*(virNodeDevicePtr *) right));
}

static int
by_text(const void *left, const void *right)
{
    return strcmp(*(char **) left, *(char **) right);
}

static void
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

static void
list(unsigned int flags)
{
    virNodeDevicePtr *devices = NULL;
    int count = virConnectListAllNodeDevices(conn, &devices, flags);
    int each;

    printf("0x%x: %d", flags, count);
    if (count < 0) {
        printf(", list %s | ", devices ? "set" : "NULL");
        print_last_error();
        return;
    }
    printf(", ended %d, counted %d:", devices[count] == NULL,
           virConnectListAllNodeDevices(conn, NULL, flags));
    qsort(devices, count, sizeof(*devices), by_name);
    for (each = 0; each < count; each++) {
        printf(" %s", virNodeDeviceGetName(devices[each]));
        virNodeDeviceFree(devices[each]);
    }
    printf("\n");
    free(devices);
}

static void
of_capability(const char *capability)
{
    char *names[30] = {NULL};

    printf("%s: ", text(capability));
    REPORT(virNodeNumOfDevices(conn, capability, 0));
    print_names("names", names, virNodeListDevices(conn, capability, names, 30, 0));
}

static void
show(const char *name)
{
    virNodeDevicePtr device = virNodeDeviceLookupByName(conn, name);
    char *names[30] = {NULL};

    printf("-- '%s': ", name);
    print_last_error();
    if (!device)
        return;
    REPORT_NAME(virNodeDeviceGetName(device));
    REPORT_NAME(virNodeDeviceGetParent(device));
    REPORT(virNodeDeviceIsActive(device));
    REPORT(virNodeDeviceIsPersistent(device));
    REPORT(virNodeDeviceNumOfCaps(device));
    print_names("capabilities", names, virNodeDeviceListCaps(device, names, 30));
    print_names("none", names, virNodeDeviceListCaps(device, names, 0));
    REPORT_STRING(virNodeDeviceGetXMLDesc(device, 0));
    REPORT_STRING(virNodeDeviceGetXMLDesc(device, VIR_NODE_DEVICE_XML_INACTIVE));
    REPORT_STRING(virNodeDeviceGetXMLDesc(device, 2));
    virNodeDeviceFree(device);
}

int
main(void)
{
    static const char *capabilities[] = {
        NULL, "system", "pci", "usb_device", "usb", "net", "scsi_host", "scsi_target", "scsi", "storage",
        "fc_host", "vports", "vport_ops", "scsi_generic", "drm", "mdev_types", "mdev", "ccw", "css",
        "vdpa", "ap_card", "ap_queue", "ap_matrix", "vpd", "ccwgroup", "unknown", "", "SYSTEM",
    };
    virNodeDevicePtr device;
    char *names[30] = {NULL};
    unsigned int bit;
    size_t each;
    int autostart = 7;

    conn = open_test(0);
    list(0);
    for (bit = 0; bit < 32; bit++)
        list(1u << bit);
    list(VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM | VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS);
    list(VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM | VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE);
    list(VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE | VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE);
    list(VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT | VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT);
    list(VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE | VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT);
    for (each = 0; each < sizeof(capabilities) / sizeof(*capabilities); each++)
        of_capability(capabilities[each]);
    printf("of at most one: %d\n", virNodeListDevices(conn, NULL, names, 1, 0));
    free(names[0]);
    print_names("none", names, virNodeListDevices(conn, NULL, names, 0, 0));
    REPORT(virNodeListDevices(conn, NULL, names, 30, 1));
    REPORT(virNodeNumOfDevices(conn, NULL, 1));
    show("computer");
    show("scsi_host1");
    show("scsi_host2");
    show("scsi_host11");
    show("scsi_host12");
    show("");

    printf("-- what the driver does not do\n");
    device = virNodeDeviceLookupByName(conn, "computer");
    REPORT_POINTER(virNodeDeviceLookupSCSIHostByWWN(conn, "2000000012341234", "1000000012341234", 0));
    REPORT_POINTER(virNodeDeviceDefineXML(conn, "<device/>", 0));
    REPORT(virNodeDeviceDettach(device));
    REPORT(virNodeDeviceDetachFlags(device, NULL, 0));
    REPORT(virNodeDeviceReAttach(device));
    REPORT(virNodeDeviceReset(device));
    REPORT(virNodeDeviceCreate(device, 0));
    REPORT(virNodeDeviceUndefine(device, 0));
    REPORT(virNodeDeviceSetAutostart(device, 1));
    REPORT(virNodeDeviceGetAutostart(device, &autostart));
    REPORT(virNodeDeviceUpdate(device, "<device/>", 0));
    virNodeDeviceFree(device);
    close_test(conn);
    return 0;
}
