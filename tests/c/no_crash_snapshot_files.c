/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Snapshots of a node file's domains in files of their own. The reference frees their elements
 * twice, at the latest when the connection ends.
 */
/* reference-dies: SIGABRT|SIGSEGV */
#include "support/node_snapshots.h"

static const char *const nodes[] = {
    NODE("<test:domainsnapshot file='snapshot.xml'/>"),
    NODE("<test:domainsnapshot file='snapshot.xml'/><test:domainsnapshot file='snapshot.xml'/>"),
    NODE("<test:domainsnapshot file='missing.xml'/>"),
    NODE("<test:domainsnapshot file='other.xml'/>"),
    NODE("<test:domainsnapshot file='broken.xml'/>"),
    "<node><domain file='domain.xml'/></node>",
    "<node><domain file='domain.xml'/><domain file='domain.xml'/></node>",
};

int
main(void)
{
    begin_quietly();
    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    make_own_directory();
    write_file("snapshot.xml", "<domainsnapshot>" PARTS("external", "", "1") "</domainsnapshot>");
    write_file("other.xml", "<other>" PARTS("other", "", "1") "</other>");
    write_file("broken.xml", "<domainsnapshot>");
    write_file("domain.xml", DOMAIN_HEAD "<test:domainsnapshot file='snapshot.xml'/></domain>");
    show_nodes(nodes, sizeof(nodes) / sizeof(*nodes));
    remove_file("snapshot.xml");
    remove_file("other.xml");
    remove_file("broken.xml");
    remove_file("domain.xml");
    remove_own_directory();
    return 0;
}
