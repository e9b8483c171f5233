// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<cache>`, `<memory_bandwidth>` and `<energy>`: what can be shared out and watched.

use virt_core::Result;

use crate::domain::units::NumberSet;
use crate::schema::{long_attribute, missing_attribute, optional, required};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What a cache holds.
    CacheType { Both = "both", Code = "code", Data = "data" }
}

/// More CPUs than any host has.
pub(super) const MAX_CPUS: u32 = 1 << 16;

/// How a cache can be shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Control {
    pub granularity: u64,
    /// The least that a guest gets; 0 where that is the granularity.
    pub min: u64,
    pub scope: CacheType,
    pub max_allocations: u32,
}

/// A cache of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Bank {
    pub id: u32,
    pub level: u32,
    pub kind: CacheType,
    pub size: u64,
    pub cpus: NumberSet,
    pub controls: Vec<Control>,
}

/// What can be watched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Monitor {
    /// Of a cache: its level, and when counting groups may be used again.
    pub cache: Option<(u32, u32)>,
    pub max_monitors: u32,
    pub features: Vec<Box<str>>,
}

/// How a memory controller's bandwidth can be shared out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Bandwidth {
    pub id: u32,
    pub cpus: NumberSet,
    pub granularity: u32,
    pub min: u32,
    pub max_allocations: u32,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Resources {
    pub banks: Vec<Bank>,
    pub cache_monitor: Option<Monitor>,
    pub bandwidths: Vec<Bandwidth>,
    pub bandwidth_monitor: Option<Monitor>,
    pub energy_monitor: Option<Monitor>,
}

const UNITS: [&str; 7] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

/// The power of 1024 in whole ones of which a size is said.
fn power(size: u64) -> u32 {
    let mut power = 0;
    while size != 0 && size >> (10 * power) & 0x3ff == 0 && power < 6 {
        power += 1;
    }
    power
}

/// A size in some unit, in bytes.
fn bytes(value: u64, unit: Option<&str>) -> Result<u64> {
    crate::domain::units::scale(value, unit.filter(|u| !u.is_empty()), 1, u64::MAX)
}

fn size(node: Node<'_>, name: &str) -> Result<Option<u64>> {
    let value = long_attribute(node, name, 10)?;
    value.map(|value| bytes(value, node.attribute("unit"))).transpose()
}

fn cpus(node: Node<'_>) -> Result<NumberSet> {
    NumberSet::parse_or_error(node.attribute("cpus").unwrap_or_default(), MAX_CPUS)
}

impl Resources {
    pub(super) fn read(host: Node<'_>) -> Result<Resources> {
        let mut all = Resources::default();
        // One that watches nothing is not told.
        let monitor = |node: Node<'_>| {
            let monitor = node.child("monitor").map(Monitor::read).transpose()?;
            Ok::<_, virt_core::Error>(monitor.filter(|m| !m.features.is_empty()))
        };
        if let Some(node) = host.child("cache") {
            all.banks = node.children().filter(|c| c.is("bank")).map(Bank::read).collect::<Result<_>>()?;
            all.cache_monitor = monitor(node)?;
        }
        if let Some(node) = host.child("memory_bandwidth") {
            let nodes = node.children().filter(|c| c.is("node"));
            all.bandwidths = nodes.map(Bandwidth::read).collect::<Result<_>>()?;
            all.bandwidth_monitor = monitor(node)?;
        }
        if let Some(node) = host.child("energy") {
            all.energy_monitor = monitor(node)?;
        }
        Ok(all)
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let monitor = |w: &mut Writer, monitor: &Option<Monitor>| {
            if let Some(monitor) = monitor.as_ref().filter(|m| !m.features.is_empty()) {
                monitor.put(w);
            }
        };
        if !self.banks.is_empty() || self.cache_monitor.is_some() {
            let _mark = w.start("cache");
            w.open_content();
            self.banks.iter().for_each(|bank| bank.put(w));
            monitor(w, &self.cache_monitor);
            w.end("cache");
        }
        if !self.bandwidths.is_empty() || self.bandwidth_monitor.is_some() {
            let _mark = w.start("memory_bandwidth");
            w.open_content();
            self.bandwidths.iter().for_each(|node| node.put(w));
            monitor(w, &self.bandwidth_monitor);
            w.end("memory_bandwidth");
        }
        if self.energy_monitor.is_some() {
            let _mark = w.start("energy");
            w.open_content();
            monitor(w, &self.energy_monitor);
            w.end("energy");
        }
    }
}

