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

    CALL_POINTER(" 0x80000000", virDomainCreateLinux, conn, DOMAIN_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainCreateLinux, conn, DOMAIN_XML, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainCreateWithFiles, domain, 0, out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainCreateWithFiles, defined, 0, out(2), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainCreateWithFlags, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainCreateWithFlags, defined, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainCreateXML, conn, DOMAIN_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainCreateXML, conn, DOMAIN_XML, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainCreateXMLWithFiles, conn, DOMAIN_XML, 0, out(3),
        0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainCreateXMLWithFiles, conn, DOMAIN_XML, 0, out(3),
        0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainDefineXMLFlags, conn, DOMAIN_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainDefineXMLFlags, conn, DOMAIN_XML, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainDestroyFlags, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainDestroyFlags, defined, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainGetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT,
        "http://example.org/m", 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainGetMetadata, defined, VIR_DOMAIN_METADATA_ELEMENT,
        "http://example.org/m", 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetState, domain, out(1), out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetState, defined, out(1), out(2), 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainGetXMLDesc, domain, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainGetXMLDesc, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainHasManagedSaveImage, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainHasManagedSaveImage, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainManagedSave, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainManagedSave, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainManagedSaveRemove, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainManagedSaveRemove, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainReboot, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainReboot, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainRename, domain, "renamed", 0x80000000u);
    CALL_INT(" 0x40000000", virDomainRename, defined, "renamed", 0x40000000u);
    CALL_INT(" 0x80000000", virDomainReset, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainReset, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT, "<m/>",
        "key", "http://example.org/m", 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetMetadata, defined, VIR_DOMAIN_METADATA_ELEMENT, "<m/>",
        "key", "http://example.org/m", 0x40000000u);
    CALL_INT(" 0x80000000", virDomainShutdownFlags, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainShutdownFlags, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainUndefineFlags, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainUndefineFlags, defined, 0x40000000u);

    virDomainFree(domain);
    virDomainFree(defined);
    close_test(conn);
    return 0;
}
