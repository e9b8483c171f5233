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
    virNetworkPtr network = get_network(conn);

    CALL_INT(" 0x80000000", virConnectListAllNetworks, conn, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virConnectListAllNetworks, conn, out(1), 0x40000000u);
    CALL_POINTER(" 0x80000000", virNetworkCreateXMLFlags, conn, NETWORK_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virNetworkCreateXMLFlags, conn, NETWORK_XML, 0x40000000u);
    CALL_POINTER(" 0x80000000", virNetworkDefineXMLFlags, conn, NETWORK_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virNetworkDefineXMLFlags, conn, NETWORK_XML, 0x40000000u);
    CALL_INT(" 0x80000000", virNetworkGetDHCPLeases, network, "52:54:00:00:00:01", out(2),
        0x80000000u);
    CALL_INT(" 0x40000000", virNetworkGetDHCPLeases, network, "52:54:00:00:00:01", out(2),
        0x40000000u);
    CALL_POINTER(" 0x80000000", virNetworkGetMetadata, network, VIR_NETWORK_METADATA_ELEMENT,
        "http://example.org/m", 0x80000000u);
    CALL_POINTER(" 0x40000000", virNetworkGetMetadata, network, VIR_NETWORK_METADATA_ELEMENT,
        "http://example.org/m", 0x40000000u);
    CALL_POINTER(" 0x80000000", virNetworkGetXMLDesc, network, 0x80000000u);
    CALL_POINTER(" 0x40000000", virNetworkGetXMLDesc, network, 0x40000000u);
    CALL_INT(" 0x80000000", virNetworkListAllPorts, network, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virNetworkListAllPorts, network, out(1), 0x40000000u);
    CALL_POINTER(" 0x80000000", virNetworkPortCreateXML, network, "<networkport/>", 0x80000000u);
    CALL_POINTER(" 0x40000000", virNetworkPortCreateXML, network, "<networkport/>", 0x40000000u);
    CALL_INT(" 0x80000000", virNetworkSetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, "<m/>",
        "key", "http://example.org/m", 0x80000000u);
    CALL_INT(" 0x40000000", virNetworkSetMetadata, network, VIR_NETWORK_METADATA_ELEMENT, "<m/>",
        "key", "http://example.org/m", 0x40000000u);
    CALL_INT(" 0x80000000", virNetworkUpdate, network, 3, 4, -1,
        "<host mac='52:54:00:00:00:02' ip='192.168.122.9'/>", 0x80000000u);
    CALL_INT(" 0x40000000", virNetworkUpdate, network, 3, 4, -1,
        "<host mac='52:54:00:00:00:02' ip='192.168.122.9'/>", 0x40000000u);

    virNetworkFree(network);
    close_test(conn);
    return 0;
}
