/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The life of a guest of QEMU's behind a daemon: console, figures, devices that come and go,
 * snapshots, checkpoints and backups, saving, storage, and an end.
 *
 *   guest_life URI FOLDER                      the firmware alone speaks on the console
 *   guest_life URI FOLDER KERNEL INITRAMFS     a shell answers there
 *
 * FOLDER/disk.qcow2 and FOLDER/other.qcow2 are the guest's. */
#include <unistd.h>

#include "support/report.h"

static const char *folder;
static virConnectPtr conn;
static virDomainPtr domain;

/* A document, or any other text, with the folder's name for each %s. */
static const char *
with_folder(const char *format)
{
    static char text[8192];

    snprintf(text, sizeof(text), format, folder, folder);
    return text;
}

static const char *
guest(const char *kernel, const char *initramfs)
{
    static char xml[8192];
    char boot[5000] = "<bios useserial='yes'/>";

    if (kernel)
        snprintf(boot, sizeof(boot),
                 "<kernel>%s</kernel><initrd>%s</initrd><cmdline>console=ttyS0 quiet panic=-1</cmdline>", kernel,
                 initramfs);
    snprintf(xml, sizeof(xml),
             "<domain type='qemu'><name>guest</name><uuid>11111111-2222-3333-4444-555555555555</uuid>"
             "<memory unit='MiB'>%d</memory><vcpu current='1'>2</vcpu>"
             "<os><type arch='x86_64' machine='pc'>hvm</type>%s</os><features><acpi/></features>"
             "<devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
             "<source file='%s/disk.qcow2'/><target dev='vda' bus='virtio'/></disk>"
             "<controller type='usb' model='qemu-xhci'/><serial type='pty'/><console type='pty'/>"
             "<memballoon model='none'/></devices></domain>",
             kernel ? 256 : 32, boot, folder);
    return xml;
}

/* Reads the console until `words` come by; goes on behind them the next time. */
static void
await(virStreamPtr stream, const char *words)
{
    static char seen[1 << 20];
    static size_t length, looked;
    const char *found;

    while (!(found = strstr(seen + looked, words))) {
        int got = virStreamRecv(stream, seen + length, sizeof(seen) - 1 - length);

        if (got <= 0) {
            printf("the console ends with %d before '%s': ", got, words);
            print_last_error();
            printf("%s\n", seen);
            exit(1);
        }
        /* What is no text would end the search. */
        for (int i = 0; i < got; i++)
            if (seen[length + i] == 0)
                seen[length + i] = ' ';
        length += got;
    }
    looked = found + strlen(words) - seen;
    printf("console: '%s'\n", words);
}

static void
console(int shell)
{
    virStreamPtr stream = virStreamNew(conn, 0), second = virStreamNew(conn, 0);

    REPORT(virDomainOpenConsole(domain, NULL, stream, VIR_DOMAIN_CONSOLE_SAFE));
    /* What is said while nobody listens is lost. */
    REPORT(virDomainResume(domain));
    if (shell) {
        static const char command[] = "echo answer=$((6 * 7))\n";

        await(stream, "A shell is there");
        REPORT(virStreamSend(stream, command, sizeof(command) - 1));
        await(stream, "answer=42");
    } else {
        await(stream, "SeaBIOS");
        /* It has looked at the disk. */
        await(stream, "No bootable device");
    }
    REPORT(virDomainOpenConsole(domain, NULL, second, VIR_DOMAIN_CONSOLE_SAFE));
    REPORT(virDomainOpenConsole(domain, "nosuch", second, 0));
    REPORT(virStreamFinish(stream));
    virStreamFree(stream);
    virStreamFree(second);
}

static void
figures(void)
{
    virDomainBlockStatsStruct stats;
    virDomainBlockInfo info;
    virTypedParameter params[16];
    virDomainStatsRecordPtr *records = NULL;
    int nparams = 16;

    REPORT(virDomainBlockStats(domain, "vda", &stats, sizeof(stats)));
    printf("read %d\n", stats.rd_req > 0 && stats.rd_bytes > 0);
    REPORT(virDomainBlockStatsFlags(domain, "vda", params, &nparams, 0));
    for (int i = 0; i < nparams; i++)
        printf("  %s %d\n", params[i].field, params[i].type);
    REPORT(virDomainBlockStats(domain, "vdz", &stats, sizeof(stats)));
    REPORT(virDomainGetBlockInfo(domain, "vda", &info, 0));
    printf("capacity %llu\n", info.capacity);
    virDomainPtr list[] = { domain, NULL };
    int count = virDomainListGetStats(list, VIR_DOMAIN_STATS_BLOCK | VIR_DOMAIN_STATS_STATE, &records, 0);
    printf("records %d\n", count);
    for (int i = 0; count > 0 && i < records[0]->nparams; i++)
        printf("  %s\n", records[0]->params[i].field);
    virDomainStatsRecordListFree(records);
}

