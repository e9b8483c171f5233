/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The host's interfaces: look-ups, lists, definitions, up and down, changes taken back. */
#include "support/objects.h"

#define CARD(name, mac) \
    "<interface type='ethernet' name='" name "'><mac address='" mac "'/></interface>"

static virConnectPtr conn;

static int
compare(const void *left, const void *right)
{
    return strcmp(*(char **) left, *(char **) right);
}

static int
by_name(const void *left, const void *right)
{
    return strcmp(virInterfaceGetName(*(virInterfacePtr *) left),
                  virInterfaceGetName(*(virInterfacePtr *) right));
}

static void
print_names(const char *what, char **names, int count)
{
    int each;

    printf("%s %d:", what, count);
    if (count > 0)
        qsort(names, count, sizeof(*names), compare);
    for (each = 0; each < count; each++) {
        printf(" %s", names[each]);
        free(names[each]);
    }
    printf(" | ");
    print_last_error();
}

static void
print_interfaces(unsigned int flags)
{
    virInterfacePtr *list = NULL;
    int count = virConnectListAllInterfaces(conn, &list, flags);
    int each;

    printf("flags %u: %d interfaces", flags, count);
    if (count < 0) {
        printf(", list %s | ", list ? "set" : "NULL");
        print_last_error();
        return;
    }
    printf(", ended %d, counted %d\n", list[count] == NULL,
           virConnectListAllInterfaces(conn, NULL, flags));
    qsort(list, count, sizeof(*list), by_name);
    for (each = 0; each < count; each++) {
        printf("  %s [%s] active %d\n", virInterfaceGetName(list[each]),
               text(virInterfaceGetMACString(list[each])), virInterfaceIsActive(list[each]));
        virInterfaceFree(list[each]);
    }
    free(list);
}

static void
lists(void)
{
    char *names[10] = {NULL};

    REPORT(virConnectNumOfInterfaces(conn));
    REPORT(virConnectNumOfDefinedInterfaces(conn));
    print_names("up", names, virConnectListInterfaces(conn, names, 10));
    print_names("down", names, virConnectListDefinedInterfaces(conn, names, 10));
    print_names("none", names, virConnectListInterfaces(conn, names, 0));
    print_names("negative", names, virConnectListDefinedInterfaces(conn, names, -1));
    print_interfaces(0);
    print_interfaces(VIR_CONNECT_LIST_INTERFACES_ACTIVE);
    print_interfaces(VIR_CONNECT_LIST_INTERFACES_INACTIVE);
    print_interfaces(3);
    print_interfaces(4);
}

static void
define(const char *what, const char *xml, unsigned int flags)
{
    virInterfacePtr interface = virInterfaceDefineXML(conn, xml, flags);

    printf("%s: ", what);
    if (!interface) {
        print_last_error();
        return;
    }
    printf("%s [%s] active %d\n", virInterfaceGetName(interface),
           text(virInterfaceGetMACString(interface)), virInterfaceIsActive(interface));
    REPORT_STRING(virInterfaceGetXMLDesc(interface, 0));
    virInterfaceFree(interface);
}

static void
look_up(const char *mac)
{
    virInterfacePtr interface = virInterfaceLookupByMACString(conn, mac);

    printf("mac %s: ", mac);
    if (!interface) {
        print_last_error();
        return;
    }
    printf("%s [%s]\n", virInterfaceGetName(interface), virInterfaceGetMACString(interface));
    virInterfaceFree(interface);
}

