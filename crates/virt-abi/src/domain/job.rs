// SPDX-License-Identifier: LGPL-2.1-or-later
//! Long-running work on a domain and on its disks: kinds, states, statistics by name.

use core::ffi::{c_int, c_ulong, c_ulonglong};

/// Since 3.3.0.
pub const VIR_DOMAIN_JOB_OPERATION: &str = "operation";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_TIME_ELAPSED: &str = "time_elapsed";

/// Since 1.2.15.
pub const VIR_DOMAIN_JOB_TIME_ELAPSED_NET: &str = "time_elapsed_net";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_TIME_REMAINING: &str = "time_remaining";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_DOWNTIME: &str = "downtime";

/// Since 1.2.15.
pub const VIR_DOMAIN_JOB_DOWNTIME_NET: &str = "downtime_net";

/// Since 1.2.9.
pub const VIR_DOMAIN_JOB_SETUP_TIME: &str = "setup_time";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_DATA_TOTAL: &str = "data_total";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_DATA_PROCESSED: &str = "data_processed";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_DATA_REMAINING: &str = "data_remaining";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_TOTAL: &str = "memory_total";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_PROCESSED: &str = "memory_processed";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_REMAINING: &str = "memory_remaining";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_CONSTANT: &str = "memory_constant";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_NORMAL: &str = "memory_normal";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_MEMORY_NORMAL_BYTES: &str = "memory_normal_bytes";

/// Since 1.2.9.
pub const VIR_DOMAIN_JOB_MEMORY_BPS: &str = "memory_bps";

/// Since 1.3.1.
pub const VIR_DOMAIN_JOB_MEMORY_DIRTY_RATE: &str = "memory_dirty_rate";

/// Since 3.9.0.
pub const VIR_DOMAIN_JOB_MEMORY_PAGE_SIZE: &str = "memory_page_size";

/// Since 1.3.1.
pub const VIR_DOMAIN_JOB_MEMORY_ITERATION: &str = "memory_iteration";

/// Since 5.0.0.
pub const VIR_DOMAIN_JOB_MEMORY_POSTCOPY_REQS: &str = "memory_postcopy_requests";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_DISK_TOTAL: &str = "disk_total";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_DISK_PROCESSED: &str = "disk_processed";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_DISK_REMAINING: &str = "disk_remaining";

/// Since 1.2.9.
pub const VIR_DOMAIN_JOB_DISK_BPS: &str = "disk_bps";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_COMPRESSION_CACHE: &str = "compression_cache";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_COMPRESSION_BYTES: &str = "compression_bytes";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_COMPRESSION_PAGES: &str = "compression_pages";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_COMPRESSION_CACHE_MISSES: &str = "compression_cache_misses";

/// Since 1.0.3.
pub const VIR_DOMAIN_JOB_COMPRESSION_OVERFLOW: &str = "compression_overflow";

/// Since 2.0.0.
pub const VIR_DOMAIN_JOB_AUTO_CONVERGE_THROTTLE: &str = "auto_converge_throttle";

/// Since 6.0.0.
pub const VIR_DOMAIN_JOB_SUCCESS: &str = "success";

/// Since 6.3.0.
pub const VIR_DOMAIN_JOB_ERRMSG: &str = "errmsg";

/// Since 6.0.0.
pub const VIR_DOMAIN_JOB_DISK_TEMP_USED: &str = "disk_temp_used";

/// Since 6.0.0.
pub const VIR_DOMAIN_JOB_DISK_TEMP_TOTAL: &str = "disk_temp_total";

/// Since 10.6.0.
pub const VIR_DOMAIN_JOB_VFIO_DATA_TRANSFERRED: &str = "vfio_data_transferred";

/// Since 0.9.4.
pub type virDomainBlockJobCursor = c_ulonglong;

/// Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainBlockJobInfo {
    /// The type.
    pub r#type: c_int,
    /// The bandwidth.
    pub bandwidth: c_ulong,
    /// The cur.
    pub cur: virDomainBlockJobCursor,
    /// The end.
    pub end: virDomainBlockJobCursor,
}

/// Since 0.7.7.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainJobInfo {
    /// The type.
    pub r#type: c_int,
    /// The timeElapsed.
    pub timeElapsed: c_ulonglong,
    /// The timeRemaining.
    pub timeRemaining: c_ulonglong,
    /// The dataTotal.
    pub dataTotal: c_ulonglong,
    /// The dataProcessed.
    pub dataProcessed: c_ulonglong,
    /// The dataRemaining.
    pub dataRemaining: c_ulonglong,
    /// The memTotal.
    pub memTotal: c_ulonglong,
    /// The memProcessed.
    pub memProcessed: c_ulonglong,
    /// The memRemaining.
    pub memRemaining: c_ulonglong,
    /// The fileTotal.
    pub fileTotal: c_ulonglong,
    /// The fileProcessed.
    pub fileProcessed: c_ulonglong,
    /// The fileRemaining.
    pub fileRemaining: c_ulonglong,
}

/// Since 0.9.4.
pub type virDomainBlockJobInfo = _virDomainBlockJobInfo;

/// Since 0.9.4.
pub type virDomainBlockJobInfoPtr = *mut virDomainBlockJobInfo;

/// Since 0.7.7.
pub type virDomainJobInfo = _virDomainJobInfo;

