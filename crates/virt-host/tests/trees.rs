// SPDX-License-Identifier: LGPL-2.1-or-later
//! Hosts of the reference's own tests: trees of the kernel's files, and what they must be read as.

#[path = "../../virt-conf/tests/pairs/mod.rs"]
mod pairs;

use std::path::{Path, PathBuf};

use pairs::{Tally, corpus, read};
use virt_conf::capabilities::{Capabilities, Host, Migration, PageCount};
use virt_conf::domain::os::Arch;
use virt_conf::sysinfo::Sysinfo;
use virt_host::{Memory, Roots};

/// Memory as the reference's tests have it, whatever the tree says.
struct Fake;

impl Memory for Fake {
    fn size_kib(&self, node: u32) -> u64 {
        u64::from(node + 1) << 20
    }
    fn pages(&self, node: u32) -> Vec<PageCount> {
        let sizes = [4, 2048, 1 << 20].into_iter().zip(0..);
        let count = |n| u64::from(node + 1 + n) << 11;
        sizes.map(|(size_kib, n)| PageCount { size_kib, count: count(n) }).collect()
    }
    fn distances(&self, _: u32) -> Vec<(u32, u32)> {
        Vec::new()
    }
}

/// Unpacks a tree and returns where.
fn unpack(corpus_folder: &str, name: &str) -> PathBuf {
    let archive = corpus().join(format!("{corpus_folder}/linux-{name}.tar.gz"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(corpus_folder).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let tar = std::process::Command::new("tar").arg("xzf").arg(&archive).arg("-C").arg(&folder).status();
    assert!(tar.unwrap().success(), "{}", archive.display());
    folder
}

#[test]
fn hosts() {
    let mut tally = Tally::new("hosts read from the kernel's files", &[]);
    for (name, arch, offline, live) in [
        ("basic", Arch::X8664, false, false),
        ("basic", Arch::Aarch64, true, false),
        ("basic-dies", Arch::X8664, false, false),
        ("basic-clusters", Arch::Aarch64, false, false),
        ("caches", Arch::X8664, true, true),
        ("resctrl", Arch::X8664, true, true),
        ("resctrl-cmt", Arch::X8664, true, true),
        ("resctrl-cdp", Arch::X8664, true, true),
        ("resctrl-skx", Arch::X8664, true, true),
        ("resctrl-skx-twocaches", Arch::X8664, true, true),
        ("resctrl-fake-feature", Arch::X8664, true, true),
    ] {
        let tree = unpack("vircaps2xmldata", name);
        let roots = Roots::below(tree.join("system"), tree.join("resctrl"));
        let host = || -> virt_core::Result<Host> {
            Ok(Host {
                migration: offline.then(|| Migration { live, ..Migration::default() }),
                topology: Some(virt_host::topology(&roots, &Fake)?),
                resources: virt_host::resources(&roots)?,
                ..Host::new(arch)
            })
        };
        let wanted = read(format!("vircaps2xmldata/vircaps-{arch}-{name}.xml"));
        let text = host().map(|host| Capabilities::new(host).format());
        tally.compare(&format!("{arch}-{name}"), text, &wanted);
    }
    tally.finish();
}

/// This machine, whatever it is.
#[test]
fn this_host() {
    let memory = virt_host::KernelMemory::new("/sys/devices/system/node");
    let roots = Roots::kernel();
    if roots.system.join("node/online").exists() {
        let topology = virt_host::topology(&roots, &memory).unwrap();
        assert!(topology.cells.iter().any(|cell| cell.memory_kib > 0 && !cell.cpus.is_empty()));
        let pages = &topology.cells[0].pages;
        assert!(pages.iter().any(|p| u64::from(p.size_kib) == page_kib() && p.count > 0));
    }
    virt_host::resources(&roots).unwrap();
    if cfg!(target_arch = "x86_64") {
        let cpu = virt_host::processor(None).unwrap();
        assert!(cpu.model.is_some() && cpu.signature.is_some_and(|s| s.family != 0), "{cpu:?}");
    }
}

fn page_kib() -> u64 {
    virt_sys::env::page_size() >> 10
}

#[test]
fn firmware() {
    let mut tally = Tally::new("what firmware says, from what dmidecode prints", &[]);
    let oem = |number| match number {
        2 => Some("Some valid OEM string\n".to_owned()),
        3 => {
            Some("Ha ha ha try parsing\\n\n      String 3: this correctly\n      String 4:then\n".to_owned())
        }
        _ => None,
    };
    let text = read("sysinfodata/aarch64-gigabytesysinfo.data");
    let wanted = read("sysinfodata/aarch64-gigabytesysinfo.expect");
    let found = virt_host::from_dmidecode(&text, oem).map(|info| info.format());
    tally.compare("aarch64-gigabyte", found, &wanted);
    tally.finish();

    // Of the others the corpus has one side only: what is written, or what is read.
    let mut tally = Tally::new("what firmware says, read again", &[]);
    for name in ["aarch64-gigabyte", "aarch64-hpe-apollo", "aarch64-moonshot", "ppc", "x86"] {
        let text = read(format!("sysinfodata/{name}sysinfo.expect"));
        tally.compare(name, Sysinfo::parse(&text).map(|info| info.format()), &text);
    }
    tally.finish();
    let arm = virt_host::from_arm(&read("sysinfodata/arm-rpi2cpuinfo.data"));
    assert_eq!(arm.processors.len(), 4);
    assert_eq!(arm.processors[3][0].as_deref(), Some("3"));
    let cpuinfo = read("sysinfodata/s390cpuinfo.data");
    let s390 = virt_host::from_s390(&cpuinfo, &read("sysinfodata/s390sysinfo.data")).unwrap();
    assert_eq!(s390.processors.len(), 3);
    assert_eq!(s390.processors[2][9].as_deref(), Some("200123"));
    let text = s390.format();
    assert!(text.contains("<entry name='serial'>0000000000012345</entry>"), "{text}");
}

#[test]
fn counts_of_cpus() {
    let mut counts = Tally::new("CPUs counted", &[]);
    let mut signatures = Tally::new("signatures of hosts", &[]);
    for (arch, name) in [
        (Arch::X8664, "test2"),
        (Arch::X8664, "test3"),
        (Arch::X8664, "test4"),
        (Arch::X8664, "test6"),
        (Arch::X8664, "test8"),
        (Arch::Aarch64, "f21-mustang"),
        (Arch::Aarch64, "rhel74-moonshot"),
        (Arch::Aarch64, "with-clusters"),
        (Arch::Armv6l, "raspberrypi"),
        (Arch::Ppc64, "deconf-cpus"),
        (Arch::Ppc64, "subcores1"),
        (Arch::Ppc64, "subcores2"),
    ] {
        let tree = unpack("virhostcpudata", name);
        let file = |kind: &str| read(format!("virhostcpudata/linux-{arch}-{name}.{kind}"));
        let cpuinfo = file("cpuinfo");
        let subcores = if arch.is_ppc64() { 8 } else { 0 };
        let info = virt_host::node_info(&Roots::below(tree, "/nonexistent"), arch, &cpuinfo, subcores);
        let text = info.map(|i| {
            format!(
                "CPUs: {}/{}, MHz: {}, Nodes: {}, Sockets: {}, Cores: {}, Threads: {}\n",
                i.cpus,
                i.nodes * i.sockets * i.cores * i.threads,
                i.mhz,
                i.nodes,
                i.sockets,
                i.cores,
                i.threads
            )
        });
        counts.compare(name, text, &file("expected"));
        let signature = virt_host::signature(arch, &cpuinfo);
        match arch {
            Arch::X8664 | Arch::Ppc64 => {
                let signature = signature.unwrap_or_default();
                signatures.compare(name, Ok(signature), file("signature").trim_end());
            }
            _ => assert_eq!(signature, None),
        }
    }
    counts.finish();
    signatures.finish();
}

#[test]
fn what_cpus_did() {
    let stat = read("virhostcpudata/linux-cpustat-24cpu.stat");
    let mut text = String::new();
    for cpu in [None].into_iter().chain((0..24).map(Some)) {
        let times = virt_host::cpu_times(&stat, cpu).unwrap();
        let name = cpu.map_or_else(String::new, |n| n.to_string());
        let (kernel, user, idle, iowait) = (times.kernel, times.user, times.idle, times.iowait);
        text += &format!("cpu{name}:\nkernel: {kernel}\nuser: {user}\nidle: {idle}\niowait: {iowait}\n\n");
    }
    let mut tally = Tally::new("times of CPUs", &[]);
    tally.compare("24cpu", Ok(text), &read("virhostcpudata/linux-cpustat-24cpu.out"));
    tally.finish();
    assert_eq!(virt_host::cpu_times(&stat, Some(24)), None);
}
