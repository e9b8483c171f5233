// SPDX-License-Identifier: LGPL-2.1-or-later
//! Memory, virtual CPUs and the scheduler.

use std::sync::Arc;

use virt_abi::virDomainMemoryModFlags::VIR_DOMAIN_MEM_MAXIMUM;
use virt_abi::virDomainMemoryStatTags::*;
use virt_abi::virDomainModificationImpact::*;
use virt_abi::virDomainVcpuFlags::VIR_DOMAIN_VCPU_MAXIMUM;
use virt_abi::virTypedParameterFlags::VIR_TYPED_PARAM_STRING_OKAY;
use virt_abi::{self as abi, virDomainMemoryStatStruct};
use virt_core::object::Domain;
use virt_core::typed_params::{Expected, Kind, TypedParam, Value, validate};
use virt_core::types::CpuStats;
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail};
use crate::definition;
use crate::state::State;

/// The most virtual CPUs that a domain may have.
pub const MAX_VCPUS: u32 = 32;

const LIVE: u32 = VIR_DOMAIN_AFFECT_LIVE as u32;
const CONFIG: u32 = VIR_DOMAIN_AFFECT_CONFIG as u32;

/// `virDomainGetMaxMemory`
pub fn max_memory(state: &State, handle: &Domain) -> Result<u64> {
    state.with(handle, |inner| Ok(inner.current.max_memory_kib))
}

/// `virDomainSetMaxMemory`
pub fn set_max_memory(state: &State, handle: &Domain, memory: u64) -> Result<()> {
    set_memory_flags(state, handle, memory, VIR_DOMAIN_MEM_MAXIMUM as u32)
}

/// `virDomainSetMemory`
pub fn set_memory(state: &State, handle: &Domain, memory: u64) -> Result<()> {
    set_memory_flags(state, handle, memory, LIVE)
}

/// `virDomainSetMemoryFlags`
pub fn set_memory_flags(state: &State, handle: &Domain, memory: u64, flags: u32) -> Result<()> {
    let maximum = VIR_DOMAIN_MEM_MAXIMUM as u32;
    checks::flags("testDomainSetMemoryFlags", flags, LIVE | CONFIG | maximum)?;
    let invalid = |text| Err(fail(ErrorCode::OPERATION_INVALID, text));
    state.with(handle, |inner| {
        let live = inner.is_live(flags)?;
        let now = inner.definition(flags)?;
        if flags & maximum == 0 {
            if memory > now.max_memory_kib {
                let text = tr!("cannot set memory higher than max memory");
                return Err(fail(ErrorCode::INVALID_ARG, text));
            }
            inner.definition_mut(flags)?.memory_kib = memory;
            return Ok(());
        }
        if live {
            return invalid(tr!("cannot resize the maximum memory on an active domain"));
        }
        if now.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref()).is_some_and(|numa| !numa.cells.is_empty()) {
            return invalid(tr!(
                "initial memory size of a domain with NUMA nodes cannot be modified with this API"
            ));
        }
        if definition::hotplug_limit(now).is_some_and(|limit| limit < memory) {
            return invalid(tr!("cannot set initial memory size greater than the maximum memory size"));
        }
        let definition = inner.definition_mut(flags)?;
        definition.max_memory_kib = memory;
        definition.memory_kib = definition.memory_kib.min(memory);
        Ok(())
    })
}

/// `virDomainSetMemoryStatsPeriod`
pub fn set_memory_stats_period(state: &State, handle: &Domain, period: i32, flags: u32) -> Result<()> {
    checks::flags("testDomainSetMemoryStatsPeriod", flags, LIVE | CONFIG)?;
    state.with(handle, |inner| {
        if !definition::has_memory_balloon(inner.definition(flags)?) {
            let text = tr!("No memory balloon device configured, can not set the collection period");
            return Err(fail(ErrorCode::INTERNAL_ERROR, text));
        }
        definition::set_balloon_period(inner.definition_mut(flags)?, u32::try_from(period).unwrap_or(0));
        Ok(())
    })
}

