// SPDX-License-Identifier: LGPL-2.1-or-later
//! Statistics: which to ask for, and the names they come back under.
//!
//! The names of repeated groups are put together from a prefix, a number and a suffix:
//! `VIR_DOMAIN_STATS_NET_PREFIX`, `0`, `VIR_DOMAIN_STATS_NET_SUFFIX_NAME` make `net.0.name`.

use core::ffi::{c_int, c_longlong, c_ulonglong};

use crate::{virDomainPtr, virTypedParameterPtr};

/// One of `virDomainState`. Type: int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_STATE_STATE: &str = "state.state";

/// One of the reasons that belong to it. Type: int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_STATE_REASON: &str = "state.reason";

/// CPU time in all, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_TIME: &str = "cpu.time";

/// CPU time of programs, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_USER: &str = "cpu.user";

/// CPU time of the kernel, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_SYSTEM: &str = "cpu.system";

/// Time of polling while virtual CPUs were idle that was worth it, in nanoseconds. Type: unsigned long
/// long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_HALTPOLL_SUCCESS_TIME: &str = "cpu.haltpoll.success.time";

/// Time of polling that was not, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_HALTPOLL_FAIL_TIME: &str = "cpu.haltpoll.fail.time";

/// How many cache monitors there are. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_COUNT: &str = "cpu.cache.monitor.count";

/// Starts the names of a cache monitor; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_PREFIX: &str = "cpu.cache.monitor.";

/// Its name. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_NAME: &str = ".name";

/// The virtual CPUs it looks at. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_VCPUS: &str = ".vcpus";

/// How many cache banks it looks at. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_COUNT: &str = ".bank.count";

/// Starts the names of a bank; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_PREFIX: &str = ".bank.";

/// Number of the bank on the host. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_SUFFIX_ID: &str = ".id";

/// Bytes of the bank in use. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_SUFFIX_BYTES: &str = ".bytes";

/// Memory that the domain has, in KiB. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_CURRENT: &str = "balloon.current";

/// Memory that it may have, in KiB. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_MAXIMUM: &str = "balloon.maximum";

/// Memory read from swap, in KiB. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_SWAP_IN: &str = "balloon.swap_in";

/// Memory written to swap, in KiB. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_SWAP_OUT: &str = "balloon.swap_out";

/// Page faults that needed a disk. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_MAJOR_FAULT: &str = "balloon.major_fault";

/// Page faults that needed none. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_MINOR_FAULT: &str = "balloon.minor_fault";

/// Memory that the guest does not use at all, in KiB. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_UNUSED: &str = "balloon.unused";

/// Memory that the guest sees, in KiB. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_AVAILABLE: &str = "balloon.available";

/// Memory of the host that its process takes, in KiB. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_RSS: &str = "balloon.rss";

/// Memory that the guest could use without swapping, in KiB. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_USABLE: &str = "balloon.usable";

/// When the guest told these, in seconds since 1970. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_LAST_UPDATE: &str = "balloon.last-update";

/// Caches that can be given up without a disk, in KiB. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_DISK_CACHES: &str = "balloon.disk_caches";

/// Huge pages that the guest got. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_HUGETLB_PGALLOC: &str = "balloon.hugetlb_pgalloc";

/// Huge pages that the guest failed to get. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_HUGETLB_PGFAIL: &str = "balloon.hugetlb_pgfail";

/// How many virtual CPUs there are. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_CURRENT: &str = "vcpu.current";

/// How many there may be. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_MAXIMUM: &str = "vcpu.maximum";

/// Starts the names of a virtual CPU; its number follows. Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_PREFIX: &str = "vcpu.";

/// One of `virVcpuState`. Type: int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_STATE: &str = ".state";

/// CPU time that it took, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_TIME: &str = ".time";

/// Time that it waited for a host CPU, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_WAIT: &str = ".wait";

/// Whether it is halted. Type: boolean. Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_HALTED: &str = ".halted";

/// Time that it was ready but not run, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_DELAY: &str = ".delay";

