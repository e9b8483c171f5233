#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# libvirt-php as Debian built it; its source has no tests that run without a hypervisor.
#
#   php.sh LIBDIR UNUSED CACHE     prints a line per step
set -eu

libdir=$1 cache=$3/php
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack_whole "$cache" php8.2-libvirt-php php8.2-cli
usr=$cache/root/usr
export LD_LIBRARY_PATH="$libdir:$usr/lib/x86_64-linux-gnu"
LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader "$usr/bin/php8.2" -n -d "extension=$(echo "$usr"/lib/php/*/libvirt-php.so)" \
    "$here/everyday.php" 2>err
