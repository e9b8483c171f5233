// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a descriptor given by number is.

use std::io;
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd};

/// Whether the descriptor of that number is a socket.
pub fn is_socket(fd: i32) -> io::Result<bool> {
    // SAFETY: stat is a structure of numbers; all zero is a value of it.
    let mut stat: libc::stat = unsafe { std::mem::zeroed() };
    // SAFETY: a live structure to fill; any number may be asked about.
    match unsafe { libc::fstat(fd, &mut stat) } {
        0 => Ok(stat.st_mode & libc::S_IFMT == libc::S_IFSOCK),
        _ => Err(io::Error::last_os_error()),
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
    use super::{detach, duplicate, is_socket};
    use std::io::{Read, Write};
    use std::os::fd::AsRawFd;

    #[test]
    fn what_is_detached_is_heard_by_nobody() {
        let (mut socket, mut other) = std::os::unix::net::UnixStream::pair().unwrap();
        detach(&socket);
        assert!(!is_socket(socket.as_raw_fd()).unwrap());
        let _ = socket.write(b"x");
        assert_eq!(other.read(&mut [0; 4]).unwrap(), 0);
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
