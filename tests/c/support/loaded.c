/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Linked into every test program. Writes down which libvirt libraries the
 * loader took, so that the runner can prove that it compares what it says:
 * one path a line, appended to the file named by LIBVIRT_TEST_LOADED, before
 * main and again at exit (for programs that use dlopen). Leaves no descriptor
 * open and uses nothing of libvirt.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int
record(struct dl_phdr_info *info, size_t size, void *opaque)
{
    const char *file = strrchr(info->dlpi_name, '/');
    int fd = *(int *) opaque;

    (void) size;
    if (file && strncmp(file, "/libvirt", 8) == 0 && strstr(file, ".so")) {
        if (write(fd, info->dlpi_name, strlen(info->dlpi_name)) < 0 || write(fd, "\n", 1) < 0)
            return 1;
    }
    return 0;
}

__attribute__((constructor)) __attribute__((destructor)) static void
write_loaded(void)
{
    const char *path = getenv("LIBVIRT_TEST_LOADED");
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : -1;

    if (fd >= 0) {
        dl_iterate_phdr(record, &fd);
        close(fd);
    }
}
