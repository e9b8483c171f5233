// SPDX-License-Identifier: LGPL-2.1-or-later
//! Processors: the models of an architecture, and what several hosts can all be.

use virt_abi::virConnectBaselineCPUFlags::VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES;
use virt_conf::cpu::{CpuRef, Definition};
use virt_conf::domain::VirtType;
use virt_conf::domain::os::Arch;
use virt_conf::domain_caps::DomainCapabilities;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};

/// `virConnectGetCPUModelNames`: none where a hypervisor takes whatever it is given.
pub fn model_names(architecture: &str, flags: u32) -> Result<Vec<String>> {
    checks::flags("testConnectGetCPUModelNames", flags, 0)?;
    let arch = Arch::from_word(architecture)
        .ok_or_else(|| fail(ErrorCode::INVALID_ARG, tr!("cannot find architecture %1$s", architecture)))?;
    Ok(virt_cpu::model_names(arch)?.into_iter().map(str::to_owned).collect())
}

/// `virConnectBaselineCPU`
pub fn baseline(cpus: &[&str], flags: u32) -> Result<String> {
    const EXPAND: u32 = VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES as u32;
    checks::flags("testConnectBaselineCPU", flags, EXPAND)?;
    if cpus.is_empty() {
        return Err(Error::new(ErrorDomain::CPU, ErrorCode::INVALID_ARG, tr!("no CPUs given")));
    }
    let hosts = cpus.iter().map(|xml| Definition::parse_host(xml)).collect::<Result<Vec<_>>>()?;
    let refs: Vec<CpuRef<'_>> = hosts.iter().map(CpuRef::Host).collect();
    let cpu = virt_cpu::baseline(None, &refs, None, None, false)?;
    let mut cpu = Definition::Guest(Box::new(cpu));
    if flags & EXPAND != 0 {
        virt_cpu::expand_features(hosts[0].arch, &mut cpu)?;
    }
    Ok(cpu.format())
}

/// `virConnectGetDomainCapabilities`: this emulator can do nothing worth telling.
pub fn domain_capabilities(
    emulator: Option<&str>,
    arch: Option<&str>,
    machine: Option<&str>,
    virt_type: Option<&str>,
    flags: u32,
) -> Result<String> {
    checks::flags("testConnectGetDomainCapabilities", flags, 0)?;
    let unknown = |text| fail(ErrorCode::INVALID_ARG, text);
    let arch = match arch {
        None => Arch::I686,
        Some(word) => {
            Arch::from_word(word).ok_or_else(|| unknown(tr!("unknown architecture: %1$s", word)))?
        }
    };
    let virt_type = match virt_type {
        None => VirtType::Test,
        Some(word) => {
            VirtType::from_word(word).ok_or_else(|| unknown(tr!("unknown virttype: %1$s", word)))?
        }
    };
    Ok(DomainCapabilities::new(emulator, machine, arch, virt_type).format())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_are_names() {
        let models = model_names("x86_64", 0).unwrap();
        assert_eq!(models.len(), 176);
        let power = model_names("ppc64", 0).unwrap();
        for model in models.iter().chain(&power) {
            assert!(model.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)), "{model:?}");
        }
        assert!(model_names("s390x", 0).unwrap().is_empty());
    }

    #[test]
    fn hosts_have_something_in_common() {
        let host = |model| format!("<cpu><arch>x86_64</arch><model>{model}</model></cpu>");
        let (first, second) = (host("Haswell"), host("IvyBridge"));
        let cpu = baseline(&[&first, &second], 0).unwrap();
        assert!(cpu.contains("<model fallback='allow'>SandyBridge</model>"), "{cpu}");
        assert!(baseline(&[], 0).is_err());
    }
}
