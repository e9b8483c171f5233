/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * utilities RELEASE: calls that release's private functions, as far as 11.3.0 and 12.8.0 have
 * them both, with good and bad input.
 */

#include "private.h"
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <sys/types.h>

struct buffer {
    void *content;
    int indent;
};

static void buffers(void)
{
    GET(void, virBufferAdd, struct buffer *, const char *, int);
    GET(void, virBufferAddChar, struct buffer *, char);
    GET(void, virBufferAdjustIndent, struct buffer *, int);
    GET(void, virBufferAsprintf, struct buffer *, const char *, ...);
    GET(void, virBufferStrcat, struct buffer *, ...);
    GET(void, virBufferEscape, struct buffer *, char, const char *, const char *, const char *);
    GET(void, virBufferEscapeString, struct buffer *, const char *, const char *);
    GET(void, virBufferEscapeShell, struct buffer *, const char *);
    GET(void, virBufferTrim, struct buffer *, const char *);
    GET(void, virBufferTrimLen, struct buffer *, int);
    GET(size_t, virBufferUse, const struct buffer *);
    GET(const char *, virBufferCurrentContent, struct buffer *);
    GET(char *, virBufferContentAndReset, struct buffer *);
    GET(void, virBufferFreeAndReset, struct buffer *);
    GET(void, virXMLFormatElement, struct buffer *, const char *, struct buffer *, struct buffer *);
    struct buffer b = { NULL, 0 }, attributes = { NULL, 0 }, children = { NULL, 0 };
    char *text;
    char all[256];
    int i;

    printf("use %zu, content '%s'\n", virBufferUse(&b), virBufferCurrentContent(&b));
    text = virBufferContentAndReset(&b);
    printf("reset %s\n", text ? text : "NULL");
    virBufferAdjustIndent(&b, 2);
    virBufferAdd(&b, "one\n", -1);
    virBufferAdd(&b, "twothree", 3);
    virBufferAddChar(&b, '!');
    virBufferAsprintf(&b, " %d %s\n", 42, "x");
    virBufferAdjustIndent(&b, INT_MAX);
    virBufferAdjustIndent(&b, INT_MIN + 1);
    virBufferAdjustIndent(&b, -5);
    virBufferAdjustIndent(&b, 40);
    virBufferStrcat(&b, "a", "b\n", "c", NULL);
    virBufferStrcat(&b, NULL);
    virBufferAdd(&b, "", -1);
    virBufferEscape(&b, '\\', "ab", "<%s>", "cabbage");
    virBufferEscape(&b, '\\', "z", "<%s>", "cabbage");
    virBufferEscapeShell(&b, "");
    virBufferEscapeShell(&b, "it's");
    virBufferEscapeShell(&b, "plain");
    virBufferTrim(&b, "nothing");
    virBufferTrim(&b, "in");
    virBufferTrimLen(&b, 1);
    virBufferTrimLen(&b, 10000);
    printf("use %zu [%s]\n", virBufferUse(&b), virBufferCurrentContent(&b));
    virBufferFreeAndReset(&b);
    printf("indent %d, use %zu\n", b.indent, virBufferUse(&b));
    for (i = 1; i < 256; i++)
        all[i - 1] = (char)i;
    all[255] = 0;
    virBufferEscapeString(&b, "<%s/>", all);
    virBufferEscapeString(&b, "<%s/>", NULL);
    text = virBufferContentAndReset(&b);
    for (i = 0; text[i]; i++)
        printf((unsigned char)text[i] < ' ' || text[i] < 0 ? "\\%03o" : "%c", (unsigned char)text[i]);
    printf("\n");
    free(text);
    virBufferAdjustIndent(&b, 2);
    virXMLFormatElement(&b, "empty", &attributes, &children);
    virBufferEscapeString(&attributes, " a='%s'", "<");
    virXMLFormatElement(&b, "one", &attributes, NULL);
    virBufferAdjustIndent(&children, 4);
    virBufferAdd(&children, "<x/>\n", -1);
    virXMLFormatElement(&b, "two", NULL, &children);
    text = virBufferContentAndReset(&b);
    printf("%s", text);
    free(text);
}

