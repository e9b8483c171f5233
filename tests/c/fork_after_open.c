/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A child uses, changes and closes what its parent has opened. */
#include <sys/types.h>
#include <sys/wait.h>

#include "support/domains.h"
#include "support/loop.h"

static virConnectPtr conn;

static int
on_event(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    printf("  %s: event %d\n", (const char *) opaque, event);
    return 0;
}

static void
in_child(const char *what, void (*body)(void))
{
    pid_t pid;
    int status = -1;

    printf("-- %s\n", what);
    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        alarm(30);
        body();
        fflush(stdout);
        _exit(7);
    }
    if (waitpid(pid, &status, 0) == pid && WIFEXITED(status))
        printf("child ends with %d\n", WEXITSTATUS(status));
    else
        printf("child does not end well: %d\n", status);
}

static void
use(void)
{
    virDomainPtr domain = get_domain(conn);

    print_domains(conn, 0);
    REPORT(virDomainSuspend(domain));
    print_state(domain);
    REPORT_POINTER(virDomainLookupByName(conn, "nobody"));
    virDomainFree(domain);
}

static void
close_it(void)
{
    REPORT(virConnectClose(conn));
}

static void
leave(void)
{
    fflush(stdout);
    exit(3);
}

static void
open_own(void)
{
    virConnectPtr own = virConnectOpen("test:///default");
    virDomainPtr domain = virDomainLookupByName(own, "test");

    REPORT(virDomainDestroy(domain));
    virDomainFree(domain);
    printf("domains %d and %d\n", virConnectNumOfDomains(own), virConnectNumOfDomains(conn));
    REPORT(virConnectClose(own));
}

static void
run_own_loop(void)
{
    virDomainPtr domain = get_domain(conn);

    virDomainSuspend(domain);
    run_loop();
    virDomainFree(domain);
}

static void
pending_error(void)
{
    printf("inherited: ");
    print_last_error();
}

int
main(void)
{
    virDomainPtr domain;
    int id;

    begin_quietly();
    virEventRegisterDefaultImpl();
    conn = open_test(0);
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_event), (void *) "mine",
                                          NULL);
    in_child("use", use);
    in_child("close", close_it);
    in_child("exit", leave);
    in_child("open", open_own);
    in_child("a loop", run_own_loop);
    virDomainFree(NULL);
    in_child("an error", pending_error);
    printf("-- the parent\n");
    print_last_error();
    print_domains(conn, 0);
    domain = get_domain(conn);
    REPORT(virDomainSuspend(domain));
    run_loop();
    virDomainFree(domain);
    REPORT(virConnectDomainEventDeregisterAny(conn, id));
    close_test(conn);
    return 0;
}
