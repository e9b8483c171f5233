// SPDX-License-Identifier: LGPL-2.1-or-later
//! The guest's NUMA nodes: `<numa>` in `<cpu>`, and `<numatune>`.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::Placement;
use super::units::{NumberSet, memory_attribute_kib, scale};
use crate::schema::{long_attribute, missing_attribute, optional, required, unsupported, xml_error};
use crate::value::{Positive, YesNo, unsigned};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// Who sees a guest's memory.
    MemoryAccess { Shared = "shared", Private = "private" }
    /// How a cache finds its lines.
    Associativity { None = "none", Direct = "direct", Full = "full" }
    /// When a cache writes.
    CachePolicy { None = "none", Writeback = "writeback", Writethrough = "writethrough" }
    /// Which accesses a figure is about.
    AccessType { Access = "access", Read = "read", Write = "write" }
    /// How strictly memory stays on its nodes.
    NumaMode {
        Strict = "strict", Preferred = "preferred", Interleave = "interleave", Restrictive = "restrictive",
    }
    /// Who chooses the nodes.
    NumaPlacement { Default = "default", Static = "static", Auto = "auto" }
}

/// The cache of a memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NumaCache {
    pub level: u32,
    pub associativity: Associativity,
    pub policy: CachePolicy,
    pub size_kib: u64,
    pub line: u32,
}

/// `<cell id='0' cpus='0-3' memory='512000' unit='KiB'/>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Cell {
    pub cpus: Option<NumberSet>,
    pub memory_kib: u64,
    pub access: Option<MemoryAccess>,
    pub discard: Option<YesNo>,
    /// Other cells and how far they are, in the order of their numbers.
    pub distances: Vec<(u32, u32)>,
    pub caches: Vec<NumaCache>,
}

/// How fast a cell reaches the memory of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Interconnect {
    pub bandwidth: bool,
    pub initiator: u32,
    pub target: u32,
    pub cache: u32,
    pub access: AccessType,
    pub value: u64,
}

/// `<numa>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Numa {
    pub cells: Box<[Cell]>,
    pub interconnects: Vec<Interconnect>,
}

/// How far a cell is from itself, and how far is out of reach.
const LOCAL: u32 = 10;
const UNREACHABLE: u32 = 255;

