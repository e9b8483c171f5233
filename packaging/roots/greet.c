/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tells the versions of the library and of a daemon. */
#include <libvirt/libvirt.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    unsigned long library, daemon;
    virConnectPtr conn = virConnectOpenReadOnly(argc > 1 ? argv[1] : "test:///default");
    if (!conn || virGetVersion(&library, NULL, NULL) < 0 || virConnectGetLibVersion(conn, &daemon) < 0)
        return 1;
    printf("library %lu, daemon %lu\n", library, daemon);
    return virConnectClose(conn);
}
