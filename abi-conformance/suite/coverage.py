# SPDX-License-Identifier: LGPL-2.1-or-later
"""Counts the calls that programs make: a preloaded library with a wrapper for each function."""

import os
import struct
import tempfile

from suite.build import compile_c
from suite.facts import HERE, split_arguments

ENTRY = struct.Struct("=8I")
FIELDS = ("succeeded", "failed", "refused", "unsupported", "by_threads")

# A NULL from these is an answer.
NULL_IS_NO_FAILURE = {"virGetLastError", "virConnGetLastError", "virSaveLastError"}
# These answer whatever happens.
NEVER_FAIL = {
    "virGetLastErrorCode", "virGetLastErrorDomain", "virGetLastErrorMessage",
    "virEventRegisterDefaultImpl", "virEventRunDefaultImpl", "virAdmInitialize", "virAdmGetVersion",
    "virAdmConnectClose", "virAdmConnectIsAlive", "virAdmClientFree", "virAdmServerFree",
}
# These fail without saying that an argument was bad, if they look at their arguments at all.
REFUSE_NOTHING = {
    "virConnCopyLastError", "virCopyLastError", "virEventAddHandle", "virEventAddTimeout",
    "virGetVersion", "virAdmClientGetID",
}
# Functions whose failure is another number than what their type suggests.
FAILURES = {"virDomainGetMaxMemory": "result_ == 0", "virNodeGetFreeMemory": "result_ == 0",
            "virAdmClientGetID": "result_ == (unsigned long long) -1",
            "virDomainGetID": "result_ == (unsigned int) -1"}


def failure(function):
    """The C expression that tells a failed call."""
    if function.name in FAILURES:
        return FAILURES[function.name]
    if function.result.endswith("*") or function.result.endswith("Ptr"):
        return "0" if function.name in NULL_IS_NO_FAILURE else "!result_"
    if function.result in ("int", "long long"):
        return "result_ < 0"
    return "0"


def can_fail(function):
    return function.result != "void" and function.name not in NEVER_FAIL and failure(function) != "0"


def can_refuse(function):
    # What is wrong with a parameter's name counts as an internal error.
    return (can_fail(function) and function.name not in REFUSE_NOTHING and function.arguments != "void"
            and not function.name.startswith("virTypedParamsAdd"))


def wrapper(number, function):
    types, names = split_arguments(function.arguments)
    parameters = ", ".join("%s%s%s" % (t, "" if t.endswith("*") else " ", n) for t, n in zip(types, names))
    head = "%s\n%s(%s)\n{\n    %s (*real)(%s) = real_functions[%d];\n" % (
        function.result, function.name, parameters or "void", function.result,
        ", ".join(types) or "void", number)
    call = "real(%s)" % ", ".join(names)
    # Who called is asked first: afterwards it might be gone.
    head += "    int count_ = counted(__builtin_return_address(0));\n"
    if function.result == "void":
        return head + "\n    %s;\n    if (count_)\n        count_call(%d, 0);\n}\n" % (call, number)
    return head + "    %s result_ = %s;\n\n    if (count_)\n        count_call(%d, %s);\n    return result_;\n}\n" % (
        function.result, call, number, failure(function))


def build(interface, include, scratch):
    """The library to preload."""
    functions = interface.functions
    text = ["#define FUNCTIONS %d" % len(functions), '#include "count.h"', ""]
    text += [wrapper(number, function) for number, function in enumerate(functions)]
    text.append("static void\nresolve(void)\n{")
    for number, function in enumerate(functions):
        text.append('    real_functions[%d] = dlvsym(RTLD_NEXT, "%s", "%s");' % (
            number, function.name, function.node))
    text.append('    last_code = dlsym(RTLD_NEXT, "virGetLastErrorCode");\n}')
    source = os.path.join(scratch, "count.c")
    with open(source, "w") as file:
        file.write("\n".join(text) + "\n")
    binary = os.path.join(scratch, "count.so")
    compile_c(["-std=gnu11", "-O1", "-w", "-shared", "-fPIC", "-I", include, "-I",
               os.path.join(HERE, "support"), "-o", binary, source, "-ldl"])
    return binary


class Counts:
    """The file that one run counts into."""

    def __init__(self, interface, scratch):
        self.functions = interface.functions
        handle, self.path = tempfile.mkstemp(dir=scratch)
        os.write(handle, bytes(ENTRY.size * len(self.functions)))
        os.fchmod(handle, 0o666)
        os.close(handle)

    def read(self):
        """{function: {what: how often}} of the functions that were called."""
        with open(self.path, "rb") as file:
            data = file.read()
        os.remove(self.path)
        result = {}
        for number, function in enumerate(self.functions):
            values = dict(zip(FIELDS, ENTRY.unpack_from(data, number * ENTRY.size)))
            if any(values.values()):
                result[function.name] = values
        return result
