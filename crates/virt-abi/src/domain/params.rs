// SPDX-License-Identifier: LGPL-2.1-or-later
//! Names of the tunable parameters of a domain, and the old spellings of the typed parameter.

use core::ffi::c_longlong;

use crate::{VIR_TYPED_PARAM_FIELD_LENGTH, virTypedParameter};

/// Old name of `VIR_TYPED_PARAM_FIELD_LENGTH`. Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// Stands for no limit, in KiB. Since 0.8.8.
pub const VIR_DOMAIN_MEMORY_PARAM_UNLIMITED: c_longlong = 9_007_199_254_740_991;

/// Old name of `VIR_TYPED_PARAM_FIELD_LENGTH`. Since 0.2.3.
pub const VIR_DOMAIN_SCHED_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// Old name of `VIR_TYPED_PARAM_FIELD_LENGTH`. Since 0.9.0.
pub const VIR_DOMAIN_BLKIO_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// Old name of `VIR_TYPED_PARAM_FIELD_LENGTH`. Since 0.8.5.
pub const VIR_DOMAIN_MEMORY_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// The domain's share of CPU time, against other domains. Type: unsigned long long. Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_CPU_SHARES: &str = "cpu_shares";

/// Period of the whole domain's quota, in microseconds. Type: unsigned long long. Since 1.3.3.
pub const VIR_DOMAIN_SCHEDULER_GLOBAL_PERIOD: &str = "global_period";

/// CPU time of the whole domain in each period, in microseconds; negative for no limit. Type: long
/// long. Since 1.3.3.
pub const VIR_DOMAIN_SCHEDULER_GLOBAL_QUOTA: &str = "global_quota";

/// Period of the quota of virtual CPUs, in microseconds. Type: unsigned long long. Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_VCPU_PERIOD: &str = "vcpu_period";

/// CPU time of each virtual CPU in each period, in microseconds; negative for no limit. Type: long
/// long. Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_VCPU_QUOTA: &str = "vcpu_quota";

/// Period of the quota of the emulator, in microseconds. Type: unsigned long long. Since 0.10.0.
pub const VIR_DOMAIN_SCHEDULER_EMULATOR_PERIOD: &str = "emulator_period";

/// CPU time of the emulator in each period, in microseconds; negative for no limit. Type: long long.
/// Since 0.10.0.
pub const VIR_DOMAIN_SCHEDULER_EMULATOR_QUOTA: &str = "emulator_quota";

/// Period of the quota of threads that serve disks, in microseconds. Type: unsigned long long. Since
/// 2.2.0.
pub const VIR_DOMAIN_SCHEDULER_IOTHREAD_PERIOD: &str = "iothread_period";

/// CPU time of each such thread in each period, in microseconds; negative for no limit. Type: long
/// long. Since 2.2.0.
pub const VIR_DOMAIN_SCHEDULER_IOTHREAD_QUOTA: &str = "iothread_quota";

/// The domain's share of CPU time with the credit scheduler. Type: unsigned int. Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_WEIGHT: &str = "weight";

/// Limit with the credit scheduler, in percent of one CPU. Type: unsigned int. Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_CAP: &str = "cap";

/// CPU time that is promised, in MHz; for ESX. Type: long long. Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_RESERVATION: &str = "reservation";

/// Limit in MHz, -1 for none; for ESX. Type: long long. Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_LIMIT: &str = "limit";

/// The domain's share, or -1 low, -2 normal, -3 high; for ESX. Type: int. Since 0.9.7.
pub const VIR_DOMAIN_SCHEDULER_SHARES: &str = "shares";

/// Bytes read. Type: long long. Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_READ_BYTES: &str = "rd_bytes";

/// Read requests. Type: long long. Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_READ_REQ: &str = "rd_operations";

/// Time spent reading, in nanoseconds. Type: long long. Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_READ_TOTAL_TIMES: &str = "rd_total_times";

/// Bytes written. Type: long long. Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_BYTES: &str = "wr_bytes";

