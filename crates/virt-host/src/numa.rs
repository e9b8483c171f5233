// SPDX-License-Identifier: LGPL-2.1-or-later
//! NUMA nodes: their memory, caches and CPUs, and how fast they reach each other.

use std::path::{Path, PathBuf};

use virt_conf::capabilities::{CellCpu, CpuPlace, HostCell, PageCount, Topology};
use virt_conf::domain::numa::{AccessType, Associativity, CachePolicy, Interconnect, NumaCache};
use virt_conf::domain::units::NumberSet;
use virt_core::{Result, tr};

use crate::Roots;
use crate::files::{self, internal, required};

/// What nodes have in memory.
pub trait Memory {
    /// All of a node's memory; 0 where it is not known.
    fn size_kib(&self, node: u32) -> u64;
    /// Its pages of each size, the smallest first.
    fn pages(&self, node: u32) -> Vec<PageCount>;
    /// How far it is from each node, itself too.
    fn distances(&self, node: u32) -> Vec<(u32, u32)>;
}

/// What the kernel tells of it.
#[derive(Clone, Debug)]
pub struct KernelMemory {
    nodes: PathBuf,
    page_kib: u32,
}

impl KernelMemory {
    /// Of nodes in a folder such as `/sys/devices/system/node`.
    pub fn new(nodes: impl Into<PathBuf>) -> KernelMemory {
        KernelMemory { nodes: nodes.into(), page_kib: (virt_sys::env::page_size() >> 10) as u32 }
    }

    fn node(&self, node: u32) -> PathBuf {
        self.nodes.join(format!("node{node}"))
    }

    /// Sizes of huge pages in KiB, and how many a node has.
    fn huge_pages(folder: &Path) -> Vec<PageCount> {
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        let page = |entry: std::fs::DirEntry| {
            let name = entry.file_name();
            let size = name.to_str()?.strip_prefix("hugepages-")?.strip_suffix("kB")?.parse().ok()?;
            let count = files::long(&entry.path().join("nr_hugepages")).ok()??;
            Some(PageCount { size_kib: size, count })
        };
        entries.flatten().filter_map(page).collect()
    }
}

impl Memory for KernelMemory {
    fn size_kib(&self, node: u32) -> u64 {
        let text = std::fs::read_to_string(self.node(node).join("meminfo")).unwrap_or_default();
        let line = text.lines().find(|line| line.contains("MemTotal:"));
        line.and_then(|line| line.split_whitespace().nth(3)?.parse().ok()).unwrap_or(0)
    }

    fn pages(&self, node: u32) -> Vec<PageCount> {
        let mut pages = KernelMemory::huge_pages(&self.node(node).join("hugepages"));
        let huge: u64 = pages.iter().map(|p| u64::from(p.size_kib).saturating_mul(p.count)).sum();
        let rest = self.size_kib(node).saturating_sub(huge);
        let count = rest / u64::from(self.page_kib.max(1));
        pages.push(PageCount { size_kib: self.page_kib, count });
        pages.sort_by_key(|p| p.size_kib);
        pages
    }

    fn distances(&self, node: u32) -> Vec<(u32, u32)> {
        let text = std::fs::read_to_string(self.node(node).join("distance")).unwrap_or_default();
        let online = files::set(&self.nodes.join("online")).ok().flatten();
        let online = online.unwrap_or_else(|| NumberSet::from_ranges(Vec::new()));
        let values = text.split_whitespace().map_while(|word| word.parse().ok());
        // The kernel leaves out nodes that are not there.
        online.iter().zip(values).filter(|(_, value)| *value != 0).collect()
    }
}

/// All nodes of the host.
pub fn topology(roots: &Roots, memory: &dyn Memory) -> Result<Topology> {
    let nodes = roots.system.join("node");
    let online = nodes.join("online");
    let online = required(&online, files::set(&online)?)?;
    let mut cells = Vec::new();
    for id in online.iter() {
        let folder = nodes.join(format!("node{id}"));
        let list = folder.join("cpulist");
        let cpus = required(&list, files::set(&list)?)?;
        cells.push(HostCell {
            id,
            memory_kib: memory.size_kib(id),
            pages: memory.pages(id),
            distances: memory.distances(id),
            caches: memory_caches(&folder.join("memory_side_cache"))?,
            cpus: cpus.iter().map(|cpu| place(roots, cpu)).collect::<Result<_>>()?,
        });
    }
    Ok(Topology { cells, interconnects: interconnects(&nodes)? })
}

fn place(roots: &Roots, cpu: u32) -> Result<CellCpu> {
    let folder = roots.system.join(format!("cpu/cpu{cpu}/topology"));
    // Where the kernel does not say, or says that there is none, there is one.
    let or_zero =
        |name: &str| Ok::<_, virt_core::Error>(files::or_negative(&folder.join(name))?.unwrap_or(0));
    let siblings = files::set(&folder.join("thread_siblings_list"))?;
    Ok(CellCpu {
        id: cpu,
        place: Some(CpuPlace {
            socket: or_zero("physical_package_id")?,
            die: or_zero("die_id")?,
            cluster: or_zero("cluster_id")?,
            core: files::unsigned(&folder.join("core_id"))?.unwrap_or(0),
            siblings: siblings.unwrap_or_else(|| NumberSet::from_ranges(vec![(cpu, cpu)])),
        }),
    })
}

fn memory_caches(folder: &Path) -> Result<Vec<NumaCache>> {
    let mut caches = Vec::new();
    for level in files::numbered(folder, "index")? {
        let folder = folder.join(format!("index{level}"));
        let number = |name: &str| {
            let path = folder.join(name);
            required(&path, files::unsigned(&path)?)
        };
        let size = folder.join("size");
        let size_kib = required(&size, files::long(&size)?)? >> 10;
        let line = number("line_size")?;
        let associativity = match number("indexing")? {
            0 => Associativity::Direct,
            1 => Associativity::Full,
            2 => Associativity::None,
            other => return Err(internal(tr!("unknown indexing value '%1$u'", other))),
        };
        let policy = match number("write_policy")? {
            0 => CachePolicy::Writeback,
            1 => CachePolicy::Writethrough,
            2 => CachePolicy::None,
            other => return Err(internal(tr!("unknown write_policy value '%1$u'", other))),
        };
        caches.push(NumaCache { level, associativity, policy, size_kib, line });
    }
    Ok(caches)
}

/// The kernel tells of the best way to each node's memory only, and from where it is that good.
fn interconnects(nodes: &Path) -> Result<Vec<Interconnect>> {
    let mut links = Vec::new();
    for target in files::numbered(nodes, "node")? {
        let access = nodes.join(format!("node{target}/access1"));
        if !access.exists() {
            continue;
        }
        let folder = access.join("initiators");
        let number = |name: &str| {
            let path = folder.join(name);
            required(&path, files::unsigned(&path)?).map(u64::from)
        };
        let figures = [
            (true, AccessType::Read, number("read_bandwidth")? << 10),
            (true, AccessType::Write, number("write_bandwidth")? << 10),
            (false, AccessType::Read, number("read_latency")?),
            (false, AccessType::Write, number("write_latency")?),
        ];
        for initiator in files::numbered(&folder, "node")? {
            let link = |(bandwidth, access, value)| Interconnect {
                bandwidth,
                initiator,
                target,
                cache: 0,
                access,
                value,
            };
            links.extend(figures.map(link));
        }
    }
    links.sort_by_key(|l| (l.bandwidth, l.initiator, l.target, l.access as u8));
    Ok(links)
}
