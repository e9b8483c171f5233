// SPDX-License-Identifier: LGPL-2.1-or-later
//! What libvirt's client libraries and daemons say to each other: XDR, packets, and the wire
//! form of errors, objects and typed parameters.
//!
//! Nothing here does input or output. Whatever a peer sends, decoding ends in a value or in
//! [`Malformed`]; a length is held against what is left before anything is allocated for it.
#![forbid(unsafe_code)]

pub mod decode;
pub mod encode;
pub mod error;
pub mod limits;
pub mod object;
pub mod packet;
pub mod params;

pub use decode::{Decoder, Malformed};
pub use encode::Encoder;
pub use packet::{Header, Kind, Program, Status};
