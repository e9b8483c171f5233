// SPDX-License-Identifier: LGPL-2.1-or-later
//! Changes to parts of a network's definition: `virNetworkUpdate`.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::dhcp::{DhcpHost, DhcpRange};
use super::dns::{DnsHost, DnsSrv, DnsTxt};
use super::forward::{ForwardDevice, ForwardInterface};
use super::port_group::PortGroup;
use super::{Network, ParseOptions, error, fault};
use crate::net::address;
use crate::schema::Show;
use crate::xml::{Document, Node, Source};

/// What is to be done: `virNetworkUpdateCommand`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Replace the entry that matches.
    Modify,
    /// Remove the entry that matches.
    Delete,
    /// Add an entry behind all others.
    AddLast,
    /// Add an entry in front of all others.
    AddFirst,
    /// Something of a later time.
    Unknown(u32),
}

impl Command {
    /// The command of C's number.
    pub fn from_number(number: u32) -> Command {
        match number {
            1 => Command::Modify,
            2 => Command::Delete,
            3 => Command::AddLast,
            4 => Command::AddFirst,
            _ => Command::Unknown(number),
        }
    }

    fn adds(self) -> bool {
        matches!(self, Command::AddLast | Command::AddFirst)
    }

    /// Puts an entry at its end of a list.
    fn add<T>(self, list: &mut Vec<T>, entry: T) {
        match self {
            Command::AddFirst => list.insert(0, entry),
            _ => list.push(entry),
        }
    }

    fn refuse(self) -> Error {
        let Command::Unknown(number) = self else { return invalid(String::new()) };
        error(
            ErrorCode::OPERATION_UNSUPPORTED,
            tr!("unrecognized network update command code %1$d", number as i32),
        )
    }
}

/// What it is done to: `virNetworkUpdateSection`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Section {
    Bridge,
    Domain,
    Ip,
    DhcpHost,
    DhcpRange,
    Forward,
    ForwardInterface,
    ForwardPf,
    PortGroup,
    DnsHost,
    DnsTxt,
    DnsSrv,
    Unknown,
}

impl Section {
    /// The section of C's number.
    pub fn from_number(number: u32) -> Section {
        use Section::*;
        const ALL: [Section; 12] = [
            Bridge,
            Domain,
            Ip,
            DhcpHost,
            DhcpRange,
            Forward,
            ForwardInterface,
            ForwardPf,
            PortGroup,
            DnsHost,
            DnsTxt,
            DnsSrv,
        ];
        let index = (number as usize).checked_sub(1);
        index.and_then(|index| ALL.get(index)).copied().unwrap_or(Unknown)
    }
}

fn invalid(text: String) -> Error {
    error(ErrorCode::OPERATION_INVALID, text)
}

fn cannot(text: String) -> Error {
    error(ErrorCode::OPERATION_UNSUPPORTED, text)
}

impl Network {
    /// Changes a part of the definition. `parent` says which `<ip>` is meant where several
    /// could be; negative numbers leave the choice open. `show` is for the definition that is
    /// changed: the running one or the other. Where the change cannot be made, or would make a
    /// network that cannot be, nothing is changed.
    pub fn update(
        &mut self,
        command: Command,
        section: Section,
        parent: i32,
        xml: &str,
        show: Show,
    ) -> Result<()> {
        let mut changed = self.clone();
        changed.update_section(command, section, parent, xml)?;
        Network::parse(&changed.format(show), ParseOptions { dnsmasq: true })?;
        *self = changed;
        Ok(())
    }

