/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function that takes an object, called with one of another kind. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);
    virDomainPtr domain = get_domain(conn);

    CALL_INT(" conn for stream", virStreamAbort, (void *) conn);
    CALL_INT(" conn for stream", virStreamEventAddCallback, (void *) conn, 1, CALLBACK, NULL, NULL);
    CALL_INT(" conn for stream", virStreamEventRemoveCallback, (void *) conn);
    CALL_INT(" conn for stream", virStreamEventUpdateCallback, (void *) conn, 1);
    CALL_INT(" conn for stream", virStreamFinish, (void *) conn);
    CALL_INT(" conn for stream", virStreamFree, (void *) conn);
    CALL_POINTER(" domain for conn", virStreamNew, (void *) domain, 0);
    CALL_POINTER(" stream for conn", virStreamNew, (void *) stream, 0);
    CALL_INT(" conn for stream", virStreamRecv, (void *) conn, out(1), 16);
    CALL_INT(" conn for stream", virStreamRecvAll, (void *) conn, CALLBACK, NULL);
    CALL_INT(" conn for stream", virStreamRecvFlags, (void *) conn, out(1), 16, 0);
    CALL_INT(" conn for stream", virStreamRecvHole, (void *) conn, out(1), 0);
    CALL_INT(" conn for stream", virStreamRef, (void *) conn);
    CALL_INT(" conn for stream", virStreamSend, (void *) conn, "data", 16);
    CALL_INT(" conn for stream", virStreamSendAll, (void *) conn, CALLBACK, NULL);
    CALL_INT(" conn for stream", virStreamSendHole, (void *) conn, 0, 0);
    CALL_INT(" conn for stream", virStreamSparseRecvAll, (void *) conn, CALLBACK, CALLBACK, NULL);
    CALL_INT(" conn for stream", virStreamSparseSendAll, (void *) conn, CALLBACK, CALLBACK,
        CALLBACK, NULL);

    virDomainFree(domain);
    virStreamFree(stream);
    close_test(conn);
    return 0;
}
