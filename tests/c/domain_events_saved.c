/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What events say of a domain that is saved, restored, started from what was saved, dumped and
 * crashed, live or not. */
#include <unistd.h>

#include "support/moments.h"

static void
saved_and_restored(virConnectPtr conn)
{
    char path[] = "/tmp/saved-XXXXXX";
    virDomainPtr domain = virDomainLookupByName(conn, "test");
    int file = mkstemp(path);

    require(domain, "the domain");
    close(file);
    printf("saved and restored:\n");
    REPORT(virDomainSave(domain, path));
    run_loop();
    REPORT(virDomainRestore(conn, path));
    run_loop();
    unlink(path);
    virDomainFree(domain);
}

static void
kept(virConnectPtr conn)
{
    virDomainPtr domain = virDomainLookupByName(conn, "test");

    require(domain, "the domain");
    printf("kept by the driver:\n");
    REPORT(virDomainManagedSave(domain, 0));
    run_loop();
    REPORT(virDomainCreate(domain));
    run_loop();
    REPORT(virDomainManagedSave(domain, VIR_DOMAIN_SAVE_PAUSED));
    run_loop();
    REPORT(virDomainManagedSaveRemove(domain, 0));
    REPORT(virDomainCreate(domain));
    run_loop();
    virDomainFree(domain);
}

static void
dumped(virConnectPtr conn, const char *how, unsigned int flags)
{
    char path[] = "/tmp/dumped-XXXXXX";
    virDomainPtr domain = virDomainLookupByName(conn, "test");
    int file = mkstemp(path), state = -1, reason = -1;

    require(domain, "the domain");
    close(file);
    printf("dumped, %s:\n", how);
    REPORT(virDomainCoreDump(domain, path, flags));
    run_loop();
    REPORT(virDomainGetState(domain, &state, &reason, 0));
    printf("  state %d reason %d\n", state, reason);
    if (state != VIR_DOMAIN_RUNNING) {
        REPORT(virDomainCreate(domain));
        run_loop();
    }
    unlink(path);
    virDomainFree(domain);
}

int
main(void)
{
    virConnectPtr conn;

    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    conn = virConnectOpen("test:///default");
    require(conn, "a connection");
    watch_lifecycle(conn);
    saved_and_restored(conn);
    kept(conn);
    dumped(conn, "running on", 0);
    dumped(conn, "live", VIR_DUMP_LIVE);
    dumped(conn, "reset", VIR_DUMP_RESET);
    dumped(conn, "crashed", VIR_DUMP_CRASH);
    REPORT(virConnectClose(conn));
    return 0;
}
