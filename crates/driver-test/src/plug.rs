// SPDX-License-Identifier: LGPL-2.1-or-later
//! Devices are plugged into domains, out of them and exchanged, while they run and in what is
//! stored. What the kinds differ in stands in `plug_kinds`.

use std::sync::Arc;

use virt_abi::virDomainEventDefinedDetailType::VIR_DOMAIN_EVENT_DEFINED_UPDATED;
use virt_abi::virDomainEventID::{VIR_DOMAIN_EVENT_ID_DEVICE_ADDED, VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED};
use virt_abi::virDomainEventType::VIR_DOMAIN_EVENT_DEFINED;
use virt_abi::virDomainModificationImpact::*;
use virt_conf::domain::plug::Purpose;
use virt_conf::domain::{Definition, ParseContext};
use virt_core::Result;
use virt_core::event::Event;
use virt_core::object::Domain;

use crate::guest::Inner;
use crate::plug_kinds as kinds;
use crate::state::State;
use crate::{checks, definition, events};

const LIVE: u32 = VIR_DOMAIN_AFFECT_LIVE as u32;
const CONFIG: u32 = VIR_DOMAIN_AFFECT_CONFIG as u32;

/// What a change gives a domain; nothing is kept of one that fails.
struct Changed {
    live: Option<Definition>,
    stored: Option<Definition>,
    event: Option<Event>,
}

/// Makes a change of devices: of what is stored first, then of the running domain.
fn change(
    state: &State,
    handle: &Domain,
    flags: u32,
    function: &str,
    work: impl FnOnce(&mut Inner, Changed) -> Result<Changed>,
) -> Result<()> {
    let queued = state.with(handle, |inner| {
        let wanted = inner.impact(flags)?;
        checks::flags(function, flags, LIVE | CONFIG)?;
        let live = (wanted & LIVE != 0).then(|| (*inner.current).clone());
        let stored = (wanted & CONFIG != 0).then(|| {
            let stored = inner.stored();
            stored.settled().unwrap_or_else(|| (**stored).clone())
        });
        let changed = work(inner, Changed { live, stored, event: None })?;
        if let Some(live) = changed.live {
            inner.current = Arc::new(live);
        }
        let updated = changed.stored.map(|stored| {
            inner.assign(Arc::new(stored), false);
            let (event, detail) = (VIR_DOMAIN_EVENT_DEFINED as i32, VIR_DOMAIN_EVENT_DEFINED_UPDATED as i32);
            events::lifecycle(handle.uuid(), inner, inner.id, event, detail)
        });
        Ok([changed.event, updated])
    })?;
    queued.into_iter().flatten().for_each(|event| state.events.queue(event));
    Ok(())
}

/// `virDomainAttachDevice`, `virDomainAttachDeviceFlags`
pub fn attach(state: &State, handle: &Domain, xml: &str, flags: u32) -> Result<()> {
    let context = &ParseContext::TEST;
    change(state, handle, flags, "testDomainAttachDeviceLiveAndConfig", |inner, mut changed| {
        if let Some(stored) = &mut changed.stored {
            let device = stored.parse_device(xml, context, Purpose::Define)?;
            stored.check_alias(&device)?;
            kinds::attach_stored(stored, device, context)?;
        }
        if let Some(live) = &mut changed.live {
            let device = live.parse_device(xml, context, Purpose::Define)?;
            live.check_alias(&device)?;
            kinds::check_compatible(live, &device)?;
            if let Some(text) = definition::device_taint(&device) {
                inner.extra_mut().taint(text);
            }
            let alias = kinds::attach_live(live, device, context)?;
            let added = VIR_DOMAIN_EVENT_ID_DEVICE_ADDED;
            changed.event = alias.map(|alias| events::device(handle.uuid(), inner, added, alias));
        }
        Ok(changed)
    })
}

/// `virDomainDetachDevice`, `virDomainDetachDeviceFlags`
pub fn detach(state: &State, handle: &Domain, xml: &str, flags: u32) -> Result<()> {
    let context = &ParseContext::TEST;
    detach_found(state, handle, flags, "testDomainDetachDeviceLiveAndConfig", |definition, live| {
        let like = definition.parse_device(xml, context, Purpose::Find)?;
        kinds::find(definition, &like, live)
    })
}

/// `virDomainDetachDeviceAlias`
pub fn detach_alias(state: &State, handle: &Domain, alias: &str, flags: u32) -> Result<()> {
    let function = "testDomainDetachDeviceAliasLiveAndConfig";
    detach_found(state, handle, flags, function, |definition, _| definition.device_by_alias(alias))
}

/// Takes away the device that `find` finds; it is told whether it looks at a running domain.
fn detach_found(
    state: &State,
    handle: &Domain,
    flags: u32,
    function: &str,
    find: impl Fn(&Definition, bool) -> Result<usize>,
) -> Result<()> {
    change(state, handle, flags, function, |inner, mut changed| {
        if let Some(stored) = &mut changed.stored {
            let at = find(stored, false)?;
            kinds::detach_stored(stored, at, &ParseContext::TEST)?;
        }
        if let Some(live) = &mut changed.live {
            let at = find(live, true)?;
            let alias = kinds::detach_live(live, at)?;
            let removed = VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED;
            changed.event = alias.map(|alias| events::device(handle.uuid(), inner, removed, alias));
        }
        Ok(changed)
    })
}

/// `virDomainUpdateDeviceFlags`
pub fn update(state: &State, handle: &Domain, xml: &str, flags: u32) -> Result<()> {
    let context = &ParseContext::TEST;
    let function = "testDomainUpdateDeviceFlags";
    checks::flags(function, flags, LIVE | CONFIG)?;
    change(state, handle, flags, function, |_, mut changed| {
        let purpose = if changed.live.is_some() { Purpose::Running } else { Purpose::Define };
        // Both are read before either is changed.
        let read = |definition: &Option<Definition>| {
            definition.as_ref().map(|d| d.parse_device(xml, context, purpose)).transpose()
        };
        let devices = (read(&changed.live)?, read(&changed.stored)?);
        if let (Some(stored), Some(device)) = (&mut changed.stored, devices.1) {
            kinds::update(stored, device, context)?;
        }
        if let (Some(live), Some(device)) = (&mut changed.live, devices.0) {
            kinds::update(live, device, context)?;
        }
        Ok(changed)
    })
}