static void
life(void)
{
    virInterfacePtr interface = virInterfaceLookupByName(conn, "eth1");

    printf("-- life\n");
    require(interface, "an interface");
    REPORT_STRING(virInterfaceGetXMLDesc(interface, 0));
    REPORT_STRING(virInterfaceGetXMLDesc(interface, VIR_INTERFACE_XML_INACTIVE));
    REPORT(virInterfaceCreate(interface, 0));
    REPORT(virInterfaceCreate(interface, 1));
    REPORT(virInterfaceDestroy(interface, 1));
    REPORT(virInterfaceDestroy(interface, 0));
    REPORT(virInterfaceDestroy(interface, 0));
    REPORT(virInterfaceIsActive(interface));
    lists();
    REPORT(virInterfaceCreate(interface, 0));
    define("redefined while up", CARD("eth1", "aa:bb:cc:dd:ee:01"), 0);
    printf("the handle: %s\n", virInterfaceGetMACString(interface));
    REPORT(virInterfaceUndefine(interface));
    REPORT(virInterfaceUndefine(interface));
    REPORT(virInterfaceCreate(interface, 0));
    REPORT(virInterfaceDestroy(interface, 0));
    REPORT(virInterfaceIsActive(interface));
    REPORT_STRING(virInterfaceGetXMLDesc(interface, 0));
    virInterfaceFree(interface);
    lists();
}

static void
definitions(void)
{
    printf("-- definitions\n");
    define("a card", CARD("eth2", "AA:bb:cc:dd:ee:02"), 0);
    define("another", CARD("eth3", "aa:bb:cc:dd:ee:03"), 0);
    define("the same address", CARD("eth4", "aa:bb:cc:dd:ee:03"), 0);
    define("no xml", " ", 0);
    define("unclosed", "<interface>", 0);
    define("another kind", "<network/>", 0);
    define("no type", "<interface name='x'/>", 0);
    define("unknown type", "<interface type='what' name='x'/>", 0);
    define("no name", "<interface type='ethernet'/>", 0);
    define("flag", CARD("eth5", "aa:bb:cc:dd:ee:05"), 2);
    look_up("aa:BB:cc:dd:ee:02");
    look_up("aa:bb:cc:dd:ee:03");
    look_up("aa:bb:cc:dd:ee:09");
    look_up("");
    REPORT_POINTER(virInterfaceLookupByName(conn, "what"));
    lists();
}

static void
changes(void)
{
    virInterfacePtr interface = virInterfaceLookupByName(conn, "eth2");

    printf("-- changes\n");
    require(interface, "an interface");
    REPORT(virInterfaceCreate(interface, 0));
    REPORT(virInterfaceChangeCommit(conn, 0));
    REPORT(virInterfaceChangeRollback(conn, 0));
    REPORT(virInterfaceChangeBegin(conn, 1));
    REPORT(virInterfaceChangeCommit(conn, 1));
    REPORT(virInterfaceChangeRollback(conn, 1));
    REPORT(virInterfaceChangeBegin(conn, 0));
    REPORT(virInterfaceChangeBegin(conn, 0));
    define("a new one", CARD("eth6", "aa:bb:cc:dd:ee:06"), 0);
    define("a new address", CARD("eth3", "aa:bb:cc:dd:ee:33"), 0);
    REPORT(virInterfaceUndefine(interface));
    lists();
    REPORT(virInterfaceChangeRollback(conn, 0));
    lists();
    REPORT(virInterfaceChangeRollback(conn, 0));
    REPORT(virInterfaceIsActive(interface));
    REPORT_STRING(virInterfaceGetXMLDesc(interface, 0));
    REPORT(virInterfaceChangeBegin(conn, 0));
    REPORT(virInterfaceUndefine(interface));
    define("a new one", CARD("eth6", "aa:bb:cc:dd:ee:06"), 0);
    REPORT(virInterfaceChangeCommit(conn, 0));
    REPORT(virInterfaceChangeCommit(conn, 0));
    lists();
    virInterfaceFree(interface);
    printf("-- kinds without an address\n");
    define("a bridge",
           "<interface type='bridge' name='br0'><start mode='none'/><bridge stp='on' delay='3'>"
           CARD("eth8", "aa:bb:cc:dd:ee:08") "</bridge></interface>", 0);
    define("a vlan",
           "<interface type='vlan' name='eth3.7'><vlan tag='7'><interface name='eth3'/></vlan>"
           "</interface>", 0);
    look_up("aa:bb:cc:dd:ee:77");
    lists();
}

int
main(void)
{
    conn = open_test(0);
    lists();
    definitions();
    life();
    changes();
    close_test(conn);
    return 0;
}
