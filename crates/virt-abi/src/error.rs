// SPDX-License-Identifier: LGPL-2.1-or-later
//! Errors: codes, the part of libvirt they come from, and the record a program reads.

use core::ffi::{c_char, c_int, c_void};

use crate::{virConnectPtr, virDomainPtr, virNetworkPtr};

/// An error. The library keeps the last one of each thread; a copy is released with virResetError() or
/// virFreeError(). Strings belong to the structure. Since 0.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virError {
    /// One of `virErrorNumber`; newer daemons may send numbers that are not listed here.
    pub code: c_int,
    /// One of `virErrorDomain`; the same holds.
    pub domain: c_int,
    /// The whole text for people, or NULL.
    pub message: *mut c_char,
    /// How bad it is.
    pub level: virErrorLevel,
    /// Deprecated: always NULL, do not use.
    pub conn: virConnectPtr,
    /// Deprecated: always NULL, do not use.
    pub dom: virDomainPtr,
    /// Usually the text without the part that belongs to the number, or NULL.
    pub str1: *mut c_char,
    /// More text, or NULL.
    pub str2: *mut c_char,
    /// More text, or NULL.
    pub str3: *mut c_char,
    /// More detail, often an errno; else -1 or 0.
    pub int1: c_int,
    /// More detail; else -1 or 0.
    pub int2: c_int,
    /// Deprecated: always NULL, do not use.
    pub net: virNetworkPtr,
}

/// Short name of `struct _virError`. Since 0.1.0.
pub type virError = _virError;

/// Pointer to a `virError`. Since 0.1.0.
pub type virErrorPtr = *mut virError;

/// How bad an error is. Since 0.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virErrorLevel {
    /// No error. Since 0.1.0.
    VIR_ERR_NONE = 0,
    /// A warning. Since 0.1.0.
    VIR_ERR_WARNING = 1,
    /// An error. Since 0.1.0.
    VIR_ERR_ERROR = 2,
}

