// SPDX-License-Identifier: LGPL-2.1-or-later
//! libvirt-qemu.so.0: every function is a jump to libvirt.so.0, which does the work.
// A build that needs no unwinding does without Rust's library, which is many times as large.
#![cfg_attr(panic = "abort", no_std)]
#![allow(non_snake_case, clippy::too_many_arguments)]

#[allow(unused_imports)]
use core::ffi::{c_char, c_int, c_longlong, c_uchar, c_uint, c_ulong, c_ulonglong, c_void};
#[allow(unused_imports)]
use virt_abi::*;

#[link(name = "virt", kind = "dylib")]
unsafe extern "C" {}

include!(concat!(env!("OUT_DIR"), "/forwards.rs"));

/// Nothing here panics, but a library without std must say what would happen.
#[cfg(panic = "abort")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}
