#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# virt-manager's own tests, all but those of its windows, with Debian's libvirt-python.
#
#   virt_manager.sh LIBDIR UNUSED CACHE     prints a line per test
set -eu

libdir=$1 cache=$3/virt-manager
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack "$cache" python3-libvirt python3-gi gir1.2-glib-2.0 gir1.2-freedesktop libgirepository-1.0-1 python3-libxml2 \
    gir1.2-libosinfo-1.0 libosinfo-1.0-0 libsoup2.4-1 libsoup-3.0-0 libxslt1.1 libxml2 libicu72 libpsl5 \
    libnghttp2-14 libbrotli1 libglib2.0-0 libsqlite3-0 libproxy1v5 python3-requests python3-urllib3 python3-idna \
    python3-chardet python3-certifi python3-argcomplete python3-pkg-resources libmagic1 cpio xorriso libisoburn1 \
    libisofs6 libburn4 libjte2 libvirt-glib-1.0-0 gir1.2-libvirt-glib-1.0 \
    python3-pytest python3-attr python3-iniconfig python3-more-itertools python3-packaging python3-pluggy python3-py
# The release of Debian 13, which its tests' libvirt and operating systems fit.
DEBIAN_SUITE=trixie
locked source_of "$cache/13" virt-manager
locked unpack "$cache/13" osinfo-db pci.ids usb.ids
root=$cache/root
export PATH="$root/usr/bin:$root/bin:/usr/bin:/bin"
export LD_LIBRARY_PATH="$libdir:$root/usr/lib/x86_64-linux-gnu"
export GI_TYPELIB_PATH="$root/usr/lib/x86_64-linux-gnu/girepository-1.0"
export PYTHONPATH="$root/usr/lib/python3/dist-packages:$here" PYTHONDONTWRITEBYTECODE=1
export OSINFO_SYSTEM_DIR="$cache/13/root/usr/share/osinfo" HOME="$PWD"
rm -rf source
cp -r "$cache/13/source" source
cd source
export misc="$cache/13/root/usr/share/misc"
# libosinfo looks for the devices' names there and nowhere else; what is downloaded goes to the host's folder.
# shellcheck disable=SC2016 # the inner shell's
unshare --map-root-user --mount sh -c 'mount --bind "$misc" /usr/share/misc
    [ ! -d /var/lib/libvirt/boot ] || { mkdir ../boot; mount --bind ../boot /var/lib/libvirt/boot; }
    LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/../loader exec /usr/bin/python3 -m pytest -q -p no:cacheprovider -p cpu_limit -rA .' >../full 2>&1 || true
verdicts ../full | grep ' tests'