impl Numa {
    /// Reads the elements, of which there is one in each `<cpu>`.
    pub fn read(numas: &[Node<'_>]) -> Result<Option<Numa>> {
        if numas.is_empty() {
            return Ok(None);
        }
        let nodes: Vec<_> = numas.iter().flat_map(|numa| numa.children()).filter(|c| c.is("cell")).collect();
        if nodes.is_empty() {
            return Err(xml_error(tr!("NUMA topology defined without NUMA cells")));
        }
        let mut cells = vec![Cell::default(); nodes.len()];
        // Which cell has a CPU; so that overlaps are found without comparing all cells.
        let mut owners: Vec<Option<u32>> = Vec::new();
        for (place, node) in nodes.iter().enumerate() {
            read_cell(*node, place, &mut cells, &mut owners)?;
        }
        let mut interconnects = Vec::new();
        let lists = numas.iter().filter_map(|numa| numa.child("interconnects"));
        for child in lists.flat_map(|list| list.children()) {
            if let Some(link) = Interconnect::read(child)? {
                interconnects.push(link);
            }
        }
        Ok(Some(Numa { cells: cells.into(), interconnects }))
    }

    /// All memory of the cells.
    pub fn memory_kib(&self) -> u64 {
        self.cells.iter().fold(0, |sum, cell| sum.saturating_add(cell.memory_kib))
    }

    /// Cells must fit the number of CPUs.
    pub fn check_cpus(cells: &[Cell], max: u32) -> Result<()> {
        let sets = || cells.iter().filter_map(|c| c.cpus.as_ref());
        if sets().map(NumberSet::count).sum::<u64>() > u64::from(max) {
            let text = tr!("Number of CPUs in <numa> exceeds the <vcpu> count");
            return Err(crate::schema::internal(text));
        }
        if sets().filter_map(NumberSet::max).max().unwrap_or(0) >= max {
            return Err(crate::schema::internal(tr!("CPU IDs in <numa> exceed the <vcpu> count")));
        }
        Ok(())
    }

    /// Rules that the grammar cannot say.
    pub fn check(&self) -> Result<()> {
        for cell in &self.cells {
            let mut seen = [false; 4];
            for cache in &cell.caches {
                let Some(seen) = seen.get_mut(cache.level as usize) else {
                    return Err(xml_error(tr!("Ain't nobody heard of that much cache level")));
                };
                if std::mem::replace(seen, true) {
                    return Err(xml_error(tr!("Cache level '%1$u' already defined", cache.level)));
                }
            }
        }
        let mut seen = std::collections::HashSet::new();
        for link in &self.interconnects {
            let Some(initiator) = self.cells.get(link.initiator as usize) else {
                return Err(xml_error(tr!("'initiator' refers to a non-existent NUMA node")));
            };
            let Some(target) = self.cells.get(link.target as usize) else {
                return Err(xml_error(tr!("'target' refers to a non-existent NUMA node")));
            };
            if initiator.cpus.is_none() {
                return Err(xml_error(tr!("NUMA nodes without CPUs can't be initiator")));
            }
            if link.cache > 0 && !target.caches.iter().any(|c| c.level == link.cache) {
                return Err(xml_error(tr!("'cache' refers to a non-existent NUMA node cache")));
            }
            let key = (link.bandwidth, link.initiator, link.target, link.cache, link.access);
            if !seen.insert((key, false)) {
                return Err(xml_error(tr!("Duplicate info for NUMA latencies")));
            }
            // The other way round stands for the link itself, whatever is said of it.
            let pair = (false, link.initiator, link.target, 0, AccessType::Access);
            let back = (false, link.target, link.initiator, 0, AccessType::Access);
            if link.initiator != link.target && seen.contains(&(back, true)) {
                return Err(xml_error(tr!("Link already defined")));
            }
            seen.insert((pair, true));
        }
        Ok(())
    }

    /// Writes the element.
    pub fn put(&self, w: &mut Writer) {
        if self.cells.is_empty() {
            return;
        }
        let _mark = w.start("numa");
        for (id, cell) in self.cells.iter().enumerate() {
            let _mark = w.start("cell");
            w.attribute_fmt("id", format_args!("{id}"));
            if let Some(cpus) = &cell.cpus {
                w.attribute_fmt("cpus", format_args!("{cpus}"));
            }
            w.attribute_fmt("memory", format_args!("{}", cell.memory_kib));
            w.attribute("unit", "KiB");
            if let Some(access) = cell.access {
                w.attribute("memAccess", access.as_str());
            }
            if let Some(discard) = cell.discard {
                w.attribute("discard", discard.as_str());
            }
            if !cell.distances.is_empty() {
                let _mark = w.start("distances");
                for (id, value) in &cell.distances {
                    let _mark = w.start("sibling");
                    w.attribute_fmt("id", format_args!("{id}"));
                    w.attribute_fmt("value", format_args!("{value}"));
                    w.end("sibling");
                }
                w.end("distances");
            }
            cell.caches.iter().for_each(|cache| cache.put(w));
            w.end("cell");
        }
        if !self.interconnects.is_empty() {
            let _mark = w.start("interconnects");
            self.interconnects.iter().for_each(|link| link.put(w));
            w.end("interconnects");
        }
        w.end("numa");
    }
}

fn read_cell(node: Node<'_>, place: usize, cells: &mut [Cell], owners: &mut Vec<Option<u32>>) -> Result<()> {
    const CPUS: u32 = NumberSet::CPUS;
    let id = optional::<u32>(node, "id")?.unwrap_or(place as u32);
    let Some(cell) = cells.get_mut(id as usize) else {
        return Err(xml_error(tr!(
            "Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not allowed"
        )));
    };
    if cell.memory_kib != 0 {
        return Err(xml_error(tr!("Duplicate NUMA cell info for cell id '%1$u'", id)));
    }
    if let Some(text) = node.attribute("cpus") {
        let set = NumberSet::parse_or_error(text, CPUS)?;
        let room = set.max().map_or(0, |last| last as usize + 1).max(owners.len());
        owners.resize(room, None);
        let other = set.iter().filter_map(|cpu| owners[cpu as usize]).min();
        if let Some(other) = other.filter(|o| *o != id) {
            return Err(unsupported(tr!("NUMA cells %1$u and %2$zu have overlapping vCPU ids", id, other)));
        }
        set.iter().for_each(|cpu| owners[cpu as usize] = Some(id));
        cell.cpus = Some(set).filter(|s| !s.is_empty());
    }
    cell.memory_kib = memory_attribute_kib(node, "memory", "unit", "./@memory")?.ok_or_else(|| {
        let text = tr!("missing element or attribute '%1$s'", "./@memory");
        Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text)
    })?;
    cell.access = optional(node, "memAccess")?;
    cell.discard = optional(node, "discard")?;
    for cache in node.children().filter(|c| c.is("cache")) {
        cell.caches.push(NumaCache::read(cache)?);
    }
    let Some(distances) = node.child("distances") else { return Ok(()) };
    let mut any = false;
    for sibling in distances.children().filter(|c| c.is("sibling")) {
        any = true;
        let other: u32 = required(sibling, "id")?;
        if other as usize >= cells.len() {
            return Err(xml_error(tr!(
                "'sibling_id %1$d' does not refer to a valid cell within NUMA 'cell id %2$d'",
                other,
                id
            )));
        }
        let value: u32 = required(sibling, "value")?;
        if !(LOCAL..=UNREACHABLE).contains(&value) || (other == id) != (value == LOCAL) {
            return Err(xml_error(tr!(
                "'value %1$d' is invalid for 'sibling id %2$d' under NUMA 'cell id %3$d'",
                value,
                other,
                id
            )));
        }
        set_distance(cells, id, other, value, true);
        set_distance(cells, other, id, value, false);
    }
    match any {
        true => Ok(()),
        false => Err(xml_error(tr!("NUMA distances defined without siblings"))),
    }
}

