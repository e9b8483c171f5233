// SPDX-License-Identifier: LGPL-2.1-or-later
//! Virtual networks, their ports and their address leases.

use core::ffi::{c_char, c_int, c_longlong, c_uint, c_void};

use crate::virConnectPtr;

/// What a `virNetworkPtr` points to; its contents are the library's own. Since 0.2.0.
#[repr(C)]
pub struct _virNetwork {
    _p: [u8; 0],
}

/// What a `virNetworkPortPtr` points to; its contents are the library's own. Since 5.5.0.
#[repr(C)]
pub struct _virNetworkPort {
    _p: [u8; 0],
}

/// A virtual network. Since 0.2.0.
pub type virNetwork = _virNetwork;

/// One plug of a network. Since 5.5.0.
pub type virNetworkPort = _virNetworkPort;

/// Handle of a network port; virNetworkPortFree() gives one reference back. Since 5.5.0.
pub type virNetworkPortPtr = *mut virNetworkPort;

/// Handle of a network; virNetworkFree() gives one reference back. Since 0.2.0.
pub type virNetworkPtr = *mut virNetwork;

/// Rate to the guest, in KiB per second. Type: unsigned int. Since 5.5.0.
pub const VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE: &str = "inbound.average";

/// Highest rate to the guest, in KiB per second. Type: unsigned int. Since 5.5.0.
pub const VIR_NETWORK_PORT_BANDWIDTH_IN_PEAK: &str = "inbound.peak";

/// KiB that may go to the guest at the highest rate. Type: unsigned int. Since 5.5.0.
pub const VIR_NETWORK_PORT_BANDWIDTH_IN_BURST: &str = "inbound.burst";

/// Rate to the guest that is promised, in KiB per second. Type: unsigned int. Since 5.5.0.
pub const VIR_NETWORK_PORT_BANDWIDTH_IN_FLOOR: &str = "inbound.floor";

/// Rate from the guest, in KiB per second. Type: unsigned int. Since 5.5.0.
pub const VIR_NETWORK_PORT_BANDWIDTH_OUT_AVERAGE: &str = "outbound.average";

/// Highest rate from the guest, in KiB per second. Type: unsigned int. Since 5.5.0.
pub const VIR_NETWORK_PORT_BANDWIDTH_OUT_PEAK: &str = "outbound.peak";

/// KiB that may come from the guest at the highest rate. Type: unsigned int. Since 5.5.0.
pub const VIR_NETWORK_PORT_BANDWIDTH_OUT_BURST: &str = "outbound.burst";

/// An address that a network gave out. virNetworkDHCPLeaseFree() releases it. Since 1.2.6.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virNetworkDHCPLease {
    /// The network's interface.
    pub iface: *mut c_char,
    /// When it ends, in seconds since 1970; 0 for never.
    pub expirytime: c_longlong,
    /// One of `virIPAddrType`.
    pub r#type: c_int,
    /// The hardware address, or NULL.
    pub mac: *mut c_char,
    /// The identity association of IPv6, or NULL.
    pub iaid: *mut c_char,
    /// The address.
    pub ipaddr: *mut c_char,
    /// Bits of the address that name the network.
    pub prefix: c_uint,
    /// Name that the client gave, or NULL.
    pub hostname: *mut c_char,
    /// Identifier that the client gave, or NULL.
    pub clientid: *mut c_char,
}

/// Short name of `struct _virNetworkDHCPLease`. Since 1.2.6.
pub type virNetworkDHCPLease = _virNetworkDHCPLease;

/// Pointer to a `virNetworkDHCPLease`. Since 1.2.6.
pub type virNetworkDHCPLeasePtr = *mut virNetworkDHCPLease;

/// What to put into a network's document. Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNetworkXMLFlags {
    /// The configuration, not what is in effect now. Since 0.9.10.
    VIR_NETWORK_XML_INACTIVE = 1 << 0,
}

