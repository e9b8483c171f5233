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
    virStreamPtr stream = get_stream(conn);
    virDomainPtr defined = get_defined(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_INT(" 0x80000000", virDomainAbortJobFlags, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainAbortJobFlags, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainAddIOThread, domain, 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainAddIOThread, defined, 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainAgentSetResponseTimeout, domain, 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainAgentSetResponseTimeout, defined, 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainAttachDeviceFlags, domain, DISK_XML, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainAttachDeviceFlags, defined, DISK_XML, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainAuthorizedSSHKeysGet, domain, "user", out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainAuthorizedSSHKeysGet, defined, "user", out(2), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainAuthorizedSSHKeysSet, domain, "user", one_string("string"), 1,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainAuthorizedSSHKeysSet, defined, "user", one_string("string"),
        1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainBlockCommit, domain, "vda", "base", "top", 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainBlockCommit, defined, "vda", "base", "top", 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainBlockCopy, domain, "vda", "<disk/>", unknown_parameter(), 1,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainBlockCopy, defined, "vda", "<disk/>", unknown_parameter(), 1,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainBlockJobAbort, domain, "vda", 0x80000000u);
    CALL_INT(" 0x40000000", virDomainBlockJobAbort, defined, "vda", 0x40000000u);
    CALL_INT(" 0x80000000", virDomainBlockJobSetSpeed, domain, "vda", 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainBlockJobSetSpeed, defined, "vda", 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainBlockPeek, domain, "vda", 0, 16, out(4), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainBlockPeek, defined, "vda", 0, 16, out(4), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainBlockPull, domain, "vda", 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainBlockPull, defined, "vda", 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainBlockRebase, domain, "vda", "base", 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainBlockRebase, defined, "vda", "base", 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainBlockResize, domain, "vda", 16, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainBlockResize, defined, "vda", 16, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainBlockStatsFlags, domain, "vda", out(2), number(3, 16),
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainBlockStatsFlags, defined, "vda", out(2), number(3, 16),
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainCoreDump, domain, "/nonexistent/image", 0x80000000u);
    CALL_INT(" 0x40000000", virDomainCoreDump, defined, "/nonexistent/image", 0x40000000u);
    CALL_INT(" 0x80000000", virDomainCoreDumpWithFormat, domain, "/nonexistent/image", 0,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainCoreDumpWithFormat, defined, "/nonexistent/image", 0,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainDelIOThread, domain, 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainDelIOThread, defined, 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainDelThrottleGroup, domain, "group", 0x80000000u);
    CALL_INT(" 0x40000000", virDomainDelThrottleGroup, defined, "group", 0x40000000u);
    CALL_INT(" 0x80000000", virDomainDetachDeviceAlias, domain, "alias", 0x80000000u);
    CALL_INT(" 0x40000000", virDomainDetachDeviceAlias, defined, "alias", 0x40000000u);
    CALL_INT(" 0x80000000", virDomainDetachDeviceFlags, domain, DISK_XML, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainDetachDeviceFlags, defined, DISK_XML, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainFDAssociate, domain, "name", 1, out(3), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainFDAssociate, defined, "name", 1, out(3), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainFSFreeze, domain, one_string("string"), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainFSFreeze, defined, one_string("string"), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainFSThaw, domain, one_string("string"), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainFSThaw, defined, one_string("string"), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainFSTrim, domain, "/", 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainFSTrim, defined, "/", 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetBlkioParameters, domain, out(1), number(2, 16),
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetBlkioParameters, defined, out(1), number(2, 16),
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetBlockInfo, domain, "vda", out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetBlockInfo, defined, "vda", out(2), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetBlockIoTune, domain, "vda", out(2), number(3, 16),
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetBlockIoTune, defined, "vda", out(2), number(3, 16),
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetBlockJobInfo, domain, "vda", out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetBlockJobInfo, defined, "vda", out(2), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetCPUStats, domain, out(1), 1, 0, 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetCPUStats, defined, out(1), 1, 0, 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetControlInfo, domain, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetControlInfo, defined, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetDiskErrors, domain, out(1), 4, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetDiskErrors, defined, out(1), 4, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetEmulatorPinInfo, domain, out(1), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetEmulatorPinInfo, defined, out(1), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetFSInfo, domain, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetFSInfo, defined, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetGuestInfo, domain, 0, out(2), number(3, 16), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetGuestInfo, defined, 0, out(2), number(3, 16), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetGuestVcpus, domain, out(1), number(2, 16), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetGuestVcpus, defined, out(1), number(2, 16), 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainGetHostname, domain, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainGetHostname, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetIOThreadInfo, domain, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetIOThreadInfo, defined, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetInterfaceParameters, domain, "vnet0", out(2),
        number(3, 16), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetInterfaceParameters, defined, "vnet0", out(2),
        number(3, 16), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetJobStats, domain, out(1), out(2), number(3, 16),
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetJobStats, defined, out(1), out(2), number(3, 16),
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetLaunchSecurityInfo, domain, out(1), number(2, 16),
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetLaunchSecurityInfo, defined, out(1), number(2, 16),
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetMemoryParameters, domain, out(1), number(2, 16),
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetMemoryParameters, defined, out(1), number(2, 16),
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetMessages, domain, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetMessages, defined, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetNumaParameters, domain, out(1), number(2, 16), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetNumaParameters, defined, out(1), number(2, 16),
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetPerfEvents, domain, out(1), number(2, 16), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetPerfEvents, defined, out(1), number(2, 16), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetSchedulerParametersFlags, domain, out(1), number(2, 16),
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetSchedulerParametersFlags, defined, out(1), number(2, 16),
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetTime, domain, out(1), out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetTime, defined, out(1), out(2), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetVcpuPinInfo, domain, 1, out(2), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetVcpuPinInfo, defined, 1, out(2), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGetVcpusFlags, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGetVcpusFlags, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainGraphicsReload, domain, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainGraphicsReload, defined, 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainInjectNMI, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainInjectNMI, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainInterfaceAddresses, domain, out(1), 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainInterfaceAddresses, defined, out(1), 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainListGetStats, one_domain(domain), 0, out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainListGetStats, one_domain(domain), 0, out(2), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainManagedSaveDefineXML, domain, "<domain/>", 0x80000000u);
    CALL_INT(" 0x40000000", virDomainManagedSaveDefineXML, defined, "<domain/>", 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainManagedSaveGetXMLDesc, domain, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainManagedSaveGetXMLDesc, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainMemoryPeek, domain, 0, 16, out(3),
        0x80000000u | VIR_MEMORY_VIRTUAL);
    CALL_INT(" 0x40000000", virDomainMemoryPeek, defined, 0, 16, out(3),
        0x40000000u | VIR_MEMORY_VIRTUAL);
    CALL_INT(" 0x80000000", virDomainMemoryStats, domain, out(1), 4, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainMemoryStats, defined, out(1), 4, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainMigrate, domain, conn, 0x80000000u, "moved",
        "http://example.org/m", 0);
    CALL_POINTER(" 0x40000000", virDomainMigrate, defined, conn, 0x40000000u, "moved",
        "http://example.org/m", 0);
    CALL_POINTER(" 0x80000000", virDomainMigrate2, domain, conn, "<domain/>", 0x80000000u, "moved",
        "http://example.org/m", 0);
    CALL_POINTER(" 0x40000000", virDomainMigrate2, defined, conn, "<domain/>", 0x40000000u,
        "moved", "http://example.org/m", 0);
    CALL_POINTER(" 0x80000000", virDomainMigrate3, domain, conn, unknown_parameter(), 1,
        0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainMigrate3, defined, conn, unknown_parameter(), 1,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainMigrateGetCompressionCache, domain, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainMigrateGetCompressionCache, defined, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainMigrateGetMaxDowntime, domain, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainMigrateGetMaxDowntime, defined, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainMigrateGetMaxSpeed, domain, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainMigrateGetMaxSpeed, defined, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainMigrateSetCompressionCache, domain, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainMigrateSetCompressionCache, defined, 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainMigrateSetMaxDowntime, domain, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainMigrateSetMaxDowntime, defined, 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainMigrateSetMaxSpeed, domain, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainMigrateSetMaxSpeed, defined, 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainMigrateStartPostCopy, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainMigrateStartPostCopy, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainMigrateToURI, domain, "test:///default", 0x80000000u, "moved",
        0);
    CALL_INT(" 0x40000000", virDomainMigrateToURI, defined, "test:///default", 0x40000000u,
        "moved", 0);
    CALL_INT(" 0x80000000", virDomainMigrateToURI2, domain, "test:///default", "tcp:nowhere",
        "<domain/>", 0x80000000u, "moved", 0);
    CALL_INT(" 0x40000000", virDomainMigrateToURI2, defined, "test:///default", "tcp:nowhere",
        "<domain/>", 0x40000000u, "moved", 0);
    CALL_INT(" 0x80000000", virDomainMigrateToURI3, domain, "test:///default", unknown_parameter(),
        1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainMigrateToURI3, defined, "test:///default",
        unknown_parameter(), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainOpenChannel, domain, "name", stream, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainOpenChannel, defined, "name", stream, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainOpenConsole, domain, "console0", stream, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainOpenConsole, defined, "console0", stream, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainOpenGraphics, domain, 0, -1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainOpenGraphics, defined, 0, -1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainOpenGraphicsFD, domain, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainOpenGraphicsFD, defined, 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainPMSuspendForDuration, domain, 0, 60, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainPMSuspendForDuration, defined, 0, 60, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainPMWakeup, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainPMWakeup, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainPinEmulator, domain, out(1), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainPinEmulator, defined, out(1), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainPinIOThread, domain, 1, out(2), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainPinIOThread, defined, 1, out(2), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainPinVcpuFlags, domain, 0, out(2), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainPinVcpuFlags, defined, 0, out(2), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainRestoreFlags, conn, "/nonexistent/image", "<domain/>",
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainRestoreFlags, conn, "/nonexistent/image", "<domain/>",
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainRestoreParams, conn, unknown_parameter(), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainRestoreParams, conn, unknown_parameter(), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSaveFlags, domain, "/nonexistent/image", "<domain/>",
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainSaveFlags, defined, "/nonexistent/image", "<domain/>",
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainSaveImageDefineXML, conn, "/nonexistent/image", "<domain/>",
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainSaveImageDefineXML, conn, "/nonexistent/image", "<domain/>",
        0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainSaveImageGetXMLDesc, conn, "/nonexistent/image",
        0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainSaveImageGetXMLDesc, conn, "/nonexistent/image",
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainSaveParams, domain, unknown_parameter(), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSaveParams, defined, unknown_parameter(), 1, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainScreenshot, domain, stream, 0, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainScreenshot, defined, stream, 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSendKey, domain, 0, 0, out(3), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSendKey, defined, 0, 0, out(3), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSendProcessSignal, domain, 1, 9, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSendProcessSignal, defined, 1, 9, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetBlkioParameters, domain, unknown_parameter(), 1,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetBlkioParameters, defined, unknown_parameter(), 1,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetBlockIoTune, domain, "vda", unknown_parameter(), 1,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetBlockIoTune, defined, "vda", unknown_parameter(), 1,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetBlockThreshold, domain, "vda", 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetBlockThreshold, defined, "vda", 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetGuestVcpus, domain, "0-1", 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetGuestVcpus, defined, "0-1", 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetIOThreadParams, domain, 1, unknown_parameter(), 1,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetIOThreadParams, defined, 1, unknown_parameter(), 1,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetInterfaceParameters, domain, "vnet0", unknown_parameter(),
        1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetInterfaceParameters, defined, "vnet0", unknown_parameter(),
        1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetLaunchSecurityState, domain, unknown_parameter(), 1,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetLaunchSecurityState, defined, unknown_parameter(), 1,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetLifecycleAction, domain, 0, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetLifecycleAction, defined, 0, 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetMemoryFlags, domain, 1024, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetMemoryFlags, defined, 1024, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetMemoryParameters, domain, unknown_parameter(), 1,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetMemoryParameters, defined, unknown_parameter(), 1,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetMemoryStatsPeriod, domain, 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetMemoryStatsPeriod, defined, 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetNumaParameters, domain, unknown_parameter(), 1,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetNumaParameters, defined, unknown_parameter(), 1,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetPerfEvents, domain, unknown_parameter(), 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetPerfEvents, defined, unknown_parameter(), 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetSchedulerParametersFlags, domain, unknown_parameter(), 1,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetSchedulerParametersFlags, defined, unknown_parameter(), 1,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetThrottleGroup, domain, "group", unknown_parameter(), 1,
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetThrottleGroup, defined, "group", unknown_parameter(), 1,
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetTime, domain, 1, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetTime, defined, 1, 0, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetUserPassword, domain, "user", "password", 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetUserPassword, defined, "user", "password", 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetVcpu, domain, "0", 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetVcpu, defined, "0", 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainSetVcpusFlags, domain, 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainSetVcpusFlags, defined, 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainStartDirtyRateCalc, domain, 1, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainStartDirtyRateCalc, defined, 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainUpdateDeviceFlags, domain, DISK_XML, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainUpdateDeviceFlags, defined, DISK_XML, 0x40000000u);

    virDomainFree(domain);
    virDomainFree(defined);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
