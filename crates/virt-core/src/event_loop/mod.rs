// SPDX-License-Identifier: LGPL-2.1-or-later
//! The event loop: who watches descriptors and timers for the library, and the default
//! implementation for programs that have no loop of their own.
//!
//! The program registers one implementation, once: the default, or its own. The library then
//! asks it to watch things through the functions here, from any thread. With the default one
//! nothing happens until the program calls [`run_default_once`].
//!
//! No lock is held while a callback runs, so that it may call anything here. A callback's last
//! reference is let go by the loop, some time after its removal, never inside `remove_*`.

mod default;
mod heap;
#[cfg(all(test, shuttle))]
mod interleavings;
#[cfg(shuttle)]
mod simulated;
mod state;
mod sync;
mod table;
#[cfg(all(test, not(shuttle)))]
mod tests;

/// Events are tried on it.
#[cfg(all(test, shuttle))]
pub(crate) use default::Loop;

use std::sync::{Arc, Once, OnceLock};

use crate::{Error, ErrorCode, ErrorDomain, Result, tr};

/// What can be asked about a descriptor, and what is told: `virEventHandleType`.
pub mod events {
    /// Data can be read.
    pub const READABLE: i32 = 1;
    /// Data can be written.
    pub const WRITABLE: i32 = 2;
    /// An error is pending. Told also when not asked for.
    pub const ERROR: i32 = 4;
    /// The other side has gone. Told also when not asked for.
    pub const HANGUP: i32 = 8;
}

/// Called with watch, descriptor and events. Dropping the last reference is what the C
/// interface's free callback is.
pub type HandleCallback = Arc<dyn Fn(i32, i32, i32) + Send + Sync>;

/// Called with the timer.
pub type TimeoutCallback = Arc<dyn Fn(i32) + Send + Sync>;

/// An event loop, as the C interface has it: numbers from 1 for watches and timers, -1 for
/// failure without a reason.
pub trait Implementation: Send + Sync {
    /// Watches `fd` for `events` (0: not now); returns the watch or -1.
    fn add_handle(&self, fd: i32, events: i32, callback: HandleCallback) -> i32;
    /// Changes the events of a watch.
    fn update_handle(&self, watch: i32, events: i32);
    /// Ends a watch; -1 if there is none.
    fn remove_handle(&self, watch: i32) -> i32;
    /// Calls back each `timeout` milliseconds (0: in each iteration, -1: not now); returns the
    /// timer or -1.
    fn add_timeout(&self, timeout: i32, callback: TimeoutCallback) -> i32;
    /// Changes the interval and starts it anew.
    fn update_timeout(&self, timer: i32, timeout: i32);
    /// Ends a timer; -1 if there is none.
    fn remove_timeout(&self, timer: i32) -> i32;
}

static REGISTERED: OnceLock<Box<dyn Implementation>> = OnceLock::new();

/// Registers an implementation for the life of the process. The first one stays: returns
/// whether it was this.
pub fn register(implementation: Box<dyn Implementation>) -> bool {
    let first = REGISTERED.set(implementation).is_ok();
    if !first {
        let text = "Ignoring attempt to replace registered event loop";
        crate::log::warn!("util.event", "virEventRegisterImpl", "{text}");
    }
    first
}

/// Registers the default implementation, unless there is one already.
pub fn register_default() -> Result<()> {
    static ONCE: Once = Once::new();
    default::global().prepare()?;
    ONCE.call_once(|| _ = register(Box::new(Default)));
    Ok(())
}

/// Whether an implementation is registered.
pub fn is_registered() -> bool {
    REGISTERED.get().is_some()
}

/// The registered implementation, or the error that says there is none.
pub fn require() -> Result<&'static dyn Implementation> {
    REGISTERED.get().map(Box::as_ref).ok_or_else(|| {
        let text = tr!("An event loop implementation must be registered");
        Error::new(ErrorDomain::EVENT, ErrorCode::CONFIG_UNSUPPORTED, text)
    })
}

/// Runs one iteration of the default loop: waits until something is ready, calls back for
/// all that is, returns. Also returns when a signal arrives. Without anything to watch it
/// waits for ever. Threads that call it at the same time take turns.
pub fn run_default_once() -> Result<()> {
    default::global().run_once()
}

/// See [`Implementation::add_handle`]. `None`: nothing is registered, or it failed.
pub fn add_handle(fd: i32, events: i32, callback: HandleCallback) -> Option<i32> {
    Some(REGISTERED.get()?.add_handle(fd, events, callback)).filter(|watch| *watch >= 0)
}

/// See [`Implementation::update_handle`].
pub fn update_handle(watch: i32, events: i32) {
    if let Some(implementation) = REGISTERED.get() {
        implementation.update_handle(watch, events);
    }
}

/// See [`Implementation::remove_handle`].
pub fn remove_handle(watch: i32) -> i32 {
    REGISTERED.get().map_or(-1, |implementation| implementation.remove_handle(watch))
}

/// See [`Implementation::add_timeout`]. `None`: nothing is registered, or it failed.
pub fn add_timeout(timeout: i32, callback: TimeoutCallback) -> Option<i32> {
    Some(REGISTERED.get()?.add_timeout(timeout, callback)).filter(|timer| *timer >= 0)
}

/// See [`Implementation::update_timeout`].
pub fn update_timeout(timer: i32, timeout: i32) {
    if let Some(implementation) = REGISTERED.get() {
        implementation.update_timeout(timer, timeout);
    }
}

/// See [`Implementation::remove_timeout`].
pub fn remove_timeout(timer: i32) -> i32 {
    REGISTERED.get().map_or(-1, |implementation| implementation.remove_timeout(timer))
}

/// The process's default loop.
struct Default;

impl Implementation for Default {
    fn add_handle(&self, fd: i32, events: i32, callback: HandleCallback) -> i32 {
        default::global().add_handle(fd, events, callback)
    }
    fn update_handle(&self, watch: i32, events: i32) {
        default::global().update_handle(watch, events);
    }
    fn remove_handle(&self, watch: i32) -> i32 {
        default::global().remove_handle(watch)
    }
    fn add_timeout(&self, timeout: i32, callback: TimeoutCallback) -> i32 {
        default::global().add_timeout(timeout, callback)
    }
    fn update_timeout(&self, timer: i32, timeout: i32) {
        default::global().update_timeout(timer, timeout);
    }
    fn remove_timeout(&self, timer: i32) -> i32 {
        default::global().remove_timeout(timer)
    }
}
