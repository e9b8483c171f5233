// SPDX-License-Identifier: LGPL-2.1-or-later
//! Processors: what models there are, what a host has, what a guest gets.
//!
//! Each architecture answers what it can; what it cannot is refused with the reference's words.
#![forbid(unsafe_code)]

pub mod arm;
pub mod bits;
pub mod hypervisor;
pub mod power;
pub mod simple;
pub mod x86;

use virt_conf::cpu::{CpuRef, Definition};
use virt_conf::domain::cpu::{Cpu, CpuFallback, CpuMatch, CpuMode, FeaturePolicy};
use virt_conf::domain::os::Arch;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use x86::Map;

/// A model that a hypervisor offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedModel {
    /// Its name.
    pub name: Box<str>,
    /// Features that the hypervisor's model has and this host lacks.
    pub blockers: Vec<Box<str>>,
}

/// How a host compares with a processor that it can give to a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// They are the same.
    Identical,
    /// The host has more.
    Superset,
}

/// The host cannot give the processor to a guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incompatible {
    /// Why, where there is more to say.
    pub because: Option<String>,
}

impl Incompatible {
    fn because(text: String) -> Incompatible {
        Incompatible { because: Some(text) }
    }

    /// As an error, for callers who want one.
    pub fn into_error(self) -> Error {
        match self.because {
            Some(text) => error(ErrorCode::CPU_INCOMPATIBLE, text),
            None => Error::plain(ErrorDomain::CPU, ErrorCode::CPU_INCOMPATIBLE),
        }
    }
}

fn error(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::CPU, code, text)
}

fn internal(text: String) -> Error {
    error(ErrorCode::INTERNAL_ERROR, text)
}

fn no_cpus() -> Error {
    error(ErrorCode::INVALID_ARG, tr!("no CPUs given"))
}

fn unknown_host_model() -> Error {
    error(ErrorCode::CONFIG_UNSUPPORTED, tr!("unknown host CPU model"))
}

fn unknown_feature(name: &str) -> Error {
    error(ErrorCode::CONFIG_UNSUPPORTED, tr!("unknown CPU feature: %1$s", name))
}

fn model_unsupported(name: &str) -> Error {
    error(ErrorCode::CONFIG_UNSUPPORTED, tr!("CPU model %1$s is not supported by hypervisor", name))
}

/// The families that are told apart here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    X86,
    Power,
    S390,
    Arm,
    Riscv,
    Loongarch,
}

fn family(arch: Arch) -> Option<Family> {
    Some(match arch {
        Arch::I686 | Arch::X8664 => Family::X86,
        Arch::Ppc64 | Arch::Ppc64le => Family::Power,
        Arch::S390 | Arch::S390x => Family::S390,
        Arch::Armv6l | Arch::Armv7b | Arch::Armv7l | Arch::Aarch64 => Family::Arm,
        Arch::Riscv64 => Family::Riscv,
        Arch::Loongarch64 => Family::Loongarch,
        _ => return None,
    })
}

fn known_family(arch: Arch) -> Result<Family> {
    family(arch).ok_or_else(|| {
        let text = tr!("'%1$s' architecture is not supported by CPU driver", arch.as_str());
        error(ErrorCode::NO_SUPPORT, text)
    })
}

/// Whether processors of an architecture are known at all.
pub fn is_supported(arch: Arch) -> bool {
    family(arch).is_some()
}

/// Whether a model is among those allowed.
pub fn is_allowed(model: Option<&str>, models: Option<&[AllowedModel]>) -> bool {
    models.is_none_or(|models| models.iter().any(|allowed| Some(&*allowed.name) == model))
}

/// The names of all models; none where the hypervisor takes whatever it is given.
pub fn model_names(arch: Arch) -> Result<Vec<&'static str>> {
    Ok(match known_family(arch)? {
        Family::X86 => Map::get().models.iter().map(|model| model.name.as_str()).collect(),
        Family::Power => power::table().models.iter().map(|model| model.name).collect(),
        _ => Vec::new(),
    })
}

