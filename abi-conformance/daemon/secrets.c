/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Secrets: made, found in every way, given a value, listed, undefined, and told of in events. */
/* through: daemon */
/* user: 0 */
/* args: secret:///system?socket=@DAEMON@/libvirt-sock */
#include "support/report.h"

#define UUID(end) "5f0c6e9a-0000-4000-8000-00000000000" end
#define SECRET(end, usage) "<secret ephemeral='no' private='no'><uuid>" UUID(end) "</uuid>" usage "</secret>"
#define VOLUME(end, path) SECRET(end, "<usage type='volume'><volume>" path "</volume></usage>")

static int told;

static void
on_life(virConnectPtr conn, virSecretPtr secret, int event, int detail, void *opaque)
{
    char uuid[VIR_UUID_STRING_BUFLEN] = "";

    virSecretGetUUIDString(secret, uuid);
    printf("event %s: %d %d\n", uuid, event, detail);
    told++;
}

static void
released(void *opaque)
{
    printf("released\n");
}

static int
by_text(const void *one, const void *other)
{
    return strcmp(*(char *const *) one, *(char *const *) other);
}

static void
list(virConnectPtr conn)
{
    char *uuids[10] = { NULL };
    virSecretPtr *secrets = NULL;
    int count = virConnectListSecrets(conn, uuids, 10);
    int each;

    report("listed", count);
    if (count > 0)
        qsort(uuids, count, sizeof(*uuids), by_text);
    for (each = 0; each < count; each++) {
        printf("  %s\n", uuids[each]);
        free(uuids[each]);
    }
    REPORT(virConnectNumOfSecrets(conn));
    REPORT(count = virConnectListAllSecrets(conn, &secrets, 0));
    for (each = 0; each < count; each++)
        virSecretFree(secrets[each]);
    free(secrets);
    REPORT(virConnectListAllSecrets(conn, NULL, VIR_CONNECT_LIST_SECRETS_PRIVATE));
    REPORT(virConnectListAllSecrets(conn, NULL, 0x40000000));
}

static void
show(virSecretPtr secret)
{
    unsigned char raw[VIR_UUID_BUFLEN] = "";
    char uuid[VIR_UUID_STRING_BUFLEN] = "";
    virSecretPtr same;

    REPORT(virSecretGetUUIDString(secret, uuid));
    REPORT(virSecretGetUUID(secret, raw));
    printf("  %s %02x%02x\n", uuid, raw[0], raw[1]);
    REPORT(virSecretGetUsageType(secret));
    REPORT_NAME(virSecretGetUsageID(secret));
    REPORT_STRING(virSecretGetXMLDesc(secret, 0));
    REPORT_STRING(virSecretGetXMLDesc(secret, 0x40000000));
    REPORT_POINTER(virSecretGetConnect(secret));
    REPORT(virSecretRef(secret));
    REPORT(virSecretFree(secret));
    REPORT_POINTER(same = virSecretLookupByUUID(virSecretGetConnect(secret), raw));
    virSecretFree(same);
    REPORT_POINTER(same = virSecretLookupByUUIDString(virSecretGetConnect(secret), uuid));
    virSecretFree(same);
    REPORT_POINTER(same = virSecretLookupByUsage(virSecretGetConnect(secret), virSecretGetUsageType(secret),
                                                 virSecretGetUsageID(secret)));
    virSecretFree(same);
}

static void
value(virSecretPtr secret)
{
    unsigned char *got;
    size_t size = 0;

    REPORT_POINTER(virSecretGetValue(secret, &size, 0));
    REPORT(virSecretSetValue(secret, (const unsigned char *) "se\0cret", 7, 0));
    got = virSecretGetValue(secret, &size, 0);
    printf("value %zu %s\n", size, got && memcmp(got, "se\0cret", 7) == 0 ? "the same" : "another");
    free(got);
    REPORT(virSecretSetValue(secret, (const unsigned char *) "", 0, 0));
    REPORT(virSecretSetValue(secret, (const unsigned char *) "x", 1, 0x40000000));
    REPORT_POINTER(virSecretGetValue(secret, &size, 0x40000000));
}

int
main(int argc, char **argv)
{
    virConnectPtr conn;
    virSecretPtr secret;
    int id;

    begin_quietly();
    virEventRegisterDefaultImpl();
    conn = virConnectOpen(argv[1]);
    require(conn, "a connection");
    printf("-- none\n");
    list(conn);
    REPORT_POINTER(virSecretLookupByUUIDString(conn, UUID("1")));
    REPORT_POINTER(virSecretLookupByUUIDString(conn, "nonsense"));
    REPORT_POINTER(virSecretLookupByUsage(conn, VIR_SECRET_USAGE_TYPE_VOLUME, "/a"));
    printf("-- refused\n");
    REPORT_POINTER(virSecretDefineXML(conn, "<secret/>", 0x40000000));
    REPORT_POINTER(virSecretDefineXML(conn, "<domain/>", 0));
    REPORT_POINTER(virSecretDefineXML(conn, "<secret>", 0));
    REPORT_POINTER(virSecretDefineXML(conn, SECRET("1", "<usage type='nonsense'/>"), 0));
    printf("-- one\n");
    REPORT(id = virConnectSecretEventRegisterAny(conn, NULL, VIR_SECRET_EVENT_ID_LIFECYCLE,
                                                 VIR_SECRET_EVENT_CALLBACK(on_life), NULL, released));
    REPORT_POINTER(secret = virSecretDefineXML(conn, VOLUME("1", "/a"), 0));
    require(secret, "the secret");
    show(secret);
    value(secret);
    list(conn);
    printf("-- another of the same use\n");
    REPORT_POINTER(virSecretDefineXML(conn, VOLUME("2", "/a"), 0));
    REPORT_POINTER(virSecretDefineXML(conn, VOLUME("1", "/b"), 0));
    printf("-- end\n");
    REPORT(virSecretUndefine(secret));
    REPORT(virSecretUndefine(secret));
    /* The daemon tells of both before it answers the last call, so they have arrived. */
    while (told < 2 && virEventRunDefaultImpl() == 0)
        continue;
    REPORT(virConnectSecretEventDeregisterAny(conn, id));
    REPORT(virConnectSecretEventDeregisterAny(conn, id));
    list(conn);
    REPORT(virSecretFree(secret));
    REPORT(virConnectClose(conn));
    return 0;
}
