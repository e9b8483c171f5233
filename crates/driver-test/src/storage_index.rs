// SPDX-License-Identifier: LGPL-2.1-or-later
//! All storage pools of a state with their volumes: found by name and UUID, listed by name, all
//! behind one lock. Whoever holds it may lock the devices, not the other way round.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::{Mutex, RwLock};
use virt_conf::storage_pool::{Adapter, Definition, PoolType, ScsiHost, Source};
use virt_conf::storage_vol::Definition as Volume;
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::fail;
use crate::content::Content;
use crate::hash::Keyed;

/// How large a pool is, in bytes.
const CAPACITY: u64 = 100 << 30;

/// A storage pool.
pub struct Pool {
    /// Its name, which never changes.
    pub name: Arc<str>,
    /// Never changes.
    pub uuid: Uuid,
    /// The definition in force.
    pub definition: Definition,
    /// It runs.
    pub active: bool,
    /// Survives being stopped.
    pub persistent: bool,
    /// To be started with the host. A pool that is not persistent may have kept the mark from
    /// the time when it was.
    pub autostart: bool,
    /// What it holds; kept while it is stopped.
    pub volumes: Volumes,
}

/// A pool's volumes.
#[derive(Default)]
pub struct Volumes {
    by_name: BTreeMap<Arc<str>, Entry>,
    names_by_key: HashMap<Box<str>, Arc<str>, Keyed>,
    names_by_path: HashMap<Box<str>, Arc<str>, Keyed>,
}

/// A volume, and once somebody asked for its bytes those.
struct Entry {
    definition: Volume,
    store: Option<Arc<Store>>,
}

/// Where a volume's bytes are. Streams hold on to it, so that they go on if the volume goes away.
pub struct Store {
    /// The bytes. Whoever locks them may hold the pools' lock, and asks for no other.
    pub content: Mutex<Content>,
    users: AtomicUsize,
}

/// Keeps a volume in use.
pub struct User(Arc<Store>);

impl User {
    /// One more who uses it.
    pub fn new(store: Arc<Store>) -> User {
        store.users.fetch_add(1, Ordering::Relaxed);
        User(store)
    }
}

impl std::ops::Deref for User {
    type Target = Arc<Store>;

    fn deref(&self) -> &Arc<Store> {
        &self.0
    }
}

impl Drop for User {
    fn drop(&mut self) {
        self.0.users.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The pools of a state, under their lock.
#[derive(Default)]
pub struct Tables {
    by_name: BTreeMap<Arc<str>, Pool>,
    names_by_uuid: HashMap<Uuid, Arc<str>, Keyed>,
}

/// The pools of a state.
pub type Pools = RwLock<Tables>;

/// How a pool is added.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Add {
    /// To be stored.
    Stored,
    /// To start with: nothing of that name and UUID may run.
    ToRun,
}

/// An error that the reference's storage configuration code reports.
#[cold]
fn fail_storage(code: ErrorCode, text: impl Into<String>) -> Error {
    Error::new(ErrorDomain::STORAGE, code, text)
}

#[cold]
fn no_name(name: &str) -> Error {
    fail(ErrorCode::NO_STORAGE_POOL, tr!("no storage pool with matching name '%1$s'", name))
}

#[cold]
fn no_uuid(uuid: &Uuid) -> Error {
    fail(ErrorCode::NO_STORAGE_POOL, tr!("no storage pool with matching uuid '%1$s'", uuid.to_string()))
}

#[cold]
fn no_volume(name: &str) -> Error {
    fail(ErrorCode::NO_STORAGE_VOL, tr!("no storage vol with matching name '%1$s'", name))
}

fn check_active(pool: &Pool) -> Result<()> {
    if pool.active {
        return Ok(());
    }
    Err(fail(ErrorCode::OPERATION_INVALID, tr!("storage pool '%1$s' is not active", &*pool.name)))
}

fn check_inactive(pool: &Pool) -> Result<()> {
    if !pool.active {
        return Ok(());
    }
    Err(fail(ErrorCode::OPERATION_INVALID, tr!("storage pool '%1$s' is active", &*pool.name)))
}

impl Tables {
    /// All pools.
    pub fn iter(&self) -> impl Iterator<Item = &Pool> {
        self.by_name.values()
    }

