/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function with flags that no version knows. */
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

    CALL_POINTER(" 0x80000000", virConnectFindStoragePoolSources, conn, "logical", "<source/>",
        0x80000000u);
    CALL_POINTER(" 0x40000000", virConnectFindStoragePoolSources, conn, "logical", "<source/>",
        0x40000000u);
    CALL_POINTER(" 0x80000000", virConnectGetStoragePoolCapabilities, conn, 0x80000000u);
    CALL_POINTER(" 0x40000000", virConnectGetStoragePoolCapabilities, conn, 0x40000000u);
    CALL_INT(" 0x80000000", virConnectListAllStoragePools, conn, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virConnectListAllStoragePools, conn, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virStoragePoolBuild, pool, 0x80000000u);
    CALL_INT(" 0x40000000", virStoragePoolBuild, pool, 0x40000000u);
    CALL_INT(" 0x80000000", virStoragePoolCreate, pool, 0x80000000u);
    CALL_INT(" 0x40000000", virStoragePoolCreate, pool, 0x40000000u);
    CALL_POINTER(" 0x80000000", virStoragePoolCreateXML, conn, POOL_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virStoragePoolCreateXML, conn, POOL_XML, 0x40000000u);
    CALL_POINTER(" 0x80000000", virStoragePoolDefineXML, conn, POOL_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virStoragePoolDefineXML, conn, POOL_XML, 0x40000000u);
    CALL_INT(" 0x80000000", virStoragePoolDelete, pool, 0x80000000u);
    CALL_INT(" 0x40000000", virStoragePoolDelete, pool, 0x40000000u);
    CALL_POINTER(" 0x80000000", virStoragePoolGetXMLDesc, pool, 0x80000000u);
    CALL_POINTER(" 0x40000000", virStoragePoolGetXMLDesc, pool, 0x40000000u);
    CALL_INT(" 0x80000000", virStoragePoolListAllVolumes, pool, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virStoragePoolListAllVolumes, pool, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virStoragePoolRefresh, pool, 0x80000000u);
    CALL_INT(" 0x40000000", virStoragePoolRefresh, pool, 0x40000000u);
    CALL_POINTER(" 0x80000000", virStorageVolCreateXML, pool, VOLUME_XML, 0x80000000u);
    CALL_POINTER(" 0x40000000", virStorageVolCreateXML, pool, VOLUME_XML, 0x40000000u);
    CALL_POINTER(" 0x80000000", virStorageVolCreateXMLFrom, pool, VOLUME_XML, volume, 0x80000000u);
    CALL_POINTER(" 0x40000000", virStorageVolCreateXMLFrom, pool, VOLUME_XML, volume, 0x40000000u);
    CALL_INT(" 0x80000000", virStorageVolDelete, volume, 0x80000000u);
    CALL_INT(" 0x40000000", virStorageVolDelete, volume, 0x40000000u);
    CALL_INT(" 0x80000000", virStorageVolDownload, volume, stream, 0, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virStorageVolDownload, volume, stream, 0, 0, 0x40000000u);
    CALL_INT(" 0x80000000", virStorageVolGetInfoFlags, volume, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virStorageVolGetInfoFlags, volume, out(1), 0x40000000u);
    CALL_POINTER(" 0x80000000", virStorageVolGetXMLDesc, volume, 0x80000000u);
    CALL_POINTER(" 0x40000000", virStorageVolGetXMLDesc, volume, 0x40000000u);
    CALL_INT(" 0x80000000", virStorageVolResize, volume, 1048576, 0x80000000u);
    CALL_INT(" 0x40000000", virStorageVolResize, volume, 1048576, 0x40000000u);
    CALL_INT(" 0x80000000", virStorageVolUpload, volume, stream, 0, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virStorageVolUpload, volume, stream, 0, 0, 0x40000000u);
    CALL_INT(" 0x80000000", virStorageVolWipe, volume, 0x80000000u);
    CALL_INT(" 0x40000000", virStorageVolWipe, volume, 0x40000000u);
    CALL_INT(" 0x80000000", virStorageVolWipePattern, volume, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virStorageVolWipePattern, volume, 0, 0x40000000u);

    virStorageVolFree(volume);
    virStoragePoolFree(pool);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
