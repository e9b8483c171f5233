# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the C compiler makes for the suite: stand-ins to link with, and programs."""

import os
import shlex
import subprocess

from suite.facts import LIBRARIES


class CompileError(Exception):
    """What the compiler said."""


def compiler():
    return shlex.split(os.environ.get("CC", "cc"))


def compile_c(arguments):
    run = subprocess.run(compiler() + arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         env=dict(os.environ, LC_ALL="C"), errors="replace", check=False)
    if run.returncode != 0:
        raise CompileError(run.stdout)
    return run.stdout


def stand_ins(interface, folder):
    """Libraries with the right names and nodes and nothing inside.

    Programs are linked with these, so that to the loader they are programs that were built
    against that release: each symbol is wanted in its own version.
    """
    os.makedirs(folder, exist_ok=True)
    for library in LIBRARIES:
        functions = [f for f in interface.functions if f.library == library]
        data = [d for d in interface.data if d.library == library]
        nodes = [n for n in interface.nodes if n.library == library]
        text = ["void %s(void) {}" % f.name for f in functions]
        text += ["char %s[%s] = { 1 };" % (d.name, d.size) for d in data]
        script = []
        for node in nodes:
            names = [s.name for s in functions + data if s.node == node.name]
            exported = "global: %s;" % "; ".join(names) if names else ""
            script.append("%s { %s }%s;" % (node.name, exported,
                                            " " + node.parent if node.parent else ""))
        source, map_ = os.path.join(folder, library + ".c"), os.path.join(folder, library + ".map")
        with open(source, "w") as file:
            file.write("\n".join(text) + "\n")
        with open(map_, "w") as file:
            file.write("\n".join(script) + "\n")
        compile_c(["-shared", "-fPIC", "-nostdlib", "-fno-builtin", "-w",
                   "-Wl,-soname," + library + ".so.0", "-Wl,--version-script=" + map_, "-o",
                   os.path.join(folder, library + ".so"), source])
    return folder
