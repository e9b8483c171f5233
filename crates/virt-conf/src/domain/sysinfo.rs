// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<sysinfo>`: what the guest's firmware says of the machine.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::device::common::sanitize_path;
use crate::schema::{required, xml_error};
use crate::value::signed;
use crate::xml::{Node, Writer};
use crate::{Uuid, words};

words! {
    /// How the guest asks.
    SysinfoType { Smbios = "smbios", Fwcfg = "fwcfg" }
}

type Text = Option<Box<str>>;

pub(crate) const BIOS: [&str; 4] = ["vendor", "version", "date", "release"];
pub(crate) const SYSTEM: [&str; 7] =
    ["manufacturer", "product", "version", "serial", "uuid", "sku", "family"];
pub(crate) const BOARD: [&str; 6] = ["manufacturer", "product", "version", "serial", "asset", "location"];
pub(crate) const CHASSIS: [&str; 5] = ["manufacturer", "version", "serial", "asset", "sku"];

/// What stands in firmware's tables. Arrays are in the order in which entries are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Smbios {
    pub bios: Option<Box<[Text; 4]>>,
    pub system: Option<Box<[Text; 7]>>,
    pub boards: Vec<[Text; 6]>,
    pub chassis: Option<Box<[Text; 5]>>,
    pub oem_strings: Vec<Box<str>>,
}

/// A file of the firmware configuration device.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct FirmwareFile {
    pub name: Box<str>,
    pub value: Text,
    pub file: Text,
}

/// `<sysinfo type='smbios'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Sysinfo {
    Smbios(Box<Smbios>),
    Fwcfg(Vec<FirmwareFile>),
}

fn fault(text: String) -> Error {
    Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text)
}

pub(crate) fn entries<'d>(node: Node<'d>) -> impl Iterator<Item = Node<'d>> {
    node.children().filter(|c| c.is("entry"))
}

/// The entries of these names; `None` if there is none of them.
pub(crate) fn read_group<const N: usize>(node: Node<'_>, names: [&str; N]) -> Option<[Text; N]> {
    let group = names.map(|name| {
        let entry = entries(node).find(|e| e.attribute("name") == Some(name))?;
        Some(entry.text()).filter(|t| !t.is_empty()).map(|t| Box::from(t.as_ref()))
    });
    group.iter().any(Option::is_some).then_some(group)
}

pub(crate) fn put_group<const N: usize>(w: &mut Writer, element: &str, names: [&str; N], group: &[Text; N]) {
    let _mark = w.start(element);
    for (name, text) in names.iter().zip(group) {
        if let Some(text) = text {
            let _mark = w.start("entry");
            w.attribute("name", name);
            w.end_with_text("entry", text);
        }
    }
    w.end(element);
}

