/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Defining, redefining and what the documents must hold. */
#include "support/domains.h"

#define UUID_A "aaaaaaaa-2222-3333-4444-555555555555"
#define UUID_B "bbbbbbbb-2222-3333-4444-555555555555"

#define OF_TYPE(type) \
    "<domain type='" type "'><name>x</name><uuid>" UUID_A "</uuid>" \
    "<memory>1</memory><os><type>hvm</type></os></domain>"

#define WITH(element)                                                       \
    "<domain type='test'><name>x</name><uuid>" UUID_A "</uuid>"             \
    "<memory>8192</memory><os><type>hvm</type></os>" element "</domain>"

static virConnectPtr conn;

static void
try_define(const char *what, const char *xml, unsigned int flags)
{
    virDomainPtr domain = virDomainDefineXMLFlags(conn, xml, flags);
    char uuid[VIR_UUID_STRING_BUFLEN];

    printf("%s: ", what);
    if (!domain) {
        print_last_error();
        return;
    }
    memset(uuid, 0, sizeof(uuid));
    virDomainGetUUIDString(domain, uuid);
    printf("defined %s %s\n", virDomainGetName(domain), uuid);
    virDomainFree(domain);
}

static void
try_create(const char *what, const char *xml)
{
    virDomainPtr domain = virDomainCreateXML(conn, xml, 0);

    printf("%s: ", what);
    if (!domain) {
        print_last_error();
        return;
    }
    print_state(domain);
    virDomainFree(domain);
}

/* Removes what a step has made. */
static void
wipe(void)
{
    virDomainPtr *domains = NULL;
    int count = virConnectListAllDomains(conn, &domains, 0);

    while (count-- > 0) {
        if (strcmp(virDomainGetName(domains[count]), "test") != 0) {
            virDomainDestroy(domains[count]);
            virDomainUndefineFlags(domains[count], VIR_DOMAIN_UNDEFINE_MANAGED_SAVE);
        }
        virDomainFree(domains[count]);
    }
    free(domains);
    virResetLastError();
}

static void
conflicts(void)
{
    printf("-- names and identities\n");
    try_define("new", DOMAIN_XML_NAMED("one", UUID_A), 0);
    try_define("the same again", DOMAIN_XML_NAMED("one", UUID_A), 0);
    try_define("same name, other identity", DOMAIN_XML_NAMED("one", UUID_B), 0);
    try_define("same identity, other name", DOMAIN_XML_NAMED("two", UUID_A), 0);
    try_define("new", DOMAIN_XML_NAMED("two", UUID_B), 0);
    try_define("both taken crosswise", DOMAIN_XML_NAMED("two", UUID_A), 0);
    try_create("create a defined one", DOMAIN_XML_NAMED("one", UUID_A));
    try_create("create a running one", DOMAIN_XML_NAMED("one", UUID_A));
    try_create("create with the name of another", DOMAIN_XML_NAMED("two", UUID_A));
    try_create("create with the identity of another", DOMAIN_XML_NAMED("three", UUID_B));
    try_define("define a running one", DOMAIN_XML_NAMED("one", UUID_A), 0);
    print_domains(conn, 0);
    wipe();

    try_create("transient", DOMAIN_XML_NAMED("one", UUID_A));
    try_create("the same again", DOMAIN_XML_NAMED("one", UUID_A));
    try_define("made persistent", DOMAIN_XML_NAMED("one", UUID_A), 0);
    print_domains(conn, 0);
    wipe();
}

static void
flags(void)
{
    printf("-- flags\n");
    try_define("validate", DOMAIN_XML_NAMED("one", UUID_A), VIR_DOMAIN_DEFINE_VALIDATE);
    try_define("unknown", DOMAIN_XML_NAMED("one", UUID_A), 2);
    try_define("unknown with validate", DOMAIN_XML_NAMED("one", UUID_A), 3);
    wipe();
}

/* One document on its own, whatever identity it ends up with. */
static void
try_document(const char *what, const char *xml)
{
    virDomainPtr domain = virDomainDefineXML(conn, xml);

    printf("%s: ", what);
    if (!domain) {
        print_last_error();
        return;
    }
    printf("defined '%s'\n", virDomainGetName(domain));
    virDomainFree(domain);
    wipe();
}

