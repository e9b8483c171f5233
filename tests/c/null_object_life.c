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
    CALL_INT("", virDomainCreate, NULL);
    CALL_POINTER("", virDomainCreateLinux, NULL, DOMAIN_XML, 0);
    CALL_INT("", virDomainCreateWithFiles, NULL, 0, out(2), 0);
    CALL_INT("", virDomainCreateWithFlags, NULL, 0);
    CALL_POINTER("", virDomainCreateXML, NULL, DOMAIN_XML, 0);
    CALL_POINTER("", virDomainCreateXMLWithFiles, NULL, DOMAIN_XML, 0, out(3), 0);
    CALL_POINTER("", virDomainDefineXML, NULL, DOMAIN_XML);
    CALL_POINTER("", virDomainDefineXMLFlags, NULL, DOMAIN_XML, 0);
    CALL_INT("", virDomainDestroy, NULL);
    CALL_INT("", virDomainDestroyFlags, NULL, 0);
    CALL_INT("", virDomainFree, NULL);
    CALL_INT("", virDomainGetAutostart, NULL, out(1));
    CALL_POINTER("", virDomainGetConnect, NULL);
    CALL_INT("", virDomainGetID, NULL);
    CALL_INT("", virDomainGetInfo, NULL, out(1));
    CALL_INT("", virDomainGetMaxMemory, NULL);
    CALL_POINTER("", virDomainGetMetadata, NULL, VIR_DOMAIN_METADATA_ELEMENT,
        "http://example.org/m", 0);
    CALL_POINTER("", virDomainGetName, NULL);
    CALL_POINTER("", virDomainGetOSType, NULL);
    CALL_INT("", virDomainGetState, NULL, out(1), out(2), 0);
    CALL_INT("", virDomainGetUUID, NULL, out(1));
    CALL_INT("", virDomainGetUUIDString, NULL, out(1));
    CALL_POINTER("", virDomainGetXMLDesc, NULL, 0);
    CALL_INT("", virDomainHasManagedSaveImage, NULL, 0);
    CALL_INT("", virDomainIsActive, NULL);
    CALL_INT("", virDomainIsPersistent, NULL);
    CALL_INT("", virDomainIsUpdated, NULL);
    CALL_POINTER("", virDomainLookupByID, NULL, 1);
    CALL_POINTER("", virDomainLookupByName, NULL, "test");
    CALL_POINTER("", virDomainLookupByUUID, NULL, TEST_UUID);
    CALL_POINTER("", virDomainLookupByUUIDString, NULL, "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_INT("", virDomainManagedSave, NULL, 0);
    CALL_INT("", virDomainManagedSaveRemove, NULL, 0);
    CALL_INT("", virDomainReboot, NULL, 0);
    CALL_INT("", virDomainRef, NULL);
    CALL_INT("", virDomainRename, NULL, "renamed", 0);
    CALL_INT("", virDomainReset, NULL, 0);
    CALL_INT("", virDomainResume, NULL);
    CALL_INT("", virDomainSetAutostart, NULL, 1);
    CALL_INT("", virDomainSetMetadata, NULL, VIR_DOMAIN_METADATA_ELEMENT, "<m/>", "key",
        "http://example.org/m", 0);
    CALL_INT("", virDomainShutdown, NULL);
    CALL_INT("", virDomainShutdownFlags, NULL, 0);
    CALL_INT("", virDomainSuspend, NULL);
    CALL_INT("", virDomainUndefine, NULL);
    CALL_INT("", virDomainUndefineFlags, NULL, 0);
    return 0;
}
