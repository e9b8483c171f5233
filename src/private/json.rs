// SPDX-License-Identifier: LGPL-2.1-or-later
//! JSON, which virsh reads and writes for QEMU's monitor.

use super::{bytes, dup, export, exported, text};
use std::ffi::{c_char, c_int};
use virt_core::{ErrorCode, tr};

/// How deep values may stand in each other.
const DEPTH: u32 = 300;

/// A value. Numbers keep the text that they had.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    Boolean(bool),
    Number(String),
    String(String),
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
}

struct Parser<'a> {
    rest: &'a str,
    depth: u32,
    /// What the reference's parser, json-c, calls what is wrong.
    why: &'static str,
}

/// json-c waits for more.
const UNFINISHED: &str = "continue";
const UNEXPECTED: &str = "unexpected character";

impl Parser<'_> {
    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, wanted: &str) -> bool {
        let after = self.rest.strip_prefix(wanted);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// Remembers what is wrong; the end of the text is always that.
    fn fail<T>(&mut self, why: &'static str) -> Option<T> {
        self.why = if self.rest.is_empty() { UNFINISHED } else { why };
        None
    }

    fn expect(&mut self, wanted: &str, why: &'static str) -> Option<()> {
        match self.take(wanted) {
            true => Some(()),
            false => self.fail(why),
        }
    }

    /// One of the three words.
    fn word(&mut self) -> Option<Value> {
        for (word, value) in
            [("null", Value::Null), ("true", Value::Boolean(true)), ("false", Value::Boolean(false))]
        {
            if self.take(word) {
                return Some(value);
            }
            if word.starts_with(self.rest) {
                self.rest = "";
            }
        }
        self.fail(UNEXPECTED)
    }

    /// What stands between `open`, which is behind us, and `close`, with commas between.
    fn list<T>(&mut self, close: &str, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.depth += 1;
        if self.depth > DEPTH {
            return self.fail("nesting too deep");
        }
        let mut items = Vec::new();
        self.skip_blanks();
        if !self.take(close) {
            loop {
                items.push(item(self)?);
                self.skip_blanks();
                if self.take(close) {
                    break;
                }
                self.expect(",", UNEXPECTED)?;
            }
        }
        self.depth -= 1;
        Some(items)
    }

    fn value(&mut self) -> Option<Value> {
        self.skip_blanks();
        let Some(first) = self.rest.bytes().next() else { return self.fail(UNFINISHED) };
        Some(match first {
            b'{' => {
                self.take("{");
                Value::Object(self.list("}", |parser| {
                    parser.skip_blanks();
                    if !parser.rest.starts_with('"') {
                        return parser.fail("quoted object property name expected");
                    }
                    let key = parser.string()?;
                    parser.skip_blanks();
                    parser.expect(":", "object property name separator ':' expected")?;
                    Some((key, parser.value()?))
                })?)
            }
            b'[' => {
                self.take("[");
                Value::Array(self.list("]", Self::value)?)
            }
            b'"' => Value::String(self.string()?),
            b'-' | b'0'..=b'9' => match self.number() {
                Some(value) => value,
                None => return self.fail(UNEXPECTED),
            },
            _ => self.word()?,
        })
    }

    fn number(&mut self) -> Option<Value> {
        let text = self.rest;
        let digits = |at: &mut usize| {
            let from = *at;
            *at += text[from..].bytes().take_while(u8::is_ascii_digit).count();
            *at > from
        };
        let mut at = usize::from(text.starts_with('-'));
        digits(&mut at).then_some(())?;
        if text[at..].starts_with('.') {
            at += 1;
            digits(&mut at).then_some(())?;
        }
        if text[at..].starts_with(['e', 'E']) {
            at += 1 + usize::from(text[at + 1..].starts_with(['+', '-']));
            digits(&mut at).then_some(())?;
        }
        self.rest = &text[at..];
        Some(Value::Number(text[..at].to_owned()))
    }

    fn string(&mut self) -> Option<String> {
        self.take("\"");
        let mut chars = self.rest.chars();
        let string = Self::characters(&mut chars);
        self.rest = chars.as_str();
        string.or_else(|| self.fail(UNEXPECTED))
    }

    /// Up to the closing mark, which is taken.
    fn characters(chars: &mut std::str::Chars<'_>) -> Option<String> {
        let mut out = String::new();
        loop {
            match chars.next()? {
                '"' => break,
                '\\' => out.push(match chars.next()? {
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => Self::escaped(chars)?,
                    c @ ('"' | '\\' | '/') => c,
                    _ => return None,
                }),
                c if c < ' ' => return None,
                c => out.push(c),
            }
        }
        Some(out)
    }

    /// The character behind `\u`, which may take a second one to tell.
    fn escaped(chars: &mut std::str::Chars<'_>) -> Option<char> {
        let unit = |chars: &mut std::str::Chars<'_>| {
            let digits = chars.as_str().get(..4)?;
            *chars = chars.as_str()[4..].chars();
            u16::from_str_radix(digits, 16).ok()
        };
        let first = unit(chars)?;
        if !(0xd800..0xdc00).contains(&first) {
            return Some(char::from_u32(first.into()).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let mut ahead = chars.clone();
        if (ahead.next(), ahead.next()) != (Some('\\'), Some('u')) {
            return Some(char::REPLACEMENT_CHARACTER);
        }
        *chars = ahead;
        char::decode_utf16([first, unit(chars)?]).next()?.ok()
    }
}

/// The value, or what is wrong.
fn parse(text: &str) -> Result<Value, &'static str> {
    let mut parser = Parser { rest: text, depth: 0, why: UNEXPECTED };
    let value = parser.value().ok_or(parser.why)?;
    // json-c sees the end of a number by what comes after it.
    if matches!(value, Value::Number(_)) && parser.rest.is_empty() {
        return Err(UNFINISHED);
    }
    parser.skip_blanks();
    if parser.rest.is_empty() { Ok(value) } else { Err(UNEXPECTED) }
}

