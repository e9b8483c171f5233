/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the test driver has no answer for: secrets, network filters, streams of volumes,
 * migration and what only hypervisors do; and old names of functions that it does answer. */
#include "support/domains.h"

static void
secrets(virConnectPtr conn)
{
    char *uuids[2];
    virSecretPtr *all = NULL;

    printf("secrets\n");
    REPORT(virConnectNumOfSecrets(conn));
    REPORT(virConnectListSecrets(conn, uuids, 2));
    REPORT(virConnectListAllSecrets(conn, &all, 0));
    REPORT_POINTER(virSecretDefineXML(conn, SECRET_XML, 0));
    REPORT_POINTER(virSecretLookupByUUID(conn, TEST_UUID));
    REPORT_POINTER(virSecretLookupByUUIDString(conn, "6695eb01-f6a4-8304-79aa-97f2502e193f"));
    REPORT_POINTER(virSecretLookupByUUIDString(conn, "no uuid"));
    REPORT_POINTER(virSecretLookupByUsage(conn, VIR_SECRET_USAGE_TYPE_VOLUME, "/a/volume"));
}

static void
filters(virConnectPtr conn)
{
    char *names[2];
    virNWFilterPtr *all = NULL;
    virNWFilterBindingPtr *bindings = NULL;

    printf("filters\n");
    REPORT(virConnectNumOfNWFilters(conn));
    REPORT(virConnectListNWFilters(conn, names, 2));
    REPORT(virConnectListAllNWFilters(conn, &all, 0));
    REPORT(virConnectListAllNWFilterBindings(conn, &bindings, 0));
    REPORT_POINTER(virNWFilterDefineXML(conn, FILTER_XML));
    REPORT_POINTER(virNWFilterDefineXMLFlags(conn, FILTER_XML, 0));
    REPORT_POINTER(virNWFilterLookupByName(conn, "made"));
    REPORT_POINTER(virNWFilterLookupByUUID(conn, TEST_UUID));
    REPORT_POINTER(virNWFilterLookupByUUIDString(conn, "6695eb01-f6a4-8304-79aa-97f2502e193f"));
    REPORT_POINTER(virNWFilterBindingLookupByPortDev(conn, "vnet0"));
    REPORT_POINTER(virNWFilterBindingCreateXML(conn, "<filterbinding/>", 0));
}

static int
give(virStreamPtr stream, char *bytes, size_t count, void *opaque)
{
    (void) stream;
    (void) bytes;
    (void) count;
    (void) opaque;
    return 0;
}

static int
take(virStreamPtr stream, const char *bytes, size_t count, void *opaque)
{
    (void) stream;
    (void) bytes;
    (void) opaque;
    return (int) count;
}

static int
hole(virStreamPtr stream, long long length, void *opaque)
{
    (void) stream;
    (void) length;
    (void) opaque;
    return 0;
}

static int
in_data(virStreamPtr stream, int *inside, long long *length, void *opaque)
{
    (void) stream;
    (void) opaque;
    *inside = 0;
    *length = 0;
    return 0;
}

/* No stream is opened, and none moves anything. */
static void
streams(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "default-pool");
    virStorageVolPtr volume = virStorageVolCreateXML(pool, VOLUME_XML, 0);
    virStreamPtr stream = virStreamNew(conn, VIR_STREAM_NONBLOCK);
    char bytes[8] = "bytes";
    long long length = 0;

    printf("streams\n");
    REPORT(virStreamSend(stream, bytes, 5));
    REPORT(virStreamRecv(stream, bytes, 5));
    REPORT(virStreamRecvFlags(stream, bytes, 5, VIR_STREAM_RECV_STOP_AT_HOLE));
    REPORT(virStreamSendHole(stream, 5, 0));
    REPORT(virStreamRecvHole(stream, &length, 0));
    REPORT(virStreamSendAll(stream, give, NULL));
    REPORT(virStreamRecvAll(stream, take, NULL));
    REPORT(virStreamSparseSendAll(stream, give, in_data, hole, NULL));
    REPORT(virStreamSparseRecvAll(stream, take, hole, NULL));
    REPORT(virStreamFree(stream));
    stream = virStreamNew(conn, 0);
    REPORT(virStreamSendAll(stream, give, NULL));
    REPORT(virStreamRecvAll(stream, take, NULL));
    REPORT(virStreamSparseSendAll(stream, give, in_data, hole, NULL));
    REPORT(virStreamSparseRecvAll(stream, take, hole, NULL));
    REPORT(virStreamAbort(stream));
    REPORT(virStreamFinish(stream));
    REPORT(virStreamFree(stream));
    REPORT(virStorageVolDelete(volume, 0));
    REPORT(virStorageVolFree(volume));
    REPORT(virStoragePoolFree(pool));
}

