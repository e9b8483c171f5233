// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<cpu>` as a document of its own: a host's processor, or a guest's.

use virt_core::{ErrorDomain, Result, tr};

use crate::domain::cpu::{
    Cache, Cpu, CpuFallback, CpuMatch, CpuMode, FeaturePolicy, MaxPhysAddr, Topology, read_features,
    unsupported, xml,
};
use crate::domain::os::Arch;
use crate::schema::{optional, required};
use crate::validate::Schema;
use crate::value::{OnOff, Positive, YesNo};
use crate::xml::{Document, Node, Source, Writer};

/// Which processor it truly is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Signature {
    pub family: u32,
    pub model: u32,
    pub stepping: u32,
}

/// `<counter name='tsc' frequency='2194918000' scaling='no'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Counter {
    pub frequency: u64,
    pub scaling: Option<YesNo>,
}

/// A host's processor.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct HostCpu {
    pub arch: Arch,
    pub model: Option<Box<str>>,
    pub vendor: Option<Box<str>>,
    /// 0 where it is not known.
    pub microcode: u32,
    pub signature: Option<Signature>,
    pub counter: Option<Counter>,
    pub topology: Option<Topology>,
    pub cache: Option<Cache>,
    pub max_phys_addr: Option<MaxPhysAddr>,
    pub features: Vec<Box<str>>,
}

/// What a document may describe.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Definition {
    Host(Box<HostCpu>),
    Guest(Box<Cpu>),
}

