// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<hostdev>`, and the part of it that `<interface type='hostdev'>` shares.

use virt_core::{Result, tr};

use super::common::{DefaultOr, VirtioModel};
use super::disk::Sgio;
use super::interface::{Teaming, put_teaming, read_ips, read_teaming};
use crate::domain::address::{PciAddress, RomInfo};
use crate::net::ip::{IpAddress, Route};
use crate::schema::{
    Element, Rule, Show, internal, long_attribute, missing_attribute, optional, refused_attribute, required,
    unsigned_attribute, unsupported, xml_error,
};
use crate::storage::secret::Auth;
use crate::storage::source::{StartupPolicy, parse_port};
use crate::value::{OnOff, Refusal, Value, YesNo};
use crate::xml::{Node, Writer};
use crate::{Uuid, words};

words! {
    /// Which bus of the host the device is on.
    HostdevType { Usb = "usb", Pci = "pci", Scsi = "scsi", ScsiHost = "scsi_host", Mdev = "mdev" }
    /// What a container is given.
    CapabilityType { Storage = "storage", Misc = "misc", Net = "net" }
    /// Whether a USB device is reset when the guest asks.
    GuestReset { Off = "off", Uninitialized = "uninitialized", On = "on" }
    /// What a mediated device is to the guest.
    MdevModel { VfioPci = "vfio-pci", VfioCcw = "vfio-ccw", VfioAp = "vfio-ap" }
    /// Who hands a PCI device over.
    PciDriver { Kvm = "kvm", Vfio = "vfio", Xen = "xen" }
}

type Text = Option<Box<str>>;

/// `<driver name='vfio'/>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DriverInfo {
    pub name: Option<PciDriver>,
    pub model: Text,
    /// Whether the host hands it over by way of iommufd.
    pub iommufd: Option<YesNo>,
}

/// A device of the host.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum HostdevSource {
    Usb {
        policy: Option<StartupPolicy>,
        auto_address: bool,
        guest_reset: Option<GuestReset>,
        /// 0: found by its address.
        vendor: u32,
        product: u32,
        bus: u32,
        device: u32,
        /// Where it is plugged in, instead of the number it has got.
        port: Text,
    },
    Pci {
        address: PciAddress,
        write_filtering: Option<YesNo>,
        driver: DriverInfo,
        display: Option<OnOff>,
        ramfb: Option<OnOff>,
    },
    Scsi {
        adapter: Box<str>,
        bus: u32,
        target: u32,
        unit: u64,
        sgio: Option<Sgio>,
        rawio: Option<YesNo>,
    },
    Iscsi {
        name: Box<str>,
        host: Text,
        port: u32,
        auth: Option<Auth>,
        initiator: Text,
        sgio: Option<Sgio>,
        rawio: Option<YesNo>,
    },
    ScsiHost {
        wwpn: Box<str>,
        model: Option<VirtioModel>,
    },
    Mdev {
        uuid: Uuid,
        model: MdevModel,
        display: Option<OnOff>,
        ramfb: Option<OnOff>,
    },
}

impl HostdevSource {
    /// The bus.
    pub fn kind(&self) -> HostdevType {
        match self {
            HostdevSource::Usb { .. } => HostdevType::Usb,
            HostdevSource::Pci { .. } => HostdevType::Pci,
            HostdevSource::Scsi { .. } | HostdevSource::Iscsi { .. } => HostdevType::Scsi,
            HostdevSource::ScsiHost { .. } => HostdevType::ScsiHost,
            HostdevSource::Mdev { .. } => HostdevType::Mdev,
        }
    }

