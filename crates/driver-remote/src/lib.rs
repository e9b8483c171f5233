// SPDX-License-Identifier: LGPL-2.1-or-later
//! The remote driver: what no other driver takes goes to a daemon, on this host or another.
//!
//! - `admin`: the administration interface of a daemon.
//! - `open`: from a URI to a connection that can be used: which daemon, by which way, as whom.
//! - `remote`: an open connection; its driver traits are generated from the rows.
//! - `calls`: methods whose call does not follow from their row, over the functions that
//!   `procedures` generates; `codec` has what generated code leans on.
//! - `events`: registrations at the daemon, and what it tells.
#![forbid(unsafe_code)]

pub mod admin;
mod calls;
mod codec;
mod drivers;
mod events;
mod open;
mod procedures;
mod remote;
#[cfg(test)]
mod tests;

pub use open::{connect_socket, user_runtime_dir};

/// How the library knows this driver. It stands last: it takes whatever is left.
pub static REGISTRATION: virt_core::driver::Registration = virt_core::driver::Registration {
    name: "remote",
    schemes: &[],
    local_only: false,
    remote_only: false,
    probe: || Ok(None),
    open: open::open,
};
