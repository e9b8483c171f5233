// SPDX-License-Identifier: LGPL-2.1-or-later
//! Storage volumes: what the driver does with them, but for their bytes.

use std::sync::Arc;

use virt_abi::virStorageVolCreateFlags::VIR_STORAGE_VOL_CREATE_VALIDATE;
use virt_abi::virStorageVolInfo;
use virt_abi::virStorageVolInfoFlags::VIR_STORAGE_VOL_GET_PHYSICAL;
use virt_abi::virStorageVolType::*;
use virt_conf::storage_pool::PoolType;
use virt_conf::storage_vol::{Capacity, Definition};
use virt_core::object::{Connect, StoragePool, StorageVol as Handle};
use virt_core::types::Listed;
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail};
use crate::state::State;
use crate::storage_index::{Pool, Volumes};

fn handle(conn: &Connect, pool: &Pool, volume: &Definition) -> Arc<Handle> {
    Handle::new(conn, &pool.name, &volume.name, volume.key.as_deref().unwrap_or_default())
}

/// Calls `work` with the volume of the handle, if its pool runs.
fn with<T>(state: &State, handle: &Handle, work: impl FnOnce(&Pool, &Definition) -> T) -> Result<T> {
    let pools = state.pools.read();
    let pool = pools.active(handle.pool())?;
    Ok(work(pool, pool.volumes.by_name(handle.name())?))
}

/// Adds a volume of a node file, which need not say path and key.
pub fn add(pool: &mut Pool, mut volume: Definition) -> Result<()> {
    let path = volume.target.path.take().unwrap_or_else(|| pool.path_of(&volume.name));
    volume.key.get_or_insert_with(|| path.clone());
    volume.target.path = Some(path);
    pool.add_volume(volume, None)
}

/// `virStoragePoolNumOfVolumes`
pub fn count(state: &State, pool: &StoragePool) -> Result<i32> {
    Ok(state.pools.read().active(pool.name())?.volumes.len() as i32)
}

/// `virStoragePoolListVolumes`
pub fn names(state: &State, pool: &StoragePool, max: usize) -> Result<Vec<String>> {
    let pools = state.pools.read();
    let volumes = &pools.active(pool.name())?.volumes;
    Ok(volumes.iter().take(max).map(|volume| volume.name.to_string()).collect())
}

/// `virStoragePoolListAllVolumes`
pub fn all(state: &State, handle: &StoragePool, wanted: bool, flags: u32) -> Result<Listed<Handle>> {
    checks::flags("testStoragePoolListAllVolumes", flags, 0)?;
    let pools = state.pools.read();
    let pool = pools.by_uuid(handle.uuid())?;
    if !pool.active {
        return Err(fail(ErrorCode::OPERATION_INVALID, tr!("storage pool is not active")));
    }
    if !wanted {
        return Ok(Listed::Count(pool.volumes.len()));
    }
    let conn = handle.connect();
    Ok(pool.volumes.iter().map(|volume| self::handle(conn, pool, volume)).collect::<Vec<_>>().into())
}

/// `virStorageVolLookupByName`
pub fn by_name(state: &State, handle: &StoragePool, name: &str) -> Result<Arc<Handle>> {
    let pools = state.pools.read();
    let pool = pools.active(handle.name())?;
    Ok(self::handle(handle.connect(), pool, pool.volumes.by_name(name)?))
}

/// Looks through the pools that run.
fn find(
    state: &State,
    conn: &Connect,
    look: impl Fn(&Volumes) -> Option<&Definition>,
) -> Option<Arc<Handle>> {
    let pools = state.pools.read();
    pools.iter().filter(|pool| pool.active).find_map(|pool| Some(handle(conn, pool, look(&pool.volumes)?)))
}

/// `virStorageVolLookupByKey`
pub fn by_key(state: &State, conn: &Connect, key: &str) -> Result<Arc<Handle>> {
    find(state, conn, |volumes| volumes.by_key(key))
        .ok_or_else(|| fail(ErrorCode::NO_STORAGE_VOL, tr!("no storage vol with matching key '%1$s'", key)))
}

