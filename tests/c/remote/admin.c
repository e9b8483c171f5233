/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* libs: virt-admin */
/* Every function of the administration interface, on the daemon whose URI is the argument. */
#include <libvirt/libvirt-admin.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void quiet(void *opaque, virErrorPtr error)
{
    (void)opaque;
    (void)error;
}

static void tell(const char *what, int result)
{
    virErrorPtr error = virGetLastError();

    if (!error)
        printf("%s: %d, no error\n", what, result);
    else
        printf("%s: %d, code %d domain %d: %s\n", what, result, error->code, error->domain, error->message);
}

static void closed(virAdmConnectPtr conn, int reason, void *opaque)
{
    (void)conn;
    printf("closed for reason %d, %s\n", reason, (char *)opaque);
}

static void other(virAdmConnectPtr conn, int reason, void *opaque)
{
    (void)conn;
    printf("other %d %s\n", reason, (char *)opaque);
}

static void release(void *opaque)
{
    printf("released %s\n", (char *)opaque);
}

/* Prints parameters and releases them; what differs from run to run only by name. */
static void show(const char *what, virTypedParameterPtr params, int count)
{
    printf("%s: %d parameters\n", what, count);
    for (int i = 0; i < count; i++) {
        const char *name = params[i].field;

        printf("  %s ", name);
        if (strstr(name, "_id") || strstr(name, "reeWorkers") || strstr(name, "urrent"))
            printf("of type %d\n", params[i].type);
        else if (params[i].type == VIR_TYPED_PARAM_STRING)
            printf("= %s\n", params[i].value.s);
        else if (params[i].type == VIR_TYPED_PARAM_BOOLEAN)
            printf("= %d\n", params[i].value.b);
        else
            printf("= %u\n", params[i].value.ui);
    }
    virTypedParamsFree(params, count);
}

static void refused(void)
{
    const char *uris[] = {
        "virtqemud:///system?foo=1", "foo:///system", "libvirtd:///x", "libvirtd://",
        "libvirtd:///system?socket=/nonexistent/sock", "virtnetworkd:///session", "//x", "",
    };

    for (size_t i = 0; i < sizeof(uris) / sizeof(*uris); i++) {
        virAdmConnectPtr conn = virAdmConnectOpen(uris[i], 0);

        tell(uris[i], conn != NULL);
        if (conn)
            virAdmConnectClose(conn);
    }
}

static void callbacks(virAdmConnectPtr conn)
{
    tell("register", virAdmConnectRegisterCloseCallback(conn, closed, "first", release));
    tell("register again", virAdmConnectRegisterCloseCallback(conn, closed, "second", release));
    tell("unregister another", virAdmConnectUnregisterCloseCallback(conn, other));
    tell("unregister", virAdmConnectUnregisterCloseCallback(conn, closed));
    tell("unregister again", virAdmConnectUnregisterCloseCallback(conn, closed));
}

static void set_one(virAdmServerPtr server, const char *name, unsigned int value, int pool)
{
    virTypedParameterPtr params = NULL;
    int count = 0, room = 0;

    virTypedParamsAddUInt(&params, &count, &room, name, value);
    if (pool)
        tell(name, virAdmServerSetThreadPoolParameters(server, params, count, 0));
    else
        tell(name, virAdmServerSetClientLimits(server, params, count, 0));
    virTypedParamsFree(params, count);
}

static void get_all(virAdmServerPtr server)
{
    virTypedParameterPtr params = NULL;
    int count = 0;

    tell("pool", virAdmServerGetThreadPoolParameters(server, &params, &count, 0));
    show("pool", params, count);
    params = NULL;
    count = 0;
    tell("limits", virAdmServerGetClientLimits(server, &params, &count, 0));
    show("limits", params, count);
    tell("unknown flag", virAdmServerGetClientLimits(server, &params, &count, 4));
}

static int by_name(const void *one, const void *two)
{
    return strcmp(virAdmServerGetName(*(virAdmServerPtr *)one), virAdmServerGetName(*(virAdmServerPtr *)two));
}

static void servers(virAdmConnectPtr conn)
{
    virAdmServerPtr *list = NULL;
    int count = virAdmConnectListServers(conn, &list, 0);

    tell("servers", count);
    /* In the order of a hash table. */
    if (count > 0)
        qsort(list, count, sizeof(*list), by_name);
    for (int i = 0; i < count; i++) {
        printf("  %s\n", virAdmServerGetName(list[i]));
        virAdmServerFree(list[i]);
    }
    free(list);
    tell("count of servers", virAdmConnectListServers(conn, NULL, 0));
    tell("unknown flag", virAdmConnectListServers(conn, NULL, 1));
    tell("no such server", virAdmConnectLookupServer(conn, "nobody", 0) != NULL);

    virAdmServerPtr server = virAdmConnectLookupServer(conn, "libvirtd", 0);
    tell("server", server != NULL);
    get_all(server);
    set_one(server, VIR_SERVER_CLIENTS_MAX, 77, 0);
    set_one(server, "bogus", 77, 0);
    set_one(server, VIR_THREADPOOL_WORKERS_MIN, 30, 1);
    set_one(server, VIR_THREADPOOL_WORKERS_FREE, 1, 1);
    get_all(server);
    tell("TLS files", virAdmServerUpdateTlsFiles(server, 0));
    tell("TLS files, unknown flag", virAdmServerUpdateTlsFiles(server, 1));
    virAdmServerFree(server);
}

