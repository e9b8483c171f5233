/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Documents that are not well formed, and where the message points. */
#include "support/objects.h"

static void
try_define(virConnectPtr conn, const char *what, const char *xml)
{
    virDomainPtr domain = virDomainDefineXML(conn, xml);

    printf("%s: ", what);
    if (domain) {
        printf("defined\n");
        virDomainFree(domain);
        return;
    }
    print_last_error();
}

int
main(void)
{
    virConnectPtr conn = open_test(0);

    try_define(conn, "empty", "");
    try_define(conn, "blank", "  \n ");
    try_define(conn, "text", "no document");
    try_define(conn, "begun", "<domain");
    try_define(conn, "not closed", "<domain>");
    try_define(conn, "wrongly closed", "<domain><name>x</domain></name>");
    try_define(conn, "closed twice", "<domain></domain></domain>");
    try_define(conn, "two roots", "<domain/><domain/>");
    try_define(conn, "unknown entity", "<domain>&nothing;</domain>");
    try_define(conn, "bad attribute", "<domain type=test/>");
    try_define(conn, "attribute twice", "<domain type='test' type='test'/>");
    try_define(conn, "angle in attribute", "<domain type='<'/>");
    try_define(conn, "in a second line", "<domain type='test'>\n  <name>x</nam>\n</domain>");
    try_define(conn, "bad character", "<domain><name>\x01</name></domain>");
    try_define(conn, "bad UTF-8", "<domain><name>\xff\xfe</name></domain>");
    try_define(conn, "unknown encoding", "<?xml version='1.0' encoding='nothing'?><domain/>");
    close_test(conn);
    return 0;
}
