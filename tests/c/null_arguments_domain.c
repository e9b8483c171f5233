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
    virStreamPtr stream = get_stream(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_INT(" iothread_id 0", virDomainAddIOThread, domain, 0, 0);
    CALL_INT(" timeout 0", virDomainAgentSetResponseTimeout, domain, 0, 0);
    CALL_INT(" timeout -1", virDomainAgentSetResponseTimeout, domain, -1, 0);
    CALL_INT(" xml NULL", virDomainAttachDevice, domain, NULL);
    CALL_INT(" xml empty", virDomainAttachDevice, domain, "");
    CALL_INT(" xml NULL", virDomainAttachDeviceFlags, domain, NULL, 0);
    CALL_INT(" xml empty", virDomainAttachDeviceFlags, domain, "", 0);
    CALL_INT(" user NULL", virDomainAuthorizedSSHKeysGet, domain, NULL, out(2), 0);
    CALL_INT(" user empty", virDomainAuthorizedSSHKeysGet, domain, "", out(2), 0);
    CALL_INT(" keys NULL", virDomainAuthorizedSSHKeysGet, domain, "user", NULL, 0);
    CALL_INT(" user NULL", virDomainAuthorizedSSHKeysSet, domain, NULL, one_string("string"), 1, 0);
    CALL_INT(" user empty", virDomainAuthorizedSSHKeysSet, domain, "", one_string("string"), 1, 0);
    CALL_INT(" keys NULL", virDomainAuthorizedSSHKeysSet, domain, "user", NULL, 1, 0);
    CALL_INT(" nkeys 0", virDomainAuthorizedSSHKeysSet, domain, "user", one_string("string"), 0, 0);
    CALL_INT(" keys NULL nkeys 0", virDomainAuthorizedSSHKeysSet, domain, "user", NULL, 0, 0);
    CALL_INT(" disk NULL", virDomainBlockCommit, domain, NULL, "base", "top", 0, 0);
    CALL_INT(" disk empty", virDomainBlockCommit, domain, "", "base", "top", 0, 0);
    CALL_INT(" base NULL", virDomainBlockCommit, domain, "vda", NULL, "top", 0, 0);
    CALL_INT(" base empty", virDomainBlockCommit, domain, "vda", "", "top", 0, 0);
    CALL_INT(" top NULL", virDomainBlockCommit, domain, "vda", "base", NULL, 0, 0);
    CALL_INT(" top empty", virDomainBlockCommit, domain, "vda", "base", "", 0, 0);
    CALL_INT(" disk NULL", virDomainBlockCopy, domain, NULL, "<disk/>", unknown_parameter(), 1, 0);
    CALL_INT(" disk empty", virDomainBlockCopy, domain, "", "<disk/>", unknown_parameter(), 1, 0);
    CALL_INT(" destxml NULL", virDomainBlockCopy, domain, "vda", NULL, unknown_parameter(), 1, 0);
    CALL_INT(" destxml empty", virDomainBlockCopy, domain, "vda", "", unknown_parameter(), 1, 0);
    CALL_INT(" params NULL", virDomainBlockCopy, domain, "vda", "<disk/>", NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainBlockCopy, domain, "vda", "<disk/>", unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainBlockCopy, domain, "vda", "<disk/>", unknown_parameter(), -1,
        0);
    CALL_INT(" disk NULL", virDomainBlockJobAbort, domain, NULL, 0);
    CALL_INT(" disk empty", virDomainBlockJobAbort, domain, "", 0);
    CALL_INT(" disk NULL", virDomainBlockJobSetSpeed, domain, NULL, 0, 0);
    CALL_INT(" disk empty", virDomainBlockJobSetSpeed, domain, "", 0, 0);
    CALL_INT(" disk NULL", virDomainBlockPeek, domain, NULL, 0, 16, out(4), 0);
    CALL_INT(" disk empty", virDomainBlockPeek, domain, "", 0, 16, out(4), 0);
    CALL_INT(" size 0", virDomainBlockPeek, domain, "vda", 0, 0, out(4), 0);
    CALL_INT(" buffer NULL", virDomainBlockPeek, domain, "vda", 0, 16, NULL, 0);
    CALL_INT(" disk NULL", virDomainBlockPull, domain, NULL, 0, 0);
    CALL_INT(" disk empty", virDomainBlockPull, domain, "", 0, 0);
    CALL_INT(" disk NULL", virDomainBlockRebase, domain, NULL, "base", 0, 0);
    CALL_INT(" disk empty", virDomainBlockRebase, domain, "", "base", 0, 0);
    CALL_INT(" base NULL", virDomainBlockRebase, domain, "vda", NULL, 0, 0);
    CALL_INT(" base empty", virDomainBlockRebase, domain, "vda", "", 0, 0);
    CALL_INT(" disk NULL", virDomainBlockResize, domain, NULL, 16, 0);
    CALL_INT(" disk empty", virDomainBlockResize, domain, "", 16, 0);
    CALL_INT(" size 0", virDomainBlockResize, domain, "vda", 0, 0);
    CALL_INT(" disk NULL", virDomainBlockStats, domain, NULL, out(2),
        sizeof(virDomainBlockStatsStruct));
    CALL_INT(" disk empty", virDomainBlockStats, domain, "", out(2),
        sizeof(virDomainBlockStatsStruct));
    CALL_INT(" stats NULL", virDomainBlockStats, domain, "vda", NULL,
        sizeof(virDomainBlockStatsStruct));
    CALL_INT(" size 0", virDomainBlockStats, domain, "vda", out(2), 0);
    CALL_INT(" disk NULL", virDomainBlockStatsFlags, domain, NULL, out(2), number(3, 16), 0);
    CALL_INT(" disk empty", virDomainBlockStatsFlags, domain, "", out(2), number(3, 16), 0);
    CALL_INT(" params NULL", virDomainBlockStatsFlags, domain, "vda", NULL, number(3, 16), 0);
    CALL_INT(" nparams NULL", virDomainBlockStatsFlags, domain, "vda", out(2), NULL, 0);
    CALL_INT(" nparams 0", virDomainBlockStatsFlags, domain, "vda", out(2), number(3, 0), 0);
    CALL_INT(" nparams -1", virDomainBlockStatsFlags, domain, "vda", out(2), number(3, -1), 0);
    CALL_INT(" to NULL", virDomainCoreDump, domain, NULL, 0);
    CALL_INT(" to empty", virDomainCoreDump, domain, "", 0);
    CALL_INT(" to NULL", virDomainCoreDumpWithFormat, domain, NULL, 0, 0);
    CALL_INT(" to empty", virDomainCoreDumpWithFormat, domain, "", 0, 0);
    CALL_INT(" iothread_id 0", virDomainDelIOThread, domain, 0, 0);
    CALL_INT(" group NULL", virDomainDelThrottleGroup, domain, NULL, 0);
    CALL_INT(" group empty", virDomainDelThrottleGroup, domain, "", 0);
    CALL_INT(" xml NULL", virDomainDetachDevice, domain, NULL);
    CALL_INT(" xml empty", virDomainDetachDevice, domain, "");
    CALL_INT(" alias NULL", virDomainDetachDeviceAlias, domain, NULL, 0);
    CALL_INT(" alias empty", virDomainDetachDeviceAlias, domain, "", 0);
    CALL_INT(" xml NULL", virDomainDetachDeviceFlags, domain, NULL, 0);
    CALL_INT(" xml empty", virDomainDetachDeviceFlags, domain, "", 0);
    CALL_INT(" name NULL", virDomainFDAssociate, domain, NULL, 1, out(3), 0);
    CALL_INT(" name empty", virDomainFDAssociate, domain, "", 1, out(3), 0);
    CALL_INT(" nfds 0", virDomainFDAssociate, domain, "name", 0, out(3), 0);
    CALL_INT(" fds NULL", virDomainFDAssociate, domain, "name", 1, NULL, 0);
    CALL_INT(" mountpoints NULL", virDomainFSFreeze, domain, NULL, 1, 0);
    CALL_INT(" nmountpoints 0", virDomainFSFreeze, domain, one_string("string"), 0, 0);
    CALL_INT(" mountpoints NULL nmountpoints 0", virDomainFSFreeze, domain, NULL, 0, 0);
    CALL_INT(" mountpoints NULL", virDomainFSThaw, domain, NULL, 1, 0);
    CALL_INT(" nmountpoints 0", virDomainFSThaw, domain, one_string("string"), 0, 0);
    CALL_INT(" mountpoints NULL nmountpoints 0", virDomainFSThaw, domain, NULL, 0, 0);
    CALL_INT(" mountPoint NULL", virDomainFSTrim, domain, NULL, 0, 0);
    CALL_INT(" mountPoint empty", virDomainFSTrim, domain, "", 0, 0);
    CALL_INT(" autostart NULL", virDomainGetAutostartOnce, domain, NULL);
    CALL_INT(" params NULL", virDomainGetBlkioParameters, domain, NULL, number(2, 16), 0);
    CALL_INT(" nparams NULL", virDomainGetBlkioParameters, domain, out(1), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetBlkioParameters, domain, out(1), number(2, 0), 0);
    CALL_INT(" nparams -1", virDomainGetBlkioParameters, domain, out(1), number(2, -1), 0);
    CALL_INT(" disk NULL", virDomainGetBlockInfo, domain, NULL, out(2), 0);
    CALL_INT(" disk empty", virDomainGetBlockInfo, domain, "", out(2), 0);
    CALL_INT(" info NULL", virDomainGetBlockInfo, domain, "vda", NULL, 0);
    CALL_INT(" disk NULL", virDomainGetBlockIoTune, domain, NULL, out(2), number(3, 16), 0);
    CALL_INT(" disk empty", virDomainGetBlockIoTune, domain, "", out(2), number(3, 16), 0);
    CALL_INT(" params NULL", virDomainGetBlockIoTune, domain, "vda", NULL, number(3, 16), 0);
    CALL_INT(" nparams NULL", virDomainGetBlockIoTune, domain, "vda", out(2), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetBlockIoTune, domain, "vda", out(2), number(3, 0), 0);
    CALL_INT(" nparams -1", virDomainGetBlockIoTune, domain, "vda", out(2), number(3, -1), 0);
    CALL_INT(" disk NULL", virDomainGetBlockJobInfo, domain, NULL, out(2), 0);
    CALL_INT(" disk empty", virDomainGetBlockJobInfo, domain, "", out(2), 0);
    CALL_INT(" info NULL", virDomainGetBlockJobInfo, domain, "vda", NULL, 0);
    CALL_INT(" params NULL", virDomainGetCPUStats, domain, NULL, 1, 0, 1, 0);
    CALL_INT(" nparams 0", virDomainGetCPUStats, domain, out(1), 0, 0, 1, 0);
    CALL_INT(" start_cpu -1", virDomainGetCPUStats, domain, out(1), 1, -1, 1, 0);
    CALL_INT(" ncpus 0", virDomainGetCPUStats, domain, out(1), 1, 0, 0, 0);
    CALL_INT(" info NULL", virDomainGetControlInfo, domain, NULL, 0);
    CALL_INT(" errors NULL", virDomainGetDiskErrors, domain, NULL, 4, 0);
    CALL_INT(" maxerrors 0", virDomainGetDiskErrors, domain, out(1), 0, 0);
    CALL_INT(" cpumap NULL", virDomainGetEmulatorPinInfo, domain, NULL, 1, 0);
    CALL_INT(" maplen 0", virDomainGetEmulatorPinInfo, domain, out(1), 0, 0);
    CALL_INT(" maplen -1", virDomainGetEmulatorPinInfo, domain, out(1), -1, 0);
    CALL_INT(" cpumap NULL maplen 0", virDomainGetEmulatorPinInfo, domain, NULL, 0, 0);
    CALL_INT(" info NULL", virDomainGetFSInfo, domain, NULL, 0);
    CALL_INT(" params NULL", virDomainGetGuestInfo, domain, 0, NULL, number(3, 16), 0);
    CALL_INT(" nparams NULL", virDomainGetGuestInfo, domain, 0, out(2), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetGuestInfo, domain, 0, out(2), number(3, 0), 0);
    CALL_INT(" nparams -1", virDomainGetGuestInfo, domain, 0, out(2), number(3, -1), 0);
    CALL_INT(" params NULL", virDomainGetGuestVcpus, domain, NULL, number(2, 16), 0);
    CALL_INT(" nparams NULL", virDomainGetGuestVcpus, domain, out(1), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetGuestVcpus, domain, out(1), number(2, 0), 0);
    CALL_INT(" nparams -1", virDomainGetGuestVcpus, domain, out(1), number(2, -1), 0);
    CALL_INT(" info NULL", virDomainGetIOThreadInfo, domain, NULL, 0);
    CALL_INT(" device empty", virDomainGetInterfaceParameters, domain, "", out(2), number(3, 16),
        0);
    CALL_INT(" params NULL", virDomainGetInterfaceParameters, domain, "vnet0", NULL, number(3, 16),
        0);
    CALL_INT(" nparams NULL", virDomainGetInterfaceParameters, domain, "vnet0", out(2), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetInterfaceParameters, domain, "vnet0", out(2), number(3, 0),
        0);
    CALL_INT(" nparams -1", virDomainGetInterfaceParameters, domain, "vnet0", out(2),
        number(3, -1), 0);
    CALL_INT(" info NULL", virDomainGetJobInfo, domain, NULL);
    CALL_INT(" type NULL", virDomainGetJobStats, domain, NULL, out(2), number(3, 16), 0);
    CALL_INT(" params NULL", virDomainGetJobStats, domain, out(1), NULL, number(3, 16), 0);
    CALL_INT(" nparams NULL", virDomainGetJobStats, domain, out(1), out(2), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetJobStats, domain, out(1), out(2), number(3, 0), 0);
    CALL_INT(" nparams -1", virDomainGetJobStats, domain, out(1), out(2), number(3, -1), 0);
    CALL_INT(" params NULL", virDomainGetLaunchSecurityInfo, domain, NULL, number(2, 16), 0);
    CALL_INT(" nparams NULL", virDomainGetLaunchSecurityInfo, domain, out(1), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetLaunchSecurityInfo, domain, out(1), number(2, 0), 0);
    CALL_INT(" nparams -1", virDomainGetLaunchSecurityInfo, domain, out(1), number(2, -1), 0);
    CALL_INT(" params NULL", virDomainGetMemoryParameters, domain, NULL, number(2, 16), 0);
    CALL_INT(" nparams NULL", virDomainGetMemoryParameters, domain, out(1), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetMemoryParameters, domain, out(1), number(2, 0), 0);
    CALL_INT(" nparams -1", virDomainGetMemoryParameters, domain, out(1), number(2, -1), 0);
    CALL_INT(" msgs NULL", virDomainGetMessages, domain, NULL, 0);
    CALL_INT(" params NULL", virDomainGetNumaParameters, domain, NULL, number(2, 16), 0);
    CALL_INT(" nparams NULL", virDomainGetNumaParameters, domain, out(1), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetNumaParameters, domain, out(1), number(2, 0), 0);
    CALL_INT(" nparams -1", virDomainGetNumaParameters, domain, out(1), number(2, -1), 0);
    CALL_INT(" params NULL", virDomainGetPerfEvents, domain, NULL, number(2, 16), 0);
    CALL_INT(" nparams NULL", virDomainGetPerfEvents, domain, out(1), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetPerfEvents, domain, out(1), number(2, 0), 0);
    CALL_INT(" nparams -1", virDomainGetPerfEvents, domain, out(1), number(2, -1), 0);
    CALL_INT(" params NULL", virDomainGetSchedulerParameters, domain, NULL, number(2, 16));
    CALL_INT(" nparams NULL", virDomainGetSchedulerParameters, domain, out(1), NULL);
    CALL_INT(" nparams 0", virDomainGetSchedulerParameters, domain, out(1), number(2, 0));
    CALL_INT(" nparams -1", virDomainGetSchedulerParameters, domain, out(1), number(2, -1));
    CALL_INT(" params NULL", virDomainGetSchedulerParametersFlags, domain, NULL, number(2, 16), 0);
    CALL_INT(" nparams NULL", virDomainGetSchedulerParametersFlags, domain, out(1), NULL, 0);
    CALL_INT(" nparams 0", virDomainGetSchedulerParametersFlags, domain, out(1), number(2, 0), 0);
    CALL_INT(" nparams -1", virDomainGetSchedulerParametersFlags, domain, out(1), number(2, -1), 0);
    CALL_POINTER(" nparams NULL", virDomainGetSchedulerType, domain, NULL);
    CALL_POINTER(" nparams 0", virDomainGetSchedulerType, domain, number(1, 0));
    CALL_POINTER(" nparams -1", virDomainGetSchedulerType, domain, number(1, -1));
    CALL_INT(" seclabel NULL", virDomainGetSecurityLabel, domain, NULL);
    CALL_INT(" seclabels NULL", virDomainGetSecurityLabelList, domain, NULL);
    CALL_INT(" ncpumaps 0", virDomainGetVcpuPinInfo, domain, 0, out(2), 1, 0);
    CALL_INT(" ncpumaps -1", virDomainGetVcpuPinInfo, domain, -1, out(2), 1, 0);
    CALL_INT(" cpumaps NULL", virDomainGetVcpuPinInfo, domain, 1, NULL, 1, 0);
    CALL_INT(" maplen 0", virDomainGetVcpuPinInfo, domain, 1, out(2), 0, 0);
    CALL_INT(" maplen -1", virDomainGetVcpuPinInfo, domain, 1, out(2), -1, 0);
    CALL_INT(" cpumaps NULL maplen 0", virDomainGetVcpuPinInfo, domain, 1, NULL, 0, 0);
    CALL_INT(" info NULL", virDomainGetVcpus, domain, NULL, 1, out(3), 1);
    CALL_INT(" maxinfo 0", virDomainGetVcpus, domain, out(1), 0, out(3), 1);
    CALL_INT(" maxinfo -1", virDomainGetVcpus, domain, out(1), -1, out(3), 1);
    CALL_INT(" cpumaps NULL", virDomainGetVcpus, domain, out(1), 1, NULL, 1);
    CALL_INT(" maplen 0", virDomainGetVcpus, domain, out(1), 1, out(3), 0);
    CALL_INT(" maplen -1", virDomainGetVcpus, domain, out(1), 1, out(3), -1);
    CALL_INT(" cpumaps NULL maplen 0", virDomainGetVcpus, domain, out(1), 1, NULL, 0);
    CALL_INT(" ifaces NULL", virDomainInterfaceAddresses, domain, NULL, 0, 0);
    CALL_INT(" device NULL", virDomainInterfaceStats, domain, NULL, out(2),
        sizeof(virDomainInterfaceStatsStruct));
    CALL_INT(" device empty", virDomainInterfaceStats, domain, "", out(2),
        sizeof(virDomainInterfaceStatsStruct));
    CALL_INT(" stats NULL", virDomainInterfaceStats, domain, "vnet0", NULL,
        sizeof(virDomainInterfaceStatsStruct));
    CALL_INT(" size 0", virDomainInterfaceStats, domain, "vnet0", out(2), 0);
    CALL_INT(" retStats NULL", virDomainListGetStats, one_domain(domain), 0, NULL, 0);
    CALL_INT(" dxml NULL", virDomainManagedSaveDefineXML, domain, NULL, 0);
    CALL_INT(" dxml empty", virDomainManagedSaveDefineXML, domain, "", 0);
    CALL_INT(" size 0", virDomainMemoryPeek, domain, 0, 0, out(3), VIR_MEMORY_VIRTUAL);
    CALL_INT(" buffer NULL", virDomainMemoryPeek, domain, 0, 16, NULL, VIR_MEMORY_VIRTUAL);
    CALL_INT(" stats NULL", virDomainMemoryStats, domain, NULL, 4, 0);
    CALL_INT(" nr_stats 0", virDomainMemoryStats, domain, out(1), 0, 0);
    CALL_POINTER(" dconn NULL", virDomainMigrate, domain, NULL, 0, "moved", "http://example.org/m",
        0);
    CALL_POINTER(" dname NULL", virDomainMigrate, domain, conn, 0, NULL, "http://example.org/m", 0);
    CALL_POINTER(" dname empty", virDomainMigrate, domain, conn, 0, "", "http://example.org/m", 0);
    CALL_POINTER(" uri NULL", virDomainMigrate, domain, conn, 0, "moved", NULL, 0);
    CALL_POINTER(" uri empty", virDomainMigrate, domain, conn, 0, "moved", "", 0);
    CALL_POINTER(" dconn NULL", virDomainMigrate2, domain, NULL, "<domain/>", 0, "moved",
        "http://example.org/m", 0);
    CALL_POINTER(" dxml NULL", virDomainMigrate2, domain, conn, NULL, 0, "moved",
        "http://example.org/m", 0);
    CALL_POINTER(" dxml empty", virDomainMigrate2, domain, conn, "", 0, "moved",
        "http://example.org/m", 0);
    CALL_POINTER(" dname NULL", virDomainMigrate2, domain, conn, "<domain/>", 0, NULL,
        "http://example.org/m", 0);
    CALL_POINTER(" dname empty", virDomainMigrate2, domain, conn, "<domain/>", 0, "",
        "http://example.org/m", 0);
    CALL_POINTER(" uri NULL", virDomainMigrate2, domain, conn, "<domain/>", 0, "moved", NULL, 0);
    CALL_POINTER(" uri empty", virDomainMigrate2, domain, conn, "<domain/>", 0, "moved", "", 0);
    CALL_POINTER(" nparams 0", virDomainMigrate3, domain, conn, unknown_parameter(), 0, 0);
    CALL_INT(" cacheSize NULL", virDomainMigrateGetCompressionCache, domain, NULL, 0);
    CALL_INT(" downtime NULL", virDomainMigrateGetMaxDowntime, domain, NULL, 0);
    CALL_INT(" bandwidth NULL", virDomainMigrateGetMaxSpeed, domain, NULL, 0);
    CALL_INT(" duri NULL", virDomainMigrateToURI, domain, NULL, 0, "moved", 0);
    CALL_INT(" duri empty", virDomainMigrateToURI, domain, "", 0, "moved", 0);
    CALL_INT(" dname NULL", virDomainMigrateToURI, domain, "test:///default", 0, NULL, 0);
    CALL_INT(" dname empty", virDomainMigrateToURI, domain, "test:///default", 0, "", 0);
    CALL_INT(" dconnuri NULL", virDomainMigrateToURI2, domain, NULL, "tcp:nowhere", "<domain/>", 0,
        "moved", 0);
    CALL_INT(" dconnuri empty", virDomainMigrateToURI2, domain, "", "tcp:nowhere", "<domain/>", 0,
        "moved", 0);
    CALL_INT(" miguri NULL", virDomainMigrateToURI2, domain, "test:///default", NULL, "<domain/>",
        0, "moved", 0);
    CALL_INT(" miguri empty", virDomainMigrateToURI2, domain, "test:///default", "", "<domain/>",
        0, "moved", 0);
    CALL_INT(" dxml NULL", virDomainMigrateToURI2, domain, "test:///default", "tcp:nowhere", NULL,
        0, "moved", 0);
    CALL_INT(" dxml empty", virDomainMigrateToURI2, domain, "test:///default", "tcp:nowhere", "",
        0, "moved", 0);
    CALL_INT(" dname NULL", virDomainMigrateToURI2, domain, "test:///default", "tcp:nowhere",
        "<domain/>", 0, NULL, 0);
    CALL_INT(" dname empty", virDomainMigrateToURI2, domain, "test:///default", "tcp:nowhere",
        "<domain/>", 0, "", 0);
    CALL_INT(" dconnuri NULL", virDomainMigrateToURI3, domain, NULL, unknown_parameter(), 1, 0);
    CALL_INT(" dconnuri empty", virDomainMigrateToURI3, domain, "", unknown_parameter(), 1, 0);
    CALL_INT(" params NULL", virDomainMigrateToURI3, domain, "test:///default", NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainMigrateToURI3, domain, "test:///default", unknown_parameter(),
        0, 0);
    CALL_INT(" name NULL", virDomainOpenChannel, domain, NULL, stream, 0);
    CALL_INT(" name empty", virDomainOpenChannel, domain, "", stream, 0);
    CALL_INT(" st NULL", virDomainOpenChannel, domain, "name", NULL, 0);
    CALL_INT(" dev_name NULL", virDomainOpenConsole, domain, NULL, stream, 0);
    CALL_INT(" dev_name empty", virDomainOpenConsole, domain, "", stream, 0);
    CALL_INT(" st NULL", virDomainOpenConsole, domain, "console0", NULL, 0);
    CALL_INT(" cpumap NULL", virDomainPinEmulator, domain, NULL, 1, 0);
    CALL_INT(" maplen 0", virDomainPinEmulator, domain, out(1), 0, 0);
    CALL_INT(" maplen -1", virDomainPinEmulator, domain, out(1), -1, 0);
    CALL_INT(" cpumap NULL maplen 0", virDomainPinEmulator, domain, NULL, 0, 0);
    CALL_INT(" iothread_id 0", virDomainPinIOThread, domain, 0, out(2), 1, 0);
    CALL_INT(" cpumap NULL", virDomainPinIOThread, domain, 1, NULL, 1, 0);
    CALL_INT(" maplen 0", virDomainPinIOThread, domain, 1, out(2), 0, 0);
    CALL_INT(" maplen -1", virDomainPinIOThread, domain, 1, out(2), -1, 0);
    CALL_INT(" cpumap NULL maplen 0", virDomainPinIOThread, domain, 1, NULL, 0, 0);
    CALL_INT(" cpumap NULL", virDomainPinVcpu, domain, 0, NULL, 1);
    CALL_INT(" maplen 0", virDomainPinVcpu, domain, 0, out(2), 0);
    CALL_INT(" maplen -1", virDomainPinVcpu, domain, 0, out(2), -1);
    CALL_INT(" cpumap NULL maplen 0", virDomainPinVcpu, domain, 0, NULL, 0);
    CALL_INT(" cpumap NULL", virDomainPinVcpuFlags, domain, 0, NULL, 1, 0);
    CALL_INT(" maplen 0", virDomainPinVcpuFlags, domain, 0, out(2), 0, 0);
    CALL_INT(" maplen -1", virDomainPinVcpuFlags, domain, 0, out(2), -1, 0);
    CALL_INT(" cpumap NULL maplen 0", virDomainPinVcpuFlags, domain, 0, NULL, 0, 0);
    CALL_INT(" from NULL", virDomainRestore, conn, NULL);
    CALL_INT(" from empty", virDomainRestore, conn, "");
    CALL_INT(" from NULL", virDomainRestoreFlags, conn, NULL, "<domain/>", 0);
    CALL_INT(" from empty", virDomainRestoreFlags, conn, "", "<domain/>", 0);
    CALL_INT(" dxml NULL", virDomainRestoreFlags, conn, "/nonexistent/image", NULL, 0);
    CALL_INT(" dxml empty", virDomainRestoreFlags, conn, "/nonexistent/image", "", 0);
    CALL_INT(" params NULL", virDomainRestoreParams, conn, NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainRestoreParams, conn, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainRestoreParams, conn, unknown_parameter(), -1, 0);
    CALL_INT(" to NULL", virDomainSave, domain, NULL);
    CALL_INT(" to empty", virDomainSave, domain, "");
    CALL_INT(" to NULL", virDomainSaveFlags, domain, NULL, "<domain/>", 0);
    CALL_INT(" to empty", virDomainSaveFlags, domain, "", "<domain/>", 0);
    CALL_INT(" dxml NULL", virDomainSaveFlags, domain, "/nonexistent/image", NULL, 0);
    CALL_INT(" dxml empty", virDomainSaveFlags, domain, "/nonexistent/image", "", 0);
    CALL_INT(" file NULL", virDomainSaveImageDefineXML, conn, NULL, "<domain/>", 0);
    CALL_INT(" file empty", virDomainSaveImageDefineXML, conn, "", "<domain/>", 0);
    CALL_INT(" dxml NULL", virDomainSaveImageDefineXML, conn, "/nonexistent/image", NULL, 0);
    CALL_INT(" dxml empty", virDomainSaveImageDefineXML, conn, "/nonexistent/image", "", 0);
    CALL_POINTER(" file NULL", virDomainSaveImageGetXMLDesc, conn, NULL, 0);
    CALL_POINTER(" file empty", virDomainSaveImageGetXMLDesc, conn, "", 0);
    CALL_INT(" params NULL", virDomainSaveParams, domain, NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSaveParams, domain, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainSaveParams, domain, unknown_parameter(), -1, 0);
    CALL_POINTER(" stream NULL", virDomainScreenshot, domain, NULL, 0, 0);
    CALL_INT(" keycodes NULL", virDomainSendKey, domain, 0, 0, NULL, 1, 0);
    CALL_INT(" nkeycodes 0", virDomainSendKey, domain, 0, 0, out(3), 0, 0);
    CALL_INT(" nkeycodes -1", virDomainSendKey, domain, 0, 0, out(3), -1, 0);
    CALL_INT(" keycodes NULL nkeycodes 0", virDomainSendKey, domain, 0, 0, NULL, 0, 0);
    CALL_INT(" autostart 0", virDomainSetAutostartOnce, domain, 0);
    CALL_INT(" autostart -1", virDomainSetAutostartOnce, domain, -1);
    CALL_INT(" params NULL", virDomainSetBlkioParameters, domain, NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSetBlkioParameters, domain, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainSetBlkioParameters, domain, unknown_parameter(), -1, 0);
    CALL_INT(" disk NULL", virDomainSetBlockIoTune, domain, NULL, unknown_parameter(), 1, 0);
    CALL_INT(" disk empty", virDomainSetBlockIoTune, domain, "", unknown_parameter(), 1, 0);
    CALL_INT(" params NULL", virDomainSetBlockIoTune, domain, "vda", NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSetBlockIoTune, domain, "vda", unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainSetBlockIoTune, domain, "vda", unknown_parameter(), -1, 0);
    CALL_INT(" dev NULL", virDomainSetBlockThreshold, domain, NULL, 0, 0);
    CALL_INT(" dev empty", virDomainSetBlockThreshold, domain, "", 0, 0);
    CALL_INT(" cpumap NULL", virDomainSetGuestVcpus, domain, NULL, 0, 0);
    CALL_INT(" cpumap empty", virDomainSetGuestVcpus, domain, "", 0, 0);
    CALL_INT(" iothread_id 0", virDomainSetIOThreadParams, domain, 0, unknown_parameter(), 1, 0);
    CALL_INT(" params NULL", virDomainSetIOThreadParams, domain, 1, NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSetIOThreadParams, domain, 1, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainSetIOThreadParams, domain, 1, unknown_parameter(), -1, 0);
    CALL_INT(" device NULL", virDomainSetInterfaceParameters, domain, NULL, unknown_parameter(), 1,
        0);
    CALL_INT(" device empty", virDomainSetInterfaceParameters, domain, "", unknown_parameter(), 1,
        0);
    CALL_INT(" params NULL", virDomainSetInterfaceParameters, domain, "vnet0", NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSetInterfaceParameters, domain, "vnet0", unknown_parameter(),
        0, 0);
    CALL_INT(" nparams -1", virDomainSetInterfaceParameters, domain, "vnet0", unknown_parameter(),
        -1, 0);
    CALL_INT(" params NULL", virDomainSetLaunchSecurityState, domain, NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSetLaunchSecurityState, domain, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainSetLaunchSecurityState, domain, unknown_parameter(), -1, 0);
    CALL_INT(" memory 0", virDomainSetMaxMemory, domain, 0);
    CALL_INT(" memory 0", virDomainSetMemory, domain, 0);
    CALL_INT(" memory 0", virDomainSetMemoryFlags, domain, 0, 0);
    CALL_INT(" params NULL", virDomainSetMemoryParameters, domain, NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSetMemoryParameters, domain, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainSetMemoryParameters, domain, unknown_parameter(), -1, 0);
    CALL_INT(" period 0", virDomainSetMemoryStatsPeriod, domain, 0, 0);
    CALL_INT(" period -1", virDomainSetMemoryStatsPeriod, domain, -1, 0);
    CALL_INT(" params NULL", virDomainSetNumaParameters, domain, NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSetNumaParameters, domain, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainSetNumaParameters, domain, unknown_parameter(), -1, 0);
    CALL_INT(" params NULL", virDomainSetPerfEvents, domain, NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSetPerfEvents, domain, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainSetPerfEvents, domain, unknown_parameter(), -1, 0);
    CALL_INT(" params NULL", virDomainSetSchedulerParameters, domain, NULL, 1);
    CALL_INT(" nparams 0", virDomainSetSchedulerParameters, domain, unknown_parameter(), 0);
    CALL_INT(" nparams -1", virDomainSetSchedulerParameters, domain, unknown_parameter(), -1);
    CALL_INT(" params NULL", virDomainSetSchedulerParametersFlags, domain, NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSetSchedulerParametersFlags, domain, unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainSetSchedulerParametersFlags, domain, unknown_parameter(), -1,
        0);
    CALL_INT(" group NULL", virDomainSetThrottleGroup, domain, NULL, unknown_parameter(), 1, 0);
    CALL_INT(" group empty", virDomainSetThrottleGroup, domain, "", unknown_parameter(), 1, 0);
    CALL_INT(" params NULL", virDomainSetThrottleGroup, domain, "group", NULL, 1, 0);
    CALL_INT(" nparams 0", virDomainSetThrottleGroup, domain, "group", unknown_parameter(), 0, 0);
    CALL_INT(" nparams -1", virDomainSetThrottleGroup, domain, "group", unknown_parameter(), -1, 0);
    CALL_INT(" seconds 0", virDomainSetTime, domain, 0, 0, 0);
    CALL_INT(" seconds -1", virDomainSetTime, domain, -1, 0, 0);
    CALL_INT(" user NULL", virDomainSetUserPassword, domain, NULL, "password", 0);
    CALL_INT(" user empty", virDomainSetUserPassword, domain, "", "password", 0);
    CALL_INT(" password NULL", virDomainSetUserPassword, domain, "user", NULL, 0);
    CALL_INT(" password empty", virDomainSetUserPassword, domain, "user", "", 0);
    CALL_INT(" vcpumap NULL", virDomainSetVcpu, domain, NULL, 1, 0);
    CALL_INT(" vcpumap empty", virDomainSetVcpu, domain, "", 1, 0);
    CALL_INT(" nvcpus 0", virDomainSetVcpus, domain, 0);
    CALL_INT(" nvcpus 0", virDomainSetVcpusFlags, domain, 0, 0);
    CALL_INT(" seconds 0", virDomainStartDirtyRateCalc, domain, 0, 0);
    CALL_INT(" seconds -1", virDomainStartDirtyRateCalc, domain, -1, 0);
    CALL_INT(" xml NULL", virDomainUpdateDeviceFlags, domain, NULL, 0);
    CALL_INT(" xml empty", virDomainUpdateDeviceFlags, domain, "", 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
