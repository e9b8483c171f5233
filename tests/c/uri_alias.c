/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* user: 65534 */
/* The client's libvirt.conf: its syntax, aliases, the default URI, and how URIs are taken
 * apart and shown again. The file is read anew at each open. */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char dir[] = "/tmp/uri-alias-XXXXXX";
static char file[200];

static void quiet(void *data, virErrorPtr err)
{
    (void)data;
    (void)err;
}

/* Prints text with the temporary directory's name taken out and line breaks visible. */
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

static void config(const char *text)
{
    FILE *f = fopen(file, "w");
    fputs(text, f);
    fclose(f);
}

static void try_open(const char *name, unsigned int flags)
{
    virConnectPtr c = virConnectOpenAuth(name, NULL, flags);
    print(name ? name : "NULL");
    if (c) {
        char *uri = virConnectGetURI(c);
        printf(" -> ");
        print(uri);
        printf("\n");
        free(uri);
        virConnectClose(c);
    } else {
        virErrorPtr e = virGetLastError();
        if (!e) {
            printf(" -> no error\n");
            return;
        }
        printf(" -> code %d domain %d int1 %d: ", e->code, e->domain, e->int1);
        print(e->message);
        printf("\n");
    }
    virResetLastError();
}

static void with(const char *text, const char *name)
{
    config(text);
    print(text);
    printf(" || ");
    try_open(name, 0);
}

