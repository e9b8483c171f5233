// SPDX-License-Identifier: LGPL-2.1-or-later
//! The words that the element tables know, for grammars that need not repeat them.

use crate::domain::device::Device;
use crate::schema::Rule;

/// The words of an attribute or of a child's text, as in `disk/target@bus`. The first name is a
/// device's.
pub fn words(path: &str) -> Option<&'static [&'static str]> {
    let (elements, attribute) = path.split_once('@')?;
    let mut names = elements.split('/');
    let mut rules = Device::grammar(names.next()?)?;
    for name in names {
        rules = rules.into_iter().find_map(|rule| match rule {
            Rule::Child(child, grammar) if child == name => Some(grammar()),
            _ => None,
        })?;
    }
    let found = rules.into_iter().find_map(|rule| match rule {
        Rule::Attribute(name, words) if name == attribute => Some(words),
        _ => None,
    });
    found.filter(|words| !words.is_empty())
}
