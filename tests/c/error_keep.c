/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which calls leave a pending error alone when they succeed. The functions
 * of objects are swept in pending_error_*.c; these are the others, and those
 * whose success needs preparation.
 */
#include "support/objects.h"

static virConnectPtr conn;

#define KEEPS(expression)                                               \
    do {                                                                \
        virDomainFree(NULL);                                            \
        (void) (expression);                                            \
        printf("%s: %s\n", #expression,                                 \
               virGetLastErrorCode() == VIR_ERR_INVALID_DOMAIN ? "kept" \
               : virGetLastErrorCode() ? "replaced" : "reset");         \
    } while (0)

#define KEEPS_VOID(statement)                                           \
    do {                                                                \
        virDomainFree(NULL);                                            \
        statement;                                                      \
        printf("%s: %s\n", #statement,                                  \
               virGetLastErrorCode() == VIR_ERR_INVALID_DOMAIN ? "kept" \
               : virGetLastErrorCode() ? "replaced" : "reset");         \
    } while (0)

static void
on_handle(int watch, int fd, int events, void *opaque)
{
    printf("(handle) ");
}

static void
on_timer(int timer, void *opaque)
{
    virEventUpdateTimeout(timer, -1);
}

static int
on_event(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    return 0;
}

static void
errors_and_version(void)
{
    virErrorPtr saved = NULL;
    virError copy;
    unsigned long version;

    memset(&copy, 0, sizeof(copy));
    KEEPS(virGetLastError());
    KEEPS(virGetLastErrorCode());
    KEEPS(virGetLastErrorDomain());
    KEEPS(virGetLastErrorMessage());
    KEEPS(virCopyLastError(&copy));
    KEEPS(saved = virSaveLastError());
    KEEPS_VOID(virFreeError(saved));
    KEEPS_VOID(virResetError(&copy));
    KEEPS_VOID(virFreeError(NULL));
    KEEPS_VOID(virSetErrorFunc(NULL, ignore_error));
    KEEPS_VOID(virResetLastError());
    KEEPS(virInitialize());
    KEEPS(virGetVersion(&version, NULL, NULL));
}

static void
typed_parameters(void)
{
    virTypedParameterPtr params = NULL;
    const char *list[] = { "one", "two", NULL };
    const char *string;
    double real;
    unsigned long long big;
    long long wide;
    unsigned int small;
    int number;
    int n = 0;
    int room = 0;

    KEEPS(virTypedParamsAddInt(&params, &n, &room, "int", 1));
    KEEPS(virTypedParamsAddUInt(&params, &n, &room, "uint", 1));
    KEEPS(virTypedParamsAddLLong(&params, &n, &room, "llong", 1));
    KEEPS(virTypedParamsAddULLong(&params, &n, &room, "ullong", 1));
    KEEPS(virTypedParamsAddDouble(&params, &n, &room, "double", 1.5));
    KEEPS(virTypedParamsAddBoolean(&params, &n, &room, "boolean", 1));
    KEEPS(virTypedParamsAddString(&params, &n, &room, "string", "text"));
    KEEPS(virTypedParamsAddStringList(&params, &n, &room, "list", list));
    KEEPS(virTypedParamsAddStringList(&params, &n, &room, "list", NULL));
    KEEPS(virTypedParamsAddFromString(&params, &n, &room, "from", VIR_TYPED_PARAM_INT, "1"));
    KEEPS(virTypedParamsGet(params, n, "int"));
    KEEPS(virTypedParamsGet(params, n, "absent"));
    KEEPS(virTypedParamsGetInt(params, n, "int", &number));
    KEEPS(virTypedParamsGetInt(params, n, "absent", &number));
    KEEPS(virTypedParamsGetUInt(params, n, "uint", &small));
    KEEPS(virTypedParamsGetLLong(params, n, "llong", &wide));
    KEEPS(virTypedParamsGetULLong(params, n, "ullong", &big));
    KEEPS(virTypedParamsGetDouble(params, n, "double", &real));
    KEEPS(virTypedParamsGetBoolean(params, n, "boolean", &number));
    KEEPS(virTypedParamsGetString(params, n, "string", &string));
    KEEPS_VOID(virTypedParamsClear(params, n));
    KEEPS_VOID(virTypedParamsFree(params, 0));
    KEEPS_VOID(virTypedParamsFree(NULL, 0));
}

static void
loop(void)
{
    int watch = 0;
    int timer = 0;
    int fds[2];

    if (pipe(fds) < 0)
        exit(1);
    KEEPS(watch = virEventAddHandle(fds[0], VIR_EVENT_HANDLE_READABLE, on_handle, NULL, NULL));
    KEEPS_VOID(virEventUpdateHandle(watch, 0));
    KEEPS(timer = virEventAddTimeout(0, on_timer, NULL, NULL));
    KEEPS(virEventRunDefaultImpl());
    KEEPS_VOID(virEventUpdateTimeout(timer, 1000));
    KEEPS(virEventRemoveTimeout(timer));
    KEEPS(virEventRemoveTimeout(timer));
    KEEPS(virEventRemoveHandle(watch));
    KEEPS(virEventRemoveHandle(watch));
    KEEPS(virEventRegisterDefaultImpl());
    close(fds[0]);
    close(fds[1]);
}

static void
connections_and_events(void)
{
    virConnectPtr other = NULL;
    virDomainPtr domain = NULL;
    virStreamPtr stream = NULL;
    virDomainPtr *domains = NULL;
    int id = 0;
    int count = 0;

    KEEPS(other = virConnectOpen("test:///default"));
    KEEPS(virConnectClose(other));
    KEEPS(other = virConnectOpenReadOnly("test:///default"));
    KEEPS(virConnectRef(other));
    KEEPS(virConnectClose(other));
    KEEPS(virConnectClose(other));
    KEEPS(other = virConnectOpenAuth("test:///default", NULL, 0));
    KEEPS(virConnectClose(other));
    KEEPS(id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                                VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, NULL));
    KEEPS(virConnectDomainEventDeregisterAny(conn, id));
    KEEPS(virConnectDomainEventRegister(conn, on_event, NULL, NULL));
    KEEPS(virConnectDomainEventDeregister(conn, on_event));
    KEEPS(count = virConnectListAllDomains(conn, &domains, 0));
    while (count > 0)
        KEEPS(virDomainFree(domains[--count]));
    free(domains);
    KEEPS(domain = virDomainLookupByID(conn, 1));
    KEEPS(virDomainRef(domain));
    KEEPS(virDomainFree(domain));
    KEEPS(virDomainFree(domain));
    KEEPS(stream = virStreamNew(conn, 0));
    KEEPS(virStreamRef(stream));
    KEEPS(virStreamFree(stream));
    KEEPS(virStreamFree(stream));
    KEEPS_VOID(virDomainStatsRecordListFree(NULL));
    KEEPS_VOID(virDomainInterfaceFree(NULL));
    KEEPS_VOID(virDomainFSInfoFree(NULL));
    KEEPS_VOID(virDomainIOThreadInfoFree(NULL));
    KEEPS_VOID(virNetworkDHCPLeaseFree(NULL));
}

int
main(void)
{
    begin_quietly();
    virEventRegisterDefaultImpl();
    conn = open_test(0);
    errors_and_version();
    typed_parameters();
    loop();
    connections_and_events();
    close_test(conn);
    return 0;
}
