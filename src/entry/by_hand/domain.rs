// SPDX-License-Identifier: LGPL-2.1-or-later
//! Domains: what has no row of the regular kind.

use super::connect::function;
use crate::ffi::call::{Call, Lent, run};
use crate::ffi::{args, handle, memory, params, ret, structs};
use std::ffi::{c_char, c_int, c_longlong, c_uchar, c_uint};
use std::ptr::null_mut;
use std::sync::Arc;
use virt_abi::{
    virConnectPtr, virDomainDiskError, virDomainDiskErrorPtr, virDomainModificationImpact as Impact,
    virDomainPtr, virDomainStatsRecordPtr, virTypedParameterPtr, virVcpuInfoPtr,
};
use virt_core::driver::Feature;
use virt_core::object::Domain;
use virt_core::{Error, ErrorCode, Result, tr};

/// The domain that the call is about.
///
/// # Safety
/// `pointer` is a handle or NULL.
unsafe fn domain(call: &mut Call, pointer: virDomainPtr) -> Result<Lent<Domain>> {
    // SAFETY: the caller's promise.
    unsafe { call.object::<Domain, _>(pointer) }
}

/// Refuses to ask for the running and the defined state at once.
fn one_state(call: &Call, flags: c_uint) -> Result<()> {
    call.exclusive(
        flags,
        (Impact::VIR_DOMAIN_AFFECT_LIVE as u32, "VIR_DOMAIN_AFFECT_LIVE"),
        (Impact::VIR_DOMAIN_AFFECT_CONFIG as u32, "VIR_DOMAIN_AFFECT_CONFIG"),
    )
}

fn overflow(call: &Call, text: String) -> Error {
    Error::new(call.function.domain, ErrorCode::OVERFLOW, text)
}

/// Bytes into the caller's buffer, as many as fit.
///
/// # Safety
/// `to` is NULL or has `room` bytes.
unsafe fn bytes(to: *mut c_uchar, room: usize, bytes: Vec<u8>) {
    // SAFETY: the caller's promise.
    unsafe { ret::buffer(room, to.cast(), bytes) };
}

pub(crate) unsafe fn virDomainCreateLinux(
    conn: virConnectPtr,
    xmlDesc: *const c_char,
    flags: c_uint,
) -> virDomainPtr {
    // An old name of virDomainCreateXML, also in the error messages.
    run(function!(virDomainCreateXML, DOMAIN), null_mut(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_null(xmlDesc.is_null(), "xmlDesc")?;
        call.writable()?;
        // SAFETY: the caller's string.
        let xml = unsafe { args::str(call, "xmlDesc", xmlDesc) }?;
        Ok(handle::give(call.hypervisor()?.domain_create_xml(&connect, xml, flags)?))
    })
}

pub(crate) unsafe fn virDomainGetID(domain: virDomainPtr) -> c_uint {
    run(function!(virDomainGetID, DOMAIN), c_uint::MAX, |call| {
        // SAFETY: the caller passes a handle or NULL.
        Ok(unsafe { self::domain(call, domain) }?.id() as c_uint)
    })
}

pub(crate) unsafe fn virDomainGetDiskErrors(
    dom: virDomainPtr,
    errors: virDomainDiskErrorPtr,
    maxerrors: c_uint,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainGetDiskErrors, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { domain(call, dom) }?;
        call.array(errors.is_null(), i64::from(maxerrors), "errors")?;
        let max = (!errors.is_null()).then_some(maxerrors as usize);
        let found = call.hypervisor()?.domain_get_disk_errors(&domain, max, flags)?;
        if errors.is_null() {
            return Ok(found.len() as c_int);
        }
        let count = found.len().min(maxerrors as usize);
        for (i, (disk, error)) in found.into_iter().take(count).enumerate() {
            let entry = virDomainDiskError { disk: memory::dup_str(&disk), error };
            // SAFETY: within the caller's array.
            unsafe { errors.add(i).write(entry) };
        }
        Ok(count as c_int)
    })
}

pub(crate) unsafe fn virDomainFDAssociate(
    domain: virDomainPtr,
    name: *const c_char,
    nfds: c_uint,
    fds: *mut c_int,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainFDAssociate, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { self::domain(call, domain) }?;
        call.fd_passing()?;
        call.non_zero(i64::from(nfds), "nfds")?;
        call.non_null(fds.is_null(), "fds")?;
        call.writable()?;
        // SAFETY: the caller's string, and nfds descriptors.
        let (name, fds) = unsafe { (args::str(call, "name", name)?, args::fds(call, "fds", nfds, fds)?) };
        call.hypervisor()?.domain_fd_associate(&domain, name, fds, flags)?;
        Ok(0)
    })
}

