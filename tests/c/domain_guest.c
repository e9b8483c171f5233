/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a guest and its agent would do: clock, file systems, keys, addresses, passwords. */
#include <time.h>

#include "support/domains.h"

static void
show_time(virDomainPtr domain, unsigned int flags)
{
    long long seconds = -7;
    unsigned int nanoseconds = 7;
    int result = virDomainGetTime(domain, &seconds, &nanoseconds, flags);

    printf("  time %lld %u: ", seconds, nanoseconds);
    report("virDomainGetTime", result);
}

static void
show_control(virDomainPtr domain)
{
    virDomainControlInfo info;
    int result;

    memset(&info, 0, sizeof(info));
    result = virDomainGetControlInfo(domain, &info, 0);
    printf("  control %u %u %llu: ", info.state, info.details, info.stateTime);
    report("virDomainGetControlInfo", result);
}

static void
show_file_systems(virDomainPtr domain, unsigned int flags)
{
    virDomainFSInfoPtr *infos = NULL;
    int count = virDomainGetFSInfo(domain, &infos, flags);
    int each;

    report("  virDomainGetFSInfo", count);
    for (each = 0; each < count; each++) {
        printf("    %s %s %s %zu %s\n", infos[each]->mountpoint, infos[each]->name,
               infos[each]->fstype, infos[each]->ndevAlias, infos[each]->devAlias[0]);
        virDomainFSInfoFree(infos[each]);
    }
    free(infos);
}

static void
show_addresses(virDomainPtr domain, unsigned int source, unsigned int flags)
{
    virDomainInterfacePtr *interfaces = NULL;
    int count = virDomainInterfaceAddresses(domain, &interfaces, source, flags);
    int each;
    unsigned int address;

    printf("  source %u: ", source);
    report("virDomainInterfaceAddresses", count);
    for (each = 0; each < count; each++) {
        printf("    %s %s", text(interfaces[each]->name), text(interfaces[each]->hwaddr));
        for (address = 0; address < interfaces[each]->naddrs; address++)
            printf(" %d:%s/%u", interfaces[each]->addrs[address].type,
                   interfaces[each]->addrs[address].addr, interfaces[each]->addrs[address].prefix);
        printf("\n");
        virDomainInterfaceFree(interfaces[each]);
    }
    free(interfaces);
}

static void
send_keys(virDomainPtr domain)
{
    unsigned int set;
    unsigned int key;
    unsigned int several[] = {29, 56, 111, 4711};

    for (set = 0; set <= VIR_KEYCODE_SET_QNUM + 1; set++) {
        unsigned int known = 0;
        unsigned int sum = 0;

        /* Each key on its own; which ones are known is told as a sum. */
        for (key = 0; key < 57480; key = key == 600 ? 57340 : key + 1) {
            if (virDomainSendKey(domain, set, 0, &key, 1, 0) == 0) {
                known++;
                sum = sum * 31 + key;
            }
            virResetLastError();
        }
        printf("  set %u: %u keys, %u\n", set, known, sum);
    }
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_LINUX, 50, several, 3, 0));
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_LINUX, 0, several, 4, 0));
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_OSX, 0, several, 4, 0));
    several[0] = 0xffffffffU;
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_USB, 0, several, 1, 0));
    REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_QNUM, 0, several, 2, 1));
}

static void
signals(virDomainPtr domain)
{
    unsigned int signal;

    for (signal = 0; signal <= VIR_DOMAIN_PROCESS_SIGNAL_RT32 + 8; signal += 8)
        report("  signal to 1", virDomainSendProcessSignal(domain, 1, signal, 0));
    report("  signal to 2", virDomainSendProcessSignal(domain, 2, 9, 0));
    report("  signal to -1", virDomainSendProcessSignal(domain, -1, 9, 0));
    report("  signal to 0", virDomainSendProcessSignal(domain, 0, 9, 0));
    report("  flags", virDomainSendProcessSignal(domain, 1, 9, 1));
}

