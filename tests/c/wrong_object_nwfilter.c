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

    CALL_INT(" domain for conn", virConnectListAllNWFilterBindings, (void *) domain, out(1), 0);
    CALL_INT(" stream for conn", virConnectListAllNWFilterBindings, (void *) stream, out(1), 0);
    CALL_INT(" domain for conn", virConnectListAllNWFilters, (void *) domain, out(1), 0);
    CALL_INT(" stream for conn", virConnectListAllNWFilters, (void *) stream, out(1), 0);
    CALL_INT(" domain for conn", virConnectListNWFilters, (void *) domain, out(1), 4);
    CALL_INT(" stream for conn", virConnectListNWFilters, (void *) stream, out(1), 4);
    CALL_INT(" domain for conn", virConnectNumOfNWFilters, (void *) domain);
    CALL_INT(" stream for conn", virConnectNumOfNWFilters, (void *) stream);
    CALL_POINTER(" domain for conn", virNWFilterBindingCreateXML, (void *) domain, FILTER_XML, 0);
    CALL_POINTER(" stream for conn", virNWFilterBindingCreateXML, (void *) stream, FILTER_XML, 0);
    CALL_INT(" conn for binding", virNWFilterBindingDelete, (void *) conn);
    CALL_INT(" conn for binding", virNWFilterBindingFree, (void *) conn);
    CALL_POINTER(" conn for binding", virNWFilterBindingGetFilterName, (void *) conn);
    CALL_POINTER(" conn for binding", virNWFilterBindingGetPortDev, (void *) conn);
    CALL_POINTER(" conn for binding", virNWFilterBindingGetXMLDesc, (void *) conn, 0);
    CALL_POINTER(" domain for conn", virNWFilterBindingLookupByPortDev, (void *) domain, "vnet0");
    CALL_POINTER(" stream for conn", virNWFilterBindingLookupByPortDev, (void *) stream, "vnet0");
    CALL_INT(" conn for binding", virNWFilterBindingRef, (void *) conn);
    CALL_POINTER(" domain for conn", virNWFilterDefineXML, (void *) domain, FILTER_XML);
    CALL_POINTER(" stream for conn", virNWFilterDefineXML, (void *) stream, FILTER_XML);
    CALL_POINTER(" domain for conn", virNWFilterDefineXMLFlags, (void *) domain, FILTER_XML, 0);
    CALL_POINTER(" stream for conn", virNWFilterDefineXMLFlags, (void *) stream, FILTER_XML, 0);
    CALL_INT(" conn for nwfilter", virNWFilterFree, (void *) conn);
    CALL_POINTER(" conn for nwfilter", virNWFilterGetName, (void *) conn);
    CALL_INT(" conn for nwfilter", virNWFilterGetUUID, (void *) conn, out(1));
    CALL_INT(" conn for nwfilter", virNWFilterGetUUIDString, (void *) conn, out(1));
    CALL_POINTER(" conn for nwfilter", virNWFilterGetXMLDesc, (void *) conn, 0);
    CALL_POINTER(" domain for conn", virNWFilterLookupByName, (void *) domain, "name");
    CALL_POINTER(" stream for conn", virNWFilterLookupByName, (void *) stream, "name");
    CALL_POINTER(" domain for conn", virNWFilterLookupByUUID, (void *) domain, TEST_UUID);
    CALL_POINTER(" stream for conn", virNWFilterLookupByUUID, (void *) stream, TEST_UUID);
    CALL_POINTER(" domain for conn", virNWFilterLookupByUUIDString, (void *) domain,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER(" stream for conn", virNWFilterLookupByUUIDString, (void *) stream,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_INT(" conn for nwfilter", virNWFilterRef, (void *) conn);
    CALL_INT(" conn for nwfilter", virNWFilterUndefine, (void *) conn);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
