/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* reference-lacks: virStorageVolUpload */
/*
 * storage_bytes [URI DIRECTORY]: the bytes of volumes go up and down in every way there is, with
 * holes and without, are wiped, copied and resized. The reference's test driver has none of this,
 * but its storage driver has: with a URI and a directory a pool there is made and used, and what
 * is printed must be the same with either driver (tests/remote.rs sees to that). So nothing is
 * printed then of what only one of the two can know: which driver an error comes from, how much a
 * file system takes for a file, and what a daemon tells later than a driver in the program.
 */
#include "support/storage.h"

enum { SIZE = 1 << 20, PAGE = 4096 };

static virConnectPtr conn;
static virStoragePoolPtr pool;
/* A driver in the program itself answers. */
static int local;

/* Prints the end of a line: the error without its domain. */
static void
say(void)
{
    virErrorPtr error = virGetLastError();
    char message[512];
    char *function;

    if (!error || error->code == VIR_ERR_OK) {
        printf("no error\n");
    } else {
        snprintf(message, sizeof(message), "%s", text(error->message));
        /* It is the driver's. */
        function = strstr(message, " in function ");
        if (function)
            *function = 0;
        printf("code %d | ", error->code);
        print_text(message);
        printf("\n");
    }
    virResetLastError();
}

static void
result(const char *what, long long value)
{
    printf("%s = %lld | ", what, value);
    say();
}

#define RESULT(expression) result(#expression, (long long) (expression))
/* Only where the driver answers in the program: a daemon's refusals come when they come. */
#define LOCAL(expression)                                   \
    do {                                                    \
        if (local)                                          \
            RESULT(expression);                             \
    } while (0)

static char
byte_at(long long at)
{
    return (char) (1 + (at * 31 >> 3) % 251);
}

/* A part of what goes up or came down. */
struct part {
    char data[SIZE];
    long long at, end;
    /* Every other part of that length is a hole; 0: none. */
    long long holes;
    /* What came down: bytes of holes, how many sections of holes. */
    long long skipped;
    int sections;
    /* The call of a function that is to fail; -1: none. */
    int fails;
};

static struct part up, down;

static int
in_hole(long long at)
{
    return up.holes && at / up.holes % 2;
}

static int
source(virStreamPtr stream, char *bytes, size_t count, void *opaque)
{
    size_t each;

    (void) stream;
    (void) opaque;
    if (up.fails-- == 0)
        return -1;
    for (each = 0; each < count && up.at < up.end; each++, up.at++)
        bytes[each] = in_hole(up.at) ? 0 : byte_at(up.at);
    return (int) each;
}

static int
source_hole(virStreamPtr stream, int *in_data, long long *length, void *opaque)
{
    (void) stream;
    (void) opaque;
    if (up.fails-- == 0)
        return -1;
    *in_data = !in_hole(up.at);
    *length = up.holes - up.at % up.holes;
    if (*length > up.end - up.at)
        *length = up.end - up.at;
    return 0;
}

static int
source_skip(virStreamPtr stream, long long length, void *opaque)
{
    (void) stream;
    (void) opaque;
    if (up.fails-- == 0)
        return -1;
    up.at += length;
    return 0;
}

static int
sink(virStreamPtr stream, const char *bytes, size_t count, void *opaque)
{
    (void) stream;
    (void) opaque;
    if (down.fails-- == 0)
        return -1;
    if (down.at + (long long) count <= SIZE)
        memcpy(down.data + down.at, bytes, count);
    down.at += count;
    return (int) count;
}

static int
sink_hole(virStreamPtr stream, long long length, void *opaque)
{
    (void) stream;
    (void) opaque;
    if (down.fails-- == 0)
        return -1;
    if (down.at + length <= SIZE)
        memset(down.data + down.at, 0, length);
    down.at += length;
    down.skipped += length;
    down.sections++;
    return 0;
}

static virStreamPtr
new_stream(unsigned int flags)
{
    virStreamPtr stream = virStreamNew(conn, flags);

    require(stream, "a stream");
    return stream;
}

