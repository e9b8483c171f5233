// SPDX-License-Identifier: LGPL-2.1-or-later
//! Statistics: which to ask for, and the names they come back under.
//!
//! The names of repeated groups are put together from a prefix, a number and a suffix:
//! `VIR_DOMAIN_STATS_NET_PREFIX`, `0`, `VIR_DOMAIN_STATS_NET_SUFFIX_NAME` make `net.0.name`.

use core::ffi::{c_int, c_longlong, c_ulonglong};

use crate::{virDomainPtr, virTypedParameterPtr};

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_STATE_STATE: &str = "state.state";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_STATE_REASON: &str = "state.reason";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_TIME: &str = "cpu.time";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_USER: &str = "cpu.user";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_SYSTEM: &str = "cpu.system";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_HALTPOLL_SUCCESS_TIME: &str = "cpu.haltpoll.success.time";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_HALTPOLL_FAIL_TIME: &str = "cpu.haltpoll.fail.time";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_COUNT: &str = "cpu.cache.monitor.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_PREFIX: &str = "cpu.cache.monitor.";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_NAME: &str = ".name";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_VCPUS: &str = ".vcpus";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_COUNT: &str = ".bank.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_PREFIX: &str = ".bank.";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_SUFFIX_ID: &str = ".id";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_SUFFIX_BYTES: &str = ".bytes";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_CURRENT: &str = "balloon.current";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_MAXIMUM: &str = "balloon.maximum";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_SWAP_IN: &str = "balloon.swap_in";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_SWAP_OUT: &str = "balloon.swap_out";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_MAJOR_FAULT: &str = "balloon.major_fault";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_MINOR_FAULT: &str = "balloon.minor_fault";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_UNUSED: &str = "balloon.unused";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_AVAILABLE: &str = "balloon.available";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_RSS: &str = "balloon.rss";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_USABLE: &str = "balloon.usable";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_LAST_UPDATE: &str = "balloon.last-update";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_DISK_CACHES: &str = "balloon.disk_caches";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_HUGETLB_PGALLOC: &str = "balloon.hugetlb_pgalloc";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BALLOON_HUGETLB_PGFAIL: &str = "balloon.hugetlb_pgfail";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_CURRENT: &str = "vcpu.current";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_MAXIMUM: &str = "vcpu.maximum";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_PREFIX: &str = "vcpu.";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_STATE: &str = ".state";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_TIME: &str = ".time";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_WAIT: &str = ".wait";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_HALTED: &str = ".halted";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_DELAY: &str = ".delay";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_CUR: &str = ".cur";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_SUM: &str = ".sum";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_MAX: &str = ".max";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_COUNT: &str = "net.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_PREFIX: &str = "net.";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_NAME: &str = ".name";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_BYTES: &str = ".rx.bytes";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_PKTS: &str = ".rx.pkts";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_ERRS: &str = ".rx.errs";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_DROP: &str = ".rx.drop";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_BYTES: &str = ".tx.bytes";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_PKTS: &str = ".tx.pkts";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_ERRS: &str = ".tx.errs";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_DROP: &str = ".tx.drop";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_COUNT: &str = "block.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_PREFIX: &str = "block.";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_NAME: &str = ".name";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_BACKINGINDEX: &str = ".backingIndex";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_PATH: &str = ".path";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_REQS: &str = ".rd.reqs";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_BYTES: &str = ".rd.bytes";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_TIMES: &str = ".rd.times";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_REQS: &str = ".wr.reqs";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_BYTES: &str = ".wr.bytes";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_TIMES: &str = ".wr.times";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_FL_REQS: &str = ".fl.reqs";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_FL_TIMES: &str = ".fl.times";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_ERRORS: &str = ".errors";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_ALLOCATION: &str = ".allocation";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_CAPACITY: &str = ".capacity";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_PHYSICAL: &str = ".physical";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_THRESHOLD: &str = ".threshold";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_REQUEST_ALIGNMENT: &str = ".limits.request_alignment";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_DISCARD_MAX: &str = ".limits.discard_max";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_DISCARD_ALIGNMENT: &str = ".limits.discard_alignment";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_WRITE_ZEROES_MAX: &str = ".limits.write_zeroes_max";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_WRITE_ZEROES_ALIGNMENT: &str =
    ".limits.write_zeroes_alignment";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_TRANSFER_OPTIMAL: &str = ".limits.transfer_optimal";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_TRANSFER_MAX: &str = ".limits.transfer_max";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_TRANSFER_HW_MAX: &str = ".limits.transfer_hw_max";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_IOV_MAX: &str = ".limits.iov_max";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_IOV_HW_MAX: &str = ".limits.iov_hw_max";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_MEMORY_ALIGNMENT_MINIMAL: &str =
    ".limits.memory_alignment_minimal";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_MEMORY_ALIGNMENT_OPTIMAL: &str =
    ".limits.memory_alignment_optimal";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_COUNT: &str = ".timed_group.count";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_PREFIX: &str = ".timed_group.";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_INTERVAL: &str = ".interval";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_LATENCY_MIN: &str = ".rd_latency_min";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_LATENCY_MAX: &str = ".rd_latency_max";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_LATENCY_AVG: &str = ".rd_latency_avg";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_LATENCY_MIN: &str = ".wr_latency_min";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_LATENCY_MAX: &str = ".wr_latency_max";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_LATENCY_AVG: &str = ".wr_latency_avg";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_LATENCY_MIN: &str =
    ".zone_append_latency_min";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_LATENCY_MAX: &str =
    ".zone_append_latency_max";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_LATENCY_AVG: &str =
    ".zone_append_latency_avg";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_FLUSH_LATENCY_MIN: &str = ".flush_latency_min";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_FLUSH_LATENCY_MAX: &str = ".flush_latency_max";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_FLUSH_LATENCY_AVG: &str = ".flush_latency_avg";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_QUEUE_DEPTH_AVG: &str = ".rd_queue_depth_avg";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_QUEUE_DEPTH_AVG: &str = ".wr_queue_depth_avg";