    /// The pool of that name.
    pub fn by_name(&self, name: &str) -> Result<&Pool> {
        self.by_name.get(name).ok_or_else(|| no_name(name))
    }

    /// The pool of that UUID.
    pub fn by_uuid(&self, uuid: &Uuid) -> Result<&Pool> {
        let found = self.names_by_uuid.get(uuid).and_then(|name| self.by_name.get(name));
        found.ok_or_else(|| no_uuid(uuid))
    }

    /// The pool of that UUID, if it is there, to be changed.
    pub fn find_mut(&mut self, uuid: &Uuid) -> Option<&mut Pool> {
        self.names_by_uuid.get(uuid).and_then(|name| self.by_name.get_mut(name))
    }

    /// The same as by its name, to be changed.
    pub fn by_name_mut(&mut self, name: &str) -> Result<&mut Pool> {
        self.by_name.get_mut(name).ok_or_else(|| no_name(name))
    }

    /// The pool of that name, which runs.
    pub fn active(&self, name: &str) -> Result<&Pool> {
        let pool = self.by_name(name)?;
        check_active(pool).map(|()| pool)
    }

    /// The same, to be changed.
    pub fn active_mut(&mut self, name: &str) -> Result<&mut Pool> {
        let pool = self.by_name_mut(name)?;
        check_active(pool).map(|()| pool)
    }

    /// The pool of that name, which does not run.
    pub fn inactive(&self, name: &str) -> Result<&Pool> {
        let pool = self.by_name(name)?;
        check_inactive(pool).map(|()| pool)
    }

    /// The same, to be changed.
    pub fn inactive_mut(&mut self, name: &str) -> Result<&mut Pool> {
        let pool = self.by_name_mut(name)?;
        check_inactive(pool).map(|()| pool)
    }

    /// Adds a pool, or gives the one of that name and UUID the new definition. Its sizes are
    /// those of an empty pool. A pool that runs keeps its definition.
    pub fn add(&mut self, definition: Definition, how: Add) -> Result<&mut Pool> {
        let same_source =
            |pool: &&Pool| *pool.name != *definition.name && conflict(&pool.definition, &definition);
        if let Some(other) = self.iter().find(same_source) {
            let text = tr!("Storage source conflict with pool: '%1$s'", &*other.name);
            return Err(fail_storage(ErrorCode::OPERATION_FAILED, text));
        }
        let uuid = definition.uuid;
        let name = match self.names_by_uuid.get(&uuid) {
            Some(name) => {
                if **name != *definition.name {
                    let text =
                        tr!("pool '%1$s' is already defined with uuid %2$s", &**name, uuid.to_string());
                    return Err(fail_storage(ErrorCode::OPERATION_FAILED, text));
                }
                name.clone()
            }
            None => {
                if let Some(other) = self.by_name.get(&*definition.name) {
                    let uuid = other.uuid.to_string();
                    let text = tr!("pool '%1$s' already exists with uuid %2$s", &*definition.name, uuid);
                    return Err(fail_storage(ErrorCode::OPERATION_FAILED, text));
                }
                let name: Arc<str> = (*definition.name).into();
                self.names_by_uuid.insert(uuid, name.clone());
                name
            }
        };
        let pool = self.by_name.entry(name.clone()).or_insert_with(|| Pool {
            name,
            uuid,
            definition: definition.clone(),
            active: false,
            persistent: false,
            autostart: false,
            volumes: Volumes::default(),
        });
        if pool.active && how == Add::ToRun {
            let text = tr!("pool is already active as '%1$s'", &*pool.name);
            return Err(fail_storage(ErrorCode::OPERATION_INVALID, text));
        }
        if !pool.active {
            pool.definition = definition;
        }
        pool.persistent = how == Add::Stored;
        pool.definition.capacity = CAPACITY;
        pool.definition.allocation = 0;
        pool.definition.available = CAPACITY;
        Ok(pool)
    }

