// SPDX-License-Identifier: LGPL-2.1-or-later
//! Devices that come and go: reading one for a guest, what the guest must have for it, and
//! finding the one that is meant.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::address::Address;
use super::complete::keep_user_alias;
use super::device::Device;
use super::device::chardev::{CharKind, CharTarget, SerialTarget};
use super::device::controller::{ControllerModel, ControllerType};
use super::device::disk::DiskBus;
use super::device::filesystem::FilesystemDriver;
use super::device::hostdev::{Hostdev, HostdevKind, HostdevType};
use super::device::input::InputBus;
use super::device::interface::Interface;
use super::device::sound::SoundModel;
use super::{Definition, OsType, ParseContext};
use crate::schema::{internal, unsupported};
use crate::xml::{Document, Source};

/// What is done with a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plug {
    /// It comes.
    Attach,
    /// It takes the place of the device there.
    Update(usize),
}

/// What a device's document is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To stand in a definition: only aliases that users may choose are kept.
    Define,
    /// To take the place of a running guest's device: its alias is kept.
    Running,
    /// To be looked for: it need not be complete.
    Find,
}

impl Device {
    /// The reference's word for the kind, as errors name it.
    pub fn kind_name(&self) -> &'static str {
        match self {
            Device::Disk(_) => "disk",
            Device::Controller(_) => "controller",
            Device::Lease(_) => "lease",
            Device::Filesystem(_) => "filesystem",
            Device::Interface(_) => "interface",
            Device::Smartcard(_) => "smartcard",
            Device::Char(_) => "chr",
            Device::Input(_) => "input",
            Device::Tpm(_) => "tpm",
            Device::Graphics(_) => "graphics",
            Device::Sound(_) => "sound",
            Device::Audio(_) => "audio",
            Device::Video(_) => "video",
            Device::Hostdev(_) => "hostdev",
            Device::Redirdev(_) => "redirdev",
            Device::RedirFilter(_) => "redirfilter",
            Device::Hub(_) => "hub",
            Device::Watchdog(_) => "watchdog",
            Device::Memballoon(_) => "memballoon",
            Device::Rng(_) => "rng",
            Device::Nvram(_) => "nvram",
            Device::Panic(_) => "panic",
            Device::Shmem(_) => "shmem",
            Device::Memory(_) => "memory",
            Device::Crypto(_) => "crypto",
            Device::Iommu(_) => "iommu",
            Device::Vsock(_) => "vsock",
            Device::Pstore(_) => "pstore",
        }
    }

    /// Its alias, where it has one.
    pub fn alias(&self) -> Option<&str> {
        self.info().and_then(|info| info.alias.as_deref())
    }

    /// Gives it an alias, if its kind can have one.
    pub fn set_alias(&mut self, alias: &str) {
        if let Some(info) = self.info_mut() {
            info.get_or_insert_default().alias = Some(alias.into());
        }
    }

    /// Its place in the boot order, from 1.
    fn boot_order(&self) -> Option<u32> {
        self.info().and_then(|info| info.boot.as_ref()).map(|boot| boot.order.0)
    }

    /// Whether it is plugged into a USB bus.
    fn is_usb(&self) -> bool {
        match self {
            Device::Hub(_) | Device::Redirdev(_) => true,
            Device::Hostdev(hostdev) => match &hostdev.kind {
                HostdevKind::Subsystem { source, .. } => source.kind() == HostdevType::Usb,
                // The reference keeps both kinds of number in one place, and these two are equal.
                HostdevKind::Storage(_) => true,
                HostdevKind::Misc(_) | HostdevKind::Net { .. } => false,
            },
            Device::Disk(disk) => disk.bus == Some(DiskBus::Usb),
            Device::Interface(interface) => interface.model.as_deref() == Some("usb-net"),
            Device::Controller(controller) => controller.kind == ControllerType::Ccid,
            Device::Input(input) => input.bus == Some(InputBus::Usb),
            Device::Char(device) => {
                device.kind == CharKind::Serial
                    && matches!(device.target, CharTarget::Serial { kind: Some(SerialTarget::UsbSerial), .. })
            }
            Device::Sound(sound) => sound.model == SoundModel::Usb,
            Device::Filesystem(filesystem) => filesystem.driver == Some(FilesystemDriver::Mtp),
            _ => false,
        }
    }

    /// Whether `like` describes this device: the same in all but its place, and in what it says
    /// of that.
    fn is_like(&self, like: &Device) -> bool {
        let places = match (self.info(), like.info()) {
            (Some(own), Some(like)) => {
                let fits = like.alias.is_none() || like.alias == own.alias;
                fits && (like.address.is_none() || like.address == own.address)
            }
            (None, Some(like)) => like.alias.is_none() && like.address.is_none(),
            (_, None) => true,
        };
        let bare = |device: &Device| {
            let mut device = device.clone();
            if let Some(info) = device.info_mut() {
                *info = None;
            }
            if let Device::Char(device) = &mut device {
                device.port = None;
            }
            device
        };
        places && std::mem::discriminant(self) == std::mem::discriminant(like) && bare(self) == bare(like)
    }
}

