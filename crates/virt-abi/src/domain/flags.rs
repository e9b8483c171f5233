// SPDX-License-Identifier: LGPL-2.1-or-later
//! Flags of the domain functions that belong to no larger group.

/// Whether a change is for the running domain or for later starts. Both bits mean both. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainModificationImpact {
    /// The running domain if there is one, else later starts. Since 0.9.2.
    VIR_DOMAIN_AFFECT_CURRENT = 0,
    /// The running domain. Since 0.9.2.
    VIR_DOMAIN_AFFECT_LIVE = 1 << 0,
    /// Later starts; takes a persistent domain. Since 0.9.2.
    VIR_DOMAIN_AFFECT_CONFIG = 1 << 1,
}

/// How to plug and unplug a virtual CPU. Since 12.4.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSetVcpuFlags {
    /// Same as `VIR_DOMAIN_AFFECT_CURRENT`. Since 12.4.0.
    VIR_DOMAIN_SETVCPU_AFFECT_CURRENT = 0,
    /// Same as `VIR_DOMAIN_AFFECT_LIVE`. Since 12.4.0.
    VIR_DOMAIN_SETVCPU_AFFECT_LIVE = 1 << 0,
    /// Same as `VIR_DOMAIN_AFFECT_CONFIG`. Since 12.4.0.
    VIR_DOMAIN_SETVCPU_AFFECT_CONFIG = 1 << 1,
    /// Do not wait until the guest let go; an event tells. Since 12.4.0.
    VIR_DOMAIN_SETVCPU_ASYNC_UNPLUG = 1 << 2,
}

/// How to start a domain. Since 0.0.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCreateFlags {
    /// Nothing special. Since 0.0.1.
    VIR_DOMAIN_NONE = 0,
    /// Start it paused. Since 0.8.2.
    VIR_DOMAIN_START_PAUSED = 1 << 0,
    /// Stop it by force when this connection closes. Since 0.9.3.
    VIR_DOMAIN_START_AUTODESTROY = 1 << 1,
    /// Read a saved state past the host's cache. Since 0.9.4.
    VIR_DOMAIN_START_BYPASS_CACHE = 1 << 2,
    /// Throw away a saved state and boot. Since 0.9.5.
    VIR_DOMAIN_START_FORCE_BOOT = 1 << 3,
    /// Check the document against the schema. Since 1.2.12.
    VIR_DOMAIN_START_VALIDATE = 1 << 4,
    /// Start with fresh firmware variables. Since 8.1.0.
    VIR_DOMAIN_START_RESET_NVRAM = 1 << 5,
}

/// How to dump a domain. Since 0.7.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCoreDumpFlags {
    /// Leave it crashed. Since 0.7.5.
    VIR_DUMP_CRASH = 1 << 0,
    /// Keep it running meanwhile. Since 0.7.5.
    VIR_DUMP_LIVE = 1 << 1,
    /// Write past the host's cache. Since 0.9.4.
    VIR_DUMP_BYPASS_CACHE = 1 << 2,
    /// Reset it afterwards. Since 0.9.7.
    VIR_DUMP_RESET = 1 << 3,
    /// Memory in a format that debuggers read, without the driver's own state. Since 0.9.13.
    VIR_DUMP_MEMORY_ONLY = 1 << 4,
}

/// Formats of a memory dump. Since 1.2.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCoreDumpFormat {
    /// ELF, as it is. Since 1.2.3.
    VIR_DOMAIN_CORE_DUMP_FORMAT_RAW = 0,
    /// kdump, compressed with zlib. Since 1.2.3.
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_ZLIB = 1,
    /// kdump, compressed with LZO. Since 1.2.3.
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_LZO = 2,
    /// kdump, compressed with snappy. Since 1.2.3.
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_SNAPPY = 3,
    /// Windows full crash dump. Since 7.4.0.
    VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP = 4,
    /// One more than the last value; grows with new releases. Since 1.2.3.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CORE_DUMP_FORMAT_LAST = 5,
}

