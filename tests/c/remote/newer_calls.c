/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Asks a daemon for what newer ones do: a daemon that is too old says so, and stays of use.
 *
 *   newer_calls URI... */
#include "support/report.h"

/* Not in every library that this is run on. */
extern int virDomainAnnounceInterface(virDomainPtr domain, const char *device, virTypedParameterPtr params,
                                      int nparams, unsigned int flags) __attribute__((weak));

static int
ignore_event(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn, (void) domain, (void) event, (void) detail, (void) opaque;
    return 0;
}

int
main(int argc, char **argv)
{
    begin_quietly();
    virEventRegisterDefaultImpl();
    for (int i = 1; i < argc; i++) {
        virConnectPtr conn = virConnectOpen(argv[i]);
        virDomainPtr domain;
        virNetworkPtr network;
        virNodeDevicePtr device;
        int autostart = -1;

        printf("%.4s\n", argv[i]);
        require(conn, argv[i]);
        domain = virDomainDefineXML(conn, strncmp(argv[i], "test", 4) ?
            "<domain type='qemu'><name>newer</name><uuid>11111111-2222-3333-4444-555555555555</uuid>"
            "<memory>65536</memory><os><type arch='x86_64'>hvm</type></os></domain>" :
            "<domain type='test'><name>newer</name><uuid>11111111-2222-3333-4444-555555555555</uuid>"
            "<memory>65536</memory><os><type>hvm</type></os></domain>");
        require(domain, "a domain");
        REPORT(virDomainGetAutostartOnce(domain, &autostart));
        REPORT(virDomainSetAutostartOnce(domain, 1));
        REPORT(virDomainGraphicsReload(domain, VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_VNC, 0));
        REPORT(virDomainSetThrottleGroup(domain, "group", NULL, 0, 0));
        REPORT(virDomainDelThrottleGroup(domain, "group", 0));
        if (virDomainAnnounceInterface)
            REPORT(virDomainAnnounceInterface(domain, NULL, NULL, 0, 0));
        network = virNetworkDefineXML(conn,
                                      "<network><name>newer</name><uuid>11111111-2222-3333-4444-555555555556</uuid>"
                                      "<bridge name='virbr77'/></network>");
        if (network) {
            REPORT_STRING(virNetworkGetMetadata(network, VIR_NETWORK_METADATA_TITLE, NULL, 0));
            REPORT(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, "title", NULL, NULL, 0));
            REPORT(virNetworkUndefine(network));
            virNetworkFree(network);
        } else {
            print_last_error();
        }
        device = virNodeDeviceLookupByName(conn, "computer");
        if (device) {
            REPORT(virNodeDeviceUpdate(device, "<device><name>computer</name></device>", 0));
            virNodeDeviceFree(device);
        } else {
            print_last_error();
        }
        REPORT(virConnectDomainEventRegister(conn, ignore_event, NULL, NULL));
        REPORT(virConnectDomainEventDeregister(conn, ignore_event));
        for (int id = 0; id < 28; id++) {
            int number = virConnectDomainEventRegisterAny(conn, NULL, id, VIR_DOMAIN_EVENT_CALLBACK(ignore_event),
                                                          NULL, NULL);

            printf("event %d: %d ", id, number >= 0);
            print_last_error();
            if (number >= 0)
                REPORT(virConnectDomainEventDeregisterAny(conn, number));
        }
        REPORT(virConnectIsAlive(conn));
        REPORT(virDomainUndefine(domain));
        virDomainFree(domain);
        REPORT(virConnectClose(conn));
    }
    return 0;
}
