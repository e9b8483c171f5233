#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Debian's virt-install, virt-xml and virt-clone, as they are, on hosts of the test driver.
#
#   virt_install.sh LIBDIR UNUSED CACHE     prints what they print
set -eu

libdir=$1 cache=$3/virtinst
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack_virtinst "$cache"
uuid=11111111-2222-3333-4444-555555555555
# Each is a new host in the program itself.
uri=test:///default
run() { # run PROGRAM [ARG...]
    echo "== $*" | sed "s|$PWD|DIR|g; s|$here|HERE|g"
    program=$1
    shift
    status=0
    LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader /usr/bin/python3 "$root/usr/bin/$program" --connect "$uri" "$@" >out 2>&1 || status=$?
    # Times, rates, and what nobody chose.
    sed -e "s|$PWD|DIR|g" -e "s|$here|HERE|g" -e 's/52:54:00:[0-9a-f:]*/MAC/g' -e 's/\(<uuid>\)[-0-9a-f]*/\1UUID/' out |
        tr '\r' '\n' | grep -v 'ETA\|[KMG]iB/s\|B/s\|[0-9]:[0-9][0-9]' || true
    echo "exit status $status"
}
any='--osinfo detect=off,require=off'
# shellcheck disable=SC2086 # words
install() { run virt-install --name guest --uuid $uuid --memory 64 $any "$@"; }
for options in '--import --disk none --network none' '--pxe --disk none --network default' \
    '--import --disk /default-pool/new.img,size=1 --network network=default,mac=52:54:00:00:00:01' \
    '--import --disk pool=default-pool,size=1,format=qcow2' '--import --disk vol=default-pool/nothing' \
    '--import --disk pool=nowhere,size=1' '--import --disk pool=default-pool,size=100000' '--pxe --network network=nowhere --disk none' \
    '--pxe --network bridge=br0 --disk none --transient' '--pxe --disk none --autostart' \
    '--pxe --disk none --destroy-on-exit --wait 0' '--cdrom /nowhere.iso --disk none' '--pxe --disk none --hvm --arch i686' \
    '--pxe --disk none --arch x86_64' '--pxe --disk none --virt-type kvm' '--pxe --disk none --paravirt'; do
    # shellcheck disable=SC2086 # words
    install $options --noautoconsole
done
for options in '--graphics vnc,port=5999,password=secret' '--graphics spice --video qxl --sound ich9' '--vcpus 2,maxvcpus=4,sockets=2 --cpu host-passthrough' \
    '--boot network,hd,menu=on --features acpi=off --clock offset=localtime' '--disk /default-pool/a.img,size=1,bus=scsi,cache=none --controller scsi,model=virtio-scsi' \
    '--network user,model=e1000 --rng /dev/urandom --watchdog i6300esb,action=reset --panic default' '--serial tcp,host=127.0.0.1:4444,mode=bind,protocol=telnet --channel unix,mode=bind,path=/tmp/x,target.type=virtio,target.name=org' \
    '--memballoon model=virtio --tpm emulator --vsock auto_cid=yes --memorybacking hugepages=on' '--filesystem /source,target --hostdev 0x04b3:0x4485 --numatune 0,mode=strict' \
    '--metadata title=title,description=text --events on_poweroff=preserve --resource /virtualmachines --security type=none' '--iothreads 2 --cputune vcpupin0.vcpu=0,vcpupin0.cpuset=0 --blkiotune weight=200 --memtune hard_limit=100000'; do
    # shellcheck disable=SC2086 # words
    install --import --print-xml --dry-run --disk none $options
done
for options in '--edit --memory 128' '--edit --vcpus 3' '--edit --metadata title=title' '--edit --cpu host-model' '--edit all --disk cache=none' \
    '--add-device --disk /default-pool/new.img,size=1' '--add-device --network default' '--add-device --graphics vnc' '--remove-device --disk 1' \
    '--remove-device --network all' '--edit --boot hd,network' '--edit --xml ./memory=1000' '--edit --bad 1' '--edit 5 --disk readonly=on'; do
    # shellcheck disable=SC2086 # words
    run virt-xml test $options --print-diff --define
done
run virt-xml test --add-device --disk /dev/null,target.dev=vdz --update
run virt-xml test --edit --memory 64 --start
run virt-xml nobody --edit --memory 64
run virt-xml --build-xml --disk /a.img,bus=virtio
run virt-clone --original test --auto-clone
run virt-clone --original test --name copy --print-xml --auto-clone
uri=test://$here/host.xml
run virt-xml database --edit --memory 128 --print-diff --define
run virt-xml database --remove-device --disk target.dev=vdb --print-diff --define
run virt-xml paused --add-device --disk /default-pool/new.img,size=1 --define
run virt-xml off --edit --memory 128 --start
run virt-clone --original database --auto-clone
run virt-clone --original off --name copy
run virt-clone --original off --name copy --uuid $uuid --print-xml
run virt-clone --original off --name database
run virt-clone --original off --name copy --auto-clone
run virt-clone --original off --name copy --auto-clone --uuid $uuid --print-xml
run virt-clone --original nobody --auto-clone
