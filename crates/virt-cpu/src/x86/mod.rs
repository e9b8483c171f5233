// SPDX-License-Identifier: LGPL-2.1-or-later
//! x86: models are sets of bits, so processors can be compared, mixed and described.

mod decode;
mod live;
pub mod map;

use virt_conf::cpu::CpuRef;
use virt_conf::domain::cpu::{Cpu, CpuFallback, CpuMatch, CpuMode, FeaturePolicy};
use virt_conf::domain::os::Arch;
use virt_core::{Error, ErrorCode, Result, tr};

use crate::bits::{Bits, join_signature};
use crate::{AllowedModel, Comparison, Incompatible, error, internal};
pub use decode::{Decoded, Wanted};
pub use map::Map;
use map::Model;

fn failed(text: String) -> Error {
    error(ErrorCode::OPERATION_FAILED, text)
}

impl Map {
    fn known_model(&self, name: Option<&str>) -> Result<&Model> {
        let name = name.unwrap_or_default();
        self.model(name).ok_or_else(|| internal(tr!("Unknown CPU model %1$s", name)))
    }

    /// Everything that a processor has: its model's features and those it names, without those
    /// it lacks by name.
    pub fn all_of(&self, cpu: CpuRef<'_>) -> Result<Bits> {
        let mut bits = match cpu.model() {
            Some(_) => self.known_model(cpu.model())?.bits.clone(),
            None => Bits::new(),
        };
        for (name, policy) in cpu.features().filter(|(_, policy)| *policy != FeaturePolicy::Optional) {
            let feature = self.named(name)?;
            match policy {
                FeaturePolicy::Force | FeaturePolicy::Require => bits.add(feature),
                _ => bits.subtract(feature),
            }
        }
        Ok(bits)
    }

    /// What a processor names with one policy; what is required includes its model.
    pub fn with_policy(&self, cpu: CpuRef<'_>, policy: FeaturePolicy) -> Result<Bits> {
        let required = policy == FeaturePolicy::Require;
        let mut bits = match cpu.model() {
            Some(_) if required => self.known_model(cpu.model())?.bits.clone(),
            _ => Bits::new(),
        };
        for (name, _) in cpu.features().filter(|(_, of)| *of == policy) {
            bits.add(self.named(name)?);
        }
        Ok(bits)
    }

    fn named(&self, name: &str) -> Result<&Bits> {
        let feature = self.feature(name).ok_or_else(|| internal(tr!("Unknown CPU feature %1$s", name)))?;
        Ok(&feature.bits)
    }

    /// The bits of a vendor.
    pub fn vendor_bits(&self, cpu: CpuRef<'_>) -> Result<Bits> {
        let Some(name) = cpu.vendor() else { return Ok(Bits::new()) };
        let vendor = self.vendor(name).ok_or_else(|| failed(tr!("CPU vendor %1$s not found", name)))?;
        Ok(self.vendors[vendor].bits.clone())
    }

