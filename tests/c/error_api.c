/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The thread's last error, its copies, and who gets to hear of it. */
#include <pthread.h>

#include "support/capture.h"
#include "support/objects.h"

static int heard;

static void
listen(void *opaque, virErrorPtr error)
{
    heard++;
    printf("  %s hears: ", (const char *) opaque);
    print_error(error);
}

static void
nothing_yet(void)
{
    virError copy;
    virErrorPtr saved;

    printf("-- nothing yet\n");
    printf("error %s, code %d, domain %d, message %s\n", virGetLastError() ? "set" : "NULL",
           virGetLastErrorCode(), virGetLastErrorDomain(), virGetLastErrorMessage());
    memset(&copy, 0, sizeof(copy));
    copy.code = 99;
    printf("copied %d", virCopyLastError(&copy));
    printf(", code %d\n", copy.code);
    printf("copied to NULL %d\n", virCopyLastError(NULL));
    saved = virSaveLastError();
    printf("saved %s code %d\n", saved ? "set" : "NULL", saved ? saved->code : -1);
    virFreeError(saved);
    virFreeError(NULL);
    virResetError(NULL);
    virResetLastError();
}

static void
fields(virConnectPtr conn, virDomainPtr domain)
{
    virConnectPtr none;

    printf("-- what an error carries\n");
    REPORT_POINTER(virDomainLookupByName(conn, "nobody"));
    REPORT(virDomainGetInfo(domain, NULL));
    REPORT(virDomainGetState(domain, NULL, NULL, 0x80000000u));
    REPORT(virDomainResume(domain));
    REPORT(virDomainCreate(domain));
    REPORT(virDomainFree(NULL));
    REPORT(virConnectListDomains(conn, NULL, -1));
    REPORT_POINTER(virDomainLookupByUUIDString(conn, "no-uuid"));
    REPORT(virDomainOpenChannel(domain, NULL, NULL, 0));
    REPORT(virDomainGetJobInfo(domain, NULL));
    REPORT(virNodeSetMemoryParameters(conn, NULL, 0, 0));
    REPORT_POINTER(none = virConnectOpen("test:///nonexistent/node.xml"));
    REPORT_POINTER(none = virConnectOpen("test://"));
    (void) none;
}

static void
copies(virConnectPtr conn)
{
    virError copy;
    virErrorPtr saved;
    virErrorPtr last;

    printf("-- copies\n");
    virDomainLookupByName(conn, "nobody");
    memset(&copy, 0, sizeof(copy));
    printf("copied %d\n", virCopyLastError(&copy));
    saved = virSaveLastError();
    last = virGetLastError();
    printf("same pointer again: %d\n", last == virGetLastError());
    printf("texts are copies: %d\n", saved->message != last->message && copy.message != last->message);
    virDomainFree(NULL);
    printf("last: ");
    print_error(virGetLastError());
    printf("copy: ");
    print_error(&copy);
    printf("saved: ");
    print_error(saved);
    virResetLastError();
    printf("after reset, pointer %s\n", virGetLastError() ? "set" : "NULL");
    printf("saved: ");
    print_error(saved);
    virResetError(&copy);
    printf("copied over %d", virCopyLastError(&copy));
    printf(", code %d message %s\n", copy.code, text(copy.message));
    virResetError(saved);
    printf("saved after reset: code %d domain %d level %d message %s str1 %s int1 %d int2 %d\n",
           saved->code, saved->domain, saved->level, text(saved->message), text(saved->str1),
           saved->int1, saved->int2);
    virFreeError(saved);
    virResetError(&copy);
}

static void
of_connection(virConnectPtr conn, virConnectPtr other)
{
    virError copy;

    printf("-- a connection's own error\n");
    virConnResetLastError(conn);
    virConnResetLastError(other);
    printf("fresh: ");
    print_error(virConnGetLastError(conn));
    virDomainLookupByName(conn, "nobody");
    virResetLastError();
    printf("failed: ");
    print_error(virConnGetLastError(conn));
    printf("other: ");
    print_error(virConnGetLastError(other));
    memset(&copy, 0, sizeof(copy));
    printf("copied %d: ", virConnCopyLastError(conn, &copy));
    print_error(&copy);
    virResetError(&copy);
    virConnectNumOfDomains(conn);
    printf("after success: ");
    print_error(virConnGetLastError(conn));
    virConnResetLastError(conn);
    printf("after reset: ");
    print_error(virConnGetLastError(conn));
    printf("copied %d: ", virConnCopyLastError(conn, &copy));
    print_error(&copy);
    virResetError(&copy);
    printf("no connection: %s %d\n", virConnGetLastError(NULL) ? "set" : "NULL",
           virConnCopyLastError(NULL, &copy));
    virConnResetLastError(NULL);
    virConnSetErrorFunc(NULL, NULL, NULL);
}

