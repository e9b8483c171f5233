// SPDX-License-Identifier: LGPL-2.1-or-later
//! Types of libvirt-admin.so.0, which talks to the daemon about the daemon itself.

use core::ffi::{c_int, c_void};

/// What a `virAdmConnectPtr` points to; its contents are the library's own. Since 2.0.0.
#[repr(C)]
pub struct _virAdmConnect {
    _p: [u8; 0],
}

/// What a `virAdmServerPtr` points to; its contents are the library's own. Since 2.0.0.
#[repr(C)]
pub struct _virAdmServer {
    _p: [u8; 0],
}

/// What a `virAdmClientPtr` points to; its contents are the library's own. Since 2.0.0.
#[repr(C)]
pub struct _virAdmClient {
    _p: [u8; 0],
}

/// A client of a server. Since 2.0.0.
pub type virAdmClient = _virAdmClient;

/// Handle of a client; virAdmClientFree() gives one reference back. Since 2.0.0.
pub type virAdmClientPtr = *mut virAdmClient;

/// A connection to a daemon's administration socket. Since 2.0.0.
pub type virAdmConnect = _virAdmConnect;

/// Handle of such a connection; virAdmConnectClose() gives one reference back. Since 2.0.0.
pub type virAdmConnectPtr = *mut virAdmConnect;

/// One server inside a daemon. Since 2.0.0.
pub type virAdmServer = _virAdmServer;

/// Handle of a server; virAdmServerFree() gives one reference back. Since 2.0.0.
pub type virAdmServerPtr = *mut virAdmServer;

/// Threads that are always there. Type: unsigned int. Since 2.0.0.
pub const VIR_THREADPOOL_WORKERS_MIN: &str = "minWorkers";

/// Threads at most. To be set above the minimum. Type: unsigned int. Since 2.0.0.
pub const VIR_THREADPOOL_WORKERS_MAX: &str = "maxWorkers";

/// Threads for jobs that never block, which are not in the other counts. Type: unsigned int. Since
/// 2.0.0.
pub const VIR_THREADPOOL_WORKERS_PRIORITY: &str = "prioWorkers";

/// Threads that have nothing to do now. Cannot be set. Type: unsigned int. Since 2.0.0.
pub const VIR_THREADPOOL_WORKERS_FREE: &str = "freeWorkers";

/// Threads that are there now. Cannot be set. Type: unsigned int. Since 2.0.0.
pub const VIR_THREADPOOL_WORKERS_CURRENT: &str = "nWorkers";

/// Jobs that wait for a thread. Cannot be set. Type: unsigned int. Since 2.0.0.
pub const VIR_THREADPOOL_JOB_QUEUE_DEPTH: &str = "jobQueueDepth";

/// Whether it may only read. Type: boolean. Since 2.0.0.
pub const VIR_CLIENT_INFO_READONLY: &str = "readonly";

/// Its address and port; absent for UNIX sockets. Type: string. Since 2.0.0.
pub const VIR_CLIENT_INFO_SOCKET_ADDR: &str = "sock_addr";

/// The name that SASL authentication established. Type: string. Since 2.0.0.
pub const VIR_CLIENT_INFO_SASL_USER_NAME: &str = "sasl_user_name";

/// The distinguished name in its certificate. Type: string. Since 2.0.0.
pub const VIR_CLIENT_INFO_X509_DISTINGUISHED_NAME: &str = "tls_x509_dname";

/// Number of its user; for UNIX sockets only. Type: int. Since 2.0.0.
pub const VIR_CLIENT_INFO_UNIX_USER_ID: &str = "unix_user_id";

/// Name of its user; for UNIX sockets only. Type: string. Since 2.0.0.
pub const VIR_CLIENT_INFO_UNIX_USER_NAME: &str = "unix_user_name";

/// Number of its group; for UNIX sockets only. Type: int. Since 2.0.0.
pub const VIR_CLIENT_INFO_UNIX_GROUP_ID: &str = "unix_group_id";

/// Name of its group; for UNIX sockets only. Type: string. Since 2.0.0.
pub const VIR_CLIENT_INFO_UNIX_GROUP_NAME: &str = "unix_group_name";

/// Its process number; for UNIX sockets only. Type: int. Since 2.0.0.
pub const VIR_CLIENT_INFO_UNIX_PROCESS_ID: &str = "unix_process_id";

/// Its SELinux context. Type: string. Since 2.0.0.
pub const VIR_CLIENT_INFO_SELINUX_CONTEXT: &str = "selinux_context";

/// Clients at most. Type: unsigned int. Since 2.0.0.
pub const VIR_SERVER_CLIENTS_MAX: &str = "nclients_max";

/// Clients there are now. Cannot be set. Type: unsigned int. Since 2.0.0.
pub const VIR_SERVER_CLIENTS_CURRENT: &str = "nclients";

/// Clients at most that have yet to authenticate. Type: unsigned int. Since 2.0.0.
pub const VIR_SERVER_CLIENTS_UNAUTH_MAX: &str = "nclients_unauth_max";

/// Clients there are now that have yet to authenticate. Cannot be set. Type: unsigned int. Since 2.0.0.
pub const VIR_SERVER_CLIENTS_UNAUTH_CURRENT: &str = "nclients_unauth";

/// How a client is connected. Since 2.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virClientTransport {
    /// By a UNIX socket. Since 2.0.0.
    VIR_CLIENT_TRANS_UNIX = 0,
    /// By TCP. Since 2.0.0.
    VIR_CLIENT_TRANS_TCP = 1,
    /// By TLS over TCP. Since 2.0.0.
    VIR_CLIENT_TRANS_TLS = 2,
    /// One more than the last value; grows with new releases. Since 2.0.0.
    #[cfg(feature = "sentinels")]
    VIR_CLIENT_TRANS_LAST = 3,
}

/// How a daemon shuts down. Since 11.2.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virAdmConnectDaemonShutdownFlags {
    /// Keep guests as the configuration asks, saved or running. Since 11.2.0.
    VIR_DAEMON_SHUTDOWN_PRESERVE = 1 << 0,
}

/// Told that a connection was lost. `reason` is of `virConnectCloseReason`. Since 2.0.0.
pub type virAdmConnectCloseFunc =
    Option<unsafe extern "C" fn(conn: virAdmConnectPtr, reason: c_int, opaque: *mut c_void)>;
