// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<features>`: what the virtual machine offers besides devices.

use virt_core::{Result, tr};

use super::units;
use crate::schema::{optional, required, unsigned_attribute, unsupported, xml_error};
use crate::value::{OnOff, YesNo};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// All features, in the order in which they are written.
    Feature {
        Acpi = "acpi", Apic = "apic", Pae = "pae", Hap = "hap", Viridian = "viridian", Privnet = "privnet",
        Hyperv = "hyperv", Kvm = "kvm", Pvspinlock = "pvspinlock", Capabilities = "capabilities", Pmu = "pmu",
        Vmport = "vmport", Gic = "gic", Smm = "smm", Ioapic = "ioapic", Hpt = "hpt",
        Vmcoreinfo = "vmcoreinfo", Htm = "htm", NestedHv = "nested-hv", Msrs = "msrs",
        CcfAssist = "ccf-assist", Xen = "xen", Cfpc = "cfpc", Sbbc = "sbbc", Ibs = "ibs", Tcg = "tcg",
        AsyncTeardown = "async-teardown", Ras = "ras", Ps2 = "ps2", Aia = "aia",
        Virtualization = "virtualization",
    }
    /// Whether Hyper-V's features are chosen one by one.
    HypervMode { Custom = "custom", Passthrough = "passthrough", HostModel = "host-model" }
    /// What Hyper-V offers its guests.
    HypervFeature {
        Relaxed = "relaxed", Vapic = "vapic", Spinlocks = "spinlocks", Vpindex = "vpindex",
        Runtime = "runtime", Synic = "synic", Stimer = "stimer", Reset = "reset", VendorId = "vendor_id",
        Frequencies = "frequencies", Reenlightenment = "reenlightenment", Tlbflush = "tlbflush", Ipi = "ipi",
        Evmcs = "evmcs", Avic = "avic", EmsrBitmap = "emsr_bitmap", XmmInput = "xmm_input",
    }
    /// What KVM offers its guests.
    KvmFeature {
        Hidden = "hidden", HintDedicated = "hint-dedicated", PollControl = "poll-control", PvIpi = "pv-ipi",
        DirtyRing = "dirty-ring",
    }
    /// What Xen offers its guests.
    XenFeature { E820Host = "e820_host", Passthrough = "passthrough" }
    /// How Xen shares page tables.
    XenPassthrough { Default = "default", SyncPt = "sync_pt", SharePt = "share_pt" }
    /// What a container may do.
    CapabilitiesPolicy { Default = "default", Allow = "allow", Deny = "deny" }
    /// The capabilities of Linux processes.
    ProcessCapability {
        AuditControl = "audit_control", AuditWrite = "audit_write", BlockSuspend = "block_suspend",
        Chown = "chown", DacOverride = "dac_override", DacReadSearch = "dac_read_search", Fowner = "fowner",
        Fsetid = "fsetid", IpcLock = "ipc_lock", IpcOwner = "ipc_owner", Kill = "kill", Lease = "lease",
        LinuxImmutable = "linux_immutable", MacAdmin = "mac_admin", MacOverride = "mac_override",
        Mknod = "mknod", NetAdmin = "net_admin", NetBindService = "net_bind_service",
        NetBroadcast = "net_broadcast", NetRaw = "net_raw", Setgid = "setgid", Setfcap = "setfcap",
        Setpcap = "setpcap", Setuid = "setuid", SysAdmin = "sys_admin", SysBoot = "sys_boot",
        SysChroot = "sys_chroot", SysModule = "sys_module", SysNice = "sys_nice", SysPacct = "sys_pacct",
        SysPtrace = "sys_ptrace", SysRawio = "sys_rawio", SysResource = "sys_resource", SysTime = "sys_time",
        SysTtyConfig = "sys_tty_config", Syslog = "syslog", WakeAlarm = "wake_alarm",
    }
    /// Which interrupt controller an ARM guest has.
    GicVersion { Host = "host", V2 = "2", V3 = "3" }
    /// Who emulates the I/O APIC.
    IoapicDriver { Qemu = "qemu", Kvm = "kvm" }
    /// Whether a POWER guest may change its hash table's size.
    HptResizing { Enabled = "enabled", Disabled = "disabled", Required = "required" }
    /// What becomes of unknown model-specific registers.
    MsrsUnknown { Ignore = "ignore", Fault = "fault" }
    /// How well something is mended.
    Mitigation { Broken = "broken", Workaround = "workaround", Fixed = "fixed" }
    /// The same for indirect branches.
    IndirectBranches {
        Broken = "broken", Workaround = "workaround", FixedIbs = "fixed-ibs", FixedCcd = "fixed-ccd",
        FixedNa = "fixed-na",
    }
    /// Which interrupt architecture a RISC-V guest has.
    Aia { None = "none", Aplic = "aplic", AplicImsic = "aplic-imsic" }
}

