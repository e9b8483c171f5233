/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * networks SECONDS [ROUNDS]: eight threads define, start, update, mark, stop and drop networks of
 * their own, and change and show one that they share.
 */
#include "../support/eight.h"

enum { EVENTS = 4 };

static virNetworkPtr common;
static int callback;

static void
on_event(virConnectPtr conn, virNetworkPtr network, int event, int detail, void *opaque)
{
    (void) conn;
    (void) event;
    (void) detail;
    (void) opaque;
    if (strncmp(virNetworkGetName(network), "own", 3) == 0)
        atomic_fetch_add(&events_told, 1);
}

static void
prepare(void)
{
    CHECK((common = virNetworkDefineXML(shared, "<network><name>common</name><forward mode='nat'/>"
                                        "<ip address='10.9.0.1' netmask='255.255.0.0'><dhcp>"
                                        "<range start='10.9.1.1' end='10.9.1.9'/></dhcp></ip></network>")));
    CHECK(virNetworkCreate(common) == 0);
    callback = virConnectNetworkEventRegisterAny(shared, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                                 VIR_NETWORK_EVENT_CALLBACK(on_event), NULL, NULL);
    CHECK(callback >= 0);
}

static void
alone(long thread)
{
    virNetworkPtr network, found, *all = NULL;
    char xml[256], name[16], *bridge;
    int count, i, seen = 0;

    snprintf(name, sizeof(name), "own%ld", thread);
    snprintf(xml, sizeof(xml), "<network><name>%s</name><bridge name='virbr%ld'/></network>", name, 100 + thread);
    CHECK((network = virNetworkDefineXML(shared, xml)));
    if (!network)
        return;
    CHECK(virNetworkCreate(network) == 0);
    CHECK((found = virNetworkLookupByName(shared, name)));
    virNetworkFree(found);
    CHECK((bridge = virNetworkGetBridgeName(network)));
    free(bridge);
    CHECK(virNetworkSetAutostart(network, 1) == 0);
    CHECK((count = virConnectListAllNetworks(shared, &all, VIR_CONNECT_LIST_NETWORKS_ACTIVE)) >= 3);
    for (i = 0; i < count; i++) {
        seen += strcmp(virNetworkGetName(all[i]), name) == 0;
        virNetworkFree(all[i]);
    }
    free(all);
    CHECK(seen == 1);
    CHECK(virNetworkDestroy(network) == 0);
    CHECK(virNetworkUndefine(network) == 0);
    CHECK(virNetworkLookupByName(shared, name) == NULL);
    CHECK(virGetLastErrorCode() == VIR_ERR_NO_NETWORK);
    virNetworkFree(network);
}

static void
together(long thread)
{
    char host[128], *xml;

    snprintf(host, sizeof(host), "<host mac='52:54:00:00:00:%02lx' name='h%ld' ip='10.9.2.%ld'/>", thread, thread, thread + 1);
    CHECK(virNetworkUpdate(common, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, host,
                           VIR_NETWORK_UPDATE_AFFECT_LIVE) == 0);
    CHECK((xml = virNetworkGetXMLDesc(common, 0)));
    CHECK(xml && strstr(xml, "10.9.1.9"));
    free(xml);
    CHECK(virNetworkUpdate(common, VIR_NETWORK_UPDATE_COMMAND_DELETE, VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, host,
                           VIR_NETWORK_UPDATE_AFFECT_LIVE) == 0);
}

static void
one_round(long thread, long round)
{
    alone(thread);
    together(thread);
    wait_for_events(EVENTS, round);
}

static void
check_at_the_end(void)
{
    char *xml;

    expect_events(EVENTS);
    CHECK(virConnectNetworkEventDeregisterAny(shared, callback) == 0);
    CHECK((xml = virNetworkGetXMLDesc(common, 0)));
    CHECK(xml && !strstr(xml, "<host"));
    free(xml);
    CHECK(virNetworkDestroy(common) == 0);
    CHECK(virNetworkUndefine(common) == 0);
    virNetworkFree(common);
    CHECK(virConnectNumOfNetworks(shared) == 1 && virConnectNumOfDefinedNetworks(shared) == 0);
}
