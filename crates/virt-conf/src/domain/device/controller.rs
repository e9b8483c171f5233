// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<controller>`

use virt_core::{Result, tr};

use super::common::{IothreadMap, VirtioOptions, int_attribute};
use crate::domain::address::PlainInfo;
use crate::domain::units;
use crate::schema::{
    Element, Rule, Show, long_attribute, optional, refused_attribute, text, unsupported, xml_error,
};
use crate::value::{OnOff, Refusal, Value, signed};
use crate::xml::{Node, Writer};
use crate::{element, words};

words! {
    /// What a controller controls.
    ControllerType {
        Ide = "ide", Fdc = "fdc", Scsi = "scsi", Sata = "sata", VirtioSerial = "virtio-serial", Ccid = "ccid",
        Usb = "usb", Pci = "pci", Xenbus = "xenbus", Isa = "isa", Nvme = "nvme",
    }
    /// The models of all kinds of controller; [`ControllerModel::fits`] says which go together.
    ControllerModel {
        PciRoot = "pci-root", PcieRoot = "pcie-root", PciBridge = "pci-bridge",
        DmiToPciBridge = "dmi-to-pci-bridge", PcieToPciBridge = "pcie-to-pci-bridge",
        PcieRootPort = "pcie-root-port", PcieSwitchUpstreamPort = "pcie-switch-upstream-port",
        PcieSwitchDownstreamPort = "pcie-switch-downstream-port", PciExpanderBus = "pci-expander-bus",
        PcieExpanderBus = "pcie-expander-bus",
        Auto = "auto", Buslogic = "buslogic", Lsilogic = "lsilogic", Lsisas1068 = "lsisas1068",
        Vmpvscsi = "vmpvscsi", Ibmvscsi = "ibmvscsi", VirtioScsi = "virtio-scsi", Lsisas1078 = "lsisas1078",
        Ncr53c90 = "ncr53c90", Dc390 = "dc390", Am53c974 = "am53c974",
        VirtioTransitional = "virtio-transitional", VirtioNonTransitional = "virtio-non-transitional",
        Piix3Uhci = "piix3-uhci", Piix4Uhci = "piix4-uhci", Ehci = "ehci", Ich9Ehci1 = "ich9-ehci1",
        Ich9Uhci1 = "ich9-uhci1", Ich9Uhci2 = "ich9-uhci2", Ich9Uhci3 = "ich9-uhci3",
        Vt82c686bUhci = "vt82c686b-uhci", PciOhci = "pci-ohci", NecXhci = "nec-xhci", Qusb1 = "qusb1",
        Qusb2 = "qusb2", QemuXhci = "qemu-xhci", None = "none",
        Piix3 = "piix3", Piix4 = "piix4", Ich6 = "ich6",
        Virtio = "virtio",
    }
    /// What a PCI controller is, to the hypervisor.
    PciModelName {
        PciBridge = "pci-bridge", I82801b11Bridge = "i82801b11-bridge", Ioh3420 = "ioh3420",
        X3130Upstream = "x3130-upstream", Xio3130Downstream = "xio3130-downstream", Pxb = "pxb",
        PxbPcie = "pxb-pcie", PcieRootPort = "pcie-root-port",
        SpaprPciHostBridge = "spapr-pci-host-bridge", PciePciBridge = "pcie-pci-bridge",
    }
}

impl ControllerModel {
    /// Whether controllers of this kind come in this model.
    pub fn fits(self, kind: ControllerType) -> bool {
        use ControllerModel as M;
        match kind {
            ControllerType::Pci => self <= M::PcieExpanderBus,
            ControllerType::Scsi => self > M::PcieExpanderBus && self <= M::VirtioNonTransitional,
            ControllerType::Usb => self >= M::Piix3Uhci && self <= M::None,
            ControllerType::Ide => matches!(self, M::Piix3 | M::Piix4 | M::Ich6),
            ControllerType::VirtioSerial => {
                matches!(self, M::Virtio | M::VirtioTransitional | M::VirtioNonTransitional)
            }
            _ => false,
        }
    }

    /// The first port of a UHCI companion.
    fn companion_port(self) -> Option<u32> {
        match self {
            ControllerModel::Ich9Uhci1 => Some(0),
            ControllerModel::Ich9Uhci2 => Some(2),
            ControllerModel::Ich9Uhci3 => Some(4),
            _ => None,
        }
    }

    /// Whether it is one of a group of USB 2 controllers.
    pub fn is_usb2(self) -> bool {
        matches!(self, ControllerModel::Ich9Ehci1) || self.companion_port().is_some()
    }
}

