// SPDX-License-Identifier: LGPL-2.1-or-later
//! What happened to a domain: event numbers, their details, and what graphics events carry.

use core::ffi::{c_char, c_int};

/// One end of a graphics connection. Since 0.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainEventGraphicsAddress {
    /// One of `virDomainEventGraphicsAddressType`.
    pub family: c_int,
    /// Address, or path of a UNIX socket.
    pub node: *mut c_char,
    /// Name or number of the port; empty for UNIX sockets.
    pub service: *mut c_char,
}

/// One identity of a user. Since 0.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainEventGraphicsSubjectIdentity {
    /// Kind of identity, such as "x509dname" or "saslUsername".
    pub r#type: *mut c_char,
    /// The identity.
    pub name: *mut c_char,
}

/// Who made a graphics connection. Since 0.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainEventGraphicsSubject {
    /// How many identities there are.
    pub nidentity: c_int,
    /// The identities.
    pub identities: virDomainEventGraphicsSubjectIdentityPtr,
}

/// Short name of `struct _virDomainEventGraphicsAddress`. Since 0.8.0.
pub type virDomainEventGraphicsAddress = _virDomainEventGraphicsAddress;

/// Pointer to a `virDomainEventGraphicsAddress`. Since 0.8.0.
pub type virDomainEventGraphicsAddressPtr = *mut virDomainEventGraphicsAddress;

/// Short name of `struct _virDomainEventGraphicsSubject`. Since 0.8.0.
pub type virDomainEventGraphicsSubject = _virDomainEventGraphicsSubject;

/// Short name of `struct _virDomainEventGraphicsSubjectIdentity`. Since 0.8.0.
pub type virDomainEventGraphicsSubjectIdentity = _virDomainEventGraphicsSubjectIdentity;

/// Pointer to a `virDomainEventGraphicsSubjectIdentity`. Since 0.8.0.
pub type virDomainEventGraphicsSubjectIdentityPtr = *mut virDomainEventGraphicsSubjectIdentity;

/// Pointer to a `virDomainEventGraphicsSubject`. Since 0.8.0.
pub type virDomainEventGraphicsSubjectPtr = *mut virDomainEventGraphicsSubject;

/// What happened to a domain, told by `VIR_DOMAIN_EVENT_ID_LIFECYCLE`. Since 0.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventType {
    /// It got a configuration. Since 0.5.0.
    VIR_DOMAIN_EVENT_DEFINED = 0,
    /// It lost its configuration. Since 0.5.0.
    VIR_DOMAIN_EVENT_UNDEFINED = 1,
    /// It started. Since 0.5.0.
    VIR_DOMAIN_EVENT_STARTED = 2,
    /// It was paused. Since 0.5.0.
    VIR_DOMAIN_EVENT_SUSPENDED = 3,
    /// It was resumed. Since 0.5.0.
    VIR_DOMAIN_EVENT_RESUMED = 4,
    /// It stopped. Since 0.5.0.
    VIR_DOMAIN_EVENT_STOPPED = 5,
    /// The guest has shut down; the domain may still be there. Since 0.9.8.
    VIR_DOMAIN_EVENT_SHUTDOWN = 6,
    /// The guest put itself to sleep. Since 0.10.2.
    VIR_DOMAIN_EVENT_PMSUSPENDED = 7,
    /// The guest crashed. Since 1.1.1.
    VIR_DOMAIN_EVENT_CRASHED = 8,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_LAST = 9,
}

/// Detail of `VIR_DOMAIN_EVENT_DEFINED`. Since 0.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventDefinedDetailType {
    /// It is new. Since 0.5.0.
    VIR_DOMAIN_EVENT_DEFINED_ADDED = 0,
    /// The configuration changed. Since 0.5.0.
    VIR_DOMAIN_EVENT_DEFINED_UPDATED = 1,
    /// It has a new name. Since 1.2.19.
    VIR_DOMAIN_EVENT_DEFINED_RENAMED = 2,
    /// The configuration is that of a snapshot. Since 1.3.3.
    VIR_DOMAIN_EVENT_DEFINED_FROM_SNAPSHOT = 3,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_DEFINED_LAST = 4,
}

/// Detail of `VIR_DOMAIN_EVENT_UNDEFINED`. Since 0.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventUndefinedDetailType {
    /// It is gone. Since 0.5.0.
    VIR_DOMAIN_EVENT_UNDEFINED_REMOVED = 0,
    /// It has a new name. Since 1.2.19.
    VIR_DOMAIN_EVENT_UNDEFINED_RENAMED = 1,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_UNDEFINED_LAST = 2,
}

