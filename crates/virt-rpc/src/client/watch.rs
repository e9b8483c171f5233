// SPDX-License-Identifier: LGPL-2.1-or-later
//! The event loop's part: it reads when nobody waits for a reply.
//!
//! Calls never speak to the loop. When the loop finds the socket readable while a call reads
//! it, it looks away for a moment, which costs the caller nothing; see [`MOMENT`].

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Arc, Weak};

use std::os::fd::AsRawFd;
use virt_core::event_loop::{self, events};

use super::Inner;
use crate::Transport;
use crate::sync::lock;

/// Milliseconds for which the loop looks away. Events that come meanwhile, and that no call
/// happens to read, are that late.
const MOMENT: i32 = 2;

/// How often the loop reads in a row before others have a turn.
const READS: usize = 16;

pub(super) struct Watch {
    /// -1 without a loop.
    handle: AtomicI32,
    /// Ends the moment; made at its first use.
    timer: AtomicI32,
    looks_away: AtomicBool,
}

impl Default for Watch {
    fn default() -> Watch {
        Watch { handle: AtomicI32::new(-1), timer: AtomicI32::new(-1), looks_away: AtomicBool::new(false) }
    }
}

impl Watch {
    pub fn begin(&self, inner: &Arc<Inner>, transport: &dyn Transport) {
        if !event_loop::is_registered() {
            return;
        }
        let weak = Arc::downgrade(inner);
        let fd = transport.fd().as_raw_fd();
        let callback = move |handle, _fd, found| on_handle(&weak, handle, found);
        if let Some(handle) = event_loop::add_handle(fd, events::READABLE, Arc::new(callback)) {
            self.handle.store(handle, Ordering::Release);
        }
    }

    pub fn is_watched(&self) -> bool {
        self.handle.load(Ordering::Acquire) >= 0
    }

    /// Ends it, once.
    pub fn end(&self) {
        let handle = self.handle.swap(-1, Ordering::AcqRel);
        if handle >= 0 {
            event_loop::remove_handle(handle);
        }
        let timer = self.timer.swap(-1, Ordering::AcqRel);
        if timer >= 0 {
            event_loop::remove_timeout(timer);
        }
    }
}

impl Inner {
    fn wanted(&self) -> i32 {
        let away = self.watch.looks_away.load(Ordering::Acquire) || lock(&self.state).paused;
        let read = if away { 0 } else { events::READABLE };
        read | if self.has_unsent() { events::WRITABLE } else { 0 }
    }

    /// Tells the loop what to look for. Threads may do so at the same time: the last one to
    /// tell looks again.
    fn tell_loop(&self) {
        let mut told = self.wanted();
        loop {
            let handle = self.watch.handle.load(Ordering::Acquire);
            if handle < 0 {
                return;
            }
            event_loop::update_handle(handle, told);
            let wanted = self.wanted();
            if wanted == told {
                return;
            }
            told = wanted;
        }
    }

    /// There is room to send, or something waits for it; or the loop may read again.
    pub fn show_room(&self) {
        self.tell_loop();
        self.show_streams();
    }

    fn look_away(self: &Arc<Inner>) {
        self.watch.looks_away.store(true, Ordering::Release);
        self.tell_loop();
        let timer = self.watch.timer.load(Ordering::Acquire);
        if timer >= 0 {
            return event_loop::update_timeout(timer, MOMENT);
        }
        let weak = Arc::downgrade(self);
        let timer = event_loop::add_timeout(MOMENT, Arc::new(move |timer| on_moment(&weak, timer)));
        match timer {
            Some(timer) => {
                self.watch.timer.store(timer, Ordering::Release);
                if !self.watch.is_watched() {
                    // It ended meanwhile.
                    self.watch.end();
                }
            }
            None => {
                self.watch.looks_away.store(false, Ordering::Release);
                self.tell_loop();
            }
        }
    }

    fn on_handle(self: &Arc<Inner>, found: i32) {
        let mut state = lock(&self.state);
        let Some(transport) = state.transport.clone() else { return };
        let Some(mut input) = state.input.take() else {
            drop(state);
            return self.look_away();
        };
        drop(state);
        if found & events::WRITABLE != 0 && self.has_unsent() {
            // A failure has ended the connection.
            let _ = self.flush(&transport);
        }
        let mut more = found & !events::WRITABLE != 0;
        for _ in 0..READS {
            if !more {
                break;
            }
            more = match self.read_once(&mut input, &transport) {
                Ok(got) => got && !self.is_flooded(),
                Err(error) => {
                    self.fail_by_loop(&*transport, error);
                    false
                }
            };
        }
        if transport.has_buffered() && self.is_open() {
            self.read_what_is_there(&mut input, &transport);
        }
        self.return_input(input);
    }

    /// Whether a stream has more to read than it should; the loop waits then.
    fn is_flooded(&self) -> bool {
        let mut state = lock(&self.state);
        let flooded = state.streams.iter().any(|stream| stream.is_flooded());
        state.paused |= flooded;
        drop(state);
        if flooded {
            self.tell_loop();
        }
        flooded
    }

    #[cold]
    fn fail_by_loop(&self, transport: &dyn Transport, error: virt_core::Error) {
        if error.code() == virt_core::ErrorCode::SYSTEM_ERROR {
            self.fail_because(transport, error);
        } else {
            self.fail(error, super::CloseReason::Error);
        }
    }
}

fn on_handle(inner: &Weak<Inner>, handle: i32, found: i32) {
    let Some(inner) = inner.upgrade() else { return };
    if inner.is_forked() {
        // The parent's business.
        return event_loop::update_handle(handle, 0);
    }
    inner.on_handle(found);
}

fn on_moment(inner: &Weak<Inner>, timer: i32) {
    let Some(inner) = inner.upgrade() else { return };
    if inner.is_forked() {
        return event_loop::update_timeout(timer, -1);
    }
    // While a call reads, it reads events too.
    if lock(&inner.state).input.is_none() {
        return;
    }
    event_loop::update_timeout(timer, -1);
    inner.watch.looks_away.store(false, Ordering::Release);
    inner.tell_loop();
}
