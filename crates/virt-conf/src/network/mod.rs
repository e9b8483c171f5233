// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<network>`: a virtual network.

pub mod dhcp;
pub mod dns;
pub(crate) mod find;
pub mod forward;
pub mod ip;
pub mod port_group;
pub mod update;

use std::collections::HashSet;
use std::net::IpAddr;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::net::bandwidth::Bandwidth;
use crate::net::ip::Route;
use crate::net::port::{VirtualPort, Vlan};
use crate::net::{Mac, address};
use crate::schema::{Element, Rule, Show};
use crate::validate::Schema;
use crate::value::{OnOff, Value, YesNo, unsigned};
use crate::xml::{Document, Node, Source, Writer};
use crate::{Uuid, path, words, xml};
use dns::Dns;
use forward::{Forward, ForwardMode};
pub use ip::NetworkIp;
use port_group::{PortGroup, bandwidth_grammar, virtual_port_grammar, vlan_grammar};

words! {
    /// Who keeps the bridge's table of hardware addresses.
    MacTableManager { Kernel = "kernel", Libvirt = "libvirt" }
}

/// The namespace of options that are handed to dnsmasq.
const DNSMASQ: &str = "http://libvirt.org/schemas/network/dnsmasq/1.0";

/// What a driver takes in its networks' documents.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParseOptions {
    /// Options for dnsmasq; left out where they are not taken.
    pub dnsmasq: bool,
}

/// `<bridge name='virbr0' stp='on' delay='0'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Bridge {
    pub name: Option<Box<str>>,
    /// The firewall's zone.
    pub zone: Option<Box<str>>,
    pub stp: bool,
    /// In seconds.
    pub delay: u64,
    pub mac_table: Option<MacTableManager>,
}

/// `<domain name='example.com' localOnly='yes'/>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DnsDomain {
    pub name: Option<Box<str>>,
    pub local_only: Option<YesNo>,
    pub register: Option<YesNo>,
}

/// `<network>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Network {
    pub name: Box<str>,
    pub uuid: Uuid,
    /// The document named it.
    pub uuid_given: bool,
    pub title: Option<Box<str>>,
    pub description: Option<Box<str>>,
    /// As it is written, indented for its place, without a line break at its end.
    pub metadata: Option<Box<str>>,
    /// How many guests use it; counted while it runs.
    pub connections: u32,
    /// Guests may talk IPv6 to each other though the network has no such address.
    pub ipv6: bool,
    pub trust_guest_rx_filters: Option<YesNo>,
    pub forward: Forward,
    pub bridge: Bridge,
    /// 0 where it is not set.
    pub mtu: u32,
    pub mac: Option<Mac>,
    pub domain: DnsDomain,
    pub dns: Dns,
    pub vlan: Option<Vlan>,
    pub bandwidth: Option<Bandwidth>,
    pub isolated: Option<YesNo>,
    pub ips: Vec<NetworkIp>,
    pub routes: Vec<Route>,
    pub virtual_port: Option<VirtualPort>,
    pub port_groups: Vec<PortGroup>,
    pub dnsmasq_options: Vec<Box<str>>,
}

fn error(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::NETWORK, code, text)
}

fn fault(text: String) -> Error {
    error(ErrorCode::XML_ERROR, text)
}

fn detail(text: String) -> Error {
    error(ErrorCode::XML_DETAIL, text)
}

fn unsupported(text: String) -> Error {
    error(ErrorCode::CONFIG_UNSUPPORTED, text)
}

