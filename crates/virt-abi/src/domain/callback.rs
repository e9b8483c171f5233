// SPDX-License-Identifier: LGPL-2.1-or-later
//! The functions a program hands in to hear of domain events, and the names of the tunables that
//! one of them is told of.

use core::ffi::{c_char, c_int, c_longlong, c_uint, c_ulonglong, c_void};

use crate::{
    virConnectPtr, virDomainEventGraphicsAddress, virDomainEventGraphicsSubject, virDomainPtr,
    virTypedParameterPtr,
};

/// Host CPUs of a virtual CPU; the number stands in place of %u. Type: string. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_CPU_VCPUPIN: &str = "cputune.vcpupin%u";

/// Host CPUs of the emulator. Type: string. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_CPU_EMULATORPIN: &str = "cputune.emulatorpin";

/// Host CPUs of a thread that serves disks; the number stands in place of %u. Type: string. Since
/// 1.2.14.
pub const VIR_DOMAIN_TUNABLE_CPU_IOTHREADSPIN: &str = "cputune.iothreadpin%u";

/// As `VIR_DOMAIN_SCHEDULER_CPU_SHARES`. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_CPU_CPU_SHARES: &str = "cputune.cpu_shares";

/// As `VIR_DOMAIN_SCHEDULER_GLOBAL_PERIOD`. Type: unsigned long long. Since 1.3.3.
pub const VIR_DOMAIN_TUNABLE_CPU_GLOBAL_PERIOD: &str = "cputune.global_period";

/// As `VIR_DOMAIN_SCHEDULER_GLOBAL_QUOTA`. Type: long long. Since 1.3.3.
pub const VIR_DOMAIN_TUNABLE_CPU_GLOBAL_QUOTA: &str = "cputune.global_quota";

/// As `VIR_DOMAIN_SCHEDULER_VCPU_PERIOD`. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_CPU_VCPU_PERIOD: &str = "cputune.vcpu_period";

/// As `VIR_DOMAIN_SCHEDULER_VCPU_QUOTA`. Type: long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_CPU_VCPU_QUOTA: &str = "cputune.vcpu_quota";

/// As `VIR_DOMAIN_SCHEDULER_EMULATOR_PERIOD`. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_CPU_EMULATOR_PERIOD: &str = "cputune.emulator_period";

/// As `VIR_DOMAIN_SCHEDULER_EMULATOR_QUOTA`. Type: long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_CPU_EMULATOR_QUOTA: &str = "cputune.emulator_quota";

/// As `VIR_DOMAIN_SCHEDULER_IOTHREAD_PERIOD`. Type: unsigned long long. Since 2.2.0.
pub const VIR_DOMAIN_TUNABLE_CPU_IOTHREAD_PERIOD: &str = "cputune.iothread_period";

/// As `VIR_DOMAIN_SCHEDULER_IOTHREAD_QUOTA`. Type: long long. Since 2.2.0.
pub const VIR_DOMAIN_TUNABLE_CPU_IOTHREAD_QUOTA: &str = "cputune.iothread_quota";

