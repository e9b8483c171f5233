/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* What becomes of a pending error when a function is called. */
#define SWEEP_PENDING_ERROR
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virNetworkPtr network = get_network(conn);

    CALL_INT("", virConnectListAllNetworks, conn, out(1), 0);
    CALL_INT("", virConnectListDefinedNetworks, conn, out(1), 4);
    CALL_INT("", virConnectListNetworks, conn, out(1), 4);
    CALL_INT("", virConnectNetworkEventDeregisterAny, conn, 0);
    CALL_INT("", virConnectNetworkEventRegisterAny, conn, NULL, 0, CALLBACK, NULL, NULL);
    CALL_INT("", virConnectNumOfDefinedNetworks, conn);
    CALL_INT("", virConnectNumOfNetworks, conn);
    CALL_INT("", virNetworkCreate, network);
    CALL_POINTER("", virNetworkCreateXML, conn, NETWORK_XML);
    CALL_POINTER("", virNetworkCreateXMLFlags, conn, NETWORK_XML, 0);
    CALL_POINTER("", virNetworkDefineXML, conn, NETWORK_XML);
    CALL_POINTER("", virNetworkDefineXMLFlags, conn, NETWORK_XML, 0);
    CALL_INT("", virNetworkDestroy, network);
    CALL_INT("", virNetworkFree, network);
    CALL_INT("", virNetworkGetAutostart, network, out(1));
    CALL_POINTER("", virNetworkGetBridgeName, network);
    CALL_POINTER("", virNetworkGetConnect, network);
    CALL_INT("", virNetworkGetDHCPLeases, network, "52:54:00:00:00:01", out(2), 0);
    CALL_POINTER("", virNetworkGetMetadata, network, VIR_NETWORK_METADATA_ELEMENT,
        "http://example.org/m", 0);
    CALL_POINTER("", virNetworkGetName, network);
    CALL_INT("", virNetworkGetUUID, network, out(1));
    CALL_INT("", virNetworkGetUUIDString, network, out(1));
    CALL_POINTER("", virNetworkGetXMLDesc, network, 0);
    CALL_INT("", virNetworkIsActive, network);
    CALL_INT("", virNetworkIsPersistent, network);
    CALL_INT("", virNetworkListAllPorts, network, out(1), 0);
    CALL_POINTER("", virNetworkLookupByName, conn, "default");
    CALL_POINTER("", virNetworkLookupByUUID, conn, TEST_UUID);
    CALL_POINTER("", virNetworkLookupByUUIDString, conn, "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER("", virNetworkPortCreateXML, network, "<networkport/>", 0);
    CALL_POINTER("", virNetworkPortLookupByUUID, network, TEST_UUID);
    CALL_POINTER("", virNetworkPortLookupByUUIDString, network,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_INT("", virNetworkRef, network);
    CALL_INT("", virNetworkSetAutostart, network, 1);
    CALL_INT("", virNetworkSetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, "<m/>", "key",
        "http://example.org/m", 0);
    CALL_INT("", virNetworkUndefine, network);
    CALL_INT("", virNetworkUpdate, network, 3, 4, -1,
        "<host mac='52:54:00:00:00:02' ip='192.168.122.9'/>", 0);

    virNetworkFree(network);
    close_test(conn);
    return 0;
}
