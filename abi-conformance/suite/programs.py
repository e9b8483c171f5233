# SPDX-License-Identifier: LGPL-2.1-or-later
"""The behaviour programs: what they ask for, how they are compiled and run."""

import os
import re
import shutil
import signal
import subprocess
import tempfile

from suite.build import compile_c
from suite.daemon import Daemon

# Written by tests/c/generate.py: each line is a call of its own, and each call one check.
SWEEPS = {
    "null_object": "without an object",
    "wrong_object": "with an object of another kind",
    "read_only": "on a connection that may only read",
    "unknown_flags": "with unknown flags",
    "null_arguments": "with arguments left out",
    "pending_error": "with an error pending",
}

DIRECTIVES = {"libs", "cflags", "args", "env", "stdin", "stderr", "user", "timeout",
              "reference-dies", "reference-lacks", "not-under", "through", "needs"}


class Program:
    """One C file and the words at its head."""

    def __init__(self, path, source_root):
        self.path = path
        self.name = os.path.splitext(os.path.basename(path))[0]
        with open(path) as file:
            text = file.read()
        said = {}
        for line in text.splitlines():
            if line.startswith(("int", "static")):
                break  # the head ends where the code begins
            found = re.match(r"/\* ([a-z-]+): (.*?) *\*/\s*$", line)
            if found and found.group(1) in DIRECTIVES:
                said[found.group(1)] = found.group(2).replace("@SOURCE@", source_root)
        self.libs = said.get("libs", "").split()
        self.cflags = said.get("cflags", "").split()
        self.args = said.get("args", "").split()
        self.env = dict(word.split("=", 1) for word in said.get("env", "").split())
        self.stdin = said.get("stdin", "").replace("\\n", "\n").encode()
        self.compare_stderr = said.get("stderr") == "compare"
        self.user = int(said["user"]) if "user" in said else None
        self.timeout = int(said.get("timeout", 60))
        self.dies = said["reference-dies"].split("|") if "reference-dies" in said else []
        self.lacks = said.get("reference-lacks")
        self.through = said.get("through")
        self.needs = said.get("needs", "").split()

    @property
    def sweep(self):
        """Which kind of sweep it is, or None."""
        return next((kind for kind in SWEEPS if self.name.startswith(kind + "_")), None)

    def compile(self, sources, include, stand_ins, binary):
        compile_c(["-std=gnu11", "-O1", "-g", "-w", "-pthread"] + self.cflags +
                  ["-I", include, "-I", sources, "-o", binary, self.path,
                   os.path.join(sources, "support", "loaded.c"), "-L", stand_ins] +
                  ["-l" + lib for lib in self.libs] + ["-lvirt", "-ldl"])


class Outcome:
    """What a run did."""

    def __init__(self, transcript, end, loaded, stderr):
        self.transcript, self.end, self.loaded, self.stderr = transcript, end, loaded, stderr


class Target:
    """A library that programs are run on.

    wrap and root are for one that needs another C library than this machine's: a command that runs
    programs inside its root, and that root.
    """

    def __init__(self, libdir, wrap=None, root=None):
        self.libdir = os.path.realpath(libdir)
        self.wrap, self.root = wrap, root

    def proof(self, loaded):
        """What is wrong with the files that the loader took, if anything."""
        seen = set()
        for path in loaded:
            real = os.path.realpath((self.root or "") + path)
            soname = re.sub(r"\.so.*", ".so.0", os.path.basename(path))
            wanted = os.path.realpath(os.path.join(self.libdir, soname))
            if real != wanted:
                return "the loader took %s, not %s" % (real, wanted)
            seen.add(soname)
        return None if "libvirt.so.0" in seen else "the loader took no libvirt.so.0"


class Setting:
    """Circumstances that must not show in a transcript."""

    def __init__(self, name, prefix=(), user=None, parent=None):
        self.name, self.prefix, self.user, self.parent = name, list(prefix), user, parent


PLAIN = Setting("plain")


