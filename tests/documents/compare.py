#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compare what two libraries make of the same documents, and of variations of them.

    compare.py LIBDIR CORPUS [--kind KIND] [--vary N [--seed S]] [--newer ROOT] [--list | --show N | --group]

LIBDIR holds the library to judge, CORPUS the reference's test documents. Every document goes to
the test driver of both libraries (see feed.c); a document is alike when all dumps and refusals are.
With --vary, N documents of each kind are made out of those of the corpus: attributes and elements
that are gone, doubled, moved, taken from elsewhere, or hold something else. The same seed makes
the same documents. What is drawn at random (UUIDs, MAC addresses, times) is masked.

What the reference makes otherwise than LIBDIR is given to the newer release below ROOT too, which
runs with the loader and the C library from there: a document is also alike where that release
makes of it what LIBDIR does.

Documents that end the reference's process are counted apart. The last line is the sum.
"""
import argparse, collections, difflib, os, pathlib, random, re, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
KINDS = {
    "domain": ["qemuxmlconfdata", "genericxml2xmlindata", "lxcxml2xmldata", "bhyvexml2argvdata", "chxml2xmlin"],
    "network": ["networkxml2xmlin", "networkxml2confdata"],
    "pool": ["storagepoolxml2xmlin"],
    "vol": ["storagevolxml2xmlin"],
    "interface": ["interfaceschemadata"],
    "nodedev": ["nodedevschemadata"],
    "snapshot": ["qemudomainsnapshotxml2xmlin", "qemudomainsnapshotxml2xmlout"],
    "checkpoint": ["qemudomaincheckpointxml2xmlin", "qemudomaincheckpointxml2xmlout"],
    "port": ["virnetworkportxml2xmldata"],
}
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MAC = re.compile(r"\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b")
TIME = re.compile(r"\b1[7-9]\d{8}\b")
# Where the validator gave up may be worded otherwise.
VALIDATOR = re.compile(r"(Unable to validate doc against \S+)\n(?:.+\n)*")
NOW = time.time()


class Element:
    """An element of a document, loosely read: what is no tag is text."""

    def __init__(self, name):
        self.name, self.attributes, self.parts = name, [], []

    def children(self):
        return [p for p in self.parts if isinstance(p, Element)]

    def text(self):
        return "".join(p for p in self.parts if isinstance(p, str))

    def clone(self):
        copy = Element(self.name)
        copy.attributes = [list(a) for a in self.attributes]
        copy.parts = [p.clone() if isinstance(p, Element) else p for p in self.parts]
        return copy

    def __str__(self):
        quote = lambda value: f'"{value}"' if "'" in value else f"'{value}'"
        head = self.name + "".join(f" {name}={quote(value)}" for name, value in self.attributes)
        return f"<{head}/>" if not self.parts else f"<{head}>{''.join(map(str, self.parts))}</{self.name}>"


TOKEN = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<!DOCTYPE[^>]*>|<(/?)([\w:.-]+)((?:[^>'\"]|'[^']*'|\"[^\"]*\")*?)(/?)>|[^<]+", re.S)
ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*('[^']*'|\"[^\"]*\")")


def read(text):
    """The root element; None where the tags do not match."""
    root = Element("")
    stack = [root]
    for token in TOKEN.finditer(text):
        close, name, attributes, empty = token.groups()
        if name is None:
            if not token[0].startswith(("<!--", "<?", "<!D")):
                stack[-1].parts.append(token[0])
        elif close:
            if len(stack) < 2 or stack.pop().name != name:
                return None
        else:
            element = Element(name)
            element.attributes = [[a, v[1:-1]] for a, v in ATTRIBUTE.findall(attributes)]
            stack[-1].parts.append(element)
            if not empty:
                stack.append(element)
    found = root.children()
    return found[0] if len(stack) == 1 and len(found) == 1 else None


def walk(element, path=""):
    path = f"{path}/{element.name}"
    yield path, element
    for child in element.children():
        yield from walk(child, path)


NUMBERS = ["0", "1", "2", "-1", "-2", "7", "8", "15", "16", "31", "32", "33", "64", "100", "127", "128", "255", "256", "1023", "1024", "1025", "4095", "4096",
           "65535", "65536", "100000", "1048576", "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296", "9223372036854775807",
           "9223372036854775808", "18446744073709551615", "18446744073709551616", "0x0", "0x1", "0x1f", "0xffff", "0x10000", "010", "08", "+1", "1.5", "1k", "1e3"]
WORDS = ["", " ", "yes", "no", "on", "off", "none", "default", "auto", "required", "optional", "bogus", "YES", "true", "false", "unknown", "any", "custom", "file", "block",
         "network", "unix", "tcp", "/dev/zero", "relative/path", "/", "a b", "&lt;&amp;&gt;", "&#xe9;", "a,b", "a=b", "..", "0-3", "0-3,^2", "3-1", "^1", "1,", "virtio", "pci",
         "52:54:00:12:34:56", "52:54:00:12:34", "01:00:5e:00:00:01", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "127.0.0.1", "0.0.0.0", "::1", "10.0.0.256", "fe80::", "255.255.0.255",
         "c7a5fdbd-edaf-9455-926a-d65c16db1809", "c7a5fdbdedaf9455926ad65c16db1809", "00000000-0000-0000-0000-000000000000", "nvme0n1", "vda", "hdz", "sd", "0x1af4", "KiB", "MiB", "EB", "bytes"]


class Variations:
    """Documents made out of others."""

    def __init__(self, texts, seed):
        self.random = random.Random(seed)
        self.documents = [d for d in map(read, texts) if d]
        self.values, self.texts, self.snippets, self.attributes = (collections.defaultdict(dict) for _ in range(4))
        for document in self.documents:
            for path, element in walk(document):
                here = "/".join(path.split("/")[-2:])
                for name, value in element.attributes:
                    self.values[name][value] = None
                    self.attributes[here][name] = None
                if element.parts and not element.children():
                    self.texts[element.name][element.text()] = None
                around = "/".join(path.split("/")[-3:-1])
                self.snippets[around].setdefault(str(element), element)

    def value(self, name, old):
        r = self.random
        way = r.random()
        known = list(self.values[name]) or WORDS
        if way < 0.4:
            return r.choice(known)
        if way < 0.6:
            return r.choice(NUMBERS)
        if way < 0.8:
            return r.choice(WORDS)
        return r.choice([old + " ", " " + old, old + "x", old.upper(), old[:-1], old + "0", old + "," + old, "-" + old, "", old * 20])

    def change(self, document):
        r = self.random
        path, element = r.choice(list(walk(document)))
        declared = [a[0].split(":")[-1] for a in document.attributes if a[0].startswith("xmlns:")]
        here = "/".join(path.split("/")[-2:])
        children = element.children()
        way = r.choice(["drop attribute", "change attribute", "change attribute", "change attribute", "add attribute", "text", "text",
                        "drop child", "double child", "swap", "empty", "graft", "graft", "graft", "rename"])
        # Undeclared prefixes are another matter: they are refused.
        plain = [a for a in element.attributes if not a[0].startswith("xmlns")]
        if way == "drop attribute" and plain:
            element.attributes.remove(r.choice(plain))
        elif way == "change attribute" and plain:
            attribute = r.choice(plain)
            attribute[1] = self.value(attribute[0], attribute[1])
        elif way == "add attribute":
            new = r.choice(list(self.attributes[here]) or ["type"])
            if new not in [a[0] for a in element.attributes]:
                element.attributes.append([new, self.value(new, "")])
        elif way == "text" and not children and element.parts:
            known = list(self.texts[element.name])
            old = element.text()
            element.parts = [r.choice(known) if known and r.random() < 0.3 else r.choice(NUMBERS + WORDS + [old + " ", "\n" + old, old + "x", "-" + old, "", " "])]
        elif way == "drop child" and children:
            element.parts.remove(r.choice(children))
        elif way == "double child" and children:
            element.parts.append(r.choice(children).clone())
        elif way == "swap" and len(children) > 1:
            a, b = r.sample(range(len(element.parts)), 2)
            element.parts[a], element.parts[b] = element.parts[b], element.parts[a]
        elif way == "empty":
            element.parts = []
        elif way == "graft":
            around = "/".join(path.split("/")[-2:])
            known = [s for s in self.snippets[around].values() if ":" not in s.name or s.name.split(":")[0] in declared]
            if known:
                element.parts.append(r.choice(known).clone())
        elif way == "rename" and r.random() < 0.3 and children:
            r.choice(children).name = r.choice(["bogus", "source", "target", "address", "driver", "model"])
        else:
            return False
        return True

    def make(self):
        document = self.random.choice(self.documents).clone()
        todo = self.random.choice([1, 1, 1, 2, 3])
        while todo:
            todo -= self.change(document)
        return str(document)


def newer(root):
    """The words that start a program with the loader of an unpacked release, and where its libraries are."""
    found = sorted(pathlib.Path(root).glob("usr/lib/*/libvirt.so.0"))
    if len(found) != 1:
        sys.exit(f"{root}: no root with one libvirt.so.0")
    loader = pathlib.Path(root) / "usr/lib64/ld-linux-x86-64.so.2"
    return [str(loader), "--library-path", str(found[0].parent)], found[0].parent


def run(binary, kind, texts, lib, validate, starter=()):
    """What the library says of each document; None where it ends the process."""
    env = {k: v for k, v in os.environ.items() if k not in ("LD_LIBRARY_PATH", "LD_PRELOAD")}
    env["LC_ALL"] = "C"
    if lib and not starter:
        env["LD_LIBRARY_PATH"] = str(lib)
    if validate:
        env["FEED_VALIDATE"] = "1"
    out = []
    while len(out) < len(texts):
        with tempfile.NamedTemporaryFile() as batch:
            for text in texts[len(out):]:
                batch.write(text.encode() + b"\0")
            batch.flush()
            end = None
            try:
                p = subprocess.run([*starter, binary, kind, batch.name], env=env, capture_output=True, timeout=600)
                stdout = p.stdout
                if p.returncode:
                    end = f"ends with {p.returncode}\n"
            except subprocess.TimeoutExpired as e:
                stdout, end = e.stdout or b"", "hangs\n"
        loaded, *parts = stdout.decode(errors="replace").split("=== document\n")
        if lib and os.path.realpath(loaded.removeprefix("library: ").strip()) != os.path.realpath(f"{lib}/libvirt.so.0"):
            sys.exit(f"{lib}: the loader took another library; {loaded}")
        if end:
            if not parts:
                sys.exit(f"{lib or 'the reference'}: {end}{p.stderr.decode()}")
            parts[-1] += f"DEAD: {end}"
        out += parts
        if not end:
            break
    return out


def mask(text, source):
    source = source.lower()
    for pattern, word in ((UUID, "UUID"), (MAC, "MAC")):
        text = pattern.sub(lambda m: m[0] if m[0] in source else word, text)
    text = VALIDATOR.sub(r"\1\n", text)
    return TIME.sub(lambda m: "TIME" if abs(int(m[0]) - NOW) < 36000 else m[0], text)


def first_difference(want, got):
    for a, b in zip(want.splitlines() + ["(end)"], got.splitlines() + ["(end)"]):
        if a != b:
            return a, b
    return "", ""


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("libdir")
    ap.add_argument("corpus", type=pathlib.Path)
    ap.add_argument("--kind", choices=KINDS)
    ap.add_argument("--reference", default="", help="the folder with the reference's library; the system's when left out")
    ap.add_argument("--newer", metavar="ROOT", help="the root of a newer release, which may answer as LIBDIR does instead")
    ap.add_argument("--vary", type=int, default=0)
    ap.add_argument("--seed", default="1")
    ap.add_argument("--validate", action="store_true", help="ask for validation too")
    ap.add_argument("--list", action="store_true")
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--group", action="store_true", help="sum up by the first lines that differ")
    ap.add_argument("--keep", type=pathlib.Path, help="write the documents that differ there")
    a = ap.parse_args()
    alike_all = bad_all = dead_all = 0
    groups = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as tmp:
        binary = os.path.join(tmp, "feed")
        subprocess.run(["cc", "-O1", "-o", binary, HERE / "feed.c", "-lvirt"], check=True)
        for kind in [a.kind] if a.kind else KINDS:
            files = [f for folder in KINDS[kind] for f in sorted((a.corpus / folder).glob("*.xml"))]
            if kind == "domain":  # inputs only
                files = [f for f in files if f.parent.name != "qemuxmlconfdata" or f.name.count(".") == 1]
            names = [f"{f.parent.name}/{f.name}" for f in files]
            texts = [f.read_text(errors="replace") for f in files]
            if a.vary:
                variations = Variations(texts, f"{a.seed} {kind}")
                texts = [variations.make() for _ in range(a.vary)]
                names = [f"{kind}-{a.seed}-{n}" for n in range(a.vary)]
            want = run(binary, kind, texts, a.reference, a.validate)
            got = run(binary, kind, texts, a.libdir, a.validate)
            said = [(mask(w, text), mask(g, text)) for text, w, g in zip(texts, want, got, strict=True)]
            later = {}
            if a.newer:
                starter, lib = newer(a.newer)
                other = [n for n, (w, g) in enumerate(said) if w != g and "DEAD" not in g]
                answers = run(binary, kind, [texts[n] for n in other], lib, a.validate, starter)
                later = {n: mask(answer, texts[n]) for n, answer in zip(other, answers, strict=True)}
            alike = bad = dead = as_newer = 0
            for n, (name, text, (w, g)) in enumerate(zip(names, texts, said, strict=True)):
                if later.get(n) == g:
                    alike += 1
                    as_newer += 1
                    if a.list:
                        print(f"as the newer release: {kind} {name}")
                    continue
                if "DEAD" in w and "DEAD" not in g:
                    dead += 1
                    if a.list:
                        print(f"ends the reference: {name}")
                    continue
                if w == g:
                    alike += 1
                    continue
                bad += 1
                first = first_difference(w, g)
                groups[re.sub(r"\d+", "N", f"{first[0].strip()[:150]}  |  {first[1].strip()[:150]}")].append(name)
                if a.list:
                    print(f"differs: {kind} {name}")
                if a.keep:
                    a.keep.mkdir(exist_ok=True)
                    (a.keep / (name.replace("/", "-") + ".xml")).write_text(text)
                if bad <= a.show:
                    sys.stdout.writelines(list(difflib.unified_diff(w.splitlines(True), g.splitlines(True), f"reference/{name}", f"ours/{name}", n=2))[:40])
            print(f"{kind:11} {alike:6} of {len(texts)} alike" + (f", {as_newer} as the newer release" if a.newer else "")
                  + (f", {dead} end the reference" if dead else ""), flush=True)
            alike_all, bad_all, dead_all = alike_all + alike, bad_all + bad, dead_all + dead
    if a.group:
        for key, found in sorted(groups.items(), key=lambda g: -len(g[1])):
            print(f"{len(found):5} {found[0]:18} {key}")
    print(f"{alike_all} alike, {bad_all} differ, {dead_all} end the reference")


if __name__ == "__main__":
    main()