static virStorageVolPtr
make(const char *name, long long capacity, long long allocation)
{
    virStorageVolPtr volume;
    char xml[512];

    snprintf(xml, sizeof(xml), "<volume><name>%s</name><capacity>%lld</capacity><allocation>%lld</allocation></volume>",
             name, capacity, allocation);
    volume = virStorageVolCreateXML(pool, xml, 0);
    printf("%s of %lld: %s | ", name, capacity, volume ? "made" : "not made");
    say();
    require(volume, "a volume");
    return volume;
}

static void
begin_up(long long from, long long to, long long holes)
{
    up.at = from;
    up.end = to;
    up.holes = holes;
    up.fails = -1;
}

/* What the volume holds now: how many bytes are those that went up, how many are zeros. */
static void
look(virStorageVolPtr volume, unsigned long long offset, unsigned long long length, int sparse)
{
    virStreamPtr stream = new_stream(0);
    long long at, same = 0, zeros = 0;

    memset(&down, 0, sizeof(down));
    down.fails = -1;
    result("download", virStorageVolDownload(volume, stream, offset, length,
                                             sparse ? VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM : 0));
    if (sparse)
        result("  received", virStreamSparseRecvAll(stream, sink, sink_hole, NULL));
    else
        result("  received", virStreamRecvAll(stream, sink, NULL));
    for (at = 0; at < down.at && at < SIZE; at++) {
        same += down.data[at] == byte_at(at + (long long) offset);
        zeros += down.data[at] == 0;
    }
    printf("  %lld bytes, %lld as sent, %lld zeros, %lld in %d holes\n", down.at, same, zeros, down.skipped,
           down.sections);
    result("  finished", virStreamFinish(stream));
    virStreamFree(stream);
}

static void
show_size(virStorageVolPtr volume)
{
    virStorageVolInfo info;

    int got;

    memset(&info, 0, sizeof(info));
    got = virStorageVolGetInfo(volume, &info);
    printf("info = %d type %d capacity %llu", got, info.type, info.capacity);
    if (local) {
        printf(" allocation %llu", info.allocation);
        virStorageVolGetInfoFlags(volume, &info, VIR_STORAGE_VOL_GET_PHYSICAL);
        printf(" physical %llu", info.allocation);
    }
    printf(" | ");
    say();
    if (local)
        print_pool(pool);
}

static void
plain(void)
{
    virStorageVolPtr volume = make("plain", SIZE, 0);
    virStreamPtr stream;

    printf("-- nothing was written yet\n");
    look(volume, 0, 0, 0);
    look(volume, 0, 0, 1);
    look(volume, 5, 10, 0);
    look(volume, SIZE - 3, 0, 0);
    look(volume, SIZE, 0, 0);

    printf("-- all of it\n");
    stream = new_stream(0);
    RESULT(virStorageVolUpload(volume, stream, 0, SIZE, 0));
    begin_up(0, SIZE, 0);
    RESULT(virStreamSendAll(stream, source, NULL));
    RESULT(virStreamFinish(stream));
    virStreamFree(stream);
    look(volume, 0, 0, 0);
    look(volume, 0, 0, 1);
    look(volume, 100, 1000, 1);
    show_size(volume);

    printf("-- a part, which bounds it\n");
    stream = new_stream(0);
    RESULT(virStorageVolWipe(volume, 0));
    RESULT(virStorageVolUpload(volume, stream, 10000, 20000, 0));
    begin_up(10000, 30000, 0);
    RESULT(virStreamSendAll(stream, source, NULL));
    RESULT(virStreamFinish(stream));
    virStreamFree(stream);
    look(volume, 0, 0, 0);
    look(volume, 10000, 20000, 0);
    look(volume, 9999, 20002, 0);

    printf("-- more than fits\n");
    stream = new_stream(0);
    RESULT(virStorageVolUpload(volume, stream, 0, 1000, 0));
    begin_up(0, 1001, 0);
    LOCAL(virStreamSendAll(stream, source, NULL));
    virStreamAbort(stream);
    virStreamFree(stream);
    if (local) {
        stream = new_stream(0);
        RESULT(virStorageVolUpload(volume, stream, SIZE - 8, 0, 0));
        RESULT(virStreamSend(stream, "12345", 5));
        RESULT(virStreamSend(stream, "12345", 5));
        RESULT(virStreamSend(stream, "12345", 5));
        RESULT(virStreamSend(stream, "", 0));
        RESULT(virStreamFinish(stream));
        virStreamFree(stream);
        stream = new_stream(0);
        RESULT(virStorageVolUpload(volume, stream, SIZE + 1, 0, 0));
        RESULT(virStreamSend(stream, "12345", 5));
        RESULT(virStreamAbort(stream));
        virStreamFree(stream);
    }

    printf("-- a function of the program's fails\n");
    for (int fails = 0; fails < 3; fails++) {
        stream = new_stream(0);
        RESULT(virStorageVolUpload(volume, stream, 0, 0, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM));
        begin_up(0, SIZE, 2 * PAGE);
        up.at = 2 * PAGE * (fails == 2);
        up.fails = fails ? 1 : 0;
        RESULT(virStreamSparseSendAll(stream, source, source_hole, source_skip, NULL));
        virStreamFree(stream);
    }
    RESULT(virStorageVolDelete(volume, 0));
    virStorageVolFree(volume);
}