/// Since 11.10.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_QUEUE_DEPTH_AVG: &str =
    ".zone_append_queue_depth_avg";

/// Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_READ_PREFIX: &str = ".latency_histogram.read.";

/// Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_WRITE_PREFIX: &str = ".latency_histogram.write.";

/// Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_ZONE_APPEND_PREFIX: &str =
    ".latency_histogram.zone_append.";

/// Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_FLUSH_PREFIX: &str = ".latency_histogram.flush.";

/// Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_COUNT: &str = "bin.count";

/// Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_PREFIX: &str = "bin.";

/// Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_SUFFIX_START: &str = ".start";

/// Since 12.1.0.
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_SUFFIX_VALUE: &str = ".value";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CMT: &str = "perf.cmt";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_MBMT: &str = "perf.mbmt";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_MBML: &str = "perf.mbml";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CACHE_MISSES: &str = "perf.cache_misses";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CACHE_REFERENCES: &str = "perf.cache_references";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_INSTRUCTIONS: &str = "perf.instructions";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CPU_CYCLES: &str = "perf.cpu_cycles";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_BRANCH_INSTRUCTIONS: &str = "perf.branch_instructions";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_BRANCH_MISSES: &str = "perf.branch_misses";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_BUS_CYCLES: &str = "perf.bus_cycles";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_FRONTEND: &str = "perf.stalled_cycles_frontend";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_BACKEND: &str = "perf.stalled_cycles_backend";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_REF_CPU_CYCLES: &str = "perf.ref_cpu_cycles";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CPU_CLOCK: &str = "perf.cpu_clock";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_TASK_CLOCK: &str = "perf.task_clock";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS: &str = "perf.page_faults";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CONTEXT_SWITCHES: &str = "perf.context_switches";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_CPU_MIGRATIONS: &str = "perf.cpu_migrations";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MIN: &str = "perf.page_faults_min";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MAJ: &str = "perf.page_faults_maj";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_ALIGNMENT_FAULTS: &str = "perf.alignment_faults";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_PERF_EMULATION_FAULTS: &str = "perf.emulation_faults";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_COUNT: &str = "iothread.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_PREFIX: &str = "iothread.";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_MAX_NS: &str = ".poll-max-ns";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_GROW: &str = ".poll-grow";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_SHRINK: &str = ".poll-shrink";

/// Since 12.7.0.
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_WEIGHT: &str = ".poll-weight";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_COUNT: &str = "memory.bandwidth.monitor.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_PREFIX: &str = "memory.bandwidth.monitor.";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NAME: &str = ".name";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_VCPUS: &str = ".vcpus";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_COUNT: &str = ".node.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_PREFIX: &str = ".node.";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_ID: &str = ".id";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_BYTES_LOCAL: &str = ".bytes.local";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_BYTES_TOTAL: &str = ".bytes.total";

/// Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_COUNT: &str = "cpu.energy.monitor.count";

/// Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_PREFIX: &str = "cpu.energy.monitor.";

/// Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_NAME: &str = ".name";

/// Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_VCPUS: &str = ".vcpus";

/// Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_PKG_COUNT: &str = ".pkg.count";

/// Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_PKG_PREFIX: &str = ".pkg.";

