/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Two hosts, between which a guest of QEMU's goes. */
#ifndef SUPPORT_HOSTS_H
#define SUPPORT_HOSTS_H

#include "report.h"

static const char *uris[2];
static virConnectPtr hosts[2];
/* Which of the hosts the guest is on. */
static int here;

static inline const char *
document(const char *name, const char *description, const char *disk)
{
    static char xml[8192];

    snprintf(xml, sizeof(xml),
             "<domain type='qemu'><name>%s</name><uuid>11111111-2222-3333-4444-555555555555</uuid>"
             "<description>%s</description><memory unit='MiB'>16</memory><vcpu>1</vcpu>"
             "<os><type arch='x86_64' machine='pc'>hvm</type></os>"
             "<features><acpi/></features><devices><disk type='file' device='disk'><driver name='qemu' type='raw'/>"
             "<source file='%s'/><target dev='vda' bus='virtio'/></disk>"
             "<controller type='usb' model='none'/><memballoon model='none'/></devices></domain>",
             name, description, disk);
    return xml;
}

/* What both hosts say of the guest. */
static inline void
where(const char *name)
{
    for (int i = 0; i < 2; i++) {
        virDomainPtr domain = virDomainLookupByName(hosts[i], name);
        int state = -1, reason = -1;
        char *xml;

        if (!domain) {
            virResetLastError();
            continue;
        }
        virDomainGetState(domain, &state, &reason, 0);
        xml = virDomainGetXMLDesc(domain, 0);
        printf("  on %d: state %d reason %d, persistent %d, described %d\n", i, state, reason,
               virDomainIsPersistent(domain), xml && strstr(xml, "<description>other"));
        free(xml);
        virDomainFree(domain);
    }
}

#endif
