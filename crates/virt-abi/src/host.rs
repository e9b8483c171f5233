// SPDX-License-Identifier: LGPL-2.1-or-later
//! Connections, credentials, and the machine a connection manages.

use core::ffi::{c_char, c_int, c_uint, c_ulong, c_ulonglong, c_void};

use crate::VIR_TYPED_PARAM_FIELD_LENGTH;

/// What a `virConnectPtr` points to; its contents are the library's own. Since 0.0.1.
#[repr(C)]
pub struct _virConnect {
    _p: [u8; 0],
}

/// What a `virStreamPtr` points to; its contents are the library's own. Since 0.7.2.
#[repr(C)]
pub struct _virStream {
    _p: [u8; 0],
}

/// A connection to a hypervisor or a daemon. Since 0.0.1.
pub type virConnect = _virConnect;

/// Handle of a connection. virConnectOpen() and its kin return it; virConnectClose() gives one
/// reference back. Threads may share it. Since 0.0.1.
pub type virConnectPtr = *mut virConnect;

/// Data that flows beside the calls of a connection. Since 0.7.2.
pub type virStream = _virStream;

/// Handle of a stream. virStreamNew() returns it, virStreamFree() gives one reference back. Since
/// 0.7.2.
pub type virStreamPtr = *mut virStream;

/// Bytes in `virSecurityLabel.label`, the final zero included. Since 0.6.1.
pub const VIR_SECURITY_LABEL_BUFLEN: usize = 4096 + 1;

/// Bytes in `virSecurityModel.model`, the final zero included. Since 0.6.1.
pub const VIR_SECURITY_MODEL_BUFLEN: usize = 256 + 1;

/// Bytes in `virSecurityModel.doi`, the final zero included. Since 0.6.1.
pub const VIR_SECURITY_DOI_BUFLEN: usize = 256 + 1;

/// Bytes in the name of a CPU figure, the final zero included. Since 0.9.3.
pub const VIR_NODE_CPU_STATS_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// Bytes in the name of a memory figure, the final zero included. Since 0.9.3.
pub const VIR_NODE_MEMORY_STATS_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// Bytes of a UUID. Since 0.2.0.
pub const VIR_UUID_BUFLEN: usize = 16;

/// Bytes of a UUID as text, the final zero included. Since 0.2.0.
pub const VIR_UUID_STRING_BUFLEN: usize = 36 + 1;

/// Time the kernel spent, in nanoseconds. Since 0.9.3.
pub const VIR_NODE_CPU_STATS_KERNEL: &str = "kernel";

/// Time programs spent, in nanoseconds. Since 0.9.3.
pub const VIR_NODE_CPU_STATS_USER: &str = "user";

/// Time with nothing to do, in nanoseconds. Since 0.9.3.
pub const VIR_NODE_CPU_STATS_IDLE: &str = "idle";

/// Time spent waiting for input and output, in nanoseconds. Since 0.9.3.
pub const VIR_NODE_CPU_STATS_IOWAIT: &str = "iowait";

/// Time spent serving interrupts, in nanoseconds. Since 1.2.2.
pub const VIR_NODE_CPU_STATS_INTR: &str = "intr";

/// Time spent running guests, in nanoseconds. Since 11.8.0.
pub const VIR_NODE_CPU_STATS_GUEST: &str = "guest";

/// How busy the CPU is, in percent. Since 0.9.3.
pub const VIR_NODE_CPU_STATS_UTILIZATION: &str = "utilization";

/// All memory, in KiB. Since 0.9.3.
pub const VIR_NODE_MEMORY_STATS_TOTAL: &str = "total";

/// Memory that nothing uses, in KiB. On Linux, buffers and caches count too where the host as a whole
/// is asked about. Since 0.9.3.
pub const VIR_NODE_MEMORY_STATS_FREE: &str = "free";

/// Memory in buffers, in KiB. Since 0.9.3.
pub const VIR_NODE_MEMORY_STATS_BUFFERS: &str = "buffers";

/// Memory in caches, in KiB. Since 0.9.3.
pub const VIR_NODE_MEMORY_STATS_CACHED: &str = "cached";

/// Memory that programs could still get without swapping, in KiB. Since 12.3.0.
pub const VIR_NODE_MEMORY_STATS_AVAILABLE: &str = "available";

/// Pages that the sharing service looks at before it sleeps. Since 0.10.2.
pub const VIR_NODE_MEMORY_SHARED_PAGES_TO_SCAN: &str = "shm_pages_to_scan";

/// How long it sleeps in between, in milliseconds. Since 0.10.2.
pub const VIR_NODE_MEMORY_SHARED_SLEEP_MILLISECS: &str = "shm_sleep_millisecs";

