/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory modules, launch security, shares of caches and of memory bandwidth; the order of disks. */
#include "support/domains.h"

#define UUID "aaaaaaaa-2222-3333-4444-555555555555"

static virConnectPtr conn;

/* Shows a domain as it is stored, as it runs, and as it is stored while it runs. */
static void
try_define(const char *what, const char *arch, const char *elements, const char *devices)
{
    char xml[16384];
    virDomainPtr domain;
    unsigned int flags[] = {0, VIR_DOMAIN_XML_INACTIVE};

    snprintf(xml, sizeof(xml),
             "<domain type='test'><name>x</name><uuid>" UUID "</uuid>%s"
             "<vcpu>8</vcpu><os><type arch='%s'>hvm</type></os><devices>%s</devices></domain>",
             elements, arch, devices);
    printf("== %s: ", what);
    domain = virDomainDefineXML(conn, xml);
    if (!domain) {
        print_last_error();
        return;
    }
    printf("defined\n");
    for (int run = 0; run < 3; run++) {
        for (int i = 0; i < 2; i++) {
            char *text = virDomainGetXMLDesc(domain, flags[i]);

            printf("%d/%u:\n%s", run, flags[i], text ? text : "no document\n");
            free(text);
        }
        if (run == 0 && virDomainCreate(domain) < 0)
            print_last_error();
        if (run == 1 && virDomainDestroy(domain) < 0)
            print_last_error();
    }
    virDomainUndefine(domain);
    virDomainFree(domain);
}

#define NUMA "<cpu><numa><cell id='0' cpus='0-3' memory='1048576'/><cell id='1' cpus='4-7' memory='1048576'/></numa></cpu>"
#define MODULE(model, attributes, source, target, more) \
    "<memory model='" model "'" attributes ">" source "<target>" target "</target>" more "</memory>"
#define DIMM(target, more) MODULE("dimm", "", "", target, more)
#define SLOT(slot, base) "<address type='dimm' slot='" slot "' base='" base "'/>"

