# SPDX-License-Identifier: LGPL-2.1-or-later
"""A day in the life of a domain through libvirt-python; prints what it sees.

Run under both libraries, the output has to be the same.
"""

import os
import sys
import threading

import libvirt

XML = """<domain type='test'>
  <name>{name}</name>
  <uuid>{uuid}</uuid>
  <memory unit='KiB'>131072</memory>
  <vcpu>1</vcpu>
  <os><type>hvm</type></os>
</domain>"""
UUID = "11111111-2222-3333-4444-55555555555{}"
events = []


def on_error(opaque, error):
    """Keeps libvirt from printing."""


def attempt(what, action):
    try:
        print(what, "->", action())
    except libvirt.libvirtError as error:
        print(
            what, "failed:", error.get_error_code(), error.get_error_domain(),
            error.get_error_level(), error.get_error_message(),
            error.get_str1(), error.get_str2(), error.get_str3(), error.get_int1(), error.get_int2(),
        )


def on_lifecycle(conn, dom, event, detail, opaque):
    events.append((dom.name(), event, detail, opaque))


def on_any(conn, dom, *rest):
    events.append((dom.name(), "old", *rest))


def deliver():
    done = []
    timer = libvirt.virEventAddTimeout(0, lambda *_: done.append(1), None)
    while not done:
        libvirt.virEventRunDefaultImpl()
    libvirt.virEventRemoveTimeout(timer)
    for event in events:
        print("  event", event)
    events.clear()


def states(conn):
    for dom in sorted(conn.listAllDomains(), key=lambda d: d.name()):
        print(" ", dom.name(), dom.UUIDString(), dom.ID(), dom.state(), dom.info()[:4], dom.isActive(),
              dom.isPersistent(), dom.autostart())


def life(conn):
    dom = conn.defineXML(XML.format(name="one", uuid=UUID.format(1)))
    deliver()
    other = conn.createXML(XML.format(name="two", uuid=UUID.format(2)), 0)
    deliver()
    for what in ("create", "create", "suspend", "resume", "reboot", "shutdown", "create", "destroy", "destroy"):
        attempt(what, getattr(dom, what))
        deliver()
        states(conn)
    attempt("suspend two", other.suspend)
    attempt("destroy two", other.destroy)
    deliver()
    attempt("lookup two", lambda: conn.lookupByName("two"))
    attempt("autostart", lambda: dom.setAutostart(1))
    attempt("title", lambda: dom.setMetadata(libvirt.VIR_DOMAIN_METADATA_TITLE, "a title", None, None, 0))
    attempt("get title", lambda: dom.metadata(libvirt.VIR_DOMAIN_METADATA_TITLE, None, 0))
    attempt("rename", lambda: dom.rename("three"))
    deliver()
    states(conn)
    attempt("by name", lambda: conn.lookupByName("three").UUIDString())
    attempt("by uuid", lambda: conn.lookupByUUIDString(UUID.format(1)).name())
    attempt("by id", lambda: conn.lookupByID(4711))
    attempt("undefine", dom.undefine)
    deliver()
    attempt("undefine again", dom.undefine)
    attempt("bad XML", lambda: conn.defineXML("<domain"))
    attempt("no name", lambda: conn.defineXML("<domain type='test'/>"))


def filters(conn):
    conn.defineXML(XML.format(name="off", uuid=UUID.format(3)))
    for flag in sorted(name for name in dir(libvirt) if name.startswith("VIR_CONNECT_LIST_DOMAINS_")):
        if not flag.endswith("_LAST"):
            value = getattr(libvirt, flag)
            attempt(flag, lambda v=value: sorted(d.name() for d in conn.listAllDomains(v)))
    attempt("ids", conn.listDomainsID)
    attempt("defined", conn.listDefinedDomains)
    attempt("numbers", lambda: (conn.numOfDomains(), conn.numOfDefinedDomains()))
    conn.lookupByName("off").undefine()


def main():
    libvirt.registerErrorHandler(on_error, None)
    libvirt.virEventRegisterDefaultImpl()
    conn = libvirt.open("test:///default")
    print(conn.getURI(), conn.getType(), conn.isAlive(), conn.isEncrypted(), conn.isSecure())
    states(conn)
    new = conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, on_lifecycle, "opaque")
    conn.domainEventRegister(on_any, "older")
    life(conn)
    conn.domainEventDeregister(on_any)
    conn.domainEventDeregisterAny(new)
    attempt("deregister again", lambda: conn.domainEventDeregisterAny(new))
    filters(conn)

    read_only = libvirt.openReadOnly("test:///default")
    attempt("read-only", lambda: read_only.lookupByName("test").destroy())
    attempt("nowhere", lambda: libvirt.open("test:///no/such/file"))
    attempt("no such driver", lambda: libvirt.open("bogus:///"))

    # Errors belong to threads.
    attempt("missing", lambda: conn.lookupByName("missing"))
    thread = threading.Thread(target=lambda: print("other thread:", libvirt.virGetLastErrorMessage()))
    thread.start()
    thread.join()
    print("this thread:", libvirt.virGetLastErrorMessage())
    print("close", conn.close(), read_only.close())


main()
with open("/proc/self/maps", encoding="utf-8") as maps:
    loaded = {line.split()[-1] for line in maps if os.path.basename(line).startswith("libvirt") and ".so.0" in line}
with open(os.environ["LIBVIRT_TEST_LOADED"], "a", encoding="utf-8") as record:
    record.writelines(path + "\n" for path in sorted(loaded))
sys.stdout.flush()
