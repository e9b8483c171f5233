# SPDX-License-Identifier: LGPL-2.1-or-later
"""What nova's compute service does with a host: its own classes, in green threads, with the
event loop in a thread of its own.

    nova.py URI     prints a section for each step
"""

import eventlet

eventlet.monkey_patch()

import re
import sys
import types

import libvirt
from nova import conf, exception, objects
from nova.virt.libvirt import config, guest as nova_guest, host as nova_host

conf.CONF([], project="nova", default_config_files=[])
objects.register_all()
UUID = "11111111-2222-3333-4444-555555555510"
events = eventlet.Queue()
connections = eventlet.Queue()


def text(value):
    if hasattr(value, "to_xml"):
        try:
            value = value.to_xml()
        except TypeError:  # it has read a part of the document only
            pass
    if isinstance(value, bytes):
        value = value.decode()
    if isinstance(value, str):
        return value.rstrip()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {text(value[key])}" for key in sorted(value, key=str)) + "}"
    if isinstance(value, (list, tuple, set, types.GeneratorType)):
        return "\n".join(text(item) for item in value)
    if type(value).__module__.startswith("nova."):
        return f"{type(value).__name__} {text(vars(value))}"
    return re.sub(r" at 0x[0-9a-f]+", "", str(value))


def step(name, call):
    try:
        result = text(call())
    except Exception as error:  # each is what nova would see
        result = f"{type(error).__name__}: {error}"
        if isinstance(error, libvirt.libvirtError):
            result += f" ({error.get_error_code()}, {error.get_error_domain()})"
    print(f"== {name}\n{result}", flush=True)


def event():
    """The next that nova would be told of."""
    seen = events.get(timeout=60)
    return f"{type(seen).__name__} {getattr(seen, 'transition', getattr(seen, 'dev', ''))} {seen.uuid}"


def instance(uuid, name):
    return types.SimpleNamespace(uuid=uuid, name=name)


def document():
    wanted = config.LibvirtConfigGuest()
    wanted.virt_type, wanted.name, wanted.uuid = "test", "instance-0001", UUID
    wanted.title, wanted.memory, wanted.vcpus = "a server", 65536, 2
    wanted.os_type, wanted.os_boot_dev = "hvm", ["hd"]
    wanted.clock = config.LibvirtConfigGuestClock()
    wanted.clock.offset = "utc"
    wanted.add_feature(config.LibvirtConfigGuestFeatureACPI())
    wanted.add_feature(config.LibvirtConfigGuestFeatureAPIC())
    wanted.cpu = config.LibvirtConfigGuestCPU()
    wanted.cpu.sockets, wanted.cpu.cores, wanted.cpu.threads = 2, 1, 1
    wanted.add_device(disk("vda", "/instances/disk"))
    network = config.LibvirtConfigGuestInterface()
    network.net_type, network.mac_addr = "bridge", "52:54:00:00:00:10"
    network.source_dev, network.target_dev, network.model = "br0", "tap0", "virtio"
    wanted.add_device(network)
    console = config.LibvirtConfigGuestSerial()
    console.type = "pty"
    wanted.add_device(console)
    screen = config.LibvirtConfigGuestGraphics()
    screen.type, screen.listen = "vnc", "127.0.0.1"
    wanted.add_device(screen)
    picture = config.LibvirtConfigGuestVideo()
    picture.type = "virtio"
    wanted.add_device(picture)
    chance = config.LibvirtConfigGuestRng()
    chance.backend = "/dev/urandom"
    wanted.add_device(chance)
    balloon = config.LibvirtConfigMemoryBalloon()
    balloon.model, balloon.period = "virtio", 10
    wanted.add_device(balloon)
    return wanted


def disk(target, path):
    wanted = config.LibvirtConfigGuestDisk()
    wanted.driver_name, wanted.driver_format, wanted.driver_cache = "qemu", "qcow2", "none"
    wanted.source_type, wanted.source_path = "file", path
    wanted.target_dev, wanted.target_bus = target, "virtio"
    return wanted


def host_steps(host):
    step("is up", lambda: connections.get(timeout=60))
    step("kind", host.get_driver_type)
    step("version", host.get_version)
    step("at least 7.0.0", lambda: host.has_min_version((7, 0, 0), (0, 0, 1), "TEST"))
    step("at least 99.0.0", lambda: host.has_min_version((99, 0, 0)))
    step("capabilities", host.get_capabilities)
    step("capabilities of domains", host.get_domain_capabilities)
    step("hardware", host._get_hardware_info)
    step("memory", host.get_memory_mb_total)
    step("memory of guests", host._sum_domain_memory_mb)
    step("processors", host.get_online_cpus)
    step("models of processors", lambda: host.get_cpu_model_names()[:3])
    step("figures of processors", lambda: sorted(host.get_cpu_stats()))
    step("hyperthreading", lambda: host.has_hyperthreading)
    step("machine", lambda: host.get_canonical_machine_type("x86_64", "pc"))
    step("compare processors", lambda: host.compare_cpu("<cpu><arch>i686</arch><model>pentium</model></cpu>"))
    step("running", lambda: sorted(guest.name for guest in host.list_guests()))
    step("all", lambda: sorted(guest.name for guest in host.list_guests(only_running=False)))
    step("instances", lambda: sorted(domain.name() for domain in host.list_instance_domains(False)))
    step("nobody", lambda: host.get_guest(instance(UUID, "nobody")))
    step("devices", lambda: sorted(device.name() for device in host.list_all_devices(0)))
    step("PCI devices", host.list_pci_devices)
    step("mediated devices", host.list_mediated_devices)
    step("a device", lambda: host.device_lookup_by_name("computer").XMLDesc(0))
    step("no device", lambda: host.device_lookup_by_name("pci_0000_00_00_0"))
    step("secret", lambda: host.find_secret("volume", "a"))
    step("new secret", lambda: host.create_secret("volume", "a", "password"))


