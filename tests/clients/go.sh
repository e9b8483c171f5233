#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The tests of Go's bindings, as Debian has them, built with its Go for the library.
#
#   go.sh LIBDIR PKGCONFIG_DIR CACHE     prints a line per test
set -eu

libdir=$1 pkgconfig=$2 cache=$3/go
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack "$cache" golang-1.19-go golang-1.19-src golang-github-libvirt-libvirt-go-dev
export GOROOT="$cache/root/usr/lib/go-1.19" GOPATH="$cache/root/usr/share/gocode" GOCACHE="$PWD/built" GO111MODULE=off
export GOFLAGS=-p=2 HOME="$PWD" PKG_CONFIG_LIBDIR="$pkgconfig" CGO_LDFLAGS="-L$libdir"
"$GOROOT/bin/go" test -vet=off -c -o tests github.com/libvirt/libvirt-go >&2
# What it built is large.
rm -rf built
LD_LIBRARY_PATH=$libdir LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader ./tests -test.v >full 2>&1 || echo "FAILED the whole"
sed -n -e 's/^ *--- PASS: \([^ ]*\).*/PASSED \1/p' -e 's/^ *--- FAIL: \([^ ]*\).*/FAILED \1/p' \
    -e 's/^ *--- SKIP: \([^ ]*\).*/SKIPPED \1/p' full | sort