/// Either kind, borrowed.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub enum CpuRef<'a> {
    Host(&'a HostCpu),
    Guest(&'a Cpu),
}

/// The text of the first such child, where there is some.
fn text(node: Node<'_>, name: &str) -> Option<Box<str>> {
    node.child(name).map(|n| n.text()).filter(|t| !t.is_empty()).map(|t| t.as_ref().into())
}

impl HostCpu {
    /// One of which nothing is known but its architecture.
    pub fn new(arch: Arch) -> HostCpu {
        HostCpu {
            arch,
            model: None,
            vendor: None,
            microcode: 0,
            signature: None,
            counter: None,
            topology: None,
            cache: None,
            max_phys_addr: None,
            features: Vec::new(),
        }
    }

    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<HostCpu> {
        if node.attribute("mode").is_some() {
            return Err(unsupported(tr!("Attribute mode is only allowed for guest CPU")));
        }
        if optional::<OnOff>(node, "migratable")?.is_some() {
            return Err(unsupported(tr!(
                "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode"
            )));
        }
        let Some(word) = text(node, "arch") else {
            return Err(xml(tr!("Missing CPU architecture")));
        };
        let arch =
            Arch::from_word(&word).ok_or_else(|| unsupported(tr!("Unknown architecture %1$s", &*word)))?;
        HostCpu::read_contents(node, arch, true)
    }

    /// Reads what stands behind the architecture. `named`: there must be a model.
    pub(crate) fn read_contents(node: Node<'_>, arch: Arch, named: bool) -> Result<HostCpu> {
        let microcode = match node.child("microcode").and_then(|n| n.attribute("version")) {
            None => 0,
            Some(version) => crate::value::unsigned(version, 10)
                .and_then(|n| u32::try_from(n).ok())
                .ok_or_else(|| unsupported(tr!("invalid microcode version")))?,
        };
        let signature = node.child("signature").map(Signature::read).transpose()?;
        let counters = &mut node.children().filter(|c| c.is("counter"));
        let counter = counters.find(|c| c.attribute("name") == Some("tsc")).map(Counter::read).transpose()?;
        let model = text(node, "model");
        if model.is_none() && named {
            return Err(xml(tr!("Missing CPU model name")));
        }
        Ok(HostCpu {
            arch,
            model,
            vendor: text(node, "vendor"),
            microcode,
            signature,
            counter,
            topology: node.child("topology").map(Topology::read).transpose()?,
            features: read_features(node, true, false)?.into_iter().map(|(name, _)| name).collect(),
            cache: Cache::read(node)?,
            max_phys_addr: node.child("maxphysaddr").map(MaxPhysAddr::read).transpose()?,
        })
    }

    /// Writes what stands in the element behind the architecture.
    pub fn put_contents(&self, w: &mut Writer) {
        if let Some(model) = &self.model {
            w.text("model", model);
        }
        if let Some(vendor) = &self.vendor {
            w.text("vendor", vendor);
        }
        if self.microcode != 0 {
            let _mark = w.start("microcode");
            w.attribute_fmt("version", format_args!("{}", self.microcode));
            w.end("microcode");
        }
        if let Some(signature) = self.signature.filter(|s| s.family != 0) {
            let _mark = w.start("signature");
            w.attribute_fmt("family", format_args!("{}", signature.family));
            w.attribute_fmt("model", format_args!("{}", signature.model));
            w.attribute_fmt("stepping", format_args!("{}", signature.stepping));
            w.end("signature");
        }
        if let Some(counter) = self.counter {
            let _mark = w.start("counter");
            w.attribute("name", "tsc");
            w.attribute_fmt("frequency", format_args!("{}", counter.frequency));
            if let Some(scaling) = counter.scaling {
                w.attribute("scaling", scaling.as_str());
            }
            w.end("counter");
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
        for name in &self.features {
            let _mark = w.start("feature");
            w.attribute("name", name);
            w.end("feature");
        }
    }

    /// Writes the element.
    pub fn put(&self, w: &mut Writer) {
        let _mark = w.start("cpu");
        w.text("arch", self.arch.as_str());
        self.put_contents(w);
        w.end("cpu");
    }
}

impl Signature {
    fn read(node: Node<'_>) -> Result<Signature> {
        Ok(Signature {
            family: required::<Positive>(node, "family")?.0,
            model: required(node, "model")?,
            stepping: required(node, "stepping")?,
        })
    }
}

impl Counter {
    fn read(node: Node<'_>) -> Result<Counter> {
        Ok(Counter { frequency: required(node, "frequency")?, scaling: optional(node, "scaling")? })
    }
}

impl Definition {
    /// Reads a document that describes either.
    pub fn parse(xml: &str) -> Result<Definition> {
        let document = open(xml)?;
        Definition::read(element(&document)?)
    }

    /// The same, of a document that must fit its schema.
    pub fn parse_valid(xml: &str) -> Result<Definition> {
        let document = open(xml)?;
        let node = element(&document)?;
        Schema::Cpu.validate(node)?;
        Definition::read(node)
    }

    fn read(node: Node<'_>) -> Result<Definition> {
        if node.child("arch").is_none() {
            return Ok(Definition::Guest(Box::new(Cpu::read(node)?)));
        }
        if node.attribute("match").is_some() {
            let text = tr!("'arch' element cannot be used inside 'cpu' element with 'match' attribute");
            return Err(crate::domain::cpu::xml(text));
        }
        Ok(Definition::Host(Box::new(HostCpu::read(node)?)))
    }

    /// Reads a document that must describe a host's.
    pub fn parse_host(xml: &str) -> Result<HostCpu> {
        let document = open(xml)?;
        HostCpu::read(element(&document)?)
    }

    /// The document.
    pub fn format(&self) -> String {
        self.as_ref().format()
    }

    /// The same, borrowed.
    pub fn as_ref(&self) -> CpuRef<'_> {
        match self {
            Definition::Host(cpu) => CpuRef::Host(cpu),
            Definition::Guest(cpu) => CpuRef::Guest(cpu),
        }
    }
}

fn open(xml: &str) -> Result<Document<'_>> {
    Document::parse(xml, Source { domain: ErrorDomain::CPU, file: None })
}

fn element<'d>(document: &'d Document<'_>) -> Result<Node<'d>> {
    let root = document.root();
    if root.name() == "cpu" {
        return Ok(root);
    }
    Err(xml(tr!("XML does not contain expected 'cpu' element")))
}

impl Cpu {
    /// A guest's, of which nothing is said.
    pub fn new() -> Cpu {
        Cpu {
            mode: CpuMode::Custom,
            matching: CpuMatch::Exact,
            check: None,
            migratable: None,
            deprecated_features: None,
            model: None,
            fallback: CpuFallback::Allow,
            vendor_id: None,
            vendor: None,
            topology: None,
            cache: None,
            max_phys_addr: None,
            features: Vec::new(),
            numa: None,
        }
    }

    /// The policy of a feature that is named.
    pub fn policy(&self, name: &str) -> Option<FeaturePolicy> {
        self.features.iter().find(|(known, _)| **known == *name).map(|(_, policy)| *policy)
    }

