// SPDX-License-Identifier: LGPL-2.1-or-later
//! Limits on what a domain takes of its host: memory, NUMA nodes, block I/O, bandwidth.

use std::fmt::Write as _;

use virt_abi as abi;
use virt_abi::virDomainModificationImpact::*;
use virt_abi::virTypedParameterFlags::VIR_TYPED_PARAM_STRING_OKAY;
use virt_conf::domain::Placement;
use virt_conf::domain::device::Device;
use virt_conf::domain::device::disk::Iotune;
use virt_conf::domain::numa::{NumaMode, Numatune};
use virt_conf::domain::tuning::{BlkioDevice, Memtune};
use virt_conf::domain::units::{NumberSet, UNLIMITED_KIB};
use virt_conf::net::bandwidth::{Bandwidth, Rate};
use virt_core::object::Domain;
use virt_core::typed_params::{Expected, Kind, TypedParam, TypedParams, Value, validate};
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail, fail_domain};
use crate::devices;
use crate::state::State;

const LIVE: u32 = VIR_DOMAIN_AFFECT_LIVE as u32;
const PLACES: u32 = LIVE | VIR_DOMAIN_AFFECT_CONFIG as u32;
/// Callers of functions that tell parameters may say that they take strings.
const TELL: u32 = PLACES | VIR_TYPED_PARAM_STRING_OKAY as u32;

fn invalid<T>(text: String) -> Result<T> {
    Err(fail(ErrorCode::INVALID_ARG, text))
}

const NO_LIMITS: Memtune = Memtune {
    hard_limit: UNLIMITED_KIB,
    soft_limit: UNLIMITED_KIB,
    min_guarantee: 0,
    swap_hard_limit: UNLIMITED_KIB,
};

/// `virDomainGetMemoryParameters`
pub fn memory(state: &State, handle: &Domain, flags: u32) -> Result<Vec<TypedParam>> {
    checks::flags("testDomainGetMemoryParameters", flags, TELL)?;
    let definition = state.with(handle, |inner| inner.definition(flags).cloned())?;
    let tune = definition.rare.as_ref().and_then(|rare| rare.memtune.as_deref()).unwrap_or(&NO_LIMITS);
    Ok(vec![
        TypedParam::new(abi::VIR_DOMAIN_MEMORY_HARD_LIMIT, tune.hard_limit),
        TypedParam::new(abi::VIR_DOMAIN_MEMORY_SOFT_LIMIT, tune.soft_limit),
        TypedParam::new(abi::VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT, tune.swap_hard_limit),
    ])
}

/// `virDomainSetMemoryParameters`
pub fn set_memory(state: &State, handle: &Domain, params: &[TypedParam], flags: u32) -> Result<()> {
    checks::flags("testDomainSetMemoryParameters", flags, PLACES)?;
    const NAMES: [&str; 3] = [
        abi::VIR_DOMAIN_MEMORY_HARD_LIMIT,
        abi::VIR_DOMAIN_MEMORY_SOFT_LIMIT,
        abi::VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT,
    ];
    validate(params, &NAMES.map(|name| Expected::of(name, Kind::ULLong)))?;
    state.with(handle, |inner| {
        inner.definition(flags)?;
        let [hard, soft, swap] = NAMES.map(|name| params.ullong(name));
        let (hard, soft, swap) = (hard?, soft?, swap?);
        // The limits that hold now count, whichever definition is changed.
        let now = inner.current.rare.as_ref().and_then(|rare| rare.memtune.as_deref()).unwrap_or(&NO_LIMITS);
        let changed = hard.is_some() || swap.is_some();
        if changed && hard.unwrap_or(now.hard_limit) > swap.unwrap_or(now.swap_hard_limit) {
            return invalid(tr!(
                "memory hard_limit tunable value must be lower than or equal to swap_hard_limit"
            ));
        }
        let rare = inner.definition_mut(flags)?.rare_mut();
        let tune = rare.memtune.get_or_insert_with(|| Box::new(NO_LIMITS));
        tune.hard_limit = hard.unwrap_or(tune.hard_limit);
        tune.soft_limit = soft.unwrap_or(tune.soft_limit);
        tune.swap_hard_limit = swap.unwrap_or(tune.swap_hard_limit);
        Ok(())
    })
}

