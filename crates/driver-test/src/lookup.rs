// SPDX-License-Identifier: LGPL-2.1-or-later
//! Domains by name, UUID and number.

use std::sync::Arc;

use virt_core::object::{Connect, Domain};
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, ErrorDomain, Result};

use crate::state::State;

#[cold]
fn not_found() -> Error {
    Error::plain(ErrorDomain::TEST, ErrorCode::NO_DOMAIN)
}

/// `virDomainLookupByID`
pub fn by_id(state: &State, conn: &Connect, id: i32) -> Result<Arc<Domain>> {
    state
        .domains
        .with_id(id, |uuid, inner| Domain::new(conn, &inner.name, *uuid, inner.id))
        .ok_or_else(not_found)
}

/// `virDomainLookupByUUID`
pub fn by_uuid(state: &State, conn: &Connect, uuid: &Uuid) -> Result<Arc<Domain>> {
    state
        .domains
        .with_uuid(uuid, |inner| Domain::new(conn, &inner.name, *uuid, inner.id))
        .ok_or_else(not_found)
}

/// `virDomainLookupByName`
pub fn by_name(state: &State, conn: &Connect, name: &str) -> Result<Arc<Domain>> {
    let (uuid, id) = state.domains.find_name(name).ok_or_else(not_found)?;
    Ok(Domain::new(conn, name, uuid, id))
}
