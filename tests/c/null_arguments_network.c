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
    virNetworkPtr network = get_network(conn);

    CALL_INT(" nets NULL", virConnectListAllNetworks, conn, NULL, 0);
    CALL_INT(" names NULL", virConnectListDefinedNetworks, conn, NULL, 4);
    CALL_INT(" maxnames 0", virConnectListDefinedNetworks, conn, out(1), 0);
    CALL_INT(" maxnames -1", virConnectListDefinedNetworks, conn, out(1), -1);
    CALL_INT(" names NULL maxnames 0", virConnectListDefinedNetworks, conn, NULL, 0);
    CALL_INT(" names NULL", virConnectListNetworks, conn, NULL, 4);
    CALL_INT(" maxnames 0", virConnectListNetworks, conn, out(1), 0);
    CALL_INT(" maxnames -1", virConnectListNetworks, conn, out(1), -1);
    CALL_INT(" names NULL maxnames 0", virConnectListNetworks, conn, NULL, 0);
    CALL_INT(" callbackID -1", virConnectNetworkEventDeregisterAny, conn, -1);
    CALL_INT(" eventID -1", virConnectNetworkEventRegisterAny, conn, NULL, -1, CALLBACK, NULL,
        NULL);
    CALL_INT(" cb NULL", virConnectNetworkEventRegisterAny, conn, NULL, 0, NULL, NULL, NULL);
    CALL_POINTER(" xmlDesc NULL", virNetworkCreateXML, conn, NULL);
    CALL_POINTER(" xmlDesc empty", virNetworkCreateXML, conn, "");
    CALL_POINTER(" xmlDesc NULL", virNetworkCreateXMLFlags, conn, NULL, 0);
    CALL_POINTER(" xmlDesc empty", virNetworkCreateXMLFlags, conn, "", 0);
    CALL_POINTER(" xml NULL", virNetworkDefineXML, conn, NULL);
    CALL_POINTER(" xml empty", virNetworkDefineXML, conn, "");
    CALL_POINTER(" xml NULL", virNetworkDefineXMLFlags, conn, NULL, 0);
    CALL_POINTER(" xml empty", virNetworkDefineXMLFlags, conn, "", 0);
    CALL_INT(" autostart NULL", virNetworkGetAutostart, network, NULL);
    CALL_INT(" mac NULL", virNetworkGetDHCPLeases, network, NULL, out(2), 0);
    CALL_INT(" mac empty", virNetworkGetDHCPLeases, network, "", out(2), 0);
    CALL_INT(" leases NULL", virNetworkGetDHCPLeases, network, "52:54:00:00:00:01", NULL, 0);
    CALL_POINTER(" type 0", virNetworkGetMetadata, network, 0, "http://example.org/m", 0);
    CALL_POINTER(" type -1", virNetworkGetMetadata, network, -1, "http://example.org/m", 0);
    CALL_POINTER(" uri NULL", virNetworkGetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, NULL,
        0);
    CALL_POINTER(" uri empty", virNetworkGetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, "", 0);
    CALL_INT(" uuid NULL", virNetworkGetUUID, network, NULL);
    CALL_INT(" buf NULL", virNetworkGetUUIDString, network, NULL);
    CALL_INT(" ports NULL", virNetworkListAllPorts, network, NULL, 0);
    CALL_POINTER(" name NULL", virNetworkLookupByName, conn, NULL);
    CALL_POINTER(" name empty", virNetworkLookupByName, conn, "");
    CALL_POINTER(" uuid NULL", virNetworkLookupByUUID, conn, NULL);
    CALL_POINTER(" uuidstr NULL", virNetworkLookupByUUIDString, conn, NULL);
    CALL_POINTER(" uuidstr empty", virNetworkLookupByUUIDString, conn, "");
    CALL_POINTER(" xmldesc NULL", virNetworkPortCreateXML, network, NULL, 0);
    CALL_POINTER(" xmldesc empty", virNetworkPortCreateXML, network, "", 0);
    CALL_POINTER(" uuid NULL", virNetworkPortLookupByUUID, network, NULL);
    CALL_POINTER(" uuidstr NULL", virNetworkPortLookupByUUIDString, network, NULL);
    CALL_POINTER(" uuidstr empty", virNetworkPortLookupByUUIDString, network, "");
    CALL_INT(" autostart 0", virNetworkSetAutostart, network, 0);
    CALL_INT(" autostart -1", virNetworkSetAutostart, network, -1);
    CALL_INT(" type 0", virNetworkSetMetadata, network, 0, "<m/>", "key", "http://example.org/m",
        0);
    CALL_INT(" type -1", virNetworkSetMetadata, network, -1, "<m/>", "key", "http://example.org/m",
        0);
    CALL_INT(" metadata NULL", virNetworkSetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, NULL,
        "key", "http://example.org/m", 0);
    CALL_INT(" metadata empty", virNetworkSetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, "",
        "key", "http://example.org/m", 0);
    CALL_INT(" key NULL", virNetworkSetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, "<m/>",
        NULL, "http://example.org/m", 0);
    CALL_INT(" key empty", virNetworkSetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, "<m/>",
        "", "http://example.org/m", 0);
    CALL_INT(" uri NULL", virNetworkSetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, "<m/>",
        "key", NULL, 0);
    CALL_INT(" uri empty", virNetworkSetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, "<m/>",
        "key", "", 0);
    CALL_INT(" parentIndex 0", virNetworkUpdate, network, 3, 4, 0,
        "<host mac='52:54:00:00:00:02' ip='192.168.122.9'/>", 0);
    CALL_INT(" xml NULL", virNetworkUpdate, network, 3, 4, -1, NULL, 0);
    CALL_INT(" xml empty", virNetworkUpdate, network, 3, 4, -1, "", 0);

    virNetworkFree(network);
    close_test(conn);
    return 0;
}
