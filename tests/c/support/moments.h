/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What programs about snapshots and checkpoints have in common. */
#ifndef SUPPORT_MOMENTS_H
#define SUPPORT_MOMENTS_H

#include "domains.h"
#include "loop.h"

#define MOMENT_UUID "66666666-2222-3333-4444-555555555555"

/* A domain with disks of many kinds, and other things that documents keep. */
static const char rich_domain[] =
    "<domain type='test'>"
    "<name>rich</name>"
    "<uuid>" MOMENT_UUID "</uuid>"
    "<title>a title</title>"
    "<metadata><m:a xmlns:m='urn:m'>\n  <m:b/> text\n</m:a></metadata>"
    "<memory>65536</memory>"
    "<vcpu>2</vcpu>"
    "<os><type arch='i686'>hvm</type><boot dev='hd'/></os>"
    "<devices>"
    "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
    "<source file='/nonexistent/a.img'/><target dev='vda' bus='virtio'/></disk>"
    "<disk type='file' device='disk'><source file='/nonexistent/b.img'/><target dev='vdb' bus='virtio'/></disk>"
    "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>"
    "<disk type='block' device='disk'><source dev='/dev/nonexistent'/><target dev='sda' bus='scsi'/></disk>"
    "<graphics type='vnc' port='-1' passwd='secret'/>"
    "</devices>"
    "</domain>";

/* Names of one or two digits stand for themselves, long ones for the time. */
static inline int
is_time(const char *digits, size_t length)
{
    return length >= 9 && strspn(digits, "0123456789") == length;
}

/* Prints a document without the times in it, and frees it. */
static inline void
print_document(const char *what, char *xml)
{
    const char *at;

    printf("%s = ", what);
    if (!xml) {
        printf("NULL | ");
        print_last_error();
        return;
    }
    for (at = xml; *at; at++) {
        size_t length = strspn(at, "0123456789");

        if (is_time(at, length) && at > xml && at[-1] == '>' && at[length] == '<') {
            printf("TIME");
            at += length - 1;
        } else {
            putchar(*at);
        }
    }
    if (virGetLastError() && virGetLastError()->code != VIR_ERR_OK)
        printf("with an error: ");
    virResetLastError();
    free(xml);
}

#define PRINT_DOCUMENT(expression) print_document(#expression, (expression))

static inline void
print_name(const char *name)
{
    if (name && is_time(name, strlen(name)))
        printf(" TIME");
    else
        printf(" %s", text(name));
}

static inline int
by_snapshot_name(const void *left, const void *right)
{
    return strcmp(virDomainSnapshotGetName(*(virDomainSnapshotPtr *) left),
                  virDomainSnapshotGetName(*(virDomainSnapshotPtr *) right));
}

static inline int
by_checkpoint_name(const void *left, const void *right)
{
    return strcmp(virDomainCheckpointGetName(*(virDomainCheckpointPtr *) left),
                  virDomainCheckpointGetName(*(virDomainCheckpointPtr *) right));
}

/* Prints a list's names and frees it; lists that have no order are sorted. */
static inline void
print_snapshots(const char *what, virDomainSnapshotPtr *list, int count, int sorted)
{
    int each;

    printf("%s: %d", what, count);
    if (count < 0) {
        printf(" list %s | ", list ? "set" : "NULL");
        print_last_error();
        return;
    }
    if (sorted)
        qsort(list, count, sizeof(*list), by_snapshot_name);
    for (each = 0; each < count; each++) {
        print_name(virDomainSnapshotGetName(list[each]));
        virDomainSnapshotFree(list[each]);
    }
    printf("%s\n", list[count] ? " not ended" : "");
    free(list);
}

static inline void
print_checkpoints(const char *what, virDomainCheckpointPtr *list, int count, int sorted)
{
    int each;

    printf("%s: %d", what, count);
    if (count < 0) {
        printf(" list %s | ", list ? "set" : "NULL");
        print_last_error();
        return;
    }
    if (sorted)
        qsort(list, count, sizeof(*list), by_checkpoint_name);
    for (each = 0; each < count; each++) {
        print_name(virDomainCheckpointGetName(list[each]));
        virDomainCheckpointFree(list[each]);
    }
    printf("%s\n", list[count] ? " not ended" : "");
    free(list);
}

