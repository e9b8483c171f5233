// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<sysinfo>` of a host: what its firmware says of the machine.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::domain::sysinfo::{BIOS, BOARD, CHASSIS, SYSTEM, entries, put_group, read_group};
use crate::xml::{Document, Node, Source, Writer};

type Text = Option<Box<str>>;

const PROCESSOR: [&str; 11] = [
    "socket_destination",
    "type",
    "family",
    "manufacturer",
    "signature",
    "version",
    "external_clock",
    "max_speed",
    "status",
    "serial_number",
    "part_number",
];
const MEMORY: [&str; 10] = [
    "size",
    "form_factor",
    "locator",
    "bank_locator",
    "type",
    "type_detail",
    "speed",
    "manufacturer",
    "serial_number",
    "part_number",
];

/// What firmware says. Arrays are in the order in which entries are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sysinfo {
    /// Vendor, version, date, release.
    pub bios: Option<Box<[Text; 4]>>,
    /// Manufacturer, product, version, serial number, UUID, SKU, family.
    pub system: Option<Box<[Text; 7]>>,
    /// Manufacturer, product, version, serial number, asset tag, location of each.
    pub boards: Vec<[Text; 6]>,
    /// Manufacturer, version, serial number, asset tag, SKU.
    pub chassis: Option<Box<[Text; 5]>>,
    /// Socket, type, family, manufacturer, signature, version, external clock, greatest speed,
    /// status, serial number, part number of each.
    pub processors: Vec<[Text; 11]>,
    /// Size, form, locator, bank's locator, type, its detail, speed, manufacturer, serial number,
    /// part number of each.
    pub memory: Vec<[Text; 10]>,
    /// What the machine's maker has to say.
    pub oem_strings: Option<Vec<Box<str>>>,
}

impl Sysinfo {
    /// Reads a document.
    pub fn parse(xml: &str) -> Result<Sysinfo> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::SYSINFO, file: None })?;
        let root = document.root_named("sysinfo")?;
        match root.attribute("type") {
            Some("smbios") => Ok(Sysinfo::read(root)),
            kind => {
                let text = tr!("unknown sysinfo type '%1$s'", kind.unwrap_or_default());
                Err(Error::new(ErrorDomain::SYSINFO, ErrorCode::XML_ERROR, text))
            }
        }
    }

    fn read(root: Node<'_>) -> Sysinfo {
        let all = |name: &'static str| root.children().filter(move |c| c.is(name));
        Sysinfo {
            bios: root.child("bios").and_then(|c| read_group(c, BIOS)).map(Box::new),
            system: root.child("system").and_then(|c| read_group(c, SYSTEM)).map(Box::new),
            boards: all("baseBoard").filter_map(|c| read_group(c, BOARD)).collect(),
            chassis: root.child("chassis").and_then(|c| read_group(c, CHASSIS)).map(Box::new),
            processors: all("processor").filter_map(|c| read_group(c, PROCESSOR)).collect(),
            memory: all("memory_device").filter_map(|c| read_group(c, MEMORY)).collect(),
            oem_strings: root
                .child("oemStrings")
                .map(|list| entries(list).map(|entry| entry.text().as_ref().into()).collect()),
        }
    }

    /// Whether firmware says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Sysinfo::default()
    }

    /// The document.
    pub fn format(&self) -> String {
        let mut w = Writer::new(1024, 0);
        let _mark = w.start("sysinfo");
        w.attribute("type", "smbios");
        if let Some(bios) = &self.bios {
            put_group(&mut w, "bios", BIOS, bios);
        }
        if let Some(system) = &self.system {
            put_group(&mut w, "system", SYSTEM, system);
        }
        self.boards.iter().for_each(|board| put_group(&mut w, "baseBoard", BOARD, board));
        if let Some(chassis) = &self.chassis {
            put_group(&mut w, "chassis", CHASSIS, chassis);
        }
        let said = |group: &&[Text]| group.iter().any(Option::is_some);
        for group in self.processors.iter().filter(|group| said(&group.as_slice())) {
            put_group(&mut w, "processor", PROCESSOR, group);
        }
        for group in self.memory.iter().filter(|group| said(&group.as_slice())) {
            put_group(&mut w, "memory_device", MEMORY, group);
        }
        if let Some(strings) = &self.oem_strings {
            let _mark = w.start("oemStrings");
            w.open_content();
            strings.iter().for_each(|string| w.text("entry", string));
            w.end("oemStrings");
        }
        w.end("sysinfo");
        w.finish()
    }
}