/// Detail of `VIR_DOMAIN_EVENT_STARTED`. Since 0.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventStartedDetailType {
    /// It booted. Since 0.5.0.
    VIR_DOMAIN_EVENT_STARTED_BOOTED = 0,
    /// It came from another host. Since 0.5.0.
    VIR_DOMAIN_EVENT_STARTED_MIGRATED = 1,
    /// It was restored from a file. Since 0.5.0.
    VIR_DOMAIN_EVENT_STARTED_RESTORED = 2,
    /// It went back to a snapshot. Since 0.8.0.
    VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT = 3,
    /// It woke from sleep. Since 0.9.11.
    VIR_DOMAIN_EVENT_STARTED_WAKEUP = 4,
    /// Its process was replaced by a new one. Since 11.6.0.
    VIR_DOMAIN_EVENT_STARTED_RECREATED = 5,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_STARTED_LAST = 6,
}

/// Detail of `VIR_DOMAIN_EVENT_SUSPENDED`. Since 0.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventSuspendedDetailType {
    /// A program asked for it. Since 0.5.0.
    VIR_DOMAIN_EVENT_SUSPENDED_PAUSED = 0,
    /// It is being migrated with the guest stopped. Since 0.5.0.
    VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED = 1,
    /// A disk failed. Since 0.8.0.
    VIR_DOMAIN_EVENT_SUSPENDED_IOERROR = 2,
    /// The watchdog ran out. Since 0.8.0.
    VIR_DOMAIN_EVENT_SUSPENDED_WATCHDOG = 3,
    /// It was restored paused. Since 0.9.5.
    VIR_DOMAIN_EVENT_SUSPENDED_RESTORED = 4,
    /// It went back to a snapshot and is paused. Since 0.9.5.
    VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT = 5,
    /// A call failed half-way. Since 1.0.1.
    VIR_DOMAIN_EVENT_SUSPENDED_API_ERROR = 6,
    /// It runs on the other host while its memory still goes over. Since 1.3.3.
    VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY = 7,
    /// It moved to the other host, but its memory stopped going over. Since 1.3.3.
    VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY_FAILED = 8,
    /// The guest shut down and the domain is kept, paused. Since 11.10.0.
    VIR_DOMAIN_EVENT_SUSPENDED_GUEST_SHUTDOWN = 9,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_SUSPENDED_LAST = 10,
}

/// Detail of `VIR_DOMAIN_EVENT_RESUMED`. Since 0.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventResumedDetailType {
    /// A program asked for it. Since 0.5.0.
    VIR_DOMAIN_EVENT_RESUMED_UNPAUSED = 0,
    /// Its migration is done. Since 0.5.0.
    VIR_DOMAIN_EVENT_RESUMED_MIGRATED = 1,
    /// It went back to a snapshot. Since 0.9.5.
    VIR_DOMAIN_EVENT_RESUMED_FROM_SNAPSHOT = 2,
    /// It runs here while its memory still comes over. Since 1.3.3.
    VIR_DOMAIN_EVENT_RESUMED_POSTCOPY = 3,
    /// It runs here, but its memory stopped coming over. Since 8.5.0.
    VIR_DOMAIN_EVENT_RESUMED_POSTCOPY_FAILED = 4,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_RESUMED_LAST = 5,
}

/// Detail of `VIR_DOMAIN_EVENT_STOPPED`. Since 0.5.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventStoppedDetailType {
    /// It shut down. Since 0.5.0.
    VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN = 0,
    /// It was stopped by force. Since 0.5.0.
    VIR_DOMAIN_EVENT_STOPPED_DESTROYED = 1,
    /// It crashed. Since 0.5.0.
    VIR_DOMAIN_EVENT_STOPPED_CRASHED = 2,
    /// It went to another host. Since 0.5.0.
    VIR_DOMAIN_EVENT_STOPPED_MIGRATED = 3,
    /// It was saved to a file. Since 0.5.0.
    VIR_DOMAIN_EVENT_STOPPED_SAVED = 4,
    /// The hypervisor failed. Since 0.5.0.
    VIR_DOMAIN_EVENT_STOPPED_FAILED = 5,
    /// It went back to a snapshot of a domain that was off. Since 0.8.0.
    VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT = 6,
    /// Its process was replaced by a new one. Since 11.6.0.
    VIR_DOMAIN_EVENT_STOPPED_RECREATED = 7,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_STOPPED_LAST = 8,
}

