// SPDX-License-Identifier: LGPL-2.1-or-later
//! The crypto adapters of s390: `<capability type='ap_card'>`, `'ap_queue'` and `'ap_matrix'`.

use virt_core::{Result, tr};

use super::field::{Reader, unsupported, xml_error};
use super::mdev::{MdevType, put_types, read_types};
use crate::path;
use crate::xml::Writer;

/// A crypto card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ApCard {
    pub adapter: u32,
}

impl ApCard {
    pub(super) fn read(from: Reader<'_>) -> Result<ApCard> {
        let texts = ("missing ap-adapter value for '%1$s'", "invalid ap-adapter value '%1$s' for '%2$s'");
        Ok(ApCard { adapter: from.based("ap-adapter", 0, texts)? })
    }

    pub(super) fn write(self, w: &mut Writer) {
        w.text_fmt("ap-adapter", format_args!("0x{:02x}", self.adapter));
    }
}

/// A part of a card that works on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ApQueue {
    pub card: ApCard,
    pub domain: u32,
}

impl ApQueue {
    pub(super) fn read(from: Reader<'_>) -> Result<ApQueue> {
        let card = ApCard::read(from)?;
        let texts = ("missing ap-domain value for '%1$s'", "invalid ap-domain value '%1$s' for '%2$s'");
        let domain = from.based("ap-domain", 0, texts)?;
        if domain > 255 {
            let text = path::text(from.node, "ap-domain").unwrap_or_default();
            let text = tr!("ap-domain value '%1$s' is out of range for '%2$s'", text, from.device);
            return Err(unsupported(text));
        }
        Ok(ApQueue { card, domain })
    }

    pub(super) fn write(self, w: &mut Writer) {
        self.card.write(w);
        w.text_fmt("ap-domain", format_args!("0x{:04x}", self.domain));
    }
}

/// All queues that guests may have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApMatrix {
    /// `Some` as soon as the capability is there.
    pub mdev_types: Option<Vec<MdevType>>,
}

impl ApMatrix {
    pub(super) fn read(from: Reader<'_>) -> Result<ApMatrix> {
        let mut matrix = ApMatrix::default();
        for capability in from.capabilities() {
            match capability.kind() {
                None => return Err(xml_error(tr!("Missing capability type"))),
                Some("mdev_types") => read_types(capability, matrix.mdev_types.get_or_insert_default())?,
                Some(_) => {}
            }
        }
        Ok(matrix)
    }

    pub(super) fn write(&self, w: &mut Writer) {
        put_types(w, self.mdev_types.as_deref());
    }
}
