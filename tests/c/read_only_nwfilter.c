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

    CALL_INT("", virConnectListAllNWFilterBindings, conn, out(1), 0);
    CALL_INT("", virConnectListAllNWFilters, conn, out(1), 0);
    CALL_INT("", virConnectListNWFilters, conn, out(1), 4);
    CALL_INT("", virConnectNumOfNWFilters, conn);
    CALL_POINTER("", virNWFilterBindingCreateXML, conn, FILTER_XML, 0);
    CALL_POINTER("", virNWFilterBindingLookupByPortDev, conn, "vnet0");
    CALL_POINTER("", virNWFilterDefineXML, conn, FILTER_XML);
    CALL_POINTER("", virNWFilterDefineXMLFlags, conn, FILTER_XML, 0);
    CALL_POINTER("", virNWFilterLookupByName, conn, "name");
    CALL_POINTER("", virNWFilterLookupByUUID, conn, TEST_UUID);
    CALL_POINTER("", virNWFilterLookupByUUIDString, conn, "6695eb01-f6a4-8304-79aa-97f2502e193f");

    close_test(conn);
    return 0;
}
