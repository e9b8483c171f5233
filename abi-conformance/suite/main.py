# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command line: what is checked, and where it is written."""

import argparse
import fnmatch
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from suite import build, compare, coverage, daemon, elf, headers, page, programs, results, symbols
from suite.facts import HERE, Interface, number

TOP = os.path.dirname(HERE)
SOURCES = os.path.join(TOP, "tests", "c")
FOLDERS = [SOURCES, os.path.join(HERE, "daemon")]
INCLUDE = os.path.join(TOP, "include")
NEWEST = "12.8.0"


class Refused(Exception):
    """What was asked for cannot be done; nothing was checked."""


def arguments(words):
    parser = argparse.ArgumentParser(
        prog="run", description="Tells how true a libvirt.so.0 is to libvirt's public interface.")
    parser.add_argument("libdir", metavar="LIBDIR", nargs="?",
                        help="the folder with libvirt.so.0 and its three neighbours")
    parser.add_argument("--include", metavar="DIR",
                        help="the folder with its libvirt/libvirt.h (otherwise looked for beside LIBDIR)")
    parser.add_argument("--release", metavar="X.Y.Z", help="hold it against this release, not the one it says it is")
    parser.add_argument("--reference", metavar="LIBDIR",
                        help="compare with this reference as it runs here, not with transcripts")
    parser.add_argument("--known", metavar="FILE", help="differences that are known: PROGRAM: PART, a tab, why")
    parser.add_argument("--only", metavar="PATTERN", action="append", default=[],
                        help="only programs of such names (more than once: any of them)")
    parser.add_argument("--no-coverage", action="store_true", help="do not count calls (half the time)")
    parser.add_argument("--output", metavar="DIR", default="conformance-results",
                        help="where junit.xml and index.html go (%(default)s)")
    parser.add_argument("--name", help="what the page calls the library")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2, help="programs at a time (%(default)s)")
    parser.add_argument("--record", action="store_true",
                        help="LIBDIR is the reference: write down what it prints (as root)")
    parser.add_argument("--stale", action="store_true",
                        help="only name the programs whose transcripts are missing or out of date")
    parser.add_argument("--wrap", metavar="COMMAND",
                        help="run programs behind this, for a library that needs another C library")
    parser.add_argument("--root", metavar="DIR", help="the root that --wrap runs programs in")
    options = parser.parse_args(words)
    if not options.libdir and not options.stale:
        parser.error("which library? LIBDIR is the folder with its libvirt.so.0")
    return options


def refuse_what_is_no_library(libdir):
    path = os.path.join(libdir, "libvirt.so.0")
    if not os.path.isdir(libdir):
        raise Refused("%s: no such folder" % libdir)
    if not os.path.exists(path):
        raise Refused("%s: there is no libvirt.so.0" % libdir)
    try:
        file = elf.Library(path)
    except elf.Unreadable as error:
        raise Refused(str(error)) from error
    if "LIBVIRT_0.0.3" not in file.parents:
        raise Refused("%s: its symbols have no versions (no node LIBVIRT_0.0.3): programs of a "
                      "distribution cannot be run on it" % path)


def find_include(options):
    """The library's own headers, or None."""
    if options.include:
        if not os.path.exists(os.path.join(options.include, "libvirt", "libvirt.h")):
            raise Refused("%s: there is no libvirt/libvirt.h" % options.include)
        return options.include
    libdir = os.path.realpath(options.libdir)
    for up in ("../include", "../../include"):
        place = os.path.normpath(os.path.join(libdir, up))
        if os.path.exists(os.path.join(place, "libvirt", "libvirt.h")):
            return place
    return None


VERSION = """#include <stdio.h>
#include <libvirt/libvirt.h>
int main(void) { unsigned long v = 0; if (virGetVersion(&v, NULL, NULL) < 0) return 1; printf("%lu\\n", v); return 0; }
"""


