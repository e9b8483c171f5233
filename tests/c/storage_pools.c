/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A pool's life: made, stored, started, stopped, forgotten, and what is refused on the way. */
#include "support/storage.h"

static virConnectPtr conn;

static void
all_calls(const char *name)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, name);

    printf("-- every call on %s\n", name);
    require(pool, "the pool");
    REPORT(virStoragePoolBuild(pool, 0));
    REPORT(virStoragePoolDelete(pool, 0));
    REPORT(virStoragePoolRefresh(pool, 0));
    REPORT(virStoragePoolSetAutostart(pool, 1));
    print_pool(pool);
    REPORT(virStoragePoolSetAutostart(pool, 0));
    REPORT(virStoragePoolNumOfVolumes(pool));
    print_volumes(pool, 0);
    REPORT_STRING(virStoragePoolGetXMLDesc(pool, 0));
    REPORT(virStoragePoolCreate(pool, 0));
    REPORT(virStoragePoolUndefine(pool));
    REPORT(virStoragePoolDestroy(pool));
    print_pool(pool);
    virStoragePoolFree(pool);
}

static void
life(void)
{
    virStoragePoolPtr pool;
    virStorageVolPtr volume;

    printf("-- life\n");
    pool = virStoragePoolDefineXML(conn, SMALL_POOL("life", "1"), 0);
    require(pool, "a pool");
    print_pool(pool);
    REPORT(virStoragePoolDestroy(pool));
    REPORT(virStoragePoolRefresh(pool, 0));
    REPORT(virStoragePoolBuild(pool, 0));
    REPORT(virStoragePoolCreate(pool, 0));
    REPORT(virStoragePoolCreate(pool, 0));
    REPORT(virStoragePoolBuild(pool, 0));
    REPORT(virStoragePoolDelete(pool, 0));
    REPORT(virStoragePoolUndefine(pool));
    made_volume("a volume", virStorageVolCreateXML(pool, SMALL_VOLUME("a"), 0));
    print_pool(pool);
    made_pool("defined while it runs",
              virStoragePoolDefineXML(conn, POOL("dir", "life", "1", "<target><path>/else</path></target>"), 0));
    REPORT_STRING(virStoragePoolGetXMLDesc(pool, 0));
    made_pool("created while it runs", virStoragePoolCreateXML(conn, SMALL_POOL("life", "1"), 0));
    volume = virStorageVolLookupByName(pool, "a");
    REPORT(virStorageVolDelete(volume, 0));
    virStorageVolFree(volume);
    print_pool(pool);
    made_volume("no room", virStorageVolCreateXML(pool, SMALL_VOLUME("b"), 0));
    REPORT(virStoragePoolDestroy(pool));
    REPORT(virStoragePoolNumOfVolumes(pool));
    REPORT_STRING(virStoragePoolGetXMLDesc(pool, 0));
    REPORT(virStoragePoolSetAutostart(pool, 1));
    made_pool("created when stored", virStoragePoolCreateXML(conn, SMALL_POOL("life", "1"), 0));
    REPORT(virStoragePoolSetAutostart(pool, 0));
    print_pools(conn, VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART);
    REPORT(virStoragePoolDestroy(pool));
    print_pool(pool);
    REPORT(virStoragePoolDestroy(pool));
    REPORT(virStoragePoolUndefine(pool));
    REPORT(virStoragePoolCreate(pool, 0));
    virStoragePoolFree(pool);
}

static void
clashes(void)
{
    printf("-- clashes\n");
    made_pool("first", virStoragePoolDefineXML(conn, SMALL_POOL("first", "1"), 0));
    made_pool("again", virStoragePoolDefineXML(conn, SMALL_POOL("first", "1"), 0));
    made_pool("same name", virStoragePoolDefineXML(conn, POOL("dir", "first", "2", "<target><path>/p</path></target>"), 0));
    made_pool("same uuid", virStoragePoolDefineXML(conn, SMALL_POOL("second", "1"), 0));
    made_pool("same path", virStoragePoolDefineXML(conn, POOL("dir", "second", "2", "<target><path>/first/</path></target>"), 0));
    made_pool("same uuid and path", virStoragePoolCreateXML(conn, POOL("dir", "second", "1", "<target><path>/first</path></target>"), 0));
    made_pool("bad", virStoragePoolCreateXML(conn, "<pool type='dir'><name>x</name></pool>", 0));
    made_pool("no name", virStoragePoolDefineXML(conn, "<pool type='dir'/>", 0));
    made_pool("no type", virStoragePoolDefineXML(conn, "<pool/>", 0));
    made_pool("other root", virStoragePoolDefineXML(conn, "<volume/>", 0));
    made_pool("slash", virStoragePoolDefineXML(conn, SMALL_POOL("a/b", "3"), 0));
}

#define SHARE(type, name, digit, host, dir) \
    POOL(type, name, digit, "<source>" host "<dir path='" dir "'/><name>v</name></source>" \
         "<target><path>/" name "</path></target>")
#define DISK(type, name, digit, device) \
    POOL(type, name, digit, "<source><device path='" device "'/></source><target><path>/" name \
         "</path></target>")
#define ADAPTER(name, digit, adapter) \
    POOL("scsi", name, digit, "<source><adapter " adapter "</source><target><path>/dev</path></target>")
#define ISCSI(name, digit, device, rest) \
    POOL("iscsi", name, digit, "<source><host name='h" digit "'/><device path='" device "'/>" rest \
         "</source><target><path>/dev</path></target>")
#define IQN(name) "<initiator><iqn name='" name "'/></initiator>"

