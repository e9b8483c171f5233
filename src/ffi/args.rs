// SPDX-License-Identifier: LGPL-2.1-or-later
//! C's arguments on the way in.

use super::call::Call;
use std::ffi::{CStr, c_char, c_int, c_uchar, c_uint};
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, Result, tr, utf8};

/// A string that must be there. What begins like XML may be no UTF-8: it is marked where it
/// stops being that, and whoever reads it says so.
///
/// # Safety
/// `text` is NULL or ends in NUL and stays unchanged for the call.
pub unsafe fn str<'a>(call: &Call, name: &str, text: *const c_char) -> Result<&'a str> {
    call.non_null(text.is_null(), name)?;
    // SAFETY: the caller's promise.
    let text = unsafe { CStr::from_ptr(text) };
    // Long documents are ASCII most of the time, which is found out faster than UTF-8.
    let bytes = text.to_bytes();
    if bytes.is_ascii() {
        // SAFETY: ASCII is UTF-8.
        return Ok(unsafe { std::str::from_utf8_unchecked(bytes) });
    }
    if let Ok(text) = text.to_str() {
        return Ok(text);
    }
    let begin = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if begin.starts_with(b"<") {
        let text = call.keep(utf8::marked(bytes).into_owned());
        // SAFETY: kept until the call ends, as the caller's own strings are.
        return Ok(unsafe { &*text });
    }
    let function = call.function.name;
    Err(call.bad_argument(name, format!("{name} in {function} must be valid UTF-8")))
}

/// A string or NULL.
///
/// # Safety
/// As for [`str`].
pub unsafe fn opt_str<'a>(call: &Call, name: &str, text: *const c_char) -> Result<Option<&'a str>> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    unsafe { str(call, name, text) }.map(Some)
}

/// A path, made absolute: the driver may work in another process.
///
/// # Safety
/// As for [`str`].
pub unsafe fn absolute_path(call: &Call, name: &str, path: *const c_char) -> Result<String> {
    // SAFETY: the caller's promise.
    let path = unsafe { str(call, name, path) }?;
    virt_core::path::absolute(path).ok_or_else(|| {
        let text = tr!("could not build absolute input file path");
        Error::new(call.function.domain, ErrorCode::INTERNAL_ERROR, text)
    })
}

/// The first byte of a string, `None` for NULL.
///
/// # Safety
/// `text` is NULL or ends in NUL.
pub unsafe fn first_byte(text: *const c_char) -> Option<u8> {
    // SAFETY: the caller's promise: there is at least the NUL.
    (!text.is_null()).then(|| unsafe { *text } as u8)
}

/// A number behind a pointer, 0 for NULL.
///
/// # Safety
/// `number` is NULL or the caller's variable.
pub unsafe fn peek<T: Copy + Default>(number: *const T) -> T {
    // SAFETY: the caller's promise.
    if number.is_null() { T::default() } else { unsafe { *number } }
}

/// Sixteen bytes.
///
/// # Safety
/// `bytes` is NULL or has sixteen of them.
pub unsafe fn uuid(call: &Call, name: &str, bytes: *const c_uchar) -> Result<Uuid> {
    call.non_null(bytes.is_null(), name)?;
    // SAFETY: the caller's promise.
    Ok(Uuid(unsafe { bytes.cast::<[u8; 16]>().read() }))
}

/// Strings; the array may be NULL if there are none.
///
/// # Safety
/// `array` has `count` strings.
pub unsafe fn str_list<'a, P>(call: &Call, name: &str, array: *mut P, count: c_uint) -> Result<Vec<&'a str>> {
    call.array(array.is_null(), i64::from(count), name)?;
    let array = array.cast::<*const c_char>();
    // SAFETY: the caller's promise.
    (0..count as usize).map(|i| unsafe { str(call, name, *array.add(i)) }).collect()
}

/// Bytes; the pointer may be NULL if there are none.
///
/// # Safety
/// `pointer` has `count` bytes that stay unchanged for the call.
pub unsafe fn bytes<'a, N: TryInto<usize>>(
    call: &Call,
    name: &str,
    pointer: *const c_uchar,
    count: N,
) -> Result<&'a [u8]> {
    let count = count.try_into().unwrap_or(0);
    if count == 0 {
        return Ok(&[]);
    }
    call.non_null(pointer.is_null(), name)?;
    // SAFETY: the caller's promise.
    Ok(unsafe { std::slice::from_raw_parts(pointer, count) })
}

/// Numbers; the pointer may be NULL if there are none.
///
/// # Safety
/// `pointer` has `count` values that stay unchanged for the call.
pub unsafe fn slice<'a, T>(call: &Call, name: &str, pointer: *mut T, count: c_int) -> Result<&'a [T]> {
    let count = usize::try_from(count).unwrap_or(0);
    if count == 0 {
        return Ok(&[]);
    }
    call.non_null(pointer.is_null(), name)?;
    // SAFETY: the caller's promise.
    Ok(unsafe { std::slice::from_raw_parts(pointer, count) })
}

/// File descriptors, their number first.
///
/// # Safety
/// `fds` has `count` values that stay unchanged for the call.
pub unsafe fn fds<'a>(call: &Call, _name: &str, count: c_uint, fds: *mut c_int) -> Result<&'a [i32]> {
    if count == 0 {
        return Ok(&[]);
    }
    call.non_null(fds.is_null(), "files")?;
    // SAFETY: the caller's promise.
    Ok(unsafe { std::slice::from_raw_parts(fds, count as usize) })
}
