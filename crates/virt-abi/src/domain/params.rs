// SPDX-License-Identifier: LGPL-2.1-or-later
//! Names of the tunable parameters of a domain, and the old spellings of the typed parameter.

use core::ffi::c_longlong;

use crate::{VIR_TYPED_PARAM_FIELD_LENGTH, virTypedParameter};

/// Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// Since 0.8.8.
pub const VIR_DOMAIN_MEMORY_PARAM_UNLIMITED: c_longlong = 9_007_199_254_740_991;

/// Since 0.2.3.
pub const VIR_DOMAIN_SCHED_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// Since 0.9.0.
pub const VIR_DOMAIN_BLKIO_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// Since 0.8.5.
pub const VIR_DOMAIN_MEMORY_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_CPU_SHARES: &str = "cpu_shares";

/// Since 1.3.3.
pub const VIR_DOMAIN_SCHEDULER_GLOBAL_PERIOD: &str = "global_period";

/// Since 1.3.3.
pub const VIR_DOMAIN_SCHEDULER_GLOBAL_QUOTA: &str = "global_quota";

/// Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_VCPU_PERIOD: &str = "vcpu_period";

/// Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_VCPU_QUOTA: &str = "vcpu_quota";

/// Since 0.10.0.
pub const VIR_DOMAIN_SCHEDULER_EMULATOR_PERIOD: &str = "emulator_period";

/// Since 0.10.0.
pub const VIR_DOMAIN_SCHEDULER_EMULATOR_QUOTA: &str = "emulator_quota";

/// Since 2.2.0.
pub const VIR_DOMAIN_SCHEDULER_IOTHREAD_PERIOD: &str = "iothread_period";

/// Since 2.2.0.
pub const VIR_DOMAIN_SCHEDULER_IOTHREAD_QUOTA: &str = "iothread_quota";

/// Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_WEIGHT: &str = "weight";

/// Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_CAP: &str = "cap";

/// Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_RESERVATION: &str = "reservation";

/// Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_LIMIT: &str = "limit";

/// Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_SHARES: &str = "shares";

/// Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_READ_BYTES: &str = "rd_bytes";

/// Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_READ_REQ: &str = "rd_operations";

/// Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_READ_TOTAL_TIMES: &str = "rd_total_times";

/// Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_BYTES: &str = "wr_bytes";

/// Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_REQ: &str = "wr_operations";

/// Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_TOTAL_TIMES: &str = "wr_total_times";

/// Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_FLUSH_REQ: &str = "flush_operations";

/// Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_FLUSH_TOTAL_TIMES: &str = "flush_total_times";

/// Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_ERRS: &str = "errs";

/// Since 8.4.0.
pub const VIR_DOMAIN_SAVE_PARAM_FILE: &str = "file";

/// Since 8.4.0.
pub const VIR_DOMAIN_SAVE_PARAM_DXML: &str = "dxml";

/// Since 11.2.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT: &str = "image_format";

/// Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_RAW: &str = "raw";

/// Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_GZIP: &str = "gzip";

/// Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_BZIP2: &str = "bzip2";

/// Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_XZ: &str = "xz";

/// Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_LZOP: &str = "lzop";

/// Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_ZSTD: &str = "zstd";

/// Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_SPARSE: &str = "sparse";

/// Since 11.2.0.
pub const VIR_DOMAIN_SAVE_PARAM_PARALLEL_CHANNELS: &str = "parallel.channels";

/// Since 0.9.10.
pub const VIR_DOMAIN_CPU_STATS_CPUTIME: &str = "cpu_time";

/// Since 0.9.11.
pub const VIR_DOMAIN_CPU_STATS_USERTIME: &str = "user_time";

/// Since 0.9.11.
pub const VIR_DOMAIN_CPU_STATS_SYSTEMTIME: &str = "system_time";

/// Since 0.9.13.
pub const VIR_DOMAIN_CPU_STATS_VCPUTIME: &str = "vcpu_time";

