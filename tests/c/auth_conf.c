/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* user: 65534 */
/* Credentials from auth.conf and from the caller's callback: where the file is looked for, its
 * syntax, what is asked and how each failure is reported. */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char dir[] = "/tmp/auth-conf-XXXXXX";
static char node[100], file[100], other[100], uri[300];

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
        } else if (*text == '\n') {
            printf("\\n");
            text++;
        } else {
            putchar(*text++);
        }
    }
}

static void write_file(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    fputs(text, f);
    fclose(f);
}

struct answers {
    const char *name;
    const char *password;
    int fail;
};

static int ask(virConnectCredentialPtr cred, unsigned int n, void *data)
{
    struct answers *answers = data;
    unsigned int i;
    for (i = 0; i < n; i++) {
        const char *answer = cred[i].type == VIR_CRED_AUTHNAME ? answers->name : answers->password;
        printf("   asked %d of %u type %d prompt '%s' challenge %s default %s result %d %u\n", (int)i, n,
               cred[i].type, cred[i].prompt, cred[i].challenge ? cred[i].challenge : "-",
               cred[i].defresult ? cred[i].defresult : "-", cred[i].result != NULL, cred[i].resultlen);
        if (answers->fail)
            return -1;
        if (answer) {
            cred[i].result = strdup(answer);
            cred[i].resultlen = strlen(answer);
        }
    }
    return 0;
}

static void try_open(const char *what, const char *name, virConnectAuthPtr auth)
{
    virConnectPtr c = virConnectOpenAuth(name, auth, 0);
    virErrorPtr e = virGetLastError();
    print(what);
    if (c) {
        printf(" -> open\n");
        virConnectClose(c);
    } else if (e) {
        printf(" -> code %d domain %d int1 %d: ", e->code, e->domain, e->int1);
        print(e->message);
        printf("\n");
    } else {
        printf(" -> no error\n");
    }
    virResetLastError();
}

static void with(const char *text)
{
    write_file(file, text);
    try_open(text, uri, NULL);
}

/* The reference refuses without a reason; that it refuses is what counts. */
static void refused(const char *what, const char *name, virConnectAuthPtr auth)
{
    virConnectPtr c = virConnectOpenAuth(name, auth, 0);
    print(what);
    printf(" -> %s\n", c ? "open" : "refused");
    if (c)
        virConnectClose(c);
    virResetLastError();
}

static void broken(const char *text)
{
    write_file(file, text);
    refused(text, uri, NULL);
}

#define CRED "[credentials-me]\nusername=bob\npassword=secret\n"
#define AUTH "[auth-test-localhost]\ncredentials=me\n"