static void
modules(void)
{
    static const char *const all[] = {
        DIMM("<size unit='M'>512</size><node>1</node>", SLOT("0", "0x100000000")),
        DIMM("<size>512</size>", ""),
        DIMM("<node>0</node>", ""),
        DIMM("<size>512</size><node>2</node>", ""),
        DIMM("<size>512</size><node>-1</node>", ""),
        DIMM("<size>512</size><node>x</node>", ""),
        DIMM("<size>512</size><node>4294967296</node>", ""),
        DIMM("<size>x</size>", ""),
        DIMM("<size unit='x'>1</size>", ""),
        DIMM("<size>0</size>", ""),
        DIMM("<size>1024</size>", SLOT("0", "0x100000000")) DIMM("<size>1024</size>", SLOT("0", "0x200000000")),
        DIMM("<size>1024</size>", SLOT("0", "0x100000000")) DIMM("<size>1024</size>", SLOT("1", "0x100000000")),
        DIMM("<size>1024</size>", SLOT("0", "0x100000000")) DIMM("<size>1024</size>", SLOT("1", "0x100100000")),
        DIMM("<size>1024</size>", SLOT("0", "0x100000000")) DIMM("<size>1024</size>", SLOT("1", "0x1000fffff")),
        DIMM("<size>1024</size>", SLOT("0", "0")) DIMM("<size>1024</size>", SLOT("1", "0")),
        DIMM("<size>1024</size>", "<alias name='ua-one'/>") DIMM("<size>1024</size>", "<alias name='ua-one'/>"),
        "<memory><target><size>1</size></target></memory>",
        "<memory model=''><target><size>1</size></target></memory>",
        "<memory model='other'><target><size>1</size></target></memory>",
        "<memory model='dimm'/>",
        MODULE("dimm", " access='shared' discard='yes'", "<source><pagesize unit='M'>2</pagesize><nodemask>1-3,^2</nodemask><path>/x</path></source>", "<size>512</size><block>1</block><readonly/>", ""),
        MODULE("dimm", " access='default'", "", "<size>512</size>", ""),
        MODULE("dimm", " discard='default'", "", "<size>512</size>", ""),
        MODULE("dimm", "", "<source><nodemask>x</nodemask></source>", "<size>512</size>", ""),
        MODULE("dimm", "", "<source><nodemask>1,^1</nodemask></source>", "<size>512</size>", ""),
        MODULE("dimm", "", "<source><pagesize>x</pagesize></source>", "<size>512</size>", ""),
        MODULE("dimm", "", "<uuid>x</uuid>", "<size>512</size>", ""),
        MODULE("nvdimm", "", "<uuid>x</uuid>", "<size>512</size>", ""),
        MODULE("nvdimm", "", "", "<size>512</size>", ""),
        MODULE("nvdimm", " discard='yes'", "<source><path>/x</path></source>", "<size>512</size>", ""),
        MODULE("nvdimm", "", "<uuid>" UUID "</uuid><source><path>/x</path></source>", "<size>512</size><label><size>128</size></label>", ""),
        MODULE("nvdimm", " access='private'", "<source><path>/a&amp;b</path><alignsize unit='M'>2</alignsize><pmem/></source>", "<size>8192</size><label><size>256</size></label><readonly/>", SLOT("3", "0x100000000")),
        MODULE("nvdimm", "", "<source><path>/x</path></source>", "<size>8192</size><label><size>127</size></label>", ""),
        MODULE("nvdimm", "", "<source><path>/x</path></source>", "<size>128</size><label><size>128</size></label>", ""),
        MODULE("nvdimm", "", "<source><path>/x</path></source>", "<size>0</size>", ""),
        MODULE("virtio-pmem", "", "", "<size>512</size>", ""),
        MODULE("virtio-pmem", "", "<source><path>/x</path></source>", "<size>512</size>", ""),
        MODULE("virtio-pmem", "", "<source><path>/x</path></source>", "<size>512</size><address base='0x140000000'/>", ""),
        MODULE("virtio-pmem", "", "<source><path>/x</path></source>", "<size>512</size><address base='0x140000001'/>", ""),
        MODULE("virtio-pmem", "", "<source><path>/x</path></source>", "<size>512</size><address base='x'/>", ""),
        MODULE("virtio-pmem", "", "<source><path>/x</path></source>", "<size>512</size><node>0</node>", ""),
        MODULE("virtio-pmem", " access='private'", "<source><path>/x</path></source>", "<size>512</size>", ""),
        MODULE("virtio-pmem", " discard='yes'", "<source><path>/x</path></source>", "<size>512</size>", ""),
        MODULE("virtio-mem", "", "", "<size>512</size>", ""),
        MODULE("virtio-mem", "", "", "<size unit='M'>64</size><block unit='M'>2</block>", ""),
        MODULE("virtio-mem", "", "<source><nodemask>1</nodemask></source>", "<size unit='M'>64</size><node>1</node><block unit='M'>2</block><requested unit='M'>32</requested><current>7</current><address base='0x150000000'/>", "<address type='pci' slot='5'/>"),
        MODULE("virtio-mem", "", "", "<size unit='M'>64</size><block unit='M'>2</block><requested unit='M'>65</requested>", ""),
        MODULE("virtio-mem", "", "", "<size unit='M'>64</size><block unit='M'>2</block><requested unit='M'>33</requested>", ""),
        MODULE("virtio-mem", "", "", "<size unit='M'>64</size><block unit='M'>3</block>", ""),
        MODULE("virtio-mem", "", "", "<size unit='M'>64</size><block unit='K'>4</block>", ""),
        MODULE("virtio-mem", "", "", "<size unit='M'>64</size><block unit='M'>2</block><address base='0x150001000'/>", ""),
        "<memory model='virtio-mem'><target dynamicMemslots='yes'><size unit='M'>64</size><block unit='M'>2</block></target></memory>",
        "<memory model='virtio-mem'><target dynamicMemslots='x'><size unit='M'>64</size><block unit='M'>2</block></target></memory>",
        MODULE("virtio-mem", "", "", "<size unit='M'>64</size><block unit='M'>2</block><address base='0x150000000'/>", "<address type='pci' slot='5'/>")
        MODULE("virtio-mem", "", "", "<size unit='M'>64</size><block unit='M'>2</block><address base='0x150000000'/>", "<address type='pci' slot='6'/>"),
        MODULE("virtio-mem", "", "", "<size unit='M'>64</size><block unit='M'>2</block><address base='0x150000000'/>", "")
        MODULE("virtio-mem", "", "", "<size unit='M'>64</size><block unit='M'>2</block><address base='0x150000000'/>", ""),
        MODULE("sgx-epc", "", "<source><nodemask>0-1</nodemask></source>", "<size unit='M'>64</size><node>0</node>", ""),
        MODULE("sgx-epc", "", "", "<size unit='M'>64</size>", SLOT("0", "0x100000000")),
    };

    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        try_define(all[i], "x86_64", "<maxMemory slots='16' unit='G'>8</maxMemory>" NUMA, all[i]);
    try_define("no cells", "x86_64", "<memory>1048576</memory>", DIMM("<size>512</size><node>0</node>", ""));
    try_define("in the whole", "x86_64", "<memory>1048576</memory>" NUMA, DIMM("<size>512</size>", ""));
    try_define("too much", "x86_64", "<memory>1048576</memory>", DIMM("<size>1048577</size>", ""));
    try_define("all of it", "x86_64", "<memory>1048576</memory>", DIMM("<size>1048576</size>", ""));
    try_define("over the limit", "x86_64", "<maxMemory slots='1'>1048576</maxMemory>" NUMA, DIMM("<size>512</size>", ""));
    try_define("no label", "ppc64", "<memory>1048576</memory>",
               MODULE("nvdimm", "", "<source><path>/x</path></source>", "<size>512</size>", ""));
    try_define("with a UUID", "ppc64", "<memory>1048576</memory>",
               MODULE("nvdimm", "", "<uuid>" UUID "</uuid><source><path>/x</path></source>",
                      "<size>512</size><label><size>128</size></label>", ""));
}

