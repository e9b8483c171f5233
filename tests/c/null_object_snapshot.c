/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called without one. */
#define SWEEP_IN_PROCESS
#include "support/sweep.h"
#include "support/documents.h"

int
main(void)
{
    begin_quietly();
    CALL_INT("", virDomainHasCurrentSnapshot, NULL, 0);
    CALL_INT("", virDomainListAllSnapshots, NULL, out(1), 0);
    CALL_INT("", virDomainRevertToSnapshot, NULL, 0);
    CALL_POINTER("", virDomainSnapshotCreateXML, NULL, SNAPSHOT_XML, 0);
    CALL_POINTER("", virDomainSnapshotCurrent, NULL, 0);
    CALL_INT("", virDomainSnapshotDelete, NULL, 0);
    CALL_INT("", virDomainSnapshotFree, NULL);
    CALL_POINTER("", virDomainSnapshotGetConnect, NULL);
    CALL_POINTER("", virDomainSnapshotGetDomain, NULL);
    CALL_POINTER("", virDomainSnapshotGetName, NULL);
    CALL_POINTER("", virDomainSnapshotGetParent, NULL, 0);
    CALL_POINTER("", virDomainSnapshotGetXMLDesc, NULL, 0);
    CALL_INT("", virDomainSnapshotHasMetadata, NULL, 0);
    CALL_INT("", virDomainSnapshotIsCurrent, NULL, 0);
    CALL_INT("", virDomainSnapshotListAllChildren, NULL, out(1), 0);
    CALL_INT("", virDomainSnapshotListChildrenNames, NULL, out(1), 4, 0);
    CALL_INT("", virDomainSnapshotListNames, NULL, out(1), 4, 0);
    CALL_POINTER("", virDomainSnapshotLookupByName, NULL, "snapshot", 0);
    CALL_INT("", virDomainSnapshotNum, NULL, 0);
    CALL_INT("", virDomainSnapshotNumChildren, NULL, 0);
    CALL_INT("", virDomainSnapshotRef, NULL);
    return 0;
}
