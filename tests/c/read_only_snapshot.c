/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function on a connection that may only read. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(1);
    virDomainPtr domain = get_domain(conn);
    virDomainSnapshotPtr snapshot = get_snapshot(conn);

    CALL_INT("", virDomainHasCurrentSnapshot, domain, 0);
    CALL_INT("", virDomainListAllSnapshots, domain, out(1), 0);
    CALL_INT("", virDomainRevertToSnapshot, snapshot, 0);
    CALL_POINTER("", virDomainSnapshotCreateXML, domain, SNAPSHOT_XML, 0);
    CALL_POINTER("", virDomainSnapshotCurrent, domain, 0);
    CALL_INT("", virDomainSnapshotDelete, snapshot, 0);
    CALL_INT("", virDomainSnapshotFree, snapshot);
    CALL_POINTER("", virDomainSnapshotGetConnect, snapshot);
    CALL_POINTER("", virDomainSnapshotGetDomain, snapshot);
    CALL_POINTER("", virDomainSnapshotGetName, snapshot);
    CALL_POINTER("", virDomainSnapshotGetParent, snapshot, 0);
    CALL_POINTER("", virDomainSnapshotGetXMLDesc, snapshot, 0);
    CALL_INT("", virDomainSnapshotHasMetadata, snapshot, 0);
    CALL_INT("", virDomainSnapshotIsCurrent, snapshot, 0);
    CALL_INT("", virDomainSnapshotListAllChildren, snapshot, out(1), 0);
    CALL_INT("", virDomainSnapshotListChildrenNames, snapshot, out(1), 4, 0);
    CALL_INT("", virDomainSnapshotListNames, domain, out(1), 4, 0);
    CALL_POINTER("", virDomainSnapshotLookupByName, domain, "snapshot", 0);
    CALL_INT("", virDomainSnapshotNum, domain, 0);
    CALL_INT("", virDomainSnapshotNumChildren, snapshot, 0);
    CALL_INT("", virDomainSnapshotRef, snapshot);

    virDomainSnapshotFree(snapshot);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