/// Write requests. Type: long long. Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_REQ: &str = "wr_operations";

/// Time spent writing, in nanoseconds. Type: long long. Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_TOTAL_TIMES: &str = "wr_total_times";

/// Flush requests. Type: long long. Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_FLUSH_REQ: &str = "flush_operations";

/// Time spent flushing, in nanoseconds. Type: long long. Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_FLUSH_TOTAL_TIMES: &str = "flush_total_times";

/// Errors, where the hypervisor counts them. Type: long long. Since 0.9.5.
pub const VIR_DOMAIN_BLOCK_STATS_ERRS: &str = "errs";

/// Where to save to or restore from; without it the managed save file. Since 8.4.0.
pub const VIR_DOMAIN_SAVE_PARAM_FILE: &str = "file";

/// The domain as it shall come back; what the guest sees must stay the same. Since 8.4.0.
pub const VIR_DOMAIN_SAVE_PARAM_DXML: &str = "dxml";

/// Format of the file, one of those below. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT: &str = "image_format";

/// Format: as it is. Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_RAW: &str = "raw";

/// Format: compressed with gzip. Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_GZIP: &str = "gzip";

/// Format: compressed with bzip2. Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_BZIP2: &str = "bzip2";

/// Format: compressed with xz. Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_XZ: &str = "xz";

/// Format: compressed with lzop. Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_LZOP: &str = "lzop";

/// Format: compressed with zstd. Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_ZSTD: &str = "zstd";

/// Format: each page at its own place, so that several channels can work at once. Since 12.0.0.
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_SPARSE: &str = "sparse";

/// How many channels work at once; with the sparse format. Type: int. Since 11.2.0.
pub const VIR_DOMAIN_SAVE_PARAM_PARALLEL_CHANNELS: &str = "parallel.channels";

/// CPU time in all, in nanoseconds. Type: unsigned long long. Since 0.9.10.
pub const VIR_DOMAIN_CPU_STATS_CPUTIME: &str = "cpu_time";

/// CPU time of programs, in nanoseconds. Type: unsigned long long. Since 0.9.11.
pub const VIR_DOMAIN_CPU_STATS_USERTIME: &str = "user_time";

/// CPU time of the kernel, in nanoseconds. Type: unsigned long long. Since 0.9.11.
pub const VIR_DOMAIN_CPU_STATS_SYSTEMTIME: &str = "system_time";

/// CPU time of the guest's CPUs, without the hypervisor, in nanoseconds. Type: unsigned long long.
/// Since 0.9.13.
pub const VIR_DOMAIN_CPU_STATS_VCPUTIME: &str = "vcpu_time";

/// The domain's share of disk time, against other domains. Type: unsigned int. Since 0.9.0.
pub const VIR_DOMAIN_BLKIO_WEIGHT: &str = "weight";

/// The same for single devices: "path,weight" and so on, separated by commas. Type: string. Since
/// 0.9.8.
pub const VIR_DOMAIN_BLKIO_DEVICE_WEIGHT: &str = "device_weight";

/// Limit of reads per second: "path,number" and so on, separated by commas. Type: string. Since 1.2.2.
pub const VIR_DOMAIN_BLKIO_DEVICE_READ_IOPS: &str = "device_read_iops_sec";

/// Limit of writes per second, likewise. Type: string. Since 1.2.2.
pub const VIR_DOMAIN_BLKIO_DEVICE_WRITE_IOPS: &str = "device_write_iops_sec";

/// Limit of bytes read per second, likewise. Type: string. Since 1.2.2.
pub const VIR_DOMAIN_BLKIO_DEVICE_READ_BPS: &str = "device_read_bytes_sec";

/// Limit of bytes written per second, likewise. Type: string. Since 1.2.2.
pub const VIR_DOMAIN_BLKIO_DEVICE_WRITE_BPS: &str = "device_write_bytes_sec";

/// Memory that the domain may take from the host, in KiB. Type: unsigned long long. Since 0.8.5.
pub const VIR_DOMAIN_MEMORY_HARD_LIMIT: &str = "hard_limit";

