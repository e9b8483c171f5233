// SPDX-License-Identifier: LGPL-2.1-or-later
//! The private symbols that stock `virsh`, `virt-admin` and the other programs beside them take
//! from libvirt.so.0, each in the node of the release that the program comes from.
//!
//! They are small utilities that exchange plain C structures with the program. Those that
//! handle libxml2's or GLib's objects find these libraries at run time: the program, which
//! made the objects, has them loaded. C-variadic functions stand in `variadic.c`.
//!
//! Off by default; builds that replace a distribution's package turn on the feature `private`.
#![allow(non_snake_case)]

mod bitmap;
mod buffer;
mod command;
mod descriptors;
mod errors;
mod files;
mod host;
mod identity;
mod image;
mod json;
mod keycode;
mod memory;
mod modules;
#[rustfmt::skip]
mod names;
mod network;
mod number;
mod object;
mod params;
mod polkit;
mod settings;
mod socket;
mod system;
mod text;
mod thread;
mod users;
mod xml;
mod xml_node;
mod xpath;

/// Exports functions under the nodes of the releases whose programs take them:
/// `exported! { all { fn virX(a: c_int) -> c_int { … } } }`.
///
/// A body runs inside the net that catches panics, and may do what an unsafe function may:
/// each is called by the program with what the function's contract asks for.
macro_rules! exported {
    ($($set:ident { $(
        $(#[$doc:meta])*
        fn $name:ident($($arg:ident: $type:ty),* $(,)?) $(-> $ret:ty)? $body:block
    )* })*) => { $($(
        $(#[$doc])*
        // Some bodies need no more than a safe function may do.
        #[allow(unused_unsafe)]
        pub(in crate::private) unsafe extern "C" fn $name($($arg: $type),*) $(-> $ret)? {
            // SAFETY: the program's own arguments, as the function's contract has them.
            $crate::ffi::boundary::guard(stringify!($name), || unsafe { $body })
        }
        $crate::private::export!($set $name);
    )*)* };
}
use exported;

/// The symbols of one function, one for each release in the set. Their versions are not the
/// default ones, so nothing new can be linked with them.
macro_rules! export {
    (all $name:ident) => {
        $crate::private::export!(node "9.0.0" $name);
        $crate::private::export!(since_11 $name);
    };
    (only_9 $name:ident) => { $crate::private::export!(node "9.0.0" $name); };
    (only_11 $name:ident) => { $crate::private::export!(node "11.3.0" $name); };
    (until_11 $name:ident) => {
        $crate::private::export!(node "9.0.0" $name);
        $crate::private::export!(node "11.3.0" $name);
    };
    (since_11 $name:ident) => {
        $crate::private::export!(node "11.3.0" $name);
        $crate::private::export!(since_12 $name);
    };
    (since_12 $name:ident) => { $crate::private::export!(node "12.8.0" $name); };
    // For variadic.c alone; the version script hides it.
    (inside $name:ident) => {
        core::arch::global_asm!(
            concat!(".globl libvirt_rs_inside_", stringify!($name)),
            concat!(".type libvirt_rs_inside_", stringify!($name), ", @function"),
            concat!(".set libvirt_rs_inside_", stringify!($name), ", {f}"),
            f = sym $name,
        );
    };
    (node $node:literal $name:ident) => {
        core::arch::global_asm!(
            concat!(".globl \"", stringify!($name), "@LIBVIRT_PRIVATE_", $node, "\""),
            concat!(".type \"", stringify!($name), "@LIBVIRT_PRIVATE_", $node, "\", @function"),
            concat!(".set \"", stringify!($name), "@LIBVIRT_PRIVATE_", $node, "\", {f}"),
            f = sym $name,
        );
    };
}
use export;

/// The bytes of a C string, without its end; empty for NULL.
///
/// # Safety
/// `text` is NULL or a C string that lives as long as the result is used.
unsafe fn bytes<'a>(text: *const std::ffi::c_char) -> &'a [u8] {
    if text.is_null() {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { std::ffi::CStr::from_ptr(text) }.to_bytes()
}

/// A C string's text, for messages and parsers; empty for NULL.
///
/// # Safety
/// As for [`bytes`].
unsafe fn text<'a>(text: *const std::ffi::c_char) -> std::borrow::Cow<'a, str> {
    // SAFETY: the caller's promise.
    String::from_utf8_lossy(unsafe { bytes(text) })
}

/// A copy of bytes as a C string that the program frees.
fn dup(bytes: &[u8]) -> *mut std::ffi::c_char {
    // SAFETY: malloc of one byte more than is copied.
    unsafe {
        let copy = libc::malloc(bytes.len() + 1).cast::<u8>();
        if copy.is_null() {
            libc::abort();
        }
        std::ptr::copy_nonoverlapping(bytes.as_ptr(), copy, bytes.len());
        *copy.add(bytes.len()) = 0;
        copy.cast()
    }
}

/// Raises an error of no particular domain.
fn raise(function: &str, code: virt_core::ErrorCode, detail: String) {
    let error = virt_core::Error::new(virt_core::ErrorDomain::NONE, code, detail);
    crate::ffi::error::note(function, error);
}
