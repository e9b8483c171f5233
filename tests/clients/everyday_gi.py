# SPDX-License-Identifier: LGPL-2.1-or-later
"""A connection's everyday life through libvirt-glib, with GLib's main loop; a line for each step."""

import hashlib
import sys

import gi

gi.require_version("LibvirtGLib", "1.0")
gi.require_version("LibvirtGObject", "1.0")
gi.require_version("LibvirtGConfig", "1.0")
# pylint: disable=wrong-import-position
from gi.repository import GLib, LibvirtGConfig, LibvirtGLib, LibvirtGObject

LOOP = GLib.MainLoop()
SIGNALS = []
UUID = "11111111-2222-3333-4444-555555555555"
XML = f"""<domain type='test'><name>x</name><uuid>{UUID}</uuid><memory>8192</memory><vcpu>2</vcpu>
<os><type>hvm</type></os><devices><disk type='file' device='disk'><source file='/nowhere/x'/>
<target dev='vda'/></disk><interface type='network'><source network='default'/>
<mac address='52:54:00:11:22:33'/><target dev='vnet7'/></interface></devices></domain>"""


def step(name, action):
    try:
        result = action()
    except GLib.Error as error:
        result = (error.domain, error.code, error.message)
    print(name + ":", repr(result), flush=True)
    return result


def wait(start, *args):
    """What an asynchronous call hands to its callback, when the main loop has it."""
    got = []

    def done(_source, result, _data=None):
        got.append(result)
        LOOP.quit()

    start(*args, None, done, None)
    watchdog = GLib.timeout_add_seconds(120, LOOP.quit)
    LOOP.run()
    if not got:
        sys.exit(f"{start}: no answer")
    GLib.source_remove(watchdog)
    return got[0]


def signals():
    """What has come up to now: events come in order, and before what is idle."""
    GLib.idle_add(LOOP.quit, priority=GLib.PRIORITY_LOW)
    LOOP.run()
    seen = SIGNALS[:]
    SIGNALS.clear()
    return seen


def watch(domain):
    for signal in ("started", "suspended", "resumed", "stopped", "updated", "pmsuspended"):
        domain.connect(signal, lambda d, *_, s=signal: SIGNALS.append((d.get_name(), s)))


def fields(boxed, *names):
    return [getattr(boxed, name) for name in names]


def documents(configs):
    return sorted(config.to_xml() for config in configs)


def opening(conn):
    for signal in ("connection-opened", "connection-closed"):
        conn.connect(signal, lambda _c, *_, s=signal: SIGNALS.append(s))
    for signal in ("domain-added", "domain-removed"):
        conn.connect(signal, lambda _c, d, s=signal: SIGNALS.append((d.get_name(), s)))
    step("not open", conn.is_open)
    step("open", lambda: conn.open_finish(wait(conn.open_async)))
    step("is open", lambda: (conn.is_open(), conn.is_read_only(), signals()))
    step("open again", lambda: conn.open(None))
    step("uri", conn.get_uri)
    step("hypervisor", lambda: (conn.get_hypervisor_name(), conn.get_version()))
    step("node", lambda: fields(conn.get_node_info(), "memory", "cpus", "mhz", "nodes", "sockets", "cores", "threads"))
    step("capabilities", lambda: conn.get_capabilities_finish(wait(conn.get_capabilities_async)).to_xml())
    step("host", lambda: conn.get_capabilities().get_host().get_cpu().get_arch())
    step("guests", lambda: [(g.get_os_type(), g.get_arch().get_name()) for g in conn.get_capabilities().get_guests()])
    step("domain capabilities", lambda: conn.get_domain_capabilities(None, None, None, "test", 0).to_xml())


