/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every pointer left out in turn, every size zero and negative. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStoragePoolPtr pool = get_pool(conn);
    virStorageVolPtr volume = get_volume(conn);

    CALL_POINTER(" type NULL", virConnectFindStoragePoolSources, conn, NULL, "<source/>", 0);
    CALL_POINTER(" type empty", virConnectFindStoragePoolSources, conn, "", "<source/>", 0);
    CALL_POINTER(" srcSpec NULL", virConnectFindStoragePoolSources, conn, "logical", NULL, 0);
    CALL_POINTER(" srcSpec empty", virConnectFindStoragePoolSources, conn, "logical", "", 0);
    CALL_INT(" pools NULL", virConnectListAllStoragePools, conn, NULL, 0);
    CALL_INT(" names NULL", virConnectListDefinedStoragePools, conn, NULL, 4);
    CALL_INT(" maxnames 0", virConnectListDefinedStoragePools, conn, out(1), 0);
    CALL_INT(" maxnames -1", virConnectListDefinedStoragePools, conn, out(1), -1);
    CALL_INT(" names NULL maxnames 0", virConnectListDefinedStoragePools, conn, NULL, 0);
    CALL_INT(" names NULL", virConnectListStoragePools, conn, NULL, 4);
    CALL_INT(" maxnames 0", virConnectListStoragePools, conn, out(1), 0);
    CALL_INT(" maxnames -1", virConnectListStoragePools, conn, out(1), -1);
    CALL_INT(" names NULL maxnames 0", virConnectListStoragePools, conn, NULL, 0);
    CALL_INT(" callbackID -1", virConnectStoragePoolEventDeregisterAny, conn, -1);
    CALL_INT(" eventID -1", virConnectStoragePoolEventRegisterAny, conn, NULL, -1, CALLBACK, NULL,
        NULL);
    CALL_INT(" cb NULL", virConnectStoragePoolEventRegisterAny, conn, NULL, 0, NULL, NULL, NULL);
    CALL_POINTER(" xmlDesc NULL", virStoragePoolCreateXML, conn, NULL, 0);
    CALL_POINTER(" xmlDesc empty", virStoragePoolCreateXML, conn, "", 0);
    CALL_POINTER(" xml NULL", virStoragePoolDefineXML, conn, NULL, 0);
    CALL_POINTER(" xml empty", virStoragePoolDefineXML, conn, "", 0);
    CALL_INT(" autostart NULL", virStoragePoolGetAutostart, pool, NULL);
    CALL_INT(" info NULL", virStoragePoolGetInfo, pool, NULL);
    CALL_INT(" uuid NULL", virStoragePoolGetUUID, pool, NULL);
    CALL_INT(" buf NULL", virStoragePoolGetUUIDString, pool, NULL);
    CALL_INT(" vols NULL", virStoragePoolListAllVolumes, pool, NULL, 0);
    CALL_INT(" names NULL", virStoragePoolListVolumes, pool, NULL, 4);
    CALL_INT(" maxnames 0", virStoragePoolListVolumes, pool, out(1), 0);
    CALL_INT(" maxnames -1", virStoragePoolListVolumes, pool, out(1), -1);
    CALL_INT(" names NULL maxnames 0", virStoragePoolListVolumes, pool, NULL, 0);
    CALL_POINTER(" name NULL", virStoragePoolLookupByName, conn, NULL);
    CALL_POINTER(" name empty", virStoragePoolLookupByName, conn, "");
    CALL_POINTER(" path NULL", virStoragePoolLookupByTargetPath, conn, NULL);
    CALL_POINTER(" path empty", virStoragePoolLookupByTargetPath, conn, "");
    CALL_POINTER(" uuid NULL", virStoragePoolLookupByUUID, conn, NULL);
    CALL_POINTER(" uuidstr NULL", virStoragePoolLookupByUUIDString, conn, NULL);
    CALL_POINTER(" uuidstr empty", virStoragePoolLookupByUUIDString, conn, "");
    CALL_INT(" autostart 0", virStoragePoolSetAutostart, pool, 0);
    CALL_INT(" autostart -1", virStoragePoolSetAutostart, pool, -1);
    CALL_POINTER(" xmlDesc NULL", virStorageVolCreateXML, pool, NULL, 0);
    CALL_POINTER(" xmlDesc empty", virStorageVolCreateXML, pool, "", 0);
    CALL_POINTER(" xmlDesc NULL", virStorageVolCreateXMLFrom, pool, NULL, volume, 0);
    CALL_POINTER(" xmlDesc empty", virStorageVolCreateXMLFrom, pool, "", volume, 0);
    CALL_POINTER(" clonevol NULL", virStorageVolCreateXMLFrom, pool, VOLUME_XML, NULL, 0);
    CALL_INT(" stream NULL", virStorageVolDownload, volume, NULL, 0, 0, 0);
    CALL_INT(" info NULL", virStorageVolGetInfo, volume, NULL);
    CALL_INT(" info NULL", virStorageVolGetInfoFlags, volume, NULL, 0);
    CALL_POINTER(" key NULL", virStorageVolLookupByKey, conn, NULL);
    CALL_POINTER(" key empty", virStorageVolLookupByKey, conn, "");
    CALL_POINTER(" name NULL", virStorageVolLookupByName, pool, NULL);
    CALL_POINTER(" name empty", virStorageVolLookupByName, pool, "");
    CALL_POINTER(" path NULL", virStorageVolLookupByPath, conn, NULL);
    CALL_POINTER(" path empty", virStorageVolLookupByPath, conn, "");
    CALL_INT(" stream NULL", virStorageVolUpload, volume, NULL, 0, 0, 0);

    virStorageVolFree(volume);
    virStoragePoolFree(pool);
    close_test(conn);
    return 0;
}
