/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who is told what, however long it takes to arrive: each step waits for the events that it
 * causes. What comes too often shows in the next step. */
#include "support/domains.h"

static virConnectPtr conn;

static char lines[32][200];
static int count;
static int overdue;

static void
note(void *opaque, const char *format, const char *name, int event, int detail)
{
    int length = snprintf(lines[count], sizeof(lines[0]), "  %s: ", (const char *) opaque);

    snprintf(lines[count] + length, sizeof(lines[0]) - length, format, name, event, detail);
    if (count < 31)
        count++;
}

static int
on_old(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    note(opaque, "%s event %d detail %d", virDomainGetName(domain), event, detail);
    return 0;
}

static void
on_life(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    note(opaque, "%s event %d detail %d", virDomainGetName(domain), event, detail);
}

static void
on_metadata(virConnectPtr from, virDomainPtr domain, int type, const char *uri, void *opaque)
{
    note(opaque, "%s metadata", virDomainGetName(domain), type, 0);
    printf("  type %d uri %s\n", type, text(uri));
}

static void
on_network(virConnectPtr from, virNetworkPtr network, int event, int detail, void *opaque)
{
    note(opaque, "network %s event %d detail %d", virNetworkGetName(network), event, detail);
}

static void
on_pool(virConnectPtr from, virStoragePoolPtr pool, int event, int detail, void *opaque)
{
    note(opaque, "pool %s event %d detail %d", virStoragePoolGetName(pool), event, detail);
}

static void
on_refresh(virConnectPtr from, virStoragePoolPtr pool, void *opaque)
{
    note(opaque, "pool %s refreshed", virStoragePoolGetName(pool), 0, 0);
}

static void
on_free(void *opaque)
{
    note(opaque, "freed%s", "", 0, 0);
}

static void
on_overdue(int timer, void *opaque)
{
    overdue = 1;
    virEventUpdateTimeout(timer, -1);
}

static int
by_text(const void *left, const void *right)
{
    return strcmp(left, right);
}

/* Runs the loop until that many lines were noted, and prints them in order. */
static void
await(const char *what, int result, int wanted)
{
    int timer = virEventAddTimeout(20000, on_overdue, NULL, NULL);
    int i;

    printf("%s %d | ", what, result);
    print_last_error();
    overdue = 0;
    while (count < wanted && !overdue)
        virEventRunDefaultImpl();
    virEventRemoveTimeout(timer);
    qsort(lines, count, sizeof(lines[0]), by_text);
    for (i = 0; i < count; i++)
        printf("%s\n", lines[i]);
    count = 0;
}

static int
life(virDomainPtr domain, const char *name)
{
    return virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                            VIR_DOMAIN_EVENT_CALLBACK(on_life), (void *) name,
                                            on_free);
}

static void
domains(void)
{
    virDomainPtr test = virDomainLookupByName(conn, "test");
    virDomainPtr small;
    int all = life(NULL, "all");
    int one = life(test, "one");
    int titles = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
                                                  VIR_DOMAIN_EVENT_CALLBACK(on_metadata),
                                                  (void *) "metadata", on_free);

    printf("-- domains\n");
    REPORT(virConnectDomainEventRegister(conn, on_old, (void *) "old", on_free));
    REPORT(life(NULL, "again"));
    small = virDomainDefineXML(conn, SMALL_DOMAIN("small", "1"));
    await("define", small != NULL, 2);
    await("suspend", virDomainSuspend(test), 3);
    await("create", virDomainCreate(small), 2);
    await("title", virDomainSetMetadata(small, VIR_DOMAIN_METADATA_TITLE, "title", NULL, NULL, 0), 1);
    await("not one any more", virConnectDomainEventDeregisterAny(conn, one), 1);
    await("resume", virDomainResume(test), 2);
    await("not old any more", virConnectDomainEventDeregister(conn, on_old), 1);
    await("suspend", virDomainSuspend(test), 1);
    one = life(test, "one again");
    await("resume", virDomainResume(test), 2);
    await("not all any more", virConnectDomainEventDeregisterAny(conn, all), 1);
    await("suspend", virDomainSuspend(test), 1);
    await("destroy the other", virDomainDestroy(small), 0);
    await("resume", virDomainResume(test), 1);
    REPORT(virConnectDomainEventDeregisterAny(conn, all) < 0);
    await("not one any more", virConnectDomainEventDeregisterAny(conn, one), 1);
    await("no titles any more", virConnectDomainEventDeregisterAny(conn, titles), 1);
    await("undefine", virDomainUndefine(small), 0);
    virDomainFree(small);
    virDomainFree(test);
}

static void
networks(void)
{
    virNetworkPtr network = virNetworkLookupByName(conn, "default");
    int all = virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                                VIR_NETWORK_EVENT_CALLBACK(on_network),
                                                (void *) "all", on_free);
    int one = virConnectNetworkEventRegisterAny(conn, network, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                                VIR_NETWORK_EVENT_CALLBACK(on_network),
                                                (void *) "one", on_free);

    printf("-- networks\n");
    await("destroy", virNetworkDestroy(network), 2);
    await("not all any more", virConnectNetworkEventDeregisterAny(conn, all), 1);
    await("create", virNetworkCreate(network), 1);
    await("not one any more", virConnectNetworkEventDeregisterAny(conn, one), 1);
    virNetworkFree(network);
}

static void
pools(void)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "default-pool");
    int all = virConnectStoragePoolEventRegisterAny(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
                                                    VIR_STORAGE_POOL_EVENT_CALLBACK(on_pool),
                                                    (void *) "all", on_free);
    int refreshed =
        virConnectStoragePoolEventRegisterAny(conn, pool, VIR_STORAGE_POOL_EVENT_ID_REFRESH,
                                              VIR_STORAGE_POOL_EVENT_CALLBACK(on_refresh),
                                              (void *) "refreshed", on_free);

    printf("-- storage pools\n");
    await("refresh", virStoragePoolRefresh(pool, 0), 1);
    await("destroy", virStoragePoolDestroy(pool), 1);
    await("create", virStoragePoolCreate(pool, 0), 1);
    await("not all any more", virConnectStoragePoolEventDeregisterAny(conn, all), 1);
    await("refresh", virStoragePoolRefresh(pool, 0), 1);
    await("no refresh any more", virConnectStoragePoolEventDeregisterAny(conn, refreshed), 1);
    virStoragePoolFree(pool);
}

int
main(void)
{
    begin_quietly();
    virEventRegisterDefaultImpl();
    conn = virConnectOpen("test:///default");
    if (!conn)
        return 1;
    domains();
    networks();
    pools();
    printf("left: %d\n", virConnectClose(conn));
    return 0;
}
