// SPDX-License-Identifier: LGPL-2.1-or-later
//! What every driver and the C ABI share: errors, the API's rows and driver traits,
//! objects, events, typed parameters, URIs, configuration, logging.
#![forbid(unsafe_code)]

pub mod auth;
pub mod cgroup;
pub mod config;
pub mod driver;
pub mod error;
pub mod event;
pub mod event_loop;
pub mod log;
pub mod migrate;
pub mod number;
pub mod object;
pub mod open;
pub mod path;
pub mod stream;
pub mod typed_params;
pub mod types;
pub mod uri;
pub mod utf8;
pub mod uuid;

pub use error::{Error, ErrorCode, ErrorDomain, Result};

/// The libvirt version whose interface this is: 12.8.0, as `virGetVersion` counts.
pub const VERSION: u64 = 12_008_000;
