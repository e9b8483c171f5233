/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Calls to a daemon that does not answer for a while. Whoever runs this stops it, and lets it go on,
 * when a file of the given folder asks for it, and answers with another file. */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void quiet(void *opaque, virErrorPtr error)
{
    (void)opaque;
    (void)error;
}

static void ask(const char *folder, const char *what)
{
    char path[4096];
    int fd;

    fflush(stdout);
    snprintf(path, sizeof(path), "%s/%s", folder, what);
    fd = open(path, O_CREAT | O_WRONLY, 0600);
    close(fd);
    snprintf(path, sizeof(path), "%s/%s.done", folder, what);
    while (access(path, F_OK) < 0)
        usleep(10000);
}

int main(int argc, char **argv)
{
    virConnectPtr conn;

    if (argc != 3)
        return 1;
    virSetErrorFunc(NULL, quiet);
    conn = virConnectOpen(argv[1]);
    if (!conn) {
        printf("open: %s\n", virGetLastErrorMessage());
        return 1;
    }
    printf("domains %d\n", virConnectNumOfDomains(conn));
    ask(argv[2], "stop");
    for (int i = 0; i < 3; i++) {
        printf("domains %d", virConnectNumOfDomains(conn));
        printf(", code %d domain %d", virGetLastErrorCode(), virGetLastErrorDomain());
        printf(", alive %d\n", virConnectIsAlive(conn));
    }
    ask(argv[2], "continue");
    /* Answers that nobody waits for any more come first. */
    while (virConnectNumOfDomains(conn) < 0 && virGetLastErrorCode() == VIR_ERR_OPERATION_TIMEOUT)
        usleep(10000);
    printf("domains %d, interfaces %d\n", virConnectNumOfDomains(conn), virConnectNumOfInterfaces(conn));
    printf("close %d\n", virConnectClose(conn));
    return 0;
}
