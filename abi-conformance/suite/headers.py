# SPDX-License-Identifier: LGPL-2.1-or-later
"""Do the headers say what the interface is? The compiler is asked, one assertion a line."""

import os
import re

from suite.build import CompileError, compile_c
from suite.facts import split_arguments
from suite.results import Group

HEAD = """#define VIR_ENUM_SENTINELS
#include <stddef.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-admin.h>
"""


def types_of(arguments):
    return ", ".join(split_arguments(arguments)[0]) or "void"


def same(one, other):
    return '_Static_assert(__builtin_types_compatible_p(%s, %s), "another type");' % (one, other)


def that(condition, say):
    return '_Static_assert(%s, "%s");' % (condition, say)


def string(name, value):
    # Pasting only works with a literal, which programs rely on.
    return that('__builtin_strcmp(%s "", "%s") == 0 && sizeof(%s) == %d'
                % (name, value, name, len(value) + 1), "another text")


def assertions(interface):
    """(header, what it is about, the function if it is one, source) for each fact."""
    for f in interface.functions:
        yield (f.header, f.name, f.name,
               same("__typeof__(&%s)" % f.name, "%s (*)(%s)" % (f.result, types_of(f.arguments))))
    for d in interface.data:
        yield ("libvirt-host.h", d.name, None, that("sizeof(%s) == %s" % (d.name, d.size), "another size"))
    for kind, fields in interface.declarations:
        header, name, rest = fields[0], fields[1], fields[2:]
        if kind == "callback":
            result, name, arguments = fields[1:]
            yield header, name, None, same(name, "%s (*)(%s)" % (result, types_of(arguments)))
        elif kind == "constant" or kind == "value":
            yield header, name, None, that("%s == %s" % (name, rest[0]), "another value")
        elif kind == "string":
            yield header, name, None, string(name, rest[0])
        elif kind == "alias":
            yield header, name, None, same("struct " + name, "struct " + rest[0])
        elif kind == "type":
            yield header, name, None, same(name, rest[0])
        elif kind == "enum":
            sign = "" if rest[0] == "enum:u32" else "!"
            yield header, name, None, that("sizeof(%s) == 4 && %s((%s)-1 > 0)" % (name, sign, name),
                                           "another kind of number")
        elif kind == "struct":
            names, size, align = rest
            both = that("sizeof(%s) == %s" % (name, size), "another size")
            both += that("_Alignof(%s) == %s" % (name, align), "another alignment")
            yield header, name, None, both + "".join(same(n, name) for n in names.split())
        elif kind == "field":
            field, type_, offset, size = rest
            place = "((%s *)0)->%s" % (name, field)
            text = that("__builtin_offsetof(%s, %s) == %s" % (name, field, offset), "another place")
            text += that("sizeof(%s) == %s" % (place, size), "another size")
            if type_:
                text += same("__typeof__(%s)" % place, type_)
            yield header, "%s: %s" % (name, field), None, text
        elif kind == "opaque":
            # A definition is an error where there is one already.
            yield header, name, None, "%s { int mine; };" % name + same(rest[0] + " *", name + " *")
        else:
            raise ValueError(kind)


def check(interface, include, scratch):
    """One group for each header."""
    facts = list(assertions(interface))
    source = os.path.join(scratch, "headers.c")
    with open(source, "w") as file:
        file.write(HEAD + "".join("#line %d \"fact\"\n%s\n" % (number, text)
                                  for number, (_, _, _, text) in enumerate(facts, 1)))
    flags = ["-std=gnu11", "-fsyntax-only", "-w", "-fdiagnostics-color=never"]
    said = ""
    try:
        # Without a limit, or the compiler would stop telling.
        compile_c(flags + ["-fmax-errors=0", "-I", include, source])
    except CompileError as error:
        said = str(error)
        if "-fmax-errors" in said:
            try:
                compile_c(flags + ["-ferror-limit=0", "-I", include, source])
                said = ""
            except CompileError as again:
                said = str(again)
    wrong, elsewhere = {}, []
    for line in said.splitlines():
        found = re.match(r"fact:(\d+)(?::\d+)?: (?:fatal )?error: (.*)", line)
        if found:
            wrong.setdefault(int(found.group(1)), []).append(found.group(2))
        elif " error: " in line:
            elsewhere.append(line)
    groups = {}
    for number, (header, name, function, _) in enumerate(facts, 1):
        group = groups.setdefault(header, Group("header", header))
        why = "\n".join(dict.fromkeys(wrong.get(number, elsewhere)))
        group.add(name, not why, why, function=function)
    return list(groups.values())
