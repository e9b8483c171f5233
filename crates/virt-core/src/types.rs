// SPDX-License-Identifier: LGPL-2.1-or-later
//! Answers that are more than numbers and names. The FFI shell turns each into the public
//! structure of the same name.

use crate::object::Domain;
use crate::typed_params::TypedParam;
use std::sync::Arc;

/// A list of objects, or only their number where the caller wants no more.
#[derive(Clone, Debug)]
pub enum Listed<T> {
    /// The objects.
    Objects(Vec<Arc<T>>),
    /// How many there are.
    Count(usize),
}

impl<T> From<Vec<Arc<T>>> for Listed<T> {
    fn from(objects: Vec<Arc<T>>) -> Self {
        Listed::Objects(objects)
    }
}

/// A file system of a guest, as its agent sees it (`virDomainFSInfo`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainFSInfo {
    /// Where it is mounted.
    pub mountpoint: String,
    /// The device's name in the guest.
    pub name: String,
    /// `ext4` and its like.
    pub fstype: String,
    /// The domain's disks that it lies on, by target.
    pub dev_alias: Vec<String>,
}

/// An I/O thread (`virDomainIOThreadInfo`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainIOThreadInfo {
    /// Its number.
    pub id: u32,
    /// The CPUs it may run on, a bit each.
    pub cpumap: Vec<u8>,
}

/// A guest's network interface and its addresses (`virDomainInterface`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainInterface {
    /// Its name.
    pub name: String,
    /// Its hardware address.
    pub hwaddr: Option<String>,
    /// Its addresses.
    pub addrs: Vec<IpAddress>,
}

/// An address of an interface (`virDomainIPAddress`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IpAddress {
    /// `virIPAddrType`.
    pub kind: i32,
    /// In text.
    pub addr: String,
    /// The number of bits of the network.
    pub prefix: u32,
}

/// A lease of a network's DHCP server (`virNetworkDHCPLease`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkDHCPLease {
    /// The network's interface.
    pub iface: String,
    /// Seconds since 1970.
    pub expirytime: i64,
    /// `virIPAddrType`.
    pub kind: i32,
    /// Hardware address.
    pub mac: Option<String>,
    /// The IPv6 association identity.
    pub iaid: Option<String>,
    /// The address.
    pub ipaddr: String,
    /// The number of bits of the network.
    pub prefix: u32,
    /// The name that the client gave.
    pub hostname: Option<String>,
    /// Client id or DUID.
    pub clientid: Option<String>,
}

/// A domain's statistics (`virDomainStatsRecord`).
#[derive(Clone, Debug)]
pub struct DomainStatsRecord {
    /// Whose they are.
    pub domain: Arc<Domain>,
    /// The numbers, by name.
    pub params: Vec<TypedParam>,
}

/// The answer of `virDomainGetCPUStats`.
#[derive(Clone, Debug, Default)]
pub struct CpuStats {
    /// What the C function returns: the number of parameters of a CPU, or of CPUs.
    pub count: i32,
    /// The parameters, CPU by CPU, from `start_cpu`.
    pub cpus: Vec<Vec<TypedParam>>,
}
