/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A snapshot is described again with another domain: what a guest would notice is refused. Each
 * change is tried in both directions on a snapshot of its own.
 */
#include "support/moments.h"

#define OWN_UUID "77777777-2222-3333-4444-555555555555"
#define REDEFINE VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE

/* Where a change goes: instead of a whole element of the base, or into its devices. */
struct change {
    const char *attributes, *head, *vcpu, *os, *features, *cpu, *clock, *devices;
};

/* What is not said is as in the base. */
static const struct change base = {
    "type='test'", "<memory>65536</memory>", "<vcpu>2</vcpu>", "<os><type arch='x86_64'>hvm</type></os>", "", "", "", "",
};

static virDomainPtr domain;
static int number;

static const char *
or_base(const char *own, const char *other)
{
    return own ? own : other;
}

static void
document(char *to, size_t room, const char *state, const struct change *change)
{
    snprintf(to, room,
             "<domainsnapshot><name>s%d</name><state>%s</state><creationTime>1</creationTime>"
             "<domain %s><name>stable</name><uuid>" OWN_UUID "</uuid>%s%s%s%s%s%s<devices>%s</devices></domain>"
             "</domainsnapshot>",
             number, state, or_base(change->attributes, base.attributes), or_base(change->head, base.head),
             or_base(change->vcpu, base.vcpu), or_base(change->os, base.os),
             or_base(change->features, base.features), or_base(change->cpu, base.cpu),
             or_base(change->clock, base.clock), or_base(change->devices, base.devices));
}

/* The first is there, the second comes in its place. */
static void
replace(const struct change *before, const struct change *after)
{
    static char xml[16384];
    virDomainSnapshotPtr snapshot, again;

    number++;
    document(xml, sizeof(xml), "shutoff", before);
    snapshot = virDomainSnapshotCreateXML(domain, xml, REDEFINE);
    if (!snapshot) {
        printf("  not made: ");
        print_last_error();
        return;
    }
    document(xml, sizeof(xml), "shutoff", after);
    again = virDomainSnapshotCreateXML(domain, xml, REDEFINE);
    printf("  %s | ", again ? "taken" : "refused");
    print_last_error();
    if (again)
        virDomainSnapshotFree(again);
    virDomainSnapshotDelete(snapshot, 0);
    virDomainSnapshotFree(snapshot);
}

static void
both_ways(const struct change *one, const struct change *two)
{
    replace(one, two);
    replace(two, one);
}

