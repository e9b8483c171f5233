// SPDX-License-Identifier: LGPL-2.1-or-later
//! The host: CPUs, memory, pages.

use super::connect::function;
use crate::ffi::call::run;
use crate::ffi::{args, memory, ret};
use std::borrow::Cow;
use std::ffi::{c_char, c_int, c_uchar, c_uint, c_ulonglong};
use std::ptr::null_mut;
use virt_abi::{
    VIR_TYPED_PARAM_FIELD_LENGTH, virConnectPtr, virNodeCPUStats, virNodeCPUStatsPtr,
    virNodeGetCPUStatsAllCPUs, virNodeGetMemoryStatsAllCells, virNodeMemoryStats, virNodeMemoryStatsPtr,
};
use virt_core::tr;

pub(crate) unsafe fn virConnectBaselineCPU(
    conn: virConnectPtr,
    xmlCPUs: *mut *const c_char,
    ncpus: c_uint,
    flags: c_uint,
) -> *mut c_char {
    run(function!(virConnectBaselineCPU, DOMAIN), null_mut(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_null(xmlCPUs.is_null(), "xmlCPUs")?;
        // SAFETY: ncpus strings, as documented.
        let cpus = unsafe { args::str_list(call, "xmlCPUs", xmlCPUs, ncpus) }?;
        let cpu = call.hypervisor()?.connect_baseline_cpu(&connect, &cpus, flags)?;
        Ok(memory::dup_str(&cpu))
    })
}

#[allow(clippy::too_many_arguments)]
pub(crate) unsafe fn virConnectBaselineHypervisorCPU(
    conn: virConnectPtr,
    emulator: *const c_char,
    arch: *const c_char,
    machine: *const c_char,
    virttype: *const c_char,
    xmlCPUs: *mut *const c_char,
    ncpus: c_uint,
    flags: c_uint,
) -> *mut c_char {
    run(function!(virConnectBaselineHypervisorCPU, DOMAIN), null_mut(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_null(xmlCPUs.is_null(), "xmlCPUs")?;
        call.writable()?;
        // SAFETY: strings or NULL, and ncpus strings, as documented.
        let (emulator, arch, machine, virttype, cpus) = unsafe {
            (
                args::opt_str(call, "emulator", emulator)?,
                args::opt_str(call, "arch", arch)?,
                args::opt_str(call, "machine", machine)?,
                args::opt_str(call, "virttype", virttype)?,
                args::str_list(call, "xmlCPUs", xmlCPUs, ncpus)?,
            )
        };
        let driver = call.hypervisor()?;
        let cpu = driver
            .connect_baseline_hypervisor_cpu(&connect, emulator, arch, machine, virttype, &cpus, flags)?;
        Ok(memory::dup_str(&cpu))
    })
}

#[allow(clippy::too_many_arguments)]
pub(crate) unsafe fn virNodeAllocPages(
    conn: virConnectPtr,
    npages: c_uint,
    pageSizes: *mut c_uint,
    pageCounts: *mut c_ulonglong,
    startCell: c_int,
    cellCount: c_uint,
    flags: c_uint,
) -> c_int {
    run(function!(virNodeAllocPages, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.writable()?;
        call.non_zero(i64::from(npages), "npages")?;
        call.non_null(pageSizes.is_null(), "pageSizes")?;
        call.non_null(pageCounts.is_null(), "pageCounts")?;
        call.non_zero(i64::from(cellCount), "cellCount")?;
        // SAFETY: npages values in each, as documented.
        let (sizes, counts) = unsafe {
            (
                std::slice::from_raw_parts(pageSizes, npages as usize),
                std::slice::from_raw_parts(pageCounts, npages as usize),
            )
        };
        let pages: Vec<(u32, u64)> = sizes.iter().copied().zip(counts.iter().copied()).collect();
        call.hypervisor()?.node_alloc_pages(&connect, &pages, startCell, cellCount, flags)
    })
}

pub(crate) unsafe fn virNodeGetFreePages(
    conn: virConnectPtr,
    npages: c_uint,
    pages: *mut c_uint,
    startCell: c_int,
    cellCount: c_uint,
    counts: *mut c_ulonglong,
    flags: c_uint,
) -> c_int {
    run(function!(virNodeGetFreePages, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_zero(i64::from(npages), "npages")?;
        call.non_null(pages.is_null(), "pages")?;
        call.non_zero(i64::from(cellCount), "cellCount")?;
        call.non_null(counts.is_null(), "counts")?;
        // SAFETY: npages values, as documented.
        let pages = unsafe { std::slice::from_raw_parts(pages, npages as usize) };
        let free = call.hypervisor()?.node_get_free_pages(&connect, pages, startCell, cellCount, flags)?;
        let room = (npages as usize).saturating_mul(cellCount as usize);
        // SAFETY: room for npages values of each cell, as documented.
        Ok(unsafe { ret::array(counts, room, free) })
    })
}

