// SPDX-License-Identifier: LGPL-2.1-or-later
//! Sending: one packet after the other, from whichever thread has one.
//!
//! Most packets go with one system call. Where the socket has no room, their sender has the
//! turn until they have gone; it reads meanwhile, if nobody else does, because the peer may
//! have stopped reading until we do.

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
    /// Somebody is in the middle of a packet.
    busy: bool,
    /// What could not be sent by those who do not wait.
    bytes: Vec<u8>,
    sent: usize,
}

/// Signs of life that may wait for room.
const QUEUE_MAX: usize = 1024;

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

    /// Queues the rest of a packet.
    fn push(&mut self, packet: &Packet<'_>) {
        self.bytes.extend(packet.head.get(packet.sent..packet.head_length).unwrap_or_default());
        self.bytes
            .extend(packet.body.get(packet.sent.saturating_sub(packet.head_length)..).unwrap_or_default());
    }
}

impl Inner {
    /// Sends a packet, however long the socket takes.
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
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return Err(timed_out(tr!("the server does not read")));
            }
            queue = sleep(&self.output.turn, queue, deadline);
        }
        let went = queue.flush(&**transport).and_then(|()| packet.go(&**transport));
        let result = match went {
            Ok(()) => Ok(()),
            Err(Problem::Error(error)) => Err(error),
            Err(Problem::Full) => {
                queue.busy = true;
                let mut before = std::mem::take(&mut *queue);
                queue.busy = true;
                drop(queue);
                let result = self.send_slowly(transport, &mut before, &mut packet, deadline);
                queue = lock(&self.output.queue);
                queue.busy = false;
                self.output.turn.notify_one();
                result
            }
        };
        if result.is_ok() && queue.bytes.is_empty() {
            if self.output.unsent.load(Ordering::Relaxed) {
                self.output.unsent.store(false, Ordering::Relaxed);
                drop(queue);
                self.show_room();
            }
            return Ok(());
        }
        drop(queue);
        match result {
            Ok(()) => self.flush(transport),
            Err(error) => self.fail_after_reading(transport, error),
        }
    }

    fn send_slowly(
        &self,
        transport: &Arc<dyn Transport>,
        before: &mut Queue,
        packet: &mut Packet<'_>,
        deadline: Option<Instant>,
    ) -> Result<()> {
        loop {
            match before.flush(&**transport).and_then(|()| packet.go(&**transport)) {
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
            lock(&self.state).give_back(Some(input));
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
        let flushed = if queue.busy { Err(Problem::Full) } else { queue.flush(&**transport) };
        let went = match flushed {
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
                let alone = !queue.busy;
                self.output.unsent.store(true, Ordering::Relaxed);
                drop(queue);
                if alone {
                    self.show_room();
                }
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
            lock(&self.state).give_back(Some(input));
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
