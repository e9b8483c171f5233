// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<cachetune>` and `<memorytune>`: shares of the host's caches and of its memory's bandwidth.
//! Both describe the same groups of CPUs, each its own side.

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
    /// Watches the cache; else the memory's bandwidth.
    pub cache: bool,
    pub vcpus: NumberSet,
}

/// Some virtual CPUs, and what they share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ShareGroup {
    pub vcpus: NumberSet,
    /// By level, type and number.
    pub caches: Vec<CacheShare>,
    /// Nodes and percentages, by node.
    pub bandwidths: Vec<(u32, u32)>,
    pub monitors: Vec<Monitor>,
}

/// The CPUs that an element is for, without those that the guest lacks.
fn vcpus(node: Node<'_>, max: u32) -> Result<NumberSet> {
    let Some(text) = node.attribute("vcpus") else {
        return Err(xml_error(tr!("Missing %1$s attribute 'vcpus'", node.name())));
    };
    let set = NumberSet::parse(text, NumberSet::CPUS)
        .ok_or_else(|| xml_error(tr!("Invalid %1$s attribute 'vcpus' value '%2$s'", node.name(), text)))?;
    let below = set.0.iter().filter(|(first, _)| *first < max);
    Ok(NumberSet(below.map(|(first, last)| (*first, (*last).min(max - 1))).collect()))
}

/// The group of exactly these CPUs; groups do not overlap.
fn group_of(groups: &[ShareGroup], vcpus: &NumberSet) -> Result<Option<usize>> {
    for (place, group) in groups.iter().enumerate() {
        if group.vcpus == *vcpus {
            return Ok(Some(place));
        }
        if group.vcpus.overlaps(vcpus) {
            return Err(xml_error(tr!("Overlapping vcpus in resctrls")));
        }
    }
    Ok(None)
}

/// Reads all `<cachetune>` and `<memorytune>` in `<cputune>`, for a guest with so many CPUs.
pub fn read(cputune: Node<'_>, max: u32) -> Result<Vec<ShareGroup>> {
    let mut groups = Vec::new();
    for node in cputune.children().filter(|c| c.is("cachetune")) {
        read_cachetune(node, max, &mut groups)?;
    }
    for node in cputune.children().filter(|c| c.is("memorytune")) {
        read_memorytune(node, max, &mut groups)?;
    }
    Ok(groups)
}

fn read_cachetune(node: Node<'_>, max: u32, groups: &mut Vec<ShareGroup>) -> Result<()> {
    let vcpus = vcpus(node, max)?;
    if vcpus.is_empty() {
        return Ok(());
    }
    if group_of(groups, &vcpus)?.is_some() {
        return Err(xml_error(tr!("Identical vcpus in cachetunes found")));
    }
    let mut group = ShareGroup { vcpus, ..ShareGroup::default() };
    for child in node.children().filter(|c| c.is("cache")) {
        group.read_cache(child)?;
    }
    group.read_monitors(node, max, true)?;
    if !group.caches.is_empty() || !group.monitors.is_empty() {
        groups.push(group);
    }
    Ok(())
}

fn read_memorytune(node: Node<'_>, max: u32, groups: &mut Vec<ShareGroup>) -> Result<()> {
    let vcpus = vcpus(node, max)?;
    if vcpus.is_empty() {
        return Ok(());
    }
    let known = group_of(groups, &vcpus)?;
    let mut new = ShareGroup { vcpus, ..ShareGroup::default() };
    let group = known.map_or(&mut new, |place| &mut groups[place]);
    for child in node.children().filter(|c| c.is("node")) {
        group.read_bandwidth(child)?;
    }
    group.read_monitors(node, max, false)?;
    if known.is_none() && (!new.bandwidths.is_empty() || !new.monitors.is_empty()) {
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

    fn read_monitors(&mut self, node: Node<'_>, max: u32, cache: bool) -> Result<()> {
        for child in node.children().filter(|c| c.is("monitor")) {
            if cache {
                let level: u32 = required(child, "level")?;
                if level != MONITOR_LEVEL {
                    return Err(xml_error(tr!("Invalid monitor cache level '%1$d'", level as i32)));
                }
            }
            let monitor = Monitor { cache, vcpus: vcpus(child, max)? };
            self.check_monitor(&monitor)?;
            self.monitors.push(monitor);
        }
        Ok(())
    }

    /// The kernel watches the CPUs of a group, or groups inside it that do not overlap.
    fn check_monitor(&self, monitor: &Monitor) -> Result<()> {
        let fault = |text| Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::INVALID_ARG, text));
        if monitor.vcpus.is_empty() {
            return fault(tr!("vcpus is empty"));
        }
        if !monitor.vcpus.iter().all(|cpu| self.vcpus.contains(cpu)) {
            return fault(tr!("Monitor vcpus conflicts with allocation"));
        }
        let nothing_shared = self.caches.is_empty() && self.bandwidths.is_empty();
        let whole = monitor.vcpus == self.vcpus;
        let (mut overlaps, mut overlaps_parts) = (false, false);
        for other in &self.monitors {
            if monitor.vcpus == other.vcpus {
                if monitor.cache == other.cache {
                    return fault(tr!("Identical vcpus found in same type monitors"));
                }
                continue;
            }
            let overlap = monitor.vcpus.overlaps(&other.vcpus);
            overlaps |= overlap;
            overlaps_parts |= overlap && !whole && other.vcpus != self.vcpus;
        }
        match overlaps_parts || nothing_shared && overlaps {
            true => fault(tr!("vcpus overlaps in resctrl groups")),
            false => Ok(()),
        }
    }

    /// Writes the group's caches, or its bandwidths.
    fn put(&self, w: &mut Writer, show: Show, cache: bool) {
        let inside = if cache { self.caches.is_empty() } else { self.bandwidths.is_empty() };
        if inside && self.monitors.iter().all(|m| m.cache != cache) {
            return;
        }
        let name = if cache { "cachetune" } else { "memorytune" };
        let _mark = w.start(name);
        w.attribute_fmt("vcpus", format_args!("{}", self.vcpus));
        if show.live {
            w.attribute_fmt("id", format_args!("vcpus_{}", self.vcpus));
        }
        for share in self.caches.iter().filter(|_| cache) {
            let (size, unit) = units::pretty(share.bytes);
            let _mark = w.start("cache");
            w.attribute_fmt("id", format_args!("{}", share.id));
            w.attribute_fmt("level", format_args!("{}", share.level));
            w.attribute("type", share.kind.as_str());
            w.attribute_fmt("size", format_args!("{size}"));
            w.attribute("unit", unit);
            w.end("cache");
        }
        for (id, bandwidth) in self.bandwidths.iter().filter(|_| !cache) {
            let _mark = w.start("node");
            w.attribute_fmt("id", format_args!("{id}"));
            w.attribute_fmt("bandwidth", format_args!("{bandwidth}"));
            w.end("node");
        }
        for monitor in self.monitors.iter().filter(|m| m.cache == cache) {
            let _mark = w.start("monitor");
            if cache {
                w.attribute_fmt("level", format_args!("{MONITOR_LEVEL}"));
            }
            w.attribute_fmt("vcpus", format_args!("{}", monitor.vcpus));
            w.end("monitor");
        }
        w.end(name);
    }
}

/// Writes the elements of all groups.
pub fn put(w: &mut Writer, groups: &[ShareGroup], show: Show) {
    groups.iter().for_each(|group| group.put(w, show, true));
    groups.iter().for_each(|group| group.put(w, show, false));
}
