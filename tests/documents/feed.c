/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Gives documents to the test driver and prints what the library makes of each: its dumps under
 * every flag, and its refusals.
 *
 *   feed KIND FILE     KIND: domain network pool vol interface nodedev snapshot checkpoint port
 *
 * The first line names the library that answers.
 *
 * FILE holds the documents, each with a NUL behind it. Every document has a connection of its own,
 * so that nothing is left over from the one before. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void quiet(void *opaque, virErrorPtr error)
{
    (void)opaque;
    (void)error;
}

static void refused(const char *what)
{
    virErrorPtr error = virGetLastError();
    if (error && error->code)
        printf("%s: error %d/%d: %s\n", what, error->code, error->domain, error->message);
    else
        printf("%s: failed without an error\n", what);
    virResetLastError();
}

/* Prints a dump; the same text as before only by name. */
static void dump(const char *what, char *xml, char **before)
{
    if (!xml) {
        refused(what);
        return;
    }
    if (before && *before && !strcmp(*before, xml))
        printf("%s: the same\n", what);
    else
        printf("%s:\n%s\n", what, xml);
    if (before) {
        free(*before);
        *before = xml;
    } else {
        free(xml);
    }
}

static const char *const plain_node =
    "<node><domain type='test'><name>feed-domain</name>"
    "<uuid>11111111-2222-3333-4444-555555555555</uuid><memory>8388608</memory>"
    "<vcpu>2</vcpu><os><type>hvm</type></os><devices><disk type='file' device='disk'>"
    "<source file='/guest/disk.qcow2'/><target dev='vda'/></disk></devices></domain>"
    "<pool type='dir'><name>feed-pool</name>"
    "<uuid>11111111-2222-3333-4444-666666666666</uuid>"
    "<target><path>/default-pool</path></target></pool>"
    "<network><name>feed-network</name><uuid>11111111-2222-3333-4444-777777777777</uuid>"
    "<bridge name='virbr7'/><forward/><ip address='192.168.122.1' netmask='255.255.255.0'/>"
    "</network></node>";

static char node_path[] = "/tmp/feed-XXXXXX";

static virConnectPtr open_node(const char *xml)
{
    char uri[64];
    FILE *file = fopen(node_path, "w");
    if (!file || fputs(xml, file) < 0 || fclose(file)) {
        perror(node_path);
        exit(2);
    }
    snprintf(uri, sizeof(uri), "test://%s", node_path);
    return virConnectOpen(uri);
}

static void dumps_of_domain(const char *state, virDomainPtr domain)
{
    static const struct {
        const char *name;
        unsigned int flags;
    } ways[] = {
        {"0", 0},
        {"secure", VIR_DOMAIN_XML_SECURE},
        {"update-cpu", VIR_DOMAIN_XML_UPDATE_CPU},
        {"inactive", VIR_DOMAIN_XML_INACTIVE},
        {"inactive secure", VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_SECURE},
        {"migratable", VIR_DOMAIN_XML_MIGRATABLE},
        {"migratable secure update-cpu", VIR_DOMAIN_XML_MIGRATABLE | VIR_DOMAIN_XML_SECURE | VIR_DOMAIN_XML_UPDATE_CPU},
        {"migratable inactive", VIR_DOMAIN_XML_MIGRATABLE | VIR_DOMAIN_XML_INACTIVE},
        {"all", VIR_DOMAIN_XML_SECURE | VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_UPDATE_CPU | VIR_DOMAIN_XML_MIGRATABLE},
    };
    char *before = NULL;
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        char what[64];
        snprintf(what, sizeof(what), "%s, %s", state, ways[i].name);
        dump(what, virDomainGetXMLDesc(domain, ways[i].flags), &before);
    }
    free(before);
}

static void feed_domain(virConnectPtr conn, const char *xml)
{
    virDomainPtr domain = virDomainDefineXML(conn, xml);
    if (!domain) {
        refused("define");
    } else {
        dumps_of_domain("off", domain);
        if (virDomainCreate(domain) < 0) {
            refused("create");
        } else {
            dumps_of_domain("on", domain);
            if (virDomainDestroy(domain) < 0) refused("destroy");
        }
        if (virDomainUndefine(domain) < 0) refused("undefine");
        virDomainFree(domain);
    }
    if (getenv("FEED_VALIDATE")) {
        domain = virDomainDefineXMLFlags(conn, xml, VIR_DOMAIN_DEFINE_VALIDATE);
        if (!domain) {
            refused("validate");
        } else {
            printf("validate: taken\n");
            virDomainFree(domain);
        }
    }
}

