// SPDX-License-Identifier: LGPL-2.1-or-later
//! Sending: one packet after the other, from whichever thread has one.
//!
//! Whoever sends has the turn. Small packets that come meanwhile are left to it and go
//! together, with one system call. Where the socket has no room, the one who has the turn waits,
//! and reads meanwhile if nobody else does: the peer may have stopped reading until we do.

use std::io::{self, ErrorKind, IoSlice};
use std::os::fd::BorrowedFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use rustix::event::PollFlags;
use rustix::io::Errno;
use virt_core::{Error, ErrorDomain, Result, tr};
use virt_wire::{Header, limits};

use super::{CloseReason, Inner, closed, poll_until, poll_writable, timed_out, wake_up};
use crate::sync::{Condvar, Mutex, lock, sleep};
use crate::{Transport, system};

#[derive(Default)]
pub(super) struct Output {
    queue: Mutex<Queue>,
    turn: Condvar,
    /// Something is in the queue and nobody's turn: whoever waits for the socket sends it.
    unsent: AtomicBool,
}

#[derive(Default)]
struct Queue {
    /// Somebody has the turn, and will send what is queued.
    busy: bool,
    /// How many wait for the turn.
    waiting: usize,
    /// What others sent, or there was no room for.
    bytes: Vec<u8>,
    sent: usize,
}

/// Packets that are no longer than this may be left to somebody else.
const SMALL: usize = 4096;
/// How much may be queued before the next has to wait.
const QUEUE_MAX: usize = 65_536;

/// A packet and how far it has gone.
struct Packet<'a> {
    head: [u8; limits::LENGTH + limits::HEADER + 4],
    head_length: usize,
    body: &'a [u8],
    sent: usize,
    fds: &'a [BorrowedFd<'a>],
}

