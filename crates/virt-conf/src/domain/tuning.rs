// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the guest gets of the host's resources: `<blkiotune>`, `<memtune>`, `<memoryBacking>`,
//! `<iothreads>`, `<cputune>`, `<resource>`, `<throttlegroups>`.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::Vcpus;
use super::device::disk::Iotune;
use super::numa::MemoryAccess;
use super::resctrl::{self, ShareGroup};
use super::units::{self, NumberSet, UNLIMITED_KIB, memory_attribute_kib};
use crate::schema::{
    Show, internal, long_attribute, optional, required, unsigned_attribute, unsupported, xml_error,
};
use crate::value::{Positive, signed, unsigned};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What a guest's memory is taken from.
    MemorySource { File = "file", Anonymous = "anonymous", Memfd = "memfd" }
    /// When it is taken.
    Allocation { Immediate = "immediate", Ondemand = "ondemand" }
    /// How a thread is scheduled.
    Scheduler { Batch = "batch", Idle = "idle", Fifo = "fifo", Rr = "rr" }
}

/// Limits of one device of the host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct BlkioDevice {
    pub path: Box<str>,
    pub weight: u32,
    pub read_iops: u32,
    pub write_iops: u32,
    pub read_bytes: u64,
    pub write_bytes: u64,
}

/// `<blkiotune>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Blkiotune {
    pub weight: u32,
    pub devices: Vec<BlkioDevice>,
}

/// The characters of a child, if there are any.
fn text(node: Node<'_>, name: &str) -> Option<String> {
    node.child(name).map(|n| n.text().into_owned()).filter(|t| !t.is_empty())
}

impl Blkiotune {
    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<Blkiotune> {
        // A weight that is no number is as good as none.
        let weight = text(node, "weight").and_then(|t| unsigned(&t, 10)).and_then(|n| u32::try_from(n).ok());
        let devices = node.children().filter(|c| c.is("device")).map(BlkioDevice::read);
        Ok(Blkiotune { weight: weight.unwrap_or(0), devices: devices.collect::<Result<_>>()? })
    }

    /// Writes it, if anything is in it.
    pub fn put(&self, w: &mut Writer) {
        let mark = w.start("blkiotune");
        if self.weight != 0 {
            w.text_fmt("weight", format_args!("{}", self.weight));
        }
        for device in &self.devices {
            let numbers = [
                ("weight", u64::from(device.weight)),
                ("read_iops_sec", u64::from(device.read_iops)),
                ("write_iops_sec", u64::from(device.write_iops)),
                ("read_bytes_sec", device.read_bytes),
                ("write_bytes_sec", device.write_bytes),
            ];
            if numbers.iter().all(|n| n.1 == 0) {
                continue;
            }
            let _mark = w.start("device");
            w.text("path", &device.path);
            for (name, n) in numbers.into_iter().filter(|n| n.1 != 0) {
                w.text_fmt(name, format_args!("{n}"));
            }
            w.end("device");
        }
        w.end_unless_empty(mark, "blkiotune");
    }
}

impl BlkioDevice {
    fn read(node: Node<'_>) -> Result<BlkioDevice> {
        let Some(path) = text(node, "path") else {
            return Err(unsupported(tr!("missing per-device path")));
        };
        let number = |name: &str, limit: u64, bad: fn(&str) -> String| match text(node, name) {
            None => Ok(0),
            Some(text) => unsigned(&text, 10).filter(|n| *n <= limit).ok_or_else(|| unsupported(bad(&text))),
        };
        let small = u64::from(u32::MAX);
        let weight = number("weight", small, |t| tr!("could not parse weight %1$s", t))?;
        let read_bytes =
            number("read_bytes_sec", u64::MAX, |t| tr!("could not parse read bytes sec %1$s", t))?;
        let write_bytes =
            number("write_bytes_sec", u64::MAX, |t| tr!("could not parse write bytes sec %1$s", t))?;
        let read_iops = number("read_iops_sec", small, |t| tr!("could not parse read iops sec %1$s", t))?;
        let write_iops = number("write_iops_sec", small, |t| tr!("could not parse write iops sec %1$s", t))?;
        Ok(BlkioDevice {
            path: path.into(),
            weight: weight as u32,
            read_iops: read_iops as u32,
            write_iops: write_iops as u32,
            read_bytes,
            write_bytes,
        })
    }
}

