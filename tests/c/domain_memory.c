/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Changing memory and processors of running and defined domains. */
#include "support/domains.h"

static void
tell(virDomainPtr domain)
{
    virDomainInfo info;

    memset(&info, 0, sizeof(info));
    virDomainGetInfo(domain, &info);
    printf("  max %lu, memory %lu, cpus %d, most cpus %d\n", info.maxMem, info.memory,
           info.nrVirtCpu, virDomainGetVcpusFlags(domain, VIR_DOMAIN_VCPU_MAXIMUM));
    virResetLastError();
}

static void
processors(virDomainPtr domain)
{
    virDomainControlInfo control;
    virVcpuInfo vcpus[4];

    memset(&control, 0, sizeof(control));
    REPORT(virDomainGetControlInfo(domain, &control, 0));
    REPORT(virDomainGetMaxVcpus(domain));
    REPORT(virDomainGetVcpusFlags(domain, 0));
    REPORT(virDomainGetVcpusFlags(domain, VIR_DOMAIN_VCPU_MAXIMUM));
    REPORT(virDomainGetVcpusFlags(domain, VIR_DOMAIN_VCPU_CONFIG));
    REPORT(virDomainGetVcpusFlags(domain, VIR_DOMAIN_VCPU_LIVE));
    REPORT(virDomainGetVcpusFlags(domain, VIR_DOMAIN_VCPU_LIVE | VIR_DOMAIN_VCPU_CONFIG));
    memset(vcpus, 0, sizeof(vcpus));
    REPORT(virDomainGetVcpus(domain, vcpus, 4, NULL, 0));
}

static void
change(virDomainPtr domain)
{
    REPORT(virDomainSetMemory(domain, 4096));
    tell(domain);
    REPORT(virDomainSetMemory(domain, 999999));
    REPORT(virDomainSetMaxMemory(domain, 16384));
    tell(domain);
    REPORT(virDomainSetMemoryFlags(domain, 2048, VIR_DOMAIN_MEM_CONFIG));
    REPORT(virDomainSetMemoryFlags(domain, 2048, VIR_DOMAIN_MEM_LIVE));
    REPORT(virDomainSetMemoryFlags(domain, 32768, VIR_DOMAIN_MEM_MAXIMUM));
    tell(domain);
    REPORT(virDomainSetVcpus(domain, 1));
    tell(domain);
    REPORT(virDomainSetVcpus(domain, 99));
    REPORT(virDomainSetVcpusFlags(domain, 2, VIR_DOMAIN_VCPU_LIVE));
    REPORT(virDomainSetVcpusFlags(domain, 2, VIR_DOMAIN_VCPU_CONFIG));
    REPORT(virDomainSetVcpusFlags(domain, 2, VIR_DOMAIN_VCPU_MAXIMUM));
    REPORT(virDomainSetVcpusFlags(domain, 2, VIR_DOMAIN_VCPU_CONFIG | VIR_DOMAIN_VCPU_MAXIMUM));
    tell(domain);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain = virDomainDefineXML(conn, SMALL_DOMAIN("subject", "1"));

    printf("-- off\n");
    tell(domain);
    processors(domain);
    change(domain);
    printf("-- running\n");
    virDomainCreate(domain);
    tell(domain);
    processors(domain);
    change(domain);
    virDomainDestroy(domain);
    virDomainUndefine(domain);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
