// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<interface>` of a host: how its network cards, bridges, bonds and VLANs are set up.

pub mod bond;
pub mod protocol;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::network::find;
use crate::path;
use crate::schema::{Element, Rule, Show, optional, required, unsigned_attribute};
use crate::validate::Schema;
use crate::value::{OnOff, Value, unsigned};
use crate::words;
use crate::xml::{Document, Node, Source, Writer};
use bond::Bond;
use protocol::Protocol;

words! {
    /// What an interface is.
    InterfaceType { Ethernet = "ethernet", Bridge = "bridge", Bond = "bond", Vlan = "vlan" }
    /// When it is brought up.
    StartMode { Onboot = "onboot", Hotplug = "hotplug", None = "none" }
    /// What the kernel says about a link.
    LinkState {
        Unknown = "unknown", Notpresent = "notpresent", Down = "down", LowerLayerDown = "lowerlayerdown",
        Testing = "testing", Dormant = "dormant", Up = "up",
    }
}

/// Largest packet size taken.
const MAX_MTU: u32 = 100_000;

/// `<link speed='1000' state='up'/>`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Link {
    pub state: Option<LinkState>,
    /// In megabits a second; 0 where it is not known.
    pub speed: u32,
}

/// What an interface of each type has of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Ethernet { mac: Option<Box<str>> },
    Bridge { stp: Option<OnOff>, delay: Option<Box<str>>, members: Vec<Interface> },
    Bond(Box<Bond>),
    Vlan { tag: Box<str>, device: Box<str> },
}

/// `<interface type='ethernet' name='eth0'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Interface {
    pub name: Box<str>,
    pub start: Option<StartMode>,
    /// 0 where it is not set.
    pub mtu: u32,
    pub protocols: Vec<Protocol>,
    pub link: Link,
    pub kind: Kind,
}

fn fault(text: String) -> Error {
    Error::new(ErrorDomain::INTERFACE, ErrorCode::XML_ERROR, text)
}

impl Interface {
    /// Reads a document.
    pub fn parse(xml: &str) -> Result<Interface> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::INTERFACE, file: None })?;
        Interface::read(document.root_named("interface")?)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str) -> Result<Interface> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::INTERFACE, file: None })?;
        let root = document.root_named("interface")?;
        Schema::Interface.validate(root)?;
        Interface::read(root)
    }

    /// Writes it.
    pub fn format(&self) -> String {
        let mut w = Writer::default();
        self.put_always(&mut w, "interface", Show::default());
        w.finish()
    }

    /// Its type.
    pub fn interface_type(&self) -> InterfaceType {
        match self.kind {
            Kind::Ethernet { .. } => InterfaceType::Ethernet,
            Kind::Bridge { .. } => InterfaceType::Bridge,
            Kind::Bond(_) => InterfaceType::Bond,
            Kind::Vlan { .. } => InterfaceType::Vlan,
        }
    }

    /// Its hardware address, as the document spells it. Only cards have one of their own.
    pub fn mac(&self) -> Option<&str> {
        match &self.kind {
            Kind::Ethernet { mac } => mac.as_deref(),
            _ => None,
        }
    }

    /// Reads it; `within` is what it is a part of.
    fn read_within(node: Node<'_>, within: Option<InterfaceType>) -> Result<Interface> {
        let kind: InterfaceType = required(node, "type")?;
        // So nothing nests deeper than a bond in a bridge.
        let welcome = match within {
            None => true,
            Some(InterfaceType::Bridge) => kind != InterfaceType::Bridge,
            Some(_) => kind == InterfaceType::Ethernet,
        };
        if !welcome {
            return Err(fault(tr!("interface has unsupported type '%1$s'", kind.as_str())));
        }
        let Some(name) = node.attribute("name") else {
            return Err(fault(tr!("interface has no name")));
        };
        let (mut start, mut mtu, mut protocols) = (None, 0, Vec::new());
        if within.is_none() {
            if let Some(word) = path::attribute(node, "start", "mode") {
                let mode = StartMode::from_word(word);
                start = Some(mode.ok_or_else(|| fault(tr!("unknown interface startmode %1$s", word)))?);
            }
            mtu = read_mtu(node)?;
            protocols =
                node.children().filter(|c| c.is("protocol")).map(Protocol::read).collect::<Result<_>>()?;
        }
        let mut link = Link::default();
        if let Some(node) = node.child("link").filter(|_| kind != InterfaceType::Bridge) {
            if node.attribute("state") != Some("") {
                link.state = optional(node, "state")?;
            }
            link.speed = unsigned_attribute(node, "speed", 10)?.unwrap_or(0);
        }
        Ok(Interface { name: name.into(), start, mtu, protocols, link, kind: Kind::read(node, kind)? })
    }

    fn read_members(node: Node<'_>, within: InterfaceType) -> Result<Vec<Interface>> {
        let members = node.children().filter(|c| c.is("interface"));
        members.map(|c| Interface::read_within(c, Some(within))).collect()
    }
}

