/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* test:///FILE: hosts described in a file of one's own. */
#include "support/domains.h"
#include "support/files.h"

#define DOMAIN(name, number, extra)                                         \
    "<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>" \
    extra                                                                   \
    "<name>" name "</name>"                                                 \
    "<uuid>4dea22b3-1d52-d8f3-2516-78" number "</uuid>"                     \
    "<memory>524288</memory><currentMemory>262144</currentMemory>"          \
    "<vcpu>4</vcpu><os><type>hvm</type></os></domain>"

static virConnectPtr
open_own(const char *name)
{
    char path[PATH_SIZE];
    char uri[PATH_SIZE + 20];

    own_path(path, name);
    snprintf(uri, sizeof(uri), "test://%s", path);
    return virConnectOpen(uri);
}

/* What a node file of this content makes of the library. */
static void
try_node(const char *what, const char *content)
{
    virConnectPtr conn;

    printf("-- %s\n", what);
    write_file("node.xml", content);
    conn = open_own("node.xml");
    if (!conn) {
        print_last_error();
        return;
    }
    print_domains(conn, 0);
    virConnectClose(conn);
}

static void
good(void)
{
    virConnectPtr conn;
    virConnectPtr again;
    virDomainPtr domain;
    virNodeInfo info;

    printf("-- a whole node\n");
    write_file("other.xml", DOMAIN("other", "2e98ab3fa1", ""));
    write_file("node.xml",
               "<?xml version='1.0'?><node><!-- comment -->"
               "<domain file='other.xml'/>"
               DOMAIN("inline", "2e98ab3fa0", "")
               DOMAIN("paused", "2e98ab3fa2", "<test:runstate>3</test:runstate>")
               DOMAIN("off", "2e98ab3fa3", "<test:runstate>5</test:runstate>")
               DOMAIN("saved", "2e98ab3fa4",
                      "<test:hasmanagedsave/><test:runstate>5</test:runstate>")
               DOMAIN("transient", "2e98ab3fa5", "<test:transient/>")
               "<cpu><mhz>6000</mhz><model>i986</model><active>50</active><nodes>4</nodes>"
               "<sockets>4</sockets><cores>4</cores><threads>2</threads></cpu>"
               "<memory>8192000</memory></node>");
    conn = open_own("node.xml");
    REPORT_POINTER(conn);
    if (!conn)
        return;
    REPORT_STRING(virConnectGetURI(conn));
    print_domains(conn, 0);
    memset(&info, 0, sizeof(info));
    virNodeGetInfo(conn, &info);
    printf("model %.32s, memory %lu, cpus %u, mhz %u, nodes %u, sockets %u, cores %u, threads %u\n",
           info.model, info.memory, info.cpus, info.mhz, info.nodes, info.sockets, info.cores,
           info.threads);

    /* Each connection to a file has a state of its own. */
    again = open_own("node.xml");
    domain = virDomainLookupByName(conn, "inline");
    REPORT(virDomainDestroy(domain));
    virDomainFree(domain);
    printf("here %d, there %d\n", virConnectNumOfDomains(conn), virConnectNumOfDomains(again));
    REPORT(virConnectClose(again));
    REPORT(virConnectClose(conn));
}

static void
bad(void)
{
    try_node("nothing inside", "<node/>");
    try_node("another element", "<nodes/>");
    try_node("no document", "");
    try_node("not closed", "<node>");
    try_node("no number", "<node><cpu><nodes>many</nodes></cpu></node>");
    try_node("no sockets", "<node><cpu><sockets>x</sockets></cpu></node>");
    try_node("no cores", "<node><cpu><cores>x</cores></cpu></node>");
    try_node("no threads", "<node><cpu><threads>x</threads></cpu></node>");
    try_node("no active", "<node><cpu><active>x</active></cpu></node>");
    try_node("no mhz", "<node><cpu><mhz>x</mhz></cpu></node>");
    try_node("no memory", "<node><memory>x</memory></node>");
    try_node("negative", "<node><cpu><mhz>-1</mhz></cpu></node>");
    try_node("endless model",
             "<node><cpu><model>0123456789012345678901234567890123456789</model></cpu></node>");
    try_node("more active than there are",
             "<node><cpu><active>99</active><nodes>1</nodes><sockets>1</sockets><cores>2</cores>"
             "<threads>1</threads></cpu></node>");
    try_node("file missing", "<node><domain file='missing.xml'/></node>");
    write_file("broken.xml", "<domain type='test'><name>broken</name>");
    try_node("file broken", "<node><domain file='broken.xml'/></node>");
    write_file("empty.xml", "<domain type='test'/>");
    try_node("file without name", "<node><domain file='empty.xml'/></node>");
    try_node("the same twice",
             "<node>" DOMAIN("one", "2e98ab3fa0", "") DOMAIN("one", "2e98ab3fa0", "") "</node>");
    try_node("the same name",
             "<node>" DOMAIN("one", "2e98ab3fa0", "") DOMAIN("one", "2e98ab3fa1", "") "</node>");
    try_node("the same identity",
             "<node>" DOMAIN("one", "2e98ab3fa0", "") DOMAIN("two", "2e98ab3fa0", "") "</node>");
    try_node("another type",
             "<node><domain type='nothing'><name>x</name><memory>1</memory><os><type>hvm</type></os>"
             "</domain></node>");
    try_node("state out of range",
             "<node>" DOMAIN("one", "2e98ab3fa0", "<test:runstate>99</test:runstate>") "</node>");
    try_node("state no number",
             "<node>" DOMAIN("one", "2e98ab3fa0", "<test:runstate>x</test:runstate>") "</node>");
    try_node("transient and off",
             "<node>" DOMAIN("one", "2e98ab3fa0",
                             "<test:transient/><test:runstate>5</test:runstate>") "</node>");
    try_node("saved and running",
             "<node>" DOMAIN("one", "2e98ab3fa0", "<test:hasmanagedsave/>") "</node>");
    try_node("crashed",
             "<node>" DOMAIN("one", "2e98ab3fa0", "<test:runstate>6</test:runstate>") "</node>");
    try_node("no state",
             "<node>" DOMAIN("one", "2e98ab3fa0", "<test:runstate>0</test:runstate>") "</node>");
    try_node("last state",
             "<node>" DOMAIN("one", "2e98ab3fa0", "<test:runstate>7</test:runstate>") "</node>");
}

int
main(void)
{
    begin_quietly();
    make_own_directory();
    good();
    bad();
    remove_file("node.xml");
    remove_file("other.xml");
    remove_file("broken.xml");
    remove_file("empty.xml");
    remove_own_directory();
    return 0;
}
