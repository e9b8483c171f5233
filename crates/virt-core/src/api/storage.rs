// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-storage.h`.
#![header("libvirt-storage.h", library = "libvirt")]
#![driver(StorageDriver)]
#![error_domain(STORAGE)]

unsafe extern "C" {
    #[since("0.4.5")]
    #[rpc(75)]
    #[acl("connect:detect-storage-pools")]
    #[check(non_null(r#type), read_only)]
    fn virConnectFindStoragePoolSources(conn: Connect, r#type: Str, srcSpec: OptStr, flags: u32) -> String;

    #[since("5.2.0")]
    #[rpc(403)]
    #[acl("connect:read")]
    fn virConnectGetStoragePoolCapabilities(conn: Connect, flags: u32) -> String;

    #[since("0.10.2")]
    #[rpc(281)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    fn virConnectListAllStoragePools(conn: Connect, pools: List<StoragePool>, flags: u32) -> Count;

    #[since("0.4.1")]
    #[rpc(74)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListDefinedStoragePools(conn: Connect, names: Names<maxnames>) -> Count;

    #[since("0.4.1")]
    #[rpc(72)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListStoragePools(conn: Connect, names: Names<maxnames>) -> Count;

    #[since("0.4.1")]
    #[rpc(73)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    fn virConnectNumOfDefinedStoragePools(conn: Connect) -> i32;

    #[since("0.4.1")]
    #[rpc(71)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    fn virConnectNumOfStoragePools(conn: Connect) -> i32;

    #[since("2.0.0")]
    #[rpc(369)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectStoragePoolEventDeregisterAny(conn: virConnectPtr, callbackID: c_int) -> c_int;

    #[since("2.0.0")]
    #[rpc(368)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    #[by_hand]
    fn virConnectStoragePoolEventRegisterAny(conn: virConnectPtr, pool: virStoragePoolPtr, eventID: c_int, cb: virConnectStoragePoolEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    #[since("0.4.1")]
    #[rpc(79)]
    #[acl("storage-pool:format")]
    #[check(read_only)]
    fn virStoragePoolBuild(pool: StoragePool, flags: u32);

    #[since("0.4.1")]
    #[rpc(78)]
    #[acl("storage-pool:start")]
    #[check(read_only)]
    fn virStoragePoolCreate(pool: StoragePool, flags: u32);

    #[since("0.4.1")]
    #[rpc(76)]
    #[acl("storage-pool:start", "storage-pool:write")]
    #[check(non_null(xmlDesc), read_only)]
    fn virStoragePoolCreateXML(conn: Connect, xmlDesc: Str, flags: u32) -> StoragePool;

    #[since("0.4.1")]
    #[rpc(77)]
    #[acl("storage-pool:write", "storage-pool:save")]
    #[check(read_only, non_null(xml))]
    fn virStoragePoolDefineXML(conn: Connect, xml: Str, flags: u32) -> StoragePool;

    #[since("0.4.1")]
    #[rpc(81)]
    #[acl("storage-pool:format")]
    #[check(read_only)]
    fn virStoragePoolDelete(pool: StoragePool, flags: u32);

    #[since("0.4.1")]
    #[rpc(80)]
    #[acl("storage-pool:stop")]
    #[check(read_only)]
    fn virStoragePoolDestroy(pool: StoragePool);

    #[since("0.4.1")]
    #[local(free)]
    fn virStoragePoolFree(pool: virStoragePoolPtr) -> c_int;

    #[since("0.4.1")]
    #[rpc(89)]
    #[acl("storage-pool:read")]
    #[check(non_null(autostart))]
    fn virStoragePoolGetAutostart(pool: StoragePool, autostart: Out<i32>);

    #[since("0.4.1")]
    #[local(connect)]
    fn virStoragePoolGetConnect(pool: virStoragePoolPtr) -> virConnectPtr;

    #[since("0.4.1")]
    #[rpc(87)]
    #[acl("storage-pool:read")]
    #[check(non_null(info))]
    fn virStoragePoolGetInfo(pool: StoragePool, info: Out<virStoragePoolInfo>);

    #[since("0.4.1")]
    #[local(name)]
    fn virStoragePoolGetName(pool: virStoragePoolPtr) -> *const c_char;

    #[since("0.4.1")]
    #[local(uuid)]
    fn virStoragePoolGetUUID(pool: virStoragePoolPtr, uuid: *mut c_uchar) -> c_int;

    #[since("0.4.1")]
    #[local(uuid_string)]
    fn virStoragePoolGetUUIDString(pool: virStoragePoolPtr, buf: *mut c_char) -> c_int;

    #[since("0.4.1")]
    #[rpc(88)]
    #[acl("storage-pool:read")]
    fn virStoragePoolGetXMLDesc(pool: StoragePool, flags: u32) -> String;

    #[since("0.7.3")]
    #[rpc(154)]
    #[acl("storage-pool:read")]
    fn virStoragePoolIsActive(pool: StoragePool) -> bool;

    #[since("0.7.3")]
    #[rpc(155)]
    #[acl("storage-pool:read")]
    fn virStoragePoolIsPersistent(pool: StoragePool) -> bool;

    #[since("0.10.2")]
    #[rpc(282)]
    #[acl("storage-pool:search-storage-vols", "filter storage-vol:getattr")]
    fn virStoragePoolListAllVolumes(pool: StoragePool, vols: List<StorageVol>, flags: u32) -> Count;

    #[since("0.4.1")]
    #[rpc(92)]
    #[acl("storage-pool:search-storage-vols", "filter storage-vol:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virStoragePoolListVolumes(pool: StoragePool, names: Names<maxnames>) -> Count;

    #[since("0.4.1")]
    #[rpc(84)]
    #[acl("storage-pool:getattr")]
    #[check(non_null(name))]
    fn virStoragePoolLookupByName(conn: Connect, name: Str) -> StoragePool;

    #[since("4.1.0")]
    #[rpc(391)]
    #[acl("storage-pool:getattr")]
    #[check(non_null(path))]
    fn virStoragePoolLookupByTargetPath(conn: Connect, path: Str) -> StoragePool;

    #[since("0.4.1")]
    #[rpc(85)]
    #[acl("storage-pool:getattr")]
    #[check(non_null(uuid))]
    fn virStoragePoolLookupByUUID(conn: Connect, uuid: Uuid) -> StoragePool;

    #[since("0.4.1")]
    #[by_hand]
    fn virStoragePoolLookupByUUIDString(conn: virConnectPtr, uuidstr: *const c_char) -> virStoragePoolPtr;

    #[since("0.4.1")]
    #[rpc(86)]
    #[acl("storage-pool:getattr")]
    fn virStoragePoolLookupByVolume(vol: StorageVol) -> StoragePool;

    #[since("0.4.1")]
    #[rpc(91)]
    #[acl("storage-pool:search-storage-vols", "filter storage-vol:getattr")]
    fn virStoragePoolNumOfVolumes(pool: StoragePool) -> i32;

    #[since("0.6.0")]
    #[local(add_ref)]
    fn virStoragePoolRef(pool: virStoragePoolPtr) -> c_int;

    #[since("0.4.1")]
    #[rpc(83)]
    #[acl("storage-pool:refresh")]
    #[check(read_only)]
    fn virStoragePoolRefresh(pool: StoragePool, flags: u32);

    #[since("0.4.1")]
    #[rpc(90)]
    #[acl("storage-pool:write")]
    #[check(read_only)]
    fn virStoragePoolSetAutostart(pool: StoragePool, autostart: i32);

    #[since("0.4.1")]
    #[rpc(82)]
    #[acl("storage-pool:delete")]
    #[check(read_only)]
    fn virStoragePoolUndefine(pool: StoragePool);

    #[since("0.4.1")]
    #[rpc(93)]
    #[acl("storage-vol:create")]
    #[check(non_null(xmlDesc), read_only)]
    fn virStorageVolCreateXML(pool: StoragePool, xmlDesc: Str, flags: u32) -> StorageVol;

    #[since("0.6.4")]
    #[rpc(125)]
    #[acl("storage-vol:create")]
    #[check(object(clonevol), non_null(xmlDesc), read_only)]
    fn virStorageVolCreateXMLFrom(pool: StoragePool, xmlDesc: Str, clonevol: StorageVol, flags: u32) -> StorageVol;

    #[since("0.4.1")]
    #[rpc(94)]
    #[acl("storage-vol:delete")]
    #[check(read_only)]
    fn virStorageVolDelete(vol: StorageVol, flags: u32);

    #[since("0.9.0")]
    #[rpc(209)]
    #[acl("storage-vol:data-read")]
    #[check(object(stream), read_only, same_connection(stream))]
    fn virStorageVolDownload(vol: StorageVol, stream: Stream, offset: u64, length: u64, flags: u32);

    #[since("0.4.1")]
    #[local(free)]
    fn virStorageVolFree(vol: virStorageVolPtr) -> c_int;

    #[since("0.4.1")]
    #[local(connect)]
    fn virStorageVolGetConnect(vol: virStorageVolPtr) -> virConnectPtr;

    #[since("0.4.1")]
    #[rpc(98)]
    #[acl("storage-vol:read")]
    #[check(non_null(info))]
    fn virStorageVolGetInfo(vol: StorageVol, info: Out<virStorageVolInfo>);

    #[since("3.0.0")]
    #[rpc(378)]
    #[acl("storage-vol:read")]
    #[check(non_null(info))]
    fn virStorageVolGetInfoFlags(vol: StorageVol, info: Out<virStorageVolInfo>, flags: u32);

    #[since("0.4.1")]
    #[by_hand]
    fn virStorageVolGetKey(vol: virStorageVolPtr) -> *const c_char;

    #[since("0.4.1")]
    #[local(name)]
    fn virStorageVolGetName(vol: virStorageVolPtr) -> *const c_char;

    #[since("0.4.1")]
    #[rpc(100)]
    #[acl("storage-vol:read")]
    fn virStorageVolGetPath(vol: StorageVol) -> String;

    #[since("0.4.1")]
    #[rpc(99)]
    #[acl("storage-vol:read")]
    fn virStorageVolGetXMLDesc(vol: StorageVol, flags: u32) -> String;

    #[since("0.4.1")]
    #[rpc(96)]
    #[acl("storage-vol:getattr")]
    #[check(non_null(key))]
    fn virStorageVolLookupByKey(conn: Connect, key: Str) -> StorageVol;

    #[since("0.4.1")]
    #[rpc(95)]
    #[acl("storage-vol:getattr")]
    #[check(non_null(name))]
    fn virStorageVolLookupByName(pool: StoragePool, name: Str) -> StorageVol;

    #[since("0.4.1")]
    #[rpc(97)]
    #[acl("storage-vol:getattr")]
    #[check(non_null(path))]
    fn virStorageVolLookupByPath(conn: Connect, path: Str) -> StorageVol;

    #[since("0.6.0")]
    #[local(add_ref)]
    fn virStorageVolRef(vol: virStorageVolPtr) -> c_int;

    #[since("0.9.10")]
    #[rpc(260)]
    #[acl("storage-vol:resize")]
    #[check(read_only)]
    fn virStorageVolResize(vol: StorageVol, capacity: u64, flags: u32);

    #[since("0.9.0")]
    #[rpc(208)]
    #[acl("storage-vol:data-write")]
    #[check(object(stream), read_only, same_connection(stream))]
    fn virStorageVolUpload(vol: StorageVol, stream: Stream, offset: u64, length: u64, flags: u32);

    #[since("0.8.0")]
    #[rpc(165)]
    #[acl("storage-vol:format")]
    #[check(read_only)]
    fn virStorageVolWipe(vol: StorageVol, flags: u32);

    #[since("0.9.10")]
    #[rpc(259)]
    #[acl("storage-vol:format")]
    #[check(read_only)]
    fn virStorageVolWipePattern(vol: StorageVol, algorithm: u32, flags: u32);
}
