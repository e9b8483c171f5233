// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<permissions>` of a pool's target and of volumes.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::path::{self, i32_of};
use crate::schema::Rule;
use crate::value::signed;
use crate::xml::{Node, Writer};

/// Who may do what with a file; what is absent is left as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Permissions {
    pub mode: Option<u32>,
    pub owner: Option<u32>,
    pub group: Option<u32>,
    pub label: Option<Box<str>>,
}

fn malformed(text: String) -> Error {
    Error::new(ErrorDomain::STORAGE, ErrorCode::XML_ERROR, text)
}

/// A user or group. Minus one once stood for none, and still does.
fn id(node: Node<'_>, name: &str) -> Option<Option<u32>> {
    let Some(child) = node.child(name) else { return Some(None) };
    match signed(&child.text(), 10)? {
        -1 => Some(None),
        id => u32::try_from(id).ok().map(|id| Some(id).filter(|id| *id != u32::MAX)),
    }
}

impl Permissions {
    /// Reads the element if there is one.
    pub fn read(node: Option<Node<'_>>) -> Result<Permissions> {
        let Some(node) = node else { return Ok(Permissions::default()) };
        let mode = match path::text(node, "mode") {
            None => None,
            Some(text) => match i32_of(&text, 8) {
                Some(mode @ 0..=0o777) => Some(mode as u32),
                _ => return Err(malformed(tr!("malformed octal mode"))),
            },
        };
        Ok(Permissions {
            mode,
            owner: id(node, "owner").ok_or_else(|| malformed(tr!("malformed owner element")))?,
            group: id(node, "group").ok_or_else(|| malformed(tr!("malformed group element")))?,
            label: path::string(node, "label"),
        })
    }

    /// Writes the element, unless there is nothing to say.
    pub fn put(&self, w: &mut Writer) {
        let mark = w.start("permissions");
        if let Some(mode) = self.mode {
            w.text_fmt("mode", format_args!("0{mode:o}"));
        }
        for (name, id) in [("owner", self.owner), ("group", self.group)] {
            if let Some(id) = id {
                // Large numbers come out negative, as in the reference.
                w.text_fmt(name, format_args!("{}", id as i32));
            }
        }
        if let Some(label) = &self.label {
            w.text("label", label);
        }
        w.end_unless_empty(mark, "permissions");
    }

    /// What may stand in the element.
    pub fn grammar() -> Vec<Rule> {
        ["mode", "owner", "group", "label"].map(|name| Rule::Text(name, &[])).into()
    }
}
