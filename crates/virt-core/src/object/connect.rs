// SPDX-License-Identifier: LGPL-2.1-or-later
//! Connections, and how the objects that came from one keep it alive.
//!
//! Every look-up makes an object that refers to its connection, on every thread. One
//! counter for all of them would pass its cache line between the threads at each call, so
//! there are several: a thread's objects count on the shard that the thread was given. The
//! connection itself holds the shards while C has a handle on it; a shard that nothing
//! refers to any more lets go of the connection.

use super::{Connected, Name, Object, Tag};
use crate::driver::{
    HypervisorDriver, InterfaceDriver, NWFilterDriver, NetworkDriver, NodeDeviceDriver, SecretDriver,
    StorageDriver,
};
use parking_lot::{Mutex, RwLock};
use std::any::Any;
use std::cell::Cell;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, Weak};

/// More than the processors that commonly work on one connection at a time.
const SHARDS: usize = 16;

/// What a driver gives a connection that it takes.
pub struct Drivers {
    /// Domains and the host.
    pub hypervisor: Arc<dyn HypervisorDriver>,
    /// Virtual networks.
    pub network: Option<Arc<dyn NetworkDriver>>,
    /// The host's network interfaces.
    pub interface: Option<Arc<dyn InterfaceDriver>>,
    /// Storage pools and volumes.
    pub storage: Option<Arc<dyn StorageDriver>>,
    /// The host's devices.
    pub node_device: Option<Arc<dyn NodeDeviceDriver>>,
    /// Secrets.
    pub secret: Option<Arc<dyn SecretDriver>>,
    /// Network filters.
    pub nwfilter: Option<Arc<dyn NWFilterDriver>>,
}

/// What a program asked for when it opened a connection.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// The URI; `None` asks the drivers whether one of them feels at home here.
    pub uri: Option<crate::uri::Uri>,
    /// Only look, change nothing.
    pub read_only: bool,
    /// All of `virConnectFlags` that were asked for; drivers refuse those they do not know.
    pub flags: u32,
}

/// A connection. What C holds points to this.
#[repr(C)]
pub struct Connect {
    tag: Tag,
    /// How many references C holds; the objects are counted on the shards.
    handles: AtomicU32,
    read_only: bool,
    uri: Option<String>,
    drivers: Drivers,
    me: Weak<Connect>,
    shards: [Shelf; SHARDS],
    /// Kept alive by the handles that C has.
    owner: Mutex<Option<Arc<Connect>>>,
    shell: OnceLock<Box<dyn Any + Send + Sync>>,
    type_name: OnceLock<Name>,
}

/// A shard's place, alone on its cache lines.
#[repr(align(128))]
#[derive(Default)]
struct Shelf(RwLock<Option<Arc<Shard>>>);

struct Shard {
    connect: Arc<Connect>,
}

/// A counted reference to a connection, from an object or for the length of a call.
#[derive(Clone)]
pub struct ConnectRef(Arc<Shard>);

impl std::ops::Deref for ConnectRef {
    type Target = Arc<Connect>;
    fn deref(&self) -> &Arc<Connect> {
        self.get()
    }
}

impl ConnectRef {
    /// The connection.
    pub fn get(&self) -> &Arc<Connect> {
        &self.0.connect
    }
}

impl std::fmt::Debug for ConnectRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}

impl std::fmt::Debug for Connect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Connect({})", self.uri.as_deref().unwrap_or_default())
    }
}

impl Object for Connect {
    const KIND: u32 = 0x7669_7201;
}

impl Connected for Connect {
    fn connected(&self) -> Option<&Arc<Connect>> {
        None
    }
}

impl Connect {
    /// A connection with one handle for C, which holds it until [`Connect::close`] takes
    /// the last one.
    pub fn new(opening: &Opening, uri: Option<String>, drivers: Drivers) -> Arc<Connect> {
        let connect = Arc::new_cyclic(|me| Connect {
            tag: Tag::of::<Connect>(),
            handles: AtomicU32::new(1),
            read_only: opening.read_only,
            uri,
            drivers,
            me: me.clone(),
            shards: Default::default(),
            owner: Mutex::new(None),
            shell: OnceLock::new(),
            type_name: OnceLock::new(),
        });
        *connect.owner.lock() = Some(connect.clone());
        connect
    }

    /// A reference for an object that comes from this connection.
    pub fn refer(&self) -> ConnectRef {
        let shelf = &self.shards[shard_of_thread()].0;
        if let Some(shard) = &*shelf.read() {
            return ConnectRef(shard.clone());
        }
        let mut shelf = shelf.write();
        if let Some(shard) = &*shelf {
            return ConnectRef(shard.clone());
        }
        let connect = self.me.upgrade().expect("a connection in use is alive");
        let shard = Arc::new(Shard { connect });
        // After the last close only objects hold the connection: nothing may be shelved then.
        if self.handles.load(Ordering::SeqCst) > 0 {
            *shelf = Some(shard.clone());
        }
        ConnectRef(shard)
    }

    /// One more handle for C. False when C has none left, and so cannot ask.
    pub fn add_handle(&self) -> bool {
        self.handles.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| (n > 0).then_some(n + 1)).is_ok()
    }

    /// Takes one of C's handles back. Returns the references that are left, handles and
    /// objects; `None` if C had no handle. With none left the connection is gone, or goes
    /// with its last object.
    pub fn close(&self) -> Option<u32> {
        let before = self.handles.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).ok()?;
        let objects = self.objects();
        if before == 1 {
            for shelf in &self.shards {
                // Dropped outside the lock: it may hold the last object's reference.
                let shard = shelf.0.write().take();
                drop(shard);
            }
            let owner = self.owner.lock().take();
            drop(owner);
        }
        Some(before - 1 + objects)
    }

    fn objects(&self) -> u32 {
        let count = |shelf: &Shelf| shelf.0.read().as_ref().map_or(0, |shard| Arc::strong_count(shard) - 1);
        self.shards.iter().map(count).sum::<usize>() as u32
    }

    /// Whether it was opened for looking only.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// The URI it was opened with, as the driver completed it.
    pub fn uri(&self) -> Option<&str> {
        self.uri.as_deref()
    }

    /// Who answers.
    pub fn drivers(&self) -> &Drivers {
        &self.drivers
    }

    /// `virConnectGetType`, asked of the driver once.
    pub fn type_name(self: &Arc<Self>) -> crate::Result<&Name> {
        if self.type_name.get().is_none() {
            let hypervisor = &self.drivers.hypervisor;
            let name = hypervisor.connect_get_type(self)?;
            let _ = self.type_name.set(Name::new(name.as_deref().unwrap_or(hypervisor.name())));
        }
        Ok(self.type_name.get().expect("set above"))
    }

    /// What the FFI shell keeps with a connection (error handlers); made at the first use.
    pub fn shell<T: Any + Send + Sync + Default>(&self) -> &T {
        let any = self.shell.get_or_init(|| Box::new(T::default()));
        any.downcast_ref().expect("one shell, one type")
    }
}

/// Which shard the calling thread counts on: the threads take turns.
fn shard_of_thread() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local!(static MINE: Cell<usize> = const { Cell::new(usize::MAX) });
    MINE.with(|mine| {
        if mine.get() == usize::MAX {
            mine.set(NEXT.fetch_add(1, Ordering::Relaxed) % SHARDS);
        }
        mine.get()
    })
}
