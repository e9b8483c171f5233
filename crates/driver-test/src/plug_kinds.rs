// SPDX-License-Identifier: LGPL-2.1-or-later
//! Which kinds of device come, go and change, and what each refuses. Disks, interfaces and
//! devices of the host behave as those of the reference's test driver; the other kinds, and
//! what is stored, as those of its QEMU driver.

use virt_conf::domain::address::Address;
use virt_conf::domain::device::Device;
use virt_conf::domain::device::controller::ControllerType;
use virt_conf::domain::device::disk::{Disk, DiskBus, DiskDevice, target_index};
use virt_conf::domain::device::graphics::GraphicsKind;
use virt_conf::domain::device::hostdev::{Hostdev, HostdevKind, HostdevSource, HostdevType, PciDriver};
use virt_conf::domain::device::interface::{Interface, InterfaceType};
use virt_conf::domain::device::memory::MemoryModel;
use virt_conf::domain::device::watchdog::WatchdogModel;
use virt_conf::domain::plug::Plug;
use virt_conf::domain::{Definition, ParseContext};
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{fail, fail_domain};

/// Whether a kind that the reference's test driver refuses can come and go while the guest runs.
fn plugs_live(device: &Device) -> bool {
    use Device::*;
    matches!(
        device,
        Controller(_)
            | Lease(_)
            | Filesystem(_)
            | Char(_)
            | Input(_)
            | Redirdev(_)
            | Watchdog(_)
            | Rng(_)
            | Shmem(_)
            | Memory(_)
            | Vsock(_)
    )
}

/// The same for what is stored.
fn plugs_stored(device: &Device) -> bool {
    use Device::*;
    plugs_live(device) || matches!(device, Disk(_) | Interface(_) | Hostdev(_) | Sound(_) | Iommu(_))
}

/// Refuses a device that the guest cannot have.
pub fn check_compatible(definition: &Definition, device: &Device) -> Result<()> {
    definition.check_compatible(device, Plug::Attach)
}

/// Adds a device to a running domain. Says its alias where the program is to be told of it.
pub fn attach_live(
    definition: &mut Definition,
    mut device: Device,
    context: &ParseContext<'_>,
) -> Result<Option<String>> {
    if plugs_live(&device) {
        return attach_live_more(definition, device, context);
    }
    match &mut device {
        Device::Interface(interface) => attach_interface(definition, interface)?,
        Device::Hostdev(hostdev) => check_hostdev(hostdev)?,
        Device::Disk(disk) => {
            if change_medium(definition, disk) {
                return Ok(None);
            }
            attach_disk(definition, disk)?;
        }
        _ => {
            let text = tr!("live attach of device '%1$s' is not supported", device.kind_name());
            return Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
        }
    }
    let alias = device.alias().map(str::to_owned);
    definition.add_device(device);
    Ok(alias)
}

/// The same for kinds that the reference's test driver refuses.
fn attach_live_more(
    definition: &mut Definition,
    mut device: Device,
    context: &ParseContext<'_>,
) -> Result<Option<String>> {
    if let Device::Controller(controller) = &device
        && controller.kind != ControllerType::Scsi
    {
        let text = tr!("'%1$s' controller cannot be hot plugged.", controller.kind.as_str());
        return Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
    }
    check_new(definition, &device)?;
    if let (None, Some(prefix)) = (device.alias(), alias_prefix(&device)) {
        let alias = match &device {
            Device::Controller(controller) if controller.index.is_some() => {
                format!("{prefix}{}", controller.index.unwrap_or_default())
            }
            _ => format!("{prefix}{}", next_number(definition, prefix)),
        };
        device.set_alias(&alias);
    }
    let alias = device.alias().map(str::to_owned);
    insert(definition, device);
    definition.recomplete(context)?;
    Ok(alias)
}

/// Adds a device to what is stored.
pub fn attach_stored(definition: &mut Definition, device: Device, context: &ParseContext<'_>) -> Result<()> {
    check_compatible(definition, &device)?;
    if !plugs_stored(&device) {
        let text = tr!("persistent attach of device '%1$s' is not supported", device.kind_name());
        return Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
    }
    check_new(definition, &device)?;
    insert(definition, device);
    definition.recomplete(context)?;
    definition.recheck(context)
}

/// Adds a device; a memory module adds to the guest's memory.
fn insert(definition: &mut Definition, device: Device) {
    if let Device::Memory(memory) = &device {
        let size = memory.target.size_kib;
        definition.max_memory_kib = definition.max_memory_kib.saturating_add(size);
        definition.memory_kib = definition.memory_kib.saturating_add(size);
    }
    definition.add_device(device);
}

