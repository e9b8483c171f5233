/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the library asks of a loop that the program brings along. */
#include "support/domains.h"

#define SLOTS 32

static struct timer {
    int used;
    int timeout;
    virEventTimeoutCallback callback;
    void *opaque;
    virFreeCallback release;
} timers[SLOTS];

static int
add_handle(int fd, int events, virEventHandleCallback callback, void *opaque,
           virFreeCallback release)
{
    printf("  add handle, events %d\n", events);
    return 1;
}

static void
update_handle(int watch, int events)
{
    printf("  update handle %d, events %d\n", watch, events);
}

static int
remove_handle(int watch)
{
    printf("  remove handle %d\n", watch);
    return 0;
}

static int
add_timeout(int timeout, virEventTimeoutCallback callback, void *opaque, virFreeCallback release)
{
    int each;

    for (each = 0; timers[each].used; each++)
        ;
    timers[each].used = 1;
    timers[each].timeout = timeout;
    timers[each].callback = callback;
    timers[each].opaque = opaque;
    timers[each].release = release;
    printf("  add timer %d, timeout %d, release %s\n", each + 1, timeout, release ? "set" : "NULL");
    return each + 1;
}

static void
update_timeout(int timer, int timeout)
{
    printf("  update timer %d, timeout %d\n", timer, timeout);
    timers[timer - 1].timeout = timeout;
}

static int
remove_timeout(int timer)
{
    printf("  remove timer %d\n", timer);
    timers[timer - 1].used = 2;
    return 0;
}

static void
turn(void)
{
    int each;

    for (each = 0; each < SLOTS; each++) {
        if (timers[each].used == 1 && timers[each].timeout == 0) {
            printf("  fire timer %d\n", each + 1);
            timers[each].callback(each + 1, timers[each].opaque);
        }
    }
    /* What was removed is released outside of everything else. */
    for (each = 0; each < SLOTS; each++) {
        if (timers[each].used == 2) {
            timers[each].used = 0;
            printf("  release timer %d\n", each + 1);
            if (timers[each].release)
                timers[each].release(timers[each].opaque);
        }
    }
}

static int
on_event(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    printf("  %s: %s event %d detail %d\n", (const char *) opaque, virDomainGetName(domain), event,
           detail);
    return 0;
}

static int
on_event_too(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    return on_event(conn, domain, event, detail, opaque);
}

static void
on_free(void *opaque)
{
    printf("  free %s\n", (const char *) opaque);
}

int
main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;
    int one;
    int two;

    begin_quietly();
    virEventRegisterImpl(add_handle, update_handle, remove_handle, add_timeout, update_timeout,
                         remove_timeout);
    printf("open\n");
    conn = open_test(0);
    domain = get_domain(conn);
    printf("an operation nobody watches\n");
    virDomainSuspend(domain);
    virDomainResume(domain);
    printf("register\n");
    one = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                           VIR_DOMAIN_EVENT_CALLBACK(on_event), (void *) "one",
                                           on_free);
    printf("register another\n");
    two = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                           VIR_DOMAIN_EVENT_CALLBACK(on_event_too), (void *) "two",
                                           on_free);
    printf("suspend\n");
    virDomainSuspend(domain);
    printf("resume\n");
    virDomainResume(domain);
    printf("turn\n");
    turn();
    printf("turn again\n");
    turn();
    printf("deregister\n");
    virConnectDomainEventDeregisterAny(conn, one);
    printf("suspend\n");
    virDomainSuspend(domain);
    printf("deregister the last\n");
    virConnectDomainEventDeregisterAny(conn, two);
    printf("turn\n");
    turn();
    printf("register anew\n");
    one = virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                           VIR_DOMAIN_EVENT_CALLBACK(on_event), (void *) "anew",
                                           on_free);
    printf("resume\n");
    virDomainResume(domain);
    turn();
    printf("a domain is filtered out\n");
    define(conn, SMALL_DOMAIN("other", "1"));
    turn();
    printf("deregister and close\n");
    virConnectDomainEventDeregisterAny(conn, one);
    virDomainFree(domain);
    close_test(conn);
    turn();

    printf("from the functions\n");
    REPORT(virEventAddTimeout(5, NULL, NULL, NULL));
    virEventUpdateTimeout(1, 6);
    REPORT(virEventRemoveTimeout(1));
    REPORT(virEventAddHandle(0, VIR_EVENT_HANDLE_READABLE, NULL, NULL, NULL));
    virEventUpdateHandle(1, VIR_EVENT_HANDLE_WRITABLE);
    REPORT(virEventRemoveHandle(1));
    turn();
    return 0;
}
