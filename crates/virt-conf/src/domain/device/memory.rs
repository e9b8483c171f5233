// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<memory>` among the devices: a module of memory that is plugged in.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::common::VirtioDriver;
use crate::Uuid;
use crate::domain::address::{Address, PlainInfo};
use crate::domain::numa::MemoryAccess;
use crate::domain::os::Arch;
use crate::domain::units::{self, NumberSet};
use crate::schema::{
    Element, Rule, Show, internal, long_attribute, optional, required, text, unsupported, xml_error,
};
use crate::value::{Value, YesNo, signed};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What a module is to the guest.
    MemoryModel {
        Dimm = "dimm", Nvdimm = "nvdimm", VirtioPmem = "virtio-pmem", VirtioMem = "virtio-mem",
        SgxEpc = "sgx-epc",
    }
}

/// What of the host stands behind a module. Which fields mean something depends on the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct MemorySource {
    pub nodes: Option<NumberSet>,
    pub pagesize_kib: u64,
    pub path: Option<Box<str>>,
    pub alignsize_kib: u64,
    pub pmem: bool,
}

/// What the guest sees of it. Which fields mean something depends on the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct MemoryTarget {
    pub size_kib: u64,
    /// A NUMA cell of the guest.
    pub node: Option<u32>,
    pub label_kib: u64,
    pub readonly: bool,
    pub block_kib: u64,
    pub requested_kib: u64,
    pub dynamic_memslots: Option<YesNo>,
    /// In bytes; 0: to be assigned.
    pub address: u64,
}

/// `<memory model='dimm'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Memory {
    pub model: MemoryModel,
    pub access: Option<MemoryAccess>,
    pub discard: Option<YesNo>,
    pub uuid: Option<Uuid>,
    pub driver: Option<VirtioDriver>,
    pub source: MemorySource,
    pub target: MemoryTarget,
    pub info: PlainInfo,
}

fn size(node: Node<'_>, name: &str, path: &str) -> Result<u64> {
    Ok(units::memory_kib(node.child(name), path)?.unwrap_or(0))
}

fn put_size(w: &mut Writer, name: &str, kib: u64) {
    let _mark = w.start(name);
    w.attribute("unit", "KiB");
    w.end_with_fmt(name, format_args!("{kib}"));
}

impl MemorySource {
    fn read(node: Node<'_>, model: MemoryModel) -> Result<MemorySource> {
        use MemoryModel::*;
        let mut source = MemorySource::default();
        if matches!(model, Dimm | VirtioMem) {
            source.pagesize_kib = size(node, "pagesize", "./pagesize")?;
        }
        match model {
            Dimm | VirtioMem | SgxEpc => source.nodes = read_nodes(node)?,
            Nvdimm => {
                source.path = text(node, "path")?;
                source.alignsize_kib = size(node, "alignsize", "./alignsize")?;
                source.pmem = node.child("pmem").is_some();
            }
            VirtioPmem => source.path = text(node, "path")?,
        }
        Ok(source)
    }

    fn put(&self, w: &mut Writer) {
        let mark = w.start("source");
        if let Some(nodes) = &self.nodes {
            w.text_fmt("nodemask", format_args!("{nodes}"));
        }
        if self.pagesize_kib != 0 {
            put_size(w, "pagesize", self.pagesize_kib);
        }
        if let Some(path) = &self.path {
            w.text("path", path);
        }
        if self.alignsize_kib != 0 {
            put_size(w, "alignsize", self.alignsize_kib);
        }
        if self.pmem {
            w.flag("pmem");
        }
        w.end_unless_empty(mark, "source");
    }
}

fn read_nodes(node: Node<'_>) -> Result<Option<NumberSet>> {
    let Some(text) = text::<Box<str>>(node, "nodemask")? else { return Ok(None) };
    let set = NumberSet::parse_or_error(&text, NumberSet::CPUS)?;
    if set.is_empty() {
        return Err(unsupported(tr!("Invalid value of 'nodemask': %1$s", text)));
    }
    Ok(Some(set))
}