static void numbers(void)
{
    static const char *const inputs[] = {
        "0", "12", "-1", "+7", " 5", "5 ", "0x1f", "017", "", "-", "x", "99999999999", "-99999999999",
        "4294967295", "4294967296", "-4294967295", "-4294967296", "2147483648", "18446744073709551615",
        "18446744073709551616", "-18446744073709551615", "9223372036854775808", "1-2", "3,4", "\t8",
    };
    GET(int, virStrToLong_i, const char *, char **, int, int *);
    GET(int, virStrToLong_ui, const char *, char **, int, unsigned int *);
    GET(int, virStrToLong_uip, const char *, char **, int, unsigned int *);
    GET(int, virStrToLong_ul, const char *, char **, int, unsigned long *);
    GET(int, virStrToLong_ulp, const char *, char **, int, unsigned long *);
    GET(int, virStrToLong_ll, const char *, char **, int, long long *);
    GET(int, virStrToLong_ull, const char *, char **, int, unsigned long long *);
    GET(int, virStrToLong_ullp, const char *, char **, int, unsigned long long *);
    GET(int, virScaleInteger, unsigned long long *, const char *, unsigned long long, unsigned long long);
    static const char *const units[] = { NULL, "", "k", "K", "KiB", "kb", "kB", "M", "G", "T", "P", "E", "b",
                                         "bytes", "byte", "q", "kx", "kibi", "Eib" };
    size_t i;
    int base, whole;

    for (i = 0; i < sizeof(inputs) / sizeof(inputs[0]); i++) {
        for (base = 0; base <= 16; base += base ? 6 : 10) {
            for (whole = 0; whole < 2; whole++) {
                char *end = NULL, **place = whole ? NULL : &end;
                const char *s = inputs[i];
                int n = -77, r;
                unsigned int u = 77;
                unsigned long l = 77;
                long long ll = 77;
                unsigned long long ull = 77;

                printf("'%s' base %d%s:", s, base, whole ? " whole" : "");
                r = virStrToLong_i(s, place, base, &n);
                printf(" i %d %d %td", r, n, end ? end - s : -1);
                r = virStrToLong_ui(s, place, base, &u);
                printf(" ui %d %u %td", r, u, end ? end - s : -1);
                u = 77;
                r = virStrToLong_uip(s, place, base, &u);
                printf(" uip %d %u", r, u);
                r = virStrToLong_ul(s, place, base, &l);
                printf(" ul %d %lu", r, l);
                l = 77;
                r = virStrToLong_ulp(s, place, base, &l);
                printf(" ulp %d %lu", r, l);
                r = virStrToLong_ll(s, place, base, &ll);
                printf(" ll %d %lld", r, ll);
                r = virStrToLong_ull(s, place, base, &ull);
                printf(" ull %d %llu", r, ull);
                ull = 77;
                r = virStrToLong_ullp(s, place, base, &ull);
                printf(" ullp %d %llu\n", r, ull);
            }
        }
    }
    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        unsigned long long value = 3;
        int r = virScaleInteger(&value, units[i], 1024, ULLONG_MAX);

        printf("3 %s: %d %llu\n", units[i] ? units[i] : "NULL", r, value);
        said();
        value = 1ULL << 60;
        r = virScaleInteger(&value, units[i], i % 2, LLONG_MAX);
        printf("2^60 %s: %d %llu\n", units[i] ? units[i] : "NULL", r, value);
        said();
    }
}

