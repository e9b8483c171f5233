// SPDX-License-Identifier: LGPL-2.1-or-later
//! Text to tree. quick-xml finds the tokens; every rule that it leaves unchecked is checked
//! here, with the place a fault is at.

use std::borrow::Cow;
use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::chars::{first_illegal, is_space, is_xml_char, name_len};
use super::namespace::{self, Scope};
use super::{Attribute, Document, Fault, MAX_DEPTH, MAX_NAME, MAX_SIZE, MAX_VALUE, Raw};

type Result<T> = std::result::Result<T, Fault>;

/// More attributes than this on one element are compared through a set.
const FEW: usize = 16;

pub fn parse(input: &str) -> Result<Document<'_>> {
    if input.len() > MAX_SIZE {
        return Err(Fault::new(0, format!("Document of {} bytes is too large", input.len())));
    }
    let mut parser = Parser {
        document: Document {
            input,
            elements: Vec::with_capacity(input.len() / 48 + 4),
            attributes: Vec::with_capacity(input.len() / 64 + 4),
            namespaces: Vec::new(),
        },
        scope: Scope::default(),
        open: u32::MAX,
        depth: 0,
        illegal: first_illegal(input).unwrap_or(usize::MAX),
        end: 0,
        has_section_end: input.contains("]]>"),
        has_return: input.contains('\r'),
    };
    match parser.run() {
        Ok(()) => Ok(parser.document),
        Err(fault) if parser.illegal < parser.end && parser.illegal <= fault.at => {
            Err(not_utf8(input, parser.illegal).unwrap_or(fault))
        }
        Err(fault) => Err(fault),
    }
}

/// What the reference says where a document stops being UTF-8.
#[cold]
fn not_utf8(input: &str, at: usize) -> Option<Fault> {
    let bytes = virt_core::utf8::bytes_at(input, at)?;
    // The form of a character, but of none that there is.
    let tails = |bytes: &[u8]| bytes.iter().all(|b| b & 0xc0 == 0x80);
    let code = match bytes {
        [0xe0..=0xef, ..] if tails(&bytes[1..3]) => {
            bytes[1..3].iter().fold(u32::from(bytes[0] & 15), |code, b| code << 6 | u32::from(b & 63))
        }
        [0xf0..=0xf7, ..] if tails(&bytes[1..]) => {
            bytes[1..].iter().fold(u32::from(bytes[0] & 7), |code, b| code << 6 | u32::from(b & 63))
        }
        _ => 0,
    };
    let least = if bytes[0] < 0xf0 { 0x800 } else { 0x10000 };
    if code >= least {
        return Some(Fault::new(at, format!("Char 0x{code:X} out of allowed range")));
    }
    // The beginning of a character, and the end of the text.
    let tail = bytes.iter().skip(1).position(|b| b & 0xc0 != 0x80).unwrap_or(3);
    let needed = bytes[0].leading_ones() as usize;
    if (2..=4).contains(&needed) && tail + 1 < needed && bytes[tail + 1] == 0 {
        return Some(Fault::new(at, "internal error: detected an error in element content\n"));
    }
    let shown: String = bytes.iter().map(|byte| format!(" 0x{byte:02X}")).collect();
    Some(Fault::new(at, format!("Input is not proper UTF-8, indicate encoding !\nBytes:{shown}")))
}

struct Parser<'a> {
    document: Document<'a>,
    scope: Scope<'a>,
    /// Index of the innermost element that is open.
    open: u32,
    depth: u32,
    /// Offset of the first character that XML does not allow anywhere.
    illegal: usize,
    /// Offset behind the token that is being looked at.
    end: usize,
    /// Whether `]]>` stands anywhere; most documents are spared the search.
    has_section_end: bool,
    has_return: bool,
}

