// SPDX-License-Identifier: LGPL-2.1-or-later
//! A domain's document, written once and kept until the definition changes.

use std::sync::{Arc, Weak};

use virt_conf::domain::Definition;

use crate::definition;
use crate::guest::Inner;

/// The document that was asked for last.
pub struct Document {
    /// What it was written from. A definition that is changed in place moves to a new address
    /// while this is there, so the same address means the same definition.
    of: Weak<Definition>,
    id: i32,
    flags: u32,
    text: Arc<str>,
}

impl Document {
    /// Whether it is still one of the domain's.
    pub fn is_of(&self, inner: &Inner) -> bool {
        let is = |definition: &Arc<Definition>| std::ptr::eq(Arc::as_ptr(definition), self.of.as_ptr());
        is(&inner.current) || inner.next.as_ref().is_some_and(is)
    }
}

/// What is to be written. It is written with nothing locked: a definition is shared, and never
/// changed in place while it is.
pub enum Wanted {
    /// Written before.
    Known(Arc<str>),
    /// The definition and the number that the document tells.
    Unknown(Arc<Definition>, i32),
}

/// The document of a definition of the locked domain.
pub fn find(inner: &Inner, definition: &Arc<Definition>, id: i32, flags: u32) -> Wanted {
    match &inner.document {
        Some(known)
            if (known.id, known.flags) == (id, flags)
                && std::ptr::eq(known.of.as_ptr(), Arc::as_ptr(definition)) =>
        {
            Wanted::Known(known.text.clone())
        }
        _ => Wanted::Unknown(definition.clone(), id),
    }
}

/// Writes a document, and what the domain is to keep of it.
pub fn write(definition: &Arc<Definition>, id: i32, flags: u32) -> (String, Box<Document>) {
    let text = definition::format(definition, id, flags);
    let kept = Document { of: Arc::downgrade(definition), id, flags, text: text.as_str().into() };
    (text, Box::new(kept))
}
