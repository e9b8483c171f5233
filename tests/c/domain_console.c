/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a person at the guest sees and types, its addresses, the events it counts, and the
 * guest agent's answers when the guest does not run. */
#include "support/domains.h"
#include "support/loop.h"

#define PICTURE_BEGIN "\x89PNG\r\n\x1a\n"

static void
keys(virDomainPtr domain)
{
    unsigned int some[] = {28, 29, 30};
    unsigned int odd[] = {28, 400000};
    unsigned int many[VIR_DOMAIN_SEND_KEY_MAX_KEYS + 1] = {0};

    printf("keys\n");
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_LINUX, 10, some, 3, 0));
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_LINUX, 10, odd, 2, 0));
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_LINUX, 10, some, 3, 1));
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_LINUX, 10, many, VIR_DOMAIN_SEND_KEY_MAX_KEYS, 0));
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_LINUX, 10, many, VIR_DOMAIN_SEND_KEY_MAX_KEYS + 1, 0));
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_QNUM + 1, 10, some, 3, 0));
}

static int
sink(virStreamPtr stream, const char *bytes, size_t count, void *opaque)
{
    size_t *total = opaque;

    (void) stream;
    if (*total == 0)
        printf("  begins well: %d\n", count > 8 && memcmp(bytes, PICTURE_BEGIN, 8) == 0);
    *total += count;
    return (int) count;
}

static int
sink_hole(virStreamPtr stream, long long length, void *opaque)
{
    (void) stream;
    (void) opaque;
    printf("  a hole of %lld\n", length);
    return 0;
}

static int
refuse(virStreamPtr stream, const char *bytes, size_t count, void *opaque)
{
    (void) stream;
    (void) bytes;
    (void) count;
    (void) opaque;
    return -1;
}

static void
screen(virConnectPtr conn, virDomainPtr domain)
{
    virStreamPtr stream = virStreamNew(conn, 0);
    char bytes[32];
    size_t total = 0;
    long long length = -5;

    printf("screen\n");
    REPORT(virStreamRecv(stream, bytes, sizeof(bytes)));
    REPORT_STRING(virDomainScreenshot(domain, stream, 0, 1));
    REPORT_STRING(virDomainScreenshot(domain, stream, 0, 0));
    REPORT(virStreamRecv(stream, bytes, 8));
    printf("  begins well: %d\n", memcmp(bytes, PICTURE_BEGIN, 8) == 0);
    REPORT(virStreamRecv(stream, bytes, 0));
    REPORT(virStreamSend(stream, bytes, 4));
    REPORT(virStreamRecvFlags(stream, bytes, 8, 0));
    REPORT(virStreamRecvFlags(stream, bytes, 8, VIR_STREAM_RECV_STOP_AT_HOLE));
    REPORT(virStreamRecvHole(stream, &length, 0));
    REPORT(virStreamSendHole(stream, 0, 0));
    REPORT(virStreamSendHole(stream, 10, 4));
    REPORT(virStreamSendHole(stream, 10, 0));
    REPORT(virStreamFinish(stream));
    REPORT(virStreamRecv(stream, bytes, 8));
    REPORT(virStreamSend(stream, bytes, 4));
    REPORT(virStreamFinish(stream));
    REPORT(virStreamFree(stream));

    stream = virStreamNew(conn, 0);
    REPORT_STRING(virDomainScreenshot(domain, stream, 77, 0));
    REPORT(virStreamRecvAll(stream, sink, &total));
    printf("  a picture: %d\n", total > 100);
    REPORT(virStreamRecv(stream, bytes, 8));
    REPORT(virStreamFinish(stream));
    REPORT(virStreamFree(stream));

    stream = virStreamNew(conn, 0);
    REPORT_STRING(virDomainScreenshot(domain, stream, 0, 0));
    total = 0;
    REPORT(virStreamSparseRecvAll(stream, sink, sink_hole, &total));
    REPORT(virStreamAbort(stream));
    REPORT(virStreamFree(stream));

    stream = virStreamNew(conn, 0);
    REPORT_STRING(virDomainScreenshot(domain, stream, 0, 0));
    REPORT(virStreamRecvAll(stream, refuse, NULL));
    REPORT(virStreamFree(stream));
}

static int ready;

static void
on_stream(virStreamPtr stream, int events, void *opaque)
{
    char bytes[4];

    (void) opaque;
    if (events & VIR_STREAM_EVENT_ERROR) {
        printf("  error event %d\n", events);
        return;
    }
    if (++ready > 2)
        return;
    printf("  event %d reads %d\n", events, virStreamRecv(stream, bytes, sizeof(bytes)));
    if (ready == 2)
        REPORT(virStreamEventUpdateCallback(stream, 0));
}

static void
gone(void *opaque)
{
    printf("  %s is let go\n", (const char *) opaque);
}

static void
screen_events(virConnectPtr conn, virDomainPtr domain)
{
    virStreamPtr stream = virStreamNew(conn, 0);

    printf("screen with events\n");
    REPORT_STRING(virDomainScreenshot(domain, stream, 0, 0));
    REPORT(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_READABLE));
    REPORT(virStreamEventRemoveCallback(stream));
    REPORT(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_stream, "first", gone));
    REPORT(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_stream, "second", NULL));
    run_loop();
    printf("ready %d\n", ready);
    REPORT(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_READABLE));
    REPORT(virStreamEventRemoveCallback(stream));
    REPORT(virStreamFinish(stream));
    run_loop();
    REPORT(virStreamFree(stream));
}

