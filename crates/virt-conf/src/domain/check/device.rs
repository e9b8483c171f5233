// SPDX-License-Identifier: LGPL-2.1-or-later
//! What other devices cannot be.

use virt_core::{Result, tr};

use crate::domain::address::{Address, AddressType};
use crate::domain::device::Device;
use crate::domain::device::chardev::{CharSource, CharTarget};
use crate::domain::device::controller::{Controller, ControllerModel, ControllerType};
use crate::domain::device::filesystem::Filesystem;
use crate::domain::device::graphics::{Graphics, GraphicsKind, GraphicsType, ListenType};
use crate::domain::device::hostdev::{Hostdev, HostdevKind, HostdevSource, HostdevType};
use crate::domain::device::input::{Input, InputBus, InputType};
use crate::domain::device::interface::{
    self, Connection, DirectMode, Interface, InterfaceExtras, TeamingType,
};
use crate::domain::device::memory::Memory;
use crate::domain::device::rng::RngBackend;
use crate::domain::device::smartcard::SmartcardSource;
use crate::domain::device::video::{Video, VideoBackend, VideoType};
use crate::domain::features::Feature;
use crate::domain::{Definition, OsType, VirtType};
use crate::schema::{internal, unsupported, xml_error};
use crate::value::{OnOff, Positive, YesNo};

impl Definition {
    /// Refuses a device that cannot be.
    pub(in crate::domain) fn check_device(&self, device: &Device) -> Result<()> {
        let address = device.info().and_then(|i| i.address.as_ref());
        if address == Some(&Address::Unassigned) && !matches!(device, Device::Hostdev(_)) {
            let word = AddressType::Unassigned.as_str();
            return Err(unsupported(tr!("address of type '%1$s' is supported only for hostdevs", word)));
        }
        match device {
            Device::Disk(disk) => self.check_disk(disk),
            Device::Interface(device) => check_interface(device),
            Device::Controller(device) => check_controller(device),
            Device::Char(device) => {
                let generated =
                    matches!(device.target, CharTarget::VirtioChannel { .. } | CharTarget::XenChannel { .. });
                self.check_source(&device.source, generated)
            }
            Device::Rng(rng) => match &rng.backend {
                RngBackend::Egd(source) => self.check_source(source, false),
                _ => Ok(()),
            },
            Device::Hostdev(device) => check_hostdev(device),
            Device::Video(video) => self.check_video(video),
            Device::Input(input) => self.check_input(input),
            Device::Graphics(graphics) => {
                check_graphics(graphics)?;
                match graphics.kind {
                    GraphicsKind::Vnc { audio, .. } => self.check_audio(audio),
                    _ => Ok(()),
                }
            }
            Device::Sound(sound) => self.check_audio(sound.audio),
            Device::Audio(audio) => {
                let same = |d: &&Device| matches!(d, Device::Audio(other) if other.id == audio.id);
                match self.devices.iter().filter(same).count() {
                    0 | 1 => Ok(()),
                    _ => Err(xml_error(tr!("audio ID %1$u is used multiple times", audio.id))),
                }
            }
            Device::Filesystem(filesystem) => self.check_filesystem(filesystem),
            Device::Smartcard(card) => {
                if device
                    .info()
                    .and_then(|i| i.address.as_ref())
                    .is_some_and(|a| a.kind() != AddressType::Ccid)
                {
                    return Err(unsupported(tr!("Controllers must use the 'ccid' address type")));
                }
                match &card.source {
                    SmartcardSource::Passthrough(source) => self.check_source(source, false),
                    _ => Ok(()),
                }
            }
            Device::Redirdev(device) => {
                let usb = |d: &Device| {
                    matches!(d, Device::Controller(c)
                        if c.kind == ControllerType::Usb && c.model != Some(ControllerModel::None))
                };
                if !self.devices.iter().any(usb) {
                    let text = tr!("cannot add redirected USB device: USB is disabled for this domain");
                    return Err(unsupported(text));
                }
                self.check_source(&device.source, false)
            }
            Device::Tpm(tpm) => tpm.check(),
            Device::Iommu(iommu) => iommu.check(),
            Device::Vsock(vsock) => {
                vsock.check()?;
                match (&vsock.driver, vsock.model) {
                    (Some(driver), None) => driver.virtio.check_absent(),
                    _ => Ok(()),
                }
            }
            Device::Shmem(shmem) => shmem.check(),
            Device::Pstore(pstore) => pstore.check(),
            Device::Memory(memory) => self.check_memory(memory),
            _ => Ok(()),
        }
    }