/// Since 0.9.0.
pub const VIR_DOMAIN_BLKIO_WEIGHT: &str = "weight";

/// Since 0.9.8.
pub const VIR_DOMAIN_BLKIO_DEVICE_WEIGHT: &str = "device_weight";

/// Since 1.2.2.
pub const VIR_DOMAIN_BLKIO_DEVICE_READ_IOPS: &str = "device_read_iops_sec";

/// Since 1.2.2.
pub const VIR_DOMAIN_BLKIO_DEVICE_WRITE_IOPS: &str = "device_write_iops_sec";

/// Since 1.2.2.
pub const VIR_DOMAIN_BLKIO_DEVICE_READ_BPS: &str = "device_read_bytes_sec";

/// Since 1.2.2.
pub const VIR_DOMAIN_BLKIO_DEVICE_WRITE_BPS: &str = "device_write_bytes_sec";

/// Since 0.8.5.
pub const VIR_DOMAIN_MEMORY_HARD_LIMIT: &str = "hard_limit";

/// Since 0.8.5.
pub const VIR_DOMAIN_MEMORY_SOFT_LIMIT: &str = "soft_limit";

/// Since 0.8.5.
pub const VIR_DOMAIN_MEMORY_MIN_GUARANTEE: &str = "min_guarantee";

/// Since 0.8.5.
pub const VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT: &str = "swap_hard_limit";

/// Since 0.9.9.
pub const VIR_DOMAIN_NUMA_NODESET: &str = "numa_nodeset";

/// Since 0.9.9.
pub const VIR_DOMAIN_NUMA_MODE: &str = "numa_mode";

/// Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_IN_AVERAGE: &str = "inbound.average";

/// Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_IN_PEAK: &str = "inbound.peak";

/// Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_IN_BURST: &str = "inbound.burst";

/// Since 1.2.19.
pub const VIR_DOMAIN_BANDWIDTH_IN_FLOOR: &str = "inbound.floor";

/// Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_OUT_AVERAGE: &str = "outbound.average";

/// Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_OUT_PEAK: &str = "outbound.peak";

/// Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_OUT_BURST: &str = "outbound.burst";

/// Since 4.10.0.
pub const VIR_DOMAIN_IOTHREAD_POLL_MAX_NS: &str = "poll_max_ns";

/// Since 4.10.0.
pub const VIR_DOMAIN_IOTHREAD_POLL_GROW: &str = "poll_grow";

/// Since 4.10.0.
pub const VIR_DOMAIN_IOTHREAD_POLL_SHRINK: &str = "poll_shrink";

/// Since 12.7.0.
pub const VIR_DOMAIN_IOTHREAD_POLL_WEIGHT: &str = "poll_weight";

/// Since 8.5.0.
pub const VIR_DOMAIN_IOTHREAD_THREAD_POOL_MIN: &str = "thread_pool_min";

/// Since 8.5.0.
pub const VIR_DOMAIN_IOTHREAD_THREAD_POOL_MAX: &str = "thread_pool_max";

/// Since 1.2.8.
pub const VIR_DOMAIN_BLOCK_COPY_BANDWIDTH: &str = "bandwidth";

/// Since 1.2.8.
pub const VIR_DOMAIN_BLOCK_COPY_GRANULARITY: &str = "granularity";

/// Since 1.2.8.
pub const VIR_DOMAIN_BLOCK_COPY_BUF_SIZE: &str = "buf-size";

/// Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC: &str = "total_bytes_sec";

/// Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC: &str = "read_bytes_sec";

/// Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC: &str = "write_bytes_sec";

/// Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC: &str = "total_iops_sec";

/// Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC: &str = "read_iops_sec";

/// Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC: &str = "write_iops_sec";

/// Since 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX: &str = "total_bytes_sec_max";

/// Since 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX: &str = "read_bytes_sec_max";