pub(crate) unsafe fn virDomainOpenGraphics(
    dom: virDomainPtr,
    idx: c_uint,
    fd: c_int,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainOpenGraphics, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { domain(call, dom) }?;
        call.non_negative(i64::from(fd), "fd")?;
        let is_socket = virt_sys::descriptor::is_socket(fd).map_err(|error| {
            Error::io(call.function.domain, &error, tr!("Unable to access file descriptor %1$d", fd))
        })?;
        if !is_socket {
            return Err(call.bad_argument("fd", tr!("fd %1$d must be a socket", fd)));
        }
        call.writable()?;
        call.fd_passing()?;
        call.hypervisor()?.domain_open_graphics(&domain, idx, fd, flags)?;
        Ok(0)
    })
}

pub(crate) unsafe fn virDomainOpenGraphicsFD(dom: virDomainPtr, idx: c_uint, flags: c_uint) -> c_int {
    run(function!(virDomainOpenGraphicsFD, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { domain(call, dom) }?;
        call.writable()?;
        call.fd_passing()?;
        call.hypervisor()?.domain_open_graphics_fd(&domain, idx, flags)
    })
}

pub(crate) unsafe fn virDomainGetLaunchSecurityInfo(
    domain: virDomainPtr,
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainGetLaunchSecurityInfo, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { self::domain(call, domain) }?;
        call.non_null(params.is_null(), "params")?;
        call.non_null(nparams.is_null(), "nparams")?;
        call.writable()?;
        let flags = call.string_okay(flags);
        let found = call.hypervisor()?.domain_get_launch_security_info(&domain, flags)?;
        let (array, count) = params::allocate_array(found);
        // SAFETY: the caller's variables, not NULL.
        unsafe {
            *params = array;
            *nparams = count;
        }
        Ok(0)
    })
}

pub(crate) unsafe fn virDomainSetLaunchSecurityState(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainSetLaunchSecurityState, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { self::domain(call, domain) }?;
        call.non_null(params.is_null(), "params")?;
        call.positive(i64::from(nparams), "nparams")?;
        call.writable()?;
        // SAFETY: nparams parameters, as documented.
        let params = unsafe {
            params::validate_set(call, params, nparams)?;
            params::read(call, params, nparams)?
        };
        call.hypervisor()?.domain_set_launch_security_state(&domain, &params, flags)?;
        Ok(0)
    })
}

pub(crate) unsafe fn virDomainGetTime(
    dom: virDomainPtr,
    seconds: *mut c_longlong,
    nseconds: *mut c_uint,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainGetTime, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { domain(call, dom) }?;
        call.writable()?;
        let driver = call.hypervisor()?;
        // The reference does so for daemons only.
        if driver.supports_feature(Feature::Remote) {
            // SAFETY: the caller's variables, or NULL.
            unsafe {
                ret::number(seconds, 0);
                ret::number(nseconds, 0);
            }
        }
        let (whole, rest) = driver.domain_get_time(&domain, flags)?;
        // The reference's drivers write without looking; here NULL is refused.
        call.non_null(seconds.is_null(), "seconds")?;
        call.non_null(nseconds.is_null(), "nseconds")?;
        // SAFETY: the caller's variables, not NULL.
        unsafe {
            *seconds = whole;
            *nseconds = rest;
        }
        Ok(0)
    })
}

pub(crate) unsafe fn virDomainListGetStats(
    doms: *mut virDomainPtr,
    stats: c_uint,
    retStats: *mut *mut virDomainStatsRecordPtr,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainListGetStats, DOMAIN), -1, |call| {
        call.non_null(doms.is_null(), "doms")?;
        call.non_null(retStats.is_null(), "retStats")?;
        let mut domains: Vec<Arc<Domain>> = Vec::new();
        let mut next = doms;
        // SAFETY: a NULL-terminated array of handles.
        while !unsafe { *next }.is_null() {
            // SAFETY: as above.
            let domain = unsafe { domain(call, *next) }?;
            if domains.first().is_some_and(|first| !std::ptr::eq(first.connect(), domain.connect())) {
                let text = tr!("domains in 'doms' array must belong to a single connection");
                return Err(Error::new(call.function.domain, ErrorCode::INVALID_ARG, text));
            }
            domains.push(domain.keep());
            // SAFETY: the NULL behind the last handle has not been reached.
            next = unsafe { next.add(1) };
        }
        if domains.is_empty() {
            let text = tr!("doms array in %1$s must contain at least one domain", call.function.name);
            return Err(Error::new(call.function.domain, ErrorCode::INVALID_ARG, text));
        }
        let records = call.hypervisor()?.domain_list_get_stats(&domains, stats, flags)?;
        // SAFETY: the caller's variable, not NULL.
        Ok(unsafe { structs::alloc(retStats, records) })
    })
}