/// The disk that the values below are about, by target. Type: string. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_DISK: &str = "blkdeviotune.disk";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC`. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC: &str = "blkdeviotune.total_bytes_sec";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC`. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC: &str = "blkdeviotune.read_bytes_sec";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC`. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC: &str = "blkdeviotune.write_bytes_sec";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC`. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC: &str = "blkdeviotune.total_iops_sec";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC`. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC: &str = "blkdeviotune.read_iops_sec";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC`. Type: unsigned long long. Since 1.2.9.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC: &str = "blkdeviotune.write_iops_sec";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX`. Type: unsigned long long. Since 1.2.11.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC_MAX: &str = "blkdeviotune.total_bytes_sec_max";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX`. Type: unsigned long long. Since 1.2.11.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC_MAX: &str = "blkdeviotune.read_bytes_sec_max";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX`. Type: unsigned long long. Since 1.2.11.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC_MAX: &str = "blkdeviotune.write_bytes_sec_max";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX`. Type: unsigned long long. Since 1.2.11.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC_MAX: &str = "blkdeviotune.total_iops_sec_max";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX`. Type: unsigned long long. Since 1.2.11.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC_MAX: &str = "blkdeviotune.read_iops_sec_max";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX`. Type: unsigned long long. Since 1.2.11.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC_MAX: &str = "blkdeviotune.write_iops_sec_max";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_SIZE_IOPS_SEC`. Type: unsigned long long. Since 1.2.11.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_SIZE_IOPS_SEC: &str = "blkdeviotune.size_iops_sec";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME`. Type: string. Since 3.0.0.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_GROUP_NAME: &str = "blkdeviotune.group_name";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX_LENGTH`. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC_MAX_LENGTH: &str =
    "blkdeviotune.total_bytes_sec_max_length";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX_LENGTH`. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC_MAX_LENGTH: &str =
    "blkdeviotune.read_bytes_sec_max_length";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX_LENGTH`. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC_MAX_LENGTH: &str =
    "blkdeviotune.write_bytes_sec_max_length";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX_LENGTH`. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC_MAX_LENGTH: &str =
    "blkdeviotune.total_iops_sec_max_length";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX_LENGTH`. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC_MAX_LENGTH: &str = "blkdeviotune.read_iops_sec_max_length";

/// As `VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX_LENGTH`. Type: unsigned long long. Since 2.4.0.
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC_MAX_LENGTH: &str =
    "blkdeviotune.write_iops_sec_max_length";

/// Told that the agent came or went: of `virConnectDomainEventAgentLifecycleState` and
/// `virConnectDomainEventAgentLifecycleReason`. Since 1.2.11.
pub type virConnectDomainEventAgentLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        state: c_int,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Told that the balloon changed; `actual` is the memory left to the guest, in KiB. Since 0.10.0.
pub type virConnectDomainEventBalloonChangeCallback = Option<
    unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, actual: c_ulonglong, opaque: *mut c_void),
>;

/// Told how a job on a disk stands. `disk` is a path or a target, as the event says; `type` is of
/// `virDomainBlockJobType`, `status` of `virConnectDomainEventBlockJobStatus`. Since 0.9.4.
pub type virConnectDomainEventBlockJobCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        disk: *const c_char,
        r#type: c_int,
        status: c_int,
        opaque: *mut c_void,
    ),
>;

/// Told that a write to a disk went past a mark: the disk, the host's path or NULL, the mark, and by
/// how many bytes. Since 3.2.0.
pub type virConnectDomainEventBlockThresholdCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        dev: *const c_char,
        path: *const c_char,
        threshold: c_ulonglong,
        excess: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// Told that a domain started, stopped or the like. `event` is of `virDomainEventType`, `detail` of the
/// enum that belongs to it. The result is ignored. Here and in all callbacks below, what is passed is
/// valid until the callback returns; take a reference to keep the domain. Since 0.5.0.
pub type virConnectDomainEventCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ) -> c_int,
>;

/// Told that the guest opened or closed a channel: of `virConnectDomainEventChannelLifecycleState` and
/// `virConnectDomainEventChannelLifecycleReason`. Since 12.4.0.
pub type virConnectDomainEventChannelLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        channelName: *const c_char,
        state: c_int,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Told that a device was added. Since 1.2.15.
pub type virConnectDomainEventDeviceAddedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Told that the guest would not let a device go. Since 1.3.4.
pub type virConnectDomainEventDeviceRemovalFailedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Told that a device is gone. Since 1.1.1.
pub type virConnectDomainEventDeviceRemovedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Told that the image of a disk changed; either path may be NULL. `reason` is of
/// `virConnectDomainEventDiskChangeReason`. Since 0.9.7.
pub type virConnectDomainEventDiskChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        oldSrcPath: *const c_char,
        newSrcPath: *const c_char,
        devAlias: *const c_char,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// What virConnectDomainEventRegisterAny() takes; `VIR_DOMAIN_EVENT_CALLBACK` casts a callback of the
/// right type to it. Also the type for events that carry nothing but the domain. Since 0.8.0.
pub type virConnectDomainEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, opaque: *mut c_void)>;

