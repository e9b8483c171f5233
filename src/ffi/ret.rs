// SPDX-License-Identifier: LGPL-2.1-or-later
//! Results on the way out. What the caller frees is libc malloc's.

use super::{handle, memory};
use std::ffi::{c_char, c_int, c_void};
use virt_core::object::Object;
use virt_core::types::Listed;

/// Zeroes a list variable before anything can fail, so that the caller may free it.
///
/// # Safety
/// `list` is NULL or the caller's variable.
pub unsafe fn clear<T>(list: *mut *mut T) {
    if !list.is_null() {
        // SAFETY: the caller's promise.
        unsafe { *list = std::ptr::null_mut() };
    }
}

/// A number into the caller's variable; NULL says that it is not wanted.
///
/// # Safety
/// `to` is NULL or the caller's variable.
pub unsafe fn number<T>(to: *mut T, value: T) {
    if !to.is_null() {
        // SAFETY: the caller's promise.
        unsafe { to.write(value) };
    }
}

/// A structure into the caller's.
///
/// # Safety
/// As for [`number`].
pub unsafe fn value<T>(to: *mut T, value: T) {
    // SAFETY: the caller's promise.
    unsafe { number(to, value) };
}

/// A new string into the caller's variable.
///
/// # Safety
/// As for [`number`].
pub unsafe fn out_string(to: *mut *mut c_char, text: String) {
    if !to.is_null() {
        // SAFETY: the caller's promise.
        unsafe { *to = memory::dup_str(&text) };
    }
}

/// As much of a structure as the caller knows of.
///
/// # Safety
/// `to` is NULL or has `size` bytes.
pub unsafe fn part<T>(to: *mut T, size: usize, value: T) {
    if !to.is_null() {
        let size = size.min(size_of::<T>());
        // SAFETY: the caller's promise; the source is a local value of at least that size.
        unsafe { std::ptr::copy_nonoverlapping((&raw const value).cast::<u8>(), to.cast::<u8>(), size) };
    }
}

/// Bytes into the caller's buffer; a short answer leaves the rest alone.
///
/// # Safety
/// `to` is NULL or has `size` bytes.
pub unsafe fn buffer(size: usize, to: *mut c_void, bytes: Vec<u8>) {
    if !to.is_null() {
        // SAFETY: the caller's promise.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), to.cast::<u8>(), size.min(bytes.len())) };
    }
}

/// Values into the caller's array, as many as fit; returns how many.
///
/// # Safety
/// `to` is NULL or has room for `room` values.
pub unsafe fn array<T: Copy>(to: *mut T, room: usize, values: Vec<T>) -> c_int {
    if to.is_null() {
        return 0;
    }
    let count = room.min(values.len());
    // SAFETY: the caller's promise.
    unsafe { std::ptr::copy_nonoverlapping(values.as_ptr(), to, count) };
    count as c_int
}

/// Names into the caller's array, as many as fit; returns how many the driver gave, which may
/// be more.
///
/// # Safety
/// `to` is NULL or has room for `room` pointers.
pub unsafe fn names(to: *mut *mut c_char, room: c_int, names: Vec<String>) -> c_int {
    let room = if to.is_null() { 0 } else { usize::try_from(room).unwrap_or(0) };
    for (i, name) in names.iter().take(room).enumerate() {
        // SAFETY: the caller's promise.
        unsafe { *to.add(i) = memory::dup_str(name) };
    }
    names.len() as c_int
}

/// A new array of new strings with a NULL behind; returns how many strings.
///
/// # Safety
/// `to` is NULL or the caller's variable.
pub unsafe fn strings(to: *mut *mut *mut c_char, texts: Vec<String>) -> c_int {
    if !to.is_null() {
        let array = memory::alloc_array::<*mut c_char>(texts.len() + 1);
        for (i, text) in texts.iter().enumerate() {
            // SAFETY: within the array just made.
            unsafe { *array.add(i) = memory::dup_str(text) };
        }
        // SAFETY: the caller's promise.
        unsafe { *to = array };
    }
    texts.len() as c_int
}

/// The same; the variable becomes NULL where there are no strings.
///
/// # Safety
/// `to` is NULL or the caller's variable.
pub unsafe fn strings_or_null(to: *mut *mut *mut c_char, texts: Vec<String>) -> c_int {
    if !texts.is_empty() {
        // SAFETY: the caller's promise.
        return unsafe { strings(to, texts) };
    }
    if !to.is_null() {
        // SAFETY: the caller's promise.
        unsafe { *to = std::ptr::null_mut() };
    }
    0
}

/// A new array of structures; returns how many.
///
/// # Safety
/// `to` is NULL or the caller's variable.
pub unsafe fn alloc_array<T: Copy>(to: *mut *mut T, values: Vec<T>) -> c_int {
    if !to.is_null() {
        let array = memory::alloc_array::<T>(values.len());
        // SAFETY: the array just made has that room; `to` by the caller's promise.
        unsafe {
            std::ptr::copy_nonoverlapping(values.as_ptr(), array, values.len());
            *to = array;
        }
    }
    values.len() as c_int
}

/// A new array of objects with a NULL behind; returns how many. NULL only counts.
///
/// # Safety
/// `to` is NULL or the caller's variable.
pub unsafe fn list<T: Object, P>(to: *mut *mut *mut P, objects: Listed<T>) -> c_int {
    let objects = match objects {
        Listed::Count(count) => return count as c_int,
        Listed::Objects(objects) => objects,
    };
    let count = objects.len();
    if !to.is_null() {
        let array = memory::alloc_array::<*mut P>(count + 1);
        for (i, object) in objects.into_iter().enumerate() {
            // SAFETY: within the array just made.
            unsafe { *array.add(i) = handle::give(object) };
        }
        // SAFETY: the caller's promise.
        unsafe { *to = array };
    }
    count as c_int
}
