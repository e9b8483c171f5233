/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a domain tells about itself, running, paused and off. */
#include "support/domains.h"

#define XML                                                                     \
    "<domain type='test'><name>subject</name>"                                  \
    "<uuid>55555555-2222-3333-4444-555555555551</uuid>"                         \
    "<memory unit='MiB'>64</memory><currentMemory unit='MiB'>32</currentMemory>" \
    "<vcpu current='2'>4</vcpu><os><type>hvm</type></os></domain>"

static void
tell(virDomainPtr domain)
{
    virDomainInfo info;
    char uuid[VIR_UUID_STRING_BUFLEN];
    int state;
    int autostart = -1;

    print_state(domain);
    memset(&info, 0, sizeof(info));
    REPORT(virDomainGetInfo(domain, &info));
    /* Time passes for a domain that runs. */
    printf("state %d, max %lu, memory %lu, cpus %d, time %s\n", info.state, info.maxMem,
           info.memory, info.nrVirtCpu, info.cpuTime ? "passed" : "none");
    REPORT(virDomainGetState(domain, &state, NULL, 0));
    REPORT(virDomainGetMaxMemory(domain));
    REPORT_STRING(virDomainGetOSType(domain));
    REPORT(virDomainGetAutostart(domain, &autostart));
    printf("autostart %d\n", autostart);
    REPORT(virDomainGetUUIDString(domain, uuid));
    REPORT(virDomainIsUpdated(domain));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain;
    int each;

    printf("-- the default node's\n");
    domain = get_domain(conn);
    tell(domain);
    virDomainFree(domain);
    domain = virDomainDefineXML(conn, XML);
    printf("-- off\n");
    tell(domain);
    virDomainCreate(domain);
    printf("-- running\n");
    tell(domain);
    virDomainSuspend(domain);
    printf("-- paused\n");
    tell(domain);
    virDomainDestroy(domain);
    printf("-- off again\n");
    tell(domain);
    virDomainUndefine(domain);
    printf("-- gone\n");
    tell(domain);
    virDomainFree(domain);

    printf("-- units\n");
    for (each = 0; each < 8; each++) {
        const char *units[] = { "b", "bytes", "KB", "KiB", "k", "M", "GiB", "T" };
        char xml[500];

        snprintf(xml, sizeof(xml),
                 "<domain type='test'><name>unit</name>"
                 "<uuid>55555555-2222-3333-4444-555555555552</uuid>"
                 "<memory unit='%s'>%d</memory><os><type>hvm</type></os></domain>",
                 units[each], each < 2 ? 1025 : 3);
        domain = virDomainDefineXML(conn, xml);
        printf("%s: %lu\n", units[each], virDomainGetMaxMemory(domain));
        virDomainFree(domain);
    }
    close_test(conn);
    return 0;
}
