/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * For the generated programs that call many functions one after another.
 * Where a call could change what the next one sees, each runs in a child of
 * its own, which also shows a crash or a hang instead of ending the sweep.
 */
#ifndef SUPPORT_SWEEP_H
#define SUPPORT_SWEEP_H

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report.h"

/* A call that takes longer than this is reported as died of SIGALRM. */
#define SWEEP_SECONDS 60

/* Zeroed memory for what a call wants to read or write; one place per argument. */
#define OUT_SIZE 16384
static inline void *
out(unsigned int place)
{
    static _Alignas(16) char memory[10][OUT_SIZE];

    memset(memory[place], 0, OUT_SIZE);
    return memory[place];
}

/* The same with a number in front. */
static inline void *
number(unsigned int place, int value)
{
    int *memory = out(place);

    *memory = value;
    return memory;
}

/* One typed parameter that no function knows. */
static inline virTypedParameterPtr
unknown_parameter(void)
{
    static virTypedParameter parameter;

    memset(&parameter, 0, sizeof(parameter));
    strcpy(parameter.field, "unknown");
    parameter.type = VIR_TYPED_PARAM_INT;
    parameter.value.i = 1;
    return &parameter;
}

static inline const char **
one_string(const char *value)
{
    static const char *list[2];

    list[0] = value;
    list[1] = NULL;
    return list;
}

/* A list of objects the way virDomainListGetStats wants it. */
static inline virDomainPtr *
one_domain(virDomainPtr domain)
{
    static virDomainPtr list[2];

    list[0] = domain;
    list[1] = NULL;
    return list;
}

/* A callback of any kind: says that it ran, and fails. */
static inline int
callback(void)
{
    printf("(callback) ");
    return -1;
}
#define CALLBACK ((void *) callback)

static inline int
sweep_child(void)
{
    pid_t pid;
    int status;

    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        alarm(SWEEP_SECONDS);
        return 1;
    }
    if (pid < 0 || waitpid(pid, &status, 0) != pid)
        printf("cannot run a child\n");
    else if (WIFSIGNALED(status))
        printf("died of signal %d\n", WTERMSIG(status));
    else if (WEXITSTATUS(status) != 0)
        printf("exit status %d\n", WEXITSTATUS(status));
    return 0;
}

static inline void
sweep_leave(void)
{
    fflush(stdout);
    _exit(0);
}

#ifdef SWEEP_IN_PROCESS
# define SWEEP_BEGIN() 1
# define SWEEP_END() ((void) 0)
#else
# define SWEEP_BEGIN() sweep_child()
# define SWEEP_END() sweep_leave()
#endif

#ifdef SWEEP_PENDING_ERROR
/* What became of the error that was pending when the call began. */
static inline void
pend_error(void)
{
    virDomainLookupByUUIDString(NULL, NULL);
}

static inline void
sweep_result(const char *result)
{
    int code = virGetLastErrorCode();

    if (code == VIR_ERR_OK)
        printf("%s, reset\n", result);
    else if (code == VIR_ERR_INVALID_CONN && strstr(virGetLastErrorMessage(), "virDomainLookupByUUIDString"))
        printf("%s, kept\n", result);
    else
        printf("%s, replaced by code %d domain %d\n", result, code, virGetLastErrorDomain());
}
#else
static inline void pend_error(void) { virResetLastError(); }

static inline void
sweep_result(const char *result)
{
    printf("%s | ", result);
    print_last_error();
}
#endif

static inline void
sweep_number(long long result)
{
    char digits[32];

    snprintf(digits, sizeof(digits), "%lld", result);
    sweep_result(digits);
}

#define SWEEP(label, function, call)            \
    do {                                        \
        printf("%s%s: ", #function, label);     \
        if (SWEEP_BEGIN()) {                    \
            pend_error();                       \
            call;                               \
            SWEEP_END();                        \
        }                                       \
    } while (0)

/* What a call gave stays in sight until the child leaves. */
static const void *volatile sweep_given;

/* label names what is special about this call; the rest are the arguments. */
#define CALL_INT(label, function, ...) \
    SWEEP(label, function, sweep_number((long long) function(__VA_ARGS__)))
#define CALL_POINTER(label, function, ...) \
    SWEEP(label, function, sweep_result((sweep_given = function(__VA_ARGS__)) ? "set" : "NULL"))
#define CALL_VOID(label, function, ...) \
    SWEEP(label, function, (function(__VA_ARGS__), sweep_result("done")))

#endif
