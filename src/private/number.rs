// SPDX-License-Identifier: LGPL-2.1-or-later
//! Numbers in text, always as the C locale has them.

use super::{exported, text};
use std::ffi::{c_char, c_int, c_long, c_longlong, c_uint, c_ulong, c_ulonglong};

/// What strtoll and strtoull make of a text.
struct Parsed<T> {
    value: T,
    /// Whether a `-` stands before the digits.
    negative: bool,
    ok: bool,
}

/// Runs one of libc's functions, with its rules for blanks, signs, prefixes and ends. Without
/// a place for the end, the whole text must be the number.
unsafe fn parse<T>(
    text: *const c_char,
    end: *mut *mut c_char,
    base: c_int,
    convert: unsafe extern "C" fn(*const c_char, *mut *mut c_char, c_int) -> T,
) -> Parsed<T> {
    // SAFETY: a C string and a variable of ours or the program's.
    unsafe {
        let errno = libc::__errno_location();
        *errno = 0;
        let mut after = std::ptr::null_mut();
        let value = convert(text, &mut after, base);
        let used = std::slice::from_raw_parts(text.cast::<u8>(), after.offset_from(text) as usize);
        let ok = *errno == 0 && !used.is_empty() && (!end.is_null() || *after == 0);
        if !end.is_null() {
            *end = after;
        }
        Parsed { value, negative: used.contains(&b'-'), ok }
    }
}

/// Stores a value that fits.
unsafe fn store<T>(value: Option<T>, result: *mut T) -> c_int {
    match value {
        Some(value) => {
            // SAFETY: the program's variable.
            unsafe { *result = value };
            0
        }
        None => -1,
    }
}

unsafe fn signed(text: *const c_char, end: *mut *mut c_char, base: c_int) -> Option<c_longlong> {
    // SAFETY: the caller's promise.
    let parsed = unsafe { parse(text, end, base, libc::strtoll) };
    parsed.ok.then_some(parsed.value)
}

/// A number without a sign before it.
unsafe fn positive(text: *const c_char, end: *mut *mut c_char, base: c_int) -> Option<c_ulonglong> {
    // SAFETY: the caller's promise.
    let parsed = unsafe { parse(text, end, base, libc::strtoull) };
    (parsed.ok && !parsed.negative).then_some(parsed.value)
}

exported! { all {
    fn virStrToLong_i(text: *const c_char, end: *mut *mut c_char, base: c_int, result: *mut c_int) -> c_int {
        store(signed(text, end, base).and_then(|value| value.try_into().ok()), result)
    }

    fn virStrToLong_ll(text: *const c_char, end: *mut *mut c_char, base: c_int,
                       result: *mut c_longlong) -> c_int {
        store(signed(text, end, base), result)
    }

    /// A negative number counts down from the largest.
    fn virStrToLong_ui(text: *const c_char, end: *mut *mut c_char, base: c_int, result: *mut c_uint) -> c_int {
        let parsed = parse(text, end, base, libc::strtoull);
        let value = match parsed.negative {
            true => c_uint::try_from(parsed.value.wrapping_neg()).ok().map(c_uint::wrapping_neg),
            false => parsed.value.try_into().ok(),
        };
        store(value.filter(|_| parsed.ok), result)
    }

    fn virStrToLong_uip(text: *const c_char, end: *mut *mut c_char, base: c_int, result: *mut c_uint) -> c_int {
        store(positive(text, end, base).and_then(|value| value.try_into().ok()), result)
    }

    fn virStrToLong_ul(text: *const c_char, end: *mut *mut c_char, base: c_int, result: *mut c_ulong) -> c_int {
        virStrToLong_ull(text, end, base, result.cast())
    }

    fn virStrToLong_ulp(text: *const c_char, end: *mut *mut c_char, base: c_int, result: *mut c_ulong) -> c_int {
        virStrToLong_ullp(text, end, base, result.cast())
    }

    fn virStrToLong_ull(text: *const c_char, end: *mut *mut c_char, base: c_int,
                        result: *mut c_ulonglong) -> c_int {
        let parsed = parse(text, end, base, libc::strtoull);
        store(parsed.ok.then_some(parsed.value), result)
    }

    fn virStrToLong_ullp(text: *const c_char, end: *mut *mut c_char, base: c_int,
                         result: *mut c_ulonglong) -> c_int {
        store(positive(text, end, base), result)
    }

    /// Multiplies a number by what its unit stands for.
    fn virScaleInteger(value: *mut c_ulonglong, suffix: *const c_char, scale: c_ulonglong,
                       limit: c_ulonglong) -> c_int {
        let suffix = text(suffix);
        if suffix.is_empty() && scale == 0 {
            let text = virt_core::tr!("invalid scale %1$llu", scale);
            super::raise("virScaleInteger", virt_core::ErrorCode::INTERNAL_ERROR, text);
            return -1;
        }
        match virt_conf::domain::units::scale(*value, Some(&suffix), scale, limit) {
            Ok(scaled) => {
                *value = scaled;
                0
            }
            Err(error) => {
                crate::ffi::error::note("virScaleInteger", error);
                -1
            }
        }
    }
} }

// `long` and `long long` share what they are stored through above.
const _: () = assert!(size_of::<c_long>() == size_of::<c_longlong>());