/// Ends the name of a figure that is the present value. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_CUR: &str = ".cur";

/// Ends the name of a figure that only grows. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_SUM: &str = ".sum";

/// Ends the name of a figure that is the highest value seen. Since 11.2.0.
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_MAX: &str = ".max";

/// How many network interfaces there are. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_COUNT: &str = "net.count";

/// Starts the names of a network interface; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_PREFIX: &str = "net.";

/// Its name on the host. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_NAME: &str = ".name";

/// Bytes received. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_BYTES: &str = ".rx.bytes";

/// Packets received. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_PKTS: &str = ".rx.pkts";

/// Errors on receiving. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_ERRS: &str = ".rx.errs";

/// Packets dropped on receiving. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_DROP: &str = ".rx.drop";

/// Bytes sent. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_BYTES: &str = ".tx.bytes";

/// Packets sent. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_PKTS: &str = ".tx.pkts";

/// Errors on sending. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_ERRS: &str = ".tx.errs";

/// Packets dropped on sending. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_DROP: &str = ".tx.drop";

/// How many disks there are, with layers below them where they were asked for. Type: unsigned int.
/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_COUNT: &str = "block.count";

/// Starts the names of a disk; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_PREFIX: &str = "block.";

/// Its target, such as "vda". Type: string. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_NAME: &str = ".name";

/// Number of the layer, of a layer. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_BACKINGINDEX: &str = ".backingIndex";

/// File or device on the host. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_PATH: &str = ".path";

/// Read requests. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_REQS: &str = ".rd.reqs";

/// Bytes read. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_BYTES: &str = ".rd.bytes";

/// Time spent reading, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_TIMES: &str = ".rd.times";

/// Write requests. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_REQS: &str = ".wr.reqs";

/// Bytes written. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_BYTES: &str = ".wr.bytes";

/// Time spent writing, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_TIMES: &str = ".wr.times";

/// Flush requests. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_FL_REQS: &str = ".fl.reqs";

/// Time spent flushing, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_FL_TIMES: &str = ".fl.times";

/// Errors, for Xen only. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_ERRORS: &str = ".errors";

/// Offset of the highest byte written. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_ALLOCATION: &str = ".allocation";

/// The size that the guest sees, in bytes. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_CAPACITY: &str = ".capacity";

/// The size of what holds it on the host, in bytes. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_PHYSICAL: &str = ".physical";

/// The mark of virDomainSetBlockThreshold(), in bytes. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_THRESHOLD: &str = ".threshold";

/// What requests are aligned to, in bytes. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_REQUEST_ALIGNMENT: &str = ".limits.request_alignment";

/// Bytes that one discard may take; 0 for no limit. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_DISCARD_MAX: &str = ".limits.discard_max";

/// What discards are best aligned to, in bytes. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_DISCARD_ALIGNMENT: &str = ".limits.discard_alignment";

/// Bytes that one write of zeros may take; 0 for no limit. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_WRITE_ZEROES_MAX: &str = ".limits.write_zeroes_max";

/// What writes of zeros are best aligned to, in bytes. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_WRITE_ZEROES_ALIGNMENT: &str =
    ".limits.write_zeroes_alignment";

/// The best size of a request, in bytes. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_TRANSFER_OPTIMAL: &str = ".limits.transfer_optimal";

/// The largest size of a request, in bytes. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_TRANSFER_MAX: &str = ".limits.transfer_max";

/// The largest size that the hardware takes, in bytes. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_TRANSFER_HW_MAX: &str = ".limits.transfer_hw_max";

/// How many pieces of memory one request may have. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_IOV_MAX: &str = ".limits.iov_max";

/// How many the hardware takes. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_IOV_HW_MAX: &str = ".limits.iov_hw_max";

/// What memory must be aligned to, in bytes. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_MEMORY_ALIGNMENT_MINIMAL: &str =
    ".limits.memory_alignment_minimal";

/// What memory is best aligned to, in bytes. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_MEMORY_ALIGNMENT_OPTIMAL: &str =
    ".limits.memory_alignment_optimal";

