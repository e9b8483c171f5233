/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Processors: what several hosts can all be, and the models of each architecture. */
#include "support/objects.h"

#define HOST(model, rest) \
    "<cpu><arch>x86_64</arch><model>" model "</model>" rest "</cpu>"
#define ROWS(list) (sizeof(list) / sizeof((list)[0]))

static void
baseline(virConnectPtr conn, const char *label, const char **cpus, unsigned int ncpus, unsigned int flags)
{
    char *xml = virConnectBaselineCPU(conn, cpus, ncpus, flags);

    printf("%s, flags %u: %s | ", label, flags, xml ? xml : "(none)\n");
    print_last_error();
    free(xml);
}

static void
pairs(virConnectPtr conn)
{
    /* Models that the reference of the tests knows as they are today. */
    static const char *models[] = {
        "486", "pentium3", "core2duo", "qemu64", "Conroe", "Penryn", "Nehalem", "Westmere", "SandyBridge",
        "IvyBridge", "Haswell", "Haswell-noTSX", "Broadwell", "Skylake-Client", "Skylake-Server",
        "Cascadelake-Server", "Icelake-Server", "Opteron_G3", "Opteron_G5", "EPYC", "EPYC-IBPB",
        "Dhyana", "phenom", "athlon", "kvm64", "n270", "KnightsMill"
    };
    char first[512];
    char second[512];
    const char *cpus[2] = { first, second };
    size_t a;
    size_t b;

    for (a = 0; a < ROWS(models); a++) {
        for (b = 0; b < ROWS(models); b++) {
            char label[128];

            snprintf(first, sizeof(first), HOST("%s", "<feature name='aes'/><feature name='pdcm'/>"), models[a]);
            snprintf(second, sizeof(second), HOST("%s", "<feature name='pdcm'/>"), models[b]);
            snprintf(label, sizeof(label), "%s and %s", models[a], models[b]);
            baseline(conn, label, cpus, 2, 0);
            if (a % 5 == 0 && b % 7 == 0)
                baseline(conn, label, cpus, 2, VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES);
        }
    }
}

static void
odd(virConnectPtr conn)
{
    static const char *documents[] = {
        "<cpu/>",
        "<cpu",
        "<host/>",
        "<cpu><arch>x86_64</arch></cpu>",
        "<cpu><arch>vax</arch><model>Haswell</model></cpu>",
        "<cpu><arch></arch><model>Haswell</model></cpu>",
        "<cpu><model>Haswell</model></cpu>",
        "<cpu mode='custom'><arch>x86_64</arch><model>Haswell</model></cpu>",
        "<cpu match='exact'><arch>x86_64</arch><model>Haswell</model></cpu>",
        "<cpu migratable='on'><arch>x86_64</arch><model>Haswell</model></cpu>",
        "<cpu migratable='maybe'><arch>x86_64</arch><model>Haswell</model></cpu>",
        HOST("Haswell", ""),
        HOST("NoSuchModel", ""),
        HOST("Haswell", "<vendor>Intel</vendor>"),
        HOST("Haswell", "<vendor>AMD</vendor>"),
        HOST("Haswell", "<vendor>Nobody</vendor>"),
        HOST("Haswell", "<feature name='nosuchfeature'/>"),
        HOST("Haswell", "<feature/>"),
        HOST("Haswell", "<feature name=''/>"),
        HOST("Haswell", "<feature name='vmx' policy='bogus'/>"),
        HOST("Haswell", "<feature name='vmx'/><feature name='vmx'/>"),
        HOST("Haswell", "<topology sockets='2' cores='4' threads='2'/>"),
        HOST("Haswell", "<topology sockets='0' cores='4' threads='2'/>"),
        HOST("Haswell", "<topology cores='4' threads='2'/>"),
        HOST("Haswell", "<microcode version='12'/><signature family='6' model='60' stepping='3'/>"),
        HOST("Haswell", "<microcode version='x'/>"),
        HOST("Haswell", "<signature family='0' model='60' stepping='3'/>"),
        HOST("Haswell", "<signature family='6' stepping='3'/>"),
        HOST("Haswell", "<counter name='tsc' frequency='3' scaling='yes'/>"),
        HOST("Haswell", "<counter name='tsc' scaling='yes'/>"),
        HOST("Haswell", "<counter name='tsc' frequency='3' scaling='1'/>"),
        HOST("Haswell", "<cache level='9' mode='emulate'/>"),
        HOST("Haswell", "<cache mode='emulate'/><cache mode='emulate'/>"),
        HOST("Haswell", "<cache level='3'/>"),
        HOST("Haswell", "<maxphysaddr mode='emulate' bits='40'/>"),
        HOST("Haswell", "<maxphysaddr mode='emulate' limit='40'/>"),
        "<cpu><arch>ppc64</arch><model>POWER8</model><vendor>IBM</vendor></cpu>",
        "<cpu><arch>ppc64le</arch><model>POWER8</model></cpu>",
        "<cpu><arch>ppc64</arch><model>POWER7</model></cpu>",
        "<cpu><arch>ppc64</arch><model>POWER8</model><vendor>Freescale</vendor></cpu>",
        "<cpu><arch>ppc64</arch><model>POWER8</model><vendor>Nobody</vendor></cpu>",
        "<cpu><arch>ppc64</arch><model>power</model></cpu>",
        "<cpu><arch>s390x</arch><model>z14</model></cpu>",
        "<cpu><arch>aarch64</arch><model>cortex-a57</model><feature name='sve'/></cpu>",
        "<cpu><arch>armv7l</arch><model>any</model></cpu>",
        "<cpu><arch>riscv64</arch><model>rv64</model></cpu>",
        "<cpu><arch>loongarch64</arch><model>la464</model></cpu>",
        "<cpu><arch>openrisc</arch><model>or1200</model></cpu>",
        "<cpu><arch>i686</arch><model>pentium3</model></cpu>",
    };
    const char *cpus[3];
    size_t a;
    size_t b;

    for (a = 0; a < ROWS(documents); a++) {
        cpus[0] = documents[a];
        printf("%s\n", documents[a]);
        baseline(conn, "alone", cpus, 1, 0);
        baseline(conn, "alone", cpus, 1, VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES);
        baseline(conn, "alone", cpus, 1, VIR_CONNECT_BASELINE_CPU_MIGRATABLE);
        for (b = 0; b < ROWS(documents); b += 3) {
            cpus[1] = documents[b];
            cpus[2] = documents[11];
            printf("with %s: ", documents[b]);
            baseline(conn, "two", cpus, 2, 0);
            baseline(conn, "three", cpus, 3, 0);
        }
    }
    baseline(conn, "none", cpus, 0, 0);
    baseline(conn, "none", NULL, 0, 0);
    baseline(conn, "null", NULL, 2, 0);
    baseline(conn, "flags", cpus, 1, 1 << 30);
}

