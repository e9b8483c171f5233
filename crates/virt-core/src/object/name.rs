// SPDX-License-Identifier: LGPL-2.1-or-later
//! Text that both Rust and C read.

use std::ffi::c_char;
use std::hash::{Hash, Hasher};

/// Names up to one byte less stand in the object itself: most do, and making and freeing
/// handles is half the cost of finding something.
const ROOM: usize = 23;

/// A short text with a NUL behind it, so that C can have it without a copy.
#[derive(Clone)]
pub struct Name(Text);

#[derive(Clone)]
enum Text {
    /// What is behind the text is all NUL.
    Here([u8; ROOM]),
    Elsewhere(Box<str>),
}

impl Name {
    /// A copy of `text`, up to its first NUL if it has one.
    pub fn new(text: &str) -> Name {
        let end = text.bytes().position(|byte| byte == 0).unwrap_or(text.len());
        if end < ROOM {
            let mut bytes = [0; ROOM];
            bytes[..end].copy_from_slice(&text.as_bytes()[..end]);
            return Name(Text::Here(bytes));
        }
        let mut owned = String::with_capacity(end + 1);
        owned.push_str(&text[..end]);
        owned.push('\0');
        Name(Text::Elsewhere(owned.into_boxed_str()))
    }

    /// Without the NUL.
    pub fn as_str(&self) -> &str {
        // It was text when it was copied here.
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Text::Here(bytes) => &bytes[..bytes.iter().position(|byte| *byte == 0).unwrap_or(ROOM)],
            Text::Elsewhere(text) => &text.as_bytes()[..text.len() - 1],
        }
    }

    /// For C; valid as long as this name stays where it is.
    pub fn as_ptr(&self) -> *const c_char {
        match &self.0 {
            Text::Here(bytes) => bytes.as_ptr().cast(),
            Text::Elsewhere(text) => text.as_ptr().cast(),
        }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_bytes().hash(state);
    }
}

impl std::fmt::Debug for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_length_end_in_nul() {
        for length in [0, 1, ROOM - 2, ROOM - 1, ROOM, ROOM + 1, 300] {
            let text = "ü".repeat(length / 2) + &"x".repeat(length % 2);
            for name in [Name::new(&text), Name::new(&format!("{text}\0behind"))] {
                assert_eq!((name.as_str(), &name), (&*text, &Name::new(&text)));
                let bytes: &[u8] = match &name.0 {
                    Text::Here(bytes) => bytes,
                    Text::Elsewhere(text) => text.as_bytes(),
                };
                assert!(std::ptr::eq(bytes.as_ptr().cast(), name.as_ptr()));
                assert_eq!((&bytes[..length], bytes[length]), (text.as_bytes(), 0));
            }
        }
        assert_ne!(Name::new("a"), Name::new("ab"));
        assert_eq!(size_of::<Name>(), 24);
    }
}