/// `<memtune>`, in KiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Memtune {
    pub hard_limit: u64,
    pub soft_limit: u64,
    pub min_guarantee: u64,
    pub swap_hard_limit: u64,
}

impl Memtune {
    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<Memtune> {
        Ok(Memtune {
            hard_limit: units::limit_kib(node.child("hard_limit"), "./memtune/hard_limit[1]")?,
            soft_limit: units::limit_kib(node.child("soft_limit"), "./memtune/soft_limit[1]")?,
            min_guarantee: units::memory_kib(node.child("min_guarantee"), "./memtune/min_guarantee[1]")?
                .unwrap_or(0),
            swap_hard_limit: units::limit_kib(node.child("swap_hard_limit"), "./memtune/swap_hard_limit[1]")?,
        })
    }

    /// Writes it, if anything is in it.
    pub fn put(&self, w: &mut Writer) {
        let mark = w.start("memtune");
        let limit = |n: u64| Some(n).filter(|n| *n != UNLIMITED_KIB);
        let all = [
            ("hard_limit", limit(self.hard_limit)),
            ("soft_limit", limit(self.soft_limit)),
            ("min_guarantee", Some(self.min_guarantee).filter(|n| *n != 0)),
            ("swap_hard_limit", limit(self.swap_hard_limit)),
        ];
        for (name, n) in all {
            if let Some(n) = n {
                let _mark = w.start(name);
                w.attribute("unit", "KiB");
                w.end_with_fmt(name, format_args!("{n}"));
            }
        }
        w.end_unless_empty(mark, "memtune");
    }
}

/// `<memoryBacking>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct MemoryBacking {
    /// Sizes in KiB and the nodes they are for; empty: whatever size the host has.
    pub hugepages: Option<Vec<(u64, Option<NumberSet>)>>,
    pub nosharepages: bool,
    pub locked: bool,
    pub source: Option<MemorySource>,
    pub access: Option<MemoryAccess>,
    pub allocation: Option<Allocation>,
    pub allocation_threads: u32,
    pub discard: bool,
}

impl MemoryBacking {
    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<MemoryBacking> {
        let word = |child: &str, name: &str| {
            node.child(child).and_then(|c| c.attribute(name)).filter(|t| !t.is_empty())
        };
        let mut backing = MemoryBacking::default();
        if let Some(word) = word("source", "type") {
            let source = MemorySource::from_word(word);
            backing.source = Some(
                source.ok_or_else(|| unsupported(tr!("unknown memoryBacking/source/type '%1$s'", word)))?,
            );
        }
        if let Some(word) = word("access", "mode") {
            let access = MemoryAccess::from_word(word);
            backing.access = Some(
                access.ok_or_else(|| unsupported(tr!("unknown memoryBacking/access/mode '%1$s'", word)))?,
            );
        }
        if let Some(word) = word("allocation", "mode") {
            let allocation = Allocation::from_word(word);
            backing.allocation = Some(
                allocation
                    .ok_or_else(|| unsupported(tr!("unknown memoryBacking/allocation/mode '%1$s'", word)))?,
            );
        }
        if let Some(text) = word("allocation", "threads") {
            let threads = unsigned(text, 10).and_then(|n| u32::try_from(n).ok());
            backing.allocation_threads =
                threads.ok_or_else(|| xml_error(tr!("Failed to parse memory allocation threads")))?;
        }
        for hugepages in node.children().filter(|c| c.is("hugepages")) {
            let pages = backing.hugepages.get_or_insert_default();
            for page in hugepages.children().filter(|c| c.is("page")) {
                pages.push(read_page(page)?);
            }
        }
        backing.nosharepages = node.child("nosharepages").is_some();
        backing.locked = node.child("locked").is_some();
        backing.discard = node.child("discard").is_some();
        Ok(backing)
    }

