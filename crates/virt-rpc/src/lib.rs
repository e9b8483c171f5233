// SPDX-License-Identifier: LGPL-2.1-or-later
//! The client's side of the wire: transports, packets, calls and their replies, keepalive,
//! streams. It knows no libvirt function: what is in a packet's body is its caller's business.
//!
//! The threads that call do the work; there are none of ours. See [`Client`].
#![forbid(unsafe_code)]

mod channel;
mod client;
pub mod command;
mod input;
pub mod libssh;
pub mod libssh2;
pub mod sasl;
pub mod ssh;
mod stream;
mod sync;
pub mod tcp;
#[cfg(feature = "tls")]
pub mod tls;
pub mod transport;
pub mod unix;

pub use client::{Client, CloseReason, Events, Options, Reopen, Reply};
pub use transport::Transport;
pub use virt_wire::Program;

use virt_core::{Error, ErrorCode, ErrorDomain};

/// An error of the peer's protocol.
#[cold]
fn protocol(text: impl Into<String>) -> Error {
    Error::new(ErrorDomain::RPC, ErrorCode::RPC, text)
}

/// A failed system call.
#[cold]
fn system(error: &std::io::Error, what: impl AsRef<str>) -> Error {
    Error::io(ErrorDomain::RPC, error, what)
}
