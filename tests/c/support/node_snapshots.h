/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Node files whose domains have snapshots, and what becomes of those. */
#ifndef SUPPORT_NODE_SNAPSHOTS_H
#define SUPPORT_NODE_SNAPSHOTS_H

#include "files.h"
#include "moments.h"

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

static void
show_filed_domain(virConnectPtr conn)
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

/* Opens each node from the file node.xml, in the program's own directory. */
static void
show_nodes(const char *const *nodes, size_t count)
{
    char path[PATH_SIZE];
    char uri[PATH_SIZE + 20];
    size_t each;

    own_path(path, "node.xml");
    snprintf(uri, sizeof(uri), "test://%s", path);
    for (each = 0; each < count; each++) {
        virConnectPtr conn;

        printf("-- %s\n", nodes[each]);
        write_file("node.xml", nodes[each]);
        conn = virConnectOpen(uri);
        if (!conn) {
            print_last_error();
            continue;
        }
        show_filed_domain(conn);
        virConnectClose(conn);
    }
    remove_file("node.xml");
}

#endif
