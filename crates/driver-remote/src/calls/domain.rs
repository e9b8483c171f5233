// SPDX-License-Identifier: LGPL-2.1-or-later
//! Domains.

use crate::codec::{fill, internal, number, rpc};
use crate::procedures as call;
use crate::remote::{Remote, copies};
use std::ffi::c_char;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;
use virt_core::object::{Connect, Domain};
use virt_core::types::{DomainFSInfo, DomainIOThreadInfo, DomainInterface};
use virt_core::{Result, tr};

/// The most vCPUs that travel.
const VCPUS_MAX: usize = 16_384;
/// The longest maps of all vCPUs together.
const MAPS_MAX: usize = 8_388_608;

pub(super) fn borrowed(fds: &[OwnedFd]) -> Vec<BorrowedFd<'_>> {
    fds.iter().map(AsFd::as_fd).collect()
}

pub(crate) fn domain_create(remote: &Remote, domain: &Arc<Domain>) -> Result<()> {
    call::domain_create(&remote.client, domain)?;
    // The answer does not say under which number the domain runs.
    let found =
        virt_core::driver::HypervisorDriver::domain_lookup_by_uuid(remote, domain.connect(), domain.uuid())?;
    domain.set_id(found.id());
    Ok(())
}

pub(crate) fn domain_create_with_flags(remote: &Remote, domain: &Arc<Domain>, flags: u32) -> Result<()> {
    let started = call::domain_create_with_flags(&remote.client, domain.connect(), domain, flags)?;
    domain.set_id(started.id());
    Ok(())
}

pub(crate) fn domain_create_with_files(
    remote: &Remote,
    domain: &Arc<Domain>,
    files: &[i32],
    flags: u32,
) -> Result<()> {
    let files = copies(files)?;
    let (client, conn) = (&remote.client, domain.connect());
    let started = call::domain_create_with_files(client, conn, domain, flags, &borrowed(&files))?;
    domain.set_id(started.id());
    Ok(())
}

pub(crate) fn domain_create_xml_with_files(
    remote: &Remote,
    conn: &Connect,
    xml: &str,
    files: &[i32],
    flags: u32,
) -> Result<Arc<Domain>> {
    let files = copies(files)?;
    call::domain_create_xml_with_files(&remote.client, conn, xml, flags, &borrowed(&files))
}

pub(crate) fn domain_rename(remote: &Remote, domain: &Arc<Domain>, name: &str, flags: u32) -> Result<()> {
    if call::domain_rename(&remote.client, domain, Some(name), flags)? == 0 {
        domain.set_name(name);
    }
    Ok(())
}

pub(crate) fn domain_agent_set_response_timeout(
    remote: &Remote,
    domain: &Arc<Domain>,
    timeout: i32,
    flags: u32,
) -> Result<()> {
    call::domain_agent_set_response_timeout(&remote.client, domain, timeout, flags).map(drop)
}

/// Refuses maps that would not fit in a packet.
fn map_room(max: usize, maplen: usize) -> Result<usize> {
    let whole = max.saturating_mul(maplen);
    if whole > MAPS_MAX {
        let id = "vCPU map buffer length exceeds maximum: %1$d > %2$d";
        return Err(rpc(tr!(id, number(whole), number(MAPS_MAX))));
    }
    Ok(whole)
}

fn vcpu_room(max: usize, maplen: usize) -> Result<usize> {
    if max > VCPUS_MAX {
        let id = "vCPU count exceeds maximum: %1$d > %2$d";
        return Err(rpc(tr!(id, number(max), number(VCPUS_MAX))));
    }
    map_room(max, maplen)
}

/// The maps of an answer in the caller's room; what the daemon leaves out is zero.
fn maps_within(mut maps: Vec<u8>, room: usize) -> Result<Vec<u8>> {
    if maps.len() > room {
        let id = "host reports map buffer length exceeds maximum: %1$d > %2$d";
        return Err(rpc(tr!(id, number(maps.len()), number(room))));
    }
    maps.resize(room, 0);
    Ok(maps)
}

fn too_many_vcpus(count: usize, max: usize) -> virt_core::Error {
    rpc(tr!("host reports too many vCPUs: %1$d > %2$d", number(count), number(max)))
}

pub(super) fn get_vcpus(
    remote: &Remote,
    domain: &Arc<Domain>,
    max: usize,
    maplen: usize,
) -> Result<(Vec<virt_abi::virVcpuInfo>, Vec<u8>)> {
    let room = vcpu_room(max, maplen)?;
    let (infos, maps) = call::domain_get_vcpus(&remote.client, domain, number(max), number(maplen))?;
    if infos.len() > max {
        return Err(too_many_vcpus(infos.len(), max));
    }
    Ok((infos, maps_within(maps, room)?))
}

pub(super) fn get_vcpu_pin_info(
    remote: &Remote,
    domain: &Arc<Domain>,
    max: usize,
    maplen: usize,
    flags: u32,
) -> Result<(usize, Vec<u8>)> {
    let room = vcpu_room(max, maplen)?;
    let client = &remote.client;
    let (maps, count) = call::domain_get_vcpu_pin_info(client, domain, number(max), number(maplen), flags)?;
    let count = usize::try_from(count).unwrap_or(0);
    if count > max {
        return Err(too_many_vcpus(count, max));
    }
    Ok((count, maps_within(maps, room)?))
}

