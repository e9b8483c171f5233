#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The tests of libvirt-glib's source, compiled against the libraries that Debian built of it.
#
#   libvirt_glib.sh LIBDIR UNUSED CACHE     prints a line per test
#
# LIBVIRT_GLIB_SOURCE names the unpacked source of 4.0.0 where Debian's archive lacks it.
set -eu

libdir=$1 cache=$3/libvirt-glib
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack "$cache" libvirt-glib-1.0-dev libvirt-glib-1.0-0 libglib2.0-dev libglib2.0-0 libxml2-dev libvirt-dev
source=${LIBVIRT_GLIB_SOURCE-}
if [ -z "$source" ]; then
    locked source_of "$cache" libvirt-glib || {
        echo "libvirt_glib.sh: no source of libvirt-glib in the archive; set LIBVIRT_GLIB_SOURCE" >&2
        exit 1
    }
    source=$cache/source
fi
usr=$cache/root/usr multiarch=lib/x86_64-linux-gnu
: >config.h
build() { # build FILE: the program of its name
    cc -w -o "$(basename "$1" .c)" -DG_DISABLE_DEPRECATED -I. -I"$usr/include/libvirt-glib-1.0" -I"$usr/include/libvirt-gconfig-1.0" \
        -I"$usr/include/glib-2.0" -I"$usr/$multiarch/glib-2.0/include" -I"$usr/include/libxml2" -I"$usr/include" \
        "$source/$1" -L"$libdir" -L"$usr/$multiarch" -Wl,--allow-shlib-undefined -lvirt-glib-1.0 -lvirt-gconfig-1.0 \
        -lgobject-2.0 -lglib-2.0 -lvirt
}
build tests/test-events.c
build tests/test-gconfig.c
build libvirt-gconfig/tests/test-domain-create.c
build libvirt-gconfig/tests/test-domain-parse.c
build libvirt-gconfig/tests/test-capabilities-parse.c
export LD_LIBRARY_PATH="$libdir:$usr/$multiarch" G_TEST_SRCDIR="$source/tests" G_TEST_BUILDDIR="$PWD"
export LD_DEBUG=files LD_DEBUG_OUTPUT="$PWD/loader"
for program in test-events test-gconfig; do
    "./$program" --tap >report 2>>err || echo "FAILED $program ends badly"
    sed -n -e 's/^ok [0-9]* \([^ ]*\) # SKIP.*/SKIPPED \1/p;t' -e 's/^ok [0-9]* \([^ ]*\).*/PASSED \1/p' \
        -e 's/^not ok [0-9]* \([^ ]*\).*/FAILED \1/p' report
done
show() { # show PROGRAM [FILE]: these have no verdict, but print what they find
    program=$1
    shift
    status=0
    "./$program" "$@" >report 2>>err || status=$?
    echo "PASSED $program $(echo "$*" | sed "s|$source/||") ends with $status, printing $(sha256sum <report | cut -d" " -f1)"
}
show test-domain-create
for file in domain domain-invalid; do
    show test-domain-parse "$source/libvirt-gconfig/tests/test-$file.xml"
done
show test-capabilities-parse "$source/libvirt-gconfig/tests/test-capabilities-parse.xml"