/// How many groups of timed figures there are. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_COUNT: &str = ".timed_group.count";

/// Starts the names of a group of timed figures; a number follows. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_PREFIX: &str = ".timed_group.";

/// How long the figures below look back, in seconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_INTERVAL: &str = ".interval";

/// Shortest read, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_LATENCY_MIN: &str = ".rd_latency_min";

/// Longest read, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_LATENCY_MAX: &str = ".rd_latency_max";

/// Average read, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_LATENCY_AVG: &str = ".rd_latency_avg";

/// Shortest write, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_LATENCY_MIN: &str = ".wr_latency_min";

/// Longest write, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_LATENCY_MAX: &str = ".wr_latency_max";

/// Average write, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_LATENCY_AVG: &str = ".wr_latency_avg";

/// Shortest zone append, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_LATENCY_MIN: &str =
    ".zone_append_latency_min";

/// Longest zone append, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_LATENCY_MAX: &str =
    ".zone_append_latency_max";

/// Average zone append, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_LATENCY_AVG: &str =
    ".zone_append_latency_avg";

/// Shortest flush, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_FLUSH_LATENCY_MIN: &str = ".flush_latency_min";

/// Longest flush, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_FLUSH_LATENCY_MAX: &str = ".flush_latency_max";

/// Average flush, in nanoseconds. Type: unsigned long long. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_FLUSH_LATENCY_AVG: &str = ".flush_latency_avg";

/// How many reads were under way, on average. Type: double. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_QUEUE_DEPTH_AVG: &str = ".rd_queue_depth_avg";

/// How many writes were under way, on average. Type: double. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_QUEUE_DEPTH_AVG: &str = ".wr_queue_depth_avg";

/// How many zone appends were under way, on average. Type: double. Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_QUEUE_DEPTH_AVG: &str =
    ".zone_append_queue_depth_avg";

/// Starts the names of the histogram of how long reads took. Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_READ_PREFIX: &str = ".latency_histogram.read.";

/// Starts the names of the histogram of how long writes took. Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_WRITE_PREFIX: &str = ".latency_histogram.write.";

/// Starts the names of the histogram of how long zone appends took. Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_ZONE_APPEND_PREFIX: &str =
    ".latency_histogram.zone_append.";

/// Starts the names of the histogram of how long flushes took. Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_FLUSH_PREFIX: &str = ".latency_histogram.flush.";

/// How many bins the histogram has. Type: unsigned long long. Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_COUNT: &str = "bin.count";

/// Starts the names of a bin; a number follows. Type: unsigned int. Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_PREFIX: &str = "bin.";

/// Where the bin starts, in nanoseconds. Type: unsigned long long. Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_SUFFIX_START: &str = ".start";

/// How many requests fell into it. Type: unsigned long long. Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_SUFFIX_VALUE: &str = ".value";

/// Bytes of cache in use. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CMT: &str = "perf.cmt";

/// Bytes to and from all memory per second. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_MBMT: &str = "perf.mbmt";

/// Bytes to and from memory of the same processor per second. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_MBML: &str = "perf.mbml";

/// Cache misses. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CACHE_MISSES: &str = "perf.cache_misses";

/// Cache accesses. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CACHE_REFERENCES: &str = "perf.cache_references";

/// Instructions. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_INSTRUCTIONS: &str = "perf.instructions";

/// Processor cycles. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CPU_CYCLES: &str = "perf.cpu_cycles";

/// Branches. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_BRANCH_INSTRUCTIONS: &str = "perf.branch_instructions";

/// Branches that were predicted wrong. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_BRANCH_MISSES: &str = "perf.branch_misses";

/// Bus cycles. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_BUS_CYCLES: &str = "perf.bus_cycles";

/// Cycles with nothing to decode. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_FRONTEND: &str = "perf.stalled_cycles_frontend";

/// Cycles with nothing to execute. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_BACKEND: &str = "perf.stalled_cycles_backend";

