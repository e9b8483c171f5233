# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds what a library's programs print against what the reference's printed."""

import difflib
import fnmatch
import gzip
import hashlib
import os
import re

from suite.facts import HERE, number
from suite.programs import function_of, units
from suite.results import Check


# Stands in a transcript for a part that was not the same in all circumstances.
DEPENDS = "[depends on %s]"


def fingerprint(program, sources):
    """Changes when the program does: what was recorded before is then worth nothing."""
    digest = hashlib.sha256()
    paths = [program.path]
    while paths:
        path = paths.pop()
        with open(path, "rb") as file:
            text = file.read()
        digest.update(text)
        for name in re.findall(rb'^#include "([^"]+)"', text, re.M):
            places = [os.path.join(folder, name.decode()) for folder in (os.path.dirname(path), sources)]
            paths += [place for place in places if os.path.exists(place)][:1]
    return digest.hexdigest()[:12]


class Transcripts:
    """What the reference printed: transcripts/RELEASE/PROGRAM.txt.gz.

    A newer release has a file only where it differs from the one before it. Its INDEX has a line
    for every program: name, fingerprint and, where nothing was recorded, why.
    """

    def __init__(self, folder=None):
        self.folder = folder or os.path.join(HERE, "transcripts")

    def releases(self):
        if not os.path.isdir(self.folder):
            return []
        found = [name for name in os.listdir(self.folder) if re.fullmatch(r"\d+\.\d+\.\d+", name)]
        return sorted(found, key=number)

    def index(self, release):
        """{program: (fingerprint, why it was not recorded, or "")}"""
        result = {}
        path = os.path.join(self.folder, release, "INDEX")
        if os.path.exists(path):
            with open(path) as file:
                for line in file:
                    if not line.startswith("#"):
                        name, print_, why = (line.rstrip("\n").split("\t") + [""])[:3]
                        result[name] = print_, why
        return result

    def find(self, release, name):
        """The transcript, or None."""
        for each in reversed([r for r in self.releases() if number(r) <= number(release)]):
            path = os.path.join(self.folder, each, name + ".txt.gz")
            if os.path.exists(path):
                with gzip.open(path) as file:
                    return file.read().decode()
            if name not in self.index(each):
                return None
        return None

    def write(self, release, transcripts, index, all_programs):
        """Takes what was recorded; of programs that were not run, what there is stays."""
        folder = os.path.join(self.folder, release)
        os.makedirs(folder, exist_ok=True)
        kept = {name: entry for name, entry in self.index(release).items() if name in all_programs}
        for name in os.listdir(folder):
            program = name.split(".")[0]
            if program in index or (program not in kept and name != "INDEX"):
                os.remove(os.path.join(folder, name))
        older = [r for r in self.releases() if number(r) < number(release)]
        for name, text in transcripts.items():
            if older and self.find(older[-1], name) == text:
                continue
            with open(os.path.join(folder, name + ".txt.gz"), "wb") as file:
                # The same text makes the same file.
                file.write(gzip.compress(text.encode(), 9, mtime=0))
        kept.update(index)
        with open(os.path.join(folder, "INDEX"), "w") as file:
            file.write("# SPDX-License-Identifier: LGPL-2.1-or-later\n")
            file.write("# The programs recorded on libvirt %s, by name and fingerprint; then, why one was not.\n"
                       % release)
            for name in sorted(kept):
                print_, why = kept[name]
                file.write("\t".join([name, print_] + ([why] if why else [])) + "\n")


def in_all(program, texts, names):
    """The transcript that holds in all circumstances, or None and what it depends on.

    texts are what the program printed in each; names are what was another there. Parts that
    differ give way to a word about what they depend on.
    """
    if all(text == texts[0] for text in texts):
        return texts[0], ""
    parts = [units(program, text) for text in texts]
    differ = [name for text, name in zip(texts, names) if text != texts[0]]
    if any(list(part) != list(parts[0]) for part in parts):
        return None, "what it prints depends on " + ", ".join(differ)
    lines = []
    for title, first in parts[0].items():
        on = [name for part, name in zip(parts, names) if part[title] != first]
        if on:
            # The heading stays.
            head = first[0].split(": ")[0] + ": " if program.sweep else first[0] + "\n"
            lines.append(head + DEPENDS % ", ".join(on))
        else:
            lines += first
    return "\n".join(lines) + "\n", ""


class Rule:
    """What may be printed instead of what the reference prints, and why."""

    def __init__(self, reason, programs):
        self.reason, self.programs = reason, programs
        self.theirs, self.ours = [], []

    def allows(self, program, theirs, ours):
        if not any(fnmatch.fnmatchcase(program, pattern) for pattern in self.programs):
            return False
        found = re.fullmatch("\n".join(self.theirs), theirs)
        if not found:
            return False
        # (?P=name) in the second half stands for what the first half's group took.
        wanted = "\n".join(self.ours)
        for name, value in found.groupdict().items():
            wanted = wanted.replace("(?P=%s)" % name, re.escape(value or ""))
        return re.fullmatch(wanted, ours) is not None


def rules(path):
    """Reads a file of rules: reason, programs, then lines of patterns behind - and +."""
    result, reason, programs = [], "", []
    with open(path) as file:
        for at, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if line.startswith("#") or not line:
                continue
            if line.startswith("reason: "):
                reason = line[len("reason: "):]
            elif line.startswith("  ") and reason:
                reason += " " + line.strip()
            elif line.startswith("programs: "):
                programs = line[len("programs: "):].split()
            elif line == "@@":
                result.append(Rule(reason, programs))
            elif line[0] in "-+" and result:
                (result[-1].theirs if line[0] == "-" else result[-1].ours).append(line[1:])
            else:
                raise ValueError("%s:%d: %s" % (path, at, line))
    return result


def all_rules():
    folder = os.path.join(HERE, "differences")
    found = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".txt"):
            found += rules(os.path.join(folder, name))
    return found


def hunks(theirs, ours):
    """The places where two lists of lines differ."""
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield theirs[a:b], ours[c:d]


def compare(program, theirs, ours, allowed, known, group):
    """Adds one check for each part of the program's transcript."""
    wanted, found = units(program, theirs), units(program, ours)
    for title, lines in wanted.items():
        if title not in found:
            add(group, program, title, "failed", "nothing of it is printed", known)
            continue
        mine = found[title]
        depends = re.search(r"\[depends on (.*)\]$", lines[-1])
        if depends:
            group.skip(title, "it depends on %s: only a reference beside it (--reference) could tell"
                       % depends.group(1))
            continue
        if mine == lines:
            add(group, program, title, "identical", "", known)
            continue
        reasons, refused = [], []
        whole = [(lines, mine)]
        for before, after in whole if program.sweep else hunks(lines, mine):
            one, other = "\n".join(before), "\n".join(after)
            rule = next((r for r in allowed if r.allows(program.name, one, other)), None)
            if rule:
                reasons.append(rule.reason)
            else:
                refused.append("\n".join(["-" + line for line in before] + ["+" + line for line in after]))
        if refused:
            add(group, program, title, "failed", "\n".join(refused), known)
        else:
            add(group, program, title, "allowed", "; ".join(dict.fromkeys(reasons)), known)
    for title in found:
        if title not in wanted:
            add(group, program, title, "failed", "the reference does not print this", known)


def add(group, program, title, state, why, known):
    entry = "%s: %s" % (program.name, title)
    if entry in known:
        known[entry]["seen"] = state == "failed"
        if state == "failed":
            state, why = "known", known[entry]["reason"] + "\n" + why
    group.checks.append(Check(title, state, why, function_of(program, title)))