class Suite:
    """One run of the suite."""

    def __init__(self, options, scratch):
        self.options, self.scratch = options, scratch
        self.target = programs.Target(options.libdir, shlex.split(options.wrap or ""), options.root)
        self.include = find_include(options)
        self.version = self.ask_version()
        self.release = options.release or self.nearest(self.version)
        self.interface = Interface(self.release)
        self.stand_ins = build.stand_ins(self.interface, os.path.join(scratch, "stand-ins"))
        self.link_names()
        wanted = options.only
        self.programs = [p for p in programs.programs(FOLDERS, TOP)
                         if not wanted or any(fnmatch.fnmatchcase(p.name, w) for w in wanted)]

    def link_names(self):
        for library in os.listdir(self.stand_ins):
            if library.endswith(".so"):
                link = os.path.join(self.stand_ins, library + ".0")
                if not os.path.exists(link):
                    os.symlink(library, link)

    def ask_version(self):
        """Runs a first program, which also proves that programs reach the library."""
        stand_ins = build.stand_ins(Interface("11.3.0"), os.path.join(self.scratch, "first"))
        source = os.path.join(self.scratch, "version.c")
        with open(source, "w") as file:
            file.write(VERSION)
        first = programs.Program(source, TOP)
        binary = os.path.join(self.scratch, "version")
        first.compile(SOURCES, INCLUDE, stand_ins, binary)
        outcome = programs.run(first, binary, self.target)
        wrong = self.target.proof(outcome.loaded)
        if wrong:
            raise Refused("a program that was to run on %s did not: %s\n%s" % (
                self.options.libdir, wrong, outcome.stderr))
        found = re.match(r"(\d+)\n\[exit status 0\]\n$", outcome.transcript)
        if not found:
            raise Refused("virGetVersion fails: %s%s" % (outcome.transcript, outcome.stderr))
        value = int(found.group(1))
        return "%d.%d.%d" % (value // 1000000, value // 1000 % 1000, value % 1000)

    def nearest(self, version):
        """The newest release that the suite knows and the library claims to be."""
        known = sorted(set(compare.Transcripts().releases()) | {"11.3.0", NEWEST}, key=number)
        older = [r for r in known if number(r) <= number(version)]
        return older[-1] if older else known[0]

    def each(self, work, items):
        with ThreadPoolExecutor(self.options.jobs) as pool:
            return list(pool.map(work, items))

    def not_here(self, program):
        if program.through == "daemon" and daemon.why_not():
            return daemon.why_not()
        lacking = [need for need in program.needs if not shutil.which(need)]
        if lacking:
            return "needs %s, which is not installed" % " and ".join(lacking)
        if program.lacks and program.lacks not in self.interface.by_name:
            return "%s is not in libvirt %s" % (program.lacks, self.release)
        return None

    def compiled(self, program):
        binary = os.path.join(self.scratch, "programs", program.name)
        os.makedirs(os.path.dirname(binary), exist_ok=True)
        if not os.path.exists(binary):
            program.compile(SOURCES, INCLUDE, self.stand_ins, binary)
        return binary

    def run(self, program, target=None, setting=programs.PLAIN):
        """The outcome, or raises Wrong with the reason why there is none that counts."""
        target = target or self.target
        outcome = programs.run(program, self.compiled(program), target, setting)
        wrong = target.proof(outcome.loaded)
        if wrong:
            raise Wrong("%s\n[%s]\n%s" % (wrong, outcome.end, outcome.stderr))
        return outcome

    def count(self, program, library):
        counts = coverage.Counts(self.interface, self.scratch)
        path = counts.path
        environment = {"LIBVIRT_TEST_COUNTS": path}
        programs.run(program, self.compiled(program), self.target, preload=library, environment=environment)
        return counts.read()

    # What is checked.

    def behaviour(self):
        transcripts = compare.Transcripts()
        index = transcripts.index(self.release) if self.release in transcripts.releases() else {}
        allowed = compare.all_rules()
        known = read_known(self.options.known)

        def one(program):
            group = results.Group("program", program.name)
            try:
                self.judge(program, group, transcripts, index, allowed, known)
            except build.CompileError as error:
                group.add("it compiles", False, str(error))
            except Wrong as error:
                group.add("it runs on this library", False, str(error))
            return group

        groups = self.each(one, self.programs)
        gone = [entry for entry, state in known.items() if not state.get("seen")
                and any(entry.startswith(p.name + ": ") for p in self.programs)]
        if self.options.known:
            group = results.Group("known", "differences")
            for entry in gone:
                group.add(entry, False, "this difference is no more: take it off the list")
            group.add("nothing else on the list", True)
            groups.append(group)
        return groups

    def judge(self, program, group, transcripts, index, allowed, known):
        reason = self.not_here(program)
        if reason:
            return group.skip("the program", reason)
        if program.name not in index:
            return group.skip("the program", "nothing was recorded of it on libvirt %s" % self.release)
        print_, why = index[program.name]
        if print_ != compare.fingerprint(program, SOURCES):
            return group.skip("the program", "it has changed since it was recorded")
        outcome = self.run(program)
        if program.dies and transcripts.find(self.release, program.name) is None:
            return self.judge_survival(program, group, outcome)
        if self.options.reference:
            text = told_by(program) + self.run(program, programs.Target(self.options.reference)).transcript
        elif why:
            return group.skip("the program", "needs a reference to run beside (--reference): " + why)
        else:
            text = transcripts.find(self.release, program.name)
            if program.through == "daemon" and why_other_daemon(text):
                return group.skip("the program", why_other_daemon(text))
        compare.compare(program, text, told_by(program) + outcome.transcript, allowed, known, group)
        return None

    def judge_survival(self, program, group, outcome):
        """Calls that the reference dies of: any other library may die of them, too, or refuse them."""
        if outcome.end in ["killed by " + name for name in program.dies]:
            group.checks.append(results.Check("dies as the reference does", "identical"))
            return
        path = os.path.join(SOURCES, "expected", program.name + ".out")
        with open(path) as file:
            expected = file.read() + "[exit status 0]\n"
        if outcome.transcript == expected:
            group.checks.append(results.Check("survives", "allowed", "the reference dies of this"))
        else:
            lines = [("-" if before else "+") + line
                     for theirs, ours in compare.hunks(expected.split("\n"), outcome.transcript.split("\n"))
                     for before, part in ((1, theirs), (0, ours)) for line in part]
            group.add("survives with an error", False, "\n".join(lines))

    def coverage(self):
        library = coverage.build(self.interface, INCLUDE, self.scratch)

        def one(program):
            if self.not_here(program):
                return program.name, {}
            try:
                return program.name, self.count(program, library)
            except build.CompileError:
                return program.name, {}

        return dict(self.each(one, self.programs))


def told_by(program):
    """What a transcript begins with, if it hangs on which daemon was asked."""
    return "-- libvirtd %s\n" % daemon.version() if program.through == "daemon" else ""


def why_other_daemon(text):
    """Why a transcript does not count here, or None."""
    first = text.partition("\n")[0]
    if first == "-- libvirtd %s" % daemon.version():
        return None
    return "the daemon that answers here is libvirtd %s; it was recorded with%s" % (
        daemon.version(), first[2:])


class Wrong(Exception):
    """A run that says nothing about the library."""


def read_known(path):
    known = {}
    if path:
        with open(path) as file:
            for line in file:
                if line.strip() and not line.startswith("#"):
                    entry, _, reason = line.rstrip("\n").partition("\t")
                    known[entry] = {"reason": reason, "seen": False}
    return known


def record(suite):
    """Runs every program in circumstances that must not show, and keeps what is the same in all."""
    if os.geteuid() != 0:
        raise Refused("--record changes the host's name and the user: it needs root")
    elsewhere = tempfile.mkdtemp(prefix="a-longer-name-than-usual-", dir="/var/tmp")
    os.chmod(elsewhere, 0o755)
    settings = [
        programs.PLAIN,
        programs.Setting("the host's name", ["unshare", "--uts", "sh", "-c",
                                             'hostname elsewhere.example.org && exec "$@"', "sh"]),
        programs.Setting("the user", user=12345),
        programs.Setting("the number of processors", ["taskset", "-c", "0"]),
        programs.Setting("the folder", parent=elsewhere),
        programs.Setting("nothing (a second run)"),
    ]
    transcripts, index = {}, {}

    def one(program):
        reason = suite.not_here(program)
        if reason:
            return program.name, None, reason
        texts = [suite.run(program, setting=setting) for setting in settings]
        if program.dies and {t.end for t in texts} <= {"killed by " + name for name in program.dies}:
            return program.name, "", ""
        bad = sorted({t.end for t in texts if not t.end.startswith("exit status")})
        if bad:
            raise Wrong("%s: %s, and nothing at its head says so" % (program.name, ", ".join(bad)))
        return (program.name,) + compare.in_all(program, [told_by(program) + t.transcript for t in texts],
                                                [s.name for s in settings])

    try:
        for name, text, why in suite.each(one, suite.programs):
            program = next(p for p in suite.programs if p.name == name)
            index[name] = compare.fingerprint(program, SOURCES), why
            if text:
                transcripts[name] = text
    finally:
        shutil.rmtree(elsewhere, ignore_errors=True)
    uname = os.uname()
    for name, text in transcripts.items():
        for what in (uname.nodename, uname.release, uname.version):
            # A name of few letters is part of many words.
            if len(what) > 4 and what in text:
                raise Wrong("%s prints %s, which is this machine's" % (name, what))
    every = {p.name for p in programs.programs(FOLDERS, TOP)}
    compare.Transcripts().write(suite.release, transcripts, index, every)
    missing = {name: why for name, (_, why) in sorted(index.items()) if why}
    print("recorded %d programs on libvirt %s, not %d" % (
        len(index) - len(missing), suite.release, len(missing)))
    for name, why in missing.items():
        print("  %s: %s" % (name, why))


def stale():
    transcripts = compare.Transcripts()
    for release in transcripts.releases():
        index = transcripts.index(release)
        for program in programs.programs(FOLDERS, TOP):
            if index.get(program.name, ("", ""))[0] != compare.fingerprint(program, SOURCES):
                print("%s %s" % (release, program.name))


def main(words):
    options = arguments(words)
    if options.stale:
        stale()
        return 0
    scratch = tempfile.mkdtemp(prefix="abi-conformance-")
    os.chmod(scratch, 0o755)
    try:
        refuse_what_is_no_library(options.libdir)
        suite = Suite(options, scratch)
        if options.record:
            record(suite)
            return 0
        groups = symbols.check(suite.interface, suite.target.libdir)
        if suite.include:
            groups += headers.check(suite.interface, suite.include, scratch)
        else:
            group = results.Group("header", "libvirt.h")
            group.skip("the headers", "none were found beside the library: --include names them")
            groups.append(group)
        groups += suite.behaviour()
        calls = {} if options.no_coverage else suite.coverage()
        return report(suite, groups, calls)
    except (Refused, Wrong, build.CompileError) as error:
        print("Bail out! %s" % str(error).replace("\n", "\n# "))
        return 2
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def report(suite, groups, calls):
    options = suite.options
    notes = ["library %s, which says it is libvirt %s" % (suite.target.libdir, suite.version),
             "held against libvirt %s" % suite.release]
    os.makedirs(options.output, exist_ok=True)
    sys.stdout.write(results.tap(groups, notes))
    with open(os.path.join(options.output, "junit.xml"), "w") as file:
        file.write(results.junit(groups, suite.target.libdir))
    with open(os.path.join(options.output, "index.html"), "w") as file:
        file.write(page.page(suite, groups, calls))
    for line in page.coverage_lines(suite, calls):
        print("# " + line)
    print("# %s, %s" % (os.path.join(options.output, "index.html"), os.path.join(options.output, "junit.xml")))
    return 1 if results.totals(groups)["failed"] else 0
