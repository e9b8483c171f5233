// SPDX-License-Identifier: LGPL-2.1-or-later
//! Threads that do disk I/O.

use virt_abi as abi;
use virt_abi::virDomainModificationImpact::*;
use virt_conf::domain::Definition;
use virt_conf::domain::device::Device;
use virt_conf::domain::tuning::{IoThread, IoThreads};
use virt_core::object::Domain;
use virt_core::typed_params::{Expected, Kind, TypedParam, TypedParams, validate};
use virt_core::types::DomainIOThreadInfo;
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail, fail_domain};
use crate::guest::{Inner, Polling};
use crate::pinning;
use crate::state::State;

const LIVE: u32 = VIR_DOMAIN_AFFECT_LIVE as u32;
const PLACES: u32 = LIVE | VIR_DOMAIN_AFFECT_CONFIG as u32;

fn threads(definition: &Definition) -> &[IoThread] {
    let rare = definition.rare.as_ref().and_then(|rare| rare.iothreads.as_ref());
    rare.map_or(&[], |threads| &threads.threads)
}

fn threads_mut(definition: &mut Definition) -> &mut IoThreads {
    definition.rare_mut().iothreads.get_or_insert_default()
}

fn exists(definition: &Definition, id: u32) -> bool {
    threads(definition).iter().any(|thread| thread.id == id)
}

fn invalid(text: String) -> virt_core::Error {
    fail(ErrorCode::INVALID_ARG, text)
}

fn check_id(id: u32) -> Result<()> {
    if id != 0 { Ok(()) } else { Err(invalid(tr!("invalid value of 0 for iothread_id"))) }
}

/// `virDomainGetIOThreadInfo`
pub fn info(state: &State, handle: &Domain, flags: u32) -> Result<Vec<DomainIOThreadInfo>> {
    checks::flags("testDomainGetIOThreadInfo", flags, PLACES)?;
    let definition = state.with(handle, |inner| inner.definition(flags).cloned())?;
    let anywhere = match &definition.vcpus.cpuset {
        Some(set) => (**set).clone(),
        // As many CPUs of the host as the guest has.
        None => pinning::first_cpus(definition.vcpus.current),
    };
    let info = |thread: &IoThread| {
        let set = pinning::of_iothread(&definition, thread.id).unwrap_or(&anywhere);
        let length = set.max().map_or(0, |last| last as usize / 8 + 1);
        DomainIOThreadInfo { id: thread.id, cpumap: pinning::map_of(set, length) }
    };
    Ok(threads(&definition).iter().map(info).collect())
}

/// `virDomainAddIOThread`
pub fn add(state: &State, handle: &Domain, id: u32, flags: u32) -> Result<()> {
    checks::flags("testDomainAddIOThread", flags, PLACES)?;
    check_id(id)?;
    state.with(handle, |inner| {
        if exists(inner.definition(flags)?, id) {
            let text = tr!("an IOThread is already using iothread_id '%1$u'", id);
            return Err(fail_domain(ErrorCode::INVALID_ARG, text));
        }
        threads_mut(inner.definition_mut(flags)?).threads.push(IoThread {
            id,
            automatic: false,
            pool_min: None,
            pool_max: None,
            poll_max: None,
            poll_grow: None,
            poll_shrink: None,
            poll_weight: None,
        });
        inner.extra_mut().polling.push(Polling::new(id));
        Ok(())
    })
}

