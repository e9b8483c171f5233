/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every form of list, with every filter alone and in pairs. */
#include "support/domains.h"

static const struct {
    const char *name;
    unsigned int flag;
} filters[] = {
    { "active", VIR_CONNECT_LIST_DOMAINS_ACTIVE },
    { "inactive", VIR_CONNECT_LIST_DOMAINS_INACTIVE },
    { "persistent", VIR_CONNECT_LIST_DOMAINS_PERSISTENT },
    { "transient", VIR_CONNECT_LIST_DOMAINS_TRANSIENT },
    { "running", VIR_CONNECT_LIST_DOMAINS_RUNNING },
    { "paused", VIR_CONNECT_LIST_DOMAINS_PAUSED },
    { "shutoff", VIR_CONNECT_LIST_DOMAINS_SHUTOFF },
    { "other", VIR_CONNECT_LIST_DOMAINS_OTHER },
    { "managedsave", VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE },
    { "no managedsave", VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE },
    { "autostart", VIR_CONNECT_LIST_DOMAINS_AUTOSTART },
    { "no autostart", VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART },
    { "snapshot", VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT },
    { "no snapshot", VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT },
    { "checkpoint", VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT },
    { "no checkpoint", VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT },
};
#define FILTERS (sizeof(filters) / sizeof(filters[0]))

static int
by_text(const void *left, const void *right)
{
    return strcmp(*(char **) left, *(char **) right);
}

static int
by_number(const void *left, const void *right)
{
    return *(int *) left - *(int *) right;
}

static void
names_only(virConnectPtr conn, const char *what, unsigned int flags)
{
    virDomainPtr *domains = NULL;
    int count = virConnectListAllDomains(conn, &domains, flags);
    int each;

    printf("%s: %d", what, count);
    if (count < 0) {
        printf(" | ");
        print_last_error();
        return;
    }
    qsort(domains, count, sizeof(*domains), by_name);
    for (each = 0; each < count; each++) {
        printf(" %s", virDomainGetName(domains[each]));
        virDomainFree(domains[each]);
    }
    free(domains);
    /* Counting alone must find as many. */
    printf("%s\n", virConnectListAllDomains(conn, NULL, flags) == count ? "" : " (count differs)");
}

static void
all_filters(virConnectPtr conn)
{
    size_t one;
    size_t two;
    char what[100];

    printf("-- filters\n");
    names_only(conn, "none", 0);
    for (one = 0; one < FILTERS; one++)
        names_only(conn, filters[one].name, filters[one].flag);
    for (one = 0; one < FILTERS; one++) {
        for (two = one + 1; two < FILTERS; two++) {
            snprintf(what, sizeof(what), "%s + %s", filters[one].name, filters[two].name);
            names_only(conn, what, filters[one].flag | filters[two].flag);
        }
    }
    names_only(conn, "all", 0xffff);
    names_only(conn, "all but unknown", 0x1ffff);
    names_only(conn, "unknown", 1u << 16);
    names_only(conn, "unknown, last", 1u << 31);
}

static void
old_lists(virConnectPtr conn)
{
    int ids[8];
    char *names[8];
    int room;
    int count;
    int each;

    printf("-- old lists\n");
    REPORT(virConnectNumOfDomains(conn));
    REPORT(virConnectNumOfDefinedDomains(conn));
    for (room = 0; room <= 8; room += 4) {
        for (each = 0; each < 8; each++)
            ids[each] = -7;
        count = virConnectListDomains(conn, ids, room);
        printf("ids with room %d: %d,", room, count);
        if (room == 8) {
            qsort(ids, count, sizeof(*ids), by_number);
            for (each = 0; each < count; each++)
                printf(" %d", ids[each]);
        }
        for (each = count; each < 8 && ids[each] == -7; each++)
            ;
        printf(" untouched after: %d\n", each == 8);
        memset(names, 0, sizeof(names));
        count = virConnectListDefinedDomains(conn, names, room);
        printf("names with room %d: %d,", room, count);
        if (room == 8) {
            qsort(names, count, sizeof(*names), by_text);
            for (each = 0; each < count; each++)
                printf(" %s", names[each]);
        }
        for (each = 0; each < count; each++)
            free(names[each]);
        for (; each < 8 && names[each] == NULL; each++)
            ;
        printf(" untouched after: %d\n", each == 8);
    }
    count = virConnectListDomains(conn, ids, 1);
    printf("one id: %d\n", count);
    count = virConnectListDefinedDomains(conn, names, 1);
    printf("one name: %d\n", count);
    if (count == 1)
        free(names[0]);
    REPORT(virConnectListDomains(conn, NULL, 0));
    REPORT(virConnectListDomains(conn, NULL, 1));
    REPORT(virConnectListDomains(conn, ids, -1));
    REPORT(virConnectListDefinedDomains(conn, NULL, 0));
    REPORT(virConnectListDefinedDomains(conn, NULL, 1));
    REPORT(virConnectListDefinedDomains(conn, names, -1));
}

static void
failing(virConnectPtr conn)
{
    virDomainPtr sentinel = (virDomainPtr) conn;
    virDomainPtr *domains = &sentinel;

    printf("-- failing\n");
    REPORT(virConnectListAllDomains(conn, &domains, 1u << 31));
    printf("array %s\n", domains ? "kept" : "NULL");
    domains = &sentinel;
    REPORT(virConnectListAllDomains(NULL, &domains, 0));
    printf("array %s\n", domains == &sentinel ? "kept" : domains ? "set" : "NULL");
    REPORT(virConnectListAllDomains(conn, NULL, 1u << 31));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain;

    printf("-- the default node\n");
    names_only(conn, "none", 0);
    define(conn, SMALL_DOMAIN("off", "1"));
    define(conn, SMALL_DOMAIN("started", "2"));
    domain = virDomainLookupByName(conn, "started");
    virDomainSetAutostart(domain, 1);
    virDomainFree(domain);
    define(conn, SMALL_DOMAIN("running", "3"));
    domain = virDomainLookupByName(conn, "running");
    virDomainCreate(domain);
    virDomainSetAutostart(domain, 1);
    virDomainFree(domain);
    define(conn, SMALL_DOMAIN("paused", "4"));
    domain = virDomainLookupByName(conn, "paused");
    virDomainCreate(domain);
    virDomainSuspend(domain);
    virDomainFree(domain);
    define(conn, SMALL_DOMAIN("saved", "5"));
    domain = virDomainLookupByName(conn, "saved");
    virDomainCreate(domain);
    virDomainManagedSave(domain, 0);
    virDomainFree(domain);
    domain = virDomainCreateXML(conn, SMALL_DOMAIN("transient", "6"), 0);
    virDomainFree(domain);
    domain = virDomainCreateXML(conn, SMALL_DOMAIN("passing", "7"), 0);
    virDomainSuspend(domain);
    virDomainFree(domain);
    virResetLastError();
    all_filters(conn);
    old_lists(conn);
    failing(conn);
    close_test(conn);
    return 0;
}
