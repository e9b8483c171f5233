#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compare which documents this crate and libxml2 find valid.

    compare-schemas.py SCHEMAS CORPUS [--kind NAME] [--mutants N] [--seed N] [--show N]

SCHEMAS is the folder of the reference's .rng files, CORPUS a folder of folders of documents.
Every document is compared, then N made from them for each kind: elements and attributes dropped,
doubled, renamed, moved and given other values. Needs xmllint; the crate's side is
`cargo run --example validate`.
"""
import argparse, copy, pathlib, random, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

CRATE = pathlib.Path(__file__).resolve().parent.parent
KINDS = {
    "domain": ["qemuxmlconfdata", "genericxml2xmlindata", "lxcxml2xmldata", "bhyvexml2argvdata", "chxml2xmlin"],
    "domainsnapshot": ["qemudomainsnapshotxml2xmlin", "qemudomainsnapshotxml2xmlout"],
    "domaincheckpoint": ["qemudomaincheckpointxml2xmlin", "qemudomaincheckpointxml2xmlout"],
    "domainbackup": ["domainbackupxml2xmlin", "domainbackupxml2xmlout"],
    "network": ["networkxml2xmlin", "networkxml2xmlout", "networkxml2confdata", "networkxml2xmlupdatein"],
    "networkport": ["virnetworkportxml2xmldata"],
    "interface": ["interfaceschemadata"],
    "storagepool": ["storagepoolxml2xmlin", "storagepoolxml2xmlout"],
    "storagevol": ["storagevolxml2xmlin", "storagevolxml2xmlout", "storagevolschemadata"],
    "storagepoolcaps": ["storagepoolcapsschemadata"],
    "nodedev": ["nodedevschemadata", "nodedevxml2xmlout"],
    "nwfilter": ["nwfilterxml2xmlin", "nwfilterxml2xmlout"],
    "nwfilterbinding": ["virnwfilterbindingxml2xmldata"],
    "secret": ["secretxml2xmlin"],
}
ODD_VALUES = ["", "0", "-1", "+1", " yes ", "4294967296", "0x", "1.5", "/", "::1", "a b", "\n", "é"]


class Mutator:
    def __init__(self, files, seed):
        self.random = random.Random(seed)
        self.roots = []
        for file in files:
            try:
                self.roots.append(ET.parse(file).getroot())
            except (ET.ParseError, UnicodeDecodeError):
                pass
        self.elements = [e for root in self.roots for e in root.iter() if isinstance(e.tag, str)]
        self.tags = sorted({e.tag for e in self.elements})
        self.names = sorted({name for e in self.elements for name in e.attrib}) or ["x"]
        values = {v for e in self.elements for v in e.attrib.values()}
        values |= {e.text.strip() for e in self.elements if e.text and e.text.strip()}
        self.values = sorted(values) + ODD_VALUES

    def make(self):
        root = copy.deepcopy(self.random.choice(self.roots))
        for _ in range(self.random.choice([1, 1, 1, 2])):
            self.change(root)
        return root

    def change(self, root):
        pick = self.random.choice
        elements = [e for e in root.iter() if isinstance(e.tag, str)]
        parents = {child: parent for parent in elements for child in parent}
        element = pick(elements)
        parent = parents.get(element)
        what = pick("drop double rename lose-attribute rename-attribute value value add-attribute text shuffle add swap".split())
        if what == "drop" and parent is not None:
            parent.remove(element)
        elif what == "double" and parent is not None:
            parent.append(copy.deepcopy(element))
        elif what == "rename":
            element.tag = pick(self.tags)
        elif what == "lose-attribute" and element.attrib:
            del element.attrib[pick(list(element.attrib))]
        elif what == "rename-attribute" and element.attrib:
            value = element.attrib.pop(pick(list(element.attrib)))
            element.attrib[pick(self.names)] = value
        elif what == "value" and element.attrib:
            element.attrib[pick(list(element.attrib))] = pick(self.values)
        elif what == "add-attribute":
            element.attrib[pick(self.names)] = pick(self.values)
        elif what == "text" and len(element) == 0:
            element.text = pick(self.values)
        elif what == "shuffle" and len(element) > 1:
            children = list(element)
            self.random.shuffle(children)
            element[:] = children
        elif what == "add":
            element.append(copy.deepcopy(pick(self.elements)))
        elif what == "swap" and parent is not None:
            same = [e for e in self.elements if e.tag == element.tag]
            if same:
                parent[list(parent).index(element)] = copy.deepcopy(pick(same))


def reference(schema, files):
    verdicts = {}
    for at in range(0, len(files), 2000):
        command = ["xmllint", "--noout", "--relaxng", schema, *files[at:at + 2000]]
        said = subprocess.run(command, capture_output=True, text=True, errors="replace").stderr
        for line in said.splitlines():
            for end, verdict in ((" validates", True), (" fails to validate", False)):
                if line.endswith(end):
                    verdicts[line.removesuffix(end)] = verdict
    return verdicts


def ours(kind, files):
    command = ["cargo", "run", "-q", "--example", "validate", "--", f"{kind}.rng"]
    said = subprocess.run(command, input="\n".join(files), capture_output=True, text=True, cwd=CRATE, check=True)
    lines = (line.split("\t", 2) for line in said.stdout.splitlines())
    return {file: (verdict == "ok", why) for file, verdict, why in lines}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("schemas", type=pathlib.Path)
    ap.add_argument("corpus", type=pathlib.Path)
    ap.add_argument("--kind", choices=KINDS)
    ap.add_argument("--mutants", type=int, default=2000)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--show", type=int, default=10)
    a = ap.parse_args()
    total = differ = 0
    for kind in [a.kind] if a.kind else KINDS:
        files = [str(f) for folder in KINDS[kind] for f in sorted((a.corpus / folder).rglob("*.xml"))]
        if not files:
            sys.exit(f"no documents of kind {kind} below {a.corpus}")
        with tempfile.TemporaryDirectory() as tmp:
            mutator = Mutator(files, a.seed)
            for number in range(a.mutants):
                file = f"{tmp}/{number:06}.xml"
                ET.ElementTree(mutator.make()).write(file, encoding="utf-8")
                files.append(file)
            theirs, mine = reference(str(a.schemas / f"{kind}.rng"), files), ours(kind, files)
            # A document that is not well-formed gets no verdict from xmllint.
            both = [f for f in files if f in theirs and f in mine]
            wrong = [f for f in both if theirs[f] != mine[f][0]]
            print(f"{kind:16} {len(both) - len(wrong):6} of {len(both)} alike, {sum(theirs[f] for f in both)} valid")
            for file in wrong[:a.show]:
                print(f"--- {file}: {mine[file][1] or 'accepted here only'}")
                print(pathlib.Path(file).read_text(errors="replace"))
            total, differ = total + len(both), differ + len(wrong)
    print(f"{total - differ} of {total} alike")


main()
