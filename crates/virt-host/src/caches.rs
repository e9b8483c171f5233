// SPDX-License-Identifier: LGPL-2.1-or-later
//! Caches of the CPUs, and how they and memory bandwidth can be shared out.

use std::path::Path;

use virt_conf::capabilities::{Bandwidth, Bank, CacheType, Resources};
use virt_core::{Result, tr};

use crate::Roots;
use crate::files::{self, internal, required};
use crate::resctrl::Resctrl;

/// Lower levels are a CPU's own and of no interest.
const LOWEST_LEVEL: u32 = 2;

/// What the host can share out and watch.
pub fn resources(roots: &Roots) -> Result<Resources> {
    let mut resctrl = Resctrl::read(&roots.resctrl)?;
    let online = roots.system.join("cpu/online");
    let online = required(&online, files::set(&online)?)?;
    let mut banks: Vec<Bank> = Vec::new();
    for cpu in online.iter() {
        let folder = roots.system.join(format!("cpu/cpu{cpu}/cache"));
        for index in files::numbered(&folder, "index")? {
            let Some(mut bank) = bank(&folder.join(format!("index{index}")))? else { continue };
            let same = |other: &Bank| {
                (other.id, other.level, other.kind, other.size) == (bank.id, bank.level, bank.kind, bank.size)
                    && other.cpus == bank.cpus
            };
            if !banks.iter().any(same) {
                bank.controls = resctrl.controls(bank.level, bank.size)?;
                banks.push(bank);
            }
        }
    }
    banks.sort_by_key(|bank| (bank.level, bank.id));
    // Memory controllers are those behind the last level.
    let last = banks.iter().map(|bank| bank.level).max();
    let mut bandwidths = Vec::new();
    if let Some(control) = resctrl.bandwidth {
        for bank in banks.iter().filter(|bank| Some(bank.level) == last) {
            bandwidths.push(Bandwidth {
                id: bank.id,
                cpus: bank.cpus.clone(),
                granularity: control.granularity,
                min: control.min,
                max_allocations: control.max_allocations,
            });
        }
    }
    Ok(Resources {
        banks,
        cache_monitor: resctrl.monitor("llc_"),
        bandwidths,
        bandwidth_monitor: resctrl.monitor("mbm_"),
        energy_monitor: None,
    })
}

/// A cache of which everything is known and that is shared.
fn bank(folder: &Path) -> Result<Option<Bank>> {
    let level = folder.join("level");
    let level = required(&level, files::unsigned(&level)?)?;
    if level < LOWEST_LEVEL {
        return Ok(None);
    }
    let Some(id) = files::unsigned(&folder.join("id"))? else { return Ok(None) };
    let Some(word) = files::text(&folder.join("type"))? else { return Ok(None) };
    let Some(size) = files::scaled(&folder.join("size"))? else { return Ok(None) };
    let Some(cpus) = files::set(&folder.join("shared_cpu_list"))? else { return Ok(None) };
    let kind = match word.as_str() {
        "Unified" => CacheType::Both,
        "Instruction" => CacheType::Code,
        "Data" => CacheType::Data,
        _ => return Err(internal(tr!("Unknown cache type '%1$s'", word))),
    };
    Ok(Some(Bank { id, level, kind, size, cpus, controls: Vec::new() }))
}
