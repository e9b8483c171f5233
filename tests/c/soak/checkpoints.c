/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * checkpoints SECONDS [ROUNDS]: eight threads make, list, describe again and delete checkpoints: on
 * domains of their own, and on one that they share.
 */
/* Who holds documents against their schema keeps what it learned, one for each of a few threads. */
#define MOST_KEPT (4 << 20)
#include "../support/eight.h"

static virDomainPtr own[THREADS], common;

static virDomainPtr
start(const char *name)
{
    char xml[512];
    virDomainPtr domain;

    snprintf(xml, sizeof(xml), "<domain type='test'><name>%s</name><memory>65536</memory><vcpu>1</vcpu>"
             "<os><type>hvm</type></os><devices><disk type='file'><source file='/x'/><target dev='vda'/></disk>"
             "</devices></domain>", name);
    CHECK((domain = virDomainCreateXML(shared, xml, 0)));
    return domain;
}

static virDomainCheckpointPtr
make(virDomainPtr domain, const char *name)
{
    char xml[128];

    snprintf(xml, sizeof(xml), "<domaincheckpoint><name>%s</name></domaincheckpoint>", name);
    return virDomainCheckpointCreateXML(domain, xml, 0);
}

static int
list(virDomainPtr domain, unsigned int flags)
{
    virDomainCheckpointPtr *all = NULL;
    int count = virDomainListAllCheckpoints(domain, &all, flags);
    int each;

    CHECK(count >= 0);
    for (each = 0; each < count; each++) {
        CHECK(strlen(virDomainCheckpointGetName(all[each])) > 1);
        virDomainCheckpointFree(all[each]);
    }
    free(all);
    return count;
}

static void
alone(virDomainPtr domain)
{
    virDomainCheckpointPtr first, second, found;
    char *xml;

    CHECK((first = make(domain, "first")));
    CHECK((second = make(domain, "second")));
    CHECK((found = virDomainCheckpointGetParent(second, 0)));
    CHECK(found && strcmp(virDomainCheckpointGetName(found), "first") == 0);
    virDomainCheckpointFree(found);
    CHECK(list(domain, VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL) == 2);
    CHECK(list(domain, VIR_DOMAIN_CHECKPOINT_LIST_LEAVES) == 1);
    /* Snapshots are refused meanwhile. */
    CHECK(virDomainSnapshotCreateXML(domain, "<domainsnapshot/>", 0) == NULL);
    CHECK(virGetLastErrorCode() == VIR_ERR_OPERATION_UNSUPPORTED);
    CHECK((xml = virDomainCheckpointGetXMLDesc(second, 0)));
    CHECK((found = virDomainCheckpointCreateXML(domain, xml, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE)));
    virDomainCheckpointFree(found);
    free(xml);
    CHECK(virDomainCheckpointDelete(first, 0) == 0);
    CHECK(virDomainCheckpointGetParent(second, 0) == NULL);
    CHECK(virGetLastErrorCode() == VIR_ERR_NO_DOMAIN_CHECKPOINT);
    CHECK(virDomainCheckpointDelete(second, 0) == 0);
    CHECK(list(domain, 0) == 0);
    virDomainCheckpointFree(first);
    virDomainCheckpointFree(second);
}

static void
prepare(void)
{
    char name[16];
    long i;

    for (i = 0; i < THREADS; i++) {
        snprintf(name, sizeof(name), "own%ld", i);
        own[i] = start(name);
    }
    common = start("common");
    /* The schema is read when it is first needed, and kept. */
    alone(common);
}

static void
together(long thread, long round)
{
    virDomainCheckpointPtr checkpoint, found;
    char name[32];

    snprintf(name, sizeof(name), "c%ld-%ld", thread, round);
    CHECK((checkpoint = make(common, name)));
    if (!checkpoint)
        return;
    CHECK(list(common, 0) >= 1);
    CHECK((found = virDomainCheckpointLookupByName(common, name, 0)));
    virDomainCheckpointFree(found);
    CHECK(virDomainCheckpointDelete(checkpoint, 0) == 0);
    virDomainCheckpointFree(checkpoint);
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

    CHECK(list(common, 0) == 0);
    CHECK(virDomainDestroy(common) == 0);
    virDomainFree(common);
    for (i = 0; i < THREADS; i++) {
        CHECK(virDomainDestroy(own[i]) == 0);
        virDomainFree(own[i]);
    }
    CHECK(virConnectNumOfDomains(shared) == 1);
}
