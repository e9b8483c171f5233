/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What kinds of descriptors the default loop takes, and in what state: all that poll takes. */
#include "support/watch.h"

#include <fcntl.h>
#include <sys/socket.h>

#define ALL (VIR_EVENT_HANDLE_READABLE | VIR_EVENT_HANDLE_WRITABLE | VIR_EVENT_HANDLE_ERROR | \
             VIR_EVENT_HANDLE_HANGUP)

static int watches[8], count;

static void
add(const char *name, int fd, int events)
{
    watches[count++] = watch(name, fd, events);
}

static void
remove_all(void)
{
    while (count)
        virEventRemoveHandle(watches[--count]);
    run("removed", 1);
}

static void
files(void)
{
    int null = open("/dev/null", O_RDWR);
    int file = open("/proc/self/exe", O_RDONLY);
    int directory = open("/", O_RDONLY);

    printf("-- regular files, a directory and /dev/null\n");
    add("null", null, VIR_EVENT_HANDLE_READABLE | VIR_EVENT_HANDLE_WRITABLE);
    add("file", file, VIR_EVENT_HANDLE_READABLE | VIR_EVENT_HANDLE_WRITABLE);
    add("file, reading", file, VIR_EVENT_HANDLE_READABLE);
    add("file, nothing", file, 0);
    add("file, errors", file, VIR_EVENT_HANDLE_ERROR);
    add("directory", directory, VIR_EVENT_HANDLE_READABLE);
    run("always ready", 2);
    remove_all();
    close(null);
    close(file);
    close(directory);
}

static void
ends(void)
{
    int reader[2], writer[2], sockets[2];

    printf("-- hangups and errors\n");
    make_pipe(reader, 0);
    make_pipe(writer, 0);
    close(reader[1]);
    close(writer[0]);
    add("no events", reader[0], 0);
    add("errors", reader[0], VIR_EVENT_HANDLE_ERROR);
    add("writing", reader[0], VIR_EVENT_HANDLE_WRITABLE);
    add("reading", reader[0], VIR_EVENT_HANDLE_READABLE);
    add("unknown bits", reader[0], 1 << 6);
    add("writer", writer[1], VIR_EVENT_HANDLE_WRITABLE);
    add("writer, hangup", writer[1], VIR_EVENT_HANDLE_HANGUP);
    run("pipes", 1);
    remove_all();
    socketpair(AF_UNIX, SOCK_STREAM, 0, sockets);
    add("socket", sockets[0], ALL);
    run("both ends", 1);
    shutdown(sockets[1], SHUT_WR);
    run("one way", 1);
    close(sockets[1]);
    run("one end", 1);
    remove_all();
    close(sockets[0]);
    close(reader[0]);
    close(writer[1]);
}

static void
several(void)
{
    int sockets[2];

    printf("-- several watches on one descriptor\n");
    socketpair(AF_UNIX, SOCK_STREAM, 0, sockets);
    add("reading", sockets[0], VIR_EVENT_HANDLE_READABLE);
    add("writing", sockets[0], VIR_EVENT_HANDLE_WRITABLE);
    add("both", sockets[0], VIR_EVENT_HANDLE_READABLE | VIR_EVENT_HANDLE_WRITABLE);
    run("empty", 1);
    if (write(sockets[1], "x", 1) != 1)
        perror("write");
    run("full", 1);
    virEventUpdateHandle(watches[1], VIR_EVENT_HANDLE_READABLE);
    run("the second reads too", 1);
    virEventRemoveHandle(watches[0]);
    run("the first is freed", 1);
    run("two are left", 1);
    virEventUpdateHandle(watches[2], 0);
    run("one is left", 1);
    remove_all();
    close(sockets[0]);
    close(sockets[1]);
}

static void
closed(void)
{
    int fds[2], other[2], copy;

    printf("-- bad and negative descriptors\n");
    make_pipe(fds, 1);
    make_pipe(other, 1);
    add("negative", -1, ALL);
    add("never open", 900, ALL);
    run("an iteration ends without a call", 2);
    dup2(fds[0], 900);
    run("now it is open", 1);
    close(900);
    add("other", other[0], VIR_EVENT_HANDLE_READABLE);
    run("closed again", 2);
    remove_all();

    printf("-- closed before its watch is removed\n");
    add("closed", fds[0], VIR_EVENT_HANDLE_READABLE);
    add("other", other[0], VIR_EVENT_HANDLE_READABLE);
    run("both", 1);
    close(fds[0]);
    virEventRemoveHandle(watches[0]);
    run("freed", 1);
    run("the other", 2);

    printf("-- closed while a copy lives, and the number used again at once\n");
    make_pipe(fds, 1);
    dup2(fds[0], 901);
    add("copied", 901, VIR_EVENT_HANDLE_READABLE);
    run("both", 1);
    close(901);
    virEventRemoveHandle(watches[2]);
    count--;
    copy = dup2(other[0], 901);
    add("new", copy, VIR_EVENT_HANDLE_READABLE);
    run("freed", 1);
    run("new", 2);
    remove_all();
    close(copy);

    printf("-- replaced under its watch\n");
    dup2(other[1], 902);
    add("replaced", 902, VIR_EVENT_HANDLE_READABLE);
    watches[count++] = timer("tick", 0);
    run("not ready", 1);
    dup2(fds[0], 902);
    virEventRemoveTimeout(watches[--count]);
    run("ready", 2);
    remove_all();
}

int
main(void)
{
    set_up();
    files();
    ends();
    several();
    closed();
    return 0;
}
