// SPDX-License-Identifier: LGPL-2.1-or-later
//! A connection that comes back: when it is lost, the next call opens another one in its place,
//! or the event loop does, whichever is first.
//!
//! What was under way on the lost one fails there, calls and streams. No call goes out twice.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError, Weak};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use rustix::event::PollFlags;
use virt_core::{Error, ErrorCode, Result, event_loop, log, tr};
use virt_sys::fork;

use super::{CloseReason, Inner, OnClose, What, closed, forked, poll_until, timed_out};
use crate::sync::{Condvar, Mutex, lock, sleep};

/// Opens the connection anew, within that time where there is one.
pub type Reopen = dyn Fn(Option<Duration>) -> Result<super::Client> + Send + Sync;

/// How long the loop waits before it tries for the first time.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// The pause is twice as long each time, up to this.
const LAST_PAUSE: Duration = Duration::from_secs(30);
/// How long the loop tries at once: everything else in it waits meanwhile.
const PATIENCE: Duration = Duration::from_secs(10);

/// No stream has this number.
const NO_STREAM: u64 = 0;

/// A connection that comes back.
pub(super) struct Renewal {
    state: Mutex<State>,
    /// Somebody has finished opening.
    finished: Condvar,
    reopen: Box<Reopen>,
    generation: u32,
}

struct State {
    inner: Arc<Inner>,
    /// Who opens it anew.
    opener: Option<ThreadId>,
    /// The program has closed it.
    ended: bool,
    on_close: Option<Arc<OnClose>>,
    keep_alive: Option<(i32, u32)>,
    /// The loop's next attempt; -1 while there is none.
    timer: i32,
    pause: Duration,
}

/// Notes that nobody opens any more, however it went.
struct Opening<'a>(&'a Renewal);

impl Drop for Opening<'_> {
    fn drop(&mut self) {
        lock(&self.0.state).opener = None;
        self.0.finished.notify_all();
    }
}

impl Renewal {
    pub fn new(inner: Arc<Inner>, reopen: Box<Reopen>) -> Arc<Renewal> {
        let renewal = Arc::new(Renewal {
            state: Mutex::new(State {
                inner: inner.clone(),
                opener: None,
                ended: false,
                on_close: None,
                keep_alive: None,
                timer: -1,
                pause: FIRST_PAUSE,
            }),
            finished: Condvar::default(),
            reopen,
            generation: fork::generation(),
        });
        renewal.watch(&inner);
        renewal
    }

    fn is_forked(&self) -> bool {
        fork::generation() != self.generation
    }

    /// The connection as it is, open or lost.
    pub fn last(&self) -> Result<Arc<Inner>> {
        if self.is_forked() { Err(forked()) } else { Ok(lock(&self.state).inner.clone()) }
    }

    /// A connection that is open, as far as can be seen; opened anew where it was lost.
    pub fn open(self: &Arc<Self>) -> Result<Arc<Inner>> {
        let inner = self.last()?;
        inner.notice_end();
        if inner.is_open() {
            return Ok(inner);
        }
        let timeout = match inner.call_timeout.load(Ordering::Relaxed) {
            0 => None,
            timeout => Some(Duration::from_micros(timeout)),
        };
        drop(inner);
        self.open_within(timeout)
    }

    fn open_within(self: &Arc<Self>, limit: Option<Duration>) -> Result<Arc<Inner>> {
        let deadline = limit.map(|limit| Instant::now() + limit);
        let me = thread::current().id();
        let mut state = lock(&self.state);
        while !state.ended && !state.inner.is_open() {
            match state.opener {
                None => {
                    state.opener = Some(me);
                    drop(state);
                    return self.renew(limit);
                }
                // From a function of the program that opening has called.
                Some(opener) if opener == me => return Err(closed()),
                Some(_) if deadline.is_some_and(|deadline| Instant::now() >= deadline) => {
                    return Err(timed_out(tr!("no reply from the server in time")));
                }
                Some(_) => state = sleep(&self.finished, state, deadline),
            }
        }
        if state.ended { Err(closed()) } else { Ok(state.inner.clone()) }
    }

    /// Opens it, as the one who does so.
    fn renew(self: &Arc<Self>, limit: Option<Duration>) -> Result<Arc<Inner>> {
        let opening = Opening(self);
        let opened = (self.reopen)(limit).and_then(|client| {
            let inner = client.last()?;
            let keep_alive = lock(&self.state).keep_alive;
            if let Some((interval, count)) = keep_alive {
                inner.set_keep_alive(interval, count)?;
            }
            Ok(inner)
        });
        let inner = opened.inspect_err(|error| {
            log::debug!("rpc.netclient", "virNetClientIOEventLoop", "not opened anew: {error}");
        })?;
        let mut state = lock(&self.state);
        if state.ended {
            drop(state);
            inner.fail(closed(), CloseReason::Client);
            return Err(closed());
        }
        let lost = std::mem::replace(&mut state.inner, inner.clone());
        state.pause = FIRST_PAUSE;
        drop(state);
        drop(lost);
        drop(opening);
        self.watch(&inner);
        Ok(inner)
    }

