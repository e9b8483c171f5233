# SPDX-License-Identifier: LGPL-2.1-or-later
"""virt-top on a terminal, and what it draws there as its user presses keys.

    virt_top.py URI     prints each screen without colours, places and the time of day
"""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios

LIMIT = 60  # seconds, for a screen that does not come
CLEAR = b"\x1b[2J"
STEPS = [
    ("", "domains, .*NAME"),
    ("1", "PHYCPU"),
    ("2", "DOMAIN.*INTERFACE|INTERFACE"),
    ("3", "DEVICE"),
    ("0", "TIME +NAME"),
    ("B", "RDBY.*TIME +NAME"),
    ("M", "TIME +NAME"),
    ("N", "TIME +NAME"),
    ("h", "Press any key"),
    (" ", "TIME +NAME"),
]


def plain(screen):
    text = re.sub(r"\x1b\[(\d+);?\d*H|\x1b\[(\d+)d|[\r\n]+", "\n", screen.decode("utf-8", "replace"))
    text = re.sub(r"\x1b\[[?0-9;]*[A-Za-z]|\x1b[()][A-Z0-9]|\x0f", "", text)
    text = re.sub(r"\d\d:\d\d:\d\d", "TIME", re.sub(r" libvirt \S+|Hostname: \S+", "", text))
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())


def more(terminal):
    if not select.select([terminal], [], [], LIMIT)[0]:
        sys.exit(f"nothing drawn in {LIMIT} seconds")
    return os.read(terminal, 65536)


def next_screen(terminal, drawn):
    """The first screen that is begun from here on and is whole; what was drawn after it."""
    while drawn.count(CLEAR) < 2:
        drawn += more(terminal)
    _, screen, rest = drawn.split(CLEAR, 2)
    return screen, CLEAR + rest


def main():
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm"
        os.execvp("virt-top", ["virt-top", "--no-init-file", "-c", sys.argv[1], "-d", "0.5"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    drawn = b""
    for key, expected in STEPS:
        print(f"== {key!r}")
        if key:
            os.write(terminal, key.encode())
        for _ in range(20):
            if key == "h":
                # The help is drawn once.
                while b"Press any key" not in drawn:
                    drawn += more(terminal)
                screen, drawn = drawn.rpartition(CLEAR)[2], b""
            else:
                screen, drawn = next_screen(terminal, drawn)
            if re.search(expected, plain(screen), re.S):
                break
        else:
            sys.exit(f"no screen with {expected!r} after {key!r}:\n{plain(screen)}")
        print(plain(screen).replace(sys.argv[1], "URI"))
    os.write(terminal, b"q")
    while True:
        try:
            if not os.read(terminal, 65536):
                break
        except OSError:
            break
    print("exit status", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


main()
