// SPDX-License-Identifier: LGPL-2.1-or-later
//! Title, description, and the elements that programs keep in a domain's definition.

use virt_abi::virDomainMetadataType::*;
use virt_abi::virDomainModificationImpact::*;
use virt_core::object::Domain;
use virt_core::{ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail_domain};
use crate::state::State;
use crate::{events, foreign};

const DESCRIPTION: i32 = VIR_DOMAIN_METADATA_DESCRIPTION as i32;
const TITLE: i32 = VIR_DOMAIN_METADATA_TITLE as i32;
const ELEMENT: i32 = VIR_DOMAIN_METADATA_ELEMENT as i32;

const PLACES: u32 = VIR_DOMAIN_AFFECT_LIVE as u32 | VIR_DOMAIN_AFFECT_CONFIG as u32;

fn check_kind(kind: i32) -> Result<()> {
    if kind <= ELEMENT {
        return Ok(());
    }
    Err(fail_domain(ErrorCode::INVALID_ARG, tr!("unknown metadata type '%1$d'", kind)))
}

/// `virDomainGetMetadata`
pub fn get(state: &State, handle: &Domain, kind: i32, uri: Option<&str>, flags: u32) -> Result<String> {
    checks::flags("testDomainGetMetadata", flags, PLACES)?;
    let definition = state.with(handle, |inner| {
        check_kind(kind)?;
        inner.definition(flags).cloned()
    })?;
    let found = match kind {
        DESCRIPTION => definition.description.as_deref().map(str::to_owned),
        TITLE => definition.title.as_deref().map(str::to_owned),
        ELEMENT => match definition.metadata.as_deref() {
            Some(metadata) => foreign::extract(metadata, uri)?,
            None => None,
        },
        _ => None,
    };
    found.ok_or_else(|| {
        let text = tr!("Requested metadata element is not present");
        fail_domain(ErrorCode::NO_DOMAIN_METADATA, text)
    })
}

/// `virDomainSetMetadata`
pub fn set(
    state: &State,
    handle: &Domain,
    kind: i32,
    text: Option<&str>,
    key: Option<&str>,
    uri: Option<&str>,
    flags: u32,
) -> Result<()> {
    checks::flags("testDomainSetMetadata", flags, PLACES)?;
    let event = state.with(handle, |inner| {
        inner.definitions(flags)?.change(|definition| {
            check_kind(kind)?;
            let line = text.filter(|text| !text.is_empty());
            match kind {
                DESCRIPTION => definition.description = line.map(Into::into),
                TITLE => definition.title = line.map(Into::into),
                ELEMENT => {
                    let old = definition.metadata.as_deref();
                    let new = foreign::replace(old, text, key.unwrap_or_default(), uri, ErrorDomain::DOMAIN)?;
                    definition.metadata = new.map(Into::into);
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(events::metadata_change(handle.uuid(), inner, kind, uri))
    })?;
    state.events.queue(event);
    Ok(())
}
