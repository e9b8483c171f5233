// SPDX-License-Identifier: LGPL-2.1-or-later
//! The thread's last error, the handlers, and the printing where there is none.

use super::{handle, memory};
use parking_lot::Mutex;
use std::cell::{Cell, UnsafeCell};
use std::ffi::{CStr, c_char, c_int, c_void};
use virt_abi::{virError, virErrorFunc, virErrorPtr};
use virt_core::object::{Connect, Domain, Network};
use virt_core::{Error, ErrorCode, ErrorDomain};

/// A `virError` and the strings that it owns.
pub struct Slot(UnsafeCell<virError>, Cell<u32>);

impl Slot {
    /// No error.
    pub const fn empty() -> Slot {
        // SAFETY: a virError is numbers and pointers; all zero is the public "no error".
        Slot(UnsafeCell::new(unsafe { std::mem::zeroed() }), Cell::new(0))
    }

    /// For C, which may read it and copy it.
    pub fn pointer(&self) -> virErrorPtr {
        self.0.get()
    }

    /// Counts the errors that were in it, for whoever must know whether it changed.
    fn changed(&self) {
        self.1.set(self.1.get().wrapping_add(1));
    }

    /// Whether it holds an error.
    pub fn is_set(&self) -> bool {
        // SAFETY: reads a number; the slot is this thread's, or its owner holds a lock.
        unsafe { (*self.0.get()).code != 0 }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        // SAFETY: the slot's strings are malloc's and nobody else's.
        unsafe { clear(self.0.get()) };
    }
}

thread_local!(static LAST: Slot = const { Slot::empty() });

/// Frees the strings and zeroes the rest.
///
/// # Safety
/// `error` points to a virError whose strings are NULL or from malloc.
pub unsafe fn clear(error: virErrorPtr) {
    // SAFETY: the caller's promise.
    unsafe {
        memory::free((*error).message);
        memory::free((*error).str1);
        memory::free((*error).str2);
        memory::free((*error).str3);
        std::ptr::write_bytes(error, 0, 1);
    }
}

/// Copies one error over another, strings included. The copy names no objects.
///
/// # Safety
/// Both point to virErrors; `to`'s strings are NULL or from malloc, `from`'s are C strings.
pub unsafe fn copy(from: *const virError, to: virErrorPtr) {
    // SAFETY: the caller's promise; strdup of NULL is avoided.
    unsafe {
        let dup = |text: *const c_char| {
            if text.is_null() { std::ptr::null_mut() } else { libc::strdup(text) }
        };
        clear(to);
        (*to).code = (*from).code;
        (*to).domain = (*from).domain;
        // Any number may stand in C's memory, so the enum is copied as one.
        (&raw mut (*to).level).cast::<c_int>().write((&raw const (*from).level).cast::<c_int>().read());
        (*to).message = dup((*from).message);
        (*to).str1 = dup((*from).str1);
        (*to).str2 = dup((*from).str2);
        (*to).str3 = dup((*from).str3);
        (*to).int1 = (*from).int1;
        (*to).int2 = (*from).int2;
    }
}

/// # Safety
/// `to` points to a virError whose strings are NULL or from malloc.
unsafe fn write(error: &Error, to: virErrorPtr) {
    let detail = error.detail();
    // SAFETY: the caller's promise; what is written is malloc's.
    unsafe {
        clear(to);
        (*to).code = detail.code.0;
        (*to).domain = detail.domain.0;
        (&raw mut (*to).level).cast::<c_int>().write(detail.level as c_int);
        (*to).message = memory::dup_str(&detail.message);
        (*to).str1 = memory::dup_opt(detail.str1.as_deref());
        (*to).str2 = memory::dup_opt(detail.str2.as_deref());
        (*to).str3 = memory::dup_opt(detail.str3.as_deref());
        (*to).int1 = detail.int1;
        (*to).int2 = detail.int2;
    }
}

/// The thread's slot; `None` while the thread is being torn down.
pub fn with_last<T>(body: impl FnOnce(&Slot) -> T) -> Option<T> {
    LAST.try_with(body).ok()
}

/// Forgets the thread's last error.
#[inline]
pub fn reset() {
    let _ = LAST.try_with(|slot| {
        if slot.is_set() {
            slot.changed();
            // SAFETY: this thread's own slot.
            unsafe { clear(slot.pointer()) };
        }
    });
}

