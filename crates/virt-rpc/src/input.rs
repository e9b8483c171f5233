// SPDX-License-Identifier: LGPL-2.1-or-later
//! Packets out of the bytes that arrive.

use std::collections::VecDeque;
use std::io;
use std::os::fd::OwnedFd;

use virt_core::{Error, ErrorDomain, Result, tr};
use virt_wire::packet::following;
use virt_wire::{Decoder, Header, Kind, Status, limits};

use crate::{Transport, protocol};

/// One packet, whole.
#[derive(Debug)]
pub(crate) struct Packet {
    pub header: Header,
    pub body: Vec<u8>,
    pub fds: Vec<OwnedFd>,
}

/// Most replies fit into this; one system call brings length, header and body.
const BUFFER: usize = 16_384;
/// What a body may cost before any of it has arrived.
const FIRST: usize = 524_288;
/// Length word, header and the number of descriptors.
const HEAD: usize = limits::LENGTH + limits::HEADER;

/// What has arrived and is no packet yet. Whoever owns it is the one who reads.
#[derive(Debug, Default)]
pub(crate) struct Input {
    /// All of it is room; what is there stands at `start..end`.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// A packet that does not fit into the buffer.
    large: Option<Large>,
    /// A packet whose descriptors are still on their way, and how many it lacks.
    incomplete: Option<(Packet, usize)>,
    fds: VecDeque<OwnedFd>,
    received: Vec<OwnedFd>,
    left: bool,
}

#[derive(Debug)]
struct Large {
    header: Header,
    body: Vec<u8>,
    length: usize,
}

impl Input {
    /// Receives once. False at the end of the flow.
    pub fn fill(&mut self, transport: &dyn Transport, wait: bool) -> io::Result<bool> {
        if let Some(large) = &mut self.large {
            let there = large.body.len();
            if there == large.body.capacity() {
                // In proportion to what came: a length alone costs the peer nothing.
                large.body.reserve_exact(large.length.min(there.max(FIRST / 2) * 2) - there);
            }
            let room = large.body.capacity().min(large.length) - there;
            let count = transport.append(&mut large.body, room, wait);
            self.left = may_leave(transport, room, &count);
            return Ok(count? > 0);
        }
        if self.buffer.is_empty() {
            self.buffer = vec![0; BUFFER];
        }
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        let room = self.buffer.get_mut(self.end..).unwrap_or_default();
        let count = transport.recv(room, &mut self.received, wait);
        self.left = !self.received.is_empty() || may_leave(transport, room.len(), &count);
        let count = count?;
        self.end += count;
        self.fds.extend(self.received.drain(..));
        Ok(count > 0)
    }

    /// Whether the rest of a packet that needs more than one system call is on its way.
    pub fn is_in_a_packet(&self) -> bool {
        self.large.is_some()
    }

    /// Whether something may be in the socket that was there when it was read last.
    pub fn may_have_left(&self) -> bool {
        self.left
    }

    /// Whether nothing is left of what has arrived.
    pub fn is_empty(&self) -> bool {
        self.start == self.end && self.large.is_none() && self.incomplete.is_none() && self.fds.is_empty()
    }

    fn there(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// The next packet that is whole. After an error nothing that follows makes sense.
    pub fn next(&mut self, passes_fds: bool) -> Result<Option<Packet>> {
        if self.fds.len() > limits::FDS as usize {
            let (got, want) = (self.fds.len() as u32, limits::FDS);
            return Err(protocol(tr!("Received too many FDs %1$d, expected %2$d maximum", got, want)));
        }
        if let Some((packet, lacking)) = self.incomplete.take() {
            return self.take_fds(packet, lacking);
        }
        if let Some(large) = self.large.take() {
            if large.body.len() < large.length {
                self.large = Some(large);
                return Ok(None);
            }
            return self.finish(large.header, large.body, passes_fds);
        }
        let there = self.there();
        let Some(word) = there.first_chunk() else { return Ok(None) };
        let length = following(*word)?;
        if length < limits::HEADER {
            return Err(protocol(tr!("Unable to decode message header")));
        }
        if there.len() < HEAD {
            return Ok(None);
        }
        let rest = there.get(limits::LENGTH..).unwrap_or_default();
        let (header, body) = rest.split_at(limits::HEADER);
        let (header, length) = (decode(header)?, length - limits::HEADER);
        if let Some(body) = body.get(..length) {
            let body = body.to_vec();
            self.start += HEAD + length;
            return self.finish(header, body, passes_fds);
        }
        if HEAD + length > self.buffer.len() {
            let mut large = Large { header, body: Vec::with_capacity(length.min(FIRST)), length };
            large.body.extend_from_slice(body);
            (self.start, self.end) = (0, 0);
            self.large = Some(large);
        }
        Ok(None)
    }

    fn finish(&mut self, header: Header, mut body: Vec<u8>, passes_fds: bool) -> Result<Option<Packet>> {
        let mut lacking = 0;
        if header.kind == Kind::ReplyWithFds {
            let Ok(count) = Decoder::new(&body).u32() else {
                return Err(protocol(tr!("Unable to decode number of FDs")));
            };
            if count > limits::FDS {
                let text = tr!("Received too many FDs %1$d, expected %2$d maximum", count, limits::FDS);
                return Err(protocol(text));
            }
            if count > 0 && !passes_fds {
                let text = tr!("Receiving file descriptors is not supported on this socket");
                return Err(Error::internal(ErrorDomain::RPC, text));
            }
            body.drain(..4);
            lacking = count as usize;
        }
        self.take_fds(Packet { header, body, fds: Vec::new() }, lacking)
    }

    /// Each descriptor comes with a byte of its own behind the packet.
    fn take_fds(&mut self, mut packet: Packet, mut lacking: usize) -> Result<Option<Packet>> {
        while lacking > 0 {
            if self.start == self.end {
                self.incomplete = Some((packet, lacking));
                return Ok(None);
            }
            self.start += 1;
            lacking -= 1;
            let Some(fd) = self.fds.pop_front() else {
                let text = tr!("Failed to recv file descriptor");
                return Err(Error::system(ErrorDomain::RPC, rustix::io::Errno::INVAL.raw_os_error(), text));
            };
            packet.fds.push(fd);
        }
        Ok(Some(packet))
    }
}

/// Whether a receive that had so much room may have left something in the socket.
fn may_leave(transport: &dyn Transport, room: usize, result: &io::Result<usize>) -> bool {
    match result {
        Ok(count) => *count == room || !transport.empties_socket(),
        Err(error) => error.kind() != io::ErrorKind::WouldBlock,
    }
}

/// A header, or what is wrong with it.
fn decode(bytes: &[u8]) -> Result<Header> {
    if let Ok(header) = Header::decode(&mut Decoder::new(bytes)) {
        return Ok(header);
    }
    let mut d = Decoder::new(bytes);
    let mut word = || d.u32().unwrap_or_default();
    let (program, version, procedure, kind, _, status) = (word(), word(), word(), word(), word(), word());
    if Kind::from_number(kind).is_some() && Status::from_number(status).is_none() {
        return Err(protocol(tr!("Unexpected message status %1$d", status as i32)));
    }
    let (program, version) = (program as i32, version as i32);
    let text = tr!(
        "got unexpected RPC call prog %1$d vers %2$d proc %3$d type %4$d",
        program,
        version,
        procedure as i32,
        kind as i32
    );
    Err(protocol(text))
}
