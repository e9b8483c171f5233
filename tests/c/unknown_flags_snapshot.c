/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function with flags that no version knows. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr defined = get_defined(conn);
    virDomainPtr domain = get_domain(conn);
    virDomainSnapshotPtr snapshot = get_snapshot(conn);

    CALL_INT(" 0x80000000", virDomainHasCurrentSnapshot, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainHasCurrentSnapshot, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainListAllSnapshots, domain, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainListAllSnapshots, defined, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainRevertToSnapshot, snapshot, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainRevertToSnapshot, snapshot, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainSnapshotCreateXML, domain, SNAPSHOT_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainSnapshotCreateXML, defined, SNAPSHOT_XML, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainSnapshotCurrent, domain, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainSnapshotCurrent, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSnapshotDelete, snapshot, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSnapshotDelete, snapshot, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainSnapshotGetParent, snapshot, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainSnapshotGetParent, snapshot, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainSnapshotGetXMLDesc, snapshot, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainSnapshotGetXMLDesc, snapshot, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSnapshotHasMetadata, snapshot, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSnapshotHasMetadata, snapshot, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSnapshotIsCurrent, snapshot, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSnapshotIsCurrent, snapshot, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSnapshotListAllChildren, snapshot, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSnapshotListAllChildren, snapshot, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSnapshotListChildrenNames, snapshot, out(1), 4, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSnapshotListChildrenNames, snapshot, out(1), 4, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSnapshotListNames, domain, out(1), 4, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSnapshotListNames, defined, out(1), 4, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainSnapshotLookupByName, domain, "snapshot", 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainSnapshotLookupByName, defined, "snapshot", 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSnapshotNum, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSnapshotNum, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSnapshotNumChildren, snapshot, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSnapshotNumChildren, snapshot, 0x40000000u);

    virDomainSnapshotFree(snapshot);
    virDomainFree(domain);
    virDomainFree(defined);
    close_test(conn);
    return 0;
}