    /// Reads the attributes of `node` and its `<source>`; says also whether the host manages the
    /// device.
    pub fn read(node: Node<'_>, word: &str) -> Result<(HostdevSource, bool)> {
        let kind = HostdevType::from_word(word)
            .ok_or_else(|| unsupported(tr!("unknown host device source address type '%1$s'", word)))?;
        let managed = node.attribute("managed") == Some("yes");
        let Some(source) = node.child("source") else {
            return Err(xml_error(tr!("Missing <source> element in hostdev device")));
        };
        let mut sources = node.children().filter(|c| c.is("source"));
        if kind != HostdevType::Usb && sources.any(|source| source.attribute("startupPolicy").is_some()) {
            return Err(unsupported(tr!("Setting startupPolicy is only allowed for USB devices")));
        }
        let sgio = optional(node, "sgio")?;
        if sgio.is_some() && kind != HostdevType::Scsi {
            return Err(xml_error(tr!("sgio is only supported for scsi host device")));
        }
        let rawio = optional(node, "rawio")?;
        if rawio.is_some() && kind != HostdevType::Scsi {
            return Err(xml_error(tr!("rawio is only supported for scsi host device")));
        }
        if !matches!(kind, HostdevType::Mdev | HostdevType::ScsiHost) && node.attribute("model").is_some() {
            let text = tr!("'model' attribute in <hostdev> is only supported when type='%1$s'", word);
            return Err(xml_error(text));
        }
        let device = match kind {
            HostdevType::Pci => {
                let (display, ramfb) = (optional(node, "display")?, optional(node, "ramfb")?);
                let write_filtering = optional(source, "writeFiltering")?;
                let address = source.child("address").map(PciAddress::read).transpose()?.unwrap_or_default();
                let mut driver = DriverInfo::default();
                if let Some(node) = node.child("driver") {
                    driver.name = optional(node, "name")?;
                    driver.model = node.attribute("model").map(Box::from);
                    driver.iommufd = optional(node, "iommufd")?;
                }
                HostdevSource::Pci { address, write_filtering, driver, display, ramfb }
            }
            HostdevType::Usb => read_usb(source)?,
            HostdevType::Scsi => match source.attribute("protocol") {
                None | Some("adapter") => read_scsi(source, sgio, rawio)?,
                Some("iscsi") => read_iscsi(source, sgio, rawio)?,
                Some(word) => return Err(refused_attribute(Refusal::Word, "protocol", "source", word)),
            },
            HostdevType::ScsiHost => {
                let model: Option<DefaultOr<VirtioModel>> = optional(node, "model")?;
                let model = model.and_then(DefaultOr::chosen);
                match source.attribute("protocol") {
                    None => return Err(missing_attribute("protocol", "source")),
                    Some("vhost") => {}
                    Some(word) => return Err(refused_attribute(Refusal::Word, "protocol", "source", word)),
                }
                let Some(wwpn) = source.attribute("wwpn") else {
                    return Err(xml_error(tr!("missing vhost-scsi hostdev source wwpn")));
                };
                let digits = wwpn.strip_prefix("naa.").map(|w| w.strip_prefix("0x").unwrap_or(w));
                if !digits.is_some_and(|d| d.len() == 16 && d.bytes().all(|b| b.is_ascii_hexdigit())) {
                    return Err(xml_error(tr!("malformed 'wwpn' value")));
                }
                HostdevSource::ScsiHost { wwpn: wwpn.into(), model }
            }
            HostdevType::Mdev => {
                let model = required(node, "model")?;
                let (display, ramfb) = (optional(node, "display")?, optional(node, "ramfb")?);
                let Some(address) = source.child("address") else {
                    return Err(unsupported(tr!("Missing <address> element")));
                };
                HostdevSource::Mdev { uuid: required(address, "uuid")?, model, display, ramfb }
            }
        };
        Ok((device, managed))
    }