def database_steps(host):
    guest = host.get_guest(instance("11111111-2222-3333-4444-555555555501", "database"))
    step("guest", lambda: guest)
    step("power", lambda: guest.get_power_state(host))
    step("information", lambda: guest.get_info(host))
    step("interfaces", guest.get_interfaces)
    step("virtual processors", lambda: [(vcpu.id, vcpu.state) for vcpu in guest.get_vcpus_info()])
    step("configuration", guest.get_config)
    step("stored configuration", lambda: guest.get_all_devices(None, True))
    step("disks", guest.get_all_disks)
    step("a disk", lambda: guest.get_disk("/guests/database.qcow2"))
    step("size of a disk", lambda: guest.get_block_device("vda").resize(1 << 30))
    step("job of a disk", lambda: guest.get_block_device("vda").get_job_info())
    step("job", guest.get_job_info)
    step("no job to end", guest.abort_job)
    step("document", lambda: guest.get_xml_desc(dump_migratable=True))
    step("clock", guest.sync_guest_time)
    step("quiet", guest.freeze_filesystems)
    step("password", lambda: guest.set_user_password("root", "secret"))
    step("interrupt", guest.inject_nmi)


def life_steps(host):
    wanted = document()
    step("wanted", lambda: wanted)
    step("defined", lambda: nova_guest.Guest.create(wanted.to_xml(), host).name)
    guest = host.get_guest(instance(UUID, "instance-0001"))
    step("stored", lambda: guest.get_xml_desc(dump_inactive=True))
    step("launch", lambda: guest.launch(pause=False))
    step("event of launch", event)
    step("launch again", lambda: guest.launch())
    step("pause", guest.pause)
    step("event of pause", event)
    step("state of pause", lambda: guest.get_info(host))
    step("resume", guest.resume)
    step("event of resume", event)
    step("attach", lambda: guest.attach_device(disk("vdb", "/instances/other"), live=True))
    step("attached", lambda: guest.get_disk("vdb"))
    step("attach again", lambda: guest.attach_device(disk("vdb", "/instances/other"), live=True))
    step("detach by alias", lambda: guest._domain.detachDeviceAlias("virtio-disk1", libvirt.VIR_DOMAIN_AFFECT_LIVE))
    step("event of detaching", event)
    step("detach", lambda: guest.detach_device(disk("vdb", "/instances/other"), live=True))
    step("detach what is not there", lambda: guest.detach_device(disk("vdz", "/nowhere"), live=True))
    instance_data = config.LibvirtConfigGuestMetaNovaInstance()
    instance_data.name, instance_data.package, instance_data.creationTime = "a server", "26.2.2", 0
    step("data", lambda: guest.set_metadata(instance_data, persistent=True, live=True))
    step("data of the document", lambda: guest._domain.metadata(libvirt.VIR_DOMAIN_METADATA_ELEMENT, config.NOVA_NS))
    step("persistent", guest.has_persistent_configuration)
    copy = config.LibvirtConfigGuestSnapshot()
    copy.name = "copy"
    step("snapshot", lambda: guest.snapshot(copy))
    step("state to disk", guest.save_memory_state)
    step("event of saving", event)
    step("launch from disk", guest.launch)
    step("event of launch from disk", event)
    step("shut down", guest.shutdown)
    step("event of shutting down", event)
    step("power off", guest.poweroff)
    step("forget with a snapshot", lambda: guest.delete_configuration())
    step("no snapshot", lambda: guest._domain.snapshotLookupByName("copy").delete())
    step("forget", lambda: guest.delete_configuration(support_uefi=True))
    step("forgotten", lambda: host.get_guest(instance(UUID, "instance-0001")))


def main():
    host = nova_host.Host(
        sys.argv[1],
        lifecycle_event_handler=events.put,
        conn_event_handler=lambda up, reason: connections.put((up, reason)),
    )
    # It waits so long whether a guest that stopped only starts anew.
    host._lifecycle_delay = 0
    host.initialize()
    host.get_connection()
    host_steps(host)
    database_steps(host)
    life_steps(host)
    broken = nova_host.Host("test:///nowhere.xml", conn_event_handler=lambda up, reason: connections.put((up, reason)))
    broken.initialize()
    step("no host", lambda: broken._get_connection())
    step("no host is told", lambda: connections.get(timeout=60))


main()