/// Detail of `VIR_DOMAIN_EVENT_SHUTDOWN`. Since 0.9.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventShutdownDetailType {
    /// It is done; who wanted it is not known. Since 0.9.8.
    VIR_DOMAIN_EVENT_SHUTDOWN_FINISHED = 0,
    /// The guest wanted it. Since 3.4.0.
    VIR_DOMAIN_EVENT_SHUTDOWN_GUEST = 1,
    /// The host wanted it. Since 3.4.0.
    VIR_DOMAIN_EVENT_SHUTDOWN_HOST = 2,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_SHUTDOWN_LAST = 3,
}

/// Detail of `VIR_DOMAIN_EVENT_PMSUSPENDED`. Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventPMSuspendedDetailType {
    /// It keeps its memory. Since 0.10.2.
    VIR_DOMAIN_EVENT_PMSUSPENDED_MEMORY = 0,
    /// It wrote its memory to disk. Since 1.0.0.
    VIR_DOMAIN_EVENT_PMSUSPENDED_DISK = 1,
    /// One more than the last value; grows with new releases. Since 0.10.2.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_PMSUSPENDED_LAST = 2,
}

/// Detail of `VIR_DOMAIN_EVENT_CRASHED`. Since 1.1.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventCrashedDetailType {
    /// The guest's kernel gave up. Since 1.1.1.
    VIR_DOMAIN_EVENT_CRASHED_PANICKED = 0,
    /// The guest's kernel gave up and a second one took over. Since 6.1.0.
    VIR_DOMAIN_EVENT_CRASHED_CRASHLOADED = 1,
    /// One more than the last value; grows with new releases. Since 1.1.1.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_CRASHED_LAST = 2,
}

/// Whose memory failed. Since 6.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMemoryFailureRecipientType {
    /// Memory of the hypervisor itself. Since 6.9.0.
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_HYPERVISOR = 0,
    /// Memory of the guest. Since 6.9.0.
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_GUEST = 1,
    /// One more than the last value; grows with new releases. Since 6.9.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_LAST = 2,
}

/// What was done about memory that failed. Since 6.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMemoryFailureActionType {
    /// Nothing; the failure can be lived with. Since 6.9.0.
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_IGNORE = 0,
    /// The guest was told. Since 6.9.0.
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_INJECT = 1,
    /// The hypervisor stops. Since 6.9.0.
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_FATAL = 2,
    /// The guest was reset. Since 6.9.0.
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_RESET = 3,
    /// One more than the last value; grows with new releases. Since 6.9.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_LAST = 4,
}

/// More about memory that failed. Since 6.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMemoryFailureFlags {
    /// Something must be done at once. Since 6.9.0.
    VIR_DOMAIN_MEMORY_FAILURE_ACTION_REQUIRED = 1 << 0,
    /// It failed again while the first failure was handled. Since 6.9.0.
    VIR_DOMAIN_MEMORY_FAILURE_RECURSIVE = 1 << 1,
}

/// What was done when a watchdog ran out. Since 0.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventWatchdogAction {
    /// Nothing was done. Since 0.8.0.
    VIR_DOMAIN_EVENT_WATCHDOG_NONE = 0,
    /// The domain was paused. Since 0.8.0.
    VIR_DOMAIN_EVENT_WATCHDOG_PAUSE = 1,
    /// The domain was reset. Since 0.8.0.
    VIR_DOMAIN_EVENT_WATCHDOG_RESET = 2,
    /// The domain was switched off. Since 0.8.0.
    VIR_DOMAIN_EVENT_WATCHDOG_POWEROFF = 3,
    /// The guest was asked to shut down. Since 0.8.0.
    VIR_DOMAIN_EVENT_WATCHDOG_SHUTDOWN = 4,
    /// It was logged and nothing else. Since 0.8.0.
    VIR_DOMAIN_EVENT_WATCHDOG_DEBUG = 5,
    /// The guest got a non-maskable interrupt. Since 1.2.17.
    VIR_DOMAIN_EVENT_WATCHDOG_INJECTNMI = 6,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_WATCHDOG_LAST = 7,
}

/// What was done when a disk failed. Since 0.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventIOErrorAction {
    /// Nothing was done. Since 0.8.0.
    VIR_DOMAIN_EVENT_IO_ERROR_NONE = 0,
    /// The domain was paused. Since 0.8.0.
    VIR_DOMAIN_EVENT_IO_ERROR_PAUSE = 1,
    /// The guest was told. Since 0.8.0.
    VIR_DOMAIN_EVENT_IO_ERROR_REPORT = 2,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_IO_ERROR_LAST = 3,
}

