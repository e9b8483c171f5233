// SPDX-License-Identifier: LGPL-2.1-or-later
//! RFC 3986, appendix A: where each component begins and ends. Nothing is decoded here.

/// The components as they stand in the text.
#[derive(Debug, Default)]
pub(super) struct Raw<'a> {
    pub scheme: Option<&'a str>,
    pub user: Option<&'a str>,
    pub server: Option<&'a str>,
    pub port: u32,
    pub path: &'a str,
    pub query: Option<&'a str>,
    pub fragment: Option<&'a str>,
}

/// A URI, else a relative reference, else nothing.
pub(super) fn parse(text: &str) -> Option<Raw<'_>> {
    let scheme_len = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"+-.".contains(b)).count();
    let absolute = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && text.as_bytes().get(scheme_len) == Some(&b':');
    let uri = if absolute {
        let raw = Raw { scheme: Some(&text[..scheme_len]), ..Raw::default() };
        rest(raw, &text[scheme_len + 1..], true)
    } else {
        None
    };
    uri.or_else(|| rest(Raw::default(), text, false))
}

/// What follows the scheme. The first segment of a relative path may hold no colon.
fn rest<'a>(mut raw: Raw<'a>, text: &'a str, absolute: bool) -> Option<Raw<'a>> {
    let mut input = Input { text, at: 0 };
    if input.eat("//") {
        authority(&mut raw, &mut input)?;
        let start = input.at;
        input.segments();
        raw.path = input.since(start);
    } else if input.peek() == Some(b'/') {
        input.at += 1;
        if input.segment(true) > 0 {
            input.segments();
        }
        raw.path = input.since(0);
    } else if input.is_pchar(true) {
        if input.segment(absolute) == 0 {
            return None;
        }
        input.segments();
        raw.path = input.since(0);
    }
    if input.eat("?") {
        let start = input.at;
        input.take(|input| input.is_pchar(true) || input.is(b"/?"));
        raw.query = Some(input.since(start));
    }
    if input.eat("#") {
        let start = input.at;
        input.take(|input| input.is_pchar(true) || input.is(b"/?[]"));
        raw.fragment = Some(input.since(start));
    }
    (input.at == text.len()).then_some(raw)
}

fn authority<'a>(raw: &mut Raw<'a>, input: &mut Input<'a>) -> Option<()> {
    let start = input.at;
    input.take(|input| input.is_plain() || input.is(b":"));
    if input.peek() == Some(b'@') {
        raw.user = Some(input.since(start));
        input.at += 1;
    } else {
        input.at = start;
    }

    let start = input.at;
    if input.eat("[") {
        let inside = input.text[input.at..].find(']')?;
        input.at += inside + 1;
    } else {
        // An IPv4 address is a name, too.
        input.take(Input::is_plain);
    }
    raw.server = Some(input.since(start)).filter(|server| !server.is_empty());

    if input.eat(":") {
        let start = input.at;
        input.take(|input| input.peek().is_some_and(|b| b.is_ascii_digit()));
        raw.port = input.since(start).parse::<u32>().ok().filter(|port| *port <= i32::MAX as u32)?;
    }
    Some(())
}

/// A place in the text. All that is ever stepped over is ASCII, but for what stands in brackets.
struct Input<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Input<'a> {
    fn peek(&self) -> Option<u8> {
        self.byte(0)
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn since(&self, start: usize) -> &'a str {
        &self.text[start..self.at]
    }

    fn eat(&mut self, what: &str) -> bool {
        let found = self.text[self.at..].starts_with(what);
        if found {
            self.at += what.len();
        }
        found
    }

    fn is(&self, set: &[u8]) -> bool {
        self.peek().is_some_and(|b| set.contains(&b))
    }

    /// unreserved / pct-encoded / sub-delims
    fn is_plain(&self) -> bool {
        match self.peek() {
            Some(b'%') => {
                self.byte(1).is_some_and(|b| b.is_ascii_hexdigit())
                    && self.byte(2).is_some_and(|b| b.is_ascii_hexdigit())
            }
            Some(b) => b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&b),
            None => false,
        }
    }

    /// pchar, with or without the colon
    fn is_pchar(&self, colon: bool) -> bool {
        self.is_plain() || self.is(b"@") || (colon && self.is(b":"))
    }

    fn take(&mut self, wanted: impl Fn(&Self) -> bool) {
        while wanted(self) {
            self.at += if self.peek() == Some(b'%') { 3 } else { 1 };
        }
    }

    /// One segment of a path; returns its length.
    fn segment(&mut self, colon: bool) -> usize {
        let start = self.at;
        self.take(|input| input.is_pchar(colon));
        self.at - start
    }

    /// Any number of slashes, each with the segment after it.
    fn segments(&mut self) {
        while self.eat("/") {
            self.segment(true);
        }
    }
}