/// The same while memory is scarce, in KiB. Type: unsigned long long. Since 0.8.5.
pub const VIR_DOMAIN_MEMORY_SOFT_LIMIT: &str = "soft_limit";

/// Memory that is promised, in KiB. Type: unsigned long long. Since 0.8.5.
pub const VIR_DOMAIN_MEMORY_MIN_GUARANTEE: &str = "min_guarantee";

/// Memory and swap that the domain may take from the host, in KiB. Type: unsigned long long. Since
/// 0.8.5.
pub const VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT: &str = "swap_hard_limit";

/// The NUMA nodes to take memory from, such as "0-3,^1". Type: string. Since 0.9.9.
pub const VIR_DOMAIN_NUMA_NODESET: &str = "numa_nodeset";

/// How strictly, of `virDomainNumatuneMemMode`. Type: int. Since 0.9.9.
pub const VIR_DOMAIN_NUMA_MODE: &str = "numa_mode";

/// Rate to the guest, in KiB per second. Type: unsigned int. Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_IN_AVERAGE: &str = "inbound.average";

/// Highest rate to the guest, in KiB per second. Type: unsigned int. Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_IN_PEAK: &str = "inbound.peak";

/// KiB that may go to the guest at the highest rate. Type: unsigned int. Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_IN_BURST: &str = "inbound.burst";

/// Rate to the guest that is promised, in KiB per second. Type: unsigned int. Since 1.2.19.
pub const VIR_DOMAIN_BANDWIDTH_IN_FLOOR: &str = "inbound.floor";

/// Rate from the guest, in KiB per second. Type: unsigned int. Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_OUT_AVERAGE: &str = "outbound.average";

/// Highest rate from the guest, in KiB per second. Type: unsigned int. Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_OUT_PEAK: &str = "outbound.peak";

/// KiB that may come from the guest at the highest rate. Type: unsigned int. Since 0.9.9.
pub const VIR_DOMAIN_BANDWIDTH_OUT_BURST: &str = "outbound.burst";

/// How long to poll before sleeping, in nanoseconds at most; 0 for not at all. Type: unsigned long
/// long. Since 4.10.0.
pub const VIR_DOMAIN_IOTHREAD_POLL_MAX_NS: &str = "poll_max_ns";

/// By what factor the polling time grows; 0 lets the hypervisor choose. Since 4.10.0.
pub const VIR_DOMAIN_IOTHREAD_POLL_GROW: &str = "poll_grow";

/// By what divisor it shrinks; 0 for straight to nothing. Since 4.10.0.
pub const VIR_DOMAIN_IOTHREAD_POLL_SHRINK: &str = "poll_shrink";

/// How much the latest event counts in the polling time. Type: unsigned int. Since 12.7.0.
pub const VIR_DOMAIN_IOTHREAD_POLL_WEIGHT: &str = "poll_weight";

/// Worker threads at least; -1 takes the limit away. Type: int. Since 8.5.0.
pub const VIR_DOMAIN_IOTHREAD_THREAD_POOL_MIN: &str = "thread_pool_min";

/// Worker threads at most; -1 takes the limit away. Type: int. Since 8.5.0.
pub const VIR_DOMAIN_IOTHREAD_THREAD_POOL_MAX: &str = "thread_pool_max";

/// Limit in bytes per second. Since 1.2.8.
pub const VIR_DOMAIN_BLOCK_COPY_BANDWIDTH: &str = "bandwidth";

/// Unit of copying in bytes, a power of two. Type: unsigned int. Since 1.2.8.
pub const VIR_DOMAIN_BLOCK_COPY_GRANULARITY: &str = "granularity";

/// Bytes in flight at most. Type: unsigned long long. Since 1.2.8.
pub const VIR_DOMAIN_BLOCK_COPY_BUF_SIZE: &str = "buf-size";

/// Bytes in all per second at most; 0 for no limit. Type: unsigned long long. Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC: &str = "total_bytes_sec";

