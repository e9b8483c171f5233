/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Settings of a daemon. A program of its own: the reference does not survive both of its libraries
 * in use in one process.
 */
/* libs: virt-admin */
/* through: daemon */
/* user: 0 */
/* args: libvirtd:///system?socket=@DAEMON@/libvirt-admin-sock */
#include <libvirt/libvirt-admin.h>

#include "support/report.h"

int
main(int argc, char **argv)
{
    virAdmConnectPtr conn;
    virAdmServerPtr server;
    virTypedParameterPtr params = NULL;
    int count = 0, room = 0;
    unsigned long long version = 0;

    virSetErrorFunc(NULL, ignore_error);
    REPORT(virAdmInitialize());
    REPORT(virAdmGetVersion(&version));
    REPORT_POINTER(conn = virAdmConnectOpen(argv[1], 0));
    require(conn, "the administration");
    REPORT(virAdmConnectSetLoggingOutputs(conn, "3:stderr", 0));
    REPORT(virAdmConnectSetLoggingOutputs(conn, "nonsense", 0));
    REPORT_POINTER(server = virAdmConnectLookupServer(conn, "libvirtd", 0));
    virTypedParamsAddUInt(&params, &count, &room, VIR_THREADPOOL_WORKERS_MAX, 25);
    REPORT(virAdmServerSetThreadPoolParameters(server, params, count, 0));
    virTypedParamsFree(params, count);
    REPORT(virAdmServerFree(server));
    REPORT(virAdmConnectClose(conn));
    return 0;
}