/// Notes how far `to` is from `from`; what is known already gives way only if `force`d to.
fn set_distance(cells: &mut [Cell], from: u32, to: u32, value: u32, force: bool) {
    let list = &mut cells[from as usize].distances;
    let mut set = |to: u32, value: u32, force: bool| match list.binary_search_by_key(&to, |d| d.0) {
        Ok(at) if force => list[at].1 = value,
        Ok(_) => {}
        Err(at) => list.insert(at, (to, value)),
    };
    set(from, LOCAL, false);
    set(to, value, force);
}

impl NumaCache {
    pub(crate) fn read(node: Node<'_>) -> Result<NumaCache> {
        let level = required::<Positive>(node, "level")?.0;
        let associativity = required(node, "associativity")?;
        let policy = required(node, "policy")?;
        let missing = |path: &str| {
            let text = tr!("missing element or attribute '%1$s'", path);
            Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text)
        };
        // The unit that the reference looks for is a child, which no schema allows.
        let size = node.child("size").and_then(|s| s.attribute("value").map(|v| (s, v)));
        let (size, text) = size.ok_or_else(|| missing("./size/@value"))?;
        let bad = |text: &str, path: &str| {
            let text = tr!("Invalid value '%1$s' for element or attribute '%2$s'", text, path);
            Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text)
        };
        let unit = size.child("unit").map(|u| u.text());
        let bytes = unsigned(text, 10).ok_or_else(|| bad(text, "./size/@value"))?;
        let size_kib =
            scale(bytes, unit.as_deref().filter(|u| !u.is_empty()), 1024, i64::MAX as u64)?.div_ceil(1024);
        let line = node.child("line").and_then(|s| s.attribute("value").map(|v| (s, v)));
        let (line, text) = line.ok_or_else(|| missing("./line/@value"))?;
        let unit = line.child("unit").map(|u| u.text());
        let bytes = unsigned(text, 10).ok_or_else(|| bad(text, "./line/@value"))?;
        let line = scale(bytes, unit.as_deref().filter(|u| !u.is_empty()), 1, u64::MAX)? as u32;
        Ok(NumaCache { level, associativity, policy, size_kib, line })
    }

    pub(crate) fn put(&self, w: &mut Writer) {
        let _mark = w.start("cache");
        w.attribute_fmt("level", format_args!("{}", self.level));
        w.attribute("associativity", self.associativity.as_str());
        w.attribute("policy", self.policy.as_str());
        let _mark = w.start("size");
        w.attribute_fmt("value", format_args!("{}", self.size_kib));
        w.attribute("unit", "KiB");
        w.end("size");
        if self.line != 0 {
            let _mark = w.start("line");
            w.attribute_fmt("value", format_args!("{}", self.line));
            w.attribute("unit", "B");
            w.end("line");
        }
        w.end("cache");
    }
}

