/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Every flag that asks for a document to be held against its schema, with documents that fit it,
 * that do not, and that are no documents of the kind at all; and what becomes of them without the
 * flag. What a validator says behind the schema's name is its own.
 */
#include "support/objects.h"

static virConnectPtr conn;
static virDomainPtr stored, running;
static virStoragePoolPtr pool;
static virNetworkPtr network;

/* The first line of the error. */
static void
tell(const char *what, unsigned int flags, const void *object)
{
    virErrorPtr error = virGetLastError();
    const char *message;

    printf("  %s flags 0x%x: %s | ", what, flags, object ? "made" : "NULL");
    if (!error || error->code == VIR_ERR_OK) {
        printf("no error\n");
    } else {
        message = text(error->message);
        printf("code %d domain %d | %.*s\n", error->code, error->domain, (int) strcspn(message, "\n"), message);
    }
    virResetLastError();
}

static void
define_domain(const char *xml, unsigned int flags)
{
    virDomainPtr made = virDomainDefineXMLFlags(conn, xml, flags);

    tell("virDomainDefineXMLFlags", flags, made);
    if (made) {
        virDomainUndefine(made);
        virDomainFree(made);
    }
}

static void
run_domain(const char *xml, unsigned int flags)
{
    virDomainPtr made = virDomainCreateXML(conn, xml, flags);

    tell("virDomainCreateXML", flags, made);
    if (made) {
        virDomainDestroy(made);
        virDomainFree(made);
    }
}

static void
snapshot(const char *xml, unsigned int flags)
{
    virDomainSnapshotPtr made = virDomainSnapshotCreateXML(stored, xml, flags);

    tell("virDomainSnapshotCreateXML", flags, made);
    if (made) {
        virDomainSnapshotDelete(made, 0);
        virDomainSnapshotFree(made);
    }
}

static void
checkpoint(const char *xml, unsigned int flags)
{
    virDomainCheckpointPtr made = virDomainCheckpointCreateXML(running, xml, flags);

    tell("virDomainCheckpointCreateXML", flags, made);
    if (made) {
        virDomainCheckpointDelete(made, 0);
        virDomainCheckpointFree(made);
    }
}

static void
define_network(const char *xml, unsigned int flags)
{
    virNetworkPtr made = virNetworkDefineXMLFlags(conn, xml, flags);

    tell("virNetworkDefineXMLFlags", flags, made);
    if (made) {
        virNetworkUndefine(made);
        virNetworkFree(made);
    }
}

static void
run_network(const char *xml, unsigned int flags)
{
    virNetworkPtr made = virNetworkCreateXMLFlags(conn, xml, flags);

    tell("virNetworkCreateXMLFlags", flags, made);
    if (made) {
        virNetworkDestroy(made);
        virNetworkFree(made);
    }
}

static void
port(const char *xml, unsigned int flags)
{
    virNetworkPortPtr made = virNetworkPortCreateXML(network, xml, flags);

    tell("virNetworkPortCreateXML", flags, made);
    if (made)
        virNetworkPortFree(made);
}

static void
interface(const char *xml, unsigned int flags)
{
    virInterfacePtr made = virInterfaceDefineXML(conn, xml, flags);

    tell("virInterfaceDefineXML", flags, made);
    if (made) {
        virInterfaceUndefine(made);
        virInterfaceFree(made);
    }
}

static void
define_pool(const char *xml, unsigned int flags)
{
    virStoragePoolPtr made = virStoragePoolDefineXML(conn, xml, flags);

    tell("virStoragePoolDefineXML", flags, made);
    if (made) {
        virStoragePoolUndefine(made);
        virStoragePoolFree(made);
    }
}

static void
volume(const char *xml, unsigned int flags)
{
    virStorageVolPtr made = virStorageVolCreateXML(pool, xml, flags);
    virStorageVolPtr clone;

    tell("virStorageVolCreateXML", flags, made);
    if (made) {
        virStorageVolDelete(made, 0);
        virStorageVolFree(made);
    }
    made = virStorageVolLookupByName(pool, "source");
    clone = virStorageVolCreateXMLFrom(pool, xml, made, flags);
    tell("virStorageVolCreateXMLFrom", flags, clone);
    virStorageVolFree(made);
    if (clone) {
        virStorageVolDelete(clone, 0);
        virStorageVolFree(clone);
    }
}

