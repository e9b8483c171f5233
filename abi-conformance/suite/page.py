# SPDX-License-Identifier: LGPL-2.1-or-later
"""One page that shows everything: a matrix of functions and checks, and what differs."""

import json
import os
import re
from html import escape

from suite import results
from suite.coverage import can_fail, can_refuse
from suite.facts import HERE, LIBRARIES
from suite.programs import SWEEPS

MARKS = {"identical": "✓", "allowed": "≈", "known": "◆", "failed": "✗", "skipped": "–"}
WORDS = {
    "identical": "as the reference",
    "allowed": "otherwise, as it may be",
    "known": "known difference",
    "failed": "differs",
    "skipped": "not checked here",
}
SWEEP_HEADS = {
    "null_object": ("no", "object"),
    "wrong_object": ("wrong", "object"),
    "read_only": ("read", "only"),
    "unknown_flags": ("unknown", "flags"),
    "null_arguments": ("args", "left out"),
    "pending_error": ("pending", "error"),
}
# What is counted: the key, the heading, and whether a function that cannot fail takes part.
COUNTED = (("succeeded", ("with", "success")), ("failed", ("with", "failure")),
           ("refused", ("with bad", "arguments")), ("by_threads", ("in other", "threads")))


def uncalled():
    """{function: why no program can call it with success}"""
    reasons = {}
    with open(os.path.join(HERE, "facts", "uncalled.txt")) as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                name, _, why = line.rstrip("\n").partition("\t")
                reasons[name] = why
    return reasons


def summed(calls):
    """What all programs called together."""
    total = {}
    for counts in calls.values():
        for name, values in counts.items():
            into = total.setdefault(name, dict.fromkeys(values, 0))
            for key, value in values.items():
                into[key] += value
    return total


def wants(suite):
    """{what is needed: the functions that cannot succeed without}, of this release."""
    never, result = uncalled(), {}
    for function in suite.interface.functions:
        if function.name in never:
            result.setdefault(never[function.name], []).append(function.name)
    return dict(sorted(result.items()))


def takes(function, key):
    """Whether a function can be called so at all."""
    if key == "failed":
        return can_fail(function)
    if key == "refused":
        return can_refuse(function)
    return True


def coverage_numbers(suite, calls):
    """[(heading, how many were called so, of how many, the names of the others)]"""
    total, never = summed(calls), uncalled()
    result = []
    for key, head in COUNTED[:3]:
        able = [f for f in suite.interface.functions if takes(f, key)]
        if key == "succeeded":
            able = [f for f in able if f.name not in never]
        missing = [f.name for f in able if not total.get(f.name, {}).get(key)]
        result.append((" ".join(head), len(able) - len(missing), len(able), missing))
    return result


def coverage_lines(suite, calls):
    if not calls:
        return ["calls were not counted"]
    lines = ["called %s: %d of %d" % (head, done, able) + (": not %s" % " ".join(missing) if missing else "")
             for head, done, able, missing in coverage_numbers(suite, calls)]
    total = summed(calls)
    surprising = sorted(name for name in uncalled() if total.get(name, {}).get("succeeded"))
    if surprising:
        lines.append("called with success, unlike facts/uncalled.txt: %s" % " ".join(surprising))
    return lines


def worst(states):
    return next((s for s in ("failed", "known", "allowed", "identical", "skipped") if s in states), None)


def cell(state, text=None, title=""):
    if state is None:
        return '<td><span class="none">·</span></td>'
    return '<td><span class="c %s" title="%s">%s</span></td>' % (
        state, escape(title or WORDS.get(state, "")), escape(text or MARKS[state]))


