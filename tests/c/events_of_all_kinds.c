/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every kind of event of the five families, each with its own kind of callback: who hears what
 * while domains, networks, pools, devices and secrets change. */
#include "support/domains.h"
#include "support/loop.h"

static virConnectPtr conn;

static void
heard(const char *kind, virDomainPtr domain)
{
    printf("  %s of %s:", kind, domain ? virDomainGetName(domain) : "nobody");
}

/* The callbacks, by what they are told beside the domain. */

static int
lifecycle(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    heard(opaque, domain);
    printf(" %d %d%s\n", event, detail, from == conn ? "" : " (another connection)");
    return 0;
}

static void
generic(virConnectPtr from, virDomainPtr domain, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf("\n");
}

static void
rtc_change(virConnectPtr from, virDomainPtr domain, long long offset, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %lld\n", offset);
}

static void
one_number(virConnectPtr from, virDomainPtr domain, int number, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %d\n", number);
}

static void
two_numbers(virConnectPtr from, virDomainPtr domain, int one, int two, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %d %d\n", one, two);
}

static void
io_error(virConnectPtr from, virDomainPtr domain, const char *path, const char *alias, int action,
         void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %s %s %d\n", text(path), text(alias), action);
}

static void
io_error_reason(virConnectPtr from, virDomainPtr domain, const char *path, const char *alias,
                int action, const char *reason, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %s %s %d %s\n", text(path), text(alias), action, text(reason));
}

static void
graphics(virConnectPtr from, virDomainPtr domain, int phase,
         const virDomainEventGraphicsAddress *local, const virDomainEventGraphicsAddress *remote,
         const char *scheme, const virDomainEventGraphicsSubject *subject, void *opaque)
{
    (void) from;
    (void) local;
    (void) remote;
    (void) subject;
    heard(opaque, domain);
    printf(" %d %s\n", phase, text(scheme));
}

static void
block_job(virConnectPtr from, virDomainPtr domain, const char *disk, int type, int status,
          void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %s %d %d\n", text(disk), type, status);
}

static void
disk_change(virConnectPtr from, virDomainPtr domain, const char *old, const char *new,
            const char *alias, int reason, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %s %s %s %d\n", text(old), text(new), text(alias), reason);
}

static void
tray_change(virConnectPtr from, virDomainPtr domain, const char *alias, int reason, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %s %d\n", text(alias), reason);
}

static void
balloon(virConnectPtr from, virDomainPtr domain, unsigned long long actual, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %llu\n", actual);
}

static void
device(virConnectPtr from, virDomainPtr domain, const char *alias, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %s\n", text(alias));
}

static void
parameters(virConnectPtr from, virDomainPtr domain, virTypedParameterPtr params, int count,
           void *opaque)
{
    int each;

    (void) from;
    heard(opaque, domain);
    for (each = 0; each < count; each++) {
        printf(" %s/%d", params[each].field, params[each].type);
        if (params[each].type == VIR_TYPED_PARAM_STRING)
            printf("=%s", params[each].value.s);
        else if (params[each].type == VIR_TYPED_PARAM_ULLONG)
            printf("=%llu", params[each].value.ul);
        else if (params[each].type == VIR_TYPED_PARAM_INT)
            printf("=%d", params[each].value.i);
        else if (params[each].type == VIR_TYPED_PARAM_UINT)
            printf("=%u", params[each].value.ui);
    }
    printf("\n");
}

static void
job_completed(virConnectPtr from, virDomainPtr domain, virTypedParameterPtr params, int count,
              void *opaque)
{
    parameters(from, domain, params, count, opaque);
}

static void
metadata(virConnectPtr from, virDomainPtr domain, int type, const char *uri, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %d %s\n", type, text(uri));
}

static void
threshold(virConnectPtr from, virDomainPtr domain, const char *dev, const char *path,
          unsigned long long limit, unsigned long long excess, void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %s %s %llu %llu\n", text(dev), text(path), limit, excess);
}

static void
memory_device(virConnectPtr from, virDomainPtr domain, const char *alias, unsigned long long size,
              void *opaque)
{
    (void) from;
    heard(opaque, domain);
    printf(" %s %llu\n", text(alias), size);
}

