// SPDX-License-Identifier: LGPL-2.1-or-later
//! Devices of the host.

use core::ffi::{c_int, c_void};

use crate::virConnectPtr;

/// What a `virNodeDevicePtr` points to; its contents are the library's own. Since 0.5.0.
#[repr(C)]
pub struct _virNodeDevice {
    _p: [u8; 0],
}

/// A device of the host. Since 0.5.0.
pub type virNodeDevice = _virNodeDevice;

/// Handle of a device; virNodeDeviceFree() gives one reference back. Since 0.5.0.
pub type virNodeDevicePtr = *mut virNodeDevice;

/// Which devices to list: by capability, and by state. Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectListAllNodeDeviceFlags {
    /// The machine itself. Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM = 1 << 0,
    /// PCI devices. Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV = 1 << 1,
    /// USB devices. Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV = 1 << 2,
    /// Interfaces of USB devices. Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE = 1 << 3,
    /// Network interfaces. Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET = 1 << 4,
    /// SCSI host adapters. Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST = 1 << 5,
    /// SCSI targets. Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET = 1 << 6,
    /// SCSI devices. Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI = 1 << 7,
    /// Disks. Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE = 1 << 8,
    /// Host adapters of Fibre Channel. Since 1.0.4.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST = 1 << 9,
    /// Adapters that can have virtual ports. Since 1.0.4.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS = 1 << 10,
    /// SCSI generic devices. Since 1.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC = 1 << 11,
    /// Graphics devices. Since 3.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM = 1 << 12,
    /// Devices that can be split into mediated devices. Since 3.4.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES = 1 << 13,
    /// Mediated devices. Since 3.4.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV = 1 << 14,
    /// Channel devices of s390. Since 3.4.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV = 1 << 15,
    /// Channel subsystem devices of s390. Since 6.8.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV = 1 << 16,
    /// vDPA devices. Since 6.9.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA = 1 << 17,
    /// Cryptographic cards of s390. Since 7.0.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD = 1 << 18,
    /// Queues of those cards. Since 7.0.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE = 1 << 19,
    /// Matrix devices of those cards. Since 7.0.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX = 1 << 20,
    /// Devices with vital product data. Since 7.9.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD = 1 << 21,
    /// Groups of channel devices. Since 11.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_DEV = 1 << 22,
    /// Members of such groups. Since 11.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_MEMBER = 1 << 23,
    /// Those that have a configuration. Since 10.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT = 1 << 28,
    /// Those that have none. Since 10.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT = 1 << 29,
    /// Those that are configured but not there. Since 7.3.0.
    VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE = 1 << 30,
    /// Those that are there. Since 7.3.0.
    VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE = 1 << 31,
}

/// What to put into a device's document. Since 10.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceXMLFlags {
    /// The configuration, not what is in effect now. Since 10.1.0.
    VIR_NODE_DEVICE_XML_INACTIVE = 1 << 0,
}

/// How to make a device. Since 8.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceCreateXMLFlags {
    /// Check the document against the schema. Since 8.10.0.
    VIR_NODE_DEVICE_CREATE_XML_VALIDATE = 1 << 0,
}

/// How to configure a device. Since 8.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceDefineXMLFlags {
    /// Check the document against the schema. Since 8.10.0.
    VIR_NODE_DEVICE_DEFINE_XML_VALIDATE = 1 << 0,
}

/// Whether an update is for now or for later. Since 10.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceUpdateFlags {
    /// Now if the device is there, else for later. Since 10.1.0.
    VIR_NODE_DEVICE_UPDATE_AFFECT_CURRENT = 0,
    /// Now. Since 10.1.0.
    VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE = 1 << 0,
    /// For the next start. Since 10.1.0.
    VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG = 1 << 1,
}

/// Events of devices; each has its own type of callback. Since 2.2.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceEventID {
    /// It was created, deleted, defined or undefined: a `virConnectNodeDeviceEventLifecycleCallback`.
    /// Since 2.2.0.
    VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE = 0,
    /// Its description changed: a `virConnectNodeDeviceEventGenericCallback`. Since 2.2.0.
    VIR_NODE_DEVICE_EVENT_ID_UPDATE = 1,
    /// One more than the last value; grows with new releases. Since 2.2.0.
    #[cfg(feature = "sentinels")]
    VIR_NODE_DEVICE_EVENT_ID_LAST = 2,
}

/// What happened to a device. Since 2.2.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceEventLifecycleType {
    /// It appeared. Since 2.2.0.
    VIR_NODE_DEVICE_EVENT_CREATED = 0,
    /// It vanished. Since 2.2.0.
    VIR_NODE_DEVICE_EVENT_DELETED = 1,
    /// It got a configuration. Since 7.3.0.
    VIR_NODE_DEVICE_EVENT_DEFINED = 2,
    /// It lost its configuration. Since 7.3.0.
    VIR_NODE_DEVICE_EVENT_UNDEFINED = 3,
    /// One more than the last value; grows with new releases. Since 2.2.0.
    #[cfg(feature = "sentinels")]
    VIR_NODE_DEVICE_EVENT_LAST = 4,
}

/// What virConnectNodeDeviceEventRegisterAny() takes; `VIR_NODE_DEVICE_EVENT_CALLBACK` casts a callback
/// of the right type to it. Also the type for events that carry nothing but the device. Since 2.2.0.
pub type virConnectNodeDeviceEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dev: virNodeDevicePtr, opaque: *mut c_void)>;

/// Told that a device appeared, vanished or changed its configuration. `event` is of
/// `virNodeDeviceEventLifecycleType`, `detail` is 0. The handle is valid until the callback returns;
/// take a reference to keep it. Since 2.2.0.
pub type virConnectNodeDeviceEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dev: virNodeDevicePtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;
