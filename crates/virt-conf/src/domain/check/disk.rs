// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a disk cannot be.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::is_printable;
use crate::domain::Definition;
use crate::domain::address::AddressType;
use crate::domain::device::disk::{
    Disk, DiskBus, DiskDevice, DiskDriver, DiskExtras, DiskModel, Iotune, Sgio, SnapshotLocation,
};
use crate::schema::{internal, unsupported, xml_error};
use crate::secret::UsageType;
use crate::storage::encryption::{Encryption, EncryptionFormat};
use crate::storage::secret::Auth;
use crate::storage::source::{Location, Source, StartupPolicy};
use crate::storage::{FileFormat, Protocol, SourceType};
use crate::value::OnOff;

impl Definition {
    /// Refuses a disk that cannot be.
    pub(super) fn check_disk(&self, disk: &Disk) -> Result<()> {
        let Some(target) = disk.target.as_deref() else {
            let no_target = |text: String| Error::new(ErrorDomain::DOMAIN, ErrorCode::NO_TARGET, text);
            return Err(match (&disk.source.location, disk.source.name()) {
                (Location::Volume(Some(volume)), _) => {
                    no_target(tr!("pool = '%1$s', volume = '%2$s'", volume.pool, volume.volume))
                }
                (_, Some(path)) => no_target(path.into()),
                _ => Error::plain(ErrorDomain::DOMAIN, ErrorCode::NO_TARGET),
            });
        };
        let format = disk.driver.as_ref().and_then(|d| d.format).map(|f| f.0);
        check_chain(disk, format)?;
        let bus = disk.bus.map_or("none", DiskBus::as_str);
        if disk.sgio == Some(Sgio::Unfiltered) {
            return Err(unsupported(tr!("unfiltered sgio is no longer supported")));
        }
        if disk.device == DiskDevice::Lun {
            check_lun(disk, format)?;
        } else {
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
        let more = disk.more.as_deref();
        if let Some(iotune) = more.and_then(|m| m.iotune.as_ref()) {
            check_iotune(iotune)?;
        }
        if let Some(address) = disk.info.address() {
            let kind = address.kind();
            let fits = match disk.bus {
                Some(DiskBus::Ide | DiskBus::Fdc | DiskBus::Scsi | DiskBus::Sata | DiskBus::Nvme) => {
                    kind == AddressType::Drive
                }
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
            if let Some(model) = disk.model.filter(|m| *m <= DiskModel::NonTransitional) {
                return Err(unsupported(tr!(
                    "disk model '%1$s' not supported for bus '%2$s'",
                    model.as_str(),
                    bus
                )));
            }
            if let Some(driver) = &disk.driver {
                if driver.event_idx.is_some() {
                    return Err(unsupported(tr!("disk event_idx mode supported only for virtio bus")));
                }
                if driver.ioeventfd.is_some() {
                    return Err(unsupported(tr!("disk ioeventfd mode supported only for virtio bus")));
                }
                driver.virtio.check_absent()?;
            }
        }
        match &disk.source.location {
            Location::Nvme(nvme) if nvme.namespace == 0 => {
                return Err(unsupported(tr!("NVMe namespace can't be zero")));
            }
            Location::VhostUser { .. } => check_vhost_user(disk)?,
            _ => {}
        }
        let layers = disk.backing.iter().flat_map(|b| &b.layers).map(|layer| &layer.source);
        for source in std::iter::once(&disk.source).chain(layers) {
            self.check_labels(source.more.as_ref().map_or(&[], |m| &m.labels))?;
        }
        let movable = matches!(disk.device, DiskDevice::Floppy | DiskDevice::Cdrom);
        if disk.tray.is_some() && !movable {
            return Err(unsupported(tr!("tray is only valid for cdrom and floppy")));
        }
        if let Some(more) = more {
            check_names(disk, more)?;
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
        check_startup(disk)?;
        if let Some(wwn) = more.and_then(|m| m.wwn.as_deref()) {
            check_wwn(wwn)?;
        }
        let named = ["hd", "sd", "vd", "xvd", "ubd", "nvme"].iter().any(|prefix| target.starts_with(prefix));
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
                | Location::Ctl(None)
                | Location::Dir(None)
                | Location::Volume(None)
        );
        if empty && disk.device == DiskDevice::Disk {
            return Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::NO_SOURCE, target));
        }
        if let Some(driver) = &disk.driver {
            if driver.discard_no_unref == Some(OnOff::On) {
                if format != Some(FileFormat::Qcow2) {
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
        let filters = more.map_or(&[][..], |m| &m.throttle_filters);
        if !filters.is_empty() {
            let fault = |text| Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::OPERATION_UNSUPPORTED, text));
            if more.is_some_and(|m| m.iotune.is_some()) {
                return fault(tr!(
                    "block 'throttlefilters' can't be used together with 'iotune' for disk '%1$s'",
                    target
                ));
            }
            if disk.device == DiskDevice::Cdrom {
                return fault(tr!("cdrom device with throttle filters isn't supported"));
            }
            let groups = self.rare.as_ref().map_or(&[][..], |r| &r.throttle_groups);
            for filter in filters {
                if !groups.iter().any(|g| g.group_name.as_ref() == Some(filter)) {
                    return Err(xml_error(tr!("throttle group '%1$s' not found", filter)));
                }
            }
        }
        if disk.dpofua.is_some() && disk.bus != Some(DiskBus::Scsi) {
            return Err(unsupported(tr!("'dpofua' option is available only for SCSI disks")));
        }
        Ok(())
    }
}

/// Refuses what no layer of a disk can be.
fn check_chain(disk: &Disk, format: Option<FileFormat>) -> Result<()> {
    let more = disk.more.as_deref();
    let auth = more.and_then(|m| m.auth.as_deref());
    let cipher = more.and_then(|m| m.encryption.as_deref());
    check_source(&disk.source, format, auth, cipher)?;
    for layer in disk.backing.iter().flat_map(|b| &b.layers) {
        check_source(&layer.source, Some(layer.format), None, None)?;
    }
    Ok(())
}

fn check_source(
    source: &Source,
    format: Option<FileFormat>,
    auth: Option<&Auth>,
    encryption: Option<&Encryption>,
) -> Result<()> {
    let more = source.more.as_deref();
    let auth = auth.or_else(|| more.and_then(|m| m.auth.as_ref()));
    let encryption = encryption.or_else(|| more.and_then(|m| m.encryption.as_ref()));
    if let Location::Network(network) = &source.location {
        if network.protocol == Protocol::Sheepdog {
            return Err(unsupported(tr!(
                "'sheepdog' protocol is no longer supported by any hypervisor driver"
            )));
        }
        if let Some(auth) = auth {
            check_auth(network.protocol, auth)?;
        }
    }
    if encryption.is_some_and(|e| e.format == EncryptionFormat::Luks && e.cipher.is_some()) {
        let text = tr!("supplying <cipher> for domain disk definition is unnecessary");
        return Err(unsupported(text));
    }
    if let Some(store) = more.and_then(|m| m.data_store.as_deref()) {
        if format != Some(FileFormat::Qcow2) {
            return Err(unsupported(tr!("<dataStore> feature available only with qcow2 images")));
        }
        if store.format != FileFormat::Raw {
            return Err(unsupported(tr!("only 'raw' images supported as <dataStore>")));
        }
        let inner = store.source.more.as_deref();
        if inner.is_some_and(|m| m.data_store.is_some()) {
            return Err(xml_error(tr!(
                "The <source> of <dataStore> can't have another nested <dataStore> or <backingStore> element"
            )));
        }
        if inner.is_some_and(|m| m.slice.is_some()) {
            return Err(xml_error(tr!("slices are not supported for <dataStore>")));
        }
    }
    Ok(())
}

fn check_auth(protocol: Protocol, auth: &Auth) -> Result<()> {
    let wanted = match protocol {
        Protocol::Iscsi => Some(UsageType::Iscsi),
        Protocol::Rbd => Some(UsageType::Ceph),
        Protocol::Nbd
        | Protocol::Sheepdog
        | Protocol::Gluster
        | Protocol::Tftp
        | Protocol::Vxhs
        | Protocol::Nfs => {
            return Err(unsupported(tr!(
                "authentication is not supported for protocol '%1$s'",
                protocol.as_str()
            )));
        }
        _ => None,
    };
    let word = auth.secret_type.as_deref();
    let Some(usage) = word.and_then(UsageType::from_word) else {
        return Err(unsupported(tr!("unknown secret type '%1$s'", word.unwrap_or("<null>"))));
    };
    match wanted {
        Some(wanted) if wanted != usage => {
            Err(unsupported(tr!("invalid secret type '%1$s'", usage.as_str())))
        }
        _ => Ok(()),
    }
}

fn check_lun(disk: &Disk, format: Option<FileFormat>) -> Result<()> {
    match &disk.source.location {
        Location::Network(network) if network.protocol != Protocol::Iscsi => {
            return Err(unsupported(tr!(
                "disk device='lun' is not supported for protocol='%1$s'",
                network.protocol.as_str()
            )));
        }
        Location::Network(_) | Location::Block(_) | Location::Volume(_) => {}
        _ => {
            return Err(unsupported(tr!("disk device='lun' is only valid for block type disk source")));
        }
    }
    if format.is_some_and(|f| f != FileFormat::Raw) {
        return Err(unsupported(tr!("disk device 'lun' must use 'raw' format")));
    }
    let inside = disk.source.more.as_deref();
    if inside.is_some_and(|m| m.slice.is_some()) {
        return Err(unsupported(tr!("disk device 'lun' doesn't support storage slice")));
    }
    let beside = disk.more.as_ref().and_then(|m| m.encryption.as_deref());
    let encryption = beside.or_else(|| inside.and_then(|m| m.encryption.as_ref()));
    if encryption.is_some_and(|e| e.format != EncryptionFormat::Default) {
        return Err(unsupported(tr!("disk device 'lun' doesn't support encryption")));
    }
    if disk.more.as_ref().is_some_and(|m| m.blockio.is_some()) {
        return Err(unsupported(tr!("blockio is not supported with device='lun'")));
    }
    Ok(())
}

/// Refuses limits that contradict each other.
pub fn check_iotune(iotune: &Iotune) -> Result<()> {
    let limit = |at| iotune.limits.get(at);
    let clash = |total| limit(total) != 0 && (limit(total + 1), limit(total + 2)) != (0, 0);
    let text = if clash(0) {
        tr!("total and read/write bytes_sec cannot be set at the same time")
    } else if clash(3) {
        tr!("total and read/write iops_sec cannot be set at the same time")
    } else if clash(6) {
        tr!("total and read/write bytes_sec_max cannot be set at the same time")
    } else if clash(9) {
        tr!("total and read/write iops_sec_max cannot be set at the same time")
    } else {
        return Ok(());
    };
    Err(xml_error(text))
}

fn check_names(disk: &Disk, more: &DiskExtras) -> Result<()> {
    const VENDOR: usize = 8;
    const PRODUCT_SCSI: usize = 16;
    const PRODUCT_ATA: usize = 40;
    if let Some(vendor) = &more.vendor {
        if !is_printable(vendor) {
            return Err(xml_error(tr!("disk vendor is not printable string")));
        }
        if vendor.len() > VENDOR {
            return Err(unsupported(tr!("disk vendor is more than %1$d characters", VENDOR)));
        }
    }
    if let Some(product) = &more.product {
        let most = if disk.bus == Some(DiskBus::Scsi) { PRODUCT_SCSI } else { PRODUCT_ATA };
        if !is_printable(product) {
            return Err(xml_error(tr!("disk product is not printable string")));
        }
        if product.len() > most {
            return Err(unsupported(tr!("disk product is more than %1$zu characters", most)));
        }
    }
    Ok(())
}

fn check_wwn(wwn: &str) -> Result<()> {
    let digits = wwn.strip_prefix("0x").unwrap_or(wwn);
    match digits.len() == 16 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        true => Ok(()),
        false => Err(Error::internal(ErrorDomain::NONE, tr!("Malformed wwn: %1$s", wwn))),
    }
}

