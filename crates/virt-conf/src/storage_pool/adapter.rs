// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<adapter>`: the host bus adapter behind a pool of SCSI devices.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::domain::address::PciAddress;
use crate::path::{self, i32_of};
use crate::schema::{Rule, optional};
use crate::value::{Value, YesNo};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What kind of adapter.
    AdapterType { ScsiHost = "scsi_host", FcHost = "fc_host" }
}

/// Which adapter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Adapter {
    ScsiHost(ScsiHost),
    FcHost(Box<FcHost>),
}

/// One that is named, or found by the PCI device it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ScsiHost {
    pub name: Option<Box<str>>,
    pub parent: Option<ParentAddress>,
}

/// `<parentaddr unique_id='1'><address …/></parentaddr>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ParentAddress {
    pub address: PciAddress,
    pub unique_id: i32,
}

/// A virtual port of a Fibre Channel adapter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct FcHost {
    pub parent: Option<Box<str>>,
    pub parent_wwnn: Option<Box<str>>,
    pub parent_wwpn: Option<Box<str>>,
    pub parent_fabric_wwn: Option<Box<str>>,
    pub managed: Option<YesNo>,
    pub wwnn: Option<Box<str>>,
    pub wwpn: Option<Box<str>>,
}

fn fault(text: String) -> Error {
    Error::new(ErrorDomain::STORAGE, ErrorCode::XML_ERROR, text)
}

impl Adapter {
    /// Reads one; `None` where the element names nothing.
    pub fn read(node: Node<'_>) -> Result<Option<Adapter>> {
        let own = |name| path::own(node, name);
        Ok(match optional(node, "type")? {
            None => return Adapter::read_untyped(node),
            Some(AdapterType::FcHost) => Some(Adapter::FcHost(Box::new(FcHost {
                managed: optional(node, "managed")?,
                parent: own("parent"),
                parent_wwnn: own("parent_wwnn"),
                parent_wwpn: own("parent_wwpn"),
                parent_fabric_wwn: own("parent_fabric_wwn"),
                wwnn: own("wwnn"),
                wwpn: own("wwpn"),
            }))),
            Some(AdapterType::ScsiHost) => {
                Some(Adapter::ScsiHost(ScsiHost { name: own("name"), parent: ParentAddress::read(node)? }))
            }
        })
    }

    /// From before there were types: a name and nothing else.
    fn read_untyped(node: Node<'_>) -> Result<Option<Adapter>> {
        if ["wwnn", "wwpn", "parent"].iter().any(|name| node.attribute(name).is_some()) {
            let text =
                tr!("Use of 'wwnn', 'wwpn', and 'parent' attributes requires use of the adapter 'type'");
            return Err(fault(text));
        }
        if node.child("parentaddr").is_some() {
            return Err(fault(tr!("Use of 'parentaddr' element requires use of the adapter 'type'")));
        }
        let name = path::own(node, "name");
        Ok(name.map(|name| Adapter::ScsiHost(ScsiHost { name: Some(name), parent: None })))
    }

    /// Rules about the whole adapter.
    pub fn check(&self) -> Result<()> {
        match self {
            Adapter::ScsiHost(host) => match (&host.name, &host.parent) {
                (None, None) => {
                    Err(fault(tr!("Either 'name' or 'parent' must be specified for the 'scsi_host' adapter")))
                }
                (Some(_), Some(_)) => Err(fault(tr!(
                    "Both 'name' and 'parent' cannot be specified for the 'scsi_host' adapter"
                ))),
                _ => Ok(()),
            },
            Adapter::FcHost(host) => host.check(),
        }
    }

    /// Writes the element.
    pub fn put(&self, w: &mut Writer) {
        let _mark = w.start("adapter");
        match self {
            Adapter::ScsiHost(host) => {
                w.attribute("type", AdapterType::ScsiHost.as_str());
                if let Some(name) = &host.name {
                    w.attribute("name", name);
                } else if let Some(parent) = host.parent {
                    parent.put(w);
                }
            }
            Adapter::FcHost(host) => host.write(w),
        }
        w.end("adapter");
    }