/// Whether and how a host can give a processor to a guest. `host` is `None` where nobody knows
/// what the host is.
pub fn compare(
    arch: Arch,
    host: Option<CpuRef<'_>>,
    cpu: CpuRef<'_>,
) -> Result<Result<Comparison, Incompatible>> {
    let family = known_family(arch)?;
    if matches!(family, Family::S390 | Family::Riscv | Family::Loongarch)
        || family == Family::Arm && !cpu.is_host()
    {
        // The hypervisor finds out.
        return Ok(Ok(Comparison::Identical));
    }
    let Some(host) = host.filter(|host| host.model().is_some()) else {
        return Ok(Err(Incompatible::because(tr!("unknown host CPU"))));
    };
    match family {
        Family::X86 => Map::get().compare(host, cpu),
        Family::Power => power::compare(host, cpu),
        _ => Ok(arm::compare(host, cpu)),
    }
}

/// Whether a host can give a guest a processor whose model the hypervisor calls unusable:
/// everything that blocks it must be disabled by name, everything required must be there.
pub fn compare_unusable(
    arch: Arch,
    host: &Definition,
    cpu: &Cpu,
    blockers: &[&str],
) -> Result<Result<Comparison, Incompatible>> {
    let mut expanded = host.clone();
    expand_features(arch, &mut expanded)?;
    let there = |name: &str| {
        expanded.as_ref().features().any(|(n, policy)| n == name && policy == FeaturePolicy::Require)
    };
    let blocked = blockers.iter().copied().filter(|name| cpu.policy(name) != Some(FeaturePolicy::Disable));
    let required = cpu.features.iter().filter(|(_, policy)| *policy == FeaturePolicy::Require);
    let lacking = required.map(|(name, _)| &**name).filter(|name| !there(name));
    let missing: Vec<&str> = blocked.chain(lacking).collect();
    if missing.is_empty() {
        return Ok(Ok(Comparison::Superset));
    }
    let text = tr!("Host CPU does not provide required features: %1$s", missing.join(", "));
    Ok(Err(Incompatible::because(text)))
}

