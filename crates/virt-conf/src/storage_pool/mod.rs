// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<pool>`: a storage pool.

mod adapter;
mod kind;
mod namespace;
mod permissions;
mod source;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

pub use adapter::{Adapter, AdapterType, FcHost, ParentAddress, ScsiHost};
pub use kind::{
    FileSystem, NetworkFileSystem, Partition, PartitionTable, PoolType, SourceFormat, VolumeFormat,
    VolumeManager,
};
pub use namespace::BackendOptions;
pub use permissions::Permissions;
pub use source::{Device, Host, Source};

use crate::schema::{Rule, optional, required};
use crate::validate::Schema;
use crate::value::{Value as _, YesNo};
use crate::xml::{self, Document, Node, Writer};
use crate::{Uuid, path, words};

words! {
    /// What a volume counts as allocated after a refresh.
    RefreshAllocation { Default = "default", Capacity = "capacity" }
}

/// A pool's document.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Definition {
    pub kind: PoolType,
    pub name: Box<str>,
    pub uuid: Uuid,
    /// Sizes in bytes are the driver's to fill in; documents are not asked for them.
    pub capacity: u64,
    pub allocation: u64,
    pub available: u64,
    pub cow: Option<YesNo>,
    pub source: Source,
    /// Where the volumes appear; `None` for pools that are remote.
    pub target: Option<Target>,
    pub refresh: Option<RefreshAllocation>,
    pub options: Option<BackendOptions>,
}

/// `<target>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Target {
    pub path: Box<str>,
    pub permissions: Permissions,
}

/// What to make of a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParseOptions {
    /// The backends' namespaces are known; the test driver has no backends.
    pub namespaces: bool,
}

fn fault(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::STORAGE, code, text)
}

fn missing(text: String) -> Error {
    fault(ErrorCode::XML_ERROR, text)
}

impl Definition {
    /// Reads a document.
    pub fn parse(xml: &str, options: ParseOptions) -> Result<Definition> {
        let origin = xml::Source { domain: ErrorDomain::STORAGE, file: None };
        let document = Document::parse(xml, origin)?;
        Definition::read(document.root_named("pool")?, options)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str, options: ParseOptions) -> Result<Definition> {
        let origin = xml::Source { domain: ErrorDomain::STORAGE, file: None };
        let document = Document::parse(xml, origin)?;
        let root = document.root_named("pool")?;
        Schema::StoragePool.validate(root)?;
        Definition::read(root, options)
    }