impl<'a> Parser<'a> {
    fn run(&mut self) -> Result<()> {
        let input = self.document.input;
        if input.is_empty() {
            return Err(Fault::new(0, "Document is empty"));
        }
        let mut reader = Reader::from_str(input);
        let config = reader.config_mut();
        // Names are compared here, where the opening tag's line is known.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        // quick-xml drops a byte order mark and does not count it.
        let skipped = if input.starts_with('\u{feff}') { 3 } else { 0 };
        let mut at = skipped;
        loop {
            let event = reader.read_event();
            let end = reader.buffer_position() as usize + skipped;
            self.end = if event.is_err() { input.len() } else { end };
            match event {
                Ok(Event::Text(_)) => self.text(at, end)?,
                Ok(Event::Start(_)) => self.tag(at, end)?,
                Ok(Event::Empty(_)) => self.tag(at, end)?,
                Ok(Event::End(_)) => self.end_tag(at, end)?,
                Ok(Event::GeneralRef(_)) => self.reference(at)?,
                Ok(Event::CData(_)) => self.section(at, end)?,
                Ok(Event::Comment(_)) => self.comment(at, end)?,
                Ok(Event::PI(_)) => self.instruction(at, end)?,
                Ok(Event::Decl(_)) if !is_space(input.as_bytes()[at + 5]) => self.instruction(at, end)?,
                Ok(Event::Decl(_)) => declaration(input, at, end, skipped)?,
                Ok(Event::DocType(_)) => {
                    return Err(Fault::new(at, "Document type declarations are not accepted"));
                }
                Ok(Event::Eof) => return self.finish(),
                Err(_) => return Err(self.diagnose(at)),
            }
            if self.illegal < end {
                return Err(Fault::new(self.illegal, "Input contains a character that XML does not allow"));
            }
            at = end;
        }
    }

    fn finish(&self) -> Result<()> {
        let input = self.document.input;
        if self.document.elements.is_empty() {
            return Err(Fault::new(input.len(), "Start tag expected, '<' not found"));
        }
        if self.depth > 0 {
            return Err(Fault::new(input.len(), self.premature()));
        }
        Ok(())
    }

    fn premature(&self) -> String {
        format!("Premature end of data in tag {} line {}", self.open_name(), self.open_line())
    }

