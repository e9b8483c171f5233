// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<disk>` of a backup.

use virt_core::{ErrorCode, Result, tr};

use super::{Mode, fault};
use crate::path;
use crate::path::u32_of;
use crate::schema::{self, Rule, optional, required};
use crate::storage::source::{Location, Source};
use crate::storage::{FileFormat, SourceType};
use crate::value::{Value as _, YesNo};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// How much of a disk is backed up.
    DiskMode { Full = "full", Incremental = "incremental" }
    /// How far a disk's backup is.
    DiskState {
        Running = "running", Complete = "complete", Failed = "failed", Cancelling = "cancelling",
        Cancelled = "cancelled",
    }
}

/// What becomes of a disk.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Disk {
    pub name: Box<str>,
    /// `None` for a disk that is left out.
    pub store: Option<Store>,
    pub mode: Option<DiskMode>,
    /// The checkpoint since which changes are backed up.
    pub incremental: Option<Box<str>>,
    /// Under which name it is served.
    pub export_name: Option<Box<str>>,
    /// The bitmap that tells what is served.
    pub export_bitmap: Option<Box<str>>,
    /// Drivers fill this in.
    pub state: Option<DiskState>,
}

/// Where a disk's backup goes, or what its changes are kept in meanwhile.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Store {
    pub source: Source,
    pub format: Option<FileFormat>,
}

/// The element that describes the store.
fn element(mode: Mode) -> &'static str {
    match mode {
        Mode::Push => "target",
        Mode::Pull => "scratch",
    }
}

impl Disk {
    /// A disk that is left out.
    pub(super) fn left_out(name: Box<str>) -> Disk {
        Disk {
            name,
            store: None,
            mode: None,
            incremental: None,
            export_name: None,
            export_bitmap: None,
            state: None,
        }
    }

    pub(super) fn grammar() -> Vec<Rule> {
        let names = ["name", "incremental", "exportname", "exportbitmap"];
        let mut rules = Vec::from(names.map(|name| Rule::Attribute(name, &[])));
        rules.extend([
            Rule::Attribute("backup", YesNo::WORDS),
            Rule::Attribute("backupmode", DiskMode::WORDS),
            Rule::Attribute("type", &["file", "block"]),
            Rule::Child("driver", || vec![Rule::Attribute("type", FileFormat::WORDS)]),
        ]);
        rules.extend([Mode::Push, Mode::Pull].map(|mode| Rule::Child(element(mode), Source::grammar)));
        rules
    }

    pub(super) fn read(node: Node<'_>, mode: Mode, internal: bool) -> Result<Disk> {
        let Some(name) = path::own(node, "name") else {
            return Err(fault(ErrorCode::XML_ERROR, tr!("missing name from disk backup element")));
        };
        let mut disk = Disk::left_out(name);
        if optional(node, "backup")? == Some(YesNo::No) {
            return Ok(disk);
        }
        if mode == Mode::Pull {
            disk.export_name = path::own(node, "exportname");
            disk.export_bitmap = path::own(node, "exportbitmap");
        }
        // An empty word is one that says nothing.
        if node.attribute("backupmode") != Some("") {
            disk.mode = optional(node, "backupmode")?;
        }
        disk.incremental = path::own(node, "incremental");
        if internal {
            disk.state = match node.attribute("state") {
                Some("") => None,
                _ => Some(required(node, "state")?),
            };
        }
        disk.store = Some(Store::read(node, mode, internal)?);
        Ok(disk)
    }

    pub(super) fn put(&self, w: &mut Writer, mode: Mode, internal: bool) {
        let _mark = w.start("disk");
        w.attribute("name", &self.name);
        w.attribute("backup", if self.store.is_some() { "yes" } else { "no" });
        if let Some(state) = self.state.filter(|_| internal) {
            w.attribute("state", state.as_str());
        }
        if let Some(store) = &self.store {
            w.attribute("type", store.source.kind().as_str());
            if let Some(mode) = self.mode {
                w.attribute("backupmode", mode.as_str());
            }
            let names = [
                ("incremental", &self.incremental),
                ("exportname", &self.export_name),
                ("exportbitmap", &self.export_bitmap),
            ];
            for (attribute, value) in names {
                if let Some(value) = value {
                    w.attribute(attribute, value);
                }
            }
            if store.source.index != 0 {
                w.attribute_fmt("index", format_args!("{}", store.source.index));
            }
            if let Some(format) = store.format {
                let _mark = w.start("driver");
                w.attribute("type", format.as_str());
                w.end("driver");
            }
            store.put(w, element(mode));
        }
        w.end("disk");
    }
}

impl Store {
    fn read(node: Node<'_>, mode: Mode, internal: bool) -> Result<Store> {
        let unknown = |text| fault(ErrorCode::XML_ERROR, text);
        let word = node.attribute("type");
        let kind = match word {
            None => SourceType::File,
            Some(word) => SourceType::from_word(word)
                .ok_or_else(|| unknown(tr!("unknown storage source type '%1$s'", word)))?,
        };
        let format = match path::attribute(node, "driver", "type") {
            None => None,
            Some(word) => Some(
                FileFormat::from_word(word)
                    .ok_or_else(|| unknown(tr!("unknown storage source format '%1$s'", word)))?,
            ),
        };
        let mut index = 0;
        if let Some(text) = node.attribute("index").filter(|_| internal) {
            index =
                u32_of(text, 10).ok_or_else(|| unknown(tr!("invalid storage source index '%1$s'", text)))?;
        }
        let location = match kind {
            SourceType::File => Location::File { path: None, fdgroup: None },
            SourceType::Block => Location::Block(None),
            _ => return Err(unknown(tr!("unsupported disk backup type '%1$s'", kind.as_str()))),
        };
        let source = match node.child(element(mode)) {
            Some(child) => Source::read(child, kind)?,
            None => Source { location, index: 0, more: None },
        };
        Ok(Store { source: Source { index, ..source }, format })
    }

    fn put(&self, w: &mut Writer, element: &str) {
        let show = schema::Show::default();
        let mark = w.start(element);
        match &self.source.location {
            Location::Block(Some(path)) => w.attribute("dev", path),
            _ => {
                if let Some(path) = self.source.path() {
                    w.attribute("file", path);
                }
            }
        }
        // Of what sources may have, the schema lets only these be said here.
        if let Some(more) = &self.source.more {
            more.labels.iter().for_each(|label| label.put(w, show));
            if let Some(encryption) = &more.encryption {
                encryption.put(w, show);
            }
        }
        w.end_unless_empty(mark, element);
    }
}
