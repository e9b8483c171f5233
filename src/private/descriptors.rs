// SPDX-License-Identifier: LGPL-2.1-or-later
//! Settings of descriptors, pipes, and descriptors that go from one program to another.

use super::exported;
use std::ffi::{c_int, c_uint};

/// Room for one descriptor beside a message, aligned as the kernel wants it.
#[repr(C)]
union Beside {
    bytes: [u8; 64],
    _aligned: libc::cmsghdr,
}

/// A message of one byte, with room beside it.
///
/// # Safety
/// All three stay where they are while the message is used.
unsafe fn message(byte: &mut u8, part: &mut libc::iovec, beside: &mut Beside) -> libc::msghdr {
    part.iov_base = (byte as *mut u8).cast();
    part.iov_len = 1;
    // SAFETY: a structure of numbers and pointers, and how much one descriptor needs.
    unsafe {
        let mut message: libc::msghdr = std::mem::zeroed();
        message.msg_iov = part;
        message.msg_iovlen = 1;
        message.msg_control = (beside as *mut Beside).cast();
        message.msg_controllen = libc::CMSG_SPACE(size_of::<c_int>() as c_uint) as _;
        message
    }
}

/// Sends a descriptor; how many bytes went, or -1 with errno.
///
/// # Safety
/// None but that errno is changed.
unsafe fn send(socket: c_int, descriptor: c_int) -> isize {
    let (mut byte, mut beside) = (0, Beside { bytes: [0; 64] });
    let mut part = libc::iovec { iov_base: std::ptr::null_mut(), iov_len: 0 };
    // SAFETY: everything lives until the call has returned.
    unsafe {
        let message = message(&mut byte, &mut part, &mut beside);
        let header = libc::CMSG_FIRSTHDR(&message);
        (*header).cmsg_level = libc::SOL_SOCKET;
        (*header).cmsg_type = libc::SCM_RIGHTS;
        (*header).cmsg_len = libc::CMSG_LEN(size_of::<c_int>() as c_uint) as _;
        libc::CMSG_DATA(header).cast::<c_int>().write_unaligned(descriptor);
        loop {
            let sent = libc::sendmsg(socket, &message, libc::MSG_NOSIGNAL);
            if sent != -1 || *libc::__errno_location() != libc::EINTR {
                return sent;
            }
        }
    }
}

/// Receives a descriptor, or -1 with errno.
///
/// # Safety
/// None but that errno is changed.
unsafe fn receive(socket: c_int, flags: c_int) -> c_int {
    let (mut byte, mut beside) = (0, Beside { bytes: [0; 64] });
    let mut part = libc::iovec { iov_base: std::ptr::null_mut(), iov_len: 0 };
    // SAFETY: everything lives until the call has returned; the kernel fills what it says it does.
    unsafe {
        let mut message = message(&mut byte, &mut part, &mut beside);
        let closing = if flags & libc::O_CLOEXEC == 0 { 0 } else { libc::MSG_CMSG_CLOEXEC };
        let length = match flags & !libc::O_CLOEXEC {
            0 => libc::recvmsg(socket, &mut message, closing),
            _ => {
                *libc::__errno_location() = libc::EINVAL;
                -1
            }
        };
        if length < 0 {
            return -1;
        }
        let header = libc::CMSG_FIRSTHDR(&message);
        let is_there = length > 0
            && !header.is_null()
            && (*header).cmsg_len as usize == libc::CMSG_LEN(size_of::<c_int>() as c_uint) as usize
            && (*header).cmsg_level == libc::SOL_SOCKET
            && (*header).cmsg_type == libc::SCM_RIGHTS;
        if !is_there {
            *libc::__errno_location() = if length == 0 { libc::ENOTCONN } else { libc::EACCES };
            return -1;
        }
        libc::CMSG_DATA(header).cast::<c_int>().read_unaligned()
    }
}

/// Sets one bit of what a descriptor is set to.
///
/// # Safety
/// None but that errno is changed.
unsafe fn turn_on(descriptor: c_int, get: c_int, set: c_int, bit: c_int) -> c_int {
    // SAFETY: system calls on a number.
    unsafe {
        match libc::fcntl(descriptor, get) {
            -1 => -1,
            known => libc::fcntl(descriptor, set, known | bit),
        }
    }
}

exported! {
all {
    fn virSocketRecvFD(socket: c_int, flags: c_int) -> c_int {
        receive(socket, flags)
    }

    fn virSetNonBlock(descriptor: c_int) -> c_int {
        turn_on(descriptor, libc::F_GETFL, libc::F_SETFL, libc::O_NONBLOCK)
    }

    fn virSetCloseExec(descriptor: c_int) -> c_int {
        turn_on(descriptor, libc::F_GETFD, libc::F_SETFD, libc::FD_CLOEXEC)
    }
}
since_11 {
    /// How many bytes went along.
    fn virSocketSendFD(socket: c_int, descriptor: c_int) -> c_int {
        send(socket, descriptor) as c_int
    }

    /// A pipe, or errno and no word.
    fn virPipeQuiet(ends: *mut c_int) -> c_int {
        libc::pipe2(ends, libc::O_CLOEXEC)
    }
}
}

/// 9.0.0's own ways.
mod of_9 {
    use crate::private::{bytes, dup, exported};
    use std::ffi::{c_char, c_int};
    use std::os::unix::ffi::OsStringExt;

    /// A path without `.`, `..` and slashes that say nothing; two slashes at the start do.
    fn canonical(path: &[u8]) -> Vec<u8> {
        let slashes = path.iter().take_while(|byte| **byte == b'/').count();
        let mut parts: Vec<&[u8]> = Vec::new();
        for part in path.split(|byte| *byte == b'/') {
            match part {
                b"" | b"." => {}
                b".." => drop(parts.pop()),
                _ => parts.push(part),
            }
        }
        [if slashes == 2 { &b"//"[..] } else { b"/" }, &parts.join(&b'/')].concat()
    }

    exported! { only_9 {
        fn virSocketSendFD(socket: c_int, descriptor: c_int) -> c_int {
            if super::send(socket, descriptor) < 0 { -1 } else { 0 }
        }

        fn vir_g_fsync(descriptor: c_int) -> c_int {
            loop {
                let done = libc::fsync(descriptor);
                if done == 0 || *libc::__errno_location() != libc::EINTR {
                    return done;
                }
            }
        }

        /// A relative path starts at `folder`, or else where the process is.
        fn vir_g_canonicalize_filename(path: *const c_char, folder: *const c_char) -> *mut c_char {
            let path = bytes(path);
            let base = match folder.is_null() {
                _ if path.starts_with(b"/") => Vec::new(),
                false => bytes(folder).to_vec(),
                true => std::env::current_dir().unwrap_or_default().into_os_string().into_vec(),
            };
            match base.is_empty() {
                true => dup(&canonical(path)),
                false => dup(&canonical(&[&base, &b"/"[..], path].concat())),
            }
        }
    } }
}
