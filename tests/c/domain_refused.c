/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the test driver does not do, asked for with arguments that are in order. */
#include "support/domains.h"

static void
jobs(virDomainPtr domain)
{
    virDomainJobInfo info;
    virTypedParameterPtr params = NULL;
    virDomainBlockJobInfo job;
    virDomainStatsRecordPtr *records = NULL;
    unsigned long long speed = 0;
    int count = 0;
    int type = 0;

    (void) records;
    REPORT(virDomainGetJobInfo(domain, &info));
    REPORT(virDomainGetJobStats(domain, &type, &params, &count, 0));
    REPORT(virDomainGetJobStats(domain, &type, &params, &count, VIR_DOMAIN_JOB_STATS_COMPLETED));
    REPORT(virDomainAbortJob(domain));
    REPORT(virDomainAbortJobFlags(domain, VIR_DOMAIN_ABORT_JOB_POSTCOPY));
    REPORT(virDomainBlockJobAbort(domain, "vda", 0));
    REPORT(virDomainGetBlockJobInfo(domain, "vda", &job, 0));
    REPORT(virDomainBlockJobSetSpeed(domain, "vda", 10, 0));
    REPORT(virDomainBlockPull(domain, "vda", 0, 0));
    REPORT(virDomainBlockRebase(domain, "vda", NULL, 0, 0));
    REPORT(virDomainBlockCopy(domain, "vda", "<disk type='file'><source file='/x'/></disk>", NULL, 0, 0));
    REPORT(virDomainBlockCommit(domain, "vda", NULL, NULL, 0, 0));
    REPORT(virDomainBlockResize(domain, "vda", 100, VIR_DOMAIN_BLOCK_RESIZE_BYTES));
    REPORT(virDomainSetBlockThreshold(domain, "vda", 100, 0));
    REPORT(virDomainBlockPeek(domain, "vda", 0, 1, &info, 0));
    REPORT(virDomainMigrateSetMaxDowntime(domain, 100, 0));
    REPORT(virDomainMigrateGetMaxDowntime(domain, &speed, 0));
    REPORT(virDomainMigrateSetMaxSpeed(domain, 100, 0));
    REPORT(virDomainMigrateGetMaxSpeed(domain, (unsigned long *) &speed, 0));
    REPORT(virDomainMigrateGetCompressionCache(domain, &speed, 0));
    REPORT(virDomainMigrateSetCompressionCache(domain, 100, 0));
    REPORT(virDomainMigrateStartPostCopy(domain, 0));
}

static void
guest(virDomainPtr domain)
{
    virTypedParameterPtr params = NULL;
    char **keys = NULL;
    int fds[1] = {0};
    int count = 0;

    REPORT(virDomainGetGuestVcpus(domain, &params, (unsigned int *) &count, 0));
    REPORT(virDomainSetGuestVcpus(domain, "0-1", 1, 0));
    REPORT(virDomainSetVcpu(domain, "0-1", 1, 0));
    REPORT(virDomainGetGuestInfo(domain, 0, &params, &count, 0));
    REPORT(virDomainAgentSetResponseTimeout(domain, 5, 0));
    REPORT(virDomainAuthorizedSSHKeysGet(domain, "root", &keys, 0));
    REPORT(virDomainPMSuspendForDuration(domain, VIR_NODE_SUSPEND_TARGET_MEM, 0, 0));
    REPORT(virDomainPMWakeup(domain, 0));
    REPORT_STRING(virDomainGetSchedulerType(domain, NULL));
    REPORT(virDomainSetLaunchSecurityState(domain, NULL, 0, 0));
    REPORT(virDomainStartDirtyRateCalc(domain, 1, 0));
    REPORT(virDomainSetMemoryFlags(domain, 1024, 8));
    REPORT(virDomainGetSecurityLabelList(domain, NULL));
    REPORT(virDomainGetAutostart(domain, &count));
    REPORT(virDomainOpenConsole(domain, NULL, get_stream(virDomainGetConnect(domain)), 0));
    REPORT(virDomainOpenChannel(domain, NULL, get_stream(virDomainGetConnect(domain)), 0));
    REPORT(virDomainOpenGraphics(domain, 0, 0, 0));
    REPORT(virDomainOpenGraphicsFD(domain, 0, 0));
    REPORT(virDomainFDAssociate(domain, "name", 1, fds, 0));
    REPORT(virDomainGraphicsReload(domain, 0, 0));
    REPORT(virDomainManagedSaveDefineXML(domain, DOMAIN_XML, 0));
    REPORT_STRING(virDomainManagedSaveGetXMLDesc(domain, 0));
    REPORT_STRING(virDomainGetXMLDesc(domain, 1 << 9));
    REPORT_STRING(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_UPDATE_CPU));
}

static void
migrate(virDomainPtr domain)
{
    virConnectPtr here = virDomainGetConnect(domain);
    virConnectPtr there = virConnectOpen("test:///default");
    virTypedParameterPtr params = NULL;
    int count = 0;
    int room = 0;
    const unsigned int flags[] = {
        0, VIR_MIGRATE_LIVE, VIR_MIGRATE_PEER2PEER, VIR_MIGRATE_PEER2PEER | VIR_MIGRATE_TUNNELLED,
        VIR_MIGRATE_TUNNELLED, VIR_MIGRATE_OFFLINE, VIR_MIGRATE_CHANGE_PROTECTION,
        VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC,
    };
    size_t each;

    require(there, "a second connection");
    virTypedParamsAddString(&params, &count, &room, VIR_MIGRATE_PARAM_DEST_NAME, "moved");
    for (each = 0; each < sizeof(flags) / sizeof(flags[0]); each++) {
        printf("flags %u\n", flags[each]);
        report_pointer("  one", virDomainMigrate(domain, there, flags[each], NULL, NULL, 0));
        report_pointer("  two", virDomainMigrate2(domain, there, NULL, flags[each], NULL, NULL, 0));
        report_pointer("  three", virDomainMigrate3(domain, there, params, (unsigned int) count,
                                                    flags[each]));
        report("  to", virDomainMigrateToURI(domain, "test:///default", flags[each], NULL, 0));
        report("  to 2", virDomainMigrateToURI2(domain, "test:///default", NULL, NULL, flags[each],
                                                NULL, 0));
        report("  to 3", virDomainMigrateToURI3(domain, "test:///default", params,
                                                (unsigned int) count, flags[each]));
    }
    REPORT_POINTER(virDomainMigrate(domain, here, 0, NULL, NULL, 0));
    virTypedParamsFree(params, count);
    virConnectClose(there);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain = get_domain(conn);

    printf("--- running\n");
    jobs(domain);
    guest(domain);
    migrate(domain);
    virDomainFree(domain);
    printf("--- off\n");
    domain = get_defined(conn);
    jobs(domain);
    guest(domain);
    migrate(domain);
    virDomainFree(domain);
    REPORT_STRING(virConnectDomainXMLFromNative(conn, "qemu-argv", "x", 0));
    REPORT_STRING(virConnectDomainXMLToNative(conn, "qemu-argv", DOMAIN_XML, 0));
    REPORT_STRING(virConnectFindStoragePoolSources(conn, "dir", NULL, 0));
    printf("left: %d\n", virConnectClose(conn) >= 0);
    return 0;
}
