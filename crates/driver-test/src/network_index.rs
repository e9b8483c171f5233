// SPDX-License-Identifier: LGPL-2.1-or-later
//! All networks of a state, found by UUID and name, and listed by name.
//!
//! Look-ups hold the tables only to find a network; what is done with it holds that network
//! alone. Whatever adds or removes one holds the tables for it: tables first, then a network.
//! One that was removed is marked, for those who found it just before.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use parking_lot::{Mutex, RwLock};
use virt_conf::network::Network as Definition;
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::hash::Keyed;

/// A network of the driver.
pub struct Network {
    /// Never changes.
    pub name: Arc<str>,
    /// Never changes.
    pub uuid: Uuid,
    inner: Mutex<Inner>,
}

/// The part of a network that changes.
pub struct Inner {
    /// The definition in force.
    pub current: Arc<Definition>,
    /// What was defined while it ran.
    pub next: Option<Arc<Definition>>,
    /// It runs.
    pub active: bool,
    /// Survives being stopped.
    pub persistent: bool,
    /// To be started with the host.
    pub autostart: bool,
    removed: bool,
}

/// How a definition is added.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Add {
    /// To be stored.
    Stored,
    /// To start with: nothing of that name and UUID may run.
    ToRun,
}

#[derive(Default)]
struct Tables {
    by_uuid: HashMap<Uuid, Arc<Network>, Keyed>,
    by_name: BTreeMap<Arc<str>, Arc<Network>>,
}

/// The networks of a state.
#[derive(Default)]
pub struct Networks(RwLock<Tables>);

/// An error that the reference's network configuration code reports.
#[cold]
pub fn fail_network(code: ErrorCode, text: impl Into<String>) -> Error {
    Error::new(ErrorDomain::NETWORK, code, text)
}

impl Network {
    /// Calls `work` with the network locked, if it is still there. The call must be short.
    pub fn with<T>(&self, work: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        let mut inner = self.inner.lock();
        (!inner.removed).then(|| work(&mut inner))
    }
}

impl Inner {
    /// Takes a new definition. One that arrives while the network runs waits; so does the
    /// stored one while another runs in its place.
    fn assign(&mut self, definition: Arc<Definition>, how: Add) {
        match how {
            Add::ToRun => {
                let old = std::mem::replace(&mut self.current, definition);
                if self.persistent && self.next.is_none() {
                    self.next = Some(old);
                }
            }
            Add::Stored => {
                if self.active {
                    self.next = Some(definition);
                } else {
                    (self.current, self.next) = (definition, None);
                }
                self.persistent = true;
            }
        }
    }
}

impl Networks {
    /// The network of that UUID.
    pub fn by_uuid(&self, uuid: &Uuid) -> Option<Arc<Network>> {
        self.0.read().by_uuid.get(uuid).cloned()
    }

    /// The network of that name.
    pub fn by_name(&self, name: &str) -> Option<Arc<Network>> {
        self.0.read().by_name.get(name).cloned()
    }

    /// Calls `work` with each network in turn, locked.
    pub fn for_each(&self, mut work: impl FnMut(&Network, &Inner)) {
        for network in self.0.read().by_name.values() {
            network.with(|inner| work(network, inner));
        }
    }

    /// Adds a network, or gives the one of that name and UUID the new definition. `done` is
    /// called before anyone else may see the change.
    pub fn add(
        &self,
        definition: Arc<Definition>,
        how: Add,
        done: impl FnOnce(&mut Inner),
    ) -> Result<Arc<Network>> {
        let uuid = definition.uuid;
        let mut tables = self.0.write();
        if let Some(network) = tables.by_uuid.get(&uuid) {
            let mut inner = network.inner.lock();
            let name = &*network.name;
            if *name != *definition.name {
                let text = tr!("network '%1$s' is already defined with uuid %2$s", name, uuid.to_string());
                return Err(fail_network(ErrorCode::OPERATION_FAILED, text));
            }
            if how == Add::ToRun && inner.active {
                let text = tr!("network is already active as '%1$s'", name);
                return Err(fail_network(ErrorCode::OPERATION_INVALID, text));
            }
            inner.assign(definition, how);
            done(&mut inner);
            return Ok(network.clone());
        }
        if let Some(other) = tables.by_name.get(&*definition.name) {
            let (name, uuid) = (&*other.name, other.uuid.to_string());
            let text = tr!("network '%1$s' already exists with uuid %2$s", name, uuid);
            return Err(fail_network(ErrorCode::OPERATION_FAILED, text));
        }
        let name: Arc<str> = (*definition.name).into();
        let mut inner = Inner {
            current: definition,
            next: None,
            active: false,
            persistent: how == Add::Stored,
            autostart: false,
            removed: false,
        };
        done(&mut inner);
        let network = Arc::new(Network { name: name.clone(), uuid, inner: Mutex::new(inner) });
        tables.by_uuid.insert(uuid, network.clone());
        tables.by_name.insert(name, network.clone());
        Ok(network)
    }

    /// Calls `work` with the network of that name, and removes it if the answer is true.
    /// `None`: there is no such network.
    pub fn remove_if(
        &self,
        name: &str,
        work: impl FnOnce(&Network, &mut Inner) -> Result<bool>,
    ) -> Option<Result<()>> {
        let mut tables = self.0.write();
        let network = tables.by_name.get(name)?.clone();
        let mut inner = network.inner.lock();
        let result = work(&network, &mut inner);
        if let Ok(true) = result {
            inner.removed = true;
            tables.by_uuid.remove(&network.uuid);
            tables.by_name.remove(name);
        }
        Some(result.map(|_| ()))
    }
}
