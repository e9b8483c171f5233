// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<device>`: a device of the host.

mod ap;
mod capability;
mod ccw;
mod field;
mod grammar;
mod mdev;
mod net;
mod pci;
mod scsi;
mod storage;
mod system;
mod usb;
mod vpd;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

pub use ap::{ApCard, ApMatrix, ApQueue};
pub use capability::{Capability, CapabilityType, DrmType};
pub use ccw::{Ccw, CcwAddress, CcwGroup, CcwGroupType, CcwMember, CcwState, Css};
pub use field::Id;
pub use mdev::{Mdev, MdevConfig, MdevType};
pub use net::{LinkState, Net, NetFeature, NetLink, NetType};
pub use pci::{Express, HeaderType, IommuGroup, Link, LinkSpeed, Pci, VirtualFunctions};
pub use scsi::{FcHost, RemotePort, Scsi, ScsiHost, ScsiTarget, VportOps};
pub use storage::{Medium, Storage};
pub use system::{Firmware, Hardware, System};
pub use usb::{UsbDevice, UsbInterface};
pub use vpd::{Field, FixedFields, Vpd, WritableFields};

use crate::schema::{Rule, required};
use crate::validate::Schema;
use crate::xml::{self, Document, Node, Writer};
use crate::{path, words};
use field::{internal, put_text, xml_error};

words! {
    /// A device node's path, or a link to it.
    DevnodeType { Dev = "dev", Link = "link" }
}

/// Where a document comes from.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'o> {
    /// It describes a device that is there.
    Existing,
    /// It asks for a new device.
    New {
        /// Which driver asks; some names are made up after it.
        hypervisor: &'o str,
    },
}

/// A device's document.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Definition {
    pub name: Box<str>,
    /// Where it is in sysfs.
    pub path: Option<Box<str>>,
    pub devnode: Option<Box<str>>,
    pub devlinks: Vec<Box<str>>,
    pub parent: Parent,
    /// Drivers fill this in.
    pub driver: Option<Box<str>>,
    pub capabilities: Vec<Capability>,
}

/// The device that this one hangs on. Documents that ask for a new one may tell it in other
/// ways than by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Parent {
    pub name: Option<Box<str>>,
    pub wwnn: Option<Box<str>>,
    pub wwpn: Option<Box<str>>,
    pub fabric_wwn: Option<Box<str>>,
    /// Drivers fill this in.
    pub path: Option<Box<str>>,
}

impl Parent {
    fn read(node: Node<'_>) -> Result<Parent> {
        let Some(child) = node.child("parent") else { return Ok(Parent::default()) };
        let attribute = |name| child.attribute(name).filter(|text| !text.is_empty()).map(Box::from);
        let parent = Parent {
            name: path::string(node, "parent"),
            wwnn: attribute("wwnn"),
            wwpn: attribute("wwpn"),
            fabric_wwn: attribute("fabric_wwn"),
            path: None,
        };
        match (parent.wwnn.as_deref(), parent.wwpn.as_deref()) {
            (Some(wwnn), None) => {
                Err(xml_error(tr!("when providing parent wwnn='%1$s', the wwpn must also be provided", wwnn)))
            }
            (None, Some(wwpn)) => {
                Err(xml_error(tr!("when providing parent wwpn='%1$s', the wwnn must also be provided", wwpn)))
            }
            _ => Ok(parent),
        }
    }
}

impl Definition {
    /// Reads a document.
    pub fn parse(xml: &str, origin: Origin<'_>) -> Result<Definition> {
        let source = xml::Source { domain: ErrorDomain::NODEDEV, file: None };
        let document = Document::parse(xml, source)?;
        Definition::read(document.root_named("device")?, origin)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str, origin: Origin<'_>) -> Result<Definition> {
        let source = xml::Source { domain: ErrorDomain::NODEDEV, file: None };
        let document = Document::parse(xml, source)?;
        let root = document.root_named("device")?;
        Schema::NodeDevice.validate(root)?;
        Definition::read(root, origin)
    }

    /// Reads the element.
    pub fn read(node: Node<'_>, origin: Origin<'_>) -> Result<Definition> {
        let name = match origin {
            Origin::New { .. } => "new device".into(),
            Origin::Existing => path::string(node, "name")
                .ok_or_else(|| Error::plain(ErrorDomain::NODEDEV, ErrorCode::NO_NAME))?,
        };
        let mut device = Definition {
            name,
            path: path::string(node, "path"),
            devnode: None,
            devlinks: Vec::new(),
            parent: Parent::default(),
            driver: None,
            capabilities: Vec::new(),
        };
        for devnode in node.children().filter(|c| c.is("devnode")) {
            let path = || devnode.text().as_ref().into();
            match required(devnode, "type")? {
                DevnodeType::Dev => device.devnode = Some(path()),
                DevnodeType::Link => device.devlinks.push(path()),
            }
        }
        device.parent = Parent::read(node)?;
        for capability in node.children().filter(|c| c.is("capability")) {
            device.capabilities.push(Capability::read(capability, &device.name, origin)?);
        }
        if device.capabilities.is_empty() {
            return Err(internal(tr!("no device capabilities for '%1$s'", device.name)));
        }
        Ok(device)
    }

    /// The document, of the device as it is or as it will be started next.
    pub fn format(&self, inactive: bool) -> String {
        let mut w = Writer::default();
        let _mark = w.start("device");
        w.text("name", &self.name);
        if !inactive {
            put_text(&mut w, "path", &self.path);
            let links = self.devlinks.iter().map(|link| (DevnodeType::Link, link));
            for (kind, path) in self.devnode.iter().map(|path| (DevnodeType::Dev, path)).chain(links) {
                let _mark = w.start("devnode");
                w.attribute("type", kind.as_str());
                w.end_with_text("devnode", path);
            }
        }
        put_text(&mut w, "parent", &self.parent.name);
        if let Some(driver) = self.driver.as_ref().filter(|_| !inactive) {
            let _mark = w.start("driver");
            w.text("name", driver);
            w.end("driver");
        }
        self.capabilities.iter().for_each(|capability| capability.put(&mut w, inactive));
        w.end("device");
        w.finish()
    }

    /// What may stand in the element.
    pub fn grammar() -> Vec<Rule> {
        grammar::device()
    }

    /// The kinds of all its capabilities, nested ones too, as programs are told them.
    pub fn capability_types(&self) -> impl Iterator<Item = CapabilityType> {
        self.capabilities.iter().flat_map(|c| std::iter::once(c.kind()).chain(c.nested()))
    }

    /// The names of its port on a Fibre Channel.
    pub fn fc_host(&self) -> Result<&FcHost> {
        let host = self.capabilities.iter().find_map(|capability| match capability {
            Capability::ScsiHost(host) => host.fc_host.as_ref(),
            _ => None,
        });
        host.ok_or_else(|| internal(tr!("Device is not a fibre channel HBA")))
    }

    /// Makes mediated devices run as they are defined.
    pub fn activate_mdevs(&mut self) {
        for capability in &mut self.capabilities {
            if let Capability::Mdev(mdev) = capability {
                mdev.active.kind = mdev.defined.kind.clone();
                mdev.active.attributes.extend_from_slice(&mdev.defined.attributes);
            }
        }
    }
}

#[cfg(test)]
mod tests;