/* All snapshots of a domain, parents first, the current one marked. */
static inline void
print_tree(virDomainPtr domain)
{
    virDomainSnapshotPtr *list = NULL;
    int count = virDomainListAllSnapshots(domain, &list, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL);
    int each;

    printf("  tree:");
    for (each = 0; each < count; each++) {
        virDomainSnapshotPtr parent = virDomainSnapshotGetParent(list[each], 0);

        print_name(virDomainSnapshotGetName(list[each]));
        if (parent) {
            printf(" <");
            print_name(virDomainSnapshotGetName(parent));
            virDomainSnapshotFree(parent);
        }
        if (virDomainSnapshotIsCurrent(list[each], 0) == 1)
            printf(" (current)");
        printf(each < count - 1 ? "," : "");
        virDomainSnapshotFree(list[each]);
    }
    printf(" | %d, has current %d\n", count, virDomainHasCurrentSnapshot(domain, 0));
    virResetLastError();
    free(list);
}

static inline void
print_checkpoint_tree(virDomainPtr domain)
{
    virDomainCheckpointPtr *list = NULL;
    int count = virDomainListAllCheckpoints(domain, &list, VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL);
    int each;

    printf("  tree:");
    for (each = 0; each < count; each++) {
        virDomainCheckpointPtr parent = virDomainCheckpointGetParent(list[each], 0);

        print_name(virDomainCheckpointGetName(list[each]));
        if (parent) {
            printf(" <");
            print_name(virDomainCheckpointGetName(parent));
            virDomainCheckpointFree(parent);
        }
        printf(each < count - 1 ? "," : "");
        virDomainCheckpointFree(list[each]);
    }
    printf(" | %d\n", count);
    virResetLastError();
    free(list);
}

/* Takes a snapshot of that name and lets go of it. */
static inline void
take(virDomainPtr domain, const char *name)
{
    char xml[200];
    virDomainSnapshotPtr snapshot;

    snprintf(xml, sizeof(xml), "<domainsnapshot><name>%s</name></domainsnapshot>", name);
    snapshot = virDomainSnapshotCreateXML(domain, xml, 0);
    if (!snapshot) {
        printf("cannot take %s: ", name);
        print_last_error();
        return;
    }
    virDomainSnapshotFree(snapshot);
}

static inline void
mark(virDomainPtr domain, const char *name)
{
    char xml[200];
    virDomainCheckpointPtr checkpoint;

    snprintf(xml, sizeof(xml), "<domaincheckpoint><name>%s</name></domaincheckpoint>", name);
    checkpoint = virDomainCheckpointCreateXML(domain, xml, 0);
    if (!checkpoint) {
        printf("cannot mark %s: ", name);
        print_last_error();
        return;
    }
    virDomainCheckpointFree(checkpoint);
}

/* Goes back to the snapshot of that name. */
static inline void
revert(virDomainPtr domain, const char *name, unsigned int flags)
{
    virDomainSnapshotPtr snapshot = virDomainSnapshotLookupByName(domain, name, 0);
    int result;

    if (!snapshot) {
        printf("no %s: ", name);
        print_last_error();
        return;
    }
    result = virDomainRevertToSnapshot(snapshot, flags);
    printf("revert to %s flags %u = %d | ", name, flags, result);
    print_last_error();
    virDomainSnapshotFree(snapshot);
}

static inline void
drop(virDomainPtr domain, const char *name, unsigned int flags)
{
    virDomainSnapshotPtr snapshot = virDomainSnapshotLookupByName(domain, name, 0);
    int result;

    if (!snapshot) {
        printf("no %s: ", name);
        print_last_error();
        return;
    }
    result = virDomainSnapshotDelete(snapshot, flags);
    printf("delete %s flags %u = %d | ", name, flags, result);
    print_last_error();
    virDomainSnapshotFree(snapshot);
}

/* Lifecycle events, printed as they come. */
static inline int
print_event(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("  event: %s %d detail %d id %d\n", virDomainGetName(domain), event, detail,
           (int) virDomainGetID(domain));
    return 0;
}

static inline int
watch_lifecycle(virConnectPtr conn)
{
    return virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                            VIR_DOMAIN_EVENT_CALLBACK(print_event), NULL, NULL);
}

#endif
