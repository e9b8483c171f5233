# SPDX-License-Identifier: LGPL-2.1-or-later
"""A libvirtd for programs that need one: the machine's program, with sockets, configuration, state
and a network of its own, in namespaces of its own. The machine's daemon never notices."""

import os
import shutil
import signal
import socket
import subprocess
import time

# What daemons of the machine share is covered with empty folders.
INNER = """
set -eu
for folder in /run /var/lib/libvirt /var/log/libvirt /var/cache/libvirt /etc/libvirt; do
    mkdir -p "$folder"
    mount -t tmpfs tmpfs "$folder"
done
mkdir -p /run/libvirt /run/lock /var/log/libvirt/qemu
# Files of guests stay whose they are, and nobody watches over them.
printf '%s\\n' 'user = "root"' 'group = "root"' 'dynamic_ownership = 0' 'remember_owner = 0' \\
    'security_driver = "none"' 'cgroup_controllers = []' >/etc/libvirt/qemu.conf
# Something to bind filters to, in the daemon's own network.
ip link add abi0 type veth peer name abi1 2>/dev/null || true
command -v virtlogd >/dev/null && virtlogd -d
libvirtd -f "$1/libvirtd.conf" -p "$1/pid" &
wait $!
"""


def program():
    return shutil.which("libvirtd", path="/usr/local/sbin:/usr/sbin:/sbin:/usr/bin")


def version():
    """What the machine's libvirtd says of itself, or None."""
    if not program():
        return None
    run = subprocess.run([program(), "--version"], stdout=subprocess.PIPE, check=False)
    return run.stdout.decode().split()[-1] if run.returncode == 0 else None


def why_not():
    """Why there can be no daemon, or None."""
    if not program():
        return "needs libvirtd, which is not installed"
    if os.geteuid() != 0:
        return "needs root to start a libvirtd of its own"
    return None


class Daemon:
    """A running daemon; close() ends it with all it started."""

    def __init__(self, folder):
        os.mkdir(folder)
        self.socket = os.path.join(folder, "libvirt-sock")
        with open(os.path.join(folder, "libvirtd.conf"), "w") as file:
            file.write('unix_sock_dir = "%s"\nauth_unix_rw = "none"\nauth_unix_ro = "none"\n'
                       'unix_sock_rw_perms = "0777"\n' % folder)
        self._log = os.path.join(folder, "log")
        with open(self._log, "w") as log:
            self._process = subprocess.Popen(
                ["unshare", "--mount", "--net", "--propagation", "private", "--pid", "--fork",
                 "--kill-child", "--mount-proc", "sh", "-c", INNER, "sh", folder],
                env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, start_new_session=True)
        self._wait()

    def _wait(self):
        end = time.monotonic() + 60
        while True:
            with socket.socket(socket.AF_UNIX) as probe:
                try:
                    probe.connect(self.socket)
                    return
                except OSError:
                    pass
            if self._process.poll() is not None or time.monotonic() > end:
                self.close()
                with open(self._log) as file:
                    raise RuntimeError("libvirtd does not listen:\n" + file.read())
            time.sleep(0.02)

    def close(self):
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
