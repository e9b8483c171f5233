// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a switch port may be told: `<vlan>`, `<virtualport>`, `<filterref>`.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::schema::{optional, required, unsigned_attribute};
use crate::xml::{Node, Writer};
use crate::{Uuid, words};

words! {
    /// How frames of the native VLAN look.
    NativeMode { Tagged = "tagged", Untagged = "untagged" }
    /// Which protocol a virtual port follows.
    PortType { Qbg = "802.1Qbg", Qbh = "802.1Qbh", Openvswitch = "openvswitch", Midonet = "midonet" }
}

fn fault(text: String) -> Error {
    Error::new(ErrorDomain::NONE, ErrorCode::XML_ERROR, text)
}

/// The same from the part of the reference that checks virtual ports.
fn port_fault(text: String) -> Error {
    Error::new(ErrorDomain::NET, ErrorCode::XML_ERROR, text)
}

/// `<vlan trunk='yes'><tag id='42'/></vlan>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Vlan {
    pub trunk: bool,
    pub tags: Vec<u32>,
    pub native: Option<(NativeMode, u32)>,
}

impl Vlan {
    /// Reads it.
    pub fn read(node: Node<'_>) -> Result<Vlan> {
        let mut vlan = Vlan { trunk: false, tags: Vec::new(), native: None };
        for tag in node.children().filter(|c| c.is("tag")) {
            let id: u32 = required(tag, "id")?;
            if id > 4095 {
                return Err(fault(tr!("vlan tag id %1$u too large (maximum 4095)", id)));
            }
            if let Some(mode) = optional(tag, "nativeMode")? {
                if vlan.native.is_some() {
                    return Err(fault(tr!("duplicate native vlan setting")));
                }
                vlan.native = Some((mode, id));
            }
            vlan.tags.push(id);
        }
        if vlan.tags.is_empty() {
            return Err(fault(tr!(
                "missing tag id - each <vlan> must have at least one <tag id='n'/> subelement"
            )));
        }
        vlan.trunk = vlan.tags.len() > 1;
        if let Some(word) = node.attribute("trunk").filter(|t| !t.is_empty()) {
            vlan.trunk = word.eq_ignore_ascii_case("yes");
            if !vlan.trunk {
                if vlan.tags.len() > 1 {
                    return Err(fault(tr!(
                        "invalid \"trunk='%1$s'\" in <vlan> - trunk='yes' is required for more than one vlan tag",
                        word
                    )));
                }
                if vlan.native.is_some() {
                    return Err(fault(tr!(
                        "invalid configuration in <vlan> - \"trunk='no'\" is not allowed with a native vlan id"
                    )));
                }
                if !word.eq_ignore_ascii_case("no") {
                    return Err(fault(tr!("invalid \"trunk='%1$s'\" in <vlan> - must be yes or no", word)));
                }
            }
        }
        Ok(vlan)
    }

    /// Writes it.
    pub fn put(&self, w: &mut Writer) {
        let _mark = w.start("vlan");
        if self.trunk {
            w.attribute("trunk", "yes");
        }
        for id in &self.tags {
            let _mark = w.start("tag");
            w.attribute_fmt("id", format_args!("{id}"));
            if let Some((mode, native)) = self.native
                && native == *id
            {
                w.attribute("nativeMode", mode.as_str());
            }
            w.end("tag");
        }
        w.end("vlan");
    }
}

/// How strictly a virtual port is read.
#[derive(Clone, Copy)]
pub struct VirtualPortRules {
    /// The type and all its parameters must be there.
    pub complete: bool,
}

/// `<virtualport type='802.1Qbg'><parameters managerid='11' …/></virtualport>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct VirtualPort {
    pub kind: Option<PortType>,
    pub manager: Option<u32>,
    pub type_id: Option<u32>,
    pub type_version: Option<u32>,
    pub instance: Option<Uuid>,
    pub interface: Option<Uuid>,
    pub profile: Option<Box<str>>,
}

impl VirtualPort {
    /// Reads it; what is missing and can be made up is made up.
    pub fn read(node: Node<'_>, rules: VirtualPortRules) -> Result<VirtualPort> {
        let mut port = VirtualPort::read_given(node, rules.complete)?;
        if port.instance.is_none() && matches!(port.kind, None | Some(PortType::Qbg)) {
            port.instance = Some(Uuid::generate()?);
        }
        if port.interface.is_none() && matches!(port.kind, None | Some(PortType::Openvswitch)) {
            port.interface = Some(Uuid::generate()?);
        }
        if rules.complete {
            port.check_complete()?;
        }
        port.check_no_extras()?;
        Ok(port)
    }

    /// Reads what a network says, which interfaces complete.
    pub fn read_partial(node: Node<'_>, with_type: bool) -> Result<VirtualPort> {
        let port = VirtualPort::read_given(node, with_type)?;
        port.check_no_extras()?;
        Ok(port)
    }

    fn read_given(node: Node<'_>, with_type: bool) -> Result<VirtualPort> {
        let kind = optional(node, "type")?;
        if kind.is_none() && with_type {
            return Err(fault(tr!("missing required virtualport type")));
        }
        let mut port = VirtualPort { kind, ..VirtualPort::default() };
        if let Some(parameters) = node.child("parameters") {
            port.read_parameters(parameters)?;
        }
        Ok(port)
    }

