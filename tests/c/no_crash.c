/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Calls that the reference does not survive; each must end in an error. */
/* libs: virt-lxc */
/* reference-dies: SIGSEGV */
#include <libvirt/libvirt-lxc.h>

#include "support/objects.h"

/* Where there is nothing sensible to say, staying alive is enough. */
#define SURVIVES(expression)                    \
    do {                                        \
        expression;                             \
        printf("survived %s\n", #expression);   \
        virResetLastError();                    \
    } while (0)

/* As many processors as fit into a number. */
#define MANY_CPUS                                                           \
    "<domain type='test'><name>many</name><memory>1</memory><vcpu>-1</vcpu>" \
    "<os><type>hvm</type></os></domain>"

static void
without_object(void)
{
    virTypedParameter parameter = { "field", VIR_TYPED_PARAM_INT, { 1 } };
    virTypedParameterPtr parameters = NULL;
    int number = 0;
    int descriptor = -1;

    REPORT(virConnectSetIdentity(NULL, &parameter, 1, 0));
    REPORT(virDomainFDAssociate(NULL, "name", 1, &descriptor, 0));
    REPORT(virDomainGetLaunchSecurityInfo(NULL, &parameters, &number, 0));
    REPORT(virDomainSetLaunchSecurityState(NULL, &parameter, 1, 0));
    REPORT(virDomainLxcEnterNamespace(NULL, 0, &descriptor, NULL, NULL, 0));
}

static void
with_wrong_object(virConnectPtr conn, virDomainPtr domain)
{
    virTypedParameter parameter = { "field", VIR_TYPED_PARAM_INT, { 1 } };
    virError copy;
    int descriptor = -1;

    memset(&copy, 0, sizeof(copy));
    REPORT(virConnectSetIdentity((virConnectPtr) domain, &parameter, 1, 0));
    REPORT(virDomainFDAssociate((virDomainPtr) conn, "name", 1, &descriptor, 0));
    REPORT(virDomainLxcEnterNamespace((virDomainPtr) conn, 0, &descriptor, NULL, NULL, 0));
    REPORT_POINTER(virDomainMigrate3(domain, (virConnectPtr) domain, NULL, 0, 0));
    SURVIVES(virConnCopyLastError((virConnectPtr) domain, &copy));
    SURVIVES(virConnGetLastError((virConnectPtr) domain));
    SURVIVES(virConnResetLastError((virConnectPtr) domain));
    SURVIVES(virConnSetErrorFunc((virConnectPtr) domain, NULL, ignore_error));
}

static void
with_null_argument(virConnectPtr conn, virDomainPtr domain)
{
    virTypedParameterPtr parameters = NULL;
    virError error;
    long long seconds;
    unsigned int nanoseconds;
    int number = 0;
    int room = 0;

    REPORT_POINTER(virDomainMigrate3(domain, NULL, NULL, 0, 0));
    SURVIVES(virDomainMigrate3(domain, conn, NULL, 1, 0));
    SURVIVES(virDomainGetTime(domain, NULL, &nanoseconds, 0));
    SURVIVES(virDomainGetTime(domain, &seconds, NULL, 0));
    number = 16;
    SURVIVES(virDomainGetInterfaceParameters(domain, NULL, NULL, &number, 0));
    number = 0;
    SURVIVES(virTypedParamsAddInt(NULL, &number, &room, "name", 1));
    SURVIVES(virTypedParamsAddInt(&parameters, NULL, &room, "name", 1));
    SURVIVES(virTypedParamsAddInt(&parameters, &number, NULL, "name", 1));
    virTypedParamsFree(parameters, number);
    SURVIVES(virConnCopyLastError(conn, NULL));
    memset(&error, 0, sizeof(error));
    error.code = VIR_ERR_INTERNAL_ERROR;
    error.level = VIR_ERR_ERROR;
    SURVIVES(virDefaultErrorFunc(&error));
    SURVIVES(virDomainDefineXML(conn, MANY_CPUS));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virDomainPtr domain = get_domain(conn);

    without_object();
    with_wrong_object(conn, domain);
    with_null_argument(conn, domain);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
