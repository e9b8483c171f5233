/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every operation on a domain in every state, persistent and transient. */
#include "support/domains.h"

static int create(virDomainPtr domain) { return virDomainCreate(domain); }
static int create_paused(virDomainPtr domain)
{ return virDomainCreateWithFlags(domain, VIR_DOMAIN_START_PAUSED); }
static int create_fresh(virDomainPtr domain)
{ return virDomainCreateWithFlags(domain, VIR_DOMAIN_START_FORCE_BOOT); }
static int create_autodestroy(virDomainPtr domain)
{ return virDomainCreateWithFlags(domain, VIR_DOMAIN_START_AUTODESTROY); }
static int create_files(virDomainPtr domain)
{ return virDomainCreateWithFiles(domain, 0, NULL, 0); }
static int suspend(virDomainPtr domain) { return virDomainSuspend(domain); }
static int resume(virDomainPtr domain) { return virDomainResume(domain); }
static int shutdown_it(virDomainPtr domain) { return virDomainShutdown(domain); }
static int shutdown_agent(virDomainPtr domain)
{ return virDomainShutdownFlags(domain, VIR_DOMAIN_SHUTDOWN_GUEST_AGENT); }
static int reboot_it(virDomainPtr domain) { return virDomainReboot(domain, 0); }
static int reboot_acpi(virDomainPtr domain)
{ return virDomainReboot(domain, VIR_DOMAIN_REBOOT_ACPI_POWER_BTN); }
static int reset(virDomainPtr domain) { return virDomainReset(domain, 0); }
static int destroy(virDomainPtr domain) { return virDomainDestroy(domain); }
static int destroy_graceful(virDomainPtr domain)
{ return virDomainDestroyFlags(domain, VIR_DOMAIN_DESTROY_GRACEFUL); }
static int undefine(virDomainPtr domain) { return virDomainUndefine(domain); }
static int undefine_saved(virDomainPtr domain)
{ return virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE); }
static int save(virDomainPtr domain) { return virDomainManagedSave(domain, 0); }
static int save_running(virDomainPtr domain)
{ return virDomainManagedSave(domain, VIR_DOMAIN_SAVE_RUNNING); }
static int save_paused(virDomainPtr domain)
{ return virDomainManagedSave(domain, VIR_DOMAIN_SAVE_PAUSED); }
static int save_remove(virDomainPtr domain) { return virDomainManagedSaveRemove(domain, 0); }
static int sleep_it(virDomainPtr domain)
{ return virDomainPMSuspendForDuration(domain, VIR_NODE_SUSPEND_TARGET_MEM, 0, 0); }
static int wake(virDomainPtr domain) { return virDomainPMWakeup(domain, 0); }
static int abort_job(virDomainPtr domain) { return virDomainAbortJob(domain); }

static const struct {
    const char *name;
    int (*call)(virDomainPtr domain);
} operations[] = {
    { "create", create },
    { "create paused", create_paused },
    { "create, forced boot", create_fresh },
    { "create, autodestroy", create_autodestroy },
    { "create with files", create_files },
    { "suspend", suspend },
    { "resume", resume },
    { "shutdown", shutdown_it },
    { "shutdown by agent", shutdown_agent },
    { "reboot", reboot_it },
    { "reboot by ACPI", reboot_acpi },
    { "reset", reset },
    { "destroy", destroy },
    { "destroy gracefully", destroy_graceful },
    { "undefine", undefine },
    { "undefine with image", undefine_saved },
    { "managed save", save },
    { "managed save, running", save_running },
    { "managed save, paused", save_paused },
    { "remove managed save", save_remove },
    { "sleep", sleep_it },
    { "wake", wake },
    { "abort job", abort_job },
};

enum begin { OFF, RUNNING, PAUSED, SAVED, TRANSIENT, TRANSIENT_PAUSED, GONE, BEGINS };

static const char *const begin_names[BEGINS] = {
    "off", "running", "paused", "saved", "transient", "transient and paused", "gone",
};

