/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Objects whose handles are kept when what they stand for goes away: which calls notice, and what
 * they say; and calls on the host and the connection that can be refused at all.
 */
#include "support/domains.h"
#include "support/storage.h"

enum { VALUES = 16 };

static void
gone_domain(virConnectPtr conn)
{
    virDomainPtr domain = virDomainCreateLinux(conn, DOMAIN_XML_NAMED("gone", "44444444-2222-3333-4444-555555555559"), 0);
    virTypedParameter params[VALUES];
    virSecurityLabel label;
    int count = VALUES;

    printf("-- a domain\n");
    require(domain, "a domain");
    REPORT_POINTER(virDomainCreateLinux(conn, DOMAIN_XML_NAMED("gone", "44444444-2222-3333-4444-555555555559"), 0));
    REPORT_POINTER(virDomainCreateLinux(conn, DOMAIN_XML_NAMED("gone", "44444444-2222-3333-4444-555555555558"), 0));
    REPORT_POINTER(virDomainCreateLinux(conn, DOMAIN_XML_NAMED("other", "44444444-2222-3333-4444-555555555559"), 0));
    REPORT(virDomainDestroy(domain));
    REPORT(virDomainIsActive(domain));
    REPORT(virDomainIsPersistent(domain));
    REPORT(virDomainIsUpdated(domain));
    REPORT_STRING(virDomainGetOSType(domain));
    REPORT_STRING(virDomainGetSchedulerType(domain, &count));
    count = VALUES;
    REPORT(virDomainGetSchedulerParameters(domain, params, &count));
    count = VALUES;
    REPORT(virDomainGetSchedulerParametersFlags(domain, params, &count, 0));
    count = VALUES;
    REPORT(virDomainGetNumaParameters(domain, params, &count, 0));
    REPORT(virDomainGetSecurityLabel(domain, &label));
    REPORT(virDomainGetLaunchSecurityInfo(domain, &(virTypedParameterPtr) {NULL}, &count, 0));
    REPORT(virDomainCreate(domain));
    REPORT(virDomainUndefine(domain));
    REPORT_POINTER(virDomainSnapshotCreateXML(domain, "<domainsnapshot/>", 0));
    REPORT_POINTER(virDomainCheckpointCreateXML(domain, "<domaincheckpoint/>", 0));
    virDomainFree(domain);
}

static void
gone_network(virConnectPtr conn)
{
    virNetworkPtr network = virNetworkCreateXML(conn, NETWORK_XML);
    int autostart = -1;

    printf("-- a network\n");
    require(network, "a network");
    REPORT(virNetworkDestroy(network));
    REPORT(virNetworkGetAutostart(network, &autostart));
    REPORT(virNetworkSetAutostart(network, 1));
    REPORT(virNetworkIsActive(network));
    REPORT(virNetworkIsPersistent(network));
    REPORT_STRING(virNetworkGetXMLDesc(network, 0));
    REPORT_STRING(virNetworkGetBridgeName(network));
    REPORT(virNetworkCreate(network));
    REPORT(virNetworkUndefine(network));
    virNetworkFree(network);
}

static void
gone_pool(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolCreateXML(conn, SMALL_POOL("gone", "5"), 0);
    virStorageVolPtr volume;
    unsigned char uuid[VIR_UUID_BUFLEN];

    printf("-- a pool and its volume\n");
    require(pool, "a pool");
    volume = virStorageVolCreateXML(pool, SMALL_VOLUME("v"), 0);
    virStoragePoolGetUUID(pool, uuid);
    REPORT(virStoragePoolDestroy(pool));
    REPORT_STRING(virStoragePoolGetXMLDesc(pool, 0));
    REPORT_POINTER(virStoragePoolLookupByUUID(conn, uuid));
    REPORT(virStoragePoolIsActive(pool));
    REPORT(virStoragePoolNumOfVolumes(pool));
    REPORT_POINTER(virStoragePoolLookupByVolume(volume));
    REPORT_STRING(virStorageVolGetXMLDesc(volume, 0));
    REPORT_STRING(virStorageVolGetPath(volume));
    virStorageVolFree(volume);
    virStoragePoolFree(pool);
    REPORT_POINTER((pool = virStoragePoolLookupByName(conn, "default-pool")));
    virStoragePoolGetUUID(pool, uuid);
    virStoragePoolFree(pool);
    REPORT_POINTER((pool = virStoragePoolLookupByUUID(conn, uuid)));
    virStoragePoolFree(pool);
}

static void
gone_device(virConnectPtr conn)
{
    virNodeDevicePtr device = virNodeDeviceCreateXML(conn, DEVICE_XML, 0);
    char *caps[4];

    printf("-- a device\n");
    require(device, "a device");
    REPORT(virNodeDeviceDestroy(device));
    REPORT(virNodeDeviceNumOfCaps(device));
    REPORT(virNodeDeviceListCaps(device, caps, 4));
    REPORT_STRING(virNodeDeviceGetXMLDesc(device, 0));
    REPORT_NAME(virNodeDeviceGetParent(device));
    REPORT(virNodeDeviceDestroy(device));
    virNodeDeviceFree(device);
}

static void
the_host(virConnectPtr conn)
{
    static const int cells[] = {-1, 0, 1, 2, 3, 100};
    unsigned int pages[] = {4, 2048, 77};
    unsigned long long counts[64];
    unsigned char *map = NULL;
    unsigned int online = 0;
    virNetworkPtr network = virNetworkLookupByName(conn, "default");
    unsigned char uuid[VIR_UUID_BUFLEN];
    size_t each;

    printf("-- the host\n");
    for (each = 0; each < sizeof(cells) / sizeof(*cells); each++) {
        printf("from cell %d: ", cells[each]);
        report("free pages", virNodeGetFreePages(conn, 3, pages, cells[each], 4, counts, 0));
    }
    REPORT(virNodeGetFreePages(conn, 3, pages, 0, 1, counts, 1));
    REPORT(virNodeGetCPUMap(conn, &map, &online, 1));
    virNetworkGetUUID(network, uuid);
    virNetworkFree(network);
    REPORT_POINTER((network = virNetworkLookupByUUID(conn, uuid)));
    virNetworkFree(network);
    uuid[0] ^= 1;
    REPORT_POINTER(virNetworkLookupByUUID(conn, uuid));
    REPORT_STRING(virConnectGetSysinfo(conn, 1));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);

    gone_domain(conn);
    gone_network(conn);
    gone_pool(conn);
    gone_device(conn);
    the_host(conn);
    close_test(conn);
    return 0;
}
