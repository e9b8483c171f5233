// SPDX-License-Identifier: LGPL-2.1-or-later
//! Long-running work on a domain and on its disks: kinds, states, statistics by name.

use core::ffi::{c_int, c_ulong, c_ulonglong};

/// What it does, of `virDomainJobOperation`. Type: int. Since 3.3.0.
pub const VIR_DOMAIN_JOB_OPERATION: &str = "operation";

/// Milliseconds since it began. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_TIME_ELAPSED: &str = "time_elapsed";

/// The same without the time to hand over control between hosts, in milliseconds. Type: unsigned long
/// long. Since 1.2.15.
pub const VIR_DOMAIN_JOB_TIME_ELAPSED_NET: &str = "time_elapsed_net";

/// Milliseconds until it ends, for `VIR_DOMAIN_JOB_BOUNDED`. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_TIME_REMAINING: &str = "time_remaining";

/// How long the guest stood or will stand still, in milliseconds. Type: unsigned long long. Since
/// 1.0.3.
pub const VIR_DOMAIN_JOB_DOWNTIME: &str = "downtime";

/// The same without the time to hand over control between hosts, in milliseconds. Type: unsigned long
/// long. Since 1.2.15.
pub const VIR_DOMAIN_JOB_DOWNTIME_NET: &str = "downtime_net";

/// How long it took to prepare, in milliseconds. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_JOB_SETUP_TIME: &str = "setup_time";

/// Bytes in all; the sum of memory and disks. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_DATA_TOTAL: &str = "data_total";

/// Bytes done; the sum of memory and disks. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_DATA_PROCESSED: &str = "data_processed";

/// Bytes left; the sum of memory and disks. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_DATA_REMAINING: &str = "data_remaining";

/// Bytes of memory in all. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_TOTAL: &str = "memory_total";

/// Bytes of memory done. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_PROCESSED: &str = "memory_processed";

/// Bytes of memory left. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_REMAINING: &str = "memory_remaining";

/// Pages that hold one byte over and over and went as that byte. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_CONSTANT: &str = "memory_constant";

/// Pages that went in full. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_NORMAL: &str = "memory_normal";

/// The same in bytes. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_NORMAL_BYTES: &str = "memory_normal_bytes";

/// Bytes of memory per second. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_JOB_MEMORY_BPS: &str = "memory_bps";

/// Pages that the guest changes per second. Type: unsigned long long. Since 1.3.1.
pub const VIR_DOMAIN_JOB_MEMORY_DIRTY_RATE: &str = "memory_dirty_rate";

/// Bytes of a page. Type: unsigned long long. Since 3.9.0.
pub const VIR_DOMAIN_JOB_MEMORY_PAGE_SIZE: &str = "memory_page_size";

/// Which pass over the memory goes on. Type: unsigned long long. Since 1.3.1.
pub const VIR_DOMAIN_JOB_MEMORY_ITERATION: &str = "memory_iteration";

/// Pages that the guest had to ask for after the switch. Type: unsigned long long. Since 5.0.0.
pub const VIR_DOMAIN_JOB_MEMORY_POSTCOPY_REQS: &str = "memory_postcopy_requests";

/// Bytes of disks in all. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_DISK_TOTAL: &str = "disk_total";

/// Bytes of disks done. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_DISK_PROCESSED: &str = "disk_processed";

/// Bytes of disks left. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_DISK_REMAINING: &str = "disk_remaining";

/// Bytes of disks per second. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_JOB_DISK_BPS: &str = "disk_bps";

/// Bytes of the cache of compression. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_COMPRESSION_CACHE: &str = "compression_cache";

/// Bytes that went compressed. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_COMPRESSION_BYTES: &str = "compression_bytes";

/// Pages that went compressed. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_COMPRESSION_PAGES: &str = "compression_pages";

/// Pages that were not in the cache. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_COMPRESSION_CACHE_MISSES: &str = "compression_cache_misses";

/// Pages that compression would have made larger. Type: unsigned long long. Since 1.0.3.
pub const VIR_DOMAIN_JOB_COMPRESSION_OVERFLOW: &str = "compression_overflow";

/// By how many percent the guest is slowed down. Type: int. Since 2.0.0.
pub const VIR_DOMAIN_JOB_AUTO_CONVERGE_THROTTLE: &str = "auto_converge_throttle";

/// Whether it went well; of a job that ended. Type: boolean. Since 6.0.0.
pub const VIR_DOMAIN_JOB_SUCCESS: &str = "success";

/// Why it failed; of a job that ended. Since 6.3.0.
pub const VIR_DOMAIN_JOB_ERRMSG: &str = "errmsg";

/// Bytes of the scratch space of a backup that are in use. Type: unsigned long long. Since 6.0.0.
pub const VIR_DOMAIN_JOB_DISK_TEMP_USED: &str = "disk_temp_used";

