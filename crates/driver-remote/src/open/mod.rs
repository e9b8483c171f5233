// SPDX-License-Identifier: LGPL-2.1-or-later
//! From a URI to a connection that can be used.
//!
//! - `plan`: what the URI and `libvirt.conf` ask for.
//! - `socket`: where the daemons of this host listen; `daemon`: starting the user's own.

mod daemon;
mod plan;
mod socket;

use virt_core::driver::{Opened, Request};
use virt_core::{Error, ErrorCode, ErrorDomain, Result};

fn fail(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::REMOTE, code, text)
}

fn unsupported(text: String) -> Error {
    fail(ErrorCode::OPERATION_UNSUPPORTED, text)
}

/// Takes what no other driver took.
pub fn open(request: &Request<'_>) -> Result<Option<Opened>> {
    let plan = plan::Plan::new(request.opening, request.config)?;
    todo!("{plan:?}")
}
