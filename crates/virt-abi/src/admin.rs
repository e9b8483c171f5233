// SPDX-License-Identifier: LGPL-2.1-or-later
//! Types of libvirt-admin.so.0, which talks to the daemon about the daemon itself.

use core::ffi::{c_int, c_void};

/// Since 2.0.0.
#[repr(C)]
pub struct _virAdmConnect {
    _p: [u8; 0],
}

/// Since 2.0.0.
#[repr(C)]
pub struct _virAdmServer {
    _p: [u8; 0],
}

/// Since 2.0.0.
#[repr(C)]
pub struct _virAdmClient {
    _p: [u8; 0],
}

/// Since 2.0.0.
pub type virAdmClient = _virAdmClient;

/// Since 2.0.0.
pub type virAdmClientPtr = *mut virAdmClient;

/// Since 2.0.0.
pub type virAdmConnect = _virAdmConnect;

/// Since 2.0.0.
pub type virAdmConnectPtr = *mut virAdmConnect;

/// Since 2.0.0.
pub type virAdmServer = _virAdmServer;

/// Since 2.0.0.
pub type virAdmServerPtr = *mut virAdmServer;

/// Since 2.0.0.
pub const VIR_THREADPOOL_WORKERS_MIN: &str = "minWorkers";

/// Since 2.0.0.
pub const VIR_THREADPOOL_WORKERS_MAX: &str = "maxWorkers";

/// Since 2.0.0.
pub const VIR_THREADPOOL_WORKERS_PRIORITY: &str = "prioWorkers";

/// Since 2.0.0.
pub const VIR_THREADPOOL_WORKERS_FREE: &str = "freeWorkers";

/// Since 2.0.0.
pub const VIR_THREADPOOL_WORKERS_CURRENT: &str = "nWorkers";

/// Since 2.0.0.
pub const VIR_THREADPOOL_JOB_QUEUE_DEPTH: &str = "jobQueueDepth";

/// Since 2.0.0.
pub const VIR_CLIENT_INFO_READONLY: &str = "readonly";

/// Since 2.0.0.
pub const VIR_CLIENT_INFO_SOCKET_ADDR: &str = "sock_addr";

/// Since 2.0.0.
pub const VIR_CLIENT_INFO_SASL_USER_NAME: &str = "sasl_user_name";

/// Since 2.0.0.
pub const VIR_CLIENT_INFO_X509_DISTINGUISHED_NAME: &str = "tls_x509_dname";

/// Since 2.0.0.
pub const VIR_CLIENT_INFO_UNIX_USER_ID: &str = "unix_user_id";

/// Since 2.0.0.
pub const VIR_CLIENT_INFO_UNIX_USER_NAME: &str = "unix_user_name";

/// Since 2.0.0.
pub const VIR_CLIENT_INFO_UNIX_GROUP_ID: &str = "unix_group_id";

/// Since 2.0.0.
pub const VIR_CLIENT_INFO_UNIX_GROUP_NAME: &str = "unix_group_name";

/// Since 2.0.0.
pub const VIR_CLIENT_INFO_UNIX_PROCESS_ID: &str = "unix_process_id";

/// Since 2.0.0.
pub const VIR_CLIENT_INFO_SELINUX_CONTEXT: &str = "selinux_context";

/// Since 2.0.0.
pub const VIR_SERVER_CLIENTS_MAX: &str = "nclients_max";

/// Since 2.0.0.
pub const VIR_SERVER_CLIENTS_CURRENT: &str = "nclients";

/// Since 2.0.0.
pub const VIR_SERVER_CLIENTS_UNAUTH_MAX: &str = "nclients_unauth_max";

/// Since 2.0.0.
pub const VIR_SERVER_CLIENTS_UNAUTH_CURRENT: &str = "nclients_unauth";

/// Since 2.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virClientTransport {
    /// Since 2.0.0.
    VIR_CLIENT_TRANS_UNIX = 0,
    /// Since 2.0.0.
    VIR_CLIENT_TRANS_TCP = 1,
    /// Since 2.0.0.
    VIR_CLIENT_TRANS_TLS = 2,
    /// Since 2.0.0.
    #[cfg(feature = "sentinels")]
    VIR_CLIENT_TRANS_LAST = 3,
}

/// Since 11.2.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virAdmConnectDaemonShutdownFlags {
    /// Since 11.2.0.
    VIR_DAEMON_SHUTDOWN_PRESERVE = 1 << 0,
}

/// Since 2.0.0.
pub type virAdmConnectCloseFunc =
    Option<unsafe extern "C" fn(conn: virAdmConnectPtr, reason: c_int, opaque: *mut c_void)>;
