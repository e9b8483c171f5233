// SPDX-License-Identifier: LGPL-2.1-or-later
//! The user, the clock, the terminal and the language.

use super::{dup, exported};
use std::ffi::{c_char, c_int, c_long, c_ulonglong};
use std::os::unix::ffi::OsStrExt;
use std::time::{SystemTime, UNIX_EPOCH};
use virt_core::{Error, ErrorDomain, tr};

unsafe extern "C" {
    fn textdomain(domain: *const c_char) -> *mut c_char;
    fn perror(what: *const c_char);
}

fn milliseconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
}

/// The user's home as GLib sees it.
fn home() -> *mut c_char {
    dup(virt_sys::env::home_dir().as_os_str().as_bytes())
}

exported! {
all {
    /// The user's language. Its messages are where the system keeps all of them.
    fn virGettextInitialize() -> c_int {
        if libc::setlocale(libc::LC_ALL, c"".as_ptr()).is_null() {
            // Programs go on without.
            perror(c"setlocale".as_ptr());
        }
        if textdomain(c"libvirt".as_ptr()).is_null() {
            perror(c"textdomain".as_ptr());
            return -1;
        }
        0
    }

    fn virGetSystemPageSize() -> c_long {
        libc::sysconf(libc::_SC_PAGESIZE)
    }

    fn virGetUserCacheDirectory() -> *mut c_char {
        dup(virt_core::config::client::user_cache_dir().as_os_str().as_bytes())
    }

    fn virGetUserRuntimeDirectory() -> *mut c_char {
        dup(driver_remote::user_runtime_dir().as_os_str().as_bytes())
    }

    fn virTimeMillisNow(now: *mut c_ulonglong) -> c_int {
        *now = milliseconds();
        0
    }

    /// The time in UTC, as it stands in logs.
    fn virTimeStringNowRaw(to: *mut c_char) -> c_int {
        let now = milliseconds();
        let seconds = (now / 1000) as libc::time_t;
        let mut t: libc::tm = std::mem::zeroed();
        if libc::gmtime_r(&seconds, &mut t).is_null() {
            return -1;
        }
        let formatted = format!(
            "{:4}-{:02}-{:02} {:02}:{:02}:{:02}.{:03}+0000\0",
            t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, now % 1000
        );
        std::ptr::copy_nonoverlapping(formatted.as_ptr(), to.cast(), formatted.len());
        0
    }

    /// A line that is not shown while it is typed.
    fn virGetPassword() -> *mut c_char {
        match virt_sys::terminal::read_secret() {
            Ok(password) => dup(&password),
            Err(error) => {
                let error = Error::io(ErrorDomain::NONE, &error, tr!("Failed to read password"));
                crate::ffi::error::note("virGetPassword", error);
                std::ptr::null_mut()
            }
        }
    }
}
until_11 {
    fn virGetUserDirectory() -> *mut c_char {
        home()
    }
}
since_11 {
    fn virGetHostname() -> *mut c_char {
        dup(virt_sys::env::host_name().as_bytes())
    }
}
since_12 {
    fn virGetUserHomeDirectory() -> *mut c_char {
        home()
    }
}
}
