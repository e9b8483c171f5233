// SPDX-License-Identifier: LGPL-2.1-or-later
//! The machine that the driver pretends to be.

use std::ffi::c_char;

/// One NUMA cell.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Memory in KiB.
    pub memory: u64,
    /// How much of it is free.
    pub free: u64,
    /// How many CPUs it has; they are numbered through, cell after cell.
    pub cpus: u32,
}

/// The whole machine.
#[derive(Clone, Debug)]
pub struct Host {
    /// What `virNodeGetInfo` tells.
    pub info: virt_abi::virNodeInfo,
    /// Its cells; a node file describes none.
    pub cells: Vec<Cell>,
}

impl Host {
    /// The machine of a node file that says nothing about it.
    pub fn new() -> Host {
        Host {
            info: virt_abi::virNodeInfo {
                model: c_text("i686").expect("four bytes"),
                memory: 3 << 20,
                cpus: 16,
                mhz: 1400,
                nodes: 2,
                sockets: 2,
                cores: 2,
                threads: 2,
            },
            cells: Vec::new(),
        }
    }

    /// The machine of `test:///default`.
    pub fn with_cells() -> Host {
        let cell = |n: u64| Cell { memory: n * (2 << 20), free: n << 20, cpus: 8 };
        Host { cells: vec![cell(1), cell(2)], ..Host::new() }
    }

    /// How many CPUs the topology has room for, running or not.
    pub fn max_cpus(&self) -> u32 {
        let i = &self.info;
        i.nodes.wrapping_mul(i.sockets).wrapping_mul(i.cores).wrapping_mul(i.threads)
    }
}

/// Text for a fixed array of C; `None` where it does not fit with its NUL.
pub fn c_text<const N: usize>(text: &str) -> Option<[c_char; N]> {
    let mut out = [0; N];
    if text.len() >= N {
        return None;
    }
    for (to, from) in out.iter_mut().zip(text.bytes()) {
        *to = from as c_char;
    }
    Some(out)
}
