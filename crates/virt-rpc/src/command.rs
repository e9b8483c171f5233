// SPDX-License-Identifier: LGPL-2.1-or-later
//! A program that carries the bytes on its standard input and output.

use std::io::{self, IoSlice};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, retry_on_intr};
use rustix::net::{AddressFamily, Shutdown, SocketFlags, SocketType};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use virt_core::{Error, ErrorDomain, Result, tr};

use crate::transport::Transport;
use crate::unix::{append, receive, send};

/// A program and the socket that is its standard input and output.
#[derive(Debug)]
pub struct CommandTransport {
    socket: OwnedFd,
    errors: OwnedFd,
    complaint: Mutex<Option<String>>,
    child: Child,
    /// Names the program even if somebody else reaped it and its number is in use again.
    pidfd: Option<OwnedFd>,
    generation: u32,
}

/// What every program gets of our environment.
const PASSED: [&str; 7] = ["LD_PRELOAD", "LD_LIBRARY_PATH", "PATH", "HOME", "USER", "LOGNAME", "TMPDIR"];

/// As much of a complaint as an error's text takes.
const COMPLAINT_MAX: usize = 1024;

/// How long a program that was asked to end may take, and one that failed to say why.
const PATIENCE: Duration = Duration::from_millis(1000);

/// Starts a program; `arguments` begins with its name. Of the environment it gets what any
/// program needs, and `passed`.
pub fn spawn(arguments: &[String], passed: &[&str]) -> Result<CommandTransport> {
    let Some((program, arguments)) = arguments.split_first() else {
        return Err(Error::internal(ErrorDomain::RPC, tr!("invalid use of command API")));
    };
    let failed = |text: String| move |e: Errno| Error::system(ErrorDomain::RPC, e.raw_os_error(), text);
    let (ours, theirs) =
        rustix::net::socketpair(AddressFamily::UNIX, SocketType::STREAM, SocketFlags::CLOEXEC, None)
            .map_err(failed(tr!("unable to create socket pair")))?;
    let (errors, their_errors) =
        pipe_with(PipeFlags::CLOEXEC).map_err(failed(tr!("Unable to create pipes")))?;
    let output = theirs.try_clone().map_err(|e| Error::io(ErrorDomain::RPC, &e, ""))?;

    let mut command = Command::new(program);
    command.args(arguments).env_clear().env("LC_ALL", "C");
    for name in PASSED.iter().chain(passed) {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.stdin(Stdio::from(theirs)).stdout(Stdio::from(output)).stderr(Stdio::from(their_errors));
    let child = command.spawn().map_err(|error| {
        let text = match error.kind() {
            io::ErrorKind::NotFound => tr!("Cannot find '%1$s' in path", program),
            _ => tr!("cannot execute binary %1$s", program),
        };
        Error::io(ErrorDomain::NONE, &error, text)
    })?;
    // `command` holds the program's ends; they must not stay open here.
    drop(command);
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let pidfd = pid.and_then(|pid| pidfd_open(pid, PidfdFlags::empty()).ok());
    let generation = virt_sys::fork::generation();
    Ok(CommandTransport { socket: ours, errors, complaint: Mutex::new(None), child, pidfd, generation })
}

/// Waits until something can be read there, or the end has come.
fn readable(fd: &OwnedFd, deadline: Instant) -> bool {
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let mut lines = [PollFd::new(fd, PollFlags::IN)];
        match poll(&mut lines, Timespec::try_from(left).ok().as_ref()) {
            Err(Errno::INTR) => {}
            result => return result.is_ok_and(|count| count > 0),
        }
    }
}

impl CommandTransport {
    /// What it wrote to standard error, while it lasts: a program that lives on in the
    /// background may keep the pipe open for ever.
    fn read_complaint(&self) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut text = vec![0; COMPLAINT_MAX];
        let mut length = 0;
        while length < text.len() && readable(&self.errors, deadline) {
            match retry_on_intr(|| rustix::io::read(&self.errors, &mut text[length..])) {
                Ok(0) | Err(_) => break,
                Ok(count) => length += count,
            }
        }
        String::from_utf8_lossy(&text[..length]).trim_end().to_owned()
    }

    fn signal(&mut self, signal: Signal) {
        match &self.pidfd {
            Some(pidfd) => _ = pidfd_send_signal(pidfd, signal),
            None if signal == Signal::KILL => _ = self.child.kill(),
            None => {}
        }
    }

    /// Ends the program and waits for it, so that none is left behind.
    fn reap(&mut self) {
        if let Ok(Some(_)) = self.child.try_wait() {
            return;
        }
        self.signal(Signal::TERM);
        let ended = self.pidfd.as_ref().is_some_and(|pidfd| readable(pidfd, Instant::now() + PATIENCE));
        if !ended {
            self.signal(Signal::KILL);
        }
        if let Ok(status) = self.child.wait() {
            let signal = status.signal().unwrap_or(0);
            virt_core::log::debug!("rpc.netsocket", "virNetSocketDispose", "status={status} signal={signal}");
        }
    }
}

impl Transport for CommandTransport {
    fn send(&self, parts: &[IoSlice<'_>], wait: bool) -> io::Result<usize> {
        send(self.socket.as_fd(), parts, wait)
    }

    fn recv(&self, buffer: &mut [u8], _fds: &mut Vec<OwnedFd>, wait: bool) -> io::Result<usize> {
        let got =
            receive(self.socket.as_fd(), wait, |flags| rustix::net::recv(&self.socket, &mut *buffer, flags))?;
        Ok(got.0)
    }

    fn append(&self, buffer: &mut Vec<u8>, max: usize, wait: bool) -> io::Result<usize> {
        append(self.socket.as_fd(), buffer, max, wait)
    }

    fn fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }

    fn empties_socket(&self) -> bool {
        true
    }

    fn complaint(&self) -> Option<String> {
        let mut known = self.complaint.lock().unwrap_or_else(PoisonError::into_inner);
        let text = known.get_or_insert_with(|| self.read_complaint());
        (!text.is_empty()).then(|| text.clone())
    }

    fn shutdown(&self) {
        let _ = rustix::net::shutdown(&self.socket, Shutdown::Both);
    }
}

impl Drop for CommandTransport {
    fn drop(&mut self) {
        // In a forked child the program is the parent's.
        if virt_sys::fork::generation() == self.generation {
            self.shutdown();
            self.reap();
        }
    }
}