/// Since 12.4.0.
pub const VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_PKG_SUFFIX_ID: &str = ".id";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_STATUS: &str = "dirtyrate.calc_status";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_START_TIME: &str = "dirtyrate.calc_start_time";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_PERIOD: &str = "dirtyrate.calc_period";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_MEGABYTES_PER_SECOND: &str = "dirtyrate.megabytes_per_second";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_MODE: &str = "dirtyrate.calc_mode";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_VCPU_PREFIX: &str = "dirtyrate.vcpu.";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_DIRTYRATE_VCPU_SUFFIX_MEGABYTES_PER_SECOND: &str = ".megabytes_per_second";

/// Since 11.2.0.
pub const VIR_DOMAIN_STATS_VM_PREFIX: &str = "vm.";

/// Since 1.3.3.
pub const VIR_PERF_PARAM_CMT: &str = "cmt";

/// Since 1.3.5.
pub const VIR_PERF_PARAM_MBMT: &str = "mbmt";

/// Since 1.3.5.
pub const VIR_PERF_PARAM_MBML: &str = "mbml";

/// Since 2.3.0.
pub const VIR_PERF_PARAM_CACHE_MISSES: &str = "cache_misses";

/// Since 2.3.0.
pub const VIR_PERF_PARAM_CACHE_REFERENCES: &str = "cache_references";

/// Since 2.3.0.
pub const VIR_PERF_PARAM_INSTRUCTIONS: &str = "instructions";

/// Since 2.3.0.
pub const VIR_PERF_PARAM_CPU_CYCLES: &str = "cpu_cycles";

/// Since 3.0.0.
pub const VIR_PERF_PARAM_BRANCH_INSTRUCTIONS: &str = "branch_instructions";

/// Since 3.0.0.
pub const VIR_PERF_PARAM_BRANCH_MISSES: &str = "branch_misses";

/// Since 3.0.0.
pub const VIR_PERF_PARAM_BUS_CYCLES: &str = "bus_cycles";

/// Since 3.0.0.
pub const VIR_PERF_PARAM_STALLED_CYCLES_FRONTEND: &str = "stalled_cycles_frontend";

/// Since 3.0.0.
pub const VIR_PERF_PARAM_STALLED_CYCLES_BACKEND: &str = "stalled_cycles_backend";

/// Since 3.0.0.
pub const VIR_PERF_PARAM_REF_CPU_CYCLES: &str = "ref_cpu_cycles";

/// Since 3.2.0.
pub const VIR_PERF_PARAM_CPU_CLOCK: &str = "cpu_clock";

/// Since 3.2.0.
pub const VIR_PERF_PARAM_TASK_CLOCK: &str = "task_clock";

/// Since 3.2.0.
pub const VIR_PERF_PARAM_PAGE_FAULTS: &str = "page_faults";

/// Since 3.2.0.
pub const VIR_PERF_PARAM_CONTEXT_SWITCHES: &str = "context_switches";

/// Since 3.2.0.
pub const VIR_PERF_PARAM_CPU_MIGRATIONS: &str = "cpu_migrations";

/// Since 3.2.0.
pub const VIR_PERF_PARAM_PAGE_FAULTS_MIN: &str = "page_faults_min";

/// Since 3.2.0.
pub const VIR_PERF_PARAM_PAGE_FAULTS_MAJ: &str = "page_faults_maj";

/// Since 3.2.0.
pub const VIR_PERF_PARAM_ALIGNMENT_FAULTS: &str = "alignment_faults";

/// Since 3.2.0.
pub const VIR_PERF_PARAM_EMULATION_FAULTS: &str = "emulation_faults";

/// Since 0.3.3.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainBlockStats {
    /// The rd_req.
    pub rd_req: c_longlong,
    /// The rd_bytes.
    pub rd_bytes: c_longlong,
    /// The wr_req.
    pub wr_req: c_longlong,
    /// The wr_bytes.
    pub wr_bytes: c_longlong,
    /// The errs.
    pub errs: c_longlong,
}

/// Since 0.3.3.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainInterfaceStats {
    /// The rx_bytes.
    pub rx_bytes: c_longlong,
    /// The rx_packets.
    pub rx_packets: c_longlong,
    /// The rx_errs.
    pub rx_errs: c_longlong,
    /// The rx_drop.
    pub rx_drop: c_longlong,
    /// The tx_bytes.
    pub tx_bytes: c_longlong,
    /// The tx_packets.
    pub tx_packets: c_longlong,
    /// The tx_errs.
    pub tx_errs: c_longlong,
    /// The tx_drop.
    pub tx_drop: c_longlong,
}

/// Since 0.7.5.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainMemoryStat {
    /// The tag.
    pub tag: c_int,
    /// The val.
    pub val: c_ulonglong,
}

