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

    CALL_INT(" 0x80000000", virConnectListAllNWFilterBindings, conn, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virConnectListAllNWFilterBindings, conn, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virConnectListAllNWFilters, conn, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virConnectListAllNWFilters, conn, out(1), 0x40000000u);
    CALL_POINTER(" 0x80000000", virNWFilterBindingCreateXML, conn, FILTER_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virNWFilterBindingCreateXML, conn, FILTER_XML, 0x40000000u);
    CALL_POINTER(" 0x80000000", virNWFilterDefineXMLFlags, conn, FILTER_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virNWFilterDefineXMLFlags, conn, FILTER_XML, 0x40000000u);

    close_test(conn);
    return 0;
}
