// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<forward>`: how a network is connected to the rest of the world.

use std::net::IpAddr;

use virt_core::{Result, tr};

use super::{detail, fault, find, unsupported};
use crate::domain::address::PciAddress;
use crate::domain::device::hostdev::{DriverInfo, PciDriver};
use crate::net::address::{self, Family};
use crate::schema::{Rule, Show, optional};
use crate::value::{Value, YesNo, unsigned};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// How packets leave the network.
    ForwardMode {
        None = "none", Nat = "nat", Route = "route", Open = "open", Bridge = "bridge", Private = "private",
        Vepa = "vepa", Passthrough = "passthrough", Hostdev = "hostdev",
    }
}

impl ForwardMode {
    /// Whether the network has a bridge of its own.
    pub fn has_bridge(self) -> bool {
        matches!(self, ForwardMode::None | ForwardMode::Nat | ForwardMode::Route | ForwardMode::Open)
    }
}

/// A device of the host that guests are connected to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ForwardDevice {
    /// `<interface dev='eth0'/>`
    Interface(Box<str>),
    /// `<address type='pci' …/>`
    Pci(PciAddress),
}

/// One of the devices, and how many guests use it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ForwardInterface {
    pub device: ForwardDevice,
    /// Counted while the network runs.
    pub connections: u32,
}

/// `<nat><address start='1.2.3.4' end='1.2.3.10'/><port start='500' end='1000'/></nat>`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Nat {
    pub ipv6: Option<YesNo>,
    pub addresses: Option<(IpAddr, IpAddr)>,
    /// Zeros where none are given.
    pub ports: (u32, u32),
}

/// `<forward mode='nat' dev='eth0'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Forward {
    pub mode: ForwardMode,
    pub managed: bool,
    pub driver: DriverInfo,
    /// The card whose virtual functions are used.
    pub physical: Option<Box<str>>,
    pub interfaces: Vec<ForwardInterface>,
    pub nat: Nat,
}

impl Default for Forward {
    fn default() -> Self {
        Forward {
            mode: ForwardMode::None,
            managed: false,
            driver: DriverInfo::default(),
            physical: None,
            interfaces: Vec::new(),
            nat: Nat::default(),
        }
    }
}

/// Reads which driver of the host hands PCI devices over.
pub(crate) fn read_driver(node: Node<'_>) -> Result<DriverInfo> {
    Ok(DriverInfo {
        name: optional(node, "name")?,
        model: node.attribute("model").map(Box::from),
        iommufd: optional(node, "iommufd")?,
    })
}

/// Writes it, where there is something to write.
pub(crate) fn put_driver(driver: &DriverInfo, w: &mut Writer) {
    let mark = w.start("driver");
    if let Some(name) = driver.name {
        w.attribute("name", name.as_str());
    }
    if let Some(model) = &driver.model {
        w.attribute("model", model);
    }
    if let Some(iommufd) = driver.iommufd {
        w.attribute("iommufd", iommufd.as_str());
    }
    w.end_unless_empty(mark, "driver");
}

/// `<driver>`
pub(crate) fn driver_grammar() -> Vec<Rule> {
    vec![
        Rule::Attribute("name", PciDriver::WORDS),
        Rule::Attribute("model", &[]),
        Rule::Attribute("iommufd", YesNo::WORDS),
    ]
}

/// `<address>` of a PCI device.
pub(crate) fn pci_grammar() -> Vec<Rule> {
    let names = ["domain", "bus", "slot", "function", "multifunction"];
    let mut rules = vec![Rule::Attribute("type", &["pci"])];
    rules.extend(names.map(|name| Rule::Attribute(name, &[])));
    rules
}

impl Nat {
    fn read(node: Node<'_>, network: &str) -> Result<Nat> {
        let ipv6 = find::yes_no(Some(node), "ipv6")?;
        let mut all = node.children().filter(|c| c.is("address"));
        let (address, more) = (all.next(), all.next());
        if more.is_some() {
            return Err(fault(tr!(
                "Only one <address> element is allowed in <nat> in <forward> in network %1$s",
                network
            )));
        }
        let addresses = address.map(|node| Nat::read_addresses(node, network)).transpose()?;
        let mut all = node.children().filter(|c| c.is("port"));
        let (port, more) = (all.next(), all.next());
        if more.is_some() {
            return Err(fault(tr!(
                "Only one <port> element is allowed in <nat> in <forward> in network %1$s",
                network
            )));
        }
        let ports = port.map_or(Ok((0, 0)), |node| Nat::read_ports(node, network))?;
        Ok(Nat { ipv6, addresses, ports })
    }

