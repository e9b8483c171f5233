// SPDX-License-Identifier: LGPL-2.1-or-later
//! Storage pools and volumes.

use core::ffi::{c_int, c_ulonglong, c_void};

use crate::virConnectPtr;

/// What a `virStoragePoolPtr` points to; its contents are the library's own. Since 0.4.1.
#[repr(C)]
pub struct _virStoragePool {
    _p: [u8; 0],
}

/// What a `virStorageVolPtr` points to; its contents are the library's own. Since 0.4.1.
#[repr(C)]
pub struct _virStorageVol {
    _p: [u8; 0],
}

/// A place that volumes are made in. Since 0.4.1.
pub type virStoragePool = _virStoragePool;

/// Handle of a pool; virStoragePoolFree() gives one reference back. Since 0.4.1.
pub type virStoragePoolPtr = *mut virStoragePool;

/// A volume of a pool. Since 0.4.1.
pub type virStorageVol = _virStorageVol;

/// Handle of a volume; virStorageVolFree() gives one reference back. Since 0.4.1.
pub type virStorageVolPtr = *mut virStorageVol;

/// State and size of a pool. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virStoragePoolInfo {
    /// One of `virStoragePoolState`.
    pub state: c_int,
    /// Its size in bytes.
    pub capacity: c_ulonglong,
    /// Bytes in use.
    pub allocation: c_ulonglong,
    /// Bytes left.
    pub available: c_ulonglong,
}

/// Kind and size of a volume. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virStorageVolInfo {
    /// One of `virStorageVolType`.
    pub r#type: c_int,
    /// The size that its user sees, in bytes.
    pub capacity: c_ulonglong,
    /// Bytes that it takes up.
    pub allocation: c_ulonglong,
}

/// Short name of `struct _virStoragePoolInfo`. Since 0.4.1.
pub type virStoragePoolInfo = _virStoragePoolInfo;

/// Pointer to a `virStoragePoolInfo`; the memory is the caller's. Since 0.4.1.
pub type virStoragePoolInfoPtr = *mut virStoragePoolInfo;

/// Short name of `struct _virStorageVolInfo`. Since 0.4.1.
pub type virStorageVolInfo = _virStorageVolInfo;

/// Pointer to a `virStorageVolInfo`; the memory is the caller's. Since 0.4.1.
pub type virStorageVolInfoPtr = *mut virStorageVolInfo;

/// What a pool is doing. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStoragePoolState {
    /// It is not running. Since 0.4.1.
    VIR_STORAGE_POOL_INACTIVE = 0,
    /// It is being prepared. Since 0.4.1.
    VIR_STORAGE_POOL_BUILDING = 1,
    /// It is running. Since 0.4.1.
    VIR_STORAGE_POOL_RUNNING = 2,
    /// It is running with less than all of its parts. Since 0.4.1.
    VIR_STORAGE_POOL_DEGRADED = 3,
    /// It is running but cannot be reached. Since 0.8.2.
    VIR_STORAGE_POOL_INACCESSIBLE = 4,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_STORAGE_POOL_STATE_LAST = 5,
}

/// How to prepare a pool. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStoragePoolBuildFlags {
    /// Prepare what is not there. Since 0.4.1.
    VIR_STORAGE_POOL_BUILD_NEW = 0,
    /// Make it whole again. Since 0.4.1.
    VIR_STORAGE_POOL_BUILD_REPAIR = 1 << 0,
    /// Make it larger. Since 0.4.1.
    VIR_STORAGE_POOL_BUILD_RESIZE = 1 << 1,
    /// Fail when there is data already. Since 0.9.5.
    VIR_STORAGE_POOL_BUILD_NO_OVERWRITE = 1 << 2,
    /// Destroy data that is there. Since 0.9.5.
    VIR_STORAGE_POOL_BUILD_OVERWRITE = 1 << 3,
}

/// How to delete a pool. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStoragePoolDeleteFlags {
    /// Remove what describes the pool; quick. Since 0.4.1.
    VIR_STORAGE_POOL_DELETE_NORMAL = 0,
    /// Write zeros over the data; slow. Since 0.4.1.
    VIR_STORAGE_POOL_DELETE_ZEROED = 1 << 0,
}

/// What to do before a pool starts. Since 1.3.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStoragePoolCreateFlags {
    /// Start only. Since 1.3.1.
    VIR_STORAGE_POOL_CREATE_NORMAL = 0,
    /// Prepare it first, without a word about data that is there. Since 1.3.1.
    VIR_STORAGE_POOL_CREATE_WITH_BUILD = 1 << 0,
    /// Prepare it first and destroy data that is there. Since 1.3.1.
    VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE = 1 << 1,
    /// Prepare it first unless there is data already. Since 1.3.1.
    VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE = 1 << 2,
}

