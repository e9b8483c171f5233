// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<portgroup>`: what the ports of some guests have in common.

use virt_core::{Result, tr};

use super::{fault, find};
use crate::net::bandwidth::Bandwidth;
use crate::net::port::{VirtualPort, Vlan};
use crate::schema::Rule;
use crate::value::{Value, YesNo};
use crate::xml::{Node, Writer};

/// `<portgroup name='engineering' default='yes'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PortGroup {
    pub name: Box<str>,
    /// It holds for ports that name none.
    pub is_default: bool,
    pub trust_guest_rx_filters: Option<YesNo>,
    pub vlan: Option<Vlan>,
    pub virtual_port: Option<VirtualPort>,
    pub bandwidth: Option<Bandwidth>,
}

impl PortGroup {
    pub(super) fn read(node: Node<'_>) -> Result<PortGroup> {
        let Some(name) = find::filled(node, "name") else {
            return Err(fault(tr!("Missing required name attribute in portgroup")));
        };
        let is_default = node.attribute("default").is_some_and(|word| word.eq_ignore_ascii_case("yes"));
        let trust_guest_rx_filters = find::yes_no(Some(node), "trustGuestRxFilters")?;
        let virtual_port =
            node.child("virtualport").map(|n| VirtualPort::read_partial(n, false)).transpose()?;
        let bandwidth = node.child("bandwidth").map(|n| Bandwidth::read(n, false)).transpose()?.flatten();
        let vlan = node.child("vlan").map(Vlan::read).transpose()?;
        Ok(PortGroup { name: name.into(), is_default, trust_guest_rx_filters, vlan, virtual_port, bandwidth })
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("portgroup");
        w.attribute("name", &self.name);
        if self.is_default {
            w.attribute("default", "yes");
        }
        if let Some(trust) = self.trust_guest_rx_filters {
            w.attribute("trustGuestRxFilters", trust.as_str());
        }
        w.open_content();
        if let Some(vlan) = &self.vlan {
            vlan.put(w);
        }
        if let Some(port) = &self.virtual_port {
            port.put(w);
        }
        if let Some(bandwidth) = &self.bandwidth {
            bandwidth.put(w);
        }
        w.end("portgroup");
    }

    pub(super) fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("name", &[]),
            Rule::Attribute("default", YesNo::WORDS),
            Rule::Attribute("trustGuestRxFilters", YesNo::WORDS),
            Rule::Child("vlan", vlan_grammar),
            Rule::Child("virtualport", virtual_port_grammar),
            Rule::Child("bandwidth", bandwidth_grammar),
        ]
    }
}

/// `<vlan>`
pub(crate) fn vlan_grammar() -> Vec<Rule> {
    use crate::net::port::NativeMode;
    vec![
        Rule::Attribute("trunk", YesNo::WORDS),
        Rule::Child("tag", || {
            vec![Rule::Attribute("id", &[]), Rule::Attribute("nativeMode", NativeMode::WORDS)]
        }),
    ]
}

/// `<virtualport>`
pub(crate) fn virtual_port_grammar() -> Vec<Rule> {
    use crate::net::port::PortType;
    vec![
        Rule::Attribute("type", PortType::WORDS),
        Rule::Child("parameters", || {
            let names = ["managerid", "typeid", "typeidversion", "instanceid", "interfaceid", "profileid"];
            names.map(|name| Rule::Attribute(name, &[])).into()
        }),
    ]
}

/// `<bandwidth>`
pub(crate) fn bandwidth_grammar() -> Vec<Rule> {
    let rate = || ["average", "peak", "floor", "burst"].map(|name| Rule::Attribute(name, &[])).into();
    vec![Rule::Attribute("classID", &[]), Rule::Child("inbound", rate), Rule::Child("outbound", rate)]
}
