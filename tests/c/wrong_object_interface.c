/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called with one of another kind. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_INT(" domain for conn", virConnectListAllInterfaces, (void *) domain, out(1), 0);
    CALL_INT(" stream for conn", virConnectListAllInterfaces, (void *) stream, out(1), 0);
    CALL_INT(" domain for conn", virConnectListDefinedInterfaces, (void *) domain, out(1), 4);
    CALL_INT(" stream for conn", virConnectListDefinedInterfaces, (void *) stream, out(1), 4);
    CALL_INT(" domain for conn", virConnectListInterfaces, (void *) domain, out(1), 4);
    CALL_INT(" stream for conn", virConnectListInterfaces, (void *) stream, out(1), 4);
    CALL_INT(" domain for conn", virConnectNumOfDefinedInterfaces, (void *) domain);
    CALL_INT(" stream for conn", virConnectNumOfDefinedInterfaces, (void *) stream);
    CALL_INT(" domain for conn", virConnectNumOfInterfaces, (void *) domain);
    CALL_INT(" stream for conn", virConnectNumOfInterfaces, (void *) stream);
    CALL_INT(" domain for conn", virInterfaceChangeBegin, (void *) domain, 0);
    CALL_INT(" stream for conn", virInterfaceChangeBegin, (void *) stream, 0);
    CALL_INT(" domain for conn", virInterfaceChangeCommit, (void *) domain, 0);
    CALL_INT(" stream for conn", virInterfaceChangeCommit, (void *) stream, 0);
    CALL_INT(" domain for conn", virInterfaceChangeRollback, (void *) domain, 0);
    CALL_INT(" stream for conn", virInterfaceChangeRollback, (void *) stream, 0);
    CALL_INT(" conn for iface", virInterfaceCreate, (void *) conn, 0);
    CALL_POINTER(" domain for conn", virInterfaceDefineXML, (void *) domain, INTERFACE_XML, 0);
    CALL_POINTER(" stream for conn", virInterfaceDefineXML, (void *) stream, INTERFACE_XML, 0);
    CALL_INT(" conn for iface", virInterfaceDestroy, (void *) conn, 0);
    CALL_INT(" conn for iface", virInterfaceFree, (void *) conn);
    CALL_POINTER(" conn for iface", virInterfaceGetConnect, (void *) conn);
    CALL_POINTER(" conn for iface", virInterfaceGetMACString, (void *) conn);
    CALL_POINTER(" conn for iface", virInterfaceGetName, (void *) conn);
    CALL_POINTER(" conn for iface", virInterfaceGetXMLDesc, (void *) conn, 0);
    CALL_INT(" conn for iface", virInterfaceIsActive, (void *) conn);
    CALL_POINTER(" domain for conn", virInterfaceLookupByMACString, (void *) domain,
        "aa:bb:cc:dd:ee:ff");
    CALL_POINTER(" stream for conn", virInterfaceLookupByMACString, (void *) stream,
        "aa:bb:cc:dd:ee:ff");
    CALL_POINTER(" domain for conn", virInterfaceLookupByName, (void *) domain, "eth1");
    CALL_POINTER(" stream for conn", virInterfaceLookupByName, (void *) stream, "eth1");
    CALL_INT(" conn for iface", virInterfaceRef, (void *) conn);
    CALL_INT(" conn for iface", virInterfaceUndefine, (void *) conn);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
