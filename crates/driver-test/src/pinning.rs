// SPDX-License-Identifier: LGPL-2.1-or-later
//! Where virtual CPUs and the emulator may run.

use virt_abi::virDomainModificationImpact::*;
use virt_abi::{virVcpuInfo, virVcpuState};
use virt_conf::domain::Definition;
use virt_core::object::Domain;
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail};
use crate::state::State;

/// A map of `length` bytes with a bit for each CPU that a definition allows; without a choice
/// of its own, for each that the host has room for. The last of these CPUs, too.
fn map(definition: &Definition, state: &State, length: usize) -> (Vec<u8>, Option<u32>) {
    let mut map = vec![0; length];
    let mut last = None;
    let mut set = |cpu: u32| {
        last = Some(cpu);
        if let Some(byte) = map.get_mut(cpu as usize / 8) {
            *byte |= 1 << (cpu % 8);
        }
    };
    match &definition.vcpus.cpuset {
        Some(cpus) => cpus.iter().for_each(&mut set),
        None => (0..state.host.max_cpus()).for_each(&mut set),
    }
    (map, last)
}

fn online(definition: &Definition, cpu: usize) -> bool {
    match &definition.vcpus.individual {
        Some(states) => states.get(cpu).is_some_and(|state| state.enabled),
        None => cpu < definition.vcpus.current as usize,
    }
}

/// `virDomainGetVcpus`
pub fn vcpus(
    state: &State,
    handle: &Domain,
    max: usize,
    maplen: usize,
) -> Result<(Vec<virVcpuInfo>, Vec<u8>)> {
    let definition = state.with(handle, |inner| match inner.is_active() {
        true => Ok(inner.current.clone()),
        false => {
            let text = tr!("cannot list vcpus for an inactive domain");
            Err(fail(ErrorCode::OPERATION_INVALID, text))
        }
    })?;
    let time = crate::domain::clock_micros();
    let (map, last) = map(&definition, state, maplen);
    let mut infos = Vec::new();
    let mut maps = Vec::new();
    for cpu in 0..max.min(definition.vcpus.current as usize) {
        let is_online = online(&definition, cpu);
        infos.push(match is_online {
            true => virVcpuInfo {
                number: cpu as u32,
                state: virVcpuState::VIR_VCPU_RUNNING as i32,
                cpuTime: time / 10,
                cpu: last.map_or(-1, |cpu| cpu as i32),
            },
            false => virVcpuInfo { number: 0, state: 0, cpuTime: 0, cpu: 0 },
        });
        match is_online {
            true => maps.extend_from_slice(&map),
            false => maps.resize(maps.len() + maplen, 0),
        }
    }
    Ok((infos, maps))
}

/// `virDomainGetVcpuPinInfo`
pub fn vcpu_pin_info(
    state: &State,
    handle: &Domain,
    max: usize,
    maplen: usize,
    flags: u32,
) -> Result<(usize, Vec<u8>)> {
    let definition = state.with(handle, |inner| inner.definition(flags).cloned())?;
    let count = max.min(definition.vcpus.max as usize);
    Ok((count, map(&definition, state, maplen).0.repeat(count)))
}

/// `virDomainGetEmulatorPinInfo`
pub fn emulator_pin_info(
    state: &State,
    handle: &Domain,
    maplen: usize,
    flags: u32,
) -> Result<Option<Vec<u8>>> {
    let known = VIR_DOMAIN_AFFECT_LIVE as u32 | VIR_DOMAIN_AFFECT_CONFIG as u32;
    checks::flags("testDomainGetEmulatorPinInfo", flags, known)?;
    let definition = state.with(handle, |inner| inner.definition(flags).cloned())?;
    Ok(Some(map(&definition, state, maplen).0))
}
