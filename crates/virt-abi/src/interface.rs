// SPDX-License-Identifier: LGPL-2.1-or-later
//! Network interfaces of the host.

/// What a `virInterfacePtr` points to; its contents are the library's own. Since 0.6.4.
#[repr(C)]
pub struct _virInterface {
    _p: [u8; 0],
}

/// A network interface of the host. Since 0.6.4.
pub type virInterface = _virInterface;

/// Handle of an interface; virInterfaceFree() gives one reference back. Since 0.6.4.
pub type virInterfacePtr = *mut virInterface;

/// Which interfaces to list. Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectListAllInterfacesFlags {
    /// Those that are down. Since 0.10.2.
    VIR_CONNECT_LIST_INTERFACES_INACTIVE = 1 << 0,
    /// Those that are up. Since 0.10.2.
    VIR_CONNECT_LIST_INTERFACES_ACTIVE = 1 << 1,
}

/// What to put into an interface's document. Since 0.7.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virInterfaceXMLFlags {
    /// The configuration, not what is in effect now. Since 0.7.3.
    VIR_INTERFACE_XML_INACTIVE = 1 << 0,
}

/// How to configure an interface. Since 7.7.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virInterfaceDefineFlags {
    /// Check the document against the schema. Since 7.7.0.
    VIR_INTERFACE_DEFINE_VALIDATE = 1 << 0,
}
