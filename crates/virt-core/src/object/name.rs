// SPDX-License-Identifier: LGPL-2.1-or-later
//! Text that both Rust and C read.

use std::ffi::c_char;

/// A short text with a NUL behind it, so that C can have it without a copy.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Name(Box<str>);

impl Name {
    /// A copy of `text`, up to its first NUL if it has one.
    pub fn new(text: &str) -> Name {
        let end = text.bytes().position(|byte| byte == 0).unwrap_or(text.len());
        let text = &text[..end];
        let mut owned = String::with_capacity(text.len() + 1);
        owned.push_str(text);
        owned.push('\0');
        Name(owned.into_boxed_str())
    }

    /// Without the NUL.
    pub fn as_str(&self) -> &str {
        &self.0[..self.0.len() - 1]
    }

    /// For C; valid as long as this name.
    pub fn as_ptr(&self) -> *const c_char {
        self.0.as_ptr().cast()
    }
}

impl std::fmt::Debug for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_str().fmt(f)
    }
}
