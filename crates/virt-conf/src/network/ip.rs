// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<ip>`: an address of the network's bridge, and what is served there.

use std::net::IpAddr;

use virt_core::{Result, tr};

use super::dhcp::{self, Bootp, DhcpHost, DhcpRange};
use super::{fault, find, unsupported};
use crate::net::address::{self, Family};
use crate::schema::{Rule, unsigned_attribute};
use crate::value::{Value, YesNo};
use crate::xml::{Node, Writer};

/// `<ip address='192.168.122.1' netmask='255.255.255.0'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NetworkIp {
    /// As the document says it; it agrees with the address.
    pub family: Option<Box<str>>,
    pub address: IpAddr,
    pub netmask: Option<IpAddr>,
    /// 0 where it is not said.
    pub prefix: u32,
    pub local_ptr: Option<YesNo>,
    pub tftp_root: Option<Box<str>>,
    pub ranges: Vec<DhcpRange>,
    pub hosts: Vec<DhcpHost>,
    pub bootp: Option<Bootp>,
}

impl NetworkIp {
    /// How long the network's part of the address is; `None` where nothing tells.
    pub fn prefix_length(&self) -> Option<u32> {
        address::prefix(self.address, self.netmask, self.prefix)
    }

    /// Whether guests are given addresses here.
    pub fn has_dhcp(&self) -> bool {
        !self.ranges.is_empty() || !self.hosts.is_empty()
    }

    /// The network around the address: whether it is IPv4, how long its part is, and that part.
    pub(super) fn network(&self) -> Option<(bool, u32, u128)> {
        let length = self.prefix_length()?;
        let mask = address::mask(self.address, length)?;
        Some((self.address.is_ipv4(), length, address::bits(self.address) & mask))
    }

    /// Reads it; errors name the network.
    pub(super) fn read(node: Node<'_>, network: &str) -> Result<NetworkIp> {
        let family = find::filled(node, "family");
        let Some(address_text) = find::filled(node, "address") else {
            return Err(fault(tr!("Missing required address attribute in network '%1$s'", network)));
        };
        let parse = |text| address::parse(text, Family::Any).ok();
        let Some(address) = parse(address_text) else {
            return Err(fault(tr!("Invalid address '%1$s' in network '%2$s'", address_text, network)));
        };
        let mask_text = find::filled(node, "netmask");
        let mut netmask = None;
        if let Some(text) = mask_text {
            let invalid = || fault(tr!("Invalid netmask '%1$s' in network '%2$s'", text, network));
            netmask = Some(parse(text).ok_or_else(invalid)?);
        }
        let prefix = unsigned_attribute(node, "prefix", 10)?.unwrap_or(0);
        let local_ptr = find::yes_no(Some(node), "localPtr")?;
        let mut ip = NetworkIp {
            family: family.map(Box::from),
            address,
            netmask,
            prefix,
            local_ptr,
            tftp_root: None,
            ranges: Vec::new(),
            hosts: Vec::new(),
            bootp: None,
        };
        ip.check(network, address_text, mask_text)?;
        if let Some(dhcp) = node.child("dhcp") {
            ip.read_dhcp(dhcp, network)?;
        }
        if let Some(tftp) = node.child("tftp") {
            if address.is_ipv6() {
                return Err(unsupported(tr!(
                    "Unsupported <tftp> element in an IPv6 element in network '%1$s'",
                    network
                )));
            }
            ip.tftp_root = find::filled(tftp, "root").map(Box::from);
        }
        Ok(ip)
    }

    /// Whether family, address, mask and prefix agree.
    fn check(&self, network: &str, address: &str, netmask: Option<&str>) -> Result<()> {
        let bad = match self.family.as_deref() {
            family @ (None | Some("ipv4")) => {
                if self.address.is_ipv6() {
                    tr!(
                        "%1$s family specified for non-IPv4 address '%2$s' in network '%3$s'",
                        family.unwrap_or("no"),
                        address,
                        network
                    )
                } else if self.netmask.is_some_and(|mask| mask.is_ipv6()) {
                    tr!(
                        "Invalid netmask '%1$s' for address '%2$s' in network '%3$s' (both must be IPv4)",
                        netmask.unwrap_or(""),
                        address,
                        network
                    )
                } else if self.netmask.is_some() && self.prefix > 0 {
                    tr!("Network '%1$s' IP address cannot have both a prefix and a netmask", network)
                } else if self.prefix > 32 {
                    tr!("Invalid IPv4 prefix '%1$u' in network '%2$s'", self.prefix, network)
                } else {
                    return Ok(());
                }
            }
            Some("ipv6") => {
                if self.address.is_ipv4() {
                    tr!(
                        "Family 'ipv6' specified for non-IPv6 address '%1$s' in network '%2$s'",
                        address,
                        network
                    )
                } else if self.netmask.is_some() {
                    tr!("netmask not allowed for IPv6 address '%1$s' in network '%2$s'", address, network)
                } else if self.prefix > 128 {
                    tr!("Invalid IPv6 prefix '%1$u' in network '%2$s'", self.prefix, network)
                } else {
                    return Ok(());
                }
            }
            Some(other) => {
                return Err(fault(tr!("Unrecognized family '%1$s' in network '%2$s'", other, network)));
            }
        };
        Err(unsupported(bad))
    }

    fn read_dhcp(&mut self, node: Node<'_>, network: &str) -> Result<()> {
        let prefix = self.prefix_length();
        for range in node.children().filter(|c| c.name() == "range") {
            self.ranges.push(DhcpRange::read(range, network, self.address, prefix)?);
        }
        for host in node.children().filter(|c| c.name() == "host") {
            self.hosts.push(DhcpHost::read(host, network, self.address, false)?);
        }
        let bootp = node.children().find(|c| c.name() == "bootp");
        self.bootp = bootp.filter(|_| self.address.is_ipv4()).map(Bootp::read).transpose()?;
        Ok(())
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("ip");
        if let Some(family) = &self.family {
            w.attribute("family", family);
        }
        w.attribute_with("address", |out| address::put(self.address, out));
        if let Some(netmask) = self.netmask {
            w.attribute_with("netmask", |out| address::put(netmask, out));
        }
        if self.prefix != 0 {
            w.attribute_fmt("prefix", format_args!("{}", self.prefix));
        }
        if let Some(local_ptr) = self.local_ptr {
            w.attribute("localPtr", local_ptr.as_str());
        }
        if let Some(root) = &self.tftp_root {
            let _mark = w.start("tftp");
            w.attribute("root", root);
            w.end("tftp");
        }
        if self.has_dhcp() {
            let _mark = w.start("dhcp");
            self.ranges.iter().for_each(|range| range.put(w));
            self.hosts.iter().for_each(|host| host.put(w));
            if let Some(bootp) = &self.bootp {
                bootp.put(w);
            }
            w.end("dhcp");
        }
        w.end("ip");
    }

    pub(super) fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("family", &["ipv4", "ipv6"]),
            Rule::Attribute("address", &[]),
            Rule::Attribute("netmask", &[]),
            Rule::Attribute("prefix", &[]),
            Rule::Attribute("localPtr", YesNo::WORDS),
            Rule::Child("tftp", || vec![Rule::Attribute("root", &[])]),
            Rule::Child("dhcp", dhcp::grammar),
        ]
    }
}
