/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Figures about domains, and settings of counters. What the clock makes up is not printed. */
#include "support/domains.h"

static void
print_param(const virTypedParameter *param)
{
    printf("      %s = ", param->field);
    switch (param->type) {
    case VIR_TYPED_PARAM_INT: printf("int %d\n", param->value.i); break;
    case VIR_TYPED_PARAM_UINT: printf("uint %u\n", param->value.ui); break;
    case VIR_TYPED_PARAM_LLONG: printf("llong %lld\n", param->value.l); break;
    case VIR_TYPED_PARAM_ULLONG: printf("ullong %llu\n", param->value.ul); break;
    case VIR_TYPED_PARAM_DOUBLE: printf("double %f\n", param->value.d); break;
    case VIR_TYPED_PARAM_BOOLEAN: printf("boolean %d\n", param->value.b); break;
    case VIR_TYPED_PARAM_STRING: printf("string %s\n", text(param->value.s)); break;
    default: printf("type %d\n", param->type);
    }
}

/* Where calls put what they found. */
static virDomainStatsRecordPtr *records;

static int
by_domain(const void *left, const void *right)
{
    return strcmp(virDomainGetName((*(virDomainStatsRecordPtr *) left)->dom),
                  virDomainGetName((*(virDomainStatsRecordPtr *) right)->dom));
}

static void
print_records(const char *what, int count)
{
    int record;
    int each;

    report(what, count);
    if (count < 0)
        return;
    qsort(records, (size_t) count, sizeof(*records), by_domain);
    for (record = 0; record < count; record++) {
        printf("    %s\n", virDomainGetName(records[record]->dom));
        for (each = 0; each < records[record]->nparams; each++)
            print_param(&records[record]->params[each]);
    }
    virDomainStatsRecordListFree(records);
}

static void
all_groups(virConnectPtr conn, virDomainPtr *domains)
{
    const unsigned int flags[] = {
        0,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_PERSISTENT,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_PAUSED,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_OTHER,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING | VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING,
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS,
        1u << 20,
    };
    unsigned int group;
    size_t each;

    for (each = 0; each < sizeof(flags) / sizeof(flags[0]); each++) {
        printf("flags %u\n", flags[each]);
        print_records("  all", virConnectGetAllDomainStats(conn, 0, &records, flags[each]));
        print_records("  some", virDomainListGetStats(domains, 0, &records, flags[each]));
        print_records("  state", virDomainListGetStats(domains, VIR_DOMAIN_STATS_STATE, &records,
                                                       flags[each]));
    }
    for (group = 1; group && group <= 1u << 13; group <<= 1) {
        printf("group %u\n", group);
        print_records("  all", virConnectGetAllDomainStats(conn, group, &records, 0));
        print_records("  enforced",
                      virDomainListGetStats(domains, group, &records,
                                            VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS));
    }
    print_records("  many", virConnectGetAllDomainStats(
                      conn, ~0u, &records, VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS));
}

static void
show_cpus(virDomainPtr domain, unsigned int room, int start, unsigned int count, unsigned int flags)
{
    virTypedParameter params[64];
    int result;
    int each;

    memset(params, 0, sizeof(params));
    result = virDomainGetCPUStats(domain, room && count ? params : NULL, room, start, count, flags);
    printf("  cpus room %u start %d count %u: ", room, start, count);
    report("result", result);
    for (each = 0; result > 0 && each < (int) (room * count) && each < 64; each++)
        if (params[each].field[0])
            print_param(&params[each]);
}

