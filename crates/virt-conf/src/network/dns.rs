// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<dns>`: what the network's name server knows, and whom it asks.

use std::net::IpAddr;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::{detail, fault, find};
use crate::net::address::{self, Family};
use crate::schema::{Rule, optional};
use crate::value::{PositiveInt, Value, YesNo, unsigned};
use crate::xml::{Node, Writer};

/// Longest name of a service.
const MAX_SERVICE: usize = 512 - 30;

/// `<forwarder domain='example.com' addr='192.168.1.1'/>`: one of the two is there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Forwarder {
    pub domain: Option<Box<str>>,
    pub address: Option<IpAddr>,
    /// Of the address's name server.
    pub port: Option<u16>,
}

/// `<txt name='example' value='example value'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DnsTxt {
    pub name: Box<str>,
    /// Missing only where an update names a record.
    pub value: Option<Box<str>>,
}

/// `<srv service='name' protocol='tcp' target='.' port='1024'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DnsSrv {
    /// Missing only where an update names a record.
    pub service: Option<Box<str>>,
    /// Missing only where an update names a record.
    pub protocol: Option<Box<str>>,
    pub domain: Option<Box<str>>,
    pub target: Option<Box<str>>,
    pub port: u32,
    pub priority: u32,
    pub weight: u32,
}

/// `<host ip='192.168.122.2'><hostname>a</hostname></host>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DnsHost {
    /// Missing only where an update names a record.
    pub ip: Option<IpAddr>,
    pub names: Vec<Box<str>>,
}

/// `<dns>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Dns {
    pub enable: Option<YesNo>,
    pub forward_plain_names: Option<YesNo>,
    pub forwarders: Vec<Forwarder>,
    pub txts: Vec<DnsTxt>,
    pub srvs: Vec<DnsSrv>,
    pub hosts: Vec<DnsHost>,
}

impl Forwarder {
    fn read(node: Node<'_>, network: &str) -> Result<Forwarder> {
        let (mut address, mut port) = (None, None);
        if let Some(text) = node.attribute("addr") {
            address = Some(address::parse(text, Family::Any).map_err(|_| {
                fault(tr!("Invalid forwarder IP address '%1$s' in network '%2$s'", text, network))
            })?);
            // Without an address it means nothing and is not looked at.
            port = Self::port(node)?;
        }
        let domain = node.attribute("domain").map(Box::from);
        if address.is_none() && domain.is_none() {
            return Err(fault(tr!("Invalid forwarder element, must contain at least one of addr or domain")));
        }
        Ok(Forwarder { domain, address, port })
    }

    fn port(node: Node<'_>) -> Result<Option<u16>> {
        let Some(PositiveInt(port)) = optional(node, "port")? else { return Ok(None) };
        match u16::try_from(port) {
            Ok(port) => Ok(Some(port)),
            Err(_) => {
                let text = tr!("port '%1$d' out of range", port);
                Err(Error::new(ErrorDomain::NETWORK, ErrorCode::INVALID_ARG, text))
            }
        }
    }
}

impl DnsHost {
    /// Reads it; a partial record only names one that is there.
    pub(super) fn read(node: Node<'_>, network: &str, partial: bool) -> Result<DnsHost> {
        let missing_name = || detail(tr!("Missing hostname in network '%1$s' DNS HOST record", network));
        let mut names = Vec::new();
        for name in node.children().filter(|c| c.name() == "hostname") {
            let text = name.text();
            if text.is_empty() {
                return Err(missing_name());
            }
            names.push(text.as_ref().into());
        }
        if names.is_empty() && !partial {
            return Err(missing_name());
        }
        let ip =
            match node.attribute("ip") {
                Some(text) => Some(address::parse(text, Family::Any).map_err(|_| {
                    detail(tr!("Invalid IP address in network '%1$s' DNS HOST record", network))
                })?),
                None if !partial => {
                    return Err(detail(tr!("Missing IP address in network '%1$s' DNS HOST record", network)));
                }
                None if names.is_empty() => {
                    let text = tr!("Missing ip and hostname in network '%1$s' DNS HOST record", network);
                    return Err(detail(text));
                }
                None => None,
            };
        Ok(DnsHost { ip, names })
    }
}