    /// The innermost open element's name, as it is written.
    fn open_name(&self) -> &'a str {
        let Some(raw) = self.document.elements.get(self.open as usize) else { return "" };
        let name = &self.document.input[raw.start as usize + 1..];
        &name[..name_len(name)]
    }

    /// Its line. Counting takes as long as the document is, so this is for faults only.
    #[cold]
    fn open_line(&self) -> usize {
        let Some(raw) = self.document.elements.get(self.open as usize) else { return 0 };
        1 + self.document.input.as_bytes()[..raw.start as usize].iter().filter(|b| **b == b'\n').count()
    }

    /// Markup or a reference makes the open element's text more than a slice of the input.
    fn not_plain(&mut self) {
        if let Some(raw) = self.document.elements.get_mut(self.open as usize) {
            raw.plain = false;
        }
    }

    fn text(&mut self, at: usize, end: usize) -> Result<()> {
        let text = &self.document.input[at..end];
        if self.depth == 0 {
            let Some(bad) = text.bytes().position(|b| !is_space(b)) else { return Ok(()) };
            return Err(self.misplaced(at + bad));
        }
        if self.illegal < end {
            let char = self.document.input[self.illegal..].chars().next().unwrap_or('\0') as u32;
            return Err(Fault::new(self.illegal, format!("PCDATA invalid Char value {char}")));
        }
        if self.has_section_end
            && let Some(found) = text.find("]]>")
        {
            return Err(Fault::new(at + found, "Sequence ']]>' not allowed in content"));
        }
        if self.has_return && text.contains('\r') {
            self.not_plain();
        }
        Ok(())
    }

    /// Something other than white space outside the root element.
    fn misplaced(&self, at: usize) -> Fault {
        match self.document.elements.is_empty() {
            true => Fault::new(at, "Start tag expected, '<' not found"),
            false => Fault::new(at, "Extra content at the end of the document"),
        }
    }

    fn reference(&mut self, at: usize) -> Result<()> {
        if self.depth == 0 {
            return Err(self.misplaced(at));
        }
        self.not_plain();
        resolve(self.document.input, at).map(|_| ())
    }

    fn section(&mut self, at: usize, end: usize) -> Result<()> {
        if self.depth == 0 {
            return Err(self.misplaced(at));
        }
        if self.illegal < end {
            return Err(Fault::new(
                self.illegal,
                format!("CData section not finished\n{}", &self.document.input[at + 9..self.illegal]),
            ));
        }
        bounded(at + 9, end - 3, "CData section too big found")?;
        self.not_plain();
        Ok(())
    }

    fn comment(&mut self, at: usize, end: usize) -> Result<()> {
        let text = &self.document.input[at + 4..end - 3];
        bounded(at + 4, end - 3, "Comment too big found")?;
        if let Some(found) = text.find("--").or(text.ends_with('-').then(|| text.len().wrapping_sub(1))) {
            let shown: String = text[..found].chars().take(50).collect();
            return Err(Fault::new(at + 4 + found, format!("Double hyphen within comment: <!--{shown}")));
        }
        if self.illegal < end {
            let char = self.document.input[self.illegal..].chars().next().unwrap_or('\0') as u32;
            return Err(Fault::new(self.illegal, format!("xmlParseComment: invalid xmlChar value {char}")));
        }
        self.not_plain();
        Ok(())
    }

    fn instruction(&mut self, at: usize, end: usize) -> Result<()> {
        let text = &self.document.input[at + 2..end - 2];
        let name = name_len(text);
        if name == 0 {
            return Err(Fault::new(at + 2, "xmlParsePI : no target name"));
        }
        let target = &text[..name];
        if target.eq_ignore_ascii_case("xml") {
            return Err(Fault::new(
                at + 2 + name,
                "XML declaration allowed only at the start of the document",
            ));
        }
        if target.contains(':') {
            return Err(Fault::new(at + 2 + name, format!("colons are forbidden from PI names '{target}'")));
        }
        if name < text.len() && !is_space(text.as_bytes()[name]) {
            return Err(Fault::new(at + 2 + name, format!("ParsePI: PI {target} space expected")));
        }
        bounded(at + 2 + name, end - 2, &format!("PI {target} too big found"))?;
        self.not_plain();
        Ok(())
    }

    /// A start tag or an empty one, which quick-xml says ends at `end`. An `end` behind the input
    /// means that it found none.
    fn tag(&mut self, at: usize, end: usize) -> Result<()> {
        let input = self.document.input;
        let bytes = input.as_bytes();
        if self.depth == 0 && !self.document.elements.is_empty() {
            return Err(self.misplaced(at));
        }
        let len = bounded_name_len(input, at + 1)?;
        if len == 0 {
            return Err(Fault::new(at + 1, "StartTag: invalid element name"));
        }
        // The root does not count.
        if self.depth as usize > MAX_DEPTH {
            let what = format!("Excessive depth in document: {MAX_DEPTH} use XML_PARSE_HUGE option");
            return Err(Fault::new(at + 1 + len, what));
        }
        let name = &input[at + 1..at + 1 + len];
        let mut cursor = at + 1 + len;
        let first = self.document.attributes.len();
        let mut prefixed = false;
        let empty = loop {
            let spaces = skip_spaces(bytes, &mut cursor);
            match bytes.get(cursor) {
                Some(b'>') => {
                    cursor += 1;
                    break false;
                }
                Some(b'/') if bytes.get(cursor + 1) == Some(&b'>') => {
                    cursor += 2;
                    break true;
                }
                None if spaces || self.document.attributes.len() == first => {
                    let line = 1 + bytes[..at].iter().filter(|b| **b == b'\n').count();
                    let what = format!("Couldn't find end of Start Tag {name} line {line}");
                    return Err(Fault::new(cursor, what));
                }
                _ if !spaces && self.document.attributes.len() > first => {
                    return Err(Fault::new(cursor, "attributes construct error"));
                }
                _ => prefixed |= self.attribute(&mut cursor, first)?,
            }
        };
        debug_assert!(cursor == end || end > input.len(), "tag at {at} ends at {cursor}, not {end}");

        self.not_plain();
        let index = self.document.elements.len() as u32;
        let (namespace, local) = self.names(name, at, first, prefixed)?;
        self.document.elements.push(Raw {
            name: local,
            namespace,
            parent: self.open,
            after: index + 1,
            attributes: (first as u32, self.document.attributes.len() as u32),
            start: at as u32,
            content: (cursor as u32, cursor as u32),
            end: cursor as u32,
            plain: true,
        });
        if empty {
            self.scope.leave(self.depth);
        } else {
            self.open = index;
            self.depth += 1;
        }
        Ok(())
    }

    /// One attribute; says whether its name has a prefix or declares a namespace.
    fn attribute(&mut self, cursor: &mut usize, first: usize) -> Result<bool> {
        let input = self.document.input;
        let bytes = input.as_bytes();
        let len = bounded_name_len(input, *cursor)?;
        if len == 0 {
            return Err(Fault::new(*cursor, "error parsing attribute name"));
        }
        let name = &input[*cursor..*cursor + len];
        *cursor += len;
        skip_spaces(bytes, cursor);
        if bytes.get(*cursor) != Some(&b'=') {
            let what = format!("Specification mandates value for attribute {name}");
            return Err(Fault::new(*cursor, what));
        }
        *cursor += 1;
        skip_spaces(bytes, cursor);
        let quote = match bytes.get(*cursor) {
            Some(quote @ (b'"' | b'\'')) => *quote,
            _ => return Err(Fault::new(*cursor, "AttValue: \" or ' expected")),
        };
        *cursor += 1;
        let begin = *cursor;
        let value = attribute_value(input, cursor, quote, self.illegal)?;
        bounded(begin, *cursor - 1, "AttValue length too long")?;
        let known = &self.document.attributes[first..];
        let again = if known.len() < FEW {
            known.iter().any(|a| super::same(a.name, name))
        } else {
            // One scan for each power of two keeps elements with very many attributes linear.
            known.len().is_power_of_two()
                && !known
                    .iter()
                    .map(|a| a.name)
                    .chain([name])
                    .collect::<HashSet<_>>()
                    .len()
                    .eq(&(known.len() + 1))
        };
        if again {
            return Err(Fault::new(*cursor, format!("Attribute {name} redefined")));
        }
        let special = name.contains(':') || name == "xmlns";
        self.document.attributes.push(Attribute { name, value, namespace: 0 });
        Ok(special)
    }

    /// Resolves the prefixes of an element and of its attributes from `first` on; returns the
    /// element's namespace and local name.
    fn names(&mut self, name: &'a str, at: usize, first: usize, prefixed: bool) -> Result<(u32, &'a str)> {
        let depth = self.depth;
        if prefixed {
            for i in first..self.document.attributes.len() {
                self.declare(i, at, depth)?;
            }
        }
        let many = self.document.attributes.len() - first >= FEW;
        if prefixed {
            for i in first..self.document.attributes.len() {
                let attribute = &self.document.attributes[i];
                if attribute.namespace == u32::MAX || !attribute.name.contains(':') {
                    continue;
                }
                let (namespace, local) = self.resolve(attribute.name, at)?;
                let attribute = &mut self.document.attributes[i];
                attribute.name = local;
                attribute.namespace = namespace;
                let (before, this) = self.document.attributes.split_at(i);
                let (local, namespace) = (this[0].name, this[0].namespace);
                if !many && before[first..].iter().any(|a| a.name == local && a.namespace == namespace) {
                    return Err(Fault::new(at, format!("Namespaced Attribute {local} redefined")));
                }
            }
        }
        if many {
            let all = &self.document.attributes[first..];
            let mut seen = HashSet::with_capacity(all.len());
            if let Some(twice) = all.iter().find(|a| !seen.insert((a.name, a.namespace))) {
                return Err(Fault::new(at, format!("Attribute {} redefined", twice.name)));
            }
        }
        if name.contains(':') {
            self.resolve(name, at)
        } else {
            Ok((self.scope.resolve("").unwrap_or(0), name))
        }
    }

    /// Takes in a namespace declaration, where attribute `i` is one.
    fn declare(&mut self, i: usize, at: usize, depth: u32) -> Result<()> {
        let attribute = &mut self.document.attributes[i];
        let prefix = match attribute.name.split_once(':') {
            Some(("xmlns", prefix)) => prefix,
            None if attribute.name == "xmlns" => "",
            _ => return Ok(()),
        };
        if prefix.is_empty() && attribute.name != "xmlns" {
            return Err(Fault::new(at, "xmlns: Empty prefix is not allowed"));
        }
        attribute.namespace = u32::MAX;
        let uri = attribute.value.clone();
        let bad = match (prefix, &*uri) {
            ("xml", namespace::XML) => return Ok(()),
            ("xml", _) => "xml namespace prefix mapped to wrong URI",
            (_, namespace::XML) => "xml namespace URI mapped to wrong prefix",
            ("xmlns", _) => "redefinition of the xmlns prefix is forbidden",
            (_, namespace::XMLNS) => "reuse of the xmlns namespace name is forbidden",
            _ if prefix.contains(':') => "colons are forbidden from namespace prefixes",
            _ => "",
        };
        if !bad.is_empty() {
            return Err(Fault::new(at, bad));
        }
        let uri = namespace::intern(&mut self.document.namespaces, uri);
        if !self.scope.declare(prefix, uri, depth) {
            return Err(Fault::new(at, format!("Attribute xmlns:{prefix} redefined")));
        }
        Ok(())
    }

    /// Namespace and local name of a name with a colon in it.
    fn resolve(&mut self, name: &'a str, at: usize) -> Result<(u32, &'a str)> {
        let Some((prefix, local)) = name.split_once(':') else { return Ok((0, name)) };
        if prefix.is_empty() || local.contains(':') || name_len(local) == 0 || prefix == "xmlns" {
            return Err(Fault::new(at + 1, format!("Failed to parse QName '{name}'")));
        }
        if prefix == "xml" {
            return Ok((namespace::intern(&mut self.document.namespaces, namespace::XML.into()), local));
        }
        match self.scope.resolve(prefix) {
            Some(namespace) => Ok((namespace, local)),
            None => {
                let what = format!("Namespace prefix {prefix} on {local} is not defined");
                Err(Fault::new(at + 1 + name.len(), what))
            }
        }
    }

    fn end_tag(&mut self, at: usize, end: usize) -> Result<()> {
        let input = self.document.input;
        let bytes = input.as_bytes();
        if self.depth == 0 {
            return Err(match self.document.elements.is_empty() {
                true => Fault::new(at + 1, "StartTag: invalid element name"),
                false => self.misplaced(at),
            });
        }
        let len = name_len(&input[at + 2..]);
        let mut cursor = at + 2 + len;
        skip_spaces(bytes, &mut cursor);
        if bytes.get(cursor) != Some(&b'>') {
            return Err(Fault::new(cursor, "expected '>'"));
        }
        let open = self.open_name();
        let found = &input[at + 2..at + 2 + len];
        if found != open {
            let line = self.open_line();
            let what = format!("Opening and ending tag mismatch: {open} line {line} and {found}");
            return Err(Fault::new(end.min(input.len()), what));
        }
        let after = self.document.elements.len() as u32;
        let raw = &mut self.document.elements[self.open as usize];
        raw.content.1 = at as u32;
        raw.end = end as u32;
        raw.after = after;
        self.open = raw.parent;
        self.depth -= 1;
        self.scope.leave(self.depth);
        Ok(())
    }

    /// quick-xml gave up on the token at `at`: says why.
    #[cold]
    fn diagnose(&mut self, at: usize) -> Fault {
        let input = self.document.input;
        let rest = &input[at..];
        let end = input.len();
        let outcome = if rest.starts_with("<!--") {
            Err(Fault::new(end, "Comment not terminated"))
        } else if rest.starts_with("<![CDATA[") && self.depth > 0 {
            let text = &rest[9..];
            let shown: String = text.chars().take(text.chars().count().saturating_sub(2).min(50)).collect();
            Err(Fault::new(end, format!("CData section not finished\n{shown}")))
        } else if let Some(text) = rest.strip_prefix("<?") {
            let name = name_len(text);
            Err(match name {
                0 => Fault::new(at + 2, "xmlParsePI : no target name"),
                _ if text.starts_with("xml ") => {
                    let tail = text.trim_end_matches('?').len();
                    Fault::new(at + 2 + tail, "Blank needed here")
                }
                _ if text.len() == name => {
                    Fault::new(end, format!("ParsePI: PI {} space expected", &text[..name]))
                }
                _ => Fault::new(end, format!("ParsePI: PI {} never end ...", &text[..name])),
            })
        } else if rest.starts_with("</") {
            self.end_tag(at, usize::MAX)
        } else if rest.starts_with('&') {
            self.reference(at)
        } else if self.depth == 0 && !self.document.elements.is_empty() {
            Err(self.misplaced(at))
        } else {
            self.tag(at, usize::MAX)
        };
        outcome.err().unwrap_or_else(|| Fault::new(at, "Document is not well-formed"))
    }
}