/// Whether both are one place of a PCI or channel bus.
fn is_same_place(one: &Address, other: Option<&Address>) -> bool {
    match (one, other) {
        (Address::Pci(one), Some(Address::Pci(other))) => one.is_same_place(other),
        (one, other) => other == Some(one),
    }
}

impl Definition {
    /// Reads a device for this guest, completes and checks it; it is not added.
    pub fn parse_device(&self, xml: &str, context: &ParseContext<'_>, purpose: Purpose) -> Result<Device> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::DOMAIN, file: context.file })?;
        let root = document.root();
        let name = root.plain_name();
        let device = match name {
            "redirfilter" => None,
            "none" => return Err(internal("unexpected VIR_DOMAIN_DEVICE_NONE")),
            "chr" => return Err(unsupported(tr!("unknown character device type: %1$s", name))),
            _ => Device::read(root)?,
        };
        let Some(mut device) = device else {
            return Err(unsupported(tr!("unknown device type '%1$s'", name)));
        };
        if purpose == Purpose::Define {
            keep_user_alias(&mut device);
        }
        // What is missing depends on the whole guest: it is filled in inside a copy.
        let mut whole = self.clone();
        let at = whole.devices.len();
        whole.devices.push(device);
        (context.complete)(&mut whole);
        whole.complete_device(at)?;
        if purpose != Purpose::Find {
            whole.check_device(&whole.devices[at])?;
        }
        Ok(whole.devices.remove(at))
    }

    /// Checks the whole again after devices came.
    pub fn recheck(&self, context: &ParseContext<'_>) -> Result<()> {
        self.check(context)
    }

    /// Refuses a device that this guest cannot have.
    pub fn check_compatible(&self, device: &Device, plug: Plug) -> Result<()> {
        let has_usb = self.devices.iter().any(|d| match d {
            Device::Controller(c) => c.kind == ControllerType::Usb && c.model != Some(ControllerModel::None),
            _ => false,
        });
        if !has_usb && self.os.kind != OsType::Exe && device.is_usb() {
            return Err(unsupported(tr!(
                "Device configuration is not compatible: Domain has no USB bus support"
            )));
        }
        if let Some(order) = device.boot_order() {
            if !self.os.boot.is_empty() {
                return Err(unsupported(tr!(
                    "per-device boot elements cannot be used together with os/boot elements"
                )));
            }
            let others = self.devices.iter().enumerate().filter(|(at, _)| plug != Plug::Update(*at));
            if others.into_iter().any(|(_, other)| other.boot_order() == Some(order)) {
                return Err(unsupported(tr!("boot order %1$u is already used by another device", order)));
            }
        }
        let Device::Memory(memory) = device else { return Ok(()) };
        let Some(most) = self.rare.as_ref().and_then(|rare| rare.max_memory) else {
            return Err(unsupported(tr!(
                "cannot use/hotplug a memory device when domain 'maxMemory' is not defined"
            )));
        };
        let size = memory.target.size_kib;
        if plug == Plug::Attach && self.max_memory_kib.saturating_add(size) > most.kib {
            return Err(unsupported(tr!(
                "Attaching memory device with size '%1$llu' would exceed domain's maxMemory config size '%2$llu'",
                size,
                most.kib
            )));
        }
        Ok(())
    }

