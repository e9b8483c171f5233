// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<capability type='vpd'>`: what a PCI device's maker wrote down in it.

use virt_core::{Result, tr};

use super::field::{Reader, put_text, xml_error};
use crate::path;
use crate::schema::required;
use crate::xml::{Node, Writer};

/// Vital product data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Vpd {
    pub name: Box<str>,
    pub fixed: Option<FixedFields>,
    pub writable: Option<WritableFields>,
}

/// `<fields access='readonly'>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct FixedFields {
    pub change_level: Option<Box<str>>,
    pub manufacture_id: Option<Box<str>>,
    pub part_number: Option<Box<str>>,
    pub serial_number: Option<Box<str>>,
    pub vendor: Vec<Field>,
}

/// `<fields access='readwrite'>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct WritableFields {
    pub asset_tag: Option<Box<str>>,
    pub vendor: Vec<Field>,
    pub system: Vec<Field>,
}

/// `<vendor_field index='A'>…</vendor_field>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Field {
    pub index: u8,
    pub value: Box<str>,
}

/// The fields of this name; of two with the same index, the first one's place and the last
/// one's value count. What has no proper index is left out.
fn fields(node: Node<'_>, name: &str) -> Result<Vec<Field>> {
    let mut fields: Vec<Field> = Vec::new();
    for child in node.children().filter(|c| c.is(name)) {
        let index: Box<str> = required(child, "index")?;
        let [index] = *index.as_bytes() else {
            return Err(xml_error(tr!("'%1$s' 'index' value '%2$s' malformed", name, &*index)));
        };
        let value = child.text().as_ref().into();
        match fields.iter_mut().find(|field| field.index == index) {
            Some(field) => field.value = value,
            None if index.is_ascii_uppercase() || index.is_ascii_digit() => {
                fields.push(Field { index, value });
            }
            None => {}
        }
    }
    Ok(fields)
}

fn put_fields(w: &mut Writer, name: &str, fields: &[Field]) {
    for field in fields {
        let _mark = w.start(name);
        w.attribute_fmt("index", format_args!("{}", char::from(field.index)));
        match field.value.is_empty() {
            true => w.end(name),
            false => w.end_with_text(name, &field.value),
        }
    }
}

impl FixedFields {
    fn read(node: Node<'_>) -> Result<FixedFields> {
        let string = |name| path::string(node, name);
        Ok(FixedFields {
            change_level: string("change_level"),
            manufacture_id: string("manufacture_id"),
            part_number: string("part_number"),
            serial_number: string("serial_number"),
            vendor: fields(node, "vendor_field")?,
        })
    }

    fn write(&self, w: &mut Writer) {
        put_text(w, "change_level", &self.change_level);
        put_text(w, "manufacture_id", &self.manufacture_id);
        put_text(w, "part_number", &self.part_number);
        put_text(w, "serial_number", &self.serial_number);
        put_fields(w, "vendor_field", &self.vendor);
    }
}

impl WritableFields {
    fn read(node: Node<'_>) -> Result<WritableFields> {
        let mut writable = WritableFields {
            asset_tag: path::string(node, "asset_tag"),
            vendor: fields(node, "vendor_field")?,
            system: fields(node, "system_field")?,
        };
        // The system's field A is the asset tag, under its other name.
        if let Some(tag) = writable.system.iter().position(|field| field.index == b'A') {
            writable.asset_tag = Some(writable.system.remove(tag).value);
        }
        Ok(writable)
    }

    fn write(&self, w: &mut Writer) {
        put_text(w, "asset_tag", &self.asset_tag);
        put_fields(w, "vendor_field", &self.vendor);
        put_fields(w, "system_field", &self.system);
    }
}

impl Vpd {
    pub(super) fn read(from: Reader<'_>) -> Result<Vpd> {
        let Some(name) = from.string("name") else {
            return Err(xml_error(tr!("Could not read a device name from the <name> element")));
        };
        let mut vpd = Vpd { name, ..Vpd::default() };
        for fields in from.node.children().filter(|c| c.is("fields")) {
            let access: Box<str> = required(fields, "access")?;
            match &*access {
                "readonly" => vpd.fixed = Some(FixedFields::read(fields)?),
                "readwrite" => vpd.writable = Some(WritableFields::read(fields)?),
                other => return Err(xml_error(tr!("Unsupported VPD field access type '%1$s'", other))),
            }
        }
        Ok(vpd)
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("capability");
        w.attribute("type", "vpd");
        w.text("name", &self.name);
        let fields = |w: &mut Writer, access: &str, write: &dyn Fn(&mut Writer)| {
            let _mark = w.start("fields");
            w.attribute("access", access);
            write(w);
            // The end tag stands on a line of its own, also where nothing is inside.
            w.open_content();
            w.end("fields");
        };
        if let Some(fixed) = &self.fixed {
            fields(w, "readonly", &|w| fixed.write(w));
        }
        if let Some(writable) = &self.writable {
            fields(w, "readwrite", &|w| writable.write(w));
        }
        w.end("capability");
    }
}