/// A number of an attribute that only records with a target have.
fn number(
    node: Node<'_>,
    name: &str,
    allowed: std::ops::RangeInclusive<u32>,
    target: bool,
    alone: impl FnOnce() -> String,
    bad: impl FnOnce() -> String,
) -> Result<u32> {
    let Some(text) = find::filled(node, name) else { return Ok(0) };
    let Some(number) = unsigned(text, 10).and_then(|n| u32::try_from(n).ok()) else {
        return Err(detail(bad()));
    };
    if !target {
        return Err(detail(alone()));
    }
    match allowed.contains(&number) {
        true => Ok(number),
        false => Err(detail(bad())),
    }
}

impl DnsSrv {
    /// Reads it; a partial record only names one that is there.
    pub(super) fn read(node: Node<'_>, network: &str, partial: bool) -> Result<DnsSrv> {
        let text = |name| node.attribute(name);
        let service = text("service");
        if service.is_none() && !partial {
            return Err(detail(tr!(
                "missing required service attribute in DNS SRV record of network '%1$s'",
                network
            )));
        }
        let shown = service.unwrap_or("(null)");
        if let Some(service) = service {
            if service.len() > MAX_SERVICE {
                return Err(detail(tr!(
                    "service attribute '%1$s' in network '%2$s' is too long, limit is %3$d bytes",
                    service,
                    network,
                    MAX_SERVICE
                )));
            }
            if !service.chars().all(|c| c.is_ascii_alphanumeric() || "_-+/*".contains(c)) {
                return Err(detail(tr!(
                    "invalid character in service attribute '%1$s' in DNS SRV record of network '%2$s'",
                    service,
                    network
                )));
            }
        }
        let protocol = text("protocol");
        if protocol.is_none() && !partial {
            return Err(detail(tr!(
                "missing required protocol attribute in DNS SRV record '%1$s' of network '%2$s'",
                shown,
                network
            )));
        }
        if let Some(protocol) = protocol
            && !protocol.chars().all(|c| c.is_ascii_alphanumeric() || "-+/".contains(c))
        {
            return Err(detail(tr!(
                "invalid character in protocol attribute '%1$s' in DNS SRV record of network '%2$s'",
                protocol,
                network
            )));
        }
        let target = text("target");
        let there = target.is_some();
        let port = number(
            node,
            "port",
            1..=65535,
            there,
            || {
                tr!(
                    "DNS SRV port attribute not permitted without target for service '%1$s' in network '%2$s'",
                    shown,
                    network
                )
            },
            || tr!("invalid DNS SRV port attribute for service '%1$s' in network '%2$s'", shown, network),
        )?;
        let priority = number(
            node,
            "priority",
            0..=65535,
            there,
            || {
                tr!(
                    "DNS SRV priority attribute not permitted without target for service '%1$s' in network '%2$s'",
                    shown,
                    network
                )
            },
            || tr!("Invalid DNS SRV priority attribute for service '%1$s' in network '%2$s'", shown, network),
        )?;
        let weight = number(
            node,
            "weight",
            0..=65535,
            there,
            || {
                tr!(
                    "DNS SRV weight attribute not permitted without target for service '%1$s' in network '%2$s'",
                    shown,
                    network
                )
            },
            || tr!("invalid DNS SRV weight attribute for service '%1$s' in network '%2$s'", shown, network),
        )?;
        let keep = |text: Option<&str>| text.map(Box::from);
        Ok(DnsSrv {
            service: keep(service),
            protocol: keep(protocol),
            domain: keep(text("domain")),
            target: keep(target),
            port,
            priority,
            weight,
        })
    }

    fn put(&self, w: &mut Writer) {
        let (Some(service), Some(protocol)) = (&self.service, &self.protocol) else { return };
        let _mark = w.start("srv");
        w.attribute("service", service);
        w.attribute("protocol", protocol);
        for (name, text) in [("domain", &self.domain), ("target", &self.target)] {
            if let Some(text) = text {
                w.attribute(name, text);
            }
        }
        let numbers = [("port", self.port), ("priority", self.priority), ("weight", self.weight)];
        for (name, n) in numbers.into_iter().filter(|(_, n)| *n != 0) {
            w.attribute_fmt(name, format_args!("{n}"));
        }
        w.end("srv");
    }
}

