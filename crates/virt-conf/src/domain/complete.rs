// SPDX-License-Identifier: LGPL-2.1-or-later
//! The second stage: what the reference fills in after reading a definition.

use std::collections::HashSet;
use std::sync::Arc;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::address::{Address, DeviceInfo};
use super::device::Device;
use super::device::chardev::{CharDevice, CharKind, CharTarget, ConsoleTarget, SerialModel, SerialTarget};
use super::device::controller::{Controller, ControllerModel, ControllerType};
use super::device::disk::{Disk, DiskBus, DiskDevice, SnapshotLocation, target_index, target_place};
use super::device::hostdev::{HostdevKind, HostdevSource, HostdevType, MdevModel};
use super::device::input::{InputBus, InputType};
use super::device::video::{Video, VideoType};
use super::{Definition, OsType, ParseContext, Vcpus};
use crate::domain::os::BootDevice;
use crate::schema::{internal, unsupported, xml_error};
use crate::storage::Protocol;
use crate::storage::source::Location;
use crate::value::YesNo;

/// What the test driver fills in.
pub fn test_driver(definition: &mut Definition) {
    let kind = definition.default_video();
    for device in &mut definition.devices {
        if let Device::Video(video) = device
            && video.kind == VideoType::Default
        {
            video.kind = kind;
        }
    }
}

impl Definition {
    fn default_video(&self) -> VideoType {
        match self.os.kind {
            OsType::Xen | OsType::Linux => VideoType::Xen,
            _ if self.os.arch.is_ppc64() => VideoType::Vga,
            _ => VideoType::Cirrus,
        }
    }

