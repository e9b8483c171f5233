// SPDX-License-Identifier: LGPL-2.1-or-later
//! Error codes and error domains: number, name and text, one line each.
//!
//! The numbers and texts are libvirt's public interface (12.8.0). A number that a
//! newer daemon sends and this table lacks stays a number: both types are open.

/// What went wrong: one of libvirt's `VIR_ERR_*` numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ErrorCode(pub i32);

/// Which part of libvirt noticed it: one of the `VIR_FROM_*` numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ErrorDomain(pub i32);

macro_rules! codes {
    ($($name:ident = $value:literal, $plain:literal, $with:literal;)*) => {
        #[allow(missing_docs)] // each is named and worded by its line below
        impl ErrorCode {
            $(pub const $name: ErrorCode = ErrorCode($value);)*

            /// The message ids without and with a detail (`%1$s` stands for it).
            /// `None` for a number this table lacks.
            pub fn formats(self) -> Option<(&'static str, &'static str)> {
                match self.0 { $($value => Some(($plain, $with)),)* _ => None }
            }

            /// The constant's name without its prefix, for logs and tests.
            pub fn name(self) -> Option<&'static str> {
                match self.0 { $($value => Some(stringify!($name)),)* _ => None }
            }
        }
    };
}

macro_rules! domains {
    ($($name:ident = $value:literal, $label:literal;)*) => {
        #[allow(missing_docs)]
        impl ErrorDomain {
            $(pub const $name: ErrorDomain = ErrorDomain($value);)*

            /// What the default error handler prints for it; empty for `NONE` and unknown numbers.
            pub fn label(self) -> &'static str {
                match self.0 { $($value => $label,)* _ => "" }
            }

            /// The constant's name without its prefix, for logs and tests.
            pub fn name(self) -> Option<&'static str> {
                match self.0 { $($value => Some(stringify!($name)),)* _ => None }
            }
        }
    };
}

