// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<filter>`: what may pass a guest's interface.

pub mod binding;
pub mod fields;
pub mod rule;
pub mod value;
pub mod variable;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

pub use binding::Binding;

use crate::Uuid;
use crate::net::port::FilterRef;
use crate::network::find;
use crate::path;
use crate::schema::{self, Element, Show, missing_attribute};
use crate::validate::Schema;
use crate::value::signed;
use crate::xml::{Document, Node, Source, Writer};
use rule::{MAX_PRIORITY, Rule};

/// What a filter consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Entry {
    Rule(Box<Rule>),
    Include(FilterRef),
}

/// `<filter name='no-arp-spoofing' chain='arp' priority='-500'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Filter {
    pub name: Box<str>,
    pub uuid: Uuid,
    /// The document named it.
    pub uuid_given: bool,
    pub chain: Box<str>,
    /// Chains with low numbers come first.
    pub priority: i32,
    pub entries: Vec<Entry>,
}

/// The chain that all packets pass.
pub const ROOT_CHAIN: &str = "root";

/// What the names of other chains begin with, and the priority that goes with it.
const CHAINS: [(&str, i32); 7] = [
    ("mac", -800),
    ("vlan", -750),
    ("stp", 0),
    ("arp", -500),
    ("rarp", -400),
    ("ipv4", -700),
    ("ipv6", -600),
];

/// Longest name of a chain.
const MAX_CHAIN: usize = 12;

fn argument(text: String) -> Error {
    Error::new(ErrorDomain::NWFILTER, ErrorCode::INVALID_ARG, text)
}

/// The priority of a chain, or why there cannot be such a chain.
fn chain_priority(chain: &str) -> Result<i32> {
    if chain.len() > MAX_CHAIN {
        return Err(argument(tr!("Name of chain is longer than %1$u characters", MAX_CHAIN)));
    }
    if !chain.chars().all(|c| c.is_ascii_alphanumeric() || "_.:-".contains(c)) {
        return Err(argument(tr!("Chain name contains invalid characters")));
    }
    if chain == ROOT_CHAIN {
        return Ok(0);
    }
    if chain.starts_with(ROOT_CHAIN) {
        return Err(Error::unknown_cause());
    }
    if let Some((_, priority)) = CHAINS.iter().find(|(prefix, _)| chain.starts_with(prefix)) {
        return Ok(*priority);
    }
    let mut text = tr!(
        "Invalid chain name '%1$s'. Please use a chain name called '%2$s' or any of the following prefixes: ",
        chain,
        ROOT_CHAIN
    );
    text.push_str(&CHAINS.map(|(prefix, _)| prefix).join(", "));
    Err(argument(text))
}

impl Filter {
    /// Reads a document.
    pub fn parse(xml: &str) -> Result<Filter> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::NWFILTER, file: None })?;
        Filter::read(document.root_named("filter")?)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str) -> Result<Filter> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::NWFILTER, file: None })?;
        let root = document.root_named("filter")?;
        Schema::NwFilter.validate(root)?;
        Filter::read(root)
    }

    /// Writes it.
    pub fn format(&self) -> String {
        let mut w = Writer::new(256 * (1 + self.entries.len()), 0);
        self.put_always(&mut w, "filter", Show::default());
        w.finish()
    }

    /// The filters that this one includes.
    pub fn includes(&self) -> impl Iterator<Item = &FilterRef> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Include(reference) => Some(reference),
            Entry::Rule(_) => None,
        })
    }
}

fn read_priority(node: Node<'_>) -> Result<Option<i32>> {
    let Some(text) = find::filled(node, "priority") else { return Ok(None) };
    let Some(priority) = signed(text, 10).and_then(|n| i32::try_from(n).ok()) else {
        return Err(argument(tr!("Could not parse chain priority '%1$s'", text)));
    };
    if !(-MAX_PRIORITY..=MAX_PRIORITY).contains(&priority) {
        return Err(argument(tr!(
            "Priority '%1$d' is outside valid range of [%2$d,%3$d]",
            priority,
            -MAX_PRIORITY,
            MAX_PRIORITY
        )));
    }
    Ok(Some(priority))
}

impl Element for Filter {
    fn read(node: Node<'_>) -> Result<Self> {
        let Some(name) = find::filled(node, "name") else {
            return Err(Error::internal(ErrorDomain::NWFILTER, tr!("filter has no name")));
        };
        let given = read_priority(node)?;
        let (chain, priority) = match find::filled(node, "chain") {
            None => (ROOT_CHAIN, 0),
            Some(chain) => {
                let priority = chain_priority(chain)?;
                (chain, given.unwrap_or(priority))
            }
        };
        let uuid_text = path::text(node, "uuid");
        let uuid = match &uuid_text {
            None => Uuid::generate()?,
            Some(text) => Uuid::parse(text).ok_or_else(|| {
                Error::new(ErrorDomain::NWFILTER, ErrorCode::XML_ERROR, tr!("malformed uuid element"))
            })?,
        };
        let mut entries = Vec::new();
        for child in node.children() {
            match child.name() {
                "rule" => entries.push(Entry::Rule(Box::new(Rule::read(child)?))),
                "filterref" => {
                    let missing = || missing_attribute("filter", child.name());
                    entries.push(Entry::Include(FilterRef::read(child)?.ok_or_else(missing)?));
                }
                _ => {}
            }
        }
        Ok(Filter {
            name: name.into(),
            uuid,
            uuid_given: uuid_text.is_some(),
            chain: chain.into(),
            priority,
            entries,
        })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("name", &self.name);
        w.attribute("chain", &self.chain);
        if self.priority != 0 {
            w.attribute_fmt("priority", format_args!("{}", self.priority));
        }
        w.text_fmt("uuid", format_args!("{}", self.uuid));
        for entry in &self.entries {
            match entry {
                Entry::Rule(rule) => rule.put_always(w, "rule", show),
                Entry::Include(reference) => reference.put(w),
            }
        }
    }

    fn grammar() -> Vec<schema::Rule> {
        vec![
            schema::Rule::Attribute("name", &[]),
            schema::Rule::Attribute("chain", &[]),
            schema::Rule::Attribute("priority", &[]),
            schema::Rule::Text("uuid", &[]),
            schema::Rule::Child("rule", Rule::grammar),
            schema::Rule::Child("filterref", reference_grammar),
        ]
    }
}

/// `<filterref>`
fn reference_grammar() -> Vec<schema::Rule> {
    let parameter = || vec![schema::Rule::Attribute("name", &[]), schema::Rule::Attribute("value", &[])];
    vec![schema::Rule::Attribute("filter", &[]), schema::Rule::Child("parameter", parameter)]
}