/// The part of libvirt that an error comes from. Since 0.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virErrorDomain {
    /// No particular part. Since 0.1.0.
    VIR_FROM_NONE = 0,
    /// Shown as "Xen Driver" in messages. Since 0.1.0.
    VIR_FROM_XEN = 1,
    /// Shown as "Xen Daemon" in messages. Since 0.1.0.
    VIR_FROM_XEND = 2,
    /// Shown as "Xen Store" in messages. Since 0.1.0.
    VIR_FROM_XENSTORE = 3,
    /// Shown as "S-Expression" in messages. Since 0.1.0.
    VIR_FROM_SEXPR = 4,
    /// Shown as "XML Util" in messages. Since 0.1.0.
    VIR_FROM_XML = 5,
    /// Shown as "Domain" in messages. Since 0.1.0.
    VIR_FROM_DOM = 6,
    /// Shown as "XML-RPC" in messages. Since 0.1.1.
    VIR_FROM_RPC = 7,
    /// Shown as "Proxy Daemon" in messages. Since 0.1.3.
    VIR_FROM_PROXY = 8,
    /// Shown as "Config File" in messages. Since 0.1.6.
    VIR_FROM_CONF = 9,
    /// Shown as "QEMU Driver" in messages. Since 0.2.0.
    VIR_FROM_QEMU = 10,
    /// Shown as "Network" in messages. Since 0.2.0.
    VIR_FROM_NET = 11,
    /// Shown as "Test Driver" in messages. Since 0.2.3.
    VIR_FROM_TEST = 12,
    /// Shown as "Remote Driver" in messages. Since 0.2.3.
    VIR_FROM_REMOTE = 13,
    /// Shown as "OpenVZ Driver" in messages. Since 0.3.1.
    VIR_FROM_OPENVZ = 14,
    /// Shown as "Xen XM Driver" in messages. Since 0.4.1.
    VIR_FROM_XENXM = 15,
    /// Shown as "Linux Statistics" in messages. Since 0.4.1.
    VIR_FROM_STATS_LINUX = 16,
    /// Shown as "LXC Driver" in messages. Since 0.4.2.
    VIR_FROM_LXC = 17,
    /// Shown as "Storage Driver" in messages. Since 0.4.1.
    VIR_FROM_STORAGE = 18,
    /// Shown as "Network Driver" in messages. Since 0.4.6.
    VIR_FROM_NETWORK = 19,
    /// Shown as "Domain Config" in messages. Since 0.4.6.
    VIR_FROM_DOMAIN = 20,
    /// Shown as "User Mode Linux Driver" in messages. Since 0.5.0.
    VIR_FROM_UML = 21,
    /// Shown as "Node Device Driver" in messages. Since 0.5.0.
    VIR_FROM_NODEDEV = 22,
    /// Shown as "Xen Inotify Driver" in messages. Since 0.5.0.
    VIR_FROM_XEN_INOTIFY = 23,
    /// Shown as "Security Driver" in messages. Since 0.6.1.
    VIR_FROM_SECURITY = 24,
    /// Shown as "VirtualBox Driver" in messages. Since 0.6.3.
    VIR_FROM_VBOX = 25,
    /// Shown as "Network Interface Driver" in messages. Since 0.6.4.
    VIR_FROM_INTERFACE = 26,
    /// Shown as "Open Nebula Driver" in messages. Since 0.6.4.
    VIR_FROM_ONE = 27,
    /// Shown as "ESX Driver" in messages. Since 0.7.0.
    VIR_FROM_ESX = 28,
    /// Shown as "Power Hypervisor Driver" in messages. Since 0.7.0.
    VIR_FROM_PHYP = 29,
    /// Shown as "Secrets Driver" in messages. Since 0.7.1.
    VIR_FROM_SECRET = 30,
    /// Shown as "CPU Driver" in messages. Since 0.7.5.
    VIR_FROM_CPU = 31,
    /// Shown as "XenAPI Driver" in messages. Since 0.8.0.
    VIR_FROM_XENAPI = 32,
    /// Shown as "Network Filter Driver" in messages. Since 0.8.0.
    VIR_FROM_NWFILTER = 33,
    /// Shown as "Lifecycle Hook" in messages. Since 0.8.0.
    VIR_FROM_HOOK = 34,
    /// Shown as "Domain Snapshot" in messages. Since 0.8.0.
    VIR_FROM_DOMAIN_SNAPSHOT = 35,
    /// Shown as "Audit Utils" in messages. Since 0.8.5.
    VIR_FROM_AUDIT = 36,
    /// Shown as "Sysinfo Utils" in messages. Since 0.8.6.
    VIR_FROM_SYSINFO = 37,
    /// Shown as "I/O Stream Utils" in messages. Since 0.8.6.
    VIR_FROM_STREAMS = 38,
    /// Shown as "VMware Driver" in messages. Since 0.8.7.
    VIR_FROM_VMWARE = 39,
    /// Shown as "Event Loop" in messages. Since 0.9.0.
    VIR_FROM_EVENT = 40,
    /// Shown as "Xen Light Driver" in messages. Since 0.9.0.
    VIR_FROM_LIBXL = 41,
    /// Shown as "Lock Driver" in messages. Since 0.9.2.
    VIR_FROM_LOCKING = 42,
    /// Shown as "Hyper-V Driver" in messages. Since 0.9.5.
    VIR_FROM_HYPERV = 43,
    /// Shown as "Capabilities Utils" in messages. Since 0.9.8.
    VIR_FROM_CAPABILITIES = 44,
    /// Shown as "URI Utils" in messages. Since 0.9.11.
    VIR_FROM_URI = 45,
    /// Shown as "Authentication Utils" in messages. Since 0.9.11.
    VIR_FROM_AUTH = 46,
    /// Shown as "DBus Utils" in messages. Since 0.9.12.
    VIR_FROM_DBUS = 47,
    /// Shown as "Parallels Cloud Server" in messages. Since 0.10.0.
    VIR_FROM_PARALLELS = 48,
    /// Shown as "Device Config" in messages. Since 0.10.0.
    VIR_FROM_DEVICE = 49,
    /// Shown as "SSH transport layer" in messages. Since 0.10.0.
    VIR_FROM_SSH = 50,
    /// Shown as "Lock Space" in messages. Since 1.0.0.
    VIR_FROM_LOCKSPACE = 51,
    /// Shown as "Init control" in messages. Since 1.0.1.
    VIR_FROM_INITCTL = 52,
    /// Shown as "Identity" in messages. Since 1.0.4.
    VIR_FROM_IDENTITY = 53,
    /// Shown as "Cgroup" in messages. Since 1.0.5.
    VIR_FROM_CGROUP = 54,
    /// Shown as "Access Manager" in messages. Since 1.1.0.
    VIR_FROM_ACCESS = 55,
    /// Shown as "Systemd" in messages. Since 1.1.1.
    VIR_FROM_SYSTEMD = 56,
    /// Shown as "Bhyve" in messages. Since 1.2.2.
    VIR_FROM_BHYVE = 57,
    /// Shown as "Crypto" in messages. Since 1.2.3.
    VIR_FROM_CRYPTO = 58,
    /// Shown as "Firewall" in messages. Since 1.2.4.
    VIR_FROM_FIREWALL = 59,
    /// Shown as "Polkit" in messages. Since 1.2.9.
    VIR_FROM_POLKIT = 60,
    /// Shown as "Thread jobs" in messages. Since 1.2.14.
    VIR_FROM_THREAD = 61,
    /// Shown as "Admin Interface" in messages. Since 1.2.17.
    VIR_FROM_ADMIN = 62,
    /// Shown as "Log Manager" in messages. Since 1.3.0.
    VIR_FROM_LOGGING = 63,
    /// Shown as "Xen XL Config" in messages. Since 1.3.2.
    VIR_FROM_XENXL = 64,
    /// Shown as "Perf" in messages. Since 1.3.3.
    VIR_FROM_PERF = 65,
    /// Shown as "Libssh transport layer" in messages. Since 2.5.0.
    VIR_FROM_LIBSSH = 66,
    /// Shown as "Resource control" in messages. Since 3.7.0.
    VIR_FROM_RESCTRL = 67,
    /// Shown as "FirewallD" in messages. Since 5.1.0.
    VIR_FROM_FIREWALLD = 68,
    /// Shown as "Domain Checkpoint" in messages. Since 5.2.0.
    VIR_FROM_DOMAIN_CHECKPOINT = 69,
    /// Shown as "TPM" in messages. Since 5.6.0.
    VIR_FROM_TPM = 70,
    /// Shown as "BPF" in messages. Since 5.10.0.
    VIR_FROM_BPF = 71,
    /// Shown as "Cloud-Hypervisor Driver" in messages. Since 7.5.0.
    VIR_FROM_CH = 72,
    /// One more than the last value; grows with new releases. Since 0.9.13.
    #[cfg(feature = "sentinels")]
    VIR_ERR_DOMAIN_LAST = 73,
}