/// What the program set with `virSetErrorFunc` or `virConnSetErrorFunc`.
#[derive(Clone, Copy, Default)]
pub struct Handler {
    /// Its function.
    pub function: virErrorFunc,
    /// Its data.
    pub data: usize,
}

static GLOBAL: Mutex<Handler> = Mutex::new(Handler { function: None, data: 0 });

/// What the shell keeps for a connection.
pub struct ConnectState {
    handler: Mutex<Handler>,
    last: Mutex<Last>,
}

/// A connection's last error. It is written out for C when a program asks for it, which
/// hardly any does.
struct Last {
    pending: Option<Error>,
    slot: Slot,
}
// SAFETY: only reached through the mutex; the pointer that virConnGetLastError gives out is
// the program's to guard, as documented there.
unsafe impl Send for Last {}

impl Default for ConnectState {
    fn default() -> Self {
        ConnectState {
            handler: Mutex::default(),
            last: Mutex::new(Last { pending: None, slot: Slot::empty() }),
        }
    }
}

impl ConnectState {
    /// The connection's own last error.
    pub fn with_last<T>(&self, body: impl FnOnce(&Slot) -> T) -> T {
        let mut last = self.last.lock();
        if let Some(error) = last.pending.take() {
            // SAFETY: the connection's slot, under its lock.
            unsafe { write(&error, last.slot.pointer()) };
        }
        body(&last.slot)
    }

    /// Sets the connection's own handler.
    pub fn set_handler(&self, handler: Handler) {
        *self.handler.lock() = handler;
    }

    fn note(&self, error: Error) {
        let previous = self.last.lock().pending.replace(error);
        drop(previous);
    }
}

/// Sets the handler for errors of connections that have none of their own.
pub fn set_global(handler: Handler) {
    *GLOBAL.lock() = handler;
}

/// Stores `error` of `function` as the thread's last one and tells the connection's handler, the
/// global one, or stderr. The handler may call the library: the error is the same afterwards.
#[cold]
pub fn raise(function: &str, conn: Option<&Connect>, error: Error) {
    // SAFETY: errno is this thread's; programs may look at it after a failure.
    let errno = unsafe { *libc::__errno_location() };
    virt_core::log::raised(origin(function), &error);
    leave(&error);
    match handler_of(conn) {
        Handler { function: None, .. } => {
            // SAFETY: this thread's slot; printing calls nothing of the program's.
            let _ = LAST.try_with(|slot| unsafe { print_default(slot.pointer()) });
        }
        handler => {
            let own = Slot::empty();
            // SAFETY: a slot of this function; nobody else has its address.
            unsafe { write(&error, own.pointer()) };
            tell(handler, &own);
        }
    }
    if let Some(conn) = conn {
        conn.shell::<ConnectState>().note(error);
    }
    // SAFETY: as above.
    unsafe { *libc::__errno_location() = errno };
}

/// Stores `error` of `function` as the thread's last one and logs it, but tells no handler: the
/// caller is the program's own code, which reads the error itself.
#[cfg(feature = "private")]
pub fn note(function: &str, error: Error) {
    // SAFETY: as above.
    let errno = unsafe { *libc::__errno_location() };
    virt_core::log::raised(origin(function), &error);
    leave(&error);
    // SAFETY: as above.
    unsafe { *libc::__errno_location() = errno };
}

/// Puts `error` into a slot of the caller's.
#[cfg(feature = "private")]
pub fn fill(error: &Error, slot: &Slot) {
    // SAFETY: a slot, which nobody else uses meanwhile.
    unsafe { write(error, slot.pointer()) };
}

/// Stores `error` as the thread's last one and tells nobody: the call itself succeeded.
#[cold]
pub fn leave(error: &Error) {
    let _ = LAST.try_with(|slot| {
        slot.changed();
        // SAFETY: this thread's slot.
        unsafe { write(error, slot.pointer()) };
    });
}

/// The connection's handler, or the global one.
fn handler_of(conn: Option<&Connect>) -> Handler {
    let own = conn.map(|conn| *conn.shell::<ConnectState>().handler.lock());
    own.filter(|handler| handler.function.is_some()).unwrap_or_else(|| *GLOBAL.lock())
}

