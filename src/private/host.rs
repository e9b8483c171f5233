// SPDX-License-Identifier: LGPL-2.1-or-later
//! What `virt-host-validate` asks about this host.

use super::{bytes, exported};
use std::ffi::{c_char, c_int, c_uint};
use std::os::fd::AsRawFd;
use virt_core::cgroup::Mounts;
use virt_core::{Error, ErrorDomain, Result, tr};

/// A control group: the controllers that it has, one bit for each.
pub(super) struct Group {
    controllers: u32,
}

/// The controllers, by number, as v2 calls them; the last stands for systemd's own hierarchy.
const V2: [&str; 10] = [
    "cpu",
    "cpuacct",
    "cpuset",
    "memory",
    "devices",
    "freezer",
    "io",
    "net_cls",
    "perf_event",
    "name=systemd",
];
const CPUACCT: u32 = 1 << 1;
const DEVICES: u32 = 1 << 4;

impl Group {
    /// The group of that path; `wanted` limits the controllers.
    fn find(path: &str, wanted: Option<u32>) -> Result<Group> {
        let mounts = Mounts::read()?;
        let mut controllers = 0;
        for (at, _) in mounts.legacy.iter().enumerate().filter(|(_, mount)| mount.is_some()) {
            controllers |= 1 << at;
        }
        if let Some(mount) = &mounts.unified {
            let file = format!("{mount}{path}/cgroup.controllers");
            let names = std::fs::read_to_string(&file).map_err(|error| {
                Error::io(ErrorDomain::CGROUP, &error, tr!("Unable to read from '%1$s'", file))
            })?;
            for name in names.split_ascii_whitespace() {
                controllers |= V2.iter().position(|known| *known == name).map_or(0, |at| 1 << at);
            }
            // It has no controller of that name, but each group counts.
            controllers |= CPUACCT;
            if filters_devices(mount) {
                controllers |= DEVICES;
            }
        }
        controllers &= wanted.unwrap_or(u32::MAX);
        if controllers == 0 {
            let text = tr!("At least one cgroup controller is required");
            return Err(Error::system(ErrorDomain::CGROUP, libc::ENXIO, text));
        }
        Ok(Group { controllers })
    }
}

/// Whether the kernel lets us have programs that say which devices a group of v2 may use.
fn filters_devices(mount: &str) -> bool {
    const PROG_QUERY: c_int = 16;
    const CGROUP_DEVICE: u32 = 6;
    /// The part of `union bpf_attr` for that question.
    #[repr(C, align(8))]
    #[derive(Default)]
    struct Query {
        target: u32,
        kind: u32,
        flags: u32,
        attached: u32,
        programs: u64,
        count: u32,
    }
    let Ok(folder) = std::fs::File::open(mount) else { return false };
    let mut query = Query { target: folder.as_raw_fd() as u32, kind: CGROUP_DEVICE, ..Query::default() };
    // SAFETY: an open descriptor, and a structure of so many bytes in which the kernel answers.
    unsafe { libc::syscall(libc::SYS_bpf, PROG_QUERY, &raw mut query, size_of::<Query>()) >= 0 }
}

/// Whether an ACPI table of that name describes a memory management unit for devices.
fn has_smmu(path: &str) -> Result<bool> {
    let table = std::fs::read(path)
        .map_err(|error| Error::io(ErrorDomain::NONE, &error, tr!("cannot open '%1$s'", path)))?;
    let wrong = |text: String| Error::internal(ErrorDomain::NONE, text);
    let word =
        |at: usize| table.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let (Some(length), Some(_), Some(mut at)) = (word(4), word(36), word(40)) else {
        return Err(wrong(tr!("IORT table header ended early")));
    };
    const HEADER: usize = 16;
    const NAMES: [&str; 7] = [
        "ITS Group",
        "Named Component",
        "Root Complex",
        "SMMUv1 or SMMUv2",
        "SMMUv3",
        "PMCG",
        "Memory range",
    ];
    let mut found = false;
    while at < length {
        let Some(node) = table.get(at..at + HEADER) else {
            return Err(wrong(tr!("IORT table node header ended early")));
        };
        let size = usize::from(u16::from_le_bytes([node[1], node[2]]));
        if size < HEADER {
            let name = NAMES.get(usize::from(node[0])).copied().unwrap_or("<null>");
            return Err(wrong(tr!(
                "IORT table node type %1$s has invalid length: got %2$u, expected at least %3$zu",
                name,
                size,
                HEADER
            )));
        }
        found |= matches!(node[0], 3 | 4);
        at += size;
    }
    Ok(found)
}

