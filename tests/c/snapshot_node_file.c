/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Snapshots of domains that a node file describes. */
#include "support/node_snapshots.h"

#define TAKEN(inside) "<test:domainsnapshot>" inside "</test:domainsnapshot>"
#define BELOW(name) "<parent><name>" name "</name></parent>"

static const char *const nodes[] = {
    NODE(""),
    NODE(TAKEN(PARTS("a", "", "0"))),
    NODE(TAKEN(PARTS("a", "", "1"))),
    NODE("<test:runstate>5</test:runstate>" TAKEN(PARTS("a", "", "1"))),
    NODE("<test:runstate>3</test:runstate><test:transient/>" TAKEN(PARTS("a", "", "1"))),
    NODE(TAKEN(PARTS("a", "", "1")) TAKEN(PARTS("b", BELOW("a"), "0")) TAKEN(PARTS("c", BELOW("b"), "0"))),
    NODE(TAKEN(PARTS("b", BELOW("a"), "1")) TAKEN(PARTS("a", "", "0"))),
    NODE(TAKEN(PARTS("a", "", "7"))),
    NODE(TAKEN(PARTS("a", "", ""))),
    NODE(TAKEN(PARTS("a", "", "yes"))),
    NODE(TAKEN("<name>a</name><state>shutoff</state><creationTime>5</creationTime>")),
    NODE(TAKEN("<name>a</name><state>shutoff</state><creationTime>5</creationTime><active>1</active>")),
    NODE(TAKEN("<name>a</name><state>running</state><creationTime>5</creationTime><active>1</active>")),
    NODE(TAKEN("<name>a</name>")),
    NODE(TAKEN("")),
    NODE(TAKEN(PARTS("a", "", "1")) TAKEN(PARTS("b", "", "1"))),
    NODE(TAKEN(PARTS("a", "", "0")) TAKEN(PARTS("a", "", "0"))),
    NODE(TAKEN(PARTS("a", BELOW("b"), "0"))),
    NODE(TAKEN(PARTS("a", BELOW("a"), "0"))),
    NODE(TAKEN(PARTS("a", BELOW("b"), "0")) TAKEN(PARTS("b", BELOW("a"), "0"))),
    NODE("<domainsnapshot>" PARTS("a", "", "0") "</domainsnapshot>"),
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
    write_file("domain.xml", DOMAIN_HEAD TAKEN(PARTS("a", "", "1")) "</domain>");
    show_nodes(nodes, sizeof(nodes) / sizeof(*nodes));
    remove_file("domain.xml");
    remove_own_directory();
    return 0;
}
