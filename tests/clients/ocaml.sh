#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# ocaml-libvirt as Debian built it; its source has no tests.
#
#   ocaml.sh LIBDIR UNUSED CACHE     prints a line per step
set -eu

libdir=$1 cache=$3/ocaml
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack "$cache" ocaml ocaml-base libvirt-ocaml libvirt-ocaml-dev
export OCAMLLIB="$cache/root/usr/lib/ocaml"
cp "$here/everyday.ml" .
"$cache/root/usr/bin/ocamlopt.opt" -I "$OCAMLLIB/libvirt" -ccopt "-L$libdir -Wl,--allow-shlib-undefined" -o everyday \
    unix.cmxa mllibvirt.cmxa everyday.ml >&2
LD_LIBRARY_PATH=$libdir LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader ./everyday 2>err
