// SPDX-License-Identifier: LGPL-2.1-or-later
//! Which events of the processor are counted.

use virt_abi::virDomainModificationImpact::*;
use virt_abi::virTypedParameterFlags::VIR_TYPED_PARAM_STRING_OKAY;
use virt_conf::domain::perf::PerfEvent;
use virt_conf::value::{Value as _, YesNo};
use virt_core::Result;
use virt_core::object::Domain;
use virt_core::typed_params::{Expected, Kind, TypedParam, Value, validate};

use crate::checks;
use crate::state::State;

const PLACES: u32 = VIR_DOMAIN_AFFECT_LIVE as u32 | VIR_DOMAIN_AFFECT_CONFIG as u32;

/// `virDomainGetPerfEvents`: all that there are, each on or off.
pub fn get(state: &State, handle: &Domain, flags: u32) -> Result<Vec<TypedParam>> {
    checks::flags("testDomainGetPerfEvents", flags, PLACES | VIR_TYPED_PARAM_STRING_OKAY as u32)?;
    state.with(handle, |inner| {
        let perf = inner.definition(flags)?.rare.as_ref().and_then(|rare| rare.perf.as_deref());
        let is_on = |at: usize| perf.is_some_and(|perf| perf.0[at] == Some(YesNo::Yes));
        let names = PerfEvent::WORDS.iter().enumerate();
        Ok(names.map(|(at, name)| TypedParam::new(*name, is_on(at))).collect())
    })
}

/// `virDomainSetPerfEvents`
pub fn set(state: &State, handle: &Domain, params: &[TypedParam], flags: u32) -> Result<()> {
    checks::flags("testDomainSetPerfEvents", flags, PLACES)?;
    let expected: Vec<_> = PerfEvent::WORDS.iter().map(|name| Expected::of(name, Kind::Boolean)).collect();
    validate(params, &expected)?;
    state.with(handle, |inner| {
        let perf = inner.definition_mut(flags)?.rare_mut().perf.get_or_insert_default();
        for param in params {
            let at = PerfEvent::WORDS.iter().position(|name| **name == *param.name);
            if let (Some(at), Value::Boolean(on)) = (at, &param.value) {
                perf.0[at] = Some(if *on { YesNo::Yes } else { YesNo::No });
            }
        }
        Ok(())
    })
}