/// Since 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX: &str = "write_bytes_sec_max";

/// Since 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX: &str = "total_iops_sec_max";

/// Since 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX: &str = "read_iops_sec_max";

/// Since 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX: &str = "write_iops_sec_max";

/// Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX_LENGTH: &str = "total_bytes_sec_max_length";

/// Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX_LENGTH: &str = "read_bytes_sec_max_length";

/// Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX_LENGTH: &str = "write_bytes_sec_max_length";

/// Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX_LENGTH: &str = "total_iops_sec_max_length";

/// Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX_LENGTH: &str = "read_iops_sec_max_length";

/// Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX_LENGTH: &str = "write_iops_sec_max_length";

/// Since 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_SIZE_IOPS_SEC: &str = "size_iops_sec";

/// Since 3.0.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME: &str = "group_name";

/// Since 4.5.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_MEASUREMENT: &str = "sev-measurement";

/// Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_API_MAJOR: &str = "sev-api-major";

/// Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_API_MINOR: &str = "sev-api-minor";

/// Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_BUILD_ID: &str = "sev-build-id";

/// Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_POLICY: &str = "sev-policy";

/// Since 10.5.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SNP_POLICY: &str = "sev-snp-policy";

/// Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET_HEADER: &str = "sev-secret-header";

/// Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET: &str = "sev-secret";

/// Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET_SET_ADDRESS: &str = "sev-secret-set-address";

/// Since 12.5.0.
pub const VIR_DOMAIN_ANNOUNCE_INTERFACE_INITIAL: &str = "initial";

/// Since 12.5.0.
pub const VIR_DOMAIN_ANNOUNCE_INTERFACE_MAX: &str = "max";

/// Since 12.5.0.
pub const VIR_DOMAIN_ANNOUNCE_INTERFACE_ROUNDS: &str = "rounds";

/// Since 12.5.0.
pub const VIR_DOMAIN_ANNOUNCE_INTERFACE_STEP: &str = "step";

/// Since 0.9.0.
pub type virBlkioParameter = virTypedParameter;

/// Since 0.9.0.
pub type virBlkioParameterPtr = *mut virBlkioParameter;

/// Since 0.8.5.
pub type virMemoryParameter = virTypedParameter;

/// Since 0.8.5.
pub type virMemoryParameterPtr = *mut virMemoryParameter;

/// Since 0.2.3.
pub type virSchedParameter = virTypedParameter;

/// Since 0.2.3.
pub type virSchedParameterPtr = *mut virSchedParameter;

/// Since 0.9.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainNumatuneMemMode {
    /// Since 0.9.9.
    VIR_DOMAIN_NUMATUNE_MEM_STRICT = 0,
    /// Since 0.9.9.
    VIR_DOMAIN_NUMATUNE_MEM_PREFERRED = 1,
    /// Since 0.9.9.
    VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE = 2,
    /// Since 7.3.0.
    VIR_DOMAIN_NUMATUNE_MEM_RESTRICTIVE = 3,
    /// Since 0.9.9.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_NUMATUNE_MEM_LAST = 4,
}

/// Since 0.2.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virSchedParameterType {
    /// Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_INT = 1,
    /// Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_UINT = 2,
    /// Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_LLONG = 3,
    /// Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_ULLONG = 4,
    /// Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_DOUBLE = 5,
    /// Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_BOOLEAN = 6,
}

/// Since 0.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virBlkioParameterType {
    /// Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_INT = 1,
    /// Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_UINT = 2,
    /// Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_LLONG = 3,
    /// Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_ULLONG = 4,
    /// Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_DOUBLE = 5,
    /// Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_BOOLEAN = 6,
}

/// Since 0.8.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virMemoryParameterType {
    /// Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_INT = 1,
    /// Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_UINT = 2,
    /// Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_LLONG = 3,
    /// Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_ULLONG = 4,
    /// Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_DOUBLE = 5,
    /// Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_BOOLEAN = 6,
}
