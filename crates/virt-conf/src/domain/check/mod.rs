// SPDX-License-Identifier: LGPL-2.1-or-later
//! The third stage: what cannot be.

mod device;
mod disk;

use std::collections::{HashMap, HashSet};

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::address::Address;
use super::device::Device;
use super::device::chardev::{CharDevice, CharKind};
use super::device::disk::Disk;
use super::device::hostdev::{Hostdev, HostdevKind, HostdevSource, HostdevType};
use super::device::interface::Connection;
use super::features::IoapicDriver;
use super::security::DeviceLabel;
use super::{Definition, ParseContext};
use crate::schema::{unsupported, xml_error};
use crate::value::{OnOff, YesNo};

impl Definition {
    /// Refuses what cannot be.
    pub(super) fn check(&self, _context: &ParseContext<'_>) -> Result<()> {
        for device in &self.devices {
            self.check_device(device)?;
        }
        self.check_resource()?;
        self.check_duplicate_disks()?;
        self.check_hostdevs()?;
        self.check_drive_addresses()?;
        if let Some(cpu) = &self.cpu {
            cpu.topology_cpus()?;
        }
        self.check_aliases()?;
        self.check_interrupts()?;
        self.check_actions()?;
        let numa = self.cpu.as_ref().and_then(|c| c.numa.as_deref());
        if let Some(backing) = self.rare.as_ref().and_then(|r| r.backing.as_deref()) {
            backing.check(numa.map_or(0, |n| n.cells.len() as u32))?;
        }
        self.os.check()?;
        if let Some(tune) = self.rare.as_ref().and_then(|r| r.cputune.as_deref()) {
            tune.check()?;
        }
        self.os.check_boot()?;
        self.check_videos()?;
        self.check_tuning()
    }

    /// What mapping interrupts needs.
    fn check_interrupts(&self) -> Result<()> {
        let split = self.features.as_ref().is_some_and(|f| f.ioapic == Some(IoapicDriver::Qemu));
        for device in &self.devices {
            let Device::Iommu(iommu) = device else { continue };
            let (intremap, eim) = iommu.interrupts();
            if intremap && !split {
                return Err(unsupported(tr!(
                    "IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')"
                )));
            }
            if eim && !intremap {
                return Err(unsupported(tr!("IOMMU eim requires interrupt remapping to be enabled")));
            }
        }
        Ok(())
    }

    fn check_actions(&self) -> Result<()> {
        for (event, action) in [("poweroff", self.on_poweroff), ("reboot", self.on_reboot)] {
            if action.is_only_for_crashes() {
                return Err(unsupported(tr!(
                    "Lifecycle event '%1$s' doesn't support '%2$s' action",
                    event,
                    action.as_str()
                )));
            }
        }
        Ok(())
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
        if let Some(idmap) = self.rare.as_ref().and_then(|r| r.idmap.as_deref()) {
            idmap.check()?;
        }
        if let Some(numa) = self.cpu.as_ref().and_then(|c| c.numa.as_deref()) {
            numa.check()?;
        }
        let Some(rare) = &self.rare else { return Ok(()) };
        if let Some((YesNo::No, Some(_))) = rare.iommufd {
            return Err(unsupported(tr!("Setting 'fdgroup' when 'iommufd' is disabled is not supported.")));
        }
        let mut paths = HashSet::new();
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
        if let Some(launch) = &rare.launch {
            launch.check()?;
        }
        rare.throttle_groups.iter().try_for_each(disk::check_iotune)?;
        Ok(())
    }

    fn check_duplicate_disks(&self) -> Result<()> {
        let mut targets = HashMap::new();
        for disk in self.disks() {
            let path = |disk: &Disk| disk.source.name().unwrap_or("<null>").to_owned();
            if let Some(target) = disk.target.as_deref()
                && let Some(other) = targets.insert(target, disk)
            {
                return Err(xml_error(tr!(
                    "target '%1$s' duplicated for disk sources '%2$s' and '%3$s'",
                    target,
                    path(other),
                    path(disk)
                )));
            }
        }
        Ok(())
    }