impl MemoryTarget {
    fn read(node: Node<'_>, model: MemoryModel) -> Result<MemoryTarget> {
        let mut target = MemoryTarget::default();
        if let Some(text) = text::<Box<str>>(node, "node")? {
            let cell = signed(&text, 10).and_then(|n| i32::try_from(n).ok());
            let cell = cell.and_then(|n| u32::try_from(n).ok());
            target.node = Some(cell.ok_or_else(|| xml_error(tr!("invalid value of memory device node")))?);
        }
        target.size_kib = units::memory_kib(node.child("size"), "./size")?.ok_or_else(|| {
            let text = tr!("missing element or attribute '%1$s'", "./size");
            Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text)
        })?;
        match model {
            MemoryModel::Nvdimm => target.read_nvdimm(node)?,
            MemoryModel::VirtioMem => {
                target.block_kib = size(node, "block", "./block")?;
                target.requested_kib = size(node, "requested", "./requested")?;
                target.dynamic_memslots = optional(node, "dynamicMemslots")?;
            }
            MemoryModel::VirtioPmem | MemoryModel::Dimm | MemoryModel::SgxEpc => {}
        }
        if let Some(address) = node.child("address").filter(|_| model.has_own_address()) {
            target.address = long_attribute(address, "base", 16)?.unwrap_or(0);
        }
        Ok(target)
    }

    fn read_nvdimm(&mut self, node: Node<'_>) -> Result<()> {
        const SMALLEST_LABEL_KIB: u64 = 128;
        if let Some(label) = node.child("label") {
            self.label_kib = size(label, "size", "./label/size")?;
        }
        if self.label_kib != 0 && self.label_kib < SMALLEST_LABEL_KIB {
            return Err(xml_error(tr!("nvdimm label must be at least 128KiB")));
        }
        if self.label_kib >= self.size_kib {
            return Err(xml_error(tr!("label size must be smaller than NVDIMM size")));
        }
        self.readonly = node.child("readonly").is_some();
        Ok(())
    }

    fn put(&self, w: &mut Writer, show: Show) {
        let _mark = w.start("target");
        if let Some(choice) = self.dynamic_memslots {
            w.attribute("dynamicMemslots", choice.as_str());
        }
        put_size(w, "size", self.size_kib);
        if let Some(node) = self.node {
            w.text_fmt("node", format_args!("{node}"));
        }
        if self.label_kib != 0 {
            let _mark = w.start("label");
            put_size(w, "size", self.label_kib);
            w.end("label");
        }
        if self.readonly {
            w.flag("readonly");
        }
        if self.block_kib != 0 {
            put_size(w, "block", self.block_kib);
            put_size(w, "requested", self.requested_kib);
            if show.live {
                // What the guest has taken of it; nothing here takes any.
                put_size(w, "current", 0);
            }
        }
        if self.address != 0 {
            let _mark = w.start("address");
            w.attribute_fmt("base", format_args!("0x{:x}", self.address));
            w.end("address");
        }
        w.end("target");
    }
}

impl MemoryModel {
    /// Its address is a property of the module and not a slot, as those of virtio have it.
    fn has_own_address(self) -> bool {
        matches!(self, MemoryModel::VirtioPmem | MemoryModel::VirtioMem)
    }
}

impl Element for Memory {
    fn read(node: Node<'_>) -> Result<Self> {
        let model = required(node, "model")?;
        let access = optional(node, "access")?;
        let discard = optional(node, "discard")?;
        let uuid = match text::<Box<str>>(node, "uuid")?.filter(|_| model == MemoryModel::Nvdimm) {
            None => None,
            Some(text) => Some(Uuid::parse(&text).ok_or_else(|| internal(tr!("malformed uuid element")))?),
        };
        let source = node.child("source").map(|source| MemorySource::read(source, model)).transpose()?;
        let Some(target) = node.child("target") else {
            return Err(xml_error(tr!("missing <target> element for <memory> device")));
        };
        let target = MemoryTarget::read(target, model)?;
        let source = source.unwrap_or_default();
        let info = PlainInfo::read(node)?;
        let driver = node.child("driver").map(VirtioDriver::read).transpose()?;
        Ok(Memory { model, access, discard, uuid, driver, source, target, info })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("model", self.model.as_str());
        if let Some(access) = self.access {
            w.attribute("access", access.as_str());
        }
        if let Some(discard) = self.discard {
            w.attribute("discard", discard.as_str());
        }
        if let Some(uuid) = self.uuid {
            w.text_fmt("uuid", format_args!("{uuid}"));
        }
        if let Some(driver) = &self.driver {
            driver.put(w, "driver", show);
        }
        self.source.put(w);
        self.target.put(w, show);
        self.info.write(w, show);
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("model", MemoryModel::WORDS),
            Rule::Attribute("access", MemoryAccess::WORDS),
            Rule::Attribute("discard", YesNo::WORDS),
            Rule::Text("uuid", &[]),
            Rule::Child("driver", VirtioDriver::grammar),
            Rule::Child("source", || {
                let mut rules: Vec<_> =
                    ["nodemask", "pagesize", "path", "alignsize"].map(|name| Rule::Text(name, &[])).into();
                rules.push(Rule::Flag("pmem"));
                rules
            }),
            Rule::Child("target", || {
                let mut rules = vec![Rule::Attribute("dynamicMemslots", YesNo::WORDS)];
                rules.extend(["size", "node", "block", "requested"].map(|name| Rule::Text(name, &[])));
                rules.push(Rule::Child("label", || vec![Rule::Text("size", &[])]));
                rules.push(Rule::Flag("readonly"));
                rules.push(Rule::Child("address", || vec![Rule::Attribute("base", &[])]));
                rules
            }),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}

fn detail(text: String) -> Error {
    Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text)
}

