// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<host>`

use virt_core::{Result, tr};

use super::{Resources, Topology, child_names, refused, texts};
use crate::Uuid;
use crate::cpu::HostCpu;
use crate::domain::os::Arch;
use crate::schema::{optional, required};
use crate::value::YesNo;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What a host can sleep in.
    PowerTarget { Mem = "suspend_mem", Disk = "suspend_disk", Hybrid = "suspend_hybrid" }
}

/// A security model of the host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SecurityModel {
    pub model: Box<str>,
    pub doi: Box<str>,
    /// The label that a guest of a type gets.
    pub labels: Vec<(Box<str>, Box<str>)>,
}

/// How guests can leave the host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Migration {
    pub live: bool,
    pub transports: Vec<Box<str>>,
}

/// The host.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Host {
    pub uuid: Option<Uuid>,
    pub arch: Arch,
    pub features: Vec<String>,
    pub cpu: Option<Box<HostCpu>>,
    pub page_sizes_kib: Vec<u32>,
    /// `None` in documents of old only.
    pub power_management: Option<Vec<PowerTarget>>,
    /// `None` in documents of old only.
    pub iommu: Option<bool>,
    pub migration: Option<Migration>,
    pub net_prefix: Option<Box<str>>,
    pub topology: Option<Topology>,
    pub resources: Resources,
    pub security: Vec<SecurityModel>,
}

impl Host {
    /// One of which nothing is known but its architecture.
    pub fn new(arch: Arch) -> Host {
        Host {
            uuid: None,
            arch,
            features: Vec::new(),
            cpu: None,
            page_sizes_kib: Vec::new(),
            power_management: Some(Vec::new()),
            iommu: Some(false),
            migration: None,
            net_prefix: None,
            topology: None,
            resources: Resources::default(),
            security: Vec::new(),
        }
    }

    pub(super) fn read(node: Node<'_>) -> Result<Host> {
        let text = |name: &str| node.child(name).map(|c| Box::<str>::from(c.text().as_ref()));
        let Some(cpu) = node.child("cpu") else {
            return Err(refused(tr!("missing element or attribute '%1$s'", "./cpu")));
        };
        let word = cpu.child("arch").map(|c| c.text()).unwrap_or_default();
        let arch = Arch::from_word(&word).ok_or_else(|| refused(tr!("Unknown architecture %1$s", &*word)))?;
        let mut host = Host::new(arch);
        host.uuid = match text("uuid") {
            None => None,
            Some(uuid) => Some(Uuid::parse(&uuid).ok_or_else(|| refused(tr!("malformed uuid element")))?),
        };
        host.features = child_names(cpu.child("features"));
        let of_host = HostCpu::read_contents(cpu, arch, false)?;
        host.cpu = Some(of_host).filter(|c| *c != HostCpu::new(arch)).map(Box::new);
        let pages = cpu.children().filter(|c| c.is("pages"));
        host.page_sizes_kib = pages.map(|c| required(c, "size")).collect::<Result<_>>()?;
        let targets = |list: Node<'_>| {
            let names = list.children().map(|c| c.name());
            names.filter_map(PowerTarget::from_word).collect()
        };
        host.power_management = node.child("power_management").map(targets);
        host.iommu = match node.child("iommu") {
            None => None,
            Some(iommu) => Some(optional::<YesNo>(iommu, "support")? == Some(YesNo::Yes)),
        };
        host.migration = node.child("migration_features").map(|features| Migration {
            live: features.child("live").is_some(),
            transports: features
                .child("uri_transports")
                .map(|list| texts(list, "uri_transport"))
                .unwrap_or_default(),
        });
        host.net_prefix = text("netprefix");
        host.topology = node.child("topology").map(Topology::read).transpose()?;
        host.resources = Resources::read(node)?;
        host.security = node.children().filter(|c| c.is("secmodel")).map(SecurityModel::read).collect();
        Ok(host)
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("host");
        if let Some(uuid) = &self.uuid {
            w.text_fmt("uuid", format_args!("{uuid}"));
        }
        let _mark = w.start("cpu");
        w.text("arch", self.arch.as_str());
        if !self.features.is_empty() {
            let _mark = w.start("features");
            self.features.iter().for_each(|feature| w.flag(feature));
            w.end("features");
        }
        if let Some(cpu) = &self.cpu {
            cpu.put_contents(w);
        }
        for size in &self.page_sizes_kib {
            let _mark = w.start("pages");
            w.attribute("unit", "KiB");
            w.attribute_fmt("size", format_args!("{size}"));
            w.end("pages");
        }
        w.end("cpu");
        if let Some(targets) = &self.power_management {
            let _mark = w.start("power_management");
            targets.iter().for_each(|target| w.flag(target.as_str()));
            w.end("power_management");
        }
        if let Some(iommu) = self.iommu {
            let _mark = w.start("iommu");
            w.attribute("support", if iommu { "yes" } else { "no" });
            w.end("iommu");
        }
        if let Some(migration) = &self.migration {
            migration.put(w);
        }
        if let Some(prefix) = &self.net_prefix {
            w.text("netprefix", prefix);
        }
        if let Some(topology) = &self.topology {
            topology.put(w);
        }
        self.resources.put(w);
        self.security.iter().for_each(|model| model.put(w));
        w.end("host");
    }
}

impl Migration {
    fn put(&self, w: &mut Writer) {
        let _mark = w.start("migration_features");
        w.open_content();
        if self.live {
            w.flag("live");
        }
        if !self.transports.is_empty() {
            let _mark = w.start("uri_transports");
            self.transports.iter().for_each(|name| w.text("uri_transport", name));
            w.end("uri_transports");
        }
        w.end("migration_features");
    }
}

impl SecurityModel {
    fn read(node: Node<'_>) -> SecurityModel {
        let text = |name: &str| node.child(name).map(|c| c.text().as_ref().into()).unwrap_or_default();
        let labels = node.children().filter(|c| c.is("baselabel"));
        let label = |c: Node<'_>| (c.attribute("type").unwrap_or_default().into(), c.text().as_ref().into());
        SecurityModel { model: text("model"), doi: text("doi"), labels: labels.map(label).collect() }
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("secmodel");
        w.text("model", &self.model);
        w.text("doi", &self.doi);
        for (kind, label) in &self.labels {
            let _mark = w.start("baselabel");
            w.attribute("type", kind);
            w.end_with_text("baselabel", label);
        }
        w.end("secmodel");
    }
}
