// SPDX-License-Identifier: LGPL-2.1-or-later
//! Look-ups that several network documents share. The reference finds some values by path, where
//! an empty one counts as absent, and some by name, where it counts.

use std::borrow::Cow;

use virt_core::Result;

use crate::schema::attribute_value;
use crate::value::YesNo;
use crate::xml::Node;

/// An attribute that says something.
pub fn filled<'d>(node: Node<'d>, name: &str) -> Option<&'d str> {
    node.attribute(name).filter(|text| !text.is_empty())
}

/// The text of the first child of this name, if it says something.
pub fn text<'d>(node: Node<'d>, child: &str) -> Option<Cow<'d, str>> {
    node.child(child).map(|c| c.text()).filter(|text| !text.is_empty())
}

/// The text of the first such grandchild, if it says something.
pub fn deep_text<'d>(node: Node<'d>, child: &str, grandchild: &str) -> Option<Cow<'d, str>> {
    let found = node.children().filter(|c| c.is(child)).find_map(|c| c.child(grandchild));
    found.map(|c| c.text()).filter(|text| !text.is_empty())
}

/// The attribute of the first child that has it, if it says something.
pub fn any_attribute<'d>(node: Node<'d>, child: &str, name: &str) -> Option<&'d str> {
    node.children().filter(|c| c.is(child)).find_map(|c| c.attribute(name)).filter(|text| !text.is_empty())
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
        let document =
            Document::try_parse("<a><b/><b x='1'>t</b><c x=''/><d><e/></d><d><e>f</e></d></a>").unwrap();
        let root = document.root();
        assert_eq!(any_attribute(root, "b", "x"), Some("1"));
        assert_eq!(first_attribute(root, "b", "x"), None);
        assert_eq!(any_attribute(root, "c", "x"), None);
        assert_eq!(text(root, "b"), None);
        assert_eq!(deep_text(root, "d", "e"), None);
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