#define TRY(...)                                    \
    do {                                            \
        struct change change_ = {__VA_ARGS__};      \
        printf("%s\n", #__VA_ARGS__);               \
        both_ways(&base, &change_);                 \
    } while (0)

/* Two changes of the same thing. */
#define PAIR(field, one, two)                       \
    do {                                            \
        struct change one_ = {.field = one};        \
        struct change two_ = {.field = two};        \
        printf("%s\n%s\n", one, two);               \
        both_ways(&one_, &two_);                    \
    } while (0)

#define HEAD(inside) "<memory>65536</memory>" inside

static void
general(void)
{
    printf("-- general\n");
    TRY(.attributes = "type='kvm'");
    TRY(.head = "<memory>65537</memory>");
    TRY(.head = HEAD("<currentMemory>1024</currentMemory>"));
    TRY(.head = HEAD("<maxMemory slots='2'>131072</maxMemory>"), .cpu = "<cpu><numa><cell id='0' cpus='0-1' memory='65536'/></numa></cpu>");
    PAIR(head, HEAD("<maxMemory slots='2'>131072</maxMemory>"), HEAD("<maxMemory slots='3'>131072</maxMemory>"));
    TRY(.head = HEAD("<title>t</title><description>d</description>"));
    TRY(.head = HEAD("<genid>11111111-2222-3333-4444-555555555555</genid>"));
    PAIR(head, HEAD("<genid>11111111-2222-3333-4444-555555555555</genid>"),
         HEAD("<genid>11111111-2222-3333-4444-555555555556</genid>"));
    TRY(.head = HEAD("<sysinfo type='smbios'/>"));
    TRY(.vcpu = "<vcpu>3</vcpu>");
    TRY(.vcpu = "<vcpu current='1'>2</vcpu>");
    PAIR(vcpu, "<vcpu current='1'>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='1' enabled='no' hotpluggable='yes'/></vcpus>",
         "<vcpu current='2'>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='1' enabled='yes' hotpluggable='yes' order='2'/></vcpus>");
    PAIR(vcpu, "<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='1' enabled='yes' hotpluggable='yes' order='2'/></vcpus>",
         "<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='2'/><vcpu id='1' enabled='yes' hotpluggable='yes' order='1'/></vcpus>");
    TRY(.os = "<os><type arch='x86_64'>linux</type></os>");
    TRY(.os = "<os><type arch='i686'>hvm</type></os>");
    TRY(.os = "<os><type arch='x86_64' machine='pc'>hvm</type></os>");
    TRY(.os = "<os><type arch='x86_64'>hvm</type><boot dev='network'/></os>");
    TRY(.os = "<os><type arch='x86_64'>hvm</type><smbios mode='host'/></os>");
    PAIR(os, "<os><type arch='x86_64'>hvm</type><smbios mode='emulate'/></os>",
         "<os><type arch='x86_64'>hvm</type><smbios mode='host'/></os>");
}

#define NUMA(inside) "<cpu><numa>" inside "</numa></cpu>"

static void
processor(void)
{
    printf("-- processor\n");
    TRY(.cpu = "<cpu/>");
    TRY(.cpu = "<cpu mode='host-passthrough'/>");
    TRY(.cpu = "<cpu match='exact'><model>core2duo</model></cpu>");
    PAIR(cpu, "<cpu mode='host-model'/>", "<cpu mode='host-passthrough'/>");
    PAIR(cpu, "<cpu check='partial' match='exact'><model>core2duo</model></cpu>", "<cpu check='full' match='exact'><model>core2duo</model></cpu>");
    PAIR(cpu, "<cpu check='partial' match='exact'><model>core2duo</model></cpu>", "<cpu match='exact'><model>core2duo</model></cpu>");
    PAIR(cpu, "<cpu match='exact'><model>core2duo</model></cpu>", "<cpu match='exact'><model>qemu64</model></cpu>");
    PAIR(cpu, "<cpu match='exact'><model>core2duo</model><vendor>Intel</vendor></cpu>", "<cpu match='exact'><model>core2duo</model></cpu>");
    PAIR(cpu, "<cpu match='exact'><model vendor_id='GenuineTests'>core2duo</model></cpu>", "<cpu match='exact'><model vendor_id='GenuineOther'>core2duo</model></cpu>");
    PAIR(cpu, "<cpu match='exact'><model fallback='allow'>core2duo</model></cpu>", "<cpu match='exact'><model fallback='forbid'>core2duo</model></cpu>");
    PAIR(cpu, "<cpu><topology sockets='2' cores='1' threads='1'/></cpu>", "<cpu><topology sockets='1' cores='2' threads='1'/></cpu>");
    PAIR(cpu, "<cpu><topology sockets='1' cores='2' threads='1'/></cpu>", "<cpu><topology sockets='1' cores='1' threads='2'/></cpu>");
    PAIR(cpu, "<cpu><topology sockets='1' dies='2' cores='1' threads='1'/></cpu>", "<cpu><topology sockets='1' cores='2' threads='1'/></cpu>");
    PAIR(cpu, "<cpu><topology sockets='1' dies='1' clusters='2' cores='1' threads='1'/></cpu>", "<cpu><topology sockets='1' cores='2' threads='1'/></cpu>");
    PAIR(cpu, "<cpu><topology sockets='2' cores='1' threads='1'/></cpu>", "<cpu mode='host-passthrough'/>");
    PAIR(cpu, "<cpu mode='host-passthrough'><feature policy='require' name='vmx'/></cpu>", "<cpu mode='host-passthrough'/>");
    PAIR(cpu, "<cpu mode='host-passthrough'><feature policy='require' name='vmx'/></cpu>", "<cpu mode='host-passthrough'><feature policy='disable' name='vmx'/></cpu>");
    PAIR(cpu, "<cpu mode='host-passthrough'><feature policy='require' name='vmx'/></cpu>", "<cpu mode='host-passthrough'><feature policy='require' name='svm'/></cpu>");
    PAIR(cpu, "<cpu mode='host-passthrough'><cache mode='passthrough'/></cpu>", "<cpu mode='host-passthrough'><cache level='3' mode='emulate'/></cpu>");
    PAIR(cpu, "<cpu mode='host-passthrough'><cache mode='passthrough'/></cpu>", "<cpu mode='host-passthrough'/>");
    PAIR(cpu, "<cpu mode='host-passthrough'><maxphysaddr mode='emulate' bits='42'/></cpu>", "<cpu mode='host-passthrough'><maxphysaddr mode='passthrough'/></cpu>");
    TRY(.cpu = NUMA("<cell id='0' cpus='0-1' memory='65536'/>"));
    PAIR(cpu, NUMA("<cell id='0' cpus='0-1' memory='65536'/>"), NUMA("<cell id='0' cpus='0' memory='32768'/><cell id='1' cpus='1' memory='32768'/>"));
    PAIR(cpu, NUMA("<cell id='0' cpus='0' memory='32768'/><cell id='1' cpus='1' memory='32768'/>"),
         NUMA("<cell id='0' cpus='0' memory='16384'/><cell id='1' cpus='1' memory='49152'/>"));
    PAIR(cpu, NUMA("<cell id='0' cpus='0' memory='32768'/><cell id='1' cpus='1' memory='32768'/>"),
         NUMA("<cell id='0' cpus='1' memory='32768'/><cell id='1' cpus='0' memory='32768'/>"));
    PAIR(cpu, NUMA("<cell id='0' cpus='0' memory='32768'/><cell id='1' cpus='1' memory='32768'/>"),
         NUMA("<cell id='0' cpus='0' memory='32768'><distances><sibling id='1' value='30'/></distances></cell><cell id='1' cpus='1' memory='32768'/>"));
    PAIR(cpu, NUMA("<cell id='0' cpus='0' memory='32768'/><cell id='1' cpus='1' memory='32768'/>"),
         NUMA("<cell id='0' cpus='0' memory='32768'><distances><sibling id='0' value='10'/><sibling id='1' value='20'/></distances></cell><cell id='1' cpus='1' memory='32768'/>"));
}

#define FEATURE(inside) "<features>" inside "</features>"
#define HYPERV(inside) FEATURE("<hyperv>" inside "</hyperv>")

static void
machine(void)
{
    printf("-- machine\n");
    TRY(.features = FEATURE("<acpi/>"));
    TRY(.features = FEATURE("<apic/>"));
    TRY(.features = FEATURE("<pae/><hap/>"));
    TRY(.features = FEATURE("<viridian/>"));
    TRY(.features = FEATURE("<privnet/>"));
    PAIR(features, FEATURE("<apic/>"), FEATURE("<apic eoi='on'/>"));
    PAIR(features, FEATURE("<pmu state='on'/>"), FEATURE("<pmu state='off'/>"));
    PAIR(features, FEATURE("<vmport state='on'/>"), FEATURE(""));
    PAIR(features, FEATURE("<pvspinlock state='on'/>"), FEATURE("<pvspinlock state='off'/>"));
    PAIR(features, FEATURE("<vmcoreinfo state='on'/>"), FEATURE(""));
    PAIR(features, FEATURE("<ps2 state='on'/>"), FEATURE("<ps2 state='off'/>"));
    PAIR(features, FEATURE("<gic version='2'/>"), FEATURE("<gic version='3'/>"));
    PAIR(features, FEATURE("<gic version='2'/>"), FEATURE(""));
    PAIR(features, FEATURE("<ioapic driver='kvm'/>"), FEATURE("<ioapic driver='qemu'/>"));
    PAIR(features, FEATURE("<ioapic driver='kvm'/>"), FEATURE(""));
    PAIR(features, FEATURE("<hpt resizing='enabled'/>"), FEATURE("<hpt resizing='required'/>"));
    PAIR(features, FEATURE("<hpt><maxpagesize unit='MiB'>1</maxpagesize></hpt>"), FEATURE(""));
    PAIR(features, FEATURE("<htm state='on'/>"), FEATURE("<htm state='off'/>"));
    PAIR(features, FEATURE("<nested-hv state='on'/>"), FEATURE(""));
    PAIR(features, FEATURE("<ccf-assist state='on'/>"), FEATURE(""));
    PAIR(features, FEATURE("<cfpc value='broken'/>"), FEATURE("<cfpc value='fixed'/>"));
    PAIR(features, FEATURE("<sbbc value='broken'/>"), FEATURE(""));
    PAIR(features, FEATURE("<ibs value='fixed-ibs'/>"), FEATURE("<ibs value='workaround'/>"));
    PAIR(features, FEATURE("<capabilities policy='deny'/>"), FEATURE("<capabilities policy='allow'/>"));
    PAIR(features, FEATURE("<capabilities policy='deny'/>"), FEATURE(""));
    PAIR(features, FEATURE("<msrs unknown='ignore'/>"), FEATURE("<msrs unknown='fault'/>"));
    PAIR(features, FEATURE("<ras state='on'/>"), FEATURE("<ras state='off'/>"));
    PAIR(features, FEATURE("<async-teardown enabled='yes'/>"), FEATURE(""));
    PAIR(features, FEATURE("<kvm><hidden state='on'/></kvm>"), FEATURE(""));
    PAIR(features, FEATURE("<kvm><hidden state='on'/></kvm>"), FEATURE("<kvm><hidden state='off'/></kvm>"));
    PAIR(features, FEATURE("<kvm><dirty-ring state='on' size='1024'/></kvm>"), FEATURE("<kvm><dirty-ring state='on' size='2048'/></kvm>"));
    PAIR(features, FEATURE("<xen><e820_host state='on'/></xen>"), FEATURE("<xen><e820_host state='off'/></xen>"));
    PAIR(features, FEATURE("<xen><passthrough state='on' mode='sync_pt'/></xen>"), FEATURE("<xen><passthrough state='on' mode='share_pt'/></xen>"));
    PAIR(features, FEATURE("<xen><passthrough state='on' mode='sync_pt'/></xen>"), FEATURE("<xen><passthrough state='on'/></xen>"));
    PAIR(features, HYPERV("<relaxed state='on'/>"), HYPERV("<relaxed state='off'/>"));
    PAIR(features, HYPERV("<relaxed state='on'/>"), FEATURE(""));
    PAIR(features, HYPERV("<relaxed state='on'/>"), FEATURE("<hyperv mode='passthrough'/>"));
    PAIR(features, HYPERV("<spinlocks state='on' retries='8191'/>"), HYPERV("<spinlocks state='on' retries='4096'/>"));
    PAIR(features, HYPERV("<vendor_id state='on' value='A'/>"), HYPERV("<vendor_id state='on' value='B'/>"));
    PAIR(features, HYPERV("<vendor_id state='on' value='A'/>"), HYPERV("<vapic state='off'/>"));
    PAIR(features, HYPERV("<synic state='on'/><stimer state='on'><direct state='on'/></stimer>"), HYPERV("<synic state='on'/><stimer state='on'/>"));
    PAIR(features, FEATURE("<smm state='on'/>"), FEATURE("<smm state='off'/>"));
    PAIR(features, FEATURE("<smm state='on'/>"), FEATURE("<smm state='on'><tseg unit='MiB'>48</tseg></smm>"));
    PAIR(features, FEATURE("<smm state='on'><tseg unit='MiB'>16</tseg></smm>"), FEATURE("<smm state='on'><tseg unit='MiB'>48</tseg></smm>"));
    TRY(.clock = "<clock offset='localtime'/>");
    TRY(.clock = "<clock offset='utc'><timer name='rtc'/></clock>");
    PAIR(clock, "<clock offset='utc'><timer name='rtc'/></clock>", "<clock offset='utc'><timer name='pit'/></clock>");
    PAIR(clock, "<clock offset='utc'><timer name='hpet' present='yes'/></clock>", "<clock offset='utc'><timer name='hpet' present='no'/></clock>");
    PAIR(clock, "<clock offset='utc'><timer name='hpet' present='yes'/></clock>", "<clock offset='utc'><timer name='hpet'/></clock>");
    PAIR(clock, "<clock offset='utc'><timer name='tsc' frequency='1'/></clock>", "<clock offset='utc'><timer name='tsc' frequency='2'/></clock>");
    PAIR(clock, "<clock offset='utc'><timer name='tsc' mode='native'/></clock>", "<clock offset='utc'><timer name='tsc'/></clock>");
    PAIR(head, HEAD("<sysinfo type='smbios'><bios><entry name='vendor'>a</entry></bios></sysinfo>"),
         HEAD("<sysinfo type='smbios'><bios><entry name='vendor'>b</entry></bios></sysinfo>"));
    PAIR(head, HEAD("<sysinfo type='smbios'><bios><entry name='vendor'>a</entry></bios></sysinfo>"),
         HEAD("<sysinfo type='smbios'><system><entry name='serial'>b</entry></system></sysinfo>"));
    PAIR(head, HEAD("<sysinfo type='smbios'><system><entry name='sku'>a</entry></system></sysinfo>"),
         HEAD("<sysinfo type='smbios'><system><entry name='serial'>b</entry></system></sysinfo>"));
    PAIR(head, HEAD("<sysinfo type='smbios'><baseBoard><entry name='asset'>a</entry></baseBoard></sysinfo>"),
         HEAD("<sysinfo type='smbios'><baseBoard><entry name='asset'>b</entry></baseBoard></sysinfo>"));
    PAIR(head, HEAD("<sysinfo type='smbios'><baseBoard><entry name='asset'>a</entry></baseBoard></sysinfo>"), HEAD("<sysinfo type='smbios'/>"));
    PAIR(head, HEAD("<sysinfo type='smbios'><chassis><entry name='asset'>a</entry></chassis></sysinfo>"),
         HEAD("<sysinfo type='smbios'><chassis><entry name='version'>a</entry></chassis></sysinfo>"));
    PAIR(head, HEAD("<sysinfo type='smbios'><chassis><entry name='asset'>a</entry></chassis></sysinfo>"), HEAD("<sysinfo type='smbios'/>"));
    PAIR(head, HEAD("<sysinfo type='smbios'/>"), HEAD("<sysinfo type='fwcfg'><entry name='opt/a'>v</entry></sysinfo>"));
}

#define DISK(attributes, inside, target) \
    "<disk type='file' " attributes "><source file='/a'/><target " target "/>" inside "</disk>"
#define VDA(inside) DISK("", inside, "dev='vda' bus='virtio'")

static void
disks(void)
{
    printf("-- disks\n");
    TRY(.devices = VDA(""));
    PAIR(devices, VDA(""), DISK("", "", "dev='vdb' bus='virtio'"));
    PAIR(devices, VDA(""), DISK("", "", "dev='sda' bus='scsi'"));
    PAIR(devices, DISK("device='disk'", "", "dev='sda' bus='scsi'"), DISK("device='cdrom'", "", "dev='sda' bus='scsi'"));
    PAIR(devices, VDA(""), VDA("<serial>a</serial>"));
    PAIR(devices, VDA("<serial>a</serial>"), VDA("<serial>b</serial>"));
    PAIR(devices, DISK("", "<wwn>0123456789abcdef</wwn>", "dev='sda' bus='scsi'"), DISK("", "", "dev='sda' bus='scsi'"));
    PAIR(devices, VDA(""), VDA("<readonly/>"));
    PAIR(devices, VDA(""), VDA("<shareable/>"));
    PAIR(devices, DISK("model='virtio'", "", "dev='vda' bus='virtio'"), DISK("model='virtio-transitional'", "", "dev='vda' bus='virtio'"));
    PAIR(devices, VDA(""), DISK("model='virtio'", "", "dev='vda' bus='virtio'"));
    PAIR(devices, DISK("", "", "dev='sda' bus='scsi' rotation_rate='7200'"), DISK("", "", "dev='sda' bus='scsi'"));
    PAIR(devices, VDA("<driver name='qemu' queues='4'/>"), VDA("<driver name='qemu' queues='2'/>"));
    PAIR(devices, VDA("<driver name='qemu' queue_size='256'/>"), VDA("<driver name='qemu' queue_size='128'/>"));
    PAIR(devices, VDA("<driver name='qemu' iommu='on'/>"), VDA("<driver name='qemu' iommu='off'/>"));
    PAIR(devices, VDA("<driver name='qemu' ats='on'/>"), VDA("<driver name='qemu'/>"));
    PAIR(devices, VDA("<driver name='qemu' packed='on'/>"), VDA("<driver name='qemu'/>"));
    PAIR(devices, VDA("<driver name='qemu' page_per_vq='on'/>"), VDA("<driver name='qemu'/>"));
    PAIR(devices, VDA("<driver name='qemu'/>"), VDA(""));
    PAIR(devices, VDA("<driver name='qemu' cache='none'/>"), VDA("<driver name='qemu' cache='unsafe'/>"));
    PAIR(devices, VDA("<blockio logical_block_size='512'/>"), VDA("<blockio logical_block_size='4096'/>"));
    PAIR(devices, VDA("<blockio physical_block_size='512'/>"), VDA(""));
    PAIR(devices, VDA("<blockio discard_granularity='512'/>"), VDA(""));
    PAIR(devices, VDA("<address type='pci' domain='0' bus='0' slot='4' function='0'/>"), VDA(""));
    PAIR(devices, VDA("<address type='pci' domain='0' bus='0' slot='4' function='0'/>"), VDA("<address type='pci' domain='0' bus='1' slot='31' function='7'/>"));
    PAIR(devices, VDA("<address type='ccw' cssid='0xfe' ssid='0' devno='0x1'/>"), VDA("<address type='ccw' cssid='0xfe' ssid='1' devno='0xabc'/>"));
    PAIR(devices, DISK("", "<address type='drive' controller='0' bus='0' unit='1'/>", "dev='sda' bus='scsi'"), DISK("", "<address type='drive' controller='0' bus='0' unit='2'/>", "dev='sda' bus='scsi'"));
    PAIR(devices, VDA("<alias name='ua-a'/>"), VDA("<alias name='ua-b'/>"));
    PAIR(devices, VDA("<acpi index='1'/>"), VDA("<acpi index='2'/>"));
    PAIR(devices, VDA("") DISK("", "", "dev='vdb' bus='virtio'"), DISK("", "", "dev='vdb' bus='virtio'") VDA(""));
}

#define NET(inside) "<interface type='user'><mac address='52:54:00:00:00:01'/>" inside "</interface>"
#define CARD(model) NET("<model type='" model "'/>")

static void
controllers_and_cards(void)
{
    printf("-- controllers\n");
    TRY(.devices = "<controller type='usb' index='0' model='piix3-uhci'/>");
    PAIR(devices, "<controller type='usb' index='0' model='piix3-uhci'/>", "<controller type='usb' index='0' model='qemu-xhci'/>");
    PAIR(devices, "<controller type='usb' index='0' model='nec-xhci' ports='4'/>", "<controller type='usb' index='0' model='nec-xhci' ports='8'/>");
    PAIR(devices, "<controller type='usb' index='0' model='nec-xhci' ports='4'/>", "<controller type='usb' index='0' model='nec-xhci'/>");
    PAIR(devices, "<controller type='scsi' index='0'/>", "<controller type='sata' index='0'/>");
    PAIR(devices, "<controller type='scsi' index='0'/>", "<controller type='scsi' index='1'/>");
    PAIR(devices, "<controller type='scsi' index='0' model='virtio-scsi'/>", "<controller type='scsi' index='0' model='lsilogic'/>");
    PAIR(devices, "<controller type='scsi' index='0' model='am53c974'/>", "<controller type='scsi' index='0'/>");
    PAIR(devices, "<controller type='ide' index='0' model='piix3'/>", "<controller type='ide' index='0' model='ich6'/>");
    PAIR(devices, "<controller type='pci' index='0' model='pci-root'/>", "<controller type='pci' index='0' model='pcie-root'/>");
    PAIR(devices, "<controller type='virtio-serial' index='0' ports='4'/>", "<controller type='virtio-serial' index='0' ports='5'/>");
    PAIR(devices, "<controller type='virtio-serial' index='0' vectors='4'/>", "<controller type='virtio-serial' index='0'/>");
    PAIR(devices, "<controller type='virtio-serial' index='0' model='virtio-transitional'/>", "<controller type='virtio-serial' index='0' model='virtio'/>");
    PAIR(devices, "<controller type='scsi' index='0' model='virtio-scsi'><driver iommu='on'/></controller>", "<controller type='scsi' index='0' model='virtio-scsi'><driver queues='2'/></controller>");
    printf("-- file systems\n");
#define FS(attributes, inside) "<filesystem type='mount' " attributes "><source dir='/a'/><target dir='t'/>" inside "</filesystem>"
    TRY(.devices = FS("", ""));
    PAIR(devices, FS("", ""), "<filesystem type='mount'><source dir='/a'/><target dir='u'/></filesystem>");
    PAIR(devices, FS("", ""), FS("", "<readonly/>"));
    PAIR(devices, FS("model='virtio'", ""), FS("model='virtio-transitional'", ""));
    PAIR(devices, FS("", "<driver type='path'/>"), FS("", ""));
    PAIR(devices, FS("", "<driver type='path' iommu='on'/>"), FS("", "<driver type='path'/>"));
    printf("-- cards\n");
    TRY(.devices = NET(""));
    PAIR(devices, NET(""), "<interface type='user'><mac address='52:54:00:00:00:02'/></interface>");
    PAIR(devices, NET(""), CARD("virtio"));
    PAIR(devices, CARD("e1000"), CARD("virtio"));
    PAIR(devices, CARD("E1000"), CARD("e1000"));
    PAIR(devices, CARD("own"), CARD("virtio"));
    PAIR(devices, CARD("own"), CARD("other"));
    PAIR(devices, CARD("am79c970a"), CARD("82540em"));
    PAIR(devices, NET("<mtu size='1500'/>"), NET(""));
    PAIR(devices, NET("<model type='virtio'/><driver name='vhost' iommu='on'/>"), NET("<model type='virtio'/><driver name='vhost'/>"));
    PAIR(devices, NET(""), NET("<rom bar='off'/>"));
    PAIR(devices, NET("<acpi index='7'/>"), NET(""));
    PAIR(devices, "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='a'/></interface>", NET(""));
    PAIR(devices, "<interface type='hostdev'><mac address='52:54:00:00:00:01'/><source><address type='pci' domain='0' bus='1' slot='2' function='0'/></source></interface>", NET(""));
}

#define USB "<hostdev mode='subsystem' type='usb'><source><vendor id='1'/><product id='2'/></source></hostdev>"
#define PCI "<hostdev mode='subsystem' type='pci'><source><address domain='0' bus='1' slot='2' function='0'/></source></hostdev>"
#define MDEV "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='11111111-2222-3333-4444-555555555555'/></source></hostdev>"
#define MISC "<hostdev mode='capabilities' type='misc'><source><char>/dev/x</char></source></hostdev>"

static void
other_devices(void)
{
    printf("-- others\n");
    TRY(.devices = "<input type='tablet' bus='usb'/>");
    PAIR(devices, "<input type='tablet' bus='usb'/>", "<input type='mouse' bus='usb'/>");
    PAIR(devices, "<input type='tablet' bus='usb'/>", "<input type='tablet' bus='virtio'/>");
    PAIR(devices, "<input type='tablet' bus='virtio' model='virtio'/>", "<input type='tablet' bus='virtio' model='virtio-transitional'/>");
    PAIR(devices, "<input type='tablet' bus='virtio' model='virtio-non-transitional'/>", "<input type='tablet' bus='virtio'/>");
    PAIR(devices, "<input type='tablet' bus='virtio'><driver ats='on'/></input>", "<input type='tablet' bus='virtio'/>");
    TRY(.devices = "<sound model='ich6'/>");
    PAIR(devices, "<sound model='ich6'/>", "<sound model='ac97'/>");
    PAIR(devices, "<sound model='usb' multichannel='yes'/>", "<sound model='usb'/>");
    TRY(.devices = "<video><model type='vga'/></video>");
    PAIR(devices, "<video><model type='vga'/></video>", "<video><model type='cirrus'/></video>");
    PAIR(devices, "<video><model type='vga' vram='16384'/></video>", "<video><model type='vga' vram='32768'/></video>");
    PAIR(devices, "<video><model type='qxl' ram='65536' vram='65536' vgamem='16384'/></video>", "<video><model type='qxl' ram='131072' vram='65536' vgamem='16384'/></video>");
    PAIR(devices, "<video><model type='qxl' ram='65536' vram='65536' vgamem='16384'/></video>", "<video><model type='qxl' ram='65536' vram='65536' vgamem='32768'/></video>");
    PAIR(devices, "<video><model type='qxl' vram64='65536'/></video>", "<video><model type='qxl' vram64='131072'/></video>");
    PAIR(devices, "<video><model type='qxl' heads='2'/></video>", "<video><model type='qxl' heads='1'/></video>");
    PAIR(devices, "<video><model type='virtio'><acceleration accel3d='yes'/></model></video>", "<video><model type='virtio'/></video>");
    PAIR(devices, "<video><model type='virtio'><acceleration accel3d='yes'/></model></video>", "<video><model type='virtio'><acceleration accel3d='no'/></model></video>");
    PAIR(devices, "<video><model type='virtio'><acceleration accel2d='yes'/></model></video>", "<video><model type='virtio'><acceleration accel3d='no'/></model></video>");
    TRY(.devices = USB);
    PAIR(devices, USB, PCI);
    PAIR(devices, PCI, MDEV);
    PAIR(devices, MDEV, USB);
    PAIR(devices, MISC, USB);
    TRY(.devices = "<smartcard mode='host'/>");
    TRY(.devices = "<hub type='usb'/>");
    TRY(.devices = "<redirdev bus='usb' type='spicevmc'/>");
    PAIR(devices, "<redirdev bus='usb' type='spicevmc'/>", "<redirdev bus='usb' type='pty'/>");
    TRY(.devices = "<redirfilter><usbdev allow='yes'/></redirfilter>");
#define FILTER(inside) "<redirfilter>" inside "</redirfilter>"
    PAIR(devices, FILTER("<usbdev allow='yes'/>"), FILTER("<usbdev allow='no'/>"));
    PAIR(devices, FILTER("<usbdev allow='yes'/>"), FILTER("<usbdev allow='yes'/><usbdev allow='no'/>"));
    PAIR(devices, FILTER("<usbdev class='8' allow='yes'/>"), FILTER("<usbdev class='9' allow='yes'/>"));
    PAIR(devices, FILTER("<usbdev vendor='8' allow='yes'/>"), FILTER("<usbdev vendor='9' allow='yes'/>"));
    PAIR(devices, FILTER("<usbdev product='8' allow='yes'/>"), FILTER("<usbdev allow='yes'/>"));
    PAIR(devices, FILTER("<usbdev version='1.1' allow='yes'/>"), FILTER("<usbdev version='2.0' allow='yes'/>"));
    TRY(.devices = "<watchdog model='i6300esb'/>");
    PAIR(devices, "<watchdog model='i6300esb'/>", "<watchdog model='ib700'/>");
    PAIR(devices, "<watchdog model='i6300esb' action='reset'/>", "<watchdog model='i6300esb' action='none'/>");
    TRY(.devices = "<memballoon model='virtio'/>");
    PAIR(devices, "<memballoon model='virtio'/>", "<memballoon model='xen'/>");
    PAIR(devices, "<memballoon model='virtio' autodeflate='on'/>", "<memballoon model='virtio'/>");
    PAIR(devices, "<memballoon model='virtio' freePageReporting='on'/>", "<memballoon model='virtio' freePageReporting='off'/>");
    PAIR(devices, "<memballoon model='virtio'><driver iommu='on'/></memballoon>", "<memballoon model='virtio'/>");
#define RNG(model, inside) "<rng model='" model "'><backend model='random'>/dev/random</backend>" inside "</rng>"
    TRY(.devices = RNG("virtio", ""));
    PAIR(devices, RNG("virtio", ""), RNG("virtio-transitional", ""));
    PAIR(devices, RNG("virtio", "<driver packed='on'/>"), RNG("virtio", "<driver packed='off'/>"));
    TRY(.devices = "<panic model='isa'/>");
    PAIR(devices, "<panic model='isa'/>", "<panic model='hyperv'/>");
    PAIR(devices, "<panic/>", "<panic model='hyperv'/>");
    PAIR(devices, "<panic model='isa'><address type='isa' iobase='0x505'/></panic>", "<panic model='isa'><address type='isa' iobase='0x506' irq='3'/></panic>");
    TRY(.devices = "<shmem name='a'/>");
#define SHMEM(inside) "<shmem name='a'>" inside "</shmem>"
    PAIR(devices, SHMEM("<size unit='M'>4</size>"), SHMEM("<size unit='M'>8</size>"));
    PAIR(devices, SHMEM("<model type='ivshmem-plain'/>"), SHMEM("<model type='ivshmem'/>"));
    PAIR(devices, "<shmem name='a' role='peer'/>", "<shmem name='a' role='master'/>");
    PAIR(devices, "<shmem name='a' role='peer'/>", "<shmem name='a'/>");
    PAIR(devices, SHMEM("<server path='/s'/>"), SHMEM(""));
    PAIR(devices, SHMEM("<server path='/s'/><msi vectors='2'/>"), SHMEM("<server path='/s'/><msi vectors='4'/>"));
    PAIR(devices, SHMEM("<server path='/s'/><msi ioeventfd='on'/>"), SHMEM("<server path='/s'/>"));
    PAIR(devices, "<tpm model='tpm-tis'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>", "");
    PAIR(devices, "<tpm model='tpm-tis'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>", "<tpm model='tpm-crb'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>");
    PAIR(devices, "<tpm model='tpm-tis'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>", "<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>");
    PAIR(devices, "<tpm model='tpm-tis'><backend type='emulator' version='1.2'/></tpm>", "<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>");
    PAIR(devices, "<tpm model='tpm-tis'><backend type='emulator' version='2.0'><active_pcr_banks><sha1/></active_pcr_banks></backend></tpm>", "<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>");
    PAIR(devices, "<iommu model='intel'/>", "");
    PAIR(devices, "<iommu model='intel'/>", "<iommu model='smmuv3'/>");
    PAIR(devices, "<iommu model='intel'><driver intremap='on'/></iommu>", "<iommu model='intel'/>");
    PAIR(devices, "<iommu model='intel'><driver caching_mode='on'/></iommu>", "<iommu model='intel'><driver caching_mode='off'/></iommu>");
    PAIR(devices, "<iommu model='intel'><driver eim='on'/></iommu>", "<iommu model='intel'><driver iotlb='off'/></iommu>");
    PAIR(devices, "<iommu model='intel'><driver iotlb='on'/></iommu>", "<iommu model='intel'/>");
    PAIR(devices, "<iommu model='intel'><driver aw_bits='39'/></iommu>", "<iommu model='intel'><driver aw_bits='48'/></iommu>");
    PAIR(devices, "<iommu model='intel'><driver dma_translation='on'/></iommu>", "<iommu model='intel'/>");
    PAIR(devices, "<vsock model='virtio'><cid auto='yes'/></vsock>", "");
    PAIR(devices, "<vsock model='virtio'><cid auto='yes'/></vsock>", "<vsock model='virtio-transitional'><cid auto='yes'/></vsock>");
    PAIR(devices, "<vsock><cid auto='yes'/></vsock>", "<vsock model='virtio'><cid auto='yes'/></vsock>");
    PAIR(devices, "<vsock model='virtio'><driver iommu='on'/><cid auto='yes'/></vsock>", "<vsock model='virtio'><cid auto='yes'/></vsock>");
    PAIR(devices, "<pstore backend='acpi-erst'><path>/p</path><size unit='KiB'>8</size></pstore>", "");
    PAIR(devices, "<pstore backend='acpi-erst'><path>/p</path><size unit='KiB'>8</size></pstore>", "<pstore backend='acpi-erst'><path>/p</path><size unit='KiB'>16</size></pstore>");
    PAIR(devices, "<graphics type='vnc'/>", "");
    PAIR(devices, "<crypto model='virtio' type='qemu'><backend model='builtin'/></crypto>", "");
    PAIR(devices, "<lease><lockspace>l</lockspace><key>k</key><target path='/l'/></lease>", "");
}

#define MODULE(model, inside) "<memory model='" model "'>" inside "</memory>"

static void
characters_and_memory(void)
{
    static const struct change roomy = {
        .head = "<maxMemory slots='8' unit='GiB'>8</maxMemory><memory>4194304</memory>",
        .cpu = "<cpu><numa><cell id='0' cpus='0' memory='1048576'/><cell id='1' cpus='1' memory='1048576'/></numa></cpu>",
    };
    static const char *const modules[][2] = {
        {MODULE("dimm", "<target><size unit='MiB'>512</size><node>0</node></target>"), ""},
        {MODULE("dimm", "<target><size unit='MiB'>512</size><node>0</node></target>"),
         MODULE("dimm", "<target><size unit='MiB'>1024</size><node>0</node></target>")},
        {MODULE("dimm", "<target><size unit='MiB'>512</size><node>0</node></target>"),
         MODULE("dimm", "<target><size unit='MiB'>512</size><node>1</node></target>")},
        {MODULE("dimm", "<target><size unit='MiB'>512</size><node>0</node></target>"),
         MODULE("nvdimm", "<source><path>/p</path></source><target><size unit='MiB'>512</size><node>0</node></target>")},
        {MODULE("dimm", "<target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='0' base='0x100000000'/>"),
         MODULE("dimm", "<target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='0' base='0x200000000'/>")},
        {MODULE("dimm", "<target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='0'/>"),
         MODULE("dimm", "<target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='1'/>")},
        {MODULE("nvdimm", "<source><path>/p</path></source><target><size unit='MiB'>512</size><node>0</node><label><size unit='KiB'>128</size></label></target>"),
         MODULE("nvdimm", "<source><path>/p</path></source><target><size unit='MiB'>512</size><node>0</node><label><size unit='KiB'>256</size></label></target>")},
        {MODULE("nvdimm", "<source><path>/p</path><alignsize unit='KiB'>2048</alignsize></source><target><size unit='MiB'>512</size><node>0</node></target>"),
         MODULE("nvdimm", "<source><path>/p</path><alignsize unit='KiB'>4096</alignsize></source><target><size unit='MiB'>512</size><node>0</node></target>")},
        {MODULE("nvdimm", "<source><path>/p</path><pmem/></source><target><size unit='MiB'>512</size><node>0</node></target>"),
         MODULE("nvdimm", "<source><path>/p</path></source><target><size unit='MiB'>512</size><node>0</node></target>")},
        {MODULE("nvdimm", "<source><path>/p</path></source><target><size unit='MiB'>512</size><node>0</node><readonly/></target>"),
         MODULE("nvdimm", "<source><path>/p</path></source><target><size unit='MiB'>512</size><node>0</node></target>")},
        {MODULE("nvdimm", "<uuid>11111111-2222-3333-4444-555555555555</uuid><source><path>/p</path></source><target><size unit='MiB'>512</size><node>0</node></target>"),
         MODULE("nvdimm", "<uuid>11111111-2222-3333-4444-555555555556</uuid><source><path>/p</path></source><target><size unit='MiB'>512</size><node>0</node></target>")},
        {MODULE("virtio-mem", "<target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>256</requested></target>"),
         MODULE("virtio-mem", "<target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>128</requested></target>")},
        {MODULE("virtio-mem", "<target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>256</requested></target>"),
         MODULE("virtio-mem", "<target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>4</block><requested unit='MiB'>256</requested></target>")},
        {MODULE("virtio-mem", "<target dynamicMemslots='yes'><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>256</requested></target>"),
         MODULE("virtio-mem", "<target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>256</requested></target>")},
        {MODULE("virtio-pmem", "<source><path>/p</path></source><target><size unit='MiB'>512</size><address base='0x140000000'/></target>"),
         MODULE("virtio-pmem", "<source><path>/p</path></source><target><size unit='MiB'>512</size><address base='0x150000000'/></target>")},
    };
    size_t each;

    printf("-- characters\n");
    TRY(.devices = "<serial type='pty'/>");
    PAIR(devices, "<serial type='pty'><target type='isa-serial'/></serial>", "<serial type='pty'><target type='usb-serial'/></serial>");
    PAIR(devices, "<serial type='pty'><target type='isa-serial'><model name='isa-serial'/></target></serial>", "<serial type='pty'><target type='isa-serial'/></serial>");
    PAIR(devices, "<serial type='pty'><target port='0'/></serial>", "<serial type='pty'><target port='1'/></serial>");
    PAIR(devices, "<serial type='pty'><target port='0'/></serial>", "<serial type='null'><target port='0'/></serial>");
    TRY(.devices = "<parallel type='pty'/>");
    PAIR(devices, "<parallel type='pty'><target port='0'/></parallel>", "<parallel type='pty'><target port='1'/></parallel>");
#define CHANNEL(type, target) "<channel type='" type "'>" target "</channel>"
    TRY(.devices = CHANNEL("pty", "<target type='virtio' name='a'/>"));
    PAIR(devices, CHANNEL("pty", "<target type='virtio' name='a'/>"), CHANNEL("pty", "<target type='virtio' name='b'/>"));
    PAIR(devices, CHANNEL("pty", "<target type='virtio' name='a'/>"), CHANNEL("pty", "<target type='virtio'/>"));
    PAIR(devices, CHANNEL("pty", "<target type='virtio' name='a'/>"), CHANNEL("pty", "<target type='xen' name='a'/>"));
    PAIR(devices, CHANNEL("pty", "<target type='virtio'/>"), CHANNEL("spicevmc", "<target type='virtio'/>"));
    PAIR(devices, CHANNEL("pty", "<target type='virtio' name='a'/>"), CHANNEL("spicevmc", "<target type='virtio' name='a'/>"));
    PAIR(devices, CHANNEL("pty", "<target type='guestfwd' address='10.0.2.1' port='4600'/>"), CHANNEL("pty", "<target type='guestfwd' address='10.0.2.2' port='4600'/>"));
    PAIR(devices, CHANNEL("pty", "<target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' port='1'/>"),
         CHANNEL("pty", "<target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' port='2'/>"));
    TRY(.devices = "<console type='pty'/>");
    PAIR(devices, "<console type='pty'><target type='virtio'/></console>", "<console type='pty'><target type='xen'/></console>");
    printf("-- modules\n");
    for (each = 0; each < sizeof(modules) / sizeof(*modules); each++) {
        struct change one = roomy, two = roomy;

        one.devices = modules[each][0];
        two.devices = modules[each][1];
        printf("%s\n%s\n", one.devices, two.devices);
        both_ways(&one, &two);
    }
}

/* What the domain was is known from when the snapshot was taken, too. */
static void
taken(void)
{
    virDomainSnapshotPtr snapshot = virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>taken</name></domainsnapshot>", 0);
    static const char *const documents[] = {
        "<domainsnapshot><name>taken</name><state>shutoff</state><creationTime>1</creationTime></domainsnapshot>",
        "<domainsnapshot><name>taken</name><state>shutoff</state><creationTime>1</creationTime>"
        "<domain type='test'><name>stable</name><uuid>" OWN_UUID "</uuid><memory>65536</memory><vcpu>2</vcpu>"
        "<os><type arch='x86_64'>hvm</type></os><description>new</description></domain></domainsnapshot>",
        "<domainsnapshot><name>taken</name><state>shutoff</state><creationTime>1</creationTime>"
        "<domain type='test'><name>other</name><uuid>" OWN_UUID "</uuid><memory>65536</memory><vcpu>2</vcpu>"
        "<os><type arch='x86_64'>hvm</type></os></domain></domainsnapshot>",
        "<domainsnapshot><name>taken</name><state>running</state><creationTime>1</creationTime>"
        "<domain type='test'><name>other</name><uuid>" OWN_UUID "</uuid><memory>65536</memory><vcpu>2</vcpu>"
        "<os><type arch='x86_64'>hvm</type></os></domain></domainsnapshot>",
        "<domainsnapshot><name>taken</name><state>disk-snapshot</state><creationTime>1</creationTime>"
        "<domain type='test'><name>other</name><uuid>" OWN_UUID "</uuid><memory>65536</memory><vcpu>2</vcpu>"
        "<os><type arch='x86_64'>hvm</type></os></domain></domainsnapshot>",
    };
    size_t each;

    printf("-- one that was taken\n");
    require(snapshot, "a snapshot");
    for (each = 0; each < sizeof(documents) / sizeof(*documents); each++) {
        virDomainSnapshotPtr again = virDomainSnapshotCreateXML(domain, documents[each], REDEFINE);

        printf("  %s | ", again ? "taken" : "refused");
        print_last_error();
        if (again)
            virDomainSnapshotFree(again);
        PRINT_DOCUMENT(virDomainSnapshotGetXMLDesc(snapshot, 0));
    }
    REPORT(virDomainRevertToSnapshot(snapshot, 0));
    virDomainSnapshotDelete(snapshot, 0);
    virDomainSnapshotFree(snapshot);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);

    domain = virDomainDefineXML(conn, "<domain type='test'><name>stable</name><uuid>" OWN_UUID "</uuid>"
                                "<memory>65536</memory><vcpu>2</vcpu><os><type arch='x86_64'>hvm</type></os></domain>");
    require(domain, "a domain");
    general();
    processor();
    machine();
    disks();
    controllers_and_cards();
    other_devices();
    characters_and_memory();
    taken();
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
