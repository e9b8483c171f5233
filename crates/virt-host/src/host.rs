// SPDX-License-Identifier: LGPL-2.1-or-later
//! The host as capabilities describe it, put together.

use std::path::Path;

use virt_conf::capabilities::{CellCpu, CpuPlace, Host, HostCell, Topology};
use virt_conf::cpu::HostCpu;
use virt_conf::domain::cpu::Topology as CpuTopology;
use virt_conf::domain::os::Arch;
use virt_conf::domain::units::NumberSet;
use virt_core::Result;
use virt_cpu::AllowedModel;

use crate::numa::KernelMemory;
use crate::{NodeInfo, Roots, files, has_iommu, node_info, processor, resources, topology};

/// The architecture that this was built for.
pub fn arch() -> Option<Arch> {
    Some(match std::env::consts::ARCH {
        "x86" => Arch::I686,
        "arm" => Arch::Armv7l,
        "powerpc64" if cfg!(target_endian = "little") => Arch::Ppc64le,
        "powerpc64" => Arch::Ppc64,
        other => Arch::from_word(other)?,
    })
}

/// Describes this host as far as the kernel tells of it: processor, page sizes, nodes, what can be
/// shared out. What the kernel does not tell is left out; how the host sleeps, migrates and
/// labels is for the driver to add.
pub fn host(arch: Arch, models: Option<&[AllowedModel]>) -> Host {
    let roots = Roots::kernel();
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let info = node_info(&roots, arch, &cpuinfo, 0).ok();
    let memory = KernelMemory::new(roots.system.join("node"));
    let topology = match topology(&roots, &memory) {
        Ok(topology) => Some(topology),
        Err(_) => info.and_then(|info| one_cell(&roots, info).ok()),
    };
    let mut cpu = processor(models).unwrap_or_else(|_| HostCpu::new(arch));
    cpu.topology = info.map(|info| CpuTopology {
        sockets: info.sockets,
        dies: 1,
        clusters: 1,
        cores: info.cores,
        threads: info.threads,
    });
    Host {
        cpu: Some(Box::new(cpu)),
        page_sizes_kib: page_sizes_kib(Path::new("/sys/kernel/mm/hugepages")),
        iommu: Some(has_iommu()),
        topology,
        resources: resources(&roots).unwrap_or_default(),
        ..Host::new(arch)
    }
}

/// Sizes of memory pages, the smallest first.
fn page_sizes_kib(huge: &Path) -> Vec<u32> {
    let mut sizes = vec![(virt_sys::env::page_size() >> 10) as u32];
    let entries = std::fs::read_dir(huge).into_iter().flatten().flatten();
    sizes.extend(entries.filter_map(|entry| {
        entry.file_name().to_str()?.strip_prefix("hugepages-")?.strip_suffix("kB")?.parse::<u32>().ok()
    }));
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

/// All memory in one node, for kernels that know no nodes.
fn one_cell(roots: &Roots, info: NodeInfo) -> Result<Topology> {
    let online = files::set(&roots.system.join("cpu/online"))?;
    let per_core = info.threads.max(1);
    let place = |id: u32| {
        let core = id / per_core;
        let first = core * per_core;
        let siblings = NumberSet::from_ranges(vec![(first, first + per_core - 1)]);
        let socket = core / info.cores.max(1);
        let core = core % info.cores.max(1);
        CellCpu { id, place: Some(CpuPlace { socket, die: 0, cluster: 0, core, siblings }) }
    };
    let cpus = online.iter().flat_map(NumberSet::iter).map(place).collect();
    let cell = HostCell { memory_kib: memory_kib("/proc/meminfo"), cpus, ..HostCell::default() };
    Ok(Topology { cells: vec![cell], interconnects: Vec::new() })
}

fn memory_kib(meminfo: &str) -> u64 {
    let text = std::fs::read_to_string(meminfo).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use virt_conf::capabilities::Capabilities;

    #[test]
    fn this_host_can_be_told() {
        let arch = arch().unwrap();
        let text = Capabilities::new(host(arch, None)).format();
        let again = Capabilities::parse(&text).unwrap();
        assert_eq!(again.format(), text);
        assert_eq!(again.host.arch, arch);
        assert!(
            again.host.topology.is_some_and(|t| t.cells.iter().any(|cell| !cell.cpus.is_empty())),
            "{text}"
        );
    }

    #[test]
    fn a_host_without_nodes_has_one() {
        let info = NodeInfo { cpus: 4, nodes: 1, sockets: 1, cores: 2, threads: 2, mhz: 0 };
        let folder = std::env::temp_dir().join(format!("virt-host-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("cpu")).unwrap();
        std::fs::write(folder.join("cpu/online"), "0-3\n").unwrap();
        let topology = one_cell(&Roots::below(&folder, "/nonexistent"), info).unwrap();
        let place = |n: usize| topology.cells[0].cpus[n].place.clone().unwrap();
        assert_eq!((place(3).core, place(3).socket, place(3).siblings.to_string()), (1, 0, "2-3".to_owned()));
        assert!(topology.cells[0].memory_kib > 0);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
