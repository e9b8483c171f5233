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

    CALL_INT(" conn for domain", virDomainCreate, (void *) conn);
    CALL_INT(" stream for domain", virDomainCreate, (void *) stream);
    CALL_POINTER(" domain for conn", virDomainCreateLinux, (void *) domain, DOMAIN_XML, 0);
    CALL_POINTER(" stream for conn", virDomainCreateLinux, (void *) stream, DOMAIN_XML, 0);
    CALL_INT(" conn for domain", virDomainCreateWithFiles, (void *) conn, 0, out(2), 0);
    CALL_INT(" stream for domain", virDomainCreateWithFiles, (void *) stream, 0, out(2), 0);
    CALL_INT(" conn for domain", virDomainCreateWithFlags, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainCreateWithFlags, (void *) stream, 0);
    CALL_POINTER(" domain for conn", virDomainCreateXML, (void *) domain, DOMAIN_XML, 0);
    CALL_POINTER(" stream for conn", virDomainCreateXML, (void *) stream, DOMAIN_XML, 0);
    CALL_POINTER(" domain for conn", virDomainCreateXMLWithFiles, (void *) domain, DOMAIN_XML, 0,
        out(3), 0);
    CALL_POINTER(" stream for conn", virDomainCreateXMLWithFiles, (void *) stream, DOMAIN_XML, 0,
        out(3), 0);
    CALL_POINTER(" domain for conn", virDomainDefineXML, (void *) domain, DOMAIN_XML);
    CALL_POINTER(" stream for conn", virDomainDefineXML, (void *) stream, DOMAIN_XML);
    CALL_POINTER(" domain for conn", virDomainDefineXMLFlags, (void *) domain, DOMAIN_XML, 0);
    CALL_POINTER(" stream for conn", virDomainDefineXMLFlags, (void *) stream, DOMAIN_XML, 0);
    CALL_INT(" conn for domain", virDomainDestroy, (void *) conn);
    CALL_INT(" stream for domain", virDomainDestroy, (void *) stream);
    CALL_INT(" conn for domain", virDomainDestroyFlags, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainDestroyFlags, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainFree, (void *) conn);
    CALL_INT(" stream for domain", virDomainFree, (void *) stream);
    CALL_INT(" conn for domain", virDomainGetAutostart, (void *) conn, out(1));
    CALL_INT(" stream for domain", virDomainGetAutostart, (void *) stream, out(1));
    CALL_POINTER(" conn for dom", virDomainGetConnect, (void *) conn);
    CALL_POINTER(" stream for dom", virDomainGetConnect, (void *) stream);
    CALL_INT(" conn for domain", virDomainGetID, (void *) conn);
    CALL_INT(" stream for domain", virDomainGetID, (void *) stream);
    CALL_INT(" conn for domain", virDomainGetInfo, (void *) conn, out(1));
    CALL_INT(" stream for domain", virDomainGetInfo, (void *) stream, out(1));
    CALL_INT(" conn for domain", virDomainGetMaxMemory, (void *) conn);
    CALL_INT(" stream for domain", virDomainGetMaxMemory, (void *) stream);
    CALL_POINTER(" conn for domain", virDomainGetMetadata, (void *) conn,
        VIR_DOMAIN_METADATA_ELEMENT, "http://example.org/m", 0);
    CALL_POINTER(" stream for domain", virDomainGetMetadata, (void *) stream,
        VIR_DOMAIN_METADATA_ELEMENT, "http://example.org/m", 0);
    CALL_POINTER(" conn for domain", virDomainGetName, (void *) conn);
    CALL_POINTER(" stream for domain", virDomainGetName, (void *) stream);
    CALL_POINTER(" conn for domain", virDomainGetOSType, (void *) conn);
    CALL_POINTER(" stream for domain", virDomainGetOSType, (void *) stream);
    CALL_INT(" conn for domain", virDomainGetState, (void *) conn, out(1), out(2), 0);
    CALL_INT(" stream for domain", virDomainGetState, (void *) stream, out(1), out(2), 0);
    CALL_INT(" conn for domain", virDomainGetUUID, (void *) conn, out(1));
    CALL_INT(" stream for domain", virDomainGetUUID, (void *) stream, out(1));
    CALL_INT(" conn for domain", virDomainGetUUIDString, (void *) conn, out(1));
    CALL_INT(" stream for domain", virDomainGetUUIDString, (void *) stream, out(1));
    CALL_POINTER(" conn for domain", virDomainGetXMLDesc, (void *) conn, 0);
    CALL_POINTER(" stream for domain", virDomainGetXMLDesc, (void *) stream, 0);
    CALL_INT(" conn for dom", virDomainHasManagedSaveImage, (void *) conn, 0);
    CALL_INT(" stream for dom", virDomainHasManagedSaveImage, (void *) stream, 0);
    CALL_INT(" conn for dom", virDomainIsActive, (void *) conn);
    CALL_INT(" stream for dom", virDomainIsActive, (void *) stream);
    CALL_INT(" conn for dom", virDomainIsPersistent, (void *) conn);
    CALL_INT(" stream for dom", virDomainIsPersistent, (void *) stream);
    CALL_INT(" conn for dom", virDomainIsUpdated, (void *) conn);
    CALL_INT(" stream for dom", virDomainIsUpdated, (void *) stream);
    CALL_POINTER(" domain for conn", virDomainLookupByID, (void *) domain, 1);
    CALL_POINTER(" stream for conn", virDomainLookupByID, (void *) stream, 1);
    CALL_POINTER(" domain for conn", virDomainLookupByName, (void *) domain, "test");
    CALL_POINTER(" stream for conn", virDomainLookupByName, (void *) stream, "test");
    CALL_POINTER(" domain for conn", virDomainLookupByUUID, (void *) domain, TEST_UUID);
    CALL_POINTER(" stream for conn", virDomainLookupByUUID, (void *) stream, TEST_UUID);
    CALL_POINTER(" domain for conn", virDomainLookupByUUIDString, (void *) domain,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER(" stream for conn", virDomainLookupByUUIDString, (void *) stream,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_INT(" conn for dom", virDomainManagedSave, (void *) conn, 0);
    CALL_INT(" stream for dom", virDomainManagedSave, (void *) stream, 0);
    CALL_INT(" conn for dom", virDomainManagedSaveRemove, (void *) conn, 0);
    CALL_INT(" stream for dom", virDomainManagedSaveRemove, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainReboot, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainReboot, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainRef, (void *) conn);
    CALL_INT(" stream for domain", virDomainRef, (void *) stream);
    CALL_INT(" conn for dom", virDomainRename, (void *) conn, "renamed", 0);
    CALL_INT(" stream for dom", virDomainRename, (void *) stream, "renamed", 0);
    CALL_INT(" conn for domain", virDomainReset, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainReset, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainResume, (void *) conn);
    CALL_INT(" stream for domain", virDomainResume, (void *) stream);
    CALL_INT(" conn for domain", virDomainSetAutostart, (void *) conn, 1);
    CALL_INT(" stream for domain", virDomainSetAutostart, (void *) stream, 1);
    CALL_INT(" conn for domain", virDomainSetMetadata, (void *) conn, VIR_DOMAIN_METADATA_ELEMENT,
        "<m/>", "key", "http://example.org/m", 0);
    CALL_INT(" stream for domain", virDomainSetMetadata, (void *) stream,
        VIR_DOMAIN_METADATA_ELEMENT, "<m/>", "key", "http://example.org/m", 0);
    CALL_INT(" conn for domain", virDomainShutdown, (void *) conn);
    CALL_INT(" stream for domain", virDomainShutdown, (void *) stream);
    CALL_INT(" conn for domain", virDomainShutdownFlags, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainShutdownFlags, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainSuspend, (void *) conn);
    CALL_INT(" stream for domain", virDomainSuspend, (void *) stream);
    CALL_INT(" conn for domain", virDomainUndefine, (void *) conn);
    CALL_INT(" stream for domain", virDomainUndefine, (void *) stream);
    CALL_INT(" conn for domain", virDomainUndefineFlags, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainUndefineFlags, (void *) stream, 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
