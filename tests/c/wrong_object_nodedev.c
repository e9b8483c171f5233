/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called with one of another kind. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_INT(" domain for conn", virConnectListAllNodeDevices, (void *) domain, out(1), 0);
    CALL_INT(" stream for conn", virConnectListAllNodeDevices, (void *) stream, out(1), 0);
    CALL_INT(" domain for conn", virConnectNodeDeviceEventDeregisterAny, (void *) domain, 0);
    CALL_INT(" stream for conn", virConnectNodeDeviceEventDeregisterAny, (void *) stream, 0);
    CALL_INT(" domain for conn", virConnectNodeDeviceEventRegisterAny, (void *) domain, NULL, 0,
        CALLBACK, NULL, NULL);
    CALL_INT(" stream for conn", virConnectNodeDeviceEventRegisterAny, (void *) stream, NULL, 0,
        CALLBACK, NULL, NULL);
    CALL_INT(" conn for dev", virNodeDeviceCreate, (void *) conn, 0);
    CALL_POINTER(" domain for conn", virNodeDeviceCreateXML, (void *) domain, DEVICE_XML, 0);
    CALL_POINTER(" stream for conn", virNodeDeviceCreateXML, (void *) stream, DEVICE_XML, 0);
    CALL_POINTER(" domain for conn", virNodeDeviceDefineXML, (void *) domain, DEVICE_XML, 0);
    CALL_POINTER(" stream for conn", virNodeDeviceDefineXML, (void *) stream, DEVICE_XML, 0);
    CALL_INT(" conn for dev", virNodeDeviceDestroy, (void *) conn);
    CALL_INT(" conn for dev", virNodeDeviceDetachFlags, (void *) conn, "vfio", 0);
    CALL_INT(" conn for dev", virNodeDeviceDettach, (void *) conn);
    CALL_INT(" conn for dev", virNodeDeviceFree, (void *) conn);
    CALL_INT(" conn for dev", virNodeDeviceGetAutostart, (void *) conn, out(1));
    CALL_POINTER(" conn for dev", virNodeDeviceGetName, (void *) conn);
    CALL_POINTER(" conn for dev", virNodeDeviceGetParent, (void *) conn);
    CALL_POINTER(" conn for dev", virNodeDeviceGetXMLDesc, (void *) conn, 0);
    CALL_INT(" conn for dev", virNodeDeviceIsActive, (void *) conn);
    CALL_INT(" conn for dev", virNodeDeviceIsPersistent, (void *) conn);
    CALL_INT(" conn for dev", virNodeDeviceListCaps, (void *) conn, out(1), 4);
    CALL_POINTER(" domain for conn", virNodeDeviceLookupByName, (void *) domain, "computer");
    CALL_POINTER(" stream for conn", virNodeDeviceLookupByName, (void *) stream, "computer");
    CALL_POINTER(" domain for conn", virNodeDeviceLookupSCSIHostByWWN, (void *) domain,
        "2000000012341234", "1000000012341234", 0);
    CALL_POINTER(" stream for conn", virNodeDeviceLookupSCSIHostByWWN, (void *) stream,
        "2000000012341234", "1000000012341234", 0);
    CALL_INT(" conn for dev", virNodeDeviceNumOfCaps, (void *) conn);
    CALL_INT(" conn for dev", virNodeDeviceReAttach, (void *) conn);
    CALL_INT(" conn for dev", virNodeDeviceRef, (void *) conn);
    CALL_INT(" conn for dev", virNodeDeviceReset, (void *) conn);
    CALL_INT(" conn for dev", virNodeDeviceSetAutostart, (void *) conn, 1);
    CALL_INT(" conn for dev", virNodeDeviceUndefine, (void *) conn, 0);
    CALL_INT(" conn for dev", virNodeDeviceUpdate, (void *) conn, DEVICE_XML, 0);
    CALL_INT(" domain for conn", virNodeListDevices, (void *) domain, "scsi_host", out(2), 4, 0);
    CALL_INT(" stream for conn", virNodeListDevices, (void *) stream, "scsi_host", out(2), 4, 0);
    CALL_INT(" domain for conn", virNodeNumOfDevices, (void *) domain, "scsi_host", 0);
    CALL_INT(" stream for conn", virNodeNumOfDevices, (void *) stream, "scsi_host", 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