/// What to put into the domain capabilities. Since 11.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectGetDomainCapabilitiesFlags {
    /// The host's CPU model with deprecated features switched off. Since 11.0.0.
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_DISABLE_DEPRECATED_FEATURES = 1 << 0,
    /// The host's CPU model with every feature named. Since 12.2.0.
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_EXPAND_CPU_FEATURES = 1 << 1,
    /// The CPU features that can be asked for. Since 12.5.0.
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_SUPPORTED_CPU_FEATURES = 1 << 2,
}

/// Ways to ask a guest to shut down; several may be given and are tried one by one. Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainShutdownFlagValues {
    /// The driver chooses. Since 0.9.10.
    VIR_DOMAIN_SHUTDOWN_DEFAULT = 0,
    /// Press the power button. Since 0.9.10.
    VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN = 1 << 0,
    /// Tell the agent. Since 0.9.10.
    VIR_DOMAIN_SHUTDOWN_GUEST_AGENT = 1 << 1,
    /// Tell init through its pipe. Since 1.0.1.
    VIR_DOMAIN_SHUTDOWN_INITCTL = 1 << 2,
    /// Send a signal to init. Since 1.0.1.
    VIR_DOMAIN_SHUTDOWN_SIGNAL = 1 << 3,
    /// Tell the guest through the hypervisor. Since 1.2.5.
    VIR_DOMAIN_SHUTDOWN_PARAVIRT = 1 << 4,
}

/// Ways to ask a guest to reboot; several may be given and are tried one by one. Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainRebootFlagValues {
    /// The driver chooses. Since 0.9.10.
    VIR_DOMAIN_REBOOT_DEFAULT = 0,
    /// Press the power button. Since 0.9.10.
    VIR_DOMAIN_REBOOT_ACPI_POWER_BTN = 1 << 0,
    /// Tell the agent. Since 0.9.10.
    VIR_DOMAIN_REBOOT_GUEST_AGENT = 1 << 1,
    /// Tell init through its pipe. Since 1.0.1.
    VIR_DOMAIN_REBOOT_INITCTL = 1 << 2,
    /// Send a signal to init. Since 1.0.1.
    VIR_DOMAIN_REBOOT_SIGNAL = 1 << 3,
    /// Tell the guest through the hypervisor. Since 1.2.5.
    VIR_DOMAIN_REBOOT_PARAVIRT = 1 << 4,
}

/// How to stop a domain by force. Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDestroyFlagsValues {
    /// Kill it if it does not go. Since 0.9.10.
    VIR_DOMAIN_DESTROY_DEFAULT = 0,
    /// Fail if it does not go, rather than kill it and lose data. Since 0.9.10.
    VIR_DOMAIN_DESTROY_GRACEFUL = 1 << 0,
    /// Remove its log files. Since 8.3.0.
    VIR_DOMAIN_DESTROY_REMOVE_LOGS = 1 << 1,
}

/// How to save and restore a domain. Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSaveRestoreFlags {
    /// Past the host's cache. Since 0.9.4.
    VIR_DOMAIN_SAVE_BYPASS_CACHE = 1 << 0,
    /// It runs once restored. Since 0.9.5.
    VIR_DOMAIN_SAVE_RUNNING = 1 << 1,
    /// It is paused once restored. Since 0.9.5.
    VIR_DOMAIN_SAVE_PAUSED = 1 << 2,
    /// Restore with fresh firmware variables. Since 8.1.0.
    VIR_DOMAIN_SAVE_RESET_NVRAM = 1 << 3,
}