    fn check_memory(&self, memory: &Memory) -> Result<()> {
        let numa = self.cpu.as_ref().and_then(|c| c.numa.as_deref());
        memory.check(self.os.arch, numa.map_or(0, |n| n.cells.len()))?;
        for device in &self.devices {
            if let Device::Memory(other) = device
                && !std::ptr::eq(&**other, memory)
            {
                memory.check_place(other)?;
            }
        }
        memory.check_driver()
    }

    fn check_source(&self, source: &CharSource, path_generated: bool) -> Result<()> {
        source.check(path_generated)?;
        self.check_labels(&source.labels)
    }

    /// What plays must be there.
    fn check_audio(&self, id: Option<Positive>) -> Result<()> {
        let Some(id) = id else { return Ok(()) };
        match self.devices.iter().any(|d| matches!(d, Device::Audio(audio) if audio.id == id.0)) {
            true => Ok(()),
            false => Err(xml_error(tr!("no audio device with ID %1$u", id.0))),
        }
    }

    fn check_filesystem(&self, filesystem: &Filesystem) -> Result<()> {
        filesystem.check()?;
        let mut targets = std::collections::HashMap::new();
        let twice = |target: &str| Err(unsupported(tr!("filesystem target '%1$s' specified twice", target)));
        for device in &self.devices {
            if let Device::Filesystem(other) = device
                && other.virtiofs.is_some()
                && let Some(target) = other.target.as_deref()
                && targets.insert(target, &raw const **other).is_some()
            {
                return twice(target);
            }
        }
        let target = filesystem.target.as_deref().unwrap_or_default();
        match targets.get(target) {
            Some(other) if !std::ptr::eq(*other, filesystem) => twice(target),
            _ => Ok(()),
        }
    }

    fn check_video(&self, video: &Video) -> Result<()> {
        if video.kind == VideoType::Default {
            return Err(internal(tr!("missing video model and cannot determine default")));
        }
        let videos = || {
            self.devices.iter().filter_map(|d| match d {
                Device::Video(video) => Some(video),
                _ => None,
            })
        };
        if videos().nth(1).is_some() && videos().any(|v| v.kind == VideoType::None) {
            return Err(unsupported(tr!(
                "a 'none' video type must be the only video device defined for the domain"
            )));
        }
        let rendernode = video.acceleration.as_ref().is_some_and(|a| a.rendernode.is_some());
        if video.backend == Some(VideoBackend::Vhostuser) {
            if video.kind != VideoType::Virtio {
                let text = tr!("'vhostuser' driver is only supported with 'virtio' device");
                return Err(unsupported(text));
            }
        } else if rendernode {
            return Err(unsupported(tr!("unsupported rendernode accel attribute without 'vhostuser'")));
        }
        if video.resolution.is_some_and(|(x, y)| x == 0 || y == 0) {
            return Err(unsupported(tr!("video resolution values must be greater than 0")));
        }
        if video.kind != VideoType::Qxl {
            let text = if video.ram != 0 {
                Some(tr!("ram attribute only supported for video type qxl"))
            } else if video.vram64 != 0 {
                Some(tr!("vram64 attribute only supported for video type qxl"))
            } else if video.vgamem != 0 {
                Some(tr!("vgamem attribute only supported for video type qxl"))
            } else {
                None
            };
            if let Some(text) = text {
                return Err(unsupported(text));
            }
        }
        if video.kind == VideoType::Ramfb && video.info.address().is_some() {
            return Err(unsupported(tr!("address not supported for video type ramfb")));
        }
        if video.kind != VideoType::Virtio {
            if let Some(virtio) = &video.virtio {
                virtio.check_absent()?;
            }
            if video.blob.is_some() {
                return Err(unsupported(tr!(
                    "video type '%1$s' does not support blob resources",
                    video.kind.as_str()
                )));
            }
        }
        let has_edid = matches!(video.kind, VideoType::Vga | VideoType::Virtio | VideoType::Bochs);
        if video.edid.is_some() && !has_edid {
            return Err(unsupported(tr!("video type '%1$s' does not support edid", video.kind.as_str())));
        }
        Ok(())
    }

