// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<capability type='pci'>`: a PCI device.

use virt_core::{Result, tr};

use super::field::{Id, Reader, internal, put_capability, put_number, xml_error};
use super::mdev::{MdevType, put_types, read_types};
use super::vpd::Vpd;
use crate::domain::address::PciAddress;
use crate::path::{self, i32_of, u32_of};
use crate::schema::{missing_attribute, refused_attribute, required, unsigned_attribute};
use crate::value::Refusal;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What a device that is not an end point does.
    HeaderType { PciBridge = "pci-bridge", CardbusBridge = "cardbus-bridge" }
    /// Speed of a PCI Express link, in billions of transfers a second.
    LinkSpeed { Gen1 = "2.5", Gen2 = "5", Gen3 = "8", Gen4 = "16", Gen5 = "32", Gen6 = "64" }
}

/// A PCI device.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Pci {
    pub class: Option<u32>,
    pub domain: u32,
    pub bus: u32,
    pub slot: u32,
    pub function: u32,
    pub product: Id,
    pub vendor: Id,
    pub physical_function: Option<PciAddress>,
    pub virtual_functions: Option<VirtualFunctions>,
    pub header: Option<HeaderType>,
    /// `Some` as soon as the capability is there.
    pub mdev_types: Option<Vec<MdevType>>,
    pub vpd: Option<Vpd>,
    pub iommu_group: Option<IommuGroup>,
    pub numa_node: Option<u32>,
    pub express: Option<Express>,
}

/// `<capability type='virt_functions' maxCount='7'>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct VirtualFunctions {
    pub max: u32,
    pub addresses: Vec<PciAddress>,
}

/// `<iommuGroup number='12'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct IommuGroup {
    pub number: u32,
    pub devices: Vec<PciAddress>,
}

/// `<pci-express>`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Express {
    /// What the device can do.
    pub capability: Option<Link>,
    /// What it does.
    pub status: Option<Link>,
}

/// `<link validity='cap' port='1' speed='2.5' width='1'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Link {
    pub port: Option<u32>,
    pub speed: Option<LinkSpeed>,
    pub width: u32,
}

fn put_address(w: &mut Writer, address: PciAddress) {
    let _mark = w.start("address");
    address.write_numbers(w);
    w.end("address");
}

fn addresses(node: Node<'_>) -> Result<Vec<PciAddress>> {
    node.children().filter(|c| c.is("address")).map(PciAddress::read).collect()
}

impl Pci {
    pub(super) fn read(from: Reader<'_>) -> Result<Pci> {
        let mut pci = Pci { class: class(from)?, ..Pci::default() };
        pci.domain = from.number(
            "domain",
            ("no PCI domain ID supplied for '%1$s'", "invalid PCI domain ID supplied for '%1$s'"),
        )?;
        pci.bus = from
            .number("bus", ("no PCI bus ID supplied for '%1$s'", "invalid PCI bus ID supplied for '%1$s'"))?;
        pci.slot = from.number(
            "slot",
            ("no PCI slot ID supplied for '%1$s'", "invalid PCI slot ID supplied for '%1$s'"),
        )?;
        pci.function = from.number(
            "function",
            ("no PCI function ID supplied for '%1$s'", "invalid PCI function ID supplied for '%1$s'"),
        )?;
        pci.vendor = from.id(
            "vendor",
            ("no PCI vendor ID supplied for '%1$s'", "invalid PCI vendor ID supplied for '%1$s'"),
        )?;
        pci.product = from.id(
            "product",
            ("no PCI product ID supplied for '%1$s'", "invalid PCI product ID supplied for '%1$s'"),
        )?;
        for capability in from.capabilities() {
            pci.read_capability(capability)?;
        }
        pci.iommu_group = from.node.child("iommuGroup").map(IommuGroup::read).transpose()?;
        let node = from.node.child("numa").and_then(|c| c.attribute("node")).filter(|n| !n.is_empty());
        let numa = from.optional(node, "invalid NUMA node ID supplied for '%1$s'")?;
        pci.numa_node = numa.and_then(|node| u32::try_from(node).ok());
        pci.express = from.node.child("pci-express").map(Express::read).transpose()?;
        Ok(pci)
    }

