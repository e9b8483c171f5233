// SPDX-License-Identifier: LGPL-2.1-or-later
//! The event loop: how the library asks to be told of descriptors and timers.

use core::ffi::{c_int, c_void};

use crate::virFreeCallback;

/// Since 0.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virEventHandleType {
    /// Since 0.5.0.
    VIR_EVENT_HANDLE_READABLE = 1 << 0,
    /// Since 0.5.0.
    VIR_EVENT_HANDLE_WRITABLE = 1 << 1,
    /// Since 0.5.0.
    VIR_EVENT_HANDLE_ERROR = 1 << 2,
    /// Since 0.5.0.
    VIR_EVENT_HANDLE_HANGUP = 1 << 3,
}

/// Since 0.5.0.
pub type virEventAddHandleFunc = Option<
    unsafe extern "C" fn(
        fd: c_int,
        event: c_int,
        cb: virEventHandleCallback,
        opaque: *mut c_void,
        ff: virFreeCallback,
    ) -> c_int,
>;

/// Since 0.5.0.
pub type virEventAddTimeoutFunc = Option<
    unsafe extern "C" fn(
        timeout: c_int,
        cb: virEventTimeoutCallback,
        opaque: *mut c_void,
        ff: virFreeCallback,
    ) -> c_int,
>;

/// Since 0.5.0.
pub type virEventHandleCallback =
    Option<unsafe extern "C" fn(watch: c_int, fd: c_int, events: c_int, opaque: *mut c_void)>;

/// Since 0.5.0.
pub type virEventRemoveHandleFunc = Option<unsafe extern "C" fn(watch: c_int) -> c_int>;

/// Since 0.5.0.
pub type virEventRemoveTimeoutFunc = Option<unsafe extern "C" fn(timer: c_int) -> c_int>;

/// Since 0.5.0.
pub type virEventTimeoutCallback = Option<unsafe extern "C" fn(timer: c_int, opaque: *mut c_void)>;

/// Since 0.5.0.
pub type virEventUpdateHandleFunc = Option<unsafe extern "C" fn(watch: c_int, event: c_int)>;

/// Since 0.5.0.
pub type virEventUpdateTimeoutFunc = Option<unsafe extern "C" fn(timer: c_int, timeout: c_int)>;
