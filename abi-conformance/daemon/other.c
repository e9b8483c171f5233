/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What only a daemon's drivers answer, and needs no guest. What the machine says is not shown. */
/* libs: virt-qemu virt-lxc */
/* through: daemon */
/* user: 0 */
/* args: @DAEMON@ */
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-qemu.h>

#include "support/report.h"

static virConnectPtr
open_driver(const char *driver, const char *folder)
{
    char uri[400];
    virConnectPtr conn;

    snprintf(uri, sizeof(uri), "%s:///system?socket=%s/libvirt-sock", driver, folder);
    conn = virConnectOpen(uri);
    require(conn, driver);
    return conn;
}

static void
on_event(virConnectPtr conn, virDomainPtr domain, const char *event, long long seconds, unsigned int micros,
         const char *details, void *opaque)
{
}

static void
released(void *opaque)
{
    printf("released\n");
}

static void
connection(const char *folder)
{
    virConnectPtr conn = open_driver("storage", folder);
    virTypedParameterPtr params = NULL;
    int count = 0, room = 0;
    char *xml;

    printf("-- the connection\n");
    REPORT(virConnectSetKeepAlive(conn, 5, 3));
    REPORT(virConnectSetKeepAlive(conn, 0, 0));
    virTypedParamsAddString(&params, &count, &room, VIR_CONNECT_IDENTITY_USER_NAME, "somebody");
    REPORT(virConnectSetIdentity(conn, params, count, 0));
    REPORT(virConnectSetIdentity(conn, params, count, 0x40000000));
    virTypedParamsFree(params, count);
    params = NULL;
    count = room = 0;
    virTypedParamsAddString(&params, &count, &room, "nonsense", "somebody");
    REPORT(virConnectSetIdentity(conn, params, count, 0));
    virTypedParamsFree(params, count);
    xml = virConnectGetStoragePoolCapabilities(conn, 0);
    printf("capabilities of pools: %s\n", xml && strstr(xml, "<storagepoolCapabilities>") ? "yes" : "no");
    free(xml);
    REPORT_POINTER(virConnectGetStoragePoolCapabilities(conn, 0x40000000));
    REPORT(virConnectClose(conn));
}

static void
hypervisor(const char *folder)
{
    virConnectPtr conn = open_driver("qemu", folder);
    virNodeMemoryStats stats[16];
    int count = 0, id;
    unsigned int pages[] = { 4 };
    unsigned long long counts[4];

    printf("-- a hypervisor without guests\n");
    REPORT(id = virConnectDomainQemuMonitorEventRegister(conn, NULL, NULL, on_event, NULL, released, 0));
    REPORT(virConnectDomainQemuMonitorEventDeregister(conn, id));
    REPORT(virConnectDomainQemuMonitorEventDeregister(conn, id));
    REPORT(virConnectDomainQemuMonitorEventRegister(conn, NULL, NULL, on_event, NULL, NULL, 0x40000000));
    REPORT(virNodeGetMemoryStats(conn, VIR_NODE_MEMORY_STATS_ALL_CELLS, NULL, &count, 0));
    count = count < 16 ? count : 16;
    REPORT(virNodeGetMemoryStats(conn, VIR_NODE_MEMORY_STATS_ALL_CELLS, stats, &count, 0));
    REPORT(virNodeGetFreePages(conn, 1, pages, -1, 1, counts, 0) >= 0);
    /* A kernel need not have what these are about. */
    count = 0;
    virNodeGetMemoryParameters(conn, NULL, &count, 0);
    REPORT(virNodeGetMemoryParameters(conn, NULL, &count, 0x40000000));
    REPORT(virConnectCompareCPU(conn, "<cpu/>", 0));
    REPORT(virConnectCompareCPU(conn, "<cpu match='exact'><model>nonsense</model></cpu>", 0));
    REPORT(virConnectClose(conn));
}

/* In a child: where it goes it stays. */
static void
namespaces(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domain = virDomainLookupByName(conn, "test");
    unsigned int old_count = 0;
    int *old = NULL;
    int fd;

    printf("-- a namespace\n");
    fflush(stdout);
    if (fork() == 0) {
        fd = open("/proc/self/ns/uts", O_RDONLY | O_CLOEXEC);
        REPORT(virDomainLxcEnterNamespace(domain, 1, &fd, &old_count, &old, 0));
        printf("  %u before\n", old_count);
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    virDomainFree(domain);
    REPORT(virConnectClose(conn));
}

int
main(int argc, char **argv)
{
    begin_quietly();
    virEventRegisterDefaultImpl();
    connection(argv[1]);
    hypervisor(argv[1]);
    namespaces();
    return 0;
}
