// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a domain tells about itself, and the few things that can be set on it directly.

use std::time::{SystemTime, UNIX_EPOCH};

use virt_abi::virDomainMessageType::*;
use virt_abi::virDomainModificationImpact::*;
use virt_abi::virDomainXMLFlags::*;
use virt_abi::{virDomainInfo, virDomainLifecycle};
use virt_core::object::Domain;
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail_domain};
use crate::definition;
use crate::document::{self, Wanted};
use crate::guest::Message;
use crate::state::State;

/// Microseconds since 1970; what passes for measurements is made of them.
pub fn clock_micros() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_micros() as u64)
}

/// `virDomainGetInfo`
pub fn info(state: &State, handle: &Domain) -> Result<virDomainInfo> {
    let facts = state.facts(handle)?;
    Ok(virDomainInfo {
        state: facts.state,
        maxMem: facts.max_memory,
        memory: facts.memory,
        nrVirtCpu: facts.vcpus,
        cpuTime: clock_micros().wrapping_mul(1000),
    })
}

/// `virDomainGetState`
pub fn get_state(state: &State, handle: &Domain, flags: u32) -> Result<(i32, i32)> {
    checks::flags("testDomainGetState", flags, 0)?;
    let facts = state.facts(handle)?;
    Ok((i32::from(facts.state), i32::from(facts.reason)))
}

/// `virDomainGetXMLDesc`
pub fn xml_desc(state: &State, handle: &Domain, flags: u32) -> Result<String> {
    let inactive = VIR_DOMAIN_XML_INACTIVE as u32;
    let known = VIR_DOMAIN_XML_SECURE as u32 | inactive | VIR_DOMAIN_XML_MIGRATABLE as u32;
    checks::flags("testDomainGetXMLDesc", flags, known)?;
    let wanted = state.with(handle, |inner| {
        Ok(match &inner.next {
            Some(next) if flags & inactive != 0 => document::find(inner, next, -1, flags),
            _ => document::find(inner, &inner.current, inner.id, flags),
        })
    })?;
    let (definition, id) = match wanted {
        Wanted::Known(text) => return Ok(String::from(&*text)),
        Wanted::Unknown(definition, id) => (definition, id),
    };
    let (text, kept) = document::write(&definition, id, flags);
    drop(definition);
    // It may have changed or gone meanwhile; then this is let go of at once.
    let _ = state.with(handle, |inner| {
        inner.document = Some(kept);
        Ok(())
    });
    Ok(text)
}

/// `virDomainGetAutostart`
pub fn autostart(state: &State, handle: &Domain) -> Result<i32> {
    state.with(handle, |inner| Ok(i32::from(inner.autostart)))
}

/// `virDomainSetAutostart`
pub fn set_autostart(state: &State, handle: &Domain, autostart: i32) -> Result<()> {
    state.with(handle, |inner| {
        inner.autostart = autostart != 0;
        Ok(())
    })
}

/// `virDomainGetMessages`
pub fn messages(state: &State, handle: &Domain, flags: u32) -> Result<Vec<String>> {
    let (deprecation, tainting) = (VIR_DOMAIN_MESSAGE_DEPRECATION as u32, VIR_DOMAIN_MESSAGE_TAINTING as u32);
    let known = deprecation | tainting | VIR_DOMAIN_MESSAGE_IOERRORS as u32;
    checks::flags("testDomainGetMessages", flags, known)?;
    let messages =
        state.with(handle, |inner| Ok(inner.extra.as_ref().map(|extra| extra.messages.clone())))?;
    let wanted = |kind| flags == 0 || flags & kind != 0;
    let text = |message: &Message| match message {
        Message::Tainting(what) if wanted(tainting) => Some(tr!("tainted: %1$s", tr!(what))),
        Message::Deprecation(what) if wanted(deprecation) => {
            Some(tr!("deprecated configuration: %1$s", *what))
        }
        _ => None,
    };
    Ok(messages.iter().flatten().filter_map(text).collect())
}

/// `virDomainSetLifecycleAction`; the library refuses numbers that mean nothing.
pub fn set_lifecycle_action(
    state: &State,
    handle: &Domain,
    event: u32,
    action: u32,
    flags: u32,
) -> Result<()> {
    let known = VIR_DOMAIN_AFFECT_LIVE as u32 | VIR_DOMAIN_AFFECT_CONFIG as u32;
    checks::flags("testDomainSetLifecycleAction", flags, known)?;
    let crash = virDomainLifecycle::VIR_DOMAIN_LIFECYCLE_CRASH as u32;
    let action = definition::action_of(action);
    if let Some(action) = action.filter(|action| action.is_only_for_crashes() && event != crash) {
        let reboot = virDomainLifecycle::VIR_DOMAIN_LIFECYCLE_REBOOT as u32;
        let name = if event == reboot { "reboot" } else { "poweroff" };
        let text = tr!("Lifecycle event '%1$s' doesn't support '%2$s' action", name, action.as_str());
        return Err(fail_domain(ErrorCode::CONFIG_UNSUPPORTED, text));
    }
    state.with(handle, |inner| {
        inner.definitions(flags)?.change(|definition| {
            if let Some(action) = action {
                definition::set_action(definition, event, action);
            }
            Ok(())
        })
    })
}
