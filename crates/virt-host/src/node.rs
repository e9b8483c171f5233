// SPDX-License-Identifier: LGPL-2.1-or-later
//! How many CPUs the host has, how they are arranged, and what they did.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use virt_conf::domain::os::Arch;
use virt_conf::domain::units::NumberSet;
use virt_core::{Result, tr};

use crate::Roots;
use crate::files::{self, internal, required};

/// What `virNodeGetInfo` tells of CPUs. The product of the last four may be larger than `cpus`,
/// where some are offline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NodeInfo {
    pub cpus: u32,
    /// 0 where it is not known.
    pub mhz: u32,
    pub nodes: u32,
    pub sockets: u32,
    pub cores: u32,
    pub threads: u32,
}

/// A node's CPUs.
#[derive(Default)]
struct Count {
    cpus: u32,
    offline: u32,
    sockets: u32,
    cores: u32,
    threads: u32,
}

/// The frequency in `/proc/cpuinfo`: what the last of its lines says.
fn frequency(arch: Arch, cpuinfo: &str) -> u32 {
    let name = match arch {
        Arch::I686 | Arch::X8664 => "cpu MHz",
        Arch::Ppc | Arch::Ppcle | Arch::Ppc64 | Arch::Ppc64le | Arch::Ppcemb => "clock",
        Arch::S390 | Arch::S390x => "cpu MHz dynamic",
        Arch::Loongarch64 => "CPU MHz",
        _ => return 0,
    };
    let mut found = 0;
    for line in cpuinfo.lines() {
        let Some(rest) = line.strip_prefix(name) else { continue };
        let Some(value) = rest.trim_start().strip_prefix(':') else { continue };
        let value = value.trim_start();
        let digits = value.split(|c: char| c == '.' || c.is_ascii_whitespace()).next();
        match digits.unwrap_or_default().parse() {
            Ok(mhz) => found = mhz,
            // The reference gives up on the file.
            Err(_) => break,
        }
    }
    found
}

/// Counts the CPUs of the host. `threads_per_subcore` is what KVM says on POWER, where only the
/// first thread of a core that guests get is online; 0 elsewhere.
pub fn node_info(roots: &Roots, arch: Arch, cpuinfo: &str, threads_per_subcore: u32) -> Result<NodeInfo> {
    let list = |name: &str| {
        let path = roots.system.join("cpu").join(name);
        required(&path, files::set(&path)?)
    };
    let (present, online) = (list("present")?, list("online")?);
    let subcores = Some(threads_per_subcore).filter(|n| *n > 0);
    // A second thread that is online says that subcores are not in use.
    let subcores = subcores.filter(|n| online.iter().all(|cpu| cpu % n == 0));
    let mut info = NodeInfo { mhz: frequency(arch, cpuinfo), ..NodeInfo::default() };
    let mut offline = 0;
    let count = |folder: &Path| count(roots, arch, folder, &present, &online, subcores);
    let nodes = roots.system.join("node");
    for number in numbers(&nodes, "node") {
        let node = count(&nodes.join(format!("node{number}")))?;
        info.nodes += 1;
        info.cpus += node.cpus;
        offline += node.offline;
        info.sockets = info.sockets.max(node.sockets);
        info.cores = info.cores.max(node.cores);
        info.threads = info.threads.max(node.threads);
    }
    if info.cpus == 0 {
        let all = count(&roots.system.join("cpu"))?;
        offline += all.offline;
        info = NodeInfo {
            cpus: all.cpus,
            nodes: 1,
            sockets: all.sockets,
            cores: all.cores,
            threads: all.threads,
            ..info
        };
    }
    if info.cpus == 0 {
        return Err(internal(tr!("no CPUs found")));
    }
    if info.sockets == 0 {
        return Err(internal(tr!("no sockets found")));
    }
    if info.threads == 0 {
        return Err(internal(tr!("no threads found")));
    }
    // Some machines do not tell how they are arranged, or tell it twice. Rather no arrangement
    // than one that does not fit.
    let room = [info.nodes, info.sockets, info.cores, info.threads].iter().map(|n| u64::from(*n)).product();
    if u64::from(info.cpus + offline) != room {
        info = NodeInfo { nodes: 1, sockets: 1, cores: info.cpus + offline, threads: 1, ..info };
    }
    Ok(info)
}

