/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The error functions before anything has initialised the library. */
/* reference-dies: SIGABRT */
#include "support/report.h"

int
main(void)
{
    virError copy;
    virErrorPtr saved;
    int code;

    memset(&copy, 0, sizeof(copy));
    printf("last error %s\n", virGetLastError() ? "set" : "NULL");
    printf("message %s\n", virGetLastErrorMessage());
    code = virCopyLastError(&copy);
    printf("copied %d, code %d\n", code, copy.code);
    saved = virSaveLastError();
    printf("saved %s, code %d\n", saved ? "set" : "NULL", saved ? saved->code : -1);
    virFreeError(saved);
    virResetLastError();
    printf("code %d domain %d\n", virGetLastErrorCode(), virGetLastErrorDomain());
    virSetErrorFunc(NULL, ignore_error);
    REPORT(virDomainFree(NULL));
    return 0;
}