static void
all(virDomainPtr domain)
{
    const char *root[] = {"/"};
    const char *both[] = {"/", "/boot"};
    const char *other[] = {"/", "/nowhere"};
    const char *twice[] = {"/boot", "/boot"};
    const long long times[] = {
        -1, 0, 1, 9999, 10000, 15000, 20000, 25000, 29999, 30000, 50000, 627319920, 4000000000LL,
    };
    char memory[32];
    unsigned int key = 29;
    size_t each;

    REPORT_STRING(virDomainGetHostname(domain, 0));
    REPORT_STRING(virDomainGetHostname(domain, VIR_DOMAIN_GET_HOSTNAME_LEASE));
    REPORT_STRING(virDomainGetHostname(domain, VIR_DOMAIN_GET_HOSTNAME_AGENT));

    show_time(domain, 0);
    show_time(domain, 1);
    for (each = 0; each < sizeof(times) / sizeof(times[0]); each++) {
        printf("set %lld\n", times[each]);
        report("  set", virDomainSetTime(domain, times[each], (unsigned int) each, 0));
        show_time(domain, 0);
        show_control(domain);
    }
    REPORT(virDomainSetTime(domain, 5, 6, VIR_DOMAIN_TIME_SYNC));
    show_time(domain, 0);
    REPORT(virDomainSetTime(domain, 5, 6, 2));

    show_file_systems(domain, 0);
    show_file_systems(domain, 1);
    REPORT(virDomainFSThaw(domain, NULL, 0, 0));
    REPORT(virDomainFSFreeze(domain, root, 1, 0));
    REPORT(virDomainFSFreeze(domain, both, 2, 0));
    REPORT(virDomainFSFreeze(domain, both, 2, 0));
    REPORT(virDomainFSThaw(domain, root, 1, 0));
    REPORT(virDomainFSThaw(domain, twice, 2, 0));
    REPORT(virDomainFSThaw(domain, twice, 2, 0));
    REPORT(virDomainFSFreeze(domain, twice, 2, 0));
    REPORT(virDomainFSFreeze(domain, other, 2, 0));
    REPORT(virDomainFSFreeze(domain, NULL, 0, 0));
    REPORT(virDomainFSThaw(domain, other, 2, 0));
    REPORT(virDomainFSThaw(domain, NULL, 0, 0));
    REPORT(virDomainFSFreeze(domain, NULL, 0, 1));
    REPORT(virDomainFSThaw(domain, NULL, 0, 1));
    REPORT(virDomainFSTrim(domain, NULL, 0, 0));
    REPORT(virDomainFSTrim(domain, "/", 1, 0));
    REPORT(virDomainFSTrim(domain, "/nowhere", 0, 0));
    REPORT(virDomainFSTrim(domain, NULL, 0, 1));

    REPORT(virDomainInjectNMI(domain, 0));
    REPORT(virDomainInjectNMI(domain, 1));
    REPORT(virDomainSetUserPassword(domain, "root", "secret", 0));
    REPORT(virDomainSetUserPassword(domain, "root", "$6$x", VIR_DOMAIN_PASSWORD_ENCRYPTED));
    REPORT(virDomainSetUserPassword(domain, "root", "", 0));
    REPORT(virDomainSetUserPassword(domain, "", "", 0));
    REPORT(virDomainSetUserPassword(domain, "root", "secret", 2));
    signals(domain);

    show_addresses(domain, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE, 0);
    show_addresses(domain, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT, 0);
    show_addresses(domain, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP, 0);
    show_addresses(domain, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP + 1, 0);
    show_addresses(domain, 0, 1);
    if (strcmp(virDomainGetName(domain), "test") == 0)
        send_keys(domain);
    else
        REPORT(virDomainSendKey(domain, VIR_KEYCODE_SET_LINUX, 0, &key, 1, 0));

    memset(memory, 'x', sizeof(memory));
    REPORT(virDomainMemoryPeek(domain, 0, sizeof(memory), memory, VIR_MEMORY_VIRTUAL));
    for (each = 0; each < sizeof(memory); each++)
        printf(" %02x", (unsigned char) memory[each]);
    printf("\n");
    REPORT(virDomainMemoryPeek(domain, 300, 0, NULL, VIR_MEMORY_PHYSICAL));
    REPORT(virDomainMemoryPeek(domain, 0, 1, memory, 0));
    REPORT(virDomainMemoryPeek(domain, 0, 1, memory, 3));
    REPORT(virDomainMemoryPeek(domain, 0, 1, memory, 5));
}

#define XML                                                                             \
    "<domain type='test'><name>subject</name>"                                          \
    "<uuid>55555555-2222-3333-4444-555555555551</uuid>"                                 \
    "<memory>65536</memory><os><type>hvm</type></os><devices>"                          \
    "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>"             \
    "<disk type='file' device='disk'><source file='/one'/>"                             \
    "<target dev='vdb' bus='virtio'/></disk>"                                           \
    "<interface type='network'><mac address='52:54:00:00:00:01'/>"                      \
    "<source network='default'/></interface>"                                           \
    "<interface type='network'><mac address='52:54:00:00:00:02'/>"                      \
    "<source network='six'/></interface>"                                               \
    "<interface type='network'><mac address='52:54:00:00:00:03'/>"                      \
    "<source network='masked'/></interface>"                                            \
    "<interface type='user'><mac address='52:54:00:00:00:04'/>"                         \
    "<target dev='own'/></interface></devices></domain>"

static virNetworkPtr
network(virConnectPtr conn, const char *xml)
{
    virNetworkPtr made = virNetworkDefineXML(conn, xml);

    require(made, "a network");
    return made;
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virNetworkPtr six;
    virNetworkPtr masked;
    virDomainPtr domain;

    six = network(conn, "<network><name>six</name><bridge name='b6'/>"
                        "<ip family='ipv6' address='2001:db8::1' prefix='60'>"
                        "<dhcp><range start='2001:db8::f0' end='2001:db8::ff'/></dhcp></ip></network>");
    masked = network(conn, "<network><name>masked</name><bridge name='bm'/>"
                           "<ip address='10.1.255.250' netmask='255.255.0.0'/></network>");
    printf("--- the default domain\n");
    domain = get_domain(conn);
    all(domain);
    virDomainFree(domain);

    printf("--- another\n");
    domain = virDomainDefineXML(conn, XML);
    require(domain, "a domain");
    printf("off\n");
    all(domain);
    REPORT(virDomainCreate(domain));
    printf("on\n");
    all(domain);
    REPORT(virDomainSuspend(domain));
    printf("paused\n");
    all(domain);
    virNetworkUndefine(six);
    show_addresses(domain, 0, 0);
    REPORT(virDomainDestroy(domain));
    REPORT(virDomainUndefine(domain));
    printf("gone\n");
    show_addresses(domain, 0, 0);
    show_time(domain, 0);
    virDomainFree(domain);
    virNetworkFree(six);
    virNetworkFree(masked);
    close_test(conn);
    return 0;
}