/// Which networks to list. Flags of one pair cancel out when both are given. Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectListAllNetworksFlags {
    /// Those that are not running. Since 0.10.2.
    VIR_CONNECT_LIST_NETWORKS_INACTIVE = 1 << 0,
    /// Those that are running. Since 0.10.2.
    VIR_CONNECT_LIST_NETWORKS_ACTIVE = 1 << 1,
    /// Those that have a configuration. Since 0.10.2.
    VIR_CONNECT_LIST_NETWORKS_PERSISTENT = 1 << 2,
    /// Those that vanish when they stop. Since 0.10.2.
    VIR_CONNECT_LIST_NETWORKS_TRANSIENT = 1 << 3,
    /// Those that start with the daemon. Since 0.10.2.
    VIR_CONNECT_LIST_NETWORKS_AUTOSTART = 1 << 4,
    /// Those that do not. Since 0.10.2.
    VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART = 1 << 5,
}

/// How to start a network. Since 7.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNetworkCreateFlags {
    /// Check the document against the schema. Since 7.8.0.
    VIR_NETWORK_CREATE_VALIDATE = 1 << 0,
}

/// How to configure a network. Since 7.7.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNetworkDefineFlags {
    /// Check the document against the schema. Since 7.7.0.
    VIR_NETWORK_DEFINE_VALIDATE = 1 << 0,
}

/// What to do with a part of a network. Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNetworkUpdateCommand {
    /// Not valid. Since 0.10.2.
    VIR_NETWORK_UPDATE_COMMAND_NONE = 0,
    /// Replace the element that matches. Since 0.10.2.
    VIR_NETWORK_UPDATE_COMMAND_MODIFY = 1,
    /// Remove the element that matches. Since 0.10.2.
    VIR_NETWORK_UPDATE_COMMAND_DELETE = 2,
    /// Add an element at the end. Since 0.10.2.
    VIR_NETWORK_UPDATE_COMMAND_ADD_LAST = 3,
    /// Add an element at the start. Since 0.10.2.
    VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST = 4,
    /// One more than the last value; grows with new releases. Since 0.10.2.
    #[cfg(feature = "sentinels")]
    VIR_NETWORK_UPDATE_COMMAND_LAST = 5,
}

/// Which part of a network's document an update is about. Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNetworkUpdateSection {
    /// Not valid. Since 0.10.2.
    VIR_NETWORK_SECTION_NONE = 0,
    /// `<bridge>` Since 0.10.2.
    VIR_NETWORK_SECTION_BRIDGE = 1,
    /// `<domain>` Since 0.10.2.
    VIR_NETWORK_SECTION_DOMAIN = 2,
    /// `<ip>` Since 0.10.2.
    VIR_NETWORK_SECTION_IP = 3,
    /// `<ip>/<dhcp>/<host>` Since 0.10.2.
    VIR_NETWORK_SECTION_IP_DHCP_HOST = 4,
    /// `<ip>/<dhcp>/<range>` Since 0.10.2.
    VIR_NETWORK_SECTION_IP_DHCP_RANGE = 5,
    /// `<forward>` Since 0.10.2.
    VIR_NETWORK_SECTION_FORWARD = 6,
    /// `<forward>/<interface>` Since 0.10.2.
    VIR_NETWORK_SECTION_FORWARD_INTERFACE = 7,
    /// `<forward>/<pf>` Since 0.10.2.
    VIR_NETWORK_SECTION_FORWARD_PF = 8,
    /// `<portgroup>` Since 0.10.2.
    VIR_NETWORK_SECTION_PORTGROUP = 9,
    /// `<dns>/<host>` Since 0.10.2.
    VIR_NETWORK_SECTION_DNS_HOST = 10,
    /// `<dns>/<txt>` Since 0.10.2.
    VIR_NETWORK_SECTION_DNS_TXT = 11,
    /// `<dns>/<srv>` Since 0.10.2.
    VIR_NETWORK_SECTION_DNS_SRV = 12,
    /// One more than the last value; grows with new releases. Since 0.10.2.
    #[cfg(feature = "sentinels")]
    VIR_NETWORK_SECTION_LAST = 13,
}

