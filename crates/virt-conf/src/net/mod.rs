// SPDX-License-Identifier: LGPL-2.1-or-later
//! Network addresses as documents spell them, and what interfaces and networks share.

pub mod bandwidth;
pub mod ip;
pub mod port;

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

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
    text.parse().map_err(|_| {
        let text = tr!("Cannot parse socket address '%1$s': %2$s", text, "Name or service not known");
        Error::new(ErrorDomain::NONE, ErrorCode::SYSTEM_ERROR, text)
    })
}

/// A hardware address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Mac(pub [u8; 6]);

impl Mac {
    /// Reads six hexadecimal numbers with colons between them.
    pub fn parse(text: &str) -> Option<Mac> {
        let mut parts = text.split(':');
        let mut mac = [0; 6];
        for byte in &mut mac {
            let part = parts.next()?;
            // C's strtoul, which the reference uses here, lets leading zeros stand.
            if part.is_empty() || !part.bytes().all(|b| b.is_ascii_hexdigit()) {
                return None;
            }
            *byte = u8::try_from(u64::from_str_radix(part, 16).ok()?).ok()?;
        }
        parts.next().is_none().then_some(Mac(mac))
    }

    /// A random one with the reference's vendor prefix.
    pub fn random() -> Mac {
        let uuid = crate::Uuid::random();
        Mac([0x52, 0x54, 0x00, uuid.0[0], uuid.0[1], uuid.0[2]])
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
        let mac = Mac::parse("52:54:00:A:bb:0cc").map(|m| m.to_string());
        assert_eq!(mac.as_deref(), Some("52:54:00:0a:bb:cc"));
        for bad in ["", "52:54:00:0a:bb", "52:54:00:0a:bb:cc:dd", "52:54:00:0a:bb:1cc", "52-54-00-0a-bb-cc"] {
            assert_eq!(Mac::parse(bad), None, "{bad}");
        }
        assert!(!Mac::random().is_multicast());
    }
}