/// One parameter of the kernel's command line. Quotes keep blanks together and are no part of it.
struct Parameter<'a> {
    name: &'a [u8],
    value: Option<&'a [u8]>,
    /// What follows.
    rest: &'a [u8],
}

impl Parameter<'_> {
    /// The first one of a line.
    fn first(line: &[u8]) -> Option<Parameter<'_>> {
        let line = line.trim_ascii_start();
        let opened = line.first() == Some(&b'"');
        let line = &line[usize::from(opened)..];
        let mut quoted = opened;
        let mut end = line.len();
        for (at, byte) in line.iter().enumerate() {
            if !quoted && byte.is_ascii_whitespace() {
                end = at;
                break;
            }
            quoted ^= *byte == b'"';
        }
        let (word, rest) = line.split_at(end);
        if word.is_empty() {
            return None;
        }
        let closed =
            |text: &'_ [u8], opened: bool| text.len() - usize::from(opened && text.last() == Some(&b'"'));
        let Some(equal) = word.iter().position(|byte| *byte == b'=').filter(|at| *at > 0) else {
            return Some(Parameter { name: &word[..closed(word, opened)], value: None, rest });
        };
        let value = &word[equal + 1..];
        let inner = value.strip_prefix(b"\"").unwrap_or(value);
        let opened = opened || inner.len() < value.len();
        Some(Parameter { name: &word[..equal], value: Some(&inner[..closed(inner, opened)]), rest })
    }
}

/// Whether a parameter's value is one of `values`, or it has none where there are none. The last
/// time that it is given counts, or with `first` any.
fn matches(line: &[u8], name: &[u8], values: &[&[u8]], prefix: bool, first: bool) -> bool {
    let plain =
        |name: &[u8]| name.iter().map(|byte| if *byte == b'_' { b'-' } else { *byte }).collect::<Vec<_>>();
    let name = plain(name);
    let mut found = false;
    let mut rest = line;
    while let Some(parameter) = Parameter::first(rest) {
        rest = parameter.rest;
        if plain(parameter.name) != name {
            continue;
        }
        found = match parameter.value {
            None => values.is_empty(),
            Some(value) => {
                values.iter().any(|known| if prefix { value.starts_with(known) } else { value == *known })
            }
        };
        if found && first {
            break;
        }
    }
    found
}

exported! {
all {
    fn virCgroupNew(path: *const c_char, controllers: c_int, place: *mut *mut Group) -> c_int {
        *place = std::ptr::null_mut();
        match Group::find(&super::text(path), u32::try_from(controllers).ok()) {
            Ok(group) => {
                *place = Box::into_raw(Box::new(group));
                0
            }
            Err(error) => {
                crate::ffi::error::note("virCgroupNew", error);
                -1
            }
        }
    }

    fn virCgroupFree(group: *mut Group) {
        if !group.is_null() {
            drop(Box::from_raw(group));
        }
    }

    fn virCgroupHasController(group: *const Group, controller: c_int) -> bool {
        let known = (0..V2.len() as c_int).contains(&controller);
        known && group.as_ref().is_some_and(|group| group.controllers >> controller & 1 == 1)
    }

    /// Flags: 1 compares beginnings of values, 2 whole ones; 4 takes the first that matches, 8 the last.
    fn virKernelCmdlineMatchParam(line: *const c_char, name: *const c_char, values: *const *const c_char,
                                  count: usize, flags: c_uint) -> bool {
        let values: Vec<&[u8]> = (0..count).map(|at| bytes(*values.add(at))).collect();
        matches(bytes(line), bytes(name), &values, flags & 1 != 0, flags & 4 != 0)
    }
}
since_11 {
    fn virAcpiHasSMMU() -> c_int {
        match has_smmu("/sys/firmware/acpi/tables/IORT") {
            Ok(found) => found.into(),
            Err(error) => {
                crate::ffi::error::note("virAcpiHasSMMU", error);
                -1
            }
        }
    }

    fn virHostCPUX86GetCPUID(leaf: u32, part: u32, eax: *mut u32, ebx: *mut u32, ecx: *mut u32, edx: *mut u32) {
        for (place, value) in [eax, ebx, ecx, edx].into_iter().zip(virt_sys::processor::cpuid(leaf, part)) {
            if !place.is_null() {
                *place = value;
            }
        }
    }
}
}
