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

    CALL_INT(" conn for domain", virDomainAbortJob, (void *) conn);
    CALL_INT(" stream for domain", virDomainAbortJob, (void *) stream);
    CALL_INT(" conn for domain", virDomainAbortJobFlags, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainAbortJobFlags, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainAddIOThread, (void *) conn, 1, 0);
    CALL_INT(" stream for domain", virDomainAddIOThread, (void *) stream, 1, 0);
    CALL_INT(" conn for domain", virDomainAgentSetResponseTimeout, (void *) conn, 1, 0);
    CALL_INT(" stream for domain", virDomainAgentSetResponseTimeout, (void *) stream, 1, 0);
    CALL_INT(" conn for domain", virDomainAttachDevice, (void *) conn, DISK_XML);
    CALL_INT(" stream for domain", virDomainAttachDevice, (void *) stream, DISK_XML);
    CALL_INT(" conn for domain", virDomainAttachDeviceFlags, (void *) conn, DISK_XML, 0);
    CALL_INT(" stream for domain", virDomainAttachDeviceFlags, (void *) stream, DISK_XML, 0);
    CALL_INT(" conn for domain", virDomainAuthorizedSSHKeysGet, (void *) conn, "user", out(2), 0);
    CALL_INT(" stream for domain", virDomainAuthorizedSSHKeysGet, (void *) stream, "user", out(2),
        0);
    CALL_INT(" conn for domain", virDomainAuthorizedSSHKeysSet, (void *) conn, "user",
        one_string("string"), 1, 0);
    CALL_INT(" stream for domain", virDomainAuthorizedSSHKeysSet, (void *) stream, "user",
        one_string("string"), 1, 0);
    CALL_INT(" conn for dom", virDomainBlockCommit, (void *) conn, "vda", "base", "top", 0, 0);
    CALL_INT(" stream for dom", virDomainBlockCommit, (void *) stream, "vda", "base", "top", 0, 0);
    CALL_INT(" conn for dom", virDomainBlockCopy, (void *) conn, "vda", "<disk/>",
        unknown_parameter(), 1, 0);
    CALL_INT(" stream for dom", virDomainBlockCopy, (void *) stream, "vda", "<disk/>",
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for dom", virDomainBlockJobAbort, (void *) conn, "vda", 0);
    CALL_INT(" stream for dom", virDomainBlockJobAbort, (void *) stream, "vda", 0);
    CALL_INT(" conn for dom", virDomainBlockJobSetSpeed, (void *) conn, "vda", 0, 0);
    CALL_INT(" stream for dom", virDomainBlockJobSetSpeed, (void *) stream, "vda", 0, 0);
    CALL_INT(" conn for dom", virDomainBlockPeek, (void *) conn, "vda", 0, 16, out(4), 0);
    CALL_INT(" stream for dom", virDomainBlockPeek, (void *) stream, "vda", 0, 16, out(4), 0);
    CALL_INT(" conn for dom", virDomainBlockPull, (void *) conn, "vda", 0, 0);
    CALL_INT(" stream for dom", virDomainBlockPull, (void *) stream, "vda", 0, 0);
    CALL_INT(" conn for dom", virDomainBlockRebase, (void *) conn, "vda", "base", 0, 0);
    CALL_INT(" stream for dom", virDomainBlockRebase, (void *) stream, "vda", "base", 0, 0);
    CALL_INT(" conn for dom", virDomainBlockResize, (void *) conn, "vda", 16, 0);
    CALL_INT(" stream for dom", virDomainBlockResize, (void *) stream, "vda", 16, 0);
    CALL_INT(" conn for dom", virDomainBlockStats, (void *) conn, "vda", out(2),
        sizeof(virDomainBlockStatsStruct));
    CALL_INT(" stream for dom", virDomainBlockStats, (void *) stream, "vda", out(2),
        sizeof(virDomainBlockStatsStruct));
    CALL_INT(" conn for dom", virDomainBlockStatsFlags, (void *) conn, "vda", out(2),
        number(3, 16), 0);
    CALL_INT(" stream for dom", virDomainBlockStatsFlags, (void *) stream, "vda", out(2),
        number(3, 16), 0);
    CALL_INT(" conn for domain", virDomainCoreDump, (void *) conn, "/nonexistent/image", 0);
    CALL_INT(" stream for domain", virDomainCoreDump, (void *) stream, "/nonexistent/image", 0);
    CALL_INT(" conn for domain", virDomainCoreDumpWithFormat, (void *) conn, "/nonexistent/image",
        0, 0);
    CALL_INT(" stream for domain", virDomainCoreDumpWithFormat, (void *) stream,
        "/nonexistent/image", 0, 0);
    CALL_INT(" conn for domain", virDomainDelIOThread, (void *) conn, 1, 0);
    CALL_INT(" stream for domain", virDomainDelIOThread, (void *) stream, 1, 0);
    CALL_INT(" conn for dom", virDomainDelThrottleGroup, (void *) conn, "group", 0);
    CALL_INT(" stream for dom", virDomainDelThrottleGroup, (void *) stream, "group", 0);
    CALL_INT(" conn for domain", virDomainDetachDevice, (void *) conn, DISK_XML);
    CALL_INT(" stream for domain", virDomainDetachDevice, (void *) stream, DISK_XML);
    CALL_INT(" conn for domain", virDomainDetachDeviceAlias, (void *) conn, "alias", 0);
    CALL_INT(" stream for domain", virDomainDetachDeviceAlias, (void *) stream, "alias", 0);
    CALL_INT(" conn for domain", virDomainDetachDeviceFlags, (void *) conn, DISK_XML, 0);
    CALL_INT(" stream for domain", virDomainDetachDeviceFlags, (void *) stream, DISK_XML, 0);
    CALL_INT(" conn for dom", virDomainFSFreeze, (void *) conn, one_string("string"), 1, 0);
    CALL_INT(" stream for dom", virDomainFSFreeze, (void *) stream, one_string("string"), 1, 0);
    CALL_INT(" conn for dom", virDomainFSThaw, (void *) conn, one_string("string"), 1, 0);
    CALL_INT(" stream for dom", virDomainFSThaw, (void *) stream, one_string("string"), 1, 0);
    CALL_INT(" conn for dom", virDomainFSTrim, (void *) conn, "/", 0, 0);
    CALL_INT(" stream for dom", virDomainFSTrim, (void *) stream, "/", 0, 0);
    CALL_INT(" conn for domain", virDomainGetAutostartOnce, (void *) conn, out(1));
    CALL_INT(" stream for domain", virDomainGetAutostartOnce, (void *) stream, out(1));
    CALL_INT(" conn for domain", virDomainGetBlkioParameters, (void *) conn, out(1), number(2, 16),
        0);
    CALL_INT(" stream for domain", virDomainGetBlkioParameters, (void *) stream, out(1),
        number(2, 16), 0);
    CALL_INT(" conn for domain", virDomainGetBlockInfo, (void *) conn, "vda", out(2), 0);
    CALL_INT(" stream for domain", virDomainGetBlockInfo, (void *) stream, "vda", out(2), 0);
    CALL_INT(" conn for dom", virDomainGetBlockIoTune, (void *) conn, "vda", out(2), number(3, 16),
        0);
    CALL_INT(" stream for dom", virDomainGetBlockIoTune, (void *) stream, "vda", out(2),
        number(3, 16), 0);
    CALL_INT(" conn for dom", virDomainGetBlockJobInfo, (void *) conn, "vda", out(2), 0);
    CALL_INT(" stream for dom", virDomainGetBlockJobInfo, (void *) stream, "vda", out(2), 0);
    CALL_INT(" conn for domain", virDomainGetCPUStats, (void *) conn, out(1), 1, 0, 1, 0);
    CALL_INT(" stream for domain", virDomainGetCPUStats, (void *) stream, out(1), 1, 0, 1, 0);
    CALL_INT(" conn for domain", virDomainGetControlInfo, (void *) conn, out(1), 0);
    CALL_INT(" stream for domain", virDomainGetControlInfo, (void *) stream, out(1), 0);
    CALL_INT(" conn for dom", virDomainGetDiskErrors, (void *) conn, out(1), 4, 0);
    CALL_INT(" stream for dom", virDomainGetDiskErrors, (void *) stream, out(1), 4, 0);
    CALL_INT(" conn for domain", virDomainGetEmulatorPinInfo, (void *) conn, out(1), 1, 0);
    CALL_INT(" stream for domain", virDomainGetEmulatorPinInfo, (void *) stream, out(1), 1, 0);
    CALL_INT(" conn for dom", virDomainGetFSInfo, (void *) conn, out(1), 0);
    CALL_INT(" stream for dom", virDomainGetFSInfo, (void *) stream, out(1), 0);
    CALL_INT(" conn for domain", virDomainGetGuestInfo, (void *) conn, 0, out(2), number(3, 16), 0);
    CALL_INT(" stream for domain", virDomainGetGuestInfo, (void *) stream, 0, out(2),
        number(3, 16), 0);
    CALL_INT(" conn for domain", virDomainGetGuestVcpus, (void *) conn, out(1), number(2, 16), 0);
    CALL_INT(" stream for domain", virDomainGetGuestVcpus, (void *) stream, out(1), number(2, 16),
        0);
    CALL_POINTER(" conn for domain", virDomainGetHostname, (void *) conn, 0);
    CALL_POINTER(" stream for domain", virDomainGetHostname, (void *) stream, 0);
    CALL_INT(" conn for dom", virDomainGetIOThreadInfo, (void *) conn, out(1), 0);
    CALL_INT(" stream for dom", virDomainGetIOThreadInfo, (void *) stream, out(1), 0);
    CALL_INT(" conn for domain", virDomainGetInterfaceParameters, (void *) conn, "vnet0", out(2),
        number(3, 16), 0);
    CALL_INT(" stream for domain", virDomainGetInterfaceParameters, (void *) stream, "vnet0",
        out(2), number(3, 16), 0);
    CALL_INT(" conn for domain", virDomainGetJobInfo, (void *) conn, out(1));
    CALL_INT(" stream for domain", virDomainGetJobInfo, (void *) stream, out(1));
    CALL_INT(" conn for domain", virDomainGetJobStats, (void *) conn, out(1), out(2),
        number(3, 16), 0);
    CALL_INT(" stream for domain", virDomainGetJobStats, (void *) stream, out(1), out(2),
        number(3, 16), 0);
    CALL_INT(" conn for domain", virDomainGetLaunchSecurityInfo, (void *) conn, out(1),
        number(2, 16), 0);
    CALL_INT(" stream for domain", virDomainGetLaunchSecurityInfo, (void *) stream, out(1),
        number(2, 16), 0);
    CALL_INT(" conn for domain", virDomainGetMaxVcpus, (void *) conn);
    CALL_INT(" stream for domain", virDomainGetMaxVcpus, (void *) stream);
    CALL_INT(" conn for domain", virDomainGetMemoryParameters, (void *) conn, out(1),
        number(2, 16), 0);
    CALL_INT(" stream for domain", virDomainGetMemoryParameters, (void *) stream, out(1),
        number(2, 16), 0);
    CALL_INT(" conn for domain", virDomainGetMessages, (void *) conn, out(1), 0);
    CALL_INT(" stream for domain", virDomainGetMessages, (void *) stream, out(1), 0);
    CALL_INT(" conn for domain", virDomainGetNumaParameters, (void *) conn, out(1), number(2, 16),
        0);
    CALL_INT(" stream for domain", virDomainGetNumaParameters, (void *) stream, out(1),
        number(2, 16), 0);
    CALL_INT(" conn for domain", virDomainGetPerfEvents, (void *) conn, out(1), number(2, 16), 0);
    CALL_INT(" stream for domain", virDomainGetPerfEvents, (void *) stream, out(1), number(2, 16),
        0);
    CALL_INT(" conn for domain", virDomainGetSchedulerParameters, (void *) conn, out(1),
        number(2, 16));
    CALL_INT(" stream for domain", virDomainGetSchedulerParameters, (void *) stream, out(1),
        number(2, 16));
    CALL_INT(" conn for domain", virDomainGetSchedulerParametersFlags, (void *) conn, out(1),
        number(2, 16), 0);
    CALL_INT(" stream for domain", virDomainGetSchedulerParametersFlags, (void *) stream, out(1),
        number(2, 16), 0);
    CALL_POINTER(" conn for domain", virDomainGetSchedulerType, (void *) conn, number(1, 16));
    CALL_POINTER(" stream for domain", virDomainGetSchedulerType, (void *) stream, number(1, 16));
    CALL_INT(" conn for domain", virDomainGetSecurityLabel, (void *) conn, out(1));
    CALL_INT(" stream for domain", virDomainGetSecurityLabel, (void *) stream, out(1));
    CALL_INT(" conn for domain", virDomainGetSecurityLabelList, (void *) conn, out(1));
    CALL_INT(" stream for domain", virDomainGetSecurityLabelList, (void *) stream, out(1));
    CALL_INT(" conn for dom", virDomainGetTime, (void *) conn, out(1), out(2), 0);
    CALL_INT(" stream for dom", virDomainGetTime, (void *) stream, out(1), out(2), 0);
    CALL_INT(" conn for domain", virDomainGetVcpuPinInfo, (void *) conn, 1, out(2), 1, 0);
    CALL_INT(" stream for domain", virDomainGetVcpuPinInfo, (void *) stream, 1, out(2), 1, 0);
    CALL_INT(" conn for domain", virDomainGetVcpus, (void *) conn, out(1), 1, out(3), 1);
    CALL_INT(" stream for domain", virDomainGetVcpus, (void *) stream, out(1), 1, out(3), 1);
    CALL_INT(" conn for domain", virDomainGetVcpusFlags, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainGetVcpusFlags, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainGraphicsReload, (void *) conn, 0, 0);
    CALL_INT(" stream for domain", virDomainGraphicsReload, (void *) stream, 0, 0);
    CALL_INT(" conn for domain", virDomainInjectNMI, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainInjectNMI, (void *) stream, 0);
    CALL_INT(" conn for dom", virDomainInterfaceAddresses, (void *) conn, out(1), 0, 0);
    CALL_INT(" stream for dom", virDomainInterfaceAddresses, (void *) stream, out(1), 0, 0);
    CALL_INT(" conn for dom", virDomainInterfaceStats, (void *) conn, "vnet0", out(2),
        sizeof(virDomainInterfaceStatsStruct));
    CALL_INT(" stream for dom", virDomainInterfaceStats, (void *) stream, "vnet0", out(2),
        sizeof(virDomainInterfaceStatsStruct));
    CALL_INT(" conn for domain", virDomainManagedSaveDefineXML, (void *) conn, "<domain/>", 0);
    CALL_INT(" stream for domain", virDomainManagedSaveDefineXML, (void *) stream, "<domain/>", 0);
    CALL_POINTER(" conn for domain", virDomainManagedSaveGetXMLDesc, (void *) conn, 0);
    CALL_POINTER(" stream for domain", virDomainManagedSaveGetXMLDesc, (void *) stream, 0);
    CALL_INT(" conn for dom", virDomainMemoryPeek, (void *) conn, 0, 16, out(3),
        VIR_MEMORY_VIRTUAL);
    CALL_INT(" stream for dom", virDomainMemoryPeek, (void *) stream, 0, 16, out(3),
        VIR_MEMORY_VIRTUAL);
    CALL_INT(" conn for dom", virDomainMemoryStats, (void *) conn, out(1), 4, 0);
    CALL_INT(" stream for dom", virDomainMemoryStats, (void *) stream, out(1), 4, 0);
    CALL_POINTER(" conn for domain", virDomainMigrate, (void *) conn, NULL, 0, "moved",
        "http://example.org/m", 0);
    CALL_POINTER(" stream for domain", virDomainMigrate, (void *) stream, NULL, 0, "moved",
        "http://example.org/m", 0);
    CALL_POINTER(" domain for dconn", virDomainMigrate, domain, (void *) domain, 0, "moved",
        "http://example.org/m", 0);
    CALL_POINTER(" stream for dconn", virDomainMigrate, domain, (void *) stream, 0, "moved",
        "http://example.org/m", 0);
    CALL_POINTER(" conn for domain", virDomainMigrate2, (void *) conn, NULL, "<domain/>", 0,
        "moved", "http://example.org/m", 0);
    CALL_POINTER(" stream for domain", virDomainMigrate2, (void *) stream, NULL, "<domain/>", 0,
        "moved", "http://example.org/m", 0);
    CALL_POINTER(" domain for dconn", virDomainMigrate2, domain, (void *) domain, "<domain/>", 0,
        "moved", "http://example.org/m", 0);
    CALL_POINTER(" stream for dconn", virDomainMigrate2, domain, (void *) stream, "<domain/>", 0,
        "moved", "http://example.org/m", 0);
    CALL_POINTER(" conn for domain", virDomainMigrate3, (void *) conn, NULL, unknown_parameter(),
        1, 0);
    CALL_POINTER(" stream for domain", virDomainMigrate3, (void *) stream, NULL,
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for domain", virDomainMigrateGetCompressionCache, (void *) conn, out(1), 0);
    CALL_INT(" stream for domain", virDomainMigrateGetCompressionCache, (void *) stream, out(1), 0);
    CALL_INT(" conn for domain", virDomainMigrateGetMaxDowntime, (void *) conn, out(1), 0);
    CALL_INT(" stream for domain", virDomainMigrateGetMaxDowntime, (void *) stream, out(1), 0);
    CALL_INT(" conn for domain", virDomainMigrateGetMaxSpeed, (void *) conn, out(1), 0);
    CALL_INT(" stream for domain", virDomainMigrateGetMaxSpeed, (void *) stream, out(1), 0);
    CALL_INT(" conn for domain", virDomainMigrateSetCompressionCache, (void *) conn, 0, 0);
    CALL_INT(" stream for domain", virDomainMigrateSetCompressionCache, (void *) stream, 0, 0);
    CALL_INT(" conn for domain", virDomainMigrateSetMaxDowntime, (void *) conn, 0, 0);
    CALL_INT(" stream for domain", virDomainMigrateSetMaxDowntime, (void *) stream, 0, 0);
    CALL_INT(" conn for domain", virDomainMigrateSetMaxSpeed, (void *) conn, 0, 0);
    CALL_INT(" stream for domain", virDomainMigrateSetMaxSpeed, (void *) stream, 0, 0);
    CALL_INT(" conn for domain", virDomainMigrateStartPostCopy, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainMigrateStartPostCopy, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainMigrateToURI, (void *) conn, "test:///default", 0,
        "moved", 0);
    CALL_INT(" stream for domain", virDomainMigrateToURI, (void *) stream, "test:///default", 0,
        "moved", 0);
    CALL_INT(" conn for domain", virDomainMigrateToURI2, (void *) conn, "test:///default",
        "tcp:nowhere", "<domain/>", 0, "moved", 0);
    CALL_INT(" stream for domain", virDomainMigrateToURI2, (void *) stream, "test:///default",
        "tcp:nowhere", "<domain/>", 0, "moved", 0);
    CALL_INT(" conn for domain", virDomainMigrateToURI3, (void *) conn, "test:///default",
        unknown_parameter(), 1, 0);
    CALL_INT(" stream for domain", virDomainMigrateToURI3, (void *) stream, "test:///default",
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for dom", virDomainOpenChannel, (void *) conn, "name", NULL, 0);
    CALL_INT(" stream for dom", virDomainOpenChannel, (void *) stream, "name", NULL, 0);
    CALL_INT(" conn for st", virDomainOpenChannel, domain, "name", (void *) conn, 0);
    CALL_INT(" domain for st", virDomainOpenChannel, domain, "name", (void *) domain, 0);
    CALL_INT(" conn for dom", virDomainOpenConsole, (void *) conn, "console0", NULL, 0);
    CALL_INT(" stream for dom", virDomainOpenConsole, (void *) stream, "console0", NULL, 0);
    CALL_INT(" conn for st", virDomainOpenConsole, domain, "console0", (void *) conn, 0);
    CALL_INT(" domain for st", virDomainOpenConsole, domain, "console0", (void *) domain, 0);
    CALL_INT(" conn for dom", virDomainOpenGraphics, (void *) conn, 0, -1, 0);
    CALL_INT(" stream for dom", virDomainOpenGraphics, (void *) stream, 0, -1, 0);
    CALL_INT(" conn for dom", virDomainOpenGraphicsFD, (void *) conn, 0, 0);
    CALL_INT(" stream for dom", virDomainOpenGraphicsFD, (void *) stream, 0, 0);
    CALL_INT(" conn for dom", virDomainPMSuspendForDuration, (void *) conn, 0, 60, 0);
    CALL_INT(" stream for dom", virDomainPMSuspendForDuration, (void *) stream, 0, 60, 0);
    CALL_INT(" conn for dom", virDomainPMWakeup, (void *) conn, 0);
    CALL_INT(" stream for dom", virDomainPMWakeup, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainPinEmulator, (void *) conn, out(1), 1, 0);
    CALL_INT(" stream for domain", virDomainPinEmulator, (void *) stream, out(1), 1, 0);
    CALL_INT(" conn for domain", virDomainPinIOThread, (void *) conn, 1, out(2), 1, 0);
    CALL_INT(" stream for domain", virDomainPinIOThread, (void *) stream, 1, out(2), 1, 0);
    CALL_INT(" conn for domain", virDomainPinVcpu, (void *) conn, 0, out(2), 1);
    CALL_INT(" stream for domain", virDomainPinVcpu, (void *) stream, 0, out(2), 1);
    CALL_INT(" conn for domain", virDomainPinVcpuFlags, (void *) conn, 0, out(2), 1, 0);
    CALL_INT(" stream for domain", virDomainPinVcpuFlags, (void *) stream, 0, out(2), 1, 0);
    CALL_INT(" domain for conn", virDomainRestore, (void *) domain, "/nonexistent/image");
    CALL_INT(" stream for conn", virDomainRestore, (void *) stream, "/nonexistent/image");
    CALL_INT(" domain for conn", virDomainRestoreFlags, (void *) domain, "/nonexistent/image",
        "<domain/>", 0);
    CALL_INT(" stream for conn", virDomainRestoreFlags, (void *) stream, "/nonexistent/image",
        "<domain/>", 0);
    CALL_INT(" domain for conn", virDomainRestoreParams, (void *) domain, unknown_parameter(), 1,
        0);
    CALL_INT(" stream for conn", virDomainRestoreParams, (void *) stream, unknown_parameter(), 1,
        0);
    CALL_INT(" conn for domain", virDomainSave, (void *) conn, "/nonexistent/image");
    CALL_INT(" stream for domain", virDomainSave, (void *) stream, "/nonexistent/image");
    CALL_INT(" conn for domain", virDomainSaveFlags, (void *) conn, "/nonexistent/image",
        "<domain/>", 0);
    CALL_INT(" stream for domain", virDomainSaveFlags, (void *) stream, "/nonexistent/image",
        "<domain/>", 0);
    CALL_INT(" domain for conn", virDomainSaveImageDefineXML, (void *) domain,
        "/nonexistent/image", "<domain/>", 0);
    CALL_INT(" stream for conn", virDomainSaveImageDefineXML, (void *) stream,
        "/nonexistent/image", "<domain/>", 0);
    CALL_POINTER(" domain for conn", virDomainSaveImageGetXMLDesc, (void *) domain,
        "/nonexistent/image", 0);
    CALL_POINTER(" stream for conn", virDomainSaveImageGetXMLDesc, (void *) stream,
        "/nonexistent/image", 0);
    CALL_INT(" conn for domain", virDomainSaveParams, (void *) conn, unknown_parameter(), 1, 0);
    CALL_INT(" stream for domain", virDomainSaveParams, (void *) stream, unknown_parameter(), 1, 0);
    CALL_POINTER(" conn for domain", virDomainScreenshot, (void *) conn, NULL, 0, 0);
    CALL_POINTER(" stream for domain", virDomainScreenshot, (void *) stream, NULL, 0, 0);
    CALL_POINTER(" conn for stream", virDomainScreenshot, domain, (void *) conn, 0, 0);
    CALL_POINTER(" domain for stream", virDomainScreenshot, domain, (void *) domain, 0, 0);
    CALL_INT(" conn for domain", virDomainSendKey, (void *) conn, 0, 0, out(3), 1, 0);
    CALL_INT(" stream for domain", virDomainSendKey, (void *) stream, 0, 0, out(3), 1, 0);
    CALL_INT(" conn for domain", virDomainSendProcessSignal, (void *) conn, 1, 9, 0);
    CALL_INT(" stream for domain", virDomainSendProcessSignal, (void *) stream, 1, 9, 0);
    CALL_INT(" conn for domain", virDomainSetAutostartOnce, (void *) conn, 1);
    CALL_INT(" stream for domain", virDomainSetAutostartOnce, (void *) stream, 1);
    CALL_INT(" conn for domain", virDomainSetBlkioParameters, (void *) conn, unknown_parameter(),
        1, 0);
    CALL_INT(" stream for domain", virDomainSetBlkioParameters, (void *) stream,
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for dom", virDomainSetBlockIoTune, (void *) conn, "vda", unknown_parameter(),
        1, 0);
    CALL_INT(" stream for dom", virDomainSetBlockIoTune, (void *) stream, "vda",
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for domain", virDomainSetBlockThreshold, (void *) conn, "vda", 0, 0);
    CALL_INT(" stream for domain", virDomainSetBlockThreshold, (void *) stream, "vda", 0, 0);
    CALL_INT(" conn for domain", virDomainSetGuestVcpus, (void *) conn, "0-1", 0, 0);
    CALL_INT(" stream for domain", virDomainSetGuestVcpus, (void *) stream, "0-1", 0, 0);
    CALL_INT(" conn for domain", virDomainSetIOThreadParams, (void *) conn, 1, unknown_parameter(),
        1, 0);
    CALL_INT(" stream for domain", virDomainSetIOThreadParams, (void *) stream, 1,
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for domain", virDomainSetInterfaceParameters, (void *) conn, "vnet0",
        unknown_parameter(), 1, 0);
    CALL_INT(" stream for domain", virDomainSetInterfaceParameters, (void *) stream, "vnet0",
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for domain", virDomainSetLaunchSecurityState, (void *) conn,
        unknown_parameter(), 1, 0);
    CALL_INT(" stream for domain", virDomainSetLaunchSecurityState, (void *) stream,
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for domain", virDomainSetLifecycleAction, (void *) conn, 0, 0, 0);
    CALL_INT(" stream for domain", virDomainSetLifecycleAction, (void *) stream, 0, 0, 0);
    CALL_INT(" conn for domain", virDomainSetMaxMemory, (void *) conn, 1024);
    CALL_INT(" stream for domain", virDomainSetMaxMemory, (void *) stream, 1024);
    CALL_INT(" conn for domain", virDomainSetMemory, (void *) conn, 1024);
    CALL_INT(" stream for domain", virDomainSetMemory, (void *) stream, 1024);
    CALL_INT(" conn for domain", virDomainSetMemoryFlags, (void *) conn, 1024, 0);
    CALL_INT(" stream for domain", virDomainSetMemoryFlags, (void *) stream, 1024, 0);
    CALL_INT(" conn for domain", virDomainSetMemoryParameters, (void *) conn, unknown_parameter(),
        1, 0);
    CALL_INT(" stream for domain", virDomainSetMemoryParameters, (void *) stream,
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for domain", virDomainSetMemoryStatsPeriod, (void *) conn, 1, 0);
    CALL_INT(" stream for domain", virDomainSetMemoryStatsPeriod, (void *) stream, 1, 0);
    CALL_INT(" conn for domain", virDomainSetNumaParameters, (void *) conn, unknown_parameter(), 1,
        0);
    CALL_INT(" stream for domain", virDomainSetNumaParameters, (void *) stream,
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for domain", virDomainSetPerfEvents, (void *) conn, unknown_parameter(), 1, 0);
    CALL_INT(" stream for domain", virDomainSetPerfEvents, (void *) stream, unknown_parameter(), 1,
        0);
    CALL_INT(" conn for domain", virDomainSetSchedulerParameters, (void *) conn,
        unknown_parameter(), 1);
    CALL_INT(" stream for domain", virDomainSetSchedulerParameters, (void *) stream,
        unknown_parameter(), 1);
    CALL_INT(" conn for domain", virDomainSetSchedulerParametersFlags, (void *) conn,
        unknown_parameter(), 1, 0);
    CALL_INT(" stream for domain", virDomainSetSchedulerParametersFlags, (void *) stream,
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for dom", virDomainSetThrottleGroup, (void *) conn, "group",
        unknown_parameter(), 1, 0);
    CALL_INT(" stream for dom", virDomainSetThrottleGroup, (void *) stream, "group",
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for dom", virDomainSetTime, (void *) conn, 1, 0, 0);
    CALL_INT(" stream for dom", virDomainSetTime, (void *) stream, 1, 0, 0);
    CALL_INT(" conn for dom", virDomainSetUserPassword, (void *) conn, "user", "password", 0);
    CALL_INT(" stream for dom", virDomainSetUserPassword, (void *) stream, "user", "password", 0);
    CALL_INT(" conn for domain", virDomainSetVcpu, (void *) conn, "0", 1, 0);
    CALL_INT(" stream for domain", virDomainSetVcpu, (void *) stream, "0", 1, 0);
    CALL_INT(" conn for domain", virDomainSetVcpus, (void *) conn, 1);
    CALL_INT(" stream for domain", virDomainSetVcpus, (void *) stream, 1);
    CALL_INT(" conn for domain", virDomainSetVcpusFlags, (void *) conn, 1, 0);
    CALL_INT(" stream for domain", virDomainSetVcpusFlags, (void *) stream, 1, 0);
    CALL_INT(" conn for domain", virDomainStartDirtyRateCalc, (void *) conn, 1, 0);
    CALL_INT(" stream for domain", virDomainStartDirtyRateCalc, (void *) stream, 1, 0);
    CALL_INT(" conn for domain", virDomainUpdateDeviceFlags, (void *) conn, DISK_XML, 0);
    CALL_INT(" stream for domain", virDomainUpdateDeviceFlags, (void *) stream, DISK_XML, 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
