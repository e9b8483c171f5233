/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A guest goes from one daemon to another together with its disk, encrypted, and where a script of
 * the other host's owner has a say.
 *
 *   guest_moves_disks URI URI FOLDER
 *
 * The folder is for disks. The hosts have a script that refuses the operation that the file `refuse`
 * there names, and certificates for `localhost`. */
#include "support/moves.h"

#define COPIED (VIR_MIGRATE_LIVE | VIR_MIGRATE_NON_SHARED_DISK)
#define MIB 16

static char disks[2][4096];
/* Which of the disks the guest has now. */
static int disk_now;

static int
same_bytes(void)
{
    static char bytes[2][65536];
    int files[2], same = 1;
    ssize_t length = 1;

    for (int i = 0; i < 2; i++)
        files[i] = open(disks[i], O_RDONLY);
    while (same && length > 0) {
        length = read(files[0], bytes[0], sizeof(bytes[0]));
        same = length == read(files[1], bytes[1], sizeof(bytes[1])) &&
               (length <= 0 || memcmp(bytes[0], bytes[1], length) == 0);
    }
    for (int i = 0; i < 2; i++)
        close(files[i]);
    return same;
}

/* The other disk, empty. */
static void
empty_disk(void)
{
    int file = open(disks[1 - disk_now], O_CREAT | O_WRONLY | O_TRUNC, 0644);

    if (file < 0 || ftruncate(file, MIB * 1048576) < 0)
        exit(1);
    close(file);
}

static struct journey
with_disk(const char *name, unsigned int flags)
{
    struct journey journey = journey_of(name, flags);

    empty_disk();
    WITH(&journey, String, VIR_MIGRATE_PARAM_DEST_XML, document("guest", "other", disks[1 - disk_now]));
    return journey;
}

static void
copied(struct journey *journey)
{
    int moved = go(journey);

    printf("  the same on both %d\n", same_bytes());
    if (moved) {
        disk_now = 1 - disk_now;
        runs_on();
    }
}

static void
copies(const char *folder)
{
    struct journey journey = with_disk("with its disk", COPIED);
    virDomainPtr domain;
    char uri[4200];

    copied(&journey);
    journey = with_disk("with its disk, peer to peer", COPIED | VIR_MIGRATE_PEER2PEER);
    WITH(&journey, String, VIR_MIGRATE_PARAM_MIGRATE_DISKS, "vda");
    WITH(&journey, Int, VIR_MIGRATE_PARAM_DISKS_PORT, 49300);
    copied(&journey);
    journey = with_disk("with what differs", VIR_MIGRATE_LIVE | VIR_MIGRATE_NON_SHARED_INC);
    WITH(&journey, String, VIR_MIGRATE_PARAM_MIGRATE_DISKS, "vda");
    WITH(&journey, String, VIR_MIGRATE_PARAM_MIGRATE_DISKS_DETECT_ZEROES, "vda");
    copied(&journey);
    journey = with_disk("written at once", COPIED | VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES);
    copied(&journey);
    journey = with_disk("by sockets", COPIED);
    snprintf(uri, sizeof(uri), "unix://%s/memory", folder);
    WITH(&journey, String, VIR_MIGRATE_PARAM_URI, uri);
    snprintf(uri, sizeof(uri), "unix://%s/disk", folder);
    WITH(&journey, String, VIR_MIGRATE_PARAM_DISKS_URI, uri);
    copied(&journey);

    journey = with_disk("no such disk", COPIED);
    WITH(&journey, String, VIR_MIGRATE_PARAM_MIGRATE_DISKS, "vdz");
    go(&journey);
    journey = with_disk("no disk", COPIED);
    WITH(&journey, String, VIR_MIGRATE_PARAM_MIGRATE_DISKS, "");
    go(&journey);
    journey = with_disk("zeroes of another disk", COPIED);
    WITH(&journey, String, VIR_MIGRATE_PARAM_MIGRATE_DISKS, "vda");
    WITH(&journey, String, VIR_MIGRATE_PARAM_MIGRATE_DISKS_DETECT_ZEROES, "vdb");
    go(&journey);
    journey = with_disk("a socket and a port", COPIED);
    WITH(&journey, Int, VIR_MIGRATE_PARAM_DISKS_PORT, 49300);
    WITH(&journey, String, VIR_MIGRATE_PARAM_DISKS_URI, "unix:///nonexistent/disk");
    go(&journey);
    journey = with_disk("tunnelled", COPIED | VIR_MIGRATE_PEER2PEER | VIR_MIGRATE_TUNNELLED);
    go(&journey);
    journey = with_disk("nowhere to copy to", COPIED);
    unlink(disks[1 - disk_now]);
    go(&journey);
    runs_on();

    for (int directly = 0; directly < 2; directly++) {
        journey = with_disk(directly ? "aborted, peer to peer" : "aborted", COPIED | (directly ? VIR_MIGRATE_PEER2PEER : 0));
        domain = guest_of(watchers[here]);
        slowly(&journey);
        set_out(&journey);
        on_the_way(&journey, VIR_DOMAIN_JOB_DISK_PROCESSED, 1);
        REPORT(virDomainAbortJob(domain));
        ended(&journey);
        virDomainFree(domain);
        runs_on();
    }
}

