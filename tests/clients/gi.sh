#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# libvirt-glib as Debian built it, through GObject introspection; GLib's main loop carries the events.
#
#   gi.sh LIBDIR UNUSED CACHE     prints a line per step
set -eu

libdir=$1 cache=$3/gi
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack "$cache" gir1.2-libvirt-glib-1.0 libvirt-glib-1.0-0 gir1.2-freedesktop gir1.2-glib-2.0 libgirepository-1.0-1 python3-gi \
    libglib2.0-0
usr=$cache/root/usr
export LD_LIBRARY_PATH="$libdir:$usr/lib/x86_64-linux-gnu"
export GI_TYPELIB_PATH="$usr/lib/x86_64-linux-gnu/girepository-1.0"
export PYTHONPATH="$usr/lib/python3/dist-packages" PYTHONDONTWRITEBYTECODE=1
LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader /usr/bin/python3 "$here/everyday_gi.py" 2>err
