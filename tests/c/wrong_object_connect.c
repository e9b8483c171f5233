/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called with one of another kind. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_POINTER(" domain for conn", virConnectBaselineCPU, (void *) domain, one_string("<cpu/>"),
        1, 0);
    CALL_POINTER(" stream for conn", virConnectBaselineCPU, (void *) stream, one_string("<cpu/>"),
        1, 0);
    CALL_POINTER(" domain for conn", virConnectBaselineHypervisorCPU, (void *) domain,
        "/usr/bin/emulator", "x86_64", "machine", "test", one_string("<cpu/>"), 1, 0);
    CALL_POINTER(" stream for conn", virConnectBaselineHypervisorCPU, (void *) stream,
        "/usr/bin/emulator", "x86_64", "machine", "test", one_string("<cpu/>"), 1, 0);
    CALL_INT(" domain for conn", virConnectClose, (void *) domain);
    CALL_INT(" stream for conn", virConnectClose, (void *) stream);
    CALL_INT(" domain for conn", virConnectCompareCPU, (void *) domain, "<cpu/>", 0);
    CALL_INT(" stream for conn", virConnectCompareCPU, (void *) stream, "<cpu/>", 0);
    CALL_INT(" domain for conn", virConnectCompareHypervisorCPU, (void *) domain,
        "/usr/bin/emulator", "x86_64", "machine", "test", "<cpu/>", 0);
    CALL_INT(" stream for conn", virConnectCompareHypervisorCPU, (void *) stream,
        "/usr/bin/emulator", "x86_64", "machine", "test", "<cpu/>", 0);
    CALL_INT(" domain for conn", virConnectDomainEventDeregister, (void *) domain, CALLBACK);
    CALL_INT(" stream for conn", virConnectDomainEventDeregister, (void *) stream, CALLBACK);
    CALL_INT(" domain for conn", virConnectDomainEventDeregisterAny, (void *) domain, 0);
    CALL_INT(" stream for conn", virConnectDomainEventDeregisterAny, (void *) stream, 0);
    CALL_INT(" domain for conn", virConnectDomainEventRegister, (void *) domain, CALLBACK, NULL,
        NULL);
    CALL_INT(" stream for conn", virConnectDomainEventRegister, (void *) stream, CALLBACK, NULL,
        NULL);
    CALL_INT(" domain for conn", virConnectDomainEventRegisterAny, (void *) domain, NULL, 0,
        CALLBACK, NULL, NULL);
    CALL_INT(" stream for conn", virConnectDomainEventRegisterAny, (void *) stream, NULL, 0,
        CALLBACK, NULL, NULL);
    CALL_INT(" conn for dom", virConnectDomainEventRegisterAny, conn, (void *) conn, 0, CALLBACK,
        NULL, NULL);
    CALL_INT(" stream for dom", virConnectDomainEventRegisterAny, conn, (void *) stream, 0,
        CALLBACK, NULL, NULL);
    CALL_POINTER(" domain for conn", virConnectDomainXMLFromNative, (void *) domain, "format",
        "config", 0);
    CALL_POINTER(" stream for conn", virConnectDomainXMLFromNative, (void *) stream, "format",
        "config", 0);
    CALL_POINTER(" domain for conn", virConnectDomainXMLToNative, (void *) domain, "format",
        "<domain/>", 0);
    CALL_POINTER(" stream for conn", virConnectDomainXMLToNative, (void *) stream, "format",
        "<domain/>", 0);
    CALL_INT(" domain for conn", virConnectGetAllDomainStats, (void *) domain, 0, out(2), 0);
    CALL_INT(" stream for conn", virConnectGetAllDomainStats, (void *) stream, 0, out(2), 0);
    CALL_INT(" domain for conn", virConnectGetCPUModelNames, (void *) domain, "x86_64", out(2), 0);
    CALL_INT(" stream for conn", virConnectGetCPUModelNames, (void *) stream, "x86_64", out(2), 0);
    CALL_POINTER(" domain for conn", virConnectGetCapabilities, (void *) domain);
    CALL_POINTER(" stream for conn", virConnectGetCapabilities, (void *) stream);
    CALL_POINTER(" domain for conn", virConnectGetDomainCapabilities, (void *) domain,
        "/usr/bin/emulator", "x86_64", "machine", "test", 0);
    CALL_POINTER(" stream for conn", virConnectGetDomainCapabilities, (void *) stream,
        "/usr/bin/emulator", "x86_64", "machine", "test", 0);
    CALL_POINTER(" domain for conn", virConnectGetHostname, (void *) domain);
    CALL_POINTER(" stream for conn", virConnectGetHostname, (void *) stream);
    CALL_INT(" domain for conn", virConnectGetLibVersion, (void *) domain, out(1));
    CALL_INT(" stream for conn", virConnectGetLibVersion, (void *) stream, out(1));
    CALL_INT(" domain for conn", virConnectGetMaxVcpus, (void *) domain, "test");
    CALL_INT(" stream for conn", virConnectGetMaxVcpus, (void *) stream, "test");
    CALL_POINTER(" domain for conn", virConnectGetSysinfo, (void *) domain, 0);
    CALL_POINTER(" stream for conn", virConnectGetSysinfo, (void *) stream, 0);
    CALL_POINTER(" domain for conn", virConnectGetType, (void *) domain);
    CALL_POINTER(" stream for conn", virConnectGetType, (void *) stream);
    CALL_POINTER(" domain for conn", virConnectGetURI, (void *) domain);
    CALL_POINTER(" stream for conn", virConnectGetURI, (void *) stream);
    CALL_INT(" domain for conn", virConnectGetVersion, (void *) domain, out(1));
    CALL_INT(" stream for conn", virConnectGetVersion, (void *) stream, out(1));
    CALL_INT(" domain for conn", virConnectIsAlive, (void *) domain);
    CALL_INT(" stream for conn", virConnectIsAlive, (void *) stream);
    CALL_INT(" domain for conn", virConnectIsEncrypted, (void *) domain);
    CALL_INT(" stream for conn", virConnectIsEncrypted, (void *) stream);
    CALL_INT(" domain for conn", virConnectIsSecure, (void *) domain);
    CALL_INT(" stream for conn", virConnectIsSecure, (void *) stream);
    CALL_INT(" domain for conn", virConnectListAllDomains, (void *) domain, out(1), 0);
    CALL_INT(" stream for conn", virConnectListAllDomains, (void *) stream, out(1), 0);
    CALL_INT(" domain for conn", virConnectListDefinedDomains, (void *) domain, out(1), 4);
    CALL_INT(" stream for conn", virConnectListDefinedDomains, (void *) stream, out(1), 4);
    CALL_INT(" domain for conn", virConnectListDomains, (void *) domain, out(1), 4);
    CALL_INT(" stream for conn", virConnectListDomains, (void *) stream, out(1), 4);
    CALL_INT(" domain for conn", virConnectNumOfDefinedDomains, (void *) domain);
    CALL_INT(" stream for conn", virConnectNumOfDefinedDomains, (void *) stream);
    CALL_INT(" domain for conn", virConnectNumOfDomains, (void *) domain);
    CALL_INT(" stream for conn", virConnectNumOfDomains, (void *) stream);
    CALL_INT(" domain for conn", virConnectRef, (void *) domain);
    CALL_INT(" stream for conn", virConnectRef, (void *) stream);
    CALL_INT(" domain for conn", virConnectRegisterCloseCallback, (void *) domain, CALLBACK, NULL,
        NULL);
    CALL_INT(" stream for conn", virConnectRegisterCloseCallback, (void *) stream, CALLBACK, NULL,
        NULL);
    CALL_INT(" domain for conn", virConnectSetKeepAlive, (void *) domain, 5, 3);
    CALL_INT(" stream for conn", virConnectSetKeepAlive, (void *) stream, 5, 3);
    CALL_INT(" domain for conn", virConnectUnregisterCloseCallback, (void *) domain, CALLBACK);
    CALL_INT(" stream for conn", virConnectUnregisterCloseCallback, (void *) stream, CALLBACK);
    CALL_INT(" domain for conn", virNodeAllocPages, (void *) domain, 1, out(2), out(3), 0, 1, 0);
    CALL_INT(" stream for conn", virNodeAllocPages, (void *) stream, 1, out(2), out(3), 0, 1, 0);
    CALL_INT(" domain for conn", virNodeGetCPUMap, (void *) domain, out(1), out(2), 0);
    CALL_INT(" stream for conn", virNodeGetCPUMap, (void *) stream, out(1), out(2), 0);
    CALL_INT(" domain for conn", virNodeGetCPUStats, (void *) domain, -1, out(2), number(3, 16), 0);
    CALL_INT(" stream for conn", virNodeGetCPUStats, (void *) stream, -1, out(2), number(3, 16), 0);
    CALL_INT(" domain for conn", virNodeGetCellsFreeMemory, (void *) domain, out(1), 0, 1);
    CALL_INT(" stream for conn", virNodeGetCellsFreeMemory, (void *) stream, out(1), 0, 1);
    CALL_INT(" domain for conn", virNodeGetFreeMemory, (void *) domain);
    CALL_INT(" stream for conn", virNodeGetFreeMemory, (void *) stream);
    CALL_INT(" domain for conn", virNodeGetFreePages, (void *) domain, 1, out(2), 0, 1, out(5), 0);
    CALL_INT(" stream for conn", virNodeGetFreePages, (void *) stream, 1, out(2), 0, 1, out(5), 0);
    CALL_INT(" domain for conn", virNodeGetInfo, (void *) domain, out(1));
    CALL_INT(" stream for conn", virNodeGetInfo, (void *) stream, out(1));
    CALL_INT(" domain for conn", virNodeGetMemoryParameters, (void *) domain, out(1),
        number(2, 16), 0);
    CALL_INT(" stream for conn", virNodeGetMemoryParameters, (void *) stream, out(1),
        number(2, 16), 0);
    CALL_INT(" domain for conn", virNodeGetMemoryStats, (void *) domain, -1, out(2), number(3, 16),
        0);
    CALL_INT(" stream for conn", virNodeGetMemoryStats, (void *) stream, -1, out(2), number(3, 16),
        0);
    CALL_INT(" domain for conn", virNodeGetSEVInfo, (void *) domain, out(1), number(2, 16), 0);
    CALL_INT(" stream for conn", virNodeGetSEVInfo, (void *) stream, out(1), number(2, 16), 0);
    CALL_INT(" domain for conn", virNodeGetSecurityModel, (void *) domain, out(1));
    CALL_INT(" stream for conn", virNodeGetSecurityModel, (void *) stream, out(1));
    CALL_INT(" domain for conn", virNodeSetMemoryParameters, (void *) domain, unknown_parameter(),
        1, 0);
    CALL_INT(" stream for conn", virNodeSetMemoryParameters, (void *) stream, unknown_parameter(),
        1, 0);
    CALL_INT(" domain for conn", virNodeSuspendForDuration, (void *) domain, 0, 60, 0);
    CALL_INT(" stream for conn", virNodeSuspendForDuration, (void *) stream, 0, 60, 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
