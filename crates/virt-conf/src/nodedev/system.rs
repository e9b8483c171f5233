// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<capability type='system'>`: the host itself.

use virt_core::{Result, tr};

use super::field::{Reader, internal, put_text};
use crate::xml::Writer;
use crate::{Uuid, path};

/// The host's hardware and firmware.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct System {
    pub product: Option<Box<str>>,
    pub hardware: Hardware,
    pub firmware: Firmware,
}

/// `<hardware>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Hardware {
    pub vendor: Option<Box<str>>,
    pub version: Option<Box<str>>,
    pub serial: Option<Box<str>>,
    pub uuid: Uuid,
}

/// `<firmware>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Firmware {
    pub vendor: Option<Box<str>>,
    pub version: Option<Box<str>>,
    pub release_date: Option<Box<str>>,
}

impl System {
    pub(super) fn read(from: Reader<'_>) -> Result<System> {
        let string = |path| path::string(from.node, path);
        let Some(uuid) = path::text(from.node, "hardware/uuid") else {
            return Err(internal(tr!("no system UUID supplied for '%1$s'", from.device)));
        };
        let Some(uuid) = Uuid::parse(&uuid) else {
            return Err(internal(tr!("malformed uuid element for '%1$s'", from.device)));
        };
        Ok(System {
            product: string("product"),
            hardware: Hardware {
                vendor: string("hardware/vendor"),
                version: string("hardware/version"),
                serial: string("hardware/serial"),
                uuid,
            },
            firmware: Firmware {
                vendor: string("firmware/vendor"),
                version: string("firmware/version"),
                release_date: string("firmware/release_date"),
            },
        })
    }

    pub(super) fn write(&self, w: &mut Writer) {
        put_text(w, "product", &self.product);
        let _mark = w.start("hardware");
        put_text(w, "vendor", &self.hardware.vendor);
        put_text(w, "version", &self.hardware.version);
        put_text(w, "serial", &self.hardware.serial);
        w.text_fmt("uuid", format_args!("{}", self.hardware.uuid));
        w.end("hardware");
        let _mark = w.start("firmware");
        put_text(w, "vendor", &self.firmware.vendor);
        put_text(w, "version", &self.firmware.version);
        put_text(w, "release_date", &self.firmware.release_date);
        // The end tag stands on a line of its own, also where nothing is inside.
        w.open_content();
        w.end("firmware");
    }
}
