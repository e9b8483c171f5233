// SPDX-License-Identifier: LGPL-2.1-or-later
//! The remote driver: what no other driver takes goes to a daemon, on this host or another.
//!
//! - `admin`: the administration interface of a daemon.
//! - `open`: from a URI to a connection that can be used: which daemon, by which way, as whom.
#![forbid(unsafe_code)]

pub mod admin;
mod open;
mod remote;

/// The program with libvirt's own functions.
pub(crate) const REMOTE: virt_rpc::Program = virt_rpc::Program { number: 0x2000_8086, version: 1 };

/// How the library knows this driver. It stands last: it takes whatever is left.
pub static REGISTRATION: virt_core::driver::Registration = virt_core::driver::Registration {
    name: "remote",
    schemes: &[],
    local_only: false,
    remote_only: false,
    probe: || Ok(None),
    open: open::open,
};
