// SPDX-License-Identifier: LGPL-2.1-or-later
//! Counted objects of the program's own classes. A class says how large its objects are and
//! what ends them; the first 24 bytes of an object are ours, then comes its mutex.

use super::exported;
use libc::pthread_mutex_t;
use std::ffi::{c_char, c_void};
use std::sync::atomic::{AtomicU32, Ordering};

type Dispose = unsafe extern "C" fn(*mut c_void);

/// A class. Never freed: programs keep them in static variables.
pub(super) struct Class {
    parent: *const Class,
    size: usize,
    dispose: Option<Dispose>,
}
// SAFETY: written once, before anyone else has its address.
unsafe impl Sync for Class {}

impl Class {
    /// A class of ours below the one with a mutex.
    pub(super) const fn below_lockable(size: usize, dispose: Dispose) -> Class {
        Class { parent: &raw const LOCKABLE, size, dispose: Some(dispose) }
    }
}

/// The start of each object, as large as in the reference, whose objects are GLib's.
#[repr(C)]
pub(super) struct Object {
    class: *const Class,
    references: AtomicU32,
    _room: usize,
}

/// An object with a mutex.
#[repr(C)]
pub(super) struct Lockable {
    object: Object,
    mutex: pthread_mutex_t,
}

// Programs lay out their objects by these sizes.
const _: () = assert!(size_of::<Object>() == 24 && std::mem::offset_of!(Lockable, mutex) == 24);

static LOCKABLE: Class =
    Class { parent: std::ptr::null(), size: size_of::<Lockable>(), dispose: Some(dispose_lockable) };

unsafe extern "C" fn dispose_lockable(object: *mut c_void) {
    // SAFETY: the last reference is gone; the mutex was made with the object.
    unsafe { libc::pthread_mutex_destroy(&raw mut (*object.cast::<Lockable>()).mutex) };
}

exported! { all {
    fn virClassForObjectLockable() -> *const Class {
        &raw const LOCKABLE
    }

    fn virClassNew(parent: *const Class, name: *const c_char, size: usize, parent_size: usize,
                   dispose: Option<Dispose>) -> *const Class {
        if parent.is_null() || size <= parent_size || (*parent).size != parent_size {
            let text = virt_core::tr!("object size %1$zu of %2$s is smaller than parent class %3$zu",
                                      size, super::text(name), parent_size);
            super::raise("virClassNew", virt_core::ErrorCode::INTERNAL_ERROR, text);
            return std::ptr::null();
        }
        Box::into_raw(Box::new(Class { parent, size, dispose }))
    }

    fn virObjectLockableNew(class: *const Class) -> *mut c_void {
        let object = libc::calloc(1, (*class).size).cast::<Lockable>();
        if object.is_null() {
            libc::abort();
        }
        (*object).object.class = class;
        (*object).object.references = AtomicU32::new(1);
        libc::pthread_mutex_init(&raw mut (*object).mutex, std::ptr::null());
        object.cast()
    }

    fn virObjectRef(object: *mut c_void) -> *mut c_void {
        if !object.is_null() {
            (*object.cast::<Object>()).references.fetch_add(1, Ordering::Relaxed);
        }
        object
    }

    fn virObjectUnref(object: *mut c_void) {
        unref(object);
    }

    fn virObjectListFree(list: *mut c_void) {
        let list = list.cast::<*mut c_void>();
        if list.is_null() {
            return;
        }
        let mut next = list;
        while !(*next).is_null() {
            unref(*next);
            next = next.add(1);
        }
        libc::free(list.cast());
    }

    fn virObjectLock(object: *mut c_void) {
        libc::pthread_mutex_lock(&raw mut (*object.cast::<Lockable>()).mutex);
    }

    fn virObjectUnlock(object: *mut c_void) {
        libc::pthread_mutex_unlock(&raw mut (*object.cast::<Lockable>()).mutex);
    }
} }

/// Drops a reference; the last one runs the classes' ends, the youngest first.
///
/// # Safety
/// NULL, or an object of a class of these, or a handle of the public interface.
unsafe fn unref(object: *mut c_void) {
    if object.is_null() {
        return;
    }
    // SAFETY: the caller's promise.
    unsafe {
        if public(object) {
            return;
        }
        let start = object.cast::<Object>();
        if (*start).references.fetch_sub(1, Ordering::AcqRel) != 1 {
            return;
        }
        let mut class = (*start).class;
        while !class.is_null() {
            if let Some(dispose) = (*class).dispose {
                dispose(object);
            }
            class = (*class).parent;
        }
        libc::free(object);
    }
}

/// Whether it was a handle of the public interface: `virsh domstats` frees a list of domains
/// this way. Their first word tells them from objects, which start with an address.
///
/// # Safety
/// As for [`unref`].
unsafe fn public(object: *mut c_void) -> bool {
    let domain = object.cast::<virt_core::object::Domain>();
    // SAFETY: the caller's promise; the reference is the program's to give up.
    unsafe {
        let is = crate::ffi::handle::is(domain);
        if is {
            drop(crate::ffi::handle::take(domain));
        }
        is
    }
}