static void feed_network(virConnectPtr conn, const char *xml)
{
    virNetworkPtr network = virNetworkDefineXML(conn, xml);
    if (!network) {
        refused("define");
    } else {
        char *before = NULL;
        dump("off", virNetworkGetXMLDesc(network, 0), &before);
        dump("off, inactive", virNetworkGetXMLDesc(network, VIR_NETWORK_XML_INACTIVE), &before);
        if (virNetworkCreate(network) < 0) {
            refused("create");
        } else {
            dump("on", virNetworkGetXMLDesc(network, 0), &before);
            dump("on, inactive", virNetworkGetXMLDesc(network, VIR_NETWORK_XML_INACTIVE), &before);
        }
        free(before);
        virNetworkFree(network);
    }
    if (getenv("FEED_VALIDATE")) {
        network = virNetworkDefineXMLFlags(conn, xml, VIR_NETWORK_DEFINE_VALIDATE);
        if (!network) refused("validate");
        else virNetworkFree(network);
    }
}

static void feed_pool(virConnectPtr conn, const char *xml)
{
    virStoragePoolPtr pool = virStoragePoolDefineXML(conn, xml, 0);
    if (!pool) {
        refused("define");
    } else {
        char *before = NULL;
        dump("off", virStoragePoolGetXMLDesc(pool, 0), &before);
        dump("off, inactive", virStoragePoolGetXMLDesc(pool, VIR_STORAGE_XML_INACTIVE), &before);
        if (virStoragePoolCreate(pool, 0) < 0) refused("create");
        else dump("on", virStoragePoolGetXMLDesc(pool, 0), &before);
        free(before);
        virStoragePoolFree(pool);
    }
    if (getenv("FEED_VALIDATE")) {
        pool = virStoragePoolDefineXML(conn, xml, VIR_STORAGE_POOL_DEFINE_VALIDATE);
        if (!pool) refused("validate");
        else virStoragePoolFree(pool);
    }
}

static void feed_volume(virConnectPtr conn, const char *xml)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "feed-pool");
    virStorageVolPtr volume = virStorageVolCreateXML(pool, xml, 0);
    if (!volume) {
        refused("create");
    } else {
        dump("volume", virStorageVolGetXMLDesc(volume, 0), NULL);
        virStorageVolDelete(volume, 0);
        virStorageVolFree(volume);
    }
    if (getenv("FEED_VALIDATE")) {
        volume = virStorageVolCreateXML(pool, xml, VIR_STORAGE_VOL_CREATE_VALIDATE);
        if (!volume) refused("validate");
        else virStorageVolFree(volume);
    }
    virStoragePoolFree(pool);
}

static void feed_interface(virConnectPtr conn, const char *xml)
{
    virInterfacePtr interface = virInterfaceDefineXML(conn, xml, 0);
    if (!interface) {
        refused("define");
    } else {
        dump("interface", virInterfaceGetXMLDesc(interface, 0), NULL);
        virInterfaceFree(interface);
    }
    if (getenv("FEED_VALIDATE")) {
        interface = virInterfaceDefineXML(conn, xml, VIR_INTERFACE_DEFINE_VALIDATE);
        if (!interface) refused("validate");
        else virInterfaceFree(interface);
    }
}

/* The test driver takes any device from its node file only. */
static void feed_device(const char *xml)
{
    const char *prolog = strstr(xml, "?>"), *body = prolog ? prolog + 2 : xml;
    char *node = malloc(strlen(body) + 32);
    sprintf(node, "<node>%s</node>", body);
    virConnectPtr conn = open_node(node);
    free(node);
    if (!conn) {
        refused("open");
        return;
    }
    virNodeDevicePtr *devices = NULL;
    int count = virConnectListAllNodeDevices(conn, &devices, 0);
    for (int i = 0; i < count; i++) {
        dump("device", virNodeDeviceGetXMLDesc(devices[i], 0), NULL);
        virNodeDeviceFree(devices[i]);
    }
    free(devices);
    virConnectClose(conn);
}

