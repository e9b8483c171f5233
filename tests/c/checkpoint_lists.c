/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Trees of checkpoints: described again, listed with every flag, deleted with every flag. */
#include "support/moments.h"

#define REDEFINE VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE
#define CHECKPOINT(inside) "<domaincheckpoint>" inside "</domaincheckpoint>"
#define HEAD(name) "<name>" name "</name><creationTime>7</creationTime>"
#define BELOW(name) "<parent><name>" name "</name></parent>"
#define OTHER_UUID "66666666-2222-3333-4444-555555555556"
#define DOMAIN(uuid) \
    "<domain type='test'><name>rich</name><uuid>" uuid "</uuid><memory>4096</memory><os><type>hvm</type></os>" \
    "<devices><disk type='file'><source file='/a'/><target dev='vda'/></disk></devices></domain>"

static const char *const names[] = { "a", "b", "c", "d", "e", "f" };

static void
again(virDomainPtr domain, const char *document)
{
    virDomainCheckpointPtr checkpoint = virDomainCheckpointCreateXML(domain, document, REDEFINE);

    if (!checkpoint) {
        printf("%s: ", document);
        print_last_error();
        return;
    }
    virDomainCheckpointFree(checkpoint);
}

/* a with b and e, b with c and d, and f on its own. */
static void
grow(virDomainPtr domain)
{
    mark(domain, "a");
    mark(domain, "b");
    mark(domain, "c");
    again(domain, CHECKPOINT(HEAD("d") BELOW("b")));
    again(domain, CHECKPOINT(HEAD("e") BELOW("a")));
    again(domain, CHECKPOINT(HEAD("f")));
}

static void
cut(virDomainPtr domain)
{
    virDomainCheckpointPtr *list = NULL;
    int count = virDomainListAllCheckpoints(domain, &list, VIR_DOMAIN_CHECKPOINT_LIST_ROOTS);

    while (count-- > 0) {
        virDomainCheckpointDelete(list[count], VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN);
        virDomainCheckpointFree(list[count]);
    }
    free(list);
}

/* Which one is current shows in what a new one follows. */
static void
show_current(virDomainPtr domain)
{
    virDomainCheckpointPtr next = virDomainCheckpointCreateXML(domain, "<domaincheckpoint><name>next</name></domaincheckpoint>", 0);
    virDomainCheckpointPtr parent = virDomainCheckpointGetParent(next, 0);

    printf("  current: %s\n", parent ? virDomainCheckpointGetName(parent) : "none");
    virResetLastError();
    if (parent)
        virDomainCheckpointFree(parent);
    virDomainCheckpointDelete(next, 0);
    virDomainCheckpointFree(next);
}

static void
lists(virDomainPtr domain)
{
    virDomainCheckpointPtr top;
    unsigned int flags;

    printf("-- lists\n");
    for (flags = 0; flags < 32; flags++) {
        virDomainCheckpointPtr *list = (void *) 1;
        char what[40];
        int count = virDomainListAllCheckpoints(domain, &list, flags);

        snprintf(what, sizeof(what), "of none, flags %u", flags);
        print_checkpoints(what, list, count, 0);
    }
    grow(domain);
    print_checkpoint_tree(domain);
    top = virDomainCheckpointLookupByName(domain, "a", 0);
    for (flags = 0; flags < 32; flags++) {
        virDomainCheckpointPtr *list = (void *) 1;
        char what[40];
        int count = virDomainListAllCheckpoints(domain, &list, flags);

        snprintf(what, sizeof(what), "flags %u", flags);
        print_checkpoints(what, list, count, (flags & 3) == 0);
        REPORT(virDomainListAllCheckpoints(domain, NULL, flags));
        list = (void *) 1;
        count = virDomainCheckpointListAllChildren(top, &list, flags);
        print_checkpoints("  below", list, count, 0);
        REPORT(virDomainCheckpointListAllChildren(top, NULL, flags));
    }
    virDomainCheckpointFree(top);
    cut(domain);
}

