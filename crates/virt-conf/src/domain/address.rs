// SPDX-License-Identifier: LGPL-2.1-or-later
//! What every device may have: alias, boot order, ROM, and the address it sits at.

use std::fmt::Write as _;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::units::NumberSet;
use crate::element;
use crate::schema::{
    Element, Rule, Show, internal, long_attribute, missing_attribute, optional, unsigned_attribute,
    unsupported, xml_error,
};
use crate::value::{OnOff, Positive, Value, YesNo};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// The kinds of address.
    AddressType {
        Pci = "pci", Drive = "drive", VirtioSerial = "virtio-serial", Ccid = "ccid", Usb = "usb",
        SpaprVio = "spapr-vio", VirtioS390 = "virtio-s390", Ccw = "ccw", VirtioMmio = "virtio-mmio",
        Isa = "isa", Dimm = "dimm", Unassigned = "unassigned",
    }
}

/// A place on a PCI bus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub struct PciAddress {
    pub domain: u32,
    pub bus: u32,
    pub slot: u32,
    pub function: u32,
    pub multifunction: Option<OnOff>,
    pub zpci: Option<Zpci>,
}

/// The s390 extension of a PCI address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub struct Zpci {
    pub uid: Option<u32>,
    pub fid: Option<u32>,
}

impl std::fmt::Display for PciAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04x}:{:02x}:{:02x}.{}", self.domain, self.bus, self.slot, self.function)
    }
}

impl PciAddress {
    /// Whether both are the same place, whatever else is said of it.
    pub fn is_same_place(&self, other: &PciAddress) -> bool {
        let place = |a: &PciAddress| (a.domain, a.bus, a.slot, a.function);
        place(self) == place(other)
    }

    /// Reads the attributes of an element that is such an address.
    pub fn read(node: Node<'_>) -> Result<PciAddress> {
        let number = |name| Ok::<_, Error>(unsigned_attribute(node, name, 0)?.unwrap_or(0));
        let address = PciAddress {
            domain: number("domain")?,
            bus: number("bus")?,
            slot: number("slot")?,
            function: number("function")?,
            multifunction: optional(node, "multifunction")?,
            zpci: None,
        };
        if !address.is_empty() {
            address.check()?;
        }
        let zpci = node.child("zpci").map(|z| {
            Ok::<_, Error>(Zpci {
                uid: unsigned_attribute(z, "uid", 0)?,
                fid: unsigned_attribute(z, "fid", 0)?,
            })
        });
        Ok(PciAddress { zpci: zpci.transpose()?, ..address })
    }

    /// All zero: to be assigned.
    pub fn is_empty(self) -> bool {
        self.domain == 0 && self.bus == 0 && self.slot == 0
    }

    fn check(self) -> Result<()> {
        let text = if self.bus > 0xff {
            tr!("Invalid PCI address bus='0x%1$x', must be <= 0xFF", self.bus)
        } else if self.slot > 0x1f {
            tr!("Invalid PCI address slot='0x%1$x', must be <= 0x1F", self.slot)
        } else if self.function > 7 {
            tr!("Invalid PCI address function=0x%1$x, must be <= 7", self.function)
        } else {
            return Ok(());
        };
        Err(Error::new(ErrorDomain::NONE, ErrorCode::XML_ERROR, text))
    }

    /// Writes the four numbers as attributes.
    pub fn write_numbers(self, w: &mut Writer) {
        w.attribute_fmt("domain", format_args!("0x{:04x}", self.domain));
        w.attribute_fmt("bus", format_args!("0x{:02x}", self.bus));
        w.attribute_fmt("slot", format_args!("0x{:02x}", self.slot));
        w.attribute_fmt("function", format_args!("0x{}", self.function));
    }
}

