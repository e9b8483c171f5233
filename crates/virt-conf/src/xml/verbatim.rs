// SPDX-License-Identifier: LGPL-2.1-or-later
//! Foreign XML (`<metadata>`) as the reference keeps it: blanks between elements dropped, then
//! written with double quotes and two spaces a level, except inside mixed content.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::chars::name_len;
use super::parse::{normalise_breaks, resolve};
use super::{Document, Node};

enum Item {
    /// Offset of the tag; index in `children` order is by nesting.
    Element {
        node: u32,
        children: Vec<usize>,
    },
    Text(String),
    /// CDATA sections, comments and instructions stand as they are.
    Markup {
        source: String,
        is_text: bool,
    },
}

/// See [`Node::verbatim`].
pub fn verbatim(node: Node<'_>, depth: usize) -> String {
    let items = collect(node);
    let missing = undeclared(node);
    let mut out = String::with_capacity(node.source().len() + 64);
    // (item, index of its next child, formatted)
    let mut stack: Vec<(usize, usize, bool)> = Vec::new();
    let mut level = depth;
    open(node.document, &items, 0, &missing, level, true, &mut out, &mut stack);
    while let Some(top) = stack.last_mut() {
        let (item, next, formatted) = *top;
        let Item::Element { node: index, children } = &items[item] else { break };
        let Some(child) = children.get(next) else {
            stack.pop();
            if formatted {
                indent(level, &mut out);
            }
            let start = node.document.elements[*index as usize].start as usize + 1;
            let name = &node.document.input[start..];
            out.push_str("</");
            out.push_str(&name[..name_len(name)]);
            out.push('>');
            let Some(parent) = stack.last() else { break };
            level -= 1;
            if parent.2 {
                out.push('\n');
            }
            continue;
        };
        top.1 += 1;
        let before = stack.len();
        open(node.document, &items, *child, &[], level + 1, formatted, &mut out, &mut stack);
        match stack.len() > before {
            true => level += 1,
            false if formatted => out.push('\n'),
            false => {}
        }
    }
    out
}

/// Writes an item; an element that has content is pushed for its children to follow.
#[allow(clippy::too_many_arguments)]
fn open(
    document: &Document<'_>,
    items: &[Item],
    at: usize,
    declare: &[(String, String)],
    level: usize,
    formatted: bool,
    out: &mut String,
    stack: &mut Vec<(usize, usize, bool)>,
) {
    if formatted {
        indent(level, out);
    }
    match &items[at] {
        Item::Text(text) => escape_text(text, out),
        Item::Markup { source, .. } => out.push_str(source),
        Item::Element { node, children } => {
            let raw = &document.elements[*node as usize];
            let source = &document.input[raw.start as usize + 1..];
            out.push('<');
            out.push_str(&source[..name_len(source)]);
            attributes(document, *node, declare, out);
            if children.is_empty() {
                out.push_str("/>");
                return;
            }
            out.push('>');
            let mixed = children
                .iter()
                .any(|c| matches!(&items[*c], Item::Text(_) | Item::Markup { is_text: true, .. }));
            let formatted = formatted && !mixed;
            if formatted {
                out.push('\n');
            }
            stack.push((at, 0, formatted));
        }
    }
}

/// Declarations first, then attributes, each with the name it has in the source.
fn attributes(document: &Document<'_>, index: u32, declare: &[(String, String)], out: &mut String) {
    let raw = &document.elements[index as usize];
    let mut names = Vec::new();
    let mut cursor = raw.start as usize + 1;
    cursor += name_len(&document.input[cursor..]);
    let all = &document.attributes[raw.attributes.0 as usize..raw.attributes.1 as usize];
    for _ in all {
        let rest = &document.input[cursor..];
        cursor += rest.len() - rest.trim_start().len();
        let name = &document.input[cursor..cursor + name_len(&document.input[cursor..])];
        names.push(name);
        let rest = &document.input[cursor..];
        let Some(begin) = rest.find(['"', '\'']) else { return };
        let quote = rest.as_bytes()[begin];
        let len = rest.as_bytes()[begin + 1..].iter().position(|b| *b == quote).unwrap_or(0);
        cursor += begin + len + 2;
    }
    let mut write = |name: &str, value: &str| {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape_attribute(value, out);
        out.push('"');
    };
    let both = || names.iter().zip(all);
    both().filter(|(_, a)| a.namespace == u32::MAX).for_each(|(n, a)| write(n, &a.value));
    declare.iter().for_each(|(n, v)| write(n, v));
    both().filter(|(_, a)| a.namespace != u32::MAX).for_each(|(n, a)| write(n, &a.value));
}

