/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The same as reconnect.c with a daemon that has guests of QEMU's and secrets: what only these tell. */
#include <libvirt/libvirt-qemu.h>
#include "support/steps.h"
#include <string.h>

enum { SECRETS, VALUES, ANY, STOP, MATCHED, ONE, KINDS };

static const char *const names[KINDS] = {
    "secrets", "values", "any monitor event", "STOP", "^(resume|stop)$", "one guest's",
};
static int told[KINDS];
static int lost;

static void on_secret(virConnectPtr conn, virSecretPtr secret, int event, int detail, void *opaque)
{
    (void)conn;
    (void)secret;
    (void)event;
    (void)detail;
    ++*(int *)opaque;
}

static void on_value(virConnectPtr conn, virSecretPtr secret, void *opaque)
{
    (void)conn;
    (void)secret;
    ++*(int *)opaque;
}

static void on_monitor(virConnectPtr conn, virDomainPtr domain, const char *event, long long seconds,
                       unsigned int micros, const char *details, void *opaque)
{
    (void)conn;
    (void)seconds;
    (void)micros;
    (void)details;
    if (strcmp(virDomainGetName(domain), "guest") == 0 && (strcmp(event, "STOP") == 0 || strcmp(event, "RESUME") == 0))
        ++*(int *)opaque;
}

static void on_close(virConnectPtr conn, int reason, void *opaque)
{
    (void)conn;
    (void)reason;
    (void)opaque;
    lost++;
}

/* A guest that has nothing but a processor; it ends with its daemon's host. */
static virDomainPtr guest(virConnectPtr conn)
{
    virDomainPtr domain = virDomainCreateXML(
        conn,
        "<domain type='qemu'><name>guest</name><uuid>11111111-2222-3333-4444-555555555555</uuid>"
        "<memory unit='MiB'>16</memory><os><type arch='x86_64' machine='pc'>hvm</type></os><devices>"
        "<controller type='usb' model='none'/><memballoon model='none'/></devices></domain>",
        VIR_DOMAIN_START_PAUSED);

    must(domain != NULL, "guest");
    return domain;
}

/* Does something that each callback hears of, and runs the loop until all have. */
static void happen(virConnectPtr conn)
{
    static const int wanted[KINDS] = {2, 1, 2, 1, 2, 2};
    static const char xml[] = "<secret ephemeral='yes' private='no'><uuid>22222222-2222-3333-4444-555555555555"
                              "</uuid><usage type='volume'><volume>/v</volume></usage></secret>";
    virSecretPtr secret;
    virDomainPtr domain = virDomainLookupByName(conn, "guest");
    int waiting = 1;

    must(domain != NULL, "look up");
    memset(told, 0, sizeof(told));
    must((secret = virSecretDefineXML(conn, xml, 0)) != NULL, "secret");
    must(virSecretSetValue(secret, (const unsigned char *)"abc", 3, 0) == 0, "value");
    must(virSecretUndefine(secret) == 0, "end of secret");
    must(virDomainResume(domain) == 0, "resume");
    must(virDomainSuspend(domain) == 0, "suspend");
    while (waiting) {
        must(virEventRunDefaultImpl() == 0, "loop");
        waiting = 0;
        for (int kind = 0; kind < KINDS; kind++)
            waiting |= told[kind] < wanted[kind];
    }
    for (int kind = 0; kind < KINDS; kind++)
        printf("  %s: %d\n", names[kind], told[kind]);
    virSecretFree(secret);
    virDomainFree(domain);
}

