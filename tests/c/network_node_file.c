/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Networks and interfaces of test:///FILE. */
#include "support/networks.h"
#include "support/files.h"

static void
try_node(const char *what, const char *content)
{
    virConnectPtr conn;
    virNetworkPtr network;
    virInterfacePtr interface;
    char path[PATH_SIZE];
    char uri[PATH_SIZE + 20];

    printf("-- %s\n", what);
    write_file("node.xml", content);
    own_path(path, "node.xml");
    snprintf(uri, sizeof(uri), "test://%s", path);
    conn = virConnectOpen(uri);
    if (!conn) {
        print_last_error();
        return;
    }
    print_networks(conn, 0);
    network = virNetworkLookupByName(conn, "one");
    if (network) {
        REPORT_STRING(virNetworkGetXMLDesc(network, 0));
        virNetworkFree(network);
    }
    REPORT(virConnectNumOfInterfaces(conn));
    REPORT(virConnectNumOfDefinedInterfaces(conn));
    interface = virInterfaceLookupByName(conn, "eth0");
    if (interface) {
        REPORT_STRING(virInterfaceGetXMLDesc(interface, 0));
        virInterfaceFree(interface);
    }
    REPORT(virConnectClose(conn));
}

int
main(void)
{
    begin_quietly();
    make_own_directory();
    write_file("net.xml", SMALL_NETWORK("two", "2", BRIDGE("virbr2")));
    write_file("bad.xml", "<network><name>a/b</name></network>");
    write_file("card.xml", "<interface type='ethernet' name='eth9'/>");
    try_node("nothing", "<node/>");
    try_node("everything",
             "<node><network file='net.xml'/>"
             SMALL_NETWORK("one", "1", "<metadata><a:b xmlns:a='http://example.org/'> x <c/></a:b>"
                           "</metadata>" BRIDGE("virbr1"))
             "<interface file='card.xml'/>"
             "<interface type='ethernet' name='eth0'><mac address='aa:bb:cc:dd:ee:ff'/></interface>"
             "</node>");
    try_node("twice", "<node>" SMALL_NETWORK("one", "1", BRIDGE("virbr1"))
             SMALL_NETWORK("one", "1", BRIDGE("virbr2"))
             "<interface type='ethernet' name='eth0'/>"
             "<interface type='ethernet' name='eth0'><mtu size='900'/></interface></node>");
    try_node("a clash", "<node>" SMALL_NETWORK("one", "1", "") SMALL_NETWORK("one", "2", "") "</node>");
    try_node("a bad network", "<node><network file='bad.xml'/></node>");
    try_node("a network without a name", "<node><network/></node>");
    try_node("a bad interface", "<node><interface type='ethernet'/></node>");
    try_node("no such file", "<node><network file='/nonexistent/net.xml'/></node>");
    remove_file("net.xml");
    remove_file("bad.xml");
    remove_file("card.xml");
    remove_file("node.xml");
    remove_own_directory();
    return 0;
}