/// Bytes read per second at most; 0 for no limit. Type: unsigned long long. Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC: &str = "read_bytes_sec";

/// Bytes written per second at most; 0 for no limit. Type: unsigned long long. Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC: &str = "write_bytes_sec";

/// Requests per second at most; 0 for no limit. Type: unsigned long long. Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC: &str = "total_iops_sec";

/// Read requests per second at most; 0 for no limit. Type: unsigned long long. Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC: &str = "read_iops_sec";

/// Write requests per second at most; 0 for no limit. Type: unsigned long long. Since 0.9.8.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC: &str = "write_iops_sec";

/// Bytes in all per second at most for a short while; 0 for no limit. Type: unsigned long long. Since
/// 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX: &str = "total_bytes_sec_max";

/// Bytes read per second at most for a short while; 0 for no limit. Type: unsigned long long. Since
/// 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX: &str = "read_bytes_sec_max";

/// Bytes written per second at most for a short while; 0 for no limit. Type: unsigned long long. Since
/// 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX: &str = "write_bytes_sec_max";

/// Requests per second at most for a short while; 0 for no limit. Type: unsigned long long. Since
/// 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX: &str = "total_iops_sec_max";

/// Read requests per second at most for a short while; 0 for no limit. Type: unsigned long long. Since
/// 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX: &str = "read_iops_sec_max";

/// Write requests per second at most for a short while; 0 for no limit. Type: unsigned long long. Since
/// 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX: &str = "write_iops_sec_max";

/// How long that while may be, in seconds. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX_LENGTH: &str = "total_bytes_sec_max_length";

/// How long that while may be, in seconds. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX_LENGTH: &str = "read_bytes_sec_max_length";

/// How long that while may be, in seconds. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX_LENGTH: &str = "write_bytes_sec_max_length";

/// How long that while may be, in seconds. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX_LENGTH: &str = "total_iops_sec_max_length";

/// How long that while may be, in seconds. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX_LENGTH: &str = "read_iops_sec_max_length";

/// How long that while may be, in seconds. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX_LENGTH: &str = "write_iops_sec_max_length";

/// How many bytes count as one request. Type: unsigned long long. Since 1.2.11.
pub const VIR_DOMAIN_BLOCK_IOTUNE_SIZE_IOPS_SEC: &str = "size_iops_sec";

/// Name of a group that shares one limit. Type: string. Since 3.0.0.
pub const VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME: &str = "group_name";

/// What the firmware measured, in Base64; present while the domain is paused. Type: string. Since
/// 4.5.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_MEASUREMENT: &str = "sev-measurement";

/// First part of the version of the host's interface. Type: unsigned int. Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_API_MAJOR: &str = "sev-api-major";

/// Second part of that version. Type: unsigned int. Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_API_MINOR: &str = "sev-api-minor";

/// Build of the host's firmware. Type: unsigned int. Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_BUILD_ID: &str = "sev-build-id";

/// The guest's policy. Type: unsigned int. Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_POLICY: &str = "sev-policy";

/// The guest's policy for SEV-SNP. Type: unsigned long long. Since 10.5.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SNP_POLICY: &str = "sev-snp-policy";

/// Header of a secret to put into the guest, in Base64. Type: string. Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET_HEADER: &str = "sev-secret-header";

/// The secret, in Base64. Type: string. Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET: &str = "sev-secret";

/// Where in the guest's memory to put it. Type: unsigned long long. Since 8.0.0.
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET_SET_ADDRESS: &str = "sev-secret-set-address";

/// Milliseconds before the first announcement. Since 12.5.0.
pub const VIR_DOMAIN_ANNOUNCE_INTERFACE_INITIAL: &str = "initial";

/// Milliseconds between announcements at most. Since 12.5.0.
pub const VIR_DOMAIN_ANNOUNCE_INTERFACE_MAX: &str = "max";

/// How many announcements. Since 12.5.0.
pub const VIR_DOMAIN_ANNOUNCE_INTERFACE_ROUNDS: &str = "rounds";