/// How values are written.
#[derive(Clone, Copy)]
struct Style {
    /// Of the lines; `None` if there is one line only.
    indent: Option<usize>,
    /// Whether an empty list takes two lines.
    empty_on_two: bool,
}

impl Style {
    fn inner(self) -> Style {
        Style { indent: self.indent.map(|indent| indent + 1), ..self }
    }

    fn line(self, out: &mut String) {
        if let Some(indent) = self.indent {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", indent));
        }
    }
}

fn put_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Opens, puts the items with commas between, closes.
fn put_list<T>(
    out: &mut String,
    [open, close]: [char; 2],
    items: &[T],
    style: Style,
    mut put: impl FnMut(&mut String, &T, Style),
) {
    out.push(open);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        style.inner().line(out);
        put(out, item, style.inner());
    }
    if !items.is_empty() || style.empty_on_two {
        style.line(out);
    }
    out.push(close);
}

fn put(out: &mut String, value: &Value, style: Style) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(text) => out.push_str(text),
        Value::String(text) => put_string(out, text),
        Value::Array(items) => put_list(out, ['[', ']'], items, style, put),
        Value::Object(items) => put_list(out, ['{', '}'], items, style, |out, (key, value), style| {
            put_string(out, key);
            out.push_str(if style.indent.is_some() { ": " } else { ":" });
            put(out, value, style);
        }),
    }
}

/// # Safety
/// A value of these.
unsafe fn written(value: *const Value, pretty: bool, empty_on_two: bool) -> *mut c_char {
    let mut out = String::new();
    // SAFETY: the caller's promise.
    put(&mut out, unsafe { &*value }, Style { indent: pretty.then_some(0), empty_on_two });
    if pretty {
        out.push('\n');
    }
    dup(out.as_bytes())
}

