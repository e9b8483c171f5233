// SPDX-License-Identifier: LGPL-2.1-or-later
//! Where panics end. None crosses into C: the call fails with an internal error, and the
//! log says where it happened.

use std::any::Any;
use std::ffi::{c_double, c_int, c_uint};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use virt_core::{Error, ErrorDomain};

/// What a function of this type returns when it failed in a way of our own making.
pub trait Failure {
    /// The value.
    fn failure() -> Self;
}

impl Failure for () {
    fn failure() {}
}
impl Failure for c_int {
    fn failure() -> c_int {
        -1
    }
}
impl Failure for i64 {
    fn failure() -> i64 {
        -1
    }
}
impl Failure for bool {
    fn failure() -> bool {
        false
    }
}
impl Failure for isize {
    fn failure() -> isize {
        -1
    }
}
impl Failure for usize {
    fn failure() -> usize {
        0
    }
}
impl Failure for c_uint {
    fn failure() -> c_uint {
        c_uint::MAX
    }
}
impl Failure for u64 {
    fn failure() -> u64 {
        0
    }
}
impl Failure for c_double {
    fn failure() -> c_double {
        0.0
    }
}
impl<T> Failure for *mut T {
    fn failure() -> *mut T {
        std::ptr::null_mut()
    }
}
impl<T> Failure for *const T {
    fn failure() -> *const T {
        std::ptr::null()
    }
}

/// Runs a function done by hand; a panic within becomes its failure value and an error.
pub fn guard<T: Failure>(name: &'static str, body: impl FnOnce() -> T) -> T {
    caught(name, body).unwrap_or_else(|error| {
        super::error::raise(name, None, error);
        T::failure()
    })
}

/// Runs `body`; a panic becomes an error.
pub fn caught<T>(name: &'static str, body: impl FnOnce() -> T) -> Result<T, Error> {
    quiet();
    catch_unwind(AssertUnwindSafe(body)).map_err(|panic| {
        let text = message(&*panic).to_string();
        // Dropping a panic's payload may itself panic; it is ours to leak.
        std::mem::forget(panic);
        Error::internal(ErrorDomain::NONE, format!("{name}: {text}"))
    })
}

fn message(panic: &(dyn Any + Send)) -> &str {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (_, Some(text)) => text,
        _ => "unexpected condition",
    }
}

/// Rust would print a caught panic to stderr, which is the program's. The hook is this
/// library's own: its copy of std is not shared with a Rust program's.
fn quiet() {
    static HOOK: Once = Once::new();
    if !HOOK.is_completed() {
        HOOK.call_once(|| {
            std::panic::set_hook(Box::new(|info| {
                let place = info.location().map(ToString::to_string).unwrap_or_default();
                let text = message(info.payload());
                virt_core::log::debug!("libvirt", "panic", "{place}: {text}");
            }));
        });
    }
}