/// By how many milliseconds the pause grows each time. Since 12.5.0.
pub const VIR_DOMAIN_ANNOUNCE_INTERFACE_STEP: &str = "step";

/// The old name of `virTypedParameter`. Since 0.9.0.
pub type virBlkioParameter = virTypedParameter;

/// The old name of `virTypedParameterPtr`. Since 0.9.0.
pub type virBlkioParameterPtr = *mut virBlkioParameter;

/// The old name of `virTypedParameter`. Since 0.8.5.
pub type virMemoryParameter = virTypedParameter;

/// The old name of `virTypedParameterPtr`. Since 0.8.5.
pub type virMemoryParameterPtr = *mut virMemoryParameter;

/// The old name of `virTypedParameter`. Since 0.2.3.
pub type virSchedParameter = virTypedParameter;

/// The old name of `virTypedParameterPtr`. Since 0.2.3.
pub type virSchedParameterPtr = *mut virSchedParameter;

/// How strictly memory keeps to its NUMA nodes. Since 0.9.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainNumatuneMemMode {
    /// Fail when there is none left on them. Since 0.9.9.
    VIR_DOMAIN_NUMATUNE_MEM_STRICT = 0,
    /// Take others when there is none left on it. Since 0.9.9.
    VIR_DOMAIN_NUMATUNE_MEM_PREFERRED = 1,
    /// Take turns among them. Since 0.9.9.
    VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE = 2,
    /// As the memory controller of the host's control groups has it. Since 7.3.0.
    VIR_DOMAIN_NUMATUNE_MEM_RESTRICTIVE = 3,
    /// One more than the last value; grows with new releases. Since 0.9.9.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_NUMATUNE_MEM_LAST = 4,
}

/// Old names of `virTypedParameterType`. Since 0.2.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virSchedParameterType {
    /// Same as `VIR_TYPED_PARAM_INT`. Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_INT = 1,
    /// Same as `VIR_TYPED_PARAM_UINT`. Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_UINT = 2,
    /// Same as `VIR_TYPED_PARAM_LLONG`. Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_LLONG = 3,
    /// Same as `VIR_TYPED_PARAM_ULLONG`. Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_ULLONG = 4,
    /// Same as `VIR_TYPED_PARAM_DOUBLE`. Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_DOUBLE = 5,
    /// Same as `VIR_TYPED_PARAM_BOOLEAN`. Since 0.2.3.
    VIR_DOMAIN_SCHED_FIELD_BOOLEAN = 6,
}

/// Old names of `virTypedParameterType`. Since 0.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virBlkioParameterType {
    /// Same as `VIR_TYPED_PARAM_INT`. Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_INT = 1,
    /// Same as `VIR_TYPED_PARAM_UINT`. Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_UINT = 2,
    /// Same as `VIR_TYPED_PARAM_LLONG`. Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_LLONG = 3,
    /// Same as `VIR_TYPED_PARAM_ULLONG`. Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_ULLONG = 4,
    /// Same as `VIR_TYPED_PARAM_DOUBLE`. Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_DOUBLE = 5,
    /// Same as `VIR_TYPED_PARAM_BOOLEAN`. Since 0.9.0.
    VIR_DOMAIN_BLKIO_PARAM_BOOLEAN = 6,
}

/// Old names of `virTypedParameterType`. Since 0.8.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virMemoryParameterType {
    /// Same as `VIR_TYPED_PARAM_INT`. Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_INT = 1,
    /// Same as `VIR_TYPED_PARAM_UINT`. Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_UINT = 2,
    /// Same as `VIR_TYPED_PARAM_LLONG`. Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_LLONG = 3,
    /// Same as `VIR_TYPED_PARAM_ULLONG`. Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_ULLONG = 4,
    /// Same as `VIR_TYPED_PARAM_DOUBLE`. Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_DOUBLE = 5,
    /// Same as `VIR_TYPED_PARAM_BOOLEAN`. Since 0.8.5.
    VIR_DOMAIN_MEMORY_PARAM_BOOLEAN = 6,
}
