// SPDX-License-Identifier: LGPL-2.1-or-later
//! Storage pools: what the driver does with them.

use std::sync::Arc;

use virt_abi::virConnectListAllStoragePoolsFlags::{self as Filter, *};
use virt_abi::virStoragePoolEventID::*;
use virt_abi::virStoragePoolEventLifecycleType::{self as Lifecycle, *};
use virt_abi::virStoragePoolState::*;
use virt_abi::{virStoragePoolDefineFlags, virStoragePoolInfo};
use virt_conf::storage_pool::{
    Adapter, Definition, Device, Host, NetworkFileSystem, ParseOptions, PoolType, Source, SourceFormat,
    VolumeManager,
};
use virt_conf::xml;
use virt_core::event::{Event, EventId, Family, Payload, Subject};
use virt_core::object::{Connect, StoragePool as Handle};
use virt_core::types::Listed;
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};
use crate::state::State;
use crate::storage_index::{Add, Pool};

/// The pool that a default state begins with.
pub const DEFAULT: &str = "<pool type='dir'><name>default-pool</name>
<uuid>dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566</uuid>
<target><path>/default-pool</path></target></pool>";

/// Pairs of filters: is, is not.
const PAIRS: [[Filter; 2]; 3] = [
    [VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE, VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE],
    [VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT, VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT],
    [VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART, VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART],
];

/// Filters by type.
const TYPES: [(PoolType, Filter); 14] = [
    (PoolType::Dir, VIR_CONNECT_LIST_STORAGE_POOLS_DIR),
    (PoolType::Fs, VIR_CONNECT_LIST_STORAGE_POOLS_FS),
    (PoolType::Netfs, VIR_CONNECT_LIST_STORAGE_POOLS_NETFS),
    (PoolType::Logical, VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL),
    (PoolType::Disk, VIR_CONNECT_LIST_STORAGE_POOLS_DISK),
    (PoolType::Iscsi, VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI),
    (PoolType::Scsi, VIR_CONNECT_LIST_STORAGE_POOLS_SCSI),
    (PoolType::Mpath, VIR_CONNECT_LIST_STORAGE_POOLS_MPATH),
    (PoolType::Rbd, VIR_CONNECT_LIST_STORAGE_POOLS_RBD),
    (PoolType::Sheepdog, VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG),
    (PoolType::Gluster, VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER),
    (PoolType::Zfs, VIR_CONNECT_LIST_STORAGE_POOLS_ZFS),
    (PoolType::Vstorage, VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE),
    (PoolType::IscsiDirect, VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT),
];

/// Reads a document.
pub fn parse(xml: &str, validate: bool) -> Result<Definition> {
    let parse = if validate { Definition::parse_valid } else { Definition::parse };
    parse(xml, ParseOptions { namespaces: false })
}

impl Pool {
    fn handle(&self, conn: &Connect) -> Arc<Handle> {
        Handle::new(conn, &self.name, self.uuid)
    }

    /// The names of the port on a Fibre Channel that is made for the pool.
    fn vport(&self) -> Option<(Box<str>, Box<str>)> {
        match &self.definition.source.adapter {
            Some(Adapter::FcHost(host)) => {
                Some((host.wwnn.clone().unwrap_or_default(), host.wwpn.clone().unwrap_or_default()))
            }
            _ => None,
        }
    }

    fn passes(&self, flags: u32) -> bool {
        let is = [self.active, self.persistent, self.autostart];
        let types = TYPES.iter().fold(0, |all, (_, filter)| all | *filter as u32);
        let this = TYPES.iter().find(|(kind, _)| *kind == self.definition.kind);
        PAIRS.iter().zip(is).all(|([yes, no], is)| checks::passes(flags, *yes as u32, *no as u32, is))
            && (flags & types == 0 || this.is_some_and(|(_, filter)| flags & *filter as u32 != 0))
    }
}

fn event(name: &str, uuid: &Uuid, number: i32, payload: Payload) -> Event {
    Event {
        id: EventId(Family::StoragePool, number),
        subject: Subject::StoragePool { name: name.into(), uuid: *uuid },
        payload,
    }
}

impl State {
    fn tell_pool(&self, name: &str, uuid: &Uuid, event: Lifecycle) {
        let payload = Payload::Lifecycle { event: event as i32, detail: 0 };
        self.events.queue(self::event(name, uuid, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE as i32, payload));
    }

    /// Adds a pool that runs and is stored, of which nobody is told; `fill` gives it volumes.
    pub fn add_pool(&self, definition: Definition, fill: impl FnOnce(&mut Pool) -> Result<()>) -> Result<()> {
        let mut pools = self.pools.write();
        let pool = pools.add(definition, Add::Stored)?;
        pool.active = true;
        fill(pool)
    }
}

/// `virStoragePoolLookupByName`
pub fn by_name(state: &State, conn: &Connect, name: &str) -> Result<Arc<Handle>> {
    Ok(state.pools.read().by_name(name)?.handle(conn))
}

