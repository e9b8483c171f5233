# SPDX-License-Identifier: LGPL-2.1-or-later
"""A guest of QEMU's through libvirt-python and a daemon; prints what it sees.

Run under both libraries, the output has to be the same: where a value differs from run to run,
its shape is printed.
"""

import os
import sys

import libvirt
import libvirt_qemu

DISK = os.path.abspath("disk.raw")
UUID = "11111111-2222-3333-4444-555555555555"
XML = f"""<domain type='qemu'>
  <name>guest</name>
  <uuid>{UUID}</uuid>
  <memory unit='MiB'>64</memory>
  <vcpu>2</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <features><acpi/></features>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/><source file='{DISK}'/><target dev='vda' bus='virtio'/>
    </disk>
    <serial type='pty'/>
    <console type='pty'/>
    <graphics type='vnc' port='-1' autoport='yes'/>
    <video><model type='vga'/></video>
  </devices>
</domain>"""
SECOND = f"""<disk type='file' device='disk'>
  <driver name='qemu' type='raw'/><source file='{DISK}.2'/><target dev='vdb' bus='virtio'/>
</disk>"""
events = []


def on_error(opaque, error):
    """Keeps libvirt from printing."""


def shape(value):
    """What of a value is the same in every run."""
    if isinstance(value, dict):
        return sorted(value)
    if isinstance(value, (list, tuple)):
        return [shape(item) for item in value]
    if isinstance(value, str):
        return "text" if len(value) > 40 else value
    return type(value).__name__


def attempt(what, action, show=shape):
    try:
        print(what, "->", show(action()))
    except libvirt.libvirtError as error:
        print(what, "failed:", error.get_error_code(), error.get_error_domain(), error)


def exactly(value):
    return value


def screenshot(domain, conn):
    stream = conn.newStream()
    kind = domain.screenshot(stream, 0)
    image = b""
    while True:
        piece = stream.recv(65536)
        if not piece:
            break
        image += piece
    stream.finish()
    return kind, len(image) > 1000


def console(domain, conn):
    stream = conn.newStream()
    result = domain.openConsole(None, stream)
    stream.abort()
    return result


def on_life(conn, domain, event, detail, opaque):
    events.append((domain.name(), event, detail))


def run_loop(wanted):
    timer = libvirt.virEventAddTimeout(20000, lambda timer, opaque: events.append("overdue"), None)
    while len(events) < wanted:
        libvirt.virEventRunDefaultImpl()
    libvirt.virEventRemoveTimeout(timer)
    print("events", events)


def life(conn):
    domain = conn.defineXML(XML)
    print("defined", domain.name(), domain.UUIDString(), domain.ID())
    attempt("blockStats while off", lambda: domain.blockStats("vda"))
    print("create", domain.create(), domain.ID() > 0)
    attempt("state", domain.state, exactly)
    attempt("info", domain.info)
    attempt("XMLDesc", lambda: domain.XMLDesc(0))
    for name in ("isActive", "isPersistent", "hasManagedSaveImage", "vcpus", "memoryStats",
                 "schedulerType", "schedulerParameters", "jobInfo", "jobStats", "fsInfo",
                 "interfaceAddresses", "securityLabel", "diskErrors", "perfEvents", "messages"):
        # The last few take arguments that all have the same meaning when they are 0.
        zero = name in ("interfaceAddresses", "hasManagedSaveImage")
        method = getattr(domain, name)
        attempt(name, lambda: method(0) if zero else method())
    attempt("blockStatsFlags", lambda: domain.blockStatsFlags("vda"))
    attempt("blockInfo", lambda: domain.blockInfo("vda"))
    attempt("blockPeek", lambda: domain.blockPeek("vda", 0, 8), exactly)
    attempt("memoryPeek", lambda: domain.memoryPeek(0, 8, 2))
    attempt("vcpusFlags", lambda: domain.vcpusFlags(0), exactly)
    attempt("vcpuPinInfo", lambda: domain.vcpuPinInfo(0))
    attempt("memoryParameters", domain.memoryParameters)
    attempt("blockIoTune", lambda: domain.setBlockIoTune("vda", {"total_bytes_sec": 1000000}, 1))
    attempt("blockIoTune", lambda: domain.blockIoTune("vda")["total_bytes_sec"], exactly)
    attempt("attach", lambda: domain.attachDeviceFlags(SECOND, 1), exactly)
    attempt("detach", lambda: domain.detachDeviceFlags(SECOND, 1), exactly)
    attempt("screenshot", lambda: screenshot(domain, conn), exactly)
    attempt("console", lambda: console(domain, conn), exactly)
    attempt("graphics", lambda: os.close(domain.openGraphicsFD(0)), exactly)
    attempt("monitor", lambda: libvirt_qemu.qemuMonitorCommand(domain, '{"execute":"stop"}', 0)[:12], exactly)
    attempt("stats", lambda: [(of.name(), sorted(stats)) for of, stats in conn.getAllDomainStats(
        libvirt.VIR_DOMAIN_STATS_STATE | libvirt.VIR_DOMAIN_STATS_BALLOON)], exactly)
    attempt("lists", lambda: [(of.name(), of.ID() > 0) for of in conn.listAllDomains()], exactly)
    attempt("nobody", lambda: conn.lookupByName("nobody"))
    print("destroy", domain.destroy(), domain.ID())
    print("undefine", domain.undefine())


def main():
    libvirt.registerErrorHandler(on_error, None)
    libvirt.virEventRegisterDefaultImpl()
    for name in (DISK, DISK + ".2"):
        with open(name, "wb") as disk:
            disk.truncate(1048576)
        os.chmod(name, 0o666)
    conn = libvirt.open(sys.argv[1])
    print(conn.getType(), conn.getVersion() > 0, conn.isAlive(), conn.isSecure(), conn.isEncrypted())
    attempt("capabilities", conn.getCapabilities)
    attempt("domain capabilities", lambda: conn.getDomainCapabilities(None, "x86_64", "pc", "qemu"))
    attempt("models", lambda: len(conn.getCPUModelNames("x86_64")) > 10, exactly)
    attempt("info", conn.getInfo)
    attempt("CPU", lambda: conn.getCPUStats(-1))
    attempt("memory", lambda: conn.getMemoryStats(-1))
    attempt("map", conn.getCPUMap)
    number = conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, on_life, None)
    life(conn)
    # Defined, resumed, started, suspended, its pause told, destroyed, undefined.
    run_loop(7)
    conn.domainEventDeregisterAny(number)
    print("left", conn.close())


main()
with open("/proc/self/maps", encoding="utf-8") as maps:
    loaded = {line.split()[-1] for line in maps if os.path.basename(line).startswith("libvirt") and ".so.0" in line}
with open(os.environ["LIBVIRT_TEST_LOADED"], "a", encoding="utf-8") as record:
    record.writelines(path + "\n" for path in sorted(loaded))
sys.stdout.flush()