element! {
    /// `<driver queues='4' iothread='1'/>`
    ControllerDriver {
        queues: u32 = attr("queues", hide 0),
        cmd_per_lun: u32 = attr("cmd_per_lun", hide 0),
        max_sectors: u32 = attr("max_sectors", hide 0),
        ioeventfd: Option<OnOff> = attr("ioeventfd", optional),
        iothread: u32 = attr("iothread", hide 0),
        virtio: VirtioOptions = flatten(),
        iothreads: Option<Box<IothreadMap>> = child("iothreads"),
    }
}

/// What only PCI controllers have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PciOptions {
    pub model_name: Option<PciModelName>,
    pub chassis_nr: Option<u32>,
    pub chassis: Option<u32>,
    pub port: Option<u32>,
    pub bus_nr: Option<u32>,
    pub index: Option<u32>,
    pub hotplug: Option<OnOff>,
    pub mem_reserve: u64,
    pub node: Option<u32>,
    pub hole64_kib: Option<u64>,
}

/// `<controller type='scsi' index='0' model='virtio-scsi'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Controller {
    pub kind: ControllerType,
    /// `None` until completion assigns one.
    pub index: Option<u32>,
    pub model: Option<ControllerModel>,
    pub ports: Option<u32>,
    pub vectors: Option<u32>,
    pub max_grant_frames: Option<u32>,
    pub max_event_channels: Option<u32>,
    /// Of an NVMe controller, and so of all its disks.
    pub serial: Option<Box<str>>,
    pub driver: Option<Box<ControllerDriver>>,
    pub pci: Option<Box<PciOptions>>,
    pub info: PlainInfo,
}

impl Controller {
    /// A bare controller of a kind.
    pub fn new(kind: ControllerType, index: Option<u32>) -> Controller {
        Controller {
            kind,
            index,
            model: None,
            ports: None,
            vectors: None,
            max_grant_frames: None,
            max_event_channels: None,
            serial: None,
            driver: None,
            pci: None,
            info: PlainInfo::default(),
        }
    }

    /// Whether it is one that leans on another USB controller.
    pub fn is_companion(&self) -> bool {
        self.info.0.as_ref().is_some_and(|info| info.master.is_some())
    }

    /// Whether it is a virtio controller for SCSI disks.
    pub fn is_virtio_scsi(&self) -> bool {
        matches!(
            self.model,
            Some(
                ControllerModel::VirtioScsi
                    | ControllerModel::VirtioTransitional
                    | ControllerModel::VirtioNonTransitional
            )
        )
    }
}

