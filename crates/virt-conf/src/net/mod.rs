// SPDX-License-Identifier: LGPL-2.1-or-later
//! Network addresses as documents spell them, and what interfaces and networks share.

pub mod address;
pub mod bandwidth;
pub mod ip;
pub mod port;

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use virt_core::Result;

use crate::value::{Refusal, Value};

/// An IPv4 address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ipv4(pub Ipv4Addr);

impl Default for Ipv4 {
    fn default() -> Self {
        Ipv4(Ipv4Addr::UNSPECIFIED)
    }
}

impl Ipv4 {
    /// Reads an address of either family; `None` for IPv6.
    pub fn parse_any(text: &str) -> Result<Option<Ipv4>> {
        match parse_ip(text)? {
            IpAddr::V4(address) => Ok(Some(Ipv4(address))),
            IpAddr::V6(_) => Ok(None),
        }
    }
}

impl fmt::Display for Ipv4 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Reads a numeric address, with the reference's complaint.
pub fn parse_ip(text: &str) -> Result<IpAddr> {
    address::parse(text, address::Family::Any)
}

/// A hardware address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Mac(pub [u8; 6]);

impl Mac {
    /// Reads six hexadecimal numbers with colons between them. What stands behind a blank, or
    /// behind a character outside ASCII, does not matter to the reference.
    pub fn parse(text: &str) -> Option<Mac> {
        let mut rest = text;
        let mut mac = [0; 6];
        for (i, byte) in mac.iter_mut().enumerate() {
            let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
            *byte = u8::from_str_radix(&rest[..digits], 16).ok().filter(|_| digits <= 2)?;
            rest = &rest[digits..];
            if i < 5 {
                rest = rest.strip_prefix(':')?;
            }
        }
        rest.bytes().next().is_none_or(|b| b <= b' ' || !b.is_ascii()).then_some(Mac(mac))
    }

    /// A random one with the reference's vendor prefix.
    pub fn generate() -> Result<Mac> {
        let uuid = crate::Uuid::generate()?;
        Ok(Mac([0x52, 0x54, 0x00, uuid.0[0], uuid.0[1], uuid.0[2]]))
    }

    /// Whether it names a group of hosts.
    pub fn is_multicast(self) -> bool {
        self.0[0] & 1 == 1
    }

    /// Whether all bytes are zero.
    pub fn is_zero(self) -> bool {
        self.0 == [0; 6]
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{g:02x}")
    }
}

impl fmt::Debug for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Value for Mac {
    fn parse(text: &str) -> std::result::Result<Self, Refusal> {
        Mac::parse(text).ok_or(Refusal::Word)
    }
    fn put(&self, out: &mut String) {
        use fmt::Write as _;
        let _ = write!(out, "{self}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hardware_addresses() {
        let mac = Mac::parse("52:54:00:A:bb:cc x").map(|m| m.to_string());
        assert_eq!(mac.as_deref(), Some("52:54:00:0a:bb:cc"));
        for bad in [
            "",
            "52:54:00:0a:bb",
            "52:54:00:0a:bb:cc:dd",
            "52:54:00:0a:bb:0cc",
            "52:54:00:0a:bb:+c",
            "52:54:00:0a:bb:cc:",
            "52-54-00-0a-bb-cc",
        ] {
            assert_eq!(Mac::parse(bad), None, "{bad}");
        }
        assert!(!Mac::generate().unwrap().is_multicast());
    }
}