/// Which memory of a domain to set. Since 0.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMemoryModFlags {
    /// Same as `VIR_DOMAIN_AFFECT_CURRENT`. Since 0.9.1.
    VIR_DOMAIN_MEM_CURRENT = 0,
    /// Same as `VIR_DOMAIN_AFFECT_LIVE`. Since 0.9.0.
    VIR_DOMAIN_MEM_LIVE = 1 << 0,
    /// Same as `VIR_DOMAIN_AFFECT_CONFIG`. Since 0.9.0.
    VIR_DOMAIN_MEM_CONFIG = 1 << 1,
    /// The most it may have. Since 0.9.1.
    VIR_DOMAIN_MEM_MAXIMUM = 1 << 2,
}

/// Parts of a domain that are for people and programs, not for the driver. Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMetadataType {
    /// A text of any length. Since 0.9.10.
    VIR_DOMAIN_METADATA_DESCRIPTION = 0,
    /// A text of one line. Since 0.9.10.
    VIR_DOMAIN_METADATA_TITLE = 1,
    /// An element of a program's own namespace. Since 0.9.10.
    VIR_DOMAIN_METADATA_ELEMENT = 2,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_METADATA_LAST = 3,
}

/// What to put into a domain's document. Since 0.3.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainXMLFlags {
    /// Passwords too; needs a connection that may write. Since 0.3.3.
    VIR_DOMAIN_XML_SECURE = 1 << 0,
    /// What the next start will use, not what is in effect now. Since 0.3.3.
    VIR_DOMAIN_XML_INACTIVE = 1 << 1,
    /// The CPU as the host makes of it. Since 0.8.0.
    VIR_DOMAIN_XML_UPDATE_CPU = 1 << 2,
    /// What another, perhaps older, host can take. Since 1.0.0.
    VIR_DOMAIN_XML_MIGRATABLE = 1 << 3,
}

/// What to put into the document of a saved domain. Since 5.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSaveImageXMLFlags {
    /// Passwords too; needs a connection that may write. Since 5.1.0.
    VIR_DOMAIN_SAVE_IMAGE_XML_SECURE = 1 << 0,
}

/// How to change the size of a disk. Since 0.9.11.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockResizeFlags {
    /// The size is in bytes, not KiB. Since 0.9.11.
    VIR_DOMAIN_BLOCK_RESIZE_BYTES = 1 << 0,
    /// Take the full size of the block device. Since 10.0.0.
    VIR_DOMAIN_BLOCK_RESIZE_CAPACITY = 1 << 1,
    /// Fail rather than make it smaller. Since 12.3.0.
    VIR_DOMAIN_BLOCK_RESIZE_EXTEND = 1 << 2,
}

/// What an address of memory means. Since 0.4.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMemoryFlags {
    /// It is virtual. Since 0.4.4.
    VIR_MEMORY_VIRTUAL = 1 << 0,
    /// It is physical. Since 0.7.0.
    VIR_MEMORY_PHYSICAL = 1 << 1,
}

/// How to configure a domain. Since 1.2.12.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDefineFlags {
    /// Check the document against the schema. Since 1.2.12.
    VIR_DOMAIN_DEFINE_VALIDATE = 1 << 0,
}

/// What to remove with the configuration of a domain. What is neither removed nor kept makes the call
/// fail. Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainUndefineFlagsValues {
    /// Its saved state. Since 0.9.4.
    VIR_DOMAIN_UNDEFINE_MANAGED_SAVE = 1 << 0,
    /// What is known about its snapshots. Since 0.9.5.
    VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA = 1 << 1,
    /// Its firmware variables. Since 1.2.9.
    VIR_DOMAIN_UNDEFINE_NVRAM = 1 << 2,
    /// Keep its firmware variables. Since 2.3.0.
    VIR_DOMAIN_UNDEFINE_KEEP_NVRAM = 1 << 3,
    /// What is known about its checkpoints. Since 5.6.0.
    VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA = 1 << 4,
    /// The state of its TPM. Since 8.9.0.
    VIR_DOMAIN_UNDEFINE_TPM = 1 << 5,
    /// Keep the state of its TPM. Since 8.9.0.
    VIR_DOMAIN_UNDEFINE_KEEP_TPM = 1 << 6,
}

