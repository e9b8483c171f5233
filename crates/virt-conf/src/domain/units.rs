// SPDX-License-Identifier: LGPL-2.1-or-later
//! Sizes with units, and sets of numbers such as `0-3,^2`.

use std::fmt;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::schema::xml_error;
use crate::value::{Value, unsigned};
use crate::xml::Node;

/// Means "no limit" where memory limits are told, in KiB.
pub const UNLIMITED_KIB: u64 = 9007199254740991;

/// Largest memory size in bytes.
const MAX_BYTES: u64 = i64::MAX as u64;

/// `value` units of `suffix` in bytes; without a suffix the unit is `scale` bytes.
pub fn scale(value: u64, suffix: Option<&str>, scale: u64, limit: u64) -> Result<u64> {
    let suffix = suffix.unwrap_or("");
    let factor = match suffix.to_ascii_lowercase().as_str() {
        "" => scale,
        "b" | "byte" | "bytes" => 1,
        lower => {
            let unknown = || {
                let text = tr!("unknown suffix '%1$s'", suffix);
                Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text)
            };
            let base: u64 = match &lower.as_bytes()[1..] {
                b"" | b"ib" => 1024,
                b"b" => 1000,
                _ => return Err(unknown()),
            };
            let power = "kmgtpe".bytes().position(|b| b == lower.as_bytes()[0]).ok_or_else(unknown)?;
            base.pow(power as u32 + 1)
        }
    };
    if value > limit / factor {
        let text = tr!("value too large: %1$llu%2$s", value, suffix);
        return Err(Error::new(ErrorDomain::NONE, ErrorCode::OVERFLOW, text));
    }
    Ok(value * factor)
}

/// A size in the largest unit that shows it without a fraction.
pub fn pretty(bytes: u64) -> (u64, &'static str) {
    const UNITS: [&str; 6] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
    if bytes == 0 {
        return (0, UNITS[0]);
    }
    let power = (bytes.trailing_zeros() / 10).min(5);
    (bytes >> (10 * power), UNITS[power as usize])
}

/// The size that an element's text and `unit` say, in bytes. `path` is how errors call it.
pub fn scaled(node: Option<Node<'_>>, path: &str, unit: u64, limit: u64) -> Result<Option<u64>> {
    let Some(node) = node else { return Ok(None) };
    let text = node.text();
    if text.is_empty() {
        return Ok(None);
    }
    let Some(value) = unsigned(&text, 10) else {
        let text = tr!("Invalid value '%1$s' for element or attribute '%2$s'", text, path);
        return Err(Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text));
    };
    scale(value, node.attribute("unit").filter(|u| !u.is_empty()), unit, limit).map(Some)
}

/// A memory size in KiB, rounded up.
pub fn memory_kib(node: Option<Node<'_>>, path: &str) -> Result<Option<u64>> {
    let Some(bytes) = scaled(node, path, 1024, MAX_BYTES)? else { return Ok(None) };
    checked_kib(bytes).map(Some)
}

fn checked_kib(bytes: u64) -> Result<u64> {
    let kib = bytes.div_ceil(1024);
    if kib >= MAX_BYTES.div_ceil(1024) {
        let text = tr!("size value too large");
        return Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::OVERFLOW, text));
    }
    Ok(kib)
}

/// A size that one attribute tells and another one gives the unit of, in KiB.
pub fn memory_attribute_kib(node: Node<'_>, name: &str, unit: &str, path: &str) -> Result<Option<u64>> {
    let Some(text) = node.attribute(name) else { return Ok(None) };
    memory_text_kib(text, node.attribute(unit), path)
}

/// The same of texts; an empty one says nothing.
pub fn memory_text_kib(text: &str, unit: Option<&str>, path: &str) -> Result<Option<u64>> {
    if text.is_empty() {
        return Ok(None);
    }
    let Some(value) = unsigned(text, 10) else {
        let text = tr!("Invalid value '%1$s' for element or attribute '%2$s'", text, path);
        return Err(Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text));
    };
    let unit = unit.filter(|u| !u.is_empty());
    checked_kib(scale(value, unit, 1024, MAX_BYTES)?).map(Some)
}

/// A memory limit in KiB; what is missing or unlimited is [`UNLIMITED_KIB`].
pub fn limit_kib(node: Option<Node<'_>>, path: &str) -> Result<u64> {
    let bytes = scaled(node, path, 1024, UNLIMITED_KIB << 10)?;
    Ok(bytes.map_or(UNLIMITED_KIB, |b| b.div_ceil(1024).min(UNLIMITED_KIB)))
}

/// A set of small numbers, kept as ranges, so that it takes no more room than its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberSet(pub Box<[(u32, u32)]>);

impl NumberSet {
    /// Numbers of processors are below this.
    pub const CPUS: u32 = 16384;

    /// Reads `0-3,^2,8`; all numbers are below `limit`.
    pub fn parse(text: &str, limit: u32) -> Option<NumberSet> {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        let mut rest = text.trim_start();
        if rest.is_empty() {
            return None;
        }
        loop {
            let negated = rest.strip_prefix('^');
            let (first, after) = number(negated.unwrap_or(rest))?;
            let after = after.trim_start();
            let (last, after) = match after.strip_prefix('-') {
                Some(_) if negated.is_some() => return None,
                Some(after) => number(after.trim_start())?,
                None => (first, after),
            };
            if last < first || last >= limit {
                return None;
            }
            // Holes are cut where they stand; a later range may fill them again.
            if negated.is_some() {
                ranges = cut(ranges, first);
            } else {
                ranges.push((first, last));
            }
            rest = after.trim_start();
            match rest.strip_prefix(',') {
                Some(after) => match after.trim_start() {
                    "" => break,
                    more => rest = more,
                },
                None if rest.is_empty() => break,
                None => return None,
            }
        }
        Some(NumberSet::from_ranges(ranges))
    }

