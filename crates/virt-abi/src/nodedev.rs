// SPDX-License-Identifier: LGPL-2.1-or-later
//! Devices of the host.

use core::ffi::{c_int, c_void};

use crate::virConnectPtr;

/// Since 0.5.0.
#[repr(C)]
pub struct _virNodeDevice {
    _p: [u8; 0],
}

/// Since 0.5.0.
pub type virNodeDevice = _virNodeDevice;

/// Since 0.5.0.
pub type virNodeDevicePtr = *mut virNodeDevice;

/// Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectListAllNodeDeviceFlags {
    /// Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM = 1 << 0,
    /// Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV = 1 << 1,
    /// Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV = 1 << 2,
    /// Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE = 1 << 3,
    /// Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET = 1 << 4,
    /// Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST = 1 << 5,
    /// Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET = 1 << 6,
    /// Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI = 1 << 7,
    /// Since 0.10.2.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE = 1 << 8,
    /// Since 1.0.4.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST = 1 << 9,
    /// Since 1.0.4.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS = 1 << 10,
    /// Since 1.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC = 1 << 11,
    /// Since 3.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM = 1 << 12,
    /// Since 3.4.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES = 1 << 13,
    /// Since 3.4.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV = 1 << 14,
    /// Since 3.4.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV = 1 << 15,
    /// Since 6.8.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV = 1 << 16,
    /// Since 6.9.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA = 1 << 17,
    /// Since 7.0.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD = 1 << 18,
    /// Since 7.0.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE = 1 << 19,
    /// Since 7.0.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX = 1 << 20,
    /// Since 7.9.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD = 1 << 21,
    /// Since 11.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_DEV = 1 << 22,
    /// Since 11.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_MEMBER = 1 << 23,
    /// Since 10.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT = 1 << 28,
    /// Since 10.1.0.
    VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT = 1 << 29,
    /// Since 7.3.0.
    VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE = 1 << 30,
    /// Since 7.3.0.
    VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE = 1 << 31,
}

/// Since 10.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceXMLFlags {
    /// Since 10.1.0.
    VIR_NODE_DEVICE_XML_INACTIVE = 1 << 0,
}

/// Since 8.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceCreateXMLFlags {
    /// Since 8.10.0.
    VIR_NODE_DEVICE_CREATE_XML_VALIDATE = 1 << 0,
}

/// Since 8.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceDefineXMLFlags {
    /// Since 8.10.0.
    VIR_NODE_DEVICE_DEFINE_XML_VALIDATE = 1 << 0,
}

/// Since 10.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceUpdateFlags {
    /// Since 10.1.0.
    VIR_NODE_DEVICE_UPDATE_AFFECT_CURRENT = 0,
    /// Since 10.1.0.
    VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE = 1 << 0,
    /// Since 10.1.0.
    VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG = 1 << 1,
}

/// Since 2.2.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceEventID {
    /// Since 2.2.0.
    VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE = 0,
    /// Since 2.2.0.
    VIR_NODE_DEVICE_EVENT_ID_UPDATE = 1,
    /// Since 2.2.0.
    #[cfg(feature = "sentinels")]
    VIR_NODE_DEVICE_EVENT_ID_LAST = 2,
}

/// Since 2.2.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeDeviceEventLifecycleType {
    /// Since 2.2.0.
    VIR_NODE_DEVICE_EVENT_CREATED = 0,
    /// Since 2.2.0.
    VIR_NODE_DEVICE_EVENT_DELETED = 1,
    /// Since 7.3.0.
    VIR_NODE_DEVICE_EVENT_DEFINED = 2,
    /// Since 7.3.0.
    VIR_NODE_DEVICE_EVENT_UNDEFINED = 3,
    /// Since 2.2.0.
    #[cfg(feature = "sentinels")]
    VIR_NODE_DEVICE_EVENT_LAST = 4,
}

/// Since 2.2.0.
pub type virConnectNodeDeviceEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dev: virNodeDevicePtr, opaque: *mut c_void)>;

/// Since 2.2.0.
pub type virConnectNodeDeviceEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dev: virNodeDevicePtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;
