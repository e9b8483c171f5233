// SPDX-License-Identifier: LGPL-2.1-or-later
//! A stream's inside: which driver carries it, if one does.

pub use crate::driver::{StreamDriver, StreamRead};
pub use crate::object::Stream;

use parking_lot::Mutex;
use std::sync::Arc;

/// The place of a stream's driver.
#[derive(Default)]
pub struct Carrier(Mutex<Option<Arc<dyn StreamDriver>>>);

impl Carrier {
    /// Who carries the stream now.
    pub fn get(&self) -> Option<Arc<dyn StreamDriver>> {
        self.0.lock().clone()
    }

    /// Gives the stream to a driver, or takes it back. A replaced driver is dropped after
    /// the lock is released.
    pub fn set(&self, driver: Option<Arc<dyn StreamDriver>>) {
        let old = std::mem::replace(&mut *self.0.lock(), driver);
        drop(old);
    }
}

impl std::fmt::Debug for Carrier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.lock().is_some() { "Carrier(open)" } else { "Carrier(none)" })
    }
}
