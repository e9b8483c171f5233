/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Volumes that have bytes: written and read through streams, with holes, resized, wiped. */
/* through: daemon */
/* user: 0 */
/* args: storage:///system?socket=@DAEMON@/libvirt-sock */
#include <errno.h>
#include <unistd.h>

#include "support/report.h"

#define VOLUME "<volume><name>v</name><capacity>65536</capacity><target><format type='raw'/></target></volume>"

static long long received, holes;

static int
sink(virStreamPtr stream, const char *data, size_t length, void *opaque)
{
    received += length;
    return (int) length;
}

static int
sink_hole(virStreamPtr stream, long long length, void *opaque)
{
    holes += length;
    return 0;
}

static void
info(virStorageVolPtr volume)
{
    virStorageVolInfo info;

    memset(&info, 0, sizeof(info));
    REPORT(virStorageVolGetInfoFlags(volume, &info, VIR_STORAGE_VOL_GET_PHYSICAL));
    printf("  type %d capacity %llu\n", info.type, info.capacity);
    REPORT(virStorageVolGetInfoFlags(volume, &info, 0x40000000));
}

static void
send_block(virStreamPtr stream)
{
    char data[4096];
    int sent = 0;

    memset(data, 'x', sizeof(data));
    while (sent < (int) sizeof(data)) {
        int now = virStreamSend(stream, data + sent, sizeof(data) - sent);

        if (now < 0)
            break;
        sent += now;
    }
    report("sent", sent);
}

static void
write_all(virConnectPtr conn, virStorageVolPtr volume)
{
    virStreamPtr stream = virStreamNew(conn, 0);

    REPORT(virStorageVolUpload(volume, stream, 0, 65536, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM));
    send_block(stream);
    REPORT(virStreamSendHole(stream, 65536 - 2 * 4096, 0));
    /* To the very end: how large the file is in between is the daemon's secret. */
    send_block(stream);
    REPORT(virStreamFinish(stream));
    REPORT(virStreamFree(stream));
}

static void
read_all(virConnectPtr conn, virStorageVolPtr volume)
{
    virStreamPtr stream = virStreamNew(conn, 0);

    REPORT(virStorageVolDownload(volume, stream, 0, 0, VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM));
    received = holes = 0;
    REPORT(virStreamSparseRecvAll(stream, sink, sink_hole, NULL));
    printf("  together %lld\n", received + holes);
    REPORT(virStreamFinish(stream));
    REPORT(virStreamFree(stream));
}

/* By hand, as long as there is something. */
static void
read_parts(virConnectPtr conn, virStorageVolPtr volume, unsigned int flags)
{
    virStreamPtr stream = virStreamNew(conn, 0);
    char data[1024];
    long long all = 0, length;
    int holes_seen = 0, got;

    REPORT(virStorageVolDownload(volume, stream, 0, 0, flags));
    while ((got = virStreamRecvFlags(stream, data, sizeof(data),
                                     flags ? VIR_STREAM_RECV_STOP_AT_HOLE : 0)) != 0) {
        if (got == -3) {
            if (virStreamRecvHole(stream, &length, 0) < 0)
                break;
            all += length;
            holes_seen = 1;
        } else if (got < 0) {
            break;
        } else {
            all += got;
        }
    }
    report("received at the end", got);
    printf("  together %lld, holes %d\n", all, holes_seen);
    REPORT(virStreamRecvFlags(stream, data, sizeof(data), 0x40000000));
    REPORT(virStreamRecvHole(stream, &length, 0x40000000));
    REPORT(virStreamFinish(stream));
    REPORT(virStreamFree(stream));
}

static void
refused(virConnectPtr conn, virStorageVolPtr volume)
{
    virStreamPtr stream = virStreamNew(conn, 0);

    REPORT(virStorageVolUpload(volume, stream, 0, 0, 0x40000000));
    REPORT(virStorageVolDownload(volume, stream, 0, 0, 0x40000000));
    REPORT(virStorageVolDownload(volume, NULL, 0, 0, 0));
    REPORT(virStreamAbort(stream));
    REPORT(virStreamFree(stream));
}

int
main(int argc, char **argv)
{
    virConnectPtr conn;
    virStoragePoolPtr pool, same;
    virStorageVolPtr volume;
    char xml[1000];

    begin_quietly();
    conn = virConnectOpen(argv[1]);
    require(conn, "a connection");
    printf("-- a pool\n");
    /* The daemon's own folder, which ends with it. */
    snprintf(xml, sizeof(xml), "<pool type='dir'><name>p</name><target><path>/run/pool</path></target></pool>");
    REPORT_POINTER(pool = virStoragePoolCreateXML(conn, xml, VIR_STORAGE_POOL_CREATE_WITH_BUILD));
    require(pool, "the pool");
    REPORT_POINTER(same = virStoragePoolLookupByTargetPath(conn, "/run/pool"));
    virStoragePoolFree(same);
    REPORT_POINTER(virStoragePoolLookupByTargetPath(conn, "/nonexistent"));
    REPORT_POINTER(volume = virStorageVolCreateXML(pool, VOLUME, 0));
    require(volume, "the volume");
    info(volume);
    printf("-- written\n");
    write_all(conn, volume);
    info(volume);
    printf("-- read\n");
    read_all(conn, volume);
    read_parts(conn, volume, 0);
    read_parts(conn, volume, VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM);
    printf("-- refused\n");
    refused(conn, volume);
    printf("-- resized\n");
    REPORT(virStorageVolResize(volume, 131072, 0));
    REPORT(virStorageVolResize(volume, 65536, VIR_STORAGE_VOL_RESIZE_DELTA));
    REPORT(virStorageVolResize(volume, 4096, 0));
    REPORT(virStorageVolResize(volume, 131072, VIR_STORAGE_VOL_RESIZE_SHRINK));
    REPORT(virStorageVolResize(volume, 4096, 0x40000000));
    info(volume);
    printf("-- wiped\n");
    REPORT(virStorageVolWipe(volume, 0));
    REPORT(virStorageVolWipe(volume, 0x40000000));
    REPORT(virStorageVolWipePattern(volume, VIR_STORAGE_VOL_WIPE_ALG_ZERO, 0));
    REPORT(virStorageVolWipePattern(volume, 99, 0));
    read_parts(conn, volume, 0);
    printf("-- end\n");
    REPORT(virStorageVolDelete(volume, 0));
    REPORT(virStorageVolFree(volume));
    REPORT(virStoragePoolDestroy(pool));
    REPORT(virStoragePoolFree(pool));
    REPORT(virConnectClose(conn));
    return 0;
}