/// Bytes of the scratch space of a backup. Type: unsigned long long. Since 6.0.0.
pub const VIR_DOMAIN_JOB_DISK_TEMP_TOTAL: &str = "disk_temp_total";

/// Bytes of assigned devices that went over in this pass. Type: unsigned long long. Since 10.6.0.
pub const VIR_DOMAIN_JOB_VFIO_DATA_TRANSFERRED: &str = "vfio_data_transferred";

/// A place on the way of a job; only differences and ratios mean anything. Since 0.9.4.
pub type virDomainBlockJobCursor = c_ulonglong;

/// How far a job on a disk got. It is done when `cur` is `end`. Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainBlockJobInfo {
    /// One of `virDomainBlockJobType`.
    pub r#type: c_int,
    /// The limit in MiB or bytes per second, as the flags of the call say; 0 for none.
    pub bandwidth: c_ulong,
    /// Where it is.
    pub cur: virDomainBlockJobCursor,
    /// Where it ends; may move.
    pub end: virDomainBlockJobCursor,
}

/// How far a job on a domain got. Figures that are not known are 0. Since 0.7.7.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainJobInfo {
    /// One of `virDomainJobType`.
    pub r#type: c_int,
    /// Milliseconds since it began.
    pub timeElapsed: c_ulonglong,
    /// Milliseconds until it ends, for `VIR_DOMAIN_JOB_BOUNDED`.
    pub timeRemaining: c_ulonglong,
    /// Bytes in all.
    pub dataTotal: c_ulonglong,
    /// Bytes done.
    pub dataProcessed: c_ulonglong,
    /// Bytes left.
    pub dataRemaining: c_ulonglong,
    /// Bytes of memory in all.
    pub memTotal: c_ulonglong,
    /// Bytes of memory done.
    pub memProcessed: c_ulonglong,
    /// Bytes of memory left.
    pub memRemaining: c_ulonglong,
    /// Bytes of disks in all.
    pub fileTotal: c_ulonglong,
    /// Bytes of disks done.
    pub fileProcessed: c_ulonglong,
    /// Bytes of disks left.
    pub fileRemaining: c_ulonglong,
}

/// Short name of `struct _virDomainBlockJobInfo`. Since 0.9.4.
pub type virDomainBlockJobInfo = _virDomainBlockJobInfo;

/// Pointer to a `virDomainBlockJobInfo`; the memory is the caller's. Since 0.9.4.
pub type virDomainBlockJobInfoPtr = *mut virDomainBlockJobInfo;

/// Short name of `struct _virDomainJobInfo`. Since 0.7.7.
pub type virDomainJobInfo = _virDomainJobInfo;

/// Pointer to a `virDomainJobInfo`; the memory is the caller's. Since 0.7.7.
pub type virDomainJobInfoPtr = *mut virDomainJobInfo;

/// Kinds of job on a disk. Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockJobType {
    /// A kind that is not listed here. Since 0.9.4.
    VIR_DOMAIN_BLOCK_JOB_TYPE_UNKNOWN = 0,
    /// Takes in data from what lies below. Since 0.9.4.
    VIR_DOMAIN_BLOCK_JOB_TYPE_PULL = 1,
    /// Copies to somewhere else. Since 0.9.12.
    VIR_DOMAIN_BLOCK_JOB_TYPE_COPY = 2,
    /// Writes data into what lies below. Since 0.10.2.
    VIR_DOMAIN_BLOCK_JOB_TYPE_COMMIT = 3,
    /// Writes the topmost data into what lies below. Since 1.2.6.
    VIR_DOMAIN_BLOCK_JOB_TYPE_ACTIVE_COMMIT = 4,
    /// Makes a backup. Since 6.0.0.
    VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP = 5,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCK_JOB_TYPE_LAST = 6,
}

/// How to end a job on a disk. Since 0.9.12.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockJobAbortFlags {
    /// Do not wait until it has ended; an event tells. Since 0.9.12.
    VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC = 1 << 0,
    /// Go over to the copy, or to what lies below. Since 0.9.12.
    VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT = 1 << 1,
}

/// Units of what is told about a job on a disk. Since 1.2.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockJobInfoFlags {
    /// Bandwidth in bytes per second, not MiB. Since 1.2.9.
    VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES = 1 << 0,
}

/// Units of the limit of a job on a disk. Since 1.2.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockJobSetSpeedFlags {
    /// Bandwidth in bytes per second, not MiB. Since 1.2.9.
    VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES = 1 << 0,
}

/// How to take in data from what lies below a disk. Since 1.2.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockPullFlags {
    /// Bandwidth in bytes per second, not MiB. Since 1.2.9.
    VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES = 1 << 6,
}

