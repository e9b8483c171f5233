// SPDX-License-Identifier: LGPL-2.1-or-later
//! What is learned from, and done inside, a running guest: addresses, file systems, agent reports.
//!
//! The names of repeated groups are put together from a prefix, a number and a suffix, as for
//! statistics.

use core::ffi::{c_char, c_int, c_uint};

/// How many users are logged in. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_USER_COUNT: &str = "user.count";

/// Starts the names of a user; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_USER_PREFIX: &str = "user.";

/// The user's name. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_NAME: &str = ".name";

/// The user's Windows domain. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_DOMAIN: &str = ".domain";

/// When the user logged in, in milliseconds since 1970. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_LOGIN_TIME: &str = ".login-time";

/// Short name of the system, such as "fedora". Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_ID: &str = "os.id";

/// Its name, such as "Fedora". Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_NAME: &str = "os.name";

/// Its name with the version, for people. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_PRETTY_NAME: &str = "os.pretty-name";

/// Its version, for people. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_VERSION: &str = "os.version";

/// Its version, for programs. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_VERSION_ID: &str = "os.version-id";

/// Release of the kernel. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_KERNEL_RELEASE: &str = "os.kernel-release";

/// Version of the kernel. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_KERNEL_VERSION: &str = "os.kernel-version";

/// Kind of processor. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_MACHINE: &str = "os.machine";

/// Variant of the system, for people. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_VARIANT: &str = "os.variant";

/// Variant of the system, for programs. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_OS_VARIANT_ID: &str = "os.variant-id";

/// Name of the time zone. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_TIMEZONE_NAME: &str = "timezone.name";

/// Its difference to UTC, in seconds. Type: int. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_TIMEZONE_OFFSET: &str = "timezone.offset";

/// The guest's name. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_HOSTNAME_HOSTNAME: &str = "hostname";

/// How many file systems there are. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_COUNT: &str = "fs.count";

/// Starts the names of a file system; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_PREFIX: &str = "fs.";

/// Where it is mounted. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_MOUNTPOINT: &str = ".mountpoint";

/// The guest's name for the device. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_NAME: &str = ".name";

/// Its type. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_FSTYPE: &str = ".fstype";

/// Its size in bytes. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_TOTAL_BYTES: &str = ".total-bytes";

/// Bytes in use. Type: unsigned long long. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_USED_BYTES: &str = ".used-bytes";

/// How many disks it lies on. Type: int. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_COUNT: &str = ".disk.count";

/// Starts the names of such a disk; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_PREFIX: &str = ".disk.";

/// The disk's target. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_ALIAS: &str = ".alias";

/// Its serial number. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_SERIAL: &str = ".serial";

/// The guest's name for it. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_DEVICE: &str = ".device";

/// How many disks there are. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_COUNT: &str = "disk.count";

/// Starts the names of a disk; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_PREFIX: &str = "disk.";

/// The guest's name for it. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_NAME: &str = ".name";

/// Whether it is a partition. Type: boolean. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_PARTITION: &str = ".partition";

/// How many devices it is made of. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_COUNT: &str = ".dependency.count";

/// Starts the names of such a device; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_PREFIX: &str = ".dependency.";

/// Name of the device. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_SUFFIX_NAME: &str = ".name";

/// Its serial number. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_SERIAL: &str = ".serial";

/// Its target in the domain. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_ALIAS: &str = ".alias";

/// The guest's second name for it. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_GUEST_ALIAS: &str = ".guest_alias";

/// The guest's kind of bus. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_GUEST_BUS: &str = ".guest_bus";

/// How many network interfaces there are. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_COUNT: &str = "if.count";

/// Starts the names of a network interface; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_PREFIX: &str = "if.";

/// Its name. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_NAME: &str = ".name";

/// Its hardware address. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_HWADDR: &str = ".hwaddr";

/// How many addresses it has. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_COUNT: &str = ".addr.count";

/// Starts the names of an address; a number follows. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_PREFIX: &str = ".addr.";

/// "ipv4" or "ipv6". Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_TYPE: &str = ".type";

/// The address. Type: string. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_ADDR: &str = ".addr";

/// Bits of the address that name the network. Type: unsigned int. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_PREFIX: &str = ".prefix";

/// Load average over one minute. Type: double. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_LOAD_1M: &str = "load.1m";

/// Load average over five minutes. Type: double. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_LOAD_5M: &str = "load.5m";

/// Load average over fifteen minutes. Type: double. Since 11.2.0.
pub const VIR_DOMAIN_GUEST_INFO_LOAD_15M: &str = "load.15m";

/// How many device drivers there are. Type: unsigned int. Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_COUNT: &str = "device.count";

/// Starts the names of a device driver; a number follows. Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_PREFIX: &str = "device.";

/// Its name. Type: string. Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_DRIVER_NAME: &str = ".driverName";

/// When it was made. Type: long long. Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_DRIVER_DATE: &str = ".driverDate";

/// Its version. Type: string. Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_DRIVER_VERSION: &str = ".driverVersion";

/// How its device is identified, such as "pci". Type: string. Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_ID_TYPE: &str = ".idType";

/// Number of the maker of a PCI device. Type: unsigned int. Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_PCI_VENDOR: &str = ".pciVendor";

/// Number of the PCI device. Type: unsigned int. Since 12.7.0.
pub const VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_PCI_DEVICE: &str = ".pciDevice";

