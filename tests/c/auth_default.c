/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* cflags: -no-pie */
/* user: 65534 */
/* The library's own credentials callback, as a program sees it that copied the pointer when it
 * was loaded: what it asks on stdout, reads from stdin and, unseen, from the terminal. */
#define _GNU_SOURCE
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static void quiet(void *data, virErrorPtr err)
{
    (void)data;
    (void)err;
}

static void answer(const char *label, virConnectCredentialPtr cred, unsigned int n)
{
    unsigned int i;
    int ret = virConnectAuthPtrDefault->cb(cred, n, virConnectAuthPtrDefault->cbdata);
    printf("\n%s -> %d", label, ret);
    for (i = 0; i < n; i++) {
        if (cred[i].result)
            printf(" [%s] %u", cred[i].result, cred[i].resultlen);
        else
            printf(" none");
        free(cred[i].result);
        cred[i].result = NULL;
        cred[i].resultlen = 0;
    }
    printf("\n");
    fflush(stdout);
}

/* Answers come from a pipe, which is no terminal; there is none for secrets either. */
static void from_pipe(const char *input)
{
    virConnectCredential text = {VIR_CRED_AUTHNAME, "Name", "host", "default", NULL, 0};
    virConnectCredential plain = {VIR_CRED_ECHOPROMPT, "Word", NULL, NULL, NULL, 0};
    virConnectCredential secret = {VIR_CRED_PASSPHRASE, "Secret", NULL, NULL, NULL, 0};
    virConnectCredential defsecret = {VIR_CRED_NOECHOPROMPT, "Secret", NULL, "hidden", NULL, 0};
    virConnectCredential realm = {VIR_CRED_REALM, "Realm", NULL, "", NULL, 0};
    virConnectCredential user = {VIR_CRED_USERNAME, "User", NULL, NULL, NULL, 0};
    virConnectCredential polkit = {VIR_CRED_EXTERNAL, "x", "PolicyKit", NULL, NULL, 0};
    virConnectCredential other = {VIR_CRED_EXTERNAL, "x", "Other", NULL, NULL, 0};
    virConnectCredential language = {VIR_CRED_LANGUAGE, "x", NULL, NULL, NULL, 0};
    virConnectCredential unknown = {77, "x", NULL, NULL, NULL, 0};
    virConnectCredential two[2];
    int fds[2];

    if (pipe(fds) < 0 || write(fds[1], input, strlen(input)) < 0)
        exit(1);
    close(fds[1]);
    dup2(fds[0], 0);
    close(fds[0]);
    clearerr(stdin);
    answer("name", &text, 1);
    answer("word", &plain, 1);
    answer("secret", &secret, 1);
    answer("secret with default", &defsecret, 1);
    answer("realm", &realm, 1);
    answer("user", &user, 1);
    answer("policykit", &polkit, 1);
    answer("other", &other, 1);
    answer("language", &language, 1);
    answer("unknown", &unknown, 1);
    two[0] = text;
    two[1] = secret;
    answer("two", two, 2);
    two[1] = unknown;
    answer("one and a half", two, 2);
    answer("none", two, 0);
}

static void collect(int fd)
{
    char buffer[512];
    struct pollfd p = {fd, POLLIN, 0};
    while (poll(&p, 1, 10000) > 0) {
        ssize_t n = read(fd, buffer, sizeof(buffer));
        ssize_t i;
        if (n <= 0)
            return;
        for (i = 0; i < n; i++)
            if (buffer[i] == '\r')
                printf("\\r");
            else
                putchar(buffer[i]);
    }
}

/* Types the secret once the terminal stopped to show what is typed. */
static void at_terminal(const char *typed)
{
    struct termios modes;
    int controller, status;
    pid_t child;

    fflush(stdout);
    child = forkpty(&controller, NULL, NULL, NULL);
    if (child == 0) {
        virConnectCredential secret = {VIR_CRED_PASSPHRASE, "Secret", NULL, "nothing", NULL, 0};
        answer("typed", &secret, 1);
        tcgetattr(0, &modes);
        printf("echo %d\n", (modes.c_lflag & ECHO) != 0);
        fflush(stdout);
        _exit(0);
    }
    do {
        usleep(1000);
        tcgetattr(controller, &modes);
    } while (modes.c_lflag & ECHO);
    if (write(controller, typed, strlen(typed)) < 0)
        exit(1);
    collect(controller);
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        printf("ended by signal %d\n", WTERMSIG(status));
    if (tcgetattr(controller, &modes) == 0)
        printf("echo %d afterwards\n", (modes.c_lflag & ECHO) != 0);
    close(controller);
}

int main(void)
{
    char name[] = "/tmp/auth-default-XXXXXX";
    char uri[100];
    char text[3000];
    unsigned int i;
    int fd, fds[2];
    pid_t child;
    virConnectPtr c;

    /* Without a controlling terminal, wherever this was started. */
    child = fork();
    if (child) {
        int status;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    }
    setsid();
    setvbuf(stdin, NULL, _IONBF, 0);
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    unsetenv("LIBVIRT_AUTH_FILE");
    virSetErrorFunc(NULL, quiet);
    if (virInitialize() < 0)
        return 1;

    printf("%u kinds:", virConnectAuthPtrDefault->ncredtype);
    for (i = 0; i < virConnectAuthPtrDefault->ncredtype; i++)
        printf(" %d", virConnectAuthPtrDefault->credtype[i]);
    printf(" data %d\n", virConnectAuthPtrDefault->cbdata != NULL);

    printf("-- answers\n");
    from_pipe("bob\nword\nsecret\n\nR\nroot\nbob2\npw2\nbob3\n");
    printf("-- empty answers\n");
    from_pipe("\n\n\n\n\n\n\n\n\n");
    printf("-- the end of the input\n");
    from_pipe("");
    printf("-- without a newline\n");
    from_pipe("bob");
    printf("-- longer than a line may be\n");
    memset(text, 'x', sizeof(text));
    memcpy(text + 1500, "\nsecond\nthird\nfourth\n", 22);
    from_pipe(text);

    printf("-- at the terminal\n");
    at_terminal("secret\n");
    at_terminal("\n");
    at_terminal("se\x7f\x7fother\n");
    at_terminal("\x04");
    /* Interrupted: the program ends, and the terminal is as it was. */
    at_terminal("sec\x03");

    printf("-- a connection\n");
    fd = mkstemp(name);
    dprintf(fd, "<node><auth><user password='secret'>bob</user></auth></node>");
    close(fd);
    snprintf(uri, sizeof(uri), "test://%s", name);
    if (pipe(fds) < 0 || write(fds[1], "bob\nsecret\nbob\nwrong\n", 21) < 0)
        return 1;
    close(fds[1]);
    dup2(fds[0], 0);
    close(fds[0]);
    clearerr(stdin);
    for (i = 0; i < 2; i++) {
        c = virConnectOpenAuth(uri, virConnectAuthPtrDefault, 0);
        printf("\n%s\n", c ? "open" : virGetLastErrorMessage());
        fflush(stdout);
        if (c)
            virConnectClose(c);
    }
    unlink(name);
    return 0;
}