def domains(conn):
    step("fetch", lambda: conn.fetch_domains_finish(wait(conn.fetch_domains_async)))
    step("domains", lambda: [(d.get_name(), d.get_uuid(), d.get_id()) for d in conn.get_domains()])
    step("nobody", lambda: conn.find_domain_by_name("nobody"))
    step("by id", lambda: conn.find_domain_by_id(1).get_name())
    config = LibvirtGConfig.Domain.new_from_xml(XML)
    step("its devices", lambda: [type(d).__name__ for d in config.get_devices()])
    step("create", lambda: conn.create_domain(config).get_name())
    step("create a faulty one", lambda: conn.create_domain(LibvirtGConfig.Domain()))
    domain = conn.find_domain_by_name("x")
    watch(domain)
    step("added", signals)
    step("persistent", lambda: (domain.get_persistent(), domain.get_saved(), domain.get_uuid()))
    step("no id", lambda: domain.get_id())
    step("start", lambda: domain.start_finish(wait(domain.start_async, 0)))
    step("started", signals)
    step("start again", lambda: domain.start(0))
    step("info", lambda: fields(domain.get_info(), "state", "maxMem", "memory", "nrVirtCpu"))
    step("info later", lambda: fields(domain.get_info_finish(wait(domain.get_info_async)), "maxMem", "memory"))
    step("suspend", lambda: (domain.suspend(), signals()))
    step("resume", lambda: (domain.resume_finish(wait(domain.resume_async)), signals()))
    step("resume again", domain.resume)
    step("wake", lambda: domain.wakeup(0))
    step("reboot", lambda: domain.reboot(0))
    step("document", lambda: domain.get_config(0).to_xml())
    devices = domain.get_devices()
    step("devices", lambda: [(type(d).__name__, type(d.get_config()).__name__) for d in devices])
    for device in devices:
        if isinstance(device, LibvirtGObject.DomainDisk):
            # What they count goes up with the clock.
            step("disk", lambda d=device: type(d.get_stats()).__name__)
            step("larger disk", lambda d=device: d.resize(4096, 0))
        elif isinstance(device, LibvirtGObject.DomainInterface):
            step("interface", lambda d=device: type(d.get_stats()).__name__)
    changed = domain.get_config(LibvirtGObject.DomainXMLFlags.INACTIVE)
    changed.set_title("title")
    step("change", lambda: (domain.set_config(changed), signals()))
    step("changed", lambda: domain.get_config(LibvirtGObject.DomainXMLFlags.INACTIVE).get_title())
    step("time", lambda: domain.set_time(None, 0))
    step("snapshot", lambda: domain.create_snapshot(
        LibvirtGConfig.DomainSnapshot.new_from_xml("<domainsnapshot><name>one</name></domainsnapshot>"), 0).get_name())
    step("fetch snapshots", lambda: domain.fetch_snapshots(LibvirtGObject.DomainSnapshotListFlags.ALL))
    snapshots = domain.get_snapshots()
    step("snapshots", lambda: [(s.get_name(), s.get_is_current(0)) for s in snapshots])
    step("revert", lambda: (snapshots[0].revert_to(0), signals()))
    step("delete it", lambda: snapshots[0].delete(0))
    step("has none", lambda: domain.get_has_current_snapshot(0))
    step("open graphics", lambda: domain.open_graphics_fd(0, 0))
    step("save", lambda: (domain.save_to_file("saved", None, 0), signals()))
    step("restore", lambda: (conn.restore_domain_from_file("saved", None, 0), signals()))
    step("restore nothing", lambda: conn.restore_domain_from_file("/nowhere/x", None, 0))
    step("shutdown", lambda: (domain.shutdown(0), signals()))
    step("stop", lambda: domain.stop(0))
    step("transient", lambda: conn.start_domain(LibvirtGConfig.Domain.new_from_xml(
        XML.replace(">x<", ">y<").replace("5555</uuid>", "6666</uuid>").replace("vnet7", "vnet8")), 0).get_name())
    step("is added", signals)
    step("and stops", lambda: (conn.find_domain_by_name("y").stop(0), signals()))
    step("delete", lambda: (domain.delete(0), signals()))
    step("gone", lambda: domain.get_info())
    step("left", lambda: sorted(d.get_name() for d in conn.get_domains()))


def read_whole(source):
    """What a stream holds, read as it becomes readable."""
    whole = b""
    while True:
        result = wait(source.read_bytes_async, 1 << 16, GLib.PRIORITY_DEFAULT)
        part = source.read_bytes_finish(result).get_data()
        if not part:
            return len(whole), hashlib.sha256(whole).hexdigest()
        whole += part


