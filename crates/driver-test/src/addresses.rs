// SPDX-License-Identifier: LGPL-2.1-or-later
//! Addresses of a guest's interfaces. There is nobody to ask: they are counted from the networks'
//! own.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use virt_abi::virDomainInterfaceAddressesSource::VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP;
use virt_abi::virIPAddrType::*;
use virt_conf::domain::device::interface::{Connection, Interface};
use virt_conf::network::NetworkIp;
use virt_core::object::Domain;
use virt_core::types::{DomainInterface, IpAddress};
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail};
use crate::definition::interfaces;
use crate::network;
use crate::state::State;

/// How many addresses each domain is given.
const PER_DOMAIN: u32 = 20;

/// `virDomainInterfaceAddresses`
pub fn of(state: &State, handle: &Domain, source: u32, flags: u32) -> Result<Vec<DomainInterface>> {
    checks::flags("testDomainInterfaceAddresses", flags, 0)?;
    if source > VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP as u32 {
        let text = tr!("Unknown IP address data source %1$d", source as i32);
        return Err(fail(ErrorCode::ARGUMENT_UNSUPPORTED, text));
    }
    let (definition, id) = state.with(handle, |inner| {
        inner.check_active()?;
        Ok((inner.current.clone(), inner.id))
    })?;
    let first = PER_DOMAIN.wrapping_mul(id.wrapping_sub(1) as u32);
    let tell = |(at, interface): (usize, &Interface)| {
        let at = at as u32 + 1;
        Ok(DomainInterface {
            name: interface.target.as_deref().unwrap_or_default().into(),
            hwaddr: Some(interface.mac.to_string()),
            addrs: address(state, interface, at, first.wrapping_add(at))?.into_iter().collect(),
        })
    };
    interfaces(&definition).enumerate().map(tell).collect()
}

/// The address of the interface `at`, counted from 1; `offset` is counted over all domains.
fn address(state: &State, interface: &Interface, at: u32, offset: u32) -> Result<Option<IpAddress>> {
    let Connection::Network { network: name, .. } = &interface.connection else {
        let addr = format!("192.168.0.{at}");
        return Ok(Some(IpAddress { kind: VIR_IP_ADDR_TYPE_IPV4 as i32, addr, prefix: 24 }));
    };
    let network = state.networks.by_name(name).ok_or_else(|| network::no_name(name))?;
    let definition = network.with(|inner| inner.current.clone());
    let ip = definition.as_ref().and_then(|definition| definition.ips.first());
    Ok(ip.map(|ip| {
        let addr = counted(ip, offset);
        let kind = if addr.is_ipv6() { VIR_IP_ADDR_TYPE_IPV6 } else { VIR_IP_ADDR_TYPE_IPV4 };
        // A network without a mask and outside of the old classes has -1.
        let prefix = ip.prefix_length().unwrap_or(u32::MAX);
        IpAddress { kind: kind as i32, addr: addr.to_string(), prefix }
    }))
}

/// That many addresses behind the first one that guests are given.
fn counted(ip: &NetworkIp, offset: u32) -> IpAddr {
    match ip.ranges.first().map_or(ip.address, |range| range.start) {
        IpAddr::V4(first) => Ipv4Addr::from_bits(first.to_bits().wrapping_add(offset)).into(),
        IpAddr::V6(first) => {
            // Only the last byte counts, as in the reference.
            let mut bytes = first.octets();
            bytes[15] = bytes[15].wrapping_add(offset as u8);
            Ipv6Addr::from(bytes).into()
        }
    }
}