fn remove(definition: &mut Definition, at: usize) {
    if let Device::Memory(memory) = definition.devices.remove(at) {
        let size = memory.target.size_kib;
        definition.max_memory_kib = definition.max_memory_kib.saturating_sub(size);
        definition.memory_kib = definition.memory_kib.saturating_sub(size);
    }
}

/// Refuses what is there already.
fn check_new(definition: &Definition, device: &Device) -> Result<()> {
    let refuse = |text| Err(fail(ErrorCode::OPERATION_INVALID, text));
    let any = |is: fn(&Device) -> bool| definition.devices.iter().any(is);
    let known = || tr!("device is already in the domain configuration");
    match device {
        Device::Disk(disk) => {
            let target = disk.target.as_deref().unwrap_or_default();
            if definition.disk_by_target(target).is_some() {
                return refuse(tr!("target %1$s already exists", target));
            }
        }
        Device::Hostdev(hostdev) if definition.hostdev_like(hostdev).is_some() => return refuse(known()),
        Device::Lease(lease) if find_lease(definition, device).is_some() => {
            let space = lease.lockspace.as_deref().unwrap_or("<null>");
            return refuse(tr!("Lease %1$s in lockspace %2$s already exists", lease.key, space));
        }
        Device::Controller(controller) => {
            if let (Some(index), Some(_)) = (controller.index, find_controller(definition, device)) {
                return refuse(tr!("controller index='%1$d' already exists", index));
            }
        }
        Device::Filesystem(_) if find_filesystem(definition, device).is_some() => {
            return refuse(tr!("Target already exists"));
        }
        Device::Shmem(_) if definition.device_like(device).is_some() => return refuse(known()),
        Device::Watchdog(watchdog) => {
            if definition.device_like(device).is_some() {
                return refuse(known());
            }
            let same = |d: &Device| matches!(d, Device::Watchdog(other) if other.model == watchdog.model);
            if watchdog.model != WatchdogModel::I6300esb && definition.devices.iter().any(same) {
                let model = watchdog.model.as_str();
                return refuse(tr!("domain can only have one watchdog with model '%1$s'", model));
            }
        }
        Device::Vsock(_) if any(|d| matches!(d, Device::Vsock(_))) => {
            return refuse(tr!("domain already has a vsock device"));
        }
        Device::Iommu(_) if any(|d| matches!(d, Device::Iommu(_))) => {
            return refuse(tr!("domain already has an iommu device"));
        }
        _ => {}
    }
    Ok(())
}

/// What the names of devices of a kind begin with, where a running guest names them.
fn alias_prefix(device: &Device) -> Option<&'static str> {
    Some(match device {
        Device::Controller(controller) => controller.kind.as_str(),
        Device::Filesystem(_) => "fs",
        Device::Char(device) => device.kind.as_str(),
        Device::Input(_) => "input",
        Device::Redirdev(_) => "redir",
        Device::Watchdog(_) => "watchdog",
        Device::Rng(_) => "rng",
        Device::Shmem(_) => "shmem",
        Device::Memory(memory) => match memory.model {
            MemoryModel::Dimm => "dimm",
            MemoryModel::Nvdimm => "nvdimm",
            MemoryModel::VirtioPmem => "virtiopmem",
            MemoryModel::VirtioMem => "virtiomem",
            MemoryModel::SgxEpc => "epc",
        },
        Device::Vsock(_) => "vsock",
        _ => return None,
    })
}

/// The number behind the last device whose alias has that beginning.
fn next_number(definition: &Definition, prefix: &str) -> u32 {
    let number = |device: &Device| device.alias()?.strip_prefix(prefix)?.parse::<u32>().ok();
    definition.devices.iter().filter_map(number).max().map_or(0, |last| last.saturating_add(1))
}

fn attach_interface(definition: &Definition, interface: &mut Interface) -> Result<()> {
    let alias = &mut interface.info.0.get_or_insert_default().alias;
    alias.get_or_insert_with(|| {
        // Only interfaces are counted: a device of the host may be called so, too.
        let nets = definition.devices.iter().filter(|device| matches!(device, Device::Interface(_)));
        let number = |device: &Device| device.alias()?.strip_prefix("net")?.parse::<u32>().ok();
        let next = nets.filter_map(number).max().map_or(0, |last| last.saturating_add(1));
        format!("net{next}").into()
    });
    match interface.kind() {
        InterfaceType::Ethernet | InterfaceType::Bridge => Ok(()),
        kind => {
            let text = tr!("hotplug of interface type of %1$s is not implemented yet", kind.as_str());
            Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text))
        }
    }
}

