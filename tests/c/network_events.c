/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Events of networks: what comes, to whom, in which order. */
#include "support/networks.h"
#include "support/loop.h"

static virConnectPtr conn;

static void
on_life(virConnectPtr from, virNetworkPtr network, int event, int detail, void *opaque)
{
    char uuid[VIR_UUID_STRING_BUFLEN];

    virNetworkGetUUIDString(network, uuid);
    printf("  %s: %s %s event %d detail %d%s\n", (const char *) opaque, virNetworkGetName(network),
           uuid, event, detail, from == conn ? "" : " (other connection)");
}

static void
on_metadata(virConnectPtr from, virNetworkPtr network, int type, const char *uri, void *opaque)
{
    printf("  %s: %s type %d uri %s\n", (const char *) opaque, virNetworkGetName(network), type,
           text(uri));
}

static void
on_free(void *opaque)
{
    printf("  free %s\n", (const char *) opaque);
}

static int
watch(virConnectPtr where, virNetworkPtr network, int event, const char *name)
{
    int metadata = event == VIR_NETWORK_EVENT_ID_METADATA_CHANGE;
    int id = virConnectNetworkEventRegisterAny(where, network, event,
                                               metadata ? VIR_NETWORK_EVENT_CALLBACK(on_metadata)
                                                        : VIR_NETWORK_EVENT_CALLBACK(on_life),
                                               (void *) name, on_free);

    printf("register %s: %s | ", name, id >= 0 ? "done" : "failed");
    print_last_error();
    return id;
}

static void
step(const char *what, int result)
{
    printf("%s %d | ", what, result);
    print_last_error();
    run_loop();
}

static void
a_life(void)
{
    virNetworkPtr network;

    network = virNetworkDefineXML(conn, SMALL_NETWORK("life", "1", ""));
    step("define", network != NULL);
    virNetworkFree(network);
    network = virNetworkDefineXML(conn, SMALL_NETWORK("life", "1", ""));
    step("again", network != NULL);
    step("destroy", virNetworkDestroy(network));
    step("create", virNetworkCreate(network));
    step("create again", virNetworkCreate(network));
    step("undefine", virNetworkUndefine(network));
    step("autostart", virNetworkSetAutostart(network, 1));
    step("update", virNetworkUpdate(network, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST,
                                    VIR_NETWORK_SECTION_DNS_TXT, -1, "<txt name='a' value='b'/>", 0));
    step("title", virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, "t", NULL, NULL, 0));
    step("element", virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, "<a/>", "k",
                                          "http://example.org/", 0));
    step("bad element", virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, "<a>", "k",
                                              "http://example.org/", 0));
    step("destroy", virNetworkDestroy(network));
    step("undefine", virNetworkUndefine(network));
    step("undefine again", virNetworkUndefine(network));
    virNetworkFree(network);
    network = virNetworkCreateXML(conn, SMALL_NETWORK("passing", "2", ""));
    step("create", network != NULL);
    step("destroy", virNetworkDestroy(network));
    virNetworkFree(network);
}

int
main(void)
{
    virConnectPtr other;
    virNetworkPtr network;
    virNetworkPtr theirs;
    int all, one, metadata, away;

    begin_quietly();
    REPORT(virEventRegisterDefaultImpl());
    conn = open_test(0);
    network = virNetworkLookupByName(conn, "default");
    all = watch(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE, "all");
    one = watch(conn, network, VIR_NETWORK_EVENT_ID_LIFECYCLE, "one");
    metadata = watch(conn, NULL, VIR_NETWORK_EVENT_ID_METADATA_CHANGE, "metadata");
    watch(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE, "the same");
    watch(conn, network, 7, "unknown");
    watch(conn, NULL, -1, "negative");
    REPORT(virConnectNetworkEventRegisterAny(conn, NULL, 0, NULL, NULL, on_free));
    a_life();
    printf("-- two connections\n");
    other = virConnectOpen("test:///default");
    theirs = virNetworkLookupByName(other, "default");
    away = watch(other, theirs, VIR_NETWORK_EVENT_ID_LIFECYCLE, "other");
    step("destroy", virNetworkDestroy(theirs));
    virNetworkCreate(network);
    virNetworkDestroy(network);
    virNetworkCreate(network);
    printf("nothing yet\n");
    run_loop();
    REPORT(virConnectNetworkEventDeregisterAny(conn, one));
    step("destroy", virNetworkDestroy(network));
    REPORT(virConnectNetworkEventDeregisterAny(other, away));
    REPORT(virConnectNetworkEventDeregisterAny(conn, one));
    REPORT(virConnectNetworkEventDeregisterAny(conn, metadata));
    REPORT(virConnectNetworkEventDeregisterAny(conn, -1));
    virNetworkFree(theirs);
    REPORT(virConnectClose(other));
    virNetworkCreate(network);
    REPORT(virConnectNetworkEventDeregisterAny(conn, all));
    run_loop();
    virNetworkFree(network);
    close_test(conn);
    return 0;
}
