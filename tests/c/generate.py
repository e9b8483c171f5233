#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes the C programs that call every public function in one wrong way.

    generate.py TABLES [DIRECTORY]

TABLES is the folder that holds functions.tsv, the table of public functions.
The programs go to DIRECTORY, by default the folder of this file, and are
checked in: nothing but a C compiler is needed to run them.
"""

import csv
import os
import sys

# The tests compile against the oldest reference, which lacks these.
TOO_NEW = {"virDomainAnnounceInterface"}

# Objects, the variable that holds one, and the subject that owns it.
OBJECTS = {
    "virConnectPtr": ("conn", "connect"),
    "virDomainPtr": ("domain", "domain"),
    "virDomainSnapshotPtr": ("snapshot", "snapshot"),
    "virDomainCheckpointPtr": ("checkpoint", "checkpoint"),
    "virNetworkPtr": ("network", "network"),
    "virNetworkPortPtr": ("port", "network"),
    "virStoragePoolPtr": ("pool", "storage"),
    "virStorageVolPtr": ("volume", "storage"),
    "virNodeDevicePtr": ("device", "nodedev"),
    "virInterfacePtr": ("iface", "interface"),
    "virSecretPtr": ("secret", "secret"),
    "virNWFilterPtr": ("filter", "nwfilter"),
    "virNWFilterBindingPtr": ("binding", "nwfilter"),
    "virStreamPtr": ("stream", "stream"),
    "virAdmConnectPtr": ("admin", "admin"),
    "virAdmServerPtr": ("server", "admin"),
    "virAdmClientPtr": ("client", "admin"),
}

# Objects the test driver cannot make: their functions can only be called
# with no object or the wrong one.
UNOBTAINABLE = {
    "virNetworkPortPtr", "virSecretPtr", "virNWFilterPtr", "virNWFilterBindingPtr",
    "virAdmConnectPtr", "virAdmServerPtr", "virAdmClientPtr",
}

# Functions of domains and connections that belong to a document of their own.
SNAPSHOT = {"virDomainRevertToSnapshot", "virDomainListAllSnapshots",
            "virDomainHasCurrentSnapshot"}
CHECKPOINT = {"virDomainListAllCheckpoints"}

# Everything about a domain but its life and its place in lists; split from
# the rest so that a library can pass one file before the other.
LIFE = """
    Create CreateLinux CreateWithFiles CreateWithFlags CreateXML CreateXMLWithFiles
    DefineXML DefineXMLFlags Destroy DestroyFlags Free GetAutostart GetConnect
    GetID GetInfo GetMaxMemory GetMetadata GetName GetOSType GetState GetUUID
    GetUUIDString GetXMLDesc HasManagedSaveImage IsActive IsPersistent IsUpdated
    LookupByID LookupByName LookupByUUID LookupByUUIDString ManagedSave
    ManagedSaveRemove Reboot Ref Rename Reset Resume SetAutostart SetMetadata
    Shutdown ShutdownFlags Suspend Undefine UndefineFlags
