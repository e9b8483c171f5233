// SPDX-License-Identifier: LGPL-2.1-or-later
//! Reading: packets go to those who wait for them.

use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use rustix::event::PollFlags;
use rustix::io::Errno;
use virt_core::{Error, ErrorDomain, Result, tr};
use virt_wire::{Header, Kind, Program, Status};

use super::{CloseReason, Inner, What, keepalive, poll_until};
use crate::input::{Input, Packet};
use crate::sync::{Precedence, lock, yield_now};
use crate::{Transport, protocol, system};

/// How often the rest of a packet is looked for before a thread sleeps until it comes.
const ATTEMPTS: usize = 10;
/// How long that may take. Where others want the processor, one look can cost their whole turns.
const PATIENCE: Duration = Duration::from_micros(200);

impl Inner {
    /// Reads for everybody until the entry is served, the connection ends or the deadline
    /// has come.
    pub(super) fn read_for(
        &self,
        input: &mut Input,
        transport: &Arc<dyn Transport>,
        views: Option<&Precedence>,
        token: u64,
        deadline: Option<Instant>,
    ) {
        loop {
            match self.deliver(input, transport, token) {
                Ok(false) => {}
                Ok(true) => return self.stop_reading(input, transport, views.is_some()),
                Err(error) => return self.fail(error, CloseReason::Error),
            }
            match self.receive_the_rest(input, &**transport) {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => return self.fail_because(&**transport, error),
            }
            let buffered = transport.has_buffered();
            let keeps_alive = self.keeps_alive.load(Ordering::Relaxed);
            // A plain read needs one system call, but nothing else can happen meanwhile.
            let plain =
                views.is_none() && deadline.is_none() && !self.has_unsent() && !keeps_alive && !buffered;
            if !plain && !buffered {
                let alive = if keeps_alive { self.keep_alive() } else { None };
                // A ping may just have found no room.
                let unsent = self.has_unsent();
                let until = [deadline, alive].into_iter().flatten().min();
                let found = match views {
                    Some(views) if !unsent => sleep(views, until),
                    _ => {
                        let wanted = if unsent { PollFlags::IN | PollFlags::OUT } else { PollFlags::IN };
                        poll_until([(transport.fd(), wanted)], until).map(|[found]| found)
                    }
                };
                match found {
                    Some(found) => {
                        if found.contains(PollFlags::OUT) && self.flush(transport).is_err() {
                            return;
                        }
                        if found == PollFlags::OUT {
                            continue;
                        }
                    }
                    None if deadline.is_some_and(|deadline| Instant::now() >= deadline) => return,
                    None => continue,
                }
            }
            if lock(&self.state).transport.is_none() {
                return;
            }
            if let Err(error) = self.receive(input, &**transport, plain) {
                return self.fail_because(&**transport, error);
            }
        }
    }

    /// Leaves the reading to others.
    fn stop_reading(&self, input: &mut Input, transport: &Arc<dyn Transport>, watched: bool) {
        // What a session holds back no poll would show to those who come later.
        if transport.has_buffered() || watched && input.may_have_left() {
            self.read_what_is_there(input, transport);
        }
        // What woke this thread was not shown to the loop: it has to look for what remains.
        if watched && input.may_have_left() {
            lock(&self.state).look_away();
        }
    }

    /// Receives more of a packet that has come in part. The peer is sending the rest, mostly, and
    /// to wait for that a moment without sleeping spares both sides a wake-up for each piece.
    /// False: nothing is there.
    fn receive_the_rest(&self, input: &mut Input, transport: &dyn Transport) -> Result<bool> {
        if !input.is_in_a_packet() {
            return Ok(false);
        }
        if self.receive(input, transport, false)? {
            return Ok(true);
        }
        let begin = Instant::now();
        for _ in 1..ATTEMPTS {
            yield_now();
            if self.receive(input, transport, false)? {
                return Ok(true);
            }
            if begin.elapsed() > PATIENCE {
                break;
            }
        }
        Ok(false)
    }

