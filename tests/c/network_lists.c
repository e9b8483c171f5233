/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lists of networks, old and new, with every filter. */
#include "support/networks.h"

static int
compare(const void *left, const void *right)
{
    return strcmp(*(char **) left, *(char **) right);
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
old_lists(virConnectPtr conn)
{
    char *names[10] = {NULL};

    REPORT(virConnectNumOfNetworks(conn));
    REPORT(virConnectNumOfDefinedNetworks(conn));
    print_names("running", names, virConnectListNetworks(conn, names, 10));
    print_names("stored", names, virConnectListDefinedNetworks(conn, names, 10));
    print_names("none", names, virConnectListNetworks(conn, names, 0));
    print_names("none", names, virConnectListDefinedNetworks(conn, NULL, 0));
    print_names("negative", names, virConnectListNetworks(conn, names, -1));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virNetworkPtr network;
    char *names[1] = {NULL};
    unsigned int flags;
    int count;

    old_lists(conn);
    made("define", virNetworkDefineXML(conn, SMALL_NETWORK("b stored", "1", "")));
    made("create", virNetworkCreateXML(conn, SMALL_NETWORK("c passing", "2", "")));
    made("define", virNetworkDefineXML(conn, SMALL_NETWORK("a auto", "3", "")));
    network = virNetworkLookupByName(conn, "a auto");
    REPORT(virNetworkSetAutostart(network, 7));
    print_network(network);
    virNetworkFree(network);
    network = virNetworkLookupByName(conn, "c passing");
    REPORT(virNetworkSetAutostart(network, 1));
    print_network(network);
    REPORT(virNetworkSetAutostart(network, 0));
    print_network(network);
    virNetworkFree(network);
    old_lists(conn);
    /* Which one is left out is not said. */
    count = virConnectListNetworks(conn, names, 1);
    printf("room for one: %d %s\n", count, names[0] ? "set" : "NULL");
    free(names[0]);
    for (flags = 0; flags <= 64; flags++) {
        printf("flags %u: ", flags);
        print_networks(conn, flags);
    }
    print_networks(conn, ~0U);
    close_test(conn);
    return 0;
}
