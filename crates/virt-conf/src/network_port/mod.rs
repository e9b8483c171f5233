// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<networkport>`: a guest's place in a network.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::domain::address::PciAddress;
use crate::domain::device::hostdev::DriverInfo;
use crate::domain::device::interface::DirectMode;
use crate::net::Mac;
use crate::net::bandwidth::Bandwidth;
use crate::net::port::{VirtualPort, Vlan};
use crate::network::MacTableManager;
use crate::network::forward::{driver_grammar, pci_grammar, put_driver, read_driver};
use crate::network::port_group::{bandwidth_grammar, virtual_port_grammar, vlan_grammar};
use crate::network::{find, isolated_grammar, put_isolated};
use crate::schema::{Element, Rule, Show, optional};
use crate::validate::Schema;
use crate::value::{Value, YesNo};
use crate::xml::{Document, Node, Source, Writer};
use crate::{Uuid, path, words};

words! {
    /// What a port is plugged into.
    PlugType {
        None = "none", Network = "network", Bridge = "bridge", Direct = "direct", HostdevPci = "hostdev-pci",
    }
}

/// `<plug type='bridge' bridge='virbr0'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Plug {
    Network { bridge: Box<str>, mac_table: Option<MacTableManager> },
    Bridge { bridge: Box<str>, mac_table: Option<MacTableManager> },
    Direct { dev: Box<str>, mode: DirectMode },
    HostdevPci { managed: Option<YesNo>, driver: DriverInfo, address: PciAddress },
}

/// `<networkport>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NetworkPort {
    pub uuid: Uuid,
    pub owner_name: Box<str>,
    pub owner_uuid: Uuid,
    /// The port group.
    pub group: Option<Box<str>>,
    pub mac: Mac,
    pub virtual_port: Option<VirtualPort>,
    pub bandwidth: Option<Bandwidth>,
    /// The traffic class; 0 is none.
    pub class: u32,
    pub vlan: Option<Vlan>,
    pub isolated: Option<YesNo>,
    pub trust_guest_rx_filters: Option<YesNo>,
    pub plug: Option<Plug>,
}

fn fault(text: String) -> Error {
    Error::new(ErrorDomain::NETWORK, ErrorCode::XML_ERROR, text)
}

fn internal(text: String) -> Error {
    Error::internal(ErrorDomain::NETWORK, text)
}

impl NetworkPort {
    /// Reads a document.
    pub fn parse(xml: &str) -> Result<NetworkPort> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::NETWORK, file: None })?;
        NetworkPort::read(document.root_named("networkport")?)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str) -> Result<NetworkPort> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::NETWORK, file: None })?;
        let root = document.root_named("networkport")?;
        Schema::NetworkPort.validate(root)?;
        NetworkPort::read(root)
    }

    /// Writes it.
    pub fn format(&self) -> String {
        let mut w = Writer::default();
        self.put_always(&mut w, "networkport", Show::default());
        w.finish()
    }
}

impl Plug {
    /// Its type.
    pub fn plug_type(&self) -> PlugType {
        match self {
            Plug::Network { .. } => PlugType::Network,
            Plug::Bridge { .. } => PlugType::Bridge,
            Plug::Direct { .. } => PlugType::Direct,
            Plug::HostdevPci { .. } => PlugType::HostdevPci,
        }
    }

    fn read(port: Node<'_>) -> Result<Option<Plug>> {
        let Some(node) = port.child("plug") else { return Ok(None) };
        Ok(match optional(node, "type")?.unwrap_or(PlugType::None) {
            PlugType::None => None,
            PlugType::Network => {
                let (bridge, mac_table) = read_bridge(node)?;
                Some(Plug::Network { bridge, mac_table })
            }
            PlugType::Bridge => {
                let (bridge, mac_table) = read_bridge(node)?;
                Some(Plug::Bridge { bridge, mac_table })
            }
            PlugType::Direct => {
                let Some(dev) = node.attribute("dev") else {
                    return Err(fault(tr!("Missing network port link device name")));
                };
                let mode = match node.attribute("mode") {
                    None => DirectMode::Vepa,
                    Some(word) => DirectMode::from_word(word)
                        .ok_or_else(|| fault(tr!("Invalid mode setting '%1$s' in network port", word)))?,
                };
                Some(Plug::Direct { dev: dev.into(), mode })
            }
            PlugType::HostdevPci => {
                let managed = find::yes_no(Some(node), "managed")?;
                let driver = path::element(port, "plug/driver").map(read_driver).transpose()?;
                let Some(address) = path::element(port, "plug/address") else {
                    return Err(fault(tr!("Missing network port PCI address")));
                };
                let address = PciAddress::read(address)?;
                Some(Plug::HostdevPci { managed, driver: driver.unwrap_or_default(), address })
            }
        })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("plug");
        w.attribute("type", self.plug_type().as_str());
        match self {
            Plug::Network { bridge, mac_table } | Plug::Bridge { bridge, mac_table } => {
                w.attribute("bridge", bridge);
                if let Some(manager) = mac_table {
                    w.attribute("macTableManager", manager.as_str());
                }
            }
            Plug::Direct { dev, mode } => {
                w.attribute("dev", dev);
                w.attribute("mode", mode.as_str());
            }
            Plug::HostdevPci { managed, driver, address } => {
                if let Some(managed) = managed {
                    w.attribute("managed", managed.as_str());
                }
                put_driver(driver, w);
                let _mark = w.start("address");
                address.write_numbers(w);
                w.end("address");
            }
        }
        w.end("plug");
    }

    fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("type", PlugType::WORDS),
            Rule::Attribute("bridge", &[]),
            Rule::Attribute("macTableManager", MacTableManager::WORDS),
            Rule::Attribute("dev", &[]),
            Rule::Attribute("mode", DirectMode::WORDS),
            Rule::Attribute("managed", YesNo::WORDS),
            Rule::Child("driver", driver_grammar),
            Rule::Child("address", pci_grammar),
        ]
    }
}

fn read_bridge(node: Node<'_>) -> Result<(Box<str>, Option<MacTableManager>)> {
    let Some(bridge) = node.attribute("bridge") else {
        return Err(fault(tr!("Missing network port bridge name")));
    };
    let manager = match node.attribute("macTableManager") {
        None => None,
        Some(word) => Some(
            MacTableManager::from_word(word)
                .ok_or_else(|| fault(tr!("Invalid macTableManager setting '%1$s' in network port", word)))?,
        ),
    };
    Ok((bridge.into(), manager))
}

fn uuid(text: &str) -> Result<Uuid> {
    Uuid::parse(text).ok_or_else(|| internal(tr!("Unable to parse UUID '%1$s'", text)))
}

impl Element for NetworkPort {
    fn read(node: Node<'_>) -> Result<Self> {
        let Some(text) = path::text(node, "uuid") else {
            return Err(internal(tr!("network port has no uuid")));
        };
        let own = uuid(&text)?;
        let Some(owner_name) = path::string(node, "owner/name") else {
            return Err(internal(tr!("network port has no owner name")));
        };
        let Some(text) = path::text(node, "owner/uuid") else {
            return Err(internal(tr!("network port has no owner UUID")));
        };
        let owner_uuid = uuid(&text)?;
        let group = path::string(node, "group");
        let virtual_port =
            node.child("virtualport").map(|n| VirtualPort::read_partial(n, false)).transpose()?;
        let Some(text) = path::attribute(node, "mac", "address") else {
            return Err(internal(tr!("network port has no mac")));
        };
        let mac = Mac::parse(text).ok_or_else(|| internal(tr!("Unable to parse MAC '%1$s'", text)))?;
        // Whether a floor may be set depends on the network, which is not known here.
        let limits = node.child("bandwidth").map(|n| Bandwidth::read_with_class(n, true)).transpose()?;
        let (class, bandwidth) = limits.unwrap_or_default();
        Ok(NetworkPort {
            uuid: own,
            owner_name,
            owner_uuid,
            group,
            mac,
            virtual_port,
            bandwidth,
            class: class.unwrap_or(0),
            vlan: node.child("vlan").map(Vlan::read).transpose()?,
            isolated: find::yes_no(node.child("port"), "isolated")?,
            trust_guest_rx_filters: find::yes_no(node.child("rxfilters"), "trustGuest")?,
            plug: Plug::read(node)?,
        })
    }

    fn write(&self, w: &mut Writer, _show: Show) {
        w.text_fmt("uuid", format_args!("{}", self.uuid));
        let _mark = w.start("owner");
        w.text("name", &self.owner_name);
        w.text_fmt("uuid", format_args!("{}", self.owner_uuid));
        w.end("owner");
        if let Some(group) = &self.group {
            w.text("group", group);
        }
        let _mark = w.start("mac");
        w.attribute_fmt("address", format_args!("{}", self.mac));
        w.end("mac");
        if let Some(port) = &self.virtual_port {
            port.put(w);
        }
        if let Some(bandwidth) = &self.bandwidth {
            bandwidth.put_with_class(w, self.class);
        }
        if let Some(vlan) = &self.vlan {
            vlan.put(w);
        }
        put_isolated(self.isolated, w);
        if let Some(trust) = self.trust_guest_rx_filters {
            let _mark = w.start("rxfilters");
            w.attribute("trustGuest", trust.as_str());
            w.end("rxfilters");
        }
        if let Some(plug) = &self.plug {
            plug.put(w);
        }
    }

    fn grammar() -> Vec<Rule> {
        vec![
            Rule::Text("uuid", &[]),
            Rule::Child("owner", || vec![Rule::Text("name", &[]), Rule::Text("uuid", &[])]),
            Rule::Text("group", &[]),
            Rule::Child("mac", || vec![Rule::Attribute("address", &[])]),
            Rule::Child("virtualport", virtual_port_grammar),
            Rule::Child("bandwidth", bandwidth_grammar),
            Rule::Child("vlan", vlan_grammar),
            Rule::Child("port", isolated_grammar),
            Rule::Child("rxfilters", || vec![Rule::Attribute("trustGuest", YesNo::WORDS)]),
            Rule::Child("plug", Plug::grammar),
        ]
    }
}
