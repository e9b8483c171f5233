// SPDX-License-Identifier: LGPL-2.1-or-later
//! Arm: the hypervisor decides what guests can have; hosts can be told apart.

use std::sync::OnceLock;

use virt_conf::cpu::{CpuRef, HostCpu};
use virt_core::{ErrorCode, Result, tr};

use crate::simple::Table;
use crate::{AllowedModel, Comparison, Incompatible, error};

/// The table, read when first asked for.
pub fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::parse(include_str!("../data/arm")).expect("a table of our own"))
}

/// What the kernel calls the bits of `AT_HWCAP`, from the lowest.
const CAPABILITIES: [&str; 32] = [
    "fp", "asimd", "evtstrm", "aes", "pmull", "sha1", "sha2", "crc32", "atomics", "fphp", "asimdhp", "cpuid",
    "asimdrdm", "jscvt", "fcma", "lrcpc", "dcpop", "sha3", "sm3", "sm4", "asimddp", "sha512", "sve",
    "asimdfhm", "dit", "uscat", "ilrcpc", "flagm", "ssbs", "sb", "paca", "pacg",
];

/// Hosts are alike where vendor and model are.
pub fn compare(host: CpuRef<'_>, cpu: CpuRef<'_>) -> Result<Comparison, Incompatible> {
    if host.vendor() == cpu.vendor() && host.model() == cpu.model() {
        return Ok(Comparison::Identical);
    }
    let or_null = |text: Option<&str>| text.unwrap_or("<null>").to_owned();
    Err(Incompatible::because(tr!(
        "Host CPU model does not match required CPU vendor %1$s or(and) model %2$s",
        &*or_null(cpu.vendor()),
        &*or_null(cpu.model())
    )))
}

/// Describes a processor by the register that names it and the capabilities that the kernel tells.
pub fn decode(
    cpu: &mut HostCpu,
    main_id: u64,
    capabilities: u64,
    models: Option<&[AllowedModel]>,
) -> Result<()> {
    let failed = |text| error(ErrorCode::OPERATION_FAILED, text);
    let part = (main_id >> 4 & 0xfff) as u32;
    let vendor = main_id >> 24 & 0xff;
    let model = table().by_version(part).ok_or_else(|| {
        let (part, vendor) = (format!("{part:03x}"), format!("{vendor:02x}"));
        failed(tr!("Cannot find CPU model with PVR 0x%1$03llx, vendor id 0x%2$02llx", part, vendor))
    })?;
    if !crate::is_allowed(Some(model.name), models) {
        return Err(crate::model_unsupported(model.name));
    }
    cpu.model = Some(model.name.into());
    if vendor != 0 {
        let found = table().vendors.iter().find(|(number, _)| *number == Some(vendor));
        let (_, name) = found.ok_or_else(|| {
            let vendor = format!("{vendor:02x}");
            failed(tr!("Cannot find CPU vendor with vendor id 0x%1$02llx", vendor))
        })?;
        cpu.vendor = Some((*name).into());
    }
    let there = (0..32).filter(|bit| capabilities >> bit & 1 == 1);
    cpu.features = there.map(|bit| CAPABILITIES[bit].into()).collect();
    Ok(())
}
