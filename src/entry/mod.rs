// SPDX-License-Identifier: LGPL-2.1-or-later
//! The C functions. Those with regular rows are generated at build time; the others stand
//! in `by_hand/` under their C names.

pub(crate) mod by_hand;
pub(crate) mod checks;

/// Generated from the rows by build.rs: one exported function each.
#[allow(non_snake_case, unused_variables, clippy::all)]
mod points {
    #[allow(unused_imports)]
    use std::ffi::{c_char, c_double, c_int, c_longlong, c_uchar, c_uint, c_ulong, c_ulonglong, c_void};
    #[allow(unused_imports)]
    use virt_abi::*;

    include!(concat!(env!("OUT_DIR"), "/entry_points.rs"));

    #[cfg(all(test, miri))]
    mod tests;
}

/// The one public variable, `virConnectAuthPtrDefault`: eight writable bytes that are set
/// before any code runs, because old programs copy them when they are loaded.
mod variable {
    use crate::entry::by_hand::auth_default::DEFAULT;

    #[repr(transparent)]
    struct Pointer(*const std::ffi::c_void);
    // SAFETY: an address; what stands there is C's to share.
    unsafe impl Sync for Pointer {}

    // Mutable, for a program may put its own pointer there.
    static mut AUTH: Pointer = Pointer((&raw const DEFAULT).cast());

    core::arch::global_asm!(
        ".globl virConnectAuthPtrDefault",
        ".type virConnectAuthPtrDefault, @object",
        ".size virConnectAuthPtrDefault, 8",
        ".set virConnectAuthPtrDefault, {v}",
        v = sym AUTH,
    );
}
