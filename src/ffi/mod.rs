// SPDX-License-Identifier: LGPL-2.1-or-later
//! Between C and Rust: what every entry point needs, and the only place in this package
//! besides `entry/` that handles C's pointers.

pub mod args;
pub mod boundary;
pub mod call;
pub mod error;
pub mod handle;
pub mod local;
pub mod memory;
pub mod params;
pub mod ret;
pub mod structs;
pub mod trace;
