/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lifecycle events on the default loop: what comes, to whom, in which order. */
#include "support/domains.h"
#include "support/loop.h"

static virConnectPtr conn;
static virConnectPtr other;
static int own_id;

static int
on_event(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    printf("  %s: %s event %d detail %d id %d%s\n", (const char *) opaque, virDomainGetName(domain),
           event, detail, (int) virDomainGetID(domain),
           from == conn ? "" : from == other ? " (other)" : " (unknown connection)");
    return 0;
}

static int
on_event_too(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    printf("  too, ");
    return on_event(from, domain, event, detail, opaque);
}

static int
on_event_third(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    printf("  third, ");
    return on_event(from, domain, event, detail, opaque);
}

/* Takes itself out while it runs. */
static int
on_event_once(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    printf("  once, ");
    on_event(from, domain, event, detail, opaque);
    printf("  deregister %d\n", virConnectDomainEventDeregisterAny(from, own_id));
    printf("  still in the callback\n");
    return 0;
}

/* Uses the library while it runs. */
static int
on_event_busy(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    virDomainPtr again = virDomainLookupByName(from, virDomainGetName(domain));

    printf("  busy, event %d, found %s, running %d, connection %s\n", event,
           again ? virDomainGetName(again) : "nothing", virConnectNumOfDomains(from),
           virDomainGetConnect(domain) == from ? "the same" : "another");
    if (again)
        virDomainFree(again);
    if (event == VIR_DOMAIN_EVENT_SUSPENDED)
        printf("  resume %d\n", virDomainResume(domain));
    return 0;
}

static void
on_free(void *opaque)
{
    printf("  free %s\n", (const char *) opaque);
}

static int
on_reboot(virConnectPtr from, virDomainPtr domain, void *opaque)
{
    printf("  %s: %s reboots\n", (const char *) opaque, virDomainGetName(domain));
    return 0;
}

static int
watch(virConnectPtr where, virDomainPtr domain, virConnectDomainEventCallback callback,
      const char *name)
{
    int id = virConnectDomainEventRegisterAny(where, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(callback), (void *) name,
                                              on_free);

    printf("register %s: %s | ", name, id >= 0 ? "done" : "failed");
    print_last_error();
    return id;
}

static void
unwatch(virConnectPtr where, int id)
{
    REPORT(virConnectDomainEventDeregisterAny(where, id));
}

static void
without_loop(void)
{
    virConnectPtr early = virConnectOpen("test:///default");

    printf("-- before there is a loop\n");
    watch(early, NULL, on_event, "early");
    REPORT(virConnectDomainEventRegister(early, on_event, NULL, on_free));
    REPORT(virConnectClose(early));
}

static void
step(const char *what, int result)
{
    printf("%s %d | ", what, result);
    print_last_error();
    run_loop();
}

static void
a_life(void)
{
    virDomainPtr domain;
    int id;
    int reboot;

    printf("-- a life\n");
    id = watch(conn, NULL, on_event, "all");
    reboot = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_REBOOT,
                                              VIR_DOMAIN_EVENT_CALLBACK(on_reboot),
                                              (void *) "reboot", on_free);
    domain = virDomainDefineXML(conn, SMALL_DOMAIN("life", "1"));
    step("define", domain != NULL);
    virDomainFree(domain);
    domain = virDomainDefineXML(conn, SMALL_DOMAIN("life", "1"));
    step("redefine", domain != NULL);
    step("rename", virDomainRename(domain, "renamed", 0));
    virDomainFree(domain);
    domain = virDomainLookupByName(conn, "renamed");
    step("create", virDomainCreate(domain));
    step("suspend", virDomainSuspend(domain));
    step("suspend again", virDomainSuspend(domain));
    step("resume", virDomainResume(domain));
    step("reboot", virDomainReboot(domain, 0));
    step("reset", virDomainReset(domain, 0));
    step("shutdown", virDomainShutdown(domain));
    step("create", virDomainCreateWithFlags(domain, 0));
    step("managed save", virDomainManagedSave(domain, 0));
    step("create from it", virDomainCreate(domain));
    step("destroy", virDomainDestroy(domain));
    step("title", virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "t", NULL, NULL, 0));
    step("autostart", virDomainSetAutostart(domain, 1));
    step("create", virDomainCreate(domain));
    step("undefine", virDomainUndefine(domain));
    step("destroy", virDomainDestroy(domain));
    virDomainFree(domain);
    domain = virDomainCreateXML(conn, SMALL_DOMAIN("passing", "2"), 0);
    step("create transient", domain != NULL);
    step("destroy it", virDomainDestroy(domain));
    virDomainFree(domain);
    domain = virDomainDefineXML(conn, SMALL_DOMAIN("undefined", "3"));
    step("define", domain != NULL);
    step("undefine", virDomainUndefine(domain));
    virDomainFree(domain);
    unwatch(conn, reboot);
    unwatch(conn, id);
}

/* Several things happen before the loop turns. */
static void
queued(void)
{
    virDomainPtr domain = get_domain(conn);
    int id;

    printf("-- a queue\n");
    id = watch(conn, NULL, on_event, "queue");
    virDomainSuspend(domain);
    virDomainResume(domain);
    virDomainSuspend(domain);
    printf("nothing yet\n");
    run_loop();
    virDomainResume(domain);
    printf("dropped with the callback\n");
    unwatch(conn, id);
    run_loop();
    virDomainFree(domain);
}