    /// Without NUMA cells, pages for node 0 are pages for all.
    pub fn complete(&mut self) {
        for (_, nodes) in self.hugepages.iter_mut().flatten() {
            let beyond = nodes.as_ref().is_some_and(|n| n.max().is_some_and(|max| max > 0));
            if !beyond {
                *nodes = None;
            }
        }
    }

    /// Pages must be told apart by nodes that are there, `cells` of them.
    pub fn check(&self, cells: u32) -> Result<()> {
        let fault = |text| Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text));
        let pages = self.hugepages.as_deref().unwrap_or_default();
        for (at, (size, nodes)) in pages.iter().enumerate() {
            for (other, others) in &pages[..at] {
                match (nodes, others) {
                    (Some(nodes), Some(others)) if nodes.overlaps(others) => {
                        return fault(tr!(
                            "nodeset attribute of hugepages of sizes %1$llu and %2$llu intersect",
                            *size,
                            *other
                        ));
                    }
                    (None, None) => {
                        return fault(tr!("two master hugepages detected: %1$llu and %2$llu", *size, *other));
                    }
                    _ => {}
                }
            }
            if let Some(node) = nodes.as_ref().and_then(|n| n.iter().find(|n| *n >= cells)) {
                return fault(tr!("hugepages: node %1$zd not found", node));
            }
        }
        Ok(())
    }

    /// Writes it, if anything is in it.
    pub fn put(&self, w: &mut Writer) {
        let mark = w.start("memoryBacking");
        if let Some(pages) = &self.hugepages {
            let _mark = w.start("hugepages");
            for (size, nodes) in pages {
                let _mark = w.start("page");
                w.attribute_fmt("size", format_args!("{size}"));
                w.attribute("unit", "KiB");
                if let Some(nodes) = nodes {
                    w.attribute_fmt("nodeset", format_args!("{nodes}"));
                }
                w.end("page");
            }
            w.end("hugepages");
        }
        if self.nosharepages {
            w.flag("nosharepages");
        }
        if self.locked {
            w.flag("locked");
        }
        let single = |w: &mut Writer, name: &str, attribute: &str, word: Option<&str>| {
            if let Some(word) = word {
                let _mark = w.start(name);
                w.attribute(attribute, word);
                w.end(name);
            }
        };
        single(w, "source", "type", self.source.map(MemorySource::as_str));
        single(w, "access", "mode", self.access.map(MemoryAccess::as_str));
        let allocation = w.start("allocation");
        if let Some(mode) = self.allocation {
            w.attribute("mode", mode.as_str());
        }
        if self.allocation_threads != 0 {
            w.attribute_fmt("threads", format_args!("{}", self.allocation_threads));
        }
        w.end_unless_empty(allocation, "allocation");
        if self.discard {
            w.flag("discard");
        }
        w.end_unless_empty(mark, "memoryBacking");
    }
}

fn read_page(node: Node<'_>) -> Result<(u64, Option<NumberSet>)> {
    let size = memory_attribute_kib(node, "size", "unit", "./@size")?.ok_or_else(|| {
        let text = tr!("missing element or attribute '%1$s'", "./@size");
        Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text)
    })?;
    if size == 0 {
        let text = tr!("hugepage size can't be zero");
        return Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text));
    }
    let nodes = match node.attribute("nodeset") {
        None => None,
        Some(text) => {
            let set = NumberSet::parse_or_error(text, NumberSet::CPUS)?;
            if set.is_empty() {
                return Err(unsupported(tr!("Invalid value of 'nodeset': %1$s", text)));
            }
            Some(set)
        }
    };
    Ok((size, nodes))
}

