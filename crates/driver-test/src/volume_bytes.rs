// SPDX-License-Identifier: LGPL-2.1-or-later
//! Volumes made larger, smaller and empty, as the reference's storage driver does it with the files
//! and devices of a pool of the same type.

use std::hash::{BuildHasher, RandomState};

use virt_abi::virStorageVolResizeFlags::*;
use virt_abi::virStorageVolWipeAlgorithm::{self as Algorithm, *};
use virt_conf::storage_pool::PoolType::{self, *};
use virt_conf::storage_vol::Definition;
use virt_core::object::StorageVol as Handle;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};
use crate::content::Fill;
use crate::state::State;

const EINVAL: i32 = 22;
const ENOSPC: i32 = 28;

/// Whether volumes of such a pool can be opened as files.
pub fn has_files(kind: PoolType) -> bool {
    !matches!(kind, Rbd | Sheepdog | Gluster | IscsiDirect)
}

fn check_resize(kind: PoolType, volume: &Definition, allocate: bool) -> Result<()> {
    if !matches!(kind, Dir | Fs | Netfs | Vstorage | Rbd) {
        let text = tr!("storage pool does not support changing of volume capacity");
        return Err(fail(ErrorCode::NO_SUPPORT, text));
    }
    if !allocate {
        return Ok(());
    }
    let raw = volume.target.format.is_none_or(|format| format.as_str() == "raw");
    let text = match raw {
        false => tr!("preallocate is only supported for raw type volume"),
        true if volume.target.encryption.is_some() => {
            tr!("preallocate is only supported for an unencrypted raw volume")
        }
        true => return Ok(()),
    };
    Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text))
}

/// `virStorageVolResize`
pub fn resize(state: &State, handle: &Handle, capacity: u64, flags: u32) -> Result<()> {
    let allocate = VIR_STORAGE_VOL_RESIZE_ALLOCATE as u32;
    let delta = VIR_STORAGE_VOL_RESIZE_DELTA as u32;
    let shrink = VIR_STORAGE_VOL_RESIZE_SHRINK as u32;
    checks::flags("testStorageVolResize", flags, allocate | delta | shrink)?;
    let (allocate, delta, shrink) = (flags & allocate != 0, flags & delta != 0, flags & shrink != 0);
    let mut pools = state.pools.write();
    let pool = pools.active_mut(handle.pool())?;
    let volume = pool.volumes.by_name(handle.name())?;
    pool.volumes.check_unused(handle.name())?;
    let wanted = match (delta, shrink) {
        (false, _) => capacity,
        (true, true) => volume.capacity.saturating_sub(capacity),
        (true, false) => volume.capacity.wrapping_add(capacity),
    };
    let refuse = |text| Err(fail(ErrorCode::INVALID_ARG, text));
    if wanted < volume.allocation {
        return refuse(tr!("can't shrink capacity below existing allocation"));
    }
    if wanted < volume.capacity && !shrink {
        return refuse(tr!(
            "Can't shrink capacity below current capacity unless shrink flag explicitly specified"
        ));
    }
    let more = if allocate { wanted - volume.allocation } else { 0 };
    if more > pool.definition.available {
        return Err(fail(ErrorCode::OPERATION_FAILED, tr!("Not enough space left in storage pool")));
    }
    check_resize(pool.definition.kind, volume, allocate)?;
    if i64::try_from(wanted).is_err() {
        let path = volume.target.path.as_deref().unwrap_or_default();
        let text = tr!("Failed to truncate file '%1$s'", path);
        return Err(Error::system(ErrorDomain::TEST, EINVAL, text));
    }
    let store = pool.volumes.store(handle.name())?;
    let mut content = store.content.lock();
    content.resize(wanted);
    if allocate {
        content.reserve(wanted);
    }
    let allocation = if allocate { wanted } else { content.allocated() };
    drop(content);
    pool.set_volume(handle.name(), wanted, allocation);
    Ok(())
}

/// What a volume reads as that was overwritten: that with which the last round of `scrub` leaves
/// it, which the reference calls.
fn last_round(algorithm: u32) -> Fill {
    let is = |one: Algorithm| algorithm == one as u32;
    match algorithm {
        _ if is(VIR_STORAGE_VOL_WIPE_ALG_ZERO) || is(VIR_STORAGE_VOL_WIPE_ALG_NNSA) => Fill::Byte(0),
        _ if is(VIR_STORAGE_VOL_WIPE_ALG_BSI) => Fill::Byte(0x7f),
        _ => Fill::Random(RandomState::new().hash_one(algorithm)),
    }
}

fn check_wipe(kind: PoolType, algorithm: u32) -> Result<()> {
    let trim = algorithm == VIR_STORAGE_VOL_WIPE_ALG_TRIM as u32;
    let zero = algorithm == VIR_STORAGE_VOL_WIPE_ALG_ZERO as u32;
    match kind {
        Gluster | Sheepdog | Zfs => {
            Err(fail(ErrorCode::NO_SUPPORT, tr!("storage pool doesn't support volume wiping")))
        }
        Rbd if zero || trim => Ok(()),
        IscsiDirect if zero => Ok(()),
        Rbd | IscsiDirect => Err(fail(ErrorCode::INVALID_ARG, tr!("unsupported algorithm %1$d", algorithm))),
        _ if trim => Err(fail(ErrorCode::ARGUMENT_UNSUPPORTED, tr!("'trim' algorithm not supported"))),
        _ => Ok(()),
    }
}

/// `virStorageVolWipePattern`, and with the first algorithm `virStorageVolWipe`
pub fn wipe(state: &State, handle: &Handle, algorithm: u32, flags: u32) -> Result<()> {
    checks::flags("testStorageVolWipePattern", flags, 0)?;
    if algorithm > VIR_STORAGE_VOL_WIPE_ALG_TRIM as u32 {
        let text = tr!("wiping algorithm %1$d not supported", algorithm as i32);
        return Err(fail(ErrorCode::INVALID_ARG, text));
    }
    let mut pools = state.pools.write();
    let pool = pools.active_mut(handle.pool())?;
    let volume = pool.volumes.by_name(handle.name())?;
    pool.volumes.check_unused(handle.name())?;
    check_wipe(pool.definition.kind, algorithm)?;
    let (capacity, allocation) = (volume.capacity, volume.allocation);
    let path = volume.target.path.clone().unwrap_or_default();
    // A file with holes is emptied by making it one; nobody has to write zeros for that.
    let whole = allocation >= capacity;
    let hole = algorithm == VIR_STORAGE_VOL_WIPE_ALG_TRIM as u32
        || algorithm == VIR_STORAGE_VOL_WIPE_ALG_ZERO as u32 && !whole;
    if !hole && capacity.saturating_sub(allocation) > pool.definition.available {
        let text = tr!("Failed to write %1$zu bytes to storage volume with path '%2$s'", capacity, path);
        return Err(Error::system(ErrorDomain::TEST, ENOSPC, text));
    }
    let store = pool.volumes.store(handle.name())?;
    let mut content = store.content.lock();
    match hole {
        true => content.clear(),
        false => content.fill(last_round(algorithm)),
    }
    let allocation = content.allocated();
    drop(content);
    pool.set_volume(handle.name(), capacity, allocation);
    Ok(())
}