static void
migration(virConnectPtr conn, virDomainPtr domain)
{
    virConnectPtr other = virConnectOpen("test:///default");

    printf("migration\n");
    REPORT_POINTER(virDomainMigrate(domain, other, VIR_MIGRATE_LIVE, NULL, NULL, 0));
    REPORT_POINTER(virDomainMigrate(domain, other, VIR_MIGRATE_OFFLINE, NULL, NULL, 0));
    REPORT_POINTER(virDomainMigrate(domain, other, VIR_MIGRATE_PEER2PEER, NULL, NULL, 0));
    REPORT_POINTER(virDomainMigrate2(domain, other, "<domain/>", VIR_MIGRATE_LIVE, "new", "tcp:x", 5));
    REPORT_POINTER(virDomainMigrate2(domain, other, NULL, VIR_MIGRATE_TUNNELLED, NULL, NULL, 0));
    REPORT_POINTER(virDomainMigrate2(domain, other, NULL, VIR_MIGRATE_CHANGE_PROTECTION, NULL, NULL, 0));
    REPORT_POINTER(virDomainMigrate3(domain, other, NULL, 0, 0));
    REPORT_POINTER(virDomainMigrate3(domain, other, NULL, 0, VIR_MIGRATE_PEER2PEER));
    REPORT(virDomainMigrateToURI(domain, "test://host/", 0, NULL, 0));
    REPORT(virDomainMigrateToURI(domain, "test://host/", VIR_MIGRATE_PEER2PEER, NULL, 0));
    REPORT(virDomainMigrateToURI2(domain, "test://host/", "tcp:x", NULL, 0, NULL, 0));
    REPORT(virDomainMigrateToURI2(domain, NULL, NULL, NULL, VIR_MIGRATE_PEER2PEER, NULL, 0));
    REPORT(virDomainMigrateToURI3(domain, NULL, NULL, 0, VIR_MIGRATE_OFFLINE));
    REPORT(virDomainMigrateToURI3(domain, "test://host/", NULL, 0, VIR_MIGRATE_PEER2PEER));
    REPORT(virDomainMigrateSetMaxSpeed(domain, 10, 0));
    REPORT(virDomainMigrateStartPostCopy(domain, 0));
    REPORT(virConnectClose(other));
}

static void
old_names(virConnectPtr conn, virDomainPtr domain)
{
    virTypedParameter params[4];
    virTypedParameterPtr security = NULL;
    virDomainPtr made;
    int count = 4;

    printf("old names and seldom used ones\n");
    made = virDomainCreateLinux(conn, SMALL_DOMAIN("linux", "8"), 0);
    report_pointer("virDomainCreateLinux", made);
    REPORT(virDomainDestroy(made));
    virDomainFree(made);
    REPORT_POINTER(virDomainCreateLinux(conn, "<domain/>", 0));
    REPORT_POINTER(virDomainCreateLinux(conn, NULL, 0));
    made = virDomainCreateXMLWithFiles(conn, SMALL_DOMAIN("files", "9"), 0, NULL, 0);
    report_pointer("virDomainCreateXMLWithFiles", made);
    REPORT(virDomainDestroy(made));
    virDomainFree(made);
    REPORT_POINTER(virDomainCreateXMLWithFiles(conn, "<domain/>", 0, NULL, 0));
    /* The library itself adds a flag that the driver does not know. */
    REPORT(virDomainGetSchedulerParametersFlags(domain, params, &count, 0));
    REPORT(virDomainGetSchedulerParameters(domain, params, &count));
    printf("  %d, the first is %s = %u\n", count, params[0].field, params[0].value.ui);
    params[0].value.ui = 99;
    REPORT(virDomainSetSchedulerParametersFlags(domain, params, 1, 0));
    REPORT(virDomainSetSchedulerParametersFlags(domain, params, 1, VIR_DOMAIN_AFFECT_CONFIG));
    REPORT(virDomainSetSchedulerParametersFlags(domain, params, 1, 77));
    REPORT(virDomainGetSchedulerParametersFlags(domain, params, &count, 4096));
    count = -7;
    REPORT(virDomainGetLaunchSecurityInfo(domain, &security, &count, 0));
    printf("  %d\n", count);
    virTypedParamsFree(security, count);
    REPORT(virDomainGetLaunchSecurityInfo(domain, &security, &count, 8));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain = get_domain(conn);

    secrets(conn);
    filters(conn);
    streams(conn);
    migration(conn, domain);
    old_names(conn, domain);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
