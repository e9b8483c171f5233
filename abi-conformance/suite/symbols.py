# SPDX-License-Identifier: LGPL-2.1-or-later
"""Does each library export what it must, where it must, and nothing else there?"""

import os

from suite import elf
from suite.facts import LIBRARIES
from suite.results import Check, Group


def check(interface, libdir):
    """One group for each library."""
    return [one(interface, libdir, library) for library in LIBRARIES]


def one(interface, libdir, library):
    group = Group("symbols", library + ".so.0")
    path = os.path.join(libdir, library + ".so.0")
    try:
        file = elf.Library(path)
    except elf.Unreadable as error:
        group.add("the library", False, str(error))
        return group
    wanted = [(f.name, f.node, "function", None) for f in interface.functions if f.library == library]
    wanted += [(d.name, d.node, "data", int(d.size)) for d in interface.data if d.library == library]
    for name, node, kind, size in wanted:
        found = file.symbols.get(name, [])
        ok = any(n == node and k == kind and (size is None or s == size) for n, k, s in found)
        has = ", ".join("%s in %s%s" % (k, n or "no node", " of %d bytes" % s if k == "data" else "")
                        for n, k, s in found) or "nothing of that name"
        group.add(name, ok, "wanted a %s in %s%s; there is %s" % (
            kind, node, " of %d bytes" % size if size is not None else "", has), function=name)
    nodes = {n.name: n.parent for n in interface.nodes if n.library == library}
    for node, parent in nodes.items():
        if node not in file.parents:
            group.add("node " + node, False, "there is no such node")
        elif file.parents[node] == ([parent] if parent else []):
            group.add("node " + node, True)
        else:
            # Neither the loader nor the linker looks at it.
            group.checks.append(Check("node " + node, "allowed", "it follows %s, not %s; nothing that runs "
                                      "programs looks at the order of nodes" % (
                                          " and ".join(file.parents[node]) or "none", parent or "none")))
    names = {name for name, _, _, _ in wanted}
    more = sorted("%s@%s" % (name, node) for name, places in file.symbols.items()
                  for node, _, _ in places if node in nodes and name not in names)
    group.add("nothing else in these nodes", not more, "there is " + ", ".join(more))
    return group