impl Bank {
    fn read(node: Node<'_>) -> Result<Bank> {
        let controls = node.children().filter(|c| c.is("control")).map(Control::read);
        Ok(Bank {
            id: required(node, "id")?,
            level: required(node, "level")?,
            kind: required(node, "type")?,
            size: size(node, "size")?.ok_or_else(|| missing_attribute("size", "bank"))?,
            cpus: cpus(node)?,
            controls: controls.collect::<Result<_>>()?,
        })
    }

    fn put(&self, w: &mut Writer) {
        let unit = power(self.size);
        let _mark = w.start("bank");
        w.attribute_fmt("id", format_args!("{}", self.id));
        w.attribute_fmt("level", format_args!("{}", self.level));
        w.attribute("type", self.kind.as_str());
        w.attribute_fmt("size", format_args!("{}", self.size >> (10 * unit)));
        w.attribute("unit", UNITS[unit as usize]);
        w.attribute_fmt("cpus", format_args!("{}", self.cpus));
        self.controls.iter().for_each(|control| control.put(w));
        w.end("bank");
    }
}

impl Control {
    fn read(node: Node<'_>) -> Result<Control> {
        Ok(Control {
            granularity: size(node, "granularity")?
                .ok_or_else(|| missing_attribute("granularity", "control"))?,
            min: size(node, "min")?.unwrap_or(0),
            scope: required(node, "type")?,
            max_allocations: required(node, "maxAllocs")?,
        })
    }

    fn put(&self, w: &mut Writer) {
        // One unit serves both numbers: the smaller of theirs.
        let unit = match self.min {
            0 => power(self.granularity),
            min => power(self.granularity).min(power(min)),
        };
        let _mark = w.start("control");
        w.attribute_fmt("granularity", format_args!("{}", self.granularity >> (10 * unit)));
        if self.min != 0 {
            w.attribute_fmt("min", format_args!("{}", self.min >> (10 * unit)));
        }
        w.attribute("unit", UNITS[unit as usize]);
        w.attribute("type", self.scope.as_str());
        w.attribute_fmt("maxAllocs", format_args!("{}", self.max_allocations));
        w.end("control");
    }
}

impl Monitor {
    fn read(node: Node<'_>) -> Result<Monitor> {
        let names = node.children().filter(|c| c.is("feature")).filter_map(|c| c.attribute("name"));
        let level = optional(node, "level")?;
        let threshold = optional(node, "reuseThreshold")?;
        Ok(Monitor {
            cache: level.map(|level| (level, threshold.unwrap_or(0))),
            max_monitors: required(node, "maxMonitors")?,
            features: names.map(Into::into).collect(),
        })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("monitor");
        if let Some((level, threshold)) = self.cache {
            w.attribute_fmt("level", format_args!("{level}"));
            w.attribute_fmt("reuseThreshold", format_args!("{threshold}"));
        }
        w.attribute_fmt("maxMonitors", format_args!("{}", self.max_monitors));
        for name in &self.features {
            let _mark = w.start("feature");
            w.attribute("name", name);
            w.end("feature");
        }
        w.end("monitor");
    }
}

impl Bandwidth {
    fn read(node: Node<'_>) -> Result<Bandwidth> {
        let control = node.child("control").unwrap_or(node);
        Ok(Bandwidth {
            id: required(node, "id")?,
            cpus: cpus(node)?,
            granularity: required(control, "granularity")?,
            min: required(control, "min")?,
            max_allocations: required(control, "maxAllocs")?,
        })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("node");
        w.attribute_fmt("id", format_args!("{}", self.id));
        w.attribute_fmt("cpus", format_args!("{}", self.cpus));
        let _mark = w.start("control");
        w.attribute_fmt("granularity", format_args!("{}", self.granularity));
        w.attribute_fmt("min", format_args!("{}", self.min));
        w.attribute_fmt("maxAllocs", format_args!("{}", self.max_allocations));
        w.end("control");
        w.end("node");
    }
}
