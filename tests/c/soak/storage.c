/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * storage SECONDS [ROUNDS]: eight threads define, start, fill and drop pools of their own, and make,
 * write, read, clone, resize, wipe and delete volumes in one that they share.
 */
#include "../support/eight.h"

enum { SIZE = 65536, EVENTS = 5 };

static virStoragePoolPtr common;
static int callback;

static void
on_event(virConnectPtr conn, virStoragePoolPtr pool, int event, int detail, void *opaque)
{
    (void) conn;
    (void) event;
    (void) detail;
    (void) opaque;
    if (strncmp(virStoragePoolGetName(pool), "own", 3) == 0)
        atomic_fetch_add(&events_told, 1);
}

static void
prepare(void)
{
    CHECK((common = virStoragePoolLookupByName(shared, "default-pool")));
    callback = virConnectStoragePoolEventRegisterAny(shared, NULL, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
                                                     VIR_STORAGE_POOL_EVENT_CALLBACK(on_event), NULL, NULL);
    CHECK(callback >= 0);
}

static void
write_all(virStorageVolPtr volume, const char *bytes)
{
    virStreamPtr stream = virStreamNew(shared, 0);
    int sent, done;

    CHECK(virStorageVolUpload(volume, stream, 0, 0, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM) == 0);
    for (sent = 0; sent < SIZE / 2; sent += done) {
        done = virStreamSend(stream, bytes + sent, SIZE / 2 - sent);
        CHECK(done > 0);
        if (done <= 0)
            break;
    }
    CHECK(virStreamSendHole(stream, SIZE / 2, 0) == 0);
    /* It is nobody else's while it is written. */
    CHECK(virStorageVolDelete(volume, 0) < 0);
    CHECK(virGetLastErrorCode() == VIR_ERR_OPERATION_INVALID);
    CHECK(virStreamFinish(stream) == 0);
    virStreamFree(stream);
}

static void
read_all(virStorageVolPtr volume, const char *bytes)
{
    virStreamPtr stream = virStreamNew(shared, VIR_STREAM_NONBLOCK);
    char *got = calloc(1, SIZE + 1);
    long long hole = 0;
    int at = 0, done;

    CHECK(virStorageVolDownload(volume, stream, 0, 0, VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM) == 0);
    while ((done = virStreamRecvFlags(stream, got + at, SIZE - at, VIR_STREAM_RECV_STOP_AT_HOLE)) > 0)
        at += done;
    CHECK(done == -3 && at == SIZE / 2);
    CHECK(memcmp(got, bytes, SIZE / 2) == 0);
    CHECK(virStreamRecvHole(stream, &hole, 0) == 0 && hole == SIZE / 2);
    CHECK(virStreamRecv(stream, got, 1) == 0);
    CHECK(virStreamFinish(stream) == 0);
    virStreamFree(stream);
    free(got);
}

static void
volumes(long thread)
{
    virStorageVolPtr volume, clone;
    virStorageVolInfo info;
    char xml[256], *bytes = malloc(SIZE);

    memset(bytes, (int) thread + 1, SIZE);
    snprintf(xml, sizeof(xml), "<volume><name>v%ld</name><capacity>%d</capacity><allocation>0</allocation></volume>",
             thread, SIZE);
    CHECK((volume = virStorageVolCreateXML(common, xml, 0)));
    if (volume) {
        write_all(volume, bytes);
        read_all(volume, bytes);
        snprintf(xml, sizeof(xml), "<volume><name>c%ld</name><capacity>%d</capacity><allocation>0</allocation></volume>",
                 thread, SIZE);
        CHECK((clone = virStorageVolCreateXMLFrom(common, xml, volume, 0)));
        CHECK(virStorageVolWipe(volume, 0) == 0);
        if (clone) {
            read_all(clone, bytes);
            CHECK(virStorageVolResize(clone, 2 * SIZE, 0) == 0);
            CHECK(virStorageVolGetInfo(clone, &info) == 0);
            CHECK(info.capacity == 2 * SIZE && info.allocation == SIZE / 2);
            CHECK(virStorageVolDelete(clone, 0) == 0);
            virStorageVolFree(clone);
        }
        CHECK(virStorageVolDelete(volume, 0) == 0);
        virStorageVolFree(volume);
    }
    free(bytes);
}

static void
pools(long thread)
{
    virStoragePoolPtr pool, *all = NULL;
    char xml[256];
    int count, i;

    snprintf(xml, sizeof(xml), "<pool type='dir'><name>own%ld</name><target><path>/own%ld</path></target></pool>",
             thread, thread);
    CHECK((pool = virStoragePoolDefineXML(shared, xml, 0)));
    if (!pool)
        return;
    CHECK(virStoragePoolBuild(pool, 0) == 0);
    CHECK(virStoragePoolCreate(pool, 0) == 0);
    CHECK(virStoragePoolRefresh(pool, 0) == 0);
    CHECK((count = virConnectListAllStoragePools(shared, &all, VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE)) >= 2);
    for (i = 0; i < count; i++)
        virStoragePoolFree(all[i]);
    free(all);
    CHECK(virStoragePoolDestroy(pool) == 0);
    CHECK(virStoragePoolUndefine(pool) == 0);
    virStoragePoolFree(pool);
}

static void
one_round(long thread, long round)
{
    volumes(thread);
    pools(thread);
    wait_for_events(EVENTS, round);
}

static void
check_at_the_end(void)
{
    virStoragePoolInfo info;

    expect_events(EVENTS);
    CHECK(virConnectStoragePoolEventDeregisterAny(shared, callback) == 0);
    CHECK(virStoragePoolGetInfo(common, &info) == 0 && info.allocation == 0);
    CHECK(virStoragePoolNumOfVolumes(common) == 0);
    CHECK(virConnectNumOfStoragePools(shared) == 1 && virConnectNumOfDefinedStoragePools(shared) == 0);
    virStoragePoolFree(common);
}