int main(int argc, char **argv)
{
    virConnectPtr conn = begin_with_loop(argc, argv);
    virDomainPtr domain;
    int ids[KINDS], taken_back;

    domain = guest(conn);
    taken_back = virConnectDomainQemuMonitorEventRegister(conn, NULL, "POWERDOWN", on_monitor, NULL, NULL, 0);
    ids[SECRETS] = virConnectSecretEventRegisterAny(conn, NULL, VIR_SECRET_EVENT_ID_LIFECYCLE,
                                                    VIR_SECRET_EVENT_CALLBACK(on_secret), &told[SECRETS], NULL);
    ids[VALUES] = virConnectSecretEventRegisterAny(conn, NULL, VIR_SECRET_EVENT_ID_VALUE_CHANGED,
                                                   VIR_SECRET_EVENT_CALLBACK(on_value), &told[VALUES], NULL);
    ids[ANY] = virConnectDomainQemuMonitorEventRegister(conn, NULL, NULL, on_monitor, &told[ANY], NULL, 0);
    ids[STOP] = virConnectDomainQemuMonitorEventRegister(conn, NULL, "STOP", on_monitor, &told[STOP], NULL, 0);
    ids[MATCHED] = virConnectDomainQemuMonitorEventRegister(
        conn, NULL, names[MATCHED], on_monitor, &told[MATCHED], NULL,
        VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX |
            VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE);
    ids[ONE] = virConnectDomainQemuMonitorEventRegister(conn, domain, NULL, on_monitor, &told[ONE], NULL, 0);
    for (int kind = 0; kind < KINDS; kind++)
        must(ids[kind] >= 0, names[kind]);
    must(taken_back >= 0 && virConnectDomainQemuMonitorEventDeregister(conn, taken_back) == 0, "deregister");
    must(virConnectRegisterCloseCallback(conn, on_close, NULL, NULL) == 0, "close callback");
    puts("at first");
    happen(conn);

    ask("restart");
    puts("the next call");
    must(virConnectNumOfDomains(conn) == 0, "no guests");
    printf("  lost %d, alive %d\n", lost, virConnectIsAlive(conn));
    /* The one guest is gone, and what was to be told of it with it. */
    virDomainFree(guest(conn));
    must(virConnectDomainQemuMonitorEventDeregister(conn, ids[ONE]) == 0, "deregister one");
    must((ids[ONE] = virConnectDomainQemuMonitorEventRegister(conn, domain, NULL, on_monitor, &told[ONE],
                                                              NULL, 0)) >= 0,
         "register one");
    happen(conn);

    ask("end");
    printf("without a daemon\n  domains %d", virConnectNumOfDomains(conn));
    printf(", code %d domain %d, lost %d\n", virGetLastErrorCode(), virGetLastErrorDomain(), lost);
    must(virConnectDomainQemuMonitorEventDeregister(conn, ids[STOP]) == 0, "deregister STOP");
    must(virConnectSecretEventDeregisterAny(conn, ids[VALUES]) == 0, "deregister values");
    must(virConnectUnregisterCloseCallback(conn, on_close) == 0, "no close callback");

    ask("start");
    while (virConnectIsAlive(conn) != 1)
        must(virEventRunDefaultImpl() == 0, "loop");
    puts("back by the loop");
    virDomainFree(guest(conn));
    must(virConnectDomainQemuMonitorEventDeregister(conn, ids[ONE]) == 0, "deregister one");
    ids[ONE] = virConnectDomainQemuMonitorEventRegister(conn, domain, NULL, on_monitor, &told[ONE], NULL, 0);
    ids[STOP] = virConnectDomainQemuMonitorEventRegister(conn, NULL, "STOP", on_monitor, &told[STOP], NULL, 0);
    ids[VALUES] = virConnectSecretEventRegisterAny(conn, NULL, VIR_SECRET_EVENT_ID_VALUE_CHANGED,
                                                   VIR_SECRET_EVENT_CALLBACK(on_value), &told[VALUES], NULL);
    must(ids[ONE] >= 0 && ids[STOP] >= 0 && ids[VALUES] >= 0, "register again");
    happen(conn);
    ask("end-at-last");
    printf("  lost %d\n", lost);
    virDomainFree(domain);
    for (int kind = 0; kind < KINDS; kind++) {
        int result = kind == SECRETS || kind == VALUES
                         ? virConnectSecretEventDeregisterAny(conn, ids[kind])
                         : virConnectDomainQemuMonitorEventDeregister(conn, ids[kind]);
        /* The first of them may be what notices that the daemon is gone. */
        if (result < 0 && kind > 0)
            printf("%s: %s\n", names[kind], virGetLastErrorMessage());
    }
    printf("close %d\n", virConnectClose(conn));
    return 0;
}
