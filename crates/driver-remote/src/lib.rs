// SPDX-License-Identifier: LGPL-2.1-or-later
//! The remote driver: what no other driver takes goes to a daemon, on this host or another.
//!
//! - `open`: from a URI to a connection that can be used: which daemon, by which way, as whom.
#![forbid(unsafe_code)]

mod open;

/// How the library knows this driver. It stands last: it takes whatever is left.
pub static REGISTRATION: virt_core::driver::Registration = virt_core::driver::Registration {
    name: "remote",
    schemes: &[],
    local_only: false,
    remote_only: false,
    probe: || Ok(None),
    open: open::open,
};