static void clients(virAdmConnectPtr conn)
{
    virAdmServerPtr server = virAdmConnectLookupServer(conn, "admin", 0);
    virAdmClientPtr *list = NULL;
    int count = virAdmServerListClients(server, &list, 0);

    tell("clients", count);
    for (int i = 0; i < count; i++) {
        virTypedParameterPtr params = NULL;
        int nparams = 0;
        unsigned long long id = virAdmClientGetID(list[i]);

        printf("  transport %d, since 2020 %d\n", virAdmClientGetTransport(list[i]),
               virAdmClientGetTimestamp(list[i]) > 1577836800);
        tell("info", virAdmClientGetInfo(list[i], &params, &nparams, 0));
        show("info", params, nparams);
        virAdmClientPtr same = virAdmServerLookupClient(server, id, 0);
        tell("client", same && virAdmClientGetID(same) == id);
        virAdmClientFree(same);
        virAdmClientFree(list[i]);
    }
    free(list);
    tell("count of clients", virAdmServerListClients(server, NULL, 0));
    tell("no such client", virAdmServerLookupClient(server, 999999, 0) != NULL);
    tell("unknown flag", virAdmServerLookupClient(server, 0, 7) != NULL);
    virAdmServerFree(server);
}

static void cut_off(virAdmConnectPtr conn, const char *uri)
{
    virAdmConnectPtr second = virAdmConnectOpen(uri, 0);
    virAdmServerPtr server = virAdmConnectLookupServer(conn, "admin", 0);
    virAdmClientPtr *list = NULL;
    unsigned long long version, youngest = 0;
    int count = virAdmServerListClients(server, &list, 0);

    tell("second connection", virAdmConnectIsAlive(second));
    virAdmConnectRegisterCloseCallback(second, closed, "cut off", release);
    for (int i = 0; i < count; i++) {
        if (virAdmClientGetID(list[i]) > youngest)
            youngest = virAdmClientGetID(list[i]);
        virAdmClientFree(list[i]);
    }
    free(list);
    virAdmClientPtr client = virAdmServerLookupClient(server, youngest, 0);
    tell("cut off", virAdmClientClose(client, 0));
    virAdmClientFree(client);
    for (int i = 0; i < 200 && virAdmConnectGetLibVersion(second, &version) == 0; i++)
        usleep(10000);
    tell("alive", virAdmConnectIsAlive(second));
    tell("version", virAdmConnectGetLibVersion(second, &version));
    virAdmConnectClose(second);
    virAdmServerFree(server);
}

static void logging(virAdmConnectPtr conn)
{
    char *text = NULL;

    tell("filters", virAdmConnectGetLoggingFilters(conn, &text, 0));
    printf("  %s\n", text ? text : "none");
    free(text);
    text = NULL;
    tell("outputs", virAdmConnectGetLoggingOutputs(conn, &text, 0));
    printf("  %s\n", text ? text : "none");
    free(text);
    tell("number of outputs", virAdmConnectGetLoggingOutputs(conn, NULL, 0));
    tell("set filters", virAdmConnectSetLoggingFilters(conn, "1:qemu 3:util", 0));
    text = NULL;
    tell("filters", virAdmConnectGetLoggingFilters(conn, &text, 0));
    printf("  %s\n", text ? text : "none");
    free(text);
    tell("wrong filters", virAdmConnectSetLoggingFilters(conn, "bogus", 0));
    tell("no filters", virAdmConnectSetLoggingFilters(conn, NULL, 0));
    tell("wrong outputs", virAdmConnectSetLoggingOutputs(conn, "x", 0));
}

int main(int argc, char **argv)
{
    unsigned long long version = 0;
    const char *uri = argc > 1 ? argv[1] : NULL;

    virSetErrorFunc(NULL, quiet);
    /* The reference writes to sockets that nobody reads any longer. */
    signal(SIGPIPE, SIG_IGN);
    refused();
    virAdmConnectPtr conn = virAdmConnectOpen(uri, 0);
    tell("open", conn != NULL);
    if (!conn)
        return 1;
    virAdmConnectPtr odd = virAdmConnectOpen(uri, 8);
    tell("open with an unknown flag", odd != NULL);
    char *text = virAdmConnectGetURI(conn);
    printf("uri %s\n", text);
    free(text);
    tell("version", virAdmConnectGetLibVersion(conn, &version));
    printf("version %llu\n", version);
    tell("alive", virAdmConnectIsAlive(conn));
    callbacks(conn);
    servers(conn);
    clients(conn);
    logging(conn);
    tell("timeout", virAdmConnectSetDaemonTimeout(conn, 100, 0));
    tell("timeout", virAdmConnectSetDaemonTimeout(conn, 0, 0));
    tell("reference", virAdmConnectRef(conn));
    tell("close", virAdmConnectClose(conn));
    cut_off(conn, uri);
    tell("register", virAdmConnectRegisterCloseCallback(conn, closed, "last", release));
    tell("end with an unknown flag", virAdmConnectDaemonShutdown(conn, 64));
    virAdmConnectDaemonShutdown(conn, 0);
    for (int i = 0; i < 500 && virAdmConnectGetLibVersion(conn, &version) == 0; i++)
        usleep(10000);
    tell("alive", virAdmConnectIsAlive(conn));
    tell("version", virAdmConnectGetLibVersion(conn, &version));
    return 0;
}
