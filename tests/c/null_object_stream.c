/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called without one. */
#define SWEEP_IN_PROCESS
#include "support/sweep.h"
#include "support/documents.h"

int
main(void)
{
    begin_quietly();
    CALL_INT("", virStreamAbort, NULL);
    CALL_INT("", virStreamEventAddCallback, NULL, 1, CALLBACK, NULL, NULL);
    CALL_INT("", virStreamEventRemoveCallback, NULL);
    CALL_INT("", virStreamEventUpdateCallback, NULL, 1);
    CALL_INT("", virStreamFinish, NULL);
    CALL_INT("", virStreamFree, NULL);
    CALL_POINTER("", virStreamNew, NULL, 0);
    CALL_INT("", virStreamRecv, NULL, out(1), 16);
    CALL_INT("", virStreamRecvAll, NULL, CALLBACK, NULL);
    CALL_INT("", virStreamRecvFlags, NULL, out(1), 16, 0);
    CALL_INT("", virStreamRecvHole, NULL, out(1), 0);
    CALL_INT("", virStreamRef, NULL);
    CALL_INT("", virStreamSend, NULL, "data", 16);
    CALL_INT("", virStreamSendAll, NULL, CALLBACK, NULL);
    CALL_INT("", virStreamSendHole, NULL, 0, 0);
    CALL_INT("", virStreamSparseRecvAll, NULL, CALLBACK, CALLBACK, NULL);
    CALL_INT("", virStreamSparseSendAll, NULL, CALLBACK, CALLBACK, CALLBACK, NULL);
    return 0;
}
