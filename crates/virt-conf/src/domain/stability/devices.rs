// SPDX-License-Identifier: LGPL-2.1-or-later
//! The devices, each kind in its order.

use virt_core::{Result, tr};

use super::super::Definition;
use super::super::address::{Address, DeviceInfo};
use super::super::device::Device;
use super::super::device::chardev::{BackendType, CharDevice, CharKind, CharTarget};
use super::super::device::common::VirtioOptions;
use super::super::device::controller::{Controller, ControllerModel, ControllerType};
use super::super::device::disk::{BlockIo, Disk};
use super::super::device::filesystem::Filesystem;
use super::super::device::hostdev::{HostdevKind, HostdevSource};
use super::super::device::input::{Input, InputBus};
use super::super::device::interface::{Connection, Interface, is_virtio, known_model};
use super::super::device::memballoon::Memballoon;
use super::super::device::memory::{Memory, MemoryModel};
use super::super::device::platform::{FromZero, Iommu, IommuDriver, Pstore, Shmem};
use super::super::device::redirdev::{RedirFilter, Redirdev};
use super::super::device::tpm::{Tpm, TpmBackend};
use super::super::device::video::Video;
use super::{bare_text, number, text, word, word_or};
use crate::schema::unsupported;
use crate::value::OnOff;

type Pick<'d, T> = fn(&'d Device) -> Option<T>;

fn all<'d, T>(domain: &'d Definition, pick: Pick<'d, T>) -> Vec<T> {
    domain.devices.iter().filter_map(pick).collect()
}

/// Kibibytes of the modules that are plugged in.
pub fn memory_kib(domain: &Definition) -> u64 {
    let size = |device: &Device| match device {
        Device::Memory(memory) => memory.target.size_kib,
        _ => 0,
    };
    domain.devices.iter().map(size).fold(0, u64::wrapping_add)
}

/// Devices of a kind: as many, and each like its counterpart. `counts` names the target's number
/// first, if it names any.
fn each<'d, T: 'd>(
    domains: (&'d Definition, &'d Definition),
    pick: Pick<'d, T>,
    counts: &'static str,
    check: impl Fn(&T, &T) -> Result<()>,
) -> Result<()> {
    let (src, dst) = (all(domains.0, pick), all(domains.1, pick));
    if src.len() != dst.len() {
        return Err(unsupported(tr!(counts, dst.len(), src.len())));
    }
    src.iter().zip(&dst).try_for_each(|(src, dst)| check(src, dst))
}

fn info(src: Option<&DeviceInfo>, dst: Option<&DeviceInfo>) -> Result<()> {
    let address = |info: Option<&'_ DeviceInfo>| info.and_then(|info| info.address.clone());
    let (place, other) = (address(src), address(dst));
    same!(
        place.as_ref().map(Address::kind),
        other.as_ref().map(Address::kind),
        "Target device address type %1$s does not match source %2$s",
        word_or("none")
    );
    if let (Some(src), Some(dst)) = (&place, &other) {
        places(src, dst)?;
    }
    let index = |info: Option<&DeviceInfo>| info.and_then(|info| info.acpi_index).map_or(0, |index| index.0);
    same!(index(src), index(dst), "Target ACPI index '%1$u' does not match source '%2$u'", number);
    Ok(())
}

