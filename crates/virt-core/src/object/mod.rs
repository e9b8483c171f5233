// SPDX-License-Identifier: LGPL-2.1-or-later
//! Handles: what a C program's pointers point to.
//!
//! Each is an `Arc` whose first word says which kind it is, so that the FFI shell can refuse
//! a pointer of another kind. An object keeps its connection alive; it names something at
//! the driver (a domain's UUID, a volume's key) and holds no state of it.

mod admin;
mod connect;
mod name;

pub use admin::{AdmClient, AdmConnect, AdmServer, TellAdmClosed};
pub use connect::{Connect, ConnectRef, Drivers, Opening};
pub use name::Name;

use crate::uuid::Uuid;
use std::any::Any;
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

/// The first word of every handle: its kind while it lives, something else afterwards.
#[derive(Debug)]
pub struct Tag(AtomicU32);

impl Tag {
    fn of<T: Object>() -> Tag {
        Tag(AtomicU32::new(T::KIND))
    }

    /// Whether the handle behind this first word is a living one of that kind.
    pub fn is(&self, kind: u32) -> bool {
        self.0.load(Ordering::Relaxed) == kind
    }
}

impl Drop for Tag {
    fn drop(&mut self) {
        self.0.store(0xdead_0bec, Ordering::Relaxed);
    }
}

/// Any handle.
pub trait Object: Connected {
    /// The number in its first word. The types are `repr(C)` with a [`Tag`] first.
    const KIND: u32;
}

/// Something that came from a connection.
pub trait Connected: Any + Send + Sync {
    /// The connection; admin objects have none of this kind.
    fn connected(&self) -> Option<&Connect>;

    /// The connection to a daemon's administration, which only admin objects have.
    fn administered(&self) -> Option<&AdmConnect> {
        None
    }
}

/// An object that libvirt knows by name.
pub trait Named {
    /// The name, also for C.
    fn c_name(&self) -> &Name;
}

/// An object that libvirt knows by UUID.
pub trait Identified {
    /// The UUID.
    fn uuid(&self) -> &Uuid;
}

macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident = $kind:literal { $($(#[$fdoc:meta])* $field:ident: $ty:ty,)* } via $conn:ident;)*) => { $(
        $(#[$doc])*
        #[repr(C)]
        #[derive(Debug)]
        pub struct $name {
            tag: Tag,
            $conn: objects!(@via $conn),
            $($field: $ty,)*
        }

        impl Object for $name {
            const KIND: u32 = 0x7669_7200 + $kind;
        }

        impl Connected for $name {
            fn connected(&self) -> Option<&Connect> {
                Some(objects!(@connect self $conn))
            }
        }

        impl $name {
            /// The connection it came from.
            pub fn connect(&self) -> &Connect {
                objects!(@connect self $conn)
            }
        }
    )* };
    (@via conn) => { ConnectRef };
    (@via domain) => { Arc<Domain> };
    (@via network) => { Arc<Network> };
    (@connect $self:ident conn) => { &$self.conn };
    (@connect $self:ident domain) => { $self.domain.connect() };
    (@connect $self:ident network) => { $self.network.connect() };
}

objects! {
    /// A virtual machine or container.
    Domain = 2 { name: Name, uuid: Uuid, id: AtomicI32, renamed: OnceLock<Box<Renamed>>, } via conn;
    /// A virtual network.
    Network = 3 { name: Name, uuid: Uuid, } via conn;
    /// A port of a virtual network.
    NetworkPort = 4 { uuid: Uuid, } via network;
    /// A network interface of the host.
    Interface = 5 { name: Name, mac: Name, } via conn;
    /// A pool of storage volumes.
    StoragePool = 6 { name: Name, uuid: Uuid, } via conn;
    /// A volume of a storage pool.
    StorageVol = 7 { pool: Name, name: Name, key: Name, } via conn;
    /// A device of the host.
    NodeDevice = 8 { name: Name, parent: OnceLock<Option<Name>>, } via conn;
    /// A secret that other objects refer to.
    Secret = 9 { uuid: Uuid, usage_type: i32, usage_id: Name, } via conn;
    /// A network filter.
    NWFilter = 10 { name: Name, uuid: Uuid, } via conn;
    /// A network filter's use on one port.
    NWFilterBinding = 11 { port_dev: Name, filter: Name, } via conn;
    /// A snapshot of a domain.
    DomainSnapshot = 12 { name: Name, } via domain;
    /// A checkpoint of a domain.
    DomainCheckpoint = 13 { name: Name, } via domain;
    /// A stream of bytes to or from something at the driver.
    Stream = 14 { flags: u32, carrier: crate::stream::Carrier, } via conn;
}

macro_rules! named {
    ($($ty:ident)*) => { $(
        impl Named for $ty {
            fn c_name(&self) -> &Name {
                &self.name
            }
        }
        impl $ty {
            /// Its name.
            pub fn name(&self) -> &str {
                self.name.as_str()
            }
        }
    )* };
}
named! { Network Interface StoragePool StorageVol NodeDevice NWFilter DomainSnapshot DomainCheckpoint }

macro_rules! identified {
    ($($ty:ident)*) => { $(
        impl Identified for $ty {
            fn uuid(&self) -> &Uuid {
                &self.uuid
            }
        }
        impl $ty {
            /// Its UUID.
            pub fn uuid(&self) -> &Uuid {
                &self.uuid
            }
        }
    )* };
}
identified! { Domain Network NetworkPort StoragePool Secret NWFilter }

/// The name that a domain was given later, and maybe one still later.
#[derive(Debug)]
struct Renamed {
    name: Name,
    next: OnceLock<Box<Renamed>>,
}

impl Drop for Renamed {
    fn drop(&mut self) {
        // One after the other: a domain may have had many names, and the stack may be small.
        let mut next = self.next.take();
        while let Some(mut renamed) = next {
            next = renamed.next.take();
        }
    }
}

impl Named for Domain {
    fn c_name(&self) -> &Name {
        let (mut name, mut place) = (&self.name, &self.renamed);
        while let Some(renamed) = place.get() {
            (name, place) = (&renamed.name, &renamed.next);
        }
        name
    }
}

impl Domain {
    /// A handle on the domain of that name; `id` is -1 while it does not run.
    pub fn new(conn: &Connect, name: &str, uuid: Uuid, id: i32) -> Arc<Domain> {
        Domain::of(conn.refer(), name, uuid, id)
    }

    /// The same with a reference that is there already: cheaper for long lists.
    pub fn of(conn: ConnectRef, name: &str, uuid: Uuid, id: i32) -> Arc<Domain> {
        let (name, id) = (Name::new(name), AtomicI32::new(id));
        let renamed = OnceLock::new();
        Arc::new(Domain { tag: Tag::of::<Domain>(), conn, name, uuid, id, renamed })
    }

    /// The number it ran under when the handle last learned of it; -1 for none.
    pub fn id(&self) -> i32 {
        self.id.load(Ordering::Relaxed)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.c_name().as_str()
    }

    /// Notes a new name. Older ones stay where they are: C may look at them.
    pub fn set_name(&self, name: &str) {
        let mut place = &self.renamed;
        let mut new = Box::new(Renamed { name: Name::new(name), next: OnceLock::new() });
        loop {
            match place.get() {
                Some(taken) => place = &taken.next,
                None => match place.set(new) {
                    Ok(()) => return,
                    Err(back) => new = back,
                },
            }
        }
    }

    /// Notes the number that a start gave it.
    pub fn set_id(&self, id: i32) {
        self.id.store(id, Ordering::Relaxed);
    }
}

impl Network {
    /// A handle on the network of that name.
    pub fn new(conn: &Connect, name: &str, uuid: Uuid) -> Arc<Network> {
        Arc::new(Network { tag: Tag::of::<Network>(), conn: conn.refer(), name: Name::new(name), uuid })
    }
}

impl NetworkPort {
    /// A handle on a port of `network`.
    pub fn new(network: &Arc<Network>, uuid: Uuid) -> Arc<NetworkPort> {
        Arc::new(NetworkPort { tag: Tag::of::<NetworkPort>(), network: network.clone(), uuid })
    }

    /// The network it belongs to.
    pub fn network(&self) -> &Arc<Network> {
        &self.network
    }
}

impl Interface {
    /// A handle on the host's interface of that name.
    pub fn new(conn: &Connect, name: &str, mac: &str) -> Arc<Interface> {
        let (name, mac) = (Name::new(name), Name::new(mac));
        Arc::new(Interface { tag: Tag::of::<Interface>(), conn: conn.refer(), name, mac })
    }

    /// Its hardware address; empty where it has none.
    pub fn mac(&self) -> &Name {
        &self.mac
    }
}

impl StoragePool {
    /// A handle on the pool of that name.
    pub fn new(conn: &Connect, name: &str, uuid: Uuid) -> Arc<StoragePool> {
        Arc::new(StoragePool {
            tag: Tag::of::<StoragePool>(),
            conn: conn.refer(),
            name: Name::new(name),
            uuid,
        })
    }
}

impl StorageVol {
    /// A handle on the volume `name` of the pool `pool`; `key` is unique on the host.
    pub fn new(conn: &Connect, pool: &str, name: &str, key: &str) -> Arc<StorageVol> {
        let (pool, name, key) = (Name::new(pool), Name::new(name), Name::new(key));
        Arc::new(StorageVol { tag: Tag::of::<StorageVol>(), conn: conn.refer(), pool, name, key })
    }

    /// The name of its pool.
    pub fn pool(&self) -> &str {
        self.pool.as_str()
    }

    /// Its key.
    pub fn key(&self) -> &Name {
        &self.key
    }
}

impl NodeDevice {
    /// A handle on the host's device of that name.
    pub fn new(conn: &Connect, name: &str) -> Arc<NodeDevice> {
        let parent = OnceLock::new();
        Arc::new(NodeDevice {
            tag: Tag::of::<NodeDevice>(),
            conn: conn.refer(),
            name: Name::new(name),
            parent,
        })
    }

    /// Its parent's name, asked of the driver once and kept as long as the handle.
    pub fn parent(
        &self,
        ask: impl FnOnce() -> crate::Result<Option<String>>,
    ) -> crate::Result<Option<&Name>> {
        if self.parent.get().is_none() {
            let found = ask()?;
            let _ = self.parent.set(found.map(|name| Name::new(&name)));
        }
        Ok(self.parent.get().and_then(Option::as_ref))
    }
}

impl Secret {
    /// A handle on a secret.
    pub fn new(conn: &Connect, uuid: Uuid, usage_type: i32, usage_id: &str) -> Arc<Secret> {
        let usage_id = Name::new(usage_id);
        Arc::new(Secret { tag: Tag::of::<Secret>(), conn: conn.refer(), uuid, usage_type, usage_id })
    }

    /// What kind of object it is for: a `virSecretUsageType`.
    pub fn usage_type(&self) -> i32 {
        self.usage_type
    }

    /// Which object it is for.
    pub fn usage_id(&self) -> &Name {
        &self.usage_id
    }
}

impl NWFilter {
    /// A handle on the filter of that name.
    pub fn new(conn: &Connect, name: &str, uuid: Uuid) -> Arc<NWFilter> {
        Arc::new(NWFilter { tag: Tag::of::<NWFilter>(), conn: conn.refer(), name: Name::new(name), uuid })
    }
}

impl NWFilterBinding {
    /// A handle on the use of `filter` on the port `port_dev`.
    pub fn new(conn: &Connect, port_dev: &str, filter: &str) -> Arc<NWFilterBinding> {
        let (port_dev, filter) = (Name::new(port_dev), Name::new(filter));
        Arc::new(NWFilterBinding { tag: Tag::of::<NWFilterBinding>(), conn: conn.refer(), port_dev, filter })
    }

    /// The port's device.
    pub fn port_dev(&self) -> &Name {
        &self.port_dev
    }

    /// The filter's name.
    pub fn filter(&self) -> &Name {
        &self.filter
    }
}

impl DomainSnapshot {
    /// A handle on a snapshot of `domain`.
    pub fn new(domain: &Arc<Domain>, name: &str) -> Arc<DomainSnapshot> {
        let name = Name::new(name);
        Arc::new(DomainSnapshot { tag: Tag::of::<DomainSnapshot>(), domain: domain.clone(), name })
    }

    /// The domain.
    pub fn domain(&self) -> &Arc<Domain> {
        &self.domain
    }
}

impl DomainCheckpoint {
    /// A handle on a checkpoint of `domain`.
    pub fn new(domain: &Arc<Domain>, name: &str) -> Arc<DomainCheckpoint> {
        let name = Name::new(name);
        Arc::new(DomainCheckpoint { tag: Tag::of::<DomainCheckpoint>(), domain: domain.clone(), name })
    }

    /// The domain.
    pub fn domain(&self) -> &Arc<Domain> {
        &self.domain
    }
}

impl Stream {
    /// A stream that nothing carries yet.
    pub fn new(conn: &Connect, flags: u32) -> Arc<Stream> {
        let carrier = crate::stream::Carrier::default();
        Arc::new(Stream { tag: Tag::of::<Stream>(), conn: conn.refer(), flags, carrier })
    }

    /// `VIR_STREAM_NONBLOCK` or 0.
    pub fn flags(&self) -> u32 {
        self.flags
    }

    /// What moves its bytes.
    pub fn carrier(&self) -> &crate::stream::Carrier {
        &self.carrier
    }
}