    /// Writes `<driver>` and `<source>`. In an interface the address says its kind.
    pub fn put(&self, w: &mut Writer, show: Show, say_kind: bool) {
        match self {
            HostdevSource::Usb { policy, auto_address, guest_reset, vendor, product, bus, device, port } => {
                let mark = w.start("source");
                if let Some(policy) = policy {
                    w.attribute("startupPolicy", policy.as_str());
                }
                if *auto_address && show.migratable {
                    w.attribute("autoAddress", "yes");
                }
                if let Some(reset) = guest_reset {
                    w.attribute("guestReset", reset.as_str());
                }
                if *vendor != 0 {
                    for (name, id) in [("vendor", vendor), ("product", product)] {
                        let _mark = w.start(name);
                        w.attribute_fmt("id", format_args!("0x{id:04x}"));
                        w.end(name);
                    }
                }
                if *bus != 0 || *device != 0 {
                    let _mark = w.start("address");
                    if say_kind {
                        w.attribute("type", "usb");
                    }
                    w.attribute_fmt("bus", format_args!("{bus}"));
                    match port {
                        Some(port) => w.attribute("port", port),
                        None => w.attribute_fmt("device", format_args!("{device}")),
                    }
                    w.end("address");
                }
                w.end_unless_empty(mark, "source");
            }
            HostdevSource::Pci { address, write_filtering, driver, .. } => {
                let mark = w.start("driver");
                if let Some(name) = driver.name {
                    w.attribute("name", name.as_str());
                }
                if let Some(model) = &driver.model {
                    w.attribute("model", model);
                }
                if let Some(iommufd) = driver.iommufd {
                    w.attribute("iommufd", iommufd.as_str());
                }
                w.end_unless_empty(mark, "driver");
                let _mark = w.start("source");
                if let Some(filtering) = write_filtering {
                    w.attribute("writeFiltering", filtering.as_str());
                }
                let _mark = w.start("address");
                if say_kind {
                    w.attribute("type", "pci");
                }
                address.write_numbers(w);
                w.end("address");
                w.end("source");
            }
            HostdevSource::Scsi { adapter, bus, target, unit, .. } => {
                let _mark = w.start("source");
                let _mark = w.start("adapter");
                w.attribute("name", adapter);
                w.end("adapter");
                let _mark = w.start("address");
                if say_kind {
                    w.attribute("type", "scsi");
                }
                w.attribute_fmt("bus", format_args!("{bus}"));
                w.attribute_fmt("target", format_args!("{target}"));
                w.attribute_fmt("unit", format_args!("{unit}"));
                w.end("address");
                w.end("source");
            }
            HostdevSource::Iscsi { name, host, port, auth, initiator, .. } => {
                let _mark = w.start("source");
                w.attribute("protocol", "iscsi");
                w.attribute("name", name);
                let _mark = w.start("host");
                if let Some(host) = host {
                    w.attribute("name", host);
                }
                if *port != 0 {
                    w.attribute_fmt("port", format_args!("{port}"));
                }
                w.end("host");
                if let Some(auth) = auth {
                    auth.put(w, "auth", show);
                }
                if let Some(iqn) = initiator {
                    let _mark = w.start("initiator");
                    let _mark = w.start("iqn");
                    w.attribute("name", iqn);
                    w.end("iqn");
                    w.end("initiator");
                }
                w.end("source");
            }
            HostdevSource::ScsiHost { wwpn, .. } => {
                let _mark = w.start("source");
                w.attribute("protocol", "vhost");
                w.attribute("wwpn", wwpn);
                w.end("source");
            }
            HostdevSource::Mdev { uuid, .. } => {
                let _mark = w.start("source");
                let _mark = w.start("address");
                w.attribute_fmt("uuid", format_args!("{uuid}"));
                w.end("address");
                w.end("source");
            }
        }
    }
}