fn check_hostdev(hostdev: &Hostdev) -> Result<()> {
    let refuse = |text| Err(fail(ErrorCode::CONFIG_UNSUPPORTED, text));
    let HostdevKind::Subsystem { source, .. } = &hostdev.kind else {
        return refuse(tr!("hotplug is not supported for hostdev mode '%1$s'", "capabilities"));
    };
    // The reference takes the bus for the number of a PCI driver here, and prints its name.
    let word = match (source.kind(), source) {
        (_, HostdevSource::Pci { driver, .. }) if driver.name == Some(PciDriver::Xen) => {
            let text = tr!("test hypervisor does not support device assignment mode '%1$s'", "xen");
            return refuse(text);
        }
        (HostdevType::Pci, _) => return Ok(()),
        (HostdevType::Usb, _) => "default",
        (HostdevType::Scsi, _) => "vfio",
        (HostdevType::ScsiHost, _) => "xen",
        (HostdevType::Mdev, _) => "(null)",
    };
    refuse(tr!("hotplug is not supported for hostdev subsys type '%1$s'", word))
}

/// A disk for a drive that is there and takes media is its new medium.
fn change_medium(definition: &mut Definition, disk: &Disk) -> bool {
    if !matches!(disk.device, DiskDevice::Cdrom | DiskDevice::Floppy) {
        return false;
    }
    let at = definition.disk_by_target(disk.target.as_deref().unwrap_or_default());
    let Some(Device::Disk(drive)) = at.map(|at| &mut definition.devices[at]) else { return false };
    drive.source = disk.source.clone();
    drive.backing = disk.backing.clone();
    (drive.readonly, drive.shareable) = (disk.readonly, disk.shareable);
    let format = disk.driver.as_ref().and_then(|driver| driver.format);
    if format.is_some() || drive.driver.is_some() {
        drive.driver.get_or_insert_default().format = format;
    }
    let inside = disk.more.as_ref().map(|more| (more.auth.clone(), more.encryption.clone()));
    let (auth, encryption) = inside.unwrap_or_default();
    if auth.is_some() || encryption.is_some() || drive.more.is_some() {
        let more = drive.more.get_or_insert_default();
        (more.auth, more.encryption) = (auth, encryption);
    }
    true
}

fn attach_disk(definition: &Definition, disk: &mut Disk) -> Result<()> {
    let refuse = |text| Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
    if disk.device == DiskDevice::Floppy {
        return refuse(tr!("floppy device hotplug isn't supported"));
    }
    let target = disk.target.clone().unwrap_or_default();
    if let Some(at) = definition.disk_by_target(&target)
        && let Device::Disk(other) = &definition.devices[at]
    {
        let path = |disk: &Disk| disk.source.name().unwrap_or("<null>").to_owned();
        let (own, other) = (path(disk), path(other));
        let text = tr!("target '%1$s' duplicated for disk sources '%2$s' and '%3$s'", &*target, other, own);
        return Err(fail_domain(ErrorCode::XML_ERROR, text));
    }
    let bus = disk.bus.map_or("none", DiskBus::as_str);
    match (disk.bus, disk.device) {
        (Some(DiskBus::Usb), DiskDevice::Lun) => {
            let text = tr!("disk device='lun' is not supported for usb bus");
            return Err(fail(ErrorCode::CONFIG_UNSUPPORTED, text));
        }
        (Some(DiskBus::Virtio), DiskDevice::Cdrom) => {
            return refuse(tr!("cdrom device with virtio bus isn't supported"));
        }
        (Some(DiskBus::Usb | DiskBus::Virtio), _) => {}
        _ => return refuse(tr!("disk bus '%1$s' cannot be hotplugged.", bus)),
    }
    let alias = match disk.info.address() {
        Some(Address::Drive { controller, bus: row, unit, .. }) => format!("{bus}{controller}-{row}-{unit}"),
        _ => format!("{bus}-disk{}", target_index(&target).map_or(-1, i64::from)),
    };
    disk.info.0.get_or_insert_default().alias.get_or_insert_with(|| alias.into());
    Ok(())
}

fn find_controller(definition: &Definition, like: &Device) -> Option<usize> {
    let Device::Controller(like) = like else { return None };
    let same = |d: &Device| match d {
        Device::Controller(d) => (d.kind, d.index) == (like.kind, like.index),
        _ => false,
    };
    definition.devices.iter().position(same)
}