    /// Removes the pool of that name.
    pub fn remove(&mut self, name: &str) {
        if let Some(pool) = self.by_name.remove(name) {
            self.names_by_uuid.remove(&pool.uuid);
        }
    }
}

impl Store {
    fn new(content: Content) -> Store {
        Store { content: Mutex::new(content), users: AtomicUsize::new(0) }
    }
}

impl Volumes {
    /// All volumes.
    pub fn iter(&self) -> impl Iterator<Item = &Volume> {
        self.by_name.values().map(|entry| &entry.definition)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_name.len()
    }

    /// Whether there is one of that name.
    pub fn contains(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The volume of that name.
    pub fn by_name(&self, name: &str) -> Result<&Volume> {
        self.by_name.get(name).map(|entry| &entry.definition).ok_or_else(|| no_volume(name))
    }

    /// Its bytes, if anybody asked for them so far.
    pub fn bytes(&self, name: &str) -> Option<&Arc<Store>> {
        self.by_name.get(name).and_then(|entry| entry.store.as_ref())
    }

    /// The bytes of the volume of that name.
    pub fn store(&mut self, name: &str) -> Result<Arc<Store>> {
        let Entry { definition, store } = self.by_name.get_mut(name).ok_or_else(|| no_volume(name))?;
        let new = || Arc::new(Store::new(Content::new(definition.capacity, definition.allocation)));
        Ok(store.get_or_insert_with(new).clone())
    }

    /// Refuses to touch a volume that streams are open on.
    pub fn check_unused(&self, name: &str) -> Result<()> {
        let used = |store: &Arc<Store>| store.users.load(Ordering::Relaxed) > 0;
        if self.bytes(name).is_some_and(used) {
            let text = tr!("volume '%1$s' is still in use.", name);
            return Err(fail(ErrorCode::OPERATION_INVALID, text));
        }
        Ok(())
    }

    /// The volume with that key.
    pub fn by_key(&self, key: &str) -> Option<&Volume> {
        self.names_by_key.get(key).and_then(|name| self.by_name(name).ok())
    }

    /// The volume at that path.
    pub fn by_path(&self, path: &str) -> Option<&Volume> {
        self.names_by_path.get(path).and_then(|name| self.by_name(name).ok())
    }
}

impl Pool {
    /// The path of a volume of that name.
    pub fn path_of(&self, volume: &str) -> Box<str> {
        // Pools that are remote have no path; what the reference's printf makes of that stays.
        let folder = self.definition.target.as_ref().map_or("(null)", |target| &target.path);
        format!("{folder}/{volume}").into()
    }

    /// Adds a volume that has a path and a key, with these bytes.
    pub fn add_volume(&mut self, volume: Volume, content: Option<Content>) -> Result<()> {
        let path = volume.target.path.clone().unwrap_or_default();
        let key = volume.key.clone().unwrap_or_default();
        let volumes = &mut self.volumes;
        if volumes.contains(&volume.name)
            || volumes.names_by_key.contains_key(&key)
            || volumes.names_by_path.contains_key(&path)
        {
            return Err(fail(ErrorCode::OPERATION_FAILED, tr!("storage vol already exists")));
        }
        let name: Arc<str> = (*volume.name).into();
        volumes.names_by_key.insert(key, name.clone());
        volumes.names_by_path.insert(path, name.clone());
        let sum = self.definition.allocation.wrapping_add(volume.allocation);
        let store = content.map(|content| Arc::new(Store::new(content)));
        volumes.by_name.insert(name, Entry { definition: volume, store });
        self.set_allocation(sum);
        Ok(())
    }

    /// Removes a volume.
    pub fn remove_volume(&mut self, name: &str) -> Result<()> {
        let allocation = self.volumes.by_name(name)?.allocation;
        if let Some(Entry { definition: volume, .. }) = self.volumes.by_name.remove(name) {
            volume.key.and_then(|key| self.volumes.names_by_key.remove(&key));
            volume.target.path.and_then(|path| self.volumes.names_by_path.remove(&path));
        }
        self.set_allocation(self.definition.allocation.wrapping_sub(allocation));
        Ok(())
    }