static void
several(void)
{
    virDomainPtr domain = get_domain(conn);
    virDomainPtr second = virDomainDefineXML(conn, SMALL_DOMAIN("second", "4"));
    int ids[4];

    printf("-- several\n");
    ids[0] = watch(conn, NULL, on_event, "first");
    ids[1] = watch(conn, NULL, on_event_too, "second");
    ids[2] = watch(conn, domain, on_event, "only test");
    ids[3] = watch(conn, second, on_event_third, "only second");
    watch(conn, NULL, on_event, "the same again");
    watch(conn, domain, on_event, "the same with filter again");
    step("suspend test", virDomainSuspend(domain));
    step("start second", virDomainCreate(second));
    unwatch(conn, ids[0]);
    step("resume test", virDomainResume(domain));
    unwatch(conn, ids[0]);
    unwatch(conn, ids[2]);
    unwatch(conn, ids[1]);
    step("destroy second", virDomainDestroy(second));
    unwatch(conn, ids[3]);
    virDomainUndefine(second);
    virDomainFree(second);
    virDomainFree(domain);
}

static void
old_interface(void)
{
    virDomainPtr domain = get_domain(conn);
    int id;

    printf("-- the old interface\n");
    REPORT(virConnectDomainEventRegister(conn, on_event, (void *) "old", on_free));
    REPORT(virConnectDomainEventRegister(conn, on_event, (void *) "old again", on_free));
    REPORT(virConnectDomainEventRegister(conn, on_event_too, (void *) "old too", on_free));
    id = watch(conn, NULL, on_event, "new with the old callback");
    step("suspend", virDomainSuspend(domain));
    REPORT(virConnectDomainEventDeregister(conn, on_event));
    step("resume", virDomainResume(domain));
    REPORT(virConnectDomainEventDeregister(conn, on_event_third));
    REPORT(virConnectDomainEventDeregister(conn, on_event_too));
    printf("new: ");
    if (id >= 0)
        unwatch(conn, id);
    else
        printf("none\n");
    id = watch(conn, NULL, on_event, "new");
    REPORT(virConnectDomainEventDeregister(conn, on_event));
    unwatch(conn, id);
    virDomainFree(domain);
}

static void
in_callbacks(void)
{
    virDomainPtr domain = get_domain(conn);
    int id;
    int busy;

    printf("-- in callbacks\n");
    own_id = watch(conn, NULL, on_event_once, "self");
    id = watch(conn, NULL, on_event, "after");
    step("suspend", virDomainSuspend(domain));
    step("resume", virDomainResume(domain));
    busy = watch(conn, NULL, on_event_busy, "busy");
    step("suspend", virDomainSuspend(domain));
    unwatch(conn, busy);
    unwatch(conn, id);
    virDomainFree(domain);
}

static void
two_connections(void)
{
    virDomainPtr domain = get_domain(conn);
    virDomainPtr theirs;
    virConnectPtr reader;
    int mine;
    int yours;
    int read;

    printf("-- connections share the node\n");
    other = virConnectOpen("test:///default");
    reader = virConnectOpenReadOnly("test:///default");
    theirs = virDomainLookupByName(other, "test");
    mine = watch(conn, NULL, on_event, "mine");
    yours = watch(other, NULL, on_event, "yours");
    read = watch(reader, NULL, on_event_busy, "read-only");
    step("suspend here", virDomainSuspend(domain));
    step("resume there", virDomainResume(theirs));
    unwatch(conn, yours == mine ? mine + 100 : yours);
    unwatch(conn, mine);
    unwatch(other, yours);
    unwatch(reader, read);
    virDomainFree(theirs);
    virDomainFree(domain);
    REPORT(virConnectClose(reader));
    REPORT(virConnectClose(other));
    other = NULL;
}

static void
close_with_callback(void)
{
    virConnectPtr closing = virConnectOpen("test:///default");
    int id;

    printf("-- close with a callback\n");
    id = watch(closing, NULL, on_event, "closing");
    REPORT(virConnectClose(closing));
    unwatch(closing, id);
    run_loop();
}

static void
errors(void)
{
    int event;

    printf("-- errors\n");
    /* How many events there are depends on the version. */
    event = virConnectDomainEventRegisterAny(conn, NULL, 9999, VIR_DOMAIN_EVENT_CALLBACK(on_event),
                                             NULL, on_free);
    printf("event 9999: %d, code %d domain %d %.26s\n", event, virGetLastErrorCode(),
           virGetLastErrorDomain(), virGetLastErrorMessage());
    REPORT(virConnectDomainEventRegisterAny(conn, NULL, -1, VIR_DOMAIN_EVENT_CALLBACK(on_event),
                                            NULL, on_free));
    REPORT(virConnectDomainEventRegisterAny(conn, NULL, 0, NULL, NULL, on_free));
    REPORT(virConnectDomainEventRegister(conn, NULL, NULL, on_free));
    REPORT(virConnectDomainEventDeregister(conn, NULL));
    REPORT(virConnectDomainEventDeregisterAny(conn, -1));
    REPORT(virConnectDomainEventDeregisterAny(conn, 12345));
    /* Every event can be asked for, whether it ever comes or not. */
    for (event = 0; event <= VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE; event++) {
        int id = virConnectDomainEventRegisterAny(conn, NULL, event,
                                                  VIR_DOMAIN_EVENT_CALLBACK(on_event),
                                                  (void *) "any", on_free);

        printf("event %d %s\n", event, id >= 0 ? "registered" : virGetLastErrorMessage());
        if (id >= 0)
            virConnectDomainEventDeregisterAny(conn, id);
    }
    virResetLastError();
}

int
main(void)
{
    begin_quietly();
    without_loop();
    REPORT(virEventRegisterDefaultImpl());
    REPORT(virEventRegisterDefaultImpl());
    conn = open_test(0);
    a_life();
    queued();
    several();
    old_interface();
    in_callbacks();
    two_connections();
    close_with_callback();
    errors();
    close_test(conn);
    return 0;
}
