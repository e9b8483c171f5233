/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Calls of every kind on the smallest stack a thread may have. */
#include <limits.h>
#include <pthread.h>
#include <unistd.h>

#include "support/domains.h"
#include "support/loop.h"

static virConnectPtr conn;
static int told;

static int
on_event(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    printf("event %d\n", event);
    told++;
    return 0;
}

static void *
open_and_list(void *opaque)
{
    virConnectPtr own = virConnectOpen("test:///default");

    print_domains(own, 0);
    REPORT(virConnectClose(own));
    return NULL;
}

static void *
documents(void *opaque)
{
    virDomainPtr domain = virDomainDefineXML(conn, SMALL_DOMAIN("small", "1"));
    char *xml;

    require(domain, "a domain");
    xml = virDomainGetXMLDesc(domain, 0);
    printf("document %s\n", xml ? "given" : "missing");
    free(xml);
    REPORT(virDomainCreate(domain));
    REPORT(virDomainDestroy(domain));
    REPORT(virDomainUndefine(domain));
    virDomainFree(domain);
    REPORT_POINTER(virDomainDefineXML(conn, "<domain/>"));
    return NULL;
}

static void *
errors(void *opaque)
{
    REPORT_POINTER(virDomainLookupByName(conn, "nobody"));
    REPORT(virDomainFree(NULL));
    REPORT_POINTER(virConnectOpen("test:///nonexistent.xml"));
    return NULL;
}

static void *
facts(void *opaque)
{
    const char *processors[] = {
        "<cpu><arch>x86_64</arch><model>Haswell</model><feature name='vmx'/></cpu>",
        "<cpu><arch>x86_64</arch><model>EPYC</model><feature name='svm'/></cpu>",
    };
    char *text_form = virConnectGetCapabilities(conn);
    virNodeInfo info;

    printf("capabilities %s\n", text_form ? "given" : "missing");
    free(text_form);
    text_form = virConnectBaselineCPU(conn, processors, 2, VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES);
    printf("baseline %s\n", text_form ? "given" : "missing");
    free(text_form);
    text_form = virConnectGetDomainCapabilities(conn, NULL, NULL, NULL, NULL, 0);
    printf("domain capabilities %s\n", text_form ? "given" : "missing");
    free(text_form);
    text_form = virConnectGetURI(conn);
    printf("%s\n", text(text_form));
    free(text_form);
    REPORT(virNodeGetInfo(conn, &info));
    return NULL;
}

static void *
events(void *opaque)
{
    int id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, NULL);
    virDomainPtr domain = virDomainLookupByName(conn, "test");
    int turn;

    virDomainSuspend(domain);
    virDomainResume(domain);
    /* A daemon tells it when it gets to it. */
    for (turn = 0; told < 2 && turn < 1000; turn++) {
        run_loop();
        usleep(10000);
    }
    virDomainFree(domain);
    REPORT(virConnectDomainEventDeregisterAny(conn, id));
    return NULL;
}

static void *
parameters(void *opaque)
{
    virTypedParameterPtr params = NULL;
    int count = 0;
    int room = 0;

    REPORT(virTypedParamsAddString(&params, &count, &room, "name", "value"));
    REPORT(virTypedParamsAddInt(&params, &count, &room, "number", 5));
    virTypedParamsFree(params, count);
    return NULL;
}

static void
on_small_stack(void *(*body)(void *opaque))
{
    pthread_attr_t attributes;
    pthread_t thread;

    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, PTHREAD_STACK_MIN);
    if (pthread_create(&thread, &attributes, body, NULL) != 0) {
        printf("no such thread\n");
        exit(1);
    }
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
}

int
main(void)
{
    begin_quietly();
    virEventRegisterDefaultImpl();
    conn = open_test(0);
    on_small_stack(open_and_list);
    on_small_stack(documents);
    on_small_stack(errors);
    on_small_stack(facts);
    on_small_stack(events);
    on_small_stack(parameters);
    close_test(conn);
    return 0;
}
