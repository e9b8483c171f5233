// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a connection works on: a host and what it has, and who wants to be told of events.

use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, LazyLock};

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
use crate::told::Facts;

/// Made when somebody first asks for it: most programs use one or two kinds of objects.
type OnDemand<T> = LazyLock<T>;

/// What a state begins with.
pub struct Contents {
    /// Its domains.
    pub domains: fn() -> Index,
    /// The number for the next domain that starts.
    pub next_id: i32,
    /// Its networks.
    pub networks: fn() -> Networks,
    /// Its network interfaces.
    pub interfaces: fn() -> Interfaces,
    /// Its storage pools.
    pub pools: fn() -> Pools,
    /// Its devices.
    pub devices: fn() -> Devices,
}

impl Contents {
    /// Nothing.
    pub const NONE: Contents = Contents {
        domains: Index::default,
        next_id: 1,
        networks: Networks::default,
        interfaces: Interfaces::default,
        pools: Pools::default,
        devices: Devices::default,
    };
}

/// The state of one connection, or of all connections to `test:///default`.
pub struct State {
    /// The machine.
    pub host: Host,
    /// Its domains.
    pub domains: OnDemand<Index>,
    /// Its networks.
    pub networks: OnDemand<Networks>,
    /// Its network interfaces.
    pub interfaces: OnDemand<Interfaces>,
    /// Its storage pools.
    pub pools: OnDemand<Pools>,
    /// Its devices.
    pub devices: OnDemand<Devices>,
    /// Who is told what happens.
    pub events: Arc<Hub>,
    next_id: AtomicI32,
}

impl State {
    /// A state of that machine.
    pub fn new(host: Host, contents: Contents) -> State {
        State {
            host,
            domains: LazyLock::new(contents.domains),
            networks: LazyLock::new(contents.networks),
            interfaces: LazyLock::new(contents.interfaces),
            pools: LazyLock::new(contents.pools),
            devices: LazyLock::new(contents.devices),
            events: Hub::new(),
            next_id: AtomicI32::new(contents.next_id),
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

    /// What is asked most about the domain behind a handle.
    pub fn facts(&self, domain: &Domain) -> Result<Facts> {
        self.domains.facts(domain.uuid()).ok_or_else(|| no_domain(domain))
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
