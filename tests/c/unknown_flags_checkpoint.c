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
    virDomainCheckpointPtr checkpoint = get_checkpoint(conn);

    CALL_INT(" 0x80000000", virDomainBackupBegin, domain, "<domainbackup/>", "<domaincheckpoint/>",
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainBackupBegin, defined, "<domainbackup/>",
        "<domaincheckpoint/>", 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainBackupGetXMLDesc, domain, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainBackupGetXMLDesc, defined, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainCheckpointCreateXML, domain, CHECKPOINT_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainCheckpointCreateXML, defined, CHECKPOINT_XML, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainCheckpointDelete, checkpoint, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainCheckpointDelete, checkpoint, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainCheckpointGetParent, checkpoint, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainCheckpointGetParent, checkpoint, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainCheckpointGetXMLDesc, checkpoint, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainCheckpointGetXMLDesc, checkpoint, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainCheckpointListAllChildren, checkpoint, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainCheckpointListAllChildren, checkpoint, out(1), 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainCheckpointLookupByName, domain, "checkpoint", 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainCheckpointLookupByName, defined, "checkpoint",
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainListAllCheckpoints, domain, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainListAllCheckpoints, defined, out(1), 0x40000000u);

    virDomainCheckpointFree(checkpoint);
    virDomainFree(domain);
    virDomainFree(defined);
    close_test(conn);
    return 0;
}
