/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* user: 65534 */
/* The log: how its settings are refused, the form of its lines, and which of them are written.
 * What is debugged where differs between libraries; the form, and raised errors, do not. */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char dir[] = "/tmp/log-lines-XXXXXX";
static char file[100];

static void quiet(void *data, virErrorPtr err)
{
    (void)data;
    (void)err;
}

static void print(const char *text)
{
    while (*text) {
        if (!strncmp(text, dir, strlen(dir))) {
            printf("DIR");
            text += strlen(dir);
        } else if (!strncmp(text, dir + 5, strlen(dir + 5))) {
            printf("NAME");
            text += strlen(dir + 5);
        } else {
            putchar(*text++);
        }
    }
}

/* Checks each line of a log and prints those that are not debugging, without what varies.
 * What is debugged before the outputs are known is not looked at: `whole` is 0 then. */
static void show(const char *name, int whole)
{
    char line[4096];
    regex_t form, version, host;
    regmatch_t m[4];
    int lines = 0, odd = 0, debug = 0, info = 0;
    struct stat st;
    FILE *f = fopen(name, "r");

    if (!f) {
        printf("  no log\n");
        return;
    }
    if (whole && stat(name, &st) == 0)
        printf("  mode %o\n", st.st_mode & 0777);
    regcomp(&form, "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}\\+0000: [0-9]+: "
            "(debug|info|warning|error) : [A-Za-z0-9_]+:[0-9]+ : (.*)$", REG_EXTENDED);
    regcomp(&version, "^[^ ]+ [^ ]+: [0-9]+: info : libvirt version: [0-9]+\\.[0-9]+\\.[0-9]+", REG_EXTENDED);
    regcomp(&host, "^[^ ]+ [^ ]+: [0-9]+: info : hostname: .", REG_EXTENDED);
    while (fgets(line, sizeof(line), f)) {
        line[strcspn(line, "\n")] = 0;
        lines++;
        if (lines == 1) {
            int ok = regexec(&version, line, 0, NULL, 0) == 0;
            if (whole || !ok)
                printf("  version %d\n", ok);
        } else if (lines == 2) {
            int ok = regexec(&host, line, 0, NULL, 0) == 0;
            if (whole || !ok)
                printf("  hostname %d\n", ok);
        } else if (regexec(&form, line, 4, m, 0) == 0) {
            if (!strncmp(line + m[1].rm_so, "debug", 5)) {
                debug++;
            } else if (!strncmp(line + m[1].rm_so, "info", 4)) {
                info++;
            } else {
                line[m[1].rm_eo] = 0;
                printf("  %s: ", line + m[1].rm_so);
                print(line + m[2].rm_so);
                printf("\n");
            }
        } else if (debug == 0) {
            /* Long debugging messages have several lines. */
            odd++;
        }
    }
    if (whole || odd)
        printf("  odd %d, debug %s\n", odd, debug ? "yes" : "no");
    fclose(f);
    unlink(name);
    regfree(&form);
    regfree(&version);
    regfree(&host);
}

/* A child with the given settings that fails to open a connection. */
static void run(const char *debug, const char *filters, const char *outputs)
{
    int status;
    pid_t child;

    print("debug=");
    print(debug ? debug : "-");
    print(" filters=");
    print(filters ? filters : "-");
    print(" outputs=");
    print(outputs ? outputs : "-");
    printf("\n");
    fflush(stdout);
    child = fork();
    if (child == 0) {
        char err[120];
        virConnectPtr c;
        int ret;
        if (debug)
            setenv("LIBVIRT_DEBUG", debug, 1);
        if (filters)
            setenv("LIBVIRT_LOG_FILTERS", filters, 1);
        if (outputs)
            setenv("LIBVIRT_LOG_OUTPUTS", outputs, 1);
        snprintf(err, sizeof(err), "%s/stderr", dir);
        umask(0);
        if (!freopen(err, "a", stderr))
            _exit(2);
        virSetErrorFunc(NULL, quiet);
        ret = virInitialize();
        printf("  initialize %d", ret);
        if (ret < 0) {
            virErrorPtr e = virGetLastError();
            printf(" code %d domain %d ", e ? e->code : -1, e ? e->domain : -1);
            print(virGetLastErrorMessage());
            printf("\n  again %d\n", virInitialize());
        } else {
            printf("\n");
            c = virConnectOpen("test:///default");
            if (c)
                virConnectClose(c);
            c = virConnectOpen("test:///a b");
            printf("  open %d ", c != NULL);
            print(virGetLastErrorMessage());
            printf("\n");
        }
        fflush(stdout);
        _exit(0);
    }
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status))
        printf("  status %x\n", status);
}

