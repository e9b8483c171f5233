// SPDX-License-Identifier: LGPL-2.1-or-later
//! Which characters XML 1.0 (fifth edition) allows where.

/// A character that may stand in a document at all.
pub fn is_xml_char(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => false,
        _ => true,
    }
}

/// A character that may begin a name.
pub fn is_name_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '_' | ':'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
        | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// A character that may continue a name.
pub fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '0'..='9' | '-' | '.' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// White space as the grammar means it.
pub fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r')
}

/// The ASCII characters that may stand in a name.
const NAME: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    while at < 128 {
        let b = at as u8;
        table[at] = b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':');
        at += 1;
    }
    table
};

/// Length of the name at the start of `text`; 0 where none stands there.
pub fn name_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes.first() {
        Some(b'A'..=b'Z' | b'a'..=b'z' | b'_' | b':') => {}
        Some(128..) if is_name_start(text.chars().next().unwrap_or('\0')) => {}
        _ => return 0,
    }
    let ascii = bytes.iter().position(|b| !NAME[usize::from(*b)]).unwrap_or(bytes.len());
    match bytes.get(ascii) {
        Some(128..) => {
            let rest = &text[ascii..];
            ascii + rest.find(|c| !is_name_char(c)).unwrap_or(rest.len())
        }
        _ => ascii,
    }
}

/// Offset of the first character that XML does not allow.
pub fn first_illegal(text: &str) -> Option<usize> {
    // Both noncharacters are EF BF BE and EF BF BF; control characters are single bytes.
    let suspicious = |b: &u8| (*b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r')) || *b == 0xef;
    // A block without one is passed by with a few wide comparisons.
    let bytes = text.as_bytes();
    let block = |block: &&[u8]| block.iter().fold(false, |found, b| found | suspicious(b));
    let start = bytes.chunks(64).position(|part| block(&part))? * 64;
    let at = start + bytes[start..].iter().position(suspicious)?;
    text[at..].char_indices().find(|(_, c)| !is_xml_char(*c)).map(|(i, _)| at + i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_where_they_should() {
        assert_eq!(name_len("vcpu>"), 4);
        assert_eq!(name_len("suspend-to-mem enabled"), 14);
        assert_eq!(name_len("é.1/"), 4);
        assert_eq!(name_len("1a"), 0);
        assert_eq!(name_len("-a"), 0);
        assert_eq!(name_len(""), 0);
    }

    #[test]
    fn illegal_characters_are_found() {
        assert_eq!(first_illegal("ab\u{1}c"), Some(2));
        assert_eq!(first_illegal("\u{feff}x\u{ffff}"), Some(4));
        assert_eq!(first_illegal("\tab\r\né\u{10ffff}"), None);
    }
}
