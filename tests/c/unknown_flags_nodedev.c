/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function with flags that no version knows. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virNodeDevicePtr device = get_device(conn);

    CALL_INT(" 0x80000000", virConnectListAllNodeDevices, conn, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virConnectListAllNodeDevices, conn, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virNodeDeviceCreate, device, 0x80000000u);
    CALL_INT(" 0x40000000", virNodeDeviceCreate, device, 0x40000000u);
    CALL_POINTER(" 0x80000000", virNodeDeviceCreateXML, conn, DEVICE_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virNodeDeviceCreateXML, conn, DEVICE_XML, 0x40000000u);
    CALL_POINTER(" 0x80000000", virNodeDeviceDefineXML, conn, DEVICE_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virNodeDeviceDefineXML, conn, DEVICE_XML, 0x40000000u);
    CALL_INT(" 0x80000000", virNodeDeviceDetachFlags, device, "vfio", 0x80000000u);
    CALL_INT(" 0x40000000", virNodeDeviceDetachFlags, device, "vfio", 0x40000000u);
    CALL_POINTER(" 0x80000000", virNodeDeviceGetXMLDesc, device, 0x80000000u);
    CALL_POINTER(" 0x40000000", virNodeDeviceGetXMLDesc, device, 0x40000000u);
    CALL_POINTER(" 0x80000000", virNodeDeviceLookupSCSIHostByWWN, conn, "2000000012341234",
        "1000000012341234", 0x80000000u);
    CALL_POINTER(" 0x40000000", virNodeDeviceLookupSCSIHostByWWN, conn, "2000000012341234",
        "1000000012341234", 0x40000000u);
    CALL_INT(" 0x80000000", virNodeDeviceUndefine, device, 0x80000000u);
    CALL_INT(" 0x40000000", virNodeDeviceUndefine, device, 0x40000000u);
    CALL_INT(" 0x80000000", virNodeDeviceUpdate, device, DEVICE_XML, 0x80000000u);
    CALL_INT(" 0x40000000", virNodeDeviceUpdate, device, DEVICE_XML, 0x40000000u);
    CALL_INT(" 0x80000000", virNodeListDevices, conn, "scsi_host", out(2), 4, 0x80000000u);
    CALL_INT(" 0x40000000", virNodeListDevices, conn, "scsi_host", out(2), 4, 0x40000000u);
    CALL_INT(" 0x80000000", virNodeNumOfDevices, conn, "scsi_host", 0x80000000u);
    CALL_INT(" 0x40000000", virNodeNumOfDevices, conn, "scsi_host", 0x40000000u);

    virNodeDeviceFree(device);
    close_test(conn);
    return 0;
}
