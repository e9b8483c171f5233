/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every function of the administration interface, on a daemon. */
/* libs: virt-admin */
/* through: daemon */
/* user: 0 */
/* args: libvirtd:///system?socket=@DAEMON@/libvirt-admin-sock */
#include "remote/admin.c"