    /// Receives once. False: nothing is there.
    fn receive(&self, input: &mut Input, transport: &dyn Transport, wait: bool) -> Result<bool> {
        match input.fill(transport, wait) {
            Ok(true) => Ok(true),
            Ok(false) => {
                let errno = Errno::IO.raw_os_error();
                let text = match transport.complaint() {
                    Some(complaint) => tr!("End of file while reading data: %1$s", complaint),
                    None => tr!("End of file while reading data"),
                };
                Err(Error::system(ErrorDomain::RPC, errno, text))
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(false),
            Err(error) => {
                let text = match transport.complaint() {
                    Some(complaint) => tr!("Cannot recv data: %1$s", complaint),
                    None => tr!("Cannot recv data"),
                };
                Err(system(&error, text))
            }
        }
    }

    /// Receives once, without waiting, and delivers; false where nothing was there.
    pub(super) fn read_once(&self, input: &mut Input, transport: &Arc<dyn Transport>) -> Result<bool> {
        let got = self.receive(input, &**transport, false)?;
        if got {
            self.deliver(input, transport, 0)?;
        }
        Ok(got)
    }

    /// Receives without waiting, at least once and all that a poll would not show, and delivers.
    pub(super) fn read_what_is_there(&self, input: &mut Input, transport: &Arc<dyn Transport>) {
        loop {
            match self.receive(input, &**transport, false) {
                Ok(false) => return,
                Ok(true) => {
                    if let Err(error) = self.deliver(input, transport, 0) {
                        return self.fail(error, CloseReason::Error);
                    }
                }
                Err(error) => return self.fail_because(&**transport, error),
            }
            if !transport.has_buffered() {
                return;
            }
        }
    }

    /// Reads what is there if nobody else reads; for those who do not want to wait.
    pub fn look(&self) {
        let mut state = lock(&self.state);
        let Some(transport) = state.transport.clone() else { return };
        let Some(mut input) = state.input.take() else { return };
        drop(state);
        self.read_what_is_there(&mut input, &transport);
        self.return_input(input);
    }

    /// Hands out what has arrived; true if that serves the entry.
    fn deliver(&self, input: &mut Input, transport: &Arc<dyn Transport>, token: u64) -> Result<bool> {
        let mut served = false;
        let mut streams = false;
        let result = loop {
            let packet = match input.next(transport.passes_fds()) {
                Ok(Some(packet)) => packet,
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            };
            self.lives();
            let result = match packet.header.kind {
                Kind::Message => self.message(transport, packet),
                Kind::Reply | Kind::ReplyWithFds => self.reply(packet).map(|whose| served |= whose == token),
                Kind::Stream | Kind::StreamHole => {
                    streams = true;
                    self.piece(packet)
                }
                Kind::Call | Kind::CallWithFds => Err(unexpected(packet.header)),
            };
            if result.is_err() {
                break result;
            }
        };
        if streams {
            self.show_streams();
            // Whoever reads may be waiting for the stream itself.
            served |= lock(&self.state).entry(token).is_some_and(|entry| entry.done);
        }
        result.map(|()| served)
    }

    /// Serves a call; returns whose.
    fn reply(&self, packet: Packet) -> Result<u64> {
        let Header { program, serial, .. } = packet.header;
        let what = What::Reply(program, serial);
        let mut state = lock(&self.state);
        let Some(waiting) = state.waiting.iter_mut().find(|waiting| waiting.what == what && !waiting.done)
        else {
            if let Some(place) = state.given_up.iter().position(|call| *call == (program, serial)) {
                state.given_up.swap_remove(place);
                return Ok(0);
            }
            let Program { number, version } = program;
            let (number, version, serial) = (number as i32, version as i32, serial as i32);
            let text = "no call waiting for reply with prog %1$d vers %2$d serial %3$d";
            return Err(protocol(tr!(text, number, version, serial)));
        };
        waiting.packet = Some(packet);
        waiting.done = true;
        let token = waiting.token;
        let sleeper = waiting.sleeper.clone();
        drop(state);
        if let Some(sleeper) = sleeper {
            sleeper.notify_one();
        }
        Ok(token)
    }

    fn message(&self, transport: &Arc<dyn Transport>, packet: Packet) -> Result<()> {
        let Header { program, procedure, status, .. } = packet.header;
        if program == Program::KEEPALIVE {
            if procedure == keepalive::PING {
                // Without room for it there is enough on the way to show that we live.
                self.send_if_room(transport, keepalive::header(keepalive::PONG), &[], true)?;
            }
        } else if status == Status::Ok {
            (self.events)(program, procedure, &packet.body);
        }
        Ok(())
    }
}

/// Sleeps until there is something to read. `None`: the time has come.
fn sleep(views: &Precedence, until: Option<Instant>) -> Option<PollFlags> {
    match views.sleep(until) {
        Ok(false) => None,
        // The next system call on the socket says what is wrong.
        Ok(true) | Err(_) => Some(PollFlags::IN),
    }
}

#[cold]
fn unexpected(header: Header) -> Error {
    let Program { number, version } = header.program;
    let (number, version, kind) = (number as i32, version as i32, header.kind as i32);
    let text = "got unexpected RPC call prog %1$d vers %2$d proc %3$d type %4$d";
    protocol(tr!(text, number, version, header.procedure, kind))
}
