// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<ip>` and `<route>` of an interface.

use std::net::IpAddr;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::parse_ip;
use crate::schema::{optional, unsigned_attribute, xml_error};
use crate::value::{Positive, unsigned};
use crate::xml::{Node, Writer};

/// `<ip address='192.168.122.5' family='ipv4' prefix='24'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct IpAddress {
    pub address: IpAddr,
    pub prefix: u32,
    pub peer: Option<IpAddr>,
}

fn of_family(text: &str, family: Option<&str>) -> Option<IpAddr> {
    let address = parse_ip(text).ok()?;
    let fits = match family {
        Some("ipv4") => address.is_ipv4(),
        Some("ipv6") => address.is_ipv6(),
        _ => true,
    };
    fits.then_some(address)
}

impl IpAddress {
    /// Reads one.
    pub fn read(node: Node<'_>) -> Result<IpAddress> {
        let Some(text) = node.attribute("address") else {
            return Err(xml_error(tr!("Missing required address in <ip>")));
        };
        let family = node.attribute("family");
        let address =
            of_family(text, family).ok_or_else(|| xml_error(tr!("Invalid address '%1$s' in <ip>", text)))?;
        let longest = if address.is_ipv6() { 128 } else { 32 };
        let prefix = match node.attribute("prefix") {
            None => 0,
            Some(text) => unsigned(text, 10)
                .and_then(|n| u32::try_from(n).ok())
                .filter(|n| *n <= longest)
                .ok_or_else(|| xml_error(tr!("Invalid prefix value '%1$s' in <ip>", text)))?,
        };
        let peer = match node.attribute("peer") {
            None => None,
            Some(text) => {
                let peer = parse_ip(text).ok().filter(|p| p.is_ipv6() == address.is_ipv6());
                Some(peer.ok_or_else(|| {
                    let text = tr!("Invalid peer '%1$s' in <ip>", text);
                    Error::new(ErrorDomain::DOMAIN, ErrorCode::INVALID_ARG, text)
                })?)
            }
        };
        Ok(IpAddress { address, prefix, peer })
    }

    /// Writes it.
    pub fn put(&self, w: &mut Writer) {
        let _mark = w.start("ip");
        w.attribute_fmt("address", format_args!("{}", self.address));
        w.attribute("family", if self.address.is_ipv6() { "ipv6" } else { "ipv4" });
        if self.prefix != 0 {
            w.attribute_fmt("prefix", format_args!("{}", self.prefix));
        }
        if let Some(peer) = self.peer {
            w.attribute_fmt("peer", format_args!("{peer}"));
        }
        w.end("ip");
    }
}

/// `<route family='ipv4' address='10.0.0.0' prefix='8' gateway='192.168.122.1'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Route {
    pub family: Option<Box<str>>,
    /// The network; none: whatever no other route leads to.
    pub address: Option<IpAddr>,
    pub netmask: Option<IpAddr>,
    pub prefix: Option<u32>,
    pub gateway: IpAddr,
    pub metric: Option<u32>,
}

/// The network part of an address.
fn masked(address: IpAddr, prefix: u32) -> IpAddr {
    match address {
        IpAddr::V4(a) => {
            let mask = u32::MAX.checked_shl(32 - prefix.min(32)).unwrap_or(0);
            IpAddr::V4((u32::from(a) & mask).into())
        }
        IpAddr::V6(a) => {
            let mask = u128::MAX.checked_shl(128 - prefix.min(128)).unwrap_or(0);
            IpAddr::V6((u128::from(a) & mask).into())
        }
    }
}