impl Network {
    /// Reads a document.
    pub fn parse(xml: &str, options: ParseOptions) -> Result<Network> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::NETWORK, file: None })?;
        Network::read_with(document.root_named("network")?, options)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str, options: ParseOptions) -> Result<Network> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::NETWORK, file: None })?;
        let root = document.root_named("network")?;
        Schema::Network.validate(root)?;
        Network::read_with(root, options)
    }

    /// Writes it. `show.live` adds what only a running network has.
    pub fn format(&self, show: Show) -> String {
        let mut w = Writer::default();
        self.put_always(&mut w, "network", show);
        w.finish()
    }

    /// The port group of this name, or the one for ports that name none.
    pub fn port_group(&self, name: Option<&str>) -> Option<&PortGroup> {
        self.port_groups.iter().find(|group| match name {
            Some(name) => &*group.name == name,
            None => group.is_default,
        })
    }

    /// Reads the element; `options` say what the driver takes.
    pub fn read_with(node: Node<'_>, options: ParseOptions) -> Result<Network> {
        let Some(name) = path::text(node, "name") else {
            return Err(Error::plain(ErrorDomain::NETWORK, ErrorCode::NO_NAME));
        };
        if name.contains('/') {
            let text = tr!("invalid char in %1$s: %2$c", "name", '/');
            return Err(Error::new(ErrorDomain::XML, ErrorCode::XML_DETAIL, text));
        }
        let uuid_text = path::text(node, "uuid");
        let uuid = match &uuid_text {
            None => Uuid::generate()?,
            Some(text) => Uuid::parse(text)
                .ok_or_else(|| Error::internal(ErrorDomain::NETWORK, tr!("malformed uuid element")))?,
        };
        let title = path::string(node, "title");
        if title.as_ref().is_some_and(|title| title.contains('\n')) {
            return Err(fault(tr!("Network title can't contain newlines")));
        }
        let description = path::string(node, "description");
        let ipv6 = match find::filled(node, "ipv6") {
            None => false,
            Some(word) => match YesNo::from_word(word) {
                Some(word) => word == YesNo::Yes,
                None => {
                    let text = tr!("Invalid ipv6 setting '%1$s' in network '%2$s'", word, &*name);
                    return Err(fault(text));
                }
            },
        };
        let trust_guest_rx_filters = find::yes_no(Some(node), "trustGuestRxFilters")?;
        let domain = DnsDomain::read(node.child("domain"), &name)?;
        let bandwidth = node.child("bandwidth").map(|n| Bandwidth::read(n, false)).transpose()?.flatten();
        let vlan = node.child("vlan").map(Vlan::read).transpose()?;
        let isolated = find::yes_no(node.child("port"), "isolated")?;
        let bridge = Bridge::read(node, &name)?;
        let mac = read_mac(node, &name)?;
        let mtu = match path::attribute(node, "mtu", "size") {
            None => 0,
            Some(text) => find::wrapping_u32(text, 10)
                .ok_or_else(|| fault(tr!("Invalid mtu size '%1$s' in network '%2$s'", text, &*name)))?,
        };
        let dns = node.child("dns").map(|n| Dns::read(n, &name)).transpose()?.unwrap_or_default();
        let virtual_port =
            node.child("virtualport").map(|n| VirtualPort::read_partial(n, true)).transpose()?;
        let all = |name: &'static str| node.children().filter(move |c| c.is(name));
        let port_groups = all("portgroup").map(PortGroup::read).collect::<Result<_>>()?;
        let ips = all("ip").map(|n| NetworkIp::read(n, &name)).collect::<Result<_>>()?;
        let routes = all("route").map(|n| Route::read(n, &name)).collect::<Result<_>>()?;
        let mut network = Network {
            name: name.as_ref().into(),
            uuid,
            uuid_given: uuid_text.is_some(),
            title,
            description,
            metadata: None,
            connections: 0,
            ipv6,
            trust_guest_rx_filters,
            forward: Forward::default(),
            bridge,
            mtu,
            mac,
            domain,
            dns,
            vlan,
            bandwidth,
            isolated,
            ips,
            routes,
            virtual_port,
            port_groups,
            dnsmasq_options: Vec::new(),
        };
        network.check_routes()?;
        if let Some(forward) = node.child("forward") {
            network.forward = Forward::read(forward, &name)?;
        }
        network.check_mode(find::first_attribute(node, "bridge", "stp").is_some())?;
        network.metadata = node.child("metadata").and_then(|n| xml::metadata::read(n, 1));
        if options.dnsmasq {
            network.dnsmasq_options = read_dnsmasq(node)?;
        }
        Ok(network)
    }

    /// Whether each route's gateway is reached through one of the addresses.
    fn check_routes(&self) -> Result<()> {
        // By network and not by address, so that time does not grow with routes times addresses.
        let networks: HashSet<_> = self.ips.iter().filter_map(NetworkIp::network).collect();
        let lengths: HashSet<_> = networks.iter().map(|(v4, length, _)| (*v4, *length)).collect();
        let reached = |gateway: IpAddr| {
            lengths.iter().filter(|(v4, _)| *v4 == gateway.is_ipv4()).any(|(v4, length)| {
                let mask = address::mask(gateway, *length).unwrap_or(0);
                networks.contains(&(*v4, *length, address::bits(gateway) & mask))
            })
        };
        match self.routes.iter().find(|route| !reached(route.gateway)) {
            None => Ok(()),
            Some(route) => Err(unsupported(tr!(
                "unreachable static route gateway '%1$s' specified for network '%2$s'",
                address::to_text(route.gateway),
                &*self.name
            ))),
        }
    }

    /// Refuses what does not go with the forward mode.
    fn check_mode(&self, stp_given: bool) -> Result<()> {
        let (mode, name, bridge) = (self.forward.mode, &*self.name, &self.bridge);
        let devices = self.forward.interfaces.len();
        let bad = match mode {
            ForwardMode::Nat | ForwardMode::Route if self.ips.is_empty() => Some(tr!(
                "%1$s forwarding requested, but no IP address provided for network '%2$s'",
                mode.as_str(),
                name
            )),
            ForwardMode::Nat | ForwardMode::Route if devices > 1 => Some(tr!(
                "multiple forwarding interfaces specified for network '%1$s', only one is supported",
                name
            )),
            ForwardMode::Open if devices > 0 => Some(tr!(
                "forward dev not allowed for network '%1$s' with forward mode='%2$s'",
                name,
                mode.as_str()
            )),
            _ if mode.has_bridge() => None,
            _ if mode != ForwardMode::Bridge && bridge.name.is_some() => {
                Some(tr!("bridge name not allowed in %1$s mode (network '%2$s')", mode.as_str(), name))
            }
            _ if mode != ForwardMode::Bridge && bridge.zone.is_some() => {
                Some(tr!("bridge zone not allowed in %1$s mode (network '%2$s')", mode.as_str(), name))
            }
            _ if mode != ForwardMode::Bridge && bridge.mac_table.is_some() => Some(tr!(
                "bridge macTableManager setting not allowed in %1$s mode (network '%2$s')",
                mode.as_str(),
                name
            )),
            _ if bridge.delay != 0 || stp_given || bridge.zone.is_some() => Some(tr!(
                "bridge delay/stp/zone options only allowed in open, route, nat, and isolated mode, not in %1$s (network '%2$s')",
                mode.as_str(),
                name
            )),
            _ if bridge.name.is_some() && (devices > 0 || self.forward.physical.is_some()) => Some(tr!(
                "A network with forward mode='%1$s' can specify a bridge name or a forward dev, but not both (network '%2$s')",
                mode.as_str(),
                name
            )),
            _ if self.mtu != 0 => Some(tr!(
                "mtu size only allowed in open, route, nat, and isolated mode, not in %1$s (network '%2$s')",
                mode.as_str(),
                name
            )),
            _ => None,
        };
        bad.map_or(Ok(()), |text| Err(fault(text)))
    }
}

