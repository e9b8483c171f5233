// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<cachetune>`, `<memorytune>` and `<energytune>`: shares of the host's caches and of its memory's
//! bandwidth, and what is counted of them. All describe the same groups of CPUs, each its own side.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::units::{self, NumberSet};
use crate::schema::{Show, required, xml_error};
use crate::value::unsigned;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What a part of a cache holds.
    CacheType { Both = "both", Code = "code", Data = "data" }
}

words! {
    /// What a group shares or counts.
    Side { Cache = "cachetune", Memory = "memorytune", Energy = "energytune" }
}

/// Only caches of this level are watched.
const MONITOR_LEVEL: u32 = 3;

/// `<cache id='0' level='3' type='both' size='3' unit='MiB'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CacheShare {
    pub level: u32,
    pub kind: CacheType,
    pub id: u32,
    pub bytes: u64,
}

/// `<monitor vcpus='0-1'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Monitor {
    pub side: Side,
    /// None is the whole process, in a group that is that too.
    pub vcpus: Option<NumberSet>,
}

/// Some virtual CPUs or the guest's whole process, and what they share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ShareGroup {
    /// None is the whole process; there is no other group then.
    pub vcpus: Option<NumberSet>,
    /// By level, type and number.
    pub caches: Vec<CacheShare>,
    /// Nodes and percentages, by node.
    pub bandwidths: Vec<(u32, u32)>,
    pub monitors: Vec<Monitor>,
}

/// The CPUs that an element names, without those that the guest lacks.
fn vcpus(node: Node<'_>, max: u32) -> Result<Option<NumberSet>> {
    let Some(text) = node.attribute("vcpus") else { return Ok(None) };
    let set = NumberSet::parse(text, NumberSet::CPUS)
        .ok_or_else(|| xml_error(tr!("Invalid %1$s attribute 'vcpus' value '%2$s'", node.name(), text)))?;
    let below = set.0.iter().filter(|(first, _)| *first < max);
    Ok(Some(NumberSet(below.map(|(first, last)| (*first, (*last).min(max - 1))).collect())))
}

fn is_empty(vcpus: &Option<NumberSet>) -> bool {
    vcpus.as_ref().is_some_and(NumberSet::is_empty)
}

/// The group of exactly these CPUs; groups do not overlap.
fn group_of(groups: &[ShareGroup], vcpus: &Option<NumberSet>) -> Result<Option<usize>> {
    for (place, group) in groups.iter().enumerate() {
        match (&group.vcpus, vcpus) {
            (known, wanted) if known == wanted => return Ok(Some(place)),
            (Some(known), Some(wanted)) if known.overlaps(wanted) => {
                return Err(xml_error(tr!("Overlapping vcpus in resctrls")));
            }
            (Some(_), Some(_)) => {}
            _ => {
                let text = tr!("Whole-process and per-vcpu resctrl allocations cannot be mixed");
                return Err(xml_error(text));
            }
        }
    }
    Ok(None)
}

/// Reads all three elements in `<cputune>`, for a guest with so many CPUs.
pub fn read(cputune: Node<'_>, max: u32) -> Result<Vec<ShareGroup>> {
    let mut groups = Vec::new();
    for side in Side::ALL {
        for node in cputune.children().filter(|c| c.is(side.as_str())) {
            read_one(*side, node, max, &mut groups)?;
        }
    }
    Ok(groups)
}

fn read_one(side: Side, node: Node<'_>, max: u32, groups: &mut Vec<ShareGroup>) -> Result<()> {
    let vcpus = vcpus(node, max)?;
    if is_empty(&vcpus) {
        return Ok(());
    }
    let known = group_of(groups, &vcpus)?;
    if side == Side::Cache && known.is_some() {
        return Err(xml_error(tr!("Identical vcpus in cachetunes found")));
    }
    let mut new = ShareGroup { vcpus, ..ShareGroup::default() };
    let group = known.map_or(&mut new, |place| &mut groups[place]);
    for child in node.children() {
        match side {
            Side::Cache if child.is("cache") => group.read_cache(child)?,
            Side::Memory if child.is("node") => group.read_bandwidth(child)?,
            _ => {}
        }
    }
    group.read_monitors(node, max, side)?;
    if known.is_none() && !(new.nothing_shared() && new.monitors.is_empty()) {
        groups.push(new);
    }
    Ok(())
}