/// `virStoragePoolLookupByUUID`
pub fn by_uuid(state: &State, conn: &Connect, uuid: &Uuid) -> Result<Arc<Handle>> {
    Ok(state.pools.read().by_uuid(uuid)?.handle(conn))
}

/// `virConnectNumOfStoragePools` and `virConnectNumOfDefinedStoragePools`
pub fn count(state: &State, active: bool) -> i32 {
    state.pools.read().iter().filter(|pool| pool.active == active).count() as i32
}

/// `virConnectListStoragePools` and `virConnectListDefinedStoragePools`
pub fn names(state: &State, active: bool, max: usize) -> Vec<String> {
    let pools = state.pools.read();
    pools.iter().filter(|pool| pool.active == active).take(max).map(|pool| pool.name.to_string()).collect()
}

/// `virConnectListAllStoragePools`. Whoever only asks for the number is told of all, whatever
/// the filters.
pub fn all(state: &State, conn: &Connect, wanted: bool, flags: u32) -> Result<Listed<Handle>> {
    let pairs = PAIRS.iter().flatten().fold(0, |known, filter| known | *filter as u32);
    let known = TYPES.iter().fold(pairs, |known, (_, filter)| known | *filter as u32);
    checks::flags("testConnectListAllStoragePools", flags, known)?;
    let pools = state.pools.read();
    if !wanted {
        return Ok(Listed::Count(pools.iter().count()));
    }
    Ok(pools
        .iter()
        .filter(|pool| pool.passes(flags))
        .map(|pool| pool.handle(conn))
        .collect::<Vec<_>>()
        .into())
}

/// `virStoragePoolIsActive`
pub fn is_active(state: &State, handle: &Handle) -> Result<bool> {
    Ok(state.pools.read().by_uuid(handle.uuid())?.active)
}

/// `virStoragePoolIsPersistent`
pub fn is_persistent(state: &State, handle: &Handle) -> Result<bool> {
    Ok(state.pools.read().by_uuid(handle.uuid())?.persistent)
}

/// `virConnectFindStoragePoolSources`: the same ones always.
pub fn find_sources(kind: &str, spec: Option<&str>, flags: u32) -> Result<String> {
    checks::flags("testConnectFindStoragePoolSources", flags, 0)?;
    let known = PoolType::from_word(kind);
    if known == Some(PoolType::Dir) {
        return Err(fail(ErrorCode::INTERNAL_ERROR, tr!("unknown storage pool type %1$s", kind)));
    }
    let no_support = || {
        let text = tr!("pool type '%1$s' does not support source discovery", kind);
        fail(ErrorCode::NO_SUPPORT, text)
    };
    let Some(known) = known else {
        let Some(spec) = spec else { return Err(no_support()) };
        let source = xml::Source { domain: ErrorDomain::STORAGE, file: None };
        xml::Document::parse(spec, source)?.root_named("source")?;
        let text = tr!("missing backend for pool type %1$d", -1);
        return Err(Error::internal(ErrorDomain::STORAGE, text));
    };
    let spec = spec.map(|spec| Source::parse(spec, known)).transpose()?;
    match known {
        PoolType::Logical => {
            let group = |device: &str, name: &str| Source {
                devices: vec![Device { path: device.into(), part_separator: None, free_extents: Vec::new() }],
                name: Some(name.into()),
                format: Some(SourceFormat::Logical(VolumeManager::Lvm2)),
                ..Source::default()
            };
            let groups = [group("/dev/sda20", "testvg1"), group("/dev/sda21", "testvg2")];
            Ok(Source::format_list(&groups, known))
        }
        PoolType::Netfs => {
            let Some(host) = spec.and_then(|spec| spec.hosts.into_iter().next()) else {
                let text = tr!("hostname must be specified for netfs sources");
                return Err(fail(ErrorCode::INVALID_ARG, text));
            };
            let share = Source {
                hosts: vec![Host { name: host.name, port: 0 }],
                dir: Some("/testshare".into()),
                format: Some(SourceFormat::Network(NetworkFileSystem::Nfs)),
                ..Source::default()
            };
            Ok(Source::format_list(&[share], known))
        }
        _ => Err(no_support()),
    }
}

/// `virStoragePoolCreateXML`
pub fn create_xml(state: &State, conn: &Connect, xml: &str, flags: u32) -> Result<Arc<Handle>> {
    checks::flags("testStoragePoolCreateXML", flags, 0)?;
    let definition = parse(xml, false)?;
    let mut pools = state.pools.write();
    let pool = pools.add(definition, Add::ToRun)?;
    let handle = pool.handle(conn);
    let made = pool.vport().map(|(wwnn, wwpn)| state.devices.create_vport(&wwnn, &wwpn)).transpose();
    let told = match made {
        Ok(made) => made.map(|(_, event)| event),
        Err(error) => {
            let name = pool.name.clone();
            pools.remove(&name);
            return Err(error);
        }
    };
    pool.active = true;
    drop(pools);
    if let Some(event) = told {
        state.events.queue(event);
    }
    state.tell_pool(handle.name(), handle.uuid(), VIR_STORAGE_POOL_EVENT_STARTED);
    Ok(handle)
}

