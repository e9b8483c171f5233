// SPDX-License-Identifier: LGPL-2.1-or-later
//! Words of documents and their numbers, which the program lists or looks up.

use super::text::{name, number};
use super::exported;
use std::ffi::{CStr, c_char, c_int};

const ARCH: &[&CStr] = &[
    c"none", c"alpha", c"armv6l", c"armv7l", c"armv7b", c"aarch64", c"cris", c"i686", c"ia64", c"lm32",
    c"loongarch64", c"m68k", c"microblaze", c"microblazeel", c"mips", c"mipsel", c"mips64", c"mips64el",
    c"openrisc", c"parisc", c"parisc64", c"ppc", c"ppcle", c"ppc64", c"ppc64le", c"ppcemb", c"riscv32",
    c"riscv64", c"s390", c"s390x", c"sh4", c"sh4eb", c"sparc", c"sparc64", c"unicore32", c"x86_64",
    c"xtensa", c"xtensaeb",
];
const CGROUP_CONTROLLER: &[&CStr] = &[
    c"cpu", c"cpuacct", c"cpuset", c"memory", c"devices", c"freezer", c"blkio", c"net_cls",
    c"perf_event", c"name=systemd",
];
const DISK_BUS: &[&CStr] = &[
    c"none", c"ide", c"fdc", c"scsi", c"virtio", c"xen", c"usb", c"uml", c"sata", c"sd", c"nvme",
];
const DISK_CACHE: &[&CStr] =
    &[c"default", c"none", c"writethrough", c"writeback", c"directsync", c"unsafe"];
const DISK_DEVICE: &[&CStr] = &[c"disk", c"cdrom", c"floppy", c"lun"];
const DISK_IO: &[&CStr] = &[c"default", c"native", c"threads", c"io_uring"];
const GRAPHICS: &[&CStr] = &[c"sdl", c"vnc", c"rdp", c"desktop", c"spice", c"egl-headless", c"dbus"];
const KEYCODE_SET: &[&CStr] = &[
    c"linux", c"xt", c"atset1", c"atset2", c"atset3", c"os_x", c"xt_kbd", c"usb", c"win32", c"qnum",
];
const NET: &[&CStr] = &[
    c"user", c"ethernet", c"vhostuser", c"server", c"client", c"mcast", c"network", c"bridge",
    c"internal", c"direct", c"hostdev", c"udp", c"vdpa", c"null", c"vds",
];
const NODE_DEV_CAP: &[&CStr] = &[
    c"system", c"pci", c"usb_device", c"usb", c"net", c"scsi_host", c"scsi_target", c"scsi", c"storage",
    c"fc_host", c"vports", c"scsi_generic", c"drm", c"mdev_types", c"mdev", c"ccw", c"css", c"vdpa",
    c"ap_card", c"ap_queue", c"ap_matrix", c"vpd", c"ccwgroup", c"ccwgroup_member",
];
const NUMA_MODE: &[&CStr] = &[c"strict", c"preferred", c"interleave", c"restrictive"];
const PCI_DRIVER: &[&CStr] = &[c"default", c"kvm", c"vfio", c"xen"];
const PERF_EVENT: &[&CStr] = &[
    c"cmt", c"mbmt", c"mbml", c"cpu_cycles", c"instructions", c"cache_references", c"cache_misses",
    c"branch_instructions", c"branch_misses", c"bus_cycles", c"stalled_cycles_frontend",
    c"stalled_cycles_backend", c"ref_cpu_cycles", c"cpu_clock", c"task_clock", c"page_faults",
    c"context_switches", c"cpu_migrations", c"page_faults_min", c"page_faults_maj", c"alignment_faults",
    c"emulation_faults",
];
const SECRET_USAGE: &[&CStr] = &[c"none", c"volume", c"ceph", c"iscsi", c"tls", c"vtpm"];
const STORAGE_FORMAT: &[&CStr] = &[
    c"none", c"raw", c"dir", c"bochs", c"cloop", c"dmg", c"iso", c"vpc", c"vdi", c"fat", c"vhd", c"ploop",
    c"cow", c"qcow", c"qcow2", c"qed", c"vmdk",
];
const STORAGE_POOL: &[&CStr] = &[
    c"dir", c"fs", c"netfs", c"logical", c"disk", c"iscsi", c"iscsi-direct", c"scsi", c"mpath", c"rbd",
    c"sheepdog", c"gluster", c"zfs", c"vstorage",
];
const TRISTATE_BOOL: &[&CStr] = &[c"default", c"yes", c"no"];
const VIRT: &[&CStr] = &[
    c"none", c"qemu", c"kqemu", c"kvm", c"xen", c"lxc", c"uml", c"openvz", c"test", c"vmware", c"hyperv",
    c"vbox", c"phyp", c"parallels", c"bhyve", c"vz", c"hvf",
];

