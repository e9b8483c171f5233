/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Documents that are deep, long or sparse, as far as the reference survives them. */
#include <stdarg.h>

#include "support/objects.h"

static char *document;
static size_t length;
static size_t room;

static void
put(const char *format, ...)
{
    va_list args;
    va_list again;
    int more;

    va_start(args, format);
    va_copy(again, args);
    more = vsnprintf(NULL, 0, format, args);
    va_end(args);
    while (length + more + 1 > room) {
        room = room ? room * 2 : 4096;
        document = realloc(document, room);
    }
    vsnprintf(document + length, room - length, format, again);
    va_end(again);
    length += more;
}

static void
repeat(const char *piece, int times)
{
    while (times-- > 0)
        put("%s", piece);
}

static void
begin(void)
{
    length = 0;
    put("<domain type='test'><name>h</name><uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid>"
        "<memory>8192</memory><os><type>hvm</type></os>");
}

static unsigned long
sum(const char *text)
{
    unsigned long all = 5381;

    while (*text)
        all = (all * 33 + (unsigned char) *text++) & 0xffffffff;
    return all;
}

/* Defines what was put together; of long answers the length and a sum are printed. */
static void
finish(virConnectPtr conn, const char *what)
{
    virDomainPtr domain;
    char *xml;

    put("</domain>");
    domain = virDomainDefineXML(conn, document);
    if (!domain) {
        virErrorPtr error = virGetLastError();

        printf("%s: %d/%d %.*s\n", what, error->code, error->domain,
               strlen(error->message) > 1000 ? 60 : (int) strcspn(error->message, "\n"),
               error->message);
        return;
    }
    xml = virDomainGetXMLDesc(domain, 0);
    if (strlen(xml) < 2000)
        printf("%s: %s", what, xml);
    else
        printf("%s: %zu bytes, sum %lx\n", what, strlen(xml), sum(xml));
    free(xml);
    virDomainUndefine(domain);
    virDomainFree(domain);
}

static void
around(virConnectPtr conn, const char *what, const char *inner)
{
    begin();
    put("%s", inner);
    finish(conn, what);
}

static void
chain(virConnectPtr conn, const char *what, int deep)
{
    int i;

    begin();
    put("<devices><disk type='file'><source file='/a'/>");
    for (i = 0; i < deep; i++)
        put("<backingStore type='file'><format type='raw'/><source file='/b%d'/>", i);
    repeat("</backingStore>", deep);
    put("<target dev='vda'/></disk></devices>");
    finish(conn, what);
}

static void
cells(virConnectPtr conn, const char *what, int count)
{
    int i;

    begin();
    put("<vcpu>%d</vcpu><cpu><numa>", count);
    for (i = 0; i < count; i++)
        put("<cell id='%d' cpus='%d' memory='1'/>", i, i);
    put("</numa></cpu>");
    finish(conn, what);
}

static void
two_cells(virConnectPtr conn, const char *id)
{
    begin();
    put("<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0' memory='1'/><cell id='%s' cpus='1' memory='1'/></numa></cpu>",
        id);
    finish(conn, id);
}

static void
nested(virConnectPtr conn, const char *what, int deep)
{
    begin();
    repeat("<a>", deep);
    repeat("</a>", deep);
    finish(conn, what);
}