static void
launch_security(void)
{
    static const char *const all[] = {
        "<launchSecurity/>",
        "<launchSecurity type='x'/>",
        "<launchSecurity type='s390-pv'><policy>1</policy></launchSecurity>",
        "<launchSecurity type='sev'/>",
        "<launchSecurity type='sev'><policy>x</policy></launchSecurity>",
        "<launchSecurity type='sev'><policy>0x100000000</policy></launchSecurity>",
        "<launchSecurity type='sev' kernelHashes='yes' vcek='no'><policy>1f</policy><cbitpos>47</cbitpos>"
        "<reducedPhysBits>1</reducedPhysBits><session>b&amp;</session><dhCert>a</dhCert><hostData>x</hostData></launchSecurity>",
        "<launchSecurity type='sev'><policy>1</policy><cbitpos>-1</cbitpos></launchSecurity>",
        "<launchSecurity type='sev'><policy>1</policy><cbitpos>4294967296</cbitpos></launchSecurity>",
        "<launchSecurity type='sev'><policy>1</policy><cbitpos>2147483647</cbitpos></launchSecurity>",
        "<launchSecurity type='sev'><policy>1</policy><reducedPhysBits>x</reducedPhysBits></launchSecurity>",
        "<launchSecurity type='sev' kernelHashes='x'><policy>1</policy></launchSecurity>",
        "<launchSecurity type='sev-snp'/>",
        "<launchSecurity type='sev-snp' kernelHashes='no' authorKey='yes' vcek='no'><policy>0x30000</policy></launchSecurity>",
        "<launchSecurity type='sev-snp' authorKey='x'><policy>1</policy></launchSecurity>",
        "<launchSecurity type='sev-snp' vcek='x'><policy>1</policy></launchSecurity>",
        "<launchSecurity type='sev-snp'><policy>1</policy><guestVisibleWorkarounds>QUJDREVGR0hJSktMTU5PUA==</guestVisibleWorkarounds></launchSecurity>",
        "<launchSecurity type='sev-snp'><policy>1</policy><guestVisibleWorkarounds>QUJDREVGR0hJSktMTU5P</guestVisibleWorkarounds></launchSecurity>",
        "<launchSecurity type='sev-snp'><policy>1</policy><hostData>&#xe4;</hostData></launchSecurity>",
        "<launchSecurity type='sev-snp'><policy>1</policy><idAuth>QQ</idAuth></launchSecurity>",
        "<launchSecurity type='sev-snp'><policy>1</policy><idBlock>Q=Q=Q===</idBlock></launchSecurity>",
    };

    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        char elements[4096];

        snprintf(elements, sizeof(elements), "<memory>1024</memory>%s", all[i]);
        try_define(all[i], "x86_64", elements, "");
    }
}

#define CACHE(id, level, type, size) \
    "<cache id='" id "' level='" level "' type='" type "' size='" size "'/>"

