// SPDX-License-Identifier: LGPL-2.1-or-later
//! Title, description, and the elements that programs keep in a network's definition.

use std::sync::Arc;

use virt_abi::virNetworkEventID::VIR_NETWORK_EVENT_ID_METADATA_CHANGE;
use virt_abi::virNetworkMetadataType::*;
use virt_conf::network::Network as Definition;
use virt_core::event::{Event, EventId, Family, Payload, Subject};
use virt_core::object::Network as Handle;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};
use crate::foreign;
use crate::network::PLACES;
use crate::network_index::fail_network;
use crate::state::State;

const DESCRIPTION: i32 = VIR_NETWORK_METADATA_DESCRIPTION as i32;
const TITLE: i32 = VIR_NETWORK_METADATA_TITLE as i32;
const ELEMENT: i32 = VIR_NETWORK_METADATA_ELEMENT as i32;

#[cold]
fn no_network(handle: &Handle) -> Error {
    let uuid = handle.uuid().to_string();
    let text = tr!("no network with matching uuid '%1$s' (%2$s)", uuid, handle.name());
    fail(ErrorCode::NO_NETWORK, text)
}

fn check_kind(kind: i32) -> Result<()> {
    if kind <= ELEMENT {
        return Ok(());
    }
    Err(fail_network(ErrorCode::INVALID_ARG, tr!("unknown metadata type '%1$d'", kind)))
}

/// `virNetworkGetMetadata`
pub fn get(state: &State, handle: &Handle, kind: i32, uri: Option<&str>, flags: u32) -> Result<String> {
    checks::flags("testNetworkGetMetadata", flags, PLACES)?;
    let definition = state.network_by_uuid(
        handle.uuid(),
        || no_network(handle),
        |_, inner| {
            check_kind(kind)?;
            inner.definition(flags)?.cloned().ok_or_else(Error::unknown_cause)
        },
    )?;
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
        fail_network(ErrorCode::NO_NETWORK_METADATA, text)
    })
}

/// `virNetworkSetMetadata`
pub fn set(
    state: &State,
    handle: &Handle,
    kind: i32,
    text: Option<&str>,
    key: Option<&str>,
    uri: Option<&str>,
    flags: u32,
) -> Result<()> {
    checks::flags("testNetworkSetMetadata", flags, PLACES)?;
    let edit = |definition: &mut Definition| {
        check_kind(kind)?;
        let line = text.filter(|text| !text.is_empty());
        match kind {
            DESCRIPTION => definition.description = line.map(Into::into),
            TITLE => definition.title = line.map(Into::into),
            ELEMENT => {
                let old = definition.metadata.as_deref();
                let key = key.unwrap_or_default();
                let new = foreign::replace(old, text, key, uri, ErrorDomain::NETWORK)?;
                definition.metadata = new.map(Into::into);
            }
            _ => {}
        }
        Ok::<_, Error>(())
    };
    let name = state.network_by_uuid(
        handle.uuid(),
        || no_network(handle),
        |network, inner| {
            for definition in inner.definitions(flags)? {
                edit(Arc::make_mut(definition))?;
            }
            Ok(network.name.clone())
        },
    )?;
    state.events.queue(Event {
        id: EventId(Family::Network, VIR_NETWORK_EVENT_ID_METADATA_CHANGE as i32),
        subject: Subject::Network { name, uuid: *handle.uuid() },
        payload: Payload::MetadataChange { kind, nsuri: uri.map(str::to_owned) },
    });
    Ok(())
}
