// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<dhcp>`: the addresses that a network's guests are given.

use std::net::IpAddr;

use virt_core::{Result, tr};

use super::{fault, unsupported};
use crate::net::Mac;
use crate::net::address::{self, Family};
use crate::schema::{Rule, long_attribute, missing_attribute, optional};
use crate::value::Value;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What a lease's time is counted in.
    LeaseUnit { Seconds = "seconds", Minutes = "minutes", Hours = "hours" }
}

/// `<lease expiry='1' unit='hours'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    /// 0: for ever.
    pub expiry: u64,
    /// What it is counted in.
    pub unit: LeaseUnit,
}

/// `<range start='192.168.122.2' end='192.168.122.254'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DhcpRange {
    pub start: IpAddr,
    pub end: IpAddr,
    pub lease: Option<Lease>,
}

/// `<host mac='00:16:3e:77:e2:ed' name='a.example.com' ip='192.168.122.10'/>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DhcpHost {
    /// As the document spells it.
    pub mac: Option<Box<str>>,
    pub id: Option<Box<str>>,
    pub name: Option<Box<str>>,
    pub ip: Option<IpAddr>,
    pub lease: Option<Lease>,
}

/// `<bootp file='pxeboot.img' server='1.2.3.4'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Bootp {
    pub file: Box<str>,
    pub server: Option<IpAddr>,
}

impl Lease {
    fn read(node: Node<'_>) -> Result<Option<Lease>> {
        let Some(node) = node.children().find(|c| c.name() == "lease") else { return Ok(None) };
        let Some(expiry) = long_attribute(node, "expiry", 0)? else { return Ok(None) };
        let unit = optional(node, "unit")?.unwrap_or(LeaseUnit::Minutes);
        let least = match unit {
            LeaseUnit::Seconds => 120,
            LeaseUnit::Minutes => 2,
            LeaseUnit::Hours => 1,
        };
        if expiry > 0 && expiry < least {
            return Err(unsupported(tr!("The minimum lease time should be greater than 2 minutes")));
        }
        Ok(Some(Lease { expiry, unit }))
    }

    fn put(lease: Option<Lease>, w: &mut Writer) {
        let Some(lease) = lease else { return };
        let _mark = w.start("lease");
        w.attribute_fmt("expiry", format_args!("{}", lease.expiry));
        if lease.expiry != 0 {
            w.attribute("unit", lease.unit.as_str());
        }
        w.end("lease");
    }

    fn grammar() -> Vec<Rule> {
        vec![Rule::Attribute("expiry", &[]), Rule::Attribute("unit", LeaseUnit::WORDS)]
    }
}

impl DhcpRange {
    /// Reads it. The address and the prefix's length are those of the element around it.
    pub(super) fn read(
        node: Node<'_>,
        network: &str,
        address: IpAddr,
        prefix: Option<u32>,
    ) -> Result<DhcpRange> {
        let Some(start) = node.attribute("start") else {
            return Err(fault(tr!("Missing 'start' attribute in dhcp range for network '%1$s'", network)));
        };
        let start = address::parse(start, Family::Any)?;
        let Some(end) = node.attribute("end") else {
            return Err(fault(tr!("Missing 'end' attribute in dhcp range for network '%1$s'", network)));
        };
        let end = address::parse(end, Family::Any)?;
        address::check_range(start, end, Some((address, prefix)))?;
        Ok(DhcpRange { start, end, lease: Lease::read(node)? })
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("range");
        w.attribute_with("start", |out| address::put(self.start, out));
        w.attribute_with("end", |out| address::put(self.end, out));
        Lease::put(self.lease, w);
        w.end("range");
    }

    fn grammar() -> Vec<Rule> {
        vec![Rule::Attribute("start", &[]), Rule::Attribute("end", &[]), Rule::Child("lease", Lease::grammar)]
    }
}

