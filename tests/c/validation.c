/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Flags that ask for a document to be held against its schema. */
#include "support/networks.h"

static void
result(const char *what, const void *object)
{
    printf("%s: %s | ", what, object ? "made" : "NULL");
    print_last_error();
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain;
    virNetworkPtr network;
    virInterfacePtr interface;
    virStoragePoolPtr pool;
    virStorageVolPtr volume;
    virNodeDevicePtr device;

    domain = virDomainDefineXMLFlags(conn, DOMAIN_XML, VIR_DOMAIN_DEFINE_VALIDATE);
    result("a domain to store", domain);
    if (domain) {
        virDomainUndefine(domain);
        virDomainFree(domain);
    }
    domain = virDomainCreateXML(conn, DOMAIN_XML, VIR_DOMAIN_START_VALIDATE);
    result("a domain to run", domain);
    if (domain) {
        virDomainDestroy(domain);
        virDomainFree(domain);
    }
    network = virNetworkDefineXMLFlags(conn, SMALL_NETWORK("v", "1", ""), VIR_NETWORK_DEFINE_VALIDATE);
    result("a network to store", network);
    if (network) {
        virNetworkUndefine(network);
        virNetworkFree(network);
    }
    network = virNetworkCreateXMLFlags(conn, SMALL_NETWORK("v", "1", ""), VIR_NETWORK_CREATE_VALIDATE);
    result("a network to run", network);
    if (network) {
        virNetworkDestroy(network);
        virNetworkFree(network);
    }
    interface = virInterfaceDefineXML(conn, INTERFACE_XML, VIR_INTERFACE_DEFINE_VALIDATE);
    result("an interface", interface);
    if (interface)
        virInterfaceFree(interface);
    pool = virStoragePoolDefineXML(conn, POOL_XML, VIR_STORAGE_POOL_DEFINE_VALIDATE);
    result("a pool", pool);
    if (pool) {
        virStoragePoolUndefine(pool);
        virStoragePoolFree(pool);
    }
    pool = virStoragePoolLookupByName(conn, "default-pool");
    volume = virStorageVolCreateXML(pool, "<volume><name>v</name><capacity>1</capacity><target/></volume>",
                                    VIR_STORAGE_VOL_CREATE_VALIDATE);
    result("a volume", volume);
    if (volume) {
        virStorageVolDelete(volume, 0);
        virStorageVolFree(volume);
    }
    device = virNodeDeviceCreateXML(conn,
                                    "<device><name>new</name><capability type='scsi_host'><host>1</host>"
                                    "<capability type='fc_host'><wwnn>2000000099999999</wwnn><wwpn>1000000099999999</wwpn>"
                                    "</capability></capability></device>",
                                    VIR_NODE_DEVICE_CREATE_XML_VALIDATE);
    result("a device", device);
    if (device) {
        virNodeDeviceDestroy(device);
        virNodeDeviceFree(device);
    }
    /* Unknown flags come first. */
    result("unknown", virDomainDefineXMLFlags(conn, DOMAIN_XML, VIR_DOMAIN_DEFINE_VALIDATE | 8));
    result("unknown", virNetworkDefineXMLFlags(conn, "", VIR_NETWORK_DEFINE_VALIDATE | 8));
    result("unknown", virInterfaceDefineXML(conn, "", VIR_INTERFACE_DEFINE_VALIDATE | 8));
    result("unknown", virStoragePoolDefineXML(conn, "", VIR_STORAGE_POOL_DEFINE_VALIDATE | 8));
    result("unknown", virStorageVolCreateXML(pool, "", VIR_STORAGE_VOL_CREATE_VALIDATE | 8));
    result("unknown", virNodeDeviceCreateXML(conn, "", VIR_NODE_DEVICE_CREATE_XML_VALIDATE | 8));
    virStoragePoolFree(pool);
    close_test(conn);
    return 0;
}
