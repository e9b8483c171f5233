/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every pointer left out in turn, every size zero and negative. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain = get_domain(conn);
    virDomainSnapshotPtr snapshot = get_snapshot(conn);

    CALL_INT(" snaps NULL", virDomainListAllSnapshots, domain, NULL, 0);
    CALL_POINTER(" xmlDesc NULL", virDomainSnapshotCreateXML, domain, NULL, 0);
    CALL_POINTER(" xmlDesc empty", virDomainSnapshotCreateXML, domain, "", 0);
    CALL_INT(" snaps NULL", virDomainSnapshotListAllChildren, snapshot, NULL, 0);
    CALL_INT(" names NULL", virDomainSnapshotListChildrenNames, snapshot, NULL, 4, 0);
    CALL_INT(" nameslen 0", virDomainSnapshotListChildrenNames, snapshot, out(1), 0, 0);
    CALL_INT(" nameslen -1", virDomainSnapshotListChildrenNames, snapshot, out(1), -1, 0);
    CALL_INT(" names NULL nameslen 0", virDomainSnapshotListChildrenNames, snapshot, NULL, 0, 0);
    CALL_INT(" names NULL", virDomainSnapshotListNames, domain, NULL, 4, 0);
    CALL_INT(" nameslen 0", virDomainSnapshotListNames, domain, out(1), 0, 0);
    CALL_INT(" nameslen -1", virDomainSnapshotListNames, domain, out(1), -1, 0);
    CALL_INT(" names NULL nameslen 0", virDomainSnapshotListNames, domain, NULL, 0, 0);
    CALL_POINTER(" name NULL", virDomainSnapshotLookupByName, domain, NULL, 0);
    CALL_POINTER(" name empty", virDomainSnapshotLookupByName, domain, "", 0);

    virDomainSnapshotFree(snapshot);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
