// SPDX-License-Identifier: LGPL-2.1-or-later
//! Files of settings, such as virt-login-shell's.

use super::{bytes, exported, text};
use crate::ffi::memory::{alloc_array, dup_str};
use std::ffi::{OsStr, c_char, c_int, c_uint};
use std::os::unix::ffi::OsStrExt;
use virt_core::Error;
use virt_core::config::Config;

/// 1 for a setting, 0 for none, -1 for a wrong one.
fn outcome<T>(function: &str, found: Result<Option<T>, Error>, give: impl FnOnce(T)) -> c_int {
    match found {
        Ok(None) => 0,
        Ok(Some(value)) => {
            give(value);
            1
        }
        Err(error) => {
            crate::ffi::error::note(function, error);
            -1
        }
    }
}

/// A list that ends with NULL, as GLib frees it.
fn list(words: &[&str]) -> *mut *mut c_char {
    let list = alloc_array::<*mut c_char>(words.len() + 1);
    if list.is_null() {
        // SAFETY: ends the process, as it does wherever memory is out.
        unsafe { libc::abort() };
    }
    for (at, word) in words.iter().enumerate() {
        // SAFETY: room for one more than all words.
        unsafe { list.add(at).write(dup_str(word)) };
    }
    list
}

/// Frees such a list.
unsafe fn free_list(list: *mut *mut c_char) {
    let mut next = list;
    // SAFETY: the program's list, or NULL.
    unsafe {
        while !next.is_null() && !(*next).is_null() {
            libc::free((*next).cast());
            next = next.add(1);
        }
        libc::free(list.cast());
    }
}

exported! { all {
    fn virConfReadFile(path: *const c_char, _flags: c_uint) -> *mut Config {
        match Config::read(std::path::Path::new(OsStr::from_bytes(bytes(path)))) {
            Ok(config) => Box::into_raw(Box::new(config)),
            Err(error) => {
                crate::ffi::error::note("virConfReadFile", error);
                std::ptr::null_mut()
            }
        }
    }

    fn virConfFree(config: *mut Config) -> c_int {
        if !config.is_null() {
            drop(Box::from_raw(config));
        }
        0
    }

    fn virConfGetValueBool(config: *const Config, name: *const c_char, value: *mut bool) -> c_int {
        outcome("virConfGetValueBool", (*config).bool(&text(name)), |found| *value = found)
    }

    fn virConfGetValueStringList(config: *const Config, name: *const c_char, or_string: bool,
                                 values: *mut *mut *mut c_char) -> c_int {
        let config = &*config;
        let name = text(name);
        if config.get(&name).is_some() {
            free_list(*values);
            *values = std::ptr::null_mut();
        }
        outcome("virConfGetValueStringList", config.strings(&name, or_string), |found| *values = list(&found))
    }
} }
