// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a domain is doing, and why.

use core::ffi::{c_uint, c_ulonglong};

/// Whether the driver can serve calls on a domain. Since 0.9.3.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainControlInfo {
    /// One of `virDomainControlState`.
    pub state: c_uint,
    /// For `VIR_DOMAIN_CONTROL_ERROR` one of `virDomainControlErrorReason`, else 0.
    pub details: c_uint,
    /// How long a job or a call has been going on, in milliseconds; 0 in other states.
    pub stateTime: c_ulonglong,
}

/// Short name of `struct _virDomainControlInfo`. Since 0.9.3.
pub type virDomainControlInfo = _virDomainControlInfo;

/// Pointer to a `virDomainControlInfo`; the memory is the caller's. Since 0.9.3.
pub type virDomainControlInfoPtr = *mut virDomainControlInfo;

/// What a domain is doing. Since 0.0.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainState {
    /// No state. Since 0.0.1.
    VIR_DOMAIN_NOSTATE = 0,
    /// It runs. Since 0.0.1.
    VIR_DOMAIN_RUNNING = 1,
    /// It waits for a resource. Since 0.0.1.
    VIR_DOMAIN_BLOCKED = 2,
    /// It is paused. Since 0.0.1.
    VIR_DOMAIN_PAUSED = 3,
    /// It is shutting down. Since 0.0.1.
    VIR_DOMAIN_SHUTDOWN = 4,
    /// It is off. Since 0.0.1.
    VIR_DOMAIN_SHUTOFF = 5,
    /// It crashed. Since 0.0.2.
    VIR_DOMAIN_CRASHED = 6,
    /// The guest put itself to sleep. Since 0.9.11.
    VIR_DOMAIN_PMSUSPENDED = 7,
    /// One more than the last value; grows with new releases. Since 0.9.5.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LAST = 8,
}

/// Why `VIR_DOMAIN_NOSTATE`. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainNostateReason {
    /// The reason is not known. Since 0.9.2.
    VIR_DOMAIN_NOSTATE_UNKNOWN = 0,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_NOSTATE_LAST = 1,
}

/// Why `VIR_DOMAIN_RUNNING`. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainRunningReason {
    /// The reason is not known. Since 0.9.2.
    VIR_DOMAIN_RUNNING_UNKNOWN = 0,
    /// It was started. Since 0.9.2.
    VIR_DOMAIN_RUNNING_BOOTED = 1,
    /// It came from another host. Since 0.9.2.
    VIR_DOMAIN_RUNNING_MIGRATED = 2,
    /// It was restored from a file. Since 0.9.2.
    VIR_DOMAIN_RUNNING_RESTORED = 3,
    /// It went back to a snapshot. Since 0.9.2.
    VIR_DOMAIN_RUNNING_FROM_SNAPSHOT = 4,
    /// It was resumed. Since 0.9.2.
    VIR_DOMAIN_RUNNING_UNPAUSED = 5,
    /// A migration was called off. Since 0.9.2.
    VIR_DOMAIN_RUNNING_MIGRATION_CANCELED = 6,
    /// A save was called off. Since 0.9.2.
    VIR_DOMAIN_RUNNING_SAVE_CANCELED = 7,
    /// It woke from sleep. Since 0.9.11.
    VIR_DOMAIN_RUNNING_WAKEUP = 8,
    /// It was resumed after a crash. Since 1.1.1.
    VIR_DOMAIN_RUNNING_CRASHED = 9,
    /// It runs here while its memory still comes over. Since 1.3.3.
    VIR_DOMAIN_RUNNING_POSTCOPY = 10,
    /// It runs here, but its memory stopped coming over. Since 8.5.0.
    VIR_DOMAIN_RUNNING_POSTCOPY_FAILED = 11,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_RUNNING_LAST = 12,
}

/// Why `VIR_DOMAIN_BLOCKED`. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockedReason {
    /// The reason is not known. Since 0.9.2.
    VIR_DOMAIN_BLOCKED_UNKNOWN = 0,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCKED_LAST = 1,
}

