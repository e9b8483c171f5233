// SPDX-License-Identifier: LGPL-2.1-or-later
//! The host's network interfaces: all of them behind one lock, since a change that is taken
//! back replaces them all.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::RwLock;
use virt_abi::virConnectListAllInterfacesFlags::*;
use virt_abi::virInterfaceDefineFlags;
use virt_conf::interface::Interface as Definition;
use virt_core::driver::{InterfaceDriver, InterfaceDriverByHand};
use virt_core::object::{Connect, Interface as Handle};
use virt_core::types::Listed;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};
use crate::hypervisor::TestDriver;

/// The interface that a default state begins with.
pub const DEFAULT: &str = "<interface type='ethernet' name='eth1'>
<start mode='onboot'/><mac address='aa:bb:cc:dd:ee:ff'/><mtu size='1492'/>
<protocol family='ipv4'>
<ip address='192.168.0.5' prefix='24'/><route gateway='192.168.0.1'/>
</protocol></interface>";

#[derive(Clone)]
struct Interface {
    definition: Arc<Definition>,
    active: bool,
}

type ByName = BTreeMap<Box<str>, Interface>;

#[derive(Default)]
struct Inner {
    now: ByName,
    /// While changes are made that may be taken back: what there was before.
    before: Option<ByName>,
}

/// The interfaces of a state.
#[derive(Default)]
pub struct Interfaces(RwLock<Inner>);

#[cold]
fn no_name(name: &str) -> Error {
    fail(ErrorCode::NO_INTERFACE, tr!("no interface with matching name '%1$s'", name))
}

fn mac(definition: &Definition) -> &str {
    definition.mac().unwrap_or_default()
}

impl Interfaces {
    /// Takes a definition; a new interface is down.
    fn define(&self, definition: Arc<Definition>) {
        let now = &mut self.0.write().now;
        match now.get_mut(&definition.name) {
            Some(interface) => interface.definition = definition,
            None => {
                now.insert(definition.name.clone(), Interface { definition, active: false });
            }
        }
    }

    /// Takes the definition of an interface that is up.
    pub fn add(&self, definition: Arc<Definition>) {
        let interface = Interface { definition: definition.clone(), active: true };
        self.0.write().now.insert(definition.name.clone(), interface);
    }

    fn with<T>(&self, name: &str, work: impl FnOnce(&Interface) -> T) -> Result<T> {
        self.0.read().now.get(name).map(work).ok_or_else(|| no_name(name))
    }

    fn set_active(&self, name: &str, active: bool) -> Result<()> {
        let mut inner = self.0.write();
        let interface = inner.now.get_mut(name).ok_or_else(|| no_name(name))?;
        if interface.active == active {
            return Err(Error::plain(ErrorDomain::TEST, ErrorCode::OPERATION_INVALID));
        }
        interface.active = active;
        Ok(())
    }

    fn count(&self, active: bool) -> i32 {
        self.0.read().now.values().filter(|interface| interface.active == active).count() as i32
    }

    fn names(&self, active: bool, max: usize) -> Vec<String> {
        let inner = self.0.read();
        let these = inner.now.iter().filter(|(_, interface)| interface.active == active);
        these.take(max).map(|(name, _)| name.to_string()).collect()
    }

    fn begin(&self) -> Result<()> {
        let mut inner = self.0.write();
        if inner.before.is_some() {
            return Err(invalid(tr!("there is another transaction running.")));
        }
        // Whether they are up is not remembered.
        let down = |interface: &Interface| Interface { active: false, ..interface.clone() };
        let before = inner.now.iter().map(|(name, interface)| (name.clone(), down(interface))).collect();
        inner.before = Some(before);
        Ok(())
    }

    fn commit(&self) -> Result<()> {
        match self.0.write().before.take() {
            Some(_) => Ok(()),
            None => Err(invalid(tr!("no transaction running, nothing to be committed."))),
        }
    }

    fn roll_back(&self) -> Result<()> {
        let mut inner = self.0.write();
        inner.now = inner
            .before
            .take()
            .ok_or_else(|| invalid(tr!("no transaction running, nothing to rollback.")))?;
        Ok(())
    }
}

fn invalid(text: String) -> Error {
    fail(ErrorCode::OPERATION_INVALID, text)
}

impl InterfaceDriverByHand for TestDriver {}

impl InterfaceDriver for TestDriver {
    fn connect_num_of_interfaces(&self, _: &Connect) -> Result<i32> {
        Ok(self.state.interfaces.count(true))
    }

    fn connect_list_interfaces(&self, _: &Connect, max: usize) -> Result<Vec<String>> {
        Ok(self.state.interfaces.names(true, max))
    }