    /// The same without a look at the whole: its parts are good, but may not fit together.
    pub fn update_section(
        &mut self,
        command: Command,
        section: Section,
        parent: i32,
        xml: &str,
    ) -> Result<()> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::NETWORK, file: None })?;
        let node = document.root();
        match section {
            Section::Bridge => Err(self.cannot_update("bridge")),
            Section::Domain => Err(self.cannot_update("domain")),
            Section::Ip => Err(self.cannot_update("ip")),
            Section::Forward => Err(self.cannot_update("forward")),
            Section::ForwardPf => Err(self.cannot_update("forward pf")),
            Section::Unknown => Err(cannot(tr!("can't update unrecognized section of network"))),
            Section::DhcpHost => self.update_dhcp_host(command, parent, node),
            Section::DhcpRange => self.update_dhcp_range(command, parent, node),
            Section::ForwardInterface => self.update_interface(command, node),
            Section::PortGroup => self.update_port_group(command, node),
            Section::DnsHost => self.update_dns_host(command, node),
            Section::DnsTxt => self.update_dns_txt(command, node),
            Section::DnsSrv => self.update_dns_srv(command, node),
        }
    }

    fn cannot_update(&self, section: &str) -> Error {
        cannot(tr!("can't update '%1$s' section of network '%2$s'", section, &self.name))
    }

    fn expect(&self, node: Node<'_>, name: &str) -> Result<()> {
        if node.name() == name {
            return Ok(());
        }
        Err(fault(tr!(
            "unexpected element <%1$s>, expecting <%2$s>, while updating network '%3$s'",
            node.name(),
            name,
            &self.name
        )))
    }

    /// Which `<ip>` an update of DHCP is about.
    fn dhcp_parent(&self, parent: i32) -> Result<usize> {
        if let Ok(index) = usize::try_from(parent) {
            return match index < self.ips.len() {
                true => Ok(index),
                false => Err(invalid(tr!(
                    "couldn't update dhcp host entry - no <ip> element found at index %1$d in network '%2$s'",
                    parent,
                    &self.name
                ))),
            };
        }
        let at = |test: fn(&super::NetworkIp) -> bool| self.ips.iter().position(test);
        let found = at(|ip| ip.has_dhcp());
        let found = found.or_else(|| at(|ip| ip.address.is_ipv4())).or_else(|| at(|ip| ip.address.is_ipv6()));
        found.ok_or_else(|| {
            invalid(tr!(
                "couldn't update dhcp host entry - no <ip> element found in network '%1$s'",
                &self.name
            ))
        })
    }

    fn check_single_dhcp(&self, index: usize) -> Result<()> {
        let v4 = self.ips[index].address.is_ipv4();
        let mut others =
            self.ips.iter().enumerate().filter(|(i, ip)| *i != index && ip.address.is_ipv4() == v4);
        if others.any(|(_, ip)| ip.has_dhcp()) {
            return Err(invalid(tr!(
                "dhcp is supported only for a single %1$s address on each network",
                if v4 { "IPv4" } else { "IPv6" }
            )));
        }
        Ok(())
    }

    fn update_dhcp_host(&mut self, command: Command, parent: i32, node: Node<'_>) -> Result<()> {
        let index = self.dhcp_parent(parent);
        self.expect(node, "host")?;
        let index = index?;
        let partial = command == Command::Delete;
        let around = self.ips[index].address;
        let host = DhcpHost::read(node, &self.name, around, partial)?;
        if !partial && host.ip.is_some_and(|ip| ip.is_ipv4() != around.is_ipv4()) {
            return Err(invalid(tr!(
                "the address family of a host entry IP must match the address family of the dhcp element's parent"
            )));
        }
        let same_name = |other: &DhcpHost| host.name.is_some() && host.name == other.name;
        let same_ip = |other: &DhcpHost| host.ip.is_some() && host.ip == other.ip;
        let like = |other: &DhcpHost| host.same_mac(other) || same_name(other) || same_ip(other);
        let shown = |text: &Option<Box<str>>, none: &str| text.as_deref().unwrap_or(none).to_owned();
        let (mac, name) = (shown(&host.mac, "unknown"), shown(&host.name, "(null)"));
        let ip = host.ip.map_or_else(|| "unknown".to_owned(), address::to_text);
        match command {
            Command::Modify => {
                let Some(at) = self.ips[index].hosts.iter().position(like) else {
                    return Err(invalid(tr!(
                        "couldn't locate an existing dhcp host entry with \"mac='%1$s'\" \"name='%2$s'\" \"ip='%3$s'\" in network '%4$s'",
                        mac,
                        name,
                        ip,
                        &self.name
                    )));
                };
                self.ips[index].hosts[at] = host;
            }
            Command::AddFirst | Command::AddLast => {
                self.check_single_dhcp(index)?;
                if self.ips[index].hosts.iter().any(like) {
                    return Err(invalid(tr!(
                        "there is an existing dhcp host entry in network '%1$s' that matches \"<host mac='%2$s' name='%3$s' ip='%4$s'/>\"",
                        &self.name,
                        mac,
                        name,
                        ip
                    )));
                }
                command.add(&mut self.ips[index].hosts, host);
            }
            Command::Delete => {
                let fits = |other: &DhcpHost| {
                    (host.mac.is_none() || other.mac.is_none() || host.same_mac(other))
                        && (host.name.is_none() || same_name(other))
                        && (host.ip.is_none() || same_ip(other))
                };
                let Some(at) = self.ips[index].hosts.iter().position(fits) else {
                    return Err(invalid(tr!(
                        "couldn't locate a matching dhcp host entry in network '%1$s'",
                        &self.name
                    )));
                };
                self.ips[index].hosts.remove(at);
            }
            Command::Unknown(_) => return Err(command.refuse()),
        }
        Ok(())
    }

    fn update_dhcp_range(&mut self, command: Command, parent: i32, node: Node<'_>) -> Result<()> {
        let index = self.dhcp_parent(parent);
        self.expect(node, "range")?;
        let index = index?;
        if command == Command::Modify {
            return Err(cannot(tr!("dhcp ranges cannot be modified, only added or deleted")));
        }
        let around = &self.ips[index];
        let range = DhcpRange::read(node, &self.name, around.address, around.prefix_length())?;
        let like = |other: &DhcpRange| other.start == range.start && other.end == range.end;
        let found = around.ranges.iter().position(like);
        match (command, found) {
            (Command::AddFirst | Command::AddLast, found) => {
                self.check_single_dhcp(index)?;
                if found.is_some() {
                    return Err(invalid(tr!(
                        "there is an existing dhcp range entry in network '%1$s' that matches \"<range start='%2$s' end='%3$s'/>\"",
                        &self.name,
                        address::to_text(range.start),
                        address::to_text(range.end)
                    )));
                }
                command.add(&mut self.ips[index].ranges, range);
            }
            (Command::Delete, Some(at)) => {
                self.ips[index].ranges.remove(at);
            }
            (Command::Delete, None) => {
                return Err(invalid(tr!(
                    "couldn't locate a matching dhcp range entry in network '%1$s'",
                    &self.name
                )));
            }
            _ => return Err(command.refuse()),
        }
        Ok(())
    }

    fn update_interface(&mut self, command: Command, node: Node<'_>) -> Result<()> {
        self.expect(node, "interface")?;
        if command == Command::Modify {
            return Err(cannot(tr!("forward interface entries cannot be modified, only added or deleted")));
        }
        let Some(dev) = node.attribute("dev") else {
            return Err(fault(tr!("missing dev attribute in <interface> element")));
        };
        let device = ForwardDevice::Interface(dev.into());
        let interfaces = &mut self.forward.interfaces;
        let found = interfaces.iter().position(|interface| interface.device == device);
        match (command, found) {
            (Command::AddFirst | Command::AddLast, None) => {
                command.add(interfaces, ForwardInterface { device, connections: 0 });
            }
            (Command::AddFirst | Command::AddLast, Some(_)) => {
                return Err(invalid(tr!(
                    "there is an existing interface entry in network '%1$s' that matches \"<interface dev='%2$s'>\"",
                    &self.name,
                    dev
                )));
            }
            (Command::Delete, None) => {
                return Err(invalid(tr!(
                    "couldn't find an interface entry in network '%1$s' matching <interface dev='%2$s'>",
                    &self.name,
                    dev
                )));
            }
            (Command::Delete, Some(at)) => {
                let connections = interfaces[at].connections;
                if connections > 0 {
                    return Err(invalid(tr!(
                        "unable to delete interface '%1$s' in network '%2$s'. It is currently being used by %3$d domains.",
                        dev,
                        &self.name,
                        connections
                    )));
                }
                interfaces.remove(at);
            }
            _ => return Err(command.refuse()),
        }
        Ok(())
    }

    fn update_port_group(&mut self, command: Command, node: Node<'_>) -> Result<()> {
        self.expect(node, "portgroup")?;
        let group = PortGroup::read(node)?;
        let found = self.port_groups.iter().rposition(|other| other.name == group.name);
        let default = self.port_groups.iter().rposition(|other| other.is_default);
        if found.is_none() && matches!(command, Command::Modify | Command::Delete) {
            return Err(invalid(tr!(
                "couldn't find a portgroup entry in network '%1$s' matching <portgroup name='%2$s'>",
                &self.name,
                &group.name
            )));
        }
        if found.is_some() && command.adds() {
            return Err(invalid(tr!(
                "there is an existing portgroup entry in network '%1$s' that matches \"<portgroup name='%2$s'>\"",
                &self.name,
                &group.name
            )));
        }
        if command != Command::Delete && group.is_default && default.is_some() && default != found {
            return Err(invalid(tr!(
                "a different portgroup entry in network '%1$s' is already set as the default. Only one default is allowed.",
                &self.name
            )));
        }
        match (command, found) {
            (Command::Modify, Some(at)) => self.port_groups[at] = group,
            (Command::Delete, Some(at)) => {
                self.port_groups.remove(at);
            }
            (Command::AddFirst | Command::AddLast, _) => command.add(&mut self.port_groups, group),
            _ => return Err(command.refuse()),
        }
        Ok(())
    }

    fn update_dns_host(&mut self, command: Command, node: Node<'_>) -> Result<()> {
        self.expect(node, "host")?;
        let host = DnsHost::read(node, &self.name, !command.adds())?;
        let deletes = command == Command::Delete;
        let like = |other: &DnsHost| {
            (host.ip.is_some() && host.ip == other.ip)
                || (deletes && host.names.iter().any(|name| other.names.contains(name)))
        };
        let (found, count) = last_and_count(&self.dns.hosts, like);
        match (command, found) {
            (Command::AddFirst | Command::AddLast, Some(_)) => {
                return Err(invalid(tr!(
                    "there is already at least one DNS HOST record with a matching field in network %1$s",
                    &self.name
                )));
            }
            (Command::AddFirst | Command::AddLast, None) => command.add(&mut self.dns.hosts, host),
            (Command::Delete | Command::Modify, None) => {
                return Err(invalid(tr!(
                    "couldn't locate a matching DNS HOST record in network %1$s",
                    &self.name
                )));
            }
            (Command::Delete | Command::Modify, Some(_)) if count > 1 => {
                return Err(invalid(tr!(
                    "multiple matching DNS HOST records were found in network %1$s",
                    &self.name
                )));
            }
            (Command::Delete, Some(at)) => {
                self.dns.hosts.remove(at);
            }
            (Command::Modify, Some(at)) => self.dns.hosts[at] = host,
            _ => return Err(command.refuse()),
        }
        Ok(())
    }

    fn update_dns_srv(&mut self, command: Command, node: Node<'_>) -> Result<()> {
        if command == Command::Modify {
            return Err(cannot(tr!("DNS SRV records cannot be modified, only added or deleted")));
        }
        self.expect(node, "srv")?;
        let srv = DnsSrv::read(node, &self.name, !command.adds())?;
        let fits = |wanted: &Option<Box<str>>, there: &Option<Box<str>>| wanted.is_none() || wanted == there;
        let like = |other: &DnsSrv| {
            fits(&srv.domain, &other.domain)
                && fits(&srv.service, &other.service)
                && fits(&srv.protocol, &other.protocol)
                && fits(&srv.target, &other.target)
        };
        let (found, count) = last_and_count(&self.dns.srvs, like);
        match (command, found) {
            (Command::AddFirst | Command::AddLast, Some(_)) => {
                return Err(invalid(tr!(
                    "there is already at least one DNS SRV record matching all specified fields in network %1$s",
                    &self.name
                )));
            }
            (Command::AddFirst | Command::AddLast, None) => command.add(&mut self.dns.srvs, srv),
            (Command::Delete, None) => {
                return Err(invalid(tr!(
                    "couldn't locate a matching DNS SRV record in network %1$s",
                    &self.name
                )));
            }
            (Command::Delete, Some(_)) if count > 1 => {
                return Err(invalid(tr!(
                    "multiple DNS SRV records matching all specified fields were found in network %1$s",
                    &self.name
                )));
            }
            (Command::Delete, Some(at)) => {
                self.dns.srvs.remove(at);
            }
            _ => return Err(command.refuse()),
        }
        Ok(())
    }

    fn update_dns_txt(&mut self, command: Command, node: Node<'_>) -> Result<()> {
        self.expect(node, "txt")?;
        let txt = DnsTxt::read(node, &self.name, !command.adds())?;
        let found = self.dns.txts.iter().position(|other| other.name == txt.name);
        match (command, found) {
            (Command::AddFirst | Command::AddLast, Some(_)) => {
                return Err(invalid(tr!(
                    "there is already a DNS TXT record with name '%1$s' in network %2$s",
                    &txt.name,
                    &self.name
                )));
            }
            (Command::AddFirst | Command::AddLast, None) => command.add(&mut self.dns.txts, txt),
            (Command::Delete | Command::Modify, None) => {
                return Err(invalid(tr!(
                    "couldn't locate a matching DNS TXT record in network %1$s",
                    &self.name
                )));
            }
            (Command::Delete, Some(at)) => {
                self.dns.txts.remove(at);
            }
            (Command::Modify, Some(at)) => {
                if txt.value.is_none() {
                    return Err(invalid(tr!(
                        "missing value of modifying DNS TXT record in network %1$s",
                        &self.name
                    )));
                }
                self.dns.txts[at].value = txt.value;
            }
            _ => return Err(command.refuse()),
        }
        Ok(())
    }
}

/// The last entry that fits, and how many do.
fn last_and_count<T>(list: &[T], fits: impl Fn(&T) -> bool) -> (Option<usize>, usize) {
    let found = list.iter().enumerate().filter(|(_, entry)| fits(entry));
    found.fold((None, 0), |(_, count), (at, _)| (Some(at), count + 1))
}