impl Memory {
    /// What a model implies.
    pub fn complete(&mut self, arch: Arch) -> Result<()> {
        match self.model {
            // What the guest writes is to reach the file.
            MemoryModel::VirtioPmem => {
                self.access.get_or_insert(MemoryAccess::Shared);
            }
            MemoryModel::Nvdimm if arch.is_ppc64() && self.uuid.is_none() => {
                self.uuid = Some(Uuid::generate()?);
            }
            _ => {}
        }
        Ok(())
    }

    /// Rules that the grammar cannot say, in a guest with so many NUMA cells.
    pub fn check(&self, arch: Arch, cells: usize) -> Result<()> {
        if let Some(node) = self.target.node {
            if cells == 0 {
                let text = tr!("can't add memory backend as guest has no NUMA nodes configured");
                return Err(detail(text));
            }
            if node as usize >= cells {
                return Err(detail(tr!(
                    "can't add memory backend for guest node '%1$d' as the guest has only '%2$zu' NUMA nodes configured",
                    node,
                    cells
                )));
            }
        }
        match self.model {
            MemoryModel::Dimm => {}
            MemoryModel::Nvdimm => self.check_nvdimm(arch)?,
            MemoryModel::VirtioPmem => self.check_virtio_pmem()?,
            MemoryModel::VirtioMem => self.check_virtio_mem()?,
            MemoryModel::SgxEpc if self.info.address().is_some() => {
                return Err(unsupported(tr!(
                    "memory device address is not supported for model '%1$s'",
                    self.model.as_str()
                )));
            }
            MemoryModel::SgxEpc => {}
        }
        Ok(())
    }

    /// Refuses what only virtio devices have in others.
    pub fn check_driver(&self) -> Result<()> {
        match &self.driver {
            Some(driver) if !self.model.has_own_address() => driver.virtio.check_absent(),
            _ => Ok(()),
        }
    }

    fn check_nvdimm(&self, arch: Arch) -> Result<()> {
        if self.source.path.is_none() {
            return Err(detail(tr!("path is required for model 'nvdimm'")));
        }
        if self.discard == Some(YesNo::Yes) {
            return Err(unsupported(tr!("discard is not supported for nvdimms")));
        }
        if arch.is_ppc64() && self.target.label_kib == 0 {
            return Err(unsupported(tr!("label size is required for NVDIMM device")));
        }
        if !arch.is_ppc64() && self.uuid.is_some() {
            return Err(unsupported(tr!("UUID is not supported for NVDIMM device")));
        }
        Ok(())
    }

    fn check_virtio_pmem(&self) -> Result<()> {
        let model = self.model.as_str();
        if self.source.path.is_none() {
            return Err(detail(tr!("path is required for model '%1$s'", model)));
        }
        if self.discard == Some(YesNo::Yes) {
            return Err(unsupported(tr!("discard is not supported for model '%1$s'", model)));
        }
        if self.access != Some(MemoryAccess::Shared) {
            return Err(unsupported(tr!("shared access mode required for virtio-pmem device")));
        }
        if self.target.node.is_some() {
            return Err(unsupported(tr!("virtio-pmem does not support NUMA nodes")));
        }
        let page = virt_sys::env::page_size();
        if !self.target.address.is_multiple_of(page) {
            return Err(unsupported(tr!("memory address must be aligned to %1$ld bytes", page)));
        }
        Ok(())
    }

