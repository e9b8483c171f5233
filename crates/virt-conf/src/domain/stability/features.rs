// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the machine offers. These texts name the source first.

use std::fmt::Display;

use virt_core::{Error, Result, tr};

use super::super::features::{
    Aia, CapabilitiesPolicy, Feature, Features, GicVersion, Hyperv, HypervFeature, HypervMode, KvmFeature,
    XenFeature,
};
use super::super::units;
use super::{bare_text, word_or};
use crate::schema::unsupported;
use crate::value::OnOff;

fn switch(state: Option<OnOff>) -> &'static str {
    state.map_or("default", OnOff::as_str)
}

fn hyperv_mode(features: &Features) -> Option<HypervMode> {
    features.hyperv.as_deref().map(|hyperv| hyperv.mode.unwrap_or(HypervMode::Custom))
}

/// The reference takes the mode for a switch, and looks for the word of its number.
fn hyperv_switch(mode: Option<HypervMode>) -> &'static str {
    match mode {
        None => switch(None),
        Some(HypervMode::Custom) => switch(Some(OnOff::On)),
        Some(HypervMode::Passthrough) => switch(Some(OnOff::Off)),
        Some(HypervMode::HostModel) => "(null)",
    }
}

fn state_differs(feature: Feature, src: &str, dst: &str) -> Error {
    unsupported(tr!(
        "State of feature '%1$s' differs: source: '%2$s', destination: '%3$s'",
        feature.as_str(),
        src,
        dst
    ))
}

fn state(features: &Features, feature: Feature) -> Option<OnOff> {
    let on = |is: bool| is.then_some(OnOff::On);
    match feature {
        Feature::Kvm => on(features.kvm.is_some()),
        Feature::Xen => on(features.xen.is_some()),
        Feature::Hpt => on(features.hpt_resizing.is_some() || features.hpt_max_page_kib != 0),
        _ => features.states[feature as usize],
    }
}

/// A feature that is on or off, with a choice.
fn with_choice<T: Display + PartialEq>(
    feature: Feature,
    name: &str,
    absent: &'static str,
    (src, src_choice): (Option<OnOff>, Option<T>),
    (dst, dst_choice): (Option<OnOff>, Option<T>),
) -> Result<()> {
    if src == dst && src_choice == dst_choice {
        return Ok(());
    }
    let show = word_or(absent);
    Err(unsupported(tr!(
        "State of feature '%1$s' differs: source: '%2$s,%3$s=%4$s', destination: '%5$s,%6$s=%7$s'",
        feature.as_str(),
        switch(src),
        name,
        show(&src_choice),
        switch(dst),
        name,
        show(&dst_choice)
    )))
}

/// A feature that is a choice.
fn choice<T: Display + PartialEq>(
    feature: Feature,
    name: &str,
    absent: &'static str,
    src: Option<T>,
    dst: Option<T>,
) -> Result<()> {
    if src == dst {
        return Ok(());
    }
    let show = word_or(absent);
    Err(unsupported(tr!(
        "State of feature '%1$s' differs: source: '%2$s=%3$s', destination: '%4$s=%5$s'",
        feature.as_str(),
        name,
        show(&src),
        name,
        show(&dst)
    )))
}

fn page_size(src: &Features, dst: &Features) -> Result<()> {
    let all = |f: &Features| (state(f, Feature::Hpt), f.hpt_resizing, f.hpt_max_page_kib);
    let ((on, resizing, size), (other_on, other_resizing, other_size)) = (all(src), all(dst));
    if all(src) == all(dst) {
        return Ok(());
    }
    let show = word_or("none");
    Err(unsupported(tr!(
        "State of feature '%1$s' differs: source: '%2$s,%3$s=%4$s,%5$s=%6$llu', destination: \
         '%7$s,%8$s=%9$s,%10$s=%11$llu'",
        "hpt",
        switch(on),
        "resizing",
        show(&resizing),
        "maxpagesize",
        size,
        switch(other_on),
        "resizing",
        show(&other_resizing),
        "maxpagesize",
        other_size
    )))
}

fn one(feature: Feature, src: &Features, dst: &Features) -> Result<()> {
    let (on, other_on) = (state(src, feature), state(dst, feature));
    match feature {
        Feature::Capabilities => {
            let policy =
                |f: &Features| -> Option<CapabilitiesPolicy> { f.capabilities.as_ref().and_then(|c| c.0) };
            choice(feature, "policy", "default", policy(src), policy(dst))
        }
        Feature::Gic => {
            let version = |f: &Features| -> Option<GicVersion> { f.gic };
            with_choice(feature, "version", "none", (on, version(src)), (other_on, version(dst)))
        }
        Feature::Hpt => page_size(src, dst),
        Feature::Apic => with_choice(feature, "eoi", "default", (on, src.apic_eoi), (other_on, dst.apic_eoi)),
        Feature::Ioapic => choice(feature, "driver", "none", src.ioapic, dst.ioapic),
        Feature::Cfpc => choice(feature, "value", "none", src.cfpc, dst.cfpc),
        Feature::Sbbc => choice(feature, "value", "none", src.sbbc, dst.sbbc),
        Feature::Ibs => choice(feature, "value", "none", src.ibs, dst.ibs),
        Feature::Aia => {
            let value = |f: &Features| -> Option<Aia> { f.aia };
            choice(feature, "value", "default", value(src), value(dst))
        }
        Feature::Hyperv if hyperv_mode(src) != hyperv_mode(dst) => {
            let show = |f: &Features| hyperv_switch(hyperv_mode(f));
            Err(state_differs(feature, show(src), show(dst)))
        }
        Feature::Msrs | Feature::Tcg | Feature::AsyncTeardown => Ok(()),
        _ if on != other_on => Err(state_differs(feature, switch(on), switch(other_on))),
        _ => Ok(()),
    }
}