static void
with_holes(void)
{
    static const long long lengths[] = {PAGE, 3 * PAGE, 10 * PAGE, 128 * PAGE};
    virStorageVolPtr volume = make("holes", SIZE, 0), clone;
    virStreamPtr stream;
    size_t each;

    for (each = 0; each < sizeof(lengths) / sizeof(*lengths); each++) {
        printf("-- holes of %lld\n", lengths[each]);
        RESULT(virStorageVolWipePattern(volume, VIR_STORAGE_VOL_WIPE_ALG_ZERO, 0));
        stream = new_stream(0);
        RESULT(virStorageVolUpload(volume, stream, 0, SIZE, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM));
        begin_up(0, SIZE, lengths[each]);
        RESULT(virStreamSparseSendAll(stream, source, source_hole, source_skip, NULL));
        RESULT(virStreamFinish(stream));
        virStreamFree(stream);
        look(volume, 0, 0, 1);
        look(volume, 0, 0, 0);
        look(volume, lengths[each], 0, 1);
        look(volume, 2 * lengths[each] - 10, 20, 1);
        show_size(volume);
    }

    printf("-- a copy\n");
    clone = virStorageVolCreateXMLFrom(pool, "<volume><name>copy</name><capacity>1048576</capacity>"
                                       "<allocation>0</allocation></volume>", volume, 0);
    require(clone, "a copy");
    look(clone, 0, 0, 0);
    RESULT(virStorageVolWipe(volume, 0));
    look(volume, 0, 0, 0);
    look(clone, 0, 0, 0);
    show_size(clone);
    RESULT(virStorageVolDelete(clone, 0));
    virStorageVolFree(clone);

    printf("-- where holes may not go\n");
    stream = new_stream(0);
    RESULT(virStorageVolUpload(volume, stream, 0, 0, 0));
    RESULT(virStreamSendHole(stream, 4096, 0));
    LOCAL(virStreamSendHole(stream, 0, 0));
    LOCAL(virStreamSendHole(stream, 4096, 1));
    RESULT(virStreamAbort(stream));
    virStreamFree(stream);
    if (local) {
        stream = new_stream(0);
        RESULT(virStorageVolUpload(volume, stream, 0, 0, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM));
        RESULT(virStreamSendHole(stream, SIZE + 1, 0));
        RESULT(virStreamSendHole(stream, SIZE, 0));
        RESULT(virStreamSendHole(stream, 1, 0));
        RESULT(virStreamFinish(stream));
        RESULT(virStreamSendHole(stream, 1, 0));
        virStreamFree(stream);
    }
    RESULT(virStorageVolDelete(volume, 0));
    virStorageVolFree(volume);
}

