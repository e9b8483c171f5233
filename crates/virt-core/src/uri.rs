// SPDX-License-Identifier: LGPL-2.1-or-later
//! Connection URIs: `driver[+transport]://[user@][server][:port]/[path][?parameters]`.
//!
//! The grammar is RFC 3986 with the habits programs have come to know: no normalising, a
//! server in brackets loses them, a decoded NUL ends its component.

mod grammar;

use std::fmt;

use crate::{Error, ErrorCode, ErrorDomain, Result, tr};

/// One `name=value` of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// The decoded name.
    pub name: String,
    /// The decoded value, empty where there was no `=`.
    pub value: String,
    /// Left out by [`Uri::format_params`]: the parameter was for this side only.
    pub ignore: bool,
}

/// A URI in its parts. All but the query are decoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uri {
    /// `driver` or `driver+transport`.
    pub scheme: Option<String>,
    /// Who to be on the server.
    pub user: Option<String>,
    /// The host; an IPv6 address has no brackets here.
    pub server: Option<String>,
    /// The port, 0 where none is given.
    pub port: u32,
    /// The path, empty where there is none.
    pub path: String,
    /// What stands after `?`, as it stood there.
    pub query: Option<String>,
    /// What stands after `#`.
    pub fragment: Option<String>,
    /// The query's parameters in their order.
    pub params: Vec<Param>,
}

impl Uri {
    /// Takes a URI (or a relative reference) apart.
    pub fn parse(text: &str) -> Result<Uri> {
        Self::try_parse(text)
            .ok_or_else(|| Error::internal(ErrorDomain::URI, tr!("Unable to parse URI %1$s", text)))
    }

    fn try_parse(text: &str) -> Option<Uri> {
        let raw = grammar::parse(text)?;
        let decoded = |part: Option<&str>| part.map_or(Some(None), |part| decode(part).map(Some));
        let server = decoded(raw.server)?.map(without_brackets);
        let query = raw.query.map(str::to_owned);
        Some(Uri {
            scheme: raw.scheme.map(str::to_owned),
            user: decoded(raw.user)?,
            port: if server.as_deref().is_none_or(str::is_empty) { 0 } else { raw.port },
            server,
            path: decode(raw.path)?,
            params: parse_params(raw.query.unwrap_or(""))?,
            query,
            fragment: decoded(raw.fragment)?,
        })
    }

    /// The scheme up to `+`, empty where there is no scheme.
    pub fn driver(&self) -> &str {
        self.split_scheme().0
    }

    /// The scheme after `+`.
    pub fn transport(&self) -> Option<&str> {
        self.split_scheme().1
    }

    fn split_scheme(&self) -> (&str, Option<&str>) {
        let scheme = self.scheme.as_deref().unwrap_or("");
        match scheme.split_once('+') {
            Some((driver, transport)) => (driver, Some(transport)),
            None => (scheme, None),
        }
    }

    /// The first parameter of that name, in whatever case it was written.
    pub fn find_param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|param| param.name.eq_ignore_ascii_case(name)).map(|param| &*param.value)
    }

    /// [`Uri::find_param`] for a parameter that must be there.
    pub fn require_param(&self, name: &str) -> Result<&str> {
        self.find_param(name).ok_or_else(|| {
            let text = tr!("Missing URI parameter '%1$s'", name);
            Error::new(ErrorDomain::URI, ErrorCode::INVALID_ARG, text)
        })
    }

    /// Marks parameters as for this side only, or not.
    pub fn set_ignore(&mut self, ignore: bool, names: &[&str]) {
        for param in &mut self.params {
            if names.iter().any(|name| param.name.eq_ignore_ascii_case(name)) {
                param.ignore = ignore;
            }
        }
    }

    /// The parameters as a query again, without those that are ignored.
    pub fn format_params(&self) -> String {
        let mut out = String::new();
        for param in self.params.iter().filter(|param| !param.ignore) {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(&param.name);
            out.push('=');
            encode(&mut out, &param.value, "-._~");
        }
        out
    }

    /// Whether a URI that looks local may lead elsewhere: a UNIX socket of the user's choice
    /// can be the end of a tunnel.
    pub fn has_unix_socket(&self) -> bool {
        self.transport() == Some("unix") && self.find_param("socket").is_some()
    }

    /// Refuses `qemu://system`, where three slashes were meant. `text` is the URI as given.
    pub fn check_missing_slash(&self, text: &str) -> Result<()> {
        let (Some(scheme), Some(server)) = (self.scheme.as_deref(), self.server.as_deref()) else {
            return Ok(());
        };
        if !matches!(scheme, "qemu" | "vbox" | "vz") || !matches!(server, "session" | "system") {
            return Ok(());
        }
        let text = tr!("invalid URI %1$s (maybe you want %2$s:///%3$s)", text, scheme, server);
        Err(Error::internal(ErrorDomain::NONE, text))
    }
}

/// The URI put together again: equal in meaning, and always with `//` after the scheme.
impl fmt::Display for Uri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::with_capacity(64);
        if let Some(scheme) = &self.scheme {
            out.push_str(scheme);
            out.push(':');
        }
        out.push_str("//");
        if let Some(user) = &self.user {
            encode(&mut out, user, "-_.!~*'();:&=+$,");
            out.push('@');
        }
        if let Some(server) = &self.server {
            let brackets = server.contains(':');
            out.extend(brackets.then_some('['));
            out.push_str(server);
            out.extend(brackets.then_some(']'));
            if self.port > 0 {
                out.push_str(&format!(":{}", self.port));
            }
        }
        let path = match (self.scheme.as_deref(), self.path.as_bytes()) {
            // A drive letter keeps its colon.
            (Some("file"), [b'/', letter, b':', ..]) if letter.is_ascii_alphabetic() => {
                out.push_str(&self.path[..3]);
                &self.path[3..]
            }
            _ => &self.path,
        };
        encode(&mut out, path, "-_.!~*'()/;@&=+$,");
        if let Some(query) = &self.query {
            out.push('?');
            out.push_str(query);
        }
        if let Some(fragment) = &self.fragment {
            out.push('#');
            encode(&mut out, fragment, "-_.!~*'();/?:@&=+$,[]");
        }
        f.write_str(&out)
    }
}

/// A decoded component. A component that is no UTF-8 once decoded is refused: no driver
/// could name its host or file in a message.
fn decode(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        let byte = match (first, tail) {
            (b'%', [high, low, tail @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    rest = tail;
                    high << 4 | low
                }
                _ => b'%',
            },
            _ => *first,
        };
        if byte == 0 {
            break;
        }
        out.push(byte);
    }
    String::from_utf8(out).ok()
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// Appends `text` with everything but letters, digits and the characters of `plain` encoded.
fn encode(out: &mut String, text: &str, plain: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.as_bytes().contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

fn without_brackets(server: String) -> String {
    match server.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) if inner.contains(':') => inner.to_owned(),
        _ => server,
    }
}

/// The parameters of a query. `&` separates them; `;` does after the last `&`, and only
/// there. What has no name is left out.
fn parse_params(query: &str) -> Option<Vec<Param>> {
    let mut params = Vec::new();
    let mut rest = query;
    while !rest.is_empty() {
        let end = rest.find('&').or_else(|| rest.find(';')).unwrap_or(rest.len());
        let (name, value) = rest[..end].split_once('=').unwrap_or((&rest[..end], ""));
        if !name.is_empty() {
            params.push(Param { name: decode(name)?, value: decode(value)?, ignore: false });
        }
        rest = rest.get(end + 1..).unwrap_or("");
    }
    Some(params)
}

#[cfg(test)]
mod tests;
