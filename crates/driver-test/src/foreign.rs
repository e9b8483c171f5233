// SPDX-License-Identifier: LGPL-2.1-or-later
//! Elements of other people's in `<metadata>`: each has a namespace of its own, by which it is
//! found. Callers see them without it; it is put on and taken off here.

use virt_conf::xml::{Document, Node, Source, escape};
use virt_core::{Error, ErrorDomain, Result, tr};

fn source(domain: ErrorDomain) -> Source<'static> {
    Source { domain, file: None }
}

/// The element of namespace `uri` in `metadata` (a whole `<metadata>`), as the caller who
/// stored it knows it.
pub fn extract(metadata: &str, uri: Option<&str>) -> Result<Option<String>> {
    let document = Document::parse(metadata, source(ErrorDomain::DOMAIN))?;
    let found = document.root().children().find(|child| child.namespace() == uri && uri.is_some());
    Ok(found.map(|node| strip(&node.verbatim(0), uri.unwrap_or_default())))
}

/// `metadata` without the elements of namespace `uri`, with `element` added under it if there
/// is one; `None` if nothing is left. Faults of the element are `domain`'s.
pub fn replace(
    metadata: Option<&str>,
    element: Option<&str>,
    key: &str,
    uri: Option<&str>,
    domain: ErrorDomain,
) -> Result<Option<String>> {
    let new = match element {
        Some(element) => Some(qualify(element, key, uri.unwrap_or_default(), domain)?),
        None => None,
    };
    let old = metadata.map(|metadata| Document::parse(metadata, source(domain))).transpose()?;
    let kept = old.iter().flat_map(|old| old.root().children());
    let mut inside: String = kept
        .filter(|child| uri.is_none() || child.namespace() != uri)
        .map(|c| c.verbatim(1) + "\n")
        .collect();
    if let Some(new) = new {
        inside.push_str(&new);
    }
    if inside.is_empty() {
        return Ok(None);
    }
    let whole = format!("<metadata>{inside}</metadata>");
    Ok(Some(Document::parse(&whole, source(domain))?.root().verbatim(1)))
}

/// The element with a declaration of `key` for `uri`, and `key` before all names that have no
/// namespace.
fn qualify(element: &str, key: &str, uri: &str, domain: ErrorDomain) -> Result<String> {
    let document = Document::parse(element, source(domain))?;
    let key = key.trim_matches(|c: char| matches!(c, ' ' | '\t' | '\n' | '\r'));
    if !is_name(key) {
        let text = tr!("failed to validate prefix for a new XML namespace");
        return Err(Error::internal(ErrorDomain::XML, text));
    }
    let root = document.root();
    let text = root.verbatim(0);
    let declares = format!(" xmlns:{key}=\"");
    let head = &text[..text.find('>').unwrap_or(text.len())];
    if head.contains(&declares) || key == "xml" {
        let text = tr!("failed to create a new XML namespace");
        return Err(Error::internal(ErrorDomain::XML, text));
    }
    let bare = each(root, |node| node.namespace().is_none());
    let mut declaration = declares;
    escape(uri, &mut declaration);
    declaration.push('"');
    Ok(rewrite(&text, |tag, index| {
        let prefix = if bare[index] { format!("{key}:") } else { String::new() };
        let declaration = if index == 0 { declaration.as_str() } else { "" };
        Tag { name: prefix + tag.name, attributes: after_declarations(tag.attributes, declaration) }
    }))
}

/// What `of` says of each element, in document order.
fn each<'d>(root: Node<'d>, of: impl Fn(Node<'d>) -> bool) -> Vec<bool> {
    let mut out = Vec::new();
    // Nesting is capped by the parser, but the stack may be small.
    let mut open = vec![vec![root].into_iter()];
    while let Some(level) = open.last_mut() {
        match level.next() {
            Some(node) => {
                out.push(of(node));
                open.push(node.children().collect::<Vec<_>>().into_iter());
            }
            None => drop(open.pop()),
        }
    }
    out
}

/// Attributes with `declaration` behind the namespace declarations, which stand first.
fn after_declarations(attributes: &str, declaration: &str) -> String {
    if declaration.is_empty() {
        return attributes.to_owned();
    }
    let mut at = 0;
    while attributes[at..].starts_with(" xmlns") {
        at += attribute_length(&attributes[at..]);
    }
    format!("{}{declaration}{}", &attributes[..at], &attributes[at..])
}

/// The length of the first ` name="value"`.
fn attribute_length(attributes: &str) -> usize {
    let mut quotes = attributes.match_indices('"');
    quotes.nth(1).map_or(attributes.len(), |(at, _)| at + 1)
}

/// The element (as [`Node::verbatim`] writes it) with the namespace taken off it and off what
/// is inside, and without the first declaration of it.
fn strip(text: &str, uri: &str) -> String {
    let Ok(document) = Document::try_parse(text) else { return text.to_owned() };
    let of_it = each(document.root(), |node| node.namespace() == Some(uri));
    let mut value = String::from("=\"");
    escape(uri, &mut value);
    value.push('"');
    rewrite(text, |tag, index| {
        let name = match of_it[index] {
            true => tag.name.split_once(':').map_or(tag.name, |(_, name)| name),
            false => tag.name,
        };
        let mut attributes = tag.attributes.to_owned();
        let mut at = 0;
        while index == 0 && attributes[at..].starts_with(" xmlns") {
            let length = attribute_length(&attributes[at..]);
            if attributes[at..at + length].ends_with(&value) {
                attributes.replace_range(at..at + length, "");
                break;
            }
            at += length;
        }
        Tag { name: name.to_owned(), attributes }
    })
}

struct Tag<T> {
    name: T,
    attributes: T,
}

/// Writes the document anew with each tag as `edit` says; it is told the element's place in
/// document order. The text is [`Node::verbatim`]'s: double quotes, no `>` in attributes.
fn rewrite(text: &str, edit: impl Fn(Tag<&str>, usize) -> Tag<String>) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut names: Vec<String> = Vec::new();
    let (mut count, mut rest) = (0, text);
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let closing = match () {
            () if rest.starts_with("<!--") => "-->",
            () if rest.starts_with("<![CDATA[") => "]]>",
            () if rest.starts_with("<?") => "?>",
            () => ">",
        };
        let end = rest.find(closing).map_or(rest.len(), |at| at + closing.len());
        let (markup, after) = rest.split_at(end);
        rest = after;
        if closing != ">" {
            out.push_str(markup);
        } else if markup.starts_with("</") {
            out.push_str("</");
            out.push_str(&names.pop().unwrap_or_default());
            out.push('>');
        } else {
            let inner = markup[1..].trim_end_matches('>');
            let (inner, empty) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
            let cut = inner.find(' ').unwrap_or(inner.len());
            let tag = edit(Tag { name: &inner[..cut], attributes: &inner[cut..] }, count);
            count += 1;
            out.push('<');
            out.push_str(&tag.name);
            out.push_str(&tag.attributes);
            out.push_str(if empty { "/>" } else { ">" });
            if !empty {
                names.push(tag.name);
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whether it may stand before the colon of a name.
fn is_name(key: &str) -> bool {
    let first = |c: char| c == '_' || c.is_alphabetic();
    let later = |c: char| first(c) || c.is_alphanumeric() || matches!(c, '-' | '.' | '\u{b7}');
    key.starts_with(first) && key.chars().all(later)
}
