// SPDX-License-Identifier: LGPL-2.1-or-later
//! Features that hypervisors themselves give to x86 guests. Documents name them elsewhere than
//! among the processor's.

use crate::bits::{Bits, Place};

/// Name, leaf, and the bits in eax and edx.
const FEATURES: [(&str, u32, u32, u32); 19] = [
    ("kvm_pv_unhalt", 0x4000_0001, 1 << 7, 0),
    ("hv-runtime", 0x4000_0003, 1, 0),
    ("hv-synic", 0x4000_0003, 1 << 2, 0),
    ("hv-stimer", 0x4000_0003, 1 << 3, 0),
    ("hv-xmm_input", 0x4000_0003, 1 << 4, 0),
    ("hv-relaxed", 0x4000_0003, 1 << 5, 0),
    ("hv-vapic", 0x4000_0003, 0x30, 0),
    ("hv-vpindex", 0x4000_0003, 1 << 6, 0),
    ("hv-reset", 0x4000_0003, 1 << 7, 0),
    ("hv-frequencies", 0x4000_0003, 1 << 11, 0),
    ("hv-reenlightenment", 0x4000_0003, 1 << 13, 0),
    ("hv-stimer-direct", 0x4000_0003, 0, 1 << 19),
    ("hv-tlbflush-direct", 0x4000_0003, 0, 1 << 14),
    ("hv-tlbflush", 0x4000_0004, 1 << 2, 0),
    ("hv-avic", 0x4000_0004, 1 << 9, 0),
    ("hv-ipi", 0x4000_0004, 1 << 10, 0),
    ("hv-evmcs", 0x4000_0004, 1 << 14, 0),
    ("hv-tlbflush-ext", 0x4000_0004, 0, 1 << 14),
    ("hv-emsr_bitmap", 0x4000_000a, 1 << 19, 0),
];

/// The bits of such a feature.
pub fn bits(name: &str) -> Option<Bits> {
    let (_, leaf, eax, edx) = FEATURES.iter().find(|(known, ..)| *known == name)?;
    let mut bits = Bits::new();
    bits.set(Place::Leaf(*leaf, 0), [*eax, 0, 0, *edx]);
    Some(bits)
}

/// What QEMU calls features whose names differ, behind ours.
const QEMU_NAMES: [(&str, &str); 15] = [
    ("cmp_legacy", "cmp-legacy"),
    ("ds_cpl", "ds-cpl"),
    ("fxsr_opt", "fxsr-opt"),
    ("kvm_pv_eoi", "kvm-pv-eoi"),
    ("kvm_pv_unhalt", "kvm-pv-unhalt"),
    ("lahf_lm", "lahf-lm"),
    ("nodeid_msr", "nodeid-msr"),
    ("pclmuldq", "pclmulqdq"),
    ("perfctr_core", "perfctr-core"),
    ("perfctr_nb", "perfctr-nb"),
    ("tsc_adjust", "tsc-adjust"),
    ("vmx-invvpid-single-context-noglobals", "vmx-invept-single-context-noglobals"),
    ("hv-vendor_id", "hv-vendor-id"),
    ("hv-emsr_bitmap", "hv-emsr-bitmap"),
    ("hv-xmm_input", "hv-xmm-input"),
];

/// Our name for an x86 feature of QEMU's.
pub fn from_qemu(name: &str) -> &str {
    QEMU_NAMES.iter().find(|(_, qemu)| *qemu == name).map_or(name, |(ours, _)| ours)
}

/// QEMU's name for an x86 feature.
pub fn to_qemu(name: &str) -> &str {
    QEMU_NAMES.iter().find(|(ours, _)| *ours == name).map_or(name, |(_, qemu)| qemu)
}