    /// Refuses a device whose alias another one has.
    pub fn check_alias(&self, device: &Device) -> Result<()> {
        let taken = |alias: &&str| self.devices.iter().any(|d| d.alias() == Some(*alias));
        match device.alias().filter(taken) {
            // Only the aliases that users choose are compared.
            Some(alias) if alias.starts_with("ua-") => {
                Err(unsupported(tr!("non unique alias detected: %1$s", alias)))
            }
            _ => Ok(()),
        }
    }

    /// Where the device with that alias stands.
    pub fn device_by_alias(&self, alias: &str) -> Result<usize> {
        self.devices
            .iter()
            .position(|device| device.alias() == Some(alias))
            .ok_or_else(|| internal(tr!("no device found with alias %1$s", alias)))
    }

    /// Where the disk with that target stands.
    pub fn disk_by_target(&self, target: &str) -> Option<usize> {
        self.devices.iter().position(|d| matches!(d, Device::Disk(d) if d.target.as_deref() == Some(target)))
    }

    /// Where the same device of the host stands.
    pub fn hostdev_like(&self, like: &Hostdev) -> Option<usize> {
        self.devices.iter().position(|d| matches!(d, Device::Hostdev(d) if like.is_same_device(d)))
    }

    /// Where the one interface stands that `like` describes by its address, place and alias.
    pub fn interface_like(&self, like: &Interface) -> Result<usize> {
        let failed = |code, text| Err(Error::new(ErrorDomain::DOMAIN, code, text));
        const NULL: &str = "(<null>)";
        let own = Device::Interface(Box::new(like.clone()));
        let place = like.info.address().filter(|a| matches!(a, Address::Pci(_) | Address::Ccw { .. }));
        let fits = |other: &Interface| {
            let info = other.info.0.as_deref();
            let alias = info.and_then(|info| info.alias.as_deref());
            (like.mac_generated || other.mac == like.mac)
                && place.is_none_or(|place| is_same_place(place, other.info.address()))
                && (own.alias().is_none() || alias.is_none() || alias == own.alias())
        };
        let mut found = self.devices.iter().enumerate().filter(|(_, device)| match device {
            Device::Interface(other) => fits(other),
            _ => false,
        });
        let first = found.next();
        let several = found.next().is_some();
        match first {
            Some((at, _)) if !several => Ok(at),
            Some(_) if like.mac_generated => {
                failed(ErrorCode::OPERATION_FAILED, tr!("multiple matching devices found"))
            }
            Some(_) => failed(
                ErrorCode::OPERATION_FAILED,
                tr!("multiple devices matching MAC address %1$s found", like.mac.to_string()),
            ),
            None => {
                let mac = if like.mac_generated { NULL.into() } else { like.mac.to_string() };
                let at = match place {
                    Some(Address::Pci(pci)) => pci.to_string(),
                    Some(Address::Ccw { cssid, ssid, devno, .. }) => {
                        format!("{cssid:x}.{ssid:x}.{devno:04x}")
                    }
                    _ => NULL.into(),
                };
                let alias = own.alias().unwrap_or(NULL);
                let text = tr!(
                    "no device found at address '%1$s' matching MAC address '%2$s' and alias '%3$s'",
                    at,
                    mac,
                    alias
                );
                failed(ErrorCode::DEVICE_MISSING, text)
            }
        }
    }

    /// Where the first device stands that is the same but for what `like` leaves open of its
    /// place.
    pub fn device_like(&self, like: &Device) -> Option<usize> {
        self.devices.iter().position(|device| device.is_like(like))
    }
}
