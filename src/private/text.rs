// SPDX-License-Identifier: LGPL-2.1-or-later
//! Strings, lists of names, and addresses of network cards.

use super::number::virStrToLong_ui;
use super::{bytes, exported, text};
use std::ffi::{CStr, c_char, c_int, c_uint, c_ulonglong, c_void};
use virt_core::{ErrorCode, tr};

/// What C's locale calls a blank.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | 0x0b | 0x0c | b'\r')
}

/// A hardware address without leading zeros in its numbers and in lower case.
fn simplified(mac: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for (i, byte) in mac.iter().enumerate() {
        let digit_follows = mac.get(i + 1).is_some_and(u8::is_ascii_hexdigit);
        let in_number = out.last().is_some_and(u8::is_ascii_hexdigit);
        if *byte != b'0' || !digit_follows || in_number {
            out.push(byte.to_ascii_lowercase());
        }
    }
    out
}

exported! { all {
    /// Copies as much as there is room for; -1 if that is not all.
    fn virStrcpy(to: *mut c_char, from: *const c_char, room: usize) -> c_int {
        let from = bytes(from);
        if room > 0 {
            let length = from.len().min(room - 1);
            std::ptr::copy_nonoverlapping(from.as_ptr(), to.cast(), length);
            *to.add(length) = 0;
        }
        if from.len() >= room { -1 } else { 0 }
    }

    fn virSkipSpaces(place: *mut *const c_char) {
        while is_space(**place as u8) {
            *place = (*place).add(1);
        }
    }

    /// Cuts blanks off the end: of the whole text, or of what ends at `*end`.
    fn virTrimSpaces(start: *mut c_char, end: *mut *mut c_char) {
        let known = if end.is_null() { std::ptr::null_mut() } else { *end };
        let mut cut = if known.is_null() { start.add(libc::strlen(start)) } else { known };
        while cut > start && is_space(*cut.sub(1) as u8) {
            cut = cut.sub(1);
        }
        if known.is_null() {
            *cut = 0;
        }
        if !end.is_null() {
            *end = cut;
        }
    }

    fn virEnumFromString(names: *const *const c_char, count: c_uint, name: *const c_char) -> c_int {
        if name.is_null() {
            return -1;
        }
        let names = std::slice::from_raw_parts(names, count as usize);
        let found = names.iter().position(|known| !known.is_null() && bytes(*known) == bytes(name));
        found.map_or(-1, |at| at as c_int)
    }

    fn virEnumToString(names: *const *const c_char, count: c_uint, number: c_int) -> *const c_char {
        match usize::try_from(number) {
            Ok(at) if at < count as usize => *names.add(at),
            _ => std::ptr::null(),
        }
    }

    /// Frees a GLib list and its strings.
    fn virGSListStringFree(list: *mut c_void) {
        if list.is_null() {
            return;
        }
        // Only a program that has GLib loaded can have such a list.
        let free_list = libc::dlsym(libc::RTLD_DEFAULT, c"g_slist_free_full".as_ptr());
        if !free_list.is_null() {
            type FreeList = unsafe extern "C" fn(*mut c_void, unsafe extern "C" fn(*mut c_void));
            let free_list = std::mem::transmute::<*mut c_void, FreeList>(free_list);
            free_list(list, libc::free);
        }
    }

    /// Reads six numbers into the six bytes of a hardware address.
    fn virMacAddrParse(address: *const c_char, to: *mut [u8; 6]) -> c_int {
        match virt_conf::net::Mac::parse(&text(address)) {
            Some(mac) => {
                *to = mac.0;
                0
            }
            None => -1,
        }
    }

    fn virMacAddrFormat(mac: *const [u8; 6], to: *mut c_char) -> *const c_char {
        let [a, b, c, d, e, f] = *mac;
        let formatted = format!("{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{f:02x}\0");
        std::ptr::copy_nonoverlapping(formatted.as_ptr(), to.cast(), formatted.len());
        to
    }

    /// Compares as text, but for case and leading zeros.
    fn virMacAddrCompare(first: *const c_char, second: *const c_char) -> c_int {
        simplified(bytes(first)).cmp(&simplified(bytes(second))) as c_int
    }

    fn virValidateWWN(wwn: *const c_char) -> bool {
        let digits = bytes(wwn);
        let digits = digits.strip_prefix(b"0x").unwrap_or(digits);
        let valid = digits.len() == 16 && digits.iter().all(u8::is_ascii_hexdigit);
        if !valid {
            super::raise("virValidateWWN", ErrorCode::INTERNAL_ERROR, tr!("Malformed wwn: %1$s", text(wwn)));
        }
        valid
    }

    /// `1`, `1.2` or `1.2.3` as one number; all three are needed unless some may be missing.
    fn virStringParseVersion(version: *mut c_ulonglong, from: *const c_char, may_miss: bool) -> c_int {
        let mut parts = [0 as c_uint; 3];
        let mut end = std::ptr::null_mut();
        let mut next = from;
        for (at, part) in parts.iter_mut().enumerate() {
            if virStrToLong_ui(next, &mut end, 10, part) < 0 {
                return -1;
            }
            if *end as u8 != b'.' {
                if !may_miss && at < 2 {
                    return -1;
                }
                break;
            }
            next = end.add(1);
        }
        let [major, minor, micro] = parts;
        if major > c_uint::MAX / 1_000_000 || minor > 999 || micro > 999 {
            return -1;
        }
        *version = c_ulonglong::from(major) * 1_000_000 + c_ulonglong::from(minor * 1000 + micro);
        0
    }

    /// For sorting pointers to strings.
    fn virStringSortCompare(one: *const *const c_char, other: *const *const c_char, _data: *mut c_void) -> c_int {
        libc::strcmp(*one, *other)
    }

    fn virStringSortRevCompare(one: *const *const c_char, other: *const *const c_char, _data: *mut c_void) -> c_int {
        libc::strcmp(*other, *one)
    }

    fn virStringTrimOptionalNewline(line: *mut c_char) {
        let length = libc::strlen(line);
        if length > 0 && *line.add(length - 1) as u8 == b'\n' {
            *line.add(length - 1) = 0;
        }
    }
} }

/// A name in a table, for C.
pub(super) fn name(names: &'static [&'static CStr], number: c_int) -> *const c_char {
    usize::try_from(number).ok().and_then(|at| names.get(at)).map_or(std::ptr::null(), |name| name.as_ptr())
}

/// A name's place in a table, -1 if it is not there.
///
/// # Safety
/// `wanted` is NULL or a C string.
pub(super) unsafe fn number(names: &[&CStr], wanted: *const c_char) -> c_int {
    if wanted.is_null() {
        return -1;
    }
    // SAFETY: the caller's promise.
    let wanted = unsafe { bytes(wanted) };
    names.iter().position(|name| name.to_bytes() == wanted).map_or(-1, |at| at as c_int)
}