/// Refuses what is longer than the reference's parser takes.
fn bounded(begin: usize, end: usize, what: &str) -> Result<()> {
    match end - begin > MAX_VALUE {
        true => Err(Fault::new(begin + MAX_VALUE, what)),
        false => Ok(()),
    }
}

/// Length of the name at `at`, 0 where there is none.
fn bounded_name_len(input: &str, at: usize) -> Result<usize> {
    let len = name_len(&input[at..]);
    if len > MAX_NAME && input[at..at + len].split(':').any(|part| part.len() > MAX_NAME) {
        return Err(Fault::new(at + len, "Name too long: NCName"));
    }
    Ok(len)
}

fn skip_spaces(bytes: &[u8], cursor: &mut usize) -> bool {
    let before = *cursor;
    while bytes.get(*cursor).is_some_and(|b| is_space(*b)) {
        *cursor += 1;
    }
    *cursor > before
}

/// What ends a value's plain text: markup, references, quotes and control characters.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    while at < 128 {
        let b = at as u8;
        table[at] = b < b' ' || matches!(b, b'"' | b'\'' | b'&' | b'<');
        at += 1;
    }
    table
};

/// An attribute's value up to the closing quote, which the cursor passes.
fn attribute_value<'a>(
    input: &'a str,
    cursor: &mut usize,
    quote: u8,
    illegal: usize,
) -> Result<Cow<'a, str>> {
    let begin = *cursor;
    let rest = &input.as_bytes()[begin..];
    let special = |b: &u8| SPECIAL[usize::from(*b)] && (*b == quote || !matches!(b, b'"' | b'\''));
    match rest.iter().position(special) {
        Some(len) if rest[len] == quote && illegal >= begin + len => {
            *cursor = begin + len + 1;
            Ok(Cow::Borrowed(&input[begin..begin + len]))
        }
        _ => rewritten_value(input, cursor, quote).map(Cow::Owned),
    }
}