impl DnsTxt {
    /// Reads it; a partial record only names one that is there.
    pub(super) fn read(node: Node<'_>, network: &str, partial: bool) -> Result<DnsTxt> {
        let Some(name) = node.attribute("name") else {
            return Err(detail(tr!(
                "missing required name attribute in DNS TXT record of network %1$s",
                network
            )));
        };
        if name.contains([' ', ',']) {
            return Err(detail(tr!(
                "prohibited character in DNS TXT record name '%1$s' of network %2$s",
                name,
                network
            )));
        }
        let value = node.attribute("value");
        if value.is_none() && !partial {
            return Err(detail(tr!(
                "missing required value attribute in DNS TXT record named '%1$s' of network %2$s",
                name,
                network
            )));
        }
        Ok(DnsTxt { name: name.into(), value: value.map(Box::from) })
    }
}

impl Dns {
    pub(super) fn read(node: Node<'_>, network: &str) -> Result<Dns> {
        let all = |name: &'static str| node.children().filter(move |c| c.is(name));
        let dns = Dns {
            enable: find::yes_no(Some(node), "enable")?,
            forward_plain_names: find::yes_no(Some(node), "forwardPlainNames")?,
            forwarders: all("forwarder").map(|n| Forwarder::read(n, network)).collect::<Result<_>>()?,
            hosts: all("host").map(|n| DnsHost::read(n, network, false)).collect::<Result<_>>()?,
            srvs: all("srv").map(|n| DnsSrv::read(n, network, false)).collect::<Result<_>>()?,
            txts: all("txt").map(|n| DnsTxt::read(n, network, false)).collect::<Result<_>>()?,
        };
        if dns.enable == Some(YesNo::No) && !dns.has_no_records() {
            return Err(fault(tr!("Extra data in disabled network '%1$s'", network)));
        }
        Ok(dns)
    }

    fn has_no_records(&self) -> bool {
        self.forwarders.is_empty() && self.hosts.is_empty() && self.srvs.is_empty() && self.txts.is_empty()
    }

    pub(super) fn put(&self, w: &mut Writer) {
        if *self == Dns::default() {
            return;
        }
        let _mark = w.start("dns");
        for (name, word) in [("enable", self.enable), ("forwardPlainNames", self.forward_plain_names)] {
            if let Some(word) = word {
                w.attribute(name, word.as_str());
            }
        }
        if !self.has_no_records() {
            w.open_content();
        }
        for forwarder in &self.forwarders {
            let _mark = w.start("forwarder");
            if let Some(domain) = &forwarder.domain {
                w.attribute("domain", domain);
            }
            if let Some(address) = forwarder.address {
                w.attribute_with("addr", |out| address::put(address, out));
            }
            if let Some(port) = forwarder.port {
                w.attribute_fmt("port", format_args!("{port}"));
            }
            w.end("forwarder");
        }
        for txt in &self.txts {
            let _mark = w.start("txt");
            w.attribute("name", &txt.name);
            if let Some(value) = &txt.value {
                w.attribute("value", value);
            }
            w.end("txt");
        }
        self.srvs.iter().for_each(|srv| srv.put(w));
        for host in &self.hosts {
            let _mark = w.start("host");
            if let Some(ip) = host.ip {
                w.attribute_with("ip", |out| address::put(ip, out));
            }
            w.open_content();
            host.names.iter().for_each(|name| w.text("hostname", name));
            w.end("host");
        }
        w.end("dns");
    }

    pub(super) fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("enable", YesNo::WORDS),
            Rule::Attribute("forwardPlainNames", YesNo::WORDS),
            Rule::Child("forwarder", || ["domain", "addr", "port"].map(|n| Rule::Attribute(n, &[])).into()),
            Rule::Child("txt", || ["name", "value"].map(|n| Rule::Attribute(n, &[])).into()),
            Rule::Child("srv", || {
                let names = ["service", "protocol", "domain", "target", "port", "priority", "weight"];
                names.map(|n| Rule::Attribute(n, &[])).into()
            }),
            Rule::Child("host", || vec![Rule::Attribute("ip", &[]), Rule::Text("hostname", &[])]),
        ]
    }
}
