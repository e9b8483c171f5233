// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a rule compares a packet's fields with.

use std::fmt::Write as _;
use std::net::IpAddr;

use super::fields::{Kind, Named};
use super::variable::Variable;
use crate::net::Mac;
use crate::net::address::{self, Family};
use crate::network::find::wrapping_u32;
use crate::xml::escape;

/// Longest comment, in bytes; the rest is cut off.
const COMMENT: usize = 256;

/// Longest name of an IP set.
const SET_NAME: usize = 31;

/// Most dimensions of an IP set.
const SET_FLAGS: usize = 6;

/// The states of a connection, from the lowest bit.
pub const STATES: [&str; 5] = ["NEW", "ESTABLISHED", "RELATED", "INVALID", "NONE"];

/// The bit of the state `NONE`, which excludes all others.
const NO_STATE: u8 = 1 << 4;

const TCP_FLAGS: [&str; 6] = ["FIN", "SYN", "RST", "PSH", "ACK", "URG"];
const ALL_TCP_FLAGS: u8 = 0x3f;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FieldValue {
    Variable(Variable),
    /// A number, and whether it was written in hexadecimal.
    Number(u32, bool),
    /// A number that may have a name.
    Named(u32, bool, Named),
    Mac(Mac),
    Address(IpAddr),
    Prefix(u8),
    /// One bit for each of [`STATES`].
    States(u8),
    TcpFlags {
        mask: u8,
        flags: u8,
    },
    SetName(Box<str>),
    /// For each dimension of the set, whether the source is looked up and not the destination.
    SetFlags(Vec<bool>),
    Text(Box<str>),
    Flag(bool),
}

impl FieldValue {
    /// Reads a value; `None` where it means nothing to this kind of field.
    pub fn parse(kind: Kind, text: &str) -> Option<FieldValue> {
        if let Some(variable) = text.strip_prefix('$') {
            return Variable::parse(variable).ok().map(FieldValue::Variable);
        }
        Some(match kind {
            Kind::Number(bits) => {
                let (n, hex) = number(text, bits)?;
                FieldValue::Number(n, hex)
            }
            Kind::Decimal(bits) => FieldValue::Number(fitting(text, 10, bits)?, false),
            Kind::UpTo(most) => {
                let (n, hex) = number(text, if most > 0xff { 16 } else { 8 })?;
                FieldValue::Number(Some(n).filter(|n| *n <= most)?, hex)
            }
            Kind::Named(bits, least, names) => match number(text, bits) {
                Some((n, hex)) => FieldValue::Named(Some(n).filter(|n| *n >= least)?, hex, names),
                None => FieldValue::Named(names.number(text)?, false, names),
            },
            Kind::Mac => FieldValue::Mac(Mac::parse(text)?),
            Kind::MacMask => {
                let mask = Mac::parse(text)?;
                let bits = mask.0.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)) << 16;
                FieldValue::Mac(
                    Some(mask).filter(|_| bits.checked_shl(bits.leading_ones()).unwrap_or(0) == 0)?,
                )
            }
            Kind::Address(family) => FieldValue::Address(address::parse(text, family).ok()?),
            Kind::Mask(family) => FieldValue::Prefix(prefix(text, family)?),
            Kind::States => FieldValue::States(states(text)?),
            Kind::TcpFlags => {
                let (mask, flags) = text.split_once('/')?;
                FieldValue::TcpFlags { mask: tcp_flags(mask)?, flags: tcp_flags(flags)? }
            }
            Kind::SetName => {
                let good = |c: char| c.is_ascii_alphanumeric() || "_.:-+ ".contains(c);
                let fits = text.len() <= SET_NAME && text.chars().all(good);
                FieldValue::SetName(Some(text).filter(|_| fits)?.into())
            }
            Kind::SetFlags => FieldValue::SetFlags(set_flags(text)?),
            Kind::Comment => {
                let end = text.floor_char_boundary(COMMENT.min(text.len()));
                FieldValue::Text(text[..end].into())
            }
            Kind::Flag => FieldValue::Flag(matches!(text, "true" | "1" | "yes")),
        })
    }

    /// Writes it, escaped.
    pub fn put(&self, out: &mut String) {
        // Writing to a String cannot fail.
        let _ = match self {
            FieldValue::Variable(variable) => return variable.put(out),
            FieldValue::Number(n, hex) => put_number(*n, *hex, out),
            FieldValue::Named(n, hex, names) => match names.name(*n) {
                Some(name) => return out.push_str(name),
                None => put_number(*n, *hex && names.keeps_base(), out),
            },
            FieldValue::Mac(mac) => write!(out, "{mac}"),
            FieldValue::Address(address) => return address::put(*address, out),
            FieldValue::Prefix(n) => write!(out, "{n}"),
            FieldValue::States(states) => return put_words(&STATES, *states, out),
            FieldValue::TcpFlags { mask, flags } => {
                put_tcp_flags(*mask, out);
                out.push('/');
                return put_tcp_flags(*flags, out);
            }
            FieldValue::SetName(name) | FieldValue::Text(name) => return escape(name, out),
            FieldValue::SetFlags(flags) => {
                for (i, source) in flags.iter().enumerate() {
                    out.push_str(if i > 0 { "," } else { "" });
                    out.push_str(if *source { "src" } else { "dst" });
                }
                return;
            }
            FieldValue::Flag(flag) => write!(out, "{flag}"),
        };
    }
}

