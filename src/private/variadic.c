/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The private functions that take any number of arguments, which stable Rust cannot define.
 * Each collects its arguments and hands them on to the Rust side.
 */

#define _GNU_SOURCE
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define IN(function, node) \
    __asm__(".symver rs_" #function ", " #function "@LIBVIRT_PRIVATE_" node);
#define SINCE_11(function) IN(function, "11.3.0") IN(function, "12.8.0")
#define ALL(function) IN(function, "9.0.0") SINCE_11(function)

/* The Rust side. */
void libvirt_rs_inside_buffer_add(void *buffer, const char *text);
void *libvirt_rs_inside_command_new(const char *binary);
void libvirt_rs_inside_command_add(void *command, const char *argument);
void libvirt_rs_inside_error_full(const char *function, int domain, int code, int level, const char *str1,
                                  const char *str2, const char *str3, int int1, int int2, const char *message);
void libvirt_rs_inside_error_report(const char *function, int domain, int code, const char *detail);
void libvirt_rs_inside_error_system(const char *function, int domain, int number, const char *what);
int libvirt_rs_inside_file_value(char **value, const char *path);
void libvirt_rs_inside_log_message(const char *source, unsigned int priority, const char *file, int line,
                                   const char *function, const char *message);
void libvirt_rs_inside_params_add(void *list, int type, unsigned long long value, const char *name);
int libvirt_rs_inside_params_assign(void *param, const char *name, int type, unsigned long long value,
                                    double number, char *string);
int libvirt_rs_inside_json_add_string(void **object, const char *key, const char *value);
int libvirt_rs_inside_json_add_value(void **object, const char *key, void **value);
int libvirt_rs_inside_json_has_members(void **object);
int libvirt_rs_inside_json_unknown(const char *key);

/* What the program asked for; out of memory ends it. */
static char *formatted(const char *format, va_list arguments)
{
    char *text;

    if (vasprintf(&text, format, arguments) < 0)
        abort();
    return text;
}

#define FORMAT(text, last)             \
    char *text;                        \
    do {                               \
        va_list arguments_;            \
        va_start(arguments_, last);    \
        text = formatted(last, arguments_); \
        va_end(arguments_);            \
    } while (0)

void rs_virBufferVasprintf(void *buffer, const char *format, va_list arguments)
{
    char *text;

    if (!buffer || !format)
        return;
    text = formatted(format, arguments);
    libvirt_rs_inside_buffer_add(buffer, text);
    free(text);
}
IN(virBufferVasprintf, "9.0.0")

void rs_virBufferAsprintf(void *buffer, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    rs_virBufferVasprintf(buffer, format, arguments);
    va_end(arguments);
}
ALL(virBufferAsprintf)

/* Strings up to a NULL. */
void rs_virBufferStrcat(void *buffer, ...)
{
    va_list arguments;
    const char *text;

    if (!buffer)
        return;
    va_start(arguments, buffer);
    while ((text = va_arg(arguments, const char *)))
        libvirt_rs_inside_buffer_add(buffer, text);
    va_end(arguments);
}
ALL(virBufferStrcat)

/* Strings up to a NULL. */
void *rs_virCommandNewArgList(const char *binary, ...)
{
    void *command = libvirt_rs_inside_command_new(binary);
    va_list arguments;
    const char *text;

    va_start(arguments, binary);
    while ((text = va_arg(arguments, const char *)))
        libvirt_rs_inside_command_add(command, text);
    va_end(arguments);
    return command;
}
ALL(virCommandNewArgList)

/* Strings up to a NULL. */
void rs_virCommandAddArgList(void *command, ...)
{
    va_list arguments;
    const char *text;

    va_start(arguments, command);
    while ((text = va_arg(arguments, const char *)))
        libvirt_rs_inside_command_add(command, text);
    va_end(arguments);
}
ALL(virCommandAddArgList)

void rs_virCommandAddArgFormat(void *command, const char *format, ...)
{
    FORMAT(text, format);
    libvirt_rs_inside_command_add(command, text);
    free(text);
}
ALL(virCommandAddArgFormat)

void rs_virReportErrorHelper(int domain, int code, const char *file, const char *function, size_t line,
                             const char *format, ...)
{
    (void)file;
    (void)line;
    if (format) {
        FORMAT(text, format);
        libvirt_rs_inside_error_report(function, domain, code, text);
        free(text);
    } else {
        libvirt_rs_inside_error_report(function, domain, code, NULL);
    }
}
ALL(virReportErrorHelper)

void rs_virReportSystemErrorFull(int domain, int number, const char *file, const char *function, size_t line,
                                 const char *format, ...)
{
    FORMAT(text, format);
    (void)file;
    (void)line;
    libvirt_rs_inside_error_system(function, domain, number, text);
    free(text);
}
ALL(virReportSystemErrorFull)

void rs_virRaiseErrorFull(const char *file, const char *function, size_t line, int domain, int code, int level,
                          const char *str1, const char *str2, const char *str3, int int1, int int2,
                          const char *format, ...)
{
    (void)file;
    (void)line;
    if (format) {
        FORMAT(text, format);
        libvirt_rs_inside_error_full(function, domain, code, level, str1, str2, str3, int1, int2, text);
        free(text);
    } else {
        libvirt_rs_inside_error_full(function, domain, code, level, str1, str2, str3, int1, int2, NULL);
    }
}
ALL(virRaiseErrorFull)

/* Where a source file's log lines come from; it starts with a name. */
struct source {
    const char *name;
};

void rs_virLogMessage(const struct source *source, unsigned int priority, const char *file, int line,
                      const char *function, void *metadata, const char *format, ...)
{
    FORMAT(text, format);
    (void)metadata;
    libvirt_rs_inside_log_message(source ? source->name : "", priority, file, line, function, text);
    free(text);
}
ALL(virLogMessage)

/* A file that holds one short value; -2 where there is none. */
int rs_virFileReadValueString(char **value, const char *format, ...)
{
    int result;

    FORMAT(path, format);
    result = libvirt_rs_inside_file_value(value, path);
    free(path);
    return result;
}
ALL(virFileReadValueString)

/* Numbers of enum virTypedParameterType. */
enum { INT = 1, UINT, LLONG, ULLONG, DOUBLE, BOOLEAN, STRING };

void rs_virTypedParamListAddInt(void *list, int value, const char *format, ...)
{
    FORMAT(name, format);
    libvirt_rs_inside_params_add(list, INT, (unsigned long long)value, name);
    free(name);
}
SINCE_11(virTypedParamListAddInt)

void rs_virTypedParamListAddUInt(void *list, unsigned int value, const char *format, ...)
{
    FORMAT(name, format);
    libvirt_rs_inside_params_add(list, UINT, value, name);
    free(name);
}
IN(virTypedParamListAddUInt, "12.8.0")

void rs_virTypedParamListAddULLong(void *list, unsigned long long value, const char *format, ...)
{
    FORMAT(name, format);
    libvirt_rs_inside_params_add(list, ULLONG, value, name);
    free(name);
}
SINCE_11(virTypedParamListAddULLong)

/* The smaller unsigned type that the value fits. */
void rs_virTypedParamListAddUnsigned(void *list, unsigned long long value, const char *format, ...)
{
    FORMAT(name, format);
    libvirt_rs_inside_params_add(list, value > 0xffffffffULL ? ULLONG : UINT, value, name);
    free(name);
}
SINCE_11(virTypedParamListAddUnsigned)

int rs_virTypedParameterAssign(void *param, const char *name, int type, ...)
{
    unsigned long long value = 0;
    double number = 0;
    char *string = NULL;
    va_list arguments;

    va_start(arguments, type);
    switch (type) {
    case INT:
        value = (unsigned long long)va_arg(arguments, int);
        break;
    case UINT:
        value = va_arg(arguments, unsigned int);
        break;
    case LLONG:
    case ULLONG:
        value = va_arg(arguments, unsigned long long);
        break;
    case DOUBLE:
        number = va_arg(arguments, double);
        break;
    case BOOLEAN:
        value = va_arg(arguments, int) != 0;
        break;
    case STRING:
        string = va_arg(arguments, char *);
        break;
    default:
        break;
    }
    va_end(arguments);
    return libvirt_rs_inside_params_assign(param, name, type, value, number, string);
}
ALL(virTypedParameterAssign)

/*
 * Keys with a letter for the type before them, up to a NULL. Programs use two: a string that
 * must be there, and a value that may be missing and is taken over. 1 if the object has members.
 */
int rs_virJSONValueObjectAdd(void **object, ...)
{
    va_list arguments;
    const char *key;
    int result = 0;

    va_start(arguments, object);
    while (result == 0 && (key = va_arg(arguments, const char *))) {
        if (strncmp(key, "s:", 2) == 0)
            result = libvirt_rs_inside_json_add_string(object, key + 2, va_arg(arguments, const char *));
        else if (strncmp(key, "A:", 2) == 0)
            result = libvirt_rs_inside_json_add_value(object, key + 2, va_arg(arguments, void **));
        else
            result = libvirt_rs_inside_json_unknown(key);
    }
    va_end(arguments);
    return result < 0 ? result : libvirt_rs_inside_json_has_members(object);
}
ALL(virJSONValueObjectAdd)