pub(super) fn check(src: Option<&Features>, dst: Option<&Features>) -> Result<()> {
    let none = Features::default();
    let (src, dst) = (src.unwrap_or(&none), dst.unwrap_or(&none));
    Feature::ALL.iter().try_for_each(|feature| one(*feature, src, dst))?;
    if let (Some(src), Some(dst)) = (&src.hyperv, &dst.hyperv) {
        hyperv(src, dst)?;
    }
    if let (Some(src), Some(dst)) = (&src.xen, &dst.xen) {
        for feature in XenFeature::ALL {
            let (on, other_on) = (src.0[*feature as usize], dst.0[*feature as usize]);
            if on != other_on {
                return Err(unsupported(tr!(
                    "State of Xen feature '%1$s' differs: source: '%2$s', destination: '%3$s'",
                    feature.as_str(),
                    switch(on),
                    switch(other_on)
                )));
            }
        }
        if src.1 != dst.1 {
            let show = word_or("default");
            return Err(unsupported(tr!(
                "'mode' of Xen passthrough feature differs: source: '%1$s', destination: '%2$s'",
                show(&src.1),
                show(&dst.1)
            )));
        }
    }
    if let (Some(src), Some(dst)) = (&src.kvm, &dst.kvm) {
        for feature in KvmFeature::ALL {
            let (on, other_on) = (src.0[*feature as usize], dst.0[*feature as usize]);
            if on != other_on {
                return Err(unsupported(tr!(
                    "State of KVM feature '%1$s' differs: source: '%2$s', destination: '%3$s'",
                    feature.as_str(),
                    switch(on),
                    switch(other_on)
                )));
            }
        }
        if src.1 != dst.1 {
            // The reference has lost the name by then.
            return Err(unsupported(tr!(
                "dirty ring size of KVM feature '%1$s' differs: source: '%2$d', destination: '%3$d'",
                "(null)",
                src.1,
                dst.1
            )));
        }
    }
    smm(src, dst)
}

fn hyperv(src: &Hyperv, dst: &Hyperv) -> Result<()> {
    for feature in HypervFeature::ALL {
        match feature {
            HypervFeature::Spinlocks if src.spinlock_retries != dst.spinlock_retries => {
                return Err(unsupported(tr!(
                    "HyperV spinlock retry count differs: source: '%1$u', destination: '%2$u'",
                    src.spinlock_retries,
                    dst.spinlock_retries
                )));
            }
            HypervFeature::VendorId if src.vendor_id != dst.vendor_id => {
                return Err(unsupported(tr!(
                    "HyperV vendor_id differs: source: '%1$s', destination: '%2$s'",
                    bare_text(&src.vendor_id),
                    bare_text(&dst.vendor_id)
                )));
            }
            HypervFeature::Spinlocks | HypervFeature::VendorId => {}
            _ => {
                let (on, other_on) = (src.states[*feature as usize], dst.states[*feature as usize]);
                if on != other_on {
                    return Err(unsupported(tr!(
                        "State of HyperV enlightenment feature '%1$s' differs: source: '%2$s', \
                         destination: '%3$s'",
                        feature.as_str(),
                        switch(on),
                        switch(other_on)
                    )));
                }
            }
        }
    }
    let stimer = src.states[HypervFeature::Stimer as usize] == Some(OnOff::On);
    if stimer && src.stimer_direct != dst.stimer_direct {
        return Err(unsupported(tr!(
            "State of HyperV stimer direct feature differs: source: '%1$s', destination: '%2$s'",
            switch(src.stimer_direct),
            switch(dst.stimer_direct)
        )));
    }
    Ok(())
}

fn smm(src: &Features, dst: &Features) -> Result<()> {
    if state(src, Feature::Smm) != Some(OnOff::On) || src.smm_tseg == dst.smm_tseg {
        return Ok(());
    }
    Err(unsupported(match (src.smm_tseg, dst.smm_tseg) {
        (Some(src), Some(dst)) => {
            let (src, dst) = (units::pretty(src), units::pretty(dst));
            tr!(
                "Size of SMM TSEG size differs: source: '%1$llu %2$s', destination: '%3$llu %4$s'",
                src.0,
                src.1,
                dst.0,
                dst.1
            )
        }
        (src, dst) => {
            let said =
                |size: Option<u64>| if size.is_some() { tr!("specified") } else { tr!("not specified") };
            tr!("SMM TSEG differs: source: %1$s, destination: '%2$s'", said(src), said(dst))
        }
    }))
}
