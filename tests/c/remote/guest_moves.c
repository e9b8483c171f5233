/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A guest of QEMU's goes from one daemon to another and back, in every way that a program can ask
 * for, and stays where it is when something is wrong.
 *
 *   guest_moves URI URI FOLDER     the two daemons, and a folder for the guest's disk */
#include <fcntl.h>
#include <unistd.h>

#include "support/hosts.h"

#define LIVE VIR_MIGRATE_LIVE
#define DIRECTLY (VIR_MIGRATE_LIVE | VIR_MIGRATE_PEER2PEER)
/* Both hosts are one machine: what is unsafe in a disk that both see is safe here. */
#define SAFE VIR_MIGRATE_UNSAFE

/* One of the same name. */
#define OTHER_DOCUMENT(description)                                                               \
    "<domain type='qemu'><name>guest</name><uuid>99999999-2222-3333-4444-555555555555</uuid>"     \
    description "<memory unit='MiB'>16</memory><os><type arch='x86_64'>hvm</type></os></domain>"

static char disk[4096];

static virDomainPtr
guest(const char *name)
{
    virDomainPtr domain = virDomainLookupByName(hosts[here], name);

    require(domain, "the guest");
    return domain;
}

/* The guest is at the other host now. */
static void
moved(const char *what, const char *name, virDomainPtr there)
{
    printf("%s = %s %d | ", what, there ? virDomainGetName(there) : "NULL", there && virDomainGetID(there) > 0);
    print_last_error();
    if (there) {
        here = 1 - here;
        virDomainFree(there);
    }
    where(name);
}

static void
sent(const char *what, const char *name, int result)
{
    report(what, result);
    if (result == 0)
        here = 1 - here;
    where(name);
}

static void
stayed(const char *what, const void *there)
{
    report_pointer(what, there);
    where("guest");
}

static void
by_client(void)
{
    virConnectPtr there = hosts[1 - here];
    virDomainPtr domain = guest("guest");
    virTypedParameterPtr params = NULL;
    int nparams = 0, capacity = 0;

    moved("migrate", "guest", virDomainMigrate(domain, there, LIVE | SAFE, NULL, NULL, 0));
    virDomainFree(domain);

    there = hosts[1 - here];
    domain = guest("guest");
    moved("migrate2 with a document", "guest",
          virDomainMigrate2(domain, there, document("guest", "other", disk), LIVE | SAFE, NULL, NULL, 100));
    virDomainFree(domain);

    there = hosts[1 - here];
    domain = guest("guest");
    moved("migrate as another", "renamed", virDomainMigrate(domain, there, LIVE | SAFE, "renamed", NULL, 0));
    virDomainFree(domain);

    there = hosts[1 - here];
    domain = guest("renamed");
    virTypedParamsAddString(&params, &nparams, &capacity, VIR_MIGRATE_PARAM_DEST_NAME, "guest");
    virTypedParamsAddString(&params, &nparams, &capacity, VIR_MIGRATE_PARAM_DEST_XML, document("renamed", "plain", disk));
    virTypedParamsAddULLong(&params, &nparams, &capacity, VIR_MIGRATE_PARAM_BANDWIDTH, 50);
    moved("migrate3", "guest",
          virDomainMigrate3(domain, there, params, nparams,
                            LIVE | SAFE | VIR_MIGRATE_PAUSED | VIR_MIGRATE_PERSIST_DEST));
    virTypedParamsFree(params, nparams);
    virDomainFree(domain);

    there = hosts[1 - here];
    domain = guest("guest");
    moved("migrate and leave nothing", "guest",
          virDomainMigrate3(domain, there, NULL, 0,
                            LIVE | SAFE | VIR_MIGRATE_UNDEFINE_SOURCE | VIR_MIGRATE_CHANGE_PROTECTION));
    virDomainFree(domain);
}

