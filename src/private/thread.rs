// SPDX-License-Identifier: LGPL-2.1-or-later
//! Threads, mutexes and conditions of the program: POSIX's own in structures of one field.

use super::exported;
use libc::{pthread_cond_t, pthread_mutex_t, pthread_t};
use std::ffi::{CStr, c_char, c_int, c_ulonglong, c_void};

type Body = unsafe extern "C" fn(*mut c_void);

/// Sets errno for a result of POSIX threads.
fn outcome(result: c_int) -> c_int {
    if result == 0 {
        return 0;
    }
    // SAFETY: this thread's errno.
    unsafe { *libc::__errno_location() = result };
    -1
}

/// What a new thread is to run.
struct Start {
    body: Body,
    data: *mut c_void,
    name: [c_char; 16],
}

extern "C" fn run(start: *mut c_void) -> *mut c_void {
    // SAFETY: made by virThreadCreateFull for this thread alone; body and data are the program's.
    unsafe {
        let start = Box::from_raw(start.cast::<Start>());
        libc::pthread_setname_np(libc::pthread_self(), start.name.as_ptr());
        (start.body)(start.data);
    }
    std::ptr::null_mut()
}

/// What `virLockGuardLock` hands out: the locked mutex.
#[repr(C)]
pub(super) struct Guard {
    mutex: *mut pthread_mutex_t,
}

impl crate::ffi::boundary::Failure for Guard {
    fn failure() -> Guard {
        Guard { mutex: std::ptr::null_mut() }
    }
}

exported! {
all {
    fn virThreadSelfID() -> c_ulonglong {
        virt_sys::env::thread_id().into()
    }

    fn virMutexInit(mutex: *mut pthread_mutex_t) -> c_int {
        outcome(libc::pthread_mutex_init(mutex, std::ptr::null()))
    }

    fn virMutexDestroy(mutex: *mut pthread_mutex_t) {
        libc::pthread_mutex_destroy(mutex);
    }

    fn virLockGuardLock(mutex: *mut pthread_mutex_t) -> Guard {
        libc::pthread_mutex_lock(mutex);
        Guard { mutex }
    }

    fn virLockGuardUnlock(guard: *mut Guard) {
        if !guard.is_null() && !(*guard).mutex.is_null() {
            libc::pthread_mutex_unlock((*guard).mutex);
            (*guard).mutex = std::ptr::null_mut();
        }
    }

    fn virCondInit(condition: *mut pthread_cond_t) -> c_int {
        outcome(libc::pthread_cond_init(condition, std::ptr::null()))
    }

    fn virCondDestroy(condition: *mut pthread_cond_t) -> c_int {
        outcome(libc::pthread_cond_destroy(condition))
    }

    fn virCondWait(condition: *mut pthread_cond_t, mutex: *mut pthread_mutex_t) -> c_int {
        outcome(libc::pthread_cond_wait(condition, mutex))
    }

    fn virCondSignal(condition: *mut pthread_cond_t) {
        libc::pthread_cond_signal(condition);
    }

    fn virOnce(once: *mut libc::c_int, init: Option<unsafe extern "C" fn()>) -> c_int {
        unsafe extern "C" {
            fn pthread_once(once: *mut libc::c_int, init: Option<unsafe extern "C" fn()>) -> c_int;
        }
        outcome(pthread_once(once, init))
    }

    fn virThreadCreateFull(thread: *mut pthread_t, joinable: bool, body: Option<Body>, name: *const c_char,
                           _worker: bool, data: *mut c_void) -> c_int {
        let Some(body) = body else { return outcome(libc::EINVAL) };
        let mut start = Box::new(Start { body, data, name: [0; 16] });
        if !name.is_null() {
            for (to, from) in start.name.iter_mut().take(15).zip(CStr::from_ptr(name).to_bytes()) {
                *to = *from as c_char;
            }
        }
        let mut attributes: libc::pthread_attr_t = std::mem::zeroed();
        libc::pthread_attr_init(&mut attributes);
        if !joinable {
            libc::pthread_attr_setdetachstate(&mut attributes, libc::PTHREAD_CREATE_DETACHED);
        }
        let start = Box::into_raw(start);
        let result = libc::pthread_create(thread, &attributes, run, start.cast());
        libc::pthread_attr_destroy(&mut attributes);
        if result != 0 {
            drop(Box::from_raw(start));
        }
        outcome(result)
    }

    fn virThreadJoin(thread: *mut pthread_t) {
        libc::pthread_join(*thread, std::ptr::null_mut());
    }
}
since_12 {
    fn virMutexLock(mutex: *mut pthread_mutex_t) {
        libc::pthread_mutex_lock(mutex);
    }

    fn virMutexUnlock(mutex: *mut pthread_mutex_t) {
        libc::pthread_mutex_unlock(mutex);
    }
}
}