def matrix(suite, groups, calls):
    """The rows, and what each tells when it is opened."""
    by_function = {}
    for group in groups:
        for check in group.checks:
            if check.function:
                by_function.setdefault(check.function, []).append((group, check))
    states = {group.name: group for group in groups if group.kind == "program"}
    callers = {}
    for program, counts in calls.items():
        for name in counts:
            callers.setdefault(name, []).append(program)
    total, never = summed(calls), uncalled()
    rows, details = [], {}
    for function in suite.interface.functions:
        mine = by_function.get(function.name, [])
        cells, what = [], set()

        def state_of(kind, prefix="", mine=mine):
            return worst({c.state for g, c in mine if g.kind == kind and g.name.startswith(prefix)})

        cells += [cell(state_of("symbols")), cell(state_of("header"))]
        cells += [cell(state_of("program", kind + "_")) for kind in SWEEPS]
        counts = total.get(function.name, {})
        for key, _ in COUNTED:
            number = counts.get(key, 0)
            if number:
                cells.append(cell("identical", str(number), "so many calls"))
            elif not calls or key == "by_threads" or not takes(function, key):
                cells.append(cell(None))
            elif key == "succeeded" and function.name in never:
                cells.append('<td><span class="c never" title="%s">%s</span></td>' % (
                    escape(never[function.name]), escape(never[function.name].split(":")[0])))
            else:
                cells.append('<td><span class="c never" title="no program does">none</span></td>')
        programs = sorted(p for p in callers.get(function.name, []) if p in states)
        made = [p for p in programs if states[p].state != "skipped"]
        good = [p for p in made if states[p].state in ("identical", "allowed")]
        state = worst({states[p].state for p in made})
        # A program prints more than what this function gives: no verdict on the function.
        cells.append(cell("part" if state in ("failed", "known") else state, "%d" % len(made) if len(good) == len(made) else "%d/%d" % (len(good), len(made)),
                          "programs that call it, and come out as they may"))
        cells = [c.replace("<td>", '<td class="edge">', 1) if at in (0, 2, 8, 12) else c
                 for at, c in enumerate(cells)]
        odd = [(g, c) for g, c in mine if c.state in ("failed", "known", "allowed")]
        if any(c.state == "failed" for _, c in odd):
            what.add("failed")
        if odd:
            what.add("differs")
        if any(c.state == "allowed" for _, c in odd):
            what.add("allowed")
        if calls and not counts.get("succeeded"):
            what.add("nosuccess")
        if state in ("failed", "known"):
            what.add("programs")
        rows.append('<tr class="f" data-name="%s" data-library="%s" data-what="%s" data-text="%s"><td>%s</td>%s</tr>' % (
            function.name, function.library, " ".join(sorted(what)),
            escape(" ".join([function.name.lower(), function.header, function.node.lower()])),
            function.name, "".join(cells)))
        prototype = "%s%s%s(%s);" % (function.result, "" if function.result.endswith("*") else " ",
                                     function.name, function.arguments)
        details[function.name] = {
            "prototype": prototype, "library": function.library + ".so.0", "node": function.node,
            "header": function.header, "programs": programs,
            "never": "" if counts.get("succeeded") else never.get(function.name, ""),
            "checks": [["%s: %s" % (g.name, c.name), c.state, results.printable(c.why)] for g, c in odd],
        }
    return rows, details


def about(program):
    """The first sentence that a program says of itself."""
    with open(program.path) as file:
        head = file.read(3000)
    for comment in re.findall(r"/\*(.*?)\*/", head, re.S):
        text = " ".join(line.strip(" *") for line in comment.strip().splitlines()).strip()
        if text and not re.match(r"(SPDX|Written by|[a-z-]+: )", text):
            return text
    return ""


def group_lines(suite, groups):
    texts = {p.name: about(p) for p in suite.programs}
    order = {"failed": 0, "known": 1, "allowed": 2, "identical": 3, "skipped": 4}
    lines = []
    for group in sorted(groups, key=lambda g: (order[g.state], g.kind, g.name)):
        made = len(group.checks) - group.count("skipped")
        good = group.count("identical", "allowed")
        inside = []
        for check in group.checks:
            if check.state == "identical":
                continue
            inside.append('<p><span class="c %s">%s</span> <span class="mono">%s</span></p>' % (
                check.state, WORDS[check.state], escape(results.printable(check.name))))
            if check.why and check.state in ("failed", "known"):
                inside.append("<pre data-diff>%s</pre>" % escape(results.printable(check.why[:6000])))
            elif check.why:
                inside.append('<p class="soft">%s</p>' % escape(results.printable(check.why)))
        words = texts.get(group.name, "")
        if group.kind != "program":
            words = "what %s exports" % group.name if group.kind == "symbols" else "what it declares"
        lines.append(
            '<details><summary><span class="c %s">%s</span><span class="mono">%s</span>'
            '<span class="about">%s</span><span class="n">%s</span></summary><div class="inside">%s</div></details>' % (
                group.state, MARKS[group.state], escape(group.name), escape(words),
                "%d of %d" % (good, made) if made else "not checked",
                "".join(inside) or '<p class="soft">Everything is as on the reference.</p>'))
    return lines


