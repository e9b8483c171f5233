/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Snapshots are taken, looked at and found again. */
#include "support/moments.h"

static const struct {
    const char *name;
    unsigned int flag;
} create_flags[] = {
    { "REDEFINE", VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE },
    { "CURRENT", VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT },
    { "NO_METADATA", VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA },
    { "HALT", VIR_DOMAIN_SNAPSHOT_CREATE_HALT },
    { "DISK_ONLY", VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY },
    { "REUSE_EXT", VIR_DOMAIN_SNAPSHOT_CREATE_REUSE_EXT },
    { "QUIESCE", VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE },
    { "ATOMIC", VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC },
    { "LIVE", VIR_DOMAIN_SNAPSHOT_CREATE_LIVE },
    { "REDEFINE|CURRENT", VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE | VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT },
    { "REDEFINE|HALT", VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE | VIR_DOMAIN_SNAPSHOT_CREATE_HALT },
    { "REDEFINE|NO_METADATA",
      VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE | VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA },
    { "QUIESCE|ATOMIC|LIVE", VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE |
                                 VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC | VIR_DOMAIN_SNAPSHOT_CREATE_LIVE },
    { "1024", 1024 },
    { "all", ~0u },
};

static void
documents(virDomainPtr domain)
{
    virDomainSnapshotPtr snapshot;

    printf("-- a snapshot without a name\n");
    snapshot = virDomainSnapshotCreateXML(domain, "<domainsnapshot/>", 0);
    REPORT_POINTER(snapshot);
    printf("named:");
    print_name(virDomainSnapshotGetName(snapshot));
    printf("\n");
    PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, 0));
    PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, VIR_DOMAIN_SNAPSHOT_XML_SECURE));
    PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, 2));
    REPORT(virDomainSnapshotHasMetadata(snapshot, 0));
    REPORT(virDomainSnapshotHasMetadata(snapshot, 1));
    REPORT(virDomainSnapshotIsCurrent(snapshot, 0));
    REPORT(virDomainSnapshotIsCurrent(snapshot, 1));
    REPORT_POINTER(virDomainSnapshotGetParent(snapshot, 1));
    REPORT(virDomainSnapshotGetDomain(snapshot) == domain);
    REPORT(virDomainSnapshotGetConnect(snapshot) == virDomainGetConnect(domain));
    REPORT(virDomainSnapshotRef(snapshot));
    REPORT(virDomainSnapshotFree(snapshot));
    REPORT(virDomainSnapshotDelete(snapshot, 0));
    virDomainSnapshotFree(snapshot);
    printf("-- what is deleted\n");
    snapshot = virDomainSnapshotCreateXML(domain, SNAPSHOT_XML, 0);
    REPORT_POINTER(virDomainSnapshotGetParent(snapshot, 0));
    REPORT(virDomainSnapshotDelete(snapshot, 0));
    REPORT(virDomainSnapshotHasMetadata(snapshot, 0));
    REPORT(virDomainSnapshotIsCurrent(snapshot, 0));
    REPORT(virDomainSnapshotNumChildren(snapshot, 0));
    REPORT_POINTER(virDomainSnapshotGetXMLDesc(snapshot, 0));
    REPORT_POINTER(virDomainSnapshotGetParent(snapshot, 0));
    REPORT(virDomainRevertToSnapshot(snapshot, 0));
    REPORT(virDomainSnapshotDelete(snapshot, 0));
    virDomainSnapshotFree(snapshot);
}

static void
names(virDomainPtr domain)
{
    virDomainSnapshotPtr snapshot;
    virDomainSnapshotPtr again;

    printf("-- none is current\n");
    REPORT(virDomainHasCurrentSnapshot(domain, 0));
    REPORT(virDomainHasCurrentSnapshot(domain, 1));
    REPORT_POINTER(virDomainSnapshotCurrent(domain, 0));
    REPORT_POINTER(virDomainSnapshotCurrent(domain, 1));
    printf("-- one after the other\n");
    take(domain, "first");
    take(domain, "second");
    take(domain, "second");
    take(domain, "a name &amp; more");
    print_tree(domain);
    snapshot = virDomainSnapshotCurrent(domain, 0);
    REPORT_NAME(virDomainSnapshotGetName(snapshot));
    PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, 0));
    again = virDomainSnapshotGetParent(snapshot, 0);
    REPORT_NAME(virDomainSnapshotGetName(again));
    virDomainSnapshotFree(again);
    virDomainSnapshotFree(snapshot);
    REPORT_POINTER(virDomainSnapshotLookupByName(domain, "nowhere", 0));
    REPORT_POINTER(virDomainSnapshotLookupByName(domain, "first", 1));
    snapshot = virDomainSnapshotLookupByName(domain, "first", 0);
    REPORT_NAME(virDomainSnapshotGetName(snapshot));
    virDomainSnapshotFree(snapshot);
    drop(domain, "first", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN);
    print_tree(domain);
}