/// What kind of machine this is.
fn machine() -> c_int {
    // SAFETY: a structure of ours that the kernel fills.
    let names = unsafe {
        let mut names: libc::utsname = std::mem::zeroed();
        libc::uname(&mut names);
        names
    };
    // SAFETY: the kernel's string ends.
    let machine = unsafe { CStr::from_ptr(names.machine.as_ptr()) };
    let known = match machine.to_bytes() {
        [b'i', _, b'8', b'6'] => c"i686",
        b"amd64" => c"x86_64",
        b"arm64" => c"aarch64",
        _ => machine,
    };
    // SAFETY: a C string.
    unsafe { number(ARCH, known.as_ptr()) }.max(0)
}

/// The numbers of 9.0.0.
mod old {
    use super::{ARCH, c_int, exported};

    exported! { only_9 {
        /// What kind of machine this is, among those before `loongarch64` was known.
        fn virArchFromHost() -> c_int {
            let added = ARCH.iter().position(|name| *name == c"loongarch64").map_or(c_int::MAX, |at| at as c_int);
            match super::machine() {
                now if now > added => now - 1,
                now if now == added => 0,
                now => now,
            }
        }
    } }
}

/// The name; what has none is called as the first.
fn arch(value: c_int) -> *const c_char {
    let known = name(ARCH, value);
    if known.is_null() { name(ARCH, 0) } else { known }
}

exported! {
all {
    fn virTristateBoolTypeToString(value: c_int) -> *const c_char {
        name(TRISTATE_BOOL, value)
    }

    fn virCgroupControllerTypeToString(value: c_int) -> *const c_char {
        name(CGROUP_CONTROLLER, value)
    }

    fn virDomainNetTypeToString(value: c_int) -> *const c_char {
        name(NET, value)
    }

    fn virDomainNetTypeFromString(word: *const c_char) -> c_int {
        number(NET, word)
    }

    fn virDomainNumatuneMemModeTypeToString(value: c_int) -> *const c_char {
        name(NUMA_MODE, value)
    }

    fn virDomainNumatuneMemModeTypeFromString(word: *const c_char) -> c_int {
        number(NUMA_MODE, word)
    }

    fn virDomainVirtTypeToString(value: c_int) -> *const c_char {
        name(VIRT, value)
    }

    fn virKeycodeSetTypeToString(value: c_int) -> *const c_char {
        name(KEYCODE_SET, value)
    }

    fn virKeycodeSetTypeFromString(word: *const c_char) -> c_int {
        number(KEYCODE_SET, word)
    }

    fn virNodeDevCapTypeToString(value: c_int) -> *const c_char {
        name(NODE_DEV_CAP, value)
    }

    fn virNodeDevCapTypeFromString(word: *const c_char) -> c_int {
        number(NODE_DEV_CAP, word)
    }

    fn virPerfEventTypeToString(value: c_int) -> *const c_char {
        name(PERF_EVENT, value)
    }

    fn virSecretUsageTypeToString(value: c_int) -> *const c_char {
        name(SECRET_USAGE, value)
    }

    fn virStorageFileFormatTypeToString(value: c_int) -> *const c_char {
        name(STORAGE_FORMAT, value)
    }

    fn virStoragePoolTypeToString(value: c_int) -> *const c_char {
        name(STORAGE_POOL, value)
    }

    fn virStoragePoolTypeFromString(word: *const c_char) -> c_int {
        number(STORAGE_POOL, word)
    }
}
only_9 {
    fn virDomainHostdevSubsysPCIBackendTypeToString(value: c_int) -> *const c_char {
        name(PCI_DRIVER, value)
    }
}
since_11 {
    /// What kind of machine this is.
    fn virArchFromHost() -> c_int {
        machine()
    }

    fn virArchToString(value: c_int) -> *const c_char {
        arch(value)
    }

    fn virDeviceHostdevPCIDriverNameTypeToString(value: c_int) -> *const c_char {
        name(PCI_DRIVER, value)
    }
}
since_12 {
    fn virDomainDiskBusTypeToString(value: c_int) -> *const c_char {
        name(DISK_BUS, value)
    }

    fn virDomainDiskCacheTypeToString(value: c_int) -> *const c_char {
        name(DISK_CACHE, value)
    }

    fn virDomainDiskDeviceTypeToString(value: c_int) -> *const c_char {
        name(DISK_DEVICE, value)
    }

    fn virDomainDiskIoTypeToString(value: c_int) -> *const c_char {
        name(DISK_IO, value)
    }

    fn virDomainGraphicsTypeToString(value: c_int) -> *const c_char {
        name(GRAPHICS, value)
    }
}
}

/// 9.0.0 counts without `loongarch64`.
mod until_9 {
    use super::{arch, c_char, c_int, exported};

    exported! { only_9 {
        fn virArchToString(value: c_int) -> *const c_char {
            arch(if value < 10 { value } else { value.saturating_add(1) })
        }
    } }
}