/// A file system that the guest mounted. virDomainFSInfoFree() releases it. Since 1.2.11.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainFSInfo {
    /// Where it is mounted.
    pub mountpoint: *mut c_char,
    /// The guest's name for the device, such as "sda1".
    pub name: *mut c_char,
    /// Its type, such as "ext4".
    pub fstype: *mut c_char,
    /// How many disks it lies on.
    pub ndevAlias: usize,
    /// Those disks, by target.
    pub devAlias: *mut *mut c_char,
}

/// An address of a guest. Since 1.2.14.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainInterfaceIPAddress {
    /// One of `virIPAddrType`.
    pub r#type: c_int,
    /// The address.
    pub addr: *mut c_char,
    /// Bits of the address that name the network.
    pub prefix: c_uint,
}

/// A network interface of a guest. virDomainInterfaceFree() releases it. Since 1.2.14.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainInterface {
    /// Its name.
    pub name: *mut c_char,
    /// Its hardware address, or NULL.
    pub hwaddr: *mut c_char,
    /// How many addresses it has.
    pub naddrs: c_uint,
    /// Those addresses.
    pub addrs: virDomainIPAddressPtr,
}

/// Short name of `struct _virDomainFSInfo`. Since 1.2.11.
pub type virDomainFSInfo = _virDomainFSInfo;

/// Pointer to a `virDomainFSInfo`. Since 1.2.11.
pub type virDomainFSInfoPtr = *mut virDomainFSInfo;

/// Short name of `struct _virDomainInterfaceIPAddress`. Since 1.2.14.
pub type virDomainIPAddress = _virDomainInterfaceIPAddress;

/// Pointer to a `virDomainIPAddress`. Since 1.2.14.
pub type virDomainIPAddressPtr = *mut virDomainIPAddress;

/// Short name of `struct _virDomainInterface`. Since 1.2.14.
pub type virDomainInterface = _virDomainInterface;

/// Pointer to a `virDomainInterface`. Since 1.2.14.
pub type virDomainInterfacePtr = *mut virDomainInterface;

/// Whom to ask for a guest's name. Since 6.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainGetHostnameFlags {
    /// The leases of the network. Since 6.1.0.
    VIR_DOMAIN_GET_HOSTNAME_LEASE = 1 << 0,
    /// The agent. Since 6.1.0.
    VIR_DOMAIN_GET_HOSTNAME_AGENT = 1 << 1,
}

/// How to set a guest's clock. Since 1.2.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSetTimeFlags {
    /// Take the time from the domain's own clock. Since 1.2.5.
    VIR_DOMAIN_TIME_SYNC = 1 << 0,
}

/// Whom to ask for the addresses of a guest. Since 1.2.14.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainInterfaceAddressesSource {
    /// The leases of the network. Since 1.2.14.
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE = 0,
    /// The agent. Since 1.2.14.
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT = 1,
    /// The host's ARP table. Since 4.2.0.
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP = 2,
    /// One more than the last value; grows with new releases. Since 1.2.14.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LAST = 3,
}

/// What a password is. Since 1.2.16.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSetUserPasswordFlags {
    /// It is encrypted already. Since 1.2.16.
    VIR_DOMAIN_PASSWORD_ENCRYPTED = 1 << 0,
}

/// Groups of facts that the agent is asked for. 0 asks for all it has. Since 5.7.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainGuestInfoTypes {
    /// Users who are logged in. Since 5.7.0.
    VIR_DOMAIN_GUEST_INFO_USERS = 1 << 0,
    /// The operating system. Since 5.7.0.
    VIR_DOMAIN_GUEST_INFO_OS = 1 << 1,
    /// The time zone. Since 5.7.0.
    VIR_DOMAIN_GUEST_INFO_TIMEZONE = 1 << 2,
    /// The name. Since 5.7.0.
    VIR_DOMAIN_GUEST_INFO_HOSTNAME = 1 << 3,
    /// File systems. Since 5.7.0.
    VIR_DOMAIN_GUEST_INFO_FILESYSTEM = 1 << 4,
    /// Disks. Since 7.0.0.
    VIR_DOMAIN_GUEST_INFO_DISKS = 1 << 5,
    /// Network interfaces. Since 7.10.0.
    VIR_DOMAIN_GUEST_INFO_INTERFACES = 1 << 6,
    /// Load averages. Since 11.2.0.
    VIR_DOMAIN_GUEST_INFO_LOAD = 1 << 7,
    /// Device drivers. Since 12.7.0.
    VIR_DOMAIN_GUEST_INFO_DEVICES = 1 << 8,
}

/// How long to wait for the agent: seconds, or one of these. Since 5.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainAgentResponseTimeoutValues {
    /// As long as it takes. Since 5.10.0.
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_BLOCK = -2,
    /// The driver's default. Since 5.10.0.
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_DEFAULT = -1,
    /// Not at all. Since 5.10.0.
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_NOWAIT = 0,
}

/// What to do with keys that are there already. Since 6.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainAuthorizedSSHKeysSetFlags {
    /// Keep them and add the new ones. Since 6.10.0.
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND = 1 << 0,
    /// Remove those that are given. Since 6.10.0.
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE = 1 << 1,
}