/// `<hyperv>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Hyperv {
    /// None is custom.
    pub mode: Option<HypervMode>,
    pub states: [Option<OnOff>; 17],
    /// All bits if the hypervisor chooses.
    pub spinlock_retries: u32,
    pub stimer_direct: Option<OnOff>,
    pub vendor_id: Option<Box<str>>,
    pub tlbflush_direct: Option<OnOff>,
    pub tlbflush_extended: Option<OnOff>,
}

/// Whether all are allowed, and each one, in the order of [`ProcessCapability`].
pub type Capabilities = (Option<CapabilitiesPolicy>, [Option<OnOff>; 37]);

/// `<features>`. Arrays are in the order of the enumeration that names their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Features {
    /// Those that are there or are not, and those that have no more than a state.
    pub states: [Option<OnOff>; Feature::ALL.len()],
    pub apic_eoi: Option<OnOff>,
    pub hyperv: Option<Box<Hyperv>>,
    pub kvm: Option<Box<([Option<OnOff>; 5], u32)>>,
    pub xen: Option<([Option<OnOff>; 2], Option<XenPassthrough>)>,
    pub capabilities: Option<Box<Capabilities>>,
    pub gic: Option<GicVersion>,
    /// In bytes.
    pub smm_tseg: Option<u64>,
    pub ioapic: Option<IoapicDriver>,
    pub hpt_resizing: Option<HptResizing>,
    pub hpt_max_page_kib: u64,
    pub msrs: Option<MsrsUnknown>,
    pub cfpc: Option<Mitigation>,
    pub sbbc: Option<Mitigation>,
    pub ibs: Option<IndirectBranches>,
    pub tcg_cache_kib: u64,
    pub async_teardown: Option<YesNo>,
    pub aia: Option<Aia>,
}

impl Features {
    /// Whether a feature without details is on.
    pub fn is_on(&self, feature: Feature) -> bool {
        self.states[feature as usize] == Some(OnOff::On)
    }

    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<Features> {
        let mut features = Features::default();
        for child in node.children() {
            let Some(feature) = Feature::from_word(child.name()) else {
                return Err(unsupported(tr!("unexpected feature '%1$s'", child.name())));
            };
            features.read_one(feature, child)?;
        }
        Ok(features)
    }

    fn read_one(&mut self, feature: Feature, node: Node<'_>) -> Result<()> {
        let state = &mut self.states[feature as usize];
        match feature {
            Feature::Acpi | Feature::Pae | Feature::Viridian | Feature::Privnet | Feature::Virtualization => {
                *state = Some(OnOff::On)
            }
            Feature::Apic => {
                self.apic_eoi = optional(node, "eoi")?;
                *state = Some(OnOff::On);
            }
            Feature::Vmcoreinfo | Feature::Hap | Feature::Pmu | Feature::Pvspinlock | Feature::Vmport => {
                *state = Some(optional(node, "state")?.unwrap_or(OnOff::On));
            }
            Feature::Htm | Feature::NestedHv | Feature::CcfAssist | Feature::Ras | Feature::Ps2 => {
                *state = Some(required(node, "state")?);
            }
            Feature::Smm => {
                let on = optional(node, "state")?.unwrap_or(OnOff::On);
                *state = Some(on);
                if on == OnOff::On {
                    let path = "string(./features/smm/tseg)";
                    self.smm_tseg = units::scaled(node.child("tseg"), path, 1 << 20, u64::MAX)?;
                }
            }
            Feature::Gic => {
                self.gic = optional(node, "version")?;
                *state = Some(OnOff::On);
            }
            Feature::Msrs => {
                self.msrs = Some(required(node, "unknown")?);
                *state = Some(OnOff::On);
            }
            Feature::Ioapic => self.ioapic = optional(node, "driver")?,
            Feature::Hpt => {
                self.hpt_resizing = optional(node, "resizing")?;
                let size =
                    units::scaled(node.child("maxpagesize"), "./features/hpt/maxpagesize", 1024, u64::MAX)
                        .map_err(|_| unsupported(tr!("Unable to parse HPT maxpagesize setting")))?;
                self.hpt_max_page_kib = size.map_or(0, |s| s.div_ceil(1024));
            }
            Feature::Cfpc => self.cfpc = optional(node, "value")?,
            Feature::Sbbc => self.sbbc = optional(node, "value")?,
            Feature::Ibs => self.ibs = optional(node, "value")?,
            Feature::Aia => self.aia = optional(node, "value")?,
            Feature::Tcg => {
                let size = units::memory_kib(node.child("tb-cache"), "./tb-cache")?;
                self.tcg_cache_kib = size.filter(|s| *s != 0).unwrap_or(self.tcg_cache_kib);
            }
            Feature::AsyncTeardown => {
                self.async_teardown = Some(optional(node, "enabled")?.unwrap_or(YesNo::Yes));
            }
            Feature::Hyperv => self.read_hyperv(node)?,
            Feature::Kvm => self.read_kvm(node)?,
            Feature::Xen => self.read_xen(node)?,
            Feature::Capabilities => self.read_capabilities(node)?,
        }
        Ok(())
    }