/* One call at a time, on a stream that must not wait. */
static void
step_by_step(void)
{
    virStorageVolPtr volume = make("steps", SIZE, 0);
    virStreamPtr stream = new_stream(VIR_STREAM_NONBLOCK);
    char bytes[2 * PAGE];
    long long hole = -1;

    if (!local) {
        virStreamFree(stream);
        RESULT(virStorageVolDelete(volume, 0));
        virStorageVolFree(volume);
        return;
    }
    memset(bytes, 'x', sizeof(bytes));
    RESULT(virStorageVolUpload(volume, stream, 0, 0, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM));
    RESULT(virStreamSendAll(stream, source, NULL));
    virStreamFree(stream);

    stream = new_stream(VIR_STREAM_NONBLOCK);
    RESULT(virStorageVolUpload(volume, stream, 0, 0, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM));
    RESULT(virStreamSend(stream, bytes, PAGE));
    RESULT(virStreamSendHole(stream, 2 * PAGE, 0));
    RESULT(virStreamSend(stream, bytes, PAGE));
    RESULT(virStreamRecv(stream, bytes, 1));
    RESULT(virStreamRecvHole(stream, &hole, 0));
    printf("-- while it is open\n");
    show_size(volume);
    RESULT(virStorageVolDelete(volume, 0));
    RESULT(virStorageVolResize(volume, 2 * SIZE, 0));
    RESULT(virStorageVolWipe(volume, 0));
    {
        virStreamPtr other = new_stream(0);

        RESULT(virStorageVolUpload(volume, other, 0, 0, 0));
        RESULT(virStorageVolDownload(volume, other, 0, 0, 0));
        RESULT(virStreamFinish(other));
        virStreamFree(other);
    }
    RESULT(virStreamFinish(stream));
    virStreamFree(stream);

    stream = new_stream(VIR_STREAM_NONBLOCK);
    RESULT(virStorageVolDownload(volume, stream, 0, 0, VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM));
    RESULT(virStreamSend(stream, bytes, 1));
    RESULT(virStreamSendHole(stream, 1, 0));
    RESULT(virStreamRecvHole(stream, &hole, 0));
    printf("  hole %lld\n", hole);
    RESULT(virStreamRecvFlags(stream, bytes, 100, VIR_STREAM_RECV_STOP_AT_HOLE));
    RESULT(virStreamRecvFlags(stream, bytes, sizeof(bytes), VIR_STREAM_RECV_STOP_AT_HOLE));
    RESULT(virStreamRecvFlags(stream, bytes, sizeof(bytes), VIR_STREAM_RECV_STOP_AT_HOLE));
    RESULT(virStreamRecv(stream, bytes, 10));
    printf("  zeros %d\n", bytes[0] == 0 && bytes[9] == 0);
    RESULT(virStreamRecvFlags(stream, bytes, sizeof(bytes), VIR_STREAM_RECV_STOP_AT_HOLE));
    RESULT(virStreamRecvHole(stream, &hole, 1));
    RESULT(virStreamRecvHole(stream, &hole, 0));
    printf("  hole %lld\n", hole);
    RESULT(virStreamRecvFlags(stream, bytes, sizeof(bytes), VIR_STREAM_RECV_STOP_AT_HOLE));
    RESULT(virStreamRecvFlags(stream, bytes, sizeof(bytes), VIR_STREAM_RECV_STOP_AT_HOLE));
    RESULT(virStreamRecvHole(stream, &hole, 0));
    printf("  hole %lld\n", hole);
    RESULT(virStreamRecvFlags(stream, bytes, sizeof(bytes), VIR_STREAM_RECV_STOP_AT_HOLE));
    RESULT(virStreamRecvHole(stream, &hole, 0));
    RESULT(virStreamRecv(stream, bytes, 0));
    RESULT(virStreamFinish(stream));
    RESULT(virStreamRecv(stream, bytes, 1));
    virStreamFree(stream);
    RESULT(virStorageVolDelete(volume, 0));
    virStorageVolFree(volume);
}

