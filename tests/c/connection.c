/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Opening the test driver in every way, and what a connection can tell. */
#include "support/objects.h"

static void
try_uri(const char *uri)
{
    virConnectPtr conn = virConnectOpen(uri);
    char *full;

    printf("%s: ", text(uri));
    if (!conn) {
        print_last_error();
        return;
    }
    full = virConnectGetURI(conn);
    printf("opened as %s, %d domains\n", text(full), virConnectNumOfDomains(conn));
    free(full);
    virConnectClose(conn);
}

static void
uris(void)
{
    char endless[3000];

    printf("-- URIs\n");
    try_uri("test:///default");
    try_uri("test:/default");
    try_uri("test:////default");
    try_uri("test:///default?");
    try_uri("test:///default?key=value");
    try_uri("test:///default?key=value&key=other&empty=");
    try_uri("test:///default#fragment");
    try_uri("test:///%64efault");
    try_uri("test:///default%20");
    try_uri("test:///");
    try_uri("test://");
    try_uri("test:");
    try_uri("test:///default/");
    try_uri("test:///default/../default");
    try_uri("test:///nonexistent.xml");
    try_uri("test:///nonexistent/file%20name.xml");
    try_uri("test:///dev/null");
    try_uri("test:///tmp");
    try_uri(" test:///default");
    try_uri("test:///default ");
    try_uri("test:///def ault");
    try_uri("test:///default%zz");
    try_uri(":///default");
    try_uri("1test:///default");
    try_uri("test:///default?key=%zz");
    strcpy(endless, "test:///default?key=");
    memset(endless + strlen(endless), 'v', 2900);
    endless[2920] = '\0';
    {
        virConnectPtr conn = virConnectOpen(endless);
        char *uri = conn ? virConnectGetURI(conn) : NULL;

        printf("endless: %s\n", uri && strcmp(uri, endless) == 0 ? "the same" : "different");
        free(uri);
        if (conn)
            virConnectClose(conn);
    }
}

static void
default_uri(void)
{
    printf("-- the default\n");
    setenv("LIBVIRT_DEFAULT_URI", "test:///default", 1);
    try_uri(NULL);
    try_uri("");
    setenv("LIBVIRT_DEFAULT_URI", "test:///nonexistent.xml", 1);
    try_uri(NULL);
    try_uri("test:///default");
    unsetenv("LIBVIRT_DEFAULT_URI");
}

static void
ways(void)
{
    virConnectPtr conn;
    unsigned int flags[] = {
        0, VIR_CONNECT_RO, VIR_CONNECT_NO_ALIASES, VIR_CONNECT_RO | VIR_CONNECT_NO_ALIASES,
        4, 0x80000000u, 0x80000001u,
    };
    size_t each;

    printf("-- ways\n");
    conn = virConnectOpenReadOnly("test:///default");
    REPORT_POINTER(conn);
    REPORT_POINTER(virDomainDefineXML(conn, DOMAIN_XML));
    virConnectClose(conn);
    REPORT_POINTER(virConnectOpenReadOnly("test://"));
    for (each = 0; each < sizeof(flags) / sizeof(flags[0]); each++) {
        printf("flags 0x%x: ", flags[each]);
        conn = virConnectOpenAuth("test:///default", NULL, flags[each]);
        if (!conn) {
            print_last_error();
            continue;
        }
        printf("opened, define: ");
        virDomainDefineXML(conn, "");
        printf("code %d\n", virGetLastErrorCode());
        virConnectClose(conn);
    }
    conn = virConnectOpenAuth("test:///default", virConnectAuthPtrDefault, 0);
    REPORT_POINTER(conn);
    virConnectClose(conn);
}

static void
print_flag(const char *what, int value)
{
    printf("%s %d | ", what, value);
    print_last_error();
}

static void
closed(virConnectPtr conn, int reason, void *opaque)
{
    printf("closed: %d\n", reason);
}

static void
freed(void *opaque)
{
    printf("freed %s\n", (const char *) opaque);
}

static void
facts(virConnectPtr conn)
{
    unsigned long version = 0;
    unsigned long own = 0;
    char *name;

    printf("-- facts\n");
    REPORT_NAME(virConnectGetType(conn));
    REPORT_STRING(virConnectGetURI(conn));
    REPORT(virConnectGetVersion(conn, &version));
    printf("version %lu\n", version);
    REPORT(virConnectGetLibVersion(conn, &version));
    virGetVersion(&own, NULL, NULL);
    printf("library version as virGetVersion: %d\n", version == own);
    name = virConnectGetHostname(conn);
    printf("hostname %s\n", name && *name ? "set" : "missing");
    free(name);
    print_flag("alive", virConnectIsAlive(conn));
    print_flag("encrypted", virConnectIsEncrypted(conn));
    print_flag("secure", virConnectIsSecure(conn));
    print_flag("keepalive", virConnectSetKeepAlive(conn, 5, 3));
    print_flag("keepalive off", virConnectSetKeepAlive(conn, 0, 0));
    REPORT(virConnectGetMaxVcpus(conn, NULL));
    REPORT(virConnectGetMaxVcpus(conn, "test"));
    REPORT(virConnectGetMaxVcpus(conn, "kvm"));
    REPORT(virConnectRegisterCloseCallback(conn, closed, (void *) "first", freed));
    REPORT(virConnectRegisterCloseCallback(conn, closed, (void *) "second", freed));
    REPORT(virConnectUnregisterCloseCallback(conn, closed));
    REPORT(virConnectUnregisterCloseCallback(conn, closed));
    REPORT_STRING(virConnectGetSysinfo(conn, 0));
    REPORT_STRING(virConnectGetCapabilities(conn));
}

int
main(void)
{
    virConnectPtr conn;

    begin_quietly();
    uris();
    default_uri();
    ways();
    conn = open_test(0);
    facts(conn);
    close_test(conn);
    return 0;
}
