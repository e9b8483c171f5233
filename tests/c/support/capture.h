/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a stretch of code writes to stderr, moved to stdout. */
#ifndef SUPPORT_CAPTURE_H
#define SUPPORT_CAPTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static FILE *captured;
static int real_stderr;

static inline void
capture_begin(void)
{
    fflush(stderr);
    captured = tmpfile();
    real_stderr = dup(STDERR_FILENO);
    if (!captured || real_stderr < 0 || dup2(fileno(captured), STDERR_FILENO) < 0) {
        printf("cannot capture stderr\n");
        exit(1);
    }
}

static inline void
capture_end(void)
{
    char line[4096];

    fflush(stderr);
    dup2(real_stderr, STDERR_FILENO);
    close(real_stderr);
    rewind(captured);
    while (fgets(line, sizeof(line), captured))
        printf("  stderr: %s", line);
    fclose(captured);
}

#endif