/// Processor cycles at a fixed clock rate. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_REF_CPU_CYCLES: &str = "perf.ref_cpu_cycles";

/// Time by the clock of the CPU, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CPU_CLOCK: &str = "perf.cpu_clock";

/// Time by the clock of the task, in nanoseconds. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_TASK_CLOCK: &str = "perf.task_clock";

/// Page faults. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS: &str = "perf.page_faults";

/// Changes from one task to another. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CONTEXT_SWITCHES: &str = "perf.context_switches";

/// Moves from one CPU to another. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CPU_MIGRATIONS: &str = "perf.cpu_migrations";

/// Page faults that needed no disk. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MIN: &str = "perf.page_faults_min";

/// Page faults that needed a disk. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MAJ: &str = "perf.page_faults_maj";

/// Accesses that were not aligned. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_ALIGNMENT_FAULTS: &str = "perf.alignment_faults";

/// Instructions that were emulated. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_EMULATION_FAULTS: &str = "perf.emulation_faults";

/// The highest number of a thread, plus one; some below may be missing. Type: unsigned int. Since
/// 11.2.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_COUNT: &str = "iothread.count";

/// Starts the names of a thread that serves disks; its number follows. Since 11.2.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_PREFIX: &str = "iothread.";

/// As `VIR_DOMAIN_IOTHREAD_POLL_MAX_NS`. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_MAX_NS: &str = ".poll-max-ns";

/// As `VIR_DOMAIN_IOTHREAD_POLL_GROW`. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_GROW: &str = ".poll-grow";

/// As `VIR_DOMAIN_IOTHREAD_POLL_SHRINK`. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_SHRINK: &str = ".poll-shrink";

/// As `VIR_DOMAIN_IOTHREAD_POLL_WEIGHT`. Type: unsigned int. Since 12.7.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_WEIGHT: &str = ".poll-weight";

/// How many monitors of memory bandwidth there are. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_COUNT: &str = "memory.bandwidth.monitor.count";

/// Starts the names of such a monitor; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_PREFIX: &str = "memory.bandwidth.monitor.";

/// Its name. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NAME: &str = ".name";

/// The virtual CPUs it looks at. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_VCPUS: &str = ".vcpus";

/// How many memory controllers it looks at. Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_COUNT: &str = ".node.count";

/// Starts the names of a controller; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_PREFIX: &str = ".node.";

/// Number of the controller on the host. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_ID: &str = ".id";

/// Bytes to and from memory of the same processor. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_BYTES_LOCAL: &str = ".bytes.local";

/// Bytes to and from all memory. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_BYTES_TOTAL: &str = ".bytes.total";

/// How many energy monitors there are. Type: unsigned int. Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_COUNT: &str = "cpu.energy.monitor.count";

/// Starts the names of an energy monitor; a number follows. Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_PREFIX: &str = "cpu.energy.monitor.";

/// Its name. Type: string. Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_NAME: &str = ".name";

/// The virtual CPUs it looks at. Type: string. Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_VCPUS: &str = ".vcpus";

/// How many processor packages it looks at. Type: unsigned int. Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_PKG_COUNT: &str = ".pkg.count";

/// Starts the names of a package; a number follows. Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_PKG_PREFIX: &str = ".pkg.";

/// Number of the package on the host. Type: unsigned int. Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_PKG_SUFFIX_ID: &str = ".id";

/// One of `virDomainDirtyRateStatus`. Type: int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_STATUS: &str = "dirtyrate.calc_status";

/// When the measurement began, in seconds. Type: long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_START_TIME: &str = "dirtyrate.calc_start_time";

/// How long it takes, in seconds. Type: int. Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_PERIOD: &str = "dirtyrate.calc_period";

/// Memory that changed, in MiB per second. Type: long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_MEGABYTES_PER_SECOND: &str = "dirtyrate.megabytes_per_second";

/// How it is measured. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_MODE: &str = "dirtyrate.calc_mode";

/// Starts the names of a virtual CPU; its number follows. Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_VCPU_PREFIX: &str = "dirtyrate.vcpu.";