fn find_filesystem(definition: &Definition, like: &Device) -> Option<usize> {
    let Device::Filesystem(like) = like else { return None };
    let same = |d: &Device| matches!(d, Device::Filesystem(d) if d.target == like.target);
    definition.devices.iter().position(same)
}

fn find_lease(definition: &Definition, like: &Device) -> Option<usize> {
    let Device::Lease(like) = like else { return None };
    let same = |d: &Device| match d {
        Device::Lease(d) => (&d.lockspace, &d.key) == (&like.lockspace, &like.key),
        _ => false,
    };
    definition.devices.iter().position(same)
}

/// Where the device stands that `like` describes.
pub fn find(definition: &Definition, like: &Device, live: bool) -> Result<usize> {
    let missing = |text| fail(ErrorCode::DEVICE_MISSING, text);
    let plain = || tr!("device not present in domain configuration");
    let found = match like {
        Device::Disk(disk) => {
            let target = disk.target.as_deref().unwrap_or_default();
            return definition.disk_by_target(target).ok_or_else(|| match live {
                true => missing(tr!("disk %1$s not found", target)),
                false => missing(tr!("no target device %1$s", target)),
            });
        }
        Device::Interface(interface) => return definition.interface_like(interface),
        Device::Hostdev(hostdev) => {
            return definition.hostdev_like(hostdev).ok_or_else(|| match &hostdev.kind {
                HostdevKind::Subsystem { source: HostdevSource::Pci { address, .. }, .. } if live => {
                    missing(tr!("host pci device %1$s not found", address.to_string()))
                }
                _ => missing(plain()),
            });
        }
        Device::Controller(_) => find_controller(definition, like),
        Device::Filesystem(_) => find_filesystem(definition, like),
        Device::Lease(_) => find_lease(definition, like),
        _ if !plugs_live(like) && live => return Err(no_live_detach(like)),
        _ if !plugs_stored(like) => return Err(no_stored_detach(like)),
        _ => definition.device_like(like),
    };
    found.ok_or_else(|| match like {
        Device::Filesystem(_) => missing(tr!("no matching filesystem device was found")),
        Device::Rng(_) => missing(tr!("no matching RNG device was found")),
        Device::Memory(_) => missing(tr!("matching memory device was not found")),
        Device::Redirdev(_) => missing(tr!("no matching redirdev was not found")),
        Device::Shmem(_) => missing(tr!("matching shmem device was not found")),
        Device::Watchdog(_) => missing(tr!("no matching watchdog was found")),
        Device::Input(_) => missing(tr!("matching input device not found")),
        Device::Vsock(_) => fail(ErrorCode::OPERATION_FAILED, tr!("matching vsock device not found")),
        Device::Lease(lease) => {
            let space = lease.lockspace.as_deref().unwrap_or("<null>");
            missing(tr!("Lease %1$s in lockspace %2$s does not exist", lease.key, space))
        }
        _ => missing(plain()),
    })
}

#[cold]
fn no_live_detach(device: &Device) -> virt_core::Error {
    let text = tr!("live detach of device '%1$s' is not supported", device.kind_name());
    fail(ErrorCode::OPERATION_UNSUPPORTED, text)
}

#[cold]
fn no_stored_detach(device: &Device) -> virt_core::Error {
    let text = tr!("persistent detach of device '%1$s' is not supported", device.kind_name());
    fail(ErrorCode::OPERATION_UNSUPPORTED, text)
}

