/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Changes to parts of a network, where it runs and where it is stored. */
#include "support/networks.h"

#define HOST(mac, ip) "<host mac='52:54:00:00:00:" mac "' ip='192.168.122." ip "'/>"

static const unsigned int where[] = {
    VIR_NETWORK_UPDATE_AFFECT_CURRENT, VIR_NETWORK_UPDATE_AFFECT_LIVE,
    VIR_NETWORK_UPDATE_AFFECT_CONFIG,
    VIR_NETWORK_UPDATE_AFFECT_LIVE | VIR_NETWORK_UPDATE_AFFECT_CONFIG, 4,
};
#define PLACES (sizeof(where) / sizeof(where[0]))

static void
change(virNetworkPtr network, unsigned int command, unsigned int section, int parent,
       const char *xml, unsigned int flags)
{
    printf("command %u section %u parent %d flags %u %s: ", command, section, parent, flags, xml);
    printf("%d | ", virNetworkUpdate(network, command, section, parent, xml, flags));
    print_last_error();
}

static void
show(virNetworkPtr network)
{
    REPORT_STRING(virNetworkGetXMLDesc(network, 0));
}

static void
places(virNetworkPtr network)
{
    static const char *hosts[PLACES] = {
        HOST("01", "11"), HOST("02", "12"), HOST("03", "13"), HOST("04", "14"), HOST("05", "15"),
    };
    size_t each;

    for (each = 0; each < PLACES; each++) {
        change(network, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_IP_DHCP_HOST, -1,
               hosts[each], where[each]);
        show(network);
    }
}

static void
sections(virNetworkPtr network)
{
    static const char *entries[] = {
        "<bridge/>", "<domain name='x'/>", "<ip address='10.0.0.1' prefix='8'/>",
        HOST("21", "31"), "<range start='192.168.122.2' end='192.168.122.254'/>", "<forward/>",
        "<interface dev='eth7'/>", "<pf dev='eth8'/>", "<portgroup name='group'/>",
        "<host ip='192.168.122.9'><hostname>nine</hostname></host>",
        "<txt name='a' value='b'/>", "<srv service='ldap' protocol='tcp' target='t'/>",
    };
    unsigned int command;
    unsigned int section;

    for (section = 0; section <= 13; section++) {
        for (command = 0; command <= 5; command++)
            change(network, command, section, -1,
                   section >= 1 && section <= 12 ? entries[section - 1] : "<what/>", 0);
    }
    show(network);
    change(network, VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST, VIR_NETWORK_SECTION_DNS_TXT, -1,
           "<txt name='first' value='c'/>", 0);
    change(network, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_DNS_TXT, -1,
           "<txt name='last' value='d'/>", 0);
    change(network, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_DNS_TXT, -1, "<txt", 0);
    change(network, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_IP_DHCP_HOST, 7,
           HOST("22", "32"), 0);
    change(network, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_IP_DHCP_HOST, 0,
           HOST("22", "32"), 0);
    show(network);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virNetworkPtr network = virNetworkLookupByName(conn, "default");

    printf("-- running\n");
    places(network);
    sections(network);
    printf("-- stopped\n");
    virNetworkDestroy(network);
    show(network);
    places(network);
    printf("-- running again\n");
    virNetworkCreate(network);
    show(network);
    places(network);
    printf("-- gone\n");
    virNetworkDestroy(network);
    virNetworkUndefine(network);
    places(network);
    virNetworkFree(network);
    printf("-- passing\n");
    network = virNetworkCreateXML(conn, SMALL_NETWORK("passing", "1",
                                                      "<ip address='192.168.122.1' prefix='24'>"
                                                      "<dhcp/></ip>"));
    require(network, "a network");
    places(network);
    virNetworkDestroy(network);
    virNetworkFree(network);
    close_test(conn);
    return 0;
}