pub(crate) unsafe fn virNodeGetCellsFreeMemory(
    conn: virConnectPtr,
    freeMems: *mut c_ulonglong,
    startCell: c_int,
    maxCells: c_int,
) -> c_int {
    run(function!(virNodeGetCellsFreeMemory, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.array(freeMems.is_null(), i64::from(maxCells), "freeMems")?;
        call.positive(i64::from(maxCells), "maxCells")?;
        call.non_negative(i64::from(startCell), "startCell")?;
        let max = maxCells as usize;
        let free = call.hypervisor()?.node_get_cells_free_memory(&connect, startCell, max)?;
        // SAFETY: room for maxCells values, as documented.
        Ok(unsafe { ret::array(freeMems, max, free) })
    })
}

pub(crate) unsafe fn virNodeGetCPUMap(
    conn: virConnectPtr,
    cpumap: *mut *mut c_uchar,
    online: *mut c_uint,
    flags: c_uint,
) -> c_int {
    run(function!(virNodeGetCPUMap, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        let (present, map) = call.hypervisor()?.node_get_cpu_map(&connect, flags)?;
        let set: u32 = map.iter().map(|byte| byte.count_ones()).sum();
        // SAFETY: the caller's variables, or NULL for what is not wanted.
        unsafe {
            ret::alloc_array(cpumap, map);
            ret::number(online, set);
        }
        Ok(present as c_int)
    })
}

/// One name and number in C's shape; both kinds of statistics have it.
trait Field {
    fn new(field: [c_char; VIR_TYPED_PARAM_FIELD_LENGTH], value: u64) -> Self;
}

impl Field for virNodeCPUStats {
    fn new(field: [c_char; VIR_TYPED_PARAM_FIELD_LENGTH], value: u64) -> Self {
        virNodeCPUStats { field, value }
    }
}

impl Field for virNodeMemoryStats {
    fn new(field: [c_char; VIR_TYPED_PARAM_FIELD_LENGTH], value: u64) -> Self {
        virNodeMemoryStats { field, value }
    }
}

/// Fills the caller's array as far as it goes; without one, or without room in it, only
/// the number is told.
///
/// # Safety
/// `nparams` is the caller's variable, `params` is NULL or has room for as many.
unsafe fn fill<T: Field>(params: *mut T, nparams: *mut c_int, values: &[(Cow<'static, str>, u64)]) -> c_int {
    // SAFETY: the caller's promise.
    let room = usize::try_from(unsafe { *nparams }).unwrap_or(0);
    let count = if params.is_null() || room == 0 { values.len() } else { room.min(values.len()) };
    if !params.is_null() {
        for (i, (name, value)) in values.iter().take(room).enumerate() {
            let mut field = [0; VIR_TYPED_PARAM_FIELD_LENGTH];
            for (to, from) in field[..VIR_TYPED_PARAM_FIELD_LENGTH - 1].iter_mut().zip(name.bytes()) {
                *to = from as c_char;
            }
            // SAFETY: within the caller's array.
            unsafe { params.add(i).write(T::new(field, *value)) };
        }
    }
    // SAFETY: the caller's promise.
    unsafe { *nparams = count as c_int };
    0
}

pub(crate) unsafe fn virNodeGetCPUStats(
    conn: virConnectPtr,
    cpuNum: c_int,
    params: virNodeCPUStatsPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    const ALL: c_int = virNodeGetCPUStatsAllCPUs::VIR_NODE_CPU_STATS_ALL_CPUS as c_int;
    run(function!(virNodeGetCPUStats, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_null(nparams.is_null(), "nparams")?;
        // SAFETY: the caller's variable, not NULL.
        call.non_negative(i64::from(unsafe { *nparams }), "*nparams")?;
        if cpuNum < 0 && cpuNum != ALL {
            let text = tr!("cpuNum in %1$s only accepts %2$d as a negative value", call.function.name, ALL);
            return Err(call.bad_argument("cpuNum", text));
        }
        // SAFETY: the caller's variable, not NULL.
        let room = unsafe { *nparams } as usize;
        let values = call.hypervisor()?.node_get_cpu_stats(&connect, cpuNum, room, flags)?;
        // SAFETY: the caller's variable and array, as documented.
        Ok(unsafe { fill(params, nparams, &values) })
    })
}

pub(crate) unsafe fn virNodeGetMemoryStats(
    conn: virConnectPtr,
    cellNum: c_int,
    params: virNodeMemoryStatsPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    const ALL: c_int = virNodeGetMemoryStatsAllCells::VIR_NODE_MEMORY_STATS_ALL_CELLS as c_int;
    run(function!(virNodeGetMemoryStats, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_null(nparams.is_null(), "nparams")?;
        // SAFETY: the caller's variable, not NULL.
        call.non_negative(i64::from(unsafe { *nparams }), "*nparams")?;
        if cellNum < 0 && cellNum != ALL {
            let text = tr!("cellNum in %1$s only accepts %2$d as a negative value", call.function.name, ALL);
            // The argument is called so by the reference.
            return Err(call.bad_argument("cpuNum", text));
        }
        // SAFETY: the caller's variable, not NULL.
        let room = unsafe { *nparams } as usize;
        let values = call.hypervisor()?.node_get_memory_stats(&connect, cellNum, room, flags)?;
        // SAFETY: the caller's variable and array, as documented.
        Ok(unsafe { fill(params, nparams, &values) })
    })
}
