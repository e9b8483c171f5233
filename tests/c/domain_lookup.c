/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finding a domain by name, number and identity, and what the handle then says. */
#include "support/domains.h"

#define UUID "55555555-2222-3333-4444-555555555551"

static void
show(const char *what, virDomainPtr domain)
{
    char text_form[VIR_UUID_STRING_BUFLEN];
    unsigned char raw[VIR_UUID_BUFLEN];
    size_t each;

    printf("%s: ", what);
    if (!domain) {
        print_last_error();
        return;
    }
    memset(text_form, 0, sizeof(text_form));
    memset(raw, 0, sizeof(raw));
    virDomainGetUUIDString(domain, text_form);
    virDomainGetUUID(domain, raw);
    printf("%s, id %d, %s, ", virDomainGetName(domain), (int) virDomainGetID(domain), text_form);
    for (each = 0; each < sizeof(raw); each++)
        printf("%02x", raw[each]);
    printf("\n");
    virDomainFree(domain);
}

static void
by_uuid_text(virConnectPtr conn, const char *uuid)
{
    printf("'%s' ", uuid);
    show("by text", virDomainLookupByUUIDString(conn, uuid));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virConnectPtr other = virConnectOpen("test:///default");
    virDomainPtr domain;
    unsigned char raw[VIR_UUID_BUFLEN];
    char long_name[2000];

    define(conn, SMALL_DOMAIN("found", "1"));
    show("by name", virDomainLookupByName(conn, "found"));
    show("on another connection", virDomainLookupByName(other, "found"));
    show("case", virDomainLookupByName(conn, "Found"));
    show("part", virDomainLookupByName(conn, "foun"));
    show("more", virDomainLookupByName(conn, "found "));
    show("empty", virDomainLookupByName(conn, ""));
    show("uuid as name", virDomainLookupByName(conn, UUID));
    memset(long_name, 'n', sizeof(long_name) - 1);
    long_name[sizeof(long_name) - 1] = '\0';
    show("long", virDomainLookupByName(conn, long_name));

    by_uuid_text(conn, UUID);
    by_uuid_text(conn, "55555555222233334444555555555551");
    by_uuid_text(conn, "5555-5555-2222-3333-4444-5555-5555-5551");
    by_uuid_text(conn, " " UUID);
    by_uuid_text(conn, UUID " ");
    by_uuid_text(conn, UUID "0");
    by_uuid_text(conn, "6695EB01-F6A4-8304-79AA-97F2502E193F");
    by_uuid_text(conn, "55555555-2222-3333-4444-55555555555");
    by_uuid_text(conn, "5555555g-2222-3333-4444-555555555551");
    by_uuid_text(conn, "00000000-0000-0000-0000-000000000000");
    by_uuid_text(conn, "");

    memset(raw, 0, sizeof(raw));
    show("nobody's identity", virDomainLookupByUUID(conn, raw));
    domain = virDomainLookupByName(conn, "found");
    virDomainGetUUID(domain, raw);
    show("by identity", virDomainLookupByUUID(conn, raw));

    show("off, by number", virDomainLookupByID(conn, 2));
    virDomainCreate(domain);
    show("on, by number", virDomainLookupByID(conn, virDomainGetID(domain)));
    show("number 1", virDomainLookupByID(conn, 1));
    show("number 0", virDomainLookupByID(conn, 0));
    show("number -1", virDomainLookupByID(conn, -1));
    show("large number", virDomainLookupByID(conn, 0x7fffffff));
    virDomainDestroy(domain);
    show("off again, by number", virDomainLookupByID(conn, 2));
    virDomainUndefine(domain);
    show("gone, by name", virDomainLookupByName(conn, "found"));
    show("gone, by identity", virDomainLookupByUUID(conn, raw));
    show("gone, the handle", domain);
    virConnectClose(other);
    close_test(conn);
    return 0;
}