fn read_usb(source: Node<'_>) -> Result<HostdevSource> {
    let policy = optional(source, "startupPolicy")?;
    let auto_address = optional::<YesNo>(source, "autoAddress")? == Some(YesNo::Yes);
    let guest_reset = optional(source, "guestReset")?;
    let need = |node: Node<'_>, name: &str| {
        unsigned_attribute(node, name, 0)?.ok_or_else(|| missing_attribute(name, node.name()))
    };
    let (mut vendor, mut product, mut bus, mut device) = (0, 0, 0, 0);
    let nodes = (source.child("vendor"), source.child("product"));
    if let Some(node) = nodes.0 {
        vendor = need(node, "id")?;
        if vendor == 0 {
            return Err(refused_attribute(Refusal::Zero, "id", "vendor", "0"));
        }
        if nodes.1.is_none() {
            return Err(internal(tr!("missing product")));
        }
    }
    if let Some(node) = nodes.1 {
        product = need(node, "id")?;
        if nodes.0.is_none() {
            return Err(internal(tr!("missing vendor")));
        }
    }
    let mut port = None;
    if let Some(node) = source.child("address") {
        bus = need(node, "bus")?;
        let number = unsigned_attribute(node, "device", 0)?;
        device = number.unwrap_or(0);
        port = node.attribute("port").filter(|port| !port.is_empty()).map(Box::from);
        match (number, &port) {
            (None, None) => return Err(internal(tr!("usb address needs either device id or port"))),
            (Some(_), Some(_)) => {
                return Err(internal(tr!(
                    "found both device id and port in usb address (ambiguous setting)"
                )));
            }
            _ => {}
        }
    }
    Ok(HostdevSource::Usb { policy, auto_address, guest_reset, vendor, product, bus, device, port })
}

fn read_scsi(source: Node<'_>, sgio: Option<Sgio>, rawio: Option<YesNo>) -> Result<HostdevSource> {
    let Some(address) = source.child("address") else {
        return Err(xml_error(tr!("'address' must be specified for scsi hostdev source")));
    };
    let need =
        |name: &str| unsigned_attribute(address, name, 0)?.ok_or_else(|| missing_attribute(name, "address"));
    let (bus, target) = (need("bus")?, need("target")?);
    let unit = long_attribute(address, "unit", 0)?.ok_or_else(|| missing_attribute("unit", "address"))?;
    let adapter = source.child("adapter").and_then(|a| a.attribute("name")).filter(|n| !n.is_empty());
    let Some(adapter) = adapter else {
        return Err(xml_error(tr!("'adapter' name must be specified for scsi hostdev source")));
    };
    Ok(HostdevSource::Scsi { adapter: adapter.into(), bus, target, unit, sgio, rawio })
}

fn read_iscsi(source: Node<'_>, sgio: Option<Sgio>, rawio: Option<YesNo>) -> Result<HostdevSource> {
    let Some(name) = source.attribute("name") else {
        return Err(xml_error(tr!("missing iSCSI hostdev source path name")));
    };
    let mut hosts = source.children().filter(|c| c.is("host"));
    let Some(host) = hosts.next() else {
        return Err(xml_error(tr!("missing the host address for the iSCSI hostdev")));
    };
    if hosts.next().is_some() {
        let text = tr!("only one source host address may be specified for the iSCSI hostdev");
        return Err(xml_error(text));
    }
    let port = host.attribute("port").map(parse_port).transpose()?.unwrap_or(0);
    if host.attribute("name").is_none() {
        return Err(xml_error(tr!("missing name for host")));
    }
    let auth = source.child("auth").map(Auth::read).transpose()?;
    if let Some(auth) = &auth {
        let word = auth.secret_type.as_deref().unwrap_or("(null)");
        match word {
            "iscsi" => {}
            "none" | "volume" | "ceph" | "tls" | "vtpm" => {
                return Err(internal(tr!("hostdev invalid secret type '%1$s'", word)));
            }
            _ => return Err(unsupported(tr!("invalid secret type %1$s", word))),
        }
    }
    let iqn = source.child("initiator").and_then(|i| i.child("iqn")).and_then(|i| i.attribute("name"));
    Ok(HostdevSource::Iscsi {
        name: name.into(),
        host: host.attribute("name").map(Box::from),
        port,
        auth,
        initiator: iqn.filter(|n| !n.is_empty()).map(Box::from),
        sgio,
        rawio,
    })
}

/// What is handed over.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum HostdevKind {
    Subsystem { source: HostdevSource, managed: bool },
    Storage(Box<str>),
    Misc(Box<str>),
    Net { interface: Box<str>, ips: Vec<IpAddress>, routes: Vec<Route> },
}

