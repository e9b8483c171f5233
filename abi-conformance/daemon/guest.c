/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A guest of QEMU's, emulated, without an operating system: jobs, blocks, devices, saving, and what
 * else needs a hypervisor but no hardware. */
/* through: daemon */
/* libs: virt-qemu */
/* needs: qemu-system-x86_64 */
/* user: 0 */
/* timeout: 240 */
/* args: qemu+unix:///system?socket=@DAEMON@/libvirt-sock */
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <libvirt/libvirt-qemu.h>

#include "support/report.h"

static char folder[512], buffer[16384];
static virConnectPtr conn;
static virDomainPtr domain;

/* A text with the folder's name for each %s. */
static const char *
there(const char *format)
{
    snprintf(buffer, sizeof(buffer), format, folder, folder, folder);
    return buffer;
}

static void
make_file(const char *name)
{
    static const char zeros[4096];
    int fd, i;

    fd = open(there(name), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    for (i = 0; i < 256; i++) {
        if (write(fd, zeros, sizeof(zeros)) < 0)
            exit(2);
    }
    close(fd);
}

#define GUEST(more) \
    "<domain type='qemu'><name>guest</name><uuid>11111111-2222-3333-4444-555555555555</uuid>" \
    "<memory unit='MiB'>32</memory><vcpu current='1'>2</vcpu>" \
    "<os><type arch='x86_64' machine='pc'>hvm</type></os><features><acpi/></features><devices>" \
    "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='%s/disk.img'/>" \
    "<target dev='vda' bus='virtio'/></disk><controller type='usb' model='qemu-xhci'/>" \
    "<serial type='pty'/><console type='pty'/>" \
    "<channel type='unix'><source mode='bind' path='%s/channel.sock'/><target type='virtio' name='port'/></channel>" \
    "<graphics type='vnc' socket='%s/vnc.sock'/><memballoon model='none'/>" more "</devices></domain>"
#define STICK \
    "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='%s/stick.img'/>" \
    "<target dev='sda' bus='usb'/></disk>"

#define BACKUP(name) \
    "<domainbackup mode='pull'><server transport='unix' socket='%s/" name ".sock'/><disks>" \
    "<disk name='vda' type='file'><scratch file='%s/" name ".qcow2'/></disk></disks></domainbackup>"

/* Waits for a job on the disk: until it is ready, or until it is over. */
static void
await_job(int ready)
{
    virDomainBlockJobInfo info;
    int there_is, tries;

    for (tries = 0; tries < 3000; tries++) {
        memset(&info, 0, sizeof(info));
        there_is = virDomainGetBlockJobInfo(domain, "vda", &info, 0);
        if (there_is <= 0 || (ready && info.end && info.cur == info.end))
            break;
        usleep(10000);
    }
    report(ready ? "  ready" : "  over", there_is);
}

/* What is copied may be ready a little before the hypervisor says so. */
static void
pivot(void)
{
    int result = -1, tries;

    for (tries = 0; result < 0 && tries < 3000; tries++) {
        if (tries)
            usleep(10000);
        result = virDomainBlockJobAbort(domain, "vda", VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT);
    }
    report("  pivot", result);
}

static void
asked_of_the_hypervisor(void)
{
    const char *models[] = { "<cpu><arch>x86_64</arch><model>qemu64</model></cpu>" };
    char *xml;

    printf("-- of the hypervisor\n");
    xml = virConnectBaselineHypervisorCPU(conn, NULL, "x86_64", NULL, "qemu", models, 1, 0);
    report_pointer("baseline", xml);
    free(xml);
    report("compare", virConnectCompareHypervisorCPU(conn, NULL, "x86_64", NULL, "qemu", models[0], 0) >= 0);
    xml = virConnectDomainXMLToNative(conn, "qemu-argv", there(GUEST("")), 0);
    report_pointer("to native", xml);
    free(xml);
    REPORT(virConnectCompareHypervisorCPU(conn, NULL, "z80", NULL, "qemu", models[0], 0));
    report_string("from native", virConnectDomainXMLFromNative(conn, "qemu-argv", "qemu", 0));
    report_string("to nothing", virConnectDomainXMLToNative(conn, "nothing", there(GUEST("")), 0));
}

static void
not_running(void)
{
    int once = -1, fd = open("/dev/null", O_RDWR);

    printf("-- while it does not run\n");
    REPORT(virDomainGetAutostartOnce(domain, &once));
    REPORT(virDomainSetAutostartOnce(domain, 1));
    REPORT(virDomainGetAutostartOnce(domain, &once));
    printf("  once %d\n", once);
    REPORT(virDomainSetAutostartOnce(domain, 0));
    REPORT(virDomainFDAssociate(domain, "files", 1, &fd, 0));
    REPORT(virDomainFDAssociate(domain, "files", 1, &fd, 0x40000000));
    REPORT(virDomainSetVcpu(domain, "1", 1, VIR_DOMAIN_AFFECT_CONFIG));
    REPORT(virDomainSetVcpu(domain, "7", 1, VIR_DOMAIN_AFFECT_CONFIG));
    REPORT(virDomainGetJobInfo(domain, &(virDomainJobInfo){ 0 }));
    REPORT(virDomainOpenConsole(domain, NULL, NULL, 0));
    close(fd);
}

static void
streams(void)
{
    virStreamPtr stream = virStreamNew(conn, 0);
    int fd;

    printf("-- streams and descriptors\n");
    REPORT(virDomainOpenConsole(domain, NULL, stream, 0));
    REPORT(virStreamAbort(stream));
    virStreamFree(stream);
    stream = virStreamNew(conn, 0);
    REPORT(virDomainOpenChannel(domain, "channel0", stream, 0));
    REPORT(virStreamAbort(stream));
    REPORT(virDomainOpenChannel(domain, "nothing", stream, 0));
    virStreamFree(stream);
    fd = virDomainOpenGraphicsFD(domain, 0, VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH);
    report("graphics", fd >= 0);
    if (fd >= 0)
        close(fd);
    REPORT(virDomainOpenGraphicsFD(domain, 9, 0));
    {
        int ends[2];

        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0)
            exit(2);
        REPORT(virDomainOpenGraphics(domain, 0, ends[0], VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH));
        REPORT(virDomainOpenGraphics(domain, 9, ends[0], 0));
        close(ends[0]);
        close(ends[1]);
    }
}

