/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A guest that never stops writing to its memory goes from one daemon to another: what can be done
 * on the way, what brings it to an end, and what becomes of the guest when something goes wrong.
 *
 *   guest_moves_busy URI URI FOLDER [all]     the two daemons, and a folder for the guest's disk */
#include <dirent.h>
#include <signal.h>

#include "support/moves.h"

/* What is told of the last one to end, as far as it is not chance. */
static void
completed(int host)
{
    virDomainPtr domain = guest_of(hosts[host]);
    virTypedParameterPtr params = NULL;
    int nparams = 0, type = -1, operation = -1;
    unsigned long long processed = 0, total = 0;

    if (virDomainGetJobStats(domain, &type, &params, &nparams, VIR_DOMAIN_JOB_STATS_COMPLETED) < 0) {
        printf("  no figures: ");
        print_last_error();
    } else {
        virTypedParamsGetInt(params, nparams, VIR_DOMAIN_JOB_OPERATION, &operation);
        virTypedParamsGetULLong(params, nparams, VIR_DOMAIN_JOB_MEMORY_PROCESSED, &processed);
        virTypedParamsGetULLong(params, nparams, VIR_DOMAIN_JOB_MEMORY_TOTAL, &total);
        printf("  type %d, operation %d, sent %d of %llu, compressed %d %d, downtime %d\n", type, operation,
               processed > 0, total,
               virTypedParamsGet(params, nparams, VIR_DOMAIN_JOB_COMPRESSION_CACHE) != NULL,
               virTypedParamsGet(params, nparams, VIR_DOMAIN_JOB_COMPRESSION_PAGES) != NULL,
               virTypedParamsGet(params, nparams, VIR_DOMAIN_JOB_DOWNTIME) != NULL);
    }
    virTypedParamsFree(params, nparams);
    virDomainFree(domain);
}

/* Everything that can be asked and told while a guest is on its way. */
static void
on_the_side(virConnectPtr conn)
{
    virDomainPtr domain = guest_of(conn), there;
    virDomainJobInfo info;
    unsigned long long number = 0;
    unsigned long speed = 0;

    memset(&info, 0, sizeof(info));
    REPORT(virDomainGetJobInfo(domain, &info));
    printf("  type %d, %llu to do, done %d, elapsed %d\n", info.type, info.memTotal, info.memProcessed > 0,
           info.timeElapsed > 0);
    REPORT(virDomainMigrateSetMaxDowntime(domain, 1, 0));
    REPORT(virDomainMigrateGetMaxDowntime(domain, &number, 0));
    printf("  %llu ms\n", number);
    REPORT(virDomainMigrateGetMaxSpeed(domain, &speed, 0));
    printf("  %lu MiB/s\n", speed);
    REPORT(virDomainMigrateSetMaxSpeed(domain, 1, VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY));
    REPORT(virDomainMigrateSetCompressionCache(domain, 1048576, 0));
    REPORT(virDomainMigrateGetCompressionCache(domain, &number, 0));
    printf("  cache %llu\n", number);
    REPORT(virDomainMigrateStartPostCopy(domain, 0));
    REPORT(virDomainAbortJobFlags(domain, VIR_DOMAIN_ABORT_JOB_POSTCOPY));
    REPORT(virDomainAbortJobFlags(domain, 1u << 31));
    virDomainFree(domain);
    there = virDomainLookupByName(watchers[1 - here], "guest");
    printf("  the other host knows it: %d\n", there != NULL);
    if (there) {
        REPORT(virDomainGetJobInfo(there, &info));
        printf("  type %d\n", info.type);
        virDomainFree(there);
    }
    virResetLastError();
}

static void
aborted(const char *name, unsigned int flags, int own)
{
    struct journey journey = journey_of(name, flags);
    virConnectPtr by = own ? hosts[here] : watchers[here];
    virDomainPtr domain = guest_of(by);

    slowly(&journey);
    set_out(&journey);
    on_the_way(&journey, VIR_DOMAIN_JOB_MEMORY_ITERATION, 1);
    on_the_side(by);
    REPORT(virDomainAbortJob(domain));
    ended(&journey);
    completed(here);
    runs_on();
    REPORT(virDomainAbortJob(domain));
    virDomainFree(domain);
}

