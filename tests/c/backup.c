/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Backups, which the test driver does not do. */
#include "support/moments.h"

int
main(void)
{
    static const char push[] = "<domainbackup><disks><disk name='vda' type='file'/></disks></domainbackup>";
    static const char pull[] = "<domainbackup mode='pull'><server name='h' port='1'/></domainbackup>";
    virConnectPtr conn;
    virConnectPtr reader;
    virDomainPtr domain;
    virDomainPtr read;
    unsigned int flags;
    int running;

    begin_quietly();
    conn = virConnectOpen("test:///default");
    require(conn, "a connection");
    reader = virConnectOpenReadOnly("test:///default");
    require(reader, "a connection that may read");
    domain = virDomainDefineXML(conn, rich_domain);
    require(domain, "a domain");
    read = virDomainLookupByName(reader, "rich");
    for (running = 0; running < 2; running++) {
        for (flags = 0; flags < 4; flags++) {
            REPORT(virDomainBackupBegin(domain, push, NULL, flags));
            REPORT(virDomainBackupBegin(domain, pull, CHECKPOINT_XML, flags));
            REPORT(virDomainBackupBegin(domain, "<domainbackup>", NULL, flags));
            REPORT_POINTER(virDomainBackupGetXMLDesc(domain, flags));
        }
        virDomainCreate(domain);
    }
    REPORT(virDomainBackupBegin(read, push, NULL, 0));
    REPORT_POINTER(virDomainBackupGetXMLDesc(read, 0));
    REPORT(virDomainBackupBegin(domain, NULL, NULL, 0));
    REPORT(virDomainBackupBegin(read, NULL, NULL, 0));
    REPORT(virDomainListAllCheckpoints(domain, NULL, 0));
    REPORT(virDomainSnapshotNum(read, 0));
    REPORT(virDomainHasCurrentSnapshot(read, 0));
    REPORT_POINTER(virDomainSnapshotCreateXML(read, SNAPSHOT_XML, 0));
    REPORT_POINTER(virDomainCheckpointCreateXML(read, CHECKPOINT_XML, 0));
    virDomainDestroy(domain);
    virDomainUndefine(domain);
    virDomainFree(read);
    virDomainFree(domain);
    REPORT(virConnectClose(reader));
    REPORT(virConnectClose(conn));
    return 0;
}