    fn check_drive_addresses(&self) -> Result<()> {
        let mut seen: HashMap<_, &Disk> = HashMap::new();
        for disk in self.disks() {
            let Some(&Address::Drive { controller, bus, target, unit }) = disk.info.address() else {
                continue;
            };
            if let Some(other) = seen.insert((disk.bus, controller, bus, target, unit), disk) {
                return Err(unsupported(tr!(
                    "Found duplicate drive address for disk with target name '%1$s' controller='%2$u' bus='%3$u' target='%4$u' unit='%5$u'",
                    other.target.as_deref().unwrap_or(""),
                    controller,
                    bus,
                    target,
                    unit
                )));
            }
        }
        let mut used = HashSet::new();
        for hostdev in self.hostdevs() {
            let HostdevKind::Subsystem { source, .. } = &hostdev.kind else { continue };
            let Some(&Address::Drive { controller, bus, target, unit }) = hostdev.info.address() else {
                continue;
            };
            if source.kind() == HostdevType::Scsi && !used.insert((controller, bus, target, unit)) {
                return Err(unsupported(tr!(
                    "SCSI host address controller='%1$u' bus='%2$u' target='%3$u' unit='%4$u' in use by another SCSI host device",
                    controller,
                    bus,
                    target,
                    unit
                )));
            }
        }
        Ok(())
    }

    fn hostdevs(&self) -> impl Iterator<Item = &Hostdev> {
        self.devices.iter().filter_map(|d| match d {
            Device::Hostdev(hostdev) => Some(&**hostdev),
            _ => None,
        })
    }

    fn check_hostdevs(&self) -> Result<()> {
        let twice = || xml_error(tr!("Hostdev already exists in the domain configuration"));
        // Network cards that are devices of the host count.
        let cards: Vec<_> = self.devices.iter().filter_map(card_of_host).collect();
        let all: Vec<_> = self.hostdevs().collect();
        for (at, card) in cards.iter().enumerate() {
            let own = |hostdev: &&Hostdev| match &hostdev.kind {
                HostdevKind::Subsystem { source, .. } => card.is_same_device(source),
                _ => false,
            };
            if cards[at + 1..].iter().any(|other| card.is_same_device(other)) || all.iter().any(own) {
                return Err(twice());
            }
        }
        let mut ramfb = 0;
        for (at, hostdev) in all.iter().enumerate() {
            if all[at + 1..].iter().any(|other| hostdev.is_same_device(other)) {
                return Err(twice());
            }
            let HostdevKind::Subsystem { source, .. } = &hostdev.kind else { continue };
            if let HostdevSource::Mdev { ramfb: Some(OnOff::On), .. }
            | HostdevSource::Pci { ramfb: Some(OnOff::On), .. } = source
            {
                ramfb += 1;
            }
            if ramfb > 1 {
                return Err(unsupported(tr!("Only one vgpu device can have 'ramfb' enabled")));
            }
        }
        Ok(())
    }

    fn check_aliases(&self) -> Result<()> {
        // The first serial port may come under the name of a console a second time.
        let first = |kind| self.devices.iter().find_map(|d| char_of(d).filter(|c| c.kind == kind));
        let twin = match first(CharKind::Console) {
            Some(console) if console.is_serial_console() => first(CharKind::Serial),
            _ => None,
        };
        let is_twin = |device: &Device| match (twin, char_of(device)) {
            (Some(twin), Some(own)) => {
                (own.kind, own.port) == (twin.kind, twin.port)
                    && own.target == twin.target
                    && own.source == twin.source
            }
            _ => false,
        };
        let mut seen = HashSet::new();
        for device in self.devices.iter().filter(|d| !is_twin(d)) {
            let alias = device.info().and_then(|i| i.alias.as_deref());
            if let Some(alias) = alias.filter(|a| !seen.insert(*a)) {
                return Err(unsupported(tr!("non unique alias detected: %1$s", alias)));
            }
        }
        Ok(())
    }

    fn check_videos(&self) -> Result<()> {
        let videos = self.devices.iter().filter_map(|d| match d {
            Device::Video(video) => Some(video.primary),
            _ => None,
        });
        if videos.filter(|primary| *primary).count() > 1 {
            return Err(unsupported(tr!("Only one primary video device is supported")));
        }
        Ok(())
    }

    /// Labels of devices override the guest's only where that is relabelled.
    fn check_labels(&self, labels: &[DeviceLabel]) -> Result<()> {
        let own = self.rare.as_ref().map_or(&[][..], |r| &r.labels);
        let fixed = |label: &DeviceLabel| own.iter().any(|o| o.model == label.model && !o.relabel);
        match labels.iter().any(fixed) {
            true => {
                Err(unsupported(tr!("label overrides require relabeling to be enabled at the domain level")))
            }
            false => Ok(()),
        }
    }
}

/// The device of the host that a network card is.
fn card_of_host(device: &Device) -> Option<&HostdevSource> {
    match device {
        Device::Interface(card) => match &card.connection {
            Connection::Hostdev(source, _) => Some(source),
            _ => None,
        },
        _ => None,
    }
}

fn char_of(device: &Device) -> Option<&CharDevice> {
    match device {
        Device::Char(device) => Some(device),
        _ => None,
    }
}

fn is_printable(text: &str) -> bool {
    text.bytes().all(|b| (0x20..0x7f).contains(&b))
}