""".split()
LIFE = {"virDomain" + name for name in LIFE}

# What the reference does not survive, by function, or by function and label.
# no_crash.c calls these.
CRASHES = {
    "null_object": {"virConnectSetIdentity", "virDomainFDAssociate",
                    "virDomainGetLaunchSecurityInfo",
                    "virDomainSetLaunchSecurityState", "virDomainLxcEnterNamespace"},
    "wrong_object": {
        "virConnCopyLastError domain for conn", "virConnCopyLastError stream for conn",
        "virConnResetLastError domain for conn", "virConnResetLastError stream for conn",
        "virConnectSetIdentity domain for conn", "virConnectSetIdentity stream for conn",
        "virConnSetErrorFunc domain for conn", "virConnSetErrorFunc stream for conn",
        "virConnGetLastError domain for conn", "virConnGetLastError stream for conn",
        "virDomainFDAssociate conn for domain", "virDomainFDAssociate stream for domain",
        "virDomainMigrate3 domain for dconn", "virDomainMigrate3 stream for dconn",
        "virDomainLxcEnterNamespace conn for domain",
        "virDomainLxcEnterNamespace stream for domain",
    },
    "null_arguments": {
        "virConnCopyLastError to NULL", "virDomainGetInterfaceParameters device NULL",
        "virDomainGetTime seconds NULL", "virDomainGetTime nseconds NULL",
        "virDomainMigrate3 dconn NULL", "virDomainMigrate3 params NULL",
    },
    "read_only": set(),
    "unknown_flags": set(),
    "pending_error": set(),
}

# Strings by argument name, then by function and argument.
STRINGS = {
    "alias": "alias", "arch": "x86_64", "backupXML": "<domainbackup/>", "base": "base",
    "cap": "scsi_host", "checkpointXML": "<domaincheckpoint/>", "cmd": "command",
    "cpumap": "0-1", "data": "data", "dconnuri": "test:///default",
    "destxml": "<disk/>", "dev": "vda", "dev_name": "console0", "device": "vnet0",
    "disk": "vda", "dname": "moved", "domainXml": "<domain/>",
    "driverName": "vfio", "duri": "test:///default", "dxml": "<domain/>",
    "emulator": "/usr/bin/emulator", "emulatorbin": "/usr/bin/emulator",
    "event": "EVENT", "file": "/nonexistent/image", "filters": "1:util",
    "from": "/nonexistent/image", "group": "group", "key": "key",
    "mac": "52:54:00:00:00:01", "machine": "machine", "macstr": "aa:bb:cc:dd:ee:ff",
    "metadata": "<m/>", "miguri": "tcp:nowhere", "mountPoint": "/", "name": "name",
    "nativeConfig": "config", "nativeFormat": "format", "new_name": "renamed",
    "outputs": "1:stderr", "password": "password", "path": "/nonexistent/path",
    "portdev": "vnet0", "srcSpec": "<source/>", "to": "/nonexistent/image",
    "top": "top", "type": "type", "uri": "http://example.org/m", "usageID": "usage",
    "user": "user", "vcpumap": "0", "virttype": "test", "wwnn": "2000000012341234",
    "wwpn": "1000000012341234", "xmlCPU": "<cpu/>",
    "uuidstr": "6695eb01-f6a4-8304-79aa-97f2502e193f", "value": "value",
}
STRINGS_OF = {
    ("virConnectFindStoragePoolSources", "type"): "logical",
    ("virConnectGetMaxVcpus", "type"): "test",
    ("virDomainLookupByName", "name"): "test",
    ("virNetworkLookupByName", "name"): "default",
    ("virStoragePoolLookupByName", "name"): "default-pool",
    ("virStorageVolLookupByName", "name"): "volume",
    ("virStorageVolLookupByPath", "path"): "/default-pool/volume",
    ("virStorageVolLookupByKey", "key"): "/default-pool/volume",
    ("virNodeDeviceLookupByName", "name"): "computer",
    ("virInterfaceLookupByName", "name"): "eth1",
    ("virDomainSnapshotLookupByName", "name"): "snapshot",
    ("virDomainCheckpointLookupByName", "name"): "checkpoint",
}
# Documents are macros of support/documents.h.
DOCUMENTS = {
    "domain": "DOMAIN_XML", "life": "DOMAIN_XML", "connect": "DOMAIN_XML",
    "snapshot": "SNAPSHOT_XML", "checkpoint": "CHECKPOINT_XML",
    "network": "NETWORK_XML", "storage": "POOL_XML", "nodedev": "DEVICE_XML",
    "interface": "INTERFACE_XML", "secret": "SECRET_XML", "nwfilter": "FILTER_XML",
}
DOCUMENTS_OF = {
    "virStorageVolCreateXML": "VOLUME_XML", "virStorageVolCreateXMLFrom": "VOLUME_XML",
    "virDomainAttachDevice": "DISK_XML", "virDomainAttachDeviceFlags": "DISK_XML",
    "virDomainDetachDevice": "DISK_XML", "virDomainDetachDeviceFlags": "DISK_XML",
    "virDomainUpdateDeviceFlags": "DISK_XML", "virConnectCompareCPU": '"<cpu/>"',
    "virNetworkUpdate": '"<host mac=\'52:54:00:00:00:02\' ip=\'192.168.122.9\'/>"',
    "virNetworkPortCreateXML": '"<networkport/>"',
}
NUMBERS = {
    "nparams": "1", "maplen": "1", "maxnames": "4", "maxids": "4", "maxuuids": "4",
    "nameslen": "4", "maxinfo": "1", "ncpumaps": "1", "nkeycodes": "1",
    "maxCells": "1", "cellCount": "1", "npages": "1", "ncpus": "1", "nr_stats": "4",
    "maxerrors": "4", "interval": "5", "count": "3", "fd": "-1", "id": "1",
    "nvcpus": "1", "memory": "1024", "seconds": "1", "size": "16", "nbytes": "16",
    "value_size": "5", "autostart": "1", "events": "1", "nkeys": "1",
    "nmountpoints": "1", "capacity": "1048576", "startCell": "0", "start_cpu": "0",
    "source": "0", "iothread_id": "1", "cpuNum": "-1", "cellNum": "-1",
    "section": "4", "command": "3", "parentIndex": "-1", "nfds": "1", "signum": "9",
    "pid_value": "1", "period": "1", "duration": "60", "timeout": "1",
}
NUMBERS_OF = {
    ("virDomainBlockStats", "size"): "sizeof(virDomainBlockStatsStruct)",
    ("virDomainInterfaceStats", "size"): "sizeof(virDomainInterfaceStatsStruct)",
    ("virDomainMemoryPeek", "flags"): "VIR_MEMORY_VIRTUAL",
    ("virConnectBaselineCPU", "ncpus"): "1",
    ("virDomainSetVcpu", "state"): "1",
    ("virDomainGetMetadata", "type"): "VIR_DOMAIN_METADATA_ELEMENT",
    ("virDomainSetMetadata", "type"): "VIR_DOMAIN_METADATA_ELEMENT",
    ("virNetworkGetMetadata", "type"): "VIR_NETWORK_METADATA_ELEMENT",
    ("virNetworkSetMetadata", "type"): "VIR_NETWORK_METADATA_ELEMENT",
    ("virDomainCreateWithFiles", "nfiles"): "0",
    ("virDomainCreateXMLWithFiles", "nfiles"): "0",
    ("virConnectStoragePoolEventRegisterAny", "eventID"): "0",
    ("virDomainLxcEnterNamespace", "nfdlist"): "0",
}
# int * arguments that say how much room there is.
ROOM = {"nparams": 16, "maxparams": 16}

# Arguments that count something: also tried with zero and, signed, minus one.
COUNTS = """
    nparams maplen maxnames maxids maxuuids nameslen maxinfo ncpumaps nkeycodes
    maxCells cellCount npages ncpus nr_stats maxerrors nkeys nmountpoints size
    nbytes value_size startCell start_cpu callbackID eventID nvcpus memory interval
    seconds id timeout period parentIndex autostart length offset nfds nfiles
    idx cpuNum cellNum type types stats iothread_id
