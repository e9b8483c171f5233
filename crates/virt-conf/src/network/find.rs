// SPDX-License-Identifier: LGPL-2.1-or-later
//! Small helpers that the network documents share, beside those of [`crate::path`].

use virt_core::Result;

use crate::schema::attribute_value;
use crate::value::YesNo;
use crate::xml::Node;

/// An attribute that says something.
pub fn filled<'d>(node: Node<'d>, name: &str) -> Option<&'d str> {
    node.attribute(name).filter(|text| !text.is_empty())
}

/// The attribute of the first child of this name, if it says something.
pub fn first_attribute<'d>(node: Node<'d>, child: &str, name: &str) -> Option<&'d str> {
    node.child(child).and_then(|c| filled(c, name))
}

/// `yes`, `no` or absent.
pub fn yes_no(node: Option<Node<'_>>, name: &str) -> Result<Option<YesNo>> {
    let Some(node) = node else { return Ok(None) };
    node.attribute(name).map(|text| attribute_value(node, name, text)).transpose()
}

/// A number of 32 bits as C's strtoul reads it where negative ones are let through: they wrap.
pub fn wrapping_u32(text: &str, base: u32) -> Option<u32> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
    match text.strip_prefix('-') {
        Some(digits) if digits.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
            let number = crate::value::unsigned(digits, base)?;
            Some(number.wrapping_neg() as u32)
        }
        Some(_) => None,
        None => u32::try_from(crate::value::unsigned(text, base)?).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    #[test]
    fn empty_values_count_as_absent() {
        let document = Document::try_parse("<a><b/><b x='1'/><c x=''/></a>").unwrap();
        let root = document.root();
        assert_eq!(first_attribute(root, "b", "x"), None);
        assert_eq!(first_attribute(root, "c", "x"), None);
        assert_eq!(filled(root.child("c").unwrap(), "x"), None);
    }

    #[test]
    fn negative_numbers_wrap() {
        assert_eq!(wrapping_u32("-1", 10), Some(u32::MAX));
        assert_eq!(wrapping_u32(" 0x1f", 16), Some(31));
        assert_eq!(wrapping_u32("4294967296", 10), None);
        assert_eq!(wrapping_u32("--1", 10), None);
        assert_eq!(wrapping_u32("", 10), None);
    }
}
