# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads what a shared library exports, and in which version nodes."""

import struct

SHT_DYNSYM, SHT_VERSYM, SHT_VERDEF = 11, 0x6fffffff, 0x6ffffffd
KINDS = {1: "data", 2: "function", 6: "data", 10: "function"}


class Unreadable(Exception):
    """The file is no shared library that can be read."""


class Library:
    """The exports of one file: symbols maps a name to [(node, kind, size)]."""

    def __init__(self, path):
        try:
            with open(path, "rb") as file:
                self._bytes = file.read()
            if self._bytes[:4] != b"\x7fELF":
                raise Unreadable("%s: no ELF file" % path)
            self._wide = self._bytes[4] == 2
            self._order = "<" if self._bytes[5] == 1 else ">"
            self.symbols, self.parents = {}, {}
            self._read()
        except (OSError, struct.error, IndexError) as error:
            raise Unreadable("%s: %s" % (path, error)) from error
        del self._bytes

    def _unpack(self, form, at):
        return struct.unpack_from(self._order + form, self._bytes, at)

    def _sections(self):
        if self._wide:
            (table,), (size, count) = self._unpack("Q", 40), self._unpack("HH", 58)
        else:
            (table,), (size, count) = self._unpack("I", 32), self._unpack("HH", 46)
        form = "IIQQQQIIQQ" if self._wide else "IIIIIIIIII"
        for each in range(count):
            yield self._unpack(form, table + each * size)

    def _string(self, strings, at):
        start = strings + at
        return self._bytes[start:self._bytes.index(b"\0", start)].decode("ascii", "replace")

    def _read(self):
        sections = list(self._sections())
        by_kind = {section[1]: section for section in sections}
        if SHT_DYNSYM not in by_kind:
            raise Unreadable("it has no dynamic symbols")
        nodes = {}
        if SHT_VERDEF in by_kind:
            _, _, _, _, at, _, link, count, _, _ = by_kind[SHT_VERDEF]
            strings = sections[link][4]
            for _ in range(count):
                _, flags, index, names, _, first, following = self._unpack("HHHHIII", at)
                chain, place = [], at + first
                for _ in range(names):
                    name, step = self._unpack("II", place)
                    chain.append(self._string(strings, name))
                    place += step
                nodes[index] = chain[0]
                if not flags & 1:  # the library's own name is no node
                    self.parents[chain[0]] = chain[1:]
                at += following
        _, _, _, _, at, size, link, _, _, entry = by_kind[SHT_DYNSYM]
        strings = sections[link][4]
        versions = by_kind[SHT_VERSYM][4] if SHT_VERSYM in by_kind else None
        for each in range(size // entry):
            if self._wide:
                name, info, _, section, _, bytes_ = self._unpack("IBBHQQ", at + each * entry)
            else:
                name, _, bytes_, info, _, section = self._unpack("IIIBBH", at + each * entry)
            # Defined here, and global or weak; 0xfff1 are the nodes themselves.
            if section in (0, 0xfff1) or info >> 4 not in (1, 2):
                continue
            index = self._unpack("H", versions + each * 2)[0] & 0x7fff if versions is not None else 1
            node = nodes.get(index, "") if index > 1 else ""
            self.symbols.setdefault(self._string(strings, name), []).append(
                (node, KINDS.get(info & 15, "other"), bytes_))
