// SPDX-License-Identifier: LGPL-2.1-or-later
//! All domains of a state, found by UUID, name and number, and listed in the order in which
//! they came to be.
//!
//! Look-ups write nothing that threads share but the lock of one domain, and the commonest
//! not even that, so calls on separate domains do not wait for each other. Whatever adds,
//! removes or renames takes `changes` first; a domain that is to go is marked, and look-ups
//! pass it over until it has left the tables.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::{Mutex, MutexGuard};
use virt_conf::domain::Definition;
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, Result, tr};
use virt_sys::read_mostly::ReadMostly;

use crate::checks::fail_domain;
use crate::guest::{Guest, Inner};
use crate::hash::Keyed;
use crate::told::Facts;

/// A name as a table's key, shared with the domain that has it.
#[derive(Clone, PartialEq, Eq)]
struct Name(Arc<str>);

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        str::hash(&self.0, state);
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

type Table<K> = HashMap<K, Arc<Guest>, Keyed>;

/// Takes the key out if it still leads to `guest`.
fn remove<K: Hash + Eq + Borrow<Q>, Q: Hash + Eq + ?Sized>(
    table: &mut Table<K>,
    key: &Q,
    guest: &Arc<Guest>,
) {
    if table.get(key).is_some_and(|found| Arc::ptr_eq(found, guest)) {
        table.remove(key);
    }
}

#[derive(Default)]
struct Known {
    by_uuid: Table<Uuid>,
    by_name: Table<Name>,
    in_order: BTreeMap<u64, Arc<Guest>>,
}

/// The domains of a state.
#[derive(Default)]
pub struct Index {
    known: ReadMostly<Known>,
    running: ReadMostly<Table<i32>>,
    /// Held by whatever adds, removes or renames; the last domain's place in `in_order`.
    changes: Mutex<u64>,
    active: AtomicUsize,
    inactive: AtomicUsize,
}

/// What may not happen to a domain that is added although it exists.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Add {
    /// A definition to store.
    Stored,
    /// A definition to start with: nothing of that name and UUID may run.
    ToRun,
}

/// What a domain was added as.
pub struct Added {
    /// It.
    pub guest: Arc<Guest>,
    /// Its definition replaced another one.
    pub replaced: bool,
}

impl Index {
    /// The domain of that UUID.
    pub fn by_uuid(&self, uuid: &Uuid) -> Option<Arc<Guest>> {
        self.known.read().by_uuid.get(uuid).cloned()
    }

    fn by_name(&self, name: &str) -> Option<Arc<Guest>> {
        self.known.read().by_name.get(name).cloned()
    }

    /// Calls `work` with the domain of that UUID locked. The call must be short and may not
    /// come back to the index, but for numbers.
    pub fn with_uuid<T>(&self, uuid: &Uuid, work: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        let known = self.known.read();
        let mut inner = known.by_uuid.get(uuid)?.lock();
        if inner.removed { None } else { Some(work(&mut inner)) }
    }

    /// What is asked most about the domain of that UUID.
    pub fn facts(&self, uuid: &Uuid) -> Option<Facts> {
        self.known.read().by_uuid.get(uuid)?.facts()
    }

    /// The UUID and the number (-1 while it does not run) of the domain of that name.
    pub fn find_name(&self, name: &str) -> Option<(Uuid, i32)> {
        let known = self.known.read();
        let guest = known.by_name.get(name)?;
        Some((guest.uuid, guest.id()?))
    }

    /// The same by number; tells the UUID too.
    pub fn with_id<T>(&self, id: i32, work: impl FnOnce(&Uuid, &mut Inner) -> T) -> Option<T> {
        // Numbers are given out with the domain locked: the order is that way round.
        let guest = self.running.read().get(&id).cloned()?;
        let mut inner = guest.lock();
        if inner.removed || inner.id != id { None } else { Some(work(&guest.uuid, &mut inner)) }
    }

    /// Calls `work` with each domain in turn, locked.
    pub fn for_each(&self, mut work: impl FnMut(&Uuid, &mut Inner)) {
        for guest in self.known.read().in_order.values() {
            let mut inner = guest.lock();
            if !inner.removed {
                work(&guest.uuid, &mut inner);
            }
        }
    }

    /// The numbers of those that run, at most so many.
    pub fn ids(&self, max: usize) -> Vec<i32> {
        let running = |guest: &Arc<Guest>| guest.id().filter(|id| *id != -1);
        self.known.read().in_order.values().filter_map(running).take(max).collect()
    }

    /// How many domains run.
    pub fn active(&self) -> usize {
        self.active.load(Ordering::Relaxed)
    }

    /// How many do not.
    pub fn inactive(&self) -> usize {
        self.inactive.load(Ordering::Relaxed)
    }

