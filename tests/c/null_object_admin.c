/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called without one. */
/* libs: virt-admin */
#define SWEEP_IN_PROCESS
#include "support/sweep.h"
#include "support/documents.h"
#include <libvirt/libvirt-admin.h>

int
main(void)
{
    begin_quietly();
    CALL_INT("", virAdmClientClose, NULL, 0);
    CALL_INT("", virAdmClientFree, NULL);
    CALL_INT("", virAdmClientGetID, NULL);
    CALL_INT("", virAdmClientGetInfo, NULL, out(1), number(2, 16), 0);
    CALL_INT("", virAdmClientGetTimestamp, NULL);
    CALL_INT("", virAdmClientGetTransport, NULL);
    CALL_INT("", virAdmConnectClose, NULL);
    CALL_INT("", virAdmConnectDaemonShutdown, NULL, 0);
    CALL_INT("", virAdmConnectGetLibVersion, NULL, out(1));
    CALL_INT("", virAdmConnectGetLoggingFilters, NULL, out(1), 0);
    CALL_INT("", virAdmConnectGetLoggingOutputs, NULL, out(1), 0);
    CALL_POINTER("", virAdmConnectGetURI, NULL);
    CALL_INT("", virAdmConnectIsAlive, NULL);
    CALL_INT("", virAdmConnectListServers, NULL, out(1), 0);
    CALL_POINTER("", virAdmConnectLookupServer, NULL, "name", 0);
    CALL_INT("", virAdmConnectRef, NULL);
    CALL_INT("", virAdmConnectRegisterCloseCallback, NULL, CALLBACK, NULL, NULL);
    CALL_INT("", virAdmConnectSetDaemonTimeout, NULL, 1, 0);
    CALL_INT("", virAdmConnectSetLoggingFilters, NULL, "1:util", 0);
    CALL_INT("", virAdmConnectSetLoggingOutputs, NULL, "1:stderr", 0);
    CALL_INT("", virAdmConnectUnregisterCloseCallback, NULL, CALLBACK);
    CALL_INT("", virAdmServerFree, NULL);
    CALL_INT("", virAdmServerGetClientLimits, NULL, out(1), number(2, 16), 0);
    CALL_POINTER("", virAdmServerGetName, NULL);
    CALL_INT("", virAdmServerGetThreadPoolParameters, NULL, out(1), number(2, 16), 0);
    CALL_INT("", virAdmServerListClients, NULL, out(1), 0);
    CALL_POINTER("", virAdmServerLookupClient, NULL, 1, 0);
    CALL_INT("", virAdmServerSetClientLimits, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virAdmServerSetThreadPoolParameters, NULL, unknown_parameter(), 1, 0);
    CALL_INT("", virAdmServerUpdateTlsFiles, NULL, 0);
    return 0;
}
