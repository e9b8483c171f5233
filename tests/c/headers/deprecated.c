/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The compiler warns of three fields, one a line, and of nothing else. */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

const void *fields(virErrorPtr err, int which);

const void *fields(virErrorPtr err, int which)
{
    switch (which) {
    case 0:
        return err->conn;
    case 1:
        return err->dom;
    case 2:
        return err->net;
    default:
        return err->message;
    }
}
