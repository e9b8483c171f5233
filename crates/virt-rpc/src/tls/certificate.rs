// SPDX-License-Identifier: LGPL-2.1-or-later
//! As much of an X.509 certificate as has to be looked at here: dates, names, what it may be
//! used for. Signatures and paths are the verifier's business.

use std::net::IpAddr;

/// Not a certificate, or not one that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

type Result<T> = std::result::Result<T, Malformed>;

/// An extension's value, and whether who does not understand it must refuse the certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension<T> {
    /// The value.
    pub value: T,
    /// Whether it counts for everybody.
    pub critical: bool,
}

/// What a certificate says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// The first second of its life, since 1970.
    pub not_before: i64,
    /// The last one.
    pub not_after: i64,
    /// Whether it may sign others; `None` where nothing is said.
    pub authority: Option<bool>,
    /// Bits of [`KeyUsage`].
    pub key_usage: Option<Extension<u16>>,
    /// Object identifiers, in their encoded form.
    pub purposes: Option<Extension<Vec<Vec<u8>>>>,
    /// Names of hosts.
    pub dns_names: Vec<String>,
    /// Whether there were names of hosts, readable or not.
    pub has_dns_names: bool,
    /// Addresses of hosts.
    pub addresses: Vec<IpAddr>,
    /// The subject's common names.
    pub common_names: Vec<String>,
}

/// Bits of the key usage, the first one the highest.
pub struct KeyUsage;

impl KeyUsage {
    /// Signatures other than on certificates.
    pub const DIGITAL_SIGNATURE: u16 = 0x8000;
    /// Signatures on certificates.
    pub const KEY_CERT_SIGN: u16 = 0x0400;
}

/// Purposes, as their encoded object identifiers.
pub mod purpose {
    /// A TLS server.
    pub const SERVER: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 1];
    /// A TLS client.
    pub const CLIENT: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 2];
    /// Anything.
    pub const ANY: &[u8] = &[0x55, 0x1d, 0x25, 0];
}

const BOOLEAN: u8 = 0x01;
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const OBJECT_ID: u8 = 0x06;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const VERSION: u8 = 0xa0;
const ISSUER_ID: u8 = 0x81;
const SUBJECT_ID: u8 = 0x82;
const EXTENSIONS: u8 = 0xa3;
/// In an alternative name: a host's name and its address.
const DNS_NAME: u8 = 0x82;
const IP_ADDRESS: u8 = 0x87;

/// Elements of the distinguished encoding, one after the other.
struct Elements<'a>(&'a [u8]);

impl<'a> Elements<'a> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn next_tag(&self) -> Option<u8> {
        self.0.first().copied()
    }

    /// The next element: its tag and its content.
    fn any(&mut self) -> Result<(u8, &'a [u8])> {
        let [tag, first, rest @ ..] = self.0 else { return Err(Malformed) };
        let (length, rest) = match usize::from(*first) {
            short @ 0..0x80 => (short, rest),
            long => {
                // More than four bytes of length would be more than any file here.
                let count = long - 0x80;
                if !(1..=4).contains(&count) || rest.len() < count {
                    return Err(Malformed);
                }
                let (bytes, rest) = rest.split_at(count);
                (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
            }
        };
        let (content, rest) = rest.split_at_checked(length).ok_or(Malformed)?;
        self.0 = rest;
        Ok((*tag, content))
    }

    fn one(&mut self, tag: u8) -> Result<&'a [u8]> {
        match self.any()? {
            (found, content) if found == tag => Ok(content),
            _ => Err(Malformed),
        }
    }

    fn maybe(&mut self, tag: u8) -> Result<Option<&'a [u8]>> {
        if self.next_tag() == Some(tag) { self.one(tag).map(Some) } else { Ok(None) }
    }

    fn sequence(&mut self) -> Result<Elements<'a>> {
        self.one(SEQUENCE).map(Elements)
    }
}