    fn read_parameters(&mut self, node: Node<'_>) -> Result<()> {
        let number = |name: &str, limit: u32, large: fn() -> String| {
            let number = unsigned_attribute(node, name, 10)?;
            if number.is_some_and(|n| n > limit) {
                return Err(fault(large()));
            }
            Ok(number)
        };
        self.manager = number("managerid", 0xff, || tr!("value of managerid out of range"))?;
        self.type_id = number("typeid", 0xff_ffff, || tr!("value for typeid out of range"))?;
        self.type_version = number("typeidversion", 0xff, || tr!("value of typeidversion out of range"))?;
        self.instance = optional(node, "instanceid")?;
        self.interface = optional(node, "interfaceid")?;
        if let Some(text) = node.attribute("profileid") {
            if text.len() >= 40 {
                return Err(fault(tr!("profileid parameter too long")));
            }
            self.profile = Some(text).filter(|t| !t.is_empty()).map(Box::from);
        }
        Ok(())
    }

    fn check_complete(&self) -> Result<()> {
        let Some(kind) = self.kind else { return Ok(()) };
        let wanted: &[(&str, bool)] = match kind {
            PortType::Qbg => &[
                ("managerid", self.manager.is_some()),
                ("typeid", self.type_id.is_some()),
                ("typeidversion", self.type_version.is_some()),
                ("instanceid", self.instance.is_some()),
            ],
            PortType::Qbh => &[("profileid", self.profile.is_some())],
            PortType::Openvswitch | PortType::Midonet => &[("interfaceid", self.interface.is_some())],
        };
        match wanted.iter().find(|w| !w.1) {
            None => Ok(()),
            Some((name, _)) => {
                Err(port_fault(tr!("missing %1$s in <virtualport type='%2$s'>", *name, kind.as_str())))
            }
        }
    }

    fn check_no_extras(&self) -> Result<()> {
        let Some(kind) = self.kind else { return Ok(()) };
        let qbg = [
            ("managerid", self.manager.is_some()),
            ("typeid", self.type_id.is_some()),
            ("typeidversion", self.type_version.is_some()),
            ("instanceid", self.instance.is_some()),
        ];
        let interface = ("interfaceid", self.interface.is_some());
        let unwanted: Vec<(&str, bool)> = match kind {
            PortType::Qbg => vec![("profileid", self.profile.is_some()), interface],
            PortType::Qbh => qbg.into_iter().chain([interface]).collect(),
            PortType::Openvswitch => qbg.into(),
            PortType::Midonet => Vec::new(),
        };
        match unwanted.iter().find(|w| w.1) {
            None => Ok(()),
            Some((name, _)) => Err(port_fault(tr!(
                "extra %1$s unsupported in <virtualport type='%2$s'>",
                *name,
                kind.as_str()
            ))),
        }
    }

    /// Writes it.
    pub fn put(&self, w: &mut Writer) {
        let empty = VirtualPort { kind: self.kind, ..VirtualPort::default() } == *self;
        if self.kind.is_none() && empty {
            return;
        }
        let _mark = w.start("virtualport");
        if let Some(kind) = self.kind {
            w.attribute("type", kind.as_str());
        }
        if !empty {
            let _mark = w.start("parameters");
            let qbg = matches!(self.kind, None | Some(PortType::Qbg));
            let numbers =
                [("managerid", self.manager), ("typeid", self.type_id), ("typeidversion", self.type_version)];
            for (name, n) in numbers.into_iter().filter(|_| qbg) {
                if let Some(n) = n {
                    w.attribute_fmt(name, format_args!("{n}"));
                }
            }
            if let Some(instance) = self.instance.filter(|_| qbg) {
                w.attribute_fmt("instanceid", format_args!("{instance}"));
            }
            let switch = matches!(self.kind, None | Some(PortType::Openvswitch | PortType::Midonet));
            if let Some(interface) = self.interface.filter(|_| switch) {
                w.attribute_fmt("interfaceid", format_args!("{interface}"));
            }
            let named = matches!(self.kind, None | Some(PortType::Openvswitch | PortType::Qbh));
            if let Some(profile) = self.profile.as_ref().filter(|_| named) {
                w.attribute("profileid", profile);
            }
            w.end("parameters");
        }
        w.end("virtualport");
    }
}

/// `<filterref filter='clean-traffic'><parameter name='IP' value='10.0.0.1'/></filterref>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct FilterRef {
    pub filter: Box<str>,
    /// Sorted by name; values of one name in the document's order.
    pub parameters: Vec<(Box<str>, Box<str>)>,
}

impl FilterRef {
    /// Reads it; `None` where it names no filter. Parameters that no filter could use are left out.
    pub fn read(node: Node<'_>) -> Result<Option<FilterRef>> {
        let Some(filter) = node.attribute("filter") else { return Ok(None) };
        Ok(Some(FilterRef { filter: filter.into(), parameters: FilterRef::read_parameters(node) }))
    }

    /// The parameters alone.
    pub fn read_parameters(node: Node<'_>) -> Vec<(Box<str>, Box<str>)> {
        let mut parameters: Vec<(Box<str>, Box<str>)> = Vec::new();
        for parameter in node.children().filter(|c| c.name() == "parameter") {
            let (Some(name), Some(value)) = (parameter.attribute("name"), parameter.attribute("value"))
            else {
                continue;
            };
            let allowed =
                |text: &str, more: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
            if allowed(name, "_") && !value.is_empty() && allowed(value, "_.:") {
                parameters.push((name.into(), value.into()));
            }
        }
        parameters.sort_by(|a, b| a.0.cmp(&b.0));
        parameters
    }

    /// Writes it.
    pub fn put(&self, w: &mut Writer) {
        let _mark = w.start("filterref");
        w.attribute("filter", &self.filter);
        for (name, value) in &self.parameters {
            let _mark = w.start("parameter");
            w.attribute("name", name);
            w.attribute("value", value);
            w.end("parameter");
        }
        w.end("filterref");
    }
}
