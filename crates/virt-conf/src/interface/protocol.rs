// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<protocol>`: an interface's addresses, and where they come from.

use virt_core::{Result, tr};

use super::fault;
use crate::network::find;
use crate::schema::{Element, Rule, Show, refused_attribute};
use crate::value::{Refusal, Value, YesNo, signed};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// Which addresses a protocol has.
    Family { Ipv4 = "ipv4", Ipv6 = "ipv6" }
}

/// `<ip address='192.168.0.7' prefix='24'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Ip {
    pub address: Box<str>,
    /// 0 where it is not said.
    pub prefix: i32,
}

/// `<protocol family='ipv4'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Protocol {
    pub family: Family,
    pub autoconf: bool,
    /// Whether DHCP is asked, and whether it decides on name servers.
    pub dhcp: Option<Option<YesNo>>,
    pub ips: Vec<Ip>,
    pub gateway: Option<Box<str>>,
}

impl Element for Protocol {
    fn read(node: Node<'_>) -> Result<Self> {
        let Some(word) = node.attribute("family") else {
            return Err(fault(tr!("protocol misses the family attribute")));
        };
        let Some(family) = Family::from_word(word) else {
            return Err(fault(tr!("unsupported protocol family '%1$s'", word)));
        };
        let dhcp = node.child("dhcp").map(|dhcp| find::yes_no(Some(dhcp), "peerdns")).transpose()?;
        let mut ips = Vec::new();
        for ip in node.children().filter(|c| c.is("ip")) {
            let Some(address) = ip.attribute("address") else { continue };
            let prefix = match ip.attribute("prefix") {
                None => 0,
                Some(text) => signed(text, 0)
                    .and_then(|n| i32::try_from(n).ok())
                    .ok_or_else(|| refused_attribute(Refusal::Integer, "prefix", ip.name(), text))?,
            };
            ips.push(Ip { address: address.into(), prefix });
        }
        Ok(Protocol {
            family,
            autoconf: family == Family::Ipv6 && node.child("autoconf").is_some(),
            dhcp,
            ips,
            gateway: find::first_attribute(node, "route", "gateway").map(Box::from),
        })
    }

    fn write(&self, w: &mut Writer, _show: Show) {
        w.attribute("family", self.family.as_str());
        w.open_content();
        if self.autoconf {
            w.flag("autoconf");
        }
        if let Some(peerdns) = self.dhcp {
            let _mark = w.start("dhcp");
            if let Some(peerdns) = peerdns {
                w.attribute("peerdns", peerdns.as_str());
            }
            w.end("dhcp");
        }
        for ip in &self.ips {
            let _mark = w.start("ip");
            w.attribute("address", &ip.address);
            if ip.prefix != 0 {
                w.attribute_fmt("prefix", format_args!("{}", ip.prefix));
            }
            w.end("ip");
        }
        if let Some(gateway) = &self.gateway {
            let _mark = w.start("route");
            w.attribute("gateway", gateway);
            w.end("route");
        }
    }

    fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("family", Family::WORDS),
            Rule::Flag("autoconf"),
            Rule::Child("dhcp", || vec![Rule::Attribute("peerdns", YesNo::WORDS)]),
            Rule::Child("ip", || vec![Rule::Attribute("address", &[]), Rule::Attribute("prefix", &[])]),
            Rule::Child("route", || vec![Rule::Attribute("gateway", &[])]),
        ]
    }
}
