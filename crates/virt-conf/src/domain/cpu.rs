// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<cpu>`: which processor the guest sees.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::numa::Numa;
use crate::schema::{optional, required};
use crate::value::{OnOff, Positive};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// Where the processor's properties come from.
    CpuMode {
        Custom = "custom", HostModel = "host-model", HostPassthrough = "host-passthrough", Maximum = "maximum",
    }
    /// How closely the host must match.
    CpuMatch { Exact = "exact", Minimum = "minimum", Strict = "strict" }
    /// Who compares the processor with what the guest got.
    CpuCheck { None = "none", Partial = "partial", Full = "full" }
    /// Whether a lesser model will do.
    CpuFallback { Allow = "allow", Forbid = "forbid" }
    /// What a feature of the processor must be.
    FeaturePolicy {
        Force = "force", Require = "require", Optional = "optional", Disable = "disable", Forbid = "forbid",
    }
    /// Whose cache the guest sees.
    CacheMode { Emulate = "emulate", Passthrough = "passthrough", Disable = "disable" }
    /// Whose address width the guest sees.
    AddressMode { Emulate = "emulate", Passthrough = "passthrough" }
}

/// `<topology sockets='1' dies='1' clusters='1' cores='2' threads='1'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Topology {
    pub sockets: u32,
    pub dies: u32,
    pub clusters: u32,
    pub cores: u32,
    pub threads: u32,
}

/// `<maxphysaddr mode='passthrough' limit='39'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct MaxPhysAddr {
    pub mode: AddressMode,
    pub bits: Option<u32>,
    pub limit: Option<u32>,
}

/// `<cache level='3' mode='emulate'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Cache {
    pub level: Option<u32>,
    pub mode: CacheMode,
}

/// `<cpu>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Cpu {
    pub mode: CpuMode,
    pub matching: CpuMatch,
    pub check: Option<CpuCheck>,
    pub migratable: Option<OnOff>,
    pub deprecated_features: Option<OnOff>,
    pub model: Option<Box<str>>,
    pub fallback: CpuFallback,
    pub vendor_id: Option<Box<str>>,
    pub vendor: Option<Box<str>>,
    pub topology: Option<Topology>,
    pub cache: Option<Cache>,
    pub max_phys_addr: Option<MaxPhysAddr>,
    pub features: Vec<(Box<str>, FeaturePolicy)>,
    pub numa: Option<Box<Numa>>,
}

pub(crate) fn xml(text: String) -> Error {
    Error::new(ErrorDomain::CPU, ErrorCode::XML_ERROR, text)
}

pub(crate) fn unsupported(text: String) -> Error {
    Error::new(ErrorDomain::CPU, ErrorCode::CONFIG_UNSUPPORTED, text)
}

/// A number from 0 up in the range of C's int.
fn int(node: Node<'_>, name: &str) -> Result<Option<u32>> {
    match optional::<i32>(node, name)? {
        Some(n) if n < 0 => {
            let text = tr!(
                "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. Expected non-negative value",
                name,
                node.name(),
                node.attribute(name).unwrap_or_default()
            );
            Err(Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text))
        }
        n => Ok(n.map(|n| n as u32)),
    }
}

impl Cpu {
    /// Reads a guest's processor.
    pub fn read(node: Node<'_>) -> Result<Cpu> {
        let mode = match node.attribute("mode") {
            None => CpuMode::Custom,
            Some(word) => CpuMode::from_word(word)
                .ok_or_else(|| unsupported(tr!("Invalid mode attribute '%1$s'", word)))?,
        };
        Cpu::read_contents(node, mode)
    }

