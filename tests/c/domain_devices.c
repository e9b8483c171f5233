/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Devices are plugged into a running domain, out of it, and exchanged; what is told of it. */
#include "support/domains.h"

static void
on_device(virConnectPtr conn, virDomainPtr domain, const char *alias, void *opaque)
{
    (void) conn;
    printf("    event: %s %s of %s\n", alias, (const char *) opaque, virDomainGetName(domain));
}

static int
on_life(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("    event: %d/%d of %s\n", event, detail, virDomainGetName(domain));
    return 0;
}

static void
nothing(int timer, void *opaque)
{
    (void) timer;
    (void) opaque;
}

/* Events are delivered by a timer. */
static void
deliver(void)
{
    int rounds;
    int timer = virEventAddTimeout(0, nothing, NULL, NULL);

    for (rounds = 0; rounds < 4; rounds++)
        virEventRunDefaultImpl();
    virEventRemoveTimeout(timer);
}

static void
show(virDomainPtr domain, unsigned int flags)
{
    char *xml = virDomainGetXMLDesc(domain, flags);
    char *devices = xml ? strstr(xml, "<devices>") : NULL;

    printf("%s\n", text(devices));
    free(xml);
}

static const char *documents[] = {
    "<disk type='file'><source file='/a'/><target dev='vda'/></disk>",
    "<disk type='file'><source file='/b'/><target dev='sda' bus='usb'/></disk>",
    "<disk type='file'><source file='/b'/><target dev='sda' bus='scsi'/></disk>",
    "<disk type='file'><source file='/b'/><target dev='hdz' bus='ide'/></disk>",
    "<disk type='file'><source file='/b'/><target dev='sdz' bus='sata'/></disk>",
    "<disk type='block' device='lun'><source dev='/dev/b'/><target dev='vdl' bus='virtio'/></disk>",
    "<disk type='file' device='cdrom'><source file='/b'/><target dev='vdb' bus='virtio'/></disk>",
    "<disk type='file' device='cdrom'><source file='/medium'/><target dev='hdc' bus='ide'/></disk>",
    "<disk type='block' device='cdrom'><source dev='/dev/cd'/><target dev='hdc' bus='ide'/></disk>",
    "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>",
    "<disk type='file' device='cdrom'><source file='/b'/><target dev='hdd' bus='ide'/></disk>",
    "<disk type='file' device='floppy'><source file='/b'/><target dev='fda'/></disk>",
    "<disk type='file'><source file='/c'/><target dev='vdc'/><alias name='ua-c'/></disk>",
    "<disk type='file'><source file='/c'/><target dev='vdd'/><alias name='ua-c'/></disk>",
    "<disk type='file'><source file='/c'/><target dev='vde'/><alias name='mine'/></disk>",
    "<disk type='file'><source file='/c'/><target dev='vdf'/><boot order='1'/></disk>",
    "<disk type='file'><source file='/c'/><target dev='vdg'/>"
        "<address type='drive' controller='1' bus='0' target='2' unit='3'/></disk>",
    "<disk type='file'><target dev='vdh'/></disk>",
    "<disk type='file'><source file='/c'/></disk>",
    "<disk type='file'><source file='/c'/><target dev='xyz'/></disk>",
    "<interface type='bridge'><mac address='52:54:00:00:00:00'/><source bridge='br0'/></interface>",
    "<interface type='ethernet'><mac address='52:54:00:00:00:01'/></interface>",
    "<interface type='ethernet'><mac address='52:54:00:00:00:01'/><alias name='ua-n'/></interface>",
    "<interface type='ethernet'><mac address='52:54:00:00:00:03'/><script path='/s'/></interface>",
    "<interface type='ethernet'><mac address='52:54:00:00:00:02'/><model type='usb-net'/></interface>",
    "<interface type='bridge'/>",
    "<interface type='network'><source network='default'/></interface>",
    "<interface type='user'/>",
    "<interface type='direct'><source dev='eth0'/></interface>",
    "<hostdev mode='subsystem' type='pci'><source>"
        "<address domain='0' bus='1' slot='2' function='0'/></source></hostdev>",
    "<hostdev mode='subsystem' type='pci'><source>"
        "<address domain='0' bus='1' slot='2' function='0'/></source><alias name='ua-h'/></hostdev>",
    "<hostdev mode='subsystem' type='pci'><source>"
        "<address domain='0' bus='1' slot='3' function='0'/></source><alias name='ua-i'/></hostdev>",
    "<hostdev mode='subsystem' type='pci'><driver name='vfio'/><source>"
        "<address domain='0' bus='1' slot='4' function='0'/></source></hostdev>",
    "<hostdev mode='subsystem' type='pci'><driver name='xen'/><source>"
        "<address domain='0' bus='1' slot='5' function='0'/></source></hostdev>",
    "<hostdev mode='subsystem' type='usb'><source><vendor id='1'/><product id='2'/></source></hostdev>",
    "<hostdev mode='subsystem' type='scsi'><source><adapter name='scsi_host0'/>"
        "<address bus='0' target='0' unit='0'/></source></hostdev>",
    "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source>"
        "<address uuid='9c3e62bf-c3e6-4d3e-9d3e-9c3e62bfc3e6'/></source></hostdev>",
    "<hostdev mode='subsystem' type='scsi_host'>"
        "<source protocol='vhost' wwpn='naa.5123456789abcde0'/></hostdev>",
    "<hostdev mode='capabilities' type='misc'><source><char>/dev/x</char></source></hostdev>",
    "<hostdev mode='capabilities' type='storage'><source><block>/dev/x</block></source></hostdev>",
    "<hostdev mode='capabilities' type='net'><source><interface>eth0</interface></source></hostdev>",
    /* No hypervisor takes these while a guest runs. */
    "<sound model='ich6'/>",
    "<video><model type='vga'/></video>",
    "<graphics type='vnc'/>",
    "<hub type='usb'/>",
    "<smartcard mode='host'/>",
    "<memballoon model='none'/>",
    "<nvram/>",
    "<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>",
    "<panic model='isa'/>",
    "<iommu model='intel'/>",
    "<audio id='1' type='none'/>",
    "<crypto model='virtio' type='qemu'><backend model='builtin' queues='1'/></crypto>",
    "<pstore backend='acpi-erst'><path>/x</path><size unit='KiB'>16</size></pstore>",
    /* These need what the guest does not have. */
    "<memory model='dimm'><target><size>1</size><node>0</node></target></memory>",
    /* These are no devices. */
    "<none/>", "<chr/>", "<redirfilter/>", "<emulator>/x</emulator>", "<foo/>", "<disk",
};

