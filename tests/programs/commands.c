/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * commands RELEASE: calls the private functions that libvirt_iohelper needs and no other program
 * does, with good and bad input: commands that are run, descriptors, and small things.
 */

#include "private.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static void *(*virCommandNew)(const char *);
static void *(*virCommandNewArgList)(const char *, ...);
static void (*virCommandAddArg)(void *, const char *);
static void (*virCommandAddArgList)(void *, ...);
static void (*virCommandAddEnvPair)(void *, const char *, const char *);
static void (*virCommandSetErrorBuffer)(void *, char **);
static void (*virCommandSetInputFD)(void *, int);
static void (*virCommandSetOutputFD)(void *, int *);
static void (*virCommandDoAsyncIO)(void *);
static int (*virCommandRun)(void *, int *);
static int (*virCommandRunAsync)(void *, pid_t *);
static int (*virCommandWait)(void *, int *);
static void (*virCommandFree)(void *);

static void find_commands(void)
{
    virCommandNew = find("virCommandNew");
    virCommandNewArgList = find("virCommandNewArgList");
    virCommandAddArg = find("virCommandAddArg");
    virCommandAddArgList = find("virCommandAddArgList");
    virCommandAddEnvPair = find("virCommandAddEnvPair");
    virCommandSetErrorBuffer = find("virCommandSetErrorBuffer");
    virCommandSetInputFD = find("virCommandSetInputFD");
    virCommandSetOutputFD = find("virCommandSetOutputFD");
    virCommandDoAsyncIO = find("virCommandDoAsyncIO");
    virCommandRun = find("virCommandRun");
    virCommandRunAsync = find("virCommandRunAsync");
    virCommandWait = find("virCommandWait");
    virCommandFree = find("virCommandFree");
}

static void *shell(const char *line)
{
    void *command = virCommandNew("/bin/sh");

    virCommandAddArgList(command, "-c", line, NULL);
    return command;
}

static void run(const char *name, void *command, int *status)
{
    int result = virCommandRun(command, status);

    printf("%s: %d", name, result);
    if (status)
        printf(", status %d", *status);
    printf("\n");
    said();
}

static void run_and_free(const char *name, void *command)
{
    int status = -7;

    run(name, command, &status);
    virCommandFree(command);
}

static void complaints(const char *line)
{
    char *text = (char *)"nothing";
    void *command = shell(line);
    int status = -7;

    virCommandSetErrorBuffer(command, &text);
    printf("%s\nbefore: %s\n", line, text ? text : "NULL");
    run("with a status", command, &status);
    printf("'%.60s' %zu\n", text ? text : "NULL", text ? strlen(text) : 0);
    virCommandFree(command);
    printf("'%.60s'\n", text ? text : "NULL");
    free(text);

    command = shell(line);
    virCommandSetErrorBuffer(command, &text);
    run("without one", command, NULL);
    printf("%zu\n", text ? strlen(text) : 0);
    virCommandFree(command);
    free(text);
    command = shell(line);
    virCommandAddEnvPair(command, "NAME", "a value");
    run("nobody wants to know", command, NULL);
    virCommandFree(command);
}

static void running(void)
{
    static const char *const lines[] = {
        "exit 0", "echo out; echo bad words >&2; exit 3", "echo only words >&2", "kill -9 $$",
        "i=0; while [ $i -lt 3000 ]; do echo a line that is long enough, number $i; i=$((i + 1)); done >&2",
        "read word; echo \"read $word\" >&2; exit 1",
    };
    size_t i;

    for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        complaints(lines[i]);
    run_and_free("nobody", virCommandNew("/nonexistent/program"));
    run_and_free("not in the path", virCommandNew("no-such-program-anywhere"));
    run_and_free("no program", virCommandNew("/dev/null"));
    run_and_free("in the path", virCommandNewArgList("sh", "-c", "exit 4", NULL));
}

