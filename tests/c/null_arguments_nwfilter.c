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

    CALL_INT(" bindings NULL", virConnectListAllNWFilterBindings, conn, NULL, 0);
    CALL_INT(" filters NULL", virConnectListAllNWFilters, conn, NULL, 0);
    CALL_INT(" names NULL", virConnectListNWFilters, conn, NULL, 4);
    CALL_INT(" maxnames 0", virConnectListNWFilters, conn, out(1), 0);
    CALL_INT(" maxnames -1", virConnectListNWFilters, conn, out(1), -1);
    CALL_INT(" names NULL maxnames 0", virConnectListNWFilters, conn, NULL, 0);
    CALL_POINTER(" xml NULL", virNWFilterBindingCreateXML, conn, NULL, 0);
    CALL_POINTER(" xml empty", virNWFilterBindingCreateXML, conn, "", 0);
    CALL_POINTER(" portdev NULL", virNWFilterBindingLookupByPortDev, conn, NULL);
    CALL_POINTER(" portdev empty", virNWFilterBindingLookupByPortDev, conn, "");
    CALL_POINTER(" xmlDesc NULL", virNWFilterDefineXML, conn, NULL);
    CALL_POINTER(" xmlDesc empty", virNWFilterDefineXML, conn, "");
    CALL_POINTER(" xmlDesc NULL", virNWFilterDefineXMLFlags, conn, NULL, 0);
    CALL_POINTER(" xmlDesc empty", virNWFilterDefineXMLFlags, conn, "", 0);
    CALL_POINTER(" name NULL", virNWFilterLookupByName, conn, NULL);
    CALL_POINTER(" name empty", virNWFilterLookupByName, conn, "");
    CALL_POINTER(" uuid NULL", virNWFilterLookupByUUID, conn, NULL);
    CALL_POINTER(" uuidstr NULL", virNWFilterLookupByUUIDString, conn, NULL);
    CALL_POINTER(" uuidstr empty", virNWFilterLookupByUUIDString, conn, "");

    close_test(conn);
    return 0;
}