/// `virDomainMemoryStats`: made up from the memory that the domain has.
pub fn memory_stats(
    state: &State,
    handle: &Domain,
    max: usize,
    flags: u32,
) -> Result<Vec<virDomainMemoryStatStruct>> {
    checks::flags("testDomainMemoryStats", flags, 0)?;
    let memory = state.with(handle, |inner| {
        inner.check_active()?;
        let balloon = definition::has_memory_balloon(&inner.current);
        Ok(balloon.then(|| inner.current.memory_kib))
    })?;
    let Some(memory) = memory else { return Ok(Vec::new()) };
    // As wide as the reference has it.
    let memory = memory as i32;
    let wide = |value: i32| i64::from(value) as u64;
    let all = [
        (VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON, wide(memory)),
        (VIR_DOMAIN_MEMORY_STAT_SWAP_IN, 0),
        (VIR_DOMAIN_MEMORY_STAT_SWAP_OUT, 0),
        (VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT, 0),
        (VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT, 0),
        (VIR_DOMAIN_MEMORY_STAT_UNUSED, wide(memory / 2)),
        (VIR_DOMAIN_MEMORY_STAT_AVAILABLE, wide(memory)),
        (VIR_DOMAIN_MEMORY_STAT_USABLE, wide(memory / 2)),
        (VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE, 627_319_920),
        (VIR_DOMAIN_MEMORY_STAT_DISK_CACHES, wide(memory / 8)),
        (VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC, 0),
        (VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL, 0),
        (VIR_DOMAIN_MEMORY_STAT_RSS, wide(memory / 2)),
    ];
    let stat =
        |(tag, val): (abi::virDomainMemoryStatTags, u64)| virDomainMemoryStatStruct { tag: tag as i32, val };
    Ok(all.into_iter().take(max).map(stat).collect())
}

/// `virDomainGetMaxVcpus`
pub fn max_vcpus(state: &State, handle: &Domain) -> Result<i32> {
    vcpus_flags(state, handle, LIVE | VIR_DOMAIN_VCPU_MAXIMUM as u32)
}

/// `virDomainGetVcpusFlags`
pub fn vcpus_flags(state: &State, handle: &Domain, flags: u32) -> Result<i32> {
    let maximum = VIR_DOMAIN_VCPU_MAXIMUM as u32;
    checks::flags("testDomainGetVcpusFlags", flags, LIVE | CONFIG | maximum)?;
    state.with(handle, |inner| {
        let definition = inner.definition(flags)?;
        let count = match flags & maximum {
            0 => definition.vcpus.current,
            _ => definition.vcpus.max,
        };
        Ok(count as i32)
    })
}

/// `virDomainSetVcpus`
pub fn set_vcpus(state: &State, handle: &Domain, count: u32) -> Result<()> {
    set_vcpus_flags(state, handle, count, LIVE)
}

/// `virDomainSetVcpusFlags`
pub fn set_vcpus_flags(state: &State, handle: &Domain, count: u32, flags: u32) -> Result<()> {
    let maximum = flags & VIR_DOMAIN_VCPU_MAXIMUM as u32 != 0;
    checks::flags("testDomainSetVcpusFlags", flags, LIVE | CONFIG | VIR_DOMAIN_VCPU_MAXIMUM as u32)?;
    if count > MAX_VCPUS {
        let text = tr!(
            "requested cpu amount exceeds maximum supported amount (%1$d > %2$d)",
            count as i32,
            MAX_VCPUS
        );
        return Err(fail(ErrorCode::INVALID_ARG, text));
    }
    let check = |definition: &Arc<virt_conf::domain::Definition>| {
        let max = definition.vcpus.max;
        if max >= count {
            return Ok(());
        }
        let text = tr!("requested cpu amount exceeds maximum (%1$d > %2$d)", count as i32, max);
        Err(fail(ErrorCode::INVALID_ARG, text))
    };
    state.with(handle, |inner| {
        let targets = inner.definitions(flags)?;
        if let Some(live) = targets.live {
            check(live)?;
        }
        if let Some(stored) = &targets.stored
            && !maximum
        {
            check(stored)?;
        }
        let targets = inner.definitions(flags)?;
        if let Some(live) = targets.live {
            definition::set_vcpus(Arc::make_mut(live), count);
        }
        match targets.stored {
            Some(stored) if maximum => definition::set_max_vcpus(Arc::make_mut(stored), count),
            Some(stored) => definition::set_vcpus(Arc::make_mut(stored), count),
            None => {}
        }
        Ok(())
    })
}