    /// The same, with the reference's error.
    pub fn parse_or_error(text: &str, limit: u32) -> Result<NumberSet> {
        NumberSet::parse(text, limit).ok_or_else(|| {
            let text = tr!("Failed to parse bitmap '%1$s'", text);
            Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text)
        })
    }

    /// Sorts and joins.
    pub fn from_ranges(mut ranges: Vec<(u32, u32)>) -> NumberSet {
        ranges.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (first, last) in ranges {
            match joined.last_mut() {
                Some(previous) if first <= previous.1.saturating_add(1) => previous.1 = previous.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        NumberSet(joined.into())
    }

    /// Whether the number is in it.
    pub fn contains(&self, n: u32) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&n))
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many numbers are in it.
    pub fn count(&self) -> u64 {
        self.0.iter().map(|(first, last)| u64::from(last - first) + 1).sum()
    }

    /// The largest.
    pub fn max(&self) -> Option<u32> {
        self.0.last().map(|r| r.1)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().flat_map(|(first, last)| *first..=*last)
    }

    /// Whether the two share a number.
    pub fn overlaps(&self, other: &NumberSet) -> bool {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            if x.1 < y.0 {
                a.next();
            } else if y.1 < x.0 {
                b.next();
            } else {
                return true;
            }
        }
        false
    }
}

fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..digits].parse().ok()?, &text[digits..]))
}

fn cut(ranges: Vec<(u32, u32)>, hole: u32) -> Vec<(u32, u32)> {
    let mut left = Vec::with_capacity(ranges.len() + 1);
    for (first, last) in ranges {
        if !(first..=last).contains(&hole) {
            left.push((first, last));
            continue;
        }
        if first < hole {
            left.push((first, hole - 1));
        }
        if hole < last {
            left.push((hole + 1, last));
        }
    }
    left
}

impl fmt::Display for NumberSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (first, last)) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(",")?;
            }
            match first == last {
                true => write!(f, "{first}")?,
                false => write!(f, "{first}-{last}")?,
            }
        }
        Ok(())
    }
}

impl Value for NumberSet {
    fn parse(text: &str) -> std::result::Result<Self, crate::value::Refusal> {
        NumberSet::parse(text, NumberSet::CPUS).ok_or(crate::value::Refusal::Word)
    }
    fn put(&self, out: &mut String) {
        use fmt::Write as _;
        let _ = write!(out, "{self}");
    }
}

/// What `n` text children say, each a number; the error names them.
pub fn text_number(node: Node<'_>, name: &str, error: impl FnOnce() -> String) -> Result<Option<u64>> {
    let Some(child) = node.child(name) else { return Ok(None) };
    let text = child.text();
    if text.is_empty() {
        return Ok(None);
    }
    unsigned(&text, 10).map(Some).ok_or_else(|| xml_error(error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_scale() {
        assert_eq!(scale(3, Some("KiB"), 1, u64::MAX).unwrap(), 3072);
        assert_eq!(scale(3, Some("MB"), 1, u64::MAX).unwrap(), 3_000_000);
        assert_eq!(scale(3, Some("g"), 1, u64::MAX).unwrap(), 3 << 30);
        assert_eq!(scale(3, None, 1024, u64::MAX).unwrap(), 3072);
        assert_eq!(
            scale(3, Some("xb"), 1, u64::MAX).unwrap_err().message(),
            "invalid argument: unknown suffix 'xb'"
        );
        assert_eq!(
            scale(u64::MAX, Some("E"), 1, u64::MAX).unwrap_err().message(),
            "numerical overflow: value too large: 18446744073709551615E"
        );
    }

    #[test]
    fn sets_read_and_print() {
        assert_eq!(pretty(48 << 20), (48, "MiB"));
        assert_eq!(pretty(1000), (1000, "B"));
        assert_eq!(pretty(1 << 60), (1024, "PiB"));
        let show = |text| NumberSet::parse(text, 64).map(|s| s.to_string());
        assert_eq!(show("0-3,^2,8, 5 - 6").as_deref(), Some("0-1,3,5-6,8"));
        assert_eq!(show("1,0").as_deref(), Some("0-1"));
        assert_eq!(show("^1,1").as_deref(), Some("1"));
        assert_eq!(show("3,^3").as_deref(), Some(""));
        assert_eq!(show("1,").as_deref(), Some("1"));
        for bad in ["", "a", "3-1", "64", ",1", "1,,2", "^1-2", "1 2", "-1"] {
            assert_eq!(show(bad), None, "{bad:?}");
        }
        let set = NumberSet::parse("0-3,8", 64).unwrap();
        assert!(set.contains(8) && !set.contains(4));
        assert_eq!((set.count(), set.max()), (5, Some(8)));
        assert!(set.overlaps(&NumberSet::parse("8-9", 64).unwrap()));
        assert!(!set.overlaps(&NumberSet::parse("4-7", 64).unwrap()));
    }

    #[test]
    fn huge_sets_stay_small() {
        let set = NumberSet::parse("0-4294967294", u32::MAX).unwrap();
        assert_eq!((set.0.len(), set.count()), (1, 4294967295));
    }
}
