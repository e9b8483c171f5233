// SPDX-License-Identifier: LGPL-2.1-or-later
//! The error functions. They may be called at any time, also before anything was set up.

use super::connect::state;
use crate::ffi::error::{Handler, clear, copy, print_default, reset, set_global, with_last};
use crate::ffi::memory;
use std::ffi::{c_char, c_int, c_void};
use std::ptr::null_mut;
use virt_abi::{virConnectPtr, virError, virErrorFunc, virErrorPtr};

pub(crate) unsafe fn virGetLastError() -> virErrorPtr {
    with_last(|slot| if slot.is_set() { slot.pointer() } else { null_mut() }).unwrap_or(null_mut())
}

pub(crate) unsafe fn virGetLastErrorCode() -> c_int {
    // SAFETY: the thread's own slot.
    with_last(|slot| unsafe { (*slot.pointer()).code }).unwrap_or(0)
}

pub(crate) unsafe fn virGetLastErrorDomain() -> c_int {
    // SAFETY: the thread's own slot.
    with_last(|slot| unsafe { (*slot.pointer()).domain }).unwrap_or(0)
}

pub(crate) unsafe fn virGetLastErrorMessage() -> *const c_char {
    // SAFETY: the thread's own slot.
    let (code, message) = with_last(|slot| unsafe { ((*slot.pointer()).code, (*slot.pointer()).message) })
        .unwrap_or((0, null_mut()));
    match (code, message.is_null()) {
        (0, _) => lasting(c"no error"),
        (_, true) => lasting(c"unknown error"),
        (_, false) => message,
    }
}

/// A text that outlives the call: the catalogue's own, or the literal.
fn lasting(id: &'static std::ffi::CStr) -> *const c_char {
    virt_sys::text::dgettext_c(id).as_ptr()
}

pub(crate) unsafe fn virResetLastError() {
    reset();
}

pub(crate) unsafe fn virResetError(err: virErrorPtr) {
    if !err.is_null() {
        // SAFETY: the caller's virError, with strings of ours or NULL.
        unsafe { clear(err) };
    }
}

pub(crate) unsafe fn virFreeError(err: virErrorPtr) {
    if !err.is_null() {
        // SAFETY: a virError from virSaveLastError.
        unsafe {
            clear(err);
            memory::free(err);
        }
    }
}

pub(crate) unsafe fn virSaveLastError() -> virErrorPtr {
    let saved = memory::alloc_array::<virError>(1);
    if !saved.is_null() {
        // SAFETY: zeroed memory of the right size, and the thread's own slot.
        with_last(|slot| unsafe { copy(slot.pointer(), saved) });
    }
    saved
}

pub(crate) unsafe fn virCopyLastError(to: virErrorPtr) -> c_int {
    if to.is_null() {
        return -1;
    }
    // SAFETY: the caller's memory, which need not have been set; then the thread's own slot.
    unsafe {
        std::ptr::write_bytes(to, 0, 1);
        with_last(|slot| copy(slot.pointer(), to));
        (*to).code
    }
}

pub(crate) unsafe fn virSetErrorFunc(userData: *mut c_void, handler: virErrorFunc) {
    set_global(Handler { function: handler, data: userData as usize });
}

pub(crate) unsafe fn virDefaultErrorFunc(err: virErrorPtr) {
    // SAFETY: NULL or the caller's virError.
    unsafe { print_default(err) };
}

pub(crate) unsafe fn virConnSetErrorFunc(conn: virConnectPtr, userData: *mut c_void, handler: virErrorFunc) {
    let handler = Handler { function: handler, data: userData as usize };
    // SAFETY: NULL or a handle.
    unsafe { state(conn, |state| state.set_handler(handler)) };
}

pub(crate) unsafe fn virConnGetLastError(conn: virConnectPtr) -> virErrorPtr {
    // SAFETY: NULL or a handle. The pointer stays valid as long as the connection.
    unsafe { state(conn, |state| state.with_last(|slot| slot.pointer())) }.unwrap_or(null_mut())
}

pub(crate) unsafe fn virConnResetLastError(conn: virConnectPtr) {
    // SAFETY: NULL or a handle; the slot is under its lock.
    unsafe { state(conn, |state| state.with_last(|slot| clear(slot.pointer()))) };
}

pub(crate) unsafe fn virConnCopyLastError(conn: virConnectPtr, to: virErrorPtr) -> c_int {
    if to.is_null() {
        return -1;
    }
    // SAFETY: the caller's memory, which need not have been set; the slot is under its lock.
    unsafe {
        std::ptr::write_bytes(to, 0, 1);
        state(conn, |state| state.with_last(|slot| copy(slot.pointer(), to))).map_or(-1, |()| (*to).code)
    }
}