static void
refusals(void)
{
    virStorageVolPtr volume = make("refused", SIZE, 0), gone;
    virStreamPtr stream = new_stream(0);

    printf("-- refusals\n");
    RESULT(virStorageVolUpload(volume, stream, 0, 0, 2));
    RESULT(virStorageVolDownload(volume, stream, 0, 0, 2));
    RESULT(virStorageVolUpload(volume, stream, 1ull << 63, 0, 0));
    RESULT(virStorageVolDownload(volume, stream, ~0ull, 0, 0));
    RESULT(virStorageVolWipe(volume, 1));
    RESULT(virStorageVolWipePattern(volume, VIR_STORAGE_VOL_WIPE_ALG_ZERO, 1));
    RESULT(virStorageVolWipePattern(volume, VIR_STORAGE_VOL_WIPE_ALG_TRIM, 0));
    RESULT(virStorageVolWipePattern(volume, VIR_STORAGE_VOL_WIPE_ALG_TRIM + 1, 0));
    RESULT(virStorageVolWipePattern(volume, ~0u, 0));
    RESULT(virStorageVolResize(volume, SIZE, 8));
    gone = make("gone", SIZE, 0);
    RESULT(virStorageVolDelete(gone, 0));
    RESULT(virStorageVolUpload(gone, stream, 0, 0, 0));
    RESULT(virStorageVolDownload(gone, stream, 0, 0, 0));
    RESULT(virStorageVolWipe(gone, 0));
    RESULT(virStorageVolResize(gone, SIZE, 0));
    virStorageVolFree(gone);
    RESULT(virStoragePoolDestroy(pool));
    RESULT(virStorageVolUpload(volume, stream, 0, 0, 0));
    RESULT(virStorageVolDownload(volume, stream, 0, 0, 0));
    RESULT(virStorageVolWipe(volume, 0));
    RESULT(virStorageVolWipePattern(volume, 77, 0));
    RESULT(virStorageVolResize(volume, SIZE, 0));
    RESULT(virStoragePoolCreate(pool, 0));
    RESULT(virStorageVolDelete(volume, 0));
    virStorageVolFree(volume);
    virStreamFree(stream);
}

static void
resize(void)
{
    virStorageVolPtr volume = make("sized", SIZE, 0);
    virStreamPtr stream = new_stream(0);

    printf("-- other sizes\n");
    RESULT(virStorageVolUpload(volume, stream, 0, 0, 0));
    begin_up(0, 3 * PAGE + 5, 0);
    RESULT(virStreamSendAll(stream, source, NULL));
    RESULT(virStreamFinish(stream));
    virStreamFree(stream);
    RESULT(virStorageVolResize(volume, 2 * SIZE, 0));
    show_size(volume);
    look(volume, 0, 0, 0);
    RESULT(virStorageVolResize(volume, SIZE, 0));
    RESULT(virStorageVolResize(volume, 4 * PAGE, VIR_STORAGE_VOL_RESIZE_SHRINK));
    show_size(volume);
    look(volume, 0, 0, 0);
    RESULT(virStorageVolResize(volume, 2 * PAGE, VIR_STORAGE_VOL_RESIZE_SHRINK));
    RESULT(virStorageVolResize(volume, 0, 0));
    RESULT(virStorageVolResize(volume, 0, VIR_STORAGE_VOL_RESIZE_SHRINK));
    RESULT(virStorageVolResize(volume, 0, VIR_STORAGE_VOL_RESIZE_DELTA));
    RESULT(virStorageVolResize(volume, PAGE, VIR_STORAGE_VOL_RESIZE_DELTA));
    show_size(volume);
    RESULT(virStorageVolResize(volume, PAGE, VIR_STORAGE_VOL_RESIZE_DELTA | VIR_STORAGE_VOL_RESIZE_SHRINK));
    show_size(volume);
    RESULT(virStorageVolResize(volume, 8 * PAGE, VIR_STORAGE_VOL_RESIZE_ALLOCATE));
    show_size(volume);
    look(volume, 0, 0, 0);
    RESULT(virStorageVolResize(volume, 4 * PAGE, VIR_STORAGE_VOL_RESIZE_SHRINK));
    RESULT(virStorageVolResize(volume, 1ull << 62, VIR_STORAGE_VOL_RESIZE_ALLOCATE));
    RESULT(virStorageVolResize(volume, ~0ull, VIR_STORAGE_VOL_RESIZE_DELTA | VIR_STORAGE_VOL_RESIZE_SHRINK));
    RESULT(virStorageVolResize(volume, 1ull << 63, 0));
    RESULT(virStorageVolResize(volume, ~0ull, VIR_STORAGE_VOL_RESIZE_DELTA));
    show_size(volume);
    RESULT(virStorageVolDelete(volume, 0));
    virStorageVolFree(volume);
}

