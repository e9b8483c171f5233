// SPDX-License-Identifier: LGPL-2.1-or-later
//! The third stage: what cannot be.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::address::{Address, AddressType};
use super::device::Device;
use super::device::disk::{Disk, DiskBus, DiskDevice};
use super::device::interface;
use super::{Definition, ParseContext};
use crate::schema::{internal, unsupported, xml_error};
use crate::storage::source::Location;
use crate::value::OnOff;

impl Definition {
    /// Refuses what cannot be.
    pub(super) fn check(&self, _context: &ParseContext<'_>) -> Result<()> {
        for device in &self.devices {
            match device {
                Device::Disk(disk) => check_disk(disk)?,
                Device::Interface(device) => {
                    interface::check(device)?;
                    if let Some(bandwidth) = device.more.as_ref().and_then(|m| m.bandwidth) {
                        bandwidth.check()?;
                    }
                }
                Device::Char(device) => device.source.check()?,
                _ => {}
            }
        }
        self.check_resource()?;
        self.check_duplicate_disks()?;
        self.check_drive_addresses()?;
        if let Some(cpu) = &self.cpu {
            cpu.topology_cpus()?;
        }
        self.check_aliases()?;
        let numa = self.cpu.as_ref().and_then(|c| c.numa.as_deref());
        if let Some(backing) = self.rare.as_ref().and_then(|r| r.backing.as_deref()) {
            backing.check(numa.map_or(0, |n| n.cells.len() as u32))?;
        }
        self.os.check()?;
        if let Some(tune) = self.rare.as_ref().and_then(|r| r.cputune.as_deref()) {
            tune.check()?;
        }
        self.os.check_boot()?;
        self.check_tuning()
    }

    fn check_resource(&self) -> Result<()> {
        const LENGTH: std::ops::RangeInclusive<usize> = 1..=128;
        let resource = self.rare.as_ref().and_then(|r| r.resource.as_deref());
        let Some(id) = resource.and_then(|r| r.fibrechannel_appid.as_deref()) else { return Ok(()) };
        if !is_printable(id) {
            return Err(xml_error(tr!("Fibre Channel 'appid' is not a printable string")));
        }
        if !LENGTH.contains(&id.len()) {
            return Err(Error::new(
                ErrorDomain::DOMAIN,
                ErrorCode::INVALID_ARG,
                tr!(
                    "Fibre Channel 'appid' string length must be between [%1$d, %2$d]",
                    *LENGTH.start(),
                    *LENGTH.end()
                ),
            ));
        }
        Ok(())
    }

    fn check_tuning(&self) -> Result<()> {
        if let Some(numa) = self.cpu.as_ref().and_then(|c| c.numa.as_deref()) {
            numa.check()?;
        }
        let Some(rare) = &self.rare else { return Ok(()) };
        let mut paths = std::collections::HashSet::new();
        for device in rare.blkiotune.iter().flat_map(|b| &b.devices) {
            if !paths.insert(&device.path) {
                return Err(unsupported(tr!("duplicate blkio device path '%1$s'", device.path)));
            }
        }
        if let Some(tune) = &rare.numatune {
            tune.check()?;
        }
        if let Some(threads) = &rare.iothreads {
            threads.check()?;
        }
        Ok(())
    }

    fn check_duplicate_disks(&self) -> Result<()> {
        let mut targets = std::collections::HashSet::new();
        for device in &self.devices {
            if let Device::Disk(disk) = device
                && let Some(target) = disk.target.as_deref()
                && !targets.insert(target)
            {
                return Err(xml_error(tr!(
                    "target '%1$s' duplicated for disk sources '%2$s' and '%3$s'",
                    target,
                    "",
                    ""
                )));
            }
        }
        Ok(())
    }

    fn check_drive_addresses(&self) -> Result<()> {
        let mut seen = std::collections::HashSet::new();
        for device in &self.devices {
            let Device::Disk(disk) = device else { continue };
            let Some(&Address::Drive { controller, bus, target, unit }) = disk.info.address() else {
                continue;
            };
            if !seen.insert((disk.bus, controller, bus, target, unit)) {
                return Err(xml_error(tr!(
                    "Found duplicate drive address for disk with target name '%1$s' controller='%2$u' bus='%3$u' target='%4$u' unit='%5$u'",
                    disk.target.as_deref().unwrap_or(""),
                    controller,
                    bus,
                    target,
                    unit
                )));
            }
        }
        Ok(())
    }

    fn check_aliases(&self) -> Result<()> {
        let mut devices = self.devices.clone();
        let mut seen = std::collections::HashSet::new();
        for device in &mut devices {
            let alias = device.info_mut().and_then(|i| i.as_ref()?.alias.clone());
            if let Some(alias) = alias.filter(|a| !seen.insert(a.clone())) {
                return Err(xml_error(tr!("non unique alias detected: %1$s", alias)));
            }
        }
        Ok(())
    }
}