static struct {
    const char *name;
    virConnectDomainEventGenericCallback callback;
} kinds[] = {
    {"lifecycle", VIR_DOMAIN_EVENT_CALLBACK(lifecycle)},
    {"reboot", VIR_DOMAIN_EVENT_CALLBACK(generic)},
    {"rtc-change", VIR_DOMAIN_EVENT_CALLBACK(rtc_change)},
    {"watchdog", VIR_DOMAIN_EVENT_CALLBACK(one_number)},
    {"io-error", VIR_DOMAIN_EVENT_CALLBACK(io_error)},
    {"graphics", VIR_DOMAIN_EVENT_CALLBACK(graphics)},
    {"io-error-reason", VIR_DOMAIN_EVENT_CALLBACK(io_error_reason)},
    {"control-error", VIR_DOMAIN_EVENT_CALLBACK(generic)},
    {"block-job", VIR_DOMAIN_EVENT_CALLBACK(block_job)},
    {"disk-change", VIR_DOMAIN_EVENT_CALLBACK(disk_change)},
    {"tray-change", VIR_DOMAIN_EVENT_CALLBACK(tray_change)},
    {"pm-wakeup", VIR_DOMAIN_EVENT_CALLBACK(one_number)},
    {"pm-suspend", VIR_DOMAIN_EVENT_CALLBACK(one_number)},
    {"balloon-change", VIR_DOMAIN_EVENT_CALLBACK(balloon)},
    {"pm-suspend-disk", VIR_DOMAIN_EVENT_CALLBACK(one_number)},
    {"device-removed", VIR_DOMAIN_EVENT_CALLBACK(device)},
    {"block-job-2", VIR_DOMAIN_EVENT_CALLBACK(block_job)},
    {"tunable", VIR_DOMAIN_EVENT_CALLBACK(parameters)},
    {"agent-lifecycle", VIR_DOMAIN_EVENT_CALLBACK(two_numbers)},
    {"device-added", VIR_DOMAIN_EVENT_CALLBACK(device)},
    {"migration-iteration", VIR_DOMAIN_EVENT_CALLBACK(one_number)},
    {"job-completed", VIR_DOMAIN_EVENT_CALLBACK(job_completed)},
    {"device-removal-failed", VIR_DOMAIN_EVENT_CALLBACK(device)},
    {"metadata-change", VIR_DOMAIN_EVENT_CALLBACK(metadata)},
    {"block-threshold", VIR_DOMAIN_EVENT_CALLBACK(threshold)},
    {"memory-failure", VIR_DOMAIN_EVENT_CALLBACK(two_numbers)},
    {"memory-device-size-change", VIR_DOMAIN_EVENT_CALLBACK(memory_device)},
    {"nic-mac-change", VIR_DOMAIN_EVENT_CALLBACK(generic)},
};

#define KINDS ((int) (sizeof(kinds) / sizeof(*kinds)))

static void
gone(void *opaque)
{
    printf("  %s is let go\n", (const char *) opaque);
}