/// `virDomainGetSchedulerParameters`
pub fn scheduler(state: &State, handle: &Domain, flags: u32) -> Result<Vec<TypedParam>> {
    checks::flags("testDomainGetSchedulerParametersFlags", flags, 0)?;
    state.with(handle, |_| Ok(vec![TypedParam::new(abi::VIR_DOMAIN_SCHEDULER_WEIGHT, 50_u32)]))
}

/// `virDomainSetSchedulerParameters`: looked at, to no effect, as in the reference.
pub fn set_scheduler(state: &State, handle: &Domain, params: &[TypedParam], flags: u32) -> Result<()> {
    checks::flags("testDomainSetSchedulerParametersFlags", flags, 0)?;
    validate(params, &[Expected::of(abi::VIR_DOMAIN_SCHEDULER_WEIGHT, Kind::UInt)])?;
    state.with(handle, |_| Ok(()))
}

const CPU_TIME: u64 = 48_772_617_035;

/// `virDomainGetCPUStats`
pub fn cpu_stats(
    state: &State,
    handle: &Domain,
    nparams: u32,
    start_cpu: i32,
    ncpus: u32,
    flags: u32,
) -> Result<CpuStats> {
    checks::flags("testDomainGetCPUStats", flags, VIR_TYPED_PARAM_STRING_OKAY as u32)?;
    state.with(handle, |inner| inner.check_active())?;
    let param =
        |name: &'static str, value: u64| TypedParam { name: name.into(), value: Value::ULLong(value) };
    if start_cpu == -1 {
        let all = [
            param(abi::VIR_DOMAIN_CPU_STATS_CPUTIME, CPU_TIME),
            param(abi::VIR_DOMAIN_CPU_STATS_USERTIME, 5_540_000_000),
            param(abi::VIR_DOMAIN_CPU_STATS_SYSTEMTIME, 6_460_000_000),
        ];
        let count = if nparams == 0 { all.len() } else { all.len().min(nparams as usize) };
        return Ok(CpuStats { count: count as i32, cpus: vec![all[..count.min(nparams as usize)].to_vec()] });
    }
    let total = state.host.info.cores;
    if ncpus == 0 {
        return Ok(CpuStats { count: total as i32, cpus: Vec::new() });
    }
    if nparams == 0 {
        return Ok(CpuStats { count: 2, cpus: Vec::new() });
    }
    let start = start_cpu as u32;
    if start >= total {
        let text = tr!("start_cpu %1$d larger than maximum of %2$d", start_cpu, total.wrapping_sub(1) as i32);
        return Err(fail(ErrorCode::INVALID_ARG, text));
    }
    let share = CPU_TIME / u64::from(total);
    let cpu = |cpu: u32| {
        let time = share + u64::from(cpu);
        let all = [
            param(abi::VIR_DOMAIN_CPU_STATS_CPUTIME, time),
            param(abi::VIR_DOMAIN_CPU_STATS_VCPUTIME, time.wrapping_sub(1_234_567_890)),
        ];
        all.into_iter().take(nparams as usize).collect()
    };
    let cpus = (start..total.min(start.saturating_add(ncpus))).map(cpu).collect();
    Ok(CpuStats { count: nparams.min(2) as i32, cpus })
}
