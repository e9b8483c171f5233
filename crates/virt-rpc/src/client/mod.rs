// SPDX-License-Identifier: LGPL-2.1-or-later
//! Calls and their replies over one transport.
//!
//! The threads that call do the work. Whoever waits for a reply may have to read replies of
//! others on the way, so one of them reads for all: the one that took the [`Input`] out of the
//! [`State`]. When its own reply is there it puts the input back and wakes one who still waits.
//! With an event loop, the loop's thread reads when nobody waits.

#[cfg(all(test, shuttle))]
mod interleavings;
mod keepalive;
mod output;
mod reading;
mod renewal;
mod watch;

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};
use rustix::io::Errno;
use virt_core::driver::StreamDriver;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};
use virt_sys::fork;
use virt_wire::{Header, Kind, Program, Status, limits};

use crate::input::{Input, Packet};
use crate::stream::{self, ClientStream};
use crate::sync::{Condvar, Mutex, MutexGuard, lock, sleep};
use crate::{Transport, protocol};
use keepalive::KeepAlive;
use output::Output;
use renewal::Renewal;
pub use renewal::Reopen;
use watch::{Sight, Watch};

/// Told each event message: program, procedure, body. Called on the thread that read it, be
/// that the event loop's or one that waits for a reply; it should note the event and return.
pub type Events = dyn Fn(Program, i32, &[u8]) + Send + Sync;

/// What may be chosen when a client is made.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How long a call may take before it fails; `None`: as long as it takes.
    pub call_timeout: Option<Duration>,
}

/// Why a connection ended: `virConnectCloseReason`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum CloseReason {
    /// Some error.
    Error = 0,
    /// The peer ended it.
    Eof = 1,
    /// The peer gave no sign of life.
    KeepAlive = 2,
    /// This side wanted it.
    Client = 3,
}

/// What a call brought back.
#[derive(Debug, Default)]
pub struct Reply {
    /// The result, as the procedure defines it.
    pub body: Vec<u8>,
    /// Descriptors that came along.
    pub fds: Vec<OwnedFd>,
}

/// One connection. Clones are the same connection; with the last it goes.
///
/// In a child that was forked from the process that made it, every call fails, and nothing
/// that is done here is noticed by the parent or the peer.
#[derive(Clone)]
pub struct Client(Way);

#[derive(Clone)]
enum Way {
    /// It ends once.
    Once(Arc<Inner>),
    /// It comes back.
    Again(Arc<Renewal>),
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client")
    }
}

/// Who is told of the end.
type OnClose = Box<dyn Fn(CloseReason) + Send + Sync>;

pub(crate) struct Inner {
    pub state: Mutex<State>,
    output: Output,
    watch: Watch,
    events: Box<Events>,
    /// Microseconds; 0 without a limit.
    call_timeout: AtomicU64,
    /// Of the process that made it.
    generation: u32,
    keeps_alive: AtomicBool,
}

pub(crate) struct State {
    /// `None` once the connection has ended.
    pub transport: Option<Arc<dyn Transport>>,
    /// `None` while somebody reads.
    input: Option<Box<Input>>,
    serial: u32,
    token: u64,
    waiting: Vec<Waiting>,
    /// For threads that sleep; kept for the next.
    spare: Vec<Arc<Condvar>>,
    /// Calls that were given up; their replies are dropped.
    given_up: Vec<(Program, u32)>,
    pub streams: Vec<stream::Stream>,
    /// A thread waits for room to send while others read, and what wakes it.
    sender: Option<Arc<OwnedFd>>,
    /// Why the connection ended.
    failure: Option<Error>,
    keepalive: Option<KeepAlive>,
    on_close: Option<OnClose>,
    pub sight: Sight,
}

/// What somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// The reply to the call of that serial.
    Reply(Program, u32),
    /// Something on the stream of that number.
    Stream(u64),
}

struct Waiting {
    token: u64,
    what: What,
    packet: Option<Packet>,
    done: bool,
    sleeper: Option<Arc<Condvar>>,
}

/// The most calls that may be given up and still lack a reply. A peer that owes more is
/// given up itself.
const GIVEN_UP_MAX: usize = 1024;

#[cold]
pub(crate) fn closed() -> Error {
    Error::internal(ErrorDomain::RPC, tr!("client socket is closed"))
}

#[cold]
fn forked() -> Error {
    let text = tr!("a connection cannot be used in a process forked from the one that opened it");
    Error::new(ErrorDomain::RPC, ErrorCode::OPERATION_INVALID, text)
}