fn put_number(n: u32, hex: bool, out: &mut String) -> std::fmt::Result {
    match hex {
        true => write!(out, "{n:#x}"),
        false => write!(out, "{n}"),
    }
}

/// A number of so many bits.
fn fitting(text: &str, base: u32, bits: u32) -> Option<u32> {
    wrapping_u32(text, base).filter(|n| bits == 32 || *n < 1 << bits)
}

/// The same in base ten, or else sixteen.
fn number(text: &str, bits: u32) -> Option<(u32, bool)> {
    let decimal = fitting(text, 10, bits).map(|n| (n, false));
    decimal.or_else(|| fitting(text, 16, bits).map(|n| (n, true)))
}

/// A netmask, as a number of bits or as an address.
fn prefix(text: &str, family: Family) -> Option<u8> {
    let most = if family == Family::V4 { 32 } else { 128 };
    if let Some(n) = wrapping_u32(text, 10) {
        return u8::try_from(n).ok().filter(|n| *n <= most);
    }
    address::mask_bits(address::parse(text, family).ok()?).map(|n| n as u8)
}

/// Words with commas or blanks between them, or nothing at all.
fn words(text: &str, all: &[(&str, u8)]) -> Option<u8> {
    let mut flags = 0;
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b' || c == ',');
        if rest.is_empty() {
            return Some(flags);
        }
        let starts = |word: &str| rest.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word));
        let (word, flag) = all.iter().find(|(word, _)| starts(word))?;
        flags |= flag;
        rest = &rest[word.len()..];
    }
}

fn states(text: &str) -> Option<u8> {
    let all: Vec<_> = STATES.iter().enumerate().map(|(i, word)| (*word, 1 << i)).collect();
    let states = words(text, &all)?;
    Some(if states & NO_STATE != 0 { NO_STATE } else { states })
}

fn tcp_flags(text: &str) -> Option<u8> {
    let mut all: Vec<_> = TCP_FLAGS.iter().enumerate().map(|(i, word)| (*word, 1 << i)).collect();
    all.extend([("ALL", ALL_TCP_FLAGS), ("NONE", 0)]);
    words(text, &all)
}

fn put_words(all: &[&str], flags: u8, out: &mut String) {
    let mut first = true;
    for (_, word) in all.iter().enumerate().filter(|(i, _)| flags & (1 << i) != 0) {
        if !std::mem::take(&mut first) {
            out.push(',');
        }
        out.push_str(word);
    }
}

