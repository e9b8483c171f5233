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
    virStreamPtr stream = get_stream(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_INT("", virDomainAbortJob, domain);
    CALL_INT("", virDomainAbortJobFlags, domain, 0);
    CALL_INT("", virDomainAddIOThread, domain, 1, 0);
    CALL_INT("", virDomainAgentSetResponseTimeout, domain, 1, 0);
    CALL_INT("", virDomainAttachDevice, domain, DISK_XML);
    CALL_INT("", virDomainAttachDeviceFlags, domain, DISK_XML, 0);
    CALL_INT("", virDomainAuthorizedSSHKeysGet, domain, "user", out(2), 0);
    CALL_INT("", virDomainAuthorizedSSHKeysSet, domain, "user", one_string("string"), 1, 0);
    CALL_INT("", virDomainBlockCommit, domain, "vda", "base", "top", 0, 0);
    CALL_INT("", virDomainBlockCopy, domain, "vda", "<disk/>", unknown_parameter(), 1, 0);
    CALL_INT("", virDomainBlockJobAbort, domain, "vda", 0);
    CALL_INT("", virDomainBlockJobSetSpeed, domain, "vda", 0, 0);
    CALL_INT("", virDomainBlockPeek, domain, "vda", 0, 16, out(4), 0);
    CALL_INT("", virDomainBlockPull, domain, "vda", 0, 0);
    CALL_INT("", virDomainBlockRebase, domain, "vda", "base", 0, 0);
    CALL_INT("", virDomainBlockResize, domain, "vda", 16, 0);
    CALL_INT("", virDomainBlockStats, domain, "vda", out(2), sizeof(virDomainBlockStatsStruct));
    CALL_INT("", virDomainBlockStatsFlags, domain, "vda", out(2), number(3, 16), 0);
    CALL_INT("", virDomainCoreDump, domain, "/nonexistent/image", 0);
    CALL_INT("", virDomainCoreDumpWithFormat, domain, "/nonexistent/image", 0, 0);
    CALL_INT("", virDomainDelIOThread, domain, 1, 0);
    CALL_INT("", virDomainDelThrottleGroup, domain, "group", 0);
    CALL_INT("", virDomainDetachDevice, domain, DISK_XML);
    CALL_INT("", virDomainDetachDeviceAlias, domain, "alias", 0);
    CALL_INT("", virDomainDetachDeviceFlags, domain, DISK_XML, 0);
    CALL_INT("", virDomainFDAssociate, domain, "name", 1, out(3), 0);
    CALL_INT("", virDomainFSFreeze, domain, one_string("string"), 1, 0);
    CALL_INT("", virDomainFSThaw, domain, one_string("string"), 1, 0);
    CALL_INT("", virDomainFSTrim, domain, "/", 0, 0);
    CALL_INT("", virDomainGetAutostartOnce, domain, out(1));
    CALL_INT("", virDomainGetBlkioParameters, domain, out(1), number(2, 16), 0);
    CALL_INT("", virDomainGetBlockInfo, domain, "vda", out(2), 0);
    CALL_INT("", virDomainGetBlockIoTune, domain, "vda", out(2), number(3, 16), 0);
    CALL_INT("", virDomainGetBlockJobInfo, domain, "vda", out(2), 0);
    CALL_INT("", virDomainGetCPUStats, domain, out(1), 1, 0, 1, 0);
    CALL_INT("", virDomainGetControlInfo, domain, out(1), 0);
    CALL_INT("", virDomainGetDiskErrors, domain, out(1), 4, 0);
    CALL_INT("", virDomainGetEmulatorPinInfo, domain, out(1), 1, 0);
    CALL_INT("", virDomainGetFSInfo, domain, out(1), 0);
    CALL_INT("", virDomainGetGuestInfo, domain, 0, out(2), number(3, 16), 0);
    CALL_INT("", virDomainGetGuestVcpus, domain, out(1), number(2, 16), 0);
    CALL_POINTER("", virDomainGetHostname, domain, 0);
    CALL_INT("", virDomainGetIOThreadInfo, domain, out(1), 0);
    CALL_INT("", virDomainGetInterfaceParameters, domain, "vnet0", out(2), number(3, 16), 0);
    CALL_INT("", virDomainGetJobInfo, domain, out(1));
    CALL_INT("", virDomainGetJobStats, domain, out(1), out(2), number(3, 16), 0);
    CALL_INT("", virDomainGetLaunchSecurityInfo, domain, out(1), number(2, 16), 0);
    CALL_INT("", virDomainGetMaxVcpus, domain);
    CALL_INT("", virDomainGetMemoryParameters, domain, out(1), number(2, 16), 0);
    CALL_INT("", virDomainGetMessages, domain, out(1), 0);
    CALL_INT("", virDomainGetNumaParameters, domain, out(1), number(2, 16), 0);
    CALL_INT("", virDomainGetPerfEvents, domain, out(1), number(2, 16), 0);
    CALL_INT("", virDomainGetSchedulerParameters, domain, out(1), number(2, 16));
    CALL_INT("", virDomainGetSchedulerParametersFlags, domain, out(1), number(2, 16), 0);
    CALL_POINTER("", virDomainGetSchedulerType, domain, number(1, 16));
    CALL_INT("", virDomainGetSecurityLabel, domain, out(1));
    CALL_INT("", virDomainGetSecurityLabelList, domain, out(1));
    CALL_INT("", virDomainGetTime, domain, out(1), out(2), 0);
    CALL_INT("", virDomainGetVcpuPinInfo, domain, 1, out(2), 1, 0);
    CALL_INT("", virDomainGetVcpus, domain, out(1), 1, out(3), 1);
    CALL_INT("", virDomainGetVcpusFlags, domain, 0);
    CALL_INT("", virDomainGraphicsReload, domain, 0, 0);
    CALL_INT("", virDomainInjectNMI, domain, 0);
    CALL_INT("", virDomainInterfaceAddresses, domain, out(1), 0, 0);
    CALL_INT("", virDomainInterfaceStats, domain, "vnet0", out(2),
        sizeof(virDomainInterfaceStatsStruct));
    CALL_INT("", virDomainListGetStats, one_domain(domain), 0, out(2), 0);
    CALL_INT("", virDomainManagedSaveDefineXML, domain, "<domain/>", 0);
    CALL_POINTER("", virDomainManagedSaveGetXMLDesc, domain, 0);
    CALL_INT("", virDomainMemoryPeek, domain, 0, 16, out(3), VIR_MEMORY_VIRTUAL);
    CALL_INT("", virDomainMemoryStats, domain, out(1), 4, 0);
    CALL_POINTER("", virDomainMigrate, domain, conn, 0, "moved", "http://example.org/m", 0);
    CALL_POINTER("", virDomainMigrate2, domain, conn, "<domain/>", 0, "moved",
        "http://example.org/m", 0);
    CALL_POINTER("", virDomainMigrate3, domain, conn, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainMigrateGetCompressionCache, domain, out(1), 0);
    CALL_INT("", virDomainMigrateGetMaxDowntime, domain, out(1), 0);
    CALL_INT("", virDomainMigrateGetMaxSpeed, domain, out(1), 0);
    CALL_INT("", virDomainMigrateSetCompressionCache, domain, 0, 0);
    CALL_INT("", virDomainMigrateSetMaxDowntime, domain, 0, 0);
    CALL_INT("", virDomainMigrateSetMaxSpeed, domain, 0, 0);
    CALL_INT("", virDomainMigrateStartPostCopy, domain, 0);
    CALL_INT("", virDomainMigrateToURI, domain, "test:///default", 0, "moved", 0);
    CALL_INT("", virDomainMigrateToURI2, domain, "test:///default", "tcp:nowhere", "<domain/>", 0,
        "moved", 0);
    CALL_INT("", virDomainMigrateToURI3, domain, "test:///default", unknown_parameter(), 1, 0);
    CALL_INT("", virDomainOpenChannel, domain, "name", stream, 0);
    CALL_INT("", virDomainOpenConsole, domain, "console0", stream, 0);
    CALL_INT("", virDomainOpenGraphics, domain, 0, -1, 0);
    CALL_INT("", virDomainOpenGraphicsFD, domain, 0, 0);
    CALL_INT("", virDomainPMSuspendForDuration, domain, 0, 60, 0);
    CALL_INT("", virDomainPMWakeup, domain, 0);
    CALL_INT("", virDomainPinEmulator, domain, out(1), 1, 0);
    CALL_INT("", virDomainPinIOThread, domain, 1, out(2), 1, 0);
    CALL_INT("", virDomainPinVcpu, domain, 0, out(2), 1);
    CALL_INT("", virDomainPinVcpuFlags, domain, 0, out(2), 1, 0);
    CALL_INT("", virDomainRestore, conn, "/nonexistent/image");
    CALL_INT("", virDomainRestoreFlags, conn, "/nonexistent/image", "<domain/>", 0);
    CALL_INT("", virDomainRestoreParams, conn, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSave, domain, "/nonexistent/image");
    CALL_INT("", virDomainSaveFlags, domain, "/nonexistent/image", "<domain/>", 0);
    CALL_INT("", virDomainSaveImageDefineXML, conn, "/nonexistent/image", "<domain/>", 0);
    CALL_POINTER("", virDomainSaveImageGetXMLDesc, conn, "/nonexistent/image", 0);
    CALL_INT("", virDomainSaveParams, domain, unknown_parameter(), 1, 0);
    CALL_POINTER("", virDomainScreenshot, domain, stream, 0, 0);
    CALL_INT("", virDomainSendKey, domain, 0, 0, out(3), 1, 0);
    CALL_INT("", virDomainSendProcessSignal, domain, 1, 9, 0);
    CALL_INT("", virDomainSetAutostartOnce, domain, 1);
    CALL_INT("", virDomainSetBlkioParameters, domain, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetBlockIoTune, domain, "vda", unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetBlockThreshold, domain, "vda", 0, 0);
    CALL_INT("", virDomainSetGuestVcpus, domain, "0-1", 0, 0);
    CALL_INT("", virDomainSetIOThreadParams, domain, 1, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetInterfaceParameters, domain, "vnet0", unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetLaunchSecurityState, domain, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetLifecycleAction, domain, 0, 0, 0);
    CALL_INT("", virDomainSetMaxMemory, domain, 1024);
    CALL_INT("", virDomainSetMemory, domain, 1024);
    CALL_INT("", virDomainSetMemoryFlags, domain, 1024, 0);
    CALL_INT("", virDomainSetMemoryParameters, domain, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetMemoryStatsPeriod, domain, 1, 0);
    CALL_INT("", virDomainSetNumaParameters, domain, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetPerfEvents, domain, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetSchedulerParameters, domain, unknown_parameter(), 1);
    CALL_INT("", virDomainSetSchedulerParametersFlags, domain, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetThrottleGroup, domain, "group", unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetTime, domain, 1, 0, 0);
    CALL_INT("", virDomainSetUserPassword, domain, "user", "password", 0);
    CALL_INT("", virDomainSetVcpu, domain, "0", 1, 0);
    CALL_INT("", virDomainSetVcpus, domain, 1);
    CALL_INT("", virDomainSetVcpusFlags, domain, 1, 0);
    CALL_INT("", virDomainStartDirtyRateCalc, domain, 1, 0);
    CALL_INT("", virDomainUpdateDeviceFlags, domain, DISK_XML, 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
