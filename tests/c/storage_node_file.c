/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pools, volumes and devices of test:///FILE. */
#include "support/storage.h"
#include "support/files.h"

static void
show_devices(virConnectPtr conn)
{
    char *names[30] = {NULL};
    virNodeDevicePtr device;

    print_names("devices", names, virNodeListDevices(conn, NULL, names, 30, 0));
    device = virNodeDeviceLookupByName(conn, "one");
    if (device) {
        REPORT(virNodeDeviceIsActive(device));
        REPORT(virNodeDeviceIsPersistent(device));
        REPORT_STRING(virNodeDeviceGetXMLDesc(device, 0));
        virNodeDeviceFree(device);
    }
    virResetLastError();
}

static void
try_node(const char *what, const char *content)
{
    virConnectPtr conn;
    virStoragePoolPtr pool;
    virStorageVolPtr volume;
    char path[PATH_SIZE];
    char uri[PATH_SIZE + 20];

    printf("-- %s\n", what);
    write_file("node.xml", content);
    own_path(path, "node.xml");
    snprintf(uri, sizeof(uri), "test://%s", path);
    conn = virConnectOpen(uri);
    if (!conn) {
        print_last_error();
        return;
    }
    print_pools(conn, 0);
    pool = virStoragePoolLookupByName(conn, "one");
    if (pool) {
        REPORT_STRING(virStoragePoolGetXMLDesc(pool, 0));
        print_volumes(pool, 0);
        volume = virStorageVolLookupByName(pool, "own");
        if (volume) {
            REPORT_STRING(virStorageVolGetXMLDesc(volume, 0));
            made_volume("by path", virStorageVolLookupByPath(conn, "/elsewhere"));
            made_volume("by key", virStorageVolLookupByKey(conn, "a key"));
            REPORT(virStorageVolDelete(volume, 0));
            made_volume("by path", virStorageVolLookupByPath(conn, "/elsewhere"));
            made_volume("by key", virStorageVolLookupByKey(conn, "a key"));
            virStorageVolFree(volume);
            print_pool(pool);
        }
        REPORT(virStoragePoolDestroy(pool));
        print_pool(pool);
        virStoragePoolFree(pool);
    }
    virResetLastError();
    show_devices(conn);
    REPORT(virConnectClose(conn));
}

#define DEVICE(name, inside) "<device><name>" name "</name>" inside "</device>"
#define DRM "<capability type='drm'><type>render</type></capability>"
#define PORT_DOCUMENT \
    "<device><capability type='scsi_host'><capability type='fc_host'><wwnn>2000000012341234</wwnn>" \
    "<wwpn>1000000012341234</wwpn></capability></capability></device>"

int
main(void)
{
    virConnectPtr conn;
    char path[PATH_SIZE];
    char uri[PATH_SIZE + 20];

    begin_quietly();
    make_own_directory();
    write_file("pool.xml", POOL("dir", "two", "2", "<target><path>/two</path></target>"
                                "<volume file='vol.xml'/>" SMALL_VOLUME("in file")));
    write_file("vol.xml", SMALL_VOLUME("of file"));
    write_file("bad.xml", "<pool type='dir'><name>a/b</name></pool>");
    write_file("badvol.xml", SMALL_POOL("x", "9"));
    write_file("device.xml", DEVICE("two", DRM));
    try_node("nothing", "<node/>");
    try_node("everything",
             "<node><pool file='pool.xml'/>"
             POOL("dir", "one", "1", "<target><path>/one</path></target>" SMALL_VOLUME("small")
                  VOLUME("own", "<key>a key</key><capacity>7</capacity><target><path>/elsewhere</path></target>")
                  "<volume file='vol.xml'/>")
             DEVICE("one", "<parent>two</parent>" DRM) "<device file='device.xml'/></node>");
    try_node("twice", "<node>" SMALL_POOL("one", "1")
             POOL("dir", "one", "1", "<target><path>/other</path></target>" SMALL_VOLUME("v"))
             DEVICE("one", "<parent>a</parent>" DRM) DEVICE("one", DRM) "</node>");
    try_node("a mediated device",
             "<node>" DEVICE("one", "<capability type='mdev'><type id='t'/><attr name='a' value='b'/></capability>")
             "</node>");
    try_node("a large volume", "<node>" POOL("dir", "one", "1", "<target><path>/one</path></target>"
             VOLUME("v", "<capacity unit='T'>1</capacity>")) "</node>");
    try_node("a clash", "<node>" SMALL_POOL("one", "1") SMALL_POOL("one", "2") "</node>");
    try_node("a clash of sources", "<node>" SMALL_POOL("one", "1")
             POOL("dir", "two", "2", "<target><path>/one</path></target>") "</node>");
    try_node("a bad pool", "<node><pool file='bad.xml'/></node>");
    try_node("a pool without a name", "<node><pool type='dir'/></node>");
    try_node("a bad volume", "<node>" POOL("dir", "one", "1", "<target><path>/one</path></target>"
             VOLUME("v", "")) "</node>");
    try_node("a volume that is none", "<node>" POOL("dir", "one", "1", "<target><path>/one</path></target>"
             "<volume file='badvol.xml'/>") "</node>");
    try_node("no such volume", "<node>" POOL("dir", "one", "1", "<target><path>/one</path></target>"
             "<volume file='/nonexistent/v.xml'/>") "</node>");
    try_node("no such pool", "<node><pool file='/nonexistent/p.xml'/></node>");
    try_node("a device without a name", "<node><device/></node>");
    try_node("a device without capabilities", "<node>" DEVICE("one", "") "</node>");
    try_node("no such device", "<node><device file='/nonexistent/d.xml'/></node>");

    printf("-- no parent for a port\n");
    write_file("node.xml", "<node>" DEVICE("one", DRM) "</node>");
    own_path(path, "node.xml");
    snprintf(uri, sizeof(uri), "test://%s", path);
    conn = virConnectOpen(uri);
    require(conn, "a connection");
    REPORT_POINTER(virNodeDeviceCreateXML(conn, PORT_DOCUMENT, 0));
    REPORT(virConnectClose(conn));
    remove_file("pool.xml");
    remove_file("vol.xml");
    remove_file("bad.xml");
    remove_file("badvol.xml");
    remove_file("device.xml");
    remove_file("node.xml");
    remove_own_directory();
    return 0;
}
