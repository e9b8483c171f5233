// SPDX-License-Identifier: LGPL-2.1-or-later
//! Networks: what the driver does with them.

use std::sync::Arc;

use virt_abi::virConnectListAllNetworksFlags::{self as Filter, *};
use virt_abi::virNetworkEventLifecycleType::{self as Lifecycle, *};
use virt_abi::virNetworkUpdateFlags::*;
use virt_abi::{virNetworkCreateFlags, virNetworkDefineFlags, virNetworkEventID};
use virt_conf::network::update::{Command, Section};
use virt_conf::network::{Network as Definition, ParseOptions};
use virt_conf::schema::Show;
use virt_core::event::{Event, EventId, Family, Payload, Subject};
use virt_core::object::{Connect, Network as Handle};
use virt_core::types::Listed;
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, Result, tr};

use crate::checks::{self, fail};
use crate::network_index::{Add, Inner, Network, fail_network};
use crate::state::State;

/// The network that a default state begins with.
pub const DEFAULT: &str = "<network><name>default</name>
<uuid>dd8fe884-6c02-601e-7551-cca97df1c5df</uuid>
<forward/><bridge name='virbr0'/>
<ip address='192.168.122.1' netmask='255.255.255.0'>
<dhcp><range start='192.168.122.2' end='192.168.122.254'/></dhcp>
</ip></network>";

const LIVE: u32 = VIR_NETWORK_UPDATE_AFFECT_LIVE as u32;
const CONFIG: u32 = VIR_NETWORK_UPDATE_AFFECT_CONFIG as u32;
/// All that says which definition is meant.
pub const PLACES: u32 = LIVE | CONFIG;

/// Pairs of filters: is, is not.
const PAIRS: [[Filter; 2]; 3] = [
    [VIR_CONNECT_LIST_NETWORKS_ACTIVE, VIR_CONNECT_LIST_NETWORKS_INACTIVE],
    [VIR_CONNECT_LIST_NETWORKS_PERSISTENT, VIR_CONNECT_LIST_NETWORKS_TRANSIENT],
    [VIR_CONNECT_LIST_NETWORKS_AUTOSTART, VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART],
];

/// Reads a document.
pub fn parse(xml: &str, validate: bool) -> Result<Definition> {
    let parse = if validate { Definition::parse_valid } else { Definition::parse };
    parse(xml, ParseOptions::default())
}

/// No network has that name.
#[cold]
pub fn no_name(name: &str) -> Error {
    fail(ErrorCode::NO_NETWORK, tr!("no network with matching name '%1$s'", name))
}

#[cold]
fn no_uuid(uuid: &Uuid) -> Error {
    fail(ErrorCode::NO_NETWORK, tr!("no network with matching uuid '%1$s'", uuid.to_string()))
}

impl State {
    /// Calls `work` with the network that has the handle's name.
    fn network<T>(&self, handle: &Handle, work: impl FnOnce(&Network, &mut Inner) -> Result<T>) -> Result<T> {
        let found = self.networks.by_name(handle.name());
        let done = found.and_then(|network| network.with(|inner| work(&network, inner)));
        done.unwrap_or_else(|| Err(no_name(handle.name())))
    }

    /// The same by UUID; `missing` says that there is none.
    pub fn network_by_uuid<T>(
        &self,
        uuid: &Uuid,
        missing: impl FnOnce() -> Error,
        work: impl FnOnce(&Network, &mut Inner) -> Result<T>,
    ) -> Result<T> {
        let found = self.networks.by_uuid(uuid);
        let done = found.and_then(|network| network.with(|inner| work(&network, inner)));
        done.unwrap_or_else(|| Err(missing()))
    }

    fn tell_network(&self, name: Arc<str>, uuid: Uuid, event: Lifecycle) {
        self.events.queue(Event {
            id: EventId(Family::Network, virNetworkEventID::VIR_NETWORK_EVENT_ID_LIFECYCLE as i32),
            subject: Subject::Network { name, uuid },
            payload: Payload::Lifecycle { event: event as i32, detail: 0 },
        });
    }

    /// Adds a network that runs and is stored, of which nobody is told.
    pub fn add_network(&self, definition: Arc<Definition>) -> Result<()> {
        self.networks.add(definition, Add::Stored, |inner| inner.active = true)?;
        Ok(())
    }
}

/// `virNetworkLookupByName`
pub fn by_name(state: &State, conn: &Connect, name: &str) -> Result<Arc<Handle>> {
    let network = state.networks.by_name(name).ok_or_else(|| no_name(name))?;
    Ok(Handle::new(conn, &network.name, network.uuid))
}