    /// The names of all features that are there.
    fn names(&self, bits: &Bits) -> String {
        let there = self.features.iter().filter(|f| bits.contains(&f.bits));
        there.map(|f| f.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Whether a feature's bits are there.
    pub fn has(&self, bits: &Bits, name: &str) -> Result<bool> {
        let found = self.feature(name).map(|f| bits.contains(&f.bits));
        found
            .or_else(|| crate::hypervisor::bits(name).map(|feature| bits.contains(&feature)))
            .ok_or_else(|| internal(tr!("unknown CPU feature %1$s", name)))
    }

    /// Sets the bits of a feature; one that is not known is left out.
    pub fn add_feature(&self, bits: &mut Bits, name: &str) {
        if let Some(feature) = self.feature(name) {
            bits.add(&feature.bits);
        } else if let Some(feature) = crate::hypervisor::bits(name) {
            bits.add(&feature);
        }
    }

    /// Whether a guest that has the feature can migrate.
    pub fn is_migratable(&self, name: &str) -> bool {
        self.feature(name).is_none_or(|f| !f.pinned)
    }

    /// Whether and how a host can give a processor to a guest.
    pub fn compare(&self, host: CpuRef<'_>, cpu: CpuRef<'_>) -> Result<Result<Comparison, Incompatible>> {
        if let Some(arch) = cpu.arch().filter(|arch| !arch.is_x86()) {
            let text = tr!("CPU arch %1$s does not match host arch", arch.as_str());
            return Ok(Err(Incompatible::because(text)));
        }
        if let Some(vendor) = cpu.vendor().filter(|vendor| host.vendor() != Some(vendor)) {
            let text = tr!("host CPU vendor does not match required CPU vendor %1$s", vendor);
            return Ok(Err(Incompatible::because(text)));
        }
        let has = self.all_of(host)?;
        let forced = self.with_policy(cpu, FeaturePolicy::Force)?;
        let mut required = self.with_policy(cpu, FeaturePolicy::Require)?;
        let optional = self.with_policy(cpu, FeaturePolicy::Optional)?;
        let disabled = self.with_policy(cpu, FeaturePolicy::Disable)?;
        let mut forbidden = self.with_policy(cpu, FeaturePolicy::Forbid)?;
        let because =
            |what: String, bits: &Bits| Incompatible::because(format!("{what}: {}", self.names(bits)));

        forbidden.intersect(&has);
        if !forbidden.is_empty() {
            return Ok(Err(because(tr!("Host CPU provides forbidden features"), &forbidden)));
        }
        for other in [&forced, &optional, &disabled] {
            required.subtract(other);
        }
        if !has.contains(&required) {
            required.subtract(&has);
            return Ok(Err(because(tr!("Host CPU does not provide required features"), &required)));
        }
        let mut more = has;
        for other in [&optional, &required, &disabled, &forced] {
            more.subtract(other);
        }
        if more.is_empty() {
            return Ok(Ok(Comparison::Identical));
        }
        if matches!(cpu, CpuRef::Guest(guest) if guest.matching == CpuMatch::Strict) {
            let text = tr!("Host CPU does not strictly match guest CPU: Extra features");
            return Ok(Err(because(text, &more)));
        }
        Ok(Ok(Comparison::Superset))
    }

    /// The richest processor that all of these can be.
    pub fn baseline(
        &self,
        cpus: &[CpuRef<'_>],
        models: Option<&[AllowedModel]>,
        features: Option<&[&str]>,
        migratable: bool,
    ) -> Result<Cpu> {
        let unknown = |name: &str| failed(tr!("Unknown CPU vendor %1$s", name));
        let Some((first, others)) = cpus.split_first() else { return Err(crate::no_cpus()) };
        let mut base = self.all_of(*first)?;
        let mut vendor = match first.vendor() {
            Some(name) => Some(self.vendor(name).ok_or_else(|| unknown(name))?),
            None => None,
        };
        let mut preferred: Vec<&str> = first.model().into_iter().collect();
        for cpu in others {
            preferred.extend(cpu.model().filter(|name| !preferred.contains(name)));
            let bits = self.all_of(*cpu)?;
            let model = cpu.model().and_then(|name| self.model(name));
            let of_model = model.and_then(|model| Some(&*self.vendors[model.vendor?].name));
            if let (Some(own), Some(of_model), Some(model)) = (cpu.vendor(), of_model, model)
                && own != of_model
            {
                return Err(failed(tr!(
                    "CPU vendor %1$s of model %2$s differs from vendor %3$s",
                    of_model,
                    &*model.name,
                    own
                )));
            }
            if let Some(name) = cpu.vendor().or(of_model) {
                match vendor {
                    None => vendor = Some(self.vendor(name).ok_or_else(|| unknown(name))?),
                    Some(known) if self.vendors[known].name != name => {
                        return Err(failed(tr!("CPU vendors do not match")));
                    }
                    Some(_) => {}
                }
            }
            base.intersect(&bits);
        }
        if let Some(names) = features {
            let mut allowed = Bits::new();
            names.iter().filter_map(|name| self.feature(name)).for_each(|f| allowed.add(&f.bits));
            base.intersect(&allowed);
        }
        if base.is_empty() {
            return Err(failed(tr!("CPUs are incompatible")));
        }
        if let Some(vendor) = vendor {
            base.add(&self.vendors[vendor].bits);
        }
        let wanted = Wanted { models, preferred: &preferred, migratable, ..Wanted::guest() };
        let decoded = self.decode(&base, wanted)?;
        let mut cpu = Cpu::new();
        if preferred == [&*decoded.model] {
            cpu.fallback = CpuFallback::Forbid;
        }
        // Told only where every one of them tells it.
        cpu.vendor = decoded.vendor.filter(|_| cpus.iter().all(|cpu| cpu.vendor().is_some()));
        cpu.model = Some(decoded.model);
        cpu.features = decoded.features;
        Ok(cpu)
    }

    /// Makes a guest's processor one that says what it is, whatever the host. `relative` says
    /// that it depends on the host so far.
    pub fn update(
        &self,
        guest: &mut Cpu,
        host: Option<CpuRef<'_>>,
        relative: bool,
        gone: FeaturePolicy,
    ) -> Result<()> {
        if relative {
            let host = host.ok_or_else(crate::unknown_host_model)?;
            let bits = self.all_of(host)?;
            for (name, policy) in &mut guest.features {
                if *policy == FeaturePolicy::Optional {
                    let there = self.has(&bits, name)?;
                    *policy = if there { FeaturePolicy::Require } else { FeaturePolicy::Disable };
                }
            }
            if guest.mode == CpuMode::HostModel || guest.matching == CpuMatch::Minimum {
                crate::take_host_model(guest, host);
            }
        }
        let model = self.known_model(guest.model.as_deref())?;
        self.name_gone(guest, model, gone);
        Ok(())
    }

    /// Names the features that were taken from the model, where the guest does not.
    fn name_gone(&self, cpu: &mut Cpu, model: &Model, policy: FeaturePolicy) {
        for name in &model.gone {
            if cpu.policy(name).is_none() {
                cpu.features.push((name.as_str().into(), policy));
            }
        }
    }

    /// Describes a guest's processor by one of the models that are allowed.
    pub fn translate(&self, cpu: &mut Cpu, models: Option<&[AllowedModel]>) -> Result<()> {
        let mut bits = self.all_of((&*cpu).into())?;
        if let Some(model) = cpu.model.as_deref().and_then(|name| self.model(name)) {
            if let Some(vendor) = model.vendor {
                bits.add(&self.vendors[vendor].bits);
            }
            if let Some(s) = model.signatures.first() {
                let stepping = s.steppings.trailing_zeros().min(15);
                bits.set_signature(join_signature(s.family, s.model, stepping));
            }
        }
        let wanted = Wanted { models, fallback: cpu.fallback, ..Wanted::guest() };
        let decoded = self.decode(&bits, wanted)?;
        let named = std::mem::replace(&mut cpu.features, decoded.features);
        cpu.model = Some(decoded.model);
        for (name, policy) in named {
            cpu.set_policy(&name, policy);
        }
        Ok(())
    }

    /// All features that the model and the names stand for; those that were taken from a guest's
    /// model are disabled.
    pub fn expand(&self, cpu: CpuRef<'_>) -> Result<Vec<(Box<str>, FeaturePolicy)>> {
        let name = cpu.model().unwrap_or_default();
        let model = self.model(name).ok_or_else(|| internal(tr!("unknown CPU model %1$s", name)))?;
        let mut all = Cpu::new();
        let mut rest = model.bits.clone();
        for feature in self.take_features(&mut rest) {
            all.features.push((self.features[feature].name.as_str().into(), FeaturePolicy::Require));
        }
        for (name, policy) in cpu.features() {
            if matches!(policy, FeaturePolicy::Require | FeaturePolicy::Disable) {
                all.set_policy(name, policy);
            }
        }
        if !cpu.is_host() {
            self.name_gone(&mut all, model, FeaturePolicy::Disable);
        }
        Ok(all.features)
    }

    /// Refuses features that do not exist.
    pub fn validate(&self, cpu: CpuRef<'_>) -> Result<()> {
        match cpu.features().find(|(name, _)| self.feature(name).is_none()) {
            None => Ok(()),
            Some((name, _)) => Err(crate::unknown_feature(name)),
        }
    }

    /// Whether a partial check of a guest with this model compares it with the host.
    pub fn checks_host(&self, model: &str) -> Result<bool> {
        let found = self.model(model).map(|m| m.compat);
        found.ok_or_else(|| error(ErrorCode::INVALID_ARG, tr!("unknown CPU model %1$s", model)))
    }

    /// The features that were given to a model after its first release.
    pub fn added_features(&self, model: &str) -> Result<Vec<&str>> {
        let model = self
            .model(model)
            .ok_or_else(|| error(ErrorCode::INVALID_ARG, tr!("unknown CPU model %1$s", model)))?;
        Ok(model.late.iter().map(|n| self.features[n].name.as_str()).collect())
    }

    /// The architectures of this table.
    pub fn covers(arch: Arch) -> bool {
        arch.is_x86()
    }
}