/// What went wrong. The text belongs to the number, with the particular cause in place of the dots.
/// Since 0.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virErrorNumber {
    /// No error. Since 0.1.0.
    VIR_ERR_OK = 0,
    /// Reads "internal error: ...". Since 0.1.0.
    VIR_ERR_INTERNAL_ERROR = 1,
    /// Reads "out of memory: ...". Since 0.1.0.
    VIR_ERR_NO_MEMORY = 2,
    /// Reads "this function is not supported by the connection driver: ...". Since 0.1.0.
    VIR_ERR_NO_SUPPORT = 3,
    /// Reads "unknown host ...". Since 0.1.0.
    VIR_ERR_UNKNOWN_HOST = 4,
    /// Reads "no connection driver available for ...". Since 0.1.0.
    VIR_ERR_NO_CONNECT = 5,
    /// Reads "invalid connection pointer in ...". Since 0.1.0.
    VIR_ERR_INVALID_CONN = 6,
    /// Reads "invalid domain pointer in ...". Since 0.1.0.
    VIR_ERR_INVALID_DOMAIN = 7,
    /// Reads "invalid argument: ...". Since 0.1.0.
    VIR_ERR_INVALID_ARG = 8,
    /// Reads "operation failed: ...". Since 0.1.0.
    VIR_ERR_OPERATION_FAILED = 9,
    /// Reads "GET operation failed: ...". Since 0.1.0.
    VIR_ERR_GET_FAILED = 10,
    /// Reads "POST operation failed: ...". Since 0.1.0.
    VIR_ERR_POST_FAILED = 11,
    /// Reads "got unknown HTTP error code ...". Since 0.1.0.
    VIR_ERR_HTTP_ERROR = 12,
    /// Reads "failed to serialize S-Expr: ...". Since 0.1.0.
    VIR_ERR_SEXPR_SERIAL = 13,
    /// Reads "could not use Xen hypervisor entry ...". Since 0.1.0.
    VIR_ERR_NO_XEN = 14,
    /// Reads "failed Xen syscall ...". Since 0.1.0.
    VIR_ERR_XEN_CALL = 15,
    /// Reads "unknown OS type ...". Since 0.1.0.
    VIR_ERR_OS_TYPE = 16,
    /// Reads "missing kernel information: ...". Since 0.1.0.
    VIR_ERR_NO_KERNEL = 17,
    /// Reads "missing root device information in ...". Since 0.1.0.
    VIR_ERR_NO_ROOT = 18,
    /// Reads "missing source information for device ...". Since 0.1.0.
    VIR_ERR_NO_SOURCE = 19,
    /// Reads "missing target information for device ...". Since 0.1.0.
    VIR_ERR_NO_TARGET = 20,
    /// Reads "missing name information in ...". Since 0.1.0.
    VIR_ERR_NO_NAME = 21,
    /// Reads "missing operating system information for ...". Since 0.1.0.
    VIR_ERR_NO_OS = 22,
    /// Reads "missing devices information for ...". Since 0.1.0.
    VIR_ERR_NO_DEVICE = 23,
    /// Reads "could not connect to Xen Store ...". Since 0.1.0.
    VIR_ERR_NO_XENSTORE = 24,
    /// Reads "too many drivers registered in ...". Since 0.1.0.
    VIR_ERR_DRIVER_FULL = 25,
    /// Reads "library call failed: ...". Since 0.1.0.
    VIR_ERR_CALL_FAILED = 26,
    /// Reads "XML error: ...". Since 0.1.1.
    VIR_ERR_XML_ERROR = 27,
    /// Reads "domain ... exists already". Since 0.1.1.
    VIR_ERR_DOM_EXIST = 28,
    /// Reads "operation forbidden: ...". Since 0.1.4.
    VIR_ERR_OPERATION_DENIED = 29,
    /// Reads "failed to open configuration file ...". Since 0.1.6.
    VIR_ERR_OPEN_FAILED = 30,
    /// Reads "failed to read configuration file ...". Since 0.1.6.
    VIR_ERR_READ_FAILED = 31,
    /// Reads "failed to parse configuration file ...". Since 0.1.6.
    VIR_ERR_PARSE_FAILED = 32,
    /// Reads "configuration file syntax error: ...". Since 0.1.6.
    VIR_ERR_CONF_SYNTAX = 33,
    /// Reads "failed to write configuration file: ...". Since 0.1.6.
    VIR_ERR_WRITE_FAILED = 34,
    /// Reads "%s". Since 0.1.9.
    VIR_ERR_XML_DETAIL = 35,
    /// Reads "invalid network pointer in ...". Since 0.2.0.
    VIR_ERR_INVALID_NETWORK = 36,
    /// Reads "network ... exists already". Since 0.2.0.
    VIR_ERR_NETWORK_EXIST = 37,
    /// Reads "%s". Since 0.2.1.
    VIR_ERR_SYSTEM_ERROR = 38,
    /// Reads "%s". Since 0.2.3.
    VIR_ERR_RPC = 39,
    /// Reads "%s". Since 0.2.3.
    VIR_ERR_GNUTLS_ERROR = 40,
    /// Reads "Failed to find the network: ...". Since 0.2.3.
    VIR_WAR_NO_NETWORK = 41,
    /// Reads "Domain not found: ...". Since 0.3.0.
    VIR_ERR_NO_DOMAIN = 42,
    /// Reads "Network not found: ...". Since 0.3.0.
    VIR_ERR_NO_NETWORK = 43,
    /// Reads "invalid MAC address: ...". Since 0.3.1.
    VIR_ERR_INVALID_MAC = 44,
    /// Reads "authentication failed: ...". Since 0.4.1.
    VIR_ERR_AUTH_FAILED = 45,
    /// Reads "invalid storage pool pointer in ...". Since 0.4.1.
    VIR_ERR_INVALID_STORAGE_POOL = 46,
    /// Reads "invalid storage volume pointer in ...". Since 0.4.1.
    VIR_ERR_INVALID_STORAGE_VOL = 47,
    /// Reads "Failed to find a storage driver: ...". Since 0.4.1.
    VIR_WAR_NO_STORAGE = 48,
    /// Reads "Storage pool not found: ...". Since 0.4.1.
    VIR_ERR_NO_STORAGE_POOL = 49,
    /// Reads "Storage volume not found: ...". Since 0.4.1.
    VIR_ERR_NO_STORAGE_VOL = 50,
    /// Reads "Failed to find a node driver: ...". Since 0.5.0.
    VIR_WAR_NO_NODE = 51,
    /// Reads "invalid node device pointer in ...". Since 0.5.0.
    VIR_ERR_INVALID_NODE_DEVICE = 52,
    /// Reads "Node device not found: ...". Since 0.5.0.
    VIR_ERR_NO_NODE_DEVICE = 53,
    /// Reads "Security model not found: ...". Since 0.6.1.
    VIR_ERR_NO_SECURITY_MODEL = 54,
    /// Reads "Requested operation is not valid: ...". Since 0.6.4.
    VIR_ERR_OPERATION_INVALID = 55,
    /// Reads "Failed to find the interface: ...". Since 0.6.4.
    VIR_WAR_NO_INTERFACE = 56,
    /// Reads "Interface not found: ...". Since 0.6.4.
    VIR_ERR_NO_INTERFACE = 57,
    /// Reads "invalid interface pointer in ...". Since 0.6.4.
    VIR_ERR_INVALID_INTERFACE = 58,
    /// Reads "multiple matching interfaces found: ...". Since 0.7.0.
    VIR_ERR_MULTIPLE_INTERFACES = 59,
    /// Reads "Failed to start the nwfilter driver: ...". Since 0.8.0.
    VIR_WAR_NO_NWFILTER = 60,
    /// Reads "Invalid network filter: ...". Since 0.8.0.
    VIR_ERR_INVALID_NWFILTER = 61,
    /// Reads "Network filter not found: ...". Since 0.8.0.
    VIR_ERR_NO_NWFILTER = 62,
    /// Reads "Error while building firewall: ...". Since 0.8.0.
    VIR_ERR_BUILD_FIREWALL = 63,
    /// Reads "Failed to find a secret storage driver: ...". Since 0.7.1.
    VIR_WAR_NO_SECRET = 64,
    /// Reads "Invalid secret: ...". Since 0.7.1.
    VIR_ERR_INVALID_SECRET = 65,
    /// Reads "Secret not found: ...". Since 0.7.1.
    VIR_ERR_NO_SECRET = 66,
    /// Reads "unsupported configuration: ...". Since 0.7.3.
    VIR_ERR_CONFIG_UNSUPPORTED = 67,
    /// Reads "Timed out during operation: ...". Since 0.7.3.
    VIR_ERR_OPERATION_TIMEOUT = 68,
    /// Reads "Failed to make domain persistent after migration: ...". Since 0.7.3.
    VIR_ERR_MIGRATE_PERSIST_FAILED = 69,
    /// Reads "Hook script execution failed: ...". Since 0.8.0.
    VIR_ERR_HOOK_SCRIPT_FAILED = 70,
    /// Reads "Invalid domain snapshot: ...". Since 0.8.0.
    VIR_ERR_INVALID_DOMAIN_SNAPSHOT = 71,
    /// Reads "Domain snapshot not found: ...". Since 0.8.0.
    VIR_ERR_NO_DOMAIN_SNAPSHOT = 72,
    /// Reads "invalid stream pointer in ...". Since 0.9.0.
    VIR_ERR_INVALID_STREAM = 73,
    /// Reads "argument unsupported: ...". Since 0.9.4.
    VIR_ERR_ARGUMENT_UNSUPPORTED = 74,
    /// Reads "Storage pool probe failed: ...". Since 0.9.5.
    VIR_ERR_STORAGE_PROBE_FAILED = 75,
    /// Reads "Storage pool already built: ...". Since 0.9.5.
    VIR_ERR_STORAGE_POOL_BUILT = 76,
    /// Reads "revert requires force: ...". Since 0.9.7.
    VIR_ERR_SNAPSHOT_REVERT_RISKY = 77,
    /// Reads "operation aborted: ...". Since 0.9.9.
    VIR_ERR_OPERATION_ABORTED = 78,
    /// Reads "authentication cancelled: ...". Since 0.9.10.
    VIR_ERR_AUTH_CANCELLED = 79,
    /// Reads "metadata not found: ...". Since 0.9.10.
    VIR_ERR_NO_DOMAIN_METADATA = 80,
    /// Reads "Unsafe migration: ...". Since 0.9.11.
    VIR_ERR_MIGRATE_UNSAFE = 81,
    /// Reads "numerical overflow: ...". Since 0.9.11.
    VIR_ERR_OVERFLOW = 82,
    /// Reads "block copy still active: ...". Since 0.9.12.
    VIR_ERR_BLOCK_COPY_ACTIVE = 83,
    /// Reads "Operation not supported: ...". Since 0.10.0.
    VIR_ERR_OPERATION_UNSUPPORTED = 84,
    /// Reads "SSH transport error: ...". Since 0.10.0.
    VIR_ERR_SSH = 85,
    /// Reads "Guest agent is not responding: ...". Since 0.10.0.
    VIR_ERR_AGENT_UNRESPONSIVE = 86,
    /// Reads "resource busy: ...". Since 1.0.0.
    VIR_ERR_RESOURCE_BUSY = 87,
    /// Reads "access denied: ...". Since 1.1.0.
    VIR_ERR_ACCESS_DENIED = 88,
    /// Reads "error from service: ...". Since 1.1.1.
    VIR_ERR_DBUS_SERVICE = 89,
    /// Reads "storage volume ... exists already". Since 1.1.4.
    VIR_ERR_STORAGE_VOL_EXIST = 90,
    /// Reads "the CPU is incompatible with host CPU: ...". Since 1.2.6.
    VIR_ERR_CPU_INCOMPATIBLE = 91,
    /// Reads "XML document failed to validate against schema: ...". Since 1.2.12.
    VIR_ERR_XML_INVALID_SCHEMA = 92,
    /// Reads "migration successfully aborted: ...". Since 1.2.18.
    VIR_ERR_MIGRATE_FINISH_OK = 93,
    /// Reads "authentication unavailable: ...". Since 1.3.3.
    VIR_ERR_AUTH_UNAVAILABLE = 94,
    /// Reads "Server not found: ...". Since 1.3.3.
    VIR_ERR_NO_SERVER = 95,
    /// Reads "Client not found: ...". Since 1.3.5.
    VIR_ERR_NO_CLIENT = 96,
    /// Reads "guest agent replied with wrong id to guest-sync command: ...". Since 2.3.0.
    VIR_ERR_AGENT_UNSYNCED = 97,
    /// Reads "libssh transport error: ...". Since 2.5.0.
    VIR_ERR_LIBSSH = 98,
    /// Reads "device not found: ...". Since 4.1.0.
    VIR_ERR_DEVICE_MISSING = 99,
    /// Reads "Invalid network filter binding: ...". Since 4.5.0.
    VIR_ERR_INVALID_NWFILTER_BINDING = 100,
    /// Reads "Network filter binding not found: ...". Since 4.5.0.
    VIR_ERR_NO_NWFILTER_BINDING = 101,
    /// Reads "Invalid domain checkpoint: ...". Since 5.2.0.
    VIR_ERR_INVALID_DOMAIN_CHECKPOINT = 102,
    /// Reads "Domain checkpoint not found: ...". Since 5.2.0.
    VIR_ERR_NO_DOMAIN_CHECKPOINT = 103,
    /// Reads "Domain backup job id not found: ...". Since 5.2.0.
    VIR_ERR_NO_DOMAIN_BACKUP = 104,
    /// Reads "Invalid network port pointer: ...". Since 5.5.0.
    VIR_ERR_INVALID_NETWORK_PORT = 105,
    /// Reads "network port ... exists already". Since 5.5.0.
    VIR_ERR_NETWORK_PORT_EXIST = 106,
    /// Reads "network port not found: ...". Since 5.5.0.
    VIR_ERR_NO_NETWORK_PORT = 107,
    /// Reads "no hostname found: ...". Since 6.1.0.
    VIR_ERR_NO_HOSTNAME = 108,
    /// Reads "checkpoint inconsistent: ...". Since 6.10.0.
    VIR_ERR_CHECKPOINT_INCONSISTENT = 109,
    /// Reads "multiple matching domains found: ...". Since 7.1.0.
    VIR_ERR_MULTIPLE_DOMAINS = 110,
    /// Reads "metadata not found: ...". Since 9.7.0.
    VIR_ERR_NO_NETWORK_METADATA = 111,
    /// Reads "guest agent command timed out: ...". Since 11.2.0.
    VIR_ERR_AGENT_COMMAND_TIMEOUT = 112,
    /// Reads "guest agent command failed: ...". Since 11.2.0.
    VIR_ERR_AGENT_COMMAND_FAILED = 113,
    /// Reads "Invalid encryption key for the secret: ...". Since 12.1.0.
    VIR_ERR_INVALID_ENCR_KEY_SECRET = 114,
    /// One more than the last value; grows with new releases. Since 5.0.0.
    #[cfg(feature = "sentinels")]
    VIR_ERR_NUMBER_LAST = 115,
}

/// Told of every error instead of having it printed. The error is the library's and must be copied to
/// keep it. Since 0.1.0.
pub type virErrorFunc = Option<unsafe extern "C" fn(userData: *mut c_void, error: virErrorPtr)>;
