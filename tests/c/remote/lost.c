/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What becomes of a connection, and of who watches it, when the daemon ends. */
#include "support/steps.h"
#include <signal.h>

static void tell(const char *what, int result)
{
    printf("%s: %d", what, result);
    if (result < 0)
        printf(", code %d domain %d: %s", virGetLastErrorCode(), virGetLastErrorDomain(),
               virGetLastErrorMessage());
    puts("");
    virResetLastError();
}

static void on_close(virConnectPtr conn, int reason, void *opaque)
{
    (void)conn;
    /* Which reason it is depends on what the peer had read before it ended. */
    printf("closed by %s, reason %d\n", (const char *)opaque, reason >= 0 && reason < 4);
}

static void on_close_too(virConnectPtr conn, int reason, void *opaque)
{
    on_close(conn, reason, opaque);
}

static void on_free(void *opaque)
{
    printf("freed %s\n", (const char *)opaque);
}

static int on_domain(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void)conn;
    (void)domain;
    (void)event;
    (void)detail;
    (void)opaque;
    return 0;
}

int main(int argc, char **argv)
{
    virConnectPtr conn;
    virDomainPtr domain;
    virDomainInfo info;
    int id;

    begin(argc, argv);
    /* With the reference it would kill. */
    signal(SIGPIPE, SIG_IGN);
    virEventRegisterDefaultImpl();
    conn = virConnectOpen(argv[1]);
    if (!conn) {
        tell("open", -1);
        return 1;
    }
    domain = virDomainLookupByName(conn, "test");
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_domain), NULL, on_free);
    printf("event %d\n", id);
    tell("register", virConnectRegisterCloseCallback(conn, on_close, "first", on_free));
    tell("register again", virConnectRegisterCloseCallback(conn, on_close_too, "second", on_free));
    tell("unregister another", virConnectUnregisterCloseCallback(conn, on_close_too));
    tell("unregister", virConnectUnregisterCloseCallback(conn, on_close));
    tell("unregister twice", virConnectUnregisterCloseCallback(conn, on_close));
    tell("register", virConnectRegisterCloseCallback(conn, on_close, "third", on_free));
    tell("keepalive", virConnectSetKeepAlive(conn, 30, 5));

    ask("end");

    printf("alive before: %d\n", virConnectIsAlive(conn));
    /* And so do the words. */
    printf("info: %d", virDomainGetInfo(domain, &info));
    printf(", code %d domain %d\n", virGetLastErrorCode(), virGetLastErrorDomain());
    printf("alive: %d\n", virConnectIsAlive(conn));
    tell("info again", virDomainGetInfo(domain, &info));
    tell("keepalive", virConnectSetKeepAlive(conn, 0, 0));
    tell("keepalive", virConnectSetKeepAlive(conn, 30, 5));
    tell("secure", virConnectIsSecure(conn));
    tell("encrypted", virConnectIsEncrypted(conn));
    tell("register", virConnectRegisterCloseCallback(conn, on_close_too, "fourth", on_free));
    tell("unregister another", virConnectUnregisterCloseCallback(conn, on_close_too));
    tell("unregister", virConnectUnregisterCloseCallback(conn, on_close));
    tell("unregister", virConnectUnregisterCloseCallback(conn, on_close));
    tell("event", virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_REBOOT,
                                                   VIR_DOMAIN_EVENT_CALLBACK(on_domain), NULL, on_free));
    tell("no event", virConnectDomainEventDeregisterAny(conn, id));
    virDomainFree(domain);
    printf("close %d\n", virConnectClose(conn));
    return 0;
}