    fn check_input(&self, input: &Input) -> Result<()> {
        let plain = matches!(input.kind, InputType::Mouse | InputType::Keyboard);
        let bus = input.bus.map_or("default", InputBus::as_str);
        let strange = || internal(tr!("unsupported input bus %1$s", bus));
        match self.os.kind {
            OsType::Hvm => {
                if input.bus == Some(InputBus::Ps2) && !plain {
                    let text = tr!("ps2 bus does not support %1$s input device", input.kind.as_str());
                    return Err(internal(text));
                }
                if input.bus == Some(InputBus::Xen) {
                    return Err(strange());
                }
            }
            OsType::Xen | OsType::Xenpvh => {
                if input.bus != Some(InputBus::Xen) {
                    return Err(strange());
                }
                if !plain {
                    let text = tr!("xen bus does not support %1$s input device", input.kind.as_str());
                    return Err(internal(text));
                }
            }
            _ if matches!(self.virt_type, VirtType::Vz | VirtType::Parallels) => {
                if input.bus != Some(InputBus::Parallels) {
                    return Err(internal(tr!("parallels containers don't support input bus %1$s", bus)));
                }
                if !plain {
                    let text = tr!("parallels bus does not support %1$s input device", input.kind.as_str());
                    return Err(internal(text));
                }
            }
            _ => {
                let text = tr!("Input devices are not supported by this virtualization driver.");
                return Err(internal(text));
            }
        }
        match input.kind {
            InputType::Passthrough if input.bus != Some(InputBus::Virtio) => {
                let text = tr!("only bus 'virtio' is supported for 'passthrough' input devices");
                return Err(unsupported(text));
            }
            InputType::Evdev if input.bus != Some(InputBus::None) => {
                return Err(unsupported(tr!("input evdev doesn't support bus element")));
            }
            InputType::Passthrough | InputType::Evdev => {}
            _ if input.source.as_ref().is_some_and(|s| s.path.is_some()) => {
                return Err(unsupported(tr!(
                    "setting source evdev path only supported for passthrough input devices"
                )));
            }
            _ => {}
        }
        if let Some(model) = input.model.filter(|_| input.bus != Some(InputBus::Virtio)) {
            let text = tr!("only bus 'virtio' is supported for input model '%1$s'", model.as_str());
            return Err(unsupported(text));
        }
        let ps2 = self.features.as_ref().and_then(|f| f.states[Feature::Ps2 as usize]);
        if input.bus == Some(InputBus::Ps2) && ps2 == Some(OnOff::Off) {
            return Err(unsupported(tr!("ps2 bus inputs require the ps2 feature not to be disabled")));
        }
        Ok(())
    }
}