static void environment(void)
{
    char *text = NULL;
    void *command = shell("echo \"$A-$B-$HOME-$LONG\" >&2");

    virCommandSetErrorBuffer(command, &text);
    virCommandAddEnvPair(command, "A", "1");
    virCommandAddEnvPair(command, "B", "2");
    virCommandAddEnvPair(command, "A", "3=4");
    virCommandAddEnvPair(command, "LONG", "a b");
    run("environment", command, NULL);
    printf("%s", text);
    virCommandFree(command);
    free(text);
    text = NULL;
    setenv("INHERITED", "yes", 1);
    command = shell("echo \"$INHERITED\" >&2");
    virCommandSetErrorBuffer(command, &text);
    run("inherited", command, NULL);
    printf("%s", text);
    virCommandFree(command);
    free(text);
}

static void used_badly(void)
{
    char *first = NULL, *second = NULL;
    void *command = shell("echo x >&2");
    int ends[2], one = -1;

    virCommandAddArg(command, NULL);
    virCommandAddArg(command, "after");
    run_and_free("no argument", command);
    command = shell("echo x >&2");
    virCommandSetErrorBuffer(command, &first);
    virCommandSetErrorBuffer(command, &second);
    printf("%d\n", virCommandRunAsync(command, NULL));
    said();
    printf("%d\n", virCommandWait(command, NULL));
    said();
    run_and_free("two buffers", command);
    printf("%s %s\n", first ? first : "NULL", second ? second : "NULL");
    run("no command", NULL, NULL);
    virCommandAddArg(NULL, "x");
    virCommandAddArgList(NULL, "x", NULL);
    virCommandFree(NULL);

    command = shell("echo x");
    if (pipe(ends) < 0)
        exit(1);
    virCommandSetOutputFD(command, &ends[1]);
    run_and_free("into a pipe", command);
    command = shell("echo x");
    virCommandSetOutputFD(command, &one);
    run_and_free("into a new pipe", command);
    command = shell("read x");
    virCommandSetInputFD(command, dup(ends[0]));
    run_and_free("out of a pipe", command);
    close(ends[0]);
    close(ends[1]);
}

static void files(void)
{
    char line[20] = "";
    int file = open("commands.txt", O_RDWR | O_CREAT | O_TRUNC, 0600);
    void *command = shell("echo in a file");

    virCommandSetOutputFD(command, &file);
    run_and_free("into a file", command);
    printf("%zd %s", pread(file, line, sizeof(line) - 1, 0), line);
    lseek(file, 0, SEEK_SET);
    command = shell("read a b c; test \"$c\" = file");
    virCommandSetInputFD(command, dup(file));
    run_and_free("out of a file", command);
    close(file);
    unlink("commands.txt");
}

static void background(void)
{
    char *text = NULL;
    void *command = shell("echo some words >&2; exit 5");
    int status = -7;

    virCommandSetErrorBuffer(command, &text);
    virCommandDoAsyncIO(command);
    printf("start %d\n", virCommandRunAsync(command, NULL));
    printf("wait %d", virCommandWait(command, &status));
    printf(" %d '%s'\n", status, text ? text : "NULL");
    said();
    virCommandFree(command);
    free(text);

    text = NULL;
    command = shell("i=0; while [ $i -lt 3000 ]; do echo a line that is long enough, number $i; i=$((i + 1)); done >&2;"
                    "exit 1");
    virCommandSetErrorBuffer(command, &text);
    virCommandDoAsyncIO(command);
    printf("start %d\n", virCommandRunAsync(command, NULL));
    printf("wait %d", virCommandWait(command, &status));
    printf(" %d %zu\n", status, text ? strlen(text) : 0);
    said();
    printf("once more %d\n", virCommandWait(command, NULL));
    said();
    virCommandFree(command);
    free(text);

    text = NULL;
    command = shell("exit 6");
    virCommandSetErrorBuffer(command, &text);
    printf("start %d\n", virCommandRunAsync(command, NULL));
    printf("wait %d", virCommandWait(command, NULL));
    printf(" '%s'\n", text ? text : "NULL");
    said();
    virCommandFree(command);
    free(text);
}

static void modules(void)
{
    GET(char *, virKModLoad, const char *);
    GET(bool, virKModIsProhibited, const char *);
    char *text = virKModLoad("no-such-module");

    printf("load: %s\n", text ? text : "NULL");
    said();
    free(text);
    printf("prohibited %d\n", virKModIsProhibited("no-such-module"));
    said();
}

