#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What demo.c does, through the distribution's libvirt module."""

import libvirt

XML = """<domain type='test'>
  <name>demo</name>
  <memory unit='MiB'>256</memory>
  <vcpu>2</vcpu>
  <os><type>hvm</type></os>
</domain>"""
EVENTS = ["defined", "undefined", "started", "suspended", "resumed", "stopped"]
seen = []


def on_lifecycle(conn, dom, event, detail, opaque):
    print(f"  event: {dom.name()} was {EVENTS[event]} (detail {detail})")
    seen.append(event)


def deliver_events():
    done = []
    timer = libvirt.virEventAddTimeout(50, lambda *_: done.append(1), None)
    while not done:
        libvirt.virEventRunDefaultImpl()
    libvirt.virEventRemoveTimeout(timer)


def step(what, action):
    result = action()
    print(what)
    deliver_events()
    return result


def list_domains(conn):
    domains = conn.listAllDomains()
    print(f"{len(domains)} domain{'' if len(domains) == 1 else 's'}:")
    for dom in domains:
        state, memory, _, vcpus, _ = dom.info()
        print(f"  {dom.name():<10} state {state}, {vcpus} vcpu, {memory} KiB")


libvirt.virEventRegisterDefaultImpl()
version = libvirt.getVersion()
print(f"libvirt {version // 1000000}.{version // 1000 % 1000}.{version % 1000}")
conn = libvirt.open("test:///default")
list_domains(conn)
callback = conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, on_lifecycle, None)
dom = step("define demo", lambda: conn.defineXML(XML))
step("start demo", dom.create)
step("suspend demo", dom.suspend)
step("resume demo", dom.resume)
list_domains(conn)
step("destroy demo", dom.destroy)
step("undefine demo", dom.undefine)
conn.domainEventDeregisterAny(callback)
del dom
print(f"{len(seen)} events")
with open("/proc/self/maps", encoding="utf-8") as maps:
    loaded = {line.split()[-1] for line in maps if "/libvirt.so" in line}
print("loaded:", *loaded)