/// Since 0.7.7.
pub type virDomainJobInfoPtr = *mut virDomainJobInfo;

/// Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockJobType {
    /// Since 0.9.4.
    VIR_DOMAIN_BLOCK_JOB_TYPE_UNKNOWN = 0,
    /// Since 0.9.4.
    VIR_DOMAIN_BLOCK_JOB_TYPE_PULL = 1,
    /// Since 0.9.12.
    VIR_DOMAIN_BLOCK_JOB_TYPE_COPY = 2,
    /// Since 0.10.2.
    VIR_DOMAIN_BLOCK_JOB_TYPE_COMMIT = 3,
    /// Since 1.2.6.
    VIR_DOMAIN_BLOCK_JOB_TYPE_ACTIVE_COMMIT = 4,
    /// Since 6.0.0.
    VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP = 5,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCK_JOB_TYPE_LAST = 6,
}

/// Since 0.9.12.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockJobAbortFlags {
    /// Since 0.9.12.
    VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC = 1 << 0,
    /// Since 0.9.12.
    VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT = 1 << 1,
}

/// Since 1.2.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockJobInfoFlags {
    /// Since 1.2.9.
    VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES = 1 << 0,
}

/// Since 1.2.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockJobSetSpeedFlags {
    /// Since 1.2.9.
    VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES = 1 << 0,
}

/// Since 1.2.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockPullFlags {
    /// Since 1.2.9.
    VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES = 1 << 6,
}

/// Since 0.9.12.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockRebaseFlags {
    /// Since 0.9.12.
    VIR_DOMAIN_BLOCK_REBASE_SHALLOW = 1 << 0,
    /// Since 0.9.12.
    VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT = 1 << 1,
    /// Since 0.9.12.
    VIR_DOMAIN_BLOCK_REBASE_COPY_RAW = 1 << 2,
    /// Since 0.9.12.
    VIR_DOMAIN_BLOCK_REBASE_COPY = 1 << 3,
    /// Since 1.2.7.
    VIR_DOMAIN_BLOCK_REBASE_RELATIVE = 1 << 4,
    /// Since 1.2.9.
    VIR_DOMAIN_BLOCK_REBASE_COPY_DEV = 1 << 5,
    /// Since 1.2.9.
    VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES = 1 << 6,
}

/// Since 1.2.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockCopyFlags {
    /// Since 1.2.8.
    VIR_DOMAIN_BLOCK_COPY_SHALLOW = 1 << 0,
    /// Since 1.2.8.
    VIR_DOMAIN_BLOCK_COPY_REUSE_EXT = 1 << 1,
    /// Since 3.5.0.
    VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB = 1 << 2,
    /// Since 8.0.0.
    VIR_DOMAIN_BLOCK_COPY_SYNCHRONOUS_WRITES = 1 << 3,
    /// Since 12.2.0.
    VIR_DOMAIN_BLOCK_COPY_TARGET_ZEROED = 1 << 4,
}

/// Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockCommitFlags {
    /// Since 0.10.2.
    VIR_DOMAIN_BLOCK_COMMIT_SHALLOW = 1 << 0,
    /// Since 0.10.2.
    VIR_DOMAIN_BLOCK_COMMIT_DELETE = 1 << 1,
    /// Since 1.2.6.
    VIR_DOMAIN_BLOCK_COMMIT_ACTIVE = 1 << 2,
    /// Since 1.2.7.
    VIR_DOMAIN_BLOCK_COMMIT_RELATIVE = 1 << 3,
    /// Since 1.2.9.
    VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES = 1 << 4,
}

/// Since 0.7.7.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainJobType {
    /// Since 0.7.7.
    VIR_DOMAIN_JOB_NONE = 0,
    /// Since 0.7.7.
    VIR_DOMAIN_JOB_BOUNDED = 1,
    /// Since 0.7.7.
    VIR_DOMAIN_JOB_UNBOUNDED = 2,
    /// Since 0.7.7.
    VIR_DOMAIN_JOB_COMPLETED = 3,
    /// Since 0.7.7.
    VIR_DOMAIN_JOB_FAILED = 4,
    /// Since 0.7.7.
    VIR_DOMAIN_JOB_CANCELLED = 5,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_JOB_LAST = 6,
}

/// Since 1.2.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainGetJobStatsFlags {
    /// Since 1.2.9.
    VIR_DOMAIN_JOB_STATS_COMPLETED = 1 << 0,
    /// Since 6.0.0.
    VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED = 1 << 1,
}

/// Since 8.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainAbortJobFlagsValues {
    /// Since 8.5.0.
    VIR_DOMAIN_ABORT_JOB_POSTCOPY = 1 << 0,
}

/// Since 3.3.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainJobOperation {
    /// Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_UNKNOWN = 0,
    /// Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_START = 1,
    /// Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_SAVE = 2,
    /// Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_RESTORE = 3,
    /// Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN = 4,
    /// Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT = 5,
    /// Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT = 6,
    /// Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_REVERT = 7,
    /// Since 3.3.0.
    VIR_DOMAIN_JOB_OPERATION_DUMP = 8,
    /// Since 6.0.0.
    VIR_DOMAIN_JOB_OPERATION_BACKUP = 9,
    /// Since 9.0.0.
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_DELETE = 10,
    /// Since 3.3.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_JOB_OPERATION_LAST = 11,
}