static void
handlers(virConnectPtr conn, virDomainPtr domain)
{
    printf("-- handlers\n");
    capture_begin();
    virSetErrorFunc(NULL, NULL);
    virDomainLookupByName(conn, "nobody");
    virDomainFree(NULL);
    virDomainResume(domain);
    virConnectClose(NULL);
    capture_end();

    virSetErrorFunc((void *) "global", listen);
    virDomainLookupByName(conn, "nobody");
    virDomainFree(NULL);
    virConnectOpen("test:///nonexistent/node.xml");

    virConnSetErrorFunc(conn, (void *) "connection", listen);
    virDomainLookupByName(conn, "nobody");
    printf("of its domain\n");
    virDomainResume(domain);
    printf("of no object\n");
    virDomainFree(NULL);
    virConnectOpen("test:///nonexistent/node.xml");
    printf("a global one set later\n");
    virSetErrorFunc((void *) "second global", listen);
    virDomainLookupByName(conn, "nobody");
    virDomainFree(NULL);
    printf("the connection's taken back\n");
    virConnSetErrorFunc(conn, NULL, NULL);
    virDomainLookupByName(conn, "nobody");

    printf("none, with user data\n");
    capture_begin();
    virSetErrorFunc((void *) "nobody", NULL);
    virDomainLookupByName(conn, "nobody");
    capture_end();

    virSetErrorFunc(NULL, ignore_error);

    heard = 0;
    virSetErrorFunc((void *) "quiet", ignore_error);
    virDomainLookupByName(conn, "nobody");
    virConnectNumOfDomains(conn);
    printf("heard %d\n", heard);
}

static void
default_handler(virDomainPtr domain)
{
    virError error;
    int number;

    printf("-- the default handler's text\n");
    memset(&error, 0, sizeof(error));
    error.code = VIR_ERR_INTERNAL_ERROR;
    error.level = VIR_ERR_ERROR;
    error.message = (char *) "what happened";
    capture_begin();
    for (number = 0; number <= VIR_FROM_TPM; number++) {
        error.domain = number;
        virDefaultErrorFunc(&error);
    }
    error.domain = VIR_FROM_TEST;
    for (number = 0; number <= 3; number++) {
        error.level = number;
        virDefaultErrorFunc(&error);
    }
    error.level = VIR_ERR_ERROR;
    error.dom = domain;
    virDefaultErrorFunc(&error);
    error.code = VIR_ERR_INVALID_DOMAIN;
    virDefaultErrorFunc(&error);
    error.dom = NULL;
    error.code = VIR_ERR_OK;
    virDefaultErrorFunc(&error);
    error.message = (char *) "";
    error.code = VIR_ERR_INTERNAL_ERROR;
    virDefaultErrorFunc(&error);
    error.message = (char *) "with a line end\n";
    virDefaultErrorFunc(&error);
    virDefaultErrorFunc(NULL);
    capture_end();
}

static void *
thread(void *opaque)
{
    virConnectPtr conn = opaque;

    printf("thread begins: ");
    print_error(virGetLastError());
    virDomainLookupByName(conn, "nobody");
    printf("thread fails: ");
    print_error(virGetLastError());
    return NULL;
}

static void
threads(virConnectPtr conn)
{
    pthread_t id;

    printf("-- threads\n");
    virDomainFree(NULL);
    pthread_create(&id, NULL, thread, conn);
    pthread_join(id, NULL);
    printf("still here: ");
    print_last_error();
}

static void
outlives(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virErrorPtr saved;

    printf("-- after its connection\n");
    virDomainLookupByName(conn, "nobody");
    saved = virSaveLastError();
    virConnectClose(conn);
    printf("last: ");
    print_error(virGetLastError());
    printf("saved: ");
    print_error(saved);
    virFreeError(saved);
}

int
main(void)
{
    virConnectPtr conn;
    virConnectPtr other;
    virDomainPtr domain;

    begin_quietly();
    nothing_yet();
    conn = open_test(0);
    other = virConnectOpen("test:///default");
    domain = get_domain(conn);
    fields(conn, domain);
    copies(conn);
    of_connection(conn, other);
    handlers(conn, domain);
    default_handler(domain);
    threads(conn);
    outlives();
    virConnectClose(other);
    virDomainFree(domain);
    close_test(conn);
    return 0;
}
