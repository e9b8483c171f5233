// SPDX-License-Identifier: LGPL-2.1-or-later
//! The text agent of polkit, which asks for passwords on the terminal.

use super::command::Command;
use super::exported;
use std::ffi::c_int;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use virt_core::{Error, ErrorCode, ErrorDomain, tr};

const AGENT: &std::ffi::CStr = c"/usr/bin/pkttyagent";

fn errno() -> Error {
    let errno = std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO);
    Error::system(ErrorDomain::NONE, errno, tr!("error in poll call"))
}

/// Starts the agent and waits until it has registered, which it tells by closing a pipe.
fn start() -> Result<Command, Error> {
    let mut ends: [c_int; 2] = [-1; 2];
    // SAFETY: room for two descriptors, which are ours afterwards.
    let (reading, writing) = unsafe {
        if libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) < 0 {
            return Err(errno());
        }
        (OwnedFd::from_raw_fd(ends[0]), OwnedFd::from_raw_fd(ends[1]))
    };
    let mut agent = Command::new(AGENT.to_bytes());
    agent.argument(b"--process").argument(std::process::id().to_string().as_bytes());
    agent.argument(b"--notify-fd").argument(writing.as_raw_fd().to_string().as_bytes());
    agent.argument(b"--fallback");
    agent.inherit_terminal();
    agent.pass(writing);
    // SAFETY: the places of descriptors are static.
    unsafe { agent.start()? };
    let mut wait = libc::pollfd { fd: reading.as_raw_fd(), events: libc::POLLHUP, revents: 0 };
    // SAFETY: one descriptor of ours.
    while unsafe { libc::poll(&mut wait, 1, -1) } < 0 {
        if std::io::Error::last_os_error().kind() != std::io::ErrorKind::Interrupted {
            return Err(errno());
        }
    }
    Ok(agent)
}

exported! { all {
    /// Whether there is an agent, and a terminal for it.
    fn virPolkitAgentAvailable() -> bool {
        if libc::access(AGENT.as_ptr(), libc::X_OK) != 0 {
            return false;
        }
        let terminal = libc::open(c"/dev/tty".as_ptr(), libc::O_RDWR | libc::O_NOCTTY | libc::O_CLOEXEC);
        if terminal >= 0 {
            libc::close(terminal);
        }
        terminal >= 0
    }

    fn virPolkitAgentCreate() -> *mut Command {
        if !virPolkitAgentAvailable() {
            super::raise("virPolkitAgentCreate", ErrorCode::SYSTEM_ERROR, tr!("polkit text authentication agent unavailable"));
            return std::ptr::null_mut();
        }
        match start() {
            Ok(agent) => Box::into_raw(Box::new(agent)),
            Err(error) => {
                crate::ffi::error::note("virPolkitAgentCreate", error);
                std::ptr::null_mut()
            }
        }
    }

    fn virPolkitAgentDestroy(agent: *mut Command) {
        super::command::virCommandFree(agent);
    }
} }