static void
attach_all(virDomainPtr domain)
{
    size_t each;

    for (each = 0; each < sizeof(documents) / sizeof(documents[0]); each++) {
        printf("%s\n  ", documents[each]);
        report("attach",
               virDomainAttachDeviceFlags(domain, documents[each], VIR_DOMAIN_AFFECT_LIVE));
        deliver();
    }
    show(domain, 0);
    show(domain, VIR_DOMAIN_XML_INACTIVE);
    report("messages", virDomainGetMessages(domain, NULL, 0));
}

static void
detach(virDomainPtr domain, const char *alias, unsigned int flags)
{
    printf("detach %s with %u: ", alias, flags);
    report("result", virDomainDetachDeviceAlias(domain, alias, flags));
    deliver();
}

static void
detach_all(virDomainPtr domain)
{
    const char *aliases[] = {
        "nobody", "virtio-disk4", "ua-c", "ua-c", "net0", "net1", "ua-n", "ua-h", "ua-i",
        "virtio1-0-3", "usb-disk0", "ua-cd", "ua-hd", "ua-fd", "ua-sound", "ua-lan", "ua-char",
        "ua-rng", "ua-scsi", "ua-video", "ua-console", "",
    };
    size_t each;

    for (each = 0; each < sizeof(aliases) / sizeof(aliases[0]); each++)
        detach(domain, aliases[each], VIR_DOMAIN_AFFECT_LIVE);
    detach(domain, "nobody", VIR_DOMAIN_AFFECT_CURRENT);
    detach(domain, "ua-sound", 16);
    show(domain, 0);
}

static void
update(virDomainPtr domain, const char *xml, unsigned int flags)
{
    printf("update %u %s\n  ", flags, xml);
    report("result", virDomainUpdateDeviceFlags(domain, xml, flags));
    deliver();
}

static void
update_all(virDomainPtr domain)
{
    const unsigned int both = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
    unsigned int flags;

    for (flags = 0; flags <= both; flags++) {
        update(domain, "<disk type='file'><source file='/new'/><target dev='vdx'/>"
                       "<alias name='any'/></disk>", flags);
        show(domain, 0);
        show(domain, VIR_DOMAIN_XML_INACTIVE);
    }
    update(domain, "<disk type='file'><source file='/new'/><target dev='nix'/></disk>", both);
    update(domain, "<disk type='file'><source file='/new'/><target dev='vdx'/><boot order='1'/></disk>",
           both);
    update(domain, "<disk type='file'><source file='/new'/><target dev='vdx' bus='usb'/></disk>", both);
    update(domain, "<disk type='file' device='cdrom'><target dev='hdc'/></disk>", both);
    update(domain, "<disk type='file'><source file='/new'/><target dev='vdx'/></disk>",
           VIR_DOMAIN_DEVICE_MODIFY_FORCE);
    update(domain, "<sound model='ich6'/>", both);
    update(domain, "<rng model='virtio'><backend model='random'>/dev/random</backend></rng>",
           VIR_DOMAIN_AFFECT_LIVE);
    update(domain, "<video><model type='vga'/></video>", VIR_DOMAIN_AFFECT_CONFIG);
    update(domain, "<nothing/>", both);
    show(domain, 0);
    show(domain, VIR_DOMAIN_XML_INACTIVE);
}