/// The same where the value is not the source text: references, line breaks and tabs.
#[cold]
fn rewritten_value(input: &str, cursor: &mut usize, quote: u8) -> Result<String> {
    let mut value = String::new();
    loop {
        let Some(c) = input[*cursor..].chars().next() else {
            return Err(Fault::new(*cursor, "AttValue: ' expected"));
        };
        match c {
            _ if c == char::from(quote) => {
                *cursor += 1;
                return Ok(value);
            }
            '<' => return Err(Fault::new(*cursor, "Unescaped '<' not allowed in attributes values")),
            '&' => {
                let (c, end) = resolve(input, *cursor)?;
                value.push(c);
                *cursor = end;
                continue;
            }
            '\r' if input[*cursor..].starts_with("\r\n") => {}
            '\r' | '\n' | '\t' => value.push(' '),
            _ if is_xml_char(c) => value.push(c),
            _ => return Err(Fault::new(*cursor, "invalid character in attribute value")),
        }
        *cursor += c.len_utf8();
    }
}

/// What the reference at `at` stands for, and where it ends.
pub fn resolve(input: &str, at: usize) -> Result<(char, usize)> {
    let rest = &input[at + 1..];
    let Some(number) = rest.strip_prefix('#') else {
        let len = name_len(rest);
        if len == 0 {
            return Err(Fault::new(at + 1, "xmlParseEntityRef: no name"));
        }
        if rest.as_bytes().get(len) != Some(&b';') {
            return Err(Fault::new(at + 1 + len, "EntityRef: expecting ';'"));
        }
        let c = match &rest[..len] {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            name => return Err(Fault::new(at + 2 + len, format!("Entity '{name}' not defined"))),
        };
        return Ok((c, at + 2 + len));
    };
    let (digits, radix, from, what) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16, at + 3, "CharRef: invalid hexadecimal value"),
        None => (number, 10, at + 2, "CharRef: invalid decimal value"),
    };
    let len = digits.bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
    if len == 0 || digits.as_bytes().get(len) != Some(&b';') {
        return Err(Fault::new(from + len, what));
    }
    let significant = digits[..len].trim_start_matches('0');
    let value = match significant.len() {
        0 => 0,
        1..=8 => u32::from_str_radix(significant, radix).unwrap_or(u32::MAX),
        _ => u32::MAX,
    };
    match char::from_u32(value).filter(|c| is_xml_char(*c)) {
        Some(c) => Ok((c, from + len + 1)),
        None => {
            let what = format!("xmlParseCharRef: invalid xmlChar value {value}");
            Err(Fault::new(from + len + 1, what))
        }
    }
}

