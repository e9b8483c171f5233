/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function on a connection that may only read. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(1);
    virStreamPtr stream = get_stream(conn);

    CALL_INT("", virStreamAbort, stream);
    CALL_INT("", virStreamEventAddCallback, stream, 1, CALLBACK, NULL, NULL);
    CALL_INT("", virStreamEventRemoveCallback, stream);
    CALL_INT("", virStreamEventUpdateCallback, stream, 1);
    CALL_INT("", virStreamFinish, stream);
    CALL_INT("", virStreamFree, stream);
    CALL_POINTER("", virStreamNew, conn, 0);
    CALL_INT("", virStreamRecv, stream, out(1), 16);
    CALL_INT("", virStreamRecvAll, stream, CALLBACK, NULL);
    CALL_INT("", virStreamRecvFlags, stream, out(1), 16, 0);
    CALL_INT("", virStreamRecvHole, stream, out(1), 0);
    CALL_INT("", virStreamRef, stream);
    CALL_INT("", virStreamSend, stream, "data", 16);
    CALL_INT("", virStreamSendAll, stream, CALLBACK, NULL);
    CALL_INT("", virStreamSendHole, stream, 0, 0);
    CALL_INT("", virStreamSparseRecvAll, stream, CALLBACK, CALLBACK, NULL);
    CALL_INT("", virStreamSparseSendAll, stream, CALLBACK, CALLBACK, CALLBACK, NULL);

    virStreamFree(stream);
    close_test(conn);
    return 0;
}
