// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<storagepoolCapabilities>`: which kinds of pool there are, with which formats.

use crate::storage::FileFormat;
use crate::storage_pool::Partition;
use crate::storage_pool::{PoolType, VolumeFormat};
use crate::value::Value as _;
use crate::xml::Writer;

/// What a host can do with storage pools.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoragePoolCapabilities {
    /// The kinds of pool that the host's drivers support.
    pub supported: Vec<PoolType>,
}

impl StoragePoolCapabilities {
    /// The document.
    pub fn format(&self) -> String {
        let mut w = Writer::default();
        let _mark = w.start("storagepoolCapabilities");
        for kind in PoolType::ALL {
            let _mark = w.start("pool");
            w.attribute("type", kind.as_str());
            w.attribute("supported", if self.supported.contains(kind) { "yes" } else { "no" });
            if let Some(default) = kind.default_source_format() {
                let formats = kind.source_formats().iter().copied();
                options(&mut w, "poolOptions", "sourceFormatType", default.as_str(), formats);
            }
            if let Some(default) = kind.default_volume_format() {
                let formats = volume_formats(*kind, default);
                options(&mut w, "volOptions", "targetFormatType", default.as_str(), formats.into_iter());
            }
            // The end tag stands on a line of its own, also where nothing is inside.
            w.open_content();
            w.end("pool");
        }
        w.end("storagepoolCapabilities");
        w.finish()
    }
}

/// What a volume's format may be. The reference lists none for RBD.
fn volume_formats(kind: PoolType, default: VolumeFormat) -> Vec<&'static str> {
    match default {
        _ if kind == PoolType::Rbd => Vec::new(),
        VolumeFormat::Partition(_) => Partition::WORDS.to_vec(),
        _ => [VolumeFormat::Unknown.as_str()].iter().chain(FileFormat::WORDS).copied().collect(),
    }
}

fn options(
    w: &mut Writer,
    element: &str,
    list: &str,
    default: &str,
    formats: impl Iterator<Item = &'static str>,
) {
    let _mark = w.start(element);
    let _mark = w.start("defaultFormat");
    w.attribute("type", default);
    w.end("defaultFormat");
    let _mark = w.start("enum");
    w.attribute("name", list);
    formats.for_each(|format| w.text("value", format));
    w.open_content();
    w.end("enum");
    w.end(element);
}