    fn check_virtio_mem(&self) -> Result<()> {
        let target = &self.target;
        if target.requested_kib > target.size_kib {
            return Err(detail(tr!(
                "requested size must be smaller than or equal to @size (%1$lluKiB)",
                target.size_kib
            )));
        }
        if !target.block_kib.is_power_of_two() {
            return Err(detail(tr!("block size must be a power of two")));
        }
        let smallest = huge_page_kib();
        if target.block_kib < smallest {
            return Err(detail(tr!("block size too small, must be at least %1$lluKiB", smallest)));
        }
        if !target.requested_kib.is_multiple_of(target.block_kib) {
            return Err(detail(tr!("requested size must be an integer multiple of block size")));
        }
        if !target.address.is_multiple_of(target.block_kib << 10) {
            return Err(detail(tr!("memory device address must be aligned to blocksize")));
        }
        Ok(())
    }

    /// The slot it is in.
    fn slot(&self) -> Option<u32> {
        match self.info.address() {
            Some(&Address::Dimm { slot, .. }) => Some(slot),
            _ => None,
        }
    }

    /// Where it starts in the guest's memory; 0: not known yet.
    fn start(&self) -> u64 {
        match (self.model, self.info.address()) {
            (MemoryModel::VirtioPmem | MemoryModel::VirtioMem, _) => self.target.address,
            (MemoryModel::Dimm | MemoryModel::Nvdimm, Some(&Address::Dimm { base, .. })) => base,
            _ => 0,
        }
    }

    /// Where it ends. An NVDIMM's label lies elsewhere.
    fn end(&self) -> u64 {
        let mut kib = self.target.size_kib;
        if self.model == MemoryModel::Nvdimm {
            let align = match self.source.alignsize_kib {
                0 => virt_sys::env::page_size() >> 10,
                align => align,
            };
            kib = kib.wrapping_sub(self.target.label_kib.div_ceil(align).wrapping_mul(align));
        }
        self.start().wrapping_add(kib.wrapping_mul(1024))
    }

    /// Refuses two modules in one place.
    pub fn check_place(&self, other: &Memory) -> Result<()> {
        let slotted = matches!(self.model, MemoryModel::Dimm | MemoryModel::Nvdimm);
        let own_slot = self.slot().filter(|_| slotted);
        if self.start() == 0 && own_slot.is_none() {
            return Ok(());
        }
        match own_slot {
            Some(slot) if other.slot() == Some(slot) => {
                return Err(unsupported(tr!(
                    "memory device slot '%1$u' is already being used by another memory device",
                    slot
                )));
            }
            Some(_) => {}
            // The same module, about to be changed.
            None if self.is_twin(other) => return Ok(()),
            None => {}
        }
        let (start, end) = (self.start(), self.end());
        let (other_start, other_end) = (other.start(), other.end());
        if start == 0 || other_start == 0 {
            return Ok(());
        }
        if (start <= other_start && end > other_start) || (other_start <= start && other_end > start) {
            return Err(unsupported(tr!(
                "memory device address [0x%1$llx:0x%2$llx] overlaps with other memory device (0x%3$llx)",
                start,
                end,
                other_start
            )));
        }
        Ok(())
    }

    fn is_twin(&self, other: &Memory) -> bool {
        let alias = |memory: &Memory| memory.info.0.as_ref().and_then(|info| info.alias.clone());
        self.info.address() == other.info.address() || alias(self).is_some() && alias(self) == alias(other)
    }
}

/// The size of the host's transparent huge pages, or the usual one.
fn huge_page_kib() -> u64 {
    const USUAL_KIB: u64 = 2048;
    let text = std::fs::read_to_string("/sys/kernel/mm/transparent_hugepage/hpage_pmd_size");
    let bytes = text.ok().and_then(|text| text.trim().parse::<u64>().ok());
    bytes.map(|bytes| bytes >> 10).filter(|kib| *kib != 0).unwrap_or(USUAL_KIB)
}
