// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<capabilities>`: what a host is and what it can run.

use crate::domain::os::Arch;
use crate::domain::{OsType, VirtType};
use crate::xml::Writer;

/// Memory pages of one size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PageCount {
    pub size_kib: u32,
    pub count: u64,
}

/// A CPU of the host, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct HostCpu {
    pub id: u32,
    pub socket: u32,
    pub die: u32,
    pub cluster: u32,
    pub core: u32,
    /// Which CPUs share the core, as a set.
    pub siblings: String,
}

/// A NUMA node of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct HostCell {
    pub id: u32,
    pub memory_kib: u64,
    pub pages: Vec<PageCount>,
    pub cpus: Vec<HostCpu>,
}

/// A security model of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SecurityModel {
    pub model: String,
    pub doi: String,
}

/// The host.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Host {
    pub arch: Arch,
    pub features: Vec<String>,
    pub page_sizes_kib: Vec<u32>,
    pub iommu: bool,
    pub cells: Vec<HostCell>,
    pub security: Vec<SecurityModel>,
}

/// A kind of guest that the host can run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Guest {
    pub os: OsType,
    pub arch: Arch,
    pub word_size: u32,
    pub emulator: Option<String>,
    pub domains: Vec<VirtType>,
    pub features: Vec<String>,
}

/// What a host is and what it can run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Capabilities {
    pub host: Host,
    pub guests: Vec<Guest>,
}

impl Capabilities {
    /// Writes the document.
    pub fn format(&self) -> String {
        let mut w = Writer::new(4096, 0);
        let _root = w.start("capabilities");
        w.open_content();
        w.raw("\n");
        self.host.put(&mut w);
        w.raw("\n");
        for guest in &self.guests {
            guest.put(&mut w);
            w.raw("\n");
        }
        w.end("capabilities");
        w.finish()
    }
}

impl Host {
    fn put(&self, w: &mut Writer) {
        let _mark = w.start("host");
        let _mark = w.start("cpu");
        w.text("arch", self.arch.as_str());
        if !self.features.is_empty() {
            let _mark = w.start("features");
            self.features.iter().for_each(|feature| w.flag(feature));
            w.end("features");
        }
        for size in &self.page_sizes_kib {
            let _mark = w.start("pages");
            w.attribute("unit", "KiB");
            w.attribute_fmt("size", format_args!("{size}"));
            w.end("pages");
        }
        w.end("cpu");
        w.flag("power_management");
        let _mark = w.start("iommu");
        w.attribute("support", if self.iommu { "yes" } else { "no" });
        w.end("iommu");
        if !self.cells.is_empty() {
            let _mark = w.start("topology");
            let _mark = w.start("cells");
            w.attribute_fmt("num", format_args!("{}", self.cells.len()));
            self.cells.iter().for_each(|cell| cell.put(w));
            w.end("cells");
            w.end("topology");
        }
        for security in &self.security {
            let _mark = w.start("secmodel");
            w.text("model", &security.model);
            w.text("doi", &security.doi);
            w.end("secmodel");
        }
        w.end("host");
    }
}

impl HostCell {
    fn put(&self, w: &mut Writer) {
        let _mark = w.start("cell");
        w.attribute_fmt("id", format_args!("{}", self.id));
        let _mark = w.start("memory");
        w.attribute("unit", "KiB");
        w.end_with_fmt("memory", format_args!("{}", self.memory_kib));
        for pages in &self.pages {
            let _mark = w.start("pages");
            w.attribute("unit", "KiB");
            w.attribute_fmt("size", format_args!("{}", pages.size_kib));
            w.end_with_fmt("pages", format_args!("{}", pages.count));
        }
        let _mark = w.start("cpus");
        w.attribute_fmt("num", format_args!("{}", self.cpus.len()));
        w.open_content();
        for cpu in &self.cpus {
            let _mark = w.start("cpu");
            let numbers = [
                ("id", cpu.id),
                ("socket_id", cpu.socket),
                ("die_id", cpu.die),
                ("cluster_id", cpu.cluster),
                ("core_id", cpu.core),
            ];
            for (name, n) in numbers {
                w.attribute_fmt(name, format_args!("{n}"));
            }
            w.attribute("siblings", &cpu.siblings);
            w.end("cpu");
        }
        w.end("cpus");
        w.end("cell");
    }
}

impl Guest {
    fn put(&self, w: &mut Writer) {
        let _mark = w.start("guest");
        w.text("os_type", self.os.as_str());
        let _mark = w.start("arch");
        w.attribute("name", self.arch.as_str());
        w.text_fmt("wordsize", format_args!("{}", self.word_size));
        if let Some(emulator) = &self.emulator {
            w.text("emulator", emulator);
        }
        for domain in &self.domains {
            let _mark = w.start("domain");
            w.attribute("type", domain.as_str());
            w.end("domain");
        }
        w.end("arch");
        if !self.features.is_empty() {
            let _mark = w.start("features");
            self.features.iter().for_each(|feature| w.flag(feature));
            w.end("features");
        }
        w.end("guest");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_host() {
        let host = Host {
            arch: Arch::I686,
            features: vec!["pae".into()],
            page_sizes_kib: vec![4],
            iommu: false,
            cells: vec![HostCell {
                id: 0,
                memory_kib: 1024,
                pages: vec![PageCount { size_kib: 4, count: 256 }],
                cpus: vec![HostCpu { id: 0, socket: 0, die: 0, cluster: 0, core: 0, siblings: "0".into() }],
            }],
            security: vec![SecurityModel { model: "testSecurity".into(), doi: String::new() }],
        };
        let guest = Guest {
            os: OsType::Hvm,
            arch: Arch::I686,
            word_size: 32,
            emulator: Some("/usr/bin/test-hv".into()),
            domains: vec![VirtType::Test],
            features: vec!["pae".into(), "nonpae".into()],
        };
        let text = Capabilities { host, guests: vec![guest] }.format();
        assert_eq!(
            text,
            "<capabilities>\n\n  <host>\n    <cpu>\n      <arch>i686</arch>\n      <features>\n        <pae/>\n      </features>\n      <pages unit='KiB' size='4'/>\n    </cpu>\n    <power_management/>\n    <iommu support='no'/>\n    <topology>\n      <cells num='1'>\n        <cell id='0'>\n          <memory unit='KiB'>1024</memory>\n          <pages unit='KiB' size='4'>256</pages>\n          <cpus num='1'>\n            <cpu id='0' socket_id='0' die_id='0' cluster_id='0' core_id='0' siblings='0'/>\n          </cpus>\n        </cell>\n      </cells>\n    </topology>\n    <secmodel>\n      <model>testSecurity</model>\n      <doi></doi>\n    </secmodel>\n  </host>\n\n  <guest>\n    <os_type>hvm</os_type>\n    <arch name='i686'>\n      <wordsize>32</wordsize>\n      <emulator>/usr/bin/test-hv</emulator>\n      <domain type='test'/>\n    </arch>\n    <features>\n      <pae/>\n      <nonpae/>\n    </features>\n  </guest>\n\n</capabilities>\n"
        );
    }
}