impl Certificate {
    /// Reads a certificate in its binary form.
    pub fn parse(der: &[u8]) -> Result<Certificate> {
        let mut out = Certificate::default();
        let mut body = Elements(der).sequence()?.sequence()?;
        body.maybe(VERSION)?;
        body.one(INTEGER)?;
        body.sequence()?; // the signature's algorithm
        body.sequence()?; // the issuer
        let mut life = body.sequence()?;
        out.not_before = time(life.any()?)?;
        out.not_after = time(life.any()?)?;
        out.read_subject(body.sequence()?)?;
        body.sequence()?; // the key
        body.maybe(ISSUER_ID)?;
        body.maybe(SUBJECT_ID)?;
        if let Some(extensions) = body.maybe(EXTENSIONS)? {
            let mut list = Elements(extensions).sequence()?;
            while !list.is_empty() {
                out.read_extension(list.sequence()?)?;
            }
        }
        Ok(out)
    }

    fn read_subject(&mut self, mut subject: Elements<'_>) -> Result<()> {
        const COMMON_NAME: &[u8] = &[0x55, 4, 3];
        while !subject.is_empty() {
            let mut set = Elements(subject.one(SET)?);
            while !set.is_empty() {
                let mut pair = set.sequence()?;
                let id = pair.one(OBJECT_ID)?;
                let (_, value) = pair.any()?;
                if id == COMMON_NAME
                    && let Ok(name) = std::str::from_utf8(value)
                {
                    self.common_names.push(name.to_owned());
                }
            }
        }
        Ok(())
    }

