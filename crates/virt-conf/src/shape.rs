// SPDX-License-Identifier: LGPL-2.1-or-later
//! Checkpoints and backups are compared with their schema each time they are read. This is what
//! those schemas say, as tables.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::xml::Node;

/// Where the reference's schemas are; programs see it in error messages.
const SCHEMAS: &str = "/usr/share/libvirt/schemas";

/// Whether a text is one that may stand somewhere.
pub type Text = fn(&str) -> bool;

/// How often a child may stand in its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    Optional,
    Once,
    Many,
}

/// What an element looks like. Children may stand in any order.
pub struct Shape {
    pub attributes: &'static [(&'static str, Text)],
    pub children: &'static [(&'static str, Times, &'static Shape)],
    /// The text inside, where there may be one.
    pub text: Option<Text>,
    /// What tables cannot say.
    pub also: fn(Node<'_>) -> bool,
    /// Whatever may stand inside has a grammar of its own.
    pub open: bool,
}

impl Shape {
    /// An element with nothing inside.
    pub const EMPTY: Shape =
        Shape { attributes: &[], children: &[], text: None, also: |_| true, open: false };
    /// An element that holds any text.
    pub const TEXT: Shape = Shape { text: Some(any), ..Shape::EMPTY };
    /// An element of another document.
    pub const OPEN: Shape = Shape { open: true, ..Shape::EMPTY };

    /// Refuses an element that looks otherwise. `schema` is the schema's file name.
    pub fn validate(&self, node: Node<'_>, schema: &str) -> Result<()> {
        self.problem(node).map_or(Ok(()), |problem| {
            let path = format!("{SCHEMAS}/{schema}");
            let text = tr!("Unable to validate doc against %1$s\n%2$s", path, problem + "\n");
            Err(Error::new(ErrorDomain::XML, ErrorCode::XML_INVALID_SCHEMA, text))
        })
    }

    /// What is wrong with the element. The recursion is as deep as the table.
    fn problem(&self, node: Node<'_>) -> Option<String> {
        if self.open {
            return None;
        }
        let name = node.name();
        for attribute in node.attributes() {
            let known = self.attributes.iter().find(|(known, _)| *known == attribute.name);
            if !known.is_some_and(|(_, text)| text(&attribute.value)) {
                return Some(format!("Invalid attribute {} for element {name}", attribute.name));
            }
        }
        let mut counts = vec![0_usize; self.children.len()];
        // Characters that stand in the element itself are those not found in its children.
        let characters = |node: Node<'_>| node.text().bytes().filter(|b| !b.is_ascii_whitespace()).count();
        let mut inside = 0;
        for child in node.children() {
            let Some(at) = self.children.iter().position(|(known, ..)| child.is(known)) else {
                return Some(format!("Element {name} has extra content: {}", child.name()));
            };
            if let Some(problem) = self.children[at].2.problem(child) {
                return Some(format!("{problem}\nElement {name} failed to validate content"));
            }
            counts[at] += 1;
            inside += characters(child);
        }
        let fits = match self.text {
            Some(text) => text(&node.text()),
            None => characters(node) == inside,
        };
        if !fits {
            return Some(format!("Element {name} has extra content: text"));
        }
        let often = self.children.iter().zip(counts).all(|((_, times, _), count)| match times {
            Times::Optional => count <= 1,
            Times::Once => count == 1,
            Times::Many => true,
        });
        (!often || !(self.also)(node)).then(|| format!("Element {name} failed to validate content"))
    }
}

/// Any text.
pub fn any(_: &str) -> bool {
    true
}

/// `yes` or `no`.
pub fn yes_no(text: &str) -> bool {
    matches!(text, "yes" | "no")
}

/// A number of 64 bits.
pub fn unsigned_long(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u64>().is_ok()
}

/// A number of 32 bits.
pub fn unsigned_int(text: &str) -> bool {
    unsigned_long(text) && text.trim().parse::<u32>().is_ok()
}

