// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<capability type='storage'>`: a disk or a drive.

use virt_core::{Result, tr};

use super::field::{Reader, internal, put_capability, put_text};
use crate::xml::Writer;

/// A disk or a drive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Storage {
    pub block: Box<str>,
    pub bus: Option<Box<str>>,
    pub drive_type: Option<Box<str>>,
    pub model: Option<Box<str>>,
    pub vendor: Option<Box<str>>,
    pub serial: Option<Box<str>>,
    pub medium: Medium,
    /// Drivers fill these two in.
    pub logical_block_size: u64,
    pub num_blocks: u64,
    pub hotpluggable: bool,
}

/// What holds the data.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Medium {
    Fixed { size: u64 },
    Removable { available: bool, size: u64, label: Option<Box<str>> },
}

impl Default for Medium {
    fn default() -> Self {
        Medium::Fixed { size: 0 }
    }
}

impl Storage {
    pub(super) fn read(from: Reader<'_>) -> Result<Storage> {
        let Some(block) = from.string("block") else {
            return Err(internal(tr!("no block device path supplied for '%1$s'", from.device)));
        };
        let mut storage = Storage {
            block,
            bus: from.string("bus"),
            drive_type: from.string("drive_type"),
            model: from.string("model"),
            vendor: from.string("vendor"),
            serial: from.string("serial"),
            ..Storage::default()
        };
        let mut removable = None;
        for capability in from.capabilities() {
            match capability.kind() {
                None => {
                    let text = tr!("missing storage capability type for '%1$s'", from.device);
                    return Err(internal(text));
                }
                Some("hotpluggable") => storage.hotpluggable = true,
                Some("removable") => {
                    let was_available = matches!(removable, Some(Medium::Removable { available: true, .. }));
                    removable = Some(removable_medium(capability, was_available)?);
                }
                Some(kind) => {
                    let text = tr!("unknown storage capability type '%1$s' for '%2$s'", kind, from.device);
                    return Err(internal(text));
                }
            }
        }
        storage.medium = match removable {
            Some(medium) => medium,
            None => Medium::Fixed {
                size: from
                    .long("size", ("no size supplied for '%1$s'", "invalid size supplied for '%1$s'"))?,
            },
        };
        Ok(storage)
    }

    pub(super) fn write(&self, w: &mut Writer) {
        w.text("block", &self.block);
        put_text(w, "bus", &self.bus);
        put_text(w, "drive_type", &self.drive_type);
        put_text(w, "model", &self.model);
        put_text(w, "vendor", &self.vendor);
        put_text(w, "serial", &self.serial);
        match &self.medium {
            Medium::Fixed { size } => {
                w.text_fmt("size", format_args!("{size}"));
                self.write_blocks(w);
            }
            Medium::Removable { available, size, label } => put_capability(w, "removable", |w| {
                w.text("media_available", if *available { "1" } else { "0" });
                w.text_fmt("media_size", format_args!("{size}"));
                put_text(w, "media_label", label);
                self.write_blocks(w);
            }),
        }
        if self.hotpluggable {
            let _mark = w.start("capability");
            w.attribute("type", "hotpluggable");
            w.end("capability");
        }
    }

    fn write_blocks(&self, w: &mut Writer) {
        if self.logical_block_size > 0 || self.num_blocks > 0 {
            w.text_fmt("logical_block_size", format_args!("{}", self.logical_block_size));
            w.text_fmt("num_blocks", format_args!("{}", self.num_blocks));
        }
    }
}

fn removable_medium(from: Reader<'_>, was_available: bool) -> Result<Medium> {
    let says_so = |c: crate::xml::Node<'_>| c.is("media_available") && c.text() == "1";
    Ok(Medium::Removable {
        available: was_available || from.node.children().any(says_so),
        label: from.string("media_label"),
        size: from.long(
            "media_size",
            (
                "no removable media size supplied for '%1$s'",
                "invalid removable media size supplied for '%1$s'",
            ),
        )?,
    })
}
