#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A guest's kernel and initramfs: Debian's kernel for clouds and a busybox shell on the console.
#
#   kernel.sh CACHE     prints the two files' names
set -eu

cache=$1/kernel
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
if [ ! -e "$cache/.complete" ]; then
    apt_in "$cache/apt"
    # The package of that name only says which kernel it is today.
    package=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/^ *Depends: \(linux-image-[^ ]*\)$/\1/p' | head -n 1)
    unpack "$cache" "$package" busybox-static
fi
root=$cache/root
kernel=$(echo "$root"/boot/vmlinuz-*)
if [ ! -e "$cache/initramfs" ]; then
    tree=$cache/tree
    rm -rf "$tree"
    mkdir -p "$tree/bin" "$tree/dev" "$tree/proc" "$tree/sys"
    cp "$root/bin/busybox" "$tree/bin/"
    for module in virtio virtio_ring virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci virtio_blk; do
        cp "$(find "$root/lib/modules" -name "$module.ko")" "$tree/"
    done
    cat >"$tree/init" <<'INIT'
#!/bin/busybox sh
export PATH=/bin
/bin/busybox mount -t proc proc /proc
/bin/busybox --install -s /bin
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in virtio virtio_ring virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci virtio_blk; do
    insmod /$module.ko
done
dd if=/dev/vda of=/dev/null bs=512 count=8 2>/dev/null
echo "A shell is there"
exec setsid cttyhack sh
INIT
    chmod 755 "$tree/init"
    (cd "$tree" && find . | "$root/bin/busybox" cpio -o -H newc 2>/dev/null | gzip -1 >"$cache/initramfs.new")
    mv "$cache/initramfs.new" "$cache/initramfs"
fi
echo "$kernel"
echo "$cache/initramfs"
