/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Snapshots are deleted, each of a tree with every flag, and each being the current one. */
#include "support/moments.h"

static const char *const names[] = { "a", "b", "c", "d", "e", "f" };

/* a with b and e, b with c and d, and f on its own. */
static void
grow(virDomainPtr domain)
{
    take(domain, "a");
    take(domain, "b");
    take(domain, "c");
    revert(domain, "b", 0);
    take(domain, "d");
    revert(domain, "a", 0);
    take(domain, "e");
    take(domain, "gone");
    drop(domain, "e", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY);
    take(domain, "f");
}

static void
cut(virDomainPtr domain)
{
    virDomainSnapshotPtr *list = NULL;
    int count = virDomainListAllSnapshots(domain, &list, VIR_DOMAIN_SNAPSHOT_LIST_ROOTS);

    while (count-- > 0) {
        virDomainSnapshotDelete(list[count], VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN);
        virDomainSnapshotFree(list[count]);
    }
    free(list);
}

static void
show_parents(virDomainPtr domain)
{
    virDomainSnapshotPtr *list = NULL;
    int count = virDomainListAllSnapshots(domain, &list, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL);
    int each;

    for (each = 0; each < count; each++) {
        char *xml = virDomainSnapshotGetXMLDesc(list[each], 0);
        char *parent = strstr(xml, "<parent>");
        virDomainSnapshotPtr *children = NULL;
        int below = virDomainSnapshotListAllChildren(list[each], &children, 0);

        printf("    %s %s%.30s", virDomainSnapshotGetName(list[each]), parent ? "has " : "has none",
               parent ? parent + 14 : "");
        print_snapshots(" with", children, below, 0);
        virDomainSnapshotFree(list[each]);
        free(xml);
    }
    free(list);
}

int
main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;
    size_t current;
    size_t deleted;
    unsigned int flags;

    begin_quietly();
    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    conn = virConnectOpen("test:///default");
    require(conn, "a connection");
    domain = virDomainDefineXML(conn, SMALL_DOMAIN("deep", "3"));
    require(domain, "a domain");
    for (current = 0; current < 6; current++) {
        for (deleted = 0; deleted < 6; deleted++) {
            for (flags = 0; flags < 8; flags++) {
                grow(domain);
                revert(domain, names[current], 0);
                drop(domain, names[deleted], flags);
                print_tree(domain);
                cut(domain);
            }
        }
    }
    grow(domain);
    show_parents(domain);
    drop(domain, "b", 0);
    show_parents(domain);
    drop(domain, "a", 0);
    show_parents(domain);
    drop(domain, "c", 8);
    drop(domain, "nowhere", 0);
    cut(domain);
    print_tree(domain);
    REPORT(virDomainUndefine(domain));
    virDomainFree(domain);
    REPORT(virConnectClose(conn));
    return 0;
}
