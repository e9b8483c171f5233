/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A connection with reconnect=1 whose daemon is ended and started again. */
#include "support/steps.h"
#include <string.h>

enum { ALL, ONE, NETWORK, POOL, DEVICE, KINDS };

static const char *const names[KINDS] = {"domains", "one domain", "networks", "pools", "devices"};
static int told[KINDS];
static int lost;
static int freed;

static void count(void *opaque)
{
    ++*(int *)opaque;
}

static int on_domain(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void)conn;
    (void)domain;
    (void)event;
    (void)detail;
    count(opaque);
    return 0;
}

static void on_network(virConnectPtr conn, virNetworkPtr network, int event, int detail, void *opaque)
{
    (void)conn;
    (void)network;
    (void)event;
    (void)detail;
    count(opaque);
}

static void on_pool(virConnectPtr conn, virStoragePoolPtr pool, int event, int detail, void *opaque)
{
    (void)conn;
    (void)pool;
    (void)event;
    (void)detail;
    count(opaque);
}

static void on_device(virConnectPtr conn, virNodeDevicePtr device, int event, int detail, void *opaque)
{
    (void)conn;
    (void)device;
    (void)event;
    (void)detail;
    count(opaque);
}

static void on_close(virConnectPtr conn, int reason, void *opaque)
{
    (void)reason;
    (void)opaque;
    lost++;
    if (virConnectIsAlive(conn) != 0)
        puts("alive when lost");
}

static void on_free(void *opaque)
{
    count(opaque);
}

/* Does something that each callback hears of, and runs the loop until all have. */
static void happen(virConnectPtr conn, virDomainPtr domain)
{
    static const char vport[] = "<device><parent>scsi_host1</parent><capability type='scsi_host'>"
                                "<capability type='fc_host'><wwnn>2000000012341234</wwnn>"
                                "<wwpn>1000000012341234</wwpn></capability></capability></device>";
    virNetworkPtr network = virNetworkLookupByName(conn, "default");
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "default-pool");
    virNodeDevicePtr device;
    int waiting = 1;

    must(network && pool, "look up");
    memset(told, 0, sizeof(told));
    must(virDomainSuspend(domain) == 0, "suspend");
    must(virDomainResume(domain) == 0, "resume");
    must(virNetworkDestroy(network) == 0 && virNetworkCreate(network) == 0, "network");
    must(virStoragePoolDestroy(pool) == 0 && virStoragePoolCreate(pool, 0) == 0, "pool");
    must((device = virNodeDeviceCreateXML(conn, vport, 0)) != NULL, "device");
    must(virNodeDeviceDestroy(device) == 0, "end of device");
    while (waiting) {
        must(virEventRunDefaultImpl() == 0, "loop");
        waiting = 0;
        for (int kind = 0; kind < KINDS; kind++)
            waiting |= told[kind] < 2;
    }
    for (int kind = 0; kind < KINDS; kind++)
        printf("  %s: %d\n", names[kind], told[kind]);
    virNodeDeviceFree(device);
    virStoragePoolFree(pool);
    virNetworkFree(network);
}

int main(int argc, char **argv)
{
    virConnectPtr conn = begin_with_loop(argc, argv);
    virDomainPtr domain, gone;
    virDomainInfo info;
    int ids[KINDS], other, unheard;
    char *uri;

    must((uri = virConnectGetURI(conn)) != NULL, "uri");
    printf("as given: %d\n", strcmp(uri, argv[1]) == 0);
    free(uri);
    must((domain = virDomainLookupByName(conn, "test")) != NULL, "domain");
    must((gone = virDomainDefineXML(conn, "<domain type='test'><name>gone</name><memory>1</memory>"
                                          "<os><type>hvm</type></os></domain>")) != NULL,
         "define");
    /* In another order than they are numbered in afterwards: one is taken back, one has no object. */
    other = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_REBOOT,
                                             VIR_DOMAIN_EVENT_CALLBACK(on_domain), NULL, NULL);
    unheard = virConnectDomainEventRegisterAny(conn, gone, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                               VIR_DOMAIN_EVENT_CALLBACK(on_domain), NULL, NULL);
    ids[ALL] = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                                VIR_DOMAIN_EVENT_CALLBACK(on_domain), &told[ALL], NULL);
    ids[ONE] = virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                                VIR_DOMAIN_EVENT_CALLBACK(on_domain), &told[ONE], NULL);
    ids[NETWORK] = virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                                     VIR_NETWORK_EVENT_CALLBACK(on_network),
                                                     &told[NETWORK], NULL);
    ids[POOL] = virConnectStoragePoolEventRegisterAny(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
                                                      VIR_STORAGE_POOL_EVENT_CALLBACK(on_pool),
                                                      &told[POOL], NULL);
    ids[DEVICE] = virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
                                                       VIR_NODE_DEVICE_EVENT_CALLBACK(on_device),
                                                       &told[DEVICE], NULL);
    for (int kind = 0; kind < KINDS; kind++)
        must(ids[kind] >= 0, names[kind]);
    must(other >= 0 && unheard >= 0, "register");
    must(virConnectDomainEventDeregisterAny(conn, other) == 0, "deregister");
    must(virConnectRegisterCloseCallback(conn, on_close, &freed, on_free) == 0, "close callback");
    must(virConnectSetKeepAlive(conn, 5, 100) == 0, "keepalive");
    puts("at first");
    happen(conn, domain);

    ask("restart");
    puts("the next call");
    must(virDomainGetInfo(domain, &info) == 0, "info");
    printf("  state %d, lost %d, alive %d\n", info.state, lost, virConnectIsAlive(conn));
    happen(conn, domain);

    ask("end");
    puts("without a daemon");
    printf("  info %d", virDomainGetInfo(domain, &info));
    printf(", code %d domain %d", virGetLastErrorCode(), virGetLastErrorDomain());
    printf(", lost %d, alive %d\n", lost, virConnectIsAlive(conn));
    printf("  keepalive %d", virConnectSetKeepAlive(conn, 5, 100));
    printf(", code %d\n", virGetLastErrorCode());
    must(virConnectDomainEventDeregisterAny(conn, ids[ONE]) == 0, "deregister one");

    ask("start");
    while (virConnectIsAlive(conn) != 1)
        must(virEventRunDefaultImpl() == 0, "loop");
    puts("back by the loop");
    must((ids[ONE] = virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                                      VIR_DOMAIN_EVENT_CALLBACK(on_domain), &told[ONE],
                                                      NULL)) >= 0,
         "register one");
    happen(conn, domain);
    printf("  lost %d, freed %d\n", lost, freed);
    must(virConnectUnregisterCloseCallback(conn, on_close) == 0, "unregister");
    printf("  freed %d\n", freed);

    ask("end-at-last");
    /* A daemon that is gone does not hinder anybody. */
    for (int kind = 0; kind < KINDS; kind++) {
        int result = kind == NETWORK  ? virConnectNetworkEventDeregisterAny(conn, ids[kind])
                     : kind == POOL   ? virConnectStoragePoolEventDeregisterAny(conn, ids[kind])
                     : kind == DEVICE ? virConnectNodeDeviceEventDeregisterAny(conn, ids[kind])
                                      : virConnectDomainEventDeregisterAny(conn, ids[kind]);
        /* The first of them may be what notices. */
        if (result < 0 && kind > 0)
            printf("%s: %s\n", names[kind], virGetLastErrorMessage());
    }
    virConnectDomainEventDeregisterAny(conn, unheard);
    virDomainFree(gone);
    virDomainFree(domain);
    printf("close %d\n", virConnectClose(conn));
    return 0;
}