static void
documents(void)
{
    printf("-- documents\n");
    try_document("another root", "<network/>");
    try_document("nothing in it", "<domain/>");
    try_document("only a type", "<domain type='test'/>");
    try_document("unknown type", OF_TYPE("nothing"));
    try_document("another driver's type", OF_TYPE("kvm"));
    try_document("no type", "<domain><name>x</name></domain>");
    try_document("no name", "<domain type='test'><memory>1</memory></domain>");
    try_document("empty name",
                 "<domain type='test'><name></name><memory>1</memory><os><type>hvm</type></os></domain>");
    try_document("slash in name",
                 "<domain type='test'><name>a/b</name><memory>1</memory><os><type>hvm</type></os>"
                 "</domain>");
    try_document("line end in name",
                 "<domain type='test'><name>a\nb</name><memory>1</memory><os><type>hvm</type></os>"
                 "</domain>");
    try_document("blank name",
                 "<domain type='test'><name> </name><memory>1</memory><os><type>hvm</type></os>"
                 "</domain>");
    try_document("dot name",
                 "<domain type='test'><name>.</name><uuid>" UUID_A "</uuid><memory>1</memory>"
                 "<os><type>hvm</type></os></domain>");
    try_document("no memory",
                 "<domain type='test'><name>x</name><os><type>hvm</type></os></domain>");
    try_document("no os", "<domain type='test'><name>x</name><memory>1</memory></domain>");
    try_document("no os type",
                 "<domain type='test'><name>x</name><memory>1</memory><os/></domain>");
    try_document("unknown os type",
                 "<domain type='test'><name>x</name><memory>1</memory><os><type>nothing</type></os>"
                 "</domain>");
    try_document("unknown arch",
                 "<domain type='test'><name>x</name><memory>1</memory>"
                 "<os><type arch='nothing'>hvm</type></os></domain>");
    try_document("another arch",
                 "<domain type='test'><name>x</name><memory>1</memory>"
                 "<os><type arch='s390x'>hvm</type></os></domain>");
    try_document("bad uuid",
                 "<domain type='test'><name>x</name><uuid>nothing</uuid><memory>1</memory>"
                 "<os><type>hvm</type></os></domain>");
    try_document("empty uuid",
                 "<domain type='test'><name>x</name><uuid></uuid><memory>1</memory>"
                 "<os><type>hvm</type></os></domain>");
}

static void
values(void)
{
    printf("-- values\n");
    try_document("memory no number",
                 "<domain type='test'><name>x</name><memory>x</memory><os><type>hvm</type></os>"
                 "</domain>");
    try_document("memory negative",
                 "<domain type='test'><name>x</name><memory>-1</memory><os><type>hvm</type></os>"
                 "</domain>");
    try_document("memory zero",
                 "<domain type='test'><name>x</name><uuid>" UUID_A "</uuid><memory>0</memory>"
                 "<os><type>hvm</type></os></domain>");
    try_document("memory too large",
                 "<domain type='test'><name>x</name><memory unit='EiB'>99</memory>"
                 "<os><type>hvm</type></os></domain>");
    try_document("memory unit",
                 "<domain type='test'><name>x</name><memory unit='nothing'>1</memory>"
                 "<os><type>hvm</type></os></domain>");
    try_document("current memory too large", WITH("<currentMemory>9999</currentMemory>"));
    try_document("vcpu no number", WITH("<vcpu>x</vcpu>"));
    try_document("vcpu zero", WITH("<vcpu>0</vcpu>"));
    try_document("vcpu current too large", WITH("<vcpu current='3'>2</vcpu>"));
    try_document("vcpu current zero", WITH("<vcpu current='0'>2</vcpu>"));
    try_document("too many vcpus", WITH("<vcpu>99999</vcpu>"));
    try_document("bad action", WITH("<on_poweroff>nothing</on_poweroff>"));
    try_document("bad action", WITH("<on_reboot>nothing</on_reboot>"));
    try_document("bad action", WITH("<on_crash>nothing</on_crash>"));
    try_document("bad feature", WITH("<features><nothing/></features>"));
    try_document("bad clock", WITH("<clock offset='nothing'/>"));
    try_document("title with line end", WITH("<title>a\nb</title>"));
    try_document("empty title", WITH("<title></title>"));
}

int
main(void)
{
    conn = open_test(0);
    conflicts();
    flags();
    documents();
    values();
    print_domains(conn, 0);
    close_test(conn);
    return 0;
}