codes! {
    OK = 0, "", "";
    INTERNAL_ERROR = 1, "internal error", "internal error: %1$s";
    NO_MEMORY = 2, "out of memory", "out of memory: %1$s";
    NO_SUPPORT = 3, "this function is not supported by the connection driver", "this function is not supported by the connection driver: %1$s";
    UNKNOWN_HOST = 4, "unknown host", "unknown host %1$s";
    NO_CONNECT = 5, "no connection driver available", "no connection driver available for %1$s";
    INVALID_CONN = 6, "invalid connection pointer in", "invalid connection pointer in %1$s";
    INVALID_DOMAIN = 7, "invalid domain pointer in", "invalid domain pointer in %1$s";
    INVALID_ARG = 8, "invalid argument", "invalid argument: %1$s";
    OPERATION_FAILED = 9, "operation failed", "operation failed: %1$s";
    GET_FAILED = 10, "GET operation failed", "GET operation failed: %1$s";
    POST_FAILED = 11, "POST operation failed", "POST operation failed: %1$s";
    HTTP_ERROR = 12, "got unknown HTTP error code", "got unknown HTTP error code %1$s";
    SEXPR_SERIAL = 13, "failed to serialize S-Expr", "failed to serialize S-Expr: %1$s";
    NO_XEN = 14, "could not use Xen hypervisor entry", "could not use Xen hypervisor entry %1$s";
    XEN_CALL = 15, "failed Xen syscall", "failed Xen syscall %1$s";
    OS_TYPE = 16, "unknown OS type", "unknown OS type %1$s";
    NO_KERNEL = 17, "missing kernel information", "missing kernel information: %1$s";
    NO_ROOT = 18, "missing root device information", "missing root device information in %1$s";
    NO_SOURCE = 19, "missing source information for device", "missing source information for device %1$s";
    NO_TARGET = 20, "missing target information for device", "missing target information for device %1$s";
    NO_NAME = 21, "missing name information", "missing name information in %1$s";
    NO_OS = 22, "missing operating system information", "missing operating system information for %1$s";
    NO_DEVICE = 23, "missing devices information", "missing devices information for %1$s";
    NO_XENSTORE = 24, "could not connect to Xen Store", "could not connect to Xen Store %1$s";
    DRIVER_FULL = 25, "too many drivers registered", "too many drivers registered in %1$s";
    CALL_FAILED = 26, "library call failed", "library call failed: %1$s";
    XML_ERROR = 27, "XML description is invalid or not well formed", "XML error: %1$s";
    DOM_EXIST = 28, "this domain exists already", "domain %1$s exists already";
    OPERATION_DENIED = 29, "operation forbidden for read only access", "operation forbidden: %1$s";
    OPEN_FAILED = 30, "failed to open configuration file", "failed to open configuration file %1$s";
    READ_FAILED = 31, "failed to read configuration file", "failed to read configuration file %1$s";
    PARSE_FAILED = 32, "failed to parse configuration file", "failed to parse configuration file %1$s";
    CONF_SYNTAX = 33, "configuration file syntax error", "configuration file syntax error: %1$s";
    WRITE_FAILED = 34, "failed to write configuration file", "failed to write configuration file: %1$s";
    XML_DETAIL = 35, "parser error", "%s";
    INVALID_NETWORK = 36, "invalid network pointer in", "invalid network pointer in %1$s";
    NETWORK_EXIST = 37, "this network exists already", "network %1$s exists already";
    SYSTEM_ERROR = 38, "system call error", "%s";
    RPC = 39, "RPC error", "%s";
    GNUTLS_ERROR = 40, "GNUTLS call error", "%s";
    WARN_NO_NETWORK = 41, "Failed to find the network", "Failed to find the network: %1$s";
    NO_DOMAIN = 42, "Domain not found", "Domain not found: %1$s";
    NO_NETWORK = 43, "Network not found", "Network not found: %1$s";
    INVALID_MAC = 44, "invalid MAC address", "invalid MAC address: %1$s";
    AUTH_FAILED = 45, "authentication failed", "authentication failed: %1$s";
    INVALID_STORAGE_POOL = 46, "invalid storage pool pointer in", "invalid storage pool pointer in %1$s";
    INVALID_STORAGE_VOL = 47, "invalid storage volume pointer in", "invalid storage volume pointer in %1$s";
    WARN_NO_STORAGE = 48, "Failed to find a storage driver", "Failed to find a storage driver: %1$s";
    NO_STORAGE_POOL = 49, "Storage pool not found", "Storage pool not found: %1$s";
    NO_STORAGE_VOL = 50, "Storage volume not found", "Storage volume not found: %1$s";
    WARN_NO_NODE = 51, "Failed to find a node driver", "Failed to find a node driver: %1$s";
    INVALID_NODE_DEVICE = 52, "invalid node device pointer", "invalid node device pointer in %1$s";
    NO_NODE_DEVICE = 53, "Node device not found", "Node device not found: %1$s";
    NO_SECURITY_MODEL = 54, "Security model not found", "Security model not found: %1$s";
    OPERATION_INVALID = 55, "Requested operation is not valid", "Requested operation is not valid: %1$s";
    WARN_NO_INTERFACE = 56, "Failed to find the interface", "Failed to find the interface: %1$s";
    NO_INTERFACE = 57, "Interface not found", "Interface not found: %1$s";
    INVALID_INTERFACE = 58, "invalid interface pointer in", "invalid interface pointer in %1$s";
    MULTIPLE_INTERFACES = 59, "multiple matching interfaces found", "multiple matching interfaces found: %1$s";
    WARN_NO_NWFILTER = 60, "Failed to start the nwfilter driver", "Failed to start the nwfilter driver: %1$s";
    INVALID_NWFILTER = 61, "Invalid network filter", "Invalid network filter: %1$s";
    NO_NWFILTER = 62, "Network filter not found", "Network filter not found: %1$s";
    BUILD_FIREWALL = 63, "Error while building firewall", "Error while building firewall: %1$s";
    WARN_NO_SECRET = 64, "Failed to find a secret storage driver", "Failed to find a secret storage driver: %1$s";
    INVALID_SECRET = 65, "Invalid secret", "Invalid secret: %1$s";
    NO_SECRET = 66, "Secret not found", "Secret not found: %1$s";
    CONFIG_UNSUPPORTED = 67, "unsupported configuration", "unsupported configuration: %1$s";
    OPERATION_TIMEOUT = 68, "Timed out during operation", "Timed out during operation: %1$s";
    MIGRATE_PERSIST_FAILED = 69, "Failed to make domain persistent after migration", "Failed to make domain persistent after migration: %1$s";
    HOOK_SCRIPT_FAILED = 70, "Hook script execution failed", "Hook script execution failed: %1$s";
    INVALID_DOMAIN_SNAPSHOT = 71, "Invalid domain snapshot", "Invalid domain snapshot: %1$s";
    NO_DOMAIN_SNAPSHOT = 72, "Domain snapshot not found", "Domain snapshot not found: %1$s";
    INVALID_STREAM = 73, "invalid stream pointer", "invalid stream pointer in %1$s";
    ARGUMENT_UNSUPPORTED = 74, "argument unsupported", "argument unsupported: %1$s";
    STORAGE_PROBE_FAILED = 75, "Storage pool probe failed", "Storage pool probe failed: %1$s";
    STORAGE_POOL_BUILT = 76, "Storage pool already built", "Storage pool already built: %1$s";
    SNAPSHOT_REVERT_RISKY = 77, "revert requires force", "revert requires force: %1$s";
    OPERATION_ABORTED = 78, "operation aborted", "operation aborted: %1$s";
    AUTH_CANCELLED = 79, "authentication cancelled", "authentication cancelled: %1$s";
    NO_DOMAIN_METADATA = 80, "metadata not found", "metadata not found: %1$s";
    MIGRATE_UNSAFE = 81, "Unsafe migration", "Unsafe migration: %1$s";
    OVERFLOW = 82, "numerical overflow", "numerical overflow: %1$s";
    BLOCK_COPY_ACTIVE = 83, "block copy still active", "block copy still active: %1$s";
    OPERATION_UNSUPPORTED = 84, "Operation not supported", "Operation not supported: %1$s";
    SSH = 85, "SSH transport error", "SSH transport error: %1$s";
    AGENT_UNRESPONSIVE = 86, "Guest agent is not responding", "Guest agent is not responding: %1$s";
    RESOURCE_BUSY = 87, "resource busy", "resource busy: %1$s";
    ACCESS_DENIED = 88, "access denied", "access denied: %1$s";
    DBUS_SERVICE = 89, "error from service", "error from service: %1$s";
    STORAGE_VOL_EXIST = 90, "this storage volume exists already", "storage volume %1$s exists already";
    CPU_INCOMPATIBLE = 91, "the CPU is incompatible with host CPU", "the CPU is incompatible with host CPU: %1$s";
    XML_INVALID_SCHEMA = 92, "XML document failed to validate against schema", "XML document failed to validate against schema: %1$s";
    MIGRATE_FINISH_OK = 93, "migration successfully aborted", "migration successfully aborted: %1$s";
    AUTH_UNAVAILABLE = 94, "authentication unavailable", "authentication unavailable: %1$s";
    NO_SERVER = 95, "Server not found", "Server not found: %1$s";
    NO_CLIENT = 96, "Client not found", "Client not found: %1$s";
    AGENT_UNSYNCED = 97, "guest agent replied with wrong id to guest-sync command", "guest agent replied with wrong id to guest-sync command: %1$s";
    LIBSSH = 98, "libssh transport error", "libssh transport error: %1$s";
    DEVICE_MISSING = 99, "device not found", "device not found: %1$s";
    INVALID_NWFILTER_BINDING = 100, "Invalid network filter binding", "Invalid network filter binding: %1$s";
    NO_NWFILTER_BINDING = 101, "Network filter binding not found", "Network filter binding not found: %1$s";
    INVALID_DOMAIN_CHECKPOINT = 102, "Invalid domain checkpoint", "Invalid domain checkpoint: %1$s";
    NO_DOMAIN_CHECKPOINT = 103, "Domain checkpoint not found", "Domain checkpoint not found: %1$s";
    NO_DOMAIN_BACKUP = 104, "Domain backup job id not found", "Domain backup job id not found: %1$s";
    INVALID_NETWORK_PORT = 105, "Invalid network port pointer", "Invalid network port pointer: %1$s";
    NETWORK_PORT_EXIST = 106, "this network port exists already", "network port %1$s exists already";
    NO_NETWORK_PORT = 107, "network port not found", "network port not found: %1$s";
    NO_HOSTNAME = 108, "no hostname found", "no hostname found: %1$s";
    CHECKPOINT_INCONSISTENT = 109, "checkpoint inconsistent", "checkpoint inconsistent: %1$s";
    MULTIPLE_DOMAINS = 110, "multiple matching domains found", "multiple matching domains found: %1$s";
    NO_NETWORK_METADATA = 111, "metadata not found", "metadata not found: %1$s";
    AGENT_COMMAND_TIMEOUT = 112, "guest agent command timed out", "guest agent command timed out: %1$s";
    AGENT_COMMAND_FAILED = 113, "guest agent command failed", "guest agent command failed: %1$s";
    INVALID_ENCR_KEY_SECRET = 114, "Invalid encryption key for the secret", "Invalid encryption key for the secret: %1$s";
}

