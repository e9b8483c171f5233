/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called with one of another kind. */
/* libs: virt-admin */
/* reference-dies: SIGSEGV */
#define SWEEP_IN_PROCESS
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"
#include <libvirt/libvirt-admin.h>

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_INT(" conn for client", virAdmClientClose, (void *) conn, 0);
    CALL_INT(" conn for client", virAdmClientFree, (void *) conn);
    CALL_INT(" conn for client", virAdmClientGetID, (void *) conn);
    CALL_INT(" conn for client", virAdmClientGetInfo, (void *) conn, out(1), number(2, 16), 0);
    CALL_INT(" conn for client", virAdmClientGetTimestamp, (void *) conn);
    CALL_INT(" conn for client", virAdmClientGetTransport, (void *) conn);
    CALL_INT(" conn for conn", virAdmConnectClose, (void *) conn);
    CALL_INT(" conn for conn", virAdmConnectDaemonShutdown, (void *) conn, 0);
    CALL_INT(" conn for conn", virAdmConnectGetLibVersion, (void *) conn, out(1));
    CALL_INT(" conn for conn", virAdmConnectGetLoggingFilters, (void *) conn, out(1), 0);
    CALL_INT(" conn for conn", virAdmConnectGetLoggingOutputs, (void *) conn, out(1), 0);
    CALL_POINTER(" conn for conn", virAdmConnectGetURI, (void *) conn);
    CALL_INT(" conn for conn", virAdmConnectIsAlive, (void *) conn);
    CALL_INT(" conn for conn", virAdmConnectListServers, (void *) conn, out(1), 0);
    CALL_POINTER(" conn for conn", virAdmConnectLookupServer, (void *) conn, "name", 0);
    CALL_INT(" conn for conn", virAdmConnectRef, (void *) conn);
    CALL_INT(" conn for conn", virAdmConnectRegisterCloseCallback, (void *) conn, CALLBACK, NULL,
        NULL);
    CALL_INT(" conn for conn", virAdmConnectSetDaemonTimeout, (void *) conn, 1, 0);
    CALL_INT(" conn for conn", virAdmConnectSetLoggingFilters, (void *) conn, "1:util", 0);
    CALL_INT(" conn for conn", virAdmConnectSetLoggingOutputs, (void *) conn, "1:stderr", 0);
    CALL_INT(" conn for conn", virAdmConnectUnregisterCloseCallback, (void *) conn, CALLBACK);
    CALL_INT(" conn for srv", virAdmServerFree, (void *) conn);
    CALL_INT(" conn for srv", virAdmServerGetClientLimits, (void *) conn, out(1), number(2, 16), 0);
    CALL_POINTER(" conn for srv", virAdmServerGetName, (void *) conn);
    CALL_INT(" conn for srv", virAdmServerGetThreadPoolParameters, (void *) conn, out(1),
        number(2, 16), 0);
    CALL_INT(" conn for srv", virAdmServerListClients, (void *) conn, out(1), 0);
    CALL_POINTER(" conn for srv", virAdmServerLookupClient, (void *) conn, 1, 0);
    CALL_INT(" conn for srv", virAdmServerSetClientLimits, (void *) conn, unknown_parameter(), 1,
        0);
    CALL_INT(" conn for srv", virAdmServerSetThreadPoolParameters, (void *) conn,
        unknown_parameter(), 1, 0);
    CALL_INT(" conn for srv", virAdmServerUpdateTlsFiles, (void *) conn, 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