impl DnsDomain {
    fn read(node: Option<Node<'_>>, network: &str) -> Result<DnsDomain> {
        let domain = DnsDomain {
            name: node.and_then(|n| n.attribute("name")).map(Box::from),
            local_only: find::yes_no(node, "localOnly")?,
            register: find::yes_no(node, "register")?,
        };
        if domain.register == Some(YesNo::Yes) && domain.local_only != Some(YesNo::Yes) {
            return Err(unsupported(tr!(
                "attribute 'register=yes' in <domain> element requires 'localOnly=yes' in network %1$s",
                network
            )));
        }
        Ok(domain)
    }

    fn put(&self, w: &mut Writer) {
        let Some(name) = &self.name else { return };
        let _mark = w.start("domain");
        w.attribute("name", name);
        for (name, word) in [("localOnly", self.local_only), ("register", self.register)] {
            if let Some(word) = word {
                w.attribute(name, word.as_str());
            }
        }
        w.end("domain");
    }
}

impl Bridge {
    fn read(node: Node<'_>, network: &str) -> Result<Bridge> {
        let text = |name| find::first_attribute(node, "bridge", name);
        let delay = match text("delay") {
            None => 0,
            Some(delay) => unsigned(delay, 10)
                .ok_or_else(|| fault(tr!("Invalid delay value in network '%1$s'", network)))?,
        };
        let mac_table = match text("macTableManager") {
            None => None,
            Some(word) => Some(MacTableManager::from_word(word).ok_or_else(|| {
                fault(tr!("Invalid macTableManager setting '%1$s' in network '%2$s'", word, network))
            })?),
        };
        Ok(Bridge {
            name: text("name").map(Box::from),
            zone: text("zone").map(Box::from),
            stp: text("stp") != Some("off"),
            delay,
            mac_table,
        })
    }

