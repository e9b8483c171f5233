#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# libvirt-dbus as Debian built it, with the tests of its source.
#
#   libvirt_dbus.sh LIBDIR UNUSED CACHE     prints a line per test
set -eu

libdir=$1 cache=$3/libvirt-dbus
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack "$cache" libvirt-dbus libvirt-glib-1.0-0 python3-dbus python3-gi gir1.2-glib-2.0 libgirepository-1.0-1 \
    python3-pytest python3-attr python3-iniconfig python3-more-itertools python3-packaging python3-pluggy python3-py
locked source_of "$cache" libvirt-dbus
root=$cache/root
export PATH="$root/usr/sbin:/usr/bin:/bin"
export LD_LIBRARY_PATH="$libdir:$root/usr/lib/x86_64-linux-gnu"
export VIRT_DBUS_INTERFACES_DIR="$root/usr/share/dbus-1/interfaces"
export GI_TYPELIB_PATH="$root/usr/lib/x86_64-linux-gnu/girepository-1.0"
export PYTHONPATH="$root/usr/lib/python3/dist-packages" PYTHONDONTWRITEBYTECODE=1
export TEST_INSTALLED=1 HOME="$PWD" XDG_RUNTIME_DIR="$PWD"
cp -r "$cache/source/tests" tests
cd tests
LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/../loader /usr/bin/python3 -m pytest -q -p no:cacheprovider -rA . >../full 2>&1 || true
verdicts ../full