/// Addresses of one type.
fn places(src: &Address, dst: &Address) -> Result<()> {
    let text = match (src, dst) {
        (Address::Pci(s), Address::Pci(d)) => {
            let numbers = |a: &super::super::address::PciAddress| (a.domain, a.bus, a.slot, a.function);
            if numbers(s) == numbers(d) {
                return Ok(());
            }
            tr!(
                "Target device PCI address %1$04x:%2$02x:%3$02x.%4$d does not match source \
                 %5$04x:%6$02x:%7$02x.%8$d",
                d.domain,
                d.bus,
                d.slot,
                d.function,
                s.domain,
                s.bus,
                s.slot,
                s.function
            )
        }
        (
            Address::Drive { controller, bus, unit, .. },
            Address::Drive { controller: to_controller, bus: to_bus, unit: to_unit, .. },
        ) => {
            if (controller, bus, unit) == (to_controller, to_bus, to_unit) {
                return Ok(());
            }
            tr!(
                "Target device drive address %1$d:%2$d:%3$d does not match source %4$d:%5$d:%6$d",
                *to_controller,
                *to_bus,
                *to_unit,
                *controller,
                *bus,
                *unit
            )
        }
        (
            Address::VirtioSerial { controller, bus, port },
            Address::VirtioSerial { controller: to_controller, bus: to_bus, port: to_port },
        ) => {
            if src == dst {
                return Ok(());
            }
            tr!(
                "Target device virtio serial address %1$d:%2$d:%3$d does not match source %4$d:%5$d:%6$d",
                *to_controller,
                *to_bus,
                *to_port,
                *controller,
                *bus,
                *port
            )
        }
        (Address::Ccid { controller, slot }, Address::Ccid { controller: to, slot: to_slot }) => {
            if src == dst {
                return Ok(());
            }
            tr!(
                "Target device ccid address %1$d:%2$d does not match source %3$d:%4$d",
                *to,
                *to_slot,
                *controller,
                *slot
            )
        }
        (Address::Isa { iobase, irq }, Address::Isa { iobase: to, irq: to_irq }) => {
            if src == dst {
                return Ok(());
            }
            tr!(
                "Target device isa address %1$d:%2$d does not match source %3$d:%4$d",
                *to,
                *to_irq,
                *iobase,
                *irq
            )
        }
        (Address::Dimm { slot, base }, Address::Dimm { slot: to_slot, base: to_base }) => {
            if slot != to_slot {
                tr!("Target device dimm slot %1$u does not match source %2$u", *to_slot, *slot)
            } else if base != to_base {
                tr!(
                    "Target device dimm base address '%1$llx' does not match source '%2$llx'",
                    *to_base,
                    *base
                )
            } else {
                return Ok(());
            }
        }
        (
            Address::Ccw { cssid, ssid, devno, .. },
            Address::Ccw { cssid: to_cssid, ssid: to_ssid, devno: to_devno, .. },
        ) => {
            if (cssid, ssid, devno) == (to_cssid, to_ssid, to_devno) {
                return Ok(());
            }
            tr!(
                "Target device CCW address %1$x.%2$x.%3$04x does not match source %4$x.%5$x.%6$04x",
                *to_cssid,
                *to_ssid,
                *to_devno,
                *cssid,
                *ssid,
                *devno
            )
        }
        _ => return Ok(()),
    };
    Err(unsupported(text))
}

fn virtio(src: Option<&VirtioOptions>, dst: Option<&VirtioOptions>) -> Result<()> {
    let (src, dst) = match (src, dst) {
        (None, None) => return Ok(()),
        (Some(src), Some(dst)) => (src, dst),
        _ => return Err(unsupported(tr!("Target device virtio options don't match the source"))),
    };
    let show = word_or("default");
    same!(src.iommu, dst.iommu, "Target device iommu option '%1$s' does not match source '%2$s'", &show);
    same!(src.ats, dst.ats, "Target device ats option '%1$s' does not match source '%2$s'", &show);
    same!(src.packed, dst.packed, "Target device packed option '%1$s' does not match source '%2$s'", &show);
    same!(
        src.page_per_vq,
        dst.page_per_vq,
        "Target device page_per_vq option '%1$s' does not match source '%2$s'",
        &show
    );
    Ok(())
}

fn disk(src: &Disk, dst: &Disk) -> Result<()> {
    same!(src.device, dst.device, "Target disk device %1$s does not match source %2$s", word);
    same!(src.bus, dst.bus, "Target disk bus %1$s does not match source %2$s", word_or("none"));
    same!(src.target, dst.target, "Target disk %1$s does not match source %2$s", bare_text);
    let serial = |disk: &Disk| disk.more.as_ref().and_then(|more| more.serial.clone());
    same!(serial(src), serial(dst), "Target disk serial %1$s does not match source %2$s", text);
    let wwn = |disk: &Disk| disk.more.as_ref().and_then(|more| more.wwn.clone());
    same!(wwn(src), wwn(dst), "Target disk wwn '%1$s' does not match source '%2$s'", text);
    same!(src.readonly, dst.readonly, "Target disk access mode does not match source");
    same!(src.model, dst.model, "Target disk model %1$s does not match source %2$s", word_or("default"));
    same!(
        src.rotation_rate,
        dst.rotation_rate,
        "Target disk rotation rate %1$u RPM does not match source %2$u RPM",
        number
    );
    let show = word_or("default");
    same!(
        src.removable,
        dst.removable,
        "Target disk 'removable' property %1$s does not match source %2$s",
        &show
    );
    same!(src.dpofua, dst.dpofua, "Target disk 'dpofua' property %1$s does not match source %2$s", &show);
    let queues =
        |disk: &Disk| disk.driver.as_ref().map_or((0, 0), |driver| (driver.queues, driver.queue_size));
    let (a, b) = (queues(src), queues(dst));
    same!(a.0, b.0, "Target disk queue count %1$u does not match source %2$u", number);
    if a.1 != b.1 {
        // The reference names the number of queues.
        return Err(unsupported(tr!("Target disk queue size %1$u does not match source %2$u", b.0, a.0)));
    }
    let migration = |disk: &Disk| disk.source.more.as_ref()?.reservations.as_ref()?.migration;
    same!(
        migration(src),
        migration(dst),
        "Target disk reservations 'migration' property %1$s does not match source %2$s",
        word_or("default")
    );
    virtio(src.driver.as_ref().map(|d| &d.virtio), dst.driver.as_ref().map(|d| &d.virtio))?;
    info(src.info.0.as_deref(), dst.info.0.as_deref())?;
    let sizes = |disk: &Disk| {
        let blockio = disk.more.as_ref().and_then(|more| more.blockio.as_deref());
        let granularity = |b: &BlockIo| b.discard_granularity.unwrap_or(0);
        blockio.map_or([0; 3], |b| [b.logical_block_size, b.physical_block_size, granularity(b)])
    };
    let (a, b) = (sizes(src), sizes(dst));
    same!(a[0], b[0], "Target disk logical_block_size %1$u does not match source %2$u", number);
    same!(a[1], b[1], "Target disk physical_block_size %1$u does not match source %2$u", number);
    same!(a[2], b[2], "Target disk discard_granularity %1$u does not match source %2$u", number);
    Ok(())
}

