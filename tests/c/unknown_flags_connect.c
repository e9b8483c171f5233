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

    CALL_POINTER(" 0x80000000", virConnectBaselineCPU, conn, one_string("<cpu/>"), 1, 0x80000000u);
    CALL_POINTER(" 0x40000000", virConnectBaselineCPU, conn, one_string("<cpu/>"), 1, 0x40000000u);
    CALL_POINTER(" 0x80000000", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator",
        "x86_64", "machine", "test", one_string("<cpu/>"), 1, 0x80000000u);
    CALL_POINTER(" 0x40000000", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator",
        "x86_64", "machine", "test", one_string("<cpu/>"), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virConnectCompareCPU, conn, "<cpu/>", 0x80000000u);
    CALL_INT(" 0x40000000", virConnectCompareCPU, conn, "<cpu/>", 0x40000000u);
    CALL_INT(" 0x80000000", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator", "x86_64",
        "machine", "test", "<cpu/>", 0x80000000u);
    CALL_INT(" 0x40000000", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator", "x86_64",
        "machine", "test", "<cpu/>", 0x40000000u);
    CALL_POINTER(" 0x80000000", virConnectDomainXMLFromNative, conn, "format", "config",
        0x80000000u);
    CALL_POINTER(" 0x40000000", virConnectDomainXMLFromNative, conn, "format", "config",
        0x40000000u);
    CALL_POINTER(" 0x80000000", virConnectDomainXMLToNative, conn, "format", "<domain/>",
        0x80000000u);
    CALL_POINTER(" 0x40000000", virConnectDomainXMLToNative, conn, "format", "<domain/>",
        0x40000000u);
    CALL_INT(" 0x80000000", virConnectGetAllDomainStats, conn, 0, out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virConnectGetAllDomainStats, conn, 0, out(2), 0x40000000u);
    CALL_INT(" 0x80000000", virConnectGetCPUModelNames, conn, "x86_64", out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virConnectGetCPUModelNames, conn, "x86_64", out(2), 0x40000000u);
    CALL_POINTER(" 0x80000000", virConnectGetDomainCapabilities, conn, "/usr/bin/emulator",
        "x86_64", "machine", "test", 0x80000000u);
    CALL_POINTER(" 0x40000000", virConnectGetDomainCapabilities, conn, "/usr/bin/emulator",
        "x86_64", "machine", "test", 0x40000000u);
    CALL_POINTER(" 0x80000000", virConnectGetSysinfo, conn, 0x80000000u);
    CALL_POINTER(" 0x40000000", virConnectGetSysinfo, conn, 0x40000000u);
    CALL_INT(" 0x80000000", virConnectListAllDomains, conn, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virConnectListAllDomains, conn, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virConnectSetIdentity, conn, unknown_parameter(), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virConnectSetIdentity, conn, unknown_parameter(), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virNodeAllocPages, conn, 1, out(2), out(3), 0, 1, 0x80000000u);
    CALL_INT(" 0x40000000", virNodeAllocPages, conn, 1, out(2), out(3), 0, 1, 0x40000000u);
    CALL_INT(" 0x80000000", virNodeGetCPUMap, conn, out(1), out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virNodeGetCPUMap, conn, out(1), out(2), 0x40000000u);
    CALL_INT(" 0x80000000", virNodeGetCPUStats, conn, -1, out(2), number(3, 16), 0x80000000u);
    CALL_INT(" 0x40000000", virNodeGetCPUStats, conn, -1, out(2), number(3, 16), 0x40000000u);
    CALL_INT(" 0x80000000", virNodeGetFreePages, conn, 1, out(2), 0, 1, out(5), 0x80000000u);
    CALL_INT(" 0x40000000", virNodeGetFreePages, conn, 1, out(2), 0, 1, out(5), 0x40000000u);
    CALL_INT(" 0x80000000", virNodeGetMemoryParameters, conn, out(1), number(2, 16), 0x80000000u);
    CALL_INT(" 0x40000000", virNodeGetMemoryParameters, conn, out(1), number(2, 16), 0x40000000u);
    CALL_INT(" 0x80000000", virNodeGetMemoryStats, conn, -1, out(2), number(3, 16), 0x80000000u);
    CALL_INT(" 0x40000000", virNodeGetMemoryStats, conn, -1, out(2), number(3, 16), 0x40000000u);
    CALL_INT(" 0x80000000", virNodeGetSEVInfo, conn, out(1), number(2, 16), 0x80000000u);
    CALL_INT(" 0x40000000", virNodeGetSEVInfo, conn, out(1), number(2, 16), 0x40000000u);
    CALL_INT(" 0x80000000", virNodeSetMemoryParameters, conn, unknown_parameter(), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virNodeSetMemoryParameters, conn, unknown_parameter(), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virNodeSuspendForDuration, conn, 0, 60, 0x80000000u);
    CALL_INT(" 0x40000000", virNodeSuspendForDuration, conn, 0, 60, 0x40000000u);

    close_test(conn);
    return 0;
}
