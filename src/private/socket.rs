// SPDX-License-Identifier: LGPL-2.1-or-later
//! A connection to a daemon's socket in an event loop, for `virt-ssh-helper`.

use super::exported;
use super::object::{Class, Lockable, virObjectLock, virObjectLockableNew, virObjectUnlock};
use super::object::{virObjectRef, virObjectUnref};
use crate::entry::by_hand::{virEventAddHandle, virEventRemoveHandle, virEventUpdateHandle};
use std::ffi::{OsStr, c_char, c_int, c_void};
use std::os::fd::IntoRawFd;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use virt_abi::virFreeCallback;
use virt_core::{Error, ErrorDomain, tr};

type Callback = Option<unsafe extern "C" fn(*mut Socket, c_int, *mut c_void)>;

/// An object of a class of its own.
#[repr(C)]
pub(super) struct Socket {
    object: Lockable,
    descriptor: c_int,
    /// The number in the event loop, -1 for none.
    watch: c_int,
    callback: Callback,
    data: *mut c_void,
    free: virFreeCallback,
}

static CLASS: Class = Class::below_lockable(size_of::<Socket>(), dispose);

unsafe extern "C" fn dispose(socket: *mut c_void) {
    // SAFETY: the last reference is gone.
    unsafe { close(socket.cast()) };
}

/// # Safety
/// A socket that nobody else uses meanwhile.
unsafe fn close(socket: *mut Socket) {
    // SAFETY: the caller's promise; the descriptor is ours.
    unsafe {
        if (*socket).descriptor != -1 {
            libc::close((*socket).descriptor);
            (*socket).descriptor = -1;
        }
    }
}

/// Hands an event to the program. No lock is held meanwhile.
unsafe extern "C" fn event(_watch: c_int, _descriptor: c_int, events: c_int, socket: *mut c_void) {
    let socket = socket.cast::<Socket>();
    // SAFETY: the event loop has a reference.
    unsafe {
        virObjectLock(socket.cast());
        let (callback, data) = ((*socket).callback, (*socket).data);
        virObjectUnlock(socket.cast());
        if let Some(callback) = callback {
            callback(socket, events, data);
        }
    }
}

/// The event loop is done with the socket.
unsafe extern "C" fn release(socket: *mut c_void) {
    let place = socket.cast::<Socket>();
    // SAFETY: the event loop's reference, which goes here.
    unsafe {
        virObjectLock(socket);
        let (free, data) = ((*place).free.take(), (*place).data);
        (*place).callback = None;
        (*place).data = std::ptr::null_mut();
        virObjectUnlock(socket);
        if let Some(free) = free {
            free(data);
        }
        virObjectUnref(socket);
    }
}

/// Reads or writes; 0 if it would block. Nothing transferred otherwise means the other end is gone.
fn transfer(function: &str, failed: String, gone: String, mut step: impl FnMut() -> isize) -> isize {
    let errno = loop {
        match step() {
            0 => break None,
            -1 => match std::io::Error::last_os_error() {
                error if error.kind() == std::io::ErrorKind::Interrupted => {}
                error if error.kind() == std::io::ErrorKind::WouldBlock => return 0,
                error => break error.raw_os_error(),
            },
            some => return some,
        }
    };
    let error = match errno {
        None => Error::system(ErrorDomain::RPC, libc::EIO, gone),
        Some(errno) => Error::system(ErrorDomain::RPC, errno, failed),
    };
    crate::ffi::error::note(function, error);
    -1
}

exported! { all {
    /// Connects to a UNIX socket, where `daemon` is the program to start if nobody listens there.
    fn virNetSocketNewConnectUNIX(path: *const c_char, daemon: *const c_char, place: *mut *mut Socket) -> c_int {
        let path_of = |path: *const c_char| Path::new(OsStr::from_bytes(super::bytes(path)));
        let daemon = (!daemon.is_null()).then(|| path_of(daemon));
        let descriptor = match driver_remote::connect_socket(path_of(path), daemon) {
            Ok(descriptor) => descriptor.into_raw_fd(),
            Err(error) => {
                crate::ffi::error::note("virNetSocketNewConnectUNIX", error);
                return -1;
            }
        };
        let flags = libc::fcntl(descriptor, libc::F_GETFL);
        libc::fcntl(descriptor, libc::F_SETFL, flags | libc::O_NONBLOCK);
        let socket = virObjectLockableNew(&raw const CLASS).cast::<Socket>();
        (*socket).descriptor = descriptor;
        (*socket).watch = -1;
        *place = socket;
        0
    }

    fn virNetSocketRead(socket: *mut Socket, buffer: *mut c_char, length: usize) -> isize {
        virObjectLock(socket.cast());
        let (failed, gone) = (tr!("Cannot recv data"), tr!("End of file while reading data"));
        let result = transfer("virNetSocketRead", failed, gone, || {
            libc::recv((*socket).descriptor, buffer.cast(), length, 0)
        });
        virObjectUnlock(socket.cast());
        result
    }

    fn virNetSocketWrite(socket: *mut Socket, buffer: *const c_char, length: usize) -> isize {
        virObjectLock(socket.cast());
        let (failed, gone) = (tr!("Cannot write data"), tr!("End of file while writing data"));
        let result = transfer("virNetSocketWrite", failed, gone, || {
            libc::send((*socket).descriptor, buffer.cast(), length, libc::MSG_NOSIGNAL)
        });
        virObjectUnlock(socket.cast());
        result
    }

    /// Watches the socket in the program's event loop, which has a reference from then on.
    fn virNetSocketAddIOCallback(socket: *mut Socket, events: c_int, callback: Callback, data: *mut c_void,
                                 free: virFreeCallback) -> c_int {
        virObjectLock(socket.cast());
        let taken = (*socket).watch >= 0;
        if !taken {
            ((*socket).callback, (*socket).data, (*socket).free) = (callback, data, free);
        }
        let descriptor = (*socket).descriptor;
        virObjectUnlock(socket.cast());
        if taken {
            return -1;
        }
        virObjectRef(socket.cast());
        let watch = virEventAddHandle(descriptor, events, Some(event), socket.cast(), Some(release));
        virObjectLock(socket.cast());
        (*socket).watch = watch;
        if watch < 0 {
            ((*socket).callback, (*socket).data, (*socket).free) = (None, std::ptr::null_mut(), None);
        }
        virObjectUnlock(socket.cast());
        if watch < 0 {
            virObjectUnref(socket.cast());
            return -1;
        }
        0
    }

    fn virNetSocketUpdateIOCallback(socket: *mut Socket, events: c_int) {
        virObjectLock(socket.cast());
        let watch = (*socket).watch;
        virObjectUnlock(socket.cast());
        if watch >= 0 {
            virEventUpdateHandle(watch, events);
        }
    }

    fn virNetSocketRemoveIOCallback(socket: *mut Socket) {
        virObjectLock(socket.cast());
        let watch = std::mem::replace(&mut (*socket).watch, -1);
        virObjectUnlock(socket.cast());
        if watch >= 0 {
            virEventRemoveHandle(watch);
        }
    }

    fn virNetSocketClose(socket: *mut Socket) {
        if !socket.is_null() {
            virObjectLock(socket.cast());
            close(socket);
            virObjectUnlock(socket.cast());
        }
    }
} }
