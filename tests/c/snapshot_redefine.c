/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Snapshots that were there before: what their documents must say, and what they change. */
#include "support/moments.h"

#define REDEFINE VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE
#define CURRENT VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT

#define DISK(name) "<disk type='file' device='disk'><source file='/nonexistent/" name "'/><target dev='" name "'/></disk>"
#define DOMAIN_WITH(uuid, memory, inside)                                                       \
    "<domain type='test'><name>again</name><uuid>" uuid "</uuid><memory>" memory "</memory>"    \
    "<vcpu>1</vcpu><os><type>hvm</type></os><devices>" inside "</devices></domain>"
#define OWN_UUID "77777777-2222-3333-4444-555555555555"
#define OWN_DOMAIN DOMAIN_WITH(OWN_UUID, "65536", DISK("vda") DISK("vdb"))
#define SNAPSHOT(inside) "<domainsnapshot>" inside "</domainsnapshot>"
#define HEAD(name, state) "<name>" name "</name><state>" state "</state><creationTime>7</creationTime>"

/* One document, with and without the flag that makes it the current one. */
static void
try(virDomainPtr domain, const char *document)
{
    unsigned int flags;

    for (flags = REDEFINE; flags <= (REDEFINE | CURRENT); flags += CURRENT) {
        virDomainSnapshotPtr snapshot = virDomainSnapshotCreateXML(domain, document, flags);

        printf("%s flags %u: ", document, flags);
        if (!snapshot) {
            print_last_error();
            continue;
        }
        printf("%s\n", virDomainSnapshotGetName(snapshot));
        PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, 0));
        virDomainSnapshotFree(snapshot);
        print_tree(domain);
    }
}

static void
refused(virDomainPtr domain)
{
    static const char *const documents[] = {
        SNAPSHOT(""),
        SNAPSHOT("<name/>"),
        SNAPSHOT("<name>a</name>"),
        SNAPSHOT("<name>a</name><creationTime/>"),
        SNAPSHOT("<name>a</name><creationTime>soon</creationTime>"),
        SNAPSHOT("<name>a</name><creationTime>7</creationTime>"),
        SNAPSHOT(HEAD("a", "nostate")),
        SNAPSHOT(HEAD("a", "asleep")),
        SNAPSHOT(HEAD("a", "")),
        SNAPSHOT(HEAD("a", "shutoff")),
        SNAPSHOT(HEAD("a", "running")),
        SNAPSHOT(HEAD("a", "shutoff") "<domain><uuid>" OWN_UUID "</uuid></domain>"),
        SNAPSHOT(HEAD("a", "shutoff") "<domain type='test'/>"),
        SNAPSHOT(HEAD("a", "shutoff") "<domain type='unheard'/>"),
        SNAPSHOT(HEAD("a", "shutoff") "<domain type='test'><name>x</name></domain>"),
        SNAPSHOT(HEAD("a", "shutoff") DOMAIN_WITH("77777777-2222-3333-4444-555555555556", "65536", "")),
        SNAPSHOT(HEAD("a", "shutoff") OWN_DOMAIN "<inactiveDomain/>"),
        SNAPSHOT(HEAD("a", "shutoff") "<parent><name>a</name></parent>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "shutoff") "<parent><name>b</name></parent>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "shutoff") "<memory snapshot='internal'/>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "shutoff") "<memory snapshot='external' file='/f'/>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<memory snapshot='external'/>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<memory snapshot='external' file='f'/>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<memory snapshot='internal' file='/f'/>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<memory snapshot='manual'/>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<memory snapshot='other'/>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk/></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk name='vdz'/></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk name='vda'/><disk name='vda'/></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk name='vda'/><disk name='vdb'/><disk name='vdc'/></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk name='vda' snapshot='none'/></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk name='vda' snapshot='no'/></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk name='vda' snapshot='internal'><source file='/f'/></disk></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk name='vda' snapshot='external'/></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk name='vda' snapshot='external'><source file='f'/></disk></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk name='vda' type='volume'/></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("a", "running") "<disks><disk name='vda'><driver type='fast'/></disk></disks>" OWN_DOMAIN),
        "<domaincheckpoint/>",
        "<domainsnapshot>",
        "no document",
    };
    size_t each;

    printf("-- refused\n");
    for (each = 0; each < sizeof(documents) / sizeof(*documents); each++)
        try(domain, documents[each]);
    print_tree(domain);
}

