/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A daemon that is killed again and again, between two calls, during calls of several threads, while
 * it sends events and a stream's bytes, and while connections are opened; something starts it anew
 * each time. The connections' ends are told with the right codes and leave nothing behind.
 *
 *   killed URI SOCKET ROUNDS     the daemon's test driver, or QEMU's, where a guest then outlives it */
#define _GNU_SOURCE
#include <dirent.h>
#include <stdarg.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/report.h"

#define GUEST                                                                              \
    "<domain type='qemu'><name>guest</name><memory unit='MiB'>16</memory><os>"             \
    "<type arch='x86_64' machine='pc'>hvm</type></os><devices>"                            \
    "<controller type='usb' model='none'/><memballoon model='none'/></devices></domain>"

/* No round may take longer. */
#define BOUND 120

static const char *uri, *socket_path;
static int with_guest;
static atomic_int failed, wrong, refused, closed, freed;
static atomic_int stop;

/* Something that must not be. */
static void
complain(const char *format, ...)
{
    va_list args;

    wrong++;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

static void
on_close(virConnectPtr conn, int reason, void *opaque)
{
    if (reason != VIR_CONNECT_CLOSE_REASON_EOF && reason != VIR_CONNECT_CLOSE_REASON_ERROR)
        complain("reason %d", reason);
    closed++;
}

static void
on_free(void *opaque)
{
    freed++;
}

static int
on_domain(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    return 0;
}

/* Somebody, be it the loop, found out before this call that the daemon is gone. */
static int
is_closed(void)
{
    return virGetLastErrorCode() == VIR_ERR_INTERNAL_ERROR &&
           strstr(virGetLastErrorMessage(), "client socket is closed") != NULL;
}

/* Whether that is how a call fails whose daemon is gone. */
static int
is_gone(void)
{
    return virGetLastErrorCode() == VIR_ERR_SYSTEM_ERROR || is_closed();
}

static void
judge(int after_another)
{
    failed++;
    if (after_another ? !is_closed() : !is_gone())
        complain("code %d: %s", virGetLastErrorCode(), virGetLastErrorMessage());
    virResetLastError();
}

/* A connection, as soon as there is a daemon. */
static virConnectPtr
open_at_last(int times)
{
    virConnectPtr conn = NULL;

    while (!conn && times-- != 0) {
        conn = virConnectOpen(uri);
        if (!conn) {
            refused++;
            if (!is_gone())
                complain("not open: code %d: %s", virGetLastErrorCode(), virGetLastErrorMessage());
            usleep(2000);
        }
    }
    return conn;
}

static void
kill_daemon(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct ucred who = {0};
    socklen_t length = sizeof(who);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    snprintf(address.sun_path, sizeof(address.sun_path), "%s", socket_path);
    if (connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0 &&
        getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &length) == 0 && who.pid > 0) {
        kill(who.pid, SIGKILL);
        /* It takes its sockets along. */
        while (kill(who.pid, 0) == 0 && recv(fd, &length, 1, 0) > 0)
            ;
    }
    close(fd);
}

static int
any_call(virConnectPtr conn, unsigned int which)
{
    virDomainPtr *all = NULL;
    char *words;
    int result;

    switch (which % 3) {
    case 0:
        return virConnectNumOfDomains(conn);
    case 1:
        words = virConnectGetCapabilities(conn);
        free(words);
        return words ? 0 : -1;
    default:
        result = virConnectListAllDomains(conn, &all, 0);
        for (int i = 0; i < result; i++)
            virDomainFree(all[i]);
        free(all);
        return result;
    }
}

/* Calls until one fails; those after it must too. */
static void *
calls(void *opaque)
{
    virConnectPtr conn = opaque;
    unsigned int which = 0;

    while (any_call(conn, which) >= 0)
        which++;
    judge(0);
    for (int i = 0; i < 3; i++) {
        if (any_call(conn, which + i) >= 0)
            complain("a call on a closed connection");
        else
            judge(1);
    }
    return NULL;
}

static void *
opens(void *opaque)
{
    while (!stop) {
        virConnectPtr conn = open_at_last(1);

        if (conn)
            virConnectClose(conn);
    }
    return NULL;
}

static void
tick(int timer, void *opaque)
{
}

static void *
loop(void *opaque)
{
    for (;;)
        virEventRunDefaultImpl();
    return NULL;
}