static void descriptors(void)
{
    GET(int, virSocketSendFD, int, int);
    GET(int, virSocketRecvFD, int, int);
    GET(int, virSetNonBlock, int);
    GET(int, virSetCloseExec, int);
    struct stat here, there;
    int pair[2], flags, got;
    char byte = 0;

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0 || stat("/dev/null", &here) < 0)
        exit(1);
    for (flags = 0; flags <= O_CLOEXEC; flags += O_CLOEXEC) {
        int null = open("/dev/null", O_RDONLY);

        printf("send %d\n", virSocketSendFD(pair[0], null));
        close(null);
        got = virSocketRecvFD(pair[1], flags);
        printf("got %d %d", got >= 0, got >= 0 && fstat(got, &there) == 0 && here.st_rdev == there.st_rdev);
        printf(" %d\n", fcntl(got, F_GETFD));
        close(got);
    }
    errno = 0;
    printf("odd flags %d", virSocketRecvFD(pair[1], O_NONBLOCK));
    printf(" %d\n", errno);
    if (write(pair[0], &byte, 1) != 1)
        exit(1);
    errno = 0;
    printf("a byte %d", virSocketRecvFD(pair[1], 0));
    printf(" %d\n", errno);
    errno = 0;
    printf("no descriptor %d", virSocketSendFD(pair[0], -1));
    printf(" %d\n", errno);
    printf("%d", virSetNonBlock(pair[1]));
    printf(" %d\n", (fcntl(pair[1], F_GETFL) & O_NONBLOCK) != 0);
    errno = 0;
    printf("nothing %d", virSocketRecvFD(pair[1], 0));
    printf(" %d\n", errno);
    printf("%d", virSetCloseExec(pair[1]));
    printf(" %d\n", fcntl(pair[1], F_GETFD));
    close(pair[0]);
    errno = 0;
    printf("the end %d", virSocketRecvFD(pair[1], 0));
    printf(" %d\n", errno);
    signal(SIGPIPE, SIG_IGN);
    errno = 0;
    printf("to nobody %d", virSocketSendFD(pair[1], 1));
    printf(" %d\n", errno);
    close(pair[1]);
    errno = 0;
    printf("closed %d", virSetNonBlock(-1));
    printf(" %d", errno);
    printf(" %d", virSetCloseExec(-1));
    printf(" %d", errno);
    printf(" %d", virSocketSendFD(-1, 1));
    printf(" %d", errno);
    printf(" %d", virSocketRecvFD(-1, 0));
    printf(" %d\n", errno);
    said();
}

static void pipes(void)
{
    GET(int, virPipeQuiet, int *);
    struct rlimit before, few;
    int ends[2] = { -1, -1 };

    printf("%d", virPipeQuiet(ends));
    printf(" %d %d\n", fcntl(ends[0], F_GETFD), fcntl(ends[1], F_GETFL) == O_WRONLY);
    close(ends[0]);
    close(ends[1]);
    getrlimit(RLIMIT_NOFILE, &before);
    few = before;
    few.rlim_cur = 3;
    setrlimit(RLIMIT_NOFILE, &few);
    errno = 0;
    printf("%d", virPipeQuiet(ends));
    printf(" %d\n", errno);
    setrlimit(RLIMIT_NOFILE, &before);
    said();
}

static void sets(void)
{
    static const char *const lists[] = { NULL, "", "  ", "1-3,^2", "x", "5", ",", "0,70" };
    GET(void *, virBitmapParseUnlimitedAllowEmpty, const char *);
    GET(ssize_t, virBitmapNextSetBit, void *, ssize_t);
    GET(size_t, virBitmapSize, void *);
    GET(void, virBitmapFree, void *);
    size_t i;

    for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        void *set = virBitmapParseUnlimitedAllowEmpty(lists[i]);
        ssize_t bit = -1;

        printf("'%s':", lists[i] ? lists[i] : "NULL");
        while (set && (bit = virBitmapNextSetBit(set, bit)) >= 0)
            printf(" %zd", bit);
        printf("%s\n", set ? virBitmapSize(set) ? "" : " of none" : " refused");
        virBitmapFree(set);
        said();
    }
}