static void
monitor(void)
{
    char *answer = NULL;
    int *files = NULL;
    unsigned int count = 7;

    printf("-- the monitor\n");
    REPORT(virDomainQemuMonitorCommand(domain, "{\"execute\":\"query-status\"}", &answer, 0));
    printf("  %d\n", answer && strstr(answer, "running"));
    free(answer);
    answer = NULL;
    REPORT(virDomainQemuMonitorCommand(domain, "info nothing", &answer, VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP));
    free(answer);
    answer = NULL;
    REPORT(virDomainQemuMonitorCommandWithFiles(domain, "{\"execute\":\"query-name\"}", 0, NULL, &count, &files,
                                                &answer, 0));
    printf("  %u files, named %d\n", count, answer && strstr(answer, "\"guest\""));
    free(answer);
    answer = NULL;
    REPORT(virDomainQemuMonitorCommandWithFiles(domain, "{", 0, NULL, NULL, NULL, &answer, 0));
    free(answer);
}

static void
blocks(void)
{
    virTypedParameter params[16];
    char bytes[16] = "";
    int count = 16, i;

    printf("-- blocks\n");
    REPORT(virDomainBlockPeek(domain, "vda", 0, sizeof(bytes), bytes, 0));
    REPORT(virDomainBlockPeek(domain, "vdz", 0, sizeof(bytes), bytes, 0));
    REPORT(virDomainBlockResize(domain, "vda", 2 << 20, VIR_DOMAIN_BLOCK_RESIZE_BYTES));
    REPORT(virDomainBlockResize(domain, "vdz", 2 << 20, VIR_DOMAIN_BLOCK_RESIZE_BYTES));
    REPORT(virDomainBlockStatsFlags(domain, "vda", params, &count, 0));
    for (i = 0; i < count; i++)
        printf("  %s\n", params[i].field);
    count = 16;
    REPORT(virDomainBlockStatsFlags(domain, "vdz", params, &count, 0));
    REPORT(virDomainSetBlockThreshold(domain, "vda", 1 << 20, 0));
    REPORT(virDomainSetBlockThreshold(domain, "vdz", 1 << 20, 0));
}

