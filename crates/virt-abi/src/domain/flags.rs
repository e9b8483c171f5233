// SPDX-License-Identifier: LGPL-2.1-or-later
//! Flags of the domain functions that belong to no larger group.

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainModificationImpact {
    /// Since 0.9.2.
    VIR_DOMAIN_AFFECT_CURRENT = 0,
    /// Since 0.9.2.
    VIR_DOMAIN_AFFECT_LIVE = 1 << 0,
    /// Since 0.9.2.
    VIR_DOMAIN_AFFECT_CONFIG = 1 << 1,
}

/// Since 12.4.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSetVcpuFlags {
    /// Since 12.4.0.
    VIR_DOMAIN_SETVCPU_AFFECT_CURRENT = 0,
    /// Since 12.4.0.
    VIR_DOMAIN_SETVCPU_AFFECT_LIVE = 1 << 0,
    /// Since 12.4.0.
    VIR_DOMAIN_SETVCPU_AFFECT_CONFIG = 1 << 1,
    /// Since 12.4.0.
    VIR_DOMAIN_SETVCPU_ASYNC_UNPLUG = 1 << 2,
}

/// Since 0.0.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCreateFlags {
    /// Since 0.0.1.
    VIR_DOMAIN_NONE = 0,
    /// Since 0.8.2.
    VIR_DOMAIN_START_PAUSED = 1 << 0,
    /// Since 0.9.3.
    VIR_DOMAIN_START_AUTODESTROY = 1 << 1,
    /// Since 0.9.4.
    VIR_DOMAIN_START_BYPASS_CACHE = 1 << 2,
    /// Since 0.9.5.
    VIR_DOMAIN_START_FORCE_BOOT = 1 << 3,
    /// Since 1.2.12.
    VIR_DOMAIN_START_VALIDATE = 1 << 4,
    /// Since 8.1.0.
    VIR_DOMAIN_START_RESET_NVRAM = 1 << 5,
}

/// Since 0.7.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCoreDumpFlags {
    /// Since 0.7.5.
    VIR_DUMP_CRASH = 1 << 0,
    /// Since 0.7.5.
    VIR_DUMP_LIVE = 1 << 1,
    /// Since 0.9.4.
    VIR_DUMP_BYPASS_CACHE = 1 << 2,
    /// Since 0.9.7.
    VIR_DUMP_RESET = 1 << 3,
    /// Since 0.9.13.
    VIR_DUMP_MEMORY_ONLY = 1 << 4,
}

/// Since 1.2.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCoreDumpFormat {
    /// Since 1.2.3.
    VIR_DOMAIN_CORE_DUMP_FORMAT_RAW = 0,
    /// Since 1.2.3.
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_ZLIB = 1,
    /// Since 1.2.3.
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_LZO = 2,
    /// Since 1.2.3.
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_SNAPPY = 3,
    /// Since 7.4.0.
    VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP = 4,
    /// Since 1.2.3.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CORE_DUMP_FORMAT_LAST = 5,
}

/// Since 11.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectGetDomainCapabilitiesFlags {
    /// Since 11.0.0.
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_DISABLE_DEPRECATED_FEATURES = 1 << 0,
    /// Since 12.2.0.
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_EXPAND_CPU_FEATURES = 1 << 1,
    /// Since 12.5.0.
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_SUPPORTED_CPU_FEATURES = 1 << 2,
}

/// Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainShutdownFlagValues {
    /// Since 0.9.10.
    VIR_DOMAIN_SHUTDOWN_DEFAULT = 0,
    /// Since 0.9.10.
    VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN = 1 << 0,
    /// Since 0.9.10.
    VIR_DOMAIN_SHUTDOWN_GUEST_AGENT = 1 << 1,
    /// Since 1.0.1.
    VIR_DOMAIN_SHUTDOWN_INITCTL = 1 << 2,
    /// Since 1.0.1.
    VIR_DOMAIN_SHUTDOWN_SIGNAL = 1 << 3,
    /// Since 1.2.5.
    VIR_DOMAIN_SHUTDOWN_PARAVIRT = 1 << 4,
}

/// Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainRebootFlagValues {
    /// Since 0.9.10.
    VIR_DOMAIN_REBOOT_DEFAULT = 0,
    /// Since 0.9.10.
    VIR_DOMAIN_REBOOT_ACPI_POWER_BTN = 1 << 0,
    /// Since 0.9.10.
    VIR_DOMAIN_REBOOT_GUEST_AGENT = 1 << 1,
    /// Since 1.0.1.
    VIR_DOMAIN_REBOOT_INITCTL = 1 << 2,
    /// Since 1.0.1.
    VIR_DOMAIN_REBOOT_SIGNAL = 1 << 3,
    /// Since 1.2.5.
    VIR_DOMAIN_REBOOT_PARAVIRT = 1 << 4,
}

/// Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDestroyFlagsValues {
    /// Since 0.9.10.
    VIR_DOMAIN_DESTROY_DEFAULT = 0,
    /// Since 0.9.10.
    VIR_DOMAIN_DESTROY_GRACEFUL = 1 << 0,
    /// Since 8.3.0.
    VIR_DOMAIN_DESTROY_REMOVE_LOGS = 1 << 1,
}

/// Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSaveRestoreFlags {
    /// Since 0.9.4.
    VIR_DOMAIN_SAVE_BYPASS_CACHE = 1 << 0,
    /// Since 0.9.5.
    VIR_DOMAIN_SAVE_RUNNING = 1 << 1,
    /// Since 0.9.5.
    VIR_DOMAIN_SAVE_PAUSED = 1 << 2,
    /// Since 8.1.0.
    VIR_DOMAIN_SAVE_RESET_NVRAM = 1 << 3,
}

/// Since 0.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMemoryModFlags {
    /// Since 0.9.1.
    VIR_DOMAIN_MEM_CURRENT = 0,
    /// Since 0.9.0.
    VIR_DOMAIN_MEM_LIVE = 1 << 0,
    /// Since 0.9.0.
    VIR_DOMAIN_MEM_CONFIG = 1 << 1,
    /// Since 0.9.1.
    VIR_DOMAIN_MEM_MAXIMUM = 1 << 2,
}

/// Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMetadataType {
    /// Since 0.9.10.
    VIR_DOMAIN_METADATA_DESCRIPTION = 0,
    /// Since 0.9.10.
    VIR_DOMAIN_METADATA_TITLE = 1,
    /// Since 0.9.10.
    VIR_DOMAIN_METADATA_ELEMENT = 2,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_METADATA_LAST = 3,
}

/// Since 0.3.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainXMLFlags {
    /// Since 0.3.3.
    VIR_DOMAIN_XML_SECURE = 1 << 0,
    /// Since 0.3.3.
    VIR_DOMAIN_XML_INACTIVE = 1 << 1,
    /// Since 0.8.0.
    VIR_DOMAIN_XML_UPDATE_CPU = 1 << 2,
    /// Since 1.0.0.
    VIR_DOMAIN_XML_MIGRATABLE = 1 << 3,
}

/// Since 5.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSaveImageXMLFlags {
    /// Since 5.1.0.
    VIR_DOMAIN_SAVE_IMAGE_XML_SECURE = 1 << 0,
}

/// Since 0.9.11.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBlockResizeFlags {
    /// Since 0.9.11.
    VIR_DOMAIN_BLOCK_RESIZE_BYTES = 1 << 0,
    /// Since 10.0.0.
    VIR_DOMAIN_BLOCK_RESIZE_CAPACITY = 1 << 1,
    /// Since 12.3.0.
    VIR_DOMAIN_BLOCK_RESIZE_EXTEND = 1 << 2,
}

/// Since 0.4.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMemoryFlags {
    /// Since 0.4.4.
    VIR_MEMORY_VIRTUAL = 1 << 0,
    /// Since 0.7.0.
    VIR_MEMORY_PHYSICAL = 1 << 1,
}

/// Since 1.2.12.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDefineFlags {
    /// Since 1.2.12.
    VIR_DOMAIN_DEFINE_VALIDATE = 1 << 0,
}

/// Since 0.9.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainUndefineFlagsValues {
    /// Since 0.9.4.
    VIR_DOMAIN_UNDEFINE_MANAGED_SAVE = 1 << 0,
    /// Since 0.9.5.
    VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA = 1 << 1,
    /// Since 1.2.9.
    VIR_DOMAIN_UNDEFINE_NVRAM = 1 << 2,
    /// Since 2.3.0.
    VIR_DOMAIN_UNDEFINE_KEEP_NVRAM = 1 << 3,
    /// Since 5.6.0.
    VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA = 1 << 4,
    /// Since 8.9.0.
    VIR_DOMAIN_UNDEFINE_TPM = 1 << 5,
    /// Since 8.9.0.
    VIR_DOMAIN_UNDEFINE_KEEP_TPM = 1 << 6,
}

/// Since 0.9.13.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectListAllDomainsFlags {
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_ACTIVE = 1 << 0,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_INACTIVE = 1 << 1,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_PERSISTENT = 1 << 2,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_TRANSIENT = 1 << 3,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_RUNNING = 1 << 4,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_PAUSED = 1 << 5,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_SHUTOFF = 1 << 6,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_OTHER = 1 << 7,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE = 1 << 8,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE = 1 << 9,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_AUTOSTART = 1 << 10,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART = 1 << 11,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT = 1 << 12,
    /// Since 0.9.13.
    VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT = 1 << 13,
    /// Since 5.6.0.
    VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT = 1 << 14,
    /// Since 5.6.0.
    VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT = 1 << 15,
}

