/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A program at a fixed address takes a copy of the one variable the library
 * exports, so its size and its first value must be right from the start.
 */
/* cflags: -no-pie -fno-pie */
#include "support/report.h"

static virConnectAuthPtr at_start;

int
main(void)
{
    virConnectPtr conn;
    virConnectAuth empty;
    virConnectAuthPtr kept = virConnectAuthPtrDefault;
    unsigned int each;

    at_start = virConnectAuthPtrDefault;
    printf("size %zu, set %d\n", sizeof(virConnectAuthPtrDefault), at_start != NULL);
    for (each = 0; each < at_start->ncredtype; each++)
        printf("credential %d\n", at_start->credtype[each]);
    printf("callback %d, data %d\n", at_start->cb != NULL, at_start->cbdata != NULL);
    begin_quietly();
    printf("the same after initialising: %d\n", at_start == virConnectAuthPtrDefault);
    conn = virConnectOpenAuth("test:///default", virConnectAuthPtrDefault, 0);
    REPORT_POINTER(conn);
    virConnectClose(conn);
    /* The variable belongs to the program and may be changed. */
    memset(&empty, 0, sizeof(empty));
    virConnectAuthPtrDefault = &empty;
    conn = virConnectOpenAuth("test:///default", virConnectAuthPtrDefault, VIR_CONNECT_RO);
    REPORT_POINTER(conn);
    virConnectClose(conn);
    virConnectAuthPtrDefault = NULL;
    conn = virConnectOpenAuth("test:///default", virConnectAuthPtrDefault, 0);
    REPORT_POINTER(conn);
    virConnectClose(conn);
    virConnectAuthPtrDefault = kept;
    return 0;
}
