// SPDX-License-Identifier: LGPL-2.1-or-later
//! The processor that this runs on.

use virt_conf::cpu::{Counter, HostCpu, Signature};
use virt_conf::domain::cpu::{AddressMode, MaxPhysAddr};
use virt_conf::domain::os::Arch;
use virt_conf::value::YesNo;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};
use virt_cpu::AllowedModel;
use virt_cpu::bits::{Bits, Place};
use virt_cpu::x86::{Map, Wanted};
use virt_sys::processor;

const CPUINFO: &str = "/proc/cpuinfo";

/// The value behind a name in `/proc/cpuinfo`.
fn value<'t>(cpuinfo: &'t str, name: &str) -> Option<&'t str> {
    let line = cpuinfo.lines().find(|line| line.starts_with(name))?;
    line.split_once(':').map(|(_, value)| value.trim())
}

/// The microcode's version; 0 where it is not known.
pub fn microcode_version(cpuinfo: &str) -> u32 {
    let found = value(cpuinfo, "microcode").and_then(|text| virt_conf::value::unsigned(text, 0));
    found.and_then(|n| n.try_into().ok()).unwrap_or(0)
}

/// How wide addresses of memory are.
pub fn physical_address_bits(cpuinfo: &str) -> Option<u32> {
    value(cpuinfo, "address sizes")?.split_once(" bits physical")?.0.parse().ok()
}

/// Describes the processor by one of the models that are allowed.
pub fn processor(models: Option<&[AllowedModel]>) -> Result<HostCpu> {
    let cpuinfo = std::fs::read_to_string(CPUINFO).unwrap_or_default();
    if cfg!(any(target_arch = "x86", target_arch = "x86_64")) {
        let arch = if cfg!(target_arch = "x86") { Arch::I686 } else { Arch::X8664 };
        return x86(arch, models, &cpuinfo);
    }
    if cfg!(target_arch = "aarch64") {
        let mut cpu = HostCpu::new(Arch::Aarch64);
        let path = "/sys/devices/system/cpu/cpu0/regs/identification/midr_el1";
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let main_id = virt_conf::value::unsigned(text.trim(), 0)
            .ok_or_else(|| Error::internal(ErrorDomain::CPU, tr!("CPUID registers unavailable")))?;
        virt_cpu::arm::decode(&mut cpu, main_id, processor::capabilities(), models)?;
        return Ok(cpu);
    }
    if cfg!(target_arch = "powerpc64") {
        let little = cfg!(target_endian = "little");
        let mut cpu = HostCpu::new(if little { Arch::Ppc64le } else { Arch::Ppc64 });
        // `revision : 2.3 (pvr 003f 0203)`
        let version = value(&cpuinfo, "revision").and_then(|text| {
            let digits = text.split_once("(pvr ")?.1.split_once(')')?.0.replace(' ', "");
            u32::from_str_radix(&digits, 16).ok()
        });
        virt_cpu::power::decode(&mut cpu, version.unwrap_or(0), models)?;
        return Ok(cpu);
    }
    let name = std::env::consts::ARCH;
    let text = tr!("cannot detect host CPU model for %1$s architecture", name);
    Err(Error::new(ErrorDomain::CPU, ErrorCode::NO_SUPPORT, text))
}

fn x86(arch: Arch, models: Option<&[AllowedModel]>, cpuinfo: &str) -> Result<HostCpu> {
    let map = Map::get();
    let bits = bits(map);
    let decoded = map.decode(&bits, Wanted { models, ..Wanted::host() })?;
    let mut cpu = HostCpu::new(arch);
    let (family, model, stepping) = decoded.signature;
    cpu.signature = Some(Signature { family, model, stepping });
    cpu.model = Some(decoded.model);
    cpu.vendor = decoded.vendor;
    cpu.features = decoded.features.into_iter().map(|(name, _)| name).collect();
    cpu.microcode = microcode_version(cpuinfo);
    if map.has(&bits, "invtsc")? {
        cpu.counter = processor::tsc().map(|(frequency, scaling)| Counter {
            frequency,
            scaling: Some(if scaling { YesNo::Yes } else { YesNo::No }),
        });
    }
    cpu.max_phys_addr = physical_address_bits(cpuinfo).map(|bits| MaxPhysAddr {
        mode: AddressMode::Emulate,
        bits: Some(bits),
        limit: None,
    });
    Ok(cpu)
}

/// Everything that the processor says of itself and, as far as one may, its registers do.
fn bits(map: &Map) -> Bits {
    let mut all = Bits::new();
    for first in [0, 0x8000_0000] {
        let [last, ..] = processor::cpuid(first, 0);
        // Both lists are short; a faulty processor must not keep us.
        for leaf in first..=last.min(first + 0xff) {
            leaf_bits(leaf, &mut all);
        }
    }
    let mut registers: Vec<u32> = Vec::new();
    let places = map.features.iter().flat_map(|feature| feature.bits.iter());
    for (place, _) in places {
        if let Place::Msr(index) = place
            && !registers.contains(&index)
        {
            registers.push(index);
        }
    }
    for index in registers {
        if let Some(value) = processor::model_register(index) {
            all.set(Place::Msr(index), [value as u32, 0, 0, (value >> 32) as u32]);
        }
    }
    all
}

/// A leaf with those of its parts that mean something.
fn leaf_bits(leaf: u32, all: &mut Bits) {
    let read = |part: u32| processor::cpuid(leaf, part);
    let first = read(0);
    let [a, b, c, d] = first;
    let mut put = |part: u32, registers| all.set(Place::Leaf(leaf, part), registers);
    match leaf {
        // As long as the one before describes a cache.
        0x4 => {
            put(0, first);
            let mut last = a;
            for part in 1..64 {
                if last & 0x1f == 0 {
                    break;
                }
                let registers = read(part);
                put(part, registers);
                last = registers[0];
            }
        }
        // The first part says how many there are.
        0x7 | 0x14 => {
            put(0, first);
            (1..=a.min(63)).for_each(|part| put(part, read(part)));
        }
        0x17 => {
            if a >= 3 {
                put(0, first);
                (1..=a.min(63)).for_each(|part| put(part, read(part)));
            }
        }
        // As long as there is a level of the topology.
        0xb => {
            for part in 0..64 {
                let registers = read(part);
                if registers[2] & 0xff00 == 0 {
                    break;
                }
                put(part, registers);
            }
        }
        // One for each part of the state that is saved.
        0xd => {
            let second = read(1);
            put(0, first);
            put(1, second);
            let low = u64::from(a | second[2]);
            let mask = low | u64::from(d | second[3]) << 32;
            (2..64).filter(|part| mask >> part & 1 == 1).for_each(|part| put(part, read(part)));
        }
        // One for each resource.
        0xf | 0x10 => {
            let mask = if leaf == 0xf { d } else { b };
            put(0, first);
            (1..32).filter(|part| mask >> part & 1 == 1).for_each(|part| put(part, read(part)));
        }
        // Enclaves, if the processor has them.
        0x12 => {
            let enclaves = processor::cpuid(7, 0)[1] >> 2 & 1 == 1;
            if enclaves {
                put(0, first);
                put(1, read(1));
                for part in 2..64 {
                    let registers = read(part);
                    if registers[0] & 0xf == 0 {
                        break;
                    }
                    put(part, registers);
                }
            }
        }
        _ => put(0, [a, b, c, d]),
    }
}
