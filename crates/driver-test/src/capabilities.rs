// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the host is and what it can run, as a document.

use virt_conf::capabilities::{Capabilities, Guest, Host, HostCell, HostCpu, PageCount, SecurityModel};
use virt_conf::domain::os::Arch;
use virt_conf::domain::{OsType, VirtType};

use crate::state::State;

/// Sizes of the host's memory pages in KiB.
const PAGES: [u32; 4] = [4, 8, 2048, 1 << 20];

/// `virConnectGetCapabilities`
pub fn document(state: &State) -> String {
    let features = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut first = 0;
    let mut cells = Vec::new();
    for (id, cell) in state.host.cells.iter().enumerate() {
        // The second cell has its small pages twice as large.
        let small = PAGES[usize::from(id == 1)];
        let counted = |size_kib: u32, count| PageCount { size_kib, count };
        cells.push(HostCell {
            id: id as u32,
            memory_kib: cell.memory,
            pages: vec![
                counted(small, cell.memory / u64::from(small)),
                counted(PAGES[2], 0),
                counted(PAGES[3], 0),
            ],
            cpus: (0..cell.cpus).map(|core| cpu(first + core, id as u32, core)).collect(),
        });
        first += cell.cpus;
    }
    let host = Host {
        arch: Arch::I686,
        features: features(&["pae", "nonpae"]),
        page_sizes_kib: PAGES.to_vec(),
        iommu: has_iommu(),
        cells,
        security: vec![SecurityModel { model: "testSecurity".into(), doi: String::new() }],
    };
    let guest = |os| Guest {
        os,
        arch: Arch::I686,
        word_size: 32,
        emulator: Some("/usr/bin/test-hv".into()),
        domains: vec![VirtType::Test],
        features: features(&["pae", "nonpae"]),
    };
    Capabilities { host, guests: vec![guest(OsType::Hvm), guest(OsType::Xen)] }.format()
}

fn cpu(id: u32, socket: u32, core: u32) -> HostCpu {
    HostCpu { id, socket, die: 0, cluster: 0, core, siblings: id.to_string() }
}

/// Of the true host, as in the reference.
fn has_iommu() -> bool {
    std::fs::read_dir("/sys/kernel/iommu_groups").is_ok_and(|mut groups| groups.next().is_some())
}