def run(program, binary, target, setting=PLAIN, preload=None, environment=None):
    """Runs a compiled program in a folder of its own, with nothing of the user's environment."""
    folder = os.path.realpath(tempfile.mkdtemp(prefix="abi-", dir=setting.parent))
    try:
        return run_in(folder, program, binary, target, setting, preload, environment)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_in(folder, program, binary, target, setting, preload, environment):
    """Beside a daemon of its own, if the program wants one."""
    if program.through != "daemon":
        return run_alone(folder, program, binary, target, setting, preload, environment, program.args)
    daemon = Daemon(os.path.join(folder, "daemon"))
    try:
        args = [arg.replace("@DAEMON@", os.path.dirname(daemon.socket)) for arg in program.args]
        return run_alone(folder, program, binary, target, setting, preload, environment, args)
    finally:
        daemon.close()


def run_alone(folder, program, binary, target, setting, preload, environment, args):
    user = program.user if program.user is not None else setting.user
    if os.geteuid() != 0:
        user = None
    parts = {"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache",
             "XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "runtime", "TMPDIR": "tmp"}
    record = os.path.join(folder, "loaded")
    with open(record, "w"):
        pass
    env = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
           "LC_ALL": "C", "TZ": "UTC", "LIBVIRT_TEST_LOADED": record}
    for name, part in parts.items():
        env[name] = os.path.join(folder, part)
        os.mkdir(env[name])
    os.chmod(folder, 0o755)
    for place in [record] + [env[name] for name in parts]:
        if user is not None:
            os.chown(place, user, user)
    if preload:
        # Inside the folder, so that a root of its own sees it, too.
        shutil.copy(preload, os.path.join(folder, "preload.so"))
        env["LD_PRELOAD"] = os.path.join(folder, "preload.so")
    env.update(program.env)
    env.update(environment or {})
    command = list(setting.prefix)
    if target.wrap:
        command += target.wrap
        if user is not None:
            env["LIBVIRT_TEST_USER"] = str(user)
    else:
        env["LD_LIBRARY_PATH"] = target.libdir
    options = {}
    if user is not None and not target.wrap and not setting.prefix:
        options = {"user": user, "group": user, "extra_groups": []}
    elif user is not None and not target.wrap:
        command += ["setpriv", "--reuid", str(user), "--regid", str(user), "--clear-groups"]
    process = subprocess.Popen(command + [binary] + args, cwd=folder, env=env,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, start_new_session=True, **options)
    hangs = False
    try:
        out, err = process.communicate(program.stdin, timeout=program.timeout)
    except subprocess.TimeoutExpired:
        hangs = True
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
    if hangs:
        end = "timed out"
    elif process.returncode < 0:
        end = "killed by " + signal.Signals(-process.returncode).name
    elif target.wrap and process.returncode > 128:
        # A shell in between tells of signals in this way.
        end = "killed by " + signal.Signals(process.returncode - 128).name
    else:
        end = "exit status %d" % process.returncode
    text = out.decode("utf-8", "replace")
    stderr = err.decode("utf-8", "replace")
    if text and not text.endswith("\n"):
        text += "\\ no newline\n"
    if program.compare_stderr:
        text += "".join("[stderr] %s\n" % line for line in stderr.splitlines())
    text = text.replace(folder, "@FOLDER@") + "[%s]\n" % end
    with open(record) as file:
        loaded = sorted(set(file.read().split("\n")) - {""})
    return Outcome(text, end, loaded, stderr)


def units(program, transcript):
    """A transcript in parts, each a check of its own: {title: lines}, in order.

    A sweep's part is one call; that of another program is what stands between two headings.
    """
    parts = {}

    def part(title):
        times, name = 2, title
        while name in parts:
            name = "%s (%d)" % (title, times)
            times += 1
        return parts.setdefault(name, [])

    current = None
    for line in transcript.split("\n")[:-1]:
        if program.sweep:
            # Left is what closing the connection gives.
            found = re.match(r"((?:vir[A-Za-z0-9]+|left)(?: [^:|]*)?): ", line)
            if found:
                current = part(found.group(1))
        elif line.startswith("-- "):
            current = part(line[3:])
        if re.match(r"\[(exit|killed|timed)", line):
            current = part("its end")
        if current is None:
            current = part("start")
        current.append(line)
    return parts


def function_of(program, unit):
    """The function that a part of a sweep is about."""
    return unit.split(" ")[0] if program.sweep and unit.startswith("vir") else None


def programs(folders, source_root):
    found = [os.path.join(folder, name) for folder in folders for name in os.listdir(folder)
             if name.endswith(".c")]
    return [Program(path, source_root) for path in sorted(found, key=os.path.basename)]
