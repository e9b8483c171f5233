/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Limits, pins and threads of a domain, running and off. */
#include "support/domains.h"

#define XML                                                                      \
    "<domain type='test'><name>subject</name>"                                   \
    "<uuid>55555555-2222-3333-4444-555555555551</uuid>"                          \
    "<memory>65536</memory><vcpu current='2'>4</vcpu><iothreads>2</iothreads>"   \
    "<os><type>hvm</type></os><devices>"                                         \
    "<disk type='file' device='disk'><driver name='x' iothread='2'/>"            \
    "<source file='/one'/><target dev='vda' bus='virtio'/></disk>"               \
    "<disk type='file' device='cdrom'><target dev='hda' bus='ide'/></disk>"      \
    "<disk type='file' device='disk'><source file='/one'/>"                      \
    "<target dev='vdb' bus='virtio'/></disk>"                                    \
    "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>"      \
    "<memballoon model='virtio'/></devices></domain>"

static const unsigned int where[] = {
    VIR_DOMAIN_AFFECT_CURRENT, VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG,
    VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG,
};
#define PLACES (sizeof(where) / sizeof(where[0]))

static void
print_params(virTypedParameterPtr params, int count)
{
    int each;

    for (each = 0; each < count; each++) {
        char *value = NULL;

        switch (params[each].type) {
        case VIR_TYPED_PARAM_INT:
            printf("    %s = int %d\n", params[each].field, params[each].value.i);
            break;
        case VIR_TYPED_PARAM_UINT:
            printf("    %s = uint %u\n", params[each].field, params[each].value.ui);
            break;
        case VIR_TYPED_PARAM_ULLONG:
            printf("    %s = ullong %llu\n", params[each].field, params[each].value.ul);
            break;
        case VIR_TYPED_PARAM_STRING:
            value = params[each].value.s;
            printf("    %s = string %s\n", params[each].field, value ? value : "NULL");
            break;
        default:
            printf("    %s = type %d\n", params[each].field, params[each].type);
        }
    }
}

static int
get_memory(virDomainPtr domain, virTypedParameterPtr params, int *count, unsigned int flags)
{
    return virDomainGetMemoryParameters(domain, params, count, flags);
}

static int
get_numa(virDomainPtr domain, virTypedParameterPtr params, int *count, unsigned int flags)
{
    return virDomainGetNumaParameters(domain, params, count, flags);
}

static int
get_blkio(virDomainPtr domain, virTypedParameterPtr params, int *count, unsigned int flags)
{
    return virDomainGetBlkioParameters(domain, params, count, flags);
}

static int
get_interface(virDomainPtr domain, virTypedParameterPtr params, int *count, unsigned int flags)
{
    return virDomainGetInterfaceParameters(domain, "testnet0", params, count, flags);
}

static int
get_iotune(virDomainPtr domain, virTypedParameterPtr params, int *count, unsigned int flags)
{
    return virDomainGetBlockIoTune(domain, "vda", params, count, flags);
}

static int
set_memory(virDomainPtr domain, virTypedParameterPtr params, int count, unsigned int flags)
{
    return virDomainSetMemoryParameters(domain, params, count, flags);
}

static int
set_numa(virDomainPtr domain, virTypedParameterPtr params, int count, unsigned int flags)
{
    return virDomainSetNumaParameters(domain, params, count, flags);
}

static int
set_blkio(virDomainPtr domain, virTypedParameterPtr params, int count, unsigned int flags)
{
    return virDomainSetBlkioParameters(domain, params, count, flags);
}

static int
set_interface(virDomainPtr domain, virTypedParameterPtr params, int count, unsigned int flags)
{
    return virDomainSetInterfaceParameters(domain, "testnet0", params, count, flags);
}

static int
set_iotune(virDomainPtr domain, virTypedParameterPtr params, int count, unsigned int flags)
{
    return virDomainSetBlockIoTune(domain, "vda", params, count, flags);
}