#define XML                                                                     \
    "<domain type='test'><name>subject</name>"                                  \
    "<uuid>55555555-2222-3333-4444-555555555551</uuid>"                         \
    "<memory>65536</memory><os><type>hvm</type></os><devices>"                  \
    "<disk type='file' device='disk'><source file='/one'/>"                     \
    "<target dev='vdx' bus='virtio'/></disk>"                                   \
    "<disk type='file' device='cdrom'><source file='/cd'/>"                     \
    "<target dev='hdc' bus='ide'/><alias name='ua-cd'/></disk>"                 \
    "<disk type='file' device='disk'><source file='/two'/>"                     \
    "<target dev='hda' bus='ide'/><alias name='ua-hd'/></disk>"                 \
    "<disk type='file' device='floppy'><source file='/fd'/>"                    \
    "<target dev='fdb' bus='fdc'/><alias name='ua-fd'/></disk>"                 \
    "<controller type='usb' index='0'><alias name='ua-usb'/></controller>"      \
    "<interface type='user'><mac address='52:54:00:00:00:aa'/>"                 \
    "<alias name='ua-lan'/></interface>"                                        \
    "<sound model='ac97'><alias name='ua-sound'/></sound>"                      \
    "<video><model type='vga'/><alias name='ua-video'/></video></devices></domain>"

int
main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;
    int ids[3];

    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    conn = open_test(0);
    ids[0] = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_DEVICE_ADDED,
                                              VIR_DOMAIN_EVENT_CALLBACK(on_device), "added", NULL);
    ids[1] = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
                                              VIR_DOMAIN_EVENT_CALLBACK(on_device), "removed", NULL);
    ids[2] = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(on_life), NULL, NULL);

    printf("--- the default domain\n");
    domain = get_domain(conn);
    REPORT(virDomainAttachDevice(domain, "<input type='mouse' bus='usb'/>"));
    REPORT(virDomainAttachDevice(domain, "<redirdev bus='usb' type='spicevmc'/>"));
    attach_all(domain);
    detach_all(domain);
    virDomainFree(domain);

    printf("--- a domain with drives and a bus\n");
    domain = virDomainDefineXML(conn, XML);
    require(domain, "a domain");
    deliver();
    REPORT(virDomainDetachDeviceAlias(domain, "ua-cd", VIR_DOMAIN_AFFECT_LIVE));
    REPORT(virDomainAttachDeviceFlags(domain, documents[1], VIR_DOMAIN_AFFECT_LIVE));
    update(domain, "<disk type='file'><source file='/off'/><target dev='vdx'/></disk>", 0);
    update(domain, "<disk type='file'><source file='/off'/><target dev='vdx'/></disk>",
           VIR_DOMAIN_AFFECT_LIVE);
    REPORT(virDomainCreate(domain));
    deliver();
    attach_all(domain);
    detach_all(domain);
    update_all(domain);
    REPORT(virDomainDestroy(domain));
    deliver();
    show(domain, 0);
    virDomainFree(domain);

    printf("--- a transient domain\n");
    domain = virDomainCreateXML(conn, SMALL_DOMAIN("transient", "2"), 0);
    require(domain, "a transient domain");
    deliver();
    REPORT(virDomainAttachDeviceFlags(domain, documents[0], VIR_DOMAIN_AFFECT_CONFIG));
    REPORT(virDomainAttachDevice(domain, documents[0]));
    deliver();
    REPORT(virDomainDetachDeviceAlias(domain, "virtio-disk0", VIR_DOMAIN_AFFECT_CONFIG));
    REPORT(virDomainUpdateDeviceFlags(domain, documents[0], VIR_DOMAIN_AFFECT_CONFIG));
    REPORT(virDomainUpdateDeviceFlags(domain, documents[0], VIR_DOMAIN_AFFECT_LIVE));
    REPORT(virDomainDetachDeviceAlias(domain, "virtio-disk0", 0));
    show(domain, VIR_DOMAIN_XML_INACTIVE);
    REPORT(virDomainDestroy(domain));
    deliver();
    REPORT(virDomainAttachDevice(domain, documents[0]));
    REPORT(virDomainDetachDeviceAlias(domain, "virtio-disk0", 0));
    REPORT(virDomainUpdateDeviceFlags(domain, documents[0], 0));
    virDomainFree(domain);

    virConnectDomainEventDeregisterAny(conn, ids[0]);
    virConnectDomainEventDeregisterAny(conn, ids[1]);
    virConnectDomainEventDeregisterAny(conn, ids[2]);
    deliver();
    close_test(conn);
    return 0;
}
