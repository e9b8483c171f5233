#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Sys::Virt as Debian built it, with the tests of its source.
#
#   sys_virt.sh LIBDIR UNUSED CACHE     prints a line per test
#
# SYS_VIRT_SOURCE names the unpacked source of 9.0.0 where Debian's archive lacks it.
set -eu

libdir=$1 cache=$3/sys-virt
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack "$cache" libsys-virt-perl libxml-xpath-perl libxml-parser-perl libtest-pod-perl libtest-pod-coverage-perl \
    libpod-coverage-perl libdevel-symdump-perl
source=${SYS_VIRT_SOURCE-}
if [ -z "$source" ]; then
    locked source_of "$cache" libsys-virt-perl || {
        echo "sys_virt.sh: no source of Sys::Virt in the archive; set SYS_VIRT_SOURCE" >&2
        exit 1
    }
    source=$cache/source
fi
export LD_LIBRARY_PATH="$libdir" HOME="$PWD"
export PERL5LIB="$cache/root/usr/lib/x86_64-linux-gnu/perl5/5.36:$cache/root/usr/share/perl5"
run=$PWD
cd "$source"
for test in t/*.t; do
    LD_DEBUG=files LD_DEBUG_OUTPUT=$run/loader /usr/bin/perl "$test" >"$run/out" 2>"$run/err" || echo "FAILED $test ends badly"
    sed -n -e "s|^ok \([0-9]*\).*# skip.*|SKIPPED $test \1|ip;t" -e "s|^ok \([0-9]*\).*|PASSED $test \1|p" \
        -e "s|^not ok \([0-9]*\).*|FAILED $test \1|p" -e "s|^1\.\.0 .*|SKIPPED $test|p" "$run/out"
done | sort