static void
deletion(virDomainPtr domain)
{
    size_t deleted;
    unsigned int flags;

    printf("-- deletion\n");
    for (deleted = 0; deleted < 6; deleted++) {
        for (flags = 0; flags < 8; flags++) {
            virDomainCheckpointPtr checkpoint;

            grow(domain);
            checkpoint = virDomainCheckpointLookupByName(domain, names[deleted], 0);
            printf("%s flags %u = %d | ", names[deleted], flags, virDomainCheckpointDelete(checkpoint, flags));
            print_last_error();
            print_checkpoint_tree(domain);
            show_current(domain);
            virDomainCheckpointFree(checkpoint);
            cut(domain);
        }
    }
}

static void
redefinition(virDomainPtr domain)
{
    static const char *const documents[] = {
        CHECKPOINT(""),
        CHECKPOINT("<name>a</name>"),
        CHECKPOINT(HEAD("a") BELOW("a")),
        CHECKPOINT(HEAD("a") BELOW("nowhere")),
        CHECKPOINT(HEAD("a") DOMAIN(OTHER_UUID)),
        CHECKPOINT(HEAD("a") "<disks><disk name='vdz'/></disks>" DOMAIN(MOMENT_UUID)),
        CHECKPOINT(HEAD("a") "<disks><disk name='vdz'/></disks>"),
        CHECKPOINT(HEAD("a") DOMAIN(MOMENT_UUID)),
        CHECKPOINT(HEAD("a") "<description>changed</description>"),
        CHECKPOINT(HEAD("b") BELOW("a") "<disks><disk name='vda' bitmap='x'/><disk name='vdb' checkpoint='no'/></disks>"),
        CHECKPOINT(HEAD("c") BELOW("a") "<disks><disk name='vda' checkpoint='bitmap' size='7'/></disks>"),
        CHECKPOINT(HEAD("d") BELOW("c")),
        CHECKPOINT(HEAD("a") BELOW("d")),
        CHECKPOINT(HEAD("c") BELOW("d")),
        CHECKPOINT(HEAD("b") BELOW("d")),
        CHECKPOINT(HEAD("e")),
        CHECKPOINT(HEAD("b")),
        CHECKPOINT(HEAD("b")),
        CHECKPOINT(HEAD("g") BELOW("e")),
        CHECKPOINT("<name>h</name><creationTime>0</creationTime>"),
    };
    size_t each;

    printf("-- redefinition\n");
    for (each = 0; each < sizeof(documents) / sizeof(*documents); each++) {
        virDomainCheckpointPtr checkpoint = virDomainCheckpointCreateXML(domain, documents[each], REDEFINE);

        printf("%s: ", documents[each]);
        print_last_error();
        if (!checkpoint)
            continue;
        PRINT_DOCUMENT(virDomainCheckpointGetXMLDesc(checkpoint, 0));
        print_checkpoint_tree(domain);
        show_current(domain);
        virDomainCheckpointFree(checkpoint);
    }
    cut(domain);
    printf("-- while the domain is off, and beside a snapshot\n");
    virDomainDestroy(domain);
    again(domain, CHECKPOINT(HEAD("a")));
    virDomainCreate(domain);
    take(domain, "snapshot");
    again(domain, CHECKPOINT(HEAD("a")));
    drop(domain, "snapshot", 0);
    again(domain, CHECKPOINT(HEAD("a")));
    print_checkpoint_tree(domain);
    cut(domain);
}

int
main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    begin_quietly();
    conn = virConnectOpen("test:///default");
    require(conn, "a connection");
    domain = virDomainCreateXML(conn, rich_domain, 0);
    require(domain, "a domain");
    lists(domain);
    deletion(domain);
    redefinition(domain);
    virDomainDestroy(domain);
    virDomainFree(domain);
    domain = virDomainDefineXML(conn, rich_domain);
    virDomainCreate(domain);
    redefinition(domain);
    virDomainDestroy(domain);
    virDomainUndefine(domain);
    virDomainFree(domain);
    REPORT(virConnectClose(conn));
    return 0;
}