pub(super) fn get_emulator_pin_info(
    remote: &Remote,
    domain: &Arc<Domain>,
    maplen: usize,
    flags: u32,
) -> Result<Option<Vec<u8>>> {
    let room = map_room(1, maplen)?;
    let (map, found) = call::domain_get_emulator_pin_info(&remote.client, domain, number(maplen), flags)?;
    let map = maps_within(map, room)?;
    Ok((found != 0).then_some(map))
}

pub(crate) fn domain_get_iothread_info(
    remote: &Remote,
    domain: &Arc<Domain>,
    flags: u32,
) -> Result<Vec<DomainIOThreadInfo>> {
    Ok(call::domain_get_iothread_info(&remote.client, domain, flags)?.0)
}

pub(crate) fn domain_get_fs_info(
    remote: &Remote,
    domain: &Arc<Domain>,
    flags: u32,
) -> Result<Vec<DomainFSInfo>> {
    Ok(call::domain_get_fsinfo(&remote.client, domain, flags)?.0)
}

pub(crate) fn domain_interface_addresses(
    remote: &Remote,
    domain: &Arc<Domain>,
    source: u32,
    flags: u32,
) -> Result<Vec<DomainInterface>> {
    call::domain_interface_addresses(&remote.client, domain, source, flags)
}

fn security_label(label: (Vec<u8>, i32)) -> Result<virt_abi::virSecurityLabel> {
    let (label, enforcing) = label;
    match fill(&label) {
        Some(label) => Ok(virt_abi::virSecurityLabel { label, enforcing }),
        None => Err(rpc(tr!("security label exceeds maximum: %1$zu", size_of::<SecurityLabel>() - 1))),
    }
}

type SecurityLabel = [c_char; virt_abi::VIR_SECURITY_LABEL_BUFLEN];

pub(crate) fn domain_get_security_label(
    remote: &Remote,
    domain: &Arc<Domain>,
) -> Result<virt_abi::virSecurityLabel> {
    security_label(call::domain_get_security_label(&remote.client, domain)?)
}

pub(crate) fn domain_get_security_label_list(
    remote: &Remote,
    domain: &Arc<Domain>,
) -> Result<Vec<virt_abi::virSecurityLabel>> {
    let (labels, _) = call::domain_get_security_label_list(&remote.client, domain)?;
    labels.into_iter().map(security_label).collect()
}

/// The most bytes that a look into a disk or the memory gives.
const PEEK_MAX: usize = 4_194_304;

fn peek_room(size: usize, id: &'static str) -> Result<u32> {
    match size > PEEK_MAX {
        true => Err(rpc(tr!(id, size, number(PEEK_MAX)))),
        false => Ok(size as u32),
    }
}

fn peeked(bytes: Vec<u8>, size: usize) -> Result<Vec<u8>> {
    match bytes.len() == size {
        true => Ok(bytes),
        false => Err(rpc(tr!("returned buffer is not same size as requested"))),
    }
}

pub(crate) fn domain_block_peek(
    remote: &Remote,
    domain: &Arc<Domain>,
    disk: &str,
    offset: u64,
    size: usize,
    flags: u32,
) -> Result<Vec<u8>> {
    let room = peek_room(size, "block peek request too large for remote protocol, %1$zi > %2$d")?;
    peeked(call::domain_block_peek(&remote.client, domain, disk, offset, room, flags)?, size)
}

pub(crate) fn domain_memory_peek(
    remote: &Remote,
    domain: &Arc<Domain>,
    start: u64,
    size: usize,
    flags: u32,
) -> Result<Vec<u8>> {
    let room = peek_room(size, "memory peek request too large for remote protocol, %1$zi > %2$d")?;
    peeked(call::domain_memory_peek(&remote.client, domain, start, room, flags)?, size)
}

/// The most keys that travel.
const KEYS_MAX: usize = 2048;

pub(crate) fn domain_authorized_ssh_keys_get(
    remote: &Remote,
    domain: &Arc<Domain>,
    user: &str,
    flags: u32,
) -> Result<Vec<String>> {
    call::domain_authorized_ssh_keys_get(&remote.client, domain, user, flags)
}

pub(crate) fn domain_authorized_ssh_keys_set(
    remote: &Remote,
    domain: &Arc<Domain>,
    user: &str,
    keys: &[&str],
    flags: u32,
) -> Result<()> {
    if keys.len() > KEYS_MAX {
        // Said so by the reference, although nothing is returned.
        let id = "remoteDomainAuthorizedSSHKeysSet: returned number of keys exceeds limit";
        return Err(rpc(tr!(id)));
    }
    call::domain_authorized_ssh_keys_set(&remote.client, domain, user, keys, flags)
}

pub(crate) fn domain_get_messages(remote: &Remote, domain: &Arc<Domain>, flags: u32) -> Result<Vec<String>> {
    call::domain_get_messages(&remote.client, domain, flags)
}

pub(super) fn fd_associate(
    remote: &Remote,
    domain: &Arc<Domain>,
    name: &str,
    fds: &[i32],
    flags: u32,
) -> Result<()> {
    let fds = copies(fds)?;
    call::domain_fd_associate(&remote.client, domain, name, flags, &borrowed(&fds))
}

/// The one descriptor that an answer has.
pub(super) fn only(mut fds: Vec<OwnedFd>) -> Result<OwnedFd> {
    match (fds.pop(), fds.is_empty()) {
        (Some(fd), true) => Ok(fd),
        (Some(_), false) => Err(internal(tr!("too many file descriptors received"))),
        (None, _) => Err(internal(tr!("no file descriptor received"))),
    }
}
