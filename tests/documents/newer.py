#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Ask a newer release about documents that the reference makes otherwise than LIBDIR.

    newer.py LIBDIR ROOT CORPUS SOURCE

Standard input has a line `differs: KIND FOLDER/FILE` for each such document of CORPUS. SOURCE is
the C program that found them, which takes a kind and files and first names the library that
answers. The whole folder goes through it again, in one process as before, with the libraries of
LIBDIR and with that of the release unpacked below ROOT, which runs with the loader and the C library
from there.

A line comes out again where LIBDIR and ROOT differ, and as `as the newer release: KIND FOLDER/FILE`
where they say the same.
"""
import os, pathlib, re, subprocess, sys, tempfile

from compare import MAC, UUID, newer


def answers(command, lib, kind, files):
    """What the library says of each document, by the file's name."""
    env = {k: v for k, v in os.environ.items() if k not in ("LD_LIBRARY_PATH", "LD_PRELOAD")}
    env["LC_ALL"] = "C"
    if len(command) == 1:
        env["LD_LIBRARY_PATH"] = str(lib)
    p = subprocess.run([*command, kind, *map(str, files)], env=env, capture_output=True, timeout=600)
    said = p.stdout.decode(errors="replace")
    loaded = re.match(r"library: (.*)\n", said)
    if p.returncode or not loaded:
        sys.exit(f"{lib}: ends with {p.returncode}: {said[-300:]}{p.stderr.decode(errors='replace')}")
    if os.path.realpath(loaded[1]) != os.path.realpath(f"{lib}/libvirt.so.0"):
        sys.exit(f"{lib}: the loader took {loaded[1]} instead")
    parts = re.split(r"^=== (.*)\n", said, flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def mask(text, source):
    """Without what is drawn at random."""
    source = source.lower()
    for pattern, word in ((UUID, "UUID"), (MAC, "MAC")):
        text = pattern.sub(lambda m: m[0] if m[0] in source else word, text)
    return text


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    ours, root, corpus, source = map(pathlib.Path, sys.argv[1:])
    starter, lib = newer(root)
    print(f"the newer release: {os.path.realpath(lib / 'libvirt.so.0')}")
    said = {}
    with tempfile.TemporaryDirectory() as tmp:
        program = os.path.join(tmp, source.stem)
        subprocess.run(["cc", "-O1", "-o", program, source, "-lvirt"], check=True)
        for line in sys.stdin.read().splitlines():
            word, kind, path = line.split()
            assert word == "differs:", line
            folder, name = path.split("/")
            if folder not in said:
                files = sorted((corpus / folder).glob("*.xml"))
                if folder == "qemuxmlconfdata":  # inputs only
                    files = [f for f in files if f.name.count(".") == 1]
                sides = ([program], ours), ([*starter, program], lib)
                said[folder] = [answers(command, side, kind, files) for command, side in sides]
            text = (corpus / path).read_text(errors="replace")
            got, new = (mask(side[name], text) for side in said[folder])
            verdict = "as the newer release" if got == new else "differs"
            print(f"{verdict}: {kind} {path}")


main()