/// `<?xml version='1.0' encoding='UTF-8' standalone='yes'?>`, at the very start only.
fn declaration(input: &str, at: usize, end: usize, begin: usize) -> Result<()> {
    if at != begin {
        return Err(Fault::new(at + 5, "XML declaration allowed only at the start of the document"));
    }
    let bytes = &input.as_bytes()[..end - 2];
    let mut cursor = at + 5;
    let mut expected: &[&str] = &["version", "encoding", "standalone"];
    loop {
        let spaces = skip_spaces(bytes, &mut cursor);
        if cursor == bytes.len() {
            break;
        }
        let found = expected.iter().position(|name| input[cursor..].starts_with(name));
        let Some(found) = found.filter(|n| spaces && (expected.len() < 3 || *n == 0)) else { break };
        let name = expected[found];
        expected = &expected[found + 1..];
        cursor += name.len();
        skip_spaces(bytes, &mut cursor);
        if bytes.get(cursor) != Some(&b'=') {
            return Err(Fault::new(cursor, "expected '='"));
        }
        cursor += 1;
        skip_spaces(bytes, &mut cursor);
        let Some(quote @ (b'"' | b'\'')) = bytes.get(cursor) else {
            return Err(Fault::new(cursor, "String not started expecting ' or \""));
        };
        cursor += 1;
        let Some(len) = bytes[cursor..].iter().position(|b| b == quote) else {
            return Err(Fault::new(cursor, "String not closed expecting \" or '"));
        };
        let value = &input[cursor..cursor + len];
        cursor += len + 1;
        match name {
            "version" if !value.starts_with("1.") || value.len() < 3 || value.contains('<') => {
                return Err(Fault::new(cursor, format!("Unsupported version '{value}'")));
            }
            "encoding" if encoding_name_len(value) < value.len() || value.is_empty() => {
                let what = match encoding_name_len(value) {
                    0 => "Invalid XML encoding name",
                    _ => "String not closed expecting \" or '",
                };
                return Err(Fault::new(cursor - len - 1 + encoding_name_len(value), what));
            }
            "encoding" if !value.eq_ignore_ascii_case("utf-8") && !is_encoding(value) => {
                return Err(Fault::new(cursor, format!("Unsupported encoding {value}")));
            }
            "standalone" if value != "yes" && value != "no" => {
                return Err(Fault::new(cursor, "standalone accepts only 'yes' or 'no'"));
            }
            _ => {}
        }
    }
    if expected.len() == 3 {
        return Err(Fault::new(cursor, "Malformed declaration expecting version"));
    }
    if cursor != bytes.len() {
        return Err(Fault::new(cursor, "parsing XML declaration: '?>' expected"));
    }
    Ok(())
}

