// SPDX-License-Identifier: LGPL-2.1-or-later
//! The kernel's namespaces.

use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;

/// This process's namespaces, as far as the kernel has them: user, ipc, uts, net, pid, mnt.
pub fn own() -> Vec<OwnedFd> {
    // The process, not the thread: /proc/self is the thread group's leader.
    ["user", "ipc", "uts", "net", "pid", "mnt"]
        .iter()
        .filter_map(|name| File::open(format!("/proc/self/ns/{name}")).ok())
        .map(OwnedFd::from)
        .collect()
}

/// Moves the calling thread into the namespace behind the descriptor of that number.
pub fn join(fd: i32) -> io::Result<()> {
    // SAFETY: numbers only; the kernel checks what they are.
    match unsafe { libc::setns(fd, 0) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

#[cfg(test)]
mod tests {
    use super::{join, own};

    #[test]
    fn a_process_has_namespaces() {
        assert!(own().len() >= 4);
        assert_eq!(join(-1).unwrap_err().raw_os_error(), Some(libc::EBADF));
        let file = std::fs::File::open("/dev/null").unwrap();
        let error = join(std::os::fd::AsRawFd::as_raw_fd(&file)).unwrap_err();
        assert_eq!(error.raw_os_error(), Some(libc::EINVAL));
    }
}