pub(crate) unsafe fn virDomainGetCPUStats(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_uint,
    start_cpu: c_int,
    ncpus: c_uint,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainGetCPUStats, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { self::domain(call, domain) }?;
        if start_cpu != -1 {
            call.non_negative(i64::from(start_cpu), "start_cpu")?;
        } else if ncpus != 1 {
            return Err(call.bad_argument("start_cpu", tr!("ncpus must be 1 when start_cpu is -1")));
        }
        if nparams != 0 {
            call.non_null(params.is_null(), "params")?;
        } else {
            call.null(params.is_null(), "params")?;
        }
        if ncpus == 0 {
            call.null(params.is_null(), "params")?;
        }
        if nparams.checked_mul(ncpus).is_none() {
            return Err(overflow(call, tr!("input too large: %1$u * %2$u", nparams, ncpus)));
        }
        let flags = call.string_okay(flags);
        let stats = call.hypervisor()?.domain_get_cpu_stats(&domain, nparams, start_cpu, ncpus, flags)?;
        if !params.is_null() {
            let each = nparams as usize;
            // SAFETY: room for nparams parameters of each of ncpus CPUs. What is not filled
            // stays zero, which says that a CPU has no such parameter.
            unsafe { std::ptr::write_bytes(params, 0, each * ncpus as usize) };
            for (cpu, values) in stats.cpus.into_iter().take(ncpus as usize).enumerate() {
                for (i, value) in values.into_iter().take(each).enumerate() {
                    // SAFETY: within that room.
                    unsafe { params::write(params.add(cpu * each + i), value) };
                }
            }
        }
        Ok(stats.count)
    })
}

pub(crate) unsafe fn virDomainGetEmulatorPinInfo(
    domain: virDomainPtr,
    cpumap: *mut c_uchar,
    maplen: c_int,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainGetEmulatorPinInfo, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { self::domain(call, domain) }?;
        call.non_null(cpumap.is_null(), "cpumap")?;
        call.positive(i64::from(maplen), "maplen")?;
        one_state(call, flags)?;
        let room = maplen as usize;
        match call.hypervisor()?.domain_get_emulator_pin_info(&domain, room, flags)? {
            None => Ok(0),
            Some(map) => {
                // SAFETY: maplen bytes, as documented.
                unsafe { bytes(cpumap, room, map) };
                Ok(1)
            }
        }
    })
}

pub(crate) unsafe fn virDomainGetSchedulerType(domain: virDomainPtr, nparams: *mut c_int) -> *mut c_char {
    run(function!(virDomainGetSchedulerType, DOMAIN), null_mut(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { self::domain(call, domain) }?;
        let (name, count) = call.hypervisor()?.domain_get_scheduler_type(&domain)?;
        // SAFETY: NULL or the caller's variable.
        unsafe { ret::number(nparams, count) };
        Ok(memory::dup_str(&name))
    })
}

pub(crate) unsafe fn virDomainGetVcpuPinInfo(
    domain: virDomainPtr,
    ncpumaps: c_int,
    cpumaps: *mut c_uchar,
    maplen: c_int,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainGetVcpuPinInfo, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { self::domain(call, domain) }?;
        call.array(cpumaps.is_null(), i64::from(ncpumaps), "cpumaps")?;
        call.positive(i64::from(ncpumaps), "ncpumaps")?;
        call.positive(i64::from(maplen), "maplen")?;
        if ncpumaps.checked_mul(maplen).is_none() {
            return Err(overflow(call, tr!("input too large: %1$d * %2$d", ncpumaps, maplen)));
        }
        one_state(call, flags)?;
        let (max, each) = (ncpumaps as usize, maplen as usize);
        let (count, maps) = call.hypervisor()?.domain_get_vcpu_pin_info(&domain, max, each, flags)?;
        // SAFETY: room for ncpumaps maps of maplen bytes, as documented.
        unsafe { bytes(cpumaps, max * each, maps) };
        Ok(count as c_int)
    })
}

pub(crate) unsafe fn virDomainGetVcpus(
    domain: virDomainPtr,
    info: virVcpuInfoPtr,
    maxinfo: c_int,
    cpumaps: *mut c_uchar,
    maplen: c_int,
) -> c_int {
    run(function!(virDomainGetVcpus, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { self::domain(call, domain) }?;
        call.non_null(info.is_null(), "info")?;
        call.positive(i64::from(maxinfo), "maxinfo")?;
        // Without room for maps their length must be 0; otherwise the caller may have
        // forgotten to make the room.
        if cpumaps.is_null() {
            call.zero(i64::from(maplen), "maplen")?;
        } else {
            call.positive(i64::from(maplen), "maplen")?;
            if maxinfo.checked_mul(maplen).is_none() {
                return Err(overflow(call, tr!("input too large: %1$d * %2$d", maxinfo, maplen)));
            }
        }
        let (max, each) = (maxinfo as usize, maplen as usize);
        let (infos, maps) = call.hypervisor()?.domain_get_vcpus(&domain, max, each)?;
        // SAFETY: room for maxinfo structures and as many maps, as documented.
        unsafe {
            bytes(cpumaps, max * each, maps);
            Ok(ret::array(info, max, infos))
        }
    })
}