impl ShareGroup {
    fn read_cache(&mut self, node: Node<'_>) -> Result<()> {
        let id: u32 = required(node, "id")?;
        let level: u32 = required(node, "level")?;
        let kind: CacheType = required(node, "type")?;
        let fault = |text| Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text);
        let Some(text) = node.attribute("size").filter(|t| !t.is_empty()) else {
            return Err(fault(tr!("missing element or attribute '%1$s'", "./@size")));
        };
        let Some(size) = unsigned(text, 10) else {
            return Err(fault(tr!("Invalid value '%1$s' for element or attribute '%2$s'", text, "./@size")));
        };
        let unit = node.attribute("unit").filter(|u| !u.is_empty());
        let bytes = units::scale(size, unit, 1024, u64::MAX)?;
        let collides = |other: &CacheShare| {
            let same_cache = (other.level, other.id) == (level, id);
            same_cache && (other.kind == kind || other.kind == CacheType::Both || kind == CacheType::Both)
        };
        if self.caches.iter().any(collides) {
            let text = tr!(
                "Colliding cache allocations for cache level '%1$u' id '%2$u', type '%3$s'",
                level,
                id,
                kind.as_str()
            );
            return Err(Error::new(ErrorDomain::RESCTRL, ErrorCode::XML_ERROR, text));
        }
        let key = |share: &CacheShare| (share.level, share.kind as u8, share.id);
        let share = CacheShare { level, kind, id, bytes };
        let at = self.caches.partition_point(|other| key(other) < key(&share));
        self.caches.insert(at, share);
        Ok(())
    }

    fn read_bandwidth(&mut self, node: Node<'_>) -> Result<()> {
        let id: u32 = required(node, "id")?;
        let bandwidth = required(node, "bandwidth")?;
        match self.bandwidths.binary_search_by_key(&id, |b| b.0) {
            Ok(_) => {
                let text = tr!("Memory Bandwidth already defined for node %1$u", id);
                Err(Error::new(ErrorDomain::RESCTRL, ErrorCode::XML_ERROR, text))
            }
            Err(at) => {
                self.bandwidths.insert(at, (id, bandwidth));
                Ok(())
            }
        }
    }

    fn nothing_shared(&self) -> bool {
        self.caches.is_empty() && self.bandwidths.is_empty()
    }

    fn read_monitors(&mut self, node: Node<'_>, max: u32, side: Side) -> Result<()> {
        for child in node.children().filter(|c| c.is("monitor")) {
            if side == Side::Cache {
                let level: u32 = required(child, "level")?;
                if level != MONITOR_LEVEL {
                    return Err(xml_error(tr!("Invalid monitor cache level '%1$d'", level as i32)));
                }
            }
            let vcpus = vcpus(child, max)?.or_else(|| self.vcpus.clone());
            let monitor = Monitor { side, vcpus };
            self.check_monitor(&monitor)?;
            self.monitors.push(monitor);
        }
        Ok(())
    }

    /// The kernel watches the group, or parts of it that do not overlap.
    fn check_monitor(&self, monitor: &Monitor) -> Result<()> {
        let fault = |text| Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::INVALID_ARG, text));
        let Some(vcpus) = &monitor.vcpus else { return self.check_whole(monitor.side) };
        if vcpus.is_empty() {
            return fault(tr!("vcpus is empty"));
        }
        if self.vcpus.as_ref().is_some_and(|own| !vcpus.iter().all(|cpu| own.contains(cpu))) {
            return fault(tr!("Monitor vcpus conflicts with allocation"));
        }
        let whole = monitor.vcpus == self.vcpus;
        let (mut overlaps, mut overlaps_parts) = (false, false);
        for other in &self.monitors {
            let Some(others) = &other.vcpus else {
                return Err(xml_error(tr!("Whole-process and explicit monitors cannot be mixed")));
            };
            if vcpus == others {
                if monitor.side == other.side {
                    return fault(tr!("Identical vcpus found in same type monitors"));
                }
                continue;
            }
            let overlap = vcpus.overlaps(others);
            overlaps |= overlap;
            overlaps_parts |= overlap && !whole && other.vcpus != self.vcpus;
        }
        match overlaps_parts || self.nothing_shared() && overlaps {
            true => fault(tr!("vcpus overlaps in resctrl groups")),
            false => Ok(()),
        }
    }

    /// The same for one that watches the whole process.
    fn check_whole(&self, side: Side) -> Result<()> {
        for other in &self.monitors {
            if other.vcpus.is_some() {
                return Err(xml_error(tr!("Whole-process and explicit monitors cannot be mixed")));
            }
            if other.side == side {
                let text = tr!("Duplicate whole-process monitor of the same resource type");
                return Err(xml_error(text));
            }
        }
        Ok(())
    }

    /// Writes one side of the group.
    fn put(&self, w: &mut Writer, show: Show, side: Side) {
        let (caches, bandwidths): (&[_], &[_]) = match side {
            Side::Cache => (&self.caches, &[]),
            Side::Memory => (&[], &self.bandwidths),
            Side::Energy => (&[], &[]),
        };
        let monitors = self.monitors.iter().filter(|m| m.side == side);
        if caches.is_empty() && bandwidths.is_empty() && monitors.clone().next().is_none() {
            return;
        }
        let name = side.as_str();
        let _mark = w.start(name);
        if let Some(vcpus) = &self.vcpus {
            w.attribute_fmt("vcpus", format_args!("{vcpus}"));
            if show.live {
                w.attribute_fmt("id", format_args!("vcpus_{vcpus}"));
            }
        }
        for share in caches {
            let (size, unit) = units::pretty(share.bytes);
            let _mark = w.start("cache");
            w.attribute_fmt("id", format_args!("{}", share.id));
            w.attribute_fmt("level", format_args!("{}", share.level));
            w.attribute("type", share.kind.as_str());
            w.attribute_fmt("size", format_args!("{size}"));
            w.attribute("unit", unit);
            w.end("cache");
        }
        for (id, bandwidth) in bandwidths {
            let _mark = w.start("node");
            w.attribute_fmt("id", format_args!("{id}"));
            w.attribute_fmt("bandwidth", format_args!("{bandwidth}"));
            w.end("node");
        }
        for monitor in monitors {
            let _mark = w.start("monitor");
            if side == Side::Cache {
                w.attribute_fmt("level", format_args!("{MONITOR_LEVEL}"));
            }
            if let Some(vcpus) = &monitor.vcpus {
                w.attribute_fmt("vcpus", format_args!("{vcpus}"));
            }
            w.end("monitor");
        }
        w.end(name);
    }
}

/// Writes the elements of all groups.
pub fn put(w: &mut Writer, groups: &[ShareGroup], show: Show) {
    for side in Side::ALL {
        groups.iter().for_each(|group| group.put(w, show, *side));
    }
}
