/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every pointer left out in turn, every size zero and negative. */
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
    virDomainPtr domain = get_domain(conn);

    CALL_INT(" callbackID -1", virConnectDomainQemuMonitorEventDeregister, conn, -1);
    CALL_INT(" event NULL", virConnectDomainQemuMonitorEventRegister, conn, NULL, NULL, CALLBACK,
        NULL, NULL, 0);
    CALL_INT(" event empty", virConnectDomainQemuMonitorEventRegister, conn, NULL, "", CALLBACK,
        NULL, NULL, 0);
    CALL_INT(" cb NULL", virConnectDomainQemuMonitorEventRegister, conn, NULL, "EVENT", NULL, NULL,
        NULL, 0);
    CALL_INT(" fdlist NULL", virDomainLxcEnterNamespace, domain, 0, NULL, out(3), out(4), 0);
    CALL_INT(" noldfdlist NULL", virDomainLxcEnterNamespace, domain, 0, out(2), NULL, out(4), 0);
    CALL_INT(" oldfdlist NULL", virDomainLxcEnterNamespace, domain, 0, out(2), out(3), NULL, 0);
    CALL_INT(" fdlist NULL", virDomainLxcOpenNamespace, domain, NULL, 0);
    CALL_POINTER(" cmd NULL", virDomainQemuAgentCommand, domain, NULL, 1, 0);
    CALL_POINTER(" cmd empty", virDomainQemuAgentCommand, domain, "", 1, 0);
    CALL_POINTER(" timeout 0", virDomainQemuAgentCommand, domain, "command", 0, 0);
    CALL_POINTER(" timeout -1", virDomainQemuAgentCommand, domain, "command", -1, 0);
    CALL_INT(" cmd NULL", virDomainQemuMonitorCommand, domain, NULL, out(2), 0);
    CALL_INT(" cmd empty", virDomainQemuMonitorCommand, domain, "", out(2), 0);
    CALL_INT(" result NULL", virDomainQemuMonitorCommand, domain, "command", NULL, 0);
    CALL_INT(" cmd NULL", virDomainQemuMonitorCommandWithFiles, domain, NULL, 0, out(3), out(4),
        out(5), out(6), 0);
    CALL_INT(" cmd empty", virDomainQemuMonitorCommandWithFiles, domain, "", 0, out(3), out(4),
        out(5), out(6), 0);
    CALL_INT(" infiles NULL", virDomainQemuMonitorCommandWithFiles, domain, "command", 0, NULL,
        out(4), out(5), out(6), 0);
    CALL_INT(" noutfiles NULL", virDomainQemuMonitorCommandWithFiles, domain, "command", 0, out(3),
        NULL, out(5), out(6), 0);
    CALL_INT(" outfiles NULL", virDomainQemuMonitorCommandWithFiles, domain, "command", 0, out(3),
        out(4), NULL, out(6), 0);
    CALL_INT(" result NULL", virDomainQemuMonitorCommandWithFiles, domain, "command", 0, out(3),
        out(4), out(5), NULL, 0);

    virDomainFree(domain);
    close_test(conn);
    return 0;
}