    /// Adds a domain, or gives the one of that name and UUID the new definition. `done` is
    /// called before anyone else may see the change.
    pub fn add<T>(
        &self,
        definition: impl Into<Arc<Definition>>,
        how: Add,
        done: impl FnOnce(&mut Inner, &Added) -> T,
    ) -> Result<T> {
        let definition = definition.into();
        let uuid = definition.uuid;
        let mut changes = self.changes.lock();
        if let Some(guest) = self.by_uuid(&uuid) {
            let mut inner = guest.lock();
            if !inner.removed {
                check_same(&inner, &uuid, &definition, how)?;
                let replaced = inner.assign(definition, how == Add::ToRun);
                drop(changes);
                return Ok(done(&mut inner, &Added { guest: guest.clone(), replaced }));
            }
            drop(inner);
            self.forget(&guest, &mut changes);
        }
        let name = &*definition.name;
        if let Some(other) = self.by_name(name) {
            let inner = other.lock();
            if !inner.removed {
                let text = tr!("domain '%1$s' already exists with uuid %2$s", name, other.uuid.to_string());
                return Err(fail_domain(ErrorCode::OPERATION_FAILED, text));
            }
            drop(inner);
            self.forget(&other, &mut changes);
        }
        *changes += 1;
        let guest = Arc::new(Guest::new(definition, uuid, *changes));
        let added = Added { guest: guest.clone(), replaced: false };
        // Not seen by anyone before `done`: whoever finds it waits. No one who reads the tables
        // waits for this domain, since it is not in them yet.
        let mut inner = guest.lock();
        let mut known = self.known.write();
        known.by_uuid.insert(uuid, guest.clone());
        known.by_name.insert(Name(inner.name.clone()), guest.clone());
        known.in_order.insert(guest.order, guest.clone());
        drop(known);
        self.inactive.fetch_add(1, Ordering::Relaxed);
        drop(changes);
        Ok(done(&mut inner, &added))
    }

    /// A locked domain begins to run under `id`.
    pub fn start(&self, guest: &Arc<Guest>, inner: &mut Inner, id: i32, reason: u8) {
        inner.set_running(id, reason);
        self.running.write().insert(id, guest.clone());
        self.inactive.fetch_sub(1, Ordering::Relaxed);
        self.active.fetch_add(1, Ordering::Relaxed);
    }

    /// A locked domain stops; a transient one is marked to go. Returns the number that
    /// events about it carry.
    pub fn stop(&self, guest: &Arc<Guest>, inner: &mut Inner, reason: u8) -> i32 {
        let told = self.halt(guest, inner, reason);
        if !inner.persistent {
            self.retire(inner);
        }
        told
    }

    /// The same, but a transient one stays.
    pub fn halt(&self, guest: &Arc<Guest>, inner: &mut Inner, reason: u8) -> i32 {
        let id = inner.id;
        let told = inner.set_stopped(reason);
        remove(&mut self.running.write(), &id, guest);
        self.active.fetch_sub(1, Ordering::Relaxed);
        self.inactive.fetch_add(1, Ordering::Relaxed);
        told
    }

    /// A locked domain that does not run is marked to go.
    pub fn retire(&self, inner: &mut Inner) {
        inner.removed = true;
        self.inactive.fetch_sub(1, Ordering::Relaxed);
    }

    /// Takes a marked domain out of the tables; it may not be locked by the caller.
    pub fn remove(&self, guest: &Arc<Guest>) {
        let mut changes = self.changes.lock();
        self.forget(guest, &mut changes);
    }

    fn forget(&self, guest: &Arc<Guest>, _changes: &mut MutexGuard<'_, u64>) {
        let name = guest.lock().name.clone();
        let mut known = self.known.write();
        remove(&mut known.by_uuid, &guest.uuid, guest);
        remove(&mut known.by_name, &*name, guest);
        // The caller has a reference: nothing is dropped under the lock.
        known.in_order.remove(&guest.order);
    }

    /// Renames a domain that `check` lets pass, by `apply`.
    pub fn rename<T>(
        &self,
        guest: &Arc<Guest>,
        new: &str,
        check: impl FnOnce(&Inner) -> Result<()>,
        apply: impl FnOnce(&mut Inner) -> Result<T>,
    ) -> Result<T> {
        let changes = self.changes.lock();
        let taken = self.by_name(new).filter(|other| !other.lock().removed);
        let mut inner = guest.lock();
        check(&inner)?;
        if &*inner.name == new {
            return Err(invalid(tr!("Can't rename domain to itself")));
        }
        if taken.is_some() {
            return Err(invalid(tr!("domain with name '%1$s' already exists", new)));
        }
        let old = inner.name.clone();
        let name: Arc<str> = new.into();
        let result = apply(&mut inner)?;
        inner.name = name.clone();
        drop(inner);
        let mut known = self.known.write();
        known.by_name.insert(Name(name), guest.clone());
        remove(&mut known.by_name, &*old, guest);
        drop(known);
        drop(changes);
        Ok(result)
    }
}

fn invalid(text: String) -> Error {
    fail_domain(ErrorCode::OPERATION_INVALID, text)
}

fn check_same(inner: &Inner, uuid: &Uuid, definition: &Definition, how: Add) -> Result<()> {
    if *inner.name != *definition.name {
        let text = tr!("domain '%1$s' is already defined with uuid %2$s", &*inner.name, uuid.to_string());
        return Err(fail_domain(ErrorCode::OPERATION_FAILED, text));
    }
    if how == Add::Stored {
        return Ok(());
    }
    if inner.is_active() {
        return Err(invalid(tr!("domain '%1$s' is already active", &*inner.name)));
    }
    if !inner.persistent {
        return Err(invalid(tr!("domain '%1$s' is already being started", &*inner.name)));
    }
    Ok(())
}
