/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every pointer left out in turn, every size zero and negative. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);

    CALL_INT(" cb NULL", virStreamEventAddCallback, stream, 1, NULL, NULL, NULL);
    CALL_INT(" data NULL", virStreamRecv, stream, NULL, 16);
    CALL_INT(" nbytes 0", virStreamRecv, stream, out(1), 0);
    CALL_INT(" data NULL nbytes 0", virStreamRecv, stream, NULL, 0);
    CALL_INT(" handler NULL", virStreamRecvAll, stream, NULL, NULL);
    CALL_INT(" data NULL", virStreamRecvFlags, stream, NULL, 16, 0);
    CALL_INT(" nbytes 0", virStreamRecvFlags, stream, out(1), 0, 0);
    CALL_INT(" data NULL nbytes 0", virStreamRecvFlags, stream, NULL, 0, 0);
    CALL_INT(" length NULL", virStreamRecvHole, stream, NULL, 0);
    CALL_INT(" data NULL", virStreamSend, stream, NULL, 16);
    CALL_INT(" data empty", virStreamSend, stream, "", 16);
    CALL_INT(" nbytes 0", virStreamSend, stream, "data", 0);
    CALL_INT(" handler NULL", virStreamSendAll, stream, NULL, NULL);
    CALL_INT(" length -1", virStreamSendHole, stream, -1, 0);
    CALL_INT(" handler NULL", virStreamSparseRecvAll, stream, NULL, CALLBACK, NULL);
    CALL_INT(" holeHandler NULL", virStreamSparseRecvAll, stream, CALLBACK, NULL, NULL);
    CALL_INT(" handler NULL", virStreamSparseSendAll, stream, NULL, CALLBACK, CALLBACK, NULL);
    CALL_INT(" holeHandler NULL", virStreamSparseSendAll, stream, CALLBACK, NULL, CALLBACK, NULL);
    CALL_INT(" skipHandler NULL", virStreamSparseSendAll, stream, CALLBACK, CALLBACK, NULL, NULL);

    virStreamFree(stream);
    close_test(conn);
    return 0;
}
