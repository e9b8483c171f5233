/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The library's version, with and without a driver's. */
#include "support/report.h"

static void
ask(const char *type, int with_library, int with_type)
{
    unsigned long library = 77;
    unsigned long driver = 77;
    int result = virGetVersion(with_library ? &library : NULL, type, with_type ? &driver : NULL);

    /* Which version it is differs; how it is written does not. */
    printf("type %s: %d, library %s, driver %s | ", text(type), result,
           library == 77 ? "untouched" : library > 9000000 && library < 99000000 ? "plausible" : "odd",
           driver == 77 ? "untouched" : driver == library ? "the library's" : "another");
    print_last_error();
}

int
main(void)
{
    const char *types[] = { NULL, "", "test", "TEST", "Test", "QEMU", "qemu", "nothing" };
    size_t each;

    begin_quietly();
    for (each = 0; each < sizeof(types) / sizeof(types[0]); each++) {
        ask(types[each], 1, 1);
        ask(types[each], 1, 0);
    }
    ask(NULL, 0, 0);
    ask("test", 0, 1);
    REPORT(virInitialize());
    REPORT(virInitialize());
    return 0;
}