impl Interconnect {
    pub(crate) fn read(node: Node<'_>) -> Result<Option<Interconnect>> {
        let bandwidth = match node.plain_name() {
            "latency" => false,
            "bandwidth" => true,
            _ => return Ok(None),
        };
        let value = if bandwidth {
            memory_attribute_kib(node, "value", "unit", "./@value")?.ok_or_else(|| {
                let text = tr!("missing element or attribute '%1$s'", "./@value");
                Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text)
            })?
        } else {
            long_attribute(node, "value", 10)?.ok_or_else(|| missing_attribute("value", node.name()))?
        };
        Ok(Some(Interconnect {
            bandwidth,
            initiator: required(node, "initiator")?,
            target: required(node, "target")?,
            cache: optional(node, "cache")?.unwrap_or(0),
            access: required(node, "type")?,
            value,
        }))
    }

    pub(crate) fn put(&self, w: &mut Writer) {
        let name = if self.bandwidth { "bandwidth" } else { "latency" };
        let _mark = w.start(name);
        w.attribute_fmt("initiator", format_args!("{}", self.initiator));
        w.attribute_fmt("target", format_args!("{}", self.target));
        if self.cache != 0 {
            w.attribute_fmt("cache", format_args!("{}", self.cache));
        }
        w.attribute("type", self.access.as_str());
        w.attribute_fmt("value", format_args!("{}", self.value));
        if self.bandwidth {
            w.attribute("unit", "KiB");
        }
        w.end(name);
    }
}

/// `<numatune>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Numatune {
    /// For the guest as a whole: mode, and the nodes unless they are chosen for it.
    pub memory: Option<(NumaMode, Option<NumberSet>)>,
    /// For single cells, in the order of their numbers.
    pub cells: Vec<(u32, NumaMode, NumberSet)>,
}

fn node_set(text: &str) -> Result<NumberSet> {
    let set = NumberSet::parse_or_error(text, NumberSet::CPUS)?;
    match set.is_empty() {
        true => Err(unsupported(tr!("Invalid value of 'nodeset': %1$s", text))),
        false => Ok(set),
    }
}

