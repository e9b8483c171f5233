// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the driver reads from definitions and changes in them, in one place.

use virt_abi::virDomainLifecycle as Event;
use virt_abi::virDomainLifecycleAction::{self as Action, *};
use virt_abi::virDomainXMLFlags::*;
use virt_conf::domain::device::Device;
use virt_conf::domain::device::disk::Disk;
use virt_conf::domain::device::interface::Interface;
use virt_conf::domain::device::memballoon::MemballoonModel;
use virt_conf::domain::{Definition, FormatFlags, LifecycleAction, ParseContext};
use virt_conf::value::YesNo;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::guest::Message;

/// A definition as programs pass it in, its interfaces named.
pub fn parse(xml: &str, validate: bool) -> Result<Definition> {
    let parse = if validate { Definition::parse_valid } else { Definition::parse };
    let mut definition = parse(xml, &ParseContext::TEST)?;
    definition.name_interfaces()?;
    Ok(definition)
}

/// The same without names for interfaces.
pub fn parse_plain(xml: &str) -> Result<Definition> {
    Definition::parse(xml, &ParseContext::TEST)
}

/// The document, by `virDomainXMLFlags`; `id` is -1 for what does not run.
pub fn format(definition: &Definition, id: i32, flags: u32) -> String {
    let format = FormatFlags {
        secure: flags & VIR_DOMAIN_XML_SECURE as u32 != 0,
        inactive: flags & VIR_DOMAIN_XML_INACTIVE as u32 != 0,
        migratable: flags & VIR_DOMAIN_XML_MIGRATABLE as u32 != 0,
    };
    definition.format(format, (id != -1).then_some(id))
}

/// Refuses names that a stored domain cannot have.
pub fn check_name(definition: &Definition) -> Result<()> {
    if !definition.name.contains('\n') {
        return Ok(());
    }
    let text = tr!("invalid char in %1$s: %2$c", "name", '\n');
    Err(Error::new(ErrorDomain::XML, ErrorCode::XML_DETAIL, text))
}

/// The disks, in order.
pub fn disks(definition: &Definition) -> impl Iterator<Item = &Disk> {
    definition.devices.iter().filter_map(|device| match device {
        Device::Disk(disk) => Some(&**disk),
        _ => None,
    })
}

/// The network interfaces, in order.
pub fn interfaces(definition: &Definition) -> impl Iterator<Item = &Interface> {
    definition.devices.iter().filter_map(|device| match device {
        Device::Interface(interface) => Some(&**interface),
        _ => None,
    })
}

/// Whether memory can be taken back from the guest.
pub fn has_memory_balloon(definition: &Definition) -> bool {
    definition
        .devices
        .iter()
        .any(|device| matches!(device, Device::Memballoon(b) if b.model != MemballoonModel::None))
}

/// Sets how often the guest's balloon tells statistics.
pub fn set_balloon_period(definition: &mut Definition, seconds: u32) {
    for device in &mut definition.devices {
        if let Device::Memballoon(balloon) = device {
            balloon.period = seconds;
        }
    }
}

/// What is to happen, in the numbers of the C interface.
pub fn action(action: LifecycleAction) -> Action {
    match action {
        LifecycleAction::Destroy => VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY,
        LifecycleAction::Restart => VIR_DOMAIN_LIFECYCLE_ACTION_RESTART,
        LifecycleAction::RenameRestart => VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME,
        LifecycleAction::Preserve => VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE,
        LifecycleAction::CoredumpDestroy => VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY,
        LifecycleAction::CoredumpRestart => VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART,
        LifecycleAction::PreserveRunning => VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE_RUNNING,
    }
}

/// What a number of the C interface says is to happen.
pub fn action_of(number: u32) -> Option<LifecycleAction> {
    LifecycleAction::ALL.iter().copied().find(|known| action(*known) as u32 == number)
}

/// Sets what is to happen after an event (`virDomainLifecycle`).
pub fn set_action(definition: &mut Definition, event: u32, action: LifecycleAction) {
    if event == Event::VIR_DOMAIN_LIFECYCLE_POWEROFF as u32 {
        definition.on_poweroff = action;
    } else if event == Event::VIR_DOMAIN_LIFECYCLE_REBOOT as u32 {
        definition.on_reboot = action;
    } else if event == Event::VIR_DOMAIN_LIFECYCLE_CRASH as u32 {
        definition.on_crash = action;
    }
}