static void
wipe(void)
{
    unsigned int algorithm;

    printf("-- overwritten\n");
    for (algorithm = 0; algorithm < VIR_STORAGE_VOL_WIPE_ALG_TRIM + 1; algorithm++) {
        virStorageVolPtr volume = make("wiped", 4 * PAGE, 0);
        virStreamPtr stream = new_stream(0);
        char first[4 * PAGE];

        RESULT(virStorageVolUpload(volume, stream, 0, 0, 0));
        begin_up(0, 2 * PAGE, 0);
        RESULT(virStreamSendAll(stream, source, NULL));
        RESULT(virStreamFinish(stream));
        virStreamFree(stream);
        printf("algorithm %u\n", algorithm);
        RESULT(virStorageVolWipePattern(volume, algorithm, 0));
        show_size(volume);
        stream = new_stream(0);
        virStorageVolDownload(volume, stream, 0, 0, VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM);
        memset(&down, 0, sizeof(down));
        down.fails = -1;
        virStreamSparseRecvAll(stream, sink, sink_hole, NULL);
        virStreamFinish(stream);
        virStreamFree(stream);
        memcpy(first, down.data, sizeof(first));
        for (int at = 0; at < 2 * PAGE; at++)
            up.data[at] = byte_at(at);
        printf("  %lld bytes in %d holes; all the same %d, zero %d, as sent %d\n", down.skipped,
               down.sections, memcmp(first, first + 1, 2 * PAGE - 1) == 0, first[0] == 0 && first[1] == 0 &&
               memcmp(first, first + 1, 2 * PAGE - 1) == 0, memcmp(first, up.data, 2 * PAGE) == 0);
        RESULT(virStorageVolDelete(volume, 0));
        virStorageVolFree(volume);
    }
}

/* Volumes that are not files, and those that hold more than bytes. */
static void
other_kinds(void)
{
    static const struct {
        const char *type, *inside, *format;
    } kinds[] = {
        {"dir", "<target><path>/kind</path></target>", "<target><format type='qcow2'/></target>"},
        {"logical", "<target><path>/kind</path></target>", ""},
        {"zfs", "<target><path>/kind</path></target>", ""},
        {"rbd", "<source><name>n</name><host name='h'/></source>", ""},
        {"gluster", "<source><name>n</name><dir path='/'/><host name='h'/></source>", ""},
        {"iscsi-direct", "<source><host name='h'/><device path='i'/><initiator><iqn name='q'/></initiator></source>", ""},
    };
    virStoragePoolPtr own = pool;
    size_t each;

    for (each = 0; each < sizeof(kinds) / sizeof(*kinds); each++) {
        virStorageVolPtr volume;
        virStreamPtr stream = new_stream(0);
        char xml[512];

        printf("-- in a pool of type %s\n", kinds[each].type);
        snprintf(xml, sizeof(xml), "<pool type='%s'><name>kind</name><uuid>" UUID_ENDING("8") "</uuid>%s</pool>", kinds[each].type, kinds[each].inside);
        pool = virStoragePoolCreateXML(conn, xml, 0);
        require(pool, "a pool");
        snprintf(xml, sizeof(xml), "<volume><name>v</name><capacity>4096</capacity>"
                 "<allocation>0</allocation>%s</volume>", kinds[each].format);
        volume = virStorageVolCreateXML(pool, xml, 0);
        require(volume, "a volume");
        RESULT(virStorageVolUpload(volume, stream, 0, 0, 0));
        RESULT(virStreamFinish(stream));
        RESULT(virStorageVolDownload(volume, stream, 0, 0, 0));
        RESULT(virStreamFinish(stream));
        RESULT(virStorageVolResize(volume, 8192, 0));
        RESULT(virStorageVolResize(volume, 16384, VIR_STORAGE_VOL_RESIZE_ALLOCATE));
        RESULT(virStorageVolWipe(volume, 0));
        RESULT(virStorageVolWipePattern(volume, VIR_STORAGE_VOL_WIPE_ALG_TRIM, 0));
        RESULT(virStorageVolWipePattern(volume, VIR_STORAGE_VOL_WIPE_ALG_DOD, 0));
        REPORT(virStorageVolGetInfoFlags(volume, &(virStorageVolInfo) {0}, 2));
        show_size(volume);
        virStreamFree(stream);
        virStorageVolFree(volume);
        RESULT(virStoragePoolDestroy(pool));
        virStoragePoolFree(pool);
    }
    pool = own;
}

