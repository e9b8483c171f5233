// SPDX-License-Identifier: LGPL-2.1-or-later
//! All domains of a state, found by UUID, name and number, and listed in the order in which
//! they came to be.
//!
//! Look-ups touch one table in many and then one domain, so calls on separate domains do not
//! wait for each other. Whatever adds, removes or renames takes `changes` first; a domain
//! that is to go is marked, and look-ups pass it over until it has left the tables.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::{Mutex, MutexGuard, RwLock};
use virt_conf::domain::Definition;
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, Result, tr};

use crate::checks::fail_domain;
use crate::guest::{GONE, Guest, Inner};
use crate::hash::Keyed;

const SHARDS: usize = 64;

/// One table of many, alone on its cache lines.
#[repr(align(128))]
struct Shard<K>(RwLock<HashMap<K, Arc<Guest>, Keyed>>);

impl<K> Default for Shard<K> {
    fn default() -> Self {
        Shard(RwLock::default())
    }
}

struct Table<K>(Box<[Shard<K>]>);

impl<K> Default for Table<K> {
    fn default() -> Self {
        Table((0..SHARDS).map(|_| Shard::default()).collect())
    }
}

/// What a table is searched with, and which of its parts has it.
trait Key: Hash + Eq {
    fn shard(&self) -> usize;
}

impl Key for Uuid {
    fn shard(&self) -> usize {
        // Random ones differ everywhere, numbered ones at either end.
        usize::from(self.0[0] ^ self.0[15] ^ self.0[7])
    }
}

impl Key for str {
    fn shard(&self) -> usize {
        self.bytes().fold(0usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)))
    }
}

impl Key for i32 {
    fn shard(&self) -> usize {
        *self as usize
    }
}

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

impl<K: Hash + Eq> Table<K> {
    fn part<Q: Key + ?Sized>(&self, key: &Q) -> &RwLock<HashMap<K, Arc<Guest>, Keyed>> {
        &self.0[key.shard() % SHARDS].0
    }

    fn get<Q: Key + ?Sized>(&self, key: &Q) -> Option<Arc<Guest>>
    where
        K: Borrow<Q>,
    {
        self.part(key).read().get(key).cloned()
    }

    fn insert<Q: Key + ?Sized>(&self, key: K, guest: Arc<Guest>)
    where
        K: Borrow<Q>,
    {
        let part = self.part(key.borrow());
        part.write().insert(key, guest);
    }

    /// Takes the key out if it still leads to `guest`.
    fn remove<Q: Key + ?Sized>(&self, key: &Q, guest: &Arc<Guest>)
    where
        K: Borrow<Q>,
    {
        let mut part = self.part(key).write();
        if part.get(key).is_some_and(|found| Arc::ptr_eq(found, guest)) {
            let gone = part.remove(key);
            drop(part);
            drop(gone);
        }
    }
}

