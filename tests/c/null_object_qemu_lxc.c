/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called without one. */
/* libs: virt-qemu virt-lxc */
#define SWEEP_IN_PROCESS
#include "support/sweep.h"
#include "support/documents.h"
#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt-lxc.h>

int
main(void)
{
    begin_quietly();
    CALL_INT("", virConnectDomainQemuMonitorEventDeregister, NULL, 0);
    CALL_INT("", virConnectDomainQemuMonitorEventRegister, NULL, NULL, "EVENT", CALLBACK, NULL,
        NULL, 0);
    CALL_INT("", virDomainLxcEnterCGroup, NULL, 0);
    CALL_INT("", virDomainLxcEnterSecurityLabel, NULL, out(1), out(2), 0);
    CALL_INT("", virDomainLxcOpenNamespace, NULL, out(1), 0);
    CALL_POINTER("", virDomainQemuAgentCommand, NULL, "command", 1, 0);
    CALL_POINTER("", virDomainQemuAttach, NULL, 1, 0);
    CALL_INT("", virDomainQemuMonitorCommand, NULL, "command", out(2), 0);
    CALL_INT("", virDomainQemuMonitorCommandWithFiles, NULL, "command", 0, out(3), out(4), out(5),
        out(6), 0);
    return 0;
}
