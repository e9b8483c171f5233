/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Documents that are not UTF-8, or say that they are something else. */
#include "support/domains.h"

#define DOMAIN(description, more)                                                               \
    "<domain type='test'><name>e</name><uuid>aaaaaaaa-2222-3333-4444-555555555555</uuid>"       \
    "<description>" description "</description><memory>1</memory><os><type>hvm</type></os>" more \
    "</domain>"
#define DECLARED(encoding) "<?xml version='1.0' encoding='" encoding "'?>"

static virConnectPtr conn;

/* Bytes outside of ASCII as numbers, so that all output is text. */
static void
print_bytes(const char *text)
{
    for (; *text; text++) {
        if ((unsigned char) *text < 128)
            putchar(*text);
        else
            printf("\\x%02x", (unsigned char) *text);
    }
}

static void
define_bytes(const char *what, const char *xml)
{
    virDomainPtr domain = virDomainDefineXML(conn, xml);
    char *out;

    printf("%s: ", what);
    if (!domain) {
        virErrorPtr error = virGetLastError();
        printf("code %d domain %d ", error->code, error->domain);
        print_bytes(error->message);
        printf("\n");
        return;
    }
    out = virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_DESCRIPTION, NULL, 0);
    print_bytes(out);
    printf("\n");
    free(out);
    virDomainUndefine(domain);
    virDomainFree(domain);
}

int
main(void)
{
    conn = open_test(0);
    define_bytes("UTF-8", DOMAIN("\xc3\xa9", ""));
    define_bytes("UTF-8, said", DECLARED("UTF-8") DOMAIN("\xc3\xa9", ""));
    define_bytes("said to be Latin 1", DECLARED("ISO-8859-1") DOMAIN("\xc3\xa9", ""));
    define_bytes("said to be ASCII", DECLARED("us-ascii") DOMAIN("\xc3\xa9", ""));
    define_bytes("said to be UTF-16", DECLARED("UTF-16") DOMAIN("\xc3\xa9", ""));
    define_bytes("said to be EUC-JP", DECLARED("EUC-JP") DOMAIN("\xc3\xa9", ""));
    define_bytes("said to be EBCDIC", DECLARED("IBM037") DOMAIN("a", ""));
    define_bytes("said to be HTML", DECLARED("HTML") DOMAIN("a", ""));
    define_bytes("said to be nothing", DECLARED("nothing") DOMAIN("a", ""));
    define_bytes("behind a mark", "\xef\xbb\xbf" DECLARED("ISO-8859-1") DOMAIN("\xc3\xa9", ""));
    /* The error quotes the line with its bytes, so the fault has a line break behind it. */
    define_bytes("Latin 1", DOMAIN("\xe9\n", ""));
    define_bytes("Latin 1, said", DECLARED("ISO-8859-1") DOMAIN("\xe9", ""));
    define_bytes("behind blanks", " \n" DOMAIN("\xe9", ""));
    define_bytes("in a comment", "<!-- \xe9 -->" DOMAIN("a", ""));
    define_bytes("in an attribute", DOMAIN("a", "<x y='\xe9'/>"));
    define_bytes("in a name", DOMAIN("a", "<\xe9/>"));
    define_bytes("in a section", DOMAIN("a", "<![CDATA[\xe9]]>"));
    define_bytes("too long", DOMAIN("\xc0\xaf", ""));
    define_bytes("too long, three", DOMAIN("\xe0\x80\xaf", ""));
    define_bytes("half a pair", DOMAIN("\xed\xa0\x80", ""));
    define_bytes("too large", DOMAIN("\xf5\x80\x80\x80", ""));
    define_bytes("too large for four", DOMAIN("\xf8\x88\x80\x80\x80", ""));
    define_bytes("cut off", DOMAIN("\xc3", ""));
    define_bytes("at the end", "<domain>\xe2\x82");
    define_bytes("a fault before it", "<domain><a></b>\xe9</domain>");
    define_bytes("a fault behind it", "<domain>\xe9<a></b></domain>");
    close_test(conn);
    return 0;
}
