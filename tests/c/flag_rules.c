/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Flags that exclude or need each other, and those a reader may not use:
 * refused before any driver is asked.
 */
#include "support/objects.h"

#define LIVE_AND_CONFIG (VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG)
#define RUNNING_AND_PAUSED (VIR_DOMAIN_SAVE_RUNNING | VIR_DOMAIN_SAVE_PAUSED)

static virTypedParameter room[16];
static unsigned char bytes[64];

static void
getters(virDomainPtr domain)
{
    virDomainIOThreadInfoPtr *threads = NULL;
    virTypedParameterPtr params = NULL;
    int count = 16;
    int type;

    REPORT(virDomainGetBlkioParameters(domain, room, &count, LIVE_AND_CONFIG));
    REPORT(virDomainGetBlockIoTune(domain, "vda", room, &count, LIVE_AND_CONFIG));
    REPORT(virDomainGetEmulatorPinInfo(domain, bytes, 1, LIVE_AND_CONFIG));
    REPORT(virDomainGetIOThreadInfo(domain, &threads, LIVE_AND_CONFIG));
    REPORT(virDomainGetMemoryParameters(domain, room, &count, LIVE_AND_CONFIG));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, NULL, LIVE_AND_CONFIG));
    REPORT(virDomainGetSchedulerParametersFlags(domain, room, &count, LIVE_AND_CONFIG));
    REPORT(virDomainGetVcpuPinInfo(domain, 1, bytes, 1, LIVE_AND_CONFIG));
    REPORT(virDomainGetVcpusFlags(domain, LIVE_AND_CONFIG));
    REPORT(virDomainGetJobStats(domain, &type, &params, &count,
                                VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED));
    REPORT(virDomainMemoryPeek(domain, 0, 8, bytes, VIR_MEMORY_VIRTUAL | VIR_MEMORY_PHYSICAL));
}

static void
setters(virConnectPtr conn, virDomainPtr domain)
{
    const char *keys[] = { "ssh-rsa key", NULL };

    REPORT(virDomainAuthorizedSSHKeysSet(domain, "user", keys, 1,
                                         VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND |
                                         VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE));
    REPORT(virDomainAuthorizedSSHKeysSet(domain, "user", NULL, 0,
                                         VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND));
    REPORT(virDomainAuthorizedSSHKeysSet(domain, "user", NULL, 0,
                                         VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE));
    REPORT(virDomainCoreDump(domain, "/nonexistent/dump", VIR_DUMP_CRASH | VIR_DUMP_LIVE));
    REPORT(virDomainCoreDump(domain, "/nonexistent/dump", VIR_DUMP_CRASH | VIR_DUMP_RESET));
    REPORT(virDomainCoreDump(domain, "/nonexistent/dump", VIR_DUMP_LIVE | VIR_DUMP_RESET));
    REPORT(virDomainCoreDumpWithFormat(domain, "/nonexistent/dump", 0,
                                       VIR_DUMP_CRASH | VIR_DUMP_LIVE));
    REPORT(virDomainCoreDumpWithFormat(domain, "/nonexistent/dump", 0,
                                       VIR_DUMP_CRASH | VIR_DUMP_RESET));
    REPORT(virDomainCoreDumpWithFormat(domain, "/nonexistent/dump", 0,
                                       VIR_DUMP_LIVE | VIR_DUMP_RESET));
    REPORT(virDomainCoreDumpWithFormat(domain, "/nonexistent/dump", 99, 0));
    REPORT(virDomainManagedSave(domain, RUNNING_AND_PAUSED));
    REPORT(virDomainManagedSaveDefineXML(domain, DOMAIN_XML, RUNNING_AND_PAUSED));
    REPORT(virDomainRestoreFlags(conn, "/nonexistent/image", NULL, RUNNING_AND_PAUSED));
    REPORT(virDomainRestoreParams(conn, room, 1, RUNNING_AND_PAUSED));
    REPORT(virDomainSaveFlags(domain, "/nonexistent/image", NULL, RUNNING_AND_PAUSED));
    REPORT(virDomainSaveParams(domain, room, 1, RUNNING_AND_PAUSED));
    REPORT(virDomainSaveImageDefineXML(conn, "/nonexistent/image", DOMAIN_XML,
                                       RUNNING_AND_PAUSED));
    REPORT(virDomainSetVcpusFlags(domain, 1, VIR_DOMAIN_VCPU_GUEST | VIR_DOMAIN_VCPU_CONFIG));
    REPORT(virDomainSetVcpusFlags(domain, 1, VIR_DOMAIN_VCPU_MAXIMUM));
    REPORT(virDomainSetVcpusFlags(domain, 1, VIR_DOMAIN_VCPU_MAXIMUM | VIR_DOMAIN_VCPU_GUEST));
    REPORT(virDomainSetVcpu(domain, "0", 1, LIVE_AND_CONFIG));
    REPORT(virDomainStartDirtyRateCalc(domain, 1, VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING |
                                       VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP));
    REPORT(virDomainStartDirtyRateCalc(domain, 1, VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING |
                                       VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING));
    REPORT(virDomainStartDirtyRateCalc(domain, 1, VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP |
                                       VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING));
    REPORT(virDomainReboot(domain, 0x7f));
    REPORT(virDomainShutdownFlags(domain, 0x7f));
}