/// `virNetworkLookupByUUID`
pub fn by_uuid(state: &State, conn: &Connect, uuid: &Uuid) -> Result<Arc<Handle>> {
    let network = state.networks.by_uuid(uuid).ok_or_else(|| no_uuid(uuid))?;
    Ok(Handle::new(conn, &network.name, network.uuid))
}

/// `virConnectNumOfNetworks` and `virConnectNumOfDefinedNetworks`
pub fn count(state: &State, active: bool) -> i32 {
    let mut count = 0;
    state.networks.for_each(|_, inner| count += i32::from(inner.active == active));
    count
}

/// `virConnectListNetworks` and `virConnectListDefinedNetworks`
pub fn names(state: &State, active: bool, max: usize) -> Vec<String> {
    let mut names = Vec::new();
    state.networks.for_each(|network, inner| {
        if inner.active == active && names.len() < max {
            names.push(network.name.to_string());
        }
    });
    names
}

/// `virConnectListAllNetworks`
pub fn all(state: &State, conn: &Connect, wanted: bool, flags: u32) -> Result<Listed<Handle>> {
    let known = PAIRS.iter().flatten().fold(0, |known, filter| known | *filter as u32);
    checks::flags("testConnectListAllNetworks", flags, known)?;
    let (mut count, mut list) = (0, Vec::new());
    state.networks.for_each(|network, inner| {
        let is = [inner.active, inner.persistent, inner.autostart];
        let passes =
            |([yes, no], is): (&[Filter; 2], bool)| checks::passes(flags, *yes as u32, *no as u32, is);
        if PAIRS.iter().zip(is).all(passes) {
            count += 1;
            if wanted {
                list.push(Handle::new(conn, &network.name, network.uuid));
            }
        }
    });
    Ok(if wanted { list.into() } else { Listed::Count(count) })
}

/// `virNetworkIsActive`
pub fn is_active(state: &State, handle: &Handle) -> Result<bool> {
    state.network_by_uuid(handle.uuid(), || no_uuid(handle.uuid()), |_, inner| Ok(inner.active))
}

/// `virNetworkIsPersistent`
pub fn is_persistent(state: &State, handle: &Handle) -> Result<bool> {
    state.network_by_uuid(handle.uuid(), || no_uuid(handle.uuid()), |_, inner| Ok(inner.persistent))
}

/// `virNetworkCreateXML`
pub fn create_xml(state: &State, conn: &Connect, xml: &str, flags: u32) -> Result<Arc<Handle>> {
    let validate = virNetworkCreateFlags::VIR_NETWORK_CREATE_VALIDATE as u32;
    checks::flags("testNetworkCreateXMLFlags", flags, validate)?;
    let definition = Arc::new(parse(xml, flags & validate != 0)?);
    let network = state.networks.add(definition, Add::ToRun, |inner| inner.active = true)?;
    state.tell_network(network.name.clone(), network.uuid, VIR_NETWORK_EVENT_STARTED);
    Ok(Handle::new(conn, &network.name, network.uuid))
}

/// `virNetworkDefineXML`
pub fn define_xml(state: &State, conn: &Connect, xml: &str, flags: u32) -> Result<Arc<Handle>> {
    let validate = virNetworkDefineFlags::VIR_NETWORK_DEFINE_VALIDATE as u32;
    checks::flags("testNetworkDefineXMLFlags", flags, validate)?;
    let definition = Arc::new(parse(xml, flags & validate != 0)?);
    let network = state.networks.add(definition, Add::Stored, |_| {})?;
    state.tell_network(network.name.clone(), network.uuid, VIR_NETWORK_EVENT_DEFINED);
    Ok(Handle::new(conn, &network.name, network.uuid))
}

/// `virNetworkUndefine`
pub fn undefine(state: &State, handle: &Handle) -> Result<()> {
    let done = state.networks.remove_if(handle.name(), |_, inner| match inner.active {
        false => Ok(true),
        true => {
            let text = tr!("Network '%1$s' is still running", handle.name());
            Err(fail(ErrorCode::OPERATION_INVALID, text))
        }
    });
    done.unwrap_or_else(|| Err(no_name(handle.name())))?;
    state.tell_network(handle.name().into(), *handle.uuid(), VIR_NETWORK_EVENT_UNDEFINED);
    Ok(())
}

/// `virNetworkCreate`
pub fn create(state: &State, handle: &Handle) -> Result<()> {
    let (name, uuid) = state.network(handle, |network, inner| {
        if inner.active {
            let text = tr!("Network '%1$s' is already running", handle.name());
            return Err(fail(ErrorCode::OPERATION_INVALID, text));
        }
        inner.active = true;
        Ok((network.name.clone(), network.uuid))
    })?;
    state.tell_network(name, uuid, VIR_NETWORK_EVENT_STARTED);
    Ok(())
}

