// SPDX-License-Identifier: LGPL-2.1-or-later
//! Which model describes given bits best.

use virt_conf::domain::cpu::{CpuFallback, FeaturePolicy};
use virt_core::{ErrorCode, Result, tr};

use super::Map;
use super::map::Model;
use crate::bits::{Bits, Place, split_signature};
use crate::{AllowedModel, error, internal};

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// A description of the host itself, which cannot lack what its model has.
    pub for_host: bool,
    /// The models that may be chosen; all where it is `None`.
    pub models: Option<&'a [AllowedModel]>,
    /// Models that are better than others. The only one is taken as it is.
    pub preferred: &'a [&'a str],
    /// Leave out what keeps a guest from migrating.
    pub migratable: bool,
    /// Whether another model will do, where there is one preferred.
    pub fallback: CpuFallback,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The model's name.
    pub model: Box<str>,
    /// The vendor, if the bits tell a known one.
    pub vendor: Option<Box<str>>,
    /// What the processor has beyond its model, and what it lacks.
    pub features: Vec<(Box<str>, FeaturePolicy)>,
    /// Family, model and stepping.
    pub signature: (u32, u32, u32),
}

impl Wanted<'_> {
    /// A guest's processor of any model.
    pub fn guest() -> Wanted<'static> {
        Wanted {
            for_host: false,
            models: None,
            preferred: &[],
            migratable: false,
            fallback: CpuFallback::Allow,
        }
    }

    /// The host's own.
    pub fn host() -> Wanted<'static> {
        Wanted { for_host: true, ..Wanted::guest() }
    }
}

/// A model, and how the bits differ from it, as numbers of features.
struct Candidate<'m> {
    model: &'m Model,
    more: Vec<usize>,
    less: Vec<usize>,
    /// How many were taken from the model and are not among those above.
    gone: usize,
    preferred: bool,
}

impl Candidate<'_> {
    /// What the list of features costs, all together and for what is lacking. The reference
    /// stops looking at features that are lacking once as many have been seen as are left.
    fn cost(&self) -> (usize, usize) {
        /// The first feature that is lacking costs this, each further one a point more.
        const PENALTY: usize = 2;
        let lacking = self.less.len() + self.gone;
        let seen = lacking.div_ceil(2);
        let penalty: usize = (0..seen).map(|n| PENALTY + n).sum();
        (self.more.len() + lacking - seen + penalty, penalty)
    }

    fn is_better_than(&self, current: &Candidate<'_>, signature: u32) -> bool {
        // A model of the very same processor beats all others.
        if signature != 0 {
            match (current.model.is_of(signature), self.model.is_of(signature)) {
                (true, false) => return false,
                (false, true) => return true,
                _ => {}
            }
        }
        let (old, old_penalty) = current.cost();
        let (new, penalty) = self.cost();
        let fewer = penalty < old_penalty;
        new < old || fewer && (new == old || self.preferred)
    }
}

impl Map {
    /// The vendor that the bits tell; its name's bits are cleared.
    fn take_vendor(&self, bits: &mut Bits) -> Option<usize> {
        let found = self.vendors.iter().position(|vendor| bits.contains(&vendor.bits))?;
        bits.subtract(&self.vendors[found].bits);
        Some(found)
    }

    /// The features that are there; their bits are cleared, so that of two with the same bits
    /// the first is meant.
    pub(super) fn take_features(&self, bits: &mut Bits) -> Vec<usize> {
        let mut found = Vec::new();
        for (number, feature) in self.features.iter().enumerate() {
            if bits.contains(&feature.bits) {
                bits.subtract(&feature.bits);
                found.push(number);
            }
        }
        found
    }