/// `virDomainGetNumaParameters`
pub fn numa(state: &State, handle: &Domain, flags: u32) -> Result<Vec<TypedParam>> {
    checks::flags("testDomainGetNumaParameters", flags, TELL)?;
    let definition = state.with(handle, |inner| inner.definition(flags).cloned())?;
    let tune = definition.rare.as_ref().and_then(|rare| rare.numatune.as_deref());
    let memory = tune.and_then(|tune| tune.memory.as_ref());
    let mode = memory.map_or(NumaMode::Strict, |memory| memory.0);
    let nodes = memory.and_then(|memory| memory.1.as_ref()).map(ToString::to_string).unwrap_or_default();
    Ok(vec![
        TypedParam::new(abi::VIR_DOMAIN_NUMA_MODE, mode as i32),
        TypedParam::new(abi::VIR_DOMAIN_NUMA_NODESET, nodes),
    ])
}

/// `virDomainSetNumaParameters`
pub fn set_numa(state: &State, handle: &Domain, params: &[TypedParam], flags: u32) -> Result<()> {
    /// No node has a greater number.
    const NODES: u32 = 16384;
    checks::flags("testDomainSetNumaParameters", flags, PLACES)?;
    validate(
        params,
        &[
            Expected::of(abi::VIR_DOMAIN_NUMA_MODE, Kind::Int),
            Expected::of(abi::VIR_DOMAIN_NUMA_NODESET, Kind::String),
        ],
    )?;
    state.with(handle, |inner| {
        let live = inner.is_live(flags)?;
        let (mut mode, mut nodes) = (None, None);
        for param in params {
            match &param.value {
                Value::Int(number) => {
                    let known = NumaMode::ALL.iter().copied().find(|mode| *mode as i32 == *number);
                    if known.is_none() {
                        return invalid(tr!("unsupported numatune mode: '%1$d'", number.to_owned()));
                    }
                    mode = known;
                }
                Value::String(text) => {
                    let set = NumberSet::parse_or_error(text, NODES)?;
                    if set.is_empty() {
                        let text = tr!("Invalid nodeset of 'numatune': %1$s", text);
                        return Err(fail(ErrorCode::OPERATION_INVALID, text));
                    }
                    nodes = Some(set);
                }
                _ => {}
            }
        }
        let definition = inner.definition(flags)?;
        let tune = definition.rare.as_ref().and_then(|rare| rare.numatune.as_deref());
        let now = tune.and_then(|tune| tune.memory.as_ref());
        if live && mode.is_some() && now.is_some_and(|now| Some(now.0) != mode) {
            let text = tr!("can't change numatune mode for running domain");
            return Err(fail(ErrorCode::OPERATION_INVALID, text));
        }
        if mode.is_none() && nodes.is_none() {
            return Ok(());
        }
        if now.is_none() && nodes.is_none() && definition.vcpus.placement == Placement::Static {
            let text = tr!("nodeset for NUMA memory tuning must be set if 'placement' is 'static'");
            return Err(fail_domain(ErrorCode::CONFIG_UNSUPPORTED, text));
        }
        let rare = inner.definition_mut(flags)?.rare_mut();
        let tune =
            rare.numatune.get_or_insert_with(|| Box::new(Numatune { memory: None, cells: Vec::new() }));
        let memory = tune.memory.get_or_insert((NumaMode::Strict, None));
        memory.0 = mode.unwrap_or(memory.0);
        if nodes.is_some() {
            memory.1 = nodes;
        }
        Ok(())
    })
}

/// A figure of a device, and how it is told.
struct BlkioFigure {
    name: &'static str,
    get: fn(&BlkioDevice) -> u64,
    set: fn(&mut BlkioDevice, u64),
    max: u64,
}

const BLKIO: [BlkioFigure; 5] = [
    BlkioFigure {
        name: abi::VIR_DOMAIN_BLKIO_DEVICE_WEIGHT,
        get: |device| device.weight.into(),
        set: |device, value| device.weight = value as u32,
        max: u32::MAX as u64,
    },
    BlkioFigure {
        name: abi::VIR_DOMAIN_BLKIO_DEVICE_READ_IOPS,
        get: |device| device.read_iops.into(),
        set: |device, value| device.read_iops = value as u32,
        max: u32::MAX as u64,
    },
    BlkioFigure {
        name: abi::VIR_DOMAIN_BLKIO_DEVICE_WRITE_IOPS,
        get: |device| device.write_iops.into(),
        set: |device, value| device.write_iops = value as u32,
        max: u32::MAX as u64,
    },
    BlkioFigure {
        name: abi::VIR_DOMAIN_BLKIO_DEVICE_READ_BPS,
        get: |device| device.read_bytes,
        set: |device, value| device.read_bytes = value,
        max: u64::MAX,
    },
    BlkioFigure {
        name: abi::VIR_DOMAIN_BLKIO_DEVICE_WRITE_BPS,
        get: |device| device.write_bytes,
        set: |device, value| device.write_bytes = value,
        max: u64::MAX,
    },
];

