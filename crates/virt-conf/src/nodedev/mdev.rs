// SPDX-License-Identifier: LGPL-2.1-or-later
//! Mediated devices, and the types of them that a parent offers.

use virt_core::{Result, tr};

use super::field::{Reader, internal, put_text, unsupported, xml_error};
use crate::Uuid;
use crate::path::{self, u32_of};
use crate::xml::{Node, Writer};

/// `<capability type='mdev'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Mdev {
    pub uuid: Option<Uuid>,
    /// Where the parent is on its bus; drivers fill this in.
    pub parent_addr: Option<Box<str>>,
    pub iommu_group: u32,
    /// As it will be started next.
    pub defined: MdevConfig,
    /// As it runs; documents describe the other one.
    pub active: MdevConfig,
    /// Drivers fill this in.
    pub autostart: bool,
}

/// What a mediated device is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct MdevConfig {
    pub kind: Option<Box<str>>,
    /// Names and values, in order.
    pub attributes: Vec<(Box<str>, Box<str>)>,
}

impl Mdev {
    pub(super) fn read(from: Reader<'_>) -> Result<Mdev> {
        let kind = from.node.child("type").and_then(|c| c.attribute("id")).filter(|id| !id.is_empty());
        let Some(kind) = kind else {
            return Err(unsupported(tr!("missing type id attribute for '%1$s'", from.device)));
        };
        let uuid = match path::text(from.node, "uuid") {
            None => None,
            Some(text) => match Uuid::parse(&text) {
                None => return Err(internal(tr!("Invalid uuid '%1$s' for new mdev device", text))),
                uuid => uuid,
            },
        };
        let group = from.node.child("iommuGroup").and_then(|c| c.attribute("number"));
        let iommu_group = match group.filter(|number| !number.is_empty()) {
            None => 0,
            Some(number) => u32_of(number, 10).ok_or_else(|| {
                internal(tr!("invalid iommuGroup number attribute for '%1$s'", from.device))
            })?,
        };
        // The reference passes over attributes that lack a name or a value.
        let attribute = |node: Node<'_>| {
            let of = |name| node.attribute(name).filter(|text| !text.is_empty()).map(Box::from);
            of("name").zip(of("value"))
        };
        let attributes = from.node.children().filter(|c| c.is("attr")).filter_map(attribute).collect();
        let defined = MdevConfig { kind: Some(kind.into()), attributes };
        let active = MdevConfig::default();
        Ok(Mdev { uuid, parent_addr: None, iommu_group, defined, active, autostart: false })
    }

    pub(super) fn write(&self, w: &mut Writer, inactive: bool) {
        let config = if inactive { &self.defined } else { &self.active };
        if let Some(kind) = &config.kind {
            let _mark = w.start("type");
            w.attribute("id", kind);
            w.end("type");
        }
        if let Some(uuid) = self.uuid {
            w.text_fmt("uuid", format_args!("{uuid}"));
        }
        put_text(w, "parent_addr", &self.parent_addr);
        let _mark = w.start("iommuGroup");
        w.attribute_fmt("number", format_args!("{}", self.iommu_group));
        w.end("iommuGroup");
        for (name, value) in &config.attributes {
            let _mark = w.start("attr");
            w.attribute("name", name);
            w.attribute("value", value);
            w.end("attr");
        }
    }
}

/// A type of mediated device that a parent offers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct MdevType {
    pub id: Box<str>,
    pub name: Option<Box<str>>,
    pub device_api: Box<str>,
    pub available_instances: u32,
}

/// Adds the types that a capability lists.
pub fn read_types(from: Reader<'_>, types: &mut Vec<MdevType>) -> Result<()> {
    for node in from.node.children().filter(|c| c.is("type")) {
        let Some(id) = node.attribute("id").filter(|id| !id.is_empty()) else {
            return Err(xml_error(tr!("missing 'id' attribute for mediated device's <type> element")));
        };
        let Some(device_api) = path::string(node, "deviceAPI") else {
            return Err(xml_error(tr!("missing device API for mediated device type '%1$s'", id)));
        };
        let available = path::text(node, "availableInstances").and_then(|text| u32_of(&text, 10));
        let Some(available_instances) = available else {
            let text = tr!("missing number of available instances for mediated device type '%1$s'", id);
            return Err(xml_error(text));
        };
        let name = path::string(node, "name");
        types.push(MdevType { id: id.into(), name, device_api, available_instances });
    }
    Ok(())
}

/// Writes the capability, unless there is nothing in it.
pub fn put_types(w: &mut Writer, types: Option<&[MdevType]>) {
    let Some(types) = types.filter(|types| !types.is_empty()) else { return };
    let _mark = w.start("capability");
    w.attribute("type", "mdev_types");
    for kind in types {
        let _mark = w.start("type");
        w.attribute("id", &kind.id);
        put_text(w, "name", &kind.name);
        w.text("deviceAPI", &kind.device_api);
        w.text_fmt("availableInstances", format_args!("{}", kind.available_instances));
        w.end("type");
    }
    w.end("capability");
}