/// Shared pages in use. Since 0.10.2.
pub const VIR_NODE_MEMORY_SHARED_PAGES_SHARED: &str = "shm_pages_shared";

/// Uses that share those pages. Since 0.10.2.
pub const VIR_NODE_MEMORY_SHARED_PAGES_SHARING: &str = "shm_pages_sharing";

/// Pages that are unique but are looked at again and again. Since 0.10.2.
pub const VIR_NODE_MEMORY_SHARED_PAGES_UNSHARED: &str = "shm_pages_unshared";

/// Pages that change too fast to be shared. Since 0.10.2.
pub const VIR_NODE_MEMORY_SHARED_PAGES_VOLATILE: &str = "shm_pages_volatile";

/// How often everything was scanned. Since 0.10.2.
pub const VIR_NODE_MEMORY_SHARED_FULL_SCANS: &str = "shm_full_scans";

/// Whether pages of different NUMA nodes may be merged: 0 no, 1 yes. Changes only while nothing is
/// shared. Since 1.0.0.
pub const VIR_NODE_MEMORY_SHARED_MERGE_ACROSS_NODES: &str = "shm_merge_across_nodes";

/// The platform's Diffie-Hellman key, in Base64. Since 4.5.0.
pub const VIR_NODE_SEV_PDH: &str = "pdh";

/// The platform's certificates, in Base64. Since 4.5.0.
pub const VIR_NODE_SEV_CERT_CHAIN: &str = "cert-chain";

/// Identity of the first processor, in Base64. Since 8.4.0.
pub const VIR_NODE_SEV_CPU0_ID: &str = "cpu0-id";

/// Which bit of a guest address says that a page is encrypted. Since 4.5.0.
pub const VIR_NODE_SEV_CBITPOS: &str = "cbitpos";

/// Bits of physical addresses that guests lose by encryption. Since 4.5.0.
pub const VIR_NODE_SEV_REDUCED_PHYS_BITS: &str = "reduced-phys-bits";

/// How many SEV guests may run. Type: unsigned int. Since 8.0.0.
pub const VIR_NODE_SEV_MAX_GUESTS: &str = "max-guests";

/// How many SEV-ES guests may run. Type: unsigned int. Since 8.0.0.
pub const VIR_NODE_SEV_MAX_ES_GUESTS: &str = "max-es-guests";

/// The operating system's user name. Type: string. Since 5.8.0.
pub const VIR_CONNECT_IDENTITY_USER_NAME: &str = "user-name";

/// The operating system's user number. Type: unsigned long long. Since 5.8.0.
pub const VIR_CONNECT_IDENTITY_UNIX_USER_ID: &str = "unix-user-id";

/// The operating system's group name. Type: string. Since 5.8.0.
pub const VIR_CONNECT_IDENTITY_GROUP_NAME: &str = "group-name";

/// The operating system's group number. Type: unsigned long long. Since 5.8.0.
pub const VIR_CONNECT_IDENTITY_UNIX_GROUP_ID: &str = "unix-group-id";

/// The operating system's process number. Type: long long. Since 5.8.0.
pub const VIR_CONNECT_IDENTITY_PROCESS_ID: &str = "process-id";

/// When the process started, in the host's own unit; Linux has it in /proc as clock ticks since boot.
/// Type: unsigned long long. Since 5.8.0.
pub const VIR_CONNECT_IDENTITY_PROCESS_TIME: &str = "process-time";

/// The name that SASL authentication established. Type: string. Since 5.8.0.
pub const VIR_CONNECT_IDENTITY_SASL_USER_NAME: &str = "sasl-user-name";

/// The distinguished name in the client's certificate. Type: string. Since 5.8.0.
pub const VIR_CONNECT_IDENTITY_X509_DISTINGUISHED_NAME: &str = "x509-distinguished-name";

/// The SELinux context of the program. Type: string. Since 5.8.0.
pub const VIR_CONNECT_IDENTITY_SELINUX_CONTEXT: &str = "selinux-context";

/// The label that confines a process of a domain. Since 0.6.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virSecurityLabel {
    /// The label in the security driver's own notation; empty when there is none.
    pub label: [c_char; VIR_SECURITY_LABEL_BUFLEN],
    /// 1 when violations are refused, 0 when they are only reported.
    pub enforcing: c_int,
}

/// The security driver of a host. Since 0.6.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virSecurityModel {
    /// Its name, such as "selinux"; empty when there is none.
    pub model: [c_char; VIR_SECURITY_MODEL_BUFLEN],
    /// Its domain of interpretation.
    pub doi: [c_char; VIR_SECURITY_DOI_BUFLEN],
}