static void
flags(virConnectPtr conn, virDomainPtr domain)
{
    virDomainSnapshotPtr snapshot;
    size_t each;

    for (each = 0; each < sizeof(create_flags) / sizeof(*create_flags); each++) {
        virDomainCreate(domain);
        run_loop();
        printf("-- flags %s\n", create_flags[each].name);
        snapshot = virDomainSnapshotCreateXML(domain, SNAPSHOT_XML, create_flags[each].flag);
        REPORT_POINTER(snapshot);
        run_loop();
        if (snapshot) {
            PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, 0));
            print_state(domain);
            REPORT(virDomainSnapshotDelete(snapshot, 0));
            virDomainSnapshotFree(snapshot);
        }
    }
    virDomainDestroy(domain);
    printf("-- HALT of what does not run\n");
    snapshot = virDomainSnapshotCreateXML(domain, SNAPSHOT_XML, VIR_DOMAIN_SNAPSHOT_CREATE_HALT);
    REPORT_POINTER(snapshot);
    if (snapshot)
        virDomainSnapshotFree(snapshot);
    run_loop();
    print_state(domain);
    drop(domain, "made", 0);
    printf("-- HALT of a transient domain\n");
    domain = virDomainCreateXML(conn, SMALL_DOMAIN("passing", "1"), 0);
    snapshot = virDomainSnapshotCreateXML(domain, SNAPSHOT_XML, VIR_DOMAIN_SNAPSHOT_CREATE_HALT);
    REPORT_POINTER(snapshot);
    if (snapshot)
        virDomainSnapshotFree(snapshot);
    snapshot = virDomainSnapshotCreateXML(domain, SNAPSHOT_XML, 0);
    REPORT_POINTER(snapshot);
    if (snapshot)
        virDomainSnapshotFree(snapshot);
    print_tree(domain);
    virDomainDestroy(domain);
    REPORT(virDomainSnapshotNum(domain, 0));
    virDomainFree(domain);
    run_loop();
}

/* What a snapshot says that the domain was doing. */
static void
states(virDomainPtr domain)
{
    virDomainSnapshotPtr snapshot;

    printf("-- states\n");
    take(domain, "off");
    virDomainCreate(domain);
    take(domain, "on");
    virDomainSuspend(domain);
    take(domain, "paused");
    snapshot = virDomainSnapshotLookupByName(domain, "off", 0);
    PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, 0));
    virDomainSnapshotFree(snapshot);
    snapshot = virDomainSnapshotLookupByName(domain, "on", 0);
    PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, 0));
    virDomainSnapshotFree(snapshot);
    snapshot = virDomainSnapshotLookupByName(domain, "paused", 0);
    PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, 0));
    virDomainSnapshotFree(snapshot);
    virDomainDestroy(domain);
    drop(domain, "off", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN);
    run_loop();
}

/* What stands in the way of a domain's end, and lists that know of it. */
static void
ends(virConnectPtr conn)
{
    virDomainPtr domain = virDomainDefineXML(conn, SMALL_DOMAIN("ending", "2"));
    virDomainPtr stale = virDomainLookupByName(conn, "ending");

    printf("-- undefine\n");
    take(domain, "one");
    take(domain, "two");
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT);
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT);
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT | VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT);
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT | VIR_CONNECT_LIST_DOMAINS_ACTIVE);
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT);
    REPORT(virDomainUndefine(domain));
    REPORT(virDomainUndefineFlags(domain, 0));
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE));
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA));
    REPORT(virDomainRename(domain, "renamed", 0));
    print_tree(domain);
    REPORT(virDomainCreate(domain));
    REPORT(virDomainUndefine(domain));
    print_tree(domain);
    define(conn, SMALL_DOMAIN("renamed", "2"));
    print_tree(domain);
    REPORT(virDomainDestroy(domain));
    print_tree(stale);
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA));
    REPORT(virDomainSnapshotNum(domain, 0));
    define(conn, SMALL_DOMAIN("ending", "2"));
    printf("-- a new domain of the same identity\n");
    print_tree(domain);
    REPORT(virDomainUndefine(domain));
    run_loop();
    virDomainFree(stale);
    virDomainFree(domain);
}

int
main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    begin_quietly();
    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    conn = virConnectOpen("test:///default");
    require(conn, "a connection");
    domain = virDomainDefineXML(conn, rich_domain);
    require(domain, "a domain");
    watch_lifecycle(conn);
    documents(domain);
    names(domain);
    flags(conn, domain);
    states(domain);
    ends(conn);
    virDomainFree(domain);
    REPORT(virConnectClose(conn));
    return 0;
}