/// How far a graphics client got. Since 0.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventGraphicsPhase {
    /// A client connected. Since 0.8.0.
    VIR_DOMAIN_EVENT_GRAPHICS_CONNECT = 0,
    /// A client authenticated. Since 0.8.0.
    VIR_DOMAIN_EVENT_GRAPHICS_INITIALIZE = 1,
    /// A client left. Since 0.8.0.
    VIR_DOMAIN_EVENT_GRAPHICS_DISCONNECT = 2,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_GRAPHICS_LAST = 3,
}

/// Kinds of address of a graphics client. Since 0.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventGraphicsAddressType {
    /// IPv4. Since 0.8.0.
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV4 = 0,
    /// IPv6. Since 0.8.0.
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV6 = 1,
    /// A path. Since 0.9.7.
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_UNIX = 2,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_LAST = 3,
}

/// How a job on a disk stands. Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectDomainEventBlockJobStatus {
    /// It ended well. Since 0.9.4.
    VIR_DOMAIN_BLOCK_JOB_COMPLETED = 0,
    /// It failed. Since 0.9.4.
    VIR_DOMAIN_BLOCK_JOB_FAILED = 1,
    /// It was called off. Since 0.9.12.
    VIR_DOMAIN_BLOCK_JOB_CANCELED = 2,
    /// It keeps both sides the same until it is told to end. Since 1.0.0.
    VIR_DOMAIN_BLOCK_JOB_READY = 3,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCK_JOB_LAST = 4,
}

/// Why the image of a disk changed. Since 0.9.7.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectDomainEventDiskChangeReason {
    /// The image was missing, and the drive starts empty. Since 0.9.7.
    VIR_DOMAIN_EVENT_DISK_CHANGE_MISSING_ON_START = 0,
    /// The image was missing, and the disk was left out. Since 1.1.2.
    VIR_DOMAIN_EVENT_DISK_DROP_MISSING_ON_START = 1,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_DISK_CHANGE_LAST = 2,
}

/// What a tray did. Since 0.9.11.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventTrayChangeReason {
    /// The tray opened. Since 0.9.11.
    VIR_DOMAIN_EVENT_TRAY_CHANGE_OPEN = 0,
    /// The tray closed. Since 0.9.11.
    VIR_DOMAIN_EVENT_TRAY_CHANGE_CLOSE = 1,
    /// One more than the last value; grows with new releases. Since 0.9.11.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_TRAY_CHANGE_LAST = 2,
}

/// Whether the guest agent can be reached. Since 1.2.11.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectDomainEventAgentLifecycleState {
    /// It can. Since 1.2.11.
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_CONNECTED = 1,
    /// It cannot. Since 1.2.11.
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_DISCONNECTED = 2,
    /// One more than the last value; grows with new releases. Since 1.2.11.
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_LAST = 3,
}

/// Why that changed. Since 1.2.11.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectDomainEventAgentLifecycleReason {
    /// The reason is not known. Since 1.2.11.
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_UNKNOWN = 0,
    /// The domain started. Since 1.2.11.
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_DOMAIN_STARTED = 1,
    /// The guest opened or closed the channel. Since 1.2.11.
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_CHANNEL = 2,
    /// One more than the last value; grows with new releases. Since 1.2.11.
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_LAST = 3,
}

/// Whether the guest has a channel open. Since 12.4.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectDomainEventChannelLifecycleState {
    /// It is open. Since 12.4.0.
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_CONNECTED = 1,
    /// It is closed. Since 12.4.0.
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_DISCONNECTED = 2,
    /// One more than the last value; grows with new releases. Since 12.4.0.
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_LAST = 3,
}

/// Why that changed. Since 12.4.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectDomainEventChannelLifecycleReason {
    /// The reason is not known. Since 12.4.0.
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_UNKNOWN = 0,
    /// The domain started. Since 12.4.0.
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_DOMAIN_STARTED = 1,
    /// The guest opened or closed it. Since 12.4.0.
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_CHANNEL = 2,
    /// One more than the last value; grows with new releases. Since 12.4.0.
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_LAST = 3,
}

