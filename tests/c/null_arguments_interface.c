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

    CALL_INT(" ifaces NULL", virConnectListAllInterfaces, conn, NULL, 0);
    CALL_INT(" names NULL", virConnectListDefinedInterfaces, conn, NULL, 4);
    CALL_INT(" maxnames 0", virConnectListDefinedInterfaces, conn, out(1), 0);
    CALL_INT(" maxnames -1", virConnectListDefinedInterfaces, conn, out(1), -1);
    CALL_INT(" names NULL maxnames 0", virConnectListDefinedInterfaces, conn, NULL, 0);
    CALL_INT(" names NULL", virConnectListInterfaces, conn, NULL, 4);
    CALL_INT(" maxnames 0", virConnectListInterfaces, conn, out(1), 0);
    CALL_INT(" maxnames -1", virConnectListInterfaces, conn, out(1), -1);
    CALL_INT(" names NULL maxnames 0", virConnectListInterfaces, conn, NULL, 0);
    CALL_POINTER(" xml NULL", virInterfaceDefineXML, conn, NULL, 0);
    CALL_POINTER(" xml empty", virInterfaceDefineXML, conn, "", 0);
    CALL_POINTER(" macstr NULL", virInterfaceLookupByMACString, conn, NULL);
    CALL_POINTER(" macstr empty", virInterfaceLookupByMACString, conn, "");
    CALL_POINTER(" name NULL", virInterfaceLookupByName, conn, NULL);
    CALL_POINTER(" name empty", virInterfaceLookupByName, conn, "");

    close_test(conn);
    return 0;
}
