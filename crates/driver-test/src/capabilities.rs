// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the host is and what it can run, as a document.

use virt_conf::capabilities::{
    Capabilities, CellCpu, CpuPlace, Guest, Host, HostCell, PageCount, SecurityModel, Topology,
};
use virt_conf::domain::os::Arch;
use virt_conf::domain::units::NumberSet;
use virt_conf::domain::{OsType, VirtType};

use crate::state::State;

/// Sizes of the host's memory pages in KiB.
const PAGES: [u32; 4] = [4, 8, 2048, 1 << 20];

/// `virConnectGetCapabilities`
pub fn document(state: &State) -> String {
    let features = ["pae", "nonpae"];
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
            ..HostCell::default()
        });
        first += cell.cpus;
    }
    let host = Host {
        features: features.map(str::to_owned).into(),
        page_sizes_kib: PAGES.to_vec(),
        iommu: Some(virt_host::has_iommu()),
        topology: Some(Topology { cells, interconnects: Vec::new() }),
        security: vec![SecurityModel { model: "testSecurity".into(), ..SecurityModel::default() }],
        ..Host::new(Arch::I686)
    };
    let guest = |os| Guest {
        os,
        arch: Arch::I686,
        word_size: 32,
        emulator: Some("/usr/bin/test-hv".into()),
        loader: None,
        machines: Vec::new(),
        domains: vec![VirtType::Test.into()],
        features: features.map(Into::into).into(),
    };
    let guests = vec![guest(OsType::Hvm), guest(OsType::Xen)];
    Capabilities { guests, ..Capabilities::new(host) }.format()
}

fn cpu(id: u32, socket: u32, core: u32) -> CellCpu {
    let siblings = NumberSet::from_ranges(vec![(id, id)]);
    CellCpu { id, place: Some(CpuPlace { socket, die: 0, cluster: 0, core, siblings }) }
}
