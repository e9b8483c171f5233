// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<disk>` of a snapshot.

use virt_core::{ErrorCode, Result, tr};

use super::{fault, internal, xml_error};
use crate::domain::device::disk::SnapshotLocation;
use crate::domain::units::scaled;
use crate::path;
use crate::schema::{self, Rule, optional};
use crate::storage::source::{Location, PutSource, Source};
use crate::storage::{FileFormat, SourceType};
use crate::value::Value as _;
use crate::xml::{Node, Writer};

/// How a snapshot of a disk is taken.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Disk {
    pub name: Box<str>,
    pub snapshot: Option<SnapshotLocation>,
    /// What is written to from then on; empty where the snapshot is inside the image.
    pub source: Source,
    pub format: Option<FileFormat>,
    /// Bytes; 0: as usual.
    pub cache_max_size: u64,
    /// Its files are being deleted.
    pub deleting: bool,
}

fn cache() -> Vec<Rule> {
    vec![Rule::Child("max_size", || vec![Rule::Attribute("unit", &[]), Rule::Content(&[])])]
}

impl Disk {
    pub(super) fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("name", &[]),
            Rule::Attribute("snapshot", SnapshotLocation::WORDS),
            Rule::Attribute("type", SourceType::WORDS),
            Rule::Flag("snapshotDeleteInProgress"),
            Rule::Child("driver", || {
                vec![Rule::Attribute("type", FileFormat::WORDS), Rule::Child("metadata_cache", cache)]
            }),
            Rule::Child("source", Source::grammar),
        ]
    }

    pub(super) fn read(node: Node<'_>, redefine: bool) -> Result<Disk> {
        let Some(name) = path::own(node, "name") else {
            return Err(internal(tr!("missing name from disk snapshot element")));
        };
        let mut snapshot = optional(node, "snapshot")?;
        let kind = optional(node, "type")?.unwrap_or(SourceType::File);
        if matches!(kind, SourceType::Volume | SourceType::Dir) {
            return Err(xml_error(tr!("unsupported disk snapshot type '%1$s'", kind.as_str())));
        }
        let deleting = redefine && node.child("snapshotDeleteInProgress").is_some();
        let source = node.child("source").map(|source| Source::read(source, kind)).transpose()?;
        let source = source.unwrap_or_else(|| match kind {
            SourceType::Block => Source { location: Location::Block(None), ..Source::empty() },
            SourceType::Ctl => Source { location: Location::Ctl(None), ..Source::empty() },
            _ => Source::empty(),
        });
        let format = match path::attribute(node, "driver", "type") {
            None => None,
            Some(word) => Some(FileFormat::from_word(word).ok_or_else(|| {
                fault(ErrorCode::CONFIG_UNSUPPORTED, tr!("unknown disk snapshot driver '%1$s'", word))
            })?),
        };
        let cache = path::element(node, "driver/metadata_cache/max_size");
        let cache_max_size = scaled(cache, "./driver/metadata_cache/max_size", 1, u64::MAX)?.unwrap_or(0);
        if let Some(path) = source.path().filter(|path| !path.starts_with('/')) {
            return Err(xml_error(tr!("disk snapshot image path '%1$s' must be absolute", path)));
        }
        if snapshot.is_none() && (source.name().is_some() || format.is_some()) {
            snapshot = Some(SnapshotLocation::External);
        }
        Ok(Disk { name, snapshot, source, format, cache_max_size, deleting })
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let told = self.source.name().is_some() || self.format.is_some();
        let _mark = w.start("disk");
        w.attribute("name", &self.name);
        if let Some(snapshot) = self.snapshot {
            w.attribute("snapshot", snapshot.as_str());
        }
        if told {
            w.attribute("type", self.source.kind().as_str());
        }
        if self.deleting {
            w.flag("snapshotDeleteInProgress");
        }
        if told {
            let mark = w.start("driver");
            if let Some(format) = self.format {
                w.attribute("type", format.as_str());
            }
            if self.cache_max_size > 0 {
                let _mark = w.start("metadata_cache");
                let _mark = w.start("max_size");
                w.attribute("unit", "bytes");
                w.end_with_fmt("max_size", format_args!("{}", self.cache_max_size));
                w.end("metadata_cache");
            }
            w.end_unless_empty(mark, "driver");
            self.source.put(w, schema::Show::default(), PutSource::PLAIN);
        }
        w.end("disk");
    }
}
