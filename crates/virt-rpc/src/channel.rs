// SPDX-License-Identifier: LGPL-2.1-or-later
//! A command on another host, reached by a library that speaks ssh.

use std::io::{self, IoSlice};
use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use virt_core::tr;

use crate::transport::Transport;

/// A library's session with a command that runs. Nothing waits.
pub(crate) trait Channel: Send {
    /// Reads what the command wrote; `None` where nothing is there, no bytes at the end.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<Option<usize>>;
    /// Sends bytes to the command; `None` where it takes none now.
    fn write(&mut self, bytes: &[u8]) -> io::Result<Option<usize>>;
    /// Whether bytes that were not taken have begun to go: they have to be given again.
    fn has_begun(&self) -> bool;
    /// Waits up to that long until all that was taken has gone; false where it has not.
    fn flush(&mut self, milliseconds: i32) -> io::Result<bool>;
    /// Whether something can be read that the socket does not show any more.
    fn has_buffered(&self) -> bool;
    /// Reads what the command complained of.
    fn read_complaint(&mut self, buffer: &mut [u8]) -> usize;
    /// What the command ended with.
    fn exit_status(&self) -> i32;
    /// Says good-bye.
    fn end(&mut self);
}

/// A command on another host, as a transport.
pub struct ChannelTransport {
    session: Mutex<Box<dyn Channel>>,
    /// The session's, and open as long as it.
    socket: BorrowedFd<'static>,
}

/// How long to sleep at once: another thread that sends may take in what this one waits for.
const NAP: Duration = Duration::from_millis(100);
/// How long who does not want to wait sleeps nevertheless: the socket has room while the other
/// side takes nothing, and whoever polls it would be back at once.
const BLINK: Duration = Duration::from_millis(5);

impl ChannelTransport {
    pub(crate) fn new(session: Box<dyn Channel>, socket: BorrowedFd<'static>) -> ChannelTransport {
        ChannelTransport { session: Mutex::new(session), socket }
    }

    fn lock(&self) -> MutexGuard<'_, Box<dyn Channel>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn nap(&self, flags: PollFlags, time: Duration) {
        let mut lines = [PollFd::new(&self.socket, flags)];
        // Whatever it says, the session is asked again.
        let _ = poll(&mut lines, Timespec::try_from(time).ok().as_ref());
    }

    /// Has the session take bytes; what has begun to go is seen through.
    fn write(&self, bytes: &[u8]) -> io::Result<Option<usize>> {
        let mut session = self.lock();
        loop {
            let sent = session.write(bytes)?;
            if sent.is_some() || !session.has_begun() {
                return Ok(sent);
            }
            self.nap(PollFlags::OUT, NAP);
        }
    }
}

impl Transport for ChannelTransport {
    fn send(&self, parts: &[IoSlice<'_>], wait: bool) -> io::Result<usize> {
        let part = parts.iter().find(|part| !part.is_empty());
        let Some(part) = part else { return Ok(0) };
        loop {
            if let Some(sent) = self.write(part)? {
                // What the session took must go, for nobody comes back for it.
                let gone = || self.lock().flush(10);
                while !gone()? {
                    self.nap(PollFlags::IN | PollFlags::OUT, NAP);
                }
                return Ok(sent);
            }
            if !wait {
                self.nap(PollFlags::IN, BLINK);
                return Err(io::ErrorKind::WouldBlock.into());
            }
            self.nap(PollFlags::IN, NAP);
        }
    }

    fn recv(&self, buffer: &mut [u8], _: &mut Vec<OwnedFd>, wait: bool) -> io::Result<usize> {
        loop {
            let got = self.lock().read(buffer)?;
            if let Some(got) = got {
                return Ok(got);
            }
            if !wait {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            self.nap(PollFlags::IN, NAP);
        }
    }

    fn fd(&self) -> BorrowedFd<'_> {
        self.socket
    }

    fn has_buffered(&self) -> bool {
        self.lock().has_buffered()
    }

    fn complaint(&self) -> Option<String> {
        let mut session = self.lock();
        let mut text = vec![0; 1024];
        let count = session.read_complaint(&mut text);
        let text = String::from_utf8_lossy(&text[..count]).trim_end().to_owned();
        match session.exit_status() {
            _ if !text.is_empty() => Some(text),
            0 => None,
            status => Some(tr!("Remote command terminated with non-zero code: %1$d", status)),
        }
    }

    fn shutdown(&self) {
        let mut session = self.lock();
        session.end();
        let _ = session.flush(10);
        let _ = rustix::net::shutdown(self.socket, rustix::net::Shutdown::Both);
    }
}
