/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Typed parameters: how arrays grow, what is found, what each misuse answers, which calls
 * leave a pending error alone, and that callers may free piecewise with plain free(). */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void quiet(void *data, virErrorPtr err)
{
    (void)data;
    (void)err;
}

static void show(const char *what, int ret)
{
    virErrorPtr e = virGetLastError();
    printf("%s -> %d", what, ret);
    if (e)
        printf(" | code %d domain %d level %d int1 %d int2 %d | %s | str1 %s | str2 %s", e->code, e->domain,
               e->level, e->int1, e->int2, e->message, e->str1 ? e->str1 : "-", e->str2 ? e->str2 : "-");
    printf("\n");
    virResetLastError();
}

static void dump(virTypedParameterPtr p, int n)
{
    int i;
    for (i = 0; i < n; i++) {
        printf("  %d %s type %d = ", i, p[i].field, p[i].type);
        switch (p[i].type) {
        case VIR_TYPED_PARAM_INT: printf("%d\n", p[i].value.i); break;
        case VIR_TYPED_PARAM_UINT: printf("%u\n", p[i].value.ui); break;
        case VIR_TYPED_PARAM_LLONG: printf("%lld\n", p[i].value.l); break;
        case VIR_TYPED_PARAM_ULLONG: printf("%llu\n", p[i].value.ul); break;
        case VIR_TYPED_PARAM_DOUBLE: printf("%.17g\n", p[i].value.d); break;
        case VIR_TYPED_PARAM_BOOLEAN: printf("%d\n", p[i].value.b); break;
        case VIR_TYPED_PARAM_STRING: printf("\"%s\"\n", p[i].value.s ? p[i].value.s : "(null)"); break;
        default: printf("?\n");
        }
    }
}

/* Leaves an error behind: a wrong type asked for. */
static void pend(virTypedParameterPtr p, int n)
{
    double d;
    virTypedParamsGetDouble(p, n, "i", &d);
}

static void pending(const char *what)
{
    printf("%s: error %s\n", what, virGetLastError() ? "kept" : "reset");
    virResetLastError();
}

static void from_string(int type, const char *value)
{
    virTypedParameterPtr p = NULL;
    int n = 0, max = 0, ret;
    char label[256];
    snprintf(label, sizeof(label), "from string type %d '%s'", type, value ? value : "(NULL)");
    ret = virTypedParamsAddFromString(&p, &n, &max, "f", type, value);
    show(label, ret);
    dump(p, n);
    printf("  n %d max %d\n", n, max);
    virTypedParamsFree(p, n);
}

