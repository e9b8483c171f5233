/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * snapshots SECONDS [ROUNDS]: eight threads take, list, describe again, go back to and delete
 * snapshots: four on domains of their own, all on one that they share.
 */
#include "../support/eight.h"

static virDomainPtr own[THREADS], common;

static virDomainPtr
define(const char *name)
{
    char xml[512];
    virDomainPtr domain;

    snprintf(xml, sizeof(xml), "<domain type='test'><name>%s</name><memory>65536</memory><vcpu>1</vcpu>"
             "<os><type>hvm</type></os></domain>", name);
    CHECK((domain = virDomainDefineXML(shared, xml)));
    CHECK(domain && virDomainCreate(domain) == 0);
    return domain;
}

static virDomainSnapshotPtr
take(virDomainPtr domain, const char *name)
{
    char xml[128];

    snprintf(xml, sizeof(xml), "<domainsnapshot><name>%s</name></domainsnapshot>", name);
    return virDomainSnapshotCreateXML(domain, xml, 0);
}

/* Each is there for as long as the list is. */
static int
list(virDomainPtr domain, unsigned int flags)
{
    virDomainSnapshotPtr *all = NULL;
    int count = virDomainListAllSnapshots(domain, &all, flags);
    int each;

    CHECK(count >= 0);
    for (each = 0; each < count; each++) {
        CHECK(strlen(virDomainSnapshotGetName(all[each])) > 1);
        virDomainSnapshotFree(all[each]);
    }
    free(all);
    return count;
}

static void
prepare(void)
{
    char name[16];
    long i;

    for (i = 0; i < THREADS; i++) {
        snprintf(name, sizeof(name), "own%ld", i);
        own[i] = define(name);
    }
    common = define("common");
}

/* Nobody else is here: everything is what it must be. */
static void
alone(virDomainPtr domain)
{
    virDomainSnapshotPtr first, second, third, found;
    char *xml;

    CHECK((first = take(domain, "first")));
    CHECK((second = take(domain, "second")));
    CHECK((found = virDomainSnapshotGetParent(second, 0)));
    CHECK(found && strcmp(virDomainSnapshotGetName(found), "first") == 0);
    virDomainSnapshotFree(found);
    CHECK(virDomainRevertToSnapshot(first, 0) == 0);
    CHECK(virDomainSnapshotIsCurrent(first, 0) == 1);
    CHECK((third = take(domain, "third")));
    CHECK(virDomainSnapshotNumChildren(first, 0) == 2);
    CHECK(list(domain, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL) == 3);
    CHECK(list(domain, VIR_DOMAIN_SNAPSHOT_LIST_ROOTS) == 1);
    CHECK((xml = virDomainSnapshotGetXMLDesc(second, 0)));
    CHECK((found = virDomainSnapshotCreateXML(domain, xml, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE)));
    virDomainSnapshotFree(found);
    free(xml);
    CHECK(virDomainSnapshotDelete(first, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN) == 0);
    CHECK(virDomainSnapshotNum(domain, 0) == 0);
    CHECK(virDomainSnapshotDelete(second, 0) < 0);
    CHECK(virGetLastErrorCode() == VIR_ERR_NO_DOMAIN_SNAPSHOT);
    virDomainSnapshotFree(first);
    virDomainSnapshotFree(second);
    virDomainSnapshotFree(third);
}

/* Others take and delete here, too: whatever is refused is refused because of that. */
static void
together(long thread, long round)
{
    virDomainSnapshotPtr snapshot, current;
    char name[32], *xml;

    snprintf(name, sizeof(name), "s%ld-%ld", thread, round);
    CHECK((snapshot = take(common, name)));
    if (!snapshot)
        return;
    CHECK(list(common, 0) >= 1);
    if ((current = virDomainSnapshotCurrent(common, 0))) {
        MAY_FAIL(virDomainRevertToSnapshot(current, 0), VIR_ERR_NO_DOMAIN_SNAPSHOT);
        virDomainSnapshotFree(current);
    }
    CHECK((xml = virDomainSnapshotGetXMLDesc(snapshot, 0)));
    CHECK(xml && strstr(xml, name));
    free(xml);
    CHECK(virDomainSnapshotDelete(snapshot, 0) == 0);
    virDomainSnapshotFree(snapshot);
}

static void
one_round(long thread, long round)
{
    alone(own[thread]);
    together(thread, round);
}

static void
check_at_the_end(void)
{
    long i;

    CHECK(virDomainSnapshotNum(common, 0) == 0);
    CHECK(virDomainHasCurrentSnapshot(common, 0) == 0);
    CHECK(virDomainDestroy(common) == 0);
    CHECK(virDomainUndefine(common) == 0);
    virDomainFree(common);
    for (i = 0; i < THREADS; i++) {
        CHECK(virDomainDestroy(own[i]) == 0);
        CHECK(virDomainUndefine(own[i]) == 0);
        virDomainFree(own[i]);
    }
    CHECK(virConnectNumOfDomains(shared) == 1 && virConnectNumOfDefinedDomains(shared) == 0);
}