/// Takes a device from a running domain. Says its alias where the program is to be told of it.
pub fn detach_live(definition: &mut Definition, at: usize) -> Result<Option<String>> {
    let unsupported = |text| Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
    // The device that is meant is found again by what it is: the first of its like goes.
    let at = match &definition.devices[at] {
        Device::Interface(interface) => definition.interface_like(interface)?,
        Device::Hostdev(hostdev) => match hostdev.kind {
            HostdevKind::Subsystem { .. } => definition.hostdev_like(hostdev).unwrap_or(at),
            _ => {
                let text = tr!("hot unplug is not supported for hostdev mode '%1$s'", "capabilities");
                return Err(fail(ErrorCode::CONFIG_UNSUPPORTED, text));
            }
        },
        Device::Disk(disk) => {
            match (disk.device, disk.bus) {
                (
                    DiskDevice::Disk | DiskDevice::Lun,
                    Some(DiskBus::Virtio | DiskBus::Usb | DiskBus::Scsi),
                )
                | (DiskDevice::Cdrom, Some(DiskBus::Usb | DiskBus::Scsi)) => {}
                (DiskDevice::Disk | DiskDevice::Lun, _) => {
                    return unsupported(tr!("This type of disk cannot be hot unplugged"));
                }
                (device, _) => {
                    return unsupported(tr!("disk device type '%1$s' cannot be detached", device.as_str()));
                }
            }
            at
        }
        Device::Controller(controller) if controller.kind != ControllerType::Scsi => {
            let word = controller.kind.as_str();
            return unsupported(tr!("'%1$s' controller cannot be hot unplugged.", word));
        }
        device if plugs_live(device) => at,
        device => return Err(no_live_detach(device)),
    };
    let device = &definition.devices[at];
    let alias = device.alias().map(str::to_owned);
    if alias.is_none() && !matches!(device, Device::Lease(_)) {
        let text = tr!("Cannot detach %1$s device with no alias", device.kind_name());
        return Err(fail(ErrorCode::INTERNAL_ERROR, text));
    }
    if let Device::Interface(interface) = device {
        match interface.kind() {
            InterfaceType::Ethernet | InterfaceType::Bridge => {}
            kind => {
                let word = kind.as_str();
                return unsupported(tr!("live detach of interface type %1$s is not implemented yet", word));
            }
        }
    }
    remove(definition, at);
    Ok(alias)
}

/// Takes a device from what is stored.
pub fn detach_stored(definition: &mut Definition, at: usize, context: &ParseContext<'_>) -> Result<()> {
    let device = &definition.devices[at];
    if !plugs_stored(device) {
        return Err(no_stored_detach(device));
    }
    remove(definition, at);
    definition.recomplete(context)
}

/// Puts a device in the place of the one that it is to be.
pub fn update(definition: &mut Definition, mut device: Device, context: &ParseContext<'_>) -> Result<()> {
    let invalid = |text| fail(ErrorCode::INVALID_ARG, text);
    let at = match &device {
        Device::Disk(disk) => {
            let target = disk.target.as_deref().unwrap_or_default();
            definition
                .disk_by_target(target)
                .ok_or_else(|| invalid(tr!("target %1$s doesn't exist.", target)))?
        }
        Device::Interface(interface) => definition.interface_like(interface)?,
        Device::Graphics(graphics) => {
            let same = |d: &Device| match d {
                Device::Graphics(d) => graphics_word(&d.kind) == graphics_word(&graphics.kind),
                _ => false,
            };
            definition.devices.iter().position(same).ok_or_else(|| {
                let word = graphics_word(&graphics.kind);
                invalid(tr!("cannot find existing graphics type '%1$s' device to modify", word))
            })?
        }
        Device::Memory(memory) => {
            let place = memory.info.address();
            let same = |d: &Device| match d {
                Device::Memory(other) => match device.alias() {
                    Some(alias) => d.alias() == Some(alias),
                    None => place.is_some() && other.info.address() == place,
                },
                _ => false,
            };
            let found = definition.devices.iter().position(same);
            found.ok_or_else(|| invalid(tr!("memory not found")))?
        }
        _ => {
            let text = tr!("persistent update of device '%1$s' is not supported", device.kind_name());
            return Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
        }
    };
    definition.check_compatible(&device, Plug::Update(at))?;
    let old = &definition.devices[at];
    if !matches!(device, Device::Disk(_)) {
        // A disk loses the alias that its document does not repeat, as on the reference.
        if let (None, Some(alias)) = (device.alias(), old.alias()) {
            device.set_alias(alias);
        }
    }
    if let (Device::Memory(new), Device::Memory(old)) = (&device, old) {
        let grown = |kib: u64| kib.saturating_sub(old.target.size_kib).saturating_add(new.target.size_kib);
        definition.max_memory_kib = grown(definition.max_memory_kib);
        definition.memory_kib = grown(definition.memory_kib);
    }
    definition.devices[at] = device;
    definition.recomplete(context)
}

fn graphics_word(kind: &GraphicsKind) -> &'static str {
    match kind {
        GraphicsKind::Sdl { .. } => "sdl",
        GraphicsKind::Vnc { .. } => "vnc",
        GraphicsKind::Rdp { .. } => "rdp",
        GraphicsKind::Desktop { .. } => "desktop",
        GraphicsKind::Spice { .. } => "spice",
        GraphicsKind::EglHeadless { .. } => "egl-headless",
        GraphicsKind::Dbus { .. } => "dbus",
    }
}