/// Which domains to list. Flags of one group are alternatives; a group of which none is given, or all,
/// does not filter. Since 0.9.13.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectListAllDomainsFlags {
    /// Those that run. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_ACTIVE = 1 << 0,
    /// Those that do not. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_INACTIVE = 1 << 1,
    /// Those that have a configuration. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_PERSISTENT = 1 << 2,
    /// Those that vanish when they stop. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_TRANSIENT = 1 << 3,
    /// Those in state running. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_RUNNING = 1 << 4,
    /// Those in state paused. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_PAUSED = 1 << 5,
    /// Those in state off. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_SHUTOFF = 1 << 6,
    /// Those in any other state. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_OTHER = 1 << 7,
    /// Those with a saved state. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE = 1 << 8,
    /// Those without. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE = 1 << 9,
    /// Those that start with the daemon. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_AUTOSTART = 1 << 10,
    /// Those that do not. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART = 1 << 11,
    /// Those with snapshots. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT = 1 << 12,
    /// Those without. Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT = 1 << 13,
    /// Those with checkpoints. Since 5.6.0.
    VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT = 1 << 14,
    /// Those without. Since 5.6.0.
    VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT = 1 << 15,
}

/// What a virtual CPU is doing. Since 0.1.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virVcpuState {
    /// It is off. Since 0.1.4.
    VIR_VCPU_OFFLINE = 0,
    /// It runs. Since 0.1.4.
    VIR_VCPU_RUNNING = 1,
    /// It waits for a resource. Since 0.1.4.
    VIR_VCPU_BLOCKED = 2,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_VCPU_LAST = 3,
}

/// In place of the number of a host CPU. Since 6.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virVcpuHostCpuState {
    /// The virtual CPU is off. Since 6.10.0.
    VIR_VCPU_INFO_CPU_OFFLINE = -1,
    /// The hypervisor does not tell. Since 6.10.0.
    VIR_VCPU_INFO_CPU_UNAVAILABLE = -2,
}

/// Which number of virtual CPUs to set or get. Since 0.8.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainVcpuFlags {
    /// Same as `VIR_DOMAIN_AFFECT_CURRENT`. Since 0.9.4.
    VIR_DOMAIN_VCPU_CURRENT = 0,
    /// Same as `VIR_DOMAIN_AFFECT_LIVE`. Since 0.8.5.
    VIR_DOMAIN_VCPU_LIVE = 1 << 0,
    /// Same as `VIR_DOMAIN_AFFECT_CONFIG`. Since 0.8.5.
    VIR_DOMAIN_VCPU_CONFIG = 1 << 1,
    /// The most it may have. Since 0.8.5.
    VIR_DOMAIN_VCPU_MAXIMUM = 1 << 2,
    /// Those that the guest uses; through the agent. Since 1.1.0.
    VIR_DOMAIN_VCPU_GUEST = 1 << 3,
    /// Make those that are added removable. Since 2.4.0.
    VIR_DOMAIN_VCPU_HOTPLUGGABLE = 1 << 4,
    /// Do not wait until the guest let go; an event tells. Since 12.4.0.
    VIR_DOMAIN_VCPU_ASYNC_UNPLUG = 1 << 5,
}

/// How to change the devices of a domain. Since 0.7.7.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDeviceModifyFlags {
    /// Same as `VIR_DOMAIN_AFFECT_CURRENT`. Since 0.7.7.
    VIR_DOMAIN_DEVICE_MODIFY_CURRENT = 0,
    /// Same as `VIR_DOMAIN_AFFECT_LIVE`. Since 0.7.7.
    VIR_DOMAIN_DEVICE_MODIFY_LIVE = 1 << 0,
    /// Same as `VIR_DOMAIN_AFFECT_CONFIG`. Since 0.7.7.
    VIR_DOMAIN_DEVICE_MODIFY_CONFIG = 1 << 1,
    /// Without waiting for the guest, such as when it locked a tray. Since 0.8.6.
    VIR_DOMAIN_DEVICE_MODIFY_FORCE = 1 << 2,
}

