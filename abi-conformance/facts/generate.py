#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes interface.txt, the facts that the suite checks.

    generate.py TABLES

TABLES is the folder with the tables of the public interface (symbols.tsv and
its neighbours). One line is one fact: its kind, the releases it holds for,
and its fields, with tabs between them. The releases are empty (all), FROM-
(that release and later) or -UNTIL (that release and earlier).
"""

import csv
import os
import sys

OLD, NEW = "11.3.0", "12.8.0"


def load(tables, name):
    with open(os.path.join(tables, name + ".tsv"), newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def changes(tables):
    """(added, changed): what the newest release has more, and what was before where it differs."""
    added, changed = set(), {}
    for row in load(tables, "changes-from-11.3.0"):
        key = (row["table"][:-4], row["item"])
        if row["change"] == "added":
            added.add(key)
        elif row["change"] == "changed":
            changed[key] = row["old"].split(" | ")
        else:
            sys.exit("%s: a change of another kind: %s" % key)
    return added, changed


def arguments(row):
    return row["args"].replace("; ", ", ") or "void"


def main():
    tables = sys.argv[1]
    added, changed = changes(tables)
    lines = []

    def fact(kind, key, *fields, old=None):
        """old replaces the fields in the older release, if what the key names has changed."""
        before = changed.get(key)
        if before and old:
            lines.append((kind, "-" + OLD) + tuple(old(before)))
            lines.append((kind, NEW + "-") + fields)
        elif before:
            sys.exit("%s has changed: say how" % (key,))
        else:
            lines.append((kind, NEW + "-" if key in added else "") + fields)

    for row in load(tables, "version-nodes"):
        fact("node", ("symbols", "%s %s" % (row["library"], row["node"])),
             row["library"], row["node"], row["parent"])
    functions = {(r["library"], r["name"]): r for r in load(tables, "functions")}
    for row in load(tables, "symbols"):
        key = ("symbols", "%s %s" % (row["library"], row["symbol"]))
        if row["kind"] == "func":
            f = functions[row["library"], row["symbol"]]
            fact("function", key, row["library"], row["version_node"], f["since"], f["header"],
                 f["return"], f["name"], arguments(f))
        elif row["kind"] == "data":
            fact("data", key, row["library"], row["version_node"], row["api_since"], row["size"],
                 row["symbol"])
    for row in load(tables, "callbacks"):
        fact("callback", ("callbacks", row["name"]), row["header"], row["return"], row["name"],
             arguments(row))
    for row in load(tables, "enums"):
        fact("constant", ("enums", row["constant"]), row["header"], row["constant"], row["value"],
             old=lambda was, row=row: (row["header"], row["constant"], was[1]))
    for row in load(tables, "macros"):
        if row["kind"] in ("value", "string", "alias"):
            fact(row["kind"], ("macros", row["macro"]), row["header"], row["macro"], row["value"],
                 old=lambda was, row=row: (row["header"], row["macro"], was[1]))
    seen = {line[3] for line in lines if line[0] == "string"}
    for row in load(tables, "typed-params"):
        if row["macro"] not in seen:
            fact("string", ("macros", row["macro"]), row["header"], row["macro"], row["string"])
    for row in load(tables, "structs"):
        key = ("structs", row["struct"])
        if row["kind"] == "struct":
            fact("struct", key, row["header"], row["struct"], row["typedef_names"], row["size"],
                 row["align"])
        elif row["kind"] == "field":
            kind = "" if row["c_type"] == "union" else row["c_type"]
            fact("field", key, row["header"], row["struct"], row["field"], kind, row["offset"],
                 row["size"])
        else:
            fact("opaque", key, row["header"], row["struct"], row["typedef_names"])
    for row in load(tables, "typedefs"):
        kind = row["kind"]
        if kind == "callback":
            continue  # its prototype says more
        fact("enum" if kind == "enum" else "type", ("typedefs", row["name"]), row["header"],
             row["name"], row["underlying"])

    place = os.path.join(os.path.dirname(os.path.abspath(__file__)), "interface.txt")
    with open(place, "w") as file:
        file.write("# SPDX-License-Identifier: LGPL-2.1-or-later\n")
        file.write("# The public interface of libvirt %s, and where %s differs; written by"
                   " generate.py.\n" % (NEW, OLD))
        for line in lines:
            file.write("\t".join(line) + "\n")


if __name__ == "__main__":
    main()
