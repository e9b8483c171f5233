// SPDX-License-Identifier: LGPL-2.1-or-later
//! Statistics of domains.

use crate::codec::{number, rpc};
use crate::procedures as call;
use crate::remote::Remote;
use std::sync::Arc;
use virt_abi::virDomainMemoryStatStruct;
use virt_core::object::{Connect, Domain};
use virt_core::types::{CpuStats, DomainStatsRecord};
use virt_core::{Result, tr};

/// The most numbers about a domain's memory.
const MEMORY_STATS_MAX: usize = 1024;

pub(crate) fn domain_memory_stats(
    remote: &Remote,
    domain: &Arc<Domain>,
    max: usize,
    flags: u32,
) -> Result<Vec<virDomainMemoryStatStruct>> {
    if max > MEMORY_STATS_MAX {
        let id = "too many memory stats requested: %1$d > %2$d";
        return Err(rpc(tr!(id, number(max), number(MEMORY_STATS_MAX))));
    }
    call::domain_memory_stats(&remote.client, domain, max as u32, flags)
}

pub(crate) fn connect_get_all_domain_stats(
    remote: &Remote,
    conn: &Connect,
    stats: u32,
    flags: u32,
) -> Result<Vec<DomainStatsRecord>> {
    call::connect_get_all_domain_stats(&remote.client, conn, &[], stats, flags)
}

pub(super) fn list_get_stats(
    remote: &Remote,
    domains: &[Arc<Domain>],
    stats: u32,
    flags: u32,
) -> Result<Vec<DomainStatsRecord>> {
    let Some(first) = domains.first() else { return Ok(Vec::new()) };
    call::connect_get_all_domain_stats(&remote.client, first.connect(), domains, stats, flags)
}

/// The most CPUs, and the most numbers about each, that travel.
const CPUS_MAX: u32 = 128;
const CPU_STATS_MAX: u32 = 16;

pub(super) fn get_cpu_stats(
    remote: &Remote,
    domain: &Arc<Domain>,
    each: u32,
    start: i32,
    cpus: u32,
    flags: u32,
) -> Result<CpuStats> {
    if each > CPU_STATS_MAX {
        return Err(rpc(tr!("nparams count exceeds maximum: %1$u > %2$u", each, CPU_STATS_MAX)));
    }
    if cpus > CPUS_MAX {
        return Err(rpc(tr!("ncpus count exceeds maximum: %1$u > %2$u", cpus, CPUS_MAX)));
    }
    let (params, count) = call::domain_get_cpu_stats(&remote.client, domain, each, start, cpus, flags)?;
    let stride = usize::try_from(count).unwrap_or(0);
    let fits = params.is_empty()
        || params.len() <= (each * cpus) as usize
            && stride > 0
            && stride <= each as usize
            && params.len() % stride == 0;
    if !fits {
        return Err(rpc(tr!("remoteDomainGetCPUStats: returned number of stats exceeds limit")));
    }
    let cpus = match stride {
        0 => Vec::new(),
        _ => params.chunks(stride).map(<[_]>::to_vec).collect(),
    };
    Ok(CpuStats { count, cpus })
}

/// The most disks that an answer tells about.
const DISK_ERRORS_MAX: i32 = 256;

pub(super) fn get_disk_errors(
    remote: &Remote,
    domain: &Arc<Domain>,
    max: Option<usize>,
    flags: u32,
) -> Result<Vec<(String, i32)>> {
    let room = max.unwrap_or(0);
    let (errors, count) = call::domain_get_disk_errors(&remote.client, domain, number(room) as u32, flags)?;
    if errors.len() > room {
        return Err(rpc(tr!("returned number of disk errors exceeds limit")));
    }
    match max {
        Some(_) => Ok(errors),
        // Only their number counts.
        None => Ok(vec![(String::new(), 0); count.clamp(0, DISK_ERRORS_MAX) as usize]),
    }
}