    fn read_addresses(node: Node<'_>, network: &str) -> Result<(IpAddr, IpAddr)> {
        let Some(start_text) = node.attribute("start") else {
            return Err(fault(tr!(
                "missing 'start' attribute in <address> element in <nat> in <forward> in network %1$s",
                network
            )));
        };
        let Some(end_text) = node.attribute("end") else {
            return Err(fault(tr!(
                "missing 'end' attribute in <address> element in <nat> in <forward> in network %1$s",
                network
            )));
        };
        let start = address::parse(start_text, Family::V4).map_err(|_| {
            fault(tr!(
                "Bad ipv4 start address '%1$s' in <nat> in <forward> in network '%2$s'",
                start_text,
                network
            ))
        })?;
        let end = address::parse(end_text, Family::V4).map_err(|_| {
            fault(tr!(
                "Bad ipv4 end address '%1$s' in <nat> in <forward> in network '%2$s'",
                end_text,
                network
            ))
        })?;
        address::check_range(start, end, None)?;
        Ok((start, end))
    }

    fn read_ports(node: Node<'_>, network: &str) -> Result<(u32, u32)> {
        let number = |name| {
            let number = unsigned(find::filled(node, name)?, 10)?;
            u32::try_from(number).ok().filter(|n| *n <= 65535)
        };
        let Some(start) = number("start") else {
            return Err(detail(tr!(
                "Missing or invalid 'start' attribute in <port> in <nat> in <forward> in network %1$s",
                network
            )));
        };
        let Some(end) = number("end").filter(|end| *end >= start) else {
            return Err(detail(tr!(
                "Missing or invalid 'end' attribute in <port> in <nat> in <forward> in network %1$s",
                network
            )));
        };
        Ok((start, end))
    }

    fn put(&self, w: &mut Writer) {
        let mark = w.start("nat");
        if let Some(ipv6) = self.ipv6 {
            w.attribute("ipv6", ipv6.as_str());
        }
        if let Some((start, end)) = self.addresses {
            let _mark = w.start("address");
            w.attribute_with("start", |out| address::put(start, out));
            w.attribute_with("end", |out| address::put(end, out));
            w.end("address");
        }
        let (start, end) = self.ports;
        if start != 0 || end != 0 {
            let _mark = w.start("port");
            w.attribute_fmt("start", format_args!("{start}"));
            if end != 0 {
                w.attribute_fmt("end", format_args!("{end}"));
            }
            w.end("port");
        }
        w.end_unless_empty(mark, "nat");
    }

    fn grammar() -> Vec<Rule> {
        let range = || vec![Rule::Attribute("start", &[]), Rule::Attribute("end", &[])];
        vec![Rule::Attribute("ipv6", YesNo::WORDS), Rule::Child("address", range), Rule::Child("port", range)]
    }
}

impl Forward {
    /// The first interface, where the devices are interfaces.
    pub fn first_interface(&self) -> Option<&str> {
        match &self.interfaces.first()?.device {
            ForwardDevice::Interface(dev) => Some(dev),
            ForwardDevice::Pci(_) => None,
        }
    }

    pub(super) fn read(node: Node<'_>, network: &str) -> Result<Forward> {
        let mode = match find::filled(node, "mode") {
            None => ForwardMode::Nat,
            Some(word) => ForwardMode::from_word(word)
                .ok_or_else(|| unsupported(tr!("unknown forwarding type '%1$s'", word)))?,
        };
        let managed = node.attribute("managed").is_some_and(|word| word.eq_ignore_ascii_case("yes"));
        let driver = node.child("driver").map(read_driver).transpose()?.unwrap_or_default();
        let all = |name: &'static str| node.children().filter(move |c| c.is(name));
        let mut nats = all("nat");
        let (nat_node, more) = (nats.next(), nats.next());
        if more.is_some() {
            return Err(fault(tr!(
                "Only one <nat> element is allowed in <forward> of network %1$s",
                network
            )));
        }
        if nat_node.is_some() && mode != ForwardMode::Nat {
            return Err(fault(tr!(
                "The <nat> element can only be used when <forward> 'mode' is 'nat' in network %1$s",
                network
            )));
        }
        let nat = nat_node.map(|node| Nat::read(node, network)).transpose()?.unwrap_or_default();
        let mut forward = Forward { mode, managed, driver, physical: None, interfaces: Vec::new(), nat };
        let dev = find::filled(node, "dev");
        let physical: Vec<_> = all("pf").take(2).collect();
        let has_addresses = all("address").next().is_some();
        if dev.is_some() && (has_addresses || !physical.is_empty()) {
            return Err(fault(tr!(
                "the <forward> 'dev' attribute cannot be used when <address> or <pf> sub-elements are present in network %1$s",
                network
            )));
        }
        if dev.is_some() || all("interface").next().is_some() {
            forward.read_interfaces(node, dev, network)?;
        } else if has_addresses {
            forward.read_addresses(node, network)?;
        } else if let [pf, more @ ..] = physical.as_slice() {
            if !more.is_empty() {
                let text = tr!("Only one <pf> element is allowed in <forward> of network %1$s", network);
                return Err(fault(text));
            }
            let Some(dev) = pf.attribute("dev") else {
                return Err(fault(tr!(
                    "Missing required dev attribute in <pf> element of network '%1$s'",
                    network
                )));
            };
            forward.physical = Some(dev.into());
        }
        Ok(forward)
    }