fn check_disk(disk: &Disk) -> Result<()> {
    let Some(target) = disk.target.as_deref() else {
        let no_target = |text: String| Error::new(ErrorDomain::DOMAIN, ErrorCode::NO_TARGET, text);
        return Err(match (&disk.source.location, disk.source.path()) {
            (Location::Volume(Some(volume)), _) => {
                no_target(tr!("pool = '%1$s', volume = '%2$s'", volume.pool, volume.volume))
            }
            (_, Some(path)) => no_target(path.into()),
            _ => Error::plain(ErrorDomain::DOMAIN, ErrorCode::NO_TARGET),
        });
    };
    let bus = disk.bus.map_or("none", DiskBus::as_str);
    if disk.sgio == Some(super::device::disk::Sgio::Unfiltered) {
        return Err(unsupported(tr!("unfiltered sgio is no longer supported")));
    }
    if disk.device != DiskDevice::Lun {
        if disk.source.more.as_ref().is_some_and(|m| m.reservations.is_some()) {
            return Err(unsupported(tr!("<reservations/> allowed only for lun devices")));
        }
        if disk.rawio.is_some() {
            return Err(unsupported(tr!("rawio can be used only with device='lun'")));
        }
        if disk.sgio.is_some() {
            return Err(unsupported(tr!("sgio can be used only with device='lun'")));
        }
    }
    if let Some(address) = disk.info.address() {
        let kind = address.kind();
        let fits = match disk.bus {
            Some(DiskBus::Ide | DiskBus::Fdc | DiskBus::Scsi | DiskBus::Sata) => kind == AddressType::Drive,
            Some(DiskBus::Usb) => kind == AddressType::Usb,
            _ => true,
        };
        if !fits {
            return Err(unsupported(tr!(
                "Invalid address type '%1$s' for the disk '%2$s' with the bus type '%3$s'",
                kind.as_str(),
                target,
                bus
            )));
        }
    }
    if disk.bus != Some(DiskBus::Virtio) {
        if let Some(model) = disk.model {
            return Err(unsupported(tr!(
                "disk model '%1$s' not supported for bus '%2$s'",
                model.as_str(),
                bus
            )));
        }
        if let Some(driver) = &disk.driver {
            if driver.queues != 0 {
                let text = tr!("queues attribute in disk driver element is only supported for virtio bus");
                return Err(unsupported(text));
            }
            if driver.queue_size != 0 {
                let text = tr!("queue_size attribute in disk driver is only supported for virtio bus");
                return Err(unsupported(text));
            }
            if driver.event_idx.is_some() {
                return Err(unsupported(tr!("disk event_idx mode supported only for virtio bus")));
            }
            if driver.ioeventfd.is_some() {
                return Err(unsupported(tr!("disk ioeventfd mode supported only for virtio bus")));
            }
        }
    }
    let movable = matches!(disk.device, DiskDevice::Floppy | DiskDevice::Cdrom);
    if disk.tray == Some(super::device::disk::Tray::Open) && !movable {
        return Err(unsupported(tr!("tray is only valid for cdrom and floppy")));
    }
    if disk.device == DiskDevice::Floppy && disk.bus != Some(DiskBus::Fdc) {
        return Err(internal(tr!("Invalid bus type '%1$s' for floppy disk", bus)));
    }
    if disk.device != DiskDevice::Floppy && disk.bus == Some(DiskBus::Fdc) {
        return Err(internal(tr!("Invalid bus type '%1$s' for disk", bus)));
    }
    if disk.removable.is_some()
        && disk.bus != Some(DiskBus::Usb)
        && !(disk.bus == Some(DiskBus::Scsi) && disk.device == DiskDevice::Disk)
    {
        return Err(xml_error(tr!("removable is only valid for usb or scsi disks")));
    }
    let named = ["hd", "sd", "vd", "xvd", "ubd"].iter().any(|prefix| target.starts_with(prefix));
    if matches!(disk.device, DiskDevice::Disk | DiskDevice::Lun) && !named {
        return Err(internal(tr!("Invalid harddisk device name: %1$s", target)));
    }
    if disk.device == DiskDevice::Floppy && !target.starts_with("fd") {
        return Err(internal(tr!("Invalid floppy device name: %1$s", target)));
    }
    let empty = matches!(
        &disk.source.location,
        Location::File { path: None, .. }
            | Location::Block(None)
            | Location::Dir(None)
            | Location::Volume(None)
    );
    if empty && disk.device == DiskDevice::Disk {
        return Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::NO_SOURCE, target));
    }
    if let Some(driver) = &disk.driver {
        if driver.discard_no_unref == Some(OnOff::On) {
            if driver.format.map(|f| f.0) != Some(crate::storage::FileFormat::Qcow2) {
                return Err(unsupported(tr!("'discard_no_unref' only works with qcow2 disk format")));
            }
            if disk.readonly {
                return Err(unsupported(tr!("'discard_no_unref' is not compatible with read-only disk")));
            }
        }
        if driver.iothread.is_some() && driver.iothreads.is_some() {
            return Err(xml_error(tr!(
                "disk driver 'iothread' attribute can't be used together with 'iothreads' subelement"
            )));
        }
    }
    Ok(())
}

fn is_printable(text: &str) -> bool {
    text.bytes().all(|b| (0x20..0x7f).contains(&b))
}
