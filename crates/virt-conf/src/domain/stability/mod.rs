// SPDX-License-Identifier: LGPL-2.1-or-later
//! Whether a guest would notice that one definition was replaced by another: what must not change
//! in a snapshot's domain, nor on the way to another host.

/// Refuses two values that differ. The text names the target's first; the last argument shows a
/// value, and a text that names neither goes without.
macro_rules! same {
    ($src:expr, $dst:expr, $text:literal, $show:expr) => {{
        let (src, dst) = (&$src, &$dst);
        if src != dst {
            let show = $show;
            return Err($crate::schema::unsupported(virt_core::tr!($text, show(dst), show(src))));
        }
    }};
    ($src:expr, $dst:expr, $text:literal) => {{
        if $src != $dst {
            return Err($crate::schema::unsupported(virt_core::tr!($text)));
        }
    }};
}

mod devices;
mod features;

use std::collections::BTreeSet;
use std::fmt::Display;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::clock::{Timer, TimerName};
use super::cpu::Cpu;
use super::numa::{Cell, Numa};
use super::os::Os;
use super::sysinfo::Sysinfo;
use super::{Definition, Vcpus};
use crate::schema::unsupported;

/// A word, or what the reference calls its absence.
fn word_or<T: Display>(absent: &'static str) -> impl Fn(&Option<T>) -> String {
    move |word| word.as_ref().map_or_else(|| absent.to_owned(), T::to_string)
}

fn word<T: Display>(word: &T) -> String {
    word.to_string()
}

/// A text that need not be there.
fn text(text: &Option<Box<str>>) -> &str {
    text.as_deref().unwrap_or("<null>")
}

/// The same where the reference leaves it to C's library.
fn bare_text(text: &Option<Box<str>>) -> &str {
    text.as_deref().unwrap_or("(null)")
}

fn number<T: Copy>(number: &T) -> T {
    *number
}

/// Refuses a target that a guest of the source would take for another machine.
pub fn check(src: &Definition, dst: &Definition) -> Result<()> {
    same!(src.virt_type, dst.virt_type, "Target domain virt type %1$s does not match source %2$s", word);
    same!(src.uuid, dst.uuid, "Target domain uuid %1$s does not match source %2$s", word);
    let genid = |domain: &Definition| domain.rare.as_ref().and_then(|rare| rare.genid);
    if let (Some(src), Some(dst)) = (genid(src), genid(dst)) {
        same!(src, dst, "Target domain genid %1$s does not match source %2$s", word);
    }
    same!(genid(src).is_some(), genid(dst).is_some(), "Target domain requested genid does not match source");
    // Not that a guest would notice; but nobody shall rename a domain through a back door.
    same!(src.name, dst.name, "Target domain name '%1$s' does not match source '%2$s'", word);
    memory(src, dst)?;
    let numa = |domain: &'_ Definition| domain.cpu.as_ref().and_then(|cpu| cpu.numa.clone());
    check_numa(numa(src).as_deref(), numa(dst).as_deref())?;
    vcpus(&src.vcpus, &dst.vcpus)?;
    os(&src.os, &dst.os)?;
    features::check(src.features.as_deref(), dst.features.as_deref())?;
    let (timers, others) = (&src.clock.timers, &dst.clock.timers);
    same!(timers.len(), others.len(), "Target domain timers do not match source");
    timers.iter().zip(others).try_for_each(|(src, dst)| timer(src, dst))?;
    cpu(src.cpu.as_deref(), dst.cpu.as_deref())?;
    let tables =
        |domain: &Definition| domain.rare.as_ref().map_or_else(Vec::new, |rare| rare.sysinfo.clone());
    let (tables, others) = (tables(src), tables(dst));
    same!(tables.len(), others.len(), "Target domain count of sysinfo does not match source");
    tables.iter().zip(&others).try_for_each(|(src, dst)| sysinfo(src, dst))?;
    devices::check(src, dst)
}

fn memory(src: &Definition, dst: &Definition) -> Result<()> {
    let initial = |domain: &Definition| domain.max_memory_kib.wrapping_sub(devices::memory_kib(domain));
    same!(initial(src), initial(dst), "Target domain max memory %1$lld does not match source %2$lld", number);
    same!(
        src.memory_kib,
        dst.memory_kib,
        "Target domain current memory %1$lld does not match source %2$lld",
        number
    );
    let most = |domain: &Definition| {
        let most = domain.rare.as_ref().and_then(|rare| rare.max_memory.as_ref());
        most.map_or((0, 0), |most| (most.kib, most.slots))
    };
    let (src, dst) = (most(src), most(dst));
    same!(src.0, dst.0, "Target maximum memory size '%1$llu' doesn't match source '%2$llu'", number);
    same!(src.1, dst.1, "Target domain memory slots count '%1$u' doesn't match source '%2$u'", number);
    Ok(())
}

