/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * One object of each kind on the test driver. They are looked up through the
 * connection that is asked; what must be made first is made through one that
 * may write, since all connections to the default node share its state.
 */
#ifndef SUPPORT_OBJECTS_H
#define SUPPORT_OBJECTS_H

#include <unistd.h>

#include "documents.h"
#include "report.h"

static virConnectPtr writer;

/*
 * Where leaks are looked for, an object that a child has in hand when it
 * leaves is not one: keep it in sight.
 */
static inline void
keep(const void *object)
{
    static const void *volatile kept[16] __attribute__((unused));
    static int count;

    kept[count++ % 16] = object;
}

static inline virConnectPtr
open_test(int read_only)
{
    virConnectPtr conn;

    begin_quietly();
    /* Messages about relative paths name the current directory. */
    if (chdir("/") < 0)
        exit(1);
    writer = virConnectOpen("test:///default");
    require(writer, "a connection");
    conn = writer;
    if (read_only) {
        conn = virConnectOpenReadOnly("test:///default");
        require(conn, "a read-only connection");
    }
    keep(conn);
    return conn;
}

static inline void
close_test(virConnectPtr conn)
{
    if (conn != writer)
        printf("left: %d\n", virConnectClose(conn));
    printf("left: %d\n", virConnectClose(writer));
}

/* The domain that every default node has, running. */
static inline virDomainPtr
get_domain(virConnectPtr conn)
{
    virDomainPtr domain = virDomainLookupByName(conn, "test");

    require(domain, "the domain");
    keep(domain);
    return domain;
}

/* A domain that does not run. */
static inline virDomainPtr
get_defined(virConnectPtr conn)
{
    virDomainPtr domain;

    domain = virDomainDefineXML(writer,
                                DOMAIN_XML_NAMED("defined", "44444444-2222-3333-4444-555555555555"));
    require(domain, "a defined domain");
    virDomainFree(domain);
    domain = virDomainLookupByName(conn, "defined");
    require(domain, "the defined domain");
    keep(domain);
    return domain;
}

static inline virStreamPtr
get_stream(virConnectPtr conn)
{
    virStreamPtr stream = virStreamNew(conn, 0);

    /* A read-only connection may have streams, too. */
    require(stream, "a stream");
    keep(stream);
    return stream;
}

static inline virDomainSnapshotPtr
get_snapshot(virConnectPtr conn)
{
    virDomainPtr domain = virDomainLookupByName(writer, "test");
    virDomainSnapshotPtr snapshot;

    snapshot = virDomainSnapshotCreateXML(domain,
                                          "<domainsnapshot><name>snapshot</name></domainsnapshot>", 0);
    require(snapshot, "a snapshot");
    virDomainSnapshotFree(snapshot);
    virDomainFree(domain);
    domain = virDomainLookupByName(conn, "test");
    snapshot = virDomainSnapshotLookupByName(domain, "snapshot", 0);
    require(snapshot, "the snapshot");
    virDomainFree(domain);
    keep(snapshot);
    return snapshot;
}

static inline virDomainCheckpointPtr
get_checkpoint(virConnectPtr conn)
{
    virDomainPtr domain = virDomainLookupByName(writer, "test");
    virDomainCheckpointPtr checkpoint;

    checkpoint = virDomainCheckpointCreateXML(domain,
                                              "<domaincheckpoint><name>checkpoint</name></domaincheckpoint>",
                                              0);
    require(checkpoint, "a checkpoint");
    virDomainCheckpointFree(checkpoint);
    virDomainFree(domain);
    domain = virDomainLookupByName(conn, "test");
    checkpoint = virDomainCheckpointLookupByName(domain, "checkpoint", 0);
    require(checkpoint, "the checkpoint");
    virDomainFree(domain);
    keep(checkpoint);
    return checkpoint;
}

static inline virNetworkPtr
get_network(virConnectPtr conn)
{
    virNetworkPtr network = virNetworkLookupByName(conn, "default");

    require(network, "the network");
    keep(network);
    return network;
}

static inline virStoragePoolPtr
get_pool(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "default-pool");

    require(pool, "the pool");
    keep(pool);
    return pool;
}

static inline virStorageVolPtr
get_volume(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(writer, "default-pool");
    virStorageVolPtr volume;

    volume = virStorageVolCreateXML(pool,
                                    "<volume><name>volume</name><capacity>1048576</capacity></volume>",
                                    0);
    require(volume, "a volume");
    virStorageVolFree(volume);
    virStoragePoolFree(pool);
    volume = virStorageVolLookupByPath(conn, "/default-pool/volume");
    require(volume, "the volume");
    keep(volume);
    return volume;
}

static inline virNodeDevicePtr
get_device(virConnectPtr conn)
{
    virNodeDevicePtr device = virNodeDeviceLookupByName(conn, "computer");

    require(device, "the node device");
    keep(device);
    return device;
}

static inline virInterfacePtr
get_iface(virConnectPtr conn)
{
    virInterfacePtr iface = virInterfaceLookupByName(conn, "eth1");

    require(iface, "the interface");
    keep(iface);
    return iface;
}

#endif
