// SPDX-License-Identifier: LGPL-2.1-or-later
//! The notation that the grammars beside this file are written in.
//!
//! | written | means |
//! |---|---|
//! | `namespace qemu = "uri"` | what the prefix `qemu:` of elements stands for |
//! | `fragment hex = "[0-9a-f]"` | expressions may then say `<hex>` |
//! | `type Id = UnsignedInt & "[0-9]+" \| none` | a kind of text: bases, expressions, words |
//! | `rule = …` | a rule that others may name |
//! | `@name: Id`, `@name?: Id` | an attribute, one that may be left out |
//! | `name { … }` | an element |
//! | `name: Id` | an element with nothing but text |
//! | `= Id`, `=? Id` | the text of the element around it; none does as well |
//! | `rule` | what the rule says |
//! | `( a b / c )` | `a` and `b`, or `c` |
//! | `[ a b ]` | children in this order; everywhere else the order does not matter |
//! | `?`, `*`, `+` | behind a name or a bracket: how often |
//! | `words(disk/target@bus)` | the words that the element table has for this attribute |
//! | `_ { … }`, `@_: Text` | an element or attribute of any name |
//! | `# …` | a remark |
//!
//! Kinds of text begin with a capital letter; `Text` is any. A base may be narrowed by
//! expressions in double quotes and by ranges: `Int & -1..65535`, `String & len..39`. Words that
//! do not look like names stand in single quotes.

use std::collections::HashMap;

use super::datatype::{Base, DataType, Expression, Test};

/// How often something stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    Optional,
    Once,
    Many,
    Some,
}

/// A piece of grammar; numbers are places in [`Source::units`] and [`Source::types`].
#[derive(Debug)]
pub enum Unit {
    Attribute { name: &'static str, data: usize },
    Element { name: &'static str, inside: usize },
    Data(usize),
    Rule(&'static str),
    AnyOrder(Vec<usize>),
    Ordered(Vec<usize>),
    Choice(Vec<usize>),
    Repeat(Times, usize),
}

/// Grammars that were read, one or more files of them.
#[derive(Default)]
pub struct Source {
    pub units: Vec<Unit>,
    pub types: Vec<DataType>,
    pub rules: HashMap<&'static str, usize>,
    pub namespaces: HashMap<&'static str, &'static str>,
    named_types: HashMap<&'static str, usize>,
    fragments: HashMap<&'static str, String>,
}

/// Looks up the words of an attribute in the element tables.
pub type Words = fn(&str) -> Option<&'static [&'static str]>;

impl Source {
    /// Adds a file; where and what is wrong with it otherwise.
    pub fn read(&mut self, text: &'static str, words: Words) -> Result<(), String> {
        let mut reader = Reader { source: self, rest: text, words };
        let result = reader.file();
        let line = 1 + text[..text.len() - reader.rest.len()].matches('\n').count();
        result.map_err(|what| format!("line {line}: {what}"))
    }
}

struct Reader<'s> {
    source: &'s mut Source,
    rest: &'static str,
    words: Words,
}

fn is_name_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')
}

type Read<T> = Result<T, String>;