/// Where a device sits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Address {
    Pci(PciAddress),
    Drive {
        controller: u32,
        bus: u32,
        target: u32,
        unit: u32,
    },
    VirtioSerial {
        controller: u32,
        bus: u32,
        port: u32,
    },
    Ccid {
        controller: u32,
        slot: u32,
    },
    /// Up to four hubs deep; 0 ends the path.
    Usb {
        bus: u32,
        port: [u32; 4],
    },
    SpaprVio {
        reg: Option<u64>,
    },
    /// `assigned` is false where the document gave none of the three.
    Ccw {
        cssid: u32,
        ssid: u32,
        devno: u32,
        assigned: bool,
    },
    VirtioMmio,
    Isa {
        iobase: u32,
        irq: u32,
    },
    Dimm {
        slot: u32,
        base: u64,
    },
    Unassigned,
}

impl Address {
    /// Its kind.
    pub fn kind(&self) -> AddressType {
        match self {
            Address::Pci(_) => AddressType::Pci,
            Address::Drive { .. } => AddressType::Drive,
            Address::VirtioSerial { .. } => AddressType::VirtioSerial,
            Address::Ccid { .. } => AddressType::Ccid,
            Address::Usb { .. } => AddressType::Usb,
            Address::SpaprVio { .. } => AddressType::SpaprVio,
            Address::Ccw { .. } => AddressType::Ccw,
            Address::VirtioMmio => AddressType::VirtioMmio,
            Address::Isa { .. } => AddressType::Isa,
            Address::Dimm { .. } => AddressType::Dimm,
            Address::Unassigned => AddressType::Unassigned,
        }
    }
}

/// `1.2.3`: one number for each hub on the way.
fn usb_port(text: &str) -> Result<[u32; 4]> {
    let bad = || Error::internal(ErrorDomain::DEVICE, tr!("Cannot parse <address> 'port' attribute"));
    let mut port = [0; 4];
    let mut rest = text;
    for part in &mut port {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        *part = u32::parse(&rest[..digits]).map_err(|_| bad())?;
        rest = &rest[digits..];
        if rest.is_empty() {
            return Ok(port);
        }
        rest = rest.strip_prefix('.').unwrap_or(rest);
    }
    Err(bad())
}

impl Element for Address {
    fn read(node: Node<'_>) -> Result<Self> {
        let kind: AddressType = crate::schema::required(node, "type")?;
        let number = |name| Ok::<_, Error>(unsigned_attribute(node, name, 10)?.unwrap_or(0));
        let hex = |name| Ok::<_, Error>(unsigned_attribute(node, name, 16)?.unwrap_or(0));
        Ok(match kind {
            AddressType::Pci => Address::Pci(PciAddress::read(node)?),
            AddressType::Drive => Address::Drive {
                controller: number("controller")?,
                bus: number("bus")?,
                target: number("target")?,
                unit: number("unit")?,
            },
            AddressType::VirtioSerial => Address::VirtioSerial {
                controller: number("controller")?,
                bus: number("bus")?,
                port: number("port")?,
            },
            AddressType::Ccid => Address::Ccid { controller: number("controller")?, slot: number("slot")? },
            AddressType::Usb => Address::Usb {
                port: node.attribute("port").map(usb_port).transpose()?.unwrap_or_default(),
                bus: number("bus")?,
            },
            AddressType::SpaprVio => Address::SpaprVio { reg: long_attribute(node, "reg", 16)? },
            AddressType::VirtioS390 => {
                return Err(xml_error(tr!("virtio-s390 bus doesn't have an address")));
            }
            AddressType::Ccw => ccw(node)?,
            AddressType::VirtioMmio => Address::VirtioMmio,
            AddressType::Isa => Address::Isa { iobase: hex("iobase")?, irq: hex("irq")? },
            AddressType::Dimm => Address::Dimm {
                slot: unsigned_attribute(node, "slot", 10)?
                    .ok_or_else(|| missing_attribute("slot", node.name()))?,
                base: long_attribute(node, "base", 16)?.unwrap_or(0),
            },
            AddressType::Unassigned => Address::Unassigned,
        })
    }

