/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What domain programs have in common: documents and ways to show a domain. */
#ifndef SUPPORT_DOMAINS_H
#define SUPPORT_DOMAINS_H

#include "objects.h"

/* The last digits of a UUID tell domains apart. */
#define SMALL_DOMAIN(name, digit) \
    DOMAIN_XML_NAMED(name, "55555555-2222-3333-4444-55555555555" digit)

static inline int
by_name(const void *left, const void *right)
{
    return strcmp(virDomainGetName(*(virDomainPtr *) left),
                  virDomainGetName(*(virDomainPtr *) right));
}

static inline void
print_state(virDomainPtr domain)
{
    int state = -9;
    int reason = -9;
    int result = virDomainGetState(domain, &state, &reason, 0);

    if (result < 0) {
        printf("no state: ");
        print_last_error();
        return;
    }
    printf("%s: state %d reason %d id %d active %d persistent %d updated %d saved %d\n",
           virDomainGetName(domain), state, reason, (int) virDomainGetID(domain),
           virDomainIsActive(domain), virDomainIsPersistent(domain), virDomainIsUpdated(domain),
           virDomainHasManagedSaveImage(domain, 0));
    virResetLastError();
}

/* All domains of a connection, by name. */
static inline void
print_domains(virConnectPtr conn, unsigned int flags)
{
    virDomainPtr *domains = NULL;
    int count = virConnectListAllDomains(conn, &domains, flags);
    int each;

    printf("%d domains", count);
    if (count < 0) {
        printf(", list %s | ", domains ? "set" : "NULL");
        print_last_error();
        return;
    }
    printf(", ended %d\n", domains[count] == NULL);
    qsort(domains, count, sizeof(*domains), by_name);
    for (each = 0; each < count; each++) {
        printf("  ");
        print_state(domains[each]);
        virDomainFree(domains[each]);
    }
    free(domains);
}

/* Defines a domain and lets go of it. */
static inline void
define(virConnectPtr conn, const char *xml)
{
    virDomainPtr domain = virDomainDefineXML(conn, xml);

    if (!domain) {
        printf("cannot define: ");
        print_last_error();
        return;
    }
    virDomainFree(domain);
}

#endif
