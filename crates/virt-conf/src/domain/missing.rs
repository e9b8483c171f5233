// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the reference's schema knows and this model does not hold yet. Such elements are refused,
//! never dropped in silence. What the schema does not know either is ignored, as the reference
//! ignores it.

use virt_core::{Result, tr};

use crate::schema::unsupported;
use crate::xml::Node;

/// Paths below `<domain>`; everything inside such an element is missing with it.
pub const MISSING: &[&str] = &[];

/// Refuses an element that is missing.
pub fn refuse(node: Node<'_>) -> Result<()> {
    let name = node.plain_name();
    let inside = |path: &str| match path.split_once('/') {
        None => name == path,
        Some((outer, inner)) => name == inner && node.parent().is_some_and(|p| p.name() == outer),
    };
    if name.is_empty() || !MISSING.iter().any(|path| inside(path)) {
        return Ok(());
    }
    let parent = node.parent().map_or("", |p| p.name());
    Err(unsupported(tr!("element '%1$s' in '%2$s' is not supported yet", name, parent)))
}
