/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called with one of another kind. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_POINTER(" domain for conn", virConnectFindStoragePoolSources, (void *) domain, "logical",
        "<source/>", 0);
    CALL_POINTER(" stream for conn", virConnectFindStoragePoolSources, (void *) stream, "logical",
        "<source/>", 0);
    CALL_POINTER(" domain for conn", virConnectGetStoragePoolCapabilities, (void *) domain, 0);
    CALL_POINTER(" stream for conn", virConnectGetStoragePoolCapabilities, (void *) stream, 0);
    CALL_INT(" domain for conn", virConnectListAllStoragePools, (void *) domain, out(1), 0);
    CALL_INT(" stream for conn", virConnectListAllStoragePools, (void *) stream, out(1), 0);
    CALL_INT(" domain for conn", virConnectListDefinedStoragePools, (void *) domain, out(1), 4);
    CALL_INT(" stream for conn", virConnectListDefinedStoragePools, (void *) stream, out(1), 4);
    CALL_INT(" domain for conn", virConnectListStoragePools, (void *) domain, out(1), 4);
    CALL_INT(" stream for conn", virConnectListStoragePools, (void *) stream, out(1), 4);
    CALL_INT(" domain for conn", virConnectNumOfDefinedStoragePools, (void *) domain);
    CALL_INT(" stream for conn", virConnectNumOfDefinedStoragePools, (void *) stream);
    CALL_INT(" domain for conn", virConnectNumOfStoragePools, (void *) domain);
    CALL_INT(" stream for conn", virConnectNumOfStoragePools, (void *) stream);
    CALL_INT(" domain for conn", virConnectStoragePoolEventDeregisterAny, (void *) domain, 0);
    CALL_INT(" stream for conn", virConnectStoragePoolEventDeregisterAny, (void *) stream, 0);
    CALL_INT(" domain for conn", virConnectStoragePoolEventRegisterAny, (void *) domain, NULL, 0,
        CALLBACK, NULL, NULL);
    CALL_INT(" stream for conn", virConnectStoragePoolEventRegisterAny, (void *) stream, NULL, 0,
        CALLBACK, NULL, NULL);
    CALL_INT(" conn for pool", virStoragePoolBuild, (void *) conn, 0);
    CALL_INT(" conn for pool", virStoragePoolCreate, (void *) conn, 0);
    CALL_POINTER(" domain for conn", virStoragePoolCreateXML, (void *) domain, POOL_XML, 0);
    CALL_POINTER(" stream for conn", virStoragePoolCreateXML, (void *) stream, POOL_XML, 0);
    CALL_POINTER(" domain for conn", virStoragePoolDefineXML, (void *) domain, POOL_XML, 0);
    CALL_POINTER(" stream for conn", virStoragePoolDefineXML, (void *) stream, POOL_XML, 0);
    CALL_INT(" conn for pool", virStoragePoolDelete, (void *) conn, 0);
    CALL_INT(" conn for pool", virStoragePoolDestroy, (void *) conn);
    CALL_INT(" conn for pool", virStoragePoolFree, (void *) conn);
    CALL_INT(" conn for pool", virStoragePoolGetAutostart, (void *) conn, out(1));
    CALL_POINTER(" conn for pool", virStoragePoolGetConnect, (void *) conn);
    CALL_INT(" conn for pool", virStoragePoolGetInfo, (void *) conn, out(1));
    CALL_POINTER(" conn for pool", virStoragePoolGetName, (void *) conn);
    CALL_INT(" conn for pool", virStoragePoolGetUUID, (void *) conn, out(1));
    CALL_INT(" conn for pool", virStoragePoolGetUUIDString, (void *) conn, out(1));
    CALL_POINTER(" conn for pool", virStoragePoolGetXMLDesc, (void *) conn, 0);
    CALL_INT(" conn for pool", virStoragePoolIsActive, (void *) conn);
    CALL_INT(" conn for pool", virStoragePoolIsPersistent, (void *) conn);
    CALL_INT(" conn for pool", virStoragePoolListAllVolumes, (void *) conn, out(1), 0);
    CALL_INT(" conn for pool", virStoragePoolListVolumes, (void *) conn, out(1), 4);
    CALL_POINTER(" domain for conn", virStoragePoolLookupByName, (void *) domain, "default-pool");
    CALL_POINTER(" stream for conn", virStoragePoolLookupByName, (void *) stream, "default-pool");
    CALL_POINTER(" domain for conn", virStoragePoolLookupByTargetPath, (void *) domain,
        "/nonexistent/path");
    CALL_POINTER(" stream for conn", virStoragePoolLookupByTargetPath, (void *) stream,
        "/nonexistent/path");
    CALL_POINTER(" domain for conn", virStoragePoolLookupByUUID, (void *) domain, TEST_UUID);
    CALL_POINTER(" stream for conn", virStoragePoolLookupByUUID, (void *) stream, TEST_UUID);
    CALL_POINTER(" domain for conn", virStoragePoolLookupByUUIDString, (void *) domain,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER(" stream for conn", virStoragePoolLookupByUUIDString, (void *) stream,
        "6695eb01-f6a4-8304-79aa-97f2502e193f");
    CALL_POINTER(" conn for vol", virStoragePoolLookupByVolume, (void *) conn);
    CALL_INT(" conn for pool", virStoragePoolNumOfVolumes, (void *) conn);
    CALL_INT(" conn for pool", virStoragePoolRef, (void *) conn);
    CALL_INT(" conn for pool", virStoragePoolRefresh, (void *) conn, 0);
    CALL_INT(" conn for pool", virStoragePoolSetAutostart, (void *) conn, 1);
    CALL_INT(" conn for pool", virStoragePoolUndefine, (void *) conn);
    CALL_POINTER(" conn for pool", virStorageVolCreateXML, (void *) conn, VOLUME_XML, 0);
    CALL_POINTER(" conn for pool", virStorageVolCreateXMLFrom, (void *) conn, VOLUME_XML, NULL, 0);
    CALL_INT(" conn for vol", virStorageVolDelete, (void *) conn, 0);
    CALL_INT(" conn for vol", virStorageVolDownload, (void *) conn, NULL, 0, 0, 0);
    CALL_INT(" conn for vol", virStorageVolFree, (void *) conn);
    CALL_POINTER(" conn for vol", virStorageVolGetConnect, (void *) conn);
    CALL_INT(" conn for vol", virStorageVolGetInfo, (void *) conn, out(1));
    CALL_INT(" conn for vol", virStorageVolGetInfoFlags, (void *) conn, out(1), 0);
    CALL_POINTER(" conn for vol", virStorageVolGetKey, (void *) conn);
    CALL_POINTER(" conn for vol", virStorageVolGetName, (void *) conn);
    CALL_POINTER(" conn for vol", virStorageVolGetPath, (void *) conn);
    CALL_POINTER(" conn for vol", virStorageVolGetXMLDesc, (void *) conn, 0);
    CALL_POINTER(" domain for conn", virStorageVolLookupByKey, (void *) domain,
        "/default-pool/volume");
    CALL_POINTER(" stream for conn", virStorageVolLookupByKey, (void *) stream,
        "/default-pool/volume");
    CALL_POINTER(" conn for pool", virStorageVolLookupByName, (void *) conn, "volume");
    CALL_POINTER(" domain for conn", virStorageVolLookupByPath, (void *) domain,
        "/default-pool/volume");
    CALL_POINTER(" stream for conn", virStorageVolLookupByPath, (void *) stream,
        "/default-pool/volume");
    CALL_INT(" conn for vol", virStorageVolRef, (void *) conn);
    CALL_INT(" conn for vol", virStorageVolResize, (void *) conn, 1048576, 0);
    CALL_INT(" conn for vol", virStorageVolUpload, (void *) conn, NULL, 0, 0, 0);
    CALL_INT(" conn for vol", virStorageVolWipe, (void *) conn, 0);
    CALL_INT(" conn for vol", virStorageVolWipePattern, (void *) conn, 0, 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
