/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Documents that ask for a snapshot: what is made of them, and what is refused. */
#include "support/files.h"
#include "support/moments.h"

#define SNAPSHOT(inside) "<domainsnapshot><name>made</name>" inside "</domainsnapshot>"
#define DISKS(inside) SNAPSHOT("<disks>" inside "</disks>")
#define VDA(inside) "<disk name='vda'" inside "</disk>"

static const char *const documents[] = {
    SNAPSHOT(""),
    SNAPSHOT("<name>again</name>"),
    SNAPSHOT("<description>a &lt;b&gt; 'c' \"d\" &amp;\n e</description>"),
    SNAPSHOT("<description/>"),
    SNAPSHOT("<parent><name>nowhere</name></parent><state>running</state><creationTime>4</creationTime>"),
    SNAPSHOT("<domain type='test'/><inactiveDomain/><cookie/><active>1</active>"),
    SNAPSHOT("<memory/>"),
    SNAPSHOT("<memory snapshot='no'/>"),
    SNAPSHOT("<memory snapshot='internal'/>"),
    SNAPSHOT("<memory snapshot='manual'/>"),
    SNAPSHOT("<memory snapshot='external'/>"),
    SNAPSHOT("<memory snapshot='external' file='relative'/>"),
    SNAPSHOT("<memory snapshot='external' file='/nonexistent/memory'/>"),
    SNAPSHOT("<memory file='/nonexistent/memory'/>"),
    SNAPSHOT("<memory snapshot='no' file='/nonexistent/memory'/>"),
    SNAPSHOT("<memory snapshot='default'/>"),
    SNAPSHOT("<memory snapshot=''/>"),
    DISKS(""),
    DISKS("<disk/>"),
    DISKS("<disk name=''/>"),
    DISKS("<disk name='vda'/>"),
    DISKS("<other name='vda'/>"),
    DISKS("<disk name='/nonexistent/a.img'/>"),
    DISKS("<disk name='/nonexistent/other'/>"),
    DISKS("<disk name='vdz'/>"),
    DISKS("<disk name='vda'/><disk name='vda'/>"),
    DISKS("<disk name='vda'/><disk name='/nonexistent/a.img'/>"),
    DISKS("<disk name='sda'/><disk name='vdb'/>"),
    DISKS("<disk name='vda'/><disk name='vdb'/><disk name='hdc'/><disk name='sda'/><disk name='vda'/>"),
    DISKS("<disk name='vda' snapshot='no'/>"),
    DISKS("<disk name='vda' snapshot='internal'/>"),
    DISKS("<disk name='vda' snapshot='external'/>"),
    DISKS("<disk name='vda' snapshot='manual'/>"),
    DISKS("<disk name='vda' snapshot='nothing'/>"),
    DISKS("<disk name='hdc' snapshot='internal'/>"),
    DISKS("<disk name='hdc' snapshot='no'/>"),
    DISKS("<disk name='vda' snapshot='no'/><disk name='vdb' snapshot='no'/><disk name='hdc' snapshot='no'/><disk name='sda' snapshot='no'/>"),
    DISKS(VDA("><source file='/new'/>")),
    DISKS(VDA(" snapshot='internal'><source file='/new'/>")),
    DISKS(VDA(" snapshot='external'><source file='/new'/>")),
    DISKS(VDA(" snapshot='external'><source file='new'/>")),
    DISKS(VDA(" snapshot='external'><driver type='qcow2'/><source file='/new'/>")),
    DISKS(VDA(" type='volume'>")),
    DISKS(VDA(" type='dir'>")),
    DISKS(VDA(" type='other'>")),
    DISKS(VDA("><driver type='fast'/>")),
    DISKS(VDA("><driver type='none'/>")),
};

