/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What network programs have in common: documents and ways to show a network. */
#ifndef SUPPORT_NETWORKS_H
#define SUPPORT_NETWORKS_H

#include "objects.h"

/* The last digit of a UUID tells networks apart. */
#define UUID_ENDING(digit) "66666666-2222-3333-4444-55555555555" digit

#define SMALL_NETWORK(name, digit, inside) \
    "<network><name>" name "</name><uuid>" UUID_ENDING(digit) "</uuid>" inside "</network>"

#define BRIDGE(name) "<bridge name='" name "'/>"

static inline int
network_by_name(const void *left, const void *right)
{
    return strcmp(virNetworkGetName(*(virNetworkPtr *) left),
                  virNetworkGetName(*(virNetworkPtr *) right));
}

static inline void
print_network(virNetworkPtr network)
{
    char uuid[VIR_UUID_STRING_BUFLEN] = "none";
    int autostart = -9;

    virNetworkGetUUIDString(network, uuid);
    if (virNetworkGetAutostart(network, &autostart) < 0) {
        printf("%s: no autostart: ", virNetworkGetName(network));
        print_last_error();
    }
    printf("%s %s: active %d persistent %d autostart %d\n", virNetworkGetName(network), uuid,
           virNetworkIsActive(network), virNetworkIsPersistent(network), autostart);
    virResetLastError();
}

/* All networks of a connection, by name. */
static inline void
print_networks(virConnectPtr conn, unsigned int flags)
{
    virNetworkPtr *networks = NULL;
    int count = virConnectListAllNetworks(conn, &networks, flags);
    int each;

    printf("%d networks", count);
    if (count < 0) {
        printf(", list %s | ", networks ? "set" : "NULL");
        print_last_error();
        return;
    }
    printf(", ended %d, counted %d\n", networks[count] == NULL,
           virConnectListAllNetworks(conn, NULL, flags));
    qsort(networks, count, sizeof(*networks), network_by_name);
    for (each = 0; each < count; each++) {
        printf("  ");
        print_network(networks[each]);
        virNetworkFree(networks[each]);
    }
    free(networks);
}

/* Tells what became of a network that was to be made, and lets go of it. */
static inline void
made(const char *what, virNetworkPtr network)
{
    printf("%s: ", what);
    if (!network) {
        print_last_error();
        return;
    }
    print_network(network);
    virNetworkFree(network);
}

#endif
