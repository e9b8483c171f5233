// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<domainCapabilities>`: what one emulator can do for one kind of guest.
//!
//! Most of it are groups: whether something is there, and which values may be chosen for what.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::domain::VirtType;
use crate::domain::cpu::{Cpu, CpuMode};
use crate::domain::os::Arch;
use crate::schema::{long_attribute, missing_attribute, optional, required};
use crate::value::YesNo;
use crate::words;
use crate::xml::{Document, Node, Source, Writer};

words! {
    /// Whether a guest can have a model on this host.
    Usable { Unknown = "unknown", Yes = "yes", No = "no" }
}

type Text = Box<str>;

/// Groups of devices, in order.
const DEVICES: [&str; 13] = [
    "disk",
    "graphics",
    "video",
    "hostdev",
    "rng",
    "filesystem",
    "tpm",
    "redirdev",
    "channel",
    "crypto",
    "interface",
    "panic",
    "console",
];
/// Features that are there or not, in order.
const FEATURES: [&str; 8] =
    ["vmcoreinfo", "genid", "backingStoreInput", "backup", "async-teardown", "s390-pv", "ps2", "tdx"];
/// Values that guests get which ask for all of the enlightenments.
const HYPERV_DEFAULTS: [&str; 5] =
    ["spinlocks", "stimer_direct", "tlbflush_direct", "tlbflush_extended", "vendor_id"];

/// Values that may be chosen for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// For what, such as `diskDevice`.
    pub name: Text,
    /// Among what.
    pub values: Vec<Text>,
}

/// Something that is there or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Whether it is.
    pub supported: bool,
    /// What may be chosen of it, in the order of documents.
    pub choices: Vec<Choice>,
}

/// The firmware that a guest may boot from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Os {
    pub supported: bool,
    pub firmware: Option<Vec<Text>>,
    pub firmware_features: Option<Group>,
    pub loader: Option<Group>,
    /// Files with firmware.
    pub loader_paths: Vec<Text>,
    pub varstore: Option<bool>,
}

/// A model that guests can have.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Model {
    pub name: Text,
    pub usable: Usable,
    pub deprecated: bool,
    pub vendor: Option<Text>,
    /// The other name of the same model.
    pub canonical: Option<Text>,
    /// Features that it has and this host lacks; `None` where that is not known.
    pub blockers: Option<Vec<Text>>,
}

/// Where a guest's processor may come from.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Modes {
    pub host_passthrough: bool,
    pub host_passthrough_migratable: Option<Vec<Text>>,
    pub maximum: bool,
    pub maximum_migratable: Option<Vec<Text>>,
    /// What the guest gets.
    pub host_model: Option<Box<Cpu>>,
    pub custom: Vec<Model>,
}

/// AMD's encrypted guests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Sev {
    pub c_bit_position: u32,
    pub reduced_phys_bits: u32,
    pub max_guests: u32,
    pub max_es_guests: u32,
    pub cpu0_id: Option<Text>,
}

/// Intel's encrypted memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Sgx {
    pub flc: bool,
    pub sgx1: bool,
    pub sgx2: bool,
    pub section_size_kib: u64,
    /// NUMA node and size in KiB.
    pub sections: Vec<(u32, u64)>,
}