static void bitmaps(void)
{
    static const char *const inputs[] = {
        "0", "0-3", "0-3,^2", "1,3,5", "^1", "3-1", "", " ", " 1 , 2 ", "1,", ",1", "1,,2", "a", "1-", "-1", "63-65",
        "127", "128", "1 - 3", "^1-2", "0-7,^0,^7", "99999999999", "1;2", "5,5,5", "0-127", "1-+3", "1 2",
    };
    GET(void *, virBitmapNew, size_t);
    GET(void, virBitmapFree, void *);
    GET(int, virBitmapParse, const char *, void **, size_t);
    GET(void *, virBitmapParseUnlimited, const char *);
    GET(int, virBitmapSetBit, void *, size_t);
    GET(void, virBitmapSetAll, void *);
    GET(size_t, virBitmapSize, void *);
    GET(size_t, virBitmapCountBits, void *);
    GET(bool, virBitmapIsAllClear, void *);
    GET(ssize_t, virBitmapNextSetBit, void *, ssize_t);
    GET(ssize_t, virBitmapLastSetBit, void *);
    GET(void, virBitmapToData, void *, unsigned char **, int *);
    GET(char *, virBitmapDataFormat, const void *, int);
    void *map;
    size_t i;
    int limited;

    for (i = 0; i < sizeof(inputs) / sizeof(inputs[0]); i++) {
        for (limited = 0; limited < 2; limited++) {
            unsigned char *data = NULL;
            int length = 0;
            char *text;

            map = NULL;
            if (limited)
                virBitmapParse(inputs[i], &map, 128);
            else
                map = virBitmapParseUnlimited(inputs[i]);
            printf("'%s' %s: %s\n", inputs[i], limited ? "of 128" : "unlimited", map ? "read" : "refused");
            said();
            if (!map)
                continue;
            virBitmapToData(map, &data, &length);
            text = virBitmapDataFormat(data, length);
            printf("  %zu bits, clear %d, first %zd, then %zd, last %zd, %d bytes, %s\n", virBitmapCountBits(map),
                   virBitmapIsAllClear(map), virBitmapNextSetBit(map, -1), virBitmapNextSetBit(map, 2),
                   virBitmapLastSetBit(map), length, text);
            if (limited)
                printf("  size %zu\n", virBitmapSize(map));
            free(text);
            free(data);
            virBitmapFree(map);
        }
    }
    map = virBitmapNew(70);
    printf("set %d %d %d\n", virBitmapSetBit(map, 0), virBitmapSetBit(map, 69), virBitmapSetBit(map, 70));
    virBitmapSetAll(map);
    printf("all %zu, last %zd, after 69 %zd, after 1000 %zd\n", virBitmapCountBits(map), virBitmapLastSetBit(map),
           virBitmapNextSetBit(map, 69), virBitmapNextSetBit(map, 1000));
    virBitmapFree(map);
    virBitmapFree(NULL);
}

