// SPDX-License-Identifier: LGPL-2.1-or-later
//! Calls and their replies over one transport.

use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::time::Duration;

use virt_core::driver::StreamDriver;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::{Program, Transport};

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
#[derive(Clone)]
pub struct Client {
    #[allow(dead_code)]
    transport: Arc<dyn Transport>,
}

#[cold]
fn closed() -> Error {
    Error::new(ErrorDomain::RPC, ErrorCode::INTERNAL_ERROR, tr!("client socket is closed"))
}

#[allow(unused_variables, missing_docs)]
impl Client {
    /// A client on a connected transport. Where the program has an event loop, the loop
    /// watches it from now on.
    pub fn new(transport: Box<dyn Transport>, options: Options, events: Box<Events>) -> Result<Client> {
        Ok(Client { transport: Arc::from(transport) })
    }

    /// Calls a procedure and waits for its reply. An error reply is this call's error.
    pub fn call(
        &self,
        program: Program,
        procedure: i32,
        body: &[u8],
        fds: &[BorrowedFd<'_>],
    ) -> Result<Reply> {
        Err(closed())
    }

    /// Calls a procedure that opens a stream; `sparse` where it may have holes.
    pub fn call_stream(
        &self,
        program: Program,
        procedure: i32,
        body: &[u8],
        sparse: bool,
    ) -> Result<(Reply, Arc<dyn StreamDriver>)> {
        Err(closed())
    }

    /// Puts another transport in the old one's place: a session that SASL protects. Nothing
    /// may be under way.
    pub fn replace_transport(
        &self,
        replace: impl FnOnce(Arc<dyn Transport>) -> Result<Arc<dyn Transport>>,
    ) -> Result<()> {
        Err(closed())
    }

    /// The transport, while the connection is open.
    pub fn transport(&self) -> Option<Arc<dyn Transport>> {
        None
    }

    /// Whether keepalive can be used: it needs an event loop.
    pub fn supports_keep_alive(&self) -> bool {
        false
    }

    /// Pings the peer after `interval` seconds of silence, and gives it up after `count`
    /// pings without an answer; an interval of 0 or less stops that.
    pub fn set_keep_alive(&self, interval: i32, count: u32) -> Result<()> {
        Err(closed())
    }

    /// Whether calls can be made, as far as anybody noticed.
    pub fn is_open(&self) -> bool {
        false
    }

    /// Whether nobody on the way can read along.
    pub fn is_encrypted(&self) -> bool {
        false
    }

    /// Who is told when the connection ends, once, on the thread that notices.
    pub fn on_close(&self, callback: Option<Box<dyn Fn(CloseReason) + Send + Sync>>) {}

    /// Ends the connection. Calls under way fail.
    pub fn close(&self) {}
}