#[cold]
fn timed_out(text: String) -> Error {
    Error::new(ErrorDomain::RPC, ErrorCode::OPERATION_TIMEOUT, text)
}

fn microseconds(timeout: Option<Duration>) -> u64 {
    timeout.map_or(0, |timeout| u64::try_from(timeout.as_micros()).unwrap_or(u64::MAX).clamp(1, 1 << 52))
}

/// Polls, also after signals. `None`: the deadline has come.
fn poll_until<const N: usize>(
    lines: [(BorrowedFd<'_>, PollFlags); N],
    deadline: Option<Instant>,
) -> Option<[PollFlags; N]> {
    loop {
        let mut polled = lines.map(|(fd, flags)| PollFd::from_borrowed_fd(fd, flags));
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let timeout = left.and_then(|left| Timespec::try_from(left).ok());
        match poll(&mut polled, timeout.as_ref()) {
            Ok(0) => return None,
            Ok(_) => return Some(polled.map(|line| line.revents())),
            Err(Errno::INTR) => {}
            // The next system call on it says what is wrong.
            Err(_) => return Some(lines.map(|(_, flags)| flags)),
        }
    }
}

impl State {
    /// The connection's end, for whoever comes too late.
    pub fn transport(&self) -> Result<Arc<dyn Transport>> {
        self.transport.clone().ok_or_else(closed)
    }

    pub fn next_token(&mut self) -> u64 {
        self.token += 1;
        self.token
    }

    pub fn enlist(&mut self, what: What) -> u64 {
        let token = self.next_token();
        self.waiting.push(Waiting { token, what, packet: None, done: false, sleeper: None });
        token
    }

    fn entry(&mut self, token: u64) -> Option<&mut Waiting> {
        self.waiting.iter_mut().find(|waiting| waiting.token == token)
    }

    /// Takes an entry off the list, and hands its condition variable on.
    fn leave(&mut self, token: u64) -> Option<Packet> {
        let place = self.waiting.iter().position(|waiting| waiting.token == token)?;
        let waiting = self.waiting.swap_remove(place);
        self.spare.extend(waiting.sleeper);
        waiting.packet
    }

    /// Notes that those who wait for something on a stream can look.
    pub fn stir(&mut self, stream: u64) {
        for waiting in &mut self.waiting {
            if waiting.what == What::Stream(stream) {
                waiting.done = true;
                if let Some(sleeper) = &waiting.sleeper {
                    sleeper.notify_one();
                }
            }
        }
    }

    /// Puts the input back. Who is returned is to be woken after the lock is released: it
    /// reads from now on.
    #[must_use]
    fn give_back(&mut self, input: Option<Box<Input>>) -> Option<Arc<Condvar>> {
        if input.is_some() {
            self.input = input;
        }
        self.input.as_ref()?;
        let sleeper = |waiting: &Waiting| if waiting.done { None } else { waiting.sleeper.clone() };
        let next = self.waiting.iter().find_map(sleeper);
        if next.is_none()
            && let Some(wake) = &self.sender
        {
            // A counter that is full wakes as well.
            let _ = rustix::io::write(wake, &1_u64.to_ne_bytes());
        }
        if next.is_none() {
            self.look_back();
        }
        next
    }
}

impl Inner {
    /// Whether this is a child of the process that made it.
    fn is_forked(&self) -> bool {
        fork::generation() != self.generation
    }

    pub fn lock(&self) -> Result<MutexGuard<'_, State>> {
        // Asked first: another thread may have held the lock when the process forked.
        if self.is_forked() { Err(forked()) } else { Ok(lock(&self.state)) }
    }

    /// Whether calls can be made, as far as anybody noticed.
    fn is_open(&self) -> bool {
        lock(&self.state).transport.is_some()
    }

    /// Whether an event loop reads when nobody waits.
    pub fn is_watched(&self) -> bool {
        self.watch.is_watched()
    }

    /// Puts the input back, and has somebody else read if somebody waits.
    fn return_input(&self, input: Box<Input>) {
        let next = lock(&self.state).give_back(Some(input));
        if let Some(next) = next {
            next.notify_one();
        }
    }

    /// When a call that starts now has taken too long.
    pub fn deadline(&self) -> Option<Instant> {
        match self.call_timeout.load(Ordering::Relaxed) {
            0 => None,
            timeout => Some(Instant::now() + Duration::from_micros(timeout)),
        }
    }

    /// Ends the connection. The first reason counts.
    #[cold]
    pub fn fail(&self, error: Error, reason: CloseReason) {
        let mut state = lock(&self.state);
        let Some(transport) = state.transport.take() else { return };
        state.failure = Some(error);
        for waiting in &state.waiting {
            if let Some(sleeper) = &waiting.sleeper {
                sleeper.notify_one();
            }
        }
        if let Some(wake) = &state.sender {
            let _ = rustix::io::write(wake, &1_u64.to_ne_bytes());
        }
        let keepalive = state.keepalive.take();
        let on_close = state.on_close.take();
        let views = state.sight.views.take();
        drop(state);
        self.keeps_alive.store(false, Ordering::Relaxed);
        if let Some(keepalive) = keepalive {
            keepalive.end();
        }
        self.watch.end();
        drop(views);
        self.show_streams();
        transport.shutdown();
        drop(transport);
        if let Some(on_close) = on_close {
            on_close(reason);
        }
    }

    /// Ends the connection because of what the transport said.
    #[cold]
    fn fail_because(&self, transport: &dyn Transport, error: Error) {
        let hung_up = poll_until([(transport.fd(), PollFlags::empty())], Some(Instant::now()))
            .is_some_and(|[found]| found.contains(PollFlags::HUP));
        self.fail(error, if hung_up { CloseReason::Eof } else { CloseReason::Error });
    }

    /// Waits until the entry is served, reading for everybody if nobody else does.
    pub fn wait(&self, token: u64, deadline: Option<Instant>) -> Result<Option<Packet>> {
        let mut state = lock(&self.state);
        let result = loop {
            let failure = state.failure.clone();
            let input_is_there = state.input.is_some();
            let Some(entry) = state.entry(token) else { break Err(closed()) };
            if entry.done {
                break Ok(());
            }
            if let Some(error) = failure {
                break Err(error);
            }
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                break Err(timed_out(tr!("no reply from the server in time")));
            }
            if input_is_there {
                let (input, transport) = (state.input.take(), state.transport.clone());
                let views = state.sight.views.clone();
                drop(state);
                let (Some(mut input), Some(transport)) = (input, transport) else { return Err(closed()) };
                self.read_for(&mut input, &transport, views.as_deref(), token, deadline);
                state = lock(&self.state);
                state.input = Some(input);
                continue;
            }
            let sleeper = match &entry.sleeper {
                Some(sleeper) => sleeper.clone(),
                None => {
                    let sleeper = state.spare.pop().unwrap_or_default();
                    if let Some(entry) = state.entry(token) {
                        entry.sleeper = Some(sleeper.clone());
                    }
                    sleeper
                }
            };
            state = sleep(&sleeper, state, deadline);
        };
        let packet = state.leave(token);
        let next = state.give_back(None);
        drop(state);
        if let Some(next) = next {
            next.notify_one();
        }
        result.map(|()| packet)
    }

    /// Makes a call; `stream` is the number of the stream that it opens.
    fn exchange(
        &self,
        program: Program,
        procedure: i32,
        body: &[u8],
        fds: &[BorrowedFd<'_>],
        stream: Option<(u64, bool)>,
    ) -> Result<Reply> {
        if body.len() > limits::PAYLOAD {
            return Err(protocol(tr!("Unable to encode message payload")));
        }
        if fds.len() > limits::FDS as usize {
            let (count, max) = (fds.len() as u32, limits::FDS);
            return Err(protocol(tr!("Too many FDs to send %1$d, expected %2$d maximum", count, max)));
        }
        let deadline = self.deadline();
        let mut state = self.lock()?;
        let transport = state.transport()?;
        if !fds.is_empty() && !transport.passes_fds() {
            let text = tr!("Sending file descriptors is not supported on this socket");
            return Err(Error::internal(ErrorDomain::RPC, text));
        }
        state.serial = state.serial.wrapping_add(1).max(1);
        let serial = state.serial;
        if let Some((id, sparse)) = stream {
            state.streams.push(stream::Stream::new(id, program, procedure, serial, sparse));
        }
        let token = state.enlist(What::Reply(program, serial));
        drop(state);

        let kind = if fds.is_empty() { Kind::Call } else { Kind::CallWithFds };
        let header = Header { program, procedure, kind, serial, status: Status::Ok };
        self.send(&transport, header, body, fds, deadline).inspect_err(|_| {
            lock(&self.state).leave(token);
        })?;
        drop(transport);

        let packet = self.wait(token, deadline).inspect_err(|error| {
            if error.code() == ErrorCode::OPERATION_TIMEOUT {
                self.give_up(program, serial);
            }
        })?;
        let Some(Packet { header, body, fds }) = packet else { return Err(closed()) };
        if header.procedure != procedure {
            let text = tr!("Unexpected message proc %1$d != %2$d", header.procedure, procedure);
            return Err(Error::internal(ErrorDomain::RPC, text));
        }
        match header.status {
            Status::Ok => Ok(Reply { body, fds }),
            Status::Error => Err(virt_wire::error::read(&body)),
            Status::Continue => Err(protocol(tr!("Unexpected message status %1$d", Status::Continue as u32))),
        }
    }

    /// A call's reply is not wanted any more.
    #[cold]
    fn give_up(&self, program: Program, serial: u32) {
        let mut state = lock(&self.state);
        state.given_up.push((program, serial));
        if state.given_up.len() > GIVEN_UP_MAX {
            drop(state);
            self.fail(timed_out(tr!("no reply from the server in time")), CloseReason::Error);
        }
    }
}

impl Client {
    /// A client on a connected transport. Where the program has an event loop, the loop
    /// watches it from now on.
    pub fn new(transport: Box<dyn Transport>, options: Options, events: Box<Events>) -> Result<Client> {
        let transport: Arc<dyn Transport> = Arc::from(transport);
        let inner = Arc::new(Inner {
            state: Mutex::new(State {
                transport: Some(transport.clone()),
                input: Some(Box::default()),
                serial: 0,
                token: 0,
                waiting: Vec::new(),
                spare: Vec::new(),
                given_up: Vec::new(),
                streams: Vec::new(),
                sender: None,
                failure: None,
                keepalive: None,
                on_close: None,
                sight: Sight::default(),
            }),
            output: Output::default(),
            watch: Watch::default(),
            events,
            call_timeout: AtomicU64::new(microseconds(options.call_timeout)),
            generation: fork::generation(),
            keeps_alive: AtomicBool::new(false),
        });
        Watch::begin(&inner, &*transport)?;
        Ok(Client(Way::Once(inner)))
    }

    /// One that comes back: whenever it is lost, `reopen` makes another one, which has to be in
    /// the state that the program left the lost one in; keepalive is seen to. The next call does
    /// so, or the event loop in growing intervals, in the thread that runs it. What `reopen`
    /// makes must not come back itself.
    ///
    /// A function for the end is told each time.
    pub fn renewable(self, reopen: Box<Reopen>) -> Client {
        match self.0 {
            Way::Once(inner) => Client(Way::Again(Renewal::new(inner, reopen))),
            Way::Again(_) => self,
        }
    }

    /// The connection, opened anew where it was lost and comes back.
    fn open<T>(&self, then: impl FnOnce(&Arc<Inner>) -> Result<T>) -> Result<T> {
        match &self.0 {
            Way::Once(inner) => then(inner),
            Way::Again(renewal) => then(&renewal.open()?),
        }
    }

    /// The connection, open or lost.
    fn last(&self) -> Result<Arc<Inner>> {
        match &self.0 {
            Way::Once(inner) => Ok(inner.clone()),
            Way::Again(renewal) => renewal.last(),
        }
    }

    /// This connection as it is now, open or lost: it does not come back.
    pub fn as_it_is(&self) -> Result<Client> {
        Ok(Client(Way::Once(self.last()?)))
    }

    /// Opens it anew if it was lost and comes back.
    pub fn come_back(&self) -> Result<()> {
        self.open(|_| Ok(()))
    }

    /// Calls a procedure and waits for its reply. An error reply is this call's error.
    pub fn call(
        &self,
        program: Program,
        procedure: i32,
        body: &[u8],
        fds: &[BorrowedFd<'_>],
    ) -> Result<Reply> {
        self.open(|inner| inner.exchange(program, procedure, body, fds, None))
    }

    /// Calls a procedure that opens a stream; `sparse` where it may have holes. What comes
    /// back carries the stream from then on.
    pub fn call_stream(
        &self,
        program: Program,
        procedure: i32,
        body: &[u8],
        sparse: bool,
    ) -> Result<(Reply, Arc<dyn StreamDriver>)> {
        self.open(|inner| {
            let id = inner.lock()?.next_token();
            // It takes the stream off the list if the call fails.
            let driver: Arc<dyn StreamDriver> = Arc::new(ClientStream::new(inner.clone(), id));
            let reply = inner.exchange(program, procedure, body, &[], Some((id, sparse)))?;
            Ok((reply, driver))
        })
    }

    /// Puts another transport in the old one's place, over the same socket: a session that
    /// SASL protects. Nothing may be under way.
    pub fn replace_transport(
        &self,
        replace: impl FnOnce(Arc<dyn Transport>) -> Result<Arc<dyn Transport>>,
    ) -> Result<()> {
        let inner = self.last()?;
        let mut state = inner.lock()?;
        let old = state.transport()?;
        let idle = state.waiting.is_empty() && state.input.as_ref().is_some_and(|input| input.is_empty());
        if !idle {
            let text = tr!("data was received before the session was set up");
            return Err(Error::internal(ErrorDomain::RPC, text));
        }
        // Nobody reads meanwhile, not even the loop.
        let input = state.input.take();
        drop(state);
        let new = replace(old);
        let mut state = lock(&inner.state);
        if let Ok(new) = &new
            && state.transport.is_some()
        {
            state.transport = Some(new.clone());
        }
        let next = state.give_back(input);
        drop(state);
        if let Some(next) = next {
            next.notify_one();
        }
        new.map(drop)
    }

    /// The transport, while the connection is open.
    pub fn transport(&self) -> Option<Arc<dyn Transport>> {
        self.last().ok()?.lock().ok()?.transport.clone()
    }

    /// Whether keepalive can be used: it needs an event loop.
    pub fn supports_keep_alive(&self) -> bool {
        match &self.0 {
            Way::Once(inner) => inner.is_watched(),
            // While it is away, who sets it is told why it does not come back.
            Way::Again(renewal) => renewal.last().is_ok_and(|inner| inner.is_watched() || !inner.is_open()),
        }
    }

    /// Pings the peer after `interval` seconds of silence, and gives it up after `count`
    /// pings without an answer; an interval of 0 or less stops that.
    pub fn set_keep_alive(&self, interval: i32, count: u32) -> Result<()> {
        match &self.0 {
            Way::Once(inner) => inner.set_keep_alive(interval, count),
            Way::Again(renewal) => renewal.set_keep_alive(interval, count),
        }
    }

    /// How long each call that starts from now on may take; `None`: as long as it takes. A
    /// connection that comes back is told anew.
    pub fn set_call_timeout(&self, timeout: Option<Duration>) {
        if let Ok(inner) = self.last() {
            inner.call_timeout.store(microseconds(timeout), Ordering::Relaxed);
        }
    }

    /// Whether calls can be made, as far as anybody noticed.
    pub fn is_open(&self) -> bool {
        self.last().is_ok_and(|inner| !inner.is_forked() && inner.is_open())
    }

    /// Whether nobody on the way can read along.
    pub fn is_encrypted(&self) -> bool {
        self.transport().is_some_and(|transport| transport.is_encrypted())
    }

    /// Who is told when the connection ends: once, on the thread that notices, before the
    /// call that noticed returns. One that is replaced is not told. A connection that has
    /// ended tells nobody.
    pub fn on_close(&self, callback: Option<OnClose>) {
        match &self.0 {
            Way::Once(inner) => {
                if let Ok(mut state) = inner.lock() {
                    let old = std::mem::replace(&mut state.on_close, callback);
                    drop(state);
                    drop(old);
                }
            }
            Way::Again(renewal) => renewal.set_on_close(callback),
        }
    }

    /// Ends the connection. Calls under way fail.
    pub fn close(&self) {
        match &self.0 {
            Way::Once(inner) if inner.is_forked() => {}
            Way::Once(inner) => inner.fail(closed(), CloseReason::Client),
            Way::Again(renewal) => renewal.close(),
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if self.is_forked() {
            // Descriptors are closed with the fields; the rest is the parent's.
            return;
        }
        self.watch.end();
        let state = self.state.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(keepalive) = state.keepalive.take() {
            keepalive.end();
        }
        if let Some(transport) = state.transport.take() {
            transport.shutdown();
        }
    }
}

/// A counter to wake a poll with.
fn wake_up() -> Option<Arc<OwnedFd>> {
    eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK).ok().map(Arc::new)
}

/// Waits for room to send, or to be woken.
fn poll_writable(transport: &dyn Transport, wake: &OwnedFd, deadline: Option<Instant>) -> bool {
    let lines = [(transport.fd(), PollFlags::OUT), (wake.as_fd(), PollFlags::IN)];
    let Some([_, woken]) = poll_until(lines, deadline) else { return false };
    if !woken.is_empty() {
        let _ = rustix::io::read(wake, &mut [0; 8]);
    }
    true
}
