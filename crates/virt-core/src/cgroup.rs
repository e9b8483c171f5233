// SPDX-License-Identifier: LGPL-2.1-or-later
//! Control groups: which ones a process is in, and joining them.
//!
//! Hosts have the unified hierarchy (v2), the older one hierarchy per controller (v1), or
//! v1 with a v2 mount that has no controllers and is only systemd's; then v1 counts alone.

use crate::{Error, ErrorDomain, Result, tr};
use std::fs;
use std::path::Path;

/// The controllers that libvirt knows in v1. systemd's own hierarchy is not among them: a
/// process is moved there by systemd only.
const V1: [&str; 9] =
    ["cpu", "cpuacct", "cpuset", "memory", "devices", "freezer", "blkio", "net_cls", "perf_event"];

/// The groups of one process.
#[derive(Debug, Default, PartialEq)]
struct Groups {
    /// The folder in the unified hierarchy.
    unified: Option<String>,
    /// The folder for each v1 controller that is mounted.
    legacy: Vec<String>,
}

/// Where the hierarchies are mounted.
#[derive(Debug, Default, PartialEq)]
pub struct Mounts {
    /// That of v2, if it has controllers.
    pub unified: Option<String>,
    /// Those of v1: cpu, cpuacct, cpuset, memory, devices, freezer, blkio, net_cls and perf_event.
    pub legacy: [Option<String>; 9],
}

/// Moves this process into the groups that the process `pid` is in; -1 is this process.
pub fn join(pid: i32) -> Result<()> {
    let mounts = Mounts::read()?;
    let file = match pid {
        -1 => "/proc/self/cgroup".to_string(),
        pid => format!("/proc/{pid}/cgroup"),
    };
    let placement = fs::read_to_string(&file)
        .map_err(|error| Error::io(ErrorDomain::CGROUP, &error, tr!("Unable to open '%1$s'", file)))?;
    let groups = mounts.groups(&placement)?;
    if let Some(dir) = &groups.unified {
        let file = format!("{dir}/cgroup.controllers");
        fs::read_to_string(&file).map_err(|error| {
            Error::io(ErrorDomain::CGROUP, &error, tr!("Unable to read from '%1$s'", file))
        })?;
    }
    for dir in &groups.legacy {
        add(&format!("{dir}/tasks"))?;
    }
    groups.unified.map_or(Ok(()), |dir| add(&format!("{dir}/cgroup.procs")))
}

fn add(file: &str) -> Result<()> {
    let me = std::process::id().to_string();
    let written = fs::OpenOptions::new().write(true).truncate(true).open(file).and_then(|mut to| {
        use std::io::Write;
        to.write_all(me.as_bytes())
    });
    written.map_err(|error| {
        let text = match (error.raw_os_error(), file.rsplit('/').next()) {
            (Some(22), Some(name)) => tr!("Invalid value '%1$s' for '%2$s'", me, name),
            _ => tr!("Unable to write to '%1$s'", file),
        };
        Error::io(ErrorDomain::CGROUP, &error, text)
    })
}

impl Mounts {
    /// This host's; one hierarchy at least.
    pub fn read() -> Result<Mounts> {
        let mounts = fs::read_to_string("/proc/mounts")
            .map_err(|error| Error::io(ErrorDomain::CGROUP, &error, tr!("Unable to open /proc/mounts")))?;
        let mounts = Mounts::parse(&mounts, |dir| {
            fs::read_to_string(Path::new(dir).join("cgroup.controllers")).is_ok_and(|names| !names.is_empty())
        });
        if mounts == Mounts::default() {
            return Err(Error::internal(ErrorDomain::CGROUP, tr!("no cgroup backend available")));
        }
        Ok(mounts)
    }

    /// From the lines of `/proc/mounts`; `has_controllers` says whether a v2 mount is more
    /// than a means of tracking processes. The last mount of a hierarchy counts.
    fn parse(text: &str, has_controllers: impl Fn(&str) -> bool) -> Mounts {
        let mut mounts = Mounts::default();
        let mut unified_is_used = false;
        for line in text.lines() {
            let mut fields = line.split(' ');
            let (_, Some(dir), Some(kind), Some(options)) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let dir = decode(dir);
            match kind {
                "cgroup2" => {
                    unified_is_used |= has_controllers(&dir);
                    mounts.unified = Some(dir);
                }
                "cgroup" => {
                    for (name, place) in V1.iter().zip(&mut mounts.legacy) {
                        if options.split(',').any(|option| option == *name) {
                            *place = Some(dir.clone());
                        }
                    }
                }
                _ => {}
            }
        }
        if !unified_is_used {
            mounts.unified = None;
        }
        mounts
    }