static const struct {
    const char *name;
    int (*get)(virDomainPtr, virTypedParameterPtr, int *, unsigned int);
    int (*set)(virDomainPtr, virTypedParameterPtr, int, unsigned int);
    /* Lists of name=value, the type by the first letter of the name. */
    const char *values[16];
} kinds[] = {
    { "memory", get_memory, set_memory,
      { "Lhard_limit=1000", "Lsoft_limit=500", "Lswap_hard_limit=2000",
        "Lhard_limit=3000", "Lhard_limit=3000 Lswap_hard_limit=4000",
        "Lswap_hard_limit=1", "Uhard_limit=7", "Lnothing=7", "Lmin_guarantee=7",
        "Lhard_limit=9007199254740991 Lswap_hard_limit=9007199254740991", NULL } },
    { "numa", get_numa, set_numa,
      { "Inuma_mode=1", "Snuma_nodeset=0-3,^2", "Inuma_mode=0 Snuma_nodeset=1", "Inuma_mode=2",
        "Inuma_mode=9", "Inuma_mode=-1", "Snuma_nodeset=", "Snuma_nodeset=x", "Snuma_nodeset=^1",
        "Lnuma_mode=1", "Snuma_nodeset=99999", NULL } },
    { "blkio", get_blkio, set_blkio,
      { "Uweight=500", "Sdevice_weight=/dev/a,100,/dev/b,200", "Sdevice_weight=/dev/a,0",
        "Sdevice_read_iops_sec=/dev/a,5", "Sdevice_write_iops_sec=/dev/c,7",
        "Sdevice_read_bytes_sec=/dev/a,18446744073709551615", "Sdevice_write_bytes_sec=/dev/d,0",
        "Sdevice_weight=/dev/a", "Sdevice_weight=/dev/a,x,/dev/b,7", "Sdevice_weight=/dev/a,4294967296",
        "Sdevice_weight=/dev/a,7x", "Sdevice_weight=/dev/a,-7", "Sdevice_weight=", "Sdevice_weight=,",
        "Uweight=7 Sdevice_weight=x Sdevice_read_iops_sec=/dev/e,9", NULL } },
    { "interface", get_interface, set_interface,
      { "Uinbound.average=100 Uinbound.peak=200 Uinbound.burst=300", "Uoutbound.average=7",
        "Uinbound.peak=7", "Uinbound.floor=7", "Uinbound.average=0", "Uoutbound.peak=9",
        "Uoutbound.average=0 Uoutbound.peak=9", "Uoutbound.floor=1", "Linbound.average=1",
        "Uinbound.average=1 Uinbound.average=2", NULL } },
    { "iotune", get_iotune, set_iotune,
      { "Ltotal_bytes_sec=1000", "Ltotal_bytes_sec=1000 Ltotal_bytes_sec_max=2000",
        "Lread_bytes_sec=1", "Lread_iops_sec=5 Lread_iops_sec_max=5 Lread_iops_sec_max_length=3",
        "Sgroup_name=group", "Lsize_iops_sec=4096", "Ltotal_iops_sec=1 Lwrite_iops_sec=1",
        "Ltotal_bytes_sec_max=1000000000000001", "Utotal_bytes_sec_max=1", "Lnothing=1",
        "Ltotal_bytes_sec=0 Ltotal_bytes_sec_max=0", "Lwrite_bytes_sec_max=7 Ltotal_bytes_sec_max=7",
        NULL } },
};

static int
read_params(const char *text, virTypedParameterPtr *params, int *count)
{
    char buffer[300];
    char *word;
    char *rest = buffer;
    int room = 0;

    snprintf(buffer, sizeof(buffer), "%s", text);
    *params = NULL;
    *count = 0;
    while ((word = strsep(&rest, " "))) {
        char *value = strchr(word, '=');

        *value++ = '\0';
        switch (*word++) {
        case 'I': virTypedParamsAddInt(params, count, &room, word, atoi(value)); break;
        case 'U': virTypedParamsAddUInt(params, count, &room, word, strtoul(value, NULL, 10)); break;
        case 'L': virTypedParamsAddULLong(params, count, &room, word, strtoull(value, NULL, 10)); break;
        default: virTypedParamsAddString(params, count, &room, word, value); break;
        }
    }
    return *count;
}

