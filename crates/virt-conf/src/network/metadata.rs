// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<metadata>`: other programs' XML, one element a namespace.

use std::collections::HashSet;

use crate::xml::{Document, Node};

/// Reads it: as it will be written, indented for a place `depth` levels deep. Elements without
/// a namespace, and all but the first of each, are left out.
pub fn read(node: Node<'_>, depth: usize) -> Option<Box<str>> {
    node.children().next()?;
    let mut seen = HashSet::new();
    let foreign = |child: &Node<'_>| child.namespace().is_none();
    let extra: Vec<_> =
        node.children().filter(|c| foreign(c) || !seen.insert(c.namespace().map(str::to_owned))).collect();
    let text = node.verbatim(depth);
    if extra.is_empty() {
        return Some(text.into());
    }
    let kept = cut(&text)?;
    let document = Document::try_parse(&kept).ok()?;
    Some(document.root().verbatim(depth).into())
}

/// The same text without what does not belong. Its namespaces are all declared by now.
fn cut(text: &str) -> Option<String> {
    let document = Document::try_parse(text.trim_start()).ok()?;
    let root = document.root();
    let whole = root.source();
    let mut seen = HashSet::new();
    let mut kept = String::with_capacity(whole.len());
    let mut from = 0;
    for child in root.children() {
        if child.namespace().is_some_and(|namespace| seen.insert(namespace.to_owned())) {
            continue;
        }
        let source = child.source();
        let at = source.as_ptr() as usize - whole.as_ptr() as usize;
        kept.push_str(whole.get(from..at)?);
        from = at + source.len();
    }
    kept.push_str(whole.get(from..)?);
    Some(kept)
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
        assert_eq!(
            round("<metadata><x xmlns='a'/><p:y xmlns:p='b'><z/></p:y><q/><w xmlns='a'><v/></w></metadata>")
                .unwrap(),
            "<metadata>\n  <x xmlns=\"a\"/>\n  <p:y xmlns:p=\"b\">\n    <z/>\n  </p:y>\n</metadata>"
        );
    }
}
