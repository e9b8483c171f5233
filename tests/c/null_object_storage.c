/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called without one. */
#define SWEEP_IN_PROCESS
#include "support/sweep.h"
#include "support/documents.h"

int
main(void)
{
    begin_quietly();
    CALL_POINTER("", virConnectFindStoragePoolSources, NULL, "logical", "<source/>", 0);
    CALL_POINTER("", virConnectGetStoragePoolCapabilities, NULL, 0);
    CALL_INT("", virConnectListAllStoragePools, NULL, out(1), 0);
    CALL_INT("", virConnectListDefinedStoragePools, NULL, out(1), 4);
    CALL_INT("", virConnectListStoragePools, NULL, out(1), 4);
    CALL_INT("", virConnectNumOfDefinedStoragePools, NULL);
    CALL_INT("", virConnectNumOfStoragePools, NULL);
    CALL_INT("", virConnectStoragePoolEventDeregisterAny, NULL, 0);
    CALL_INT("", virConnectStoragePoolEventRegisterAny, NULL, NULL, 0, CALLBACK, NULL, NULL);
    CALL_INT("", virStoragePoolBuild, NULL, 0);
    CALL_INT("", virStoragePoolCreate, NULL, 0);
    CALL_POINTER("", virStoragePoolCreateXML, NULL, POOL_XML, 0);
    CALL_POINTER("", virStoragePoolDefineXML, NULL, POOL_XML, 0);
    CALL_INT("", virStoragePoolDelete, NULL, 0);
    CALL_INT("", virStoragePoolDestroy, NULL);
    CALL_INT("", virStoragePoolFree, NULL);
    CALL_INT("", virStoragePoolGetAutostart, NULL, out(1));
    CALL_POINTER("", virStoragePoolGetConnect, NULL);
    CALL_INT("", virStoragePoolGetInfo, NULL, out(1));
    CALL_POINTER("", virStoragePoolGetName, NULL);
    CALL_INT("", virStoragePoolGetUUID, NULL, out(1));
    CALL_INT("", virStoragePoolGetUUIDString, NULL, out(1));
    CALL_POINTER("", virStoragePoolGetXMLDesc, NULL, 0);
    CALL_INT("", virStoragePoolIsActive, NULL);
    CALL_INT("", virStoragePoolIsPersistent, NULL);
    CALL_INT("", virStoragePoolListAllVolumes, NULL, out(1), 0);
    CALL_INT("", virStoragePoolListVolumes, NULL, out(1), 4);
    CALL_POINTER("", virStoragePoolLookupByName, NULL, "default-pool");
    CALL_POINTER("", virStoragePoolLookupByTargetPath, NULL, "/nonexistent/path");
    CALL_POINTER("", virStoragePoolLookupByUUID, NULL, TEST_UUID);
    CALL_POINTER("", virStoragePoolLookupByUUIDString, NULL,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER("", virStoragePoolLookupByVolume, NULL);
    CALL_INT("", virStoragePoolNumOfVolumes, NULL);
    CALL_INT("", virStoragePoolRef, NULL);
    CALL_INT("", virStoragePoolRefresh, NULL, 0);
    CALL_INT("", virStoragePoolSetAutostart, NULL, 1);
    CALL_INT("", virStoragePoolUndefine, NULL);
    CALL_POINTER("", virStorageVolCreateXML, NULL, VOLUME_XML, 0);
    CALL_POINTER("", virStorageVolCreateXMLFrom, NULL, VOLUME_XML, NULL, 0);
    CALL_INT("", virStorageVolDelete, NULL, 0);
    CALL_INT("", virStorageVolDownload, NULL, NULL, 0, 0, 0);
    CALL_INT("", virStorageVolFree, NULL);
    CALL_POINTER("", virStorageVolGetConnect, NULL);
    CALL_INT("", virStorageVolGetInfo, NULL, out(1));
    CALL_INT("", virStorageVolGetInfoFlags, NULL, out(1), 0);
    CALL_POINTER("", virStorageVolGetKey, NULL);
    CALL_POINTER("", virStorageVolGetName, NULL);
    CALL_POINTER("", virStorageVolGetPath, NULL);
    CALL_POINTER("", virStorageVolGetXMLDesc, NULL, 0);
    CALL_POINTER("", virStorageVolLookupByKey, NULL, "/default-pool/volume");
    CALL_POINTER("", virStorageVolLookupByName, NULL, "volume");
    CALL_POINTER("", virStorageVolLookupByPath, NULL, "/default-pool/volume");
    CALL_INT("", virStorageVolRef, NULL);
    CALL_INT("", virStorageVolResize, NULL, 1048576, 0);
    CALL_INT("", virStorageVolUpload, NULL, NULL, 0, 0, 0);
    CALL_INT("", virStorageVolWipe, NULL, 0);
    CALL_INT("", virStorageVolWipePattern, NULL, 0, 0);
    return 0;
}
