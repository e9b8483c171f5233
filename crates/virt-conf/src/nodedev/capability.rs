// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<capability>`: what a device is.

use virt_core::{Result, tr};

use super::Origin;
use super::ap::{ApCard, ApMatrix, ApQueue};
use super::ccw::{Ccw, CcwGroup, Css};
use super::field::{Reader, internal, put_capability, put_text, unsupported};
use super::mdev::{Mdev, MdevType, put_types};
use super::net::Net;
use super::pci::Pci;
use super::scsi::{Scsi, ScsiHost, ScsiTarget};
use super::storage::Storage;
use super::system::System;
use super::usb::{UsbDevice, UsbInterface};
use crate::schema::required;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// The kinds of capability, those too that only stand inside others.
    CapabilityType {
        System = "system", Pci = "pci", UsbDevice = "usb_device", Usb = "usb", Net = "net",
        ScsiHost = "scsi_host", ScsiTarget = "scsi_target", Scsi = "scsi", Storage = "storage",
        FcHost = "fc_host", Vports = "vports", ScsiGeneric = "scsi_generic", Drm = "drm",
        MdevTypes = "mdev_types", Mdev = "mdev", Ccw = "ccw", Css = "css", Vdpa = "vdpa",
        ApCard = "ap_card", ApQueue = "ap_queue", ApMatrix = "ap_matrix", Vpd = "vpd",
        CcwGroup = "ccwgroup", CcwGroupMember = "ccwgroup_member",
    }
    /// What a graphics device node is for.
    DrmType { Primary = "primary", Control = "control", Render = "render" }
}

/// What a device is.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Capability {
    System(Box<System>),
    Pci(Box<Pci>),
    UsbDevice(Box<UsbDevice>),
    UsbInterface(Box<UsbInterface>),
    Net(Box<Net>),
    ScsiHost(Box<ScsiHost>),
    ScsiTarget(Box<ScsiTarget>),
    Scsi(Box<Scsi>),
    Storage(Box<Storage>),
    /// A path of a character device. Drivers make these; documents cannot.
    ScsiGeneric(Option<Box<str>>),
    Drm(DrmType),
    /// Drivers make these; documents cannot.
    MdevTypes(Vec<MdevType>),
    Mdev(Box<Mdev>),
    Ccw(Box<Ccw>),
    Css(Box<Css>),
    /// A path of a character device. Drivers make these; documents cannot.
    Vdpa(Option<Box<str>>),
    ApCard(ApCard),
    ApQueue(ApQueue),
    ApMatrix(ApMatrix),
    CcwGroup(Box<CcwGroup>),
}

impl Capability {
    pub(super) fn read(node: Node<'_>, device: &str, origin: Origin<'_>) -> Result<Capability> {
        let kind: CapabilityType = required(node, "type")?;
        let from = Reader { node, device };
        Ok(match kind {
            CapabilityType::System => Capability::System(System::read(from)?.into()),
            CapabilityType::Pci => Capability::Pci(Pci::read(from)?.into()),
            CapabilityType::UsbDevice => Capability::UsbDevice(UsbDevice::read(from)?.into()),
            CapabilityType::Usb => Capability::UsbInterface(UsbInterface::read(from)?.into()),
            CapabilityType::Net => Capability::Net(Net::read(from)?.into()),
            CapabilityType::ScsiHost => Capability::ScsiHost(ScsiHost::read(from, origin)?.into()),
            CapabilityType::ScsiTarget => Capability::ScsiTarget(ScsiTarget::read(from)?.into()),
            CapabilityType::Scsi => Capability::Scsi(Scsi::read(from)?.into()),
            CapabilityType::Storage => Capability::Storage(Storage::read(from)?.into()),
            CapabilityType::Drm => Capability::Drm(drm(from)?),
            CapabilityType::Mdev => Capability::Mdev(Mdev::read(from)?.into()),
            CapabilityType::Ccw => Capability::Ccw(Ccw::read(from)?.into()),
            CapabilityType::Css => Capability::Css(Css::read(from)?.into()),
            CapabilityType::ApCard => Capability::ApCard(ApCard::read(from)?),
            CapabilityType::ApQueue => Capability::ApQueue(ApQueue::read(from)?),
            CapabilityType::ApMatrix => Capability::ApMatrix(ApMatrix::read(from)?),
            CapabilityType::CcwGroup => Capability::CcwGroup(CcwGroup::read(from)?.into()),
            CapabilityType::FcHost
            | CapabilityType::Vports
            | CapabilityType::ScsiGeneric
            | CapabilityType::MdevTypes
            | CapabilityType::Vdpa
            | CapabilityType::Vpd
            | CapabilityType::CcwGroupMember => {
                let text = tr!("unknown capability type '%1$d' for '%2$s'", kind as u8, device);
                return Err(internal(text));
            }
        })
    }