/// Kinds of volume. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStorageVolType {
    /// A file. Since 0.4.1.
    VIR_STORAGE_VOL_FILE = 0,
    /// A block device. Since 0.4.1.
    VIR_STORAGE_VOL_BLOCK = 1,
    /// A directory. Since 0.9.5.
    VIR_STORAGE_VOL_DIR = 2,
    /// Something on the network that is used like a block device. Since 0.9.13.
    VIR_STORAGE_VOL_NETWORK = 3,
    /// Something on the network that is used like a directory. Since 1.2.0.
    VIR_STORAGE_VOL_NETDIR = 4,
    /// A directory that holds a ploop image. Since 1.3.4.
    VIR_STORAGE_VOL_PLOOP = 5,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_STORAGE_VOL_LAST = 6,
}

/// How to delete a volume. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStorageVolDeleteFlags {
    /// Remove it; quick. Since 0.4.1.
    VIR_STORAGE_VOL_DELETE_NORMAL = 0,
    /// Write zeros over it first; slow. Since 0.4.1.
    VIR_STORAGE_VOL_DELETE_ZEROED = 1 << 0,
    /// Its snapshots too. Since 1.2.21.
    VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS = 1 << 1,
}

/// What to write over a volume before it is given up. Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStorageVolWipeAlgorithm {
    /// One pass of zeros. Since 0.9.10.
    VIR_STORAGE_VOL_WIPE_ALG_ZERO = 0,
    /// Four passes, as NNSA Policy Letter NAP-14.1-C asks for. Since 0.9.10.
    VIR_STORAGE_VOL_WIPE_ALG_NNSA = 1,
    /// Four passes, as DoD 5220.22-M asks for. Since 0.9.10.
    VIR_STORAGE_VOL_WIPE_ALG_DOD = 2,
    /// Nine passes, as the German BSI recommends. Since 0.9.10.
    VIR_STORAGE_VOL_WIPE_ALG_BSI = 3,
    /// The 35 passes of Gutmann. Since 0.9.10.
    VIR_STORAGE_VOL_WIPE_ALG_GUTMANN = 4,
    /// The 7 passes of Schneier. Since 0.9.10.
    VIR_STORAGE_VOL_WIPE_ALG_SCHNEIER = 5,
    /// 7 random passes after Pfitzner. Since 0.9.10.
    VIR_STORAGE_VOL_WIPE_ALG_PFITZNER7 = 6,
    /// 33 random passes after Pfitzner. Since 0.9.10.
    VIR_STORAGE_VOL_WIPE_ALG_PFITZNER33 = 7,
    /// One random pass. Since 0.9.10.
    VIR_STORAGE_VOL_WIPE_ALG_RANDOM = 8,
    /// Tell the disk that the blocks are free. Since 1.3.2.
    VIR_STORAGE_VOL_WIPE_ALG_TRIM = 9,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_STORAGE_VOL_WIPE_ALG_LAST = 10,
}

/// What virStorageVolGetInfoFlags() puts into `allocation`. Since 3.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStorageVolInfoFlags {
    /// `allocation` is what the volume takes up. Since 3.0.0.
    VIR_STORAGE_VOL_USE_ALLOCATION = 0,
    /// `allocation` is how large the volume's container is. Since 3.0.0.
    VIR_STORAGE_VOL_GET_PHYSICAL = 1 << 0,
}

/// What to put into a pool's document. Since 0.9.13.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStorageXMLFlags {
    /// The configuration, not what is in effect now. Since 0.9.13.
    VIR_STORAGE_XML_INACTIVE = 1 << 0,
}

/// Which pools to list: by state, and by kind. Flags of one pair cancel out when both are given. Since
/// 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectListAllStoragePoolsFlags {
    /// Those that are not running. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE = 1 << 0,
    /// Those that are running. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE = 1 << 1,
    /// Those that have a configuration. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT = 1 << 2,
    /// Those that vanish when they stop. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT = 1 << 3,
    /// Those that start with the daemon. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART = 1 << 4,
    /// Those that do not. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART = 1 << 5,
    /// Directories. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_DIR = 1 << 6,
    /// File systems of a disk. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_FS = 1 << 7,
    /// File systems on the network. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_NETFS = 1 << 8,
    /// LVM volume groups. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL = 1 << 9,
    /// Partitioned disks. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_DISK = 1 << 10,
    /// iSCSI targets. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI = 1 << 11,
    /// SCSI host adapters. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_SCSI = 1 << 12,
    /// Multipath devices. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_MPATH = 1 << 13,
    /// Ceph pools. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_RBD = 1 << 14,
    /// Sheepdog clusters. Since 0.10.2.
    VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG = 1 << 15,
    /// Gluster volumes. Since 1.2.1.
    VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER = 1 << 16,
    /// ZFS pools. Since 1.2.8.
    VIR_CONNECT_LIST_STORAGE_POOLS_ZFS = 1 << 17,
    /// Virtuozzo storage clusters. Since 3.1.0.
    VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE = 1 << 18,
    /// iSCSI targets that the library itself talks to. Since 5.6.0.
    VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT = 1 << 19,
}

