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

    CALL_INT(" domain for conn", virConnectListAllNetworks, (void *) domain, out(1), 0);
    CALL_INT(" stream for conn", virConnectListAllNetworks, (void *) stream, out(1), 0);
    CALL_INT(" domain for conn", virConnectListDefinedNetworks, (void *) domain, out(1), 4);
    CALL_INT(" stream for conn", virConnectListDefinedNetworks, (void *) stream, out(1), 4);
    CALL_INT(" domain for conn", virConnectListNetworks, (void *) domain, out(1), 4);
    CALL_INT(" stream for conn", virConnectListNetworks, (void *) stream, out(1), 4);
    CALL_INT(" domain for conn", virConnectNetworkEventDeregisterAny, (void *) domain, 0);
    CALL_INT(" stream for conn", virConnectNetworkEventDeregisterAny, (void *) stream, 0);
    CALL_INT(" domain for conn", virConnectNetworkEventRegisterAny, (void *) domain, NULL, 0,
        CALLBACK, NULL, NULL);
    CALL_INT(" stream for conn", virConnectNetworkEventRegisterAny, (void *) stream, NULL, 0,
        CALLBACK, NULL, NULL);
    CALL_INT(" domain for conn", virConnectNumOfDefinedNetworks, (void *) domain);
    CALL_INT(" stream for conn", virConnectNumOfDefinedNetworks, (void *) stream);
    CALL_INT(" domain for conn", virConnectNumOfNetworks, (void *) domain);
    CALL_INT(" stream for conn", virConnectNumOfNetworks, (void *) stream);
    CALL_INT(" conn for network", virNetworkCreate, (void *) conn);
    CALL_POINTER(" domain for conn", virNetworkCreateXML, (void *) domain, NETWORK_XML);
    CALL_POINTER(" stream for conn", virNetworkCreateXML, (void *) stream, NETWORK_XML);
    CALL_POINTER(" domain for conn", virNetworkCreateXMLFlags, (void *) domain, NETWORK_XML, 0);
    CALL_POINTER(" stream for conn", virNetworkCreateXMLFlags, (void *) stream, NETWORK_XML, 0);
    CALL_POINTER(" domain for conn", virNetworkDefineXML, (void *) domain, NETWORK_XML);
    CALL_POINTER(" stream for conn", virNetworkDefineXML, (void *) stream, NETWORK_XML);
    CALL_POINTER(" domain for conn", virNetworkDefineXMLFlags, (void *) domain, NETWORK_XML, 0);
    CALL_POINTER(" stream for conn", virNetworkDefineXMLFlags, (void *) stream, NETWORK_XML, 0);
    CALL_INT(" conn for network", virNetworkDestroy, (void *) conn);
    CALL_INT(" conn for network", virNetworkFree, (void *) conn);
    CALL_INT(" conn for network", virNetworkGetAutostart, (void *) conn, out(1));
    CALL_POINTER(" conn for network", virNetworkGetBridgeName, (void *) conn);
    CALL_POINTER(" conn for net", virNetworkGetConnect, (void *) conn);
    CALL_INT(" conn for network", virNetworkGetDHCPLeases, (void *) conn, "52:54:00:00:00:01",
        out(2), 0);
    CALL_POINTER(" conn for network", virNetworkGetMetadata, (void *) conn,
        VIR_NETWORK_METADATA_ELEMENT, "http://example.org/m", 0);
    CALL_POINTER(" conn for network", virNetworkGetName, (void *) conn);
    CALL_INT(" conn for network", virNetworkGetUUID, (void *) conn, out(1));
    CALL_INT(" conn for network", virNetworkGetUUIDString, (void *) conn, out(1));
    CALL_POINTER(" conn for network", virNetworkGetXMLDesc, (void *) conn, 0);
    CALL_INT(" conn for net", virNetworkIsActive, (void *) conn);
    CALL_INT(" conn for net", virNetworkIsPersistent, (void *) conn);
    CALL_INT(" conn for network", virNetworkListAllPorts, (void *) conn, out(1), 0);
    CALL_POINTER(" domain for conn", virNetworkLookupByName, (void *) domain, "default");
    CALL_POINTER(" stream for conn", virNetworkLookupByName, (void *) stream, "default");
    CALL_POINTER(" domain for conn", virNetworkLookupByUUID, (void *) domain, TEST_UUID);
    CALL_POINTER(" stream for conn", virNetworkLookupByUUID, (void *) stream, TEST_UUID);
    CALL_POINTER(" domain for conn", virNetworkLookupByUUIDString, (void *) domain,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER(" stream for conn", virNetworkLookupByUUIDString, (void *) stream,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER(" conn for net", virNetworkPortCreateXML, (void *) conn, "<networkport/>", 0);
    CALL_INT(" conn for port", virNetworkPortDelete, (void *) conn, 0);
    CALL_INT(" conn for port", virNetworkPortFree, (void *) conn);
    CALL_POINTER(" conn for port", virNetworkPortGetNetwork, (void *) conn);
    CALL_INT(" conn for port", virNetworkPortGetParameters, (void *) conn, out(1), number(2, 16),
        0);
    CALL_INT(" conn for port", virNetworkPortGetUUID, (void *) conn, out(1));
    CALL_INT(" conn for port", virNetworkPortGetUUIDString, (void *) conn, out(1));
    CALL_POINTER(" conn for port", virNetworkPortGetXMLDesc, (void *) conn, 0);
    CALL_POINTER(" conn for net", virNetworkPortLookupByUUID, (void *) conn, TEST_UUID);
    CALL_POINTER(" conn for net", virNetworkPortLookupByUUIDString, (void *) conn,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_INT(" conn for port", virNetworkPortRef, (void *) conn);
    CALL_INT(" conn for port", virNetworkPortSetParameters, (void *) conn, unknown_parameter(), 1,
        0);
    CALL_INT(" conn for network", virNetworkRef, (void *) conn);
    CALL_INT(" conn for network", virNetworkSetAutostart, (void *) conn, 1);
    CALL_INT(" conn for network", virNetworkSetMetadata, (void *) conn,
        VIR_NETWORK_METADATA_ELEMENT, "<m/>", "key", "http://example.org/m", 0);
    CALL_INT(" conn for network", virNetworkUndefine, (void *) conn);
    CALL_INT(" conn for network", virNetworkUpdate, (void *) conn, 3, 4, -1,
        "<host mac='52:54:00:00:00:02' ip='192.168.122.9'/>", 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
