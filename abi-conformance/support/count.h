/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Preloaded in front of a libvirt: counts the calls that a program makes, and how they end. What
 * the suite writes after this is one wrapper for each public function. The counts are in a file
 * that is mapped, so that those of children and of programs that crash are there, too.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-admin.h>

struct count {
    uint32_t succeeded;
    uint32_t failed;
    /* Of those that failed: because of what the program gave; because no driver answers it. */
    uint32_t refused;
    uint32_t unsupported;
    /* By another thread than the first. */
    uint32_t by_threads;
    uint32_t unused[3];
};

static void *real_functions[FUNCTIONS];
static struct count *counts;
static int (*last_code)(void);

/* Where the libraries are: their own calls do not count. */
static struct {
    uintptr_t start, end;
} libraries[16];
static unsigned int library_count;

static int
find_library(struct dl_phdr_info *info, size_t size, void *opaque)
{
    const char *file = strrchr(info->dlpi_name, '/');
    unsigned int each;

    (void) size;
    (void) opaque;
    if (!file || strncmp(file, "/libvirt", 8) != 0)
        return 0;
    for (each = 0; each < info->dlpi_phnum; each++) {
        if (info->dlpi_phdr[each].p_type == PT_LOAD && library_count < 16) {
            libraries[library_count].start = info->dlpi_addr + info->dlpi_phdr[each].p_vaddr;
            libraries[library_count].end = libraries[library_count].start + info->dlpi_phdr[each].p_memsz;
            library_count++;
        }
    }
    return 0;
}

static int
counted(const void *caller)
{
    unsigned int each;

    if (!counts)
        return 0;
    for (each = 0; each < library_count; each++)
        if ((uintptr_t) caller >= libraries[each].start && (uintptr_t) caller < libraries[each].end)
            return 0;
    return 1;
}

static void
add(uint32_t *number)
{
    __atomic_fetch_add(number, 1, __ATOMIC_RELAXED);
}

static void
count_call(unsigned int function, int failed)
{
    struct count *count = &counts[function];
    int before = errno;

    if (syscall(SYS_gettid) != getpid())
        add(&count->by_threads);
    if (!failed) {
        add(&count->succeeded);
    } else {
        add(&count->failed);
        switch (last_code ? last_code() : 0) {
        case VIR_ERR_INVALID_CONN:
        case VIR_ERR_INVALID_DOMAIN:
        case VIR_ERR_INVALID_ARG:
        case VIR_ERR_ARGUMENT_UNSUPPORTED:
        case VIR_ERR_INVALID_NETWORK:
        case VIR_ERR_INVALID_MAC:
        case VIR_ERR_INVALID_STORAGE_POOL:
        case VIR_ERR_INVALID_STORAGE_VOL:
        case VIR_ERR_INVALID_NODE_DEVICE:
        case VIR_ERR_INVALID_INTERFACE:
        case VIR_ERR_INVALID_SECRET:
        case VIR_ERR_INVALID_NWFILTER:
        case VIR_ERR_INVALID_DOMAIN_SNAPSHOT:
        case VIR_ERR_INVALID_STREAM:
        case VIR_ERR_INVALID_DOMAIN_CHECKPOINT:
        case VIR_ERR_INVALID_NETWORK_PORT:
        case VIR_ERR_INVALID_NWFILTER_BINDING:
            add(&count->refused);
            break;
        case VIR_ERR_NO_SUPPORT:
            add(&count->unsupported);
            break;
        }
    }
    errno = before;
}

static void resolve(void);

__attribute__((constructor)) static void
begin(void)
{
    const char *path = getenv("LIBVIRT_TEST_COUNTS");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *memory;

    /* Ahead of the program: a call on a small stack has no room for the loader. */
    resolve();
    dl_iterate_phdr(find_library, NULL);
    if (fd < 0)
        return;
    memory = mmap(NULL, FUNCTIONS * sizeof(struct count), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (memory != MAP_FAILED)
        counts = memory;
}
