// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a domain is doing, and why.

use core::ffi::{c_uint, c_ulonglong};

/// Since 0.9.3.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainControlInfo {
    /// The state.
    pub state: c_uint,
    /// The details.
    pub details: c_uint,
    /// The stateTime.
    pub stateTime: c_ulonglong,
}

/// Since 0.9.3.
pub type virDomainControlInfo = _virDomainControlInfo;

/// Since 0.9.3.
pub type virDomainControlInfoPtr = *mut virDomainControlInfo;

/// Since 0.0.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainState {
    /// Since 0.0.1.
    VIR_DOMAIN_NOSTATE = 0,
    /// Since 0.0.1.
    VIR_DOMAIN_RUNNING = 1,
    /// Since 0.0.1.
    VIR_DOMAIN_BLOCKED = 2,
    /// Since 0.0.1.
    VIR_DOMAIN_PAUSED = 3,
    /// Since 0.0.1.
    VIR_DOMAIN_SHUTDOWN = 4,
    /// Since 0.0.1.
    VIR_DOMAIN_SHUTOFF = 5,
    /// Since 0.0.2.
    VIR_DOMAIN_CRASHED = 6,
    /// Since 0.9.11.
    VIR_DOMAIN_PMSUSPENDED = 7,
    /// Since 0.9.5.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LAST = 8,
}

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainNostateReason {
    /// Since 0.9.2.
    VIR_DOMAIN_NOSTATE_UNKNOWN = 0,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_NOSTATE_LAST = 1,
}

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainRunningReason {
    /// Since 0.9.2.
    VIR_DOMAIN_RUNNING_UNKNOWN = 0,
    /// Since 0.9.2.
    VIR_DOMAIN_RUNNING_BOOTED = 1,
    /// Since 0.9.2.
    VIR_DOMAIN_RUNNING_MIGRATED = 2,
    /// Since 0.9.2.
    VIR_DOMAIN_RUNNING_RESTORED = 3,
    /// Since 0.9.2.
    VIR_DOMAIN_RUNNING_FROM_SNAPSHOT = 4,
    /// Since 0.9.2.
    VIR_DOMAIN_RUNNING_UNPAUSED = 5,
    /// Since 0.9.2.
    VIR_DOMAIN_RUNNING_MIGRATION_CANCELED = 6,
    /// Since 0.9.2.
    VIR_DOMAIN_RUNNING_SAVE_CANCELED = 7,
    /// Since 0.9.11.
    VIR_DOMAIN_RUNNING_WAKEUP = 8,
    /// Since 1.1.1.
    VIR_DOMAIN_RUNNING_CRASHED = 9,
    /// Since 1.3.3.
    VIR_DOMAIN_RUNNING_POSTCOPY = 10,
    /// Since 8.5.0.
    VIR_DOMAIN_RUNNING_POSTCOPY_FAILED = 11,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_RUNNING_LAST = 12,
}

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockedReason {
    /// Since 0.9.2.
    VIR_DOMAIN_BLOCKED_UNKNOWN = 0,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCKED_LAST = 1,
}

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainPausedReason {
    /// Since 0.9.2.
    VIR_DOMAIN_PAUSED_UNKNOWN = 0,
    /// Since 0.9.2.
    VIR_DOMAIN_PAUSED_USER = 1,
    /// Since 0.9.2.
    VIR_DOMAIN_PAUSED_MIGRATION = 2,
    /// Since 0.9.2.
    VIR_DOMAIN_PAUSED_SAVE = 3,
    /// Since 0.9.2.
    VIR_DOMAIN_PAUSED_DUMP = 4,
    /// Since 0.9.2.
    VIR_DOMAIN_PAUSED_IOERROR = 5,
    /// Since 0.9.2.
    VIR_DOMAIN_PAUSED_WATCHDOG = 6,
    /// Since 0.9.2.
    VIR_DOMAIN_PAUSED_FROM_SNAPSHOT = 7,
    /// Since 0.9.5.
    VIR_DOMAIN_PAUSED_SHUTTING_DOWN = 8,
    /// Since 1.0.1.
    VIR_DOMAIN_PAUSED_SNAPSHOT = 9,
    /// Since 1.1.1.
    VIR_DOMAIN_PAUSED_CRASHED = 10,
    /// Since 1.2.14.
    VIR_DOMAIN_PAUSED_STARTING_UP = 11,
    /// Since 1.3.3.
    VIR_DOMAIN_PAUSED_POSTCOPY = 12,
    /// Since 1.3.3.
    VIR_DOMAIN_PAUSED_POSTCOPY_FAILED = 13,
    /// Since 9.2.0.
    VIR_DOMAIN_PAUSED_API_ERROR = 14,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PAUSED_LAST = 15,
}

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainShutdownReason {
    /// Since 0.9.2.
    VIR_DOMAIN_SHUTDOWN_UNKNOWN = 0,
    /// Since 0.9.2.
    VIR_DOMAIN_SHUTDOWN_USER = 1,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_SHUTDOWN_LAST = 2,
}

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainShutoffReason {
    /// Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_UNKNOWN = 0,
    /// Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_SHUTDOWN = 1,
    /// Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_DESTROYED = 2,
    /// Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_CRASHED = 3,
    /// Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_MIGRATED = 4,
    /// Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_SAVED = 5,
    /// Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_FAILED = 6,
    /// Since 0.9.2.
    VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT = 7,
    /// Since 4.10.0.
    VIR_DOMAIN_SHUTOFF_DAEMON = 8,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_SHUTOFF_LAST = 9,
}

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCrashedReason {
    /// Since 0.9.2.
    VIR_DOMAIN_CRASHED_UNKNOWN = 0,
    /// Since 1.1.1.
    VIR_DOMAIN_CRASHED_PANICKED = 1,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CRASHED_LAST = 2,
}

/// Since 0.9.11.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainPMSuspendedReason {
    /// Since 0.9.11.
    VIR_DOMAIN_PMSUSPENDED_UNKNOWN = 0,
    /// Since 0.9.11.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PMSUSPENDED_LAST = 1,
}

/// Since 1.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainPMSuspendedDiskReason {
    /// Since 1.0.0.
    VIR_DOMAIN_PMSUSPENDED_DISK_UNKNOWN = 0,
    /// Since 1.0.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PMSUSPENDED_DISK_LAST = 1,
}

/// Since 0.9.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainControlState {
    /// Since 0.9.3.
    VIR_DOMAIN_CONTROL_OK = 0,
    /// Since 0.9.3.
    VIR_DOMAIN_CONTROL_JOB = 1,
    /// Since 0.9.3.
    VIR_DOMAIN_CONTROL_OCCUPIED = 2,
    /// Since 0.9.3.
    VIR_DOMAIN_CONTROL_ERROR = 3,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CONTROL_LAST = 4,
}

/// Since 1.2.14.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainControlErrorReason {
    /// Since 1.2.14.
    VIR_DOMAIN_CONTROL_ERROR_REASON_NONE = 0,
    /// Since 1.2.14.
    VIR_DOMAIN_CONTROL_ERROR_REASON_UNKNOWN = 1,
    /// Since 1.2.14.
    VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR = 2,
    /// Since 1.2.14.
    VIR_DOMAIN_CONTROL_ERROR_REASON_INTERNAL = 3,
    /// Since 1.2.14.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CONTROL_ERROR_REASON_LAST = 4,
}
