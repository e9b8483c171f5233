#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# virtualbmc, which lets IPMI tools switch a domain, and Debian's ipmitool.
#
#   virtualbmc.sh LIBDIR UNUSED CACHE URI     prints what both say; URI's driver has a domain `test`
set -eu

libdir=$1 cache=$3/virtualbmc uri=$4
version=3.3.0
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
get_virtualbmc() {
    [ -e "$1/virtualbmc" ] || python3 -m pip -q install --no-deps --target "$1" "virtualbmc==$version" >&2
}
locked unpack_whole "$cache" ipmitool python3-pyghmi python3-cliff python3-zmq python3-cryptography python3-libvirt
locked get_virtualbmc "$cache/modules"
usr=$cache/root/usr
export PYTHONPATH="$cache/modules:$usr/lib/python3/dist-packages" PYTHONDONTWRITEBYTECODE=1 HOME="$PWD"
export VIRTUALBMC_CONFIG="$PWD/conf" LD_DEBUG=files LD_DEBUG_OUTPUT="$PWD/loader"
port() { # one that nobody uses
    python3 -c 'import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM if sys.argv[1] == "udp" else socket.SOCK_STREAM)
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])' "$1"
}
bmc=$(port udp)
cat >conf <<CONF
[default]
config_dir=$PWD/bmc
pid_file=$PWD/pid
server_port=$(port tcp)
[log]
logfile=$PWD/log
CONF
# virtualbmc opens a connection for each thing it does; a domain's state lives as long as one is open.
mkdir bmc
mkfifo hold
LD_LIBRARY_PATH="$libdir:$usr/lib/x86_64-linux-gnu" /usr/bin/python3 -c '
import libvirt, sys
connection = libvirt.open(sys.argv[1])
open("held", "w").close()
sys.stdin.read()' "$uri" <hold &
held=$!
exec 8>hold
LD_LIBRARY_PATH="$libdir:$usr/lib/x86_64-linux-gnu" /usr/bin/python3 -c '
from virtualbmc.cmd.vbmcd import main
main(["--foreground"])' >vbmcd.out 2>&1 &
vbmcd=$!
trap 'kill $vbmcd || true; exec 8>&-; wait $held' EXIT
vbmc() {
    LD_LIBRARY_PATH="$libdir:$usr/lib/x86_64-linux-gnu" /usr/bin/python3 -c '
import sys
from virtualbmc.cmd.vbmc import main
sys.exit(main(sys.argv[1:]))' "$@"
}
until_it_goes() { # until_it_goes COMMAND [ARG...]
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ $tries = 30 ] || ! kill -0 $vbmcd; then exit 1; fi
        sleep 0.5
    done
}
ipmi() {
    LD_LIBRARY_PATH="$usr/lib/x86_64-linux-gnu" "$usr/bin/ipmitool" -I lanplus -H 127.0.0.1 -p "$bmc" -U admin -P password "$@"
}
run() { # run PROGRAM [ARG...]
    echo "== $*" | sed "s|$uri|URI|g; s|$bmc|PORT|g"
    status=0
    "$@" >out 2>&1 || status=$?
    sed "/^IANA PEN registry/d; s|$uri|URI|g; s|$bmc|PORT|g; s|$PWD|DIR|g; s/  *|/ |/g; s/--*/-/g" out
    echo "exit status $status"
}
state() { # of the domain, as libvirt tells
    LD_LIBRARY_PATH="$libdir:$usr/lib/x86_64-linux-gnu" /usr/bin/python3 -c '
import libvirt, re, sys
domain = libvirt.open(sys.argv[1]).lookupByName("test")
print("domain:", domain.state(), re.findall("<boot.*?/>", domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE)))' "$uri"
}
until_it_goes vbmc list
until_it_goes test -e held
run vbmc add test --port "$bmc" --address 127.0.0.1 --username admin --password password --libvirt-uri "$uri"
run vbmc add test --port "$bmc" --libvirt-uri "$uri"
run vbmc add nobody --port "$bmc" --libvirt-uri "$uri"
run vbmc list
run vbmc start test
until_it_goes ipmi power status
run vbmc list
run vbmc show test
for command in 'power status' 'power off' 'power status' 'power off' 'power on' 'power status' 'power on' \
    'chassis bootparam get 5' 'chassis bootdev pxe' 'chassis bootparam get 5' 'chassis bootdev cdrom' 'power reset' \
    'power cycle' 'power diag' 'power soft' 'power status' 'power reset' 'chassis bootdev disk' 'power on' 'mc info' 'chassis status'; do
    # shellcheck disable=SC2086 # words
    run ipmi $command
    state
done
run vbmc stop test
run vbmc delete test
run vbmc list