def page(suite, groups, calls):
    counts = results.totals(groups)
    value = results.score(counts)
    name = suite.options.name or suite.target.libdir
    rows, details = matrix(suite, groups, calls)
    made = sum(counts.values()) - counts["skipped"]
    bars = "".join('<i class="%s" style="flex:%d" title="%d %s"></i>' % (s, counts[s], counts[s], WORDS[s])
                   for s in results.STATES if counts[s] and s != "skipped")
    legend = "".join('<span><span class="c %s">%s</span> <b>%d</b> %s</span>' % (s, MARKS[s], counts[s], WORDS[s])
                     for s in results.STATES)
    tiles = lacking = ""
    if calls:
        for head, done, able, missing in coverage_numbers(suite, calls):
            rest = '<i style="flex:%d"></i>' % len(missing) if missing else ""
            tiles += ('<div class="card tile"><b>%d</b> <span class="of">of %d functions</span>'
                      '<div class="bar"><i class="identical" style="flex:%d"></i>%s</div>'
                      '<span class="soft">called %s</span></div>' % (done, able, done, rest, head))
        never = wants(suite)
        tiles += ('<div class="card tile"><b>%d</b> <span class="of">functions</span><div class="bar"></div>'
                  '<span class="soft">cannot succeed here: what they need stands below</span></div>'
                  % sum(map(len, never.values())))
        lacking = '<div class="frame"><details><summary>What is not called with success, and what it would need</summary>%s</details></div>' % (
            "".join("<p class='want'><b>%s</b><br><span class='mono'>%s</span></p>" % (escape(why), " ".join(names))
                    for why, names in never.items()))
    heads = [("function", ""), ("exported", ""), ("prototype", "")]
    heads += [SWEEP_HEADS[kind] for kind in SWEEPS] + [head for _, head in COUNTED] + [("programs", "")]
    head = "".join("<th%s>%s<small>%s</small></th>" % (' class="edge"' if at in (1, 3, 9, 13) else "", one, two)
                   for at, (one, two) in enumerate(heads))
    body = """
<h1>libvirt ABI conformance</h1>
<p><b>%(name)s</b> <span class="soft">says it is libvirt %(version)s; held against libvirt %(release)s</span></p>
<div class="top">
<div class="card"><div class="score%(whole)s">%(score)s</div><p class="soft">of %(made)d checks come out as they may</p></div>
<div class="card"><div class="bar" role="img" aria-label="%(score)s">%(bars)s</div><div class="legend">%(legend)s</div></div>
</div>
<div class="tiles">%(tiles)s</div>
%(lacking)s
<h2>Functions</h2>
<p class="soft">A row opens with a click. Numbers count the calls that programs make. “programs” are those that call the
function, framed where one of them prints something else than the reference, if only about another function.</p>
<div class="tools">
<input type="search" id="text" placeholder="virDomain snapshot …" aria-label="Filter by name">
<select id="library" aria-label="Library"><option value="">all libraries</option>%(libraries)s</select>
<select id="what" aria-label="Which functions"><option value="">all functions</option>
<option value="failed">with a failed check of their own</option>
<option value="differs">with any difference of their own</option>
<option value="allowed">with an allowed difference</option>
<option value="programs">whose programs differ</option>
<option value="nosuccess">never called with success</option></select>
<span class="shown" id="shown"></span></div>
<div class="frame"><table><thead><tr>%(head)s</tr></thead><tbody>
%(rows)s
</tbody></table></div>
<h2>Symbols, headers, programs</h2>
<p class="soft">What differs comes first; - is what the reference gives, + what this library gives.</p>
<div class="frame">%(groups)s</div>
<p class="soft" style="margin-top:18px">%(marks)s</p>
""" % {
        "name": escape(name), "version": escape(suite.version), "release": escape(suite.release),
        "score": results.percent(value), "whole": " whole" if value == 100 else "", "made": made,
        "bars": bars, "legend": legend, "tiles": tiles, "lacking": lacking, "head": head, "rows": "\n".join(rows),
        "libraries": "".join("<option>%s</option>" % library for library in LIBRARIES),
        "groups": "\n".join(group_lines(suite, groups)),
        "marks": " &nbsp; ".join("%s %s" % (MARKS[s], WORDS[s]) for s in results.STATES),
    }
    with open(os.path.join(HERE, "suite", "page.html"), encoding="utf-8") as file:
        text = file.read()
    title = "libvirt ABI conformance: %s, %s" % (name, results.percent(value))
    # The end of a script element may not stand in the data.
    data = json.dumps(details, ensure_ascii=False).replace("</", "<\\/")
    return text.replace("@TITLE@", escape(title)).replace("@BODY@", body).replace("@DETAILS@", data)