/// `mm/dd/yyyy`, or `yy` of the last century.
fn is_date(text: &str) -> bool {
    let mut parts = text.split('/').map(|part| signed(part, 10));
    let (Some(Some(month)), Some(Some(day)), Some(Some(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    (1..=12).contains(&month) && (1..=31).contains(&day) && year >= 0 && !(100..1900).contains(&year)
}

impl Smbios {
    fn read(node: Node<'_>, uuid: &mut Uuid, generated: bool) -> Result<Smbios> {
        let mut tables = Smbios::default();
        if let Some(bios) = node.child("bios").and_then(|b| read_group(b, BIOS)) {
            if bios[2].as_deref().is_some_and(|date| !is_date(date)) {
                return Err(fault(tr!("Invalid BIOS 'date' format")));
            }
            tables.bios = Some(Box::new(bios));
        }
        if let Some(mut system) = node.child("system").and_then(|s| read_group(s, SYSTEM)) {
            if let Some(text) = &mut system[4] {
                let own = Uuid::parse(text).ok_or_else(|| fault(tr!("malformed <sysinfo> uuid element")))?;
                if generated {
                    *uuid = own;
                } else if own != *uuid {
                    return Err(fault(tr!("UUID mismatch between <uuid> and <sysinfo>")));
                }
                *text = own.to_string().into();
            }
            tables.system = Some(Box::new(system));
        }
        let boards = node.children().filter(|c| c.is("baseBoard"));
        tables.boards = boards.filter_map(|board| read_group(board, BOARD)).collect();
        tables.chassis = node.child("chassis").and_then(|c| read_group(c, CHASSIS)).map(Box::new);
        if let Some(oem) = node.child("oemStrings") {
            tables.oem_strings = entries(oem).map(|e| e.text().as_ref().into()).collect();
        }
        Ok(tables)
    }

    fn write(&self, w: &mut Writer) {
        if let Some(bios) = &self.bios {
            put_group(w, "bios", BIOS, bios);
        }
        if let Some(system) = &self.system {
            put_group(w, "system", SYSTEM, system);
        }
        self.boards.iter().for_each(|board| put_group(w, "baseBoard", BOARD, board));
        if let Some(chassis) = &self.chassis {
            put_group(w, "chassis", CHASSIS, chassis);
        }
        if !self.oem_strings.is_empty() {
            let _mark = w.start("oemStrings");
            self.oem_strings.iter().for_each(|text| w.text("entry", text));
            w.end("oemStrings");
        }
    }
}

impl FirmwareFile {
    fn read(node: Node<'_>) -> Result<FirmwareFile> {
        let Some(name) = node.attribute("name") else {
            return Err(xml_error(tr!("Firmware entry is missing 'name' attribute")));
        };
        let value = Some(node.text()).filter(|t| !t.is_empty()).map(|t| Box::from(t.as_ref()));
        let file = node.attribute("file").map(sanitize_path);
        if value.is_none() && file.is_none() {
            let text = tr!("Firmware entry must have either value or 'file' attribute");
            return Err(xml_error(text));
        }
        Ok(FirmwareFile { name: name.into(), value, file })
    }
}

impl Sysinfo {
    /// Reads the element. The guest's UUID stands here too; a `generated` one gives way.
    pub fn read(node: Node<'_>, uuid: &mut Uuid, generated: bool) -> Result<Sysinfo> {
        Ok(match required(node, "type")? {
            SysinfoType::Smbios => Sysinfo::Smbios(Box::new(Smbios::read(node, uuid, generated)?)),
            SysinfoType::Fwcfg => {
                Sysinfo::Fwcfg(entries(node).map(FirmwareFile::read).collect::<Result<_>>()?)
            }
        })
    }

    /// Writes it.
    pub fn put(&self, w: &mut Writer) {
        let _mark = w.start("sysinfo");
        match self {
            Sysinfo::Smbios(tables) => {
                w.attribute("type", "smbios");
                tables.write(w);
            }
            Sysinfo::Fwcfg(files) => {
                w.attribute("type", "fwcfg");
                for entry in files {
                    let _mark = w.start("entry");
                    w.attribute("name", &entry.name);
                    match (&entry.file, &entry.value) {
                        (Some(file), _) => {
                            w.attribute("file", file);
                            w.end("entry");
                        }
                        (None, value) => w.end_with_text("entry", value.as_deref().unwrap_or("")),
                    }
                }
            }
        }
        w.end("sysinfo");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    fn round(xml: &str, uuid: &mut Uuid, generated: bool) -> Result<String> {
        let document = Document::try_parse(xml).unwrap();
        let sysinfo = Sysinfo::read(document.root(), uuid, generated)?;
        let mut w = Writer::default();
        sysinfo.put(&mut w);
        Ok(w.finish())
    }

    #[test]
    fn tables_go_round_and_name_the_guest() {
        let xml = "<sysinfo type='smbios'>\n  <bios>\n    <entry name='vendor'>LENOVO</entry>\n    <entry name='date'>02/29/2009</entry>\n  </bios>\n  <system>\n    <entry name='uuid'>11111111-2222-3333-4444-555555555555</entry>\n  </system>\n  <oemStrings>\n    <entry>a</entry>\n    <entry></entry>\n  </oemStrings>\n</sysinfo>\n";
        let mut uuid = Uuid::generate().unwrap();
        assert_eq!(round(xml, &mut uuid, true).unwrap(), xml);
        assert_eq!(uuid.to_string(), "11111111-2222-3333-4444-555555555555");
        let mut other = Uuid::generate().unwrap();
        assert!(round(xml, &mut other, false).unwrap_err().message().contains("UUID mismatch"));
    }

    #[test]
    fn dates() {
        assert!(is_date("1/2/99") && is_date("12/31/1900"));
        for bad in ["", "1/2", "13/1/2000", "1/32/2000", "1/1/1899", "1/1/2000/1"] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
