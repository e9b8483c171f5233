// SPDX-License-Identifier: LGPL-2.1-or-later
//! The event loop: the default one for C, and the program's own for the library.
//!
//! Success and failure of handles and timers leave the thread's error as it was; only the
//! two functions of the default loop reset it.

use std::ffi::{c_int, c_void};
use std::sync::{Arc, OnceLock};

use virt_abi::{
    virEventAddHandleFunc, virEventAddTimeoutFunc, virEventHandleCallback, virEventRemoveHandleFunc,
    virEventRemoveTimeoutFunc, virEventTimeoutCallback, virEventUpdateHandleFunc, virEventUpdateTimeoutFunc,
    virFreeCallback,
};
use virt_core::Result;
use virt_core::event_loop::{self, HandleCallback, Implementation, TimeoutCallback};

use crate::ffi::boundary::guard;
use crate::ffi::error;

/// The program's own loop. Any of its functions may be missing.
#[derive(Clone, Copy)]
struct Custom {
    add_handle: virEventAddHandleFunc,
    update_handle: virEventUpdateHandleFunc,
    remove_handle: virEventRemoveHandleFunc,
    add_timeout: virEventAddTimeoutFunc,
    update_timeout: virEventUpdateTimeoutFunc,
    remove_timeout: virEventRemoveTimeoutFunc,
}

/// Where it is registered, for calls from C that go straight to it.
static CUSTOM: OnceLock<Custom> = OnceLock::new();

pub(crate) unsafe fn virEventRegisterImpl(
    addHandle: virEventAddHandleFunc,
    updateHandle: virEventUpdateHandleFunc,
    removeHandle: virEventRemoveHandleFunc,
    addTimeout: virEventAddTimeoutFunc,
    updateTimeout: virEventUpdateTimeoutFunc,
    removeTimeout: virEventRemoveTimeoutFunc,
) {
    let custom = Custom {
        add_handle: addHandle,
        update_handle: updateHandle,
        remove_handle: removeHandle,
        add_timeout: addTimeout,
        update_timeout: updateTimeout,
        remove_timeout: removeTimeout,
    };
    // Registering nothing leaves the place free.
    if !custom.is_empty() && event_loop::register(Box::new(custom)) {
        let _ = CUSTOM.set(custom);
    }
}

pub(crate) unsafe fn virEventRegisterDefaultImpl() -> c_int {
    // SAFETY: takes nothing.
    if unsafe { super::virInitialize() } < 0 {
        return -1;
    }
    error::reset();
    status("virEventRegisterDefaultImpl", event_loop::register_default())
}

pub(crate) unsafe fn virEventRunDefaultImpl() -> c_int {
    error::reset();
    status("virEventRunDefaultImpl", event_loop::run_default_once())
}

fn status(function: &str, result: Result<()>) -> c_int {
    match result {
        Ok(()) => 0,
        Err(error) => {
            error::raise(function, None, error);
            -1
        }
    }
}

pub(crate) unsafe fn virEventAddHandle(
    fd: c_int,
    events: c_int,
    cb: virEventHandleCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    if let Some(custom) = CUSTOM.get() {
        // SAFETY: the program's function with the program's arguments.
        return custom.add_handle.map_or(-1, |add| unsafe { add(fd, events, cb, opaque, ff) });
    }
    if !event_loop::is_registered() {
        return -1;
    }
    let data = Data { opaque: opaque.expose_provenance(), free: ff };
    let call = move |watch, fd, events| {
        if let Some(cb) = cb {
            // SAFETY: the program's function and pointer; the latter is freed after the last call.
            unsafe { cb(watch, fd, events, data.pointer()) }
        }
    };
    event_loop::add_handle(fd, events, Arc::new(call)).unwrap_or(-1)
}

pub(crate) unsafe fn virEventUpdateHandle(watch: c_int, events: c_int) {
    match CUSTOM.get() {
        // SAFETY: the program's function with the program's arguments.
        Some(Custom { update_handle: Some(update), .. }) => unsafe { update(watch, events) },
        Some(_) => {}
        None => event_loop::update_handle(watch, events),
    }
}

pub(crate) unsafe fn virEventRemoveHandle(watch: c_int) -> c_int {
    match CUSTOM.get() {
        // SAFETY: the program's function with the program's argument.
        Some(custom) => custom.remove_handle.map_or(-1, |remove| unsafe { remove(watch) }),
        None => event_loop::remove_handle(watch),
    }
}

pub(crate) unsafe fn virEventAddTimeout(
    timeout: c_int,
    cb: virEventTimeoutCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    if let Some(custom) = CUSTOM.get() {
        // SAFETY: the program's function with the program's arguments.
        return custom.add_timeout.map_or(-1, |add| unsafe { add(timeout, cb, opaque, ff) });
    }
    if !event_loop::is_registered() {
        return -1;
    }
    let data = Data { opaque: opaque.expose_provenance(), free: ff };
    let call = move |timer| {
        if let Some(cb) = cb {
            // SAFETY: the program's function and pointer; the latter is freed after the last call.
            unsafe { cb(timer, data.pointer()) }
        }
    };
    event_loop::add_timeout(timeout, Arc::new(call)).unwrap_or(-1)
}

