/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A volume's life: made, cloned, shown, deleted, and what is refused on the way. */
#include "support/storage.h"

static virConnectPtr conn;
static virStoragePoolPtr pool;

#define GIB(count) "<capacity unit='G'>" count "</capacity>"

static void
create(const char *xml, unsigned int flags)
{
    virStorageVolPtr volume = virStorageVolCreateXML(pool, xml, flags);

    printf("-- %s flags %u\n", xml, flags);
    if (!volume) {
        print_last_error();
        return;
    }
    print_volume(volume);
    REPORT_STRING(virStorageVolGetXMLDesc(volume, 0));
    print_pool(pool);
    virStorageVolFree(volume);
}

static void
of_type(const char *type, const char *inside)
{
    char xml[1000];
    virStoragePoolPtr saved = pool;

    snprintf(xml, sizeof(xml),
             "<pool type='%s'><name>%s</name><uuid>" UUID_ENDING("8") "</uuid>%s</pool>", type, type,
             inside);
    pool = virStoragePoolCreateXML(conn, xml, 0);
    printf("-- in a pool of type %s: ", type);
    print_last_error();
    if (pool) {
        create(VOLUME("v", GIB("1") "<target><format type='raw'/></target>"), 0);
        REPORT(virStoragePoolDestroy(pool));
        virStoragePoolFree(pool);
    }
    pool = saved;
}

#define PATH "<target><path>/p</path></target>"
#define REMOTE "<source><host name='h'/><name>n</name><dir path='/d'/></source>"

int
main(void)
{
    virStorageVolPtr volume, clone;
    virStoragePoolPtr other;

    conn = open_test(0);
    pool = virStoragePoolLookupByName(conn, "default-pool");
    create(SMALL_VOLUME("small"), 0);
    create(SMALL_VOLUME("small"), 0);
    create(SMALL_VOLUME("flags"), VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA);
    create(SMALL_VOLUME("flags"), VIR_STORAGE_VOL_CREATE_REFLINK);
    create(VOLUME("thin", GIB("10") "<allocation>0</allocation>"), 0);
    create(VOLUME("full", GIB("89.5")), 0);
    create(VOLUME("full", GIB("89")), 0);
    create(VOLUME("more", GIB("89")), 0);
    create(VOLUME("edge", "<capacity unit='M'>11263</capacity>"), 0);
    create(VOLUME("last", "<capacity>1</capacity>"), 0);
    create(VOLUME("huge", "<capacity unit='T'>9</capacity><allocation>0</allocation>"), 0);
    create(VOLUME("own", "<capacity>0</capacity><key>k</key><target><path>/elsewhere</path></target>"), 0);
    create(VOLUME("rich", "<capacity>0</capacity><target><format type='qcow2'/><permissions><mode>0644</mode>"
                  "<owner>1</owner><group>2</group><label>l</label></permissions><compat>1.1</compat>"
                  "<nocow/><clusterSize unit='KiB'>64</clusterSize><features><lazy_refcounts/></features></target>"
                  "<backingStore><path>/base</path><format type='raw'/></backingStore>"), 0);
    create(VOLUME("a/b", "<capacity>0</capacity>"), 0);
    create(VOLUME("no size", ""), 0);
    create(VOLUME("bad size", "<capacity>x</capacity>"), 0);
    create(VOLUME("bad format", "<capacity>0</capacity><target><format type='x'/></target>"), 0);
    create("<volume/>", 0);
    create("<pool/>", 0);
    create("<volume>", 0);
    print_volumes(pool, 0);

    printf("-- clones\n");
    volume = virStorageVolLookupByName(pool, "thin");
    clone = virStorageVolCreateXMLFrom(pool, VOLUME("clone", "<capacity>5</capacity><allocation>0</allocation>"), volume, 0);
    require(clone, "a clone");
    print_volume(clone);
    made_volume("twice", virStorageVolCreateXMLFrom(pool, VOLUME("clone", "<capacity>5</capacity>"), volume, 0));
    made_volume("too large", virStorageVolCreateXMLFrom(pool, VOLUME("c2", GIB("90")), volume, 0));
    made_volume("bad", virStorageVolCreateXMLFrom(pool, VOLUME("c2", ""), volume, 0));
    made_volume("flags", virStorageVolCreateXMLFrom(pool, SMALL_VOLUME("c2"), volume, 1));
    other = virStoragePoolCreateXML(conn, SMALL_POOL("other", "1"), 0);
    made_volume("into another pool", virStorageVolCreateXMLFrom(other, SMALL_VOLUME("c3"), volume, 0));
    made_volume("of the name there", virStorageVolCreateXML(other, SMALL_VOLUME("thin"), 0));
    made_volume("into another pool", virStorageVolCreateXMLFrom(other, SMALL_VOLUME("c3"), volume, 0));
    REPORT(virStoragePoolDestroy(other));
    made_volume("into no pool", virStorageVolCreateXMLFrom(other, SMALL_VOLUME("c4"), volume, 0));
    made_volume("in no pool", virStorageVolCreateXML(other, SMALL_VOLUME("c4"), 0));
    virStoragePoolFree(other);

    printf("-- deletion\n");
    print_pool(pool);
    REPORT(virStorageVolDelete(volume, 1));
    REPORT(virStorageVolDelete(volume, 0));
    REPORT(virStorageVolDelete(volume, 0));
    print_volume(volume);
    REPORT_STRING(virStorageVolGetXMLDesc(volume, 0));
    REPORT_STRING(virStorageVolGetXMLDesc(clone, 1));
    made_volume("of no volume", virStorageVolCreateXMLFrom(pool, SMALL_VOLUME("c5"), volume, 0));
    print_pool(pool);
    virStorageVolFree(volume);
    volume = virStorageVolLookupByName(pool, "full");
    REPORT(virStorageVolDelete(volume, 0));
    print_pool(pool);
    virStorageVolFree(volume);

    virStorageVolFree(clone);

    of_type("fs", "<source><device path='/dev/x'/></source>" PATH);
    of_type("netfs", REMOTE PATH);
    of_type("logical", PATH);
    of_type("disk", "<source><device path='/dev/x'/></source>" PATH);
    of_type("iscsi", "<source><host name='h'/><device path='i'/></source>" PATH);
    of_type("iscsi-direct", "<source><host name='h'/><device path='i'/><initiator><iqn name='q'/></initiator></source>");
    of_type("scsi", "<source><adapter name='host1'/></source>" PATH);
    of_type("mpath", PATH);
    of_type("rbd", REMOTE);
    of_type("sheepdog", REMOTE);
    of_type("gluster", REMOTE);
    of_type("zfs", PATH);
    of_type("vstorage", PATH);
    virStoragePoolFree(pool);
    close_test(conn);
    return 0;
}
