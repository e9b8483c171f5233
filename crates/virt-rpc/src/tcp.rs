// SPDX-License-Identifier: LGPL-2.1-or-later
//! TCP sockets.

use std::io::{self, IoSlice};
use std::net::{SocketAddr, ToSocketAddrs};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, retry_on_intr};
use rustix::net::{AddressFamily, RecvFlags, Shutdown, SocketFlags, SocketType};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::transport::Transport;
use crate::unix::{append, send};

/// A TCP socket.
#[derive(Debug)]
pub struct TcpTransport {
    socket: OwnedFd,
    local: String,
    remote: String,
}

/// Connects to a host, trying each of its addresses; `timeout` is for all of them together.
pub fn connect(host: &str, port: u16, timeout: Option<Duration>) -> Result<TcpTransport> {
    let unresolved = |why: String| {
        let text = tr!("Unable to resolve address '%1$s' service '%2$s': %3$s", host, port, why);
        Error::new(ErrorDomain::RPC, ErrorCode::SYSTEM_ERROR, text)
    };
    let addresses = (host, port).to_socket_addrs().map_err(|error| {
        // std puts its own words before the resolver's.
        let text = error.to_string();
        unresolved(text.rsplit_once(": ").map_or(text.clone(), |(_, why)| why.to_owned()))
    })?;
    let deadline = timeout.map(|timeout| Instant::now() + timeout);
    let mut last = Errno::NOENT;
    for address in addresses {
        match connect_one(&address, deadline) {
            Ok(socket) => return TcpTransport::new(socket),
            Err(Errno::TIMEDOUT) if deadline.is_some_and(|deadline| Instant::now() >= deadline) => {
                let text = tr!("unable to connect to server at '%1$s:%2$s'", host, port);
                return Err(Error::new(ErrorDomain::RPC, ErrorCode::OPERATION_TIMEOUT, text));
            }
            Err(errno) => last = errno,
        }
    }
    let text = tr!("unable to connect to server at '%1$s:%2$s'", host, port);
    Err(Error::system(ErrorDomain::RPC, last.raw_os_error(), text))
}

fn connect_one(address: &SocketAddr, deadline: Option<Instant>) -> std::result::Result<OwnedFd, Errno> {
    let family = if address.is_ipv4() { AddressFamily::INET } else { AddressFamily::INET6 };
    let socket = rustix::net::socket_with(family, SocketType::STREAM, SocketFlags::CLOEXEC, None)?;
    let Some(deadline) = deadline else {
        match rustix::net::connect(&socket, address) {
            // After a signal it goes on by itself.
            Err(Errno::INTR) => wait_connected(socket.as_fd(), None)?,
            result => result?,
        }
        return Ok(socket);
    };
    rustix::io::ioctl_fionbio(&socket, true)?;
    match rustix::net::connect(&socket, address) {
        Err(Errno::INPROGRESS | Errno::INTR) => wait_connected(socket.as_fd(), Some(deadline))?,
        result => result?,
    }
    rustix::io::ioctl_fionbio(&socket, false)?;
    Ok(socket)
}

fn wait_connected(socket: BorrowedFd<'_>, deadline: Option<Instant>) -> std::result::Result<(), Errno> {
    loop {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let timeout = left.and_then(|left| Timespec::try_from(left).ok());
        let mut lines = [PollFd::from_borrowed_fd(socket, PollFlags::OUT)];
        match poll(&mut lines, timeout.as_ref()) {
            Ok(0) => return Err(Errno::TIMEDOUT),
            Ok(_) => return rustix::net::sockopt::socket_error(socket)?,
            Err(Errno::INTR) => {}
            Err(errno) => return Err(errno),
        }
    }
}

impl From<TcpTransport> for OwnedFd {
    fn from(transport: TcpTransport) -> OwnedFd {
        transport.socket
    }
}

impl TcpTransport {
    /// A connected socket.
    pub fn new(socket: OwnedFd) -> Result<TcpTransport> {
        rustix::net::sockopt::set_tcp_nodelay(&socket, true).map_err(|errno| {
            let text = tr!("Unable to disable nagle algorithm");
            Error::system(ErrorDomain::RPC, errno.raw_os_error(), text)
        })?;
        let failed =
            |text: String| move |errno: Errno| Error::system(ErrorDomain::RPC, errno.raw_os_error(), text);
        let local =
            rustix::net::getsockname(&socket).map_err(failed(tr!("Unable to get local socket name")))?;
        let remote =
            rustix::net::getpeername(&socket).map_err(failed(tr!("Unable to get remote socket name")))?;
        let words = |address: Option<rustix::net::SocketAddrAny>| {
            let address = address.and_then(|address| SocketAddr::try_from(address).ok());
            address.map_or_else(String::new, |address| format!("{};{}", address.ip(), address.port()))
        };
        Ok(TcpTransport { socket, local: words(Some(local)), remote: words(remote) })
    }
}

impl Transport for TcpTransport {
    fn send(&self, parts: &[IoSlice<'_>], wait: bool) -> io::Result<usize> {
        send(self.socket.as_fd(), parts, wait)
    }

    fn recv(&self, buffer: &mut [u8], _fds: &mut Vec<OwnedFd>, wait: bool) -> io::Result<usize> {
        let flags = if wait { RecvFlags::empty() } else { RecvFlags::DONTWAIT };
        Ok(retry_on_intr(|| rustix::net::recv(&self.socket, &mut *buffer, flags))?.0)
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

    fn addresses(&self) -> Option<(String, String)> {
        Some((self.local.clone(), self.remote.clone()))
    }

    fn shutdown(&self) {
        let _ = rustix::net::shutdown(&self.socket, Shutdown::Both);
    }
}
