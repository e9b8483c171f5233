/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Streams as objects: the test driver gives them nothing to carry. */
#include "support/objects.h"

static int source_calls;
static int sink_calls;

static int
source(virStreamPtr stream, char *data, size_t length, void *opaque)
{
    source_calls++;
    return *(int *) opaque;
}

static int
sink(virStreamPtr stream, const char *data, size_t length, void *opaque)
{
    sink_calls++;
    return (int) length;
}

static int
source_hole(virStreamPtr stream, int *in_data, long long *length, void *opaque)
{
    *in_data = 1;
    *length = 4;
    return 0;
}

static int
source_skip(virStreamPtr stream, long long length, void *opaque)
{
    return 0;
}

static int
sink_hole(virStreamPtr stream, long long length, void *opaque)
{
    return 0;
}

static void
on_event(virStreamPtr stream, int events, void *opaque)
{
    printf("event %d\n", events);
}

static void
on_free(void *opaque)
{
    printf("free %s\n", (const char *) opaque);
}

static void
use(virStreamPtr stream)
{
    char data[16];
    long long length = 0;
    int gives;

    REPORT(virStreamSend(stream, "text", 4));
    REPORT(virStreamSend(stream, "text", 0));
    REPORT(virStreamRecv(stream, data, sizeof(data)));
    REPORT(virStreamRecvFlags(stream, data, sizeof(data), 0));
    REPORT(virStreamRecvFlags(stream, data, sizeof(data), VIR_STREAM_RECV_STOP_AT_HOLE));
    REPORT(virStreamSendHole(stream, 4096, 0));
    REPORT(virStreamRecvHole(stream, &length, 0));
    for (gives = -1; gives <= 1; gives++) {
        source_calls = 0;
        printf("a source that gives %d\n", gives);
        REPORT(virStreamSendAll(stream, source, &gives));
        printf("calls %d\n", source_calls);
        source_calls = 0;
        REPORT(virStreamSparseSendAll(stream, source, source_hole, source_skip, &gives));
        printf("calls %d\n", source_calls);
    }
    REPORT(virStreamRecvAll(stream, sink, NULL));
    REPORT(virStreamSparseRecvAll(stream, sink, sink_hole, NULL));
    printf("sink calls %d\n", sink_calls);
    REPORT(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_event, (void *) "stream",
                                     on_free));
    REPORT(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_WRITABLE));
    REPORT(virStreamEventRemoveCallback(stream));
    REPORT(virStreamFinish(stream));
    REPORT(virStreamAbort(stream));
}

static void
arguments(virStreamPtr stream)
{
    char data[16];
    long long length;

    printf("-- arguments\n");
    REPORT(virStreamSend(stream, NULL, 4));
    REPORT(virStreamRecv(stream, NULL, 4));
    REPORT(virStreamRecvFlags(stream, NULL, 4, 0));
    REPORT(virStreamRecvFlags(stream, data, 4, 0x80000000u));
    REPORT(virStreamRecvHole(stream, NULL, 0));
    REPORT(virStreamRecvHole(stream, &length, 0x80000000u));
    REPORT(virStreamSendHole(stream, -1, 0));
    REPORT(virStreamSendHole(stream, 1, 0x80000000u));
    REPORT(virStreamSendAll(stream, NULL, NULL));
    REPORT(virStreamRecvAll(stream, NULL, NULL));
    REPORT(virStreamSparseSendAll(stream, NULL, source_hole, source_skip, NULL));
    REPORT(virStreamSparseSendAll(stream, source, NULL, source_skip, NULL));
    REPORT(virStreamSparseSendAll(stream, source, source_hole, NULL, NULL));
    REPORT(virStreamSparseRecvAll(stream, NULL, sink_hole, NULL));
    REPORT(virStreamSparseRecvAll(stream, sink, NULL, NULL));
    REPORT(virStreamEventAddCallback(stream, 0, NULL, NULL, NULL));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain = get_domain(conn);
    virStreamPtr stream;

    printf("-- blocking\n");
    stream = virStreamNew(conn, 0);
    use(stream);
    arguments(stream);
    printf("-- given to a domain\n");
    REPORT(virDomainOpenConsole(domain, NULL, stream, 0));
    REPORT(virDomainOpenChannel(domain, "channel", stream, 0));
    REPORT(virStreamFree(stream));
    printf("-- not blocking\n");
    stream = virStreamNew(conn, VIR_STREAM_NONBLOCK);
    use(stream);
    REPORT(virStreamRef(stream));
    REPORT(virStreamFree(stream));
    REPORT(virStreamFree(stream));
    printf("-- none\n");
    REPORT(virStreamFree(NULL));
    REPORT(virStreamRef(NULL));
    REPORT_POINTER(virStreamNew(NULL, 0));
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