static int
removed;

static void
on_removed(virConnectPtr of, virDomainPtr from, const char *alias, void *opaque)
{
    (void) of;
    (void) opaque;
    printf("removed %s from %s\n", alias, virDomainGetName(from));
    removed = 1;
}

static void
give_up(int timer, void *opaque)
{
    (void) timer;
    (void) opaque;
    removed = -1;
}

/* Comes and goes; a device is gone when the guest has let go of it. */
static void
plugs(const char *device)
{
    int timer = virEventAddTimeout(60000, give_up, NULL, NULL);

    printf("%.20s\n", device);
    REPORT(virDomainAttachDeviceFlags(domain, device, VIR_DOMAIN_AFFECT_LIVE));
    REPORT(virDomainAttachDeviceFlags(domain, device, VIR_DOMAIN_AFFECT_LIVE));
    removed = 0;
    REPORT(virDomainDetachDeviceFlags(domain, device, VIR_DOMAIN_AFFECT_LIVE));
    while (!removed)
        virEventRunDefaultImpl();
    printf("gone %d\n", removed);
    virEventRemoveTimeout(timer);
    REPORT(virDomainDetachDeviceFlags(domain, device, VIR_DOMAIN_AFFECT_LIVE));
}

static void
devices(int shell)
{
    int id = virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
                                              VIR_DOMAIN_EVENT_CALLBACK(on_removed), NULL, NULL);

    printf("registered %d\n", id >= 0);
    plugs(with_folder("<disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
                      "<source file='%s/other.qcow2'/><target dev='sdb' bus='usb'/>"
                      "<alias name='ua-stick'/></disk>"));
    /* Such a device waits for the guest's own word. */
    if (shell)
        plugs(with_folder("<disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
                          "<source file='%s/other.qcow2'/><target dev='vdb' bus='virtio'/>"
                          "<alias name='ua-disk'/></disk>"));
    REPORT(virDomainAttachDevice(domain, "<disk type='file'><source file='/nonexistent'/><target dev='vdc'/></disk>"));
    REPORT(virDomainUpdateDeviceFlags(domain, "<input type='tablet' bus='usb'/>", 0));
    REPORT(virDomainBlockResize(domain, "vda", 2097152, VIR_DOMAIN_BLOCK_RESIZE_BYTES));
    REPORT(virConnectDomainEventDeregisterAny(conn, id));
}

/* Waits until the job of a disk, or of the guest where there is no disk's name, is done. */
static void
await_job(const char *disk, int ready)
{
    for (;;) {
        virDomainBlockJobInfo info = { 0 };
        virDomainJobInfo job = { 0 };

        if (disk) {
            int found = virDomainGetBlockJobInfo(domain, disk, &info, 0);

            if (found <= 0 || (ready && info.cur == info.end && info.end))
                break;
        } else if (virDomainGetJobInfo(domain, &job) < 0 || job.type == VIR_DOMAIN_JOB_NONE) {
            break;
        }
        usleep(10000);
    }
}