impl Element for Controller {
    fn read(node: Node<'_>) -> Result<Self> {
        let kind = optional(node, "type")?.unwrap_or(ControllerType::Ide);
        let model = match node.attribute("model") {
            None => None,
            Some(word) => {
                let model = ControllerModel::from_word(word).filter(|m| m.fits(kind));
                Some(model.ok_or_else(|| unsupported(tr!("Unknown model type '%1$s'", word)))?)
            }
        };
        let mut controller = Controller { model, ..Controller::new(kind, int_attribute(node, "index", 10)?) };
        controller.driver = node.child("driver").map(Element::read).transpose()?;
        if node.children().filter(|c| c.is("model")).count() > 1 {
            let text = tr!("Multiple <model> elements in controller definition not allowed");
            return Err(xml_error(text));
        }
        let mut pci = PciOptions::default();
        if let Some(model) = node.child("model").filter(|_| kind == ControllerType::Pci)
            && model.attribute("name") != Some("none")
        {
            pci.model_name = optional(model, "name")?;
        }
        if node.children().filter(|c| c.is("target")).count() > 1 {
            let text = tr!("Multiple <target> elements in controller definition not allowed");
            return Err(xml_error(text));
        }
        let target = node.child("target");
        if let Some(target) = target.filter(|_| kind == ControllerType::Pci) {
            pci.chassis_nr = int_attribute(target, "chassisNr", 0)?;
            pci.chassis = int_attribute(target, "chassis", 0)?;
            pci.port = int_attribute(target, "port", 0)?;
            pci.bus_nr = int_attribute(target, "busNr", 0)?;
            pci.hotplug = optional(target, "hotplug")?;
            pci.index = int_attribute(target, "index", 0)?;
            pci.mem_reserve = match long_attribute(target, "memReserve", 0)? {
                Some(0) => return Err(refused_attribute(Refusal::Zero, "memReserve", "target", "0")),
                size => size.unwrap_or(0),
            };
        }
        let numa = target.and_then(|t| t.child("node")).map(|n| n.text()).filter(|t| !t.is_empty());
        let numa = match numa {
            None => None,
            Some(text) => {
                let number = signed(&text, 10).and_then(|n| i32::try_from(n).ok()).filter(|n| *n >= 0);
                Some(number.ok_or_else(|| xml_error(tr!("invalid NUMA node in target")))? as u32)
            }
        };
        if model != Some(ControllerModel::None) {
            controller.info = PlainInfo::read(node)?;
        }
        let ports = int_attribute(node, "ports", 10)?;
        match kind {
            ControllerType::VirtioSerial => {
                controller.vectors = int_attribute(node, "vectors", 10)?;
                controller.ports = ports;
            }
            ControllerType::Usb => {
                controller.ports = ports;
                if let Some(port) = model.and_then(ControllerModel::companion_port)
                    && !controller.is_companion()
                {
                    controller.info.0.get_or_insert_default().master = Some(port);
                }
            }
            ControllerType::Pci => {
                if matches!(model, Some(ControllerModel::PciRoot | ControllerModel::PcieRoot)) {
                    let bytes = units::scaled(node.child("pcihole64"), "./pcihole64", 1024, u64::MAX)?;
                    pci.hole64_kib = bytes.map(|b| b.div_ceil(1024));
                }
                pci.node = numa;
            }
            ControllerType::Xenbus => {
                controller.max_grant_frames = int_attribute(node, "maxGrantFrames", 10)?;
                controller.max_event_channels = int_attribute(node, "maxEventChannels", 10)?;
            }
            ControllerType::Nvme => controller.serial = text(node, "serial")?,
            _ => {}
        }
        controller.pci = (pci != PciOptions::default()).then(|| Box::new(pci));
        Ok(controller)
    }

    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("type", self.kind.as_str());
        w.attribute_fmt("index", format_args!("{}", self.index.map_or(-1, i64::from)));
        if let Some(model) = self.model {
            w.attribute("model", model.as_str());
        }
        let numbers = |w: &mut Writer, list: &[(&str, Option<u32>)]| {
            for (name, n) in list {
                if let Some(n) = n {
                    w.attribute_fmt(name, format_args!("{n}"));
                }
            }
        };
        numbers(
            w,
            &[
                ("ports", self.ports),
                ("vectors", self.vectors),
                ("maxGrantFrames", self.max_grant_frames),
                ("maxEventChannels", self.max_event_channels),
            ],
        );
        if let Some(pci) = &self.pci {
            let spapr = pci.model_name == Some(PciModelName::SpaprPciHostBridge)
                && self.model == Some(ControllerModel::PciRoot);
            if let Some(name) = pci.model_name.filter(|_| !(spapr && show.migratable)) {
                let _mark = w.start("model");
                w.attribute("name", name.as_str());
                w.end("model");
            }
            let mark = w.start("target");
            numbers(w, &[("chassisNr", pci.chassis_nr), ("chassis", pci.chassis)]);
            if let Some(port) = pci.port {
                w.attribute_fmt("port", format_args!("{port:#x}"));
            }
            numbers(w, &[("busNr", pci.bus_nr), ("index", pci.index)]);
            if let Some(hotplug) = pci.hotplug {
                w.attribute("hotplug", hotplug.as_str());
            }
            if pci.mem_reserve != 0 {
                w.attribute_fmt("memReserve", format_args!("{}", pci.mem_reserve));
            }
            if let Some(node) = pci.node {
                w.text_fmt("node", format_args!("{node}"));
            }
            w.end_unless_empty(mark, "target");
        }
        if let Some(serial) = &self.serial {
            w.text("serial", serial);
        }
        if let Some(driver) = &self.driver {
            driver.put(w, "driver", show);
        }
        self.info.write(w, show);
        if let Some(size) = self.pci.as_ref().and_then(|p| p.hole64_kib) {
            let _mark = w.start("pcihole64");
            w.attribute("unit", "KiB");
            w.end_with_fmt("pcihole64", format_args!("{size}"));
        }
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("type", ControllerType::WORDS),
            Rule::Attribute("model", ControllerModel::WORDS),
            Rule::Child("driver", ControllerDriver::grammar),
            Rule::Child("model", || vec![Rule::Attribute("name", PciModelName::WORDS)]),
            Rule::Child("target", || {
                let names = ["chassisNr", "chassis", "port", "busNr", "index", "memReserve"];
                let mut rules = Vec::from(names.map(|n| Rule::Attribute(n, &[])));
                rules.push(Rule::Attribute("hotplug", OnOff::WORDS));
                rules.push(Rule::Text("node", &[]));
                rules
            }),
            Rule::Text("pcihole64", &[]),
            Rule::Text("serial", &[]),
        ];
        let numbers = ["index", "ports", "vectors", "maxGrantFrames", "maxEventChannels"];
        rules.extend(numbers.map(|n| Rule::Attribute(n, &[])));
        rules.extend(PlainInfo::grammar());
        rules
    }
}