    fn connect_num_of_defined_interfaces(&self, _: &Connect) -> Result<i32> {
        Ok(self.state.interfaces.count(false))
    }

    fn connect_list_defined_interfaces(&self, _: &Connect, max: usize) -> Result<Vec<String>> {
        Ok(self.state.interfaces.names(false, max))
    }

    fn connect_list_all_interfaces(
        &self,
        conn: &Connect,
        wanted: bool,
        flags: u32,
    ) -> Result<Listed<Handle>> {
        let up = VIR_CONNECT_LIST_INTERFACES_ACTIVE as u32;
        let down = VIR_CONNECT_LIST_INTERFACES_INACTIVE as u32;
        checks::flags("testConnectListAllInterfaces", flags, up | down)?;
        let inner = self.state.interfaces.0.read();
        let found = inner.now.iter().filter(|(_, i)| checks::passes(flags, up, down, i.active));
        if !wanted {
            return Ok(Listed::Count(found.count()));
        }
        Ok(found.map(|(name, i)| Handle::new(conn, name, mac(&i.definition))).collect::<Vec<_>>().into())
    }

    fn interface_lookup_by_name(&self, conn: &Connect, name: &str) -> Result<Arc<Handle>> {
        self.state.interfaces.with(name, |i| Handle::new(conn, name, mac(&i.definition)))
    }

    fn interface_lookup_by_mac_string(&self, conn: &Connect, wanted: &str) -> Result<Arc<Handle>> {
        let inner = self.state.interfaces.0.read();
        let has = |i: &Interface| i.definition.mac().is_some_and(|mac| mac.eq_ignore_ascii_case(wanted));
        let mut found = inner.now.iter().filter(|(_, interface)| has(interface));
        match (found.next(), found.next()) {
            (None, _) => {
                Err(fail(ErrorCode::NO_INTERFACE, tr!("no interface with matching mac '%1$s'", wanted)))
            }
            (Some(_), Some(_)) => Err(Error::plain(ErrorDomain::TEST, ErrorCode::MULTIPLE_INTERFACES)),
            (Some((name, _)), None) => Ok(Handle::new(conn, name, wanted)),
        }
    }

    fn interface_is_active(&self, interface: &Arc<Handle>) -> Result<bool> {
        self.state.interfaces.with(interface.name(), |i| i.active)
    }

    fn interface_get_xml_desc(&self, interface: &Arc<Handle>, flags: u32) -> Result<String> {
        checks::flags("testInterfaceGetXMLDesc", flags, 0)?;
        let definition = self.state.interfaces.with(interface.name(), |i| i.definition.clone())?;
        Ok(definition.format())
    }

    fn interface_define_xml(&self, conn: &Connect, xml: &str, flags: u32) -> Result<Arc<Handle>> {
        let validate = virInterfaceDefineFlags::VIR_INTERFACE_DEFINE_VALIDATE as u32;
        checks::flags("testInterfaceDefineXML", flags, validate)?;
        let parse = if flags & validate != 0 { Definition::parse_valid } else { Definition::parse };
        let definition = Arc::new(parse(xml)?);
        self.state.interfaces.define(definition.clone());
        Ok(Handle::new(conn, &definition.name, mac(&definition)))
    }

    fn interface_undefine(&self, interface: &Arc<Handle>) -> Result<()> {
        let gone = self.state.interfaces.0.write().now.remove(interface.name());
        gone.map(|_| ()).ok_or_else(|| no_name(interface.name()))
    }

    fn interface_create(&self, interface: &Arc<Handle>, flags: u32) -> Result<()> {
        checks::flags("testInterfaceCreate", flags, 0)?;
        self.state.interfaces.set_active(interface.name(), true)
    }

    fn interface_destroy(&self, interface: &Arc<Handle>, flags: u32) -> Result<()> {
        checks::flags("testInterfaceDestroy", flags, 0)?;
        self.state.interfaces.set_active(interface.name(), false)
    }

    fn interface_change_begin(&self, _: &Connect, flags: u32) -> Result<()> {
        checks::flags("testInterfaceChangeBegin", flags, 0)?;
        self.state.interfaces.begin()
    }

    fn interface_change_commit(&self, _: &Connect, flags: u32) -> Result<()> {
        checks::flags("testInterfaceChangeCommit", flags, 0)?;
        self.state.interfaces.commit()
    }

    fn interface_change_rollback(&self, _: &Connect, flags: u32) -> Result<()> {
        checks::flags("testInterfaceChangeRollback", flags, 0)?;
        self.state.interfaces.roll_back()
    }
}
