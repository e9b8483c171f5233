// SPDX-License-Identifier: LGPL-2.1-or-later
//! Storage pools and volumes (`libvirt-storage.h`).
#![header("libvirt-storage.h", library = "libvirt")]
#![driver(StorageDriver)]
#![error_domain(STORAGE)]

unsafe extern "C" {
    /// Looks for storage that pools of one type could use.
    ///
    /// `type` is a pool type such as netfs, iscsi or logical; `srcSpec` is a `<source>` document
    /// that says where to look, which local types do without (NULL). `flags` is unused, pass 0.
    /// Returns a `<sources>` document that the caller releases with free(), or NULL on failure.
    /// Needs a read-write connection.
    #[since("0.4.5")]
    #[rpc(75)]
    #[acl("connect:detect-storage-pools")]
    #[check(non_null(r#type), read_only)]
    fn virConnectFindStoragePoolSources(conn: Connect, r#type: Str, srcSpec: OptStr, flags: u32) -> String;

    /// Describes the pool types and formats supported, as `<storagepoolCapabilities>` XML.
    ///
    /// `flags` is unused, pass 0. Returns UTF-8 XML that the caller releases with free(), or NULL
    /// on failure.
    #[since("5.2.0")]
    #[rpc(403)]
    #[acl("connect:read")]
    fn virConnectGetStoragePoolCapabilities(conn: Connect, flags: u32) -> String;

    /// Lists the storage pools, filtered if wanted.
    ///
    /// `flags` is a set of virConnectListAllStoragePoolsFlags, by state, lifetime, autostart and
    /// type. Filter flags come in groups of opposites: none or all of a group means no filter. On
    /// success `*pools` is a new NULL-terminated array: release each element with
    /// virStoragePoolFree() and the array with free(). Pass NULL for `pools` to count only. Returns
    /// the number of elements, or -1 with `*pools` set to NULL.
    #[since("0.10.2")]
    #[rpc(281)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    fn virConnectListAllStoragePools(conn: Connect, pools: List<StoragePool>, flags: u32) -> Count;

    /// Lists the names of pools that are defined but not active.
    ///
    /// The caller gives room for `maxnames` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virConnectNumOfDefinedStoragePools(). New code
    /// takes virConnectListAllStoragePools().
    #[since("0.4.1")]
    #[rpc(74)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListDefinedStoragePools(conn: Connect, names: Names<maxnames>) -> Count;

    /// Lists the names of active pools.
    ///
    /// The caller gives room for `maxnames` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virConnectNumOfStoragePools(). New code takes
    /// virConnectListAllStoragePools().
    #[since("0.4.1")]
    #[rpc(72)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListStoragePools(conn: Connect, names: Names<maxnames>) -> Count;

    /// Counts the pools that are defined but not active.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.4.1")]
    #[rpc(73)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    fn virConnectNumOfDefinedStoragePools(conn: Connect) -> i32;

    /// Counts the active pools.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.4.1")]
    #[rpc(71)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    fn virConnectNumOfStoragePools(conn: Connect) -> i32;

    /// Removes a storage pool event callback by its id.
    ///
    /// `callbackID` is what virConnectStoragePoolEventRegisterAny() returned. The free callback
    /// given there runs now, or after the callback returns if it is running. Returns 0, or -1 on
    /// failure.
    #[since("2.0.0")]
    #[rpc(369)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectStoragePoolEventDeregisterAny(conn: virConnectPtr, callbackID: c_int) -> c_int;

    /// Calls a function for events of one kind, virStoragePoolEventID, of one pool or all.
    ///
    /// `pool` limits it to one object, NULL means all. Cast `cb` with
    /// VIR_STORAGE_POOL_EVENT_CALLBACK() to the type the event id calls for. An event loop must be
    /// registered before. The object handed to `cb` is only valid during the call unless a
    /// reference is taken. `freecb`, if not NULL, releases `opaque` once. Returns an id for
    /// virConnectStoragePoolEventDeregisterAny(), or -1. The registration holds the connection.
    #[since("2.0.0")]
    #[rpc(368)]
    #[acl("connect:search-storage-pools", "filter storage-pool:getattr")]
    #[by_hand]
    fn virConnectStoragePoolEventRegisterAny(conn: virConnectPtr, pool: virStoragePoolPtr, eventID: c_int, cb: virConnectStoragePoolEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    /// Prepares what a pool lies on: makes the directory, the file system, the volume group.
    ///
    /// Existing data may be lost. `flags` is a set of virStoragePoolBuildFlags: NO_OVERWRITE
    /// refuses if something is there, OVERWRITE does not ask. The pool must be inactive. Returns 0,
    /// or -1 on failure; needs a read-write connection.
    #[since("0.4.1")]
    #[rpc(79)]
    #[acl("storage-pool:format")]
    #[check(read_only)]
    fn virStoragePoolBuild(pool: StoragePool, flags: u32);

    /// Starts a defined pool.
    ///
    /// `flags` is a set of virStoragePoolCreateFlags; WITH_BUILD and its variants build the pool
    /// first. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.4.1")]
    #[rpc(78)]
    #[acl("storage-pool:start")]
    #[check(read_only)]
    fn virStoragePoolCreate(pool: StoragePool, flags: u32);

    /// Starts a new transient pool from an XML description.
    ///
    /// It vanishes when it is stopped; the data stays. `flags` is a set of
    /// virStoragePoolCreateFlags; WITH_BUILD and its variants build the pool first. Returns a new
    /// object, released with virStoragePoolFree(), or NULL on failure. Needs a read-write
    /// connection.
    #[since("0.4.1")]
    #[rpc(76)]
    #[acl("storage-pool:start", "storage-pool:write")]
    #[check(non_null(xmlDesc), read_only)]
    fn virStoragePoolCreateXML(conn: Connect, xmlDesc: Str, flags: u32) -> StoragePool;

    /// Stores a persistent pool configuration without starting it.
    ///
    /// A pool of the same UUID and name gets the new configuration. `flags` is a set of
    /// virStoragePoolDefineFlags; VALIDATE checks the document against the schema first. Returns a
    /// new object, released with virStoragePoolFree(), or NULL on failure. Needs a read-write
    /// connection.
    #[since("0.4.1")]
    #[rpc(77)]
    #[acl("storage-pool:write", "storage-pool:save")]
    #[check(read_only, non_null(xml))]
    fn virStoragePoolDefineXML(conn: Connect, xml: Str, flags: u32) -> StoragePool;

    /// Deletes what an inactive pool lies on, for good.
    ///
    /// `flags` is a set of virStoragePoolDeleteFlags; ZEROED overwrites the data, where the driver
    /// can. The configuration stays until virStoragePoolUndefine(). Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("0.4.1")]
    #[rpc(81)]
    #[acl("storage-pool:format")]
    #[check(read_only)]
    fn virStoragePoolDelete(pool: StoragePool, flags: u32);

    /// Stops an active pool; its data stays.
    ///
    /// A transient pool no longer exists afterwards. The object stays valid and must still be
    /// released. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.4.1")]
    #[rpc(80)]
    #[acl("storage-pool:stop")]
    #[check(read_only)]
    fn virStoragePoolDestroy(pool: StoragePool);

    /// Drops one reference to a pool object.
    ///
    /// The memory goes with the last reference; the pool itself is not touched. Returns 0, or -1 if
    /// `pool` is not valid; NULL is an error.
    #[since("0.4.1")]
    #[local(free)]
    fn virStoragePoolFree(pool: virStoragePoolPtr) -> c_int;

    /// Tells whether the pool is started together with the host.
    ///
    /// `*autostart` receives 1 or 0. Returns 0, or -1 on failure.
    #[since("0.4.1")]
    #[rpc(89)]
    #[acl("storage-pool:read")]
    #[check(non_null(autostart))]
    fn virStoragePoolGetAutostart(pool: StoragePool, autostart: Out<i32>);

    /// Gives the connection a pool object belongs to.
    ///
    /// The pointer is borrowed: no reference is added, so do not close it, and do not use it after
    /// the last reference to `pool` is gone. Returns NULL if `pool` is not valid.
    #[since("0.4.1")]
    #[local(connect)]
    fn virStoragePoolGetConnect(pool: virStoragePoolPtr) -> virConnectPtr;

    /// Fills in a pool's state, capacity, allocation and free space.
    ///
    /// `info` is provided by the caller; `state` is a virStoragePoolState, sizes are in bytes.
    /// Returns 0, or -1 on failure.
    #[since("0.4.1")]
    #[rpc(87)]
    #[acl("storage-pool:read")]
    #[check(zeroed(info), non_null(info))]
    fn virStoragePoolGetInfo(pool: StoragePool, info: Out<virStoragePoolInfo>);

    /// Gives the pool's name.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `pool` is not valid.
    #[since("0.4.1")]
    #[local(name)]
    fn virStoragePoolGetName(pool: virStoragePoolPtr) -> *const c_char;

    /// Copies the pool's UUID as raw bytes.
    ///
    /// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
    #[since("0.4.1")]
    #[local(uuid)]
    fn virStoragePoolGetUUID(pool: virStoragePoolPtr, uuid: *mut c_uchar) -> c_int;

    /// Writes the pool's UUID in its usual text form.
    ///
    /// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, the final NUL included. Returns
    /// 0, or -1 on failure.
    #[since("0.4.1")]
    #[local(uuid_string)]
    fn virStoragePoolGetUUIDString(pool: virStoragePoolPtr, buf: *mut c_char) -> c_int;

    /// Describes the pool as `<pool>` XML.
    ///
    /// `flags` is a set of virStorageXMLFlags; INACTIVE gives the stored configuration instead of
    /// the running one. Returns UTF-8 XML that the caller releases with free(), or NULL on failure.
    #[since("0.4.1")]
    #[rpc(88)]
    #[acl("storage-pool:read")]
    fn virStoragePoolGetXMLDesc(pool: StoragePool, flags: u32) -> String;

    /// Tells whether the pool is running.
    ///
    /// Returns 1 if it is active, 0 if not, -1 on failure.
    #[since("0.7.3")]
    #[rpc(154)]
    #[acl("storage-pool:read")]
    fn virStoragePoolIsActive(pool: StoragePool) -> bool;

    /// Tells whether the pool has a configuration that outlives its run.
    ///
    /// Returns 1 if it is persistent, 0 if transient, -1 on failure.
    #[since("0.7.3")]
    #[rpc(155)]
    #[acl("storage-pool:read")]
    fn virStoragePoolIsPersistent(pool: StoragePool) -> bool;

    /// Lists the volumes of an active pool.
    ///
    /// `flags` is unused, pass 0. On success `*vols` is a new NULL-terminated array: release each
    /// element with virStorageVolFree() and the array with free(). Pass NULL for `vols` to count
    /// only. Returns the number of elements, or -1 with `*vols` set to NULL.
    #[since("0.10.2")]
    #[rpc(282)]
    #[acl("storage-pool:search-storage-vols", "filter storage-vol:getattr")]
    fn virStoragePoolListAllVolumes(pool: StoragePool, vols: List<StorageVol>, flags: u32) -> Count;

    /// Lists the names of the volumes of an active pool.
    ///
    /// The caller gives room for `maxnames` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virStoragePoolNumOfVolumes(). New code takes
    /// virStoragePoolListAllVolumes().
    #[since("0.4.1")]
    #[rpc(92)]
    #[acl("storage-pool:search-storage-vols", "filter storage-vol:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virStoragePoolListVolumes(pool: StoragePool, names: Names<maxnames>) -> Count;

    /// Finds a pool by its name.
    ///
    /// Returns a new object, released with virStoragePoolFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_STORAGE_POOL if there is none.
    #[since("0.4.1")]
    #[rpc(84)]
    #[acl("storage-pool:getattr")]
    #[check(non_null(name))]
    fn virStoragePoolLookupByName(conn: Connect, name: Str) -> StoragePool;

    /// Finds an active pool by the directory under which its volumes appear.
    ///
    /// If several share the path, any of them is returned. Returns a new object, released with
    /// virStoragePoolFree(), or NULL on failure; the error is VIR_ERR_NO_STORAGE_POOL if there is
    /// none.
    #[since("4.1.0")]
    #[rpc(391)]
    #[acl("storage-pool:getattr")]
    #[check(non_null(path))]
    fn virStoragePoolLookupByTargetPath(conn: Connect, path: Str) -> StoragePool;

    /// Finds a pool by its UUID in raw form.
    ///
    /// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new object, released with
    /// virStoragePoolFree(), or NULL on failure; the error is VIR_ERR_NO_STORAGE_POOL if there is
    /// none.
    #[since("0.4.1")]
    #[rpc(85)]
    #[acl("storage-pool:getattr")]
    #[check(non_null(uuid))]
    fn virStoragePoolLookupByUUID(conn: Connect, uuid: Uuid) -> StoragePool;

    /// Finds a pool by its UUID in text form.
    ///
    /// Text that is not a UUID is an argument error. Returns a new object, released with
    /// virStoragePoolFree(), or NULL on failure; the error is VIR_ERR_NO_STORAGE_POOL if there is
    /// none.
    #[since("0.4.1")]
    #[by_hand]
    fn virStoragePoolLookupByUUIDString(conn: virConnectPtr, uuidstr: *const c_char) -> virStoragePoolPtr;

    /// Finds the pool a volume belongs to.
    ///
    /// Returns a new object, released with virStoragePoolFree(), or NULL on failure.
    #[since("0.4.1")]
    #[rpc(86)]
    #[acl("storage-pool:getattr")]
    fn virStoragePoolLookupByVolume(vol: StorageVol) -> StoragePool;

    /// Counts the volumes of an active pool.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.4.1")]
    #[rpc(91)]
    #[acl("storage-pool:search-storage-vols", "filter storage-vol:getattr")]
    fn virStoragePoolNumOfVolumes(pool: StoragePool) -> i32;

    /// Adds one reference to a pool object.
    ///
    /// Every reference needs its own virStoragePoolFree(). Returns 0, or -1 if `pool` is not valid.
    #[since("0.6.0")]
    #[local(add_ref)]
    fn virStoragePoolRef(pool: virStoragePoolPtr) -> c_int;

    /// Looks again which volumes an active pool has.
    ///
    /// Needed after files were added or removed behind the library's back; it may take long on
    /// remote storage. `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.4.1")]
    #[rpc(83)]
    #[acl("storage-pool:refresh")]
    #[check(read_only)]
    fn virStoragePoolRefresh(pool: StoragePool, flags: u32);

    /// Sets whether the pool is started together with the host.
    ///
    /// `autostart` is 1 or 0; the pool must be persistent. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.4.1")]
    #[rpc(90)]
    #[acl("storage-pool:write")]
    #[check(read_only)]
    fn virStoragePoolSetAutostart(pool: StoragePool, autostart: i32);

    /// Removes the configuration of an inactive pool.
    ///
    /// The data stays. The object must still be released. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.4.1")]
    #[rpc(82)]
    #[acl("storage-pool:delete")]
    #[check(read_only)]
    fn virStoragePoolUndefine(pool: StoragePool);

    /// Creates a volume in an active pool.
    ///
    /// `xmlDesc` is a `<volume>` document. `flags` is a set of virStorageVolCreateFlags:
    /// PREALLOC_METADATA speeds up qcow2, VALIDATE checks the document first. Returns a new object,
    /// released with virStorageVolFree(), or NULL on failure. Needs a read-write connection.
    #[since("0.4.1")]
    #[rpc(93)]
    #[acl("storage-vol:create")]
    #[check(non_null(xmlDesc), read_only)]
    fn virStorageVolCreateXML(pool: StoragePool, xmlDesc: Str, flags: u32) -> StorageVol;

    /// Creates a volume in an active pool with the content of another volume.
    ///
    /// `xmlDesc` is a `<volume>` document for the new one; `clonevol` may lie in another pool of
    /// the connection. `flags` is a set of virStorageVolCreateFlags; REFLINK shares blocks where
    /// the file system can. Returns a new object, released with virStorageVolFree(), or NULL on
    /// failure. Needs a read-write connection.
    #[since("0.6.4")]
    #[rpc(125)]
    #[acl("storage-vol:create")]
    #[check(object(clonevol), non_null(xmlDesc), read_only)]
    fn virStorageVolCreateXMLFrom(pool: StoragePool, xmlDesc: Str, clonevol: StorageVol, flags: u32) -> StorageVol;

    /// Deletes a volume and its data.
    ///
    /// `flags` is a set of virStorageVolDeleteFlags: ZEROED overwrites the data first, where the
    /// driver can; WITH_SNAPSHOTS takes the volume's snapshots too. The object must still be
    /// released. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.4.1")]
    #[rpc(94)]
    #[acl("storage-vol:delete")]
    #[check(read_only)]
    fn virStorageVolDelete(vol: StorageVol, flags: u32);

    /// Sends a volume's content into a stream.
    ///
    /// It is the image as stored, format header included, from `offset` on and at most `length`
    /// bytes, 0 meaning to the end. `stream` comes from virStreamNew() on the same connection; read
    /// it, then call virStreamFinish(). `flags` is a set of virStorageVolDownloadFlags;
    /// SPARSE_STREAM sends holes as such. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.9.0")]
    #[rpc(209)]
    #[acl("storage-vol:data-read")]
    #[check(object(stream), read_only, same_connection(stream))]
    fn virStorageVolDownload(vol: StorageVol, stream: Stream, offset: u64, length: u64, flags: u32);

    /// Drops one reference to a volume object.
    ///
    /// The memory goes with the last reference; the volume itself is not touched. Returns 0, or -1
    /// if `vol` is not valid; NULL is an error.
    #[since("0.4.1")]
    #[local(free)]
    fn virStorageVolFree(vol: virStorageVolPtr) -> c_int;

    /// Gives the connection a volume object belongs to.
    ///
    /// The pointer is borrowed: no reference is added, so do not close it, and do not use it after
    /// the last reference to `vol` is gone. Returns NULL if `vol` is not valid.
    #[since("0.4.1")]
    #[local(connect)]
    fn virStorageVolGetConnect(vol: virStorageVolPtr) -> virConnectPtr;

    /// Fills in a volume's type, capacity and allocation.
    ///
    /// `info` is provided by the caller; `type` is a virStorageVolType, sizes are in bytes. Returns
    /// 0, or -1 on failure.
    #[since("0.4.1")]
    #[rpc(98)]
    #[acl("storage-vol:read")]
    #[check(zeroed(info), non_null(info))]
    fn virStorageVolGetInfo(vol: StorageVol, info: Out<virStorageVolInfo>);

    /// Fills in a volume's type, capacity and allocation, or its size on disk.
    ///
    /// As virStorageVolGetInfo(); `flags` is one of virStorageVolInfoFlags, where
    /// VIR_STORAGE_VOL_GET_PHYSICAL puts the bytes the file occupies into `allocation`. Returns 0,
    /// or -1 on failure.
    #[since("3.0.0")]
    #[rpc(378)]
    #[acl("storage-vol:read")]
    #[check(zeroed(info), non_null(info))]
    fn virStorageVolGetInfoFlags(vol: StorageVol, info: Out<virStorageVolInfo>, flags: u32);

    /// Gives the volume's key, which names it on any host.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `vol` is not valid.
    #[since("0.4.1")]
    #[by_hand]
    fn virStorageVolGetKey(vol: virStorageVolPtr) -> *const c_char;

    /// Gives the volume's name, unique in its pool.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `vol` is not valid.
    #[since("0.4.1")]
    #[local(name)]
    fn virStorageVolGetName(vol: virStorageVolPtr) -> *const c_char;

    /// Gives the path under which this host sees the volume.
    ///
    /// It may change when the pool is started again. Returns a string that the caller releases with
    /// free(), or NULL on failure.
    #[since("0.4.1")]
    #[rpc(100)]
    #[acl("storage-vol:read")]
    fn virStorageVolGetPath(vol: StorageVol) -> String;

    /// Describes the volume as `<volume>` XML.
    ///
    /// `flags` is unused, pass 0. Returns UTF-8 XML that the caller releases with free(), or NULL
    /// on failure.
    #[since("0.4.1")]
    #[rpc(99)]
    #[acl("storage-vol:read")]
    fn virStorageVolGetXMLDesc(vol: StorageVol, flags: u32) -> String;

    /// Finds a volume by its key in any active pool.
    ///
    /// Returns a new object, released with virStorageVolFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_STORAGE_VOL if there is none.
    #[since("0.4.1")]
    #[rpc(96)]
    #[acl("storage-vol:getattr")]
    #[check(non_null(key))]
    fn virStorageVolLookupByKey(conn: Connect, key: Str) -> StorageVol;

    /// Finds a volume of an active pool by its name.
    ///
    /// Returns a new object, released with virStorageVolFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_STORAGE_VOL if there is none.
    #[since("0.4.1")]
    #[rpc(95)]
    #[acl("storage-vol:getattr")]
    #[check(non_null(name))]
    fn virStorageVolLookupByName(pool: StoragePool, name: Str) -> StorageVol;

    /// Finds a volume by its path in any active pool.
    ///
    /// The pool must know the file: see virStoragePoolRefresh(). Returns a new object, released
    /// with virStorageVolFree(), or NULL on failure; the error is VIR_ERR_NO_STORAGE_VOL if there
    /// is none.
    #[since("0.4.1")]
    #[rpc(97)]
    #[acl("storage-vol:getattr")]
    #[check(non_null(path))]
    fn virStorageVolLookupByPath(conn: Connect, path: Str) -> StorageVol;

    /// Adds one reference to a volume object.
    ///
    /// Every reference needs its own virStorageVolFree(). Returns 0, or -1 if `vol` is not valid.
    #[since("0.6.0")]
    #[local(add_ref)]
    fn virStorageVolRef(vol: virStorageVolPtr) -> c_int;

    /// Changes a volume's capacity.
    ///
    /// `capacity` is in bytes. `flags` is a set of virStorageVolResizeFlags: DELTA makes it a
    /// difference, SHRINK allows a smaller size (with DELTA the difference is taken away), ALLOCATE
    /// reserves the space. New space reads as zeros. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.9.10")]
    #[rpc(260)]
    #[acl("storage-vol:resize")]
    #[check(read_only, custom(capacity, flags))]
    fn virStorageVolResize(vol: StorageVol, capacity: u64, flags: u32);

    /// Replaces a volume's content by what comes through a stream.
    ///
    /// It is written as it comes from `offset` on, at most `length` bytes, 0 meaning no limit.
    /// `stream` comes from virStreamNew() on the same connection; send, then call
    /// virStreamFinish(). `flags` is a set of virStorageVolUploadFlags; SPARSE_STREAM takes holes
    /// as such. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.0")]
    #[rpc(208)]
    #[acl("storage-vol:data-write")]
    #[check(object(stream), read_only, same_connection(stream))]
    fn virStorageVolUpload(vol: StorageVol, stream: Stream, offset: u64, length: u64, flags: u32);

    /// Overwrites a volume so that its old content cannot be read back.
    ///
    /// With it may go the format and size. File systems that copy on write can keep old blocks all
    /// the same. `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.8.0")]
    #[rpc(165)]
    #[acl("storage-vol:format")]
    #[check(read_only)]
    fn virStorageVolWipe(vol: StorageVol, flags: u32);

    /// Overwrites a volume by a chosen method.
    ///
    /// `algorithm` is a virStorageVolWipeAlgorithm. Otherwise as virStorageVolWipe(). `flags` is
    /// unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.10")]
    #[rpc(259)]
    #[acl("storage-vol:format")]
    #[check(read_only)]
    fn virStorageVolWipePattern(vol: StorageVol, algorithm: u32, flags: u32);
}