/// `virStorageVolLookupByPath`
pub fn by_path(state: &State, conn: &Connect, path: &str) -> Result<Arc<Handle>> {
    find(state, conn, |volumes| volumes.by_path(path))
        .ok_or_else(|| fail(ErrorCode::NO_STORAGE_VOL, tr!("no storage vol with matching path '%1$s'", path)))
}

/// `virStorageVolCreateXML`, and with a volume to clone, which must be there,
/// `virStorageVolCreateXMLFrom`.
pub fn create(
    state: &State,
    handle: &StoragePool,
    xml: &str,
    from: Option<&Handle>,
    flags: u32,
) -> Result<Arc<Handle>> {
    let function = if from.is_some() { "testStorageVolCreateXMLFrom" } else { "testStorageVolCreateXML" };
    let validate = VIR_STORAGE_VOL_CREATE_VALIDATE as u32;
    checks::flags(function, flags, validate)?;
    let mut pools = state.pools.write();
    let pool = pools.active_mut(handle.name())?;
    let parse = if flags & validate != 0 { Definition::parse_valid } else { Definition::parse };
    let mut volume = parse(xml, pool.definition.kind, Capacity::Required)?;
    if pool.volumes.contains(&volume.name) {
        return Err(fail(ErrorCode::OPERATION_FAILED, tr!("storage vol already exists")));
    }
    let mut content = None;
    if let Some(from) = from {
        // It is looked for in the pool of the new volume, whatever its own is.
        pool.volumes.by_name(from.name())?;
        let bytes = pool.volumes.bytes(from.name());
        content = bytes.map(|store| store.content.lock().copy(volume.capacity, volume.allocation));
    }
    if let Some(content) = &content {
        volume.allocation = content.allocated();
    }
    if pool.definition.allocation.wrapping_add(volume.allocation) > pool.definition.capacity {
        let text = tr!("Not enough free space in pool for volume '%1$s'", &*volume.name);
        return Err(fail(ErrorCode::INTERNAL_ERROR, text));
    }
    let path = pool.path_of(&volume.name);
    volume.key = Some(path.clone());
    volume.target.path = Some(path);
    let made = self::handle(handle.connect(), pool, &volume);
    pool.add_volume(volume, content)?;
    Ok(made)
}

/// `virStorageVolDelete`
pub fn delete(state: &State, handle: &Handle, flags: u32) -> Result<()> {
    checks::flags("testStorageVolDelete", flags, 0)?;
    let mut pools = state.pools.write();
    let pool = pools.active_mut(handle.pool())?;
    pool.volumes.check_unused(handle.name())?;
    pool.remove_volume(handle.name())
}

/// `virStorageVolGetInfo`
pub fn info(state: &State, handle: &Handle) -> Result<virStorageVolInfo> {
    with(state, handle, |pool, volume| {
        use PoolType::*;
        let kind = match pool.definition.kind {
            Dir | Fs | Netfs | Vstorage => VIR_STORAGE_VOL_FILE,
            Sheepdog | IscsiDirect | Gluster | Rbd => VIR_STORAGE_VOL_NETWORK,
            Logical | Disk | Mpath | Iscsi | Scsi | Zfs => VIR_STORAGE_VOL_BLOCK,
        };
        virStorageVolInfo { r#type: kind as i32, capacity: volume.capacity, allocation: volume.allocation }
    })
}

/// `virStorageVolGetInfoFlags`
pub fn info_flags(state: &State, handle: &Handle, flags: u32) -> Result<virStorageVolInfo> {
    let physical = VIR_STORAGE_VOL_GET_PHYSICAL as u32;
    checks::flags("testStorageVolGetInfoFlags", flags, physical)?;
    let mut info = info(state, handle)?;
    if flags & physical != 0 {
        // Holes count in a file's length.
        info.allocation = info.capacity.max(info.allocation);
    }
    Ok(info)
}

/// `virStorageVolGetXMLDesc`
pub fn xml_desc(state: &State, handle: &Handle, flags: u32) -> Result<String> {
    checks::flags("testStorageVolGetXMLDesc", flags, 0)?;
    with(state, handle, |_, volume| volume.format())
}

/// `virStorageVolGetPath`
pub fn path(state: &State, handle: &Handle) -> Result<String> {
    with(state, handle, |_, volume| volume.target.path.as_deref().unwrap_or_default().to_owned())
}