domains! {
    NONE = 0, "";
    XEN = 1, "Xen Driver";
    XEND = 2, "Xen Daemon";
    XENSTORE = 3, "Xen Store";
    SEXPR = 4, "S-Expression";
    XML = 5, "XML Util";
    DOM = 6, "Domain";
    RPC = 7, "XML-RPC";
    PROXY = 8, "Proxy Daemon";
    CONF = 9, "Config File";
    QEMU = 10, "QEMU Driver";
    NET = 11, "Network";
    TEST = 12, "Test Driver";
    REMOTE = 13, "Remote Driver";
    OPENVZ = 14, "OpenVZ Driver";
    XENXM = 15, "Xen XM Driver";
    STATS_LINUX = 16, "Linux Statistics";
    LXC = 17, "LXC Driver";
    STORAGE = 18, "Storage Driver";
    NETWORK = 19, "Network Driver";
    DOMAIN = 20, "Domain Config";
    UML = 21, "User Mode Linux Driver";
    NODEDEV = 22, "Node Device Driver";
    XEN_INOTIFY = 23, "Xen Inotify Driver";
    SECURITY = 24, "Security Driver";
    VBOX = 25, "VirtualBox Driver";
    INTERFACE = 26, "Network Interface Driver";
    ONE = 27, "Open Nebula Driver";
    ESX = 28, "ESX Driver";
    PHYP = 29, "Power Hypervisor Driver";
    SECRET = 30, "Secrets Driver";
    CPU = 31, "CPU Driver";
    XENAPI = 32, "XenAPI Driver";
    NWFILTER = 33, "Network Filter Driver";
    HOOK = 34, "Lifecycle Hook";
    DOMAIN_SNAPSHOT = 35, "Domain Snapshot";
    AUDIT = 36, "Audit Utils";
    SYSINFO = 37, "Sysinfo Utils";
    STREAMS = 38, "I/O Stream Utils";
    VMWARE = 39, "VMware Driver";
    EVENT = 40, "Event Loop";
    LIBXL = 41, "Xen Light Driver";
    LOCKING = 42, "Lock Driver";
    HYPERV = 43, "Hyper-V Driver";
    CAPABILITIES = 44, "Capabilities Utils";
    URI = 45, "URI Utils";
    AUTH = 46, "Authentication Utils";
    DBUS = 47, "DBus Utils";
    PARALLELS = 48, "Parallels Cloud Server";
    DEVICE = 49, "Device Config";
    SSH = 50, "SSH transport layer";
    LOCKSPACE = 51, "Lock Space";
    INITCTL = 52, "Init control";
    IDENTITY = 53, "Identity";
    CGROUP = 54, "Cgroup";
    ACCESS = 55, "Access Manager";
    SYSTEMD = 56, "Systemd";
    BHYVE = 57, "Bhyve";
    CRYPTO = 58, "Crypto";
    FIREWALL = 59, "Firewall";
    POLKIT = 60, "Polkit";
    THREAD = 61, "Thread jobs";
    ADMIN = 62, "Admin Interface";
    LOGGING = 63, "Log Manager";
    XENXL = 64, "Xen XL Config";
    PERF = 65, "Perf";
    LIBSSH = 66, "Libssh transport layer";
    RESCTRL = 67, "Resource control";
    FIREWALLD = 68, "FirewallD";
    DOMAIN_CHECKPOINT = 69, "Domain Checkpoint";
    TPM = 70, "TPM";
    BPF = 71, "BPF";
    CH = 72, "Cloud-Hypervisor Driver";
}

impl std::fmt::Debug for ErrorCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "ErrorCode({})", self.0),
        }
    }
}

impl std::fmt::Debug for ErrorDomain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "ErrorDomain({})", self.0),
        }
    }
}