static void feed_snapshot(virConnectPtr conn, const char *xml)
{
    static const unsigned int ways[] = {VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE, 0, VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY};
    virDomainPtr domain = virDomainLookupByName(conn, "feed-domain");
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        virDomainSnapshotPtr snapshot = virDomainSnapshotCreateXML(domain, xml, ways[i]);
        char *before = NULL;
        if (!snapshot) {
            refused(i ? "create" : "redefine");
            continue;
        }
        dump("secure", virDomainSnapshotGetXMLDesc(snapshot, VIR_DOMAIN_SNAPSHOT_XML_SECURE), &before);
        dump("public", virDomainSnapshotGetXMLDesc(snapshot, 0), &before);
        free(before);
        if (virDomainSnapshotDelete(snapshot, 0) < 0) refused("delete");
        virDomainSnapshotFree(snapshot);
    }
    virDomainFree(domain);
}

static void feed_checkpoint(virConnectPtr conn, const char *xml)
{
    static const unsigned int ways[] = {VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE, 0};
    virDomainPtr domain = virDomainLookupByName(conn, "feed-domain");
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        virDomainCheckpointPtr checkpoint = virDomainCheckpointCreateXML(domain, xml, ways[i]);
        char *before = NULL;
        if (!checkpoint) {
            refused(i ? "create" : "redefine");
            continue;
        }
        dump("secure", virDomainCheckpointGetXMLDesc(checkpoint, VIR_DOMAIN_CHECKPOINT_XML_SECURE), &before);
        dump("no domain", virDomainCheckpointGetXMLDesc(checkpoint, VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN), &before);
        free(before);
        if (virDomainCheckpointDelete(checkpoint, 0) < 0) refused("delete");
        virDomainCheckpointFree(checkpoint);
    }
    virDomainFree(domain);
}

static void feed_port(virConnectPtr conn, const char *xml)
{
    virNetworkPtr network = virNetworkLookupByName(conn, "feed-network");
    virNetworkPortPtr port = virNetworkPortCreateXML(network, xml, 0);
    if (!port) {
        refused("create");
    } else {
        dump("port", virNetworkPortGetXMLDesc(port, 0), NULL);
        virNetworkPortFree(port);
    }
    virNetworkFree(network);
}

static const struct {
    const char *name;
    void (*feed)(virConnectPtr conn, const char *xml);
} kinds[] = {
    {"domain", feed_domain},       {"network", feed_network},     {"pool", feed_pool},
    {"vol", feed_volume},          {"interface", feed_interface}, {"snapshot", feed_snapshot},
    {"checkpoint", feed_checkpoint}, {"port", feed_port},
};

static char *read_all(const char *path, size_t *length)
{
    FILE *file = fopen(path, "r");
    size_t room = 1 << 20, used = 0, got;
    char *text = malloc(room);
    if (!file) {
        perror(path);
        exit(2);
    }
    while ((got = fread(text + used, 1, room - used, file)) > 0) {
        used += got;
        if (used == room) text = realloc(text, room *= 2);
    }
    fclose(file);
    *length = used;
    return text;
}

int main(int argc, char **argv)
{
    size_t length, kind;
    if (argc != 3) {
        fprintf(stderr, "usage: %s KIND FILE\n", argv[0]);
        return 2;
    }
    for (kind = 0; kind < sizeof(kinds) / sizeof(*kinds); kind++)
        if (!strcmp(argv[1], kinds[kind].name)) break;
    if (kind == sizeof(kinds) / sizeof(*kinds) && strcmp(argv[1], "nodedev")) {
        fprintf(stderr, "%s: no such kind\n", argv[1]);
        return 2;
    }
    int file = mkstemp(node_path);
    if (file < 0) {
        perror(node_path);
        return 2;
    }
    close(file);
    Dl_info library;
    if (!dladdr((void *)virConnectOpen, &library)) return 2;
    printf("library: %s\n", library.dli_fname);
    virSetErrorFunc(NULL, quiet);
    char *text = read_all(argv[2], &length);
    for (char *xml = text; xml < text + length; xml += strlen(xml) + 1) {
        printf("=== document\n");
        fflush(stdout); /* so that a crash is laid at the right door */
        if (kind == sizeof(kinds) / sizeof(*kinds)) {
            feed_device(xml);
            continue;
        }
        virConnectPtr conn = open_node(plain_node);
        if (!conn) {
            refused("open");
            return 2;
        }
        kinds[kind].feed(conn, xml);
        virConnectClose(conn);
    }
    free(text);
    unlink(node_path);
    return 0;
}