/// Tells a handler, and puts the thread's error back if the handler's own calls changed it.
fn tell(handler: Handler, error: &Slot) {
    let Some(function) = handler.function else { return };
    let changes = || LAST.try_with(|slot| slot.1.get()).unwrap_or_default();
    let before = changes();
    // SAFETY: the program's own function and data; the error is alive until it returns.
    unsafe { function(handler.data as *mut c_void, error.pointer()) };
    if changes() != before {
        store(error);
    }
}

/// Where an error shows up in the log: here, under the name of the function that failed.
fn origin(function: &str) -> virt_core::log::Origin<'_> {
    virt_core::log::Origin { source: "util.error", function, file: file!(), line: line!() }
}

/// Tells the handlers of the thread's last error once more: an outer function failed
/// because an inner one did.
pub fn raise_again(conn: Option<&Connect>) {
    let own = Slot::empty();
    // SAFETY: this thread's slot and one of this function.
    let _ = LAST.try_with(|slot| unsafe { copy(slot.pointer(), own.pointer()) });
    match handler_of(conn) {
        _ if !own.is_set() => {}
        // SAFETY: a valid error.
        Handler { function: None, .. } => unsafe { print_default(own.pointer()) },
        handler => tell(handler, &own),
    }
}

fn store(from: &Slot) {
    // SAFETY: this thread's slot and one of the caller's.
    let _ = LAST.try_with(|slot| unsafe { copy(from.pointer(), slot.pointer()) });
}

/// Runs a callback of the program and puts the thread's error back afterwards.
pub fn keep<T>(body: impl FnOnce() -> T) -> T {
    if !with_last(Slot::is_set).unwrap_or(false) {
        let value = body();
        reset();
        return value;
    }
    let saved = Slot::empty();
    // SAFETY: both slots are this thread's.
    let _ = LAST.try_with(|slot| unsafe { copy(slot.pointer(), saved.pointer()) });
    let value = body();
    store(&saved);
    value
}

/// The line that `virDefaultErrorFunc` writes to stderr.
///
/// # Safety
/// `error` is NULL or points to a virError with C strings or NULL.
pub unsafe fn print_default(error: virErrorPtr) {
    if error.is_null() {
        return;
    }
    // SAFETY: the caller's promise.
    let (code, domain, level, int1, message) = unsafe {
        let message = (*error).message;
        let message = if message.is_null() { c"" } else { CStr::from_ptr(message) };
        let level = (&raw const (*error).level).cast::<c_int>().read();
        ((*error).code, ErrorDomain((*error).domain), level, (*error).int1, message)
    };
    if code == 0 {
        return;
    }
    let level = match level {
        1 => virt_core::error::translate("warning"),
        2 => virt_core::error::translate("error"),
        _ => "".into(),
    };
    let label = match domain.name() {
        Some(_) => domain.label(),
        None => "Unknown",
    };
    let message = message.to_string_lossy();
    let place = match domain == ErrorDomain::XML && code == ErrorCode::XML_DETAIL.0 && int1 != 0 {
        true => format!(" line {int1}:"),
        false => String::new(),
    };
    let end = if message.ends_with('\n') || !place.is_empty() { "" } else { "\n" };
    // SAFETY: the deprecated fields are NULL or handles that the program put there.
    let about = unsafe { named_in(error) };
    let line = format!("libvirt: {label} {level} {about}:{place} {message}{end}");
    // stderr is the program's: one write, and no complaint if it is closed.
    // SAFETY: the buffer and its length.
    unsafe { libc::write(libc::STDERR_FILENO, line.as_ptr().cast(), line.len()) };
}

/// The name of the domain or network that a program set in an error of its own.
///
/// # Safety
/// `error` points to a virError whose `dom` and `net` are NULL or handles.
unsafe fn named_in(error: virErrorPtr) -> String {
    // SAFETY: the caller's promise.
    unsafe {
        let code = ErrorCode((*error).code);
        if let Some(domain) =
            handle::borrow((*error).dom.cast::<Domain>()).filter(|_| code != ErrorCode::INVALID_DOMAIN)
        {
            return domain.name().to_string();
        }
        let network =
            handle::borrow((*error).net.cast::<Network>()).filter(|_| code != ErrorCode::INVALID_NETWORK);
        network.map_or_else(String::new, |network| network.name().to_string())
    }
}
