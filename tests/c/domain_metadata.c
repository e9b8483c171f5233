/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Title, description and elements of other people's, live and in the file. */
#include "support/domains.h"

#define URI "http://example.org/one"
#define OTHER "http://example.org/two"

static const unsigned int where[] = {
    VIR_DOMAIN_AFFECT_CURRENT, VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG,
    VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG,
};
#define PLACES (sizeof(where) / sizeof(where[0]))

static void
get_all(virDomainPtr domain)
{
    size_t each;

    for (each = 0; each < PLACES; each++) {
        printf("  from %u\n", where[each]);
        REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, NULL, where[each]));
        REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_DESCRIPTION, NULL,
                                           where[each]));
        REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, URI, where[each]));
    }
}

static void
set_all(virDomainPtr domain)
{
    size_t each;
    char title[100];
    char element[100];

    for (each = 0; each < PLACES; each++) {
        printf("  to %u\n", where[each]);
        snprintf(title, sizeof(title), "title %u", where[each]);
        snprintf(element, sizeof(element), "<from><a b='%u'/></from>", where[each]);
        REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, title, NULL, NULL,
                                    where[each]));
        REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_DESCRIPTION, "two\nlines", NULL,
                                    NULL, where[each]));
        REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, element, "key", URI,
                                    where[each]));
    }
}

static void
remove_all(virDomainPtr domain)
{
    size_t each;

    for (each = 0; each < PLACES; each++) {
        printf("  from %u\n", where[each]);
        REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, NULL, NULL, NULL,
                                    where[each]));
        REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_DESCRIPTION, NULL, NULL, NULL,
                                    where[each]));
        REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, NULL, NULL, URI,
                                    where[each]));
    }
}

static void
arguments(virDomainPtr domain)
{
    printf("-- arguments\n");
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "two\nlines", NULL, NULL, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "", NULL, NULL, 0));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, NULL, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "x", "key", NULL, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "x", NULL, URI, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_DESCRIPTION, "x", "key", NULL, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_DESCRIPTION, "x", NULL, URI, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<x/>", NULL, URI, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<x/>", "key", NULL, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<x/>", "", URI, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<x/>", "1key", URI, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<x/>", "a b", URI, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "no element", "key", URI, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<x>", "key", URI, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<x/><y/>", "key", URI, 0));
    REPORT(virDomainSetMetadata(domain, 7, "x", NULL, NULL, 0));
    REPORT(virDomainSetMetadata(domain, -1, "x", NULL, NULL, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "x", NULL, NULL, 4));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, URI, 0));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_DESCRIPTION, URI, 0));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, NULL, 0));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, OTHER, 0));
    REPORT_STRING(virDomainGetMetadata(domain, 7, NULL, 0));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, NULL, 4));
}

static void
several(virDomainPtr domain)
{
    printf("-- several\n");
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<a>1</a>", "one", URI, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<b c='d'>text<e/></b>", "two",
                                OTHER, 0));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, URI, 0));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, OTHER, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<a>2 &amp; &lt;</a>", "three",
                                URI, 0));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, URI, 0));
    REPORT_STRING(virDomainGetXMLDesc(domain, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, NULL, NULL, URI, 0));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, URI, 0));
    REPORT(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, NULL, NULL, URI, 0));
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, OTHER, 0));
}

static void
from_document(virConnectPtr conn)
{
    virDomainPtr domain;

    printf("-- from a document\n");
    domain = virDomainDefineXML(conn,
                                "<domain type='test'><name>document</name>"
                                "<uuid>55555555-2222-3333-4444-555555555552</uuid>"
                                "<title>the &lt;title&gt;</title>"
                                "<description>the\ndescription</description>"
                                "<metadata><m:top xmlns:m='" URI "'><m:in a='1'/>text</m:top>"
                                "<top xmlns='" OTHER "'><in/></top></metadata>"
                                "<memory>8192</memory><os><type>hvm</type></os></domain>");
    require(domain, "a domain");
    get_all(domain);
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, OTHER, 0));
    REPORT_STRING(virDomainGetXMLDesc(domain, 0));
    virDomainUndefine(domain);
    virDomainFree(domain);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain = virDomainDefineXML(conn, SMALL_DOMAIN("subject", "1"));

    require(domain, "a domain");
    printf("-- off\n");
    get_all(domain);
    set_all(domain);
    get_all(domain);
    printf("-- running\n");
    virDomainCreate(domain);
    get_all(domain);
    set_all(domain);
    get_all(domain);
    printf("-- removed\n");
    remove_all(domain);
    get_all(domain);
    several(domain);
    printf("-- off again\n");
    virDomainDestroy(domain);
    get_all(domain);
    arguments(domain);
    virDomainUndefine(domain);
    REPORT_STRING(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, NULL, 0));
    virDomainFree(domain);
    printf("-- transient\n");
    domain = virDomainCreateXML(conn, SMALL_DOMAIN("transient", "3"), 0);
    set_all(domain);
    get_all(domain);
    virDomainDestroy(domain);
    virDomainFree(domain);
    from_document(conn);
    close_test(conn);
    return 0;
}