/// A thread that does disk I/O.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct IoThread {
    pub id: u32,
    /// The document did not name it.
    pub automatic: bool,
    pub pool_min: Option<u32>,
    pub pool_max: Option<u32>,
    pub poll_max: Option<u64>,
    pub poll_grow: Option<u64>,
    pub poll_shrink: Option<u64>,
    pub poll_weight: Option<u32>,
}

/// `<iothreads>`, `<iothreadids>` and `<defaultiothread>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct IoThreads {
    pub threads: Vec<IoThread>,
    pub default_min: Option<u32>,
    pub default_max: Option<u32>,
}

/// A number from 0 up in the range of C's int.
fn int(node: Node<'_>, name: &str) -> Result<Option<u32>> {
    match optional::<i32>(node, name)? {
        Some(n) if n < 0 => {
            let text = tr!(
                "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. Expected non-negative value",
                name,
                node.name(),
                n
            );
            Err(Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text))
        }
        n => Ok(n.map(|n| n as u32)),
    }
}

impl IoThreads {
    /// Nobody has more on purpose; the cap keeps a hostile number from filling memory.
    const MOST: u32 = 65536;

    /// Reads the three elements.
    pub fn read(
        count: Option<Node<'_>>,
        ids: Option<Node<'_>>,
        usual: Option<Node<'_>>,
    ) -> Result<IoThreads> {
        let mut all = IoThreads::default();
        let mut total = 0;
        if let Some(text) = count.map(|n| n.text()).filter(|t| !t.is_empty()) {
            total = unsigned(&text, 10)
                .and_then(|n| u32::try_from(n).ok())
                .ok_or_else(|| xml_error(tr!("invalid iothreads count '%1$s'", text)))?;
        }
        if let Some(usual) = usual {
            all.default_min = int(usual, "thread_pool_min")?;
            all.default_max = int(usual, "thread_pool_max")?;
        }
        let mut taken = std::collections::HashSet::new();
        for node in ids.into_iter().flat_map(|i| i.children()).filter(|c| c.is("iothread")) {
            let thread = IoThread::read(node)?;
            if !taken.insert(thread.id) {
                return Err(xml_error(tr!("duplicate iothread id '%1$u' found", thread.id)));
            }
            all.threads.push(thread);
        }
        if total > Self::MOST {
            return Err(unsupported(tr!("invalid iothreads count '%1$s'", total)));
        }
        let missing = (total as usize).saturating_sub(all.threads.len());
        let free = (1..).filter(|id| !taken.contains(id));
        all.threads.extend(free.take(missing).map(IoThread::automatic));
        Ok(all)
    }

    /// How many workers threads may have.
    pub fn check(&self) -> Result<()> {
        let limits = self.threads.iter().map(|t| (t.pool_min, t.pool_max));
        for (min, max) in limits.chain([(self.default_min, self.default_max)]) {
            if max == Some(0) {
                return Err(unsupported(tr!("thread_pool_max must be a positive integer")));
            }
            let over = match max {
                Some(max) => min.unwrap_or(0) > max,
                None => min.is_some(),
            };
            if over {
                let text = tr!("thread_pool_min must be smaller or equal to thread_pool_max");
                return Err(unsupported(text));
            }
        }
        Ok(())
    }

    /// Whether there is a thread of this number.
    pub fn contains(&self, id: u32) -> bool {
        self.threads.iter().any(|t| t.id == id)
    }

    /// Writes the three elements.
    pub fn put(&self, w: &mut Writer) {
        if !self.threads.is_empty() {
            w.text_fmt("iothreads", format_args!("{}", self.threads.len()));
        }
        if self.threads.iter().any(|t| *t != IoThread::automatic(t.id)) {
            let _mark = w.start("iothreadids");
            self.threads.iter().for_each(|thread| thread.put(w));
            w.end("iothreadids");
        }
        let mark = w.start("defaultiothread");
        for (name, n) in [("thread_pool_min", self.default_min), ("thread_pool_max", self.default_max)] {
            if let Some(n) = n {
                w.attribute_fmt(name, format_args!("{n}"));
            }
        }
        w.end_unless_empty(mark, "defaultiothread");
    }
}