static void
create_device(const char *xml, unsigned int flags)
{
    virNodeDevicePtr made = virNodeDeviceCreateXML(conn, xml, flags);

    tell("virNodeDeviceCreateXML", flags, made);
    if (made) {
        virNodeDeviceDestroy(made);
        virNodeDeviceFree(made);
    }
}

static void
define_device(const char *xml, unsigned int flags)
{
    virNodeDevicePtr made = virNodeDeviceDefineXML(conn, xml, flags);

    tell("virNodeDeviceDefineXML", flags, made);
    if (made)
        virNodeDeviceFree(made);
}

static void
secret(const char *xml, unsigned int flags)
{
    virSecretPtr made = virSecretDefineXML(conn, xml, flags);

    tell("virSecretDefineXML", flags, made);
    if (made)
        virSecretFree(made);
}

static void
filter(const char *xml, unsigned int flags)
{
    virNWFilterPtr made = virNWFilterDefineXMLFlags(conn, xml, flags);

    tell("virNWFilterDefineXMLFlags", flags, made);
    if (made)
        virNWFilterFree(made);
}

static void
binding(const char *xml, unsigned int flags)
{
    virNWFilterBindingPtr made = virNWFilterBindingCreateXML(conn, xml, flags);

    tell("virNWFilterBindingCreateXML", flags, made);
    if (made)
        virNWFilterBindingFree(made);
}

/* With the flag and without it, and with one that nobody knows beside it. */
static void
try(void (*call)(const char *, unsigned int), unsigned int flag, unsigned int others, const char *const *documents)
{
    for (; *documents; documents++) {
        printf("%s\n", *documents);
        call(*documents, others | flag);
        call(*documents, others);
        call(*documents, others | flag | 0x40000000);
    }
}

