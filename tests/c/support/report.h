/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What every program of this directory needs: quiet errors and a line that
 * tells everything an error carries.
 */
#ifndef SUPPORT_REPORT_H
#define SUPPORT_REPORT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

/* Deprecated functions and fields are part of what is compared. */
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static inline void
ignore_error(void *opaque, virErrorPtr error)
{
    (void) opaque;
    (void) error;
}

/* The reference must be initialised before its errors are touched. */
static inline void
begin_quietly(void)
{
    if (virInitialize() < 0) {
        printf("cannot initialise\n");
        exit(1);
    }
    virSetErrorFunc(NULL, ignore_error);
}

static inline const char *
text(const char *string)
{
    return string ? string : "(null)";
}

/* The program's own directory, shown as DIR. */
static char own_directory[256];

/*
 * Prints a message without what differs from run to run: addresses (flags,
 * which are shorter, stay) and the program's own directory.
 */
static inline void
print_text(const char *string)
{
    const char *hex = "0123456789abcdef";
    size_t hidden = strlen(own_directory);

    for (string = text(string); *string; string++) {
        if (hidden && strncmp(string, own_directory, hidden) == 0) {
            printf("DIR");
            string += hidden - 1;
        } else if (strncmp(string, "0x", 2) == 0 && strspn(string + 2, hex) > 8) {
            printf("ADDRESS");
            string += 1 + strspn(string + 2, hex);
        } else {
            putchar(*string);
        }
    }
}

/* Prints one error as it stands, on the line that has been begun. */
static inline void
print_error(virErrorPtr error)
{
    if (!error || error->code == VIR_ERR_OK) {
        printf("no error\n");
        return;
    }
    printf("code %d domain %d level %d | ", error->code, error->domain, error->level);
    print_text(error->message);
    printf(" | [");
    print_text(error->str1);
    printf("] [");
    print_text(error->str2);
    printf("] [");
    print_text(error->str3);
    printf("] %d %d%s\n", error->int1, error->int2,
           error->conn || error->dom || error->net ? " object set" : "");
}

/* Prints the thread's last error and forgets it. */
static inline void
print_last_error(void)
{
    print_error(virGetLastError());
    virResetLastError();
}

/* The result of a call and the error it left. */
static inline void
report(const char *what, long long result)
{
    printf("%s = %lld | ", what, result);
    print_last_error();
}

static inline void
report_pointer(const char *what, const void *result)
{
    printf("%s = %s | ", what, result ? "set" : "NULL");
    print_last_error();
}

/* Prints a string the caller owns, and frees it. */
static inline void
report_string(const char *what, char *result)
{
    printf("%s = ", what);
    print_text(result);
    printf(" | ");
    print_last_error();
    free(result);
}

#define REPORT(expression) report(#expression, (long long) (expression))
#define REPORT_POINTER(expression) report_pointer(#expression, (expression))
#define REPORT_STRING(expression) report_string(#expression, (expression))
/* A string that belongs to the object. */
#define REPORT_NAME(expression)                             \
    do {                                                    \
        const char *name_ = (expression);                   \
        printf("%s = %s | ", #expression, text(name_));     \
        print_last_error();                                 \
    } while (0)

/* Ends the program where going on makes no sense. */
static inline void
require(const void *pointer, const char *what)
{
    if (!pointer) {
        printf("cannot go on without %s: ", what);
        print_last_error();
        exit(1);
    }
}

#endif