fn check_interface(device: &Interface) -> Result<()> {
    interface::check(device)?;
    let none = InterfaceExtras::default();
    let more = device.more.as_deref().unwrap_or(&none);
    let kind = device.kind().as_str();
    if more.target_managed == Some(YesNo::No) && !matches!(device.connection, Connection::Ethernet) {
        return Err(unsupported(tr!(
            "unmanaged target dev is not supported on interfaces of type '%1$s'",
            kind
        )));
    }
    match more.teaming.as_deref() {
        Some((TeamingType::Transient, None)) => {
            let text = tr!("teaming persistent attribute must be set if teaming type is 'transient'");
            return Err(unsupported(text));
        }
        Some((teaming @ TeamingType::Persistent, Some(_))) => {
            return Err(unsupported(tr!(
                "teaming persistent attribute not allowed if teaming type is '%1$s'",
                teaming.as_str()
            )));
        }
        _ => {}
    }
    if more.isolated == Some(YesNo::Yes) {
        if !matches!(device.connection, Connection::Network { .. } | Connection::Bridge(_)) {
            return Err(unsupported(tr!(
                "interface %1$s - <port isolated='yes'/> is not supported for network interfaces with type='%2$s'",
                device.mac.to_string(),
                kind
            )));
        }
        if more.virtual_port.as_ref().and_then(|p| p.kind).is_some() {
            return Err(unsupported(tr!(
                "interface %1$s - <port isolated='yes'/> is not supported for network interfaces with virtualport type='%2$s'",
                device.mac.to_string(),
                more.virtual_port.as_ref().and_then(|p| p.kind).map_or("", |k| k.as_str())
            )));
        }
    }
    if let Some(driver) = device.driver.as_ref().filter(|_| !interface::is_virtio(device.model.as_deref())) {
        driver.virtio.check_absent()?;
    }
    let user = matches!(device.connection, Connection::User | Connection::Vhostuser { .. });
    let passt = more.is_passt();
    if passt && !user {
        return Err(unsupported(tr!(
            "The 'passt' backend can only be used with interface type='user' or type='vhostuser'"
        )));
    }
    if more.source_dev.is_some() && !passt {
        return Err(unsupported(tr!(
            "The 'dev' attribute of the <source> element can only be used with <interface> type='user' or type='vhostuser' if the <backend> type='passt'"
        )));
    }
    if let Some(backend) = more.backend.as_deref().filter(|_| !passt) {
        for (name, value) in [("hostname", &backend.hostname), ("fqdn", &backend.fqdn)] {
            if value.is_some() {
                return Err(unsupported(tr!(
                    "The '%1$s' attribute of the <backend> element can only be used with the <backend> type='passt'",
                    name
                )));
            }
        }
    }
    let may_forward = user && passt;
    if !more.port_forwards.is_empty() && !may_forward {
        return Err(unsupported(tr!(
            "The <portForward> element can only be used with the 'passt' backend of interface type='user' or type='vhostuser'"
        )));
    }
    for range in more.port_forwards.iter().flat_map(|f| &f.ranges) {
        if range.start.is_none() && (range.end.is_some() || range.to.is_some() || range.exclude.is_some()) {
            return Err(unsupported(tr!(
                "The 'range' of a 'portForward' requires 'start' attribute if 'end', 'to', or 'exclude' is specified"
            )));
        }
    }
    // SR-IOV's cards and bridges tag frames; what a network does is known once it runs.
    let tags = match &device.connection {
        Connection::Network { .. } | Connection::Bridge(_) | Connection::Hostdev(..) => true,
        Connection::Direct { mode, .. } => *mode == DirectMode::Passthrough,
        _ => false,
    };
    if more.vlan.is_some() && !tags {
        return Err(unsupported(tr!(
            "interface %1$s - vlan tag not supported for this connection type",
            device.mac.to_string()
        )));
    }
    match &device.bandwidth {
        Some(bandwidth) => bandwidth.check(),
        None => Ok(()),
    }
}

fn check_controller(device: &Controller) -> Result<()> {
    let index = device.index.unwrap_or(0);
    if device.kind == ControllerType::Pci {
        let root = matches!(device.model, Some(ControllerModel::PciRoot | ControllerModel::PcieRoot));
        if root && device.info.address().is_some() {
            let text = tr!("pci-root and pcie-root controllers should not have an address");
            return Err(unsupported(text));
        }
        if index > 255 {
            return Err(unsupported(tr!("PCI controller index %1$d too high, maximum is 255", index)));
        }
    }
    if let Some(pci) = &device.pci {
        if let Some(target) = pci.index {
            if target > 30 {
                return Err(unsupported(tr!(
                    "PCI controller target index '%1$d' out of range - must be 0-30",
                    target
                )));
            }
            if (index == 0) != (target == 0) {
                return Err(unsupported(tr!(
                    "Only the PCI controller with index 0 can have target index 0, and vice versa"
                )));
            }
        }
        let outside = |n: Option<u32>, low: u32, high: u32| n.filter(|n| !(low..=high).contains(n));
        let text = if let Some(n) = outside(pci.chassis_nr, 1, 255) {
            Some(tr!("PCI controller chassisNr '%1$d' out of range - must be 1-255", n))
        } else if let Some(n) = outside(pci.chassis, 0, 255) {
            Some(tr!("PCI controller chassis '%1$d' out of range - must be 0-255", n))
        } else if let Some(n) = outside(pci.port, 0, 255) {
            Some(tr!("PCI controller port '%1$d' out of range - must be 0-255", n))
        } else {
            outside(pci.bus_nr, 1, 254)
                .map(|n| tr!("PCI controller busNr '%1$d' out of range - must be 1-254", n))
        };
        if let Some(text) = text {
            return Err(unsupported(text));
        }
        if pci.node.is_some() && index == 0 {
            let text = tr!("The PCI controller with index=0 can't be associated with a NUMA node");
            return Err(unsupported(text));
        }
    }
    let Some(driver) = &device.driver else { return Ok(()) };
    if driver.iothread != 0 || driver.iothreads.is_some() {
        if device.kind != ControllerType::Scsi || !device.is_virtio_scsi() {
            let text = tr!("iothreads are supported only by 'virtio-scsi' controllers");
            return Err(unsupported(text));
        }
        if driver.iothread != 0 && driver.iothreads.is_some() {
            return Err(xml_error(tr!(
                "controller driver 'iothread' attribute can't be used together with 'iothreads' subelement"
            )));
        }
    }
    Ok(())
}