impl DhcpHost {
    /// Reads it. `address` is that of the element around it; a partial host only has to name
    /// one that is there.
    pub(super) fn read(node: Node<'_>, network: &str, address: IpAddr, partial: bool) -> Result<DhcpHost> {
        let text = |name| node.attribute(name);
        let (mac, id, name, ip) = (text("mac"), text("id"), text("name"), text("ip"));
        if let Some(mac) = mac {
            check_mac(mac, network, address)?;
        }
        if let Some(id) = id
            && let Some(bad) = id.chars().find(|c| !c.is_ascii_hexdigit() && *c != ':')
        {
            return Err(fault(tr!(
                "Invalid character '%1$c' in id '%2$s' of network '%3$s'",
                bad,
                id,
                network
            )));
        }
        if let Some(name) = name.filter(|name| !name.starts_with(|c: char| c.is_ascii_alphanumeric())) {
            return Err(fault(tr!("Cannot use host name '%1$s' in network '%2$s'", name, network)));
        }
        let ip = match ip.map(|ip| address::parse(ip, Family::Any)) {
            None => None,
            Some(Ok(ip)) => Some(ip),
            Some(Err(_)) => {
                let text = tr!("Invalid IP address in static host definition for network '%1$s'", network);
                return Err(fault(text));
            }
        };
        let missing = if partial {
            (mac.is_none() && name.is_none() && ip.is_none()).then(|| {
                tr!(
                    "At least one of name, mac, or ip attribute must be specified for static host definition in network '%1$s'",
                    network
                )
            })
        } else if address.is_ipv6() && id.is_none() && name.is_none() {
            Some(tr!("Static host definition in IPv6 network '%1$s' must have id or name attribute", network))
        } else if address.is_ipv4() && mac.is_none() && name.is_none() {
            Some(tr!(
                "Static host definition in IPv4 network '%1$s' must have mac or name attribute",
                network
            ))
        } else {
            ip.is_none()
                .then(|| tr!("Missing IP address in static host definition for network '%1$s'", network))
        };
        if let Some(missing) = missing {
            return Err(fault(missing));
        }
        let keep = |text: Option<&str>| text.map(Box::from);
        Ok(DhcpHost { mac: keep(mac), id: keep(id), name: keep(name), ip, lease: Lease::read(node)? })
    }

    /// Whether both have the same hardware address, however it is spelt.
    pub(super) fn same_mac(&self, other: &DhcpHost) -> bool {
        match (&self.mac, &other.mac) {
            (Some(a), Some(b)) => Mac::parse(a) == Mac::parse(b),
            _ => false,
        }
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("host");
        for (name, text) in [("mac", &self.mac), ("id", &self.id), ("name", &self.name)] {
            if let Some(text) = text {
                w.attribute(name, text);
            }
        }
        if let Some(ip) = self.ip {
            w.attribute_with("ip", |out| address::put(ip, out));
        }
        Lease::put(self.lease, w);
        w.end("host");
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = Vec::from(["mac", "id", "name", "ip"].map(|name| Rule::Attribute(name, &[])));
        rules.push(Rule::Child("lease", Lease::grammar));
        rules
    }
}

fn check_mac(mac: &str, network: &str, address: IpAddr) -> Result<()> {
    if address.is_ipv6() {
        return Err(fault(tr!(
            "Invalid to specify MAC address '%1$s' in network '%2$s' IPv6 static host definition",
            mac,
            network
        )));
    }
    match Mac::parse(mac) {
        None => Err(fault(tr!("Cannot parse MAC address '%1$s' in network '%2$s'", mac, network))),
        Some(parsed) if parsed.is_multicast() => Err(fault(tr!(
            "expected unicast mac address, found multicast '%1$s' in network '%2$s'",
            mac,
            network
        ))),
        Some(_) => Ok(()),
    }
}

impl Bootp {
    pub(super) fn read(node: Node<'_>) -> Result<Bootp> {
        let Some(file) = node.attribute("file") else {
            return Err(missing_attribute("file", node.name()));
        };
        let server = node.attribute("server").map(|text| address::parse(text, Family::Any));
        Ok(Bootp { file: file.into(), server: server.transpose()? })
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("bootp");
        w.attribute("file", &self.file);
        if let Some(server) = self.server {
            w.attribute_with("server", |out| address::put(server, out));
        }
        w.end("bootp");
    }
}

/// What may stand in `<dhcp>`.
pub(super) fn grammar() -> Vec<Rule> {
    vec![
        Rule::Child("range", DhcpRange::grammar),
        Rule::Child("host", DhcpHost::grammar),
        Rule::Child("bootp", || vec![Rule::Attribute("file", &[]), Rule::Attribute("server", &[])]),
    ]
}
