// SPDX-License-Identifier: LGPL-2.1-or-later
//! What may stand in an attribute or be an element's text.

use std::sync::OnceLock;

use super::regex::Regex;

/// The kinds of text that schemas build on, under the names XML Schema gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    String,
    Integer,
    PositiveInteger,
    Long,
    Int,
    Short,
    UnsignedLong,
    UnsignedInt,
    UnsignedShort,
    Double,
    DateTime,
    AnyUri,
    NcName,
}

impl Base {
    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Base> {
        Some(match name {
            "String" => Base::String,
            "Integer" => Base::Integer,
            "PositiveInteger" => Base::PositiveInteger,
            "Long" => Base::Long,
            "Int" => Base::Int,
            "Short" => Base::Short,
            "UnsignedLong" => Base::UnsignedLong,
            "UnsignedInt" => Base::UnsignedInt,
            "UnsignedShort" => Base::UnsignedShort,
            "Double" => Base::Double,
            "DateTime" => Base::DateTime,
            "AnyURI" => Base::AnyUri,
            "NCName" => Base::NcName,
            _ => return None,
        })
    }

    /// The numbers it has, and whether they may have a sign.
    fn numbers(self) -> Option<(i128, i128, bool)> {
        // Longer numbers are refused by the reference's parser.
        const LONGEST: i128 = 10_i128.pow(24) - 1;
        Some(match self {
            Base::Integer => (-LONGEST, LONGEST, true),
            Base::PositiveInteger => (1, LONGEST, true),
            Base::Long => (i64::MIN as i128, i64::MAX as i128, true),
            Base::Int => (i32::MIN as i128, i32::MAX as i128, true),
            Base::Short => (i16::MIN as i128, i16::MAX as i128, true),
            Base::UnsignedLong => (0, u64::MAX as i128, false),
            Base::UnsignedInt => (0, u32::MAX as i128, false),
            Base::UnsignedShort => (0, u16::MAX as i128, false),
            _ => return None,
        })
    }
}

/// A base and what narrows it down.
pub struct Test {
    pub base: Base,
    /// Expressions that must fit, compiled when they are first needed.
    pub expressions: Vec<Expression>,
    pub least: Option<i128>,
    pub most: Option<i128>,
    /// In characters.
    pub longest: Option<usize>,
}

impl Test {
    /// Any text of a base.
    pub fn of(base: Base) -> Test {
        Test { base, expressions: Vec::new(), least: None, most: None, longest: None }
    }

    fn accepts(&self, text: &str) -> bool {
        let fits = match (self.base, self.base.numbers()) {
            (_, Some((least, most, sign))) => number(text, sign).is_some_and(|n| {
                (self.least.unwrap_or(least).max(least)..=self.most.unwrap_or(most).min(most)).contains(&n)
            }),
            (Base::Double, _) => {
                double(text).is_some_and(|n| self.least.is_none_or(|least| n >= least as f64))
            }
            (Base::DateTime, _) => date_time(trim(text)).is_some(),
            (Base::AnyUri, _) => uri(trim(text)),
            (Base::NcName, _) => {
                let name = trim(text);
                !name.is_empty() && !name.contains(':') && crate::xml::is_name(name)
            }
            _ => true,
        };
        fits && self.longest.is_none_or(|longest| text.chars().count() <= longest)
            && self.expressions.iter().all(|e| e.is_match(text))
    }
}

/// An expression that is compiled when it is first needed.
pub struct Expression {
    source: Box<str>,
    compiled: OnceLock<Option<Regex>>,
}

impl Expression {
    /// The expression that this text is.
    pub fn new(source: &str) -> Expression {
        Expression { source: source.into(), compiled: OnceLock::new() }
    }

    /// Whether the text fits. An expression that is none fits nothing; a test compiles them all.
    fn is_match(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| Regex::new(&self.source).ok());
        compiled.as_ref().is_some_and(|regex| regex.is_match(text))
    }

    /// What is wrong with it.
    #[cfg(test)]
    pub fn fault(&self) -> Option<String> {
        Regex::new(&self.source).err()
    }
}

/// What a text may be: one of some words, or something that passes a test.
#[derive(Default)]
pub struct DataType {
    /// Everything passes.
    pub any: bool,
    pub words: Vec<&'static str>,
    pub tests: Vec<Test>,
}

impl DataType {
    /// The same again, for a type that builds on this one.
    pub fn copy(&self) -> DataType {
        let tests = self.tests.iter().map(|test| Test {
            base: test.base,
            expressions: test.expressions.iter().map(|e| Expression::new(&e.source)).collect(),
            least: test.least,
            most: test.most,
            longest: test.longest,
        });
        DataType { any: self.any, words: self.words.clone(), tests: tests.collect() }
    }

    /// Whether the text is allowed.
    pub fn accepts(&self, text: &str) -> bool {
        if self.any {
            return true;
        }
        if !self.words.is_empty() {
            if self.words.contains(&text) {
                return true;
            }
            // White space around and between the parts of a word does not count.
            if text.bytes().any(|b| b.is_ascii_whitespace()) {
                let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
                if self.words.contains(&&*text) {
                    return true;
                }
            }
        }
        self.tests.iter().any(|test| test.accepts(text))
    }
}

/// White space as XML means it.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r'])
}