/* Shows the result, then what was heard of it. */
#define STEP(expression)                                         \
    do {                                                         \
        report(#expression, (long long) (expression));           \
        run_loop();                                              \
    } while (0)

#define STEP_POINTER(variable, expression)                       \
    do {                                                         \
        variable = (expression);                                 \
        report_pointer(#expression, variable);                   \
        run_loop();                                              \
    } while (0)

static void
change_domain(virDomainPtr domain)
{
    unsigned char map = 1;
    virTypedParameter weight = {.field = VIR_DOMAIN_SCHEDULER_WEIGHT, .type = VIR_TYPED_PARAM_UINT};
    virTypedParameterPtr params = NULL;
    int count = 0;
    int room = 0;

    STEP(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "a title", NULL, NULL, 0));
    STEP(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_DESCRIPTION, "words", NULL, NULL, 0));
    STEP(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<a/>", "k", "urn:a", 0));
    STEP(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, NULL, "k", "urn:a", 0));
    STEP(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<a", "k", "urn:a", 0));
    STEP(virDomainSetMemory(domain, 4096));
    STEP(virDomainSetMemoryFlags(domain, 2048, VIR_DOMAIN_MEM_LIVE));
    STEP(virDomainSetVcpus(domain, 1));
    STEP(virDomainPinVcpu(domain, 0, &map, 1));
    STEP(virDomainPinEmulator(domain, &map, 1, 0));
    STEP(virDomainAddIOThread(domain, 5, VIR_DOMAIN_AFFECT_LIVE));
    STEP(virDomainPinIOThread(domain, 5, &map, 1, VIR_DOMAIN_AFFECT_LIVE));
    STEP(virDomainDelIOThread(domain, 5, VIR_DOMAIN_AFFECT_LIVE));
    weight.value.ui = 7;
    STEP(virDomainSetSchedulerParameters(domain, &weight, 1));
    virTypedParamsAddULLong(&params, &count, &room, VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC, 4096);
    STEP(virDomainSetBlockIoTune(domain, "vda", params, count, VIR_DOMAIN_AFFECT_LIVE));
    STEP(virDomainSetBlockIoTune(domain, "vdz", params, count, VIR_DOMAIN_AFFECT_LIVE));
    virTypedParamsFree(params, count);
    STEP(virDomainAttachDevice(domain, DISK_XML));
    STEP(virDomainDetachDeviceAlias(domain, "virtio-disk0", 0));
    STEP(virDomainDetachDeviceAlias(domain, "nothing", 0));
    STEP(virDomainSetTime(domain, 30, 0, 0));
    STEP(virDomainSetMemoryStatsPeriod(domain, 3, VIR_DOMAIN_AFFECT_LIVE));
    STEP(virDomainInjectNMI(domain, 0));
    STEP(virDomainReset(domain, 0));
    STEP(virDomainReboot(domain, 0));
    STEP(virDomainSuspend(domain));
    STEP(virDomainResume(domain));
    STEP(virDomainSetAutostart(domain, 1));
}

static void
domains(void)
{
    int ids[32];
    virDomainPtr domain;
    int each;

    printf("-- domains\n");
    for (each = 0; each < KINDS; each++) {
        ids[each] = virConnectDomainEventRegisterAny(conn, NULL, each, kinds[each].callback,
                                                     (void *) kinds[each].name, gone);
        printf("%s registered %d | ", kinds[each].name, ids[each] >= 0);
        print_last_error();
    }
    REPORT(virConnectDomainEventRegisterAny(conn, NULL, -1, kinds[0].callback, "below", gone));
    REPORT(virConnectDomainEventRegisterAny(conn, NULL, 0, kinds[0].callback, "again", gone) >= 0);
    STEP_POINTER(domain, virDomainDefineXML(conn, SMALL_DOMAIN("told", "1")));
    STEP(virDomainCreate(domain));
    change_domain(domain);
    STEP(virDomainManagedSave(domain, 0));
    STEP(virDomainCreateWithFlags(domain, VIR_DOMAIN_START_PAUSED));
    STEP(virDomainManagedSaveRemove(domain, 0));
    STEP(virDomainDestroyFlags(domain, VIR_DOMAIN_DESTROY_GRACEFUL));
    STEP(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE));
    virDomainFree(domain);
    for (each = 0; each < KINDS; each++) {
        printf("%s deregistered %d | ", kinds[each].name,
               virConnectDomainEventDeregisterAny(conn, ids[each]));
        print_last_error();
        run_loop();
    }
    REPORT(virConnectDomainEventDeregisterAny(conn, ids[0]));
    REPORT(virConnectDomainEventDeregisterAny(conn, 4711));
}

/* The other families. */

static void
network_lifecycle(virConnectPtr from, virNetworkPtr network, int event, int detail, void *opaque)
{
    (void) from;
    printf("  %s of %s: %d %d\n", (char *) opaque, virNetworkGetName(network), event, detail);
}

static void
network_metadata(virConnectPtr from, virNetworkPtr network, int type, const char *uri, void *opaque)
{
    (void) from;
    printf("  %s of %s: %d %s\n", (char *) opaque, virNetworkGetName(network), type, text(uri));
}

static void
networks(void)
{
    virNetworkPtr network;
    int life = virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                                 VIR_NETWORK_EVENT_CALLBACK(network_lifecycle),
                                                 "network life", gone);
    int more = virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_METADATA_CHANGE,
                                                 VIR_NETWORK_EVENT_CALLBACK(network_metadata),
                                                 "network metadata", gone);

    printf("-- networks\nregistered %d %d\n", life >= 0, more >= 0);
    STEP_POINTER(network, virNetworkDefineXML(conn, NETWORK_XML));
    STEP(virNetworkCreate(network));
    STEP(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, "a title", NULL, NULL, 0));
    STEP(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_ELEMENT, "<a/>", "k", "urn:a", 0));
    STEP(virNetworkDestroy(network));
    STEP(virNetworkUndefine(network));
    virNetworkFree(network);
    STEP(virConnectNetworkEventDeregisterAny(conn, more));
    STEP(virConnectNetworkEventDeregisterAny(conn, life));
    STEP(virConnectNetworkEventDeregisterAny(conn, life));
}

static void
pool_lifecycle(virConnectPtr from, virStoragePoolPtr pool, int event, int detail, void *opaque)
{
    (void) from;
    printf("  %s of %s: %d %d\n", (char *) opaque, virStoragePoolGetName(pool), event, detail);
}