static void
figures(virDomainPtr domain)
{
    virDomainBlockStatsStruct block;
    virDomainInterfaceStatsStruct net;
    virDomainMemoryStatStruct memory[VIR_DOMAIN_MEMORY_STAT_NR];
    virDomainBlockInfo info;
    virDomainDiskError errors[4];
    const char *disks[] = {"vda", "vdb", "/one", "/two", "hdc", "nix", "", "/nix"};
    const char *nets[] = {"testnet0", "own", "52:54:00:00:00:01", "52:54:00:00:00:0f", "nix", ""};
    virTypedParameter params[4];
    size_t each;
    int count;
    int result;

    for (each = 0; each < sizeof(disks) / sizeof(disks[0]); each++) {
        printf(" disk '%s'\n", disks[each]);
        memset(&block, 0, sizeof(block));
        report("  stats", virDomainBlockStats(domain, disks[each], &block, sizeof(block)));
        printf("    %d %d\n", block.rd_req > block.rd_bytes, block.wr_req > block.wr_bytes);
        count = 0;
        report("  stats flags", virDomainBlockStatsFlags(domain, disks[each], NULL, &count, 0));
        memset(&info, 0, sizeof(info));
        report("  info", virDomainGetBlockInfo(domain, disks[each], &info, 0));
        printf("    %llu %llu %llu\n", info.capacity, info.allocation, info.physical);
        report("  resize", virDomainBlockResize(domain, disks[each], 1024, 0));
    }
    REPORT(virDomainGetBlockInfo(domain, "vda", &info, 1));
    for (each = 0; each < sizeof(nets) / sizeof(nets[0]); each++) {
        printf(" net '%s'\n", nets[each]);
        memset(&net, 0, sizeof(net));
        report("  stats", virDomainInterfaceStats(domain, nets[each], &net, sizeof(net)));
        printf("    %d %d %d\n", net.rx_bytes > net.tx_bytes, net.rx_packets > net.tx_packets,
               net.rx_errs > net.tx_errs);
    }
    for (result = 0; result < 3; result++) {
        int got = virDomainMemoryStats(domain, memory, result == 2 ? 3 : VIR_DOMAIN_MEMORY_STAT_NR,
                                       result == 1);

        report("  memory", got);
        for (count = 0; count < got; count++)
            printf("    %d %llu\n", memory[count].tag, memory[count].val);
    }
    result = virDomainGetDiskErrors(domain, errors, 4, 0);
    report("  disk errors", result);
    for (count = 0; count < result; count++) {
        printf("    %s %d\n", errors[count].disk, errors[count].error);
        free(errors[count].disk);
    }
    report("  disk errors", virDomainGetDiskErrors(domain, NULL, 0, 0));
    show_cpus(domain, 0, -1, 1, 0);
    show_cpus(domain, 1, -1, 1, 0);
    show_cpus(domain, 3, -1, 1, 0);
    show_cpus(domain, 9, -1, 1, VIR_TYPED_PARAM_STRING_OKAY);
    show_cpus(domain, 0, 0, 0, 0);
    show_cpus(domain, 0, 0, 1, 0);
    show_cpus(domain, 2, 0, 4, 0);
    show_cpus(domain, 1, 2, 9, 0);
    show_cpus(domain, 2, 99, 1, 0);
    show_cpus(domain, 2, 0, 1, 1);

    REPORT_STRING(virDomainGetSchedulerType(domain, &count));
    printf("  %d\n", count);
    for (each = 0; each < 3; each++) {
        count = 4;
        memset(params, 0, sizeof(params));
        result = virDomainGetSchedulerParametersFlags(domain, params, &count, (unsigned int) each);
        report("  scheduler", result);
        if (result == 0 && count == 1)
            print_param(&params[0]);
    }
    strcpy(params[0].field, VIR_DOMAIN_SCHEDULER_WEIGHT);
    params[0].type = VIR_TYPED_PARAM_UINT;
    params[0].value.ui = 7;
    REPORT(virDomainSetSchedulerParameters(domain, params, 1));
    REPORT(virDomainSetSchedulerParametersFlags(domain, params, 1, VIR_DOMAIN_AFFECT_LIVE));
    strcpy(params[0].field, "nix");
    REPORT(virDomainSetSchedulerParameters(domain, params, 1));
}

static void
show_counters(virDomainPtr domain, unsigned int flags)
{
    virTypedParameterPtr params = NULL;
    int count = 0;
    int result = virDomainGetPerfEvents(domain, &params, &count, flags);
    int each;

    printf("  counters %u (%d): ", flags, count);
    report("result", result);
    for (each = 0; each < count; each++)
        if (params[each].value.b)
            print_param(&params[each]);
    if (count) {
        print_param(&params[0]);
        print_param(&params[count - 1]);
    }
    virTypedParamsFree(params, count);
}

