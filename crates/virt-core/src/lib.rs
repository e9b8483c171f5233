// SPDX-License-Identifier: LGPL-2.1-or-later
//! What every driver and the C ABI share: errors, the API's rows and driver traits,
//! objects, events, typed parameters, URIs, configuration, logging.
#![forbid(unsafe_code)]

pub mod error;
pub mod number;
pub mod uri;
pub mod uuid;

pub use error::{Error, ErrorCode, ErrorDomain, Result};