impl IoThread {
    fn automatic(id: u32) -> IoThread {
        IoThread {
            id,
            automatic: true,
            pool_min: None,
            pool_max: None,
            poll_max: None,
            poll_grow: None,
            poll_shrink: None,
            poll_weight: None,
        }
    }

    fn read(node: Node<'_>) -> Result<IoThread> {
        let mut thread = IoThread::automatic(required::<Positive>(node, "id")?.0);
        thread.automatic = false;
        thread.pool_min = int(node, "thread_pool_min")?;
        thread.pool_max = int(node, "thread_pool_max")?;
        if let Some(poll) = node.child("poll") {
            thread.poll_max = long_attribute(poll, "max", 10)?;
            thread.poll_grow = long_attribute(poll, "grow", 10)?;
            thread.poll_shrink = long_attribute(poll, "shrink", 10)?;
            thread.poll_weight = unsigned_attribute(poll, "weight", 10)?;
        }
        Ok(thread)
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("iothread");
        w.attribute_fmt("id", format_args!("{}", self.id));
        for (name, n) in [("thread_pool_min", self.pool_min), ("thread_pool_max", self.pool_max)] {
            if let Some(n) = n {
                w.attribute_fmt(name, format_args!("{n}"));
            }
        }
        let mark = w.start("poll");
        for (name, n) in [("max", self.poll_max), ("grow", self.poll_grow), ("shrink", self.poll_shrink)] {
            if let Some(n) = n {
                w.attribute_fmt(name, format_args!("{n}"));
            }
        }
        if let Some(weight) = self.poll_weight {
            w.attribute_fmt("weight", format_args!("{weight}"));
        }
        w.end_unless_empty(mark, "poll");
        w.end("iothread");
    }
}

/// How a thread is scheduled, with a priority where that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Schedule {
    pub scheduler: Scheduler,
    pub priority: Option<i32>,
}

/// `<cputune>`. Lists of threads are in the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Cputune {
    pub shares: Option<u64>,
    /// For CPUs, for the guest as a whole, for the emulator, for I/O threads.
    pub periods: [u64; 4],
    pub quotas: [i64; 4],
    pub vcpu_pins: Vec<(u32, NumberSet)>,
    pub emulator_pin: Option<NumberSet>,
    pub iothread_pins: Vec<(u32, NumberSet)>,
    pub emulator_schedule: Option<Schedule>,
    pub vcpu_schedules: Vec<(u32, Schedule)>,
    pub iothread_schedules: Vec<(u32, Schedule)>,
    /// What CPUs get of caches and of memory bandwidth.
    pub share_groups: Vec<ShareGroup>,
}

const PERIODS: [&str; 4] = ["period", "global_period", "emulator_period", "iothread_period"];
const QUOTAS: [&str; 4] = ["quota", "global_quota", "emulator_quota", "iothread_quota"];

fn pin_set(node: Node<'_>, name: &str) -> Result<NumberSet> {
    let Some(text) = node.attribute("cpuset") else {
        return Err(internal(match name {
            "vcpupin" => tr!("missing cpuset for vcpupin"),
            "emulatorpin" => tr!("missing cpuset for emulatorpin"),
            _ => tr!("missing cpuset for iothreadpin"),
        }));
    };
    let set = NumberSet::parse_or_error(text, NumberSet::CPUS)?;
    match set.is_empty() {
        true => Err(unsupported(tr!("Invalid value of 'cpuset': %1$s", text))),
        false => Ok(set),
    }
}

