// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<capability type='scsi_host'>`, `'scsi_target'` and `'scsi'`.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::Origin;
use super::field::{Reader, internal, put_capability, put_number, put_text};
use crate::Uuid;
use crate::xml::Writer;

/// A SCSI host bus adapter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ScsiHost {
    pub host: u32,
    pub unique_id: Option<i32>,
    pub fc_host: Option<FcHost>,
    pub vport_ops: Option<VportOps>,
}

/// `<capability type='fc_host'>`: a port on a Fibre Channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct FcHost {
    pub wwnn: Box<str>,
    pub wwpn: Box<str>,
    pub fabric_wwn: Option<Box<str>>,
}

/// `<capability type='vport_ops'>`: virtual ports can be made. The numbers are the driver's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct VportOps {
    pub max_vports: u32,
    pub vports: u32,
}

impl ScsiHost {
    pub(super) fn read(from: Reader<'_>, origin: Origin<'_>) -> Result<ScsiHost> {
        let mut host = ScsiHost { unique_id: Some(0), ..ScsiHost::default() };
        if let Origin::Existing = origin {
            host.host = from.number(
                "host",
                ("no SCSI host ID supplied for '%1$s'", "invalid SCSI host ID supplied for '%1$s'"),
            )?;
            let text = from.string("unique_id");
            let id = from.optional(text.as_deref(), "invalid unique_id supplied for '%1$s'")?;
            host.unique_id = id.filter(|id| *id != -1);
        }
        for capability in from.capabilities() {
            match capability.kind() {
                None => {
                    let text = tr!("missing SCSI host capability type for '%1$s'", from.device);
                    return Err(internal(text));
                }
                Some("vport_ops") => host.vport_ops = Some(VportOps::default()),
                Some("fc_host") => host.read_fc(capability, origin)?,
                Some(kind) => {
                    let text = tr!("unknown SCSI host capability type '%1$s' for '%2$s'", kind, from.device);
                    return Err(internal(text));
                }
            }
        }
        Ok(host)
    }

    fn read_fc(&mut self, from: Reader<'_>, origin: Origin<'_>) -> Result<()> {
        let name = |element, failure: &'static str| match from.string(element) {
            Some(name) => Ok(name),
            None => origin.wwn().map_err(|_| internal(tr!(failure, from.device))),
        };
        let wwnn = name("wwnn", "no WWNN supplied for '%1$s', and auto-generation failed")?;
        let wwpn = name("wwpn", "no WWPN supplied for '%1$s', and auto-generation failed")?;
        self.fc_host = Some(FcHost { wwnn, wwpn, fabric_wwn: from.string("fabric_wwn") });
        Ok(())
    }

    pub(super) fn write(&self, w: &mut Writer) {
        put_number(w, "host", self.host);
        if let Some(id) = self.unique_id {
            w.text_fmt("unique_id", format_args!("{id}"));
        }
        if let Some(fc) = &self.fc_host {
            put_capability(w, "fc_host", |w| {
                w.text("wwnn", &fc.wwnn);
                w.text("wwpn", &fc.wwpn);
                put_text(w, "fabric_wwn", &fc.fabric_wwn);
            });
        }
        if let Some(ops) = self.vport_ops {
            put_capability(w, "vport_ops", |w| {
                put_number(w, "max_vports", ops.max_vports);
                put_number(w, "vports", ops.vports);
            });
        }
    }
}

impl Origin<'_> {
    /// A world wide name for a new port.
    fn wwn(self) -> Result<Box<str>> {
        let invalid = |code, text| Err(Error::new(ErrorDomain::NONE, code, text));
        let vendor = match self {
            Origin::Existing => {
                return invalid(ErrorCode::INVALID_ARG, tr!("argument virt_type must not be NULL"));
            }
            Origin::New { hypervisor: "QEMU" | "nodedev" } => "001a4a",
            Origin::New { hypervisor: "Xen" | "xenlight" } => "00163e",
            Origin::New { hypervisor: "ESX" | "VMWARE" } => "000569",
            Origin::New { hypervisor: "HYPER-V" } => "0050f2",
            Origin::New { hypervisor: "TEST" } => "100000",
            Origin::New { .. } => {
                return invalid(ErrorCode::INTERNAL_ERROR, tr!("Unsupported virt type"));
            }
        };
        let random = Uuid::generate()?.0;
        let bits = random[..4].iter().fold(u64::from(random[4] & 15), |n, b| n << 8 | u64::from(*b));
        Ok(format!("5{vendor}{bits:09x}").into())
    }
}

/// A target on a SCSI bus.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ScsiTarget {
    pub name: Box<str>,
    pub remote_port: Option<RemotePort>,
}

/// `<capability type='fc_remote_port'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct RemotePort {
    pub rport: Box<str>,
    pub wwpn: Box<str>,
}

impl ScsiTarget {
    pub(super) fn read(from: Reader<'_>) -> Result<ScsiTarget> {
        let Some(name) = from.string("target") else {
            return Err(internal(tr!("no target name supplied for '%1$s'", from.device)));
        };
        let mut target = ScsiTarget { name, remote_port: None };
        for capability in from.capabilities() {
            match capability.kind() {
                None => {
                    let text = tr!("missing type for SCSI target capability for '%1$s'", from.device);
                    return Err(internal(text));
                }
                Some("fc_remote_port") => {
                    let Some(rport) = capability.string("rport") else {
                        return Err(internal(tr!("missing rport name for '%1$s'", from.device)));
                    };
                    let Some(wwpn) = capability.string("wwpn") else {
                        return Err(internal(tr!("missing wwpn identifier for '%1$s'", from.device)));
                    };
                    target.remote_port = Some(RemotePort { rport, wwpn });
                }
                Some(kind) => {
                    let text =
                        tr!("unknown SCSI target capability type '%1$s' for '%2$s'", kind, from.device);
                    return Err(internal(text));
                }
            }
        }
        Ok(target)
    }

    pub(super) fn write(&self, w: &mut Writer) {
        w.text("target", &self.name);
        if let Some(port) = &self.remote_port {
            put_capability(w, "fc_remote_port", |w| {
                w.text("rport", &port.rport);
                w.text("wwpn", &port.wwpn);
            });
        }
    }
}

/// A SCSI device.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Scsi {
    pub host: u32,
    pub bus: u32,
    pub target: u32,
    pub lun: u32,
    pub kind: Option<Box<str>>,
}

impl Scsi {
    pub(super) fn read(from: Reader<'_>) -> Result<Scsi> {
        Ok(Scsi {
            host: from.number(
                "host",
                ("no SCSI host ID supplied for '%1$s'", "invalid SCSI host ID supplied for '%1$s'"),
            )?,
            bus: from.number(
                "bus",
                ("no SCSI bus ID supplied for '%1$s'", "invalid SCSI bus ID supplied for '%1$s'"),
            )?,
            target: from.number(
                "target",
                ("no SCSI target ID supplied for '%1$s'", "invalid SCSI target ID supplied for '%1$s'"),
            )?,
            lun: from.number(
                "lun",
                ("no SCSI LUN ID supplied for '%1$s'", "invalid SCSI LUN ID supplied for '%1$s'"),
            )?,
            kind: from.string("type"),
        })
    }

    pub(super) fn write(&self, w: &mut Writer) {
        put_number(w, "host", self.host);
        put_number(w, "bus", self.bus);
        put_number(w, "target", self.target);
        put_number(w, "lun", self.lun);
        put_text(w, "type", &self.kind);
    }
}
