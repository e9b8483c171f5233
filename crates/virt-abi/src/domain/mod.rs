// SPDX-License-Identifier: LGPL-2.1-or-later
//! Domains: handles, facts about one domain, and everything else below.

use core::ffi::{c_char, c_int, c_uchar, c_uint, c_ulong, c_ulonglong, c_ushort};

mod callback;
mod event;
mod flags;
mod guest;
mod input;
mod job;
mod migrate;
mod params;
mod state;
mod stats;

pub use callback::*;
pub use event::*;
pub use flags::*;
pub use guest::*;
pub use input::*;
pub use job::*;
pub use migrate::*;
pub use params::*;
pub use state::*;
pub use stats::*;

/// Since 0.0.1.
#[repr(C)]
pub struct _virDomain {
    _p: [u8; 0],
}

/// Since 0.0.1.
pub type virDomain = _virDomain;

/// Since 0.0.1.
pub type virDomainPtr = *mut virDomain;

/// Since 0.0.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainInfo {
    /// The state.
    pub state: c_uchar,
    /// The maxMem.
    pub maxMem: c_ulong,
    /// The memory.
    pub memory: c_ulong,
    /// The nrVirtCpu.
    pub nrVirtCpu: c_ushort,
    /// The cpuTime.
    pub cpuTime: c_ulonglong,
}

/// Since 0.8.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainBlockInfo {
    /// The capacity.
    pub capacity: c_ulonglong,
    /// The allocation.
    pub allocation: c_ulonglong,
    /// The physical.
    pub physical: c_ulonglong,
}

/// Since 0.1.4.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virVcpuInfo {
    /// The number.
    pub number: c_uint,
    /// The state.
    pub state: c_int,
    /// The cpuTime.
    pub cpuTime: c_ulonglong,
    /// The cpu.
    pub cpu: c_int,
}

/// Since 1.2.14.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainIOThreadInfo {
    /// The iothread_id.
    pub iothread_id: c_uint,
    /// The cpumap.
    pub cpumap: *mut c_uchar,
    /// The cpumaplen.
    pub cpumaplen: c_int,
}

/// Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainDiskError {
    /// The disk.
    pub disk: *mut c_char,
    /// The error.
    pub error: c_int,
}

/// Since 0.8.1.
pub type virDomainBlockInfo = _virDomainBlockInfo;

/// Since 0.8.1.
pub type virDomainBlockInfoPtr = *mut virDomainBlockInfo;

/// Since 0.9.10.
pub type virDomainDiskError = _virDomainDiskError;

/// Since 0.9.10.
pub type virDomainDiskErrorPtr = *mut virDomainDiskError;

/// Since 1.2.14.
pub type virDomainIOThreadInfo = _virDomainIOThreadInfo;

/// Since 1.2.14.
pub type virDomainIOThreadInfoPtr = *mut virDomainIOThreadInfo;

/// Since 0.0.1.
pub type virDomainInfo = _virDomainInfo;

/// Since 0.0.1.
pub type virDomainInfoPtr = *mut virDomainInfo;

/// Since 0.1.4.
pub type virVcpuInfo = _virVcpuInfo;

/// Since 0.1.4.
pub type virVcpuInfoPtr = *mut virVcpuInfo;