/// Whether an update is for now or for later. Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNetworkUpdateFlags {
    /// Now if the network runs, else for later. Since 0.10.2.
    VIR_NETWORK_UPDATE_AFFECT_CURRENT = 0,
    /// Now. Since 0.10.2.
    VIR_NETWORK_UPDATE_AFFECT_LIVE = 1 << 0,
    /// For the next start. Since 0.10.2.
    VIR_NETWORK_UPDATE_AFFECT_CONFIG = 1 << 1,
}

/// What happened to a network. Since 1.2.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNetworkEventLifecycleType {
    /// It got a configuration. Since 1.2.1.
    VIR_NETWORK_EVENT_DEFINED = 0,
    /// It lost its configuration. Since 1.2.1.
    VIR_NETWORK_EVENT_UNDEFINED = 1,
    /// It started. Since 1.2.1.
    VIR_NETWORK_EVENT_STARTED = 2,
    /// It stopped. Since 1.2.1.
    VIR_NETWORK_EVENT_STOPPED = 3,
    /// One more than the last value; grows with new releases. Since 1.2.1.
    #[cfg(feature = "sentinels")]
    VIR_NETWORK_EVENT_LAST = 4,
}

/// Events of networks; each has its own type of callback. Since 1.2.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNetworkEventID {
    /// It was defined, undefined, started or stopped: a `virConnectNetworkEventLifecycleCallback`.
    /// Since 1.2.1.
    VIR_NETWORK_EVENT_ID_LIFECYCLE = 0,
    /// Its metadata changed: a `virConnectNetworkEventMetadataChangeCallback`. Since 9.8.0.
    VIR_NETWORK_EVENT_ID_METADATA_CHANGE = 1,
    /// One more than the last value; grows with new releases. Since 1.2.1.
    #[cfg(feature = "sentinels")]
    VIR_NETWORK_EVENT_ID_LAST = 2,
}

/// Kinds of IP address. Since 1.2.6.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virIPAddrType {
    /// IPv4. Since 1.2.6.
    VIR_IP_ADDR_TYPE_IPV4 = 0,
    /// IPv6. Since 1.2.6.
    VIR_IP_ADDR_TYPE_IPV6 = 1,
    /// One more than the last value; grows with new releases. Since 1.2.6.
    #[cfg(feature = "sentinels")]
    VIR_IP_ADDR_TYPE_LAST = 2,
}

/// How to make a network port. Since 5.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNetworkPortCreateFlags {
    /// Take over the resources that the document names. Since 5.5.0.
    VIR_NETWORK_PORT_CREATE_RECLAIM = 1 << 0,
    /// Check the document against the schema. Since 7.8.0.
    VIR_NETWORK_PORT_CREATE_VALIDATE = 1 << 1,
}

/// Parts of a network that are for people and programs, not for the driver. Since 9.7.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNetworkMetadataType {
    /// A text of any length. Since 9.7.0.
    VIR_NETWORK_METADATA_DESCRIPTION = 0,
    /// A text of one line. Since 9.7.0.
    VIR_NETWORK_METADATA_TITLE = 1,
    /// An element of a program's own namespace. Since 9.7.0.
    VIR_NETWORK_METADATA_ELEMENT = 2,
    /// One more than the last value; grows with new releases. Since 9.7.0.
    #[cfg(feature = "sentinels")]
    VIR_NETWORK_METADATA_LAST = 3,
}

/// What virConnectNetworkEventRegisterAny() takes; `VIR_NETWORK_EVENT_CALLBACK` casts a callback of the
/// right type to it. Since 1.2.1.
pub type virConnectNetworkEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, net: virNetworkPtr, opaque: *mut c_void)>;

/// Told that a network was defined, undefined, started or stopped. `event` is of
/// `virNetworkEventLifecycleType`, `detail` is 0. The handle is valid until the callback returns; take
/// a reference to keep it. Since 1.2.1.
pub type virConnectNetworkEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        net: virNetworkPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;

/// Told that metadata of a network changed. `type` is of `virNetworkMetadataType`; `nsuri` names the
/// namespace of a changed element and is NULL otherwise. Since 9.8.0.
pub type virConnectNetworkEventMetadataChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        net: virNetworkPtr,
        r#type: c_int,
        nsuri: *const c_char,
        opaque: *mut c_void,
    ),
>;
