// SPDX-License-Identifier: LGPL-2.1-or-later
//! POWER: a guest has the host's model, or one that the host can pretend to be.

use std::sync::OnceLock;

use virt_conf::cpu::{CpuRef, HostCpu};
use virt_conf::domain::cpu::{Cpu, CpuFallback, CpuMode};
use virt_core::{ErrorCode, Result, tr};

use crate::simple::{Model, Table};
use crate::{AllowedModel, Comparison, Incompatible, error, internal};

/// The table, read when first asked for.
pub fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::parse(include_str!("../data/ppc64")).expect("a table of our own"))
}

/// What a model is called today.
pub fn modern_name(name: &str) -> &str {
    match name {
        "POWER7_v2.1" | "POWER7_v2.3" | "POWER7+_v2.1" => "POWER7",
        "POWER8_v1.0" => "POWER8",
        _ => name,
    }
}

fn known(name: Option<&str>) -> Result<&'static Model> {
    let name = name.ok_or_else(|| error(ErrorCode::INVALID_ARG, tr!("no CPU model specified")))?;
    table().model(name).ok_or_else(|| internal(tr!("Unknown CPU model %1$s", name)))
}

/// Whether a host can run a guest as an older processor.
fn can_pretend(host: &str, older: Option<&str>) -> Result<bool> {
    let generation = |name: &str, prefix| {
        let digits: &str = name.strip_prefix(prefix)?;
        virt_conf::value::signed(digits, 10).filter(|n| (6..=10).contains(n))
    };
    let Some(older) = older else { return Ok(true) };
    let host = generation(host, "POWER")
        .ok_or_else(|| internal(tr!("Host CPU does not support compatibility modes")))?;
    let older =
        generation(older, "power").ok_or_else(|| internal(tr!("Unknown compatibility mode %1$s", older)))?;
    Ok(older <= host)
}

/// Whether a host can give a processor to a guest.
pub fn compare(host: CpuRef<'_>, cpu: CpuRef<'_>) -> Result<Result<Comparison, Incompatible>> {
    if let Some(arch) = cpu.arch().filter(|arch| !arch.is_ppc64()) {
        let text = tr!("CPU arch %1$s does not match host arch", arch.as_str());
        return Ok(Err(Incompatible::because(text)));
    }
    if let Some(vendor) = cpu.vendor().filter(|vendor| host.vendor() != Some(vendor)) {
        let text = tr!("host CPU vendor does not match required CPU vendor %1$s", vendor);
        return Ok(Err(Incompatible::because(text)));
    }
    let of_host = known(host.model())?;
    let model = cpu.model().map(modern_name);
    let wanted = match cpu {
        CpuRef::Guest(guest) if guest.mode != CpuMode::Custom => {
            if guest.mode == CpuMode::HostModel && !can_pretend(of_host.name, model)? {
                return Ok(Err(Incompatible { because: None }));
            }
            of_host
        }
        _ => known(model)?,
    };
    if wanted.name != of_host.name {
        let text = tr!("host CPU model does not match required CPU model %1$s", wanted.name);
        return Ok(Err(Incompatible::because(text)));
    }
    Ok(Ok(Comparison::Identical))
}

/// Describes the processor of a version register.
pub fn decode(cpu: &mut HostCpu, version: u32, models: Option<&[AllowedModel]>) -> Result<()> {
    let model = table().by_version(version).ok_or_else(|| {
        let version = format!("{version:08x}");
        error(ErrorCode::OPERATION_FAILED, tr!("Cannot find CPU model with PVR 0x%1$08x", version))
    })?;
    if !crate::is_allowed(Some(model.name), models) {
        return Err(crate::model_unsupported(model.name));
    }
    cpu.model = Some(model.name.into());
    cpu.vendor = model.vendor.map(Into::into);
    Ok(())
}

/// What all of these can be, which is what each of them is.
pub fn baseline(cpus: &[CpuRef<'_>]) -> Result<Cpu> {
    let failed = |text| error(ErrorCode::OPERATION_FAILED, text);
    let name = cpus.first().and_then(|cpu| cpu.model()).unwrap_or_default();
    let model = table().model(name).ok_or_else(|| internal(tr!("Unknown CPU model %1$s", name)))?;
    let mut vendor: Option<&str> = None;
    for cpu in cpus {
        if cpu.model() != Some(model.name) {
            return Err(failed(tr!("CPUs are incompatible")));
        }
        let Some(own) = cpu.vendor() else { continue };
        if !table().has_vendor(own) {
            return Err(failed(tr!("Unknown CPU vendor %1$s", own)));
        }
        match (model.vendor, vendor) {
            (Some(of_model), _) if of_model != own => {
                return Err(failed(tr!(
                    "CPU vendor %1$s of model %2$s differs from vendor %3$s",
                    of_model,
                    model.name,
                    own
                )));
            }
            (None, Some(other)) if other != own => return Err(failed(tr!("CPU vendors do not match"))),
            (None, None) => vendor = Some(own),
            _ => {}
        }
    }
    let mut cpu = Cpu::new();
    cpu.model = Some(model.name.into());
    cpu.vendor = vendor.map(Into::into);
    cpu.fallback = CpuFallback::Forbid;
    Ok(cpu)
}
