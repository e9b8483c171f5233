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
    CALL_INT("", virDomainBackupBegin, NULL, "<domainbackup/>", "<domaincheckpoint/>", 0);
    CALL_POINTER("", virDomainBackupGetXMLDesc, NULL, 0);
    CALL_POINTER("", virDomainCheckpointCreateXML, NULL, CHECKPOINT_XML, 0);
    CALL_INT("", virDomainCheckpointDelete, NULL, 0);
    CALL_INT("", virDomainCheckpointFree, NULL);
    CALL_POINTER("", virDomainCheckpointGetConnect, NULL);
    CALL_POINTER("", virDomainCheckpointGetDomain, NULL);
    CALL_POINTER("", virDomainCheckpointGetName, NULL);
    CALL_POINTER("", virDomainCheckpointGetParent, NULL, 0);
    CALL_POINTER("", virDomainCheckpointGetXMLDesc, NULL, 0);
    CALL_INT("", virDomainCheckpointListAllChildren, NULL, out(1), 0);
    CALL_POINTER("", virDomainCheckpointLookupByName, NULL, "checkpoint", 0);
    CALL_INT("", virDomainCheckpointRef, NULL);
    CALL_INT("", virDomainListAllCheckpoints, NULL, out(1), 0);
    return 0;
}
