/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The host the test driver pretends to run on. */
#include "support/objects.h"

static void
info(virConnectPtr conn)
{
    virNodeInfo node;

    memset(&node, 0, sizeof(node));
    REPORT(virNodeGetInfo(conn, &node));
    printf("model %.32s, memory %lu, cpus %u, mhz %u, nodes %u, sockets %u, cores %u, threads %u\n",
           node.model, node.memory, node.cpus, node.mhz, node.nodes, node.sockets, node.cores,
           node.threads);
    printf("all of them: %u\n", VIR_NODEINFO_MAXCPUS(node));
}

static void
memory(virConnectPtr conn)
{
    unsigned long long cells[4];
    unsigned long long pages[8];
    unsigned int sizes[] = { 4, 2048, 1048576, 3 };
    int start;
    int count;
    int each;

    REPORT(virNodeGetFreeMemory(conn));
    for (start = 0; start < 4; start++) {
        for (count = 1; count <= 4; count++) {
            int got;

            memset(cells, 0, sizeof(cells));
            got = virNodeGetCellsFreeMemory(conn, cells, start, count);
            printf("cells from %d, %d: %d", start, count, got);
            for (each = 0; each < got; each++)
                printf(" %llu", cells[each]);
            printf(" | ");
            print_last_error();
        }
    }
    memset(pages, 0, sizeof(pages));
    REPORT(virNodeGetFreePages(conn, 2, sizes, 0, 2, pages, 0));
    for (each = 0; each < 4; each++)
        printf("pages %llu\n", pages[each]);
    REPORT(virNodeGetFreePages(conn, 1, sizes, 5, 1, pages, 0));
    REPORT(virNodeGetFreePages(conn, 1, sizes + 3, 0, 1, pages, 0));
    REPORT(virNodeGetFreePages(conn, 1, sizes, -2, 1, pages, 0));
}

static void
processors(virConnectPtr conn)
{
    virNodeCPUStats stats[16];
    unsigned char *map = NULL;
    unsigned int online = 99;
    int cpu;
    int count;
    int each;

    REPORT(virNodeGetCPUMap(conn, &map, &online, 0));
    printf("map %s, online %u, first byte 0x%02x\n", map ? "set" : "NULL", online,
           map ? map[0] : 0);
    free(map);
    REPORT(virNodeGetCPUMap(conn, NULL, NULL, 0));
    for (cpu = -2; cpu < 3; cpu++) {
        count = 0;
        printf("cpu %d: ", cpu);
        printf("%d", virNodeGetCPUStats(conn, cpu, NULL, &count, 0));
        printf(", %d values | ", count);
        print_last_error();
        memset(stats, 0, sizeof(stats));
        printf("%d:", virNodeGetCPUStats(conn, cpu, stats, &count, 0));
        for (each = 0; each < count && each < 16; each++)
            printf(" %s %llu", stats[each].field, stats[each].value);
        printf(" | ");
        print_last_error();
    }
    count = 1;
    REPORT(virNodeGetCPUStats(conn, -1, stats, &count, 0));
    count = 16;
    REPORT(virNodeGetCPUStats(conn, -1, stats, &count, 0));
    printf("count %d\n", count);
}

static void
others(virConnectPtr conn)
{
    virSecurityModel model;
    virNodeMemoryStats stats[4];
    virTypedParameter parameter[4];
    virTypedParameterPtr parameters = NULL;
    int count = 4;

    memset(&model, 'x', sizeof(model));
    REPORT(virNodeGetSecurityModel(conn, &model));
    printf("model '%s' doi '%s'\n", model.model, model.doi);
    REPORT(virNodeGetMemoryStats(conn, -1, stats, &count, 0));
    count = 4;
    REPORT(virNodeGetMemoryParameters(conn, parameter, &count, 0));
    REPORT(virNodeGetSEVInfo(conn, &parameters, &count, 0));
    REPORT(virNodeSuspendForDuration(conn, VIR_NODE_SUSPEND_TARGET_MEM, 60, 0));
}

static void
models(virConnectPtr conn)
{
    char **names = NULL;
    int count;
    int each;

    /* Which models there are changes between versions. */
    count = virConnectGetCPUModelNames(conn, "i686", &names, 0);
    printf("models found: %d, ended: %d\n", count > 50, count > 0 && names[count] == NULL);
    for (each = 0; each < count; each++) {
        if (strcmp(names[each], "qemu32") == 0 || strcmp(names[each], "Westmere") == 0)
            printf("%s\n", names[each]);
        free(names[each]);
    }
    free(names);
    names = (char **) &count;
    REPORT(virConnectGetCPUModelNames(conn, "nothing", &names, 0));
    printf("names after failure: %s\n", names ? "set" : "NULL");
    REPORT(virConnectGetCPUModelNames(conn, "s390", NULL, 0));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);

    info(conn);
    memory(conn);
    processors(conn);
    others(conn);
    models(conn);
    close_test(conn);
    return 0;
}