fn put_tcp_flags(flags: u8, out: &mut String) {
    match flags {
        0 => out.push_str("NONE"),
        ALL_TCP_FLAGS => out.push_str("ALL"),
        _ => put_words(&TCP_FLAGS, flags, out),
    }
}

fn set_flags(text: &str) -> Option<Vec<bool>> {
    let mut flags = Vec::new();
    let mut rest = text;
    while flags.len() < SET_FLAGS {
        let word = rest.get(..3)?;
        let source = word.eq_ignore_ascii_case("src");
        if !source && !word.eq_ignore_ascii_case("dst") {
            return None;
        }
        flags.push(source);
        rest = &rest[3..];
        match rest.strip_prefix(',') {
            Some(more) => rest = more,
            None => break,
        }
    }
    rest.is_empty().then_some(flags)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nwfilter::fields::{ARP_OPCODES, ETHER_TYPES, IP_PROTOCOLS};

    fn round(kind: Kind, text: &str) -> Option<String> {
        let mut out = String::new();
        FieldValue::parse(kind, text)?.put(&mut out);
        Some(out)
    }

    #[test]
    fn each_kind_reads_what_it_writes() {
        let ether = Kind::Named(16, 0x600, ETHER_TYPES);
        let protocol = Kind::Named(8, 0, IP_PROTOCOLS);
        let opcode = Kind::Named(16, 0, ARP_OPCODES);
        for (kind, text, expected) in [
            (Kind::Number(16), "65535", "65535"),
            (Kind::Number(16), "0x1f", "0x1f"),
            (Kind::Number(16), "ff", "0xff"),
            (Kind::Number(32), "-1", "4294967295"),
            (ether, "ARP", "arp"),
            (ether, "0x800", "ipv4"),
            (ether, "0x801", "0x801"),
            (ether, "2049", "2049"),
            (protocol, "6", "tcp"),
            (protocol, "UDP", "udp"),
            (protocol, "0xfe", "0xfe"),
            (opcode, "request", "Request"),
            (opcode, "0x20", "32"),
            (Kind::MacMask, "ff:ff:ff:fc:00:00", "ff:ff:ff:fc:00:00"),
            (Kind::Mask(Family::V4), "255.255.0.0", "16"),
            (Kind::Mask(Family::V6), "ffff:ffff::", "32"),
            (Kind::States, "new, Related", "NEW,RELATED"),
            (Kind::States, "NEW,NONE", "NONE"),
            (Kind::States, "", ""),
            (Kind::TcpFlags, "SYN,ACK/all", "SYN,ACK/ALL"),
            (Kind::TcpFlags, "NONE/", "NONE/NONE"),
            (Kind::SetFlags, "src,DST", "src,dst"),
            (Kind::Flag, "yes", "true"),
            (Kind::Flag, "no", "false"),
            (Kind::Comment, "a<b", "a&lt;b"),
            (Kind::Comment, "$C", "$C"),
        ] {
            assert_eq!(round(kind, text).as_deref(), Some(expected), "{kind:?} {text}");
        }
        for (kind, text) in [
            (Kind::Number(8), "256"),
            (Kind::Number(16), "-1"),
            (Kind::Decimal(16), "0x1"),
            (Kind::UpTo(63), "64"),
            (ether, "1535"),
            (ether, "foo"),
            (Kind::MacMask, "ff:00:ff:00:00:00"),
            (Kind::Mask(Family::V4), "33"),
            (Kind::Mask(Family::V4), "255.0.255.0"),
            (Kind::Address(Family::V4), "::1"),
            (Kind::States, "OLD"),
            (Kind::TcpFlags, "SYN"),
            (Kind::SetFlags, "src,"),
            (Kind::SetFlags, "src;dst"),
            (Kind::SetName, "a/b"),
            (Kind::Comment, "$a-b"),
        ] {
            assert_eq!(round(kind, text), None, "{kind:?} {text}");
        }
    }
}