int main(void)
{
    virTypedParameterPtr p = NULL;
    int n = 0, max = 0, i, iv = -1, bv = -1;
    unsigned int uv = 0;
    long long lv = 0;
    unsigned long long ulv = 0;
    double dv = 0;
    const char *sv = NULL;
    const char *list[] = {"one", "two", "three", NULL};
    const char *none[] = {NULL};
    char name79[80], name80[81], name200[201];
    static const char *numbers[] = {"0", "-1", "+7", " 7", "7 ", "", "x", "0x10", "010", "2147483647",
        "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "-4294967295",
        "-4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551615", "18446744073709551616", "-18446744073709551615", "- 1", "--1", "1.5"};
    static const char *doubles[] = {"0", "-1.5", "1e3", "1e400", "1e-400", "inf", "-Infinity", "nan", "0x1p3", ".5",
        "5.", ".", "", " 2", "2 ", "1,5", "1e", "+.5e+1", "1e-310"};
    static const char *bools[] = {"1", "0", "true", "TRUE", "False", "yes", "2", ""};

    memset(name79, 'a', 79);
    name79[79] = 0;
    memset(name80, 'b', 80);
    name80[80] = 0;
    memset(name200, 'c', 200);
    name200[200] = 0;

    virSetErrorFunc(NULL, quiet);
    virInitialize();

    printf("sizeof %d\n", (int)sizeof(virTypedParameter));
    printf("-- growth\n");
    for (i = 0; i < 40; i++) {
        char f[16];
        snprintf(f, sizeof(f), "n%d", i);
        if (virTypedParamsAddInt(&p, &n, &max, f, i) < 0)
            show("growth", -1);
        printf("%d/%d ", n, max);
    }
    printf("\n");
    for (i = n; i < max; i++)
        if (p[i].field[0] || p[i].type || p[i].value.ul)
            printf("spare slot %d is not zero\n", i);
    virTypedParamsFree(p, n);
    p = NULL;
    n = max = 0;

    printf("-- add\n");
    show("int", virTypedParamsAddInt(&p, &n, &max, "i", -5));
    show("uint", virTypedParamsAddUInt(&p, &n, &max, "u", 4000000000u));
    show("llong", virTypedParamsAddLLong(&p, &n, &max, "l", -5000000000LL));
    show("ullong", virTypedParamsAddULLong(&p, &n, &max, "ul", 18000000000000000000ULL));
    show("double", virTypedParamsAddDouble(&p, &n, &max, "d", 0.1));
    show("bool", virTypedParamsAddBoolean(&p, &n, &max, "b", 17));
    show("string", virTypedParamsAddString(&p, &n, &max, "s", "text"));
    show("string NULL", virTypedParamsAddString(&p, &n, &max, "snull", NULL));
    show("again", virTypedParamsAddInt(&p, &n, &max, "i", 6));
    show("list", virTypedParamsAddStringList(&p, &n, &max, "list", list));
    show("list NULL", virTypedParamsAddStringList(&p, &n, &max, "list", NULL));
    show("list empty", virTypedParamsAddStringList(&p, &n, &max, "list", none));
    show("name of 79", virTypedParamsAddInt(&p, &n, &max, name79, 1));
    show("name of 80", virTypedParamsAddInt(&p, &n, &max, name80, 1));
    show("name of 200, string", virTypedParamsAddString(&p, &n, &max, name200, "x"));
    show("name of 200, from string", virTypedParamsAddFromString(&p, &n, &max, name200, VIR_TYPED_PARAM_INT, "1"));
    show("name of 200, list", virTypedParamsAddStringList(&p, &n, &max, name200, list));
    show("empty name", virTypedParamsAddInt(&p, &n, &max, "", 1));
    printf("n %d max %d\n", n, max);
    dump(p, n);

    printf("-- get\n");
    show("int", virTypedParamsGetInt(p, n, "i", &iv));
    show("uint", virTypedParamsGetUInt(p, n, "u", &uv));
    show("llong", virTypedParamsGetLLong(p, n, "l", &lv));
    show("ullong", virTypedParamsGetULLong(p, n, "ul", &ulv));
    show("double", virTypedParamsGetDouble(p, n, "d", &dv));
    show("boolean", virTypedParamsGetBoolean(p, n, "b", &bv));
    show("string", virTypedParamsGetString(p, n, "s", &sv));
    printf("%d %u %lld %llu %.17g %d %s same %d\n", iv, uv, lv, ulv, dv, bv, sv, sv == p[6].value.s);
    show("list", virTypedParamsGetString(p, n, "list", &sv));
    printf("%s\n", sv);
    show("absent", virTypedParamsGetInt(p, n, "nope", &iv));
    show("presence", virTypedParamsGetInt(p, n, "i", NULL));
    show("no name", virTypedParamsGetInt(p, n, NULL, &iv));
    show("no array", virTypedParamsGetInt(NULL, n, "i", &iv));
    show("none", virTypedParamsGetInt(p, 0, "i", &iv));
    show("int of s", virTypedParamsGetInt(p, n, "s", &iv));
    show("uint of i", virTypedParamsGetUInt(p, n, "i", &uv));
    show("llong of d", virTypedParamsGetLLong(p, n, "d", &lv));
    show("ullong of l", virTypedParamsGetULLong(p, n, "l", &ulv));
    show("double of u", virTypedParamsGetDouble(p, n, "u", &dv));
    show("boolean of ul", virTypedParamsGetBoolean(p, n, "ul", &bv));
    show("string of b", virTypedParamsGetString(p, n, "b", &sv));
    printf("get %d %d %d %d\n", virTypedParamsGet(p, n, "u") == p + 1, virTypedParamsGet(p, n, "nope") == NULL,
           virTypedParamsGet(NULL, n, "u") == NULL, virTypedParamsGet(p, n, NULL) == NULL);
    p[0].type = 0;
    show("int of type 0", virTypedParamsGetInt(p, n, "i", &iv));
    p[0].type = 77;
    show("int of type 77", virTypedParamsGetInt(p, n, "i", &iv));
    p[0].type = VIR_TYPED_PARAM_INT;
    p[5].value.b = 3;
    show("boolean of 3", virTypedParamsGetBoolean(p, n, "b", &bv));
    printf("%d\n", bv);

    printf("-- pending errors\n");
    pend(p, n);
    virTypedParamsGet(p, n, "i");
    pending("get");
    pend(p, n);
    virTypedParamsGetInt(p, n, "i", &iv);
    pending("get int");
    pend(p, n);
    virTypedParamsGetString(p, n, "absent", &sv);
    pending("get absent string");
    pend(p, n);
    virTypedParamsAddStringList(&p, &n, &max, "list", NULL);
    pending("add list NULL");
    pend(p, n);
    virTypedParamsAddStringList(&p, &n, &max, "list", none);
    pending("add list empty");
    pend(p, n);
    virTypedParamsAddStringList(&p, &n, &max, "list", list);
    pending("add list");
    pend(p, n);
    virTypedParamsAddBoolean(&p, &n, &max, "b2", 0);
    pending("add boolean");
    pend(p, n);
    virTypedParamsClear(NULL, 0);
    pending("clear NULL");
    pend(p, n);
    virTypedParamsFree(NULL, 0);
    pending("free NULL");

    printf("-- piecewise\n");
    free(p[6].value.s);
    p[6].value.s = strdup("mine");
    virTypedParamsClear(p, n);
    printf("after clear: %d %d %s\n", p[6].value.s == NULL, p[6].type, p[6].field);
    virTypedParamsClear(p, n);
    free(p);
    p = NULL;
    n = max = 0;

    printf("-- a caller's own array\n");
    p = calloc(2, sizeof(*p));
    n = 0;
    max = 2;
    show("first", virTypedParamsAddString(&p, &n, &max, "a", "1"));
    show("second", virTypedParamsAddString(&p, &n, &max, "b", "2"));
    printf("n %d max %d\n", n, max);
    show("third", virTypedParamsAddString(&p, &n, &max, "c", "3"));
    printf("n %d max %d\n", n, max);
    dump(p, n);
    virTypedParamsFree(p, n);
    p = NULL;
    n = 0;
    max = 0;

    printf("-- from string\n");
    for (i = 0; i < (int)(sizeof(numbers) / sizeof(numbers[0])); i++) {
        from_string(VIR_TYPED_PARAM_INT, numbers[i]);
        from_string(VIR_TYPED_PARAM_UINT, numbers[i]);
        from_string(VIR_TYPED_PARAM_LLONG, numbers[i]);
        from_string(VIR_TYPED_PARAM_ULLONG, numbers[i]);
    }
    for (i = 0; i < (int)(sizeof(doubles) / sizeof(doubles[0])); i++)
        from_string(VIR_TYPED_PARAM_DOUBLE, doubles[i]);
    for (i = 0; i < (int)(sizeof(bools) / sizeof(bools[0])); i++)
        from_string(VIR_TYPED_PARAM_BOOLEAN, bools[i]);
    from_string(VIR_TYPED_PARAM_STRING, "text");
    from_string(VIR_TYPED_PARAM_STRING, "");
    from_string(VIR_TYPED_PARAM_STRING, NULL);
    from_string(VIR_TYPED_PARAM_INT, NULL);
    from_string(0, "1");
    from_string(8, "1");
    from_string(-3, "1");
    from_string(99, NULL);
    return 0;
}
