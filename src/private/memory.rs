// SPDX-License-Identifier: LGPL-2.1-or-later
//! Arrays that the program owns and these functions resize. All of it is malloc's. Memory
//! that is out ends the program, as it does in the reference.

use super::exported;
use std::ffi::{c_char, c_int, c_void};

/// Resizes the array whose address stands at `place`; what is new is zeroed.
unsafe fn resize(place: *mut c_void, size: usize, old: usize, new: usize) {
    // SAFETY: `place` is the program's pointer to an array of `old` elements of `size` bytes.
    unsafe {
        let place = place.cast::<*mut c_void>();
        let Some(length) = size.checked_mul(new) else { libc::abort() };
        if length == 0 {
            libc::free(*place);
            *place = std::ptr::null_mut();
            return;
        }
        let array = libc::realloc(*place, length);
        if array.is_null() {
            libc::abort();
        }
        if new > old {
            array.cast::<u8>().add(size * old).write_bytes(0, size * (new - old));
        }
        *place = array;
    }
}

/// Puts one element into an array that has room for it or, unless `in_place`, is given room.
unsafe fn insert(
    place: *mut c_void,
    size: usize,
    at: usize,
    count: *mut usize,
    element: *mut c_void,
    clear: bool,
    in_place: bool,
) {
    // SAFETY: the program's array, its count, and an element of its size or NULL.
    unsafe {
        let old = *count;
        if in_place {
            *count = old + 1;
        } else {
            resize(place, size, old, old + 1);
            *count = old + 1;
        }
        let array = (*place.cast::<*mut c_void>()).cast::<u8>();
        let slot = array.add(size * at);
        std::ptr::copy(slot, slot.add(size), size * (old - at));
        if element.is_null() {
            slot.write_bytes(0, size);
        } else {
            std::ptr::copy_nonoverlapping(element.cast::<u8>(), slot, size);
            if clear {
                element.cast::<u8>().write_bytes(0, size);
            }
        }
    }
}

exported! { all {
    /// Makes the array exactly so long; what is new is not zeroed.
    fn virReallocN(place: *mut c_void, size: usize, count: usize) {
        let place = place.cast::<*mut c_void>();
        let Some(length) = size.checked_mul(count) else { libc::abort() };
        let array = libc::realloc(*place, length.max(1));
        if array.is_null() {
            libc::abort();
        }
        *place = array;
    }

    fn virExpandN(place: *mut c_void, size: usize, count: *mut usize, add: usize) {
        let Some(new) = (*count).checked_add(add) else { libc::abort() };
        resize(place, size, *count, new);
        *count = new;
    }

    /// Makes room for so many more than there are, and for half as many again as there was, at least.
    fn virResizeN(place: *mut c_void, size: usize, room: *mut usize, count: usize, add: usize) {
        let Some(wanted) = count.checked_add(add) else { libc::abort() };
        if wanted > *room {
            virExpandN(place, size, room, (wanted - *room).max(*room / 2));
        }
    }

    fn virShrinkN(place: *mut c_void, size: usize, count: *mut usize, remove: usize) {
        let new = (*count).saturating_sub(remove);
        resize(place, size, *count, new);
        *count = new;
    }

    fn virAppendElement(place: *mut c_void, size: usize, count: *mut usize, _same_type: usize,
                        element: *mut c_void, clear: bool, in_place: bool) {
        insert(place, size, *count, count, element, clear, in_place);
    }

    fn virInsertElementsN(place: *mut c_void, size: usize, at: usize, count: *mut usize, _same_type: usize,
                          element: *mut c_void, clear: bool, in_place: bool) -> c_int {
        let at = if at == usize::MAX { *count } else { at };
        if at > *count {
            let text = virt_core::tr!("out of bounds index - count %1$zu at %2$zu", *count, at);
            super::raise("virInsertElementsN", virt_core::ErrorCode::INTERNAL_ERROR, text);
            return -1;
        }
        insert(place, size, at, count, element, clear, in_place);
        0
    }

    fn virSecureErase(memory: *mut c_void, size: usize) {
        libc::explicit_bzero(memory, size);
    }

    fn virSecureEraseString(text: *mut c_char) {
        if !text.is_null() {
            libc::explicit_bzero(text.cast(), libc::strlen(text));
        }
    }
} }