    fn read_capability(&mut self, from: Reader<'_>) -> Result<()> {
        match from.kind() {
            None => return Err(xml_error(tr!("Missing capability type"))),
            Some("phys_function") => {
                let Some(address) = from.node.child("address") else {
                    return Err(xml_error(tr!("Missing address in 'phys_function' capability")));
                };
                self.physical_function = Some(PciAddress::read(address)?);
            }
            Some("virt_functions") => {
                let functions = self.virtual_functions.get_or_insert_default();
                if let Some(max) = from.node.attribute("maxCount").filter(|max| !max.is_empty()) {
                    functions.max =
                        u32_of(max, 10).ok_or_else(|| xml_error(tr!("Malformed 'maxCount' parameter")))?;
                }
                functions.addresses.extend(addresses(from.node)?);
            }
            Some("mdev_types") => read_types(from, self.mdev_types.get_or_insert_default())?,
            Some("vpd") => self.vpd = Some(Vpd::read(from)?),
            Some(kind) => self.header = self.header.or_else(|| HeaderType::from_word(kind)),
        }
        Ok(())
    }

    pub(super) fn write(&self, w: &mut Writer) {
        if let Some(class) = self.class {
            w.text_fmt("class", format_args!("0x{class:06x}"));
        }
        put_number(w, "domain", self.domain);
        for (name, n) in [("bus", self.bus), ("slot", self.slot), ("function", self.function)] {
            w.text_fmt(name, format_args!("{n}"));
        }
        self.product.put(w, "product");
        self.vendor.put(w, "vendor");
        if let Some(address) = self.physical_function {
            put_capability(w, "phys_function", |w| put_address(w, address));
        }
        if let Some(functions) = &self.virtual_functions {
            let _mark = w.start("capability");
            w.attribute("type", "virt_functions");
            if functions.max > 0 {
                w.attribute_fmt("maxCount", format_args!("{}", functions.max));
            }
            functions.addresses.iter().for_each(|address| put_address(w, *address));
            w.end("capability");
        }
        if let Some(header) = self.header {
            let _mark = w.start("capability");
            w.attribute("type", header.as_str());
            w.end("capability");
        }
        put_types(w, self.mdev_types.as_deref());
        if let Some(vpd) = &self.vpd {
            vpd.put(w);
        }
        if let Some(group) = self.iommu_group.as_ref().filter(|group| !group.devices.is_empty()) {
            let _mark = w.start("iommuGroup");
            w.attribute_fmt("number", format_args!("{}", group.number as i32));
            group.devices.iter().for_each(|address| put_address(w, *address));
            w.end("iommuGroup");
        }
        if let Some(node) = self.numa_node {
            let _mark = w.start("numa");
            w.attribute_fmt("node", format_args!("{node}"));
            w.end("numa");
        }
        if let Some(express) = self.express {
            let _mark = w.start("pci-express");
            for (validity, link) in [("cap", express.capability), ("sta", express.status)] {
                if let Some(link) = link {
                    link.put(w, validity);
                }
            }
            w.end("pci-express");
        }
    }
}

fn class(from: Reader<'_>) -> Result<Option<u32>> {
    let Some(text) = path::text(from.node, "class") else { return Ok(None) };
    match i32_of(&text, 16).filter(|class| *class <= 0xff_ffff) {
        Some(class) => Ok(u32::try_from(class).ok()),
        None => Err(internal(tr!("invalid PCI class supplied for '%1$s'", from.device))),
    }
}

impl IommuGroup {
    fn read(node: Node<'_>) -> Result<IommuGroup> {
        Ok(IommuGroup { number: required(node, "number")?, devices: addresses(node)? })
    }
}

impl Express {
    fn read(node: Node<'_>) -> Result<Express> {
        let link = |validity| {
            let valid = |c: &Node<'_>| c.is("link") && c.attribute("validity") == Some(validity);
            node.children().find(valid).map(Link::read).transpose()
        };
        Ok(Express { capability: link("cap")?, status: link("sta")? })
    }
}

impl Link {
    fn read(node: Node<'_>) -> Result<Link> {
        let width =
            unsigned_attribute(node, "width", 0)?.ok_or_else(|| missing_attribute("width", node.name()))?;
        let speed = match node.attribute("speed").filter(|word| !word.is_empty()) {
            None => None,
            Some(word) => match LinkSpeed::from_word(word) {
                None => return Err(refused_attribute(Refusal::Word, "speed", node.name(), word)),
                speed => speed,
            },
        };
        let port: Option<i32> = crate::schema::optional(node, "port")?;
        Ok(Link { port: port.and_then(|port| u32::try_from(port).ok()), speed, width })
    }

    fn put(self, w: &mut Writer, validity: &str) {
        let _mark = w.start("link");
        w.attribute("validity", validity);
        if let Some(port) = self.port {
            w.attribute_fmt("port", format_args!("{port}"));
        }
        if let Some(speed) = self.speed {
            w.attribute("speed", speed.as_str());
        }
        w.attribute_fmt("width", format_args!("{}", self.width as i32));
        w.end("link");
    }
}
