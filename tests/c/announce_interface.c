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

    virTypedParameter params[2];

    memset(params, 0, sizeof(params));
    strcpy(params[0].field, VIR_DOMAIN_ANNOUNCE_INTERFACE_ROUNDS);
    params[0].type = VIR_TYPED_PARAM_INT;
    params[0].value.i = 3;
    memset(params[1].field, 'x', sizeof(params[1].field));
    params[1].type = VIR_TYPED_PARAM_INT;

    REPORT(virDomainAnnounceInterface(NULL, "vnet0", NULL, 0, 0));
    REPORT(virDomainAnnounceInterface((virDomainPtr) conn, "vnet0", NULL, 0, 0));
    REPORT(virDomainAnnounceInterface(reader, "vnet0", NULL, 0, 0));
    REPORT(virDomainAnnounceInterface(domain, "vnet0", NULL, 0, 0));
    REPORT(virDomainAnnounceInterface(reader, NULL, NULL, -1, 0));
    REPORT(virDomainAnnounceInterface(domain, NULL, NULL, 0, 0));
    REPORT(virDomainAnnounceInterface(domain, NULL, NULL, 1, 0));
    REPORT(virDomainAnnounceInterface(domain, "", NULL, -1, 0));
    REPORT(virDomainAnnounceInterface(domain, "vnet0", params, 0, 0));
    REPORT(virDomainAnnounceInterface(domain, "vnet0", params, 1, 0));
    REPORT(virDomainAnnounceInterface(domain, "vnet0", params, 2, 0));
    params[0].type = VIR_TYPED_PARAM_STRING;
    params[0].value.s = NULL;
    REPORT(virDomainAnnounceInterface(domain, "vnet0", params, 1, 0));
    params[0].type = 77;
    REPORT(virDomainAnnounceInterface(domain, "vnet0", params, 1, 0x80000000));
    virDomainFree(domain);
    virDomainFree(reader);
    close_test(conn);
    return 0;
}