/// C's number of a model, which counts anew for each type of controller.
fn model_number(controller: &Controller) -> i32 {
    use ControllerModel::*;
    let models: &[ControllerModel] = match controller.kind {
        ControllerType::Scsi => &[
            Auto,
            Buslogic,
            Lsilogic,
            Lsisas1068,
            Vmpvscsi,
            Ibmvscsi,
            VirtioScsi,
            Lsisas1078,
            VirtioTransitional,
            VirtioNonTransitional,
            Ncr53c90,
            Dc390,
            Am53c974,
        ],
        ControllerType::Usb => &[
            Piix3Uhci,
            Piix4Uhci,
            Ehci,
            Ich9Ehci1,
            Ich9Uhci1,
            Ich9Uhci2,
            Ich9Uhci3,
            Vt82c686bUhci,
            PciOhci,
            NecXhci,
            Qusb1,
            Qusb2,
            QemuXhci,
            None,
        ],
        ControllerType::Pci => &[
            PciRoot,
            PcieRoot,
            PciBridge,
            DmiToPciBridge,
            PcieToPciBridge,
            PcieRootPort,
            PcieSwitchUpstreamPort,
            PcieSwitchDownstreamPort,
            PciExpanderBus,
            PcieExpanderBus,
        ],
        ControllerType::Ide => &[Piix3, Piix4, Ich6],
        ControllerType::VirtioSerial => &[Virtio, VirtioTransitional, VirtioNonTransitional],
        _ => &[],
    };
    let at = controller.model.and_then(|model| models.iter().position(|known| *known == model));
    at.map_or(-1, |at| at as i32)
}

