// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the loop takes from the system. `--cfg shuttle` puts simulated parts in its place, so
//! that tests can try many interleavings of threads.
//!
//! Locks are std's: each is a word of its own. parking_lot keeps sleepers in tables that are
//! shared by all locks, and a fork may copy those in any state.

#[cfg(not(shuttle))]
pub(super) use {
    std::sync::{Condvar, Mutex, MutexGuard},
    virt_sys::epoll::{Epoll, Events},
};

#[cfg(shuttle)]
pub(super) use {
    super::simulated::{Epoll, Events},
    shuttle::sync::{Condvar, Mutex, MutexGuard},
};

/// Tells threads apart, while they live.
#[cfg(not(shuttle))]
pub(super) type Mark = usize;

/// The calling thread's. std's thread id would make std's whole description of a thread
/// for each one that C created.
#[cfg(not(shuttle))]
pub(super) fn mark() -> Mark {
    thread_local!(static BYTE: u8 = const { 0 });
    BYTE.with(|byte| std::ptr::from_ref(byte).addr())
}

#[cfg(shuttle)]
pub(super) type Mark = shuttle::thread::ThreadId;

#[cfg(shuttle)]
pub(super) fn mark() -> Mark {
    shuttle::thread::current().id()
}
