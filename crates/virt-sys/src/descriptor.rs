// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a descriptor given by number is.

use std::io;
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd};

fn stat(fd: i32) -> io::Result<libc::stat> {
    // SAFETY: stat is a structure of numbers; all zero is a value of it.
    let mut stat: libc::stat = unsafe { std::mem::zeroed() };
    // SAFETY: a live structure to fill; any number may be asked about.
    match unsafe { libc::fstat(fd, &mut stat) } {
        0 => Ok(stat),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Whether the descriptor of that number is a socket.
pub fn is_socket(fd: i32) -> io::Result<bool> {
    Ok(stat(fd)?.st_mode & libc::S_IFMT == libc::S_IFSOCK)
}

/// The file that a descriptor leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct File(libc::dev_t, libc::ino_t);

impl File {
    /// That of the descriptor of that number.
    pub fn of(fd: i32) -> Option<File> {
        stat(fd).ok().map(|stat| File(stat.st_dev, stat.st_ino))
    }
}

/// Puts an empty file, which nobody else has, in the place of the descriptor of that number: what
/// somebody still writes to it goes nowhere. `None`: there is no memory for one.
pub(crate) fn replace(fd: &impl AsFd) -> Option<File> {
    let fd = fd.as_fd().as_raw_fd();
    // SAFETY: a string, and an open descriptor of the caller's, whose number stays open.
    unsafe {
        let nowhere = libc::memfd_create(c"detached".as_ptr(), libc::MFD_CLOEXEC);
        if nowhere == -1 {
            return None;
        }
        let put = libc::dup3(nowhere, fd, libc::O_CLOEXEC);
        libc::close(nowhere);
        if put == -1 { None } else { File::of(fd) }
    }
}

/// Closes the descriptor of that number if it still leads to that file.
///
/// # Safety
/// Only the caller has descriptors that do so, and nobody uses that one.
pub(crate) unsafe fn close_if(fd: i32, file: File) {
    if File::of(fd) == Some(file) {
        // SAFETY: the caller's promise.
        unsafe { libc::close(fd) };
    }
}

/// A copy of the descriptor of that number, which no other program inherits.
pub fn duplicate(fd: i32) -> io::Result<OwnedFd> {
    // SAFETY: any number may be asked about.
    match unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 3) } {
        -1 => Err(io::Error::last_os_error()),
        // SAFETY: new, and nobody else's.
        copy => Ok(unsafe { OwnedFd::from_raw_fd(copy) }),
    }
}

/// Puts /dev/null in a descriptor's place: what somebody still writes to it goes nowhere.
pub fn detach(fd: &impl AsFd) {
    let fd = fd.as_fd().as_raw_fd();
    // SAFETY: an open descriptor of the caller's, whose number stays open.
    unsafe {
        let nowhere = libc::open(c"/dev/null".as_ptr(), libc::O_RDWR | libc::O_CLOEXEC);
        if nowhere != -1 {
            libc::dup3(nowhere, fd, libc::O_CLOEXEC);
            libc::close(nowhere);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{File, close_if, detach, duplicate, is_socket, replace};
    use std::io::{Read, Write};
    use std::os::fd::{AsRawFd, BorrowedFd};

    #[test]
    fn what_is_detached_is_heard_by_nobody() {
        let (mut socket, mut other) = std::os::unix::net::UnixStream::pair().unwrap();
        detach(&socket);
        assert!(!is_socket(socket.as_raw_fd()).unwrap());
        let _ = socket.write(b"x");
        assert_eq!(other.read(&mut [0; 4]).unwrap(), 0);
    }

    #[test]
    fn what_is_replaced_is_heard_by_nobody_and_closed_once() {
        let (socket, mut other) = std::os::unix::net::UnixStream::pair().unwrap();
        let number = std::os::fd::IntoRawFd::into_raw_fd(socket);
        // SAFETY: open until it is closed below.
        let file = replace(&unsafe { BorrowedFd::borrow_raw(number) }).unwrap();
        assert_eq!(other.read(&mut [0; 4]).unwrap(), 0);
        assert_ne!(File::of(other.as_raw_fd()), Some(file));
        // SAFETY: the file is this test's alone.
        unsafe {
            close_if(other.as_raw_fd(), file);
            close_if(number, file);
        }
        assert_ne!(File::of(number), Some(file));
        assert!(is_socket(other.as_raw_fd()).unwrap());
    }

    #[test]
    fn sockets_are_told_from_files() {
        let (socket, _other) = std::os::unix::net::UnixStream::pair().unwrap();
        let file = std::fs::File::open("/dev/null").unwrap();
        assert!(is_socket(socket.as_raw_fd()).unwrap());
        assert!(!is_socket(file.as_raw_fd()).unwrap());
        assert_eq!(is_socket(-1).unwrap_err().raw_os_error(), Some(libc::EBADF));
    }

    #[test]
    fn copies_lead_to_the_same_file() {
        let (socket, _other) = std::os::unix::net::UnixStream::pair().unwrap();
        let copy = duplicate(socket.as_raw_fd()).unwrap();
        assert_ne!(copy.as_raw_fd(), socket.as_raw_fd());
        assert!(is_socket(copy.as_raw_fd()).unwrap());
        assert_eq!(duplicate(-1).unwrap_err().raw_os_error(), Some(libc::EBADF));
    }
}