static void
of_length(virConnectPtr conn, const char *what, const char *before, int count, const char *after)
{
    char *many = malloc(count + 1);

    memset(many, 'x', count);
    many[count] = '\0';
    begin();
    put("%s%s%s", before, many, after);
    finish(conn, what);
    free(many);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    int i;

    chain(conn, "200 images", 200);
    chain(conn, "250 images", 250);
    chain(conn, "1000 images", 1000);
    cells(conn, "1000 cells", 1000);
    two_cells(conn, "4294967295");
    two_cells(conn, "5");
    two_cells(conn, "0");

    around(conn, "cpuset of all", "<vcpu cpuset='0-16383'>2</vcpu>");
    around(conn, "cpuset of all but one", "<vcpu cpuset='0-16383,^5'>2</vcpu>");
    around(conn, "cpuset beyond", "<vcpu cpuset='16384'>2</vcpu>");
    around(conn, "cpuset far beyond", "<vcpu cpuset='0-4294967295'>2</vcpu>");
    around(conn, "pinned to all",
           "<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='0-16383'/><emulatorpin cpuset='0-16383'/></cputune>");
    around(conn, "pin of a processor far beyond",
           "<vcpu>2</vcpu><cputune><vcpupin vcpu='4294967295' cpuset='0'/></cputune>");
    around(conn, "too many processors", "<vcpu>4294967296</vcpu>");
    around(conn, "a processor far beyond",
           "<vcpu>16</vcpu><vcpus><vcpu id='4294967295' enabled='yes'/></vcpus>");
    around(conn, "a thread far beyond", "<iothreadids><iothread id='4294967295'/></iothreadids>");
    around(conn, "a controller beyond", "<devices><controller type='pci' index='4294967295' model='pci-bridge'/></devices>");
    around(conn, "a port far out", "<devices><serial type='null'><target port='2147483647'/></serial></devices>");
    around(conn, "a deep hub", "<devices><hub type='usb'><address type='usb' bus='0' port='1.1.1.1.1.1.1.1'/></hub></devices>");
    around(conn, "most memory", "<maxMemory slots='4294967295' unit='KiB'>16384</maxMemory>"
           "<vcpu>1</vcpu><cpu><numa><cell cpus='0' memory='8192'/></numa></cpu>");
    around(conn, "a long disk name",
           "<devices><disk type='file'><source file='/a'/><target dev='sdzzzzzzzzzzzzzzzzzzzzzz' bus='scsi'/></disk></devices>");
    around(conn, "late boot orders",
           "<devices><disk type='file'><source file='/a'/><target dev='vda'/><boot order='4294967295'/></disk>"
           "<disk type='file'><source file='/b'/><target dev='vdb'/><boot order='0'/></disk></devices>");

    begin();
    put("<devices>");
    for (i = 0; i < 700; i++)
        put("<disk type='file'><source file='/a%d'/><target dev='sd%c%c' bus='scsi'/></disk>", i,
            'a' + i / 26, 'a' + i % 26);
    put("</devices>");
    finish(conn, "700 disks");
    begin();
    put("<features>");
    repeat("<acpi/>", 1000);
    put("</features>");
    finish(conn, "1000 features");
    begin();
    put("<description>");
    repeat("&lt;", 20000);
    put("</description>");
    finish(conn, "20000 references");
    begin();
    put("<metadata><a xmlns='u'>");
    repeat("<b>", 200);
    repeat("</b>", 200);
    put("</a></metadata>");
    finish(conn, "deep metadata");
    begin();
    put("<devices>");
    repeat("<interface type='user'/>", 1100);
    put("</devices>");
    finish(conn, "1100 interfaces");

    nested(conn, "255 deep", 254);
    nested(conn, "256 deep", 255);
    nested(conn, "257 deep", 256);
    nested(conn, "258 deep", 257);
    nested(conn, "5000 deep", 5000);
    of_length(conn, "a long name", "<", 50000, "/>");
    of_length(conn, "a longer name", "<", 50001, "/>");
    of_length(conn, "a longer attribute's name", "<a ", 50001, "='b'/>");
    of_length(conn, "a longer prefix", "<a xmlns:", 50001, "='b'/>");
    of_length(conn, "a long value", "<a b='", 10000000, "'/>");
    of_length(conn, "a longer value", "<a b='", 10000001, "'/>");
    of_length(conn, "a longer comment", "<!--", 10000001, "-->");
    of_length(conn, "a longer section", "<description><![CDATA[", 10000001, "]]></description>");
    of_length(conn, "a longer instruction", "<?a ", 10000001, "?>");
    of_length(conn, "a long text", "<description>", 10000001, "</description>");
    free(document);
    close_test(conn);
    return 0;
}
