/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ports of networks: made, found in every way, tuned, listed, deleted. */
/* through: daemon */
/* user: 0 */
/* args: network:///system?socket=@DAEMON@/libvirt-sock */
#include "support/report.h"

#define NET "5f0c6e9a-0000-4000-8000-000000000021"
#define PORT "5f0c6e9a-0000-4000-8000-000000000022"
#define NETWORK "<network><name>n</name><uuid>" NET "</uuid><forward mode='bridge'/><bridge name='br-none'/></network>"
#define OWNER "<owner><name>d</name><uuid>" PORT "</uuid></owner>"
#define XML "<networkport><uuid>" PORT "</uuid>" OWNER "<mac address='52:54:00:00:00:01'/></networkport>"

static void
show(virNetworkPtr network, virNetworkPortPtr port)
{
    unsigned char raw[VIR_UUID_BUFLEN] = "";
    char uuid[VIR_UUID_STRING_BUFLEN] = "";
    virNetworkPortPtr same;

    REPORT(virNetworkPortGetUUID(port, raw));
    REPORT(virNetworkPortGetUUIDString(port, uuid));
    printf("  %s %02x%02x\n", uuid, raw[0], raw[1]);
    REPORT_POINTER(virNetworkPortGetNetwork(port));
    REPORT_STRING(virNetworkPortGetXMLDesc(port, 0));
    REPORT_STRING(virNetworkPortGetXMLDesc(port, 0x40000000));
    REPORT(virNetworkPortRef(port));
    REPORT(virNetworkPortFree(port));
    REPORT_POINTER(same = virNetworkPortLookupByUUID(network, raw));
    virNetworkPortFree(same);
    REPORT_POINTER(same = virNetworkPortLookupByUUIDString(network, uuid));
    virNetworkPortFree(same);
    REPORT_POINTER(virNetworkPortLookupByUUIDString(network, NET));
    REPORT_POINTER(virNetworkPortLookupByUUIDString(network, "nonsense"));
}

static void
parameters(virNetworkPortPtr port)
{
    virTypedParameterPtr params = NULL;
    int count = 0, room = 0, each;

    virTypedParamsAddUInt(&params, &count, &room, VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE, 1000);
    REPORT(virNetworkPortSetParameters(port, params, count, 0));
    REPORT(virNetworkPortSetParameters(port, params, count, 0x40000000));
    virTypedParamsFree(params, count);
    params = NULL;
    count = room = 0;
    virTypedParamsAddUInt(&params, &count, &room, "nonsense", 1000);
    REPORT(virNetworkPortSetParameters(port, params, count, 0));
    virTypedParamsFree(params, count);
    params = NULL;
    count = 0;
    REPORT(virNetworkPortGetParameters(port, &params, &count, 0));
    for (each = 0; each < count; each++)
        printf("  %s %u\n", params[each].field, params[each].value.ui);
    virTypedParamsFree(params, count);
    REPORT(virNetworkPortGetParameters(port, &params, &count, 0x40000000));
}

static void
list(virNetworkPtr network)
{
    virNetworkPortPtr *ports = NULL;
    int count, each;

    REPORT(count = virNetworkListAllPorts(network, &ports, 0));
    for (each = 0; each < count; each++)
        virNetworkPortFree(ports[each]);
    free(ports);
    REPORT(virNetworkListAllPorts(network, NULL, 0x40000000));
}

int
main(int argc, char **argv)
{
    virConnectPtr conn;
    virNetworkPtr network, same;
    virNetworkPortPtr port;
    virNetworkDHCPLeasePtr *leases = NULL;
    unsigned char raw[VIR_UUID_BUFLEN] = "";

    begin_quietly();
    conn = virConnectOpen(argv[1]);
    require(conn, "a connection");
    printf("-- a network\n");
    REPORT_POINTER(network = virNetworkDefineXML(conn, NETWORK));
    require(network, "the network");
    REPORT(virNetworkGetUUID(network, raw));
    REPORT_POINTER(same = virNetworkLookupByUUID(conn, raw));
    virNetworkFree(same);
    REPORT_POINTER(virNetworkPortCreateXML(network, XML, 0));
    REPORT(virNetworkCreate(network));
    REPORT(virNetworkGetDHCPLeases(network, NULL, &leases, 0));
    free(leases);
    REPORT(virNetworkGetDHCPLeases(network, "nonsense", &leases, 0));
    REPORT(virNetworkGetDHCPLeases(network, NULL, &leases, 0x40000000));
    list(network);
    printf("-- refused\n");
    REPORT_POINTER(virNetworkPortCreateXML(network, XML, 0x40000000));
    REPORT_POINTER(virNetworkPortCreateXML(network, "<networkport/>", 0));
    REPORT_POINTER(virNetworkPortCreateXML(network, "<domain/>", 0));
    printf("-- a port\n");
    REPORT_POINTER(port = virNetworkPortCreateXML(network, XML, 0));
    if (port) {
        show(network, port);
        parameters(port);
        list(network);
        printf("-- no more\n");
        REPORT(virNetworkPortDelete(port, 0x40000000));
        REPORT(virNetworkPortDelete(port, 0));
        REPORT(virNetworkPortDelete(port, 0));
        REPORT(virNetworkPortFree(port));
    }
    list(network);
    REPORT(virNetworkDestroy(network));
    REPORT(virNetworkUndefine(network));
    REPORT(virNetworkFree(network));
    REPORT(virConnectClose(conn));
    return 0;
}