    /// Gives a feature a policy, whether it was named or not.
    pub fn set_policy(&mut self, name: &str, policy: FeaturePolicy) {
        match self.features.iter_mut().find(|(known, _)| **known == *name) {
            Some((_, old)) => *old = policy,
            None => self.features.push((name.into(), policy)),
        }
    }
}

impl Default for Cpu {
    fn default() -> Cpu {
        Cpu::new()
    }
}

impl<'a> CpuRef<'a> {
    /// The model's name.
    pub fn model(self) -> Option<&'a str> {
        match self {
            CpuRef::Host(cpu) => cpu.model.as_deref(),
            CpuRef::Guest(cpu) => cpu.model.as_deref(),
        }
    }

    /// The vendor's name.
    pub fn vendor(self) -> Option<&'a str> {
        match self {
            CpuRef::Host(cpu) => cpu.vendor.as_deref(),
            CpuRef::Guest(cpu) => cpu.vendor.as_deref(),
        }
    }

    /// The architecture, which guests' documents leave open.
    pub fn arch(self) -> Option<Arch> {
        match self {
            CpuRef::Host(cpu) => Some(cpu.arch),
            CpuRef::Guest(_) => None,
        }
    }

    /// Whether it is a host's.
    pub fn is_host(self) -> bool {
        matches!(self, CpuRef::Host(_))
    }

    /// The features that are named. A host has all of them.
    pub fn features(self) -> impl Iterator<Item = (&'a str, FeaturePolicy)> {
        let (host, guest) = match self {
            CpuRef::Host(cpu) => (cpu.features.as_slice(), [].as_slice()),
            CpuRef::Guest(cpu) => ([].as_slice(), cpu.features.as_slice()),
        };
        let host = host.iter().map(|name| (&**name, FeaturePolicy::Require));
        host.chain(guest.iter().map(|(name, policy)| (&**name, *policy)))
    }

    /// The document.
    pub fn format(self) -> String {
        let mut w = Writer::default();
        match self {
            CpuRef::Host(cpu) => cpu.put(&mut w),
            CpuRef::Guest(cpu) => cpu.put(&mut w),
        }
        w.finish()
    }
}

impl<'a> From<&'a HostCpu> for CpuRef<'a> {
    fn from(cpu: &'a HostCpu) -> Self {
        CpuRef::Host(cpu)
    }
}

impl<'a> From<&'a Cpu> for CpuRef<'a> {
    fn from(cpu: &'a Cpu) -> Self {
        CpuRef::Guest(cpu)
    }
}

impl<'a> From<&'a Definition> for CpuRef<'a> {
    fn from(cpu: &'a Definition) -> Self {
        cpu.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_come_out_as_they_went_in() {
        let host = "<cpu>\n  <arch>x86_64</arch>\n  <model>Haswell</model>\n  <vendor>Intel</vendor>\n  \
                    <microcode version='12'/>\n  <signature family='6' model='60' stepping='3'/>\n  \
                    <counter name='tsc' frequency='2194918000' scaling='no'/>\n  \
                    <topology sockets='1' dies='1' clusters='1' cores='2' threads='2'/>\n  \
                    <maxphysaddr mode='emulate' bits='39'/>\n  <feature name='vmx'/>\n</cpu>\n";
        let guest = "<cpu mode='custom' match='exact' check='partial'>\n  \
                     <model fallback='forbid'>Haswell</model>\n  <cache level='3' mode='emulate'/>\n  \
                     <feature policy='disable' name='vmx'/>\n</cpu>\n";
        for xml in [host, guest] {
            assert_eq!(Definition::parse(xml).unwrap().format(), xml);
            assert_eq!(Definition::parse_valid(xml).unwrap().format(), xml);
        }
        assert!(Definition::parse_host(host).is_ok() && Definition::parse_host(guest).is_err());
    }

    #[test]
    fn schemas_refuse_what_is_ignored_else() {
        let xml = "<cpu><model>Haswell</model><odd/></cpu>";
        assert!(Definition::parse(xml).is_ok());
        let refused = Definition::parse_valid(xml).unwrap_err();
        assert!(refused.message().contains("cpu.rng"), "{}", refused.message());
        let other = Definition::parse("<processor/>").unwrap_err();
        assert!(other.message().ends_with("XML does not contain expected 'cpu' element"));
        let both = "<cpu match='exact'><arch>x86_64</arch><model>Haswell</model></cpu>";
        assert!(Definition::parse(both).is_err());
    }
}