    /// The devices of one kind, with their places.
    fn each<'a, T>(&'a self, pick: impl Fn(&'a Device) -> Option<T> + 'a) -> impl Iterator<Item = T> + 'a {
        self.devices.iter().filter_map(pick)
    }

    fn controllers(&self) -> impl Iterator<Item = &Controller> {
        self.each(|d| match d {
            Device::Controller(c) => Some(&**c),
            _ => None,
        })
    }

    pub(super) fn disks(&self) -> impl Iterator<Item = &Disk> {
        self.each(|d| match d {
            Device::Disk(disk) => Some(&**disk),
            _ => None,
        })
    }

    fn chars(&self, kind: CharKind) -> impl Iterator<Item = &CharDevice> {
        self.each(move |d| match d {
            Device::Char(c) if c.kind == kind => Some(&**c),
            _ => None,
        })
    }

    /// Fills in what the reference fills in.
    pub(super) fn complete(&mut self, context: &ParseContext<'_>) -> Result<()> {
        self.keep_user_aliases();
        self.order_devices();
        self.number_char_ports();
        // Before any other controller is added: it stands in front of theirs.
        self.add_host_scsi_controllers();
        self.recomplete(context)
    }

    /// Fills in what is missing after devices came or went.
    pub fn recomplete(&mut self, context: &ParseContext<'_>) -> Result<()> {
        self.index_controllers();
        self.number_isa_serials()?;
        (context.complete)(self);
        self.complete_devices()?;
        if self.os.kind == OsType::Exe && self.os.more.as_ref().is_none_or(|m| m.init.is_none()) {
            return Err(xml_error(tr!("init binary must be specified")));
        }
        self.complete_vcpus()?;
        self.complete_memory()?;
        self.os.complete();
        if let Some(cpu) = &self.cpu {
            cpu.check()?;
        }
        self.reject_duplicates()?;
        if self.os.kind == OsType::Hvm {
            self.complete_boot_order()?;
        }
        for timer in &self.clock.timers {
            timer.check()?;
        }
        self.console_compatibility()?;
        self.add_controllers()?;
        self.complete_video(context);
        for device in &mut self.devices {
            if let Device::Graphics(graphics) = device {
                graphics.complete();
            }
        }
        if !context.name_slash && self.name.contains('/') {
            return Err(xml_error(tr!("name %1$s cannot contain '/'", self.name)));
        }
        Ok(())
    }

    fn keep_user_aliases(&mut self) {
        for device in &mut self.devices {
            keep_user_alias(device);
        }
    }

    /// Puts devices in the order of their kinds; disks, controllers and videos have orders of
    /// their own besides.
    fn order_devices(&mut self) {
        let mut devices = std::mem::take(&mut self.devices);
        devices.sort_by_key(Device::rank);
        let mut ordered: Vec<Device> = Vec::with_capacity(devices.len());
        for device in devices {
            let at = match &device {
                Device::Disk(disk) => place_of_disk(&ordered, disk),
                Device::Controller(controller) => place_of_controller(&ordered, controller),
                Device::Video(video) if video.primary => {
                    ordered.iter().position(|d| matches!(d, Device::Video(_))).unwrap_or(ordered.len())
                }
                _ => ordered.len(),
            };
            ordered.insert(at, device);
        }
        self.devices = ordered;
    }

    /// This definition as reading its text would give it, where that is another. The reference
    /// copies definitions through text, so that the copy of a guest that starts may be in another
    /// order than what was read: disks have their buses by then. Devices that were plugged in lose
    /// the aliases they were given, and processors that were taken out may come back.
    pub fn settled(&self) -> Option<Definition> {
        let in_place = |(at, device): (usize, &Device)| {
            let before = &self.devices[..at];
            at == match device {
                Device::Disk(disk) => place_of_disk(before, disk),
                Device::Controller(controller) => place_of_controller(before, controller),
                Device::Video(video) if video.primary => {
                    before.iter().position(|d| matches!(d, Device::Video(_))).unwrap_or(at)
                }
                _ => at,
            }
        };
        let same = |vcpus: &Vcpus| vcpus.fixed.is_none_or(|fixed| fixed == vcpus.current);
        let nameless = |device: &Device| device.info().is_none_or(|info| !info.has_passing_alias());
        let devices = &self.devices;
        if devices.iter().enumerate().all(in_place) && same(&self.vcpus) && devices.iter().all(nameless) {
            return None;
        }
        let mut copy = self.clone();
        copy.order_devices();
        copy.vcpus.fixed = Some(copy.vcpus.current);
        copy.devices.iter_mut().filter_map(Device::info_mut).for_each(DeviceInfo::drop_passing_alias);
        Some(copy)
    }

    /// The definition as snapshots and checkpoints keep it: the same one, unless the reference's
    /// text would give another.
    pub fn kept(this: &Arc<Definition>) -> Arc<Definition> {
        this.settled().map_or_else(|| this.clone(), Arc::new)
    }

    /// Adds a device at the end of its kind; disks and controllers stand by bus and number.
    pub fn add_device(&mut self, device: Device) {
        let at = match &device {
            Device::Disk(disk) => {
                let disks = self.devices.partition_point(|d| d.rank() == 0);
                place_of_disk(&self.devices[..disks], disk)
            }
            Device::Controller(controller) => {
                let at = place_of_controller(&self.devices, controller);
                let own = self.devices.iter().rposition(|d| d.rank() <= device.rank()).map_or(0, |i| i + 1);
                at.min(own)
            }
            _ => self.devices.iter().rposition(|d| d.rank() <= device.rank()).map_or(0, |i| i + 1),
        };
        self.devices.insert(at, device);
    }

    fn unused_index(&self, kind: ControllerType) -> u32 {
        let mut index = 0;
        while self.controllers().any(|c| c.kind == kind && c.index == Some(index)) {
            index += 1;
        }
        index
    }

    /// Gives each controller without an index the lowest free one; USB 2 companions share one.
    fn index_controllers(&mut self) {
        let mut again = false;
        for at in 0..self.devices.len() {
            let Device::Controller(controller) = &self.devices[at] else { continue };
            if controller.index.is_some() {
                continue;
            }
            let (kind, model) = (controller.kind, controller.model);
            let mut index = None;
            if at > 0 && model.is_some_and(|m| m.is_usb2()) {
                again = true;
                let previous = self.devices[..at].iter().rev().find_map(|d| match d {
                    Device::Controller(c) if c.kind == ControllerType::Usb => Some(c),
                    _ => None,
                });
                index = previous.filter(|p| p.model.is_some_and(|m| m.is_usb2())).and_then(|p| p.index);
                let taken = |n| {
                    self.controllers()
                        .any(|c| c.kind == ControllerType::Usb && c.index == Some(n) && c.model == model)
                };
                index = index.filter(|n| !taken(*n));
            }
            let index = index.unwrap_or_else(|| self.unused_index(kind));
            if let Device::Controller(controller) = &mut self.devices[at] {
                controller.index = Some(index);
            }
        }
        if again {
            self.order_devices();
        }
    }

    /// Consoles are numbered as they come, parallel ports where they have no number.
    fn number_char_ports(&mut self) {
        let mut consoles = 0;
        let mut highest: Option<u32> = None;
        for device in &mut self.devices {
            let Device::Char(device) = device else { continue };
            match device.kind {
                CharKind::Console => {
                    device.port = Some(consoles);
                    consoles += 1;
                }
                CharKind::Parallel => {
                    let port = *device.port.get_or_insert(highest.map_or(0, |n| n + 1));
                    highest = Some(highest.map_or(port, |n| n.max(port)));
                }
                _ => {}
            }
        }
    }

    fn number_isa_serials(&mut self) -> Result<()> {
        const PORTS: usize = 4;
        let mut used = [false; PORTS];
        let is_isa = |c: &CharDevice| {
            matches!(c.target, CharTarget::Serial { model: Some(SerialModel::IsaSerial), .. })
        };
        let mut count = 0;
        for serial in self.chars(CharKind::Serial).filter(|c| is_isa(c)) {
            count += 1;
            if count > PORTS || serial.port.is_some_and(|p| p as usize >= PORTS) {
                return Err(internal(tr!("Maximum supported number of ISA serial ports is '%1$d'", PORTS)));
            }
            if let Some(port) = serial.port
                && std::mem::replace(&mut used[port as usize], true)
            {
                return Err(internal(tr!("target port '%1$d' already allocated", port)));
            }
        }
        for device in &mut self.devices {
            if let Device::Char(serial) = device
                && serial.kind == CharKind::Serial
                && is_isa(serial)
                && serial.port.is_none()
                && let Some(free) = used.iter().position(|u| !u)
            {
                used[free] = true;
                serial.port = Some(free as u32);
            }
        }
        Ok(())
    }

    fn complete_devices(&mut self) -> Result<()> {
        (0..self.devices.len()).try_for_each(|at| self.complete_device(at))
    }

    /// Fills in what the device at that place leaves open.
    pub(super) fn complete_device(&mut self, at: usize) -> Result<()> {
        let (os, arch, host) = (self.os.kind, self.os.arch, self.virt_type);
        let highest = match &self.devices[at] {
            Device::Char(device) => self.chars(device.kind).filter_map(|c| c.port).max(),
            _ => None,
        };
        match &mut self.devices[at] {
            Device::Char(device) => complete_char(device, highest, arch)?,
            Device::Rng(rng) => rng.complete(),
            Device::Filesystem(filesystem) => filesystem.complete(),
            Device::Vsock(vsock) => vsock.complete(),
            Device::Memory(memory) => memory.complete(arch)?,
            Device::Sound(sound) => sound.complete(),
            Device::Video(video) => video.complete_memory(host),
            Device::Controller(controller)
                if !controller.is_virtio_scsi()
                    && controller.driver.as_ref().is_some_and(|d| d.iothread != 0) =>
            {
                let text = tr!("'iothread' attribute only supported for virtio scsi controllers");
                return Err(xml_error(text));
            }
            Device::Input(input) if input.bus.is_none() => {
                input.bus = default_input_bus(input.kind, os, arch, host);
            }
            Device::Disk(_) => self.complete_disk(at)?,
            Device::Hostdev(_) => self.complete_hostdev(at)?,
            _ => {}
        }
        Ok(())
    }

    fn complete_disk(&mut self, at: usize) -> Result<()> {
        let Device::Disk(disk) = &mut self.devices[at] else { return Ok(()) };
        if let Some(rest) = disk.target.as_deref().and_then(|t| t.strip_prefix("ioemu:")) {
            disk.target = Some(rest.into());
        }
        disk.readonly |= disk.device == DiskDevice::Cdrom;
        if disk.bus.is_none() {
            let target = disk.target.as_deref().unwrap_or("");
            let by_name = [
                ("hd", DiskBus::Ide),
                ("sd", DiskBus::Scsi),
                ("vd", DiskBus::Virtio),
                ("xvd", DiskBus::Xen),
                ("ubd", DiskBus::Uml),
                ("nvme", DiskBus::Nvme),
            ];
            let by_name = by_name.iter().find(|(prefix, _)| target.starts_with(prefix)).map(|b| b.1);
            disk.bus = Some(match disk.device {
                DiskDevice::Floppy => DiskBus::Fdc,
                _ => by_name.unwrap_or(DiskBus::Ide),
            });
        }
        if disk.snapshot.is_none() && disk.readonly {
            disk.snapshot = Some(SnapshotLocation::No);
        }
        match &mut disk.source.location {
            Location::Network(network) if network.protocol == Protocol::Iscsi => {
                if let Some(name) = network.name.as_ref().filter(|n| !n.contains('/')) {
                    network.name = Some(format!("{name}/0").into());
                }
            }
            Location::Nvme(nvme) => {
                nvme.managed.get_or_insert(YesNo::Yes);
            }
            Location::VhostUser { .. } if disk.snapshot.is_none() => {
                disk.snapshot = Some(SnapshotLocation::No);
            }
            _ => {}
        }
        if let Some(target) = disk.target.as_deref().filter(|_| disk.info.address().is_none()) {
            let Some((controller, index)) = target_place(target) else {
                return Err(xml_error(tr!("Unknown disk name '%1$s' and no address specified", target)));
            };
            if let Some(address) = disk_address(disk.bus, controller, index) {
                disk.info.set_address(address);
            }
            self.check_taken(at)?;
        }
        let group = |disk: &Disk| disk.more.as_ref().and_then(|m| m.iotune.as_ref()).cloned();
        let Device::Disk(disk) = &self.devices[at] else { return Ok(()) };
        // A group's limits may be told by one member only.
        let Some(own) = group(disk).filter(|t| t.group_name.is_some() && !t.has_limits()) else {
            return Ok(());
        };
        let others = self.disks().filter_map(group);
        let told = others.into_iter().find(|t| t.group_name == own.group_name && t.has_limits());
        if let (Some(told), Device::Disk(disk)) = (told, &mut self.devices[at])
            && let Some(more) = &mut disk.more
        {
            more.iotune = Some(told);
        }
        Ok(())
    }

    /// A disk's name may stand for the place of a host device.
    fn check_taken(&self, at: usize) -> Result<()> {
        let Device::Disk(disk) = &self.devices[at] else { return Ok(()) };
        let Some(own @ &Address::Drive { controller, bus, target, unit }) = disk.info.address() else {
            return Ok(());
        };
        let taken = self.devices.iter().any(|d| match d {
            Device::Hostdev(h) => is_scsi(h) && h.info.address() == Some(own),
            _ => false,
        });
        if !taken || disk.bus != Some(DiskBus::Scsi) {
            return Ok(());
        }
        Err(unsupported(tr!(
            "using disk target name '%1$s' conflicts with SCSI host device address controller='%2$u' bus='%3$u' target='%4$u' unit='%5$u",
            disk.target.as_deref().unwrap_or(""),
            controller,
            bus,
            target,
            unit
        )))
    }

    fn complete_hostdev(&mut self, at: usize) -> Result<()> {
        let Device::Hostdev(hostdev) = &self.devices[at] else { return Ok(()) };
        if let HostdevKind::Subsystem { source: HostdevSource::Mdev { model, .. }, .. } = &hostdev.kind
            && let Some(address) = hostdev.info.address().map(Address::kind)
        {
            use super::address::AddressType;
            let strange = match model {
                MdevModel::VfioPci => address != AddressType::Pci,
                MdevModel::VfioCcw => address != AddressType::Ccw,
                MdevModel::VfioAp => false,
            };
            if strange {
                return Err(xml_error(tr!(
                    "Unsupported address type '%1$s' with mediated device model '%2$s'",
                    address.as_str(),
                    model.as_str()
                )));
            }
        }
        if !is_scsi(hostdev) {
            return Ok(());
        }
        let disk_uses = |address: &Address| {
            self.disks().any(|d| d.bus == Some(DiskBus::Scsi) && d.info.address() == Some(address))
        };
        let address = match hostdev.info.address() {
            Some(address) => address.clone(),
            None => {
                let used: HashSet<(u32, u32)> = self
                    .each(|d| match d {
                        Device::Disk(disk) if disk.bus == Some(DiskBus::Scsi) => disk.info.address(),
                        Device::Hostdev(hostdev) if is_scsi(hostdev) => hostdev.info.address(),
                        _ => None,
                    })
                    .filter_map(|address| match *address {
                        Address::Drive { controller, bus: 0, target: 0, unit } => Some((controller, unit)),
                        _ => None,
                    })
                    .collect();
                // As many units as a narrow bus has.
                let mut places = (0..).flat_map(|controller| (0..7).map(move |unit| (controller, unit)));
                let place = places
                    .find(|place| !used.contains(place))
                    .map(|(controller, unit)| Address::Drive { controller, bus: 0, target: 0, unit });
                place.unwrap_or(Address::Unassigned)
            }
        };
        if let Address::Drive { controller, bus, target, unit } = address
            && disk_uses(&address)
        {
            return Err(xml_error(tr!(
                "SCSI host address controller='%1$u' bus='%2$u' target='%3$u' unit='%4$u' in use by a SCSI disk",
                controller,
                bus,
                target,
                unit
            )));
        }
        if let Device::Hostdev(hostdev) = &mut self.devices[at] {
            hostdev.info.set_address(address);
            if let HostdevKind::Subsystem { source: HostdevSource::Iscsi { name, .. }, .. } =
                &mut hostdev.kind
                && !name.contains('/')
            {
                *name = format!("{name}/0").into();
            }
        }
        Ok(())
    }

    fn complete_vcpus(&mut self) -> Result<()> {
        let vcpus = &mut self.vcpus;
        let Some(states) = &mut vcpus.individual else {
            let fixed = *vcpus.fixed.get_or_insert(vcpus.current);
            if vcpus.current < fixed {
                let text = tr!("vcpu '%1$zu' is both offline and not hotpluggable", vcpus.current as usize);
                return Err(unsupported(text));
            }
            return Ok(());
        };
        for (id, state) in states.iter_mut().enumerate() {
            match state.hotpluggable {
                None => state.hotpluggable = Some(if state.enabled { YesNo::No } else { YesNo::Yes }),
                Some(YesNo::No) if !state.enabled => {
                    return Err(unsupported(tr!("vcpu '%1$zu' is both offline and not hotpluggable", id)));
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn plugged_memory_kib(&self) -> u64 {
        let sizes = self.each(|d| match d {
            Device::Memory(memory) => Some(memory.target.size_kib),
            _ => None,
        });
        sizes.fold(0, u64::saturating_add)
    }

    fn complete_memory(&mut self) -> Result<()> {
        let numa = self.cpu.as_ref().and_then(|c| c.numa.as_deref());
        let plugged = self.plugged_memory_kib();
        let cells = numa.map_or(0, |numa| numa.memory_kib());
        if self.max_memory_kib == 0 && cells != 0 {
            self.max_memory_kib = cells.saturating_add(plugged);
        }
        if numa.is_none()
            && let Some(backing) = self.rare.as_mut().and_then(|r| r.backing.as_mut())
        {
            backing.complete();
        }
        if plugged > self.max_memory_kib {
            return Err(xml_error(tr!("Total size of memory devices exceeds the total memory size")));
        }
        if self.max_memory_kib == plugged {
            return Err(xml_error(tr!(
                "Memory size must be specified via <memory> or in the <numa> configuration"
            )));
        }
        if self.memory_kib == 0 || self.memory_kib > self.max_memory_kib {
            self.memory_kib = self.max_memory_kib;
        }
        let Some(max) = self.rare.as_ref().and_then(|r| r.max_memory) else { return Ok(()) };
        if max.kib == 0 {
            return Err(xml_error(tr!(
                "maximum memory size must be specified when specifying number of memory slots"
            )));
        }
        if max.kib < self.max_memory_kib {
            return Err(xml_error(tr!(
                "maximum memory size must be equal or greater than the actual memory size"
            )));
        }
        Ok(())
    }

    fn reject_duplicates(&self) -> Result<()> {
        let mut seen = HashSet::new();
        for controller in self.controllers().filter(|c| c.kind != ControllerType::Usb) {
            if !seen.insert((controller.kind, controller.index)) {
                return Err(xml_error(tr!(
                    "Multiple '%1$s' controllers with index '%2$d'",
                    controller.kind.as_str(),
                    controller.index.unwrap_or(0)
                )));
            }
        }
        let mut models = Vec::new();
        for device in &self.devices {
            if let Device::Panic(panic) = device {
                if models.contains(&panic.model) {
                    let word = panic.model.map_or("default", |m| m.as_str());
                    return Err(xml_error(tr!("Multiple panic devices with model '%1$s'", word)));
                }
                models.push(panic.model);
            }
        }
        Ok(())
    }

    fn complete_boot_order(&mut self) -> Result<()> {
        let mut seen = HashSet::new();
        for device in &mut self.devices {
            let order = device.info_mut().and_then(|i| i.as_ref()?.boot.as_ref().map(|b| b.order.0));
            if let Some(order) = order.filter(|o| !seen.insert(*o)) {
                return Err(unsupported(tr!("boot order '%1$s' used for more than one device", order)));
            }
        }
        if !self.os.boot.is_empty() && !seen.is_empty() {
            return Err(unsupported(tr!(
                "per-device boot elements cannot be used together with os/boot elements"
            )));
        }
        if self.os.boot.is_empty() && seen.is_empty() {
            self.os.boot = [BootDevice::Hd].into();
        }
        Ok(())
    }

    /// A full guest's first console and its first serial port are one device.
    fn console_compatibility(&mut self) -> Result<()> {
        let is_serial = |c: &CharDevice| matches!(c.target, CharTarget::Console(Some(ConsoleTarget::Serial)));
        if self.chars(CharKind::Console).skip(1).any(is_serial) {
            return Err(unsupported(tr!("Only the first console can be a serial port")));
        }
        if self.os.kind != OsType::Hvm {
            return Ok(());
        }
        let first_console = self.devices.iter().position(|d| is_kind(d, CharKind::Console));
        let first_serial = self.devices.iter().position(|d| is_kind(d, CharKind::Serial));
        let console = first_console.and_then(|at| match &self.devices[at] {
            Device::Char(c) if c.is_serial_console() => Some((at, (**c).clone())),
            _ => None,
        });
        let mut renumber = false;
        match (console, first_serial) {
            (Some((at, console)), None) => {
                let serial = CharDevice {
                    kind: CharKind::Serial,
                    target: CharTarget::Serial { kind: None, model: None },
                    port: Some(0),
                    ..console
                };
                self.devices[at] = Device::Char(Box::new(CharDevice::console_stub()));
                self.add_device(Device::Char(Box::new(serial)));
                renumber = true;
            }
            (Some((at, console)), Some(serial)) => {
                if let Device::Char(serial) = &self.devices[serial]
                    && serial.source.backend != console.source.backend
                {
                    self.devices[at] = Device::Char(Box::new(CharDevice::console_stub()));
                    renumber = true;
                }
            }
            (None, Some(serial)) => {
                if let Device::Char(serial) = &self.devices[serial]
                    && matches!(
                        serial.target,
                        CharTarget::Serial {
                            kind: None
                                | Some(
                                    SerialTarget::IsaSerial
                                        | SerialTarget::SpaprVioSerial
                                        | SerialTarget::SystemSerial
                                        | SerialTarget::SclpSerial
                                ),
                            ..
                        }
                    )
                {
                    let stub = Device::Char(Box::new(CharDevice::console_stub()));
                    match first_console {
                        Some(at) => self.devices.insert(at, stub),
                        None => self.add_device(stub),
                    }
                    renumber = true;
                }
            }
            (None, None) => {}
        }
        if renumber {
            let mut next = 0;
            for device in &mut self.devices {
                if let Device::Char(console) = device
                    && console.kind == CharKind::Console
                {
                    console.port = Some(next);
                    next += 1;
                }
            }
        }
        Ok(())
    }

    fn maybe_add_controller(&mut self, kind: ControllerType, index: u32, model: Option<ControllerModel>) {
        if !self.controllers().any(|c| c.kind == kind && c.index == Some(index)) {
            let controller = Controller { model, ..Controller::new(kind, Some(index)) };
            self.add_device(Device::Controller(Box::new(controller)));
        }
    }

    /// Adds the controllers that addresses ask for.
    fn add_controllers(&mut self) -> Result<()> {
        let buses = [
            (ControllerType::Scsi, DiskBus::Scsi),
            (ControllerType::Fdc, DiskBus::Fdc),
            (ControllerType::Ide, DiskBus::Ide),
            (ControllerType::Sata, DiskBus::Sata),
            (ControllerType::Nvme, DiskBus::Nvme),
        ];
        for (kind, bus) in buses {
            let controllers =
                self.disks().filter(|d| d.bus == Some(bus)).filter_map(|d| match d.info.address() {
                    Some(Address::Drive { controller, .. }) => Some(*controller),
                    _ => None,
                });
            if let Some(highest) = controllers.max() {
                self.add_controllers_to(kind, highest, None);
            }
        }
        self.share_nvme_serials()?;
        let serial: Vec<u32> = self
            .each(|d| match d {
                Device::Char(c) => match &c.target {
                    CharTarget::VirtioChannel { .. } | CharTarget::Console(Some(ConsoleTarget::Virtio)) => {
                        Some(c)
                    }
                    _ => None,
                },
                _ => None,
            })
            .map(|c| match c.info.address() {
                Some(Address::VirtioSerial { controller, .. }) => *controller,
                _ => 0,
            })
            .collect();
        for index in serial {
            self.maybe_add_controller(ControllerType::VirtioSerial, index, None);
        }
        self.place_smartcards();
        // Once more: by now those without a place have one, and they may have been plugged in.
        self.add_host_scsi_controllers();
        Ok(())
    }

    /// Adds the controllers that SCSI devices of the host ask for, of the model of the one they
    /// have. A device without a place will get one at the first controller.
    fn add_host_scsi_controllers(&mut self) {
        let wanted = self.each(|d| match d {
            Device::Hostdev(h) if is_scsi(h) => match h.info.address() {
                Some(Address::Drive { controller, .. }) => Some(*controller),
                _ => Some(0),
            },
            _ => None,
        });
        let (mut highest, mut model) = (None, None);
        for index in wanted {
            if highest.is_none_or(|highest| index > highest) {
                highest = Some(index);
                let own =
                    self.controllers().find(|c| c.kind == ControllerType::Scsi && c.index == Some(index));
                model = own.and_then(|c| c.model).or(model);
            }
        }
        if let Some(highest) = highest {
            self.add_controllers_to(ControllerType::Scsi, highest, model);
        }
    }

    /// NVMe disks have the serial number of their controller, which may be told with any of them.
    fn share_nvme_serials(&mut self) -> Result<()> {
        let told = self.disks().filter(|disk| disk.bus == Some(DiskBus::Nvme)).filter_map(|disk| {
            let serial = disk.more.as_ref()?.serial.as_ref()?;
            match disk.info.address() {
                Some(Address::Drive { controller, .. }) => Some((*controller, serial.clone())),
                _ => None,
            }
        });
        for (index, serial) in told.collect::<Vec<_>>() {
            let own = self.devices.iter_mut().find_map(|device| match device {
                Device::Controller(c) if c.kind == ControllerType::Nvme && c.index == Some(index) => Some(c),
                _ => None,
            });
            let Some(controller) = own else { continue };
            if *controller.serial.get_or_insert_with(|| serial.clone()) != serial {
                let text = tr!(
                    "Conflicting NVME disk serial number, all disks on a controller must have the same serial number as the controller itself"
                );
                return Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text));
            }
        }
        Ok(())
    }

    /// Smart cards without a place get the next one of the first controller.
    fn place_smartcards(&mut self) {
        if !self.devices.iter().any(|d| matches!(d, Device::Smartcard(_))) {
            return;
        }
        for at in 0..self.devices.len() {
            let slots = self.each(|d| match d {
                Device::Smartcard(card) => match card.info.address() {
                    Some(Address::Ccid { controller: 0, slot }) => Some(*slot),
                    _ => None,
                },
                _ => None,
            });
            let next = slots.max().map_or(0, |slot| slot.saturating_add(1));
            let Device::Smartcard(card) = &mut self.devices[at] else { continue };
            if card.info.address().is_none() {
                card.info.set_address(Address::Ccid { controller: 0, slot: next });
            }
        }
        let controllers: Vec<u32> = self
            .each(|d| match d {
                Device::Smartcard(card) => Some(match card.info.address() {
                    Some(Address::Ccid { controller, .. }) => *controller,
                    _ => 0,
                }),
                _ => None,
            })
            .collect();
        controllers
            .into_iter()
            .for_each(|index| self.maybe_add_controller(ControllerType::Ccid, index, None));
    }

    /// Adds controllers up to `highest`. Nobody has that many on purpose; the cap keeps a hostile
    /// number from filling memory.
    fn add_controllers_to(&mut self, kind: ControllerType, highest: u32, model: Option<ControllerModel>) {
        const MANY: u32 = 4096;
        for index in 0..=highest.min(MANY) {
            self.maybe_add_controller(kind, index, model);
        }
    }

    /// A guest with graphics has a video card, and the first one is the primary one.
    fn complete_video(&mut self, context: &ParseContext<'_>) {
        let has = |pick: fn(&Device) -> bool| self.devices.iter().any(pick);
        if has(|d| matches!(d, Device::Graphics(_))) && !has(|d| matches!(d, Device::Video(_))) {
            self.add_device(Device::Video(Box::new(Video::new(VideoType::Default))));
        }
        (context.complete)(self);
        let host = self.virt_type;
        let first = self.devices.iter_mut().find_map(|d| match d {
            Device::Video(video) => Some(video),
            _ => None,
        });
        let Some(video) = first else { return };
        if video.kind == VideoType::None {
            let alias = video.info.0.as_mut().and_then(|i| i.alias.take());
            **video = Video { heads: 0, ..Video::new(VideoType::None) };
            if alias.is_some() {
                video.info.0.get_or_insert_default().alias = alias;
            }
        } else {
            video.primary = true;
            video.complete_memory(host);
        }
    }
}

/// Drops an alias that a definition may not choose.
pub(super) fn keep_user_alias(device: &mut Device) {
    if let Some(info) = device.info_mut() {
        let mut own = super::address::PlainInfo { 0: info.take() };
        own.keep_user_alias_only();
        *info = own.0;
    }
}

fn is_kind(device: &Device, kind: CharKind) -> bool {
    matches!(device, Device::Char(c) if c.kind == kind)
}

fn is_scsi(hostdev: &super::device::hostdev::Hostdev) -> bool {
    matches!(&hostdev.kind, HostdevKind::Subsystem { source, .. } if source.kind() == HostdevType::Scsi)
}

/// Where the reference would insert a disk: behind others of its bus, in the order of their names.
fn place_of_disk(devices: &[Device], disk: &Disk) -> usize {
    let mut at = None;
    for (place, device) in devices.iter().enumerate().rev() {
        let Device::Disk(other) = device else { continue };
        if other.bus != disk.bus {
            continue;
        }
        let later = match (&other.target, &disk.target) {
            (Some(other), Some(own)) => {
                let number = |name: &str| target_index(name).map_or(-1, i64::from);
                number(other) > number(own)
            }
            _ => false,
        };
        if later {
            at = Some(place);
        } else if at.is_none() {
            at = Some(place + 1);
        }
    }
    at.unwrap_or(devices.len())
}

/// The same for a controller: behind others of its kind, in the order of their indices.
fn place_of_controller(devices: &[Device], controller: &Controller) -> usize {
    let mut at = None;
    for (place, device) in devices.iter().enumerate().rev() {
        let Device::Controller(other) = device else { continue };
        if other.kind != controller.kind {
            continue;
        }
        let Some(index) = controller.index else { return place + 1 };
        let before_companion =
            !controller.is_companion() && other.is_companion() && other.index == Some(index);
        if other.index.is_some_and(|n| n > index) || before_companion {
            at = Some(place);
        } else if at.is_none() {
            at = Some(place + 1);
        }
    }
    at.unwrap_or_else(|| devices.iter().rposition(|d| d.rank() <= 1).map_or(0, |place| place + 1))
}

fn complete_char(device: &mut CharDevice, highest: Option<u32>, arch: super::os::Arch) -> Result<()> {
    if let CharTarget::Console(kind @ None) = &mut device.target {
        *kind = Some(ConsoleTarget::Serial);
    }
    if matches!(device.target, CharTarget::Serial { kind: Some(SerialTarget::IsaDebug), .. })
        && !arch.is_x86()
    {
        return Err(unsupported(tr!("isa-debug serial type only valid on x86 architecture")));
    }
    if device.kind != CharKind::Channel {
        device.port.get_or_insert(highest.map_or(0, |n| n + 1));
    }
    Ok(())
}

fn default_input_bus(
    kind: InputType,
    os: OsType,
    arch: super::os::Arch,
    host: super::VirtType,
) -> Option<InputBus> {
    match os {
        OsType::Hvm => Some(match kind {
            InputType::Mouse | InputType::Keyboard if arch.is_x86() => InputBus::Ps2,
            _ if arch.is_s390() || kind == InputType::Passthrough => InputBus::Virtio,
            InputType::Evdev => InputBus::None,
            _ => InputBus::Usb,
        }),
        OsType::Xen | OsType::Xenpvh => Some(InputBus::Xen),
        _ => matches!(host, super::VirtType::Vz | super::VirtType::Parallels).then_some(InputBus::Parallels),
    }
}

/// The address that a target name stands for on buses with fixed places.
fn disk_address(bus: Option<DiskBus>, controller: u32, index: u32) -> Option<Address> {
    let (controller, bus, unit) = match bus? {
        DiskBus::Scsi => (index / 7, 0, index % 7),
        DiskBus::Ide => (index / 4, index % 4 / 2, index % 2),
        DiskBus::Sata => (index / 6, 0, index % 6),
        DiskBus::Fdc => (index / 2, 0, index % 2),
        DiskBus::Nvme => (controller, 0, index),
        _ => return None,
    };
    Some(Address::Drive { controller, bus, target: 0, unit })
}