/// Since 0.1.4.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virVcpuState {
    /// Since 0.1.4.
    VIR_VCPU_OFFLINE = 0,
    /// Since 0.1.4.
    VIR_VCPU_RUNNING = 1,
    /// Since 0.1.4.
    VIR_VCPU_BLOCKED = 2,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_VCPU_LAST = 3,
}

/// Since 6.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virVcpuHostCpuState {
    /// Since 6.10.0.
    VIR_VCPU_INFO_CPU_OFFLINE = -1,
    /// Since 6.10.0.
    VIR_VCPU_INFO_CPU_UNAVAILABLE = -2,
}

/// Since 0.8.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainVcpuFlags {
    /// Since 0.9.4.
    VIR_DOMAIN_VCPU_CURRENT = 0,
    /// Since 0.8.5.
    VIR_DOMAIN_VCPU_LIVE = 1 << 0,
    /// Since 0.8.5.
    VIR_DOMAIN_VCPU_CONFIG = 1 << 1,
    /// Since 0.8.5.
    VIR_DOMAIN_VCPU_MAXIMUM = 1 << 2,
    /// Since 1.1.0.
    VIR_DOMAIN_VCPU_GUEST = 1 << 3,
    /// Since 2.4.0.
    VIR_DOMAIN_VCPU_HOTPLUGGABLE = 1 << 4,
    /// Since 12.4.0.
    VIR_DOMAIN_VCPU_ASYNC_UNPLUG = 1 << 5,
}

/// Since 0.7.7.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDeviceModifyFlags {
    /// Since 0.7.7.
    VIR_DOMAIN_DEVICE_MODIFY_CURRENT = 0,
    /// Since 0.7.7.
    VIR_DOMAIN_DEVICE_MODIFY_LIVE = 1 << 0,
    /// Since 0.7.7.
    VIR_DOMAIN_DEVICE_MODIFY_CONFIG = 1 << 1,
    /// Since 0.8.6.
    VIR_DOMAIN_DEVICE_MODIFY_FORCE = 1 << 2,
}

/// Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainDiskErrorCode {
    /// Since 0.9.10.
    VIR_DOMAIN_DISK_ERROR_NONE = 0,
    /// Since 0.9.10.
    VIR_DOMAIN_DISK_ERROR_UNSPEC = 1,
    /// Since 0.9.10.
    VIR_DOMAIN_DISK_ERROR_NO_SPACE = 2,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_DISK_ERROR_LAST = 3,
}

/// Since 0.9.11.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainConsoleFlags {
    /// Since 0.9.11.
    VIR_DOMAIN_CONSOLE_FORCE = 1 << 0,
    /// Since 0.9.11.
    VIR_DOMAIN_CONSOLE_SAFE = 1 << 1,
}

/// Since 1.0.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainChannelFlags {
    /// Since 1.0.2.
    VIR_DOMAIN_CHANNEL_FORCE = 1 << 0,
}

/// Since 0.9.7.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainOpenGraphicsFlags {
    /// Since 0.9.7.
    VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH = 1 << 0,
}

/// Since 3.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainLifecycle {
    /// Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_POWEROFF = 0,
    /// Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_REBOOT = 1,
    /// Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_CRASH = 2,
    /// Since 3.9.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LIFECYCLE_LAST = 3,
}

/// Since 3.9.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainLifecycleAction {
    /// Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY = 0,
    /// Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART = 1,
    /// Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME = 2,
    /// Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE = 3,
    /// Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY = 4,
    /// Since 3.9.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART = 5,
    /// Since 12.6.0.
    VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE_RUNNING = 6,
    /// Since 3.9.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LIFECYCLE_ACTION_LAST = 7,
}

/// Since 6.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainBackupBeginFlags {
    /// Since 6.0.0.
    VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL = 1 << 0,
    /// Since 11.10.0.
    VIR_DOMAIN_BACKUP_BEGIN_PRESERVE_SHUTDOWN_DOMAIN = 1 << 1,
}

/// Since 7.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMessageType {
    /// Since 7.1.0.
    VIR_DOMAIN_MESSAGE_DEPRECATION = 1 << 0,
    /// Since 7.1.0.
    VIR_DOMAIN_MESSAGE_TAINTING = 1 << 1,
    /// Since 11.1.0.
    VIR_DOMAIN_MESSAGE_IOERRORS = 1 << 2,
}

/// Since 9.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainFDAssociateFlags {
    /// Since 9.0.0.
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_RESTORE = 1 << 0,
    /// Since 9.0.0.
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_WRITABLE = 1 << 1,
}

/// Since 10.2.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainGraphicsReloadType {
    /// Since 10.2.0.
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY = 0,
    /// Since 10.2.0.
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_VNC = 1,
    /// Since 10.2.0.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_LAST = 2,
}
