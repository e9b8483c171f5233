// SPDX-License-Identifier: LGPL-2.1-or-later
//! libvirt.so.0: the C ABI and nothing else.
//!
//! - `entry/`: the C functions, one for each row of `virt-core/src/api`.
//! - `ffi/`: what they need between C and Rust: errors, handles, arguments, results.
//! - `private/`: what stock virsh and virt-admin need besides; with the feature `private`.
//!
//! `entry` uses `ffi`; both use `crates/`, which know nothing of C.

mod entry;
mod ffi;
#[cfg(feature = "private")]
mod private;

/// The drivers that connections may be opened with, in the order in which they are asked.
pub(crate) const DRIVERS: &[&virt_core::driver::Registration] =
    &[&driver_test::REGISTRATION, &driver_remote::REGISTRATION];
