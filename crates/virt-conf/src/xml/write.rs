// SPDX-License-Identifier: LGPL-2.1-or-later
//! Text out, in the reference's style: two spaces a level, single quotes, `/>` for what is empty.

use std::fmt::{self, Write as _};

/// Builds a document element by element.
#[derive(Default)]
pub struct Writer {
    out: String,
    depth: usize,
    /// The last start tag still lacks its `>`.
    tag_open: bool,
}

/// A place that [`Writer::end_unless_empty`] can go back to.
#[must_use]
pub struct Mark {
    before: usize,
    parent_open: bool,
    after_name: usize,
}

impl Writer {
    /// A writer with room for `capacity` bytes, whose output begins `depth` levels deep.
    pub fn new(capacity: usize, depth: usize) -> Writer {
        Writer { out: String::with_capacity(capacity), depth, tag_open: false }
    }

    /// The text so far.
    pub fn finish(self) -> String {
        self.out
    }

    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// How deep the next element would stand.
    pub fn depth(&self) -> usize {
        self.depth
    }

    fn indent(&mut self) {
        const SPACES: &str = "                                ";
        let mut left = self.depth * 2;
        while left > 0 {
            let n = left.min(SPACES.len());
            self.out.push_str(&SPACES[..n]);
            left -= n;
        }
    }

    fn close_tag(&mut self) {
        if std::mem::take(&mut self.tag_open) {
            self.out.push_str(">\n");
        }
    }

    /// Begins an element; attributes may follow, then children.
    pub fn start(&mut self, name: &str) -> Mark {
        let mark_before = self.out.len();
        let parent_open = self.tag_open;
        self.close_tag();
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        self.tag_open = true;
        self.depth += 1;
        Mark { before: mark_before, parent_open, after_name: self.out.len() }
    }

    /// ` name='value'`, escaped.
    pub fn attribute(&mut self, name: &str, value: &str) {
        debug_assert!(self.tag_open, "attribute {name} behind a child");
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("='");
        escape(value, &mut self.out);
        self.out.push('\'');
    }

    /// ` name='…'`, the value written by `put`, which escapes what it must.
    pub fn attribute_with(&mut self, name: &str, put: impl FnOnce(&mut String)) {
        debug_assert!(self.tag_open, "attribute {name} behind a child");
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("='");
        put(&mut self.out);
        self.out.push('\'');
    }

    /// ` name='…'` of a value that needs no escapes, such as a number.
    pub fn attribute_fmt(&mut self, name: &str, value: fmt::Arguments<'_>) {
        debug_assert!(self.tag_open, "attribute {name} behind a child");
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("='");
        // Writing to a String cannot fail.
        let _ = self.out.write_fmt(value);
        self.out.push('\'');
    }

    /// Says that the element gets an end tag of its own, even if nothing will stand inside.
    pub fn open_content(&mut self) {
        self.close_tag();
    }

    /// Ends the element: `/>` where nothing stands inside.
    pub fn end(&mut self, name: &str) {
        self.depth -= 1;
        if std::mem::take(&mut self.tag_open) {
            self.out.push_str("/>\n");
            return;
        }
        self.indent();
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// Ends the element, or takes it back where it has neither attribute nor child.
    pub fn end_unless_empty(&mut self, mark: Mark, name: &str) {
        if self.tag_open && self.out.len() == mark.after_name {
            self.out.truncate(mark.before);
            self.tag_open = mark.parent_open;
            self.depth -= 1;
        } else {
            self.end(name);
        }
    }

    /// Ends an element whose content is characters: `>text</name>`.
    pub fn end_with_text(&mut self, name: &str, text: &str) {
        self.tag_open = false;
        self.depth -= 1;
        self.out.push('>');
        escape(text, &mut self.out);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// Ends an element whose content is a number or the like.
    pub fn end_with_fmt(&mut self, name: &str, text: fmt::Arguments<'_>) {
        self.tag_open = false;
        self.depth -= 1;
        self.out.push('>');
        let _ = self.out.write_fmt(text);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// `<name>text</name>`
    pub fn text(&mut self, name: &str, text: &str) {
        let _mark = self.start(name);
        self.end_with_text(name, text);
    }

    /// `<name>…</name>` of a value that needs no escapes.
    pub fn text_fmt(&mut self, name: &str, text: fmt::Arguments<'_>) {
        let _mark = self.start(name);
        self.end_with_fmt(name, text);
    }

    /// `<name>…</name>`, the content written by `put`, which escapes what it must.
    pub fn text_with(&mut self, name: &str, put: impl FnOnce(&mut String)) {
        let _mark = self.start(name);
        self.end_with(name, put);
    }

    /// Ends an element whose content `put` writes.
    pub fn end_with(&mut self, name: &str, put: impl FnOnce(&mut String)) {
        self.tag_open = false;
        self.depth -= 1;
        self.out.push('>');
        put(&mut self.out);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// `<name/>`
    pub fn flag(&mut self, name: &str) {
        let _mark = self.start(name);
        self.end(name);
    }

    /// Lines that are XML already, indented as they are to stand.
    pub fn raw(&mut self, text: &str) {
        self.close_tag();
        self.out.push_str(text);
    }
}

/// Text as it may stand in content and in attributes. Control characters that XML cannot hold
/// are left out, as in the reference.
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    loop {
        let special = |b: &u8| {
            matches!(b, b'<' | b'>' | b'&' | b'\'' | b'"' | 0..=0x19) && !matches!(b, b'\t' | b'\n' | b'\r')
        };
        let Some(at) = rest.as_bytes().iter().position(special) else {
            out.push_str(rest);
            return;
        };
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'\'' => "&apos;",
            b'"' => "&quot;",
            _ => "",
        });
        rest = &rest[at + 1..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_close_as_they_should() {
        let mut w = Writer::default();
        let _root = w.start("a");
        w.attribute("x", "<'\">&\u{1}\t");
        let empty = w.start("gone");
        w.end_unless_empty(empty, "gone");
        let empty = w.start("kept");
        w.attribute_fmt("n", format_args!("{:#x}", 16));
        w.end_unless_empty(empty, "kept");
        w.text("t", "1 < 2");
        w.end("a");
        assert_eq!(
            w.finish(),
            "<a x='&lt;&apos;&quot;&gt;&amp;\t'>\n  <kept n='0x10'/>\n  <t>1 &lt; 2</t>\n</a>\n"
        );
    }

    #[test]
    fn taking_back_the_only_child_leaves_an_empty_element() {
        let mut w = Writer::default();
        let _root = w.start("a");
        let outer = w.start("b");
        let inner = w.start("c");
        w.end_unless_empty(inner, "c");
        w.end_unless_empty(outer, "b");
        w.end("a");
        assert_eq!(w.finish(), "<a/>\n");
    }
}
