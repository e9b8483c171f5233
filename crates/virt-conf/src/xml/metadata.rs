// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<metadata>`: other programs' XML, one element a namespace.

use std::collections::HashSet;

use crate::xml::{Document, Node};

/// Reads it: as it will be written, indented for a place `depth` levels deep. Elements without
/// a namespace, all but the first of each, and what stands between elements are left out.
pub fn read(node: Node<'_>, depth: usize) -> Option<Box<str>> {
    node.children().next()?;
    let text = node.verbatim(depth);
    // Its namespaces are all declared by now.
    let document = Document::try_parse(text.trim_start()).ok()?;
    let root = document.root();
    let mut seen = HashSet::new();
    let belongs = |child: &Node<'_>| child.namespace().is_some_and(|uri| seen.insert(uri.to_owned()));
    let kept: Vec<_> = root.children().filter(belongs).map(Node::source).collect();
    let content = &root.source()[start_tag(root.source())..];
    let more = content.len() - kept.iter().map(|source| source.len()).sum::<usize>() - "</metadata>".len();
    let blanks = content.bytes().filter(u8::is_ascii_whitespace).count()
        - kept.iter().flat_map(|source| source.bytes()).filter(u8::is_ascii_whitespace).count();
    if more == blanks {
        return Some(text.into());
    }
    let name = root.qualified_name();
    let tag = &root.source()[..start_tag(root.source())];
    let rebuilt = format!("{tag}{}</{name}>", kept.concat());
    let document = Document::try_parse(&rebuilt).ok()?;
    Some(document.root().verbatim(depth).into())
}

/// How long an element's start tag is.
fn start_tag(source: &str) -> usize {
    let mut quote = None;
    for (at, byte) in source.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    source.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(xml: &str) -> Option<String> {
        let document = Document::try_parse(xml).unwrap();
        read(document.root(), 0).map(String::from)
    }

    #[test]
    fn one_element_a_namespace() {
        assert_eq!(round("<metadata/>"), None);
        assert_eq!(round("<metadata> text </metadata>"), None);
        assert_eq!(round("<metadata><q/> text </metadata>").unwrap(), "<metadata/>");
        assert_eq!(
            round("<metadata k='>'>text<x xmlns='a'> t </x><!-- c --></metadata>").unwrap(),
            "<metadata k=\"&gt;\">\n  <x xmlns=\"a\"> t </x>\n</metadata>"
        );
        assert_eq!(
            round("<metadata><x xmlns='a'/><p:y xmlns:p='b'><z/></p:y><q/><w xmlns='a'><v/></w></metadata>")
                .unwrap(),
            "<metadata>\n  <x xmlns=\"a\"/>\n  <p:y xmlns:p=\"b\">\n    <z/>\n  </p:y>\n</metadata>"
        );
    }
}
