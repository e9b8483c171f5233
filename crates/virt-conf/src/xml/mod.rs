// SPDX-License-Identifier: LGPL-2.1-or-later
//! XML in and out. Nothing else in the crate touches quick-xml.
//!
//! Reading is strict: malformed documents are refused with line and place, document types and
//! entity declarations are refused outright, depth and size are capped, and nothing recurses on
//! the input. The tree borrows from the text and lives in two vectors.

mod chars;
mod fault;
pub mod metadata;
mod namespace;
mod parse;
mod verbatim;
mod write;

use std::borrow::Cow;

pub use fault::{Fault, Source};
pub use write::{Mark, Writer, escape};

use virt_core::{Error, Result};

/// Elements below the root may nest this deep, as in the reference.
pub const MAX_DEPTH: usize = 256;

/// Longest name of an element or an attribute, in bytes and for each side of a colon, as in the reference.
pub const MAX_NAME: usize = 50_000;

/// Longest attribute's value, comment, CDATA section or processing instruction, in bytes of the document, as in the
/// reference. Text may be longer.
pub const MAX_VALUE: usize = 10_000_000;

/// Longest document read. Offsets inside are 32 bits wide.
pub const MAX_SIZE: usize = 256 << 20;

/// A well-formed document.
pub struct Document<'a> {
    input: &'a str,
    /// In document order: an element's first child stands right behind it.
    elements: Vec<Raw<'a>>,
    attributes: Vec<Attribute<'a>>,
    /// Namespace URIs; an element's `namespace` is an index + 1 here.
    namespaces: Vec<Cow<'a, str>>,
}

struct Raw<'a> {
    /// The local name.
    name: &'a str,
    /// 0: no namespace.
    namespace: u32,
    parent: u32,
    /// Index behind the last descendant.
    after: u32,
    attributes: (u32, u32),
    /// Offset of `<`.
    start: u32,
    /// The content's two ends.
    content: (u32, u32),
    /// Offset behind the end tag.
    end: u32,
    /// The content is characters only: no markup, reference, or line break to be normalised.
    plain: bool,
}

/// An attribute: local name and value, its references resolved.
pub struct Attribute<'a> {
    /// The name without its prefix.
    pub name: &'a str,
    /// The value.
    pub value: Cow<'a, str>,
    /// 0: no namespace; namespace declarations have `u32::MAX`.
    namespace: u32,
}

impl Attribute<'_> {
    /// Whether its name has a prefix.
    pub fn has_namespace(&self) -> bool {
        self.namespace != 0
    }
}

/// Whether a text is a name.
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && chars::name_len(text) == text.len()
}

impl<'a> Document<'a> {
    /// Reads a document.
    pub fn parse(input: &'a str, source: Source<'_>) -> Result<Document<'a>> {
        parse::parse(input).map_err(|fault| fault.into_error(input, source))
    }

    /// The same, with the fault as a value.
    pub fn try_parse(input: &'a str) -> std::result::Result<Document<'a>, Fault> {
        parse::parse(input)
    }

    /// The outermost element.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, index: 0 }
    }

    /// The outermost element, which must have this name.
    pub fn root_named(&self, name: &str) -> Result<Node<'_>> {
        let root = self.root();
        if root.qualified_name() == name || root.name() == name {
            return Ok(root);
        }
        let text =
            virt_core::tr!("expecting root element of '%1$s', not '%2$s'", name, root.qualified_name());
        Err(Error::new(virt_core::ErrorDomain::XML, virt_core::ErrorCode::XML_ERROR, text))
    }
}

/// One element of a document.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    index: u32,
}

/// Whether two names are the same. Most that are not differ in length or in the first letter,
/// which spares the call that compares the rest.
#[inline]
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.as_bytes().first() == other.as_bytes().first() && one == other
}

impl<'d> Node<'d> {
    fn raw(self) -> &'d Raw<'d> {
        &self.document.elements[self.index as usize]
    }

