#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# ruby-libvirt as Debian built it; its source has no tests that need no daemon.
#
#   ruby.sh LIBDIR UNUSED CACHE     prints a line per step
set -eu

libdir=$1 cache=$3/ruby
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack_whole "$cache" ruby-libvirt ruby
usr=$cache/root/usr multiarch=lib/x86_64-linux-gnu
export LD_LIBRARY_PATH="$libdir:$usr/$multiarch"
LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader "$usr/bin/ruby3.1" --disable-gems -I "$usr/lib/ruby/3.1.0" \
    -I "$usr/$multiarch/ruby/3.1.0" -I "$usr/$multiarch/ruby/vendor_ruby/3.1.0" -I "$usr/lib/ruby/vendor_ruby" \
    "$here/everyday.rb" 2>err