static void
domain_capabilities(virConnectPtr conn)
{
    static const char *archs[] = { NULL, "x86_64", "i686", "openrisc", "vax", "" };
    static const char *types[] = { NULL, "test", "kvm", "xen", "bogus", "none", "" };
    size_t a;
    size_t t;

    for (a = 0; a < ROWS(archs); a++) {
        for (t = 0; t < ROWS(types); t++) {
            char *xml = virConnectGetDomainCapabilities(conn, a % 2 ? "/bin/emulator" : NULL, archs[a],
                                                        t % 2 ? "machine" : NULL, types[t], 0);

            printf("%s %s: %s | ", archs[a] ? archs[a] : "-", types[t] ? types[t] : "-", xml ? xml : "(none)\n");
            print_last_error();
            free(xml);
        }
    }
    REPORT_STRING(virConnectGetDomainCapabilities(conn, "<&>", NULL, NULL, NULL, 0));
    REPORT_STRING(virConnectGetDomainCapabilities(conn, NULL, NULL, NULL, NULL, 1));
}

static void
not_there(virConnectPtr conn)
{
    const char *cpus[1] = { HOST("Haswell", "") };

    REPORT(virConnectCompareCPU(conn, cpus[0], 0));
    REPORT(virConnectCompareCPU(conn, cpus[0], VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE));
    REPORT(virConnectCompareCPU(conn, NULL, 0));
    REPORT(virConnectCompareHypervisorCPU(conn, NULL, NULL, NULL, NULL, cpus[0], 0));
    REPORT_STRING(virConnectBaselineHypervisorCPU(conn, NULL, NULL, NULL, NULL, cpus, 1, 0));
}

static void
names(virConnectPtr conn)
{
    static const char *archs[] = {
        "x86_64", "i686", "ppc64", "ppc64le", "s390x", "s390", "aarch64", "armv6l", "armv7l", "armv7b", "riscv64",
        "loongarch64", "ppcle", "openrisc", "or32", "alpha", "mips", "vax", "", "none"
    };
    size_t a;

    for (a = 0; a < ROWS(archs); a++) {
        char **models = NULL;
        int count = virConnectGetCPUModelNames(conn, archs[a], &models, 0);
        int each;

        printf("%s: %s %s | ", archs[a], count > 0 ? "some" : count == 0 ? "none" : "error", models ? "list" : "NULL");
        print_last_error();
        for (each = 0; each < count; each++)
            free(models[each]);
        free(models);
    }
    REPORT(virConnectGetCPUModelNames(conn, "s390x", NULL, 0));
    REPORT(virConnectGetCPUModelNames(conn, "x86_64", NULL, 1));
}

int
main(void)
{
    virConnectPtr conn = open_test(0);

    pairs(conn);
    odd(conn);
    domain_capabilities(conn);
    not_there(conn);
    names(conn);
    close_test(conn);
    return 0;
}
