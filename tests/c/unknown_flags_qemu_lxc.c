/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function with flags that no version knows. */
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
    virDomainPtr defined = get_defined(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_INT(" 0x80000000", virConnectDomainQemuMonitorEventRegister, conn, NULL, "EVENT",
        CALLBACK, NULL, NULL, 0x80000000u);
    CALL_INT(" 0x40000000", virConnectDomainQemuMonitorEventRegister, conn, NULL, "EVENT",
        CALLBACK, NULL, NULL, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainLxcEnterCGroup, domain, 0x80000000u);
    CALL_INT(" 0x40000000", virDomainLxcEnterCGroup, defined, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainLxcEnterNamespace, domain, 0, out(2), out(3), out(4),
        0x80000000u);
    CALL_INT(" 0x40000000", virDomainLxcEnterNamespace, defined, 0, out(2), out(3), out(4),
        0x40000000u);
    CALL_INT(" 0x80000000", virDomainLxcOpenNamespace, domain, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainLxcOpenNamespace, defined, out(1), 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainQemuAgentCommand, domain, "command", 1, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainQemuAgentCommand, defined, "command", 1, 0x40000000u);
    CALL_POINTER(" 0x80000000", virDomainQemuAttach, conn, 1, 0x80000000u);
    CALL_POINTER(" 0x40000000", virDomainQemuAttach, conn, 1, 0x40000000u);
    CALL_INT(" 0x80000000", virDomainQemuMonitorCommand, domain, "command", out(2), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainQemuMonitorCommand, defined, "command", out(2), 0x40000000u);
    CALL_INT(" 0x80000000", virDomainQemuMonitorCommandWithFiles, domain, "command", 0, out(3),
        out(4), out(5), out(6), 0x80000000u);
    CALL_INT(" 0x40000000", virDomainQemuMonitorCommandWithFiles, defined, "command", 0, out(3),
        out(4), out(5), out(6), 0x40000000u);

    virDomainFree(domain);
    virDomainFree(defined);
    close_test(conn);
    return 0;
}