static void
block_jobs(void)
{
    virDomainSnapshotPtr snapshot;

    printf("-- jobs on blocks\n");
    snapshot = virDomainSnapshotCreateXML(
        domain,
        there("<domainsnapshot><name>s</name><disks><disk name='vda' snapshot='external'>"
              "<source file='%s/top.qcow2'/></disk></disks></domainsnapshot>"),
        VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY);
    report_pointer("snapshot", snapshot);
    REPORT(virDomainSnapshotDelete(snapshot, VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY));
    virDomainSnapshotFree(snapshot);
    REPORT(virDomainBlockJobAbort(domain, "vda", 0));
    REPORT(virDomainBlockJobSetSpeed(domain, "vda", 1, 0));
    REPORT(virDomainBlockCommit(domain, "vda", NULL, NULL, 0, VIR_DOMAIN_BLOCK_COMMIT_ACTIVE));
    await_job(1);
    REPORT(virDomainBlockJobSetSpeed(domain, "vda", 100, 0));
    pivot();
    await_job(0);
    REPORT(virDomainBlockCopy(domain, "vda",
                              there("<disk type='file'><source file='%s/copy.qcow2'/>"
                                    "<driver type='qcow2'/></disk>"),
                              NULL, 0, VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB));
    await_job(1);
    REPORT(virDomainBlockJobAbort(domain, "vda", 0));
    await_job(0);
    REPORT(virDomainBlockRebase(domain, "vda", NULL, 0, 0));
    await_job(0);
    REPORT(virDomainBlockRebase(domain, "vda", "nothing", 0, 0));
    REPORT(virDomainBlockPull(domain, "vda", 0, 0));
    await_job(0);
    REPORT(virDomainBlockPull(domain, "vdz", 0, 0));
}

static void
jobs(void)
{
    virTypedParameterPtr params = NULL;
    int type = -1, count = 0;
    char *xml;

    printf("-- jobs\n");
    REPORT(virDomainAbortJob(domain));
    REPORT(virDomainGetJobStats(domain, &type, &params, &count, 0));
    printf("  type %d\n", type);
    virTypedParamsFree(params, count);
    report("backup", virDomainBackupBegin(domain, there(BACKUP("one")), NULL, 0));
    xml = virDomainBackupGetXMLDesc(domain, 0);
    report_pointer("  document", xml);
    free(xml);
    REPORT(virDomainGetJobInfo(domain, &(virDomainJobInfo){ 0 }));
    REPORT(virDomainAbortJobFlags(domain, 0));
    report("backup", virDomainBackupBegin(domain, there(BACKUP("two")), NULL, 0));
    REPORT(virDomainAbortJob(domain));
    REPORT(virDomainBackupBegin(domain, "<domainbackup/>", NULL, 0x40000000));
    REPORT(virDomainStartDirtyRateCalc(domain, 1, 0));
    REPORT(virDomainStartDirtyRateCalc(domain, 99, 0));
}

static void
moves(void)
{
    unsigned long long figure = 0;
    unsigned long speed = 0;

    printf("-- how it would move\n");
    REPORT(virDomainMigrateSetMaxSpeed(domain, 12, 0));
    REPORT(virDomainMigrateGetMaxSpeed(domain, &speed, 0));
    printf("  %lu\n", speed);
    REPORT(virDomainMigrateSetMaxDowntime(domain, 250, 0));
    REPORT(virDomainMigrateGetMaxDowntime(domain, &figure, 0));
    printf("  %llu\n", figure);
    REPORT(virDomainMigrateSetCompressionCache(domain, 1 << 20, 0));
    REPORT(virDomainMigrateGetCompressionCache(domain, &figure, 0));
    REPORT(virDomainMigrateStartPostCopy(domain, 0));
}