    /// The groups of the process whose `/proc/PID/cgroup` this is.
    fn groups(&self, text: &str) -> Result<Groups> {
        let mut unified = None;
        let mut legacy: [Option<&str>; 9] = [None; 9];
        for line in text.lines() {
            let mut fields = line.splitn(3, ':');
            let (_, Some(controllers), Some(path)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            // Threads of a domain are in groups below its own.
            let of_libvirt = |path| cut(path, "/libvirt");
            if controllers.is_empty() {
                unified = unified.or(Some(of_libvirt(cut(path, "/emulator"))));
            }
            for (name, place) in V1.iter().zip(&mut legacy) {
                if place.is_none() && controllers.split(',').any(|controller| controller == *name) {
                    *place = Some(of_libvirt(path));
                }
            }
        }
        let mut groups = Groups::default();
        for ((name, mount), path) in V1.iter().zip(&self.legacy).zip(legacy) {
            let Some(mount) = mount else { continue };
            let Some(path) = path else {
                let text = tr!("Could not find placement for v1 controller %1$s", *name);
                return Err(Error::internal(ErrorDomain::CGROUP, text));
            };
            groups.legacy.push(format!("{mount}{path}"));
        }
        if let Some(mount) = &self.unified {
            let Some(path) = unified else {
                let text = tr!("Could not find placement for v2 controller");
                return Err(Error::internal(ErrorDomain::CGROUP, text));
            };
            groups.unified = Some(format!("{mount}{path}"));
        }
        Ok(groups)
    }
}

/// `path` up to the last `end`.
fn cut<'a>(path: &'a str, end: &str) -> &'a str {
    path.rfind(end).map_or(path, |at| &path[..at])
}

/// A field of `/proc/mounts`, where spaces and their like stand as `\040`.
fn decode(field: &str) -> String {
    let mut out = Vec::with_capacity(field.len());
    let mut rest = field.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..3).filter(|d| *first == b'\\' && d.iter().all(|b| matches!(b, b'0'..=b'7')));
        match digits {
            Some(digits) => {
                out.push(digits.iter().fold(0u8, |n, b| n.wrapping_mul(8).wrapping_add(b - b'0')));
                rest = &after[3..];
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HYBRID: &str = "\
tmpfs /sys/fs/cgroup tmpfs ro 0 0
cgroup2 /sys/fs/cgroup/unified cgroup2 rw,nsdelegate 0 0
cgroup /sys/fs/cgroup/systemd cgroup rw,xattr,name=systemd 0 0
cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,cpu,cpuacct 0 0
cgroup /mnt/a\\040b cgroup rw,memory 0 0
";

    #[test]
    fn unified_hosts_have_one_folder() {
        let mounts = Mounts::parse("cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n", |_| true);
        let groups = mounts.groups("0::/machine/lxc-7.scope/libvirt/emulator\n").unwrap();
        assert_eq!(
            groups,
            Groups { unified: Some("/sys/fs/cgroup/machine/lxc-7.scope".into()), legacy: vec![] }
        );
        let error = mounts.groups("1:cpu:/x\n").unwrap_err();
        assert_eq!(error.message(), "internal error: Could not find placement for v2 controller");
    }

    #[test]
    fn hybrid_hosts_have_one_for_each_controller() {
        let mounts = Mounts::parse(HYBRID, |_| false);
        let placement = "4:memory:/m\n3:cpu,cpuacct:/machine/x\n1:name=systemd:/init\n0::/init\n";
        let groups = mounts.groups(placement).unwrap();
        let cpu = "/sys/fs/cgroup/cpu,cpuacct/machine/x";
        assert_eq!(
            groups,
            Groups { unified: None, legacy: vec![cpu.into(), cpu.into(), "/mnt/a b/m".into()] }
        );
        let error = mounts.groups("3:cpu,cpuacct:/x\n").unwrap_err();
        assert_eq!(error.message(), "internal error: Could not find placement for v1 controller memory");
    }

    #[test]
    fn other_lines_do_no_harm() {
        assert_eq!(Mounts::parse("\nx\ncgroup\nproc /proc proc rw 0 0\n", |_| true), Mounts::default());
        assert_eq!(Mounts::default().groups("\n::\nx:y\n").unwrap(), Groups::default());
        assert_eq!(decode("\\04\\777\\"), "\\04\u{fffd}\\");
    }
}
