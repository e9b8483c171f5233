/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called with one of another kind. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_INT(" conn for domain", virDomainHasCurrentSnapshot, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainHasCurrentSnapshot, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainListAllSnapshots, (void *) conn, out(1), 0);
    CALL_INT(" stream for domain", virDomainListAllSnapshots, (void *) stream, out(1), 0);
    CALL_INT(" conn for snapshot", virDomainRevertToSnapshot, (void *) conn, 0);
    CALL_POINTER(" conn for domain", virDomainSnapshotCreateXML, (void *) conn, SNAPSHOT_XML, 0);
    CALL_POINTER(" stream for domain", virDomainSnapshotCreateXML, (void *) stream, SNAPSHOT_XML,
        0);
    CALL_POINTER(" conn for domain", virDomainSnapshotCurrent, (void *) conn, 0);
    CALL_POINTER(" stream for domain", virDomainSnapshotCurrent, (void *) stream, 0);
    CALL_INT(" conn for snapshot", virDomainSnapshotDelete, (void *) conn, 0);
    CALL_INT(" conn for snapshot", virDomainSnapshotFree, (void *) conn);
    CALL_POINTER(" conn for snapshot", virDomainSnapshotGetConnect, (void *) conn);
    CALL_POINTER(" conn for snapshot", virDomainSnapshotGetDomain, (void *) conn);
    CALL_POINTER(" conn for snapshot", virDomainSnapshotGetName, (void *) conn);
    CALL_POINTER(" conn for snapshot", virDomainSnapshotGetParent, (void *) conn, 0);
    CALL_POINTER(" conn for snapshot", virDomainSnapshotGetXMLDesc, (void *) conn, 0);
    CALL_INT(" conn for snapshot", virDomainSnapshotHasMetadata, (void *) conn, 0);
    CALL_INT(" conn for snapshot", virDomainSnapshotIsCurrent, (void *) conn, 0);
    CALL_INT(" conn for snapshot", virDomainSnapshotListAllChildren, (void *) conn, out(1), 0);
    CALL_INT(" conn for snapshot", virDomainSnapshotListChildrenNames, (void *) conn, out(1), 4, 0);
    CALL_INT(" conn for domain", virDomainSnapshotListNames, (void *) conn, out(1), 4, 0);
    CALL_INT(" stream for domain", virDomainSnapshotListNames, (void *) stream, out(1), 4, 0);
    CALL_POINTER(" conn for domain", virDomainSnapshotLookupByName, (void *) conn, "snapshot", 0);
    CALL_POINTER(" stream for domain", virDomainSnapshotLookupByName, (void *) stream, "snapshot",
        0);
    CALL_INT(" conn for domain", virDomainSnapshotNum, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainSnapshotNum, (void *) stream, 0);
    CALL_INT(" conn for snapshot", virDomainSnapshotNumChildren, (void *) conn, 0);
    CALL_INT(" conn for snapshot", virDomainSnapshotRef, (void *) conn);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