fn read_mtu(node: Node<'_>) -> Result<u32> {
    let Some(text) = path::attribute(node, "mtu", "size") else { return Ok(0) };
    let Some(size) = unsigned(text, 10).and_then(|n| u32::try_from(n).ok()) else {
        return Err(Error::unknown_cause());
    };
    if size > MAX_MTU {
        return Err(fault(tr!("value of the 'size' attribute of 'mtu' element must be at most 100000")));
    }
    Ok(size)
}

impl Kind {
    fn read(node: Node<'_>, kind: InterfaceType) -> Result<Kind> {
        Ok(match kind {
            InterfaceType::Ethernet => {
                Kind::Ethernet { mac: path::attribute(node, "mac", "address").map(Box::from) }
            }
            InterfaceType::Bridge => match node.child("bridge") {
                None => return Err(fault(tr!("bridge interface misses the bridge element"))),
                Some(bridge) => Kind::read_bridge(bridge)?,
            },
            InterfaceType::Bond => match node.child("bond") {
                None => return Err(fault(tr!("bond interface misses the bond element"))),
                Some(bond) => Kind::Bond(Box::new(Bond::read(bond)?)),
            },
            InterfaceType::Vlan => {
                let Some(vlan) = node.child("vlan") else {
                    return Err(fault(tr!("vlan interface misses the vlan element")));
                };
                let Some(tag) = find::filled(vlan, "tag") else {
                    return Err(fault(tr!("vlan interface misses the tag attribute")));
                };
                let Some(device) = path::attribute(vlan, "interface", "name") else {
                    return Err(fault(tr!("vlan interface misses name attribute")));
                };
                Kind::Vlan { tag: tag.into(), device: device.into() }
            }
        })
    }

    fn read_bridge(node: Node<'_>) -> Result<Kind> {
        let stp = match node.attribute("stp") {
            None => None,
            Some(word) => match OnOff::from_word(word) {
                Some(stp) => Some(stp),
                // The reference takes the document all the same, but stops reading here.
                None => return Ok(Kind::Bridge { stp: None, delay: None, members: Vec::new() }),
            },
        };
        Ok(Kind::Bridge {
            stp,
            delay: node.attribute("delay").map(Box::from),
            members: Interface::read_members(node, InterfaceType::Bridge)?,
        })
    }
}

impl Element for Interface {
    fn read(node: Node<'_>) -> Result<Self> {
        Interface::read_within(node, None)
    }

    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("type", self.interface_type().as_str());
        w.attribute("name", &self.name);
        w.open_content();
        if let Some(start) = self.start {
            let _mark = w.start("start");
            w.attribute("mode", start.as_str());
            w.end("start");
        }
        if self.mtu != 0 {
            let _mark = w.start("mtu");
            w.attribute_fmt("size", format_args!("{}", self.mtu));
            w.end("mtu");
        }
        self.protocols.iter().for_each(|protocol| protocol.put_always(w, "protocol", show));
        let mark = w.start("link");
        if self.link.speed != 0 {
            w.attribute_fmt("speed", format_args!("{}", self.link.speed));
        }
        if let Some(state) = self.link.state {
            w.attribute("state", state.as_str());
        }
        w.end_unless_empty(mark, "link");
        match &self.kind {
            Kind::Ethernet { mac: None } => {}
            Kind::Ethernet { mac: Some(mac) } => {
                let _mark = w.start("mac");
                w.attribute("address", mac);
                w.end("mac");
            }
            Kind::Bridge { stp, delay, members } => {
                let _mark = w.start("bridge");
                if let Some(stp) = stp {
                    w.attribute("stp", stp.as_str());
                }
                if let Some(delay) = delay {
                    w.attribute("delay", delay);
                }
                w.open_content();
                members.iter().for_each(|member| member.put_always(w, "interface", show));
                w.end("bridge");
            }
            Kind::Bond(bond) => bond.put_always(w, "bond", show),
            Kind::Vlan { tag, device } => {
                let _mark = w.start("vlan");
                w.attribute("tag", tag);
                let _inner = w.start("interface");
                w.attribute("name", device);
                w.end("interface");
                w.end("vlan");
            }
        }
    }

    fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("type", InterfaceType::WORDS),
            Rule::Attribute("name", &[]),
            Rule::Child("start", || vec![Rule::Attribute("mode", StartMode::WORDS)]),
            Rule::Child("mtu", || vec![Rule::Attribute("size", &[])]),
            Rule::Child("protocol", Protocol::grammar),
            Rule::Child("link", || {
                vec![Rule::Attribute("speed", &[]), Rule::Attribute("state", LinkState::WORDS)]
            }),
            Rule::Child("mac", || vec![Rule::Attribute("address", &[])]),
            Rule::Child("bridge", || {
                vec![
                    Rule::Attribute("stp", OnOff::WORDS),
                    Rule::Attribute("delay", &[]),
                    Rule::Child("interface", Interface::grammar),
                ]
            }),
            Rule::Child("bond", Bond::grammar),
            Rule::Child("vlan", || {
                vec![
                    Rule::Attribute("tag", &[]),
                    Rule::Child("interface", || vec![Rule::Attribute("name", &[])]),
                ]
            }),
        ]
    }
}

#[cfg(test)]
mod tests;