fn check_numa(src: Option<&Numa>, dst: Option<&Numa>) -> Result<()> {
    let cells = |numa: Option<&'_ Numa>| numa.map_or(0, |numa| numa.cells.len());
    same!(cells(src), cells(dst), "Target NUMA node count '%1$zu' doesn't match source '%2$zu'", number);
    let (Some(src), Some(dst)) = (src, dst) else { return Ok(()) };
    for (at, (src, dst)) in src.cells.iter().zip(&dst.cells).enumerate() {
        if src.memory_kib != dst.memory_kib {
            return Err(unsupported(tr!(
                "Size of target NUMA node %1$zu (%2$llu) doesn't match source (%3$llu)",
                at,
                dst.memory_kib,
                src.memory_kib
            )));
        }
        if src.cpus != dst.cpus {
            return Err(unsupported(tr!(
                "Processor mask of target NUMA node %1$zu doesn't match source",
                at
            )));
        }
        distances(at as u32, src, dst)?;
    }
    Ok(())
}

/// What is not said is 10 to a node itself, and 20 to others.
fn distances(own: u32, src: &Cell, dst: &Cell) -> Result<()> {
    if src.distances == dst.distances {
        return Ok(());
    }
    let to = |cell: &Cell, node: u32| {
        let said = cell.distances.iter().find(|(to, _)| *to == node).map(|(_, distance)| *distance);
        said.unwrap_or(if node == own { 10 } else { 20 })
    };
    let named: BTreeSet<u32> = src.distances.iter().chain(&dst.distances).map(|(to, _)| *to).collect();
    match named.into_iter().find(|node| to(src, *node) != to(dst, *node)) {
        None => Ok(()),
        Some(node) => {
            Err(unsupported(tr!("Target NUMA distance from %1$zu to %2$zu doesn't match source", own, node)))
        }
    }
}

fn vcpus(src: &Vcpus, dst: &Vcpus) -> Result<()> {
    same!(src.max, dst.max, "Target domain vCPU max %1$zu does not match source %2$zu", number);
    let state = |vcpus: &Vcpus, at: u32| match &vcpus.individual {
        Some(each) => each.get(at as usize).map_or((false, 0), |vcpu| (vcpu.enabled, vcpu.order)),
        None => (at < vcpus.current, 0),
    };
    if src == dst {
        return Ok(());
    }
    for at in 0..src.max {
        let (src, dst) = (state(src, at), state(dst, at));
        if src.0 != dst.0 {
            return Err(unsupported(tr!(
                "State of vCPU '%1$zu' differs between source and destination definitions",
                at
            )));
        }
        if src.1 != dst.1 {
            return Err(unsupported(tr!(
                "vcpu enable order of vCPU '%1$zu' differs between source and destination definitions",
                at
            )));
        }
    }
    Ok(())
}

fn os(src: &Os, dst: &Os) -> Result<()> {
    same!(src.kind, dst.kind, "Target domain OS type %1$s does not match source %2$s", word);
    same!(src.arch, dst.arch, "Target domain architecture %1$s does not match source %2$s", word);
    same!(src.machine, dst.machine, "Target domain machine type %1$s does not match source %2$s", bare_text);
    let smbios = |os: &Os| os.more.as_ref().and_then(|more| more.smbios);
    same!(
        smbios(src),
        smbios(dst),
        "Target domain SMBIOS mode %1$s does not match source %2$s",
        word_or("none")
    );
    Ok(())
}

fn timer(src: &Timer, dst: &Timer) -> Result<()> {
    same!(src.name, dst.name, "Target timer %1$s does not match source %2$s", word);
    same!(
        src.present,
        dst.present,
        "Target timer presence '%1$s' does not match source '%2$s'",
        word_or("default")
    );
    if src.name == TimerName::Tsc {
        same!(
            src.frequency,
            dst.frequency,
            "Target TSC frequency %1$llu does not match source %2$llu",
            number
        );
        same!(src.mode, dst.mode, "Target TSC mode %1$s does not match source %2$s", word_or("none"));
    }
    Ok(())
}

/// The reference's code for processors speaks in its own name.
fn cpu(src: Option<&Cpu>, dst: Option<&Cpu>) -> Result<()> {
    cpus(src, dst).map_err(|error| {
        let mut detail = error.detail().clone();
        detail.domain = ErrorDomain::CPU;
        Error::from_detail(detail)
    })
}

