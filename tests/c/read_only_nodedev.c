/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function on a connection that may only read. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(1);
    virNodeDevicePtr device = get_device(conn);

    CALL_INT("", virConnectListAllNodeDevices, conn, out(1), 0);
    CALL_INT("", virConnectNodeDeviceEventDeregisterAny, conn, 0);
    CALL_INT("", virConnectNodeDeviceEventRegisterAny, conn, NULL, 0, CALLBACK, NULL, NULL);
    CALL_INT("", virNodeDeviceCreate, device, 0);
    CALL_POINTER("", virNodeDeviceCreateXML, conn, DEVICE_XML, 0);
    CALL_POINTER("", virNodeDeviceDefineXML, conn, DEVICE_XML, 0);
    CALL_INT("", virNodeDeviceDestroy, device);
    CALL_INT("", virNodeDeviceDetachFlags, device, "vfio", 0);
    CALL_INT("", virNodeDeviceDettach, device);
    CALL_INT("", virNodeDeviceFree, device);
    CALL_INT("", virNodeDeviceGetAutostart, device, out(1));
    CALL_POINTER("", virNodeDeviceGetName, device);
    CALL_POINTER("", virNodeDeviceGetParent, device);
    CALL_POINTER("", virNodeDeviceGetXMLDesc, device, 0);
    CALL_INT("", virNodeDeviceIsActive, device);
    CALL_INT("", virNodeDeviceIsPersistent, device);
    CALL_INT("", virNodeDeviceListCaps, device, out(1), 4);
    CALL_POINTER("", virNodeDeviceLookupByName, conn, "computer");
    CALL_POINTER("", virNodeDeviceLookupSCSIHostByWWN, conn, "2000000012341234",
        "1000000012341234", 0);
    CALL_INT("", virNodeDeviceNumOfCaps, device);
    CALL_INT("", virNodeDeviceReAttach, device);
    CALL_INT("", virNodeDeviceRef, device);
    CALL_INT("", virNodeDeviceReset, device);
    CALL_INT("", virNodeDeviceSetAutostart, device, 1);
    CALL_INT("", virNodeDeviceUndefine, device, 0);
    CALL_INT("", virNodeDeviceUpdate, device, DEVICE_XML, 0);
    CALL_INT("", virNodeListDevices, conn, "scsi_host", out(2), 4, 0);
    CALL_INT("", virNodeNumOfDevices, conn, "scsi_host", 0);

    virNodeDeviceFree(device);
    close_test(conn);
    return 0;
}