/// The domains of a state.
#[derive(Default)]
pub struct Index {
    by_uuid: Table<Uuid>,
    by_name: Table<Name>,
    by_id: Table<i32>,
    in_order: RwLock<BTreeMap<u64, Arc<Guest>>>,
    /// Held by whatever adds, removes or renames; the next domain's place in `in_order`.
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
        self.by_uuid.get(uuid)
    }

    /// Calls `work` with the domain of that UUID locked. The call must be short and may not
    /// come back to the index, but for numbers.
    pub fn with_uuid<T>(&self, uuid: &Uuid, work: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        let part = self.by_uuid.part(uuid).read();
        let mut inner = part.get(uuid)?.inner.lock();
        if inner.removed { None } else { Some(work(&mut inner)) }
    }

    /// The UUID and the number (-1 while it does not run) of the domain of that name.
    pub fn find_name(&self, name: &str) -> Option<(Uuid, i32)> {
        let part = self.by_name.part(name).read();
        let guest = part.get(name)?;
        let id = guest.told_id.load(Ordering::Acquire);
        (id != GONE).then_some((guest.uuid, id))
    }

    /// The same by number; tells the UUID too.
    pub fn with_id<T>(&self, id: i32, work: impl FnOnce(&Uuid, &mut Inner) -> T) -> Option<T> {
        // Numbers are given out with the domain locked: the order is that way round.
        let guest = self.by_id.get(&id)?;
        let mut inner = guest.inner.lock();
        if inner.removed || inner.id != id { None } else { Some(work(&guest.uuid, &mut inner)) }
    }

    /// Calls `work` with each domain in turn, locked.
    pub fn for_each(&self, mut work: impl FnMut(&Uuid, &mut Inner)) {
        for guest in self.in_order.read().values() {
            let mut inner = guest.inner.lock();
            if !inner.removed {
                work(&guest.uuid, &mut inner);
            }
        }
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
        let uuid = crate::definition::uuid(&definition);
        let mut changes = self.changes.lock();
        if let Some(guest) = self.by_uuid(&uuid) {
            let mut inner = guest.inner.lock();
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
        if let Some(other) = self.by_name.get(name) {
            let inner = other.inner.lock();
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
        // Not seen by anyone before it is in all tables and `done`: whoever finds it waits. No
        // one who has a table waits for this domain, since it is not in that table yet.
        let mut inner = guest.inner.lock();
        self.by_uuid.insert::<Uuid>(uuid, guest.clone());
        self.by_name.insert::<str>(Name(inner.name.clone()), guest.clone());
        self.in_order.write().insert(guest.order, guest.clone());
        self.inactive.fetch_add(1, Ordering::Relaxed);
        drop(changes);
        let result = done(&mut inner, &added);
        guest.tell(&inner);
        drop(inner);
        Ok(result)
    }

    /// A locked domain begins to run under `id`.
    pub fn start(&self, guest: &Arc<Guest>, inner: &mut Inner, id: i32, reason: u8) {
        inner.set_running(id, reason);
        guest.tell(inner);
        self.by_id.insert::<i32>(id, guest.clone());
        self.inactive.fetch_sub(1, Ordering::Relaxed);
        self.active.fetch_add(1, Ordering::Relaxed);
    }

    /// A locked domain stops; a transient one is marked to go. Returns the number that
    /// events about it carry.
    pub fn stop(&self, guest: &Arc<Guest>, inner: &mut Inner, reason: u8) -> i32 {
        let id = inner.id;
        let told = inner.set_stopped(reason);
        self.by_id.remove(&id, guest);
        self.active.fetch_sub(1, Ordering::Relaxed);
        match inner.persistent {
            true => {
                self.inactive.fetch_add(1, Ordering::Relaxed);
            }
            false => inner.removed = true,
        }
        guest.tell(inner);
        told
    }

    /// A locked domain that does not run is marked to go.
    pub fn retire(&self, guest: &Guest, inner: &mut Inner) {
        inner.removed = true;
        guest.tell(inner);
        self.inactive.fetch_sub(1, Ordering::Relaxed);
    }

    /// Takes a marked domain out of the tables; it may not be locked by the caller.
    pub fn remove(&self, guest: &Arc<Guest>) {
        let mut changes = self.changes.lock();
        self.forget(guest, &mut changes);
    }

    fn forget(&self, guest: &Arc<Guest>, _changes: &mut MutexGuard<'_, u64>) {
        let name = guest.inner.lock().name.clone();
        self.by_uuid.remove(&guest.uuid, guest);
        self.by_name.remove(&*name, guest);
        let gone = self.in_order.write().remove(&guest.order);
        drop(gone);
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
        let taken = self.by_name.get(new).filter(|other| !other.inner.lock().removed);
        let mut inner = guest.inner.lock();
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
        // Under both names for a moment, never under none.
        self.by_name.insert::<str>(Name(name), guest.clone());
        self.by_name.remove(&*old, guest);
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
