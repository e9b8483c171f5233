/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Networks: defined, created, started, stopped, undefined; and what is refused. */
#include "support/networks.h"

static virConnectPtr conn;

static void
show(const char *name)
{
    virNetworkPtr network = virNetworkLookupByName(conn, name);

    if (!network) {
        print_last_error();
        return;
    }
    print_network(network);
    REPORT_STRING(virNetworkGetXMLDesc(network, 0));
    virNetworkFree(network);
}

static void
the_default(void)
{
    virNetworkPtr network = virNetworkLookupByName(conn, "default");

    printf("-- the network that is there\n");
    print_networks(conn, 0);
    show("default");
    REPORT_STRING(virNetworkGetXMLDesc(network, VIR_NETWORK_XML_INACTIVE));
    REPORT_STRING(virNetworkGetXMLDesc(network, 2));
    REPORT_STRING(virNetworkGetBridgeName(network));
    virNetworkFree(network);
}

static void
stored(void)
{
    virNetworkPtr network;
    virNetworkPtr stale;

    printf("-- stored\n");
    made("define", virNetworkDefineXML(conn, SMALL_NETWORK("one", "1", BRIDGE("virbr1"))));
    made("again", virNetworkDefineXML(conn, SMALL_NETWORK("one", "1", BRIDGE("virbr2"))));
    show("one");
    made("other name", virNetworkDefineXML(conn, SMALL_NETWORK("two", "1", "")));
    made("other uuid", virNetworkDefineXML(conn, SMALL_NETWORK("one", "2", "")));
    made("other name, to run", virNetworkCreateXML(conn, SMALL_NETWORK("two", "1", "")));
    made("other uuid, to run", virNetworkCreateXML(conn, SMALL_NETWORK("one", "2", "")));
    network = virNetworkLookupByName(conn, "one");
    stale = virNetworkLookupByUUIDString(conn, UUID_ENDING("1"));
    REPORT(virNetworkDestroy(network));
    print_network(network);
    REPORT(virNetworkCreate(network));
    REPORT(virNetworkCreate(network));
    REPORT(virNetworkUndefine(network));
    made("define while it runs",
         virNetworkDefineXML(conn, SMALL_NETWORK("one", "1", BRIDGE("virbr3"))));
    show("one");
    made("create while it runs",
         virNetworkCreateXML(conn, SMALL_NETWORK("one", "1", BRIDGE("virbr4"))));
    REPORT(virNetworkDestroy(network));
    show("one");
    REPORT(virNetworkCreate(network));
    REPORT(virNetworkDestroy(network));
    show("one");
    made("create over the stored one",
         virNetworkCreateXML(conn, SMALL_NETWORK("one", "1", BRIDGE("virbr5"))));
    show("one");
    REPORT(virNetworkDestroy(network));
    show("one");
    made("define anew", virNetworkDefineXML(conn, SMALL_NETWORK("one", "1", BRIDGE("virbr6"))));
    show("one");
    REPORT(virNetworkUndefine(network));
    REPORT(virNetworkUndefine(stale));
    REPORT(virNetworkCreate(stale));
    REPORT(virNetworkDestroy(stale));
    REPORT(virNetworkIsActive(stale));
    REPORT(virNetworkIsPersistent(stale));
    REPORT_STRING(virNetworkGetXMLDesc(stale, 0));
    REPORT_STRING(virNetworkGetBridgeName(stale));
    REPORT(virNetworkSetAutostart(stale, 1));
    printf("still: %s\n", virNetworkGetName(stale));
    /* Most calls go by name, some by UUID. */
    made("same name", virNetworkDefineXML(conn, SMALL_NETWORK("one", "7", "")));
    REPORT(virNetworkCreate(stale));
    REPORT(virNetworkIsActive(stale));
    REPORT(virNetworkDestroy(stale));
    REPORT(virNetworkUndefine(stale));
    virNetworkFree(stale);
    virNetworkFree(network);
    print_networks(conn, 0);
}

static void
passing(void)
{
    virNetworkPtr network = virNetworkCreateXML(conn, SMALL_NETWORK("passing", "3", ""));

    printf("-- passing\n");
    require(network, "a network");
    print_network(network);
    REPORT_STRING(virNetworkGetBridgeName(network));
    REPORT(virNetworkUndefine(network));
    made("made to stay", virNetworkDefineXML(conn, SMALL_NETWORK("passing", "3", BRIDGE("virbr8"))));
    print_network(network);
    REPORT(virNetworkDestroy(network));
    print_network(network);
    show("passing");
    REPORT(virNetworkUndefine(network));
    virNetworkFree(network);
    network = virNetworkCreateXMLFlags(conn, SMALL_NETWORK("passing", "3", ""), 0);
    REPORT(virNetworkDestroy(network));
    REPORT(virNetworkDestroy(network));
    virNetworkFree(network);
    print_networks(conn, 0);
}

static void
refused(void)
{
    printf("-- refused\n");
    made("no xml", virNetworkDefineXML(conn, "network"));
    made("unclosed", virNetworkCreateXML(conn, "<network><name>n</name>"));
    made("another kind", virNetworkDefineXML(conn, "<domain type='test'/>"));
    made("no name", virNetworkDefineXML(conn, "<network/>"));
    made("a path", virNetworkDefineXML(conn, "<network><name>a/b</name></network>"));
    made("bad uuid", virNetworkDefineXML(conn, "<network><name>n</name><uuid>x</uuid></network>"));
    made("bad address",
         virNetworkDefineXML(conn, SMALL_NETWORK("n", "4", "<ip address='1.2.3' netmask='x'/>")));
    made("nat without address",
         virNetworkCreateXML(conn, SMALL_NETWORK("n", "4", "<forward mode='nat'/>")));
    made("unknown flag", virNetworkDefineXMLFlags(conn, SMALL_NETWORK("n", "4", ""), 2));
    made("unknown flag", virNetworkCreateXMLFlags(conn, SMALL_NETWORK("n", "4", ""), 6));
    REPORT_POINTER(virNetworkLookupByName(conn, ""));
    REPORT_POINTER(virNetworkLookupByName(conn, "nobody"));
    REPORT_POINTER(virNetworkLookupByUUIDString(conn, UUID_ENDING("9")));
    REPORT_POINTER(virNetworkLookupByUUIDString(conn, "what"));
    print_networks(conn, 0);
}

/* What the driver does not know. */
static void
ports_and_leases(void)
{
    virNetworkPtr network = virNetworkLookupByName(conn, "default");
    virNetworkPortPtr *ports = NULL;
    virNetworkDHCPLeasePtr *leases = NULL;

    printf("-- ports and leases\n");
    REPORT(virNetworkListAllPorts(network, &ports, 0));
    REPORT_POINTER(virNetworkPortLookupByUUIDString(network, UUID_ENDING("9")));
    REPORT_POINTER(virNetworkPortCreateXML(network, "<networkport/>", 0));
    REPORT(virNetworkGetDHCPLeases(network, NULL, &leases, 0));
    REPORT(virNetworkGetDHCPLeases(network, "aa:bb:cc:dd:ee:ff", NULL, 0));
    virNetworkFree(network);
}

int
main(void)
{
    conn = open_test(0);
    the_default();
    stored();
    passing();
    refused();
    ports_and_leases();
    close_test(conn);
    return 0;
}
