// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents that claim to be UTF-8 and are not.
//!
//! Inside the library texts are UTF-8. What is wrong with a document is found and said by whoever
//! reads it as XML, after everything in front of the fault, so the fault has to travel in the
//! text: a character that XML allows nowhere, and the bytes that stand there as characters for
//! private use.

use std::borrow::Cow;

/// Stands where the text stops being UTF-8.
const MARK: char = '\u{ffff}';

/// The byte 0, as a character behind the mark.
const BYTE: u32 = 0xe000;

/// How many bytes are shown of those that are not UTF-8.
const SHOWN: usize = 4;

/// Bytes as a text, the first place marked that is not UTF-8.
pub fn marked(bytes: &[u8]) -> Cow<'_, str> {
    let fault = match std::str::from_utf8(bytes) {
        Ok(text) => return Cow::Borrowed(text),
        Err(fault) => fault,
    };
    let (before, after) = bytes.split_at(fault.valid_up_to());
    let mut text = String::from_utf8_lossy(before).into_owned();
    text.push(MARK);
    // Behind the end stands C's NUL, and more of them is shown as well.
    let shown = after.iter().copied().chain(std::iter::repeat(0)).take(SHOWN);
    text.extend(shown.filter_map(|byte| char::from_u32(BYTE + u32::from(byte))));
    text.push_str(&String::from_utf8_lossy(after));
    Cow::Owned(text)
}

/// The bytes that stand at a mark; nothing where `at` is no mark.
pub fn bytes_at(text: &str, at: usize) -> Option<[u8; SHOWN]> {
    let mut rest = text.get(at..)?.strip_prefix(MARK)?.chars();
    let mut bytes = [0; SHOWN];
    for byte in &mut bytes {
        *byte = u8::try_from(u32::from(rest.next()?).checked_sub(BYTE)?).ok()?;
    }
    Some(bytes)
}

/// The text without its mark, for people to see. What stands in front of it stays in place.
pub fn unmarked(text: &str) -> Cow<'_, str> {
    let marks = text.match_indices(MARK).map(|(at, _)| at);
    let Some(at) = marks.into_iter().find(|at| bytes_at(text, *at).is_some()) else {
        return Cow::Borrowed(text);
    };
    let behind = text[at..].chars().take(1 + SHOWN).map(char::len_utf8).sum::<usize>();
    Cow::Owned(format!("{}{}", &text[..at], &text[at + behind..]))
}

/// The bytes that a marked text was made of, for somebody else to read; nothing where there is no
/// mark. Bytes far behind the first fault are those of the text.
pub fn original(text: &str) -> Option<Vec<u8>> {
    let (at, shown) = text.match_indices(MARK).find_map(|(at, _)| Some((at, bytes_at(text, at)?)))?;
    let behind: String = text[at..].chars().skip(1 + SHOWN).collect();
    let mut bytes = text.as_bytes()[..at].to_vec();
    bytes.extend(shown.iter().take_while(|byte| **byte != 0));
    // What is shown stands in the text once more, its faults replaced.
    let again = String::from_utf8_lossy(&shown).chars().filter(|c| *c != '\0').count();
    bytes.extend(behind.chars().skip(again).collect::<String>().into_bytes());
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_come_back_as_far_as_anybody_reads_them() {
        for bytes in [&b"<a>\xff\xfe</a>"[..], b"<a>\xe9", b"\xe9bcdefg", b"<\xc0\xaf\xc0\xafx/>"] {
            assert_eq!(original(&marked(bytes)).as_deref(), Some(bytes));
        }
        assert_eq!(original("a\u{ffff}b"), None);
        assert_eq!(original(""), None);
    }

    #[test]
    fn marks_tell_where_and_what() {
        assert!(matches!(marked("é".as_bytes()), Cow::Borrowed("é")));
        let text = marked(b"a\xe9bc\xff");
        assert_eq!(bytes_at(&text, 1), Some([0xe9, b'b', b'c', 0xff]));
        assert_eq!(unmarked(&text), "a\u{fffd}bc\u{fffd}");
        assert_eq!(bytes_at(&marked(b"\xc3"), 0), Some([0xc3, 0, 0, 0]));
        for other in ["", "a", "\u{ffff}abcd", "\u{ffff}\u{e000}"] {
            assert_eq!(bytes_at(other, 0), None);
            assert_eq!(unmarked(other), other);
        }
        assert_eq!(bytes_at("é", 1), None);
    }
}
