// SPDX-License-Identifier: LGPL-2.1-or-later
//! Short paths into a document, such as `target/format`. They mean what the reference's XPath
//! expressions mean: all elements that match, in document order, are looked at, and a text or
//! attribute that is empty is as good as none.

use std::borrow::Cow;

use crate::value::{signed, unsigned};
use crate::xml::Node;

/// Calls `visit` for each element at the end of the path until it returns something.
fn find<'d, T>(node: Node<'d>, path: &str, visit: &mut dyn FnMut(Node<'d>) -> Option<T>) -> Option<T> {
    // The recursion is as deep as the path, which is the caller's, not the document's.
    let (step, rest) = match path.split_once('/') {
        Some((step, rest)) => (step, Some(rest)),
        None => (path, None),
    };
    node.children().filter(|c| c.is(step)).find_map(|child| match rest {
        Some(rest) => find(child, rest, visit),
        None => visit(child),
    })
}

/// The first element.
pub fn element<'d>(node: Node<'d>, path: &str) -> Option<Node<'d>> {
    find(node, path, &mut Some)
}

/// All elements.
pub fn elements<'d>(node: Node<'d>, path: &str) -> Vec<Node<'d>> {
    let mut found = Vec::new();
    find(node, path, &mut |child| {
        found.push(child);
        None::<()>
    });
    found
}

/// The first element's text.
pub fn text<'d>(node: Node<'d>, path: &str) -> Option<Cow<'d, str>> {
    element(node, path).map(Node::text).filter(|text| !text.is_empty())
}

/// The same, kept.
pub fn string(node: Node<'_>, path: &str) -> Option<Box<str>> {
    text(node, path).map(|text| text.as_ref().into())
}

/// The attribute of the first element that has it.
pub fn attribute<'d>(node: Node<'d>, path: &str, name: &str) -> Option<&'d str> {
    find(node, path, &mut |child| child.attribute(name)).filter(|text| !text.is_empty())
}

/// The same, kept.
pub fn attribute_string(node: Node<'_>, path: &str, name: &str) -> Option<Box<str>> {
    attribute(node, path, name).map(Box::from)
}

/// An attribute of the element itself, kept. As in the reference, an empty one counts.
pub fn own(node: Node<'_>, name: &str) -> Option<Box<str>> {
    node.attribute(name).map(Box::from)
}

/// A number of 32 bits without sign.
pub fn u32_of(text: &str, base: u32) -> Option<u32> {
    unsigned(text, base).and_then(|n| n.try_into().ok())
}

/// A number of 32 bits with a sign.
pub fn i32_of(text: &str, base: u32) -> Option<i32> {
    signed(text, base).and_then(|n| n.try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    #[test]
    fn paths_match_in_document_order() {
        let xml = "<a><b/><b><c x=''/></b><b><c y='1'>t</c><c y='2'/></b></a>";
        let document = Document::try_parse(xml).unwrap();
        let root = document.root();
        assert_eq!(element(root, "b/c").and_then(|c| c.attribute("x")), Some(""));
        assert_eq!(elements(root, "b/c").len(), 3);
        assert_eq!(attribute(root, "b/c", "y"), Some("1"));
        assert_eq!(attribute(root, "b/c", "x"), None);
        // The first one decides, also where it has no text.
        assert_eq!(text(root, "b/c"), None);
        assert!(element(root, "c").is_none());
    }
}
