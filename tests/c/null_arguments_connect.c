/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every pointer left out in turn, every size zero and negative. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);

    CALL_VOID(" handler NULL", virConnSetErrorFunc, conn, NULL, NULL);
    CALL_POINTER(" xmlCPUs NULL", virConnectBaselineCPU, conn, NULL, 1, 0);
    CALL_POINTER(" ncpus 0", virConnectBaselineCPU, conn, one_string("<cpu/>"), 0, 0);
    CALL_POINTER(" xmlCPUs NULL ncpus 0", virConnectBaselineCPU, conn, NULL, 0, 0);
    CALL_POINTER(" emulator NULL", virConnectBaselineHypervisorCPU, conn, NULL, "x86_64",
        "machine", "test", one_string("<cpu/>"), 1, 0);
    CALL_POINTER(" emulator empty", virConnectBaselineHypervisorCPU, conn, "", "x86_64", "machine",
        "test", one_string("<cpu/>"), 1, 0);
    CALL_POINTER(" arch NULL", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator", NULL,
        "machine", "test", one_string("<cpu/>"), 1, 0);
    CALL_POINTER(" arch empty", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator", "",
        "machine", "test", one_string("<cpu/>"), 1, 0);
    CALL_POINTER(" machine NULL", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator",
        "x86_64", NULL, "test", one_string("<cpu/>"), 1, 0);
    CALL_POINTER(" machine empty", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator",
        "x86_64", "", "test", one_string("<cpu/>"), 1, 0);
    CALL_POINTER(" virttype NULL", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator",
        "x86_64", "machine", NULL, one_string("<cpu/>"), 1, 0);
    CALL_POINTER(" virttype empty", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator",
        "x86_64", "machine", "", one_string("<cpu/>"), 1, 0);
    CALL_POINTER(" xmlCPUs NULL", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator",
        "x86_64", "machine", "test", NULL, 1, 0);
    CALL_POINTER(" ncpus 0", virConnectBaselineHypervisorCPU, conn, "/usr/bin/emulator", "x86_64",
        "machine", "test", one_string("<cpu/>"), 0, 0);
    CALL_POINTER(" xmlCPUs NULL ncpus 0", virConnectBaselineHypervisorCPU, conn,
        "/usr/bin/emulator", "x86_64", "machine", "test", NULL, 0, 0);
    CALL_INT(" xmlDesc NULL", virConnectCompareCPU, conn, NULL, 0);
    CALL_INT(" xmlDesc empty", virConnectCompareCPU, conn, "", 0);
    CALL_INT(" emulator NULL", virConnectCompareHypervisorCPU, conn, NULL, "x86_64", "machine",
        "test", "<cpu/>", 0);
    CALL_INT(" emulator empty", virConnectCompareHypervisorCPU, conn, "", "x86_64", "machine",
        "test", "<cpu/>", 0);
    CALL_INT(" arch NULL", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator", NULL,
        "machine", "test", "<cpu/>", 0);
    CALL_INT(" arch empty", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator", "",
        "machine", "test", "<cpu/>", 0);
    CALL_INT(" machine NULL", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator", "x86_64",
        NULL, "test", "<cpu/>", 0);
    CALL_INT(" machine empty", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator", "x86_64",
        "", "test", "<cpu/>", 0);
    CALL_INT(" virttype NULL", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator", "x86_64",
        "machine", NULL, "<cpu/>", 0);
    CALL_INT(" virttype empty", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator",
        "x86_64", "machine", "", "<cpu/>", 0);
    CALL_INT(" xmlCPU NULL", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator", "x86_64",
        "machine", "test", NULL, 0);
    CALL_INT(" xmlCPU empty", virConnectCompareHypervisorCPU, conn, "/usr/bin/emulator", "x86_64",
        "machine", "test", "", 0);
    CALL_INT(" cb NULL", virConnectDomainEventDeregister, conn, NULL);
    CALL_INT(" callbackID -1", virConnectDomainEventDeregisterAny, conn, -1);
    CALL_INT(" cb NULL", virConnectDomainEventRegister, conn, NULL, NULL, NULL);
    CALL_INT(" eventID -1", virConnectDomainEventRegisterAny, conn, NULL, -1, CALLBACK, NULL, NULL);
    CALL_INT(" cb NULL", virConnectDomainEventRegisterAny, conn, NULL, 0, NULL, NULL, NULL);
    CALL_POINTER(" nativeFormat NULL", virConnectDomainXMLFromNative, conn, NULL, "config", 0);
    CALL_POINTER(" nativeFormat empty", virConnectDomainXMLFromNative, conn, "", "config", 0);
    CALL_POINTER(" nativeConfig NULL", virConnectDomainXMLFromNative, conn, "format", NULL, 0);
    CALL_POINTER(" nativeConfig empty", virConnectDomainXMLFromNative, conn, "format", "", 0);
    CALL_POINTER(" nativeFormat NULL", virConnectDomainXMLToNative, conn, NULL, "<domain/>", 0);
    CALL_POINTER(" nativeFormat empty", virConnectDomainXMLToNative, conn, "", "<domain/>", 0);
    CALL_POINTER(" domainXml NULL", virConnectDomainXMLToNative, conn, "format", NULL, 0);
    CALL_POINTER(" domainXml empty", virConnectDomainXMLToNative, conn, "format", "", 0);
    CALL_INT(" retStats NULL", virConnectGetAllDomainStats, conn, 0, NULL, 0);
    CALL_INT(" arch NULL", virConnectGetCPUModelNames, conn, NULL, out(2), 0);
    CALL_INT(" arch empty", virConnectGetCPUModelNames, conn, "", out(2), 0);
    CALL_INT(" models NULL", virConnectGetCPUModelNames, conn, "x86_64", NULL, 0);
    CALL_POINTER(" emulatorbin NULL", virConnectGetDomainCapabilities, conn, NULL, "x86_64",
        "machine", "test", 0);
    CALL_POINTER(" emulatorbin empty", virConnectGetDomainCapabilities, conn, "", "x86_64",
        "machine", "test", 0);
    CALL_POINTER(" arch NULL", virConnectGetDomainCapabilities, conn, "/usr/bin/emulator", NULL,
        "machine", "test", 0);
    CALL_POINTER(" arch empty", virConnectGetDomainCapabilities, conn, "/usr/bin/emulator", "",
        "machine", "test", 0);
    CALL_POINTER(" machine NULL", virConnectGetDomainCapabilities, conn, "/usr/bin/emulator",
        "x86_64", NULL, "test", 0);
    CALL_POINTER(" machine empty", virConnectGetDomainCapabilities, conn, "/usr/bin/emulator",
        "x86_64", "", "test", 0);
    CALL_POINTER(" virttype NULL", virConnectGetDomainCapabilities, conn, "/usr/bin/emulator",
        "x86_64", "machine", NULL, 0);
    CALL_POINTER(" virttype empty", virConnectGetDomainCapabilities, conn, "/usr/bin/emulator",
        "x86_64", "machine", "", 0);
    CALL_INT(" libVer NULL", virConnectGetLibVersion, conn, NULL);
    CALL_INT(" type NULL", virConnectGetMaxVcpus, conn, NULL);
    CALL_INT(" type empty", virConnectGetMaxVcpus, conn, "");
    CALL_INT(" hvVer NULL", virConnectGetVersion, conn, NULL);
    CALL_INT(" domains NULL", virConnectListAllDomains, conn, NULL, 0);
    CALL_INT(" names NULL", virConnectListDefinedDomains, conn, NULL, 4);
    CALL_INT(" maxnames 0", virConnectListDefinedDomains, conn, out(1), 0);
    CALL_INT(" maxnames -1", virConnectListDefinedDomains, conn, out(1), -1);
    CALL_INT(" names NULL maxnames 0", virConnectListDefinedDomains, conn, NULL, 0);
    CALL_INT(" ids NULL", virConnectListDomains, conn, NULL, 4);
    CALL_INT(" maxids 0", virConnectListDomains, conn, out(1), 0);
    CALL_INT(" maxids -1", virConnectListDomains, conn, out(1), -1);
    CALL_INT(" ids NULL maxids 0", virConnectListDomains, conn, NULL, 0);
    CALL_INT(" cb NULL", virConnectRegisterCloseCallback, conn, NULL, NULL, NULL);
    CALL_INT(" params NULL", virConnectSetIdentity, conn, NULL, 1, 0);
    CALL_INT(" nparams 0", virConnectSetIdentity, conn, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virConnectSetIdentity, conn, unknown_parameter(), -1, 0);
    CALL_INT(" interval 0", virConnectSetKeepAlive, conn, 0, 3);
    CALL_INT(" interval -1", virConnectSetKeepAlive, conn, -1, 3);
    CALL_INT(" cb NULL", virConnectUnregisterCloseCallback, conn, NULL);
    CALL_INT(" npages 0", virNodeAllocPages, conn, 0, out(2), out(3), 0, 1, 0);
    CALL_INT(" pageSizes NULL", virNodeAllocPages, conn, 1, NULL, out(3), 0, 1, 0);
    CALL_INT(" pageCounts NULL", virNodeAllocPages, conn, 1, out(2), NULL, 0, 1, 0);
    CALL_INT(" startCell -1", virNodeAllocPages, conn, 1, out(2), out(3), -1, 1, 0);
    CALL_INT(" cellCount 0", virNodeAllocPages, conn, 1, out(2), out(3), 0, 0, 0);
    CALL_INT(" pageCounts NULL startCell 0", virNodeAllocPages, conn, 1, out(2), NULL, 0, 1, 0);
    CALL_INT(" cpumap NULL", virNodeGetCPUMap, conn, NULL, out(2), 0);
    CALL_INT(" online NULL", virNodeGetCPUMap, conn, out(1), NULL, 0);
    CALL_INT(" cpuNum 0", virNodeGetCPUStats, conn, 0, out(2), number(3, 16), 0);
    CALL_INT(" params NULL", virNodeGetCPUStats, conn, -1, NULL, number(3, 16), 0);
    CALL_INT(" nparams NULL", virNodeGetCPUStats, conn, -1, out(2), NULL, 0);
    CALL_INT(" nparams 0", virNodeGetCPUStats, conn, -1, out(2), number(3, 0), 0);
    CALL_INT(" nparams -1", virNodeGetCPUStats, conn, -1, out(2), number(3, -1), 0);
    CALL_INT(" freeMems NULL", virNodeGetCellsFreeMemory, conn, NULL, 0, 1);
    CALL_INT(" startCell -1", virNodeGetCellsFreeMemory, conn, out(1), -1, 1);
    CALL_INT(" maxCells 0", virNodeGetCellsFreeMemory, conn, out(1), 0, 0);
    CALL_INT(" maxCells -1", virNodeGetCellsFreeMemory, conn, out(1), 0, -1);
    CALL_INT(" freeMems NULL startCell 0", virNodeGetCellsFreeMemory, conn, NULL, 0, 1);
    CALL_INT(" npages 0", virNodeGetFreePages, conn, 0, out(2), 0, 1, out(5), 0);
    CALL_INT(" pages NULL", virNodeGetFreePages, conn, 1, NULL, 0, 1, out(5), 0);
    CALL_INT(" startCell -1", virNodeGetFreePages, conn, 1, out(2), -1, 1, out(5), 0);
    CALL_INT(" cellCount 0", virNodeGetFreePages, conn, 1, out(2), 0, 0, out(5), 0);
    CALL_INT(" counts NULL", virNodeGetFreePages, conn, 1, out(2), 0, 1, NULL, 0);
    CALL_INT(" pages NULL startCell 0", virNodeGetFreePages, conn, 1, NULL, 0, 1, out(5), 0);
    CALL_INT(" info NULL", virNodeGetInfo, conn, NULL);
    CALL_INT(" params NULL", virNodeGetMemoryParameters, conn, NULL, number(2, 16), 0);
    CALL_INT(" nparams NULL", virNodeGetMemoryParameters, conn, out(1), NULL, 0);
    CALL_INT(" nparams 0", virNodeGetMemoryParameters, conn, out(1), number(2, 0), 0);
    CALL_INT(" nparams -1", virNodeGetMemoryParameters, conn, out(1), number(2, -1), 0);
    CALL_INT(" cellNum 0", virNodeGetMemoryStats, conn, 0, out(2), number(3, 16), 0);
    CALL_INT(" params NULL", virNodeGetMemoryStats, conn, -1, NULL, number(3, 16), 0);
    CALL_INT(" nparams NULL", virNodeGetMemoryStats, conn, -1, out(2), NULL, 0);
    CALL_INT(" nparams 0", virNodeGetMemoryStats, conn, -1, out(2), number(3, 0), 0);
    CALL_INT(" nparams -1", virNodeGetMemoryStats, conn, -1, out(2), number(3, -1), 0);
    CALL_INT(" params NULL", virNodeGetSEVInfo, conn, NULL, number(2, 16), 0);
    CALL_INT(" nparams NULL", virNodeGetSEVInfo, conn, out(1), NULL, 0);
    CALL_INT(" nparams 0", virNodeGetSEVInfo, conn, out(1), number(2, 0), 0);
    CALL_INT(" nparams -1", virNodeGetSEVInfo, conn, out(1), number(2, -1), 0);
    CALL_INT(" secmodel NULL", virNodeGetSecurityModel, conn, NULL);
    CALL_INT(" params NULL", virNodeSetMemoryParameters, conn, NULL, 1, 0);
    CALL_INT(" nparams 0", virNodeSetMemoryParameters, conn, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virNodeSetMemoryParameters, conn, unknown_parameter(), -1, 0);

    close_test(conn);
    return 0;
}
