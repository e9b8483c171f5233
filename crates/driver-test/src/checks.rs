// SPDX-License-Identifier: LGPL-2.1-or-later
//! What calls refuse, in the reference's words.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

/// Refuses flags outside of `known`; `function` is the reference's, programs print it.
pub fn flags(function: &str, flags: u32, known: u32) -> Result<()> {
    match flags & !known {
        0 => Ok(()),
        unknown => Err(Error::unknown_flags(ErrorDomain::TEST, function, unknown)),
    }
}

/// Whether what either `is` something or not passes a pair of filters. Of a pair that is not
/// used at all, both pass.
pub fn passes(filters: u32, yes: u32, no: u32, is: bool) -> bool {
    filters & (yes | no) == 0 || filters & if is { yes } else { no } != 0
}

/// An error of this driver.
#[cold]
pub fn fail(code: ErrorCode, text: impl Into<String>) -> Error {
    Error::new(ErrorDomain::TEST, code, text)
}

/// An error that the reference's domain configuration code reports.
#[cold]
pub fn fail_domain(code: ErrorCode, text: impl Into<String>) -> Error {
    Error::new(ErrorDomain::DOMAIN, code, text)
}

/// The domain is not running, but the call needs it to.
#[cold]
pub fn not_running() -> Error {
    fail_domain(ErrorCode::OPERATION_INVALID, tr!("domain is not running"))
}
