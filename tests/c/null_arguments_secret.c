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

    CALL_INT(" secrets NULL", virConnectListAllSecrets, conn, NULL, 0);
    CALL_INT(" uuids NULL", virConnectListSecrets, conn, NULL, 4);
    CALL_INT(" maxuuids 0", virConnectListSecrets, conn, out(1), 0);
    CALL_INT(" maxuuids -1", virConnectListSecrets, conn, out(1), -1);
    CALL_INT(" uuids NULL maxuuids 0", virConnectListSecrets, conn, NULL, 0);
    CALL_INT(" callbackID -1", virConnectSecretEventDeregisterAny, conn, -1);
    CALL_INT(" eventID -1", virConnectSecretEventRegisterAny, conn, NULL, -1, CALLBACK, NULL, NULL);
    CALL_INT(" cb NULL", virConnectSecretEventRegisterAny, conn, NULL, 0, NULL, NULL, NULL);
    CALL_POINTER(" xml NULL", virSecretDefineXML, conn, NULL, 0);
    CALL_POINTER(" xml empty", virSecretDefineXML, conn, "", 0);
    CALL_POINTER(" uuid NULL", virSecretLookupByUUID, conn, NULL);
    CALL_POINTER(" uuidstr NULL", virSecretLookupByUUIDString, conn, NULL);
    CALL_POINTER(" uuidstr empty", virSecretLookupByUUIDString, conn, "");
    CALL_POINTER(" usageID NULL", virSecretLookupByUsage, conn, 0, NULL);
    CALL_POINTER(" usageID empty", virSecretLookupByUsage, conn, 0, "");

    close_test(conn);
    return 0;
}
