// SPDX-License-Identifier: LGPL-2.1-or-later
//! Events of a daemon.
//!
//! Callbacks are registered here, in a hub, and at the daemon: there once for each event and
//! object, however many callbacks wait for it. The daemon gives each of its registrations a
//! number and sends it along, so that who waits for one domain is not told twice when
//! somebody else waits for all.

mod messages;
mod registrations;

pub(crate) use registrations::{Link, Registrations, Target};

use parking_lot::Mutex;
use std::sync::Arc;
use virt_core::event::{CloseCallback, Hub};
use virt_core::event_loop;
use virt_core::log;
use virt_core::object::ConnectRef;
use virt_rpc::{Client, Events, Program};

/// Whether a message is an event that this library tells of.
#[cfg(test)]
pub(crate) fn is_known(program: Program, procedure: i32, body: &[u8]) -> bool {
    let message = match program {
        Program::REMOTE => messages::remote(procedure, body),
        _ => messages::qemu(procedure, body),
    };
    message.is_ok_and(|message| message.is_some())
}

/// Where events wait that come before, and while, the connection is in use.
pub struct Inbox {
    hub: Arc<Hub>,
    close: CloseCallback,
    /// The connection, as long as the program wants to know of its end.
    watched: Mutex<Option<ConnectRef>>,
}

impl Inbox {
    /// An empty one.
    pub fn new() -> Arc<Inbox> {
        Arc::new(Inbox { hub: Hub::new(), close: CloseCallback::default(), watched: Mutex::default() })
    }

    /// Where the client puts events in. `epoch` tells the connections apart that one after the
    /// other are this one: their daemons' numbers may be the same.
    pub fn sink(self: &Arc<Inbox>, epoch: u32) -> Box<Events> {
        let inbox = self.clone();
        Box::new(move |program, procedure, body| inbox.receive(epoch, program, procedure, body))
    }

    /// Hears from the client when the connection ends. One that comes back may end more than
    /// once, and the program hears of it each time.
    pub(crate) fn watch(self: &Arc<Inbox>, client: &Client, comes_back: bool) {
        let inbox = self.clone();
        // Told at once, on the thread that noticed: programs know it so.
        client.on_close(Some(Box::new(move |reason| {
            if comes_back {
                let conn = inbox.watched.lock().as_ref().map(|conn| conn.refer());
                if let Some(conn) = conn {
                    inbox.close.tell(&conn, reason as i32);
                }
                return;
            }
            let conn = inbox.watched.lock().take();
            if let Some(conn) = conn {
                inbox.close.fire(&conn, reason as i32);
            }
        })));
    }

    /// Whether the program wants to know of the connection's end.
    pub(crate) fn is_watched(&self) -> bool {
        self.watched.lock().is_some()
    }

    /// The callbacks.
    pub(crate) fn hub(&self) -> &Hub {
        &self.hub
    }

    /// Who wants to know of the connection's end.
    pub(crate) fn close_callback(&self) -> &CloseCallback {
        &self.close
    }

    /// The connection whose end somebody wants to know of; `None` where nobody does any more.
    pub(crate) fn set_watched(&self, conn: Option<ConnectRef>) {
        let old = std::mem::replace(&mut *self.watched.lock(), conn);
        drop(old);
    }

    fn receive(self: &Arc<Inbox>, epoch: u32, program: Program, procedure: i32, body: &[u8]) {
        let message = match program {
            Program::REMOTE => messages::remote(procedure, body),
            Program::QEMU => messages::qemu(procedure, body),
            _ => Ok(None),
        };
        match message {
            Ok(Some(messages::Message::Event(event, number))) => {
                self.hub.queue_from(*event, number.map(|number| registrations::source(epoch, number)));
            }
            Ok(Some(messages::Message::Closed(reason))) => self.lost(reason),
            Ok(None) => log::debug!(
                "remote.remote_driver",
                "receive",
                "No event expected with procedure {procedure:#x}"
            ),
            // Other events may be well.
            Err(error) => log::debug!("remote.remote_driver", "receive", "{error}"),
        }
    }

    /// The connection is lost; the program hears of it in its event loop. Where it has none,
    /// it hears at once.
    fn lost(self: &Arc<Inbox>, reason: i32) {
        let Some(conn) = self.watched.lock().take() else { return };
        let (inbox, place) = (self.clone(), Arc::new(Mutex::new(Some(conn))));
        let taken = place.clone();
        let tell = move |timer| {
            event_loop::remove_timeout(timer);
            let conn = taken.lock().take();
            if let Some(conn) = conn {
                inbox.close.fire(&conn, reason);
            }
        };
        if event_loop::add_timeout(0, Arc::new(tell)).is_some() {
            return;
        }
        let conn = place.lock().take();
        if let Some(conn) = conn {
            self.close.fire(&conn, reason);
        }
    }
}
