// SPDX-License-Identifier: LGPL-2.1-or-later
//! Words for people: gettext and strerror.

use std::borrow::Cow;
use std::ffi::{CStr, CString, c_char, c_int};

unsafe extern "C" {
    // In libc since glibc 2.0; the crate `libc` does not declare it.
    #[link_name = "dgettext"]
    fn c_dgettext(domain: *const c_char, id: *const c_char) -> *const c_char;
}

/// The translation of `id` in the catalogue `libvirt`, or `id` itself. The catalogue is
/// looked for where the system keeps them; nothing is read before the program has called
/// `setlocale`.
pub fn dgettext(id: &'static str) -> Cow<'static, str> {
    let Ok(c_id) = CString::new(id) else { return Cow::Borrowed(id) };
    // SAFETY: both strings end in NUL; the result is one of them or lives as long as the process.
    let found = unsafe { c_dgettext(c"libvirt".as_ptr(), c_id.as_ptr()) };
    if found == c_id.as_ptr() {
        return Cow::Borrowed(id);
    }
    // SAFETY: gettext returned a catalogue's own NUL-terminated text.
    let words = unsafe { CStr::from_ptr(found) };
    words.to_str().map_or(Cow::Borrowed(id), |words| Cow::Owned(words.to_owned()))
}

/// The system's words for an errno, in the user's language.
pub fn strerror(errno: c_int) -> String {
    let mut buffer = [0 as c_char; 256];
    // SAFETY: the buffer's own length is given; the result stays NUL-terminated within it.
    let failed = unsafe { libc::strerror_r(errno, buffer.as_mut_ptr(), buffer.len()) };
    if failed != 0 {
        return format!("Unknown error {errno}");
    }
    // SAFETY: strerror_r wrote a NUL-terminated string.
    unsafe { CStr::from_ptr(buffer.as_ptr()) }.to_string_lossy().into_owned()
}