/// The host's processors and memory. The fields are too narrow for some topologies; the capabilities
/// document has them all. Since 0.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virNodeInfo {
    /// Kind of processor, such as "x86_64".
    pub model: [c_char; 32],
    /// Memory in KiB.
    pub memory: c_ulong,
    /// CPUs that are in use.
    pub cpus: c_uint,
    /// Clock rate in MHz, 0 when unknown.
    pub mhz: c_uint,
    /// NUMA nodes; 1 on machines without NUMA or with a topology that does not fit.
    pub nodes: c_uint,
    /// Sockets of each node.
    pub sockets: c_uint,
    /// Cores of each socket.
    pub cores: c_uint,
    /// Threads of each core.
    pub threads: c_uint,
}

/// One figure about the host's CPUs. Since 0.9.3.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virNodeCPUStats {
    /// Its name, one of `VIR_NODE_CPU_STATS_*`.
    pub field: [c_char; VIR_NODE_CPU_STATS_FIELD_LENGTH],
    /// Nanoseconds since the host started, or percent for `VIR_NODE_CPU_STATS_UTILIZATION`.
    pub value: c_ulonglong,
}

/// One figure about the host's memory. Since 0.9.3.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virNodeMemoryStats {
    /// Its name, one of `VIR_NODE_MEMORY_STATS_*`.
    pub field: [c_char; VIR_NODE_MEMORY_STATS_FIELD_LENGTH],
    /// KiB.
    pub value: c_ulonglong,
}

/// One question of an authentication method, and room for the answer. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virConnectCredential {
    /// One of `virConnectCredentialType`.
    pub r#type: c_int,
    /// What to ask the user.
    pub prompt: *const c_char,
    /// More to show beside the prompt, or NULL.
    pub challenge: *const c_char,
    /// The answer if the user gives none, or NULL.
    pub defresult: *const c_char,
    /// The answer. The callback allocates it with malloc(); the library frees it.
    pub result: *mut c_char,
    /// Length of the answer without a final zero.
    pub resultlen: c_uint,
}

/// How virConnectOpenAuth() gets credentials. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virConnectAuth {
    /// The kinds of question that the callback can answer, of `virConnectCredentialType`.
    pub credtype: *mut c_int,
    /// How many kinds those are.
    pub ncredtype: c_uint,
    /// Answers the questions; NULL when there is nobody to ask.
    pub cb: virConnectAuthCallbackPtr,
    /// Passed to the callback.
    pub cbdata: *mut c_void,
}

/// Short name of `struct _virConnectAuth`. Since 0.4.1.
pub type virConnectAuth = _virConnectAuth;

/// Pointer to a `virConnectAuth`; the memory stays the caller's and must outlive the call. Since 0.4.1.
pub type virConnectAuthPtr = *mut virConnectAuth;

/// Short name of `struct _virConnectCredential`. Since 0.4.1.
pub type virConnectCredential = _virConnectCredential;

/// Pointer to `virConnectCredential`, alone or in an array. Since 0.4.1.
pub type virConnectCredentialPtr = *mut virConnectCredential;

/// Short name of `struct _virNodeCPUStats`. Since 0.9.3.
pub type virNodeCPUStats = _virNodeCPUStats;

/// Pointer to `virNodeCPUStats`, alone or in an array; the memory is the caller's. Since 0.9.3.
pub type virNodeCPUStatsPtr = *mut virNodeCPUStats;

/// Short name of `struct _virNodeInfo`. Since 0.1.0.
pub type virNodeInfo = _virNodeInfo;

/// Pointer to a `virNodeInfo`; the memory is the caller's. Since 0.1.0.
pub type virNodeInfoPtr = *mut virNodeInfo;

/// Short name of `struct _virNodeMemoryStats`. Since 0.9.3.
pub type virNodeMemoryStats = _virNodeMemoryStats;

/// Pointer to `virNodeMemoryStats`, alone or in an array; the memory is the caller's. Since 0.9.3.
pub type virNodeMemoryStatsPtr = *mut virNodeMemoryStats;

/// Short name of `struct _virSecurityLabel`. Since 0.6.1.
pub type virSecurityLabel = _virSecurityLabel;

/// Pointer to a `virSecurityLabel`; the memory is the caller's. Since 0.6.1.
pub type virSecurityLabelPtr = *mut virSecurityLabel;

/// Short name of `struct _virSecurityModel`. Since 0.6.1.
pub type virSecurityModel = _virSecurityModel;

/// Pointer to a `virSecurityModel`; the memory is the caller's. Since 0.6.1.
pub type virSecurityModelPtr = *mut virSecurityModel;

/// Where the host's memory goes while it sleeps. Since 0.9.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeSuspendTarget {
    /// It stays in memory (S3). Since 0.9.8.
    VIR_NODE_SUSPEND_TARGET_MEM = 0,
    /// It is written to disk (S4). Since 0.9.8.
    VIR_NODE_SUSPEND_TARGET_DISK = 1,
    /// It stays in memory and is also written to disk. Since 0.9.8.
    VIR_NODE_SUSPEND_TARGET_HYBRID = 2,
    /// One more than the last value; grows with new releases. Since 0.9.8.
    #[cfg(feature = "sentinels")]
    VIR_NODE_SUSPEND_TARGET_LAST = 3,
}

