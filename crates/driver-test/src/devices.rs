// SPDX-License-Identifier: LGPL-2.1-or-later
//! Disks and network interfaces of a domain, and figures about them, which the clock makes up.

use std::sync::Arc;

use virt_abi::{virDomainBlockInfo, virDomainBlockStatsStruct, virDomainInterfaceStatsStruct};
use virt_conf::domain::Definition;
use virt_conf::domain::device::disk::{Disk, DiskDevice};
use virt_conf::domain::device::interface::Interface;
use virt_conf::net::Mac;
use virt_conf::storage::source::Location;
use virt_core::object::Domain;
use virt_core::types::DomainFSInfo;
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail, fail_domain};
use crate::definition::{disks, interfaces};
use crate::domain::clock_micros;
use crate::state::State;

/// The definition of a domain that runs.
fn running(state: &State, handle: &Domain) -> Result<Arc<Definition>> {
    state.with(handle, |inner| {
        inner.check_active()?;
        Ok(inner.current.clone())
    })
}

/// The path of a disk's source, where it is one.
fn source_path(disk: &Disk) -> Option<&str> {
    match &disk.source.location {
        Location::File { path, .. } | Location::Block(path) | Location::Ctl(path) | Location::Dir(path) => {
            path.as_deref()
        }
        Location::VhostUser { path, .. } | Location::VhostVdpa(path) => Some(path),
        Location::Network(_) | Location::Volume(_) | Location::Nvme(_) => None,
    }
}

/// The disk with that target, or if the name is a path, the one disk with that source.
fn find_disk<'d>(definition: &'d Definition, name: &str) -> Option<&'d Disk> {
    if !name.starts_with('/') {
        return disks(definition).find(|disk| disk.target.as_deref() == Some(name));
    }
    let mut found = disks(definition).filter(|disk| source_path(disk) == Some(name));
    let first = found.next();
    first.filter(|_| found.next().is_none())
}

/// The disk with that target or, if the name is a path, the first one with that source.
pub fn find_first_disk<'d>(definition: &'d Definition, name: &str) -> Option<&'d Disk> {
    disks(definition).find(|disk| match name.starts_with('/') {
        true => source_path(disk) == Some(name),
        false => disk.target.as_deref() == Some(name),
    })
}

/// The interface with that name or hardware address.
pub fn find_interface<'d>(definition: &'d Definition, name: &str) -> Result<&'d Interface> {
    let mac = Mac::parse(name);
    let fits = |interface: &&Interface| match mac {
        Some(mac) => interface.mac == mac,
        None => interface.target.as_deref() == Some(name),
    };
    interfaces(definition)
        .find(fits)
        .ok_or_else(|| fail_domain(ErrorCode::INVALID_ARG, tr!("'%1$s' is not a known interface", name)))
}

/// `virDomainBlockStats`
pub fn block_stats(state: &State, handle: &Domain, path: &str) -> Result<virDomainBlockStatsStruct> {
    if path.is_empty() {
        let text = tr!("summary statistics are not supported yet");
        return Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
    }
    let definition = running(state, handle)?;
    if find_disk(&definition, path).is_none() {
        return Err(fail(ErrorCode::INVALID_ARG, tr!("invalid path: %1$s", path)));
    }
    let base = clock_micros() as i64;
    Ok(virDomainBlockStatsStruct {
        rd_req: base / 10,
        rd_bytes: base / 20,
        wr_req: base / 30,
        wr_bytes: base / 40,
        errs: base / 2_000_000,
    })
}

/// `virDomainGetBlockInfo`
pub fn block_info(state: &State, handle: &Domain, path: &str, flags: u32) -> Result<virDomainBlockInfo> {
    checks::flags("testDomainGetBlockInfo", flags, 0)?;
    let definition = state.with(handle, |inner| Ok(inner.current.clone()))?;
    let Some(disk) = find_disk(&definition, path) else {
        let text = tr!("invalid path %1$s not assigned to domain", path);
        return Err(fail(ErrorCode::INVALID_ARG, text));
    };
    let pathless = matches!(
        &disk.source.location,
        Location::File { path: None, .. }
            | Location::Block(None)
            | Location::Ctl(None)
            | Location::Dir(None)
            | Location::Volume(None)
    );
    if pathless {
        let text = tr!("disk '%1$s' does not currently have a source assigned", path);
        return Err(fail(ErrorCode::INVALID_ARG, text));
    }
    let (capacity, size) = (1_099_506_450_432, 1 << 40);
    Ok(virDomainBlockInfo { capacity, allocation: size, physical: size })
}

/// `virDomainGetDiskErrors`: each disk has one, of each kind in turn.
pub fn disk_errors(
    state: &State,
    handle: &Domain,
    max: Option<usize>,
    flags: u32,
) -> Result<Vec<(String, i32)>> {
    checks::flags("testDomainGetDiskErrors", flags, 0)?;
    const KINDS: usize = 2;
    let definition = running(state, handle)?;
    let error = |(at, disk): (usize, &Disk)| {
        (disk.target.as_deref().unwrap_or_default().to_owned(), (at % KINDS + 1) as i32)
    };
    Ok(disks(&definition).take(max.unwrap_or(usize::MAX)).enumerate().map(error).collect())
}

/// `virDomainGetFSInfo`: the first disk holds two file systems.
pub fn fs_info(state: &State, handle: &Domain, flags: u32) -> Result<Vec<DomainFSInfo>> {
    checks::flags("testDomainGetFSInfo", flags, 0)?;
    let definition = running(state, handle)?;
    let Some(disk) = disks(&definition).find(|disk| disk.device == DiskDevice::Disk) else {
        return Ok(Vec::new());
    };
    let target = disk.target.as_deref().unwrap_or_default();
    let info = |mountpoint: &str, part: u32| DomainFSInfo {
        mountpoint: mountpoint.into(),
        name: format!("{target}{part}"),
        fstype: "ext4".into(),
        dev_alias: vec![target.into()],
    };
    Ok(vec![info("/", 1), info("/boot", 2)])
}

/// `virDomainInterfaceStats`
pub fn interface_stats(state: &State, handle: &Domain, name: &str) -> Result<virDomainInterfaceStatsStruct> {
    let definition = running(state, handle)?;
    find_interface(&definition, name)?;
    let base = clock_micros() as i64;
    Ok(virDomainInterfaceStatsStruct {
        rx_bytes: base / 10,
        rx_packets: base / 100,
        rx_errs: base / 1_000_000,
        rx_drop: base / 2_000_000,
        tx_bytes: base / 20,
        tx_packets: base / 110,
        tx_errs: base / 3_000_000,
        tx_drop: base / 4_000_000,
    })
}
