// SPDX-License-Identifier: LGPL-2.1-or-later
//! On whose behalf a driver inside the program acts. No driver of ours asks, and the reference's
//! identities are GLib's objects: there are none.

use super::exported;
use std::ffi::{c_int, c_void};
use virt_core::{Error, ErrorCode, ErrorDomain};

exported! { since_11 {
    /// The process's own identity; programs go on without.
    fn virIdentityGetSystem() -> *mut c_void {
        crate::ffi::error::note("virIdentityGetSystem", Error::plain(ErrorDomain::IDENTITY, ErrorCode::NO_SUPPORT));
        std::ptr::null_mut()
    }

    /// Takes none for the thread.
    fn virIdentitySetCurrent(identity: *mut c_void) -> c_int {
        if identity.is_null() {
            return 0;
        }
        crate::ffi::error::note("virIdentitySetCurrent", Error::plain(ErrorDomain::IDENTITY, ErrorCode::NO_SUPPORT));
        -1
    }
} }