static void
shares(void)
{
    static const char *const all[] = {
        "<cachetune/>",
        "<memorytune vcpus='x'/>",
        "<cachetune vcpus='0-1'/><memorytune vcpus='1-2'/>",
        "<cachetune vcpus='100'>" CACHE("0", "3", "x", "1") "</cachetune>",
        "<cachetune vcpus='1,0,100'>" CACHE("1", "3", "data", "1024") CACHE("0", "3", "data", "3")
        CACHE("0", "3", "code", "0") CACHE("0", "2", "both", "2048") "</cachetune>",
        "<cachetune vcpus='0'>" CACHE("0", "3", "both", "1") CACHE("0", "3", "code", "1") "</cachetune>",
        "<cachetune vcpus='0'>" CACHE("0", "3", "code", "1") CACHE("0", "3", "both", "1") "</cachetune>",
        "<cachetune vcpus='0'>" CACHE("0", "3", "code", "1") CACHE("0", "3", "code", "1") "</cachetune>",
        "<cachetune vcpus='0'><cache level='3' type='code' size='1'/></cachetune>",
        "<cachetune vcpus='0'><cache id='0' type='code' size='1'/></cachetune>",
        "<cachetune vcpus='0'><cache id='0' level='3' size='1'/></cachetune>",
        "<cachetune vcpus='0'><cache id='0' level='3' type='code'/></cachetune>",
        "<cachetune vcpus='0'>" CACHE("-1", "3", "code", "1") "</cachetune>",
        "<cachetune vcpus='0'>" CACHE("0", "3", "Code", "1") "</cachetune>",
        "<cachetune vcpus='0'>" CACHE("0", "3", "code", "x") "</cachetune>",
        "<cachetune vcpus='0'><cache id='0' level='3' type='code' size='1' unit='x'/></cachetune>",
        "<cachetune vcpus='0'><cache id='0' level='3' type='code' size='5' unit='GiB'/></cachetune>",
        "<cachetune vcpus='0'>" CACHE("0", "3", "code", "1") "</cachetune><cachetune vcpus='0'/>",
        "<cachetune vcpus='0-1'>" CACHE("0", "3", "code", "1") "</cachetune><cachetune vcpus='1-2'/>",
        "<cachetune vcpus='0-1'>" CACHE("0", "3", "code", "1") "</cachetune><memorytune vcpus='1-2'/>",
        "<cachetune vcpus='0-1' id='mine'>" CACHE("0", "3", "code", "1") "</cachetune>"
        "<memorytune vcpus='0-1'><node id='1' bandwidth='60'/><node id='0' bandwidth='20'/></memorytune>",
        "<memorytune vcpus='0-1'><node id='1' bandwidth='60'/><node id='1' bandwidth='20'/></memorytune>",
        "<memorytune vcpus='0-1'><node bandwidth='60'/></memorytune>",
        "<memorytune vcpus='0-1'><node id='1'/></memorytune>",
        "<memorytune vcpus='0-1'><node id='1' bandwidth='-1'/></memorytune>",
        "<memorytune vcpus='2-3'><node id='1' bandwidth='1'/></memorytune><memorytune vcpus='2-3'><node id='0' bandwidth='1'/></memorytune>",
        "<memorytune vcpus='2-3'><monitor vcpus='2-3'/><monitor vcpus='2'/></memorytune>",
        "<memorytune vcpus='2-3'><node id='0' bandwidth='1'/><monitor vcpus='2-3'/><monitor vcpus='2'/></memorytune>",
        "<cachetune vcpus='0-3'><monitor level='3' vcpus='0-1'/><monitor level='3' vcpus='2-3'/></cachetune>",
        "<cachetune vcpus='0-3'><monitor level='3' vcpus='0-1'/><monitor level='3' vcpus='1-3'/></cachetune>",
        "<cachetune vcpus='0-3'><monitor level='3' vcpus='0-1'/><monitor level='3' vcpus='0-1'/></cachetune>",
        "<cachetune vcpus='0-3'><monitor level='3' vcpus='0-1'/></cachetune><memorytune vcpus='0-3'><monitor vcpus='0-1'/></memorytune>",
        "<cachetune vcpus='0-3'><monitor level='3' vcpus='0-4'/></cachetune>",
        "<cachetune vcpus='0-3'><monitor level='3' vcpus='50'/></cachetune>",
        "<cachetune vcpus='0-3'><monitor level='2' vcpus='0'/></cachetune>",
        "<cachetune vcpus='0-3'><monitor vcpus='0'/></cachetune>",
        "<cachetune vcpus='0-3'><monitor level='3'/></cachetune>",
        "<cachetune vcpus='0-3'><monitor level='3' vcpus='x'/></cachetune>",
    };

    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        char elements[4096];

        snprintf(elements, sizeof(elements), "<memory>1024</memory><cputune>%s</cputune>", all[i]);
        try_define(all[i], "x86_64", elements, "");
    }
}

#define DISK(target) "<disk type='file'><source file='/" target "'/><target dev='" target "'/></disk>"

int
main(void)
{
    conn = open_test(0);

    modules();
    launch_security();
    shares();
    try_define("an alias of two kinds", "x86_64", "<memory>1024</memory>",
               "<rng model='virtio'><backend model='random'/><alias name='ua-one'/></rng>"
               "<sound model='ich6'><alias name='ua-one'/></sound>");
    try_define("a console and its port", "x86_64", "<memory>1024</memory>",
               "<serial type='pty'><alias name='ua-one'/></serial>"
               "<console type='pty'><target type='serial'/><alias name='ua-one'/></console>");
    /* Disks without a bus get one when they are read, and are sorted by it when read again. */
    try_define("disks of several buses", "x86_64", "<memory>1024</memory>",
               DISK("vdb") DISK("sda") DISK("hdb") DISK("vda") DISK("hda") DISK("sdb"));
    close_test(conn);
    return 0;
}