/// What one emulator can do for one kind of guest.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct DomainCapabilities {
    pub path: Option<Text>,
    pub virt_type: VirtType,
    pub machine: Option<Text>,
    pub arch: Arch,
    /// 0 where it is not known.
    pub max_vcpus: u32,
    pub iothreads: Option<bool>,
    pub os: Option<Os>,
    pub cpu: Modes,
    pub memory_backing: Option<Group>,
    /// By their elements, in the order of documents.
    pub devices: Vec<(&'static str, Group)>,
    pub gic: Option<Group>,
    /// By their elements, in the order of documents.
    pub features: Vec<(&'static str, bool)>,
    pub sev: Option<Sev>,
    pub sgx: Option<Sgx>,
    pub hyperv: Option<Group>,
    /// By their elements, in the order of documents.
    pub hyperv_defaults: Vec<(&'static str, Text)>,
    pub launch_security: Option<Group>,
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn values(node: Node<'_>) -> Vec<Text> {
    node.children().filter(|c| c.is("value")).map(|c| c.text().as_ref().into()).collect()
}

fn choice(node: Node<'_>, name: &str) -> Option<Vec<Text>> {
    node.children().find(|c| c.is("enum") && c.attribute("name") == Some(name)).map(values)
}

fn put_choice(w: &mut Writer, name: &str, values: &[Text]) {
    let _mark = w.start("enum");
    w.attribute("name", name);
    values.iter().for_each(|value| w.text("value", value));
    w.end("enum");
}

/// Begins an element that is there or not; `false` where it is at its end already.
fn start(w: &mut Writer, name: &str, supported: bool) -> bool {
    let _mark = w.start(name);
    w.attribute("supported", yes_no(supported));
    if supported {
        w.open_content();
    } else {
        w.end(name);
    }
    supported
}

fn supported(node: Node<'_>) -> Result<bool> {
    required::<YesNo>(node, "supported").map(|word| word == YesNo::Yes)
}

fn flag(parent: Node<'_>, name: &str) -> Result<Option<bool>> {
    parent.child(name).map(supported).transpose()
}

fn put_flag(w: &mut Writer, name: &str, supported: Option<bool>) {
    if let Some(supported) = supported {
        let _mark = w.start(name);
        w.attribute("supported", yes_no(supported));
        w.end(name);
    }
}

impl Group {
    fn read(parent: Node<'_>, name: &str) -> Result<Option<Group>> {
        let Some(node) = parent.child(name) else { return Ok(None) };
        let choices = node
            .children()
            .filter(|c| c.is("enum"))
            .filter_map(|c| Some(Choice { name: c.attribute("name")?.into(), values: values(c) }));
        Ok(Some(Group { supported: supported(node)?, choices: choices.collect() }))
    }

    fn put(&self, w: &mut Writer, name: &str) {
        if start(w, name, self.supported) {
            self.put_choices(w);
            w.end(name);
        }
    }

    fn put_choices(&self, w: &mut Writer) {
        self.choices.iter().for_each(|choice| put_choice(w, &choice.name, &choice.values));
    }
}

impl Os {
    fn read(root: Node<'_>) -> Result<Option<Os>> {
        let Some(node) = root.child("os") else { return Ok(None) };
        Ok(Some(Os {
            supported: supported(node)?,
            firmware: choice(node, "firmware"),
            firmware_features: Group::read(node, "firmwareFeatures")?,
            loader: Group::read(node, "loader")?,
            loader_paths: node.child("loader").map(values).unwrap_or_default(),
            varstore: flag(node, "varstore")?,
        }))
    }

    fn put(&self, w: &mut Writer) {
        if !start(w, "os", self.supported) {
            return;
        }
        if let Some(firmware) = &self.firmware {
            put_choice(w, "firmware", firmware);
        }
        if let Some(features) = &self.firmware_features {
            features.put(w, "firmwareFeatures");
        }
        if let Some(loader) = &self.loader
            && start(w, "loader", loader.supported)
        {
            self.loader_paths.iter().for_each(|path| w.text("value", path));
            loader.put_choices(w);
            w.end("loader");
        }
        put_flag(w, "varstore", self.varstore);
        w.end("os");
    }
}

impl Modes {
    fn read(node: Node<'_>) -> Result<Modes> {
        let mut modes = Modes::default();
        for node in node.children().filter(|c| c.is("mode")) {
            let there = supported(node)?;
            match required::<CpuMode>(node, "name")? {
                CpuMode::HostPassthrough => {
                    modes.host_passthrough = there;
                    modes.host_passthrough_migratable = choice(node, "hostPassthroughMigratable");
                }
                CpuMode::Maximum => {
                    modes.maximum = there;
                    modes.maximum_migratable = choice(node, "maximumMigratable");
                }
                CpuMode::HostModel if there => {
                    modes.host_model = Some(Box::new(Cpu::read_contents(node, CpuMode::HostModel)?));
                }
                CpuMode::Custom if there => modes.custom = Model::read_all(node)?,
                CpuMode::HostModel | CpuMode::Custom => {}
            }
        }
        Ok(modes)
    }

    fn put(&self, w: &mut Writer) {
        let begin = |w: &mut Writer, mode: CpuMode, there: bool| {
            let _mark = w.start("mode");
            w.attribute("name", mode.as_str());
            w.attribute("supported", yes_no(there));
        };
        let _mark = w.start("cpu");
        for (mode, there, name, migratable) in [
            (
                CpuMode::HostPassthrough,
                self.host_passthrough,
                "hostPassthroughMigratable",
                &self.host_passthrough_migratable,
            ),
            (CpuMode::Maximum, self.maximum, "maximumMigratable", &self.maximum_migratable),
        ] {
            begin(w, mode, there);
            if let Some(values) = migratable.as_ref().filter(|_| there) {
                put_choice(w, name, values);
            }
            w.end("mode");
        }
        begin(w, CpuMode::HostModel, self.host_model.is_some());
        if let Some(cpu) = &self.host_model {
            w.open_content();
            cpu.put_contents(w);
        }
        w.end("mode");
        begin(w, CpuMode::Custom, !self.custom.is_empty());
        self.custom.iter().for_each(|model| model.put(w));
        w.end("mode");
        w.end("cpu");
    }
}

impl Model {
    fn read_all(mode: Node<'_>) -> Result<Vec<Model>> {
        let mut models: Vec<Model> = Vec::new();
        for node in mode.children() {
            if node.is("model") {
                models.push(Model {
                    name: node.text().as_ref().into(),
                    usable: required(node, "usable")?,
                    deprecated: optional::<YesNo>(node, "deprecated")? == Some(YesNo::Yes),
                    vendor: node.attribute("vendor").filter(|v| *v != "unknown").map(Into::into),
                    canonical: node.attribute("canonical").map(Into::into),
                    blockers: None,
                });
            } else if node.is("blockers") {
                let names = node.children().filter(|c| c.is("feature"));
                let blockers = names.filter_map(|c| c.attribute("name")).map(Into::into).collect();
                // They stand behind their model.
                let name = node.attribute("model").ok_or_else(|| missing_attribute("model", "blockers"))?;
                if let Some(model) = models.iter_mut().rev().find(|m| *m.name == *name) {
                    model.blockers = Some(blockers);
                }
            }
        }
        Ok(models)
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("model");
        w.attribute("usable", self.usable.as_str());
        if self.deprecated {
            w.attribute("deprecated", "yes");
        }
        w.attribute("vendor", self.vendor.as_deref().unwrap_or("unknown"));
        if let Some(canonical) = &self.canonical {
            w.attribute("canonical", canonical);
        }
        w.end_with_text("model", &self.name);
        if let Some(blockers) = &self.blockers {
            let _mark = w.start("blockers");
            w.attribute("model", &self.name);
            w.open_content();
            for name in blockers {
                let _mark = w.start("feature");
                w.attribute("name", name);
                w.end("feature");
            }
            w.end("blockers");
        }
    }
}

/// The number in a child; 0 where there is none.
fn number<T: crate::value::Value + Default>(node: Node<'_>, name: &str) -> Result<T> {
    Ok(crate::schema::text(node, name)?.unwrap_or_default())
}

impl Sev {
    fn read(node: Node<'_>) -> Result<Sev> {
        Ok(Sev {
            c_bit_position: number(node, "cbitpos")?,
            reduced_phys_bits: number(node, "reducedPhysBits")?,
            max_guests: number(node, "maxGuests")?,
            max_es_guests: number(node, "maxESGuests")?,
            cpu0_id: node.child("cpu0Id").map(|c| c.text().as_ref().into()),
        })
    }

    fn put(&self, w: &mut Writer) {
        for (name, n) in [
            ("cbitpos", self.c_bit_position),
            ("reducedPhysBits", self.reduced_phys_bits),
            ("maxGuests", self.max_guests),
            ("maxESGuests", self.max_es_guests),
        ] {
            w.text_fmt(name, format_args!("{n}"));
        }
        if let Some(id) = &self.cpu0_id {
            w.text("cpu0Id", id);
        }
    }
}

impl Sgx {
    fn read(node: Node<'_>) -> Result<Sgx> {
        let yes = |name| Ok::<_, Error>(crate::schema::text::<YesNo>(node, name)? == Some(YesNo::Yes));
        let mut sections = Vec::new();
        for section in node.child("sections").iter().flat_map(|s| s.children()).filter(|c| c.is("section")) {
            let size = long_attribute(section, "size", 10)?;
            sections.push((required(section, "node")?, size.unwrap_or_default()));
        }
        Ok(Sgx {
            flc: yes("flc")?,
            sgx1: yes("sgx1")?,
            sgx2: yes("sgx2")?,
            section_size_kib: number(node, "section_size")?,
            sections,
        })
    }

    fn put(&self, w: &mut Writer) {
        for (name, yes) in [("flc", self.flc), ("sgx1", self.sgx1), ("sgx2", self.sgx2)] {
            w.text(name, yes_no(yes));
        }
        let _mark = w.start("section_size");
        w.attribute("unit", "KiB");
        w.end_with_fmt("section_size", format_args!("{}", self.section_size_kib));
        if self.sections.is_empty() {
            return;
        }
        let _mark = w.start("sections");
        for (node, size) in &self.sections {
            let _mark = w.start("section");
            w.attribute_fmt("node", format_args!("{node}"));
            w.attribute_fmt("size", format_args!("{size}"));
            w.attribute("unit", "KiB");
            w.end("section");
        }
        w.end("sections");
    }
}

impl DomainCapabilities {
    /// Of an emulator of which nothing is known.
    pub fn new(path: Option<&str>, machine: Option<&str>, arch: Arch, virt_type: VirtType) -> Self {
        DomainCapabilities {
            path: path.map(Into::into),
            virt_type,
            machine: machine.map(Into::into),
            arch,
            max_vcpus: 0,
            iothreads: None,
            os: None,
            cpu: Modes::default(),
            memory_backing: None,
            devices: Vec::new(),
            gic: None,
            features: Vec::new(),
            sev: None,
            sgx: None,
            hyperv: None,
            hyperv_defaults: Vec::new(),
            launch_security: None,
        }
    }

    /// Reads a document.
    pub fn parse(xml: &str) -> Result<DomainCapabilities> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::CAPABILITIES, file: None })?;
        let root = document.root_named("domainCapabilities")?;
        let text = |name: &str| root.child(name).map(|c| Text::from(c.text().as_ref()));
        let refuse = |text| Error::new(ErrorDomain::CAPABILITIES, ErrorCode::XML_ERROR, text);
        let word = text("domain").unwrap_or_default();
        let virt_type =
            VirtType::from_word(&word).ok_or_else(|| refuse(tr!("unknown virttype: %1$s", &*word)))?;
        let word = text("arch").unwrap_or_default();
        let arch = Arch::from_word(&word).ok_or_else(|| refuse(tr!("unknown architecture: %1$s", &*word)))?;
        let mut caps = DomainCapabilities::new(None, None, arch, virt_type);
        caps.path = text("path");
        caps.machine = text("machine");
        if let Some(node) = root.child("vcpu") {
            caps.max_vcpus = optional(node, "max")?.unwrap_or_default();
        }
        caps.iothreads = flag(root, "iothreads")?;
        caps.os = Os::read(root)?;
        if let Some(node) = root.child("cpu") {
            caps.cpu = Modes::read(node)?;
        }
        caps.memory_backing = Group::read(root, "memoryBacking")?;
        if let Some(node) = root.child("devices") {
            for name in DEVICES {
                caps.devices.extend(Group::read(node, name)?.map(|group| (name, group)));
            }
        }
        if let Some(node) = root.child("features") {
            caps.read_features(node)?;
        }
        Ok(caps)
    }

    fn read_features(&mut self, node: Node<'_>) -> Result<()> {
        self.gic = Group::read(node, "gic")?;
        for name in FEATURES {
            self.features.extend(flag(node, name)?.map(|there| (name, there)));
        }
        if let Some(sev) = node.child("sev") {
            self.sev = if supported(sev)? { Some(Sev::read(sev)?) } else { None };
        }
        if let Some(sgx) = node.child("sgx") {
            self.sgx = if supported(sgx)? { Some(Sgx::read(sgx)?) } else { None };
        }
        self.hyperv = Group::read(node, "hyperv")?;
        if let Some(defaults) = node.child("hyperv").and_then(|node| node.child("defaults")) {
            for name in HYPERV_DEFAULTS {
                let value = defaults.child(name).map(|c| c.text().as_ref().into());
                self.hyperv_defaults.extend(value.map(|value| (name, value)));
            }
        }
        self.launch_security = Group::read(node, "launchSecurity")?;
        Ok(())
    }

    /// The document.
    pub fn format(&self) -> String {
        let mut w = Writer::new(4096, 0);
        let _mark = w.start("domainCapabilities");
        if let Some(path) = &self.path {
            w.text("path", path);
        }
        w.text("domain", self.virt_type.as_str());
        if let Some(machine) = &self.machine {
            w.text("machine", machine);
        }
        w.text("arch", self.arch.as_str());
        if self.max_vcpus != 0 {
            let _mark = w.start("vcpu");
            w.attribute_fmt("max", format_args!("{}", self.max_vcpus));
            w.end("vcpu");
        }
        put_flag(&mut w, "iothreads", self.iothreads);
        if let Some(os) = &self.os {
            os.put(&mut w);
        }
        self.cpu.put(&mut w);
        if let Some(backing) = &self.memory_backing {
            backing.put(&mut w, "memoryBacking");
        }
        let _mark = w.start("devices");
        w.open_content();
        self.devices.iter().for_each(|(name, group)| group.put(&mut w, name));
        w.end("devices");
        self.put_features(&mut w);
        w.end("domainCapabilities");
        w.finish()
    }

    fn put_features(&self, w: &mut Writer) {
        let _mark = w.start("features");
        if let Some(gic) = &self.gic {
            gic.put(w, "gic");
        }
        self.features.iter().for_each(|(name, there)| put_flag(w, name, Some(*there)));
        if start(w, "sev", self.sev.is_some()) {
            self.sev.iter().for_each(|sev| sev.put(w));
            w.end("sev");
        }
        if start(w, "sgx", self.sgx.is_some()) {
            self.sgx.iter().for_each(|sgx| sgx.put(w));
            w.end("sgx");
        }
        if let Some(hyperv) = &self.hyperv
            && start(w, "hyperv", hyperv.supported)
        {
            hyperv.put_choices(w);
            if !self.hyperv_defaults.is_empty() {
                let _mark = w.start("defaults");
                self.hyperv_defaults.iter().for_each(|(name, value)| w.text(name, value));
                w.end("defaults");
            }
            w.end("hyperv");
        }
        if let Some(security) = &self.launch_security {
            security.put(w, "launchSecurity");
        }
        w.end("features");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What 12.8.0 adds to the documents of the reference's older tests.
    #[test]
    fn newer_elements_come_out_as_they_went_in() {
        let xml = "<domainCapabilities>\n  <domain>kvm</domain>\n  <arch>x86_64</arch>\n  <os supported='yes'>\n    \
                   <firmwareFeatures supported='yes'>\n      <enum name='secureBoot'>\n        <value>yes</value>\n      \
                   </enum>\n    </firmwareFeatures>\n    <loader supported='no'/>\n    <varstore supported='yes'/>\n  \
                   </os>\n  <cpu>\n    <mode name='host-passthrough' supported='no'/>\n    \
                   <mode name='maximum' supported='no'/>\n    <mode name='host-model' supported='no'/>\n    \
                   <mode name='custom' supported='no'/>\n  </cpu>\n  <devices>\n    <console supported='yes'>\n      \
                   <enum name='type'>\n        <value>pty</value>\n      </enum>\n    </console>\n  </devices>\n  \
                   <features>\n    <tdx supported='yes'/>\n    <sev supported='no'/>\n    <sgx supported='no'/>\n    \
                   <hyperv supported='yes'>\n      <enum name='features'>\n        <value>relaxed</value>\n      \
                   </enum>\n      <defaults>\n        <spinlocks>4095</spinlocks>\n        \
                   <vendor_id>Linux KVM Hv</vendor_id>\n      </defaults>\n    </hyperv>\n  </features>\n\
                   </domainCapabilities>\n";
        assert_eq!(DomainCapabilities::parse(xml).unwrap().format(), xml);
    }

    #[test]
    fn faulty_documents_are_refused() {
        for xml in [
            "",
            "<capabilities/>",
            "<domainCapabilities/>",
            "<domainCapabilities><domain>kvm</domain><arch>vax</arch></domainCapabilities>",
            "<domainCapabilities><domain>kvm</domain><arch>i686</arch><os/></domainCapabilities>",
            "<domainCapabilities><domain>kvm</domain><arch>i686</arch><cpu><mode name='x' supported='no'/></cpu></domainCapabilities>",
        ] {
            assert!(DomainCapabilities::parse(xml).is_err(), "{xml}");
        }
    }
}