static void small_things(void)
{
    GET(int, virStringSortCompare, const void *, const void *, void *);
    GET(int, virStringSortRevCompare, const void *, const void *, void *);
    GET(const char *, virTristateBoolTypeToString, int);
    GET(long, virGetSystemPageSize, void);
    GET(bool, virLastErrorIsSystemErrno, int);
    GET(void, virReportSystemErrorFull, int, int, const char *, const char *, size_t, const char *, ...);
    GET(void, virReportErrorHelper, int, int, const char *, const char *, size_t, const char *, ...);
    GET(void, virResizeN, void *, size_t, size_t *, size_t, size_t);
    GET(void, virStringTrimOptionalNewline, char *);
    const char *one = "a", *other = "b";
    char lines[][10] = { "line\n", "two\n\n", "none", "", "\n" };
    int *array = NULL, i;
    size_t room = 0, used = 0;

    printf("%d %d %d\n", virStringSortCompare(&one, &other, NULL) < 0, virStringSortCompare(&other, &one, NULL) > 0,
           virStringSortCompare(&one, &one, NULL));
    printf("%d %d %d\n", virStringSortRevCompare(&one, &other, NULL) > 0,
           virStringSortRevCompare(&other, &one, NULL) < 0, virStringSortRevCompare(&one, &one, NULL));
    for (i = -1; i < 4; i++) {
        const char *name = virTristateBoolTypeToString(i);

        printf("%d %s\n", i, name ? name : "NULL");
    }
    printf("%d\n", virGetSystemPageSize() == sysconf(_SC_PAGESIZE));
    printf("%d", virLastErrorIsSystemErrno(0));
    virReportErrorHelper(VIR_FROM_TEST, VIR_ERR_NO_DOMAIN, "f", "g", 1, "x");
    printf(" %d", virLastErrorIsSystemErrno(0));
    virReportSystemErrorFull(VIR_FROM_NONE, ENOENT, "f", "g", 1, "opening %s", "x");
    printf(" %d %d %d\n", virLastErrorIsSystemErrno(0), virLastErrorIsSystemErrno(ENOENT),
           virLastErrorIsSystemErrno(EACCES));
    virResetLastError();
    while (used < 100) {
        size_t before = room, at;
        bool zeros = true;

        virResizeN(&array, sizeof(int), &room, used, 3);
        for (at = before; at < room; at++)
            zeros = zeros && array[at] == 0;
        if (room != before)
            printf("room %zu%s", room, zeros ? " " : "! ");
        for (i = 0; i < 3; i++)
            array[used++] = i + 1;
    }
    printf("%d\n", array[99]);
    free(array);
    for (i = 0; i < 5; i++) {
        virStringTrimOptionalNewline(lines[i]);
        printf("[%s]", lines[i]);
    }
    printf("\n");
}

/* 9.0.0 has these for GLibs that lack them or do them in another way. */
static void instead_of_glib(void)
{
    static const char *const names[] = { "/", "/a/./b", "/a/../b/", "//a//b", "/..", "a", "./a", "../a", "///a", "/a/b/../.." };
    GET(char *, vir_g_canonicalize_filename, const char *, const char *);
    GET(int, vir_g_fsync, int);
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char *path = vir_g_canonicalize_filename(names[i], "/base/dir");

        printf("%s: %s\n", names[i], path);
        free(path);
    }
    errno = 0;
    printf("%d", vir_g_fsync(-1));
    printf(" %d\n", errno);
}

int main(int argc, char **argv)
{
    bool old;

    start(argc, argv);
    old = strcmp(argv[1], "9.0.0") == 0;
    setvbuf(stdout, NULL, _IOLBF, 0);
    find_commands();
    running();
    environment();
    used_badly();
    files();
    background();
    modules();
    descriptors();
    small_things();
    if (old) {
        instead_of_glib();
    } else {
        pipes();
        sets();
    }
    return 0;
}
