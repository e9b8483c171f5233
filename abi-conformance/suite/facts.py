# SPDX-License-Identifier: LGPL-2.1-or-later
"""The public interface of a release, as facts/interface.txt says it."""

import os
from collections import namedtuple

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

LIBRARIES = ("libvirt", "libvirt-qemu", "libvirt-lxc", "libvirt-admin")

Function = namedtuple("Function", "library node since header result name arguments")
Data = namedtuple("Data", "library node since size name")
Node = namedtuple("Node", "library name parent")


def number(release):
    """11.3.0 as the library counts: 11003000."""
    major, minor, micro = (int(part) for part in release.split("."))
    return major * 1000000 + minor * 1000 + micro


def holds(when, release):
    """Whether a fact with these releases holds for one of them."""
    if not when:
        return True
    if when.endswith("-"):
        return number(release) >= number(when[:-1])
    return number(release) <= number(when[1:])


def split_arguments(text):
    """The types and the names of "int a, const char *b"."""
    if text in ("", "void"):
        return [], []
    types, names = [], []
    for argument in text.split(", "):
        kind = argument.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789")
        types.append(kind.strip())
        names.append(argument[len(kind):])
    return types, names


class Interface:
    """Everything that is so in one release."""

    def __init__(self, release):
        self.release = release
        self.functions, self.data, self.nodes = [], [], []
        # What headers say: (kind, fields).
        self.declarations = []
        with open(os.path.join(HERE, "facts", "interface.txt")) as file:
            for line in file:
                if line.startswith("#"):
                    continue
                kind, when, *fields = line.rstrip("\n").split("\t")
                if not holds(when, release):
                    continue
                if kind == "function":
                    self.functions.append(Function(*fields))
                elif kind == "data":
                    self.data.append(Data(*fields))
                elif kind == "node":
                    self.nodes.append(Node(*fields))
                else:
                    self.declarations.append((kind, fields))
        self.by_name = {f.name: f for f in self.functions}