/// Why `VIR_DOMAIN_PAUSED`. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainPausedReason {
    /// The reason is not known. Since 0.9.2.
    VIR_DOMAIN_PAUSED_UNKNOWN = 0,
    /// A program asked for it. Since 0.9.2.
    VIR_DOMAIN_PAUSED_USER = 1,
    /// It is being migrated with the guest stopped. Since 0.9.2.
    VIR_DOMAIN_PAUSED_MIGRATION = 2,
    /// It is being saved. Since 0.9.2.
    VIR_DOMAIN_PAUSED_SAVE = 3,
    /// It is being dumped. Since 0.9.2.
    VIR_DOMAIN_PAUSED_DUMP = 4,
    /// A disk failed. Since 0.9.2.
    VIR_DOMAIN_PAUSED_IOERROR = 5,
    /// The watchdog ran out. Since 0.9.2.
    VIR_DOMAIN_PAUSED_WATCHDOG = 6,
    /// It went back to a snapshot. Since 0.9.2.
    VIR_DOMAIN_PAUSED_FROM_SNAPSHOT = 7,
    /// It is stopped on its way down. Since 0.9.5.
    VIR_DOMAIN_PAUSED_SHUTTING_DOWN = 8,
    /// A snapshot is being taken. Since 1.0.1.
    VIR_DOMAIN_PAUSED_SNAPSHOT = 9,
    /// The guest crashed. Since 1.1.1.
    VIR_DOMAIN_PAUSED_CRASHED = 10,
    /// It is starting. Since 1.2.14.
    VIR_DOMAIN_PAUSED_STARTING_UP = 11,
    /// It runs on the other host while its memory still goes over. Since 1.3.3.
    VIR_DOMAIN_PAUSED_POSTCOPY = 12,
    /// It moved to the other host, but its memory stopped going over. Since 1.3.3.
    VIR_DOMAIN_PAUSED_POSTCOPY_FAILED = 13,
    /// A call failed half-way. Since 9.2.0.
    VIR_DOMAIN_PAUSED_API_ERROR = 14,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PAUSED_LAST = 15,
}

/// Why `VIR_DOMAIN_SHUTDOWN`. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainShutdownReason {
    /// The reason is not known. Since 0.9.2.
    VIR_DOMAIN_SHUTDOWN_UNKNOWN = 0,
    /// The guest or a program asked for it. Since 0.9.2.
    VIR_DOMAIN_SHUTDOWN_USER = 1,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_SHUTDOWN_LAST = 2,
}

/// Why `VIR_DOMAIN_SHUTOFF`. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainShutoffReason {
    /// The reason is not known. Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_UNKNOWN = 0,
    /// It shut down. Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_SHUTDOWN = 1,
    /// It was stopped by force. Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_DESTROYED = 2,
    /// It crashed. Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_CRASHED = 3,
    /// It went to another host. Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_MIGRATED = 4,
    /// It was saved to a file. Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_SAVED = 5,
    /// It failed to start. Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_FAILED = 6,
    /// It went back to a snapshot of a domain that was off. Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT = 7,
    /// The daemon stopped it because it was in the way at start-up. Since 4.10.0.
    VIR_DOMAIN_SHUTOFF_DAEMON = 8,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_SHUTOFF_LAST = 9,
}

/// Why `VIR_DOMAIN_CRASHED`. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCrashedReason {
    /// The reason is not known. Since 0.9.2.
    VIR_DOMAIN_CRASHED_UNKNOWN = 0,
    /// The guest's kernel gave up. Since 1.1.1.
    VIR_DOMAIN_CRASHED_PANICKED = 1,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CRASHED_LAST = 2,
}

/// Why `VIR_DOMAIN_PMSUSPENDED`. Since 0.9.11.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainPMSuspendedReason {
    /// The reason is not known. Since 0.9.11.
    VIR_DOMAIN_PMSUSPENDED_UNKNOWN = 0,
    /// One more than the last value; grows with new releases. Since 0.9.11.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PMSUSPENDED_LAST = 1,
}

/// Why a guest sleeps on disk. Since 1.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainPMSuspendedDiskReason {
    /// The reason is not known. Since 1.0.0.
    VIR_DOMAIN_PMSUSPENDED_DISK_UNKNOWN = 0,
    /// One more than the last value; grows with new releases. Since 1.0.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PMSUSPENDED_DISK_LAST = 1,
}

/// Whether the driver can serve calls on a domain. Since 0.9.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainControlState {
    /// Calls are served. Since 0.9.3.
    VIR_DOMAIN_CONTROL_OK = 0,
    /// A long job keeps others waiting. Since 0.9.3.
    VIR_DOMAIN_CONTROL_JOB = 1,
    /// A call is being served. Since 0.9.3.
    VIR_DOMAIN_CONTROL_OCCUPIED = 2,
    /// Nothing can be done but to stop the domain. Since 0.9.3.
    VIR_DOMAIN_CONTROL_ERROR = 3,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CONTROL_LAST = 4,
}

/// Why `VIR_DOMAIN_CONTROL_ERROR`. Since 1.2.14.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainControlErrorReason {
    /// There is no error. Since 1.2.14.
    VIR_DOMAIN_CONTROL_ERROR_REASON_NONE = 0,
    /// The reason is not known. Since 1.2.14.
    VIR_DOMAIN_CONTROL_ERROR_REASON_UNKNOWN = 1,
    /// The monitor cannot be reached. Since 1.2.14.
    VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR = 2,
    /// The driver's own state is broken. Since 1.2.14.
    VIR_DOMAIN_CONTROL_ERROR_REASON_INTERNAL = 3,
    /// One more than the last value; grows with new releases. Since 1.2.14.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CONTROL_ERROR_REASON_LAST = 4,
}
