// SPDX-License-Identifier: LGPL-2.1-or-later
//! The locks. `--cfg shuttle` puts simulated ones in their place, so that tests can try many
//! interleavings of threads.
//!
//! They are std's: each is a word of its own. parking_lot keeps sleepers in tables that are
//! shared by all locks, and a fork may copy those in any state.

#[cfg(not(shuttle))]
pub(crate) use std::sync::{Condvar, Mutex, MutexGuard};
#[cfg(not(shuttle))]
pub(crate) use std::thread::yield_now;
#[cfg(not(shuttle))]
pub(crate) use virt_sys::precedence::Precedence;

#[cfg(shuttle)]
pub(crate) use shuttle::sync::{Condvar, Mutex, MutexGuard};
#[cfg(shuttle)]
pub(crate) use shuttle::thread::yield_now;
#[cfg(shuttle)]
pub(crate) use simulated::Precedence;

use std::sync::PoisonError;
use std::time::Instant;

/// Locks, also after a panic: what the locks here protect is whole at any time.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sleeps until woken, at most until the deadline.
pub(crate) fn sleep<'a, T>(
    condvar: &Condvar,
    guard: MutexGuard<'a, T>,
    deadline: Option<Instant>,
) -> MutexGuard<'a, T> {
    match deadline {
        None => condvar.wait(guard).unwrap_or_else(PoisonError::into_inner),
        Some(deadline) => {
            let left = deadline.saturating_duration_since(Instant::now());
            condvar.wait_timeout(guard, left).unwrap_or_else(PoisonError::into_inner).0
        }
    }
}

/// What the kernel does for threads and the loop that wait for one socket.
#[cfg(shuttle)]
pub(crate) mod simulated {
    use std::os::fd::BorrowedFd;
    use std::time::Instant;
    use virt_sys::epoll::Errno;

    /// A test's kernel.
    pub(crate) trait Kernel: Send + Sync {
        /// Sleeps until there is something to read.
        fn sleep(&self);
        /// Shows the loop that much from now on.
        fn show(&self, mask: u32);
    }

    pub(crate) struct Precedence(pub Box<dyn Kernel>);

    impl Precedence {
        /// No test registers an event loop.
        pub fn new(_fd: BorrowedFd<'_>) -> Result<Precedence, Errno> {
            Err(Errno::NOSYS)
        }

        pub fn others(&self) -> BorrowedFd<'_> {
            unreachable!("the test is the loop")
        }

        pub fn sleep(&self, _until: Option<Instant>) -> Result<bool, Errno> {
            self.0.sleep();
            Ok(true)
        }

        pub fn show(&self, _fd: BorrowedFd<'_>, _before: u32, mask: u32) -> Result<(), Errno> {
            self.0.show(mask);
            Ok(())
        }
    }
}