/// `virDomainGetBlkioParameters`
pub fn blkio(state: &State, handle: &Domain, flags: u32) -> Result<Vec<TypedParam>> {
    checks::flags("testDomainGetBlkioParameters", flags, TELL)?;
    let definition = state.with(handle, |inner| inner.definition(flags).cloned())?;
    let tune = definition.rare.as_ref().and_then(|rare| rare.blkiotune.as_deref());
    let devices = tune.map_or(&[][..], |tune| &tune.devices);
    let mut params = vec![TypedParam::new(abi::VIR_DOMAIN_BLKIO_WEIGHT, tune.map_or(0, |tune| tune.weight))];
    for figure in &BLKIO {
        let mut text = String::new();
        for device in devices.iter().filter(|device| (figure.get)(device) != 0) {
            let comma = if text.is_empty() { "" } else { "," };
            // Writing to a String cannot fail.
            let _ = write!(text, "{comma}{},{}", device.path, (figure.get)(device));
        }
        params.push(TypedParam::new(figure.name, text));
    }
    Ok(params)
}

/// Reads `path,value,path,value`.
fn blkio_devices(figure: &BlkioFigure, text: &str) -> Result<Vec<(String, u64)>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let fields: Vec<&str> = text.split(',').collect();
    let invalid = |text| Err(fail_domain(ErrorCode::INVALID_ARG, text));
    let unreadable = || invalid(tr!("unable to parse blkio device '%1$s' '%2$s'", figure.name, text));
    if !fields.len().is_multiple_of(2) {
        return unreadable();
    }
    let mut found = Vec::new();
    let mut rest = text;
    for pair in fields.chunks(2) {
        // The complaint quotes all that follows.
        rest = &rest[pair[0].len() + 1..];
        let digits = pair[1].len() - pair[1].trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let value = pair[1][..digits].parse::<u64>().ok().filter(|value| *value <= figure.max);
        let Some(value) = value else {
            return invalid(tr!(
                "invalid value '%1$s' for parameter '%2$s' of device '%3$s'",
                rest,
                figure.name,
                pair[0]
            ));
        };
        if digits != pair[1].len() {
            return unreadable();
        }
        found.push((pair[0].to_owned(), value));
        rest = rest.get(pair[1].len() + 1..).unwrap_or_default();
    }
    Ok(found)
}

/// `virDomainSetBlkioParameters`
pub fn set_blkio(state: &State, handle: &Domain, params: &[TypedParam], flags: u32) -> Result<()> {
    checks::flags("testDomainSetBlkioParameters", flags, PLACES)?;
    let mut known = vec![Expected::of(abi::VIR_DOMAIN_BLKIO_WEIGHT, Kind::UInt)];
    known.extend(BLKIO.iter().map(|figure| Expected::of(figure.name, Kind::String)));
    validate(params, &known)?;
    state.with(handle, |inner| {
        inner.definition(flags)?;
        let mut outcome = Ok(());
        let rare = inner.definition_mut(flags)?.rare_mut();
        let tune = rare.blkiotune.get_or_insert_default();
        for param in params {
            let figure = BLKIO.iter().find(|figure| figure.name == param.name);
            let (figure, text) = match (&param.value, figure) {
                (Value::UInt(weight), _) => {
                    tune.weight = *weight;
                    continue;
                }
                (Value::String(text), Some(figure)) => (figure, text),
                _ => continue,
            };
            // As in the reference, what is right of several parameters is taken all the same.
            let found = blkio_devices(figure, text).unwrap_or_else(|error| {
                outcome = Err(error);
                Vec::new()
            });
            for (path, value) in found {
                let at = tune.devices.iter().position(|device| *device.path == *path);
                match at {
                    Some(at) => (figure.set)(&mut tune.devices[at], value),
                    None if value == 0 => {}
                    None => {
                        let mut device = BlkioDevice {
                            path: path.into(),
                            weight: 0,
                            read_iops: 0,
                            write_iops: 0,
                            read_bytes: 0,
                            write_bytes: 0,
                        };
                        (figure.set)(&mut device, value);
                        tune.devices.push(device);
                    }
                }
            }
        }
        outcome
    })
}

