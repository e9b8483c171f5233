// SPDX-License-Identifier: LGPL-2.1-or-later
//! Events: what happened to a domain, and who asked to be told.

use std::sync::Arc;

use virt_abi::virDomainEventID;
use virt_core::Result;
use virt_core::event::{Callback, Event, EventId, Family, Filter, Payload, Subject};
use virt_core::object::{Connect, Domain};
use virt_core::uuid::Uuid;

use crate::guest::Inner;
use crate::state::State;

/// A change of a domain's state; `id` is the number that the event's handle carries.
pub fn lifecycle(uuid: &Uuid, inner: &Inner, id: i32, event: i32, detail: i32) -> Event {
    Event::domain_lifecycle(&inner.name, *uuid, id, event, detail)
}

/// A change of title, description or a foreign element.
pub fn metadata_change(uuid: &Uuid, inner: &Inner, kind: i32, nsuri: Option<&str>) -> Event {
    let id = virDomainEventID::VIR_DOMAIN_EVENT_ID_METADATA_CHANGE as i32;
    Event {
        id: EventId(Family::Domain, id),
        subject: Subject::Domain { name: inner.name.clone(), uuid: *uuid, id: inner.id },
        payload: Payload::MetadataChange { kind, nsuri: nsuri.map(str::to_owned) },
    }
}

/// A device of that alias came or went: which of the two is `id`.
pub fn device(uuid: &Uuid, inner: &Inner, id: virDomainEventID, alias: String) -> Event {
    Event {
        id: EventId(Family::Domain, id as i32),
        subject: Subject::Domain { name: inner.name.clone(), uuid: *uuid, id: inner.id },
        payload: Payload::Device { dev_alias: alias },
    }
}

/// Registers a callback.
pub fn register(
    state: &State,
    conn: &Connect,
    domain: Option<&Arc<Domain>>,
    id: EventId,
    old: bool,
    callback: Callback,
) -> Result<i32> {
    let filter = domain.map_or(Filter::Any, |domain| Filter::Uuid(domain.uuid()));
    state.events.register(conn, id, filter, old, callback)
}