def streams(conn):
    domain = conn.find_domain_by_name("test")
    picture = conn.get_stream(0)
    step("screenshot", lambda: domain.screenshot(picture, 0, 0))
    source = picture.get_input_stream()
    step("read", lambda: read_whole(source))
    # A stream of GLib's never blocks.
    other = conn.get_stream(0)
    step("another", lambda: domain.screenshot(other, 0, 0))
    step("receive all", lambda: other.receive_all(None, lambda *_: 0))
    step("another screen", lambda: domain.screenshot(conn.get_stream(0), 1, 0))
    step("console", lambda: domain.open_console(conn.get_stream(0), None, 0))
    conn.fetch_storage_pools(None)
    pool = conn.find_storage_pool_by_name("default-pool")
    pool.refresh(None)
    volume = pool.create_volume(LibvirtGConfig.StorageVol.new_from_xml(
        "<volume><name>v</name><capacity>8192</capacity></volume>"))
    step("size", lambda: fields(volume.get_info(), "type", "capacity", "allocation"))
    step("volume", lambda: (volume.get_name(), volume.get_path(), volume.get_config(0).to_xml()))
    step("volumes", lambda: (pool.refresh(None), [v.get_name() for v in pool.get_volumes()]))
    step("volume goes", lambda: volume.delete(0))
    step("goes again", lambda: volume.delete(0))


def others(conn):
    step("fetch networks", lambda: conn.fetch_networks(None))
    step("networks", lambda: [(n.get_name(), n.get_uuid()) for n in conn.get_networks()])
    step("network", lambda: documents(n.get_config(0) for n in conn.get_networks()))
    step("leases", lambda: conn.get_networks()[0].get_dhcp_leases(None, 0))
    step("no network", lambda: conn.find_network_by_name("nobody"))
    step("fetch interfaces", lambda: conn.fetch_interfaces_finish(wait(conn.fetch_interfaces_async)))
    step("interfaces", lambda: [(i.get_name(), i.get_mac()) for i in conn.get_interfaces()])
    step("interface's document", lambda: documents(i.get_config(0) for i in conn.get_interfaces()))
    step("fetch pools", lambda: conn.fetch_storage_pools(None))
    step("pools", lambda: [(p.get_name(), p.get_uuid(), p.get_active(), p.get_persistent()) for p in conn.get_storage_pools()])
    pool = conn.find_storage_pool_by_name("default-pool")
    step("pool", lambda: fields(pool.get_info(), "state", "capacity", "allocation", "available"))
    step("pool's document", lambda: pool.get_config(0).to_xml())
    step("autostart", lambda: (pool.set_autostart(True), pool.get_autostart()))
    step("pool stops", lambda: pool.stop_finish(wait(pool.stop_async)))
    step("stops again", pool.stop)
    step("pool starts", lambda: pool.start_finish(wait(pool.start_async, 0)))
    step("another pool", lambda: conn.create_storage_pool(LibvirtGConfig.StoragePool.new_from_xml(
        "<pool type='dir'><name>p</name><uuid>" + UUID + "</uuid><target><path>/p</path></target></pool>"), 0).get_name())
    other = conn.find_storage_pool_by_name("p")
    step("build it", lambda: other.build(0))
    step("delete it", lambda: other.delete(0))
    step("undefine it", lambda: other.undefine())


def main():
    LibvirtGLib.event_register()
    LibvirtGObject.init_object_check(None)
    conn = LibvirtGObject.Connection(uri="test:///default")
    opening(conn)
    domains(conn)
    streams(conn)
    others(conn)
    only = LibvirtGObject.Connection(uri="test:///default")
    step("open read-only", lambda: only.open_read_only_finish(wait(only.open_read_only_async)))
    step("fetch read-only", lambda: only.fetch_domains(None))
    step("read only", lambda: only.find_domain_by_name("test").stop(0))
    nowhere = LibvirtGObject.Connection(uri="test:///no/such/file")
    step("nowhere", lambda: nowhere.open_finish(wait(nowhere.open_async)))
    step("close", lambda: (conn.close(), signals(), conn.is_open()))
    step("closed", lambda: conn.fetch_domains(None))


main()