static void
parameters(virDomainPtr domain)
{
    size_t kind;
    size_t place;
    int each;

    for (kind = 0; kind < sizeof(kinds) / sizeof(kinds[0]); kind++) {
        printf("-- %s\n", kinds[kind].name);
        for (each = 0; kinds[kind].values[each]; each++) {
            for (place = 0; place < PLACES; place++) {
                virTypedParameterPtr params;
                virTypedParameter told[24];
                int count;
                int result;

                read_params(kinds[kind].values[each], &params, &count);
                printf("  %s to %u: ", kinds[kind].values[each], where[place]);
                result = kinds[kind].set(domain, params, count, where[place]);
                printf("%d | ", result);
                print_last_error();
                virTypedParamsFree(params, count);
                if (result < 0)
                    continue;
                count = 0;
                result = kinds[kind].get(domain, NULL, &count, where[place]);
                printf("    told %d of %d\n", result, count);
                memset(told, 0, sizeof(told));
                result = kinds[kind].get(domain, told, &count, where[place]);
                printf("    told %d of %d\n", result, count);
                if (result == 0) {
                    print_params(told, count);
                    virTypedParamsClear(told, count);
                }
            }
        }
    }
}

static void
print_map(const unsigned char *map, int length)
{
    int each;

    for (each = 0; each < length; each++)
        printf("%02x", map[each]);
    printf("\n");
}

static void
pins(virDomainPtr domain)
{
    unsigned char map[2] = { 0x05, 0x01 };
    unsigned char none[2] = { 0, 0 };
    unsigned char maps[4 * 3];
    virVcpuInfo infos[4];
    size_t place;
    int cpu;
    int count;

    printf("-- pins\n");
    REPORT(virDomainPinVcpu(domain, 1, map, 2));
    REPORT(virDomainPinVcpu(domain, 3, map, 2));
    REPORT(virDomainPinVcpu(domain, 9, map, 2));
    REPORT(virDomainPinVcpuFlags(domain, 0, map, 1, VIR_DOMAIN_AFFECT_LIVE));
    memset(infos, 0, sizeof(infos));
    memset(maps, 0xee, sizeof(maps));
    count = virDomainGetVcpus(domain, infos, 4, maps, 3);
    printf("vcpus %d | ", count);
    print_last_error();
    for (cpu = 0; cpu < count; cpu++) {
        printf("  %u state %d cpu %d time %s map ", infos[cpu].number, infos[cpu].state,
               infos[cpu].cpu, infos[cpu].cpuTime ? "passed" : "none");
        print_map(maps + cpu * 3, 3);
    }
    for (place = 0; place < PLACES; place++) {
        printf("  %u\n", where[place]);
        memset(maps, 0xee, sizeof(maps));
        count = virDomainGetVcpuPinInfo(domain, 4, maps, 3, where[place]);
        printf("  pins %d | ", count);
        print_last_error();
        for (cpu = 0; cpu < count; cpu++)
            print_map(maps + cpu * 3, 3);
        REPORT(virDomainPinEmulator(domain, none, 2, where[place]));
        REPORT(virDomainPinEmulator(domain, map, 2, where[place]));
        memset(maps, 0xee, sizeof(maps));
        REPORT(virDomainGetEmulatorPinInfo(domain, maps, 3, where[place]));
        print_map(maps, 3);
    }
}

static void
threads(virConnectPtr conn, virDomainPtr domain)
{
    unsigned char map[2] = { 0x06, 0x00 };
    unsigned char none[2] = { 0, 0 };
    virDomainStatsRecordPtr *records = NULL;
    virDomainPtr one[2] = { domain, NULL };
    virTypedParameterPtr params;
    size_t place;
    int count;
    int each;

    printf("-- threads\n");
    for (place = 0; place < PLACES; place++) {
        unsigned int flags = where[place];
        virDomainIOThreadInfoPtr *infos = NULL;

        printf("  %u\n", flags);
        REPORT(virDomainAddIOThread(domain, 7, flags));
        REPORT(virDomainAddIOThread(domain, 7, flags));
        REPORT(virDomainAddIOThread(domain, 1, flags));
        REPORT(virDomainPinIOThread(domain, 1, map, 2, flags));
        REPORT(virDomainPinIOThread(domain, 1, none, 2, flags));
        REPORT(virDomainPinIOThread(domain, 9, map, 2, flags));
        REPORT(virDomainDelIOThread(domain, 2, flags));
        REPORT(virDomainDelIOThread(domain, 9, flags));
        REPORT(virDomainDelIOThread(domain, 1, flags));
        count = virDomainGetIOThreadInfo(domain, &infos, flags);
        printf("  threads %d | ", count);
        print_last_error();
        for (each = 0; each < count; each++) {
            printf("    %u: ", infos[each]->iothread_id);
            print_map(infos[each]->cpumap, infos[each]->cpumaplen);
            virDomainIOThreadInfoFree(infos[each]);
        }
        free(infos);
        read_params("Lpoll_max_ns=5 Upoll_grow=6", &params, &count);
        REPORT(virDomainSetIOThreadParams(domain, 7, params, count, flags));
        REPORT(virDomainSetIOThreadParams(domain, 9, params, count, flags));
        virTypedParamsFree(params, count);
    }
    count = virDomainListGetStats(one, VIR_DOMAIN_STATS_IOTHREAD, &records, 0);
    printf("records %d\n", count);
    for (each = 0; each < count; each++)
        print_params(records[each]->params, records[each]->nparams);
    virDomainStatsRecordListFree(records);
}

