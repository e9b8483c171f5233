// SPDX-License-Identifier: LGPL-2.1-or-later
//! The event loop's part: it reads when nobody waits for a reply.
//!
//! What comes wakes the thread that sleeps until there is something to read, and the loop only
//! where no thread does: [`Precedence`]. So calls need not speak to the loop. Where the loop is
//! woken nevertheless while a thread reads, which was not asleep in that moment, the loop is shown
//! nothing more, until whoever reads stops and has it look back.

use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Weak};

use std::os::fd::AsRawFd;
use virt_core::event_loop::{self, events};
use virt_core::{Error, ErrorDomain, Result, tr};
use virt_sys::epoll::bits;

use super::{Inner, State};
use crate::Transport;
use crate::sync::{Precedence, lock};

/// How often the loop reads in a row before others have a turn.
const READS: usize = 16;

pub(super) struct Watch {
    /// -1 without a loop.
    handle: AtomicI32,
}

/// What the loop sees of the socket.
#[derive(Default)]
pub(crate) struct Sight {
    /// `None` without a loop, and once the connection has ended.
    pub views: Option<Arc<Precedence>>,
    /// What the loop is shown.
    shown: u32,
    /// Something waits for room to send.
    unsent: bool,
    /// A thread reads, which the loop was woken from, or which leaves something to the loop.
    away: bool,
    /// The loop does not read, because a stream's owner has more to read than it should.
    pub paused: bool,
}

impl Default for Watch {
    fn default() -> Watch {
        Watch { handle: AtomicI32::new(-1) }
    }
}

impl Watch {
    pub fn begin(inner: &Arc<Inner>, transport: &dyn Transport) -> Result<()> {
        if !event_loop::is_registered() {
            return Ok(());
        }
        let views = Precedence::new(transport.fd()).map_err(|errno| {
            Error::system(ErrorDomain::RPC, errno.raw_os_error(), tr!("Unable to create epoll fd"))
        })?;
        let fd = views.others().as_raw_fd();
        let mut state = lock(&inner.state);
        state.sight.views = Some(Arc::new(views));
        state.show();
        drop(state);
        let weak = Arc::downgrade(inner);
        let callback = move |handle, _fd, _found| on_handle(&weak, handle);
        match event_loop::add_handle(fd, events::READABLE, Arc::new(callback)) {
            Some(handle) => inner.watch.handle.store(handle, Ordering::Release),
            None => lock(&inner.state).sight.views = None,
        }
        if !inner.is_open() {
            // The loop was faster, and has found the connection's end.
            inner.watch.end();
        }
        Ok(())
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
    }
}

impl State {
    /// Shows the loop what it should see.
    pub(super) fn show(&mut self) {
        let (Some(views), Some(transport)) = (&self.sight.views, &self.transport) else { return };
        let read = if self.sight.away || self.sight.paused { 0 } else { bits::IN };
        let wanted = read | if self.sight.unsent { bits::OUT } else { 0 };
        if wanted != self.sight.shown {
            let shown = views.show(transport.fd(), self.sight.shown, wanted);
            self.sight.shown = if shown.is_ok() { wanted } else { 0 };
        }
    }

    /// Shows the loop nothing to read until it is told to look back.
    pub(super) fn look_away(&mut self) {
        self.sight.away = true;
        self.show();
    }

    /// Nobody reads any more.
    pub(super) fn look_back(&mut self) {
        if std::mem::take(&mut self.sight.away) {
            self.show();
        }
    }
}

impl Inner {
    /// There is room to send, or something waits for it; or the loop may read again.
    pub fn show_room(&self) {
        let mut state = lock(&self.state);
        if state.sight.views.is_some() {
            state.sight.unsent = self.has_unsent();
            state.show();
        }
        drop(state);
        self.show_streams();
    }

    pub(super) fn on_handle(self: &Arc<Inner>) {
        let Some(transport) = lock(&self.state).transport.clone() else { return };
        if self.has_unsent() {
            // A failure has ended the connection.
            let _ = self.flush(&transport);
        }
        let mut state = lock(&self.state);
        let Some(mut input) = state.input.take() else {
            return state.look_away();
        };
        drop(state);
        for _ in 0..READS {
            match self.read_once(&mut input, &transport) {
                Ok(got) if got && !self.is_flooded() => {}
                Ok(_) => break,
                Err(error) => {
                    self.fail_by_loop(&*transport, error);
                    break;
                }
            }
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
        if flooded {
            state.sight.paused = true;
            state.show();
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

fn on_handle(inner: &Weak<Inner>, handle: i32) {
    let Some(inner) = inner.upgrade() else { return };
    if inner.is_forked() {
        // The parent's business.
        return event_loop::update_handle(handle, 0);
    }
    inner.on_handle();
}