/// `virNetworkDestroy`: what does not run may be stopped too.
pub fn destroy(state: &State, handle: &Handle) -> Result<()> {
    let mut stopped = None;
    let done = state.networks.remove_if(handle.name(), |network, inner| {
        inner.active = false;
        stopped = Some((network.name.clone(), network.uuid));
        Ok(!inner.persistent)
    });
    done.unwrap_or_else(|| Err(no_name(handle.name())))?;
    if let Some((name, uuid)) = stopped {
        state.tell_network(name, uuid, VIR_NETWORK_EVENT_STOPPED);
    }
    Ok(())
}

/// `virNetworkGetXMLDesc`
pub fn xml_desc(state: &State, handle: &Handle, flags: u32) -> Result<String> {
    checks::flags("testNetworkGetXMLDesc", flags, 0)?;
    let definition = state.network(handle, |_, inner| Ok(inner.current.clone()))?;
    Ok(definition.format(Show { live: true, ..Show::default() }))
}

/// `virNetworkGetBridgeName`
pub fn bridge_name(state: &State, handle: &Handle) -> Result<String> {
    state.network(handle, |network, inner| match &inner.current.bridge.name {
        Some(name) => Ok(name.to_string()),
        None => {
            let text = tr!("network '%1$s' does not have a bridge name.", &*network.name);
            Err(fail(ErrorCode::INTERNAL_ERROR, text))
        }
    })
}

/// `virNetworkGetAutostart`
pub fn autostart(state: &State, handle: &Handle) -> Result<i32> {
    state.network(handle, |_, inner| Ok(i32::from(inner.autostart)))
}

/// `virNetworkSetAutostart`
pub fn set_autostart(state: &State, handle: &Handle, autostart: i32) -> Result<()> {
    state.network(handle, |_, inner| {
        inner.autostart = autostart != 0;
        Ok(())
    })
}

impl Inner {
    /// What the caller means by `VIR_NETWORK_UPDATE_AFFECT_*`, with the choice made for him
    /// where he left it open.
    fn impact(&self, flags: u32) -> Result<u32> {
        let wanted = match flags & PLACES {
            0 if self.active => LIVE,
            0 => CONFIG,
            wanted => wanted,
        };
        let refusal = if !self.active && wanted & LIVE != 0 {
            tr!("network is not running")
        } else if !self.persistent && wanted & CONFIG != 0 {
            tr!("cannot change persistent config of a transient network")
        } else {
            return Ok(wanted);
        };
        Err(fail_network(ErrorCode::OPERATION_INVALID, refusal))
    }

    /// The one definition that the flags mean; `None` where a running network has none stored
    /// but the one it runs with.
    pub fn definition(&self, flags: u32) -> Result<Option<&Arc<Definition>>> {
        let stored = self.impact(flags)? & CONFIG != 0 && self.active;
        Ok(if stored { self.next.as_ref() } else { Some(&self.current) })
    }

    /// All definitions that the flags mean.
    pub fn definitions(&mut self, flags: u32) -> Result<Vec<&mut Arc<Definition>>> {
        let wanted = self.impact(flags)?;
        let live = !self.active || wanted & LIVE != 0;
        let stored = self.active && wanted & CONFIG != 0;
        let live = live.then_some(&mut self.current);
        Ok(live.into_iter().chain(self.next.as_mut().filter(|_| stored)).collect())
    }
}

/// `virNetworkUpdate`: `change` holds command, section and parent. Nothing is changed where
/// either definition refuses.
pub fn update(state: &State, handle: &Handle, change: (u32, u32, i32), xml: &str, flags: u32) -> Result<()> {
    checks::flags("testNetworkUpdate", flags, PLACES)?;
    let (command, section) = (Command::from_number(change.0), Section::from_number(change.1));
    let changed = |base: &Definition, live| {
        let mut definition = base.clone();
        definition.update(command, section, change.2, xml, Show { live, ..Show::default() })?;
        Ok::<_, Error>(Arc::new(definition))
    };
    state.network_by_uuid(
        handle.uuid(),
        || no_uuid(handle.uuid()),
        |_, inner| {
            let wanted = inner.impact(flags)?;
            let live = if wanted & LIVE != 0 { Some(changed(&inner.current, true)?) } else { None };
            if wanted & CONFIG != 0 {
                let stored = changed(inner.next.as_ref().unwrap_or(&inner.current), false)?;
                match inner.active {
                    true => inner.next = Some(stored),
                    false => inner.current = stored,
                }
            }
            if let Some(live) = live {
                inner.current = live;
            }
            Ok(())
        },
    )
}