int main(void)
{
    int both[] = {VIR_CRED_AUTHNAME, VIR_CRED_PASSPHRASE};
    int noecho[] = {VIR_CRED_NOECHOPROMPT, VIR_CRED_AUTHNAME, VIR_CRED_PASSPHRASE};
    int odd[] = {VIR_CRED_USERNAME, VIR_CRED_ECHOPROMPT, VIR_CRED_REALM};
    struct answers answers = {"bob", "secret", 0};
    virConnectAuth auth = {both, 2, ask, &answers};

    if (!mkdtemp(dir))
        return 1;
    setvbuf(stdout, NULL, _IONBF, 0);
    virSetErrorFunc(NULL, quiet);
    setenv("XDG_CONFIG_HOME", dir, 1);
    unsetenv("LIBVIRT_AUTH_FILE");
    snprintf(other, sizeof(other), "%s/libvirt", dir);
    mkdir(other, 0700);
    snprintf(other, sizeof(other), "%s/libvirt/auth.conf", dir);
    snprintf(node, sizeof(node), "%s/node.xml", dir);
    snprintf(file, sizeof(file), "%s/auth.conf", dir);
    snprintf(uri, sizeof(uri), "test://%s?authfile=%s", node, file);
    write_file(node, "<node><auth><user password='secret'>bob</user><user>guest</user>"
               "<user password=' sec&#9;ret\\'>odd</user><user password='\\xsecret'>odder</user></auth></node>");

    printf("-- the callback\n");
    write_file(file, "");
    try_open("both", uri, &auth);
    try_open("no auth", uri, NULL);
    answers.name = "guest";
    try_open("guest", uri, &auth);
    answers.name = "nobody";
    try_open("nobody", uri, &auth);
    answers.name = "bob";
    answers.password = "wrong";
    try_open("wrong", uri, &auth);
    answers.password = "";
    try_open("empty password", uri, &auth);
    answers.password = NULL;
    try_open("no password", uri, &auth);
    answers.name = NULL;
    try_open("no name", uri, &auth);
    answers.name = "bob";
    answers.password = "secret";
    answers.fail = 1;
    try_open("cancelled", uri, &auth);
    answers.fail = 0;
    auth.credtype = noecho;
    auth.ncredtype = 3;
    try_open("no echo", uri, &auth);
    auth.credtype = odd;
    try_open("no name asked for", uri, &auth);
    auth.credtype = both;
    auth.ncredtype = 1;
    try_open("no password asked for", uri, &auth);
    auth.ncredtype = 0;
    auth.credtype = NULL;
    try_open("nothing asked for", uri, &auth);
    auth.credtype = both;
    auth.ncredtype = 2;
    auth.cb = NULL;
    try_open("no callback", uri, &auth);
    auth.cb = ask;

    printf("-- the file\n");
    with(CRED AUTH);
    with(CRED "[auth-test-default]\ncredentials=me\n");
    with(CRED "[auth-test-default]\ncredentials=you\n" AUTH);
    with(CRED "[auth-other-localhost]\ncredentials=me\n");
    with(AUTH);
    with(CRED "[auth-test-localhost]\n");
    with(CRED "[auth-test-localhost]\ncredentials=\n");
    with("[credentials-me]\nusername=guest\n" AUTH);
    with("[credentials-me]\nusername=bob\n" AUTH);
    try_open("the rest is asked for", uri, &auth);
    with("[credentials-me]\nusername=bob\npassword=wrong\n" AUTH);

    printf("-- its syntax\n");
    with("# comment\n\n  # another\n  [credentials-me]  \n username = bob\n\tpassword\t=\tsecret\n" AUTH);
    with("[credentials-me]\r\nusername=bob\r\npassword=secret\r\n" AUTH);
    with("[credentials-me]\nusername=bob \npassword=secret\n" AUTH);
    with("[credentials-me]\nusername=bob # comment\npassword=secret\n" AUTH);
    with("[credentials-me]\nusername=x\npassword=secret\nusername=bob\n" AUTH);
    with("[credentials-me]\nusername=bob\n" AUTH "[credentials-me]\npassword=secret\n");
    with("[credentials-me]\nusername=odd\npassword=\\ssec\\tret\\\\\n" AUTH);
    with("[credentials-me]\nusername=odder\npassword=\\xsecret\n" AUTH);
    with("[credentials-me]\nusername=bob\npassword=secret\\\n" AUTH);
    with("[credentials-me]\nusername=b\\\n" AUTH);
    with("[credentials-me]\nusername[de]=bob\npassword=secret\n" AUTH);
    with("[credentials-me]\n\nusername=bob\npassword=secret" "\n[auth-test-localhost]\ncredentials=me");

    printf("-- what it is not\n");
    broken("garbage\n");
    broken("username=bob\n");
    broken(CRED AUTH "garbage\n");
    broken(CRED AUTH "=x\n");
    with(CRED AUTH "a b=x\n");
    with(CRED AUTH "a/b=x\n");
    broken(CRED AUTH "a[=x\n");
    broken(CRED AUTH "[x\n");
    broken(CRED AUTH "[]\n");
    broken(CRED AUTH "[x] y\n");
    broken(CRED AUTH "[x[y]\n");
    broken(CRED AUTH "[x]y]\n");
    with(CRED AUTH "\xff=x\n");
    with("[credentials-me]\nusername=\xff\n" AUTH);

    printf("-- where it is\n");
    unlink(file);
    refused("missing", uri, NULL);
    refused("missing, callback", uri, &auth);
    write_file(other, CRED AUTH);
    snprintf(uri, sizeof(uri), "test://%s", node);
    try_open("of the user", uri, NULL);
    write_file(file, AUTH);
    snprintf(uri, sizeof(uri), "test://%s?authfile=%s", node, file);
    try_open("of the URI", uri, NULL);
    snprintf(uri, sizeof(uri), "test://%s?AuthFile=%s", node, file);
    try_open("of the URI in other letters", uri, NULL);
    setenv("LIBVIRT_AUTH_FILE", other, 1);
    snprintf(uri, sizeof(uri), "test://%s?authfile=%s", node, file);
    try_open("of the environment", uri, NULL);
    setenv("LIBVIRT_AUTH_FILE", "/nonexistent/auth.conf", 1);
    refused("missing in the environment", uri, NULL);
    setenv("LIBVIRT_AUTH_FILE", "", 1);
    refused("empty in the environment", uri, NULL);
    unsetenv("LIBVIRT_AUTH_FILE");
    chmod(other, 0);
    snprintf(uri, sizeof(uri), "test://%s", node);
    try_open("unreadable", uri, &auth);

    unlink(node);
    unlink(file);
    unlink(other);
    *strrchr(other, '/') = 0;
    rmdir(other);
    rmdir(dir);
    return 0;
}
