/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Letting the default event loop do what it has to do now. */
#ifndef SUPPORT_LOOP_H
#define SUPPORT_LOOP_H

#include "report.h"

static inline void
loop_turned(int timer, void *opaque)
{
    *(int *) opaque = 1;
    virEventUpdateTimeout(timer, -1);
}

/* Several turns, since what one turn does may leave work for the next. */
static inline void
run_loop(void)
{
    int round;

    for (round = 0; round < 3; round++) {
        int turned = 0;
        int timer = virEventAddTimeout(0, loop_turned, &turned, NULL);

        while (!turned) {
            if (virEventRunDefaultImpl() < 0) {
                printf("the loop fails: ");
                print_last_error();
                break;
            }
        }
        virEventRemoveTimeout(timer);
    }
}

#endif
