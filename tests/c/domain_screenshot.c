/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A picture of a domain's screen through a stream, read in every way there is. */
#include "support/domains.h"

static int told;

static void
on_stream(virStreamPtr stream, int events, void *opaque)
{
    char bytes[65536];
    int got;

    (void) opaque;
    told++;
    /* How much comes at a time is not promised. */
    got = virStreamRecv(stream, bytes, sizeof(bytes));
    if (events & VIR_STREAM_EVENT_ERROR)
        printf("  told of an error\n");
    if (got <= 0)
        report("  at the end", virStreamEventRemoveCallback(stream));
    virResetLastError();
}

static void
on_free(void *opaque)
{
    printf("  freed %s\n", (const char *) opaque);
}

static int
sink(virStreamPtr stream, const char *bytes, size_t count, void *opaque)
{
    unsigned int *sum = opaque;
    size_t each;

    (void) stream;
    for (each = 0; each < count; each++)
        *sum = *sum * 31 + (unsigned char) bytes[each];
    return (int) count;
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

static virStreamPtr
shoot(virDomainPtr domain, unsigned int stream_flags, unsigned int screen, unsigned int flags)
{
    virStreamPtr stream = virStreamNew(virDomainGetConnect(domain), stream_flags);

    require(stream, "a stream");
    report_string("screenshot", virDomainScreenshot(domain, stream, screen, flags));
    return stream;
}

static void
read_all(virDomainPtr domain)
{
    virStreamPtr stream;
    char bytes[1000];
    unsigned int sum = 0;
    long long total = 0;
    long long hole = -1;
    int got;

    stream = shoot(domain, 0, 0, 0);
    REPORT(virStreamSend(stream, "x", 1));
    REPORT(virStreamRecvHole(stream, &hole, 0));
    while ((got = virStreamRecv(stream, bytes, sizeof(bytes))) > 0) {
        if (total == 0)
            printf("  begins with %02x %.3s\n", (unsigned char) bytes[0], bytes + 1);
        total += got;
    }
    report("  the end", got);
    printf("  %lld bytes\n", total);
    REPORT(virStreamRecv(stream, bytes, sizeof(bytes)));
    REPORT(virStreamRecv(stream, bytes, 0));
    REPORT(virStreamFinish(stream));
    REPORT(virStreamRecv(stream, bytes, sizeof(bytes)));
    REPORT(virStreamSend(stream, "x", 1));
    REPORT(virStreamFinish(stream));
    REPORT(virStreamAbort(stream));
    virStreamFree(stream);

    stream = shoot(domain, 0, 99, 0);
    REPORT(virStreamSendHole(stream, 0, 0));
    REPORT(virStreamSendHole(stream, -1, 0));
    REPORT(virStreamSendHole(stream, 8, 1));
    REPORT(virStreamRecvAll(stream, sink, &sum));
    printf("  sum %u\n", sum);
    REPORT(virStreamFinish(stream));
    virStreamFree(stream);

    stream = shoot(domain, 0, 0, 0);
    REPORT(virStreamRecvAll(stream, refuse, NULL));
    REPORT(virStreamFinish(stream));
    virStreamFree(stream);

    stream = shoot(domain, 0, 0, 1);
    REPORT(virStreamFinish(stream));
    virStreamFree(stream);

    stream = shoot(domain, 0, 0, 0);
    REPORT(virStreamAbort(stream));
    virStreamFree(stream);

    /* Nobody ends it. */
    stream = shoot(domain, 0, 0, 0);
    virStreamFree(stream);
}

static void
nothing(int timer, void *opaque)
{
    (void) timer;
    (void) opaque;
}

static void
watch_stream(virDomainPtr domain, unsigned int flags)
{
    virStreamPtr stream = shoot(domain, flags, 0, 0);

    REPORT(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_READABLE));
    REPORT(virStreamEventAddCallback(stream, 0, on_stream, "first", on_free));
    REPORT(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_stream, "second", on_free));
    REPORT(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_READABLE));
    told = 0;
    while (told < 200) {
        int before = told;

        virEventRunDefaultImpl();
        if (told > before && virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_READABLE) < 0)
            break;
    }
    virResetLastError();
    printf("  told %d\n", told > 0 && told < 200);
    REPORT(virStreamFinish(stream));
    virStreamFree(stream);
    /* What was watched is let go of by the loop. */
    told = virEventAddTimeout(0, nothing, NULL, NULL);
    virEventRunDefaultImpl();
    virEventRunDefaultImpl();
    virEventRemoveTimeout(told);
}

int
main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    conn = open_test(0);
    printf("--- a running domain\n");
    domain = get_domain(conn);
    read_all(domain);
    watch_stream(domain, 0);
    virDomainFree(domain);
    printf("--- one that is off\n");
    domain = get_defined(conn);
    read_all(domain);
    virDomainUndefine(domain);
    printf("--- one that is gone\n");
    read_all(domain);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
