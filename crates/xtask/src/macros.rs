// SPDX-License-Identifier: LGPL-2.1-or-later
//! Macros that take arguments or stand for something other than a value. Rust has no counterpart,
//! so this table is where they are declared; the headers and the API description follow from it.

/// A macro with arguments.
pub struct Macro {
    pub header: &'static str,
    pub name: &'static str,
    /// Arguments, each with what to pass.
    pub args: &'static [(&'static str, &'static str)],
    /// What it expands to.
    pub body: &'static str,
    pub doc: &'static str,
    pub since: &'static str,
}

/// A macro that renames a tag.
pub struct Alias {
    pub header: &'static str,
    pub name: &'static str,
    pub target: &'static str,
    pub doc: &'static str,
    pub since: &'static str,
}

/// The attributes of declarations, for `libvirt-common.h`. A program may define either beforehand.
pub const ATTRIBUTES: &str = "\
/**
 * Marks a declaration that programs should stop using. The compiler warns where it is used.
 */
#ifndef VIR_DEPRECATED
#if defined(__GNUC__)
#define VIR_DEPRECATED __attribute__((__deprecated__))
#else
#define VIR_DEPRECATED
#endif
#endif

/**
 * Storage class of a variable that the library exports.
 */
#ifndef VIR_EXPORT_VAR
#define VIR_EXPORT_VAR extern
#endif
";

/// A variable that a library exports.
pub struct Variable {
    pub header: &'static str,
    pub ctype: &'static str,
    pub name: &'static str,
    pub doc: &'static str,
    /// The version that documented it.
    pub since: &'static str,
    /// The version of its symbol.
    pub node: &'static str,
}

pub const VARIABLES: &[Variable] = &[Variable {
    header: "libvirt-host.h",
    ctype: "virConnectAuthPtr",
    name: "virConnectAuthPtrDefault",
    doc: "Credentials from the terminal: asks the user on standard output and reads from standard input, \
          without echo where the answer is a secret. For command line programs; pass it to \
          virConnectOpenAuth(). It belongs to the library and is never freed.",
    since: "0.4.1",
    node: "0.4.0",
}];

pub const ALIASES: &[Alias] = &[
    Alias {
        header: "libvirt-domain.h",
        name: "_virSchedParameter",
        target: "_virTypedParameter",
        doc: "The tag that typed parameters had as scheduler parameters.",
        since: "0.2.3",
    },
    Alias {
        header: "libvirt-domain.h",
        name: "_virBlkioParameter",
        target: "_virTypedParameter",
        doc: "The tag that typed parameters had as block I/O parameters.",
        since: "0.9.0",
    },
    Alias {
        header: "libvirt-domain.h",
        name: "_virMemoryParameter",
        target: "_virTypedParameter",
        doc: "The tag that typed parameters had as memory parameters.",
        since: "0.8.5",
    },
];

const CPUMAP: (&str, &str) = ("cpumap", "a bitmap of CPUs, eight to the byte, lowest bit first");
const CPU: (&str, &str) = ("cpu", "number of the host CPU, from 0");
const CPUMAPS: (&str, &str) = ("cpumaps", "bitmaps of all virtual CPUs, one behind the other");
const MAPLEN: (&str, &str) = ("maplen", "bytes in each bitmap");
const VCPU: (&str, &str) = ("vcpu", "number of the virtual CPU, from 0");

