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

    CALL_POINTER(" xmlDesc NULL", virDomainCreateLinux, conn, NULL, 0);
    CALL_POINTER(" xmlDesc empty", virDomainCreateLinux, conn, "", 0);
    CALL_INT(" files NULL", virDomainCreateWithFiles, domain, 0, NULL, 0);
    CALL_POINTER(" xmlDesc NULL", virDomainCreateXML, conn, NULL, 0);
    CALL_POINTER(" xmlDesc empty", virDomainCreateXML, conn, "", 0);
    CALL_POINTER(" xmlDesc NULL", virDomainCreateXMLWithFiles, conn, NULL, 0, out(3), 0);
    CALL_POINTER(" xmlDesc empty", virDomainCreateXMLWithFiles, conn, "", 0, out(3), 0);
    CALL_POINTER(" files NULL", virDomainCreateXMLWithFiles, conn, DOMAIN_XML, 0, NULL, 0);
    CALL_POINTER(" xml NULL", virDomainDefineXML, conn, NULL);
    CALL_POINTER(" xml empty", virDomainDefineXML, conn, "");
    CALL_POINTER(" xml NULL", virDomainDefineXMLFlags, conn, NULL, 0);
    CALL_POINTER(" xml empty", virDomainDefineXMLFlags, conn, "", 0);
    CALL_INT(" autostart NULL", virDomainGetAutostart, domain, NULL);
    CALL_INT(" info NULL", virDomainGetInfo, domain, NULL);
    CALL_POINTER(" type 0", virDomainGetMetadata, domain, 0, "http://example.org/m", 0);
    CALL_POINTER(" type -1", virDomainGetMetadata, domain, -1, "http://example.org/m", 0);
    CALL_POINTER(" uri NULL", virDomainGetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT, NULL, 0);
    CALL_POINTER(" uri empty", virDomainGetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT, "", 0);
    CALL_INT(" state NULL", virDomainGetState, domain, NULL, out(2), 0);
    CALL_INT(" reason NULL", virDomainGetState, domain, out(1), NULL, 0);
    CALL_INT(" uuid NULL", virDomainGetUUID, domain, NULL);
    CALL_INT(" buf NULL", virDomainGetUUIDString, domain, NULL);
    CALL_POINTER(" id 0", virDomainLookupByID, conn, 0);
    CALL_POINTER(" id -1", virDomainLookupByID, conn, -1);
    CALL_POINTER(" name NULL", virDomainLookupByName, conn, NULL);
    CALL_POINTER(" name empty", virDomainLookupByName, conn, "");
    CALL_POINTER(" uuid NULL", virDomainLookupByUUID, conn, NULL);
    CALL_POINTER(" uuidstr NULL", virDomainLookupByUUIDString, conn, NULL);
    CALL_POINTER(" uuidstr empty", virDomainLookupByUUIDString, conn, "");
    CALL_INT(" new_name NULL", virDomainRename, domain, NULL, 0);
    CALL_INT(" new_name empty", virDomainRename, domain, "", 0);
    CALL_INT(" autostart 0", virDomainSetAutostart, domain, 0);
    CALL_INT(" autostart -1", virDomainSetAutostart, domain, -1);
    CALL_INT(" type 0", virDomainSetMetadata, domain, 0, "<m/>", "key", "http://example.org/m", 0);
    CALL_INT(" type -1", virDomainSetMetadata, domain, -1, "<m/>", "key", "http://example.org/m",
        0);
    CALL_INT(" metadata NULL", virDomainSetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT, NULL,
        "key", "http://example.org/m", 0);
    CALL_INT(" metadata empty", virDomainSetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT, "",
        "key", "http://example.org/m", 0);
    CALL_INT(" key NULL", virDomainSetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT, "<m/>", NULL,
        "http://example.org/m", 0);
    CALL_INT(" key empty", virDomainSetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT, "<m/>", "",
        "http://example.org/m", 0);
    CALL_INT(" uri NULL", virDomainSetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT, "<m/>", "key",
        NULL, 0);
    CALL_INT(" uri empty", virDomainSetMetadata, domain, VIR_DOMAIN_METADATA_ELEMENT, "<m/>",
        "key", "", 0);

    virDomainFree(domain);
    close_test(conn);
    return 0;
}
