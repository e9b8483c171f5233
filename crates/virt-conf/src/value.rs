// SPDX-License-Identifier: LGPL-2.1-or-later
//! Single values: what may stand in an attribute or be all of an element's text.

use std::fmt::Write as _;

use crate::Uuid;
use crate::xml::escape;

/// Why a value was refused, which decides the error's wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not one of the words allowed.
    Word,
    /// Not a whole number.
    Integer,
    /// Not a whole number from 0 up.
    Unsigned,
    /// Not a whole number of 64 bits.
    Long,
    /// Below zero where only other numbers mean something.
    Negative,
    /// Zero where only other numbers mean something.
    Zero,
    /// Not a UUID.
    Uuid,
}

/// A value that is one attribute, or the text of one element.
pub trait Value: Sized {
    /// The words allowed, where they can be listed; for the schema and for made-up documents.
    const WORDS: &'static [&'static str] = &[];

    /// Reads it.
    fn parse(text: &str) -> Result<Self, Refusal>;

    /// Writes it, escaped.
    fn put(&self, out: &mut String);
}

impl Value for Box<str> {
    fn parse(text: &str) -> Result<Self, Refusal> {
        Ok(text.into())
    }
    fn put(&self, out: &mut String) {
        escape(self, out);
    }
}

/// Reads a number as C's strtoull does with the reference's checks: blanks and a plus sign may
/// stand in front, nothing behind. Base 0 knows `0x` and the octal `0`.
pub fn unsigned(text: &str, base: u32) -> Option<u64> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
    let text = text.strip_prefix('+').unwrap_or(text);
    if text.starts_with('+') {
        return None;
    }
    let hex = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    match (base, hex) {
        (0 | 16, Some(digits)) if !digits.is_empty() => u64::from_str_radix(plain(digits)?, 16).ok(),
        (0, None) if text.len() > 1 && text.starts_with('0') => u64::from_str_radix(plain(text)?, 8).ok(),
        (0, None) => plain(text)?.parse().ok(),
        (0, Some(_)) => None,
        (base, _) => u64::from_str_radix(plain(text)?, base).ok(),
    }
}

/// No second sign.
fn plain(digits: &str) -> Option<&str> {
    (!digits.starts_with('+')).then_some(digits)
}

/// The same with a sign.
pub fn signed(text: &str, base: u32) -> Option<i64> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
    match text.strip_prefix('-') {
        Some(digits) if digits.starts_with(|c: char| c.is_ascii_hexdigit()) => {
            let value = i128::from(unsigned(digits, base)?);
            i64::try_from(-value).ok()
        }
        Some(_) => None,
        None => i64::try_from(unsigned(text, base)?).ok(),
    }
}

macro_rules! numbers {
    ($($ty:ty, $parse:ident, $refusal:ident;)*) => { $(impl Value for $ty {
        fn parse(text: &str) -> Result<Self, Refusal> {
            $parse(text, 10).and_then(|n| n.try_into().ok()).ok_or(Refusal::$refusal)
        }
        fn put(&self, out: &mut String) {
            // Writing to a String cannot fail.
            let _ = write!(out, "{self}");
        }
    })* };
}
numbers! {
    u8, unsigned, Unsigned;
    u16, unsigned, Unsigned;
    u32, unsigned, Unsigned;
    u64, unsigned, Unsigned;
    i32, signed, Integer;
    i64, signed, Long;
}

impl Value for Uuid {
    fn parse(text: &str) -> Result<Self, Refusal> {
        Uuid::parse(text).ok_or(Refusal::Uuid)
    }
    fn put(&self, out: &mut String) {
        let _ = write!(out, "{self}");
    }
}

/// A number from 1 up; 0 is refused by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Positive(pub u32);

impl Value for Positive {
    fn parse(text: &str) -> Result<Self, Refusal> {
        match u32::parse(text)? {
            0 => Err(Refusal::Zero),
            n => Ok(Positive(n)),
        }
    }
    fn put(&self, out: &mut String) {
        self.0.put(out);
    }
}

/// C's signed number from 1 up, which is refused in other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositiveInt(pub i32);

impl Value for PositiveInt {
    fn parse(text: &str) -> Result<Self, Refusal> {
        match i32::parse(text)? {
            0 => Err(Refusal::Zero),
            n if n < 0 => Err(Refusal::Negative),
            n => Ok(PositiveInt(n)),
        }
    }
    fn put(&self, out: &mut String) {
        self.0.put(out);
    }
}

/// A number written with at least `WIDTH` hexadecimal digits behind `0x`; read in any base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hex<const WIDTH: usize>(pub u32);

impl<const WIDTH: usize> Value for Hex<WIDTH> {
    fn parse(text: &str) -> Result<Self, Refusal> {
        unsigned(text, 0).and_then(|n| n.try_into().ok()).map(Hex).ok_or(Refusal::Unsigned)
    }
    fn put(&self, out: &mut String) {
        let _ = write!(out, "{:#0width$x}", self.0, width = WIDTH + 2);
    }
}

/// Declares an enumeration whose variants are words of a document.
///
/// `words! { /// What a watchdog does. WatchdogAction { Reset = "reset", Poweroff = "poweroff" } }`
#[macro_export]
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),* $(,)? })*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)] // each variant is its word
        #[repr(u8)]
        pub enum $name { $($variant),* }

        impl $name {
            /// All of them, in order.
            #[allow(dead_code)] // private lists need not use it
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }

            /// The variant for a word.
            pub fn from_word(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)* _ => None }
            }
        }

        impl $crate::value::Value for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];
            fn parse(text: &str) -> Result<Self, $crate::value::Refusal> {
                Self::from_word(text).ok_or($crate::value::Refusal::Word)
            }
            fn put(&self, out: &mut String) {
                out.push_str(self.as_str());
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )* };
}

words! {
    /// A choice that may also be left open, by leaving the attribute out.
    YesNo { Yes = "yes", No = "no" }
    /// The same, spelt the other way.
    OnOff { On = "on", Off = "off" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_c_reads_them() {
        assert_eq!(unsigned(" +7", 10), Some(7));
        assert_eq!(unsigned("0x1f", 0), Some(31));
        assert_eq!(unsigned("017", 0), Some(15));
        assert_eq!(unsigned("017", 10), Some(17));
        assert_eq!(unsigned("0x1f", 16), Some(31));
        assert_eq!(unsigned("1f", 16), Some(31));
        for bad in ["", " ", "-1", "7 ", "0x", "++1", "+-1", "18446744073709551616", "1k"] {
            assert_eq!(unsigned(bad, 0), None, "{bad:?}");
            assert_eq!(unsigned(bad, 10), None, "{bad:?}");
        }
        assert_eq!(signed("-5", 10), Some(-5));
        assert_eq!(signed("-9223372036854775808", 10), Some(i64::MIN));
        assert_eq!(signed("--5", 10), None);
        assert_eq!(u32::parse("4294967296"), Err(Refusal::Unsigned));
        assert_eq!(Positive::parse("0"), Err(Refusal::Zero));
    }

    #[test]
    fn hexadecimal_keeps_its_width() {
        let mut out = String::new();
        Hex::<4>(10).put(&mut out);
        Hex::<2>(0x123).put(&mut out);
        assert_eq!(out, "0x000a0x123");
    }
}
