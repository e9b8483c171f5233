// SPDX-License-Identifier: LGPL-2.1-or-later
//! Packets: a length word, a header of six words, maybe a count of descriptors, the body.

use virt_core::error::{Detail, Level, Result};
use virt_core::{Error, ErrorCode, ErrorDomain, tr};

use crate::protocol;

/// A program on the wire and its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Program {
    /// Its number.
    pub number: u32,
    /// Its version.
    pub version: u32,
}

impl Program {
    /// Asks whether the peer lives, and answers that.
    pub const KEEPALIVE: Program = Program { number: 0x6b65_6570, version: 1 };
}

/// The length word.
pub const LENGTH_SIZE: usize = 4;
/// The header, without the length word.
pub const HEADER_SIZE: usize = 24;
/// Header and body together are never longer.
pub const PACKET_MAX: usize = 33_554_432;
/// A body is never longer.
pub const BODY_MAX: usize = PACKET_MAX - HEADER_SIZE;
/// Descriptors with one packet.
pub const FDS_MAX: usize = 32;

/// What a packet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Kind(pub u32);

#[allow(missing_docs)] // the protocol's own names
impl Kind {
    pub const CALL: Kind = Kind(0);
    pub const REPLY: Kind = Kind(1);
    pub const MESSAGE: Kind = Kind(2);
    pub const STREAM: Kind = Kind(3);
    pub const CALL_WITH_FDS: Kind = Kind(4);
    pub const REPLY_WITH_FDS: Kind = Kind(5);
    pub const STREAM_HOLE: Kind = Kind(6);
}

/// How a packet stands to what it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status(pub u32);

#[allow(missing_docs)] // the protocol's own names
impl Status {
    pub const OK: Status = Status(0);
    pub const ERROR: Status = Status(1);
    pub const CONTINUE: Status = Status(2);
}

/// What stands at a packet's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the protocol's own names
pub struct Header {
    pub program: Program,
    pub procedure: i32,
    pub kind: Kind,
    pub serial: u32,
    pub status: Status,
}

impl Header {
    /// Length word and header before a body of that length.
    pub fn encode(&self, body: usize) -> [u8; LENGTH_SIZE + HEADER_SIZE] {
        let mut bytes = [0; LENGTH_SIZE + HEADER_SIZE];
        let words = [
            (LENGTH_SIZE + HEADER_SIZE + body) as u32,
            self.program.number,
            self.program.version,
            self.procedure as u32,
            self.kind.0,
            self.serial,
            self.status.0,
        ];
        for (place, word) in bytes.chunks_exact_mut(4).zip(words) {
            place.copy_from_slice(&word.to_be_bytes());
        }
        bytes
    }

    /// Reads a header; what follows it in `bytes` is left alone.
    pub fn decode(bytes: &[u8]) -> Result<Header> {
        let mut reader = Reader(bytes);
        let mut word = || reader.word().ok_or_else(|| protocol(tr!("Unable to decode message header")));
        Ok(Header {
            program: Program { number: word()?, version: word()? },
            procedure: word()? as i32,
            kind: Kind(word()?),
            serial: word()?,
            status: Status(word()?),
        })
    }
}

/// The length of header and body, from the length word.
pub fn decode_length(word: [u8; 4]) -> Result<usize> {
    let length = u32::from_be_bytes(word);
    // The texts count as the reference does: in C's int, and without the length word.
    let Some(rest) = (length as usize).checked_sub(LENGTH_SIZE) else {
        let text =
            tr!("packet %1$d bytes received from server too small, want %2$d", length as i32, LENGTH_SIZE);
        return Err(protocol(text));
    };
    if rest > PACKET_MAX {
        let text =
            tr!("packet %1$d bytes received from server too large, want %2$d", rest as i32, PACKET_MAX);
        return Err(protocol(text));
    }
    Ok(rest)
}

/// Takes XDR apart, as far as packets themselves need it.
pub(crate) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn word(&mut self) -> Option<u32> {
        let (word, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_be_bytes(*word))
    }

    #[allow(dead_code)]
    pub fn hyper(&mut self) -> Option<i64> {
        let (word, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(i64::from_be_bytes(*word))
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let padded = count.checked_next_multiple_of(4)?;
        let (bytes, rest) = self.0.split_at_checked(padded)?;
        self.0 = rest;
        bytes.get(..count)
    }

    fn string(&mut self) -> Option<String> {
        /// `REMOTE_STRING_MAX`
        const MAX: usize = 4_194_304;
        let count = self.word()? as usize;
        if count > MAX {
            return None;
        }
        let bytes = self.bytes(count)?;
        // C ends a string at its first zero byte.
        let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
        Some(String::from_utf8_lossy(bytes.get(..end)?).into_owned())
    }

    fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.word()? {
            0 => Some(None),
            1 => Some(Some(read(self)?)),
            _ => None,
        }
    }

    fn error(&mut self) -> Option<Detail> {
        let (code, domain) = (self.word()? as i32, self.word()? as i32);
        let message = self.optional(Reader::string)?;
        let level = match self.word()? {
            0 => Level::None,
            1 => Level::Warning,
            _ => Level::Error,
        };
        // The domain and the network that very old errors named: name, UUID, for a domain its number.
        self.optional(|r| Some((r.string()?, r.bytes(16)?, r.word()?)))?;
        let (str1, str2, str3) =
            (self.optional(Reader::string)?, self.optional(Reader::string)?, self.optional(Reader::string)?);
        let (int1, int2) = (self.word()? as i32, self.word()? as i32);
        self.optional(|r| Some((r.string()?, r.bytes(16)?)))?;
        let message = message.unwrap_or_else(|| tr!("Unknown error"));
        Some(Detail {
            code: ErrorCode(code),
            domain: ErrorDomain(domain),
            level,
            message,
            str1,
            str2,
            str3,
            int1,
            int2,
        })
    }
}

/// The error that an error reply carries, or the one that says it carries none.
pub fn decode_error(body: &[u8]) -> Error {
    let Some(mut detail) = Reader(body).error() else {
        return protocol(tr!("Unable to decode message payload"));
    };
    let from_daemon = [ErrorDomain::REMOTE, ErrorDomain::RPC].contains(&detail.domain);
    if from_daemon
        && detail.code == ErrorCode::RPC
        && detail.level == Level::Error
        && detail.message.starts_with("unknown procedure")
    {
        detail.code = ErrorCode::NO_SUPPORT;
    }
    Error::from_detail(detail)
}