static void
snapshots(void)
{
    virDomainSnapshotPtr snapshot, outer, *all = NULL;

    snapshot = virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>inner</name></domainsnapshot>", 0);
    report_pointer("internal", snapshot);
    REPORT(virDomainSnapshotNum(domain, 0));
    REPORT(virDomainSnapshotIsCurrent(snapshot, 0));
    REPORT(virDomainRevertToSnapshot(snapshot, VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED));
    REPORT(virDomainResume(domain));
    outer = virDomainSnapshotCreateXML(domain,
                                       with_folder("<domainsnapshot><name>outer</name><disks><disk name='vda' "
                                                   "snapshot='external'><source file='%s/overlay.qcow2'/></disk>"
                                                   "</disks></domainsnapshot>"),
                                       VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY);
    report_pointer("external", outer);
    int count = virDomainListAllSnapshots(domain, &all, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL);
    printf("snapshots %d\n", count);
    for (int i = 0; i < count; i++) {
        char *xml = virDomainSnapshotGetXMLDesc(all[i], 0);

        printf("  %s, described %d\n", virDomainSnapshotGetName(all[i]), xml && strstr(xml, "<state>"));
        free(xml);
        virDomainSnapshotFree(all[i]);
    }
    free(all);
    REPORT(virDomainBlockCommit(domain, "vda", NULL, NULL, 0, VIR_DOMAIN_BLOCK_COMMIT_ACTIVE));
    await_job("vda", 1);
    /* The mirror may need a moment more than the figures tell. */
    for (int i = 0; i < 500; i++) {
        int done = virDomainBlockJobAbort(domain, "vda", VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT);

        if (done == 0)
            break;
        virErrorPtr error = virGetLastError();
        if (!error || error->code != VIR_ERR_BLOCK_COPY_ACTIVE || i == 499) {
            report("pivot", done);
            break;
        }
        virResetLastError();
        usleep(10000);
    }
    await_job("vda", 0);
    REPORT(virDomainSnapshotDelete(outer, VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY));
    REPORT(virDomainSnapshotDelete(snapshot, 0));
    REPORT(virDomainSnapshotNum(domain, 0));
    REPORT_POINTER(virDomainSnapshotLookupByName(domain, "inner", 0));
    virDomainSnapshotFree(outer);
    virDomainSnapshotFree(snapshot);
}

static void
backups(void)
{
    static const char first[] = "<domaincheckpoint><name>first</name></domaincheckpoint>";
    static const char second[] = "<domaincheckpoint><name>second</name></domaincheckpoint>";
    virDomainCheckpointPtr checkpoint, child;
    char *xml;

    REPORT(virDomainBackupBegin(domain,
                                with_folder("<domainbackup><disks><disk name='vda' type='file'>"
                                            "<target file='%s/full.qcow2'/><driver type='qcow2'/></disk></disks></domainbackup>"),
                                first, 0));
    await_job(NULL, 0);
    printf("full %d\n", access(with_folder("%s/full.qcow2"), F_OK));
    checkpoint = virDomainCheckpointLookupByName(domain, "first", 0);
    report_pointer("first", checkpoint);
    xml = virDomainCheckpointGetXMLDesc(checkpoint, VIR_DOMAIN_CHECKPOINT_XML_SIZE);
    printf("sized %d\n", xml && strstr(xml, "size='"));
    free(xml);
    child = virDomainCheckpointCreateXML(domain, second, 0);
    report_pointer("second", child);
    if (child)
        REPORT(virDomainListAllCheckpoints(domain, NULL, 0));
    REPORT(virDomainBackupBegin(domain,
                                with_folder("<domainbackup mode='pull'><incremental>first</incremental>"
                                            "<server transport='unix' socket='%s/nbd'/><disks><disk name='vda' "
                                            "type='file'><scratch file='%s/scratch.qcow2'/></disk></disks></domainbackup>"),
                                NULL, 0));
    xml = virDomainBackupGetXMLDesc(domain, 0);
    printf("pulled %d, served %d\n", xml && strstr(xml, "mode='pull'"), access(with_folder("%s/nbd"), F_OK));
    free(xml);
    REPORT(virDomainAbortJob(domain));
    await_job(NULL, 0);
    REPORT_POINTER(virDomainBackupGetXMLDesc(domain, 0));
    REPORT(virDomainBackupBegin(domain, "<domainbackup><incremental>third</incremental></domainbackup>", NULL, 0));
    REPORT(virDomainCheckpointDelete(child, 0));
    REPORT(virDomainCheckpointDelete(checkpoint, 0));
    REPORT(virDomainListAllCheckpoints(domain, NULL, 0));
    virDomainCheckpointFree(child);
    virDomainCheckpointFree(checkpoint);
}

static void
saves(void)
{
    const char *file = with_folder("%s/saved");
    char *name = strdup(file);
    int state, reason;

    REPORT(virDomainSuspend(domain));
    REPORT(virDomainGetState(domain, &state, &reason, 0));
    printf("state %d %d\n", state, reason);
    REPORT(virDomainSave(domain, name));
    REPORT(virDomainIsActive(domain));
    REPORT_POINTER(virDomainSaveImageGetXMLDesc(conn, name, 0));
    REPORT(virDomainRestore(conn, name));
    REPORT(virDomainGetState(domain, &state, &reason, 0));
    printf("state %d %d\n", state, reason);
    REPORT(virDomainResume(domain));
    REPORT(virDomainManagedSave(domain, 0));
    REPORT(virDomainHasManagedSaveImage(domain, 0));
    REPORT(virDomainCreate(domain));
    REPORT(virDomainHasManagedSaveImage(domain, 0));
    REPORT(virDomainCoreDump(domain, with_folder("%s/core"), VIR_DUMP_MEMORY_ONLY));
    printf("core %d\n", access(with_folder("%s/core"), F_OK));
    REPORT(virDomainRestore(conn, "/nonexistent"));
    REPORT(virDomainSetVcpus(domain, 2));
    REPORT(virDomainGetVcpusFlags(domain, VIR_DOMAIN_AFFECT_LIVE));
    free(name);
}