/// Adds to an object, which is made if there is none.
///
/// # Safety
/// `object` is the program's place for one.
unsafe fn add(object: *mut *mut Value, key: &str, value: Value) -> c_int {
    // SAFETY: the caller's promise.
    unsafe {
        if (*object).is_null() {
            *object = Box::into_raw(Box::new(Value::Object(Vec::new())));
        }
        match &mut **object {
            Value::Object(items) if items.iter().all(|(known, _)| known != key) => {
                items.push((key.to_owned(), value));
                return 0;
            }
            Value::Object(_) => {
                super::raise(
                    "virJSONValueObjectAdd",
                    ErrorCode::INTERNAL_ERROR,
                    tr!("duplicate key '%1$s'", key),
                );
            }
            _ => {
                super::raise("virJSONValueObjectAdd", ErrorCode::INTERNAL_ERROR, tr!("JSON object expected"))
            }
        }
    }
    -1
}

/// For variadic.c: adds a string, which must be there.
unsafe extern "C" fn json_add_string(
    object: *mut *mut Value,
    key: *const c_char,
    value: *const c_char,
) -> c_int {
    // SAFETY: variadic.c hands on the program's strings and its place for an object.
    unsafe {
        if value.is_null() {
            let text = tr!("argument key '%1$s' must not have null value", text(key));
            super::raise("virJSONValueObjectAdd", ErrorCode::INTERNAL_ERROR, text);
            return -1;
        }
        add(object, &text(key), Value::String(text(value).into_owned()))
    }
}
export!(inside json_add_string);

/// For variadic.c: adds a value, if there is one, and takes it from the program.
unsafe extern "C" fn json_add_value(
    object: *mut *mut Value,
    key: *const c_char,
    value: *mut *mut Value,
) -> c_int {
    // SAFETY: variadic.c hands on the program's string and its places for values.
    unsafe {
        if (*value).is_null() {
            return 0;
        }
        let taken = Box::from_raw(std::mem::replace(&mut *value, std::ptr::null_mut()));
        add(object, &text(key), *taken)
    }
}
export!(inside json_add_value);

/// For variadic.c: whether the object, if there is one, has members.
unsafe extern "C" fn json_has_members(object: *mut *mut Value) -> c_int {
    // SAFETY: variadic.c hands on the program's place for an object.
    c_int::from(matches!(unsafe { (*object).as_ref() }, Some(Value::Object(items)) if !items.is_empty()))
}
export!(inside json_has_members);

/// For variadic.c: a key whose type is not one that programs use.
unsafe extern "C" fn json_unknown(key: *const c_char) -> c_int {
    // SAFETY: variadic.c's string.
    let text = tr!("unsupported data type '%1$c' for arg '%2$s'", '?', unsafe { text(key) });
    super::raise("virJSONValueObjectAdd", ErrorCode::INTERNAL_ERROR, text);
    -1
}
export!(inside json_unknown);

/// The json-c of 12.8.0's packages is a newer one than the others'.
mod since_12 {
    use super::{Value, c_char, exported, written};

    exported! { since_12 {
        fn virJSONValueToString(value: *const Value, pretty: bool) -> *mut c_char {
            written(value, pretty, false)
        }
    } }
}

exported! { until_11 {
    fn virJSONValueToString(value: *const Value, pretty: bool) -> *mut c_char {
        written(value, pretty, true)
    }
} }

exported! { all {
    fn virJSONValueFromString(json: *const c_char) -> *mut Value {
        match parse(&text(json)) {
            Ok(value) => Box::into_raw(Box::new(value)),
            Err(reason) => {
                super::raise("virJSONValueFromString", ErrorCode::INTERNAL_ERROR, tr!("failed to parse JSON: %1$s", reason));
                std::ptr::null_mut()
            }
        }
    }

    fn virJSONValueIsObject(value: *const Value) -> bool {
        matches!(value.as_ref(), Some(Value::Object(_)))
    }

    /// A member, which stays the object's; NULL if there is none.
    fn virJSONValueObjectGet(object: *mut Value, key: *const c_char) -> *mut Value {
        let Some(Value::Object(items)) = object.as_mut() else { return std::ptr::null_mut() };
        let found = items.iter_mut().find(|(known, _)| known.as_bytes() == bytes(key));
        found.map_or(std::ptr::null_mut(), |(_, value)| value)
    }

    fn virJSONValueFree(value: *mut Value) {
        if !value.is_null() {
            drop(Box::from_raw(value));
        }
    }
} }
