// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<volume>`: a volume of a storage pool.

mod target;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

pub use target::{BackingStore, Feature, Target, Time, Timestamps};

use crate::domain::units::scale;
use crate::schema::Rule;
use crate::storage_pool::PoolType;
use crate::validate::Schema;
use crate::value::{Value as _, unsigned};
use crate::xml::{self, Document, Node, Writer};
use crate::{path, words};

words! {
    /// What a volume is.
    VolumeType {
        File = "file", Block = "block", Dir = "dir", Network = "network", NetDir = "netdir", Ploop = "ploop",
    }
}

/// A volume's document.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Definition {
    pub kind: VolumeType,
    pub name: Box<str>,
    pub key: Option<Box<str>>,
    /// The parts of the pool's devices it lies on; drivers fill this in.
    pub extents: Vec<Extent>,
    /// Bytes; 0 where the document may leave it out and does.
    pub capacity: u64,
    pub allocation: u64,
    /// The document says how much to allocate.
    pub has_allocation: bool,
    /// Bytes on the disk; drivers fill this in.
    pub physical: u64,
    pub target: Target,
    pub backing: Option<BackingStore>,
}

/// A part of a device.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Extent {
    pub path: Box<str>,
    pub start: u64,
    pub end: u64,
}

/// When a document may leave out `<capacity>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Capacity {
    /// Never.
    #[default]
    Required,
    /// If it names a backing store.
    FromBacking,
    /// Always.
    Optional,
}

fn fault(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::STORAGE, code, text)
}

fn malformed(text: String) -> Error {
    fault(ErrorCode::XML_ERROR, text)
}

/// A size in bytes, which files can have.
fn size(node: Node<'_>, name: &str) -> Result<Option<u64>> {
    let Some(text) = path::text(node, name) else { return Ok(None) };
    let value = unsigned(&text, 10).ok_or_else(|| malformed(tr!("malformed capacity element")))?;
    scale(value, path::attribute(node, name, "unit"), 1, i64::MAX as u64).map(Some)
}

impl Definition {
    /// Reads a document about a volume of a pool of this kind.
    pub fn parse(xml: &str, pool: PoolType, capacity: Capacity) -> Result<Definition> {
        let origin = xml::Source { domain: ErrorDomain::STORAGE, file: None };
        let document = Document::parse(xml, origin)?;
        Definition::read(document.root_named("volume")?, pool, capacity)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str, pool: PoolType, capacity: Capacity) -> Result<Definition> {
        let origin = xml::Source { domain: ErrorDomain::STORAGE, file: None };
        let document = Document::parse(xml, origin)?;
        let root = document.root_named("volume")?;
        Schema::StorageVol.validate(root)?;
        Definition::read(root, pool, capacity)
    }

    /// Reads the element.
    pub fn read(node: Node<'_>, pool: PoolType, needed: Capacity) -> Result<Definition> {
        let Some(name) = path::string(node, "name") else {
            return Err(malformed(tr!("missing volume name element")));
        };
        let key = path::string(node, "key");
        let kind = match node.attribute("type").filter(|t| !t.is_empty()) {
            None => VolumeType::File,
            Some(word) => VolumeType::from_word(word).ok_or_else(|| {
                fault(ErrorCode::CONFIG_UNSUPPORTED, tr!("unknown volume type '%1$s'", word))
            })?,
        };
        let backing = BackingStore::read(node, pool)?;
        let capacity = match (size(node, "capacity")?, needed, &backing) {
            (Some(bytes), ..) => bytes,
            (None, Capacity::Optional, _) | (None, Capacity::FromBacking, Some(_)) => 0,
            _ => return Err(malformed(tr!("missing capacity element"))),
        };
        let allocation = size(node, "allocation")?;
        Ok(Definition {
            kind,
            name,
            key,
            extents: Vec::new(),
            capacity,
            allocation: allocation.unwrap_or(capacity),
            has_allocation: allocation.is_some(),
            physical: 0,
            target: Target::read(node, pool)?,
            backing,
        })
    }

    /// The document.
    pub fn format(&self) -> String {
        let mut w = Writer::default();
        self.put(&mut w);
        w.finish()
    }

    /// Writes the element.
    pub fn put(&self, w: &mut Writer) {
        let _mark = w.start("volume");
        w.attribute("type", self.kind.as_str());
        w.text("name", &self.name);
        if let Some(key) = &self.key {
            w.text("key", key);
        }
        self.put_extents(w);
        let mut size = |name: &str, bytes: u64| {
            let _mark = w.start(name);
            w.attribute("unit", "bytes");
            w.end_with_fmt(name, format_args!("{bytes}"));
        };
        size("capacity", self.capacity);
        size("allocation", self.allocation);
        if self.physical > 0 {
            size("physical", self.physical);
        }
        self.target.put(w);
        if let Some(backing) = &self.backing {
            backing.put(w);
        }
        w.end("volume");
    }

    fn put_extents(&self, w: &mut Writer) {
        let mark = w.start("source");
        for run in self.extents.chunk_by(|a, b| a.path == b.path) {
            let _mark = w.start("device");
            w.attribute("path", &run[0].path);
            for extent in run {
                let _mark = w.start("extent");
                w.attribute_fmt("start", format_args!("{}", extent.start));
                w.attribute_fmt("end", format_args!("{}", extent.end));
                w.end("extent");
            }
            w.end("device");
        }
        w.end_unless_empty(mark, "source");
    }

    /// What may stand in the element.
    pub fn grammar() -> Vec<Rule> {
        let size = || vec![Rule::Attribute("unit", &[]), Rule::Content(&[])];
        let mut rules = vec![Rule::Attribute("type", VolumeType::WORDS)];
        rules.extend(["name", "key"].map(|name| Rule::Text(name, &[])));
        rules.extend(["capacity", "allocation", "physical"].map(|name| Rule::Child(name, size)));
        rules.push(Rule::Child("target", Target::grammar));
        rules.push(Rule::Child("backingStore", BackingStore::grammar));
        rules
    }
}

#[cfg(test)]
mod tests;