static virDomainPtr
bring(virConnectPtr conn, enum begin begin)
{
    const char *xml = SMALL_DOMAIN("subject", "1");
    virDomainPtr domain;

    if (begin == TRANSIENT || begin == TRANSIENT_PAUSED)
        domain = virDomainCreateXML(conn, xml, 0);
    else
        domain = virDomainDefineXML(conn, xml);
    require(domain, "a domain");
    switch (begin) {
    case RUNNING:
    case SAVED:
        virDomainCreate(domain);
        break;
    case PAUSED:
        virDomainCreate(domain);
        virDomainSuspend(domain);
        break;
    case TRANSIENT_PAUSED:
        virDomainSuspend(domain);
        break;
    case GONE:
        virDomainUndefine(domain);
        break;
    default:
        break;
    }
    if (begin == SAVED)
        virDomainManagedSave(domain, 0);
    return domain;
}

static void
clear(virConnectPtr conn)
{
    virDomainPtr domain = virDomainLookupByName(conn, "subject");

    if (!domain)
        return;
    virDomainDestroy(domain);
    virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE);
    virDomainFree(domain);
    domain = virDomainLookupByName(conn, "subject");
    if (domain) {
        printf("cannot get rid of the domain\n");
        exit(1);
    }
    virResetLastError();
}

static void
matrix(void)
{
    int begin;
    size_t each;

    for (begin = 0; begin < BEGINS; begin++) {
        printf("-- %s\n", begin_names[begin]);
        for (each = 0; each < sizeof(operations) / sizeof(operations[0]); each++) {
            /* A node of its own would start counting anew; the default one goes on. */
            virConnectPtr conn = virConnectOpen("test:///default");
            virDomainPtr domain = bring(conn, begin);

            report(operations[each].name, operations[each].call(domain));
            printf("    ");
            print_state(domain);
            clear(conn);
            virDomainFree(domain);
            virConnectClose(conn);
        }
    }
}

/* One domain through its life, with what it is called on the way. */
static void
life(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domain;
    virDomainPtr other;

    printf("-- a life\n");
    domain = virDomainDefineXML(conn, SMALL_DOMAIN("life", "2"));
    print_state(domain);
    REPORT(virDomainCreate(domain));
    print_state(domain);
    REPORT(virDomainSuspend(domain));
    print_state(domain);
    REPORT(virDomainSuspend(domain));
    REPORT(virDomainResume(domain));
    REPORT(virDomainResume(domain));
    print_state(domain);
    REPORT(virDomainReboot(domain, 0));
    print_state(domain);
    REPORT(virDomainShutdown(domain));
    print_state(domain);
    REPORT(virDomainCreate(domain));
    print_state(domain);
    /* An undefined domain that runs lives on, transient. */
    REPORT(virDomainUndefine(domain));
    print_state(domain);
    other = virDomainDefineXML(conn, SMALL_DOMAIN("life", "2"));
    print_state(other);
    print_state(domain);
    REPORT(virDomainUndefine(other));
    REPORT(virDomainDestroy(other));
    print_state(other);
    REPORT_NAME(virDomainGetName(other));
    REPORT(virDomainFree(other));
    REPORT(virDomainFree(domain));
    REPORT(virConnectClose(conn));
}

/* Numbers are given once and not again. */
static void
numbers(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domain = virDomainDefineXML(conn, SMALL_DOMAIN("number", "3"));
    virDomainPtr stale;
    int first;
    int each;

    printf("-- numbers\n");
    virDomainCreate(domain);
    first = virDomainGetID(domain);
    for (each = 0; each < 3; each++) {
        stale = virDomainLookupByName(conn, "number");
        virDomainDestroy(domain);
        printf("off: %d, a stale handle: %d\n", (int) virDomainGetID(domain),
               (int) virDomainGetID(stale) == -1 ? -1 : (int) virDomainGetID(stale) - first);
        virDomainCreate(domain);
        printf("on: +%d, a stale handle: %d\n", (int) virDomainGetID(domain) - first,
               (int) virDomainGetID(stale) == -1 ? -1 : (int) virDomainGetID(stale) - first);
        virDomainFree(stale);
    }
    virDomainDestroy(domain);
    virDomainUndefine(domain);
    virDomainFree(domain);
    virConnectClose(conn);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);

    matrix();
    life();
    numbers();
    print_domains(conn, 0);
    close_test(conn);
    return 0;
}
