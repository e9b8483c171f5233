/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called with one of another kind. */
/* libs: virt-qemu virt-lxc */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"
#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt-lxc.h>

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_INT(" domain for conn", virConnectDomainQemuMonitorEventDeregister, (void *) domain, 0);
    CALL_INT(" stream for conn", virConnectDomainQemuMonitorEventDeregister, (void *) stream, 0);
    CALL_INT(" domain for conn", virConnectDomainQemuMonitorEventRegister, (void *) domain, NULL,
        "EVENT", CALLBACK, NULL, NULL, 0);
    CALL_INT(" stream for conn", virConnectDomainQemuMonitorEventRegister, (void *) stream, NULL,
        "EVENT", CALLBACK, NULL, NULL, 0);
    CALL_INT(" conn for domain", virDomainLxcEnterCGroup, (void *) conn, 0);
    CALL_INT(" stream for domain", virDomainLxcEnterCGroup, (void *) stream, 0);
    CALL_INT(" conn for domain", virDomainLxcOpenNamespace, (void *) conn, out(1), 0);
    CALL_INT(" stream for domain", virDomainLxcOpenNamespace, (void *) stream, out(1), 0);
    CALL_POINTER(" conn for domain", virDomainQemuAgentCommand, (void *) conn, "command", 1, 0);
    CALL_POINTER(" stream for domain", virDomainQemuAgentCommand, (void *) stream, "command", 1, 0);
    CALL_POINTER(" domain for conn", virDomainQemuAttach, (void *) domain, 1, 0);
    CALL_POINTER(" stream for conn", virDomainQemuAttach, (void *) stream, 1, 0);
    CALL_INT(" conn for domain", virDomainQemuMonitorCommand, (void *) conn, "command", out(2), 0);
    CALL_INT(" stream for domain", virDomainQemuMonitorCommand, (void *) stream, "command", out(2),
        0);
    CALL_INT(" conn for domain", virDomainQemuMonitorCommandWithFiles, (void *) conn, "command", 0,
        out(3), out(4), out(5), out(6), 0);
    CALL_INT(" stream for domain", virDomainQemuMonitorCommandWithFiles, (void *) stream,
        "command", 0, out(3), out(4), out(5), out(6), 0);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
