/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Opens each URI it is given and tells what came of it. A leading ! opens for looking only, and
 * the word - stands for no URI. LIBVIRT_TEST_STACK is the size of the stack that it is done on. */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void quiet(void *opaque, virErrorPtr error)
{
    (void)opaque;
    (void)error;
}

static void tell(const char *what)
{
    virErrorPtr error = virGetLastError();

    if (!error)
        printf("  %s: no error\n", what);
    else
        printf("  %s: code %d domain %d level %d int1 %d: %s\n", what, error->code, error->domain,
               error->level, error->int1, error->message);
}

static void look(virConnectPtr conn)
{
    char *uri = virConnectGetURI(conn);
    const char *type = virConnectGetType(conn);
    unsigned long version = 0;
    virDomainPtr *domains = NULL;
    int count;

    printf("  uri %s, type %s, alive %d, secure %d, encrypted %d\n", uri, type, virConnectIsAlive(conn),
           virConnectIsSecure(conn), virConnectIsEncrypted(conn));
    free(uri);
    printf("  version %d, library %d\n", virConnectGetVersion(conn, &version) == 0 && version > 0,
           virConnectGetLibVersion(conn, &version) == 0 && version > 9000000);
    count = virConnectListAllDomains(conn, &domains, 0);
    printf("  domains %d\n", count);
    for (int i = 0; i < count; i++) {
        char *xml = virDomainGetXMLDesc(domains[i], 0);

        printf("  %s: %d bytes\n", virDomainGetName(domains[i]), xml ? (int)strlen(xml) : -1);
        free(xml);
        virDomainFree(domains[i]);
    }
    free(domains);
    if (!virDomainLookupByName(conn, "nobody"))
        tell("look up");
    if (virConnectDomainXMLFromNative(conn, "bogus", "", 0) == NULL)
        tell("from native");
    virDomainPtr domain = virDomainLookupByID(conn, 1);
    if (domain) {
        if (virDomainSuspend(domain) < 0)
            tell("suspend");
        else
            printf("  suspend, resume %d\n", virDomainResume(domain));
        virDomainFree(domain);
    }
}

/* A document of `size` bytes: more than one record, or one buffer, of what protects the bytes. */
static void large(virConnectPtr conn, size_t size)
{
    char *document = malloc(size + 200);

    strcpy(document, "<domain type='test'><name>large</name><description>");
    size_t start = strlen(document);
    memset(document + start, 'x', size);
    strcpy(document + start + size, "</description><memory>1</memory><os><type>hvm</type></os></domain>");
    virDomainPtr domain = virDomainDefineXML(conn, document);
    if (!domain) {
        tell("define");
    } else {
        char *xml = virDomainGetXMLDesc(domain, 0);
        printf("  large: %d, undefine %d\n", xml && strlen(xml) > size, virDomainUndefine(domain));
        free(xml);
        virDomainFree(domain);
    }
    free(document);
}

static int descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int count = 0;

    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

static void *all(void *opaque)
{
    for (char **word = opaque; *word; word++) {
        const char *name = *word;
        int read_only = *name == '!';
        virConnectPtr conn;

        name += read_only;
        printf("%s\n", *word);
        if (strcmp(name, "-") == 0)
            name = NULL;
        conn = virConnectOpenAuth(name, virConnectAuthPtrDefault, read_only ? VIR_CONNECT_RO : 0);
        if (!conn) {
            tell("open");
            continue;
        }
        look(conn);
        if (!read_only && getenv("LIBVIRT_TEST_LARGE")) {
            large(conn, 50000);
            large(conn, 3000000);
        }
        printf("  close %d\n", virConnectClose(conn));
    }
    return NULL;
}

int main(int argc, char **argv)
{
    int before = descriptors();
    const char *stack = getenv("LIBVIRT_TEST_STACK");

    virSetErrorFunc(NULL, quiet);
    if (stack) {
        pthread_attr_t attributes;
        pthread_t thread;

        pthread_attr_init(&attributes);
        pthread_attr_setstacksize(&attributes, atoi(stack));
        if (pthread_create(&thread, &attributes, all, argv + 1) != 0)
            return 1;
        pthread_join(thread, NULL);
    } else {
        all(argv + 1);
    }
    if (getenv("LIBVIRT_TEST_DESCRIPTORS"))
        printf("descriptors left: %d\n", descriptors() - before);
    return 0;
}
