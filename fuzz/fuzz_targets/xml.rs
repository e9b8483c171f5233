// SPDX-License-Identifier: LGPL-2.1-or-later
//! XML: what a strict parser of other authors refuses is refused, and the trees are the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::xml::Document;

fuzz_target!(|text: &str| {
    let ours = Document::try_parse(text);
    if let Ok(document) = &ours {
        // Must end, and must not leave the input.
        let _ = document.root().verbatim(1);
    }
    // roxmltree ignores a colon in front of a name, and leaves a carriage return alone that
    // stands beside a reference.
    if text.contains("<:") || text.contains("</:") || text.contains('\r') {
        return;
    }
    let Ok(document) = ours else { return };
    let theirs = match roxmltree::Document::parse(text) {
        Ok(theirs) => theirs,
        // As libxml2 does: a prefix may be declared that no name can have.
        Err(roxmltree::Error::InvalidName(_)) if declares_an_odd_prefix(text) => return,
        // The prefix that every document has is for elements, too.
        Err(roxmltree::Error::UnknownNamespace(prefix, _)) if prefix == "xml" => return,
        Err(error) => panic!("what is read here is XML: {error}"),
    };
    let mut pairs = vec![(document.root(), theirs.root_element())];
    while let Some((a, b)) = pairs.pop() {
        assert_eq!(a.name(), b.tag_name().name());
        assert_eq!(a.namespace().unwrap_or(""), b.tag_name().namespace().unwrap_or(""));
        let attributes: Vec<_> = a.attributes().map(|a| (a.name, &*a.value)).collect();
        let expected: Vec<_> = b.attributes().map(|a| (a.name(), a.value())).collect();
        assert_eq!(attributes, expected);
        let children: Vec<_> = a.children().collect();
        let expected: Vec<_> = b.children().filter(roxmltree::Node::is_element).collect();
        assert_eq!(children.len(), expected.len());
        pairs.extend(children.into_iter().zip(expected));
    }
});

fn declares_an_odd_prefix(text: &str) -> bool {
    // Which letters beyond ASCII begin a name is not asked again.
    let begins_a_name = |c: char| c.is_ascii_alphabetic() || c == '_';
    text.split("xmlns:").skip(1).any(|prefix| !prefix.starts_with(begins_a_name))
}
