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
    CALL_INT("", virDomainAbortJob, NULL);
    CALL_INT("", virDomainAbortJobFlags, NULL, 0);
    CALL_INT("", virDomainAddIOThread, NULL, 1, 0);
    CALL_INT("", virDomainAgentSetResponseTimeout, NULL, 1, 0);
    CALL_INT("", virDomainAttachDevice, NULL, DISK_XML);
    CALL_INT("", virDomainAttachDeviceFlags, NULL, DISK_XML, 0);
    CALL_INT("", virDomainAuthorizedSSHKeysGet, NULL, "user", out(2), 0);
    CALL_INT("", virDomainAuthorizedSSHKeysSet, NULL, "user", one_string("string"), 1, 0);
    CALL_INT("", virDomainBlockCommit, NULL, "vda", "base", "top", 0, 0);
    CALL_INT("", virDomainBlockCopy, NULL, "vda", "<disk/>", unknown_parameter(), 1, 0);
    CALL_INT("", virDomainBlockJobAbort, NULL, "vda", 0);
    CALL_INT("", virDomainBlockJobSetSpeed, NULL, "vda", 0, 0);
    CALL_INT("", virDomainBlockPeek, NULL, "vda", 0, 16, out(4), 0);
    CALL_INT("", virDomainBlockPull, NULL, "vda", 0, 0);
    CALL_INT("", virDomainBlockRebase, NULL, "vda", "base", 0, 0);
    CALL_INT("", virDomainBlockResize, NULL, "vda", 16, 0);
    CALL_INT("", virDomainBlockStats, NULL, "vda", out(2), sizeof(virDomainBlockStatsStruct));
    CALL_INT("", virDomainBlockStatsFlags, NULL, "vda", out(2), number(3, 16), 0);
    CALL_INT("", virDomainCoreDump, NULL, "/nonexistent/image", 0);
    CALL_INT("", virDomainCoreDumpWithFormat, NULL, "/nonexistent/image", 0, 0);
    CALL_INT("", virDomainDelIOThread, NULL, 1, 0);
    CALL_INT("", virDomainDelThrottleGroup, NULL, "group", 0);
    CALL_INT("", virDomainDetachDevice, NULL, DISK_XML);
    CALL_INT("", virDomainDetachDeviceAlias, NULL, "alias", 0);
    CALL_INT("", virDomainDetachDeviceFlags, NULL, DISK_XML, 0);
    CALL_INT("", virDomainFSFreeze, NULL, one_string("string"), 1, 0);
    CALL_INT("", virDomainFSThaw, NULL, one_string("string"), 1, 0);
    CALL_INT("", virDomainFSTrim, NULL, "/", 0, 0);
    CALL_INT("", virDomainGetAutostartOnce, NULL, out(1));
    CALL_INT("", virDomainGetBlkioParameters, NULL, out(1), number(2, 16), 0);
    CALL_INT("", virDomainGetBlockInfo, NULL, "vda", out(2), 0);
    CALL_INT("", virDomainGetBlockIoTune, NULL, "vda", out(2), number(3, 16), 0);
    CALL_INT("", virDomainGetBlockJobInfo, NULL, "vda", out(2), 0);
    CALL_INT("", virDomainGetCPUStats, NULL, out(1), 1, 0, 1, 0);
    CALL_INT("", virDomainGetControlInfo, NULL, out(1), 0);
    CALL_INT("", virDomainGetDiskErrors, NULL, out(1), 4, 0);
    CALL_INT("", virDomainGetEmulatorPinInfo, NULL, out(1), 1, 0);
    CALL_INT("", virDomainGetFSInfo, NULL, out(1), 0);
    CALL_INT("", virDomainGetGuestInfo, NULL, 0, out(2), number(3, 16), 0);
    CALL_INT("", virDomainGetGuestVcpus, NULL, out(1), number(2, 16), 0);
    CALL_POINTER("", virDomainGetHostname, NULL, 0);
    CALL_INT("", virDomainGetIOThreadInfo, NULL, out(1), 0);
    CALL_INT("", virDomainGetInterfaceParameters, NULL, "vnet0", out(2), number(3, 16), 0);
    CALL_INT("", virDomainGetJobInfo, NULL, out(1));
    CALL_INT("", virDomainGetJobStats, NULL, out(1), out(2), number(3, 16), 0);
    CALL_INT("", virDomainGetMaxVcpus, NULL);
    CALL_INT("", virDomainGetMemoryParameters, NULL, out(1), number(2, 16), 0);
    CALL_INT("", virDomainGetMessages, NULL, out(1), 0);
    CALL_INT("", virDomainGetNumaParameters, NULL, out(1), number(2, 16), 0);
    CALL_INT("", virDomainGetPerfEvents, NULL, out(1), number(2, 16), 0);
    CALL_INT("", virDomainGetSchedulerParameters, NULL, out(1), number(2, 16));
    CALL_INT("", virDomainGetSchedulerParametersFlags, NULL, out(1), number(2, 16), 0);
    CALL_POINTER("", virDomainGetSchedulerType, NULL, number(1, 16));
    CALL_INT("", virDomainGetSecurityLabel, NULL, out(1));
    CALL_INT("", virDomainGetSecurityLabelList, NULL, out(1));
    CALL_INT("", virDomainGetTime, NULL, out(1), out(2), 0);
    CALL_INT("", virDomainGetVcpuPinInfo, NULL, 1, out(2), 1, 0);
    CALL_INT("", virDomainGetVcpus, NULL, out(1), 1, out(3), 1);
    CALL_INT("", virDomainGetVcpusFlags, NULL, 0);
    CALL_INT("", virDomainGraphicsReload, NULL, 0, 0);
    CALL_INT("", virDomainInjectNMI, NULL, 0);
    CALL_INT("", virDomainInterfaceAddresses, NULL, out(1), 0, 0);
    CALL_INT("", virDomainInterfaceStats, NULL, "vnet0", out(2),
        sizeof(virDomainInterfaceStatsStruct));
    CALL_INT("", virDomainListGetStats, NULL, 0, out(2), 0);
    CALL_INT("", virDomainManagedSaveDefineXML, NULL, "<domain/>", 0);
    CALL_POINTER("", virDomainManagedSaveGetXMLDesc, NULL, 0);
    CALL_INT("", virDomainMemoryPeek, NULL, 0, 16, out(3), VIR_MEMORY_VIRTUAL);
    CALL_INT("", virDomainMemoryStats, NULL, out(1), 4, 0);
    CALL_POINTER("", virDomainMigrate, NULL, NULL, 0, "moved", "http://example.org/m", 0);
    CALL_POINTER("", virDomainMigrate2, NULL, NULL, "<domain/>", 0, "moved",
        "http://example.org/m", 0);
    CALL_POINTER("", virDomainMigrate3, NULL, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainMigrateGetCompressionCache, NULL, out(1), 0);
    CALL_INT("", virDomainMigrateGetMaxDowntime, NULL, out(1), 0);
    CALL_INT("", virDomainMigrateGetMaxSpeed, NULL, out(1), 0);
    CALL_INT("", virDomainMigrateSetCompressionCache, NULL, 0, 0);
    CALL_INT("", virDomainMigrateSetMaxDowntime, NULL, 0, 0);
    CALL_INT("", virDomainMigrateSetMaxSpeed, NULL, 0, 0);
    CALL_INT("", virDomainMigrateStartPostCopy, NULL, 0);
    CALL_INT("", virDomainMigrateToURI, NULL, "test:///default", 0, "moved", 0);
    CALL_INT("", virDomainMigrateToURI2, NULL, "test:///default", "tcp:nowhere", "<domain/>", 0,
        "moved", 0);
    CALL_INT("", virDomainMigrateToURI3, NULL, "test:///default", unknown_parameter(), 1, 0);
    CALL_INT("", virDomainOpenChannel, NULL, "name", NULL, 0);
    CALL_INT("", virDomainOpenConsole, NULL, "console0", NULL, 0);
    CALL_INT("", virDomainOpenGraphics, NULL, 0, -1, 0);
    CALL_INT("", virDomainOpenGraphicsFD, NULL, 0, 0);
    CALL_INT("", virDomainPMSuspendForDuration, NULL, 0, 60, 0);
    CALL_INT("", virDomainPMWakeup, NULL, 0);
    CALL_INT("", virDomainPinEmulator, NULL, out(1), 1, 0);
    CALL_INT("", virDomainPinIOThread, NULL, 1, out(2), 1, 0);
    CALL_INT("", virDomainPinVcpu, NULL, 0, out(2), 1);
    CALL_INT("", virDomainPinVcpuFlags, NULL, 0, out(2), 1, 0);
    CALL_INT("", virDomainRestore, NULL, "/nonexistent/image");
    CALL_INT("", virDomainRestoreFlags, NULL, "/nonexistent/image", "<domain/>", 0);
    CALL_INT("", virDomainRestoreParams, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSave, NULL, "/nonexistent/image");
    CALL_INT("", virDomainSaveFlags, NULL, "/nonexistent/image", "<domain/>", 0);
    CALL_INT("", virDomainSaveImageDefineXML, NULL, "/nonexistent/image", "<domain/>", 0);
    CALL_POINTER("", virDomainSaveImageGetXMLDesc, NULL, "/nonexistent/image", 0);
    CALL_INT("", virDomainSaveParams, NULL, unknown_parameter(), 1, 0);
    CALL_POINTER("", virDomainScreenshot, NULL, NULL, 0, 0);
    CALL_INT("", virDomainSendKey, NULL, 0, 0, out(3), 1, 0);
    CALL_INT("", virDomainSendProcessSignal, NULL, 1, 9, 0);
    CALL_INT("", virDomainSetAutostartOnce, NULL, 1);
    CALL_INT("", virDomainSetBlkioParameters, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetBlockIoTune, NULL, "vda", unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetBlockThreshold, NULL, "vda", 0, 0);
    CALL_INT("", virDomainSetGuestVcpus, NULL, "0-1", 0, 0);
    CALL_INT("", virDomainSetIOThreadParams, NULL, 1, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetInterfaceParameters, NULL, "vnet0", unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetLifecycleAction, NULL, 0, 0, 0);
    CALL_INT("", virDomainSetMaxMemory, NULL, 1024);
    CALL_INT("", virDomainSetMemory, NULL, 1024);
    CALL_INT("", virDomainSetMemoryFlags, NULL, 1024, 0);
    CALL_INT("", virDomainSetMemoryParameters, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetMemoryStatsPeriod, NULL, 1, 0);
    CALL_INT("", virDomainSetNumaParameters, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetPerfEvents, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetSchedulerParameters, NULL, unknown_parameter(), 1);
    CALL_INT("", virDomainSetSchedulerParametersFlags, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetThrottleGroup, NULL, "group", unknown_parameter(), 1, 0);
    CALL_INT("", virDomainSetTime, NULL, 1, 0, 0);
    CALL_INT("", virDomainSetUserPassword, NULL, "user", "password", 0);
    CALL_INT("", virDomainSetVcpu, NULL, "0", 1, 0);
    CALL_INT("", virDomainSetVcpus, NULL, 1);
    CALL_INT("", virDomainSetVcpusFlags, NULL, 1, 0);
    CALL_INT("", virDomainStartDirtyRateCalc, NULL, 1, 0);
    CALL_INT("", virDomainUpdateDeviceFlags, NULL, DISK_XML, 0);
    return 0;
}