/// The richest processor that all of these can be. Without `arch` it is the first one's.
pub fn baseline(
    arch: Option<Arch>,
    cpus: &[CpuRef<'_>],
    models: Option<&[AllowedModel]>,
    features: Option<&[&str]>,
    migratable: bool,
) -> Result<Cpu> {
    let Some(first) = cpus.first() else { return Err(no_cpus()) };
    if let Some(index) = cpus.iter().position(|cpu| cpu.model().is_none()) {
        return Err(error(ErrorCode::INVALID_ARG, tr!("no CPU model specified at index %1$zu", index)));
    }
    let Some(arch) = arch.or(first.arch()) else {
        return Err(internal(tr!("undefined hardware architecture")));
    };
    match known_family(arch)? {
        Family::X86 => Map::get().baseline(cpus, models, features, migratable),
        Family::Power => power::baseline(cpus),
        Family::Arm => {
            let mut cpu = Cpu::new();
            cpu.model = first.model().map(Into::into);
            Ok(cpu)
        }
        _ => {
            let text = tr!("cannot compute baseline CPU of %1$s architecture", arch.as_str());
            Err(error(ErrorCode::NO_SUPPORT, text))
        }
    }
}

/// Gives a guest the host's model, and what the guest names itself.
fn take_host_model(guest: &mut Cpu, host: CpuRef<'_>) {
    let mut updated = Cpu::new();
    updated.features = host.features().map(|(name, policy)| (name.into(), policy)).collect();
    for (name, policy) in &guest.features {
        updated.set_policy(name, *policy);
    }
    guest.features = updated.features;
    guest.model = host.model().map(Into::into);
    // A guest that had a model of its own keeps what it says of the vendor.
    if guest.mode != CpuMode::Custom {
        guest.vendor = host.vendor().map(Into::into);
        if let (None, CpuRef::Guest(host)) = (&guest.vendor_id, host) {
            guest.vendor_id.clone_from(&host.vendor_id);
        }
    }
    guest.mode = CpuMode::Custom;
    guest.matching = CpuMatch::Exact;
}

/// Makes a guest's processor one that says what it is, whatever the host. Features that were
/// taken from its model since get the policy `gone`.
pub fn update(arch: Arch, guest: &mut Cpu, host: Option<CpuRef<'_>>, gone: FeaturePolicy) -> Result<()> {
    let family = known_family(arch)?;
    let relative = match guest.mode {
        CpuMode::HostPassthrough | CpuMode::Maximum => return Ok(()),
        CpuMode::HostModel => true,
        CpuMode::Custom => {
            let optional = |(_, policy): &(_, FeaturePolicy)| *policy == FeaturePolicy::Optional;
            guest.matching == CpuMatch::Minimum || guest.features.iter().any(optional)
        }
    };
    let unsupported = |text| error(ErrorCode::CONFIG_UNSUPPORTED, text);
    match family {
        Family::X86 => Map::get().update(guest, host, relative, gone),
        Family::Power => {
            if guest.mode == CpuMode::Custom {
                guest.matching = CpuMatch::Exact;
            }
            Ok(())
        }
        Family::S390 if relative && guest.mode == CpuMode::Custom => {
            Err(unsupported(if guest.matching == CpuMatch::Minimum {
                tr!("match mode %1$s not supported", guest.matching.as_str())
            } else {
                tr!("optional CPU features are not supported")
            }))
        }
        Family::S390 | Family::Arm | Family::Riscv if guest.mode == CpuMode::HostModel => {
            let host = host.ok_or_else(unknown_host_model)?;
            // What such guests name themselves is lost, as in the reference.
            guest.vendor_id = None;
            if family != Family::S390 {
                guest.features.clear();
            }
            take_host_model(guest, host);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Writes what the hypervisor gave to a guest into its document; `false` where that means nothing.
pub fn update_live(arch: Arch, cpu: &mut Cpu, enabled: &bits::Bits, disabled: &bits::Bits) -> Result<bool> {
    let full = cpu.check == Some(virt_conf::domain::cpu::CpuCheck::Full);
    if known_family(arch)? != Family::X86 || cpu.mode != CpuMode::Custom && !full {
        return Ok(false);
    }
    Map::get().update_live(cpu, enabled, disabled).map(|()| true)
}

/// Describes a guest's processor by one of the models that are allowed, if it must be.
pub fn translate(arch: Arch, cpu: &mut Cpu, models: Option<&[AllowedModel]>) -> Result<()> {
    let family = known_family(arch)?;
    if cpu.mode != CpuMode::Custom || is_allowed(cpu.model.as_deref(), models) {
        return Ok(());
    }
    let name = cpu.model.as_deref().unwrap_or("(null)");
    if cpu.fallback != CpuFallback::Allow {
        return Err(model_unsupported(name));
    }
    if family != Family::X86 {
        let text = tr!("cannot translate CPU model %1$s to a supported model", name);
        return Err(error(ErrorCode::NO_SUPPORT, text));
    }
    Map::get().translate(cpu, models)
}

/// Gives a model that was renamed its name of today.
pub fn convert_legacy(arch: Arch, cpu: &mut Cpu) -> Result<()> {
    if known_family(arch)? == Family::Power {
        cpu.model = cpu.model.take().map(|name| power::modern_name(&name).into());
    }
    Ok(())
}

/// Names every feature that the processor has, in order of their names.
pub fn expand_features(arch: Arch, cpu: &mut Definition) -> Result<()> {
    let expanded = match known_family(arch)? {
        Family::X86 => Some(Map::get().expand(cpu.as_ref())?),
        _ => None,
    };
    match cpu {
        Definition::Host(cpu) => {
            if let Some(all) = expanded {
                cpu.features = all.into_iter().map(|(name, _)| name).collect();
            }
            cpu.features.sort();
        }
        Definition::Guest(cpu) => {
            if let Some(all) = expanded {
                cpu.features = all;
            }
            cpu.features.sort_by(|a, b| a.0.cmp(&b.0));
        }
    }
    Ok(())
}

/// Takes out of a description what would keep a guest from migrating.
pub fn drop_unmigratable(arch: Arch, cpu: &mut Definition) -> Result<()> {
    if known_family(arch)? == Family::X86 {
        let map = Map::get();
        match cpu {
            Definition::Host(cpu) => cpu.features.retain(|name| map.is_migratable(name)),
            Definition::Guest(cpu) => cpu.features.retain(|(name, _)| map.is_migratable(name)),
        }
    }
    Ok(())
}

/// Refuses features that the architecture does not have, or cannot have with their policy.
pub fn validate_features(arch: Arch, cpu: CpuRef<'_>) -> Result<()> {
    match known_family(arch)? {
        Family::X86 => Map::get().validate(cpu),
        Family::Arm => match cpu.features().find(|(name, _)| !arm::table().features.contains(name)) {
            Some((name, _)) => Err(unknown_feature(name)),
            None => Ok(()),
        },
        Family::S390 => match cpu.features().find(|(_, policy)| *policy == FeaturePolicy::Optional) {
            Some((name, _)) => Err(error(
                ErrorCode::CONFIG_UNSUPPORTED,
                tr!("only cpu feature policies 'require' and 'disable' are supported for %1$s", name),
            )),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Whether a processor has a feature.
pub fn has_feature(arch: Arch, cpu: CpuRef<'_>, name: &str) -> Result<bool> {
    if known_family(arch)? != Family::X86 {
        let text = tr!("cannot check guest CPU feature for %1$s architecture", arch.as_str());
        return Err(error(ErrorCode::NO_SUPPORT, text));
    }
    let map = Map::get();
    map.has(&map.all_of(cpu)?, name)
}

/// Refuses a host that has what the guest forbids.
pub fn check_forbidden(guest: &Cpu, host: CpuRef<'_>) -> Result<()> {
    let there = |name: &str| host.features().any(|(n, policy)| n == name && policy != FeaturePolicy::Disable);
    let forbidden = guest.features.iter().filter(|(_, policy)| *policy == FeaturePolicy::Forbid);
    match forbidden.map(|(name, _)| &**name).find(|name| there(name)) {
        None => Ok(()),
        Some(name) => {
            let text = tr!("Host CPU provides forbidden feature '%1$s'", name);
            Err(error(ErrorCode::CPU_INCOMPATIBLE, text))
        }
    }
}

/// Whose a model is.
pub fn vendor_of_model(arch: Arch, model: &str) -> Option<&'static str> {
    match family(arch)? {
        Family::X86 => {
            let map = Map::get();
            Some(&map.vendors[map.model(model)?.vendor?].name)
        }
        Family::Power => power::table().model(model)?.vendor,
        Family::S390 => (model.starts_with('z') || model.starts_with("gen")).then_some("IBM"),
        _ => None,
    }
}

/// What a model that has two names is called in the end.
pub fn canonical_model(arch: Arch, model: &str) -> Option<&'static str> {
    if family(arch)? != Family::X86 {
        return None;
    }
    let map = Map::get();
    Some(&map.models[map.model(model)?.canonical?].name)
}

/// Whether a partial check of a guest with this model compares it with the host.
pub fn partial_check_compares(arch: Arch, model: &str) -> Result<bool> {
    match known_family(arch)? {
        Family::X86 => Map::get().checks_host(model),
        _ => Ok(true),
    }
}

#[cfg(test)]
mod tests;