    /// Reads all but the mode.
    pub fn read_contents(node: Node<'_>, mode: CpuMode) -> Result<Cpu> {
        /// As long as a vendor's name is.
        const VENDOR_LENGTH: usize = 12;
        let of_host = matches!(mode, CpuMode::HostPassthrough | CpuMode::Maximum);
        let migratable = optional(node, "migratable")?;
        if migratable.is_some() && !of_host {
            return Err(unsupported(tr!(
                "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode"
            )));
        }
        let matching = optional(node, "match")?.unwrap_or(CpuMatch::Exact);
        let check = match node.attribute("check") {
            Some("default") => None,
            _ => optional(node, "check")?,
        };
        let deprecated_features = optional(node, "deprecated_features")?;
        let model_node = node.child("model");
        let text = |node: Option<Node<'_>>| {
            node.map(|n| n.text()).filter(|t| !t.is_empty()).map(|t| Box::<str>::from(t.as_ref()))
        };
        let model = text(model_node);
        let (mut fallback, mut vendor_id) = (CpuFallback::Allow, None);
        let attribute = |name| model_node.and_then(|m| m.attribute(name)).filter(|t| !t.is_empty());
        if !of_host {
            if let Some(word) = attribute("fallback") {
                fallback = CpuFallback::from_word(word)
                    .ok_or_else(|| unsupported(tr!("Invalid fallback attribute")))?;
            }
            if let Some(id) = attribute("vendor_id") {
                if id.len() != VENDOR_LENGTH {
                    return Err(xml(tr!("vendor_id must be exactly %1$d characters long", VENDOR_LENGTH)));
                }
                if id.contains(',') {
                    return Err(xml(tr!("vendor id is invalid")));
                }
                vendor_id = Some(id.into());
            }
        }
        let vendor = text(node.child("vendor"));
        if vendor.is_some() && model.is_none() {
            return Err(xml(tr!("CPU vendor specified without CPU model")));
        }
        let topology = node.child("topology").map(Topology::read).transpose()?;
        let features = read_features(node, false, model.is_none() && mode == CpuMode::Custom)?;
        let cache = Cache::read(node)?;
        let max_phys_addr = node.child("maxphysaddr").map(MaxPhysAddr::read).transpose()?;
        Ok(Cpu {
            mode,
            matching,
            check,
            migratable,
            deprecated_features,
            model,
            fallback,
            vendor_id,
            vendor,
            topology,
            cache,
            max_phys_addr,
            features,
            numa: None,
        })
    }

    /// What completion and checks refuse.
    pub fn check(&self) -> Result<()> {
        if self.mode == CpuMode::Custom && self.model.is_none() && self.check.is_some() {
            let text = tr!("check attribute specified for CPU with no model");
            return Err(crate::schema::unsupported(text));
        }
        Ok(())
    }

    /// How many CPUs the topology has room for.
    pub fn topology_cpus(&self) -> Result<Option<u32>> {
        let Some(t) = self.topology else { return Ok(None) };
        let product = [t.dies, t.clusters, t.cores, t.threads]
            .iter()
            .try_fold(t.sockets, |product, n| product.checked_mul(*n));
        product.map(Some).ok_or_else(|| {
            crate::schema::unsupported(tr!("cpu topology results in more than %1$u cpus", u32::MAX))
        })
    }

    /// Writes the element, if anything is in it.
    pub fn put(&self, w: &mut Writer) {
        let mark = w.start("cpu");
        if self.mode != CpuMode::Custom || self.model.is_some() {
            w.attribute("mode", self.mode.as_str());
            if self.mode == CpuMode::Custom {
                w.attribute("match", self.matching.as_str());
            }
            if let Some(check) = self.check {
                w.attribute("check", check.as_str());
            }
            if let Some(migratable) = self.migratable {
                w.attribute("migratable", migratable.as_str());
            }
            if let Some(deprecated) = self.deprecated_features {
                w.attribute("deprecated_features", deprecated.as_str());
            }
        }
        self.put_contents(w);
        if let Some(numa) = &self.numa {
            numa.put(w);
        }
        w.end_unless_empty(mark, "cpu");
    }

    /// Writes what stands in the element, without its cells.
    pub fn put_contents(&self, w: &mut Writer) {
        let named = matches!(self.mode, CpuMode::Custom | CpuMode::HostModel);
        if named && (self.model.is_some() || self.vendor_id.is_some()) {
            let _mark = w.start("model");
            if self.model.is_some() {
                w.attribute("fallback", self.fallback.as_str());
            }
            if let Some(id) = &self.vendor_id {
                w.attribute("vendor_id", id);
            }
            match &self.model {
                Some(model) => w.end_with_text("model", model),
                None => w.end("model"),
            }
        }
        if let Some(vendor) = self.vendor.as_ref().filter(|_| named) {
            w.text("vendor", vendor);
        }
        if let Some(topology) = self.topology {
            topology.put(w);
        }
        if let Some(cache) = self.cache {
            cache.put(w);
        }
        if let Some(address) = self.max_phys_addr {
            address.put(w);
        }
        for (name, policy) in &self.features {
            let _mark = w.start("feature");
            w.attribute("policy", policy.as_str());
            w.attribute("name", name);
            w.end("feature");
        }
    }
}