/// Since 1.2.8.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainStatsRecord {
    /// The dom.
    pub dom: virDomainPtr,
    /// The params.
    pub params: virTypedParameterPtr,
    /// The nparams.
    pub nparams: c_int,
}

/// Since 0.3.2.
pub type virDomainBlockStatsPtr = *mut virDomainBlockStatsStruct;

/// Since 0.3.3.
pub type virDomainBlockStatsStruct = _virDomainBlockStats;

/// Since 0.3.2.
pub type virDomainInterfaceStatsPtr = *mut virDomainInterfaceStatsStruct;

/// Since 0.3.3.
pub type virDomainInterfaceStatsStruct = _virDomainInterfaceStats;

/// Since 0.7.5.
pub type virDomainMemoryStatPtr = *mut virDomainMemoryStatStruct;

/// Since 0.7.5.
pub type virDomainMemoryStatStruct = _virDomainMemoryStat;

/// Since 1.2.8.
pub type virDomainStatsRecord = _virDomainStatsRecord;

/// Since 1.2.8.
pub type virDomainStatsRecordPtr = *mut virDomainStatsRecord;

/// Since 0.7.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMemoryStatTags {
    /// Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_SWAP_IN = 0,
    /// Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_SWAP_OUT = 1,
    /// Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT = 2,
    /// Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT = 3,
    /// Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_UNUSED = 4,
    /// Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_AVAILABLE = 5,
    /// Since 0.9.3.
    VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON = 6,
    /// Since 0.9.10.
    VIR_DOMAIN_MEMORY_STAT_RSS = 7,
    /// Since 2.1.0.
    VIR_DOMAIN_MEMORY_STAT_USABLE = 8,
    /// Since 2.1.0.
    VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE = 9,
    /// Since 4.6.0.
    VIR_DOMAIN_MEMORY_STAT_DISK_CACHES = 10,
    /// Since 5.4.0.
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC = 11,
    /// Since 5.4.0.
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL = 12,
    /// Since 0.7.5.
    VIR_DOMAIN_MEMORY_STAT_NR = 13,
}

impl virDomainMemoryStatTags {
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    pub const VIR_DOMAIN_MEMORY_STAT_LAST: Self = Self::VIR_DOMAIN_MEMORY_STAT_NR;
}

/// Since 1.2.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainStatsTypes {
    /// Since 1.2.8.
    VIR_DOMAIN_STATS_STATE = 1 << 0,
    /// Since 1.2.9.
    VIR_DOMAIN_STATS_CPU_TOTAL = 1 << 1,
    /// Since 1.2.9.
    VIR_DOMAIN_STATS_BALLOON = 1 << 2,
    /// Since 1.2.9.
    VIR_DOMAIN_STATS_VCPU = 1 << 3,
    /// Since 1.2.9.
    VIR_DOMAIN_STATS_INTERFACE = 1 << 4,
    /// Since 1.2.9.
    VIR_DOMAIN_STATS_BLOCK = 1 << 5,
    /// Since 1.3.3.
    VIR_DOMAIN_STATS_PERF = 1 << 6,
    /// Since 4.10.0.
    VIR_DOMAIN_STATS_IOTHREAD = 1 << 7,
    /// Since 6.0.0.
    VIR_DOMAIN_STATS_MEMORY = 1 << 8,
    /// Since 7.2.0.
    VIR_DOMAIN_STATS_DIRTYRATE = 1 << 9,
    /// Since 8.9.0.
    VIR_DOMAIN_STATS_VM = 1 << 10,
}

/// Since 1.2.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectGetAllDomainStatsFlags {
    /// Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE = 1 << 0,
    /// Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE = 1 << 1,
    /// Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_PERSISTENT = 1 << 2,
    /// Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT = 1 << 3,
    /// Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING = 1 << 4,
    /// Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_PAUSED = 1 << 5,
    /// Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF = 1 << 6,
    /// Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_OTHER = 1 << 7,
    /// Since 4.5.0.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT = 1 << 29,
    /// Since 1.2.12.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING = 1 << 30,
    /// Since 1.2.8.
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS = 1 << 31,
}

/// Since 7.2.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDirtyRateStatus {
    /// Since 7.2.0.
    VIR_DOMAIN_DIRTYRATE_UNSTARTED = 0,
    /// Since 7.2.0.
    VIR_DOMAIN_DIRTYRATE_MEASURING = 1,
    /// Since 7.2.0.
    VIR_DOMAIN_DIRTYRATE_MEASURED = 2,
    /// Since 7.2.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_DIRTYRATE_LAST = 3,
}

/// Since 8.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDirtyRateCalcFlags {
    /// Since 8.1.0.
    VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING = 0,
    /// Since 8.1.0.
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP = 1,
    /// Since 8.1.0.
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING = 2,
}
