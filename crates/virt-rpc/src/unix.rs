// SPDX-License-Identifier: LGPL-2.1-or-later
//! UNIX sockets, with descriptors.

use std::io::{self, IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;
use std::time::Duration;

use rustix::buffer::spare_capacity;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, retry_on_intr};
use rustix::net::sockopt::{Timeout, set_socket_send_buffer_size, set_socket_timeout};
use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, Shutdown, SocketAddrUnix, SocketFlags, SocketType,
};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::transport::{Transport, append_zeroed};

/// A stream's packet shall fit in as a whole: its sender would sleep in the middle of it. The
/// kernel gives as much as it allows anybody, which is more than it gives unasked.
const SEND_BUFFER: usize = 512 << 10;

/// A UNIX socket.
#[derive(Debug)]
pub struct UnixTransport(OwnedFd);

/// Connects to the socket at `path`. The error's errno tells a socket that is not there from
/// one that nobody listens on.
pub fn connect(path: &Path) -> Result<UnixTransport> {
    connect_within(path, None)
}

/// The same, with a limit for a daemon that listens and accepts nobody.
pub fn connect_within(path: &Path, timeout: Option<Duration>) -> Result<UnixTransport> {
    try_connect(path, timeout).map_err(|errno| {
        let name = path.display().to_string();
        match errno {
            Errno::NAMETOOLONG => {
                let text = tr!("Path %1$s too long for unix socket", name);
                Error::system(ErrorDomain::RPC, Errno::NOMEM.raw_os_error(), text)
            }
            Errno::AGAIN => {
                let text = tr!("Failed to connect socket to '%1$s'", name);
                Error::new(ErrorDomain::RPC, ErrorCode::OPERATION_TIMEOUT, text)
            }
            errno => {
                let text = tr!("Failed to connect socket to '%1$s'", name);
                Error::system(ErrorDomain::RPC, errno.raw_os_error(), text)
            }
        }
    })
}

fn try_connect(path: &Path, timeout: Option<Duration>) -> std::result::Result<UnixTransport, Errno> {
    let address = SocketAddrUnix::new(path)?;
    let socket =
        rustix::net::socket_with(AddressFamily::UNIX, SocketType::STREAM, SocketFlags::CLOEXEC, None)?;
    // Less will do.
    let _ = set_socket_send_buffer_size(&socket, SEND_BUFFER);
    if timeout.is_some() {
        set_socket_timeout(&socket, Timeout::Send, timeout)?;
    }
    retry_on_intr(|| rustix::net::connect(&socket, &address))?;
    if timeout.is_some() {
        set_socket_timeout(&socket, Timeout::Send, None)?;
    }
    Ok(UnixTransport(socket))
}

impl From<OwnedFd> for UnixTransport {
    /// A connected socket that somebody else opened.
    fn from(socket: OwnedFd) -> UnixTransport {
        UnixTransport(socket)
    }
}

impl From<UnixTransport> for OwnedFd {
    fn from(transport: UnixTransport) -> OwnedFd {
        transport.0
    }
}

/// Sends without a signal.
pub(crate) fn send_flags(wait: bool) -> SendFlags {
    if wait { SendFlags::NOSIGNAL } else { SendFlags::NOSIGNAL | SendFlags::DONTWAIT }
}

/// Sends parts over any socket.
pub(crate) fn send(socket: BorrowedFd<'_>, parts: &[IoSlice<'_>], wait: bool) -> io::Result<usize> {
    let mut control = SendAncillaryBuffer::default();
    Ok(retry_on_intr(|| rustix::net::sendmsg(socket, parts, &mut control, send_flags(wait)))?)
}

/// Receives with what takes the flags of a receiver that does not sleep.
///
/// Whoever sleeps for bytes of a UNIX socket in the receiving call itself is also woken when
/// the peer has read what was sent, for nothing. A poll sleeps through that: it takes a system
/// call more, but half the switches between threads.
pub(crate) fn receive<T>(
    socket: BorrowedFd<'_>,
    wait: bool,
    mut receive: impl FnMut(RecvFlags) -> rustix::io::Result<T>,
) -> io::Result<T> {
    loop {
        if wait {
            retry_on_intr(|| poll(&mut [PollFd::from_borrowed_fd(socket, PollFlags::IN)], None))?;
        }
        match retry_on_intr(|| receive(RecvFlags::DONTWAIT)) {
            Err(Errno::AGAIN) if wait => {}
            result => return Ok(result?),
        }
    }
}

/// Receives at most `max` bytes and appends them.
pub(crate) fn append(
    socket: BorrowedFd<'_>,
    buffer: &mut Vec<u8>,
    max: usize,
    wait: bool,
) -> io::Result<usize> {
    buffer.reserve_exact(max);
    if buffer.capacity() - buffer.len() > max {
        // An allocator that gives more than it was asked for: what follows is not to be taken in.
        return append_zeroed(buffer, max, |room| {
            receive(socket, wait, |flags| Ok(rustix::net::recv(socket, &mut *room, flags)?.0))
        });
    }
    receive(socket, wait, |flags| Ok(rustix::net::recv(socket, spare_capacity(buffer), flags)?.1))
}

impl Transport for UnixTransport {
    fn send(&self, parts: &[IoSlice<'_>], wait: bool) -> io::Result<usize> {
        send(self.0.as_fd(), parts, wait)
    }

    fn recv(&self, buffer: &mut [u8], fds: &mut Vec<OwnedFd>, wait: bool) -> io::Result<usize> {
        // One comes with a byte; a peer that sends more at once loses them.
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
        let mut control = RecvAncillaryBuffer::new(&mut space);
        let mut parts = [IoSliceMut::new(buffer)];
        let got = receive(self.0.as_fd(), wait, |flags| {
            rustix::net::recvmsg(&self.0, &mut parts, &mut control, flags | RecvFlags::CMSG_CLOEXEC)
        })?;
        for message in control.drain() {
            if let RecvAncillaryMessage::ScmRights(received) = message {
                fds.extend(received);
            }
        }
        Ok(got.bytes)
    }

    fn append(&self, buffer: &mut Vec<u8>, max: usize, wait: bool) -> io::Result<usize> {
        append(self.0.as_fd(), buffer, max, wait)
    }

    fn fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }

    fn empties_socket(&self) -> bool {
        true
    }

    fn passes_fds(&self) -> bool {
        true
    }

    fn send_fd(&self, fd: BorrowedFd<'_>, wait: bool) -> io::Result<()> {
        let fds = [fd];
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
        let mut control = SendAncillaryBuffer::new(&mut space);
        if !control.push(SendAncillaryMessage::ScmRights(&fds)) {
            return Err(Errno::MSGSIZE.into());
        }
        let parts = [IoSlice::new(&[0])];
        retry_on_intr(|| rustix::net::sendmsg(&self.0, &parts, &mut control, send_flags(wait)))?;
        Ok(())
    }

    fn shutdown(&self) {
        // Fails where the peer was faster.
        let _ = rustix::net::shutdown(&self.0, Shutdown::Both);
    }
}