/// Memory that it changed, in MiB per second. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_VCPU_SUFFIX_MEGABYTES_PER_SECOND: &str = ".megabytes_per_second";

/// Starts the names of what the hypervisor itself counts. Since 11.2.0.
pub const VIR_DOMAIN_STATS_VM_PREFIX: &str = "vm.";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_CMT` on and off. Since 1.3.3.
pub const VIR_PERF_PARAM_CMT: &str = "cmt";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_MBMT` on and off. Since 1.3.5.
pub const VIR_PERF_PARAM_MBMT: &str = "mbmt";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_MBML` on and off. Since 1.3.5.
pub const VIR_PERF_PARAM_MBML: &str = "mbml";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_CACHE_MISSES` on and off. Since 2.3.0.
pub const VIR_PERF_PARAM_CACHE_MISSES: &str = "cache_misses";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_CACHE_REFERENCES` on and off. Since 2.3.0.
pub const VIR_PERF_PARAM_CACHE_REFERENCES: &str = "cache_references";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_INSTRUCTIONS` on and off. Since 2.3.0.
pub const VIR_PERF_PARAM_INSTRUCTIONS: &str = "instructions";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_CPU_CYCLES` on and off. Since 2.3.0.
pub const VIR_PERF_PARAM_CPU_CYCLES: &str = "cpu_cycles";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_BRANCH_INSTRUCTIONS` on and off. Since 3.0.0.
pub const VIR_PERF_PARAM_BRANCH_INSTRUCTIONS: &str = "branch_instructions";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_BRANCH_MISSES` on and off. Since 3.0.0.
pub const VIR_PERF_PARAM_BRANCH_MISSES: &str = "branch_misses";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_BUS_CYCLES` on and off. Since 3.0.0.
pub const VIR_PERF_PARAM_BUS_CYCLES: &str = "bus_cycles";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_FRONTEND` on and off. Since 3.0.0.
pub const VIR_PERF_PARAM_STALLED_CYCLES_FRONTEND: &str = "stalled_cycles_frontend";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_BACKEND` on and off. Since 3.0.0.
pub const VIR_PERF_PARAM_STALLED_CYCLES_BACKEND: &str = "stalled_cycles_backend";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_REF_CPU_CYCLES` on and off. Since 3.0.0.
pub const VIR_PERF_PARAM_REF_CPU_CYCLES: &str = "ref_cpu_cycles";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_CPU_CLOCK` on and off. Since 3.2.0.
pub const VIR_PERF_PARAM_CPU_CLOCK: &str = "cpu_clock";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_TASK_CLOCK` on and off. Since 3.2.0.
pub const VIR_PERF_PARAM_TASK_CLOCK: &str = "task_clock";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_PAGE_FAULTS` on and off. Since 3.2.0.
pub const VIR_PERF_PARAM_PAGE_FAULTS: &str = "page_faults";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_CONTEXT_SWITCHES` on and off. Since 3.2.0.
pub const VIR_PERF_PARAM_CONTEXT_SWITCHES: &str = "context_switches";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_CPU_MIGRATIONS` on and off. Since 3.2.0.
pub const VIR_PERF_PARAM_CPU_MIGRATIONS: &str = "cpu_migrations";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MIN` on and off. Since 3.2.0.
pub const VIR_PERF_PARAM_PAGE_FAULTS_MIN: &str = "page_faults_min";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MAJ` on and off. Since 3.2.0.
pub const VIR_PERF_PARAM_PAGE_FAULTS_MAJ: &str = "page_faults_maj";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_ALIGNMENT_FAULTS` on and off. Since 3.2.0.
pub const VIR_PERF_PARAM_ALIGNMENT_FAULTS: &str = "alignment_faults";

/// Switches the counter of `VIR_DOMAIN_STATS_PERF_EMULATION_FAULTS` on and off. Since 3.2.0.
pub const VIR_PERF_PARAM_EMULATION_FAULTS: &str = "emulation_faults";

/// What passed through a disk. A figure that is not known is -1. Since 0.3.3.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainBlockStats {
    /// Read requests.
    pub rd_req: c_longlong,
    /// Bytes read.
    pub rd_bytes: c_longlong,
    /// Write requests.
    pub wr_req: c_longlong,
    /// Bytes written.
    pub wr_bytes: c_longlong,
    /// Errors, where the hypervisor counts them.
    pub errs: c_longlong,
}

/// What passed through a network interface, as the guest sees it. A figure that is not known is -1.
/// Since 0.3.3.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainInterfaceStats {
    /// Bytes received.
    pub rx_bytes: c_longlong,
    /// Packets received.
    pub rx_packets: c_longlong,
    /// Errors on receiving.
    pub rx_errs: c_longlong,
    /// Packets dropped on receiving.
    pub rx_drop: c_longlong,
    /// Bytes sent.
    pub tx_bytes: c_longlong,
    /// Packets sent.
    pub tx_packets: c_longlong,
    /// Errors on sending.
    pub tx_errs: c_longlong,
    /// Packets dropped on sending.
    pub tx_drop: c_longlong,
}

/// One figure about a domain's memory. Since 0.7.5.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainMemoryStat {
    /// Which one, of `virDomainMemoryStatTags`.
    pub tag: c_int,
    /// The figure, in the unit of its tag.
    pub val: c_ulonglong,
}

/// Statistics of one domain. virDomainStatsRecordListFree() releases a list of records with all that is
/// in them. Since 1.2.8.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainStatsRecord {
    /// The domain; take a reference to keep it.
    pub dom: virDomainPtr,
    /// The statistics by name.
    pub params: virTypedParameterPtr,
    /// How many there are.
    pub nparams: c_int,
}

/// Pointer to a `virDomainBlockStatsStruct`; the memory is the caller's. Since 0.3.2.
pub type virDomainBlockStatsPtr = *mut virDomainBlockStatsStruct;

/// Short name of `struct _virDomainBlockStats`. Since 0.3.3.
pub type virDomainBlockStatsStruct = _virDomainBlockStats;

/// Pointer to a `virDomainInterfaceStatsStruct`; the memory is the caller's. Since 0.3.2.
pub type virDomainInterfaceStatsPtr = *mut virDomainInterfaceStatsStruct;

/// Short name of `struct _virDomainInterfaceStats`. Since 0.3.3.
pub type virDomainInterfaceStatsStruct = _virDomainInterfaceStats;

/// Pointer to `virDomainMemoryStatStruct`, alone or in an array; the memory is the caller's. Since
/// 0.7.5.
pub type virDomainMemoryStatPtr = *mut virDomainMemoryStatStruct;

/// Short name of `struct _virDomainMemoryStat`. Since 0.7.5.
pub type virDomainMemoryStatStruct = _virDomainMemoryStat;

/// Short name of `struct _virDomainStatsRecord`. Since 1.2.8.
pub type virDomainStatsRecord = _virDomainStatsRecord;

/// Pointer to a `virDomainStatsRecord`. Since 1.2.8.
pub type virDomainStatsRecordPtr = *mut virDomainStatsRecord;

/// Figures about a domain's memory. The guest's balloon driver supplies most of them. Since 0.7.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMemoryStatTags {
    /// KiB read from swap. Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_SWAP_IN = 0,
    /// KiB written to swap. Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_SWAP_OUT = 1,
    /// Page faults that needed a disk. Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT = 2,
    /// Page faults that needed none. Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT = 3,
    /// KiB that the guest does not use at all. Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_UNUSED = 4,
    /// KiB that the guest sees. Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_AVAILABLE = 5,
    /// KiB that the balloon leaves it. Since 0.9.3.
    VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON = 6,
    /// KiB of the host that its process takes. Since 0.9.10.
    VIR_DOMAIN_MEMORY_STAT_RSS = 7,
    /// KiB that the guest could use without swapping. Since 2.1.0.
    VIR_DOMAIN_MEMORY_STAT_USABLE = 8,
    /// When the guest told these, in seconds since 1970. Since 2.1.0.
    VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE = 9,
    /// KiB in caches that can be given up without a disk. Since 4.6.0.
    VIR_DOMAIN_MEMORY_STAT_DISK_CACHES = 10,
    /// Huge pages that the guest got. Since 5.4.0.
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC = 11,
    /// Huge pages that the guest failed to get. Since 5.4.0.
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL = 12,
    /// How many tags there are. Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_NR = 13,
}

impl virDomainMemoryStatTags {
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    pub const VIR_DOMAIN_MEMORY_STAT_LAST: Self = Self::VIR_DOMAIN_MEMORY_STAT_NR;
}

/// Groups of statistics to ask for. 0 asks for all that the driver has. Since 1.2.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainStatsTypes {
    /// State and its reason. Since 1.2.8.
    VIR_DOMAIN_STATS_STATE = 1 << 0,
    /// CPU time. Since 1.2.9.
    VIR_DOMAIN_STATS_CPU_TOTAL = 1 << 1,
    /// Memory. Since 1.2.9.
    VIR_DOMAIN_STATS_BALLOON = 1 << 2,
    /// Virtual CPUs. Since 1.2.9.
    VIR_DOMAIN_STATS_VCPU = 1 << 3,
    /// Network interfaces. Since 1.2.9.
    VIR_DOMAIN_STATS_INTERFACE = 1 << 4,
    /// Disks. Since 1.2.9.
    VIR_DOMAIN_STATS_BLOCK = 1 << 5,
    /// Performance counters that are switched on. Since 1.3.3.
    VIR_DOMAIN_STATS_PERF = 1 << 6,
    /// Threads that serve disks. Since 4.10.0.
    VIR_DOMAIN_STATS_IOTHREAD = 1 << 7,
    /// Memory bandwidth. Since 6.0.0.
    VIR_DOMAIN_STATS_MEMORY = 1 << 8,
    /// How fast memory changes. Since 7.2.0.
    VIR_DOMAIN_STATS_DIRTYRATE = 1 << 9,
    /// What the hypervisor itself counts; names vary. Since 8.9.0.
    VIR_DOMAIN_STATS_VM = 1 << 10,
}

/// Which domains to take statistics of, and how. Filters are those of `virConnectListAllDomainsFlags`.
/// Since 1.2.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectGetAllDomainStatsFlags {
    /// Those that run. Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE = 1 << 0,
    /// Those that do not. Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE = 1 << 1,
    /// Those that have a configuration. Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_PERSISTENT = 1 << 2,
    /// Those that vanish when they stop. Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT = 1 << 3,
    /// Those in state running. Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING = 1 << 4,
    /// Those in state paused. Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_PAUSED = 1 << 5,
    /// Those in state off. Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF = 1 << 6,
    /// Those in any other state. Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_OTHER = 1 << 7,
    /// Leave out what would mean to wait for a busy domain. Since 4.5.0.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT = 1 << 29,
    /// Include what lies below each disk. Since 1.2.12.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING = 1 << 30,
    /// Fail when a group that was asked for is not supported. Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS = 1 << 31,
}

/// How a measurement of memory changes stands. Since 7.2.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDirtyRateStatus {
    /// It has not begun. Since 7.2.0.
    VIR_DOMAIN_DIRTYRATE_UNSTARTED = 0,
    /// It goes on. Since 7.2.0.
    VIR_DOMAIN_DIRTYRATE_MEASURING = 1,
    /// It is done. Since 7.2.0.
    VIR_DOMAIN_DIRTYRATE_MEASURED = 2,
    /// One more than the last value; grows with new releases. Since 7.2.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_DIRTYRATE_LAST = 3,
}

/// How to measure memory changes. Since 8.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDirtyRateCalcFlags {
    /// By samples. Since 8.1.0.
    VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING = 0,
    /// By a bitmap. Since 8.1.0.
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP = 1,
    /// By a ring buffer of each virtual CPU. Since 8.1.0.
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING = 2,
}
