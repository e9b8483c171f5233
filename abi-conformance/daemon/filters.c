/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Network filters: made, found in every way, listed, undefined; and bindings of them. */
/* through: daemon */
/* user: 0 */
/* args: nwfilter:///system?socket=@DAEMON@/libvirt-sock */
#include "support/report.h"

#define UUID "5f0c6e9a-0000-4000-8000-000000000011"
#define FILTER "<filter name='mine' chain='root'><uuid>" UUID "</uuid>" \
    "<rule action='drop' direction='in' priority='500'><mac/></rule></filter>"
#define BINDING(device) "<filterbinding><owner><name>d</name><uuid>" UUID "</uuid></owner>" \
    "<portdev name='" device "'/><mac address='52:54:00:00:00:01'/><filterref filter='mine'/></filterbinding>"

static int
by_text(const void *one, const void *other)
{
    return strcmp(*(char *const *) one, *(char *const *) other);
}

static void
list(virConnectPtr conn)
{
    char *names[100] = { NULL };
    virNWFilterPtr *filters = NULL;
    virNWFilterBindingPtr *bindings = NULL;
    int count = virConnectListNWFilters(conn, names, 100);
    int each;

    report("listed", count);
    if (count > 0)
        qsort(names, count, sizeof(*names), by_text);
    for (each = 0; each < count; each++) {
        printf("  %s\n", names[each]);
        free(names[each]);
    }
    REPORT(virConnectNumOfNWFilters(conn));
    REPORT(count = virConnectListAllNWFilters(conn, &filters, 0));
    for (each = 0; each < count; each++)
        virNWFilterFree(filters[each]);
    free(filters);
    REPORT(virConnectListAllNWFilters(conn, NULL, 0x40000000));
    REPORT(count = virConnectListAllNWFilterBindings(conn, &bindings, 0));
    for (each = 0; each < count; each++)
        virNWFilterBindingFree(bindings[each]);
    free(bindings);
    REPORT(virConnectListAllNWFilterBindings(conn, NULL, 0x40000000));
}

static void
show(virConnectPtr conn, virNWFilterPtr filter)
{
    unsigned char raw[VIR_UUID_BUFLEN] = "";
    char uuid[VIR_UUID_STRING_BUFLEN] = "";
    virNWFilterPtr same;

    REPORT_NAME(virNWFilterGetName(filter));
    REPORT(virNWFilterGetUUID(filter, raw));
    REPORT(virNWFilterGetUUIDString(filter, uuid));
    printf("  %s %02x%02x\n", uuid, raw[0], raw[1]);
    REPORT_STRING(virNWFilterGetXMLDesc(filter, 0));
    REPORT_STRING(virNWFilterGetXMLDesc(filter, 0x40000000));
    REPORT(virNWFilterRef(filter));
    REPORT(virNWFilterFree(filter));
    REPORT_POINTER(same = virNWFilterLookupByName(conn, "mine"));
    virNWFilterFree(same);
    REPORT_POINTER(same = virNWFilterLookupByUUID(conn, raw));
    virNWFilterFree(same);
    REPORT_POINTER(same = virNWFilterLookupByUUIDString(conn, uuid));
    virNWFilterFree(same);
    REPORT_POINTER(virNWFilterLookupByName(conn, "none"));
    REPORT_POINTER(virNWFilterLookupByUUIDString(conn, "5f0c6e9a-0000-4000-8000-000000000099"));
}

static void
bind(virConnectPtr conn)
{
    virNWFilterBindingPtr binding, same;

    REPORT_POINTER(binding = virNWFilterBindingCreateXML(conn, BINDING("abi0"), 0));
    if (!binding)
        return;
    REPORT_NAME(virNWFilterBindingGetPortDev(binding));
    REPORT_NAME(virNWFilterBindingGetFilterName(binding));
    REPORT_STRING(virNWFilterBindingGetXMLDesc(binding, 0));
    REPORT_STRING(virNWFilterBindingGetXMLDesc(binding, 0x40000000));
    REPORT(virNWFilterBindingRef(binding));
    REPORT(virNWFilterBindingFree(binding));
    REPORT_POINTER(same = virNWFilterBindingLookupByPortDev(conn, "abi0"));
    virNWFilterBindingFree(same);
    list(conn);
    REPORT(virNWFilterBindingDelete(binding));
    REPORT(virNWFilterBindingDelete(binding));
    REPORT(virNWFilterBindingFree(binding));
}

int
main(int argc, char **argv)
{
    virConnectPtr conn;
    virNWFilterPtr filter, same;

    begin_quietly();
    conn = virConnectOpen(argv[1]);
    require(conn, "a connection");
    printf("-- none\n");
    list(conn);
    printf("-- refused\n");
    REPORT_POINTER(virNWFilterDefineXML(conn, "<filter/>"));
    REPORT_POINTER(virNWFilterDefineXML(conn, "<domain/>"));
    REPORT_POINTER(virNWFilterDefineXMLFlags(conn, FILTER, 0x40000000));
    REPORT_POINTER(virNWFilterDefineXMLFlags(conn, "<filter name='x'><nonsense/></filter>", 0));
    printf("-- one\n");
    REPORT_POINTER(filter = virNWFilterDefineXML(conn, FILTER));
    require(filter, "the filter");
    show(conn, filter);
    REPORT_POINTER(same = virNWFilterDefineXMLFlags(conn, FILTER, VIR_NWFILTER_DEFINE_VALIDATE));
    virNWFilterFree(same);
    list(conn);
    printf("-- bindings\n");
    REPORT_POINTER(virNWFilterBindingCreateXML(conn, BINDING("none"), 0x40000000));
    REPORT_POINTER(virNWFilterBindingCreateXML(conn, "<filterbinding/>", 0));
    REPORT_POINTER(virNWFilterBindingLookupByPortDev(conn, "none"));
    bind(conn);
    printf("-- end\n");
    REPORT(virNWFilterUndefine(filter));
    REPORT(virNWFilterUndefine(filter));
    REPORT(virNWFilterFree(filter));
    list(conn);
    REPORT(virConnectClose(conn));
    return 0;
}
