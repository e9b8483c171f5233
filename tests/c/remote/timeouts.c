/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Calls to a daemon that does not answer for a while: it is stopped, and goes on. */
#include "support/steps.h"

int main(int argc, char **argv)
{
    virConnectPtr conn;

    begin(argc, argv);
    conn = virConnectOpen(argv[1]);
    if (!conn) {
        printf("open: %s\n", virGetLastErrorMessage());
        return 1;
    }
    printf("domains %d\n", virConnectNumOfDomains(conn));
    ask("stop");
    for (int i = 0; i < 3; i++) {
        printf("domains %d", virConnectNumOfDomains(conn));
        printf(", code %d domain %d", virGetLastErrorCode(), virGetLastErrorDomain());
        printf(", alive %d\n", virConnectIsAlive(conn));
    }
    ask("continue");
    /* Answers that nobody waits for any more come first. */
    while (virConnectNumOfDomains(conn) < 0 && virGetLastErrorCode() == VIR_ERR_OPERATION_TIMEOUT)
        usleep(10000);
    printf("domains %d, interfaces %d\n", virConnectNumOfDomains(conn), virConnectNumOfInterfaces(conn));
    printf("close %d\n", virConnectClose(conn));
    return 0;
}
