/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The document a domain gives back, live and inactive, with every flag. */
#include "support/domains.h"

#define XML(extra)                                                      \
    "<domain type='test'><name>subject</name>"                          \
    "<uuid>55555555-2222-3333-4444-555555555551</uuid>"                 \
    "<memory unit='MiB'>64</memory><vcpu>2</vcpu>"                      \
    "<os><type>hvm</type></os>" extra "</domain>"

static void
all_flags(virDomainPtr domain)
{
    unsigned int flags;

    for (flags = 0; flags < 32; flags++) {
        char *plain = virDomainGetXMLDesc(domain, 0);
        char *inactive = virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE);
        char *xml = virDomainGetXMLDesc(domain, flags);

        printf("flags %u: ", flags);
        if (!xml)
            print_last_error();
        else if (flags == 0 || flags == VIR_DOMAIN_XML_INACTIVE)
            printf("\n%s", xml);
        else
            printf("%s\n", strcmp(xml, plain) == 0 ? "as 0"
                   : strcmp(xml, inactive) == 0 ? "as inactive" : xml);
        free(xml);
        free(plain);
        free(inactive);
    }
}

static void
twice(virConnectPtr conn)
{
    virDomainPtr domain = virDomainLookupByName(conn, "subject");
    char *first = virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE);
    virDomainPtr again = virDomainDefineXML(conn, first);
    char *second = again ? virDomainGetXMLDesc(again, VIR_DOMAIN_XML_INACTIVE) : NULL;

    printf("define what was given: %s\n", second && strcmp(first, second) == 0 ? "the same"
           : text(second));
    free(first);
    free(second);
    if (again)
        virDomainFree(again);
    virDomainFree(domain);
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain = get_domain(conn);
    virDomainPtr other;

    printf("-- the default node's\n");
    all_flags(domain);
    virDomainFree(domain);
    domain = virDomainDefineXML(conn, XML(""));
    printf("-- off\n");
    all_flags(domain);
    twice(conn);
    virDomainCreate(domain);
    printf("-- running\n");
    all_flags(domain);
    printf("-- running, defined anew\n");
    other = virDomainDefineXML(conn, XML("<on_poweroff>preserve</on_poweroff>"));
    all_flags(other);
    virDomainFree(other);
    REPORT(virDomainDestroy(domain));
    printf("-- off again\n");
    all_flags(domain);
    virDomainCreate(domain);
    virDomainUndefine(domain);
    printf("-- transient\n");
    all_flags(domain);
    virDomainDestroy(domain);
    REPORT_STRING(virDomainGetXMLDesc(domain, 0));
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