static void
addresses(virDomainPtr domain)
{
    virDomainInterfacePtr *interfaces = NULL;
    unsigned int source;

    printf("addresses\n");
    for (source = 0; source < 5; source++) {
        int count = virDomainInterfaceAddresses(domain, &interfaces, source, 0);
        int each;

        printf("source %u: %d | ", source, count);
        print_last_error();
        for (each = 0; each < count; each++) {
            unsigned int address;

            printf("  %s %s:", text(interfaces[each]->name), text(interfaces[each]->hwaddr));
            for (address = 0; address < interfaces[each]->naddrs; address++) {
                printf(" %d %s/%u", interfaces[each]->addrs[address].type,
                       interfaces[each]->addrs[address].addr,
                       interfaces[each]->addrs[address].prefix);
            }
            printf("\n");
            virDomainInterfaceFree(interfaces[each]);
        }
        if (count >= 0)
            free(interfaces);
        interfaces = NULL;
    }
    REPORT(virDomainInterfaceAddresses(domain, &interfaces, 0, 8));
}

static void
show_counted(virDomainPtr domain, unsigned int flags)
{
    virTypedParameterPtr params = NULL;
    int count = 0;
    int each;
    int result = virDomainGetPerfEvents(domain, &params, &count, flags);

    printf("perf events %u = %d | ", flags, result);
    print_last_error();
    for (each = 0; each < count; each++)
        printf(" %s=%d/%d", params[each].field, params[each].type, params[each].value.b);
    printf("\n");
    virTypedParamsFree(params, count);
}

static void
set_counted(virDomainPtr domain, const char *name, const char *value, int type, unsigned int flags)
{
    virTypedParameterPtr params = NULL;
    int count = 0;
    int room = 0;

    if (virTypedParamsAddFromString(&params, &count, &room, name, type, value) < 0)
        print_last_error();
    printf("%s=%s %u: ", name, value, flags);
    REPORT(virDomainSetPerfEvents(domain, params, count, flags));
    virTypedParamsFree(params, count);
}

static void
counted(virDomainPtr domain)
{
    char *xml;

    printf("events that are counted\n");
    show_counted(domain, 0);
    set_counted(domain, VIR_PERF_PARAM_CMT, "1", VIR_TYPED_PARAM_BOOLEAN, 0);
    set_counted(domain, VIR_PERF_PARAM_CPU_CLOCK, "0", VIR_TYPED_PARAM_BOOLEAN, VIR_DOMAIN_AFFECT_CONFIG);
    set_counted(domain, VIR_PERF_PARAM_CMT, "1", VIR_TYPED_PARAM_INT, 0);
    set_counted(domain, "nothing", "1", VIR_TYPED_PARAM_BOOLEAN, 0);
    set_counted(domain, VIR_PERF_PARAM_MBMT, "1", VIR_TYPED_PARAM_BOOLEAN, 64);
    set_counted(domain, VIR_PERF_PARAM_MBMT, "1", VIR_TYPED_PARAM_BOOLEAN,
                VIR_DOMAIN_AFFECT_CONFIG | VIR_DOMAIN_AFFECT_LIVE);
    show_counted(domain, VIR_DOMAIN_AFFECT_LIVE);
    show_counted(domain, VIR_DOMAIN_AFFECT_CONFIG);
    show_counted(domain, VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG);
    show_counted(domain, 64);
    xml = virDomainGetXMLDesc(domain, 0);
    printf("%.60s\n", text(xml ? strstr(xml, "<perf>") : NULL));
    free(xml);
}

/* The same where nothing runs. */
static void
asleep(virConnectPtr conn, virDomainPtr domain)
{
    unsigned int key = 28;
    virDomainInterfacePtr *interfaces = NULL;
    virStreamPtr stream = virStreamNew(conn, 0);
    long long seconds = 0;
    unsigned int nseconds = 0;
    virSecurityLabel label;

    printf("while it does not run\n");
    REPORT(virDomainDestroy(domain));
    REPORT(virDomainSendKey(domain, 0, 0, &key, 1, 0));
    REPORT(virDomainInterfaceAddresses(domain, &interfaces, 0, 0));
    virStreamFree(stream);
    REPORT(virDomainInjectNMI(domain, 0));
    REPORT(virDomainFSFreeze(domain, NULL, 0, 0));
    REPORT(virDomainFSThaw(domain, NULL, 0, 0));
    REPORT(virDomainFSTrim(domain, NULL, 0, 0));
    REPORT(virDomainSendProcessSignal(domain, 1, VIR_DOMAIN_PROCESS_SIGNAL_TERM, 0));
    REPORT(virDomainSetTime(domain, 5, 5, 0));
    REPORT(virDomainGetTime(domain, &seconds, &nseconds, 0));
    REPORT(virDomainSetUserPassword(domain, "user", "secret", 0));
    REPORT(virDomainGetSecurityLabel(domain, &label));
    REPORT(virDomainSetLifecycleAction(domain, VIR_DOMAIN_LIFECYCLE_REBOOT,
                                       VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY, VIR_DOMAIN_AFFECT_LIVE));
    show_counted(domain, VIR_DOMAIN_AFFECT_LIVE);
    show_counted(domain, 0);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain;

    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    domain = get_domain(conn);
    keys(domain);
    /* The reference has its picture among the files of its package. */
    if (access("/usr/share/libvirt/test-screenshot.png", R_OK) == 0) {
        screen(conn, domain);
        screen_events(conn, domain);
    }
    addresses(domain);
    counted(domain);
    asleep(conn, domain);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
