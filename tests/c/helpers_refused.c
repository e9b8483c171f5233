/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Functions without a connection, with what they refuse. */
#include "support/report.h"

int
main(void)
{
    virTypedParameterPtr params = NULL;
    int count = 0, room = 0;
    char name[VIR_TYPED_PARAM_FIELD_LENGTH + 1];
    unsigned long version = 0, type = 0;

    begin_quietly();
    memset(name, 'n', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';
    printf("-- names of parameters that are too long\n");
    REPORT(virTypedParamsAddInt(&params, &count, &room, name, 1));
    REPORT(virTypedParamsAddUInt(&params, &count, &room, name, 1));
    REPORT(virTypedParamsAddLLong(&params, &count, &room, name, 1));
    REPORT(virTypedParamsAddULLong(&params, &count, &room, name, 1));
    REPORT(virTypedParamsAddDouble(&params, &count, &room, name, 1));
    REPORT(virTypedParamsAddBoolean(&params, &count, &room, name, 1));
    REPORT(virTypedParamsAddString(&params, &count, &room, name, "text"));
    name[sizeof(name) - 2] = '\0';
    REPORT(virTypedParamsAddInt(&params, &count, &room, name, 1));
    printf("  %d\n", count);
    virTypedParamsFree(params, count);
    printf("-- versions\n");
    REPORT(virGetVersion(NULL, NULL, NULL));
    REPORT(virGetVersion(&version, "nonsense", &type));
    printf("-- an event loop that is not there\n");
    REPORT(virEventAddHandle(0, VIR_EVENT_HANDLE_READABLE, NULL, NULL, NULL));
    REPORT(virEventAddTimeout(-1, NULL, NULL, NULL));
    REPORT(virEventRemoveHandle(1));
    REPORT(virEventRemoveTimeout(1));
    return 0;
}