pub(crate) unsafe fn virEventUpdateTimeout(timer: c_int, timeout: c_int) {
    match CUSTOM.get() {
        // SAFETY: the program's function with the program's arguments.
        Some(Custom { update_timeout: Some(update), .. }) => unsafe { update(timer, timeout) },
        Some(_) => {}
        None => event_loop::update_timeout(timer, timeout),
    }
}

pub(crate) unsafe fn virEventRemoveTimeout(timer: c_int) -> c_int {
    match CUSTOM.get() {
        // SAFETY: the program's function with the program's argument.
        Some(custom) => custom.remove_timeout.map_or(-1, |remove| unsafe { remove(timer) }),
        None => event_loop::remove_timeout(timer),
    }
}

/// What the program wants back, once, when nothing can call it any more.
struct Data {
    opaque: usize,
    free: virFreeCallback,
}

impl Data {
    // A method, so that closures take the whole and with it the drop.
    fn pointer(&self) -> *mut c_void {
        std::ptr::with_exposed_provenance_mut(self.opaque)
    }
}

impl Drop for Data {
    fn drop(&mut self) {
        if let Some(free) = self.free {
            // SAFETY: the program's function and pointer, once.
            unsafe { free(self.pointer()) }
        }
    }
}

impl Custom {
    fn is_empty(&self) -> bool {
        self.add_handle.is_none()
            && self.update_handle.is_none()
            && self.remove_handle.is_none()
            && self.add_timeout.is_none()
            && self.update_timeout.is_none()
            && self.remove_timeout.is_none()
    }
}

/// The library's own watches and timers. They are set up and changed inside other calls, whose
/// error must survive what the program's functions do.
impl Implementation for Custom {
    fn add_handle(&self, fd: i32, events: i32, callback: HandleCallback) -> i32 {
        let Some(add) = self.add_handle else { return -1 };
        let opaque = Box::into_raw(Box::new(callback)).cast();
        // SAFETY: the program's function; ours take the pointer for what it is.
        let watch =
            error::keep(|| unsafe { add(fd, events, Some(handle_called), opaque, Some(handle_freed)) });
        if watch < 0 {
            // SAFETY: it was not taken.
            unsafe { handle_freed(opaque) };
        }
        watch
    }

    fn update_handle(&self, watch: i32, events: i32) {
        if let Some(update) = self.update_handle {
            // SAFETY: the program's function.
            error::keep(|| unsafe { update(watch, events) });
        }
    }

    fn remove_handle(&self, watch: i32) -> i32 {
        // SAFETY: the program's function.
        self.remove_handle.map_or(-1, |remove| error::keep(|| unsafe { remove(watch) }))
    }

    fn add_timeout(&self, timeout: i32, callback: TimeoutCallback) -> i32 {
        let Some(add) = self.add_timeout else { return -1 };
        let opaque = Box::into_raw(Box::new(callback)).cast();
        // SAFETY: the program's function; ours take the pointer for what it is.
        let timer = error::keep(|| unsafe { add(timeout, Some(timer_called), opaque, Some(timer_freed)) });
        if timer < 0 {
            // SAFETY: it was not taken.
            unsafe { timer_freed(opaque) };
        }
        timer
    }

    fn update_timeout(&self, timer: i32, timeout: i32) {
        if let Some(update) = self.update_timeout {
            // SAFETY: the program's function.
            error::keep(|| unsafe { update(timer, timeout) });
        }
    }

    fn remove_timeout(&self, timer: i32) -> i32 {
        // SAFETY: the program's function.
        self.remove_timeout.map_or(-1, |remove| error::keep(|| unsafe { remove(timer) }))
    }
}

/// The program's loop calls back.
unsafe extern "C" fn handle_called(watch: c_int, fd: c_int, events: c_int, opaque: *mut c_void) {
    guard("virEventHandleCallback", || {
        // SAFETY: what `add_handle` passed, not freed yet. A clone, for a loop may free it
        // inside the call.
        let callback = unsafe { (*opaque.cast::<HandleCallback>()).clone() };
        callback(watch, fd, events);
    });
}

/// The program's loop lets go.
unsafe extern "C" fn handle_freed(opaque: *mut c_void) {
    // SAFETY: what `add_handle` passed, freed once.
    guard("virFreeCallback", || drop(unsafe { Box::from_raw(opaque.cast::<HandleCallback>()) }));
}

/// The program's loop calls back.
unsafe extern "C" fn timer_called(timer: c_int, opaque: *mut c_void) {
    guard("virEventTimeoutCallback", || {
        // SAFETY: as for handles.
        let callback = unsafe { (*opaque.cast::<TimeoutCallback>()).clone() };
        callback(timer);
    });
}

/// The program's loop lets go.
unsafe extern "C" fn timer_freed(opaque: *mut c_void) {
    // SAFETY: what `add_timeout` passed, freed once.
    guard("virFreeCallback", || drop(unsafe { Box::from_raw(opaque.cast::<TimeoutCallback>()) }));
}
