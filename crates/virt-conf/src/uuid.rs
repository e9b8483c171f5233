// SPDX-License-Identifier: LGPL-2.1-or-later
//! UUIDs, in the reference's forgiving reading.

use std::fmt;

use crate::value::{Refusal, Value};

/// Sixteen bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Uuid(pub [u8; 16]);

impl Uuid {
    /// Reads 32 hexadecimal digits. Blanks may stand around them, blanks and hyphens between bytes.
    pub fn parse(text: &str) -> Option<Uuid> {
        let mut bytes = text.trim_start_matches(|c: char| c.is_ascii_whitespace()).bytes();
        let digit = |b: u8| char::from(b).to_digit(16).map(|d| d as u8);
        let mut uuid = [0; 16];
        for byte in &mut uuid {
            let high = loop {
                match bytes.next()? {
                    b'-' | b' ' => {}
                    b => break digit(b)?,
                }
            };
            *byte = high << 4 | digit(bytes.next()?)?;
        }
        bytes.all(|b| b.is_ascii_whitespace()).then_some(Uuid(uuid))
    }

    /// A random one, of version 4.
    pub fn random() -> Uuid {
        // Two keyed hashers seeded by the operating system; no collision matters beyond chance.
        use std::hash::{BuildHasher, RandomState};
        use std::sync::atomic::{AtomicU64, Ordering};
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let process = std::process::id();
        let mut uuid = [0; 16];
        for half in uuid.chunks_mut(8) {
            let time = std::time::SystemTime::now();
            let hash = RandomState::new().hash_one((count, process, time));
            half.copy_from_slice(&hash.to_ne_bytes());
        }
        uuid[6] = uuid[6] & 0x0f | 0x40;
        uuid[8] = uuid[8] & 0x3f | 0x80;
        Uuid(uuid)
    }

    /// Whether all bytes are the same, which the reference takes for a mistake.
    pub fn is_uniform(self) -> bool {
        self.0.iter().all(|b| *b == self.0[0])
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; 36];
        let mut at = 0;
        for (i, byte) in self.0.iter().enumerate() {
            at += usize::from(matches!(i, 4 | 6 | 8 | 10));
            text[at] = DIGITS[usize::from(byte >> 4)];
            text[at + 1] = DIGITS[usize::from(byte & 15)];
            at += 2;
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Value for Uuid {
    fn parse(text: &str) -> Result<Self, Refusal> {
        Uuid::parse(text).ok_or(Refusal::Uuid)
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
    fn forms_that_are_read() {
        let uuid = Uuid::parse("EF86180145B911CB88E3AFBFE5370493").unwrap();
        assert_eq!(uuid.to_string(), "ef861801-45b9-11cb-88e3-afbfe5370493");
        assert_eq!(Uuid::parse(" ef861801-45b9-11cb 88e3--afbfe5370493 \n"), Some(uuid));
        for bad in ["", "ef86", "e-f86180145b911cb88e3afbfe5370493", "EF86180145B911CB88E3AFBFE53704931"] {
            assert_eq!(Uuid::parse(bad), None, "{bad}");
        }
        assert_ne!(Uuid::random(), Uuid::random());
    }
}
