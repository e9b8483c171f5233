#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The libvirt driver of OpenStack's nova, as Debian packs it, on a host of the test driver.
#
#   nova.sh LIBDIR UNUSED CACHE     prints a section per step
set -eu

libdir=$1 cache=$3/nova
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack_whole "$cache" python3-nova python3-libvirt
usr=$cache/root/usr
export LD_LIBRARY_PATH="$libdir:$usr/lib/x86_64-linux-gnu"
# Its cryptography wants the OpenSSL of the same release.
export PYTHONPATH="$usr/lib/python3/dist-packages" PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore HOME="$PWD"
cp "$here/nova.py" everyday.py
LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader /usr/bin/python3 everyday.py "test://$here/host.xml" 2>err || {
    echo "exit status $?"
    cat err
}
