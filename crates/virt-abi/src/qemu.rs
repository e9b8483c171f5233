// SPDX-License-Identifier: LGPL-2.1-or-later
//! Flags and callbacks of libvirt-qemu.so.0.

use core::ffi::{c_char, c_longlong, c_uint, c_void};

use crate::{virConnectPtr, virDomainPtr};

/// In which language to talk to QEMU. Since 0.8.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainQemuMonitorCommandFlags {
    /// JSON of the machine protocol. Since 0.8.8.
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_DEFAULT = 0,
    /// The command language for people. Since 0.8.8.
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP = 1 << 0,
}

/// How long to wait for the guest agent: seconds, or one of these. Since 0.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainQemuAgentCommandTimeoutValues {
    /// The smallest value there is. Since 0.10.0.
    VIR_DOMAIN_QEMU_AGENT_COMMAND_MIN = -2,
    /// The default of the driver, a few seconds. Since 0.10.0.
    VIR_DOMAIN_QEMU_AGENT_COMMAND_DEFAULT = -1,
    /// Not at all. Since 0.10.0.
    VIR_DOMAIN_QEMU_AGENT_COMMAND_NOWAIT = 0,
    /// Seconds that a shutdown is given. Since 1.2.15.
    VIR_DOMAIN_QEMU_AGENT_COMMAND_SHUTDOWN = 60,
}

impl virDomainQemuAgentCommandTimeoutValues {
    /// As long as it takes. Since 0.10.0.
    pub const VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK: Self = Self::VIR_DOMAIN_QEMU_AGENT_COMMAND_MIN;
}

/// How to match the names of QEMU's events. Since 1.2.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectDomainQemuMonitorEventRegisterFlags {
    /// The name is a regular expression. Since 1.2.3.
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX = 1 << 0,
    /// Upper and lower case are the same. Since 1.2.3.
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE = 1 << 1,
}

/// Told of an event that QEMU sent: its name, when it happened in seconds and microseconds since 1970,
/// and its data as JSON or NULL. Since 1.2.3.
pub type virConnectDomainQemuMonitorEventCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        event: *const c_char,
        seconds: c_longlong,
        micros: c_uint,
        details: *const c_char,
        opaque: *mut c_void,
    ),
>;
