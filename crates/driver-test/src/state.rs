// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a connection works on: a host and what it has, and who wants to be told of events.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use virt_core::event::Hub;
use virt_core::object::Domain;
use virt_core::{Error, ErrorCode, Result, tr};

use crate::checks::fail;
use crate::guest::{Guest, Inner};
use crate::host::Host;
use crate::index::Index;
use crate::interface::Interfaces;
use crate::network_index::Networks;
use crate::nodedev::Devices;
use crate::storage_index::Pools;

/// The state of one connection, or of all connections to `test:///default`.
pub struct State {
    /// The machine.
    pub host: Host,
    /// Its domains.
    pub domains: Index,
    /// Its networks.
    pub networks: Networks,
    /// Its network interfaces.
    pub interfaces: Interfaces,
    /// Its storage pools.
    pub pools: Pools,
    /// Its devices.
    pub devices: Devices,
    /// Who is told what happens.
    pub events: Arc<Hub>,
    next_id: AtomicI32,
}

impl State {
    /// A state with nothing on its host.
    pub fn new(host: Host) -> State {
        State {
            host,
            domains: Index::default(),
            networks: Networks::default(),
            interfaces: Interfaces::default(),
            pools: Pools::default(),
            devices: Devices::default(),
            events: Hub::new(),
            next_id: AtomicI32::new(1),
        }
    }

    /// The number for the next domain that starts.
    pub fn next_id(&self) -> i32 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// Calls `work` with the domain behind a handle, locked. The call must be short.
    pub fn with<T>(&self, domain: &Domain, work: impl FnOnce(&mut Inner) -> Result<T>) -> Result<T> {
        match self.domains.with_uuid(domain.uuid(), work) {
            Some(result) => result,
            None => Err(no_domain(domain)),
        }
    }

    /// The domain behind a handle, for calls that change its place in the index.
    pub fn guest(&self, domain: &Domain) -> Result<Arc<Guest>> {
        self.domains.by_uuid(domain.uuid()).ok_or_else(|| no_domain(domain))
    }
}

/// The handle's domain does not exist any more.
#[cold]
pub fn no_domain(domain: &Domain) -> Error {
    let uuid = domain.uuid().to_string();
    let text = tr!("no domain with matching uuid '%1$s' (%2$s)", uuid, domain.name());
    fail(ErrorCode::NO_DOMAIN, text)
}
