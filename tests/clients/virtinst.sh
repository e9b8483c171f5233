#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Debian's virt-install, virt-xml and virt-clone, as they are, with a daemon's QEMU driver.
#
#   virtinst.sh LIBDIR CACHE URI     prints what they print
set -eu

libdir=$1 cache=$2/virtinst uri=$3
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack_virtinst "$cache"
export LD_DEBUG=files LD_DEBUG_OUTPUT="$PWD/loader"
uuid=11111111-2222-3333-4444-555555555555
run() { # run PROGRAM [ARG...]
    echo "== $*" | sed "s|$PWD|DIR|g; s|$uri|URI|g"
    program=$1
    shift
    status=0
    /usr/bin/python3 "$root/usr/bin/$program" --connect "$uri" "$@" >out 2>&1 || status=$?
    # Times and sizes of files differ from run to run, and names of temporary ones.
    sed -e "s|$PWD|DIR|g" -e "s|$uri|URI|g" -e 's/[0-9][0-9]*:[0-9][0-9]\(:[0-9][0-9]\)*/TIME/g' out | tr '\r' '\n' | grep -v 'ETA\|MB/s\|TIME' || true
    echo "exit status $status"
}
show() { # the domain as the daemon has it
    /usr/bin/python3 - "$uri" "$1" <<'SHOW'
import re, sys
import libvirt
domain = libvirt.open(sys.argv[1]).lookupByName(sys.argv[2])
print(re.sub(r"/dev/pts/\d+|domain-\d+-|id='\d+'|[0-9a-f]{8}-[0-9a-f-]{27}|52:54:00:[0-9a-f:]{8}", "X", domain.XMLDesc(0)).replace(sys.argv[1], "URI"))
SHOW
}
for disk in one two; do qemu-img create -q -f qcow2 "$disk.qcow2" 1M; done
run virt-install --name guest --uuid $uuid --memory 32 --vcpus 1 --virt-type qemu --arch x86_64 --machine pc \
    --osinfo detect=off,require=off --import --disk path="$PWD/one.qcow2" --network none --graphics none \
    --noautoconsole
show guest | sed "s|$PWD|DIR|g"
run virt-install --name printed --memory 64 --virt-type qemu --osinfo detect=off,require=off --disk none --network none --pxe \
    --graphics vnc --print-xml --dry-run --uuid $uuid
run virt-install --name guest --memory 32 --osinfo detect=off,require=off --import --disk none
run virt-install --name bad --memory 32 --virt-type qemu --osinfo detect=off,require=off --import --disk /nonexistent/x
run virt-xml guest --edit --memory 48 --print-diff --define
run virt-xml guest --edit --memory 48,maxmemory=48
run virt-xml guest --add-device --disk path="$PWD/two.qcow2",target.bus=usb --update
run virt-xml guest --remove-device --disk target.dev=sda --update
run virt-xml guest --edit --metadata title=title
run virt-xml --build-xml --input tablet
run virt-xml nobody --edit --memory 48
run virt-clone --original guest --name clone --file "$PWD/clone.qcow2"
/usr/bin/python3 -c 'import libvirt, sys; libvirt.open(sys.argv[1]).lookupByName("guest").destroy()' "$uri"
run virt-clone --original guest --name clone --file "$PWD/clone.qcow2" --uuid 11111111-2222-3333-4444-555555555556
show clone | sed "s|$PWD|DIR|g"
run virt-xml clone --edit --cpu host-model --vcpus 2
run virt-clone --original nobody --auto-clone
for domain in guest clone; do
    /usr/bin/python3 -c 'import libvirt, sys; libvirt.open(sys.argv[1]).lookupByName(sys.argv[2]).undefine()' "$uri" $domain
done
