# SPDX-License-Identifier: LGPL-2.1-or-later
"""A guest of QEMU's that goes from one daemon to another and back through libvirt-python, with
what both hosts tell of it on the way.

    guest_moves.py URI URI
"""

import os
import sys

import libvirt

DISK = os.path.abspath("disk.raw")
UUID = "11111111-2222-3333-4444-555555555555"
XML = f"""<domain type='qemu'>
  <name>guest</name>
  <uuid>{UUID}</uuid>
  <memory unit='MiB'>16</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <features><acpi/></features>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/><source file='{DISK}'/><target dev='vda' bus='virtio'/>
    </disk>
    <memballoon model='none'/>
  </devices>
</domain>"""
LIVE = libvirt.VIR_MIGRATE_LIVE | libvirt.VIR_MIGRATE_UNSAFE
P2P = LIVE | libvirt.VIR_MIGRATE_PEER2PEER
seen = {0: [], 1: []}


def on_error(opaque, error):
    """Keeps libvirt from printing."""


def attempt(what, action):
    try:
        print(what, "->", action())
    except libvirt.libvirtError as error:
        print(what, "failed:", error.get_error_code(), error.get_error_domain(), error)


def on_life(conn, domain, event, detail, host):
    # Whether QEMU gets to tell that it was told to end is chance.
    if event != libvirt.VIR_DOMAIN_EVENT_SHUTDOWN:
        seen[host].append((domain.name(), event, detail))


def on_job(conn, domain, parameters, host):
    seen[host].append((domain.name(), "job", "time_elapsed" in parameters, parameters.get("operation")))


def run_loop(host, *wanted):
    """Waits until the host told all of that; in which order it does so is not always the same."""
    late = []
    timer = libvirt.virEventAddTimeout(120000, lambda timer, opaque: late.append(True), None)
    while not set(wanted) <= set(seen[host]) and not late:
        libvirt.virEventRunDefaultImpl()
    libvirt.virEventRemoveTimeout(timer)
    print("host", host, "overdue" if late else "told", wanted, seen[host] if late else "")


def main():
    libvirt.registerErrorHandler(on_error, None)
    libvirt.virEventRegisterDefaultImpl()
    for number, name in enumerate((DISK, DISK + ".2")):
        with open(name, "wb") as disk:
            disk.write(b"" if number else b"content")
            disk.truncate(1048576)
    hosts = [libvirt.open(uri) for uri in sys.argv[1:3]]
    for number, host in enumerate(hosts):
        print(host.getHostname(), host.isAlive())
        host.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, on_life, number)
        host.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_JOB_COMPLETED, on_job, number)
    domain = hosts[0].createXML(XML)
    run_loop(0, ("guest", libvirt.VIR_DOMAIN_EVENT_STARTED, 0))
    domain = domain.migrate(hosts[1], LIVE, None, None, 0)
    print("migrated", domain.name(), domain.isActive(), domain.connect().getHostname())
    print("speed", domain.migrateSetMaxSpeed(100), domain.migrateGetMaxSpeed())
    attempt("same host", lambda: domain.migrate(hosts[1], LIVE))
    attempt("no such host", lambda: domain.migrate3(hosts[0], {libvirt.VIR_MIGRATE_PARAM_URI: "tcp://x.invalid"}, LIVE))
    parameters = {
        libvirt.VIR_MIGRATE_PARAM_DEST_NAME: "renamed",
        libvirt.VIR_MIGRATE_PARAM_BANDWIDTH: 100,
        libvirt.VIR_MIGRATE_PARAM_MIGRATE_DISKS: ["vda"],
        libvirt.VIR_MIGRATE_PARAM_DEST_XML:
            domain.XMLDesc(libvirt.VIR_DOMAIN_XML_MIGRATABLE).replace(DISK, DISK + ".2"),
    }
    # With its disk, that the other host has another file for.
    copied = libvirt.VIR_MIGRATE_NON_SHARED_DISK | libvirt.VIR_MIGRATE_PERSIST_DEST
    domain = domain.migrate3(hosts[0], parameters, libvirt.VIR_MIGRATE_LIVE | copied)
    print("migrated", domain.name(), domain.isActive(), domain.isPersistent())
    with open(DISK + ".2", "rb") as disk:
        print("copied", disk.read(8))
    job = domain.jobStats(libvirt.VIR_DOMAIN_JOB_STATS_COMPLETED)
    print("job", job["operation"], job["type"], job["time_elapsed"] > 0, "memory_total" in job)
    print("to URI", domain.migrateToURI3(sys.argv[2], {}, P2P | libvirt.VIR_MIGRATE_TUNNELLED))
    print("left behind", domain.isActive(), domain.isPersistent(), domain.state())
    print("undefine", domain.undefine())
    domain = hosts[1].lookupByName("renamed")
    print("destroy", domain.destroy())
    # What each host told: the guest's states as it leaves and comes, and the ends of its journeys.
    started, stopped = libvirt.VIR_DOMAIN_EVENT_STARTED, libvirt.VIR_DOMAIN_EVENT_STOPPED
    run_loop(
        0, ("guest", stopped, 3), ("guest", "job", True, 5), ("guest", stopped, 5), ("renamed", started, 1),
        ("renamed", stopped, 3), ("renamed", "job", True, 5), ("renamed", libvirt.VIR_DOMAIN_EVENT_UNDEFINED, 0),
    )
    run_loop(
        1, ("guest", started, 1), ("guest", stopped, 3), ("guest", "job", True, 5), ("renamed", started, 1),
        ("renamed", stopped, 1),
    )
    for host in hosts:
        print("left", host.close())


main()
with open("/proc/self/maps", encoding="utf-8") as maps:
    loaded = {line.split()[-1] for line in maps if os.path.basename(line).startswith("libvirt") and ".so.0" in line}
with open(os.environ["LIBVIRT_TEST_LOADED"], "a", encoding="utf-8") as record:
    record.writelines(path + "\n" for path in sorted(loaded))
sys.stdout.flush()