impl Route {
    /// Reads one; errors call the place by name.
    pub fn read(node: Node<'_>, place: &str) -> Result<Route> {
        let fault = |text| Error::new(ErrorDomain::NETWORK, ErrorCode::XML_ERROR, text);
        let attribute = |name| node.attribute(name);
        let prefix = unsigned_attribute(node, "prefix", 10)?;
        let metric = optional::<Positive>(node, "metric")?.map(|n| n.0);
        let family = attribute("family");
        let given = attribute("address");
        // As the reference's errors call it.
        let text = given.unwrap_or("(null)");
        let Some(gateway_text) = attribute("gateway") else {
            return Err(fault(tr!("%1$s: Missing required gateway attribute in route definition", place)));
        };
        let read = |text| {
            parse_ip(text)
                .map_err(|_| fault(tr!("%1$s: Bad network address '%2$s' in route definition", place, text)))
        };
        let address = given.map(read).transpose()?;
        let gateway = parse_ip(gateway_text).map_err(|_| {
            fault(tr!("%1$s: Bad gateway address '%2$s' in route definition", place, gateway_text))
        })?;
        let netmask_text = attribute("netmask");
        let mut netmask = None;
        match family {
            None | Some("ipv4") => {
                if address.is_some_and(|a| !a.is_ipv4()) {
                    return Err(fault(match family {
                        None => tr!(
                            "%1$s: No family specified for non-IPv4 address '%2$s' in route definition",
                            place,
                            text
                        ),
                        Some(_) => tr!(
                            "%1$s: IPv4 family specified for non-IPv4 address '%2$s' in route definition",
                            place,
                            text
                        ),
                    }));
                }
                if !gateway.is_ipv4() {
                    return Err(fault(match family {
                        None => tr!(
                            "%1$s: No family specified for non-IPv4 gateway '%2$s' in route definition",
                            place,
                            text
                        ),
                        Some(_) => tr!(
                            "%1$s: IPv4 family specified for non-IPv4 gateway '%2$s' in route definition",
                            place,
                            text
                        ),
                    }));
                }
                if let Some(mask_text) = netmask_text {
                    let mask = parse_ip(mask_text).map_err(|_| {
                        fault(tr!("%1$s: Bad netmask address '%2$s' in route definition", place, mask_text))
                    })?;
                    if !mask.is_ipv4() {
                        return Err(fault(tr!(
                            "%1$s: Invalid netmask '%2$s' for address '%3$s' (both must be IPv4)",
                            place,
                            mask_text,
                            text
                        )));
                    }
                    if prefix.is_some() {
                        return Err(fault(tr!(
                            "%1$s: Route definition cannot have both a prefix and a netmask",
                            place
                        )));
                    }
                    netmask = Some(mask);
                }
                if let Some(prefix) = prefix.filter(|p| *p > 32) {
                    return Err(fault(tr!(
                        "%1$s: Invalid prefix %2$u specified in route definition, must be 0 - 32",
                        place,
                        prefix
                    )));
                }
            }
            Some("ipv6") => {
                if address.is_some_and(|a| !a.is_ipv6()) {
                    return Err(fault(tr!(
                        "%1$s: ipv6 family specified for non-IPv6 address '%2$s' in route definition",
                        place,
                        text
                    )));
                }
                if netmask_text.is_some() {
                    return Err(fault(tr!(
                        "%1$s: Specifying netmask invalid for IPv6 address '%2$s' in route definition",
                        place,
                        text
                    )));
                }
                if !gateway.is_ipv6() {
                    return Err(fault(tr!(
                        "%1$s: ipv6 specified for non-IPv6 gateway address '%2$s' in route definition",
                        place,
                        gateway_text
                    )));
                }
                if let Some(prefix) = prefix.filter(|p| *p > 128) {
                    return Err(fault(tr!(
                        "%1$s: Invalid prefix %2$u specified in route definition, must be 0 - 128",
                        place,
                        prefix
                    )));
                }
            }
            Some(other) => {
                return Err(fault(tr!("%1$s: Unrecognized family '%2$s' in route definition", place, other)));
            }
        }
        let network = match (address, netmask) {
            (Some(IpAddr::V4(a)), Some(IpAddr::V4(m))) => {
                Some(IpAddr::V4((u32::from(a) & u32::from(m)).into()))
            }
            _ => address.map(|a| masked(a, prefix.unwrap_or(0))),
        };
        if network != address {
            return Err(fault(tr!(
                "%1$s: Address '%2$s' in route definition is not a network address",
                place,
                text
            )));
        }
        Ok(Route { family: family.map(Box::from), address, netmask, prefix, gateway, metric })
    }

    /// Writes it.
    pub fn put(&self, w: &mut Writer) {
        let _mark = w.start("route");
        if let Some(family) = &self.family {
            w.attribute("family", family);
        }
        if let Some(address) = self.address {
            w.attribute_fmt("address", format_args!("{address}"));
        }
        if let Some(netmask) = self.netmask {
            w.attribute_fmt("netmask", format_args!("{netmask}"));
        }
        if let Some(prefix) = self.prefix {
            w.attribute_fmt("prefix", format_args!("{prefix}"));
        }
        w.attribute_fmt("gateway", format_args!("{}", self.gateway));
        if let Some(metric) = self.metric {
            w.attribute_fmt("metric", format_args!("{metric}"));
        }
        w.end("route");
    }
}