    fn put(&self, w: &mut Writer, own: bool) {
        if !own && self.name.is_none() && self.mac_table.is_none() {
            return;
        }
        let _mark = w.start("bridge");
        for (name, text) in [("name", &self.name), ("zone", &self.zone)] {
            if let Some(text) = text {
                w.attribute(name, text);
            }
        }
        if own {
            w.attribute("stp", if self.stp { "on" } else { "off" });
            // The reference writes it with a sign.
            w.attribute_fmt("delay", format_args!("{}", self.delay as i64));
        }
        if let Some(manager) = self.mac_table {
            w.attribute("macTableManager", manager.as_str());
        }
        w.end("bridge");
    }
}

fn read_mac(node: Node<'_>, network: &str) -> Result<Option<Mac>> {
    let Some(text) = find::first_attribute(node, "mac", "address") else { return Ok(None) };
    match Mac::parse(text) {
        None => Err(fault(tr!("Invalid bridge mac address '%1$s' in network '%2$s'", text, network))),
        Some(mac) if mac.is_multicast() => {
            Err(fault(tr!("Invalid multicast bridge mac address '%1$s' in network '%2$s'", text, network)))
        }
        mac => Ok(mac),
    }
}

fn read_dnsmasq(node: Node<'_>) -> Result<Vec<Box<str>>> {
    let ours = |node: &Node<'_>, name: &str| node.name() == name && node.namespace() == Some(DNSMASQ);
    let lists = node.children().filter(|c| ours(c, "options"));
    let options = lists.flat_map(|list| list.children()).filter(|c| ours(c, "option"));
    let value = |option: Node<'_>| match option.attribute("value") {
        Some(value) => Ok(value.into()),
        None => Err(Error::internal(ErrorDomain::NETWORK, tr!("No dnsmasq options value specified"))),
    };
    options.map(value).collect()
}

impl Element for Network {
    fn read(node: Node<'_>) -> Result<Self> {
        Network::read_with(node, ParseOptions::default())
    }

