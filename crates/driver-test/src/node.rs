// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the host tells about itself.

use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail};
use crate::host::c_text;
use crate::state::State;

/// `virNodeGetCellsFreeMemory`: as in the reference, all of a cell's memory.
pub fn cells_free_memory(state: &State, start: i32, max: usize) -> Result<Vec<u64>> {
    let cells = usize::try_from(start).ok().and_then(|start| state.host.cells.get(start..));
    match cells {
        Some(cells) if !cells.is_empty() => Ok(cells.iter().take(max).map(|cell| cell.memory).collect()),
        _ => Err(fail(ErrorCode::INVALID_ARG, tr!("Range exceeds available cells"))),
    }
}

/// `virNodeGetFreeMemory`
pub fn free_memory(state: &State) -> u64 {
    // The reference sums up in 32 bits.
    let sum = state.host.cells.iter().fold(0u32, |sum, cell| sum.wrapping_add(cell.free as u32));
    u64::from(sum)
}

/// `virNodeGetFreePages`: made up, different for each cell and size.
pub fn free_pages(pages: &[u32], start_cell: i32, cells: u32, flags: u32) -> Result<Vec<u64>> {
    checks::flags("testNodeGetFreePages", flags, 0)?;
    let mut out = Vec::new();
    for cell in 0..cells {
        let mut count = start_cell.wrapping_add_unsigned(cell).wrapping_mul(6);
        for _ in pages {
            count = count.wrapping_mul(2).wrapping_add(7);
            out.push(i64::from(count) as u64);
        }
    }
    Ok(out)
}

/// `virNodeGetCPUMap`: eight CPUs, three of them online.
pub fn cpu_map(flags: u32) -> Result<(u32, Vec<u8>)> {
    checks::flags("testNodeGetCPUMap", flags, 0)?;
    Ok((8, vec![0x15]))
}

/// `virNodeGetCPUStats`
pub fn cpu_stats(flags: u32) -> Result<Vec<(&'static str, u64)>> {
    checks::flags("testNodeGetCPUStats", flags, 0)?;
    Ok(vec![
        (virt_abi::VIR_NODE_CPU_STATS_USER, 9_797_400_000),
        (virt_abi::VIR_NODE_CPU_STATS_KERNEL, 34_678_723_400_000),
        (virt_abi::VIR_NODE_CPU_STATS_IDLE, 87_264_900_000),
        (virt_abi::VIR_NODE_CPU_STATS_IOWAIT, 763_600_000),
        (virt_abi::VIR_NODE_CPU_STATS_GUEST, 1_797_400_000),
    ])
}

/// `virNodeGetSecurityModel`
pub fn security_model() -> virt_abi::virSecurityModel {
    let model = c_text("testSecurity").expect("a short name");
    let doi = c_text("").expect("nothing");
    virt_abi::virSecurityModel { model, doi }
}

/// `virConnectGetSysinfo`
pub fn sysinfo(flags: u32) -> Result<String> {
    checks::flags("testConnectGetSysinfo", flags, 0)?;
    const ENTRIES: [(&str, &str); 4] =
        [("vendor", "LENOVO"), ("version", "G4ETA1WW (2.61 )"), ("date", "05/07/2014"), ("release", "2.61")];
    let mut w = virt_conf::xml::Writer::default();
    let _root = w.start("sysinfo");
    w.attribute("type", "smbios");
    let _bios = w.start("bios");
    for (name, value) in ENTRIES {
        let _entry = w.start("entry");
        w.attribute("name", name);
        w.end_with_text("entry", value);
    }
    w.end("bios");
    w.end("sysinfo");
    Ok(w.finish())
}