const BANDWIDTH: [&str; 7] = [
    abi::VIR_DOMAIN_BANDWIDTH_IN_AVERAGE,
    abi::VIR_DOMAIN_BANDWIDTH_IN_PEAK,
    abi::VIR_DOMAIN_BANDWIDTH_IN_BURST,
    abi::VIR_DOMAIN_BANDWIDTH_IN_FLOOR,
    abi::VIR_DOMAIN_BANDWIDTH_OUT_AVERAGE,
    abi::VIR_DOMAIN_BANDWIDTH_OUT_PEAK,
    abi::VIR_DOMAIN_BANDWIDTH_OUT_BURST,
];

/// `virDomainGetInterfaceParameters`
pub fn interface(
    state: &State,
    handle: &Domain,
    device: Option<&str>,
    room: usize,
    flags: u32,
) -> Result<Vec<TypedParam>> {
    checks::flags("testDomainGetInterfaceParameters", flags, TELL)?;
    if room == 0 {
        // Their number does not depend on the interface, which need not be there.
        return Ok(BANDWIDTH.iter().map(|name| TypedParam::new(*name, 0u32)).collect());
    }
    let definition = state.with(handle, |inner| inner.definition(flags).cloned())?;
    let found = devices::find_interface(&definition, device.unwrap_or("(null)"))?;
    let bandwidth = found.bandwidth.as_deref();
    let i = bandwidth.and_then(|bandwidth| bandwidth.inbound).unwrap_or_default();
    let o = bandwidth.and_then(|bandwidth| bandwidth.outbound).unwrap_or_default();
    let values = [i.average, i.peak, i.burst, i.floor, o.average, o.peak, o.burst];
    Ok(BANDWIDTH.iter().zip(values).map(|(name, value)| TypedParam::new(*name, value as u32)).collect())
}

/// `virDomainSetInterfaceParameters`
pub fn set_interface(
    state: &State,
    handle: &Domain,
    device: Option<&str>,
    params: &[TypedParam],
    flags: u32,
) -> Result<()> {
    checks::flags("testDomainSetInterfaceParameters", flags, PLACES)?;
    validate(params, &BANDWIDTH.map(|name| Expected::of(name, Kind::UInt)))?;
    state.with(handle, |inner| {
        let definition = inner.definition(flags)?;
        let found: *const _ = devices::find_interface(definition, device.unwrap_or("(null)"))?;
        let at = definition.devices.iter().position(|device| match device {
            Device::Interface(interface) => std::ptr::eq(&**interface, found),
            _ => false,
        });
        let value = |at: usize| params.uint(BANDWIDTH[at]).map(Option::unwrap_or_default).map(u64::from);
        let inbound = Rate { average: value(0)?, peak: value(1)?, burst: value(2)?, floor: value(3)? };
        let outbound = Rate { average: value(4)?, peak: value(5)?, burst: value(6)?, floor: 0 };
        let named = |names: &[usize]| names.iter().any(|at| params.find(BANDWIDTH[*at]).is_some());
        let definition = inner.definition_mut(flags)?;
        let Some(Device::Interface(interface)) = at.map(|at| &mut definition.devices[at]) else {
            return Ok(());
        };
        let none = || Box::new(Bandwidth { inbound: None, outbound: None });
        let bandwidth = interface.bandwidth.get_or_insert_with(none);
        // A rate without its main figure takes the old one away, if that figure was named.
        if inbound.average != 0 || inbound.floor != 0 {
            bandwidth.inbound = Some(inbound);
        } else if named(&[0, 3]) {
            bandwidth.inbound = None;
        }
        if outbound.average != 0 {
            bandwidth.outbound = Some(outbound);
        } else if named(&[4]) {
            bandwidth.outbound = None;
        }
        Ok(())
    })
}

