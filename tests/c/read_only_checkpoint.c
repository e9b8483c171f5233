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
    virDomainCheckpointPtr checkpoint = get_checkpoint(conn);

    CALL_INT("", virDomainBackupBegin, domain, "<domainbackup/>", "<domaincheckpoint/>", 0);
    CALL_POINTER("", virDomainBackupGetXMLDesc, domain, 0);
    CALL_POINTER("", virDomainCheckpointCreateXML, domain, CHECKPOINT_XML, 0);
    CALL_INT("", virDomainCheckpointDelete, checkpoint, 0);
    CALL_INT("", virDomainCheckpointFree, checkpoint);
    CALL_POINTER("", virDomainCheckpointGetConnect, checkpoint);
    CALL_POINTER("", virDomainCheckpointGetDomain, checkpoint);
    CALL_POINTER("", virDomainCheckpointGetName, checkpoint);
    CALL_POINTER("", virDomainCheckpointGetParent, checkpoint, 0);
    CALL_POINTER("", virDomainCheckpointGetXMLDesc, checkpoint, 0);
    CALL_INT("", virDomainCheckpointListAllChildren, checkpoint, out(1), 0);
    CALL_POINTER("", virDomainCheckpointLookupByName, domain, "checkpoint", 0);
    CALL_INT("", virDomainCheckpointRef, checkpoint);
    CALL_INT("", virDomainListAllCheckpoints, domain, out(1), 0);

    virDomainCheckpointFree(checkpoint);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
