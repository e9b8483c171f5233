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
    virInterfacePtr iface = get_iface(conn);

    CALL_INT("", virConnectListAllInterfaces, conn, out(1), 0);
    CALL_INT("", virConnectListDefinedInterfaces, conn, out(1), 4);
    CALL_INT("", virConnectListInterfaces, conn, out(1), 4);
    CALL_INT("", virConnectNumOfDefinedInterfaces, conn);
    CALL_INT("", virConnectNumOfInterfaces, conn);
    CALL_INT("", virInterfaceChangeBegin, conn, 0);
    CALL_INT("", virInterfaceChangeCommit, conn, 0);
    CALL_INT("", virInterfaceChangeRollback, conn, 0);
    CALL_INT("", virInterfaceCreate, iface, 0);
    CALL_POINTER("", virInterfaceDefineXML, conn, INTERFACE_XML, 0);
    CALL_INT("", virInterfaceDestroy, iface, 0);
    CALL_INT("", virInterfaceFree, iface);
    CALL_POINTER("", virInterfaceGetConnect, iface);
    CALL_POINTER("", virInterfaceGetMACString, iface);
    CALL_POINTER("", virInterfaceGetName, iface);
    CALL_POINTER("", virInterfaceGetXMLDesc, iface, 0);
    CALL_INT("", virInterfaceIsActive, iface);
    CALL_POINTER("", virInterfaceLookupByMACString, conn, "aa:bb:cc:dd:ee:ff");
    CALL_POINTER("", virInterfaceLookupByName, conn, "eth1");
    CALL_INT("", virInterfaceRef, iface);
    CALL_INT("", virInterfaceUndefine, iface);

    virInterfaceFree(iface);
    close_test(conn);
    return 0;
}