    /// Hears of that connection's end.
    fn watch(self: &Arc<Self>, inner: &Arc<Inner>) {
        let weak = Arc::downgrade(self);
        let tell = move |reason| {
            if let Some(renewal) = weak.upgrade() {
                renewal.lost(reason);
            }
        };
        let mut state = lock(&inner.state);
        state.on_close = Some(Box::new(tell));
        // It may have ended before anybody watched it.
        let late = if state.transport.is_none() { state.on_close.take() } else { None };
        drop(state);
        if let Some(tell) = late {
            tell(CloseReason::Error);
        }
    }

    fn lost(self: &Arc<Self>, reason: CloseReason) {
        let on_close = lock(&self.state).on_close.clone();
        if let Some(on_close) = on_close {
            on_close(reason);
        }
        let state = lock(&self.state);
        let timer = state.timer;
        if state.ended || state.inner.is_open() {
            return;
        }
        drop(state);
        if timer >= 0 {
            return event_loop::update_timeout(timer, milliseconds(FIRST_PAUSE));
        }
        let weak = Arc::downgrade(self);
        let callback = Arc::new(move |timer| on_timer(&weak, timer));
        // Without a loop the next call does it.
        let Some(timer) = event_loop::add_timeout(milliseconds(FIRST_PAUSE), callback) else { return };
        let mut state = lock(&self.state);
        if state.ended || state.timer >= 0 {
            drop(state);
            event_loop::remove_timeout(timer);
            return;
        }
        state.timer = timer;
    }

    /// The loop's attempt; returns how long to wait for the next one.
    fn try_again(self: &Arc<Self>) -> Option<Duration> {
        let state = lock(&self.state);
        if state.ended || state.inner.is_open() {
            return None;
        }
        if state.opener.is_some() {
            return Some(state.pause);
        }
        drop(state);
        match self.open_within(Some(PATIENCE)) {
            Ok(_) => None,
            // Who is not let in must not knock for ever: it may be a person who is asked.
            Err(error) if is_refusal(&error) => None,
            Err(_) => {
                let mut state = lock(&self.state);
                state.pause = (state.pause * 2).min(LAST_PAUSE);
                Some(state.pause)
            }
        }
    }

    pub fn set_on_close(&self, callback: Option<OnClose>) {
        // Another thread may have held the lock when the process forked.
        if self.is_forked() {
            return;
        }
        let old = std::mem::replace(&mut lock(&self.state).on_close, callback.map(Arc::new));
        drop(old);
    }

    pub fn set_keep_alive(self: &Arc<Self>, interval: i32, count: u32) -> Result<()> {
        self.open()?.set_keep_alive(interval, count)?;
        lock(&self.state).keep_alive = (interval > 0).then_some((interval, count));
        Ok(())
    }

    /// Ends it for good.
    pub fn close(&self) {
        if self.is_forked() {
            return;
        }
        let mut state = lock(&self.state);
        state.ended = true;
        let timer = std::mem::replace(&mut state.timer, -1);
        let inner = state.inner.clone();
        drop(state);
        if timer >= 0 {
            event_loop::remove_timeout(timer);
        }
        inner.fail(closed(), CloseReason::Client);
    }
}

fn milliseconds(time: Duration) -> i32 {
    i32::try_from(time.as_millis()).unwrap_or(i32::MAX)
}

fn is_refusal(error: &Error) -> bool {
    let refusals = [ErrorCode::AUTH_FAILED, ErrorCode::AUTH_CANCELLED, ErrorCode::AUTH_UNAVAILABLE];
    refusals.contains(&error.code())
}

fn on_timer(renewal: &Weak<Renewal>, timer: i32) {
    let Some(renewal) = renewal.upgrade() else { return event_loop::update_timeout(timer, -1) };
    if renewal.is_forked() {
        return event_loop::update_timeout(timer, -1);
    }
    match renewal.try_again() {
        Some(pause) => event_loop::update_timeout(timer, milliseconds(pause)),
        // It stays for the next time that the connection is lost.
        None => event_loop::update_timeout(timer, -1),
    }
}

impl Drop for Renewal {
    fn drop(&mut self) {
        if !self.is_forked() {
            let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
            if state.timer >= 0 {
                event_loop::remove_timeout(state.timer);
            }
        }
    }
}

impl Inner {
    /// Looks whether the peer has ended the connection unnoticed, which a call would be lost on.
    /// Costs a system call.
    fn notice_end(&self) {
        let transport = lock(&self.state).transport.clone();
        let Some(transport) = transport else { return };
        if poll_until([(transport.fd(), PollFlags::RDHUP)], Some(Instant::now())).is_some() {
            // What it sent before is read, and then its end.
            let token = lock(&self.state).enlist(What::Stream(NO_STREAM));
            let _ = self.wait(token, None);
        }
    }
}
