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
    virDomainCheckpointPtr checkpoint = get_checkpoint(conn);

    CALL_INT(" backupXML NULL", virDomainBackupBegin, domain, NULL, "<domaincheckpoint/>", 0);
    CALL_INT(" backupXML empty", virDomainBackupBegin, domain, "", "<domaincheckpoint/>", 0);
    CALL_INT(" checkpointXML NULL", virDomainBackupBegin, domain, "<domainbackup/>", NULL, 0);
    CALL_INT(" checkpointXML empty", virDomainBackupBegin, domain, "<domainbackup/>", "", 0);
    CALL_POINTER(" xmlDesc NULL", virDomainCheckpointCreateXML, domain, NULL, 0);
    CALL_POINTER(" xmlDesc empty", virDomainCheckpointCreateXML, domain, "", 0);
    CALL_INT(" children NULL", virDomainCheckpointListAllChildren, checkpoint, NULL, 0);
    CALL_POINTER(" name NULL", virDomainCheckpointLookupByName, domain, NULL, 0);
    CALL_POINTER(" name empty", virDomainCheckpointLookupByName, domain, "", 0);
    CALL_INT(" checkpoints NULL", virDomainListAllCheckpoints, domain, NULL, 0);

    virDomainCheckpointFree(checkpoint);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
