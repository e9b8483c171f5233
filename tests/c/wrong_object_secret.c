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

    CALL_INT(" domain for conn", virConnectListAllSecrets, (void *) domain, out(1), 0);
    CALL_INT(" stream for conn", virConnectListAllSecrets, (void *) stream, out(1), 0);
    CALL_INT(" domain for conn", virConnectListSecrets, (void *) domain, out(1), 4);
    CALL_INT(" stream for conn", virConnectListSecrets, (void *) stream, out(1), 4);
    CALL_INT(" domain for conn", virConnectNumOfSecrets, (void *) domain);
    CALL_INT(" stream for conn", virConnectNumOfSecrets, (void *) stream);
    CALL_INT(" domain for conn", virConnectSecretEventDeregisterAny, (void *) domain, 0);
    CALL_INT(" stream for conn", virConnectSecretEventDeregisterAny, (void *) stream, 0);
    CALL_INT(" domain for conn", virConnectSecretEventRegisterAny, (void *) domain, NULL, 0,
        CALLBACK, NULL, NULL);
    CALL_INT(" stream for conn", virConnectSecretEventRegisterAny, (void *) stream, NULL, 0,
        CALLBACK, NULL, NULL);
    CALL_POINTER(" domain for conn", virSecretDefineXML, (void *) domain, SECRET_XML, 0);
    CALL_POINTER(" stream for conn", virSecretDefineXML, (void *) stream, SECRET_XML, 0);
    CALL_INT(" conn for secret", virSecretFree, (void *) conn);
    CALL_POINTER(" conn for secret", virSecretGetConnect, (void *) conn);
    CALL_INT(" conn for secret", virSecretGetUUID, (void *) conn, out(1));
    CALL_INT(" conn for secret", virSecretGetUUIDString, (void *) conn, out(1));
    CALL_POINTER(" conn for secret", virSecretGetUsageID, (void *) conn);
    CALL_INT(" conn for secret", virSecretGetUsageType, (void *) conn);
    CALL_POINTER(" conn for secret", virSecretGetValue, (void *) conn, out(1), 0);
    CALL_POINTER(" conn for secret", virSecretGetXMLDesc, (void *) conn, 0);
    CALL_POINTER(" domain for conn", virSecretLookupByUUID, (void *) domain, TEST_UUID);
    CALL_POINTER(" stream for conn", virSecretLookupByUUID, (void *) stream, TEST_UUID);
    CALL_POINTER(" domain for conn", virSecretLookupByUUIDString, (void *) domain,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER(" stream for conn", virSecretLookupByUUIDString, (void *) stream,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER(" domain for conn", virSecretLookupByUsage, (void *) domain, 0, "usage");
    CALL_POINTER(" stream for conn", virSecretLookupByUsage, (void *) stream, 0, "usage");
    CALL_INT(" conn for secret", virSecretRef, (void *) conn);
    CALL_INT(" conn for secret", virSecretSetValue, (void *) conn, TEST_UUID, 5, 0);
    CALL_INT(" conn for secret", virSecretUndefine, (void *) conn);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