    /// The name without its prefix.
    pub fn name(self) -> &'d str {
        self.raw().name
    }

    /// The name of an element without namespace; empty for others, so that it matches nothing.
    pub fn plain_name(self) -> &'d str {
        let raw = self.raw();
        if raw.namespace == 0 { raw.name } else { "" }
    }

    /// The name as written, prefix and all.
    pub fn qualified_name(self) -> &'d str {
        let rest = &self.document.input[self.raw().start as usize + 1..];
        &rest[..chars::name_len(rest)]
    }

    /// The namespace's URI.
    pub fn namespace(self) -> Option<&'d str> {
        let index = (self.raw().namespace as usize).checked_sub(1)?;
        self.document.namespaces.get(index).map(|uri| &**uri)
    }

    /// Whether it is this element of no namespace.
    pub fn is(self, name: &str) -> bool {
        let raw = self.raw();
        raw.namespace == 0 && same(raw.name, name)
    }

    /// The attributes, namespace declarations left out.
    pub fn attributes(self) -> impl Iterator<Item = &'d Attribute<'d>> {
        let (from, to) = self.raw().attributes;
        self.document.attributes[from as usize..to as usize].iter().filter(|a| a.namespace != u32::MAX)
    }

    /// An attribute's value. As in the reference, its prefix does not matter.
    pub fn attribute(self, name: &str) -> Option<&'d str> {
        self.attributes().find(|a| same(a.name, name)).map(|a| &*a.value)
    }

    /// The elements directly inside.
    pub fn children(self) -> Children<'d> {
        Children { document: self.document, next: self.index + 1, end: self.raw().after }
    }

    /// The first child of this name and no namespace.
    pub fn child(self, name: &str) -> Option<Node<'d>> {
        self.children().find(|c| c.is(name))
    }

    /// The element around it.
    pub fn parent(self) -> Option<Node<'d>> {
        (self.index > 0).then(|| Node { document: self.document, index: self.raw().parent })
    }

    /// All characters inside, those of nested elements too. White space that only sets elements
    /// apart is none of them, as in the reference.
    pub fn text(self) -> Cow<'d, str> {
        let raw = self.raw();
        let content = &self.document.input[raw.content.0 as usize..raw.content.1 as usize];
        if raw.plain {
            Cow::Borrowed(content)
        } else if self.is_leaf() {
            Cow::Owned(parse::characters(content))
        } else {
            Cow::Owned(self.text_between())
        }
    }

    /// The text of an element with others inside.
    #[cold]
    fn text_between(self) -> String {
        let raw = self.raw();
        let inside = &self.document.elements[self.index as usize + 1..raw.after as usize];
        // Where a tag begins, where it ends, and whether it is the end tag of an element of text only.
        let mut tags: Vec<(u32, u32, bool)> = Vec::with_capacity(2 * inside.len() + 1);
        for (at, element) in inside.iter().enumerate() {
            let leaf = element.after == self.index + at as u32 + 2;
            tags.push((element.start, element.content.0, false));
            if element.content.1 >= element.content.0 && element.end > element.content.0 {
                tags.push((element.content.1, element.end, leaf));
            }
        }
        tags.push((raw.content.1, raw.content.1, false));
        tags.sort_unstable();
        let (mut text, mut from) = (String::new(), raw.content.0);
        for (start, end, leaf) in tags {
            let piece = &self.document.input[from as usize..start.max(from) as usize];
            let piece = parse::characters(piece);
            if leaf || !piece.bytes().all(chars::is_space) {
                text.push_str(&piece);
            }
            from = from.max(end);
        }
        text
    }

    /// Whether no element stands inside.
    pub fn is_leaf(self) -> bool {
        self.raw().after == self.index + 1
    }

    /// Whether characters other than white space stand directly inside.
    pub fn has_own_text(self) -> bool {
        let input = self.document.input;
        let mut from = self.raw().content.0;
        let ends = self.children().map(|c| (c.raw().start, c.raw().end));
        ends.chain([(self.raw().content.1, 0)]).any(|(start, end)| {
            let between = &input[from as usize..start as usize];
            from = end;
            let blank = |text: &str| text.bytes().all(chars::is_space);
            // What is not blank may still be comments.
            !blank(between) && !blank(&parse::characters(between))
        })
    }

    /// The element's source text, as it stands in the document.
    pub fn source(self) -> &'d str {
        let raw = self.raw();
        &self.document.input[raw.start as usize..raw.end as usize]
    }

    /// The source text between its tags.
    pub fn content(self) -> &'d str {
        let (from, to) = self.raw().content;
        &self.document.input[from as usize..to as usize]
    }

    /// Its start and end tags, where it has content.
    pub fn tags(self) -> (&'d str, &'d str) {
        let raw = self.raw();
        let input = self.document.input;
        (&input[raw.start as usize..raw.content.0 as usize], &input[raw.content.1 as usize..raw.end as usize])
    }

    /// The element written anew, comments and all, the way the reference keeps foreign XML:
    /// indented for `depth`, with the namespace declarations it needs.
    pub fn verbatim(self, depth: usize) -> String {
        verbatim::verbatim(self, depth)
    }

    /// Its line in the document, from 1.
    pub fn line(self) -> usize {
        let before = &self.document.input.as_bytes()[..self.raw().start as usize];
        1 + before.iter().filter(|b| **b == b'\n').count()
    }
}

/// The elements directly inside one.
#[derive(Clone)]
pub struct Children<'d> {
    document: &'d Document<'d>,
    next: u32,
    end: u32,
}

impl<'d> Iterator for Children<'d> {
    type Item = Node<'d>;
    fn next(&mut self) -> Option<Node<'d>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node { document: self.document, index: self.next };
        self.next = node.raw().after;
        Some(node)
    }
}

#[cfg(test)]
mod tests;
