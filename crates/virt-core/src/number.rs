// SPDX-License-Identifier: LGPL-2.1-or-later
//! Numbers in text, as C reads them: white space before, a sign, digits, nothing after.
//! `None` where the text is no number or the number does not fit.

/// The sign and the size of the number that is the whole of `text`, in base ten.
fn split(text: &[u8]) -> Option<(bool, u64)> {
    let spaces = text.iter().take_while(|b| b.is_ascii_whitespace() || **b == 0x0b).count();
    let text = &text[spaces..];
    let (negative, digits) = match text.first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if digits.is_empty() {
        return None;
    }
    let size = digits.iter().try_fold(0u64, |size, byte| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        size.checked_mul(10)?.checked_add(digit)
    })?;
    Some((negative, size))
}

/// A `long long`.
pub fn parse_i64(text: &str) -> Option<i64> {
    let (negative, size) = split(text.as_bytes())?;
    if negative { 0i64.checked_sub_unsigned(size) } else { i64::try_from(size).ok() }
}

/// An `int`.
pub fn parse_i32(text: &str) -> Option<i32> {
    i32::try_from(parse_i64(text)?).ok()
}

/// An `unsigned long long`. As in C, `-1` is the largest number of all.
pub fn parse_u64(text: &str) -> Option<u64> {
    let (negative, size) = split(text.as_bytes())?;
    Some(if negative { size.wrapping_neg() } else { size })
}

/// An `unsigned int`. As in C, `-1` is the largest number of all.
pub fn parse_u32(text: &str) -> Option<u32> {
    let (negative, size) = split(text.as_bytes())?;
    let size = u32::try_from(size).ok()?;
    Some(if negative { size.wrapping_neg() } else { size })
}

/// An `unsigned long long` without a minus.
pub fn parse_u64_plain(text: &str) -> Option<u64> {
    split(text.as_bytes()).filter(|(negative, _)| !negative).map(|(_, size)| size)
}

/// An `unsigned int` without a minus.
pub fn parse_u32_plain(text: &str) -> Option<u32> {
    u32::try_from(parse_u64_plain(text)?).ok()
}

/// A `double`, with a point whatever the locale. Too large and too small are no numbers.
pub fn parse_f64(text: &str) -> Option<f64> {
    virt_sys::text::parse_f64(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_ranges() {
        assert_eq!(parse_i32(" \x0b-2147483648"), Some(i32::MIN));
        assert_eq!(parse_i32("2147483648"), None);
        assert_eq!(parse_i64("-9223372036854775808"), Some(i64::MIN));
        assert_eq!(parse_i64("9223372036854775808"), None);
        assert_eq!(parse_u32("-1"), Some(u32::MAX));
        assert_eq!(parse_u32("-4294967295"), Some(1));
        assert_eq!(parse_u32("-4294967296"), None);
        assert_eq!(parse_u64("-18446744073709551615"), Some(1));
        assert_eq!(parse_u64("18446744073709551616"), None);
        assert_eq!(parse_u64_plain("-0"), None);
        assert_eq!(parse_u32_plain("+4294967295"), Some(u32::MAX));
        for text in ["", " ", "-", "+", "--1", "- 1", "1 ", "0x1", "1.0", "١"] {
            assert_eq!(parse_i64(text), None, "{text}");
        }
    }

    #[test]
    fn doubles() {
        for (text, value) in [("1e3", 1000.0), ("0x1p3", 8.0), (" +.5", 0.5), ("5.", 5.0)] {
            assert_eq!(parse_f64(text), Some(value), "{text}");
        }
        assert_eq!(parse_f64("-Infinity"), Some(f64::NEG_INFINITY));
        assert!(parse_f64("nan").is_some_and(f64::is_nan));
        for text in ["", ".", "1e", "1,5", "2 ", "1e400", "1e-400", "1e-310", "1\0"] {
            assert_eq!(parse_f64(text), None, "{text}");
        }
    }
}