    /// Transactional memory that does not work: some steppings of Haswell claim it.
    fn drop_broken(&self, bits: &mut Bits, vendor: Option<usize>) {
        let (family, model, stepping) = split_signature(bits.at(Place::Leaf(1, 0))[0]);
        let intel = vendor.is_some_and(|vendor| self.vendors[vendor].name == "Intel");
        if intel && family == 6 && (matches!(model, 60 | 69 | 70) || model == 63 && stepping < 4) {
            for name in ["hle", "rtm"] {
                self.feature(name).iter().for_each(|feature| bits.subtract(&feature.bits));
            }
        }
    }

    /// How the bits differ from a model.
    fn candidate<'m>(
        &'m self,
        model: &'m Model,
        bits: &Bits,
        allowed: Option<&AllowedModel>,
        wanted: Wanted<'_>,
    ) -> Candidate<'m> {
        let mut more = bits.clone();
        let _ = self.take_vendor(&mut more);
        more.subtract(&model.bits);
        let mut less = model.bits.clone();
        less.subtract(bits);
        // What the hypervisor's model has and this host does not must be disabled by name.
        for feature in allowed.iter().flat_map(|a| &a.blockers).filter_map(|name| self.feature(name)) {
            if !more.contains(&feature.bits) {
                less.add(&feature.bits);
            }
        }
        let (more, less) = (self.take_features(&mut more), self.take_features(&mut less));
        let named = |name: &str| more.iter().chain(&less).any(|n| self.features[*n].name == name);
        let gone = model.gone.iter().filter(|name| !wanted.for_host && !named(name)).count();
        Candidate { model, more, less, gone, preferred: wanted.preferred.contains(&&*model.name) }
    }

    /// Finds the model that describes the bits best, the newest of those that are equally good.
    pub fn decode(&self, bits: &Bits, wanted: Wanted<'_>) -> Result<Decoded> {
        let mut bits = bits.clone();
        let vendor = self.take_vendor(&mut bits);
        let signature = bits.signature();
        self.drop_broken(&mut bits, vendor);
        let only = match wanted.preferred {
            [only] => Some(*only),
            _ => None,
        };
        let mut best: Option<Candidate<'_>> = None;
        for model in self.models.iter().rev() {
            let allowed = wanted.models.and_then(|all| all.iter().find(|a| *a.name == *model.name));
            if wanted.models.is_some() && allowed.is_none() {
                if only == Some(&*model.name) && wanted.fallback != CpuFallback::Allow {
                    return Err(crate::model_unsupported(&model.name));
                }
                continue;
            }
            let foreign = matches!((vendor, model.vendor), (Some(a), Some(b)) if a != b);
            if foreign || !(if wanted.for_host { model.host } else { model.guest }) {
                continue;
            }
            let candidate = self.candidate(model, &bits, allowed, wanted);
            if wanted.for_host && !candidate.less.is_empty() {
                continue;
            }
            if only == Some(&*model.name) {
                best = Some(candidate);
                break;
            }
            if best.as_ref().is_none_or(|best| candidate.is_better_than(best, signature)) {
                best = Some(candidate);
            }
        }
        let Some(best) = best else {
            return Err(internal(tr!("Cannot find suitable CPU model for given data")));
        };
        let mut cpu = virt_conf::domain::cpu::Cpu::new();
        let name = |number: &usize| Box::<str>::from(self.features[*number].name.as_str());
        cpu.features.extend(best.more.iter().map(|n| (name(n), FeaturePolicy::Require)));
        for number in &best.less {
            if best.more.contains(number) {
                return Err(error(
                    ErrorCode::INTERNAL_ERROR,
                    tr!("CPU feature '%1$s' specified more than once", &*name(number)),
                ));
            }
            cpu.features.push((name(number), FeaturePolicy::Disable));
        }
        if !wanted.for_host {
            self.name_gone(&mut cpu, best.model, FeaturePolicy::Disable);
        }
        if wanted.migratable {
            cpu.features.retain(|(name, _)| self.is_migratable(name));
        }
        Ok(Decoded {
            model: best.model.name.as_str().into(),
            vendor: vendor.map(|v| self.vendors[v].name.as_str().into()),
            features: cpu.features,
            signature: split_signature(signature),
        })
    }
}