fn schedule(node: Node<'_>) -> Result<Schedule> {
    let scheduler = required(node, "scheduler")?;
    let real_time = matches!(scheduler, Scheduler::Fifo | Scheduler::Rr);
    let priority = if real_time { Some(required(node, "priority")?) } else { None };
    Ok(Schedule { scheduler, priority })
}

impl Cputune {
    /// Reads the element, for a guest with these CPUs and threads.
    pub fn read(node: Node<'_>, vcpus: &Vcpus, threads: &IoThreads) -> Result<Cputune> {
        let mut tune = Cputune::default();
        let number = |name: &str, bad: fn() -> String| match text(node, name) {
            None => Ok(None),
            Some(text) => unsigned(&text, 10).map(Some).ok_or_else(|| xml_error(bad())),
        };
        let with_sign = |name: &str, bad: fn() -> String| match text(node, name) {
            None => Ok(0),
            Some(text) => signed(&text, 10).ok_or_else(|| xml_error(bad())),
        };
        tune.shares = number("shares", || tr!("can't parse cputune shares value"))?;
        let bad_periods: [fn() -> String; 4] = [
            || tr!("can't parse cputune period value"),
            || tr!("can't parse cputune global period value"),
            || tr!("can't parse cputune emulator period value"),
            || tr!("can't parse cputune iothread period value"),
        ];
        let bad_quotas: [fn() -> String; 4] = [
            || tr!("can't parse cputune quota value"),
            || tr!("can't parse cputune global quota value"),
            || tr!("can't parse cputune emulator quota value"),
            || tr!("can't parse cputune iothread quota value"),
        ];
        for i in 0..4 {
            tune.periods[i] = number(PERIODS[i], bad_periods[i])?.unwrap_or(0);
            tune.quotas[i] = with_sign(QUOTAS[i], bad_quotas[i])?;
        }
        for pin in node.children().filter(|c| c.is("vcpupin")) {
            let id: u32 = required(pin, "vcpu")?;
            if id >= vcpus.max {
                continue;
            }
            let set = pin_set(pin, "vcpupin")?;
            match tune.vcpu_pins.binary_search_by_key(&id, |p| p.0) {
                Ok(_) => return Err(internal(tr!("duplicate vcpupin for vcpu '%1$d'", id))),
                Err(at) => tune.vcpu_pins.insert(at, (id, set)),
            }
        }
        let mut emulator = node.children().filter(|c| c.is("emulatorpin"));
        if let Some(pin) = emulator.next() {
            if emulator.next().is_some() {
                return Err(xml_error(tr!("only one emulatorpin is supported")));
            }
            tune.emulator_pin = Some(pin_set(pin, "emulatorpin")?);
        }
        for pin in node.children().filter(|c| c.is("iothreadpin")) {
            let id = required::<Positive>(pin, "iothread")?.0;
            if !threads.contains(id) {
                return Err(unsupported(tr!("Cannot find 'iothread' : %1$u", id)));
            }
            let set = pin_set(pin, "iothreadpin")?;
            if tune.iothread_pins.iter().any(|p| p.0 == id) {
                return Err(internal(tr!("duplicate iothreadpin for same iothread '%1$u'", id)));
            }
            tune.iothread_pins.push((id, set));
        }
        tune.read_schedules(node, vcpus, threads)?;
        tune.share_groups = resctrl::read(node, vcpus.max)?;
        let place = |id: u32| threads.threads.iter().position(|t| t.id == id);
        tune.iothread_pins.sort_by_key(|p| place(p.0));
        tune.iothread_schedules.sort_by_key(|s| place(s.0));
        Ok(tune)
    }