/// `<hostdev mode='subsystem' type='pci' managed='yes'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Hostdev {
    pub kind: HostdevKind,
    pub readonly: bool,
    pub shareable: bool,
    pub teaming: Option<Teaming>,
    pub info: RomInfo,
}

impl Hostdev {
    /// Whether both are the same device of the host.
    pub fn is_same_device(&self, other: &Hostdev) -> bool {
        let (a, b) = match (&self.kind, &other.kind) {
            (HostdevKind::Subsystem { source: a, .. }, HostdevKind::Subsystem { source: b, .. }) => (a, b),
            (HostdevKind::Storage(a), HostdevKind::Storage(b))
            | (HostdevKind::Misc(a), HostdevKind::Misc(b)) => return a == b,
            (HostdevKind::Net { interface: a, .. }, HostdevKind::Net { interface: b, .. }) => return a == b,
            _ => return false,
        };
        a.is_same_device(b)
    }
}

impl HostdevSource {
    /// Whether both are the same device of the host.
    pub fn is_same_device(&self, other: &HostdevSource) -> bool {
        use HostdevSource::{Iscsi, Mdev, Pci, Scsi, ScsiHost, Usb};
        match (self, other) {
            (
                Usb { vendor, product, bus, device, port, .. },
                Usb { vendor: v, product: p, bus: b, device: d, port: other, .. },
            ) => {
                if *bus != 0 && port.is_some() {
                    (bus, port) == (b, other)
                } else if *bus != 0 && *device != 0 {
                    (bus, device) == (b, d)
                } else {
                    (vendor, product) == (v, p)
                }
            }
            (Pci { address: a, .. }, Pci { address: b, .. }) => a.is_same_place(b),
            (
                Scsi { adapter, bus, target, unit, .. },
                Scsi { adapter: a, bus: b, target: t, unit: u, .. },
            ) => (adapter, bus, target, unit) == (a, b, t, u),
            (Iscsi { name, host, port, .. }, Iscsi { name: n, host: h, port: p, .. }) => {
                (name, host, port) == (n, h, p)
            }
            (ScsiHost { wwpn: a, .. }, ScsiHost { wwpn: b, .. }) => a == b,
            (Mdev { uuid: a, .. }, Mdev { uuid: b, .. }) => a == b,
            _ => false,
        }
    }
}