enum push { SPEED, PAUSE, POSTCOPY, NOTHING };

/* It goes on for ever until somebody does something. */
static void
pushed(struct journey *journey, enum push push)
{
    int from = here;
    virDomainPtr domain = guest_of(watchers[here]), there;

    if (push != NOTHING)
        slowly(journey);
    set_out(journey);
    if (push != NOTHING)
        on_the_way(journey, VIR_DOMAIN_JOB_MEMORY_ITERATION, 1);
    if (push == SPEED)
        REPORT(virDomainMigrateSetMaxSpeed(domain, 1000, 0));
    else if (push == PAUSE)
        REPORT(virDomainSuspend(domain));
    else if (push == POSTCOPY)
        REPORT(virDomainMigrateStartPostCopy(domain, 0));
    virDomainFree(domain);
    if (!ended(journey))
        return;
    /* After post-copy it is chance whether the figures came along. */
    if (push != POSTCOPY)
        completed(here);
    if (push == PAUSE) {
        there = guest_of(hosts[here]);
        REPORT(virDomainResume(there));
        virDomainFree(there);
    }
    runs_on();
    printf("  left 1: %d\n", from != here);
}

static void
pushes(void)
{
    struct journey journey = journey_of("faster", LIVE);

    pushed(&journey, SPEED);
    journey = journey_of("faster, peer to peer", DIRECTLY);
    pushed(&journey, SPEED);
    journey = journey_of("faster, tunnelled", DIRECTLY | VIR_MIGRATE_TUNNELLED);
    pushed(&journey, SPEED);
    journey = journey_of("paused", LIVE);
    pushed(&journey, PAUSE);
    journey = journey_of("paused, peer to peer", DIRECTLY);
    pushed(&journey, PAUSE);

    journey = journey_of("after the switch", LIVE | VIR_MIGRATE_POSTCOPY);
    pushed(&journey, POSTCOPY);
    journey = journey_of("after the switch, peer to peer", DIRECTLY | VIR_MIGRATE_POSTCOPY);
    WITH(&journey, ULLong, VIR_MIGRATE_PARAM_BANDWIDTH_POSTCOPY, 100);
    pushed(&journey, POSTCOPY);
    journey = journey_of("ready for the switch, without one", LIVE | VIR_MIGRATE_POSTCOPY);
    pushed(&journey, SPEED);

    journey = journey_of("slowing the guest", LIVE | VIR_MIGRATE_AUTO_CONVERGE);
    WITH(&journey, Int, VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL, 20);
    WITH(&journey, Int, VIR_MIGRATE_PARAM_AUTO_CONVERGE_INCREMENT, 5);
    pushed(&journey, SPEED);
    journey = journey_of("compressed", LIVE | VIR_MIGRATE_COMPRESSED);
    WITH(&journey, String, VIR_MIGRATE_PARAM_COMPRESSION, "xbzrle");
    WITH(&journey, ULLong, VIR_MIGRATE_PARAM_COMPRESSION_XBZRLE_CACHE, 1048576);
    pushed(&journey, SPEED);
    journey = journey_of("compressed, peer to peer", DIRECTLY | VIR_MIGRATE_COMPRESSED);
    pushed(&journey, SPEED);
    journey = journey_of("parallel", LIVE | VIR_MIGRATE_PARALLEL);
    WITH(&journey, Int, VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS, 3);
    pushed(&journey, SPEED);
    journey = journey_of("parallel, peer to peer", DIRECTLY | VIR_MIGRATE_PARALLEL);
    WITH(&journey, Int, VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS, 2);
    pushed(&journey, SPEED);
    for (int i = 0; i < 2; i++) {
        journey = journey_of(i ? "parallel, zstd" : "parallel, zlib",
                             (i ? LIVE : DIRECTLY) | VIR_MIGRATE_PARALLEL | VIR_MIGRATE_COMPRESSED);
        WITH(&journey, String, VIR_MIGRATE_PARAM_COMPRESSION, i ? "zstd" : "zlib");
        WITH(&journey, Int, i ? VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL : VIR_MIGRATE_PARAM_COMPRESSION_ZLIB_LEVEL, 2);
        /* That makes so little of what the guest writes that it comes to an end. */
        pushed(&journey, NOTHING);
    }
}