static void
added(virDomainPtr domain)
{
    static const char *const documents[] = {
        SNAPSHOT(HEAD("one", "shutoff") OWN_DOMAIN),
        SNAPSHOT(HEAD("two", "running") "<parent><name>one</name></parent><description>d</description>" OWN_DOMAIN),
        SNAPSHOT(HEAD("three", "paused") "<parent><name>two</name></parent>" OWN_DOMAIN),
        SNAPSHOT(HEAD("blocked", "blocked") "<parent/>" OWN_DOMAIN),
        SNAPSHOT(HEAD("shutdown", "shutdown") "<parent><name/></parent>" OWN_DOMAIN),
        SNAPSHOT(HEAD("crashed", "crashed") OWN_DOMAIN),
        SNAPSHOT(HEAD("suspended", "pmsuspended") OWN_DOMAIN),
        SNAPSHOT(HEAD("external", "disk-snapshot") "<parent><name>three</name></parent>"
                 "<disks><disk name='vda' snapshot='external'><driver type='qcow2'/><source file='/e'/></disk>"
                 "<disk name='vdb' snapshot='no'/></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("memory", "running") "<memory file='/m'/>"
                 "<disks><disk name='vda'><source file='/m.a'/></disk>"
                 "<disk name='vdb' type='block'><source dev='/m.b'/></disk></disks>" OWN_DOMAIN),
        SNAPSHOT(HEAD("deleting", "disk-snapshot")
                 "<disks><disk name='vda' snapshot='external'><snapshotDeleteInProgress/><source file='/e'/></disk>"
                 "<disk name='vdb' snapshot='manual'/></disks>"
                 "<revertDisks><disk name='vda' snapshot='external' type='file'><source file='/r'/></disk></revertDisks>"
                 OWN_DOMAIN),
        SNAPSHOT(HEAD("both", "running") OWN_DOMAIN
                 "<inactiveDomain type='test'><name>x</name><uuid>" OWN_UUID "</uuid><memory>1024</memory><os><type>hvm</type></os></inactiveDomain>"),
        SNAPSHOT("<name>long ago</name><state>shutoff</state><creationTime>-7</creationTime>" OWN_DOMAIN),
        SNAPSHOT("<name>never</name><state>shutoff</state><creationTime>0</creationTime>" OWN_DOMAIN),
        SNAPSHOT("<name>a/b</name><state>shutoff</state><creationTime>1</creationTime>" OWN_DOMAIN),
    };
    size_t each;

    printf("-- added\n");
    for (each = 0; each < sizeof(documents) / sizeof(*documents); each++)
        try(domain, documents[each]);
}

static void
changed(virDomainPtr domain)
{
    static const char *const documents[] = {
        /* Without the domain that of the snapshot stays. */
        SNAPSHOT(HEAD("one", "shutoff") "<description>new</description>"),
        SNAPSHOT(HEAD("one", "running")),
        SNAPSHOT(HEAD("two", "shutoff")),
        SNAPSHOT(HEAD("two", "paused")),
        SNAPSHOT(HEAD("two", "blocked")),
        SNAPSHOT(HEAD("one", "disk-snapshot")),
        SNAPSHOT(HEAD("external", "shutoff")),
        SNAPSHOT(HEAD("external", "disk-snapshot")),
        SNAPSHOT(HEAD("one", "crashed")),
        SNAPSHOT(HEAD("one", "shutoff") "<parent><name>three</name></parent>"),
        SNAPSHOT(HEAD("one", "shutoff") "<parent><name>two</name></parent>"),
        SNAPSHOT(HEAD("one", "shutoff") "<parent><name>external</name></parent>"),
        SNAPSHOT(HEAD("three", "paused") "<parent><name>one</name></parent>"),
        SNAPSHOT(HEAD("three", "paused")),
        SNAPSHOT(HEAD("two", "running") "<parent><name>three</name></parent>"),
        SNAPSHOT(HEAD("one", "shutoff") "<disks><disk name='vdz'/></disks>"),
        SNAPSHOT(HEAD("both", "running")),
    };
    size_t each;

    printf("-- changed\n");
    for (each = 0; each < sizeof(documents) / sizeof(*documents); each++)
        try(domain, documents[each]);
}

/* A document that the library wrote is taken again. */
static void
round_trip(virDomainPtr domain)
{
    virDomainSnapshotPtr *list = NULL;
    int count = virDomainListAllSnapshots(domain, &list, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL);
    int each;

    printf("-- round trip\n");
    for (each = 0; each < count; each++) {
        char *xml = virDomainSnapshotGetXMLDesc(list[each], VIR_DOMAIN_SNAPSHOT_XML_SECURE);
        char *again = NULL;
        virDomainSnapshotPtr snapshot = virDomainSnapshotCreateXML(domain, xml, REDEFINE);

        if (snapshot)
            again = virDomainSnapshotGetXMLDesc(snapshot, VIR_DOMAIN_SNAPSHOT_XML_SECURE);
        printf("%s %s: ", virDomainSnapshotGetName(list[each]),
               again ? strcmp(xml, again) == 0 ? "alike" : "not alike" : "refused");
        print_last_error();
        if (snapshot)
            virDomainSnapshotFree(snapshot);
        virDomainSnapshotFree(list[each]);
        free(xml);
        free(again);
    }
    free(list);
    print_tree(domain);
}

int
main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    begin_quietly();
    conn = virConnectOpen("test:///default");
    require(conn, "a connection");
    domain = virDomainDefineXML(conn, OWN_DOMAIN);
    require(domain, "a domain");
    refused(domain);
    added(domain);
    changed(domain);
    round_trip(domain);
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA));
    virDomainFree(domain);
    REPORT(virConnectClose(conn));
    return 0;
}