    fn write(&self, w: &mut Writer, _show: Show) {
        w.attribute("type", self.kind().as_str());
        let mut numbers = |list: &[(&str, u32)]| {
            for (name, n) in list {
                w.attribute_fmt(name, format_args!("{n}"));
            }
        };
        match *self {
            Address::Pci(pci) => {
                if !pci.is_empty() {
                    pci.write_numbers(w);
                }
                if let Some(multifunction) = pci.multifunction {
                    w.attribute("multifunction", multifunction.as_str());
                }
                if let Some(Zpci { uid, fid }) = pci.zpci.filter(|z| z.uid.is_some() || z.fid.is_some()) {
                    let _mark = w.start("zpci");
                    w.attribute_fmt("uid", format_args!("0x{:04x}", uid.unwrap_or(0)));
                    w.attribute_fmt("fid", format_args!("0x{:08x}", fid.unwrap_or(0)));
                    w.end("zpci");
                }
            }
            Address::Drive { controller, bus, target, unit } => {
                numbers(&[("controller", controller), ("bus", bus), ("target", target), ("unit", unit)]);
            }
            Address::VirtioSerial { controller, bus, port } => {
                numbers(&[("controller", controller), ("bus", bus), ("port", port)]);
            }
            Address::Ccid { controller, slot } => numbers(&[("controller", controller), ("slot", slot)]),
            Address::Usb { bus, port } => {
                numbers(&[("bus", bus)]);
                if port[0] != 0 {
                    w.attribute_with("port", |out| {
                        for (i, n) in port.iter().take_while(|n| **n != 0).enumerate() {
                            let _ = write!(out, "{}{n}", if i > 0 { "." } else { "" });
                        }
                    });
                }
            }
            Address::SpaprVio { reg } => {
                if let Some(reg) = reg {
                    w.attribute_fmt("reg", format_args!("0x{reg:08x}"));
                }
            }
            Address::Ccw { cssid, ssid, devno, .. } => {
                w.attribute_fmt("cssid", format_args!("0x{cssid:x}"));
                w.attribute_fmt("ssid", format_args!("0x{ssid:x}"));
                w.attribute_fmt("devno", format_args!("0x{devno:04x}"));
            }
            Address::VirtioMmio | Address::Unassigned => {}
            Address::Isa { iobase, irq } => {
                for (name, n) in [("iobase", iobase), ("irq", irq)] {
                    if n > 0 {
                        w.attribute_fmt(name, format_args!("0x{n:x}"));
                    }
                }
            }
            Address::Dimm { slot, base } => {
                numbers(&[("slot", slot)]);
                if base > 0 {
                    w.attribute_fmt("base", format_args!("0x{base:x}"));
                }
            }
        }
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![Rule::Attribute("type", AddressType::WORDS)];
        let numbers = [
            "domain",
            "bus",
            "slot",
            "function",
            "controller",
            "target",
            "unit",
            "port",
            "reg",
            "cssid",
            "ssid",
            "devno",
            "iobase",
            "irq",
            "base",
        ];
        rules.extend(numbers.map(|name| Rule::Attribute(name, &[])));
        rules.push(Rule::Attribute("multifunction", OnOff::WORDS));
        rules.push(Rule::Child("zpci", || vec![Rule::Attribute("uid", &[]), Rule::Attribute("fid", &[])]));
        rules
    }
}

fn ccw(node: Node<'_>) -> Result<Address> {
    let fault = |text| Error::internal(ErrorDomain::DEVICE, text);
    let parts = [
        unsigned_attribute(node, "cssid", 0)?,
        unsigned_attribute(node, "ssid", 0)?,
        unsigned_attribute(node, "devno", 0)?,
    ];
    let [cssid, ssid, devno] = parts.map(|p| p.unwrap_or(0));
    if cssid > 254 || ssid > 3 || devno > 65535 {
        return Err(fault(tr!(
            "Invalid specification for virtio ccw address: cssid='0x%1$x' ssid='0x%2$x' devno='0x%3$04x'",
            cssid,
            ssid,
            devno
        )));
    }
    let given = parts.iter().flatten().count();
    if given > 0 && given < 3 {
        return Err(fault(tr!("Invalid partial specification for virtio ccw address")));
    }
    Ok(Address::Ccw { cssid, ssid, devno, assigned: given == 3 })
}

