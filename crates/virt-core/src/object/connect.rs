// SPDX-License-Identifier: LGPL-2.1-or-later
//! Connections. Every look-up makes an object that refers to its connection, on every
//! thread; `virt_sys::sharded` keeps the threads from fighting over the count.

use super::{Connected, Name, Object, Tag};
use crate::driver::{
    HypervisorDriver, InterfaceDriver, NWFilterDriver, NetworkDriver, NodeDeviceDriver, SecretDriver,
    StorageDriver,
};
use std::any::Any;
use std::sync::{Arc, OnceLock};
use virt_sys::sharded::{self, Me};

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
    me: Me<Connect>,
    read_only: bool,
    uri: Option<String>,
    drivers: Drivers,
    shell: OnceLock<Box<dyn Any + Send + Sync>>,
    type_name: OnceLock<Name>,
}

/// A counted reference to a connection, from an object or for the length of a call.
pub type ConnectRef = sharded::Ref<Connect>;

impl std::fmt::Debug for Connect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Connect({})", self.uri.as_deref().unwrap_or_default())
    }
}

impl Object for Connect {
    const KIND: u32 = 0x7669_7201;
}

impl Connected for Connect {
    fn connected(&self) -> Option<&Connect> {
        None
    }
}

impl Connect {
    /// A connection with one handle for C, which holds it until [`ConnectRef::close`] takes
    /// the last one; then it goes with its last reference.
    pub fn new(opening: &Opening, uri: Option<String>, drivers: Drivers) -> ConnectRef {
        sharded::create(|me| Connect {
            tag: Tag::of::<Connect>(),
            me,
            read_only: opening.read_only,
            uri,
            drivers,
            shell: OnceLock::new(),
            type_name: OnceLock::new(),
        })
    }

    /// A reference for an object that comes from this connection.
    pub fn refer(&self) -> ConnectRef {
        self.me.refer()
    }

    /// One more handle for C. False when C has none left, and so cannot ask.
    pub fn add_handle(&self) -> bool {
        self.me.add_handle()
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
    pub fn type_name(&self) -> crate::Result<&Name> {
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