fn number(text: &str, sign: bool) -> Option<i128> {
    let text = trim(text);
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' if sign => (true, &text[1..]),
        b'+' if sign => (false, &text[1..]),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i128 = match digits.trim_start_matches('0') {
        "" => 0,
        digits if digits.len() <= 24 => digits.parse().ok()?,
        _ => return None,
    };
    Some(if negative { -number } else { number })
}

fn double(text: &str) -> Option<f64> {
    let text = trim(text);
    match text {
        "INF" => return Some(f64::INFINITY),
        "-INF" => return Some(f64::NEG_INFINITY),
        "NaN" => return Some(f64::NAN),
        _ => {}
    }
    let plain = |b: u8| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E');
    if text.bytes().all(plain) { text.parse().ok() } else { None }
}

/// `2012-11-30T12:00:00`, with a fraction and a zone if need be.
fn date_time(text: &str) -> Option<()> {
    let (date, time) = text.split_once('T')?;
    let date = date.strip_prefix('-').unwrap_or(date);
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str, len: usize| {
        (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<u64>().ok())?
    };
    let year = digits(year, year.len().clamp(4, 18))?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let month = digits(month, 2)?;
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u64::from(leap),
        _ => return None,
    };
    if parts.next().is_some() || year == 0 || !(1..=days).contains(&digits(day, 2)?) {
        return None;
    }
    let zone_at = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone_at);
    let mut parts = clock.splitn(3, ':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
    let (whole, fraction) = second.split_once('.').unwrap_or((second, "0"));
    let (hour, minute, whole) = (digits(hour, 2)?, digits(minute, 2)?, digits(whole, 2)?);
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let midnight = hour == 24 && minute == 0 && whole == 0 && fraction.bytes().all(|b| b == b'0');
    if !midnight && (hour > 23 || minute > 59 || whole > 59) {
        return None;
    }
    if let Some(offset) = zone.strip_prefix(['+', '-']) {
        let (hours, minutes) = offset.split_once(':')?;
        let offset = digits(hours, 2)? * 60 + digits(minutes, 2)?;
        return (offset <= 14 * 60 && minutes < "60").then_some(());
    }
    matches!(zone, "" | "Z").then_some(())
}

/// A reference as RFC 3986 writes it. Characters that it does not know are let through, escapes
/// must be whole.
fn uri(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let escape = rest.as_bytes().get(at + 1..at + 3);
        if !escape.is_some_and(|e| e.iter().all(u8::is_ascii_hexdigit)) {
            return false;
        }
        rest = &rest[at + 3..];
    }
    if text.bytes().any(|b| matches!(b, b'[' | b']')) && !text.contains("//[") {
        return false;
    }
    let (before, fragment) = text.split_once('#').unwrap_or((text, ""));
    if fragment.contains('#') {
        return false;
    }
    let path = before.split('?').next().unwrap_or("");
    // The first part of a relative path cannot have a colon unless what stands before is a scheme.
    match path.split('/').next().unwrap_or("").split_once(':') {
        Some((scheme, _)) => {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        }
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(base: Base, texts: &[&str]) -> Vec<bool> {
        texts.iter().map(|t| Test::of(base).accepts(t)).collect()
    }

    #[test]
    fn numbers() {
        assert_eq!(accepted(Base::UnsignedInt, &["0", " 7\n", "4294967295", "007"]), [true; 4]);
        assert_eq!(accepted(Base::UnsignedInt, &["", "-0", "+1", "4294967296", "1 2", "0x1"]), [false; 6]);
        assert_eq!(accepted(Base::Int, &["-2147483648", "+1", " -0 "]), [true; 3]);
        assert_eq!(accepted(Base::PositiveInteger, &["0", "-1"]), [false; 2]);
        assert_eq!(accepted(Base::Integer, &["999999999999999999999999"]), [true]);
        assert_eq!(accepted(Base::Integer, &["1000000000000000000000000", "-", "1.0"]), [false; 3]);
        assert_eq!(accepted(Base::Double, &["0", "1.5", "-1e3", "INF"]), [true; 4]);
        assert_eq!(accepted(Base::Double, &["", "x", "inf", "1,5"]), [false; 4]);
    }

    #[test]
    fn moments() {
        let good = ["2012-11-30T12:00:00", "2012-02-29T24:00:00Z", "-0001-01-01T00:00:59.5+14:00"];
        assert_eq!(accepted(Base::DateTime, &good), [true; 3]);
        let bad = ["", "2012-11-30", "2013-02-29T00:00:00", "2012-13-01T00:00:00", "2012-01-01T25:00:00"];
        assert_eq!(accepted(Base::DateTime, &bad), [false; 5]);
        assert_eq!(accepted(Base::DateTime, &["2012-11-30T12:00", "2012-11-30T12:00:00x"]), [false; 2]);
    }

    #[test]
    fn references() {
        assert_eq!(accepted(Base::AnyUri, &["", "/a b", "a/b", "http://h:1/x?y#z", "%20", "é{"]), [true; 6]);
        assert_eq!(accepted(Base::AnyUri, &["%", "%zz", "1:a", "a#b#c"]), [false; 4]);
    }

    #[test]
    fn words_ignore_white_space() {
        let data = DataType { words: vec!["a", "b c"], ..DataType::default() };
        assert!(["a", " a\n", "b  c"].iter().all(|t| data.accepts(t)));
        assert!(["", "bc", "A"].iter().all(|t| !data.accepts(t)));
    }
}
