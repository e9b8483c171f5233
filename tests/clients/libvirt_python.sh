#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# libvirt-python's own tests, with the module built from its source for the library, or as Debian
# built it.
#
#   libvirt_python.sh LIBDIR PKGCONFIG_DIR CACHE VERSION [prebuilt]     prints a line per test
set -eu

libdir=$1 pkgconfig=$2 version=$4 prebuilt=${5-}
cache=$3/libvirt-python-$version
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
export PKG_CONFIG_LIBDIR="$pkgconfig"
# Debian builds for its own Python.
python=python3
[ -z "$prebuilt" ] || python=/usr/bin/python3
get_tests() {
    [ ! -e "$cache/source/.complete" ] || return 0
    rm -rf "$cache/source" "$cache/download"
    mkdir -p "$cache/source"
    python3 -m pip -q download --no-binary libvirt-python --no-deps -d "$cache/download" "libvirt-python==$version" >&2
    tar -x --strip-components=1 -C "$cache/source" -f "$cache"/download/libvirt*.tar.gz
    # pip of the Python that uses them: lxml is compiled for it.
    "$python" -m pip -q install --target "$cache/tools" pytest lxml >&2
    touch "$cache/source/.complete"
}
locked get_tests "$cache"
[ -z "$prebuilt" ] || locked unpack "$cache" python3-libvirt
modules=$PWD/modules
rm -rf modules
if [ -n "$prebuilt" ]; then
    modules=$cache/root/usr/lib/python3/dist-packages
else
    # pip would keep what it once built, against whatever was installed then.
    python3 -m pip -q install --no-cache-dir --no-deps --no-binary libvirt-python --target modules \
        "libvirt-python==$version" >&2
fi
cp -r "$cache/source/tests" tests
cd tests
LD_LIBRARY_PATH=$libdir PYTHONPATH=$modules:$cache/tools PYTHONDONTWRITEBYTECODE=1 \
    LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/../loader "$python" -m pytest -q -p no:cacheprovider -rA . >../full 2>&1 || true
verdicts ../full