/// How to configure a pool. Since 7.7.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStoragePoolDefineFlags {
    /// Check the document against the schema. Since 7.7.0.
    VIR_STORAGE_POOL_DEFINE_VALIDATE = 1 << 0,
}

/// How to make a volume. Since 1.0.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStorageVolCreateFlags {
    /// Allocate metadata ahead; the rest on demand. Since 1.0.1.
    VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA = 1 << 0,
    /// Share the data with the original until either changes. Since 1.2.13.
    VIR_STORAGE_VOL_CREATE_REFLINK = 1 << 1,
    /// Check the document against the schema. Since 8.10.0.
    VIR_STORAGE_VOL_CREATE_VALIDATE = 1 << 2,
}

/// How to read a volume. Since 3.4.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStorageVolDownloadFlags {
    /// Send holes as holes; the program uses virStreamSparseRecvAll() or virStreamRecvFlags(). Since
    /// 3.4.0.
    VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM = 1 << 0,
}

/// How to write a volume. Since 3.4.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStorageVolUploadFlags {
    /// Take holes as holes; the program uses virStreamSparseSendAll() or virStreamSendHole(). Since
    /// 3.4.0.
    VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM = 1 << 0,
}

/// How to change the size of a volume. Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStorageVolResizeFlags {
    /// Allocate the new room at once. Since 0.9.10.
    VIR_STORAGE_VOL_RESIZE_ALLOCATE = 1 << 0,
    /// The size is a difference. Since 0.9.10.
    VIR_STORAGE_VOL_RESIZE_DELTA = 1 << 1,
    /// Allow the volume to get smaller. Since 0.9.10.
    VIR_STORAGE_VOL_RESIZE_SHRINK = 1 << 2,
}

/// Events of pools; each has its own type of callback. Since 2.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStoragePoolEventID {
    /// It was defined, started or the like: a `virConnectStoragePoolEventLifecycleCallback`. Since
    /// 2.0.0.
    VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE = 0,
    /// Its volumes were looked at anew: a `virConnectStoragePoolEventGenericCallback`. Since 2.0.0.
    VIR_STORAGE_POOL_EVENT_ID_REFRESH = 1,
    /// One more than the last value; grows with new releases. Since 2.0.0.
    #[cfg(feature = "sentinels")]
    VIR_STORAGE_POOL_EVENT_ID_LAST = 2,
}

/// What happened to a pool. Since 2.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStoragePoolEventLifecycleType {
    /// It got a configuration. Since 2.0.0.
    VIR_STORAGE_POOL_EVENT_DEFINED = 0,
    /// It lost its configuration. Since 2.0.0.
    VIR_STORAGE_POOL_EVENT_UNDEFINED = 1,
    /// It started. Since 2.0.0.
    VIR_STORAGE_POOL_EVENT_STARTED = 2,
    /// It stopped. Since 2.0.0.
    VIR_STORAGE_POOL_EVENT_STOPPED = 3,
    /// It was built. Since 3.8.0.
    VIR_STORAGE_POOL_EVENT_CREATED = 4,
    /// It was deleted. Since 3.8.0.
    VIR_STORAGE_POOL_EVENT_DELETED = 5,
    /// One more than the last value; grows with new releases. Since 2.0.0.
    #[cfg(feature = "sentinels")]
    VIR_STORAGE_POOL_EVENT_LAST = 6,
}

/// What virConnectStoragePoolEventRegisterAny() takes; `VIR_STORAGE_POOL_EVENT_CALLBACK` casts a
/// callback of the right type to it. Also the type for events that carry nothing but the pool. Since
/// 2.0.0.
pub type virConnectStoragePoolEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, pool: virStoragePoolPtr, opaque: *mut c_void)>;

/// Told that a pool was defined, started or the like. `event` is of `virStoragePoolEventLifecycleType`,
/// `detail` is 0. The handle is valid until the callback returns; take a reference to keep it. Since
/// 2.0.0.
pub type virConnectStoragePoolEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        pool: virStoragePoolPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;