    /// Reads the element.
    pub fn read(node: Node<'_>, options: ParseOptions) -> Result<Definition> {
        let kind: PoolType = required(node, "type")?;
        let mut source = match node.child("source") {
            Some(source) => Source::read(source, kind)?,
            None => Source { format: kind.default_source_format(), ..Source::default() },
        };
        let name = name(node, kind, &source)?;
        let uuid = match path::text(node, "uuid") {
            None => Uuid::generate()?,
            Some(text) => Uuid::parse(&text).ok_or_else(|| missing(tr!("malformed uuid element")))?,
        };
        let cow = cow(node, kind)?;
        if kind.has_source_name() && source.name.is_none() {
            source.name = Some(name.clone());
        }
        check_source(&source, kind)?;
        let target = if kind.is_remote() { None } else { Some(Target::read(node, kind, &source)?) };
        if kind == PoolType::IscsiDirect && source.initiator.is_none() {
            return Err(fault(ErrorCode::CONFIG_UNSUPPORTED, tr!("missing initiator IQN")));
        }
        Ok(Definition {
            kind,
            name,
            uuid,
            capacity: 0,
            allocation: 0,
            available: 0,
            cow,
            source,
            target,
            refresh: refresh(node)?,
            options: if options.namespaces { BackendOptions::read(node, kind)? } else { None },
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
        let _mark = w.start("pool");
        w.attribute("type", self.kind.as_str());
        if let Some(options) = &self.options {
            options.declare(w);
        }
        w.text("name", &self.name);
        w.text_fmt("uuid", format_args!("{}", self.uuid));
        let sizes =
            [("capacity", self.capacity), ("allocation", self.allocation), ("available", self.available)];
        for (name, bytes) in sizes {
            let _mark = w.start(name);
            w.attribute("unit", "bytes");
            w.end_with_fmt(name, format_args!("{bytes}"));
        }
        if let Some(cow) = self.cow {
            let _mark = w.start("features");
            let _mark = w.start("cow");
            w.attribute("state", cow.as_str());
            w.end("cow");
            w.end("features");
        }
        self.source.put(w, self.kind);
        if let Some(target) = &self.target {
            let _mark = w.start("target");
            w.text("path", &target.path);
            target.permissions.put(w);
            w.end("target");
        }
        if let Some(allocation) = self.refresh {
            let _mark = w.start("refresh");
            let _mark = w.start("volume");
            w.attribute("allocation", allocation.as_str());
            w.end("volume");
            w.end("refresh");
        }
        if let Some(options) = &self.options {
            options.put(w);
        }
        w.end("pool");
    }

    /// What may stand in the element.
    pub fn grammar() -> Vec<Rule> {
        let mut rules = vec![Rule::Attribute("type", PoolType::WORDS)];
        rules.extend(["name", "uuid"].map(|name| Rule::Text(name, &[])));
        let size = || vec![Rule::Attribute("unit", &[]), Rule::Content(&[])];
        rules.extend(["capacity", "allocation", "available"].map(|name| Rule::Child(name, size)));
        rules.extend([
            Rule::Child("features", || {
                vec![Rule::Child("cow", || vec![Rule::Attribute("state", YesNo::WORDS)])]
            }),
            Rule::Child("source", Source::grammar),
            Rule::Child("target", || {
                vec![Rule::Text("path", &[]), Rule::Child("permissions", Permissions::grammar)]
            }),
            Rule::Child("refresh", || {
                vec![Rule::Child("volume", || vec![Rule::Attribute("allocation", RefreshAllocation::WORDS)])]
            }),
        ]);
        rules
    }
}

/// The pool's name, which may be the source's.
fn name(node: Node<'_>, kind: PoolType, source: &Source) -> Result<Box<str>> {
    let own = path::string(node, "name");
    let Some(name) = own.or_else(|| source.name.clone().filter(|_| kind.has_source_name())) else {
        return Err(missing(tr!("missing pool source name element")));
    };
    if name.contains('/') {
        return Err(missing(tr!("name %1$s cannot contain '/'", &*name)));
    }
    Ok(name)
}

fn cow(node: Node<'_>, kind: PoolType) -> Result<Option<YesNo>> {
    let Some(node) = path::element(node, "features/cow") else { return Ok(None) };
    let cow = optional(node, "state")?;
    if cow.is_some() && !matches!(kind, PoolType::Fs | PoolType::Dir) {
        let text = tr!("cow feature may only be used for 'fs' and 'dir' pools");
        return Err(fault(ErrorCode::NO_SUPPORT, text));
    }
    Ok(cow)
}

fn refresh(node: Node<'_>) -> Result<Option<RefreshAllocation>> {
    let Some(word) = path::attribute(node, "refresh/volume", "allocation") else { return Ok(None) };
    RefreshAllocation::from_word(word).map(Some).ok_or_else(|| {
        let text = tr!("unknown storage pool volume refresh allocation type %1$s", word);
        fault(ErrorCode::CONFIG_UNSUPPORTED, text)
    })
}

/// Whether the source says what a pool of this kind needs.
fn check_source(source: &Source, kind: PoolType) -> Result<()> {
    if kind.wants_host() && source.hosts.is_empty() {
        return Err(missing(tr!("missing storage pool source host name")));
    }
    if kind.wants_dir() && source.dir.is_none() {
        return Err(missing(tr!("missing storage pool source path")));
    }
    if kind.wants_adapter() {
        match &source.adapter {
            None => return Err(missing(tr!("missing storage pool source adapter"))),
            Some(adapter) => adapter.check()?,
        }
    }
    if kind.needs_device() && source.devices.is_empty() {
        return Err(missing(tr!("missing storage pool source device name")));
    }
    Ok(())
}

impl Target {
    fn read(node: Node<'_>, kind: PoolType, source: &Source) -> Result<Target> {
        let source_name = source.name.as_deref().unwrap_or_default();
        let path = match kind {
            PoolType::Logical => format!("/dev/{source_name}"),
            PoolType::Zfs => format!("/dev/zvol/{source_name}"),
            _ => match path::text(node, "target/path") {
                Some(path) => path.into_owned(),
                None => return Err(missing(tr!("missing storage pool target path"))),
            },
        };
        let permissions = Permissions::read(path::element(node, "target/permissions"))?;
        Ok(Target { path: sanitize(&path), permissions })
    }
}

/// Drops slashes that mean nothing. Two in front may mean something, and so may those of a URI.
pub(crate) fn sanitize(path: &str) -> Box<str> {
    if path.find("://").is_some_and(|uri| path.find('/').is_some_and(|slash| slash > uri)) {
        return path.into();
    }
    let (front, rest) = match path.strip_prefix("//") {
        Some(rest) if !rest.starts_with('/') => ("//", rest),
        _ => ("", path),
    };
    let mut clean = String::from(front);
    for c in rest.chars() {
        if c != '/' || !clean.ends_with('/') {
            clean.push(c);
        }
    }
    if clean.len() > front.len().max(1) && clean.ends_with('/') {
        clean.pop();
    }
    clean.into()
}

#[cfg(test)]
mod tests;
