// SPDX-License-Identifier: LGPL-2.1-or-later
//! Calls for one hypervisor only. Their errors come from no domain, as in the reference.

use super::connect::function;
use crate::ffi::call::{Call, run};
use crate::ffi::{args, ret};
use std::ffi::{CStr, c_char, c_int, c_uint};
use std::os::fd::{FromRawFd, IntoRawFd, OwnedFd};
use std::ptr::null_mut;
use virt_abi::{virDomainPtr, virSecurityLabelPtr, virSecurityModelPtr};
use virt_core::object::Domain;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

/// Refuses all flags.
fn no_flags(call: &Call, flags: c_uint) -> Result<()> {
    match flags {
        0 => Ok(()),
        unknown => Err(Error::unknown_flags(call.function.domain, call.function.name, unknown)),
    }
}

/// A new array of descriptors that are the caller's from then on. They are closed if the
/// caller does not want them.
///
/// # Safety
/// `to` is NULL or the caller's variable.
unsafe fn give_fds(to: *mut *mut c_int, fds: Vec<OwnedFd>) -> c_uint {
    if to.is_null() {
        return 0;
    }
    let fds: Vec<c_int> = fds.into_iter().map(IntoRawFd::into_raw_fd).collect();
    // SAFETY: the caller's promise.
    unsafe { ret::alloc_array(to, fds) as c_uint }
}

/// What a driver's descriptors are: open, and nobody else's.
fn own(fds: Vec<i32>) -> Vec<OwnedFd> {
    // SAFETY: drivers hand out descriptors that they opened for the caller.
    fds.into_iter().filter(|fd| *fd >= 0).map(|fd| unsafe { OwnedFd::from_raw_fd(fd) }).collect()
}

#[allow(clippy::too_many_arguments)]
pub(crate) unsafe fn virDomainQemuMonitorCommandWithFiles(
    domain: virDomainPtr,
    cmd: *const c_char,
    ninfiles: c_uint,
    infiles: *mut c_int,
    noutfiles: *mut c_uint,
    outfiles: *mut *mut c_int,
    result: *mut *mut c_char,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainQemuMonitorCommandWithFiles, NONE), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        call.non_null(cmd.is_null(), "cmd")?;
        if ninfiles > 0 || !outfiles.is_null() {
            call.fd_passing()?;
        }
        call.non_null(result.is_null(), "result")?;
        call.writable()?;
        // The reference crashes on these two.
        call.array(infiles.is_null(), i64::from(ninfiles), "infiles")?;
        call.non_null(noutfiles.is_null() && !outfiles.is_null(), "noutfiles")?;
        // SAFETY: the caller's string, and ninfiles descriptors.
        let (cmd, infiles) =
            unsafe { (args::str(call, "cmd", cmd)?, args::fds(call, "infiles", ninfiles, infiles)?) };
        let driver = call.hypervisor()?;
        let (answer, fds) = driver.domain_qemu_monitor_command_with_files(&domain, cmd, infiles, flags)?;
        // SAFETY: the caller's variables, or NULL for what is not wanted.
        unsafe {
            let count = give_fds(outfiles, own(fds));
            ret::number(noutfiles, count);
            ret::out_string(result, answer);
        }
        Ok(0)
    })
}

pub(crate) unsafe fn virDomainLxcOpenNamespace(
    domain: virDomainPtr,
    fdlist: *mut *mut c_int,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainLxcOpenNamespace, NONE), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        call.non_null(fdlist.is_null(), "fdlist")?;
        call.writable()?;
        let fds = call.hypervisor()?.domain_lxc_open_namespace(&domain, flags)?;
        // SAFETY: the caller's variable, not NULL.
        Ok(unsafe { give_fds(fdlist, own(fds)) } as c_int)
    })
}

pub(crate) unsafe fn virDomainLxcEnterNamespace(
    domain: virDomainPtr,
    nfdlist: c_uint,
    fdlist: *mut c_int,
    noldfdlist: *mut c_uint,
    oldfdlist: *mut *mut c_int,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainLxcEnterNamespace, NONE), -1, |call| {
        // The descriptors say what is entered; of the domain only the connection's error
        // handler matters. The reference reads it without a look and dies on NULL.
        // SAFETY: the caller passes a handle or NULL.
        unsafe { call.object::<Domain, _>(domain) }?;
        no_flags(call, flags)?;
        call.array(fdlist.is_null(), i64::from(nfdlist), "fdlist")?;
        // SAFETY: nfdlist descriptors.
        let fds = unsafe { args::fds(call, "fdlist", nfdlist, fdlist) }?;
        let keep = !noldfdlist.is_null() && !oldfdlist.is_null();
        let old = if keep { virt_sys::namespace::own() } else { Vec::new() };
        if keep {
            // SAFETY: the caller's variables, not NULL; they stay so unless all goes well.
            unsafe {
                *oldfdlist = null_mut();
                *noldfdlist = 0;
            }
        }
        join_all(fds)?;
        if keep && !old.is_empty() {
            // SAFETY: as above.
            unsafe { *noldfdlist = give_fds(oldfdlist, old) };
        }
        Ok(0)
    })
}

fn join_all(fds: &[i32]) -> Result<()> {
    if fds.is_empty() {
        let text = tr!("Expected at least one file descriptor");
        return Err(Error::argument(ErrorDomain::NONE, "virProcessSetNamespaces", "nfdlist", text));
    }
    for fd in fds.iter().filter(|fd| **fd >= 0) {
        match virt_sys::namespace::join(*fd) {
            // The thread is in that namespace already.
            Err(error) if error.raw_os_error() == Some(libc::EINVAL) => {}
            Err(error) => {
                return Err(Error::io(ErrorDomain::NONE, &error, tr!("Unable to join domain namespace")));
            }
            Ok(()) => {}
        }
    }
    Ok(())
}

pub(crate) unsafe fn virDomainLxcEnterCGroup(domain: virDomainPtr, flags: c_uint) -> c_int {
    run(function!(virDomainLxcEnterCGroup, NONE), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        call.writable()?;
        no_flags(call, flags)?;
        virt_core::cgroup::join(domain.id())?;
        Ok(0)
    })
}

pub(crate) unsafe fn virDomainLxcEnterSecurityLabel(
    model: virSecurityModelPtr,
    label: virSecurityLabelPtr,
    oldlabel: virSecurityLabelPtr,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainLxcEnterSecurityLabel, NONE), -1, |call| {
        no_flags(call, flags)?;
        call.non_null(model.is_null(), "model")?;
        call.non_null(label.is_null(), "label")?;
        if !oldlabel.is_null() {
            // SAFETY: the caller's structure.
            unsafe { std::ptr::write_bytes(oldlabel, 0, 1) };
        }
        // SAFETY: the caller's structure; it is only looked at.
        let name = unsafe { &(*model).model };
        // SAFETY: c_char and u8 have one layout, and the length is the array's.
        let name = unsafe { std::slice::from_raw_parts(name.as_ptr().cast::<u8>(), name.len()) };
        let name = CStr::from_bytes_until_nul(name).map_or_else(
            |_| String::from_utf8_lossy(name).into_owned(),
            |name| name.to_string_lossy().into_owned(),
        );
        let text = match name.as_str() {
            "none" => return Ok(0),
            "selinux" => tr!("Support for SELinux is not enabled"),
            "apparmor" => tr!("Support for AppArmor is not enabled"),
            other => tr!("Security model %1$s cannot be entered", other),
        };
        Err(Error::new(call.function.domain, ErrorCode::ARGUMENT_UNSUPPORTED, text))
    })
}
