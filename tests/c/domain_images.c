/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Domains are saved, restored and dumped, with every flag and many wrong files. */
#include <errno.h>
#include <sys/stat.h>
#include <fcntl.h>

#include "support/domains.h"

static char *
in_directory(const char *name)
{
    static char path[4][512];
    static int turn;

    turn = (turn + 1) % 4;
    snprintf(path[turn], sizeof(path[turn]), "%s/%s", own_directory, name);
    return path[turn];
}

static void
write_file(const char *name, const char *bytes, size_t length)
{
    FILE *file = fopen(in_directory(name), "w");

    if (!file || fwrite(bytes, 1, length, file) != length)
        exit(1);
    fclose(file);
}

static void
show_file(const char *name)
{
    unsigned char bytes[64];
    struct stat info;
    FILE *file = fopen(in_directory(name), "r");
    size_t count;
    size_t each;

    if (!file || stat(in_directory(name), &info) < 0) {
        printf("  no file %s\n", name);
        return;
    }
    count = fread(bytes, 1, sizeof(bytes), file);
    printf("  file %s, mode %o, %zu bytes:", name, info.st_mode & 07777, count);
    for (each = 0; each < count && each < 24; each++)
        printf(" %02x", bytes[each]);
    printf("\n");
    fclose(file);
}

static void
start(virDomainPtr domain)
{
    if (!virDomainIsActive(domain))
        report("  start", virDomainCreate(domain));
    virResetLastError();
}

static void
save_all(virConnectPtr conn, virDomainPtr domain)
{
    const unsigned int flags[] = {
        0, VIR_DOMAIN_SAVE_BYPASS_CACHE, VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED,
        VIR_DOMAIN_SAVE_RUNNING | VIR_DOMAIN_SAVE_PAUSED, VIR_DOMAIN_SAVE_RESET_NVRAM, 64,
    };
    virTypedParameterPtr params = NULL;
    int count = 0;
    int room = 0;
    char *other;
    size_t each;

    for (each = 0; each < sizeof(flags) / sizeof(flags[0]); each++) {
        printf("flags %u\n", flags[each]);
        start(domain);
        report("  save", virDomainSaveFlags(domain, in_directory("image"), NULL, flags[each]));
        print_state(domain);
        report("  restore", virDomainRestoreFlags(conn, in_directory("image"), NULL, flags[each]));
        print_state(domain);
        report("  again", virDomainRestoreFlags(conn, in_directory("image"), NULL, 0));
    }
    show_file("image");
    REPORT_STRING(virDomainSaveImageGetXMLDesc(conn, in_directory("image"), 0));
    REPORT_STRING(virDomainSaveImageGetXMLDesc(conn, in_directory("image"),
                                               VIR_DOMAIN_SAVE_IMAGE_XML_SECURE));
    REPORT_STRING(virDomainSaveImageGetXMLDesc(conn, in_directory("image"), 2));
    REPORT_STRING(virDomainSaveImageGetXMLDesc(conn, in_directory("none"), 0));

    start(domain);
    REPORT(virDomainSave(domain, in_directory("none/none")));
    REPORT(virDomainSave(domain, own_directory));
    print_state(domain);
    REPORT(virDomainSave(domain, in_directory("image")));
    REPORT(virDomainSave(domain, in_directory("image")));
    REPORT(virDomainRestore(conn, in_directory("none")));
    REPORT(virDomainRestore(conn, own_directory));

    /* Another document for the image. */
    other = virDomainSaveImageGetXMLDesc(conn, in_directory("image"), 0);
    require(other, "the image's document");
    memcpy(strstr(other, "<memory"), "<broken", 7);
    REPORT(virDomainSaveImageDefineXML(conn, in_directory("image"), other, 0));
    free(other);
    REPORT(virDomainSaveImageDefineXML(conn, in_directory("image"), SMALL_DOMAIN("other", "7"), 0));
    REPORT_STRING(virDomainSaveImageGetXMLDesc(conn, in_directory("image"), 0));
    REPORT(virDomainSaveImageDefineXML(conn, in_directory("image"), "<domain/>", 0));
    REPORT(virDomainSaveImageDefineXML(conn, in_directory("none"), SMALL_DOMAIN("other", "7"), 0));
    REPORT(virDomainSaveImageDefineXML(conn, in_directory("image"), SMALL_DOMAIN("other", "7"),
                                       VIR_DOMAIN_SAVE_RUNNING));
    REPORT(virDomainSaveImageDefineXML(conn, in_directory("image"), SMALL_DOMAIN("other", "7"),
                                       VIR_DOMAIN_SAVE_PAUSED));
    REPORT(virDomainSaveImageDefineXML(conn, in_directory("image"), SMALL_DOMAIN("other", "7"), 3 << 4));
    print_domains(conn, 0);
    REPORT(virDomainRestoreFlags(conn, in_directory("image"), SMALL_DOMAIN("third", "8"), 0));
    print_domains(conn, 0);
    REPORT(virDomainRestoreFlags(conn, in_directory("image"), SMALL_DOMAIN("third", "8"), 0));
    REPORT(virDomainRestoreFlags(conn, in_directory("image"), "<nothing/>", 0));

    start(domain);
    REPORT(virDomainSaveFlags(domain, in_directory("with"), "<nothing/>", 0));
    print_state(domain);
    REPORT(virDomainSaveFlags(domain, in_directory("with"), SMALL_DOMAIN("fourth", "9"), 0));
    print_state(domain);
    REPORT_STRING(virDomainSaveImageGetXMLDesc(conn, in_directory("with"), 0));

    virTypedParamsAddString(&params, &count, &room, VIR_DOMAIN_SAVE_PARAM_FILE, in_directory("p"));
    start(domain);
    REPORT(virDomainSaveParams(domain, params, count, 0));
    REPORT(virDomainRestoreParams(conn, params, count, 0));
    REPORT(virDomainSaveParams(domain, NULL, 0, 0));
    virTypedParamsFree(params, count);
}