pub const MACROS: &[Macro] = &[
    Macro {
        header: "libvirt-common.h",
        name: "LIBVIR_CHECK_VERSION",
        args: &[("major", "first part of the version"), ("minor", "second part"), ("micro", "third part")],
        body: "(1000000 * (major) + 1000 * (minor) + (micro) <= LIBVIR_VERSION_NUMBER)",
        doc: "True when these headers are of the given version or newer. Works in #if.",
        since: "1.2.0",
    },
    Macro {
        header: "libvirt-host.h",
        name: "VIR_NODEINFO_MAXCPUS",
        args: &[("nodeinfo", "a virNodeInfo, not a pointer to one")],
        body: "((nodeinfo).threads * (nodeinfo).cores * (nodeinfo).sockets * (nodeinfo).nodes)",
        doc: "How many CPUs the host can have: the product of its topology. Bitmaps of host CPUs need \
              that many bits.",
        since: "0.1.4",
    },
    Macro {
        header: "libvirt-domain.h",
        name: "VIR_USE_CPU",
        args: &[CPUMAP, CPU],
        body: "((cpumap)[(cpu) / 8] |= (1 << ((cpu) % 8)))",
        doc: "Adds a CPU to a bitmap, as virDomainPinVcpu() takes it.",
        since: "0.1.4",
    },
    Macro {
        header: "libvirt-domain.h",
        name: "VIR_UNUSE_CPU",
        args: &[CPUMAP, CPU],
        body: "((cpumap)[(cpu) / 8] &= ~(1 << ((cpu) % 8)))",
        doc: "Takes a CPU out of a bitmap.",
        since: "0.1.4",
    },
    Macro {
        header: "libvirt-domain.h",
        name: "VIR_CPU_USED",
        args: &[CPUMAP, CPU],
        body: "((cpumap)[(cpu) / 8] & (1 << ((cpu) % 8)))",
        doc: "Not zero when a CPU is in a bitmap.",
        since: "1.0.0",
    },
    Macro {
        header: "libvirt-domain.h",
        name: "VIR_CPU_MAPLEN",
        args: &[("cpu", "number of CPUs")],
        body: "(((cpu) + 7) / 8)",
        doc: "Bytes that a bitmap of so many CPUs takes.",
        since: "0.1.4",
    },
    Macro {
        header: "libvirt-domain.h",
        name: "VIR_CPU_USABLE",
        args: &[CPUMAPS, MAPLEN, VCPU, CPU],
        body: "VIR_CPU_USED(VIR_GET_CPUMAP(cpumaps, maplen, vcpu), cpu)",
        doc: "Not zero when a virtual CPU may run on a host CPU, in what virDomainGetVcpus() stored.",
        since: "0.1.4",
    },
    Macro {
        header: "libvirt-domain.h",
        name: "VIR_COPY_CPUMAP",
        args: &[CPUMAPS, MAPLEN, VCPU, ("cpumap", "where to copy to: maplen bytes")],
        body: "memcpy((cpumap), VIR_GET_CPUMAP(cpumaps, maplen, vcpu), (maplen))",
        doc: "Copies the bitmap of one virtual CPU out of what virDomainGetVcpus() stored. The program \
              includes string.h.",
        since: "0.1.4",
    },
    Macro {
        header: "libvirt-domain.h",
        name: "VIR_GET_CPUMAP",
        args: &[CPUMAPS, MAPLEN, VCPU],
        body: "(&((cpumaps)[(vcpu) * (maplen)]))",
        doc: "Where the bitmap of one virtual CPU starts in what virDomainGetVcpus() stored.",
        since: "0.1.4",
    },
    Macro {
        header: "libvirt-domain.h",
        name: "VIR_DOMAIN_EVENT_CALLBACK",
        args: &[("cb", "a callback of the type that the event calls for")],
        body: "((virConnectDomainEventGenericCallback)(cb))",
        doc: "Turns a callback into what virConnectDomainEventRegisterAny() takes.",
        since: "0.8.0",
    },
    Macro {
        header: "libvirt-network.h",
        name: "VIR_NETWORK_EVENT_CALLBACK",
        args: &[("cb", "a callback of the type that the event calls for")],
        body: "((virConnectNetworkEventGenericCallback)(cb))",
        doc: "Turns a callback into what virConnectNetworkEventRegisterAny() takes.",
        since: "1.2.1",
    },
    Macro {
        header: "libvirt-nodedev.h",
        name: "VIR_NODE_DEVICE_EVENT_CALLBACK",
        args: &[("cb", "a callback of the type that the event calls for")],
        body: "((virConnectNodeDeviceEventGenericCallback)(cb))",
        doc: "Turns a callback into what virConnectNodeDeviceEventRegisterAny() takes.",
        since: "2.2.0",
    },
    Macro {
        header: "libvirt-secret.h",
        name: "VIR_SECRET_EVENT_CALLBACK",
        args: &[("cb", "a callback of the type that the event calls for")],
        body: "((virConnectSecretEventGenericCallback)(cb))",
        doc: "Turns a callback into what virConnectSecretEventRegisterAny() takes.",
        since: "3.0.0",
    },
    Macro {
        header: "libvirt-storage.h",
        name: "VIR_STORAGE_POOL_EVENT_CALLBACK",
        args: &[("cb", "a callback of the type that the event calls for")],
        body: "((virConnectStoragePoolEventGenericCallback)(cb))",
        doc: "Turns a callback into what virConnectStoragePoolEventRegisterAny() takes.",
        since: "2.0.0",
    },
];