fn check_startup(disk: &Disk) -> Result<()> {
    let Some(policy) = disk.startup_policy else { return Ok(()) };
    let local = matches!(
        disk.source.kind(),
        SourceType::File | SourceType::Block | SourceType::Dir | SourceType::Volume | SourceType::Ctl
    );
    if !local {
        return Err(xml_error(tr!(
            "disk startupPolicy '%1$s' is not allowed for disk of '%2$s' type",
            policy.as_str(),
            disk.source.kind().as_str()
        )));
    }
    let movable = matches!(disk.device, DiskDevice::Floppy | DiskDevice::Cdrom);
    if policy == StartupPolicy::Requisite && !movable {
        return Err(xml_error(tr!("disk startupPolicy 'requisite' is allowed only for cdrom or floppy")));
    }
    Ok(())
}

/// What a disk cannot have that another program runs.
fn check_vhost_user(disk: &Disk) -> Result<()> {
    if disk.bus != Some(DiskBus::Virtio) {
        return Err(unsupported(tr!("vhostuser disk supports only virtio bus")));
    }
    if disk.snapshot != Some(SnapshotLocation::No) {
        return Err(unsupported(tr!("only snapshot=no is supported with vhostuser disk")));
    }
    let driver = |has: fn(&DiskDriver) -> bool| disk.driver.as_deref().is_some_and(has);
    let more = |has: fn(&DiskExtras) -> bool| disk.more.as_deref().is_some_and(has);
    let inside = disk.source.more.as_deref();
    let encrypted = more(|m| m.encryption.is_some()) || inside.is_some_and(|m| m.encryption.is_some());
    let auth = more(|m| m.auth.is_some()) || inside.is_some_and(|m| m.auth.is_some());
    let rules: [(bool, fn() -> String); 22] = [
        (driver(|d| d.cache.is_some()), || tr!("cache is not supported with vhostuser disk")),
        (driver(|d| d.error_policy.is_some() || d.rerror_policy.is_some()), || {
            tr!("error_policy is not supported with vhostuser disk")
        }),
        (driver(|d| d.io.is_some()), || tr!("io is not supported with vhostuser disk")),
        (driver(|d| d.ioeventfd.is_some()), || tr!("ioeventfd is not supported with vhostuser disk")),
        (driver(|d| d.copy_on_read.is_some()), || tr!("copy_on_read is not supported with vhostuser disk")),
        (driver(|d| d.discard.is_some()), || tr!("discard is not supported with vhostuser disk")),
        (driver(|d| d.iothread.is_some()), || tr!("iothread is not supported with vhostuser disk")),
        (driver(|d| d.detect_zeroes.is_some()), || tr!("detect_zeroes is not supported with vhostuser disk")),
        (driver(|d| d.cache_size.0 > 0), || tr!("metadata_cache is not supported with vhostuser disk")),
        (more(|m| m.iotune.is_some()), || tr!("iotune is not supported with vhostuser disk")),
        (disk.backing.is_some(), || tr!("backingStore is not supported with vhostuser disk")),
        (encrypted, || tr!("encryption is not supported with vhostuser disk")),
        (disk.readonly, || tr!("readonly is not supported with vhostuser disk")),
        (disk.shareable, || tr!("shareable is not supported with vhostuser disk")),
        (disk.transient, || tr!("transient is not supported with vhostuser disk")),
        (more(|m| m.serial.is_some()), || tr!("serial is not supported with vhostuser disk")),
        (more(|m| m.wwn.is_some()), || tr!("wwn is not supported with vhostuser disk")),
        (more(|m| m.vendor.is_some()), || tr!("vendor is not supported with vhostuser disk")),
        (more(|m| m.product.is_some()), || tr!("product is not supported with vhostuser disk")),
        (auth, || tr!("auth is not supported with vhostuser disk")),
        (more(|m| m.geometry.is_some()), || tr!("geometry is not supported with vhostuser disk")),
        (more(|m| m.blockio.is_some()), || tr!("blockio is not supported with vhostuser disk")),
    ];
    rules.iter().find(|r| r.0).map_or(Ok(()), |r| Err(unsupported(r.1())))
}
