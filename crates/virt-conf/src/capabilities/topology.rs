// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<topology>`: NUMA nodes, and how fast they reach each other.

use virt_core::Result;

use crate::domain::numa::{Interconnect, NumaCache};
use crate::domain::units::NumberSet;
use crate::schema::{content, optional, required};
use crate::xml::{Node, Writer};

/// Memory pages of one size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PageCount {
    pub size_kib: u32,
    pub count: u64,
}

/// Where a CPU is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CpuPlace {
    pub socket: u32,
    pub die: u32,
    pub cluster: u32,
    pub core: u32,
    /// Which CPUs share the core.
    pub siblings: NumberSet,
}

/// A CPU of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CellCpu {
    pub id: u32,
    /// `None` where the kernel does not say.
    pub place: Option<CpuPlace>,
}

/// A NUMA node of the host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct HostCell {
    pub id: u32,
    /// 0 where it is not known.
    pub memory_kib: u64,
    pub pages: Vec<PageCount>,
    /// Nodes, and how far they are.
    pub distances: Vec<(u32, u32)>,
    pub caches: Vec<NumaCache>,
    pub cpus: Vec<CellCpu>,
}

/// All nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Topology {
    pub cells: Vec<HostCell>,
    pub interconnects: Vec<Interconnect>,
}

/// The children of a list that may be absent.
fn list<'d>(parent: Node<'d>, name: &str, item: &'static str) -> impl Iterator<Item = Node<'d>> {
    parent.child(name).into_iter().flat_map(|c| c.children()).filter(move |c| c.is(item))
}

impl Topology {
    pub(super) fn read(node: Node<'_>) -> Result<Topology> {
        let links = node.child("interconnects").into_iter().flat_map(|c| c.children());
        Ok(Topology {
            cells: list(node, "cells", "cell").map(HostCell::read).collect::<Result<_>>()?,
            interconnects: links.filter_map(|c| Interconnect::read(c).transpose()).collect::<Result<_>>()?,
        })
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("topology");
        let _mark = w.start("cells");
        w.attribute_fmt("num", format_args!("{}", self.cells.len()));
        w.open_content();
        self.cells.iter().for_each(|cell| cell.put(w));
        w.end("cells");
        if !self.interconnects.is_empty() {
            let _mark = w.start("interconnects");
            self.interconnects.iter().for_each(|link| link.put(w));
            w.end("interconnects");
        }
        w.end("topology");
    }
}

impl HostCell {
    fn read(node: Node<'_>) -> Result<HostCell> {
        let pages = node.children().filter(|c| c.is("pages"));
        let pages = pages.map(|c| Ok(PageCount { size_kib: required(c, "size")?, count: content(c)? }));
        let siblings = list(node, "distances", "sibling");
        let caches = node.children().filter(|c| c.is("cache"));
        Ok(HostCell {
            id: required(node, "id")?,
            memory_kib: node.child("memory").map(content).transpose()?.unwrap_or(0),
            pages: pages.collect::<Result<_>>()?,
            distances: siblings
                .map(|c| Ok((required(c, "id")?, required(c, "value")?)))
                .collect::<Result<_>>()?,
            caches: caches.map(NumaCache::read).collect::<Result<_>>()?,
            cpus: list(node, "cpus", "cpu").map(CellCpu::read).collect::<Result<_>>()?,
        })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("cell");
        w.attribute_fmt("id", format_args!("{}", self.id));
        if self.memory_kib != 0 {
            let _mark = w.start("memory");
            w.attribute("unit", "KiB");
            w.end_with_fmt("memory", format_args!("{}", self.memory_kib));
        }
        for pages in &self.pages {
            let _mark = w.start("pages");
            w.attribute("unit", "KiB");
            w.attribute_fmt("size", format_args!("{}", pages.size_kib));
            w.end_with_fmt("pages", format_args!("{}", pages.count));
        }
        if !self.distances.is_empty() {
            let _mark = w.start("distances");
            for (id, value) in &self.distances {
                let _mark = w.start("sibling");
                w.attribute_fmt("id", format_args!("{id}"));
                w.attribute_fmt("value", format_args!("{value}"));
                w.end("sibling");
            }
            w.end("distances");
        }
        self.caches.iter().for_each(|cache| cache.put(w));
        let _mark = w.start("cpus");
        w.attribute_fmt("num", format_args!("{}", self.cpus.len()));
        self.cpus.iter().for_each(|cpu| cpu.put(w));
        w.end("cpus");
        w.end("cell");
    }
}

impl CellCpu {
    fn read(node: Node<'_>) -> Result<CellCpu> {
        let or_zero = |name| Ok::<u32, virt_core::Error>(optional(node, name)?.unwrap_or(0));
        let place = match node.attribute("siblings") {
            None => None,
            Some(text) => Some(CpuPlace {
                socket: or_zero("socket_id")?,
                die: or_zero("die_id")?,
                cluster: or_zero("cluster_id")?,
                core: or_zero("core_id")?,
                siblings: NumberSet::parse_or_error(text, super::resources::MAX_CPUS)?,
            }),
        };
        Ok(CellCpu { id: required(node, "id")?, place })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("cpu");
        w.attribute_fmt("id", format_args!("{}", self.id));
        if let Some(place) = &self.place {
            let numbers = [
                ("socket_id", place.socket),
                ("die_id", place.die),
                ("cluster_id", place.cluster),
                ("core_id", place.core),
            ];
            for (name, n) in numbers {
                w.attribute_fmt(name, format_args!("{n}"));
            }
            w.attribute_fmt("siblings", format_args!("{}", place.siblings));
        }
        w.end("cpu");
    }
}