impl<'a> Packet<'a> {
    fn new(header: Header, body: &'a [u8], fds: &'a [BorrowedFd<'a>]) -> Packet<'a> {
        let with_fds = if header.kind.has_fds() { 4 } else { 0 };
        let mut head = [0; limits::LENGTH + limits::HEADER + 4];
        let head_length = limits::LENGTH + limits::HEADER + with_fds;
        let (start, count) = head.split_at_mut(limits::LENGTH + limits::HEADER);
        start.copy_from_slice(&header.encode(body.len() + with_fds));
        count.copy_from_slice(&(fds.len() as u32).to_be_bytes());
        Packet { head, head_length, body, sent: 0, fds }
    }

    /// Sends as much as there is room for. `WouldBlock`: not all.
    fn go(&mut self, transport: &dyn Transport) -> Result<(), Problem> {
        let length = self.head_length + self.body.len();
        while self.sent < length {
            let head = self.head.get(self.sent..self.head_length).unwrap_or_default();
            let body = self.body.get(self.sent.saturating_sub(self.head_length)..).unwrap_or_default();
            let parts = [IoSlice::new(head), IoSlice::new(body)];
            let parts = if head.is_empty() { &parts[1..] } else { &parts[..] };
            self.sent += wrote(transport.send(parts, false))?;
        }
        while let Some((fd, rest)) = self.fds.split_first() {
            transport.send_fd(*fd, false).map_err(|error| match error.kind() {
                ErrorKind::WouldBlock => Problem::Full,
                _ => {
                    let number = std::os::fd::AsRawFd::as_raw_fd(fd);
                    Problem::Error(system(&error, tr!("Failed to send file descriptor %1$d", number)))
                }
            })?;
            self.fds = rest;
        }
        Ok(())
    }
}

/// Why not all went.
enum Problem {
    /// There is no room now.
    Full,
    Error(Error),
}

fn wrote(result: io::Result<usize>) -> Result<usize, Problem> {
    match result {
        Ok(0) => {
            let errno = Errno::IO.raw_os_error();
            Err(Problem::Error(Error::system(ErrorDomain::RPC, errno, tr!("End of file while writing data"))))
        }
        Ok(count) => Ok(count),
        Err(error) if error.kind() == ErrorKind::WouldBlock => Err(Problem::Full),
        Err(error) => Err(Problem::Error(system(&error, tr!("Cannot write data")))),
    }
}

impl Queue {
    /// Sends what is queued, as far as there is room.
    fn flush(&mut self, transport: &dyn Transport) -> Result<(), Problem> {
        while let Some(rest) = self.bytes.get(self.sent..).filter(|rest| !rest.is_empty()) {
            self.sent += wrote(transport.send(&[IoSlice::new(rest)], false))?;
        }
        self.bytes.clear();
        self.sent = 0;
        Ok(())
    }

    /// Takes what is queued.
    fn take(&mut self) -> Queue {
        Queue {
            bytes: std::mem::take(&mut self.bytes),
            sent: std::mem::take(&mut self.sent),
            ..Queue::default()
        }
    }

    /// Queues the rest of a packet.
    fn push(&mut self, packet: &Packet<'_>) {
        self.bytes.extend(packet.head.get(packet.sent..packet.head_length).unwrap_or_default());
        self.bytes
            .extend(packet.body.get(packet.sent.saturating_sub(packet.head_length)..).unwrap_or_default());
    }
}

impl Inner {
    /// Sends a packet, however long the socket takes, or leaves it to who is sending. What
    /// goes wrong then ends the connection, which whoever waits for a reply will hear.
    pub fn send(
        &self,
        transport: &Arc<dyn Transport>,
        header: Header,
        body: &[u8],
        fds: &[BorrowedFd<'_>],
        deadline: Option<Instant>,
    ) -> Result<()> {
        let mut packet = Packet::new(header, body, fds);
        let mut queue = lock(&self.output.queue);
        while queue.busy {
            if fds.is_empty() && body.len() <= SMALL && queue.bytes.len() < QUEUE_MAX {
                queue.push(&packet);
                return Ok(());
            }
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return Err(timed_out(tr!("the server does not read")));
            }
            queue.waiting += 1;
            queue = sleep(&self.output.turn, queue, deadline);
            queue.waiting -= 1;
        }
        queue.busy = true;
        let mut before = queue.take();
        drop(queue);
        let mut result = self.send_slowly(transport, &mut before, Some(&mut packet), deadline);
        loop {
            let mut queue = lock(&self.output.queue);
            if result.is_err() || queue.bytes.is_empty() {
                queue.busy = false;
                let waiting = queue.waiting > 0;
                drop(queue);
                if waiting {
                    self.output.turn.notify_one();
                }
                break;
            }
            before = queue.take();
            drop(queue);
            result = self.send_slowly(transport, &mut before, None, deadline);
        }
        if let Err(error) = result {
            return self.fail_after_reading(transport, error);
        }
        if self.output.unsent.load(Ordering::Relaxed) {
            // It went along, unless somebody has queued more since.
            return self.flush(transport);
        }
        Ok(())
    }

    fn send_slowly(
        &self,
        transport: &Arc<dyn Transport>,
        before: &mut Queue,
        mut packet: Option<&mut Packet<'_>>,
        deadline: Option<Instant>,
    ) -> Result<()> {
        loop {
            let went = before.flush(&**transport).and_then(|()| match &mut packet {
                Some(packet) => packet.go(&**transport),
                None => Ok(()),
            });
            match went {
                Ok(()) => return Ok(()),
                Err(Problem::Error(error)) => return Err(error),
                Err(Problem::Full) => self.wait_for_room(transport, deadline)?,
            }
        }
    }

    /// Sleeps until there may be room, and reads meanwhile unless somebody else does.
    fn wait_for_room(&self, transport: &Arc<dyn Transport>, deadline: Option<Instant>) -> Result<()> {
        let late = || timed_out(tr!("the server does not read"));
        let mut state = lock(&self.state);
        if state.transport.is_none() {
            return Err(state.failure.clone().unwrap_or_else(closed));
        }
        if let Some(mut input) = state.input.take() {
            drop(state);
            let lines = [(transport.fd(), PollFlags::IN | PollFlags::OUT)];
            let found = poll_until(lines, deadline);
            if found.is_some_and(|[found]| found != PollFlags::OUT) {
                self.read_what_is_there(&mut input, transport);
            }
            self.return_input(input);
            return if found.is_some() { Ok(()) } else { Err(late()) };
        }
        let Some(wake) = state.sender.clone().or_else(wake_up) else {
            return Err(Error::internal(ErrorDomain::RPC, tr!("Unable to make pipe")));
        };
        state.sender = Some(wake.clone());
        drop(state);
        let in_time = poll_writable(&**transport, &wake, deadline);
        lock(&self.state).sender = None;
        if in_time { Ok(()) } else { Err(late()) }
    }

    /// Sends a packet, and queues what there is no room for, unless something is queued
    /// already: then false. Signs of life may queue all the same.
    pub fn send_if_room(
        &self,
        transport: &Arc<dyn Transport>,
        header: Header,
        body: &[u8],
        may_queue: bool,
    ) -> Result<bool> {
        let mut packet = Packet::new(header, body, &[]);
        let mut queue = lock(&self.output.queue);
        if queue.busy {
            let room = queue.bytes.len() < QUEUE_MAX;
            if room {
                queue.push(&packet);
            }
            return Ok(room);
        }
        let went = match queue.flush(&**transport) {
            Err(Problem::Full) if may_queue && queue.bytes.len() < QUEUE_MAX => Err(Problem::Full),
            Err(Problem::Full) => return Ok(false),
            Err(error) => Err(error),
            Ok(()) => packet.go(&**transport),
        };
        match went {
            Ok(()) => Ok(true),
            Err(Problem::Full) => {
                // Even if nothing was sent: a session may have taken it in.
                queue.push(&packet);
                self.output.unsent.store(true, Ordering::Relaxed);
                drop(queue);
                self.show_room();
                Ok(true)
            }
            Err(Problem::Error(error)) => {
                drop(queue);
                self.fail_after_reading(transport, error).map(|()| false)
            }
        }
    }

    /// Whether something waits for room.
    pub fn has_unsent(&self) -> bool {
        self.output.unsent.load(Ordering::Relaxed)
    }

    /// Sends what waits, if there is room.
    pub fn flush(&self, transport: &Arc<dyn Transport>) -> Result<()> {
        let mut queue = lock(&self.output.queue);
        if queue.busy {
            return Ok(());
        }
        let result = queue.flush(&**transport);
        self.output.unsent.store(!queue.bytes.is_empty(), Ordering::Relaxed);
        drop(queue);
        self.show_room();
        match result {
            Err(Problem::Error(error)) => self.fail_after_reading(transport, error),
            _ => Ok(()),
        }
    }

    /// Nothing can be sent any more. What the peer said before is taken all the same.
    #[cold]
    fn fail_after_reading(&self, transport: &Arc<dyn Transport>, error: Error) -> Result<()> {
        let mut state = lock(&self.state);
        if let Some(failure) = &state.failure {
            return Err(failure.clone());
        }
        if let Some(mut input) = state.input.take() {
            drop(state);
            while self.read_once(&mut input, transport).is_ok_and(|got| got) {}
            self.return_input(input);
        } else {
            drop(state);
        }
        if error.code() == virt_core::ErrorCode::OPERATION_TIMEOUT {
            self.fail(error.clone(), CloseReason::Error);
        } else {
            self.fail_because(&**transport, error.clone());
        }
        Err(error)
    }
}