static void
by_daemons(void)
{
    virDomainPtr domain = guest("guest");
    virTypedParameterPtr params = NULL;
    int nparams = 0, capacity = 0;

    sent("migrate to URI", "guest",
         virDomainMigrateToURI(domain, uris[1 - here], DIRECTLY | SAFE, NULL, 0));
    virDomainFree(domain);

    domain = guest("guest");
    sent("migrate to URI2", "guest",
         virDomainMigrateToURI2(domain, uris[1 - here], NULL, document("guest", "other", disk),
                                DIRECTLY | SAFE | VIR_MIGRATE_PERSIST_DEST, NULL, 0));
    virDomainFree(domain);

    domain = guest("guest");
    virTypedParamsAddString(&params, &nparams, &capacity, VIR_MIGRATE_PARAM_DEST_NAME, "renamed");
    virTypedParamsAddString(&params, &nparams, &capacity, VIR_MIGRATE_PARAM_DEST_XML, document("guest", "plain", disk));
    sent("migrate to URI3", "renamed",
         virDomainMigrateToURI3(domain, uris[1 - here], params, nparams,
                                DIRECTLY | SAFE | VIR_MIGRATE_UNDEFINE_SOURCE));
    virTypedParamsFree(params, nparams);
    virDomainFree(domain);

    domain = guest("renamed");
    moved("tunnelled, by a connection", "guest",
          virDomainMigrate(domain, hosts[1 - here], DIRECTLY | SAFE | VIR_MIGRATE_TUNNELLED, "guest", NULL, 0));
    virDomainFree(domain);

    domain = guest("guest");
    REPORT(virDomainResume(domain));
    moved("peer to peer, by a connection", "guest",
          virDomainMigrate2(domain, hosts[1 - here], NULL, DIRECTLY | SAFE, NULL, NULL, 0));
    virDomainFree(domain);
}

/* What one side or the other refuses; the guest runs on where it is. */
static void
refused(const char *folder)
{
    virConnectPtr there = hosts[1 - here], reader;
    virDomainPtr domain = guest("guest"), looked;
    virTypedParameterPtr params = NULL;
    int nparams = 0, capacity = 0;
    char uri[4200];

    stayed("to where it is", virDomainMigrate(domain, hosts[here], LIVE | SAFE, NULL, NULL, 0));
    stayed("peer to peer with parameters", virDomainMigrate3(domain, there, NULL, 0, DIRECTLY | SAFE));
    stayed("unsafe", virDomainMigrate(domain, there, LIVE, NULL, NULL, 0));
    stayed("no such host", virDomainMigrate(domain, there, LIVE | SAFE, NULL, "tcp://host3.invalid", 0));
    virTypedParamsAddString(&params, &nparams, &capacity, VIR_MIGRATE_PARAM_LISTEN_ADDRESS, "127.0.0.2");
    virTypedParamsAddString(&params, &nparams, &capacity, VIR_MIGRATE_PARAM_URI, "tcp://127.0.0.3");
    stayed("nobody listens", virDomainMigrate3(domain, there, params, nparams, LIVE | SAFE));
    REPORT(virDomainMigrateToURI3(domain, uris[1 - here], params, nparams, DIRECTLY | SAFE));
    virTypedParamsFree(params, nparams);
    params = NULL;
    nparams = capacity = 0;
    stayed("no such way", virDomainMigrate(domain, there, LIVE | SAFE, NULL, "pigeon://127.0.0.1", 0));
    stayed("another's document",
           virDomainMigrate2(domain, there,
                             OTHER_DOCUMENT(""),
                             LIVE | SAFE, NULL, NULL, 0));
    stayed("no document", virDomainMigrate2(domain, there, "<domain", LIVE | SAFE, NULL, NULL, 0));
    stayed("tunnelled by the client",
           virDomainMigrate(domain, there, LIVE | SAFE | VIR_MIGRATE_TUNNELLED, NULL, NULL, 0));
    stayed("two ways to copy",
           virDomainMigrate(domain, there, LIVE | VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC, NULL, NULL, 0));
    stayed("encrypted without certificates",
           virDomainMigrate3(domain, there, NULL, 0, LIVE | SAFE | VIR_MIGRATE_TLS));
    stayed("post-copy resumed", virDomainMigrate3(domain, there, NULL, 0, LIVE | VIR_MIGRATE_POSTCOPY_RESUME));
    virTypedParamsAddString(&params, &nparams, &capacity, VIR_MIGRATE_PARAM_COMPRESSION, "bogus");
    stayed("unknown compression",
           virDomainMigrate3(domain, there, params, nparams, LIVE | SAFE | VIR_MIGRATE_COMPRESSED));
    virTypedParamsFree(params, nparams);
    params = NULL;
    nparams = capacity = 0;
    virTypedParamsAddInt(&params, &nparams, &capacity, "nonsense", 1);
    stayed("unknown parameter", virDomainMigrate3(domain, there, params, nparams, LIVE | SAFE));
    REPORT(virDomainMigrateToURI3(domain, uris[1 - here], params, nparams, DIRECTLY | SAFE));
    virTypedParamsFree(params, nparams);

    snprintf(uri, sizeof(uri), "qemu+unix:///system?socket=%s/nobody", folder);
    REPORT(virDomainMigrateToURI(domain, uri, DIRECTLY | SAFE, NULL, 0));
    REPORT(virDomainMigrateToURI(domain, uris[here], DIRECTLY | SAFE, NULL, 0));
    REPORT(virDomainMigrateToURI(domain, "tcp://host2.test:1", LIVE | SAFE, NULL, 0));
    REPORT(virDomainMigrateToURI2(domain, uris[1 - here], "tcp://host3.invalid", NULL, DIRECTLY | SAFE, NULL, 0));
    REPORT(virDomainMigrateToURI3(domain, NULL, NULL, 0, DIRECTLY | SAFE));
    REPORT(virDomainMigrateToURI3(domain, uris[1 - here], NULL, 0, LIVE | SAFE));
    where("guest");

    reader = virConnectOpenReadOnly(uris[1 - here]);
    if (!reader)
        printf("no reader: "), print_last_error();
    stayed("to a reader", virDomainMigrate(domain, reader, LIVE | SAFE, NULL, NULL, 0));
    virConnectClose(reader);
    looked = virDomainDefineXML(hosts[1 - here], OTHER_DOCUMENT("<description>other</description>"));
    require(looked, "a domain in the way");
    stayed("another is there", virDomainMigrate(domain, there, LIVE | SAFE, NULL, NULL, 0));
    virDomainUndefine(looked);
    virDomainFree(looked);

    REPORT(virDomainMigrateSetMaxDowntime(domain, 200, 0));
    unsigned long long time = 0;
    REPORT(virDomainMigrateGetMaxDowntime(domain, &time, 0));
    unsigned long speed = 0;
    REPORT(virDomainMigrateSetMaxSpeed(domain, 77, 0));
    REPORT(virDomainMigrateGetMaxSpeed(domain, &speed, 0));
    printf("downtime %llu, speed %lu\n", time, speed);
    REPORT(virDomainMigrateGetCompressionCache(domain, &time, 0));
    REPORT(virDomainMigrateStartPostCopy(domain, 0));
    REPORT(virDomainAbortJob(domain));
    virDomainFree(domain);
}

