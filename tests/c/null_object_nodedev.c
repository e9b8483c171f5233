/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called without one. */
#define SWEEP_IN_PROCESS
#include "support/sweep.h"
#include "support/documents.h"

int
main(void)
{
    begin_quietly();
    CALL_INT("", virConnectListAllNodeDevices, NULL, out(1), 0);
    CALL_INT("", virConnectNodeDeviceEventDeregisterAny, NULL, 0);
    CALL_INT("", virConnectNodeDeviceEventRegisterAny, NULL, NULL, 0, CALLBACK, NULL, NULL);
    CALL_INT("", virNodeDeviceCreate, NULL, 0);
    CALL_POINTER("", virNodeDeviceCreateXML, NULL, DEVICE_XML, 0);
    CALL_POINTER("", virNodeDeviceDefineXML, NULL, DEVICE_XML, 0);
    CALL_INT("", virNodeDeviceDestroy, NULL);
    CALL_INT("", virNodeDeviceDetachFlags, NULL, "vfio", 0);
    CALL_INT("", virNodeDeviceDettach, NULL);
    CALL_INT("", virNodeDeviceFree, NULL);
    CALL_INT("", virNodeDeviceGetAutostart, NULL, out(1));
    CALL_POINTER("", virNodeDeviceGetName, NULL);
    CALL_POINTER("", virNodeDeviceGetParent, NULL);
    CALL_POINTER("", virNodeDeviceGetXMLDesc, NULL, 0);
    CALL_INT("", virNodeDeviceIsActive, NULL);
    CALL_INT("", virNodeDeviceIsPersistent, NULL);
    CALL_INT("", virNodeDeviceListCaps, NULL, out(1), 4);
    CALL_POINTER("", virNodeDeviceLookupByName, NULL, "computer");
    CALL_POINTER("", virNodeDeviceLookupSCSIHostByWWN, NULL, "2000000012341234",
        "1000000012341234", 0);
    CALL_INT("", virNodeDeviceNumOfCaps, NULL);
    CALL_INT("", virNodeDeviceReAttach, NULL);
    CALL_INT("", virNodeDeviceRef, NULL);
    CALL_INT("", virNodeDeviceReset, NULL);
    CALL_INT("", virNodeDeviceSetAutostart, NULL, 1);
    CALL_INT("", virNodeDeviceUndefine, NULL, 0);
    CALL_INT("", virNodeDeviceUpdate, NULL, DEVICE_XML, 0);
    CALL_INT("", virNodeListDevices, NULL, "scsi_host", out(2), 4, 0);
    CALL_INT("", virNodeNumOfDevices, NULL, "scsi_host", 0);
    return 0;
}