static void json(void)
{
    static const char *const inputs[] = {
        "{}", "[]", "{\"a\":1}", "{\"a\":{\"b\":[1,-2,3.5,true,false,null,\"x\"]},\"c\":[]}", " [ 1 , 2 ] ",
        "\"a\\n\\t\\\"\\\\/\\u00e9\\u20ac\\b\\f\"", "{\"a\":}", "{\"a\" 1}", "[1,]", "{,}", "tru", "nul", "", "1 2",
        "\"open", "[[[[[]]]]]", "{\"a\":1,\"b\":{\"c\":{}}}", "12345678901234567890", "\"\\ud83d\\ude00\"", "x",
    };
    GET(void *, virJSONValueFromString, const char *);
    GET(char *, virJSONValueToString, void *, bool);
    GET(bool, virJSONValueIsObject, void *);
    GET(void *, virJSONValueObjectGet, void *, const char *);
    GET(int, virJSONValueObjectAdd, void **, ...);
    GET(void, virJSONValueFree, void *);
    void *object = NULL, *inner = NULL;
    char *text;
    size_t i;
    int pretty;

    for (i = 0; i < sizeof(inputs) / sizeof(inputs[0]); i++) {
        void *value = virJSONValueFromString(inputs[i]);
        virErrorPtr error = virGetLastError();

        printf("%s: %s %s\n", inputs[i], value ? "read" : "refused", error ? error->message : "");
        virResetLastError();
        if (!value)
            continue;
        for (pretty = 0; pretty < 2; pretty++) {
            text = virJSONValueToString(value, pretty);
            printf("%s|\n", text);
            free(text);
        }
        printf("object %d, a %d\n", virJSONValueIsObject(value),
               virJSONValueIsObject(value) && virJSONValueObjectGet(value, "a") != NULL);
        virJSONValueFree(value);
    }
    inner = virJSONValueFromString("{\"x\":[1]}");
    i = virJSONValueObjectAdd(&object, "s:execute", "name", "A:arguments", &inner, NULL);
    text = virJSONValueToString(object, false);
    printf("%d %s, taken %d\n", (int)i, text, inner == NULL);
    free(text);
    printf("without %d\n", virJSONValueObjectAdd(&object, "A:more", &inner, NULL));
    printf("NULL %d\n", virJSONValueObjectAdd(&object, "s:none", NULL, NULL));
    said();
    printf("again %d\n", virJSONValueObjectAdd(&object, "s:execute", "name", NULL));
    said();
    virJSONValueFree(object);
    virJSONValueFree(NULL);
}

static void words(void)
{
    static const char *const macs[] = {
        "52:54:00:11:22:33", "52:54:0:1:2:3", "FF:ff:Ff:00:0a:A0", "52:54:00:11:22", "52:54:00:11:22:33:44",
        "g2:54:00:11:22:33", "", "52-54-00-11-22-33", "525:4:0:1:2:3", "52:54:00:11:22:33 x", " 52:54:00:11:22:33",
    };
    static const char *const wwns[] = { "0123456789abcdef", "0x0123456789abcdef", "123", "0123456789abcdeg", "" };
    static const char *const addresses[] = { "127.0.0.1", "0.0.0.0", "::", "::1", "fe80::1", "host.invalid", "", "1" };
    static const char *const uris[] = {
        "vnc://127.0.0.1:5900", "qemu+ssh://user@host:22/system?a=b&c=d#frag", "spice://[::1]:5901", "x", "", "::",
    };
    GET(int, virMacAddrParse, const char *, unsigned char *);
    GET(const char *, virMacAddrFormat, const unsigned char *, char *);
    GET(int, virMacAddrCompare, const char *, const char *);
    GET(bool, virValidateWWN, const char *);
    GET(int, virStrcpy, char *, const char *, size_t);
    GET(void, virSkipSpaces, const char **);
    GET(void, virTrimSpaces, char *, char **);
    GET(int, virEnumFromString, const char *const *, unsigned int, const char *);
    GET(const char *, virEnumToString, const char *const *, unsigned int, int);
    GET(int, virSocketAddrParse, void *, const char *, int);
    GET(bool, virSocketAddrIsWildcard, const void *);
    GET(int, virKeycodeValueFromString, int, const char *);
    struct uri {
        char *scheme, *server, *user;
        unsigned int port;
        char *path, *query, *fragment;
        size_t count;
    };
    GET(struct uri *, virURIParse, const char *);
    GET(void, virURIFree, struct uri *);
    size_t i, j;
    char room[32], blanks[] = "  text \t\n", *end = NULL;
    const char *skip = " \t\n x";
    char address[160];

    for (i = 0; i < sizeof(macs) / sizeof(macs[0]); i++) {
        unsigned char mac[6] = { 0 };
        int r = virMacAddrParse(macs[i], mac);

        printf("mac '%s' %d", macs[i], r);
        if (r == 0)
            printf(" %s", virMacAddrFormat(mac, room));
        for (j = 0; j < sizeof(macs) / sizeof(macs[0]); j++) {
            r = virMacAddrCompare(macs[i], macs[j]);
            printf(" %d", (r > 0) - (r < 0));
        }
        printf("\n");
    }
    for (i = 0; i < sizeof(wwns) / sizeof(wwns[0]); i++) {
        printf("wwn %s %d\n", wwns[i], virValidateWWN(wwns[i]));
        said();
    }
    printf("copy %d '%s'", virStrcpy(room, "abcdef", 4), room);
    printf(" %d '%s'", virStrcpy(room, "abc", 4), room);
    printf(" %d\n", virStrcpy(room, "", 0));
    virSkipSpaces(&skip);
    virTrimSpaces(blanks, &end);
    printf("skip '%s', trim '%s' %td\n", skip, blanks, end - blanks);
    end = blanks + 2;
    virTrimSpaces(blanks, &end);
    printf("trim '%s' %td\n", blanks, end - blanks);
    for (i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        memset(address, 0, sizeof(address));
        printf("address '%s' %d", addresses[i], virSocketAddrParse(address, addresses[i], 0));
        printf(" wildcard %d\n", virSocketAddrIsWildcard(address));
        said();
    }
    for (i = 0; i < sizeof(uris) / sizeof(uris[0]); i++) {
        struct uri *uri = virURIParse(uris[i]);

        printf("uri '%s'", uris[i]);
        if (uri)
            printf(" %s %s %s %u %s %s %s %zu", uri->scheme ? uri->scheme : "-", uri->server ? uri->server : "-",
                   uri->user ? uri->user : "-", uri->port, uri->path ? uri->path : "-", uri->query ? uri->query : "-",
                   uri->fragment ? uri->fragment : "-", uri->count);
        printf("\n");
        said();
        virURIFree(uri);
    }
    printf("enum %d %d %d %s\n", virEnumFromString(macs, 3, macs[2]), virEnumFromString(macs, 2, macs[2]),
           virEnumFromString(macs, 2, NULL), virEnumToString(macs, 3, 1));
    printf("out of range %d %d\n", virEnumToString(macs, 3, 3) == NULL, virEnumToString(macs, 3, -1) == NULL);
    for (i = 0; i < 10; i++)
        printf("keys of %zu: %d %d %d\n", i, virKeycodeValueFromString((int)i, "KEY_A"),
               virKeycodeValueFromString((int)i, "VK_A"), virKeycodeValueFromString((int)i, "ANSI_A"));
}