/// How to put a disk on something else. Since 0.9.12.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockRebaseFlags {
    /// Copy the topmost layer only. Since 0.9.12.
    VIR_DOMAIN_BLOCK_REBASE_SHALLOW = 1 << 0,
    /// The file to write to exists already. Since 0.9.12.
    VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT = 1 << 1,
    /// The copy is raw. Since 0.9.12.
    VIR_DOMAIN_BLOCK_REBASE_COPY_RAW = 1 << 2,
    /// Copy the disk to the path rather than put it on it. Since 0.9.12.
    VIR_DOMAIN_BLOCK_REBASE_COPY = 1 << 3,
    /// Keep names of what lies below relative. Since 1.2.7.
    VIR_DOMAIN_BLOCK_REBASE_RELATIVE = 1 << 4,
    /// The copy is a block device. Since 1.2.9.
    VIR_DOMAIN_BLOCK_REBASE_COPY_DEV = 1 << 5,
    /// Bandwidth in bytes per second, not MiB. Since 1.2.9.
    VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES = 1 << 6,
}

/// How to copy a disk. Since 1.2.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockCopyFlags {
    /// Copy the topmost layer only. Since 1.2.8.
    VIR_DOMAIN_BLOCK_COPY_SHALLOW = 1 << 0,
    /// The file to write to exists already. Since 1.2.8.
    VIR_DOMAIN_BLOCK_COPY_REUSE_EXT = 1 << 1,
    /// Do not insist that the job survives the domain. Since 3.5.0.
    VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB = 1 << 2,
    /// The guest's writes go to both sides before they count as done, so the copy catches up. Since
    /// 8.0.0.
    VIR_DOMAIN_BLOCK_COPY_SYNCHRONOUS_WRITES = 1 << 3,
    /// The destination reads as zeros, so zeros need not be written. Since 12.2.0.
    VIR_DOMAIN_BLOCK_COPY_TARGET_ZEROED = 1 << 4,
}

/// How to write data into what lies below a disk. Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockCommitFlags {
    /// Into the next layer. Since 0.10.2.
    VIR_DOMAIN_BLOCK_COMMIT_SHALLOW = 1 << 0,
    /// Delete files that are no longer needed. Since 0.10.2.
    VIR_DOMAIN_BLOCK_COMMIT_DELETE = 1 << 1,
    /// Allow the topmost layer. Since 1.2.6.
    VIR_DOMAIN_BLOCK_COMMIT_ACTIVE = 1 << 2,
    /// Keep names of what lies below relative. Since 1.2.7.
    VIR_DOMAIN_BLOCK_COMMIT_RELATIVE = 1 << 3,
    /// Bandwidth in bytes per second, not MiB. Since 1.2.9.
    VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES = 1 << 4,
}

/// Whether a job goes on, and whether its end can be foreseen. Since 0.7.7.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainJobType {
    /// There is none. Since 0.7.7.
    VIR_DOMAIN_JOB_NONE = 0,
    /// It goes on, and what is left is known. Since 0.7.7.
    VIR_DOMAIN_JOB_BOUNDED = 1,
    /// It goes on, and what is left is not known. Since 0.7.7.
    VIR_DOMAIN_JOB_UNBOUNDED = 2,
    /// It is done but not yet cleaned up. Since 0.7.7.
    VIR_DOMAIN_JOB_COMPLETED = 3,
    /// It failed and is not yet cleaned up. Since 0.7.7.
    VIR_DOMAIN_JOB_FAILED = 4,
    /// It was called off and is not yet cleaned up. Since 0.7.7.
    VIR_DOMAIN_JOB_CANCELLED = 5,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_JOB_LAST = 6,
}

/// Which job to tell about. Since 1.2.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainGetJobStatsFlags {
    /// Of the job that ended last. Since 1.2.9.
    VIR_DOMAIN_JOB_STATS_COMPLETED = 1 << 0,
    /// With COMPLETED: keep them, so that they can be asked for again. Since 6.0.0.
    VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED = 1 << 1,
}

/// How to call off a job. Since 8.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainAbortJobFlagsValues {
    /// Interrupt a migration whose guest runs on the other host already; it can be resumed. Since
    /// 8.5.0.
    VIR_DOMAIN_ABORT_JOB_POSTCOPY = 1 << 0,
}

/// What a job does, as `VIR_DOMAIN_JOB_OPERATION` tells. Since 3.3.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainJobOperation {
    /// Something that is not listed here. Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_UNKNOWN = 0,
    /// Starts the domain. Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_START = 1,
    /// Saves it to a file. Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_SAVE = 2,
    /// Restores it from a file. Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_RESTORE = 3,
    /// Takes it from another host. Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN = 4,
    /// Sends it to another host. Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT = 5,
    /// Takes a snapshot. Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT = 6,
    /// Goes back to a snapshot. Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_REVERT = 7,
    /// Dumps its memory. Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_DUMP = 8,
    /// Makes a backup. Since 6.0.0.
    VIR_DOMAIN_JOB_OPERATION_BACKUP = 9,
    /// Deletes a snapshot. Since 9.0.0.
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_DELETE = 10,
    /// One more than the last value; grows with new releases. Since 3.3.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_JOB_OPERATION_LAST = 11,
}
