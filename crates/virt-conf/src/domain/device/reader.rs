// SPDX-License-Identifier: LGPL-2.1-or-later
//! The order in which devices are read.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::Device;
use super::hostdev::{HostdevKind, HostdevType};
use crate::schema::{internal, unsupported, xml_error};
use crate::xml::Node;

/// Reads devices kind by kind, as the reference does: what is wrong with two of them is told of
/// the one that comes first that way.
pub struct DeviceReader<'d> {
    /// What is still to be read, with the places of the kinds in [`Self::ORDER`], last ones first.
    waiting: Vec<(usize, Node<'d>)>,
    devices: Vec<Device>,
    /// USB was switched off.
    no_usb: bool,
}

impl<'d> DeviceReader<'d> {
    const ORDER: [&'static str; 31] = [
        "disk",
        "controller",
        "lease",
        "filesystem",
        "interface",
        "smartcard",
        "parallel",
        "serial",
        "console",
        "channel",
        "input",
        "graphics",
        "sound",
        "audio",
        "video",
        "hostdev",
        "watchdog",
        "memballoon",
        "rng",
        "crypto",
        "tpm",
        "nvram",
        "hub",
        "redirdev",
        "redirfilter",
        "panic",
        "shmem",
        "memory",
        "iommu",
        "vsock",
        "pstore",
    ];

    /// Takes the devices of this `<devices>`.
    pub fn new(section: Option<Node<'d>>) -> DeviceReader<'d> {
        let place = |node: Node<'d>| {
            let at = Self::ORDER.iter().position(|name| node.is(name))?;
            Some((at, node))
        };
        let mut waiting: Vec<_> = section.into_iter().flat_map(|s| s.children()).filter_map(place).collect();
        waiting.reverse();
        waiting.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let devices = Vec::with_capacity(waiting.len());
        DeviceReader { waiting, devices, no_usb: false }
    }

    /// Reads all kinds in front of this one.
    pub fn read_until(&mut self, name: &str) -> Result<()> {
        let end = Self::ORDER.iter().position(|n| *n == name).unwrap_or(Self::ORDER.len());
        while let Some((kind, _)) = self.waiting.last().filter(|(at, _)| *at < end) {
            let kind = *kind;
            let count = self.waiting.iter().rev().take_while(|(at, _)| *at == kind).count();
            check_single(Self::ORDER[kind], count)?;
            let from = self.devices.len();
            for _ in 0..count {
                let Some((_, node)) = self.waiting.pop() else { break };
                if let Some(device) = Device::read(node)? {
                    self.check_usb(&device)?;
                    self.devices.push(device);
                }
            }
            if Self::ORDER[kind] == "controller" {
                check_usb_master(&self.devices[from..])?;
            }
        }
        Ok(())
    }

    /// All that were read.
    pub fn into_devices(self) -> Vec<Device> {
        self.devices
    }

    /// Refuses what needs USB where that was switched off.
    fn check_usb(&mut self, device: &Device) -> Result<()> {
        use super::controller::{ControllerModel, ControllerType};
        match device {
            Device::Controller(controller) if controller.kind == ControllerType::Usb => {
                let none = controller.model == Some(ControllerModel::None);
                let other = |d: &Device| matches!(d, Device::Controller(c) if c.kind == ControllerType::Usb);
                if self.no_usb || none && self.devices.iter().any(other) {
                    let text = tr!("Can't add another USB controller: USB is disabled for this domain");
                    return Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text));
                }
                self.no_usb = none;
                Ok(())
            }
            Device::Input(input) if self.no_usb && input.bus == Some(super::input::InputBus::Usb) => {
                Err(unsupported(tr!("Can't add USB input device. USB bus is disabled")))
            }
            Device::Hostdev(hostdev) if self.no_usb => match &hostdev.kind {
                HostdevKind::Subsystem { source, .. } if source.kind() != HostdevType::Usb => Ok(()),
                // The reference takes storage for USB here: they have the same number.
                HostdevKind::Subsystem { .. } | HostdevKind::Storage(_) => {
                    Err(unsupported(tr!("Can't add host USB device: USB is disabled in this host")))
                }
                _ => Ok(()),
            },
            Device::Hub(_) if self.no_usb => {
                Err(unsupported(tr!("Can't add USB hub: USB is disabled for this domain")))
            }
            _ => Ok(()),
        }
    }
}

/// USB controllers that only help another are too few.
fn check_usb_master(controllers: &[Device]) -> Result<()> {
    use super::controller::ControllerType;
    let mut usb = controllers.iter().filter_map(|d| match d {
        Device::Controller(c) if c.kind == ControllerType::Usb => Some(c),
        _ => None,
    });
    let Some(first) = usb.next() else { return Ok(()) };
    if first.is_companion() && usb.all(|c| c.is_companion()) {
        let text = tr!("No master USB controller specified");
        return Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text));
    }
    Ok(())
}

/// Of some devices there is one at most.
fn check_single(name: &str, count: usize) -> Result<()> {
    match name {
        "tpm" if count > 2 => Err(xml_error(tr!(
            "a maximum of two TPM devices is supported, one of them being a TPM Proxy device"
        ))),
        "memballoon" if count > 1 => Err(internal(tr!("only a single memory balloon device is supported"))),
        "nvram" if count > 1 => Err(internal(tr!("only a single nvram device is supported"))),
        "redirfilter" if count > 1 => {
            Err(internal(tr!("only one set of redirection filter rule is supported")))
        }
        "vsock" if count > 1 => Err(xml_error(tr!("only a single vsock device is supported"))),
        "pstore" if count > 1 => Err(xml_error(tr!("only a single pstore device is supported"))),
        _ => Ok(()),
    }
}