/// Who uses the thread, in the reference's words.
fn check_unused(definition: &Definition, id: u32) -> Result<()> {
    let in_use = |text| Err(fail_domain(ErrorCode::INVALID_ARG, text));
    for device in &definition.devices {
        match device {
            Device::Disk(disk) => {
                let own = disk.driver.as_ref().is_some_and(|driver| {
                    driver.iothread.is_some_and(|thread| thread.0 == id)
                        || driver
                            .iothreads
                            .as_ref()
                            .is_some_and(|map| map.threads.iter().any(|thread| thread.id == id))
                });
                if own {
                    let target = disk.target.as_deref().unwrap_or_default();
                    return in_use(tr!(
                        "cannot remove IOThread %1$u since it is being used by disk '%2$s'",
                        id,
                        target
                    ));
                }
            }
            Device::Controller(controller) => {
                let own = controller.driver.as_ref().is_some_and(|driver| {
                    driver.iothread == id
                        || driver
                            .iothreads
                            .as_ref()
                            .is_some_and(|map| map.threads.iter().any(|thread| thread.id == id))
                });
                if own {
                    return in_use(tr!(
                        "cannot remove IOThread '%1$u' since it is being used by controller",
                        id
                    ));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// `virDomainDelIOThread`
pub fn delete(state: &State, handle: &Domain, id: u32, flags: u32) -> Result<()> {
    checks::flags("testDomainDelIOThread", flags, PLACES)?;
    check_id(id)?;
    state.with(handle, |inner| {
        let definition = inner.definition(flags)?;
        let Some(at) = threads(definition).iter().position(|thread| thread.id == id) else {
            let text = tr!("cannot find IOThread '%1$u' in iothreadids list", id);
            return Err(fail_domain(ErrorCode::INVALID_ARG, text));
        };
        check_unused(definition, id)?;
        let definition = inner.definition_mut(flags)?;
        let threads = &mut threads_mut(definition).threads;
        threads.remove(at);
        // Those behind it can no longer be counted up to: they must be named.
        threads[at..].iter_mut().for_each(|thread| thread.automatic = false);
        if let Some(tune) = &mut definition.rare_mut().cputune {
            tune.iothread_pins.retain(|pin| pin.0 != id);
            tune.iothread_schedules.retain(|schedule| schedule.0 != id);
        }
        if let Some(extra) = &mut inner.extra {
            extra.polling.retain(|polling| polling.id != id);
        }
        Ok(())
    })
}

/// `virDomainPinIOThread`
pub fn pin(state: &State, handle: &Domain, id: u32, map: &[u8], flags: u32) -> Result<()> {
    checks::flags("testDomainPinIOThread", flags, PLACES)?;
    state.with(handle, |inner| {
        inner.definition(flags)?;
        let set = pinning::set_of(map);
        if set.is_empty() {
            return Err(invalid(tr!("Empty iothread cpumap list for pinning")));
        }
        if !exists(inner.definition(flags)?, id) {
            return Err(invalid(tr!("iothreadid %1$d not found", id as i32)));
        }
        let definition = inner.definition_mut(flags)?;
        let found = threads_mut(definition).threads.iter_mut().find(|thread| thread.id == id);
        found.into_iter().for_each(|thread| thread.automatic = false);
        pinning::set_pin(&mut pinning::cputune_mut(definition).iothread_pins, id, set);
        Ok(())
    })
}

/// `virDomainSetIOThreadParams`
pub fn set_params(state: &State, handle: &Domain, id: u32, params: &[TypedParam], flags: u32) -> Result<()> {
    checks::flags("testDomainSetIOThreadParams", flags, LIVE)?;
    check_id(id)?;
    state.with(handle, |inner| {
        if !exists(inner.definition(flags)?, id) {
            return Err(invalid(tr!("cannot find IOThread '%1$u' in iothreadids", id)));
        }
        validate(
            params,
            &[
                Expected::of(abi::VIR_DOMAIN_IOTHREAD_POLL_MAX_NS, Kind::ULLong),
                Expected::of(abi::VIR_DOMAIN_IOTHREAD_POLL_GROW, Kind::UInt),
                Expected::of(abi::VIR_DOMAIN_IOTHREAD_POLL_SHRINK, Kind::UInt),
                Expected::of(abi::VIR_DOMAIN_IOTHREAD_POLL_WEIGHT, Kind::UInt),
            ],
        )?;
        let all = &mut inner.extra_mut().polling;
        let at = all.iter().position(|polling| polling.id == id).unwrap_or_else(|| {
            all.push(Polling::new(id));
            all.len() - 1
        });
        let polling = &mut all[at];
        polling.max_ns = params.ullong(abi::VIR_DOMAIN_IOTHREAD_POLL_MAX_NS)?.unwrap_or(polling.max_ns);
        polling.grow = params.uint(abi::VIR_DOMAIN_IOTHREAD_POLL_GROW)?.unwrap_or(polling.grow);
        polling.shrink = params.uint(abi::VIR_DOMAIN_IOTHREAD_POLL_SHRINK)?.unwrap_or(polling.shrink);
        polling.weight = params.uint(abi::VIR_DOMAIN_IOTHREAD_POLL_WEIGHT)?.unwrap_or(polling.weight);
        Ok(())
    })
}

/// How the threads of a node file's domain poll when it starts.
pub fn initial(definition: &Definition) -> Vec<Polling> {
    threads(definition).iter().map(|thread| Polling::new(thread.id)).collect()
}

/// What `VIR_DOMAIN_STATS_IOTHREAD` tells.
pub fn stats(inner: &Inner) -> Vec<TypedParam> {
    let polling = inner.extra.as_ref().map_or(&[][..], |extra| &extra.polling);
    if !inner.is_active() || polling.is_empty() {
        return Vec::new();
    }
    let mut params = vec![TypedParam::new("iothread.count", polling.len() as u32)];
    for polling in polling {
        let id = polling.id;
        params.push(TypedParam::new(format!("iothread.{id}.poll-max-ns"), polling.max_ns));
        params.push(TypedParam::new(format!("iothread.{id}.poll-grow"), polling.grow));
        params.push(TypedParam::new(format!("iothread.{id}.poll-shrink"), polling.shrink));
        params.push(TypedParam::new(format!("iothread.{id}.poll-weight"), polling.weight));
    }
    params
}
