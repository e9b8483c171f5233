// SPDX-License-Identifier: LGPL-2.1-or-later
//! Words for people: gettext and strerror.

use std::borrow::Cow;
use std::ffi::{CStr, CString, c_char, c_int};
use std::sync::OnceLock;

unsafe extern "C" {
    // In libc since glibc 2.0; the crate `libc` does not declare it.
    #[link_name = "dgettext"]
    fn c_dgettext(domain: *const c_char, id: *const c_char) -> *const c_char;
    // POSIX 2024 and glibc since 2.1; undeclared likewise.
    fn strtod_l(text: *const c_char, end: *mut *mut c_char, locale: libc::locale_t) -> f64;
}

/// The "C" locale, made once and kept. An address, because locale_t is not Sync.
static C_LOCALE: OnceLock<usize> = OnceLock::new();

/// A number as C's strtod reads it in the C locale, whatever locale the program has set:
/// white space before, nothing after, `None` also where it is out of range.
pub fn parse_f64(text: &str) -> Option<f64> {
    let text = CString::new(text).ok()?;
    let locale = *C_LOCALE.get_or_init(|| {
        // Without a base the rest is the C locale too.
        // SAFETY: the name is a string; the result is kept for ever, or null.
        unsafe { libc::newlocale(libc::LC_NUMERIC_MASK, c"C".as_ptr(), std::ptr::null_mut()) as usize }
    }) as libc::locale_t;
    if locale.is_null() || text.is_empty() {
        return None;
    }
    let mut end = std::ptr::null_mut();
    // SAFETY: `text` ends in NUL and `end` will point into it; errno is the thread's own.
    unsafe {
        *libc::__errno_location() = 0;
        let value = strtod_l(text.as_ptr(), &mut end, locale);
        let whole = end.cast_const() == text.as_ptr().add(text.count_bytes());
        (whole && *libc::__errno_location() == 0).then_some(value)
    }
}

/// Whether there is an encoding of this name.
pub fn is_encoding(name: &str) -> bool {
    let Ok(name) = CString::new(name) else { return false };
    // SAFETY: both names are strings.
    let converter = unsafe { libc::iconv_open(c"UTF-8".as_ptr(), name.as_ptr()) };
    let known = converter as isize != -1;
    if known {
        // SAFETY: just opened, and used nowhere else.
        unsafe { libc::iconv_close(converter) };
    }
    known
}

/// The translation of `id` in the catalogue `libvirt`, or `id` itself. The catalogue is
/// looked for where the system keeps them; nothing is read before the program has called
/// `setlocale`.
pub fn dgettext(id: &'static str) -> Cow<'static, str> {
    if !has_language() {
        return Cow::Borrowed(id);
    }
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

/// Whether messages have a language: not in the "C" locale, which programs start in. Asked
/// for every message, because gettext itself takes a lock and a search to say no.
fn has_language() -> bool {
    // SAFETY: NULL asks for the name, which glibc keeps; LC_GLOBAL_LOCALE is only compared.
    unsafe {
        let own = libc::uselocale(std::ptr::null_mut()) != LC_GLOBAL_LOCALE;
        let name = libc::setlocale(libc::LC_MESSAGES, std::ptr::null());
        own || name.is_null() || *name.cast::<[u8; 2]>() != *b"C\0"
    }
}

/// What uselocale says where the thread has no locale of its own.
const LC_GLOBAL_LOCALE: libc::locale_t = usize::MAX as libc::locale_t;

/// [`dgettext`] for C: the catalogue's own text, which lives as long as the process, or `id`.
pub fn dgettext_c(id: &'static CStr) -> &'static CStr {
    // SAFETY: both strings end in NUL; the result is one of them or lives as long as the process.
    unsafe { CStr::from_ptr(c_dgettext(c"libvirt".as_ptr(), id.as_ptr())) }
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
