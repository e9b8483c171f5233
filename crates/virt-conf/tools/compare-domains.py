#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compare what this crate and an installed libvirt make of the same domain documents.

    compare-domains.py CORPUS [--show N] [--list] [--only TEXT] [--cache FILE]

CORPUS is a folder of folders of documents. Needs python3-libvirt; the crate's side is
`cargo run --example canonical`. A document is alike when both give the same XML (inactive,
without secrets, and running) or the same error. Random UUIDs and MAC addresses are masked.
"""
import argparse, collections, difflib, json, os, pathlib, re, subprocess, sys

FOLDERS = ["qemuxmlconfdata", "genericxml2xmlindata", "lxcxml2xmldata", "bhyvexml2argvdata", "chxml2xmlin"]
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MAC = re.compile(r"\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b")
CRATE = pathlib.Path(__file__).resolve().parent.parent


def reference(files):
    import libvirt
    libvirt.registerErrorHandler(lambda *a: None, None)
    node = "/tmp/compare-domains-node.xml"
    pathlib.Path(node).write_text("<node><domain type='test'><name>compare</name><uuid>11111111-2222-3333-4444-555555555555</uuid><memory>8388608</memory><os><type>hvm</type></os></domain></node>")
    conn = libvirt.open("test://" + node)
    out = {}
    for f in files:
        xml = f.read_text(errors="replace")
        try:
            d = conn.defineXML(xml)
        except libvirt.libvirtError as e:
            out[str(f)] = f"define: error {e.get_error_code()}/{e.get_error_domain()}: {e.get_error_message()}\n"
            continue
        text = "inactive:\n" + d.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE | libvirt.VIR_DOMAIN_XML_SECURE) + "\n"
        text += "public:\n" + d.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE) + "\n"
        try:
            d.create()
            text += "live:\n" + re.sub(r"^<domain type='(\w+)' id='\d+'", r"<domain type='\1' id='2'", d.XMLDesc(0)) + "\n"
            d.destroy()
        except libvirt.libvirtError as e:
            text += "create: " + str(e) + "\n"
        d.undefine()
        out[str(f)] = text
    return out


def crate(files):
    run = subprocess.run(["cargo", "run", "-q", "--example", "canonical", "--", *map(str, files)], cwd=CRATE, capture_output=True)
    stdout = run.stdout.decode(errors="replace")
    parts = re.split(r"^=== (.*)\n", stdout, flags=re.M)[1:]
    out = dict(zip(map(str, files), parts[1::2]))
    if run.returncode:
        print(run.stderr.decode(errors="replace")[-2000:])
        print("ended at", parts[-2] if parts else "the start")
    return out


def mask(text, source):
    source = source.lower()
    for pattern, word in ((UUID, "RANDOM-UUID"), (MAC, "RANDOM-MAC")):
        text = pattern.sub(lambda m: m[0] if m[0] in source else word, text)
    return text


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpus", type=pathlib.Path)
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--list", action="store_true")
    ap.add_argument("--only", default="")
    ap.add_argument("--cache")
    a = ap.parse_args()
    files = []
    for folder in FOLDERS:
        found = sorted((a.corpus / folder).glob("*.xml"))
        files += [f for f in found if folder != "qemuxmlconfdata" or f.name.count(".") == 1]
    files = [f for f in files if a.only in str(f)]
    if a.cache and os.path.exists(a.cache):
        want = json.load(open(a.cache))
    else:
        want = reference(files)
        if a.cache:
            json.dump(want, open(a.cache, "w"))
    got = crate(files)
    counts, why, shown = collections.Counter(), collections.Counter(), 0
    for f in files:
        source = f.read_text(errors="replace")
        w, g = mask(want.get(str(f), ""), source), mask(got.get(str(f), ""), source)
        if w == g:
            counts["alike"] += 1
        elif "not supported yet" in g:
            counts["refused as unsupported"] += 1
            why[re.search(r"element '.*", g)[0]] += 1
        else:
            counts["differing"] += 1
            if a.list:
                print("differs:", f.name)
            if shown < a.show:
                shown += 1
                first = lambda text: text.split("public:\n")[0].splitlines(True)
                a_lines, b_lines = (first(w), first(g)) if first(w) != first(g) else (w.splitlines(True), g.splitlines(True))
                diff = list(difflib.unified_diff(a_lines, b_lines, f"reference/{f.name}", f"crate/{f.name}", n=1))
                sys.stdout.writelines(diff[:12])
    for reason, n in why.most_common(40):
        print(f"{n:5} {reason}")
    print(", ".join(f"{n} {what}" for what, n in counts.items()), "of", len(files))


main()
