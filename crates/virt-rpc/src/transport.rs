// SPDX-License-Identifier: LGPL-2.1-or-later
//! What carries the bytes: a socket, a TLS session, a program's standard input and output.

use std::io::{self, IoSlice};
use std::os::fd::{BorrowedFd, OwnedFd};

/// A connected, reliable flow of bytes in both directions.
///
/// One thread sends while another receives; two never send, or receive, at the same time.
/// None of these may raise a signal (`MSG_NOSIGNAL`), and an interrupted system call is
/// repeated. Dropping a transport closes descriptors and does nothing else that a peer or
/// another process would notice: it happens in forked children too. [`shutdown`] is the
/// polite end, and only the process that opened the transport calls it.
///
/// [`shutdown`]: Transport::shutdown
pub trait Transport: Send + Sync {
    /// Sends the parts one after the other; returns how many bytes were taken, at least one.
    /// Where nothing can be taken: with `wait` it sleeps, else `WouldBlock`.
    fn send(&self, parts: &[IoSlice<'_>], wait: bool) -> io::Result<usize>;

    /// Receives some bytes, 0 at the end; descriptors that came along are appended to `fds`
    /// in their order. Where nothing is there: with `wait` it sleeps, else `WouldBlock`.
    fn recv(&self, buffer: &mut [u8], fds: &mut Vec<OwnedFd>, wait: bool) -> io::Result<usize>;

    /// Receives at most `max` bytes and appends them, where no descriptors come along: inside
    /// a packet. Else like [`recv`](Transport::recv).
    fn append(&self, buffer: &mut Vec<u8>, max: usize, wait: bool) -> io::Result<usize> {
        append_zeroed(buffer, max, |room| self.recv(room, &mut Vec::new(), wait))
    }

    /// The socket to poll.
    fn fd(&self) -> BorrowedFd<'_>;

    /// Whether a [`recv`](Transport::recv) would get something that polling the socket does
    /// not show, because it was taken from there already.
    fn has_buffered(&self) -> bool {
        false
    }

    /// Whether a [`recv`](Transport::recv) that brings less than there was room for, and no
    /// descriptors, has left nothing in the socket.
    fn empties_socket(&self) -> bool {
        false
    }

    /// Whether descriptors can go along.
    fn passes_fds(&self) -> bool {
        false
    }

    /// Sends one descriptor, with the zero byte that carries it.
    fn send_fd(&self, fd: BorrowedFd<'_>, wait: bool) -> io::Result<()> {
        let _ = (fd, wait);
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Whether nobody on the way can read along: a session that encrypts.
    fn is_encrypted(&self) -> bool {
        false
    }

    /// The local and the remote address as SASL wants them, `address;port`, for IP sockets.
    fn addresses(&self) -> Option<(String, String)> {
        None
    }

    /// The strength of the encryption in bits, for SASL; 0 without one.
    fn key_bits(&self) -> u32 {
        0
    }

    /// What a program that carries the bytes said on standard error, once it has failed.
    fn complaint(&self) -> Option<String> {
        None
    }

    /// Ends the flow in both directions: whoever sleeps in `recv` or `send` gets up, and the
    /// peer hears of it.
    fn shutdown(&self);
}

/// Appends what `recv` puts into room that has been zeroed for it: not much at a time, as most
/// of it may stay empty.
pub(crate) fn append_zeroed(
    buffer: &mut Vec<u8>,
    max: usize,
    recv: impl FnOnce(&mut [u8]) -> io::Result<usize>,
) -> io::Result<usize> {
    let start = buffer.len();
    buffer.resize(start + max.min(16_384), 0);
    let result = recv(buffer.get_mut(start..).unwrap_or_default());
    buffer.truncate(start + result.as_ref().map_or(0, |count| *count));
    result
}
