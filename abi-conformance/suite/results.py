# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks and what came of them, as TAP and as JUnit XML."""

import re
from xml.sax.saxutils import escape, quoteattr

# identical: as the reference; allowed: otherwise, as a correct implementation may; known:
# otherwise, and named in the list of known differences; failed; skipped.
STATES = ("identical", "allowed", "known", "failed", "skipped")


class Check:
    """One thing that is asked of the library."""

    def __init__(self, name, state, why="", function=None):
        self.name, self.state, self.why, self.function = name, state, why, function


class Group:
    """Checks that belong together: a library's symbols, a header, a program."""

    def __init__(self, kind, name):
        self.kind, self.name = kind, name
        self.checks = []

    def add(self, name, ok, why="", function=None):
        self.checks.append(Check(name, "identical" if ok else "failed", "" if ok else why, function))

    def skip(self, name, why):
        self.checks.append(Check(name, "skipped", why))

    def count(self, *states):
        return sum(1 for check in self.checks if check.state in states)

    @property
    def state(self):
        """The worst that is among the checks."""
        for state in ("failed", "known", "allowed", "identical"):
            if self.count(state):
                return state
        return "skipped"


def totals(groups):
    return {state: sum(group.count(state) for group in groups) for state in STATES}


def score(counts):
    """Of a hundred checks that were made, so many came out as they may."""
    made = sum(counts.values()) - counts["skipped"]
    if not made:
        return 0.0
    return 100.0 * (counts["identical"] + counts["allowed"]) / made


def percent(value):
    """Never rounded up to a whole."""
    return "%.2f %%" % (int(value * 100 + 1e-6) / 100)


def tap(groups, notes=()):
    """The Test Anything Protocol, one test for each group."""
    lines = ["TAP version 13", "1..%d" % len(groups)]
    lines += ["# " + note for note in notes]
    for number, group in enumerate(groups, 1):
        made = len(group.checks) - group.count("skipped")
        name = "%s %s" % (group.kind, group.name)
        if group.state == "skipped":
            why = group.checks[0].why if group.checks else "nothing to check"
            lines.append("ok %d - %s # SKIP %s" % (number, name, why))
            continue
        bad = [check for check in group.checks if check.state in ("failed", "known")]
        text = "%s (%d of %d)" % (name, made - len(bad), made)
        if not bad:
            lines.append("ok %d - %s" % (number, text))
        elif group.count("failed"):
            lines.append("not ok %d - %s" % (number, text))
        else:
            lines.append("not ok %d - %s # TODO known differences" % (number, text))
        if bad:
            lines.append("  ---")
            for check in bad:
                lines.append("  - check: %s" % quoted(check.name))
                lines.append("    state: %s" % check.state)
                if check.why:
                    lines.append("    why: |")
                    lines += ["      " + line for line in printable(check.why).splitlines()]
            lines.append("  ...")
    counts = totals(groups)
    lines.append("# " + ", ".join("%d %s" % (counts[state], state) for state in STATES))
    lines.append("# score %s" % percent(score(counts)))
    return "\n".join(lines) + "\n"


def quoted(text):
    return '"%s"' % printable(text).replace("\\", "\\\\").replace('"', '\\"')


def printable(text):
    """Without what neither YAML nor XML may hold."""
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", "\ufffd", text)


def junit(groups, library):
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    counts = totals(groups)
    made = sum(counts.values())
    lines.append('<testsuites name="libvirt ABI conformance" tests="%d" failures="%d" skipped="%d">'
                 % (made, counts["failed"], counts["skipped"] + counts["known"]))
    for group in groups:
        lines.append('  <testsuite name=%s tests="%d" failures="%d" skipped="%d">' % (
            quoteattr("%s.%s" % (group.kind, group.name)), len(group.checks), group.count("failed"),
            group.count("skipped", "known")))
        lines.append('    <properties><property name="library" value=%s/></properties>'
                     % quoteattr(library))
        for check in group.checks:
            start = '    <testcase classname=%s name=%s' % (
                quoteattr("%s.%s" % (group.kind, group.name)), quoteattr(printable(check.name)))
            if check.state == "failed":
                lines.append('%s><failure message="differs">%s</failure></testcase>'
                             % (start, escape(printable(check.why))))
            elif check.state in ("skipped", "known"):
                lines.append('%s><skipped message=%s/></testcase>'
                             % (start, quoteattr(printable("%s: %s" % (check.state, check.why)))))
            else:
                lines.append(start + "/>")
        lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"
