// SPDX-License-Identifier: LGPL-2.1-or-later
//! The protocol's own limits (`VIR_NET_MESSAGE_*`). Those of single procedures stand with the
//! procedures.

/// The length word in front of each packet. It counts itself.
pub const LENGTH: usize = 4;
/// The header that follows the length word.
pub const HEADER: usize = 24;
/// The largest header and payload together; the length word is not counted in.
pub const MESSAGE: usize = 33_554_432;
/// The largest payload.
pub const PAYLOAD: usize = MESSAGE - HEADER;
/// The largest payload of old peers.
pub const LEGACY_PAYLOAD: usize = 262_120;
/// The longest string, in bytes.
pub const STRING: u32 = 4_194_304;
/// The most descriptors that travel with one packet.
pub const FDS: u32 = 32;
