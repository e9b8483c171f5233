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

    CALL_INT("", virDomainCreate, domain);
    CALL_POINTER("", virDomainCreateLinux, conn, DOMAIN_XML, 0);
    CALL_INT("", virDomainCreateWithFiles, domain, 0, out(2), 0);
    CALL_INT("", virDomainCreateWithFlags, domain, 0);
    CALL_POINTER("", virDomainCreateXML, conn, DOMAIN_XML, 0);
    CALL_POINTER("", virDomainCreateXMLWithFiles, conn, DOMAIN_XML, 0, out(3), 0);
    CALL_POINTER("", virDomainDefineXML, conn, DOMAIN_XML);
    CALL_POINTER("", virDomainDefineXMLFlags, conn, DOMAIN_XML, 0);
    CALL_INT("", virDomainDestroy, domain);
    CALL_INT("", virDomainDestroyFlags, domain, 0);
    CALL_INT("", virDomainFree, domain);
    CALL_INT("", virDomainGetAutostart, domain, out(1));
    CALL_POINTER("", virDomainGetConnect, domain);
    CALL_INT("", virDomainGetID, domain);
    CALL_INT("", virDomainGetInfo, domain, out(1));
    CALL_INT("", virDomainGetMaxMemory, domain);
    CALL_POINTER("", virDomainGetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT,
        "http://example.org/m", 0);
    CALL_POINTER("", virDomainGetName, domain);
    CALL_POINTER("", virDomainGetOSType, domain);
    CALL_INT("", virDomainGetState, domain, out(1), out(2), 0);
    CALL_INT("", virDomainGetUUID, domain, out(1));
    CALL_INT("", virDomainGetUUIDString, domain, out(1));
    CALL_POINTER("", virDomainGetXMLDesc, domain, 0);
    CALL_INT("", virDomainHasManagedSaveImage, domain, 0);
    CALL_INT("", virDomainIsActive, domain);
    CALL_INT("", virDomainIsPersistent, domain);
    CALL_INT("", virDomainIsUpdated, domain);
    CALL_POINTER("", virDomainLookupByID, conn, 1);
    CALL_POINTER("", virDomainLookupByName, conn, "test");
    CALL_POINTER("", virDomainLookupByUUID, conn, TEST_UUID);
    CALL_POINTER("", virDomainLookupByUUIDString, conn, "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_INT("", virDomainManagedSave, domain, 0);
    CALL_INT("", virDomainManagedSaveRemove, domain, 0);
    CALL_INT("", virDomainReboot, domain, 0);
    CALL_INT("", virDomainRef, domain);
    CALL_INT("", virDomainRename, domain, "renamed", 0);
    CALL_INT("", virDomainReset, domain, 0);
    CALL_INT("", virDomainResume, domain);
    CALL_INT("", virDomainSetAutostart, domain, 1);
    CALL_INT("", virDomainSetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT, "<m/>", "key",
        "http://example.org/m", 0);
    CALL_INT("", virDomainShutdown, domain);
    CALL_INT("", virDomainShutdownFlags, domain, 0);
    CALL_INT("", virDomainSuspend, domain);
    CALL_INT("", virDomainUndefine, domain);
    CALL_INT("", virDomainUndefineFlags, domain, 0);

    virDomainFree(domain);
    close_test(conn);
    return 0;
}
