// SPDX-License-Identifier: LGPL-2.1-or-later
//! The locks of events. `--cfg shuttle` puts simulated ones in their place, so that tests can
//! try many interleavings of threads.

#[cfg(not(shuttle))]
pub(super) use {
    parking_lot::{Mutex, MutexGuard},
    std::sync::atomic::AtomicBool,
};

#[cfg(shuttle)]
pub(super) use {
    shuttle::sync::{MutexGuard, atomic::AtomicBool},
    simulated::Mutex,
};

#[cfg(shuttle)]
mod simulated {
    use super::MutexGuard;

    /// With parking_lot's face.
    #[derive(Default)]
    pub struct Mutex<T>(shuttle::sync::Mutex<T>);

    impl<T> Mutex<T> {
        pub fn lock(&self) -> MutexGuard<'_, T> {
            self.0.lock().unwrap()
        }
    }
}