/* Some refusals leave a job behind, which only the guest's end gets rid of. */
static void
left_alone(void)
{
    virDomainPtr domain = guest_of(hosts[here]);
    virDomainJobInfo info;

    memset(&info, 0, sizeof(info));
    REPORT(virDomainGetJobInfo(domain, &info));
    virDomainFree(domain);
    if (info.type != VIR_DOMAIN_JOB_NONE) {
        printf("  type %d\n", info.type);
        new_guest();
    }
}

/* What does not go together, or is not there. */
static void
refused(void)
{
    static const struct {
        const char *name, *parameter, *text;
        int number;
        unsigned int flags;
    } WRONG[] = {
        {"zlib, one way", VIR_MIGRATE_PARAM_COMPRESSION, "zlib", 0, VIR_MIGRATE_COMPRESSED},
        {"zstd level of zlib", VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL, NULL, 3,
         VIR_MIGRATE_COMPRESSED | VIR_MIGRATE_PARALLEL},
        {"zlib level", VIR_MIGRATE_PARAM_COMPRESSION_ZLIB_LEVEL, NULL, -7, VIR_MIGRATE_COMPRESSED | VIR_MIGRATE_PARALLEL},
        {"many threads", VIR_MIGRATE_PARAM_COMPRESSION_MT_LEVEL, NULL, 2, VIR_MIGRATE_COMPRESSED},
        {"threads", VIR_MIGRATE_PARAM_COMPRESSION, "mt", 0, VIR_MIGRATE_COMPRESSED},
        {"nothing to compress", VIR_MIGRATE_PARAM_COMPRESSION, "xbzrle", 0, 0},
        {"connections of one", VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS, NULL, 2, 0},
        {"no connections", VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS, NULL, 0, VIR_MIGRATE_PARALLEL},
        {"fewer than no connections", VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS, NULL, -1, VIR_MIGRATE_PARALLEL},
        {"converging without", VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL, NULL, 10, 0},
        {"converging too much", VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL, NULL, 200, VIR_MIGRATE_AUTO_CONVERGE},
        {"pinned", NULL, NULL, 0, VIR_MIGRATE_RDMA_PIN_ALL},
        {"copied never", NULL, NULL, 0, VIR_MIGRATE_ZEROCOPY},
        {"written at once", NULL, NULL, 0, VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES},
        {"post-copy in a tunnel", NULL, NULL, 0, VIR_MIGRATE_POSTCOPY | VIR_MIGRATE_TUNNELLED},
        {"name of a certificate", VIR_MIGRATE_PARAM_TLS_DESTINATION, "localhost", 0, 0},
    };

    for (size_t i = 0; i < sizeof(WRONG) / sizeof(*WRONG); i++) {
        for (int directly = 0; directly < 2; directly++) {
            struct journey journey = journey_of(WRONG[i].name, WRONG[i].flags | (directly ? DIRECTLY : LIVE));

            if (WRONG[i].parameter && WRONG[i].text)
                WITH(&journey, String, WRONG[i].parameter, WRONG[i].text);
            else if (WRONG[i].parameter)
                WITH(&journey, Int, WRONG[i].parameter, WRONG[i].number);
            go(&journey);
            left_alone();
        }
    }
    runs_on();
}

/* Through a socket of this machine's. */
static void
by_socket(const char *folder)
{
    struct journey journey = journey_of("by a socket", LIVE);
    char uri[4200];

    snprintf(uri, sizeof(uri), "unix://%s/socket", folder);
    WITH(&journey, String, VIR_MIGRATE_PARAM_URI, uri);
    pushed(&journey, SPEED);
    journey = journey_of("by a socket, in parallel, peer to peer", DIRECTLY | VIR_MIGRATE_PARALLEL);
    WITH(&journey, String, VIR_MIGRATE_PARAM_URI, uri);
    pushed(&journey, SPEED);
    journey = journey_of("by no socket", LIVE);
    WITH(&journey, String, VIR_MIGRATE_PARAM_URI, "unix://");
    go(&journey);
    journey = journey_of("by a socket nowhere", LIVE);
    WITH(&journey, String, VIR_MIGRATE_PARAM_URI, "unix:///nonexistent/socket");
    go(&journey);
}