element! {
    /// `<boot order='1'/>`
    Boot {
        order: Positive = attr("order"),
        loadparm: Option<LoadParm> = attr("loadparm", optional),
    }
}

/// Which entry of a boot menu to take, on s390: up to eight characters, in upper case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadParm(pub Box<str>);

impl Value for LoadParm {
    fn parse(text: &str) -> std::result::Result<Self, crate::value::Refusal> {
        Ok(LoadParm(text.to_ascii_uppercase().into()))
    }
    fn put(&self, out: &mut String) {
        crate::xml::escape(&self.0, out);
    }
}

impl LoadParm {
    fn check(&self) -> Result<()> {
        let text = &*self.0;
        if text.is_empty() || text.len() > 8 {
            return Err(internal(tr!("loadparm value '%1$s' must be between 1 and 8 characters", text)));
        }
        if text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b' ') {
            return Ok(());
        }
        Err(internal(tr!(
            "invalid loadparm value '%1$s', expecting chars in set of [a-zA-Z0-9.] and blank spaces",
            text
        )))
    }
}

element! {
    /// `<rom bar='on' file='…'/>`
    Rom {
        enabled: Option<YesNo> = attr("enabled", optional),
        bar: Option<OnOff> = attr("bar", optional),
        file: Option<Box<str>> = attr("file", optional),
    }
}

/// What a device's document says about its place in the guest.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct DeviceInfo {
    pub boot: Option<Box<Boot>>,
    pub alias: Option<Box<str>>,
    /// `<master startport='…'/>` of companion USB controllers.
    pub master: Option<u32>,
    pub rom: Option<Box<Rom>>,
    pub acpi_index: Option<Positive>,
    /// The NUMA cells of the guest that the device is near.
    pub acpi_nodeset: Option<Box<NumberSet>>,
    pub address: Option<Address>,
}

impl DeviceInfo {
    /// Whether it has an alias that only a running guest has: users may choose `ua-…` only.
    pub fn has_passing_alias(&self) -> bool {
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let user = |alias: &str| alias.starts_with("ua-") && alias.chars().all(allowed);
        self.alias.as_deref().is_some_and(|alias| !user(alias))
    }

    /// Drops such an alias, and what is left if that is nothing.
    pub fn drop_passing_alias(this: &mut Option<Box<DeviceInfo>>) {
        let Some(info) = this.as_mut().filter(|info| info.has_passing_alias()) else { return };
        info.alias = None;
        if **info == DeviceInfo::default() {
            *this = None;
        }
    }
}

/// [`DeviceInfo`] that takes no room while there is nothing to say. The parameters tell whether
/// `<boot>` and `<rom>` mean something for this device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Info<const BOOT: bool, const ROM: bool>(pub Option<Box<DeviceInfo>>);

/// For devices that neither boot nor have a ROM.
pub type PlainInfo = Info<false, false>;
/// For devices that can be booted from.
pub type BootInfo = Info<true, false>;
/// For devices with a ROM that can be booted from.
pub type RomInfo = Info<true, true>;

impl<const BOOT: bool, const ROM: bool> Info<BOOT, ROM> {
    /// The address, if there is one.
    pub fn address(&self) -> Option<&Address> {
        self.0.as_ref()?.address.as_ref()
    }

    /// Gives the device an address.
    pub fn set_address(&mut self, address: Address) {
        self.0.get_or_insert_default().address = Some(address);
    }

    /// Place in the boot order, from 1.
    pub fn boot_order(&self) -> Option<u32> {
        self.0.as_ref()?.boot.as_ref().map(|b| b.order.0)
    }