    fn read_interfaces(&mut self, node: Node<'_>, dev: Option<&str>, network: &str) -> Result<()> {
        let mut seen = std::collections::HashSet::new();
        let mut push = |interfaces: &mut Vec<ForwardInterface>, dev: &str| {
            interfaces
                .push(ForwardInterface { device: ForwardDevice::Interface(dev.into()), connections: 0 });
            seen.insert(dev.to_owned())
        };
        if let Some(dev) = dev {
            push(&mut self.interfaces, dev);
        }
        for (i, child) in node.children().filter(|c| c.is("interface")).enumerate() {
            let Some(name) = child.attribute("dev") else {
                return Err(fault(tr!(
                    "Missing required dev attribute in <forward> <interface> element of network %1$s",
                    network
                )));
            };
            if i == 0
                && let Some(dev) = dev
            {
                if name != dev {
                    return Err(fault(tr!(
                        "<forward dev='%1$s'> must match first <interface dev='%2$s'/> in network %3$s",
                        dev,
                        name,
                        network
                    )));
                }
                continue;
            }
            if !push(&mut self.interfaces, name) {
                let text = tr!("interface '%1$s' can only be listed once in network %2$s", name, network);
                return Err(fault(text));
            }
        }
        Ok(())
    }

    fn read_addresses(&mut self, node: Node<'_>, network: &str) -> Result<()> {
        let mut seen = std::collections::HashSet::new();
        for child in node.children().filter(|c| c.is("address")) {
            match child.attribute("type") {
                Some("pci") => {}
                None => return Err(fault(tr!("missing address type in network %1$s", network))),
                Some(word @ ("none" | "netdev")) => {
                    return Err(fault(tr!("unsupported address type '%1$s' in network %2$s", word, network)));
                }
                Some(word) => {
                    let text = tr!("unknown address type '%1$s' in network %2$s", word, network);
                    return Err(unsupported(text));
                }
            }
            let pci = PciAddress::read(child)?;
            if !seen.insert((pci.domain, pci.bus, pci.slot, pci.function)) {
                return Err(fault(tr!(
                    "PCI device '%1$04x:%2$02x:%3$02x.%4$x' can only be listed once in network %5$s",
                    pci.domain,
                    pci.bus,
                    pci.slot,
                    pci.function,
                    network
                )));
            }
            self.interfaces.push(ForwardInterface { device: ForwardDevice::Pci(pci), connections: 0 });
        }
        Ok(())
    }

    pub(super) fn put(&self, w: &mut Writer, show: Show) {
        if self.mode == ForwardMode::None {
            return;
        }
        let _mark = w.start("forward");
        if let Some(dev) = self.first_interface().filter(|_| self.physical.is_none()) {
            w.attribute("dev", dev);
        }
        w.attribute("mode", self.mode.as_str());
        if self.mode == ForwardMode::Hostdev {
            w.attribute("managed", if self.managed { "yes" } else { "no" });
        }
        // Devices found behind a card are what the running network has.
        let devices = if self.physical.is_none() || show.live { &*self.interfaces } else { &[] };
        put_driver(&self.driver, w);
        if self.mode == ForwardMode::Nat {
            self.nat.put(w);
        }
        if let Some(dev) = &self.physical {
            let _mark = w.start("pf");
            w.attribute("dev", dev);
            w.end("pf");
        }
        for interface in devices {
            match &interface.device {
                ForwardDevice::Interface(dev) => {
                    let _mark = w.start("interface");
                    w.attribute("dev", dev);
                    if show.live && interface.connections > 0 {
                        w.attribute_fmt("connections", format_args!("{}", interface.connections));
                    }
                    w.end("interface");
                }
                ForwardDevice::Pci(pci) => {
                    let _mark = w.start("address");
                    w.attribute("type", "pci");
                    pci.write_numbers(w);
                    w.end("address");
                }
            }
        }
        w.end("forward");
    }

    pub(super) fn grammar() -> Vec<Rule> {
        let dev = || vec![Rule::Attribute("dev", &[]), Rule::Attribute("connections", &[])];
        vec![
            Rule::Attribute("mode", ForwardMode::WORDS),
            Rule::Attribute("dev", &[]),
            Rule::Attribute("managed", YesNo::WORDS),
            Rule::Child("driver", driver_grammar),
            Rule::Child("nat", Nat::grammar),
            Rule::Child("pf", || vec![Rule::Attribute("dev", &[])]),
            Rule::Child("interface", dev),
            Rule::Child("address", pci_grammar),
        ]
    }
}