/// `virDomainGetBlockIoTune`
pub fn block_iotune(
    state: &State,
    handle: &Domain,
    disk: Option<&str>,
    room: usize,
    flags: u32,
) -> Result<Vec<TypedParam>> {
    checks::flags("testDomainGetBlockIoTune", flags, TELL)?;
    if room == 0 {
        // Their number does not depend on the disk, which need not be there.
        return Ok(iotune_params(&Iotune::default()));
    }
    let definition = state.with(handle, |inner| inner.definition(flags).cloned())?;
    let Some(found) = disk.and_then(|disk| devices::find_first_disk(&definition, disk)) else {
        let disk = disk.unwrap_or("(null)");
        return invalid(tr!("disk '%1$s' was not found in the domain config", disk));
    };
    let none = Iotune::default();
    Ok(iotune_params(found.more.as_ref().and_then(|more| more.iotune.as_ref()).unwrap_or(&none)))
}

fn iotune_params(tune: &Iotune) -> Vec<TypedParam> {
    let limits =
        Iotune::NAMES.iter().enumerate().map(|(at, name)| TypedParam::new(*name, tune.limits.get(at)));
    let mut params: Vec<TypedParam> = limits.collect();
    let group = tune.group_name.as_deref().unwrap_or_default();
    params.insert(Iotune::BEFORE_GROUP, TypedParam::new(abi::VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME, group));
    params
}

/// `virDomainSetBlockIoTune`
pub fn set_block_iotune(
    state: &State,
    handle: &Domain,
    disk: &str,
    params: &[TypedParam],
    flags: u32,
) -> Result<()> {
    const MAX: u64 = 1_000_000_000_000_000;
    checks::flags("testDomainSetBlockIoTune", flags, PLACES)?;
    let mut known: Vec<_> = Iotune::NAMES.iter().map(|name| Expected::of(name, Kind::ULLong)).collect();
    known.push(Expected::of(abi::VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME, Kind::String));
    validate(params, &known)?;
    state.with(handle, |inner| {
        let definition = inner.definition(flags)?;
        let Some(found) = devices::find_first_disk(definition, disk) else {
            return invalid(tr!("missing persistent configuration for disk '%1$s'", disk));
        };
        let mut tune = found.more.as_ref().and_then(|more| more.iotune.clone()).unwrap_or_default();
        let found: *const _ = found;
        let at = definition.devices.iter().position(|device| match device {
            Device::Disk(disk) => std::ptr::eq(&**disk, found),
            _ => false,
        });
        for param in params {
            match &param.value {
                Value::ULLong(limit) if *limit > MAX => {
                    let text = tr!("block I/O throttle limit value must be no more than %1$llu", MAX);
                    return Err(fail(ErrorCode::ARGUMENT_UNSUPPORTED, text));
                }
                Value::ULLong(limit) => {
                    if let Some(at) = Iotune::NAMES.iter().position(|name| *name == param.name) {
                        tune.limits.set(at, *limit);
                    }
                }
                Value::String(group) => tune.group_name = Some(group.as_str().into()),
                _ => {}
            }
        }
        check_iotune(&tune)?;
        let definition = inner.definition_mut(flags)?;
        if let Some(Device::Disk(disk)) = at.map(|at| &mut definition.devices[at]) {
            let set = tune != Iotune::default();
            disk.more.get_or_insert_default().iotune = set.then_some(tune);
        }
        Ok(())
    })
}

/// Limits in all and limits each way exclude each other, and none is above its peak.
fn check_iotune(tune: &Iotune) -> Result<()> {
    const EXCLUSIVE: [(usize, &str); 4] = [
        (0, "total and read/write of bytes_sec cannot be set at the same time"),
        (3, "total and read/write of iops_sec cannot be set at the same time"),
        (6, "total and read/write of bytes_sec_max cannot be set at the same time"),
        (9, "total and read/write of iops_sec_max cannot be set at the same time"),
    ];
    let limit = |at| tune.limits.get(at);
    for (at, text) in EXCLUSIVE {
        if limit(at) != 0 && (limit(at + 1) != 0 || limit(at + 2) != 0) {
            return invalid(tr!(text));
        }
    }
    match (0..6).find(|at| limit(*at) > limit(at + 6)) {
        Some(at) => {
            let (name, peak) = (Iotune::NAMES[at], Iotune::NAMES[at + 6]);
            invalid(tr!("%1$s cannot be set higher than %2$s", name, peak))
        }
        None => Ok(()),
    }
}