/// The subtree's items, blanks dropped where the reference's parser drops them.
fn collect(node: Node<'_>) -> Vec<Item> {
    let source = node.source();
    let mut items = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut next = node.index;
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_end_names = false;
    let mut at = 0;
    let mut text = String::new();
    loop {
        let event = reader.read_event();
        let end = reader.buffer_position() as usize;
        match &event {
            Ok(Event::Text(_)) => normalise_breaks(&source[at..end], &mut text),
            Ok(Event::GeneralRef(_)) => text.extend(resolve(source, at).map(|r| r.0)),
            _ => {}
        }
        if !matches!(event, Ok(Event::Text(_) | Event::GeneralRef(_))) && !text.is_empty() {
            let text = std::mem::take(&mut text);
            if let Some(parent) = open.last().copied()
                && !droppable(&text, parent, &items, matches!(event, Ok(Event::End(_))))
            {
                push(&mut items, Some(parent), Item::Text(text));
            }
        }
        let parent = open.last().copied();
        match event {
            Ok(Event::Start(_)) => {
                open.push(push(&mut items, parent, Item::Element { node: next, children: Vec::new() }));
                next += 1;
            }
            Ok(Event::Empty(_)) => {
                push(&mut items, parent, Item::Element { node: next, children: Vec::new() });
                next += 1;
            }
            Ok(Event::End(_)) => {
                open.pop();
            }
            Ok(Event::CData(_)) => {
                push(&mut items, parent, Item::Markup { source: source[at..end].into(), is_text: true });
            }
            Ok(Event::Comment(_) | Event::PI(_)) => {
                push(&mut items, parent, Item::Markup { source: source[at..end].into(), is_text: false });
            }
            Ok(Event::Eof) | Err(_) => return items,
            Ok(_) => {}
        }
        at = end;
    }
}

fn push(items: &mut Vec<Item>, parent: Option<usize>, item: Item) -> usize {
    let index = items.len();
    items.push(item);
    if let Some(Item::Element { children, .. }) = parent.map(|p| &mut items[p]) {
        children.push(index);
    }
    index
}

/// Whether a run of text is only layout. A blank that is all an element holds is content, and so
/// is one beside other text.
fn droppable(text: &str, parent: usize, items: &[Item], before_end: bool) -> bool {
    if text.bytes().any(|b| !super::chars::is_space(b)) {
        return false;
    }
    let Item::Element { children, .. } = &items[parent] else { return false };
    let is_text = |at: Option<&usize>| at.is_some_and(|at| matches!(&items[*at], Item::Text(_)));
    let blank_alone = children.is_empty() && before_end;
    !blank_alone && !is_text(children.last()) && !is_text(children.first())
}

/// Prefixes used inside that only an element outside declares: attribute name and URI.
fn undeclared(node: Node<'_>) -> Vec<(String, String)> {
    let document = node.document;
    let raw = &document.elements[node.index as usize];
    let mut found: Vec<(String, String)> = Vec::new();
    for index in node.index..raw.after {
        let inner = &document.elements[index as usize];
        let source = &document.input[inner.start as usize + 1..];
        let name = &source[..name_len(source)];
        let prefix = name.split_once(':').map_or("", |(p, _)| p);
        if inner.namespace == 0 || prefix == "xml" {
            continue;
        }
        let attribute = if prefix.is_empty() { "xmlns".into() } else { format!("xmlns:{prefix}") };
        if found.iter().any(|f| f.0 == attribute) || declared_inside(document, node.index, index, prefix) {
            continue;
        }
        let uri = &document.namespaces[inner.namespace as usize - 1];
        found.push((attribute, uri.to_string()));
    }
    found
}

/// Whether `index` or an element between it and `top` declares the prefix.
fn declared_inside(document: &Document<'_>, top: u32, index: u32, prefix: &str) -> bool {
    let mut at = index;
    loop {
        let raw = &document.elements[at as usize];
        let own = &document.attributes[raw.attributes.0 as usize..raw.attributes.1 as usize];
        let declares = |name: &str| match name.split_once(':') {
            Some((_, declared)) => declared == prefix,
            None => prefix.is_empty(),
        };
        if own.iter().any(|a| a.namespace == u32::MAX && declares(a.name)) {
            return true;
        }
        if at == top {
            return false;
        }
        at = raw.parent;
    }
}

/// The reference's writer indents no deeper than this many levels.
const MAX_INDENT: usize = 30;

fn indent(level: usize, out: &mut String) {
    out.extend(std::iter::repeat_n("  ", level.min(MAX_INDENT)));
}

fn escape_text(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
}

fn escape_attribute(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            _ => out.push(c),
        }
    }
}
