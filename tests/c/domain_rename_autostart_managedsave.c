/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names, autostart and images that are kept for a domain. */
#include "support/domains.h"

static void
names(virConnectPtr conn)
{
    virDomainPtr domain = virDomainDefineXML(conn, SMALL_DOMAIN("first", "1"));
    virDomainPtr stale = virDomainLookupByName(conn, "first");
    virDomainPtr found;
    char long_name[300];

    printf("-- rename\n");
    define(conn, SMALL_DOMAIN("taken", "2"));
    REPORT(virDomainRename(domain, "second", 0));
    printf("the handle: %s, a stale one: %s\n", virDomainGetName(domain), virDomainGetName(stale));
    found = virDomainLookupByName(conn, "second");
    REPORT_POINTER(found);
    virDomainFree(found);
    REPORT_POINTER(virDomainLookupByName(conn, "first"));
    print_state(stale);
    REPORT(virDomainRename(domain, "second", 0));
    REPORT(virDomainRename(domain, "taken", 0));
    REPORT(virDomainRename(domain, "", 0));
    REPORT(virDomainRename(domain, NULL, 0));
    REPORT(virDomainRename(domain, "a/b", 0));
    REPORT(virDomainRename(domain, "third", 1));
    memset(long_name, 'n', 299);
    long_name[299] = '\0';
    REPORT(virDomainRename(domain, long_name, 0));
    REPORT(virDomainRename(domain, "a name with\nlines", 0));
    REPORT(virDomainRename(domain, "third", 0));
    virDomainCreate(domain);
    REPORT(virDomainRename(domain, "fourth", 0));
    virDomainUndefine(domain);
    REPORT(virDomainRename(domain, "fourth", 0));
    virDomainDestroy(domain);
    REPORT(virDomainRename(domain, "fourth", 0));
    virDomainFree(stale);
    virDomainFree(domain);
    print_domains(conn, 0);
}

static void
autostart(virConnectPtr conn)
{
    virDomainPtr domain = virDomainDefineXML(conn, SMALL_DOMAIN("start", "3"));
    int is = -1;
    int set;

    printf("-- autostart\n");
    REPORT(virDomainGetAutostart(domain, &is));
    printf("is %d\n", is);
    for (set = 2; set >= -1; set--) {
        REPORT(virDomainSetAutostart(domain, set));
        REPORT(virDomainGetAutostart(domain, &is));
        printf("set %d is %d\n", set, is);
    }
    virDomainCreate(domain);
    REPORT(virDomainSetAutostart(domain, 1));
    virDomainUndefine(domain);
    REPORT(virDomainGetAutostart(domain, &is));
    printf("transient is %d\n", is);
    REPORT(virDomainSetAutostart(domain, 0));
    virDomainDestroy(domain);
    REPORT(virDomainGetAutostart(domain, &is));
    REPORT(virDomainSetAutostart(domain, 1));
    REPORT(virDomainGetAutostartOnce(domain, &is));
    REPORT(virDomainSetAutostartOnce(domain, 1));
    virDomainFree(domain);
}

static void
managed_save(virConnectPtr conn)
{
    virDomainPtr domain = virDomainDefineXML(conn, SMALL_DOMAIN("saved", "4"));
    unsigned int flags[] = {
        VIR_DOMAIN_SAVE_BYPASS_CACHE, VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED,
        VIR_DOMAIN_SAVE_RUNNING | VIR_DOMAIN_SAVE_PAUSED, VIR_DOMAIN_SAVE_RESET_NVRAM, 64,
    };
    size_t each;

    printf("-- managed save\n");
    REPORT(virDomainHasManagedSaveImage(domain, 0));
    REPORT(virDomainHasManagedSaveImage(domain, 1));
    REPORT(virDomainManagedSave(domain, 0));
    REPORT(virDomainManagedSaveRemove(domain, 0));
    REPORT(virDomainManagedSaveRemove(domain, 1));
    for (each = 0; each < sizeof(flags) / sizeof(flags[0]); each++) {
        virDomainCreate(domain);
        virResetLastError();
        printf("flags %u: ", flags[each]);
        printf("%d | ", virDomainManagedSave(domain, flags[each]));
        print_last_error();
        print_state(domain);
    }
    virDomainDestroy(domain);
    virDomainCreate(domain);
    print_state(domain);
    virDomainManagedSave(domain, 0);
    REPORT(virDomainUndefine(domain));
    REPORT(virDomainManagedSaveRemove(domain, 0));
    print_state(domain);
    virDomainCreate(domain);
    virDomainManagedSave(domain, 0);
    /* Redefining does not lose the image. */
    define(conn, SMALL_DOMAIN("saved", "4"));
    print_state(domain);
    REPORT_STRING(virDomainManagedSaveGetXMLDesc(domain, 0));
    REPORT(virDomainManagedSaveDefineXML(domain, SMALL_DOMAIN("saved", "4"), 0));
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA));
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_NVRAM));
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE |
                                  VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA |
                                  VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA));
    REPORT(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE));
    REPORT(virDomainHasManagedSaveImage(domain, 0));
    REPORT(virDomainManagedSaveRemove(domain, 0));
    virDomainFree(domain);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);

    names(conn);
    autostart(conn);
    managed_save(conn);
    close_test(conn);
    return 0;
}
