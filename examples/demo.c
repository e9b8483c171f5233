/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A libvirt program in the old style: opens the test driver, lists its domains,
 * defines one, starts, pauses, resumes and stops it, and prints the lifecycle
 * events that the default event loop delivers.
 *
 *     cc demo.c $(pkg-config --cflags --libs libvirt) -o demo
 */
#include <stdio.h>
#include <stdlib.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

static int events;

static const char *
event_name(int event)
{
    static const char *const names[] = {
        "defined", "undefined", "started", "suspended", "resumed", "stopped",
    };

    if (event < 0 || event >= (int) (sizeof(names) / sizeof(names[0])))
        return "something else";
    return names[event];
}

static int
on_lifecycle(virConnectPtr conn, virDomainPtr dom, int event, int detail, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("  event: %s was %s (detail %d)\n", virDomainGetName(dom), event_name(event), detail);
    events++;
    return 0;
}

static void
on_timeout(int timer, void *opaque)
{
    (void) timer;
    *(int *) opaque = 1;
}

/* Runs the default loop until everything that waits has been delivered. */
static void
deliver_events(void)
{
    int done = 0;
    int timer = virEventAddTimeout(50, on_timeout, &done, NULL);

    while (!done && virEventRunDefaultImpl() == 0)
        ;
    virEventRemoveTimeout(timer);
}

static void
fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, virGetLastErrorMessage());
    exit(1);
}

static void
list_domains(virConnectPtr conn)
{
    virDomainPtr *domains;
    int i, n = virConnectListAllDomains(conn, &domains, 0);

    if (n < 0)
        fail("list");
    printf("%d domain%s:\n", n, n == 1 ? "" : "s");
    for (i = 0; i < n; i++) {
        virDomainInfo info;

        if (virDomainGetInfo(domains[i], &info) < 0)
            fail("info");
        printf("  %-10s state %d, %hu vcpu, %lu KiB\n", virDomainGetName(domains[i]), info.state,
               info.nrVirtCpu, info.maxMem);
        virDomainFree(domains[i]);
    }
    free(domains);
}

static void
step(const char *what, int result)
{
    if (result < 0)
        fail(what);
    printf("%s\n", what);
    deliver_events();
}

int
main(void)
{
    const char *xml = "<domain type='test'>"
                      "  <name>demo</name>"
                      "  <memory unit='MiB'>256</memory>"
                      "  <vcpu>2</vcpu>"
                      "  <os><type>hvm</type></os>"
                      "</domain>";
    unsigned long version;
    virConnectPtr conn;
    virDomainPtr dom;
    int callback;

    virEventRegisterDefaultImpl();
    virGetVersion(&version, NULL, NULL);
    printf("libvirt %lu.%lu.%lu\n", version / 1000000, version / 1000 % 1000, version % 1000);

    conn = virConnectOpen("test:///default");
    if (!conn)
        fail("open");
    list_domains(conn);
    callback = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                                VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), NULL, NULL);
    if (callback < 0)
        fail("register");

    dom = virDomainDefineXML(conn, xml);
    step("define demo", dom ? 0 : -1);
    step("start demo", virDomainCreate(dom));
    step("suspend demo", virDomainSuspend(dom));
    step("resume demo", virDomainResume(dom));
    list_domains(conn);
    step("destroy demo", virDomainDestroy(dom));
    step("undefine demo", virDomainUndefine(dom));
    virDomainFree(dom);

    virConnectDomainEventDeregisterAny(conn, callback);
    if (virConnectClose(conn) != 0)
        fail("close");
    printf("%d events, everything released\n", events);
    return events == 6 ? 0 : 1;
}
