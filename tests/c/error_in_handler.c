/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * An error handler that uses the library itself. The reference forgets the
 * error that is being reported; a caller should still find it.
 */
#include "support/objects.h"

static void
curious(void *opaque, virErrorPtr error)
{
    virConnectPtr conn = opaque;

    printf("handler: code %d, last error %d", error->code, virGetLastErrorCode());
    printf(", domains %d", virConnectNumOfDomains(conn));
    printf(", last error then %d\n", virGetLastErrorCode());
}

int
main(void)
{
    virConnectPtr conn = open_test(0);

    virSetErrorFunc(conn, curious);
    virDomainLookupByName(conn, "nobody");
    printf("after: ");
    print_last_error();
    virConnSetErrorFunc(conn, conn, curious);
    virDomainLookupByName(conn, "nobody");
    printf("after: ");
    print_last_error();
    virConnSetErrorFunc(conn, NULL, NULL);
    virSetErrorFunc(NULL, ignore_error);
    close_test(conn);
    return 0;
}
