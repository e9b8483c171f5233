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
    CALL_INT("", virConnectListAllNWFilterBindings, NULL, out(1), 0);
    CALL_INT("", virConnectListAllNWFilters, NULL, out(1), 0);
    CALL_INT("", virConnectListNWFilters, NULL, out(1), 4);
    CALL_INT("", virConnectNumOfNWFilters, NULL);
    CALL_POINTER("", virNWFilterBindingCreateXML, NULL, FILTER_XML, 0);
    CALL_INT("", virNWFilterBindingDelete, NULL);
    CALL_INT("", virNWFilterBindingFree, NULL);
    CALL_POINTER("", virNWFilterBindingGetFilterName, NULL);
    CALL_POINTER("", virNWFilterBindingGetPortDev, NULL);
    CALL_POINTER("", virNWFilterBindingGetXMLDesc, NULL, 0);
    CALL_POINTER("", virNWFilterBindingLookupByPortDev, NULL, "vnet0");
    CALL_INT("", virNWFilterBindingRef, NULL);
    CALL_POINTER("", virNWFilterDefineXML, NULL, FILTER_XML);
    CALL_POINTER("", virNWFilterDefineXMLFlags, NULL, FILTER_XML, 0);
    CALL_INT("", virNWFilterFree, NULL);
    CALL_POINTER("", virNWFilterGetName, NULL);
    CALL_INT("", virNWFilterGetUUID, NULL, out(1));
    CALL_INT("", virNWFilterGetUUIDString, NULL, out(1));
    CALL_POINTER("", virNWFilterGetXMLDesc, NULL, 0);
    CALL_POINTER("", virNWFilterLookupByName, NULL, "name");
    CALL_POINTER("", virNWFilterLookupByUUID, NULL, TEST_UUID);
    CALL_POINTER("", virNWFilterLookupByUUIDString, NULL, "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_INT("", virNWFilterRef, NULL);
    CALL_INT("", virNWFilterUndefine, NULL);
    return 0;
}
