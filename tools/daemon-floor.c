/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a daemon gives a client that costs nothing: this program sends packets that were made
 * before, sleeps in poll and receives, and looks at nothing but a reply's status. No client
 * library that sleeps while the daemon works can be faster, so what a library takes is to be
 * judged against this as well as against another library.
 *
 *     cc -O2 -o daemon-floor tools/daemon-floor.c && ./daemon-floor [SOCKET [CALLS]]
 *
 * The daemon must take test:///default from us without asking who we are (root, or auth none).
 */
#include <arpa/inet.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/* Procedures of the program "remote", by their numbers on the wire. */
enum { OPEN = 1, CLOSE = 2, DOMAIN_GET_INFO = 16, DOMAIN_LOOKUP_BY_NAME = 23, AUTH_LIST = 66,
       GET_LIB_VERSION = 157 };
enum { HEADER = 28, ROOM = 1 << 16 };

static const char *path = "/run/libvirt/libvirt-sock";
static _Alignas(uint32_t) char reply[ROOM];

static void
die(const char *what)
{
    perror(what);
    exit(1);
}

static double
now_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static double
cpu_us(void)
{
    struct rusage r;

    getrusage(RUSAGE_SELF, &r);
    return (r.ru_utime.tv_sec + r.ru_stime.tv_sec) * 1e6 + r.ru_utime.tv_usec + r.ru_stime.tv_usec;
}

static int
compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Makes a call at `packet`; returns its length. */
static size_t
make(char *packet, uint32_t procedure, const char *body, size_t length)
{
    uint32_t head[HEADER / 4] = { htonl(HEADER + length), htonl(0x20008086), htonl(1), htonl(procedure),
                                  0, htonl(1), 0 };

    memcpy(packet, head, HEADER);
    memcpy(packet + HEADER, body, length);
    return HEADER + length;
}

static int
dial(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof(address)) < 0)
        die(path);
    return fd;
}

/* Receives once, after a sleep, `room` bytes at most. */
static size_t
receive(int fd, char *to, size_t room)
{
    struct pollfd line = { .fd = fd, .events = POLLIN };
    ssize_t got;

    if (poll(&line, 1, -1) != 1 || (got = recv(fd, to, room, MSG_DONTWAIT)) <= 0)
        die("receive");
    return (size_t)got;
}

/* Sends a call and receives its reply; returns the reply's length. */
static size_t
call(int fd, const char *packet, size_t length)
{
    size_t got = 0, whole = HEADER;

    if (send(fd, packet, length, MSG_NOSIGNAL) != (ssize_t)length)
        die("send");
    while (got < whole) {
        got += receive(fd, reply + got, sizeof(reply) - got);
        if (got >= 4)
            whole = ntohl(*(uint32_t *)reply);
    }
    if (((uint32_t *)reply)[6] != 0) {
        fprintf(stderr, "the daemon refuses a call\n");
        exit(1);
    }
    return got;
}

int
main(int argc, char **argv)
{
    static const char node[] = "\0\0\0\1\0\0\0\17test:///default\0\0\0\0";
    static const char name[] = "\0\0\0\4test";
    char list[HEADER], open[128], close_it[HEADER], version[HEADER], lookup[64], info[128], burst[16 * 128];
    size_t calls = argc > 2 ? strtoul(argv[2], NULL, 10) : 20000, opens = calls / 20 + 1;
    double *times = calloc(calls + opens, sizeof(*times)), start, cpu;

    if (argc > 1)
        path = argv[1];
    if (!times)
        die("memory");
    make(list, AUTH_LIST, "", 0);
    make(close_it, CLOSE, "", 0);
    make(version, GET_LIB_VERSION, "", 0);
    /* A pointer, a string of 15 with one byte of padding, and flags. */
    size_t open_length = make(open, OPEN, node, 28);

    for (size_t i = 0; i < opens; i++) {
        start = now_us();
        int fd = dial();
        call(fd, list, HEADER);
        call(fd, open, open_length);
        call(fd, close_it, HEADER);
        shutdown(fd, SHUT_RDWR);
        close(fd);
        times[i] = now_us() - start;
    }
    qsort(times, opens, sizeof(*times), compare);
    printf("open+close                %8.1f us (median of %zu)\n", times[opens / 2], opens);

    int fd = dial();
    call(fd, list, HEADER);
    call(fd, open, open_length);
    cpu = cpu_us();
    for (size_t i = 0; i < calls; i++) {
        start = now_us();
        call(fd, version, HEADER);
        times[i] = now_us() - start;
    }
    cpu = cpu_us() - cpu;
    qsort(times, calls, sizeof(*times), compare);
    printf("GetLibVersion             %8.1f us (median of %zu), %.1f us of processor time each\n",
           times[calls / 2], calls, cpu / calls);

    /* The reply is a domain; a call on it takes the same bytes. */
    size_t domain = call(fd, lookup, make(lookup, DOMAIN_LOOKUP_BY_NAME, name, 8)) - HEADER;
    size_t each = make(info, DOMAIN_GET_INFO, reply + HEADER, domain), answer = call(fd, info, each);
    for (size_t together = 1; together <= 16; together *= 2) {
        size_t sent = 0, done = 0, bytes = 0;

        start = now_us();
        while (done < calls) {
            size_t length = 0;

            for (; sent - done < together && sent < calls; sent++) {
                memcpy(burst + length, info, each);
                length += each;
            }
            if (length && send(fd, burst, length, MSG_NOSIGNAL) != (ssize_t)length)
                die("send");
            bytes += receive(fd, reply, sizeof(reply));
            done += bytes / answer;
            bytes %= answer;
        }
        printf("DomainGetInfo, %2zu at once %8.0f calls/s\n", together, calls / (now_us() - start) * 1e6);
    }
    return 0;
}
