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
    CALL_INT("", virConnCopyLastError, NULL, out(1));
    CALL_POINTER("", virConnGetLastError, NULL);
    CALL_VOID("", virConnResetLastError, NULL);
    CALL_VOID("", virConnSetErrorFunc, NULL, NULL, CALLBACK);
    CALL_POINTER("", virConnectBaselineCPU, NULL, one_string("<cpu/>"), 1, 0);
    CALL_POINTER("", virConnectBaselineHypervisorCPU, NULL, "/usr/bin/emulator", "x86_64",
        "machine", "test", one_string("<cpu/>"), 1, 0);
    CALL_INT("", virConnectClose, NULL);
    CALL_INT("", virConnectCompareCPU, NULL, "<cpu/>", 0);
    CALL_INT("", virConnectCompareHypervisorCPU, NULL, "/usr/bin/emulator", "x86_64", "machine",
        "test", "<cpu/>", 0);
    CALL_INT("", virConnectDomainEventDeregister, NULL, CALLBACK);
    CALL_INT("", virConnectDomainEventDeregisterAny, NULL, 0);
    CALL_INT("", virConnectDomainEventRegister, NULL, CALLBACK, NULL, NULL);
    CALL_INT("", virConnectDomainEventRegisterAny, NULL, NULL, 0, CALLBACK, NULL, NULL);
    CALL_POINTER("", virConnectDomainXMLFromNative, NULL, "format", "config", 0);
    CALL_POINTER("", virConnectDomainXMLToNative, NULL, "format", "<domain/>", 0);
    CALL_INT("", virConnectGetAllDomainStats, NULL, 0, out(2), 0);
    CALL_INT("", virConnectGetCPUModelNames, NULL, "x86_64", out(2), 0);
    CALL_POINTER("", virConnectGetCapabilities, NULL);
    CALL_POINTER("", virConnectGetDomainCapabilities, NULL, "/usr/bin/emulator", "x86_64",
        "machine", "test", 0);
    CALL_POINTER("", virConnectGetHostname, NULL);
    CALL_INT("", virConnectGetLibVersion, NULL, out(1));
    CALL_INT("", virConnectGetMaxVcpus, NULL, "test");
    CALL_POINTER("", virConnectGetSysinfo, NULL, 0);
    CALL_POINTER("", virConnectGetType, NULL);
    CALL_POINTER("", virConnectGetURI, NULL);
    CALL_INT("", virConnectGetVersion, NULL, out(1));
    CALL_INT("", virConnectIsAlive, NULL);
    CALL_INT("", virConnectIsEncrypted, NULL);
    CALL_INT("", virConnectIsSecure, NULL);
    CALL_INT("", virConnectListAllDomains, NULL, out(1), 0);
    CALL_INT("", virConnectListDefinedDomains, NULL, out(1), 4);
    CALL_INT("", virConnectListDomains, NULL, out(1), 4);
    CALL_INT("", virConnectNumOfDefinedDomains, NULL);
    CALL_INT("", virConnectNumOfDomains, NULL);
    CALL_INT("", virConnectRef, NULL);
    CALL_INT("", virConnectRegisterCloseCallback, NULL, CALLBACK, NULL, NULL);
    CALL_INT("", virConnectSetKeepAlive, NULL, 5, 3);
    CALL_INT("", virConnectUnregisterCloseCallback, NULL, CALLBACK);
    CALL_INT("", virNodeAllocPages, NULL, 1, out(2), out(3), 0, 1, 0);
    CALL_INT("", virNodeGetCPUMap, NULL, out(1), out(2), 0);
    CALL_INT("", virNodeGetCPUStats, NULL, -1, out(2), number(3, 16), 0);
    CALL_INT("", virNodeGetCellsFreeMemory, NULL, out(1), 0, 1);
    CALL_INT("", virNodeGetFreeMemory, NULL);
    CALL_INT("", virNodeGetFreePages, NULL, 1, out(2), 0, 1, out(5), 0);
    CALL_INT("", virNodeGetInfo, NULL, out(1));
    CALL_INT("", virNodeGetMemoryParameters, NULL, out(1), number(2, 16), 0);
    CALL_INT("", virNodeGetMemoryStats, NULL, -1, out(2), number(3, 16), 0);
    CALL_INT("", virNodeGetSEVInfo, NULL, out(1), number(2, 16), 0);
    CALL_INT("", virNodeGetSecurityModel, NULL, out(1));
    CALL_INT("", virNodeSetMemoryParameters, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virNodeSuspendForDuration, NULL, 0, 60, 0);
    return 0;
}
