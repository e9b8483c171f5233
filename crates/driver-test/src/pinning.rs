// SPDX-License-Identifier: LGPL-2.1-or-later
//! Where virtual CPUs, the emulator and I/O threads may run.

use virt_abi::virDomainModificationImpact::*;
use virt_abi::{virVcpuInfo, virVcpuState};
use virt_conf::domain::Definition;
use virt_conf::domain::tuning::Cputune;
use virt_conf::domain::units::NumberSet;
use virt_core::object::Domain;
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail};
use crate::state::State;

const PLACES: u32 = VIR_DOMAIN_AFFECT_LIVE as u32 | VIR_DOMAIN_AFFECT_CONFIG as u32;

/// The CPUs whose bits are set in a map of the C interface.
pub fn set_of(map: &[u8]) -> NumberSet {
    let bits = (0..map.len() * 8).filter(|cpu| map[cpu / 8] & (1 << (cpu % 8)) != 0);
    NumberSet::from_ranges(bits.map(|cpu| (cpu as u32, cpu as u32)).collect())
}

/// A map of `length` bytes with the bits of the set; what does not fit is left out.
pub fn map_of(set: &NumberSet, length: usize) -> Vec<u8> {
    let mut map = vec![0; length];
    for (first, last) in &set.0 {
        for cpu in (*first..=*last).take_while(|cpu| (*cpu as usize) < length * 8) {
            map[cpu as usize / 8] |= 1 << (cpu % 8);
        }
    }
    map
}

/// The first `count` CPUs.
pub fn first_cpus(count: u32) -> NumberSet {
    NumberSet::from_ranges(count.checked_sub(1).map(|last| (0, last)).into_iter().collect())
}

/// Sets one of a list of pins, which stand in the order of their numbers.
pub fn set_pin(pins: &mut Vec<(u32, NumberSet)>, number: u32, set: NumberSet) {
    match pins.binary_search_by_key(&number, |pin| pin.0) {
        Ok(at) => pins[at].1 = set,
        Err(at) => pins.insert(at, (number, set)),
    }
}

/// A definition's settings for CPUs, to be changed.
pub fn cputune_mut(definition: &mut Definition) -> &mut Cputune {
    definition.rare_mut().cputune.get_or_insert_default()
}

fn cputune(definition: &Definition) -> Option<&Cputune> {
    definition.rare.as_ref()?.cputune.as_deref()
}

/// Where what has no place of its own may run: where the definition says, or anywhere on the
/// host.
fn anywhere(definition: &Definition, state: &State) -> NumberSet {
    match &definition.vcpus.cpuset {
        Some(set) => (**set).clone(),
        None => first_cpus(state.host.max_cpus()),
    }
}

fn of_vcpu<'d>(definition: &'d Definition, cpu: u32, anywhere: &'d NumberSet) -> &'d NumberSet {
    let pins = cputune(definition).map_or(&[][..], |tune| &tune.vcpu_pins);
    pins.iter().find(|pin| pin.0 == cpu).map_or(anywhere, |pin| &pin.1)
}

fn is_online(definition: &Definition, cpu: u32) -> bool {
    match &definition.vcpus.individual {
        Some(states) => states.get(cpu as usize).is_some_and(|state| state.enabled),
        None => cpu < definition.vcpus.current,
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
    let anywhere = anywhere(&definition, state);
    let mut infos = Vec::new();
    let mut maps = Vec::new();
    for cpu in 0..definition.vcpus.current.min(u32::try_from(max).unwrap_or(u32::MAX)) {
        if !is_online(&definition, cpu) {
            infos.push(virVcpuInfo { number: 0, state: 0, cpuTime: 0, cpu: 0 });
            maps.resize(maps.len() + maplen, 0);
            continue;
        }
        let set = of_vcpu(&definition, cpu, &anywhere);
        infos.push(virVcpuInfo {
            number: cpu,
            state: virVcpuState::VIR_VCPU_RUNNING as i32,
            cpuTime: time / 10,
            cpu: set.max().map_or(-1, |cpu| cpu as i32),
        });
        maps.extend(map_of(set, maplen));
    }
    Ok((infos, maps))
}

/// `virDomainPinVcpu`
pub fn pin_vcpu(state: &State, handle: &Domain, vcpu: u32, map: &[u8], flags: u32) -> Result<()> {
    checks::flags("testDomainPinVcpuFlags", flags, 0)?;
    state.with(handle, |inner| {
        if !inner.is_active() {
            let text = tr!("cannot pin vcpus on an inactive domain");
            return Err(fail(ErrorCode::OPERATION_INVALID, text));
        }
        if vcpu >= inner.current.vcpus.max || !is_online(&inner.current, vcpu) {
            let text = tr!("requested vcpu '%1$d' is not present in the domain", vcpu as i32);
            return Err(fail(ErrorCode::INVALID_ARG, text));
        }
        let definition = inner.definition_mut(VIR_DOMAIN_AFFECT_LIVE as u32)?;
        set_pin(&mut cputune_mut(definition).vcpu_pins, vcpu, set_of(map));
        Ok(())
    })
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
    let anywhere = anywhere(&definition, state);
    let count = definition.vcpus.max.min(u32::try_from(max).unwrap_or(u32::MAX));
    let maps = (0..count).flat_map(|cpu| map_of(of_vcpu(&definition, cpu, &anywhere), maplen)).collect();
    Ok((count as usize, maps))
}

/// `virDomainPinEmulator`
pub fn pin_emulator(state: &State, handle: &Domain, map: &[u8], flags: u32) -> Result<()> {
    checks::flags("testDomainPinEmulator", flags, PLACES)?;
    state.with(handle, |inner| {
        inner.definition(flags)?;
        let set = set_of(map);
        if set.is_empty() {
            return Err(fail(ErrorCode::INVALID_ARG, tr!("Empty cpu list for pinning")));
        }
        cputune_mut(inner.definition_mut(flags)?).emulator_pin = Some(set);
        Ok(())
    })
}

/// `virDomainGetEmulatorPinInfo`
pub fn emulator_pin_info(
    state: &State,
    handle: &Domain,
    maplen: usize,
    flags: u32,
) -> Result<Option<Vec<u8>>> {
    checks::flags("testDomainGetEmulatorPinInfo", flags, PLACES)?;
    let definition = state.with(handle, |inner| inner.definition(flags).cloned())?;
    let pin = cputune(&definition).and_then(|tune| tune.emulator_pin.clone());
    Ok(Some(map_of(&pin.unwrap_or_else(|| anywhere(&definition, state)), maplen)))
}

/// Where an I/O thread may run, if it was said.
pub fn of_iothread(definition: &Definition, id: u32) -> Option<&NumberSet> {
    let pins = &cputune(definition)?.iothread_pins;
    pins.iter().find(|pin| pin.0 == id).map(|pin| &pin.1)
}