static void
wrong_images(virConnectPtr conn, virDomainPtr domain)
{
    static const char *names[] = {"empty", "short", "magic", "length", "long", "body", "nul"};
    char bytes[64];
    size_t each;

    memset(bytes, 0, sizeof(bytes));
    write_file("empty", bytes, 0);
    write_file("short", "Test", 4);
    write_file("magic", "NoGuestMagic----", 16);
    /* What this one library writes in front. */
    start(domain);
    REPORT(virDomainSave(domain, in_directory("good")));
    {
        FILE *file = fopen(in_directory("good"), "r");
        size_t count = file ? fread(bytes, 1, sizeof(bytes), file) : 0;

        if (count < 32)
            exit(1);
        fclose(file);
    }
    show_file("good");
    write_file("length", bytes, 16);
    write_file("body", bytes, 40);
    memset(bytes + 16, 0xff, 4);
    write_file("long", bytes, 40);
    memset(bytes + 16, 0, 24);
    write_file("nul", bytes, 40);
    for (each = 0; each < sizeof(names) / sizeof(names[0]); each++) {
        printf("%s\n", names[each]);
        /* Whatever it was before stands in errors about files that end too early. */
        errno = 0;
        report("  restore", virDomainRestore(conn, in_directory(names[each])));
        errno = 0;
        report_string("  document", virDomainSaveImageGetXMLDesc(conn, in_directory(names[each]), 0));
        errno = 0;
        report("  define", virDomainSaveImageDefineXML(conn, in_directory(names[each]),
                                                       SMALL_DOMAIN("other", "7"), 0));
    }
    start(domain);
    REPORT(virDomainRestore(conn, in_directory("good")));
}

static void
dump_all(virDomainPtr domain)
{
    const unsigned int flags[] = {
        0, VIR_DUMP_CRASH, VIR_DUMP_LIVE, VIR_DUMP_BYPASS_CACHE, VIR_DUMP_RESET, VIR_DUMP_MEMORY_ONLY,
        VIR_DUMP_CRASH | VIR_DUMP_LIVE, VIR_DUMP_CRASH | VIR_DUMP_RESET, VIR_DUMP_LIVE | VIR_DUMP_RESET,
        64,
    };
    unsigned int format;
    size_t each;

    for (each = 0; each < sizeof(flags) / sizeof(flags[0]); each++) {
        start(domain);
        printf("flags %u\n", flags[each]);
        report("  dump", virDomainCoreDump(domain, in_directory("core"), flags[each]));
        print_state(domain);
    }
    for (format = 0; format <= VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP + 1; format++) {
        start(domain);
        printf("format %u\n", format);
        report("  dump", virDomainCoreDumpWithFormat(domain, in_directory("core"), format,
                                                     VIR_DUMP_MEMORY_ONLY));
        report("  crash", virDomainCoreDumpWithFormat(domain, in_directory("core"), format,
                                                      VIR_DUMP_CRASH));
        print_state(domain);
    }
    show_file("core");
    start(domain);
    REPORT(virDomainCoreDump(domain, in_directory("none/none"), 0));
    REPORT(virDomainDestroy(domain));
    REPORT(virDomainCoreDump(domain, in_directory("core"), 0));
    REPORT(virDomainSave(domain, in_directory("image")));
    REPORT(virDomainManagedSave(domain, 0));
}

static void
managed(virDomainPtr domain)
{
    unsigned int flags;

    for (flags = 0; flags <= 32; flags = flags ? flags * 2 : 1) {
        start(domain);
        printf("flags %u\n", flags);
        report("  save", virDomainManagedSave(domain, flags));
        print_state(domain);
        report("  has", virDomainHasManagedSaveImage(domain, flags));
        report("  start", virDomainCreateWithFlags(domain, flags));
        print_state(domain);
    }
    start(domain);
    REPORT(virDomainManagedSave(domain, 0));
    REPORT(virDomainUndefine(domain));
    REPORT(virDomainManagedSaveRemove(domain, 1));
    REPORT(virDomainManagedSaveRemove(domain, 0));
    REPORT(virDomainManagedSaveRemove(domain, 0));
    REPORT(virDomainHasManagedSaveImage(domain, 0));
}

int
main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    strcpy(own_directory, "/tmp/libvirt-images-XXXXXX");
    if (!mkdtemp(own_directory))
        return 1;
    umask(022);
    conn = open_test(0);
    domain = virDomainDefineXML(conn, SMALL_DOMAIN("subject", "1"));
    require(domain, "a domain");
    save_all(conn, domain);
    wrong_images(conn, domain);
    dump_all(domain);
    managed(domain);

    printf("--- a transient domain\n");
    virDomainFree(domain);
    domain = virDomainCreateXML(conn, SMALL_DOMAIN("transient", "2"), 0);
    require(domain, "a transient domain");
    REPORT(virDomainManagedSave(domain, 0));
    REPORT(virDomainHasManagedSaveImage(domain, 0));
    REPORT(virDomainSave(domain, in_directory("image")));
    print_domains(conn, 0);
    REPORT(virDomainRestore(conn, in_directory("image")));
    print_domains(conn, 0);
    REPORT(virDomainCoreDump(domain, in_directory("core"), VIR_DUMP_CRASH));
    print_domains(conn, 0);
    virDomainFree(domain);
    close_test(conn);
    {
        char command[600];

        snprintf(command, sizeof(command), "rm -rf %s", own_directory);
        return system(command) != 0;
    }
}