#define TRY(call, flag, others, ...)                                \
    do {                                                            \
        static const char *const documents_[] = {__VA_ARGS__, NULL}; \
        printf("-- %s\n", #flag);                                   \
        try(call, flag, others, documents_);                        \
    } while (0)

#define DOMAIN(inside) \
    "<domain type='test'><name>v</name><uuid>55555555-2222-3333-4444-555555555555</uuid>" \
    "<memory>8192</memory><os><type>hvm</type></os>" inside "</domain>"
#define STORED_DOMAIN \
    "<domain type='test'><name>stored</name><uuid>55555555-2222-3333-4444-555555555556</uuid>" \
    "<memory>8192</memory><os><type>hvm</type></os></domain>"

#define DOMAINS                                     \
    DOMAIN(""), DOMAIN("<vcpu>1</vcpu>"),           \
        DOMAIN("<unheard/>"),                       \
        DOMAIN("<vcpu placement='nowhere'>1</vcpu>"), \
        DOMAIN("<vcpu>many</vcpu>"),                \
        DOMAIN("<devices><disk/></devices>"),       \
        "<domain type='unheard'><name>v</name><memory>1</memory><os><type>hvm</type></os></domain>", \
        "<domain type='test'><memory>1</memory><os><type>hvm</type></os></domain>", \
        "<network><name>v</name></network>", "<domain>", ""

#define SNAPSHOT(inside) "<domainsnapshot><name>v</name>" inside "</domainsnapshot>"
#define NETWORK(inside) "<network><name>v</name><uuid>55555555-2222-3333-4444-555555555557</uuid>" inside "</network>"
#define NETWORKS                                    \
    NETWORK(""), NETWORK("<bridge name='virbr7'/>"), NETWORK("<unheard/>"), \
        NETWORK("<forward mode='sideways'/>"), NETWORK("<ip address='everywhere'/>"), \
        "<network/>", "<domain/>", "<network>"

static void
domains(void)
{
    TRY(define_domain, VIR_DOMAIN_DEFINE_VALIDATE, 0, DOMAINS);
    TRY(run_domain, VIR_DOMAIN_START_VALIDATE, 0, DOMAINS);
    TRY(snapshot, VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE, 0, SNAPSHOT(""), SNAPSHOT("<description>d</description>"),
        SNAPSHOT("<unheard/>"), SNAPSHOT("<memory snapshot='sideways'/>"), SNAPSHOT("<disks><disk/></disks>"),
        "<domainsnapshot/>", "<domainsnapshot><name/></domainsnapshot>", "<domain/>", "<domainsnapshot>");
    TRY(snapshot, VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE,
        SNAPSHOT("<state>shutoff</state><creationTime>1</creationTime>" STORED_DOMAIN),
        SNAPSHOT("<state>shutoff</state><creationTime>1</creationTime>"),
        SNAPSHOT("<state>asleep</state><creationTime>1</creationTime>" STORED_DOMAIN),
        SNAPSHOT("<state>shutoff</state><creationTime>soon</creationTime>" STORED_DOMAIN),
        SNAPSHOT("<state>shutoff</state><creationTime>1</creationTime><domain type='test'><name>stored</name>"
                 "<uuid>55555555-2222-3333-4444-555555555556</uuid><memory>8192</memory><os><type>hvm</type></os>"
                 "<unheard/></domain>"));
    TRY(checkpoint, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE,
        "<domaincheckpoint><name>v</name><creationTime>1</creationTime></domaincheckpoint>",
        "<domaincheckpoint><name>v</name></domaincheckpoint>");
    TRY(checkpoint, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE, 0,
        "<domaincheckpoint><name>v</name></domaincheckpoint>",
        "<domaincheckpoint><name>v</name><unheard/></domaincheckpoint>",
        "<domaincheckpoint><name>v</name><disks><disk/></disks></domaincheckpoint>", "<domaincheckpoint/>", "<domain/>");
}

static void
others(void)
{
#define VOLUME(inside) "<volume><name>v</name><capacity>1</capacity>" inside "</volume>"
    TRY(define_network, VIR_NETWORK_DEFINE_VALIDATE, 0, NETWORKS);
    TRY(run_network, VIR_NETWORK_CREATE_VALIDATE, 0, NETWORKS);
    TRY(port, VIR_NETWORK_PORT_CREATE_VALIDATE, 0, "<networkport/>",
        "<networkport><owner><name>o</name><uuid>55555555-2222-3333-4444-555555555557</uuid></owner></networkport>");
    TRY(interface, VIR_INTERFACE_DEFINE_VALIDATE, 0, INTERFACE_XML, "<interface type='ethernet' name='v'/>",
        "<interface type='ethernet'/>", "<interface type='sideways' name='v'/>",
        "<interface type='ethernet' name='v'><unheard/></interface>", "<interface>", "<domain/>");
    TRY(define_pool, VIR_STORAGE_POOL_DEFINE_VALIDATE, 0,
        "<pool type='dir'><name>v</name><target><path>/v</path></target></pool>",
        "<pool type='dir'><name>v</name></pool>", "<pool type='unheard'><name>v</name></pool>",
        "<pool type='dir'><name>v</name><target><path>/v</path></target><unheard/></pool>",
        "<pool type='dir'><target><path>/v</path></target></pool>", "<volume/>", "<pool");
    TRY(volume, VIR_STORAGE_VOL_CREATE_VALIDATE, 0, VOLUME(""), VOLUME("<target/>"), VOLUME("<unheard/>"),
        VOLUME("<target><format type='unheard'/></target>"), "<volume/>", "<volume><name>v</name></volume>",
        "<volume><name>v</name><capacity>lots</capacity></volume>", "<pool/>", "<volume>");
    TRY(create_device, VIR_NODE_DEVICE_CREATE_XML_VALIDATE, 0,
        "<device><parent>test-scsi-host-vport</parent><capability type='scsi_host'><capability type='fc_host'/>"
        "</capability></device>",
        "<device><unheard/></device>", "<device><capability type='unheard'/></device>", "<device/>", "<domain/>", "<device>");
    TRY(define_device, VIR_NODE_DEVICE_DEFINE_XML_VALIDATE, 0, "<device/>", "<domain/>");
    TRY(secret, VIR_SECRET_DEFINE_VALIDATE, 0, "<secret/>", "<secret><unheard/></secret>");
    TRY(filter, VIR_NWFILTER_DEFINE_VALIDATE, 0, "<filter name='v'/>", "<filter/>");
    TRY(binding, VIR_NWFILTER_BINDING_CREATE_VALIDATE, 0, "<filterbinding/>");
}

int
main(void)
{
    virStorageVolPtr source;

    conn = open_test(0);
    running = get_domain(conn);
    stored = virDomainDefineXML(conn, STORED_DOMAIN);
    pool = virStoragePoolLookupByName(conn, "default-pool");
    network = virNetworkLookupByName(conn, "default");
    source = virStorageVolCreateXML(pool, "<volume><name>source</name><capacity>1</capacity></volume>", 0);
    require(stored, "a domain");
    require(source, "a volume");
    domains();
    others();
    virStorageVolFree(source);
    virNetworkFree(network);
    virStoragePoolFree(pool);
    virDomainFree(stored);
    virDomainFree(running);
    close_test(conn);
    return 0;
}
