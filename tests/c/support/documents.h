/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Small documents of every kind, and the identity of the test driver's domain. */
#ifndef SUPPORT_DOCUMENTS_H
#define SUPPORT_DOCUMENTS_H

#define TEST_UUID \
    ((const unsigned char *) "\x66\x95\xeb\x01\xf6\xa4\x83\x04\x79\xaa\x97\xf2\x50\x2e\x19\x3f")

#define DOMAIN_XML_NAMED(name, uuid)            \
    "<domain type='test'>"                      \
    "<name>" name "</name>"                     \
    "<uuid>" uuid "</uuid>"                     \
    "<memory>8192</memory>"                     \
    "<vcpu>2</vcpu>"                            \
    "<os><type>hvm</type></os>"                 \
    "</domain>"

#define DOMAIN_XML \
    DOMAIN_XML_NAMED("made", "11111111-2222-3333-4444-555555555555")

#define DISK_XML                                \
    "<disk type='file' device='disk'>"          \
    "<source file='/nonexistent/disk'/>"        \
    "<target dev='vdb' bus='virtio'/>"          \
    "</disk>"

#define SNAPSHOT_XML "<domainsnapshot><name>made</name></domainsnapshot>"

#define CHECKPOINT_XML "<domaincheckpoint><name>made</name></domaincheckpoint>"

#define NETWORK_XML                                                 \
    "<network>"                                                     \
    "<name>made</name>"                                             \
    "<uuid>22222222-2222-3333-4444-555555555555</uuid>"             \
    "<bridge name='virbr7'/>"                                       \
    "<ip address='192.168.77.1' netmask='255.255.255.0'/>"          \
    "</network>"

#define POOL_XML                                                    \
    "<pool type='dir'>"                                             \
    "<name>made</name>"                                             \
    "<uuid>33333333-2222-3333-4444-555555555555</uuid>"             \
    "<target><path>/nonexistent/made</path></target>"               \
    "</pool>"

#define VOLUME_XML                              \
    "<volume>"                                  \
    "<name>made</name>"                         \
    "<capacity>1048576</capacity>"              \
    "</volume>"

#define DEVICE_XML                                                  \
    "<device>"                                                      \
    "<parent>scsi_host1</parent>"                                   \
    "<capability type='scsi_host'>"                                 \
    "<capability type='fc_host'/>"                                  \
    "</capability>"                                                 \
    "</device>"

#define INTERFACE_XML                           \
    "<interface type='ethernet' name='eth7'>"   \
    "<start mode='onboot'/>"                    \
    "<mac address='aa:bb:cc:dd:ee:07'/>"        \
    "</interface>"

#define SECRET_XML "<secret ephemeral='no' private='no'/>"

#define FILTER_XML "<filter name='made'/>"

#endif