/// The numbers behind a prefix in the names of a folder; other names are something else.
fn numbers(folder: &Path, prefix: &str) -> BTreeSet<u32> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeSet::new() };
    let number = |entry: std::fs::DirEntry| entry.file_name().to_str()?.strip_prefix(prefix)?.parse().ok();
    entries.flatten().filter_map(number).collect()
}

fn count(
    roots: &Roots,
    arch: Arch,
    folder: &Path,
    present: &NumberSet,
    online: &NumberSet,
    subcores: Option<u32>,
) -> Result<Count> {
    let mut count = Count::default();
    let mut sockets: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for cpu in numbers(folder, "cpu").into_iter().filter(|cpu| present.contains(*cpu)) {
        if !online.contains(cpu) {
            // Guests run on threads whose first is online.
            match subcores {
                Some(n) if cpu % n != 0 && online.contains(cpu - cpu % n) => count.cpus += 1,
                _ => count.offline += 1,
            }
            continue;
        }
        count.cpus += 1;
        let topology = roots.system.join(format!("cpu/cpu{cpu}/topology"));
        let socket = files::or_negative(&topology.join("physical_package_id"))?.unwrap_or(0);
        let core = match arch.is_s390() {
            true => cpu,
            false => files::unsigned(&topology.join("core_id"))?.unwrap_or(0),
        };
        sockets.entry(socket).or_default().insert(core);
        let siblings = files::set(&topology.join("thread_siblings_list"))?;
        count.threads = count.threads.max(siblings.map_or(1, |set| set.count() as u32));
    }
    count.sockets = sockets.len() as u32;
    count.cores = sockets.values().map(|cores| cores.len() as u32).max().unwrap_or(0);
    count.threads *= subcores.unwrap_or(1);
    Ok(count)
}

/// What tells one kind of processor from another, so that what was found out of it holds no more
/// when it changes; `None` where `/proc/cpuinfo` does not say enough.
pub fn signature(arch: Arch, cpuinfo: &str) -> Option<String> {
    let of = |name: &str| {
        let named = cpuinfo.lines().filter_map(|line| line.split_once(": "));
        named.map(|(n, value)| (n.trim(), value.trim())).find(|(n, _)| *n == name).map(|(_, value)| value)
    };
    if arch.is_x86() {
        let (vendor, name, family) = (of("vendor_id")?, of("model name")?, of("cpu family")?);
        let (model, stepping) = (of("model")?, of("stepping")?);
        Some(format!("{vendor}, {name}, family: {family}, model: {model}, stepping: {stepping}"))
    } else if arch.is_ppc64() {
        Some(format!("{}, rev {}", of("cpu")?, of("revision")?))
    } else if arch.is_s390() {
        Some(format!("{}, {}, facilities: {}", of("vendor_id")?, of("processor 0")?, of("facilities")?))
    } else {
        None
    }
}

/// What CPUs did, in the kernel's ticks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CpuTimes {
    pub kernel: u64,
    pub user: u64,
    pub idle: u64,
    pub iowait: u64,
    pub guest: u64,
}

/// What a CPU did, or all of them, from `/proc/stat`; `None` where there is no such CPU.
pub fn cpu_times(stat: &str, cpu: Option<u32>) -> Option<CpuTimes> {
    let name = cpu.map_or_else(|| "cpu".to_owned(), |n| format!("cpu{n}"));
    let line = stat.lines().find_map(|line| line.strip_prefix(&*name)?.strip_prefix(' '))?;
    let ticks: Vec<u64> = line.split_whitespace().map_while(|word| word.parse().ok()).collect();
    if ticks.len() < 4 {
        return None;
    }
    let at = |n: usize| ticks.get(n).copied().unwrap_or(0);
    Some(CpuTimes {
        kernel: at(2).wrapping_add(at(5)).wrapping_add(at(6)),
        user: at(0).wrapping_add(at(1)),
        idle: at(3),
        iowait: at(4),
        guest: at(8),
    })
}