static char sent[300000];
static size_t position;

static int
give(virStreamPtr stream, char *data, size_t size, void *opaque)
{
    (void) stream;
    (void) opaque;
    if (size > sizeof(sent) - position)
        size = sizeof(sent) - position;
    memcpy(data, sent + position, size);
    position += size;
    return size;
}

static int
take(virStreamPtr stream, const char *data, size_t size, void *opaque)
{
    (void) stream;
    (void) opaque;
    if (position + size > sizeof(sent) || memcmp(sent + position, data, size) != 0)
        return -1;
    position += size;
    return size;
}

static int
skip(virStreamPtr stream, long long length, void *opaque)
{
    (void) stream;
    (void) opaque;
    for (; length > 0; length--, position++)
        if (position >= sizeof(sent) || sent[position])
            return -1;
    return 0;
}

/* A volume's content goes there and comes back. */
static void
storage(void)
{
    virStoragePoolPtr pool;
    virStorageVolPtr volume;
    virStreamPtr stream;

    for (size_t i = 0; i < sizeof(sent); i++)
        sent[i] = i > 100000 && i < 230000 ? 0 : (char) (i * 7 + i / 251);
    pool = virStoragePoolCreateXML(conn,
                                   with_folder("<pool type='dir'><name>pool</name><target><path>%s</path></target></pool>"),
                                   0);
    report_pointer("pool", pool);
    volume = virStorageVolCreateXML(pool,
                                    "<volume><name>volume</name><capacity>300000</capacity>"
                                    "<target><format type='raw'/></target></volume>",
                                    0);
    report_pointer("volume", volume);
    stream = virStreamNew(conn, 0);
    REPORT(virStorageVolUpload(volume, stream, 0, sizeof(sent), 0));
    position = 0;
    REPORT(virStreamSendAll(stream, give, NULL));
    REPORT(virStreamFinish(stream));
    virStreamFree(stream);
    for (int sparse = 0; sparse < 2; sparse++) {
        stream = virStreamNew(conn, 0);
        REPORT(virStorageVolDownload(volume, stream, 0, 0, sparse ? VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM : 0));
        position = 0;
        REPORT(sparse ? virStreamSparseRecvAll(stream, take, skip, NULL) : virStreamRecvAll(stream, take, NULL));
        REPORT(virStreamFinish(stream));
        printf("received %zu\n", position);
        virStreamFree(stream);
    }
    REPORT(virStorageVolResize(volume, 1048576, 0));
    REPORT(virStorageVolWipe(volume, 0));
    REPORT(virStorageVolDelete(volume, 0));
    REPORT(virStoragePoolDestroy(pool));
    virStorageVolFree(volume);
    virStoragePoolFree(pool);
}

int
main(int argc, char **argv)
{
    if (argc != 3 && argc != 5)
        return 2;
    begin_quietly();
    virEventRegisterDefaultImpl();
    folder = argv[2];
    snprintf(own_directory, sizeof(own_directory), "%s", folder);
    conn = virConnectOpen(argv[1]);
    require(conn, "a connection");
    domain = virDomainDefineXML(conn, argc == 5 ? guest(argv[3], argv[4]) : guest(NULL, NULL));
    require(domain, "the guest");
    REPORT(virDomainCreateWithFlags(domain, VIR_DOMAIN_START_PAUSED));
    /* Before it says anything. */
    virStreamPtr early = virStreamNew(conn, 0);
    REPORT(virDomainOpenConsole(domain, NULL, early, 0));
    REPORT(virStreamAbort(early));
    virStreamFree(early);
    console(argc == 5);
    figures();
    devices(argc == 5);
    snapshots();
    backups();
    saves();
    storage();
    REPORT(virDomainShutdown(domain));
    REPORT(virDomainDestroy(domain));
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE | VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA));
    REPORT(virDomainFree(domain));
    REPORT(virConnectClose(conn));
    return 0;
}