static void both(const char *debug, const char *filters, const char *outputs)
{
    char err[120];
    struct stat st;
    int elsewhere = outputs && *outputs && !strstr(outputs, "stderr");
    snprintf(err, sizeof(err), "%s/stderr", dir);
    run(debug, filters, outputs);
    printf(" file\n");
    show(file, 1);
    printf(" stderr\n");
    if (elsewhere || (stat(err, &st) == 0 && st.st_size > 0))
        show(err, !elsewhere);
    else
        printf("  nothing\n");
    unlink(err);
}

int main(void)
{
    char out[300];
    size_t i;
    static const char *bad_debug[] = {"5", "0", "verbose", " 1", "DEBUG", "1 "};
    static const char *bad_filters[] = {"1", "x:y", "5:y", "0:y", "-1:y", "1:", "1:+", ":", "1:a 2", "1:a:b:c", " "};
    static const char *bad_outputs[] = {"1", "stderr", "x:stderr", "5:stderr", "1:paper", "1:", "1:stderr:x", "1:file",
        "1:syslog", "1:file:/a:b", "1:file:/nonexistent/x", "1:journald:x", "1:stderr 2:", "1:STDERR", ":file:x"};

    if (!mkdtemp(dir))
        return 1;
    setenv("XDG_CONFIG_HOME", dir, 1);
    unsetenv("LIBVIRT_DEBUG");
    unsetenv("LIBVIRT_LOG_FILTERS");
    unsetenv("LIBVIRT_LOG_OUTPUTS");
    snprintf(file, sizeof(file), "%s/log", dir);

    printf("-- refused\n");
    for (i = 0; i < sizeof(bad_debug) / sizeof(bad_debug[0]); i++)
        run(bad_debug[i], NULL, NULL);
    for (i = 0; i < sizeof(bad_filters) / sizeof(bad_filters[0]); i++)
        run(NULL, bad_filters[i], NULL);
    for (i = 0; i < sizeof(bad_outputs) / sizeof(bad_outputs[0]); i++)
        run(NULL, NULL, bad_outputs[i]);
    snprintf(out, sizeof(out), "%s/stderr", dir);
    unlink(out);

    printf("-- written\n");
    both(NULL, NULL, NULL);
    both("", "", "");
    both("1", NULL, NULL);
    both("debug", NULL, NULL);
    both("4", NULL, NULL);
    both("error", NULL, NULL);
    both(NULL, "1:*", NULL);
    snprintf(out, sizeof(out), "1:file:%s", file);
    both(NULL, NULL, out);
    both("1", NULL, out);
    both("1", "4:*", out);
    both(NULL, "1:util.uri", out);
    both(NULL, "4:util.uri 1:util", out);
    both(NULL, "1:+util.uri", out);
    both(NULL, "1:u?il.*", out);
    both(NULL, "1:no.such.source", out);
    snprintf(out, sizeof(out), "4:file:%s/../%s/./log 4:stderr", dir, strrchr(dir, '/') + 1);
    both("2", NULL, out);
    snprintf(out, sizeof(out), "1:file:%s 4:file:%s", file, file);
    both("1", NULL, out);
    snprintf(out, sizeof(out), "2:stderr 4:file:%s", file);
    both("warning", NULL, out);

    rmdir(dir);
    return 0;
}