impl Cache {
    /// Of a processor, which has one such element at most.
    pub(crate) fn read(cpu: Node<'_>) -> Result<Option<Cache>> {
        let mut caches = cpu.children().filter(|c| c.is("cache"));
        let Some(cache) = caches.next() else { return Ok(None) };
        if caches.next().is_some() {
            return Err(xml(tr!("at most one CPU cache element may be specified")));
        }
        let level = int(cache, "level")?;
        if level.is_some_and(|l| !(1..=3).contains(&l)) {
            return Err(xml(tr!("invalid CPU cache level, must be in range [1,3]")));
        }
        Ok(Some(Cache { level, mode: required(cache, "mode")? }))
    }

    pub(crate) fn put(self, w: &mut Writer) {
        let _mark = w.start("cache");
        if let Some(level) = self.level {
            w.attribute_fmt("level", format_args!("{level}"));
        }
        w.attribute("mode", self.mode.as_str());
        w.end("cache");
    }
}

impl Topology {
    pub(crate) fn read(node: Node<'_>) -> Result<Topology> {
        let need = |name| required::<Positive>(node, name).map(|n| n.0);
        let or_one = |name| Ok::<_, Error>(optional::<Positive>(node, name)?.map_or(1, |n| n.0));
        Ok(Topology {
            sockets: need("sockets")?,
            dies: or_one("dies")?,
            clusters: or_one("clusters")?,
            cores: need("cores")?,
            threads: need("threads")?,
        })
    }

    pub(crate) fn put(self, w: &mut Writer) {
        let _mark = w.start("topology");
        let all = [
            ("sockets", self.sockets),
            ("dies", self.dies),
            ("clusters", self.clusters),
            ("cores", self.cores),
            ("threads", self.threads),
        ];
        for (name, n) in all {
            w.attribute_fmt(name, format_args!("{n}"));
        }
        w.end("topology");
    }
}

impl MaxPhysAddr {
    pub(crate) fn read(node: Node<'_>) -> Result<MaxPhysAddr> {
        let mode = required(node, "mode")?;
        let bits = int(node, "bits")?;
        let limit = optional::<Positive>(node, "limit")?.map(|n| n.0);
        if limit.is_some() && mode != AddressMode::Passthrough {
            return Err(unsupported(tr!(
                "attribute 'limit' is only supported for maxphysaddr mode 'passthrough'"
            )));
        }
        Ok(MaxPhysAddr { mode, bits, limit })
    }

    pub(crate) fn put(self, w: &mut Writer) {
        let _mark = w.start("maxphysaddr");
        w.attribute("mode", self.mode.as_str());
        for (name, n) in [("bits", self.bits), ("limit", self.limit)] {
            if let Some(n) = n {
                w.attribute_fmt(name, format_args!("{n}"));
            }
        }
        w.end("maxphysaddr");
    }
}

/// A host's features have no policy: all are required.
pub(crate) fn read_features(
    node: Node<'_>,
    of_host: bool,
    nameless: bool,
) -> Result<Vec<(Box<str>, FeaturePolicy)>> {
    let mut features: Vec<(Box<str>, FeaturePolicy)> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for feature in node.children().filter(|c| c.is("feature")) {
        if nameless {
            return Err(xml(tr!("Non-empty feature list specified without CPU model")));
        }
        let policy = match feature.attribute("policy").filter(|_| !of_host) {
            None => FeaturePolicy::Require,
            Some(word) => FeaturePolicy::from_word(word)
                .ok_or_else(|| unsupported(tr!("Invalid CPU feature policy")))?,
        };
        let Some(name) = feature.attribute("name").filter(|n| !n.is_empty()) else {
            return Err(xml(tr!("Invalid CPU feature name")));
        };
        if !seen.insert(name) {
            return Err(xml(tr!("CPU feature '%1$s' specified more than once", name)));
        }
        features.push((name.into(), policy));
    }
    Ok(features)
}
