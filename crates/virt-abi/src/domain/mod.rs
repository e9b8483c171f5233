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

/// What a `virDomainPtr` points to; its contents are the library's own. Since 0.0.1.
#[repr(C)]
pub struct _virDomain {
    _p: [u8; 0],
}

/// A virtual machine or container. Since 0.0.1.
pub type virDomain = _virDomain;

/// Handle of a domain; virDomainFree() gives one reference back. Since 0.0.1.
pub type virDomainPtr = *mut virDomain;

/// What a domain is doing and what it has. Since 0.0.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainInfo {
    /// One of `virDomainState`.
    pub state: c_uchar,
    /// Memory that it may have, in KiB.
    pub maxMem: c_ulong,
    /// Memory that it has, in KiB.
    pub memory: c_ulong,
    /// How many virtual CPUs it has.
    pub nrVirtCpu: c_ushort,
    /// CPU time that it took, in nanoseconds.
    pub cpuTime: c_ulonglong,
}

/// Size of a disk. Since 0.8.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainBlockInfo {
    /// The size that the guest sees, in bytes.
    pub capacity: c_ulonglong,
    /// Bytes of the host that are in use. For formats that grow on a block device: the highest one
    /// written.
    pub allocation: c_ulonglong,
    /// The size of what holds it on the host, in bytes.
    pub physical: c_ulonglong,
}

/// A virtual CPU. Since 0.1.4.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virVcpuInfo {
    /// Its number, from 0.
    pub number: c_uint,
    /// One of `virVcpuState`.
    pub state: c_int,
    /// CPU time that it took, in nanoseconds.
    pub cpuTime: c_ulonglong,
    /// The host CPU it runs on, or one of `virVcpuHostCpuState`.
    pub cpu: c_int,
}

/// A thread that serves disks. virDomainIOThreadInfoFree() releases it. Since 1.2.14.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainIOThreadInfo {
    /// Its number.
    pub iothread_id: c_uint,
    /// The host CPUs it may run on, eight to the byte, lowest bit first.
    pub cpumap: *mut c_uchar,
    /// Bytes in that bitmap.
    pub cpumaplen: c_int,
}

/// A disk that failed. The caller frees `disk`. Since 0.9.10.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct _virDomainDiskError {
    /// Its target, such as "vda".
    pub disk: *mut c_char,
    /// One of `virDomainDiskErrorCode`.
    pub error: c_int,
}

/// Short name of `struct _virDomainBlockInfo`. Since 0.8.1.
pub type virDomainBlockInfo = _virDomainBlockInfo;

/// Pointer to a `virDomainBlockInfo`; the memory is the caller's. Since 0.8.1.
pub type virDomainBlockInfoPtr = *mut virDomainBlockInfo;

/// Short name of `struct _virDomainDiskError`. Since 0.9.10.
pub type virDomainDiskError = _virDomainDiskError;

/// Pointer to `virDomainDiskError`, alone or in an array; the memory is the caller's. Since 0.9.10.
pub type virDomainDiskErrorPtr = *mut virDomainDiskError;

/// Short name of `struct _virDomainIOThreadInfo`. Since 1.2.14.
pub type virDomainIOThreadInfo = _virDomainIOThreadInfo;

/// Pointer to a `virDomainIOThreadInfo`. Since 1.2.14.
pub type virDomainIOThreadInfoPtr = *mut virDomainIOThreadInfo;

/// Short name of `struct _virDomainInfo`. Since 0.0.1.
pub type virDomainInfo = _virDomainInfo;

/// Pointer to a `virDomainInfo`; the memory is the caller's. Since 0.0.1.
pub type virDomainInfoPtr = *mut virDomainInfo;

/// Short name of `struct _virVcpuInfo`. Since 0.1.4.
pub type virVcpuInfo = _virVcpuInfo;

/// Pointer to `virVcpuInfo`, alone or in an array; the memory is the caller's. Since 0.1.4.
pub type virVcpuInfoPtr = *mut virVcpuInfo;