/* The same with memory in a file, where disks go into files too. */
static const char *const external[] = {
    DISKS("<disk name='vda'/>"),
    DISKS("<disk name='vda' snapshot='internal'/>"),
    DISKS(VDA("><source file='/new'/>")),
    DISKS(VDA(" type='block'><source dev='/dev/new'/>")),
    DISKS(VDA(" type='network'><source protocol='nbd' name='n'><host name='h' port='1'/></source>")),
    DISKS(VDA("><driver type='qcow2'/>")),
    DISKS(VDA("><driver type='qcow2'/><source file='/new'/>")),
    DISKS(VDA("><driver type='qcow2'><metadata_cache><max_size unit='KiB'>9</max_size></metadata_cache></driver><source file='/new'/>")),
    DISKS(VDA("><driver type='qcow2'><metadata_cache><max_size>x</max_size></metadata_cache></driver><source file='/new'/>")),
    DISKS(VDA("><source file='/new'><seclabel model='dac' relabel='no'/></source>")),
    DISKS(VDA("><source file='/new'><encryption format='luks'><secret type='passphrase' usage='u'/></encryption></source>")),
    DISKS("<disk name='sda' snapshot='external'/>"),
    DISKS("<disk name='sda' type='block' snapshot='external'/>"),
    DISKS("<disk name='hdc' snapshot='external'/>"),
    DISKS("<disk name='vdb' snapshot='manual'/>"),
};

static void
try(virDomainPtr domain, const char *document)
{
    virDomainSnapshotPtr snapshot = virDomainSnapshotCreateXML(domain, document, 0);

    printf("%s: ", document);
    if (!snapshot) {
        print_last_error();
        return;
    }
    printf("made\n");
    PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, 0));
    virDomainSnapshotDelete(snapshot, 0);
    virDomainSnapshotFree(snapshot);
}

static void
with_memory(virDomainPtr domain, const char *document)
{
    char xml[2048];
    const char *disks = strstr(document, "<disks>");

    snprintf(xml, sizeof(xml),
             "<domainsnapshot><name>made</name><memory snapshot='external' file='/nonexistent/memory'/>%s", disks);
    try(domain, xml);
}

/* Names of new files are made up from those of old ones. */
static void
files(virConnectPtr conn)
{
    static const char *const names[] = { "plain", "with.suffix", "two.of.them", ".hidden" };
    char xml[4096];
    char path[PATH_SIZE];
    size_t each;

    printf("-- files that exist\n");
    make_own_directory();
    for (each = 0; each < sizeof(names) / sizeof(*names); each++) {
        virDomainPtr domain;
        virDomainSnapshotPtr snapshot;
        char *written;

        write_file(names[each], "x");
        own_path(path, names[each]);
        snprintf(xml, sizeof(xml),
                 "<domain type='test'><name>filed</name><uuid>55555555-2222-3333-4444-555555555559</uuid>"
                 "<memory>8192</memory><os><type>hvm</type></os><devices>"
                 "<disk type='file'><source file='%s'/><target dev='vda'/></disk>"
                 "<disk type='file'><source file='%s'/><target dev='vdb'/></disk></devices></domain>",
                 path, path);
        domain = virDomainDefineXML(conn, xml);
        snapshot = virDomainSnapshotCreateXML(domain,
                                              "<domainsnapshot><name>made</name><memory file='/nonexistent/m'/>"
                                              "<disks><disk name='vdb' snapshot='no'/></disks></domainsnapshot>",
                                              0);
        REPORT_POINTER(snapshot);
        written = snapshot ? virDomainSnapshotGetXMLDesc(snapshot, 0) : NULL;
        if (written) {
            char *end = strstr(written, "<domain type");

            *end = '\0';
            print_text(strstr(written, "<disks>"));
            printf("\n");
        }
        free(written);
        if (snapshot)
            virDomainSnapshotFree(snapshot);
        REPORT_POINTER(virDomainSnapshotCreateXML(domain,
                                                  "<domainsnapshot><name>both</name><memory file='/nonexistent/m'/>"
                                                  "</domainsnapshot>",
                                                  0));
        remove_file(names[each]);
        virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA);
        virDomainFree(domain);
    }
    remove_own_directory();
}

int
main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;
    size_t each;
    int running;

    begin_quietly();
    conn = virConnectOpen("test:///default");
    require(conn, "a connection");
    domain = virDomainDefineXML(conn, rich_domain);
    require(domain, "a domain");
    for (running = 0; running < 2; running++) {
        printf("-- %s\n", running ? "while it runs" : "while it does not run");
        for (each = 0; each < sizeof(documents) / sizeof(*documents); each++)
            try(domain, documents[each]);
        for (each = 0; each < sizeof(external) / sizeof(*external); each++)
            with_memory(domain, external[each]);
        virDomainCreate(domain);
    }
    virDomainDestroy(domain);
    virDomainUndefine(domain);
    virDomainFree(domain);
    files(conn);
    REPORT(virConnectClose(conn));
    return 0;
}