static char chunk[100000];
static int freed;

static void
on_stream(virStreamPtr stream, int events, void *opaque)
{
    int *count = opaque;
    int done;

    if (events & VIR_STREAM_EVENT_ERROR) {
        printf("  told of an error %d\n", events);
    } else if (events & VIR_STREAM_EVENT_WRITABLE) {
        done = virStreamSend(stream, chunk, sizeof(chunk));
        printf("  writable %d, sent %d\n", events, done);
        if (++*count == 3)
            RESULT(virStreamEventUpdateCallback(stream, 0));
    } else {
        done = virStreamRecv(stream, chunk, sizeof(chunk));
        printf("  readable %d, received %d\n", events, done);
        if (++*count == 3 || done <= 0)
            RESULT(virStreamEventRemoveCallback(stream));
    }
}

static void
on_free(void *opaque)
{
    (void) opaque;
    freed++;
}

static void
on_refresh(virConnectPtr its, virStoragePoolPtr its_pool, void *opaque)
{
    (void) its;
    (void) opaque;
    printf("  %s was refreshed\n", virStoragePoolGetName(its_pool));
}

static void
nothing(int timer, void *opaque)
{
    (void) timer;
    (void) opaque;
}

static void
turn(int times)
{
    while (times-- > 0)
        virEventRunDefaultImpl();
}

/* Who waits for a stream is told what it is ready for. */
static void
events(void)
{
    virStorageVolPtr volume = make("told", SIZE, 0);
    virStreamPtr stream = new_stream(VIR_STREAM_NONBLOCK);
    int ticker = virEventAddTimeout(0, nothing, NULL, NULL);
    int count = 0;
    int id = virConnectStoragePoolEventRegisterAny(conn, pool, VIR_STORAGE_POOL_EVENT_ID_REFRESH,
                                                   VIR_STORAGE_POOL_EVENT_CALLBACK(on_refresh), NULL, NULL);

    printf("-- events\n");
    RESULT(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_WRITABLE, on_stream, &count, on_free));
    RESULT(virStorageVolUpload(volume, stream, 0, 0, 0));
    RESULT(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_WRITABLE));
    RESULT(virStreamEventRemoveCallback(stream));
    RESULT(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_stream, &count, on_free));
    RESULT(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_WRITABLE, on_stream, &count, on_free));
    turn(3);
    RESULT(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_WRITABLE | VIR_STREAM_EVENT_READABLE));
    turn(6);
    printf("told %d times\n", count);
    RESULT(virStreamFinish(stream));
    turn(3);
    printf("freed %d\n", freed);
    RESULT(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_WRITABLE, on_stream, &count, on_free));
    virStreamFree(stream);

    count = 0;
    stream = new_stream(VIR_STREAM_NONBLOCK);
    RESULT(virStorageVolDownload(volume, stream, 100000, 150000, 0));
    RESULT(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_stream, &count, on_free));
    turn(6);
    printf("told %d times, freed %d\n", count, freed);
    RESULT(virStreamAbort(stream));
    virStreamFree(stream);

    stream = new_stream(VIR_STREAM_NONBLOCK);
    RESULT(virStorageVolUpload(volume, stream, 0, 0, 0));
    RESULT(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_stream, &count, on_free));
    RESULT(virStreamAbort(stream));
    RESULT(virStreamAbort(stream));
    turn(3);
    printf("freed %d\n", freed);
    virStreamFree(stream);

    /* Nobody ends it. */
    stream = new_stream(0);
    RESULT(virStorageVolUpload(volume, stream, 0, 0, 0));
    RESULT(virStorageVolDelete(volume, 0));
    virStreamFree(stream);
    RESULT(virStorageVolDelete(volume, 0));
    RESULT(virConnectStoragePoolEventDeregisterAny(conn, id));
    turn(3);
    virEventRemoveTimeout(ticker);
    virStorageVolFree(volume);
}

