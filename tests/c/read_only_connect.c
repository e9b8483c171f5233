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

    CALL_INT("", virConnCopyLastError, conn, out(1));
    CALL_POINTER("", virConnGetLastError, conn);
    CALL_VOID("", virConnResetLastError, conn);
    CALL_VOID("", virConnSetErrorFunc, conn, NULL, CALLBACK);
    CALL_POINTER("", virConnectBaselineCPU, conn, one_string("<cpu/>"), 1, 0);
    CALL_POINTER("", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator", "x86_64",
        "machine", "test", one_string("<cpu/>"), 1, 0);
    CALL_INT("", virConnectClose, conn);
    CALL_INT("", virConnectCompareCPU, conn, "<cpu/>", 0);
    CALL_INT("", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator", "x86_64", "machine",
        "test", "<cpu/>", 0);
    CALL_INT("", virConnectDomainEventDeregister, conn, CALLBACK);
    CALL_INT("", virConnectDomainEventDeregisterAny, conn, 0);
    CALL_INT("", virConnectDomainEventRegister, conn, CALLBACK, NULL, NULL);
    CALL_INT("", virConnectDomainEventRegisterAny, conn, NULL, 0, CALLBACK, NULL, NULL);
    CALL_POINTER("", virConnectDomainXMLFromNative, conn, "format", "config", 0);
    CALL_POINTER("", virConnectDomainXMLToNative, conn, "format", "<domain/>", 0);
    CALL_INT("", virConnectGetAllDomainStats, conn, 0, out(2), 0);
    CALL_INT("", virConnectGetCPUModelNames, conn, "x86_64", out(2), 0);
    CALL_POINTER("", virConnectGetCapabilities, conn);
    CALL_POINTER("", virConnectGetDomainCapabilities, conn, "/usr/bin/emulator", "x86_64",
        "machine", "test", 0);
    CALL_POINTER("", virConnectGetHostname, conn);
    CALL_INT("", virConnectGetLibVersion, conn, out(1));
    CALL_INT("", virConnectGetMaxVcpus, conn, "test");
    CALL_POINTER("", virConnectGetSysinfo, conn, 0);
    CALL_POINTER("", virConnectGetType, conn);
    CALL_POINTER("", virConnectGetURI, conn);
    CALL_INT("", virConnectGetVersion, conn, out(1));
    CALL_INT("", virConnectIsAlive, conn);
    CALL_INT("", virConnectIsEncrypted, conn);
    CALL_INT("", virConnectIsSecure, conn);
    CALL_INT("", virConnectListAllDomains, conn, out(1), 0);
    CALL_INT("", virConnectListDefinedDomains, conn, out(1), 4);
    CALL_INT("", virConnectListDomains, conn, out(1), 4);
    CALL_INT("", virConnectNumOfDefinedDomains, conn);
    CALL_INT("", virConnectNumOfDomains, conn);
    CALL_INT("", virConnectRef, conn);
    CALL_INT("", virConnectRegisterCloseCallback, conn, CALLBACK, NULL, NULL);
    CALL_INT("", virConnectSetIdentity, conn, unknown_parameter(), 1, 0);
    CALL_INT("", virConnectSetKeepAlive, conn, 5, 3);
    CALL_INT("", virConnectUnregisterCloseCallback, conn, CALLBACK);
    CALL_INT("", virNodeAllocPages, conn, 1, out(2), out(3), 0, 1, 0);
    CALL_INT("", virNodeGetCPUMap, conn, out(1), out(2), 0);
    CALL_INT("", virNodeGetCPUStats, conn, -1, out(2), number(3, 16), 0);
    CALL_INT("", virNodeGetCellsFreeMemory, conn, out(1), 0, 1);
    CALL_INT("", virNodeGetFreeMemory, conn);
    CALL_INT("", virNodeGetFreePages, conn, 1, out(2), 0, 1, out(5), 0);
    CALL_INT("", virNodeGetInfo, conn, out(1));
    CALL_INT("", virNodeGetMemoryParameters, conn, out(1), number(2, 16), 0);
    CALL_INT("", virNodeGetMemoryStats, conn, -1, out(2), number(3, 16), 0);
    CALL_INT("", virNodeGetSEVInfo, conn, out(1), number(2, 16), 0);
    CALL_INT("", virNodeGetSecurityModel, conn, out(1));
    CALL_INT("", virNodeSetMemoryParameters, conn, unknown_parameter(), 1, 0);
    CALL_INT("", virNodeSuspendForDuration, conn, 0, 60, 0);

    close_test(conn);
    return 0;
}