/* Every word of each table, up to where both libraries' tables go. */
static void tables(void)
{
    static const struct {
        const char *name;
        int count;
    } list[] = {
        { "virArchToString", 38 }, { "virDomainNetTypeToString", 15 }, { "virDomainNumatuneMemModeTypeToString", 4 },
        { "virDomainVirtTypeToString", 17 }, { "virKeycodeSetTypeToString", 10 }, { "virNodeDevCapTypeToString", 22 },
        { "virPerfEventTypeToString", 22 }, { "virSecretUsageTypeToString", 6 },
        { "virStorageFileFormatTypeToString", 17 }, { "virStoragePoolTypeToString", 14 },
        { "virDeviceHostdevPCIDriverNameTypeToString", 4 },
    };
    size_t i;
    int number;

    for (i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
        const char *(*name)(int) = (const char *(*)(int))find(list[i].name);

        printf("%s:", list[i].name);
        for (number = -1; number < list[i].count; number++)
            printf(" %s", name(number) ? name(number) : "NULL");
        printf("\n");
    }
}

static void memory(void)
{
    GET(void, virReallocN, void *, size_t, size_t);
    GET(void, virExpandN, void *, size_t, size_t *, size_t);
    GET(void, virShrinkN, void *, size_t, size_t *, size_t);
    GET(void, virAppendElement, void *, size_t, size_t *, size_t, void *, bool, bool);
    GET(int, virInsertElementsN, void *, size_t, size_t, size_t *, size_t, void *, bool, bool);
    int *array = NULL, element = 7;
    size_t count = 0, i;

    virExpandN(&array, sizeof(int), &count, 2);
    virAppendElement(&array, sizeof(int), &count, 0, &element, true, false);
    printf("%zu, element %d:", count, element);
    element = 9;
    printf(" %d", virInsertElementsN(&array, sizeof(int), 1, &count, 0, &element, false, false));
    printf(" %d", virInsertElementsN(&array, sizeof(int), (size_t)-1, &count, 0, &element, false, false));
    printf(" %d", virInsertElementsN(&array, sizeof(int), 17, &count, 0, &element, false, false));
    for (i = 0; i < count; i++)
        printf(" %d", array[i]);
    printf("\n");
    said();
    virShrinkN(&array, sizeof(int), &count, 3);
    printf("%zu %d\n", count, array[0]);
    virShrinkN(&array, sizeof(int), &count, 99);
    printf("%zu %d\n", count, array == NULL);
    virReallocN(&array, sizeof(int), 4);
    printf("%d\n", array != NULL);
    free(array);
}