static void
a_round(unsigned int round)
{
    pthread_t threads[3];
    virConnectPtr conn = open_at_last(-1);
    int id, told = closed, gone = freed, left = 30000;

    if (with_guest) {
        virDomainPtr domain = virDomainLookupByName(conn, "guest");
        virDomainInfo info = {0};

        if (!domain || virDomainGetInfo(domain, &info) < 0 || info.state != VIR_DOMAIN_RUNNING)
            complain("the guest is in state %d: %s", info.state, virGetLastErrorMessage());
        virDomainFree(domain);
    }
    virConnectRegisterCloseCallback(conn, on_close, NULL, on_free);
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_domain), NULL, on_free);
    if (id < 0)
        complain("no events: %s", virGetLastErrorMessage());
    switch (round % 4) {
    case 0:
        /* The next call, or the loop, finds out. */
        kill_daemon();
        calls(conn);
        break;
    case 1:
    case 2:
        for (int i = 0; i < 3; i++)
            pthread_create(&threads[i], NULL, calls, conn);
        usleep(round * 7919 % 5000);
        kill_daemon();
        for (int i = 0; i < 3; i++)
            pthread_join(threads[i], NULL);
        break;
    default:
        stop = 0;
        for (int i = 0; i < 3; i++)
            pthread_create(&threads[i], NULL, opens, NULL);
        usleep(round * 7919 % 5000);
        kill_daemon();
        stop = 1;
        for (int i = 0; i < 3; i++)
            pthread_join(threads[i], NULL);
        calls(conn);
        break;
    }
    while (closed == told && left-- > 0)
        usleep(1000);
    if (closed != told + 1)
        complain("round %u: told %d times", round, closed - told);
    virConnectDomainEventDeregisterAny(conn, id);
    virResetLastError();
    if (virConnectClose(conn) != 0)
        complain("round %u: not closed", round);
    for (left = 30000; freed != gone + 2 && left > 0; left--)
        usleep(1000);
    if (freed != gone + 2)
        complain("round %u: freed %d", round, freed - gone);
}

static int
entries(const char *path)
{
    DIR *dir = opendir(path);
    int count = 0;

    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static long
kilobytes(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    long size = 0, resident = 0;

    if (fscanf(file, "%ld %ld", &size, &resident) != 2)
        exit(1);
    fclose(file);
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

int
main(int argc, char **argv)
{
    pthread_t thread;
    virConnectPtr conn;
    unsigned int rounds, first;
    int descriptors = 0, threads = 0, now = -1;
    long memory = 0;

    if (argc != 4)
        return 2;
    uri = argv[1];
    socket_path = argv[2];
    rounds = atoi(argv[3]);
    first = rounds / 5 > 4 ? rounds / 5 : 4;
    with_guest = strncmp(uri, "qemu", 4) == 0;
    setvbuf(stdout, NULL, _IOLBF, 0);
    begin_quietly();
    virEventRegisterDefaultImpl();
    virEventAddTimeout(1, tick, NULL, NULL);
    pthread_create(&thread, NULL, loop, NULL);
    conn = open_at_last(-1);
    if (with_guest) {
        virDomainPtr domain = virDomainDefineXML(conn, GUEST);

        require(domain, "a guest");
        REPORT(virDomainCreate(domain));
        virDomainFree(domain);
    }
    virConnectClose(conn);
    for (unsigned int round = 0; round < rounds; round++) {
        alarm(BOUND);
        a_round(round);
        /* What is kept for good is there after the first ones. */
        if (round + 1 == first) {
            descriptors = entries("/proc/self/fd");
            threads = entries("/proc/self/task");
            memory = kilobytes();
        }
    }
    /* The loop closes what it watched, at its next turn. */
    for (int left = 5000; left > 0; left--) {
        now = entries("/proc/self/fd");
        if (now == descriptors)
            break;
        usleep(1000);
    }
    memory = kilobytes() - memory;
    printf("rounds %u, wrong %d\n", rounds, wrong);
    printf("descriptors %+d, threads %+d, memory %s\n", now - descriptors,
           entries("/proc/self/task") - threads, memory < 1024 ? "steady" : "grown");
    fprintf(stderr, "failed calls %d, refused connections %d, KiB %+ld\n", failed, refused, memory);
    if (with_guest) {
        virDomainPtr domain;

        conn = open_at_last(-1);
        domain = virDomainLookupByName(conn, "guest");
        printf("the guest is there %d\n", domain != NULL);
        virDomainDestroy(domain);
        virDomainFree(domain);
        virConnectClose(conn);
    }
    return 0;
}