/// `virStoragePoolDefineXML`
pub fn define_xml(state: &State, conn: &Connect, xml: &str, flags: u32) -> Result<Arc<Handle>> {
    let validate = virStoragePoolDefineFlags::VIR_STORAGE_POOL_DEFINE_VALIDATE as u32;
    checks::flags("testStoragePoolDefineXML", flags, validate)?;
    let definition = parse(xml, flags & validate != 0)?;
    let handle = state.pools.write().add(definition, Add::Stored)?.handle(conn);
    state.tell_pool(handle.name(), handle.uuid(), VIR_STORAGE_POOL_EVENT_DEFINED);
    Ok(handle)
}

/// `virStoragePoolCreate`
pub fn create(state: &State, handle: &Handle, flags: u32) -> Result<()> {
    checks::flags("testStoragePoolCreate", flags, 0)?;
    state.pools.write().inactive_mut(handle.name())?.active = true;
    state.tell_pool(handle.name(), handle.uuid(), VIR_STORAGE_POOL_EVENT_STARTED);
    Ok(())
}

/// `virStoragePoolUndefine`
pub fn undefine(state: &State, handle: &Handle) -> Result<()> {
    let mut pools = state.pools.write();
    pools.inactive(handle.name())?;
    pools.remove(handle.name());
    drop(pools);
    state.tell_pool(handle.name(), handle.uuid(), VIR_STORAGE_POOL_EVENT_UNDEFINED);
    Ok(())
}

/// `virStoragePoolBuild`
pub fn build(state: &State, handle: &Handle, flags: u32) -> Result<()> {
    checks::flags("testStoragePoolBuild", flags, 0)?;
    state.pools.read().inactive(handle.name())?;
    state.tell_pool(handle.name(), handle.uuid(), VIR_STORAGE_POOL_EVENT_CREATED);
    Ok(())
}

/// `virStoragePoolDelete`
pub fn delete(state: &State, handle: &Handle, flags: u32) -> Result<()> {
    checks::flags("testStoragePoolDelete", flags, 0)?;
    state.pools.read().inactive(handle.name())?;
    state.tell_pool(handle.name(), handle.uuid(), VIR_STORAGE_POOL_EVENT_DELETED);
    Ok(())
}

/// `virStoragePoolDestroy`. The pool has stopped even where its port is gone already.
pub fn destroy(state: &State, handle: &Handle) -> Result<()> {
    let mut pools = state.pools.write();
    let pool = pools.active_mut(handle.name())?;
    pool.active = false;
    let (uuid, persistent) = (pool.uuid, pool.persistent);
    let told = pool.vport().map(|_| state.devices.destroy_vport()).transpose()?;
    if !persistent {
        pools.remove(handle.name());
    }
    drop(pools);
    if let Some(event) = told {
        state.events.queue(event);
    }
    state.tell_pool(handle.name(), &uuid, VIR_STORAGE_POOL_EVENT_STOPPED);
    Ok(())
}

/// `virStoragePoolRefresh`
pub fn refresh(state: &State, handle: &Handle, flags: u32) -> Result<()> {
    checks::flags("testStoragePoolRefresh", flags, 0)?;
    state.pools.read().active(handle.name())?;
    tell_refresh(state, handle.name(), handle.uuid());
    Ok(())
}

/// Tells that a pool was looked at anew.
pub fn tell_refresh(state: &State, name: &str, uuid: &Uuid) {
    let number = VIR_STORAGE_POOL_EVENT_ID_REFRESH as i32;
    state.events.queue(event(name, uuid, number, Payload::Plain));
}

/// `virStoragePoolGetInfo`
pub fn info(state: &State, handle: &Handle) -> Result<virStoragePoolInfo> {
    let pools = state.pools.read();
    let pool = pools.by_name(handle.name())?;
    Ok(virStoragePoolInfo {
        state: if pool.active { VIR_STORAGE_POOL_RUNNING } else { VIR_STORAGE_POOL_INACTIVE } as i32,
        capacity: pool.definition.capacity,
        allocation: pool.definition.allocation,
        available: pool.definition.available,
    })
}

/// `virStoragePoolGetXMLDesc`
pub fn xml_desc(state: &State, handle: &Handle, flags: u32) -> Result<String> {
    checks::flags("testStoragePoolGetXMLDesc", flags, 0)?;
    Ok(state.pools.read().by_name(handle.name())?.definition.format())
}

/// `virStoragePoolGetAutostart`
pub fn autostart(state: &State, handle: &Handle) -> Result<i32> {
    let pools = state.pools.read();
    let pool = pools.by_name(handle.name())?;
    Ok(i32::from(pool.persistent && pool.autostart))
}

/// `virStoragePoolSetAutostart`
pub fn set_autostart(state: &State, handle: &Handle, autostart: i32) -> Result<()> {
    let mut pools = state.pools.write();
    let pool = pools.by_name_mut(handle.name())?;
    if !pool.persistent {
        return Err(fail(ErrorCode::INVALID_ARG, tr!("pool has no config file")));
    }
    pool.autostart = autostart != 0;
    Ok(())
}