    fn read_extension(&mut self, mut extension: Elements<'_>) -> Result<()> {
        let id = extension.one(OBJECT_ID)?;
        let critical = extension.maybe(BOOLEAN)?.is_some_and(|value| value != [0]);
        let mut value = Elements(extension.one(OCTET_STRING)?);
        match id {
            // Basic constraints.
            [0x55, 0x1d, 0x13] => {
                let authority = value.sequence()?.maybe(BOOLEAN)?;
                self.authority = Some(authority.is_some_and(|value| value != [0]));
            }
            // Key usage: how many bits are unused, then the bits.
            [0x55, 0x1d, 0x0f] => {
                let bits = value.one(BIT_STRING)?;
                let byte = |at: usize| u16::from(bits.get(at).copied().unwrap_or(0));
                self.key_usage = Some(Extension { value: byte(1) << 8 | byte(2), critical });
            }
            // Extended key usage.
            [0x55, 0x1d, 0x25] => {
                let mut list = value.sequence()?;
                let mut purposes = Vec::new();
                while !list.is_empty() {
                    purposes.push(list.one(OBJECT_ID)?.to_vec());
                }
                self.purposes = Some(Extension { value: purposes, critical });
            }
            // The subject's alternative names.
            [0x55, 0x1d, 0x11] => {
                let mut list = value.sequence()?;
                while !list.is_empty() {
                    self.read_name(list.any()?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn read_name(&mut self, (tag, content): (u8, &[u8])) {
        match tag {
            DNS_NAME => {
                self.has_dns_names = true;
                let printable = content.iter().all(|byte| (0x20..0x7f).contains(byte));
                if printable && let Ok(name) = std::str::from_utf8(content) {
                    self.dns_names.push(name.to_owned());
                }
            }
            IP_ADDRESS => {
                if let Ok(four) = <[u8; 4]>::try_from(content) {
                    self.addresses.push(four.into());
                } else if let Ok(sixteen) = <[u8; 16]>::try_from(content) {
                    self.addresses.push(sixteen.into());
                }
            }
            _ => {}
        }
    }

    /// Whether it may be used for `wanted`; all may be where nothing is said.
    pub fn has_purpose(&self, wanted: &[u8]) -> bool {
        self.purposes
            .as_ref()
            .is_none_or(|list| list.value.iter().any(|id| id == wanted || id == purpose::ANY))
    }

    /// Whether it belongs to `host`: a name or an address among its alternative names. The
    /// common name counts where there is no alternative one, and one common name only.
    pub fn belongs_to(&self, host: &str) -> bool {
        let address: Option<IpAddr> = host.parse().ok();
        if address.is_some_and(|address| self.addresses.contains(&address)) {
            return true;
        }
        // Some put an address where a name belongs, so it is looked for there as well.
        if self.has_dns_names {
            return self.dns_names.iter().any(|name| matches(name, host));
        }
        match self.common_names.as_slice() {
            [name] => self.has_purpose(purpose::SERVER) && matches(name, host),
            _ => false,
        }
    }
}

/// Whether a certificate's name is that of `host`. A star stands for one label, or the rest
/// of it, and only where at least two labels follow.
fn matches(name: &str, host: &str) -> bool {
    if name.eq_ignore_ascii_case(host) {
        return true;
    }
    let Some(rest) = name.strip_prefix('*') else { return false };
    let dots = rest.matches('.').count();
    if dots < 2 || rest.ends_with('.') || host.parse::<IpAddr>().is_ok() {
        return false;
    }
    let label = host.find('.').unwrap_or(host.len());
    host.len()
        .checked_sub(rest.len())
        .is_some_and(|at| at <= label && host.is_char_boundary(at) && host[at..].eq_ignore_ascii_case(rest))
}

/// A date, as seconds since 1970.
fn time((tag, content): (u8, &[u8])) -> Result<i64> {
    let digits = content.strip_suffix(b"Z").ok_or(Malformed)?;
    if !digits.iter().all(u8::is_ascii_digit) {
        return Err(Malformed);
    }
    let two = |at: usize| -> Result<i64> {
        let pair = digits.get(at..at + 2).ok_or(Malformed)?;
        Ok(i64::from(pair[0] - b'0') * 10 + i64::from(pair[1] - b'0'))
    };
    let (year, at) = match tag {
        UTC_TIME => (two(0)? + if two(0)? < 50 { 2000 } else { 1900 }, 2),
        GENERALIZED_TIME => (two(0)? * 100 + two(2)?, 4),
        _ => return Err(Malformed),
    };
    let (month, day) = (two(at)?, two(at + 2)?);
    let (hour, minute, second) = (two(at + 4)?, two(at + 6)?, two(at + 8)?);
    if digits.len() != at + 10 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return Err(Malformed);
    }
    Ok(days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second)
}

/// Days since 1970 of a date in the Gregorian calendar. Years begin in March here, so that
/// the day that is sometimes missing is the last one.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert_eq!(time((UTC_TIME, b"700101000000Z")), Ok(0));
        assert_eq!(time((UTC_TIME, b"491231235959Z")), Ok(2_524_607_999));
        assert_eq!(time((GENERALIZED_TIME, b"20000229120000Z")), Ok(951_825_600));
        for wrong in ["700101000000", "70010100000Z", "701301000000Z", "7001010000000Z", "+00101000000Z", "Z"]
        {
            assert_eq!(time((UTC_TIME, wrong.as_bytes())), Err(Malformed), "{wrong}");
        }
    }

    #[test]
    fn names() {
        for (name, host, fits) in [
            ("host", "HOST", true),
            ("host", "hosts", false),
            ("*.example.org", "a.example.org", true),
            ("*.example.org", "a.b.example.org", false),
            ("*.example.org", "example.org", false),
            ("*.example.org", ".example.org", true),
            ("*.org", "example.org", false),
            ("*host.example.org", "myhost.example.org", true),
            ("*", "host", false),
            ("a*.example.org", "ab.example.org", false),
            ("*.0.0.1", "127.0.0.1", false),
        ] {
            assert_eq!(matches(name, host), fits, "{name} {host}");
        }
    }

    #[test]
    fn alternative_names_come_first() {
        let mut certificate = Certificate { common_names: vec!["cn".into()], ..Certificate::default() };
        assert!(certificate.belongs_to("cn"));
        certificate.addresses.push([127, 0, 0, 1].into());
        assert!(certificate.belongs_to("cn") && certificate.belongs_to("127.0.0.1"));
        certificate.has_dns_names = true;
        certificate.dns_names.push("san".into());
        assert!(certificate.belongs_to("san") && !certificate.belongs_to("cn"));
        let two = Certificate { common_names: vec!["a".into(), "b".into()], ..Certificate::default() };
        assert!(!two.belongs_to("a"));
    }

    proptest::proptest! {
        #[test]
        fn anything_can_come(bytes: Vec<u8>) {
            let _ = Certificate::parse(&bytes);
            let mut wrapped = vec![0x30, 0x82, 0, 0, 0x30, 0x82, 0, 0, 2, 1, 1];
            wrapped.extend(&bytes);
            let length = wrapped.len();
            wrapped[2..4].copy_from_slice(&u16::try_from(length - 4).unwrap_or(0).to_be_bytes());
            wrapped[6..8].copy_from_slice(&u16::try_from(length - 8).unwrap_or(0).to_be_bytes());
            let _ = Certificate::parse(&wrapped);
        }
    }
}
