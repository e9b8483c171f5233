// SPDX-License-Identifier: LGPL-2.1-or-later
//! Memory that C frees. All of it comes from libc's malloc, because programs call free()
//! on it; Rust's allocator is nobody's business outside.

use std::ffi::{c_char, c_void};

/// A copy of `text` up to its first NUL; NULL only when memory is out.
pub fn dup_str(text: &str) -> *mut c_char {
    let bytes = text.as_bytes();
    // SAFETY: it looks at the text's bytes and no further; then malloc of length + 1 bytes, all
    // of which are written.
    unsafe {
        let length = libc::strnlen(bytes.as_ptr().cast(), bytes.len());
        let copy = libc::malloc(length + 1).cast::<u8>();
        if !copy.is_null() {
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), copy, length);
            *copy.add(length) = 0;
        }
        copy.cast()
    }
}

/// NULL for `None`, else a copy.
pub fn dup_opt(text: Option<&str>) -> *mut c_char {
    text.map_or(std::ptr::null_mut(), dup_str)
}

/// Zeroed room for `count` values; NULL when memory is out. Never NULL for 0.
pub fn alloc_array<T>(count: usize) -> *mut T {
    // SAFETY: calloc checks the product.
    unsafe { libc::calloc(count.max(1), size_of::<T>().max(1)).cast() }
}

/// Releases what the functions above made, or the caller's own malloc.
///
/// # Safety
/// `pointer` is NULL or from malloc, and nobody uses it afterwards.
pub unsafe fn free<T>(pointer: *mut T) {
    // SAFETY: the caller's promise.
    unsafe { libc::free(pointer.cast::<c_void>()) }
}