static void
devices(void)
{
    virSecurityLabelPtr labels = NULL;

    printf("-- devices\n");
    REPORT(virDomainAttachDevice(domain, there(STICK)));
    REPORT(virDomainDetachDevice(domain, there(STICK)));
    REPORT(virDomainDetachDevice(domain, there(STICK)));
    REPORT(virDomainAttachDeviceFlags(domain, there(STICK), VIR_DOMAIN_AFFECT_CONFIG));
    REPORT(virDomainDetachDeviceFlags(domain, there(STICK), VIR_DOMAIN_AFFECT_CONFIG));
    REPORT(virDomainDetachDeviceFlags(domain, "<disk", VIR_DOMAIN_AFFECT_CONFIG));
    REPORT(virDomainGetSecurityLabelList(domain, &labels));
    free(labels);
    REPORT(virDomainAgentSetResponseTimeout(domain, 10, 0));
    REPORT(virDomainAgentSetResponseTimeout(domain, -9, 0));
}

static void
saving(void)
{
    virTypedParameterPtr params = NULL;
    int count = 0, max = 0, restored;
    char *xml;

    printf("-- saved\n");
    REPORT(virDomainManagedSave(domain, 0));
    xml = virDomainManagedSaveGetXMLDesc(domain, VIR_DOMAIN_SAVE_IMAGE_XML_SECURE);
    report_pointer("document", xml);
    REPORT(virDomainManagedSaveDefineXML(domain, xml, 0));
    free(xml);
    REPORT(virDomainManagedSaveDefineXML(domain, "<domain", 0));
    REPORT(virDomainCreate(domain));
    REPORT(virDomainManagedSaveGetXMLDesc(domain, 0) != NULL);
    virTypedParamsAddString(&params, &count, &max, VIR_DOMAIN_SAVE_PARAM_FILE, there("%s/saved"));
    REPORT(virDomainSaveParams(domain, params, count, 0));
    REPORT(virDomainSaveParams(domain, params, count, 0));
    restored = virDomainRestoreParams(conn, params, count, 0);
    /* The reference leaves an error of a driver that was not asked. */
    virResetLastError();
    report("restored", restored);
    REPORT(virDomainRestoreParams(conn, params, count, 0x40000000));
    virTypedParamsFree(params, count);
}

/* Last: the reference cannot read the guest's document any more when it has such a group. */
static void
throttled(void)
{
    virTypedParameterPtr params = NULL;
    int count = 0, max = 0;

    printf("-- throttled\n");
    REPORT(virTypedParamsAddULLong(&params, &count, &max, VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC, 100));
    REPORT(virDomainSetThrottleGroup(domain, "limit", params, count, 0));
    REPORT(virDomainSetThrottleGroup(domain, "limit", params, count, 0x40000000));
    REPORT(virDomainDelThrottleGroup(domain, "limit", 0));
    REPORT(virDomainDelThrottleGroup(domain, "limit", 0));
    virTypedParamsFree(params, count);
}

int
main(int argc, char **argv)
{
    begin_quietly();
    if (argc < 2 || !getcwd(folder, sizeof(folder)))
        return 2;
    make_file("%s/disk.img");
    make_file("%s/stick.img");
    conn = virConnectOpen(argv[1]);
    report_pointer("open", conn);
    domain = virDomainDefineXML(conn, there(GUEST("")));
    report_pointer("define", domain);
    if (!domain)
        return 1;
    asked_of_the_hypervisor();
    not_running();
    printf("-- started\n");
    REPORT(virDomainCreate(domain));
    streams();
    monitor();
    blocks();
    jobs();
    block_jobs();
    moves();
    devices();
    saving();
    throttled();
    printf("-- ended\n");
    REPORT(virDomainDestroy(domain));
    REPORT(virDomainUndefine(domain));
    virDomainFree(domain);
    REPORT(virConnectClose(conn));
    return 0;
}