/* Ends the QEMU that `incoming` guests are received by, or the one that sends. */
static void
kill_qemu(int incoming, const char *disk)
{
    DIR *all = opendir("/proc");
    struct dirent *entry;
    static char line[65536];

    while (all && (entry = readdir(all))) {
        char path[300];
        int file, is_it = 0, receives = 0;
        ssize_t length;

        snprintf(path, sizeof(path), "/proc/%s/cmdline", entry->d_name);
        file = atoi(entry->d_name) > 0 ? open(path, O_RDONLY) : -1;
        length = file >= 0 ? read(file, line, sizeof(line) - 1) : 0;
        if (file >= 0)
            close(file);
        if (length <= 0)
            continue;
        line[length] = 0;
        for (char *word = line; word < line + length; word += strlen(word) + 1) {
            is_it |= strstr(word, disk) != NULL;
            receives |= strcmp(word, "-incoming") == 0;
        }
        if (is_it && strstr(line, "qemu-system") && receives == incoming)
            kill(atoi(entry->d_name), SIGKILL);
    }
    if (all)
        closedir(all);
}

enum harm { DESTROYED_THERE, KILLED_THERE, DESTROYED_HERE, KILLED_HERE };

static void
harmed(const char *name, unsigned int flags, enum harm harm)
{
    struct journey journey;
    virDomainPtr domain;

    /* Who sends must not have been received. */
    new_guest();
    journey = journey_of(name, flags);
    slowly(&journey);
    set_out(&journey);
    on_the_way(&journey, VIR_DOMAIN_JOB_MEMORY_ITERATION, 1);
    if (harm == DESTROYED_HERE || harm == DESTROYED_THERE) {
        domain = guest_of(watchers[harm == DESTROYED_THERE ? 1 - here : here]);
        REPORT(virDomainDestroy(domain));
        virDomainFree(domain);
    } else {
        kill_qemu(harm == KILLED_THERE, guest_disk);
    }
    by_chance = 1;
    ended(&journey);
    by_chance = 0;
    if (harm == DESTROYED_THERE || harm == KILLED_THERE)
        runs_on();
}

/* The shorter half. */
static void
in_short(void)
{
    struct journey journey;

    aborted("aborted", LIVE, 0);
    journey = journey_of("faster", LIVE);
    pushed(&journey, SPEED);
    journey = journey_of("after the switch", LIVE | VIR_MIGRATE_POSTCOPY);
    pushed(&journey, POSTCOPY);
    journey = journey_of("parallel", LIVE | VIR_MIGRATE_PARALLEL);
    WITH(&journey, Int, VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS, 3);
    pushed(&journey, SPEED);
    journey = journey_of("compressed", LIVE | VIR_MIGRATE_COMPRESSED);
    pushed(&journey, SPEED);
    harmed("killed there", LIVE, KILLED_THERE);
}

static void
at_length(const char *folder)
{
    aborted("aborted", LIVE, 0);
    aborted("aborted by its own connection", LIVE, 1);
    aborted("aborted, peer to peer", DIRECTLY, 0);
    aborted("aborted, tunnelled", DIRECTLY | VIR_MIGRATE_TUNNELLED, 0);
    pushes();
    refused();
    by_socket(folder);
    harmed("destroyed there", LIVE, DESTROYED_THERE);
    harmed("destroyed there, peer to peer", DIRECTLY, DESTROYED_THERE);
    harmed("killed there", LIVE, KILLED_THERE);
    harmed("killed there, peer to peer", DIRECTLY, KILLED_THERE);
    harmed("destroyed here", LIVE, DESTROYED_HERE);
    harmed("killed here", LIVE, KILLED_HERE);
}

int
main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    open_hosts(argv + 1, argv[3]);
    make_disk(guest_disk, 1);
    new_guest();
    if (argc > 4)
        at_length(argv[3]);
    else
        in_short();
    no_guest();
    close_hosts();
    return 0;
}