static void parameters(void)
{
    GET(int, virTypedParameterAssign, virTypedParameterPtr, const char *, int, ...);
    GET(char *, virTypedParameterToString, virTypedParameterPtr);
    GET(void *, virTypedParamListNew, void);
    GET(void, virTypedParamListFree, void *);
    GET(int, virTypedParamListFetch, void *, virTypedParameterPtr *, size_t *);
    GET(void, virTypedParamListAddInt, void *, int, const char *, ...);
    GET(void, virTypedParamListAddULLong, void *, unsigned long long, const char *, ...);
    GET(void, virTypedParamListAddUnsigned, void *, unsigned long long, const char *, ...);
    virTypedParameter p;
    virTypedParameterPtr params = NULL;
    size_t count = 99, i;
    void *list = virTypedParamListNew();
    char *text;
    int type;

    memset(&p, 0, sizeof(p));
    for (type = 0; type < 9; type++) {
        int r = -5;

        if (type == VIR_TYPED_PARAM_DOUBLE)
            r = virTypedParameterAssign(&p, "number", type, 2.5);
        else if (type == VIR_TYPED_PARAM_STRING)
            r = virTypedParameterAssign(&p, "text", type, NULL);
        else if (type == VIR_TYPED_PARAM_LLONG || type == VIR_TYPED_PARAM_ULLONG)
            r = virTypedParameterAssign(&p, "long", type, -3LL);
        else
            r = virTypedParameterAssign(&p, "int", type, -3);
        said();
        text = r == 0 ? virTypedParameterToString(&p) : NULL;
        printf("type %d: %d %s '%s'\n", type, r, p.field, text ? text : "NULL");
        free(text);
    }
    free(p.value.s);
    p.type = 42;
    text = virTypedParameterToString(&p);
    printf("%d\n", text == NULL);
    said();
    printf("too long %d\n", virTypedParameterAssign(&p, "a123456789b123456789c123456789d123456789e123456789"
                                                        "f123456789g123456789h123456789", 1, 1));
    said();
    printf("fetch %d", virTypedParamListFetch(list, &params, &count));
    printf(" %zu\n", count);
    virTypedParamListAddInt(list, -5, "disk.%d.%s", 3, "x");
    virTypedParamListAddULLong(list, 1, "b");
    virTypedParamListAddUnsigned(list, UINT_MAX, "c");
    virTypedParamListAddUnsigned(list, UINT_MAX + 1ULL, "d");
    printf("fetch %d\n", virTypedParamListFetch(list, &params, &count));
    for (i = 0; i < count; i++) {
        text = virTypedParameterToString(params + i);
        printf("  %s %d %s\n", params[i].field, params[i].type, text);
        free(text);
    }
    virTypedParamListAddInt(list, 1, "%s", "a123456789b123456789c123456789d123456789e123456789f123456789"
                                          "g123456789h123456789");
    printf("fetch %d\n", virTypedParamListFetch(list, &params, &count));
    said();
    virTypedParamListFree(list);
    virTypedParamListFree(NULL);
}