/// Told that a graphics client came or went. `phase` is of `virDomainEventGraphicsPhase`; both ends,
/// the authentication method and the client's identities follow. Since 0.8.0.
pub type virConnectDomainEventGraphicsCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        phase: c_int,
        local: *const virDomainEventGraphicsAddress,
        remote: *const virDomainEventGraphicsAddress,
        authScheme: *const c_char,
        subject: *const virDomainEventGraphicsSubject,
        opaque: *mut c_void,
    ),
>;

/// Told that a disk failed: the host's path, the disk's alias, and an `action` of
/// `virDomainEventIOErrorAction`. Since 0.8.0.
pub type virConnectDomainEventIOErrorCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        srcPath: *const c_char,
        devAlias: *const c_char,
        action: c_int,
        opaque: *mut c_void,
    ),
>;

/// The same with a reason, such as "enospc"; empty when there is none. Since 0.8.1.
pub type virConnectDomainEventIOErrorReasonCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        srcPath: *const c_char,
        devAlias: *const c_char,
        action: c_int,
        reason: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Told how a job went, by name: `VIR_DOMAIN_JOB_*`. The array is the library's. Since 1.3.3.
pub type virConnectDomainEventJobCompletedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        params: virTypedParameterPtr,
        nparams: c_int,
        opaque: *mut c_void,
    ),
>;

/// Told the new size of a memory device, in KiB. Since 7.9.0.
pub type virConnectDomainEventMemoryDeviceSizeChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        alias: *const c_char,
        size: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// Told that memory of the host failed: of `virDomainMemoryFailureRecipientType`,
/// `virDomainMemoryFailureActionType` and `virDomainMemoryFailureFlags`. Since 6.9.0.
pub type virConnectDomainEventMemoryFailureCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        recipient: c_int,
        action: c_int,
        flags: c_uint,
        opaque: *mut c_void,
    ),
>;

/// Told that metadata changed. `type` is of `virDomainMetadataType`; `nsuri` names the namespace of a
/// changed element and is NULL otherwise. Since 3.0.0.
pub type virConnectDomainEventMetadataChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        r#type: c_int,
        nsuri: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Told which pass over the memory a migration began, from 1. Since 1.3.2.
pub type virConnectDomainEventMigrationIterationCallback = Option<
    unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, iteration: c_int, opaque: *mut c_void),
>;

/// Told that the guest changed a hardware address. Since 11.2.0.
pub type virConnectDomainEventNICMACChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        alias: *const c_char,
        oldMAC: *const c_char,
        newMAC: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Told that the guest went to sleep; `reason` is 0. Since 0.9.11.
pub type virConnectDomainEventPMSuspendCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, reason: c_int, opaque: *mut c_void)>;

/// Told that the guest went to sleep on disk; `reason` is 0. Since 1.0.0.
pub type virConnectDomainEventPMSuspendDiskCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, reason: c_int, opaque: *mut c_void)>;

/// Told that the guest woke up; `reason` is 0. Since 0.9.11.
pub type virConnectDomainEventPMWakeupCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, reason: c_int, opaque: *mut c_void)>;

/// Told that the guest set its clock; `utcoffset` is the difference to UTC in seconds. Since 0.8.0.
pub type virConnectDomainEventRTCChangeCallback = Option<
    unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, utcoffset: c_longlong, opaque: *mut c_void),
>;

/// Told that a tray moved; `reason` is of `virDomainEventTrayChangeReason`. Since 0.9.11.
pub type virConnectDomainEventTrayChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Told the new values of tunables, by name: `VIR_DOMAIN_TUNABLE_*`. The array is the library's. Since
/// 1.2.9.
pub type virConnectDomainEventTunableCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        params: virTypedParameterPtr,
        nparams: c_int,
        opaque: *mut c_void,
    ),
>;

/// Told that a virtual CPU is gone. Since 12.4.0.
pub type virConnectDomainEventVcpuRemovedCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, vcpuid: c_uint, opaque: *mut c_void)>;

/// Told that the watchdog ran out; `action` is of `virDomainEventWatchdogAction`. Since 0.8.0.
pub type virConnectDomainEventWatchdogCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, action: c_int, opaque: *mut c_void)>;
