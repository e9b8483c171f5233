/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function on a connection that may only read. */
/* libs: virt-qemu virt-lxc */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"
#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt-lxc.h>

int
main(void)
{
    virConnectPtr conn = open_test(1);
    virDomainPtr domain = get_domain(conn);

    CALL_INT("", virConnectDomainQemuMonitorEventDeregister, conn, 0);
    CALL_INT("", virConnectDomainQemuMonitorEventRegister, conn, NULL, "EVENT", CALLBACK, NULL,
        NULL, 0);
    CALL_INT("", virDomainLxcEnterCGroup, domain, 0);
    CALL_INT("", virDomainLxcEnterNamespace, domain, 0, out(2), out(3), out(4), 0);
    CALL_INT("", virDomainLxcOpenNamespace, domain, out(1), 0);
    CALL_POINTER("", virDomainQemuAgentCommand, domain, "command", 1, 0);
    CALL_POINTER("", virDomainQemuAttach, conn, 1, 0);
    CALL_INT("", virDomainQemuMonitorCommand, domain, "command", out(2), 0);
    CALL_INT("", virDomainQemuMonitorCommandWithFiles, domain, "command", 0, out(3), out(4),
        out(5), out(6), 0);

    virDomainFree(domain);
    close_test(conn);
    return 0;
}