static int disposed;
static void dispose(void *object)
{
    (void)object;
    printf("dispose %d\n", ++disposed);
}

static void objects(void)
{
    struct object {
        char parent[64];
        int value;
    } *object;
    GET(void *, virClassForObjectLockable, void);
    GET(void *, virClassNew, void *, const char *, size_t, size_t, void (*)(void *));
    GET(void *, virObjectLockableNew, void *);
    GET(void *, virObjectRef, void *);
    GET(void, virObjectUnref, void *);
    GET(void, virObjectLock, void *);
    GET(void, virObjectUnlock, void *);
    void *class = virClassNew(virClassForObjectLockable(), "object", sizeof(struct object), 64, dispose);

    object = virObjectLockableNew(class);
    printf("value %d\n", object->value);
    virObjectLock(object);
    virObjectUnlock(object);
    printf("same %d\n", virObjectRef(object) == object);
    virObjectUnref(object);
    printf("still there\n");
    virObjectUnref(object);
    virObjectUnref(NULL);
}

static void errors(void)
{
    GET(void, virReportErrorHelper, int, int, const char *, const char *, size_t, const char *, ...);
    GET(void, virReportSystemErrorFull, int, int, const char *, const char *, size_t, const char *, ...);
    GET(void, virRaiseErrorFull, const char *, const char *, size_t, int, int, int, const char *, const char *,
        const char *, int, int, const char *, ...);
    GET(int, virSetError, virErrorPtr);
    GET(int, virFileReadAll, const char *, int, char **);
    GET(int, virProcessWait, pid_t, int *, bool);
    virErrorPtr saved;
    char *contents = NULL;

    virReportErrorHelper(VIR_FROM_TEST, VIR_ERR_NO_DOMAIN, "f", "g", 1, "with %d", 5);
    said();
    virReportErrorHelper(VIR_FROM_TEST, VIR_ERR_NO_DOMAIN, "f", "g", 1, NULL);
    said();
    virReportSystemErrorFull(VIR_FROM_NONE, ENOENT, "f", "g", 1, "opening %s", "x");
    saved = virSaveLastError();
    said();
    printf("set %d\n", virSetError(saved));
    printf("  int1 %d str1 %s str2 %s\n", saved->int1, saved->str1, saved->str2);
    said();
    virFreeError(saved);
    virRaiseErrorFull("f", "g", 1, VIR_FROM_QEMU, VIR_ERR_INVALID_ARG, VIR_ERR_WARNING, "a", NULL, "c", 3, 4, "%s!", "m");
    saved = virGetLastError();
    printf("%d %d %d %s %s %s %d %d %s\n", saved->code, saved->domain, saved->level, saved->str1,
           saved->str2 ? saved->str2 : "NULL", saved->str3, saved->int1, saved->int2, saved->message);
    virResetLastError();
    printf("read %d\n", virFileReadAll("/nonexistent", 10, &contents));
    said();
    printf("read %d\n", virFileReadAll("/proc/self/status", 10, &contents));
    said();
    printf("read %d\n", virFileReadAll("/dev/null", 0, &contents));
    said();
    printf("read %d\n", virFileReadAll("/dev/null", 10, &contents));
    printf("'%s'\n", contents);
    free(contents);
    printf("wait %d %d\n", virProcessWait(-1, NULL, false), virProcessWait(0, NULL, false));
    said();
}

int main(int argc, char **argv)
{
    start(argc, argv);
    buffers();
    numbers();
    bitmaps();
    json();
    words();
    tables();
    memory();
    parameters();
    objects();
    errors();
    return 0;
}
