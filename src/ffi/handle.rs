// SPDX-License-Identifier: LGPL-2.1-or-later
//! Handles as C sees them: a pointer to the object inside its `Arc`.

use std::sync::Arc;
use virt_core::object::{Connect, Object, Tag};

/// Gives C its own reference on an object.
pub fn give<T: Object, P>(object: Arc<T>) -> *mut P {
    Arc::into_raw(object).cast_mut().cast()
}

/// Whether `pointer` is a living handle of the kind `T`. Other pointers are recognised by
/// their first word, which is read if the pointer is aligned and not NULL.
///
/// # Safety
/// `pointer` is NULL or points to at least four readable bytes.
pub unsafe fn is<T: Object>(pointer: *const T) -> bool {
    let address = pointer as usize;
    if address == 0 || !address.is_multiple_of(align_of::<Tag>()) {
        return false;
    }
    // SAFETY: readable by the caller's promise, aligned as checked. Handles are repr(C)
    // with the tag first.
    let tag = unsafe { &*pointer.cast::<Tag>() };
    tag.is(T::KIND)
}

/// A reference of our own on the object behind `pointer`, or `None` for anything else.
///
/// # Safety
/// As for [`is`], and the object is not freed at the same time by another thread.
pub unsafe fn borrow<T: Object>(pointer: *const T) -> Option<Arc<T>> {
    // SAFETY: the caller's promise.
    if !unsafe { is(pointer) } || !(pointer as usize).is_multiple_of(align_of::<T>()) {
        return None;
    }
    // SAFETY: the tag says that it is a T, and every T lives in an Arc that `give` made.
    unsafe {
        Arc::increment_strong_count(pointer);
        Some(Arc::from_raw(pointer))
    }
}

/// Takes C's reference back.
///
/// # Safety
/// `pointer` came from [`give`] and C does not use that reference again.
pub unsafe fn take<T: Object>(pointer: *const T) -> Arc<T> {
    // SAFETY: the caller's promise.
    unsafe { Arc::from_raw(pointer) }
}

/// The pointer to a connection, without a reference for C.
pub fn show(connect: &Connect) -> virt_abi::virConnectPtr {
    std::ptr::from_ref(connect).cast_mut().cast()
}
