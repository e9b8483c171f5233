// SPDX-License-Identifier: LGPL-2.1-or-later
//! What is learned from, and done inside, a running guest: addresses, file systems, agent reports.
//!
//! The names of repeated groups are put together from a prefix, a number and a suffix, as for
//! statistics.

use core::ffi::{c_char, c_int, c_uint};

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_USER_COUNT: &str = "user.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_USER_PREFIX: &str = "user.";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_NAME: &str = ".name";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_DOMAIN: &str = ".domain";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_LOGIN_TIME: &str = ".login-time";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_ID: &str = "os.id";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_NAME: &str = "os.name";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_PRETTY_NAME: &str = "os.pretty-name";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_VERSION: &str = "os.version";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_VERSION_ID: &str = "os.version-id";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_KERNEL_RELEASE: &str = "os.kernel-release";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_KERNEL_VERSION: &str = "os.kernel-version";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_MACHINE: &str = "os.machine";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_VARIANT: &str = "os.variant";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_VARIANT_ID: &str = "os.variant-id";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_TIMEZONE_NAME: &str = "timezone.name";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_TIMEZONE_OFFSET: &str = "timezone.offset";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_HOSTNAME_HOSTNAME: &str = "hostname";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_COUNT: &str = "fs.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_PREFIX: &str = "fs.";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_MOUNTPOINT: &str = ".mountpoint";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_NAME: &str = ".name";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_FSTYPE: &str = ".fstype";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_TOTAL_BYTES: &str = ".total-bytes";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_USED_BYTES: &str = ".used-bytes";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_COUNT: &str = ".disk.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_PREFIX: &str = ".disk.";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_ALIAS: &str = ".alias";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_SERIAL: &str = ".serial";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_DEVICE: &str = ".device";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_COUNT: &str = "disk.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_PREFIX: &str = "disk.";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_NAME: &str = ".name";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_PARTITION: &str = ".partition";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_COUNT: &str = ".dependency.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_PREFIX: &str = ".dependency.";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_SUFFIX_NAME: &str = ".name";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_SERIAL: &str = ".serial";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_ALIAS: &str = ".alias";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_GUEST_ALIAS: &str = ".guest_alias";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_GUEST_BUS: &str = ".guest_bus";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_COUNT: &str = "if.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_PREFIX: &str = "if.";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_NAME: &str = ".name";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_HWADDR: &str = ".hwaddr";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_COUNT: &str = ".addr.count";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_PREFIX: &str = ".addr.";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_TYPE: &str = ".type";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_ADDR: &str = ".addr";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_PREFIX: &str = ".prefix";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_LOAD_1M: &str = "load.1m";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_LOAD_5M: &str = "load.5m";

/// Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_LOAD_15M: &str = "load.15m";

/// Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_COUNT: &str = "device.count";

/// Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_PREFIX: &str = "device.";

/// Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_DRIVER_NAME: &str = ".driverName";

/// Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_DRIVER_DATE: &str = ".driverDate";

/// Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_DRIVER_VERSION: &str = ".driverVersion";

/// Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_ID_TYPE: &str = ".idType";

/// Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_PCI_VENDOR: &str = ".pciVendor";

/// Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_PCI_DEVICE: &str = ".pciDevice";

/// Since 1.2.11.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainFSInfo {
    /// The mountpoint.
    pub mountpoint: *mut c_char,
    /// The name.
    pub name: *mut c_char,
    /// The fstype.
    pub fstype: *mut c_char,
    /// The ndevAlias.
    pub ndevAlias: usize,
    /// The devAlias.
    pub devAlias: *mut *mut c_char,
}

/// Since 1.2.14.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainInterfaceIPAddress {
    /// The type.
    pub r#type: c_int,
    /// The addr.
    pub addr: *mut c_char,
    /// The prefix.
    pub prefix: c_uint,
}

/// Since 1.2.14.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainInterface {
    /// The name.
    pub name: *mut c_char,
    /// The hwaddr.
    pub hwaddr: *mut c_char,
    /// The naddrs.
    pub naddrs: c_uint,
    /// The addrs.
    pub addrs: virDomainIPAddressPtr,
}

/// Since 1.2.11.
pub type virDomainFSInfo = _virDomainFSInfo;

/// Since 1.2.11.
pub type virDomainFSInfoPtr = *mut virDomainFSInfo;

/// Since 1.2.14.
pub type virDomainIPAddress = _virDomainInterfaceIPAddress;

/// Since 1.2.14.
pub type virDomainIPAddressPtr = *mut virDomainIPAddress;

/// Since 1.2.14.
pub type virDomainInterface = _virDomainInterface;

/// Since 1.2.14.
pub type virDomainInterfacePtr = *mut virDomainInterface;

/// Since 6.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainGetHostnameFlags {
    /// Since 6.1.0.
    VIR_DOMAIN_GET_HOSTNAME_LEASE = 1 << 0,
    /// Since 6.1.0.
    VIR_DOMAIN_GET_HOSTNAME_AGENT = 1 << 1,
}

/// Since 1.2.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSetTimeFlags {
    /// Since 1.2.5.
    VIR_DOMAIN_TIME_SYNC = 1 << 0,
}

/// Since 1.2.14.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainInterfaceAddressesSource {
    /// Since 1.2.14.
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE = 0,
    /// Since 1.2.14.
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT = 1,
    /// Since 4.2.0.
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP = 2,
    /// Since 1.2.14.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LAST = 3,
}

/// Since 1.2.16.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSetUserPasswordFlags {
    /// Since 1.2.16.
    VIR_DOMAIN_PASSWORD_ENCRYPTED = 1 << 0,
}

/// Since 5.7.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainGuestInfoTypes {
    /// Since 5.7.0.
    VIR_DOMAIN_GUEST_INFO_USERS = 1 << 0,
    /// Since 5.7.0.
    VIR_DOMAIN_GUEST_INFO_OS = 1 << 1,
    /// Since 5.7.0.
    VIR_DOMAIN_GUEST_INFO_TIMEZONE = 1 << 2,
    /// Since 5.7.0.
    VIR_DOMAIN_GUEST_INFO_HOSTNAME = 1 << 3,
    /// Since 5.7.0.
    VIR_DOMAIN_GUEST_INFO_FILESYSTEM = 1 << 4,
    /// Since 7.0.0.
    VIR_DOMAIN_GUEST_INFO_DISKS = 1 << 5,
    /// Since 7.10.0.
    VIR_DOMAIN_GUEST_INFO_INTERFACES = 1 << 6,
    /// Since 11.2.0.
    VIR_DOMAIN_GUEST_INFO_LOAD = 1 << 7,
    /// Since 12.7.0.
    VIR_DOMAIN_GUEST_INFO_DEVICES = 1 << 8,
}

/// Since 5.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainAgentResponseTimeoutValues {
    /// Since 5.10.0.
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_BLOCK = -2,
    /// Since 5.10.0.
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_DEFAULT = -1,
    /// Since 5.10.0.
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_NOWAIT = 0,
}

/// Since 6.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainAuthorizedSSHKeysSetFlags {
    /// Since 6.10.0.
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND = 1 << 0,
    /// Since 6.10.0.
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE = 1 << 1,
}
