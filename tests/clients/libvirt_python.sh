#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# libvirt-python's own tests, with the module built from its source for the library.
#
#   libvirt_python.sh LIBDIR PKGCONFIG_DIR CACHE     prints a line per test
set -eu

libdir=$1 pkgconfig=$2 cache=$3/libvirt-python
version=12.8.0
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
if [ ! -e "$cache/source/.complete" ]; then
    rm -rf "$cache/source" "$cache/download"
    mkdir -p "$cache/source"
    python3 -m pip -q download --no-binary libvirt-python --no-deps -d "$cache/download" "libvirt-python==$version" >&2
    tar -x --strip-components=1 -C "$cache/source" -f "$cache"/download/libvirt*.tar.gz
    python3 -m pip -q install --target "$cache/tools" pytest lxml >&2
    touch "$cache/source/.complete"
fi
flock -u 9
# pip would keep what it once built, against whatever was installed then.
rm -rf modules
PKG_CONFIG_LIBDIR=$pkgconfig python3 -m pip -q install --no-cache-dir --no-deps --no-binary libvirt-python \
    --target modules "libvirt-python==$version" >&2
cp -r "$cache/source/tests" tests
cd tests
LD_LIBRARY_PATH=$libdir PKG_CONFIG_LIBDIR=$pkgconfig PYTHONPATH=$PWD/../modules:$cache/tools \
    LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/../loader python3 -m pytest -q -p no:cacheprovider -rA . >../full 2>&1 || true
sed -n -e 's/^\(PASSED\|FAILED\|ERROR\) \([^ ]*\).*/\1 \2/p' -e 's/^SKIPPED \[.*\] \([^:]*\).*/SKIPPED \1/p' ../full | sort
