/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lists of snapshots: every combination of flags, from the domain and from a snapshot. */
#include "support/moments.h"

#define ALL_FLAGS 2048

/* a with b and e, b with c and d, f on its own; some without memory, some with files. */
static void
grow(virDomainPtr domain)
{
    static const char *const external =
        "<domainsnapshot><name>c</name><memory snapshot='external' file='/nonexistent/memory'/>"
        "<disks><disk name='vda' snapshot='no'/><disk name='vdb' snapshot='no'/>"
        "<disk name='hdc' snapshot='no'/><disk name='sda' snapshot='no'/></disks></domainsnapshot>";
    static const char *const disks_only =
        "<domainsnapshot><name>e</name><parent><name>a</name></parent><creationTime>5</creationTime>"
        "<state>disk-snapshot</state><domain><uuid>x</uuid></domain>"
        "<disks><disk name='vda' snapshot='external'><source file='/nonexistent/a.e'/></disk></disks>"
        "%s</domainsnapshot>";
    virDomainSnapshotPtr snapshot;
    char xml[4096];
    char *domain_xml;

    take(domain, "a");
    virDomainCreate(domain);
    take(domain, "b");
    REPORT_POINTER(snapshot = virDomainSnapshotCreateXML(domain, external, 0));
    virDomainSnapshotFree(snapshot);
    revert(domain, "b", 0);
    take(domain, "d");
    domain_xml = virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE);
    snprintf(xml, sizeof(xml), disks_only, "");
    REPORT_POINTER(virDomainSnapshotCreateXML(domain, xml, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE));
    snprintf(xml, sizeof(xml),
             "<domainsnapshot><name>e</name><parent><name>a</name></parent><creationTime>5</creationTime>"
             "<state>disk-snapshot</state><disks><disk name='vda' snapshot='external'>"
             "<source file='/nonexistent/a.e'/></disk><disk name='vdb' snapshot='no'/>"
             "<disk name='hdc' snapshot='no'/><disk name='sda' snapshot='no'/></disks>%s</domainsnapshot>",
             domain_xml);
    free(domain_xml);
    snapshot = virDomainSnapshotCreateXML(domain, xml, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE);
    REPORT_POINTER(snapshot);
    virDomainSnapshotFree(snapshot);
    print_tree(domain);
    drop(domain, "d", 0);
    revert(domain, "a", 0);
    take(domain, "d2");
    drop(domain, "a", 0);
    print_tree(domain);
    take(domain, "f");
    print_tree(domain);
}

static void
sweep(virDomainPtr domain, virDomainSnapshotPtr top, unsigned int flags)
{
    virDomainSnapshotPtr *list = (void *) 1;
    char what[50];
    char *names[20] = { NULL };
    int sorted = !(flags & VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL) && !top &&
                 !(flags & VIR_DOMAIN_SNAPSHOT_LIST_ROOTS);
    int count;
    int each;

    snprintf(what, sizeof(what), "flags %u", flags);
    count = top ? virDomainSnapshotListAllChildren(top, &list, flags)
                : virDomainListAllSnapshots(domain, &list, flags);
    print_snapshots(what, list, count, sorted);
    each = top ? virDomainSnapshotListAllChildren(top, NULL, flags)
               : virDomainListAllSnapshots(domain, NULL, flags);
    if (each != count)
        printf("  counted %d\n", each);
    each = top ? virDomainSnapshotNumChildren(top, flags) : virDomainSnapshotNum(domain, flags);
    if (each != count)
        printf("  number %d\n", each);
    virResetLastError();
    each = top ? virDomainSnapshotListChildrenNames(top, names, 20, flags)
               : virDomainSnapshotListNames(domain, names, 20, flags);
    if (each != count)
        printf("  names %d\n", each);
    virResetLastError();
    for (each = 0; each < 20; each++) {
        if (names[each] && !sorted)
            printf("  %s", names[each]);
        free(names[each]);
    }
    if (!sorted)
        printf("\n");
}

static void
room(virDomainPtr domain, virDomainSnapshotPtr top)
{
    char *names[10];
    int size;

    printf("-- room for names\n");
    for (size = -1; size < 7; size++) {
        int count;
        int stored = 0;
        int each;

        memset(names, 0, sizeof(names));
        count = virDomainSnapshotListNames(domain, names, size, 0);
        for (each = 0; each < 10; each++) {
            stored += names[each] != NULL;
            free(names[each]);
        }
        printf("%d of the domain: %d, stored %d | ", size, count, stored);
        print_last_error();
        memset(names, 0, sizeof(names));
        count = virDomainSnapshotListChildrenNames(top, names, size,
                                                   VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS);
        stored = 0;
        for (each = 0; each < 10; each++) {
            stored += names[each] != NULL;
            free(names[each]);
        }
        printf("%d of a snapshot: %d, stored %d | ", size, count, stored);
        print_last_error();
    }
}

int
main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;
    virDomainSnapshotPtr top;
    unsigned int flags;

    begin_quietly();
    conn = virConnectOpen("test:///default");
    require(conn, "a connection");
    domain = virDomainDefineXML(conn, rich_domain);
    require(domain, "a domain");
    printf("-- none\n");
    sweep(domain, NULL, 0);
    sweep(domain, NULL, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL);
    grow(domain);
    printf("-- of the domain\n");
    for (flags = 0; flags < ALL_FLAGS; flags++)
        sweep(domain, NULL, flags);
    sweep(domain, NULL, ALL_FLAGS);
    top = virDomainSnapshotLookupByName(domain, "b", 0);
    require(top, "a snapshot");
    printf("-- of a snapshot\n");
    for (flags = 0; flags < ALL_FLAGS; flags++)
        sweep(domain, top, flags);
    sweep(domain, top, ALL_FLAGS);
    room(domain, top);
    virDomainSnapshotDelete(top, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN);
    sweep(domain, top, 0);
    print_tree(domain);
    virDomainSnapshotFree(top);
    virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA);
    sweep(domain, NULL, 0);
    virDomainFree(domain);
    REPORT(virConnectClose(conn));
    return 0;
}
