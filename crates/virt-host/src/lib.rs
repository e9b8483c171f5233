// SPDX-License-Identifier: LGPL-2.1-or-later
//! The host: NUMA nodes, caches and what of them can be shared out, the processor, firmware's
//! tables. Everything is read from files, whose roots a test may put elsewhere.
#![forbid(unsafe_code)]

mod caches;
mod files;
mod host;
mod node;
mod numa;
mod processor;
mod resctrl;
mod sysinfo;

pub use caches::resources;
pub use host::{arch, host};
pub use node::{CpuTimes, NodeInfo, cpu_times, node_info, signature};
pub use numa::{KernelMemory, Memory, topology};
pub use processor::{microcode_version, physical_address_bits, processor};
pub use sysinfo::{from_arm, from_dmidecode, from_power, from_s390};

use std::path::PathBuf;

/// Where the kernel tells of the host.
#[derive(Clone, Debug)]
pub struct Roots {
    /// `/sys/devices/system`
    pub system: PathBuf,
    /// `/sys/fs/resctrl`
    pub resctrl: PathBuf,
}

impl Roots {
    /// The kernel's own places.
    pub fn kernel() -> Roots {
        Roots::below("/sys/devices/system", "/sys/fs/resctrl")
    }

    /// Other places.
    pub fn below(system: impl Into<PathBuf>, resctrl: impl Into<PathBuf>) -> Roots {
        Roots { system: system.into(), resctrl: resctrl.into() }
    }
}

/// Whether devices can be kept apart from each other's memory.
pub fn has_iommu() -> bool {
    std::fs::read_dir("/sys/kernel/iommu_groups").is_ok_and(|mut groups| groups.next().is_some())
}
