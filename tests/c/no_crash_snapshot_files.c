/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Snapshots of a node file's domains in files of their own. The reference frees their elements
 * twice, at the latest when the connection ends.
 */
/* reference-dies: SIGABRT|SIGSEGV */
#include "support/files.h"
#include "support/moments.h"

#define DOMAIN_HEAD \
    "<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>" \
    "<name>filed</name><uuid>" MOMENT_UUID "</uuid><memory>8192</memory><os><type>hvm</type></os>"
#define DOMAIN_INSIDE \
    "<domain type='test'><name>filed</name><uuid>" MOMENT_UUID "</uuid><memory>4096</memory>" \
    "<os><type>hvm</type></os></domain>"
#define NODE(inside) "<node>" DOMAIN_HEAD inside "</domain></node>"
#define PARTS(name, parent, active) \
    "<name>" name "</name>" parent "<state>shutoff</state><creationTime>5</creationTime>" \
    DOMAIN_INSIDE "<active>" active "</active>"

static const char *const nodes[] = {
    NODE("<test:domainsnapshot file='snapshot.xml'/>"),
    NODE("<test:domainsnapshot file='snapshot.xml'/><test:domainsnapshot file='snapshot.xml'/>"),
    NODE("<test:domainsnapshot file='missing.xml'/>"),
    NODE("<test:domainsnapshot file='other.xml'/>"),
    NODE("<test:domainsnapshot file='broken.xml'/>"),
    "<node><domain file='domain.xml'/></node>",
    "<node><domain file='domain.xml'/><domain file='domain.xml'/></node>",
};

static void
show(virConnectPtr conn)
{
    virDomainPtr domain = virDomainLookupByName(conn, "filed");
    virDomainSnapshotPtr *list = NULL;
    int count;
    int each;

    print_state(domain);
    print_tree(domain);
    count = virDomainListAllSnapshots(domain, &list, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL);
    for (each = 0; each < count; each++) {
        PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(list[each], 0));
        REPORT(virDomainRevertToSnapshot(list[each], 0));
        print_state(domain);
        REPORT(virDomainRevertToSnapshot(list[each], VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED));
        print_state(domain);
        REPORT(virDomainRevertToSnapshot(list[each], VIR_DOMAIN_SNAPSHOT_REVERT_FORCE));
        print_tree(domain);
        virDomainSnapshotFree(list[each]);
    }
    free(list);
    PRINT_DOCUMENT(virDomainGetXMLDesc(domain, 0));
    take(domain, "more");
    print_tree(domain);
    virDomainFree(domain);
}

int
main(void)
{
    char path[PATH_SIZE];
    char uri[PATH_SIZE + 20];
    size_t each;

    begin_quietly();
    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    make_own_directory();
    write_file("snapshot.xml", "<domainsnapshot>" PARTS("external", "", "1") "</domainsnapshot>");
    write_file("other.xml", "<other>" PARTS("other", "", "1") "</other>");
    write_file("broken.xml", "<domainsnapshot>");
    write_file("domain.xml", DOMAIN_HEAD "<test:domainsnapshot file='snapshot.xml'/></domain>");
    own_path(path, "node.xml");
    snprintf(uri, sizeof(uri), "test://%s", path);
    for (each = 0; each < sizeof(nodes) / sizeof(*nodes); each++) {
        virConnectPtr conn;

        printf("-- %s\n", nodes[each]);
        write_file("node.xml", nodes[each]);
        conn = virConnectOpen(uri);
        if (!conn) {
            print_last_error();
            continue;
        }
        show(conn);
        virConnectClose(conn);
    }
    remove_file("snapshot.xml");
    remove_file("other.xml");
    remove_file("broken.xml");
    remove_file("domain.xml");
    remove_file("node.xml");
    remove_own_directory();
    return 0;
}
