/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Title, description and elements of other people's in networks, live and stored. */
#include "support/networks.h"

#define URI "http://example.org/one"
#define OTHER "http://example.org/two"

static const unsigned int where[] = {
    VIR_NETWORK_UPDATE_AFFECT_CURRENT, VIR_NETWORK_UPDATE_AFFECT_LIVE,
    VIR_NETWORK_UPDATE_AFFECT_CONFIG,
    VIR_NETWORK_UPDATE_AFFECT_LIVE | VIR_NETWORK_UPDATE_AFFECT_CONFIG,
};
#define PLACES (sizeof(where) / sizeof(where[0]))

static void
get_all(virNetworkPtr network)
{
    size_t each;

    for (each = 0; each < PLACES; each++) {
        printf("  from %u\n", where[each]);
        REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_TITLE, NULL, where[each]));
        REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_DESCRIPTION, NULL,
                                            where[each]));
        REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, URI, where[each]));
    }
}

static void
set_all(virNetworkPtr network)
{
    char title[100];
    char element[100];
    size_t each;

    for (each = 0; each < PLACES; each++) {
        printf("  to %u\n", where[each]);
        snprintf(title, sizeof(title), "title %u", where[each]);
        snprintf(element, sizeof(element), "<from><a b='%u'/></from>", where[each]);
        REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, title, NULL, NULL,
                                     where[each]));
        REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_DESCRIPTION, "two\nlines", NULL,
                                     NULL, where[each]));
        REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, element, "key", URI,
                                     where[each]));
    }
}

static void
remove_all(virNetworkPtr network)
{
    size_t each;

    for (each = 0; each < PLACES; each++) {
        printf("  from %u\n", where[each]);
        REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, NULL, NULL, NULL,
                                     where[each]));
        REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_DESCRIPTION, "", NULL, NULL,
                                     where[each]));
        REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, NULL, NULL, URI,
                                     where[each]));
    }
}

static void
arguments(virNetworkPtr network)
{
    printf("-- arguments\n");
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, "two\nlines", NULL, NULL, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, "x", "key", NULL, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, "x", NULL, URI, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, "<x/>", NULL, URI, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, "<x/>", "key", NULL, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, "<x/>", "1key", URI, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, "no element", "key", URI, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, "<x>", "key", URI, 0));
    REPORT(virNetworkSetMetadata(network, 7, "x", NULL, NULL, 0));
    REPORT(virNetworkSetMetadata(network, -1, "x", NULL, NULL, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, "x", NULL, NULL, 4));
    REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_TITLE, URI, 0));
    REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, NULL, 0));
    REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, OTHER, 0));
    REPORT_STRING(virNetworkGetMetadata(network, 7, NULL, 0));
    REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_TITLE, NULL, 4));
}

static void
several(virNetworkPtr network)
{
    printf("-- several\n");
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, "<a>1</a>", "one", URI, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, "<b c='d'>text<e/></b>",
                                 "two", OTHER, 0));
    REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, URI, 0));
    REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, OTHER, 0));
    REPORT_STRING(virNetworkGetXMLDesc(network, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, NULL, NULL, URI, 0));
    REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, URI, 0));
    REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, OTHER, 0));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virNetworkPtr network = virNetworkDefineXML(conn, SMALL_NETWORK("subject", "1", ""));

    require(network, "a network");
    printf("-- stopped\n");
    get_all(network);
    set_all(network);
    get_all(network);
    printf("-- running\n");
    virNetworkCreate(network);
    get_all(network);
    set_all(network);
    get_all(network);
    printf("-- running, defined again\n");
    made("define", virNetworkDefineXML(conn, SMALL_NETWORK("subject", "1", "")));
    get_all(network);
    set_all(network);
    get_all(network);
    remove_all(network);
    get_all(network);
    several(network);
    printf("-- stopped again\n");
    virNetworkDestroy(network);
    get_all(network);
    arguments(network);
    virNetworkUndefine(network);
    REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_TITLE, NULL, 0));
    REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, "x", NULL, NULL, 0));
    virNetworkFree(network);
    printf("-- passing\n");
    network = virNetworkCreateXML(conn, SMALL_NETWORK("passing", "3", ""));
    set_all(network);
    get_all(network);
    virNetworkDestroy(network);
    virNetworkFree(network);
    close_test(conn);
    return 0;
}
