/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files in a directory of the program's own. */
#ifndef SUPPORT_FILES_H
#define SUPPORT_FILES_H

#include <unistd.h>

#include "report.h"

#define PATH_SIZE 512

static inline void
make_own_directory(void)
{
    const char *parent = getenv("TMPDIR");
    char *path;
    char pattern[200];

    snprintf(pattern, sizeof(pattern), "%s/XXXXXX", parent && *parent ? parent : "/tmp");
    path = mkdtemp(pattern);
    if (!path) {
        printf("cannot make a directory\n");
        exit(1);
    }
    strcpy(own_directory, path);
}

static inline void
own_path(char *path, const char *name)
{
    snprintf(path, PATH_SIZE, "%s/%s", own_directory, name);
}

static inline void
write_file(const char *name, const char *content)
{
    char path[PATH_SIZE];
    FILE *file;

    own_path(path, name);
    file = fopen(path, "w");
    if (!file || fputs(content, file) < 0 || fclose(file) != 0) {
        printf("cannot write %s\n", name);
        exit(1);
    }
}

static inline void
remove_file(const char *name)
{
    char path[PATH_SIZE];

    own_path(path, name);
    unlink(path);
}

static inline void
remove_own_directory(void)
{
    rmdir(own_directory);
}

#endif