""".split()

HEAD = """/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
"""

ABOUT = {
    "null_object": "Every function that takes an object, called without one.",
    "wrong_object": "Every function that takes an object, called with one of another kind.",
    "read_only": "Every function on a connection that may only read.",
    "unknown_flags": "Every function with flags that no version knows.",
    "null_arguments": "Every pointer left out in turn, every size zero and negative.",
    "pending_error": "What becomes of a pending error when a function is called.",
}


class Function:
    def __init__(self, row):
        self.library = row["library"]
        self.name = row["name"]
        self.result = row["return"]
        self.args = []
        if row["args"] and row["args"] != "void":
            for arg in row["args"].split("; "):
                kind = arg.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789")
                self.args.append((kind.strip(), arg[len(kind):]))
        self.subject = self._subject()

    def object(self):
        """The type of the object it works on, or None."""
        if not self.args:
            return None
        kind = self.args[0][0]
        if kind in OBJECTS or self.name in ("virDomainListGetStats", "virDomainLxcEnterSecurityLabel"):
            return kind
        return None

    def _subject(self):
        name = self.name
        if self.library == "libvirt-admin":
            return "admin"
        if self.library in ("libvirt-qemu", "libvirt-lxc"):
            return "qemu_lxc"
        if name.startswith("virDomainSnapshot") or name in SNAPSHOT:
            return "snapshot"
        if name.startswith(("virDomainCheckpoint", "virDomainBackup")) or name in CHECKPOINT:
            return "checkpoint"
        for part, subject in (("Network", "network"), ("Storage", "storage"),
                              ("NodeDevice", "nodedev"), ("NWFilter", "nwfilter"),
                              ("Secret", "secret")):
            if name.startswith("vir" + part) or (name.startswith("virConnect") and part in name):
                return subject
        if name in ("virNodeListDevices", "virNodeNumOfDevices"):
            return "nodedev"
        if name.startswith("virInterface") or (name.startswith("virConnect") and "Interfaces" in name):
            return "interface"
        if name.startswith("virStream"):
            return "stream"
        if name in LIFE:
            return "life"
        if name.startswith("virDomain"):
            return "domain"
        return "connect"

    def values(self):
        return [self.value(i) for i in range(len(self.args))]

    def value(self, place):
        """A plausible C expression for one argument."""
        kind, name = self.args[place]
        if kind in OBJECTS:
            if kind in UNOBTAINABLE or (kind != self.args[0][0] and place > 0 and kind not in
                                        ("virConnectPtr", "virDomainPtr", "virStreamPtr",
                                         "virStorageVolPtr")):
                return "NULL"
            if self.name.endswith("EventRegisterAny") and place > 0:
                return "NULL"
            if self.name == "virConnectDomainQemuMonitorEventRegister" and place > 0:
                return "NULL"
            return OBJECTS[kind][0]
        if self.name == "virDomainListGetStats" and place == 0:
            return "one_domain(domain)"
        if (self.name, name) in NUMBERS_OF:
            return NUMBERS_OF[self.name, name]
        if kind == "const char *":
            if name in ("xml", "xmlDesc", "xmldesc"):
                return DOCUMENTS_OF.get(self.name) or DOCUMENTS[self.subject]
            return '"%s"' % STRINGS_OF.get((self.name, name), STRINGS[name])
        if kind == "const char **":
            return 'one_string("<cpu/>")' if "CPU" in name else 'one_string("string")'
        if kind in ("const unsigned char *",):
            return 'TEST_UUID'
        if name == "flags":
            return "0"
        if kind == "virTypedParameterPtr" and (name == "params") and ("int nparams" in self.raw() or
                                                                       "unsigned int nparams" in self.raw()) \
                and not self.name.startswith("virDomainGet"):
            return "unknown_parameter()"
        if kind in ("int *", "unsigned int *") and name in ROOM:
            return "number(%d, %d)" % (place, ROOM[name])
        if name in ("cb", "handler", "holeHandler", "skipHandler"):
            return "CALLBACK"
        if name in ("freecb", "ff", "opaque", "userData"):
            return "NULL"
        if kind.endswith("*") or kind.endswith("Ptr") or "*" in kind:
            return "out(%d)" % place
        return NUMBERS.get(name, "0")

    def raw(self):
        return ["%s %s" % (k, n) for k, n in self.args]

    def call(self, values, label=""):
        macro = "CALL_INT"
        if self.result == "void":
            macro = "CALL_VOID"
        elif self.result.endswith("*") or self.result.endswith("Ptr"):
            macro = "CALL_POINTER"
        label = '" %s"' % label if label else '""'
        return wrap("    %s(%s, %s" % (macro, label, self.name), values)


def wrap(start, values):
    line = start
    lines = []
    for value in values:
        piece = ", " + value
        if len(line) + len(piece) > 98:
            lines.append(line + ",")
            line = "        " + value
        else:
            line += piece
    lines.append(line + ");")
    return "\n".join(lines)


def load(tables):
    with open(os.path.join(tables, "functions.tsv"), newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    functions = [Function(row) for row in rows]
    return sorted((f for f in functions if f.name not in TOO_NEW), key=lambda f: f.name)


def skipped(kind, function, label=""):
    table = CRASHES[kind]
    return function.name in table or "%s %s" % (function.name, label) in table


# Each maker returns the calls for one function.

def null_object(function):
    if function.object() is None or skipped("null_object", function):
        return []
    values = function.values()
    # No other object either: only the first is looked at.
    values = ["NULL" if kind in OBJECTS or i == 0 else values[i]
              for i, (kind, _) in enumerate(function.args)]
    return [function.call(values)]


def wrong_object(function):
    calls = []
    if function.object() not in OBJECTS:
        return []
    for place, (kind, name) in enumerate(function.args):
        if kind not in OBJECTS:
            continue
        if place > 0 and (function.object() in UNOBTAINABLE or
                          function.subject not in ("connect", "domain", "life", "stream")):
            continue
        for variable, other in (("conn", "virConnectPtr"), ("domain", "virDomainPtr"),
                                ("stream", "virStreamPtr")):
            if other == kind:
                continue
            label = "%s %s" % (variable, "for " + name)
            if skipped("wrong_object", function, label):
                continue
            values = ["NULL" if k in OBJECTS else function.value(i)
                      for i, (k, _) in enumerate(function.args)]
            if place > 0:
                values[0] = function.value(0)
            values[place] = "(void *) " + variable
            calls.append(function.call(values, label))
            if place == 0 and kind not in ("virConnectPtr", "virDomainPtr"):
                break
    return calls


def usable(function):
    kind = function.object()
    return kind is not None and kind not in UNOBTAINABLE and \
        function.name != "virDomainLxcEnterSecurityLabel" and function.subject != "admin"


def read_only(function):
    if not usable(function) or skipped("read_only", function):
        return []
    return [function.call(function.values())]


def unknown_flags(function):
    calls = []
    if not usable(function):
        return calls
    for place, (kind, name) in enumerate(function.args):
        if name != "flags":
            continue
        for flag in ("0x80000000", "0x40000000"):
            if skipped("unknown_flags", function, flag):
                continue
            values = function.values()
            values[place] = flag + "u" if values[place] == "0" else "%su | %s" % (flag, values[place])
            # Half of the calls on a domain that does not run.
            if flag == "0x40000000":
                values = ["defined" if value == "domain" else value for value in values]
            calls.append(function.call(values, flag))
    return calls


def null_arguments(function):
    calls = []
    if not usable(function):
        return calls
    for place, (kind, name) in enumerate(function.args):
        tries = []
        pointer = "*" in kind or kind.endswith(("Ptr", "Callback", "Func"))
        if pointer and place > 0:
            if function.value(place) != "NULL":
                tries.append(("NULL", "NULL"))
            if kind in ("int *", "unsigned int *") and name in ROOM:
                tries.append(("0", "number(%d, 0)" % place))
                tries.append(("-1", "number(%d, -1)" % place))
            if kind == "const char *":
                tries.append(("empty", '""'))
        elif name in COUNTS:
            if function.value(place) != "0":
                tries.append(("0", "0"))
            if not kind.startswith(("unsigned", "size_t")) and function.value(place) != "-1":
                tries.append(("-1", "-1"))
        for label, value in tries:
            label = "%s %s" % (name, label)
            if skipped("null_arguments", function, label):
                continue
            values = function.values()
            values[place] = value
            calls.append(function.call(values, label))
    # A count with the pointer it belongs to: both absent is often allowed.
    for place in range(1, len(function.args) - 1):
        kind, name = function.args[place]
        counter = function.args[place + 1][1]
        if "*" in kind + " " and counter in COUNTS and counter not in ("size",) \
                and "*" not in function.args[place + 1][0] and kind != "const char *":
            label = "%s NULL %s 0" % (name, counter)
            if skipped("null_arguments", function, label):
                continue
            values = function.values()
            values[place] = "NULL"
            values[place + 1] = "0"
            calls.append(function.call(values, label))
    return calls


def pending_error(function):
    if not usable(function) or skipped("pending_error", function):
        return []
    return [function.call(function.values())]


SETUP_OF = {"life": "domain", "domain": "domain", "snapshot": "snapshot",
            "checkpoint": "checkpoint", "network": "network", "storage": "storage",
            "nodedev": "nodedev", "interface": "interface", "stream": "stream",
            "connect": "connect", "secret": "connect", "nwfilter": "connect",
            "qemu_lxc": "domain", "admin": "connect"}

# The objects a subject's calls use, in the order they are released.
NEEDS = {
    "connect": [], "domain": ["domain", "defined", "stream"], "stream": ["stream"],
    "snapshot": ["snapshot", "domain", "defined"],
    "checkpoint": ["checkpoint", "domain", "defined"],
    "network": ["network"], "storage": ["volume", "pool", "stream"],
    "nodedev": ["device"], "interface": ["iface"],
}
TYPES = {variable: kind for kind, (variable, _) in OBJECTS.items()}
TYPES["defined"] = "virDomainPtr"
RELEASE = {"snapshot": "virDomainSnapshotFree", "domain": "virDomainFree",
           "defined": "virDomainFree", "checkpoint": "virDomainCheckpointFree",
           "network": "virNetworkFree", "volume": "virStorageVolFree",
           "pool": "virStoragePoolFree", "device": "virNodeDeviceFree",
           "iface": "virInterfaceFree", "stream": "virStreamFree"}
LIBS = {"admin": "virt-admin", "qemu_lxc": "virt-qemu virt-lxc"}
HEADERS = {"admin": ["libvirt-admin.h"], "qemu_lxc": ["libvirt-qemu.h", "libvirt-lxc.h"]}


def program(kind, subject, calls):
    text = [HEAD + "/* %s */" % ABOUT[kind]]
    if subject in LIBS:
        text.append("/* libs: %s */" % LIBS[subject])
    if kind == "wrong_object" and subject == "admin":
        # The reference's admin library has its own idea of what a class is.
        text.append("/* reference-dies: SIGSEGV */")
    if kind == "null_object" or subject == "admin":
        text.append("#define SWEEP_IN_PROCESS")
    if kind == "pending_error":
        text.append("#define SWEEP_PENDING_ERROR")
    text.append('#include "support/sweep.h"')
    text.append('#include "support/documents.h"')
    if kind != "null_object":
        text.append('#include "support/objects.h"')
    text += ["#include <libvirt/%s>" % header for header in HEADERS.get(subject, [])]
    body = "\n".join(calls)
    uses = []
    setup = SETUP_OF[subject]
    if kind == "wrong_object":
        uses = ["domain", "stream"]
        setup = "stream"
    elif kind != "null_object":
        uses = [v for v in NEEDS[setup] if has_word(body, v)]
    text.append("\nint\nmain(void)\n{")
    if kind != "null_object":
        text.append("    virConnectPtr conn = open_test(%d);" % (kind == "read_only"))
        for variable in reversed(uses):
            text.append("    %s %s = get_%s(conn);" % (TYPES[variable], variable, variable))
        text.append("")
    else:
        text.append("    begin_quietly();")
    text.append(body)
    if kind != "null_object":
        text.append("")
        for variable in uses:
            text.append("    %s(%s);" % (RELEASE[variable], variable))
        text.append("    close_test(conn);")
    text.append("    return 0;\n}\n")
    return "\n".join(text)


def has_word(text, word):
    import re
    return re.search(r"\b%s\b(?!\")" % word, re.sub(r'"[^"]*"', '""', text)) is not None


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    directory = sys.argv[2] if len(sys.argv) == 3 else os.path.dirname(os.path.abspath(__file__))
    functions = load(sys.argv[1])
    makers = {"null_object": null_object, "wrong_object": wrong_object,
              "read_only": read_only, "unknown_flags": unknown_flags,
              "null_arguments": null_arguments, "pending_error": pending_error}
    for kind, maker in makers.items():
        calls = {}
        for function in functions:
            made = maker(function)
            if made:
                calls.setdefault(function.subject, []).extend(made)
        for subject, lines in calls.items():
            name = "%s_%s.c" % (kind, subject)
            if name == "wrong_object_admin.c":
                name = "no_crash_admin.c"
            path = os.path.join(directory, name)
            with open(path, "w") as file:
                file.write(program(kind, subject, lines))


if __name__ == "__main__":
    main()
