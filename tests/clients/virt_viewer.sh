#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# virt-viewer on a screen of its own, as Debian built both, with a host of the test driver.
#
#   virt_viewer.sh LIBDIR UNUSED CACHE     prints what it does, and the windows that it opens
set -eu

libdir=$1 cache=$3/virt-viewer
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
if [ $# -lt 4 ]; then
    locked unpack_whole "$cache" virt-viewer xvfb xdotool libglib2.0-bin fonts-dejavu-core
    # The X server and GTK look for their parts below /usr only.
    exec unshare --map-root-user --mount "$0" "$@" inside
fi
mount -t overlay overlay -o "lowerdir=$cache/root/usr:/usr" /usr
lib=/usr/lib/x86_64-linux-gnu
export HOME="$PWD" GSETTINGS_BACKEND=memory GSETTINGS_SCHEMA_DIR="$PWD/schemas" GDK_PIXBUF_MODULE_FILE="$PWD/loaders"
mkdir schemas
$lib/glib-2.0/glib-compile-schemas --targetdir=schemas /usr/share/glib-2.0/schemas 2>>err
$lib/gdk-pixbuf-2.0/gdk-pixbuf-query-loaders >loaders 2>>err
Xvfb -displayfd 3 -screen 0 800x600x24 -nolisten tcp 3>display >>err 2>&1 &
screen=$!
trap 'kill $screen' EXIT
until [ -s display ]; do
    kill -0 $screen
    sleep 0.1
done
DISPLAY=:$(cat display)
export DISPLAY
# What it is asked to say has numbers of processes, times and addresses. It calls a guest by what it was
# asked for until it has heard the name, and tells of settings if that is late.
said() {
    sed -n 's/^(virt-viewer:[0-9]*): \([^:]*\): [0-9:.]*: /\1: /p' out |
        sed "s/0x[0-9a-f]*/ADDRESS/g; s|$here|HERE|g; s/Guest [a-z0-9]* is running/Guest is running/; /No guest-specific fullscreen config/d"
}
until_it() { # until_it COMMAND [ARG...]: has some words to say, or a window to show
    tries=0
    until "$@" >/dev/null; do
        tries=$((tries + 1))
        [ $tries -lt 100 ] || {
            echo "not seen: $*"
            return 0
        }
        sleep 0.2
    done
}
# look WORDS TITLE [ARG...]: until it has said these words and shows such a window; a message (-) has no title
look() {
    words=$1 title=$2
    shift 2
    echo "== $*"
    LD_LIBRARY_PATH=$libdir LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader \
        virt-viewer --verbose --debug --connect "test://$here/host.xml" "$@" >out 2>&1 &
    viewer=$!
    until_it grep -q "$words" out
    [ "$title" = - ] || until_it xdotool search --onlyvisible --name "$title"
    kill $viewer 2>>err || true
    status=0
    wait $viewer || status=$?
    said
    echo "exit status $status"
}
echo '== version'
LD_LIBRARY_PATH=$libdir LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader virt-viewer --version
look Disconnected - database
look reconnect_poll 'Virt Viewer' 'off'
look Disconnected - --domain-name database --full-screen
look Disconnected - --reconnect --id 1
look 'notebook show' 'Choose a virtual machine'
look 'Cannot find guest' 'Choose a virtual machine' nobody
look reconnect_poll 'Virt Viewer' --wait nobody
look Disconnected - --uuid 11111111-2222-3333-4444-555555555501
