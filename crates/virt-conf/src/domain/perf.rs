// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<perf>`: which events of the processor are counted.

use virt_core::{Result, tr};

use crate::schema::{required, xml_error};
use crate::value::YesNo;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What can be counted.
    PerfEvent {
        Cmt = "cmt", Mbmt = "mbmt", Mbml = "mbml", CpuCycles = "cpu_cycles", Instructions = "instructions",
        CacheReferences = "cache_references", CacheMisses = "cache_misses",
        BranchInstructions = "branch_instructions", BranchMisses = "branch_misses",
        BusCycles = "bus_cycles", StalledCyclesFrontend = "stalled_cycles_frontend",
        StalledCyclesBackend = "stalled_cycles_backend", RefCpuCycles = "ref_cpu_cycles",
        CpuClock = "cpu_clock", TaskClock = "task_clock", PageFaults = "page_faults",
        ContextSwitches = "context_switches", CpuMigrations = "cpu_migrations",
        PageFaultsMin = "page_faults_min", PageFaultsMaj = "page_faults_maj",
        AlignmentFaults = "alignment_faults", EmulationFaults = "emulation_faults",
    }
}

/// In the order of [`PerfEvent`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Perf(pub [Option<YesNo>; 22]);

impl Perf {
    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<Perf> {
        let mut perf = Perf::default();
        for event in node.children().filter(|c| c.is("event")) {
            let name: PerfEvent = required(event, "name")?;
            let enabled = required(event, "enabled")?;
            if perf.0[name as usize].replace(enabled).is_some() {
                return Err(xml_error(tr!("perf event '%1$s' was already specified", name.as_str())));
            }
        }
        Ok(perf)
    }

    /// Writes it, if anything is in it.
    pub fn put(&self, w: &mut Writer) {
        use crate::value::Value;
        let mark = w.start("perf");
        for (name, enabled) in PerfEvent::WORDS.iter().zip(self.0) {
            if let Some(enabled) = enabled {
                let _mark = w.start("event");
                w.attribute("name", name);
                w.attribute("enabled", enabled.as_str());
                w.end("event");
            }
        }
        w.end_unless_empty(mark, "perf");
    }
}