    /// Gives a volume another size, and counts what it takes now.
    pub fn set_volume(&mut self, name: &str, capacity: u64, allocation: u64) {
        let Some(Entry { definition: volume, .. }) = self.volumes.by_name.get_mut(name) else { return };
        let sum = self.definition.allocation.wrapping_sub(volume.allocation).wrapping_add(allocation);
        (volume.capacity, volume.allocation) = (capacity, allocation);
        self.set_allocation(sum);
    }

    /// The sum may wrap: a pool that is defined anew while it runs counts from zero again, and
    /// what it held before is still there to be deleted.
    fn set_allocation(&mut self, bytes: u64) {
        self.definition.allocation = bytes;
        self.definition.available = self.definition.capacity.wrapping_sub(bytes);
    }
}

/// Whether two pools of different names would lie on the same source.
fn conflict(old: &Definition, new: &Definition) -> bool {
    use PoolType::*;
    let path = |pool: &Definition| pool.target.as_ref().map(|target| target.path.clone());
    let (a, b) = (&old.source, &new.source);
    match (old.kind, new.kind) {
        (Dir, Dir) => path(old) == path(new),
        (Gluster, Gluster) => a.name == b.name && a.dir == b.dir && same_host(a, b),
        (Netfs, Netfs) => a.dir == b.dir && same_host(a, b),
        (Scsi, Scsi) => same_adapter(a.adapter.as_ref(), b.adapter.as_ref()),
        (Iscsi, Iscsi) => share_device(a, b) && a.initiator == b.initiator,
        (Fs | Logical | Disk | Zfs, Fs | Logical | Disk | Zfs) => share_device(a, b),
        (Sheepdog, Sheepdog) => same_host(a, b),
        // A host has one such pool at most.
        (Mpath, Mpath) => true,
        (Vstorage, Vstorage) => a.name == b.name,
        _ => false,
    }
}

fn share_device(a: &Source, b: &Source) -> bool {
    a.devices.iter().any(|device| b.devices.iter().any(|other| other.path == device.path))
}

fn same_host(old: &Source, new: &Source) -> bool {
    if old.hosts.len() != 1 && new.hosts.len() != 1 {
        return false;
    }
    match (old.hosts.first(), new.hosts.first()) {
        (Some(old), Some(new)) => (new.port == 0 || old.port == new.port) && old.name == new.name,
        _ => false,
    }
}

/// Adapters that can be told apart without looking at the machine that this runs on.
fn same_adapter(old: Option<&Adapter>, new: Option<&Adapter>) -> bool {
    match (old, new) {
        (Some(Adapter::FcHost(a)), Some(Adapter::FcHost(b))) => a.wwnn == b.wwnn && a.wwpn == b.wwpn,
        (Some(Adapter::ScsiHost(a)), Some(Adapter::ScsiHost(b))) => {
            let same_parent = a.parent.is_some() && a.parent == b.parent;
            same_parent || number(a).is_some_and(|host| number(b) == Some(host))
        }
        (Some(Adapter::FcHost(fc)), Some(Adapter::ScsiHost(scsi)))
        | (Some(Adapter::ScsiHost(scsi)), Some(Adapter::FcHost(fc))) => {
            let parent = fc.parent.as_deref().and_then(host_number);
            parent.is_some_and(|host| number(scsi) == Some(host))
        }
        _ => false,
    }
}

fn number(host: &ScsiHost) -> Option<u32> {
    host.name.as_deref().and_then(host_number)
}

/// The number in a name as `scsi_host5`.
fn host_number(name: &str) -> Option<u32> {
    let digits = ["scsi_host", "fc_host", "host"].iter().find_map(|prefix| name.strip_prefix(prefix));
    digits.and_then(|digits| digits.parse().ok())
}