    pub(super) fn put(&self, w: &mut Writer, inactive: bool) {
        put_capability(w, self.kind().as_str(), |w| match self {
            Capability::System(system) => system.write(w),
            Capability::Pci(pci) => pci.write(w),
            Capability::UsbDevice(device) => device.write(w),
            Capability::UsbInterface(interface) => interface.write(w),
            Capability::Net(net) => net.write(w),
            Capability::ScsiHost(host) => host.write(w),
            Capability::ScsiTarget(target) => target.write(w),
            Capability::Scsi(scsi) => scsi.write(w),
            Capability::Storage(storage) => storage.write(w),
            Capability::ScsiGeneric(path) => put_text(w, "char", path),
            Capability::Drm(kind) => w.text("type", kind.as_str()),
            Capability::MdevTypes(types) => put_types(w, Some(types)),
            Capability::Mdev(mdev) => mdev.write(w, inactive),
            Capability::Ccw(ccw) => ccw.write(w),
            Capability::Css(css) => css.write(w),
            Capability::Vdpa(path) => put_text(w, "chardev", path),
            Capability::ApCard(card) => card.write(w),
            Capability::ApQueue(queue) => queue.write(w),
            Capability::ApMatrix(matrix) => matrix.write(w),
            Capability::CcwGroup(group) => group.write(w),
        });
    }

    /// Its kind.
    pub fn kind(&self) -> CapabilityType {
        match self {
            Capability::System(_) => CapabilityType::System,
            Capability::Pci(_) => CapabilityType::Pci,
            Capability::UsbDevice(_) => CapabilityType::UsbDevice,
            Capability::UsbInterface(_) => CapabilityType::Usb,
            Capability::Net(_) => CapabilityType::Net,
            Capability::ScsiHost(_) => CapabilityType::ScsiHost,
            Capability::ScsiTarget(_) => CapabilityType::ScsiTarget,
            Capability::Scsi(_) => CapabilityType::Scsi,
            Capability::Storage(_) => CapabilityType::Storage,
            Capability::ScsiGeneric(_) => CapabilityType::ScsiGeneric,
            Capability::Drm(_) => CapabilityType::Drm,
            Capability::MdevTypes(_) => CapabilityType::MdevTypes,
            Capability::Mdev(_) => CapabilityType::Mdev,
            Capability::Ccw(_) => CapabilityType::Ccw,
            Capability::Css(_) => CapabilityType::Css,
            Capability::Vdpa(_) => CapabilityType::Vdpa,
            Capability::ApCard(_) => CapabilityType::ApCard,
            Capability::ApQueue(_) => CapabilityType::ApQueue,
            Capability::ApMatrix(_) => CapabilityType::ApMatrix,
            Capability::CcwGroup(_) => CapabilityType::CcwGroup,
        }
    }

    /// The kinds of those that stand inside and count as the device's own, in the order in which
    /// they are listed.
    pub fn nested(&self) -> impl Iterator<Item = CapabilityType> {
        let found = match self {
            Capability::ScsiHost(host) => [
                host.fc_host.as_ref().map(|_| CapabilityType::FcHost),
                host.vport_ops.map(|_| CapabilityType::Vports),
            ],
            Capability::Pci(pci) => [
                pci.mdev_types.as_ref().map(|_| CapabilityType::MdevTypes),
                pci.vpd.as_ref().map(|_| CapabilityType::Vpd),
            ],
            Capability::Css(css) => [css.mdev_types.as_ref().map(|_| CapabilityType::MdevTypes), None],
            Capability::ApMatrix(matrix) => {
                [matrix.mdev_types.as_ref().map(|_| CapabilityType::MdevTypes), None]
            }
            Capability::Ccw(ccw) => [ccw.group.as_ref().map(|_| CapabilityType::CcwGroupMember), None],
            _ => [None, None],
        };
        found.into_iter().flatten()
    }
}

fn drm(from: Reader<'_>) -> Result<DrmType> {
    let word = from.string("type");
    let kind = word.as_deref().and_then(DrmType::from_word);
    kind.ok_or_else(|| {
        let word = word.as_deref().unwrap_or("(null)");
        unsupported(tr!("unknown drm type '%1$s' for '%2$s'", word, from.device))
    })
}