impl Element for Hostdev {
    fn read(node: Node<'_>) -> Result<Self> {
        let kind = match node.attribute("mode") {
            None | Some("subsystem") => {
                let kind: HostdevType = required(node, "type")?;
                let (source, managed) = HostdevSource::read(node, kind.as_str())?;
                HostdevKind::Subsystem { source, managed }
            }
            Some("capabilities") => read_capability(node)?,
            Some(word) => return Err(refused_attribute(Refusal::Word, "mode", node.name(), word)),
        };
        let info = RomInfo::read(node)?;
        let scsi = matches!(
            &kind,
            HostdevKind::Subsystem { source, .. } if source.kind() == HostdevType::Scsi
        );
        Ok(Hostdev {
            kind,
            readonly: scsi && node.child("readonly").is_some(),
            shareable: scsi && node.child("shareable").is_some(),
            teaming: read_teaming(node)?,
            info,
        })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        match &self.kind {
            HostdevKind::Subsystem { source, managed } => {
                w.attribute("mode", "subsystem");
                w.attribute("type", source.kind().as_str());
                w.attribute("managed", if *managed { "yes" } else { "no" });
                match source {
                    HostdevSource::Scsi { sgio, rawio, .. } | HostdevSource::Iscsi { sgio, rawio, .. } => {
                        if let Some(sgio) = sgio {
                            w.attribute("sgio", sgio.as_str());
                        }
                        if let Some(rawio) = rawio {
                            w.attribute("rawio", rawio.as_str());
                        }
                    }
                    HostdevSource::ScsiHost { model: Some(model), .. } => {
                        w.attribute("model", model.as_str())
                    }
                    HostdevSource::Mdev { model, .. } => w.attribute("model", model.as_str()),
                    _ => {}
                }
                if let HostdevSource::Mdev { display, ramfb, .. }
                | HostdevSource::Pci { display, ramfb, .. } = source
                {
                    for (name, value) in [("display", display), ("ramfb", ramfb)] {
                        if let Some(value) = value {
                            w.attribute(name, value.as_str());
                        }
                    }
                }
                // The end tag stands on a line of its own, also where nothing names the device.
                w.open_content();
                source.put(w, show, false);
            }
            HostdevKind::Storage(text) => put_capability(w, "storage", "block", text),
            HostdevKind::Misc(text) => put_capability(w, "misc", "char", text),
            HostdevKind::Net { interface, ips, routes } => {
                put_capability(w, "net", "interface", interface);
                ips.iter().for_each(|ip| ip.put(w));
                routes.iter().for_each(|route| route.put(w));
            }
        }
        if let Some(teaming) = &self.teaming {
            put_teaming(w, teaming);
        }
        if self.readonly {
            w.flag("readonly");
        }
        if self.shareable {
            w.flag("shareable");
        }
        self.info.write(w, show);
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("mode", &["subsystem", "capabilities"]),
            Rule::Attribute("type", HostdevType::WORDS),
            Rule::Attribute("managed", YesNo::WORDS),
            Rule::Attribute("sgio", Sgio::WORDS),
            Rule::Attribute("rawio", YesNo::WORDS),
            Rule::Attribute("model", MdevModel::WORDS),
            Rule::Attribute("display", OnOff::WORDS),
            Rule::Attribute("ramfb", OnOff::WORDS),
            Rule::Child("source", || {
                vec![
                    Rule::Attribute("startupPolicy", StartupPolicy::WORDS),
                    Rule::Child("vendor", || vec![Rule::Attribute("id", &[])]),
                    Rule::Child("product", || vec![Rule::Attribute("id", &[])]),
                    Rule::Child("address", || {
                        let usb = ["bus", "device", "port"];
                        let names = ["domain", "slot", "function", "uuid", "target", "unit"];
                        let names = usb.into_iter().chain(names);
                        names.map(|n| Rule::Attribute(n, &[])).collect()
                    }),
                    Rule::Child("adapter", || vec![Rule::Attribute("name", &[])]),
                ]
            }),
        ];
        rules.extend(["readonly", "shareable"].map(Rule::Flag));
        rules.extend(RomInfo::grammar());
        rules
    }
}

fn read_capability(node: Node<'_>) -> Result<HostdevKind> {
    let kind: CapabilityType = required(node, "type")?;
    let Some(source) = node.child("source") else {
        return Err(xml_error(tr!("Missing <source> element in hostdev device")));
    };
    let text = |name: &str| {
        source.child(name).map(|c| c.text()).filter(|t| !t.is_empty()).map(|t| Box::<str>::from(t.as_ref()))
    };
    Ok(match kind {
        CapabilityType::Storage => HostdevKind::Storage(
            text("block")
                .ok_or_else(|| xml_error(tr!("Missing <block> element in hostdev storage device")))?,
        ),
        CapabilityType::Misc => HostdevKind::Misc(
            text("char")
                .ok_or_else(|| xml_error(tr!("Missing <char> element in hostdev character device")))?,
        ),
        CapabilityType::Net => {
            let interface = text("interface")
                .ok_or_else(|| xml_error(tr!("Missing <interface> element in hostdev net device")))?;
            let (ips, routes) = read_ips(node, "Domain hostdev device")?;
            HostdevKind::Net { interface, ips, routes }
        }
    })
}

fn put_capability(w: &mut Writer, kind: &str, name: &str, text: &str) {
    w.attribute("mode", "capabilities");
    w.attribute("type", kind);
    let _mark = w.start("source");
    w.text(name, text);
    w.end("source");
}
