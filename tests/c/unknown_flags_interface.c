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
    virInterfacePtr iface = get_iface(conn);

    CALL_INT(" 0x80000000", virConnectListAllInterfaces, conn, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virConnectListAllInterfaces, conn, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virInterfaceChangeBegin, conn, 0x80000000u);
    CALL_INT(" 0x40000000", virInterfaceChangeBegin, conn, 0x40000000u);
    CALL_INT(" 0x80000000", virInterfaceChangeCommit, conn, 0x80000000u);
    CALL_INT(" 0x40000000", virInterfaceChangeCommit, conn, 0x40000000u);
    CALL_INT(" 0x80000000", virInterfaceChangeRollback, conn, 0x80000000u);
    CALL_INT(" 0x40000000", virInterfaceChangeRollback, conn, 0x40000000u);
    CALL_INT(" 0x80000000", virInterfaceCreate, iface, 0x80000000u);
    CALL_INT(" 0x40000000", virInterfaceCreate, iface, 0x40000000u);
    CALL_POINTER(" 0x80000000", virInterfaceDefineXML, conn, INTERFACE_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virInterfaceDefineXML, conn, INTERFACE_XML, 0x40000000u);
    CALL_INT(" 0x80000000", virInterfaceDestroy, iface, 0x80000000u);
    CALL_INT(" 0x40000000", virInterfaceDestroy, iface, 0x40000000u);
    CALL_POINTER(" 0x80000000", virInterfaceGetXMLDesc, iface, 0x80000000u);
    CALL_POINTER(" 0x40000000", virInterfaceGetXMLDesc, iface, 0x40000000u);

    virInterfaceFree(iface);
    close_test(conn);
    return 0;
}
