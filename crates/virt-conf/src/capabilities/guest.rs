// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<guest>`: a kind of guest that the host can run.

use virt_core::{Result, tr};

use super::refused;
use crate::domain::os::Arch;
use crate::domain::{OsType, VirtType};
use crate::schema::{content, optional, required};
use crate::value::{OnOff, YesNo};
use crate::xml::{Node, Writer};

type Text = Option<Box<str>>;

/// A machine that guests can have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Machine {
    pub name: Box<str>,
    /// The machine that this one is another name for.
    pub canonical: Text,
    /// 0 where it is not known.
    pub max_cpus: u32,
    pub deprecated: bool,
}

/// A hypervisor for the guest, and what is different with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Domain {
    pub virt_type: VirtType,
    pub emulator: Text,
    pub loader: Text,
    pub machines: Vec<Machine>,
}

/// Something that guests can be given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct GuestFeature {
    pub name: String,
    pub default: Option<OnOff>,
    pub toggle: Option<YesNo>,
}

/// A kind of guest.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Guest {
    pub os: OsType,
    pub arch: Arch,
    pub word_size: u32,
    pub emulator: Text,
    pub loader: Text,
    pub machines: Vec<Machine>,
    pub domains: Vec<Domain>,
    pub features: Vec<GuestFeature>,
}

fn text(node: Node<'_>, name: &str) -> Text {
    node.child(name).map(|c| c.text().as_ref().into())
}

fn machines(node: Node<'_>) -> Result<Vec<Machine>> {
    node.children().filter(|c| c.is("machine")).map(Machine::read).collect()
}

impl From<&str> for GuestFeature {
    fn from(name: &str) -> GuestFeature {
        GuestFeature { name: name.to_owned(), default: None, toggle: None }
    }
}

impl From<VirtType> for Domain {
    fn from(virt_type: VirtType) -> Domain {
        Domain { virt_type, emulator: None, loader: None, machines: Vec::new() }
    }
}

impl Guest {
    pub(super) fn read(node: Node<'_>) -> Result<Guest> {
        let word = text(node, "os_type").unwrap_or_default();
        let os = OsType::from_word(&word).ok_or_else(|| refused(tr!("unknown OS type '%1$s'", &*word)))?;
        let Some(list) = node.child("arch") else {
            return Err(refused(tr!("missing element or attribute '%1$s'", "./arch")));
        };
        let arch: Arch = required(list, "name")?;
        let domains = list.children().filter(|c| c.is("domain")).map(Domain::read);
        let features = node.child("features").into_iter().flat_map(|c| c.children());
        Ok(Guest {
            os,
            arch,
            word_size: list.child("wordsize").map(content).transpose()?.unwrap_or(arch.word_size()),
            emulator: text(list, "emulator"),
            loader: text(list, "loader"),
            machines: machines(list)?,
            domains: domains.collect::<Result<_>>()?,
            features: features.map(GuestFeature::read).collect::<Result<_>>()?,
        })
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("guest");
        w.text("os_type", self.os.as_str());
        let _mark = w.start("arch");
        w.attribute("name", self.arch.as_str());
        w.text_fmt("wordsize", format_args!("{}", self.word_size));
        put_programs(w, &self.emulator, &self.loader);
        self.machines.iter().for_each(|machine| machine.put(w));
        self.domains.iter().for_each(|domain| domain.put(w));
        w.end("arch");
        if !self.features.is_empty() {
            let _mark = w.start("features");
            self.features.iter().for_each(|feature| feature.put(w));
            w.end("features");
        }
        w.end("guest");
    }
}

fn put_programs(w: &mut Writer, emulator: &Text, loader: &Text) {
    for (name, program) in [("emulator", emulator), ("loader", loader)] {
        if let Some(program) = program {
            w.text(name, program);
        }
    }
}

impl Machine {
    fn read(node: Node<'_>) -> Result<Machine> {
        Ok(Machine {
            name: node.text().as_ref().into(),
            canonical: node.attribute("canonical").map(Into::into),
            max_cpus: optional(node, "maxCpus")?.unwrap_or(0),
            deprecated: optional::<YesNo>(node, "deprecated")? == Some(YesNo::Yes),
        })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("machine");
        if let Some(canonical) = &self.canonical {
            w.attribute("canonical", canonical);
        }
        if self.max_cpus != 0 {
            w.attribute_fmt("maxCpus", format_args!("{}", self.max_cpus));
        }
        if self.deprecated {
            w.attribute("deprecated", "yes");
        }
        w.end_with_text("machine", &self.name);
    }
}

impl Domain {
    fn read(node: Node<'_>) -> Result<Domain> {
        Ok(Domain {
            virt_type: required(node, "type")?,
            emulator: text(node, "emulator"),
            loader: text(node, "loader"),
            machines: machines(node)?,
        })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("domain");
        w.attribute("type", self.virt_type.as_str());
        put_programs(w, &self.emulator, &self.loader);
        self.machines.iter().for_each(|machine| machine.put(w));
        w.end("domain");
    }
}

impl GuestFeature {
    fn read(node: Node<'_>) -> Result<GuestFeature> {
        Ok(GuestFeature {
            name: node.qualified_name().to_owned(),
            default: optional(node, "default")?,
            toggle: optional(node, "toggle")?,
        })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start(&self.name);
        if let Some(default) = self.default {
            w.attribute("default", default.as_str());
        }
        if let Some(toggle) = self.toggle {
            w.attribute("toggle", toggle.as_str());
        }
        w.end(&self.name);
    }
}
