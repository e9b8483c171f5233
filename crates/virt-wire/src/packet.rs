// SPDX-License-Identifier: LGPL-2.1-or-later
//! Packets: a length word, a header, a payload.

use crate::{Decoder, Malformed, limits};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

/// Who is spoken to. Several programs share one connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Program {
    /// Its number.
    pub number: u32,
    /// Its version: 1 for all that exist.
    pub version: u32,
}

impl Program {
    /// libvirt's own functions.
    pub const REMOTE: Program = Program { number: 0x2000_8086, version: 1 };
    /// Those of `libvirt-qemu.h`.
    pub const QEMU: Program = Program { number: 0x2000_8087, version: 1 };
    /// Those of `libvirt-lxc.h`.
    pub const LXC: Program = Program { number: 0x0006_8000, version: 1 };
    /// Those of `libvirt-admin.h`.
    pub const ADMIN: Program = Program { number: 0x0690_0690, version: 1 };
    /// Signs of life.
    pub const KEEPALIVE: Program = Program { number: 0x6b65_6570, version: 1 };
}

/// What a packet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Kind {
    /// Asks for something.
    Call = 0,
    /// Answers a call.
    Reply = 1,
    /// An event, or a sign of life.
    Message = 2,
    /// A piece of a stream.
    Stream = 3,
    /// A call with descriptors.
    CallWithFds = 4,
    /// An answer with descriptors.
    ReplyWithFds = 5,
    /// A hole in a stream.
    StreamHole = 6,
}

impl Kind {
    /// The kind of that number.
    pub fn from_number(number: u32) -> Option<Kind> {
        use Kind::*;
        [Call, Reply, Message, Stream, CallWithFds, ReplyWithFds, StreamHole]
            .into_iter()
            .find(|kind| *kind as u32 == number)
    }

    /// Whether the number of descriptors stands between header and payload.
    pub fn has_fds(self) -> bool {
        matches!(self, Kind::CallWithFds | Kind::ReplyWithFds)
    }
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Status {
    /// Well; the end of a stream.
    Ok = 0,
    /// The payload is an error.
    Error = 1,
    /// A stream goes on.
    Continue = 2,
}

impl Status {
    /// The status of that number.
    pub fn from_number(number: u32) -> Option<Status> {
        [Status::Ok, Status::Error, Status::Continue].into_iter().find(|status| *status as u32 == number)
    }
}

/// What stands in front of every payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Who is spoken to.
    pub program: Program,
    /// About what.
    pub procedure: i32,
    /// How.
    pub kind: Kind,
    /// Ties answers and pieces of streams to their call; 0 for messages.
    pub serial: u32,
    /// How it went.
    pub status: Status,
}

impl Header {
    /// Length word and header of a packet whose payload (with the number of descriptors, where
    /// the kind has one) is that long.
    pub fn encode(&self, payload: usize) -> [u8; limits::LENGTH + limits::HEADER] {
        debug_assert!(payload <= limits::PAYLOAD + 4);
        let words = [
            (limits::LENGTH + limits::HEADER + payload) as u32,
            self.program.number,
            self.program.version,
            self.procedure as u32,
            self.kind as u32,
            self.serial,
            self.status as u32,
        ];
        let mut out = [0; limits::LENGTH + limits::HEADER];
        for (place, word) in out.chunks_exact_mut(4).zip(words) {
            place.copy_from_slice(&word.to_be_bytes());
        }
        out
    }

    /// Reads a header; the length word is not part of it.
    pub fn decode(d: &mut Decoder<'_>) -> std::result::Result<Header, Malformed> {
        let program = Program { number: d.u32()?, version: d.u32()? };
        let procedure = d.i32()?;
        let kind = Kind::from_number(d.u32()?).ok_or(Malformed)?;
        let serial = d.u32()?;
        let status = Status::from_number(d.u32()?).ok_or(Malformed)?;
        Ok(Header { program, procedure, kind, serial, status })
    }
}

/// How many bytes follow the length word. What is too short for a header fails as one.
pub fn following(word: [u8; limits::LENGTH]) -> Result<usize> {
    let length = u32::from_be_bytes(word);
    let refuse = |text| Err(Error::new(ErrorDomain::RPC, ErrorCode::RPC, text));
    let Some(rest) = length.checked_sub(limits::LENGTH as u32) else {
        let text = "packet %1$d bytes received from server too small, want %2$d";
        return refuse(tr!(text, length, limits::LENGTH as u32));
    };
    if rest as usize > limits::MESSAGE {
        let text = "packet %1$d bytes received from server too large, want %2$d";
        return refuse(tr!(text, rest as i32, limits::MESSAGE as u32));
    }
    Ok(rest as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_come_back_as_they_went() {
        for number in 0..9 {
            let Some(kind) = Kind::from_number(number) else { continue };
            let header =
                Header { program: Program::QEMU, procedure: -3, kind, serial: 7, status: Status::Continue };
            let bytes = header.encode(4);
            assert_eq!(following(bytes[..4].try_into().unwrap()).unwrap(), 28);
            assert_eq!(Header::decode(&mut Decoder::new(&bytes[4..])), Ok(header));
        }
        assert_eq!((6, None), (Kind::StreamHole as u32, Kind::from_number(7)));
        assert_eq!(Status::from_number(3), None);
    }

    #[test]
    fn lengths_have_bounds() {
        let of = |length: u32| following(length.to_be_bytes()).map_err(|e| e.message().to_owned());
        let small = "packet 3 bytes received from server too small, want 4";
        assert_eq!(of(3), Err(small.into()));
        assert_eq!(of(4), Ok(0));
        assert_eq!(of(33_554_436), Ok(33_554_432));
        let large = "packet 33554433 bytes received from server too large, want 33554432";
        assert_eq!(of(33_554_437), Err(large.into()));
        assert!(of(u32::MAX).unwrap_err().contains("packet -5 bytes"));
    }
}
