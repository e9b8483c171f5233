/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Checkpoints are made, looked at, found again and deleted. */
#include "support/moments.h"

#define CHECKPOINT(inside) "<domaincheckpoint><name>made</name>" inside "</domaincheckpoint>"
#define DISKS(inside) CHECKPOINT("<disks>" inside "</disks>")

static const char *const documents[] = {
    CHECKPOINT(""),
    CHECKPOINT("<description>a &lt;b&gt; 'c' &amp;\n d</description>"),
    CHECKPOINT("<description/>"),
    CHECKPOINT("<parent><name>nowhere</name></parent><creationTime>4</creationTime>"),
    DISKS("<disk name='vda'/>"),
    DISKS("<disk name='vda' checkpoint='no'/>"),
    DISKS("<disk name='vda' checkpoint='bitmap'/>"),
    DISKS("<disk name='vda' checkpoint='bitmap' bitmap='own'/>"),
    DISKS("<disk name='sda' bitmap='own'/><disk name='vdb' checkpoint='no'/>"),
    DISKS("<disk name='/nonexistent/a.img'/>"),
    DISKS("<disk name='/nonexistent/other'/>"),
    DISKS("<disk name='vdz'/>"),
    DISKS("<disk name='vda'/><disk name='vda'/>"),
    DISKS("<disk name='hdc'/>"),
    DISKS("<disk name='hdc' checkpoint='no'/>"),
    DISKS("<disk name='vda'/><disk name='vdb'/><disk name='sda'/><disk name='hdc' checkpoint='no'/><disk name='vdc'/>"),
    DISKS("<disk name='vda' checkpoint='no'/><disk name='vdb' checkpoint='no'/>"),
};

/* What the schema refuses; how is the validator's own affair. */
static const char *const invalid[] = {
    "<domaincheckpoint><name/></domaincheckpoint>",
    "<domaincheckpoint><name>a/b</name></domaincheckpoint>",
    "<domaincheckpoint><name>.hidden</name></domaincheckpoint>",
    "<domaincheckpoint><other/></domaincheckpoint>",
    CHECKPOINT("<name>twice</name>"),
    CHECKPOINT("<disks/>"),
    DISKS("<disk/>"),
    DISKS("<other/>"),
    DISKS("<disk name='vda' checkpoint='other'/>"),
    DISKS("<disk name='vda' checkpoint='no' bitmap='b'/>"),
    CHECKPOINT("<creationTime>soon</creationTime>"),
    CHECKPOINT("<parent/>"),
};

static void
made(virDomainPtr domain)
{
    static const unsigned int flags[] = { 0, 1, 2, 4, 1 | 2, 1 | 4, 2 | 4, 8, ~0u };
    size_t each;

    for (each = 0; each < sizeof(documents) / sizeof(*documents); each++) {
        virDomainCheckpointPtr checkpoint = virDomainCheckpointCreateXML(domain, documents[each], 0);
        unsigned int show;

        printf("%s: ", documents[each]);
        print_last_error();
        if (!checkpoint)
            continue;
        for (show = 0; show <= 8; show++) {
            printf("shown with %u: ", show);
            PRINT_DOCUMENT(virDomainCheckpointGetXMLDesc(checkpoint, show));
        }
        virDomainCheckpointDelete(checkpoint, 0);
        virDomainCheckpointFree(checkpoint);
    }
    for (each = 0; each < sizeof(invalid) / sizeof(*invalid); each++) {
        virDomainCheckpointPtr checkpoint = virDomainCheckpointCreateXML(domain, invalid[each], 0);
        virErrorPtr error = virGetLastError();

        printf("%s: %s code %d domain %d\n", invalid[each], checkpoint ? "made" : "refused",
               error ? error->code : 0, error ? error->domain : 0);
        virResetLastError();
        if (checkpoint)
            virDomainCheckpointFree(checkpoint);
    }
    REPORT_POINTER(virDomainCheckpointCreateXML(domain, "<domainsnapshot/>", 0));
    REPORT_POINTER(virDomainCheckpointCreateXML(domain, "<domaincheckpoint>", 0));
    for (each = 0; each < sizeof(flags) / sizeof(*flags); each++) {
        virDomainCheckpointPtr checkpoint = virDomainCheckpointCreateXML(domain, CHECKPOINT(""), flags[each]);

        printf("flags %u: %s | ", flags[each], checkpoint ? "made" : "refused");
        print_last_error();
        if (checkpoint) {
            virDomainCheckpointDelete(checkpoint, 0);
            virDomainCheckpointFree(checkpoint);
        }
    }
}

