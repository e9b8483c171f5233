// SPDX-License-Identifier: LGPL-2.1-or-later
//! The connection and the host.

use crate::codec::{fill, number, rpc};
use crate::procedures as call;
use crate::remote::Remote;
use std::borrow::Cow;
use std::ffi::c_char;
use virt_core::object::Connect;
use virt_core::typed_params::TypedParam;
use virt_core::{Result, tr};

pub(crate) fn connect_is_alive(remote: &Remote, _conn: &Connect) -> Result<bool> {
    Ok(remote.client.is_open())
}

/// Whether nobody can read along: not here, on the way, nor behind the daemon.
pub(crate) fn connect_is_encrypted(remote: &Remote, _conn: &Connect) -> Result<bool> {
    let behind = call::connect_is_secure(&remote.client)? != 0;
    Ok(remote.client.is_encrypted() && behind)
}

pub(crate) fn connect_is_secure(remote: &Remote, _conn: &Connect) -> Result<bool> {
    let behind = call::connect_is_secure(&remote.client)? != 0;
    Ok(remote.secure && behind)
}

/// The most domains that are listed.
const DOMAINS_MAX: usize = 16_384;

pub(crate) fn connect_list_domains(remote: &Remote, _conn: &Connect, max: usize) -> Result<Vec<i32>> {
    let id = "Too many domains '%1$d' for limit '%2$d'";
    if max > DOMAINS_MAX {
        return Err(rpc(tr!(id, number(max), number(DOMAINS_MAX))));
    }
    let ids = call::connect_list_domains(&remote.client, number(max))?;
    match ids.len() > max {
        true => Err(rpc(tr!(id, number(ids.len()), number(max)))),
        false => Ok(ids),
    }
}

pub(crate) fn connect_get_cpu_model_names(
    remote: &Remote,
    _conn: &Connect,
    arch: &str,
    flags: u32,
) -> Result<Vec<String>> {
    Ok(call::connect_get_cpu_model_names(&remote.client, arch, 1, flags)?.0)
}

pub(crate) fn node_get_security_model(
    remote: &Remote,
    _conn: &Connect,
) -> Result<virt_abi::virSecurityModel> {
    let (model, doi) = call::node_get_security_model(&remote.client)?;
    let Some(model) = fill(&model) else {
        let room = size_of::<[c_char; virt_abi::VIR_SECURITY_MODEL_BUFLEN]>() - 1;
        return Err(rpc(tr!("security model exceeds maximum: %1$zu", room)));
    };
    let Some(doi) = fill(&doi) else {
        let room = size_of::<[c_char; virt_abi::VIR_SECURITY_DOI_BUFLEN]>() - 1;
        return Err(rpc(tr!("security doi exceeds maximum: %1$zu", room)));
    };
    Ok(virt_abi::virSecurityModel { model, doi })
}

pub(crate) fn node_get_sev_info(remote: &Remote, _conn: &Connect, flags: u32) -> Result<Vec<TypedParam>> {
    Ok(call::node_get_sev_info(&remote.client, 0, flags)?.0)
}

/// The most cells, or pages of cells, that travel.
const CELLS_MAX: usize = 1024;

fn cells_room(cells: usize) -> Result<()> {
    match cells > CELLS_MAX {
        true => Err(rpc(tr!("too many NUMA cells: %1$d > %2$d", number(cells), number(CELLS_MAX)))),
        false => Ok(()),
    }
}

pub(super) fn get_cells_free_memory(remote: &Remote, start: i32, max: usize) -> Result<Vec<u64>> {
    cells_room(max)?;
    call::node_get_cells_free_memory(&remote.client, start, number(max))
}

pub(super) fn get_free_pages(
    remote: &Remote,
    pages: &[u32],
    start: i32,
    cells: u32,
    flags: u32,
) -> Result<Vec<u64>> {
    cells_room(pages.len().saturating_mul(cells as usize))?;
    call::node_get_free_pages(&remote.client, pages, start, cells, flags)
}

pub(super) fn alloc_pages(
    remote: &Remote,
    pages: &[(u32, u64)],
    start: i32,
    cells: u32,
    flags: u32,
) -> Result<i32> {
    cells_room(pages.len())?;
    let sizes: Vec<u32> = pages.iter().map(|(size, _)| *size).collect();
    let counts: Vec<u64> = pages.iter().map(|(_, count)| *count).collect();
    call::node_alloc_pages(&remote.client, &sizes, &counts, start, cells, flags)
}

/// Names and numbers that the caller has room for, or as many as there are.
pub(super) fn node_stats(
    (stats, count): (Vec<(String, u64)>, i32),
    room: usize,
    too_many: &'static str,
) -> Result<Vec<(Cow<'static, str>, u64)>> {
    if stats.len() > room {
        return Err(rpc(tr!(too_many)));
    }
    if room > 0 {
        return Ok(stats.into_iter().map(|(name, value)| (name.into(), value)).collect());
    }
    // The largest answer has 16.
    let count = usize::try_from(count).unwrap_or(0).min(16);
    Ok(vec![("".into(), 0); count])
}
