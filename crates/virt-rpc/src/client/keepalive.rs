// SPDX-License-Identifier: LGPL-2.1-or-later
//! Keepalive: after a time of silence the peer is asked whether it lives.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use virt_core::event_loop;
use virt_core::{Error, ErrorDomain, Result, tr};
use virt_wire::{Header, Kind, Program, Status};

use super::{CloseReason, Inner, closed};
use crate::sync::lock;

/// Asks.
pub(super) const PING: i32 = 1;
/// Answers.
pub(super) const PONG: i32 = 2;

pub(super) fn header(procedure: i32) -> Header {
    Header { program: Program::KEEPALIVE, procedure, kind: Kind::Message, serial: 0, status: Status::Ok }
}

pub(super) struct KeepAlive {
    interval: Duration,
    count: u32,
    /// How many pings may still be sent in vain.
    left: u32,
    /// When something came last, or was sent in vain.
    since: Instant,
    /// The loop's timer; -1 while it is stopped.
    timer: i32,
}

impl KeepAlive {
    pub fn end(self) {
        if self.timer >= 0 {
            event_loop::remove_timeout(self.timer);
        }
    }
}

/// Whole milliseconds, at least one: a timer that is too early would run twice.
fn milliseconds(time: Duration) -> i32 {
    i32::try_from(time.as_millis()).unwrap_or(i32::MAX - 1) + 1
}

impl Inner {
    pub(super) fn set_keep_alive(self: &Arc<Inner>, interval: i32, count: u32) -> Result<()> {
        let mut state = self.lock()?;
        if state.transport.is_none() {
            return Err(closed());
        }
        let timer = state.keepalive.as_ref().map_or(-1, |keepalive| keepalive.timer);
        if interval <= 0 {
            if let Some(keepalive) = &mut state.keepalive {
                keepalive.timer = -1;
            }
            drop(state);
            self.keeps_alive.store(false, Ordering::Relaxed);
            if timer >= 0 {
                event_loop::remove_timeout(timer);
            }
            return Ok(());
        }
        if timer >= 0 {
            return Ok(());
        }
        if state.keepalive.is_some() {
            return Err(Error::internal(ErrorDomain::RPC, tr!("keepalive interval already set")));
        }
        if interval > i32::MAX / 1000 {
            let text = tr!("keepalive interval %1$d too large", interval);
            return Err(Error::internal(ErrorDomain::RPC, text));
        }
        let interval = Duration::from_secs(u64::from(interval.unsigned_abs()));
        drop(state);
        let weak = Arc::downgrade(self);
        let callback = move |timer| on_timer(&weak, timer);
        let timer = event_loop::add_timeout(milliseconds(interval), Arc::new(callback));
        let Some(timer) = timer else {
            return Err(Error::internal(ErrorDomain::RPC, tr!("Unable to register async IO callback")));
        };
        let keepalive = KeepAlive { interval, count, left: count, since: Instant::now(), timer };
        let old = lock(&self.state).keepalive.replace(keepalive);
        self.keeps_alive.store(true, Ordering::Relaxed);
        if let Some(old) = old {
            // Two threads at once: the later one counts.
            old.end();
        }
        Ok(())
    }

    /// Something came.
    pub(super) fn lives(&self) {
        if self.keeps_alive.load(Ordering::Relaxed)
            && let Some(keepalive) = &mut lock(&self.state).keepalive
        {
            keepalive.left = keepalive.count;
            keepalive.since = Instant::now();
        }
    }

    /// Does what is due; returns when to look again. For threads that wait for a reply: they
    /// may be the only ones, and keep the loop from running.
    pub(super) fn keep_alive(&self) -> Option<Instant> {
        let mut state = lock(&self.state);
        let transport = state.transport.clone()?;
        let keepalive = state.keepalive.as_mut().filter(|keepalive| keepalive.timer >= 0)?;
        let now = Instant::now();
        if now < keepalive.since + keepalive.interval {
            return Some(keepalive.since + keepalive.interval);
        }
        if keepalive.left == 0 {
            drop(state);
            let text = tr!("connection closed due to keepalive timeout");
            self.fail(Error::internal(ErrorDomain::RPC, text), CloseReason::KeepAlive);
            return None;
        }
        keepalive.left -= 1;
        keepalive.since = now;
        let next = now + keepalive.interval;
        // Whoever does not read for that long shall hear the answer.
        let paused = std::mem::take(&mut state.sight.paused);
        drop(state);
        if paused {
            self.show_room();
        }
        // What fails here has ended the connection.
        let _ = self.send_if_room(&transport, header(PING), &[], true);
        Some(next)
    }
}

fn on_timer(inner: &Weak<Inner>, timer: i32) {
    let Some(inner) = inner.upgrade() else { return };
    if inner.is_forked() {
        return event_loop::update_timeout(timer, -1);
    }
    if let Some(next) = inner.keep_alive() {
        event_loop::update_timeout(timer, milliseconds(next.saturating_duration_since(Instant::now())));
    }
}
