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
    CALL_INT("", virConnectListAllNetworks, NULL, out(1), 0);
    CALL_INT("", virConnectListDefinedNetworks, NULL, out(1), 4);
    CALL_INT("", virConnectListNetworks, NULL, out(1), 4);
    CALL_INT("", virConnectNetworkEventDeregisterAny, NULL, 0);
    CALL_INT("", virConnectNetworkEventRegisterAny, NULL, NULL, 0, CALLBACK, NULL, NULL);
    CALL_INT("", virConnectNumOfDefinedNetworks, NULL);
    CALL_INT("", virConnectNumOfNetworks, NULL);
    CALL_INT("", virNetworkCreate, NULL);
    CALL_POINTER("", virNetworkCreateXML, NULL, NETWORK_XML);
    CALL_POINTER("", virNetworkCreateXMLFlags, NULL, NETWORK_XML, 0);
    CALL_POINTER("", virNetworkDefineXML, NULL, NETWORK_XML);
    CALL_POINTER("", virNetworkDefineXMLFlags, NULL, NETWORK_XML, 0);
    CALL_INT("", virNetworkDestroy, NULL);
    CALL_INT("", virNetworkFree, NULL);
    CALL_INT("", virNetworkGetAutostart, NULL, out(1));
    CALL_POINTER("", virNetworkGetBridgeName, NULL);
    CALL_POINTER("", virNetworkGetConnect, NULL);
    CALL_INT("", virNetworkGetDHCPLeases, NULL, "52:54:00:00:00:01", out(2), 0);
    CALL_POINTER("", virNetworkGetMetadata, NULL, VIR_NETWORK_METADATA_ELEMENT,
        "http://example.org/m", 0);
    CALL_POINTER("", virNetworkGetName, NULL);
    CALL_INT("", virNetworkGetUUID, NULL, out(1));
    CALL_INT("", virNetworkGetUUIDString, NULL, out(1));
    CALL_POINTER("", virNetworkGetXMLDesc, NULL, 0);
    CALL_INT("", virNetworkIsActive, NULL);
    CALL_INT("", virNetworkIsPersistent, NULL);
    CALL_INT("", virNetworkListAllPorts, NULL, out(1), 0);
    CALL_POINTER("", virNetworkLookupByName, NULL, "default");
    CALL_POINTER("", virNetworkLookupByUUID, NULL, TEST_UUID);
    CALL_POINTER("", virNetworkLookupByUUIDString, NULL, "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER("", virNetworkPortCreateXML, NULL, "<networkport/>", 0);
    CALL_INT("", virNetworkPortDelete, NULL, 0);
    CALL_INT("", virNetworkPortFree, NULL);
    CALL_POINTER("", virNetworkPortGetNetwork, NULL);
    CALL_INT("", virNetworkPortGetParameters, NULL, out(1), number(2, 16), 0);
    CALL_INT("", virNetworkPortGetUUID, NULL, out(1));
    CALL_INT("", virNetworkPortGetUUIDString, NULL, out(1));
    CALL_POINTER("", virNetworkPortGetXMLDesc, NULL, 0);
    CALL_POINTER("", virNetworkPortLookupByUUID, NULL, TEST_UUID);
    CALL_POINTER("", virNetworkPortLookupByUUIDString, NULL,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_INT("", virNetworkPortRef, NULL);
    CALL_INT("", virNetworkPortSetParameters, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virNetworkRef, NULL);
    CALL_INT("", virNetworkSetAutostart, NULL, 1);
    CALL_INT("", virNetworkSetMetadata, NULL, VIR_NETWORK_METADATA_ELEMENT, "<m/>", "key",
        "http://example.org/m", 0);
    CALL_INT("", virNetworkUndefine, NULL);
    CALL_INT("", virNetworkUpdate, NULL, 3, 4, -1,
        "<host mac='52:54:00:00:00:02' ip='192.168.122.9'/>", 0);
    return 0;
}