/* One document for the guest as it runs, and another one for when it starts again. */
static void
documents_of_both_kinds(void)
{
    struct journey journey = journey_of("with a document to keep", LIVE | VIR_MIGRATE_PERSIST_DEST);
    virDomainPtr domain;

    WITH(&journey, String, VIR_MIGRATE_PARAM_PERSIST_XML, document("guest", "other", disks[disk_now]));
    WITH(&journey, String, VIR_MIGRATE_PARAM_DEST_XML, document("guest", "plain", disks[disk_now]));
    if (go(&journey)) {
        char *xml;

        domain = guest_of(hosts[here]);
        xml = virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE);
        printf("  kept %d\n", xml && strstr(xml, "<description>other"));
        free(xml);
        virDomainFree(domain);
    }
    journey = journey_of("with another's document to keep", LIVE | VIR_MIGRATE_PERSIST_DEST);
    WITH(&journey, String, VIR_MIGRATE_PARAM_PERSIST_XML, document("another", "other", disks[disk_now]));
    go(&journey);
}

/* A script at the other host refuses, in each of the phases that ask it. */
static void
hooks(const char *folder)
{
    static const char *OPERATIONS[] = {"migrate", "prepare", "start", "started"};
    char path[4200];

    snprintf(path, sizeof(path), "%s/refuse", folder);
    for (int directly = 0; directly < 2; directly++) {
        for (size_t i = 0; i < sizeof(OPERATIONS) / sizeof(*OPERATIONS); i++) {
            struct journey journey = journey_of(OPERATIONS[i], directly ? DIRECTLY : LIVE);
            FILE *file = fopen(path, "w");

            if (!file)
                exit(1);
            fprintf(file, "%s\n", OPERATIONS[i]);
            fclose(file);
            /* All hosts of the machine share its control groups: the guest may fail there before. */
            by_chance = strcmp(OPERATIONS[i], "started") == 0;
            go(&journey);
            by_chance = 0;
            unlink(path);
            runs_on();
        }
    }
}

static void
encrypted(void)
{
    struct journey journey = journey_of("encrypted", LIVE | VIR_MIGRATE_TLS);

    WITH(&journey, String, VIR_MIGRATE_PARAM_TLS_DESTINATION, "localhost");
    go(&journey);
    runs_on();
    journey = journey_of("encrypted, peer to peer, in parallel", DIRECTLY | VIR_MIGRATE_TLS | VIR_MIGRATE_PARALLEL);
    WITH(&journey, String, VIR_MIGRATE_PARAM_TLS_DESTINATION, "localhost");
    go(&journey);
    runs_on();
    journey = with_disk("encrypted, with its disk", COPIED | VIR_MIGRATE_TLS);
    WITH(&journey, String, VIR_MIGRATE_PARAM_TLS_DESTINATION, "localhost");
    copied(&journey);
    /* What QEMU says of it depends on which end it comes from. */
    by_chance = 1;
    journey = journey_of("encrypted for another", LIVE | VIR_MIGRATE_TLS);
    WITH(&journey, String, VIR_MIGRATE_PARAM_TLS_DESTINATION, "elsewhere");
    go(&journey);
    journey = journey_of("encrypted for another, peer to peer", DIRECTLY | VIR_MIGRATE_TLS);
    WITH(&journey, String, VIR_MIGRATE_PARAM_TLS_DESTINATION, "elsewhere");
    go(&journey);
    by_chance = 0;
    runs_on();
}

int
main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    open_hosts(argv + 1, argv[3]);
    for (int i = 0; i < 2; i++)
        snprintf(disks[i], sizeof(disks[i]), "%s/%s.raw", argv[3], i ? "other" : "disk");
    make_disk(guest_disk, MIB);
    new_guest();
    encrypted();
    hooks(argv[3]);
    copies(argv[3]);
    documents_of_both_kinds();
    no_guest();
    close_hosts();
    return 0;
}