    fn read_hyperv(&mut self, node: Node<'_>) -> Result<()> {
        let mode = optional(node, "mode")?;
        let hyperv = self.hyperv.get_or_insert_default();
        hyperv.mode = mode;
        if mode == Some(HypervMode::Passthrough) {
            return Ok(());
        }
        for child in node.children() {
            let Some(feature) = HypervFeature::from_word(child.name()) else {
                let text = tr!("unsupported HyperV Enlightenment feature: %1$s", child.name());
                return Err(unsupported(text));
            };
            let state = required(child, "state")?;
            hyperv.states[feature as usize] = Some(state);
            if state == OnOff::On {
                hyperv.read_details(feature, child)?;
            }
        }
        Ok(())
    }

    fn read_kvm(&mut self, node: Node<'_>) -> Result<()> {
        let (states, ring) = &mut **self.kvm.get_or_insert_default();
        for child in node.children() {
            let Some(feature) = KvmFeature::from_word(child.name()) else {
                return Err(unsupported(tr!("unsupported KVM feature: %1$s", child.name())));
            };
            let state = required(child, "state")?;
            states[feature as usize] = Some(state);
            if feature == KvmFeature::DirtyRing && state == OnOff::On {
                *ring = unsigned_attribute(child, "size", 0)?
                    .ok_or_else(|| crate::schema::missing_attribute("size", child.name()))?;
                if !ring.is_power_of_two() || !(1024..=65536).contains(ring) {
                    return Err(xml_error(tr!("dirty ring must be power of 2 and ranges [1024, 65536]")));
                }
            }
        }
        Ok(())
    }

    fn read_xen(&mut self, node: Node<'_>) -> Result<()> {
        let (states, mode) = self.xen.get_or_insert_default();
        for child in node.children() {
            let Some(feature) = XenFeature::from_word(child.name()) else {
                return Err(unsupported(tr!("unsupported Xen feature: %1$s", child.name())));
            };
            let state = required(child, "state")?;
            states[feature as usize] = Some(state);
            if feature == XenFeature::Passthrough && state == OnOff::On {
                let found: Option<XenPassthrough> = match child.attribute("mode") {
                    Some("default") => {
                        return Err(crate::schema::refused_attribute(
                            crate::value::Refusal::Word,
                            "mode",
                            child.name(),
                            "default",
                        ));
                    }
                    _ => optional(child, "mode")?,
                };
                *mode = found;
            }
        }
        Ok(())
    }

    fn read_capabilities(&mut self, node: Node<'_>) -> Result<()> {
        let policy: Option<CapabilitiesPolicy> = optional(node, "policy")?;
        let (own, states) = &mut **self.capabilities.get_or_insert_with(|| Box::new((None, [None; 37])));
        *own = policy.filter(|p| *p != CapabilitiesPolicy::Default);
        for child in node.children() {
            let Some(capability) = ProcessCapability::from_word(child.name()) else {
                return Err(unsupported(tr!("unexpected capability feature '%1$s'", child.name())));
            };
            states[capability as usize] = Some(optional(child, "state")?.unwrap_or(OnOff::On));
        }
        Ok(())
    }

