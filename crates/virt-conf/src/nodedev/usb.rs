// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<capability type='usb_device'>` and its interfaces, `<capability type='usb'>`.

use std::fmt::Write as _;

use virt_core::Result;

use super::field::{Id, Reader, put_number, put_text};
use crate::xml::Writer;

/// A USB device.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct UsbDevice {
    pub bus: u32,
    pub device: u32,
    /// As the kernel has it: the numbers of the ports on the way, with points between.
    pub port: Option<Box<str>>,
    pub product: Id,
    pub vendor: Id,
}

impl UsbDevice {
    pub(super) fn read(from: Reader<'_>) -> Result<UsbDevice> {
        let bus = from.number(
            "bus",
            ("no USB bus number supplied for '%1$s'", "invalid USB bus number supplied for '%1$s'"),
        )?;
        let device = from.number(
            "device",
            ("no USB device number supplied for '%1$s'", "invalid USB device number supplied for '%1$s'"),
        )?;
        let port = from.string("port");
        let vendor = from.id(
            "vendor",
            ("no USB vendor ID supplied for '%1$s'", "invalid USB vendor ID supplied for '%1$s'"),
        )?;
        let product = from.id(
            "product",
            ("no USB product ID supplied for '%1$s'", "invalid USB product ID supplied for '%1$s'"),
        )?;
        Ok(UsbDevice { bus, device, port, product, vendor })
    }

    pub(super) fn write(&self, w: &mut Writer) {
        put_number(w, "bus", self.bus);
        put_number(w, "device", self.device);
        put_text(w, "port", &self.port);
        for (element, id) in [("product", &self.product), ("vendor", &self.vendor)] {
            if id.name.is_some() {
                id.put(w, element);
                continue;
            }
            // The reference puts a blank in front of this one slash.
            let mut line = "  ".repeat(w.depth());
            let _ = writeln!(line, "<{element} id='0x{:04x}' />", id.number);
            w.raw(&line);
        }
    }
}

/// An interface of a USB device.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct UsbInterface {
    pub number: u32,
    pub class: u32,
    pub subclass: u32,
    pub protocol: u32,
    pub description: Option<Box<str>>,
}

impl UsbInterface {
    pub(super) fn read(from: Reader<'_>) -> Result<UsbInterface> {
        Ok(UsbInterface {
            number: from.number(
                "number",
                (
                    "no USB interface number supplied for '%1$s'",
                    "invalid USB interface number supplied for '%1$s'",
                ),
            )?,
            class: from.number(
                "class",
                (
                    "no USB interface class supplied for '%1$s'",
                    "invalid USB interface class supplied for '%1$s'",
                ),
            )?,
            subclass: from.number(
                "subclass",
                (
                    "no USB interface subclass supplied for '%1$s'",
                    "invalid USB interface subclass supplied for '%1$s'",
                ),
            )?,
            protocol: from.number(
                "protocol",
                (
                    "no USB interface protocol supplied for '%1$s'",
                    "invalid USB interface protocol supplied for '%1$s'",
                ),
            )?,
            description: from.string("description"),
        })
    }

    pub(super) fn write(&self, w: &mut Writer) {
        put_number(w, "number", self.number);
        put_number(w, "class", self.class);
        put_number(w, "subclass", self.subclass);
        put_number(w, "protocol", self.protocol);
        put_text(w, "description", &self.description);
    }
}
