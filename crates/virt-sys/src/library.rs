// SPDX-License-Identifier: LGPL-2.1-or-later
//! Libraries of the system that are opened when something needs them, and stay open.

use std::ffi::{CStr, CString, c_char, c_void};
use std::ptr::NonNull;

/// An open library.
#[derive(Clone, Copy, Debug)]
pub struct Library(NonNull<c_void>);

// SAFETY: the loader's functions may be called from any thread, and the handle is never closed.
unsafe impl Send for Library {}
// SAFETY: as above.
unsafe impl Sync for Library {}

/// What the loader last complained of on this thread.
fn complaint() -> String {
    // SAFETY: NULL or a string that lasts until this thread's next call of the loader.
    unsafe { text(libc::dlerror()) }
}

impl Library {
    /// Opens a library by its file's name, or says why not.
    pub fn open(name: &CStr) -> Result<Library, String> {
        // SAFETY: a string; what the library does when it is loaded is the system's choice.
        let handle = unsafe { libc::dlopen(name.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
        NonNull::new(handle).map(Library).ok_or_else(complaint)
    }

    /// A function's address, or why there is none.
    pub fn symbol(self, name: &CStr) -> Result<NonNull<c_void>, String> {
        // SAFETY: an open library and a string.
        NonNull::new(unsafe { libc::dlsym(self.0.as_ptr(), name.as_ptr()) }).ok_or_else(complaint)
    }
}

/// What a library says; nothing where it says nothing.
///
/// # Safety
/// NULL or a string.
pub(crate) unsafe fn text(pointer: *const c_char) -> String {
    if pointer.is_null() {
        return String::new();
    }
    // SAFETY: the caller's promise.
    unsafe { CStr::from_ptr(pointer) }.to_string_lossy().into_owned()
}

/// What a program's text becomes; a NUL ends it.
pub(crate) fn c(text: &str) -> CString {
    CString::new(text.split('\0').next().unwrap_or_default()).unwrap_or_default()
}

/// Declares a structure of function pointers, and `load` that finds them in a library:
/// `functions! { struct Api in c"libx.so.1" { open: fn(c_int) -> c_int; } }`.
macro_rules! functions {
    ($(#[$doc:meta])* struct $api:ident in $library:literal { $($name:ident: fn($($arg:ty),*) $(-> $ret:ty)?;)* }) => {
        $(#[$doc])*
        struct $api { $($name: unsafe extern "C" fn($($arg),*) $(-> $ret)?,)* }

        impl $api {
            fn load() -> Result<$api, String> {
                let library = $crate::library::Library::open($library)?;
                Ok($api { $(
                    $name: {
                        const NAME: &str = concat!(stringify!($name), "\0");
                        let name = std::ffi::CStr::from_bytes_with_nul(NAME.as_bytes()).map_err(|_| String::new())?;
                        // SAFETY: the library's documentation says what the function of that name takes and
                        // returns; a function pointer has the size of an address.
                        unsafe {
                            std::mem::transmute::<std::ptr::NonNull<std::ffi::c_void>, unsafe extern "C" fn($($arg),*) $(-> $ret)?>(
                                library.symbol(name)?,
                            )
                        }
                    },
                )* })
            }
        }
    };
}
pub(crate) use functions;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_there_or_not() {
        let libc = Library::open(c"libc.so.6").unwrap();
        libc.symbol(c"getpid").unwrap();
        assert!(libc.symbol(c"no_such_function_anywhere").unwrap_err().contains("no_such_function_anywhere"));
        assert!(Library::open(c"libnosuchthing.so.9").unwrap_err().contains("libnosuchthing.so.9"));
    }
}
