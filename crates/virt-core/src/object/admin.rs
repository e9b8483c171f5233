// SPDX-License-Identifier: LGPL-2.1-or-later
//! Handles of the administration interface.

use super::{Connect, Connected, Name, Object, Tag};
use crate::driver::AdminDriver;
use parking_lot::Mutex;
use std::sync::Arc;

/// Told once why the connection was lost: a `virConnectCloseReason`.
pub type TellAdmClosed = dyn Fn(&Arc<AdmConnect>, i32) + Send + Sync;

/// A connection to a daemon's administration interface.
#[repr(C)]
pub struct AdmConnect {
    tag: Tag,
    uri: String,
    driver: Box<dyn AdminDriver>,
    watcher: Mutex<Option<Watcher>>,
}

/// Who watches a connection. It holds the connection, as events of other connections do.
struct Watcher {
    identity: usize,
    tell: Arc<TellAdmClosed>,
    _conn: Arc<AdmConnect>,
}

/// A server within a daemon.
#[repr(C)]
#[derive(Debug)]
pub struct AdmServer {
    tag: Tag,
    conn: Arc<AdmConnect>,
    name: Name,
}

/// A client of a server.
#[repr(C)]
#[derive(Debug)]
pub struct AdmClient {
    tag: Tag,
    server: Arc<AdmServer>,
    id: u64,
    timestamp: i64,
    transport: i32,
}

macro_rules! admin_objects {
    ($($name:ident = $kind:literal, $self:ident => $conn:expr;)*) => { $(
        impl Object for $name {
            const KIND: u32 = 0x7669_7200 + $kind;
        }

        impl Connected for $name {
            fn connected(&self) -> Option<&Connect> {
                None
            }

            fn administered(&$self) -> Option<&AdmConnect> {
                Some($conn)
            }
        }
    )* };
}

admin_objects! {
    AdmConnect = 15, self => self;
    AdmServer = 16, self => &self.conn;
    AdmClient = 17, self => &self.server.conn;
}

impl std::fmt::Debug for AdmConnect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AdmConnect({})", self.uri)
    }
}

impl AdmConnect {
    /// A connection to the daemon at `uri`, which `driver` talks to.
    pub fn new(uri: &str, driver: Box<dyn AdminDriver>) -> Arc<AdmConnect> {
        let watcher = Mutex::new(None);
        Arc::new(AdmConnect { tag: Tag::of::<AdmConnect>(), uri: uri.into(), driver, watcher })
    }

    /// Where it goes.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// Who answers.
    pub fn driver(&self) -> &dyn AdminDriver {
        &*self.driver
    }

    /// Has `tell` called when the connection is lost; false if somebody is told already.
    pub fn watch(self: &Arc<AdmConnect>, identity: usize, tell: Arc<TellAdmClosed>) -> bool {
        let mut watcher = self.watcher.lock();
        let free = watcher.is_none();
        if free {
            *watcher = Some(Watcher { identity, tell, _conn: self.clone() });
        }
        free
    }

    /// Ends the watch; false if it is not that one.
    pub fn unwatch(&self, identity: usize) -> bool {
        let mut watcher = self.watcher.lock();
        let fits = watcher.as_ref().is_some_and(|watcher| watcher.identity == identity);
        let taken = if fits { watcher.take() } else { None };
        drop(watcher);
        taken.is_some()
    }

    /// Tells who watches, and forgets them.
    pub fn lost(self: &Arc<AdmConnect>, reason: i32) {
        let taken = self.watcher.lock().take();
        if let Some(watcher) = taken {
            (watcher.tell)(self, reason);
        }
    }
}

impl AdmServer {
    /// A handle on the server of that name.
    pub fn new(conn: &Arc<AdmConnect>, name: &str) -> Arc<AdmServer> {
        Arc::new(AdmServer { tag: Tag::of::<AdmServer>(), conn: conn.clone(), name: Name::new(name) })
    }

    /// The connection.
    pub fn connect(&self) -> &Arc<AdmConnect> {
        &self.conn
    }

    /// Its name.
    pub fn name(&self) -> &Name {
        &self.name
    }
}

impl AdmClient {
    /// A handle on one client: its number, when it connected (seconds since 1970) and how
    /// (`virClientTransport`).
    pub fn new(server: &Arc<AdmServer>, id: u64, timestamp: i64, transport: i32) -> Arc<AdmClient> {
        Arc::new(AdmClient { tag: Tag::of::<AdmClient>(), server: server.clone(), id, timestamp, transport })
    }

    /// The server.
    pub fn server(&self) -> &Arc<AdmServer> {
        &self.server
    }

    /// Its number.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// When it connected, in seconds since 1970.
    pub fn timestamp(&self) -> i64 {
        self.timestamp
    }

    /// How it connected.
    pub fn transport(&self) -> i32 {
        self.transport
    }
}
