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

    CALL_INT(" conn for domain", virDomainBackupBegin, (void *) conn, "<domainbackup/>",
        "<domaincheckpoint/>", 0);
    CALL_INT(" stream for domain", virDomainBackupBegin, (void *) stream, "<domainbackup/>",
        "<domaincheckpoint/>", 0);
    CALL_POINTER(" conn for domain", virDomainBackupGetXMLDesc, (void *) conn, 0);
    CALL_POINTER(" stream for domain", virDomainBackupGetXMLDesc, (void *) stream, 0);
    CALL_POINTER(" conn for domain", virDomainCheckpointCreateXML, (void *) conn, CHECKPOINT_XML,
        0);
    CALL_POINTER(" stream for domain", virDomainCheckpointCreateXML, (void *) stream,
        CHECKPOINT_XML, 0);
    CALL_INT(" conn for checkpoint", virDomainCheckpointDelete, (void *) conn, 0);
    CALL_INT(" conn for checkpoint", virDomainCheckpointFree, (void *) conn);
    CALL_POINTER(" conn for checkpoint", virDomainCheckpointGetConnect, (void *) conn);
    CALL_POINTER(" conn for checkpoint", virDomainCheckpointGetDomain, (void *) conn);
    CALL_POINTER(" conn for checkpoint", virDomainCheckpointGetName, (void *) conn);
    CALL_POINTER(" conn for checkpoint", virDomainCheckpointGetParent, (void *) conn, 0);
    CALL_POINTER(" conn for checkpoint", virDomainCheckpointGetXMLDesc, (void *) conn, 0);
    CALL_INT(" conn for checkpoint", virDomainCheckpointListAllChildren, (void *) conn, out(1), 0);
    CALL_POINTER(" conn for domain", virDomainCheckpointLookupByName, (void *) conn, "checkpoint",
        0);
    CALL_POINTER(" stream for domain", virDomainCheckpointLookupByName, (void *) stream,
        "checkpoint", 0);
    CALL_INT(" conn for checkpoint", virDomainCheckpointRef, (void *) conn);
    CALL_INT(" conn for domain", virDomainListAllCheckpoints, (void *) conn, out(1), 0);
    CALL_INT(" stream for domain", virDomainListAllCheckpoints, (void *) stream, out(1), 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
