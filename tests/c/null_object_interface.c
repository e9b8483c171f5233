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
    CALL_INT("", virConnectListAllInterfaces, NULL, out(1), 0);
    CALL_INT("", virConnectListDefinedInterfaces, NULL, out(1), 4);
    CALL_INT("", virConnectListInterfaces, NULL, out(1), 4);
    CALL_INT("", virConnectNumOfDefinedInterfaces, NULL);
    CALL_INT("", virConnectNumOfInterfaces, NULL);
    CALL_INT("", virInterfaceChangeBegin, NULL, 0);
    CALL_INT("", virInterfaceChangeCommit, NULL, 0);
    CALL_INT("", virInterfaceChangeRollback, NULL, 0);
    CALL_INT("", virInterfaceCreate, NULL, 0);
    CALL_POINTER("", virInterfaceDefineXML, NULL, INTERFACE_XML, 0);
    CALL_INT("", virInterfaceDestroy, NULL, 0);
    CALL_INT("", virInterfaceFree, NULL);
    CALL_POINTER("", virInterfaceGetConnect, NULL);
    CALL_POINTER("", virInterfaceGetMACString, NULL);
    CALL_POINTER("", virInterfaceGetName, NULL);
    CALL_POINTER("", virInterfaceGetXMLDesc, NULL, 0);
    CALL_INT("", virInterfaceIsActive, NULL);
    CALL_POINTER("", virInterfaceLookupByMACString, NULL, "aa:bb:cc:dd:ee:ff");
    CALL_POINTER("", virInterfaceLookupByName, NULL, "eth1");
    CALL_INT("", virInterfaceRef, NULL);
    CALL_INT("", virInterfaceUndefine, NULL);
    return 0;
}
