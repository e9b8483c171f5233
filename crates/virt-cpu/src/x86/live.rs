// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a guest got, compared with what its document says.

use virt_conf::domain::cpu::{Cpu, CpuCheck, CpuMode, FeaturePolicy};
use virt_core::{Result, tr};

use super::{Map, failed};
use crate::bits::Bits;

impl Map {
    /// Writes what the hypervisor enabled and disabled into the guest's document, or, where the
    /// document asks for a full check, refuses what differs.
    pub fn update_live(&self, cpu: &mut Cpu, enabled: &Bits, disabled: &Bits) -> Result<()> {
        let whole = matches!(cpu.mode, CpuMode::HostPassthrough | CpuMode::Maximum);
        let full = cpu.check == Some(CpuCheck::Full);
        let has = self.all_of((&*cpu).into())?;
        let lacks = self.with_policy((&*cpu).into(), FeaturePolicy::Disable)?;
        let mut disabled = disabled.clone();
        let model = cpu.model.as_deref().and_then(|name| self.model(name));
        let (mut extra, mut missing) = (Vec::new(), Vec::new());
        for (number, feature) in self.features.iter().enumerate() {
            let (on, off) = (enabled.contains(&feature.bits), disabled.contains(&feature.bits));
            if on && off {
                return Err(failed(tr!(
                    "hypervisor provided conflicting CPU data: feature '%1$s' is both enabled and disabled at the same time",
                    &*feature.name
                )));
            }
            let wanted = has.contains(&feature.bits);
            let named = wanted || lacks.contains(&feature.bits);
            // A model that has the feature by now is no reason to complain of older documents.
            let late = !named && model.is_some_and(|model| model.late.contains(number));
            let complain = full && !late;
            if on && !wanted && (named || !whole) {
                if complain {
                    extra.push(&*feature.name);
                } else {
                    cpu.set_policy(&feature.name, FeaturePolicy::Require);
                }
            }
            if off || wanted && !on {
                if complain {
                    missing.push(&*feature.name);
                } else {
                    cpu.set_policy(&feature.name, FeaturePolicy::Disable);
                    disabled.subtract(&feature.bits);
                }
            }
        }
        if let Some(model) = model {
            self.name_gone(cpu, model, FeaturePolicy::Disable);
        }
        match (extra.join(","), missing.join(",")) {
            (extra, missing) if extra.is_empty() && missing.is_empty() => {}
            (extra, missing) if missing.is_empty() => {
                return Err(failed(tr!(
                    "guest CPU doesn't match specification: extra features: %1$s",
                    &*extra
                )));
            }
            (extra, missing) if extra.is_empty() => {
                return Err(failed(tr!(
                    "guest CPU doesn't match specification: missing features: %1$s",
                    &*missing
                )));
            }
            (extra, missing) => {
                return Err(failed(tr!(
                    "guest CPU doesn't match specification: extra features: %1$s, missing features: %2$s",
                    &*extra,
                    &*missing
                )));
            }
        }
        if full && !disabled.is_empty() {
            return Err(failed(tr!("guest CPU doesn't match specification")));
        }
        Ok(())
    }
}
