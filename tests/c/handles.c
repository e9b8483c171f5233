/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who holds whom: references, what close returns, objects after close. */
#include "support/objects.h"

static void
connections(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virConnectPtr other = virConnectOpen("test:///default");

    printf("-- connections\n");
    printf("the same object: %d\n", conn == other);
    REPORT(virConnectRef(conn));
    REPORT(virConnectRef(conn));
    REPORT(virConnectClose(conn));
    REPORT(virConnectClose(conn));
    REPORT(virConnectIsAlive(conn));
    REPORT(virConnectClose(conn));
    REPORT(virConnectClose(other));
    REPORT(virConnectClose(NULL));
}

static void
domains(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domain = virDomainLookupByName(conn, "test");
    virDomainPtr again = virDomainLookupByName(conn, "test");
    virDomainPtr third = virDomainLookupByID(conn, 1);

    printf("-- domains\n");
    printf("the same object: %d %d\n", domain == again, domain == third);
    printf("its connection: %d\n", virDomainGetConnect(domain) == conn);
    REPORT(virDomainRef(domain));
    REPORT(virDomainFree(domain));
    REPORT(virConnectClose(conn));
    printf("after close\n");
    REPORT(virDomainIsActive(domain));
    REPORT_NAME(virDomainGetName(domain));
    printf("its connection: %d\n", virDomainGetConnect(domain) == conn);
    REPORT(virConnectIsAlive(virDomainGetConnect(domain)));
    REPORT(virConnectNumOfDomains(conn));
    REPORT(virDomainFree(domain));
    REPORT(virDomainIsActive(again));
    /* The connection goes with the last of them. */
    REPORT(virDomainFree(again));
    REPORT(virDomainFree(third));
}

static void
counts(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domain;
    virStreamPtr stream;
    int step;

    printf("-- what close returns\n");
    domain = virDomainLookupByName(conn, "test");
    for (step = 0; step < 3; step++)
        virDomainRef(domain);
    stream = virStreamNew(conn, 0);
    virStreamRef(stream);
    virConnectRef(conn);
    /* Each object counts once, however often it is referenced. */
    REPORT(virConnectClose(conn));
    REPORT(virConnectRef(conn));
    for (step = 0; step < 4; step++)
        REPORT(virDomainFree(domain));
    REPORT(virConnectClose(conn));
    REPORT(virStreamFree(stream));
    REPORT(virStreamFree(stream));
    REPORT(virConnectClose(conn));
}

static void
streams(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virStreamPtr stream = virStreamNew(conn, VIR_STREAM_NONBLOCK);

    printf("-- streams\n");
    REPORT(virStreamRef(stream));
    REPORT(virConnectClose(conn));
    REPORT(virStreamFree(stream));
    REPORT(virStreamFree(stream));
}

static void
many(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domains[100];
    int each;

    printf("-- many\n");
    for (each = 0; each < 100; each++)
        domains[each] = virDomainLookupByName(conn, "test");
    virConnectRef(conn);
    REPORT(virConnectClose(conn));
    for (each = 0; each < 99; each++)
        virDomainFree(domains[each]);
    REPORT(virDomainFree(domains[99]));
    REPORT(virConnectClose(conn));
}

/* A domain of one connection given to another. */
static void
strangers(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virConnectPtr other = virConnectOpen("test:///default");
    virDomainPtr domain = virDomainLookupByName(conn, "test");
    virDomainPtr theirs = virDomainLookupByName(other, "test");
    virDomainStatsRecordPtr *stats = NULL;
    virDomainPtr mixed[3];

    printf("-- strangers\n");
    REPORT(virConnectDomainEventRegisterAny(conn, theirs, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                            VIR_DOMAIN_EVENT_CALLBACK(strangers), NULL, NULL));
    mixed[0] = domain;
    mixed[1] = theirs;
    mixed[2] = NULL;
    REPORT(virDomainListGetStats(mixed, 0, &stats, 0));
    mixed[0] = NULL;
    REPORT(virDomainListGetStats(mixed, 0, &stats, 0));
    virDomainFree(domain);
    virDomainFree(theirs);
    REPORT(virConnectClose(other));
    REPORT(virConnectClose(conn));
}

int
main(void)
{
    begin_quietly();
    connections();
    domains();
    counts();
    streams();
    many();
    strangers();
    return 0;
}
