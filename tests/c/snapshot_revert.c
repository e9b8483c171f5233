/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Going back to snapshots: from every state to every state, with every flag, and what it tells. */
#include "support/moments.h"

static const char *const states[] = { "off", "on", "paused" };

/* Brings a domain into a state, from whichever it is in. */
static void
bring(virDomainPtr domain, const char *state)
{
    virDomainDestroy(domain);
    if (strcmp(state, "off") != 0)
        virDomainCreate(domain);
    if (strcmp(state, "paused") == 0)
        virDomainSuspend(domain);
    virResetLastError();
    run_loop();
}

static void
transitions(virConnectPtr conn)
{
    virDomainPtr domain = virDomainDefineXML(conn, rich_domain);
    size_t from;
    size_t to;
    unsigned int flags;

    for (to = 0; to < 3; to++) {
        bring(domain, states[to]);
        take(domain, states[to]);
    }
    for (from = 0; from < 3; from++) {
        for (to = 0; to < 3; to++) {
            for (flags = 0; flags < 16; flags++) {
                bring(domain, states[from]);
                printf("-- %s to %s\n", states[from], states[to]);
                revert(domain, states[to], flags);
                run_loop();
                print_state(domain);
                print_tree(domain);
            }
        }
    }
    revert(domain, "on", 16);
    printf("-- a managed save image\n");
    bring(domain, "on");
    virDomainManagedSave(domain, 0);
    revert(domain, "off", 0);
    print_state(domain);
    revert(domain, "on", 0);
    print_state(domain);
    virDomainDestroy(domain);
    virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA);
    run_loop();
    virDomainFree(domain);
}

/* A transient domain has no definition to go back to. */
static void
transient(virConnectPtr conn)
{
    virDomainPtr domain = virDomainCreateXML(conn, rich_domain, 0);
    char *xml = virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE);
    char redefined[4096];
    virDomainSnapshotPtr snapshot;
    unsigned int flags;

    printf("-- a transient domain\n");
    take(domain, "on");
    virDomainSuspend(domain);
    take(domain, "paused");
    snprintf(redefined, sizeof(redefined),
             "<domainsnapshot><name>off</name><creationTime>5</creationTime><state>shutoff</state>%s"
             "</domainsnapshot>",
             xml);
    snapshot = virDomainSnapshotCreateXML(domain, redefined, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE);
    REPORT_POINTER(snapshot);
    virDomainSnapshotFree(snapshot);
    virDomainSetMemoryFlags(domain, 32768, VIR_DOMAIN_AFFECT_LIVE);
    for (flags = 0; flags < 8; flags++) {
        revert(domain, "on", flags);
        run_loop();
        print_state(domain);
        PRINT_DOCUMENT(virDomainGetXMLDesc(domain, 0));
        PRINT_DOCUMENT(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE));
        revert(domain, "paused", flags);
        run_loop();
        print_state(domain);
    }
    for (flags = 0; flags < 8; flags++) {
        printf("-- and one that does not run\n");
        revert(domain, "off", flags);
        run_loop();
        print_state(domain);
        print_domains(conn, VIR_CONNECT_LIST_DOMAINS_TRANSIENT);
        print_tree(domain);
        REPORT(virConnectNumOfDomains(conn));
        REPORT(virConnectNumOfDefinedDomains(conn));
        if (flags == 3)
            REPORT(virDomainCreate(domain));
        if (flags == 5)
            revert(domain, "on", 0);
        run_loop();
        print_state(domain);
    }
    REPORT(virDomainDestroy(domain));
    REPORT(virDomainUndefine(domain));
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA));
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_TRANSIENT);
    REPORT(virConnectNumOfDefinedDomains(conn));
    run_loop();
    free(xml);
    virDomainFree(domain);
}

/* What was defined or undefined while it runs. */
static void
definitions(virConnectPtr conn)
{
    virDomainPtr domain = virDomainDefineXML(conn, rich_domain);
    char *xml;

    printf("-- changed since\n");
    take(domain, "before");
    virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "another title", NULL, NULL, 0);
    virDomainSetVcpusFlags(domain, 1, VIR_DOMAIN_AFFECT_CONFIG);
    take(domain, "after");
    virDomainCreate(domain);
    take(domain, "running");
    virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "a live title", NULL, NULL,
                         VIR_DOMAIN_AFFECT_LIVE);
    virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "a stored title", NULL, NULL,
                         VIR_DOMAIN_AFFECT_CONFIG);
    take(domain, "live");
    revert(domain, "before", 0);
    PRINT_DOCUMENT(virDomainGetXMLDesc(domain, 0));
    revert(domain, "after", 0);
    PRINT_DOCUMENT(virDomainGetXMLDesc(domain, 0));
    revert(domain, "live", 0);
    PRINT_DOCUMENT(virDomainGetXMLDesc(domain, 0));
    PRINT_DOCUMENT(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE));
    revert(domain, "running", 0);
    PRINT_DOCUMENT(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_SECURE));
    PRINT_DOCUMENT(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_SECURE));
    printf("-- undefined since\n");
    virDomainUndefine(domain);
    print_state(domain);
    revert(domain, "live", 0);
    print_state(domain);
    PRINT_DOCUMENT(virDomainGetXMLDesc(domain, 0));
    PRINT_DOCUMENT(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE));
    revert(domain, "before", VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING);
    print_state(domain);
    xml = virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_SECURE);
    define(conn, xml);
    free(xml);
    print_state(domain);
    print_tree(domain);
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA));
    run_loop();
    virDomainFree(domain);
}

/* A snapshot from before the domain got its name. */
static void
renamed(virConnectPtr conn)
{
    virDomainPtr domain = virDomainDefineXML(conn, SMALL_DOMAIN("before", "8"));
    virDomainPtr found;

    printf("-- renamed since\n");
    take(domain, "snapshot");
    virDomainRename(domain, "after", 0);
    revert(domain, "snapshot", 0);
    found = virDomainLookupByUUIDString(conn, "55555555-2222-3333-4444-555555555558");
    printf("by UUID: %s\n", virDomainGetName(found));
    virDomainFree(found);
    found = virDomainLookupByName(conn, "after");
    printf("by its name: %s\n", found ? virDomainGetName(found) : "not found");
    if (found)
        virDomainFree(found);
    REPORT_POINTER(found = virDomainLookupByName(conn, "before"));
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA));
    run_loop();
    virDomainFree(domain);
}

int
main(void)
{
    virConnectPtr conn;

    begin_quietly();
    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    conn = virConnectOpen("test:///default");
    require(conn, "a connection");
    watch_lifecycle(conn);
    transitions(conn);
    transient(conn);
    definitions(conn);
    renamed(conn);
    REPORT(virConnectClose(conn));
    return 0;
}
