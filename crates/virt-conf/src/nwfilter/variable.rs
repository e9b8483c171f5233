// SPDX-License-Identifier: LGPL-2.1-or-later
//! `$IP`, `$IP[2]`, `$IP[@1]`: values that a filter gets from whoever refers to it.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::network::find::wrapping_u32;

/// Highest number of an iterator.
const MAX_ITERATOR: u32 = 1000;

/// Which of a variable's values is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// All, one after the other; variables with the same iterator advance together.
    Iterator(u32),
    /// The one at this place.
    Element(u32),
}

/// A variable in the place of an attribute's value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Variable {
    pub name: Box<str>,
    pub access: Access,
}

fn bad(text: String) -> Error {
    Error::new(ErrorDomain::NWFILTER, ErrorCode::INVALID_ARG, text)
}

fn blank(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\x0b'
}

impl Variable {
    /// Reads what stands behind the dollar sign.
    pub fn parse(text: &str) -> Result<Variable> {
        let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        if rest.is_empty() {
            return Ok(Variable { name: name.into(), access: Access::Iterator(0) });
        }
        let Some(rest) = rest.strip_prefix('[') else {
            return Err(bad(tr!("Malformatted variable")));
        };
        let rest = rest.trim_start_matches(blank);
        let (iterator, rest) = match rest.strip_prefix('@') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        // What stands behind the bracket is nobody's business.
        let number = rest.split_once(']').map(|(number, _)| number.trim_end_matches(blank));
        let Some(number) = number.and_then(|text| wrapping_u32(text, 10)) else {
            return Err(bad(match iterator {
                true => tr!("Malformatted iterator id"),
                false => tr!("Malformatted array index"),
            }));
        };
        let access = match iterator {
            false => Access::Element(number),
            true if number > MAX_ITERATOR => {
                return Err(bad(tr!("Iterator ID exceeds maximum ID of %1$u", MAX_ITERATOR)));
            }
            true => Access::Iterator(number),
        };
        Ok(Variable { name: name.into(), access })
    }

    /// Writes it, dollar sign and all.
    pub fn put(&self, out: &mut String) {
        use std::fmt::Write as _;
        out.push('$');
        out.push_str(&self.name);
        // Writing to a String cannot fail.
        let _ = match self.access {
            Access::Iterator(0) => Ok(()),
            Access::Iterator(n) => write!(out, "[@{n}]"),
            Access::Element(n) => write!(out, "[{n}]"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (text, expected) in [
            ("IP", "$IP"),
            ("IP[@0]", "$IP"),
            ("IP[ @1 ]", "$IP[@1]"),
            ("IP[3]", "$IP[3]"),
            ("IP[3]x", "$IP[3]"),
            ("", "$"),
        ] {
            let mut out = String::new();
            Variable::parse(text).unwrap().put(&mut out);
            assert_eq!(out, expected, "{text}");
        }
        for bad in ["IP[", "IP[]", "IP[@]", "IP[1", "IP[x]", "IP[@1001]", "IP-1", "IP[1 2]"] {
            assert!(Variable::parse(bad).is_err(), "{bad}");
        }
    }
}