fn cpus(src: Option<&Cpu>, dst: Option<&Cpu>) -> Result<()> {
    let (src, dst) = match (src, dst) {
        (None, None) => return Ok(()),
        (Some(src), Some(dst)) => (src, dst),
        _ => return Err(unsupported(tr!("Target CPU does not match source"))),
    };
    same!(src.mode, dst.mode, "Target CPU mode %1$s does not match source %2$s", word);
    same!(src.check, dst.check, "Target CPU check %1$s does not match source %2$s", word_or("default"));
    same!(src.model, dst.model, "Target CPU model %1$s does not match source %2$s", text);
    same!(src.vendor, dst.vendor, "Target CPU vendor %1$s does not match source %2$s", text);
    same!(src.vendor_id, dst.vendor_id, "Target CPU vendor id %1$s does not match source %2$s", text);
    let topology = |cpu: &Cpu| {
        let of = cpu.topology.as_ref();
        of.map_or([0; 5], |of| [of.sockets, of.dies, of.clusters, of.cores, of.threads])
    };
    let (a, b) = (topology(src), topology(dst));
    same!(a[0], b[0], "Target CPU sockets %1$d does not match source %2$d", number);
    same!(a[1], b[1], "Target CPU dies %1$d does not match source %2$d", number);
    same!(a[2], b[2], "Target CPU clusters %1$d does not match source %2$d", number);
    same!(a[3], b[3], "Target CPU cores %1$d does not match source %2$d", number);
    same!(a[4], b[4], "Target CPU threads %1$d does not match source %2$d", number);
    let bits = |cpu: &Cpu| cpu.max_phys_addr.as_ref().map(|address| (address.mode, address.bits));
    same!(bits(src), bits(dst), "Target CPU maxphysaddr does not match source");
    same!(
        src.features.len(),
        dst.features.len(),
        "Target CPU feature count %1$zu does not match source %2$zu",
        number
    );
    for (src, dst) in src.features.iter().zip(&dst.features) {
        same!(src.0, dst.0, "Target CPU feature %1$s does not match source %2$s", word);
        same!(src.1, dst.1, "Target CPU feature policy %1$s does not match source %2$s", word);
    }
    let cache = |cpu: &Cpu| cpu.cache.as_ref().map(|cache| (cache.level, cache.mode));
    same!(cache(src), cache(dst), "Target CPU cache does not match source");
    Ok(())
}

type Texts<'t> = &'t [Option<Box<str>>];

/// The lists, each field's name in them, and the error if only one of the two is there.
fn table(names: &[&str], src: Option<Texts<'_>>, dst: Option<Texts<'_>>, absent: &'static str) -> Result<()> {
    let (src, dst) = match (src, dst) {
        (None, None) => return Ok(()),
        (Some(src), Some(dst)) => (src, dst),
        _ => return Err(fault(tr!(absent))),
    };
    for ((name, src), dst) in names.iter().zip(src).zip(dst) {
        if src != dst {
            let id = "Target sysinfo %1$s %2$s does not match source %3$s";
            return Err(fault(tr!(id, *name, text(dst), text(src))));
        }
    }
    Ok(())
}

fn fault(text: String) -> Error {
    Error::new(ErrorDomain::SYSINFO, ErrorCode::CONFIG_UNSUPPORTED, text)
}

fn sysinfo(src: &Sysinfo, dst: &Sysinfo) -> Result<()> {
    let (src, dst) = match (src, dst) {
        (Sysinfo::Smbios(src), Sysinfo::Smbios(dst)) => (src, dst),
        (Sysinfo::Fwcfg(_), Sysinfo::Fwcfg(_)) => return Ok(()),
        _ => {
            let kind = |table: &Sysinfo| match table {
                Sysinfo::Smbios(_) => "smbios",
                Sysinfo::Fwcfg(_) => "fwcfg",
            };
            let id = "Target sysinfo %1$s does not match source %2$s";
            return Err(fault(tr!(id, kind(dst), kind(src))));
        }
    };
    let absent = "Target sysinfo does not match source";
    let names = ["BIOS vendor", "BIOS version", "BIOS date", "BIOS release"];
    table(&names, src.bios.as_ref().map(|t| &t[..]), dst.bios.as_ref().map(|t| &t[..]), absent)?;
    let names = [
        "system vendor",
        "system product",
        "system version",
        "system serial",
        "system uuid",
        "system sku",
        "system family",
    ];
    table(&names, src.system.as_ref().map(|t| &t[..]), dst.system.as_ref().map(|t| &t[..]), absent)?;
    if src.boards.len() != dst.boards.len() {
        let id = "Target sysinfo base board count '%1$zu' does not match source '%2$zu'";
        return Err(fault(tr!(id, dst.boards.len(), src.boards.len())));
    }
    let names = [
        "base board vendor",
        "base board product",
        "base board version",
        "base board serial",
        "base board asset",
        "base board location",
    ];
    for (src, dst) in src.boards.iter().zip(&dst.boards) {
        table(&names, Some(&src[..]), Some(&dst[..]), absent)?;
    }
    let names = ["chassis vendor", "chassis version", "chassis serial", "chassis asset", "chassis sku"];
    let absent = "Target chassis does not match source";
    table(&names, src.chassis.as_ref().map(|t| &t[..]), dst.chassis.as_ref().map(|t| &t[..]), absent)
}
