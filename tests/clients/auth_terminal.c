/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A program that is not position independent and logs in on a terminal with
 * virConnectAuthPtrDefault: the loader copies the variable into the program's
 * own data, and the library has to use that copy. The terminal is one that the
 * program makes; what appears on it is printed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

extern char __executable_start, end;

static void
ignore_error(void *opaque, virErrorPtr error)
{
    (void) opaque;
    (void) error;
}

/* Whether a password may be typed: what comes before the echo is off is thrown away. */
static void
wait_for_silence(int terminal)
{
    struct termios settings;
    int i;

    for (i = 0; i < 5000; i++) {
        if (tcgetattr(terminal, &settings) < 0 || !(settings.c_lflag & ECHO))
            return;
        usleep(1000);
    }
    printf("the password shows\n");
}

/* Logs in on a terminal of its own. Each prompt gets the next line of `typed`. */
static void
on_terminal(const char *what, const char *uri, const char *typed)
{
    char seen[4096];
    size_t length = 0;
    int terminal, status;
    pid_t child = forkpty(&terminal, NULL, NULL, NULL);

    if (child < 0)
        exit(1);
    if (child == 0) {
        virConnectPtr conn = virConnectOpenAuth(uri, virConnectAuthPtrDefault, 0);

        printf("%s: %s\n", conn ? "opened" : "not opened", virGetLastErrorMessage());
        exit(conn && virConnectClose(conn) == 0 ? 0 : 3);
    }
    while (length < sizeof(seen) - 1) {
        ssize_t n = read(terminal, seen + length, sizeof(seen) - 1 - length);

        if (n <= 0)
            break;
        length += n;
        if (seen[length - 1] == ':' || (seen[length - 1] == ' ' && length > 1 && seen[length - 2] == ':')) {
            size_t line;

            seen[length] = '\0';
            if (strstr(seen, "password"))
                wait_for_silence(terminal);
            line = *typed ? strcspn(typed, "\n") + 1 : 0;

            if (write(terminal, line ? typed : "\n", line ? line : 1) < 0)
                exit(1);
            typed += line;
        }
    }
    seen[length] = '\0';
    waitpid(child, &status, 0);
    printf("%s: exit %d, on the terminal:\n", what, WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    for (const char *c = seen; *c; c++) {
        if (*c != '\r')
            putchar(*c);
    }
    putchar('\n');
    close(terminal);
}

int
main(void)
{
    const char *file = "node.xml";
    char uri[4200], directory[4096];
    FILE *node = fopen(file, "w");
    unsigned int i;

    setvbuf(stdout, NULL, _IONBF, 0);
    virInitialize();
    virSetErrorFunc(NULL, ignore_error);
    printf("in the program's own data: %d\n",
           (char *) &virConnectAuthPtrDefault >= &__executable_start &&
           (char *) &virConnectAuthPtrDefault < &end);
    printf("callback: %d, data: %d, types:", virConnectAuthPtrDefault->cb != NULL,
           virConnectAuthPtrDefault->cbdata != NULL);
    for (i = 0; i < virConnectAuthPtrDefault->ncredtype; i++)
        printf(" %d", virConnectAuthPtrDefault->credtype[i]);
    printf("\n");

    if (!node || !getcwd(directory, sizeof(directory)))
        return 1;
    fputs("<node><auth><user password='secret'>somebody</user><user>nopass</user></auth></node>", node);
    fclose(node);
    snprintf(uri, sizeof(uri), "test://%s/%s", directory, file);

    on_terminal("right", uri, "somebody\nsecret\n");
    on_terminal("wrong password", uri, "somebody\nguess\n");
    on_terminal("wrong user", uri, "nobody\nsecret\n");
    on_terminal("no password wanted", uri, "nopass\n");
    on_terminal("no authentication wanted", "test:///default", "");
    return 0;
}
