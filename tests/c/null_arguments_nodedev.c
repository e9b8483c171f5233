/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every pointer left out in turn, every size zero and negative. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virNodeDevicePtr device = get_device(conn);

    CALL_INT(" devices NULL", virConnectListAllNodeDevices, conn, NULL, 0);
    CALL_INT(" callbackID -1", virConnectNodeDeviceEventDeregisterAny, conn, -1);
    CALL_INT(" eventID -1", virConnectNodeDeviceEventRegisterAny, conn, NULL, -1, CALLBACK, NULL,
        NULL);
    CALL_INT(" cb NULL", virConnectNodeDeviceEventRegisterAny, conn, NULL, 0, NULL, NULL, NULL);
    CALL_POINTER(" xmlDesc NULL", virNodeDeviceCreateXML, conn, NULL, 0);
    CALL_POINTER(" xmlDesc empty", virNodeDeviceCreateXML, conn, "", 0);
    CALL_POINTER(" xmlDesc NULL", virNodeDeviceDefineXML, conn, NULL, 0);
    CALL_POINTER(" xmlDesc empty", virNodeDeviceDefineXML, conn, "", 0);
    CALL_INT(" driverName NULL", virNodeDeviceDetachFlags, device, NULL, 0);
    CALL_INT(" driverName empty", virNodeDeviceDetachFlags, device, "", 0);
    CALL_INT(" autostart NULL", virNodeDeviceGetAutostart, device, NULL);
    CALL_INT(" names NULL", virNodeDeviceListCaps, device, NULL, 4);
    CALL_INT(" maxnames 0", virNodeDeviceListCaps, device, out(1), 0);
    CALL_INT(" maxnames -1", virNodeDeviceListCaps, device, out(1), -1);
    CALL_INT(" names NULL maxnames 0", virNodeDeviceListCaps, device, NULL, 0);
    CALL_POINTER(" name NULL", virNodeDeviceLookupByName, conn, NULL);
    CALL_POINTER(" name empty", virNodeDeviceLookupByName, conn, "");
    CALL_POINTER(" wwnn NULL", virNodeDeviceLookupSCSIHostByWWN, conn, NULL, "1000000012341234", 0);
    CALL_POINTER(" wwnn empty", virNodeDeviceLookupSCSIHostByWWN, conn, "", "1000000012341234", 0);
    CALL_POINTER(" wwpn NULL", virNodeDeviceLookupSCSIHostByWWN, conn, "2000000012341234", NULL, 0);
    CALL_POINTER(" wwpn empty", virNodeDeviceLookupSCSIHostByWWN, conn, "2000000012341234", "", 0);
    CALL_INT(" autostart 0", virNodeDeviceSetAutostart, device, 0);
    CALL_INT(" autostart -1", virNodeDeviceSetAutostart, device, -1);
    CALL_INT(" xmlDesc NULL", virNodeDeviceUpdate, device, NULL, 0);
    CALL_INT(" xmlDesc empty", virNodeDeviceUpdate, device, "", 0);
    CALL_INT(" cap NULL", virNodeListDevices, conn, NULL, out(2), 4, 0);
    CALL_INT(" cap empty", virNodeListDevices, conn, "", out(2), 4, 0);
    CALL_INT(" names NULL", virNodeListDevices, conn, "scsi_host", NULL, 4, 0);
    CALL_INT(" maxnames 0", virNodeListDevices, conn, "scsi_host", out(2), 0, 0);
    CALL_INT(" maxnames -1", virNodeListDevices, conn, "scsi_host", out(2), -1, 0);
    CALL_INT(" names NULL maxnames 0", virNodeListDevices, conn, "scsi_host", NULL, 0, 0);
    CALL_INT(" cap NULL", virNodeNumOfDevices, conn, NULL, 0);
    CALL_INT(" cap empty", virNodeNumOfDevices, conn, "", 0);

    virNodeDeviceFree(device);
    close_test(conn);
    return 0;
}