static void
pool_refresh(virConnectPtr from, virStoragePoolPtr pool, void *opaque)
{
    (void) from;
    printf("  %s of %s\n", (char *) opaque, virStoragePoolGetName(pool));
}

static void
pools(void)
{
    virStoragePoolPtr pool;
    virStorageVolPtr volume;
    int life = virConnectStoragePoolEventRegisterAny(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
                                                     VIR_STORAGE_POOL_EVENT_CALLBACK(pool_lifecycle),
                                                     "pool life", gone);
    int more = virConnectStoragePoolEventRegisterAny(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_REFRESH,
                                                     VIR_STORAGE_POOL_EVENT_CALLBACK(pool_refresh),
                                                     "pool refresh", gone);

    printf("-- pools\nregistered %d %d\n", life >= 0, more >= 0);
    STEP_POINTER(pool, virStoragePoolDefineXML(conn, POOL_XML, 0));
    STEP(virStoragePoolBuild(pool, 0));
    STEP(virStoragePoolCreate(pool, 0));
    STEP_POINTER(volume, virStorageVolCreateXML(pool, VOLUME_XML, 0));
    STEP(virStorageVolDelete(volume, 0));
    virStorageVolFree(volume);
    STEP(virStoragePoolRefresh(pool, 0));
    STEP(virStoragePoolDestroy(pool));
    STEP(virStoragePoolDelete(pool, 0));
    STEP(virStoragePoolUndefine(pool));
    virStoragePoolFree(pool);
    STEP(virConnectStoragePoolEventDeregisterAny(conn, more));
    STEP(virConnectStoragePoolEventDeregisterAny(conn, life));
    STEP(virConnectStoragePoolEventDeregisterAny(conn, more));
}

static void
device_lifecycle(virConnectPtr from, virNodeDevicePtr dev, int event, int detail, void *opaque)
{
    (void) from;
    printf("  %s of %s: %d %d\n", (char *) opaque, virNodeDeviceGetName(dev), event, detail);
}

static void
device_update(virConnectPtr from, virNodeDevicePtr dev, void *opaque)
{
    (void) from;
    printf("  %s of %s\n", (char *) opaque, virNodeDeviceGetName(dev));
}

static void
devices(void)
{
    virNodeDevicePtr dev;
    int life = virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
                                                    VIR_NODE_DEVICE_EVENT_CALLBACK(device_lifecycle),
                                                    "device life", gone);
    int more = virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_UPDATE,
                                                    VIR_NODE_DEVICE_EVENT_CALLBACK(device_update),
                                                    "device update", gone);

    printf("-- devices\nregistered %d %d\n", life >= 0, more >= 0);
    STEP_POINTER(dev, virNodeDeviceCreateXML(conn, DEVICE_XML, 0));
    if (dev) {
        STEP(virNodeDeviceSetAutostart(dev, 1));
        STEP(virNodeDeviceDestroy(dev));
        virNodeDeviceFree(dev);
    }
    STEP(virConnectNodeDeviceEventDeregisterAny(conn, more));
    STEP(virConnectNodeDeviceEventDeregisterAny(conn, life));
    STEP(virConnectNodeDeviceEventDeregisterAny(conn, life));
}

static void
secret_lifecycle(virConnectPtr from, virSecretPtr secret, int event, int detail, void *opaque)
{
    (void) from;
    (void) secret;
    (void) opaque;
    printf("  a secret's event %d %d\n", event, detail);
}

static void
secret_value(virConnectPtr from, virSecretPtr secret, void *opaque)
{
    (void) from;
    (void) secret;
    (void) opaque;
    printf("  a secret's value\n");
}

/* The test driver has none. */
static void
secrets(void)
{
    printf("-- secrets\n");
    STEP(virConnectSecretEventRegisterAny(conn, NULL, VIR_SECRET_EVENT_ID_LIFECYCLE,
                                          VIR_SECRET_EVENT_CALLBACK(secret_lifecycle), "life", gone));
    STEP(virConnectSecretEventRegisterAny(conn, NULL, VIR_SECRET_EVENT_ID_VALUE_CHANGED,
                                          VIR_SECRET_EVENT_CALLBACK(secret_value), "value", gone));
    STEP(virConnectSecretEventRegisterAny(conn, NULL, 77, VIR_SECRET_EVENT_CALLBACK(secret_value),
                                          "other", gone));
    STEP(virConnectSecretEventDeregisterAny(conn, 0));
}

int
main(void)
{
    conn = open_test(0);
    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    domains();
    networks();
    pools();
    devices();
    secrets();
    close_test(conn);
    return 0;
}