impl Reader<'_> {
    /// Past blanks and remarks.
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if !self.rest.starts_with('#') {
                return;
            }
            self.rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest);
        }
    }

    fn peek(&mut self) -> u8 {
        self.skip();
        self.rest.as_bytes().first().copied().unwrap_or(0)
    }

    /// Takes this if it comes next, and only blanks stand before it.
    fn take(&mut self, what: char) -> bool {
        self.skip();
        self.take_close(what)
    }

    /// Takes this if it comes at once.
    fn take_close(&mut self, what: char) -> bool {
        let rest = self.rest.strip_prefix(what);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, what: char) -> Read<()> {
        if self.take(what) { Ok(()) } else { Err(format!("'{what}' expected")) }
    }

    /// A name, with its prefix if it has one.
    fn name(&mut self) -> Read<&'static str> {
        self.skip();
        let bytes = self.rest.as_bytes();
        let plain = |from: usize| bytes[from..].iter().take_while(|b| is_name_byte(**b)).count();
        let mut len = plain(0);
        if len > 0 && bytes.get(len) == Some(&b':') && bytes.get(len + 1).is_some_and(|b| is_name_byte(*b)) {
            len += 1 + plain(len + 1);
        }
        let (name, rest) = self.rest.split_at(len);
        self.rest = rest;
        if name.is_empty() { Err("a name expected".into()) } else { Ok(name) }
    }

    fn quoted(&mut self, quote: char) -> Read<&'static str> {
        self.expect(quote)?;
        let end = self.rest.find(quote).ok_or("a quote without an end")?;
        let text = &self.rest[..end];
        self.rest = &self.rest[end + 1..];
        Ok(text)
    }

    fn times(&mut self) -> Times {
        for (sign, times) in [('?', Times::Optional), ('*', Times::Many), ('+', Times::Some)] {
            if self.take_close(sign) {
                return times;
            }
        }
        Times::Once
    }

    fn add(&mut self, unit: Unit) -> usize {
        self.source.units.push(unit);
        self.source.units.len() - 1
    }

    fn repeated(&mut self, times: Times, unit: usize) -> usize {
        if times == Times::Once { unit } else { self.add(Unit::Repeat(times, unit)) }
    }

    fn file(&mut self) -> Read<()> {
        while self.peek() != 0 {
            let name = self.name()?;
            match name {
                "namespace" => {
                    let prefix = self.name()?;
                    self.expect('=')?;
                    let uri = self.quoted('"')?;
                    self.source.namespaces.insert(prefix, uri);
                }
                "fragment" => {
                    let name = self.name()?;
                    self.expect('=')?;
                    let text = self.expression()?;
                    self.source.fragments.insert(name, text);
                }
                "type" => {
                    let name = self.name()?;
                    self.expect('=')?;
                    let data = self.data()?;
                    if self.source.named_types.insert(name, data).is_some() {
                        return Err(format!("type {name} stands there twice"));
                    }
                }
                _ => {
                    self.expect('=')?;
                    let body = self.body(Reader::at_next_item)?;
                    if self.source.rules.insert(name, body).is_some() {
                        return Err(format!("rule {name} stands there twice"));
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether another rule, type or the like begins here, or nothing.
    fn at_next_item(&mut self) -> bool {
        self.skip();
        let before = self.rest;
        let next = match self.name() {
            Ok("namespace" | "fragment" | "type") => self.name().is_ok() && self.take('='),
            Ok(_) => self.take('='),
            Err(_) => before.is_empty(),
        };
        self.rest = before;
        next
    }

    /// Units in any order, up to where `done` says.
    fn body(&mut self, done: fn(&mut Self) -> bool) -> Read<usize> {
        let mut units = Vec::new();
        while !done(self) {
            units.push(self.unit()?);
        }
        Ok(match units[..] {
            [unit] => unit,
            _ => self.add(Unit::AnyOrder(units)),
        })
    }

    fn unit(&mut self) -> Read<usize> {
        match self.peek() {
            b'@' => {
                self.rest = &self.rest[1..];
                let name = self.name()?;
                let times = self.times();
                self.expect(':')?;
                let data = self.data()?;
                let unit = self.add(Unit::Attribute { name, data });
                Ok(self.repeated(times, unit))
            }
            b'=' => {
                self.rest = &self.rest[1..];
                let times = self.times();
                let data = self.data()?;
                let unit = self.add(Unit::Data(data));
                Ok(self.repeated(times, unit))
            }
            b'(' => {
                self.rest = &self.rest[1..];
                let mut ways = Vec::new();
                loop {
                    ways.push(self.body(|r| matches!(r.peek(), b'/' | b')' | 0))?);
                    if !self.take('/') {
                        break;
                    }
                }
                self.expect(')')?;
                let times = self.times();
                let unit = if ways.len() == 1 { ways[0] } else { self.add(Unit::Choice(ways)) };
                Ok(self.repeated(times, unit))
            }
            b'[' => {
                self.rest = &self.rest[1..];
                let mut units = Vec::new();
                while self.peek() != b']' {
                    units.push(self.unit()?);
                }
                self.expect(']')?;
                let times = self.times();
                let unit = self.add(Unit::Ordered(units));
                Ok(self.repeated(times, unit))
            }
            _ => {
                let name = self.name()?;
                let times = self.times();
                let unit = match self.peek() {
                    b'{' => {
                        self.rest = &self.rest[1..];
                        let inside = self.body(|r| matches!(r.peek(), b'}' | 0))?;
                        self.expect('}')?;
                        self.add(Unit::Element { name, inside })
                    }
                    b':' => {
                        self.rest = &self.rest[1..];
                        let data = self.data()?;
                        let inside = self.add(Unit::Data(data));
                        self.add(Unit::Element { name, inside })
                    }
                    _ => self.add(Unit::Rule(name)),
                };
                Ok(self.repeated(times, unit))
            }
        }
    }

    /// An expression in quotes, its fragments put in.
    fn expression(&mut self) -> Read<String> {
        let mut text = self.quoted('"')?;
        let mut whole = String::with_capacity(text.len());
        while let Some(at) = text.find('<') {
            let end = text.find('>').ok_or("a fragment without an end")?;
            let name = &text[at + 1..end];
            let fragment = self.source.fragments.get(name).ok_or_else(|| format!("no fragment {name}"))?;
            whole.push_str(&text[..at]);
            whole.push('(');
            whole.push_str(fragment);
            whole.push(')');
            text = &text[end + 1..];
        }
        whole.push_str(text);
        Ok(whole)
    }

    /// A kind of text; its place among the types.
    fn data(&mut self) -> Read<usize> {
        let before = self.rest;
        // A name alone is no new type.
        if self.peek().is_ascii_uppercase() {
            let name = self.name()?;
            if !matches!(self.peek(), b'|' | b'&')
                && let Some(known) = self.source.named_types.get(name)
            {
                return Ok(*known);
            }
            self.rest = before;
        }
        let mut data = DataType::default();
        loop {
            self.alternative(&mut data)?;
            if !self.take('|') {
                break;
            }
        }
        self.source.types.push(data);
        Ok(self.source.types.len() - 1)
    }

    fn alternative(&mut self, data: &mut DataType) -> Read<()> {
        match self.peek() {
            b'\'' => data.words.push(self.quoted('\'')?),
            b'"' => {
                let mut test = Test::of(Base::String);
                test.expressions.push(Expression::new(&self.expression()?));
                data.tests.push(test);
            }
            b'A'..=b'Z' => {
                let name = self.name()?;
                if name == "Text" {
                    data.any = true;
                } else if let Some(base) = Base::from_name(name) {
                    data.tests.push(self.narrowed(base)?);
                } else {
                    let known =
                        *self.source.named_types.get(name).ok_or_else(|| format!("no type {name}"))?;
                    let copy = self.source.types[known].copy();
                    data.any |= copy.any;
                    data.words.extend(copy.words);
                    data.tests.extend(copy.tests);
                }
            }
            _ => {
                let word = self.name()?;
                if word == "words" && self.take_close('(') {
                    let end = self.rest.find(')').ok_or("a path without an end")?;
                    let path = &self.rest[..end];
                    self.rest = &self.rest[end + 1..];
                    data.words.extend((self.words)(path).ok_or_else(|| format!("no table has {path}"))?);
                } else {
                    data.words.push(word);
                }
            }
        }
        Ok(())
    }

    /// What stands behind a base.
    fn narrowed(&mut self, base: Base) -> Read<Test> {
        let mut test = Test::of(base);
        while self.take('&') {
            if self.peek() == b'"' {
                test.expressions.push(Expression::new(&self.expression()?));
                continue;
            }
            let range = self.name()?;
            let (least, most) = range.split_once("..").ok_or_else(|| format!("{range} is no range"))?;
            let end = |text: &str| match text {
                "" => Ok(None),
                text => text.parse::<i128>().map(Some).map_err(|_| format!("{range} is no range")),
            };
            match least {
                "len" => test.longest = end(most)?.and_then(|n| usize::try_from(n).ok()),
                _ => (test.least, test.most) = (end(least)?, end(most)?),
            }
        }
        Ok(test)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &'static str) -> Result<Source, String> {
        let mut source = Source::default();
        source.read(text, |path| (path == "a@b").then_some(&["x", "y"]))?;
        Ok(source)
    }

    #[test]
    fn rules_end_where_the_next_begins() {
        let source =
            read("a = b { @c?: d | 'e f' = Text }\n# remark\nf = a? (a / ) [ a b: Int & 1..2 ]* \ng =")
                .unwrap();
        let mut rules: Vec<_> = source.rules.keys().collect();
        rules.sort();
        assert_eq!(rules, [&"a", &"f", &"g"]);
        assert_eq!(source.types[0].words, ["d", "e f"]);
        assert!(source.types[2].accepts("2") && !source.types[2].accepts("3"));
    }

    #[test]
    fn types_build_on_each_other() {
        let source =
            read("fragment h = \"[0-9a-f]\"\ntype A = \"<h>{2}\" | words(a@b)\ntype B = A | '-1'").unwrap();
        let b = &source.types[1];
        assert!(["0f", "x", "-1"].iter().all(|t| b.accepts(t)));
        assert!(!b.accepts("f"));
    }

    #[test]
    fn faults_have_a_line() {
        for (text, fault) in [
            ("a = \n b {", "line 2: '}' expected"),
            ("a = b: C", "line 1: no type C"),
            ("type A = x\n\ntype A = y", "line 3: type A stands there twice"),
            ("a = b: words(c)", "line 1: no table has c"),
            ("a = @b", "line 1: ':' expected"),
        ] {
            assert_eq!(read(text).err().as_deref(), Some(fault));
        }
    }
}