fn controller(src: &Controller, dst: &Controller) -> Result<()> {
    same!(src.kind, dst.kind, "Target controller type %1$s does not match source %2$s", word);
    let or_none = |count: Option<u32>| count.map_or(-1, i64::from);
    same!(
        or_none(src.index),
        or_none(dst.index),
        "Target controller index %1$d does not match source %2$d",
        number
    );
    same!(
        model_number(src),
        model_number(dst),
        "Target controller model %1$d does not match source %2$d",
        number
    );
    if matches!(src.kind, ControllerType::VirtioSerial | ControllerType::Usb) {
        same!(
            or_none(src.ports),
            or_none(dst.ports),
            "Target controller ports %1$d does not match source %2$d",
            number
        );
    }
    if src.kind == ControllerType::VirtioSerial {
        same!(
            or_none(src.vectors),
            or_none(dst.vectors),
            "Target controller vectors %1$d does not match source %2$d",
            number
        );
    }
    virtio(src.driver.as_ref().map(|d| &d.virtio), dst.driver.as_ref().map(|d| &d.virtio))?;
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

fn filesystem(src: &Filesystem, dst: &Filesystem) -> Result<()> {
    same!(
        src.target,
        dst.target,
        "Target filesystem guest target %1$s does not match source %2$s",
        bare_text
    );
    same!(src.readonly, dst.readonly, "Target filesystem access mode does not match source");
    same!(src.model, dst.model, "Target filesystem model does not match source");
    let options = |fs: &'_ Filesystem| {
        let said = fs.driver.is_some() || fs.format.is_some() || fs.virtiofs.is_some();
        (said || fs.write_policy.is_some() || !fs.virtio.is_empty()).then(|| fs.virtio.clone())
    };
    virtio(options(src).as_ref(), options(dst).as_ref())?;
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

fn interface(src: &Interface, dst: &Interface) -> Result<()> {
    same!(src.mac, dst.mac, "Target network card mac %1$s does not match source %2$s", word);
    let known = |card: &Interface| known_model(card.model.as_deref()?);
    let other = |card: &Interface| card.model.clone().filter(|_| known(card).is_none());
    same!(other(src), other(dst), "Target network card model %1$s does not match source %2$s", text);
    same!(
        known(src),
        known(dst),
        "Target network card model %1$s does not match source %2$s",
        word_or("unknown")
    );
    same!(src.mtu, dst.mtu, "Target network card MTU %1$d does not match source %2$d", number);
    if is_virtio(src.model.as_deref()) {
        let queues = |card: &Interface| card.driver.as_ref().map_or(0, |driver| driver.queues);
        same!(
            queues(src),
            queues(dst),
            "Target virtio network queue count '%1$d' does not match source '%2$d'",
            number
        );
    }
    virtio(src.driver.as_ref().map(|d| &d.virtio), dst.driver.as_ref().map(|d| &d.virtio))?;
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

fn input(src: &Input, dst: &Input) -> Result<()> {
    same!(src.kind, dst.kind, "Target input device type %1$s does not match source %2$s", word);
    same!(src.bus, dst.bus, "Target input device bus %1$s does not match source %2$s", word_or("default"));
    // The reference shows the bus of the model's number.
    let as_bus = |model: &Option<_>| model.map(|model| InputBus::ALL[model as usize]);
    same!(src.model, dst.model, "Target input model %1$s does not match source %2$s", |model: &Option<_>| {
        word_or("default")(&as_bus(model))
    });
    virtio(src.driver.as_ref().map(|d| &d.virtio), dst.driver.as_ref().map(|d| &d.virtio))?;
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

fn video(src: &Video, dst: &Video) -> Result<()> {
    same!(src.kind, dst.kind, "Target video card model %1$s does not match source %2$s", word);
    same!(src.ram, dst.ram, "Target video card ram %1$u does not match source %2$u", number);
    same!(src.vram, dst.vram, "Target video card vram %1$u does not match source %2$u", number);
    same!(src.vram64, dst.vram64, "Target video card vram64 %1$u does not match source %2$u", number);
    same!(src.vgamem, dst.vgamem, "Target video card vgamem %1$u does not match source %2$u", number);
    same!(src.heads, dst.heads, "Target video card heads %1$u does not match source %2$u", number);
    same!(
        src.acceleration.is_some(),
        dst.acceleration.is_some(),
        "Target video card acceleration does not match source"
    );
    if let (Some(src), Some(dst)) = (&src.acceleration, &dst.acceleration) {
        let said = |choice: &Option<crate::value::YesNo>| choice.map_or(0, |choice| choice as u32 + 1);
        same!(src.accel2d, dst.accel2d, "Target video card 2d accel %1$u does not match source %2$u", said);
        same!(src.accel3d, dst.accel3d, "Target video card 3d accel %1$u does not match source %2$u", said);
    }
    // The reference looks for its name in another list, and finds none.
    let unnamed = |_: &Option<OnOff>| "(null)";
    same!(src.edid, dst.edid, "Target video card edid %1$s does not match source %2$s", unnamed);
    virtio(src.virtio.as_deref(), dst.virtio.as_deref())?;
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

/// A device of the host: which mode and what kind of one, and where the guest sees it. Network
/// cards that are such devices count.
struct FromHost<'d> {
    subsystem: Option<&'static str>,
    info: Option<&'d DeviceInfo>,
}

fn from_host(device: &Device) -> Option<FromHost<'_>> {
    let kind = |source: &HostdevSource| match source {
        HostdevSource::Usb { .. } => "usb",
        HostdevSource::Pci { .. } => "pci",
        HostdevSource::Scsi { .. } | HostdevSource::Iscsi { .. } => "scsi",
        HostdevSource::ScsiHost { .. } => "scsi_host",
        HostdevSource::Mdev { .. } => "mdev",
    };
    match device {
        Device::Interface(card) => match &card.connection {
            Connection::Hostdev(source, _) => {
                Some(FromHost { subsystem: Some(kind(source)), info: card.info.0.as_deref() })
            }
            _ => None,
        },
        Device::Hostdev(device) => {
            let subsystem = match &device.kind {
                HostdevKind::Subsystem { source, .. } => Some(kind(source)),
                _ => None,
            };
            Some(FromHost { subsystem, info: device.info.0.as_deref() })
        }
        _ => None,
    }
}

fn hostdev(src: &FromHost<'_>, dst: &FromHost<'_>) -> Result<()> {
    let mode = |device: &FromHost<'_>| match device.subsystem {
        Some(_) => "subsystem",
        None => "capabilities",
    };
    same!(mode(src), mode(dst), "Target host device mode %1$s does not match source %2$s", word);
    // Whether a mediated device can stand for a whole one, only a hypervisor knows.
    let exchangeable = |kind: Option<&str>| matches!(kind, Some("pci" | "mdev"));
    if !(exchangeable(src.subsystem) && exchangeable(dst.subsystem)) {
        same!(
            src.subsystem,
            dst.subsystem,
            "Target host device subsystem type %1$s is not compatible with source subsystem type %2$s",
            word_or("none")
        );
    }
    info(src.info, dst.info)
}

fn of_kind(device: &Device, kind: CharKind) -> Option<&CharDevice> {
    match device {
        Device::Char(device) if device.kind == kind => Some(device),
        _ => None,
    }
}

fn port(device: &CharDevice) -> i64 {
    device.port.map_or(-1, i64::from)
}

fn char_info(src: &CharDevice, dst: &CharDevice) -> Result<()> {
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

fn serial(src: &CharDevice, dst: &CharDevice) -> Result<()> {
    let target = |device: &CharDevice| match device.target {
        CharTarget::Serial { kind, model } => (kind, model),
        _ => (None, None),
    };
    let (a, b) = (target(src), target(dst));
    same!(a.0, b.0, "Target serial type %1$s does not match source %2$s", word_or("none"));
    same!(a.1, b.1, "Target serial model %1$s does not match source %2$s", word_or("none"));
    same!(port(src), port(dst), "Target serial port %1$d does not match source %2$d", number);
    char_info(src, dst)
}

fn parallel(src: &CharDevice, dst: &CharDevice) -> Result<()> {
    same!(port(src), port(dst), "Target parallel port %1$d does not match source %2$d", number);
    char_info(src, dst)
}

fn channel(src: &CharDevice, dst: &CharDevice) -> Result<()> {
    let kind = |device: &CharDevice| match device.target {
        CharTarget::Guestfwd { .. } => "guestfwd",
        CharTarget::VirtioChannel { .. } => "virtio",
        CharTarget::XenChannel { .. } => "xen",
        _ => "none",
    };
    same!(kind(src), kind(dst), "Target channel type %1$s does not match source %2$s", word);
    match (&src.target, &dst.target) {
        (CharTarget::VirtioChannel { name }, CharTarget::VirtioChannel { name: other })
        | (CharTarget::XenChannel { name }, CharTarget::XenChannel { name: other }) => {
            same!(*name, *other, "Target channel name %1$s does not match source %2$s", text);
            let (from, to) = (src.source.backend.kind(), dst.source.backend.kind());
            let spice = [from, to].contains(&BackendType::Spicevmc);
            if from != to && spice && name.is_none() {
                return Err(unsupported(tr!(
                    "Changing device type to/from spicevmc would change default target channel name"
                )));
            }
        }
        (
            CharTarget::Guestfwd { address, port },
            CharTarget::Guestfwd { address: to_address, port: to_port },
        ) => {
            same!(
                format!("{address}:{port}"),
                format!("{to_address}:{to_port}"),
                "Target channel addr %1$s does not match source %2$s",
                word
            );
        }
        _ => {}
    }
    char_info(src, dst)
}

fn console(src: &CharDevice, dst: &CharDevice) -> Result<()> {
    let kind = |device: &CharDevice| match device.target {
        CharTarget::Console(kind) => kind,
        _ => None,
    };
    same!(kind(src), kind(dst), "Target console type %1$s does not match source %2$s", word_or("none"));
    char_info(src, dst)
}

fn redirdev(src: &Redirdev, dst: &Redirdev) -> Result<()> {
    same!(
        src.source.backend.kind(),
        dst.source.backend.kind(),
        "Target redirected device source type %1$s does not match source device source type %2$s",
        word
    );
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

fn redir_filter(src: &RedirFilter, dst: &RedirFilter) -> Result<()> {
    same!(
        src.rules.len(),
        dst.rules.len(),
        "Target USB redirection filter rule count %1$zu does not match source %2$zu",
        number
    );
    for (src, dst) in src.rules.iter().zip(&dst.rules) {
        same!(src.class, dst.class, "Target USB Class code does not match source");
        same!(src.vendor, dst.vendor, "Target USB vendor ID does not match source");
        same!(src.product, dst.product, "Target USB product ID does not match source");
        same!(src.version, dst.version, "Target USB version does not match source");
        let allows = |allow: &bool| if *allow { "yes" } else { "no" };
        same!(src.allow, dst.allow, "Target USB allow '%1$s' does not match source '%2$s'", allows);
    }
    Ok(())
}

fn memballoon(src: &Memballoon, dst: &Memballoon) -> Result<()> {
    same!(src.model, dst.model, "Target balloon model %1$s does not match source %2$s", word);
    same!(
        src.autodeflate,
        dst.autodeflate,
        "Target balloon autodeflate attribute value '%1$s' does not match source '%2$s'",
        word_or("default")
    );
    same!(
        src.free_page_reporting,
        dst.free_page_reporting,
        "Target balloon freePageReporting attribute value '%1$s' does not match source '%2$s'",
        word_or("default")
    );
    virtio(src.driver.as_ref().map(|d| &d.virtio), dst.driver.as_ref().map(|d| &d.virtio))?;
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

fn shmem(src: &Shmem, dst: &Shmem) -> Result<()> {
    same!(
        src.role,
        dst.role,
        "Target shared memory role '%1$s' does not match source role '%2$s'",
        word_or("default")
    );
    same!(src.model, dst.model, "Target shared memory model '%1$s' does not match source model '%2$s'", word);
    same!(
        src.size,
        dst.size,
        "Target shared memory size '%1$llu' does not match source size '%2$llu'",
        number
    );
    same!(
        src.server.is_some(),
        dst.server.is_some(),
        "Target shared memory server usage doesn't match source"
    );
    let msi = |shmem: &Shmem| shmem.msi.as_ref().map(|msi| (msi.vectors, msi.ioeventfd));
    same!(msi(src), msi(dst), "Target shared memory MSI configuration doesn't match source");
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

fn tpm(src: &Tpm, dst: &Tpm) -> Result<()> {
    let kind = |tpm: &Tpm| std::mem::discriminant(&tpm.backend);
    same!(kind(src), kind(dst), "Target TPM device type doesn't match source");
    same!(src.model, dst.model, "Target TPM device model doesn't match source");
    if let (TpmBackend::Emulator(src), TpmBackend::Emulator(dst)) = (&src.backend, &dst.backend) {
        same!(src.version, dst.version, "Target TPM version doesn't match source");
        same!(src.banks, dst.banks, "Target active PCR banks doesn't match source");
    }
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

/// Where the texts for NVDIMMs name the target, they show the source.
fn memory(src: &Memory, dst: &Memory) -> Result<()> {
    same!(src.model, dst.model, "Target memory device model '%1$s' doesn't match source model '%2$s'", word);
    let node = |memory: &Memory| memory.target.node.map_or(-1, i64::from);
    same!(
        node(src),
        node(dst),
        "Target memory device targetNode '%1$d' doesn't match source targetNode '%2$d'",
        number
    );
    let (s, d) = (&src.target, &dst.target);
    same!(
        s.size_kib,
        d.size_kib,
        "Target memory device size '%1$llu' doesn't match source memory device size '%2$llu'",
        number
    );
    let address = "Target memory device address '0x%1$llx' doesn't match source memory device address \
                   '0x%2$llx'";
    let at_address = || match s.address == d.address {
        true => Ok(()),
        false => Err(unsupported(tr!(address, d.address, s.address))),
    };
    match src.model {
        MemoryModel::Nvdimm => {
            same!(
                d.label_kib,
                s.label_kib,
                "Target NVDIMM label size '%1$llu' doesn't match source NVDIMM label size '%2$llu'",
                number
            );
            same!(
                dst.source.alignsize_kib,
                src.source.alignsize_kib,
                "Target NVDIMM alignment '%1$llu' doesn't match source NVDIMM alignment '%2$llu'",
                number
            );
            same!(
                src.source.pmem,
                dst.source.pmem,
                "Target NVDIMM pmem flag doesn't match source NVDIMM pmem flag"
            );
            same!(
                s.readonly,
                d.readonly,
                "Target NVDIMM readonly flag doesn't match source NVDIMM readonly flag"
            );
            same!(src.uuid, dst.uuid, "Target NVDIMM UUID doesn't match source NVDIMM");
        }
        MemoryModel::VirtioPmem => at_address()?,
        MemoryModel::VirtioMem => {
            same!(
                s.block_kib,
                d.block_kib,
                "Target memory device block size '%1$llu' doesn't match source memory device block size \
                 '%2$llu'",
                number
            );
            same!(
                s.requested_kib,
                d.requested_kib,
                "Target memory device requested size '%1$llu' doesn't match source memory device \
                 requested size '%2$llu'",
                number
            );
            at_address()?;
            same!(
                s.dynamic_memslots,
                d.dynamic_memslots,
                "Target memory device 'dynamicMemslots' property doesn't match source memory device"
            );
        }
        MemoryModel::Dimm | MemoryModel::SgxEpc => {}
    }
    virtio(src.driver.as_ref().map(|d| &d.virtio), dst.driver.as_ref().map(|d| &d.virtio))?;
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

fn iommu(src: &Iommu, dst: &Iommu) -> Result<()> {
    same!(src.model, dst.model, "Target domain IOMMU device model '%1$s' does not match source '%2$s'", word);
    let none = IommuDriver::default();
    iommu_driver(src.driver.as_deref().unwrap_or(&none), dst.driver.as_deref().unwrap_or(&none))?;
    same!(
        src.granule,
        dst.granule,
        "Target domain IOMMU device granule '%1$s' does not match source '%2$s'",
        word
    );
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

fn iommu_driver(src: &IommuDriver, dst: &IommuDriver) -> Result<()> {
    macro_rules! all {
        ($show:expr, $($field:ident: $text:literal,)*) => { $(same!(src.$field, dst.$field, $text, $show);)* };
    }
    // Some choices are shown by C's number.
    let said = |choice: &Option<OnOff>| choice.map_or(0, |choice| choice as u32 + 1);
    let from_zero = |number: &FromZero| number.or_minus_one();
    all! {
        word_or("default"),
        intremap: "Target domain IOMMU device intremap value '%1$s' does not match source '%2$s'",
        caching_mode: "Target domain IOMMU device caching mode '%1$s' does not match source '%2$s'",
        eim: "Target domain IOMMU device eim value '%1$s' does not match source '%2$s'",
        iotlb: "Target domain IOMMU device iotlb value '%1$s' does not match source '%2$s'",
    }
    all! { number, aw_bits: "Target domain IOMMU device aw_bits value '%1$u' does not match source '%2$u'", }
    all! {
        word_or("default"),
        dma_translation: "Target domain IOMMU device dma translation '%1$s' does not match source '%2$s'",
        passthrough: "Target domain IOMMU device passthrough '%1$s' does not match source '%2$s'",
        xtsup: "Target domain IOMMU device xtsup '%1$s' does not match source '%2$s'",
    }
    all! {
        from_zero,
        pci_bus: "Target domain IOMMU device pci_bus value '%1$d' does not match source '%2$d'",
    }
    all! {
        said,
        accel: "Target domain IOMMU device accel value '%1$d' does not match source '%2$d'",
        cmdqv: "Target domain IOMMU device cmdqv value '%1$d' does not match source '%2$d'",
        ats: "Target domain IOMMU device ATS value '%1$d' does not match source '%2$d'",
        ril: "Target domain IOMMU device ril value '%1$d' does not match source '%2$d'",
    }
    all! {
        from_zero,
        ssidsize: "Target domain IOMMU device ssid_size value '%1$d' does not match source '%2$d'",
        oas: "Target domain IOMMU device oas value '%1$d' does not match source '%2$d'",
    }
    Ok(())
}

fn pstore(src: &Pstore, dst: &Pstore) -> Result<()> {
    same!(src.backend, dst.backend, "Target pstore device backend '%1$s' does not match source '%2$s'", word);
    same!(src.size_kib, dst.size_kib, "Target pstore size '%1$llu' does not match source '%2$llu'", number);
    info(src.info.0.as_deref(), dst.info.0.as_deref())
}

/// Picks the devices of a kind.
macro_rules! of {
    ($kind:ident) => {
        |device| match device {
            Device::$kind(device) => Some(&**device),
            _ => None,
        }
    };
}

pub(super) fn check(src: &Definition, dst: &Definition) -> Result<()> {
    let pair = (src, dst);
    each(pair, of!(Disk), "Target domain disk count %1$zu does not match source %2$zu", |s, d| disk(s, d))?;
    each(
        pair,
        of!(Controller),
        "Target domain controller count %1$zu does not match source %2$zu",
        |s, d| controller(s, d),
    )?;
    each(
        pair,
        of!(Filesystem),
        "Target domain filesystem count %1$zu does not match source %2$zu",
        |s, d| filesystem(s, d),
    )?;
    each(pair, of!(Interface), "Target domain net card count %1$zu does not match source %2$zu", |s, d| {
        interface(s, d)
    })?;
    each(pair, of!(Input), "Target domain input device count %1$zu does not match source %2$zu", |s, d| {
        input(s, d)
    })?;
    each(pair, of!(Sound), "Target domain sound card count %1$zu does not match source %2$zu", |s, d| {
        same!(s.model, d.model, "Target sound card model %1$s does not match source %2$s", word);
        same!(
            s.multichannel,
            d.multichannel,
            "Target sound card multichannel setting '%1$s' does not match source '%2$s'",
            word_or("default")
        );
        info(s.info.0.as_deref(), d.info.0.as_deref())
    })?;
    each(pair, of!(Video), "Target domain video card count %1$zu does not match source %2$zu", |s, d| {
        video(s, d)
    })?;
    each(pair, from_host, "Target domain host device count %1$zu does not match source %2$zu", hostdev)?;
    each(pair, of!(Smartcard), "Target domain smartcard count %1$zu does not match source %2$zu", |s, d| {
        info(s.info.0.as_deref(), d.info.0.as_deref())
    })?;
    characters(pair)?;
    each(pair, of!(Hub), "Target domain hub device count %1$zu does not match source %2$zu", |s, d| {
        info(s.info.0.as_deref(), d.info.0.as_deref())
    })?;
    each(
        pair,
        of!(Redirdev),
        "Target domain redirected devices count %1$zu does not match source %2$zu",
        |s, d| redirdev(s, d),
    )?;
    each(
        pair,
        of!(RedirFilter),
        "Target domain USB redirection filter count %1$d does not match source %2$d",
        |s, d| redir_filter(s, d),
    )?;
    each(
        pair,
        of!(Watchdog),
        "Target domain watchdog device count %1$zu does not match source %2$zu",
        |s, d| {
            same!(s.model, d.model, "Target watchdog model %1$s does not match source %2$s", word);
            info(s.info.0.as_deref(), d.info.0.as_deref())
        },
    )?;
    each(
        pair,
        of!(Memballoon),
        "Target domain memory balloon count %1$d does not match source %2$d",
        |s, d| memballoon(s, d),
    )?;
    platform(pair)
}

fn characters(pair: (&Definition, &Definition)) -> Result<()> {
    each(
        pair,
        |device| of_kind(device, CharKind::Serial),
        "Target domain serial port count %1$zu does not match source %2$zu",
        |s, d| serial(s, d),
    )?;
    each(
        pair,
        |device| of_kind(device, CharKind::Parallel),
        "Target domain parallel port count %1$zu does not match source %2$zu",
        |s, d| parallel(s, d),
    )?;
    each(
        pair,
        |device| of_kind(device, CharKind::Channel),
        "Target domain channel count %1$zu does not match source %2$zu",
        |s, d| channel(s, d),
    )?;
    each(
        pair,
        |device| of_kind(device, CharKind::Console),
        "Target domain console count %1$zu does not match source %2$zu",
        |s, d| console(s, d),
    )
}

fn platform(pair: (&Definition, &Definition)) -> Result<()> {
    each(pair, of!(Rng), "Target domain RNG device count %1$zu does not match source %2$zu", |s, d| {
        same!(s.model, d.model, "Target RNG model '%1$s' does not match source '%2$s'", word);
        virtio(s.driver.as_ref().map(|d| &d.virtio), d.driver.as_ref().map(|d| &d.virtio))?;
        info(s.info.0.as_deref(), d.info.0.as_deref())
    })?;
    each(pair, of!(Panic), "Target domain panic device count %1$zu does not match source %2$zu", |s, d| {
        same!(s.model, d.model, "Target panic model '%1$s' does not match source '%2$s'", word_or("default"));
        info(s.info.0.as_deref(), d.info.0.as_deref())
    })?;
    each(
        pair,
        of!(Shmem),
        "Target domain shared memory device count %1$zu does not match source %2$zu",
        |s, d| shmem(s, d),
    )?;
    each(pair, of!(Tpm), "Target domain TPM device count %1$zu does not match source %2$zu", |s, d| {
        tpm(s, d)
    })?;
    each(
        pair,
        of!(Memory),
        "Target domain memory device count %1$zu does not match source %2$zu",
        |s, d| memory(s, d),
    )?;
    each(pair, of!(Iommu), "Target domain IOMMU device count %1$zu does not match source %2$zu", |s, d| {
        iommu(s, d)
    })?;
    each(pair, of!(Vsock), "Target domain vsock device count does not match source", |s, d| {
        same!(
            s.model,
            d.model,
            "Target domain vsock device model '%1$s' does not match source '%2$s'",
            word_or("default")
        );
        virtio(s.driver.as_ref().map(|d| &d.virtio), d.driver.as_ref().map(|d| &d.virtio))?;
        info(s.info.0.as_deref(), d.info.0.as_deref())
    })?;
    each(pair, of!(Pstore), "Target domain pstore device count does not match source", |s, d| pstore(s, d))
}
