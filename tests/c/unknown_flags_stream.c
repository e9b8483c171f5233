/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Written by generate.py: change that, not this. */
/* Every function with flags that no version knows. */
#include "support/sweep.h"
#include "support/documents.h"
#include "support/objects.h"

int
main(void)
{
    virConnectPtr conn = open_test(0);
    virStreamPtr stream = get_stream(conn);

    CALL_POINTER(" 0x80000000", virStreamNew, conn, 0x80000000u);
    CALL_POINTER(" 0x40000000", virStreamNew, conn, 0x40000000u);
    CALL_INT(" 0x80000000", virStreamRecvFlags, stream, out(1), 16, 0x80000000u);
    CALL_INT(" 0x40000000", virStreamRecvFlags, stream, out(1), 16, 0x40000000u);
    CALL_INT(" 0x80000000", virStreamRecvHole, stream, out(1), 0x80000000u);
    CALL_INT(" 0x40000000", virStreamRecvHole, stream, out(1), 0x40000000u);
    CALL_INT(" 0x80000000", virStreamSendHole, stream, 0, 0x80000000u);
    CALL_INT(" 0x40000000", virStreamSendHole, stream, 0, 0x40000000u);

    virStreamFree(stream);
    close_test(conn);
    return 0;
}