int main(void)
{
    static const char *uris[] = {"test:///default", "test:/default", "test:///default?", "test:///default?a=b&c",
        "test:///default?a=%20b;c=%26", "test:///default#x%20y", "test:///default%00more",
        "test:///def%61ult", "test://user@/default", "test://us%20er@/default", "test:default", "test://", "test:",
        "test:///", "test", "qemu://system", "qemu://session", "vbox://session", "vz://system",
        "test:///a b", "test:///[", ":", "1:", "//x/y", "/default", "?", "#", "test://h:x/", "test://[::1/default",
        "test:///%zz", "test:////default", "qemu:///embed", "qemu:///embed?root=x", "qemu:///embed?ROOT=/x",
        "qemu+unix:///embed?root=/x", "Qemu:///embed", "xen://host/embed?root"};
    size_t i;

    if (!mkdtemp(dir))
        return 1;
    setenv("XDG_CONFIG_HOME", dir, 1);
    unsetenv("LIBVIRT_DEFAULT_URI");
    snprintf(file, sizeof(file), "%s/libvirt", dir);
    mkdir(file, 0700);
    snprintf(file, sizeof(file), "%s/libvirt/libvirt.conf", dir);
    virSetErrorFunc(NULL, quiet);

    printf("-- no file\n");
    for (i = 0; i < sizeof(uris) / sizeof(uris[0]); i++)
        try_open(uris[i], 0);

    printf("-- aliases\n");
    config("uri_aliases = [\n  'one=test:///default', \n  \"two-2_B=test:///default?x=1\",\n"
           "  'one=nosuch:///', 'three=', 'four=one', 'five', 'six=test:///default' ]\n");
    try_open("one", 0);
    try_open("two-2_B", 0);
    try_open("three", 0);
    try_open("four", 0);
    try_open("five", 0);
    try_open("six", 0);
    try_open("test:///default", 0);
    try_open("one", VIR_CONNECT_NO_ALIASES);
    try_open("ONE", VIR_CONNECT_NO_ALIASES);
    with("uri_aliases = ['a b=test:///default', 'x=y']\n", "x");
    with("uri_aliases = ['=test:///default']\n", "x");
    with("uri_aliases = ['x=test:///default', 'a.b=c']\n", "x");
    with("uri_aliases = ['a.b=c']\n", "test:///default");
    with("uri_aliases = []\n", "x");
    with("uri_aliases = 'x=test:///default'\n", "x");
    with("uri_aliases = 1\n", "x");
    with("uri_aliases = ['a=b', 1]\n", "x");
    with("uri_aliases = [['x=test:///default']]\n", "x");
    with("uri_aliases = ['x=test:///default']\nuri_aliases = ['x=nosuch:///']\n", "x");

    printf("-- default\n");
    with("uri_default = 'test:///default'\n", NULL);
    with("uri_default = 'test:///default'\n", "");
    with("uri_default = 'x'\nuri_aliases = ['x=test:///default?by=alias']\n", NULL);
    with("uri_default = 7\n", NULL);
    with("uri_default = ['test:///default']\n", NULL);
    with("uri_default = ''\n", "test:///default");
    with("uri_default = 7\n", "test:///default");
    setenv("LIBVIRT_DEFAULT_URI", "test:///default?from=env", 1);
    with("uri_default = 'test:///default'\n", NULL);
    with("uri_default = 7\n", NULL);
    setenv("LIBVIRT_DEFAULT_URI", "", 1);
    with("uri_default = 'test:///default'\n", NULL);
    setenv("LIBVIRT_DEFAULT_URI", "x", 1);
    with("uri_aliases = ['x=test:///default?by=alias']\n", NULL);
    unsetenv("LIBVIRT_DEFAULT_URI");

    printf("-- syntax\n");
    with("", "test:///default");
    with("\n", "test:///default");
    with("   ", "test:///default");
    with("# only a comment", "test:///default");
    with("# only a comment\n\n\n", "test:///default");
    with("a = 1", "test:///default");
    with("a = 1\n   ", "test:///default");
    with("\r\na = 1\r\n", "test:///default");
    with("a = 1;b = 2 ; c=3", "test:///default");
    with("a = 1;", "test:///default");
    with("a = 1; # x\n", "test:///default");
    with("a = 1 # x\n# y\nb = 2", "test:///default");
    with("a = 1 b = 2", "test:///default");
    with("a 1", "test:///default");
    with("a\n= 1", "test:///default");
    with("a =", "test:///default");
    with("a = \n1", "test:///default");
    with("= 1", "test:///default");
    with("1a = 1", "test:///default");
    with("_a = 1", "test:///default");
    with("a_1 = 1", "test:///default");
    with("a.b = 1", "test:///default");
    with("a-b = 1", "test:///default");
    with("\n\n\na = x", "test:///default");
    with("a = -1\nb = +1\nc = 007", "test:///default");
    with("a = -", "test:///default");
    with("a = + 1", "test:///default");
    with("a = 1x", "test:///default");
    with("a = 9223372036854775807", "test:///default");
    with("a = 9223372036854775808", "test:///default");
    with("a = -9223372036854775808", "test:///default");
    with("a = 'x", "test:///default");
    with("a = 'x\ny'", "test:///default");
    with("a = \"x", "test:///default");
    with("a = \"x\\\"y\"", "test:///default");
    with("a = \"x'y\"", "test:///default");
    with("a = 'x' 'y'", "test:///default");
    with("a = \"\"\"x\ny\"z\"\"\"\nb = oops", "test:///default");
    with("a = \"\"\"\"\"\"", "test:///default");
    with("a = \"\"\"\"\"\"\n", "test:///default");
    with("a = \"\"\"x", "test:///default");
    with("a = \"\"\"xxxxxxx\n\n", "test:///default");
    with("a = \"\"\"x\"\"\"", "test:///default");
    with("a = [", "test:///default");
    with("a = [1", "test:///default");
    with("a = [1,", "test:///default");
    with("a = [1,]", "test:///default");
    with("a = [,]", "test:///default");
    with("a = [1 2]", "test:///default");
    with("a = [1,\n2\n]\nb = x", "test:///default");
    with("a = [1,\n# comment\n2]", "test:///default");
    with("a = [[], [1, ['x']]]", "test:///default");
    with("a = ]", "test:///default");
    with("a = true", "test:///default");
    with("uri_default = \"\"\"test:///default\"\"\"\n", NULL);
    with("\xef\xbb\xbf" "a = 1", "test:///default");
    with("a = '\xff'\n", "test:///default");
    with("URI_DEFAULT = 7\n", "test:///default");

    printf("-- a file that cannot be read\n");
    chmod(file, 0);
    try_open("test:///default", 0);
    unlink(file);
    mkdir(file, 0700);
    try_open("test:///default", 0);
    rmdir(file);
    if (symlink("nowhere", file) == 0)
        try_open("test:///default", 0);

    unlink(file);
    *strrchr(file, '/') = 0;
    rmdir(file);
    rmdir(dir);
    return 0;
}