    fn read_schedules(&mut self, node: Node<'_>, vcpus: &Vcpus, threads: &IoThreads) -> Result<()> {
        let read = |node: Node<'_>, attribute: &str| {
            let Some(text) = node.attribute(attribute) else {
                return Err(xml_error(tr!(
                    "Missing attribute '%1$s' in element '%2$s'",
                    attribute,
                    node.name()
                )));
            };
            let set = NumberSet::parse_or_error(text, NumberSet::CPUS)?;
            if set.is_empty() {
                return Err(unsupported(tr!("'%1$s' scheduler bitmap '%2$s' is empty", attribute, text)));
            }
            Ok((set, schedule(node)?))
        };
        let overlap = |element: &str, attribute: &str| {
            let text = tr!("'%1$s' attributes '%2$s' must not overlap", element, attribute);
            Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text)
        };
        for child in node.children().filter(|c| c.is("vcpusched")) {
            let (set, schedule) = read(child, "vcpus")?;
            for id in set.iter() {
                if id >= vcpus.max {
                    return Err(unsupported(tr!("vCPU '%1$u' is not present in domain definition", id)));
                }
                match self.vcpu_schedules.binary_search_by_key(&id, |s| s.0) {
                    Ok(_) => return Err(overlap("vcpusched", "vcpus")),
                    Err(at) => self.vcpu_schedules.insert(at, (id, schedule)),
                }
            }
        }
        for child in node.children().filter(|c| c.is("iothreadsched")) {
            let (set, schedule) = read(child, "iothreads")?;
            for id in set.iter() {
                if !threads.contains(id) {
                    return Err(unsupported(tr!("Cannot find 'iothread' : %1$u", id)));
                }
                if self.iothread_schedules.iter().any(|s| s.0 == id) {
                    return Err(overlap("iothreadsched", "iothreads"));
                }
                self.iothread_schedules.push((id, schedule));
            }
        }
        let mut emulator = node.children().filter(|c| c.is("emulatorsched"));
        if let Some(child) = emulator.next() {
            if emulator.next().is_some() {
                return Err(xml_error(tr!("only one emulatorsched is supported")));
            }
            self.emulator_schedule = Some(schedule(child)?);
        }
        Ok(())
    }

    /// Whether any CPU, thread or the emulator is pinned.
    pub fn has_pins(&self) -> bool {
        !self.vcpu_pins.is_empty() || self.emulator_pin.is_some() || !self.iothread_pins.is_empty()
    }

    /// Limits of the limits.
    pub fn check(&self) -> Result<()> {
        let fault = |name: &str, low: u64, high: u64| {
            unsupported(tr!("Value of cputune '%1$s' must be in range [%2$llu, %3$llu]", name, low, high))
        };
        const PERIOD: (u64, u64) = (1000, 1_000_000);
        const QUOTA: (u64, u64) = (1000, 17_592_186_044_415);
        for (name, n) in PERIODS.iter().zip(self.periods) {
            if n > 0 && !(PERIOD.0..=PERIOD.1).contains(&n) {
                return Err(fault(name, PERIOD.0, PERIOD.1));
            }
        }
        for (name, n) in QUOTAS.iter().zip(self.quotas) {
            if n > 0 && !(QUOTA.0..=QUOTA.1).contains(&(n as u64)) {
                return Err(fault(name, QUOTA.0, QUOTA.1));
            }
        }
        Ok(())
    }

    /// Writes it, if anything is in it.
    pub fn put(&self, w: &mut Writer, show: Show) {
        let mark = w.start("cputune");
        if let Some(shares) = self.shares {
            w.text_fmt("shares", format_args!("{shares}"));
        }
        for i in 0..4 {
            if self.periods[i] != 0 {
                w.text_fmt(PERIODS[i], format_args!("{}", self.periods[i]));
            }
            if self.quotas[i] != 0 {
                w.text_fmt(QUOTAS[i], format_args!("{}", self.quotas[i]));
            }
        }
        let pin = |w: &mut Writer, name: &str, id: Option<(&str, u32)>, set: &NumberSet| {
            let _mark = w.start(name);
            if let Some((attribute, id)) = id {
                w.attribute_fmt(attribute, format_args!("{id}"));
            }
            w.attribute_fmt("cpuset", format_args!("{set}"));
            w.end(name);
        };
        self.vcpu_pins.iter().for_each(|(id, set)| pin(w, "vcpupin", Some(("vcpu", *id)), set));
        if let Some(set) = &self.emulator_pin {
            pin(w, "emulatorpin", None, set);
        }
        self.iothread_pins.iter().for_each(|(id, set)| pin(w, "iothreadpin", Some(("iothread", *id)), set));
        let sched = |w: &mut Writer, name: &str, id: Option<(&str, u32)>, schedule: &Schedule| {
            let _mark = w.start(name);
            if let Some((attribute, id)) = id {
                w.attribute_fmt(attribute, format_args!("{id}"));
            }
            w.attribute("scheduler", schedule.scheduler.as_str());
            if let Some(priority) = schedule.priority {
                w.attribute_fmt("priority", format_args!("{priority}"));
            }
            w.end(name);
        };
        if let Some(schedule) = &self.emulator_schedule {
            sched(w, "emulatorsched", None, schedule);
        }
        for (id, schedule) in &self.vcpu_schedules {
            sched(w, "vcpusched", Some(("vcpus", *id)), schedule);
        }
        for (id, schedule) in &self.iothread_schedules {
            sched(w, "iothreadsched", Some(("iothreads", *id)), schedule);
        }
        resctrl::put(w, &self.share_groups, show);
        w.end_unless_empty(mark, "cputune");
    }
}

