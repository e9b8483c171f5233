// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<target>` and `<backingStore>` of a volume.

use std::fmt;

use virt_core::{Result, tr};

use super::{fault, malformed};
use crate::domain::units::scaled;
use crate::path::{self, u32_of};
use crate::schema::{Element as _, Rule, Show};
use crate::storage::encryption::Encryption;
use crate::storage_pool::{Permissions, PoolType, VolumeFormat};
use crate::words;
use crate::xml::{Node, Writer};
use virt_core::ErrorCode;

words! {
    /// What an image of a newer format can do.
    Feature { LazyRefcounts = "lazy_refcounts", ExtendedL2 = "extended_l2", DataFile = "data_file" }
}

/// Where a volume lies, and how.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Target {
    pub path: Option<Box<str>>,
    pub format: Option<VolumeFormat>,
    pub permissions: Permissions,
    /// Drivers fill this in.
    pub timestamps: Option<Timestamps>,
    pub encryption: Option<Encryption>,
    /// The version of QEMU that can read the image.
    pub compat: Option<Box<str>>,
    pub nocow: bool,
    /// 0: whatever is usual.
    pub cluster_size: u64,
    /// In their order; `Some` as soon as the element is there.
    pub features: Option<Vec<Feature>>,
}

/// What a volume is based on.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct BackingStore {
    pub path: Box<str>,
    pub format: Option<VolumeFormat>,
    pub permissions: Permissions,
    /// Drivers fill this in.
    pub timestamps: Option<Timestamps>,
}

/// A moment since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Time {
    pub seconds: i64,
    pub nanoseconds: u32,
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.seconds as u64)?;
        if self.nanoseconds > 0 {
            write!(f, ".{:09}", self.nanoseconds)?;
        }
        Ok(())
    }
}

/// When the volume was last read, last written, last changed, and made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Timestamps {
    pub atime: Option<Time>,
    pub mtime: Option<Time>,
    pub ctime: Option<Time>,
    pub btime: Option<Time>,
}

impl Timestamps {
    fn put(&self, w: &mut Writer) {
        let _mark = w.start("timestamps");
        let times =
            [("atime", self.atime), ("mtime", self.mtime), ("ctime", self.ctime), ("btime", self.btime)];
        for (name, time) in times {
            if let Some(time) = time {
                w.text_fmt(name, format_args!("{time}"));
            }
        }
        // The end tag stands on a line of its own, also where nothing is inside.
        w.open_content();
        w.end("timestamps");
    }
}

/// What a target and a backing store begin with.
fn put_common(
    w: &mut Writer,
    path: Option<&str>,
    format: Option<VolumeFormat>,
    permissions: &Permissions,
    timestamps: Option<&Timestamps>,
) {
    if let Some(path) = path {
        w.text("path", path);
    }
    if let Some(format) = format {
        let _mark = w.start("format");
        w.attribute("type", format.as_str());
        w.end("format");
    }
    permissions.put(w);
    if let Some(timestamps) = timestamps {
        timestamps.put(w);
    }
}

impl BackingStore {
    /// Reads the child, unless it lacks a path.
    pub(super) fn read(node: Node<'_>, pool: PoolType) -> Result<Option<BackingStore>> {
        let Some(path) = path::string(node, "backingStore/path") else { return Ok(None) };
        Ok(Some(BackingStore {
            path,
            format: pool.volume_format(path::attribute(node, "backingStore/format", "type"))?,
            permissions: Permissions::read(path::element(node, "backingStore/permissions"))?,
            timestamps: None,
        }))
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("backingStore");
        put_common(w, Some(&self.path), self.format, &self.permissions, self.timestamps.as_ref());
        w.end("backingStore");
    }

    pub(super) fn grammar() -> Vec<Rule> {
        vec![
            Rule::Text("path", &[]),
            Rule::Child("format", || vec![Rule::Attribute("type", &[])]),
            Rule::Child("permissions", Permissions::grammar),
        ]
    }
}

impl Target {
    /// Reads the child, which may be absent.
    pub(super) fn read(node: Node<'_>, pool: PoolType) -> Result<Target> {
        let mut target = Target {
            path: path::string(node, "target/path"),
            format: pool.volume_format(path::attribute(node, "target/format", "type"))?,
            permissions: Permissions::read(path::element(node, "target/permissions"))?,
            encryption: path::element(node, "target/encryption").map(Encryption::read).transpose()?,
            compat: path::string(node, "target/compat"),
            ..Target::default()
        };
        target.compat.as_deref().map_or(Ok(()), check_compat)?;
        target.nocow = path::element(node, "target/nocow").is_some();
        let cluster_size = path::element(node, "target/clusterSize");
        target.cluster_size = scaled(cluster_size, "./target/clusterSize", 1, u64::MAX)?.unwrap_or(0);
        if path::element(node, "target/features").is_some() {
            target.features = Some(features(node)?);
            target.compat.get_or_insert_with(|| "1.1".into());
        }
        Ok(target)
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("target");
        put_common(w, self.path.as_deref(), self.format, &self.permissions, self.timestamps.as_ref());
        if let Some(encryption) = &self.encryption {
            let _mark = w.start("encryption");
            encryption.write(w, Show::default());
            w.open_content();
            w.end("encryption");
        }
        if let Some(compat) = &self.compat {
            w.text("compat", compat);
        }
        if self.cluster_size > 0 {
            let _mark = w.start("clusterSize");
            w.attribute("unit", "B");
            w.end_with_fmt("clusterSize", format_args!("{}", self.cluster_size));
        }
        if let Some(features) = &self.features {
            let _mark = w.start("features");
            features.iter().for_each(|feature| w.flag(feature.as_str()));
            w.end("features");
        }
        // The end tag stands on a line of its own, also where nothing is inside.
        w.open_content();
        w.end("target");
    }

    pub(super) fn grammar() -> Vec<Rule> {
        let mut rules = BackingStore::grammar();
        rules.extend([
            Rule::Child("encryption", Encryption::grammar),
            Rule::Text("compat", &[]),
            Rule::Flag("nocow"),
            Rule::Child("clusterSize", || vec![Rule::Attribute("unit", &[]), Rule::Content(&[])]),
            Rule::Child("features", || Feature::ALL.iter().map(|f| Rule::Flag(f.as_str())).collect()),
        ]);
        rules
    }
}

/// Two numbers with a dot between them.
fn check_compat(compat: &str) -> Result<()> {
    let numbers = compat.split_once('.');
    if numbers.is_some_and(|(a, b)| compat_number(a) && compat_number(b)) {
        return Ok(());
    }
    Err(malformed(tr!("forbidden characters in 'compat' attribute")))
}

/// As C reads an unsigned int: a sign may stand in front.
fn compat_number(text: &str) -> bool {
    u32_of(text, 10).is_some() || path::i32_of(text, 10).is_some()
}

fn features(node: Node<'_>) -> Result<Vec<Feature>> {
    let mut features = Vec::new();
    for child in path::elements(node, "target/features").into_iter().flat_map(Node::children) {
        let Some(feature) = Feature::from_word(child.name()) else {
            let text = tr!("unsupported feature %1$s", child.name());
            return Err(fault(ErrorCode::CONFIG_UNSUPPORTED, text));
        };
        if let Err(at) = features.binary_search(&feature) {
            features.insert(at, feature);
        }
    }
    Ok(features)
}
