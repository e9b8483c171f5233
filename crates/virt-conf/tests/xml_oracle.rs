// SPDX-License-Identifier: LGPL-2.1-or-later
//! The strict layer against a strict parser of other authors: what it refuses is refused here.
//! The reverse holds too, but for a few rules of XML that roxmltree leaves unchecked.

mod common;

use proptest::prelude::*;
use virt_conf::xml::{Document, Node};

/// Complaints about faults that roxmltree lets pass.
const STRICTER: [&str; 15] = [
    "expected '='",
    "Failed to parse QName",
    "String not closed",
    "xmlParseCharRef",
    "Excessive depth",
    "XML declaration allowed only",
    "ParsePI",
    "Unsupported",
    "standalone accepts only",
    "colons are forbidden",
    "Malformed declaration",
    "parsing XML declaration",
    "Input contains a character",
    "Invalid XML encoding name",
    "Attribute xmlns redefined",
];

fn compare(text: &str) -> Result<(), String> {
    // roxmltree ignores a colon in front of a name, takes an attribute with the local name xmlns, whatever its prefix,
    // for a declaration, does not know `xml` and `xmlns` again in front of a carriage return, and refuses a prefix that
    // begins with a digit or a hyphen, which the reference's parser takes.
    if ["<:", "</:", ":xmlns", "<?xml\r", "xmlns\r", "xmlns:1", "xmlns:-"]
        .iter()
        .any(|odd| text.contains(odd))
    {
        return Ok(());
    }
    match (Document::try_parse(text), roxmltree::Document::parse(text)) {
        (Ok(ours), Ok(theirs)) => same(ours.root(), theirs.root_element()),
        (Err(_), Err(_)) => Ok(()),
        (Ok(_), Err(error)) => Err(format!("roxmltree alone refuses: {error}")),
        (Err(fault), Ok(_)) if STRICTER.iter().any(|s| fault.what.starts_with(s)) => Ok(()),
        (Err(fault), Ok(_)) => Err(format!("refused here alone: {fault:?}")),
    }
}

fn same(ours: Node<'_>, theirs: roxmltree::Node<'_, '_>) -> Result<(), String> {
    let mut pairs = vec![(ours, theirs)];
    while let Some((a, b)) = pairs.pop() {
        let names = (a.name(), a.namespace().unwrap_or(""));
        let expected = (b.tag_name().name(), b.tag_name().namespace().unwrap_or(""));
        if names != expected {
            return Err(format!("{names:?} for {expected:?}"));
        }
        let attributes: Vec<_> = a.attributes().map(|a| (a.name, &*a.value)).collect();
        let expected: Vec<_> = b.attributes().map(|a| (a.name(), a.value())).collect();
        if attributes != expected {
            return Err(format!("{attributes:?} for {expected:?}"));
        }
        // White space that only sets elements apart is not text here. Where comments or references
        // stand beside it the two divide it otherwise.
        let blank = |n: &roxmltree::Node<'_, '_>| {
            let alone = n.prev_sibling().is_none() && n.next_sibling().is_none();
            !alone && n.text().is_some_and(|t| t.trim_matches([' ', '\t', '\r', '\n']).is_empty())
        };
        let all = b.descendants().filter(|n| n.is_text());
        let text: String = match b.children().any(|c| c.is_element()) {
            true => all.filter(|n| !blank(n)).filter_map(|n| n.text()).collect(),
            false => all.filter_map(|n| n.text()).collect(),
        };
        // roxmltree leaves a carriage return alone that stands beside a reference.
        if a.text() != text && !text.contains('\r') {
            return Err(format!("text {:?} for {text:?}", a.text()));
        }
        let children: Vec<_> = a.children().collect();
        let expected: Vec<_> = b.children().filter(roxmltree::Node::is_element).collect();
        if children.len() != expected.len() {
            return Err(format!("{} children of {} for {}", children.len(), a.name(), expected.len()));
        }
        pairs.extend(children.into_iter().zip(expected));
    }
    Ok(())
}

const SEEDS: [&str; 8] = [
    "<domain type='test'><name>a</name><memory unit='KiB'>1</memory></domain>",
    "<?xml version='1.0' encoding='UTF-8' standalone=\"yes\"?>\n<a><b c=\"1\">t&lt;&#x41;</b><!-- x --><b/></a>\n",
    "<a xmlns='u' xmlns:p='v'><p:b p:c='1' c='2'/><b xmlns=''/></a>",
    "<a><![CDATA[ ]] > <x> ]]>\r\n&amp;]] ></a><!-- end -->",
    "<a>\r\n\t<b x='\r\n1\t2\n3\r4'/>é\u{10ffff}</a>",
    "<?pi some data?><a><?b?></a><?c d?>",
    "\u{feff}<a xml:lang='de'>x</a>",
    "<a><b><c><d e='f'>g</d></c></b><b>h</b></a>",
];

const PIECES: [&str; 40] = [
    "<",
    ">",
    "/",
    "&",
    ";",
    "'",
    "\"",
    "=",
    " ",
    "]]>",
    "--",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?",
    "?>",
    "</",
    "/>",
    "<a>",
    "</a>",
    "&amp;",
    "&#0;",
    "&#10;",
    "&#xD800;",
    "&foo;",
    "\u{1}",
    "\u{fffe}",
    "\r",
    "\n",
    ":",
    "xmlns:p='q'",
    " a='1'",
    "xmlns=''",
    "xmlns:xml='x'",
    "<p:a/>",
    "<!DOCTYPE a>",
    "<?xml version='1.0'?>",
    "1",
    "é",
    "-",
];

/// Cuts, doubles and inserts in a seed document.
fn damaged() -> impl Strategy<Value = String> {
    let edit = (any::<prop::sample::Index>(), 0..6usize, prop::sample::select(PIECES.to_vec()));
    (prop::sample::select(SEEDS.to_vec()), prop::collection::vec(edit, 0..4)).prop_map(|(seed, edits)| {
        let mut text: Vec<char> = seed.chars().collect();
        for (index, cut, piece) in edits {
            let at = index.index(text.len() + 1);
            let end = (at + cut).min(text.len());
            text.splice(at..end, piece.chars());
        }
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_documents(text in damaged()) {
        if let Err(why) = compare(&text) {
            prop_assert!(false, "{text:?}: {why}");
        }
    }

    #[test]
    fn heaps_of_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12)) {
        let text = format!("<a>{}</a>", pieces.concat());
        if let Err(why) = compare(&text) {
            prop_assert!(false, "{text:?}: {why}");
        }
    }
}

#[test]
fn the_corpus_and_damaged_copies_of_it() {
    for path in common::documents(&common::corpus()) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        compare(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        // Cut at a few places, and with one byte dropped there.
        for part in 1..8 {
            let mut at = text.len() * part / 8;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let without: String = text[..at].chars().chain(text[at..].chars().skip(1)).collect();
            for damaged in [&text[..at], &without] {
                compare(damaged).unwrap_or_else(|why| panic!("{} at {at}: {why}", path.display()));
            }
        }
    }
}