/// `<resource>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Resource {
    pub partition: Option<Box<str>>,
    pub fibrechannel_appid: Option<Box<str>>,
}

impl Resource {
    /// Reads the element; the reference fails without saying why where nothing is in it.
    pub fn read(node: Node<'_>) -> Result<Resource> {
        let appid = node.child("fibrechannel").and_then(|f| f.attribute("appid")).filter(|t| !t.is_empty());
        let resource = Resource {
            partition: text(node, "partition").map(Box::from),
            fibrechannel_appid: appid.map(Box::from),
        };
        match resource.partition.is_none() && resource.fibrechannel_appid.is_none() {
            true => Err(Error::unknown_cause()),
            false => Ok(resource),
        }
    }

    /// Writes it, if anything is in it.
    pub fn put(&self, w: &mut Writer) {
        let mark = w.start("resource");
        if let Some(partition) = &self.partition {
            w.text("partition", partition);
        }
        if let Some(appid) = &self.fibrechannel_appid {
            let _mark = w.start("fibrechannel");
            w.attribute("appid", appid);
            w.end("fibrechannel");
        }
        w.end_unless_empty(mark, "resource");
    }
}

/// Reads `<throttlegroups>`.
pub fn read_throttle_groups(node: Node<'_>) -> Result<Vec<Iotune>> {
    let mut groups: Vec<Iotune> = Vec::new();
    for child in node.children().filter(|c| c.is("throttlegroup")) {
        let limits =
            Iotune::read_limits(child, |name| tr!("throttle group field '%1$s' must be an integer", name))?;
        let Some(name) = text(child, "group_name") else {
            return Err(xml_error(tr!("missing group name")));
        };
        if groups.iter().any(|g| g.group_name.as_deref() == Some(&name)) {
            return Err(xml_error(tr!("duplicate group name '%1$s' found", name)));
        }
        groups.push(Iotune { limits, group_name: Some(name.into()) });
    }
    Ok(groups)
}

/// Writes the same.
pub fn put_throttle_groups(w: &mut Writer, groups: &[Iotune]) {
    if groups.is_empty() {
        return;
    }
    let _mark = w.start("throttlegroups");
    for group in groups {
        let _mark = w.start("throttlegroup");
        group.put_limits(w, 0..19);
        if let Some(name) = &group.group_name {
            w.text("group_name", name);
        }
        w.end("throttlegroup");
    }
    w.end("throttlegroups");
}