    fn write(&self, w: &mut Writer, show: Show) {
        if !self.dnsmasq_options.is_empty() {
            w.attribute("xmlns:dnsmasq", DNSMASQ);
        }
        if show.live && self.connections > 0 {
            w.attribute_fmt("connections", format_args!("{}", self.connections));
        }
        if self.ipv6 {
            w.attribute("ipv6", "yes");
        }
        if let Some(trust) = self.trust_guest_rx_filters {
            w.attribute("trustGuestRxFilters", trust.as_str());
        }
        w.text("name", &self.name);
        w.text_fmt("uuid", format_args!("{}", self.uuid));
        for (name, text) in [("title", &self.title), ("description", &self.description)] {
            if let Some(text) = text {
                w.text(name, text);
            }
        }
        if let Some(metadata) = &self.metadata {
            w.raw(metadata);
            w.raw("\n");
        }
        self.forward.put(w, show);
        self.bridge.put(w, self.forward.mode.has_bridge());
        if self.mtu != 0 {
            let _mark = w.start("mtu");
            w.attribute_fmt("size", format_args!("{}", self.mtu));
            w.end("mtu");
        }
        if let Some(mac) = self.mac {
            let _mark = w.start("mac");
            w.attribute_fmt("address", format_args!("{mac}"));
            w.end("mac");
        }
        self.domain.put(w);
        self.dns.put(w);
        if let Some(vlan) = &self.vlan {
            vlan.put(w);
        }
        if let Some(bandwidth) = &self.bandwidth {
            bandwidth.put(w);
        }
        put_isolated(self.isolated, w);
        self.ips.iter().for_each(|ip| ip.put(w));
        self.routes.iter().for_each(|route| route.put(w));
        if let Some(port) = &self.virtual_port {
            port.put(w);
        }
        self.port_groups.iter().for_each(|group| group.put(w));
        if !self.dnsmasq_options.is_empty() {
            let _mark = w.start("dnsmasq:options");
            for option in &self.dnsmasq_options {
                let _mark = w.start("dnsmasq:option");
                w.attribute("value", option);
                w.end("dnsmasq:option");
            }
            w.end("dnsmasq:options");
        }
    }

    fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("connections", &[]),
            Rule::Attribute("ipv6", YesNo::WORDS),
            Rule::Attribute("trustGuestRxFilters", YesNo::WORDS),
            Rule::Text("name", &[]),
            Rule::Text("uuid", &[]),
            Rule::Text("title", &[]),
            Rule::Text("description", &[]),
            Rule::Child("forward", Forward::grammar),
            Rule::Child("bridge", || {
                vec![
                    Rule::Attribute("name", &[]),
                    Rule::Attribute("zone", &[]),
                    Rule::Attribute("stp", OnOff::WORDS),
                    Rule::Attribute("delay", &[]),
                    Rule::Attribute("macTableManager", MacTableManager::WORDS),
                ]
            }),
            Rule::Child("mtu", || vec![Rule::Attribute("size", &[])]),
            Rule::Child("mac", || vec![Rule::Attribute("address", &[])]),
            Rule::Child("domain", || {
                vec![
                    Rule::Attribute("name", &[]),
                    Rule::Attribute("localOnly", YesNo::WORDS),
                    Rule::Attribute("register", YesNo::WORDS),
                ]
            }),
            Rule::Child("dns", Dns::grammar),
            Rule::Child("vlan", vlan_grammar),
            Rule::Child("bandwidth", bandwidth_grammar),
            Rule::Child("port", isolated_grammar),
            Rule::Child("ip", NetworkIp::grammar),
            Rule::Child("route", || {
                let names = ["family", "address", "netmask", "prefix", "gateway", "metric"];
                names.map(|name| Rule::Attribute(name, &[])).into()
            }),
            Rule::Child("virtualport", virtual_port_grammar),
            Rule::Child("portgroup", PortGroup::grammar),
        ]
    }
}

/// `<port isolated='yes'/>`
pub(crate) fn put_isolated(isolated: Option<YesNo>, w: &mut Writer) {
    if let Some(isolated) = isolated {
        let _mark = w.start("port");
        w.attribute("isolated", isolated.as_str());
        w.end("port");
    }
}

/// `<port>`
pub(crate) fn isolated_grammar() -> Vec<Rule> {
    vec![Rule::Attribute("isolated", YesNo::WORDS)]
}

#[cfg(test)]
mod tests;