/* Only what is defined goes over. */
static void
offline(void)
{
    virDomainPtr domain = guest("guest");

    virDomainDestroy(domain);
    virDomainUndefine(domain);
    virDomainFree(domain);
    domain = virDomainDefineXML(hosts[here], document("guest", "plain", disk));
    require(domain, "the guest");
    stayed("not running", virDomainMigrate(domain, hosts[1 - here], LIVE | SAFE, NULL, NULL, 0));
    moved("offline", "guest",
          virDomainMigrate3(domain, hosts[1 - here], NULL, 0,
                            VIR_MIGRATE_OFFLINE | VIR_MIGRATE_PERSIST_DEST | VIR_MIGRATE_UNDEFINE_SOURCE));
    virDomainFree(domain);
    domain = guest("guest");
    sent("offline, peer to peer", "guest",
         virDomainMigrateToURI3(domain, uris[1 - here], NULL, 0,
                                VIR_MIGRATE_OFFLINE | VIR_MIGRATE_PERSIST_DEST | VIR_MIGRATE_PEER2PEER));
    virDomainFree(domain);
    for (here = 0; here < 2; here++) {
        domain = virDomainLookupByName(hosts[here], "guest");
        if (domain)
            REPORT(virDomainUndefine(domain));
        virDomainFree(domain);
        virResetLastError();
    }
}

int
main(int argc, char **argv)
{
    virDomainPtr domain;

    if (argc != 4)
        return 2;
    begin_quietly();
    snprintf(own_directory, sizeof(own_directory), "%s", argv[3]);
    snprintf(disk, sizeof(disk), "%s/disk.raw", argv[3]);
    int file = open(disk, O_CREAT | O_WRONLY | O_TRUNC, 0644);
    if (file < 0 || ftruncate(file, 1048576) < 0)
        return 2;
    close(file);
    for (int i = 0; i < 2; i++) {
        uris[i] = argv[1 + i];
        hosts[i] = virConnectOpen(uris[i]);
        require(hosts[i], uris[i]);
        REPORT_STRING(virConnectGetHostname(hosts[i]));
    }
    domain = virDomainCreateXML(hosts[0], document("guest", "plain", disk), 0);
    require(domain, "the guest");
    virDomainFree(domain);
    where("guest");
    by_client();
    by_daemons();
    refused(argv[3]);
    offline();
    for (int i = 0; i < 2; i++)
        REPORT(virConnectClose(hosts[i]));
    return 0;
}