    /// Drops an alias that the user may not choose: only `ua-…` survives in a definition.
    pub fn keep_user_alias_only(&mut self) {
        DeviceInfo::drop_passing_alias(&mut self.0);
    }
}

fn read_nodeset(text: &str) -> Result<Box<NumberSet>> {
    let set = NumberSet::parse_or_error(text, NumberSet::CPUS)?;
    match set.is_empty() {
        true => Err(unsupported(tr!("Invalid value of 'nodeset': %1$s", text))),
        false => Ok(Box::new(set)),
    }
}

impl<const BOOT: bool, const ROM: bool> Element for Info<BOOT, ROM> {
    fn read(node: Node<'_>) -> Result<Self> {
        let mut info = DeviceInfo::default();
        let mut any = false;
        for child in node.children() {
            // The first of each kind counts.
            match child.plain_name() {
                "alias" if info.alias.is_none() => {
                    info.alias = child.attribute("name").filter(|n| !n.is_empty()).map(Box::from);
                }
                "master" if info.master.is_none() => {
                    info.master = Some(unsigned_attribute(child, "startport", 10)?.unwrap_or(0));
                }
                "boot" if BOOT && info.boot.is_none() => {
                    let boot = Boot::read(child)?;
                    boot.loadparm.iter().try_for_each(LoadParm::check)?;
                    info.boot = Some(Box::new(boot));
                }
                "rom" if ROM && info.rom.is_none() => {
                    let rom = Rom::read(child)?;
                    if rom.enabled == Some(YesNo::No) && (rom.bar.is_some() || rom.file.is_some()) {
                        return Err(unsupported(tr!("ROM tuning is not supported when ROM is disabled")));
                    }
                    info.rom = Some(Box::new(rom));
                }
                _ => continue,
            }
            any = true;
        }
        // Faults in these are told after those in the others.
        if let Some(child) = node.child("acpi") {
            info.acpi_index = optional(child, "index")?;
            info.acpi_nodeset = child.attribute("nodeset").map(read_nodeset).transpose()?;
            any |= info.acpi_index.is_some() || info.acpi_nodeset.is_some();
        }
        if let Some(child) = node.child("address") {
            info.address = Some(Address::read(child)?);
            any = true;
        }
        Ok(Info(any.then(|| Box::new(info))))
    }

    fn write(&self, w: &mut Writer, show: Show) {
        let Some(info) = &self.0 else { return };
        if let Some(boot) = &info.boot {
            boot.put_always(w, "boot", show);
        }
        if let Some(alias) = &info.alias {
            let _mark = w.start("alias");
            w.attribute("name", alias);
            w.end("alias");
        }
        if let Some(port) = info.master {
            let _mark = w.start("master");
            w.attribute_fmt("startport", format_args!("{port}"));
            w.end("master");
        }
        if let Some(rom) = &info.rom {
            rom.put(w, "rom", show);
        }
        if info.acpi_index.is_some() || info.acpi_nodeset.is_some() {
            let _mark = w.start("acpi");
            if let Some(index) = info.acpi_index {
                w.attribute_fmt("index", format_args!("{}", index.0));
            }
            if let Some(nodes) = &info.acpi_nodeset {
                w.attribute_fmt("nodeset", format_args!("{nodes}"));
            }
            w.end("acpi");
        }
        if let Some(address) = &info.address {
            address.put(w, "address", show);
        }
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Child("alias", || vec![Rule::Attribute("name", &[])]),
            Rule::Child("master", || vec![Rule::Attribute("startport", &[])]),
            Rule::Child("acpi", || vec![Rule::Attribute("index", &[]), Rule::Attribute("nodeset", &[])]),
            Rule::Child("address", Address::grammar),
        ];
        if BOOT {
            rules.push(Rule::Child("boot", Boot::grammar));
        }
        if ROM {
            rules.push(Rule::Child("rom", Rom::grammar));
        }
        rules
    }
}