/// How much of `text` can be an encoding's name. Those who convert are less strict than XML is.
fn encoding_name_len(text: &str) -> usize {
    let inside = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    match text.as_bytes().first() {
        Some(first) if first.is_ascii_alphabetic() => text.bytes().take_while(|b| inside(*b)).count(),
        _ => 0,
    }
}

/// Whether the reference's parser knows an encoding. It does not use it: what it is given is UTF-8.
fn is_encoding(name: &str) -> bool {
    name.eq_ignore_ascii_case("html") || virt_sys::text::is_encoding(name)
}

/// The characters of some content, markup left out.
pub fn characters(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    // At the beginning of a document it would be a mark and left out; here it is text.
    let marked = content;
    let content = marked.trim_start_matches('\u{feff}');
    out.push_str(&marked[..marked.len() - content.len()]);
    let mut reader = Reader::from_str(content);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut at = 0;
    loop {
        let event = reader.read_event();
        let end = reader.buffer_position() as usize;
        match event {
            Ok(Event::Text(_)) => normalise_breaks(&content[at..end], &mut out),
            Ok(Event::CData(_)) => normalise_breaks(&content[at + 9..end - 3], &mut out),
            Ok(Event::GeneralRef(_)) => {
                if let Ok((c, _)) = resolve(content, at) {
                    out.push(c);
                }
            }
            // The content has been parsed before, so an error cannot come.
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
        at = end;
    }
}

/// Line breaks of any kind become `\n`.
pub fn normalise_breaks(text: &str, out: &mut String) {
    let mut parts = text.split('\r');
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        if !part.starts_with('\n') {
            out.push('\n');
        }
        out.push_str(part);
    }
}
