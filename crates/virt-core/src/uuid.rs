// SPDX-License-Identifier: LGPL-2.1-or-later
//! Identifiers of objects: sixteen bytes, thirty-two hexadecimal digits.

use std::fmt;

use crate::{Error, ErrorDomain, Result, tr};

/// A UUID. Ordered and hashed by its bytes.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(pub [u8; 16]);

impl Uuid {
    /// A new random UUID (version 4).
    pub fn generate() -> Result<Uuid> {
        let mut bytes = [0; 16];
        virt_sys::env::random(&mut bytes).map_err(|error| {
            let text = tr!("failed to generate byte stream: %1$s", error.to_string());
            Error::internal(ErrorDomain::NONE, text)
        })?;
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Ok(Uuid(bytes))
    }

    /// Reads a UUID: thirty-two digits of either case. Between pairs of digits any number of
    /// `-` and spaces may stand; white space may surround the whole.
    pub fn parse(text: &str) -> Option<Uuid> {
        Self::parse_bytes(text.as_bytes())
    }

    /// [`Uuid::parse`] for text that need not be UTF-8.
    pub fn parse_bytes(text: &[u8]) -> Option<Uuid> {
        let mut rest = text.iter().copied().skip_while(|b| is_space(*b));
        let mut bytes = [0; 16];
        for byte in &mut bytes {
            let high = rest.by_ref().find(|b| !matches!(b, b'-' | b' '))?;
            let low = rest.next()?;
            *byte = digit(high)? << 4 | digit(low)?;
        }
        rest.all(is_space).then_some(Uuid(bytes))
    }

    /// Whether the bytes could identify a machine: firmware that does not know writes the
    /// same byte sixteen times.
    pub fn is_valid_host(&self) -> bool {
        self.0.iter().any(|byte| *byte != self.0[0])
    }

    /// The sixteen bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Whether all bytes are zero.
    pub fn is_nil(&self) -> bool {
        self.0 == [0; 16]
    }
}

/// C's isspace, where Rust's own leaves the vertical tab out.
fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0b
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; 36];
        let mut at = 0;
        for (i, byte) in self.0.iter().enumerate() {
            if matches!(i, 4 | 6 | 8 | 10) {
                at += 1;
            }
            text[at] = DIGITS[usize::from(byte >> 4)];
            text[at + 1] = DIGITS[usize::from(byte & 15)];
            at += 2;
        }
        f.pad(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<[u8; 16]> for Uuid {
    fn from(bytes: [u8; 16]) -> Uuid {
        Uuid(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "4dea24b3-1d52-d8f3-2516-782e98a23fa0";

    #[test]
    fn written_as_usual() {
        let uuid = Uuid::parse(TEXT).unwrap();
        assert_eq!(uuid.0[..4], [0x4d, 0xea, 0x24, 0xb3]);
        assert_eq!(uuid.to_string(), TEXT);
        assert_eq!(format!("{uuid:?}"), TEXT);
    }

    #[test]
    fn read_liberally() {
        for text in [
            "4dea24b31d52d8f32516782e98a23fa0",
            "4DEA24B3-1D52-D8F3-2516-782E98A23FA0",
            "--4d ea-24---b3 1d52d8f3 2516-782e98a23fa0",
            " \t\n\x0b4dea24b31d52d8f32516782e98a23fa0 \r\n",
        ] {
            assert_eq!(Uuid::parse(text).unwrap().to_string(), TEXT, "{text}");
        }
    }

    #[test]
    fn refused() {
        for text in [
            "",
            "4dea24b31d52d8f32516782e98a23fa",
            "4dea24b31d52d8f32516782e98a23fa00",
            "4dea24b31d52d8f32516782e98a23fa0-",
            "4-dea24b31d52d8f32516782e98a23fa0",
            "4dea24b3\t1d52d8f32516782e98a23fa0",
            "4dea24b31d52d8f32516782e98a23fag",
            "{4dea24b31d52d8f32516782e98a23fa0}",
        ] {
            assert_eq!(Uuid::parse(text), None, "{text}");
        }
    }

    #[test]
    fn generated_ones_are_random_and_say_so() {
        let (a, b) = (Uuid::generate().unwrap(), Uuid::generate().unwrap());
        assert_ne!(a, b);
        assert_eq!((a.0[6] >> 4, a.0[8] >> 6), (4, 2));
        assert!(a.is_valid_host() && !Uuid::default().is_valid_host() && Uuid::default().is_nil());
    }

    proptest! {
        #[test]
        fn written_and_read_again(bytes: [u8; 16]) {
            prop_assert_eq!(Uuid::parse(&Uuid(bytes).to_string()), Some(Uuid(bytes)));
        }

        #[test]
        fn no_text_is_too_odd(text in "[-0-9a-f \\PC]{0,60}") {
            let _ = Uuid::parse(&text);
        }
    }
}
