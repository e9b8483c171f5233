// SPDX-License-Identifier: LGPL-2.1-or-later
//! The types and constants of libvirt's C interface: names, values and layouts as C programs
//! have them compiled in. The headers in `include/libvirt` are generated from this crate.
//!
//! - Every name is the C name, re-exported flat: `virt_abi::virDomainInfo`.
//! - Handles are opaque; `virDomainPtr` is `*mut virDomain`, as in C.
//! - Enums are for reading and naming values: `virDomainState::VIR_DOMAIN_RUNNING as u32`. They
//!   are never the type of a parameter, because C may pass any number.
//! - Where C gives one value two names, the second is an associated constant of the enum.
//! - The last constant of many enums only counts the others and grows with each release. C
//!   programs see these under `VIR_ENUM_SENTINELS`, Rust under the feature `sentinels`.
//! - Names of typed parameters are `&str`.
#![forbid(unsafe_code)]
#![cfg_attr(not(test), no_std)]
// C's names, in C's spelling.
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]
#![allow(clippy::enum_variant_names, clippy::upper_case_acronyms)]
// `1 << 31` is an unsigned int in C and never leaves 32 bits here.
#![allow(clippy::enum_clike_unportable_variant)]

mod admin;
mod common;
mod domain;
mod domain_checkpoint;
mod domain_snapshot;
mod error;
mod event;
mod host;
mod interface;
#[cfg(all(target_pointer_width = "64", target_os = "linux"))]
mod layout;
mod lxc;
mod network;
mod nodedev;
mod nwfilter;
mod qemu;
mod secret;
mod storage;
mod stream;

pub use admin::*;
pub use common::*;
pub use domain::*;
pub use domain_checkpoint::*;
pub use domain_snapshot::*;
pub use error::*;
pub use event::*;
pub use host::*;
pub use interface::*;
pub use network::*;
pub use nodedev::*;
pub use nwfilter::*;
pub use qemu::*;
pub use secret::*;
pub use storage::*;
pub use stream::*;