/// A path from the root, of this system or of one with drive letters.
pub fn absolute_path(text: &str) -> bool {
    let rest = text.strip_prefix('/').or_else(|| {
        let rest = text.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
        rest.strip_prefix(":\\")
    });
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(['\n', '\r']))
}

/// What a guest may call a disk.
pub fn disk_target(text: &str) -> bool {
    let name = text.strip_prefix("ioemu:").unwrap_or(text);
    let rest = ["fd", "hd", "sd", "vd", "xvd", "ubd"].iter().find_map(|prefix| name.strip_prefix(prefix));
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
}

/// A host's name or address.
pub fn host(text: &str) -> bool {
    let name = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-';
    !text.is_empty() && (text.bytes().all(name) || text.parse::<std::net::Ipv6Addr>().is_ok())
}

/// A UUID in one of its two usual forms.
pub fn uuid(text: &str) -> bool {
    let hex = |text: &str, len| text.len() == len && text.bytes().all(|b| b.is_ascii_hexdigit());
    let mut parts = text.split('-');
    let grouped = [8, 4, 4, 4, 12].iter().all(|len| parts.next().is_some_and(|part| hex(part, *len)));
    hex(text, 32) || grouped && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    const LEAF: Shape = Shape { text: Some(unsigned_int), ..Shape::EMPTY };
    const SHAPE: Shape = Shape {
        attributes: &[("x", yes_no)],
        children: &[
            ("a", Times::Once, &LEAF),
            ("b", Times::Many, &Shape::OPEN),
            ("c", Times::Optional, &Shape::TEXT),
        ],
        also: |node| node.attribute("x").is_some(),
        ..Shape::EMPTY
    };

    #[test]
    fn shapes_say_what_fits() {
        let check = |xml: &str| {
            let document = Document::try_parse(xml).unwrap();
            SHAPE.validate(document.root(), "t.rng").map_err(|e| e.message().to_owned())
        };
        assert_eq!(check("<t x='yes'>\n <b><z/></b><a> 7 </a><b/><c>text</c></t>"), Ok(()));
        for (xml, problem) in [
            ("<t y='1'/>", "Invalid attribute y for element t"),
            ("<t x='on'/>", "Invalid attribute x for element t"),
            ("<t x='no'><a>1</a><d/></t>", "Element t has extra content: d"),
            ("<t x='no'><a>1</a>text<c>t</c></t>", "Element t has extra content: text"),
            (
                "<t x='no'><a>z</a></t>",
                "Element a has extra content: text\nElement t failed to validate content",
            ),
            ("<t x='no'><a>1</a><a>1</a></t>", "Element t failed to validate content"),
            ("<t x='no'/>", "Element t failed to validate content"),
            ("<t><a>1</a></t>", "Element t failed to validate content"),
        ] {
            let text = "XML document failed to validate against schema: \
                        Unable to validate doc against /usr/share/libvirt/schemas/t.rng\n";
            assert_eq!(check(xml), Err(format!("{text}{problem}\n")), "{xml}");
        }
    }

    #[test]
    fn texts_that_fit() {
        assert!(["/a", "c:\\x"].iter().all(|t| absolute_path(t)));
        assert!(["", "/", "a", "c:x", "/a\nb"].iter().all(|t| !absolute_path(t)));
        assert!(["vda", "ioemu:hdc", "xvda1"].iter().all(|t| disk_target(t)));
        assert!(["vd", "nvme0", "vda-1", ""].iter().all(|t| !disk_target(t)));
        assert!(["h.example", "10.0.0.1", "::1"].iter().all(|t| host(t)));
        assert!(["", "a_b", "[::1]"].iter().all(|t| !host(t)));
        assert!(unsigned_int("4294967295") && !unsigned_int("4294967296") && !unsigned_int("+1"));
        assert!(uuid("00000000000000000000000000000001") && uuid("00000000-0000-0000-0000-000000000001"));
        assert!(
            !uuid("0000-00000000-0000-0000-000000000001") && !uuid("00000000-0000-0000-0000-000000000001-")
        );
    }
}
