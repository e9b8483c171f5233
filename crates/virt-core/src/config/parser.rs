// SPDX-License-Identifier: LGPL-2.1-or-later
//! The syntax: statements end at a line's end or at `;`, comments run from `#` to the line's
//! end, strings stand in `'`, `"` or three `"`, lists in brackets with commas.

use super::Value;
use crate::{Error, ErrorCode, ErrorDomain, Result, tr};

/// How deep lists may lie in lists. The library works on small stacks.
const MAX_DEPTH: u32 = 16;

pub(super) fn parse(file: &str, text: &[u8]) -> Result<Vec<(String, Value)>> {
    let mut parser = Parser { file, text, at: 0, line: 1 };
    let mut entries = Vec::new();
    while !parser.at_end() {
        entries.extend(parser.statement()?);
        parser.separator()?;
    }
    Ok(entries)
}

struct Parser<'a> {
    file: &'a str,
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl Parser<'_> {
    fn at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The byte here, 0 at the end.
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn starts_with(&self, what: &[u8]) -> bool {
        self.text[self.at..].starts_with(what)
    }

    fn error(&self, code: ErrorCode, info: &'static str) -> Error {
        let text = tr!("%1$s:%2$d: %3$s", self.file, self.line, tr!(info));
        Error::new(ErrorDomain::CONF, code, text)
    }

    fn syntax(&self, info: &'static str) -> Error {
        self.error(ErrorCode::CONF_SYNTAX, info)
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.text.get(self.at).is_some_and(|byte| wanted(*byte)) {
            self.at += 1;
        }
    }

    fn skip_blanks(&mut self) {
        self.skip_while(is_blank);
    }

    fn skip_lines(&mut self) {
        let start = self.at;
        self.skip_while(|byte| is_blank(byte) || is_eol(byte));
        self.count_lines(start);
    }

    fn count_lines(&mut self, start: usize) {
        self.line += self.text[start..self.at].iter().filter(|byte| **byte == b'\n').count() as u32;
    }

    fn skip_comment(&mut self) {
        self.skip_while(|byte| !is_eol(byte));
    }

    fn since(&self, start: usize) -> String {
        let text = self.text[start..self.at].split(|byte| *byte == 0).next().unwrap_or_default();
        String::from_utf8_lossy(text).into_owned()
    }

    fn statement(&mut self) -> Result<Option<(String, Value)>> {
        self.skip_lines();
        if self.peek() == b'#' {
            self.skip_comment();
            return Ok(None);
        }
        let name = self.name()?;
        self.skip_blanks();
        if self.peek() != b'=' {
            return Err(self.syntax("expecting an assignment"));
        }
        self.at += 1;
        let value = self.value(0)?;
        self.skip_blanks();
        if self.peek() == b'#' {
            self.skip_comment();
        }
        Ok(Some((name, value)))
    }

    fn separator(&mut self) -> Result<()> {
        self.skip_blanks();
        match self.peek() {
            _ if self.at_end() => return Ok(()),
            b';' => self.at += 1,
            byte if is_eol(byte) => {}
            _ => return Err(self.syntax("expecting a separator")),
        }
        self.skip_lines();
        Ok(())
    }

    fn name(&mut self) -> Result<String> {
        let start = self.at;
        if !self.peek().is_ascii_alphabetic() {
            return Err(self.syntax("expecting a name"));
        }
        self.skip_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        Ok(self.since(start))
    }

    fn value(&mut self, depth: u32) -> Result<Value> {
        self.skip_blanks();
        match self.peek() {
            b'\'' | b'"' => self.string().map(Value::String),
            b'[' if depth == MAX_DEPTH => Err(self.syntax("lists are nested too deeply")),
            b'[' => self.list(depth + 1).map(Value::List),
            b'-' => self.number().map(Value::Negative),
            b'+' | b'0'..=b'9' => self.number().map(Value::Number),
            _ => Err(self.syntax("expecting a value")),
        }
    }

    fn list(&mut self, depth: u32) -> Result<Vec<Value>> {
        let mut items = Vec::new();
        self.at += 1;
        self.skip_lines();
        while !self.at_end() && self.peek() != b']' {
            if !items.is_empty() {
                if self.peek() != b',' {
                    return Err(self.syntax("expecting a separator in list"));
                }
                self.at += 1;
                self.skip_lines();
                if self.peek() == b']' {
                    break;
                }
            }
            items.push(self.value(depth)?);
            self.skip_lines();
        }
        if self.peek() != b']' {
            return Err(self.syntax("list is not closed with ]"));
        }
        self.at += 1;
        Ok(items)
    }

    fn number(&mut self) -> Result<i64> {
        let negative = self.peek() == b'-';
        if matches!(self.peek(), b'-' | b'+') {
            self.at += 1;
        }
        if !self.peek().is_ascii_digit() {
            return Err(self.syntax("unterminated number"));
        }
        let mut number = 0i64;
        while self.peek().is_ascii_digit() {
            let digit = i64::from(self.peek() - b'0');
            number = number
                .checked_mul(10)
                .and_then(|number| number.checked_add(digit))
                .ok_or_else(|| self.error(ErrorCode::OVERFLOW, "numeric overflow in conf value"))?;
            self.at += 1;
        }
        Ok(if negative { -number } else { number })
    }

    fn string(&mut self) -> Result<String> {
        const TRIPLE: &[u8] = b"\"\"\"";
        // Right at the file's end, six quotes are no empty string in triple quotes.
        let (quote, triple) = match self.peek() {
            _ if self.starts_with(TRIPLE) && self.at + 6 < self.text.len() => (TRIPLE, true),
            b'"' => (&TRIPLE[..1], false),
            _ => (&b"'"[..], false),
        };
        self.at += quote.len();
        let start = self.at;
        if triple {
            while self.at + 2 < self.text.len() && !self.starts_with(TRIPLE) {
                self.at += 1;
            }
            self.count_lines(start);
        } else {
            self.skip_while(|byte| byte != quote[0] && !is_eol(byte));
        }
        if !self.starts_with(quote) {
            return Err(self.syntax("unterminated string"));
        }
        let text = self.since(start);
        self.at += quote.len();
        Ok(text)
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn is_eol(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}