impl Numatune {
    /// Reads the element, or what its absence means.
    pub fn read(
        node: Option<Node<'_>>,
        numa: Option<&Numa>,
        placement: Placement,
    ) -> Result<Option<Numatune>> {
        let memory = node.and_then(|n| n.child("memory"));
        let (mut mode, mut chosen, mut set) = (None, None, None);
        match memory {
            None if placement == Placement::Auto => chosen = Some(NumaPlacement::Auto),
            None => {}
            Some(memory) => {
                if let Some(word) = memory.attribute("mode") {
                    let text = || tr!("Unsupported NUMA memory tuning mode '%1$s'", word);
                    mode = Some(NumaMode::from_word(word).ok_or_else(|| unsupported(text()))?);
                }
                if let Some(word) = memory.attribute("placement") {
                    let text = || tr!("Unsupported NUMA memory placement mode '%1$s'", word);
                    chosen = Some(NumaPlacement::from_word(word).ok_or_else(|| unsupported(text()))?);
                }
                set = memory.attribute("nodeset").map(node_set).transpose()?;
            }
        }
        let mut tune = Numatune { memory: None, cells: Vec::new() };
        if mode.is_some() || chosen.is_some() || set.is_some() {
            let auto = match chosen.unwrap_or(NumaPlacement::Default) {
                NumaPlacement::Default => set.is_none() && placement == Placement::Auto,
                other => other == NumaPlacement::Auto,
            };
            if !auto && set.is_none() {
                return Err(unsupported(tr!(
                    "nodeset for NUMA memory tuning must be set if 'placement' is 'static'"
                )));
            }
            tune.memory = Some((mode.unwrap_or(NumaMode::Strict), set.filter(|_| !auto)));
        }
        for node in node.into_iter().flat_map(|n| n.children()).filter(|c| c.is("memnode")) {
            tune.read_cell(node, numa)?;
        }
        Ok((tune.memory.is_some() || !tune.cells.is_empty()).then_some(tune))
    }

    fn read_cell(&mut self, node: Node<'_>, numa: Option<&Numa>) -> Result<()> {
        if matches!(self.memory, Some((_, None))) {
            return Err(unsupported(tr!(
                "Per-node binding is not compatible with automatic NUMA placement."
            )));
        }
        let Some(numa) = numa else {
            return Err(xml_error(tr!("Element 'memnode' is invalid without any guest NUMA cells")));
        };
        let id: u32 = required(node, "cellid")?;
        if id as usize >= numa.cells.len() {
            return Err(xml_error(tr!(
                "Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell"
            )));
        }
        let Err(at) = self.cells.binary_search_by_key(&id, |c| c.0) else {
            return Err(xml_error(tr!("Multiple memnode elements with cellid %1$u", id)));
        };
        let mode = optional(node, "mode")?.unwrap_or(NumaMode::Strict);
        let Some(text) = node.attribute("nodeset") else {
            return Err(xml_error(tr!("Missing required nodeset attribute in memnode element")));
        };
        self.cells.insert(at, (id, mode, node_set(text)?));
        Ok(())
    }

    /// Whether the host chooses the nodes.
    pub fn is_auto(&self) -> bool {
        matches!(self.memory, Some((_, None)))
    }

    /// Rules that the grammar cannot say.
    pub fn check(&self) -> Result<()> {
        let whole = self.memory.as_ref().map_or(NumaMode::Strict, |m| m.0);
        for (_, mode, _) in &self.cells {
            if whole == NumaMode::Restrictive && *mode != NumaMode::Restrictive {
                return Err(xml_error(tr!(
                    "'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element"
                )));
            }
            if *mode == NumaMode::Restrictive && whole != NumaMode::Restrictive {
                return Err(xml_error(tr!(
                    "'restrictive' mode is required in memory element when mode is 'restrictive' in memnode element"
                )));
            }
        }
        Ok(())
    }

    /// Writes the element.
    pub fn put(&self, w: &mut Writer) {
        let _mark = w.start("numatune");
        if let Some((mode, set)) = &self.memory {
            let _mark = w.start("memory");
            w.attribute("mode", mode.as_str());
            match set {
                Some(set) => w.attribute_fmt("nodeset", format_args!("{set}")),
                None => w.attribute("placement", "auto"),
            }
            w.end("memory");
        }
        for (id, mode, set) in &self.cells {
            let _mark = w.start("memnode");
            w.attribute_fmt("cellid", format_args!("{id}"));
            w.attribute("mode", mode.as_str());
            w.attribute_fmt("nodeset", format_args!("{set}"));
            w.end("memnode");
        }
        w.end("numatune");
    }
}
