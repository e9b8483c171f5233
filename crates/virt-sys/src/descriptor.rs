// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a descriptor given by number is.

use std::io;

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

#[cfg(test)]
mod tests {
    use super::is_socket;
    use std::os::fd::AsRawFd;

    #[test]
    fn sockets_are_told_from_files() {
        let (socket, _other) = std::os::unix::net::UnixStream::pair().unwrap();
        let file = std::fs::File::open("/dev/null").unwrap();
        assert!(is_socket(socket.as_raw_fd()).unwrap());
        assert!(!is_socket(file.as_raw_fd()).unwrap());
        assert_eq!(is_socket(-1).unwrap_err().raw_os_error(), Some(libc::EBADF));
    }
}