static void
looked_at(virDomainPtr domain)
{
    virDomainCheckpointPtr checkpoint = virDomainCheckpointCreateXML(domain, "<domaincheckpoint/>", 0);

    printf("-- looked at\n");
    REPORT_POINTER(checkpoint);
    printf("named:");
    print_name(virDomainCheckpointGetName(checkpoint));
    printf("\n");
    REPORT(virDomainCheckpointGetDomain(checkpoint) == domain);
    REPORT(virDomainCheckpointGetConnect(checkpoint) == virDomainGetConnect(domain));
    REPORT(virDomainCheckpointRef(checkpoint));
    REPORT(virDomainCheckpointFree(checkpoint));
    REPORT(virDomainCheckpointDelete(checkpoint, VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY));
    virDomainCheckpointFree(checkpoint);
    mark(domain, "made");
    mark(domain, "made");
    checkpoint = virDomainCheckpointLookupByName(domain, "made", 0);
    REPORT_POINTER(virDomainCheckpointLookupByName(domain, "made", 1));
    REPORT_POINTER(virDomainCheckpointLookupByName(domain, "nowhere", 0));
    REPORT_POINTER(virDomainCheckpointGetParent(checkpoint, 0));
    REPORT_POINTER(virDomainCheckpointGetParent(checkpoint, 1));
    REPORT(virDomainCheckpointDelete(checkpoint, 8));
    REPORT(virDomainCheckpointDelete(checkpoint, 5));
    REPORT(virDomainCheckpointDelete(checkpoint, 0));
    printf("-- what is deleted\n");
    REPORT(virDomainCheckpointDelete(checkpoint, 0));
    REPORT_POINTER(virDomainCheckpointGetParent(checkpoint, 0));
    REPORT_POINTER(virDomainCheckpointGetXMLDesc(checkpoint, 0));
    REPORT_POINTER(virDomainCheckpointGetXMLDesc(checkpoint, VIR_DOMAIN_CHECKPOINT_XML_SIZE));
    REPORT(virDomainCheckpointListAllChildren(checkpoint, NULL, 0));
    virDomainCheckpointFree(checkpoint);
}

/* Neither goes beside the other, nor with a domain that does not run. */
static void
beside_others(virConnectPtr conn, virDomainPtr domain)
{
    virDomainCheckpointPtr checkpoint;

    printf("-- beside others\n");
    take(domain, "snapshot");
    mark(domain, "refused");
    drop(domain, "snapshot", 0);
    mark(domain, "first");
    take(domain, "refused");
    REPORT_POINTER(virDomainSnapshotCreateXML(domain, "<domainsnapshot>", 0));
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT);
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT);
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT | VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT);
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT | VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT);
    print_domains(conn, VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT | VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT);
    virDomainDestroy(domain);
    printf("-- that does not run\n");
    print_checkpoint_tree(domain);
    mark(domain, "second");
    REPORT_POINTER(virDomainCheckpointCreateXML(domain, "<domaincheckpoint>", 0));
    checkpoint = virDomainCheckpointLookupByName(domain, "first", 0);
    REPORT_POINTER(virDomainCheckpointGetXMLDesc(checkpoint, VIR_DOMAIN_CHECKPOINT_XML_SIZE));
    PRINT_DOCUMENT(virDomainCheckpointGetXMLDesc(checkpoint, VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN));
    virDomainCheckpointFree(checkpoint);
    REPORT(virDomainRename(domain, "renamed", 0));
    print_checkpoint_tree(domain);
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA));
    REPORT(virDomainUndefine(domain));
    REPORT(virDomainListAllCheckpoints(domain, NULL, 0));
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
    watch_lifecycle(conn);
    domain = virDomainDefineXML(conn, SMALL_DOMAIN("diskless", "1"));
    virDomainCreate(domain);
    mark(domain, "refused");
    virDomainDestroy(domain);
    virDomainUndefine(domain);
    virDomainFree(domain);
    domain = virDomainDefineXML(conn, rich_domain);
    require(domain, "a domain");
    virDomainCreate(domain);
    made(domain);
    looked_at(domain);
    beside_others(conn, domain);
    run_loop();
    virDomainFree(domain);
    REPORT(virConnectClose(conn));
    return 0;
}