    /// Writes the element, if anything is in it.
    pub fn put(&self, w: &mut Writer) {
        let mark = w.start("features");
        for feature in Feature::ALL {
            self.put_one(*feature, w);
        }
        w.end_unless_empty(mark, "features");
    }

    fn put_one(&self, feature: Feature, w: &mut Writer) {
        let state = self.states[feature as usize];
        let name = feature.as_str();
        let single = |w: &mut Writer, attribute: &str, word: Option<&'static str>| {
            if let Some(word) = word {
                let _mark = w.start(name);
                w.attribute(attribute, word);
                w.end(name);
            }
        };
        match feature {
            Feature::Acpi | Feature::Pae | Feature::Viridian | Feature::Privnet | Feature::Virtualization => {
                if state.is_some() {
                    w.flag(name);
                }
            }
            Feature::Vmcoreinfo
            | Feature::Hap
            | Feature::Pmu
            | Feature::Pvspinlock
            | Feature::Vmport
            | Feature::Htm
            | Feature::NestedHv
            | Feature::CcfAssist
            | Feature::Ras
            | Feature::Ps2 => single(w, "state", state.map(OnOff::as_str)),
            Feature::Apic | Feature::Gic => {
                if state.is_some() {
                    let _mark = w.start(name);
                    if let Some(eoi) = self.apic_eoi.filter(|_| feature == Feature::Apic) {
                        w.attribute("eoi", eoi.as_str());
                    }
                    if let Some(version) = self.gic.filter(|_| feature == Feature::Gic) {
                        w.attribute("version", version.as_str());
                    }
                    w.end(name);
                }
            }
            Feature::Smm => {
                let Some(state) = state else { return };
                let _mark = w.start("smm");
                w.attribute("state", state.as_str());
                if let Some(size) = self.smm_tseg.filter(|_| state == OnOff::On) {
                    let (size, unit) = units::pretty(size);
                    let _mark = w.start("tseg");
                    w.attribute("unit", unit);
                    w.end_with_fmt("tseg", format_args!("{size}"));
                }
                w.end("smm");
            }
            Feature::Hpt => {
                let mark = w.start("hpt");
                if let Some(resizing) = self.hpt_resizing {
                    w.attribute("resizing", resizing.as_str());
                }
                if self.hpt_max_page_kib != 0 {
                    let _mark = w.start("maxpagesize");
                    w.attribute("unit", "KiB");
                    w.end_with_fmt("maxpagesize", format_args!("{}", self.hpt_max_page_kib));
                }
                w.end_unless_empty(mark, "hpt");
            }
            Feature::Tcg => {
                if self.tcg_cache_kib != 0 {
                    let _mark = w.start("tcg");
                    let _mark = w.start("tb-cache");
                    w.attribute("unit", "KiB");
                    w.end_with_fmt("tb-cache", format_args!("{}", self.tcg_cache_kib));
                    w.end("tcg");
                }
            }
            Feature::Ioapic => single(w, "driver", self.ioapic.map(IoapicDriver::as_str)),
            Feature::Msrs => single(w, "unknown", self.msrs.map(MsrsUnknown::as_str)),
            Feature::Cfpc => single(w, "value", self.cfpc.map(Mitigation::as_str)),
            Feature::Sbbc => single(w, "value", self.sbbc.map(Mitigation::as_str)),
            Feature::Ibs => single(w, "value", self.ibs.map(IndirectBranches::as_str)),
            Feature::Aia => single(w, "value", self.aia.map(Aia::as_str)),
            Feature::AsyncTeardown => single(w, "enabled", self.async_teardown.map(YesNo::as_str)),
            Feature::Hyperv => {
                if let Some(hyperv) = &self.hyperv {
                    hyperv.put(w);
                }
            }
            Feature::Kvm => self.put_kvm(w),
            Feature::Xen => self.put_xen(w),
            Feature::Capabilities => self.put_capabilities(w),
        }
    }

    fn put_kvm(&self, w: &mut Writer) {
        let Some(kvm) = &self.kvm else { return };
        let (states, ring) = &**kvm;
        let _mark = w.start("kvm");
        w.open_content();
        for (feature, state) in KvmFeature::ALL.iter().zip(states) {
            if let Some(state) = state {
                let _mark = w.start(feature.as_str());
                w.attribute("state", state.as_str());
                if *feature == KvmFeature::DirtyRing && *ring != 0 {
                    w.attribute_fmt("size", format_args!("{ring}"));
                }
                w.end(feature.as_str());
            }
        }
        w.end("kvm");
    }

    fn put_xen(&self, w: &mut Writer) {
        let Some((states, mode)) = &self.xen else { return };
        let _mark = w.start("xen");
        w.open_content();
        for (feature, state) in XenFeature::ALL.iter().zip(states) {
            if let Some(state) = state {
                let _mark = w.start(feature.as_str());
                w.attribute("state", state.as_str());
                let passed = *feature == XenFeature::Passthrough && *state == OnOff::On;
                if let Some(mode) = mode.filter(|_| passed) {
                    w.attribute("mode", mode.as_str());
                }
                w.end(feature.as_str());
            }
        }
        w.end("xen");
    }

    fn put_capabilities(&self, w: &mut Writer) {
        let Some(capabilities) = &self.capabilities else { return };
        let (policy, states) = &**capabilities;
        if policy.is_none() && states.iter().all(Option::is_none) {
            return;
        }
        let _mark = w.start("capabilities");
        w.attribute("policy", policy.unwrap_or(CapabilitiesPolicy::Default).as_str());
        for (capability, state) in ProcessCapability::ALL.iter().zip(states) {
            if let Some(state) = state {
                let _mark = w.start(capability.as_str());
                w.attribute("state", state.as_str());
                w.end(capability.as_str());
            }
        }
        w.end("capabilities");
    }
}