/// Events of domains; each has its own type of callback, named here without "virConnectDomainEvent".
/// Since 0.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainEventID {
    /// It started, stopped or the like: `Callback`. Since 0.8.0.
    VIR_DOMAIN_EVENT_ID_LIFECYCLE = 0,
    /// It rebooted: `GenericCallback`. Since 0.8.0.
    VIR_DOMAIN_EVENT_ID_REBOOT = 1,
    /// The guest set its clock: `RTCChangeCallback`. Since 0.8.0.
    VIR_DOMAIN_EVENT_ID_RTC_CHANGE = 2,
    /// The watchdog ran out: `WatchdogCallback`. Since 0.8.0.
    VIR_DOMAIN_EVENT_ID_WATCHDOG = 3,
    /// A disk failed: `IOErrorCallback`. Since 0.8.0.
    VIR_DOMAIN_EVENT_ID_IO_ERROR = 4,
    /// A graphics client came or went: `GraphicsCallback`. Since 0.8.0.
    VIR_DOMAIN_EVENT_ID_GRAPHICS = 5,
    /// A disk failed, and why: `IOErrorReasonCallback`. Since 0.8.1.
    VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON = 6,
    /// The domain can no longer be managed: `GenericCallback`. Since 0.9.2.
    VIR_DOMAIN_EVENT_ID_CONTROL_ERROR = 7,
    /// A job on a disk ended; the disk by path: `BlockJobCallback`. Since 0.9.4.
    VIR_DOMAIN_EVENT_ID_BLOCK_JOB = 8,
    /// The image of a disk changed: `DiskChangeCallback`. Since 0.9.7.
    VIR_DOMAIN_EVENT_ID_DISK_CHANGE = 9,
    /// A tray moved: `TrayChangeCallback`. Since 0.9.11.
    VIR_DOMAIN_EVENT_ID_TRAY_CHANGE = 10,
    /// The guest woke up: `PMWakeupCallback`. Since 0.9.11.
    VIR_DOMAIN_EVENT_ID_PMWAKEUP = 11,
    /// The guest went to sleep: `PMSuspendCallback`. Since 0.9.11.
    VIR_DOMAIN_EVENT_ID_PMSUSPEND = 12,
    /// The balloon changed: `BalloonChangeCallback`. Since 0.10.0.
    VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE = 13,
    /// The guest went to sleep on disk: `PMSuspendDiskCallback`. Since 1.0.0.
    VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK = 14,
    /// A device is gone: `DeviceRemovedCallback`. Since 1.1.1.
    VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED = 15,
    /// A job on a disk ended; the disk by target: `BlockJobCallback`. Since 1.2.6.
    VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2 = 16,
    /// Tunables changed: `TunableCallback`. Since 1.2.9.
    VIR_DOMAIN_EVENT_ID_TUNABLE = 17,
    /// The agent came or went: `AgentLifecycleCallback`. Since 1.2.11.
    VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE = 18,
    /// A device was added: `DeviceAddedCallback`. Since 1.2.15.
    VIR_DOMAIN_EVENT_ID_DEVICE_ADDED = 19,
    /// A migration began another pass: `MigrationIterationCallback`. Since 1.3.2.
    VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION = 20,
    /// A job ended: `JobCompletedCallback`. Since 1.3.3.
    VIR_DOMAIN_EVENT_ID_JOB_COMPLETED = 21,
    /// A device would not go: `DeviceRemovalFailedCallback`. Since 1.3.4.
    VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED = 22,
    /// Metadata changed: `MetadataChangeCallback`. Since 3.0.0.
    VIR_DOMAIN_EVENT_ID_METADATA_CHANGE = 23,
    /// Writes to a disk passed a mark: `BlockThresholdCallback`. Since 3.2.0.
    VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD = 24,
    /// Memory of the host failed: `MemoryFailureCallback`. Since 6.9.0.
    VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE = 25,
    /// A memory device changed its size: `MemoryDeviceSizeChangeCallback`. Since 7.9.0.
    VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE = 26,
    /// The guest changed a hardware address: `NICMACChangeCallback`. Since 11.2.0.
    VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE = 27,
    /// A virtual CPU is gone: `VcpuRemovedCallback`. Since 12.4.0.
    VIR_DOMAIN_EVENT_ID_VCPU_REMOVED = 28,
    /// The guest opened or closed a channel: `ChannelLifecycleCallback`. Since 12.4.0.
    VIR_DOMAIN_EVENT_ID_CHANNEL_LIFECYCLE = 29,
    /// One more than the last value; grows with new releases. Since 0.8.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_ID_LAST = 30,
}