/// In place of a CPU number. Since 0.9.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeGetCPUStatsAllCPUs {
    /// The sum over all CPUs. Since 0.9.3.
    VIR_NODE_CPU_STATS_ALL_CPUS = -1,
}

/// In place of a NUMA node number. Since 0.9.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeGetMemoryStatsAllCells {
    /// The sum over all NUMA nodes. Since 0.9.3.
    VIR_NODE_MEMORY_STATS_ALL_CELLS = -1,
}

/// How to open a connection. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectFlags {
    /// Calls that change something will fail. Since 0.4.1.
    VIR_CONNECT_RO = 1 << 0,
    /// Take the URI as it is; do not look for an alias in the configuration. Since 0.9.7.
    VIR_CONNECT_NO_ALIASES = 1 << 1,
}

/// What an authentication callback is asked for. Since 0.4.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectCredentialType {
    /// The identity to act as. Since 0.4.1.
    VIR_CRED_USERNAME = 1,
    /// The identity to prove. Since 0.4.1.
    VIR_CRED_AUTHNAME = 2,
    /// Language tags, such as "de,en". Since 0.4.1.
    VIR_CRED_LANGUAGE = 3,
    /// A random number of the client. Since 0.4.1.
    VIR_CRED_CNONCE = 4,
    /// A secret that belongs to the identity. Since 0.4.1.
    VIR_CRED_PASSPHRASE = 5,
    /// An answer that may be shown. Since 0.4.1.
    VIR_CRED_ECHOPROMPT = 6,
    /// An answer that must not be shown. Since 0.4.1.
    VIR_CRED_NOECHOPROMPT = 7,
    /// The authentication realm. Since 0.4.1.
    VIR_CRED_REALM = 8,
    /// Nothing to answer: something outside has to happen first, such as a login to a ticket service.
    /// `prompt` tells what. Since 0.4.1.
    VIR_CRED_EXTERNAL = 9,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_CRED_LAST = 10,
}

/// How a host's CPU compares with a given one. Since 0.7.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virCPUCompareResult {
    /// The comparison failed. Since 0.7.5.
    VIR_CPU_COMPARE_ERROR = -1,
    /// The host lacks something. Since 0.7.5.
    VIR_CPU_COMPARE_INCOMPATIBLE = 0,
    /// They are the same. Since 0.7.5.
    VIR_CPU_COMPARE_IDENTICAL = 1,
    /// The host has it all and more. Since 0.7.5.
    VIR_CPU_COMPARE_SUPERSET = 2,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_CPU_COMPARE_LAST = 3,
}

/// How to compare CPUs. Since 1.2.6.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectCompareCPUFlags {
    /// An incompatible CPU is an error that says what is missing. Since 1.2.6.
    VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE = 1 << 0,
    /// Check the document against the schema first. Since 6.9.0.
    VIR_CONNECT_COMPARE_CPU_VALIDATE_XML = 1 << 1,
}

/// How to compute a CPU that several hosts can provide. Since 1.1.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectBaselineCPUFlags {
    /// Name every feature, those of the model too. Since 1.1.2.
    VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES = 1 << 0,
    /// Leave out features that would prevent migration. Since 1.2.14.
    VIR_CONNECT_BASELINE_CPU_MIGRATABLE = 1 << 1,
    /// Do not limit the result to what the host itself has. Since 11.6.0.
    VIR_CONNECT_BASELINE_CPU_IGNORE_HOST = 1 << 2,
}

/// How to change the pool of huge pages. Since 1.2.9.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNodeAllocPagesFlags {
    /// The counts are added to the pool. Since 1.2.9.
    VIR_NODE_ALLOC_PAGES_ADD = 0,
    /// The counts are the new size of the pool. Since 1.2.9.
    VIR_NODE_ALLOC_PAGES_SET = 1 << 0,
}

/// Answers `ncred` questions, each in its `result` and `resultlen`. Returns 0, or -1 to give up. Since
/// 0.4.1.
pub type virConnectAuthCallbackPtr =
    Option<unsafe extern "C" fn(cred: virConnectCredentialPtr, ncred: c_uint, cbdata: *mut c_void) -> c_int>;

/// Told that a connection was lost. `reason` is of `virConnectCloseReason`; the connection is still a
/// valid handle. Since 0.10.0.
pub type virConnectCloseFunc =
    Option<unsafe extern "C" fn(conn: virConnectPtr, reason: c_int, opaque: *mut c_void)>;