impl Hyperv {
    fn read_details(&mut self, feature: HypervFeature, node: Node<'_>) -> Result<()> {
        /// As long as a vendor's name may be.
        const VENDOR_MAX: usize = 12;
        match feature {
            HypervFeature::Tlbflush => {
                for child in node.children() {
                    match child.name() {
                        "direct" => self.tlbflush_direct = Some(required(child, "state")?),
                        "extended" => self.tlbflush_extended = Some(required(child, "state")?),
                        name => {
                            return Err(unsupported(tr!("unsupported Hyper-V tlbflush feature: %1$s", name)));
                        }
                    }
                }
            }
            HypervFeature::Stimer => {
                for child in node.children() {
                    if child.name() != "direct" {
                        let text = tr!("unsupported Hyper-V stimer feature: %1$s", child.name());
                        return Err(unsupported(text));
                    }
                    self.stimer_direct = Some(required(child, "state")?);
                }
            }
            HypervFeature::Spinlocks => {
                self.spinlock_retries = unsigned_attribute(node, "retries", 0)?.unwrap_or(u32::MAX);
                if self.spinlock_retries < 0xfff {
                    return Err(xml_error(tr!("HyperV spinlock retry count must be at least 4095")));
                }
            }
            HypervFeature::VendorId => {
                let Some(value) = node.attribute("value") else {
                    let text = tr!("missing 'value' attribute for HyperV feature 'vendor_id'");
                    return Err(xml_error(text));
                };
                if value.len() > VENDOR_MAX {
                    return Err(xml_error(tr!(
                        "HyperV vendor_id value must not be more than %1$d characters.",
                        VENDOR_MAX
                    )));
                }
                if value.contains(',') {
                    return Err(xml_error(tr!("HyperV vendor_id value is invalid")));
                }
                self.vendor_id = Some(value.into());
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("hyperv");
        w.attribute("mode", self.mode.unwrap_or(HypervMode::Custom).as_str());
        for (feature, state) in HypervFeature::ALL.iter().zip(self.states) {
            let Some(state) = state else { continue };
            let name = feature.as_str();
            let _mark = w.start(name);
            w.attribute("state", state.as_str());
            let child = |w: &mut Writer, name: &str, state: Option<OnOff>| {
                if state == Some(OnOff::On) {
                    let _mark = w.start(name);
                    w.attribute("state", "on");
                    w.end(name);
                }
            };
            match feature {
                _ if state == OnOff::Off => {}
                HypervFeature::Spinlocks if self.spinlock_retries != u32::MAX => {
                    w.attribute_fmt("retries", format_args!("{}", self.spinlock_retries));
                }
                HypervFeature::VendorId => {
                    if let Some(vendor) = &self.vendor_id {
                        w.attribute("value", vendor);
                    }
                }
                HypervFeature::Stimer => child(w, "direct", self.stimer_direct),
                HypervFeature::Tlbflush => {
                    child(w, "direct", self.tlbflush_direct);
                    child(w, "extended", self.tlbflush_extended);
                }
                _ => {}
            }
            w.end(name);
        }
        w.end("hyperv");
    }
}