static void
figures(virDomainPtr domain)
{
    const char *disks[] = { "vda", "/one", "hda", "vdc", "/two", "vdb" };
    virDomainBlockInfo info;
    virDomainBlockStatsStruct blocks;
    virDomainInterfaceStatsStruct packets;
    virDomainDiskError errors[5];
    virDomainFSInfoPtr *systems = NULL;
    virDomainMemoryStatStruct stats[20];
    size_t each;
    int count;
    int at;

    printf("-- figures\n");
    for (each = 0; each < sizeof(disks) / sizeof(disks[0]); each++) {
        memset(&info, 0, sizeof(info));
        printf("%s: ", disks[each]);
        printf("%d | ", virDomainGetBlockInfo(domain, disks[each], &info, 0));
        print_last_error();
        printf("  %llu %llu %llu\n", info.capacity, info.allocation, info.physical);
        printf("  %d | ", virDomainBlockStats(domain, disks[each], &blocks, sizeof(blocks)));
        print_last_error();
    }
    REPORT(virDomainInterfaceStats(domain, "testnet0", &packets, sizeof(packets)));
    REPORT(virDomainInterfaceStats(domain, "52:54:00:00:00:01", &packets, sizeof(packets)));
    REPORT(virDomainInterfaceStats(domain, "52:54:00:00:00:02", &packets, sizeof(packets)));
    REPORT(virDomainInterfaceStats(domain, "nothing", &packets, sizeof(packets)));
    memset(errors, 0, sizeof(errors));
    count = virDomainGetDiskErrors(domain, errors, 5, 0);
    printf("errors %d | ", count);
    print_last_error();
    for (at = 0; at < count; at++) {
        printf("  %s %d\n", errors[at].disk, errors[at].error);
        free(errors[at].disk);
    }
    REPORT(virDomainGetDiskErrors(domain, NULL, 0, 0));
    count = virDomainGetFSInfo(domain, &systems, 0);
    printf("file systems %d | ", count);
    print_last_error();
    for (at = 0; at < count; at++) {
        printf("  %s %s %s %zu %s\n", systems[at]->mountpoint, systems[at]->name, systems[at]->fstype,
               systems[at]->ndevAlias, systems[at]->devAlias[0]);
        virDomainFSInfoFree(systems[at]);
    }
    free(systems);
    REPORT(virDomainSetMemoryStatsPeriod(domain, 5, 0));
    REPORT(virDomainSetMemoryStatsPeriod(domain, -1, VIR_DOMAIN_AFFECT_LIVE));
    REPORT(virDomainSetMemoryStatsPeriod(domain, 6, VIR_DOMAIN_AFFECT_CONFIG));
    count = virDomainMemoryStats(domain, stats, 20, 0);
    printf("stats %d | ", count);
    print_last_error();
    for (at = 0; at < count; at++)
        printf("  %d %llu\n", stats[at].tag, stats[at].val);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain = virDomainDefineXML(conn, XML);
    int running;

    require(domain, "a domain");
    for (running = 0; running < 2; running++) {
        printf("== %s\n", running ? "running" : "off");
        if (running)
            virDomainCreate(domain);
        parameters(domain);
        pins(domain);
        threads(conn, domain);
        figures(domain);
        REPORT_STRING(virDomainGetXMLDesc(domain, 0));
        REPORT_STRING(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE));
    }
    virDomainDestroy(domain);
    virDomainUndefine(domain);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
