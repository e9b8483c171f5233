// SPDX-License-Identifier: LGPL-2.1-or-later
//! Modules of the kernel, by the program that each release starts for them.

use super::command::Command;
use super::{bytes, dup};
use std::ffi::{CStr, c_char};

/// NULL if the module is there now, else what the program complained of, if it was found.
///
/// # Safety
/// `module` is a C string.
unsafe fn load(program: &CStr, module: *const c_char) -> *mut c_char {
    let mut command = Command::new(program.to_bytes());
    // SAFETY: the caller's promise.
    command.argument(b"-b").argument(unsafe { bytes(module) });
    match command.written() {
        Ok(_) => std::ptr::null_mut(),
        Err((error, complaint)) => {
            crate::ffi::error::note("virKModLoad", error);
            complaint.map_or(std::ptr::null_mut(), |text| dup(&text))
        }
    }
}

/// Whether the host's settings forbid a module.
///
/// # Safety
/// `module` is a C string.
unsafe fn is_prohibited(program: &CStr, module: *const c_char) -> bool {
    let mut command = Command::new(program.to_bytes());
    command.argument(b"-c");
    match command.written() {
        Ok(settings) => {
            // The program writes names so.
            // SAFETY: the caller's promise.
            let module = unsafe { super::text(module) }.replace('-', "_");
            String::from_utf8_lossy(&settings).contains(&format!("blacklist {module}\n"))
        }
        Err((error, _)) => {
            crate::ffi::error::note("virKModIsProhibited", error);
            false
        }
    }
}

/// Both functions for releases that start `program`.
macro_rules! with {
    ($module:ident, $set:ident, $program:literal) => {
        mod $module {
            use crate::private::exported;
            use std::ffi::c_char;

            exported! { $set {
                fn virKModLoad(module: *const c_char) -> *mut c_char {
                    super::load($program, module)
                }

                fn virKModIsProhibited(module: *const c_char) -> bool {
                    super::is_prohibited($program, module)
                }
            } }
        }
    };
}

with!(of_9, only_9, c"/sbin/modprobe");
with!(of_11, only_11, c"/usr/sbin/modprobe");
with!(of_12, since_12, c"modprobe");