/// Why a disk failed. Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDiskErrorCode {
    /// It did not. Since 0.9.10.
    VIR_DOMAIN_DISK_ERROR_NONE = 0,
    /// The reason is not known. Since 0.9.10.
    VIR_DOMAIN_DISK_ERROR_UNSPEC = 1,
    /// The host has no room left. Since 0.9.10.
    VIR_DOMAIN_DISK_ERROR_NO_SPACE = 2,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_DISK_ERROR_LAST = 3,
}

/// How to open a console. Since 0.9.11.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainConsoleFlags {
    /// Push out whoever has it open. Since 0.9.11.
    VIR_DOMAIN_CONSOLE_FORCE = 1 << 0,
    /// Fail unless the driver can keep others out. Since 0.9.11.
    VIR_DOMAIN_CONSOLE_SAFE = 1 << 1,
}

/// How to open a channel. Since 1.0.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainChannelFlags {
    /// Push out whoever has it open. Since 1.0.2.
    VIR_DOMAIN_CHANNEL_FORCE = 1 << 0,
}

/// How to open the graphics. Since 0.9.7.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainOpenGraphicsFlags {
    /// Without authentication. Since 0.9.7.
    VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH = 1 << 0,
}

/// What may happen to a guest and then calls for an action. Since 3.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainLifecycle {
    /// It shuts down. Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_POWEROFF = 0,
    /// It reboots. Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_REBOOT = 1,
    /// It crashes. Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_CRASH = 2,
    /// One more than the last value; grows with new releases. Since 3.9.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LIFECYCLE_LAST = 3,
}

/// What to do then. Since 3.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainLifecycleAction {
    /// Stop it. Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY = 0,
    /// Start it anew. Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART = 1,
    /// Keep it under another name and start it anew. Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME = 2,
    /// Keep it as it is. Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE = 3,
    /// Dump its memory, then stop it. Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY = 4,
    /// Dump its memory, then start it anew. Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART = 5,
    /// Keep it as it is, and running. Since 12.6.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE_RUNNING = 6,
    /// One more than the last value; grows with new releases. Since 3.9.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LIFECYCLE_ACTION_LAST = 7,
}

/// How to make a backup. Since 6.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBackupBeginFlags {
    /// The files to write to exist already. Since 6.0.0.
    VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL = 1 << 0,
    /// Keep a guest that shuts down meanwhile, paused, until the backup is done. Since 11.10.0.
    VIR_DOMAIN_BACKUP_BEGIN_PRESERVE_SHUTDOWN_DOMAIN = 1 << 1,
}

/// Kinds of message to get. Since 7.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMessageType {
    /// Use of what is deprecated. Since 7.1.0.
    VIR_DOMAIN_MESSAGE_DEPRECATION = 1 << 0,
    /// Use of what is not supported. Since 7.1.0.
    VIR_DOMAIN_MESSAGE_TAINTING = 1 << 1,
    /// Disks that failed. Since 11.1.0.
    VIR_DOMAIN_MESSAGE_IOERRORS = 1 << 2,
}

/// What to do with the security labels of passed descriptors. Since 9.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainFDAssociateFlags {
    /// Put them back when done. Since 9.0.0.
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_RESTORE = 1 << 0,
    /// Label them for writing. Since 9.0.0.
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_WRITABLE = 1 << 1,
}

/// Which graphics to reload certificates for. Since 10.2.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainGraphicsReloadType {
    /// All. Since 10.2.0.
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY = 0,
    /// VNC. Since 10.2.0.
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_VNC = 1,
    /// One more than the last value; grows with new releases. Since 10.2.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_LAST = 2,
}
