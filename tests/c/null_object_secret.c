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
    CALL_INT("", virConnectListAllSecrets, NULL, out(1), 0);
    CALL_INT("", virConnectListSecrets, NULL, out(1), 4);
    CALL_INT("", virConnectNumOfSecrets, NULL);
    CALL_INT("", virConnectSecretEventDeregisterAny, NULL, 0);
    CALL_INT("", virConnectSecretEventRegisterAny, NULL, NULL, 0, CALLBACK, NULL, NULL);
    CALL_POINTER("", virSecretDefineXML, NULL, SECRET_XML, 0);
    CALL_INT("", virSecretFree, NULL);
    CALL_POINTER("", virSecretGetConnect, NULL);
    CALL_INT("", virSecretGetUUID, NULL, out(1));
    CALL_INT("", virSecretGetUUIDString, NULL, out(1));
    CALL_POINTER("", virSecretGetUsageID, NULL);
    CALL_INT("", virSecretGetUsageType, NULL);
    CALL_POINTER("", virSecretGetValue, NULL, out(1), 0);
    CALL_POINTER("", virSecretGetXMLDesc, NULL, 0);
    CALL_POINTER("", virSecretLookupByUUID, NULL, TEST_UUID);
    CALL_POINTER("", virSecretLookupByUUIDString, NULL, "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER("", virSecretLookupByUsage, NULL, 0, "usage");
    CALL_INT("", virSecretRef, NULL);
    CALL_INT("", virSecretSetValue, NULL, TEST_UUID, 5, 0);
    CALL_INT("", virSecretUndefine, NULL);
    return 0;
}
