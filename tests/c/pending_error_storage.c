/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* What becomes of a pending error when a function is called. */
#define SWEEP_PENDING_ERROR
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);
    virStoragePoolPtr pool = get_pool(conn);
    virStorageVolPtr volume = get_volume(conn);

    CALL_POINTER("", virConnectFindStoragePoolSources, conn, "logical", "<source/>", 0);
    CALL_POINTER("", virConnectGetStoragePoolCapabilities, conn, 0);
    CALL_INT("", virConnectListAllStoragePools, conn, out(1), 0);
    CALL_INT("", virConnectListDefinedStoragePools, conn, out(1), 4);
    CALL_INT("", virConnectListStoragePools, conn, out(1), 4);
    CALL_INT("", virConnectNumOfDefinedStoragePools, conn);
    CALL_INT("", virConnectNumOfStoragePools, conn);
    CALL_INT("", virConnectStoragePoolEventDeregisterAny, conn, 0);
    CALL_INT("", virConnectStoragePoolEventRegisterAny, conn, NULL, 0, CALLBACK, NULL, NULL);
    CALL_INT("", virStoragePoolBuild, pool, 0);
    CALL_INT("", virStoragePoolCreate, pool, 0);
    CALL_POINTER("", virStoragePoolCreateXML, conn, POOL_XML, 0);
    CALL_POINTER("", virStoragePoolDefineXML, conn, POOL_XML, 0);
    CALL_INT("", virStoragePoolDelete, pool, 0);
    CALL_INT("", virStoragePoolDestroy, pool);
    CALL_INT("", virStoragePoolFree, pool);
    CALL_INT("", virStoragePoolGetAutostart, pool, out(1));
    CALL_POINTER("", virStoragePoolGetConnect, pool);
    CALL_INT("", virStoragePoolGetInfo, pool, out(1));
    CALL_POINTER("", virStoragePoolGetName, pool);
    CALL_INT("", virStoragePoolGetUUID, pool, out(1));
    CALL_INT("", virStoragePoolGetUUIDString, pool, out(1));
    CALL_POINTER("", virStoragePoolGetXMLDesc, pool, 0);
    CALL_INT("", virStoragePoolIsActive, pool);
    CALL_INT("", virStoragePoolIsPersistent, pool);
    CALL_INT("", virStoragePoolListAllVolumes, pool, out(1), 0);
    CALL_INT("", virStoragePoolListVolumes, pool, out(1), 4);
    CALL_POINTER("", virStoragePoolLookupByName, conn, "default-pool");
    CALL_POINTER("", virStoragePoolLookupByTargetPath, conn, "/nonexistent/path");
    CALL_POINTER("", virStoragePoolLookupByUUID, conn, TEST_UUID);
    CALL_POINTER("", virStoragePoolLookupByUUIDString, conn,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER("", virStoragePoolLookupByVolume, volume);
    CALL_INT("", virStoragePoolNumOfVolumes, pool);
    CALL_INT("", virStoragePoolRef, pool);
    CALL_INT("", virStoragePoolRefresh, pool, 0);
    CALL_INT("", virStoragePoolSetAutostart, pool, 1);
    CALL_INT("", virStoragePoolUndefine, pool);
    CALL_POINTER("", virStorageVolCreateXML, pool, VOLUME_XML, 0);
    CALL_POINTER("", virStorageVolCreateXMLFrom, pool, VOLUME_XML, volume, 0);
    CALL_INT("", virStorageVolDelete, volume, 0);
    CALL_INT("", virStorageVolDownload, volume, stream, 0, 0, 0);
    CALL_INT("", virStorageVolFree, volume);
    CALL_POINTER("", virStorageVolGetConnect, volume);
    CALL_INT("", virStorageVolGetInfo, volume, out(1));
    CALL_INT("", virStorageVolGetInfoFlags, volume, out(1), 0);
    CALL_POINTER("", virStorageVolGetKey, volume);
    CALL_POINTER("", virStorageVolGetName, volume);
    CALL_POINTER("", virStorageVolGetPath, volume);
    CALL_POINTER("", virStorageVolGetXMLDesc, volume, 0);
    CALL_POINTER("", virStorageVolLookupByKey, conn, "/default-pool/volume");
    CALL_POINTER("", virStorageVolLookupByName, pool, "volume");
    CALL_POINTER("", virStorageVolLookupByPath, conn, "/default-pool/volume");
    CALL_INT("", virStorageVolRef, volume);
    CALL_INT("", virStorageVolResize, volume, 1048576, 0);
    CALL_INT("", virStorageVolUpload, volume, stream, 0, 0, 0);
    CALL_INT("", virStorageVolWipe, volume, 0);
    CALL_INT("", virStorageVolWipePattern, volume, 0, 0);

    virStorageVolFree(volume);
    virStoragePoolFree(pool);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