static void
blocks(virDomainPtr domain)
{
    REPORT(virDomainBlockRebase(domain, "vda", NULL, 0, VIR_DOMAIN_BLOCK_REBASE_COPY));
    REPORT(virDomainBlockRebase(domain, "vda", "base", 0, VIR_DOMAIN_BLOCK_REBASE_SHALLOW));
    REPORT(virDomainBlockRebase(domain, "vda", "base", 0, VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT));
    REPORT(virDomainBlockRebase(domain, "vda", "base", 0, VIR_DOMAIN_BLOCK_REBASE_COPY_RAW));
    REPORT(virDomainBlockRebase(domain, "vda", "base", 0, VIR_DOMAIN_BLOCK_REBASE_COPY_DEV));
    REPORT(virDomainBlockResize(domain, "vda", 0, 0));
    REPORT(virDomainBlockCopy(domain, "vda", NULL, room, 1, 0));
}

static void
snapshots(virDomainPtr domain)
{
    REPORT_POINTER(virDomainSnapshotCreateXML(domain, SNAPSHOT_XML,
                                              VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE |
                                              VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA));
    REPORT_POINTER(virDomainSnapshotCreateXML(domain, SNAPSHOT_XML,
                                              VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT));
    REPORT_POINTER(virDomainCheckpointCreateXML(domain, CHECKPOINT_XML,
                                                VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE |
                                                VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE));
    REPORT_POINTER(virDomainCheckpointCreateXML(domain, CHECKPOINT_XML,
                                                VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE));
}

static void
migration(virConnectPtr conn, virDomainPtr domain)
{
    static const struct {
        const char *name;
        unsigned int flags;
    } sets[] = {
        { "none", 0 },
        { "disk and increment", VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC },
        { "tunnelled and parallel", VIR_MIGRATE_TUNNELLED | VIR_MIGRATE_PARALLEL },
        { "synchronous writes", VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES },
        { "synchronous writes, disk", VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES |
                                      VIR_MIGRATE_NON_SHARED_DISK },
        { "offline", VIR_MIGRATE_OFFLINE },
        { "peer to peer", VIR_MIGRATE_PEER2PEER },
        { "tunnelled", VIR_MIGRATE_TUNNELLED },
        { "peer to peer, tunnelled", VIR_MIGRATE_PEER2PEER | VIR_MIGRATE_TUNNELLED },
        { "change protection", VIR_MIGRATE_CHANGE_PROTECTION },
        { "resume post-copy", VIR_MIGRATE_POSTCOPY_RESUME },
    };
    size_t each;

    for (each = 0; each < sizeof(sets) / sizeof(sets[0]); each++) {
        unsigned int flags = sets[each].flags;

        printf("-- %s\n", sets[each].name);
        REPORT_POINTER(virDomainMigrate(domain, conn, flags, NULL, NULL, 0));
        REPORT_POINTER(virDomainMigrate2(domain, conn, NULL, flags, NULL, NULL, 0));
        REPORT_POINTER(virDomainMigrate3(domain, conn, room, 0, flags));
        REPORT(virDomainMigrateToURI(domain, "test:///default", flags, NULL, 0));
        REPORT(virDomainMigrateToURI2(domain, "test:///default", NULL, NULL, flags, NULL, 0));
        REPORT(virDomainMigrateToURI3(domain, "test:///default", room, 0, flags));
    }
}

/* What shows secrets or acts is not for readers. */
static void
readers(void)
{
    virConnectPtr reader = virConnectOpenReadOnly("test:///default");
    virDomainPtr domain = virDomainLookupByName(reader, "test");

    printf("-- readers\n");
    REPORT_STRING(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_SECURE));
    REPORT_STRING(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_MIGRATABLE));
    REPORT_STRING(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_SECURE | 0x80000000u));
    REPORT_STRING(virDomainSaveImageGetXMLDesc(reader, "/nonexistent/image",
                                               VIR_DOMAIN_SAVE_IMAGE_XML_SECURE));
    REPORT_STRING(virDomainManagedSaveGetXMLDesc(domain, VIR_DOMAIN_SAVE_IMAGE_XML_SECURE));
    REPORT_STRING(virDomainManagedSaveGetXMLDesc(domain, 0));
    REPORT(virDomainInterfaceAddresses(domain, &(virDomainInterfacePtr *) { NULL },
                                       VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT, 0));
    REPORT_STRING(virDomainGetHostname(domain, VIR_DOMAIN_GET_HOSTNAME_AGENT));
    REPORT(virDomainGetVcpusFlags(domain, VIR_DOMAIN_VCPU_GUEST));
    virDomainFree(domain);
    REPORT(virConnectClose(reader));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain = get_domain(conn);

    getters(domain);
    setters(conn, domain);
    blocks(domain);
    snapshots(domain);
    migration(conn, domain);
    readers();
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