fn check_hostdev(device: &Hostdev) -> Result<()> {
    let HostdevKind::Subsystem { source, .. } = &device.kind else {
        return match device.teaming {
            Some(_) => check_teaming(device, false),
            None => Ok(()),
        };
    };
    let address = device.info.address().map(Address::kind);
    let allowed: &[AddressType] = match source.kind() {
        HostdevType::Pci => &[AddressType::Unassigned, AddressType::Pci],
        HostdevType::Scsi => &[AddressType::Drive],
        HostdevType::ScsiHost => &[AddressType::Pci, AddressType::Ccw],
        HostdevType::Usb => &[AddressType::Usb],
        HostdevType::Mdev => &[],
    };
    if source.kind() != HostdevType::Mdev && address.is_some_and(|a| !allowed.contains(&a)) {
        return Err(match source.kind() {
            HostdevType::Pci => internal(tr!("PCI host devices must use 'pci' or 'unassigned' address type")),
            HostdevType::Scsi => unsupported(tr!("SCSI host device must use 'drive' address type")),
            HostdevType::Usb => unsupported(tr!("USB host device must use 'usb' address type")),
            _ => unsupported(tr!("SCSI_host host device must use 'pci' or 'ccw' address type")),
        });
    }
    use crate::domain::device::disk::Sgio;
    if let HostdevSource::Scsi { sgio: Some(Sgio::Unfiltered), .. }
    | HostdevSource::Iscsi { sgio: Some(Sgio::Unfiltered), .. } = source
    {
        return Err(unsupported(tr!("unfiltered sgio is no longer supported")));
    }
    check_teaming(device, source.kind() == HostdevType::Pci)
}

fn check_teaming(device: &Hostdev, pci: bool) -> Result<()> {
    let Some((kind, persistent)) = &device.teaming else { return Ok(()) };
    let text = if *kind != TeamingType::Transient {
        tr!("teaming hostdev devices must have type='transient'")
    } else if persistent.is_none() {
        tr!("missing required persistent attribute in hostdev teaming element")
    } else if !pci {
        tr!("teaming is only supported for pci hostdev devices")
    } else {
        return Ok(());
    };
    Err(unsupported(text))
}

fn check_graphics(graphics: &Graphics) -> Result<()> {
    let kind = graphics.graphics_type();
    let sockets = matches!(kind, GraphicsType::Vnc | GraphicsType::Spice);
    if sockets || kind == GraphicsType::Rdp {
        for listen in &graphics.listens {
            match listen.kind {
                ListenType::Network if listen.network.is_none() => {
                    let text = tr!("'network' attribute is required for listen type 'network'");
                    return Err(xml_error(text));
                }
                ListenType::Socket if !sockets => {
                    return Err(unsupported(tr!(
                        "listen type 'socket' is not available for graphics type '%1$s'",
                        kind.as_str()
                    )));
                }
                ListenType::None if !sockets => {
                    return Err(unsupported(tr!(
                        "listen type 'none' is not available for graphics type '%1$s'",
                        kind.as_str()
                    )));
                }
                _ => {}
            }
        }
    }
    if let GraphicsKind::Dbus { p2p: true, address: Some(_), .. } = &graphics.kind {
        return Err(xml_error(tr!("D-Bus p2p with an address is not supported")));
    }
    Ok(())
}
