// SPDX-License-Identifier: LGPL-2.1-or-later
//! Prefixes in scope, and what they stand for.

use std::borrow::Cow;

pub const XML: &str = "http://www.w3.org/XML/1998/namespace";
pub const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// The declarations around the place the parser has reached.
#[derive(Default)]
pub struct Scope<'a> {
    /// Prefix (empty: the default namespace), index + 1 of the URI, depth of the declaring element.
    declared: Vec<(&'a str, u32, u32)>,
}

impl<'a> Scope<'a> {
    /// Adds a declaration; `false` where the element declares that prefix already.
    pub fn declare(&mut self, prefix: &'a str, uri: u32, depth: u32) -> bool {
        let again = self.declared.iter().rev().take_while(|d| d.2 == depth).any(|d| d.0 == prefix);
        self.declared.push((prefix, uri, depth));
        !again
    }

    /// Forgets what the element at `depth` declared.
    pub fn leave(&mut self, depth: u32) {
        while self.declared.last().is_some_and(|d| d.2 >= depth) {
            self.declared.pop();
        }
    }

    /// What a prefix stands for; 0 for no namespace.
    pub fn resolve(&self, prefix: &str) -> Option<u32> {
        if self.declared.is_empty() && prefix.is_empty() {
            return Some(0);
        }
        match self.declared.iter().rev().find(|d| d.0 == prefix) {
            Some(found) => Some(found.1),
            None => prefix.is_empty().then_some(0),
        }
    }
}

/// The index + 1 of `uri`, which is added where it is new. The last few are looked at, so that
/// hostile documents with many namespaces stay linear.
pub fn intern<'a>(uris: &mut Vec<Cow<'a, str>>, uri: Cow<'a, str>) -> u32 {
    const LOOK_BACK: usize = 64;
    if uri.is_empty() {
        return 0;
    }
    let from = uris.len().saturating_sub(LOOK_BACK);
    if let Some(at) = uris[from..].iter().position(|u| *u == uri) {
        return (from + at) as u32 + 1;
    }
    uris.push(uri);
    uris.len() as u32
}