static void
count_events(virDomainPtr domain)
{
    virTypedParameterPtr params = NULL;
    int count = 0;
    int room = 0;
    unsigned int flags;

    virTypedParamsAddBoolean(&params, &count, &room, VIR_PERF_PARAM_CMT, 1);
    virTypedParamsAddBoolean(&params, &count, &room, VIR_PERF_PARAM_EMULATION_FAULTS, 1);
    virTypedParamsAddBoolean(&params, &count, &room, VIR_PERF_PARAM_CPU_CYCLES, 0);
    for (flags = 0; flags <= 4; flags++) {
        report("  set", virDomainSetPerfEvents(domain, params, count, flags));
        show_counters(domain, flags);
        params[0].value.b = !params[0].value.b;
    }
    show_counters(domain, VIR_TYPED_PARAM_STRING_OKAY);
    REPORT_STRING(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE));
    strcpy(params[1].field, "cmt");
    REPORT(virDomainSetPerfEvents(domain, params, count, 0));
    strcpy(params[1].field, "nix");
    REPORT(virDomainSetPerfEvents(domain, params, count, 0));
    virTypedParamsFree(params, count);
}

static void
actions(virDomainPtr domain)
{
    unsigned int event;
    unsigned int action;
    unsigned int flags;

    for (event = 0; event <= 3; event++)
        for (action = 0; action <= 6; action++) {
            printf("  event %u action %u: ", event, action);
            report("set", virDomainSetLifecycleAction(domain, event, action, 0));
        }
    for (flags = 1; flags <= 4; flags++)
        report("  set", virDomainSetLifecycleAction(domain, 0, 1, flags));
    REPORT_STRING(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE));
}

#define XML                                                                      \
    "<domain type='test'><name>subject</name>"                                   \
    "<uuid>55555555-2222-3333-4444-555555555551</uuid>"                          \
    "<memory>65536</memory><vcpu>4</vcpu><iothreads>2</iothreads>"               \
    "<os><type>hvm</type></os><devices>"                                         \
    "<disk type='file' device='disk'><source file='/one'/>"                      \
    "<target dev='vda' bus='virtio'/></disk>"                                    \
    "<disk type='file' device='disk'><source file='/two'/>"                      \
    "<target dev='vdb' bus='virtio'/></disk>"                                    \
    "<disk type='file' device='disk'><source file='/two'/>"                      \
    "<target dev='vdc' bus='virtio'/></disk>"                                    \
    "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>"      \
    "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>"      \
    "<interface type='user'><mac address='52:54:00:00:00:02'/>"                  \
    "<target dev='own'/></interface>"                                            \
    "<memballoon model='virtio'/></devices></domain>"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domains[4] = {NULL};
    virTypedParameterPtr params = NULL;
    virSecurityLabel label;
    int count = 0;
    int each;

    domains[0] = get_domain(conn);
    domains[1] = virDomainDefineXML(conn, XML);
    domains[2] = virDomainCreateXML(conn, SMALL_DOMAIN("transient", "2"), 0);
    require(domains[1], "a domain");
    require(domains[2], "another");
    for (each = 0; each < 2; each++) {
        printf("--- round %d\n", each);
        all_groups(conn, domains);
        figures(domains[1]);
        count_events(domains[1]);
        actions(domains[1]);
        count = -5;
        report("launch", virDomainGetLaunchSecurityInfo(domains[1], &params, &count, 0));
        printf("  %d %d\n", count, params != NULL);
        report("launch", virDomainGetLaunchSecurityInfo(domains[1], &params, &count, 1));
        memset(&label, 0, sizeof(label));
        report("label", virDomainGetSecurityLabel(domains[1], &label));
        printf("  '%s' %d\n", label.label, label.enforcing);
        report("labels", virDomainGetSecurityLabelList(domains[1], NULL));
        if (each == 0)
            REPORT(virDomainCreate(domains[1]));
    }
    REPORT(virDomainSuspend(domains[1]));
    figures(domains[1]);
    REPORT(virDomainDestroy(domains[2]));
    print_records("gone", virDomainListGetStats(domains, 0, &records, 0));
    for (each = 0; each < 3; each++)
        virDomainFree(domains[each]);
    close_test(conn);
    return 0;
}