/* A pool that is full stays so. */
static void
full(void)
{
    virStorageVolPtr large, volume;
    virStreamPtr stream = new_stream(0);
    static char bytes[3 * PAGE];

    printf("-- no space left\n");
    large = make("large", (100ll << 30) - 2 * PAGE, (100ll << 30) - 2 * PAGE);
    volume = make("thin", SIZE, 0);
    memset(bytes, 'x', sizeof(bytes));
    RESULT(virStorageVolUpload(volume, stream, 0, 0, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM));
    RESULT(virStreamSend(stream, bytes, sizeof(bytes)));
    RESULT(virStreamSend(stream, bytes, PAGE));
    RESULT(virStreamSend(stream, bytes, PAGE));
    RESULT(virStreamSend(stream, bytes, 1));
    RESULT(virStreamSendHole(stream, 100, 0));
    RESULT(virStreamFinish(stream));
    show_size(volume);
    RESULT(virStorageVolWipePattern(volume, VIR_STORAGE_VOL_WIPE_ALG_RANDOM, 0));
    RESULT(virStorageVolResize(volume, SIZE, VIR_STORAGE_VOL_RESIZE_ALLOCATE));
    RESULT(virStorageVolWipe(volume, 0));
    show_size(volume);
    RESULT(virStorageVolDelete(large, 0));
    RESULT(virStorageVolWipePattern(volume, VIR_STORAGE_VOL_WIPE_ALG_RANDOM, 0));
    show_size(volume);
    virStorageVolFree(large);
    RESULT(virStorageVolDelete(volume, 0));
    virStorageVolFree(volume);

    printf("-- the pool goes away\n");
    volume = make("left", SIZE, 0);
    virStreamFree(stream);
    stream = new_stream(0);
    RESULT(virStorageVolUpload(volume, stream, 0, 0, 0));
    RESULT(virStoragePoolDestroy(pool));
    RESULT(virStreamSend(stream, bytes, sizeof(bytes)));
    RESULT(virStoragePoolUndefine(pool));
    RESULT(virStreamSend(stream, bytes, sizeof(bytes)));
    RESULT(virStreamFinish(stream));
    virStreamFree(stream);
    virStorageVolFree(volume);
}

int
main(int argc, char **argv)
{
    char xml[1024];

    begin_quietly();
    local = argc < 3;
    snprintf(own_directory, sizeof(own_directory), "%s", local ? "/bytes" : argv[2]);
    virEventRegisterDefaultImpl();
    conn = virConnectOpen(local ? "test:///default" : argv[1]);
    require(conn, "a connection");
    snprintf(xml, sizeof(xml), "<pool type='dir'><name>bytes</name><uuid>" UUID_ENDING("9") "</uuid><target><path>%s</path></target></pool>",
             own_directory);
    pool = virStoragePoolDefineXML(conn, xml, 0);
    require(pool, "a pool");
    RESULT(virStoragePoolCreate(pool, 0));
    plain();
    with_holes();
    step_by_step();
    refusals();
    resize();
    if (local) {
        wipe();
        other_kinds();
        events();
        full();
    } else {
        RESULT(virStoragePoolDestroy(pool));
        RESULT(virStoragePoolUndefine(pool));
    }
    virStoragePoolFree(pool);
    printf("left: %d\n", virConnectClose(conn));
    return 0;
}
