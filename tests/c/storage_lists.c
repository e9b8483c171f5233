/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lists of pools and volumes with all filters, and look-ups. */
#include "support/storage.h"

static virConnectPtr conn;

static void
old_lists(void)
{
    char *names[30] = {NULL};

    REPORT(virConnectNumOfStoragePools(conn));
    print_names("active", names, virConnectListStoragePools(conn, names, 30));
    printf("of at most one: %d\n", virConnectListStoragePools(conn, names, 1));
    free(names[0]);
    print_names("none", names, virConnectListStoragePools(conn, names, 0));
    REPORT(virConnectNumOfDefinedStoragePools(conn));
    print_names("inactive", names, virConnectListDefinedStoragePools(conn, names, 30));
}

static void
look_up(const char *name, const char *uuid)
{
    printf("%s ", name);
    made_pool("by name", virStoragePoolLookupByName(conn, name));
    printf("%s ", uuid);
    made_pool("by text", virStoragePoolLookupByUUIDString(conn, uuid));
}

int
main(void)
{
    virStoragePoolPtr pool, stored;
    virStorageVolPtr volume;
    char *names[30] = {NULL};
    unsigned char raw[VIR_UUID_BUFLEN];
    unsigned int bit;

    conn = open_test(0);
    stored = virStoragePoolDefineXML(conn, SMALL_POOL("stored", "1"), 0);
    virStoragePoolSetAutostart(stored, 1);
    virStoragePoolFree(virStoragePoolCreateXML(conn, SMALL_POOL("passing", "2"), 0));
    virStoragePoolFree(virStoragePoolCreateXML(conn, POOL("logical", "volumes", "3", ""), 0));
    virStoragePoolFree(virStoragePoolDefineXML(conn, POOL("mpath", "paths", "4", "<target><path>/dev/mapper</path></target>"), 0));
    virStoragePoolFree(virStoragePoolDefineXML(conn, POOL("rbd", "rados", "5", "<source><host name='h'/><name>r</name></source>"), 0));
    print_pools(conn, 0);
    for (bit = 0; bit < 32; bit++)
        print_pools(conn, 1u << bit);
    print_pools(conn, VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE | VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE);
    print_pools(conn, VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE | VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT);
    print_pools(conn, VIR_CONNECT_LIST_STORAGE_POOLS_DIR | VIR_CONNECT_LIST_STORAGE_POOLS_RBD);
    print_pools(conn, VIR_CONNECT_LIST_STORAGE_POOLS_DIR | VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART);
    old_lists();
    look_up("stored", UUID_ENDING("1"));
    look_up("nothing", UUID_ENDING("9"));
    look_up("", "nothing");
    virStoragePoolGetUUID(stored, raw);
    made_pool("by uuid", virStoragePoolLookupByUUID(conn, raw));
    made_pool("by path", virStoragePoolLookupByTargetPath(conn, "/stored"));

    printf("-- volumes\n");
    pool = virStoragePoolLookupByName(conn, "passing");
    made_volume("one", virStorageVolCreateXML(pool, SMALL_VOLUME("one"), 0));
    made_volume("two", virStorageVolCreateXML(pool, SMALL_VOLUME("two"), 0));
    print_volumes(pool, 0);
    print_volumes(pool, 1);
    REPORT(virStoragePoolNumOfVolumes(pool));
    print_names("volumes", names, virStoragePoolListVolumes(pool, names, 30));
    printf("of at most one: %d\n", virStoragePoolListVolumes(pool, names, 1));
    free(names[0]);
    print_names("none", names, virStoragePoolListVolumes(pool, names, 0));
    made_volume("by name", virStorageVolLookupByName(pool, "one"));
    made_volume("by key", virStorageVolLookupByKey(conn, "/passing/one"));
    made_volume("by path", virStorageVolLookupByPath(conn, "/passing/one"));
    made_volume("by no name", virStorageVolLookupByName(pool, "three"));
    made_volume("by no key", virStorageVolLookupByKey(conn, "/passing/three"));
    made_volume("by no path", virStorageVolLookupByPath(conn, "/passing//one"));
    volume = virStorageVolLookupByName(pool, "two");
    made_pool("by volume", virStoragePoolLookupByVolume(volume));
    REPORT(virStoragePoolDestroy(pool));
    made_pool("by volume of no pool", virStoragePoolLookupByVolume(volume));
    made_volume("by name without pool", virStorageVolLookupByName(pool, "one"));
    made_volume("by key without pool", virStorageVolLookupByKey(conn, "/passing/one"));
    print_volume(volume);
    print_volumes(pool, 0);
    virStorageVolFree(volume);
    virStoragePoolFree(pool);

    printf("-- of a stopped pool\n");
    REPORT(virStoragePoolCreate(stored, 0));
    made_volume("a volume", virStorageVolCreateXML(stored, SMALL_VOLUME("kept"), 0));
    REPORT(virStoragePoolDestroy(stored));
    print_volumes(stored, 0);
    print_names("names", names, virStoragePoolListVolumes(stored, names, 30));
    made_volume("by key", virStorageVolLookupByKey(conn, "/stored/kept"));
    made_volume("by path", virStorageVolLookupByPath(conn, "/stored/kept"));
    made_volume("by name", virStorageVolLookupByName(stored, "kept"));
    REPORT(virStoragePoolCreate(stored, 0));
    print_volumes(stored, 0);
    virStoragePoolFree(stored);
    close_test(conn);
    return 0;
}
