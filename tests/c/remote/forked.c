/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A child has its parent's connection to a daemon, and what hangs on it: it is told that it cannot use
 * them, and lets go of them unnoticed. */
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/report.h"

static int
on_domain(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    ++*(int *)opaque;
    return 0;
}

int
main(int argc, char **argv)
{
    virConnectPtr conn, own;
    virDomainPtr domain;
    virStreamPtr stream;
    int events = 0, id, status = -1;

    if (argc != 2)
        return 2;
    setvbuf(stdout, NULL, _IOLBF, 0);
    begin_quietly();
    virEventRegisterDefaultImpl();
    conn = virConnectOpen(argv[1]);
    require(conn, "a connection");
    domain = virDomainLookupByName(conn, "test");
    require(domain, "a domain");
    stream = virStreamNew(conn, VIR_STREAM_NONBLOCK);
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_domain), &events, NULL);
    /* A second one closes what it has, as the destructors of other languages do. */
    for (int round = 0; round < 2; round++) {
        pid_t pid = fork();

        if (pid == 0) {
            alarm(60);
            REPORT(virConnectNumOfDomains(conn));
            REPORT(virDomainSuspend(domain));
            REPORT(virConnectIsAlive(conn));
            if (round == 1) {
                REPORT(virConnectDomainEventDeregisterAny(conn, id));
                REPORT(virStreamFree(stream));
                REPORT(virDomainFree(domain));
                REPORT(virConnectClose(conn));
                own = virConnectOpen(argv[1]);
                REPORT(virConnectNumOfDomains(own));
                REPORT(virConnectClose(own));
            }
            _exit(7);
        }
        waitpid(pid, &status, 0);
        printf("child: %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
        REPORT(virConnectNumOfDomains(conn));
        REPORT(virDomainSuspend(domain));
        REPORT(virDomainResume(domain));
    }
    while (events < 4)
        virEventRunDefaultImpl();
    printf("events %d\n", events);
    REPORT(virConnectDomainEventDeregisterAny(conn, id));
    virStreamFree(stream);
    virDomainFree(domain);
    REPORT(virConnectClose(conn));
    return 0;
}
