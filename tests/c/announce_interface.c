/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The one function that is younger than the reference the programs are linked with. */
/* reference-lacks: virDomainAnnounceInterface */
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(1);
    virDomainPtr reader = get_domain(conn);
    virDomainPtr domain = get_domain(writer);

    REPORT(virDomainAnnounceInterface(NULL, "vnet0", NULL, 0, 0));
    REPORT(virDomainAnnounceInterface((virDomainPtr) conn, "vnet0", NULL, 0, 0));
    REPORT(virDomainAnnounceInterface(reader, "vnet0", NULL, 0, 0));
    REPORT(virDomainAnnounceInterface(domain, "vnet0", NULL, 0, 0));
    virDomainFree(domain);
    virDomainFree(reader);
    close_test(conn);
    return 0;
}