    /// What may stand in the element.
    pub fn grammar() -> Vec<Rule> {
        let attributes =
            ["name", "parent", "parent_wwnn", "parent_wwpn", "parent_fabric_wwn", "wwnn", "wwpn"];
        let mut rules = vec![Rule::Attribute("type", AdapterType::WORDS)];
        rules.push(Rule::Attribute("managed", YesNo::WORDS));
        rules.extend(attributes.map(|name| Rule::Attribute(name, &[])));
        rules.push(Rule::Child("parentaddr", || {
            let address =
                || Vec::from(["domain", "bus", "slot", "function"].map(|name| Rule::Attribute(name, &[])));
            vec![Rule::Attribute("unique_id", &[]), Rule::Child("address", address)]
        }));
        rules
    }
}

impl ParentAddress {
    fn read(node: Node<'_>) -> Result<Option<ParentAddress>> {
        if node.child("parentaddr").is_none() {
            return Ok(None);
        }
        let Some(address) = path::element(node, "parentaddr/address") else {
            return Err(fault(tr!("Missing scsi_host PCI address element")));
        };
        let address = PciAddress::read(address)?;
        let unique_id = path::attribute(node, "parentaddr", "unique_id").and_then(|id| i32_of(id, 10));
        match unique_id.filter(|id| *id >= 0) {
            Some(unique_id) => Ok(Some(ParentAddress { address, unique_id })),
            None => Err(fault(tr!("Missing or invalid scsi adapter 'unique_id' value"))),
        }
    }

    fn put(self, w: &mut Writer) {
        let _mark = w.start("parentaddr");
        w.attribute_fmt("unique_id", format_args!("{}", self.unique_id));
        let _mark = w.start("address");
        self.address.write_numbers(w);
        w.end("address");
        w.end("parentaddr");
    }
}

impl FcHost {
    fn check(&self) -> Result<()> {
        let (Some(wwnn), Some(wwpn)) = (&self.wwnn, &self.wwpn) else {
            return Err(fault(tr!("'wwnn' and 'wwpn' must be specified for adapter type 'fchost'")));
        };
        check_wwn(wwnn)?;
        check_wwn(wwpn)?;
        match (&self.parent_wwnn, &self.parent_wwpn) {
            (Some(wwnn), None) => {
                let text =
                    tr!("when providing parent_wwnn='%1$s', the parent_wwpn must also be provided", &**wwnn);
                return Err(fault(text));
            }
            (None, Some(wwpn)) => {
                let text =
                    tr!("when providing parent_wwpn='%1$s', the parent_wwnn must also be provided", &**wwpn);
                return Err(fault(text));
            }
            _ => {}
        }
        [&self.parent_wwnn, &self.parent_wwpn, &self.parent_fabric_wwn]
            .into_iter()
            .flatten()
            .try_for_each(|wwn| check_wwn(wwn))
    }

    fn write(&self, w: &mut Writer) {
        w.attribute("type", AdapterType::FcHost.as_str());
        let parents = [
            ("parent", &self.parent),
            ("parent_wwnn", &self.parent_wwnn),
            ("parent_wwpn", &self.parent_wwpn),
            ("parent_fabric_wwn", &self.parent_fabric_wwn),
        ];
        for (name, value) in parents {
            if let Some(value) = value {
                w.attribute(name, value);
            }
        }
        if let Some(managed) = self.managed {
            w.attribute("managed", managed.as_str());
        }
        for (name, value) in [("wwnn", &self.wwnn), ("wwpn", &self.wwpn)] {
            if let Some(value) = value {
                w.attribute(name, value);
            }
        }
    }
}

/// World wide names are 16 hexadecimal digits, maybe behind `0x`.
fn check_wwn(wwn: &str) -> Result<()> {
    let digits = wwn.strip_prefix("0x").unwrap_or(wwn);
    if digits.len() == 16 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(());
    }
    Err(Error::internal(ErrorDomain::NONE, tr!("Malformed wwn: %1$s", wwn)))
}
