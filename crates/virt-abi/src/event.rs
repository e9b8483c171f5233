// SPDX-License-Identifier: LGPL-2.1-or-later
//! The event loop: how the library asks to be told of descriptors and timers.

use core::ffi::{c_int, c_void};

use crate::virFreeCallback;

/// What happened on a descriptor, or what to wait for. Bits, not those of poll(). Since 0.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virEventHandleType {
    /// There is something to read. Since 0.5.0.
    VIR_EVENT_HANDLE_READABLE = 1 << 0,
    /// There is room to write. Since 0.5.0.
    VIR_EVENT_HANDLE_WRITABLE = 1 << 1,
    /// It is broken; always reported. Since 0.5.0.
    VIR_EVENT_HANDLE_ERROR = 1 << 2,
    /// The other side closed it; always reported. Since 0.5.0.
    VIR_EVENT_HANDLE_HANGUP = 1 << 3,
}

/// Starts to watch a descriptor for the given events. `ff` is called for `opaque` after the watch was
/// removed and never from within the remove function. Returns the number of the watch, or -1. Since
/// 0.5.0.
pub type virEventAddHandleFunc = Option<
    unsafe extern "C" fn(
        fd: c_int,
        event: c_int,
        cb: virEventHandleCallback,
        opaque: *mut c_void,
        ff: virFreeCallback,
    ) -> c_int,
>;

/// Starts a timer that runs out every `timeout` milliseconds: 0 at each turn of the loop, -1 not at all
/// for now. `ff` is called for `opaque` after the timer was removed and never from within the remove
/// function. Returns the number of the timer, or -1. Since 0.5.0.
pub type virEventAddTimeoutFunc = Option<
    unsafe extern "C" fn(
        timeout: c_int,
        cb: virEventTimeoutCallback,
        opaque: *mut c_void,
        ff: virFreeCallback,
    ) -> c_int,
>;

/// Told what happened on a watched descriptor: `events` is made of `virEventHandleType`. Since 0.5.0.
pub type virEventHandleCallback =
    Option<unsafe extern "C" fn(watch: c_int, fd: c_int, events: c_int, opaque: *mut c_void)>;

/// Ends a watch. Returns 0, or -1 when there is none of that number. Since 0.5.0.
pub type virEventRemoveHandleFunc = Option<unsafe extern "C" fn(watch: c_int) -> c_int>;

/// Ends a timer. Returns 0, or -1 when there is none of that number. Since 0.5.0.
pub type virEventRemoveTimeoutFunc = Option<unsafe extern "C" fn(timer: c_int) -> c_int>;

/// Told that a timer ran out. Since 0.5.0.
pub type virEventTimeoutCallback = Option<unsafe extern "C" fn(timer: c_int, opaque: *mut c_void)>;

/// Changes what a watch waits for; 0 pauses it. Since 0.5.0.
pub type virEventUpdateHandleFunc = Option<unsafe extern "C" fn(watch: c_int, event: c_int)>;

/// Changes the period of a timer, in milliseconds; -1 pauses it. Since 0.5.0.
pub type virEventUpdateTimeoutFunc = Option<unsafe extern "C" fn(timer: c_int, timeout: c_int)>;