static void
sources(void)
{
    static const char *documents[][2] = {
        {SHARE("netfs", "a", "a", "<host name='h'/>", "/x"), SHARE("netfs", "b", "b", "<host name='h'/>", "/x/")},
        {SHARE("netfs", "a", "a", "<host name='h'/>", "/x"), SHARE("netfs", "b", "b", "<host name='h'/>", "/y")},
        {SHARE("netfs", "a", "a", "<host name='h' port='1'/>", "/x"), SHARE("netfs", "b", "b", "<host name='h'/>", "/x")},
        {SHARE("netfs", "a", "a", "<host name='h'/>", "/x"), SHARE("netfs", "b", "b", "<host name='h' port='1'/>", "/x")},
        {SHARE("netfs", "a", "a", "<host name='h'/>", "/x"), SHARE("netfs", "b", "b", "<host name='i'/><host name='h'/>", "/x")},
        {SHARE("netfs", "a", "a", "<host name='h'/><host name='i'/>", "/x"), SHARE("netfs", "b", "b", "<host name='h'/><host name='i'/>", "/x")},
        {SHARE("gluster", "a", "a", "<host name='h'/>", "/x"), SHARE("gluster", "b", "b", "<host name='h'/>", "/x")},
        {SHARE("gluster", "a", "a", "<host name='h'/>", "/x"), SHARE("netfs", "b", "b", "<host name='h'/>", "/x")},
        {SHARE("sheepdog", "a", "a", "<host name='h'/>", "/x"), SHARE("sheepdog", "b", "b", "<host name='h'/>", "/y")},
        {SHARE("rbd", "a", "a", "<host name='h'/>", "/x"), SHARE("rbd", "b", "b", "<host name='h'/>", "/x")},
        {DISK("disk", "a", "a", "/dev/sda"), DISK("disk", "b", "b", "/dev/sda")},
        {DISK("disk", "a", "a", "/dev/sda"), DISK("logical", "b", "b", "/dev/sda")},
        {DISK("fs", "a", "a", "/dev/sda"), DISK("zfs", "b", "b", "/dev/sda")},
        {DISK("fs", "a", "a", "/dev/sda"), DISK("fs", "b", "b", "/dev/sdb")},
        {DISK("fs", "a", "a", "/dev/sda"), ISCSI("b", "b", "/dev/sda", "")},
        {ISCSI("a", "a", "iqn.x", ""), ISCSI("b", "b", "iqn.x", "")},
        {ISCSI("a", "a", "iqn.x", IQN("i")), ISCSI("b", "b", "iqn.x", "")},
        {ISCSI("a", "a", "iqn.x", IQN("i")), ISCSI("b", "b", "iqn.x", IQN("i"))},
        {DISK("mpath", "a", "a", "/dev/sda"), DISK("mpath", "b", "b", "/dev/sdb")},
        {DISK("vstorage", "a", "a", "/dev/sda"), SHARE("vstorage", "b", "b", "", "/x")},
        {SHARE("vstorage", "a", "a", "", "/y"), SHARE("vstorage", "b", "b", "", "/x")},
        {ADAPTER("a", "a", "name='host5'/>"), ADAPTER("b", "b", "name='scsi_host5'/>")},
        {ADAPTER("a", "a", "name='host5'/>"), ADAPTER("b", "b", "name='scsi_host6'/>")},
        {ADAPTER("a", "a", "name='host5'/>"), ADAPTER("b", "b", "type='fc_host' parent='scsi_host5' wwnn='2000000012341234' wwpn='1000000012341234'/>")},
        {ADAPTER("a", "a", "type='fc_host' wwnn='2000000012341234' wwpn='1000000012341235'/>"), ADAPTER("b", "b", "type='fc_host' wwnn='2000000012341234' wwpn='1000000012341234'/>")},
        {ADAPTER("a", "a", "type='fc_host' wwnn='2000000012341234' wwpn='1000000012341234'/>"), ADAPTER("b", "b", "type='fc_host' wwnn='2000000012341234' wwpn='1000000012341234'/>")},
    };
    size_t each;

    for (each = 0; each < sizeof(documents) / sizeof(*documents); each++) {
        virStoragePoolPtr first = virStoragePoolDefineXML(conn, documents[each][0], 0);

        printf("-- source %zu\n", each);
        made_pool("other", virStoragePoolDefineXML(conn, documents[each][1], 0));
        if (first) {
            virStoragePoolPtr second = virStoragePoolLookupByName(conn, "b");

            REPORT(virStoragePoolUndefine(first));
            virStoragePoolFree(first);
            if (second) {
                virStoragePoolUndefine(second);
                virStoragePoolFree(second);
            }
        } else {
            print_last_error();
        }
        virResetLastError();
    }
}

static void
find(const char *type, const char *spec)
{
    printf("sources of %s by %s: ", type, text(spec));
    REPORT_STRING(virConnectFindStoragePoolSources(conn, type, spec, 0));
}

int
main(void)
{
    conn = open_test(0);
    print_pools(conn, 0);
    all_calls("default-pool");
    life();
    clashes();
    sources();
    print_pools(conn, 0);
    find("logical", NULL);
    find("logical", "<source/>");
    find("logical", "<source");
    find("logical", "<pool/>");
    find("netfs", NULL);
    find("netfs", "<source><host name='server' port='3'/></source>");
    find("netfs", "<source><host/></source>");
    find("dir", NULL);
    find("iscsi", "<source><host name='server'/></source>");
    find("iscsi", NULL);
    find("unknown", NULL);
    find("unknown", "<source/>");
    find("unknown", "<other/>");
    REPORT_STRING(virConnectGetStoragePoolCapabilities(conn, 0));
    close_test(conn);
    return 0;
}