/// Most memory that may ever be plugged in, where the definition has a limit.
pub fn hotplug_limit(definition: &Definition) -> Option<u64> {
    definition.rare.as_ref().and_then(|rare| rare.max_memory).map(|max| max.kib).filter(|kib| *kib != 0)
}

/// Sets how many virtual CPUs are there, the first ones.
pub fn set_vcpus(definition: &mut Definition, count: u32) {
    definition.vcpus.current = count;
    for (cpu, state) in definition.vcpus.individual.iter_mut().flatten().enumerate() {
        state.enabled = cpu < count as usize;
    }
}

/// Sets how many virtual CPUs there is room for.
pub fn set_max_vcpus(definition: &mut Definition, max: u32) {
    use virt_conf::domain::VcpuState;
    let vcpus = &mut definition.vcpus;
    vcpus.max = max;
    vcpus.current = vcpus.current.min(max);
    vcpus.fixed = vcpus.fixed.map(|fixed| fixed.min(max));
    if let Some(states) = vcpus.individual.take() {
        let off = VcpuState { enabled: false, hotpluggable: None, order: 0 };
        let mut states = states.into_vec();
        states.resize(max as usize, off);
        vcpus.current = states.iter().filter(|state| state.enabled).count() as u32;
        vcpus.individual = Some(states.into());
    }
}

/// What tells that a domain does what should not be done, in the order in which it is listed.
pub const TAINTS: [&str; 5] = [
    "running with undesirable elevated privileges",
    "network configuration using opaque shell scripts",
    "use of host cdrom passthrough",
    "custom device tree blob used",
    "use of deprecated configuration settings",
];

/// What a device makes a domain that should not be, one of [`TAINTS`].
pub fn device_taint(device: &Device) -> Option<&'static str> {
    use virt_conf::domain::device::disk::DiskDevice;
    use virt_conf::domain::device::hostdev::HostdevSource::{Iscsi, Scsi};
    use virt_conf::domain::device::hostdev::{Hostdev, HostdevKind};
    use virt_conf::storage::source::Location;
    let [privileges, script, cdrom, ..] = TAINTS;
    let raw = |hostdev: &Hostdev| match &hostdev.kind {
        HostdevKind::Subsystem { source: Scsi { rawio, .. } | Iscsi { rawio, .. }, .. } => *rawio,
        _ => None,
    };
    match device {
        Device::Disk(disk) if disk.rawio == Some(YesNo::Yes) => Some(privileges),
        Device::Disk(disk) => {
            let block = matches!(&disk.source.location, Location::Block(Some(_)));
            (disk.device == DiskDevice::Cdrom && block).then_some(cdrom)
        }
        Device::Hostdev(hostdev) => (raw(hostdev) == Some(YesNo::Yes)).then_some(privileges),
        Device::Interface(interface) => {
            interface.more.as_ref().is_some_and(|more| more.script.is_some()).then_some(script)
        }
        _ => None,
    }
}

/// How a definition is unusual, as the reference remarks on domains of a node file.
pub fn messages(definition: &Definition) -> Vec<Message> {
    use virt_conf::domain::cpu::CpuMode;
    let of_devices: Vec<_> = definition.devices.iter().filter_map(device_taint).collect();
    let is_old = |model: &str| model == "Deprecated-Test";
    let old = definition
        .cpu
        .as_ref()
        .is_some_and(|cpu| cpu.mode == CpuMode::Custom && cpu.model.as_deref().is_some_and(is_old));
    let dtb = definition.os.more.as_ref().is_some_and(|more| more.dtb.is_some());
    let [.., tree, deprecated] = TAINTS;
    let found =
        |text: &&str| of_devices.contains(text) || (dtb && *text == tree) || (old && *text == deprecated);
    let mut messages: Vec<_> = TAINTS.into_iter().filter(found).map(Message::Tainting).collect();
    if old {
        messages.push(Message::Deprecation("CPU model Deprecated-Test"));
    }
    messages
}
