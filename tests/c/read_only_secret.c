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

    CALL_INT("", virConnectListAllSecrets, conn, out(1), 0);
    CALL_INT("", virConnectListSecrets, conn, out(1), 4);
    CALL_INT("", virConnectNumOfSecrets, conn);
    CALL_INT("", virConnectSecretEventDeregisterAny, conn, 0);
    CALL_INT("", virConnectSecretEventRegisterAny, conn, NULL, 0, CALLBACK, NULL, NULL);
    CALL_POINTER("", virSecretDefineXML, conn, SECRET_XML, 0);
    CALL_POINTER("", virSecretLookupByUUID, conn, TEST_UUID);
    CALL_POINTER("", virSecretLookupByUUIDString, conn, "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER("", virSecretLookupByUsage, conn, 0, "usage");

    close_test(conn);
    return 0;
}
